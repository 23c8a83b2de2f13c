use greenroom_protocol::session::{
    ChangeType, InitializationFailure, InitializationStage, Initializing, Restriction,
};
use greenroom_protocol::settings::{Permission, PlayState};
use greenroom_protocol::time::Timestamp;

use super::*;
use crate::json::Json;
use crate::testing::{ALICE, BOB, CAROL, Story, connection};

const ID: &str = "00000000-0000-4000-8000-00000000000a";

fn subscription(kinds: &[ChangeType]) -> Subscription {
    Subscription {
        id: Guid::new(ID).expect("a GUID"),
        change_types: kinds.to_vec(),
    }
}

/// Alice and Bob, and nobody is tapped.
fn two() -> Session {
    let mut story = Story::hosted_by(ALICE);
    story.join(BOB);
    story.session
}

fn watch(session: &mut Session, index: u32, kinds: &[ChangeType]) {
    let member = session.members.get_mut(&index).expect("there");
    member.subscriptions = vec![subscription(kinds)];
}

/// The next state of a session.
fn changed(before: &Session, change: impl FnOnce(&mut Session)) -> Session {
    let mut after = before.clone();
    after.change_number += 1;
    change(&mut after);
    after
}

fn bob(session: &mut Session) -> &mut Member {
    session.members.get_mut(&1).expect("there")
}

fn told(before: &Session, after: &Session) -> Vec<ConnectionId> {
    let taps = taps(Some(before), Some(after));
    let to = taps.into_iter().flat_map(|taps| taps.to);
    to.map(|(connection, _)| connection).collect()
}

type Change = fn(&mut Session);

#[test]
fn each_change_is_of_its_kind_and_of_no_other() {
    use ChangeType::{
        CustomProperty, Host, Initialization, Joinability, MatchmakingStatus,
        MembersCustomProperty, MembersList, MembersStatus,
    };
    let json = || {
        let raw = serde_json::value::to_raw_value(&1).expect("plain JSON");
        Json::new("k", &raw).expect("a number")
    };
    let mut before = two();
    before.settings = None;
    before.system.max_members_count = 3;
    let reserved = changed(&before, |session| {
        let place = Member::reserved(crate::testing::account(CAROL), Timestamp(9));
        session.members.insert(2, place);
    });
    let table: &[(&str, &[ChangeType], Change)] = &[
        ("nothing that has a kind", &[], |s| s.shared.turn = vec![1]),
        ("host", &[Host], |s| s.shared.host = Some("token".into())),
        ("stage", &[Initialization], |s| {
            s.initializing = Some(Initializing {
                stage: InitializationStage::Joining,
                stage_start_time: Timestamp(1),
                episode: 1,
            });
        }),
        ("failure", &[Initialization], |s| {
            bob(s).initialization_failure = Some(InitializationFailure::Latency);
        }),
        ("episode", &[Initialization], |s| {
            bob(s).initialization_episode = Some(1);
        }),
        ("candidates", &[Initialization], |s| {
            s.host_candidates = vec!["token".into()];
        }),
        ("resubmit", &[MatchmakingStatus], |s| {
            s.shared.matchmaking_resubmit = Some(true);
        }),
        ("matchmaking", &[MatchmakingStatus], |s| {
            let name = ServerInstance::new("Matchmaking").expect("valid");
            s.servers.insert(name, Server::default());
        }),
        ("another server", &[], |s| {
            let name = ServerInstance::new("one").expect("valid");
            s.servers.insert(name, Server::default());
        }),
        ("inactive", &[MembersStatus], |s| bob(s).active = false),
        ("gone", &[MembersStatus], |s| {
            s.members.remove(&1);
        }),
        ("closed", &[Joinability], |s| s.shared.closed = true),
        ("locked", &[Joinability], |s| s.shared.locked = true),
        ("restricted", &[Joinability], |s| {
            s.shared.join_restriction = Some(Restriction::Followed);
        }),
        ("hidden", &[Joinability], |s| {
            s.shared.read_restriction = Some(Restriction::Followed);
        }),
    ];
    for (name, kinds, change) in table {
        let after = changed(&before, *change);
        let kinds = kinds.iter().copied().chain([ChangeType::Everything]);
        let expected: Changes = kinds.collect();
        assert_eq!(between(Some(&before), Some(&after)), expected, "{name}");
    }

    let custom = changed(&before, |session| {
        session.properties.insert("k".into(), json());
    });
    let members = changed(&before, |session| {
        bob(session).properties.insert("k".into(), json());
    });
    let came = changed(&reserved, |session| {
        session.members.get_mut(&2).expect("there").reserved = false;
    });
    // The third fills the house.
    let filled: &[ChangeType] = &[MembersList, Joinability];
    for (before, after, kinds) in [
        (&before, &custom, &[CustomProperty][..]),
        (&before, &members, &[MembersCustomProperty]),
        (&before, &reserved, filled),
        (&reserved, &came, &[MembersList, MembersStatus]),
    ] {
        let all = kinds.iter().copied().chain([ChangeType::Everything]);
        let expected: Changes = all.collect();
        assert_eq!(between(Some(before), Some(after)), expected, "{kinds:?}");
    }
}

#[test]
fn what_decides_who_joins_an_eos_session_is_its_joinability() {
    let before = two();
    let table: [Change; 3] = [
        |session| settings(session).permission = Permission::InviteOnly,
        |session| settings(session).join_in_progress ^= true,
        |session| settings(session).state = PlayState::InProgress,
    ];
    for change in table {
        let after = changed(&before, change);
        assert!(between(Some(&before), Some(&after)).has(ChangeType::Joinability));
    }
}

fn settings(session: &mut Session) -> &mut crate::session::Settings {
    session.settings.as_mut().expect("an EOS session")
}

#[test]
fn beginning_end_and_a_new_life_are_changes_of_every_kind() {
    let before = two();
    let anew = changed(&before, |session| session.branch = "another".into());
    assert_eq!(between(None, Some(&before)), Changes::all());
    assert_eq!(between(Some(&before), None), Changes::all());
    assert_eq!(between(Some(&before), Some(&anew)), Changes::all());
    assert_eq!(between(None, None), Changes::default());
    assert_eq!(between(Some(&before), Some(&before)), Changes::default());
}

#[test]
fn whoever_asked_for_what_changed_is_told_and_nobody_else() {
    let mut before = two();
    assert_eq!(taps(Some(&before), None), None, "nobody asked");
    watch(&mut before, 0, &[ChangeType::Everything]);
    watch(&mut before, 1, &[ChangeType::Host, ChangeType::MembersList]);
    let closed = changed(&before, |session| session.shared.closed = true);
    assert_eq!(told(&before, &closed), [connection(ALICE)]);
    let hosted = changed(&before, |session| session.shared.host = Some("t".into()));
    assert_eq!(told(&before, &hosted), [connection(ALICE), connection(BOB)]);
    let taps = taps(Some(&before), Some(&hosted)).expect("told");
    assert_eq!(taps.resource, "dep~eos~room");
    assert_eq!(taps.branch, before.branch);
    assert_eq!(taps.change_number, before.change_number + 1);
    assert_eq!(taps.to[0].1.as_str(), ID);
}

#[test]
fn one_tap_for_each_subscription() {
    let mut before = two();
    watch(&mut before, 0, &[ChangeType::Host]);
    let again = subscription(&[ChangeType::Host, ChangeType::Everything]);
    before
        .members
        .get_mut(&0)
        .expect("there")
        .subscriptions
        .push(again);
    let hosted = changed(&before, |session| session.shared.host = Some("t".into()));
    assert_eq!(told(&before, &hosted).len(), 2);
    let closed = changed(&before, |session| session.shared.closed = true);
    assert_eq!(told(&before, &closed).len(), 1);
}

#[test]
fn who_is_removed_or_made_inactive_is_told_once_more() {
    let mut before = two();
    watch(&mut before, 1, &[ChangeType::MembersStatus]);
    let removed = changed(&before, |session| {
        session.members.remove(&1);
    });
    assert_eq!(told(&before, &removed), [connection(BOB)]);
    let dismissed = changed(&before, |session| bob(session).deactivate(Timestamp(9)));
    assert_eq!(told(&before, &dismissed), [connection(BOB)]);
    let silent = changed(&dismissed, |session| session.shared.closed = true);
    assert_eq!(told(&dismissed, &silent), []);
    let ended = taps(Some(&before), None).expect("told");
    assert_eq!(ended.change_number, before.change_number + 1);
}

#[test]
fn who_does_not_want_to_hear_any_more_does_not() {
    let mut before = two();
    watch(&mut before, 1, &[ChangeType::Everything]);
    let cancelled = changed(&before, |session| bob(session).subscriptions.clear());
    assert_eq!(told(&before, &cancelled), []);
}

#[test]
fn a_connection_that_was_exchanged_is_told_on_the_new_one() {
    let mut before = two();
    watch(&mut before, 1, &[ChangeType::Everything]);
    let back = changed(&before, |session| {
        bob(session).connection = Some(connection(77))
    });
    assert_eq!(told(&before, &back), [connection(77)]);
}

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::handle::{Include, Openness, SearchAttributes as Given};
use greenroom_protocol::push::InviteEnd;
use greenroom_protocol::session::{
    Capability, Migration, OwnershipPolicies, Restriction, Visibility,
};
use greenroom_protocol::settings::{Permission, PlayState};

use super::*;
use crate::access::effective_access;
use crate::people::Circle;
use crate::testing::{ALICE, BOB, CAROL, Story, account, caller, server, session_ref};

mod shown;

const NOW: Timestamp = Timestamp(5_000);

fn guid(number: u64) -> Guid {
    Guid::new(&format!("00000000-0000-4000-8000-{number:012x}")).expect("a GUID")
}

/// A session of the contract with Alice, who owns it, and Bob.
fn contract() -> Session {
    let mut story = Story::hosted_by(ALICE);
    story.join(BOB);
    story.session.settings = None;
    story.session
}

fn making<'a>(caller: &'a Caller, session: &'a Session, id: &'a Guid) -> Making<'a> {
    Making {
        caller,
        session,
        id,
        now: NOW,
    }
}

fn activity(session: &Session, who: u64) -> Result<Handle, Refusal> {
    making(&caller(who), session, &guid(1)).activity()
}

fn invite(session: &Session, who: u64, whom: u64) -> Result<Handle, Refusal> {
    let attributes = InviteAttributes::default();
    making(&caller(who), session, &guid(1)).invite(account(whom), attributes)
}

fn code(refused: Result<Handle, Refusal>) -> ErrorCode {
    refused.expect_err("refused").code
}

#[test]
fn an_activity_is_of_an_active_member_as_long_as_it_is_that() {
    let mut session = contract();
    assert_eq!(code(activity(&session, CAROL)), ErrorCode::Forbidden);
    let handle = activity(&session, BOB).expect("active");
    assert_eq!(handle.slot(), Slot::Activity(account(BOB)));
    assert!(handle.is_good(&session, NOW));

    let was = session.clone();
    let member = session.member_mut(account(BOB)).expect("Bob");
    member.deactivate(NOW);
    assert!(!handle.is_good(&session, NOW));
    assert_eq!(code(activity(&session, BOB)), ErrorCode::Forbidden);
    session.member_mut(account(BOB)).expect("Bob").active = true;
    assert!(!handle.is_good(&session, NOW), "it came back");

    let mut another = was.clone();
    another.branch = "another".into();
    assert!(!handle.is_good(&another, NOW));
    let mut left = was;
    left.members.remove(&1);
    assert!(!handle.is_good(&left, NOW));
    let by_server = making(&server("one"), &session, &guid(1)).activity();
    assert_eq!(code(by_server), ErrorCode::Forbidden);
}

#[test]
fn a_reservation_makes_no_handle() {
    let mut session = contract();
    let reserved = Member::reserved(account(CAROL), NOW);
    session.members.insert(2, reserved);
    assert_eq!(code(activity(&session, CAROL)), ErrorCode::Forbidden);
    assert_eq!(code(invite(&session, CAROL, BOB)), ErrorCode::Forbidden);
    let from = making(&caller(CAROL), &session, &guid(1)).transfer(Some(&session));
    assert_eq!(code(from), ErrorCode::Forbidden);
}

#[test]
fn owners_invite_and_others_where_they_may() {
    let mut session = contract();
    let handle = invite(&session, ALICE, CAROL).expect("an owner");
    assert!(handle.is_for(&caller(CAROL)) && handle.is_for(&caller(ALICE)));
    assert!(!handle.is_for(&caller(BOB)) && !handle.is_for(&server("one")));
    assert!(handle.is_deleted_by(&caller(CAROL)) && !handle.is_deleted_by(&caller(BOB)));
    let end = NOW.plus(limits::INVITE_LIFETIME_MS);
    assert!(handle.is_good(&session, Timestamp(end.0 - 1)) && !handle.is_good(&session, end));
    assert_eq!(code(invite(&session, ALICE, ALICE)), ErrorCode::BadRequest);

    assert_eq!(code(invite(&session, BOB, CAROL)), ErrorCode::Forbidden);
    session.system.ownership_policies = Some(OwnershipPolicies {
        migration: Migration::EndSession,
        allow_non_owner_invite_handles: true,
        non_owner_modifiable_system_properties: Vec::new(),
    });
    invite(&session, BOB, CAROL).expect("the session says so");
    session.system.ownership_policies = None;
    session.system.capabilities.0.remove(&Capability::HasOwners);
    invite(&session, BOB, CAROL).expect("nobody owns it");
    assert_eq!(code(invite(&session, CAROL, BOB)), ErrorCode::Forbidden);
}

#[test]
fn into_an_eos_session_its_maker_and_its_registered_players_invite() {
    let mut story = Story::hosted_by(ALICE);
    story.join(BOB);
    story.settings_mut().invites_allowed = true;
    invite(&story.session, ALICE, CAROL).expect("its maker");
    for sender in [BOB, CAROL] {
        assert_eq!(
            code(invite(&story.session, sender, 9)),
            ErrorCode::Forbidden
        );
    }
    story.register(CAROL);
    invite(&story.session, CAROL, 9).expect("registered");
    story.settings_mut().invites_allowed = false;
    for sender in [ALICE, CAROL] {
        let refused = invite(&story.session, sender, 9);
        assert_eq!(code(refused), ErrorCode::InvitesNotAllowed);
    }
}

#[test]
fn an_invite_is_accepted_once_its_player_has_come() {
    let mut story = Story::hosted_by(ALICE);
    let at = story.session.session_ref.clone();
    let sent = invite(&story.session, ALICE, CAROL).expect("its maker");
    assert!(sent.is_open());
    let mut index = HandleIndex::default();
    assert_eq!(index.note(sent.clone()), None);
    story.join(BOB);
    assert!(index.follow(&at, Some(&story.session), NOW).is_empty());
    story.join(CAROL);
    let ended = index.follow(&at, Some(&story.session), NOW);
    let told: Vec<_> = ended.iter().map(|(it, how)| (&it.id, *how)).collect();
    assert_eq!(told, [(&sent.id, InviteEnd::Accepted)]);
    assert!(index.invites_for(sent.scid(), account(CAROL)).is_empty());
    let accepted = index.take_accepted();
    assert_eq!(accepted.len(), 1);
    assert!(!accepted[0].is_open() && accepted[0].leads(&caller(CAROL), None));

    // What is read before the answer is written does not take it back.
    index.note(sent.clone());
    story.leave(CAROL);
    assert!(index.follow(&at, Some(&story.session), NOW).is_empty());
    assert!(index.invites_for(sent.scid(), account(CAROL)).is_empty());
    assert!(index.follow(&at, None, NOW).is_empty(), "told already");
    assert_eq!(index.take_void().len(), 1);

    let inside = invite(&story.session, ALICE, BOB).expect("its maker");
    assert!(!inside.is_open(), "nobody needs to be asked");
    index.note(invite(&story.session, ALICE, CAROL).expect("anew"));
    let ended = index.follow(&at, None, NOW);
    assert_eq!(ended[0].1, InviteEnd::Void);
}

#[test]
fn an_invite_repeats_one_by_the_same_to_the_same() {
    let session = contract();
    let sent = invite(&session, ALICE, CAROL).expect("an owner");
    let again = Handle {
        id: guid(9),
        create_time: NOW.plus(1),
        ..sent.clone()
    };
    assert!(again.repeats(&sent));
    let other = invite(&session, ALICE, 9).expect("an owner");
    let anew = Handle {
        branch: "another".into(),
        ..sent.clone()
    };
    let by_bob = Handle {
        creator: account(BOB),
        ..sent.clone()
    };
    for other in [other, anew, by_bob] {
        assert!(!other.repeats(&sent), "{other:?}");
    }
    let activity = activity(&session, ALICE).expect("active");
    assert!(!activity.repeats(&activity));
}

#[test]
fn a_transfer_is_made_by_members_of_its_origin() {
    let mut target = contract();
    let carol = Member::reserved(account(CAROL), NOW);
    let carol = Member {
        reserved: false,
        owner: true,
        ..carol
    };
    target.members.insert(2, carol);
    let mut origin = Story::hosted_as(CAROL, "lobby", crate::testing::hosting()).session;
    origin.settings = None;
    let from = |who, origin| making(&caller(who), &target, &guid(1)).transfer(origin);
    let handle = from(CAROL, Some(&origin)).expect("in the origin");
    let expected = Aim::Transfer {
        origin: session_ref("lobby"),
        origin_branch: origin.branch.clone(),
    };
    assert_eq!(handle.aim, expected);
    assert_eq!(code(from(ALICE, Some(&origin))), ErrorCode::Forbidden);
    assert_eq!(code(from(CAROL, None)), ErrorCode::Forbidden);
}

#[test]
fn a_handle_leads_those_whom_it_is_for() {
    let session = contract();
    let leads =
        |handle: &Handle, origin| [ALICE, BOB, CAROL].map(|who| handle.leads(&caller(who), origin));
    let activity = activity(&session, BOB).expect("active");
    assert_eq!(leads(&activity, None), [true, true, true]);
    let invite = invite(&session, ALICE, CAROL).expect("an owner");
    assert_eq!(leads(&invite, None), [false, false, true]);

    let transfer = making(&caller(ALICE), &session, &guid(1)).transfer(Some(&session));
    let transfer = transfer.expect("in both");
    assert_eq!(transfer.origin(), Some(&session.session_ref));
    assert_eq!(leads(&transfer, Some(&session)), [true, true, false]);
    assert_eq!(leads(&transfer, None), [false; 3], "it is over");
    let anew = Session {
        branch: "another".into(),
        ..session.clone()
    };
    assert_eq!(leads(&transfer, Some(&anew)), [false; 3]);
}

#[test]
fn nobody_makes_a_transfer_into_what_it_could_not_invite_to() {
    let target = contract();
    let from = |who| {
        let mut origin = Story::hosted_as(who, "lobby", crate::testing::hosting()).session;
        origin.settings = None;
        making(&caller(who), &target, &guid(1)).transfer(Some(&origin))
    };
    from(ALICE).expect("owns the target");
    assert_eq!(code(from(BOB)), ErrorCode::Forbidden, "no owner");
    assert_eq!(code(from(CAROL)), ErrorCode::Forbidden, "an outsider");
}

#[test]
fn a_search_handle_keeps_its_id_and_counts_as_a_change() {
    let session = Session {
        search_handle: None,
        ..contract()
    };
    let alice = caller(ALICE);
    let attributes = SearchAttributes {
        tags: vec!["fun".into()],
        ..SearchAttributes::default()
    };
    let first = posted(&session, &alice, &guid(1), &attributes, NOW).expect("an owner");
    assert_eq!(first.change_number, session.change_number + 1);
    let again = posted(&first, &alice, &guid(2), &attributes, NOW).expect("again");
    assert_eq!(again, first, "it comes to rest");
    let other = SearchAttributes::default();
    let next = posted(&first, &alice, &guid(2), &other, NOW).expect("replaced");
    let held = next.search_handle.clone().expect("there");
    assert_eq!((held.id, held.attributes), (guid(1).to_string(), other));

    let kept = unposted(&next, &alice, &guid(2)).expect("another id");
    assert_eq!(kept, next);
    let gone = unposted(&next, &alice, &guid(1)).expect("an owner");
    assert_eq!(gone.search_handle, None);
    assert_eq!(gone.change_number, next.change_number + 1);
}

#[test]
fn search_handles_are_for_those_who_run_a_searchable_session() {
    let mut session = contract();
    let check = |session: &Session, caller: &Caller| {
        check_searchable_by(session, caller).map_err(|refusal| refusal.code)
    };
    assert_eq!(check(&session, &caller(ALICE)), Ok(()));
    assert_eq!(check(&session, &server("one")), Ok(()));
    assert_eq!(check(&session, &caller(BOB)), Err(ErrorCode::Forbidden));
    assert_eq!(check(&session, &caller(CAROL)), Err(ErrorCode::Forbidden));
    let capabilities = &mut session.system.capabilities.0;
    capabilities.remove(&Capability::HasOwners);
    assert_eq!(check(&session, &caller(BOB)), Ok(()));
    let capabilities = &mut session.system.capabilities.0;
    capabilities.insert(Capability::UserAuthorizationStyle);
    assert_eq!(check(&session, &caller(BOB)), Err(ErrorCode::BadRequest));
    session.system.capabilities.0.clear();
    assert_eq!(check(&session, &caller(BOB)), Err(ErrorCode::BadRequest));
    let eos = Story::hosted_by(ALICE).session;
    assert_eq!(check(&eos, &caller(ALICE)), Err(ErrorCode::Conflict));
}

#[test]
fn a_body_has_the_fields_of_its_kind() {
    let read = |text: &str| {
        let text = format!(r#"{{"sessionRef":{{"scid":"d","templateName":"t"}},{text}}}"#);
        Wish::read(&serde_json::from_str(&text).expect("a body"))
    };
    assert_eq!(read(r#""type":"activity""#), Ok(Wish::Activity));
    for (body, field) in [
        (r#""type":"activity","invitedXuid":"7""#, "invitedXuid"),
        (
            r#""type":"search","inviteAttributes":{}"#,
            "inviteAttributes",
        ),
        (
            r#""type":"invite","invitedXuid":"7","searchAttributes":{}"#,
            "searchAttributes",
        ),
        (
            r#""type":"activity","originSessionRef":{"scid":"d","templateName":"t","name":"n"}"#,
            "originSessionRef",
        ),
        (r#""type":"invite""#, "invitedXuid"),
        (r#""type":"transfer""#, "originSessionRef"),
        (
            r#""type":"search","searchAttributes":{"tags":["a b"]}"#,
            "searchAttributes.tags",
        ),
    ] {
        let refused = read(body).expect_err(body);
        assert_eq!(refused.code, ErrorCode::BadRequest);
        assert!(refused.message.contains(field), "{body}: {refused}");
    }
}

#[test]
fn a_document_shows_what_was_asked_for() {
    let mut session = contract();
    session.shared.closed = true;
    session.shared.join_restriction = Some(Restriction::Local);
    let handle = activity(&session, BOB).expect("active");
    let bare = serde_json::to_value(document(&handle, &session, Include::default())).expect("JSON");
    assert_eq!(bare["type"], "activity");
    assert_eq!(bare["ownerXuid"], BOB.to_string());
    for key in ["relatedInfo", "customProperties", "roleInfo", "senderXuid"] {
        assert_eq!(bare.get(key), None, "{key}");
    }
    let full = serde_json::to_value(document(&handle, &session, Include::ALL)).expect("JSON");
    assert_eq!(full["customProperties"], serde_json::json!({}));
    let expected = serde_json::json!({
        "visibility": "open", "joinRestriction": "local", "closed": true,
        "maxMembersCount": 1001, "membersCount": 2, "postedTime": NOW,
    });
    assert_eq!(full["relatedInfo"], expected);
    session.search_handle.as_mut().expect("there").id = guid(3).to_string();
    let search = search_document(&session, Include::ALL).expect("searchable");
    let owners = search.related_info.and_then(|info| info.session_owners);
    assert_eq!(owners, Some(vec![account(ALICE)]));
    assert_eq!(search.search_attributes, Some(Given::default()));
}

#[test]
fn an_eos_session_is_told_by_its_settings() {
    let mut story = Story::hosted_by(ALICE);
    story.register(ALICE);
    story.settings_mut().state = PlayState::InProgress;
    story.settings_mut().join_in_progress = false;
    let handle = activity(&story.session, ALICE).expect("active");
    let info = document(&handle, &story.session, Include::ALL).related_info;
    let info = info.expect("asked for");
    assert_eq!((info.max_members_count, info.members_count), (4, 1));
    assert!(info.closed);
    let shown = |story: &Story, who| {
        let caller = caller(who);
        let access = effective_access(&story.session, &caller, &Circle::default(), Via::Activity);
        shows_activity(&story.session, &caller, &access)
    };
    for (permission, openness_of_it) in [
        (Permission::PublicAdvertised, Openness::Open),
        (Permission::JoinViaPresence, Openness::Visible),
        (Permission::InviteOnly, Openness::Private),
    ] {
        story.settings_mut().permission = permission;
        assert_eq!(openness(&story.session), openness_of_it);
        assert_eq!(shown(&story, BOB), openness_of_it != Openness::Private);
        assert!(shown(&story, ALICE));
    }
    story.session.system.visibility = Visibility::Private;
    assert!(!shown(&story, BOB) && shown(&story, ALICE));
}

#[test]
fn a_handle_reads_back_from_its_bytes() {
    let session = contract();
    let origin = making(&caller(ALICE), &session, &guid(1)).transfer(Some(&session));
    for handle in [
        activity(&session, ALICE),
        invite(&session, ALICE, BOB),
        origin,
    ] {
        let handle = handle.expect("made");
        let again = Handle::from_bytes(&handle.to_bytes()).expect("own bytes");
        assert_eq!(again, handle);
    }
}

#[test]
fn the_index_knows_a_handle_by_all_its_sides_and_forgets_it_whole() {
    let session = contract();
    let at = &session.session_ref;
    let mut index = HandleIndex::default();
    let invite = invite(&session, ALICE, CAROL).expect("made");
    index.note(invite.clone());
    let mut first = activity(&session, ALICE).expect("made");
    first.id = guid(2);
    let second = Handle {
        id: guid(3),
        ..first.clone()
    };
    index.note(first);
    index.note(second.clone());
    let scid = invite.scid();
    assert_eq!(index.by_id(scid, &guid(2)), None, "replaced");
    let ids = |handles: Vec<std::sync::Arc<Handle>>| -> Vec<Guid> {
        handles.iter().map(|handle| handle.id.clone()).collect()
    };
    let own = index.in_slot(scid, Slot::Activity(account(ALICE)));
    assert_eq!(own.as_deref(), Some(&second));
    assert_eq!(ids(index.of_session(at)), [guid(3), guid(1)]);
    assert_eq!(ids(index.invites_for(scid, account(CAROL))), [guid(1)]);
    assert_eq!(index.made_by(scid, account(ALICE)), 1);
    let elsewhere = Deployment::new("elsewhere").expect("valid");
    assert_eq!(index.by_id(&elsewhere, &guid(1)), None);
    let end = invite.expires_at().expect("it ends");
    assert!(index.expired(Timestamp(end.0 - 1)).is_empty());
    assert_eq!(ids(index.expired(end)), [guid(1)]);

    index.follow(at, Some(&session), NOW);
    assert!(index.take_void().is_empty(), "both are good");
    let mut inactive = session.clone();
    let member = inactive.member_mut(account(ALICE)).expect("Alice");
    member.active = false;
    index.follow(at, Some(&inactive), NOW);
    index.follow(at, Some(&session), NOW);
    assert_eq!(index.by_id(scid, &guid(3)), None, "void for good");
    assert_eq!(ids(index.take_void()), [guid(3)]);
    index.note(second.clone());

    index.suspect(&session_ref("unknown"));
    assert!(index.take_suspects().is_empty());
    index.suspect(at);
    assert_eq!(index.take_suspects(), [at.clone()].into());
    for handle in [&invite, &second] {
        index.forget(scid, &handle.slot());
        assert_eq!(index.by_id(scid, &handle.id), None);
    }
    assert!(index.of_session(at).is_empty() && index.expired(end).is_empty());
    assert!(index.invites_for(scid, account(CAROL)).is_empty());
    assert_eq!(index.made_by(scid, account(ALICE)), 0);
    index.suspect_all();
    assert!(index.take_suspects().is_empty());
}

//! Each of the checks barks: states as lives have them pass, and do not once
//! they are damaged.

use std::sync::{Arc, OnceLock};

use greenroom_directory::access::{Via, effective_access, is_findable};
use greenroom_directory::caller::{Caller, Principal};
use greenroom_directory::people::Circle;
use greenroom_directory::policy::Policy;
use greenroom_directory::session::{Member, RoleType, Session, State};
use greenroom_directory::{liveness, view};
use greenroom_protocol::ids::{Deployment, Revision};
use greenroom_protocol::session::{Capability, Restriction, SessionDocument, Visibility};
use greenroom_protocol::settings::Permission;
use greenroom_protocol::time::Timestamp;

use super::taps::Pending;
use super::{changes, documents, index, state};
use crate::simulation::ledger::Commit;
use crate::simulation::life::Life;
use crate::testing::SILENCE;

const LIVES: u64 = 6;
const STEPS: u32 = 150;

/// Every change of some lives.
fn commits() -> &'static [Commit] {
    static COMMITS: OnceLock<Vec<Commit>> = OnceLock::new();
    COMMITS.get_or_init(|| (1..=LIVES).flat_map(live).collect())
}

fn live(seed: u64) -> Vec<Commit> {
    let mut life = Life::new(seed);
    for step in 0..STEPS {
        life.step(step).expect("every promise holds");
    }
    life.world.ledger.since(0)
}

/// What makes a session one that cannot be, or `None` where it cannot make it.
type Damage<T> = (&'static str, fn(&mut T) -> Option<()>);

fn first(session: &mut Session) -> Option<&mut Member> {
    session.members.values_mut().next()
}

fn role_type(session: &mut Session) -> Option<&mut RoleType> {
    session.role_types.values_mut().next()
}

const STATES: &[Damage<Session>] = &[
    ("more members than places", |it| {
        it.system.max_members_count = u32::try_from(it.members.len()).ok()?.checked_sub(1)?;
        Some(())
    }),
    ("somebody twice", |it| {
        let twice = it.members.values().next()?.clone();
        it.members.insert(it.next_index, twice);
        Some(())
    }),
    ("more players than slots", |it| {
        let settings = it.settings.as_mut()?;
        settings.max_players = u32::try_from(settings.registered.len())
            .ok()?
            .checked_sub(1)?;
        Some(())
    }),
    ("a player twice", |it| {
        let settings = it.settings.as_mut()?;
        settings.max_players = 1_000;
        settings
            .registered
            .push(settings.registered.first()?.clone());
        Some(())
    }),
    ("active and ready", |it| {
        let member = first(it).filter(|member| member.active)?;
        member.ready = true;
        Some(())
    }),
    ("active without a connection", |it| {
        let required = it.can(Capability::ConnectionRequiredForActiveMembers);
        let member = first(it).filter(|member| required && member.active)?;
        member.connection = None;
        Some(())
    }),
    ("watching before it came", |it| {
        let member = first(it).filter(|member| !member.subscriptions.is_empty())?;
        (member.reserved, member.active, member.owner) = (true, false, false);
        Some(())
    }),
    ("nobody who keeps it", |it| {
        it.settings.as_ref()?;
        it.servers.clear();
        it.members.clear();
        Some(())
    }),
    ("empty since a time at which it is not", |it| {
        first(it)?;
        it.emptied_at = it.settings.is_none().then_some(Timestamp(1));
        it.emptied_at.map(drop)
    }),
    ("owned without owners", |it| {
        let owned = it.has_owners();
        first(it).filter(|_| !owned)?.owner = true;
        Some(())
    }),
    ("owned by a place", |it| {
        let member =
            first(it).filter(|member| member.owner && member.state() == State::Inactive)?;
        member.reserved = true;
        Some(())
    }),
    ("too many of a role", |it| {
        let (kind, role) = it
            .members
            .values()
            .find_map(|member| member.roles.iter().next())?;
        let (kind, role) = (kind.clone(), role.clone());
        it.role_types.get_mut(&kind)?.roles.get_mut(&role)?.max = Some(0);
        Some(())
    }),
    ("a role that is not there", |it| {
        first(it).filter(|member| !member.roles.is_empty())?;
        role_type(it)?;
        it.role_types.clear();
        Some(())
    }),
    ("a turn of nobody", |it| {
        it.shared.turn.push(it.next_index);
        Some(())
    }),
    ("a host who is nobody", |it| {
        it.shared.host = Some("nobodys".into());
        Some(())
    }),
    ("a host beside candidates", |it| {
        let token = first(it)?.network.device_token.clone()?;
        it.shared.host = Some(token.clone());
        it.host_candidates = vec![token];
        Some(())
    }),
    ("locked and open", |it| {
        (it.shared.closed, it.shared.locked) = (false, true);
        Some(())
    }),
    ("read by fewer than may join", |it| {
        it.shared.join_restriction = Some(Restriction::None);
        it.shared.read_restriction = Some(Restriction::Local);
        Some(())
    }),
    ("private and known by keywords", |it| {
        it.system.visibility = Visibility::Private;
        it.shared.keywords.push("red".into());
        Some(())
    }),
    ("an episode that is not", |it| {
        it.initializing.as_mut()?.episode += 1;
        Some(())
    }),
    ("initialized for no reason", |it| {
        let never = it.system.member_initialization.is_none();
        first(it).filter(|_| never)?.initialization_episode = Some(1);
        Some(())
    }),
];

#[test]
fn no_state_that_cannot_be_passes() {
    let commits = commits();
    let states: Vec<_> = commits
        .iter()
        .filter_map(|it| it.after.as_deref())
        .collect();
    for (what, damage) in STATES {
        let damaged = |session: &&Session| {
            let mut session = (*session).clone();
            damage(&mut session).map(|()| session)
        };
        let damaged: Vec<Session> = states.iter().filter_map(damaged).collect();
        assert!(!damaged.is_empty(), "no life had what it takes: {what}");
        let passed = damaged.iter().find(|session| state::check(session).is_ok());
        assert!(passed.is_none(), "{what}: {passed:?}");
    }
}

const CHANGES: &[Damage<(Session, Session)>] = &[
    ("a number left out", |(_, after)| {
        after.change_number += 1;
        Some(())
    }),
    ("other constants", |(_, after)| {
        after.system.max_members_count += 1;
        Some(())
    }),
    ("an index that falls", |(_, after)| {
        after.next_index = after.next_index.checked_sub(1)?;
        Some(())
    }),
    ("an index of two", |(before, after)| {
        let last = after.members.keys().next_back().copied()?;
        let (index, member) = before.members.iter_mut().next()?;
        let other = after.members.get(&last).filter(|_| last != *index)?;
        member.account = other.account;
        after.members.contains_key(index).then_some(())
    }),
    ("no owner any more", |(before, after)| {
        before.owners().next()?;
        after.servers.clear();
        after
            .members
            .values_mut()
            .for_each(|member| member.owner = false);
        Some(())
    }),
    ("somebody through a closed door", |(before, after)| {
        let contract = before.settings.is_none();
        let mut new = after
            .members
            .iter()
            .filter(|(at, _)| !before.members.contains_key(at));
        new.find(|(_, member)| contract && !member.reserved)?;
        (before.shared.closed, before.shared.locked) = (true, false);
        Some(())
    }),
    ("reserved again", |(before, after)| {
        let (index, _) = before.members.iter().find(|(_, member)| !member.reserved)?;
        after.members.get_mut(index)?.reserved = true;
        Some(())
    }),
];

#[test]
fn no_change_that_cannot_be_passes() {
    let within = |commit: &&Commit| {
        let both = commit.before.as_ref().zip(commit.after.as_ref());
        both.is_some_and(|(before, after)| before.branch == after.branch)
    };
    for (what, damage) in CHANGES {
        let mut applied = 0;
        for commit in commits().iter().filter(within) {
            let both = commit
                .before
                .as_deref()
                .cloned()
                .zip(commit.after.as_deref().cloned());
            let mut both = both.expect("within a life");
            if damage(&mut both).is_none() {
                continue;
            }
            applied += 1;
            let commit = Commit {
                before: Some(Arc::new(both.0)),
                after: Some(Arc::new(both.1)),
                ..commit.clone()
            };
            assert!(changes::check(&commit).is_err(), "{what}");
        }
        assert!(applied > 0, "no life had what it takes: {what}");
    }
}

const DOCUMENTS: &[Damage<SessionDocument>] = &[
    ("a list that begins later", |it| {
        it.members_info.first += 1;
        Some(())
    }),
    ("a list that skips somebody", |it| {
        let skips = it.members.len() > 1;
        let first = it.members_info.first.to_string();
        let member = it.members.get_mut(&first).filter(|_| skips)?;
        member.next = it.members_info.next;
        Some(())
    }),
    ("a wrong count", |it| {
        it.members_info.accepted += 1;
        Some(())
    }),
    ("a turn of nobody", |it| {
        it.properties.system.turn = Some(vec![it.members_info.next]);
        Some(())
    }),
    ("a foreign connection", |it| {
        let mut members = it.members.iter_mut();
        let own = members.find(|(_, it)| it.properties.system.connection.is_some())?;
        let connection = own.1.properties.system.connection.clone();
        let own = own.0.clone();
        let (_, other) = it.members.iter_mut().find(|(key, _)| **key != own)?;
        other.properties.system.connection = connection;
        Some(())
    }),
    ("another timer", |it| {
        let next = it.next_timer.unwrap_or_default();
        it.next_timer = Some(next.plus(1));
        Some(())
    }),
];

#[test]
fn no_document_that_misleads_passes() {
    let states = commits().iter().filter_map(|it| it.after.as_deref());
    // A list of nobody has neither beginning nor gap.
    let lists = states.filter(|it| !it.members.is_empty() && !it.can(Capability::Large));
    let lists: Vec<&Session> = lists.collect();
    for (what, damage) in DOCUMENTS {
        let mut applied = 0;
        for session in &lists {
            for caller in session.members.values().map(as_caller) {
                let access = effective_access(session, &caller, &Circle::default(), Via::Id);
                let mut document = view::document(session, &caller, &access, SILENCE);
                if damage(&mut document).is_some() {
                    applied += 1;
                    let found = documents::check_shown(&document, session, &caller);
                    assert!(found.is_err(), "{what}");
                }
            }
        }
        assert!(applied > 0, "no life had what it takes: {what}");
    }
}

fn as_caller(member: &Member) -> Caller {
    Caller {
        deployment: Deployment::new("Dep-1").expect("valid"),
        client_id: "game".into(),
        policy: Policy::everything(),
        principal: Principal::User {
            account: member.account,
            name: member.name.clone(),
        },
        device: member.device.clone(),
        address: None,
    }
}

const INDEXED: &[Damage<Session>] = &[
    ("without a member", |it| it.members.pop_first().map(drop)),
    ("without a keyword", |it| it.shared.keywords.pop().map(drop)),
    ("without a connection", |it| {
        let member = first(it).filter(|member| member.lost_at.is_none())?;
        member.connection.take().map(drop)
    }),
    ("not advertised", |it| {
        let settings = it.settings.as_mut().filter(|it| is_findable(it))?;
        settings.permission = Permission::InviteOnly;
        Some(())
    }),
    ("due earlier", |it| {
        let due = liveness::next_timer(it, SILENCE)?;
        it.members
            .values_mut()
            .for_each(|member| member.since.0 -= 1);
        (liveness::next_timer(it, SILENCE)? < due).then_some(())
    }),
];

#[test]
fn no_index_that_missed_something_passes() {
    for (what, damage) in INDEXED {
        let found = (1..40).any(|seed| is_found_out(seed, *damage));
        assert!(found, "no life had what it takes: {what}");
    }
}

/// Lives until a session can be damaged, and tells the index a wrong thing.
fn is_found_out(seed: u64, damage: fn(&mut Session) -> Option<()>) -> bool {
    let mut life = Life::new(seed);
    for step in 0..STEPS {
        life.step(step).expect("every promise holds");
        if life.world.nodes.len() > 1 || life.doubtful {
            continue;
        }
        for (_, session) in life.world.ledger.sessions() {
            let mut wrong = (*session).clone();
            let shows = damage(&mut wrong).is_some();
            if !shows {
                continue;
            }
            let node = &life.world.nodes[0];
            node.index.lock().upsert(Revision(u64::MAX), &wrong);
            assert!(index::check(&life.world, node).is_err(), "{wrong:?}");
            return true;
        }
    }
    false
}

#[test]
fn an_index_that_knows_a_search_handle_wrongly_is_found_out_by_some_filter() {
    let is_found_out = |seed| {
        let mut life = Life::new(seed);
        for step in 0..STEPS {
            life.step(step).expect("every promise holds");
            let node = life.world.nodes[0].clone();
            for (revision, session) in life.world.ledger.sessions() {
                let mut wrong = (*session).clone();
                let Some(handle) = wrong.search_handle.as_mut() else {
                    continue;
                };
                handle.attributes.tags = vec!["green".into()];
                handle.attributes.numbers = [("level".into(), 9.0)].into();
                if life.world.nodes.len() > 1 || life.doubtful || session.settings.is_some() {
                    continue;
                }
                node.index.lock().upsert(Revision(u64::MAX - 1), &wrong);
                let found = index::check(&life.world, &node).is_err();
                let mut index = node.index.lock();
                index.remove(Revision(u64::MAX), &session.session_ref, life.world.now());
                index.forget_deleted(Timestamp(u64::MAX));
                index.upsert(revision, &session);
                if found {
                    return true;
                }
            }
        }
        false
    };
    assert!((1..40).any(is_found_out), "no life had what it takes");
}

#[test]
fn no_tap_is_missed_or_comes_twice() {
    let tap = |number| {
        (
            "d~t~n".to_owned(),
            "branch".to_owned(),
            number,
            "id".to_owned(),
        )
    };
    let told = |told: &[u64]| {
        Pending::of(
            told.iter().copied().map(tap).collect(),
            [1, 2].map(tap).to_vec(),
        )
    };
    assert!(told(&[1, 2]).check().is_ok() && told(&[1, 2]).check_roughly().is_ok());
    for wrong in [&[1][..], &[2, 1], &[1, 2, 2], &[]] {
        assert!(told(wrong).check().is_err(), "{wrong:?}");
    }
    assert!(told(&[2]).check_roughly().is_ok(), "made up for in one");
    for wrong in [&[1][..], &[2, 1], &[1, 2, 2], &[]] {
        assert!(told(wrong).check_roughly().is_err(), "{wrong:?}");
    }
}

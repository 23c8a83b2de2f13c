//! Of one stored session.

use std::collections::BTreeSet;

use greenroom_directory::session::{Session, State};
use greenroom_protocol::limits;
use greenroom_protocol::session::{Capability, InitializationStage, Restriction, Visibility};

use super::{Finding, hold, timers};

/// Everything that holds of one.
pub(in crate::simulation) fn check(session: &Session) -> Finding {
    let all = [
        record_reads_back,
        no_slot_twice,
        members_are_in_one_state,
        the_active_are_connected,
        only_the_active_watch,
        somebody_keeps_it,
        owners_have_come,
        roles_are_not_overfull,
        references_name_members,
        doors_make_sense,
        keywords_are_not_private,
        initialization_makes_sense,
        no_more_than_fits,
        timers::check,
    ];
    let name = &session.session_ref;
    all.iter()
        .try_for_each(|check| check(session))
        .map_err(|wrong| format!("{name}: {wrong}"))
}

fn record_reads_back(session: &Session) -> Finding {
    let again = Session::from_bytes(&session.to_bytes());
    let again = again.map_err(|error| format!("its record cannot be read: {error}"))?;
    hold(again == *session, || {
        "its record reads back as another".into()
    })
}

fn no_slot_twice(session: &Session) -> Finding {
    let most = session.system.max_members_count as usize;
    let members = session.members.len();
    hold(members <= most, || format!("{members} members of {most}"))?;
    let accounts: BTreeSet<_> = session.members.values().map(|it| it.account).collect();
    hold(accounts.len() == members, || {
        "somebody is in it twice".into()
    })?;
    let Some(settings) = &session.settings else {
        return Ok(());
    };
    let slots = settings.slots();
    hold(slots.taken <= slots.capacity, || {
        format!("overfull: {slots:?}")
    })?;
    let players: BTreeSet<_> = settings.registered.iter().collect();
    hold(players.len() == settings.registered.len(), || {
        "somebody is registered twice".into()
    })
}

fn members_are_in_one_state(session: &Session) -> Finding {
    let both = |it: &&greenroom_directory::session::Member| {
        u8::from(it.reserved) + u8::from(it.active) + u8::from(it.ready) > 1
    };
    let found = session.members.values().find(both);
    hold(found.is_none(), || format!("in two states: {found:?}"))
}

fn the_active_are_connected(session: &Session) -> Finding {
    if !session.can(Capability::ConnectionRequiredForActiveMembers) {
        return Ok(());
    }
    let mut members = session.members.values();
    let found = members.find(|it| it.active && it.connection.is_none());
    hold(found.is_none(), || {
        format!("active without a connection: {found:?}")
    })
}

fn only_the_active_watch(session: &Session) -> Finding {
    let mut members = session.members.values();
    let found = members.find(|it| it.state() == State::Reserved && !it.subscriptions.is_empty());
    hold(found.is_none(), || {
        format!("watches before it came: {found:?}")
    })
}

/// An EOS session has who keeps it; of others the empty ones count their time.
fn somebody_keeps_it(session: &Session) -> Finding {
    if session.settings.is_some() {
        return hold(session.keepers().next().is_some(), || {
            "nobody keeps it".into()
        });
    }
    let empty = session.members.is_empty();
    hold(empty == session.emptied_at.is_some(), || {
        format!("empty: {empty}, since {:?}", session.emptied_at)
    })?;
    let may_be_empty = session.system.session_empty_timeout != Some(0);
    hold(!empty || may_be_empty, || "empty, and may not be".into())
}

fn owners_have_come(session: &Session) -> Finding {
    let mut owners = session.members.values().filter(|it| it.owner);
    hold(session.has_owners() || owners.next().is_none(), || {
        "owned".into()
    })?;
    let found = owners.find(|it| it.reserved);
    hold(found.is_none(), || {
        format!("owns before it came: {found:?}")
    })
}

fn roles_are_not_overfull(session: &Session) -> Finding {
    for (kind, found) in &session.role_types {
        for (role, settings) in &found.roles {
            let holders = session.members.values();
            let holders = holders
                .filter(|it| it.roles.get(kind) == Some(role))
                .count();
            let most = settings.max.map_or(usize::MAX, |max| max as usize);
            hold(holders <= most, || {
                format!("{holders} of {most} have {kind}.{role}")
            })?;
        }
    }
    let mut taken = session.members.values().flat_map(|it| &it.roles);
    let unknown = taken.find(|(kind, role)| {
        let kind = session.role_types.get(*kind);
        !kind.is_some_and(|kind| kind.roles.contains_key(*role))
    });
    hold(unknown.is_none(), || format!("no such role: {unknown:?}"))
}

fn references_name_members(session: &Session) -> Finding {
    let turn = &session.shared.turn;
    let there = turn.iter().all(|index| session.members.contains_key(index));
    hold(there, || format!("a turn of nobody: {turn:?}"))?;
    let tokens: BTreeSet<&String> = session
        .members
        .values()
        .filter_map(|it| it.network.device_token.as_ref())
        .collect();
    let host = session.shared.host.as_ref();
    hold(host.is_none_or(|host| tokens.contains(host)), || {
        format!("the host is nobody: {host:?}")
    })?;
    let candidates = &session.host_candidates;
    hold(host.is_none() || candidates.is_empty(), || {
        "a host and candidates".into()
    })?;
    hold(candidates.iter().all(|it| tokens.contains(it)), || {
        format!("candidates who are nobody: {candidates:?}")
    })
}

fn doors_make_sense(session: &Session) -> Finding {
    let shared = &session.shared;
    hold(shared.closed || !shared.locked, || {
        "locked and not closed".into()
    })?;
    let strictness = |it| {
        [Restriction::None, Restriction::Followed, Restriction::Local]
            .iter()
            .position(|one| *one == it)
    };
    let (join, read) = (session.join_restriction(), session.read_restriction());
    hold(strictness(read) <= strictness(join), || {
        format!("reading ({read}) is stricter than joining ({join})")
    })
}

fn keywords_are_not_private(session: &Session) -> Finding {
    let private = session.system.visibility == Visibility::Private;
    let none = session.shared.keywords.is_empty();
    hold(!private || none, || "private, with keywords".into())
}

fn initialization_makes_sense(session: &Session) -> Finding {
    let episodes = session
        .members
        .values()
        .filter_map(|it| it.initialization_episode);
    let mut episodes = episodes.peekable();
    if session.system.member_initialization.is_none() {
        let nothing = session.initializing.is_none() && episodes.peek().is_none();
        return hold(nothing, || "initializes, and should not".into());
    }
    let last = session.last_episode;
    let under_way = session.initializing;
    hold(under_way.is_none_or(|it| it.episode == last), || {
        format!("{under_way:?}, after the episode {last}")
    })?;
    let failed = under_way.is_some_and(|it| it.stage == InitializationStage::Failed);
    if under_way.is_none() || failed {
        return hold(episodes.peek().is_none(), || "waits for no episode".into());
    }
    let strange = episodes.find(|it| *it != last && *it != last + 1);
    hold(strange.is_none(), || {
        format!("in the episode {strange:?}, now {last}")
    })
}

fn no_more_than_fits(session: &Session) -> Finding {
    let size = session.custom_size();
    hold(size <= limits::SESSION_CUSTOM_MAX, || {
        format!("{size} bytes of custom values")
    })
}

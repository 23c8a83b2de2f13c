//! The index is what a plain scan of the store finds.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use greenroom_directory::access::is_findable;
use greenroom_directory::browse::{Predicate, Query};
use greenroom_directory::liveness;
use greenroom_directory::session::Session;
use greenroom_protocol::ids::SessionRef;
use greenroom_protocol::time::Timestamp;

use super::access::{Relations, may_find};
use super::{Finding, hold};
use crate::Service;
use crate::simulation::dice::Dice;
use crate::simulation::filters::Filter;
use crate::simulation::ledger::Stored;
use crate::simulation::scheduler::alone;
use crate::simulation::world::World;
use crate::testing::{SILENCE, query};

/// Everything that holds of a node's index, once it knows all changes.
pub(in crate::simulation) fn check(world: &World, node: &Service) -> Finding {
    let stored = world.ledger.sessions();
    counts(node, &stored)
        .and_then(|()| accounts(world, node, &stored))
        .and_then(|()| keywords(world, node, &stored))
        .and_then(|()| timers(node, &stored))
        .and_then(|()| connections(node, &stored))
        .and_then(|()| searches(world, node, &stored))
        .and_then(|()| filters(world, node, &stored))
        .map_err(|wrong| format!("the index: {wrong}"))
}

fn same(what: &str, found: Vec<SessionRef>, wanted: &[&SessionRef]) -> Finding {
    let found: BTreeSet<_> = found.iter().collect();
    let wanted: BTreeSet<_> = wanted.iter().copied().collect();
    hold(found == wanted, || {
        format!("{what}: {found:?}, and there is {wanted:?}")
    })
}

fn counts(node: &Service, stored: &[Stored]) -> Finding {
    let census = node.census();
    let members: usize = stored.iter().map(|(_, it)| it.members.len()).sum();
    let wanted = (stored.len(), members);
    hold((census.sessions, census.members) == wanted, || {
        format!("{census:?}, and there are {wanted:?}")
    })
}

fn accounts(world: &World, node: &Service, stored: &[Stored]) -> Finding {
    let members = stored.iter().flat_map(|(_, it)| it.members.values());
    let inside: BTreeSet<_> = members.map(|member| member.account).collect();
    let actors = world
        .actors
        .iter()
        .filter_map(|actor| actor.caller.account());
    for account in inside.into_iter().chain(actors) {
        let index = node.index.lock();
        let seats = index.of_account(world.scid(), account);
        let found = seats.map(|seat| seat.at.clone()).collect();
        let wanted = stored.iter().filter(|(_, it)| it.member(account).is_some());
        let wanted: Vec<_> = wanted.map(|(_, it)| &it.session_ref).collect();
        same(&format!("sessions of {account}"), found, &wanted)?;
    }
    Ok(())
}

fn keywords(world: &World, node: &Service, stored: &[Stored]) -> Finding {
    for word in ["RED", "blue", "green", "none"] {
        let index = node.index.lock();
        let found = index.with_keyword(world.scid(), word).cloned().collect();
        let has = |session: &Session| {
            let mut words = session.shared.keywords.iter();
            words.any(|it| it.eq_ignore_ascii_case(word))
        };
        let wanted = stored.iter().filter(|(_, it)| has(it));
        let wanted: Vec<_> = wanted.map(|(_, it)| &it.session_ref).collect();
        same(&format!("the keyword {word}"), found, &wanted)?;
    }
    Ok(())
}

fn timers(node: &Service, stored: &[Stored]) -> Finding {
    let mut wanted: Vec<(Timestamp, &SessionRef)> = stored
        .iter()
        .filter_map(|(_, it)| Some((liveness::next_timer(it, SILENCE)?, &it.session_ref)))
        .collect();
    wanted.sort();
    let due = |at| node.index.lock().due(at);
    for (at, name) in &wanted {
        let just_before = Timestamp(at.0.saturating_sub(1));
        let exact = due(*at).contains(name) && !due(just_before).contains(name);
        hold(exact, || format!("{name} is not due at {at:?}"))?;
    }
    let all = due(Timestamp(u64::MAX));
    let names = wanted.iter().map(|(_, name)| *name);
    hold(all.iter().eq(names), || {
        format!("timers: {all:?}, and there are {wanted:?}")
    })
}

fn connections(node: &Service, stored: &[Stored]) -> Finding {
    let mut wanted: BTreeMap<_, Vec<&SessionRef>> = BTreeMap::new();
    for (_, session) in stored {
        let living = session.lifelines().filter(|line| line.lost_at.is_none());
        for connection in living.filter_map(|line| line.connection) {
            wanted
                .entry(connection)
                .or_default()
                .push(&session.session_ref);
        }
    }
    for (connection, wanted) in wanted {
        let found = node.index.lock().on_connection(connection);
        same(&format!("the connection {connection}"), found, &wanted)?;
    }
    Ok(())
}

fn searches(world: &World, node: &Service, stored: &[Stored]) -> Finding {
    let now = world.now();
    let findable = |session: &Session| {
        let over = liveness::over_at(session, SILENCE).is_some_and(|at| at <= now);
        session.settings.as_ref().is_some_and(is_findable) && !over
    };
    let found = stored.iter().filter(|(_, it)| findable(it));
    let mut wanted: Vec<_> = found
        .map(|(_, it)| (Reverse(it.start_time), &it.session_ref.name))
        .collect();
    wanted.sort();
    let caller = &world.actors[0].caller;
    let rows = alone(node.query(caller, &query(Vec::new())));
    let rows = rows.map_err(|refusal| format!("no search: {refusal}"))?;
    let found: Vec<_> = rows.iter().map(|row| &row.session_ref.name).collect();
    let wanted: Vec<_> = wanted.into_iter().map(|(_, name)| name).collect();
    hold(found == wanted, || {
        format!("a search: {found:?}, and there are {wanted:?}")
    })
}

/// Two filters that are drawn anew at each state of the world, on each template,
/// asked by a server, to whom searches show everything that they show to anybody.
fn filters(world: &World, node: &Service, stored: &[Stored]) -> Finding {
    let now = world.now();
    let revisions = stored.iter().map(|(revision, _)| revision.0);
    let dice = Dice::new(revisions.fold(now.0, u64::wrapping_add));
    let server = world.actors.iter().find(|actor| actor.caller.is_server());
    let server = &server.ok_or("no server")?.caller;
    let nobody = Relations::default();
    let templates: BTreeSet<_> = world.rooms.iter().map(|room| &room.template_name).collect();
    for template in templates {
        for depth in 0..2 {
            let filter = Filter::draw(&dice, world, depth);
            let matches = |session: &Session| {
                let over = liveness::over_at(session, SILENCE).is_some_and(|at| at <= now);
                !over && may_find(session, server, &nobody) && filter.holds(session)
            };
            let of_it = stored.iter().map(|(_, it)| &**it);
            let of_it = of_it.filter(|it| it.session_ref.template_name == *template);
            let wanted = newest_first(of_it.filter(|it| matches(it)));
            let question = Query {
                predicate: Predicate::of_filter(&filter.text()).map_err(|it| it.to_string())?,
                order: Vec::new(),
                limit: 100,
                after: None,
            };
            let found = node.find_listings(server, world.scid(), template, &question);
            let found = found.map_err(|refusal| format!("no search: {refusal}"))?;
            let found = found
                .listings
                .iter()
                .map(|it| SessionRef::clone(&it.session_ref));
            let found: Vec<_> = found.collect();
            hold(found == wanted, || {
                let filter = filter.text();
                format!("{filter}: {found:?}, and there are {wanted:?}")
            })?;
        }
    }
    Ok(())
}

/// Names of sessions in the order in which searches show them.
pub(in crate::simulation) fn newest_first<'a>(
    sessions: impl Iterator<Item = &'a Session>,
) -> Vec<SessionRef> {
    let posted = |it: &Session| it.search_handle.as_ref().map(|handle| handle.create_time);
    let mut found: Vec<_> = sessions
        .map(|it| (Reverse(posted(it)), it.session_ref.clone()))
        .collect();
    found.sort();
    found.into_iter().map(|(_, at)| at).collect()
}

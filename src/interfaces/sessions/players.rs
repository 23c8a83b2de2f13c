//! Registering players, and taking registrations back.
//!
//! The owner's list is the directory's own; nobody else writes it, so that the library can tell without asking what a call would change. A joiner's list is its copy, which its game keeps up to date.

use std::collections::BTreeSet;
use std::sync::Arc;

use greenroom_protocol::limits;
use greenroom_protocol::player::PlayerId;
use greenroom_protocol::settings::GreenroomDelta;

use super::lanes::Intent;
use super::{ByName, Sessions, Step, Synced, find, find_mut, in_sync, users_of};
use crate::interfaces::{Failure, Outcome};
use crate::result::EOS_EResult;
use crate::user_id::UserId;

impl Sessions {
    /// Registers players: all of them, or none. `done` gets those who were not registered before. More than 1000 end in the code `beyond_limit`.
    pub fn register(
        self: &Arc<Self>,
        name: String,
        users: Vec<UserId>,
        beyond_limit: EOS_EResult,
        done: impl FnOnce(Outcome<Synced<Vec<UserId>>>) + Send + 'static,
    ) {
        let in_lane = name.clone();
        let decide = move |all: &Self, sessions: &mut ByName, _| {
            let session = find(sessions, &in_lane)?;
            let known: BTreeSet<&PlayerId> = session.registered.iter().collect();
            let fresh = players(&users, |player| !known.contains(player))?;
            let total = session.registered.len() + fresh.len();
            if !fresh.is_empty() {
                check_room(total, session.settings.max_players, beyond_limit)?;
            }
            let delta = GreenroomDelta {
                register: fresh.clone(),
                ..GreenroomDelta::default()
            };
            all.write_players(
                sessions,
                in_lane,
                delta,
                |registered, fresh| {
                    registered.extend_from_slice(fresh);
                },
                fresh,
            )
        };
        self.operate(name, Intent::Change, decide, done);
    }

    /// Takes registrations back; nobody is made to leave by it. `done` gets those who were registered.
    pub fn unregister(
        self: &Arc<Self>,
        name: String,
        users: Vec<UserId>,
        done: impl FnOnce(Outcome<Synced<Vec<UserId>>>) + Send + 'static,
    ) {
        let in_lane = name.clone();
        let decide = move |all: &Self, sessions: &mut ByName, _| {
            let session = find(sessions, &in_lane)?;
            let known: BTreeSet<&PlayerId> = session.registered.iter().collect();
            let gone = players(&users, |player| known.contains(player))?;
            let delta = GreenroomDelta {
                unregister: gone.clone(),
                ..GreenroomDelta::default()
            };
            all.write_players(
                sessions,
                in_lane,
                delta,
                |registered, gone| {
                    registered.retain(|player| !gone.contains(player));
                },
                gone,
            )
        };
        self.operate(name, Intent::Change, decide, done);
    }

    /// Tells the directory where the list is its own, and changes the local one afterwards.
    fn write_players(
        &self,
        sessions: &ByName,
        name: String,
        delta: GreenroomDelta,
        change: fn(&mut Vec<PlayerId>, &[PlayerId]),
        players: Vec<PlayerId>,
    ) -> Outcome<Step<Synced<Vec<UserId>>>> {
        let session = find(sessions, &name)?;
        let apply = move |sessions: &mut ByName| {
            change(&mut find_mut(sessions, &name)?.registered, &players);
            Ok(users_of(&players))
        };
        if !session.is_own() || delta == GreenroomDelta::default() {
            return Ok(Step::local(move |sessions| apply(sessions).map(in_sync)));
        }
        Ok(self.write(session, delta, move |sessions, written| {
            written?;
            apply(sessions)
        }))
    }
}

/// The players that `wanted` lets through, each once, in the order in which they were named.
fn players(users: &[UserId], wanted: impl Fn(&PlayerId) -> bool) -> Outcome<Vec<PlayerId>> {
    let mut seen = BTreeSet::new();
    let mut players = Vec::new();
    for user in users {
        let player = user.player()?;
        if wanted(&player) && seen.insert(player.clone()) {
            players.push(player);
        }
    }
    Ok(players)
}

fn check_room(total: usize, max_players: u32, beyond_limit: EOS_EResult) -> Outcome<()> {
    if total > limits::REGISTERED_PLAYERS_MAX {
        return Err(Failure::new(
            beyond_limit,
            format!(
                "{total} players would be registered, more than {}",
                limits::REGISTERED_PLAYERS_MAX
            ),
        ));
    }
    if total > max_players as usize {
        return Err(Failure::new(
            EOS_EResult::EOS_Sessions_TooManyPlayers,
            format!("{total} players would be registered in a session for {max_players}"),
        ));
    }
    Ok(())
}

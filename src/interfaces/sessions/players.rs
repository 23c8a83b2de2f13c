//! Registering players, and taking registrations back.
//!
//! The owner's list is the directory's own; nobody else writes it, so that the library can tell without asking what a call would change. A joiner's list is its copy, which its game keeps up to date.

use std::collections::BTreeSet;
use std::sync::Arc;

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::SessionName;
use greenroom_protocol::limits;
use greenroom_protocol::player::PlayerId;
use greenroom_protocol::settings::GreenroomDelta;

use super::lanes::Intent;
use super::local_session::LocalSession;
use super::{Answer, ByName, Sessions, Step, Synced, find_alive, find_mut, in_sync, users_of};
use crate::client::{Change, ClientError, Who};
use crate::interfaces::{Failure, Outcome};
use crate::result::{EOS_EResult, refine};
use crate::user_id::UserId;

/// What came of a registration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registered {
    /// Who is registered that was not before.
    pub users: Vec<UserId>,
    /// Who is not, because it is sanctioned.
    pub sanctioned: Vec<UserId>,
    /// Who is not, because it does not play on a platform whose players the session takes.
    pub elsewhere: Vec<UserId>,
}

/// Whom the directory does not register.
#[derive(Clone, Debug, Default)]
pub(super) struct LeftOut {
    sanctioned: Vec<PlayerId>,
    elsewhere: Vec<PlayerId>,
    /// Whether the others are kept for the next contact with the directory.
    is_kept: bool,
}

impl LeftOut {
    fn names(&self, player: &PlayerId) -> bool {
        self.sanctioned.contains(player) || self.elsewhere.contains(player)
    }

    /// Takes those out of `players` whom a refusal names; false if it names none of them.
    fn take_out(&mut self, players: &mut Vec<PlayerId>, refusal: &Refusal) -> bool {
        let out = players.extract_if(.., |player| refusal.players.contains(player));
        let out: Vec<_> = out.collect();
        let is_any = !out.is_empty();
        match refusal.code {
            ErrorCode::PlayerSanctioned => self.sanctioned.extend(out),
            _ => self.elsewhere.extend(out),
        }
        is_any
    }
}

impl Sessions {
    /// Registers players: all of them whom the directory takes, or none where there are not enough places. More than 1000 end in the code `beyond_limit`.
    pub fn register(
        self: &Arc<Self>,
        name: String,
        users: Vec<UserId>,
        beyond_limit: EOS_EResult,
        done: impl FnOnce(Outcome<Synced<Registered>>) + Send + 'static,
    ) {
        let in_lane = name.clone();
        let decide = move |all: &Self, sessions: &mut ByName, _| {
            let session = find_alive(sessions, &in_lane)?;
            let known: BTreeSet<&PlayerId> = session.registered.iter().collect();
            let fresh = players(&users, |player| !known.contains(player))?;
            let total = session.registered.len() + fresh.len();
            if !fresh.is_empty() {
                check_room(total, session.settings.max_players, beyond_limit)?;
            }
            if fresh.is_empty() || !session.is_own() {
                return Ok(Step::local(move |sessions| {
                    take_in(sessions, &in_lane, &fresh, &LeftOut::default()).map(in_sync)
                }));
            }
            let ask = all.registration(session, fresh.clone());
            Ok(Step::ask(ask, move |sessions, answer| {
                let left_out = match answer.map_err(|failure| failure.refined(refine::update))? {
                    Answer::Registered(left_out) => *left_out,
                    Answer::Done | Answer::Kept | Answer::Seen(_) => LeftOut::default(),
                };
                let value = take_in(sessions, &in_lane, &fresh, &left_out)?;
                let in_sync = !left_out.is_kept;
                Ok(Synced { value, in_sync })
            }))
        };
        self.operate(name, Intent::Change, decide, done);
    }

    /// Asks the directory to register players. Those whom it refuses are left out, and the others asked for again: each time there are fewer.
    fn registration(
        &self,
        session: &LocalSession,
        mut fresh: Vec<PlayerId>,
    ) -> impl Future<Output = Result<Answer, ClientError>> + Send + 'static {
        let client = self.base.client.clone();
        let (who, id, mark) = (session.who, session.id.clone(), session.mark.clone());
        async move {
            let mut left_out = LeftOut::default();
            while !fresh.is_empty() {
                let delta = GreenroomDelta {
                    nonce: mark.clone(),
                    register: fresh.clone(),
                    ..GreenroomDelta::default()
                };
                match client.change_session(who, &id, delta).await {
                    Ok(change) => {
                        left_out.is_kept = change == Change::Kept;
                        break;
                    }
                    Err(ClientError::Refused(refusal))
                        if left_out.take_out(&mut fresh, &refusal) => {}
                    Err(error) => return Err(error),
                }
            }
            Ok(Answer::Registered(Box::new(left_out)))
        }
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
            let session = find_alive(sessions, &in_lane)?;
            let known: BTreeSet<&PlayerId> = session.registered.iter().collect();
            let gone = players(&users, |player| known.contains(player))?;
            let delta = GreenroomDelta {
                unregister: gone.clone(),
                ..GreenroomDelta::default()
            };
            let apply = move |sessions: &mut ByName| {
                let registered = &mut find_mut(sessions, &in_lane)?.registered;
                registered.retain(|player| !gone.contains(player));
                Ok(users_of(&gone))
            };
            if !session.is_own() || delta == GreenroomDelta::default() {
                return Ok(Step::local(move |sessions| apply(sessions).map(in_sync)));
            }
            Ok(all.write(session, delta, move |sessions, written| {
                written?;
                apply(sessions)
            }))
        };
        self.operate(name, Intent::Change, decide, done);
    }

    /// Takes players out of the list of a session, inside the next Tick: the directory refused them when it could be told of them.
    pub(super) fn strike(self: &Arc<Self>, who: Who, id: &SessionName, players: &[PlayerId]) {
        let (all, id, players) = (Arc::clone(self), id.clone(), players.to_vec());
        self.post(move || {
            let sessions = &mut all.held.lock().sessions;
            let mut sessions = sessions.values_mut();
            let struck = sessions.find(|one| one.who == who && one.id == id && one.is_own());
            if let Some(session) = struck {
                let registered = &mut session.registered;
                registered.retain(|player| !players.contains(player));
            }
        });
    }
}

/// Changes the local list of a session after a registration.
fn take_in(
    sessions: &mut ByName,
    name: &str,
    fresh: &[PlayerId],
    left_out: &LeftOut,
) -> Outcome<Registered> {
    let taken = fresh.iter().filter(|player| !left_out.names(player));
    let taken: Vec<_> = taken.cloned().collect();
    let users = users_of(&taken);
    find_mut(sessions, name)?.registered.extend(taken);
    Ok(Registered {
        users,
        sanctioned: users_of(&left_out.sanctioned),
        elsewhere: users_of(&left_out.elsewhere),
    })
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

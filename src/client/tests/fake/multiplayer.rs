//! The sessions of the contract of the directory that is played: who is in them, by which channel, and the host.

use std::collections::BTreeMap;

use futures_util::FutureExt;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::handle::HandleDocument;
use greenroom_protocol::ids::{AccountId, ConnectionId, Deployment, Revision, SessionRef};
use greenroom_protocol::query::SessionRow;
use greenroom_protocol::session::{Guid, Patch, SessionDelta};
use serde_json::{Value, json};

use super::{Fake, Fault, connection};
use crate::client::transport::{Attempt, Condition, Failure, Multiplayer, Seen, Token, Way};

/// Sessions by their name.
pub(crate) type Rooms = BTreeMap<String, Room>;

/// One session.
#[derive(Clone, Debug, Default)]
pub(crate) struct Room {
    /// By which channel the player is in it.
    pub(crate) me: Option<ConnectionId>,
    pub(crate) host: Option<String>,
    pub(crate) changes: u64,
    /// How often others are faster than a write that asks for the state that it knows.
    pub(crate) races: usize,
    /// How often it was written.
    pub(crate) writes: usize,
}

impl Room {
    fn seen(&self, at: &SessionRef) -> Seen {
        let members = match &self.me {
            Some(connection) => json!({"1": {
                "next": 2, "joinTime": "2026-01-01T00:00:00.0000000Z",
                "constants": {"system": {"xuid": "7", "index": 1}},
                "properties": {"system": {"active": true, "connection": connection}, "custom": {}},
            }}),
            None => json!({}),
        };
        let document: Value = json!({
            "contractVersion": 107, "branch": "b", "changeNumber": self.changes, "correlationId": "c",
            "startTime": "2026-01-01T00:00:00.0000000Z",
            "constants": {"custom": {}, "system": {"version": 1, "maxMembersCount": 4, "visibility": "open",
                "inactiveRemovalTimeout": 0, "sessionEmptyTimeout": 0, "capabilities": {}}},
            "properties": {"custom": {}, "system": {"host": self.host}},
            "members": members,
            "membersInfo": {"first": 1, "next": 2, "count": 1, "accepted": 1, "active": 1},
        });
        Seen {
            at: at.clone(),
            revision: Revision(self.changes),
            document: serde_json::from_value(document).expect("a document"),
        }
    }

    fn write(&mut self, delta: &SessionDelta) {
        self.changes += 1;
        self.writes += 1;
        match delta.members.get("me") {
            Some(None) => self.me = None,
            Some(Some(_)) => self.me = channel(delta).or(self.me.take()),
            None => {}
        }
        let system = delta.properties.as_ref().and_then(|it| it.system.as_ref());
        if let Some(Patch::Set(host)) = system.map(|system| &system.host) {
            self.host = Some(host.clone());
        }
    }
}

fn channel(delta: &SessionDelta) -> Option<ConnectionId> {
    let me = delta.members.get("me")?.as_ref()?;
    match &me.properties.as_ref()?.system.as_ref()?.connection {
        Patch::Set(connection) => Some(connection.clone()),
        Patch::Keep | Patch::Remove => None,
    }
}

fn refused<T>(code: ErrorCode) -> Result<T, Failure> {
    Err(Failure::Refused(Refusal::new(code, "planted")))
}

impl Multiplayer for Fake {
    fn read_any_session<'a>(
        &'a self,
        token: Token,
        at: &'a SessionRef,
    ) -> Attempt<'a, Option<Seen>> {
        async move {
            self.attempt().await?;
            self.check(&token)?;
            Ok(self.with(|state| {
                let room = state.rooms.get(at.name.as_str());
                room.map(|room| room.seen(at))
            }))
        }
        .boxed()
    }

    fn write_any_session<'a>(
        &'a self,
        token: Token,
        way: &'a Way,
        when: Condition,
        delta: &'a SessionDelta,
    ) -> Attempt<'a, Option<Seen>> {
        async move {
            let loses_answer =
                self.with(|state| matches!(state.faults.front(), Some(Fault::LosesAnswer)));
            self.attempt().await?;
            self.check(&token)?;
            let Way::Name(at) = way else {
                return refused(ErrorCode::NotFound);
            };
            let oldest = self.with(|state| state.oldest_known.max(*self.oldest_channel.borrow()));
            if channel(delta).is_some_and(|own| own < connection(oldest)) {
                return refused(ErrorCode::DeadConnection);
            }
            let seen = self.with(|state| {
                let name = at.name.as_str().to_owned();
                let is_there = state.rooms.contains_key(&name);
                if is_there == (when == Condition::Absent) {
                    return refused(ErrorCode::PreconditionFailed);
                }
                let room = state.rooms.entry(name.clone()).or_default();
                if let Condition::Matches(known) = when {
                    if room.races > 0 {
                        (room.races, room.changes) = (room.races - 1, room.changes + 1);
                    }
                    if known != Revision(room.changes) {
                        return refused(ErrorCode::PreconditionFailed);
                    }
                }
                room.write(delta);
                let is_empty = room.me.is_none();
                let seen = room.seen(at);
                if is_empty {
                    state.rooms.remove(&name);
                    return Ok(None);
                }
                Ok(Some(seen))
            })?;
            match loses_answer {
                true => Err(Failure::Interrupted("the answer was lost".to_owned())),
                false => Ok(seen),
            }
        }
        .boxed()
    }

    fn sessions_of<'a>(
        &'a self,
        _token: Token,
        _scid: &'a Deployment,
        _player: AccountId,
    ) -> Attempt<'a, Vec<SessionRow>> {
        async { self.attempt().await.map(|()| Vec::new()) }.boxed()
    }

    fn read_handle<'a>(&'a self, _token: Token, _id: &'a Guid) -> Attempt<'a, HandleDocument> {
        async {
            self.attempt()
                .await
                .and_then(|()| refused(ErrorCode::NotFound))
        }
        .boxed()
    }

    fn activities_of<'a>(
        &'a self,
        _token: Token,
        _scid: &'a Deployment,
        _players: &'a [AccountId],
    ) -> Attempt<'a, Vec<HandleDocument>> {
        async { self.attempt().await.map(|()| Vec::new()) }.boxed()
    }
}

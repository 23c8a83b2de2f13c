//! The sessions of the directory that is played: as much of the rules as a client can tell.

use std::collections::BTreeMap;

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::player::PlayerId;
use greenroom_protocol::session::SessionDelta;
use greenroom_protocol::settings::GreenroomDelta;

use crate::client::transport::{Failure, PutOutcome, When};

/// Sessions by their name.
pub(crate) type Sessions = BTreeMap<String, Stored>;

/// One session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stored {
    pub(crate) nonce: Option<String>,
    /// Whether somebody else made it.
    pub(crate) is_anothers: bool,
    /// Whether the player is in it.
    pub(crate) has_me: bool,
    pub(crate) max_players: Option<u32>,
    pub(crate) registered: Vec<PlayerId>,
}

impl Stored {
    /// One that somebody else made.
    pub(crate) fn of_another() -> Self {
        Self {
            nonce: Some("another's".to_owned()),
            is_anothers: true,
            ..Self::default()
        }
    }

    fn write(&mut self, own: &GreenroomDelta) {
        if own.replace {
            self.registered.clear();
        }
        self.max_players = own.max_players.or(self.max_players);
        self.registered
            .retain(|player| !own.unregister.contains(player));
        self.registered.extend(own.register.iter().cloned());
    }
}

/// Carries a write out.
pub(crate) fn put(
    sessions: &mut Sessions,
    name: &str,
    when: When,
    delta: &SessionDelta,
) -> Result<PutOutcome, Failure> {
    let own = delta.greenroom.clone().unwrap_or_default();
    let Some(stored) = sessions.get_mut(name) else {
        if when == When::Exists {
            return refused(ErrorCode::PreconditionFailed);
        }
        let mut stored = Stored {
            nonce: own.nonce.clone(),
            has_me: true,
            ..Stored::default()
        };
        stored.write(&own);
        sessions.insert(name.to_owned(), stored);
        return Ok(PutOutcome::Created);
    };
    if when == When::Absent {
        if stored.is_anothers || own.nonce.is_none() || own.nonce != stored.nonce {
            return refused(ErrorCode::PreconditionFailed);
        }
        if own.replace {
            stored.write(&own);
        }
        stored.has_me = true;
        return Ok(PutOutcome::Created);
    }
    if own.nonce.is_some() && own.nonce != stored.nonce {
        return refused(ErrorCode::Conflict);
    }
    if stored.is_anothers && own.is_owners() {
        return refused(ErrorCode::Forbidden);
    }
    if own.end {
        sessions.remove(name);
        return Ok(PutOutcome::Deleted);
    }
    match delta.members.get("me") {
        Some(None) => stored.has_me = false,
        Some(Some(_)) => stored.has_me = true,
        None => {}
    }
    stored.write(&own);
    Ok(PutOutcome::Updated)
}

fn refused<T>(code: ErrorCode) -> Result<T, Failure> {
    Err(Refusal::new(code, "the played rules say so").into())
}

//! What a session should be, as one login decided it: pure rules, no question is asked here.

use std::collections::HashSet;

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::ConnectionId;
use greenroom_protocol::player::PlayerId;
use greenroom_protocol::session::{
    MemberDelta, MemberPropertiesDelta, MemberSystemDelta, Patch, SessionDelta,
};
use greenroom_protocol::settings::{GreenroomDelta, Route};

use super::Who;
use super::transport::When;

/// The caller's key among the members.
const ME: &str = "me";

/// What a session should be.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Wanted {
    /// There, as its owner wants it.
    Hosted {
        /// The mark of its creation: a session without it is another one, whatever its name.
        nonce: Option<String>,
        /// Everything the owner has decided. A host address that it left to the directory is left to it each time.
        state: Box<GreenroomDelta>,
    },
    /// There, with the player in it, who came by this route.
    Joined { via: Option<Route> },
    /// Ended; only the one with this mark.
    Ended { nonce: Option<String> },
    /// Without the player.
    Left,
}

impl Wanted {
    /// What an entry makes of the session.
    pub(super) fn by_entering(when: When, delta: &SessionDelta) -> Self {
        let greenroom = delta.greenroom.as_ref();
        if when != When::Absent {
            let via = greenroom.and_then(|own| own.via.clone());
            return Self::Joined { via };
        }
        let mut state = GreenroomDelta::default();
        if let Some(own) = greenroom {
            absorb(&mut state, own);
        }
        Self::Hosted {
            nonce: greenroom.and_then(|own| own.nonce.clone()),
            state: Box::new(state),
        }
    }

    /// What takes it back.
    pub(super) fn undone(&self) -> Self {
        match self {
            Self::Hosted { nonce, .. } | Self::Ended { nonce } => Self::Ended {
                nonce: nonce.clone(),
            },
            Self::Joined { .. } | Self::Left => Self::Left,
        }
    }

    /// Whether there should be nothing of it.
    pub(super) fn is_undone(&self) -> bool {
        matches!(self, Self::Ended { .. } | Self::Left)
    }

    /// Takes over what the owner changes. What somebody else has stays as it is.
    pub(super) fn change(&mut self, change: &GreenroomDelta) {
        if let Self::Hosted { state, .. } = self {
            absorb(state, change);
        }
    }

    /// Lets these players not be registered. Gives those who were to be.
    pub(super) fn strike(&mut self, players: &[PlayerId]) -> Vec<PlayerId> {
        let Self::Hosted { state, .. } = self else {
            return Vec::new();
        };
        let registered = &mut state.register;
        registered
            .extract_if(.., |player| players.contains(player))
            .collect()
    }

    /// The mark of its creation, where this client made it.
    pub(super) fn mark(&self) -> Option<&str> {
        match self {
            Self::Hosted { nonce, .. } | Self::Ended { nonce } => nonce.as_deref(),
            Self::Joined { .. } | Self::Left => None,
        }
    }

    /// The mark that a write to the session carries, so that it touches no other one of the name.
    pub(super) fn marked(&self, change: GreenroomDelta) -> GreenroomDelta {
        let nonce = self.mark().map(str::to_owned);
        GreenroomDelta { nonce, ..change }
    }

    /// The write that makes the session what it should be, whatever it is now.
    pub(super) fn whole(&self) -> SessionDelta {
        match self {
            Self::Hosted { state, .. } => of_greenroom(self.marked(GreenroomDelta {
                replace: true,
                ..(**state).clone()
            })),
            Self::Joined { via } => of_greenroom(GreenroomDelta {
                via: via.clone(),
                ..GreenroomDelta::default()
            }),
            Self::Ended { .. } => of_greenroom(self.marked(GreenroomDelta {
                end: true,
                ..GreenroomDelta::default()
            })),
            Self::Left => SessionDelta {
                members: [(ME.to_owned(), None)].into(),
                ..SessionDelta::default()
            },
        }
    }

    /// The write that changes nothing of a session that is as it should be, but for where its player or server is.
    pub(super) fn presence(&self) -> SessionDelta {
        match self {
            Self::Hosted { .. } => of_greenroom(self.marked(GreenroomDelta::default())),
            Self::Joined { .. } | Self::Ended { .. } | Self::Left => self.whole(),
        }
    }
}

/// A delta that touches nothing but what EOS knows.
pub(super) fn of_greenroom(delta: GreenroomDelta) -> SessionDelta {
    SessionDelta {
        greenroom: Some(delta),
        ..SessionDelta::default()
    }
}

/// Says in the delta that whoever writes it is there, and on which push channel.
pub(super) fn appear(delta: &mut SessionDelta, who: Who, connection: &ConnectionId) {
    if who == Who::Server {
        let own = delta.greenroom.get_or_insert_default();
        own.connection = Some(connection.clone());
        return;
    }
    let me = delta.members.entry(ME.to_owned()).or_default();
    let system = me
        .get_or_insert_with(MemberDelta::default)
        .properties
        .get_or_insert_with(MemberPropertiesDelta::default)
        .system
        .get_or_insert_with(MemberSystemDelta::default);
    system.active = Some(true);
    system.connection = Patch::Set(connection.clone());
}

/// One change after another, as one: what is said later counts.
fn absorb(state: &mut GreenroomDelta, change: &GreenroomDelta) {
    overlay(&mut state.bucket, &change.bucket);
    overlay(&mut state.host_address, &change.host_address);
    overlay(&mut state.max_players, &change.max_players);
    overlay(&mut state.permission, &change.permission);
    overlay(&mut state.join_in_progress, &change.join_in_progress);
    overlay(&mut state.invites_allowed, &change.invites_allowed);
    overlay(&mut state.sanctions, &change.sanctions);
    overlay(&mut state.platforms, &change.platforms);
    overlay(&mut state.state, &change.state);
    for (key, value) in &change.attributes {
        match value {
            Some(_) => state.attributes.insert(key.clone(), value.clone()),
            None => state.attributes.remove(key),
        };
    }
    let gone: HashSet<_> = change.unregister.iter().collect();
    state.register.retain(|player| !gone.contains(player));
    let mut present: HashSet<_> = state.register.iter().cloned().collect();
    for player in &change.register {
        if present.insert(player.clone()) {
            state.register.push(player.clone());
        }
    }
}

fn overlay<T: Clone>(place: &mut Option<T>, value: &Option<T>) {
    if value.is_some() {
        place.clone_from(value);
    }
}

/// What a refusal says about a session that should be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is gone.
    Gone,
    /// There is another one in its place, or no place in it for this player.
    Barred,
    /// It is taken without the players that the refusal names.
    Players,
    /// It cannot be what it should be.
    Impossible,
    /// The push channel is dead, whatever it looks like from here.
    DeadChannel,
    /// Nothing: the same write may be taken another time.
    Passing,
}

/// Reads a refusal of a write that names what the session should be.
pub(super) fn verdict(refusal: &Refusal) -> Verdict {
    match refusal.code {
        ErrorCode::PreconditionFailed | ErrorCode::SessionNotFound | ErrorCode::NotFound => {
            Verdict::Gone
        }
        ErrorCode::Conflict
        | ErrorCode::Forbidden
        | ErrorCode::SessionExists
        | ErrorCode::NotAdmitted
        | ErrorCode::SessionFull
        | ErrorCode::SessionInProgress => Verdict::Barred,
        // Who joins is not named: it knows itself.
        ErrorCode::PlayerSanctioned | ErrorCode::PlatformNotAllowed => {
            match refusal.players.is_empty() {
                true => Verdict::Barred,
                false => Verdict::Players,
            }
        }
        ErrorCode::BadRequest
        | ErrorCode::TooLarge
        | ErrorCode::TooManyPlayers
        | ErrorCode::TooManyInvites
        | ErrorCode::InvitesNotAllowed
        // Of other questions.
        | ErrorCode::InvitePending
        | ErrorCode::NoInvitation
        | ErrorCode::AlreadyFriends
        | ErrorCode::TooManyFriends
        | ErrorCode::TargetTooManyFriends
        | ErrorCode::MissingAction
        | ErrorCode::Unsupported => Verdict::Impossible,
        ErrorCode::DeadConnection => Verdict::DeadChannel,
        ErrorCode::RequestTimeout
        | ErrorCode::Unauthorized
        | ErrorCode::InvalidClient
        | ErrorCode::UnknownUser
        | ErrorCode::InvalidCredential
        | ErrorCode::IdentityProviderUnavailable
        | ErrorCode::TooManyRequests
        | ErrorCode::Unavailable
        | ErrorCode::Internal => Verdict::Passing,
    }
}

#[cfg(test)]
mod tests {
    use greenroom_protocol::attribute::{AttributeKey, AttributeValue};
    use greenroom_protocol::settings::PlayState;

    use super::*;

    fn key(text: &str) -> AttributeKey {
        AttributeKey::new(text).expect("valid")
    }

    fn players(texts: &[&str]) -> Vec<PlayerId> {
        let player = |text: &&str| PlayerId::new(*text).expect("valid");
        texts.iter().map(player).collect()
    }

    fn hosted() -> Wanted {
        let delta = of_greenroom(GreenroomDelta {
            nonce: Some("mark".to_owned()),
            takeover: true,
            bucket: Some("b".to_owned()),
            max_players: Some(4),
            attributes: [(key("MAP"), Some(AttributeValue::Int64(1)))].into(),
            ..GreenroomDelta::default()
        });
        Wanted::by_entering(When::Absent, &delta)
    }

    #[test]
    fn the_whole_state_is_the_creation_and_what_was_changed_since() {
        let mut wanted = hosted();
        for change in [
            GreenroomDelta {
                max_players: Some(8),
                register: players(&["1", "2", "3"]),
                ..GreenroomDelta::default()
            },
            GreenroomDelta {
                state: Some(PlayState::InProgress),
                attributes: [
                    (key("MAP"), None),
                    (key("MODE"), Some(AttributeValue::Int64(2))),
                ]
                .into(),
                register: players(&["4", "1"]),
                unregister: players(&["2"]),
                ..GreenroomDelta::default()
            },
        ] {
            wanted.change(&change);
        }
        let whole = wanted.whole().greenroom.expect("it is about that");
        assert_eq!(
            whole,
            GreenroomDelta {
                nonce: Some("mark".to_owned()),
                replace: true,
                bucket: Some("b".to_owned()),
                max_players: Some(8),
                state: Some(PlayState::InProgress),
                attributes: [(key("MODE"), Some(AttributeValue::Int64(2)))].into(),
                register: players(&["1", "3", "4"]),
                ..GreenroomDelta::default()
            }
        );
    }

    #[test]
    fn what_takes_a_creation_back_touches_no_other_session_of_the_name() {
        let undone = hosted().undone();
        assert!(undone.is_undone());
        let whole = undone.whole().greenroom.expect("it is about that");
        assert!(whole.end);
        assert_eq!(whole.nonce.as_deref(), Some("mark"));
    }

    #[test]
    fn who_is_struck_is_not_wanted_any_more_and_is_told_of_once() {
        let mut wanted = hosted();
        wanted.change(&GreenroomDelta {
            register: players(&["1", "2", "3"]),
            ..GreenroomDelta::default()
        });
        let out = players(&["4", "3", "1"]);
        assert_eq!(wanted.strike(&out), players(&["1", "3"]));
        assert_eq!(wanted.strike(&out), []);
        let whole = wanted.whole().greenroom.expect("it is about that");
        assert_eq!(whole.register, players(&["2"]));
    }

    #[test]
    fn a_refusal_that_names_players_costs_no_session() {
        for code in [ErrorCode::PlayerSanctioned, ErrorCode::PlatformNotAllowed] {
            let refusal = Refusal::new(code, "no");
            assert_eq!(verdict(&refusal), Verdict::Barred, "whoever joins");
            let refusal = refusal.about(players(&["1"]));
            assert_eq!(verdict(&refusal), Verdict::Players);
        }
    }

    #[test]
    fn a_server_is_no_member() {
        let connection = ConnectionId::new("0a1b2c3d-0000-1111-2222-333344445555").expect("valid");
        let mut delta = hosted().presence();
        appear(&mut delta, Who::Server, &connection);
        assert!(delta.members.is_empty());
        let own = delta.greenroom.expect("it says where it is");
        assert_eq!(own.connection, Some(connection));
        assert_eq!(own.nonce.as_deref(), Some("mark"));
    }
}

//! A session as this process knows it.

use std::collections::BTreeSet;

use greenroom_protocol::ids::{AccountId, SessionName};
use greenroom_protocol::player::PlayerId;
use greenroom_protocol::settings::{GreenroomDelta, Owner, PlayState, Route};

use super::modification::Changes;
use crate::client::Who;
use crate::interfaces::details::{Attributes, Details, Revision, Settings};
use crate::user_id::UserId;

/// Where a session stands. The states that end in *ing* last from the call to its callback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Pending,
    Starting,
    InProgress,
    Ending,
    Ended,
    Destroying,
}

impl From<PlayState> for State {
    fn from(state: PlayState) -> Self {
        match state {
            PlayState::Pending => Self::Pending,
            PlayState::InProgress => Self::InProgress,
            PlayState::Ended => Self::Ended,
        }
    }
}

/// A session that a user of this process made or joined.
///
/// Its owner's copy is what the directory has, plus the attributes that are not advertised. A joiner's copy is what the directory had at the join, plus what the game did to it since: the directory
/// tells joiners nothing, and what they do to their copy stays here.
#[derive(Clone, Debug)]
pub(super) struct LocalSession {
    pub(super) id: SessionName,
    /// The mark of its creation, where it was made here: what is done to it is not meant for another session that takes its id over.
    pub(super) mark: Option<String>,
    /// Who of this process is in it.
    pub(super) who: Who,
    pub(super) owner: Owner,
    pub(super) settings: Settings,
    pub(super) attributes: Attributes,
    pub(super) registered: Vec<PlayerId>,
    pub(super) state: State,
    /// Whether the user's presence shows this session.
    pub(super) presence: bool,
    pub(super) route: Route,
    /// Who was in it when the copy was taken.
    pub(super) members: Option<BTreeSet<AccountId>>,
    /// Which state of the directory's the copy was last taken from.
    pub(super) revision: Option<Revision>,
    /// The user is in it no more, as the members' view has told.
    pub(super) is_over: bool,
}

/// What the game is shown of a local session.
#[derive(Clone, Debug)]
pub struct ActiveSession {
    pub name: String,
    /// None for a session of the program itself.
    pub user: Option<UserId>,
    pub state: State,
    pub details: Details,
}

impl LocalSession {
    /// A session that this process has just come into.
    pub(super) fn entered(who: Who, presence: bool, details: Details) -> Self {
        Self {
            id: details.id,
            mark: None,
            who,
            owner: details.owner,
            settings: details.settings,
            attributes: details.attributes,
            registered: details.registered.unwrap_or_default(),
            state: details.state.into(),
            presence,
            route: details.route,
            members: details.members,
            revision: details.revision,
            is_over: false,
        }
    }

    /// Whether the user made it, so that what the user does to it goes to the directory.
    pub(super) fn is_own(&self) -> bool {
        match self.who {
            Who::User(account) => self.owner == Owner::User(account),
            // Servers join nothing: what they have is what they made.
            Who::Server => true,
        }
    }

    pub(super) fn show(&self, name: &str) -> ActiveSession {
        ActiveSession {
            name: name.to_owned(),
            user: match self.who {
                Who::User(account) => Some(account.into()),
                Who::Server => None,
            },
            state: self.state,
            details: self.details(),
        }
    }

    pub(super) fn details(&self) -> Details {
        let taken = u32::try_from(self.registered.len()).unwrap_or(u32::MAX);
        Details {
            id: self.id.clone(),
            owner: self.owner.clone(),
            settings: self.settings.clone(),
            open_slots: self.settings.max_players.saturating_sub(taken),
            attributes: self.attributes.clone(),
            state: self.play_state(),
            registered: Some(self.registered.clone()),
            route: self.route.clone(),
            members: self.members.clone(),
            revision: self.revision.clone(),
        }
    }

    /// Takes a state of the directory's over. A start or an end that is under way says itself what comes of it.
    pub(super) fn follow(&mut self, present: &Details) {
        self.owner = present.owner.clone();
        self.settings = present.settings.clone();
        self.attributes = present.attributes.clone();
        if let Some(registered) = &present.registered {
            self.registered.clone_from(registered);
        }
        if matches!(
            self.state,
            State::Pending | State::InProgress | State::Ended
        ) {
            self.state = present.state.into();
        }
    }

    fn play_state(&self) -> PlayState {
        match self.state {
            State::Pending | State::Starting | State::Destroying => PlayState::Pending,
            State::InProgress | State::Ending => PlayState::InProgress,
            State::Ended => PlayState::Ended,
        }
    }

    /// What the directory has to be told of `changes`.
    pub(super) fn delta(&self, changes: &Changes) -> GreenroomDelta {
        let was_advertised = |key| {
            let known = self.attributes.get(key);
            known.is_some_and(|attribute| attribute.advertised)
        };
        let attributes = changes.attributes.iter();
        let attributes = attributes.filter_map(|(key, change)| match change {
            Some(attribute) if attribute.advertised => {
                Some((key.clone(), Some(attribute.value.clone())))
            }
            // Gone, or from now on for this process alone.
            _ => was_advertised(key).then(|| (key.clone(), None)),
        });
        GreenroomDelta {
            bucket: changes.bucket.clone(),
            host_address: changes.host_address.clone(),
            max_players: changes.max_players,
            permission: changes.permission,
            join_in_progress: changes.join_in_progress,
            invites_allowed: changes.invites_allowed,
            platforms: changes.platforms.clone(),
            attributes: attributes.collect(),
            ..GreenroomDelta::default()
        }
    }

    /// Takes over what the directory has accepted.
    pub(super) fn apply(&mut self, changes: Changes) {
        let settings = &mut self.settings;
        replace(&mut settings.bucket, changes.bucket);
        replace(&mut settings.max_players, changes.max_players);
        replace(&mut settings.permission, changes.permission);
        replace(&mut settings.join_in_progress, changes.join_in_progress);
        replace(&mut settings.invites_allowed, changes.invites_allowed);
        replace(&mut settings.platforms, changes.platforms);
        settings.host_address = changes.host_address.or(settings.host_address.take());
        for (key, change) in changes.attributes {
            match change {
                Some(attribute) => self.attributes.insert(key, attribute),
                None => self.attributes.remove(&key),
            };
        }
    }
}

fn replace<T>(place: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *place = value;
    }
}

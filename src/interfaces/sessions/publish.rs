//! `UpdateSession`: makes a session or changes one, as its modification says.

use std::sync::Arc;

use greenroom_protocol::ids::SessionName;
use greenroom_protocol::limits;
use greenroom_protocol::settings::{GreenroomDelta, Owner, PlayState, Route};

use super::enter::{check_free, read_back};
use super::entering::Entry;
use super::lanes::Intent;
use super::local_session::LocalSession;
use super::modification::{Changes, Creation, Modification, Purpose};
use super::{
    Answer, ByName, Sessions, Step, Synced, check_shown, find, find_mut, in_sync, of_greenroom,
};
use crate::client::{Change, When, Who};
use crate::interfaces::details::{Attributes, Details, Settings};
use crate::interfaces::random::mint;
use crate::interfaces::{Failure, Outcome};
use crate::result::{EOS_EResult, refine};

/// A session that was made or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    pub name: String,
    pub id: SessionName,
}

impl Sessions {
    /// Carries a modification out. The game may release or change its own one meanwhile.
    pub fn publish(
        self: &Arc<Self>,
        modification: Modification,
        done: impl FnOnce(Outcome<Synced<Published>>) + Send + 'static,
    ) {
        let name = modification.session;
        let in_lane = name.clone();
        let changes = modification.changes;
        match modification.purpose {
            Purpose::Create(creation) => self.operate(
                name,
                Intent::Enter,
                move |all, sessions, before| {
                    check_free(sessions, &in_lane, before)?;
                    all.create(sessions, in_lane, creation, changes)
                },
                done,
            ),
            Purpose::Update => self.operate(
                name,
                Intent::Change,
                move |all, sessions, _| all.change(sessions, in_lane, changes),
                done,
            ),
        }
    }

    fn create(
        &self,
        sessions: &ByName,
        name: String,
        creation: Creation,
        changes: Changes,
    ) -> Outcome<Step<Synced<Published>>> {
        let who = self.users.who(creation.user.as_ref())?;
        check_shown(sessions, who, creation.presence)?;
        let takeover = creation.id.is_some();
        let id = match creation.id {
            Some(id) => id,
            None => minted_name()?,
        };
        let (settings, attributes) = of_a_new_session(creation.sanctions, changes)?;
        let entry = Entry {
            who,
            presence: creation.presence,
            id: id.clone(),
            joins: false,
        };
        check_number(sessions, &entry, self.entering.count(who))?;
        self.entering.begin(&name, entry)?;
        let mark = mint()?;
        let delta = GreenroomDelta {
            nonce: Some(mark.clone()),
            takeover,
            ..creating(&settings, &attributes)
        };
        let details = Details {
            id: id.clone(),
            owner: self.owner(who),
            open_slots: settings.max_players,
            settings,
            attributes,
            state: PlayState::Pending,
            registered: None,
            route: Route::Id,
            members: who.account().map(|account| [account].into()),
            revision: None,
        };
        let is_addressed = details.settings.host_address.is_some();
        let client = self.base.client.clone();
        let at = id.clone();
        let ask = async move {
            let delta = of_greenroom(delta);
            client.enter_session(who, &at, When::Absent, delta).await?;
            if creation.presence {
                client.show_session(who, &at).await;
            }
            if is_addressed {
                return Ok(Answer::Done);
            }
            // The directory filled in the address that it saw.
            Ok(read_back(&client, who, &at).await)
        };
        let entering = Arc::clone(&self.entering);
        Ok(Step::ask(ask, move |sessions, answer| {
            entering.end(&name);
            let answer = answer.map_err(|failure| failure.refined(refine::create))?;
            let mut session = LocalSession::entered(who, creation.presence, details);
            session.mark = Some(mark);
            if let Answer::Seen(seen) = answer {
                session.settings.host_address = seen.settings.host_address;
            }
            // One of the same id under another name was the user's own, and is replaced on the directory.
            sessions.retain(|_, known| known.who != who || known.id != id);
            sessions.insert(name.clone(), session);
            Ok(in_sync(Published { name, id }))
        }))
    }

    fn change(
        &self,
        sessions: &ByName,
        name: String,
        changes: Changes,
    ) -> Outcome<Step<Synced<Published>>> {
        let session = find(sessions, &name)?;
        if !session.is_own() {
            return Err(Failure::new(
                EOS_EResult::EOS_Sessions_UpsertNotAllowed,
                format!("session {name:?} belongs to another user"),
            ));
        }
        // Here as well as there: a change that is kept and refused later would cost the session.
        check_places(session, &changes)?;
        let delta = session.delta(&changes);
        let apply = |name: String, sessions: &mut ByName| {
            let session = find_mut(sessions, &name)?;
            session.apply(changes);
            let id = session.id.clone();
            Ok(Published { name, id })
        };
        if delta == GreenroomDelta::default() {
            return Ok(Step::local(move |sessions| {
                apply(name, sessions).map(in_sync)
            }));
        }
        Ok(self.write(session, delta, move |sessions, written| {
            written?;
            apply(name, sessions)
        }))
    }

    /// Whom the game is shown as the owner of what this one makes.
    fn owner(&self, who: Who) -> Owner {
        match who {
            Who::User(account) => Owner::User(account),
            Who::Server => Owner::Server(self.base.client.client_id().to_owned()),
        }
    }

    /// Writes to a session that is the user's own, and goes on with what came of it. A change that the directory could not be told of is made here as if it had been, and told as out of sync.
    pub(super) fn write<R>(
        &self,
        session: &LocalSession,
        delta: GreenroomDelta,
        apply: impl FnOnce(&mut ByName, Outcome<()>) -> Outcome<R> + Send + 'static,
    ) -> Step<Synced<R>> {
        let client = self.base.client.clone();
        let (who, id) = (session.who, session.id.clone());
        let delta = GreenroomDelta {
            nonce: session.mark.clone(),
            ..delta
        };
        let ask = async move {
            Ok(match client.change_session(who, &id, delta).await? {
                Change::Taken => Answer::Done,
                Change::Kept => Answer::Kept,
            })
        };
        Step::ask(ask, move |sessions, answer| {
            let answer = answer.map_err(|failure| failure.refined(refine::update));
            let in_sync = !matches!(answer, Ok(Answer::Kept));
            let value = apply(sessions, answer.map(drop))?;
            Ok(Synced { value, in_sync })
        })
    }
}

/// A user makes no session more while it is in as many as it may be. One that is about to be replaced does not count.
fn check_number(sessions: &ByName, entry: &Entry, under_way: usize) -> Outcome<()> {
    let Who::User(_) = entry.who else {
        return Ok(());
    };
    let others = sessions.values().filter(|one| one.who == entry.who);
    let count = under_way + others.filter(|one| one.id != entry.id).count();
    let most = limits::SESSIONS_PER_USER_MAX;
    if count < most {
        return Ok(());
    }
    Err(Failure::new(
        EOS_EResult::EOS_LimitExceeded,
        format!("the user is in {count} sessions, or about to be, of at most {most}"),
    ))
}

/// There are never fewer places than registered players.
fn check_places(session: &LocalSession, changes: &Changes) -> Outcome<()> {
    let registered = session.registered.len();
    match changes.max_players {
        Some(max_players) if registered > max_players as usize => Err(Failure::new(
            EOS_EResult::EOS_Sessions_TooManyPlayers,
            format!("MaxPlayers would be {max_players}, and {registered} players are registered"),
        )),
        _ => Ok(()),
    }
}

fn minted_name() -> Outcome<SessionName> {
    SessionName::new(mint()?)
        .map_err(|invalid| Failure::new(EOS_EResult::EOS_UnexpectedError, invalid.to_string()))
}

/// What the game did not set is as EOS has it: found and joined by everybody, closed while play is under way, open for invitations.
fn of_a_new_session(sanctions: bool, changes: Changes) -> Outcome<(Settings, Attributes)> {
    let missing = |what| Failure::parameter(format!("{what} was not set"));
    let settings = Settings {
        bucket: changes.bucket.ok_or_else(|| missing("BucketId"))?,
        host_address: changes.host_address,
        max_players: changes.max_players.ok_or_else(|| missing("MaxPlayers"))?,
        permission: changes.permission.unwrap_or_default(),
        join_in_progress: changes.join_in_progress.unwrap_or(false),
        invites_allowed: changes.invites_allowed.unwrap_or(true),
        sanctions,
        platforms: changes.platforms.unwrap_or_default(),
    };
    let attributes = changes.attributes.into_iter();
    let attributes = attributes.filter_map(|(key, change)| Some((key, change?)));
    Ok((settings, attributes.collect()))
}

/// Everything that the directory is to know of a new session.
fn creating(settings: &Settings, attributes: &Attributes) -> GreenroomDelta {
    let advertised = attributes
        .iter()
        .filter(|(_, attribute)| attribute.advertised);
    let advertised =
        advertised.map(|(key, attribute)| (key.clone(), Some(attribute.value.clone())));
    GreenroomDelta {
        bucket: Some(settings.bucket.clone()),
        host_address: settings.host_address.clone(),
        max_players: Some(settings.max_players),
        permission: Some(settings.permission),
        join_in_progress: Some(settings.join_in_progress),
        invites_allowed: Some(settings.invites_allowed),
        sanctions: Some(settings.sanctions),
        platforms: Some(settings.platforms.clone()),
        attributes: advertised.collect(),
        ..GreenroomDelta::default()
    }
}

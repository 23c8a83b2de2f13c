//! What a user does in an overlay, and what the game is told of it. There is none of ours: games and communities bring their own, and say here what their users want.

pub mod display;
mod events;
pub mod keys;

use std::sync::Arc;

use greenroom_protocol::ids::AccountId;
use greenroom_protocol::settings::Route;

use super::custom_invites::CustomInvites;
use super::details::Details;
use super::notifications::Notifications;
use super::presence::{JoinAccepted, Presence};
use super::sessions::Sessions;
use super::{Failure, Outcome};
use crate::client::{Client, ClientError};
use crate::result::EOS_EResult;
use crate::user_id::UserId;

use display::Display;
use events::Events;
pub use events::UiEventId;

/// The user interface of one platform.
pub struct Overlay {
    /// What users do with invites of the game's own is said there.
    pub custom_invites: Arc<CustomInvites>,
    sessions: Arc<Sessions>,
    presence: Arc<Presence>,
    display: Display,
}

/// What the overlay of a platform has to tell.
#[derive(Default)]
pub struct Requests {
    events: Events,
    /// A user wants to join a session.
    pub joins: Notifications<JoinRequest>,
    /// A user wants to leave a session.
    pub leaves: Notifications<LeaveRequest>,
    /// A user wants to send an invite of another platform.
    pub native_invites: Notifications<NativeInviteRequest>,
}

/// A user wants to join a session; the event leads to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinRequest {
    pub user: UserId,
    pub event: UiEventId,
}

/// A user wants to leave a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaveRequest {
    pub user: UserId,
    /// The local name of the session.
    pub session: String,
}

/// A user wants to invite somebody by the means of another platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NativeInviteRequest {
    pub user: UserId,
    pub event: UiEventId,
    /// The kind of account, in the words of that platform.
    pub platform: String,
    /// The account there.
    pub account: String,
    /// The id of the session.
    pub session: String,
}

impl Requests {
    /// The session that an event leads to.
    pub fn details(&self, event: UiEventId) -> Option<Arc<Details>> {
        self.events.get(event)
    }

    /// Tells nobody anything any more.
    pub(super) fn silence(&self) {
        self.joins.clear();
        self.leaves.clear();
        self.native_invites.clear();
    }
}

impl Overlay {
    /// The overlay of the platform whose sessions these are.
    pub fn new(
        sessions: Arc<Sessions>,
        custom_invites: Arc<CustomInvites>,
        presence: Arc<Presence>,
    ) -> Arc<Self> {
        Arc::new(Self {
            custom_invites,
            sessions,
            presence,
            display: Display::default(),
        })
    }

    /// Runs `finish` inside the next Tick: for what is known already.
    pub fn post(&self, finish: impl FnOnce() + Send + 'static) {
        self.sessions.post(finish);
    }

    /// The game has seen to an event; it leads nowhere from now on. False if there is none of this id.
    pub fn acknowledge(&self, event: UiEventId) -> bool {
        self.sessions.requests.events.remove(event)
    }

    /// A user accepts an invite: the game is told, and joins.
    ///
    /// # Errors
    /// `EOS_InvalidUser`, `EOS_NotFound` for an invite that the user does not have.
    pub fn accept_invite(&self, user: &UserId, invite: &str) -> Outcome<()> {
        self.sessions.users.account(user)?;
        let known = self.sessions.invites.find(invite);
        let news = known.filter(|known| known.user == *user).ok_or_else(|| {
            let message = format!("InviteId: user {user} has no invite {invite:?}");
            Failure::new(EOS_EResult::EOS_NotFound, message)
        })?;
        let sessions = Arc::clone(&self.sessions);
        self.post(move || sessions.invites.accepted.tell(&news));
        Ok(())
    }

    /// A user wants to join a player, by the session or the join info that the player's presence shows: the game is told of each, and joins. `done` gets the event, which leads to the session, just before. A login by Connect or by Auth is enough.
    pub fn request_to_join(
        &self,
        user: UserId,
        target: UserId,
        done: impl FnOnce(Outcome<UiEventId>) + Send + 'static,
    ) {
        let account = self.sessions.users.account(&user);
        let account = account.or_else(|failure| self.presence.account(&user).map_err(|_| failure));
        let both = account.and_then(|account| {
            let target = target.account();
            Ok((account, target.ok_or_else(nothing_to_join)?))
        });
        let (account, other) = match both {
            Ok(both) => both,
            Err(failure) => return self.post(|| done(Err(failure))),
        };
        let client = self.sessions.base.client.clone();
        let ask = async move {
            let details = shown_by(&client, account, other).await?;
            Ok((details, client.presence_of(account, other).await?))
        };
        let (sessions, presence) = (Arc::clone(&self.sessions), Arc::clone(&self.presence));
        self.sessions.base.ask(ask, move |found| {
            let (details, document) = match found {
                Ok(found) => found,
                Err(failure) => return done(Err(failure)),
            };
            let join_info = presence.join_info(document);
            if details.is_none() && join_info.is_none() {
                return done(Err(nothing_to_join()));
            }
            let shows_session = details.is_some();
            let requests = &sessions.requests;
            let event = requests.events.add(details.map(Arc::new));
            done(Ok(event));
            if shows_session {
                let user = user.clone();
                requests.joins.tell(&JoinRequest { user, event });
            }
            if let Some(join_info) = join_info {
                presence.joins.tell(&JoinAccepted {
                    user,
                    player: target,
                    join_info,
                    event,
                });
            }
        });
    }

    /// A user wants to leave a session: the game is told, and leaves. Nothing else happens.
    ///
    /// # Errors
    /// `EOS_InvalidUser`, `EOS_NotFound` if the user has no session of this name.
    pub fn request_to_leave(&self, user: UserId, session: String) -> Outcome<()> {
        self.sessions.details_of(&user, &session)?;
        let sessions = Arc::clone(&self.sessions);
        self.post(move || {
            let leave = LeaveRequest { user, session };
            sessions.requests.leaves.tell(&leave);
        });
        Ok(())
    }

    /// A user wants to invite an account of another platform into the session in its presence, by the means of that platform: the game is told, and sends it. Gives the event that is to be acknowledged.
    ///
    /// # Errors
    /// `EOS_InvalidUser`, `EOS_NotFound` if no session shows in the user's presence.
    pub fn request_native_invite(
        &self,
        user: UserId,
        platform: String,
        account: String,
    ) -> Outcome<UiEventId> {
        let details = self.sessions.presence_details(&user)?;
        let session = details.id.to_string();
        let sessions = Arc::clone(&self.sessions);
        let event = sessions.requests.events.add(Some(Arc::new(details)));
        self.post(move || {
            let native_invites = &sessions.requests.native_invites;
            native_invites.tell(&NativeInviteRequest {
                user,
                event,
                platform,
                account,
                session,
            });
        });
        Ok(event)
    }
}

impl Overlay {
    /// A user wants to invite an account of another platform, by the means of that platform, in the words of its custom invites: the game is told, and sends it. Gives the event that is to be acknowledged; it leads to no session.
    ///
    /// # Errors
    /// `EOS_InvalidUser`, `EOS_NotFound` if the user has no payload.
    pub fn request_custom_native_invite(
        &self,
        user: UserId,
        platform: String,
        account: String,
    ) -> Outcome<UiEventId> {
        let payload = self.custom_invites.payload(&user)?;
        let event = self.sessions.requests.events.add(None);
        let whom = (platform, account);
        let invites = &self.custom_invites;
        invites.request_native_invite(user, event, whom, payload);
        Ok(event)
    }
}

/// The session in the presence of a player, as the user sees it that comes by it.
async fn shown_by(
    client: &Client,
    account: AccountId,
    target: AccountId,
) -> Result<Option<Details>, ClientError> {
    let Some(activity) = client.activity_of(account, target).await? else {
        return Ok(None);
    };
    let by = Route::Activity(activity.id.clone());
    let id = activity.session_ref.name;
    let document = client.session_through(account, &activity.id).await?;
    let details = document.and_then(|document| Details::of_document(id, document));
    Ok(details.map(|details| details.by(by)))
}

fn nothing_to_join() -> Failure {
    Failure::new(
        EOS_EResult::EOS_NotFound,
        "TargetUserId: no session shows in this player's presence and no join info, or none that the user may see",
    )
}

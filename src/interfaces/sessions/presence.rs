//! The session that a user's presence shows.

use greenroom_protocol::settings::Route;

use super::{ByName, Sessions, find};
use crate::client::Who;
use crate::interfaces::details::Details;
use crate::interfaces::{Failure, Outcome};
use crate::result::EOS_EResult;
use crate::user_id::UserId;

impl Sessions {
    /// The session that the user's presence shows, as this process knows it. Once the directory shows it too, a join with it goes through the user's presence.
    ///
    /// # Errors
    /// `EOS_NotFound` if there is none, also for a user who is not logged in.
    pub fn presence_details(&self, user: &UserId) -> Outcome<Details> {
        let nobody = |failure: Failure| Failure::new(EOS_EResult::EOS_NotFound, failure.message);
        let who = Who::User(self.users.account(user).map_err(nobody)?);
        let details = {
            let held = self.held.lock();
            shown(&held.sessions, who)
        };
        let details = details.ok_or_else(|| {
            let message = format!("no session shows in the presence of user {user}");
            Failure::new(EOS_EResult::EOS_NotFound, message)
        })?;
        Ok(match self.base.client.activity(who, &details.id) {
            Some(activity) => details.by(Route::Activity(activity)),
            None => details,
        })
    }

    /// A session of the user by its local name, as this process knows it.
    ///
    /// # Errors
    /// `EOS_InvalidUser`, `EOS_NotFound` if the user has none of this name.
    pub fn details_of(&self, user: &UserId, name: &str) -> Outcome<Details> {
        let who = Who::User(self.users.account(user)?);
        let held = self.held.lock();
        let session = find(&held.sessions, name)?;
        if session.who != who {
            let message = format!("session {name:?} is not one of user {user}");
            return Err(Failure::new(EOS_EResult::EOS_NotFound, message));
        }
        Ok(session.details())
    }
}

fn shown(sessions: &ByName, who: Who) -> Option<Details> {
    let mut all = sessions.values();
    let shown = all.find(|session| session.who == who && session.presence)?;
    Some(shown.details())
}

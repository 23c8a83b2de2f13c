//! The push channel as the rest of the client sees it: open or being opened, and the sessions that hang on it.

use std::sync::Arc;

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{ConnectionId, SessionName};
use greenroom_protocol::session::SessionDelta;
use tokio::time::{Instant, timeout_at};

use super::accounts::Login;
use super::error::ClientError;
use super::keeper::race;
use super::notice::Notice;
use super::renewal::attend_to;
use super::retry::ended_by;
use super::sessions::appear;
use super::transport::When;
use super::{Client, Core};

impl Client {
    /// Sees to it that a task keeps the user's push channel open.
    pub(super) fn keep_connected(&self, login: &Arc<Login>) {
        let mut keepers = self.0.keepers.lock();
        while keepers.try_join_next().is_some() {}
        let mut keeper = login.keeper.lock();
        // A keeper that is finished for a user who has not left went down with a panic.
        if keeper.as_ref().is_some_and(|keeper| !keeper.is_finished()) {
            return;
        }
        *keeper = Some(keepers.spawn(attend_to(Arc::clone(&self.0.core), Arc::clone(login))));
    }
}

impl Core {
    /// The user's push channel, once it is open.
    pub(super) async fn connection(
        &self,
        login: &Login,
        end: Instant,
    ) -> Result<ConnectionId, ClientError> {
        let mut changes = login.connection.subscribe();
        let open = async {
            let present = changes.wait_for(Option::is_some).await;
            present.ok().and_then(|present| present.clone())
        };
        let left = async {
            login.left().await;
            None
        };
        match timeout_at(end, race(open, left)).await {
            Ok(Some(connection)) => Ok(connection),
            Ok(None) => Err(ClientError::NotLoggedIn),
            Err(_) => Err(login
                .outage
                .lock()
                .clone()
                .map_or(ClientError::TimedOut, ended_by)),
        }
    }

    /// Writes the present channel into every session that hung on an earlier one. Does not end before each is written or lost, for which it may be dropped when the channel is.
    pub(super) async fn reappear_everywhere(&self, login: &Login, connection: &ConnectionId) {
        let remembered = login.remembered.lock().clone();
        for name in &remembered {
            while !self.reappear(login, name, connection).await {}
        }
    }

    /// Writes the present channel into one session; forgets the session if there is no place in it any more. `false` if neither could be done in the time of an operation.
    pub(super) async fn reappear(
        &self,
        login: &Login,
        name: &SessionName,
        connection: &ConnectionId,
    ) -> bool {
        let mut delta = SessionDelta::default();
        appear(&mut delta, login.who, connection);
        let end = self.deadline();
        match self.put(login, end, name, When::Exists, &delta).await {
            Err(ClientError::Refused(refusal)) if is_final(&refusal) => {
                // Left in the meantime: nobody needs to be told.
                if login.forget(name) {
                    self.notify(Notice::SessionLost {
                        who: login.who,
                        session: name.clone(),
                        why: refusal.to_string(),
                    });
                }
                true
            }
            // Another refusal is about this channel, which is then about to be lost.
            Ok(_) | Err(ClientError::Refused(_)) => true,
            Err(_) => false,
        }
    }
}

/// Whether the refusal says that there is no place for the user in the session.
fn is_final(refusal: &Refusal) -> bool {
    matches!(
        refusal.code,
        ErrorCode::PreconditionFailed
            | ErrorCode::SessionNotFound
            | ErrorCode::NotFound
            | ErrorCode::Forbidden
            | ErrorCode::NotAdmitted
            | ErrorCode::SessionFull
            | ErrorCode::SessionInProgress
            | ErrorCode::Conflict
    )
}

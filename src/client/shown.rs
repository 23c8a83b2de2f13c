//! Sessions in the presence of their players: activities on the directory, which one's friends find and join.

use greenroom_protocol::handle::HandleKind;
use greenroom_protocol::ids::{ConnectionId, SessionName};
use greenroom_protocol::session::Guid;

use super::accounts::Login;
use super::error::ClientError;
use super::notice::Notice;
use super::standing::Standing;
use super::throttle::Class;
use super::wanted::{Verdict, verdict};
use super::{Client, Core, Who};

impl Client {
    /// Lets the player's presence show a session that it is in, in place of another one, until it leaves. Whenever the push channel was lost and is back, the directory is told again; what cannot be told now is told then.
    pub async fn show_session(&self, who: impl Into<Who>, name: &SessionName) {
        let core = &self.0.core;
        let Ok(login) = core.login_of(who.into()) else {
            return;
        };
        let Some(standing) = login.standings.get(name) else {
            return;
        };
        standing.show();
        let connection = login.connection.borrow().clone();
        if let Some(connection) = connection
            && let Ok(_turn) = standing.turn.try_lock()
        {
            core.show(&login, &standing, &connection).await;
        }
        login.standings.look();
    }

    /// The activity by which the player's presence shows a session, once the directory has said so. Any thread.
    pub fn activity(&self, who: impl Into<Who>, name: &SessionName) -> Option<Guid> {
        let login = self.0.core.login_of(who.into()).ok()?;
        login.standings.get(name)?.activity()
    }
}

impl Core {
    /// Tells the directory on this channel to show a session, where that is wanted and was not told yet. `false` if it has to be tried again.
    pub(super) async fn show(
        &self,
        login: &Login,
        standing: &Standing,
        connection: &ConnectionId,
    ) -> bool {
        if !standing.is_to_be_shown(connection) {
            return true;
        }
        let activity = self.handle_to(&standing.name, HandleKind::Activity);
        let made = self.authorized(login, self.deadline(), Class::Sessions, |token| {
            self.transport.create_handle(token, &activity)
        });
        match made.await {
            Ok(handle) => standing.showed(connection, Some(handle.id)),
            Err(ClientError::Refused(refusal)) => match verdict(&refusal) {
                Verdict::Passing => return false,
                Verdict::DeadChannel => {
                    login.doubt(connection);
                    return false;
                }
                // Whoever writes to it next finds that out too.
                Verdict::Gone => standing.showed(connection, None),
                Verdict::Barred | Verdict::Players | Verdict::Impossible => {
                    standing.showed(connection, None);
                    self.notify(Notice::SessionNotShown {
                        who: login.who,
                        session: standing.name.clone(),
                        why: refusal.to_string(),
                    });
                }
            },
            Err(_) => return false,
        }
        true
    }
}

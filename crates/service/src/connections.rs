//! Push connections: which are there, whose they are, and what their end does.

use std::collections::HashMap;
use std::future::Future;

use greenroom_directory::caller::{Caller, Identity};
use greenroom_directory::liveness::{self, Advance};
use greenroom_directory::session::Session;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{ConnectionId, Deployment, SessionRef};
use greenroom_protocol::time::Timestamp;
use parking_lot::Mutex;

use crate::answer::Disconnect;
use crate::draw;
use crate::service::Service;

/// The connections that this process holds. Their sessions remember them only
/// by id: none outlives the process.
#[derive(Default)]
pub(crate) struct Connections {
    known: Mutex<HashMap<ConnectionId, Connection>>,
}

struct Connection {
    holder: Identity,
    deployment: Deployment,
    /// How it ended, while not all of its sessions know yet.
    ended: Option<Disconnect>,
}

impl Connections {
    fn add(&self, id: ConnectionId, caller: &Caller) {
        let connection = Connection {
            holder: caller.identity(),
            deployment: caller.deployment.clone(),
            ended: None,
        };
        self.known.lock().insert(id, connection);
    }

    /// Notes the end; `false` where it has ended already.
    fn end(&self, id: &ConnectionId, how: Disconnect) -> bool {
        match self.known.lock().get_mut(id) {
            Some(connection) if connection.ended.is_none() => {
                connection.ended = Some(how);
                true
            }
            _ => false,
        }
    }

    fn forget(&self, id: &ConnectionId) {
        self.known.lock().remove(id);
    }

    /// The ended ones that are still known.
    pub(crate) fn ended(&self) -> Vec<(ConnectionId, Disconnect)> {
        let known = self.known.lock();
        known
            .iter()
            .filter_map(|(id, connection)| Some((id.clone(), connection.ended?)))
            .collect()
    }

    fn is_alive(&self, id: &ConnectionId) -> bool {
        let known = self.known.lock();
        known.get(id).is_some_and(|found| found.ended.is_none())
    }

    /// Holds that the caller may hang itself on the connection.
    ///
    /// # Errors
    /// `DeadConnection` where it is not there or not the caller's.
    pub(crate) fn check(&self, id: &ConnectionId, caller: &Caller) -> Result<(), Refusal> {
        let known = self.known.lock();
        let fits = known.get(id).is_some_and(|found| {
            found.ended.is_none()
                && found.holder == caller.identity()
                && found.deployment == caller.deployment
        });
        if fits {
            return Ok(());
        }
        let message = format!("the connection {id} is not a live connection of the caller");
        Err(Refusal::new(ErrorCode::DeadConnection, message))
    }
}

impl Service {
    /// Takes note of a push connection and names it. It lives until
    /// [`Self::disconnect`].
    pub fn connect(&self, caller: &Caller) -> ConnectionId {
        let id = ConnectionId::new(draw::guid(&*self.parts.random)).expect("a GUID was drawn");
        self.connections.add(id.clone(), caller);
        self.presence_connected(&id, caller);
        id
    }

    /// Takes note of the end of a push connection: at once, whatever becomes of
    /// the future, which carries the end into the sessions. What it leaves
    /// undone, the sweeper does. Ending what is not there does nothing.
    ///
    /// # Errors
    /// `Unavailable` where a session could not be written; the sweeper will.
    pub fn disconnect(
        &self,
        id: &ConnectionId,
        how: Disconnect,
    ) -> impl Future<Output = Result<(), Refusal>> + Send + use<'_> {
        let first = self.connections.end(id, how);
        self.presence_disconnected(id, how.last_heard(self.now()));
        let id = id.clone();
        async move {
            match first {
                true => self.carry_out_end(&id, how).await,
                false => Ok(()),
            }
        }
    }

    /// Tells every session that hangs on a connection that it ended.
    pub(crate) async fn carry_out_end(
        &self,
        id: &ConnectionId,
        how: Disconnect,
    ) -> Result<(), Refusal> {
        let sessions = self.index.lock().on_connection(id);
        for at in sessions {
            let _turn = self.turns.take(crate::records::session(&at)).await;
            self.settle(&at, |session| end(session, id, how, self.now()))
                .await?;
        }
        self.connections.forget(id);
        Ok(())
    }

    /// A write hung somebody on a connection that may have ended meanwhile, too
    /// early for its end to find the session.
    pub(crate) async fn lose_if_dead(
        &self,
        at: &SessionRef,
        id: &ConnectionId,
    ) -> Result<(), Refusal> {
        if self.connections.is_alive(id) {
            return Ok(());
        }
        let last_heard = self.now();
        let how = Disconnect::Silent { last_heard };
        self.settle(at, |session| end(session, id, how, self.now()))
            .await?;
        Ok(())
    }
}

fn end(session: &Session, id: &ConnectionId, how: Disconnect, now: Timestamp) -> Advance {
    match how {
        Disconnect::Clean => liveness::connection_closed(session, id, now),
        Disconnect::Silent { last_heard } => liveness::connection_lost(session, id, last_heard),
    }
}

//! Push connections: which are there, whose they are, and what their end does.

use std::collections::HashMap;
use std::future::Future;
use std::sync::Arc;

use greenroom_directory::caller::{Caller, Identity};
use greenroom_directory::liveness::{self, Advance};
use greenroom_directory::session::Session;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{AccountId, ConnectionId, Deployment, SessionRef};
use greenroom_protocol::limits;
use greenroom_protocol::push::Resource;
use greenroom_protocol::time::Timestamp;
use parking_lot::Mutex;

use crate::answer::Disconnect;
use crate::draw;
use crate::followed::Player;
use crate::outbox::Outbox;
use crate::service::Service;
use crate::turns::Turn;

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
    /// What waits for it.
    outbox: Arc<Outbox>,
    /// The sessions that somebody is tapped for on it.
    watched: Vec<SessionRef>,
}

impl Connections {
    fn add(&self, id: ConnectionId, caller: &Caller) {
        let connection = Connection {
            holder: caller.identity(),
            deployment: caller.deployment.clone(),
            ended: None,
            outbox: Arc::default(),
            watched: Vec::new(),
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

    /// The living ones of a player.
    pub(crate) fn of_account(&self, account: AccountId) -> Vec<ConnectionId> {
        let holder = Identity::User(account);
        let known = self.known.lock();
        let living = known
            .iter()
            .filter(|(_, found)| found.ended.is_none() && found.holder == holder);
        living.map(|(id, _)| id.clone()).collect()
    }

    pub(crate) fn is_alive(&self, id: &ConnectionId) -> bool {
        let known = self.known.lock();
        known.get(id).is_some_and(|found| found.ended.is_none())
    }

    /// What waits for a connection; `None` where it has ended.
    pub(crate) fn outbox(&self, id: &ConnectionId) -> Option<Arc<Outbox>> {
        let known = self.known.lock();
        let living = known.get(id).filter(|found| found.ended.is_none());
        living.map(|found| found.outbox.clone())
    }

    /// What waits for a connection, whether it has ended or not, and for whom,
    /// where that is a player.
    pub(crate) fn kept_for(&self, id: &ConnectionId) -> Option<(Arc<Outbox>, Option<Player>)> {
        let known = self.known.lock();
        let found = known.get(id)?;
        let player = match found.holder {
            Identity::User(account) => Some((found.deployment.clone(), account)),
            Identity::Server(..) | Identity::Client(_) => None,
        };
        Some((found.outbox.clone(), player))
    }

    /// Somebody comes to be tapped on the connection for a session. Answers
    /// whether nobody was before; of connections that are not there, none is.
    ///
    /// # Errors
    /// `Conflict` where the connection watches as many sessions as it may.
    pub(crate) fn watch(&self, id: &ConnectionId, at: &SessionRef) -> Result<bool, Refusal> {
        let mut known = self.known.lock();
        let Some(connection) = known.get_mut(id) else {
            return Ok(false);
        };
        if connection.watched.contains(at) {
            return Ok(false);
        }
        if connection.watched.len() >= limits::SESSION_SUBSCRIPTIONS_MAX {
            let most = limits::SESSION_SUBSCRIPTIONS_MAX;
            let message = format!("subscription: the connection {id} has those of {most} sessions");
            return Err(Refusal::new(ErrorCode::Conflict, message));
        }
        connection.watched.push(at.clone());
        Ok(true)
    }

    /// Nobody is tapped any more on the connection for the session.
    pub(crate) fn unwatch(&self, id: &ConnectionId, at: &SessionRef) {
        if let Some(connection) = self.known.lock().get_mut(id) {
            connection.watched.retain(|watched| watched != at);
        }
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
        self.put_on_roll(caller, &id);
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
        for resource in Resource::ALL {
            self.unfollow(id, resource);
        }
        self.presence_disconnected(id, how);
        self.take_off_roll(id);
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
            let turn = self.turns.take(crate::records::session(&at)).await;
            self.settle(&turn, &at, |session| end(session, id, how, self.now()))
                .await?;
        }
        self.connections.forget(id);
        Ok(())
    }

    /// A write hung somebody on a connection that may have ended meanwhile, too
    /// early for its end to find the session.
    pub(crate) async fn lose_if_dead(
        &self,
        turn: &Turn<'_>,
        at: &SessionRef,
        id: &ConnectionId,
    ) -> Result<(), Refusal> {
        if self.connections.is_alive(id) {
            return Ok(());
        }
        let last_heard = self.now();
        let how = Disconnect::Silent { last_heard };
        self.settle(turn, at, |session| end(session, id, how, self.now()))
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

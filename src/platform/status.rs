//! What the game says about itself and its network.

use parking_lot::Mutex;

use crate::client::Client;

/// How much of the machine the game has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Application {
    BackgroundConstrained,
    BackgroundUnconstrained,
    BackgroundSuspended,
    Foreground,
}

/// Whether the game may use the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connection {
    Disabled,
    Offline,
    Online,
}

/// What the game said last; a game that says nothing is in the foreground and online.
pub struct Status {
    application: Mutex<Application>,
    connection: Mutex<Connection>,
    client: Client,
}

impl Status {
    /// `client` follows what the game says about the network.
    pub fn new(client: Client) -> Self {
        Self {
            application: Mutex::new(Application::Foreground),
            connection: Mutex::new(Connection::Online),
            client,
        }
    }

    pub fn application(&self) -> Application {
        *self.application.lock()
    }

    /// Only remembered: nothing here depends on it.
    pub fn set_application(&self, application: Application) {
        *self.application.lock() = application;
    }

    pub fn connection(&self) -> Connection {
        *self.connection.lock()
    }

    /// While the game is not online, operations wait for it to be so again, within their timeout.
    pub fn set_connection(&self, connection: Connection) {
        let mut now = self.connection.lock();
        *now = connection;
        // Under the lock, so that of two calls at once the same one wins in both places.
        self.client.set_online(connection == Connection::Online);
    }
}

//! The internal session client: asks a directory on behalf of the users of one platform.
//!
//! It owns what every question needs: tokens, retries, the push channel of each user and the memory of which sessions hang on it. All this is written once, over [`transport`]'s trait; [`http`] and
//! [`local`] carry the questions.
//!
//! Everything async here runs on the platform's worker (one tokio runtime per platform) and may be dropped at any point. Every request is safe to send twice, because values are absolute and
//! creations carry a nonce; therefore all of them are retried.

mod accounts;
mod connections;
mod date;
mod deadline;
mod error;
mod faults;
mod followers;
mod friends;
mod http;
mod id_tokens;
mod invites;
mod keeper;
mod local;
mod messages;
mod multiplayer;
mod notice;
mod place;
mod presence;
mod pushed;
mod random;
mod renewal;
mod retry;
mod secrets;
mod sessions;
mod shown;
mod standing;
mod steady_clock;
#[cfg(test)]
mod tests;
mod throttle;
mod transport;
mod wanted;
mod who;
mod writes;

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64};
use std::time::Duration;

use greenroom_protocol::ids::{AccountId, Deployment};
use parking_lot::Mutex;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::timeout;

use accounts::{Login, Pending};
use date::DirectoryDate;
use followers::Followers;
use id_tokens::Notary;
use throttle::Throttle;
use transport::Transport;

pub use accounts::{AuthToken, EpicToken};
pub use deadline::Deadline;
pub use error::ClientError;
pub use followers::{FollowingFriends, FollowingMessages, FollowingPresence, FollowingSessions};
pub use id_tokens::IdTokenFault;
pub use multiplayer::{Entry, EntryId, MembershipEvent, MembershipWatcher};
pub use notice::Notice;
pub use place::Place;
pub use pushed::Pushed;
pub use secrets::Secrets;
pub use sessions::Change;
pub use throttle::patiently;
pub use transport::{PutOutcome, Seen, When};
pub use who::Who;

/// How long the farewell of all push channels may take.
const FAREWELL: Duration = Duration::from_secs(1);

/// What a client needs to know.
pub struct Config {
    /// Where the directory is.
    pub place: Place,
    /// The id of the program, as the directory's operator gave it out.
    pub client_id: String,
    /// The secret that goes with it.
    pub client_secret: String,
    /// The deployment that everything happens in.
    pub deployment: Deployment,
    /// What the program says of itself besides.
    pub labels: Labels,
    /// How long an operation may take with all its retries.
    pub timeout: Duration,
    /// Where device tokens are kept.
    pub secrets: Arc<dyn Secrets>,
    /// How long ago the game ticked last. A library that is not ticked must not keep its sessions alive.
    pub since_tick: Arc<dyn Fn() -> Duration + Send + Sync>,
    /// Is told, on the worker, what happens without being asked for.
    pub notify: Arc<dyn Fn(Notice) + Send + Sync>,
    /// Gets, on the worker, what the push channels bring, of each in its order.
    pub deliver: Arc<dyn Fn(Who, Pushed) + Send + Sync>,
}

/// What logins tell of the program for the id tokens of its users. Nobody checks it; each has at most 64 bytes.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    /// The product.
    pub product: Option<String>,
    /// The sandbox.
    pub sandbox: Option<String>,
    /// The platform that the users play on, by its word or its number; it counts where a session takes players of some platforms alone.
    pub platform: Option<String>,
}

/// A user who is logged in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// The account.
    pub account: AccountId,
    /// The name that was given at login; empty where who vouches for the user knows it.
    pub display_name: String,
}

/// The session client of one platform. Clones are the same client.
#[derive(Clone)]
pub struct Client(Arc<Inner>);

struct Inner {
    core: Arc<Core>,
    /// One task for each push channel. Not in `Core`, which the tasks hold: dropping the last client ends them.
    keepers: Mutex<JoinSet<()>>,
}

/// What the client and the tasks of its push channels share.
struct Core {
    transport: Box<dyn Transport>,
    config: Config,
    logins: Mutex<HashMap<Who, Arc<Login>>>,
    pending: Mutex<Pending>,
    /// By what id tokens are verified.
    notary: Notary,
    /// When it is for the directory.
    date: DirectoryDate,
    /// Of what the directory wants to hear no more for now.
    throttle: Throttle,
    /// The number of the last write that carries one.
    last_write: AtomicU64,
    /// Whether the game says that there is a network.
    online: watch::Sender<bool>,
    followers: watch::Sender<Followers>,
    /// Whether the directory was reached, or somebody was told that it was not.
    first_contact: AtomicBool,
}

impl Client {
    /// Makes a client. Sends nothing, and may be called on any thread.
    ///
    /// # Errors
    /// [`ClientError::NoConnection`] where this machine cannot speak to such a place at all, for instance because it trusts no certificate.
    pub fn new(config: Config) -> Result<Self, ClientError> {
        let transport = place::open(&config)?;
        Ok(Self::over(transport, config))
    }

    fn over(transport: Box<dyn Transport>, config: Config) -> Self {
        Self(Arc::new(Inner {
            core: Arc::new(Core {
                transport,
                config,
                logins: Mutex::default(),
                pending: Mutex::default(),
                notary: Notary::default(),
                date: DirectoryDate::start(),
                throttle: Throttle::default(),
                last_write: AtomicU64::new(0),
                online: watch::Sender::new(true),
                followers: watch::Sender::default(),
                first_contact: AtomicBool::new(false),
            }),
            keepers: Mutex::default(),
        }))
    }

    /// The id of the program, as the directory's operator gave it out.
    pub fn client_id(&self) -> &str {
        &self.0.core.config.client_id
    }

    /// Takes what the game says about its network. While there is none, nothing new is sent and no channel opened: operations wait, within their time. Any thread.
    pub fn set_online(&self, online: bool) {
        self.0.core.online.send_replace(online);
    }

    /// Logs everybody out and closes every push channel with a farewell. Takes a second at most.
    pub async fn shut_down(&self) {
        let logins = std::mem::take(&mut *self.0.core.logins.lock());
        logins.values().for_each(|login| login.leave());
        let mut keepers = std::mem::take(&mut *self.0.keepers.lock());
        let all_gone = async { while keepers.join_next().await.is_some() {} };
        // Who has not said farewell by then is dropped without, which the directory takes for a broken line.
        let _ = timeout(FAREWELL, all_gone).await;
    }
}

impl Core {
    fn login_of(&self, who: Who) -> Result<Arc<Login>, ClientError> {
        let logins = self.logins.lock();
        logins.get(&who).cloned().ok_or(ClientError::NotLoggedIn)
    }

    /// Waits while the game says that there is no network.
    async fn is_online(&self) {
        // The sender is `self`'s own: the wait cannot fail.
        let _ = self.online.subscribe().wait_for(|online| *online).await;
    }

    fn notify(&self, notice: Notice) {
        (self.config.notify)(notice);
    }
}

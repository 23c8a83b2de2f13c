//! Who asks: users and the program as a server, what they prove themselves by, and the tokens that come of that.

mod auth;
mod devices;
mod faces;
mod forms;
mod links;
mod logins;

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use greenroom_protocol::ids::ConnectionId;
use greenroom_protocol::time::Timestamp;
use parking_lot::Mutex;
use tokio::sync::watch;
use tokio::task::AbortHandle;

pub(super) use auth::Refresh;
pub use auth::{AuthToken, EpicToken};
pub(super) use faces::Face;
use faces::Faces;

use super::Who;
use super::multiplayer::Memberships;
use super::presence::Said;
use super::renewal::Access;
use super::standing::Standings;
use super::transport::{Failure, Token};

/// How many logins can wait for their user to be created; of more, the oldest are forgotten.
const PENDING_MAX: usize = 16;

/// How a user proves who it is.
#[derive(Clone)]
pub(super) enum Credentials {
    /// By the device id of the profile; good until it is deleted.
    Device { token: String, display_name: String },
    /// By the token of an OpenID Connect issuer, which knows the user's name; good until the issuer says otherwise.
    OpenId { token: String },
    /// By a name, at a developer's desk.
    Developer { name: String },
    /// By the refresh token of a login with an Epic account; good until it is revoked, or long unused.
    Refresh { token: String },
    /// By a token of a login with an Epic account; good as long as the token.
    Epic { token: EpicToken },
}

/// What an access token is asked for with.
#[derive(Clone)]
pub(super) enum Proof {
    User(Credentials),
    /// The program's own id and secret, which go with every request for a token, do; this names the run of the program.
    Server {
        instance: String,
    },
}

/// Logins of users who have no account yet, by continuance token.
#[derive(Default)]
pub(super) struct Pending(VecDeque<(String, Credentials)>);

impl Pending {
    fn add(&mut self, continuance: String, credentials: Credentials) {
        if self.0.len() == PENDING_MAX {
            self.0.pop_front();
        }
        self.0.push_back((continuance, credentials));
    }

    fn get(&self, continuance: &str) -> Option<Credentials> {
        let (_, credentials) = self.0.iter().find(|(known, _)| known == continuance)?;
        Some(credentials.clone())
    }
}

/// A user who is logged in, or the program as a server, and what hangs on that.
pub(super) struct Login {
    pub(super) who: Who,
    /// Since when, by the directory's clock, to the second; of a server nobody asks.
    pub(super) since: Timestamp,
    pub(super) proof: Mutex<Proof>,
    /// By which interfaces; a login that none has any more is over.
    faces: Mutex<Faces>,
    /// By what the user may log in again.
    pub(super) refresh: Mutex<Option<Refresh>>,
    /// The present token; none before a server's first question.
    pub(super) access: watch::Sender<Option<Access>>,
    /// Held while the token is renewed, so that many refused requests make one renewal.
    pub(super) renewal: tokio::sync::Mutex<()>,
    /// The push channel that is open now.
    pub(super) connection: watch::Sender<Option<ConnectionId>>,
    /// Why there is none, as the last attempt to open one met it.
    pub(super) outage: Mutex<Option<Failure>>,
    leaving: watch::Sender<bool>,
    /// One that the directory does not take for alive, whatever it looks like from here.
    pub(super) doubted: watch::Sender<Option<ConnectionId>>,
    /// The sessions that hang on the push channel.
    pub(super) standings: Standings,
    /// The sessions of the contract that do so.
    pub(super) memberships: Memberships,
    /// What the user shows of itself.
    pub(super) said: Said,
    pub(super) keeper: Mutex<Option<AbortHandle>>,
    /// How many transfers may be taking the account away at this moment.
    merging: AtomicUsize,
}

impl Login {
    fn new(who: Who, proof: Proof, access: Option<Access>) -> Self {
        let since = access.as_ref().map_or(Timestamp(0), |access| access.given);
        Self {
            who,
            since,
            proof: Mutex::new(proof),
            faces: Mutex::default(),
            refresh: Mutex::default(),
            access: watch::Sender::new(access),
            renewal: tokio::sync::Mutex::default(),
            connection: watch::Sender::new(None),
            outage: Mutex::default(),
            leaving: watch::Sender::new(false),
            doubted: watch::Sender::new(None),
            standings: Standings::default(),
            memberships: Memberships::default(),
            said: Said::default(),
            keeper: Mutex::default(),
            merging: AtomicUsize::new(0),
        }
    }

    /// Notes by which interface the user has logged in, and by what it may do so again.
    fn entered_by(self: Arc<Self>, face: Face, refresh: Option<Refresh>) -> Arc<Self> {
        self.faces.lock().add(face);
        if refresh.is_some() {
            *self.refresh.lock() = refresh;
        }
        self
    }

    /// The present token, however old.
    pub(super) fn token(&self) -> Option<Token> {
        let access = self.access.borrow();
        access.as_ref().map(|access| Arc::clone(&access.token))
    }

    /// Whether the user is logged in by this interface.
    pub(super) fn has(&self, face: Face) -> bool {
        self.faces.lock().has(face)
    }

    /// Lets the directory say that the account is gone, and the login stay, as long as what is returned is there: whether it goes is what the game is about to be told.
    fn merge(&self) -> Merging<'_> {
        self.merging.fetch_add(1, Ordering::Relaxed);
        Merging(self)
    }

    /// Whether a transfer is under way that may take the account away.
    pub(super) fn is_merging(&self) -> bool {
        self.merging.load(Ordering::Relaxed) > 0
    }

    /// Makes [`left`](Self::left) come true.
    pub(super) fn leave(&self) {
        self.leaving.send_replace(true);
    }

    /// Whether the user is logged out.
    pub(super) fn has_left(&self) -> bool {
        *self.leaving.borrow()
    }

    /// Waits until the user is logged out.
    pub(super) async fn left(&self) {
        // The sender is `self`'s own: the wait cannot fail.
        let _ = self.leaving.subscribe().wait_for(|leaving| *leaving).await;
    }
}

/// A transfer that is under way.
struct Merging<'a>(&'a Login);

impl Drop for Merging<'_> {
    fn drop(&mut self) {
        self.0.merging.fetch_sub(1, Ordering::Relaxed);
    }
}

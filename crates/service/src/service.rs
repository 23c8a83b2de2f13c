//! The service: its parts together, and how it starts.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use greenroom_directory::handles::{HandleIndex, Slot};
use greenroom_directory::index::{Census, Index};
use greenroom_directory::messages::MessageIndex;
use greenroom_directory::people::People;
use greenroom_directory::sanctions::SanctionIndex;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{AccountId, Deployment};
use greenroom_protocol::time::Timestamp;
use greenroom_protocol::token::DirectoryInfo;
use parking_lot::{Mutex, RwLock};
use serde::{Deserialize, Serialize};

use crate::accounts::ClosedAccounts;
use crate::accounts::names::Names;
use crate::connections::Connections;
use crate::doubts::Doubts;
use crate::explore::Journal;
use crate::faults::{DeskClock, Faults};
use crate::followed::Followers;
use crate::health::Watched;
use crate::messages::Place as MessagePlace;
use crate::nonces::Nonces;
use crate::parts::{OpenError, Parts};
use crate::plays::Plays;
use crate::presence::Presences;
use crate::spent::Spent;
use crate::store::{Batch, Expect, Key, StoreError, WriteError};
use crate::taps::Untold;
use crate::tokens::{self, Tokens};
use crate::turns::Turns;
use crate::{draw, records};

/// The directory's use cases. Shared by every face; all calls from any thread.
///
/// Futures may be dropped at any time: what was written stays written, and the
/// sweeper puts right what the index missed.
pub struct Service {
    pub(crate) parts: Parts,
    /// The store of the parts, once more.
    pub(crate) watched: Arc<Watched>,
    pub(crate) tokens: Tokens,
    pub(crate) closed: ClosedAccounts,
    pub(crate) names: Names,
    pub(crate) index: Mutex<Index>,
    pub(crate) connections: Connections,
    pub(crate) doubts: Doubts,
    pub(crate) nonces: Nonces,
    pub(crate) spent: Spent,
    pub(crate) turns: Turns,
    pub(crate) untold: Untold,
    pub(crate) followers: Followers,
    /// What changed lately, where somebody explores the directory.
    pub(crate) journal: OnceLock<Journal>,
    /// How long work is done beside what others wait for; at once without it.
    pub(crate) aside: OnceLock<fn(&mut dyn FnMut())>,
    pub(crate) handles: Mutex<HandleIndex>,
    pub(crate) handle_doubts: Doubts<(Deployment, Slot)>,
    pub(crate) messages: Mutex<MessageIndex>,
    pub(crate) message_doubts: Doubts<MessagePlace>,
    pub(crate) people: RwLock<People>,
    pub(crate) people_doubts: Doubts<(Deployment, AccountId)>,
    pub(crate) sanctions: RwLock<SanctionIndex>,
    pub(crate) sanction_doubts: Doubts<(Deployment, AccountId)>,
    pub(crate) presence: Presences,
    pub(crate) plays: Plays,
    /// What goes wrong on demand.
    pub(crate) faults: Faults,
    /// Whether a developer sits in front of it.
    desk: AtomicBool,
    /// When tombstones were last forgotten, in milliseconds since 1970.
    pub(crate) forgot_at: AtomicU64,
}

/// The directory's identity as it is stored.
#[derive(Serialize, Deserialize)]
struct IdentityRecord {
    directory: String,
}

impl Service {
    /// Starts on a store: makes the directory's identity and signing key at the
    /// first start, reads every session, counts every stored connection as lost
    /// now. A session whose record cannot be read is logged and left alone.
    ///
    /// # Errors
    /// When the store fails or the directory's own records make no sense.
    pub async fn open(mut parts: Parts) -> Result<Arc<Self>, OpenError> {
        let watched = Arc::new(Watched::new(parts.store));
        parts.store = watched.clone();
        let clock = Arc::new(DeskClock::new(parts.clock));
        parts.clock = clock.clone();
        let key = records::identity();
        let made = IdentityRecord {
            directory: draw::guid(&*parts.random),
        };
        let made = serde_json::to_vec(&made).expect("an identity is plain JSON");
        let (record, is_new) = ensure(&parts, &key, made).await?;
        let identity: IdentityRecord = serde_json::from_slice(&record)
            .map_err(|error| OpenError::Corrupt(key.to_string(), error.to_string()))?;
        if is_new {
            // Whoever expected the old data learns here that it is not there.
            let directory = &identity.directory;
            tracing::info!(directory, "the store held no directory: a new one was made");
        }

        let key = records::signing_key();
        let made = tokens::key_record(&draw::seed(&*parts.random));
        let (record, _) = ensure(&parts, &key, made).await?;
        let tokens = Tokens::new(&record, identity.directory)
            .map_err(|error| OpenError::Corrupt(key.to_string(), error))?;

        let service = Arc::new(Self {
            closed: ClosedAccounts::default(),
            names: Names::default(),
            index: Mutex::new(Index::new(parts.silence_ms)),
            connections: Connections::default(),
            doubts: Doubts::default(),
            nonces: Nonces::default(),
            spent: Spent::default(),
            turns: Turns::default(),
            untold: Untold::default(),
            followers: Followers::default(),
            journal: OnceLock::new(),
            aside: OnceLock::new(),
            handles: Mutex::default(),
            handle_doubts: Doubts::default(),
            messages: Mutex::default(),
            message_doubts: Doubts::default(),
            people: RwLock::default(),
            people_doubts: Doubts::default(),
            sanctions: RwLock::default(),
            sanction_doubts: Doubts::default(),
            presence: Presences::default(),
            plays: Plays::default(),
            faults: Faults::new(clock),
            desk: AtomicBool::new(false),
            forgot_at: AtomicU64::new(parts.clock.now().0),
            parts,
            watched,
            tokens,
        });
        service.recover_closed().await?;
        service.recover_people().await?;
        service.recover_sanctions().await?;
        service.recover().await?;
        service.recover_handles().await?;
        service.recover_messages().await?;
        Ok(service)
    }

    /// Which directory this is.
    pub fn info(&self) -> DirectoryInfo {
        DirectoryInfo {
            directory: self.tokens.issuer().to_owned(),
        }
    }

    /// How much there is.
    pub fn census(&self) -> Census {
        self.index.lock().census()
    }

    /// From now on the directory stands at a developer's desk: it takes logins
    /// by a name alone, and fails on demand. Once, before anybody asks.
    pub fn stand_at_a_desk(&self) {
        self.desk.store(true, Ordering::Relaxed);
    }

    /// Whether it stands at a developer's desk.
    pub fn is_at_a_desk(&self) -> bool {
        self.desk.load(Ordering::Relaxed)
    }

    /// Milliseconds after which a connection that was not heard is dead.
    pub fn silence_ms(&self) -> u64 {
        self.parts.silence_ms
    }

    /// The present instant by the service's clock.
    pub fn now(&self) -> Timestamp {
        self.parts.clock.now()
    }
}

/// The record, made if it is not there; whoever is first makes it. Tells
/// whether it was made here.
async fn ensure(parts: &Parts, key: &Key, made: Vec<u8>) -> Result<(Arc<[u8]>, bool), OpenError> {
    if let Some(record) = parts.store.read(key).await? {
        return Ok((record.value, false));
    }
    let value = Some(made.clone());
    let batch = Batch::one(parts.clock.now(), key.clone(), Expect::Absent, value);
    match parts.store.write(batch).await {
        Ok(_) => return Ok((made.into(), true)),
        Err(WriteError::Conflict) => {}
        Err(WriteError::Unavailable(why)) => return Err(OpenError::Write(why)),
    }
    let record = parts.store.read(key).await?;
    let record = record.ok_or_else(|| OpenError::Write(format!("{key} comes and goes")))?;
    Ok((record.value, false))
}

/// The refusal of a request that the store cannot serve.
pub(crate) fn unavailable(error: &StoreError) -> Refusal {
    tracing::error!(%error, "the store failed");
    Refusal::new(
        ErrorCode::Unavailable,
        "the directory cannot read its store",
    )
}

/// The refusal of a request whose write failed for another reason than a
/// conflict.
pub(crate) fn unwritable(why: &str) -> Refusal {
    tracing::error!(why, "the store failed");
    Refusal::new(
        ErrorCode::Unavailable,
        "the directory cannot write its store",
    )
}

/// The refusal of a request that other writers kept overtaking.
pub(crate) fn overtaken() -> Refusal {
    let message = "other writers were faster every time; try again";
    Refusal::new(ErrorCode::Unavailable, message)
}

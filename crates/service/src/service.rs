//! The service.

use std::net::IpAddr;
use std::sync::Arc;

use greenroom_directory::caller::Caller;
use greenroom_directory::precondition::Precondition;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{ConnectionId, SessionRef};
use greenroom_protocol::search::{HandleQuery, SearchRow};
use greenroom_protocol::session::SessionDelta;
use greenroom_protocol::time::Timestamp;
use greenroom_protocol::token::{DeviceAnswer, DeviceForm, DirectoryInfo, TokenAnswer, TokenForm};

use crate::answer::{Disconnect, PutRefusal, Shown, TokenRefusal, Written};
use crate::parts::{OpenError, Parts};

/// What a program presents to be let in.
#[derive(Clone)]
pub struct ClientCredentials {
    /// The client id.
    pub id: String,
    /// Its secret.
    pub secret: String,
}

/// The directory's use cases. Shared by every face; all calls from any thread.
pub struct Service {
    parts: Parts,
}

fn not_built() -> Refusal {
    Refusal::new(ErrorCode::Internal, "not built yet")
}

impl Service {
    /// Starts on a store: makes the directory's identity and signing key at the
    /// first start, reads every session, counts every stored connection as lost
    /// now.
    pub async fn open(parts: Parts) -> Result<Arc<Self>, OpenError> {
        Ok(Arc::new(Self { parts }))
    }

    /// Which directory this is.
    pub fn info(&self) -> DirectoryInfo {
        DirectoryInfo {
            directory: String::new(),
        }
    }

    /// Milliseconds after which a connection that was not heard is dead.
    pub fn silence_ms(&self) -> u64 {
        self.parts.silence_ms
    }

    /// The present instant by the service's clock.
    pub fn now(&self) -> Timestamp {
        self.parts.clock.now()
    }

    /// Makes a device id.
    pub async fn create_device(
        &self,
        _client: &ClientCredentials,
        _form: &DeviceForm,
    ) -> Result<DeviceAnswer, Refusal> {
        Err(not_built())
    }

    /// Grants an access token.
    pub async fn grant(
        &self,
        _client: &ClientCredentials,
        _form: &TokenForm,
    ) -> Result<TokenAnswer, TokenRefusal> {
        Err(not_built().into())
    }

    /// Checks an access token.
    pub fn authenticate(&self, _token: &str, _address: Option<IpAddr>) -> Result<Caller, Refusal> {
        Err(not_built())
    }

    /// Reads a session.
    pub async fn get_session(
        &self,
        _caller: &Caller,
        _at: &SessionRef,
    ) -> Result<Option<Shown>, Refusal> {
        Err(not_built())
    }

    /// Creates, changes, joins, leaves or ends a session.
    pub async fn put_session(
        &self,
        _caller: &Caller,
        _at: &SessionRef,
        _when: Precondition,
        _delta: SessionDelta,
    ) -> Result<Written, PutRefusal> {
        Err(not_built().into())
    }

    /// Searches.
    pub async fn query(
        &self,
        _caller: &Caller,
        _query: &HandleQuery,
    ) -> Result<Vec<Arc<SearchRow>>, Refusal> {
        Err(not_built())
    }

    /// Takes note of a push connection.
    pub fn connect(&self, _caller: &Caller) -> ConnectionId {
        ConnectionId::new("00000000-0000-4000-8000-000000000000").expect("a GUID")
    }

    /// Takes note of the end of a push connection.
    pub async fn disconnect(&self, _id: &ConnectionId, _how: Disconnect) -> Result<(), Refusal> {
        Err(not_built())
    }

    /// Carries out due timers and forgets old tombstones.
    pub async fn sweep(&self) -> Result<usize, Refusal> {
        Err(not_built())
    }
}

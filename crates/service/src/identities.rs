//! Who vouches for players: the seam behind which identity providers are asked.

use greenroom_protocol::connect::IdentityProvider;
use greenroom_protocol::error::{ErrorCode, Refusal};
use serde::{Deserialize, Serialize};

use crate::store::BoxFuture;

/// An account of another system.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExternalId {
    /// Whose account it is.
    pub provider: IdentityProvider,
    /// Its id there: 1 to [`EXTERNAL_ACCOUNT_ID_MAX`] bytes, compared exactly.
    ///
    /// [`EXTERNAL_ACCOUNT_ID_MAX`]: greenroom_protocol::limits::EXTERNAL_ACCOUNT_ID_MAX
    pub id: String,
}

/// What an identity provider says of the bearer of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vouched {
    /// Which account the bearer has there.
    pub account: ExternalId,
    /// What the bearer is called there, where the provider tells.
    pub name: Option<String>,
}

/// Asks identity providers. Called from any thread.
pub trait IdentityProviders: Send + Sync {
    /// Who the bearer of a token is. `kind` is the `external_auth_type` of the
    /// login. The time that it takes has a limit of its own.
    ///
    /// # Errors
    /// `Unsupported` for a kind of which there is no provider here,
    /// `InvalidCredential` for a token that none of them vouches for, and
    /// `IdentityProviderUnavailable` where the one to be asked does not answer.
    fn vouch<'a>(
        &'a self,
        kind: &'a str,
        token: &'a str,
    ) -> BoxFuture<'a, Result<Vouched, Refusal>>;

    /// Whether one of them could vouch for that account: of one that was taken
    /// away nothing opens any more what a login has left.
    fn answers_for(&self, account: &ExternalId) -> bool;
}

/// Nobody vouches for anybody: players have their devices.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoIdentityProviders;

impl IdentityProviders for NoIdentityProviders {
    fn vouch<'a>(
        &'a self,
        kind: &'a str,
        _token: &'a str,
    ) -> BoxFuture<'a, Result<Vouched, Refusal>> {
        Box::pin(async move { Err(unsupported(kind)) })
    }

    fn answers_for(&self, _account: &ExternalId) -> bool {
        false
    }
}

/// The refusal of a kind of login of which there is no provider.
pub fn unsupported(kind: &str) -> Refusal {
    let message = format!("external_auth_type {kind:?} has no identity provider here");
    Refusal::new(ErrorCode::Unsupported, message)
}

//! Id tokens: what users prove to others who they are with, and how that is verified without asking anybody.

mod signed;

use std::collections::HashMap;
use std::fmt;
use std::time::Duration;

use greenroom_protocol::connect::{EPIC_ID_TOKEN_TYPE, ID_TOKEN_TYPE, IdTokenClaims, KeySet};
use greenroom_protocol::ids::{AccountId, Deployment};
use greenroom_protocol::limits;
use greenroom_protocol::time::Timestamp;
use parking_lot::Mutex;
use tokio::time::Instant;

use super::error::ClientError;
use super::{Client, Core};
use signed::{Key, Signed};

/// Tokens of unknown keys make the keys be fetched again so often at most: anybody can send such tokens.
const REFETCH: Duration = Duration::from_millis(limits::KEY_REFETCH_MS);

/// What is wrong with an id token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdTokenFault {
    /// It is no id token.
    Malformed,
    /// This directory has not signed it.
    Signature,
    /// It was good once.
    Expired,
    /// It is for another deployment.
    Deployment,
}

impl fmt::Display for IdTokenFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => "the text is no id token",
            Self::Signature => "the id token was not signed by this directory",
            Self::Expired => "the id token has expired",
            Self::Deployment => "the id token is for another deployment",
        })
    }
}

impl From<IdTokenFault> for ClientError {
    fn from(fault: IdTokenFault) -> Self {
        Self::IdToken(fault)
    }
}

/// By what id tokens are verified, once it was fetched.
#[derive(Default)]
pub(super) struct Notary {
    known: Mutex<Option<Known>>,
    /// Held while the keys are fetched, so that many tokens make one question.
    fetching: tokio::sync::Mutex<()>,
}

struct Known {
    /// Whose keys they are, as its tokens name it.
    directory: String,
    keys: HashMap<String, Key>,
    fetched: Instant,
}

impl Notary {
    /// The key of this name with its directory; `Err` says whether to fetch the keys for it.
    fn find(&self, name: &str) -> Result<(Key, String), Fetch> {
        let known = self.known.lock();
        let Some(known) = &*known else {
            return Err(Fetch::Yes);
        };
        match known.keys.get(name) {
            Some(key) => Ok((*key, known.directory.clone())),
            None if known.fetched.elapsed() < REFETCH => Err(Fetch::No),
            None => Err(Fetch::Yes),
        }
    }

    fn learn(&self, directory: String, keys: &KeySet) {
        let keys = keys.keys.iter();
        *self.known.lock() = Some(Known {
            directory,
            keys: keys
                .filter_map(|key| Some((key.kid.clone(), Key::read(key)?)))
                .collect(),
            fetched: Instant::now(),
        });
    }
}

enum Fetch {
    Yes,
    No,
}

impl Client {
    /// The id token of a user who is logged in, while it is good.
    pub fn id_token(&self, user: AccountId) -> Option<String> {
        let login = self.0.core.login_of(user.into()).ok()?;
        let access = login.access.borrow();
        let access = access.as_ref().filter(|access| access.is_good())?;
        access.id_token.as_deref().map(str::to_owned)
    }

    /// What an id token says that a user of this deployment has shown. The directory is asked for its keys once, and again for a key that is new; everything else happens here.
    ///
    /// # Errors
    /// [`ClientError::IdToken`].
    pub async fn verify_id_token(&self, token: &str) -> Result<IdTokenClaims, ClientError> {
        self.verify(token, ID_TOKEN_TYPE).await
    }

    /// As [`verify_id_token`](Self::verify_id_token), of the id token of an Epic account.
    ///
    /// # Errors
    /// [`ClientError::IdToken`].
    pub async fn verify_epic_id_token(&self, token: &str) -> Result<IdTokenClaims, ClientError> {
        self.verify(token, EPIC_ID_TOKEN_TYPE).await
    }

    async fn verify(&self, token: &str, kind: &str) -> Result<IdTokenClaims, ClientError> {
        let core = &self.0.core;
        let signed = Signed::read(token).ok_or(IdTokenFault::Malformed)?;
        let (key, directory) = core.key(signed.key_name()).await?;
        let claims = signed.open(&key)?;
        check(
            &claims,
            kind,
            &directory,
            &core.config.deployment,
            core.date.now(),
        )?;
        Ok(claims)
    }
}

impl Core {
    async fn key(&self, name: &str) -> Result<(Key, String), ClientError> {
        let end = self.deadline();
        // Before the turn: whoever shows tokens of unknown keys while the directory is silent holds up nobody whose key is known.
        if let Ok(found) = self.notary.find(name) {
            return Ok(found);
        }
        let _one_at_a_time = self.notary.fetching.lock().await;
        match self.notary.find(name) {
            Ok(found) => return Ok(found),
            Err(Fetch::No) => return Err(IdTokenFault::Signature.into()),
            Err(Fetch::Yes) => {}
        }
        let keys = self.retry(end, || self.transport.keys()).await?;
        let info = self.retry(end, || self.transport.info()).await?;
        self.notary.learn(info.directory, &keys);
        let found = self.notary.find(name);
        found.map_err(|_| IdTokenFault::Signature.into())
    }
}

/// Holds claims whose signature is good to where and when they are shown.
fn check(
    claims: &IdTokenClaims,
    kind: &str,
    directory: &str,
    deployment: &Deployment,
    now: Timestamp,
) -> Result<(), IdTokenFault> {
    if claims.token_type != kind {
        return Err(IdTokenFault::Malformed);
    }
    if claims.iss != directory {
        return Err(IdTokenFault::Signature);
    }
    if now.0 >= claims.exp.saturating_mul(1000) {
        return Err(IdTokenFault::Expired);
    }
    if !claims.pfdid.eq_ignore_ascii_case(deployment.as_str()) {
        return Err(IdTokenFault::Deployment);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims() -> IdTokenClaims {
        IdTokenClaims {
            iss: "directory".to_owned(),
            aud: "client".to_owned(),
            sub: "7".to_owned(),
            iat: 1_000,
            exp: 4_600,
            token_type: ID_TOKEN_TYPE.to_owned(),
            pfpid: None,
            pfsid: None,
            pfdid: "Dep".to_owned(),
            dn: None,
            act: None,
        }
    }

    fn checked(change: impl FnOnce(&mut IdTokenClaims), now_s: u64) -> Result<(), IdTokenFault> {
        let mut claims = claims();
        change(&mut claims);
        let deployment = Deployment::new("dep").expect("valid");
        check(
            &claims,
            ID_TOKEN_TYPE,
            "directory",
            &deployment,
            Timestamp(now_s * 1000),
        )
    }

    #[test]
    fn a_token_is_good_here_and_now_alone() {
        assert_eq!(checked(|_| (), 4_599), Ok(()));
        assert_eq!(checked(|_| (), 4_600), Err(IdTokenFault::Expired));
        let elsewhere = checked(|claims| claims.pfdid = "other".to_owned(), 2_000);
        assert_eq!(elsewhere, Err(IdTokenFault::Deployment));
        let another = checked(|claims| claims.iss = "another".to_owned(), 2_000);
        assert_eq!(another, Err(IdTokenFault::Signature));
        let access = checked(|claims| claims.token_type = "access".to_owned(), 2_000);
        assert_eq!(access, Err(IdTokenFault::Malformed));
        let epic = checked(
            |claims| claims.token_type = EPIC_ID_TOKEN_TYPE.to_owned(),
            2_000,
        );
        assert_eq!(epic, Err(IdTokenFault::Malformed));
        let endless = checked(|claims| claims.exp = u64::MAX, u64::from(u32::MAX));
        assert_eq!(endless, Ok(()));
    }
}

//! Its accounts: the device's, and those of the tokens of an issuer that it trusts.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use futures_util::FutureExt;
use greenroom_protocol::connect::{
    DisplayNameAnswer, DisplayNameQuery, ExternalAccountsAnswer, ExternalAccountsQuery,
    ID_TOKEN_TYPE, KeySet, LinkForm, ProductUsersAnswer, ProductUsersQuery, PublicKey,
    TransferAnswer, TransferForm,
};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::play::PlayerSessionForm;
use greenroom_protocol::time::Timestamp;
use greenroom_protocol::token::{
    DEVELOPER_AUTH, DEVICE_ID_AUTH, DeviceAnswer, DeviceForm, DirectoryInfo, EPIC_ACCOUNT_SCOPE,
    EPIC_AUTH, Introspection, OFFLINE_SCOPE, OPENID_AUTH, TokenAnswer, TokenForm, TokenQuery,
};
use ring::signature::{Ed25519KeyPair, KeyPair};
use serde_json::json;
use tokio::time::Instant;

use super::{Fake, TOKEN_LIFETIME, meet};
use crate::client::transport::{Accounts, Attempt, Failure, Token};

/// When the first token was given, in milliseconds since 1970.
const BEGINNING: u64 = 2_000_000_000_000;
/// How long refresh tokens are good, in seconds.
const REFRESH_LIFETIME: u64 = 30 * 24 * 60 * 60;
/// The account of the device.
const DEVICE_USER: u64 = 7;

/// What is known of accounts.
#[derive(Default)]
pub(in crate::client::tests) struct State {
    /// The account of each token of the issuer; none where it has no account yet.
    pub(in crate::client::tests) issued: BTreeMap<String, Option<u64>>,
    /// Whether the device was deleted.
    pub(in crate::client::tests) device_is_deleted: bool,
    /// Which key signs; those before it are published too.
    pub(in crate::client::tests) key: u8,
    /// How often the keys were asked for.
    pub(in crate::client::tests) asked_for_keys: usize,
    /// What a transfer meets instead of an answer, once it is carried out.
    pub(in crate::client::tests) transfer_fault: Option<Failure>,
    /// Accounts that are no more.
    pub(in crate::client::tests) closed: Vec<u64>,
    /// The developers that have come.
    pub(in crate::client::tests) developers: BTreeMap<String, u64>,
    /// Whether names log in no more.
    pub(in crate::client::tests) no_desk: bool,
    /// Whose the refresh tokens are that are good.
    pub(in crate::client::tests) refreshes: BTreeMap<String, u64>,
    /// Whose each access token is, by its number less one; a server's is nobody's.
    owners: Vec<Option<u64>>,
}

fn info() -> DirectoryInfo {
    DirectoryInfo {
        directory: "directory".to_owned(),
    }
}

fn refused(code: ErrorCode) -> Failure {
    Refusal::new(code, "planted").into()
}

fn account(number: u64) -> AccountId {
    AccountId::new(number).expect("valid")
}

fn pair(seed: u8) -> Ed25519KeyPair {
    Ed25519KeyPair::from_seed_unchecked(&[seed; 32]).expect("a seed")
}

impl Fake {
    /// What the access token's owner may ask about accounts.
    pub(super) fn owner(&self, token: &str) -> Option<u64> {
        let number: usize = token.parse().expect("one of ours");
        self.with(|state| state.accounts.owners[number - 1])
    }

    /// Who logs in by this form.
    fn user_of(&self, form: &TokenForm) -> Result<u64, Failure> {
        if let Some(continuance) = &form.continuance_token {
            let token = continuance.strip_prefix("continue ").expect("one of ours");
            let made = self.with(|state| {
                let made = 100 + state.accounts.issued.len() as u64;
                *state.accounts.issued.entry(token.to_owned()).or_default() = Some(made);
                made
            });
            return Ok(made);
        }
        if let Some(refresh) = &form.refresh_token {
            let user = self.with(|state| state.accounts.refreshes.get(refresh).copied());
            return user.ok_or_else(|| refused(ErrorCode::InvalidCredential));
        }
        let token = form.external_auth_token.as_deref().expect("a voucher");
        match form.external_auth_type.as_deref() {
            Some(DEVICE_ID_AUTH) => {
                assert_eq!(token, "device");
                match self.with(|state| state.accounts.device_is_deleted) {
                    true => Err(refused(ErrorCode::InvalidCredential)),
                    false => Ok(DEVICE_USER),
                }
            }
            Some(OPENID_AUTH) => match self.with(|state| state.accounts.issued.get(token).copied())
            {
                Some(Some(number)) => Ok(number),
                Some(None) => Err(Failure::UnknownUser {
                    continuance: format!("continue {token}"),
                }),
                None => Err(refused(ErrorCode::InvalidCredential)),
            },
            Some(DEVELOPER_AUTH) => self.with(|state| {
                let next = 200 + state.accounts.developers.len() as u64;
                match state.accounts.no_desk {
                    true => Err(refused(ErrorCode::Unsupported)),
                    false => Ok(*state
                        .accounts
                        .developers
                        .entry(token.to_owned())
                        .or_insert(next)),
                }
            }),
            Some(EPIC_AUTH) => self
                .check(&Token::from(token))
                .map_err(|_| refused(ErrorCode::InvalidCredential))
                .map(|()| self.owner(token).expect("a player's")),
            other => panic!("{other:?}"),
        }
    }

    fn grant(&self, form: &TokenForm, user: Option<u64>) -> TokenAnswer {
        self.with(|state| {
            state.grants += 1;
            state.granted.push(Instant::now());
            state.accounts.owners.push(user);
            let lifetime = state.token_lifetime.unwrap_or(TOKEN_LIFETIME).as_secs();
            let since = state.granted[0].elapsed().as_millis() as u64;
            let end = BEGINNING + since + lifetime * 1000;
            let scope = form.scope.as_deref().unwrap_or_default();
            let is_epic = scope.contains(EPIC_ACCOUNT_SCOPE) || form.refresh_token.is_some();
            let refresh = form.refresh_token.clone().or_else(|| {
                let asked = scope.contains(OFFLINE_SCOPE);
                asked.then(|| format!("refresh {}", state.grants))
            });
            if let (Some(refresh), Some(user)) = (&refresh, user) {
                state.accounts.refreshes.insert(refresh.clone(), user);
            }
            TokenAnswer {
                access_token: state.grants.to_string(),
                token_type: "bearer".to_owned(),
                expires_in: lifetime,
                expires_at: Timestamp(end),
                nonce: form.nonce.clone(),
                features: Vec::new(),
                organization_id: String::new(),
                product_id: String::new(),
                sandbox_id: String::new(),
                deployment_id: "dep".to_owned(),
                product_user_id: user.map(|number| account(number).padded()),
                id_token: user.map(|number| id_token(state.accounts.key, number, end / 1000)),
                epic_id_token: is_epic.then(|| format!("epic {}", state.grants)),
                refresh_expires_in: refresh.as_ref().map(|_| REFRESH_LIFETIME),
                refresh_expires_at: refresh
                    .as_ref()
                    .map(|_| Timestamp(BEGINNING + since + REFRESH_LIFETIME * 1000)),
                refresh_token: refresh,
                greenroom: info(),
            }
        })
    }

    /// Passes the attempt on to what it asks, if its token is good.
    async fn asked(&self, token: &Token) -> Result<(), Failure> {
        self.attempt().await?;
        self.check(token)?;
        let is_closed = self
            .owner(token)
            .is_some_and(|owner| self.with(|state| state.accounts.closed.contains(&owner)));
        match is_closed {
            true => Err(refused(ErrorCode::Unauthorized)),
            false => Ok(()),
        }
    }
}

/// An id token that the key has signed.
pub(in crate::client::tests) fn id_token(key: u8, user: u64, end: u64) -> String {
    let part = |value: serde_json::Value| BASE64.encode(value.to_string());
    let header = part(json!({ "alg": "EdDSA", "kid": format!("key {key}") }));
    let claims = part(json!({
        "iss": "directory", "aud": "client", "sub": account(user).padded(), "iat": 0, "exp": end,
        "tokenType": ID_TOKEN_TYPE, "pfdid": "dep",
    }));
    let signature = BASE64.encode(pair(key).sign(format!("{header}.{claims}").as_bytes()));
    format!("{header}.{claims}.{signature}")
}

impl Accounts for Fake {
    fn info(&self) -> Attempt<'_, DirectoryInfo> {
        async { self.attempt().await.map(|()| info()) }.boxed()
    }

    fn keys(&self) -> Attempt<'_, KeySet> {
        async {
            self.attempt().await?;
            let newest = self.with(|state| {
                state.accounts.asked_for_keys += 1;
                state.accounts.key
            });
            let keys = (0..=newest).map(|key| PublicKey {
                kty: "OKP".to_owned(),
                crv: "Ed25519".to_owned(),
                x: BASE64.encode(pair(key).public_key()),
                kid: format!("key {key}"),
                purpose: "sig".to_owned(),
                alg: "EdDSA".to_owned(),
            });
            Ok(KeySet {
                keys: keys.collect(),
            })
        }
        .boxed()
    }

    fn device<'a>(&'a self, _form: &'a DeviceForm) -> Attempt<'a, DeviceAnswer> {
        async {
            self.attempt().await?;
            Ok(DeviceAnswer {
                access_token: "device".to_owned(),
                token_type: "bearer".to_owned(),
                greenroom: info(),
            })
        }
        .boxed()
    }

    fn delete_device<'a>(&'a self, device_token: &'a str) -> Attempt<'a, ()> {
        async move {
            self.attempt().await?;
            assert_eq!(device_token, "device");
            self.with(|state| state.accounts.device_is_deleted = true);
            Ok(())
        }
        .boxed()
    }

    fn token<'a>(&'a self, form: &'a TokenForm) -> Attempt<'a, TokenAnswer> {
        async {
            self.attempt().await?;
            meet(self.with(|state| state.token_fault.clone())).await?;
            let user = match form.greenroom_instance {
                Some(_) => None,
                None => Some(self.user_of(form)?),
            };
            Ok(self.grant(form, user))
        }
        .boxed()
    }

    fn revoke<'a>(&'a self, form: &'a TokenQuery) -> Attempt<'a, ()> {
        async {
            self.attempt().await?;
            self.with(|state| state.accounts.refreshes.remove(&form.token));
            Ok(())
        }
        .boxed()
    }

    fn introspect<'a>(&'a self, form: &'a TokenQuery) -> Attempt<'a, Introspection> {
        async {
            self.attempt().await?;
            let owner = self.check(&Token::from(form.token.as_str()));
            let owner = owner.ok().and_then(|()| self.owner(&form.token));
            Ok(Introspection {
                active: owner.is_some(),
                sub: owner.map(|owner| account(owner).padded()),
                deployment_id: Some("DEP".to_owned()),
                scope: Some(EPIC_ACCOUNT_SCOPE.to_owned()),
                ..Introspection::default()
            })
        }
        .boxed()
    }

    fn link<'a>(&'a self, token: Token, form: &'a LinkForm) -> Attempt<'a, ()> {
        async move {
            self.asked(&token).await?;
            let linked = form.continuance_token.strip_prefix("continue ");
            let linked = linked.ok_or_else(|| refused(ErrorCode::InvalidCredential))?;
            let owner = self.owner(&token);
            self.with(|state| state.accounts.issued.insert(linked.to_owned(), owner));
            Ok(())
        }
        .boxed()
    }

    fn unlink(&self, token: Token) -> Attempt<'_, ()> {
        async move {
            self.asked(&token).await?;
            let owner = self.owner(&token);
            self.with(|state| {
                let all = state.accounts.issued.values_mut();
                all.filter(|known| **known == owner)
                    .for_each(|known| *known = None);
            });
            Ok(())
        }
        .boxed()
    }

    fn transfer<'a>(&'a self, token: Token, form: &'a TransferForm) -> Attempt<'a, TransferAnswer> {
        async move {
            self.attempt().await?;
            self.check(&token)?;
            let both = [self.owner(&token), self.owner(&form.device_user_token)];
            let kept = form.product_user_id_to_preserve;
            self.with(|state| {
                let gone = both
                    .into_iter()
                    .flatten()
                    .filter(|one| account(*one) != kept);
                state.accounts.closed.extend(gone);
                match state.accounts.transfer_fault.take() {
                    Some(failure) => Err(failure),
                    None => Ok(TransferAnswer {
                        product_user_id: kept.padded(),
                    }),
                }
            })
        }
        .boxed()
    }

    fn external_accounts<'a>(
        &'a self,
        token: Token,
        query: &'a ExternalAccountsQuery,
    ) -> Attempt<'a, ExternalAccountsAnswer> {
        async move {
            self.asked(&token).await?;
            let ids = self.with(|state| {
                let known = query.account_ids.iter().filter_map(|id| {
                    let owner = state.accounts.issued.get(id).copied()??;
                    Some((id.clone(), account(owner).padded()))
                });
                known.collect()
            });
            Ok(ExternalAccountsAnswer { ids })
        }
        .boxed()
    }

    fn note_play<'a>(&'a self, token: Token, _form: &'a PlayerSessionForm) -> Attempt<'a, ()> {
        async move { self.asked(&token).await }.boxed()
    }

    fn display_name<'a>(
        &'a self,
        token: Token,
        _query: &'a DisplayNameQuery,
    ) -> Attempt<'a, DisplayNameAnswer> {
        async move {
            self.asked(&token).await?;
            Ok(DisplayNameAnswer::default())
        }
        .boxed()
    }

    fn product_users<'a>(
        &'a self,
        token: Token,
        _query: &'a ProductUsersQuery,
    ) -> Attempt<'a, ProductUsersAnswer> {
        async move {
            self.asked(&token).await?;
            Ok(ProductUsersAnswer::default())
        }
        .boxed()
    }
}

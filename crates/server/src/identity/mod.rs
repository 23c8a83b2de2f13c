//! Identity providers: OpenID Connect issuers that the operator names. Their
//! tokens are verified here by the keys that they publish, or shown to their
//! userinfo endpoint.

mod documents;
mod fetch;
mod issuer;
mod keys;
mod signatures;
mod token;

use std::time::Duration;

use greenroom_protocol::connect::IdentityProvider;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::limits;
use greenroom_protocol::token::OPENID_AUTH;
use greenroom_service::store::BoxFuture;
use greenroom_service::{ExternalId, IdentityProviders, Vouched, unsupported};
use reqwest::Url;
use tokio::time::timeout;

pub(crate) use documents::is_safe;
pub use fetch::TlsUnavailable;
use issuer::Issuer;
use token::Shape;

/// An issuer, as the operator describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuerSettings {
    /// Its identifier: `https`, or `http` on this machine.
    pub issuer: Url,
    /// The same as it was written, which is how its tokens name it.
    pub name: String,
    /// Whom its tokens must be for, one of these: never empty.
    pub audiences: Vec<String>,
    /// The claim that names the account: a text or a number that no two
    /// accounts share and none changes.
    pub id_claim: String,
    /// The claim that says what the player is called.
    pub name_claim: String,
    /// What stands before the issuer's own ids, so that those of two issuers
    /// differ.
    pub id_prefix: String,
    /// Whether tokens that are no JWTs are shown to its userinfo endpoint. That
    /// does not tell whom such a token was given to.
    pub userinfo: bool,
}

/// The issuers of a directory.
pub struct Issuers(Vec<Issuer>);

impl Issuers {
    /// Asks none of them yet: who is away now may be back at the first login.
    /// Identifiers and prefixes must differ, and at most one may have its
    /// userinfo endpoint asked.
    ///
    /// # Errors
    /// Where TLS cannot be had.
    pub fn new(settings: Vec<IssuerSettings>) -> Result<Self, TlsUnavailable> {
        signatures::install();
        let issuers = settings.into_iter().map(Issuer::new);
        Ok(Self(issuers.collect::<Result<_, _>>()?))
    }

    async fn ask(&self, token: &str) -> Result<Vouched, Refusal> {
        let (issuer, said) = match Shape::of(token)? {
            Shape::Signed(unverified) => {
                let mut issuers = self.0.iter();
                let issuer = issuers.find(|known| known.settings().name == unverified.issuer);
                let issuer = issuer
                    .ok_or_else(|| invalid("the token's issuer is none of this directory's"))?;
                (issuer, issuer.verify(token, &unverified).await?)
            }
            // A token that is shown to the wrong issuer is given away; so there
            // is at most one.
            Shape::Opaque => {
                let mut issuers = self.0.iter();
                let issuer = issuers.find(|known| known.settings().userinfo);
                let issuer = issuer.ok_or_else(|| invalid("the token is no signed one"))?;
                (issuer, issuer.userinfo(token).await?)
            }
        };
        let settings = issuer.settings();
        let id = said.id(&settings.id_claim)?;
        let id = format!("{}{id}", settings.id_prefix);
        if self.owner(&id) != Some(&settings.name) {
            return Err(invalid("the account's id is one of another issuer's"));
        }
        Ok(Vouched {
            account: ExternalId {
                provider: IdentityProvider::OpenId,
                id,
            },
            name: said.text(&settings.name_claim),
        })
    }

    /// Whose an id is: of the issuer with the longest prefix that it has. An
    /// issuer without a prefix cannot name accounts of one that has one.
    fn owner(&self, id: &str) -> Option<&str> {
        let fitting = { self.0.iter().map(Issuer::settings) }
            .filter(|settings| id.starts_with(&settings.id_prefix));
        let owner = fitting.max_by_key(|settings| settings.id_prefix.len());
        owner.map(|settings| settings.name.as_str())
    }
}

impl IdentityProviders for Issuers {
    fn vouch<'a>(
        &'a self,
        kind: &'a str,
        token: &'a str,
    ) -> BoxFuture<'a, Result<Vouched, Refusal>> {
        Box::pin(async move {
            if kind != OPENID_AUTH || self.0.is_empty() {
                return Err(unsupported(kind));
            }
            let within = Duration::from_millis(limits::VOUCHING_MS);
            let asked = timeout(within, self.ask(token)).await;
            asked.unwrap_or_else(|_| Err(unavailable("the issuer takes too long to answer")))
        })
    }

    fn answers_for(&self, account: &ExternalId) -> bool {
        account.provider == IdentityProvider::OpenId && self.owner(&account.id).is_some()
    }
}

fn invalid(why: impl Into<String>) -> Refusal {
    Refusal::new(ErrorCode::InvalidCredential, why)
}

fn unavailable(why: impl Into<String>) -> Refusal {
    Refusal::new(ErrorCode::IdentityProviderUnavailable, why)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(name: &str, prefix: &str) -> IssuerSettings {
        IssuerSettings {
            issuer: name.parse().expect("a URL"),
            name: name.to_owned(),
            audiences: vec!["game".to_owned()],
            id_claim: "sub".to_owned(),
            name_claim: "name".to_owned(),
            id_prefix: prefix.to_owned(),
            userinfo: false,
        }
    }

    #[test]
    fn an_id_belongs_to_the_issuer_with_its_prefix_alone() {
        let (plain, studio, deep) = (
            "http://127.0.0.1:1",
            "http://127.0.0.1:2",
            "http://127.0.0.1:3",
        );
        let issuers = Issuers::new(vec![
            settings(plain, ""),
            settings(studio, "studio:"),
            settings(deep, "studio:deep:"),
        ]);
        let issuers = issuers.unwrap_or_else(|_| panic!("no TLS is needed"));
        for (id, owner) in [
            ("anna", plain),
            ("studio", plain),
            ("studio:anna", studio),
            ("studio:deep:anna", deep),
        ] {
            assert_eq!(issuers.owner(id), Some(owner), "{id}");
        }
    }

    #[test]
    fn nobody_answers_for_accounts_of_an_issuer_that_was_taken_away() {
        let issuers = Issuers::new(vec![settings("http://127.0.0.1:1", "studio:")]);
        let issuers = issuers.unwrap_or_else(|_| panic!("no TLS is needed"));
        let account = |provider, id: &str| ExternalId {
            provider,
            id: id.to_owned(),
        };
        for (provider, id, expected) in [
            (IdentityProvider::OpenId, "studio:anna", true),
            (IdentityProvider::OpenId, "anna", false),
            (IdentityProvider::Epic, "studio:anna", false),
        ] {
            assert_eq!(issuers.answers_for(&account(provider, id)), expected);
        }
    }

    #[tokio::test]
    async fn other_kinds_of_tokens_and_unknown_issuers_are_refused() {
        let code = async |issuers: &Issuers, kind: &str, token: &str| {
            let vouched = issuers.vouch(kind, token).await;
            vouched.expect_err("nobody's").code
        };
        let none = Issuers::new(Vec::new()).unwrap_or_else(|_| panic!("no TLS is needed"));
        assert_eq!(code(&none, OPENID_AUTH, "t").await, ErrorCode::Unsupported);
        let one = Issuers::new(vec![settings("http://127.0.0.1:1", "")]);
        let one = one.unwrap_or_else(|_| panic!("no TLS is needed"));
        assert_eq!(
            code(&one, "steam_session_ticket", "t").await,
            ErrorCode::Unsupported
        );
        assert_eq!(
            code(&one, OPENID_AUTH, "opaque").await,
            ErrorCode::InvalidCredential
        );
    }
}

//! What is given to those who have logged in: access tokens, id tokens,
//! continuance tokens.

use greenroom_directory::caller::Principal;
use greenroom_protocol::connect::{
    EPIC_ID_TOKEN_TYPE, ID_TOKEN_TYPE, IdTokenAccount, IdTokenClaims,
};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::limits;
use greenroom_protocol::time::Timestamp;
use greenroom_protocol::token::{FEATURES, TokenAnswer, TokenForm};

use super::logins::By;
use super::refreshes::Refresh;
use super::{ClientCredentials, at_most, invalid, shown};
use crate::answer::TokenRefusal;
use crate::identities::ExternalId;
use crate::service::Service;
use crate::tokens::{Claims, Use};

/// The platform in an id token where the program named none.
const OTHER_PLATFORM: &str = "other";

/// Whom a token is for.
pub(super) struct Grantee<'a> {
    pub(super) deployment: &'a str,
    pub(super) client_id: &'a str,
    pub(super) principal: Principal,
    /// What a player logged in by.
    pub(super) by: Option<By>,
    /// Whether it logged in with its Epic account.
    pub(super) epic: bool,
    /// By what it may log in again.
    pub(super) refresh: Option<Refresh>,
    pub(super) labels: Labels<'a>,
}

/// What a program says of itself, for id tokens.
pub(super) struct Labels<'a> {
    product: Option<&'a str>,
    sandbox: Option<&'a str>,
    platform: Option<&'a str>,
    device_type: Option<&'a str>,
}

impl<'a> Labels<'a> {
    pub(super) fn of(form: &'a TokenForm) -> Result<Self, Refusal> {
        let label = |name, value: &'a Option<String>| {
            let value = value.as_deref().filter(|value| !value.is_empty());
            at_most(name, value, limits::LOGIN_LABEL_MAX)?;
            Ok::<_, Refusal>(value)
        };
        Ok(Self {
            product: label("greenroom_product", &form.greenroom_product)?,
            sandbox: label("greenroom_sandbox", &form.greenroom_sandbox)?,
            platform: label("greenroom_platform", &form.greenroom_platform)?,
            device_type: label("greenroom_device_type", &form.greenroom_device_type)?,
        })
    }
}

impl Service {
    fn claims(&self, deployment: &str, client_id: &str, purpose: Use) -> Claims {
        let lifetime_ms = match purpose {
            Use::User | Use::Server | Use::Client => limits::ACCESS_TOKEN_LIFETIME_MS,
            Use::Continuance => limits::CONTINUANCE_LIFETIME_MS,
        };
        let iat = self.now().0 / 1000;
        Claims {
            iss: self.tokens.issuer().to_owned(),
            sub: client_id.to_owned(),
            dep: deployment.to_owned(),
            cid: client_id.to_owned(),
            name: None,
            dev: None,
            ext: None,
            epic: false,
            purpose,
            iat,
            exp: iat + lifetime_ms / 1000,
        }
    }

    pub(super) fn answer(&self, grantee: &Grantee<'_>, nonce: Option<String>) -> TokenAnswer {
        let (deployment, client_id) = (grantee.deployment, grantee.client_id);
        let (claims, account) = match &grantee.principal {
            Principal::Client => (self.claims(deployment, client_id, Use::Client), None),
            Principal::Server { instance } => {
                let claims = Claims {
                    sub: instance.to_string(),
                    ..self.claims(deployment, client_id, Use::Server)
                };
                (claims, None)
            }
            Principal::User { account, name } => {
                let (dev, ext) = match &grantee.by {
                    Some(By::Device(digest)) => (Some(shown(digest)), None),
                    Some(By::External(account)) => (None, Some(account.clone())),
                    None => (None, None),
                };
                let claims = Claims {
                    sub: account.to_string(),
                    name: Some(name.clone()),
                    dev,
                    ext,
                    epic: grantee.epic,
                    ..self.claims(deployment, client_id, Use::User)
                };
                (claims, Some(*account))
            }
        };
        let id_claims = account.map(|account| id_claims(&claims, account, &grantee.labels));
        let id_token = id_claims.as_ref().map(|claims| self.tokens.sign(claims));
        let epic_claims = id_claims.filter(|_| grantee.epic).map(|id| IdTokenClaims {
            token_type: EPIC_ID_TOKEN_TYPE.to_owned(),
            dn: claims.name.clone().filter(|name| !name.is_empty()),
            ..id
        });
        let (refresh_token, refresh_until) = match &grantee.refresh {
            Some(refresh) => (Some(refresh.token.clone()), Some(refresh.until)),
            None => (None, None),
        };
        let of_program = |label: Option<&str>| label.unwrap_or(deployment).to_owned();
        TokenAnswer {
            access_token: self.tokens.sign(&claims),
            token_type: "bearer".into(),
            expires_in: claims.exp - claims.iat,
            expires_at: Timestamp(claims.exp.saturating_mul(1000)),
            nonce,
            features: FEATURES.map(str::to_owned).into(),
            organization_id: self.info().directory,
            product_id: of_program(grantee.labels.product),
            sandbox_id: of_program(grantee.labels.sandbox),
            deployment_id: deployment.to_owned(),
            product_user_id: account.map(AccountId::padded),
            id_token,
            epic_id_token: epic_claims.map(|claims| self.tokens.sign(&claims)),
            refresh_token,
            refresh_expires_in: refresh_until.map(|until| until.since(self.now()) / 1000),
            refresh_expires_at: refresh_until,
            greenroom: self.info(),
        }
    }

    /// The refusal of a player who has no account yet, with what makes one.
    pub(super) fn unknown_user(
        &self,
        client: &ClientCredentials,
        deployment: &str,
        by: &By,
        name: Option<&str>,
    ) -> TokenRefusal {
        let (sub, ext) = match by {
            By::Device(digest) => (digest.clone(), None),
            By::External(account) => (account.provider.to_string(), Some(account.clone())),
        };
        let claims = Claims {
            sub,
            ext,
            name: name.map(str::to_owned),
            ..self.claims(deployment, &client.id, Use::Continuance)
        };
        let message = "the user has no account yet; its continuance token makes one";
        TokenRefusal {
            refusal: Refusal::new(ErrorCode::UnknownUser, message),
            continuance: Some(self.tokens.sign(&claims)),
        }
    }

    /// What the continuance token in a field is for, and the name that it tells.
    /// It is good for the program and the deployment that it was given to alone.
    pub(super) fn continued(
        &self,
        field: &str,
        token: &str,
        client_id: &str,
        deployment: &str,
    ) -> Result<(By, Option<String>), Refusal> {
        let claims = self.tokens.verify(token, self.now());
        let claims = claims.map_err(|fault| invalid(format!("{field}: {fault}")))?;
        if claims.purpose != Use::Continuance {
            return Err(invalid(format!("{field} is a token of another use")));
        }
        if claims.cid != client_id || !claims.dep.eq_ignore_ascii_case(deployment) {
            let message = format!("{field} was given for another client or deployment");
            return Err(invalid(message));
        }
        let by = match claims.ext {
            Some(account) => By::External(account),
            None => By::Device(claims.sub),
        };
        Ok((by, claims.name))
    }
}

fn id_claims(access: &Claims, account: AccountId, labels: &Labels<'_>) -> IdTokenClaims {
    let text = |label: Option<&str>| label.map(str::to_owned);
    let act = access.ext.as_ref().map(|external| {
        let ExternalId { provider, id } = external.clone();
        IdTokenAccount {
            eat: provider,
            eaid: id,
            pltfm: labels.platform.unwrap_or(OTHER_PLATFORM).to_owned(),
            dty: text(labels.device_type),
        }
    });
    IdTokenClaims {
        iss: access.iss.clone(),
        aud: access.cid.clone(),
        sub: account.padded(),
        iat: access.iat,
        exp: access.exp,
        token_type: ID_TOKEN_TYPE.to_owned(),
        pfpid: text(labels.product),
        pfsid: text(labels.sandbox),
        pfdid: access.dep.clone(),
        dn: None,
        act,
    }
}

//! What the token routes are asked with.

use greenroom_protocol::token::{
    DEVELOPER_AUTH, DEVICE_ID_AUTH, EPIC_ACCOUNT_SCOPE, EPIC_AUTH, EPIC_ID_AUTH, OFFLINE_SCOPE,
    OPENID_AUTH, TokenForm,
};

use super::{Credentials, EpicToken, Face, Login, Proof};
use crate::client::Core;
use crate::client::random;

impl Core {
    /// What the token of a login that is there is renewed with.
    pub(in crate::client) fn token_form(&self, login: &Login) -> TokenForm {
        let proof = login.proof.lock().clone();
        match &proof {
            Proof::User(credentials) => TokenForm {
                scope: login.has(Face::Auth).then(|| EPIC_ACCOUNT_SCOPE.to_owned()),
                ..self.login_form(credentials)
            },
            Proof::Server { instance } => TokenForm {
                greenroom_instance: Some(instance.clone()),
                ..self.form("client_credentials")
            },
        }
    }

    /// An unknown user is to be refused with a continuance token: whether it gets an account is for the game to say.
    pub(super) fn login_form(&self, credentials: &Credentials) -> TokenForm {
        if let Credentials::Refresh { token } = credentials {
            return TokenForm {
                refresh_token: Some(token.clone()),
                ..self.form_of_user("refresh_token")
            };
        }
        let (kind, token, display_name) = match credentials {
            Credentials::Device {
                token,
                display_name,
            } => (DEVICE_ID_AUTH, token, Some(display_name.clone())),
            Credentials::OpenId { token } | Credentials::Refresh { token } => {
                (OPENID_AUTH, token, None)
            }
            Credentials::Developer { name } => (DEVELOPER_AUTH, name, None),
            Credentials::Epic {
                token: EpicToken::Access(token),
            } => (EPIC_AUTH, token, None),
            Credentials::Epic {
                token: EpicToken::Id(token),
            } => (EPIC_ID_AUTH, token, None),
        };
        TokenForm {
            external_auth_type: Some(kind.to_owned()),
            external_auth_token: Some(token.clone()),
            nonce: Some(format!("{:016x}", random::number())),
            display_name,
            greenroom: Some("continuance".to_owned()),
            ..self.form_of_user("external_auth")
        }
    }

    /// A form for a login of the Auth interface.
    pub(super) fn with_epic_account(form: TokenForm) -> TokenForm {
        TokenForm {
            scope: Some(format!("{EPIC_ACCOUNT_SCOPE} {OFFLINE_SCOPE}")),
            ..form
        }
    }

    pub(super) fn continuance_form(&self, continuance: &str) -> TokenForm {
        TokenForm {
            continuance_token: Some(continuance.to_owned()),
            ..self.form_of_user("continuance")
        }
    }

    fn form_of_user(&self, grant: &str) -> TokenForm {
        let labels = &self.config.labels;
        TokenForm {
            greenroom_product: labels.product.clone(),
            greenroom_sandbox: labels.sandbox.clone(),
            greenroom_platform: labels.platform.clone(),
            ..self.form(grant)
        }
    }

    fn form(&self, grant: &str) -> TokenForm {
        TokenForm {
            grant_type: grant.to_owned(),
            deployment_id: Some(self.config.deployment.as_str().to_owned()),
            ..TokenForm::default()
        }
    }
}

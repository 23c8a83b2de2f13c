//! Accounts of other systems: which ones a user has, and who has one.

use greenroom_protocol::connect::{
    DisplayNameAnswer, DisplayNameQuery, ExternalAccountsAnswer, ExternalAccountsQuery, LinkForm,
    ProductUsersAnswer, ProductUsersQuery,
};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::play::PlayerSessionForm;

use crate::client::error::ClientError;
use crate::client::throttle::Class;
use crate::client::{Client, Who};

impl Client {
    /// Makes the account, or device, of a login that has not found its user one of this user's.
    ///
    /// # Errors
    /// Refusals: `InvalidCredential` for a token that is too old or not of this directory, `Conflict` where the account is somebody's, or the user has another one of its kind.
    pub async fn link_account(
        &self,
        user: AccountId,
        continuance: &str,
    ) -> Result<(), ClientError> {
        let core = &self.0.core;
        let login = core.login_of(user.into())?;
        let form = LinkForm {
            continuance_token: continuance.to_owned(),
        };
        core.authorized(&login, core.deadline(), Class::Sessions, |token| {
            core.transport.link(token, &form)
        })
        .await
    }

    /// Takes the account that the user logged in by away from it, and logs the user out.
    ///
    /// # Errors
    /// A refusal where the user logged in by a device.
    pub async fn unlink_account(&self, user: AccountId) -> Result<(), ClientError> {
        let core = &self.0.core;
        let login = core.login_of(user.into())?;
        core.authorized(&login, core.deadline(), Class::Sessions, |token| {
            core.transport.unlink(token)
        })
        .await?;
        core.dismiss(&login);
        Ok(())
    }

    /// Who has these accounts of another system.
    pub async fn external_accounts(
        &self,
        who: Who,
        query: ExternalAccountsQuery,
    ) -> Result<ExternalAccountsAnswer, ClientError> {
        let core = &self.0.core;
        let login = core.login_of(who)?;
        core.authorized(&login, core.deadline(), Class::Sessions, |token| {
            core.transport.external_accounts(token, &query)
        })
        .await
    }

    /// Tells that somebody begins to play, or has ended.
    pub async fn note_play(&self, who: Who, form: PlayerSessionForm) -> Result<(), ClientError> {
        let core = &self.0.core;
        let login = core.login_of(who)?;
        core.authorized(&login, core.deadline(), Class::Sessions, |token| {
            core.transport.note_play(token, &form)
        })
        .await
    }

    /// Who has this display name.
    pub async fn display_name(
        &self,
        who: Who,
        query: DisplayNameQuery,
    ) -> Result<DisplayNameAnswer, ClientError> {
        let core = &self.0.core;
        let login = core.login_of(who)?;
        core.authorized(&login, core.deadline(), Class::Sessions, |token| {
            core.transport.display_name(token, &query)
        })
        .await
    }

    /// Which accounts these users have elsewhere.
    pub async fn product_users(
        &self,
        who: Who,
        query: ProductUsersQuery,
    ) -> Result<ProductUsersAnswer, ClientError> {
        let core = &self.0.core;
        let login = core.login_of(who)?;
        core.authorized(&login, core.deadline(), Class::Sessions, |token| {
            core.transport.product_users(token, &query)
        })
        .await
    }
}

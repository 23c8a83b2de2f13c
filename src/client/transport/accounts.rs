//! Questions about accounts.

use greenroom_protocol::connect::{
    DisplayNameAnswer, DisplayNameQuery, ExternalAccountsAnswer, ExternalAccountsQuery, KeySet,
    LinkForm, ProductUsersAnswer, ProductUsersQuery, TransferAnswer, TransferForm,
};
use greenroom_protocol::play::PlayerSessionForm;
use greenroom_protocol::token::{
    DeviceAnswer, DeviceForm, DirectoryInfo, Introspection, TokenAnswer, TokenForm, TokenQuery,
};

use super::{Attempt, Token};

/// What is asked about accounts: without a token in the program's own name, else in a user's.
pub(in crate::client) trait Accounts {
    /// Which directory this is.
    fn info(&self) -> Attempt<'_, DirectoryInfo>;

    /// The keys by which its id tokens are verified.
    fn keys(&self) -> Attempt<'_, KeySet>;

    /// Makes a device.
    fn device<'a>(&'a self, form: &'a DeviceForm) -> Attempt<'a, DeviceAnswer>;

    /// Deletes a device for good.
    fn delete_device<'a>(&'a self, device_token: &'a str) -> Attempt<'a, ()>;

    /// Asks for an access token.
    fn token<'a>(&'a self, form: &'a TokenForm) -> Attempt<'a, TokenAnswer>;

    /// Makes a refresh token good for nothing.
    fn revoke<'a>(&'a self, form: &'a TokenQuery) -> Attempt<'a, ()>;

    /// What an access token is.
    fn introspect<'a>(&'a self, form: &'a TokenQuery) -> Attempt<'a, Introspection>;

    /// Links the account of a continuance token to the user.
    fn link<'a>(&'a self, token: Token, form: &'a LinkForm) -> Attempt<'a, ()>;

    /// Takes the account that the user logged in by away from it.
    fn unlink(&self, token: Token) -> Attempt<'_, ()>;

    /// Makes one user of two.
    fn transfer<'a>(&'a self, token: Token, form: &'a TransferForm) -> Attempt<'a, TransferAnswer>;

    /// Who has these external accounts.
    fn external_accounts<'a>(
        &'a self,
        token: Token,
        query: &'a ExternalAccountsQuery,
    ) -> Attempt<'a, ExternalAccountsAnswer>;

    /// Tells that somebody begins to play, or has ended.
    fn note_play<'a>(&'a self, token: Token, form: &'a PlayerSessionForm) -> Attempt<'a, ()>;

    /// Who has this display name.
    fn display_name<'a>(
        &'a self,
        token: Token,
        query: &'a DisplayNameQuery,
    ) -> Attempt<'a, DisplayNameAnswer>;

    /// Which external accounts these users have.
    fn product_users<'a>(
        &'a self,
        token: Token,
        query: &'a ProductUsersQuery,
    ) -> Attempt<'a, ProductUsersAnswer>;
}

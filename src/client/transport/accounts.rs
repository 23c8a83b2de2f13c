//! Questions about accounts.

use greenroom_protocol::token::{DeviceAnswer, DeviceForm, DirectoryInfo, TokenAnswer, TokenForm};

use super::Attempt;

/// What is asked about accounts, in the program's own name.
pub(in crate::client) trait Accounts {
    /// Which directory this is.
    fn info(&self) -> Attempt<'_, DirectoryInfo>;

    /// Makes a device.
    fn device<'a>(&'a self, form: &'a DeviceForm) -> Attempt<'a, DeviceAnswer>;

    /// Asks for an access token.
    fn token<'a>(&'a self, form: &'a TokenForm) -> Attempt<'a, TokenAnswer>;
}

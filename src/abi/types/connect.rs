//! Product users: logins, external accounts, tokens.

mod account;
mod login;
mod mappings;
mod token;

pub use account::*;
pub use login::*;
pub use mappings::*;
pub use token::*;

/// What an `EOS_HConnect` points to as C sees it; it has no content.
pub struct EOS_ConnectHandle {
    _private: [u8; 0],
}

/// The Connect interface of a platform. Lives as long as the platform; never freed by the game.
pub type EOS_HConnect = *mut EOS_ConnectHandle;

/// Longest external account id in bytes, without the terminating NUL.
pub const EOS_CONNECT_EXTERNAL_ACCOUNT_ID_MAX_LENGTH: u32 = 256;

//! Epic accounts: logins and tokens.

use crate::c_enum::c_enum;

mod login;
mod token;

pub use login::*;
pub use token::*;

/// What an `EOS_HAuth` points to as C sees it; it has no content.
pub struct EOS_AuthHandle {
    _private: [u8; 0],
}

/// The Auth interface of a platform. Lives as long as the platform; never freed by the game.
pub type EOS_HAuth = *mut EOS_AuthHandle;

/// In `LoginFlags`: the login may show nothing to the user. None here ever does.
pub const EOS_LF_NO_USER_INTERFACE: u32 = 1;

c_enum! {
    /// What a login is proved by. Which of them a directory takes: `EOS_Auth_Login`.
    pub enum EOS_ELoginCredentialType {
        /// Name and password of an Epic account.
        EOS_LCT_Password = 0,
        /// A code from a launcher, good once.
        EOS_LCT_ExchangeCode = 1,
        /// What the library has kept of an earlier login.
        EOS_LCT_PersistentAuth = 2,
        /// A code that the user enters on another device.
        EOS_LCT_DeviceCode = 3,
        /// A name, at a developer's desk.
        EOS_LCT_Developer = 4,
        /// The refresh token of another login.
        EOS_LCT_RefreshToken = 5,
        /// A page that asks the user.
        EOS_LCT_AccountPortal = 6,
        /// The token of another system.
        EOS_LCT_ExternalAuth = 7,
    }
}

c_enum! {
    /// What a token is for.
    pub enum EOS_EAuthTokenType {
        /// A program.
        EOS_ATT_Client = 0,
        /// A user.
        EOS_ATT_User = 1,
    }
}

c_enum! {
    /// What a login asks of the user's account; bits, of which any set is taken.
    pub enum EOS_EAuthScopeFlags {
        /// Nothing.
        EOS_AS_NoFlags = 0,
        /// The display name.
        EOS_AS_BasicProfile = 1,
        /// The list of friends.
        EOS_AS_FriendsList = 2,
        /// Presence, the user's own and that of friends.
        EOS_AS_Presence = 4,
        /// Changes to the list of friends.
        EOS_AS_FriendsManagement = 8,
        /// The address for mail.
        EOS_AS_Email = 16,
        /// The country.
        EOS_AS_Country = 32,
    }
}

c_enum! {
    /// How `EOS_Auth_LinkAccount` links.
    pub enum EOS_ELinkAccountFlags {
        /// The account that a login has not found is made, and logged in.
        EOS_LA_NoFlags = 0,
        /// A Nintendo account is linked to a user who is logged in.
        EOS_LA_NintendoNsaId = 1,
    }
}

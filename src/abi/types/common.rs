//! What several interfaces share: ids, attribute and comparison types, platform numbers.

use std::ffi::c_char;
use std::ptr;

use crate::c_enum::c_enum;

/// What an `EOS_EpicAccountId` points to as C sees it; it has no content.
pub struct EOS_EpicAccountIdDetails {
    _private: [u8; 0],
}

/// The id of an Epic account. Equal ids are equal pointers until `EOS_Shutdown`; never freed by the
/// game, never valid when null.
pub type EOS_EpicAccountId = *mut EOS_EpicAccountIdDetails;

/// What an `EOS_ProductUserId` points to as C sees it; it has no content.
pub struct EOS_ProductUserIdDetails {
    _private: [u8; 0],
}

/// The id of a user of this product. Equal ids are equal pointers until `EOS_Shutdown`; never freed by
/// the game, never valid when null.
pub type EOS_ProductUserId = *mut EOS_ProductUserIdDetails;

/// What an `EOS_ContinuanceToken` points to as C sees it; it has no content.
pub struct EOS_ContinuanceTokenDetails {
    _private: [u8; 0],
}

/// Stands for an external account that logged in but has no product user yet. Taken by
/// `EOS_Connect_CreateUser` and `EOS_Connect_LinkAccount`; never freed by the game.
pub type EOS_ContinuanceToken = *mut EOS_ContinuanceTokenDetails;

/// Characters of an Epic account id as text, without the terminating NUL.
pub const EOS_EPICACCOUNTID_MAX_LENGTH: u32 = 32;
/// Characters of a product user id as text, without the terminating NUL.
pub const EOS_PRODUCTUSERID_MAX_LENGTH: u32 = 32;

/// Names a registered notification, across all interfaces of the process. `EOS_INVALID_NOTIFICATIONID`
/// means that nothing was registered.
pub type EOS_NotificationId = u64;

/// No notification.
pub const EOS_INVALID_NOTIFICATIONID: EOS_NotificationId = 0;

c_enum! {
    /// How far a user is logged in.
    pub enum EOS_ELoginStatus {
        /// Not logged in, or the login has expired.
        EOS_LS_NotLoggedIn = 0,
        /// A local profile is in use, without the service.
        EOS_LS_UsingLocalProfile = 1,
        /// Logged in with an access token that has not expired.
        EOS_LS_LoggedIn = 2,
    }
}

c_enum! {
    /// What an attribute's value is.
    pub enum EOS_EAttributeType {
        /// A truth value (`EOS_Bool`).
        EOS_AT_BOOLEAN = 0,
        /// A signed whole number of 64 bits.
        EOS_AT_INT64 = 1,
        /// A floating point number of 64 bits; neither NaN nor infinite.
        EOS_AT_DOUBLE = 2,
        /// NUL-terminated UTF-8.
        EOS_AT_STRING = 3,
    }
}

/// What a session attribute's value is.
pub type EOS_ESessionAttributeType = EOS_EAttributeType;

/// What a lobby attribute's value is.
pub type EOS_ELobbyAttributeType = EOS_EAttributeType;

c_enum! {
    /// How a search compares an attribute with the value that was given.
    pub enum EOS_EComparisonOp {
        /// Equal; strings match exactly, with letter case.
        EOS_CO_EQUAL = 0,
        /// Not equal.
        EOS_CO_NOTEQUAL = 1,
        /// A number greater than the given one.
        EOS_CO_GREATERTHAN = 2,
        /// A number greater than or equal to the given one.
        EOS_CO_GREATERTHANOREQUAL = 3,
        /// A number less than the given one.
        EOS_CO_LESSTHAN = 4,
        /// A number less than or equal to the given one.
        EOS_CO_LESSTHANOREQUAL = 5,
        /// Filters nothing; orders the results by how near their number is to the given one.
        EOS_CO_DISTANCE = 6,
        /// One of a list of values, given as one string with `;` between them.
        EOS_CO_ANYOF = 7,
        /// None of a list of values, given as one string with `;` between them.
        EOS_CO_NOTANYOF = 8,
        /// Sessions only: the list of values in the attribute holds the given one.
        EOS_CO_ONEOF = 9,
        /// Sessions only: the list of values in the attribute does not hold the given one.
        EOS_CO_NOTONEOF = 10,
        /// A string that contains the given one, with letter case.
        EOS_CO_CONTAINS = 11,
        /// A string that matches the given regular expression.
        EOS_CO_REGEXMATCH = 12,
        /// A list of so many values, in one string with `;` between them.
        EOS_CO_SIZE = 13,
    }
}

/// How a session search compares; the former name.
pub type EOS_EOnlineComparisonOp = EOS_EComparisonOp;

c_enum! {
    /// How several conditions are joined.
    pub enum EOS_ELogicalCombineOp {
        /// All of them must hold.
        EOS_LCO_AND = 0,
        /// At least one of them must hold.
        EOS_LCO_OR = 1,
    }
}

c_enum! {
    /// Who issued an external account.
    pub enum EOS_EExternalAccountType {
        /// Epic Games.
        EOS_EAT_EPIC = 0,
        /// Steam.
        EOS_EAT_STEAM = 1,
        /// PlayStation Network.
        EOS_EAT_PSN = 2,
        /// Xbox Live.
        EOS_EAT_XBL = 3,
        /// Discord.
        EOS_EAT_DISCORD = 4,
        /// GOG.
        EOS_EAT_GOG = 5,
        /// Nintendo.
        EOS_EAT_NINTENDO = 6,
        /// Ubisoft.
        EOS_EAT_UPLAY = 7,
        /// An OpenID provider of the product.
        EOS_EAT_OPENID = 8,
        /// Apple.
        EOS_EAT_APPLE = 9,
        /// Google.
        EOS_EAT_GOOGLE = 10,
        /// Oculus.
        EOS_EAT_OCULUS = 11,
        /// itch.io.
        EOS_EAT_ITCHIO = 12,
        /// Amazon.
        EOS_EAT_AMAZON = 13,
        /// Viveport.
        EOS_EAT_VIVEPORT = 14,
    }
}

c_enum! {
    /// What kind of token proves an external account at login.
    pub enum EOS_EExternalCredentialType {
        /// An access token of an Epic account.
        EOS_ECT_EPIC = 0,
        /// An encrypted Steam app ticket, in hexadecimal.
        EOS_ECT_STEAM_APP_TICKET = 1,
        /// An id token of the PlayStation Network.
        EOS_ECT_PSN_ID_TOKEN = 2,
        /// An XSTS token of Xbox Live.
        EOS_ECT_XBL_XSTS_TOKEN = 3,
        /// An access token of Discord.
        EOS_ECT_DISCORD_ACCESS_TOKEN = 4,
        /// A session ticket of GOG.
        EOS_ECT_GOG_SESSION_TICKET = 5,
        /// An id token of a Nintendo account.
        EOS_ECT_NINTENDO_ID_TOKEN = 6,
        /// An id token of a Nintendo service account.
        EOS_ECT_NINTENDO_NSA_ID_TOKEN = 7,
        /// An access token of Ubisoft.
        EOS_ECT_UPLAY_ACCESS_TOKEN = 8,
        /// A token of the OpenID provider that the product has set up.
        EOS_ECT_OPENID_ACCESS_TOKEN = 9,
        /// The device id of this machine; the token itself stays null.
        EOS_ECT_DEVICEID_ACCESS_TOKEN = 10,
        /// An id token of Apple.
        EOS_ECT_APPLE_ID_TOKEN = 11,
        /// An id token of Google.
        EOS_ECT_GOOGLE_ID_TOKEN = 12,
        /// An Oculus user id and its proof, joined with `|`.
        EOS_ECT_OCULUS_USERID_NONCE = 13,
        /// A web token of itch.io.
        EOS_ECT_ITCHIO_JWT = 14,
        /// A key of itch.io.
        EOS_ECT_ITCHIO_KEY = 15,
        /// An id token of an Epic account.
        EOS_ECT_EPIC_ID_TOKEN = 16,
        /// An access token of Amazon.
        EOS_ECT_AMAZON_ACCESS_TOKEN = 17,
        /// A Steam session ticket, in hexadecimal.
        EOS_ECT_STEAM_SESSION_TICKET = 18,
        /// A user token of Viveport.
        EOS_ECT_VIVEPORT_USER_TOKEN = 19,
    }
}

/// Names a platform that is built into the library, as text; null for none.
pub type EOS_IntegratedPlatformType = *const c_char;
/// No built-in platform.
pub const EOS_IPT_Unknown: EOS_IntegratedPlatformType = ptr::null();

/// Names the platform that a player plays on; one of the `EOS_OPT_*` numbers.
pub type EOS_OnlinePlatformType = u32;

/// A platform that has no number here.
pub const EOS_OPT_Unknown: EOS_OnlinePlatformType = 0;
/// PC, through the Epic Games Store.
pub const EOS_OPT_Epic: EOS_OnlinePlatformType = 100;
/// PlayStation.
pub const EOS_OPT_PSN: EOS_OnlinePlatformType = 1000;
/// Nintendo Switch.
pub const EOS_OPT_Nintendo: EOS_OnlinePlatformType = 2000;
/// Xbox.
pub const EOS_OPT_XBL: EOS_OnlinePlatformType = 3000;
/// PC, through Steam.
pub const EOS_OPT_Steam: EOS_OnlinePlatformType = 4000;

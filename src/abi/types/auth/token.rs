//! Tokens: what a login gives, and what is made of them elsewhere.

use std::ffi::{c_char, c_void};

use crate::abi::types::{
    CEnum, EOS_Bool, EOS_EAuthTokenType, EOS_EExternalAccountType, EOS_EpicAccountId,
};
use crate::result::EOS_EResult;

/// Newest version of `EOS_Auth_Token` that this library knows.
pub const EOS_AUTH_TOKEN_API_LATEST: i32 = 2;

/// The tokens of a user. What `EOS_Auth_CopyUserAuthToken` hands out is freed with `EOS_Auth_Token_Release`, texts included.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Auth_Token {
    /// Version of this struct: `EOS_AUTH_TOKEN_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// What the program calls its product; where it names none, the client id.
    pub App: *const c_char,
    /// The client id of the program.
    pub ClientId: *const c_char,
    /// Whose tokens they are.
    pub AccountId: EOS_EpicAccountId,
    /// The access token: `EOS_Connect_Login` takes it as `EOS_ECT_EPIC`.
    pub AccessToken: *const c_char,
    /// Seconds from the call until the access token is good no more. The library renews it before.
    pub ExpiresIn: f64,
    /// The same as an instant, in UTC by ISO 8601.
    pub ExpiresAt: *const c_char,
    /// `EOS_ATT_User`.
    pub AuthType: CEnum<EOS_EAuthTokenType>,
    /// The refresh token: `EOS_Auth_Login` takes it as `EOS_LCT_RefreshToken`, for the same client id and deployment. Empty where the login has none. Since version 2.
    pub RefreshToken: *const c_char,
    /// Seconds from the call until the refresh token is good no more, if nobody uses it. Since version 2.
    pub RefreshExpiresIn: f64,
    /// The same as an instant, in UTC by ISO 8601; empty where there is no refresh token. Since version 2.
    pub RefreshExpiresAt: *const c_char,
}

/// Newest version of `EOS_Auth_CopyUserAuthTokenOptions` that this library knows.
pub const EOS_AUTH_COPYUSERAUTHTOKEN_API_LATEST: i32 = 1;

/// What `EOS_Auth_CopyUserAuthToken` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Auth_CopyUserAuthTokenOptions {
    /// Version of this struct: `EOS_AUTH_COPYUSERAUTHTOKEN_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// Newest version of `EOS_Auth_VerifyUserAuthOptions` that this library knows.
pub const EOS_AUTH_VERIFYUSERAUTH_API_LATEST: i32 = 1;

/// What `EOS_Auth_VerifyUserAuth` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Auth_VerifyUserAuthOptions {
    /// Version of this struct: `EOS_AUTH_VERIFYUSERAUTH_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The tokens that somebody has shown; `AccountId` and `AccessToken` are looked at. Copied.
    pub AuthToken: *const EOS_Auth_Token,
}

/// How `EOS_Auth_VerifyUserAuth` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Auth_VerifyUserAuthCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
}

/// Reports how `EOS_Auth_VerifyUserAuth` ended.
pub type EOS_Auth_OnVerifyUserAuthCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Auth_VerifyUserAuthCallbackInfo)>;

/// Newest version of `EOS_Auth_IdToken` that this library knows.
pub const EOS_AUTH_IDTOKEN_API_LATEST: i32 = 1;

/// A signed proof of who a user is, by which the same program logs in. What `EOS_Auth_CopyIdToken` hands out is freed with `EOS_Auth_IdToken_Release`, text included.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Auth_IdToken {
    /// Version of this struct: `EOS_AUTH_IDTOKEN_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Who it speaks of.
    pub AccountId: EOS_EpicAccountId,
    /// The signed token: `EOS_Connect_Login` takes it as `EOS_ECT_EPIC_ID_TOKEN`.
    pub JsonWebToken: *const c_char,
}

/// Newest version of `EOS_Auth_CopyIdTokenOptions` that this library knows.
pub const EOS_AUTH_COPYIDTOKEN_API_LATEST: i32 = 1;

/// What `EOS_Auth_CopyIdToken` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Auth_CopyIdTokenOptions {
    /// Version of this struct: `EOS_AUTH_COPYIDTOKEN_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The logged-in user whose token is copied.
    pub AccountId: EOS_EpicAccountId,
}

/// Newest version of `EOS_Auth_QueryIdTokenOptions` that this library knows.
pub const EOS_AUTH_QUERYIDTOKEN_API_LATEST: i32 = 1;

/// What `EOS_Auth_QueryIdToken` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Auth_QueryIdTokenOptions {
    /// Version of this struct: `EOS_AUTH_QUERYIDTOKEN_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// A user who is logged in.
    pub LocalUserId: EOS_EpicAccountId,
    /// The account whose token is wanted: the user's own, since accounts are never merged here.
    pub TargetAccountId: EOS_EpicAccountId,
}

/// How `EOS_Auth_QueryIdToken` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Auth_QueryIdTokenCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The user of the call.
    pub LocalUserId: EOS_EpicAccountId,
    /// The account of the call.
    pub TargetAccountId: EOS_EpicAccountId,
}

/// Reports how `EOS_Auth_QueryIdToken` ended.
pub type EOS_Auth_OnQueryIdTokenCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Auth_QueryIdTokenCallbackInfo)>;

/// Newest version of `EOS_Auth_VerifyIdTokenOptions` that this library knows.
pub const EOS_AUTH_VERIFYIDTOKEN_API_LATEST: i32 = 1;

/// What `EOS_Auth_VerifyIdToken` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Auth_VerifyIdTokenOptions {
    /// Version of this struct: `EOS_AUTH_VERIFYIDTOKEN_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The token and the account it should speak of. Copied.
    pub IdToken: *const EOS_Auth_IdToken,
}

/// How `EOS_Auth_VerifyIdToken` ended, and what the token says. Texts are never null, and live as long as the callback.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Auth_VerifyIdTokenCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The program that the token was given to: the same as `ClientId`, since a directory knows no applications.
    pub ApplicationId: *const c_char,
    /// The client id of that program.
    pub ClientId: *const c_char,
    /// The product, as that program named it.
    pub ProductId: *const c_char,
    /// The sandbox, likewise.
    pub SandboxId: *const c_char,
    /// The deployment.
    pub DeploymentId: *const c_char,
    /// The display name; may be empty.
    pub DisplayName: *const c_char,
    /// Whether the fields that follow hold something: the user logged in by an account of another system.
    pub bIsExternalAccountInfoPresent: EOS_Bool,
    /// Whose account that is.
    pub ExternalAccountIdType: CEnum<EOS_EExternalAccountType>,
    /// Its id there.
    pub ExternalAccountId: *const c_char,
    /// Empty: a token does not tell it.
    pub ExternalAccountDisplayName: *const c_char,
    /// The platform that the user logged in on.
    pub Platform: *const c_char,
}

/// Reports how `EOS_Auth_VerifyIdToken` ended.
pub type EOS_Auth_OnVerifyIdTokenCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Auth_VerifyIdTokenCallbackInfo)>;

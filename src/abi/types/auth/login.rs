//! Logging in and out, and the notification about it.

use std::ffi::{c_char, c_void};

use crate::abi::types::{
    CEnum, EOS_ContinuanceToken, EOS_EAuthScopeFlags, EOS_EExternalCredentialType,
    EOS_ELinkAccountFlags, EOS_ELoginCredentialType, EOS_ELoginStatus, EOS_EpicAccountId,
};
use crate::result::EOS_EResult;

/// Newest version of `EOS_Auth_Credentials` that this library knows.
pub const EOS_AUTH_CREDENTIALS_API_LATEST: i32 = 4;

/// What proves who logs in. `EOS_Auth_Login` says what each type takes; what a type does not take is null or empty.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Auth_Credentials {
    /// Version of this struct: `EOS_AUTH_CREDENTIALS_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Who, or where, as `Type` wants it.
    pub Id: *const c_char,
    /// The secret, as `Type` wants it.
    pub Token: *const c_char,
    /// What the two are.
    pub Type: CEnum<EOS_ELoginCredentialType>,
    /// Options of a console; not looked at. Since version 3.
    pub SystemAuthCredentialsOptions: *mut c_void,
    /// With `EOS_LCT_ExternalAuth`, what kind of token it is. Since version 3.
    pub ExternalType: CEnum<EOS_EExternalCredentialType>,
}

/// Newest version of `EOS_Auth_PinGrantInfo` that this library knows.
pub const EOS_AUTH_PINGRANTINFO_API_LATEST: i32 = 2;

/// What a user is to enter on another device. No login here asks for that.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Auth_PinGrantInfo {
    /// Version of this struct: `EOS_AUTH_PINGRANTINFO_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The code.
    pub UserCode: *const c_char,
    /// The page that takes it.
    pub VerificationURI: *const c_char,
    /// Seconds from now until it is good no more.
    pub ExpiresIn: i32,
    /// The page, with the code in its address. Since version 2.
    pub VerificationURIComplete: *const c_char,
}

/// Newest version of `EOS_Auth_AccountFeatureRestrictedInfo` that this library knows.
pub const EOS_AUTH_ACCOUNTFEATURERESTRICTEDINFO_API_LATEST: i32 = 1;

/// Where a user lifts a restriction. No account here has one.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Auth_AccountFeatureRestrictedInfo {
    /// Version of this struct: `EOS_AUTH_ACCOUNTFEATURERESTRICTEDINFO_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The page.
    pub VerificationURI: *const c_char,
}

/// Newest version of `EOS_Auth_LoginOptions` that this library knows.
pub const EOS_AUTH_LOGIN_API_LATEST: i32 = 3;

/// What `EOS_Auth_Login` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Auth_LoginOptions {
    /// Version of this struct: `EOS_AUTH_LOGIN_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// What proves who logs in. Copied.
    pub Credentials: *const EOS_Auth_Credentials,
    /// Bits of `EOS_EAuthScopeFlags`; any set is taken, and none keeps anything back. Since version 2.
    pub ScopeFlags: CEnum<EOS_EAuthScopeFlags>,
    /// Bits of `EOS_LF_…`. Since version 3.
    pub LoginFlags: u64,
}

/// How `EOS_Auth_Login` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Auth_LoginCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The user who is logged in now; null on failure.
    pub LocalUserId: EOS_EpicAccountId,
    /// Null.
    pub PinGrantInfo: *const EOS_Auth_PinGrantInfo,
    /// Given with `EOS_InvalidUser`: pass it to `EOS_Auth_LinkAccount`. Else null.
    pub ContinuanceToken: EOS_ContinuanceToken,
    /// Null.
    pub AccountFeatureRestrictedInfo_DEPRECATED: *const EOS_Auth_AccountFeatureRestrictedInfo,
    /// The same user: accounts are never merged here. In the struct since SDK 1.14.1.
    pub SelectedAccountId: EOS_EpicAccountId,
}

/// Reports how `EOS_Auth_Login` ended.
pub type EOS_Auth_OnLoginCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Auth_LoginCallbackInfo)>;

/// Newest version of `EOS_Auth_LogoutOptions` that this library knows.
pub const EOS_AUTH_LOGOUT_API_LATEST: i32 = 1;

/// What `EOS_Auth_Logout` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Auth_LogoutOptions {
    /// Version of this struct: `EOS_AUTH_LOGOUT_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The user to log out.
    pub LocalUserId: EOS_EpicAccountId,
}

/// How `EOS_Auth_Logout` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Auth_LogoutCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The user who was to be logged out.
    pub LocalUserId: EOS_EpicAccountId,
}

/// Reports how `EOS_Auth_Logout` ended.
pub type EOS_Auth_OnLogoutCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Auth_LogoutCallbackInfo)>;

/// Newest version of `EOS_Auth_LinkAccountOptions` that this library knows.
pub const EOS_AUTH_LINKACCOUNT_API_LATEST: i32 = 1;

/// What `EOS_Auth_LinkAccount` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Auth_LinkAccountOptions {
    /// Version of this struct: `EOS_AUTH_LINKACCOUNT_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// How it is linked: `EOS_LA_NoFlags`.
    pub LinkAccountFlags: CEnum<EOS_ELinkAccountFlags>,
    /// From the callback of `EOS_Auth_Login`.
    pub ContinuanceToken: EOS_ContinuanceToken,
    /// Null.
    pub LocalUserId: EOS_EpicAccountId,
}

/// How `EOS_Auth_LinkAccount` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Auth_LinkAccountCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The user who was made and is logged in now; null on failure.
    pub LocalUserId: EOS_EpicAccountId,
    /// Null.
    pub PinGrantInfo: *const EOS_Auth_PinGrantInfo,
    /// The same user. In the struct since SDK 1.14.1.
    pub SelectedAccountId: EOS_EpicAccountId,
}

/// Reports how `EOS_Auth_LinkAccount` ended.
pub type EOS_Auth_OnLinkAccountCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Auth_LinkAccountCallbackInfo)>;

/// Newest version of `EOS_Auth_DeletePersistentAuthOptions` that this library knows.
pub const EOS_AUTH_DELETEPERSISTENTAUTH_API_LATEST: i32 = 2;

/// What `EOS_Auth_DeletePersistentAuth` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Auth_DeletePersistentAuthOptions {
    /// Version of this struct: `EOS_AUTH_DELETEPERSISTENTAUTH_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The refresh token to revoke; null for the one that the library keeps. Copied. Since version 2.
    pub RefreshToken: *const c_char,
}

/// How `EOS_Auth_DeletePersistentAuth` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Auth_DeletePersistentAuthCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
}

/// Reports how `EOS_Auth_DeletePersistentAuth` ended.
pub type EOS_Auth_OnDeletePersistentAuthCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Auth_DeletePersistentAuthCallbackInfo)>;

/// Newest version of `EOS_Auth_AddNotifyLoginStatusChangedOptions` that this library knows.
pub const EOS_AUTH_ADDNOTIFYLOGINSTATUSCHANGED_API_LATEST: i32 = 1;

/// What `EOS_Auth_AddNotifyLoginStatusChanged` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Auth_AddNotifyLoginStatusChangedOptions {
    /// Version of this struct: `EOS_AUTH_ADDNOTIFYLOGINSTATUSCHANGED_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// A user's login status changed.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Auth_LoginStatusChangedCallbackInfo {
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// Whose status it is.
    pub LocalUserId: EOS_EpicAccountId,
    /// The status before.
    pub PrevStatus: CEnum<EOS_ELoginStatus>,
    /// The status now.
    pub CurrentStatus: CEnum<EOS_ELoginStatus>,
}

/// Tells that a login status changed.
pub type EOS_Auth_OnLoginStatusChangedCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Auth_LoginStatusChangedCallbackInfo)>;

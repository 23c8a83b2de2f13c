//! Logging in and out, and the notifications about it.

use std::ffi::{c_char, c_void};

use crate::abi::types::{
    CEnum, EOS_ContinuanceToken, EOS_EExternalCredentialType, EOS_ELoginStatus, EOS_ProductUserId,
};
use crate::result::EOS_EResult;

/// Newest version of `EOS_Connect_Credentials` that this library knows.
pub const EOS_CONNECT_CREDENTIALS_API_LATEST: i32 = 1;

/// What proves the external account.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_Credentials {
    /// Version of this struct: `EOS_CONNECT_CREDENTIALS_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The token, as `Type` wants it; null for a device id.
    pub Token: *const c_char,
    /// What kind of token it is.
    pub Type: CEnum<EOS_EExternalCredentialType>,
}

/// Longest display name in bytes, without the terminating NUL.
pub const EOS_CONNECT_USERLOGININFO_DISPLAYNAME_MAX_LENGTH: u32 = 32;
/// Newest version of `EOS_Connect_UserLoginInfo` that this library knows.
pub const EOS_CONNECT_USERLOGININFO_API_LATEST: i32 = 2;

/// What the game knows about the user who logs in. Required for device ids and for Amazon, Apple,
/// Google, Nintendo and Oculus accounts, else null.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_UserLoginInfo {
    /// Version of this struct: `EOS_CONNECT_USERLOGININFO_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The name shown to others, up to 32 bytes of UTF-8. The service does not check who bears it.
    pub DisplayName: *const c_char,
    /// Token of a Nintendo service account, or null. Since version 2.
    pub NsaIdToken: *const c_char,
}

/// Newest version of `EOS_Connect_LoginOptions` that this library knows.
pub const EOS_CONNECT_LOGIN_API_LATEST: i32 = 2;

/// What `EOS_Connect_Login` takes. Calling it again before the login expires refreshes it.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_LoginOptions {
    /// Version of this struct: `EOS_CONNECT_LOGIN_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// What proves the external account. Copied.
    pub Credentials: *const EOS_Connect_Credentials,
    /// What the game knows about the user, or null where nothing is required. Copied. Since version 2.
    pub UserLoginInfo: *const EOS_Connect_UserLoginInfo,
}

/// How `EOS_Connect_Login` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_LoginCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The user who is logged in now; null on failure.
    pub LocalUserId: EOS_ProductUserId,
    /// Given with `EOS_InvalidUser`: pass it to `EOS_Connect_CreateUser` or `EOS_Connect_LinkAccount`.
    /// Else null.
    pub ContinuanceToken: EOS_ContinuanceToken,
}

/// Reports how `EOS_Connect_Login` ended.
pub type EOS_Connect_OnLoginCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Connect_LoginCallbackInfo)>;

/// Newest version of `EOS_Connect_LogoutOptions` that this library knows.
pub const EOS_CONNECT_LOGOUT_API_LATEST: i32 = 1;

/// What `EOS_Connect_Logout` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_LogoutOptions {
    /// Version of this struct: `EOS_CONNECT_LOGOUT_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The user to log out.
    pub LocalUserId: EOS_ProductUserId,
}

/// How `EOS_Connect_Logout` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_LogoutCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The user who was to be logged out.
    pub LocalUserId: EOS_ProductUserId,
}

/// Reports how `EOS_Connect_Logout` ended.
pub type EOS_Connect_OnLogoutCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Connect_LogoutCallbackInfo)>;

/// Newest version of `EOS_Connect_AddNotifyAuthExpirationOptions` that this library knows.
pub const EOS_CONNECT_ADDNOTIFYAUTHEXPIRATION_API_LATEST: i32 = 1;

/// What `EOS_Connect_AddNotifyAuthExpiration` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_AddNotifyAuthExpirationOptions {
    /// Version of this struct: `EOS_CONNECT_ADDNOTIFYAUTHEXPIRATION_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// A login is about to end, in ten minutes, and the library could not renew it so far: log in again.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_AuthExpirationCallbackInfo {
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// Whose login it is.
    pub LocalUserId: EOS_ProductUserId,
}

/// Tells that a login is about to expire.
pub type EOS_Connect_OnAuthExpirationCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Connect_AuthExpirationCallbackInfo)>;

/// Newest version of `EOS_Connect_AddNotifyLoginStatusChangedOptions` that this library knows.
pub const EOS_CONNECT_ADDNOTIFYLOGINSTATUSCHANGED_API_LATEST: i32 = 1;

/// What `EOS_Connect_AddNotifyLoginStatusChanged` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_AddNotifyLoginStatusChangedOptions {
    /// Version of this struct: `EOS_CONNECT_ADDNOTIFYLOGINSTATUSCHANGED_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// A user's login status changed.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_LoginStatusChangedCallbackInfo {
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// Whose status it is.
    pub LocalUserId: EOS_ProductUserId,
    /// The status before.
    pub PreviousStatus: CEnum<EOS_ELoginStatus>,
    /// The status now.
    pub CurrentStatus: CEnum<EOS_ELoginStatus>,
}

/// Tells that a login status changed.
pub type EOS_Connect_OnLoginStatusChangedCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Connect_LoginStatusChangedCallbackInfo)>;

//! Asking who users are.

use std::ffi::{c_char, c_void};

use crate::abi::types::{CEnum, EOS_EExternalAccountType, EOS_EpicAccountId};
use crate::result::EOS_EResult;

/// Newest version of `EOS_UserInfo_QueryUserInfoOptions` that this library knows.
pub const EOS_USERINFO_QUERYUSERINFO_API_LATEST: i32 = 1;

/// What `EOS_UserInfo_QueryUserInfo` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UserInfo_QueryUserInfoOptions {
    /// Version of this struct: `EOS_USERINFO_QUERYUSERINFO_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local user who asks.
    pub LocalUserId: EOS_EpicAccountId,
    /// Who is asked about; may be the same.
    pub TargetUserId: EOS_EpicAccountId,
}

/// How `EOS_UserInfo_QueryUserInfo` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UserInfo_QueryUserInfoCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The local user who asks.
    pub LocalUserId: EOS_EpicAccountId,
    /// Who is asked about.
    pub TargetUserId: EOS_EpicAccountId,
}

/// Newest version of `EOS_UserInfo_QueryUserInfoByDisplayNameOptions` that this library knows.
pub const EOS_USERINFO_QUERYUSERINFOBYDISPLAYNAME_API_LATEST: i32 = 1;

/// What `EOS_UserInfo_QueryUserInfoByDisplayName` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UserInfo_QueryUserInfoByDisplayNameOptions {
    /// Version of this struct: `EOS_USERINFO_QUERYUSERINFOBYDISPLAYNAME_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local user who asks.
    pub LocalUserId: EOS_EpicAccountId,
    /// The name, 1 to 128 bytes. Letter case does not count.
    pub DisplayName: *const c_char,
}

/// How `EOS_UserInfo_QueryUserInfoByDisplayName` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UserInfo_QueryUserInfoByDisplayNameCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The local user who asks.
    pub LocalUserId: EOS_EpicAccountId,
    /// Whose the name is; null on failure.
    pub TargetUserId: EOS_EpicAccountId,
    /// The name that was asked for; null where the call was refused. Lives until the callback returns.
    pub DisplayName: *const c_char,
}

/// Newest version of `EOS_UserInfo_QueryUserInfoByExternalAccountOptions` that this library knows.
pub const EOS_USERINFO_QUERYUSERINFOBYEXTERNALACCOUNT_API_LATEST: i32 = 1;

/// What `EOS_UserInfo_QueryUserInfoByExternalAccount` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UserInfo_QueryUserInfoByExternalAccountOptions {
    /// Version of this struct: `EOS_USERINFO_QUERYUSERINFOBYEXTERNALACCOUNT_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local user who asks.
    pub LocalUserId: EOS_EpicAccountId,
    /// The id of the account in that system, 1 to 256 bytes.
    pub ExternalAccountId: *const c_char,
    /// In which system.
    pub AccountType: CEnum<EOS_EExternalAccountType>,
}

/// How `EOS_UserInfo_QueryUserInfoByExternalAccount` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UserInfo_QueryUserInfoByExternalAccountCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The local user who asks.
    pub LocalUserId: EOS_EpicAccountId,
    /// The id that was asked for; null where the call was refused. Lives until the callback returns.
    pub ExternalAccountId: *const c_char,
    /// In which system.
    pub AccountType: CEnum<EOS_EExternalAccountType>,
    /// Whose the account is; null on failure.
    pub TargetUserId: EOS_EpicAccountId,
}

/// Reports how `EOS_UserInfo_QueryUserInfo` ended.
pub type EOS_UserInfo_OnQueryUserInfoCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_UserInfo_QueryUserInfoCallbackInfo)>;

/// Reports how `EOS_UserInfo_QueryUserInfoByDisplayName` ended.
pub type EOS_UserInfo_OnQueryUserInfoByDisplayNameCallback = Option<
    unsafe extern "system" fn(Data: *const EOS_UserInfo_QueryUserInfoByDisplayNameCallbackInfo),
>;

/// Reports how `EOS_UserInfo_QueryUserInfoByExternalAccount` ended.
pub type EOS_UserInfo_OnQueryUserInfoByExternalAccountCallback = Option<
    unsafe extern "system" fn(Data: *const EOS_UserInfo_QueryUserInfoByExternalAccountCallbackInfo),
>;

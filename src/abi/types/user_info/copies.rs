//! What is known of users.

use std::ffi::c_char;

use crate::abi::types::{
    CEnum, EOS_EExternalAccountType, EOS_EpicAccountId, EOS_OnlinePlatformType,
};

/// Newest version of `EOS_UserInfo` that this library knows.
pub const EOS_USERINFO_COPYUSERINFO_API_LATEST: i32 = 3;

/// Who a user is. Made by `EOS_UserInfo_CopyUserInfo`, freed with `EOS_UserInfo_Release`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UserInfo {
    /// Version of this struct: `EOS_USERINFO_COPYUSERINFO_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The user.
    pub UserId: EOS_EpicAccountId,
    /// Null: a directory does not ask.
    pub Country: *const c_char,
    /// The display name of the login that made the account.
    pub DisplayName: *const c_char,
    /// Null: a directory does not ask.
    pub PreferredLanguage: *const c_char,
    /// Null: a directory keeps no nicknames. Since version 2.
    pub Nickname: *const c_char,
    /// Null: a directory looks for no words in names. Since version 3.
    pub DisplayNameSanitized: *const c_char,
}

/// What `EOS_UserInfo_CopyUserInfo` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UserInfo_CopyUserInfoOptions {
    /// Version of this struct: `EOS_USERINFO_COPYUSERINFO_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local user who asks.
    pub LocalUserId: EOS_EpicAccountId,
    /// Who is asked about.
    pub TargetUserId: EOS_EpicAccountId,
}

/// Newest version of `EOS_UserInfo_ExternalUserInfo` that this library knows.
pub const EOS_USERINFO_EXTERNALUSERINFO_API_LATEST: i32 = 2;

/// An account that a user has in another system. Freed with `EOS_UserInfo_ExternalUserInfo_Release`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UserInfo_ExternalUserInfo {
    /// Version of this struct: `EOS_USERINFO_EXTERNALUSERINFO_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// In which system.
    pub AccountType: CEnum<EOS_EExternalAccountType>,
    /// Its id there; empty where the one who asks has no account in that system.
    pub AccountId: *const c_char,
    /// The name there at the last login; null where none was told.
    pub DisplayName: *const c_char,
    /// Null: a directory looks for no words in names. Since version 2.
    pub DisplayNameSanitized: *const c_char,
}

/// Newest version of `EOS_UserInfo_GetExternalUserInfoCountOptions` that this library knows.
pub const EOS_USERINFO_GETEXTERNALUSERINFOCOUNT_API_LATEST: i32 = 1;

/// What `EOS_UserInfo_GetExternalUserInfoCount` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UserInfo_GetExternalUserInfoCountOptions {
    /// Version of this struct: `EOS_USERINFO_GETEXTERNALUSERINFOCOUNT_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local user who asks.
    pub LocalUserId: EOS_EpicAccountId,
    /// Who is asked about.
    pub TargetUserId: EOS_EpicAccountId,
}

/// Newest version of `EOS_UserInfo_CopyExternalUserInfoByIndexOptions` that this library knows.
pub const EOS_USERINFO_COPYEXTERNALUSERINFOBYINDEX_API_LATEST: i32 = 1;

/// What `EOS_UserInfo_CopyExternalUserInfoByIndex` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UserInfo_CopyExternalUserInfoByIndexOptions {
    /// Version of this struct: `EOS_USERINFO_COPYEXTERNALUSERINFOBYINDEX_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local user who asks.
    pub LocalUserId: EOS_EpicAccountId,
    /// Who is asked about.
    pub TargetUserId: EOS_EpicAccountId,
    /// Which account, from 0; the one that was most recently used is the first.
    pub Index: u32,
}

/// Newest version of `EOS_UserInfo_CopyExternalUserInfoByAccountTypeOptions` that this library knows.
pub const EOS_USERINFO_COPYEXTERNALUSERINFOBYACCOUNTTYPE_API_LATEST: i32 = 1;

/// What `EOS_UserInfo_CopyExternalUserInfoByAccountType` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UserInfo_CopyExternalUserInfoByAccountTypeOptions {
    /// Version of this struct: `EOS_USERINFO_COPYEXTERNALUSERINFOBYACCOUNTTYPE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local user who asks.
    pub LocalUserId: EOS_EpicAccountId,
    /// Who is asked about.
    pub TargetUserId: EOS_EpicAccountId,
    /// In which system.
    pub AccountType: CEnum<EOS_EExternalAccountType>,
}

/// Newest version of `EOS_UserInfo_CopyExternalUserInfoByAccountIdOptions` that this library knows.
pub const EOS_USERINFO_COPYEXTERNALUSERINFOBYACCOUNTID_API_LATEST: i32 = 1;

/// What `EOS_UserInfo_CopyExternalUserInfoByAccountId` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UserInfo_CopyExternalUserInfoByAccountIdOptions {
    /// Version of this struct: `EOS_USERINFO_COPYEXTERNALUSERINFOBYACCOUNTID_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local user who asks.
    pub LocalUserId: EOS_EpicAccountId,
    /// Who is asked about.
    pub TargetUserId: EOS_EpicAccountId,
    /// The id of the account, in whatever system.
    pub AccountId: *const c_char,
}

/// Newest version of `EOS_UserInfo_BestDisplayName` that this library knows.
pub const EOS_USERINFO_BESTDISPLAYNAME_API_LATEST: i32 = 1;

/// The name that a user is shown by. Freed with `EOS_UserInfo_BestDisplayName_Release`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UserInfo_BestDisplayName {
    /// Version of this struct: `EOS_USERINFO_BESTDISPLAYNAME_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The user.
    pub UserId: EOS_EpicAccountId,
    /// The name.
    pub DisplayName: *const c_char,
    /// Null: a directory looks for no words in names.
    pub DisplayNameSanitized: *const c_char,
    /// Null: a directory keeps no nicknames.
    pub Nickname: *const c_char,
    /// From which platform the name is.
    pub PlatformType: EOS_OnlinePlatformType,
}

/// Newest version of `EOS_UserInfo_CopyBestDisplayNameOptions` that this library knows.
pub const EOS_USERINFO_COPYBESTDISPLAYNAME_API_LATEST: i32 = 1;

/// What `EOS_UserInfo_CopyBestDisplayName` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UserInfo_CopyBestDisplayNameOptions {
    /// Version of this struct: `EOS_USERINFO_COPYBESTDISPLAYNAME_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local user who asks.
    pub LocalUserId: EOS_EpicAccountId,
    /// Who is asked about.
    pub TargetUserId: EOS_EpicAccountId,
}

/// Newest version of `EOS_UserInfo_CopyBestDisplayNameWithPlatformOptions` that this library knows.
pub const EOS_USERINFO_COPYBESTDISPLAYNAMEWITHPLATFORM_API_LATEST: i32 = 1;

/// What `EOS_UserInfo_CopyBestDisplayNameWithPlatform` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UserInfo_CopyBestDisplayNameWithPlatformOptions {
    /// Version of this struct: `EOS_USERINFO_COPYBESTDISPLAYNAMEWITHPLATFORM_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local user who asks.
    pub LocalUserId: EOS_EpicAccountId,
    /// Who is asked about.
    pub TargetUserId: EOS_EpicAccountId,
    /// On which platform the name is wanted.
    pub TargetPlatformType: EOS_OnlinePlatformType,
}

/// Newest version of `EOS_UserInfo_GetLocalPlatformTypeOptions` that this library knows.
pub const EOS_USERINFO_GETLOCALPLATFORMTYPE_API_LATEST: i32 = 1;

/// What `EOS_UserInfo_GetLocalPlatformType` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UserInfo_GetLocalPlatformTypeOptions {
    /// Version of this struct: `EOS_USERINFO_GETLOCALPLATFORMTYPE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

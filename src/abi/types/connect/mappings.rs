//! External accounts of product users, and the other way round.

use std::ffi::{c_char, c_void};

use crate::abi::types::{CEnum, EOS_EExternalAccountType, EOS_ProductUserId};
use crate::result::EOS_EResult;

/// Most ids in one mapping query.
pub const EOS_CONNECT_QUERYEXTERNALACCOUNTMAPPINGS_MAX_ACCOUNT_IDS: u32 = 128;
/// Newest version of `EOS_Connect_QueryExternalAccountMappingsOptions` that this library knows.
pub const EOS_CONNECT_QUERYEXTERNALACCOUNTMAPPINGS_API_LATEST: i32 = 1;

/// What `EOS_Connect_QueryExternalAccountMappings` takes. The answer is kept for
/// `EOS_Connect_GetExternalAccountMapping`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_QueryExternalAccountMappingsOptions {
    /// Version of this struct: `EOS_CONNECT_QUERYEXTERNALACCOUNTMAPPINGS_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The logged-in user who asks; null for a server.
    pub LocalUserId: EOS_ProductUserId,
    /// Who issued the external accounts.
    pub AccountIdType: CEnum<EOS_EExternalAccountType>,
    /// The external account ids. Copied.
    pub ExternalAccountIds: *mut *const c_char,
    /// How many there are, 1 to 128.
    pub ExternalAccountIdCount: u32,
}

/// How `EOS_Connect_QueryExternalAccountMappings` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_QueryExternalAccountMappingsCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The user who asked.
    pub LocalUserId: EOS_ProductUserId,
}

/// Reports how `EOS_Connect_QueryExternalAccountMappings` ended.
pub type EOS_Connect_OnQueryExternalAccountMappingsCallback = Option<
    unsafe extern "system" fn(Data: *const EOS_Connect_QueryExternalAccountMappingsCallbackInfo),
>;

/// Newest version of `EOS_Connect_GetExternalAccountMappingsOptions` that this library knows.
pub const EOS_CONNECT_GETEXTERNALACCOUNTMAPPING_API_LATEST: i32 = 1;
/// Newest version of `EOS_Connect_GetExternalAccountMappingsOptions` that this library knows.
pub const EOS_CONNECT_GETEXTERNALACCOUNTMAPPINGS_API_LATEST: i32 =
    EOS_CONNECT_GETEXTERNALACCOUNTMAPPING_API_LATEST;

/// What `EOS_Connect_GetExternalAccountMapping` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_GetExternalAccountMappingsOptions {
    /// Version of this struct: `EOS_CONNECT_GETEXTERNALACCOUNTMAPPINGS_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The logged-in user who asked; null for a server.
    pub LocalUserId: EOS_ProductUserId,
    /// Who issued the external account.
    pub AccountIdType: CEnum<EOS_EExternalAccountType>,
    /// The external account id.
    pub TargetExternalUserId: *const c_char,
}

/// Newest version of `EOS_Connect_QueryProductUserIdMappingsOptions` that this library knows.
pub const EOS_CONNECT_QUERYPRODUCTUSERIDMAPPINGS_API_LATEST: i32 = 2;

/// What `EOS_Connect_QueryProductUserIdMappings` takes. The answer is kept for the functions that read
/// external accounts.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_QueryProductUserIdMappingsOptions {
    /// Version of this struct: `EOS_CONNECT_QUERYPRODUCTUSERIDMAPPINGS_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The logged-in user who asks; null for a server.
    pub LocalUserId: EOS_ProductUserId,
    /// Not used.
    pub AccountIdType_DEPRECATED: CEnum<EOS_EExternalAccountType>,
    /// The users to ask about. Copied.
    pub ProductUserIds: *mut EOS_ProductUserId,
    /// How many there are, 1 to 128.
    pub ProductUserIdCount: u32,
}

/// How `EOS_Connect_QueryProductUserIdMappings` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_QueryProductUserIdMappingsCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The user who asked.
    pub LocalUserId: EOS_ProductUserId,
}

/// Reports how `EOS_Connect_QueryProductUserIdMappings` ended.
pub type EOS_Connect_OnQueryProductUserIdMappingsCallback = Option<
    unsafe extern "system" fn(Data: *const EOS_Connect_QueryProductUserIdMappingsCallbackInfo),
>;

/// Newest version of `EOS_Connect_GetProductUserIdMappingOptions` that this library knows.
pub const EOS_CONNECT_GETPRODUCTUSERIDMAPPING_API_LATEST: i32 = 1;

/// What `EOS_Connect_GetProductUserIdMapping` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_GetProductUserIdMappingOptions {
    /// Version of this struct: `EOS_CONNECT_GETPRODUCTUSERIDMAPPING_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The logged-in user who asked; null for a server.
    pub LocalUserId: EOS_ProductUserId,
    /// Which of the user's external accounts is wanted.
    pub AccountIdType: CEnum<EOS_EExternalAccountType>,
    /// The user it belongs to.
    pub TargetProductUserId: EOS_ProductUserId,
}

/// Newest version of `EOS_Connect_GetProductUserExternalAccountCountOptions` that this library knows.
pub const EOS_CONNECT_GETPRODUCTUSEREXTERNALACCOUNTCOUNT_API_LATEST: i32 = 1;

/// What `EOS_Connect_GetProductUserExternalAccountCount` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_GetProductUserExternalAccountCountOptions {
    /// Version of this struct: `EOS_CONNECT_GETPRODUCTUSEREXTERNALACCOUNTCOUNT_API_LATEST`, or an older
    /// one.
    pub ApiVersion: i32,
    /// The user whose external accounts are counted.
    pub TargetUserId: EOS_ProductUserId,
}

/// Newest version of `EOS_Connect_CopyProductUserExternalAccountByIndexOptions` that this library
/// knows.
pub const EOS_CONNECT_COPYPRODUCTUSEREXTERNALACCOUNTBYINDEX_API_LATEST: i32 = 1;

/// What `EOS_Connect_CopyProductUserExternalAccountByIndex` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_CopyProductUserExternalAccountByIndexOptions {
    /// Version of this struct: `EOS_CONNECT_COPYPRODUCTUSEREXTERNALACCOUNTBYINDEX_API_LATEST`, or an
    /// older one.
    pub ApiVersion: i32,
    /// The user it belongs to.
    pub TargetUserId: EOS_ProductUserId,
    /// Which one, counted from zero.
    pub ExternalAccountInfoIndex: u32,
}

/// Newest version of `EOS_Connect_CopyProductUserExternalAccountByAccountTypeOptions` that this library
/// knows.
pub const EOS_CONNECT_COPYPRODUCTUSEREXTERNALACCOUNTBYACCOUNTTYPE_API_LATEST: i32 = 1;

/// What `EOS_Connect_CopyProductUserExternalAccountByAccountType` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_CopyProductUserExternalAccountByAccountTypeOptions {
    /// Version of this struct: `EOS_CONNECT_COPYPRODUCTUSEREXTERNALACCOUNTBYACCOUNTTYPE_API_LATEST`, or
    /// an older one.
    pub ApiVersion: i32,
    /// The user it belongs to.
    pub TargetUserId: EOS_ProductUserId,
    /// Who issued the external account.
    pub AccountIdType: CEnum<EOS_EExternalAccountType>,
}

/// Newest version of `EOS_Connect_CopyProductUserExternalAccountByAccountIdOptions` that this library
/// knows.
pub const EOS_CONNECT_COPYPRODUCTUSEREXTERNALACCOUNTBYACCOUNTID_API_LATEST: i32 = 1;

/// What `EOS_Connect_CopyProductUserExternalAccountByAccountId` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_CopyProductUserExternalAccountByAccountIdOptions {
    /// Version of this struct: `EOS_CONNECT_COPYPRODUCTUSEREXTERNALACCOUNTBYACCOUNTID_API_LATEST`, or
    /// an older one.
    pub ApiVersion: i32,
    /// The user it belongs to.
    pub TargetUserId: EOS_ProductUserId,
    /// The external account id.
    pub AccountId: *const c_char,
}

/// Newest version of `EOS_Connect_CopyProductUserInfoOptions` that this library knows.
pub const EOS_CONNECT_COPYPRODUCTUSERINFO_API_LATEST: i32 = 1;

/// What `EOS_Connect_CopyProductUserInfo` takes. It copies the external account that logged in last.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_CopyProductUserInfoOptions {
    /// Version of this struct: `EOS_CONNECT_COPYPRODUCTUSERINFO_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The user it belongs to.
    pub TargetUserId: EOS_ProductUserId,
}

/// A time that is not known.
pub const EOS_CONNECT_TIME_UNDEFINED: i64 = -1;
/// Newest version of `EOS_Connect_ExternalAccountInfo` that this library knows.
pub const EOS_CONNECT_EXTERNALACCOUNTINFO_API_LATEST: i32 = 1;

/// One external account of a product user. Freed with `EOS_Connect_ExternalAccountInfo_Release`, texts
/// included.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_ExternalAccountInfo {
    /// Version of this struct: `EOS_CONNECT_EXTERNALACCOUNTINFO_API_LATEST`.
    pub ApiVersion: i32,
    /// The user it belongs to.
    pub ProductUserId: EOS_ProductUserId,
    /// The name shown to others, or null.
    pub DisplayName: *const c_char,
    /// The external account id.
    pub AccountId: *const c_char,
    /// Who issued it.
    pub AccountIdType: CEnum<EOS_EExternalAccountType>,
    /// When it logged in last, in seconds since 1970 (UTC), or `EOS_CONNECT_TIME_UNDEFINED`.
    pub LastLoginTime: i64,
}

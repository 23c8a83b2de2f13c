//! Searching, by one way at a time: session id, user, or parameters.

use std::ffi::{c_char, c_void};

use crate::abi::types::{
    CEnum, EOS_EOnlineComparisonOp, EOS_ProductUserId, EOS_Sessions_AttributeData,
};
use crate::result::EOS_EResult;

/// Most results of one search.
pub const EOS_SESSIONS_MAX_SEARCH_RESULTS: u32 = 200;
/// Newest version of `EOS_Sessions_CreateSessionSearchOptions` that this library knows.
pub const EOS_SESSIONS_CREATESESSIONSEARCH_API_LATEST: i32 = 1;

/// What `EOS_Sessions_CreateSessionSearch` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_CreateSessionSearchOptions {
    /// Version of this struct: `EOS_SESSIONS_CREATESESSIONSEARCH_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Most results wanted, 1 to 200.
    pub MaxSearchResults: u32,
}

/// Newest version of `EOS_SessionSearch_SetMaxResultsOptions` that this library knows.
pub const EOS_SESSIONSEARCH_SETMAXSEARCHRESULTS_API_LATEST: i32 = 1;

/// What `EOS_SessionSearch_SetMaxResults` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_SessionSearch_SetMaxResultsOptions {
    /// Version of this struct: `EOS_SESSIONSEARCH_SETMAXSEARCHRESULTS_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Most results wanted, 1 to 200.
    pub MaxSearchResults: u32,
}

/// Newest version of `EOS_SessionSearch_SetSessionIdOptions` that this library knows.
pub const EOS_SESSIONSEARCH_SETSESSIONID_API_LATEST: i32 = 1;

/// What `EOS_SessionSearch_SetSessionId` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_SessionSearch_SetSessionIdOptions {
    /// Version of this struct: `EOS_SESSIONSEARCH_SETSESSIONID_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The one session to find.
    pub SessionId: *const c_char,
}

/// Newest version of `EOS_SessionSearch_SetTargetUserIdOptions` that this library knows.
pub const EOS_SESSIONSEARCH_SETTARGETUSERID_API_LATEST: i32 = 1;

/// What `EOS_SessionSearch_SetTargetUserId` takes. It finds the public sessions that the user is
/// registered in.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_SessionSearch_SetTargetUserIdOptions {
    /// Version of this struct: `EOS_SESSIONSEARCH_SETTARGETUSERID_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The user.
    pub TargetUserId: EOS_ProductUserId,
}

/// Newest version of `EOS_SessionSearch_SetParameterOptions` that this library knows.
pub const EOS_SESSIONSEARCH_SETPARAMETER_API_LATEST: i32 = 1;

/// What `EOS_SessionSearch_SetParameter` takes. All parameters must hold; one key may occur with
/// several operators.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_SessionSearch_SetParameterOptions {
    /// Version of this struct: `EOS_SESSIONSEARCH_SETPARAMETER_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Key and value, or one of the `EOS_SESSIONS_SEARCH_*` keys. Copied.
    pub Parameter: *const EOS_Sessions_AttributeData,
    /// How to compare.
    pub ComparisonOp: CEnum<EOS_EOnlineComparisonOp>,
}

/// Newest version of `EOS_SessionSearch_RemoveParameterOptions` that this library knows.
pub const EOS_SESSIONSEARCH_REMOVEPARAMETER_API_LATEST: i32 = 1;

/// What `EOS_SessionSearch_RemoveParameter` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_SessionSearch_RemoveParameterOptions {
    /// Version of this struct: `EOS_SESSIONSEARCH_REMOVEPARAMETER_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The key.
    pub Key: *const c_char,
    /// The operator that it was set with.
    pub ComparisonOp: CEnum<EOS_EOnlineComparisonOp>,
}

/// Newest version of `EOS_SessionSearch_FindOptions` that this library knows.
pub const EOS_SESSIONSEARCH_FIND_API_LATEST: i32 = 2;

/// What `EOS_SessionSearch_Find` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_SessionSearch_FindOptions {
    /// Version of this struct: `EOS_SESSIONSEARCH_FIND_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The user who searches; null for a server. Since version 2.
    pub LocalUserId: EOS_ProductUserId,
}

/// How `EOS_SessionSearch_Find` ended. Parameters that match nothing give `EOS_Success` and no results.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_SessionSearch_FindCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
}

/// Reports how `EOS_SessionSearch_Find` ended.
pub type EOS_SessionSearch_OnFindCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_SessionSearch_FindCallbackInfo)>;

/// Newest version of `EOS_SessionSearch_GetSearchResultCountOptions` that this library knows.
pub const EOS_SESSIONSEARCH_GETSEARCHRESULTCOUNT_API_LATEST: i32 = 1;

/// What `EOS_SessionSearch_GetSearchResultCount` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_SessionSearch_GetSearchResultCountOptions {
    /// Version of this struct: `EOS_SESSIONSEARCH_GETSEARCHRESULTCOUNT_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// Newest version of `EOS_SessionSearch_CopySearchResultByIndexOptions` that this library knows.
pub const EOS_SESSIONSEARCH_COPYSEARCHRESULTBYINDEX_API_LATEST: i32 = 1;

/// What `EOS_SessionSearch_CopySearchResultByIndex` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_SessionSearch_CopySearchResultByIndexOptions {
    /// Version of this struct: `EOS_SESSIONSEARCH_COPYSEARCHRESULTBYINDEX_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Which result, counted from zero.
    pub SessionIndex: u32,
}

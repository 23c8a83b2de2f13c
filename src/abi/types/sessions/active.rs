//! What is known about a session that this process hosts or joined.

use std::ffi::c_char;

use crate::abi::types::{
    CEnum, EOS_EOnlineSessionState, EOS_ProductUserId, EOS_SessionDetails_Info,
};

/// Newest version of `EOS_ActiveSession_Info` that this library knows.
pub const EOS_ACTIVESESSION_INFO_API_LATEST: i32 = 1;

/// A local session. Freed with `EOS_ActiveSession_Info_Release`, texts and details included.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_ActiveSession_Info {
    /// Version of this struct: `EOS_ACTIVESESSION_INFO_API_LATEST`.
    pub ApiVersion: i32,
    /// The local name.
    pub SessionName: *const c_char,
    /// The user who created or joined it here; null for a server.
    pub LocalUserId: EOS_ProductUserId,
    /// Where it is in its life.
    pub State: CEnum<EOS_EOnlineSessionState>,
    /// The session as this process knows it.
    pub SessionDetails: *const EOS_SessionDetails_Info,
}

/// Newest version of `EOS_ActiveSession_CopyInfoOptions` that this library knows.
pub const EOS_ACTIVESESSION_COPYINFO_API_LATEST: i32 = 1;

/// What `EOS_ActiveSession_CopyInfo` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_ActiveSession_CopyInfoOptions {
    /// Version of this struct: `EOS_ACTIVESESSION_COPYINFO_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// Newest version of `EOS_ActiveSession_GetRegisteredPlayerCountOptions` that this library knows.
pub const EOS_ACTIVESESSION_GETREGISTEREDPLAYERCOUNT_API_LATEST: i32 = 1;

/// What `EOS_ActiveSession_GetRegisteredPlayerCount` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_ActiveSession_GetRegisteredPlayerCountOptions {
    /// Version of this struct: `EOS_ACTIVESESSION_GETREGISTEREDPLAYERCOUNT_API_LATEST`, or an older
    /// one.
    pub ApiVersion: i32,
}

/// Newest version of `EOS_ActiveSession_GetRegisteredPlayerByIndexOptions` that this library knows.
pub const EOS_ACTIVESESSION_GETREGISTEREDPLAYERBYINDEX_API_LATEST: i32 = 1;

/// What `EOS_ActiveSession_GetRegisteredPlayerByIndex` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_ActiveSession_GetRegisteredPlayerByIndexOptions {
    /// Version of this struct: `EOS_ACTIVESESSION_GETREGISTEREDPLAYERBYINDEX_API_LATEST`, or an older
    /// one.
    pub ApiVersion: i32,
    /// Which player, counted from zero.
    pub PlayerIndex: u32,
}

/// Newest version of `EOS_Sessions_CopyActiveSessionHandleOptions` that this library knows.
pub const EOS_SESSIONS_COPYACTIVESESSIONHANDLE_API_LATEST: i32 = 1;

/// What `EOS_Sessions_CopyActiveSessionHandle` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_CopyActiveSessionHandleOptions {
    /// Version of this struct: `EOS_SESSIONS_COPYACTIVESESSIONHANDLE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local name.
    pub SessionName: *const c_char,
}

//! What is known about a session that was found.

use std::ffi::c_char;

use crate::abi::types::{CEnum, EOS_Bool, EOS_EOnlineSessionPermissionLevel, EOS_ProductUserId};

/// Newest version of `EOS_SessionDetails_Settings` that this library knows.
pub const EOS_SESSIONDETAILS_SETTINGS_API_LATEST: i32 = 4;

/// The settings of a session. Part of `EOS_SessionDetails_Info` and freed with it.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_SessionDetails_Settings {
    /// Version of this struct: `EOS_SESSIONDETAILS_SETTINGS_API_LATEST`.
    pub ApiVersion: i32,
    /// The bucket id.
    pub BucketId: *const c_char,
    /// Places for registered players.
    pub NumPublicConnections: u32,
    /// Whether it is found and joined after it was started.
    pub bAllowJoinInProgress: EOS_Bool,
    /// Who can find and join it.
    pub PermissionLevel: CEnum<EOS_EOnlineSessionPermissionLevel>,
    /// Whether players may invite others. Since version 2.
    pub bInvitesAllowed: EOS_Bool,
    /// Whether sanctioned players are kept out. Since version 3.
    pub bSanctionsEnabled: EOS_Bool,
    /// The platforms whose players may be registered, as `EOS_OPT_*`; null for all. Since version 4.
    pub AllowedPlatformIds: *const u32,
    /// How many there are. Since version 4.
    pub AllowedPlatformIdsCount: u32,
}

/// Newest version of `EOS_SessionDetails_Info` that this library knows.
pub const EOS_SESSIONDETAILS_INFO_API_LATEST: i32 = 2;

/// A session as it was when it was found. Freed with `EOS_SessionDetails_Info_Release`, texts and
/// settings included.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_SessionDetails_Info {
    /// Version of this struct: `EOS_SESSIONDETAILS_INFO_API_LATEST`.
    pub ApiVersion: i32,
    /// The session's id.
    pub SessionId: *const c_char,
    /// What joiners connect to.
    pub HostAddress: *const c_char,
    /// Places that no registered player holds.
    pub NumOpenPublicConnections: u32,
    /// The settings.
    pub Settings: *const EOS_SessionDetails_Settings,
    /// The user who owns it; null if a server does. Since version 2.
    pub OwnerUserId: EOS_ProductUserId,
    /// The client id of the server that owns it; null if a user does. Since version 2.
    pub OwnerServerClientId: *const c_char,
}

/// Newest version of `EOS_SessionDetails_CopyInfoOptions` that this library knows.
pub const EOS_SESSIONDETAILS_COPYINFO_API_LATEST: i32 = 1;

/// What `EOS_SessionDetails_CopyInfo` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_SessionDetails_CopyInfoOptions {
    /// Version of this struct: `EOS_SESSIONDETAILS_COPYINFO_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// Newest version of `EOS_SessionDetails_GetSessionAttributeCountOptions` that this library knows.
pub const EOS_SESSIONDETAILS_GETSESSIONATTRIBUTECOUNT_API_LATEST: i32 = 1;

/// What `EOS_SessionDetails_GetSessionAttributeCount` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_SessionDetails_GetSessionAttributeCountOptions {
    /// Version of this struct: `EOS_SESSIONDETAILS_GETSESSIONATTRIBUTECOUNT_API_LATEST`, or an older
    /// one.
    pub ApiVersion: i32,
}

/// Newest version of `EOS_SessionDetails_CopySessionAttributeByIndexOptions` that this library knows.
pub const EOS_SESSIONDETAILS_COPYSESSIONATTRIBUTEBYINDEX_API_LATEST: i32 = 1;

/// What `EOS_SessionDetails_CopySessionAttributeByIndex` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_SessionDetails_CopySessionAttributeByIndexOptions {
    /// Version of this struct: `EOS_SESSIONDETAILS_COPYSESSIONATTRIBUTEBYINDEX_API_LATEST`, or an older
    /// one.
    pub ApiVersion: i32,
    /// Which attribute, counted from zero.
    pub AttrIndex: u32,
}

/// Newest version of `EOS_SessionDetails_CopySessionAttributeByKeyOptions` that this library knows.
pub const EOS_SESSIONDETAILS_COPYSESSIONATTRIBUTEBYKEY_API_LATEST: i32 = 1;

/// What `EOS_SessionDetails_CopySessionAttributeByKey` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_SessionDetails_CopySessionAttributeByKeyOptions {
    /// Version of this struct: `EOS_SESSIONDETAILS_COPYSESSIONATTRIBUTEBYKEY_API_LATEST`, or an older
    /// one.
    pub ApiVersion: i32,
    /// The key; letter case does not count.
    pub AttrKey: *const c_char,
}

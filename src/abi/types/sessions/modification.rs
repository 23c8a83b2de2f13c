//! Preparing a session or a change: nothing is sent before `EOS_Sessions_UpdateSession`.

use std::ffi::c_char;

use crate::abi::types::{
    CEnum, EOS_Bool, EOS_EOnlineSessionPermissionLevel, EOS_ESessionAttributeAdvertisementType,
    EOS_ProductUserId, EOS_Sessions_AttributeData,
};

/// Shortest session id that a game may choose, in characters.
pub const EOS_SESSIONMODIFICATION_MIN_SESSIONIDOVERRIDE_LENGTH: u32 = 16;
/// Longest session id that a game may choose, in characters.
pub const EOS_SESSIONMODIFICATION_MAX_SESSIONIDOVERRIDE_LENGTH: u32 = 64;
/// Most places and registered players of one session.
pub const EOS_SESSIONS_MAXREGISTEREDPLAYERS: u32 = 1000;
/// Newest version of `EOS_Sessions_CreateSessionModificationOptions` that this library knows.
pub const EOS_SESSIONS_CREATESESSIONMODIFICATION_API_LATEST: i32 = 5;

/// What `EOS_Sessions_CreateSessionModification` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_CreateSessionModificationOptions {
    /// Version of this struct: `EOS_SESSIONS_CREATESESSIONMODIFICATION_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local name that this process will use for the session. Required; each platform has its own names.
    pub SessionName: *const c_char,
    /// The coarse group that searches look in, such as mode, region and map. Required.
    pub BucketId: *const c_char,
    /// Places for registered players, 1 to 1000.
    pub MaxPlayers: u32,
    /// The user who will own the session; null for a server.
    pub LocalUserId: EOS_ProductUserId,
    /// Whether this is the session that the user's presence shows; at most one per user. Since version
    /// 2.
    pub bPresenceEnabled: EOS_Bool,
    /// The id the session shall have, 16 to 64 characters of `A-Z a-z 0-9 . _ -`; null lets the library
    /// choose one. Since version 3.
    pub SessionId: *const c_char,
    /// Whether sanctioned players are kept out. Since version 4.
    pub bSanctionsEnabled: EOS_Bool,
    /// The platforms whose players may be registered, as `EOS_OPT_*`; null for all. Copied. Since
    /// version 5.
    pub AllowedPlatformIds: *const u32,
    /// How many there are. Since version 5.
    pub AllowedPlatformIdsCount: u32,
}

/// Newest version of `EOS_Sessions_UpdateSessionModificationOptions` that this library knows.
pub const EOS_SESSIONS_UPDATESESSIONMODIFICATION_API_LATEST: i32 = 1;

/// What `EOS_Sessions_UpdateSessionModification` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_UpdateSessionModificationOptions {
    /// Version of this struct: `EOS_SESSIONS_UPDATESESSIONMODIFICATION_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local name of the session to change.
    pub SessionName: *const c_char,
}

/// Newest version of `EOS_SessionModification_SetBucketIdOptions` that this library knows.
pub const EOS_SESSIONMODIFICATION_SETBUCKETID_API_LATEST: i32 = 1;

/// What `EOS_SessionModification_SetBucketId` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_SessionModification_SetBucketIdOptions {
    /// Version of this struct: `EOS_SESSIONMODIFICATION_SETBUCKETID_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The new bucket id. Required.
    pub BucketId: *const c_char,
}

/// Newest version of `EOS_SessionModification_SetHostAddressOptions` that this library knows.
pub const EOS_SESSIONMODIFICATION_SETHOSTADDRESS_API_LATEST: i32 = 1;

/// What `EOS_SessionModification_SetHostAddress` takes. A session without one shows the address that
/// the service saw.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_SessionModification_SetHostAddressOptions {
    /// Version of this struct: `EOS_SESSIONMODIFICATION_SETHOSTADDRESS_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// What joiners connect to. Any text, never checked; not empty.
    pub HostAddress: *const c_char,
}

/// Newest version of `EOS_SessionModification_SetPermissionLevelOptions` that this library knows.
pub const EOS_SESSIONMODIFICATION_SETPERMISSIONLEVEL_API_LATEST: i32 = 1;

/// What `EOS_SessionModification_SetPermissionLevel` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_SessionModification_SetPermissionLevelOptions {
    /// Version of this struct: `EOS_SESSIONMODIFICATION_SETPERMISSIONLEVEL_API_LATEST`, or an older
    /// one.
    pub ApiVersion: i32,
    /// Who can find and join the session.
    pub PermissionLevel: CEnum<EOS_EOnlineSessionPermissionLevel>,
}

/// Newest version of `EOS_SessionModification_SetJoinInProgressAllowedOptions` that this library knows.
pub const EOS_SESSIONMODIFICATION_SETJOININPROGRESSALLOWED_API_LATEST: i32 = 1;

/// What `EOS_SessionModification_SetJoinInProgressAllowed` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_SessionModification_SetJoinInProgressAllowedOptions {
    /// Version of this struct: `EOS_SESSIONMODIFICATION_SETJOININPROGRESSALLOWED_API_LATEST`, or an
    /// older one.
    pub ApiVersion: i32,
    /// Whether a started session is still found and joined.
    pub bAllowJoinInProgress: EOS_Bool,
}

/// Newest version of `EOS_SessionModification_SetMaxPlayersOptions` that this library knows.
pub const EOS_SESSIONMODIFICATION_SETMAXPLAYERS_API_LATEST: i32 = 1;

/// What `EOS_SessionModification_SetMaxPlayers` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_SessionModification_SetMaxPlayersOptions {
    /// Version of this struct: `EOS_SESSIONMODIFICATION_SETMAXPLAYERS_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Places for registered players, 1 to 1000, not fewer than are registered.
    pub MaxPlayers: u32,
}

/// Newest version of `EOS_SessionModification_SetInvitesAllowedOptions` that this library knows.
pub const EOS_SESSIONMODIFICATION_SETINVITESALLOWED_API_LATEST: i32 = 1;

/// What `EOS_SessionModification_SetInvitesAllowed` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_SessionModification_SetInvitesAllowedOptions {
    /// Version of this struct: `EOS_SESSIONMODIFICATION_SETINVITESALLOWED_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Whether players may invite others, the owner among them; with and without presence.
    pub bInvitesAllowed: EOS_Bool,
}

/// Newest version of `EOS_SessionModification_SetAllowedPlatformIdsOptions` that this library knows.
pub const EOS_SESSIONMODIFICATION_SETALLOWEDPLATFORMIDS_API_LATEST: i32 = 1;

/// What `EOS_SessionModification_SetAllowedPlatformIds` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_SessionModification_SetAllowedPlatformIdsOptions {
    /// Version of this struct: `EOS_SESSIONMODIFICATION_SETALLOWEDPLATFORMIDS_API_LATEST`, or an older
    /// one.
    pub ApiVersion: i32,
    /// The platforms whose players may be registered, as `EOS_OPT_*`; null for all. Copied.
    pub AllowedPlatformIds: *const u32,
    /// How many there are.
    pub AllowedPlatformIdsCount: u32,
}

/// Newest version of `EOS_SessionModification_AddAttributeOptions` that this library knows.
pub const EOS_SESSIONMODIFICATION_ADDATTRIBUTE_API_LATEST: i32 = 2;

/// What `EOS_SessionModification_AddAttribute` takes. A key that exists gets the new value.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_SessionModification_AddAttributeOptions {
    /// Version of this struct: `EOS_SESSIONMODIFICATION_ADDATTRIBUTE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Key and value. Copied.
    pub SessionAttribute: *const EOS_Sessions_AttributeData,
    /// Who sees it.
    pub AdvertisementType: CEnum<EOS_ESessionAttributeAdvertisementType>,
}

/// Newest version of `EOS_SessionModification_RemoveAttributeOptions` that this library knows.
pub const EOS_SESSIONMODIFICATION_REMOVEATTRIBUTE_API_LATEST: i32 = 1;

/// What `EOS_SessionModification_RemoveAttribute` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_SessionModification_RemoveAttributeOptions {
    /// Version of this struct: `EOS_SESSIONMODIFICATION_REMOVEATTRIBUTE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The key to remove. Required.
    pub Key: *const c_char,
}

//! Invitations.

use std::ffi::{c_char, c_void};

use crate::abi::types::{CEnum, EOS_ProductUserId, EOS_UI_EventId};
use crate::result::EOS_EResult;

/// Longest invitation id in bytes, without the terminating NUL.
pub const EOS_SESSIONS_INVITEID_MAX_LENGTH: u32 = 64;
/// Newest version of `EOS_Sessions_SendInviteOptions` that this library knows.
pub const EOS_SESSIONS_SENDINVITE_API_LATEST: i32 = 1;

/// What `EOS_Sessions_SendInvite` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_SendInviteOptions {
    /// Version of this struct: `EOS_SESSIONS_SENDINVITE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local name of the session.
    pub SessionName: *const c_char,
    /// The user who invites: its owner or a registered player.
    pub LocalUserId: EOS_ProductUserId,
    /// The user who is invited.
    pub TargetUserId: EOS_ProductUserId,
}

/// How `EOS_Sessions_SendInvite` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_SendInviteCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
}

/// Reports how `EOS_Sessions_SendInvite` ended.
pub type EOS_Sessions_OnSendInviteCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Sessions_SendInviteCallbackInfo)>;

/// Newest version of `EOS_Sessions_RejectInviteOptions` that this library knows.
pub const EOS_SESSIONS_REJECTINVITE_API_LATEST: i32 = 1;

/// What `EOS_Sessions_RejectInvite` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_RejectInviteOptions {
    /// Version of this struct: `EOS_SESSIONS_REJECTINVITE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The user who was invited.
    pub LocalUserId: EOS_ProductUserId,
    /// The invitation.
    pub InviteId: *const c_char,
}

/// How `EOS_Sessions_RejectInvite` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_RejectInviteCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
}

/// Reports how `EOS_Sessions_RejectInvite` ended.
pub type EOS_Sessions_OnRejectInviteCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Sessions_RejectInviteCallbackInfo)>;

/// Newest version of `EOS_Sessions_QueryInvitesOptions` that this library knows.
pub const EOS_SESSIONS_QUERYINVITES_API_LATEST: i32 = 1;

/// What `EOS_Sessions_QueryInvites` takes. The answer is kept for `EOS_Sessions_GetInviteCount` and
/// `EOS_Sessions_GetInviteIdByIndex`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_QueryInvitesOptions {
    /// Version of this struct: `EOS_SESSIONS_QUERYINVITES_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The user whose invitations are asked for.
    pub LocalUserId: EOS_ProductUserId,
}

/// How `EOS_Sessions_QueryInvites` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_QueryInvitesCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The user whose invitations were asked for.
    pub LocalUserId: EOS_ProductUserId,
}

/// Reports how `EOS_Sessions_QueryInvites` ended.
pub type EOS_Sessions_OnQueryInvitesCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Sessions_QueryInvitesCallbackInfo)>;

/// Newest version of `EOS_Sessions_GetInviteCountOptions` that this library knows.
pub const EOS_SESSIONS_GETINVITECOUNT_API_LATEST: i32 = 1;

/// What `EOS_Sessions_GetInviteCount` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_GetInviteCountOptions {
    /// Version of this struct: `EOS_SESSIONS_GETINVITECOUNT_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The user whose invitations are counted.
    pub LocalUserId: EOS_ProductUserId,
}

/// Newest version of `EOS_Sessions_GetInviteIdByIndexOptions` that this library knows.
pub const EOS_SESSIONS_GETINVITEIDBYINDEX_API_LATEST: i32 = 1;

/// What `EOS_Sessions_GetInviteIdByIndex` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_GetInviteIdByIndexOptions {
    /// Version of this struct: `EOS_SESSIONS_GETINVITEIDBYINDEX_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The user who was invited.
    pub LocalUserId: EOS_ProductUserId,
    /// Which invitation, counted from zero.
    pub Index: u32,
}

/// Newest version of `EOS_Sessions_CopySessionHandleByInviteIdOptions` that this library knows.
pub const EOS_SESSIONS_COPYSESSIONHANDLEBYINVITEID_API_LATEST: i32 = 1;

/// What `EOS_Sessions_CopySessionHandleByInviteId` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_CopySessionHandleByInviteIdOptions {
    /// Version of this struct: `EOS_SESSIONS_COPYSESSIONHANDLEBYINVITEID_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The invitation.
    pub InviteId: *const c_char,
}

/// Newest version of `EOS_Sessions_CopySessionHandleByUiEventIdOptions` that this library knows.
pub const EOS_SESSIONS_COPYSESSIONHANDLEBYUIEVENTID_API_LATEST: i32 = 1;

/// What `EOS_Sessions_CopySessionHandleByUiEventId` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_CopySessionHandleByUiEventIdOptions {
    /// Version of this struct: `EOS_SESSIONS_COPYSESSIONHANDLEBYUIEVENTID_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The event that a notification carried.
    pub UiEventId: EOS_UI_EventId,
}

/// Newest version of `EOS_Sessions_CopySessionHandleForPresenceOptions` that this library knows.
pub const EOS_SESSIONS_COPYSESSIONHANDLEFORPRESENCE_API_LATEST: i32 = 1;

/// What `EOS_Sessions_CopySessionHandleForPresence` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_CopySessionHandleForPresenceOptions {
    /// Version of this struct: `EOS_SESSIONS_COPYSESSIONHANDLEFORPRESENCE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The user whose presence session is wanted.
    pub LocalUserId: EOS_ProductUserId,
}

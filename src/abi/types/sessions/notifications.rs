//! Notifications about invitations and requests to join or leave.

use std::ffi::{c_char, c_void};

use crate::abi::types::{EOS_IntegratedPlatformType, EOS_ProductUserId, EOS_UI_EventId};

/// Newest version of `EOS_Sessions_AddNotifySessionInviteReceivedOptions` that this library knows.
pub const EOS_SESSIONS_ADDNOTIFYSESSIONINVITERECEIVED_API_LATEST: i32 = 1;

/// What `EOS_Sessions_AddNotifySessionInviteReceived` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_AddNotifySessionInviteReceivedOptions {
    /// Version of this struct: `EOS_SESSIONS_ADDNOTIFYSESSIONINVITERECEIVED_API_LATEST`, or an older
    /// one.
    pub ApiVersion: i32,
}

/// An invitation came in.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_SessionInviteReceivedCallbackInfo {
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The user who is invited.
    pub LocalUserId: EOS_ProductUserId,
    /// The user who invites.
    pub TargetUserId: EOS_ProductUserId,
    /// The invitation.
    pub InviteId: *const c_char,
}

/// Tells that an invitation came in.
pub type EOS_Sessions_OnSessionInviteReceivedCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Sessions_SessionInviteReceivedCallbackInfo)>;

/// Newest version of `EOS_Sessions_AddNotifySessionInviteAcceptedOptions` that this library knows.
pub const EOS_SESSIONS_ADDNOTIFYSESSIONINVITEACCEPTED_API_LATEST: i32 = 1;

/// What `EOS_Sessions_AddNotifySessionInviteAccepted` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_AddNotifySessionInviteAcceptedOptions {
    /// Version of this struct: `EOS_SESSIONS_ADDNOTIFYSESSIONINVITEACCEPTED_API_LATEST`, or an older
    /// one.
    pub ApiVersion: i32,
}

/// The user accepted an invitation in the overlay; the game joins.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_SessionInviteAcceptedCallbackInfo {
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The session.
    pub SessionId: *const c_char,
    /// The user who was invited.
    pub LocalUserId: EOS_ProductUserId,
    /// The user who invited.
    pub TargetUserId: EOS_ProductUserId,
    /// The invitation.
    pub InviteId: *const c_char,
}

/// Tells that the user accepted an invitation.
pub type EOS_Sessions_OnSessionInviteAcceptedCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Sessions_SessionInviteAcceptedCallbackInfo)>;

/// Newest version of `EOS_Sessions_AddNotifySessionInviteRejectedOptions` that this library knows.
pub const EOS_SESSIONS_ADDNOTIFYSESSIONINVITEREJECTED_API_LATEST: i32 = 1;

/// What `EOS_Sessions_AddNotifySessionInviteRejected` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_AddNotifySessionInviteRejectedOptions {
    /// Version of this struct: `EOS_SESSIONS_ADDNOTIFYSESSIONINVITEREJECTED_API_LATEST`, or an older
    /// one.
    pub ApiVersion: i32,
}

/// The user turned an invitation down.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_SessionInviteRejectedCallbackInfo {
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The invitation.
    pub InviteId: *const c_char,
    /// The user who was invited.
    pub LocalUserId: EOS_ProductUserId,
    /// The user who invited.
    pub TargetUserId: EOS_ProductUserId,
    /// The session.
    pub SessionId: *const c_char,
}

/// Tells that the user turned an invitation down.
pub type EOS_Sessions_OnSessionInviteRejectedCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Sessions_SessionInviteRejectedCallbackInfo)>;

/// Newest version of `EOS_Sessions_AddNotifyJoinSessionAcceptedOptions` that this library knows.
pub const EOS_SESSIONS_ADDNOTIFYJOINSESSIONACCEPTED_API_LATEST: i32 = 1;

/// What `EOS_Sessions_AddNotifyJoinSessionAccepted` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_AddNotifyJoinSessionAcceptedOptions {
    /// Version of this struct: `EOS_SESSIONS_ADDNOTIFYJOINSESSIONACCEPTED_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// The user asked in the overlay to join a session; the game joins it.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_JoinSessionAcceptedCallbackInfo {
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The user who wants to join.
    pub LocalUserId: EOS_ProductUserId,
    /// Leads to the session: `EOS_Sessions_CopySessionHandleByUiEventId`.
    pub UiEventId: EOS_UI_EventId,
}

/// Tells that the user asked to join a session.
pub type EOS_Sessions_OnJoinSessionAcceptedCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Sessions_JoinSessionAcceptedCallbackInfo)>;

/// Newest version of `EOS_Sessions_AddNotifyLeaveSessionRequestedOptions` that this library knows.
pub const EOS_SESSIONS_ADDNOTIFYLEAVESESSIONREQUESTED_API_LATEST: i32 = 1;

/// What `EOS_Sessions_AddNotifyLeaveSessionRequested` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_AddNotifyLeaveSessionRequestedOptions {
    /// Version of this struct: `EOS_SESSIONS_ADDNOTIFYLEAVESESSIONREQUESTED_API_LATEST`, or an older
    /// one.
    pub ApiVersion: i32,
}

/// The user asked to leave a session; the game leaves, the library does not by itself.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_LeaveSessionRequestedCallbackInfo {
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The user who wants to leave.
    pub LocalUserId: EOS_ProductUserId,
    /// The local name of the session.
    pub SessionName: *const c_char,
}

/// Tells that the user asked to leave a session.
pub type EOS_Sessions_OnLeaveSessionRequestedCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Sessions_LeaveSessionRequestedCallbackInfo)>;

/// Newest version of `EOS_Sessions_AddNotifySendSessionNativeInviteRequestedOptions` that this library
/// knows.
pub const EOS_SESSIONS_ADDNOTIFYSENDSESSIONNATIVEINVITEREQUESTED_API_LATEST: i32 = 1;

/// What `EOS_Sessions_AddNotifySendSessionNativeInviteRequested` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_AddNotifySendSessionNativeInviteRequestedOptions {
    /// Version of this struct: `EOS_SESSIONS_ADDNOTIFYSENDSESSIONNATIVEINVITEREQUESTED_API_LATEST`, or
    /// an older one.
    pub ApiVersion: i32,
}

/// The user asked to invite somebody through the platform's own invitations; the game sends one.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_SendSessionNativeInviteRequestedCallbackInfo {
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The event, to be acknowledged.
    pub UiEventId: EOS_UI_EventId,
    /// The user who invites.
    pub LocalUserId: EOS_ProductUserId,
    /// The platform of the invited account.
    pub TargetNativeAccountType: EOS_IntegratedPlatformType,
    /// The invited account on that platform.
    pub TargetUserNativeAccountId: *const c_char,
    /// The session.
    pub SessionId: *const c_char,
}

/// Tells that the user asked to send an invitation of the platform.
pub type EOS_Sessions_OnSendSessionNativeInviteRequestedCallback = Option<
    unsafe extern "system" fn(
        Data: *const EOS_Sessions_SendSessionNativeInviteRequestedCallbackInfo,
    ),
>;

//! Types of the members' view, for `greenroom.h`.

use std::ffi::{c_char, c_void};
use std::mem::offset_of;

use super::options::Versioned;
use super::types::{CEnum, EOS_Bool, EOS_ProductUserId};
use crate::c_enum::c_enum;

c_enum! {
    /// What became of a player in a session.
    pub enum GR_ESessionMemberStatus {
        /// It came in.
        GR_SMS_JOINED = 0,
        /// It went out.
        GR_SMS_LEFT = 1,
        /// Its connection was lost for too long.
        GR_SMS_DISCONNECTED = 2,
        /// Somebody who may put it out.
        GR_SMS_KICKED = 3,
        /// The owner registered it.
        GR_SMS_REGISTERED = 4,
        /// The owner unregistered it.
        GR_SMS_UNREGISTERED = 5,
    }
}

c_enum! {
    /// Why a session is over for a user of this process.
    pub enum GR_ESessionEndReason {
        /// Its owner, or an operator, ended it.
        GR_SER_ENDED = 0,
        /// Its owner is gone: its connection was lost for too long, or it logged out.
        GR_SER_OWNER_GONE = 1,
        /// Somebody who may put the user out.
        GR_SER_KICKED = 2,
        /// The user's own connection was lost for too long.
        GR_SER_DISCONNECTED = 3,
        /// The user went out of it by another process.
        GR_SER_LEFT = 4,
        /// It was not there any more after an outage, or there was no place in it for the user.
        GR_SER_LOST = 5,
    }
}

/// Newest version of `GR_Sessions_SetMembersViewOptions` that this library knows.
pub const GR_SESSIONS_SETMEMBERSVIEW_API_LATEST: i32 = 1;

/// What `GR_Sessions_SetMembersView` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_Sessions_SetMembersViewOptions {
    /// Set to `GR_SESSIONS_SETMEMBERSVIEW_API_LATEST`.
    pub ApiVersion: i32,
    /// Whether it is on from now on.
    pub bEnabled: EOS_Bool,
}

// SAFETY: two integers, and the end is that of the last field.
unsafe impl Versioned for GR_Sessions_SetMembersViewOptions {
    const LATEST: i32 = GR_SESSIONS_SETMEMBERSVIEW_API_LATEST;
    const ENDS: &'static [usize] =
        &[offset_of!(GR_Sessions_SetMembersViewOptions, bEnabled) + size_of::<EOS_Bool>()];
}

/// Newest version of `GR_Sessions_AddNotifySessionUpdateReceivedOptions` that this library knows.
pub const GR_SESSIONS_ADDNOTIFYSESSIONUPDATERECEIVED_API_LATEST: i32 = 1;

/// What `GR_Sessions_AddNotifySessionUpdateReceived` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_Sessions_AddNotifySessionUpdateReceivedOptions {
    /// Set to `GR_SESSIONS_ADDNOTIFYSESSIONUPDATERECEIVED_API_LATEST`.
    pub ApiVersion: i32,
}

// SAFETY: one integer, and the end is its own.
unsafe impl Versioned for GR_Sessions_AddNotifySessionUpdateReceivedOptions {
    const LATEST: i32 = GR_SESSIONS_ADDNOTIFYSESSIONUPDATERECEIVED_API_LATEST;
    const ENDS: &'static [usize] = &[size_of::<i32>()];
}

/// A session is not what it was.
#[repr(C)]
pub struct GR_Sessions_SessionUpdateReceivedCallbackInfo {
    /// As it was given when the callback was registered.
    pub ClientData: *mut c_void,
    /// The user of this process who is in the session; null for a session of the program itself.
    pub LocalUserId: EOS_ProductUserId,
    /// The session's name in this process. Lives as long as the callback runs.
    pub SessionName: *const c_char,
    /// The session's id. Lives as long as the callback runs.
    pub SessionId: *const c_char,
}

/// Gets a `GR_Sessions_SessionUpdateReceivedCallbackInfo`, which lives as long as the callback runs.
pub type GR_Sessions_OnSessionUpdateReceivedCallback =
    Option<unsafe extern "system" fn(Data: *const GR_Sessions_SessionUpdateReceivedCallbackInfo)>;

/// Newest version of `GR_Sessions_AddNotifyMemberStatusReceivedOptions` that this library knows.
pub const GR_SESSIONS_ADDNOTIFYMEMBERSTATUSRECEIVED_API_LATEST: i32 = 1;

/// What `GR_Sessions_AddNotifyMemberStatusReceived` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_Sessions_AddNotifyMemberStatusReceivedOptions {
    /// Set to `GR_SESSIONS_ADDNOTIFYMEMBERSTATUSRECEIVED_API_LATEST`.
    pub ApiVersion: i32,
}

// SAFETY: one integer, and the end is its own.
unsafe impl Versioned for GR_Sessions_AddNotifyMemberStatusReceivedOptions {
    const LATEST: i32 = GR_SESSIONS_ADDNOTIFYMEMBERSTATUSRECEIVED_API_LATEST;
    const ENDS: &'static [usize] = &[size_of::<i32>()];
}

/// A player's part in a session is another now.
#[repr(C)]
pub struct GR_Sessions_MemberStatusReceivedCallbackInfo {
    /// As it was given when the callback was registered.
    pub ClientData: *mut c_void,
    /// The user of this process who is in the session; null for a session of the program itself.
    pub LocalUserId: EOS_ProductUserId,
    /// The session's name in this process. Lives as long as the callback runs.
    pub SessionName: *const c_char,
    /// The session's id. Lives as long as the callback runs.
    pub SessionId: *const c_char,
    /// The player. Lives until `EOS_Shutdown`.
    pub TargetUserId: EOS_ProductUserId,
    /// What became of it.
    pub CurrentStatus: CEnum<GR_ESessionMemberStatus>,
}

/// Gets a `GR_Sessions_MemberStatusReceivedCallbackInfo`, which lives as long as the callback runs.
pub type GR_Sessions_OnMemberStatusReceivedCallback =
    Option<unsafe extern "system" fn(Data: *const GR_Sessions_MemberStatusReceivedCallbackInfo)>;

/// Newest version of `GR_Sessions_AddNotifySessionEndedOptions` that this library knows.
pub const GR_SESSIONS_ADDNOTIFYSESSIONENDED_API_LATEST: i32 = 1;

/// What `GR_Sessions_AddNotifySessionEnded` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_Sessions_AddNotifySessionEndedOptions {
    /// Set to `GR_SESSIONS_ADDNOTIFYSESSIONENDED_API_LATEST`.
    pub ApiVersion: i32,
}

// SAFETY: one integer, and the end is its own.
unsafe impl Versioned for GR_Sessions_AddNotifySessionEndedOptions {
    const LATEST: i32 = GR_SESSIONS_ADDNOTIFYSESSIONENDED_API_LATEST;
    const ENDS: &'static [usize] = &[size_of::<i32>()];
}

/// A session is over.
#[repr(C)]
pub struct GR_Sessions_SessionEndedCallbackInfo {
    /// As it was given when the callback was registered.
    pub ClientData: *mut c_void,
    /// The user of this process who is in the session; null for a session of the program itself.
    pub LocalUserId: EOS_ProductUserId,
    /// The session's name in this process. Lives as long as the callback runs.
    pub SessionName: *const c_char,
    /// The session's id. Lives as long as the callback runs.
    pub SessionId: *const c_char,
    /// Why.
    pub Reason: CEnum<GR_ESessionEndReason>,
}

/// Gets a `GR_Sessions_SessionEndedCallbackInfo`, which lives as long as the callback runs.
pub type GR_Sessions_OnSessionEndedCallback =
    Option<unsafe extern "system" fn(Data: *const GR_Sessions_SessionEndedCallbackInfo)>;

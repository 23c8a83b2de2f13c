//! The life of a session in this process: update, join, start, end, destroy.

use std::ffi::{c_char, c_void};

use crate::abi::types::{
    CEnum, EOS_Bool, EOS_HSessionDetails, EOS_HSessionModification, EOS_ProductUserId,
};
use crate::result::EOS_EResult;

/// Newest version of `EOS_Sessions_UpdateSessionOptions` that this library knows.
pub const EOS_SESSIONS_UPDATESESSION_API_LATEST: i32 = 1;

/// What `EOS_Sessions_UpdateSession` takes. It creates the session, or changes it if there is one.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_UpdateSessionOptions {
    /// Version of this struct: `EOS_SESSIONS_UPDATESESSION_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// What to create or change. May be released at once after the call.
    pub SessionModificationHandle: EOS_HSessionModification,
}

/// How `EOS_Sessions_UpdateSession` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_UpdateSessionCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The local name; never null.
    pub SessionName: *const c_char,
    /// The session's id; empty when it has none, never null.
    pub SessionId: *const c_char,
}

/// Reports how `EOS_Sessions_UpdateSession` ended.
pub type EOS_Sessions_OnUpdateSessionCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Sessions_UpdateSessionCallbackInfo)>;

/// Newest version of `EOS_Sessions_DestroySessionOptions` that this library knows.
pub const EOS_SESSIONS_DESTROYSESSION_API_LATEST: i32 = 1;

/// What `EOS_Sessions_DestroySession` takes. The owner ends the session for all; others leave it.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_DestroySessionOptions {
    /// Version of this struct: `EOS_SESSIONS_DESTROYSESSION_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local name.
    pub SessionName: *const c_char,
}

/// How `EOS_Sessions_DestroySession` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_DestroySessionCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
}

/// Reports how `EOS_Sessions_DestroySession` ended.
pub type EOS_Sessions_OnDestroySessionCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Sessions_DestroySessionCallbackInfo)>;

/// Newest version of `EOS_Sessions_JoinSessionOptions` that this library knows.
pub const EOS_SESSIONS_JOINSESSION_API_LATEST: i32 = 2;

/// What `EOS_Sessions_JoinSession` takes. Joining takes no place: only registered players do.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_JoinSessionOptions {
    /// Version of this struct: `EOS_SESSIONS_JOINSESSION_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local name that this process will use for the session. Required, not in use.
    pub SessionName: *const c_char,
    /// The session to join. May be released after the call.
    pub SessionHandle: EOS_HSessionDetails,
    /// The user who joins; null for a server.
    pub LocalUserId: EOS_ProductUserId,
    /// Whether this is the session that the user's presence shows; at most one per user. Since version
    /// 2.
    pub bPresenceEnabled: EOS_Bool,
}

/// How `EOS_Sessions_JoinSession` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_JoinSessionCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
}

/// Reports how `EOS_Sessions_JoinSession` ended.
pub type EOS_Sessions_OnJoinSessionCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Sessions_JoinSessionCallbackInfo)>;

/// Newest version of `EOS_Sessions_StartSessionOptions` that this library knows.
pub const EOS_SESSIONS_STARTSESSION_API_LATEST: i32 = 1;

/// What `EOS_Sessions_StartSession` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_StartSessionOptions {
    /// Version of this struct: `EOS_SESSIONS_STARTSESSION_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local name.
    pub SessionName: *const c_char,
}

/// How `EOS_Sessions_StartSession` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_StartSessionCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
}

/// Reports how `EOS_Sessions_StartSession` ended.
pub type EOS_Sessions_OnStartSessionCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Sessions_StartSessionCallbackInfo)>;

/// Newest version of `EOS_Sessions_EndSessionOptions` that this library knows.
pub const EOS_SESSIONS_ENDSESSION_API_LATEST: i32 = 1;

/// What `EOS_Sessions_EndSession` takes. An ended session may be started again.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_EndSessionOptions {
    /// Version of this struct: `EOS_SESSIONS_ENDSESSION_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local name.
    pub SessionName: *const c_char,
}

/// How `EOS_Sessions_EndSession` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_EndSessionCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
}

/// Reports how `EOS_Sessions_EndSession` ended.
pub type EOS_Sessions_OnEndSessionCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Sessions_EndSessionCallbackInfo)>;

/// Newest version of `EOS_Sessions_IsUserInSessionOptions` that this library knows.
pub const EOS_SESSIONS_ISUSERINSESSION_API_LATEST: i32 = 1;

/// What `EOS_Sessions_IsUserInSession` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_IsUserInSessionOptions {
    /// Version of this struct: `EOS_SESSIONS_ISUSERINSESSION_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local name.
    pub SessionName: *const c_char,
    /// The user who is looked for among the registered players.
    pub TargetUserId: EOS_ProductUserId,
}

/// Newest version of `EOS_Sessions_DumpSessionStateOptions` that this library knows.
pub const EOS_SESSIONS_DUMPSESSIONSTATE_API_LATEST: i32 = 1;

/// What `EOS_Sessions_DumpSessionState` takes. The state goes to the log.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_DumpSessionStateOptions {
    /// Version of this struct: `EOS_SESSIONS_DUMPSESSIONSTATE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local name.
    pub SessionName: *const c_char,
}

//! What EOS has no call for: saying what a user does in an overlay. The library has none of its own; a game's own menus, overlays of communities and tests stand in for it.

use std::ffi::{c_char, c_void};
use std::mem::offset_of;

use greenroom_protocol::limits;

use super::boundary::try_boundary;
use super::completion::tell;
use super::custom_invites_requests::read_pair;
use super::delegates::Delegate;
use super::handles;
use super::ids::product_user;
use super::options::{self, Versioned};
use super::refusal::Refusal;
use super::sessions::read_name;
use super::sessions_invites::{read_invite, read_user};
use super::strings::{self, Limit};
use super::types::{
    CEnum, EOS_HUI, EOS_IntegratedPlatformType, EOS_ProductUserId, EOS_UI_EVENTID_INVALID,
    EOS_UI_EventId,
};
use crate::interfaces::overlay::Overlay;
use crate::result::EOS_EResult;
use crate::user_id::UserId;

/// Newest version of `GR_UI_AcceptInviteOptions` that this library knows.
pub const GR_UI_ACCEPTINVITE_API_LATEST: i32 = 1;

/// What `GR_UI_AcceptInvite` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_UI_AcceptInviteOptions {
    /// Set to `GR_UI_ACCEPTINVITE_API_LATEST`.
    pub ApiVersion: i32,
    /// The user who accepts.
    pub LocalUserId: EOS_ProductUserId,
    /// The invite, which the user has received.
    pub InviteId: *const c_char,
}

// SAFETY: plain pointers behind an `i32`, and the end is that of the last field.
unsafe impl Versioned for GR_UI_AcceptInviteOptions {
    const LATEST: i32 = GR_UI_ACCEPTINVITE_API_LATEST;
    const ENDS: &'static [usize] =
        &[offset_of!(GR_UI_AcceptInviteOptions, InviteId) + size_of::<*const c_char>()];
}

/// Newest version of `GR_UI_RequestToJoinOptions` that this library knows.
pub const GR_UI_REQUESTTOJOIN_API_LATEST: i32 = 1;

/// What `GR_UI_RequestToJoin` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_UI_RequestToJoinOptions {
    /// Set to `GR_UI_REQUESTTOJOIN_API_LATEST`.
    pub ApiVersion: i32,
    /// The user who wants to join.
    pub LocalUserId: EOS_ProductUserId,
    /// The player whose presence shows the session.
    pub TargetUserId: EOS_ProductUserId,
}

// SAFETY: plain pointers behind an `i32`, and the end is that of the last field.
unsafe impl Versioned for GR_UI_RequestToJoinOptions {
    const LATEST: i32 = GR_UI_REQUESTTOJOIN_API_LATEST;
    const ENDS: &'static [usize] =
        &[offset_of!(GR_UI_RequestToJoinOptions, TargetUserId) + size_of::<EOS_ProductUserId>()];
}

/// How `GR_UI_RequestToJoin` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_UI_RequestToJoinCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The user who wants to join.
    pub LocalUserId: EOS_ProductUserId,
    /// The event that leads to the session; `EOS_UI_EVENTID_INVALID` on failure.
    pub UiEventId: EOS_UI_EventId,
}

/// Reports how `GR_UI_RequestToJoin` ended.
pub type GR_UI_OnRequestToJoinCallback =
    Option<unsafe extern "system" fn(Data: *const GR_UI_RequestToJoinCallbackInfo)>;

/// Newest version of `GR_UI_RequestToLeaveOptions` that this library knows.
pub const GR_UI_REQUESTTOLEAVE_API_LATEST: i32 = 1;

/// What `GR_UI_RequestToLeave` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_UI_RequestToLeaveOptions {
    /// Set to `GR_UI_REQUESTTOLEAVE_API_LATEST`.
    pub ApiVersion: i32,
    /// The user who wants to leave.
    pub LocalUserId: EOS_ProductUserId,
    /// The local name of the session.
    pub SessionName: *const c_char,
}

// SAFETY: plain pointers behind an `i32`, and the end is that of the last field.
unsafe impl Versioned for GR_UI_RequestToLeaveOptions {
    const LATEST: i32 = GR_UI_REQUESTTOLEAVE_API_LATEST;
    const ENDS: &'static [usize] =
        &[offset_of!(GR_UI_RequestToLeaveOptions, SessionName) + size_of::<*const c_char>()];
}

/// Newest version of `GR_UI_RequestNativeInviteOptions` that this library knows.
pub const GR_UI_REQUESTNATIVEINVITE_API_LATEST: i32 = 1;

/// What `GR_UI_RequestNativeInvite` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_UI_RequestNativeInviteOptions {
    /// Set to `GR_UI_REQUESTNATIVEINVITE_API_LATEST`.
    pub ApiVersion: i32,
    /// The user who invites.
    pub LocalUserId: EOS_ProductUserId,
    /// The platform of the invited account, for instance `EOS_IPT_Steam`; 1 to 256 bytes.
    pub TargetNativeAccountType: EOS_IntegratedPlatformType,
    /// The invited account on that platform; 1 to 256 bytes.
    pub TargetUserNativeAccountId: *const c_char,
}

// SAFETY: plain pointers behind an `i32`, and the end is that of the last field.
unsafe impl Versioned for GR_UI_RequestNativeInviteOptions {
    const LATEST: i32 = GR_UI_REQUESTNATIVEINVITE_API_LATEST;
    const ENDS: &'static [usize] =
        &[
            offset_of!(GR_UI_RequestNativeInviteOptions, TargetUserNativeAccountId)
                + size_of::<*const c_char>(),
        ];
}

/// A user accepts an invite: `EOS_Sessions_AddNotifySessionInviteAccepted` tells the game in the next Tick, and the game joins. The invite stays until the user has joined through it, or it ends otherwise.
///
/// `EOS_Success`; `EOS_NotFound` if the user has no such invite here; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_UI_AcceptInvite(
    Handle: EOS_HUI,
    Options: *const GR_UI_AcceptInviteOptions,
) -> EOS_EResult {
    try_boundary("GR_UI_AcceptInvite", || {
        // SAFETY: the game passes null or options of the version that they say, with a text that ends in a NUL.
        let (options, invite) = unsafe {
            let options = options::read(Options)?;
            (options, read_invite(options.InviteId)?)
        };
        let user = read_user("LocalUserId", options.LocalUserId)?;
        let overlay = handles::get::<Overlay>(Handle)?;
        overlay.accept_invite(&user, &invite)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// A user wants to join another player, by what that player's presence shows: a session that was made or joined with `bPresenceEnabled`, of which `EOS_Sessions_AddNotifyJoinSessionAccepted` tells the game; join info that the player's game has set (`EOS_PresenceModification_SetJoinInfo`) and the user sees, since it follows the player, of which `EOS_Presence_AddNotifyJoinGameAccepted` tells; or both, in this order and with the same event. The game joins. The callback of this call comes just before.
///
/// The user may be logged in by Connect or by Auth. The callback brings `EOS_Success` and the event; `EOS_NotFound` if the player shows neither, or nothing that the user may see; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`,
/// `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_UI_RequestToJoin(
    Handle: EOS_HUI,
    Options: *const GR_UI_RequestToJoinOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_UI_OnRequestToJoinCallback,
) {
    const NAME: &str = "GR_UI_RequestToJoin";
    try_boundary(NAME, || {
        let overlay = handles::get::<Overlay>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        // SAFETY: the game passes null or options of the version that they say.
        let read = unsafe { read_join(Options) };
        let told = read.as_ref().ok().map(|(user, _)| user.clone());
        let done = tell(NAME, delegate, move |ResultCode, ClientData, event| {
            GR_UI_RequestToJoinCallbackInfo {
                ResultCode,
                ClientData,
                LocalUserId: told.clone().map_or(std::ptr::null_mut(), product_user),
                UiEventId: event.unwrap_or(EOS_UI_EVENTID_INVALID),
            }
        });
        match read {
            Ok((user, target)) => overlay.request_to_join(user, target, done),
            Err(refusal) => overlay.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// A user wants to leave a session: `EOS_Sessions_AddNotifyLeaveSessionRequested` tells the game in the next Tick, and the game leaves. Nothing else happens.
///
/// `EOS_Success`; `EOS_NotFound` if the user has no session of this name; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_UI_RequestToLeave(
    Handle: EOS_HUI,
    Options: *const GR_UI_RequestToLeaveOptions,
) -> EOS_EResult {
    try_boundary("GR_UI_RequestToLeave", || {
        // SAFETY: the game passes null or options of the version that they say, with a text that ends in a NUL.
        let (options, name) = unsafe {
            let options = options::read(Options)?;
            (options, read_name(options.SessionName)?)
        };
        let user = read_user("LocalUserId", options.LocalUserId)?;
        let overlay = handles::get::<Overlay>(Handle)?;
        overlay.request_to_leave(user, name)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// A user wants to invite an account of another platform, by the means of that platform, into the session that its own presence shows: `EOS_Sessions_AddNotifySendSessionNativeInviteRequested` tells the game in the next Tick, and the game sends the invite.
///
/// `EOS_Success`; `EOS_NotFound` if no session shows in the user's presence; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_UI_RequestNativeInvite(
    Handle: EOS_HUI,
    Options: *const GR_UI_RequestNativeInviteOptions,
) -> EOS_EResult {
    try_boundary("GR_UI_RequestNativeInvite", || {
        // SAFETY: the game passes null or options of the version that they say, with texts that end in a NUL.
        let (options, (platform, account)) = unsafe {
            let options = options::read(Options)?;
            let platform = options.TargetNativeAccountType;
            let account = options.TargetUserNativeAccountId;
            (options, read_native_account(platform, account)?)
        };
        let user = read_user("LocalUserId", options.LocalUserId)?;
        let overlay = handles::get::<Overlay>(Handle)?;
        overlay.request_native_invite(user, platform, account)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// # Safety
/// `options` is null or points to options of the version that they say.
unsafe fn read_join(
    options: *const GR_UI_RequestToJoinOptions,
) -> Result<(UserId, UserId), Refusal> {
    // SAFETY: the caller's promise.
    let options = unsafe { options::read(options) }?;
    read_pair(options.LocalUserId, options.TargetUserId)
}

/// An account of another platform, which has to be named.
///
/// # Safety
/// Each text is null or ends in a NUL.
pub(super) unsafe fn read_native_account(
    platform: *const c_char,
    account: *const c_char,
) -> Result<(String, String), Refusal> {
    let limit = Limit::Bytes(limits::NATIVE_ACCOUNT_MAX);
    // SAFETY: the caller's promise.
    unsafe {
        Ok((
            strings::required("TargetNativeAccountType", platform, limit)?,
            strings::required("TargetUserNativeAccountId", account, limit)?,
        ))
    }
}

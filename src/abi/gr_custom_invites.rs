//! What EOS has no call for: saying what a user does in an overlay with custom invites and requests to join, as `gr_overlay.rs` does for invites into sessions.

use std::ffi::c_char;
use std::mem::offset_of;

use super::boundary::try_boundary;
use super::custom_invites::read_invite;
use super::custom_invites_requests::read_pair;
use super::gr_overlay::read_native_account;
use super::handles;
use super::options::{self, Versioned};
use super::sessions_invites::read_user;
use super::types::{EOS_HUI, EOS_IntegratedPlatformType, EOS_ProductUserId};
use crate::interfaces::overlay::Overlay;
use crate::result::EOS_EResult;

/// Newest version of `GR_UI_AcceptCustomInviteOptions` that this library knows.
pub const GR_UI_ACCEPTCUSTOMINVITE_API_LATEST: i32 = 1;

/// What `GR_UI_AcceptCustomInvite` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_UI_AcceptCustomInviteOptions {
    /// Set to `GR_UI_ACCEPTCUSTOMINVITE_API_LATEST`.
    pub ApiVersion: i32,
    /// The user who accepts.
    pub LocalUserId: EOS_ProductUserId,
    /// The invite, which the user has received.
    pub CustomInviteId: *const c_char,
}

// SAFETY: plain pointers behind an `i32`, and the end is that of the last field.
unsafe impl Versioned for GR_UI_AcceptCustomInviteOptions {
    const LATEST: i32 = GR_UI_ACCEPTCUSTOMINVITE_API_LATEST;
    const ENDS: &'static [usize] = &[
        offset_of!(GR_UI_AcceptCustomInviteOptions, CustomInviteId) + size_of::<*const c_char>()
    ];
}

/// Newest version of `GR_UI_RejectCustomInviteOptions` that this library knows.
pub const GR_UI_REJECTCUSTOMINVITE_API_LATEST: i32 = 1;

/// What `GR_UI_RejectCustomInvite` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_UI_RejectCustomInviteOptions {
    /// Set to `GR_UI_REJECTCUSTOMINVITE_API_LATEST`.
    pub ApiVersion: i32,
    /// The user who rejects.
    pub LocalUserId: EOS_ProductUserId,
    /// The invite, which the user has received.
    pub CustomInviteId: *const c_char,
}

// SAFETY: plain pointers behind an `i32`, and the end is that of the last field.
unsafe impl Versioned for GR_UI_RejectCustomInviteOptions {
    const LATEST: i32 = GR_UI_REJECTCUSTOMINVITE_API_LATEST;
    const ENDS: &'static [usize] = &[
        offset_of!(GR_UI_RejectCustomInviteOptions, CustomInviteId) + size_of::<*const c_char>()
    ];
}

/// Newest version of `GR_UI_AcceptRequestToJoinOptions` that this library knows.
pub const GR_UI_ACCEPTREQUESTTOJOIN_API_LATEST: i32 = 1;

/// What `GR_UI_AcceptRequestToJoin` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_UI_AcceptRequestToJoinOptions {
    /// Set to `GR_UI_ACCEPTREQUESTTOJOIN_API_LATEST`.
    pub ApiVersion: i32,
    /// The user who accepts.
    pub LocalUserId: EOS_ProductUserId,
    /// The player who has asked.
    pub TargetUserId: EOS_ProductUserId,
}

// SAFETY: plain pointers behind an `i32`, and the end is that of the last field.
unsafe impl Versioned for GR_UI_AcceptRequestToJoinOptions {
    const LATEST: i32 = GR_UI_ACCEPTREQUESTTOJOIN_API_LATEST;
    const ENDS: &'static [usize] =
        &[offset_of!(GR_UI_AcceptRequestToJoinOptions, TargetUserId)
            + size_of::<EOS_ProductUserId>()];
}

/// Newest version of `GR_UI_RejectRequestToJoinOptions` that this library knows.
pub const GR_UI_REJECTREQUESTTOJOIN_API_LATEST: i32 = 1;

/// What `GR_UI_RejectRequestToJoin` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_UI_RejectRequestToJoinOptions {
    /// Set to `GR_UI_REJECTREQUESTTOJOIN_API_LATEST`.
    pub ApiVersion: i32,
    /// The user who rejects.
    pub LocalUserId: EOS_ProductUserId,
    /// The player who has asked.
    pub TargetUserId: EOS_ProductUserId,
}

// SAFETY: plain pointers behind an `i32`, and the end is that of the last field.
unsafe impl Versioned for GR_UI_RejectRequestToJoinOptions {
    const LATEST: i32 = GR_UI_REJECTREQUESTTOJOIN_API_LATEST;
    const ENDS: &'static [usize] =
        &[offset_of!(GR_UI_RejectRequestToJoinOptions, TargetUserId)
            + size_of::<EOS_ProductUserId>()];
}

/// Newest version of `GR_UI_RequestCustomNativeInviteOptions` that this library knows.
pub const GR_UI_REQUESTCUSTOMNATIVEINVITE_API_LATEST: i32 = 1;

/// What `GR_UI_RequestCustomNativeInvite` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_UI_RequestCustomNativeInviteOptions {
    /// Set to `GR_UI_REQUESTCUSTOMNATIVEINVITE_API_LATEST`.
    pub ApiVersion: i32,
    /// The user who invites.
    pub LocalUserId: EOS_ProductUserId,
    /// The platform of the invited account, for instance `EOS_IPT_Steam`; 1 to 256 bytes.
    pub TargetNativeAccountType: EOS_IntegratedPlatformType,
    /// The invited account on that platform; 1 to 256 bytes.
    pub TargetUserNativeAccountId: *const c_char,
}

// SAFETY: plain pointers behind an `i32`, and the end is that of the last field.
unsafe impl Versioned for GR_UI_RequestCustomNativeInviteOptions {
    const LATEST: i32 = GR_UI_REQUESTCUSTOMNATIVEINVITE_API_LATEST;
    const ENDS: &'static [usize] = &[offset_of!(
        GR_UI_RequestCustomNativeInviteOptions,
        TargetUserNativeAccountId
    ) + size_of::<*const c_char>()];
}

/// A user accepts a custom invite: `EOS_CustomInvites_AddNotifyCustomInviteAccepted` tells the game in the next Tick. The invite stays until the game calls `EOS_CustomInvites_FinalizeInvite`.
///
/// `EOS_Success`; `EOS_NotFound` if the user has no such invite here; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_UI_AcceptCustomInvite(
    Handle: EOS_HUI,
    Options: *const GR_UI_AcceptCustomInviteOptions,
) -> EOS_EResult {
    try_boundary("GR_UI_AcceptCustomInvite", || {
        // SAFETY: the game passes null or options of the version that they say, with a text that ends in a NUL.
        let (options, invite) = unsafe {
            let options = options::read(Options)?;
            (options, read_invite(options.CustomInviteId)?)
        };
        let user = read_user("LocalUserId", options.LocalUserId)?;
        let overlay = handles::get::<Overlay>(Handle)?;
        overlay.custom_invites.accept_invite(&user, &invite)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// A user rejects a custom invite: it is finalized, and `EOS_CustomInvites_AddNotifyCustomInviteRejected` tells the game in the next Tick.
///
/// `EOS_Success`; `EOS_NotFound` if the user has no such invite here; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_UI_RejectCustomInvite(
    Handle: EOS_HUI,
    Options: *const GR_UI_RejectCustomInviteOptions,
) -> EOS_EResult {
    try_boundary("GR_UI_RejectCustomInvite", || {
        // SAFETY: the game passes null or options of the version that they say, with a text that ends in a NUL.
        let (options, invite) = unsafe {
            let options = options::read(Options)?;
            (options, read_invite(options.CustomInviteId)?)
        };
        let user = read_user("LocalUserId", options.LocalUserId)?;
        let overlay = handles::get::<Overlay>(Handle)?;
        overlay.custom_invites.reject_invite(&user, &invite)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// A user lets a player join that has asked to: the player is told so, and `EOS_CustomInvites_AddNotifyRequestToJoinAccepted` tells the game in the next Tick. The game need not call `EOS_CustomInvites_AcceptRequestToJoin`, and may.
///
/// `EOS_Success`; `EOS_NotFound` if this player has not asked, as far as is known here; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_UI_AcceptRequestToJoin(
    Handle: EOS_HUI,
    Options: *const GR_UI_AcceptRequestToJoinOptions,
) -> EOS_EResult {
    try_boundary("GR_UI_AcceptRequestToJoin", || {
        // SAFETY: the game passes null or options of the version that they say.
        let options = unsafe { options::read(Options) }?;
        let (user, asking) = read_pair(options.LocalUserId, options.TargetUserId)?;
        let overlay = handles::get::<Overlay>(Handle)?;
        overlay
            .custom_invites
            .answer_in_overlay(&user, &asking, true)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// A user does not let a player join that has asked to: the player is told so, and `EOS_CustomInvites_AddNotifyRequestToJoinRejected` tells the game in the next Tick. The game need not call `EOS_CustomInvites_RejectRequestToJoin`, and may.
///
/// `EOS_Success`; `EOS_NotFound` if this player has not asked, as far as is known here; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_UI_RejectRequestToJoin(
    Handle: EOS_HUI,
    Options: *const GR_UI_RejectRequestToJoinOptions,
) -> EOS_EResult {
    try_boundary("GR_UI_RejectRequestToJoin", || {
        // SAFETY: the game passes null or options of the version that they say.
        let options = unsafe { options::read(Options) }?;
        let (user, asking) = read_pair(options.LocalUserId, options.TargetUserId)?;
        let overlay = handles::get::<Overlay>(Handle)?;
        overlay
            .custom_invites
            .answer_in_overlay(&user, &asking, false)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// A user wants to send a custom invite to an account of another platform, by the means of that platform: `EOS_CustomInvites_AddNotifySendCustomNativeInviteRequested` tells the game in the next Tick, and the game sends the payload of `EOS_CustomInvites_SetCustomInvite`.
///
/// `EOS_Success`; `EOS_NotFound` if the user has no payload; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_UI_RequestCustomNativeInvite(
    Handle: EOS_HUI,
    Options: *const GR_UI_RequestCustomNativeInviteOptions,
) -> EOS_EResult {
    try_boundary("GR_UI_RequestCustomNativeInvite", || {
        // SAFETY: the game passes null or options of the version that they say, with texts that end in a NUL.
        let (options, (platform, account)) = unsafe {
            let options = options::read(Options)?;
            let platform = options.TargetNativeAccountType;
            let account = options.TargetUserNativeAccountId;
            (options, read_native_account(platform, account)?)
        };
        let user = read_user("LocalUserId", options.LocalUserId)?;
        let overlay = handles::get::<Overlay>(Handle)?;
        overlay.request_custom_native_invite(user, platform, account)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

//! The notifications of `eos_custominvites.h`: what comes in from other players, and what users do with it in an overlay.
//!
//! The library has no overlay of its own; what stands for one says what users do by the functions of `greenroom.h` that begin with `GR_UI_`.

use std::ffi::c_void;

use super::boundary::try_boundary;
use super::handles;
use super::ids::product_user;
use super::notification::{Notification, removed};
use super::sessions::c_text;
use super::types::*;
use crate::interfaces::custom_invites::{CustomInvites, Invite, NativeInvite, Pair, Response};

/// Registers a callback that is told when a user of this platform receives a custom invite, inside Tick, until `EOS_CustomInvites_RemoveNotifyCustomInviteReceived`. It comes once for each invite, in the order of their arrival: also for what was sent while the directory could not be reached, while the user was away, and before this call. An invite that is not finalized (`EOS_CustomInvites_FinalizeInvite`) is told anew when the user logs in again.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_CustomInvites_AddNotifyCustomInviteReceived(
    Handle: EOS_HCustomInvites,
    Options: *const EOS_CustomInvites_AddNotifyCustomInviteReceivedOptions,
    ClientData: *mut c_void,
    NotificationFn: EOS_CustomInvites_OnCustomInviteReceivedCallback,
) -> EOS_NotificationId {
    try_boundary("EOS_CustomInvites_AddNotifyCustomInviteReceived", || {
        let invites = handles::get::<CustomInvites>(Handle)?;
        // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
        let notification =
            unsafe { Notification::with_options(Options, NotificationFn, ClientData) }?;
        Ok(invites.watch_received(move |invite: &Invite| {
            let id = c_text(invite.id.as_str());
            let payload = c_text(&invite.payload);
            notification.call(
                |ClientData| EOS_CustomInvites_OnCustomInviteReceivedCallbackInfo {
                    ClientData,
                    TargetUserId: product_user(invite.sender.clone()),
                    LocalUserId: product_user(invite.user.clone()),
                    CustomInviteId: id.as_ptr(),
                    Payload: payload.as_ptr(),
                },
            );
        }))
    })
}

/// Takes such a callback back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_CustomInvites_RemoveNotifyCustomInviteReceived(
    Handle: EOS_HCustomInvites,
    InId: EOS_NotificationId,
) {
    try_boundary("EOS_CustomInvites_RemoveNotifyCustomInviteReceived", || {
        let invites = handles::get::<CustomInvites>(Handle)?;
        removed(InId, |id| invites.unwatch_received(id))
    });
}

/// Registers a callback that is told when a user has accepted a custom invite in an overlay (`GR_UI_AcceptCustomInvite`), inside Tick, until `EOS_CustomInvites_RemoveNotifyCustomInviteAccepted`. The game goes where the payload leads, and calls `EOS_CustomInvites_FinalizeInvite`.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_CustomInvites_AddNotifyCustomInviteAccepted(
    Handle: EOS_HCustomInvites,
    Options: *const EOS_CustomInvites_AddNotifyCustomInviteAcceptedOptions,
    ClientData: *mut c_void,
    NotificationFn: EOS_CustomInvites_OnCustomInviteAcceptedCallback,
) -> EOS_NotificationId {
    try_boundary("EOS_CustomInvites_AddNotifyCustomInviteAccepted", || {
        let invites = handles::get::<CustomInvites>(Handle)?;
        // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
        let notification =
            unsafe { Notification::with_options(Options, NotificationFn, ClientData) }?;
        Ok(invites.accepted.add(move |invite: &Invite| {
            let id = c_text(invite.id.as_str());
            let payload = c_text(&invite.payload);
            notification.call(
                |ClientData| EOS_CustomInvites_OnCustomInviteAcceptedCallbackInfo {
                    ClientData,
                    TargetUserId: product_user(invite.sender.clone()),
                    LocalUserId: product_user(invite.user.clone()),
                    CustomInviteId: id.as_ptr(),
                    Payload: payload.as_ptr(),
                },
            );
        }))
    })
}

/// Takes such a callback back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_CustomInvites_RemoveNotifyCustomInviteAccepted(
    Handle: EOS_HCustomInvites,
    InId: EOS_NotificationId,
) {
    try_boundary("EOS_CustomInvites_RemoveNotifyCustomInviteAccepted", || {
        let invites = handles::get::<CustomInvites>(Handle)?;
        removed(InId, |id| invites.accepted.remove(id))
    });
}

/// Registers a callback that is told when a user has rejected a custom invite in an overlay (`GR_UI_RejectCustomInvite`), inside Tick, until `EOS_CustomInvites_RemoveNotifyCustomInviteRejected`. The invite is finalized already. Who sent it is not told.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_CustomInvites_AddNotifyCustomInviteRejected(
    Handle: EOS_HCustomInvites,
    Options: *const EOS_CustomInvites_AddNotifyCustomInviteRejectedOptions,
    ClientData: *mut c_void,
    NotificationFn: EOS_CustomInvites_OnCustomInviteRejectedCallback,
) -> EOS_NotificationId {
    try_boundary("EOS_CustomInvites_AddNotifyCustomInviteRejected", || {
        let invites = handles::get::<CustomInvites>(Handle)?;
        // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
        let notification =
            unsafe { Notification::with_options(Options, NotificationFn, ClientData) }?;
        Ok(invites.rejected.add(move |invite: &Invite| {
            let id = c_text(invite.id.as_str());
            let payload = c_text(&invite.payload);
            notification.call(
                |ClientData| EOS_CustomInvites_CustomInviteRejectedCallbackInfo {
                    ClientData,
                    TargetUserId: product_user(invite.sender.clone()),
                    LocalUserId: product_user(invite.user.clone()),
                    CustomInviteId: id.as_ptr(),
                    Payload: payload.as_ptr(),
                },
            );
        }))
    })
}

/// Takes such a callback back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_CustomInvites_RemoveNotifyCustomInviteRejected(
    Handle: EOS_HCustomInvites,
    InId: EOS_NotificationId,
) {
    try_boundary("EOS_CustomInvites_RemoveNotifyCustomInviteRejected", || {
        let invites = handles::get::<CustomInvites>(Handle)?;
        removed(InId, |id| invites.rejected.remove(id))
    });
}

/// Registers a callback that is told when a player asks a user of this platform to be let into its game, inside Tick, until `EOS_CustomInvites_RemoveNotifyRequestToJoinReceived`. It comes once for each request, also for those that were sent before this call and wait. The game answers by `EOS_CustomInvites_AcceptRequestToJoin` or `EOS_CustomInvites_RejectRequestToJoin`, or never.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_CustomInvites_AddNotifyRequestToJoinReceived(
    Handle: EOS_HCustomInvites,
    Options: *const EOS_CustomInvites_AddNotifyRequestToJoinReceivedOptions,
    ClientData: *mut c_void,
    NotificationFn: EOS_CustomInvites_OnRequestToJoinReceivedCallback,
) -> EOS_NotificationId {
    try_boundary("EOS_CustomInvites_AddNotifyRequestToJoinReceived", || {
        let invites = handles::get::<CustomInvites>(Handle)?;
        // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
        let notification =
            unsafe { Notification::with_options(Options, NotificationFn, ClientData) }?;
        Ok(invites.watch_requested(move |pair: &Pair| {
            notification.call(
                |ClientData| EOS_CustomInvites_RequestToJoinReceivedCallbackInfo {
                    ClientData,
                    FromUserId: product_user(pair.asking.clone()),
                    ToUserId: product_user(pair.user.clone()),
                },
            );
        }))
    })
}

/// Takes such a callback back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_CustomInvites_RemoveNotifyRequestToJoinReceived(
    Handle: EOS_HCustomInvites,
    InId: EOS_NotificationId,
) {
    try_boundary(
        "EOS_CustomInvites_RemoveNotifyRequestToJoinReceived",
        || {
            let invites = handles::get::<CustomInvites>(Handle)?;
            removed(InId, |id| invites.unwatch_requested(id))
        },
    );
}

/// Registers a callback that is told when a player has answered the request to join of a user of this platform, inside Tick, until `EOS_CustomInvites_RemoveNotifyRequestToJoinResponseReceived`. It comes once for each answer, also for those that came before this call; an answer waits for an hour for somebody who wants to hear it.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_CustomInvites_AddNotifyRequestToJoinResponseReceived(
    Handle: EOS_HCustomInvites,
    Options: *const EOS_CustomInvites_AddNotifyRequestToJoinResponseReceivedOptions,
    ClientData: *mut c_void,
    NotificationFn: EOS_CustomInvites_OnRequestToJoinResponseReceivedCallback,
) -> EOS_NotificationId {
    try_boundary(
        "EOS_CustomInvites_AddNotifyRequestToJoinResponseReceived",
        || {
            let invites = handles::get::<CustomInvites>(Handle)?;
            // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
            let notification =
                unsafe { Notification::with_options(Options, NotificationFn, ClientData) }?;
            Ok(invites.watch_answered(move |response: &Response| {
                let said = match response.accepted {
                    true => EOS_ERequestToJoinResponse::EOS_RTJR_ACCEPTED,
                    false => EOS_ERequestToJoinResponse::EOS_RTJR_REJECTED,
                };
                notification.call(|ClientData| {
                    EOS_CustomInvites_RequestToJoinResponseReceivedCallbackInfo {
                        ClientData,
                        FromUserId: product_user(response.asked.clone()),
                        ToUserId: product_user(response.user.clone()),
                        Response: CEnum::from(said),
                    }
                });
            }))
        },
    )
}

/// Takes such a callback back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_CustomInvites_RemoveNotifyRequestToJoinResponseReceived(
    Handle: EOS_HCustomInvites,
    InId: EOS_NotificationId,
) {
    try_boundary(
        "EOS_CustomInvites_RemoveNotifyRequestToJoinResponseReceived",
        || {
            let invites = handles::get::<CustomInvites>(Handle)?;
            removed(InId, |id| invites.unwatch_answered(id))
        },
    );
}

/// Registers a callback that is told when a user has accepted a request to join in an overlay (`GR_UI_AcceptRequestToJoin`), inside Tick, until `EOS_CustomInvites_RemoveNotifyRequestToJoinAccepted`. The player who asked is told by the library.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_CustomInvites_AddNotifyRequestToJoinAccepted(
    Handle: EOS_HCustomInvites,
    Options: *const EOS_CustomInvites_AddNotifyRequestToJoinAcceptedOptions,
    ClientData: *mut c_void,
    NotificationFn: EOS_CustomInvites_OnRequestToJoinAcceptedCallback,
) -> EOS_NotificationId {
    try_boundary("EOS_CustomInvites_AddNotifyRequestToJoinAccepted", || {
        let invites = handles::get::<CustomInvites>(Handle)?;
        // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
        let notification =
            unsafe { Notification::with_options(Options, NotificationFn, ClientData) }?;
        Ok(invites.request_accepted.add(move |pair: &Pair| {
            notification.call(
                |ClientData| EOS_CustomInvites_OnRequestToJoinAcceptedCallbackInfo {
                    ClientData,
                    TargetUserId: product_user(pair.asking.clone()),
                    LocalUserId: product_user(pair.user.clone()),
                },
            );
        }))
    })
}

/// Takes such a callback back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_CustomInvites_RemoveNotifyRequestToJoinAccepted(
    Handle: EOS_HCustomInvites,
    InId: EOS_NotificationId,
) {
    try_boundary(
        "EOS_CustomInvites_RemoveNotifyRequestToJoinAccepted",
        || {
            let invites = handles::get::<CustomInvites>(Handle)?;
            removed(InId, |id| invites.request_accepted.remove(id))
        },
    );
}

/// Registers a callback that is told when a user has rejected a request to join in an overlay (`GR_UI_RejectRequestToJoin`), inside Tick, until `EOS_CustomInvites_RemoveNotifyRequestToJoinRejected`. The player who asked is told by the library.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_CustomInvites_AddNotifyRequestToJoinRejected(
    Handle: EOS_HCustomInvites,
    Options: *const EOS_CustomInvites_AddNotifyRequestToJoinRejectedOptions,
    ClientData: *mut c_void,
    NotificationFn: EOS_CustomInvites_OnRequestToJoinRejectedCallback,
) -> EOS_NotificationId {
    try_boundary("EOS_CustomInvites_AddNotifyRequestToJoinRejected", || {
        let invites = handles::get::<CustomInvites>(Handle)?;
        // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
        let notification =
            unsafe { Notification::with_options(Options, NotificationFn, ClientData) }?;
        Ok(invites.request_rejected.add(move |pair: &Pair| {
            notification.call(
                |ClientData| EOS_CustomInvites_OnRequestToJoinRejectedCallbackInfo {
                    ClientData,
                    TargetUserId: product_user(pair.asking.clone()),
                    LocalUserId: product_user(pair.user.clone()),
                },
            );
        }))
    })
}

/// Takes such a callback back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_CustomInvites_RemoveNotifyRequestToJoinRejected(
    Handle: EOS_HCustomInvites,
    InId: EOS_NotificationId,
) {
    try_boundary(
        "EOS_CustomInvites_RemoveNotifyRequestToJoinRejected",
        || {
            let invites = handles::get::<CustomInvites>(Handle)?;
            removed(InId, |id| invites.request_rejected.remove(id))
        },
    );
}

/// Registers a callback that is told when a user wants to send a custom invite to an account of another platform by the means of that platform (`GR_UI_RequestCustomNativeInvite`), inside Tick, until `EOS_CustomInvites_RemoveNotifySendCustomNativeInviteRequested`. The game sends the invite and calls `EOS_UI_AcknowledgeEventId`.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_CustomInvites_AddNotifySendCustomNativeInviteRequested(
    Handle: EOS_HCustomInvites,
    Options: *const EOS_CustomInvites_AddNotifySendCustomNativeInviteRequestedOptions,
    ClientData: *mut c_void,
    NotificationFn: EOS_CustomInvites_OnSendCustomNativeInviteRequestedCallback,
) -> EOS_NotificationId {
    try_boundary(
        "EOS_CustomInvites_AddNotifySendCustomNativeInviteRequested",
        || {
            let invites = handles::get::<CustomInvites>(Handle)?;
            // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
            let notification =
                unsafe { Notification::with_options(Options, NotificationFn, ClientData) }?;
            Ok(invites.native_invites.add(move |invite: &NativeInvite| {
                let platform = c_text(&invite.platform);
                let account = c_text(&invite.account);
                let payload = c_text(&invite.payload);
                notification.call(|ClientData| {
                    EOS_CustomInvites_SendCustomNativeInviteRequestedCallbackInfo {
                        ClientData,
                        UiEventId: invite.event,
                        LocalUserId: product_user(invite.user.clone()),
                        TargetNativeAccountType: platform.as_ptr(),
                        TargetUserNativeAccountId: account.as_ptr(),
                        InviteId: payload.as_ptr(),
                    }
                });
            }))
        },
    )
}

/// Takes such a callback back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_CustomInvites_RemoveNotifySendCustomNativeInviteRequested(
    Handle: EOS_HCustomInvites,
    InId: EOS_NotificationId,
) {
    try_boundary(
        "EOS_CustomInvites_RemoveNotifySendCustomNativeInviteRequested",
        || {
            let invites = handles::get::<CustomInvites>(Handle)?;
            removed(InId, |id| invites.native_invites.remove(id))
        },
    );
}

//! The notifications of `eos_sessions.h`: invites that come in, and what a user does in an overlay.
//!
//! The library has no overlay of its own; what stands for one says what users do by the functions of `greenroom.h` that begin with `GR_UI_`.

use std::ffi::c_void;

use super::boundary::try_boundary;
use super::handles;
use super::ids::product_user;
use super::notification::{Notification, removed};
use super::sessions::c_text;
use super::types::*;
use crate::interfaces::invites::InviteNews;
use crate::interfaces::overlay::{JoinRequest, LeaveRequest, NativeInviteRequest};
use crate::interfaces::sessions::Sessions;
use crate::user_id::UserId;

/// Registers a callback that is told when a user of this platform receives an invite, inside Tick, until `EOS_Sessions_RemoveNotifySessionInviteReceived`. It comes once for each invite, in the order of their arrival, also for what was sent while the directory could not be reached. What was sent before the user logged in, to the second, is not told: `EOS_Sessions_QueryInvites` brings it. Nor is what was over again before it could be told. `EOS_Sessions_CopySessionHandleByInviteId` gives the session, inside the callback already.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Sessions_AddNotifySessionInviteReceived(
    Handle: EOS_HSessions,
    Options: *const EOS_Sessions_AddNotifySessionInviteReceivedOptions,
    ClientData: *mut c_void,
    NotificationFn: EOS_Sessions_OnSessionInviteReceivedCallback,
) -> EOS_NotificationId {
    try_boundary("EOS_Sessions_AddNotifySessionInviteReceived", || {
        let sessions = handles::get::<Sessions>(Handle)?;
        // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
        let notification =
            unsafe { Notification::with_options(Options, NotificationFn, ClientData) }?;
        Ok(sessions.invites.received.add(move |news: &InviteNews| {
            let id = c_text(news.invite.id.as_str());
            notification.call(
                |ClientData| EOS_Sessions_SessionInviteReceivedCallbackInfo {
                    ClientData,
                    LocalUserId: product_user(news.user.clone()),
                    TargetUserId: sender(news),
                    InviteId: id.as_ptr(),
                },
            );
        }))
    })
}

/// Takes such a callback back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Sessions_RemoveNotifySessionInviteReceived(
    Handle: EOS_HSessions,
    InId: EOS_NotificationId,
) {
    try_boundary("EOS_Sessions_RemoveNotifySessionInviteReceived", || {
        let sessions = handles::get::<Sessions>(Handle)?;
        removed(InId, |id| sessions.invites.received.remove(id))
    });
}

/// Registers a callback that is told when a user has accepted an invite in an overlay (`GR_UI_AcceptInvite`), inside Tick, until `EOS_Sessions_RemoveNotifySessionInviteAccepted`. The game joins: `EOS_Sessions_CopySessionHandleByInviteId`, `EOS_Sessions_JoinSession`.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Sessions_AddNotifySessionInviteAccepted(
    Handle: EOS_HSessions,
    Options: *const EOS_Sessions_AddNotifySessionInviteAcceptedOptions,
    ClientData: *mut c_void,
    NotificationFn: EOS_Sessions_OnSessionInviteAcceptedCallback,
) -> EOS_NotificationId {
    try_boundary("EOS_Sessions_AddNotifySessionInviteAccepted", || {
        let sessions = handles::get::<Sessions>(Handle)?;
        // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
        let notification =
            unsafe { Notification::with_options(Options, NotificationFn, ClientData) }?;
        Ok(sessions.invites.accepted.add(move |news: &InviteNews| {
            let id = c_text(news.invite.id.as_str());
            let session = c_text(news.invite.session.as_str());
            notification.call(
                |ClientData| EOS_Sessions_SessionInviteAcceptedCallbackInfo {
                    ClientData,
                    SessionId: session.as_ptr(),
                    LocalUserId: product_user(news.user.clone()),
                    TargetUserId: sender(news),
                    InviteId: id.as_ptr(),
                },
            );
        }))
    })
}

/// Takes such a callback back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Sessions_RemoveNotifySessionInviteAccepted(
    Handle: EOS_HSessions,
    InId: EOS_NotificationId,
) {
    try_boundary("EOS_Sessions_RemoveNotifySessionInviteAccepted", || {
        let sessions = handles::get::<Sessions>(Handle)?;
        removed(InId, |id| sessions.invites.accepted.remove(id))
    });
}

/// Registers a callback that is told when an invite of a user of this platform was rejected, here or on another device of the user, inside Tick, until `EOS_Sessions_RemoveNotifySessionInviteRejected`. The callback of `EOS_Sessions_RejectInvite` comes before. Who sent the invite is not told, and nobody is of a rejection while the directory could not be reached.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Sessions_AddNotifySessionInviteRejected(
    Handle: EOS_HSessions,
    Options: *const EOS_Sessions_AddNotifySessionInviteRejectedOptions,
    ClientData: *mut c_void,
    NotificationFn: EOS_Sessions_OnSessionInviteRejectedCallback,
) -> EOS_NotificationId {
    try_boundary("EOS_Sessions_AddNotifySessionInviteRejected", || {
        let sessions = handles::get::<Sessions>(Handle)?;
        // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
        let notification =
            unsafe { Notification::with_options(Options, NotificationFn, ClientData) }?;
        Ok(sessions.invites.rejected.add(move |news: &InviteNews| {
            let id = c_text(news.invite.id.as_str());
            let session = c_text(news.invite.session.as_str());
            notification.call(
                |ClientData| EOS_Sessions_SessionInviteRejectedCallbackInfo {
                    ClientData,
                    InviteId: id.as_ptr(),
                    LocalUserId: product_user(news.user.clone()),
                    TargetUserId: sender(news),
                    SessionId: session.as_ptr(),
                },
            );
        }))
    })
}

/// Takes such a callback back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Sessions_RemoveNotifySessionInviteRejected(
    Handle: EOS_HSessions,
    InId: EOS_NotificationId,
) {
    try_boundary("EOS_Sessions_RemoveNotifySessionInviteRejected", || {
        let sessions = handles::get::<Sessions>(Handle)?;
        removed(InId, |id| sessions.invites.rejected.remove(id))
    });
}

/// Registers a callback that is told when a user wants to join the session in another player's presence (`GR_UI_RequestToJoin`), inside Tick, until `EOS_Sessions_RemoveNotifyJoinSessionAccepted`. The game joins: `EOS_Sessions_CopySessionHandleByUiEventId`, `EOS_Sessions_JoinSession`, `EOS_UI_AcknowledgeEventId`.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Sessions_AddNotifyJoinSessionAccepted(
    Handle: EOS_HSessions,
    Options: *const EOS_Sessions_AddNotifyJoinSessionAcceptedOptions,
    ClientData: *mut c_void,
    NotificationFn: EOS_Sessions_OnJoinSessionAcceptedCallback,
) -> EOS_NotificationId {
    try_boundary("EOS_Sessions_AddNotifyJoinSessionAccepted", || {
        let sessions = handles::get::<Sessions>(Handle)?;
        // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
        let notification =
            unsafe { Notification::with_options(Options, NotificationFn, ClientData) }?;
        Ok(sessions.requests.joins.add(move |join: &JoinRequest| {
            notification.call(|ClientData| EOS_Sessions_JoinSessionAcceptedCallbackInfo {
                ClientData,
                LocalUserId: product_user(join.user.clone()),
                UiEventId: join.event,
            });
        }))
    })
}

/// Takes such a callback back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Sessions_RemoveNotifyJoinSessionAccepted(
    Handle: EOS_HSessions,
    InId: EOS_NotificationId,
) {
    try_boundary("EOS_Sessions_RemoveNotifyJoinSessionAccepted", || {
        let sessions = handles::get::<Sessions>(Handle)?;
        removed(InId, |id| sessions.requests.joins.remove(id))
    });
}

/// Registers a callback that is told when a user wants to leave a session (`GR_UI_RequestToLeave`), inside Tick, until `EOS_Sessions_RemoveNotifyLeaveSessionRequested`. The game leaves, by `EOS_Sessions_DestroySession`; the library does not leave by itself.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Sessions_AddNotifyLeaveSessionRequested(
    Handle: EOS_HSessions,
    Options: *const EOS_Sessions_AddNotifyLeaveSessionRequestedOptions,
    ClientData: *mut c_void,
    NotificationFn: EOS_Sessions_OnLeaveSessionRequestedCallback,
) -> EOS_NotificationId {
    try_boundary("EOS_Sessions_AddNotifyLeaveSessionRequested", || {
        let sessions = handles::get::<Sessions>(Handle)?;
        // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
        let notification =
            unsafe { Notification::with_options(Options, NotificationFn, ClientData) }?;
        Ok(sessions.requests.leaves.add(move |leave: &LeaveRequest| {
            let name = c_text(&leave.session);
            notification.call(
                |ClientData| EOS_Sessions_LeaveSessionRequestedCallbackInfo {
                    ClientData,
                    LocalUserId: product_user(leave.user.clone()),
                    SessionName: name.as_ptr(),
                },
            );
        }))
    })
}

/// Takes such a callback back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Sessions_RemoveNotifyLeaveSessionRequested(
    Handle: EOS_HSessions,
    InId: EOS_NotificationId,
) {
    try_boundary("EOS_Sessions_RemoveNotifyLeaveSessionRequested", || {
        let sessions = handles::get::<Sessions>(Handle)?;
        removed(InId, |id| sessions.requests.leaves.remove(id))
    });
}

/// Registers a callback that is told when a user wants to invite an account of another platform by the means of that platform (`GR_UI_RequestNativeInvite`), inside Tick, until `EOS_Sessions_RemoveNotifySendSessionNativeInviteRequested`. The game sends the invite and calls `EOS_UI_AcknowledgeEventId`.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Sessions_AddNotifySendSessionNativeInviteRequested(
    Handle: EOS_HSessions,
    Options: *const EOS_Sessions_AddNotifySendSessionNativeInviteRequestedOptions,
    ClientData: *mut c_void,
    NotificationFn: EOS_Sessions_OnSendSessionNativeInviteRequestedCallback,
) -> EOS_NotificationId {
    try_boundary(
        "EOS_Sessions_AddNotifySendSessionNativeInviteRequested",
        || {
            let sessions = handles::get::<Sessions>(Handle)?;
            // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
            let notification =
                unsafe { Notification::with_options(Options, NotificationFn, ClientData) }?;
            Ok(sessions
                .requests
                .native_invites
                .add(move |invite: &NativeInviteRequest| {
                    let platform = c_text(&invite.platform);
                    let account = c_text(&invite.account);
                    let session = c_text(&invite.session);
                    notification.call(|ClientData| {
                        EOS_Sessions_SendSessionNativeInviteRequestedCallbackInfo {
                            ClientData,
                            UiEventId: invite.event,
                            LocalUserId: product_user(invite.user.clone()),
                            TargetNativeAccountType: platform.as_ptr(),
                            TargetUserNativeAccountId: account.as_ptr(),
                            SessionId: session.as_ptr(),
                        }
                    });
                }))
        },
    )
}

/// Takes such a callback back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Sessions_RemoveNotifySendSessionNativeInviteRequested(
    Handle: EOS_HSessions,
    InId: EOS_NotificationId,
) {
    try_boundary(
        "EOS_Sessions_RemoveNotifySendSessionNativeInviteRequested",
        || {
            let sessions = handles::get::<Sessions>(Handle)?;
            removed(InId, |id| sessions.requests.native_invites.remove(id))
        },
    );
}

/// Null for an invite that no player sent.
fn sender(news: &InviteNews) -> EOS_ProductUserId {
    let sender = news.invite.sender.map(UserId::from);
    sender.map_or(std::ptr::null_mut(), product_user)
}

//! The notifications of `eos_presence.h`.

use std::ffi::c_void;

use super::boundary::try_boundary;
use super::handles;
use super::ids::epic_account;
use super::notification::{Notification, removed};
use super::sessions::c_text;
use super::types::{
    EOS_HPresence, EOS_NotificationId, EOS_Presence_AddNotifyJoinGameAcceptedOptions,
    EOS_Presence_AddNotifyOnPresenceChangedOptions, EOS_Presence_JoinGameAcceptedCallbackInfo,
    EOS_Presence_OnJoinGameAcceptedCallback, EOS_Presence_OnPresenceChangedCallback,
    EOS_Presence_PresenceChangedCallbackInfo,
};
use crate::interfaces::presence::{JoinAccepted, Presence, PresenceChange};

/// Registers a callback that is told, inside Tick, when somebody whom a user of this platform follows comes, goes or shows something else, and when the user itself does, until `EOS_Presence_RemoveNotifyOnPresenceChanged`. `EOS_Presence_CopyPresence` gives what is shown, inside the callback already. Of several changes in a short time only the last may be told. Those who are there when the user logs in are told of too. It can be registered before anybody is logged in.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Presence_AddNotifyOnPresenceChanged(
    Handle: EOS_HPresence,
    Options: *const EOS_Presence_AddNotifyOnPresenceChangedOptions,
    ClientData: *mut c_void,
    NotificationHandler: EOS_Presence_OnPresenceChangedCallback,
) -> EOS_NotificationId {
    try_boundary("EOS_Presence_AddNotifyOnPresenceChanged", || {
        let presence = handles::get::<Presence>(Handle)?;
        // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
        let notification =
            unsafe { Notification::with_options(Options, NotificationHandler, ClientData) }?;
        let id = presence.changes.add(move |change: &PresenceChange| {
            notification.call(|ClientData| EOS_Presence_PresenceChangedCallbackInfo {
                ClientData,
                LocalUserId: epic_account(change.user.clone()),
                PresenceUserId: epic_account(change.player.clone()),
            });
        });
        presence.follow();
        Ok(id)
    })
}

/// Takes such a callback back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Presence_RemoveNotifyOnPresenceChanged(
    Handle: EOS_HPresence,
    NotificationId: EOS_NotificationId,
) {
    try_boundary("EOS_Presence_RemoveNotifyOnPresenceChanged", || {
        let presence = handles::get::<Presence>(Handle)?;
        removed(NotificationId, |id| presence.changes.remove(id))
    });
}

/// Registers a callback that is told, inside Tick, when a user has asked in an overlay (`GR_UI_RequestToJoin`) to join a player who shows join info, until `EOS_Presence_RemoveNotifyJoinGameAccepted`. The game joins by what the join info says. Where the player shows a session too, `EOS_Sessions_AddNotifyJoinSessionAccepted` is told before, of the same event.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Presence_AddNotifyJoinGameAccepted(
    Handle: EOS_HPresence,
    Options: *const EOS_Presence_AddNotifyJoinGameAcceptedOptions,
    ClientData: *mut c_void,
    NotificationFn: EOS_Presence_OnJoinGameAcceptedCallback,
) -> EOS_NotificationId {
    try_boundary("EOS_Presence_AddNotifyJoinGameAccepted", || {
        let presence = handles::get::<Presence>(Handle)?;
        // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
        let notification =
            unsafe { Notification::with_options(Options, NotificationFn, ClientData) }?;
        Ok(presence.joins.add(move |join: &JoinAccepted| {
            let join_info = c_text(&join.join_info);
            notification.call(|ClientData| EOS_Presence_JoinGameAcceptedCallbackInfo {
                ClientData,
                JoinInfo: join_info.as_ptr(),
                LocalUserId: epic_account(join.user.clone()),
                TargetUserId: epic_account(join.player.clone()),
                UiEventId: join.event,
            });
        }))
    })
}

/// Takes such a callback back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Presence_RemoveNotifyJoinGameAccepted(
    Handle: EOS_HPresence,
    InId: EOS_NotificationId,
) {
    try_boundary("EOS_Presence_RemoveNotifyJoinGameAccepted", || {
        let presence = handles::get::<Presence>(Handle)?;
        removed(InId, |id| presence.joins.remove(id))
    });
}

//! The notifications of `eos_friends.h`.

use std::ffi::c_void;

use super::boundary::try_boundary;
use super::friends_reading::shown;
use super::handles;
use super::ids::epic_account;
use super::notification::{Notification, removed};
use super::types::{
    CEnum, EOS_Bool, EOS_FALSE, EOS_Friends_AddNotifyBlockedUsersUpdateOptions,
    EOS_Friends_AddNotifyFriendsUpdateOptions, EOS_Friends_OnBlockedUsersUpdateCallback,
    EOS_Friends_OnBlockedUsersUpdateInfo, EOS_Friends_OnFriendsUpdateCallback,
    EOS_Friends_OnFriendsUpdateInfo, EOS_HFriends, EOS_NotificationId, EOS_TRUE,
};
use crate::interfaces::friends::{BlockUpdate, FriendUpdate, Friends};

/// Registers a callback that is told when a user of this platform and another player are something else to each other, inside Tick, until `EOS_Friends_RemoveNotifyFriendsUpdate`: whoever brought that about, and whatever was missed while the directory could not be reached. Changes alone are told, not how things stand at the login. The callback of a call that made the change comes before.
///
/// Needs no login. Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Friends_AddNotifyFriendsUpdate(
    Handle: EOS_HFriends,
    Options: *const EOS_Friends_AddNotifyFriendsUpdateOptions,
    ClientData: *mut c_void,
    FriendsUpdateHandler: EOS_Friends_OnFriendsUpdateCallback,
) -> EOS_NotificationId {
    try_boundary("EOS_Friends_AddNotifyFriendsUpdate", || {
        let friends = handles::get::<Friends>(Handle)?;
        // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
        let notification =
            unsafe { Notification::with_options(Options, FriendsUpdateHandler, ClientData) }?;
        Ok(friends.watch_updates(move |update: &FriendUpdate| {
            notification.call(|ClientData| EOS_Friends_OnFriendsUpdateInfo {
                ClientData,
                LocalUserId: epic_account(update.user.clone()),
                TargetUserId: epic_account(update.other.clone()),
                PreviousStatus: CEnum::from(shown(update.before)),
                CurrentStatus: CEnum::from(shown(update.now)),
            });
        }))
    })
}

/// Takes such a callback back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Friends_RemoveNotifyFriendsUpdate(
    Handle: EOS_HFriends,
    NotificationId: EOS_NotificationId,
) {
    try_boundary("EOS_Friends_RemoveNotifyFriendsUpdate", || {
        let friends = handles::get::<Friends>(Handle)?;
        removed(NotificationId, |id| friends.unwatch_updates(id))
    });
}

/// Registers a callback that is told when a user of this platform blocks another player, or does so no more, inside Tick, until `EOS_Friends_RemoveNotifyBlockedUsersUpdate`. Changes alone are told, not whom the user blocks at the login.
///
/// Needs no login. Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread. Since 1.16.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Friends_AddNotifyBlockedUsersUpdate(
    Handle: EOS_HFriends,
    Options: *const EOS_Friends_AddNotifyBlockedUsersUpdateOptions,
    ClientData: *mut c_void,
    BlockedUsersUpdateHandler: EOS_Friends_OnBlockedUsersUpdateCallback,
) -> EOS_NotificationId {
    try_boundary("EOS_Friends_AddNotifyBlockedUsersUpdate", || {
        let friends = handles::get::<Friends>(Handle)?;
        // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
        let notification =
            unsafe { Notification::with_options(Options, BlockedUsersUpdateHandler, ClientData) }?;
        Ok(friends.watch_blocks(move |update: &BlockUpdate| {
            notification.call(|ClientData| EOS_Friends_OnBlockedUsersUpdateInfo {
                ClientData,
                LocalUserId: epic_account(update.user.clone()),
                TargetUserId: epic_account(update.other.clone()),
                bBlocked: truth(update.blocked),
            });
        }))
    })
}

/// Takes such a callback back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any thread. Since 1.16.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Friends_RemoveNotifyBlockedUsersUpdate(
    Handle: EOS_HFriends,
    NotificationId: EOS_NotificationId,
) {
    try_boundary("EOS_Friends_RemoveNotifyBlockedUsersUpdate", || {
        let friends = handles::get::<Friends>(Handle)?;
        removed(NotificationId, |id| friends.unwatch_blocks(id))
    });
}

fn truth(value: bool) -> EOS_Bool {
    if value { EOS_TRUE } else { EOS_FALSE }
}

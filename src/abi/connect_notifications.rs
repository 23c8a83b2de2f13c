//! The notifications of `eos_connect.h`: who logs in and out, and whose login is about to end.

use std::ffi::c_void;

use super::boundary::try_boundary;
use super::connect::status;
use super::handles;
use super::ids::product_user;
use super::notification::{Notification, removed};
use super::types::{
    CEnum, EOS_Connect_AddNotifyAuthExpirationOptions,
    EOS_Connect_AddNotifyLoginStatusChangedOptions, EOS_Connect_AuthExpirationCallbackInfo,
    EOS_Connect_LoginStatusChangedCallbackInfo, EOS_Connect_OnAuthExpirationCallback,
    EOS_Connect_OnLoginStatusChangedCallback, EOS_HConnect, EOS_NotificationId,
};
use crate::interfaces::logins::LoginChange;
use crate::interfaces::users::Users;
use crate::user_id::UserId;

/// Registers a callback that is told, inside Tick, when a login ends in ten minutes, or when a quarter of a short one is left, until `EOS_Connect_RemoveNotifyAuthExpiration`. It comes once for each
/// login that nears its end.
///
/// The library renews logins by itself, in time, so that it comes only when that has not succeeded: the directory has not answered for minutes, and the library goes on trying; or what the user logged in by is good
/// no more, which is so when a token of another system has expired, and which `EOS_Connect_Login` alone can mend. It keeps the user's sessions in both cases.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Connect_AddNotifyAuthExpiration(
    Handle: EOS_HConnect,
    Options: *const EOS_Connect_AddNotifyAuthExpirationOptions,
    ClientData: *mut c_void,
    Notification: EOS_Connect_OnAuthExpirationCallback,
) -> EOS_NotificationId {
    try_boundary("EOS_Connect_AddNotifyAuthExpiration", || {
        let users = handles::get::<Users>(Handle)?;
        // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
        let notification =
            unsafe { self::Notification::with_options(Options, Notification, ClientData) }?;
        Ok(users.watch_expirations(move |user: &UserId| {
            notification.call(|ClientData| EOS_Connect_AuthExpirationCallbackInfo {
                ClientData,
                LocalUserId: product_user(user.clone()),
            });
        }))
    })
}

/// Takes a callback for logins that are about to end back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any
/// thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Connect_RemoveNotifyAuthExpiration(
    Handle: EOS_HConnect,
    InId: EOS_NotificationId,
) {
    try_boundary("EOS_Connect_RemoveNotifyAuthExpiration", || {
        let users = handles::get::<Users>(Handle)?;
        removed(InId, |id| users.unwatch_expirations(id))
    });
}

/// Registers a callback that is told of every login and logout, inside Tick, until `EOS_Connect_RemoveNotifyLoginStatusChanged`. When the login was a call of this game's, its own callback comes
/// before. A user whom the directory lets in no longer is logged out without any call: because its data was wiped, or its operator has removed the program. A line in the log says why; log in again.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Connect_AddNotifyLoginStatusChanged(
    Handle: EOS_HConnect,
    Options: *const EOS_Connect_AddNotifyLoginStatusChangedOptions,
    ClientData: *mut c_void,
    Notification: EOS_Connect_OnLoginStatusChangedCallback,
) -> EOS_NotificationId {
    try_boundary("EOS_Connect_AddNotifyLoginStatusChanged", || {
        let users = handles::get::<Users>(Handle)?;
        // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
        let notification =
            unsafe { self::Notification::with_options(Options, Notification, ClientData) }?;
        Ok(users.logins.watch(move |change: &LoginChange| {
            notification.call(|ClientData| EOS_Connect_LoginStatusChangedCallbackInfo {
                ClientData,
                LocalUserId: product_user(change.user.clone()),
                PreviousStatus: CEnum::from(status(!change.logged_in)),
                CurrentStatus: CEnum::from(status(change.logged_in)),
            });
        }))
    })
}

/// Takes a callback for logins and logouts back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Connect_RemoveNotifyLoginStatusChanged(
    Handle: EOS_HConnect,
    InId: EOS_NotificationId,
) {
    try_boundary("EOS_Connect_RemoveNotifyLoginStatusChanged", || {
        let users = handles::get::<Users>(Handle)?;
        removed(InId, |id| users.logins.unwatch(id))
    });
}

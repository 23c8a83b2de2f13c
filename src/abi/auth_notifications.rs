//! The notification of `eos_auth.h`: who logs in and out.

use std::ffi::c_void;

use super::boundary::try_boundary;
use super::connect::status;
use super::handles;
use super::ids::epic_account;
use super::notification::{Notification, removed};
use super::types::{
    CEnum, EOS_Auth_AddNotifyLoginStatusChangedOptions, EOS_Auth_LoginStatusChangedCallbackInfo,
    EOS_Auth_OnLoginStatusChangedCallback, EOS_HAuth, EOS_NotificationId,
};
use crate::interfaces::auth::Auth;
use crate::interfaces::logins::LoginChange;

/// Registers a callback that is told of every login and logout by Auth, inside Tick, until `EOS_Auth_RemoveNotifyLoginStatusChanged`. When the login was a call of this game's, its own callback comes before. A user
/// whom the directory lets in no longer is logged out without any call, by Auth and by Connect: a line in the log says why; log in again. Needs no login.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Auth_AddNotifyLoginStatusChanged(
    Handle: EOS_HAuth,
    Options: *const EOS_Auth_AddNotifyLoginStatusChangedOptions,
    ClientData: *mut c_void,
    Notification: EOS_Auth_OnLoginStatusChangedCallback,
) -> EOS_NotificationId {
    try_boundary("EOS_Auth_AddNotifyLoginStatusChanged", || {
        let auth = handles::get::<Auth>(Handle)?;
        // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
        let notification =
            unsafe { self::Notification::with_options(Options, Notification, ClientData) }?;
        Ok(auth.logins.watch(move |change: &LoginChange| {
            notification.call(|ClientData| EOS_Auth_LoginStatusChangedCallbackInfo {
                ClientData,
                LocalUserId: epic_account(change.user.clone()),
                PrevStatus: CEnum::from(status(!change.logged_in)),
                CurrentStatus: CEnum::from(status(change.logged_in)),
            });
        }))
    })
}

/// Takes a callback for logins and logouts back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Auth_RemoveNotifyLoginStatusChanged(
    Handle: EOS_HAuth,
    InId: EOS_NotificationId,
) {
    try_boundary("EOS_Auth_RemoveNotifyLoginStatusChanged", || {
        let auth = handles::get::<Auth>(Handle)?;
        removed(InId, |id| auth.logins.unwatch(id))
    });
}

//! The functions of `eos_connect.h` that link accounts of other systems to users.

use std::ffi::c_void;

use super::boundary::try_boundary;
use super::completion::tell;
use super::connect::pointer;
use super::delegates::Delegate;
use super::handles;
use super::ids;
use super::options;
use super::refusal::Refusal;
use super::types::{
    EOS_Connect_LinkAccountCallbackInfo, EOS_Connect_LinkAccountOptions,
    EOS_Connect_OnLinkAccountCallback, EOS_Connect_OnUnlinkAccountCallback,
    EOS_Connect_UnlinkAccountCallbackInfo, EOS_Connect_UnlinkAccountOptions, EOS_HConnect,
};
use crate::interfaces::users::Users;
use crate::user_id::UserId;

/// Links an account to a user who is logged in: a login by either leads to this user from then on. `ContinuanceToken` is from a login by the account that ended with `EOS_InvalidUser`, good for ten minutes.
/// It may be that of a device id too. A user has at most one account of each system.
///
/// The callback brings `EOS_Success`; `EOS_Connect_LinkAccountFailed` if the account has a user of its own by now, or the user has another one of that system; `EOS_Connect_InvalidToken` if the token is
/// too old or not of this directory; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick,
/// with the user of the call. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Connect_LinkAccount(
    Handle: EOS_HConnect,
    Options: *const EOS_Connect_LinkAccountOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Connect_OnLinkAccountCallback,
) {
    const NAME: &str = "EOS_Connect_LinkAccount";
    try_boundary(NAME, || {
        let users = handles::get::<Users>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        // SAFETY: the game passes null or options of the version that they say.
        let read = unsafe { read_link(Options) };
        let user = read.as_ref().ok().map(|(user, _)| user.clone());
        let done = tell(
            NAME,
            delegate,
            move |ResultCode, ClientData, _: Option<()>| EOS_Connect_LinkAccountCallbackInfo {
                ResultCode,
                ClientData,
                LocalUserId: pointer(user.clone()),
            },
        );
        match read {
            Ok((user, continuance)) => users.link(&user, continuance, done),
            Err(refusal) => users.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// Takes the account that the user logged in by away from the user, who is logged out by it. What else leads to the user stays; where nothing does, the user cannot log in any more. The account is free: its next
/// login ends with `EOS_InvalidUser` and a continuance token. A device id is not unlinked but deleted, by `EOS_Connect_DeleteDeviceId`.
///
/// The callback brings `EOS_Success`; `EOS_InvalidState` if the user logged in by a device id; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`;
/// `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick, with the user of the call; who watches the login status is told after it. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Connect_UnlinkAccount(
    Handle: EOS_HConnect,
    Options: *const EOS_Connect_UnlinkAccountOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Connect_OnUnlinkAccountCallback,
) {
    const NAME: &str = "EOS_Connect_UnlinkAccount";
    try_boundary(NAME, || {
        let users = handles::get::<Users>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        // SAFETY: the game passes null or options of the version that they say.
        let read = unsafe { read_unlink(Options) };
        let user = read.as_ref().ok().cloned();
        let done = tell(
            NAME,
            delegate,
            move |ResultCode, ClientData, _: Option<()>| EOS_Connect_UnlinkAccountCallbackInfo {
                ResultCode,
                ClientData,
                LocalUserId: pointer(user.clone()),
            },
        );
        match read {
            Ok(user) => users.unlink(&user, done),
            Err(refusal) => users.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// # Safety
/// `options` is null or points to options of the version that they say; so does the reader below ask.
unsafe fn read_link(
    options: *const EOS_Connect_LinkAccountOptions,
) -> Result<(UserId, String), Refusal> {
    // SAFETY: the caller's promise.
    let options = unsafe { options::read(options) }?;
    let user = ids::product_user_id(options.LocalUserId)
        .map_err(|error| Refusal::of("LocalUserId", error))?;
    Ok((user, ids::read_continuance(options.ContinuanceToken)?))
}

/// # Safety
/// As for [`read_link`].
unsafe fn read_unlink(options: *const EOS_Connect_UnlinkAccountOptions) -> Result<UserId, Refusal> {
    // SAFETY: the caller's promise.
    let options = unsafe { options::read(options) }?;
    ids::product_user_id(options.LocalUserId).map_err(|error| Refusal::of("LocalUserId", error))
}

//! The functions of `eos_sessions.h` about invites. Who received one is told by a notification; see `sessions_notifications.rs`.

use std::ffi::{c_char, c_void};

use super::boundary::try_boundary;
use super::completion::tell;
use super::delegates::Delegate;
use super::handles;
use super::ids::{self, product_user, product_user_id};
use super::options;
use super::out::Out;
use super::refusal::Refusal;
use super::sessions::read_name;
use super::strings::{self, Limit, write_to_buffer};
use super::types::{
    EOS_HSessionDetails, EOS_HSessions, EOS_ProductUserId, EOS_SESSIONS_INVITEID_MAX_LENGTH,
    EOS_Sessions_CopySessionHandleByInviteIdOptions, EOS_Sessions_GetInviteCountOptions,
    EOS_Sessions_GetInviteIdByIndexOptions, EOS_Sessions_OnQueryInvitesCallback,
    EOS_Sessions_OnRejectInviteCallback, EOS_Sessions_OnSendInviteCallback,
    EOS_Sessions_QueryInvitesCallbackInfo, EOS_Sessions_QueryInvitesOptions,
    EOS_Sessions_RejectInviteCallbackInfo, EOS_Sessions_RejectInviteOptions,
    EOS_Sessions_SendInviteCallbackInfo, EOS_Sessions_SendInviteOptions,
};
use crate::interfaces::sessions::Sessions;
use crate::result::EOS_EResult;
use crate::user_id::UserId;

/// Invites a player into a session of this process. The player need not be online: the invite waits for an hour, or until the session is over.
///
/// `LocalUserId` must have made the session or be registered in it. Invites are between players: null, the program itself on a platform that was made with `bIsServer`, is `EOS_Sessions_NotAllowed`. An invite opens a session to `TargetUserId` whatever its permission level.
///
/// The callback brings `EOS_Success`; `EOS_NotFound` if there is no session of this name, or it is gone; `EOS_Sessions_NotAllowed` if this user may not invite, or the session takes no invites;
/// `EOS_Sessions_TooManyInvites` if the player has too many; `EOS_Sessions_InviteFailed` if the player cannot be invited; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`,
/// `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Sessions_SendInvite(
    Handle: EOS_HSessions,
    Options: *const EOS_Sessions_SendInviteOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Sessions_OnSendInviteCallback,
) {
    const NAME: &str = "EOS_Sessions_SendInvite";
    try_boundary(NAME, || {
        let sessions = handles::get::<Sessions>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        let done = tell(NAME, delegate, |ResultCode, ClientData, _: Option<()>| {
            EOS_Sessions_SendInviteCallbackInfo {
                ResultCode,
                ClientData,
            }
        });
        // SAFETY: the game passes null or options of the version that they say.
        match unsafe { read_invitation(&sessions, Options) } {
            Ok((name, user, target)) => sessions.send_invite(name, user, target, done),
            Err(refusal) => sessions.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// Rejects an invite that a user has received. It is gone for all devices of the user, and not known here any more when the callback comes; `EOS_Sessions_AddNotifySessionInviteRejected` tells after it.
///
/// The callback brings `EOS_Success`; `EOS_NotFound` if the user has no such invite, or has it no more; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`,
/// `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Sessions_RejectInvite(
    Handle: EOS_HSessions,
    Options: *const EOS_Sessions_RejectInviteOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Sessions_OnRejectInviteCallback,
) {
    const NAME: &str = "EOS_Sessions_RejectInvite";
    try_boundary(NAME, || {
        let sessions = handles::get::<Sessions>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        let done = tell(NAME, delegate, |ResultCode, ClientData, _: Option<()>| {
            EOS_Sessions_RejectInviteCallbackInfo {
                ResultCode,
                ClientData,
            }
        });
        // SAFETY: the game passes null or options of the version that they say.
        match unsafe { read_rejection(Options) } {
            Ok((user, invite)) => sessions.reject_invite(user, &invite, done),
            Err(refusal) => sessions.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// Asks the directory which invites a user has; `EOS_Sessions_GetInviteCount` and `EOS_Sessions_GetInviteIdByIndex` show them then. What comes in afterwards is known without asking.
///
/// The callback brings `EOS_Success` and the user; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once,
/// inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Sessions_QueryInvites(
    Handle: EOS_HSessions,
    Options: *const EOS_Sessions_QueryInvitesOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Sessions_OnQueryInvitesCallback,
) {
    const NAME: &str = "EOS_Sessions_QueryInvites";
    try_boundary(NAME, || {
        let sessions = handles::get::<Sessions>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        // SAFETY: the game passes null or options of the version that they say.
        let user = unsafe { options::read(Options) };
        let user = user.and_then(|options| read_user("LocalUserId", options.LocalUserId));
        let told = user.as_ref().ok().cloned();
        let done = tell(
            NAME,
            delegate,
            move |ResultCode, ClientData, _: Option<()>| EOS_Sessions_QueryInvitesCallbackInfo {
                ResultCode,
                ClientData,
                LocalUserId: told.clone().map_or(std::ptr::null_mut(), product_user),
            },
        );
        match user {
            Ok(user) => sessions.query_invites(user, done),
            Err(refusal) => sessions.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// How many invites of a user are known here. 0 for bad parameters, and for a user who is not logged in. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Sessions_GetInviteCount(
    Handle: EOS_HSessions,
    Options: *const EOS_Sessions_GetInviteCountOptions,
) -> u32 {
    try_boundary("EOS_Sessions_GetInviteCount", || {
        // SAFETY: the game passes null or options of the version that they say.
        let options = unsafe { options::read(Options) }?;
        let user = read_user("LocalUserId", options.LocalUserId)?;
        let sessions = handles::get::<Sessions>(Handle)?;
        Ok(u32::try_from(sessions.invite_count(&user)).unwrap_or(u32::MAX))
    })
}

/// Writes the id of an invite by its place in the order of their arrival, from 0.
///
/// `InOutBufferLength` is the size of `OutBuffer`, and afterwards the size that was needed; both count the terminating NUL. `EOS_SESSIONS_INVITEID_MAX_LENGTH + 1` is enough.
///
/// `EOS_Success`; `EOS_NotFound` beyond the last invite, and for a user who is not logged in; `EOS_LimitExceeded` if the buffer is too small; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Sessions_GetInviteIdByIndex(
    Handle: EOS_HSessions,
    Options: *const EOS_Sessions_GetInviteIdByIndexOptions,
    OutBuffer: *mut c_char,
    InOutBufferLength: *mut i32,
) -> EOS_EResult {
    try_boundary("EOS_Sessions_GetInviteIdByIndex", || {
        // SAFETY: the game passes null or options of the version that they say.
        let options = unsafe { options::read(Options) }?;
        let user = read_user("LocalUserId", options.LocalUserId)?;
        let sessions = handles::get::<Sessions>(Handle)?;
        let Some(invite) = sessions.invite_by_index(&user, options.Index as usize) else {
            let (index, count) = (options.Index, sessions.invite_count(&user));
            let reason = format!("Index is {index}, and {count} invites of the user are known");
            return Err(Refusal::new(EOS_EResult::EOS_NotFound, reason));
        };
        // SAFETY: the game vouches for its buffer.
        unsafe { write_to_buffer(invite.as_str(), OutBuffer, InOutBufferLength) }?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Copies the session of an invite, as it was when the directory told of the invite. A join with it goes through the invite. Nobody is asked; free it with `EOS_SessionDetails_Release`.
///
/// `EOS_Success`; `EOS_NotFound` if no user of this platform has the invite; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Sessions_CopySessionHandleByInviteId(
    Handle: EOS_HSessions,
    Options: *const EOS_Sessions_CopySessionHandleByInviteIdOptions,
    OutSessionHandle: *mut EOS_HSessionDetails,
) -> EOS_EResult {
    try_boundary("EOS_Sessions_CopySessionHandleByInviteId", || {
        // SAFETY: the game passes null or a place for a handle, and null or options of the version that they say.
        let out = unsafe { Out::new("OutSessionHandle", OutSessionHandle) }?;
        let invite = unsafe { read_invite(options::read(Options)?.InviteId) }?;
        let sessions = handles::get::<Sessions>(Handle)?;
        out.give_handle(sessions.invite_details(&invite)?)
    })
}

/// # Safety
/// `options` is null or points to options of the version that they say; so do the readers below ask.
unsafe fn read_invitation(
    sessions: &Sessions,
    options: *const EOS_Sessions_SendInviteOptions,
) -> Result<(String, Option<UserId>, UserId), Refusal> {
    // SAFETY: the caller's promise covers the options and what they point to.
    let (options, name) = unsafe {
        let options = options::read(options)?;
        (options, read_name(options.SessionName)?)
    };
    let user = ids::local_user(options.LocalUserId)?;
    sessions.check_named(user.as_ref())?;
    Ok((name, user, read_user("TargetUserId", options.TargetUserId)?))
}

/// # Safety
/// As for [`read_invitation`].
unsafe fn read_rejection(
    options: *const EOS_Sessions_RejectInviteOptions,
) -> Result<(UserId, String), Refusal> {
    // SAFETY: the caller's promise covers the options and what they point to.
    let (options, invite) = unsafe {
        let options = options::read(options)?;
        (options, read_invite(options.InviteId)?)
    };
    Ok((read_user("LocalUserId", options.LocalUserId)?, invite))
}

/// # Safety
/// `invite` is null or points to a text that ends in a NUL.
pub(super) unsafe fn read_invite(invite: *const c_char) -> Result<String, Refusal> {
    let longest = Limit::Bytes(EOS_SESSIONS_INVITEID_MAX_LENGTH as usize);
    // SAFETY: the caller's promise.
    Ok(unsafe { strings::required("InviteId", invite, longest) }?)
}

/// A user who has to be named.
pub(super) fn read_user(
    parameter: &'static str,
    user: EOS_ProductUserId,
) -> Result<UserId, Refusal> {
    product_user_id(user).map_err(|error| Refusal::of(parameter, error))
}

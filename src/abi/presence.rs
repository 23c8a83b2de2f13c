//! The functions of `eos_presence.h` that ask and tell what players show of themselves. Those that fill in a modification are in `presence_modification.rs`.

use std::ffi::{c_char, c_void};
use std::sync::Arc;

use super::boundary::try_boundary;
use super::completion::tell;
use super::delegates::Delegate;
use super::handles;
use super::ids::{self, epic_account};
use super::options;
use super::out::Out;
use super::presence_outputs::{SharedPresenceModification, hand_out};
use super::process;
use super::refusal::Refusal;
use super::strings::write_to_buffer;
use super::types::{
    CEnum, EOS_Bool, EOS_EpicAccountId, EOS_FALSE, EOS_HPresence, EOS_HPresenceModification,
    EOS_Presence_CopyPresenceOptions, EOS_Presence_CreatePresenceModificationOptions,
    EOS_Presence_GetJoinInfoOptions, EOS_Presence_HasPresenceOptions, EOS_Presence_Info,
    EOS_Presence_OnQueryPresenceCompleteCallback, EOS_Presence_QueryPresenceCallbackInfo,
    EOS_Presence_QueryPresenceOptions, EOS_Presence_SetPresenceCallbackInfo,
    EOS_Presence_SetPresenceCompleteCallback, EOS_Presence_SetPresenceOptions, EOS_TRUE,
};
use crate::interfaces::presence::modification::Modification;
use crate::interfaces::presence::{Presence, Product};
use crate::result::EOS_EResult;
use crate::user_id::UserId;

/// Asks the directory what a player shows: the user itself, or anybody of the deployment. What it shows beside whether it is there is for those who follow it, as friends do, and for itself. From then on the directory tells of changes by itself, of those whom the user follows; others are asked for anew at each query.
///
/// The callback brings `EOS_Success`; `EOS_InvalidUser` if the user is not logged in by Auth; `EOS_NotFound` if `TargetUserId` can be no account of a directory; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. A player whom nobody knows is offline. It comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Presence_QueryPresence(
    Handle: EOS_HPresence,
    Options: *const EOS_Presence_QueryPresenceOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Presence_OnQueryPresenceCompleteCallback,
) {
    const NAME: &str = "EOS_Presence_QueryPresence";
    try_boundary(NAME, || {
        let presence = handles::get::<Presence>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        // SAFETY: the game passes null or options of the version that they say.
        let read = unsafe { options::read(Options) }
            .and_then(|options| read_both(options.LocalUserId, options.TargetUserId));
        let told = read.as_ref().ok().cloned();
        let done = tell(
            NAME,
            delegate,
            move |ResultCode, ClientData, _: Option<()>| {
                let (user, player) = told.clone().unzip();
                EOS_Presence_QueryPresenceCallbackInfo {
                    ResultCode,
                    ClientData,
                    LocalUserId: pointer(user),
                    TargetUserId: pointer(player),
                }
            },
        );
        match read {
            Ok((user, player)) => presence.query(user, player, done),
            Err(refusal) => presence.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// Whether anything is known of what a player shows: after a query, after a notification, and of the user itself after `EOS_Presence_SetPresence`. Also `EOS_FALSE` for a user who is not logged in. Nobody is asked. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Presence_HasPresence(
    Handle: EOS_HPresence,
    Options: *const EOS_Presence_HasPresenceOptions,
) -> EOS_Bool {
    try_boundary("EOS_Presence_HasPresence", || {
        let presence = handles::get::<Presence>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        let options = unsafe { options::read(Options) }?;
        let (user, player) = read_both(options.LocalUserId, options.TargetUserId)?;
        // Games ask to find out; that nothing is known is an answer.
        Ok(match presence.get(&user, &player) {
            Ok(_) => EOS_TRUE,
            Err(_) => EOS_FALSE,
        })
    })
}

/// Copies what is known of what a player shows. Nobody is asked; free it with `EOS_Presence_Info_Release`. On failure the pointer is null.
///
/// `EOS_Success`; `EOS_NotFound` if nothing is known, see `EOS_Presence_HasPresence`; `EOS_InvalidUser` if the user is not logged in by Auth; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Presence_CopyPresence(
    Handle: EOS_HPresence,
    Options: *const EOS_Presence_CopyPresenceOptions,
    OutPresence: *mut *mut EOS_Presence_Info,
) -> EOS_EResult {
    try_boundary("EOS_Presence_CopyPresence", || {
        // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say.
        let out = unsafe { Out::new("OutPresence", OutPresence) }?;
        let presence = handles::get::<Presence>(Handle)?;
        let options = unsafe { options::read(Options) }?;
        let (user, player) = read_both(options.LocalUserId, options.TargetUserId)?;
        let view = presence.get(&user, &player)?;
        Ok(out.give(hand_out(player, &view)?))
    })
}

/// Makes an empty modification of what a user shows: what is not set in it stays as it is. Free it with `EOS_PresenceModification_Release`.
///
/// `EOS_Success`; `EOS_InvalidUser` if the user is not logged in by Auth; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Presence_CreatePresenceModification(
    Handle: EOS_HPresence,
    Options: *const EOS_Presence_CreatePresenceModificationOptions,
    OutPresenceModificationHandle: *mut EOS_HPresenceModification,
) -> EOS_EResult {
    try_boundary("EOS_Presence_CreatePresenceModification", || {
        // SAFETY: the game passes null or a place for a handle, and null or options of the version that they say.
        let out = unsafe {
            Out::new(
                "OutPresenceModificationHandle",
                OutPresenceModificationHandle,
            )
        }?;
        let presence = handles::get::<Presence>(Handle)?;
        let options = unsafe { options::read(Options) }?;
        let user = read_account("LocalUserId", options.LocalUserId)?;
        presence.account(&user)?;
        out.give_handle(Arc::<SharedPresenceModification>::default())
    })
}

/// Lets a user show what a modification says, until the user logs out; after an outage the directory is told again. A user who logs in is online and shows nothing else, and its game's product shows with the first call of this. The modification is copied before the call returns, and may be released and used again.
///
/// The callback brings `EOS_Success`; `EOS_InvalidUser` if the user is not logged in by Auth; `EOS_Presence_DataLengthInvalid` if there would be more than 32 records: nothing is changed then; `EOS_InvalidParameters`, also for what is no modification; `EOS_IncompatibleVersion`. After `EOS_TimedOut` and `EOS_NoConnection` the library keeps the change and tells the directory at the next contact.
/// `RichPresenceResultCode` is the same, but for a modification with a template: no directory has templates, so it is `EOS_Presence_TemplateNotFound` while everything else is shown. It comes once, inside Tick; who watches presence is told after it. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Presence_SetPresence(
    Handle: EOS_HPresence,
    Options: *const EOS_Presence_SetPresenceOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Presence_SetPresenceCompleteCallback,
) {
    const NAME: &str = "EOS_Presence_SetPresence";
    try_boundary(NAME, || {
        let presence = handles::get::<Presence>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        // SAFETY: the game passes null or options of the version that they say.
        let read = unsafe { read_change(Options) };
        let told = read.as_ref().ok().map(|(user, _)| user.clone());
        let done = tell(NAME, delegate, move |ResultCode, ClientData, text| {
            EOS_Presence_SetPresenceCallbackInfo {
                ResultCode,
                ClientData,
                LocalUserId: pointer(told.clone()),
                RichPresenceResultCode: text.map_or(ResultCode, CEnum::from),
            }
        });
        match read {
            Ok((user, modification)) => presence.set(user, &modification, &product(), done),
            Err(refusal) => presence.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// Writes what a player's game has set for others to join it by, with a NUL. `InOutBufferLength` is the size of the buffer, and afterwards how much was needed; `EOS_PRESENCEMODIFICATION_JOININFO_MAX_LENGTH` + 1 is always enough. Nobody is asked.
///
/// `EOS_Success`; `EOS_NotFound` if nothing is known of what the player shows, or it shows none; `EOS_LimitExceeded` if the buffer is too small; `EOS_InvalidUser` if the user is not logged in by Auth; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Presence_GetJoinInfo(
    Handle: EOS_HPresence,
    Options: *const EOS_Presence_GetJoinInfoOptions,
    OutBuffer: *mut c_char,
    InOutBufferLength: *mut i32,
) -> EOS_EResult {
    try_boundary("EOS_Presence_GetJoinInfo", || {
        let presence = handles::get::<Presence>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        let options = unsafe { options::read(Options) }?;
        let (user, player) = read_both(options.LocalUserId, options.TargetUserId)?;
        let join_info = presence.get(&user, &player)?.join_info.ok_or_else(|| {
            let reason = format!("TargetUserId: {player} shows no join info");
            Refusal::new(EOS_EResult::EOS_NotFound, reason)
        })?;
        // SAFETY: the game passes null or a buffer of the length that it says.
        unsafe { write_to_buffer(&join_info, OutBuffer, InOutBufferLength) }?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// What the game said of its product at the start.
fn product() -> Product {
    let process = process::current();
    process.map_or_else(Product::default, |process| Product {
        name: process.product_name,
        version: process.product_version,
    })
}

fn pointer(user: Option<UserId>) -> EOS_EpicAccountId {
    user.map_or(std::ptr::null_mut(), epic_account)
}

fn read_account(parameter: &'static str, user: EOS_EpicAccountId) -> Result<UserId, Refusal> {
    ids::epic_account_id(user).map_err(|error| Refusal::of(parameter, error))
}

fn read_both(
    user: EOS_EpicAccountId,
    player: EOS_EpicAccountId,
) -> Result<(UserId, UserId), Refusal> {
    let user = read_account("LocalUserId", user)?;
    Ok((user, read_account("TargetUserId", player)?))
}

/// # Safety
/// `options` is null or points to options of the version that they say.
unsafe fn read_change(
    options: *const EOS_Presence_SetPresenceOptions,
) -> Result<(UserId, Modification), Refusal> {
    // SAFETY: the caller's promise.
    let options = unsafe { options::read(options) }?;
    let user = read_account("LocalUserId", options.LocalUserId)?;
    let handle = options.PresenceModificationHandle;
    let modification = handles::get::<SharedPresenceModification>(handle)
        .map_err(|error| Refusal::of("PresenceModificationHandle", error))?;
    let copy = modification.lock().clone();
    Ok((user, copy))
}

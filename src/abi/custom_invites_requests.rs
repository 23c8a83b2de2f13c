//! The functions of `eos_custominvites.h` about requests to join: a player asks another to be let into its game.

use std::ffi::c_void;

use super::boundary::try_boundary;
use super::completion::tell;
use super::delegates::Delegate;
use super::handles;
use super::ids::product_user;
use super::options;
use super::refusal::Refusal;
use super::sessions_invites::read_user;
use super::types::*;
use crate::interfaces::Outcome;
use crate::interfaces::custom_invites::CustomInvites;
use crate::result::EOS_EResult;
use crate::user_id::UserId;

/// Asks a player to be let into its game. It need not be online: the request waits for an hour, and may never be answered. One request of a user waits for a player at a time: asking again while it does is asking once. `EOS_CustomInvites_AddNotifyRequestToJoinResponseReceived` tells the answer.
///
/// The callback brings `EOS_Success` when the request waits for the player; `EOS_NotFound` for no user of this directory; `EOS_TooManyRequests` where 100 invites and requests wait for the player, 10 of this user do, or 500 of this user wait for anybody; `EOS_InvalidUser` if the
/// user is not logged in; `EOS_InvalidParameters`, also for the user itself; `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_CustomInvites_SendRequestToJoin(
    Handle: EOS_HCustomInvites,
    Options: *const EOS_CustomInvites_SendRequestToJoinOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_CustomInvites_OnSendRequestToJoinCallback,
) {
    const NAME: &str = "EOS_CustomInvites_SendRequestToJoin";
    try_boundary(NAME, || {
        let invites = handles::get::<CustomInvites>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        // SAFETY: the game passes null or options of the version that they say.
        let pair = unsafe { options::read(Options) }
            .and_then(|options| read_pair(options.LocalUserId, options.TargetUserId));
        let info = |ResultCode, ClientData, LocalUserId, TargetUserId| {
            EOS_CustomInvites_SendRequestToJoinCallbackInfo {
                ResultCode,
                ClientData,
                LocalUserId,
                TargetUserId,
            }
        };
        let done = done(NAME, &pair, delegate, info);
        match pair {
            Ok((user, target)) => {
                invites.request_to_join(&user, &target, |outcome| done(outcome.map(drop)))
            }
            Err(refusal) => invites.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// Lets a player join that has asked to: it is told so. What leads it into the game is the game's affair, for instance a custom invite. The request is gone by it.
///
/// The callback brings `EOS_Success`; `EOS_NotFound` if the player has not asked, or its request was answered or is over; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_TimedOut`,
/// `EOS_NoConnection`. An answer that was given in an overlay (`GR_UI_AcceptRequestToJoin`) may be given once more by the game, which changes nothing. It comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_CustomInvites_AcceptRequestToJoin(
    Handle: EOS_HCustomInvites,
    Options: *const EOS_CustomInvites_AcceptRequestToJoinOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_CustomInvites_OnAcceptRequestToJoinCallback,
) {
    const NAME: &str = "EOS_CustomInvites_AcceptRequestToJoin";
    try_boundary(NAME, || {
        let invites = handles::get::<CustomInvites>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        // SAFETY: the game passes null or options of the version that they say.
        let pair = unsafe { options::read(Options) }
            .and_then(|options| read_pair(options.LocalUserId, options.TargetUserId));
        let info = |ResultCode, ClientData, LocalUserId, TargetUserId| {
            EOS_CustomInvites_AcceptRequestToJoinCallbackInfo {
                ResultCode,
                ClientData,
                LocalUserId,
                TargetUserId,
            }
        };
        let done = done(NAME, &pair, delegate, info);
        match pair {
            Ok((user, target)) => invites.answer(&user, &target, true, done),
            Err(refusal) => invites.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// Does not let a player join that has asked to: it is told so. The request is gone by it.
///
/// The callback brings `EOS_Success`; `EOS_NotFound` if the player has not asked, or its request was answered or is over; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_TimedOut`,
/// `EOS_NoConnection`. An answer that was given in an overlay (`GR_UI_RejectRequestToJoin`) may be given once more by the game, which changes nothing. It comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_CustomInvites_RejectRequestToJoin(
    Handle: EOS_HCustomInvites,
    Options: *const EOS_CustomInvites_RejectRequestToJoinOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_CustomInvites_OnRejectRequestToJoinCallback,
) {
    const NAME: &str = "EOS_CustomInvites_RejectRequestToJoin";
    try_boundary(NAME, || {
        let invites = handles::get::<CustomInvites>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        // SAFETY: the game passes null or options of the version that they say.
        let pair = unsafe { options::read(Options) }
            .and_then(|options| read_pair(options.LocalUserId, options.TargetUserId));
        let info = |ResultCode, ClientData, LocalUserId, TargetUserId| {
            EOS_CustomInvites_RejectRequestToJoinCallbackInfo {
                ResultCode,
                ClientData,
                LocalUserId,
                TargetUserId,
            }
        };
        let done = done(NAME, &pair, delegate, info);
        match pair {
            Ok((user, target)) => invites.answer(&user, &target, false, done),
            Err(refusal) => invites.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// What tells the game the end of a call about two players, by what `info` makes of the result and of those who are named.
fn done<Info: 'static>(
    name: &'static str,
    pair: &Result<(UserId, UserId), Refusal>,
    delegate: Delegate<Info>,
    info: fn(CEnum<EOS_EResult>, *mut c_void, EOS_ProductUserId, EOS_ProductUserId) -> Info,
) -> impl FnOnce(Outcome<()>) + Send + 'static {
    let told = pair.as_ref().ok().cloned();
    tell(name, delegate, move |code, client_data, _: Option<()>| {
        let (user, target) = told.clone().unzip();
        info(code, client_data, pointer(user), pointer(target))
    })
}

fn pointer(user: Option<UserId>) -> EOS_ProductUserId {
    user.map_or(std::ptr::null_mut(), product_user)
}

/// A user, and another player.
pub(super) fn read_pair(
    user: EOS_ProductUserId,
    target: EOS_ProductUserId,
) -> Result<(UserId, UserId), Refusal> {
    let user = read_user("LocalUserId", user)?;
    Ok((user, read_user("TargetUserId", target)?))
}

//! The functions of `eos_custominvites.h` about invites: what they say, sending them, being done with them. Requests to join are in `custom_invites_requests.rs`, the notifications in
//! `custom_invites_notifications.rs`.

use std::ffi::{c_char, c_void};

use greenroom_protocol::limits;

use super::boundary::try_boundary;
use super::completion::{announce, settle};
use super::delegates::Delegate;
use super::handles;
use super::ids::{product_user, product_user_id};
use super::options;
use super::refusal::Refusal;
use super::sessions_invites::read_user;
use super::strings::{self, Limit};
use super::types::{
    CEnum, EOS_CUSTOMINVITES_MAX_PAYLOAD_LENGTH, EOS_CustomInvites_FinalizeInviteOptions,
    EOS_CustomInvites_OnSendCustomInviteCallback, EOS_CustomInvites_SendCustomInviteCallbackInfo,
    EOS_CustomInvites_SendCustomInviteOptions, EOS_CustomInvites_SetCustomInviteOptions,
    EOS_HCustomInvites, EOS_ProductUserId,
};
use crate::interfaces::Outcome;
use crate::interfaces::custom_invites::CustomInvites;
use crate::result::EOS_EResult;
use crate::user_id::UserId;

/// Longest id of an invite, which is a GUID.
const ID_MAX: usize = 64;

/// Says what the invites of a user say that are sent from now on. One text for each user, until the user logs out; an empty text takes it back.
///
/// `EOS_Success`; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters` for null and for a text that is too long; `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_CustomInvites_SetCustomInvite(
    Handle: EOS_HCustomInvites,
    Options: *const EOS_CustomInvites_SetCustomInviteOptions,
) -> EOS_EResult {
    try_boundary("EOS_CustomInvites_SetCustomInvite", || {
        let longest = Limit::Bytes(EOS_CUSTOMINVITES_MAX_PAYLOAD_LENGTH as usize - 1);
        // SAFETY: the game passes null or options of the version that they say, with a text that ends in a NUL.
        let (options, payload) = unsafe {
            let options = options::read(Options)?;
            (
                options,
                strings::optional("Payload", options.Payload, longest)?,
            )
        };
        let payload = payload.ok_or_else(|| Refusal::parameter("Payload is null"))?;
        let user = read_user("LocalUserId", options.LocalUserId)?;
        let invites = handles::get::<CustomInvites>(Handle)?;
        invites.set_payload(&user, payload)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Invites 1 to 100 players, in the words of `EOS_CustomInvites_SetCustomInvite`. They need not be online: an invite waits for an hour. An invite that says the same as one that waits for the same player already is that invite. Who blocks the user hears nothing of it, and the user nothing of that.
///
/// The callback brings `EOS_Success` and the players who were reached, in the order in which they were named: left out is who is no user of this directory, and for whom too many invites wait. Where nobody was reached it brings
/// why the first was not: `EOS_NotFound` for no user of this directory, `EOS_TooManyRequests` where 100 invites and requests wait for the player, 10 of this user do, or 500 of this user wait for anybody. Further `EOS_NotFound` if the user has no
/// text; `EOS_InvalidUser` if the user is not logged in; `EOS_LimitExceeded` for more than 100 players; `EOS_InvalidParameters` for none, and for the user itself among them; `EOS_IncompatibleVersion`;
/// `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_CustomInvites_SendCustomInvite(
    Handle: EOS_HCustomInvites,
    Options: *const EOS_CustomInvites_SendCustomInviteOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_CustomInvites_OnSendCustomInviteCallback,
) {
    const NAME: &str = "EOS_CustomInvites_SendCustomInvite";
    try_boundary(NAME, || {
        let invites = handles::get::<CustomInvites>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        // SAFETY: the game passes null or options of the version that they say, with as many targets as they say.
        let read = unsafe { read_invitation(Options) };
        let user = read.as_ref().ok().map(|(user, _)| user.clone());
        let told = user.clone();
        announce(&delegate, move |ResultCode, ClientData| {
            sent(ResultCode, ClientData, told.clone(), &mut [])
        });
        let done = move |outcome: Outcome<Vec<UserId>>| {
            let (code, reached) = settle(NAME, outcome);
            let reached = reached.into_iter().flatten();
            let mut reached: Vec<EOS_ProductUserId> = reached.map(product_user).collect();
            delegate.call(|ClientData| sent(CEnum::from(code), ClientData, user, &mut reached));
        };
        match read {
            Ok((user, targets)) => invites.send_invite(&user, &targets, done),
            Err(refusal) => invites.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// Says that the game is done with an invite that a user has received, accepted in an overlay or not. It is gone, for all devices of the user. Who sent it is not told. The answer is from here, and the directory hears of it as soon as it can be reached; a game that ends before is told of the invite again.
///
/// `EOS_Success`; `EOS_NotFound` if the user has no such invite of this sender here, or no more; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_CustomInvites_FinalizeInvite(
    Handle: EOS_HCustomInvites,
    Options: *const EOS_CustomInvites_FinalizeInviteOptions,
) -> EOS_EResult {
    try_boundary("EOS_CustomInvites_FinalizeInvite", || {
        // SAFETY: the game passes null or options of the version that they say, with a text that ends in a NUL.
        let (options, invite) = unsafe {
            let options = options::read(Options)?;
            (options, read_invite(options.CustomInviteId)?)
        };
        let user = read_user("LocalUserId", options.LocalUserId)?;
        let sender = read_user("TargetUserId", options.TargetUserId)?;
        let invites = handles::get::<CustomInvites>(Handle)?;
        invites.finalize(&user, &sender, &invite)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

fn sent(
    ResultCode: CEnum<EOS_EResult>,
    ClientData: *mut c_void,
    user: Option<UserId>,
    reached: &mut [EOS_ProductUserId],
) -> EOS_CustomInvites_SendCustomInviteCallbackInfo {
    EOS_CustomInvites_SendCustomInviteCallbackInfo {
        ResultCode,
        ClientData,
        LocalUserId: user.map_or(std::ptr::null_mut(), product_user),
        TargetUserIds: match reached.is_empty() {
            true => std::ptr::null_mut(),
            false => reached.as_mut_ptr(),
        },
        TargetUserIdsCount: u32::try_from(reached.len()).unwrap_or(u32::MAX),
    }
}

/// # Safety
/// `options` is null or points to options of the version that they say, whose list has as many elements as they say.
unsafe fn read_invitation(
    options: *const EOS_CustomInvites_SendCustomInviteOptions,
) -> Result<(UserId, Vec<UserId>), Refusal> {
    // SAFETY: the caller's promise.
    let options = unsafe { options::read(options) }?;
    let user = read_user("LocalUserId", options.LocalUserId)?;
    let (list, count) = (options.TargetUserIds, options.TargetUserIdsCount as usize);
    if list.is_null() || count == 0 {
        return Err(Refusal::parameter("TargetUserIds names nobody"));
    }
    let most = limits::MESSAGE_RECEIVERS_MAX;
    if count > most {
        let reason = format!("TargetUserIdsCount is {count}, and more than {most} are too many");
        return Err(Refusal::new(EOS_EResult::EOS_LimitExceeded, reason));
    }
    let mut targets = Vec::with_capacity(count);
    for at in 0..count {
        // SAFETY: the caller vouches for as many elements; they need not be aligned.
        let target = unsafe { list.add(at).read_unaligned() };
        let named = format!("TargetUserIds[{at}]");
        targets.push(product_user_id(target).map_err(|error| Refusal::of(named, error))?);
    }
    Ok((user, targets))
}

/// # Safety
/// `invite` is null or points to a text that ends in a NUL.
pub(super) unsafe fn read_invite(invite: *const c_char) -> Result<String, Refusal> {
    // SAFETY: the caller's promise.
    Ok(unsafe { strings::required("CustomInviteId", invite, Limit::Bytes(ID_MAX)) }?)
}

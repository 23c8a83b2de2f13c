//! The functions of `eos_friends.h` that ask the directory. What is known then is read in `friends_reading.rs`; the notifications are in `friends_notifications.rs`.

use std::ffi::c_void;
use std::sync::Arc;

use greenroom_protocol::friends::InviteStep;

use super::boundary::try_boundary;
use super::completion::tell;
use super::delegates::Delegate;
use super::handles;
use super::ids::{epic_account, epic_account_id};
use super::options;
use super::refusal::Refusal;
use super::types::{
    CEnum, EOS_EpicAccountId, EOS_Friends_AcceptInviteCallbackInfo,
    EOS_Friends_AcceptInviteOptions, EOS_Friends_OnAcceptInviteCallback,
    EOS_Friends_OnQueryFriendsCallback, EOS_Friends_OnRejectInviteCallback,
    EOS_Friends_OnSendInviteCallback, EOS_Friends_QueryFriendsCallbackInfo,
    EOS_Friends_QueryFriendsOptions, EOS_Friends_RejectInviteCallbackInfo,
    EOS_Friends_RejectInviteOptions, EOS_Friends_SendInviteCallbackInfo,
    EOS_Friends_SendInviteOptions, EOS_HFriends,
};
use crate::interfaces::friends::Friends;
use crate::result::EOS_EResult;
use crate::user_id::UserId;

/// Asks the directory for the friends of a user, for open invites and for whom the user blocks. The functions that count and list them show them from then on, and follow every change without being asked, until the user logs out.
///
/// The callback brings `EOS_Success`, also where there is nobody; `EOS_InvalidUser` if the user is not logged in at Auth; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_TimedOut`,
/// `EOS_NoConnection`. It comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Friends_QueryFriends(
    Handle: EOS_HFriends,
    Options: *const EOS_Friends_QueryFriendsOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Friends_OnQueryFriendsCallback,
) {
    const NAME: &str = "EOS_Friends_QueryFriends";
    try_boundary(NAME, || {
        let friends = handles::get::<Friends>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        // SAFETY: the game passes null or options of the version that they say.
        let user = unsafe { options::read(Options) };
        let user = user.and_then(|options| read_user("LocalUserId", options.LocalUserId));
        let told = user.as_ref().ok().cloned();
        let done = tell(
            NAME,
            delegate,
            move |ResultCode, ClientData, _: Option<()>| EOS_Friends_QueryFriendsCallbackInfo {
                ResultCode,
                ClientData,
                LocalUserId: pointer(told.clone()),
            },
        );
        match user {
            Ok(user) => friends.query(user, done),
            Err(refusal) => friends.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// Invites another player to be friends. The invite waits until it is accepted; that it is declined is told nobody. Where the other one has an invite out to the local user, the two are friends at once.
///
/// The callback brings `EOS_Success` as soon as the directory has the invite; `EOS_Friends_InviteAwaitingAcceptance` if it is out already; `EOS_Friends_AlreadyFriends`;
/// `EOS_Friends_LocalUserFriendLimitExceeded` if this user has a thousand friends and invites out, `EOS_Friends_TargetUserFriendLimitExceeded` if the other one has;
/// `EOS_Friends_TargetUserTooManyInvites` if too many wait for the answer of the other one; `EOS_InvalidState` if the local user blocks it; `EOS_AccessDenied` if it blocks the local user; `EOS_NotFound`
/// if there is no such account; `EOS_InvalidUser` if the user is not logged in at Auth; `EOS_InvalidParameters`, also for oneself; `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It
/// comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Friends_SendInvite(
    Handle: EOS_HFriends,
    Options: *const EOS_Friends_SendInviteOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Friends_OnSendInviteCallback,
) {
    const NAME: &str = "EOS_Friends_SendInvite";
    try_boundary(NAME, || {
        let friends = handles::get::<Friends>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        // SAFETY: the game passes null or options of the version that they say.
        let pair = unsafe { options::read(Options) }
            .and_then(|options| read_pair(options.LocalUserId, options.TargetUserId));
        let info = |ResultCode, ClientData, LocalUserId, TargetUserId| {
            EOS_Friends_SendInviteCallbackInfo {
                ResultCode,
                ClientData,
                LocalUserId,
                TargetUserId,
            }
        };
        act(&friends, InviteStep::Send, pair, NAME, delegate, info);
        Ok(())
    });
}

/// Accepts the invite of another player: the two are friends.
///
/// The callback brings `EOS_Success`; `EOS_Friends_NoInvitation` if there is no invite of this player, or it was declined; `EOS_Friends_AlreadyFriends`; `EOS_Friends_LocalUserFriendLimitExceeded` if
/// this user has a thousand friends and invites out; `EOS_NotFound` if the target is no account of a directory; `EOS_InvalidUser` if the user is not logged in at Auth; `EOS_InvalidParameters`,
/// `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Friends_AcceptInvite(
    Handle: EOS_HFriends,
    Options: *const EOS_Friends_AcceptInviteOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Friends_OnAcceptInviteCallback,
) {
    const NAME: &str = "EOS_Friends_AcceptInvite";
    try_boundary(NAME, || {
        let friends = handles::get::<Friends>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        // SAFETY: the game passes null or options of the version that they say.
        let pair = unsafe { options::read(Options) }
            .and_then(|options| read_pair(options.LocalUserId, options.TargetUserId));
        let info = |ResultCode, ClientData, LocalUserId, TargetUserId| {
            EOS_Friends_AcceptInviteCallbackInfo {
                ResultCode,
                ClientData,
                LocalUserId,
                TargetUserId,
            }
        };
        act(&friends, InviteStep::Accept, pair, NAME, delegate, info);
        Ok(())
    });
}

/// Declines the invite of another player. It is gone for the local user, who may still invite the other one: then the two are friends. The other one is not told, and sees the invite out.
///
/// The callback brings `EOS_Success`; `EOS_Friends_NoInvitation` if there is no invite of this player, or it was declined; `EOS_Friends_AlreadyFriends`; `EOS_NotFound` if the target is no account of a
/// directory; `EOS_InvalidUser` if the user is not logged in at Auth; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Friends_RejectInvite(
    Handle: EOS_HFriends,
    Options: *const EOS_Friends_RejectInviteOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Friends_OnRejectInviteCallback,
) {
    const NAME: &str = "EOS_Friends_RejectInvite";
    try_boundary(NAME, || {
        let friends = handles::get::<Friends>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        // SAFETY: the game passes null or options of the version that they say.
        let pair = unsafe { options::read(Options) }
            .and_then(|options| read_pair(options.LocalUserId, options.TargetUserId));
        let info = |ResultCode, ClientData, LocalUserId, TargetUserId| {
            EOS_Friends_RejectInviteCallbackInfo {
                ResultCode,
                ClientData,
                LocalUserId,
                TargetUserId,
            }
        };
        act(&friends, InviteStep::Reject, pair, NAME, delegate, info);
        Ok(())
    });
}

/// Takes a step to friendship, and tells the game with what `info` makes of the result and the two players.
fn act<Info: 'static>(
    friends: &Arc<Friends>,
    step: InviteStep,
    pair: Result<(UserId, UserId), Refusal>,
    name: &'static str,
    delegate: Delegate<Info>,
    info: fn(CEnum<EOS_EResult>, *mut c_void, EOS_EpicAccountId, EOS_EpicAccountId) -> Info,
) {
    let told = pair.as_ref().ok().cloned();
    let done = tell(name, delegate, move |code, client_data, _: Option<()>| {
        let (user, target) = told.clone().unzip();
        info(code, client_data, pointer(user), pointer(target))
    });
    match pair {
        Ok((user, other)) => friends.step(&user, &other, step, done),
        Err(refusal) => friends.post(|| done(Err(refusal.into()))),
    }
}

fn read_pair(
    user: EOS_EpicAccountId,
    target: EOS_EpicAccountId,
) -> Result<(UserId, UserId), Refusal> {
    let user = read_user("LocalUserId", user)?;
    Ok((user, read_user("TargetUserId", target)?))
}

/// A user who has to be named.
pub(super) fn read_user(
    parameter: &'static str,
    user: EOS_EpicAccountId,
) -> Result<UserId, Refusal> {
    epic_account_id(user).map_err(|error| Refusal::of(parameter, error))
}

pub(super) fn pointer(user: Option<UserId>) -> EOS_EpicAccountId {
    user.map_or(std::ptr::null_mut(), epic_account)
}

//! The functions of `eos_friends.h` that show what is known of friends, without asking anybody.

use greenroom_protocol::friends::FriendStatus;

use super::boundary::{Neutral, try_boundary};
use super::friends::{pointer, read_user};
use super::handles;
use super::options;
use super::types::{
    EOS_EFriendsStatus, EOS_EpicAccountId, EOS_Friends_GetBlockedUserAtIndexOptions,
    EOS_Friends_GetBlockedUsersCountOptions, EOS_Friends_GetFriendAtIndexOptions,
    EOS_Friends_GetFriendsCountOptions, EOS_Friends_GetStatusOptions, EOS_HFriends,
};
use crate::interfaces::friends::Friends;
use crate::result::EOS_EResult;

/// How many friends and open invites of a user are known; `EOS_Friends_GetStatus` tells them apart. 0 before `EOS_Friends_QueryFriends` has brought them, for a user who is not logged in at Auth and for bad parameters. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Friends_GetFriendsCount(
    Handle: EOS_HFriends,
    Options: *const EOS_Friends_GetFriendsCountOptions,
) -> i32 {
    try_boundary("EOS_Friends_GetFriendsCount", || {
        // SAFETY: the game passes null or options of the version that they say.
        let options = unsafe { options::read(Options) }?;
        let user = read_user("LocalUserId", options.LocalUserId)?;
        let friends = handles::get::<Friends>(Handle)?;
        Ok(i32::try_from(friends.count(&user)).unwrap_or(i32::MAX))
    })
}

/// A friend, or somebody with whom an invite is open, by its place, from 0. Who comes is the last, and who goes lets those behind it move up; otherwise places stay. Null beyond the last one, and whenever
/// `EOS_Friends_GetFriendsCount` is 0. Never freed by the game. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Friends_GetFriendAtIndex(
    Handle: EOS_HFriends,
    Options: *const EOS_Friends_GetFriendAtIndexOptions,
) -> EOS_EpicAccountId {
    try_boundary("EOS_Friends_GetFriendAtIndex", || {
        // SAFETY: the game passes null or options of the version that they say.
        let options = unsafe { options::read(Options) }?;
        let user = read_user("LocalUserId", options.LocalUserId)?;
        let friends = handles::get::<Friends>(Handle)?;
        let index = usize::try_from(options.Index).ok();
        Ok(pointer(
            index.and_then(|index| friends.by_index(&user, index)),
        ))
    })
}

/// What another player is to a user, as far as is known: `EOS_FS_NotFriends` for everybody before `EOS_Friends_QueryFriends` has brought them, for a user who is not logged in at Auth and for bad parameters. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Friends_GetStatus(
    Handle: EOS_HFriends,
    Options: *const EOS_Friends_GetStatusOptions,
) -> EOS_EFriendsStatus {
    try_boundary("EOS_Friends_GetStatus", || {
        // SAFETY: the game passes null or options of the version that they say.
        let options = unsafe { options::read(Options) }?;
        let user = read_user("LocalUserId", options.LocalUserId)?;
        let other = read_user("TargetUserId", options.TargetUserId)?;
        let friends = handles::get::<Friends>(Handle)?;
        Ok(shown(friends.status(&user, &other)))
    })
}

/// How many players a user is known to block. Who is blocked is decided on the directory; EOS has no call for it. 0 before `EOS_Friends_QueryFriends` has brought them, for a user who is not logged in at
/// Auth and for bad parameters. Any thread. Since 1.16.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Friends_GetBlockedUsersCount(
    Handle: EOS_HFriends,
    Options: *const EOS_Friends_GetBlockedUsersCountOptions,
) -> i32 {
    try_boundary("EOS_Friends_GetBlockedUsersCount", || {
        // SAFETY: the game passes null or options of the version that they say.
        let options = unsafe { options::read(Options) }?;
        let user = read_user("LocalUserId", options.LocalUserId)?;
        let friends = handles::get::<Friends>(Handle)?;
        Ok(i32::try_from(friends.blocked_count(&user)).unwrap_or(i32::MAX))
    })
}

/// A player whom a user blocks, by its place, from 0. Null beyond the last one, and whenever `EOS_Friends_GetBlockedUsersCount` is 0. Never freed by the game. Any thread. Since 1.16.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Friends_GetBlockedUserAtIndex(
    Handle: EOS_HFriends,
    Options: *const EOS_Friends_GetBlockedUserAtIndexOptions,
) -> EOS_EpicAccountId {
    try_boundary("EOS_Friends_GetBlockedUserAtIndex", || {
        // SAFETY: the game passes null or options of the version that they say.
        let options = unsafe { options::read(Options) }?;
        let user = read_user("LocalUserId", options.LocalUserId)?;
        let friends = handles::get::<Friends>(Handle)?;
        let index = usize::try_from(options.Index).ok();
        Ok(pointer(
            index.and_then(|index| friends.blocked_by_index(&user, index)),
        ))
    })
}

pub(super) fn shown(status: FriendStatus) -> EOS_EFriendsStatus {
    match status {
        FriendStatus::None => EOS_EFriendsStatus::EOS_FS_NotFriends,
        FriendStatus::Sent => EOS_EFriendsStatus::EOS_FS_InviteSent,
        FriendStatus::Received => EOS_EFriendsStatus::EOS_FS_InviteReceived,
        FriendStatus::Friends => EOS_EFriendsStatus::EOS_FS_Friends,
    }
}

impl Neutral for EOS_EFriendsStatus {
    fn neutral() -> Self {
        Self::EOS_FS_NotFriends
    }

    fn refused(_code: EOS_EResult) -> Self {
        Self::neutral()
    }
}

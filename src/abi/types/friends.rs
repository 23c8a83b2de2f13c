//! What the Friends functions take and give.

use std::ffi::c_void;

use crate::abi::types::{CEnum, EOS_Bool, EOS_EpicAccountId};
use crate::c_enum::c_enum;
use crate::result::EOS_EResult;

/// What an `EOS_HFriends` points to as C sees it; it has no content.
pub struct EOS_FriendsHandle {
    _private: [u8; 0],
}

/// The Friends interface of a platform. Lives as long as the platform; never freed by the game.
pub type EOS_HFriends = *mut EOS_FriendsHandle;

c_enum! {
    /// What two are to each other, as one of them sees it.
    pub enum EOS_EFriendsStatus {
        /// No friends, and no invite is open. That one was declined looks like this to the one who has declined it.
        EOS_FS_NotFriends = 0,
        /// The local user has invited the other one, who has not accepted. That it was declined is told nobody.
        EOS_FS_InviteSent = 1,
        /// The other one has invited the local user, who has not answered.
        EOS_FS_InviteReceived = 2,
        /// Friends: each follows the other.
        EOS_FS_Friends = 3,
    }
}

/// Newest version of `EOS_Friends_QueryFriendsOptions` that this library knows.
pub const EOS_FRIENDS_QUERYFRIENDS_API_LATEST: i32 = 1;

/// What `EOS_Friends_QueryFriends` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Friends_QueryFriendsOptions {
    /// Version of this struct: `EOS_FRIENDS_QUERYFRIENDS_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Whose friends it is about: an Epic account that is logged in.
    pub LocalUserId: EOS_EpicAccountId,
}

/// How `EOS_Friends_QueryFriends` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Friends_QueryFriendsCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The local user that the call named; null if it named none.
    pub LocalUserId: EOS_EpicAccountId,
}

/// Newest version of `EOS_Friends_SendInviteOptions` that this library knows.
pub const EOS_FRIENDS_SENDINVITE_API_LATEST: i32 = 1;

/// What `EOS_Friends_SendInvite` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Friends_SendInviteOptions {
    /// Version of this struct: `EOS_FRIENDS_SENDINVITE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Whose friends it is about: an Epic account that is logged in.
    pub LocalUserId: EOS_EpicAccountId,
    /// Whom to invite.
    pub TargetUserId: EOS_EpicAccountId,
}

/// How `EOS_Friends_SendInvite` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Friends_SendInviteCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The local user that the call named; null if it named none.
    pub LocalUserId: EOS_EpicAccountId,
    /// The other one that the call named; null if it named none.
    pub TargetUserId: EOS_EpicAccountId,
}

/// Newest version of `EOS_Friends_AcceptInviteOptions` that this library knows.
pub const EOS_FRIENDS_ACCEPTINVITE_API_LATEST: i32 = 1;

/// What `EOS_Friends_AcceptInvite` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Friends_AcceptInviteOptions {
    /// Version of this struct: `EOS_FRIENDS_ACCEPTINVITE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Whose friends it is about: an Epic account that is logged in.
    pub LocalUserId: EOS_EpicAccountId,
    /// Who sent the invite.
    pub TargetUserId: EOS_EpicAccountId,
}

/// How `EOS_Friends_AcceptInvite` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Friends_AcceptInviteCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The local user that the call named; null if it named none.
    pub LocalUserId: EOS_EpicAccountId,
    /// The other one that the call named; null if it named none.
    pub TargetUserId: EOS_EpicAccountId,
}

/// Newest version of `EOS_Friends_RejectInviteOptions` that this library knows.
pub const EOS_FRIENDS_REJECTINVITE_API_LATEST: i32 = 1;

/// What `EOS_Friends_RejectInvite` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Friends_RejectInviteOptions {
    /// Version of this struct: `EOS_FRIENDS_REJECTINVITE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Whose friends it is about: an Epic account that is logged in.
    pub LocalUserId: EOS_EpicAccountId,
    /// Who sent the invite.
    pub TargetUserId: EOS_EpicAccountId,
}

/// How `EOS_Friends_RejectInvite` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Friends_RejectInviteCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The local user that the call named; null if it named none.
    pub LocalUserId: EOS_EpicAccountId,
    /// The other one that the call named; null if it named none.
    pub TargetUserId: EOS_EpicAccountId,
}

/// Newest version of `EOS_Friends_GetFriendsCountOptions` that this library knows.
pub const EOS_FRIENDS_GETFRIENDSCOUNT_API_LATEST: i32 = 1;

/// What `EOS_Friends_GetFriendsCount` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Friends_GetFriendsCountOptions {
    /// Version of this struct: `EOS_FRIENDS_GETFRIENDSCOUNT_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Whose friends it is about: an Epic account that is logged in.
    pub LocalUserId: EOS_EpicAccountId,
}

/// Newest version of `EOS_Friends_GetFriendAtIndexOptions` that this library knows.
pub const EOS_FRIENDS_GETFRIENDATINDEX_API_LATEST: i32 = 1;

/// What `EOS_Friends_GetFriendAtIndex` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Friends_GetFriendAtIndexOptions {
    /// Version of this struct: `EOS_FRIENDS_GETFRIENDATINDEX_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Whose friends it is about: an Epic account that is logged in.
    pub LocalUserId: EOS_EpicAccountId,
    /// Its place, from 0.
    pub Index: i32,
}

/// Newest version of `EOS_Friends_GetStatusOptions` that this library knows.
pub const EOS_FRIENDS_GETSTATUS_API_LATEST: i32 = 1;

/// What `EOS_Friends_GetStatus` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Friends_GetStatusOptions {
    /// Version of this struct: `EOS_FRIENDS_GETSTATUS_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Whose friends it is about: an Epic account that is logged in.
    pub LocalUserId: EOS_EpicAccountId,
    /// The other one.
    pub TargetUserId: EOS_EpicAccountId,
}

/// Newest version of `EOS_Friends_AddNotifyFriendsUpdateOptions` that this library knows.
pub const EOS_FRIENDS_ADDNOTIFYFRIENDSUPDATE_API_LATEST: i32 = 1;

/// What `EOS_Friends_AddNotifyFriendsUpdate` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Friends_AddNotifyFriendsUpdateOptions {
    /// Version of this struct: `EOS_FRIENDS_ADDNOTIFYFRIENDSUPDATE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// A user and another one are something else to each other.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Friends_OnFriendsUpdateInfo {
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The local user.
    pub LocalUserId: EOS_EpicAccountId,
    /// The other one.
    pub TargetUserId: EOS_EpicAccountId,
    /// What the two were to each other before.
    pub PreviousStatus: CEnum<EOS_EFriendsStatus>,
    /// What they are to each other now.
    pub CurrentStatus: CEnum<EOS_EFriendsStatus>,
}

/// Newest version of `EOS_Friends_GetBlockedUsersCountOptions` that this library knows.
pub const EOS_FRIENDS_GETBLOCKEDUSERSCOUNT_API_LATEST: i32 = 1;

/// What `EOS_Friends_GetBlockedUsersCount` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Friends_GetBlockedUsersCountOptions {
    /// Version of this struct: `EOS_FRIENDS_GETBLOCKEDUSERSCOUNT_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Whose friends it is about: an Epic account that is logged in.
    pub LocalUserId: EOS_EpicAccountId,
}

/// Newest version of `EOS_Friends_GetBlockedUserAtIndexOptions` that this library knows.
pub const EOS_FRIENDS_GETBLOCKEDUSERATINDEX_API_LATEST: i32 = 1;

/// What `EOS_Friends_GetBlockedUserAtIndex` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Friends_GetBlockedUserAtIndexOptions {
    /// Version of this struct: `EOS_FRIENDS_GETBLOCKEDUSERATINDEX_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Whose friends it is about: an Epic account that is logged in.
    pub LocalUserId: EOS_EpicAccountId,
    /// Its place, from 0.
    pub Index: i32,
}

/// Newest version of `EOS_Friends_AddNotifyBlockedUsersUpdateOptions` that this library knows.
pub const EOS_FRIENDS_ADDNOTIFYBLOCKEDUSERSUPDATE_API_LATEST: i32 = 1;

/// What `EOS_Friends_AddNotifyBlockedUsersUpdate` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Friends_AddNotifyBlockedUsersUpdateOptions {
    /// Version of this struct: `EOS_FRIENDS_ADDNOTIFYBLOCKEDUSERSUPDATE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// A user blocks another one, or does so no more.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Friends_OnBlockedUsersUpdateInfo {
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The local user.
    pub LocalUserId: EOS_EpicAccountId,
    /// The other one.
    pub TargetUserId: EOS_EpicAccountId,
    /// `EOS_TRUE` if the user blocks the other one now, `EOS_FALSE` if it does so no more.
    pub bBlocked: EOS_Bool,
}

/// Is told how `EOS_Friends_QueryFriends` ended. `Data` is gone when it returns.
pub type EOS_Friends_OnQueryFriendsCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Friends_QueryFriendsCallbackInfo)>;

/// Is told how `EOS_Friends_SendInvite` ended. `Data` is gone when it returns.
pub type EOS_Friends_OnSendInviteCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Friends_SendInviteCallbackInfo)>;

/// Is told how `EOS_Friends_AcceptInvite` ended. `Data` is gone when it returns.
pub type EOS_Friends_OnAcceptInviteCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Friends_AcceptInviteCallbackInfo)>;

/// Is told how `EOS_Friends_RejectInvite` ended. `Data` is gone when it returns.
pub type EOS_Friends_OnRejectInviteCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Friends_RejectInviteCallbackInfo)>;

/// Is told of each change of status. `Data` is gone when it returns.
pub type EOS_Friends_OnFriendsUpdateCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Friends_OnFriendsUpdateInfo)>;

/// Is told who is blocked, and who no more. `Data` is gone when it returns.
pub type EOS_Friends_OnBlockedUsersUpdateCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Friends_OnBlockedUsersUpdateInfo)>;

//! The structs of Friends.

use super::versioned;
use crate::abi::types::*;

versioned! {
    EOS_Friends_QueryFriendsOptions EOS_FRIENDS_QUERYFRIENDS_API_LATEST: LocalUserId;
    EOS_Friends_SendInviteOptions EOS_FRIENDS_SENDINVITE_API_LATEST: TargetUserId;
    EOS_Friends_AcceptInviteOptions EOS_FRIENDS_ACCEPTINVITE_API_LATEST: TargetUserId;
    EOS_Friends_RejectInviteOptions EOS_FRIENDS_REJECTINVITE_API_LATEST: TargetUserId;
    EOS_Friends_GetFriendsCountOptions EOS_FRIENDS_GETFRIENDSCOUNT_API_LATEST: LocalUserId;
    EOS_Friends_GetFriendAtIndexOptions EOS_FRIENDS_GETFRIENDATINDEX_API_LATEST: Index;
    EOS_Friends_GetStatusOptions EOS_FRIENDS_GETSTATUS_API_LATEST: TargetUserId;
    EOS_Friends_AddNotifyFriendsUpdateOptions EOS_FRIENDS_ADDNOTIFYFRIENDSUPDATE_API_LATEST: ApiVersion;
    EOS_Friends_GetBlockedUsersCountOptions EOS_FRIENDS_GETBLOCKEDUSERSCOUNT_API_LATEST: LocalUserId;
    EOS_Friends_GetBlockedUserAtIndexOptions EOS_FRIENDS_GETBLOCKEDUSERATINDEX_API_LATEST: Index;
    EOS_Friends_AddNotifyBlockedUsersUpdateOptions EOS_FRIENDS_ADDNOTIFYBLOCKEDUSERSUPDATE_API_LATEST: ApiVersion;
}

/** @file
 * What the Friends functions take and give.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_common.h"

/** What two are to each other, as one of them sees it. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_EFriendsStatus : int32_t {
#else
typedef enum EOS_EFriendsStatus {
#endif
    /**
     * No friends, and no invite is open. That one was declined looks like this to the one who has
     * declined it.
     */
    EOS_FS_NotFriends = 0,
    /**
     * The local user has invited the other one, who has not accepted. That it was declined is told
     * nobody.
     */
    EOS_FS_InviteSent = 1,
    /** The other one has invited the local user, who has not answered. */
    EOS_FS_InviteReceived = 2,
    /** Friends: each follows the other. */
    EOS_FS_Friends = 3,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_EFriendsStatus EOS_FS_NotFriends = EOS_EFriendsStatus::EOS_FS_NotFriends;
constexpr EOS_EFriendsStatus EOS_FS_InviteSent = EOS_EFriendsStatus::EOS_FS_InviteSent;
constexpr EOS_EFriendsStatus EOS_FS_InviteReceived = EOS_EFriendsStatus::EOS_FS_InviteReceived;
constexpr EOS_EFriendsStatus EOS_FS_Friends = EOS_EFriendsStatus::EOS_FS_Friends;
#else
    __EOS_EFriendsStatus_PAD_INT32__ = 0x7FFFFFFF
} EOS_EFriendsStatus;
#endif

/** What an `EOS_HFriends` points to as C sees it; it has no content. */
typedef struct EOS_FriendsHandle EOS_FriendsHandle;

/** The Friends interface of a platform. Lives as long as the platform; never freed by the game. */
typedef EOS_FriendsHandle *EOS_HFriends;

/** Newest version of `EOS_Friends_QueryFriendsOptions` that this library knows. */
#define EOS_FRIENDS_QUERYFRIENDS_API_LATEST 1

/** What `EOS_Friends_QueryFriends` takes. */
typedef struct _tagEOS_Friends_QueryFriendsOptions {
    /** Version of this struct: `EOS_FRIENDS_QUERYFRIENDS_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** Whose friends it is about: an Epic account that is logged in. */
    EOS_EpicAccountId LocalUserId;
} EOS_Friends_QueryFriendsOptions;

/** How `EOS_Friends_QueryFriends` ended. */
typedef struct _tagEOS_Friends_QueryFriendsCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The local user that the call named; null if it named none. */
    EOS_EpicAccountId LocalUserId;
} EOS_Friends_QueryFriendsCallbackInfo;

/** Newest version of `EOS_Friends_SendInviteOptions` that this library knows. */
#define EOS_FRIENDS_SENDINVITE_API_LATEST 1

/** What `EOS_Friends_SendInvite` takes. */
typedef struct _tagEOS_Friends_SendInviteOptions {
    /** Version of this struct: `EOS_FRIENDS_SENDINVITE_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** Whose friends it is about: an Epic account that is logged in. */
    EOS_EpicAccountId LocalUserId;
    /** Whom to invite. */
    EOS_EpicAccountId TargetUserId;
} EOS_Friends_SendInviteOptions;

/** How `EOS_Friends_SendInvite` ended. */
typedef struct _tagEOS_Friends_SendInviteCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The local user that the call named; null if it named none. */
    EOS_EpicAccountId LocalUserId;
    /** The other one that the call named; null if it named none. */
    EOS_EpicAccountId TargetUserId;
} EOS_Friends_SendInviteCallbackInfo;

/** Newest version of `EOS_Friends_AcceptInviteOptions` that this library knows. */
#define EOS_FRIENDS_ACCEPTINVITE_API_LATEST 1

/** What `EOS_Friends_AcceptInvite` takes. */
typedef struct _tagEOS_Friends_AcceptInviteOptions {
    /** Version of this struct: `EOS_FRIENDS_ACCEPTINVITE_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** Whose friends it is about: an Epic account that is logged in. */
    EOS_EpicAccountId LocalUserId;
    /** Who sent the invite. */
    EOS_EpicAccountId TargetUserId;
} EOS_Friends_AcceptInviteOptions;

/** How `EOS_Friends_AcceptInvite` ended. */
typedef struct _tagEOS_Friends_AcceptInviteCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The local user that the call named; null if it named none. */
    EOS_EpicAccountId LocalUserId;
    /** The other one that the call named; null if it named none. */
    EOS_EpicAccountId TargetUserId;
} EOS_Friends_AcceptInviteCallbackInfo;

/** Newest version of `EOS_Friends_RejectInviteOptions` that this library knows. */
#define EOS_FRIENDS_REJECTINVITE_API_LATEST 1

/** What `EOS_Friends_RejectInvite` takes. */
typedef struct _tagEOS_Friends_RejectInviteOptions {
    /** Version of this struct: `EOS_FRIENDS_REJECTINVITE_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** Whose friends it is about: an Epic account that is logged in. */
    EOS_EpicAccountId LocalUserId;
    /** Who sent the invite. */
    EOS_EpicAccountId TargetUserId;
} EOS_Friends_RejectInviteOptions;

/** How `EOS_Friends_RejectInvite` ended. */
typedef struct _tagEOS_Friends_RejectInviteCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The local user that the call named; null if it named none. */
    EOS_EpicAccountId LocalUserId;
    /** The other one that the call named; null if it named none. */
    EOS_EpicAccountId TargetUserId;
} EOS_Friends_RejectInviteCallbackInfo;

/** Newest version of `EOS_Friends_GetFriendsCountOptions` that this library knows. */
#define EOS_FRIENDS_GETFRIENDSCOUNT_API_LATEST 1

/** What `EOS_Friends_GetFriendsCount` takes. */
typedef struct _tagEOS_Friends_GetFriendsCountOptions {
    /** Version of this struct: `EOS_FRIENDS_GETFRIENDSCOUNT_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** Whose friends it is about: an Epic account that is logged in. */
    EOS_EpicAccountId LocalUserId;
} EOS_Friends_GetFriendsCountOptions;

/** Newest version of `EOS_Friends_GetFriendAtIndexOptions` that this library knows. */
#define EOS_FRIENDS_GETFRIENDATINDEX_API_LATEST 1

/** What `EOS_Friends_GetFriendAtIndex` takes. */
typedef struct _tagEOS_Friends_GetFriendAtIndexOptions {
    /** Version of this struct: `EOS_FRIENDS_GETFRIENDATINDEX_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** Whose friends it is about: an Epic account that is logged in. */
    EOS_EpicAccountId LocalUserId;
    /** Its place, from 0. */
    int32_t Index;
} EOS_Friends_GetFriendAtIndexOptions;

/** Newest version of `EOS_Friends_GetStatusOptions` that this library knows. */
#define EOS_FRIENDS_GETSTATUS_API_LATEST 1

/** What `EOS_Friends_GetStatus` takes. */
typedef struct _tagEOS_Friends_GetStatusOptions {
    /** Version of this struct: `EOS_FRIENDS_GETSTATUS_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** Whose friends it is about: an Epic account that is logged in. */
    EOS_EpicAccountId LocalUserId;
    /** The other one. */
    EOS_EpicAccountId TargetUserId;
} EOS_Friends_GetStatusOptions;

/** Newest version of `EOS_Friends_AddNotifyFriendsUpdateOptions` that this library knows. */
#define EOS_FRIENDS_ADDNOTIFYFRIENDSUPDATE_API_LATEST 1

/** What `EOS_Friends_AddNotifyFriendsUpdate` takes. */
typedef struct _tagEOS_Friends_AddNotifyFriendsUpdateOptions {
    /** Version of this struct: `EOS_FRIENDS_ADDNOTIFYFRIENDSUPDATE_API_LATEST`, or an older one. */
    int32_t ApiVersion;
} EOS_Friends_AddNotifyFriendsUpdateOptions;

/** A user and another one are something else to each other. */
typedef struct _tagEOS_Friends_OnFriendsUpdateInfo {
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The local user. */
    EOS_EpicAccountId LocalUserId;
    /** The other one. */
    EOS_EpicAccountId TargetUserId;
    /** What the two were to each other before. */
    EOS_EFriendsStatus PreviousStatus;
    /** What they are to each other now. */
    EOS_EFriendsStatus CurrentStatus;
} EOS_Friends_OnFriendsUpdateInfo;

/** Newest version of `EOS_Friends_GetBlockedUsersCountOptions` that this library knows. */
#define EOS_FRIENDS_GETBLOCKEDUSERSCOUNT_API_LATEST 1

/** What `EOS_Friends_GetBlockedUsersCount` takes. */
typedef struct _tagEOS_Friends_GetBlockedUsersCountOptions {
    /** Version of this struct: `EOS_FRIENDS_GETBLOCKEDUSERSCOUNT_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** Whose friends it is about: an Epic account that is logged in. */
    EOS_EpicAccountId LocalUserId;
} EOS_Friends_GetBlockedUsersCountOptions;

/** Newest version of `EOS_Friends_GetBlockedUserAtIndexOptions` that this library knows. */
#define EOS_FRIENDS_GETBLOCKEDUSERATINDEX_API_LATEST 1

/** What `EOS_Friends_GetBlockedUserAtIndex` takes. */
typedef struct _tagEOS_Friends_GetBlockedUserAtIndexOptions {
    /** Version of this struct: `EOS_FRIENDS_GETBLOCKEDUSERATINDEX_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** Whose friends it is about: an Epic account that is logged in. */
    EOS_EpicAccountId LocalUserId;
    /** Its place, from 0. */
    int32_t Index;
} EOS_Friends_GetBlockedUserAtIndexOptions;

/** Newest version of `EOS_Friends_AddNotifyBlockedUsersUpdateOptions` that this library knows. */
#define EOS_FRIENDS_ADDNOTIFYBLOCKEDUSERSUPDATE_API_LATEST 1

/** What `EOS_Friends_AddNotifyBlockedUsersUpdate` takes. */
typedef struct _tagEOS_Friends_AddNotifyBlockedUsersUpdateOptions {
    /**
     * Version of this struct: `EOS_FRIENDS_ADDNOTIFYBLOCKEDUSERSUPDATE_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
} EOS_Friends_AddNotifyBlockedUsersUpdateOptions;

/** A user blocks another one, or does so no more. */
typedef struct _tagEOS_Friends_OnBlockedUsersUpdateInfo {
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The local user. */
    EOS_EpicAccountId LocalUserId;
    /** The other one. */
    EOS_EpicAccountId TargetUserId;
    /** `EOS_TRUE` if the user blocks the other one now, `EOS_FALSE` if it does so no more. */
    EOS_Bool bBlocked;
} EOS_Friends_OnBlockedUsersUpdateInfo;

/** Is told how `EOS_Friends_QueryFriends` ended. `Data` is gone when it returns. */
typedef void (EOS_CALL *EOS_Friends_OnQueryFriendsCallback)(const EOS_Friends_QueryFriendsCallbackInfo *Data);

/** Is told how `EOS_Friends_SendInvite` ended. `Data` is gone when it returns. */
typedef void (EOS_CALL *EOS_Friends_OnSendInviteCallback)(const EOS_Friends_SendInviteCallbackInfo *Data);

/** Is told how `EOS_Friends_AcceptInvite` ended. `Data` is gone when it returns. */
typedef void (EOS_CALL *EOS_Friends_OnAcceptInviteCallback)(const EOS_Friends_AcceptInviteCallbackInfo *Data);

/** Is told how `EOS_Friends_RejectInvite` ended. `Data` is gone when it returns. */
typedef void (EOS_CALL *EOS_Friends_OnRejectInviteCallback)(const EOS_Friends_RejectInviteCallbackInfo *Data);

/** Is told of each change of status. `Data` is gone when it returns. */
typedef void (EOS_CALL *EOS_Friends_OnFriendsUpdateCallback)(const EOS_Friends_OnFriendsUpdateInfo *Data);

/** Is told who is blocked, and who no more. `Data` is gone when it returns. */
typedef void (EOS_CALL *EOS_Friends_OnBlockedUsersUpdateCallback)(const EOS_Friends_OnBlockedUsersUpdateInfo *Data);

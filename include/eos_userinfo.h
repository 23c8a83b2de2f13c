/** @file
 * Who users are: their names, and their accounts elsewhere.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_userinfo_types.h"

/**
 * Asks who a user is, by its account; anybody whom the directory knows, also the one who asks.
 * `EOS_UserInfo_CopyUserInfo` and the functions beside it show the answer, until `LocalUserId` asks
 * again or logs out.
 *
 * The callback brings `EOS_Success`; `EOS_NotFound` if the directory does not know the account;
 * `EOS_InvalidUser` if the local user is not logged in at Auth; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick, with
 * both users of the call. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_UserInfo_QueryUserInfo(EOS_HUserInfo Handle,
    const EOS_UserInfo_QueryUserInfoOptions *Options, void *ClientData,
    EOS_UserInfo_OnQueryUserInfoCallback CompletionDelegate);

/**
 * Asks who has a display name. Letter case does not count. Names are not unique on a directory:
 * found is the player who has had the name for longest, and at a developer's desk the one who logs
 * in by it. `EOS_UserInfo_CopyUserInfo` and the functions beside it show the answer by the account
 * that the callback brings.
 *
 * The callback brings `EOS_Success`; `EOS_NotFound` if nobody has the name; `EOS_InvalidUser` if
 * the local user is not logged in at Auth; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`;
 * `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick, with user and name of the call.
 * Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_UserInfo_QueryUserInfoByDisplayName(EOS_HUserInfo Handle,
    const EOS_UserInfo_QueryUserInfoByDisplayNameOptions *Options, void *ClientData,
    EOS_UserInfo_OnQueryUserInfoByDisplayNameCallback CompletionDelegate);

/**
 * Asks who has an account of another system. `EOS_UserInfo_CopyUserInfo` and the functions beside
 * it show the answer by the account that the callback brings.
 *
 * The callback brings `EOS_Success`; `EOS_NotFound` if nobody has the account; `EOS_InvalidUser` if
 * the local user is not logged in at Auth; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`;
 * `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick, with user, id and type of the
 * call. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_UserInfo_QueryUserInfoByExternalAccount(EOS_HUserInfo Handle,
    const EOS_UserInfo_QueryUserInfoByExternalAccountOptions *Options, void *ClientData,
    EOS_UserInfo_OnQueryUserInfoByExternalAccountCallback CompletionDelegate);

/**
 * Copies who a user is. Free it with `EOS_UserInfo_Release`.
 *
 * `EOS_Success`; `EOS_NotFound` where `LocalUserId` has not asked about the user since it logged
 * in; `EOS_InvalidUser` if the local user is not logged in at Auth; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_UserInfo_CopyUserInfo(EOS_HUserInfo Handle,
    const EOS_UserInfo_CopyUserInfoOptions *Options, EOS_UserInfo **OutUserInfo);

/**
 * How many accounts a user has in other systems. 0 for bad parameters, and where `LocalUserId` has
 * not asked about the user. Any thread.
 */
EOS_DECLARE_FUNC(uint32_t) EOS_UserInfo_GetExternalUserInfoCount(EOS_HUserInfo Handle,
    const EOS_UserInfo_GetExternalUserInfoCountOptions *Options);

/**
 * Copies an account that a user has in another system, by its place; the one that was most recently
 * used is the first. Free it with `EOS_UserInfo_ExternalUserInfo_Release`.
 *
 * `EOS_Success`; `EOS_NotFound` beyond the last one, and where `LocalUserId` has not asked about
 * the user; `EOS_InvalidUser` if the local user is not logged in at Auth; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_UserInfo_CopyExternalUserInfoByIndex(EOS_HUserInfo Handle,
    const EOS_UserInfo_CopyExternalUserInfoByIndexOptions *Options,
    EOS_UserInfo_ExternalUserInfo **OutExternalUserInfo);

/**
 * Copies the account that a user has in one other system. Free it with
 * `EOS_UserInfo_ExternalUserInfo_Release`.
 *
 * `EOS_Success`; `EOS_NotFound` if there is none, and where `LocalUserId` has not asked about the
 * user; `EOS_InvalidUser` if the local user is not logged in at Auth; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_UserInfo_CopyExternalUserInfoByAccountType(EOS_HUserInfo Handle,
    const EOS_UserInfo_CopyExternalUserInfoByAccountTypeOptions *Options,
    EOS_UserInfo_ExternalUserInfo **OutExternalUserInfo);

/**
 * Copies the account that a user has in another system, by its id there; where accounts of two
 * systems have the same id, the one that was most recently used. Free it with
 * `EOS_UserInfo_ExternalUserInfo_Release`.
 *
 * `EOS_Success`; `EOS_NotFound` if there is none, its id may not be known, and where `LocalUserId`
 * has not asked about the user; `EOS_InvalidUser` if the local user is not logged in at Auth;
 * `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_UserInfo_CopyExternalUserInfoByAccountId(EOS_HUserInfo Handle,
    const EOS_UserInfo_CopyExternalUserInfoByAccountIdOptions *Options,
    EOS_UserInfo_ExternalUserInfo **OutExternalUserInfo);

/**
 * Copies the name that a user is best shown by: the one that the directory has, which is the same
 * on every platform. So `EOS_UserInfo_BestDisplayNameIndeterminate` never comes. Free it with
 * `EOS_UserInfo_BestDisplayName_Release`.
 *
 * `EOS_Success`; `EOS_NotFound` where `LocalUserId` has not asked about the user; `EOS_InvalidUser`
 * if the local user is not logged in at Auth; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`.
 * Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_UserInfo_CopyBestDisplayName(EOS_HUserInfo Handle,
    const EOS_UserInfo_CopyBestDisplayNameOptions *Options,
    EOS_UserInfo_BestDisplayName **OutBestDisplayName);

/**
 * Copies the name that a user is best shown by to players of a platform: the name of the user's
 * account there, where the directory was told of one, else the one that the directory has, with
 * `EOS_OPT_Epic`. Free it with `EOS_UserInfo_BestDisplayName_Release`.
 *
 * `EOS_Success`; `EOS_NotFound` where `LocalUserId` has not asked about the user; `EOS_InvalidUser`
 * if the local user is not logged in at Auth; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`.
 * Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_UserInfo_CopyBestDisplayNameWithPlatform(EOS_HUserInfo Handle,
    const EOS_UserInfo_CopyBestDisplayNameWithPlatformOptions *Options,
    EOS_UserInfo_BestDisplayName **OutBestDisplayName);

/**
 * On which platform the users of this process play: the first one in the container that
 * `EOS_Platform_Create` got, else `EOS_OPT_Epic`. `EOS_OPT_Unknown` for bad parameters. Any thread.
 */
EOS_DECLARE_FUNC(EOS_OnlinePlatformType) EOS_UserInfo_GetLocalPlatformType(EOS_HUserInfo Handle,
    const EOS_UserInfo_GetLocalPlatformTypeOptions *Options);

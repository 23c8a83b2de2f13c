/** @file
 * Friends, invites to be some, and who is blocked.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_friends_types.h"

/**
 * Asks the directory for the friends of a user, for open invites and for whom the user blocks. The
 * functions that count and list them show them from then on, and follow every change without being
 * asked, until the user logs out.
 *
 * The callback brings `EOS_Success`, also where there is nobody; `EOS_InvalidUser` if the user is
 * not logged in at Auth; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_TimedOut`,
 * `EOS_NoConnection`. It comes once, inside Tick. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Friends_QueryFriends(EOS_HFriends Handle,
    const EOS_Friends_QueryFriendsOptions *Options, void *ClientData,
    EOS_Friends_OnQueryFriendsCallback CompletionDelegate);

/**
 * Invites another player to be friends. The invite waits until it is accepted; that it is declined
 * is told nobody. Where the other one has an invite out to the local user, the two are friends at
 * once.
 *
 * The callback brings `EOS_Success` as soon as the directory has the invite;
 * `EOS_Friends_InviteAwaitingAcceptance` if it is out already; `EOS_Friends_AlreadyFriends`;
 * `EOS_Friends_LocalUserFriendLimitExceeded` if this user has a thousand friends and invites out,
 * `EOS_Friends_TargetUserFriendLimitExceeded` if the other one has;
 * `EOS_Friends_TargetUserTooManyInvites` if too many wait for the answer of the other one;
 * `EOS_InvalidState` if the local user blocks it; `EOS_AccessDenied` if it blocks the local user;
 * `EOS_NotFound` if there is no such account; `EOS_InvalidUser` if the user is not logged in at
 * Auth; `EOS_InvalidParameters`, also for oneself; `EOS_IncompatibleVersion`; `EOS_TimedOut`,
 * `EOS_NoConnection`. It comes once, inside Tick. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Friends_SendInvite(EOS_HFriends Handle,
    const EOS_Friends_SendInviteOptions *Options, void *ClientData,
    EOS_Friends_OnSendInviteCallback CompletionDelegate);

/**
 * Accepts the invite of another player: the two are friends.
 *
 * The callback brings `EOS_Success`; `EOS_Friends_NoInvitation` if there is no invite of this
 * player, or it was declined; `EOS_Friends_AlreadyFriends`;
 * `EOS_Friends_LocalUserFriendLimitExceeded` if this user has a thousand friends and invites out;
 * `EOS_NotFound` if the target is no account of a directory; `EOS_InvalidUser` if the user is not
 * logged in at Auth; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_TimedOut`,
 * `EOS_NoConnection`. It comes once, inside Tick. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Friends_AcceptInvite(EOS_HFriends Handle,
    const EOS_Friends_AcceptInviteOptions *Options, void *ClientData,
    EOS_Friends_OnAcceptInviteCallback CompletionDelegate);

/**
 * Declines the invite of another player. It is gone for the local user, who may still invite the
 * other one: then the two are friends. The other one is not told, and sees the invite out.
 *
 * The callback brings `EOS_Success`; `EOS_Friends_NoInvitation` if there is no invite of this
 * player, or it was declined; `EOS_Friends_AlreadyFriends`; `EOS_NotFound` if the target is no
 * account of a directory; `EOS_InvalidUser` if the user is not logged in at Auth;
 * `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes
 * once, inside Tick. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Friends_RejectInvite(EOS_HFriends Handle,
    const EOS_Friends_RejectInviteOptions *Options, void *ClientData,
    EOS_Friends_OnRejectInviteCallback CompletionDelegate);

/**
 * How many friends and open invites of a user are known; `EOS_Friends_GetStatus` tells them apart.
 * 0 before `EOS_Friends_QueryFriends` has brought them, for a user who is not logged in at Auth and
 * for bad parameters. Any thread.
 */
EOS_DECLARE_FUNC(int32_t) EOS_Friends_GetFriendsCount(EOS_HFriends Handle,
    const EOS_Friends_GetFriendsCountOptions *Options);

/**
 * A friend, or somebody with whom an invite is open, by its place, from 0. Who comes is the last,
 * and who goes lets those behind it move up; otherwise places stay. Null beyond the last one, and
 * whenever `EOS_Friends_GetFriendsCount` is 0. Never freed by the game. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EpicAccountId) EOS_Friends_GetFriendAtIndex(EOS_HFriends Handle,
    const EOS_Friends_GetFriendAtIndexOptions *Options);

/**
 * What another player is to a user, as far as is known: `EOS_FS_NotFriends` for everybody before
 * `EOS_Friends_QueryFriends` has brought them, for a user who is not logged in at Auth and for bad
 * parameters. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EFriendsStatus) EOS_Friends_GetStatus(EOS_HFriends Handle,
    const EOS_Friends_GetStatusOptions *Options);

/**
 * How many players a user is known to block. Who is blocked is decided on the directory; EOS has no
 * call for it. 0 before `EOS_Friends_QueryFriends` has brought them, for a user who is not logged
 * in at Auth and for bad parameters. Any thread. Since 1.16.
 */
EOS_DECLARE_FUNC(int32_t) EOS_Friends_GetBlockedUsersCount(EOS_HFriends Handle,
    const EOS_Friends_GetBlockedUsersCountOptions *Options);

/**
 * A player whom a user blocks, by its place, from 0. Null beyond the last one, and whenever
 * `EOS_Friends_GetBlockedUsersCount` is 0. Never freed by the game. Any thread. Since 1.16.
 */
EOS_DECLARE_FUNC(EOS_EpicAccountId) EOS_Friends_GetBlockedUserAtIndex(EOS_HFriends Handle,
    const EOS_Friends_GetBlockedUserAtIndexOptions *Options);

/**
 * Registers a callback that is told when a user of this platform and another player are something
 * else to each other, inside Tick, until `EOS_Friends_RemoveNotifyFriendsUpdate`: whoever brought
 * that about, and whatever was missed while the directory could not be reached. Changes alone are
 * told, not how things stand at the login. The callback of a call that made the change comes
 * before.
 *
 * Needs no login. Returns an id that no other notification of the process has;
 * `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no
 * interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_Friends_AddNotifyFriendsUpdate(EOS_HFriends Handle,
    const EOS_Friends_AddNotifyFriendsUpdateOptions *Options, void *ClientData,
    EOS_Friends_OnFriendsUpdateCallback FriendsUpdateHandler);

/**
 * Takes such a callback back; it is not called any more, not even by the Tick that is under way on
 * this thread. An id that is none is ignored, with a line in the log. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Friends_RemoveNotifyFriendsUpdate(EOS_HFriends Handle,
    EOS_NotificationId NotificationId);

/**
 * Registers a callback that is told when a user of this platform blocks another player, or does so
 * no more, inside Tick, until `EOS_Friends_RemoveNotifyBlockedUsersUpdate`. Changes alone are told,
 * not whom the user blocks at the login.
 *
 * Needs no login. Returns an id that no other notification of the process has;
 * `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no
 * interface. Any thread. Since 1.16.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_Friends_AddNotifyBlockedUsersUpdate(EOS_HFriends Handle,
    const EOS_Friends_AddNotifyBlockedUsersUpdateOptions *Options, void *ClientData,
    EOS_Friends_OnBlockedUsersUpdateCallback BlockedUsersUpdateHandler);

/**
 * Takes such a callback back; it is not called any more, not even by the Tick that is under way on
 * this thread. An id that is none is ignored, with a line in the log. Any thread. Since 1.16.
 */
EOS_DECLARE_FUNC(void) EOS_Friends_RemoveNotifyBlockedUsersUpdate(EOS_HFriends Handle,
    EOS_NotificationId NotificationId);

/** @file
 * Hosting, finding and joining sessions.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_sessions_types.h"

/**
 * Begins to make a session: nothing is sent before `EOS_Sessions_UpdateSession`, and nothing is
 * checked with the directory. Free the modification with `EOS_SessionModification_Release`.
 *
 * `SessionName` is the name that the session has in this process, 1 to 256 bytes. `BucketId` (1 to
 * 256 bytes) and `MaxPlayers` (1 to 1000) can still be changed. `LocalUserId` is the user who will
 * own the session; on a platform that was made with `bIsServer` null is the program itself, whose
 * client id owns it then. `bPresenceEnabled`: the user's presence shows it; at most one session of
 * a user. `SessionId`, since version 3, is null or an id of the game's choice: 16 to 64 letters,
 * digits, `.`, `_` and `-`; a session that already has it is replaced if it is the user's own or
 * its owner is gone. `bSanctionsEnabled` since version 4. `AllowedPlatformIds`, since version 5, as
 * in `EOS_SessionModification_SetAllowedPlatformIds`.
 *
 * `EOS_Success`; `EOS_Sessions_PresenceSessionExists` for a second session in the user's presence;
 * `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Sessions_CreateSessionModification(EOS_HSessions Handle,
    const EOS_Sessions_CreateSessionModificationOptions *Options,
    EOS_HSessionModification *OutSessionModificationHandle);

/**
 * Begins to change a session of this process: nothing is sent before `EOS_Sessions_UpdateSession`.
 * Free the modification with `EOS_SessionModification_Release`.
 *
 * `EOS_Success`; `EOS_NotFound` if there is no session of this name, or its creation is still under
 * way; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Sessions_UpdateSessionModification(EOS_HSessions Handle,
    const EOS_Sessions_UpdateSessionModificationOptions *Options,
    EOS_HSessionModification *OutSessionModificationHandle);

/**
 * Makes a session or changes one, as the modification says that it was made for. The modification
 * is copied: release it at once, or go on using it.
 *
 * A new session is `EOS_OSS_Pending`, found by searches, and has nobody registered. Changes are
 * written as one.
 *
 * The callback brings `EOS_Success`, the local name and the session id; the two texts are never
 * null, and the id is empty where there is none. `EOS_Sessions_SessionAlreadyExists` if the local
 * name is in use, or the chosen id by somebody else; `EOS_Sessions_PresenceSessionExists`;
 * `EOS_InvalidUser` if the user is not logged in; `EOS_ClientPolicyMissingAction` if the program
 * may not; `EOS_NotFound` if the session to be changed is gone; `EOS_Sessions_UpsertNotAllowed` if
 * it is another user's; `EOS_Sessions_TooManyPlayers` if more are registered than it would have
 * room for; `EOS_LimitExceeded` for the 17th session of a user; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection` for a creation, of which nothing is
 * left behind then; `EOS_Sessions_OutOfSync` for a change that was made here and could not be told
 * to the directory in time: it is sent as soon as that can be reached. It comes once, inside Tick.
 * Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Sessions_UpdateSession(EOS_HSessions Handle,
    const EOS_Sessions_UpdateSessionOptions *Options, void *ClientData,
    EOS_Sessions_OnUpdateSessionCallback CompletionDelegate);

/**
 * Ends a session for everybody if the user owns it, else leaves it. From the call on it is
 * `EOS_OSS_Destroying`; from the callback on the local name is free.
 *
 * The callback brings `EOS_Success`, also if the session was gone already; `EOS_NotFound` if there
 * is none of this name; `EOS_AlreadyPending` if it is being destroyed already;
 * `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`: the
 * session is not kept alive any more, and ended as soon as the directory can be reached; its local
 * name stays until a call succeeds. It comes once, inside Tick. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Sessions_DestroySession(EOS_HSessions Handle,
    const EOS_Sessions_DestroySessionOptions *Options, void *ClientData,
    EOS_Sessions_OnDestroySessionCallback CompletionDelegate);

/**
 * Joins a session that was found, as a user: a server does not join. It is then a session of this
 * process under `SessionName`, 1 to 256 bytes, as it is on the directory at that moment. Joining
 * takes no place: only registered players do. `bPresenceEnabled` since version 2. The details
 * handle may be released at once.
 *
 * The callback brings `EOS_Success`; `EOS_Sessions_SessionAlreadyExists` if the local name is in
 * use or a join under it is under way, or the user is in this session already; `EOS_NotFound` if
 * the session is gone; `EOS_Sessions_TooManyPlayers` if it is full;
 * `EOS_Sessions_SessionInProgress` if play is under way and it lets nobody in meanwhile;
 * `EOS_Sessions_NotAllowed` if it is not open to the user; `EOS_Sessions_PlayerSanctioned` if it
 * keeps sanctioned players out and the user is one; `EOS_Sessions_PresenceSessionExists`;
 * `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick. Any
 * thread.
 */
EOS_DECLARE_FUNC(void) EOS_Sessions_JoinSession(EOS_HSessions Handle,
    const EOS_Sessions_JoinSessionOptions *Options, void *ClientData,
    EOS_Sessions_OnJoinSessionCallback CompletionDelegate);

/**
 * Play begins, also again after it ended: the session is `EOS_OSS_InProgress` then, and hidden from
 * searches unless it lets players in meanwhile. What a joiner starts is its own copy only.
 *
 * The callback brings `EOS_Success`; `EOS_NotFound` if there is no session of this name, or it is
 * gone; `EOS_Sessions_SessionInProgress` if play is under way already; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`; `EOS_Sessions_OutOfSync` if it began here and the directory could not
 * be told in time, which is told later. It comes once, inside Tick. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Sessions_StartSession(EOS_HSessions Handle,
    const EOS_Sessions_StartSessionOptions *Options, void *ClientData,
    EOS_Sessions_OnStartSessionCallback CompletionDelegate);

/**
 * Play is over: the session is `EOS_OSS_Ended` then, found by searches again, and may be started
 * again. What a joiner ends is its own copy only.
 *
 * The callback brings `EOS_Success`; `EOS_NotFound` if there is no session of this name, or it is
 * gone; `EOS_InvalidState` if play is not under way; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`; `EOS_Sessions_OutOfSync` if it is over here and the directory could
 * not be told in time, which is told later. It comes once, inside Tick. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Sessions_EndSession(EOS_HSessions Handle,
    const EOS_Sessions_EndSessionOptions *Options, void *ClientData,
    EOS_Sessions_OnEndSessionCallback CompletionDelegate);

/**
 * Makes a search, which finds at most `MaxSearchResults` sessions, 1 to 200. Free it with
 * `EOS_SessionSearch_Release`.
 *
 * `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Sessions_CreateSessionSearch(EOS_HSessions Handle,
    const EOS_Sessions_CreateSessionSearchOptions *Options, EOS_HSessionSearch *OutSessionSearchHandle);

/**
 * Gives a view of a session of this process, which shows it as it is whenever it is asked. Free it
 * with `EOS_ActiveSession_Release`.
 *
 * `EOS_Success`; `EOS_NotFound` if there is no session of this name, or its creation or join is
 * still under way; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Sessions_CopyActiveSessionHandle(EOS_HSessions Handle,
    const EOS_Sessions_CopyActiveSessionHandleOptions *Options, EOS_HActiveSession *OutSessionHandle);

/**
 * Invites a player into a session of this process. The player need not be online: the invite waits
 * for an hour, or until the session is over.
 *
 * `LocalUserId` must have made the session or be registered in it. Invites are between players:
 * null, the program itself on a platform that was made with `bIsServer`, is
 * `EOS_Sessions_NotAllowed`. An invite opens a session to `TargetUserId` whatever its permission
 * level.
 *
 * The callback brings `EOS_Success`; `EOS_NotFound` if there is no session of this name, or it is
 * gone; `EOS_Sessions_NotAllowed` if this user may not invite, or the session takes no invites;
 * `EOS_Sessions_TooManyInvites` if the player has too many; `EOS_Sessions_InviteFailed` if the
 * player cannot be invited; `EOS_InvalidUser` if the user is not logged in;
 * `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes
 * once, inside Tick. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Sessions_SendInvite(EOS_HSessions Handle,
    const EOS_Sessions_SendInviteOptions *Options, void *ClientData,
    EOS_Sessions_OnSendInviteCallback CompletionDelegate);

/**
 * Rejects an invite that a user has received. It is gone for all devices of the user, and not known
 * here any more when the callback comes; `EOS_Sessions_AddNotifySessionInviteRejected` tells after
 * it.
 *
 * The callback brings `EOS_Success`; `EOS_NotFound` if the user has no such invite, or has it no
 * more; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick. Any
 * thread.
 */
EOS_DECLARE_FUNC(void) EOS_Sessions_RejectInvite(EOS_HSessions Handle,
    const EOS_Sessions_RejectInviteOptions *Options, void *ClientData,
    EOS_Sessions_OnRejectInviteCallback CompletionDelegate);

/**
 * Asks the directory which invites a user has; `EOS_Sessions_GetInviteCount` and
 * `EOS_Sessions_GetInviteIdByIndex` show them then. What comes in afterwards is known without
 * asking.
 *
 * The callback brings `EOS_Success` and the user; `EOS_InvalidUser` if the user is not logged in;
 * `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes
 * once, inside Tick. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Sessions_QueryInvites(EOS_HSessions Handle,
    const EOS_Sessions_QueryInvitesOptions *Options, void *ClientData,
    EOS_Sessions_OnQueryInvitesCallback CompletionDelegate);

/**
 * How many invites of a user are known here. 0 for bad parameters, and for a user who is not logged
 * in. Any thread.
 */
EOS_DECLARE_FUNC(uint32_t) EOS_Sessions_GetInviteCount(EOS_HSessions Handle,
    const EOS_Sessions_GetInviteCountOptions *Options);

/**
 * Writes the id of an invite by its place in the order of their arrival, from 0.
 *
 * `InOutBufferLength` is the size of `OutBuffer`, and afterwards the size that was needed; both
 * count the terminating NUL. `EOS_SESSIONS_INVITEID_MAX_LENGTH + 1` is enough.
 *
 * `EOS_Success`; `EOS_NotFound` beyond the last invite, and for a user who is not logged in;
 * `EOS_LimitExceeded` if the buffer is too small; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Sessions_GetInviteIdByIndex(EOS_HSessions Handle,
    const EOS_Sessions_GetInviteIdByIndexOptions *Options, char *OutBuffer, int32_t *InOutBufferLength);

/**
 * Copies the session of an invite, as it was when the directory told of the invite. A join with it
 * goes through the invite. Nobody is asked; free it with `EOS_SessionDetails_Release`.
 *
 * `EOS_Success`; `EOS_NotFound` if no user of this platform has the invite;
 * `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Sessions_CopySessionHandleByInviteId(EOS_HSessions Handle,
    const EOS_Sessions_CopySessionHandleByInviteIdOptions *Options,
    EOS_HSessionDetails *OutSessionHandle);

/**
 * Copies the session that an event of an overlay leads to;
 * `EOS_Sessions_AddNotifyJoinSessionAccepted` tells of such events. A join with it goes through the
 * presence of the player whom the user wants to join. It can be copied until
 * `EOS_UI_AcknowledgeEventId`, or until 64 further events; nobody is asked. Free it with
 * `EOS_SessionDetails_Release`.
 *
 * `EOS_Success`; `EOS_NotFound` if there is no such event, or no more; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Sessions_CopySessionHandleByUiEventId(EOS_HSessions Handle,
    const EOS_Sessions_CopySessionHandleByUiEventIdOptions *Options,
    EOS_HSessionDetails *OutSessionHandle);

/**
 * Copies the session of a user of this process that was made or joined with `bPresenceEnabled`, as
 * it is now. A join of another user of this process with it goes through the user's presence.
 * Nobody is asked; free it with `EOS_SessionDetails_Release`.
 *
 * `EOS_Success`; `EOS_NotFound` if the user has none, or is not logged in; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Sessions_CopySessionHandleForPresence(EOS_HSessions Handle,
    const EOS_Sessions_CopySessionHandleForPresenceOptions *Options,
    EOS_HSessionDetails *OutSessionHandle);

/**
 * Whether a player is registered in a session of this process. Nobody is asked: the owner's list is
 * the directory's own, a joiner's is its copy.
 *
 * `EOS_Success` if it is; `EOS_NotFound` if not; `EOS_Sessions_InvalidSession` if there is no
 * session of this name; `EOS_Invalid_ProductUserID` for what is no id; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Sessions_IsUserInSession(EOS_HSessions Handle,
    const EOS_Sessions_IsUserInSessionOptions *Options);

/**
 * Writes what this process knows of a session to the log, in several lines at the level of
 * warnings, so that they show where nobody has set another one. Values of attributes that are not
 * advertised stay out of it.
 *
 * `EOS_Success`; `EOS_NotFound` if there is no session of this name; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Sessions_DumpSessionState(EOS_HSessions Handle,
    const EOS_Sessions_DumpSessionStateOptions *Options);

/**
 * Registers a callback that is told when a user of this platform receives an invite, inside Tick,
 * until `EOS_Sessions_RemoveNotifySessionInviteReceived`. It comes once for each invite, in the
 * order of their arrival, also for what was sent while the directory could not be reached. What was
 * sent before the user logged in, to the second, is not told: `EOS_Sessions_QueryInvites` brings
 * it. Nor is what was over again before it could be told.
 * `EOS_Sessions_CopySessionHandleByInviteId` gives the session, inside the callback already.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_Sessions_AddNotifySessionInviteReceived(EOS_HSessions Handle,
    const EOS_Sessions_AddNotifySessionInviteReceivedOptions *Options, void *ClientData,
    EOS_Sessions_OnSessionInviteReceivedCallback NotificationFn);

/**
 * Takes such a callback back; it is not called any more, not even by the Tick that is under way on
 * this thread. An id that is none is ignored, with a line in the log. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Sessions_RemoveNotifySessionInviteReceived(EOS_HSessions Handle,
    EOS_NotificationId InId);

/**
 * Registers a callback that is told when a user has accepted an invite in an overlay
 * (`GR_UI_AcceptInvite`), inside Tick, until `EOS_Sessions_RemoveNotifySessionInviteAccepted`. The
 * game joins: `EOS_Sessions_CopySessionHandleByInviteId`, `EOS_Sessions_JoinSession`.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_Sessions_AddNotifySessionInviteAccepted(EOS_HSessions Handle,
    const EOS_Sessions_AddNotifySessionInviteAcceptedOptions *Options, void *ClientData,
    EOS_Sessions_OnSessionInviteAcceptedCallback NotificationFn);

/**
 * Takes such a callback back; it is not called any more, not even by the Tick that is under way on
 * this thread. An id that is none is ignored, with a line in the log. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Sessions_RemoveNotifySessionInviteAccepted(EOS_HSessions Handle,
    EOS_NotificationId InId);

/**
 * Registers a callback that is told when an invite of a user of this platform was rejected, here or
 * on another device of the user, inside Tick, until
 * `EOS_Sessions_RemoveNotifySessionInviteRejected`. The callback of `EOS_Sessions_RejectInvite`
 * comes before. Who sent the invite is not told, and nobody is of a rejection while the directory
 * could not be reached.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_Sessions_AddNotifySessionInviteRejected(EOS_HSessions Handle,
    const EOS_Sessions_AddNotifySessionInviteRejectedOptions *Options, void *ClientData,
    EOS_Sessions_OnSessionInviteRejectedCallback NotificationFn);

/**
 * Takes such a callback back; it is not called any more, not even by the Tick that is under way on
 * this thread. An id that is none is ignored, with a line in the log. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Sessions_RemoveNotifySessionInviteRejected(EOS_HSessions Handle,
    EOS_NotificationId InId);

/**
 * Registers a callback that is told when a user wants to join the session in another player's
 * presence (`GR_UI_RequestToJoin`), inside Tick, until
 * `EOS_Sessions_RemoveNotifyJoinSessionAccepted`. The game joins:
 * `EOS_Sessions_CopySessionHandleByUiEventId`, `EOS_Sessions_JoinSession`,
 * `EOS_UI_AcknowledgeEventId`.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_Sessions_AddNotifyJoinSessionAccepted(EOS_HSessions Handle,
    const EOS_Sessions_AddNotifyJoinSessionAcceptedOptions *Options, void *ClientData,
    EOS_Sessions_OnJoinSessionAcceptedCallback NotificationFn);

/**
 * Takes such a callback back; it is not called any more, not even by the Tick that is under way on
 * this thread. An id that is none is ignored, with a line in the log. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Sessions_RemoveNotifyJoinSessionAccepted(EOS_HSessions Handle,
    EOS_NotificationId InId);

/**
 * Registers a callback that is told when a user wants to leave a session (`GR_UI_RequestToLeave`),
 * inside Tick, until `EOS_Sessions_RemoveNotifyLeaveSessionRequested`. The game leaves, by
 * `EOS_Sessions_DestroySession`; the library does not leave by itself.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_Sessions_AddNotifyLeaveSessionRequested(EOS_HSessions Handle,
    const EOS_Sessions_AddNotifyLeaveSessionRequestedOptions *Options, void *ClientData,
    EOS_Sessions_OnLeaveSessionRequestedCallback NotificationFn);

/**
 * Takes such a callback back; it is not called any more, not even by the Tick that is under way on
 * this thread. An id that is none is ignored, with a line in the log. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Sessions_RemoveNotifyLeaveSessionRequested(EOS_HSessions Handle,
    EOS_NotificationId InId);

/**
 * Registers a callback that is told when a user wants to invite an account of another platform by
 * the means of that platform (`GR_UI_RequestNativeInvite`), inside Tick, until
 * `EOS_Sessions_RemoveNotifySendSessionNativeInviteRequested`. The game sends the invite and calls
 * `EOS_UI_AcknowledgeEventId`.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_Sessions_AddNotifySendSessionNativeInviteRequested(EOS_HSessions Handle,
    const EOS_Sessions_AddNotifySendSessionNativeInviteRequestedOptions *Options, void *ClientData,
    EOS_Sessions_OnSendSessionNativeInviteRequestedCallback NotificationFn);

/**
 * Takes such a callback back; it is not called any more, not even by the Tick that is under way on
 * this thread. An id that is none is ignored, with a line in the log. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Sessions_RemoveNotifySendSessionNativeInviteRequested(EOS_HSessions Handle,
    EOS_NotificationId InId);

/**
 * Sets the bucket, by which searches tell kinds of sessions apart: 1 to 256 bytes.
 *
 * `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_SessionModification_SetBucketId(EOS_HSessionModification Handle,
    const EOS_SessionModification_SetBucketIdOptions *Options);

/**
 * Sets where players connect to: any text of 1 to 512 bytes, which nobody checks. A session without
 * one shows the address that the directory saw its creator at, without a port.
 *
 * `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_SessionModification_SetHostAddress(EOS_HSessionModification Handle,
    const EOS_SessionModification_SetHostAddressOptions *Options);

/**
 * Sets who may find and join: everybody (a new session starts so), those who see a member's
 * presence, or those who were invited or are registered.
 *
 * `EOS_Success`; `EOS_InvalidParameters` for a number that is no level, and for what is no
 * modification; `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_SessionModification_SetPermissionLevel(EOS_HSessionModification Handle,
    const EOS_SessionModification_SetPermissionLevelOptions *Options);

/**
 * Sets whether players may find and join while play is under way; a new session starts without.
 *
 * `EOS_Success`; `EOS_InvalidParameters` for what is no modification; `EOS_IncompatibleVersion`.
 * Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_SessionModification_SetJoinInProgressAllowed(EOS_HSessionModification Handle,
    const EOS_SessionModification_SetJoinInProgressAllowedOptions *Options);

/**
 * Sets how many players may be registered, 1 to 1000. An update that goes below the number of the
 * registered ends in `EOS_Sessions_TooManyPlayers`.
 *
 * `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_SessionModification_SetMaxPlayers(EOS_HSessionModification Handle,
    const EOS_SessionModification_SetMaxPlayersOptions *Options);

/**
 * Sets whether members may invite; a new session starts with it.
 *
 * `EOS_Success`; `EOS_InvalidParameters` for what is no modification; `EOS_IncompatibleVersion`.
 * Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_SessionModification_SetInvitesAllowed(EOS_HSessionModification Handle,
    const EOS_SessionModification_SetInvitesAllowedOptions *Options);

/**
 * Sets the platforms whose players may be registered, as `EOS_OPT_*` numbers, at most 32; none, or
 * null, means all.
 *
 * `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_SessionModification_SetAllowedPlatformIds(EOS_HSessionModification Handle,
    const EOS_SessionModification_SetAllowedPlatformIdsOptions *Options);

/**
 * Sets an attribute, in place of one with the same key; letter case does not tell keys apart, and
 * searchers see them in upper case. Keys have 1 to 64 characters, texts up to 1024 bytes, and a
 * session up to 64 attributes. An advertised attribute is seen and searched by others; one that is
 * not stays in this process.
 *
 * `EOS_Success`; `EOS_InvalidParameters` for a bad key, a number that is no type, a double that is
 * infinite or not a number, and text that is null or not UTF-8; `EOS_LimitExceeded` for too many
 * attributes; `EOS_IncompatibleVersion`, also of the attribute itself. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_SessionModification_AddAttribute(EOS_HSessionModification Handle,
    const EOS_SessionModification_AddAttributeOptions *Options);

/**
 * Removes an attribute, by its key in any letter case.
 *
 * `EOS_Success`; `EOS_NotFound` if the session has none and none was set; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_SessionModification_RemoveAttribute(EOS_HSessionModification Handle,
    const EOS_SessionModification_RemoveAttributeOptions *Options);

/**
 * Registers players with a session: each takes one of its places. Who is registered already stays.
 * Ids of other services are taken too. What a joiner registers is in its own copy only.
 *
 * Left out are, where the session was made with `bSanctionsEnabled`, players who are sanctioned in
 * this deployment, who come back in `SanctionedPlayers`; and where it has allowed platform ids,
 * players of other platforms, and those whose platform the directory does not know, as of ids of
 * other services. The others are registered: all of them, or none where there are not enough places
 * for all that were named.
 *
 * The callback brings `EOS_Success` and the players who were not registered before; `EOS_NoChange`
 * if all of them were; `EOS_Sessions_PlayerSanctioned` if nobody was registered and somebody is
 * sanctioned, else `EOS_Sessions_NotAllowed` if somebody is of another platform;
 * `EOS_Sessions_TooManyPlayers` if there are not enough places, or would be more than 1000 players
 * (`EOS_LimitExceeded` with options before version 3); `EOS_NotFound` if there is no session of
 * this name, or it is gone; `EOS_InvalidParameters` for no players, more than 4096 and for ids that
 * are none; `EOS_IncompatibleVersion`; `EOS_Sessions_OutOfSync` with the same players if they are
 * registered here and the directory could not be told in time, which is told later. Its lists live
 * as long as the callback. It comes once, inside Tick. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Sessions_RegisterPlayers(EOS_HSessions Handle,
    const EOS_Sessions_RegisterPlayersOptions *Options, void *ClientData,
    EOS_Sessions_OnRegisterPlayersCallback CompletionDelegate);

/**
 * Takes registrations back, which frees places. Nobody is made to leave by it. What a joiner
 * unregisters is in its own copy only.
 *
 * The callback brings `EOS_Success` and the players who were registered; `EOS_NoChange` if none
 * was; `EOS_NotFound` if there is no session of this name, or it is gone; `EOS_InvalidParameters`
 * for no players, more than 4096 and for ids that are none; `EOS_IncompatibleVersion`;
 * `EOS_Sessions_OutOfSync` with the same players if the directory could not be told in time, which
 * is told later. Its list lives as long as the callback. It comes once, inside Tick. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Sessions_UnregisterPlayers(EOS_HSessions Handle,
    const EOS_Sessions_UnregisterPlayersOptions *Options, void *ClientData,
    EOS_Sessions_OnUnregisterPlayersCallback CompletionDelegate);

/**
 * Searches for the one session with this id, also when other searches do not show it. Excludes
 * parameters and a target user.
 *
 * `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_SessionSearch_SetSessionId(EOS_HSessionSearch Handle,
    const EOS_SessionSearch_SetSessionIdOptions *Options);

/**
 * Searches for the public sessions that a user is registered in, full ones too. Excludes parameters
 * and a session id. The user need not be logged in here, nor have an id of this directory.
 *
 * `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_SessionSearch_SetTargetUserId(EOS_HSessionSearch Handle,
    const EOS_SessionSearch_SetTargetUserIdOptions *Options);

/**
 * Adds a condition, in place of one on the same key with the same comparison; all conditions must
 * hold. At most 64. Letter case does not tell keys apart.
 *
 * Keys are those of advertised attributes, and `bucket` (text), `minslotsavailable` (whole number),
 * `emptyonly` and `nonemptyonly` (truth values, with `EOS_CO_EQUAL` alone). A session's value
 *
 * - is equal to any value with `EOS_CO_EQUAL`, and is not with `EOS_CO_NOTEQUAL`; texts compare
 * exactly;
 * - lies in one of the four ranges of a number, exactly over all of int64;
 * - is one of a list of texts with `;` between them with `EOS_CO_ANYOF`, and is not with
 * `EOS_CO_NOTANYOF`;
 * - is such a list itself and shares an element with the given one with `EOS_CO_ONEOF`, and does
 * not with `EOS_CO_NOTONEOF`;
 * - is such a list of so many elements with `EOS_CO_SIZE`, which takes a whole number;
 * - has the text in it with `EOS_CO_CONTAINS`, letter case and all, or a match of the regular
 * expression of at most 256 bytes with `EOS_CO_REGEXMATCH`.
 *
 * `EOS_CO_DISTANCE` filters nothing: the sessions whose number is nearest come first, those without
 * one last. The first such condition decides before the next, and what is left equal comes newest
 * first.
 *
 * A session without the attribute satisfies `EOS_CO_NOTEQUAL`, `EOS_CO_NOTANYOF`, `EOS_CO_NOTONEOF`
 * and `EOS_CO_DISTANCE` only.
 *
 * `EOS_Success`; `EOS_InvalidParameters` for a number that is no comparison, for a value of a type
 * that the comparison does not take, for a text of more than 8 KiB and for what
 * `EOS_SessionModification_AddAttribute` refuses too; `EOS_LimitExceeded` for too many conditions;
 * `EOS_IncompatibleVersion`. A regular expression is read by `EOS_SessionSearch_Find`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_SessionSearch_SetParameter(EOS_HSessionSearch Handle,
    const EOS_SessionSearch_SetParameterOptions *Options);

/**
 * Removes the condition on a key with a comparison; both must be given.
 *
 * `EOS_Success`; `EOS_NotFound` if there is none; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_SessionSearch_RemoveParameter(EOS_HSessionSearch Handle,
    const EOS_SessionSearch_RemoveParameterOptions *Options);

/**
 * Sets how many results there are at most, 1 to 200.
 *
 * `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_SessionSearch_SetMaxResults(EOS_HSessionSearch Handle,
    const EOS_SessionSearch_SetMaxResultsOptions *Options);

/**
 * Searches with what is set now; changing or releasing the search afterwards does not change that.
 * A search may be used again, and its results are replaced then. Without any condition it finds
 * every public session of the deployment. Sessions that are full, that are not public, or that are
 * in progress and let nobody in meanwhile are found by their id only; full ones by a target user
 * too. Options older than version 2 do not say who searches: whoever of this platform logged in
 * first. On a platform that was made with `bIsServer`, null for `LocalUserId` is the program
 * itself, which older options mean too.
 *
 * The callback brings `EOS_Success`, also when conditions found nothing; `EOS_NotFound` if there is
 * no session of the id that was searched for, or none with the target user; `EOS_InvalidParameters`
 * if more than one of session id, target user and conditions are set, and for conditions that the
 * directory cannot carry out; `EOS_InvalidUser` if the user is not logged in;
 * `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick. Any
 * thread.
 */
EOS_DECLARE_FUNC(void) EOS_SessionSearch_Find(EOS_HSessionSearch Handle,
    const EOS_SessionSearch_FindOptions *Options, void *ClientData,
    EOS_SessionSearch_OnFindCallback CompletionDelegate);

/**
 * How many sessions the last search found; 0 until its callback, and for bad parameters. Any
 * thread.
 */
EOS_DECLARE_FUNC(uint32_t) EOS_SessionSearch_GetSearchResultCount(EOS_HSessionSearch Handle,
    const EOS_SessionSearch_GetSearchResultCountOptions *Options);

/**
 * Copies a result by its place, from 0: a snapshot that outlives the search and does not change.
 * Free it with `EOS_SessionDetails_Release`.
 *
 * `EOS_Success`; `EOS_InvalidParameters`, also beyond the last result; `EOS_IncompatibleVersion`.
 * Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_SessionSearch_CopySearchResultByIndex(EOS_HSessionSearch Handle,
    const EOS_SessionSearch_CopySearchResultByIndexOptions *Options,
    EOS_HSessionDetails *OutSessionHandle);

/**
 * Copies what is known about a session besides its attributes. The host address is empty where the
 * player may not see it. Free it with `EOS_SessionDetails_Info_Release`.
 *
 * `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_SessionDetails_CopyInfo(EOS_HSessionDetails Handle,
    const EOS_SessionDetails_CopyInfoOptions *Options, EOS_SessionDetails_Info **OutSessionInfo);

/** How many attributes a session shows. 0 for bad parameters. Any thread. */
EOS_DECLARE_FUNC(uint32_t) EOS_SessionDetails_GetSessionAttributeCount(EOS_HSessionDetails Handle,
    const EOS_SessionDetails_GetSessionAttributeCountOptions *Options);

/**
 * Copies an attribute by its place in the order of the keys, from 0. Free it with
 * `EOS_SessionDetails_Attribute_Release`.
 *
 * `EOS_Success`; `EOS_InvalidParameters`, also beyond the last attribute;
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_SessionDetails_CopySessionAttributeByIndex(EOS_HSessionDetails Handle,
    const EOS_SessionDetails_CopySessionAttributeByIndexOptions *Options,
    EOS_SessionDetails_Attribute **OutSessionAttribute);

/**
 * Copies an attribute by its key in any letter case. Free it with
 * `EOS_SessionDetails_Attribute_Release`.
 *
 * `EOS_Success`; `EOS_NotFound` if the session shows no such attribute; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_SessionDetails_CopySessionAttributeByKey(EOS_HSessionDetails Handle,
    const EOS_SessionDetails_CopySessionAttributeByKeyOptions *Options,
    EOS_SessionDetails_Attribute **OutSessionAttribute);

/**
 * Copies what is known about a session now, its state above all. The owner sees what it has set; a
 * joiner sees the session as it was at the join, with what the game did to its copy since. Free it
 * with `EOS_ActiveSession_Info_Release`.
 *
 * `EOS_Success`; `EOS_NotFound` if the session was destroyed since the handle was copied;
 * `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_ActiveSession_CopyInfo(EOS_HActiveSession Handle,
    const EOS_ActiveSession_CopyInfoOptions *Options, EOS_ActiveSession_Info **OutActiveSessionInfo);

/**
 * How many players are registered. 0 for bad parameters, and when the session was destroyed. Any
 * thread.
 */
EOS_DECLARE_FUNC(uint32_t) EOS_ActiveSession_GetRegisteredPlayerCount(EOS_HActiveSession Handle,
    const EOS_ActiveSession_GetRegisteredPlayerCountOptions *Options);

/**
 * A registered player by its place in the order of the registrations, from 0; null beyond the last
 * one, and for bad parameters. Never freed by the game. Any thread.
 */
EOS_DECLARE_FUNC(EOS_ProductUserId) EOS_ActiveSession_GetRegisteredPlayerByIndex(EOS_HActiveSession Handle,
    const EOS_ActiveSession_GetRegisteredPlayerByIndexOptions *Options);

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
 * room for; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`
 * for a creation, of which nothing is left behind then; `EOS_Sessions_OutOfSync` for a change that
 * was made here and could not be told to the directory in time: it is sent as soon as that can be
 * reached. It comes once, inside Tick. Any thread.
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
 * `EOS_Sessions_NotAllowed` if it is not open to the user; `EOS_Sessions_PresenceSessionExists`;
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
 * Registers players with a session: each takes one of its places. All of them are registered, or
 * none; who is registered already stays. Ids of other services are taken too. What a joiner
 * registers is in its own copy only.
 *
 * The callback brings `EOS_Success` and the players who were not registered before; `EOS_NoChange`
 * if all of them were; `EOS_Sessions_TooManyPlayers` if there are not enough places, or would be
 * more than 1000 players (`EOS_LimitExceeded` with options before version 3); `EOS_NotFound` if
 * there is no session of this name, or it is gone; `EOS_InvalidParameters` for no players, more
 * than 4096 and for ids that are none; `EOS_IncompatibleVersion`; `EOS_Sessions_OutOfSync` with the
 * same players if they are registered here and the directory could not be told in time, which is
 * told later. Its lists live as long as the callback. It comes once, inside Tick. Any thread.
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

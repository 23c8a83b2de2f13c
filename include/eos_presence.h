/** @file
 * What players show of themselves to their friends.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_presence_types.h"

/**
 * Asks the directory what a player shows: the user itself, or anybody of the deployment. What it
 * shows beside whether it is there is for those who follow it, as friends do, and for itself. From
 * then on the directory tells of changes by itself, of those whom the user follows; others are
 * asked for anew at each query.
 *
 * The callback brings `EOS_Success`; `EOS_InvalidUser` if the user is not logged in by Auth;
 * `EOS_NotFound` if `TargetUserId` can be no account of a directory; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. A player whom nobody knows is
 * offline. It comes once, inside Tick. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Presence_QueryPresence(EOS_HPresence Handle,
    const EOS_Presence_QueryPresenceOptions *Options, void *ClientData,
    EOS_Presence_OnQueryPresenceCompleteCallback CompletionDelegate);

/**
 * Whether anything is known of what a player shows: after a query, after a notification, and of the
 * user itself after `EOS_Presence_SetPresence`. Also `EOS_FALSE` for a user who is not logged in.
 * Nobody is asked. Any thread.
 */
EOS_DECLARE_FUNC(EOS_Bool) EOS_Presence_HasPresence(EOS_HPresence Handle,
    const EOS_Presence_HasPresenceOptions *Options);

/**
 * Copies what is known of what a player shows. Nobody is asked; free it with
 * `EOS_Presence_Info_Release`. On failure the pointer is null.
 *
 * `EOS_Success`; `EOS_NotFound` if nothing is known, see `EOS_Presence_HasPresence`;
 * `EOS_InvalidUser` if the user is not logged in by Auth; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Presence_CopyPresence(EOS_HPresence Handle,
    const EOS_Presence_CopyPresenceOptions *Options, EOS_Presence_Info **OutPresence);

/**
 * Makes an empty modification of what a user shows: what is not set in it stays as it is. Free it
 * with `EOS_PresenceModification_Release`.
 *
 * `EOS_Success`; `EOS_InvalidUser` if the user is not logged in by Auth; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Presence_CreatePresenceModification(EOS_HPresence Handle,
    const EOS_Presence_CreatePresenceModificationOptions *Options,
    EOS_HPresenceModification *OutPresenceModificationHandle);

/**
 * Lets a user show what a modification says, until the user logs out; after an outage the directory
 * is told again. A user who logs in is online and shows nothing else, and its game's product shows
 * with the first call of this. The modification is copied before the call returns, and may be
 * released and used again.
 *
 * The callback brings `EOS_Success`; `EOS_InvalidUser` if the user is not logged in by Auth;
 * `EOS_Presence_DataLengthInvalid` if there would be more than 32 records: nothing is changed then;
 * `EOS_InvalidParameters`, also for what is no modification; `EOS_IncompatibleVersion`. After
 * `EOS_TimedOut` and `EOS_NoConnection` the library keeps the change and tells the directory at the
 * next contact. `RichPresenceResultCode` is the same, but for a modification with a template: no
 * directory has templates, so it is `EOS_Presence_TemplateNotFound` while everything else is shown.
 * It comes once, inside Tick; who watches presence is told after it. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Presence_SetPresence(EOS_HPresence Handle,
    const EOS_Presence_SetPresenceOptions *Options, void *ClientData,
    EOS_Presence_SetPresenceCompleteCallback CompletionDelegate);

/**
 * Writes what a player's game has set for others to join it by, with a NUL. `InOutBufferLength` is
 * the size of the buffer, and afterwards how much was needed;
 * `EOS_PRESENCEMODIFICATION_JOININFO_MAX_LENGTH` + 1 is always enough. Nobody is asked.
 *
 * `EOS_Success`; `EOS_NotFound` if nothing is known of what the player shows, or it shows none;
 * `EOS_LimitExceeded` if the buffer is too small; `EOS_InvalidUser` if the user is not logged in by
 * Auth; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Presence_GetJoinInfo(EOS_HPresence Handle,
    const EOS_Presence_GetJoinInfoOptions *Options, char *OutBuffer, int32_t *InOutBufferLength);

/**
 * Sets how the user wants to be seen. With `EOS_PS_Offline` nobody but the user itself sees that it
 * is there.
 *
 * `EOS_Success`; `EOS_Presence_StatusInvalid` for a number that is no status;
 * `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_PresenceModification_SetStatus(EOS_HPresenceModification Handle,
    const EOS_PresenceModification_SetStatusOptions *Options);

/**
 * Sets the text that others read, of at most 255 characters without control characters but tab and
 * ends of lines; an empty one shows none.
 *
 * `EOS_Success`; `EOS_Presence_RichTextInvalid` for null and for what is not UTF-8 or has such a
 * character; `EOS_Presence_RichTextLengthInvalid`; `EOS_Presence_RichTextNotSupported` if the
 * modification has a template already; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any
 * thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_PresenceModification_SetRawRichText(EOS_HPresenceModification Handle,
    const EOS_PresenceModification_SetRawRichTextOptions *Options);

/**
 * Sets the template that the text for others is made from. No directory has templates:
 * `EOS_Presence_SetPresence` says so in `RichPresenceResultCode`, and no text is shown.
 *
 * `EOS_Success`; `EOS_Presence_TemplateIdInvalid` for null, an empty text and one that is not UTF-8
 * or longer than 255 characters; `EOS_Presence_TemplateNotSupported` if the modification has a text
 * already; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread. Since 1.18.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_PresenceModification_SetTemplateId(EOS_HPresenceModification Handle,
    const EOS_PresenceModification_SetTemplateIdOptions *Options);

/**
 * Sets a variable of the template. It is checked, and as there is no template it shows nowhere.
 *
 * `EOS_Success`; `EOS_Presence_TemplateTypeInvalid` for a number that is no type;
 * `EOS_Presence_TemplateKeyInvalid`, `EOS_Presence_TemplateValueInvalid` for null, an empty text
 * and one that is not UTF-8 or longer than 255 characters; `EOS_Presence_TemplateNotSupported` if
 * the modification has a text already; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any
 * thread. Since 1.18.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_PresenceModification_SetTemplateData(EOS_HPresenceModification Handle,
    const EOS_PresenceModification_SetTemplateDataOptions *Options);

/**
 * Sets records that programs of others read, at most 32 at a time: keys of 1 to 64 characters,
 * values of at most 255, without control characters but tab and ends of lines. Records of other
 * keys stay. Everything is copied.
 *
 * `EOS_Success`; `EOS_Presence_DataInvalid` for less than one record;
 * `EOS_Presence_DataLengthInvalid` for more than 32, also of several calls;
 * `EOS_Presence_DataKeyInvalid`, `EOS_Presence_DataKeyLengthInvalid`,
 * `EOS_Presence_DataValueInvalid`, `EOS_Presence_DataValueLengthInvalid`; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`, also of a record. On failure nothing is set. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_PresenceModification_SetData(EOS_HPresenceModification Handle,
    const EOS_PresenceModification_SetDataOptions *Options);

/**
 * Deletes records, at most 32 at a time; one that the user does not show is fine.
 *
 * `EOS_Success`; `EOS_Presence_DataInvalid` for less than one record,
 * `EOS_Presence_DataLengthInvalid` for more than 32; `EOS_Presence_DataKeyInvalid`,
 * `EOS_Presence_DataKeyLengthInvalid`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`, also of
 * a record. On failure nothing is deleted. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_PresenceModification_DeleteData(EOS_HPresenceModification Handle,
    const EOS_PresenceModification_DeleteDataOptions *Options);

/**
 * Sets what others join the user by, at most `EOS_PRESENCEMODIFICATION_JOININFO_MAX_LENGTH` bytes
 * that only the game understands; null, or an empty text, takes it away.
 *
 * `EOS_Success`; `EOS_Presence_DataValueInvalid` for what is not UTF-8 or has a control character;
 * `EOS_Presence_DataValueLengthInvalid`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any
 * thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_PresenceModification_SetJoinInfo(EOS_HPresenceModification Handle,
    const EOS_PresenceModification_SetJoinInfoOptions *Options);

/**
 * Registers a callback that is told, inside Tick, when somebody whom a user of this platform
 * follows comes, goes or shows something else, and when the user itself does, until
 * `EOS_Presence_RemoveNotifyOnPresenceChanged`. `EOS_Presence_CopyPresence` gives what is shown,
 * inside the callback already. Of several changes in a short time only the last may be told. Those
 * who are there when the user logs in are told of too. It can be registered before anybody is
 * logged in.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_Presence_AddNotifyOnPresenceChanged(EOS_HPresence Handle,
    const EOS_Presence_AddNotifyOnPresenceChangedOptions *Options, void *ClientData,
    EOS_Presence_OnPresenceChangedCallback NotificationHandler);

/**
 * Takes such a callback back; it is not called any more, not even by the Tick that is under way on
 * this thread. An id that is none is ignored, with a line in the log. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Presence_RemoveNotifyOnPresenceChanged(EOS_HPresence Handle,
    EOS_NotificationId NotificationId);

/**
 * Registers a callback that is told, inside Tick, when a user has asked in an overlay
 * (`GR_UI_RequestToJoin`) to join a player who shows join info, until
 * `EOS_Presence_RemoveNotifyJoinGameAccepted`. The game joins by what the join info says. Where the
 * player shows a session too, `EOS_Sessions_AddNotifyJoinSessionAccepted` is told before, of the
 * same event.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_Presence_AddNotifyJoinGameAccepted(EOS_HPresence Handle,
    const EOS_Presence_AddNotifyJoinGameAcceptedOptions *Options, void *ClientData,
    EOS_Presence_OnJoinGameAcceptedCallback NotificationFn);

/**
 * Takes such a callback back; it is not called any more, not even by the Tick that is under way on
 * this thread. An id that is none is ignored, with a line in the log. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Presence_RemoveNotifyJoinGameAccepted(EOS_HPresence Handle,
    EOS_NotificationId InId);

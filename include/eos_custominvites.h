/** @file
 * Invites of the game's own, and requests to join.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_custominvites_types.h"

/**
 * Says what the invites of a user say that are sent from now on. One text for each user, until the
 * user logs out; an empty text takes it back.
 *
 * `EOS_Success`; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters` for null
 * and for a text that is too long; `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_CustomInvites_SetCustomInvite(EOS_HCustomInvites Handle,
    const EOS_CustomInvites_SetCustomInviteOptions *Options);

/**
 * Invites 1 to 100 players, in the words of `EOS_CustomInvites_SetCustomInvite`. They need not be
 * online: an invite waits for an hour. An invite that says the same as one that waits for the same
 * player already is that invite. Who blocks the user hears nothing of it, and the user nothing of
 * that.
 *
 * The callback brings `EOS_Success` and the players who were reached, in the order in which they
 * were named: left out is who is no user of this directory, and for whom too many invites wait.
 * Where nobody was reached it brings why the first was not: `EOS_NotFound` for no user of this
 * directory, `EOS_TooManyRequests` where 100 invites and requests wait for the player, 10 of this
 * user do, or 500 of this user wait for anybody. Further `EOS_NotFound` if the user has no text;
 * `EOS_InvalidUser` if the user is not logged in; `EOS_LimitExceeded` for more than 100 players;
 * `EOS_InvalidParameters` for none, and for the user itself among them; `EOS_IncompatibleVersion`;
 * `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_CustomInvites_SendCustomInvite(EOS_HCustomInvites Handle,
    const EOS_CustomInvites_SendCustomInviteOptions *Options, void *ClientData,
    EOS_CustomInvites_OnSendCustomInviteCallback CompletionDelegate);

/**
 * Says that the game is done with an invite that a user has received, accepted in an overlay or
 * not. It is gone, for all devices of the user. Who sent it is not told. The answer is from here,
 * and the directory hears of it as soon as it can be reached; a game that ends before is told of
 * the invite again.
 *
 * `EOS_Success`; `EOS_NotFound` if the user has no such invite of this sender here, or no more;
 * `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_CustomInvites_FinalizeInvite(EOS_HCustomInvites Handle,
    const EOS_CustomInvites_FinalizeInviteOptions *Options);

/**
 * Asks a player to be let into its game. It need not be online: the request waits for an hour, and
 * may never be answered. One request of a user waits for a player at a time: asking again while it
 * does is asking once. `EOS_CustomInvites_AddNotifyRequestToJoinResponseReceived` tells the answer.
 *
 * The callback brings `EOS_Success` when the request waits for the player; `EOS_NotFound` for no
 * user of this directory; `EOS_TooManyRequests` where 100 invites and requests wait for the player,
 * 10 of this user do, or 500 of this user wait for anybody; `EOS_InvalidUser` if the user is not
 * logged in; `EOS_InvalidParameters`, also for the user itself; `EOS_IncompatibleVersion`;
 * `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_CustomInvites_SendRequestToJoin(EOS_HCustomInvites Handle,
    const EOS_CustomInvites_SendRequestToJoinOptions *Options, void *ClientData,
    EOS_CustomInvites_OnSendRequestToJoinCallback CompletionDelegate);

/**
 * Lets a player join that has asked to: it is told so. What leads it into the game is the game's
 * affair, for instance a custom invite. The request is gone by it.
 *
 * The callback brings `EOS_Success`; `EOS_NotFound` if the player has not asked, or its request was
 * answered or is over; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. An answer that was given in an
 * overlay (`GR_UI_AcceptRequestToJoin`) may be given once more by the game, which changes nothing.
 * It comes once, inside Tick. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_CustomInvites_AcceptRequestToJoin(EOS_HCustomInvites Handle,
    const EOS_CustomInvites_AcceptRequestToJoinOptions *Options, void *ClientData,
    EOS_CustomInvites_OnAcceptRequestToJoinCallback CompletionDelegate);

/**
 * Does not let a player join that has asked to: it is told so. The request is gone by it.
 *
 * The callback brings `EOS_Success`; `EOS_NotFound` if the player has not asked, or its request was
 * answered or is over; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. An answer that was given in an
 * overlay (`GR_UI_RejectRequestToJoin`) may be given once more by the game, which changes nothing.
 * It comes once, inside Tick. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_CustomInvites_RejectRequestToJoin(EOS_HCustomInvites Handle,
    const EOS_CustomInvites_RejectRequestToJoinOptions *Options, void *ClientData,
    EOS_CustomInvites_OnRejectRequestToJoinCallback CompletionDelegate);

/**
 * Registers a callback that is told when a user of this platform receives a custom invite, inside
 * Tick, until `EOS_CustomInvites_RemoveNotifyCustomInviteReceived`. It comes once for each invite,
 * in the order of their arrival: also for what was sent while the directory could not be reached,
 * while the user was away, and before this call. An invite that is not finalized
 * (`EOS_CustomInvites_FinalizeInvite`) is told anew when the user logs in again.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_CustomInvites_AddNotifyCustomInviteReceived(EOS_HCustomInvites Handle,
    const EOS_CustomInvites_AddNotifyCustomInviteReceivedOptions *Options, void *ClientData,
    EOS_CustomInvites_OnCustomInviteReceivedCallback NotificationFn);

/**
 * Takes such a callback back; it is not called any more, not even by the Tick that is under way on
 * this thread. An id that is none is ignored, with a line in the log. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_CustomInvites_RemoveNotifyCustomInviteReceived(EOS_HCustomInvites Handle,
    EOS_NotificationId InId);

/**
 * Registers a callback that is told when a user has accepted a custom invite in an overlay
 * (`GR_UI_AcceptCustomInvite`), inside Tick, until
 * `EOS_CustomInvites_RemoveNotifyCustomInviteAccepted`. The game goes where the payload leads, and
 * calls `EOS_CustomInvites_FinalizeInvite`.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_CustomInvites_AddNotifyCustomInviteAccepted(EOS_HCustomInvites Handle,
    const EOS_CustomInvites_AddNotifyCustomInviteAcceptedOptions *Options, void *ClientData,
    EOS_CustomInvites_OnCustomInviteAcceptedCallback NotificationFn);

/**
 * Takes such a callback back; it is not called any more, not even by the Tick that is under way on
 * this thread. An id that is none is ignored, with a line in the log. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_CustomInvites_RemoveNotifyCustomInviteAccepted(EOS_HCustomInvites Handle,
    EOS_NotificationId InId);

/**
 * Registers a callback that is told when a user has rejected a custom invite in an overlay
 * (`GR_UI_RejectCustomInvite`), inside Tick, until
 * `EOS_CustomInvites_RemoveNotifyCustomInviteRejected`. The invite is finalized already. Who sent
 * it is not told.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_CustomInvites_AddNotifyCustomInviteRejected(EOS_HCustomInvites Handle,
    const EOS_CustomInvites_AddNotifyCustomInviteRejectedOptions *Options, void *ClientData,
    EOS_CustomInvites_OnCustomInviteRejectedCallback NotificationFn);

/**
 * Takes such a callback back; it is not called any more, not even by the Tick that is under way on
 * this thread. An id that is none is ignored, with a line in the log. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_CustomInvites_RemoveNotifyCustomInviteRejected(EOS_HCustomInvites Handle,
    EOS_NotificationId InId);

/**
 * Registers a callback that is told when a player asks a user of this platform to be let into its
 * game, inside Tick, until `EOS_CustomInvites_RemoveNotifyRequestToJoinReceived`. It comes once for
 * each request, also for those that were sent before this call and wait. The game answers by
 * `EOS_CustomInvites_AcceptRequestToJoin` or `EOS_CustomInvites_RejectRequestToJoin`, or never.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_CustomInvites_AddNotifyRequestToJoinReceived(EOS_HCustomInvites Handle,
    const EOS_CustomInvites_AddNotifyRequestToJoinReceivedOptions *Options, void *ClientData,
    EOS_CustomInvites_OnRequestToJoinReceivedCallback NotificationFn);

/**
 * Takes such a callback back; it is not called any more, not even by the Tick that is under way on
 * this thread. An id that is none is ignored, with a line in the log. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_CustomInvites_RemoveNotifyRequestToJoinReceived(EOS_HCustomInvites Handle,
    EOS_NotificationId InId);

/**
 * Registers a callback that is told when a player has answered the request to join of a user of
 * this platform, inside Tick, until `EOS_CustomInvites_RemoveNotifyRequestToJoinResponseReceived`.
 * It comes once for each answer, also for those that came before this call; an answer waits for an
 * hour for somebody who wants to hear it.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_CustomInvites_AddNotifyRequestToJoinResponseReceived(EOS_HCustomInvites Handle,
    const EOS_CustomInvites_AddNotifyRequestToJoinResponseReceivedOptions *Options, void *ClientData,
    EOS_CustomInvites_OnRequestToJoinResponseReceivedCallback NotificationFn);

/**
 * Takes such a callback back; it is not called any more, not even by the Tick that is under way on
 * this thread. An id that is none is ignored, with a line in the log. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_CustomInvites_RemoveNotifyRequestToJoinResponseReceived(EOS_HCustomInvites Handle,
    EOS_NotificationId InId);

/**
 * Registers a callback that is told when a user has accepted a request to join in an overlay
 * (`GR_UI_AcceptRequestToJoin`), inside Tick, until
 * `EOS_CustomInvites_RemoveNotifyRequestToJoinAccepted`. The player who asked is told by the
 * library.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_CustomInvites_AddNotifyRequestToJoinAccepted(EOS_HCustomInvites Handle,
    const EOS_CustomInvites_AddNotifyRequestToJoinAcceptedOptions *Options, void *ClientData,
    EOS_CustomInvites_OnRequestToJoinAcceptedCallback NotificationFn);

/**
 * Takes such a callback back; it is not called any more, not even by the Tick that is under way on
 * this thread. An id that is none is ignored, with a line in the log. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_CustomInvites_RemoveNotifyRequestToJoinAccepted(EOS_HCustomInvites Handle,
    EOS_NotificationId InId);

/**
 * Registers a callback that is told when a user has rejected a request to join in an overlay
 * (`GR_UI_RejectRequestToJoin`), inside Tick, until
 * `EOS_CustomInvites_RemoveNotifyRequestToJoinRejected`. The player who asked is told by the
 * library.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_CustomInvites_AddNotifyRequestToJoinRejected(EOS_HCustomInvites Handle,
    const EOS_CustomInvites_AddNotifyRequestToJoinRejectedOptions *Options, void *ClientData,
    EOS_CustomInvites_OnRequestToJoinRejectedCallback NotificationFn);

/**
 * Takes such a callback back; it is not called any more, not even by the Tick that is under way on
 * this thread. An id that is none is ignored, with a line in the log. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_CustomInvites_RemoveNotifyRequestToJoinRejected(EOS_HCustomInvites Handle,
    EOS_NotificationId InId);

/**
 * Registers a callback that is told when a user wants to send a custom invite to an account of
 * another platform by the means of that platform (`GR_UI_RequestCustomNativeInvite`), inside Tick,
 * until `EOS_CustomInvites_RemoveNotifySendCustomNativeInviteRequested`. The game sends the invite
 * and calls `EOS_UI_AcknowledgeEventId`.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_CustomInvites_AddNotifySendCustomNativeInviteRequested(EOS_HCustomInvites Handle,
    const EOS_CustomInvites_AddNotifySendCustomNativeInviteRequestedOptions *Options, void *ClientData,
    EOS_CustomInvites_OnSendCustomNativeInviteRequestedCallback NotificationFn);

/**
 * Takes such a callback back; it is not called any more, not even by the Tick that is under way on
 * this thread. An id that is none is ignored, with a line in the log. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_CustomInvites_RemoveNotifySendCustomNativeInviteRequested(EOS_HCustomInvites Handle,
    EOS_NotificationId InId);

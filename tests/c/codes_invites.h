/* Stories of `codes`: invites, presence and what users do in an overlay. */
#ifndef CODES_INVITES_H
#define CODES_INVITES_H

#include "codes.h"
#include "eos_ui.h"

/* --- Calls ---------------------------------------------------------------------- */

PLAIN_CALLBACK(on_sent, EOS_Sessions_SendInviteCallbackInfo)
PLAIN_CALLBACK(on_rejected, EOS_Sessions_RejectInviteCallbackInfo)
PLAIN_CALLBACK(on_invites, EOS_Sessions_QueryInvitesCallbackInfo)
PLAIN_CALLBACK(on_asked_to_join, GR_UI_RequestToJoinCallbackInfo)

static EOS_EResult send_invite(const Player* from, const char* name, EOS_ProductUserId to)
{
    Call* call = start_call(from->platform, "EOS_Sessions_SendInvite");
    OPTIONS(EOS_Sessions_SendInviteOptions, options, EOS_SESSIONS_SENDINVITE_API_LATEST);
    options.SessionName = name;
    options.LocalUserId = from->user;
    options.TargetUserId = to;
    EOS_Sessions_SendInvite(from->sessions, &options, call, on_sent);
    return finish(call);
}

static EOS_EResult reject_invite(const Player* player, const char* invite)
{
    Call* call = start_call(player->platform, "EOS_Sessions_RejectInvite");
    OPTIONS(EOS_Sessions_RejectInviteOptions, options, EOS_SESSIONS_REJECTINVITE_API_LATEST);
    options.LocalUserId = player->user;
    options.InviteId = invite;
    EOS_Sessions_RejectInvite(player->sessions, &options, call, on_rejected);
    return finish(call);
}

static EOS_EResult query_invites(const Player* player)
{
    Call* call = start_call(player->platform, "EOS_Sessions_QueryInvites");
    OPTIONS(EOS_Sessions_QueryInvitesOptions, options, EOS_SESSIONS_QUERYINVITES_API_LATEST);
    options.LocalUserId = player->user;
    EOS_Sessions_QueryInvites(player->sessions, &options, call, on_invites);
    return finish(call);
}

/* --- What is told --------------------------------------------------------------- */

static struct {
    int received, accepted, rejected, joining, leaving, inviting;
    char invite[EOS_SESSIONS_INVITEID_MAX_LENGTH + 1];
    EOS_UI_EventId event;
} told;

static void EOS_CALL on_received(const EOS_Sessions_SessionInviteReceivedCallbackInfo* data)
{
    told.received++;
    snprintf(told.invite, sizeof(told.invite), "%s", data->InviteId);
}

static void EOS_CALL on_accepted(const EOS_Sessions_SessionInviteAcceptedCallbackInfo* data)
{
    CHECK_TEXT(data->InviteId, told.invite);
    told.accepted++;
}

static void EOS_CALL on_turned_down(const EOS_Sessions_SessionInviteRejectedCallbackInfo* data)
{
    CHECK_TEXT(data->InviteId, told.invite);
    told.rejected++;
}

static void EOS_CALL on_joining(const EOS_Sessions_JoinSessionAcceptedCallbackInfo* data)
{
    told.event = data->UiEventId;
    told.joining++;
}

static void EOS_CALL on_leaving(const EOS_Sessions_LeaveSessionRequestedCallbackInfo* data)
{
    CHECK(data->SessionName != NULL);
    told.leaving++;
}

static void EOS_CALL
on_inviting(const EOS_Sessions_SendSessionNativeInviteRequestedCallbackInfo* data)
{
    CHECK(data->SessionId != NULL);
    told.inviting++;
}

/* Ticks until it was told once more. */
static void await(const Player* player, const int* count, int expected)
{
    double end = seconds_now() + PATIENCE_SECONDS;
    while (*count < expected) {
        CHECK(seconds_now() < end);
        tick(player->platform);
        rest(2);
    }
    CHECK_NUMBER(*count, expected);
}

/* Asks to be told of all of it; gives up the ids in `stop_listening`. */
static EOS_NotificationId listening[6];

#define LISTEN(place, Name, LATEST, callback)                                                     \
    do {                                                                                          \
        OPTIONS(EOS_Sessions_AddNotify##Name##Options, options_, LATEST);                         \
        listening[place] =                                                                        \
            EOS_Sessions_AddNotify##Name(player->sessions, &options_, NULL, callback);            \
        CHECK(listening[place] != EOS_INVALID_NOTIFICATIONID);                                    \
    } while (0)

static void listen_to_all(const Player* player)
{
    LISTEN(0, SessionInviteReceived, EOS_SESSIONS_ADDNOTIFYSESSIONINVITERECEIVED_API_LATEST,
           on_received);
    LISTEN(1, SessionInviteAccepted, EOS_SESSIONS_ADDNOTIFYSESSIONINVITEACCEPTED_API_LATEST,
           on_accepted);
    LISTEN(2, SessionInviteRejected, EOS_SESSIONS_ADDNOTIFYSESSIONINVITEREJECTED_API_LATEST,
           on_turned_down);
    LISTEN(3, JoinSessionAccepted, EOS_SESSIONS_ADDNOTIFYJOINSESSIONACCEPTED_API_LATEST,
           on_joining);
    LISTEN(4, LeaveSessionRequested, EOS_SESSIONS_ADDNOTIFYLEAVESESSIONREQUESTED_API_LATEST,
           on_leaving);
    LISTEN(5, SendSessionNativeInviteRequested,
           EOS_SESSIONS_ADDNOTIFYSENDSESSIONNATIVEINVITEREQUESTED_API_LATEST, on_inviting);
}

static void stop_listening(const Player* player)
{
    EOS_Sessions_RemoveNotifySessionInviteReceived(player->sessions, listening[0]);
    EOS_Sessions_RemoveNotifySessionInviteAccepted(player->sessions, listening[1]);
    EOS_Sessions_RemoveNotifySessionInviteRejected(player->sessions, listening[2]);
    EOS_Sessions_RemoveNotifyJoinSessionAccepted(player->sessions, listening[3]);
    EOS_Sessions_RemoveNotifyLeaveSessionRequested(player->sessions, listening[4]);
    EOS_Sessions_RemoveNotifySendSessionNativeInviteRequested(player->sessions, listening[5]);
}

/* --- Stories --------------------------------------------------------------------- */

static void ids_of_invites(const Player* guest)
{
    char id[EOS_SESSIONS_INVITEID_MAX_LENGTH + 1];
    int32_t length = (int32_t)sizeof(id);
    OPTIONS(EOS_Sessions_GetInviteCountOptions, count, EOS_SESSIONS_GETINVITECOUNT_API_LATEST);
    OPTIONS(EOS_Sessions_GetInviteIdByIndexOptions, options,
            EOS_SESSIONS_GETINVITEIDBYINDEX_API_LATEST);
    count.LocalUserId = guest->user;
    options.LocalUserId = guest->user;
    CHECK_NUMBER(EOS_Sessions_GetInviteCount(guest->sessions, &count), 1);
    SEE(EOS_Sessions_GetInviteIdByIndex, (guest->sessions, NULL, id, &length),
        EOS_InvalidParameters);
    options.ApiVersion = 0;
    SEE(EOS_Sessions_GetInviteIdByIndex, (guest->sessions, &options, id, &length),
        EOS_IncompatibleVersion);
    options.ApiVersion = EOS_SESSIONS_GETINVITEIDBYINDEX_API_LATEST;
    SEE(EOS_Sessions_GetInviteIdByIndex, (guest->sessions, &options, id, &length), EOS_Success);
    CHECK_TEXT(id, told.invite);
    length = 2;
    SEE(EOS_Sessions_GetInviteIdByIndex, (guest->sessions, &options, id, &length),
        EOS_LimitExceeded);
    length = (int32_t)sizeof(id);
    options.Index = 1;
    SEE(EOS_Sessions_GetInviteIdByIndex, (guest->sessions, &options, id, &length), EOS_NotFound);
}

static void sessions_of_invites(const Player* guest)
{
    EOS_HSessionDetails details = NULL;
    OPTIONS(EOS_Sessions_CopySessionHandleByInviteIdOptions, options,
            EOS_SESSIONS_COPYSESSIONHANDLEBYINVITEID_API_LATEST);
    options.InviteId = "no such invite";
    SEE_DOOR_OUT(EOS_Sessions_CopySessionHandleByInviteId, guest->sessions, options, &details);
    SEE(EOS_Sessions_CopySessionHandleByInviteId, (guest->sessions, &options, &details),
        EOS_NotFound);
    options.InviteId = told.invite;
    SEE(EOS_Sessions_CopySessionHandleByInviteId, (guest->sessions, &options, &details),
        EOS_Success);
    CHECK_RESULT(join(guest, "mirror", details), EOS_Success);
    EOS_SessionDetails_Release(details);
}

static void invites(const Player* host, const Player* guest)
{
    Player nobody = *guest;
    nobody.user = EOS_ProductUserId_FromString("00000000000000000000000000000042");
    CALL_WITH_NULL(host, host->sessions, EOS_Sessions_SendInvite, on_sent);
    SEE_LAST(EOS_InvalidParameters);
    CALL_WITH_NULL(host, host->sessions, EOS_Sessions_RejectInvite, on_rejected);
    SEE_LAST(EOS_InvalidParameters);
    CALL_WITH_NULL(host, host->sessions, EOS_Sessions_QueryInvites, on_invites);
    SEE_LAST(EOS_InvalidParameters);
    SEE_CALL(send_invite(host, "no such session", guest->user), EOS_NotFound);
    SEE_CALL(send_invite(host, "host", guest->user), EOS_Success);
    await(guest, &told.received, 1);
    SEE_CALL(query_invites(guest), EOS_Success);
    SEE_CALL(query_invites(&nobody), EOS_InvalidUser);
    ids_of_invites(guest);
    sessions_of_invites(guest);
    /* Who is in it, and neither made it nor is registered, does not invite. */
    SEE_CALL(send_invite(guest, "mirror", host->user), EOS_Sessions_NotAllowed);
    CHECK_RESULT(destroy(guest, "mirror"), EOS_Success);
}

static void invites_that_are_turned_down(const Player* host, const Player* guest)
{
    CHECK_RESULT(send_invite(host, "host", guest->user), EOS_Success);
    await(guest, &told.received, 2);
    SEE_CALL(reject_invite(guest, told.invite), EOS_Success);
    await(guest, &told.rejected, 1);
    SEE_CALL(reject_invite(guest, "no such invite"), EOS_NotFound);
}

static void players_in_sessions(const Player* host, const Player* guest)
{
    EOS_ProductUserId players[1];
    OPTIONS(EOS_Sessions_IsUserInSessionOptions, options,
            EOS_SESSIONS_ISUSERINSESSION_API_LATEST);
    OPTIONS(EOS_Sessions_DumpSessionStateOptions, dump,
            EOS_SESSIONS_DUMPSESSIONSTATE_API_LATEST);
    players[0] = guest->user;
    options.SessionName = "host";
    options.TargetUserId = guest->user;
    SEE_DOOR(EOS_Sessions_IsUserInSession, host->sessions, options);
    SEE(EOS_Sessions_IsUserInSession, (host->sessions, &options), EOS_NotFound);
    CHECK_RESULT(register_players(host, "host", players, 1)->result, EOS_Success);
    SEE(EOS_Sessions_IsUserInSession, (host->sessions, &options), EOS_Success);
    CHECK_RESULT(unregister_players(host, "host", players, 1)->result, EOS_Success);
    options.TargetUserId = NULL;
    SEE(EOS_Sessions_IsUserInSession, (host->sessions, &options), EOS_Invalid_ProductUserID);
    options.TargetUserId = guest->user;
    options.SessionName = "no such session";
    SEE(EOS_Sessions_IsUserInSession, (host->sessions, &options), EOS_Sessions_InvalidSession);

    dump.SessionName = "no such session";
    SEE(EOS_Sessions_DumpSessionState, (host->sessions, NULL), EOS_InvalidParameters);
    SEE(EOS_Sessions_DumpSessionState, (host->sessions, &dump), EOS_NotFound);
    dump.SessionName = "host";
    SEE(EOS_Sessions_DumpSessionState, (host->sessions, &dump), EOS_Success);
}

static EOS_HUI overlay_of(const Player* player)
{
    EOS_HUI overlay = EOS_Platform_GetUIInterface(player->platform);
    CHECK(overlay != NULL);
    return overlay;
}

/* The other player's presence shows its session; the user joins by it. */
static void joins_by_presence(const Player* shown, const Player* player)
{
    EOS_HSessionDetails details = NULL;
    Call* call;
    OPTIONS(EOS_Sessions_CopySessionHandleForPresenceOptions, own,
            EOS_SESSIONS_COPYSESSIONHANDLEFORPRESENCE_API_LATEST);
    OPTIONS(EOS_Sessions_CopySessionHandleByUiEventIdOptions, copy,
            EOS_SESSIONS_COPYSESSIONHANDLEBYUIEVENTID_API_LATEST);
    OPTIONS(EOS_UI_AcknowledgeEventIdOptions, seen, EOS_UI_ACKNOWLEDGEEVENTID_API_LATEST);
    OPTIONS(GR_UI_RequestToJoinOptions, options, GR_UI_REQUESTTOJOIN_API_LATEST);

    own.LocalUserId = player->user;
    SEE_DOOR_OUT(EOS_Sessions_CopySessionHandleForPresence, player->sessions, own, &details);
    SEE(EOS_Sessions_CopySessionHandleForPresence, (player->sessions, &own, &details),
        EOS_NotFound);
    own.LocalUserId = shown->user;
    SEE(EOS_Sessions_CopySessionHandleForPresence, (shown->sessions, &own, &details),
        EOS_Success);
    EOS_SessionDetails_Release(details);

    call = start_call(player->platform, "GR_UI_RequestToJoin");
    options.LocalUserId = player->user;
    options.TargetUserId = shown->user;
    GR_UI_RequestToJoin(overlay_of(player), &options, call, on_asked_to_join);
    CHECK_RESULT(finish(call), EOS_Success);
    await(player, &told.joining, 1);
    copy.UiEventId = told.event;
    SEE_DOOR_OUT(EOS_Sessions_CopySessionHandleByUiEventId, player->sessions, copy, &details);
    SEE(EOS_Sessions_CopySessionHandleByUiEventId, (player->sessions, &copy, &details),
        EOS_Success);
    EOS_SessionDetails_Release(details);
    seen.UiEventId = told.event;
    SEE(EOS_UI_AcknowledgeEventId, (overlay_of(player), &seen), EOS_Success);
    SEE(EOS_UI_AcknowledgeEventId, (overlay_of(player), &seen), EOS_NotFound);
    SEE(EOS_Sessions_CopySessionHandleByUiEventId, (player->sessions, &copy, &details),
        EOS_NotFound);
}

/* What else a user asks of the game in an overlay. */
static void requests_of_an_overlay(const Player* host, const Player* guest)
{
    OPTIONS(GR_UI_AcceptInviteOptions, accept, GR_UI_ACCEPTINVITE_API_LATEST);
    OPTIONS(GR_UI_RequestToLeaveOptions, leaving, GR_UI_REQUESTTOLEAVE_API_LATEST);
    OPTIONS(GR_UI_RequestNativeInviteOptions, inviting, GR_UI_REQUESTNATIVEINVITE_API_LATEST);
    CHECK_RESULT(send_invite(host, "host", guest->user), EOS_Success);
    await(guest, &told.received, 3);
    accept.LocalUserId = guest->user;
    accept.InviteId = told.invite;
    CHECK_RESULT(GR_UI_AcceptInvite(overlay_of(guest), &accept), EOS_Success);
    await(guest, &told.accepted, 1);
    leaving.LocalUserId = guest->user;
    leaving.SessionName = "first";
    CHECK_RESULT(GR_UI_RequestToLeave(overlay_of(guest), &leaving), EOS_Success);
    await(guest, &told.leaving, 1);
    inviting.LocalUserId = guest->user;
    inviting.TargetNativeAccountType = "STEAM";
    inviting.TargetUserNativeAccountId = "76561197960287930";
    CHECK_RESULT(GR_UI_RequestNativeInvite(overlay_of(guest), &inviting), EOS_Success);
    await(guest, &told.inviting, 1);
}

/* A hundred invites are the most that a player has, each into another session;
 * the hosts have fifteen each. Returns whether that was seen. */
static int more_invites_than_a_player_may_have(const Player* host, EOS_ProductUserId guest,
                                               const char* bucket)
{
    char name[32];
    int count;
    for (count = 0; count < 15; count++) {
        snprintf(name, sizeof(name), "one of %d", count);
        CHECK_RESULT(update(host, new_session(host, name, bucket, 4, NULL)), EOS_Success);
        if (send_invite(host, name, guest) != EOS_Success) {
            SEE_LAST(EOS_Sessions_TooManyInvites);
            return 1;
        }
    }
    return 0;
}

/* Two hundred are the most that a player has sent and that nobody has answered. */
static void more_invites_than_a_player_may_send(const Player* host)
{
    EOS_EResult result = EOS_Success;
    char id[33];
    int count;
    for (count = 1; count < 400 && result == EOS_Success; count++) {
        snprintf(id, sizeof(id), "%032d", 4711000 + count);
        result = send_invite(host, "host", EOS_ProductUserId_FromString(id));
    }
    SEE_LAST(EOS_Sessions_InviteFailed);
}

#endif

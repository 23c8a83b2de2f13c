/* What the two players of custom_invites.c know, and their calls. */
#ifndef CUSTOM_INVITES_H
#define CUSTOM_INVITES_H

#include "eos_custominvites.h"
#include "eos_ui.h"
#include "greenroom.h"
#include "player.h"

/* No directory has an account of this number. */
#define NOBODY "00000000000000000000000000000007"
#define UNKNOWN_INVITE "00000000-0000-4000-8000-00000000000a"
/* Longer than the list of any call here. */
#define TARGETS_MAX 101

/* A player with what it was told of, in the order in which that came. */
typedef struct Side {
    Player player;
    EOS_HCustomInvites invites;
    EOS_HUI ui;
    EOS_ProductUserId other;
    int received, accepted, rejected, requested, answered, let_in, kept_out, native;
    char ids[8][64];
    char payloads[8][512];
    EOS_ERequestToJoinResponse answer;
    EOS_UI_EventId event;
    EOS_NotificationId ids_of_watchers[8];
} Side;

/* --- Calls ------------------------------------------------------------------- */

static EOS_EResult set_payload(const Side* side, const char* payload)
{
    OPTIONS(EOS_CustomInvites_SetCustomInviteOptions, options,
            EOS_CUSTOMINVITES_SETCUSTOMINVITE_API_LATEST);
    options.LocalUserId = side->player.user;
    options.Payload = payload;
    return EOS_CustomInvites_SetCustomInvite(side->invites, &options);
}

static void EOS_CALL on_sent(const EOS_CustomInvites_SendCustomInviteCallbackInfo* data)
{
    Call* call = arrive(data->ClientData, data->ResultCode);
    CHECK((data->TargetUserIds == NULL) == (data->TargetUserIdsCount == 0));
    call->count = data->TargetUserIdsCount;
    call->user = call->count > 0 ? data->TargetUserIds[call->count - 1] : data->LocalUserId;
}

/* The call, answered: how many were reached, and the last of them. */
static Call* send_to(const Side* side, EOS_ProductUserId* targets, uint32_t count)
{
    Call* call = start_call(side->player.platform, "EOS_CustomInvites_SendCustomInvite");
    OPTIONS(EOS_CustomInvites_SendCustomInviteOptions, options,
            EOS_CUSTOMINVITES_SENDCUSTOMINVITE_API_LATEST);
    options.LocalUserId = side->player.user;
    options.TargetUserIds = targets;
    options.TargetUserIdsCount = count;
    EOS_CustomInvites_SendCustomInvite(side->invites, &options, call, on_sent);
    finish(call);
    return call;
}

static EOS_EResult send_one(const Side* side, EOS_ProductUserId target)
{
    return send_to(side, &target, 1)->result;
}

static EOS_EResult finalize(const Side* side, EOS_ProductUserId sender, const char* id)
{
    OPTIONS(EOS_CustomInvites_FinalizeInviteOptions, options,
            EOS_CUSTOMINVITES_FINALIZEINVITE_API_LATEST);
    options.TargetUserId = sender;
    options.LocalUserId = side->player.user;
    options.CustomInviteId = id;
    options.ProcessingResult = EOS_Success;
    return EOS_CustomInvites_FinalizeInvite(side->invites, &options);
}

/* The three calls between two players differ in their names alone. */
#define PAIR_CALL(function, Name, VERSION)                                                        \
    static void EOS_CALL on_##function(const EOS_CustomInvites_##Name##CallbackInfo* data)        \
    {                                                                                             \
        Call* call = arrive(data->ClientData, data->ResultCode);                                  \
        call->user = data->TargetUserId;                                                          \
    }                                                                                             \
    static EOS_EResult function(const Side* side, EOS_ProductUserId target)                       \
    {                                                                                             \
        Call* call = start_call(side->player.platform, "EOS_CustomInvites_" #Name);               \
        OPTIONS(EOS_CustomInvites_##Name##Options, options, VERSION);                             \
        options.LocalUserId = side->player.user;                                                  \
        options.TargetUserId = target;                                                            \
        EOS_CustomInvites_##Name(side->invites, &options, call, on_##function);                   \
        finish(call);                                                                             \
        CHECK(call->user == target || call->result == EOS_InvalidParameters);                     \
        return call->result;                                                                      \
    }

PAIR_CALL(ask_to_join, SendRequestToJoin, EOS_CUSTOMINVITES_SENDREQUESTTOJOIN_API_LATEST)
PAIR_CALL(let_in, AcceptRequestToJoin, EOS_CUSTOMINVITES_ACCEPTREQUESTTOJOIN_API_LATEST)
PAIR_CALL(keep_out, RejectRequestToJoin, EOS_CUSTOMINVITES_REJECTREQUESTTOJOIN_API_LATEST)

/* --- What stands for an overlay ------------------------------------------------- */

#define INVITE_IN_OVERLAY(function, Name, VERSION)                                                \
    static EOS_EResult function(const Side* side, const char* id)                                 \
    {                                                                                             \
        OPTIONS(GR_UI_##Name##Options, options, VERSION);                                         \
        options.LocalUserId = side->player.user;                                                  \
        options.CustomInviteId = id;                                                              \
        return GR_UI_##Name(side->ui, &options);                                                  \
    }

INVITE_IN_OVERLAY(accept_in_overlay, AcceptCustomInvite, GR_UI_ACCEPTCUSTOMINVITE_API_LATEST)
INVITE_IN_OVERLAY(reject_in_overlay, RejectCustomInvite, GR_UI_REJECTCUSTOMINVITE_API_LATEST)

#define REQUEST_IN_OVERLAY(function, Name, VERSION)                                               \
    static EOS_EResult function(const Side* side, EOS_ProductUserId target)                       \
    {                                                                                             \
        OPTIONS(GR_UI_##Name##Options, options, VERSION);                                         \
        options.LocalUserId = side->player.user;                                                  \
        options.TargetUserId = target;                                                            \
        return GR_UI_##Name(side->ui, &options);                                                  \
    }

REQUEST_IN_OVERLAY(let_in_in_overlay, AcceptRequestToJoin, GR_UI_ACCEPTREQUESTTOJOIN_API_LATEST)
REQUEST_IN_OVERLAY(keep_out_in_overlay, RejectRequestToJoin,
                   GR_UI_REJECTREQUESTTOJOIN_API_LATEST)

static EOS_EResult native_in_overlay(const Side* side, const char* account)
{
    OPTIONS(GR_UI_RequestCustomNativeInviteOptions, options,
            GR_UI_REQUESTCUSTOMNATIVEINVITE_API_LATEST);
    options.LocalUserId = side->player.user;
    options.TargetNativeAccountType = "STEAM";
    options.TargetUserNativeAccountId = account;
    return GR_UI_RequestCustomNativeInvite(side->ui, &options);
}

static EOS_EResult acknowledge(const Side* side)
{
    OPTIONS(EOS_UI_AcknowledgeEventIdOptions, options, EOS_UI_ACKNOWLEDGEEVENTID_API_LATEST);
    options.UiEventId = side->event;
    options.Result = EOS_Success;
    return EOS_UI_AcknowledgeEventId(side->ui, &options);
}

/* --- Notifications --------------------------------------------------------------- */

/* Every notification comes inside a Tick of its own platform, and names its two players. */
static Side* heard(void* client_data, EOS_ProductUserId user, EOS_ProductUserId other)
{
    Side* side = (Side*)client_data;
    CHECK(ticking == side->player.platform);
    CHECK(pthread_equal(pthread_self(), ticking_thread));
    CHECK(user == side->player.user);
    CHECK(other == side->other);
    return side;
}

static void EOS_CALL on_received(const EOS_CustomInvites_OnCustomInviteReceivedCallbackInfo* data)
{
    Side* side = heard(data->ClientData, data->LocalUserId, data->TargetUserId);
    CHECK(side->received < 8);
    snprintf(side->ids[side->received], sizeof(side->ids[0]), "%s", data->CustomInviteId);
    snprintf(side->payloads[side->received], sizeof(side->payloads[0]), "%s", data->Payload);
    side->received++;
}

static void EOS_CALL on_accepted(const EOS_CustomInvites_OnCustomInviteAcceptedCallbackInfo* data)
{
    Side* side = heard(data->ClientData, data->LocalUserId, data->TargetUserId);
    CHECK_TEXT(data->CustomInviteId, side->ids[0]);
    CHECK_TEXT(data->Payload, side->payloads[0]);
    side->accepted++;
    /* A callback may call the library: the game is done with the invite in it. */
    CHECK_RESULT(finalize(side, side->other, data->CustomInviteId), EOS_Success);
}

static void EOS_CALL on_rejected(const EOS_CustomInvites_CustomInviteRejectedCallbackInfo* data)
{
    Side* side = heard(data->ClientData, data->LocalUserId, data->TargetUserId);
    CHECK_TEXT(data->CustomInviteId, side->ids[1]);
    CHECK_TEXT(data->Payload, side->payloads[1]);
    side->rejected++;
}

static void EOS_CALL on_requested(const EOS_CustomInvites_RequestToJoinReceivedCallbackInfo* data)
{
    heard(data->ClientData, data->ToUserId, data->FromUserId)->requested++;
}

static void EOS_CALL
on_answered(const EOS_CustomInvites_RequestToJoinResponseReceivedCallbackInfo* data)
{
    Side* side = heard(data->ClientData, data->ToUserId, data->FromUserId);
    side->answer = data->Response;
    side->answered++;
}

static void EOS_CALL on_let_in_told(const EOS_CustomInvites_OnRequestToJoinAcceptedCallbackInfo* data)
{
    heard(data->ClientData, data->LocalUserId, data->TargetUserId)->let_in++;
}

static void EOS_CALL
on_kept_out_told(const EOS_CustomInvites_OnRequestToJoinRejectedCallbackInfo* data)
{
    heard(data->ClientData, data->LocalUserId, data->TargetUserId)->kept_out++;
}

static void EOS_CALL
on_native(const EOS_CustomInvites_SendCustomNativeInviteRequestedCallbackInfo* data)
{
    Side* side = (Side*)data->ClientData;
    heard(data->ClientData, data->LocalUserId, side->other);
    CHECK_TEXT(data->TargetNativeAccountType, "STEAM");
    CHECK_TEXT(data->TargetUserNativeAccountId, "76561197960287930");
    CHECK_TEXT(data->InviteId, "by Steam");
    CHECK(data->UiEventId != EOS_UI_EVENTID_INVALID);
    side->event = data->UiEventId;
    side->native++;
}

/* Registers one callback; refused for null and for versions that there are not. */
#define WATCH(side, place, Name, VERSION, callback)                                               \
    do {                                                                                          \
        OPTIONS(EOS_CustomInvites_AddNotify##Name##Options, options_, VERSION);                   \
        CHECK(EOS_CustomInvites_AddNotify##Name((side)->invites, &options_, side, NULL)           \
              == EOS_INVALID_NOTIFICATIONID);                                                     \
        CHECK(EOS_CustomInvites_AddNotify##Name(NULL, &options_, side, callback)                  \
              == EOS_INVALID_NOTIFICATIONID);                                                     \
        (side)->ids_of_watchers[place] =                                                          \
            EOS_CustomInvites_AddNotify##Name((side)->invites, &options_, side, callback);        \
        CHECK((side)->ids_of_watchers[place] != EOS_INVALID_NOTIFICATIONID);                      \
        options_.ApiVersion = 0;                                                                  \
        CHECK(EOS_CustomInvites_AddNotify##Name((side)->invites, &options_, side, callback)       \
              == EOS_INVALID_NOTIFICATIONID);                                                     \
    } while (0)

/* Ticks until it was told so often, and then some more: it is not told again. */
static void wait_for(const Side* side, const int* count, int expected)
{
    double end = seconds_now() + PATIENCE_SECONDS;
    int i;
    while (*count < expected) {
        CHECK(seconds_now() < end);
        tick(side->player.platform);
        rest(2);
    }
    for (i = 0; i < 20; i++) {
        tick(side->player.platform);
        rest(1);
    }
    CHECK_NUMBER(*count, expected);
}

#endif

/* Invites, presence and what an overlay would do, between two players of one
 * process; with wrong buffers and stale ids, and callbacks that call the
 * library.
 *
 *   invites BUCKET */

#define _POSIX_C_SOURCE 200809L

#include "greenroom.h"
#include "sessions.h"

#include "eos_ui.h"

static Player anna;
static Player ben;
static EOS_HUI bens_ui;

PLAIN_CALLBACK(on_invited, EOS_Sessions_SendInviteCallbackInfo)
PLAIN_CALLBACK(on_rejected, EOS_Sessions_RejectInviteCallbackInfo)

static void EOS_CALL on_queried(const EOS_Sessions_QueryInvitesCallbackInfo* data)
{
    Call* call = arrive(data->ClientData, data->ResultCode);
    call->user = data->LocalUserId;
}

static void EOS_CALL on_asked_to_join(const GR_UI_RequestToJoinCallbackInfo* data)
{
    Call* call = arrive(data->ClientData, data->ResultCode);
    call->user = data->LocalUserId;
    CHECK((data->UiEventId == EOS_UI_EVENTID_INVALID) == (data->ResultCode != EOS_Success));
}

/* --- Calls -------------------------------------------------------------------------- */

static EOS_EResult invite(const Player* player, const char* name, EOS_ProductUserId target)
{
    Call* call = start_call(player->platform, "EOS_Sessions_SendInvite");
    OPTIONS(EOS_Sessions_SendInviteOptions, options, EOS_SESSIONS_SENDINVITE_API_LATEST);
    options.SessionName = name;
    options.LocalUserId = player->user;
    options.TargetUserId = target;
    EOS_Sessions_SendInvite(player->sessions, &options, call, on_invited);
    return finish(call);
}

static EOS_EResult reject(const Player* player, const char* id)
{
    Call* call = start_call(player->platform, "EOS_Sessions_RejectInvite");
    OPTIONS(EOS_Sessions_RejectInviteOptions, options, EOS_SESSIONS_REJECTINVITE_API_LATEST);
    options.LocalUserId = player->user;
    options.InviteId = id;
    EOS_Sessions_RejectInvite(player->sessions, &options, call, on_rejected);
    return finish(call);
}

static EOS_EResult query(const Player* player)
{
    EOS_EResult result;
    Call* call = start_call(player->platform, "EOS_Sessions_QueryInvites");
    OPTIONS(EOS_Sessions_QueryInvitesOptions, options, EOS_SESSIONS_QUERYINVITES_API_LATEST);
    options.LocalUserId = player->user;
    EOS_Sessions_QueryInvites(player->sessions, &options, call, on_queried);
    result = finish(call);
    CHECK(call->user == player->user);
    return result;
}

static uint32_t count_of(const Player* player)
{
    OPTIONS(EOS_Sessions_GetInviteCountOptions, options, EOS_SESSIONS_GETINVITECOUNT_API_LATEST);
    options.LocalUserId = player->user;
    return EOS_Sessions_GetInviteCount(player->sessions, &options);
}

static EOS_EResult id_at(const Player* player, uint32_t index, char* buffer, int32_t* length)
{
    OPTIONS(EOS_Sessions_GetInviteIdByIndexOptions, options,
            EOS_SESSIONS_GETINVITEIDBYINDEX_API_LATEST);
    options.LocalUserId = player->user;
    options.Index = index;
    return EOS_Sessions_GetInviteIdByIndex(player->sessions, &options, buffer, length);
}

static EOS_EResult by_invite(const Player* player, const char* id, EOS_HSessionDetails* out)
{
    OPTIONS(EOS_Sessions_CopySessionHandleByInviteIdOptions, options,
            EOS_SESSIONS_COPYSESSIONHANDLEBYINVITEID_API_LATEST);
    options.InviteId = id;
    return EOS_Sessions_CopySessionHandleByInviteId(player->sessions, &options, out);
}

static EOS_EResult for_presence(const Player* player, EOS_HSessionDetails* out)
{
    OPTIONS(EOS_Sessions_CopySessionHandleForPresenceOptions, options,
            EOS_SESSIONS_COPYSESSIONHANDLEFORPRESENCE_API_LATEST);
    options.LocalUserId = player->user;
    return EOS_Sessions_CopySessionHandleForPresence(player->sessions, &options, out);
}

static EOS_EResult by_event(const Player* player, EOS_UI_EventId event, EOS_HSessionDetails* out)
{
    OPTIONS(EOS_Sessions_CopySessionHandleByUiEventIdOptions, options,
            EOS_SESSIONS_COPYSESSIONHANDLEBYUIEVENTID_API_LATEST);
    options.UiEventId = event;
    return EOS_Sessions_CopySessionHandleByUiEventId(player->sessions, &options, out);
}

static EOS_EResult acknowledge(EOS_UI_EventId event)
{
    OPTIONS(EOS_UI_AcknowledgeEventIdOptions, options, EOS_UI_ACKNOWLEDGEEVENTID_API_LATEST);
    options.UiEventId = event;
    options.Result = EOS_Success;
    return EOS_UI_AcknowledgeEventId(bens_ui, &options);
}

static EOS_EResult ask_to_join(void)
{
    Call* call = start_call(ben.platform, "GR_UI_RequestToJoin");
    OPTIONS(GR_UI_RequestToJoinOptions, options, GR_UI_REQUESTTOJOIN_API_LATEST);
    options.LocalUserId = ben.user;
    options.TargetUserId = anna.user;
    GR_UI_RequestToJoin(bens_ui, &options, call, on_asked_to_join);
    return finish(call);
}

static EOS_EResult ask_to_leave(const char* name)
{
    OPTIONS(GR_UI_RequestToLeaveOptions, options, GR_UI_REQUESTTOLEAVE_API_LATEST);
    options.LocalUserId = ben.user;
    options.SessionName = name;
    return GR_UI_RequestToLeave(bens_ui, &options);
}

static EOS_EResult ask_for_native_invite(void)
{
    OPTIONS(GR_UI_RequestNativeInviteOptions, options, GR_UI_REQUESTNATIVEINVITE_API_LATEST);
    options.LocalUserId = ben.user;
    options.TargetNativeAccountType = "STEAM";
    options.TargetUserNativeAccountId = "76561197960287930";
    return GR_UI_RequestNativeInvite(bens_ui, &options);
}

static EOS_EResult accept_invite(const char* id)
{
    OPTIONS(GR_UI_AcceptInviteOptions, options, GR_UI_ACCEPTINVITE_API_LATEST);
    options.LocalUserId = ben.user;
    options.InviteId = id;
    return GR_UI_AcceptInvite(bens_ui, &options);
}

static EOS_HSessionModification new_shown(const Player* player, const char* name,
                                          const char* bucket)
{
    EOS_HSessionModification session = NULL;
    OPTIONS(EOS_Sessions_CreateSessionModificationOptions, options,
            EOS_SESSIONS_CREATESESSIONMODIFICATION_API_LATEST);
    options.SessionName = name;
    options.BucketId = bucket;
    options.MaxPlayers = 4;
    options.LocalUserId = player->user;
    options.bPresenceEnabled = EOS_TRUE;
    CHECK_RESULT(EOS_Sessions_CreateSessionModification(player->sessions, &options, &session),
                 EOS_Success);
    return session;
}

/* --- Notifications -------------------------------------------------------------------- */

/* What Ben's game was told, and how often. */
typedef struct Told {
    int count;
    char invite[EOS_SESSIONS_INVITEID_MAX_LENGTH + 1];
    char session[128];
    EOS_UI_EventId event;
} Told;

static Told received, accepted, rejected, joining, leaving, native;

/* Every notification comes inside a Tick of its own platform. */
static void note(Told* told, EOS_ProductUserId user, const char* invite_id, const char* session)
{
    CHECK(ticking == ben.platform);
    CHECK(pthread_equal(pthread_self(), ticking_thread));
    CHECK(user == ben.user);
    CHECK(strlen(invite_id) < sizeof(told->invite));
    told->count++;
    snprintf(told->invite, sizeof(told->invite), "%s", invite_id);
    snprintf(told->session, sizeof(told->session), "%s", session);
}

static void EOS_CALL on_received(const EOS_Sessions_SessionInviteReceivedCallbackInfo* data)
{
    EOS_HSessionDetails details = NULL;
    CHECK(data->TargetUserId == anna.user);
    note((Told*)data->ClientData, data->LocalUserId, data->InviteId, "");
    /* The session is there already, and a callback may call the library. */
    CHECK_RESULT(by_invite(&ben, data->InviteId, &details), EOS_Success);
    EOS_SessionDetails_Release(details);
}

static void EOS_CALL on_accepted(const EOS_Sessions_SessionInviteAcceptedCallbackInfo* data)
{
    CHECK(data->TargetUserId == anna.user);
    note((Told*)data->ClientData, data->LocalUserId, data->InviteId, data->SessionId);
}

static void EOS_CALL on_invite_rejected(const EOS_Sessions_SessionInviteRejectedCallbackInfo* data)
{
    CHECK(data->TargetUserId == anna.user);
    note((Told*)data->ClientData, data->LocalUserId, data->InviteId, data->SessionId);
}

static void EOS_CALL on_join_accepted(const EOS_Sessions_JoinSessionAcceptedCallbackInfo* data)
{
    Told* told = (Told*)data->ClientData;
    note(told, data->LocalUserId, "", "");
    CHECK(data->UiEventId != EOS_UI_EVENTID_INVALID);
    told->event = data->UiEventId;
}

static void EOS_CALL on_leave_requested(const EOS_Sessions_LeaveSessionRequestedCallbackInfo* data)
{
    note((Told*)data->ClientData, data->LocalUserId, "", data->SessionName);
}

static void EOS_CALL
on_native_requested(const EOS_Sessions_SendSessionNativeInviteRequestedCallbackInfo* data)
{
    Told* told = (Told*)data->ClientData;
    note(told, data->LocalUserId, "", data->SessionId);
    CHECK(strcmp(data->TargetNativeAccountType, "STEAM") == 0);
    CHECK(strcmp(data->TargetUserNativeAccountId, "76561197960287930") == 0);
    told->event = data->UiEventId;
}

#define WATCH(Name, VERSION, callback, told)                                                      \
    do {                                                                                          \
        OPTIONS(EOS_Sessions_AddNotify##Name##Options, options, VERSION);                         \
        CHECK(EOS_Sessions_AddNotify##Name(ben.sessions, &options, told, callback) !=             \
              EOS_INVALID_NOTIFICATIONID);                                                        \
    } while (0)

static void watch_everything(void)
{
    WATCH(SessionInviteReceived, EOS_SESSIONS_ADDNOTIFYSESSIONINVITERECEIVED_API_LATEST,
          on_received, &received);
    WATCH(SessionInviteAccepted, EOS_SESSIONS_ADDNOTIFYSESSIONINVITEACCEPTED_API_LATEST,
          on_accepted, &accepted);
    WATCH(SessionInviteRejected, EOS_SESSIONS_ADDNOTIFYSESSIONINVITEREJECTED_API_LATEST,
          on_invite_rejected, &rejected);
    WATCH(JoinSessionAccepted, EOS_SESSIONS_ADDNOTIFYJOINSESSIONACCEPTED_API_LATEST,
          on_join_accepted, &joining);
    WATCH(LeaveSessionRequested, EOS_SESSIONS_ADDNOTIFYLEAVESESSIONREQUESTED_API_LATEST,
          on_leave_requested, &leaving);
    WATCH(SendSessionNativeInviteRequested,
          EOS_SESSIONS_ADDNOTIFYSENDSESSIONNATIVEINVITEREQUESTED_API_LATEST, on_native_requested,
          &native);
}

/* Ticks until this was told so often. */
static void wait_for(const Told* told, int count)
{
    double end = seconds_now() + PATIENCE_SECONDS;
    while (told->count < count) {
        if (seconds_now() > end) {
            fail_check(__FILE__, __LINE__, "no notification came");
        }
        tick(ben.platform);
        tick(anna.platform);
        rest(1);
    }
    CHECK_NUMBER(told->count, count);
}

/* --- The story -------------------------------------------------------------------------- */

static void an_invite_is_rejected(void)
{
    char id[EOS_SESSIONS_INVITEID_MAX_LENGTH + 1];
    int32_t length = sizeof(id);
    EOS_HSessionDetails details = NULL;

    CHECK_RESULT(invite(&anna, "room", ben.user), EOS_Success);
    wait_for(&received, 1);
    CHECK_NUMBER(count_of(&ben), 1);
    CHECK_RESULT(id_at(&ben, 0, id, &length), EOS_Success);
    CHECK_NUMBER(length, (int)strlen(id) + 1);
    CHECK(strcmp(id, received.invite) == 0);

    CHECK_RESULT(id_at(&ben, 1, id, &length), EOS_NotFound);
    length = 4;
    CHECK_RESULT(id_at(&ben, 0, id, &length), EOS_LimitExceeded);
    CHECK_NUMBER(length, (int)strlen(received.invite) + 1);
    CHECK_RESULT(id_at(&ben, 0, NULL, &length), EOS_InvalidParameters);
    CHECK_RESULT(id_at(&ben, 0, id, NULL), EOS_InvalidParameters);
    CHECK_RESULT(by_invite(&ben, NULL, &details), EOS_InvalidParameters);
    CHECK_RESULT(by_invite(&ben, received.invite, NULL), EOS_InvalidParameters);
    CHECK_RESULT(by_invite(&anna, received.invite, &details), EOS_NotFound);
    CHECK(details == NULL);

    CHECK_RESULT(reject(&ben, received.invite), EOS_Success);
    CHECK_NUMBER(rejected.count, 1);
    CHECK(strcmp(rejected.invite, received.invite) == 0);
    CHECK_NUMBER(count_of(&ben), 0);
    CHECK_RESULT(reject(&ben, received.invite), EOS_NotFound);
    CHECK_RESULT(reject(&ben, ""), EOS_InvalidParameters);
    CHECK_RESULT(query(&ben), EOS_Success);
    CHECK_NUMBER(count_of(&ben), 0);
    CHECK_NUMBER(count_of(&anna), 0);
}

static void an_invite_is_accepted_and_joined(void)
{
    EOS_HSessionDetails details = NULL;
    EOS_SessionDetails_Info* info;

    CHECK_RESULT(invite(&anna, "room", ben.user), EOS_Success);
    wait_for(&received, 2);
    CHECK_RESULT(accept_invite(received.invite), EOS_Success);
    CHECK_NUMBER(accepted.count, 0);
    wait_for(&accepted, 1);
    CHECK(strcmp(accepted.invite, received.invite) == 0);
    CHECK_RESULT(by_invite(&ben, accepted.invite, &details), EOS_Success);
    info = details_info(details);
    CHECK(strcmp(info->SessionId, accepted.session) == 0);
    CHECK(info->OwnerUserId == anna.user);
    EOS_SessionDetails_Info_Release(info);
    CHECK_RESULT(join(&ben, "joined", details), EOS_Success);
    EOS_SessionDetails_Release(details);
    CHECK_RESULT(destroy(&ben, "joined"), EOS_Success);
}

static void presence_leads_to_the_session(void)
{
    EOS_HSessionDetails details = NULL;

    CHECK_RESULT(for_presence(&ben, &details), EOS_NotFound);
    CHECK(details == NULL);
    CHECK_RESULT(for_presence(&anna, &details), EOS_Success);
    EOS_SessionDetails_Release(details);
    CHECK_RESULT(ask_to_join(), EOS_Success);
    wait_for(&joining, 1);
    CHECK_RESULT(by_event(&ben, joining.event, &details), EOS_Success);
    CHECK_RESULT(join(&ben, "joined", details), EOS_Success);
    CHECK_RESULT(acknowledge(joining.event), EOS_Success);
    CHECK_RESULT(acknowledge(joining.event), EOS_NotFound);
    EOS_SessionDetails_Release(details);
    CHECK_RESULT(by_event(&ben, joining.event, &details), EOS_NotFound);

    CHECK_RESULT(ask_to_leave("joined"), EOS_Success);
    wait_for(&leaving, 1);
    CHECK(strcmp(leaving.session, "joined") == 0);
    CHECK_RESULT(destroy(&ben, leaving.session), EOS_Success);
    CHECK_RESULT(ask_to_leave("joined"), EOS_NotFound);
}

static void a_native_invite_is_asked_for(const char* bucket)
{
    CHECK_RESULT(ask_for_native_invite(), EOS_NotFound);
    CHECK_RESULT(update(&ben, new_shown(&ben, "his", bucket)), EOS_Success);
    CHECK_RESULT(ask_for_native_invite(), EOS_Success);
    wait_for(&native, 1);
    CHECK_RESULT(acknowledge(native.event), EOS_Success);
    CHECK_RESULT(destroy(&ben, "his"), EOS_Success);
}

/* Two players at one desk, also where a directory knows them by their profile. */
static Player create_as(const char* profile)
{
    OPTIONS(GR_ConfigureOptions, options, GR_CONFIGURE_API_LATEST);
    options.Profile = profile;
    CHECK_RESULT(GR_Configure(&options), EOS_Success);
    return create_player();
}

int main(int count, char** arguments)
{
    EOS_HSessionModification room;
    CHECK(count == 2);
    initialize();
    CHECK_RESULT(EOS_Logging_SetLogLevel(EOS_LC_ALL_CATEGORIES, EOS_LOG_Error), EOS_Success);
    anna = create_as("anna");
    ben = create_as("ben");
    bens_ui = EOS_Platform_GetUIInterface(ben.platform);
    CHECK(bens_ui != NULL && bens_ui == EOS_Platform_GetUIInterface(ben.platform));
    log_in(&anna);
    log_in(&ben);
    watch_everything();
    room = new_shown(&anna, "room", arguments[1]);
    CHECK_RESULT(set_permission(room, EOS_OSPF_JoinViaPresence), EOS_Success);
    CHECK_RESULT(update(&anna, room), EOS_Success);

    an_invite_is_rejected();
    an_invite_is_accepted_and_joined();
    presence_leads_to_the_session();
    a_native_invite_is_asked_for(arguments[1]);

    CHECK_RESULT(destroy(&anna, "room"), EOS_Success);
    check_all_answered(ben.platform);
    check_all_answered(anna.platform);
    EOS_Platform_Release(anna.platform);
    EOS_Platform_Release(ben.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    printf("invites lead to sessions\n");
    return 0;
}

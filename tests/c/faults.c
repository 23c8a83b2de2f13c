/* Faults on demand, as a game asks for them: what each does to calls that are
 * made afterwards, and that all is well again when they are over.
 *
 *   faults [TAG]             the story, wherever the directory is
 *   faults refused [TAG]     a directory that stands at no desk refuses all */

#include "eos_auth.h"
#include "eos_custominvites.h"
#include "eos_friends.h"
#include "eos_presence.h"
#include "eos_userinfo.h"
#include "greenroom.h"
#include "player.h"
#include "sessions.h"

static void EOS_CALL on_fault(const GR_Faults_CompleteCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode);
}

/* --- Asking for them ------------------------------------------------------ */

static EOS_EResult set_latency(const Player* player, uint32_t ms, uint32_t jitter,
                               const char* operation)
{
    Call* call = start_call(player->platform, "GR_Faults_SetLatency");
    OPTIONS(GR_Faults_SetLatencyOptions, options, GR_FAULTS_SETLATENCY_API_LATEST);
    options.Milliseconds = ms;
    options.JitterMilliseconds = jitter;
    options.Seed = 7;
    options.Operation = operation;
    GR_Faults_SetLatency(player->platform, &options, call, on_fault);
    return finish(call);
}

static EOS_EResult set_loss(const Player* player, uint32_t requests, uint32_t answers,
                            uint32_t count, const char* operation)
{
    Call* call = start_call(player->platform, "GR_Faults_SetLoss");
    OPTIONS(GR_Faults_SetLossOptions, options, GR_FAULTS_SETLOSS_API_LATEST);
    options.RequestPercent = requests;
    options.AnswerPercent = answers;
    options.Count = count;
    options.Seed = 7;
    options.Operation = operation;
    GR_Faults_SetLoss(player->platform, &options, call, on_fault);
    return finish(call);
}

static EOS_EResult fail_calls(const Player* player, const char* function, EOS_EResult code,
                              uint32_t count)
{
    Call* call = start_call(player->platform, "GR_Faults_FailCalls");
    OPTIONS(GR_Faults_FailCallsOptions, options, GR_FAULTS_FAILCALLS_API_LATEST);
    options.FunctionName = function;
    options.ResultCode = code;
    options.Count = count;
    GR_Faults_FailCalls(player->platform, &options, call, on_fault);
    return finish(call);
}

static EOS_EResult fail_requests(const Player* player, const char* operation, const char* error,
                                 uint32_t count)
{
    Call* call = start_call(player->platform, "GR_Faults_FailRequests");
    OPTIONS(GR_Faults_FailRequestsOptions, options, GR_FAULTS_FAILREQUESTS_API_LATEST);
    options.Operation = operation;
    options.Error = error;
    options.Count = count;
    GR_Faults_FailRequests(player->platform, &options, call, on_fault);
    return finish(call);
}

static EOS_EResult expire_tokens(const Player* player)
{
    Call* call = start_call(player->platform, "GR_Faults_ExpireTokens");
    OPTIONS(GR_Faults_ExpireTokensOptions, options, GR_FAULTS_EXPIRETOKENS_API_LATEST);
    GR_Faults_ExpireTokens(player->platform, &options, call, on_fault);
    return finish(call);
}

static EOS_EResult begin_outage(const Player* player, uint32_t ms)
{
    Call* call = start_call(player->platform, "GR_Faults_BeginOutage");
    OPTIONS(GR_Faults_BeginOutageOptions, options, GR_FAULTS_BEGINOUTAGE_API_LATEST);
    options.Milliseconds = ms;
    GR_Faults_BeginOutage(player->platform, &options, call, on_fault);
    return finish(call);
}

static EOS_EResult advance_clock(const Player* player, uint64_t ms)
{
    Call* call = start_call(player->platform, "GR_Faults_AdvanceClock");
    OPTIONS(GR_Faults_AdvanceClockOptions, options, GR_FAULTS_ADVANCECLOCK_API_LATEST);
    options.Milliseconds = ms;
    GR_Faults_AdvanceClock(player->platform, &options, call, on_fault);
    return finish(call);
}

static EOS_EResult clear_faults(const Player* player)
{
    Call* call = start_call(player->platform, "GR_Faults_Clear");
    OPTIONS(GR_Faults_ClearOptions, options, GR_FAULTS_CLEAR_API_LATEST);
    GR_Faults_Clear(player->platform, &options, call, on_fault);
    return finish(call);
}

/* --- The story ------------------------------------------------------------- */

#define SHORT_TIMEOUT 2.0

typedef struct Story {
    Player host;
    /* Gives up soon. */
    Player joiner;
    char bucket[64];
} Story;

static EOS_EResult make(const Story* story, const char* name)
{
    return update(&story->host, new_session(&story->host, name, story->bucket, 4, NULL));
}

/* How many sessions the joiner finds in the story's bucket. */
static uint32_t found(const Story* story, EOS_EResult expected)
{
    EOS_HSessionSearch search = new_search(&story->joiner, 10);
    uint32_t count;
    demand(search, text_value(EOS_SESSIONS_SEARCH_BUCKET_ID, story->bucket), EOS_CO_EQUAL);
    CHECK_RESULT(find(&story->joiner, search), expected);
    count = expected == EOS_Success ? result_count(search) : 0;
    EOS_SessionSearch_Release(search);
    return count;
}

/* A search waits as long as was asked for, and not any more afterwards. */
static void latency(const Story* story)
{
    double start;
    CHECK_RESULT(set_latency(&story->host, 300, 50, "queryHandles"), EOS_Success);
    start = seconds_now();
    found(story, EOS_Success);
    CHECK(seconds_now() - start >= 0.3);
    CHECK_RESULT(set_latency(&story->host, 10, 0, "push"), EOS_Success);
    CHECK_RESULT(set_latency(&story->host, 0, 0, NULL), EOS_Success);
}

/* What was carried out and not answered is there once, and what never arrived
 * is there too: the library asks again. */
static void loss(const Story* story)
{
    CHECK_RESULT(set_loss(&story->host, 0, 100, 1, "writeSession"), EOS_Success);
    CHECK_RESULT(make(story, "answer lost"), EOS_Success);
    CHECK_NUMBER(found(story, EOS_Success), 1);
    CHECK_RESULT(set_loss(&story->host, 100, 0, 2, "writeSession"), EOS_Success);
    CHECK_RESULT(make(story, "request lost"), EOS_Success);
    CHECK_NUMBER(found(story, EOS_Success), 2);
    CHECK_RESULT(set_loss(&story->host, 0, 100, 1, "writeSession"), EOS_Success);
    CHECK_RESULT(destroy(&story->host, "answer lost"), EOS_Success);
    CHECK_RESULT(destroy(&story->host, "request lost"), EOS_Success);
    CHECK_NUMBER(found(story, EOS_Success), 0);
    /* A bad line for everything, push channels among it. */
    CHECK_RESULT(set_loss(&story->host, 10, 10, 0, NULL), EOS_Success);
    CHECK_RESULT(make(story, "bad line"), EOS_Success);
    CHECK_RESULT(destroy(&story->host, "bad line"), EOS_Success);
    CHECK_RESULT(set_loss(&story->host, 0, 0, 0, NULL), EOS_Success);
}

static void given_results(const Story* story)
{
    const char* name = "EOS_Sessions_UpdateSession";
    CHECK_RESULT(fail_calls(&story->host, name, EOS_NoConnection, 2), EOS_Success);
    CHECK_RESULT(make(story, "match"), EOS_NoConnection);
    CHECK_RESULT(make(story, "match"), EOS_NoConnection);
    CHECK_NUMBER(found(story, EOS_Success), 0);
    CHECK_RESULT(make(story, "match"), EOS_Success);
    CHECK_NUMBER(found(story, EOS_Success), 1);
    /* What was asked for can be taken back. */
    CHECK_RESULT(fail_calls(&story->host, name, EOS_NoConnection, 2), EOS_Success);
    CHECK_RESULT(fail_calls(&story->host, name, EOS_NoConnection, 0), EOS_Success);
    CHECK_RESULT(make(story, "another"), EOS_Success);
    CHECK_RESULT(destroy(&story->host, "another"), EOS_Success);

    /* The directory's own refusals become what they are for the function. */
    CHECK_RESULT(fail_requests(&story->host, "queryHandles", "forbidden", 1), EOS_Success);
    found(story, EOS_AccessDenied);
    /* What passes the library tries again. */
    CHECK_RESULT(fail_requests(&story->host, "queryHandles", "session-full", 9), EOS_Success);
    CHECK_RESULT(fail_requests(&story->host, "queryHandles", "internal", 0), EOS_Success);
    CHECK_NUMBER(found(story, EOS_Success), 1);
}

/* The library renews its tokens, and nobody sees anything of it. */
static void expired_tokens(Story* story)
{
    Player* joiner = &story->joiner;
    CHECK_RESULT(expire_tokens(&story->host), EOS_Success);
    CHECK_NUMBER(found(story, EOS_Success), 1);
    CHECK_RESULT(make(story, "with a new token"), EOS_Success);
    CHECK_RESULT(destroy(&story->host, "with a new token"), EOS_Success);
    CHECK(EOS_Connect_GetLoginStatus(story->host.connect, story->host.user) == EOS_LS_LoggedIn);

    /* Where they cannot be renewed, the login is over. */
    CHECK_RESULT(fail_requests(joiner, "createToken", "invalid-credential", 1), EOS_Success);
    CHECK_RESULT(expire_tokens(joiner), EOS_Success);
    found(story, EOS_InvalidUser);
    CHECK(EOS_Connect_GetLoginStatus(joiner->connect, joiner->user) == EOS_LS_NotLoggedIn);
    log_in(joiner);
    CHECK_NUMBER(found(story, EOS_Success), 1);
}

/* Whoever gives up early learns of it; whoever waits, and the session, get over
 * it. */
static void outage(const Story* story)
{
    CHECK_RESULT(begin_outage(&story->host, 60 * 1000), EOS_Success);
    found(story, EOS_TimedOut);
    CHECK_RESULT(begin_outage(&story->host, 0), EOS_Success);
    CHECK_NUMBER(found(story, EOS_Success), 1);
    CHECK_RESULT(begin_outage(&story->host, 300), EOS_Success);
    CHECK_RESULT(make(story, "during the outage"), EOS_Success);
    CHECK_RESULT(destroy(&story->host, "during the outage"), EOS_Success);
    CHECK_NUMBER(found(story, EOS_Success), 1);
}

static void EOS_CALL on_changed(const GR_Sessions_SessionUpdateReceivedCallbackInfo* data)
{
    ++*(int*)data->ClientData;
}

/* Ticks until the joiner has heard of a change; since then, in seconds. */
static double seconds_to_change(const Story* story, const int* changes, double since)
{
    while (*changes == 0) {
        CHECK(seconds_now() - since < PATIENCE_SECONDS);
        tick(story->joiner.platform);
        rest(2);
    }
    return seconds_now() - since;
}

static void resize(const Story* story, uint32_t players)
{
    EOS_HSessionModification change = changed_session(&story->host, "match");
    OPTIONS(EOS_SessionModification_SetMaxPlayersOptions, options,
            EOS_SESSIONMODIFICATION_SETMAXPLAYERS_API_LATEST);
    options.MaxPlayers = players;
    CHECK_RESULT(EOS_SessionModification_SetMaxPlayers(change, &options), EOS_Success);
    CHECK_RESULT(update(&story->host, change), EOS_Success);
}

/* What is pushed comes later, and comes all the same when the channel breaks. */
static void pushes(const Story* story)
{
    const Player* joiner = &story->joiner;
    EOS_HSessionSearch search = new_search(joiner, 1);
    EOS_HSessionDetails details;
    EOS_EResult joined;
    EOS_NotificationId id;
    double since;
    int changes = 0;
    OPTIONS(GR_Sessions_SetMembersViewOptions, view, GR_SESSIONS_SETMEMBERSVIEW_API_LATEST);
    OPTIONS(GR_Sessions_AddNotifySessionUpdateReceivedOptions, options,
            GR_SESSIONS_ADDNOTIFYSESSIONUPDATERECEIVED_API_LATEST);

    view.bEnabled = EOS_TRUE;
    CHECK_RESULT(GR_Sessions_SetMembersView(joiner->sessions, &view), EOS_Success);
    id = GR_Sessions_AddNotifySessionUpdateReceived(joiner->sessions, &options, &changes,
                                                    on_changed);
    demand(search, text_value(EOS_SESSIONS_SEARCH_BUCKET_ID, story->bucket), EOS_CO_EQUAL);
    CHECK_RESULT(find(joiner, search), EOS_Success);
    details = search_result(search, 0);
    /* The channel that the outage has cut may take longer than this player waits. */
    do {
        joined = join(joiner, "joined", details);
    } while (joined == EOS_TimedOut);
    CHECK_RESULT(joined, EOS_Success);
    EOS_SessionDetails_Release(details);
    EOS_SessionSearch_Release(search);

    resize(story, 5);
    seconds_to_change(story, &changes, seconds_now());
    CHECK_RESULT(set_latency(joiner, 400, 0, "push"), EOS_Success);
    changes = 0;
    since = seconds_now();
    resize(story, 6);
    CHECK(seconds_to_change(story, &changes, since) >= 0.4);
    CHECK_RESULT(set_latency(joiner, 0, 0, NULL), EOS_Success);
    CHECK_RESULT(set_loss(joiner, 100, 0, 1, "push"), EOS_Success);
    changes = 0;
    resize(story, 7);
    seconds_to_change(story, &changes, seconds_now());
    CHECK_RESULT(destroy(joiner, "joined"), EOS_Success);
    GR_Sessions_RemoveNotifySessionUpdateReceived(joiner->sessions, id);
}

/* Hours later tokens have ended, and everybody is still there. */
static void clock_jump(const Story* story)
{
    CHECK_RESULT(advance_clock(&story->host, 3 * 60 * 60 * 1000), EOS_Success);
    CHECK_NUMBER(found(story, EOS_Success), 1);
    CHECK_RESULT(destroy(&story->host, "match"), EOS_Success);
    CHECK_NUMBER(found(story, EOS_Success), 0);
}

static void all_at_once_and_cleared(const Story* story)
{
    CHECK_RESULT(set_latency(&story->host, 10000, 0, NULL), EOS_Success);
    CHECK_RESULT(set_loss(&story->host, 100, 0, 0, NULL), EOS_Success);
    CHECK_RESULT(fail_requests(&story->host, NULL, "internal", 1000), EOS_Success);
    CHECK_RESULT(begin_outage(&story->host, 60 * 1000), EOS_Success);
    CHECK_RESULT(fail_calls(&story->host, "EOS_SessionSearch_Find", EOS_NoConnection, 1000),
                 EOS_Success);
    CHECK_RESULT(clear_faults(&story->host), EOS_Success);
    CHECK_NUMBER(found(story, EOS_Success), 0);
}

static void nonsense(const Story* story)
{
    const Player* host = &story->host;
    const char* long_name =
        "a-name-that-is-longer-than-any-operation-that-a-directory-could-ever-have";
    CHECK_RESULT(set_latency(host, 10001, 0, NULL), EOS_InvalidParameters);
    CHECK_RESULT(set_latency(host, 0, 10001, NULL), EOS_InvalidParameters);
    CHECK_RESULT(set_latency(host, 1, 0, "no-such-operation"), EOS_InvalidParameters);
    CHECK_RESULT(set_latency(host, 1, 0, long_name), EOS_InvalidParameters);
    CHECK_RESULT(set_loss(host, 101, 0, 0, NULL), EOS_InvalidParameters);
    CHECK_RESULT(set_loss(host, 0, 1000, 0, NULL), EOS_InvalidParameters);
    CHECK_RESULT(set_loss(host, 1, 1, 0, "EOS_Sessions_UpdateSession"), EOS_InvalidParameters);
    CHECK_RESULT(fail_calls(host, NULL, EOS_NoConnection, 1), EOS_InvalidParameters);
    CHECK_RESULT(fail_calls(host, "EOS_Platform_Tick", EOS_NoConnection, 1),
                 EOS_InvalidParameters);
    CHECK_RESULT(fail_calls(host, "EOS_Connect_Login", EOS_Success, 1), EOS_InvalidParameters);
    CHECK_RESULT(fail_calls(host, "EOS_Connect_Login", EOS_OperationWillRetry, 1),
                 EOS_InvalidParameters);
    CHECK_RESULT(fail_calls(host, "EOS_Connect_Login", (EOS_EResult)44, 1),
                 EOS_InvalidParameters);
    CHECK_RESULT(fail_requests(host, NULL, NULL, 1), EOS_InvalidParameters);
    CHECK_RESULT(fail_requests(host, NULL, "no-such-error", 1), EOS_InvalidParameters);
    CHECK_RESULT(fail_requests(host, "push", "internal", 1), EOS_InvalidParameters);
    CHECK_RESULT(begin_outage(host, UINT32_MAX), EOS_InvalidParameters);
    CHECK_RESULT(advance_clock(host, UINT64_MAX), EOS_InvalidParameters);
    CHECK_NUMBER(found(story, EOS_Success), 0);
    CHECK(device_login(host)->result == EOS_Success);
}

/* --- Every function that can be told to fail ------------------------------- */

#define FAILS(Function, Handle, InfoType)                                                         \
    do {                                                                                          \
        Call* call;                                                                               \
        CHECK_RESULT(fail_calls(host, #Function, EOS_RequestInProgress, 1), EOS_Success);         \
        call = start_call(host->platform, #Function);                                             \
        Function(Handle, NULL, call, Function##_failed);                                          \
        CHECK_RESULT(finish(call), EOS_RequestInProgress);                                        \
    } while (0)

#define CALLBACK(Function, InfoType)                                                              \
    static void EOS_CALL Function##_failed(const InfoType* data)                                  \
    {                                                                                             \
        arrive(data->ClientData, data->ResultCode);                                               \
    }

/* clang-format off */
#define CONNECT(EACH)                                                                             \
    EACH(EOS_Connect_CreateDeviceId, connect, EOS_Connect_CreateDeviceIdCallbackInfo)             \
    EACH(EOS_Connect_CreateUser, connect, EOS_Connect_CreateUserCallbackInfo)                     \
    EACH(EOS_Connect_DeleteDeviceId, connect, EOS_Connect_DeleteDeviceIdCallbackInfo)             \
    EACH(EOS_Connect_LinkAccount, connect, EOS_Connect_LinkAccountCallbackInfo)                   \
    EACH(EOS_Connect_Login, connect, EOS_Connect_LoginCallbackInfo)                               \
    EACH(EOS_Connect_Logout, connect, EOS_Connect_LogoutCallbackInfo)                             \
    EACH(EOS_Connect_QueryExternalAccountMappings, connect,                                       \
         EOS_Connect_QueryExternalAccountMappingsCallbackInfo)                                    \
    EACH(EOS_Connect_QueryProductUserIdMappings, connect,                                         \
         EOS_Connect_QueryProductUserIdMappingsCallbackInfo)                                      \
    EACH(EOS_Connect_TransferDeviceIdAccount, connect,                                            \
         EOS_Connect_TransferDeviceIdAccountCallbackInfo)                                         \
    EACH(EOS_Connect_UnlinkAccount, connect, EOS_Connect_UnlinkAccountCallbackInfo)               \
    EACH(EOS_Connect_VerifyIdToken, connect, EOS_Connect_VerifyIdTokenCallbackInfo)
#define SESSIONS(EACH)                                                                            \
    EACH(EOS_Sessions_DestroySession, sessions, EOS_Sessions_DestroySessionCallbackInfo)          \
    EACH(EOS_Sessions_EndSession, sessions, EOS_Sessions_EndSessionCallbackInfo)                  \
    EACH(EOS_Sessions_JoinSession, sessions, EOS_Sessions_JoinSessionCallbackInfo)                \
    EACH(EOS_Sessions_QueryInvites, sessions, EOS_Sessions_QueryInvitesCallbackInfo)              \
    EACH(EOS_Sessions_RegisterPlayers, sessions, EOS_Sessions_RegisterPlayersCallbackInfo)        \
    EACH(EOS_Sessions_RejectInvite, sessions, EOS_Sessions_RejectInviteCallbackInfo)              \
    EACH(EOS_Sessions_SendInvite, sessions, EOS_Sessions_SendInviteCallbackInfo)                  \
    EACH(EOS_Sessions_StartSession, sessions, EOS_Sessions_StartSessionCallbackInfo)              \
    EACH(EOS_Sessions_UnregisterPlayers, sessions, EOS_Sessions_UnregisterPlayersCallbackInfo)    \
    EACH(EOS_Sessions_UpdateSession, sessions, EOS_Sessions_UpdateSessionCallbackInfo)
#define AUTH(EACH)                                                                                \
    EACH(EOS_Auth_DeletePersistentAuth, Auth, EOS_Auth_DeletePersistentAuthCallbackInfo)          \
    EACH(EOS_Auth_LinkAccount, Auth, EOS_Auth_LinkAccountCallbackInfo)                            \
    EACH(EOS_Auth_Login, Auth, EOS_Auth_LoginCallbackInfo)                                        \
    EACH(EOS_Auth_Logout, Auth, EOS_Auth_LogoutCallbackInfo)                                      \
    EACH(EOS_Auth_QueryIdToken, Auth, EOS_Auth_QueryIdTokenCallbackInfo)                          \
    EACH(EOS_Auth_VerifyIdToken, Auth, EOS_Auth_VerifyIdTokenCallbackInfo)                        \
    EACH(EOS_Auth_VerifyUserAuth, Auth, EOS_Auth_VerifyUserAuthCallbackInfo)
#define INVITES(EACH)                                                                             \
    EACH(EOS_CustomInvites_AcceptRequestToJoin, CustomInvites,                                    \
         EOS_CustomInvites_AcceptRequestToJoinCallbackInfo)                                       \
    EACH(EOS_CustomInvites_RejectRequestToJoin, CustomInvites,                                    \
         EOS_CustomInvites_RejectRequestToJoinCallbackInfo)                                       \
    EACH(EOS_CustomInvites_SendCustomInvite, CustomInvites,                                       \
         EOS_CustomInvites_SendCustomInviteCallbackInfo)                                          \
    EACH(EOS_CustomInvites_SendRequestToJoin, CustomInvites,                                      \
         EOS_CustomInvites_SendRequestToJoinCallbackInfo)
#define PEOPLE(EACH)                                                                              \
    EACH(EOS_Friends_AcceptInvite, Friends, EOS_Friends_AcceptInviteCallbackInfo)                 \
    EACH(EOS_Friends_QueryFriends, Friends, EOS_Friends_QueryFriendsCallbackInfo)                 \
    EACH(EOS_Friends_RejectInvite, Friends, EOS_Friends_RejectInviteCallbackInfo)                 \
    EACH(EOS_Friends_SendInvite, Friends, EOS_Friends_SendInviteCallbackInfo)                     \
    EACH(EOS_Presence_QueryPresence, Presence, EOS_Presence_QueryPresenceCallbackInfo)            \
    EACH(EOS_Presence_SetPresence, Presence, EOS_Presence_SetPresenceCallbackInfo)                \
    EACH(EOS_UserInfo_QueryUserInfo, UserInfo, EOS_UserInfo_QueryUserInfoCallbackInfo)            \
    EACH(EOS_UserInfo_QueryUserInfoByDisplayName, UserInfo,                                       \
         EOS_UserInfo_QueryUserInfoByDisplayNameCallbackInfo)                                     \
    EACH(EOS_UserInfo_QueryUserInfoByExternalAccount, UserInfo,                                   \
         EOS_UserInfo_QueryUserInfoByExternalAccountCallbackInfo)
/* clang-format on */

#define PLAY_OTHERS(Function, Name, InfoType)                                                     \
    FAILS(Function, EOS_Platform_Get##Name##Interface(host->platform), InfoType);
#define DEFINE(Function, Field, InfoType) CALLBACK(Function, InfoType)
#define PLAY(Function, Field, InfoType) FAILS(Function, host->Field, InfoType);

CONNECT(DEFINE)
SESSIONS(DEFINE)
AUTH(DEFINE)
INVITES(DEFINE)
PEOPLE(DEFINE)
CALLBACK(EOS_SessionSearch_Find, EOS_SessionSearch_FindCallbackInfo)

static void every_function(const Player* host)
{
    EOS_HSessionSearch search = new_search(host, 10);
    CONNECT(PLAY)
    SESSIONS(PLAY)
    AUTH(PLAY_OTHERS)
    INVITES(PLAY_OTHERS)
    PEOPLE(PLAY_OTHERS)
    FAILS(EOS_SessionSearch_Find, search, EOS_SessionSearch_FindCallbackInfo);
    EOS_SessionSearch_Release(search);
}

/* --- A directory that stands at no desk ------------------------------------ */

static void refused(void)
{
    Player player = create_player();
    CHECK_RESULT(set_latency(&player, 1, 0, NULL), EOS_AccessDenied);
    CHECK_RESULT(set_loss(&player, 100, 0, 0, NULL), EOS_AccessDenied);
    CHECK_RESULT(fail_requests(&player, NULL, "internal", 1000), EOS_AccessDenied);
    CHECK_RESULT(fail_calls(&player, "EOS_Connect_CreateDeviceId", EOS_NoConnection, 1000),
                 EOS_AccessDenied);
    CHECK_RESULT(expire_tokens(&player), EOS_AccessDenied);
    CHECK_RESULT(begin_outage(&player, 60 * 1000), EOS_AccessDenied);
    CHECK_RESULT(advance_clock(&player, 1), EOS_AccessDenied);
    CHECK_RESULT(clear_faults(&player), EOS_AccessDenied);
    /* Nothing was changed, there or here. */
    log_in(&player);
    check_all_answered(player.platform);
    EOS_Platform_Release(player.platform);
}

int main(int argc, char** argv)
{
    static double timeout = SHORT_TIMEOUT;
    Story story;
    EOS_Platform_Options options;
    OPTIONS(GR_ConfigureOptions, configure, GR_CONFIGURE_API_LATEST);

    initialize();
    if (argc > 1 && strcmp(argv[1], "refused") == 0) {
        refused();
        EOS_Shutdown();
        return 0;
    }
    memset(&story, 0, sizeof(story));
    snprintf(story.bucket, sizeof(story.bucket), "faults:%s", argc > 1 ? argv[1] : "by hand");
    story.host = create_player();
    configure.Profile = "joiner";
    CHECK_RESULT(GR_Configure(&configure), EOS_Success);
    options = platform_options();
    options.TaskNetworkTimeoutSeconds = &timeout;
    story.joiner = create_with(&options);
    log_in(&story.host);
    log_in(&story.joiner);

    latency(&story);
    loss(&story);
    given_results(&story);
    expired_tokens(&story);
    outage(&story);
    pushes(&story);
    clock_jump(&story);
    all_at_once_and_cleared(&story);
    nonsense(&story);
    every_function(&story.host);

    check_all_answered(story.host.platform);
    check_all_answered(story.joiner.platform);
    EOS_Platform_Release(story.host.platform);
    EOS_Platform_Release(story.joiner.platform);
    EOS_Shutdown();
    return 0;
}

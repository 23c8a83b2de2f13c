/* 06: a game on a bad day.
 *
 * A directory at a desk gets wrong what it is asked to get wrong: it is slow,
 * it says no, it forgets whom it has let in, it goes away. So a developer sees
 * what the game does then, at once and as often as wanted. This one hosts a
 * session, meets each of these, and carries on.
 *
 * What the library sees to by itself, and what it leaves to the game, is the
 * story. docs/faults.md has all faults there are. */

#define _POSIX_C_SOURCE 199309L /* nanosleep */

#include <stdio.h>
#include <string.h>

#include "eos_connect.h"
#include "eos_init.h"
#include "eos_logging.h"
#include "eos_sdk.h"
#include "eos_sessions.h"
#include "greenroom.h"

#ifdef _WIN32
#include <windows.h>
static void pause_for(long milliseconds) { Sleep((DWORD)milliseconds); }
#else
#include <time.h>
static void pause_for(long milliseconds)
{
    struct timespec pause;
    pause.tv_sec = milliseconds / 1000;
    pause.tv_nsec = milliseconds % 1000 * 1000 * 1000;
    nanosleep(&pause, NULL);
}
#endif

#define NAME "match"
#define BUCKET "samples:faults"

typedef struct Game {
    EOS_HPlatform platform;
    EOS_HConnect connect;
    EOS_HSessions sessions;
    EOS_ProductUserId user;
    /* Frames that were drawn: the game never stands still. */
    unsigned frames;
} Game;

/* What a callback leaves for the code that waits for it. */
typedef struct Answer {
    int arrived;
    EOS_EResult result;
    EOS_ProductUserId user;
    EOS_ContinuanceToken continuance;
} Answer;

static Answer no_answer_yet(void)
{
    Answer answer;
    memset(&answer, 0, sizeof(answer));
    return answer;
}

static void frame(Game* game)
{
    EOS_Platform_Tick(game->platform);
    game->frames++;
    pause_for(5);
}

static EOS_EResult await(Game* game, const Answer* answer)
{
    while (!answer->arrived) {
        frame(game);
    }
    return answer->result;
}

static int failed(const char* step, EOS_EResult result)
{
    fprintf(stderr, "%s: %s\n", step, EOS_EResult_ToString(result));
    return 0;
}

static void EOS_CALL on_log(const EOS_LogMessage* line)
{
    fprintf(stderr, "[%s] %s\n", line->Category, line->Message);
}

/* --- Callbacks ---------------------------------------------------------- */

static void arrived(void* client_data, EOS_EResult result)
{
    Answer* answer = (Answer*)client_data;
    answer->result = result;
    answer->arrived = 1;
}

static void EOS_CALL on_device_id(const EOS_Connect_CreateDeviceIdCallbackInfo* data)
{
    arrived(data->ClientData, data->ResultCode);
}

static void EOS_CALL on_login(const EOS_Connect_LoginCallbackInfo* data)
{
    Answer* answer = (Answer*)data->ClientData;
    answer->user = data->LocalUserId;
    answer->continuance = data->ContinuanceToken;
    arrived(answer, data->ResultCode);
}

static void EOS_CALL on_user(const EOS_Connect_CreateUserCallbackInfo* data)
{
    Answer* answer = (Answer*)data->ClientData;
    answer->user = data->LocalUserId;
    arrived(answer, data->ResultCode);
}

static void EOS_CALL on_updated(const EOS_Sessions_UpdateSessionCallbackInfo* data)
{
    arrived(data->ClientData, data->ResultCode);
}

static void EOS_CALL on_destroyed(const EOS_Sessions_DestroySessionCallbackInfo* data)
{
    arrived(data->ClientData, data->ResultCode);
}

static void EOS_CALL on_found(const EOS_SessionSearch_FindCallbackInfo* data)
{
    arrived(data->ClientData, data->ResultCode);
}

static void EOS_CALL on_fault(const GR_Faults_CompleteCallbackInfo* data)
{
    arrived(data->ClientData, data->ResultCode);
}

/* --- The game ----------------------------------------------------------- */

/* As in sample 02. */
static int log_in(Game* game)
{
    EOS_Connect_CreateDeviceIdOptions device;
    EOS_Connect_Credentials credentials;
    EOS_Connect_UserLoginInfo info;
    EOS_Connect_LoginOptions login;
    EOS_Connect_CreateUserOptions create;
    Answer answer = no_answer_yet();

    memset(&device, 0, sizeof(device));
    device.ApiVersion = EOS_CONNECT_CREATEDEVICEID_API_LATEST;
    device.DeviceModel = "Desktop";
    EOS_Connect_CreateDeviceId(game->connect, &device, &answer, on_device_id);
    await(game, &answer);
    if (answer.result != EOS_Success && answer.result != EOS_DuplicateNotAllowed) {
        return failed("EOS_Connect_CreateDeviceId", answer.result);
    }

    memset(&credentials, 0, sizeof(credentials));
    credentials.ApiVersion = EOS_CONNECT_CREDENTIALS_API_LATEST;
    credentials.Type = EOS_ECT_DEVICEID_ACCESS_TOKEN;
    memset(&info, 0, sizeof(info));
    info.ApiVersion = EOS_CONNECT_USERLOGININFO_API_LATEST;
    info.DisplayName = "Player One";
    memset(&login, 0, sizeof(login));
    login.ApiVersion = EOS_CONNECT_LOGIN_API_LATEST;
    login.Credentials = &credentials;
    login.UserLoginInfo = &info;
    answer = no_answer_yet();
    EOS_Connect_Login(game->connect, &login, &answer, on_login);
    await(game, &answer);

    if (answer.result == EOS_InvalidUser && answer.continuance != NULL) {
        memset(&create, 0, sizeof(create));
        create.ApiVersion = EOS_CONNECT_CREATEUSER_API_LATEST;
        create.ContinuanceToken = answer.continuance;
        answer = no_answer_yet();
        EOS_Connect_CreateUser(game->connect, &create, &answer, on_user);
        await(game, &answer);
    }
    game->user = answer.user;
    return answer.result == EOS_Success || failed("EOS_Connect_Login", answer.result);
}

/* Sends a modification, which was made or not. */
static EOS_EResult publish(Game* game, EOS_EResult made, EOS_HSessionModification modification)
{
    EOS_Sessions_UpdateSessionOptions options;
    Answer answer = no_answer_yet();

    if (made != EOS_Success) {
        return made;
    }
    memset(&options, 0, sizeof(options));
    options.ApiVersion = EOS_SESSIONS_UPDATESESSION_API_LATEST;
    options.SessionModificationHandle = modification;
    EOS_Sessions_UpdateSession(game->sessions, &options, &answer, on_updated);
    EOS_SessionModification_Release(modification);
    return await(game, &answer);
}

static EOS_EResult host(Game* game)
{
    EOS_Sessions_CreateSessionModificationOptions options;
    EOS_HSessionModification modification = NULL;
    EOS_EResult made;

    memset(&options, 0, sizeof(options));
    options.ApiVersion = EOS_SESSIONS_CREATESESSIONMODIFICATION_API_LATEST;
    options.SessionName = NAME;
    options.BucketId = BUCKET;
    options.MaxPlayers = 4;
    options.LocalUserId = game->user;
    made = EOS_Sessions_CreateSessionModification(game->sessions, &options, &modification);
    return publish(game, made, modification);
}

/* Makes room for more players. */
static EOS_EResult enlarge(Game* game, uint32_t players)
{
    EOS_Sessions_UpdateSessionModificationOptions options;
    EOS_SessionModification_SetMaxPlayersOptions size;
    EOS_HSessionModification modification = NULL;
    EOS_EResult made;

    memset(&options, 0, sizeof(options));
    options.ApiVersion = EOS_SESSIONS_UPDATESESSIONMODIFICATION_API_LATEST;
    options.SessionName = NAME;
    made = EOS_Sessions_UpdateSessionModification(game->sessions, &options, &modification);
    if (made == EOS_Success) {
        memset(&size, 0, sizeof(size));
        size.ApiVersion = EOS_SESSIONMODIFICATION_SETMAXPLAYERS_API_LATEST;
        size.MaxPlayers = players;
        made = EOS_SessionModification_SetMaxPlayers(modification, &size);
    }
    return publish(game, made, modification);
}

static EOS_EResult close_session(Game* game)
{
    EOS_Sessions_DestroySessionOptions options;
    Answer answer = no_answer_yet();

    memset(&options, 0, sizeof(options));
    options.ApiVersion = EOS_SESSIONS_DESTROYSESSION_API_LATEST;
    options.SessionName = NAME;
    EOS_Sessions_DestroySession(game->sessions, &options, &answer, on_destroyed);
    return await(game, &answer);
}

/* What a server list of the game would show. */
static EOS_EResult count_sessions(Game* game, uint32_t* count)
{
    EOS_Sessions_CreateSessionSearchOptions create;
    EOS_SessionSearch_SetParameterOptions parameter;
    EOS_SessionSearch_FindOptions find;
    EOS_SessionSearch_GetSearchResultCountOptions results;
    EOS_Sessions_AttributeData bucket;
    EOS_HSessionSearch search = NULL;
    EOS_EResult result;
    Answer answer = no_answer_yet();

    memset(&create, 0, sizeof(create));
    create.ApiVersion = EOS_SESSIONS_CREATESESSIONSEARCH_API_LATEST;
    create.MaxSearchResults = 10;
    result = EOS_Sessions_CreateSessionSearch(game->sessions, &create, &search);
    if (result != EOS_Success) {
        return result;
    }
    memset(&bucket, 0, sizeof(bucket));
    bucket.ApiVersion = EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST;
    bucket.Key = EOS_SESSIONS_SEARCH_BUCKET_ID;
    bucket.ValueType = EOS_AT_STRING;
    bucket.Value.AsUtf8 = BUCKET;
    memset(&parameter, 0, sizeof(parameter));
    parameter.ApiVersion = EOS_SESSIONSEARCH_SETPARAMETER_API_LATEST;
    parameter.Parameter = &bucket;
    parameter.ComparisonOp = EOS_CO_EQUAL;
    result = EOS_SessionSearch_SetParameter(search, &parameter);
    if (result == EOS_Success) {
        memset(&find, 0, sizeof(find));
        find.ApiVersion = EOS_SESSIONSEARCH_FIND_API_LATEST;
        find.LocalUserId = game->user;
        EOS_SessionSearch_Find(search, &find, &answer, on_found);
        result = await(game, &answer);
    }
    if (result == EOS_Success) {
        memset(&results, 0, sizeof(results));
        results.ApiVersion = EOS_SESSIONSEARCH_GETSEARCHRESULTCOUNT_API_LATEST;
        *count = EOS_SessionSearch_GetSearchResultCount(search, &results);
    }
    EOS_SessionSearch_Release(search);
    return result;
}

static int list(Game* game)
{
    uint32_t count = 0;
    EOS_EResult result = count_sessions(game, &count);
    if (result != EOS_Success) {
        return failed("EOS_SessionSearch_Find", result);
    }
    printf("  The list shows %u session%s.\n", (unsigned)count, count == 1 ? "" : "s");
    return 1;
}

/* --- The bad day -------------------------------------------------------- */

/* Each waits a fifth of a second and some more. The game sees nothing but the
 * time that it takes; what it owes its players is not to stand still. */
static int a_slow_line(Game* game)
{
    GR_Faults_SetLatencyOptions options;
    Answer answer = no_answer_yet();
    unsigned before;

    memset(&options, 0, sizeof(options));
    options.ApiVersion = GR_FAULTS_SETLATENCY_API_LATEST;
    options.Milliseconds = 200;
    options.JitterMilliseconds = 100;
    options.Seed = 42; /* the same jitter at each start */
    GR_Faults_SetLatency(game->platform, &options, &answer, on_fault);
    if (await(game, &answer) != EOS_Success) {
        return failed("GR_Faults_SetLatency", answer.result);
    }
    printf("The line is slow.\n");
    before = game->frames;
    if (!list(game)) {
        return 0;
    }
    printf("  Frames were drawn meanwhile: %s.\n", game->frames - before > 10 ? "yes" : "no");

    options.Milliseconds = 0;
    options.JitterMilliseconds = 0;
    answer = no_answer_yet();
    GR_Faults_SetLatency(game->platform, &options, &answer, on_fault);
    return await(game, &answer) == EOS_Success || failed("GR_Faults_SetLatency", answer.result);
}

/* The next two changes come to nothing. Trying again is up to the game: the
 * library has given up when it says so. */
static int a_call_that_fails(Game* game)
{
    GR_Faults_FailCallsOptions options;
    Answer answer = no_answer_yet();
    EOS_EResult result = EOS_Success;
    int attempt;

    memset(&options, 0, sizeof(options));
    options.ApiVersion = GR_FAULTS_FAILCALLS_API_LATEST;
    options.FunctionName = "EOS_Sessions_UpdateSession";
    options.ResultCode = EOS_NoConnection;
    options.Count = 2;
    GR_Faults_FailCalls(game->platform, &options, &answer, on_fault);
    if (await(game, &answer) != EOS_Success) {
        return failed("GR_Faults_FailCalls", answer.result);
    }
    printf("Two changes of the session fail.\n");
    for (attempt = 1; attempt <= 5; attempt++) {
        result = enlarge(game, 8);
        printf("  Attempt %d: %s\n", attempt, EOS_EResult_ToString(result));
        if (result == EOS_Success) {
            return 1;
        }
        pause_for(20L * attempt);
    }
    return failed("EOS_Sessions_UpdateSession", result);
}

/* The library renews them with what the player proves itself by, and the game
 * sees nothing of it. */
static int tokens_that_expire(Game* game)
{
    GR_Faults_ExpireTokensOptions options;
    Answer answer = no_answer_yet();

    memset(&options, 0, sizeof(options));
    options.ApiVersion = GR_FAULTS_EXPIRETOKENS_API_LATEST;
    GR_Faults_ExpireTokens(game->platform, &options, &answer, on_fault);
    if (await(game, &answer) != EOS_Success) {
        return failed("GR_Faults_ExpireTokens", answer.result);
    }
    printf("All tokens have expired.\n");
    if (!list(game)) {
        return 0;
    }
    printf("  Still logged in: %s.\n",
           EOS_Connect_GetLoginStatus(game->connect, game->user) == EOS_LS_LoggedIn ? "yes"
                                                                                    : "no");
    return 1;
}

/* An operation waits for the directory for as long as the platform was told to,
 * then the game shows what it has and asks again. The session is not lost: the
 * library comes back within the grace, or puts it back. */
static int an_outage(Game* game)
{
    GR_Faults_BeginOutageOptions options;
    Answer answer = no_answer_yet();
    EOS_EResult result;
    uint32_t count = 0;
    int was_away = 0;

    memset(&options, 0, sizeof(options));
    options.ApiVersion = GR_FAULTS_BEGINOUTAGE_API_LATEST;
    options.Milliseconds = 3500;
    GR_Faults_BeginOutage(game->platform, &options, &answer, on_fault);
    if (await(game, &answer) != EOS_Success) {
        return failed("GR_Faults_BeginOutage", answer.result);
    }
    printf("The directory is away.\n");
    for (;;) {
        result = count_sessions(game, &count);
        if (result != EOS_TimedOut && result != EOS_NoConnection) {
            break;
        }
        if (!was_away) {
            printf("  No list for now. The game goes on.\n");
        }
        was_away = 1;
    }
    if (result != EOS_Success) {
        return failed("EOS_SessionSearch_Find", result);
    }
    printf("It is back.\n");
    printf("  The list shows %u session%s.\n", (unsigned)count, count == 1 ? "" : "s");
    return 1;
}

/* All is well again: the least that a test leaves behind. */
static int clear_up(Game* game)
{
    GR_Faults_ClearOptions options;
    Answer answer = no_answer_yet();

    memset(&options, 0, sizeof(options));
    options.ApiVersion = GR_FAULTS_CLEAR_API_LATEST;
    GR_Faults_Clear(game->platform, &options, &answer, on_fault);
    return await(game, &answer) == EOS_Success || failed("GR_Faults_Clear", answer.result);
}

static int live_through_it(Game* game)
{
    EOS_EResult result;

    if (!log_in(game)) {
        return 0;
    }
    result = host(game);
    if (result != EOS_Success) {
        return failed("EOS_Sessions_UpdateSession", result);
    }
    printf("Hosting.\n");
    if (!a_slow_line(game) || !a_call_that_fails(game) || !tokens_that_expire(game) ||
        !an_outage(game) || !clear_up(game)) {
        return 0;
    }
    result = close_session(game);
    if (result != EOS_Success) {
        return failed("EOS_Sessions_DestroySession", result);
    }
    printf("The session is closed.\n");
    return 1;
}

int main(void)
{
    EOS_InitializeOptions initialize;
    EOS_Platform_Options options;
    EOS_EResult result;
    Game game;
    int is_well;
    /* Whoever waits for a list does not wait for long. */
    double patience = 2.0;

    memset(&initialize, 0, sizeof(initialize));
    initialize.ApiVersion = EOS_INITIALIZE_API_LATEST;
    initialize.ProductName = "Greenroom samples";
    initialize.ProductVersion = "1.0";
    result = EOS_Initialize(&initialize);
    if (result != EOS_Success) {
        failed("EOS_Initialize", result);
        return 1;
    }
    EOS_Logging_SetCallback(on_log);
    EOS_Logging_SetLogLevel(EOS_LC_ALL_CATEGORIES, EOS_LOG_Warning);

    memset(&options, 0, sizeof(options));
    options.ApiVersion = EOS_PLATFORM_OPTIONS_API_LATEST;
    options.ProductId = "greenroom-samples";
    options.SandboxId = "desk";
    options.DeploymentId = "samples";
    options.ClientCredentials.ClientId = "samples";
    options.ClientCredentials.ClientSecret = "samples";
    options.TaskNetworkTimeoutSeconds = &patience;
    memset(&game, 0, sizeof(game));
    game.platform = EOS_Platform_Create(&options);
    if (game.platform == NULL) {
        fprintf(stderr, "EOS_Platform_Create: no platform\n");
        EOS_Shutdown();
        return 1;
    }
    game.connect = EOS_Platform_GetConnectInterface(game.platform);
    game.sessions = EOS_Platform_GetSessionsInterface(game.platform);

    is_well = live_through_it(&game);

    EOS_Platform_Release(game.platform);
    EOS_Shutdown();
    return is_well ? 0 : 1;
}

/* One player of the C tests: a platform, its Ticks, and what must hold for
 * every callback: it comes inside a Tick of its own platform, on the thread
 * that ticks, and once. */
#ifndef PLAYER_H
#define PLAYER_H

#include <pthread.h>
#include <time.h>

#include "check.h"
#include "eos_connect.h"
#include "eos_init.h"
#include "eos_logging.h"
#include "eos_sdk.h"
#include "eos_sessions.h"

/* Nothing here takes seconds; a minute tells a hang from a busy machine. */
#define PATIENCE_SECONDS 60

typedef struct Player {
    EOS_HPlatform platform;
    EOS_HConnect connect;
    EOS_HSessions sessions;
    EOS_ProductUserId user;
} Player;

/* One asynchronous call. It stays in the pool for good, so that a callback
 * that comes twice or late is seen and not written over something else. */
typedef struct Call {
    const char* name;
    EOS_HPlatform platform;
    int arrivals;
    EOS_EResult result;
    EOS_ProductUserId user;
    EOS_ContinuanceToken continuance;
    char text[128];
    uint32_t count;
} Call;

static Call call_pool[1 << 16];
static int calls_started = 0;
/* The platform whose Tick is running, and where. */
static EOS_HPlatform ticking = NULL;
static pthread_t ticking_thread;

static inline Call* start_call(EOS_HPlatform platform, const char* name)
{
    Call* call = &call_pool[calls_started];
    CHECK(calls_started < (int)(sizeof(call_pool) / sizeof(call_pool[0])));
    calls_started++;
    call->name = name;
    call->platform = platform;
    return call;
}

/* What every callback does first. */
static inline Call* arrive(void* client_data, EOS_EResult result)
{
    Call* call = (Call*)client_data;
    CHECK(call >= call_pool && call < call_pool + calls_started);
    if (ticking == NULL || ticking != call->platform) {
        fail_check(call->name, 0, "the callback came outside the platform's Tick");
    }
    if (!pthread_equal(pthread_self(), ticking_thread)) {
        fail_check(call->name, 0, "the callback came on another thread than the ticking one");
    }
    if (call->arrivals != 0) {
        fail_check(call->name, 0, "the callback came twice");
    }
    call->arrivals = 1;
    call->result = result;
    return call;
}

static inline void tick(EOS_HPlatform platform)
{
    CHECK(ticking == NULL);
    ticking = platform;
    ticking_thread = pthread_self();
    EOS_Platform_Tick(platform);
    ticking = NULL;
}

static inline double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static inline void rest(long milliseconds)
{
    struct timespec pause;
    pause.tv_sec = milliseconds / 1000;
    pause.tv_nsec = milliseconds % 1000 * 1000000L;
    nanosleep(&pause, NULL);
}

/* Ticks until the call is answered, and returns its result. */
static inline EOS_EResult finish(Call* call)
{
    double end = seconds_now() + PATIENCE_SECONDS;
    while (call->arrivals == 0) {
        if (seconds_now() > end) {
            fail_check(call->name, 0, "no callback came");
        }
        tick(call->platform);
        rest(2);
    }
    return call->result;
}

/* At the end of a story: some more Ticks bring nothing, and every call that
 * was started has been answered. */
static inline void check_all_answered(EOS_HPlatform platform)
{
    int i;
    for (i = 0; i < 20; i++) {
        tick(platform);
        rest(1);
    }
    for (i = 0; i < calls_started; i++) {
        if (call_pool[i].platform == platform && call_pool[i].arrivals != 1) {
            fail_check(call_pool[i].name, 0, "the callback never came");
        }
    }
}

/* --- Starting and logging in --------------------------------------------- */

static inline void EOS_CALL print_log(const EOS_LogMessage* line)
{
    fprintf(stderr, "[%s] %s\n", line->Category, line->Message);
}

static inline EOS_InitializeOptions initialize_options(void)
{
    OPTIONS(EOS_InitializeOptions, options, EOS_INITIALIZE_API_LATEST);
    options.ProductName = "Greenroom tests";
    options.ProductVersion = "1.0";
    return options;
}

static inline EOS_Platform_Options platform_options(void)
{
    OPTIONS(EOS_Platform_Options, options, EOS_PLATFORM_OPTIONS_API_LATEST);
    options.ProductId = "tests";
    options.SandboxId = "tests";
    options.DeploymentId = "tests";
    options.ClientCredentials.ClientId = "tests";
    options.ClientCredentials.ClientSecret = "tests";
    return options;
}

static inline void EOS_CALL on_device_id(const EOS_Connect_CreateDeviceIdCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode);
}

static inline void EOS_CALL on_login(const EOS_Connect_LoginCallbackInfo* data)
{
    Call* call = arrive(data->ClientData, data->ResultCode);
    call->user = data->LocalUserId;
    call->continuance = data->ContinuanceToken;
}

static inline void EOS_CALL on_user(const EOS_Connect_CreateUserCallbackInfo* data)
{
    Call* call = arrive(data->ClientData, data->ResultCode);
    call->user = data->LocalUserId;
}

static inline Call* start_device_id(const Player* player,
                                    EOS_Connect_OnCreateDeviceIdCallback callback)
{
    Call* call = start_call(player->platform, "EOS_Connect_CreateDeviceId");
    OPTIONS(EOS_Connect_CreateDeviceIdOptions, options, EOS_CONNECT_CREATEDEVICEID_API_LATEST);
    options.DeviceModel = "Test bench";
    EOS_Connect_CreateDeviceId(player->connect, &options, call, callback);
    return call;
}

static inline EOS_EResult create_device_id(const Player* player)
{
    return finish(start_device_id(player, on_device_id));
}

static inline Call* device_login(const Player* player)
{
    Call* call = start_call(player->platform, "EOS_Connect_Login");
    OPTIONS(EOS_Connect_Credentials, credentials, EOS_CONNECT_CREDENTIALS_API_LATEST);
    OPTIONS(EOS_Connect_UserLoginInfo, info, EOS_CONNECT_USERLOGININFO_API_LATEST);
    OPTIONS(EOS_Connect_LoginOptions, options, EOS_CONNECT_LOGIN_API_LATEST);
    credentials.Type = EOS_ECT_DEVICEID_ACCESS_TOKEN;
    info.DisplayName = "Tester";
    options.Credentials = &credentials;
    options.UserLoginInfo = &info;
    EOS_Connect_Login(player->connect, &options, call, on_login);
    finish(call);
    return call;
}

static inline Call* create_user(const Player* player, EOS_ContinuanceToken continuance)
{
    Call* call = start_call(player->platform, "EOS_Connect_CreateUser");
    OPTIONS(EOS_Connect_CreateUserOptions, options, EOS_CONNECT_CREATEUSER_API_LATEST);
    options.ContinuanceToken = continuance;
    EOS_Connect_CreateUser(player->connect, &options, call, on_user);
    finish(call);
    return call;
}

/* The whole way, as games go it. */
static inline void log_in(Player* player)
{
    EOS_EResult device = create_device_id(player);
    Call* call;

    CHECK(device == EOS_Success || device == EOS_DuplicateNotAllowed);
    call = device_login(player);
    if (call->result == EOS_InvalidUser) {
        CHECK(call->user == NULL);
        CHECK(call->continuance != NULL);
        call = create_user(player, call->continuance);
    }
    CHECK_RESULT(call->result, EOS_Success);
    CHECK(call->user != NULL);
    CHECK(EOS_Connect_GetLoginStatus(player->connect, call->user) == EOS_LS_LoggedIn);
    player->user = call->user;
}

static inline void initialize(void)
{
    EOS_InitializeOptions options = initialize_options();
    CHECK_RESULT(EOS_Initialize(&options), EOS_Success);
    CHECK_RESULT(EOS_Logging_SetCallback(print_log), EOS_Success);
}

static inline Player create_with(const EOS_Platform_Options* options)
{
    Player player;
    memset(&player, 0, sizeof(player));
    player.platform = EOS_Platform_Create(options);
    CHECK(player.platform != NULL);
    player.connect = EOS_Platform_GetConnectInterface(player.platform);
    player.sessions = EOS_Platform_GetSessionsInterface(player.platform);
    CHECK(player.connect != NULL);
    CHECK(player.sessions != NULL);
    return player;
}

static inline Player create_player(void)
{
    EOS_Platform_Options options = platform_options();
    return create_with(&options);
}

/* A dedicated server: a player without a user. */
static inline Player create_server(void)
{
    EOS_Platform_Options options = platform_options();
    options.bIsServer = EOS_TRUE;
    return create_with(&options);
}

#endif

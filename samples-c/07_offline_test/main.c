/* 07: a game tests its session code.
 *
 * match.h is the game's own code, and this is its test, as it runs on every
 * machine of CI: no directory, no network, no account, and done in a fraction
 * of a second. `local:` is a directory inside the process, which all platforms
 * of the process share, so that each platform is a player. It begins with the
 * first platform and ends with the last: every test has a fresh one. */

#define _POSIX_C_SOURCE 199309L /* nanosleep, clock_gettime */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "eos_connect.h"
#include "eos_init.h"
#include "eos_sdk.h"
#include "greenroom.h"
#include "match.h"

#ifdef _WIN32
#include <windows.h>
static void rest(void) { Sleep(1); }
static long milliseconds_now(void) { return (long)GetTickCount(); }
#else
#include <time.h>
static void rest(void)
{
    struct timespec pause;
    pause.tv_sec = 0;
    pause.tv_nsec = 200 * 1000;
    nanosleep(&pause, NULL);
}
static long milliseconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000L + now.tv_nsec / 1000000L;
}
#endif

/* A test that fails says where, and fails the build. */
#define EXPECT(condition)                                                                         \
    do {                                                                                          \
        if (!(condition)) {                                                                       \
            fprintf(stderr, "%s:%d: %s does not hold\n", __FILE__, __LINE__, #condition);         \
            exit(1);                                                                              \
        }                                                                                         \
    } while (0)

/* --- Players ------------------------------------------------------------- */

typedef struct Player {
    EOS_HPlatform platform;
    Match match;
    MatchList list;
    int answered;
    EOS_EResult result;
    EOS_ContinuanceToken continuance;
} Player;

static Player anna;
static Player ben;

static void tick_all(void)
{
    if (anna.platform != NULL) {
        EOS_Platform_Tick(anna.platform);
    }
    if (ben.platform != NULL) {
        EOS_Platform_Tick(ben.platform);
    }
}

/* Ticks until something holds. What takes so long does not come any more. */
#define UNTIL(condition)                                                                          \
    do {                                                                                          \
        long end = milliseconds_now() + 20000;                                                    \
        while (!(condition)) {                                                                    \
            EXPECT(milliseconds_now() < end);                                                     \
            tick_all();                                                                           \
            rest();                                                                               \
        }                                                                                         \
    } while (0)

static void answered(void* client_data, EOS_EResult result)
{
    Player* player = (Player*)client_data;
    player->result = result;
    player->answered = 1;
}

static void EOS_CALL on_device_id(const EOS_Connect_CreateDeviceIdCallbackInfo* data)
{
    answered(data->ClientData, data->ResultCode);
}

static void EOS_CALL on_login(const EOS_Connect_LoginCallbackInfo* data)
{
    ((Player*)data->ClientData)->continuance = data->ContinuanceToken;
    answered(data->ClientData, data->ResultCode);
}

static void EOS_CALL on_user(const EOS_Connect_CreateUserCallbackInfo* data)
{
    ((Player*)data->ClientData)->match.user = data->LocalUserId;
    answered(data->ClientData, data->ResultCode);
}

static void EOS_CALL on_fault(const GR_Faults_CompleteCallbackInfo* data)
{
    answered(data->ClientData, data->ResultCode);
}

static EOS_EResult await(Player* player)
{
    UNTIL(player->answered);
    player->answered = 0;
    return player->result;
}

/* In the game this is the start screen. Every platform of `local:` is somebody
 * who was never here before, and so the way is always the same. */
static void sit_down(Player* player)
{
    EOS_Platform_Options options;
    EOS_Connect_CreateDeviceIdOptions device;
    EOS_Connect_Credentials credentials;
    EOS_Connect_UserLoginInfo info;
    EOS_Connect_LoginOptions login;
    EOS_Connect_CreateUserOptions create;
    EOS_HConnect connect;

    memset(player, 0, sizeof(*player));
    memset(&options, 0, sizeof(options));
    options.ApiVersion = EOS_PLATFORM_OPTIONS_API_LATEST;
    options.ProductId = "greenroom-samples";
    options.SandboxId = "test";
    options.DeploymentId = "test";
    options.ClientCredentials.ClientId = "test";
    options.ClientCredentials.ClientSecret = "test";
    player->platform = EOS_Platform_Create(&options);
    EXPECT(player->platform != NULL);
    player->match.sessions = EOS_Platform_GetSessionsInterface(player->platform);
    connect = EOS_Platform_GetConnectInterface(player->platform);

    memset(&device, 0, sizeof(device));
    device.ApiVersion = EOS_CONNECT_CREATEDEVICEID_API_LATEST;
    device.DeviceModel = "Test";
    EOS_Connect_CreateDeviceId(connect, &device, player, on_device_id);
    EXPECT(await(player) == EOS_Success);

    memset(&credentials, 0, sizeof(credentials));
    credentials.ApiVersion = EOS_CONNECT_CREDENTIALS_API_LATEST;
    credentials.Type = EOS_ECT_DEVICEID_ACCESS_TOKEN;
    memset(&info, 0, sizeof(info));
    info.ApiVersion = EOS_CONNECT_USERLOGININFO_API_LATEST;
    info.DisplayName = "Tester";
    memset(&login, 0, sizeof(login));
    login.ApiVersion = EOS_CONNECT_LOGIN_API_LATEST;
    login.Credentials = &credentials;
    login.UserLoginInfo = &info;
    EOS_Connect_Login(connect, &login, player, on_login);
    EXPECT(await(player) == EOS_InvalidUser);

    memset(&create, 0, sizeof(create));
    create.ApiVersion = EOS_CONNECT_CREATEUSER_API_LATEST;
    create.ContinuanceToken = player->continuance;
    EOS_Connect_CreateUser(connect, &create, player, on_user);
    EXPECT(await(player) == EOS_Success);
}

static void get_up(Player* player)
{
    EOS_Platform_Release(player->platform);
    player->platform = NULL;
}

/* --- What they do -------------------------------------------------------- */

static void open_match(Player* player, uint32_t players)
{
    match_open(&player->match, "test", players);
    UNTIL(player->match.state != MATCH_OPENING);
}

static uint32_t matches_for(Player* player)
{
    match_list_load(&player->list, player->match.sessions, player->match.user, "test");
    UNTIL(!player->list.is_loading);
    return player->list.count;
}

/* The next calls of a function end so, as the developer of the test wishes. */
static void let_fail(Player* player, const char* function, EOS_EResult result, uint32_t count)
{
    GR_Faults_FailCallsOptions options;

    memset(&options, 0, sizeof(options));
    options.ApiVersion = GR_FAULTS_FAILCALLS_API_LATEST;
    options.FunctionName = function;
    options.ResultCode = result;
    options.Count = count;
    GR_Faults_FailCalls(player->platform, &options, player, on_fault);
    EXPECT(await(player) == EOS_Success);
}

/* --- The tests ----------------------------------------------------------- */

static void a_match_is_found_while_it_is_open(void)
{
    EXPECT(matches_for(&ben) == 0);
    open_match(&anna, 4);
    EXPECT(anna.match.state == MATCH_OPEN);
    EXPECT(matches_for(&ben) == 1);
    match_close(&anna.match);
    UNTIL(anna.match.state != MATCH_CLOSING);
    EXPECT(anna.match.state == MATCH_NONE);
    EXPECT(matches_for(&ben) == 0);
}

static void a_match_goes_with_its_host(void)
{
    open_match(&anna, 4);
    EXPECT(matches_for(&ben) == 1);
    get_up(&anna);
    EXPECT(matches_for(&ben) == 0);
}

static void a_match_opens_at_the_third_attempt(void)
{
    let_fail(&anna, "EOS_Sessions_UpdateSession", EOS_NoConnection, MATCH_ATTEMPTS - 1);
    open_match(&anna, 4);
    EXPECT(anna.match.state == MATCH_OPEN);
    EXPECT(anna.match.attempts == MATCH_ATTEMPTS);
    EXPECT(matches_for(&ben) == 1);
}

static void the_player_hears_that_it_cannot_be_hosted(void)
{
    let_fail(&anna, "EOS_Sessions_UpdateSession", EOS_TimedOut, MATCH_ATTEMPTS);
    open_match(&anna, 4);
    EXPECT(anna.match.state == MATCH_FAILED);
    EXPECT(anna.match.last == EOS_TimedOut);
    EXPECT(matches_for(&ben) == 0);
}

static void nobody_asks_again_for_what_is_not_allowed(void)
{
    let_fail(&anna, "EOS_Sessions_UpdateSession", EOS_ClientPolicyMissingAction, 1);
    open_match(&anna, 4);
    EXPECT(anna.match.state == MATCH_FAILED);
    EXPECT(anna.match.attempts == 1);
}

static void a_list_that_cannot_be_loaded_shows_what_it_showed(void)
{
    open_match(&anna, 4);
    EXPECT(matches_for(&ben) == 1);
    let_fail(&ben, "EOS_SessionSearch_Find", EOS_TimedOut, 1);
    EXPECT(matches_for(&ben) == 1);
    EXPECT(ben.list.last == EOS_TimedOut);
}

typedef struct Test {
    const char* name;
    void (*run)(void);
} Test;

#define TEST(name) { #name, name }

static const Test TESTS[] = {
    TEST(a_match_is_found_while_it_is_open),
    TEST(a_match_goes_with_its_host),
    TEST(a_match_opens_at_the_third_attempt),
    TEST(the_player_hears_that_it_cannot_be_hosted),
    TEST(nobody_asks_again_for_what_is_not_allowed),
    TEST(a_list_that_cannot_be_loaded_shows_what_it_showed),
};

int main(void)
{
    const size_t count = sizeof(TESTS) / sizeof(TESTS[0]);
    EOS_InitializeOptions initialize;
    GR_ConfigureOptions configure;
    long start = milliseconds_now();
    size_t i;

    /* Wherever the game finds its directory, its tests do without. */
    memset(&configure, 0, sizeof(configure));
    configure.ApiVersion = GR_CONFIGURE_API_LATEST;
    configure.DirectoryUrl = "local:";
    EXPECT(GR_Configure(&configure) == EOS_Success);
    memset(&initialize, 0, sizeof(initialize));
    initialize.ApiVersion = EOS_INITIALIZE_API_LATEST;
    initialize.ProductName = "Greenroom samples";
    initialize.ProductVersion = "1.0";
    EXPECT(EOS_Initialize(&initialize) == EOS_Success);

    for (i = 0; i < count; i++) {
        sit_down(&anna);
        sit_down(&ben);
        TESTS[i].run();
        get_up(&anna);
        get_up(&ben);
        printf("ok %s\n", TESTS[i].name);
    }

    EOS_Shutdown();
    printf("%u tests in %ld ms\n", (unsigned)count, milliseconds_now() - start);
    return 0;
}

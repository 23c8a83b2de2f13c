/* One player of a game that was built against an SDK of an earlier day.
 * `tests/old_sdks` writes the headers of that SDK from the facts; what it did
 * not have yet, the programs leave out as the games of that day did. Every
 * struct that goes in lies in a block of exactly its size of that day, with a
 * page behind it that nobody may touch, and is gone after the call. */
#ifndef OLD_PLAYER_H
#define OLD_PLAYER_H

#include <inttypes.h>
#include <stdarg.h>
#include <time.h>

#include "guarded.h"

#include "eos_connect.h"
#include "eos_init.h"
#include "eos_logging.h"
#include "eos_sdk.h"
#include "eos_sessions.h"

/* 1.14.2 is 1402. */
#define SDK (EOS_MINOR_VERSION * 100 + EOS_PATCH_VERSION)

/* Nothing here takes seconds; a minute tells a hang from a busy machine. */
#define PATIENCE_SECONDS 60

#define BLOCK(Type, name, version)                                                                \
    Type* name = (Type*)guarded(sizeof(Type));                                                    \
    memset(name, 0, sizeof(Type));                                                                \
    name->ApiVersion = (version)

static EOS_HPlatform platform;
static EOS_HConnect connect_interface;
static EOS_HSessions sessions;
static EOS_ProductUserId user;

/* --- Waiting --------------------------------------------------------------- */

/* The one call that is under way. */
static struct {
    int is_told;
    EOS_EResult code;
    EOS_ProductUserId user;
    EOS_ContinuanceToken continuance;
    uint32_t count;
    char text[128];
} answer;

/* What every callback does first. */
static void tell(void* client_data, EOS_EResult code)
{
    CHECK(client_data == &answer);
    CHECK(!answer.is_told);
    answer.is_told = 1;
    answer.code = code;
}

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void tick_until(const int* is_done, const char* what)
{
    struct timespec pause = {0, 2000000};
    double end = seconds_now() + PATIENCE_SECONDS;
    while (!*is_done) {
        if (seconds_now() > end) {
            fail_check(what, 0, "never came");
        }
        EOS_Platform_Tick(platform);
        nanosleep(&pause, NULL);
    }
}

static void begin(void)
{
    memset(&answer, 0, sizeof(answer));
}

/* Takes away what went in, and ticks until the callback came. */
static EOS_EResult finish(const char* what)
{
    guarded_free_all();
    tick_until(&answer.is_told, what);
    return answer.code;
}

/* --- Talking to the test --------------------------------------------------- */

static char line[1024];

/* A part of the one line with which a command is answered. */
static void say(const char* format, ...)
{
    size_t length = strlen(line);
    va_list values;
    va_start(values, format);
    vsnprintf(line + length, sizeof(line) - length, format, values);
    va_end(values);
}

static const char* id_text(EOS_ProductUserId id)
{
    static char text[EOS_PRODUCTUSERID_MAX_LENGTH + 1];
    int32_t length = (int32_t)sizeof(text);
    CHECK_RESULT(EOS_ProductUserId_ToString(id, text, &length), EOS_Success);
    return text;
}

typedef struct Command {
    const char* name;
    void (*run)(const char* argument);
} Command;

/* Runs one command a line, to the end of the input. */
static void obey(const Command* commands)
{
    char input[256];
    while (fgets(input, sizeof(input), stdin) != NULL) {
        char* argument;
        const Command* command = commands;
        input[strcspn(input, "\n")] = '\0';
        argument = strchr(input, ' ');
        if (argument != NULL) {
            *argument++ = '\0';
        }
        while (command->name != NULL && strcmp(command->name, input) != 0) {
            command++;
        }
        CHECK(command->name != NULL);
        line[0] = '\0';
        command->run(argument);
        guarded_free_all();
        printf("%s:%s\n", input, line);
        fflush(stdout);
    }
}

/* --- Starting and logging in ----------------------------------------------- */

static void EOS_CALL print_log(const EOS_LogMessage* message)
{
    fprintf(stderr, "[%s] %s\n", message->Category, message->Message);
}

static void start(void)
{
    BLOCK(EOS_InitializeOptions, initialize, EOS_INITIALIZE_API_LATEST);
    BLOCK(EOS_Platform_Options, options, EOS_PLATFORM_OPTIONS_API_LATEST);
#if SDK >= 1300
    BLOCK(EOS_Platform_RTCOptions, voice, EOS_PLATFORM_RTCOPTIONS_API_LATEST);
    options->RTCOptions = voice;
#endif
    initialize->ProductName = guarded_text("Greenroom tests");
    initialize->ProductVersion = guarded_text("1.0");
    CHECK_RESULT(EOS_Initialize(initialize), EOS_Success);
    CHECK_RESULT(EOS_Logging_SetCallback(print_log), EOS_Success);

    options->ProductId = guarded_text("tests");
    options->SandboxId = guarded_text("tests");
    options->DeploymentId = guarded_text("tests");
    options->ClientCredentials.ClientId = guarded_text("tests");
    options->ClientCredentials.ClientSecret = guarded_text("tests");
    platform = EOS_Platform_Create(options);
    CHECK(platform != NULL);
    connect_interface = EOS_Platform_GetConnectInterface(platform);
    sessions = EOS_Platform_GetSessionsInterface(platform);
    CHECK(connect_interface != NULL && sessions != NULL);
#if SDK >= 1500
    CHECK_RESULT(EOS_Platform_SetNetworkStatus(platform, EOS_NS_Online), EOS_Success);
    CHECK_RESULT(EOS_Platform_SetApplicationStatus(platform, EOS_AS_Foreground), EOS_Success);
#endif
    guarded_free_all();
}

static void EOS_CALL on_device_id(const EOS_Connect_CreateDeviceIdCallbackInfo* data)
{
    tell(data->ClientData, data->ResultCode);
}

static void EOS_CALL on_login(const EOS_Connect_LoginCallbackInfo* data)
{
    tell(data->ClientData, data->ResultCode);
    answer.user = data->LocalUserId;
    answer.continuance = data->ContinuanceToken;
}

static void EOS_CALL on_user(const EOS_Connect_CreateUserCallbackInfo* data)
{
    tell(data->ClientData, data->ResultCode);
    answer.user = data->LocalUserId;
}

static void log_in(void)
{
    BLOCK(EOS_Connect_CreateDeviceIdOptions, device, EOS_CONNECT_CREATEDEVICEID_API_LATEST);
    device->DeviceModel = guarded_text("Test bench");
    begin();
    EOS_Connect_CreateDeviceId(connect_interface, device, &answer, on_device_id);
    CHECK_RESULT(finish("the device id"), EOS_Success);
    {
        BLOCK(EOS_Connect_Credentials, credentials, EOS_CONNECT_CREDENTIALS_API_LATEST);
        BLOCK(EOS_Connect_UserLoginInfo, info, EOS_CONNECT_USERLOGININFO_API_LATEST);
        BLOCK(EOS_Connect_LoginOptions, login, EOS_CONNECT_LOGIN_API_LATEST);
        credentials->Type = EOS_ECT_DEVICEID_ACCESS_TOKEN;
        info->DisplayName = guarded_text("Tester");
        login->Credentials = credentials;
        login->UserLoginInfo = info;
        begin();
        EOS_Connect_Login(connect_interface, login, &answer, on_login);
        CHECK_RESULT(finish("the login"), EOS_InvalidUser);
        CHECK(answer.continuance != NULL);
    }
    {
        EOS_ContinuanceToken continuance = answer.continuance;
        BLOCK(EOS_Connect_CreateUserOptions, create, EOS_CONNECT_CREATEUSER_API_LATEST);
        create->ContinuanceToken = continuance;
        begin();
        EOS_Connect_CreateUser(connect_interface, create, &answer, on_user);
        CHECK_RESULT(finish("the user"), EOS_Success);
    }
    user = answer.user;
    CHECK(EOS_Connect_GetLoginStatus(connect_interface, user) == EOS_LS_LoggedIn);
}

/* The first command: who one is, and what one was built against. */
static void introduce(const char* argument)
{
    (void)argument;
    start();
    log_in();
    say(" sdk %d platform %d user %s", SDK, EOS_PLATFORM_OPTIONS_API_LATEST, id_text(user));
}

#if SDK >= 1602
static void EOS_CALL on_logout(const EOS_Connect_LogoutCallbackInfo* data)
{
    CHECK(data->LocalUserId == user);
    tell(data->ClientData, data->ResultCode);
}
#endif

static void stop(void)
{
#if SDK >= 1602
    BLOCK(EOS_Connect_LogoutOptions, options, EOS_CONNECT_LOGOUT_API_LATEST);
    options->LocalUserId = user;
    begin();
    EOS_Connect_Logout(connect_interface, options, &answer, on_logout);
    CHECK_RESULT(finish("the logout"), EOS_Success);
#endif
    EOS_Platform_Release(platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
}

/* --- What both do ----------------------------------------------------------- */

/* What this SDK's headers know of a session. */
static void say_session(const EOS_SessionDetails_Info* info)
{
    const EOS_SessionDetails_Settings* settings = info->Settings;
    /* The library hands out its newest layout; the game knows a beginning of it. */
    CHECK(info->ApiVersion >= EOS_SESSIONDETAILS_INFO_API_LATEST);
    CHECK(settings->ApiVersion >= EOS_SESSIONDETAILS_SETTINGS_API_LATEST);
    say(" id %s at %s bucket %s open %" PRIu32 "/%" PRIu32 " permission %d in-progress %d invites %d",
        info->SessionId, info->HostAddress, settings->BucketId, info->NumOpenPublicConnections,
        settings->NumPublicConnections, (int)settings->PermissionLevel,
        (int)settings->bAllowJoinInProgress, (int)settings->bInvitesAllowed);
#if SDK >= 1402
    say(" sanctions %d", (int)settings->bSanctionsEnabled);
#endif
#if SDK >= 1600
    say(" platforms %" PRIu32 " owner %s", settings->AllowedPlatformIdsCount,
        id_text(info->OwnerUserId));
    CHECK(info->OwnerServerClientId == NULL);
#endif
}

static void say_active(const char* name)
{
    EOS_HActiveSession active = NULL;
    EOS_ActiveSession_Info* info = NULL;
    BLOCK(EOS_Sessions_CopyActiveSessionHandleOptions, copy,
          EOS_SESSIONS_COPYACTIVESESSIONHANDLE_API_LATEST);
    BLOCK(EOS_ActiveSession_CopyInfoOptions, copy_info, EOS_ACTIVESESSION_COPYINFO_API_LATEST);
    BLOCK(EOS_ActiveSession_GetRegisteredPlayerCountOptions, count,
          EOS_ACTIVESESSION_GETREGISTEREDPLAYERCOUNT_API_LATEST);
    copy->SessionName = guarded_text(name);
    CHECK_RESULT(EOS_Sessions_CopyActiveSessionHandle(sessions, copy, &active), EOS_Success);
    CHECK_RESULT(EOS_ActiveSession_CopyInfo(active, copy_info, &info), EOS_Success);
    CHECK(info->ApiVersion >= EOS_ACTIVESESSION_INFO_API_LATEST);
    CHECK_TEXT(info->SessionName, name);
    CHECK(info->LocalUserId == user);
    say(" state %d registered %" PRIu32, (int)info->State,
        EOS_ActiveSession_GetRegisteredPlayerCount(active, count));
    say_session(info->SessionDetails);
    EOS_ActiveSession_Info_Release(info);
    EOS_ActiveSession_Release(active);
}

static void EOS_CALL on_destroyed(const EOS_Sessions_DestroySessionCallbackInfo* data)
{
    tell(data->ClientData, data->ResultCode);
}

static void destroy(const char* name)
{
    BLOCK(EOS_Sessions_DestroySessionOptions, options, EOS_SESSIONS_DESTROYSESSION_API_LATEST);
    options->SessionName = guarded_text(name);
    begin();
    EOS_Sessions_DestroySession(sessions, options, &answer, on_destroyed);
    CHECK_RESULT(finish("the end of the session"), EOS_Success);
}

#endif

/* 02: from nobody to a logged-in player.
 *
 * Players of this sample log in by device: the first start makes an account
 * for this profile on this machine, every later start comes back to it.
 *
 *   create a device id  ->  log in  ->  (first time only) create the user
 *
 * Sample 01 explains how the library is started and ticked. */

#define _POSIX_C_SOURCE 199309L /* nanosleep */

#include <stdio.h>
#include <string.h>

#include "eos_connect.h"
#include "eos_init.h"
#include "eos_logging.h"
#include "eos_sdk.h"

#ifdef _WIN32
#include <windows.h>
static void next_frame(void) { Sleep(16); }
#else
#include <time.h>
static void next_frame(void)
{
    struct timespec pause;
    pause.tv_sec = 0;
    pause.tv_nsec = 16 * 1000 * 1000;
    nanosleep(&pause, NULL);
}
#endif

static void EOS_CALL on_log(const EOS_LogMessage* line)
{
    fprintf(stderr, "[%s] %s\n", line->Category, line->Message);
}

/* What a callback leaves for the code that waits for it. It reaches the
 * callback as ClientData, so that no global variable is needed. */
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

/* Waiting never blocks: the frames go on, and one of the Ticks brings the
 * answer. A real game would draw its menu meanwhile. */
static void tick_until_answered(EOS_HPlatform platform, const Answer* answer)
{
    while (!answer->arrived) {
        EOS_Platform_Tick(platform);
        next_frame();
    }
}

static void EOS_CALL on_device_id(const EOS_Connect_CreateDeviceIdCallbackInfo* data)
{
    Answer* answer = (Answer*)data->ClientData;
    answer->result = data->ResultCode;
    answer->arrived = 1;
}

static void EOS_CALL on_login(const EOS_Connect_LoginCallbackInfo* data)
{
    Answer* answer = (Answer*)data->ClientData;
    answer->result = data->ResultCode;
    answer->user = data->LocalUserId;
    answer->continuance = data->ContinuanceToken;
    answer->arrived = 1;
}

static void EOS_CALL on_user(const EOS_Connect_CreateUserCallbackInfo* data)
{
    Answer* answer = (Answer*)data->ClientData;
    answer->result = data->ResultCode;
    answer->user = data->LocalUserId;
    answer->arrived = 1;
}

static int failed(const char* step, EOS_EResult result)
{
    fprintf(stderr, "%s: %s\n", step, EOS_EResult_ToString(result));
    if (result == EOS_NoConnection || result == EOS_TimedOut) {
        fprintf(stderr, "Is a directory running? Start one with `greenroom serve --dev`,\n"
                        "or set GREENROOM_URL=local: to do without.\n");
    }
    return 0;
}

/* Makes sure that this profile has a device id. */
static int create_device_id(EOS_HPlatform platform, EOS_HConnect connect)
{
    EOS_Connect_CreateDeviceIdOptions options;
    Answer answer = no_answer_yet();

    memset(&options, 0, sizeof(options));
    options.ApiVersion = EOS_CONNECT_CREATEDEVICEID_API_LATEST;
    options.DeviceModel = "Desktop";
    EOS_Connect_CreateDeviceId(connect, &options, &answer, on_device_id);
    tick_until_answered(platform, &answer);

    if (answer.result == EOS_Success) {
        printf("This profile is new here: it has a device id now.\n");
        return 1;
    }
    /* Not a failure: there is one from an earlier start. */
    if (answer.result == EOS_DuplicateNotAllowed) {
        printf("This profile has been here before.\n");
        return 1;
    }
    return failed("EOS_Connect_CreateDeviceId", answer.result);
}

static int create_user(EOS_HPlatform platform, EOS_HConnect connect,
                       EOS_ContinuanceToken continuance, EOS_ProductUserId* user)
{
    EOS_Connect_CreateUserOptions options;
    Answer answer = no_answer_yet();

    memset(&options, 0, sizeof(options));
    options.ApiVersion = EOS_CONNECT_CREATEUSER_API_LATEST;
    options.ContinuanceToken = continuance;
    EOS_Connect_CreateUser(connect, &options, &answer, on_user);
    tick_until_answered(platform, &answer);

    if (answer.result != EOS_Success) {
        return failed("EOS_Connect_CreateUser", answer.result);
    }
    printf("An account was made.\n");
    *user = answer.user;
    return 1;
}

static int log_in(EOS_HPlatform platform, EOS_HConnect connect, EOS_ProductUserId* user)
{
    EOS_Connect_Credentials credentials;
    EOS_Connect_UserLoginInfo info;
    EOS_Connect_LoginOptions options;
    Answer answer = no_answer_yet();

    /* The secret of a device login is kept by the library: no token here. */
    memset(&credentials, 0, sizeof(credentials));
    credentials.ApiVersion = EOS_CONNECT_CREDENTIALS_API_LATEST;
    credentials.Type = EOS_ECT_DEVICEID_ACCESS_TOKEN;
    memset(&info, 0, sizeof(info));
    info.ApiVersion = EOS_CONNECT_USERLOGININFO_API_LATEST;
    info.DisplayName = "Player One";
    memset(&options, 0, sizeof(options));
    options.ApiVersion = EOS_CONNECT_LOGIN_API_LATEST;
    options.Credentials = &credentials;
    options.UserLoginInfo = &info;
    EOS_Connect_Login(connect, &options, &answer, on_login);
    tick_until_answered(platform, &answer);

    if (answer.result == EOS_Success) {
        *user = answer.user;
        return 1;
    }
    /* The device is known and has no user yet. The continuance token stands
     * for this login, so that the new user is tied to it. */
    if (answer.result == EOS_InvalidUser && answer.continuance != NULL) {
        return create_user(platform, connect, answer.continuance, user);
    }
    return failed("EOS_Connect_Login", answer.result);
}

static int run(EOS_HPlatform platform)
{
    EOS_HConnect connect = EOS_Platform_GetConnectInterface(platform);
    EOS_ProductUserId user = NULL;
    EOS_EResult result;
    char id[EOS_PRODUCTUSERID_MAX_LENGTH + 1];
    int32_t id_size = (int32_t)sizeof(id);

    if (!create_device_id(platform, connect) || !log_in(platform, connect, &user)) {
        return 1;
    }
    result = EOS_ProductUserId_ToString(user, id, &id_size);
    if (result != EOS_Success) {
        failed("EOS_ProductUserId_ToString", result);
        return 1;
    }
    printf("Logged in as %s.\n", id);
    printf("Status: %s\n", EOS_Connect_GetLoginStatus(connect, user) == EOS_LS_LoggedIn
                               ? "logged in"
                               : "not logged in");
    return 0;
}

int main(void)
{
    EOS_InitializeOptions initialize;
    EOS_Platform_Options options;
    EOS_HPlatform platform;
    EOS_EResult result;
    int exit_code;

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
    platform = EOS_Platform_Create(&options);
    if (platform == NULL) {
        fprintf(stderr, "EOS_Platform_Create: no platform\n");
        EOS_Shutdown();
        return 1;
    }

    exit_code = run(platform);

    EOS_Platform_Release(platform);
    EOS_Shutdown();
    return exit_code;
}

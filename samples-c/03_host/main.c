/* 03: host a session that others can find.
 *
 *   log in  ->  describe the session  ->  publish it  ->  register ourselves
 *           ->  keep ticking while people play  ->  destroy it
 *
 * Sample 01 explains how the library is started, sample 02 the login. */

#define _POSIX_C_SOURCE 199309L /* nanosleep */

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "eos_connect.h"
#include "eos_init.h"
#include "eos_logging.h"
#include "eos_sdk.h"
#include "eos_sessions.h"

#ifdef _WIN32
#include <conio.h>
#include <windows.h>
static void next_frame(void) { Sleep(16); }
static int enter_pressed(void) { return _kbhit() && _getch() == '\r'; }
#else
#include <poll.h>
static void next_frame(void)
{
    struct timespec pause;
    pause.tv_sec = 0;
    pause.tv_nsec = 16 * 1000 * 1000;
    nanosleep(&pause, NULL);
}
/* A line, or the end of the input; asked without waiting, the frames go on. */
static int enter_pressed(void)
{
    struct pollfd input;
    input.fd = 0;
    input.events = POLLIN;
    input.revents = 0;
    return poll(&input, 1, 0) > 0;
}
#endif

/* The name is ours alone: it tells the sessions of this program apart. What
 * others see is the session id, the bucket and the attributes. */
static const char* const SESSION_NAME = "our-game";

typedef struct Wishes {
    const char* bucket;  /* what the search of sample 04 looks for */
    const char* title;   /* an attribute of our own making */
    const char* map;     /* another one */
    const char* address; /* null: the directory fills in where we come from */
    unsigned players;
    int seconds; /* 0: until Enter */
} Wishes;

/* What a callback leaves for the code that waits for it. */
typedef struct Answer {
    int arrived;
    EOS_EResult result;
    EOS_ProductUserId user;
    EOS_ContinuanceToken continuance;
    char session_id[128];
} Answer;

static volatile sig_atomic_t stop_asked = 0;

static void on_signal(int number)
{
    (void)number;
    stop_asked = 1;
}

static void EOS_CALL on_log(const EOS_LogMessage* line)
{
    fprintf(stderr, "[%s] %s\n", line->Category, line->Message);
}

static Answer no_answer_yet(void)
{
    Answer answer;
    memset(&answer, 0, sizeof(answer));
    return answer;
}

static void tick_until_answered(EOS_HPlatform platform, const Answer* answer)
{
    while (!answer->arrived) {
        EOS_Platform_Tick(platform);
        next_frame();
    }
}

static int failed(const char* step, EOS_EResult result)
{
    fprintf(stderr, "%s: %s\n", step, EOS_EResult_ToString(result));
    return 0;
}

/* --- Login, as in sample 02 --------------------------------------------- */

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

static int log_in(EOS_HPlatform platform, EOS_ProductUserId* user)
{
    EOS_HConnect connect = EOS_Platform_GetConnectInterface(platform);
    EOS_Connect_CreateDeviceIdOptions device;
    EOS_Connect_Credentials credentials;
    EOS_Connect_UserLoginInfo info;
    EOS_Connect_LoginOptions login;
    EOS_Connect_CreateUserOptions create;
    Answer answer = no_answer_yet();

    memset(&device, 0, sizeof(device));
    device.ApiVersion = EOS_CONNECT_CREATEDEVICEID_API_LATEST;
    device.DeviceModel = "Desktop";
    EOS_Connect_CreateDeviceId(connect, &device, &answer, on_device_id);
    tick_until_answered(platform, &answer);
    if (answer.result != EOS_Success && answer.result != EOS_DuplicateNotAllowed) {
        return failed("EOS_Connect_CreateDeviceId", answer.result);
    }

    memset(&credentials, 0, sizeof(credentials));
    credentials.ApiVersion = EOS_CONNECT_CREDENTIALS_API_LATEST;
    credentials.Type = EOS_ECT_DEVICEID_ACCESS_TOKEN;
    memset(&info, 0, sizeof(info));
    info.ApiVersion = EOS_CONNECT_USERLOGININFO_API_LATEST;
    info.DisplayName = "Host";
    memset(&login, 0, sizeof(login));
    login.ApiVersion = EOS_CONNECT_LOGIN_API_LATEST;
    login.Credentials = &credentials;
    login.UserLoginInfo = &info;
    answer = no_answer_yet();
    EOS_Connect_Login(connect, &login, &answer, on_login);
    tick_until_answered(platform, &answer);

    if (answer.result == EOS_InvalidUser && answer.continuance != NULL) {
        memset(&create, 0, sizeof(create));
        create.ApiVersion = EOS_CONNECT_CREATEUSER_API_LATEST;
        create.ContinuanceToken = answer.continuance;
        answer = no_answer_yet();
        EOS_Connect_CreateUser(connect, &create, &answer, on_user);
        tick_until_answered(platform, &answer);
    }
    if (answer.result != EOS_Success) {
        return failed("The login", answer.result);
    }
    *user = answer.user;
    return 1;
}

/* --- The session -------------------------------------------------------- */

static void EOS_CALL on_published(const EOS_Sessions_UpdateSessionCallbackInfo* data)
{
    Answer* answer = (Answer*)data->ClientData;
    answer->result = data->ResultCode;
    /* The text lives only as long as this call: copy what we want to keep. */
    snprintf(answer->session_id, sizeof(answer->session_id), "%s", data->SessionId);
    answer->arrived = 1;
}

static void EOS_CALL on_registered(const EOS_Sessions_RegisterPlayersCallbackInfo* data)
{
    Answer* answer = (Answer*)data->ClientData;
    answer->result = data->ResultCode;
    answer->arrived = 1;
}

static void EOS_CALL on_destroyed(const EOS_Sessions_DestroySessionCallbackInfo* data)
{
    Answer* answer = (Answer*)data->ClientData;
    answer->result = data->ResultCode;
    answer->arrived = 1;
}

static EOS_EResult advertise(EOS_HSessionModification session, const char* key, const char* text)
{
    EOS_Sessions_AttributeData data;
    EOS_SessionModification_AddAttributeOptions add;

    memset(&data, 0, sizeof(data));
    data.ApiVersion = EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST;
    data.Key = key;
    data.ValueType = EOS_AT_STRING;
    data.Value.AsUtf8 = text;
    memset(&add, 0, sizeof(add));
    add.ApiVersion = EOS_SESSIONMODIFICATION_ADDATTRIBUTE_API_LATEST;
    add.SessionAttribute = &data;
    /* Without this the attribute stays in this program and nobody can search
     * for it. */
    add.AdvertisementType = EOS_SAAT_Advertise;
    return EOS_SessionModification_AddAttribute(session, &add);
}

static EOS_EResult set_address(EOS_HSessionModification session, const char* address)
{
    EOS_SessionModification_SetHostAddressOptions set;

    if (address == NULL) {
        return EOS_Success;
    }
    memset(&set, 0, sizeof(set));
    set.ApiVersion = EOS_SESSIONMODIFICATION_SETHOSTADDRESS_API_LATEST;
    set.HostAddress = address;
    return EOS_SessionModification_SetHostAddress(session, &set);
}

/* Writes down what the session shall be. Nothing is sent yet. */
static EOS_EResult describe(EOS_HSessions sessions, EOS_ProductUserId user, const Wishes* wishes,
                            EOS_HSessionModification* session)
{
    EOS_Sessions_CreateSessionModificationOptions create;
    EOS_EResult result;

    memset(&create, 0, sizeof(create));
    create.ApiVersion = EOS_SESSIONS_CREATESESSIONMODIFICATION_API_LATEST;
    create.SessionName = SESSION_NAME;
    create.BucketId = wishes->bucket;
    create.MaxPlayers = wishes->players;
    create.LocalUserId = user;
    result = EOS_Sessions_CreateSessionModification(sessions, &create, session);
    if (result == EOS_Success) {
        result = advertise(*session, "TITLE", wishes->title);
    }
    if (result == EOS_Success) {
        result = advertise(*session, "MAP", wishes->map);
    }
    if (result == EOS_Success) {
        result = set_address(*session, wishes->address);
    }
    return result;
}

static int publish(EOS_HPlatform platform, EOS_ProductUserId user, const Wishes* wishes)
{
    EOS_HSessions sessions = EOS_Platform_GetSessionsInterface(platform);
    EOS_HSessionModification session = NULL;
    EOS_Sessions_UpdateSessionOptions update;
    Answer answer = no_answer_yet();
    EOS_EResult result = describe(sessions, user, wishes, &session);

    if (result != EOS_Success) {
        EOS_SessionModification_Release(session); /* null is fine here */
        return failed("The description of the session", result);
    }
    memset(&update, 0, sizeof(update));
    update.ApiVersion = EOS_SESSIONS_UPDATESESSION_API_LATEST;
    update.SessionModificationHandle = session;
    EOS_Sessions_UpdateSession(sessions, &update, &answer, on_published);
    /* The call has copied what it needs. The callback is still to come. */
    EOS_SessionModification_Release(session);
    tick_until_answered(platform, &answer);

    if (answer.result != EOS_Success) {
        return failed("EOS_Sessions_UpdateSession", answer.result);
    }
    printf("Published as session %s.\n", answer.session_id);
    return 1;
}

/* Takes one of the slots for ourselves. The number of free slots that others
 * see is the maximum less the registered players, and nobody is registered
 * until the host says so: not by creating, not by joining. */
static int register_ourselves(EOS_HPlatform platform, EOS_ProductUserId user)
{
    EOS_Sessions_RegisterPlayersOptions options;
    Answer answer = no_answer_yet();

    memset(&options, 0, sizeof(options));
    options.ApiVersion = EOS_SESSIONS_REGISTERPLAYERS_API_LATEST;
    options.SessionName = SESSION_NAME;
    options.PlayersToRegister = &user;
    options.PlayersToRegisterCount = 1;
    EOS_Sessions_RegisterPlayers(EOS_Platform_GetSessionsInterface(platform), &options, &answer,
                                 on_registered);
    tick_until_answered(platform, &answer);
    return answer.result == EOS_Success || failed("EOS_Sessions_RegisterPlayers", answer.result);
}

/* Tells what others see of the session now. */
static int show(EOS_HPlatform platform, const Wishes* wishes)
{
    EOS_Sessions_CopyActiveSessionHandleOptions options;
    EOS_ActiveSession_CopyInfoOptions copy;
    EOS_HActiveSession session = NULL;
    EOS_ActiveSession_Info* info = NULL;
    EOS_EResult result;

    memset(&options, 0, sizeof(options));
    options.ApiVersion = EOS_SESSIONS_COPYACTIVESESSIONHANDLE_API_LATEST;
    options.SessionName = SESSION_NAME;
    result = EOS_Sessions_CopyActiveSessionHandle(EOS_Platform_GetSessionsInterface(platform),
                                                  &options, &session);
    if (result != EOS_Success) {
        return failed("EOS_Sessions_CopyActiveSessionHandle", result);
    }
    memset(&copy, 0, sizeof(copy));
    copy.ApiVersion = EOS_ACTIVESESSION_COPYINFO_API_LATEST;
    result = EOS_ActiveSession_CopyInfo(session, &copy, &info);
    if (result != EOS_Success) {
        EOS_ActiveSession_Release(session);
        return failed("EOS_ActiveSession_CopyInfo", result);
    }
    printf("Hosting \"%s\" on map %s in bucket %s at %s: %u of %u slots are open.\n",
           wishes->title, wishes->map, info->SessionDetails->Settings->BucketId,
           info->SessionDetails->HostAddress,
           (unsigned)info->SessionDetails->NumOpenPublicConnections,
           (unsigned)info->SessionDetails->Settings->NumPublicConnections);
    /* Whatever a Copy function hands out is ours to release. */
    EOS_ActiveSession_Info_Release(info);
    EOS_ActiveSession_Release(session);
    return 1;
}

/* The game itself. Ticking keeps the session alive: when this program dies or
 * hangs, the directory takes the session out of the searches. */
static void play(EOS_HPlatform platform, int seconds)
{
    time_t start = time(NULL);

    if (seconds > 0) {
        printf("Hosting for %d seconds.\n", seconds);
    } else {
        printf("Press Enter to stop.\n");
    }
    while (!stop_asked) {
        EOS_Platform_Tick(platform);
        next_frame();
        if (seconds > 0 ? difftime(time(NULL), start) >= seconds : enter_pressed()) {
            return;
        }
    }
}

static int destroy(EOS_HPlatform platform)
{
    EOS_Sessions_DestroySessionOptions options;
    Answer answer = no_answer_yet();

    memset(&options, 0, sizeof(options));
    options.ApiVersion = EOS_SESSIONS_DESTROYSESSION_API_LATEST;
    options.SessionName = SESSION_NAME;
    EOS_Sessions_DestroySession(EOS_Platform_GetSessionsInterface(platform), &options, &answer,
                                on_destroyed);
    /* Worth waiting for: it tells the directory at once, instead of leaving
     * it to notice that nobody is there any more. */
    tick_until_answered(platform, &answer);
    return answer.result == EOS_Success || failed("EOS_Sessions_DestroySession", answer.result);
}

static int run(EOS_HPlatform platform, const Wishes* wishes)
{
    EOS_ProductUserId user = NULL;

    if (!log_in(platform, &user) || !publish(platform, user, wishes)) {
        return 1;
    }
    if (!register_ourselves(platform, user) || !show(platform, wishes)) {
        destroy(platform);
        return 1;
    }
    play(platform, wishes->seconds);
    if (!destroy(platform)) {
        return 1;
    }
    printf("The session is closed.\n");
    return 0;
}

static int read_arguments(int count, char** arguments, Wishes* wishes)
{
    int i;

    for (i = 1; i + 1 < count; i += 2) {
        const char* name = arguments[i];
        const char* value = arguments[i + 1];
        if (strcmp(name, "--bucket") == 0) {
            wishes->bucket = value;
        } else if (strcmp(name, "--title") == 0) {
            wishes->title = value;
        } else if (strcmp(name, "--map") == 0) {
            wishes->map = value;
        } else if (strcmp(name, "--address") == 0) {
            wishes->address = value;
        } else if (strcmp(name, "--players") == 0) {
            wishes->players = (unsigned)strtoul(value, NULL, 10);
        } else if (strcmp(name, "--seconds") == 0) {
            wishes->seconds = atoi(value);
        } else {
            break;
        }
    }
    return i == count;
}

int main(int count, char** arguments)
{
    Wishes wishes = {"samples:lobby", "A game on this desk", "harbour", NULL, 4, 0};
    EOS_InitializeOptions initialize;
    EOS_Platform_Options options;
    EOS_HPlatform platform;
    EOS_EResult result;
    int exit_code;

    if (!read_arguments(count, arguments, &wishes)) {
        fprintf(stderr, "usage: %s [--bucket B] [--title T] [--map M] [--address A] [--players N] "
                        "[--seconds N]\n",
                arguments[0]);
        return 2;
    }
    /* Whoever reads us through a pipe sees each line when it is said. */
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    signal(SIGINT, on_signal);
    signal(SIGTERM, on_signal);

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

    exit_code = run(platform, &wishes);

    EOS_Platform_Release(platform);
    EOS_Shutdown();
    return exit_code;
}

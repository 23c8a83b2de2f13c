/* 05: a session of greenroom.h, polled.
 *
 *   each frame: tick  ->  look at the session  ->  working? come back in the
 *   next frame  ->  ready? look what has changed, begin the next step
 *
 * What EOS Sessions cannot say is in greenroom.h: properties that every member
 * may write, properties of each member, who is there and what they do. Nothing
 * there needs a callback. Sample 01 explains how the library is started, sample
 * 02 the login. */

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
#include "greenroom.h"

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
static int enter_pressed(void)
{
    struct pollfd input;
    input.fd = 0;
    input.events = POLLIN;
    input.revents = 0;
    return poll(&input, 1, 0) > 0;
}
#endif

/* What sessions of a kind have in common is in their template, which the
 * operator of the directory writes. `Lobby` is one that every directory on a
 * desk knows: anybody joins, and who loses the connection goes. */
static const char* const TEMPLATE = "Lobby";

typedef struct Wishes {
    int is_host;
    const char* name;
    const char* map;
} Wishes;

/* What this program does next, once the session is ready for it. */
typedef enum Step {
    TELL_MAP,     /* the host: a property of the session */
    READ_MAP,     /* the joiner reads it */
    SAY_READY,    /* the joiner: a property of its own */
    SHOW_MEMBERS, /* who is there */
    STAY,         /* the host: until Enter */
    LEAVE,
    DONE
} Step;

typedef struct Game {
    EOS_HPlatform platform;
    EOS_ProductUserId user;
    GR_HMultiplayerSession session;
    Step step;
} Game;

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

static int failed(const char* step, EOS_EResult result)
{
    fprintf(stderr, "%s: %s\n", step, EOS_EResult_ToString(result));
    return 0;
}

/* --- Login, as in sample 02: the one part that calls back --------------------- */

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

static int log_in(EOS_HPlatform platform, const char* display_name, EOS_ProductUserId* user)
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
    info.DisplayName = display_name;
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

/* --- The way in ---------------------------------------------------------------- */

/* The handle is there at once, and the session works on our coming in. Null in
 * place of client data and callback: we will look. */
static EOS_EResult host(Game* game, const Wishes* wishes)
{
    GR_HMultiplayer multiplayer = GR_Platform_GetMultiplayerInterface(game->platform);
    GR_Multiplayer_HostSessionOptions options;

    memset(&options, 0, sizeof(options));
    options.ApiVersion = GR_MULTIPLAYER_HOSTSESSION_API_LATEST;
    options.LocalUserId = game->user;
    options.TemplateName = TEMPLATE;
    options.SessionName = wishes->name;
    options.MaxMembers = 8;
    game->step = TELL_MAP;
    return GR_Multiplayer_HostSession(multiplayer, &options, NULL, NULL, &game->session);
}

static EOS_EResult join(Game* game, const Wishes* wishes)
{
    GR_HMultiplayer multiplayer = GR_Platform_GetMultiplayerInterface(game->platform);
    GR_Multiplayer_JoinSessionOptions options;

    memset(&options, 0, sizeof(options));
    options.ApiVersion = GR_MULTIPLAYER_JOINSESSION_API_LATEST;
    options.LocalUserId = game->user;
    options.TemplateName = TEMPLATE;
    options.SessionName = wishes->name;
    game->step = READ_MAP;
    return GR_Multiplayer_JoinSession(multiplayer, &options, NULL, NULL, &game->session);
}

/* --- Steps --------------------------------------------------------------------- */

/* Values are JSON. Whoever is in the session reads them and may write them. */
static EOS_EResult tell_map(Game* game, const Wishes* wishes)
{
    GR_MultiplayerSession_SetCustomPropertyOptions options;
    char value[128];

    snprintf(value, sizeof(value), "{\"name\":\"%s\",\"seed\":9007199254740993}", wishes->map);
    memset(&options, 0, sizeof(options));
    options.ApiVersion = GR_MULTIPLAYERSESSION_SETCUSTOMPROPERTY_API_LATEST;
    options.Key = "map";
    options.ValueJson = value;
    return GR_MultiplayerSession_SetCustomProperty(game->session, &options, NULL, NULL);
}

/* Looking sends nothing: the library keeps a copy of the session, and the
 * directory tells it what changes. */
static EOS_EResult read_map(const Game* game)
{
    GR_MultiplayerSession_CopyCustomPropertyOptions options;
    GR_Multiplayer_Text* map = NULL;
    EOS_EResult result;

    memset(&options, 0, sizeof(options));
    options.ApiVersion = GR_MULTIPLAYERSESSION_COPYCUSTOMPROPERTY_API_LATEST;
    options.Key = "map";
    result = GR_MultiplayerSession_CopyCustomProperty(game->session, &options, &map);
    if (result == EOS_Success) {
        printf("The map is %s\n", map->Text);
        GR_Multiplayer_Text_Release(map);
    }
    return result;
}

static EOS_EResult say_ready(Game* game)
{
    GR_MultiplayerSession_SetMemberCustomPropertyOptions options;

    memset(&options, 0, sizeof(options));
    options.ApiVersion = GR_MULTIPLAYERSESSION_SETMEMBERCUSTOMPROPERTY_API_LATEST;
    options.Key = "ready";
    options.ValueJson = "true";
    return GR_MultiplayerSession_SetMemberCustomProperty(game->session, &options, NULL, NULL);
}

static EOS_EResult show_members(const Game* game)
{
    uint32_t count = GR_MultiplayerSession_GetMemberCount(game->session);
    uint32_t i;

    printf("%u in the session:", (unsigned)count);
    for (i = 0; i < count; i++) {
        GR_MultiplayerSession_CopyMemberByIndexOptions options;
        GR_Multiplayer_Member* member = NULL;
        EOS_EResult result;

        memset(&options, 0, sizeof(options));
        options.ApiVersion = GR_MULTIPLAYERSESSION_COPYMEMBERBYINDEX_API_LATEST;
        options.MemberIndex = i;
        result = GR_MultiplayerSession_CopyMemberByIndex(game->session, &options, &member);
        if (result != EOS_Success) {
            return result;
        }
        printf(" %s %s", member->DisplayName, member->CustomPropertiesJson);
        GR_Multiplayer_Member_Release(member);
    }
    printf("\n");
    return EOS_Success;
}

static EOS_EResult show_address(const Game* game)
{
    GR_MultiplayerSession_CopyUriOptions options;
    GR_Multiplayer_Text* uri = NULL;
    EOS_EResult result;

    memset(&options, 0, sizeof(options));
    options.ApiVersion = GR_MULTIPLAYERSESSION_COPYURI_API_LATEST;
    result = GR_MultiplayerSession_CopyUri(game->session, &options, &uri);
    if (result == EOS_Success) {
        printf("Hosting %s\n", uri->Text);
        printf("Press Enter to stop.\n");
        GR_Multiplayer_Text_Release(uri);
    }
    return result;
}

static EOS_EResult leave(Game* game)
{
    GR_MultiplayerSession_LeaveOptions options;

    memset(&options, 0, sizeof(options));
    options.ApiVersion = GR_MULTIPLAYERSESSION_LEAVE_API_LATEST;
    return GR_MultiplayerSession_Leave(game->session, &options, NULL, NULL);
}

/* The session is ready, and this is the next step. One that begins a call is
 * over when the session is ready again. */
static EOS_EResult take_step(Game* game, const Wishes* wishes)
{
    EOS_EResult result = EOS_Success;

    switch (game->step) {
        case TELL_MAP:
            result = show_address(game);
            if (result == EOS_Success) {
                result = tell_map(game, wishes);
            }
            game->step = STAY;
            break;
        case READ_MAP:
            result = read_map(game);
            game->step = SAY_READY;
            break;
        case SAY_READY:
            result = say_ready(game);
            game->step = SHOW_MEMBERS;
            break;
        case SHOW_MEMBERS:
            result = show_members(game);
            game->step = LEAVE;
            break;
        case STAY:
            /* The one question for every frame: it costs next to nothing. */
            if (GR_MultiplayerSession_HasChanged(game->session)) {
                result = show_members(game);
            }
            if (stop_asked || enter_pressed()) {
                game->step = LEAVE;
            }
            break;
        case LEAVE:
            result = leave(game);
            game->step = DONE;
            break;
        case DONE:
            break;
    }
    return result;
}

/* --- The frame loop ------------------------------------------------------------- */

static int play(Game* game, const Wishes* wishes)
{
    for (;;) {
        EOS_EResult result;

        EOS_Platform_Tick(game->platform);
        switch (GR_MultiplayerSession_GetStatus(game->session)) {
            case GR_MSS_READY:
                result = take_step(game, wishes);
                if (result != EOS_Success) {
                    return failed("The next step", result);
                }
                break;
            case GR_MSS_SHUTDOWN:
                printf("The session is left.\n");
                return 1;
            case GR_MSS_WORKING:
                break; /* come back in the next frame */
            case GR_MSS_BROKEN:
            case GR_MSS_NONE:
            default:
                return failed("The session", GR_MultiplayerSession_GetLastResult(game->session));
        }
        next_frame();
    }
}

static int run(EOS_HPlatform platform, const Wishes* wishes)
{
    Game game;
    EOS_EResult result;
    int is_good;

    memset(&game, 0, sizeof(game));
    game.platform = platform;
    if (!log_in(platform, wishes->is_host ? "Host" : "Guest", &game.user)) {
        return 1;
    }
    result = wishes->is_host ? host(&game, wishes) : join(&game, wishes);
    if (result != EOS_Success) {
        failed("The way into the session", result);
        return 1;
    }
    is_good = play(&game, wishes);
    /* Ours to release, in whatever state it is; null would be fine too. */
    GR_MultiplayerSession_Release(game.session);
    return is_good ? 0 : 1;
}

static int read_arguments(int count, char** arguments, Wishes* wishes)
{
    int i;

    if (count < 2) {
        return 0;
    }
    wishes->is_host = strcmp(arguments[1], "host") == 0;
    if (!wishes->is_host && strcmp(arguments[1], "join") != 0) {
        return 0;
    }
    for (i = 2; i + 1 < count; i += 2) {
        if (strcmp(arguments[i], "--name") == 0) {
            wishes->name = arguments[i + 1];
        } else if (strcmp(arguments[i], "--map") == 0) {
            wishes->map = arguments[i + 1];
        } else {
            break;
        }
    }
    return i == count;
}

int main(int count, char** arguments)
{
    Wishes wishes = {0, "friday-night", "harbour"};
    EOS_InitializeOptions initialize;
    EOS_Platform_Options options;
    EOS_HPlatform platform;
    EOS_EResult result;
    int exit_code;

    if (!read_arguments(count, arguments, &wishes)) {
        fprintf(stderr, "usage: %s host|join [--name N] [--map M]\n", arguments[0]);
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

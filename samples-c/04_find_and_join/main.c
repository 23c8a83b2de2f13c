/* 04: find a session, join it, leave it.
 *
 *   log in  ->  say what we look for  ->  search  ->  look at the results
 *           ->  join the first one  ->  leave
 *
 * Start sample 03 first, under another profile: two players on one desk need
 * two accounts. Sample 01 explains how the library is started, sample 02 the
 * login. */

#define _POSIX_C_SOURCE 199309L /* nanosleep */

#include <stdio.h>
#include <string.h>

#include "eos_connect.h"
#include "eos_init.h"
#include "eos_logging.h"
#include "eos_sdk.h"
#include "eos_sessions.h"

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

/* Our own name for the session that we join; the host has another. */
static const char* const SESSION_NAME = "their-game";

typedef struct Wishes {
    const char* bucket; /* where sample 03 hosts */
    const char* maps;   /* any of these, split by semicolons; null: all */
} Wishes;

/* What a callback leaves for the code that waits for it. */
typedef struct Answer {
    int arrived;
    EOS_EResult result;
    EOS_ProductUserId user;
    EOS_ContinuanceToken continuance;
} Answer;

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
    info.DisplayName = "Joiner";
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

/* --- The search --------------------------------------------------------- */

static void EOS_CALL on_found(const EOS_SessionSearch_FindCallbackInfo* data)
{
    Answer* answer = (Answer*)data->ClientData;
    answer->result = data->ResultCode;
    answer->arrived = 1;
}

/* One condition. A session must meet all of them. */
static EOS_EResult demand(EOS_HSessionSearch search, const EOS_Sessions_AttributeData* value,
                          EOS_EComparisonOp comparison)
{
    EOS_SessionSearch_SetParameterOptions options;

    memset(&options, 0, sizeof(options));
    options.ApiVersion = EOS_SESSIONSEARCH_SETPARAMETER_API_LATEST;
    options.Parameter = value;
    options.ComparisonOp = comparison;
    return EOS_SessionSearch_SetParameter(search, &options);
}

static EOS_EResult demand_text(EOS_HSessionSearch search, const char* key,
                               EOS_EComparisonOp comparison, const char* text)
{
    EOS_Sessions_AttributeData value;

    memset(&value, 0, sizeof(value));
    value.ApiVersion = EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST;
    value.Key = key;
    value.ValueType = EOS_AT_STRING;
    value.Value.AsUtf8 = text;
    return demand(search, &value, comparison);
}

static EOS_EResult demand_free_slots(EOS_HSessionSearch search, int64_t slots)
{
    EOS_Sessions_AttributeData value;

    memset(&value, 0, sizeof(value));
    value.ApiVersion = EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST;
    value.Key = EOS_SESSIONS_SEARCH_MINSLOTSAVAILABLE;
    value.ValueType = EOS_AT_INT64;
    value.Value.AsInt64 = slots;
    return demand(search, &value, EOS_CO_GREATERTHANOREQUAL);
}

static EOS_EResult describe(EOS_HSessions sessions, const Wishes* wishes,
                            EOS_HSessionSearch* search)
{
    EOS_Sessions_CreateSessionSearchOptions create;
    EOS_EResult result;

    memset(&create, 0, sizeof(create));
    create.ApiVersion = EOS_SESSIONS_CREATESESSIONSEARCH_API_LATEST;
    create.MaxSearchResults = 10;
    result = EOS_Sessions_CreateSessionSearch(sessions, &create, search);
    if (result == EOS_Success) {
        result = demand_text(*search, EOS_SESSIONS_SEARCH_BUCKET_ID, EOS_CO_EQUAL, wishes->bucket);
    }
    if (result == EOS_Success) {
        result = demand_free_slots(*search, 1);
    }
    if (result == EOS_Success && wishes->maps != NULL) {
        result = demand_text(*search, "MAP", EOS_CO_ANYOF, wishes->maps);
    }
    return result;
}

static int find(EOS_HPlatform platform, EOS_ProductUserId user, EOS_HSessionSearch search)
{
    EOS_SessionSearch_FindOptions options;
    Answer answer = no_answer_yet();

    memset(&options, 0, sizeof(options));
    options.ApiVersion = EOS_SESSIONSEARCH_FIND_API_LATEST;
    options.LocalUserId = user;
    EOS_SessionSearch_Find(search, &options, &answer, on_found);
    tick_until_answered(platform, &answer);
    return answer.result == EOS_Success || failed("EOS_SessionSearch_Find", answer.result);
}

/* --- The results -------------------------------------------------------- */

static void print_attribute(const EOS_Sessions_AttributeData* data)
{
    printf("      %s = ", data->Key);
    /* The type says which member of the union may be read. */
    switch (data->ValueType) {
    case EOS_AT_BOOLEAN: printf("%s\n", data->Value.AsBool ? "true" : "false"); break;
    case EOS_AT_INT64: printf("%lld\n", (long long)data->Value.AsInt64); break;
    case EOS_AT_DOUBLE: printf("%g\n", data->Value.AsDouble); break;
    case EOS_AT_STRING: printf("%s\n", data->Value.AsUtf8); break;
    default: printf("(of a type that this program does not know)\n"); break;
    }
}

static void print_attributes(EOS_HSessionDetails session)
{
    EOS_SessionDetails_GetSessionAttributeCountOptions count;
    EOS_SessionDetails_CopySessionAttributeByIndexOptions copy;
    uint32_t attributes;

    memset(&count, 0, sizeof(count));
    count.ApiVersion = EOS_SESSIONDETAILS_GETSESSIONATTRIBUTECOUNT_API_LATEST;
    attributes = EOS_SessionDetails_GetSessionAttributeCount(session, &count);

    memset(&copy, 0, sizeof(copy));
    copy.ApiVersion = EOS_SESSIONDETAILS_COPYSESSIONATTRIBUTEBYINDEX_API_LATEST;
    for (copy.AttrIndex = 0; copy.AttrIndex < attributes; copy.AttrIndex++) {
        EOS_SessionDetails_Attribute* attribute = NULL;
        EOS_EResult result =
            EOS_SessionDetails_CopySessionAttributeByIndex(session, &copy, &attribute);
        if (result != EOS_Success) {
            failed("EOS_SessionDetails_CopySessionAttributeByIndex", result);
            continue;
        }
        print_attribute(attribute->Data);
        EOS_SessionDetails_Attribute_Release(attribute);
    }
}

static int print_session(EOS_HSessionDetails session)
{
    EOS_SessionDetails_CopyInfoOptions options;
    EOS_SessionDetails_Info* info = NULL;
    EOS_EResult result;

    memset(&options, 0, sizeof(options));
    options.ApiVersion = EOS_SESSIONDETAILS_COPYINFO_API_LATEST;
    result = EOS_SessionDetails_CopyInfo(session, &options, &info);
    if (result != EOS_Success) {
        return failed("EOS_SessionDetails_CopyInfo", result);
    }
    printf("  Session %s at %s: %u of %u slots are open\n", info->SessionId, info->HostAddress,
           (unsigned)info->NumOpenPublicConnections,
           (unsigned)info->Settings->NumPublicConnections);
    EOS_SessionDetails_Info_Release(info);
    print_attributes(session);
    return 1;
}

/* A result is a snapshot of its own: it outlives the search it came from, and
 * releasing it is up to us. */
static EOS_HSessionDetails copy_result(EOS_HSessionSearch search, uint32_t index)
{
    EOS_SessionSearch_CopySearchResultByIndexOptions options;
    EOS_HSessionDetails session = NULL;
    EOS_EResult result;

    memset(&options, 0, sizeof(options));
    options.ApiVersion = EOS_SESSIONSEARCH_COPYSEARCHRESULTBYINDEX_API_LATEST;
    options.SessionIndex = index;
    result = EOS_SessionSearch_CopySearchResultByIndex(search, &options, &session);
    if (result != EOS_Success) {
        failed("EOS_SessionSearch_CopySearchResultByIndex", result);
    }
    return session;
}

static uint32_t print_results(EOS_HSessionSearch search, const char* bucket)
{
    EOS_SessionSearch_GetSearchResultCountOptions options;
    uint32_t results;
    uint32_t i;

    memset(&options, 0, sizeof(options));
    options.ApiVersion = EOS_SESSIONSEARCH_GETSEARCHRESULTCOUNT_API_LATEST;
    results = EOS_SessionSearch_GetSearchResultCount(search, &options);
    printf("%u session%s with a free slot in bucket %s.\n", (unsigned)results,
           results == 1 ? "" : "s", bucket);
    for (i = 0; i < results; i++) {
        EOS_HSessionDetails session = copy_result(search, i);
        if (session != NULL) {
            print_session(session);
        }
        EOS_SessionDetails_Release(session);
    }
    return results;
}

/* --- Joining and leaving ------------------------------------------------ */

static void EOS_CALL on_joined(const EOS_Sessions_JoinSessionCallbackInfo* data)
{
    Answer* answer = (Answer*)data->ClientData;
    answer->result = data->ResultCode;
    answer->arrived = 1;
}

static void EOS_CALL on_left(const EOS_Sessions_DestroySessionCallbackInfo* data)
{
    Answer* answer = (Answer*)data->ClientData;
    answer->result = data->ResultCode;
    answer->arrived = 1;
}

static int join(EOS_HPlatform platform, EOS_ProductUserId user, EOS_HSessionDetails session)
{
    EOS_Sessions_JoinSessionOptions options;
    Answer answer = no_answer_yet();

    memset(&options, 0, sizeof(options));
    options.ApiVersion = EOS_SESSIONS_JOINSESSION_API_LATEST;
    options.SessionName = SESSION_NAME;
    options.SessionHandle = session;
    options.LocalUserId = user;
    EOS_Sessions_JoinSession(EOS_Platform_GetSessionsInterface(platform), &options, &answer,
                             on_joined);
    tick_until_answered(platform, &answer);
    return answer.result == EOS_Success || failed("EOS_Sessions_JoinSession", answer.result);
}

/* A joiner's destroy only leaves: the session itself is the host's. */
static int leave(EOS_HPlatform platform)
{
    EOS_Sessions_DestroySessionOptions options;
    Answer answer = no_answer_yet();

    memset(&options, 0, sizeof(options));
    options.ApiVersion = EOS_SESSIONS_DESTROYSESSION_API_LATEST;
    options.SessionName = SESSION_NAME;
    EOS_Sessions_DestroySession(EOS_Platform_GetSessionsInterface(platform), &options, &answer,
                                on_left);
    tick_until_answered(platform, &answer);
    return answer.result == EOS_Success || failed("EOS_Sessions_DestroySession", answer.result);
}

static int join_first(EOS_HPlatform platform, EOS_ProductUserId user, EOS_HSessionSearch search)
{
    EOS_HSessionDetails session = copy_result(search, 0);
    int joined = session != NULL && join(platform, user, session);

    EOS_SessionDetails_Release(session);
    if (!joined) {
        return 0;
    }
    /* Now a game opens its own connection to the host address and plays. The
     * host learns of us there, and registers us. */
    printf("Joined the first one.\n");
    if (!leave(platform)) {
        return 0;
    }
    printf("Left it again.\n");
    return 1;
}

static int run(EOS_HPlatform platform, const Wishes* wishes)
{
    EOS_ProductUserId user = NULL;
    EOS_HSessionSearch search = NULL;
    EOS_EResult result;
    int joined;

    if (!log_in(platform, &user)) {
        return 1;
    }
    result = describe(EOS_Platform_GetSessionsInterface(platform), wishes, &search);
    if (result != EOS_Success) {
        EOS_SessionSearch_Release(search); /* null is fine here */
        failed("The description of the search", result);
        return 1;
    }
    /* A search without a hit succeeds with no results. */
    joined = find(platform, user, search) && print_results(search, wishes->bucket) > 0 &&
             join_first(platform, user, search);
    EOS_SessionSearch_Release(search);
    return joined ? 0 : 1;
}

static int read_arguments(int count, char** arguments, Wishes* wishes)
{
    int i;

    for (i = 1; i + 1 < count; i += 2) {
        if (strcmp(arguments[i], "--bucket") == 0) {
            wishes->bucket = arguments[i + 1];
        } else if (strcmp(arguments[i], "--maps") == 0) {
            wishes->maps = arguments[i + 1];
        } else {
            break;
        }
    }
    return i == count;
}

int main(int count, char** arguments)
{
    Wishes wishes = {"samples:lobby", NULL};
    EOS_InitializeOptions initialize;
    EOS_Platform_Options options;
    EOS_HPlatform platform;
    EOS_EResult result;
    int exit_code;

    if (!read_arguments(count, arguments, &wishes)) {
        fprintf(stderr, "usage: %s [--bucket B] [--maps \"M1;M2\"]\n", arguments[0]);
        return 2;
    }
    /* Whoever reads us through a pipe sees each line when it is said. */
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);

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

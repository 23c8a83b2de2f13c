/* Eight threads that call everything at once while one ticks. Each operation
 * is told once, on the ticking thread, inside a Tick; nothing crashes, hangs or
 * is lost.
 *
 *   threads SECONDS */

#define _POSIX_C_SOURCE 200809L

#include "greenroom.h"
#include "sessions.h"

#define CALLERS 8

/* What the callers have begun; each has a row of its own, so that nobody waits
 * for anybody. A callback finds its operation behind its client data. */
typedef struct Operation {
    int caller;
    int arrivals;
} Operation;

#define MOST_OPERATIONS 50000
/* Operations that may wait to be told; a game that begins them faster than they
 * are carried out would only measure how long its own queue is. */
#define MOST_WAITING 256

typedef struct Caller {
    int number;
    unsigned seed;
    int begun;
    long calls;
    pthread_t thread;
    Operation operations[MOST_OPERATIONS];
} Caller;

static Caller callers[CALLERS];
static Player player;
static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static int is_over = 0;
static long waiting = 0;
static pthread_t ticker;

static int over(void)
{
    int answer;
    pthread_mutex_lock(&guard);
    answer = is_over;
    pthread_mutex_unlock(&guard);
    return answer;
}

static Operation* begin(Caller* caller)
{
    Operation* operation = &caller->operations[caller->begun];
    CHECK(caller->begun < MOST_OPERATIONS);
    caller->begun++;
    operation->caller = caller->number;
    pthread_mutex_lock(&guard);
    while (waiting >= MOST_WAITING && !is_over) {
        pthread_mutex_unlock(&guard);
        rest(1);
        pthread_mutex_lock(&guard);
    }
    waiting++;
    pthread_mutex_unlock(&guard);
    return operation;
}

static void settle(Operation* operation)
{
    operation->arrivals = 1;
    pthread_mutex_lock(&guard);
    waiting--;
    pthread_mutex_unlock(&guard);
}

static void tell(void* client_data)
{
    Operation* operation = (Operation*)client_data;
    if (!pthread_equal(pthread_self(), ticker) || ticking == NULL) {
        fail_check("tell", 0, "a callback outside of Tick");
    }
    if (operation->arrivals != 0) {
        fail_check("tell", 0, "a callback came twice");
    }
    settle(operation);
}

#define TOLD(function, Info)                                                                      \
    static void EOS_CALL function(const Info* data)                                               \
    {                                                                                             \
        tell(data->ClientData);                                                                   \
    }

TOLD(told_updated, EOS_Sessions_UpdateSessionCallbackInfo)
TOLD(told_destroyed, EOS_Sessions_DestroySessionCallbackInfo)
TOLD(told_started, EOS_Sessions_StartSessionCallbackInfo)
TOLD(told_ended, EOS_Sessions_EndSessionCallbackInfo)
TOLD(told_joined, EOS_Sessions_JoinSessionCallbackInfo)
TOLD(told_registered, EOS_Sessions_RegisterPlayersCallbackInfo)
TOLD(told_unregistered, EOS_Sessions_UnregisterPlayersCallbackInfo)
TOLD(told_found, EOS_SessionSearch_FindCallbackInfo)
TOLD(told_device, EOS_Connect_CreateDeviceIdCallbackInfo)

static void EOS_CALL told_status(const EOS_Connect_LoginStatusChangedCallbackInfo* data)
{
    CHECK(data->ClientData == &callers);
}

static unsigned draw(Caller* caller, unsigned sides)
{
    caller->seed = caller->seed * 1664525u + 1013904223u;
    return (caller->seed >> 8) % sides;
}

/* --- What a caller does ------------------------------------------------------------ */

static void update_one(Caller* caller, const char* name)
{
    EOS_HSessionModification session = NULL;
    OPTIONS(EOS_Sessions_UpdateSessionModificationOptions, change,
            EOS_SESSIONS_UPDATESESSIONMODIFICATION_API_LATEST);
    OPTIONS(EOS_Sessions_UpdateSessionOptions, options, EOS_SESSIONS_UPDATESESSION_API_LATEST);
    change.SessionName = name;
    if (EOS_Sessions_UpdateSessionModification(player.sessions, &change, &session) !=
        EOS_Success) {
        session = new_session(&player, name, "threads", 4, NULL);
    }
    CHECK_RESULT(advertise(session, int_value("N", (int64_t)caller->begun)), EOS_Success);
    options.SessionModificationHandle = session;
    EOS_Sessions_UpdateSession(player.sessions, &options, begin(caller), told_updated);
    EOS_SessionModification_Release(session);
}

#define NAMED_CALL(function, Name, VERSION, callback)                                             \
    static void function(Caller* caller, const char* name)                                        \
    {                                                                                             \
        OPTIONS(EOS_Sessions_##Name##Options, options, VERSION);                                  \
        options.SessionName = name;                                                               \
        EOS_Sessions_##Name(player.sessions, &options, begin(caller), callback);                  \
    }

NAMED_CALL(destroy_one, DestroySession, EOS_SESSIONS_DESTROYSESSION_API_LATEST, told_destroyed)
NAMED_CALL(start_one, StartSession, EOS_SESSIONS_STARTSESSION_API_LATEST, told_started)
NAMED_CALL(end_one, EndSession, EOS_SESSIONS_ENDSESSION_API_LATEST, told_ended)

static void change_players(Caller* caller, const char* name)
{
    EOS_ProductUserId users[2];
    OPTIONS(EOS_Sessions_RegisterPlayersOptions, in, EOS_SESSIONS_REGISTERPLAYERS_API_LATEST);
    OPTIONS(EOS_Sessions_UnregisterPlayersOptions, out, EOS_SESSIONS_UNREGISTERPLAYERS_API_LATEST);
    users[0] = player.user;
    users[1] = EOS_ProductUserId_FromString(draw(caller, 2) ? "4711" : "4712");
    in.SessionName = out.SessionName = name;
    in.PlayersToRegister = out.PlayersToUnregister = users;
    in.PlayersToRegisterCount = out.PlayersToUnregisterCount = 2;
    if (draw(caller, 2)) {
        EOS_Sessions_RegisterPlayers(player.sessions, &in, begin(caller), told_registered);
    } else {
        EOS_Sessions_UnregisterPlayers(player.sessions, &out, begin(caller), told_unregistered);
    }
}

/* All callers share one search: it is begun, read and copied from at once. */
static EOS_HSessionSearch shared_search;

static void search_together(Caller* caller)
{
    EOS_HSessionDetails found = NULL;
    OPTIONS(EOS_SessionSearch_FindOptions, find_options, EOS_SESSIONSEARCH_FIND_API_LATEST);
    OPTIONS(EOS_SessionSearch_CopySearchResultByIndexOptions, copy,
            EOS_SESSIONSEARCH_COPYSEARCHRESULTBYINDEX_API_LATEST);
    OPTIONS(EOS_Sessions_JoinSessionOptions, join_options, EOS_SESSIONS_JOINSESSION_API_LATEST);
    find_options.LocalUserId = player.user;
    EOS_SessionSearch_Find(shared_search, &find_options, begin(caller), told_found);
    copy.SessionIndex = draw(caller, 4);
    if (EOS_SessionSearch_CopySearchResultByIndex(shared_search, &copy, &found) == EOS_Success) {
        EOS_SessionDetails_Info_Release(details_info(found));
        CHECK(attribute_count(found) < 64);
        join_options.SessionName = "joined";
        join_options.SessionHandle = found;
        join_options.LocalUserId = player.user;
        EOS_Sessions_JoinSession(player.sessions, &join_options, begin(caller), told_joined);
        EOS_SessionDetails_Release(found);
    }
}

static void watch_and_forget(Caller* caller)
{
    OPTIONS(EOS_Connect_AddNotifyLoginStatusChangedOptions, options,
            EOS_CONNECT_ADDNOTIFYLOGINSTATUSCHANGED_API_LATEST);
    EOS_NotificationId id = EOS_Connect_AddNotifyLoginStatusChanged(player.connect, &options,
                                                                    &callers, told_status);
    CHECK(id != 0);
    EOS_Connect_RemoveNotifyLoginStatusChanged(player.connect, id);
    /* Twice, and one of somebody else: nothing happens. */
    EOS_Connect_RemoveNotifyLoginStatusChanged(player.connect, id);
    EOS_Logging_SetLogLevel(EOS_LC_ALL_CATEGORIES, draw(caller, 2) ? EOS_LOG_Error : EOS_LOG_Off);
}

/* A platform of the caller's own, released with work pending. */
static void come_and_go(Caller* caller)
{
    Player other = create_player();
    OPTIONS(EOS_Connect_CreateDeviceIdOptions, options, EOS_CONNECT_CREATEDEVICEID_API_LATEST);
    Operation* operation = begin(caller);
    options.DeviceModel = "Test bench";
    EOS_Connect_CreateDeviceId(other.connect, &options, operation, told_device);
    EOS_Platform_Release(other.platform);
    EOS_Platform_Release(other.platform);
    /* It is never told, now that its platform is gone. */
    CHECK_NUMBER(operation->arrivals, 0);
    settle(operation);
}

static void look_around(const char* name)
{
    EOS_HActiveSession session = NULL;
    OPTIONS(EOS_Sessions_CopyActiveSessionHandleOptions, options,
            EOS_SESSIONS_COPYACTIVESESSIONHANDLE_API_LATEST);
    options.SessionName = name;
    if (EOS_Sessions_CopyActiveSessionHandle(player.sessions, &options, &session) == EOS_Success) {
        EOS_ActiveSession_Info* info = NULL;
        OPTIONS(EOS_ActiveSession_CopyInfoOptions, copy, EOS_ACTIVESESSION_COPYINFO_API_LATEST);
        /* It may be gone by now. */
        if (EOS_ActiveSession_CopyInfo(session, &copy, &info) == EOS_Success) {
            CHECK_TEXT(info->SessionName, name);
        }
        EOS_ActiveSession_Info_Release(info);
        CHECK(registered_count(session) <= 4);
        EOS_ActiveSession_Release(session);
    }
    CHECK(EOS_Connect_GetLoginStatus(player.connect, player.user) == EOS_LS_LoggedIn);
}

static void* call_on(void* data)
{
    static const char* const names[] = {"north", "south", "east"};
    Caller* caller = (Caller*)data;
    while (!over()) {
        const char* name = names[draw(caller, 3)];
        caller->calls++;
        switch (draw(caller, 32)) {
            case 0:
                come_and_go(caller);
                break;
            case 1:
            case 2:
                destroy_one(caller, name);
                break;
            case 3:
            case 4:
                start_one(caller, name);
                break;
            case 5:
            case 6:
                end_one(caller, name);
                break;
            case 7:
                destroy_one(caller, "joined");
                break;
            case 8:
            case 9:
            case 10:
                watch_and_forget(caller);
                break;
            case 11:
            case 12:
            case 13:
            case 14:
                change_players(caller, name);
                break;
            case 15:
            case 16:
            case 17:
            case 18:
            case 19:
                update_one(caller, name);
                break;
            case 20:
            case 21:
            case 22:
            case 23:
                search_together(caller);
                break;
            default:
                look_around(name);
                break;
        }
    }
    return NULL;
}

/* The shutdown counts the handles that are left, and says so. */
static void EOS_CALL nothing_is_left(const EOS_LogMessage* line)
{
    if (strstr(line->Message, "had not been released") != NULL) {
        fail_check(line->Message, 0, "handles are left");
    }
}

/* --- The game ------------------------------------------------------------------------ */

int main(int count, char** arguments)
{
    double end;
    long begun = 0, calls = 0;
    int i, k;
    CHECK(count >= 2);
    initialize();
    CHECK_RESULT(EOS_Logging_SetLogLevel(EOS_LC_ALL_CATEGORIES, EOS_LOG_Error), EOS_Success);
    player = create_player();
    log_in(&player);
    shared_search = new_search(&player, 4);
    demand(shared_search, text_value(EOS_SESSIONS_SEARCH_BUCKET_ID, "threads"), EOS_CO_EQUAL);
    ticker = pthread_self();

    end = seconds_now() + strtod(arguments[1], NULL);
    for (i = 0; i < CALLERS; i++) {
        callers[i].number = i;
        callers[i].seed = (unsigned)i * 7919u + 1u;
        CHECK(pthread_create(&callers[i].thread, NULL, call_on, &callers[i]) == 0);
    }
    while (seconds_now() < end) {
        tick(player.platform);
        rest(1);
    }
    pthread_mutex_lock(&guard);
    is_over = 1;
    pthread_mutex_unlock(&guard);
    for (i = 0; i < CALLERS; i++) {
        CHECK(pthread_join(callers[i].thread, NULL) == 0);
        begun += callers[i].begun;
        calls += callers[i].calls;
    }
    end = seconds_now() + PATIENCE_SECONDS;
    ticking = player.platform;
    ticking_thread = pthread_self();
    CHECK_RESULT(GR_Platform_Drain(player.platform, PATIENCE_SECONDS * 1000), EOS_Success);
    ticking = NULL;
    for (i = 0; i < CALLERS; i++) {
        for (k = 0; k < callers[i].begun; k++) {
            CHECK_NUMBER(callers[i].operations[k].arrivals, 1);
        }
    }
    EOS_SessionSearch_Release(shared_search);
    EOS_Platform_Release(player.platform);
    CHECK_RESULT(EOS_Logging_SetCallback(nothing_is_left), EOS_Success);
    CHECK_RESULT(EOS_Logging_SetLogLevel(EOS_LC_ALL_CATEGORIES, EOS_LOG_Info), EOS_Success);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    CHECK(calls > CALLERS && begun > CALLERS);
    printf("%d threads made %ld calls and began %ld operations\n", CALLERS, calls, begun);
    return 0;
}

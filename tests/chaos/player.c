/* A player on strings who does not wait: begins what it reads, a command a
 * line, goes on ticking, and says what came of it when its callback comes. So
 * many operations can be under way at once. The tests of chaos and the soak
 * pull the strings; the holds of player.h are in force: each callback comes
 * inside Tick, on the ticking thread, and once.
 *
 *   N host NAME BUCKET ID MAX     publishes a session
 *   N set NAME NUMBER             writes the number into the attributes VALUE
 *                                 and W(number mod 4)
 *   N start NAME | end NAME | destroy NAME
 *   N register NAME USER…         -> text: how many were new
 *   N unregister NAME USER…       -> text: how many were there
 *   N join NAME ID                finds the session by its id, then joins it
 *   N find BUCKET                 -> text: the ids, in their order
 *   N who                         -> text: the user's id
 *
 * Each is answered by a line `N RESULT text`, in the order of the callbacks.
 * The end of the input is the end of the player: it releases its platform. */

#define _POSIX_C_SOURCE 200809L

#include <poll.h>
#include <unistd.h>

#include "../c/sessions.h"

#define STEPS_MAX 256
#define CALLS_KEPT 4096
#define USERS_MAX 16
#define RESULTS_MAX 100
#define LINE_SIZE 1024

/* What is under way. */
typedef struct Step {
    long number;
    Call* call;
    /* Where the answer is to be read from, or joined from. */
    EOS_HSessionSearch search;
    char joins_as[64];
    int counts;
} Step;

static Player player;
static Step steps[STEPS_MAX];
static int steps_count = 0;

static void say(long number, EOS_EResult result, const char* text)
{
    printf("%ld %s %s\n", number, EOS_EResult_ToString(result), text);
    fflush(stdout);
}

static Step* begin(long number, Call* call)
{
    Step* step = &steps[steps_count];
    CHECK(steps_count < STEPS_MAX);
    steps_count++;
    memset(step, 0, sizeof(*step));
    step->number = number;
    step->call = call;
    return step;
}

/* A player who plays for hours makes more calls than the pool has, and must
 * not seem to grow while it fills. Slots are used again only when every call
 * was answered. */
static void make_room(void)
{
    if (calls_started > CALLS_KEPT && steps_count == 0) {
        memset(call_pool, 0, (size_t)calls_started * sizeof(call_pool[0]));
        calls_started = 0;
    }
}

static Call* begin_start(const char* name)
{
    Call* call = start_call(player.platform, "EOS_Sessions_StartSession");
    OPTIONS(EOS_Sessions_StartSessionOptions, options, EOS_SESSIONS_STARTSESSION_API_LATEST);
    options.SessionName = name;
    EOS_Sessions_StartSession(player.sessions, &options, call, on_started);
    return call;
}

static Call* begin_end(const char* name)
{
    Call* call = start_call(player.platform, "EOS_Sessions_EndSession");
    OPTIONS(EOS_Sessions_EndSessionOptions, options, EOS_SESSIONS_ENDSESSION_API_LATEST);
    options.SessionName = name;
    EOS_Sessions_EndSession(player.sessions, &options, call, on_ended);
    return call;
}

static Call* begin_register(const char* name, EOS_ProductUserId* users, uint32_t count)
{
    Call* call = start_call(player.platform, "EOS_Sessions_RegisterPlayers");
    OPTIONS(EOS_Sessions_RegisterPlayersOptions, options, EOS_SESSIONS_REGISTERPLAYERS_API_LATEST);
    options.SessionName = name;
    options.PlayersToRegister = users;
    options.PlayersToRegisterCount = count;
    EOS_Sessions_RegisterPlayers(player.sessions, &options, call, on_registered);
    return call;
}

static Call* begin_unregister(const char* name, EOS_ProductUserId* users, uint32_t count)
{
    Call* call = start_call(player.platform, "EOS_Sessions_UnregisterPlayers");
    OPTIONS(EOS_Sessions_UnregisterPlayersOptions, options,
            EOS_SESSIONS_UNREGISTERPLAYERS_API_LATEST);
    options.SessionName = name;
    options.PlayersToUnregister = users;
    options.PlayersToUnregisterCount = count;
    EOS_Sessions_UnregisterPlayers(player.sessions, &options, call, on_unregistered);
    return call;
}

static Call* begin_find(EOS_HSessionSearch search)
{
    Call* call = start_call(player.platform, "EOS_SessionSearch_Find");
    OPTIONS(EOS_SessionSearch_FindOptions, options, EOS_SESSIONSEARCH_FIND_API_LATEST);
    options.LocalUserId = player.user;
    EOS_SessionSearch_Find(search, &options, call, on_found);
    return call;
}

static Call* begin_join(const char* name, EOS_HSessionDetails session)
{
    Call* call = start_call(player.platform, "EOS_Sessions_JoinSession");
    OPTIONS(EOS_Sessions_JoinSessionOptions, options, EOS_SESSIONS_JOINSESSION_API_LATEST);
    options.SessionName = name;
    options.SessionHandle = session;
    options.LocalUserId = player.user;
    EOS_Sessions_JoinSession(player.sessions, &options, call, on_joined);
    return call;
}

/* --- What is read --------------------------------------------------------- */

static void host(long number, const char* name, const char* bucket, const char* id, uint32_t max)
{
    begin(number, start_update(&player, new_session(&player, name, bucket, max, id)));
}

static void set(long number, const char* name, long long value)
{
    EOS_HSessionModification session = changed_session(&player, name);
    char key[8];
    snprintf(key, sizeof(key), "W%d", (int)(value % 4));
    CHECK_RESULT(advertise(session, int_value("VALUE", value)), EOS_Success);
    CHECK_RESULT(advertise(session, int_value(key, value)), EOS_Success);
    begin(number, start_update(&player, session));
}

static void change_players(long number, const char* verb, const char* name, char* users)
{
    EOS_ProductUserId ids[USERS_MAX];
    uint32_t count = 0;
    char* user;
    Step* step;
    for (user = strtok(users, " "); user != NULL; user = strtok(NULL, " ")) {
        CHECK(count < USERS_MAX);
        ids[count] = EOS_ProductUserId_FromString(user);
        count++;
    }
    if (strcmp(verb, "register") == 0) {
        step = begin(number, begin_register(name, ids, count));
    } else {
        step = begin(number, begin_unregister(name, ids, count));
    }
    step->counts = 1;
}

static void find_to_join(long number, const char* name, const char* id)
{
    EOS_HSessionSearch search = new_search(&player, 1);
    Step* step;
    demand_id(search, id);
    step = begin(number, begin_find(search));
    step->search = search;
    snprintf(step->joins_as, sizeof(step->joins_as), "%s", name);
}

static void find_all(long number, const char* bucket)
{
    EOS_HSessionSearch search = new_search(&player, RESULTS_MAX);
    demand(search, text_value(EOS_SESSIONS_SEARCH_BUCKET_ID, bucket), EOS_CO_EQUAL);
    begin(number, begin_find(search))->search = search;
}

static void say_who(long number)
{
    char id[64];
    int32_t size = sizeof(id);
    CHECK_RESULT(EOS_ProductUserId_ToString(player.user, id, &size), EOS_Success);
    say(number, EOS_Success, id);
}

static void obey(char* line)
{
    long number = 0;
    char verb[16] = "";
    char one[64] = "";
    char two[64] = "";
    char three[80] = "";
    unsigned max = 0;
    int users_at = 0;
    int words = sscanf(line, "%ld %15s %63s %n%63s %79s %u", &number, verb, one, &users_at, two,
                       three, &max);

    if (strcmp(verb, "who") == 0) {
        say_who(number);
    } else if (strcmp(verb, "host") == 0 && words == 6) {
        host(number, one, two, three, max);
    } else if (strcmp(verb, "set") == 0 && words == 4) {
        set(number, one, atoll(two));
    } else if (strcmp(verb, "start") == 0 && words == 3) {
        begin(number, begin_start(one));
    } else if (strcmp(verb, "end") == 0 && words == 3) {
        begin(number, begin_end(one));
    } else if (strcmp(verb, "destroy") == 0 && words == 3) {
        begin(number, start_destroy(&player, one));
    } else if (strstr(verb, "register") != NULL && words >= 4) {
        change_players(number, verb, one, line + users_at);
    } else if (strcmp(verb, "join") == 0 && words == 4) {
        find_to_join(number, one, two);
    } else if (strcmp(verb, "find") == 0 && words == 3) {
        find_all(number, one);
    } else {
        fail_check(line, 0, "a command that is known");
    }
}

/* --- What came of it ------------------------------------------------------ */

static void say_found(const Step* step)
{
    uint32_t count = result_count(step->search);
    uint32_t index;
    printf("%ld %s", step->number, EOS_EResult_ToString(step->call->result));
    for (index = 0; index < count; index++) {
        EOS_HSessionDetails session = search_result(step->search, index);
        EOS_SessionDetails_Info* info = details_info(session);
        printf(" %s", info->SessionId);
        EOS_SessionDetails_Info_Release(info);
        EOS_SessionDetails_Release(session);
    }
    printf("\n");
    fflush(stdout);
}

/* Whether the step goes on with another call. */
static int goes_on(Step* step)
{
    EOS_HSessionDetails session;
    if (step->joins_as[0] == '\0' || step->search == NULL || step->call->result != EOS_Success) {
        return 0;
    }
    session = search_result(step->search, 0);
    step->call = begin_join(step->joins_as, session);
    EOS_SessionDetails_Release(session);
    EOS_SessionSearch_Release(step->search);
    step->search = NULL;
    return 1;
}

static void conclude(const Step* step)
{
    char count[16] = "";
    if (step->search != NULL && step->joins_as[0] == '\0' && step->call->result == EOS_Success) {
        say_found(step);
    } else {
        if (step->counts) {
            snprintf(count, sizeof(count), "%u", (unsigned)step->call->count);
        }
        say(step->number, step->call->result, count);
    }
    if (step->search != NULL) {
        EOS_SessionSearch_Release(step->search);
    }
}

static void conclude_what_is_done(void)
{
    int kept = 0;
    int index;
    for (index = 0; index < steps_count; index++) {
        Step* step = &steps[index];
        if (step->call->arrivals != 0 && !goes_on(step)) {
            conclude(step);
        } else {
            steps[kept] = *step;
            kept++;
        }
    }
    steps_count = kept;
}

/* Obeys what has come; 0 at the end of the input. */
static int listen(void)
{
    static char line[LINE_SIZE];
    static size_t length = 0;
    struct pollfd input;
    input.fd = 0;
    input.events = POLLIN;
    input.revents = 0;
    while (poll(&input, 1, 0) > 0) {
        CHECK(length + 1 < sizeof(line));
        if (read(0, &line[length], 1) != 1) {
            return 0;
        }
        if (line[length] != '\n') {
            length++;
            continue;
        }
        line[length] = '\0';
        length = 0;
        obey(line);
    }
    return 1;
}

int main(void)
{
    initialize();
    player = create_player();
    log_in(&player);
    say(0, EOS_Success, "here");
    while (listen()) {
        tick(player.platform);
        conclude_what_is_done();
        make_room();
        rest(2);
    }
    EOS_Platform_Release(player.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    return 0;
}

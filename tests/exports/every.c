/* A program that binds every name of the SDK when it starts, as some bindings
 * do, and calls each function that is refused with nothing, with nonsense and
 * with what a game would pass. Each gives one answer, puts nothing where
 * something would have been put, and calls back once, in the next Tick.
 *
 *   every LIBRARY
 *
 * The test writes the tables in every_table.h from the facts. */

#define _DEFAULT_SOURCE

#include <dlfcn.h>

#include "player.h"

/* --- How a function is called -------------------------------------------- */

typedef enum Way { NOTHING, NONSENSE, PLAUSIBLE, WAYS } Way;

#define BYTES 8
#define FILLED 0x5A5A5A5A

static void* library;
static EOS_HPlatform platform;
static int client_data[1];
/* Whatever a pointer to nowhere points to. */
static void* const nowhere = (void*)(uintptr_t)0xDEAD0;

/* C has no cast from data to code. */
static void find(const char* name, void* function, size_t size)
{
    void* found = dlsym(library, name);
    if (found == NULL || size != sizeof(found)) {
        fail_check(name, 0, "is not exported");
    }
    memcpy(function, &found, size);
}

#define FIND(function, name) find(name, &(function), sizeof(function))

static void expect(const char* name, int is_so, const char* what)
{
    if (!is_so) {
        fail_check(name, 0, what);
    }
}

/* The interface that games would pass; of what no interface gives out, one of another type. */
static void* interface_of(EOS_HPlatform of, const char* interface)
{
    char name[128];
    void* (EOS_CALL *get)(void* from);
    void* from = of;
    if (strcmp(interface, "RTCAudio") == 0 || strcmp(interface, "RTCData") == 0) {
        from = interface_of(of, "RTC");
        snprintf(name, sizeof(name), "EOS_RTC_Get%sInterface", interface + strlen("RTC"));
    } else {
        snprintf(name, sizeof(name), "EOS_Platform_Get%sInterface", interface);
    }
    FIND(get, name);
    from = get(from);
    expect(name, from != NULL, "gives null");
    return from;
}

static void* handle_for(Way way, const char* interface)
{
    static unsigned turn;
    void* nonsense[5];
    if (way == NOTHING) {
        return NULL;
    }
    if (way == PLAUSIBLE) {
        return interface_of(platform, interface);
    }
    nonsense[0] = (void*)(uintptr_t)1;
    nonsense[1] = (void*)(uintptr_t)0xDEADBEEF;
    nonsense[2] = (void*)~(uintptr_t)0;
    nonsense[3] = client_data;
    nonsense[4] = platform; /* live, but of another kind */
    return nonsense[turn++ % 5];
}

static const void* options_for(Way way)
{
    static int32_t options[64];
    options[0] = 1; /* the version; the rest is zeros */
    return way == NOTHING ? NULL : way == NONSENSE ? nowhere : (const void*)options;
}

/* A number, and the room of a buffer. */
static int32_t number_for(Way way)
{
    return way == NOTHING ? 0 : way == NONSENSE ? -1 : BYTES;
}

static void* place_for(Way way, void* place)
{
    return way == NOTHING ? NULL : place;
}

typedef void(EOS_CALL* Callback)(const void* data);

static void EOS_CALL never(const void* data)
{
    (void)data;
    fail_check("a notification", 0, "was told");
}

static Callback callback_for(Way way)
{
    return way == NOTHING ? NULL : never;
}

/* Whether bytes of a buffer, from one on, are as they were. */
static int is_filled(const char* buffer, int from)
{
    int i;
    for (i = from; i < BYTES; i++) {
        if (buffer[i] != 'x') {
            return 0;
        }
    }
    return 1;
}

typedef struct Now {
    const char* name;
    void (*call)(const char* name, Way way);
} Now;

typedef struct Later {
    const char* name;
    const char* interface;
    size_t size;
    size_t client_data;
    /* Of texts, none of which is ever null; 0 ends them. */
    size_t texts[4];
    /* What is said at once: 'v' for nothing, 'r' for a result, 'p' for a pointer. */
    char answer;
} Later;

typedef struct Notification {
    const char* add;
    const char* remove;
    const char* interface;
} Notification;

#include "every_table.h"

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

static void (EOS_CALL *tick_it)(EOS_HPlatform of);

static void run_tick(EOS_HPlatform of)
{
    ticking = of;
    ticking_thread = pthread_self();
    tick_it(of);
    ticking = NULL;
}

/* --- The log --------------------------------------------------------------- */

/* How often each name said that it is not there. */
static int said[COUNT(every)];

static void EOS_CALL read_line(const EOS_LogMessage* line)
{
    int i;
    const char* end = strchr(line->Message, ':');
    if (end == NULL || strstr(line->Message, "this is said once") == NULL) {
        return;
    }
    for (i = 0; i < COUNT(every); i++) {
        size_t length = strlen(every[i]);
        if (length == (size_t)(end - line->Message) && memcmp(every[i], line->Message, length) == 0) {
            said[i]++;
            return;
        }
    }
    fail_check(line->Message, 0, "names no function");
}

static void check_said(const char* name, int times)
{
    int i;
    for (i = 0; i < COUNT(every); i++) {
        if (strcmp(every[i], name) == 0) {
            expect(name, said[i] == times, "said that it is not there never or twice");
        }
    }
}

static int count_of_those_who_said(void)
{
    int i, count = 0;
    for (i = 0; i < COUNT(every); i++) {
        count += said[i];
    }
    return count;
}

/* --- Answers that come later ----------------------------------------------- */

static const Later* awaited;
static EOS_HPlatform awaited_in;
static int arrivals;

/* Every byte of the struct is what it should be. */
static void EOS_CALL on_refusal(const void* data)
{
    unsigned char expected[256], actual[256];
    int32_t code = EOS_NotImplemented;
    void* pointer = client_data;
    const size_t* text;
    arrivals++;
    CHECK(awaited != NULL);
    expect(awaited->name, ticking == awaited_in, "called back in another Tick");
    CHECK(awaited->size <= sizeof(expected));
    memcpy(actual, data, awaited->size);
    memset(expected, 0, sizeof(expected));
    memcpy(expected, &code, sizeof(code));
    memcpy(expected + awaited->client_data, &pointer, sizeof(pointer));
    for (text = awaited->texts; *text != 0; text++) {
        memcpy(&pointer, actual + *text, sizeof(pointer));
        expect(awaited->name, pointer != NULL && *(char*)pointer == 0, "gives no empty text");
        memcpy(expected + *text, &pointer, sizeof(pointer));
    }
    expect(awaited->name, memcmp(expected, actual, awaited->size) == 0, "filled its struct wrongly");
}

static void call_later(const Later* row, void* handle, const void* options, Callback callback,
                       int is_told)
{
    if (row->answer == 'v') {
        void (EOS_CALL *call)(void*, const void*, void*, Callback);
        FIND(call, row->name);
        call(handle, options, client_data, callback);
    } else if (row->answer == 'r') {
        int32_t (EOS_CALL *call)(void*, const void*, void*, Callback);
        FIND(call, row->name);
        expect(row->name,
               call(handle, options, client_data, callback)
                   == (is_told ? (int32_t)EOS_Success : (int32_t)EOS_NotImplemented),
               "answered at once as if it were told otherwise");
    } else {
        void* (EOS_CALL *call)(void*, const void*, void*, Callback);
        FIND(call, row->name);
        expect(row->name, call(handle, options, client_data, callback) == NULL, "gave something");
    }
}

static void expect_told(const Later* row, void* handle, const void* options, EOS_HPlatform in)
{
    awaited = row;
    awaited_in = in;
    arrivals = 0;
    call_later(row, handle, options, on_refusal, 1);
    expect(row->name, arrivals == 0, "called back outside of a Tick");
    run_tick(in);
    expect(row->name, arrivals == 1, "did not call back once in the next Tick");
    run_tick(in);
    expect(row->name, arrivals == 1, "called back twice");
    awaited = NULL;
}

/* --- The story --------------------------------------------------------------- */

static EOS_HPlatform create(void)
{
    EOS_Platform_Options options = platform_options();
    EOS_HPlatform (EOS_CALL *make)(const EOS_Platform_Options*);
    EOS_HPlatform made;
    FIND(make, "EOS_Platform_Create");
    made = make(&options);
    CHECK(made != NULL);
    return made;
}

static void release(EOS_HPlatform released)
{
    void (EOS_CALL *end)(EOS_HPlatform);
    FIND(end, "EOS_Platform_Release");
    end(released);
}

static void bind_all(void)
{
    int i;
    for (i = 0; i < COUNT(every); i++) {
        expect(every[i], dlsym(library, every[i]) != NULL, "is not exported");
    }
}

static void start(void)
{
    EOS_InitializeOptions options = initialize_options();
    EOS_EResult (EOS_CALL *initialize)(const EOS_InitializeOptions*);
    EOS_EResult (EOS_CALL *set_callback)(EOS_LogMessageFunc);
    EOS_EResult (EOS_CALL *set_level)(EOS_ELogCategory, EOS_ELogLevel);
    FIND(initialize, "EOS_Initialize");
    FIND(set_callback, "EOS_Logging_SetCallback");
    FIND(set_level, "EOS_Logging_SetLogLevel");
    FIND(tick_it, "EOS_Platform_Tick");
    CHECK(initialize(&options) == EOS_Success);
    CHECK(set_callback(read_line) == EOS_Success);
    CHECK(set_level(EOS_LC_ALL_CATEGORIES, EOS_LOG_VeryVerbose) == EOS_Success);
}

static void interfaces_are_there(void)
{
    int i;
    for (i = 0; i < COUNT(getters); i++) {
        void* (EOS_CALL *get)(void*);
        void* handle;
        FIND(get, getters[i]);
        handle = get(platform);
        expect(getters[i], handle != NULL, "gives null");
        expect(getters[i], get(platform) == handle, "gives another handle each time");
        expect(getters[i], get(NULL) == NULL && get(client_data) == NULL, "takes anything");
    }
}

/* Voice has parts of its own. */
static void parts_are_there(const char* getter, const char* part)
{
    void* (EOS_CALL *get)(void*);
    FIND(get, getter);
    CHECK(get(interface_of(platform, "RTC")) == interface_of(platform, part));
    expect(getter, get(NULL) == NULL && get(client_data) == NULL && get(platform) == NULL,
           "takes anything");
}

static void answers_come_at_once(void)
{
    int i, way;
    for (i = 0; i < COUNT(now); i++) {
        for (way = 0; way < WAYS; way++) {
            now[i].call(now[i].name, (Way)way);
        }
        run_tick(platform);
        check_said(now[i].name, 1);
    }
}

static void answers_come_later(void)
{
    int i, way;
    for (i = 0; i < COUNT(later); i++) {
        for (way = 0; way < WAYS; way++) {
            void* handle = handle_for((Way)way, later[i].interface);
            const void* options = options_for((Way)way);
            expect_told(&later[i], handle, options, platform);
            /* Nobody to be told is fine. */
            call_later(&later[i], handle, options, NULL, 0);
        }
        run_tick(platform);
        check_said(later[i].name, 1);
    }
}

static void notifications_never_come(void)
{
    EOS_NotificationId ids[COUNT(notifications) + 1];
    EOS_NotificationId (EOS_CALL *add)(void*, const void*, void*, Callback);
    void (EOS_CALL *remove)(void*, EOS_NotificationId);
    int i, other, way;
    for (i = 0; i < COUNT(notifications); i++) {
        const Notification* row = &notifications[i];
        void* handle = handle_for(PLAUSIBLE, row->interface);
        FIND(add, row->add);
        for (way = NOTHING; way < PLAUSIBLE; way++) {
            expect(row->add,
                   add(handle_for((Way)way, row->interface), options_for((Way)way), client_data,
                       never) == EOS_INVALID_NOTIFICATIONID,
                   "registered without an interface");
        }
        expect(row->add, add(handle, options_for(PLAUSIBLE), client_data, NULL) == 0,
               "registered no callback");
        ids[i] = add(handle, options_for(NONSENSE), client_data, never);
        for (other = 0; other < i; other++) {
            expect(row->add, ids[i] != 0 && ids[i] != ids[other], "gave an id twice, or none");
        }
        run_tick(platform);
        check_said(row->add, 1);
    }
    /* One that works is of the same numbers. */
    FIND(add, "EOS_Connect_AddNotifyLoginStatusChanged");
    ids[i] = add(handle_for(PLAUSIBLE, "Connect"), options_for(PLAUSIBLE), client_data, never);
    for (other = 0; other < i; other++) {
        CHECK(ids[i] != 0 && ids[i] != ids[other]);
    }
    for (i = 0; i < COUNT(notifications); i++) {
        const Notification* row = &notifications[i];
        void* handle = handle_for(PLAUSIBLE, row->interface);
        FIND(remove, row->remove);
        remove(NULL, ids[i]);
        remove(handle_for(NONSENSE, row->interface), ids[i]);
        remove(handle, ids[i]);
        remove(handle, ids[i]); /* it is gone */
        remove(handle, EOS_INVALID_NOTIFICATIONID);
        remove(handle, ~(EOS_NotificationId)0);
        run_tick(platform);
        check_said(row->remove, 1);
    }
}

static void releases_release_nothing(void)
{
    int i;
    for (i = 0; i < COUNT(released); i++) {
        void (EOS_CALL *call)(void*);
        FIND(call, released[i]);
        call(NULL);
        call(nowhere);
        call(handle_for(PLAUSIBLE, "Lobby"));
        run_tick(platform);
        check_said(released[i], 1);
    }
}

static void undeclared_names_refuse(void)
{
    int i;
    for (i = 0; i < COUNT(undeclared); i++) {
        int32_t (*bare)(void);
        int32_t (*full)(void*, const void*, uint64_t, double, void*, Callback, void*, void*);
        FIND(bare, undeclared[i]);
        FIND(full, undeclared[i]);
        expect(undeclared[i], bare() == EOS_NotImplemented, "does not refuse");
        expect(undeclared[i],
               full(nowhere, NULL, ~(uint64_t)0, 1.5, platform, never, nowhere, NULL)
                   == EOS_NotImplemented,
               "does not refuse");
        run_tick(platform);
        check_said(undeclared[i], 1);
    }
}

/* A handle that leads to no platform is answered in a Tick of another one; without any nobody is. */
static void platforms_come_and_go(void)
{
    EOS_HPlatform second = create();
    void* of_second = interface_of(second, later[0].interface);
    expect_told(&later[0], of_second, NULL, second);
    release(second);
    expect_told(&later[0], of_second, NULL, platform);
    release(platform);
    awaited = NULL;
    call_later(&later[0], of_second, NULL, on_refusal, 0);
    platform = create();
    run_tick(platform);
    /* What was pending at a release is not told, as with everything. */
    call_later(&later[0], interface_of(platform, later[0].interface), NULL, on_refusal, 1);
    release(platform);
}

int main(int count, char** arguments)
{
    EOS_EResult (EOS_CALL *shut_down)(void);
    CHECK(count >= 2);
    library = dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        fail_check(dlerror(), 0, "dlopen");
    }
    bind_all();
    start();
    platform = create();
    interfaces_are_there();
    parts_are_there("EOS_RTC_GetAudioInterface", "RTCAudio");
    parts_are_there("EOS_RTC_GetDataInterface", "RTCData");
    answers_come_at_once();
    answers_come_later();
    notifications_never_come();
    releases_release_nothing();
    undeclared_names_refuse();
    platforms_come_and_go();
    FIND(shut_down, "EOS_Shutdown");
    CHECK(shut_down() == EOS_Success);
    printf("%d names, %d refused\n", COUNT(every), count_of_those_who_said());
    return 0;
}

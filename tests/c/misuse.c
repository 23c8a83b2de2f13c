/* Every function of the library, called wrongly in every way that its
 * declaration allows: null, versions of never and of tomorrow, options of every
 * version in blocks that end at a guard page, numbers that no enumeration has,
 * texts that are none, handles that mean nothing, and calls before the start
 * and after the end. Each gets its result code, and one line in the log.
 *
 * `tests/misuse` writes the tables and includes this. */

#define COUNT(list) ((int)(sizeof(list) / sizeof((list)[0])))

static Player player;
static EOS_HSessionModification modification;
static EOS_HSessionSearch search;
static EOS_HSessionDetails details;
static EOS_HActiveSession active;
static EOS_EpicAccountId epic;
static GR_HMultiplayerSession room;
static GR_HMultiplayerJob job;
static EOS_HIntegratedPlatformOptionsContainer container;

#define BAD_HANDLES 7
static char not_a_handle[64];
static void* bad_handles[BAD_HANDLES];

static const int32_t never_versions[] = {0, -1, INT32_MIN, INT32_MAX};
static const int32_t no_enumerators[] = {-1, 4711, INT32_MIN, INT32_MAX - 1};

/* --- Lines of the log ------------------------------------------------------------ */

static const Function* watched = NULL;
static int watched_lines = 0;
static int is_version_refused = 0;

static void EOS_CALL count_line(const EOS_LogMessage* line)
{
    CHECK(line->Category != NULL && line->Message != NULL);
    /* A library that finds a fault of its own says so at these levels. */
    if ((int)line->Level <= (int)EOS_LOG_Error) {
        fail_check(line->Message, 0, "the library found a fault of its own");
    }
    if (watched != NULL && strncmp(line->Message, watched->name, strlen(watched->name)) == 0 &&
        line->Message[strlen(watched->name)] == ':') {
        watched_lines++;
        is_version_refused |= strstr(line->Message, ".ApiVersion is ") != NULL;
    }
}

static void fail_function(const Function* function, const char* how, const char* what,
                          long long answer)
{
    fprintf(stderr, "%s, %s: %s (%lld, %s)\n", function->name, how, what, answer,
            EOS_EResult_ToString((EOS_EResult)answer));
    fail_check(__FILE__, __LINE__, how);
}

/* --- What is given ---------------------------------------------------------------- */

static void* handle_of(const char* type)
{
#define GIVE(Type, value)                                                                         \
    if (strcmp(type, #Type) == 0) {                                                               \
        return (void*)(value);                                                                    \
    }
    GIVE(EOS_HPlatform, player.platform)
    GIVE(EOS_HConnect, player.connect)
    GIVE(EOS_HSessions, player.sessions)
    GIVE(EOS_HUI, EOS_Platform_GetUIInterface(player.platform))
    GIVE(EOS_HSessionModification, modification)
    GIVE(GR_HMultiplayer, GR_Platform_GetMultiplayerInterface(player.platform))
    GIVE(GR_HMultiplayerSession, room)
    GIVE(GR_HMultiplayerJob, job)
    GIVE(EOS_HSessionSearch, search)
    GIVE(EOS_HSessionDetails, details)
    GIVE(EOS_HActiveSession, active)
    GIVE(EOS_ProductUserId, player.user)
    GIVE(EOS_EpicAccountId, epic)
    GIVE(EOS_HIntegratedPlatformOptionsContainer, container)
    return NULL;
}

static uint8_t* options_block(const Structure* structure, int32_t version, int is_empty);

/* A list of one text. */
static uint64_t list_of(char* text)
{
    return (uint64_t)(uintptr_t)guarded_copy(&text, sizeof(text));
}

/* What a well-behaved game may put into the field. */
static uint64_t sample(const Field* field)
{
    static const uint32_t one = 1;
    static const double moment = 5.0;
    void* handle;
    switch (field->kind) {
        case TEXT:
            return (uint64_t)(uintptr_t)guarded_text(field->sample);
        case HANDLE:
            return (uint64_t)(uintptr_t)handle_of(field->type);
        case NUMBER:
            return 1;
        case USERS:
            handle = player.user;
            return (uint64_t)(uintptr_t)guarded_copy(&handle, sizeof(handle));
        case TEXTS:
            return list_of(guarded_text("0123456789abcdef"));
        case NUMBERS:
            return (uint64_t)(uintptr_t)guarded_copy(&one, sizeof(one));
        case REAL:
            return (uint64_t)(uintptr_t)guarded_copy(&moment, sizeof(moment));
        case STRUCTURE: {
            const Structure* inner = &structures[field->structure];
            return (uint64_t)(uintptr_t)options_block(inner, inner->latest, 0);
        }
        case ENUMERATION:
            /* The one credential that a directory takes from everybody. */
            return strcmp(field->type, "EOS_EExternalCredentialType") == 0
                       ? (uint64_t)EOS_ECT_DEVICEID_ACCESS_TOKEN
                       : 0;
        case FLAG:
        case EMPTY:
            break;
    }
    return 0;
}

static void set_field(uint8_t* block, const Field* field, uint64_t value)
{
    /* Little and big endian alike. */
    uint32_t narrow = (uint32_t)value;
    if (field->size == sizeof(narrow)) {
        memcpy(block + field->offset, &narrow, sizeof(narrow));
    } else {
        CHECK_NUMBER(field->size, sizeof(value));
        memcpy(block + field->offset, &value, sizeof(value));
    }
}

/* Options of this version in a block of exactly their size, with garbage in
 * the padding; the fields are zero, or as a well-behaved game sets them. */
static uint8_t* options_block(const Structure* structure, int32_t version, int is_empty)
{
    size_t end = structure->ends[version - 1];
    uint8_t* block = (uint8_t*)guarded(end);
    const Field* field;
    memcpy(block, &version, sizeof(version));
    for (field = structure->fields; field->name != NULL; field++) {
        if (field->offset + field->size <= end) {
            set_field(block, field, is_empty ? 0 : sample(field));
        }
    }
    return block;
}

#define BUFFER_SIZE 64

typedef struct Given {
    void* values[MOST_PARAMETERS];
    void* output;
    int32_t length;
    char buffer[BUFFER_SIZE];
    uint8_t place[256];
    Call* call;
} Given;

static Given given;

/* What a well-behaved game gives, in `given`. */
static void prepare(const Function* function)
{
    int i;
    memset(&given, 0, sizeof(given));
    given.output = not_a_handle;
    given.length = BUFFER_SIZE;
    for (i = 0; i < function->count; i++) {
        const Parameter* parameter = &function->parameters[i];
        void** value = &given.values[i];
        switch (parameter->role) {
            case OPTIONS_STRUCT: {
                const Structure* structure = &structures[parameter->structure];
                *value = options_block(structure, structure->latest, 0);
                break;
            }
            case CLIENT_DATA:
                if (function->returns == CALLS_BACK || function->returns == BEGINS) {
                    given.call = start_call(player.platform, function->name);
                }
                *value = given.call;
                break;
            case CALLBACK:
                *value = not_a_handle; /* anything but null stands for our own */
                break;
            case HANDLE_VALUE:
                *value = handle_of(parameter->type);
                break;
            case NUMBER_VALUE:
                *value = (void*)(uintptr_t)1;
                break;
            case TEXT_VALUE:
                *value = guarded_text("de");
                break;
            case BUFFER:
                *value = given.buffer;
                break;
            case LENGTH:
                *value = &given.length;
                break;
            case BYTES:
                *value = guarded(1);
                break;
            case OUTPUT:
                *value = &given.output;
                break;
            case PLACE:
                *value = given.place;
                break;
            case OUTPUT_STRUCT:
            case ENUMERATION_VALUE:
            case EMPTY_PARAMETER:
                break;
        }
    }
}

/* --- Calls ------------------------------------------------------------------------- */

/* Runs the call, takes away what it was given, ticks, and releases what it
 * made. With a handle that means nothing there is no Tick to be told in. */
static long long answer_of(const Function* function, int has_tick)
{
    long long answer;
    int i;
    watched = function;
    watched_lines = 0;
    is_version_refused = 0;
    answer = function->call(given.values);
    guarded_free_all();
    if (function->returns == CALLS_BACK) {
        CHECK_NUMBER(given.call->arrivals, 0);
        if (has_tick) {
            answer = (long long)(int32_t)finish(given.call);
        } else {
            /* Nobody is told, so nobody needs to wait. */
            given.call->arrivals = 1;
            answer = (long long)(int32_t)EOS_InvalidParameters;
        }
    }
    if (function->returns == BEGINS) {
        CHECK_NUMBER(given.call->arrivals, 0);
        if (answer == (long long)EOS_Success && has_tick) {
            finish(given.call);
        } else {
            /* Nobody is told, and what has begun all the same is over before the next call. */
            given.call->arrivals = 1;
            if (answer == (long long)EOS_Success) {
                GR_Platform_Drain(player.platform, PATIENCE_SECONDS * 1000);
            }
        }
    }
    if (player.platform != NULL) {
        tick(player.platform);
    }
    /* That something is not there, or not on this system, is no mistake of the game's. */
    if ((function->returns == RESULT || function->returns == BEGINS) && has_tick && answer != (long long)EOS_Success &&
        answer != (long long)EOS_NotFound && answer != (long long)EOS_NotImplemented &&
        EOS_Platform_GetConnectInterface(player.platform) != NULL && watched_lines != 1) {
        fail_function(function, "refused", "not one line in the log", answer);
    }
    watched = NULL;
    if (strcmp(function->name, "EOS_Platform_Create") == 0) {
        EOS_Platform_Release((EOS_HPlatform)(intptr_t)answer);
    }
    if (strcmp(function->name, "EOS_Initialize") == 0 && answer == (long long)EOS_Success) {
        CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    }
    for (i = 0; i < function->count; i++) {
        if (function->parameters[i].role != OUTPUT || given.values[i] == NULL) {
            continue;
        }
        if (answer == (long long)EOS_Success) {
            CHECK(given.output != NULL && given.output != not_a_handle);
            function->parameters[i].release(given.output);
        } else if (given.output != NULL) {
            fail_function(function, "refused", "the place for the output holds garbage", answer);
        }
    }
    return answer;
}

static void expect(const Function* function, const char* how, long long answer, EOS_EResult code)
{
    int is_right = 1;
    switch (function->returns) {
        case RESULT:
        case BEGINS:
        case CALLS_BACK:
            is_right = answer == (long long)(int32_t)code;
            break;
        case VALUE:
            is_right = answer == 0;
            break;
        case WORDS:
            is_right = answer != 0;
            break;
        case STATUS:
        case NOTHING:
            break;
    }
    if (!is_right) {
        fail_function(function, how, "a wrong answer", answer);
    }
}

/* Whether the call was refused for the version of its options. What answers with
 * no result code says so in the log alone. */
static int refuses_version(const Function* function, long long answer)
{
    int has_code = function->returns == RESULT || function->returns == CALLS_BACK;
    return has_code ? answer == (long long)EOS_IncompatibleVersion : is_version_refused;
}

static void expect_version_refused(const Function* function, const char* how, long long answer)
{
    expect(function, how, answer, EOS_IncompatibleVersion);
    if (!refuses_version(function, answer)) {
        fail_function(function, how, "an unknown version was taken", answer);
    }
}

/* Refused, whatever the code. */
static void expect_refusal(const Function* function, const char* how, long long answer)
{
    int is_result = function->returns == RESULT || function->returns == BEGINS ||
                    function->returns == CALLS_BACK;
    if (is_result && answer == (long long)EOS_Success) {
        fail_function(function, how, "taken", answer);
    }
    if (function->returns == VALUE && answer != 0) {
        fail_function(function, how, "taken", answer);
    }
}

/* --- Options ------------------------------------------------------------------------ */

static void options_of_every_version(const Function* function, int index)
{
    const Structure* structure = &structures[function->parameters[index].structure];
    const Field* field;
    int32_t version, inner_version;
    int is_empty, i;
    long long answer;

    for (version = 1; version <= structure->latest; version++) {
        for (is_empty = 0; is_empty < 2; is_empty++) {
            prepare(function);
            given.values[index] = options_block(structure, version, is_empty);
            answer = answer_of(function, 1);
            if (refuses_version(function, answer)) {
                fail_function(function, "known version", "refused", version);
            }
        }
    }
    for (field = structure->fields; field->name != NULL; field++) {
        const Structure* inner;
        uint8_t* block;
        if (field->kind != STRUCTURE) {
            continue;
        }
        inner = &structures[field->structure];
        for (inner_version = 1; inner_version <= inner->latest; inner_version++) {
            prepare(function);
            block = options_block(inner, inner_version, 0);
            set_field((uint8_t*)given.values[index], field, (uint64_t)(uintptr_t)block);
            answer = answer_of(function, 1);
            if (refuses_version(function, answer)) {
                fail_function(function, field->name, "a known version was refused", inner_version);
            }
        }
        for (i = 0; i < COUNT(never_versions); i++) {
            prepare(function);
            block = (uint8_t*)guarded_copy(&never_versions[i], sizeof(int32_t));
            set_field((uint8_t*)given.values[index], field, (uint64_t)(uintptr_t)block);
            expect_version_refused(function, field->name, answer_of(function, 1));
        }
    }
    for (i = 0; i <= COUNT(never_versions); i++) {
        version = i < COUNT(never_versions) ? never_versions[i] : structure->latest + 1;
        prepare(function);
        /* The version says that nothing else may be read. */
        given.values[index] = guarded_copy(&version, sizeof(version));
        expect_version_refused(function, "unknown version", answer_of(function, 1));
    }
    prepare(function);
    given.values[index] = NULL;
    expect(function, "null options", answer_of(function, 1), EOS_InvalidParameters);
}

/* The field holds this, and everything else is right. */
static long long answer_with(const Function* function, int index, const Field* field,
                             uint64_t value)
{
    prepare(function);
    set_field((uint8_t*)given.values[index], field, value);
    return answer_of(function, 1);
}

static uint64_t address(const void* place)
{
    return (uint64_t)(uintptr_t)place;
}

/* Fields that the library takes as they are, or does not look at. */
static int is_free_text(const Field* field)
{
    static const char* const free_texts[] = {"CacheDirectory", "NsaIdToken"};
    int i;
    for (i = 0; i < COUNT(free_texts); i++) {
        if (strcmp(field->name, free_texts[i]) == 0) {
            return 1;
        }
    }
    return 0;
}

static void texts_that_are_none(const Function* function, int index, const Field* field)
{
    /* Null and empty are for some fields to take. */
    answer_with(function, index, field, 0);
    answer_with(function, index, field, address(guarded_text("")));
    if (is_free_text(field)) {
        return;
    }
    expect_refusal(function, field->name,
                   answer_with(function, index, field, address(guarded_text("\xC3\x28"))));
    if (strcmp(field->name, "DeviceModel") != 0) { /* a longer one is cut */
        char* endless = guarded_endless(field->reach);
        expect_refusal(function, field->name,
                       answer_with(function, index, field, address(endless)));
    }
}

static void values_out_of_range(const Function* function, int index)
{
    const Structure* structure = &structures[function->parameters[index].structure];
    const Field* field;
    int i;
    for (field = structure->fields; field->name != NULL; field++) {
        switch (field->kind) {
            case TEXT:
                texts_that_are_none(function, index, field);
                break;
            case ENUMERATION:
                for (i = 0; i < COUNT(no_enumerators); i++) {
                    expect_refusal(function, field->name,
                                   answer_with(function, index, field,
                                               (uint64_t)(uint32_t)no_enumerators[i]));
                }
                break;
            case HANDLE:
                for (i = 1; i < BAD_HANDLES; i++) {
                    expect_refusal(function, field->name,
                                   answer_with(function, index, field, address(bad_handles[i])));
                }
                answer_with(function, index, field, 0);
                break;
            case NUMBER:
                /* A count that is too large is refused before anything is read. */
                answer_with(function, index, field, 0);
                answer_with(function, index, field, UINT32_MAX);
                answer_with(function, index, field, (uint32_t)INT32_MAX);
                break;
            case FLAG:
                answer_with(function, index, field, 2);
                break;
            case USERS:
                for (i = 0; i < BAD_HANDLES; i++) {
                    void* users = guarded_copy(&bad_handles[i], sizeof(void*));
                    expect_refusal(function, field->name,
                                   answer_with(function, index, field, address(users)));
                }
                answer_with(function, index, field, 0);
                break;
            case TEXTS:
                expect_refusal(function, field->name, answer_with(function, index, field, 0));
                expect_refusal(function, field->name,
                               answer_with(function, index, field, list_of(NULL)));
                expect_refusal(function, field->name,
                               answer_with(function, index, field, list_of(guarded_text(""))));
                expect_refusal(
                    function, field->name,
                    answer_with(function, index, field, list_of(guarded_text("\xC3\x28"))));
                expect_refusal(
                    function, field->name,
                    answer_with(function, index, field, list_of(guarded_endless(257))));
                break;
            case NUMBERS:
            case REAL:
            case STRUCTURE:
                answer_with(function, index, field, 0);
                break;
            case EMPTY:
                break;
        }
    }
}

/* --- Parameters --------------------------------------------------------------------- */

static void parameters_that_mean_nothing(const Function* function)
{
    int i, wrong;
    for (i = 0; i < function->count; i++) {
        const Parameter* parameter = &function->parameters[i];
        switch (parameter->role) {
            case HANDLE_VALUE:
                for (wrong = 0; wrong < BAD_HANDLES; wrong++) {
                    if (strcmp(parameter->type, "EOS_HPlatform") == 0 &&
                        bad_handles[wrong] == (void*)player.platform) {
                        continue;
                    }
                    prepare(function);
                    given.values[i] = bad_handles[wrong];
                    expect_refusal(function, "bad handle", answer_of(function, 0));
                }
                break;
            case ENUMERATION_VALUE:
                for (wrong = 0; wrong < COUNT(no_enumerators); wrong++) {
                    long long answer;
                    prepare(function);
                    given.values[i] = (void*)(intptr_t)no_enumerators[wrong];
                    answer = answer_of(function, 1);
                    if (function->returns == RESULT) {
                        expect_refusal(function, "no such enumerator", answer);
                    }
                }
                break;
            case NUMBER_VALUE:
                prepare(function);
                given.values[i] = (void*)(intptr_t)-1;
                if (strcmp(function->name, "EOS_ByteArray_ToString") != 0 &&
                    strcmp(function->name, "GR_Platform_Drain") != 0) {
                    answer_of(function, 1);
                }
                break;
            case OUTPUT:
            case PLACE:
            case BUFFER:
            case LENGTH:
            case BYTES:
                prepare(function);
                given.values[i] = NULL;
                expect_refusal(function, "null", answer_of(function, 1));
                break;
            case CALLBACK:
                prepare(function);
                given.values[i] = NULL;
                if (function->returns == CALLS_BACK || function->returns == BEGINS) {
                    /* Nobody is told; the operation runs all the same. */
                    answer_of(function, 0);
                } else if (strcmp(function->name, "EOS_Logging_SetCallback") != 0) {
                    expect_refusal(function, "null callback", answer_of(function, 1));
                }
                break;
            case TEXT_VALUE:
                prepare(function);
                given.values[i] = NULL;
                answer_of(function, 1);
                prepare(function);
                given.values[i] = guarded_text("\xC3\x28");
                expect_refusal(function, "not UTF-8", answer_of(function, 1));
                prepare(function);
                given.values[i] = guarded_endless(strstr(function->name, "CountryCode") ? 5
                                                  : strstr(function->name, "LocaleCode") ? 10
                                                                                         : 129);
                expect_refusal(function, "endless", answer_of(function, 1));
                break;
            case OUTPUT_STRUCT:
                for (wrong = 0; wrong < BAD_HANDLES; wrong++) {
                    prepare(function);
                    given.values[i] = bad_handles[wrong];
                    answer_of(function, 1);
                }
                break;
            case OPTIONS_STRUCT:
            case CLIENT_DATA:
            case EMPTY_PARAMETER:
                break;
        }
    }
}

/* Every function of the library, called wrongly in every way that its
 * declaration allows: null, versions of never and of tomorrow, options of every
 * version in blocks that end at a guard page, numbers that no enumeration has,
 * texts that are none, handles that mean nothing, and calls before the start
 * and after the end. Each gets its result code, and one line in the log.
 *
 * `tests/misuse` writes the tables and includes this, then the wrong values in
 * `misuse_values.c` and the order of the calls in `misuse_story.c`. */

#define COUNT(list) ((int)(sizeof(list) / sizeof((list)[0])))

static Player player;
static EOS_HSessionModification modification;
static EOS_HSessionSearch search;
static EOS_HSessionDetails details;
static EOS_HActiveSession active;
static EOS_EpicAccountId epic;
/* Somebody else. */
static EOS_EpicAccountId other_epic;
static EOS_ProductUserId other_user;
static EOS_HPresenceModification presence;
/* Good for a user who is there by now. */
static EOS_ContinuanceToken continuance;
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
    GIVE(EOS_HAuth, EOS_Platform_GetAuthInterface(player.platform))
    GIVE(EOS_HCustomInvites, EOS_Platform_GetCustomInvitesInterface(player.platform))
    GIVE(EOS_HFriends, EOS_Platform_GetFriendsInterface(player.platform))
    GIVE(EOS_HMetrics, EOS_Platform_GetMetricsInterface(player.platform))
    GIVE(EOS_HP2P, EOS_Platform_GetP2PInterface(player.platform))
    GIVE(EOS_HPresence, EOS_Platform_GetPresenceInterface(player.platform))
    GIVE(EOS_HUserInfo, EOS_Platform_GetUserInfoInterface(player.platform))
    GIVE(EOS_HPresenceModification, presence)
    GIVE(EOS_ContinuanceToken, continuance)
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

/* What a field is to hold: a target is somebody else than the user, but for the id token,
 * which is the user's own. */
static void* handle_for(const Field* field)
{
    int is_other = strncmp(field->name, "Target", strlen("Target")) == 0 &&
                   strcmp(field->name, "TargetAccountId") != 0;
    if (is_other && strncmp(field->type, "EOS_ProductUserId", strlen("EOS_ProductUserId")) == 0) {
        return other_user;
    }
    return is_other && strcmp(field->type, "EOS_EpicAccountId") == 0 ? (void*)other_epic
                                                                     : handle_of(field->type);
}

/* An empty one: what was set in another call may stand against this one. */
static void renew_presence(void)
{
    OPTIONS(EOS_Presence_CreatePresenceModificationOptions, options,
            EOS_PRESENCE_CREATEPRESENCEMODIFICATION_API_LATEST);
    options.LocalUserId = epic;
    EOS_PresenceModification_Release(presence);
    presence = NULL;
    EOS_Presence_CreatePresenceModification(EOS_Platform_GetPresenceInterface(player.platform),
                                            &options, &presence);
}

/* What invites say: other calls have taken it back. */
static void renew_payload(void)
{
    OPTIONS(EOS_CustomInvites_SetCustomInviteOptions, options,
            EOS_CUSTOMINVITES_SETCUSTOMINVITE_API_LATEST);
    options.LocalUserId = player.user;
    options.Payload = "Come";
    EOS_CustomInvites_SetCustomInvite(EOS_Platform_GetCustomInvitesInterface(player.platform),
                                      &options);
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
        case LETTERS:
        case UNREAD_TEXT:
            return (uint64_t)(uintptr_t)guarded_text(field->sample);
        case HANDLE:
            return (uint64_t)(uintptr_t)handle_for(field);
        case NUMBER:
        case ENUMERATION:
            return field->number;
        case BYTES_OF_ONE:
            return (uint64_t)(uintptr_t)guarded(1);
        case USERS:
            handle = field->name[0] == 'T' ? other_user : player.user;
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
        case FLAG:
        case NOBODY:
        case EMPTY:
            break;
    }
    return 0;
}

/* Little and big endian alike. */
static void set_number(uint8_t* place, size_t size, uint64_t value)
{
    uint8_t byte = (uint8_t)value;
    uint16_t half = (uint16_t)value;
    uint32_t narrow = (uint32_t)value;
    switch (size) {
        case sizeof(byte):
            memcpy(place, &byte, size);
            break;
        case sizeof(half):
            memcpy(place, &half, size);
            break;
        case sizeof(narrow):
            memcpy(place, &narrow, size);
            break;
        default:
            CHECK_NUMBER(size, sizeof(value));
            memcpy(place, &value, size);
    }
}

static void set_field(uint8_t* block, const Field* field, uint64_t value)
{
    uint8_t* place = block + field->offset;
    if (field->kind == LETTERS) {
        const char* text = value == 0 ? "" : (const char*)(uintptr_t)value;
        size_t length = strlen(text);
        memset(place, 0, field->size);
        memcpy(place, text, length < field->size ? length : field->size);
    } else {
        set_number(place, field->size, value);
    }
}

/* Whether this member of a union is the one that a well-behaved game sets. */
static int is_chosen(const Structure* structure, const Field* member)
{
    const Field* chooser;
    for (chooser = structure->fields; chooser->name != NULL; chooser++) {
        if (member->chooser != 0 && chooser->offset == member->chooser) {
            return chooser->number == member->choice;
        }
    }
    return 1;
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
        if (field->offset + field->size <= end && is_chosen(structure, field)) {
            set_field(block, field, is_empty ? 0 : sample(field));
        }
    }
    return block;
}

/* An enumerator that leaves everything as it is at the start. */
static void* enumerator_of(const char* type)
{
    GIVE(EOS_ELogLevel, (intptr_t)EOS_LOG_Info)
    GIVE(EOS_ENetworkStatus, (intptr_t)EOS_NS_Online)
    GIVE(EOS_EApplicationStatus, (intptr_t)EOS_AS_Foreground)
    return NULL;
}

#define BUFFER_SIZE 512

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
    if (player.platform != NULL && strstr(function->name, "Presence") != NULL) {
        renew_presence();
    }
    if (player.platform != NULL && strstr(function->name, "Custom") != NULL) {
        renew_payload();
    }
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
            case ENUMERATION_VALUE:
                *value = enumerator_of(parameter->type);
                break;
            case OUTPUT_STRUCT:
            case EMPTY_PARAMETER:
                break;
        }
    }
}

/* A fault that was asked for must not answer the next call. */
static void clear_faults(const Function* function)
{
    OPTIONS(GR_Faults_ClearOptions, options, GR_FAULTS_CLEAR_API_LATEST);
    Call* call;
    if (strncmp(function->name, "GR_Faults", strlen("GR_Faults")) != 0 ||
        EOS_Platform_GetConnectInterface(player.platform) == NULL) {
        return;
    }
    GR_Platform_Drain(player.platform, PATIENCE_SECONDS * 1000);
    call = start_call(player.platform, "GR_Faults_Clear");
    GR_Faults_Clear(player.platform, &options, call, GR_Faults_Clear_told);
    CHECK_RESULT(finish(call), EOS_Success);
}

/* What games ask in every frame complains once. */
static int is_polled(const Function* function)
{
    return strcmp(function->name, "EOS_P2P_GetNextReceivedPacketSize") == 0 ||
           strcmp(function->name, "EOS_P2P_ReceivePacket") == 0;
}

/* Nobody may be told what the headers do not say. */
static void check_documented(const Function* function, long long answer)
{
    const int32_t* code;
    for (code = function->codes; *code != -1; code++) {
        if (answer == (long long)*code) {
            return;
        }
    }
    fail_function(function, "answered", "a code that its documentation does not name", answer);
}

/* That something is not there, not on this system, or so already, is no mistake of the game's. */
static int is_mistake(long long answer)
{
    return answer != (long long)EOS_Success && answer != (long long)EOS_NotFound &&
           answer != (long long)EOS_NotImplemented && answer != (long long)EOS_NoChange;
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
    if ((function->returns == RESULT || function->returns == BEGINS) && has_tick &&
        is_mistake(answer) && EOS_Platform_GetConnectInterface(player.platform) != NULL &&
        watched_lines != 1 && !is_polled(function)) {
        fail_function(function, "refused", "not one line in the log", answer);
    }
    if (function->returns == RESULT || function->returns == BEGINS ||
        (function->returns == CALLS_BACK && has_tick)) {
        check_documented(function, answer);
    }
    clear_faults(function);
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

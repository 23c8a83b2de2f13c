/* Texts, numbers and lists that are out of range: each is refused with its
 * result code, and what is just within the range is taken.
 *
 *   limits BUCKET */

#define _POSIX_C_SOURCE 200809L

#include <math.h>

#include "sessions.h"

static Player player;
static EOS_HSessionModification modification;
static EOS_HSessionSearch search;

#define TEN "0123456789"
#define SIXTY TEN TEN TEN TEN TEN TEN
#define NOT_UTF8 "\xC3\x28"

static EOS_EResult try_create(const char* name, const char* bucket, uint32_t max_players,
                              const char* session_id)
{
    EOS_HSessionModification session = NULL;
    EOS_EResult result;
    OPTIONS(EOS_Sessions_CreateSessionModificationOptions, options,
            EOS_SESSIONS_CREATESESSIONMODIFICATION_API_LATEST);
    options.SessionName = name;
    options.BucketId = bucket;
    options.MaxPlayers = max_players;
    options.LocalUserId = player.user;
    options.SessionId = session_id;
    result = EOS_Sessions_CreateSessionModification(player.sessions, &options, &session);
    CHECK((session != NULL) == (result == EOS_Success));
    EOS_SessionModification_Release(session);
    return result;
}

static void values_of_new_sessions_are_checked(void)
{
    CHECK_RESULT(try_create("n", "b", 1, NULL), EOS_Success);
    CHECK_RESULT(try_create(NULL, "b", 4, NULL), EOS_InvalidParameters);
    CHECK_RESULT(try_create("", "b", 4, NULL), EOS_InvalidParameters);
    CHECK_RESULT(try_create(NOT_UTF8, "b", 4, NULL), EOS_InvalidParameters);
    CHECK_RESULT(try_create("n", NULL, 4, NULL), EOS_InvalidParameters);
    CHECK_RESULT(try_create("n", "", 4, NULL), EOS_InvalidParameters);
    CHECK_RESULT(try_create("n", NOT_UTF8, 4, NULL), EOS_InvalidParameters);
    CHECK_RESULT(try_create("n", SIXTY SIXTY SIXTY SIXTY SIXTY, 4, NULL), EOS_InvalidParameters);
    CHECK_RESULT(try_create("n", "b", 0, NULL), EOS_InvalidParameters);
    CHECK_RESULT(try_create("n", "b", EOS_SESSIONS_MAXREGISTEREDPLAYERS, NULL), EOS_Success);
    CHECK_RESULT(try_create("n", "b", EOS_SESSIONS_MAXREGISTEREDPLAYERS + 1, NULL),
                 EOS_InvalidParameters);
    CHECK_RESULT(try_create("n", "b", 4, TEN "12345"), EOS_InvalidParameters);
    CHECK_RESULT(try_create("n", "b", 4, TEN "123456"), EOS_Success);
    CHECK_RESULT(try_create("n", "b", 4, SIXTY "1234"), EOS_Success);
    CHECK_RESULT(try_create("n", "b", 4, SIXTY "12345"), EOS_InvalidParameters);
    CHECK_RESULT(try_create("n", "b", 4, "no spaces and / here"), EOS_InvalidParameters);
}

static void values_of_setters_are_checked(void)
{
    static const uint32_t platform = EOS_OPT_Epic;
    CHECK_RESULT(set_bucket(modification, ""), EOS_InvalidParameters);
    CHECK_RESULT(set_address(modification, NULL), EOS_InvalidParameters);
    CHECK_RESULT(set_address(modification, ""), EOS_InvalidParameters);
    CHECK_RESULT(set_address(modification, NOT_UTF8), EOS_InvalidParameters);
    CHECK_RESULT(set_max_players(modification, 0), EOS_InvalidParameters);
    CHECK_RESULT(set_max_players(modification, 1001), EOS_InvalidParameters);
    CHECK_RESULT(set_permission(modification, (EOS_EOnlineSessionPermissionLevel)9),
                 EOS_InvalidParameters);
    CHECK_RESULT(set_platforms(modification, NULL, 3), EOS_InvalidParameters);
    CHECK_RESULT(set_platforms(modification, &platform, 1), EOS_Success);
    CHECK_RESULT(set_platforms(modification, NULL, 0), EOS_Success);
}

static void attributes_are_checked(void)
{
    EOS_Sessions_AttributeData data = int_value("N", 1);
    EOS_HSessionModification full;
    char key[16];
    int i;

    CHECK_RESULT(advertise(modification, int_value(NULL, 1)), EOS_InvalidParameters);
    CHECK_RESULT(advertise(modification, int_value("", 1)), EOS_InvalidParameters);
    CHECK_RESULT(advertise(modification, int_value(SIXTY "12345", 1)), EOS_InvalidParameters);
    CHECK_RESULT(advertise(modification, int_value(NOT_UTF8, 1)), EOS_InvalidParameters);
    CHECK_RESULT(advertise(modification, text_value("T", NULL)), EOS_InvalidParameters);
    CHECK_RESULT(advertise(modification, text_value("T", NOT_UTF8)), EOS_InvalidParameters);
    CHECK_RESULT(advertise(modification, double_value("D", HUGE_VAL)), EOS_InvalidParameters);
    CHECK_RESULT(advertise(modification, double_value("D", -HUGE_VAL)), EOS_InvalidParameters);
    CHECK_RESULT(advertise(modification, double_value("D", HUGE_VAL - HUGE_VAL)),
                 EOS_InvalidParameters);
    data.ValueType = (EOS_ESessionAttributeType)77;
    CHECK_RESULT(advertise(modification, data), EOS_InvalidParameters);
    data = int_value("N", 1);
    data.ApiVersion = 0;
    CHECK_RESULT(advertise(modification, data), EOS_IncompatibleVersion);
    CHECK_RESULT(add_attribute(modification, int_value("N", 1),
                               (EOS_ESessionAttributeAdvertisementType)5),
                 EOS_InvalidParameters);
    CHECK_RESULT(remove_attribute(modification, NULL), EOS_InvalidParameters);
    CHECK_RESULT(remove_attribute(modification, ""), EOS_InvalidParameters);

    full = new_session(&player, "full", "b", 4, NULL);
    for (i = 0; i < EOS_SESSIONMODIFICATION_MAX_SESSION_ATTRIBUTES; i++) {
        snprintf(key, sizeof(key), "KEY%d", i);
        CHECK_RESULT(advertise(full, int_value(key, i)), EOS_Success);
    }
    CHECK_RESULT(advertise(full, int_value("ONE_MORE", 1)), EOS_LimitExceeded);
    /* A new value of an attribute that is there takes no place. */
    CHECK_RESULT(advertise(full, int_value("key0", 1)), EOS_Success);
    EOS_SessionModification_Release(full);
}

static EOS_EResult try_demand(EOS_Sessions_AttributeData value, EOS_EComparisonOp comparison)
{
    OPTIONS(EOS_SessionSearch_SetParameterOptions, options,
            EOS_SESSIONSEARCH_SETPARAMETER_API_LATEST);
    options.Parameter = &value;
    options.ComparisonOp = comparison;
    return EOS_SessionSearch_SetParameter(search, &options);
}

static void values_of_searches_are_checked(void)
{
    EOS_HSessionSearch none = NULL;
    OPTIONS(EOS_Sessions_CreateSessionSearchOptions, create,
            EOS_SESSIONS_CREATESESSIONSEARCH_API_LATEST);
    OPTIONS(EOS_SessionSearch_SetMaxResultsOptions, most,
            EOS_SESSIONSEARCH_SETMAXSEARCHRESULTS_API_LATEST);
    OPTIONS(EOS_SessionSearch_SetSessionIdOptions, id, EOS_SESSIONSEARCH_SETSESSIONID_API_LATEST);
    OPTIONS(EOS_SessionSearch_CopySearchResultByIndexOptions, copy,
            EOS_SESSIONSEARCH_COPYSEARCHRESULTBYINDEX_API_LATEST);
    EOS_HSessionDetails nothing = NULL;

    CHECK_RESULT(EOS_Sessions_CreateSessionSearch(player.sessions, &create, &none),
                 EOS_InvalidParameters);
    create.MaxSearchResults = EOS_SESSIONS_MAX_SEARCH_RESULTS + 1;
    CHECK_RESULT(EOS_Sessions_CreateSessionSearch(player.sessions, &create, &none),
                 EOS_InvalidParameters);
    CHECK(none == NULL);
    CHECK_RESULT(EOS_SessionSearch_SetMaxResults(search, &most), EOS_InvalidParameters);
    most.MaxSearchResults = EOS_SESSIONS_MAX_SEARCH_RESULTS + 1;
    CHECK_RESULT(EOS_SessionSearch_SetMaxResults(search, &most), EOS_InvalidParameters);
    id.SessionId = "";
    CHECK_RESULT(EOS_SessionSearch_SetSessionId(search, &id), EOS_InvalidParameters);

    CHECK_RESULT(try_demand(text_value("T", NULL), EOS_CO_EQUAL), EOS_InvalidParameters);
    CHECK_RESULT(try_demand(text_value("T", NOT_UTF8), EOS_CO_EQUAL), EOS_InvalidParameters);
    CHECK_RESULT(try_demand(double_value("D", HUGE_VAL), EOS_CO_EQUAL), EOS_InvalidParameters);
    CHECK_RESULT(try_demand(int_value("", 1), EOS_CO_EQUAL), EOS_InvalidParameters);
    CHECK_RESULT(try_demand(int_value("N", 1), (EOS_EComparisonOp)99), EOS_InvalidParameters);
    CHECK_RESULT(try_demand(text_value("T", "near"), EOS_CO_DISTANCE), EOS_InvalidParameters);

    copy.SessionIndex = 4711;
    CHECK(EOS_SessionSearch_CopySearchResultByIndex(search, &copy, &nothing) != EOS_Success);
    CHECK(nothing == NULL);
}

/* Too many players, in the code that each version of the options knows. */
static void a_thousand_players_are_enough(void)
{
    static EOS_ProductUserId crowd[EOS_SESSIONS_MAXREGISTEREDPLAYERS + 1];
    const uint32_t count = EOS_SESSIONS_MAXREGISTEREDPLAYERS + 1;
    uint32_t i;
    Call* call;
    OPTIONS(EOS_Sessions_RegisterPlayersOptions, options, 2);

    for (i = 0; i < count; i++) {
        char id[32];
        snprintf(id, sizeof(id), "crowd-%u", (unsigned)i);
        crowd[i] = EOS_ProductUserId_FromString(id);
    }
    options.SessionName = "full house";
    options.PlayersToRegister = crowd;
    options.PlayersToRegisterCount = count;
    call = start_call(player.platform, "EOS_Sessions_RegisterPlayers, version 2");
    EOS_Sessions_RegisterPlayers(player.sessions, &options, call, on_registered);
    CHECK_RESULT(finish(call), EOS_LimitExceeded);
    CHECK_RESULT(register_players(&player, "full house", crowd, count)->result,
                 EOS_Sessions_TooManyPlayers);
}

int main(int count, char** arguments)
{
    EOS_HSessionModification session;
    CHECK(count == 2);
    initialize();
    /* What is refused is said in the log, here a hundred times. */
    CHECK_RESULT(EOS_Logging_SetLogLevel(EOS_LC_ALL_CATEGORIES, EOS_LOG_Error), EOS_Success);
    player = create_player();
    log_in(&player);
    session = new_session(&player, "full house", arguments[1], 4, NULL);
    CHECK_RESULT(update(&player, session), EOS_Success);
    modification = new_session(&player, "unsent", arguments[1], 4, NULL);
    search = new_search(&player, 10);

    values_of_new_sessions_are_checked();
    values_of_setters_are_checked();
    attributes_are_checked();
    values_of_searches_are_checked();
    a_thousand_players_are_enough();

    CHECK_RESULT(destroy(&player, "full house"), EOS_Success);
    check_all_answered(player.platform);
    EOS_Platform_Release(player.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    printf("everything has its limits\n");
    return 0;
}

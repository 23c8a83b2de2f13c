/* Searching: a host publishes five sessions, a joiner looks for them by every
 * operator, in every order, by a player, and in ways that make no sense.
 *
 *   searching TAG     both players in this process; TAG keeps runs apart */

#define _POSIX_C_SOURCE 200809L

#include "sessions.h"

static Player host;
static Player joiner;
static char bucket[64];
static const char* tag;

/* --- What the host publishes ----------------------------------------------- */

static EOS_HSessionModification session_of(const char* name, uint32_t max_players)
{
    EOS_HSessionModification session = new_session(&host, name, bucket, max_players, NULL);
    CHECK_RESULT(advertise(session, text_value("LETTER", name)), EOS_Success);
    CHECK_RESULT(advertise(session, text_value("RUN", tag)), EOS_Success);
    return session;
}

/* Sessions of one millisecond have no order by age. */
static void publish(EOS_HSessionModification session)
{
    CHECK_RESULT(update(&host, session), EOS_Success);
    rest(2);
}

static void publish_all(void)
{
    EOS_HSessionModification session = session_of("a", 4);
    CHECK_RESULT(advertise(session, int_value("SKILL", 10)), EOS_Success);
    CHECK_RESULT(advertise(session, text_value("MODES", "duel;race")), EOS_Success);
    CHECK_RESULT(advertise(session, text_value("TITLE", "Alps by night")), EOS_Success);
    CHECK_RESULT(advertise(session, bool_value("RANKED", EOS_TRUE)), EOS_Success);
    publish(session);

    session = session_of("b", 4);
    CHECK_RESULT(advertise(session, double_value("SKILL", 12.5)), EOS_Success);
    CHECK_RESULT(advertise(session, text_value("MODES", "siege")), EOS_Success);
    CHECK_RESULT(advertise(session, text_value("TITLE", "Beach")), EOS_Success);
    publish(session);

    session = session_of("c", 8);
    CHECK_RESULT(advertise(session, int_value("SKILL", 7)), EOS_Success);
    CHECK_RESULT(advertise(session, text_value("MODES", "hunt;duel;siege")), EOS_Success);
    CHECK_RESULT(advertise(session, text_value("TITLE", "Cave")), EOS_Success);
    publish(session);

    session = session_of("d", 4);
    CHECK_RESULT(advertise(session, int_value("SKILL", 13)), EOS_Success);
    publish(session);

    session = session_of("e", 2);
    CHECK_RESULT(advertise(session, text_value("SKILL", "10")), EOS_Success);
    publish(session);
}

/* --- What the joiner finds ------------------------------------------------- */

static EOS_HSessionSearch search_here(uint32_t max_results)
{
    EOS_HSessionSearch search = new_search(&joiner, max_results);
    demand(search, text_value(EOS_SESSIONS_SEARCH_BUCKET_ID, bucket), EOS_CO_EQUAL);
    return search;
}

/* The letters of what the search finds, in its order. */
static const char* letters(EOS_HSessionSearch search)
{
    static char found[16];
    uint32_t count;
    uint32_t i;
    CHECK_RESULT(find(&joiner, search), EOS_Success);
    count = result_count(search);
    CHECK(count < sizeof(found));
    for (i = 0; i < count; i++) {
        EOS_HSessionDetails session = search_result(search, i);
        EOS_SessionDetails_Attribute* letter = attribute_of(session, "LETTER", EOS_AT_STRING);
        found[i] = letter->Data->Value.AsUtf8[0];
        EOS_SessionDetails_Attribute_Release(letter);
        EOS_SessionDetails_Release(session);
    }
    found[count] = '\0';
    return found;
}

/* What one more condition leaves of the bucket, newest first. */
static void expect(EOS_Sessions_AttributeData value, EOS_EComparisonOp comparison,
                   const char* expected)
{
    EOS_HSessionSearch search = search_here(10);
    demand(search, value, comparison);
    CHECK_TEXT(letters(search), expected);
    EOS_SessionSearch_Release(search);
}

static void search_by_numbers(void)
{
    expect(int_value("SKILL", 10), EOS_CO_EQUAL, "a");
    expect(int_value("SKILL", 10), EOS_CO_NOTEQUAL, "edcb");
    expect(int_value("SKILL", 10), EOS_CO_GREATERTHAN, "db");
    expect(double_value("SKILL", 12.5), EOS_CO_GREATERTHANOREQUAL, "db");
    expect(double_value("SKILL", 10.5), EOS_CO_LESSTHAN, "ca");
    expect(int_value("SKILL", 10), EOS_CO_LESSTHANOREQUAL, "ca");
    expect(bool_value("RANKED", EOS_TRUE), EOS_CO_EQUAL, "a");
    expect(bool_value("RANKED", EOS_TRUE), EOS_CO_NOTEQUAL, "edcb");
}

static void search_by_texts(void)
{
    expect(text_value("LETTER", "a;c;x"), EOS_CO_ANYOF, "ca");
    expect(text_value("LETTER", "a;c;x"), EOS_CO_NOTANYOF, "edb");
    expect(text_value("MODES", "duel"), EOS_CO_ONEOF, "ca");
    expect(text_value("MODES", "race;hunt"), EOS_CO_ONEOF, "ca");
    expect(text_value("MODES", "due"), EOS_CO_ONEOF, "");
    expect(text_value("MODES", "duel"), EOS_CO_NOTONEOF, "edb");
    expect(text_value("TITLE", "a"), EOS_CO_CONTAINS, "cb");
    expect(text_value("title", "Alps"), EOS_CO_CONTAINS, "a");
    expect(text_value("TITLE", "alps"), EOS_CO_CONTAINS, "");
    expect(text_value("TITLE", "^[AB].*[ht]$"), EOS_CO_REGEXMATCH, "ba");
    expect(text_value("TITLE", "(?i)cave"), EOS_CO_REGEXMATCH, "c");
    expect(int_value("MODES", 3), EOS_CO_SIZE, "c");
    expect(int_value("TITLE", 1), EOS_CO_SIZE, "cba");
    expect(text_value(EOS_SESSIONS_SEARCH_BUCKET_ID, tag), EOS_CO_CONTAINS, "edcba");
}

static void search_by_slots(void)
{
    EOS_ProductUserId user = host.user;
    const char* slots = EOS_SESSIONS_SEARCH_MINSLOTSAVAILABLE;
    const char* empty = EOS_SESSIONS_SEARCH_EMPTY_SERVERS_ONLY;
    const char* taken = EOS_SESSIONS_SEARCH_NONEMPTY_SERVERS_ONLY;
    CHECK_RESULT(register_players(&host, "b", &user, 1)->result, EOS_Success);

    expect(int_value(slots, 4), EOS_CO_GREATERTHANOREQUAL, "dca");
    expect(int_value(slots, 4), EOS_CO_GREATERTHAN, "c");
    expect(int_value(slots, 4), EOS_CO_LESSTHAN, "eb");
    expect(int_value("MinSlotsAvailable", 3), EOS_CO_EQUAL, "b");
    expect(int_value(slots, 3), EOS_CO_NOTEQUAL, "edca");
    expect(int_value(slots, 8), EOS_CO_DISTANCE, "cdabe");
    expect(bool_value(empty, EOS_TRUE), EOS_CO_EQUAL, "edca");
    expect(bool_value(empty, EOS_FALSE), EOS_CO_EQUAL, "edcba");
    expect(bool_value(taken, EOS_TRUE), EOS_CO_EQUAL, "b");

    CHECK_RESULT(unregister_players(&host, "b", &user, 1)->result, EOS_Success);
    expect(bool_value(taken, EOS_TRUE), EOS_CO_EQUAL, "");
}

static void search_by_distance(void)
{
    OPTIONS(EOS_SessionSearch_SetMaxResultsOptions, most,
            EOS_SESSIONSEARCH_SETMAXSEARCHRESULTS_API_LATEST);
    EOS_HSessionSearch search = search_here(10);

    /* 10 is there, 12.5 is near, 13 and 7 are equally far, a text is no number. */
    demand(search, int_value("SKILL", 10), EOS_CO_DISTANCE);
    CHECK_TEXT(letters(search), "abdce");
    /* The same key and operator again replaces the number. */
    demand(search, double_value("skill", 12.75), EOS_CO_DISTANCE);
    CHECK_TEXT(letters(search), "dbace");
    most.MaxSearchResults = 2;
    CHECK_RESULT(EOS_SessionSearch_SetMaxResults(search, &most), EOS_Success);
    CHECK_TEXT(letters(search), "db");
    most.MaxSearchResults = 10;
    CHECK_RESULT(EOS_SessionSearch_SetMaxResults(search, &most), EOS_Success);
    /* A filter takes out, and what is left keeps its order. */
    demand(search, int_value("SKILL", 13), EOS_CO_LESSTHAN);
    CHECK_TEXT(letters(search), "bac");

    CHECK_RESULT(remove_demand(search, "SKILL", EOS_CO_LESSTHAN), EOS_Success);
    CHECK_RESULT(remove_demand(search, "SKILL", EOS_CO_LESSTHAN), EOS_NotFound);
    CHECK_RESULT(remove_demand(search, "Skill", EOS_CO_DISTANCE), EOS_Success);
    CHECK_TEXT(letters(search), "edcba");
    /* The first order decides, then the next, then the age. */
    demand(search, int_value(EOS_SESSIONS_SEARCH_MINSLOTSAVAILABLE, 4), EOS_CO_DISTANCE);
    demand(search, int_value("SKILL", 7), EOS_CO_DISTANCE);
    CHECK_TEXT(letters(search), "abdec");
    EOS_SessionSearch_Release(search);
}

static void search_without_a_bucket(void)
{
    EOS_HSessionSearch search = new_search(&joiner, 200);
    demand(search, text_value("RUN", tag), EOS_CO_EQUAL);
    CHECK_TEXT(letters(search), "edcba");
    demand(search, int_value("SKILL", 0), EOS_CO_DISTANCE);
    CHECK_TEXT(letters(search), "cabde");
    EOS_SessionSearch_Release(search);
}

/* --- Changes show at once -------------------------------------------------- */

static void change_attribute(void)
{
    EOS_HSessionModification session = changed_session(&host, "d");
    CHECK_RESULT(advertise(session, int_value("SKILL", 10)), EOS_Success);
    CHECK_RESULT(update(&host, session), EOS_Success);
    expect(int_value("SKILL", 10), EOS_CO_EQUAL, "da");
    expect(int_value("SKILL", 10), EOS_CO_DISTANCE, "dabce");

    session = changed_session(&host, "d");
    CHECK_RESULT(remove_attribute(session, "SKILL"), EOS_Success);
    CHECK_RESULT(update(&host, session), EOS_Success);
    expect(int_value("SKILL", 10), EOS_CO_EQUAL, "a");
    expect(int_value("SKILL", 10), EOS_CO_DISTANCE, "abced");
}

/* --- Where a player is ----------------------------------------------------- */

static EOS_HSessionSearch search_for(EOS_ProductUserId player)
{
    EOS_HSessionSearch search = new_search(&joiner, 10);
    OPTIONS(EOS_SessionSearch_SetTargetUserIdOptions, options,
            EOS_SESSIONSEARCH_SETTARGETUSERID_API_LATEST);
    options.TargetUserId = player;
    CHECK_RESULT(EOS_SessionSearch_SetTargetUserId(search, &options), EOS_Success);
    return search;
}

/* The sessions of a player, newest first; none is not found. */
static void expect_with(EOS_ProductUserId player, const char* expected)
{
    EOS_HSessionSearch search = search_for(player);
    if (expected[0] == '\0') {
        CHECK_RESULT(find(&joiner, search), EOS_NotFound);
        CHECK_NUMBER(result_count(search), 0);
    } else {
        CHECK_TEXT(letters(search), expected);
    }
    EOS_SessionSearch_Release(search);
}

static void permit(const char* name, EOS_EOnlineSessionPermissionLevel permission)
{
    EOS_HSessionModification session = changed_session(&host, name);
    CHECK_RESULT(set_permission(session, permission), EOS_Success);
    CHECK_RESULT(update(&host, session), EOS_Success);
}

static void join_what_is_found(EOS_ProductUserId player, EOS_EResult expected)
{
    EOS_HSessionSearch search = search_for(player);
    EOS_HSessionDetails session;
    CHECK_RESULT(find(&joiner, search), EOS_Success);
    CHECK_NUMBER(result_count(search), 1);
    session = search_result(search, 0);
    EOS_SessionSearch_Release(search);
    CHECK_RESULT(join(&joiner, "joined", session), expected);
    if (expected == EOS_Success) {
        CHECK_RESULT(destroy(&joiner, "joined"), EOS_Success);
    }
    EOS_SessionDetails_Release(session);
}

static void search_for_a_player(void)
{
    char name[96];
    EOS_ProductUserId friends[2];
    EOS_HSessionModification session;
    /* An id that some other service minted. */
    snprintf(name, sizeof(name), "friend-of-%s", tag);
    friends[0] = EOS_ProductUserId_FromString(name);
    friends[1] = host.user;
    expect_with(friends[0], "");

    CHECK_RESULT(register_players(&host, "a", friends, 1)->result, EOS_Success);
    expect_with(friends[0], "a");
    join_what_is_found(friends[0], EOS_Success);
    /* A full session is found so, and keeps out who has no place in it. */
    CHECK_RESULT(unregister_players(&host, "a", friends, 1)->result, EOS_Success);
    CHECK_RESULT(register_players(&host, "e", friends, 2)->result, EOS_Success);
    expect(text_value("LETTER", "e"), EOS_CO_EQUAL, "");
    expect_with(friends[0], "e");
    expect_with(host.user, "e");
    join_what_is_found(friends[0], EOS_Sessions_TooManyPlayers);
    CHECK_RESULT(register_players(&host, "c", friends, 1)->result, EOS_Success);
    expect_with(friends[0], "ec");

    permit("e", EOS_OSPF_InviteOnly);
    permit("e", EOS_OSPF_JoinViaPresence);
    expect_with(friends[0], "c");
    permit("e", EOS_OSPF_PublicAdvertised);
    expect_with(friends[0], "ec");

    session = changed_session(&host, "c");
    CHECK_RESULT(set_join_in_progress(session, EOS_FALSE), EOS_Success);
    CHECK_RESULT(update(&host, session), EOS_Success);
    CHECK_RESULT(start_play(&host, "c"), EOS_Success);
    expect_with(friends[0], "e");
    CHECK_RESULT(end_play(&host, "c"), EOS_Success);
    expect_with(friends[0], "ec");

    CHECK_RESULT(unregister_players(&host, "c", friends, 1)->result, EOS_Success);
    CHECK_RESULT(destroy(&host, "e"), EOS_Success);
    expect_with(friends[0], "");
}

/* --- What makes no sense --------------------------------------------------- */

static EOS_EResult try_demand(EOS_HSessionSearch search, EOS_Sessions_AttributeData value,
                              EOS_EComparisonOp comparison)
{
    OPTIONS(EOS_SessionSearch_SetParameterOptions, options,
            EOS_SESSIONSEARCH_SETPARAMETER_API_LATEST);
    options.Parameter = &value;
    options.ComparisonOp = comparison;
    return EOS_SessionSearch_SetParameter(search, &options);
}

static void operators_take_their_types(void)
{
    EOS_HSessionSearch search = search_here(10);
    int comparison;
    for (comparison = (int)EOS_CO_EQUAL; comparison <= (int)EOS_CO_SIZE; comparison++) {
        EOS_EComparisonOp op = (EOS_EComparisonOp)comparison;
        int any = op == EOS_CO_EQUAL || op == EOS_CO_NOTEQUAL;
        int number = any || (op >= EOS_CO_GREATERTHAN && op <= EOS_CO_DISTANCE);
        int text = any || (op >= EOS_CO_ANYOF && op <= EOS_CO_REGEXMATCH);
        int whole = number || op == EOS_CO_SIZE;
        EOS_EResult fine = EOS_Success;
        EOS_EResult wrong = EOS_InvalidParameters;
        CHECK_RESULT(try_demand(search, bool_value("K", EOS_TRUE), op), any ? fine : wrong);
        CHECK_RESULT(try_demand(search, int_value("K", 1), op), whole ? fine : wrong);
        CHECK_RESULT(try_demand(search, double_value("K", 1.5), op), number ? fine : wrong);
        CHECK_RESULT(try_demand(search, text_value("K", "1"), op), text ? fine : wrong);
    }
    CHECK_RESULT(try_demand(search, int_value("K", -1), EOS_CO_SIZE), EOS_InvalidParameters);
    CHECK_RESULT(try_demand(search, int_value("K", 1), (EOS_EComparisonOp)14),
                 EOS_InvalidParameters);
    EOS_SessionSearch_Release(search);
}

/* What only the directory reads is refused when it is asked. */
static void expect_refused(EOS_Sessions_AttributeData value, EOS_EComparisonOp comparison)
{
    EOS_HSessionSearch search = search_here(10);
    CHECK_RESULT(try_demand(search, value, comparison), EOS_Success);
    CHECK_RESULT(find(&joiner, search), EOS_InvalidParameters);
    CHECK_NUMBER(result_count(search), 0);
    EOS_SessionSearch_Release(search);
}

static void ways_exclude_each_other(void)
{
    EOS_HSessionSearch search = search_for(host.user);
    demand(search, int_value("SKILL", 1), EOS_CO_EQUAL);
    CHECK_RESULT(find(&joiner, search), EOS_InvalidParameters);
    CHECK_RESULT(remove_demand(search, "SKILL", EOS_CO_EQUAL), EOS_Success);
    CHECK_RESULT(find(&joiner, search), EOS_NotFound);
    demand_id(search, "0123456789abcdef");
    CHECK_RESULT(find(&joiner, search), EOS_InvalidParameters);
    EOS_SessionSearch_Release(search);
}

static void nonsense_is_refused(void)
{
    operators_take_their_types();
    expect_refused(text_value("TITLE", "("), EOS_CO_REGEXMATCH);
    expect_refused(text_value("TITLE", "(a{99}){99}"), EOS_CO_REGEXMATCH);
    expect_refused(int_value(EOS_SESSIONS_SEARCH_BUCKET_ID, 1), EOS_CO_NOTEQUAL);
    expect_refused(double_value(EOS_SESSIONS_SEARCH_MINSLOTSAVAILABLE, 1.0), EOS_CO_EQUAL);
    expect_refused(bool_value(EOS_SESSIONS_SEARCH_EMPTY_SERVERS_ONLY, EOS_TRUE), EOS_CO_NOTEQUAL);
    ways_exclude_each_other();
}

static Player enter(const char* profile)
{
    Player player;
    CHECK(setenv("GREENROOM_PROFILE", profile, 1) == 0);
    player = create_player();
    log_in(&player);
    return player;
}

int main(int count, char** arguments)
{
    CHECK(count == 2);
    tag = arguments[1];
    snprintf(bucket, sizeof(bucket), "searching:%s", tag);
    initialize();
    host = enter("searching-host");
    joiner = enter("searching-joiner");

    publish_all();
    search_by_numbers();
    search_by_texts();
    search_by_slots();
    search_by_distance();
    search_without_a_bucket();
    change_attribute();
    search_for_a_player();
    nonsense_is_refused();

    check_all_answered(joiner.platform);
    check_all_answered(host.platform);
    EOS_Platform_Release(joiner.platform);
    EOS_Platform_Release(host.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    printf("everything was found\n");
    return 0;
}

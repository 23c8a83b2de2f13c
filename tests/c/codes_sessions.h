/* Stories of `codes`: what is asked of the directory. The host's session is
 * called "host", and "mirror" where the guest is in it. */
#ifndef CODES_SESSIONS_H
#define CODES_SESSIONS_H

#include "codes.h"

/* --- Making and changing -------------------------------------------------------- */

static void sessions_that_are_made(const Player* host, const char* bucket)
{
    EOS_HSessionModification session = new_session(host, "host", bucket, 4, NULL);
    CALL_WITH_NULL(host, host->sessions, EOS_Sessions_UpdateSession, on_updated);
    SEE_LAST(EOS_InvalidParameters);
    CHECK_RESULT(advertise(session, text_value("MAP", "harbour")), EOS_Success);
    CHECK_RESULT(set_join_in_progress(session, EOS_TRUE), EOS_Success);
    SEE_CALL(update(host, session), EOS_Success);
    SEE_CALL(update(host, new_session(host, "host", bucket, 4, NULL)),
             EOS_Sessions_SessionAlreadyExists);
}

static EOS_HSessionModification for_presence(const Player* player, const char* name,
                                             const char* bucket)
{
    EOS_HSessionModification session = NULL;
    OPTIONS(EOS_Sessions_CreateSessionModificationOptions, options,
            EOS_SESSIONS_CREATESESSIONMODIFICATION_API_LATEST);
    options.SessionName = name;
    options.BucketId = bucket;
    options.MaxPlayers = 4;
    options.LocalUserId = player->user;
    options.bPresenceEnabled = EOS_TRUE;
    CHECK_RESULT(EOS_Sessions_CreateSessionModification(player->sessions, &options, &session),
                 EOS_Success);
    return session;
}

/* Both were begun while there was none yet. */
static void a_second_session_for_presence(const Player* host, const char* bucket)
{
    EOS_HSessionModification first = for_presence(host, "first", bucket);
    EOS_HSessionModification second = for_presence(host, "second", bucket);
    CHECK_RESULT(update(host, first), EOS_Success);
    SEE_CALL(update(host, second), EOS_Sessions_PresenceSessionExists);
}

static void sessions_that_are_gone(const Player* host, const char* bucket)
{
    EOS_HSessionModification late;
    CHECK_RESULT(update(host, new_session(host, "gone", bucket, 4, NULL)), EOS_Success);
    late = changed_session(host, "gone");
    CHECK_RESULT(set_max_players(late, 8), EOS_Success);
    CHECK_RESULT(destroy(host, "gone"), EOS_Success);
    SEE_CALL(update(host, late), EOS_NotFound);
}

static void more_sessions_than_a_user_may_have(const Player* player, const char* bucket)
{
    EOS_EResult result = EOS_Success;
    char name[32];
    int i, count;
    for (count = 0; count < 100 && result == EOS_Success; count++) {
        snprintf(name, sizeof(name), "one of %d", count);
        result = update(player, new_session(player, name, bucket, 4, NULL));
    }
    SEE_LAST(EOS_LimitExceeded);
    for (i = 0; i < count - 1; i++) {
        snprintf(name, sizeof(name), "one of %d", i);
        CHECK_RESULT(destroy(player, name), EOS_Success);
    }
}

/* --- Finding and joining ---------------------------------------------------------- */

static EOS_HSessionSearch in_bucket(const Player* guest, const char* bucket, const char* map)
{
    EOS_HSessionSearch search = new_search(guest, 10);
    demand(search, text_value(EOS_SESSIONS_SEARCH_BUCKET_ID, bucket), EOS_CO_EQUAL);
    demand(search, text_value("MAP", map), EOS_CO_EQUAL);
    return search;
}

static EOS_HSessionDetails found(const Player* guest, const char* bucket, const char* map)
{
    EOS_HSessionSearch search = in_bucket(guest, bucket, map);
    EOS_HSessionDetails details;
    SEE_CALL(find(guest, search), EOS_Success);
    CHECK(result_count(search) == 1);
    details = search_result(search, 0);
    EOS_SessionSearch_Release(search);
    return details;
}

static void searches_that_find_nothing(const Player* guest)
{
    EOS_HSessionSearch search = new_search(guest, 1);
    Player nobody = *guest;
    nobody.user = EOS_ProductUserId_FromString("00000000000000000000000000000042");
    CALL_WITH_NULL(guest, search, EOS_SessionSearch_Find, on_found);
    SEE_LAST(EOS_InvalidParameters);
    demand_id(search, "0123456789abcdef");
    SEE_CALL(find(guest, search), EOS_NotFound);
    SEE_CALL(find(&nobody, search), EOS_InvalidUser);
    EOS_SessionSearch_Release(search);
}

/* The directory takes few requests: it refuses long before as many. */
static void asking_too_often(const Player* player, const char* bucket)
{
    EOS_HSessionSearch search = new_search(player, 1);
    int asked = 0;
    while (find(player, search) == EOS_Success) {
        CHECK(++asked < 100);
    }
    SEE_CALL(find(player, search), EOS_TooManyRequests);
    demand_id(search, "0123456789abcdef");
    for (asked = 0; find(player, search) == EOS_NotFound;) {
        CHECK(++asked < 100);
    }
    SEE_CALL(update(player, new_session(player, "often", bucket, 4, NULL)), EOS_TooManyRequests);
    EOS_SessionSearch_Release(search);
}

static void joins(const Player* guest, const char* bucket)
{
    EOS_HSessionDetails details = found(guest, bucket, "harbour");
    Player nobody = *guest;
    nobody.user = EOS_ProductUserId_FromString("00000000000000000000000000000042");
    CALL_WITH_NULL(guest, guest->sessions, EOS_Sessions_JoinSession, on_joined);
    SEE_LAST(EOS_InvalidParameters);
    SEE_CALL(join(&nobody, "mirror", details), EOS_InvalidUser);
    SEE_CALL(join(guest, "mirror", details), EOS_Success);
    SEE_CALL(join(guest, "mirror", details), EOS_Sessions_SessionAlreadyExists);
    EOS_SessionDetails_Release(details);
    /* What is another's can be looked at, and left. */
    {
        EOS_HSessionModification session = changed_session(guest, "mirror");
        CHECK_RESULT(set_max_players(session, 8), EOS_Success);
        SEE_CALL(update(guest, session), EOS_Sessions_UpsertNotAllowed);
    }
    CHECK_RESULT(destroy(guest, "mirror"), EOS_Success);
}

/* A session that has been found, and is closed before it is joined. */
static void joins_that_come_too_late(const Player* host, const Player* guest, const char* bucket)
{
    EOS_ProductUserId players[1];
    EOS_HSessionModification session = new_session(host, "closing", bucket, 1, NULL);
    EOS_HSessionDetails details;
    players[0] = host->user;
    CHECK_RESULT(advertise(session, text_value("MAP", "desert")), EOS_Success);
    CHECK_RESULT(update(host, session), EOS_Success);
    details = found(guest, bucket, "desert");

    CHECK_RESULT(start_play(host, "closing"), EOS_Success);
    SEE_CALL(join(guest, "mirror", details), EOS_Sessions_SessionInProgress);
    CHECK_RESULT(end_play(host, "closing"), EOS_Success);

    CHECK_RESULT(register_players(host, "closing", players, 1)->result, EOS_Success);
    SEE_CALL(join(guest, "mirror", details), EOS_Sessions_TooManyPlayers);
    CHECK_RESULT(unregister_players(host, "closing", players, 1)->result, EOS_Success);

    session = changed_session(host, "closing");
    CHECK_RESULT(set_permission(session, EOS_OSPF_InviteOnly), EOS_Success);
    CHECK_RESULT(update(host, session), EOS_Success);
    SEE_CALL(join(guest, "mirror", details), EOS_Sessions_NotAllowed);

    CHECK_RESULT(destroy(host, "closing"), EOS_Success);
    SEE_CALL(join(guest, "mirror", details), EOS_NotFound);
    EOS_SessionDetails_Release(details);
}

/* The guest has a session for its presence already. */
static void a_join_for_presence(const Player* guest, const char* bucket)
{
    EOS_HSessionDetails details = found(guest, bucket, "harbour");
    Call* call = start_call(guest->platform, "EOS_Sessions_JoinSession");
    OPTIONS(EOS_Sessions_JoinSessionOptions, options, EOS_SESSIONS_JOINSESSION_API_LATEST);
    options.SessionName = "mirror";
    options.SessionHandle = details;
    options.LocalUserId = guest->user;
    options.bPresenceEnabled = EOS_TRUE;
    EOS_Sessions_JoinSession(guest->sessions, &options, call, on_joined);
    SEE_LAST(EOS_Sessions_PresenceSessionExists);
    EOS_SessionDetails_Release(details);
}

/* Asks the test to sanction the player, and waits until that is done. */
static void let_sanction(const Player* player)
{
    char id[EOS_PRODUCTUSERID_MAX_LENGTH + 1];
    char done[16];
    int32_t length = (int32_t)sizeof(id);
    CHECK_RESULT(EOS_ProductUserId_ToString(player->user, id, &length), EOS_Success);
    printf("sanction %s\n", id);
    fflush(stdout);
    CHECK(fgets(done, sizeof(done), stdin) != NULL);
}

static void a_sanctioned_player(const Player* host, const Player* guest, const char* bucket)
{
    EOS_HSessionModification session = NULL;
    EOS_HSessionDetails details;
    OPTIONS(EOS_Sessions_CreateSessionModificationOptions, options,
            EOS_SESSIONS_CREATESESSIONMODIFICATION_API_LATEST);
    options.SessionName = "host";
    options.BucketId = bucket;
    options.MaxPlayers = 4;
    options.LocalUserId = host->user;
    options.bSanctionsEnabled = EOS_TRUE;
    CHECK_RESULT(EOS_Sessions_CreateSessionModification(host->sessions, &options, &session),
                 EOS_Success);
    CHECK_RESULT(advertise(session, text_value("MAP", "harbour")), EOS_Success);
    CHECK_RESULT(update(host, session), EOS_Success);
    details = found(guest, bucket, "harbour");
    let_sanction(guest);
    SEE_CALL(join(guest, "mirror", details), EOS_Sessions_PlayerSanctioned);
    EOS_SessionDetails_Release(details);
}

/* --- Play -------------------------------------------------------------------------- */

static void play(const Player* host)
{
    CALL_WITH_NULL(host, host->sessions, EOS_Sessions_StartSession, on_started);
    SEE_LAST(EOS_InvalidParameters);
    CALL_WITH_NULL(host, host->sessions, EOS_Sessions_EndSession, on_ended);
    SEE_LAST(EOS_InvalidParameters);
    SEE_CALL(start_play(host, "no such session"), EOS_NotFound);
    SEE_CALL(end_play(host, "no such session"), EOS_NotFound);
    SEE_CALL(end_play(host, "host"), EOS_InvalidState);
    SEE_CALL(start_play(host, "host"), EOS_Success);
    SEE_CALL(start_play(host, "host"), EOS_Sessions_SessionInProgress);
    SEE_CALL(end_play(host, "host"), EOS_Success);
}

static void registrations(const Player* host)
{
    static EOS_ProductUserId crowd[EOS_SESSIONS_MAXREGISTEREDPLAYERS + 1];
    uint32_t i;
    OPTIONS(EOS_Sessions_RegisterPlayersOptions, old, 2);
    for (i = 0; i <= EOS_SESSIONS_MAXREGISTEREDPLAYERS; i++) {
        char id[32];
        snprintf(id, sizeof(id), "crowd-%u", (unsigned)i);
        crowd[i] = EOS_ProductUserId_FromString(id);
    }
    CALL_WITH_NULL(host, host->sessions, EOS_Sessions_RegisterPlayers, on_registered);
    SEE_LAST(EOS_InvalidParameters);
    CALL_WITH_NULL(host, host->sessions, EOS_Sessions_UnregisterPlayers, on_unregistered);
    SEE_LAST(EOS_InvalidParameters);
    SEE_CALL(register_players(host, "no such session", crowd, 1), EOS_NotFound);
    SEE_CALL(unregister_players(host, "no such session", crowd, 1), EOS_NotFound);
    SEE_CALL(register_players(host, "host", crowd, 2), EOS_Success);
    SEE_CALL(register_players(host, "host", crowd, 2), EOS_NoChange);
    SEE_CALL(unregister_players(host, "host", crowd, 2), EOS_Success);
    SEE_CALL(unregister_players(host, "host", crowd, 2), EOS_NoChange);
    SEE_CALL(register_players(host, "host", crowd, EOS_SESSIONS_MAXREGISTEREDPLAYERS + 1),
             EOS_Sessions_TooManyPlayers);
    /* In the code that a game of that day knows. */
    old.SessionName = "host";
    old.PlayersToRegister = crowd;
    old.PlayersToRegisterCount = EOS_SESSIONS_MAXREGISTEREDPLAYERS + 1;
    EOS_Sessions_RegisterPlayers(host->sessions, &old,
                                 start_call(host->platform, "EOS_Sessions_RegisterPlayers"),
                                 on_registered);
    SEE_LAST(EOS_LimitExceeded);
}

/* --- Ends ---------------------------------------------------------------------------- */

static void ends(const Player* host)
{
    Call *first, *second;
    CALL_WITH_NULL(host, host->sessions, EOS_Sessions_DestroySession, on_destroyed);
    SEE_LAST(EOS_InvalidParameters);
    SEE_CALL(destroy(host, "no such session"), EOS_NotFound);
    first = start_destroy(host, "host");
    second = start_destroy(host, "host");
    note(__FILE__, __LINE__, __func__, second->name, finish(second), EOS_AlreadyPending);
    note(__FILE__, __LINE__, __func__, first->name, finish(first), EOS_Success);
}

/* --- Without a network ---------------------------------------------------------------- */

/* The platform's time for an operation is short; see `codes.c`. */
static void changes_without_a_network(const Player* host)
{
    EOS_HSessionModification session = changed_session(host, "host");
    EOS_HSessionSearch search = new_search(host, 1);
    EOS_ProductUserId players[1];
    players[0] = host->user;
    CHECK_RESULT(register_players(host, "host", players, 1)->result, EOS_Success);
    CHECK_RESULT(set_max_players(session, 8), EOS_Success);
    CHECK_RESULT(EOS_Platform_SetNetworkStatus(host->platform, EOS_NS_Disabled), EOS_Success);
    SEE_CALL(find(host, search), EOS_TimedOut);
    SEE_CALL(update(host, session), EOS_Sessions_OutOfSync);
    SEE_CALL(start_play(host, "host"), EOS_Sessions_OutOfSync);
    SEE_CALL(end_play(host, "host"), EOS_Sessions_OutOfSync);
    SEE_CALL(unregister_players(host, "host", players, 1), EOS_Sessions_OutOfSync);
    SEE_CALL(register_players(host, "host", players, 1), EOS_Sessions_OutOfSync);
    CHECK_RESULT(EOS_Platform_SetNetworkStatus(host->platform, EOS_NS_Online), EOS_Success);
    CHECK_RESULT(unregister_players(host, "host", players, 1)->result, EOS_Success);
    EOS_SessionSearch_Release(search);
}

static void EOS_CALL on_logout(const EOS_Connect_LogoutCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode);
}

/* What was begun as a user, and is sent when nobody is logged in. */
static void a_user_who_is_gone(const Player* guest, const char* bucket)
{
    EOS_HSessionModification late = new_session(guest, "late", bucket, 4, NULL);
    OPTIONS(EOS_Connect_LogoutOptions, options, EOS_CONNECT_LOGOUT_API_LATEST);
    Call* call = start_call(guest->platform, "EOS_Connect_Logout");
    options.LocalUserId = guest->user;
    EOS_Connect_Logout(guest->connect, &options, call, on_logout);
    CHECK_RESULT(finish(call), EOS_Success);
    SEE_CALL(update(guest, late), EOS_InvalidUser);
}

#endif

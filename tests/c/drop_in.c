/* A game that was built against the EOS SDK and is started with our library in
 * its place: it is linked with -lEOSSDK-Linux-Shipping, and calls nothing but what
 * the SDK has.
 *
 *   drop_in host     hosts; says what it does, and goes on when it is told
 *   drop_in join     finds the host's game and joins it, likewise
 *
 * Each line that is read is one step; tests/dist writes them. */

#define _POSIX_C_SOURCE 200809L

#include "sessions.h"

#define BUCKET "drop-in:coop"
#define SLOTS 4

/* Our own names for the session: each side has another. */
#define HOSTED "my game"
#define JOINED "their game"

static void say(const char* what, const char* about)
{
    printf("%s %s\n", what, about);
    fflush(stdout);
}

/* The next line of our input, without its end. */
static const char* hear(char* line, int size)
{
    CHECK(fgets(line, size, stdin) != NULL);
    line[strcspn(line, "\n")] = '\0';
    return line;
}

static void say_who(const char* what, EOS_ProductUserId user)
{
    char id[EOS_PRODUCTUSERID_MAX_LENGTH + 1];
    int32_t size = (int32_t)sizeof(id);
    CHECK_RESULT(EOS_ProductUserId_ToString(user, id, &size), EOS_Success);
    say(what, id);
}

/* --- The host --------------------------------------------------------------- */

static void open_game(const Player* player)
{
    EOS_HSessionModification session = new_session(player, HOSTED, BUCKET, SLOTS, NULL);
    EOS_ProductUserId self = player->user;
    Call* call;
    CHECK_RESULT(set_address(session, "game.example:7777"), EOS_Success);
    CHECK_RESULT(set_permission(session, EOS_OSPF_PublicAdvertised), EOS_Success);
    CHECK_RESULT(advertise(session, text_value("MAP", "harbour")), EOS_Success);
    call = start_update(player, session);
    CHECK_RESULT(finish(call), EOS_Success);
    CHECK_RESULT(register_players(player, HOSTED, &self, 1)->result, EOS_Success);
    say("hosting", call->text);
}

/* Who has come over the game's own network is registered by the host. */
static void admit(const Player* player, const char* id)
{
    EOS_ProductUserId guest = EOS_ProductUserId_FromString(id);
    EOS_HActiveSession session = active_session(player, HOSTED);
    CHECK_RESULT(register_players(player, HOSTED, &guest, 1)->result, EOS_Success);
    CHECK_NUMBER(registered_count(session), 2);
    EOS_ActiveSession_Release(session);
    say("admitted", id);
}

static void host(const Player* player)
{
    char line[128];
    open_game(player);
    admit(player, hear(line, sizeof(line)));
    CHECK_RESULT(start_play(player, HOSTED), EOS_Success);
    say("playing", HOSTED);

    hear(line, sizeof(line));
    CHECK_RESULT(end_play(player, HOSTED), EOS_Success);
    CHECK_RESULT(destroy(player, HOSTED), EOS_Success);
    say("closed", HOSTED);
}

/* --- The joiner --------------------------------------------------------------- */

/* The games that a player finds who wants to play in the harbour. */
static EOS_HSessionSearch look(const Player* player)
{
    EOS_HSessionSearch search = new_search(player, 10);
    demand(search, text_value(EOS_SESSIONS_SEARCH_BUCKET_ID, BUCKET), EOS_CO_EQUAL);
    demand(search, text_value("MAP", "harbour"), EOS_CO_EQUAL);
    CHECK_RESULT(find(player, search), EOS_Success);
    return search;
}

static void enter_game(const Player* player)
{
    EOS_HSessionSearch search = look(player);
    EOS_HSessionDetails found;
    EOS_SessionDetails_Info* info;
    CHECK_NUMBER(result_count(search), 1);
    found = search_result(search, 0);
    info = details_info(found);
    CHECK_TEXT(info->HostAddress, "game.example:7777");
    CHECK_NUMBER(info->NumOpenPublicConnections, SLOTS - 1);
    say("found", info->SessionId);
    CHECK_RESULT(join(player, JOINED, found), EOS_Success);
    EOS_SessionDetails_Info_Release(info);
    EOS_SessionDetails_Release(found);
    EOS_SessionSearch_Release(search);
}

static void guest(const Player* player)
{
    char line[128];
    EOS_HSessionSearch search;
    enter_game(player);
    say_who("joined", player->user);

    hear(line, sizeof(line));
    CHECK_RESULT(destroy(player, JOINED), EOS_Success);
    say("left", JOINED);

    hear(line, sizeof(line));
    search = look(player);
    CHECK_NUMBER(result_count(search), 0);
    EOS_SessionSearch_Release(search);
    say("nothing", "is found any more");
}

int main(int count, char** arguments)
{
    Player player;
    CHECK(count == 2);
    initialize();
    player = create_player();
    log_in(&player);
    if (strcmp(arguments[1], "host") == 0) {
        host(&player);
    } else {
        guest(&player);
    }
    check_all_answered(player.platform);
    EOS_Platform_Release(player.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    return 0;
}

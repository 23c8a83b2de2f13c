/* A game that was built against the EOS SDK and is started with our library in
 * its place: it is linked with -lEOSSDK-Linux-Shipping, and calls nothing but what
 * the SDK has.
 *
 *   drop_in host          hosts; says what it does, and goes on when it is told
 *   drop_in join          finds the host's game and joins it, likewise
 *   drop_in host anna     the same for players who log in by name: they become
 *   drop_in join ben      friends, see each other, and the guest is invited
 *
 * Each line that is read is one step; tests/dist writes them. */

#define _POSIX_C_SOURCE 200809L

#include "drop_in_friends.h"

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

/* Who comes is a friend, who sees where its host is and gets an invite. */
static void receive_a_friend(const Player* player, EOS_EpicAccountId self)
{
    char line[128];
    EOS_EpicAccountId other = EOS_EpicAccountId_FromString(hear(line, sizeof(line)));
    CHECK(other != NULL);
    befriend(player, self, other);
    say("befriended", line);
    show(player, self);
    open_game(player);
    invite(player, HOSTED, EOS_ProductUserId_FromString(hear(line, sizeof(line))));
    say("invited", line);
}

static void host(const Player* player)
{
    char line[128];
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

static void enter_game(const Player* player, EOS_HSessionDetails found)
{
    EOS_SessionDetails_Info* info = details_info(found);
    CHECK_TEXT(info->HostAddress, "game.example:7777");
    CHECK_NUMBER(info->NumOpenPublicConnections, SLOTS - 1);
    say("found", info->SessionId);
    CHECK_RESULT(join(player, JOINED, found), EOS_Success);
    EOS_SessionDetails_Info_Release(info);
    EOS_SessionDetails_Release(found);
    say_who("joined", player->user);
}

static void enter_by_search(const Player* player)
{
    EOS_HSessionSearch search = look(player);
    CHECK_NUMBER(result_count(search), 1);
    enter_game(player, search_result(search, 0));
    EOS_SessionSearch_Release(search);
}

static void enter_as_a_friend(Player* player, EOS_EpicAccountId self)
{
    EOS_EpicAccountId other;
    char id[EOS_EPICACCOUNTID_MAX_LENGTH + 1];
    int32_t size = (int32_t)sizeof(id);
    watch_invites(player);
    CHECK_RESULT(EOS_EpicAccountId_ToString(self, id, &size), EOS_Success);
    say("account", id);
    other = accept_a_friend(player, self);
    UNTIL(player, sees(player, self, other));
    say("sees", RICH_TEXT);
    say_who("user", player->user);
    enter_game(player, invited_to(player));
}

static void guest(const Player* player)
{
    char line[128];
    EOS_HSessionSearch search;
    hear(line, sizeof(line));
    CHECK_RESULT(destroy(player, JOINED), EOS_Success);
    say("left", JOINED);

    hear(line, sizeof(line));
    search = look(player);
    CHECK_NUMBER(result_count(search), 0);
    EOS_SessionSearch_Release(search);
    say("nothing", "is found any more");
}

/* --- Both ---------------------------------------------------------------------- */

static void play(Player* player, int is_host, const char* name)
{
    EOS_EpicAccountId self = NULL;
    if (name != NULL) {
        self = log_in_by_name(player, name);
    } else {
        log_in(player);
    }
    if (is_host) {
        if (name != NULL) {
            receive_a_friend(player, self);
        } else {
            open_game(player);
        }
        host(player);
        return;
    }
    if (name != NULL) {
        enter_as_a_friend(player, self);
    } else {
        enter_by_search(player);
    }
    guest(player);
}

int main(int count, char** arguments)
{
    Player player;
    CHECK(count == 2 || count == 3);
    initialize();
    player = create_player();
    play(&player, strcmp(arguments[1], "host") == 0, count == 3 ? arguments[2] : NULL);
    check_all_answered(player.platform);
    EOS_Platform_Release(player.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    return 0;
}

/* Every result code that the facts list, provoked: one line of the output for
 * each, with the function, the code and the story that made it.
 *
 *   codes play BUCKET       what two players and their directory can bring about
 *   codes offline BUCKET    a player whose network goes away
 *   codes alone BUCKET      a server whose directory is not there
 *   codes policies BUCKET   programs that may not do what they try: the clients
 *                           `hosts`, which neither joins nor registers, and
 *                           `joins`, which neither hosts nor registers
 *
 *   codes rates BUCKET      a player at a directory that takes few requests
 *   codes accounts TOKEN    a user of another system, by a token of its issuer
 *   codes sanctions BUCKET  players of whom one is sanctioned when the program
 *                           says `sanction ID`; it waits for a line then
 *
 * `tests/coverage` runs them all and holds the lines against the facts. */

#define _POSIX_C_SOURCE 200809L

#include "codes_connect.h"
#include "codes_frame.h"
#include "codes_invites.h"
#include "codes_sessions.h"
#include "codes_setters.h"

/* Another player of this machine for each profile. */
static Player player_of(const char* client, const char* profile)
{
    EOS_Platform_Options options = platform_options();
    OPTIONS(GR_ConfigureOptions, configure, GR_CONFIGURE_API_LATEST);
    configure.Profile = profile;
    CHECK_RESULT(GR_Configure(&configure), EOS_Success);
    options.ClientCredentials.ClientId = client;
    return create_with(&options);
}

static void leave(const Player* player)
{
    check_all_answered(player->platform);
    EOS_Platform_Release(player->platform);
}

/* All of them stay: a session ends with its host, and an invite with that. */
static void a_crowd_that_invites(const Player* guest, const char* bucket)
{
    Player hosts[10];
    char profile[32];
    int is_seen = 0;
    int count, i;
    for (count = 0; count < 10 && !is_seen; count++) {
        snprintf(profile, sizeof(profile), "host-%d", count);
        hosts[count] = player_of("tests", profile);
        log_in(&hosts[count]);
        is_seen = more_invites_than_a_player_may_have(&hosts[count], guest->user, bucket);
    }
    CHECK(is_seen);
    for (i = 0; i < count; i++) {
        leave(&hosts[i]);
    }
}

static void two_players(const char* bucket)
{
    Player host = player_of("tests", "host");
    Player guest = player_of("tests", "guest");
    EOS_HSessionSearch search;
    texts_of_ids();
    settings_of_a_platform(&host);
    interfaces_of_a_platform(host.platform);
    logins(&host);
    log_in(&guest);

    sessions_that_are_made(&host, bucket);
    a_second_session_for_presence(&guest, bucket);
    sessions_that_are_gone(&host, bucket);
    more_sessions_than_a_user_may_have(&host, bucket);
    new_modifications(&host, bucket);
    setters_of_modifications(&host, bucket);
    setters_of_searches(&guest, bucket);

    search = in_bucket(&guest, bucket, "harbour");
    CHECK_RESULT(find(&guest, search), EOS_Success);
    copies_of_sessions(&host, search);
    EOS_SessionSearch_Release(search);
    searches_that_find_nothing(&guest);
    joins(&guest, bucket);
    joins_that_come_too_late(&host, &guest, bucket);
    a_join_for_presence(&guest, bucket);

    listen_to_all(&guest);
    invites(&host, &guest);
    invites_that_are_turned_down(&host, &guest);
    players_in_sessions(&host, &guest);
    requests_of_an_overlay(&host, &guest);
    stop_listening(&guest);
    listen_to_all(&host);
    joins_by_presence(&guest, &host);
    stop_listening(&host);
    more_invites_than_a_player_may_send(&host);
    a_crowd_that_invites(&guest, bucket);

    play(&host);
    registrations(&host);
    ends(&host);
    a_user_who_is_gone(&guest, bucket);
    leave(&host);
    leave(&guest);
}

static void a_network_that_goes_away(const char* bucket)
{
    /* Long for a directory in this process, and short for those who wait. */
    double seconds = 3.0;
    EOS_Platform_Options options = platform_options();
    Player player;
    options.TaskNetworkTimeoutSeconds = &seconds;
    player = create_with(&options);
    log_in(&player);
    CHECK_RESULT(update(&player, new_session(&player, "host", bucket, 4, NULL)), EOS_Success);
    changes_without_a_network(&player);
    leave(&player);
}

static void no_directory_at_all(void)
{
    double seconds = 1.0;
    EOS_Platform_Options options = platform_options();
    Player server;
    EOS_HSessionSearch search;
    options.bIsServer = EOS_TRUE;
    options.TaskNetworkTimeoutSeconds = &seconds;
    server = create_with(&options);
    search = new_search(&server, 1);
    SEE_CALL(find(&server, search), EOS_NoConnection);
    EOS_SessionSearch_Release(search);
    leave(&server);
}

static void programs_with_few_rights(const char* bucket)
{
    Player hosts = player_of("hosts", "host");
    Player another = player_of("hosts", "another");
    Player joins_only = player_of("joins", "guest");
    EOS_HSessionModification session;
    EOS_HSessionDetails details;
    log_in(&hosts);
    log_in(&another);
    log_in(&joins_only);
    SEE_CALL(update(&joins_only, new_session(&joins_only, "host", bucket, 4, NULL)),
             EOS_ClientPolicyMissingAction);
    session = new_session(&hosts, "host", bucket, 4, NULL);
    CHECK_RESULT(advertise(session, text_value("MAP", "harbour")), EOS_Success);
    CHECK_RESULT(update(&hosts, session), EOS_Success);
    SEE_CALL(register_players(&hosts, "host", &hosts.user, 1), EOS_ClientPolicyMissingAction);
    details = found(&another, bucket, "harbour");
    SEE_CALL(join(&another, "mirror", details), EOS_ClientPolicyMissingAction);
    EOS_SessionDetails_Release(details);
    leave(&hosts);
    leave(&another);
    leave(&joins_only);
}

static void a_directory_that_takes_few_requests(const char* bucket)
{
    Player player = player_of("tests", "player");
    log_in(&player);
    asking_too_often(&player, bucket);
    leave(&player);
}

static void a_user_of_another_system(const char* token)
{
    Player player = create_player();
    EOS_ProductUserId user = openid_user(&player, token);
    accounts_elsewhere(&player, user);
    tokens_of_users(&player, user);
    leave(&player);
}

static void an_operator_who_sanctions(const char* bucket)
{
    Player host = player_of("tests", "host");
    Player guest = player_of("tests", "guest");
    log_in(&host);
    log_in(&guest);
    a_sanctioned_player(&host, &guest, bucket);
    leave(&host);
    leave(&guest);
}

int main(int count, char** arguments)
{
    const char* scene;
    CHECK(count == 3);
    scene = arguments[1];
    before_the_start();
    the_start();
    if (strcmp(scene, "play") == 0) {
        two_players(arguments[2]);
    } else if (strcmp(scene, "offline") == 0) {
        a_network_that_goes_away(arguments[2]);
    } else if (strcmp(scene, "alone") == 0) {
        no_directory_at_all();
    } else if (strcmp(scene, "policies") == 0) {
        programs_with_few_rights(arguments[2]);
    } else if (strcmp(scene, "rates") == 0) {
        a_directory_that_takes_few_requests(arguments[2]);
    } else if (strcmp(scene, "accounts") == 0) {
        a_user_of_another_system(arguments[2]);
    } else {
        CHECK_TEXT(scene, "sanctions");
        an_operator_who_sanctions(arguments[2]);
    }
    the_end();
    return 0;
}

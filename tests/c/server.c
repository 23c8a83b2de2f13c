/* A dedicated server: it hosts without any login, a player finds it and joins,
 * and the server keeps the books. Server and player are two platforms of one
 * process, as two programs would be.
 *
 *   server TAG    TAG keeps the runs on one directory apart
 */

#include "sessions.h"

#define ADDRESS "203.0.113.7:7777"

typedef struct Story {
    Player server;
    Player player;
    char bucket[64];
    char id[128];
} Story;

static void check_owner(const EOS_SessionDetails_Info* info)
{
    CHECK(info->OwnerUserId == NULL);
    CHECK_TEXT(info->OwnerServerClientId, "tests");
    CHECK_TEXT(info->HostAddress, ADDRESS);
}

static void server_hosts(Story* story)
{
    EOS_HSessionModification session =
        new_session(&story->server, "match", story->bucket, 4, NULL);
    EOS_HActiveSession view;
    EOS_ActiveSession_Info* info;
    Call* call;

    CHECK_RESULT(set_address(session, ADDRESS), EOS_Success);
    CHECK_RESULT(advertise(session, text_value("MAP", "harbour")), EOS_Success);
    call = start_update(&story->server, session);
    CHECK_RESULT(finish(call), EOS_Success);
    snprintf(story->id, sizeof(story->id), "%s", call->text);
    CHECK_NUMBER(EOS_Connect_GetLoggedInUsersCount(story->server.connect), 0);

    view = active_session(&story->server, "match");
    info = active_info(view);
    CHECK(info->LocalUserId == NULL);
    CHECK(info->State == EOS_OSS_Pending);
    check_owner(info->SessionDetails);
    EOS_ActiveSession_Info_Release(info);
    EOS_ActiveSession_Release(view);
}

/* What a search by the bucket finds, or null. */
static EOS_HSessionDetails look(const Player* who, const char* bucket)
{
    EOS_HSessionSearch search = new_search(who, 10);
    EOS_HSessionDetails session = NULL;
    demand(search, text_value(EOS_SESSIONS_SEARCH_BUCKET_ID, bucket), EOS_CO_EQUAL);
    CHECK_RESULT(find(who, search), EOS_Success);
    if (result_count(search) == 1) {
        session = search_result(search, 0);
    }
    EOS_SessionSearch_Release(search);
    return session;
}

static void player_joins(Story* story)
{
    EOS_HSessionDetails found = look(&story->player, story->bucket);
    EOS_SessionDetails_Info* info;
    EOS_HActiveSession view;
    EOS_ActiveSession_Info* active;

    CHECK(found != NULL);
    info = details_info(found);
    CHECK_TEXT(info->SessionId, story->id);
    check_owner(info);
    EOS_SessionDetails_Info_Release(info);
    CHECK_RESULT(join(&story->player, "mine", found), EOS_Success);
    EOS_SessionDetails_Release(found);

    view = active_session(&story->player, "mine");
    active = active_info(view);
    CHECK(active->LocalUserId == story->player.user);
    check_owner(active->SessionDetails);
    EOS_ActiveSession_Info_Release(active);
    EOS_ActiveSession_Release(view);
}

static void server_keeps_the_books(Story* story)
{
    EOS_ProductUserId player = story->player.user;
    EOS_HActiveSession view = active_session(&story->server, "match");
    EOS_HSessionModification change = changed_session(&story->server, "match");
    EOS_HSessionDetails found;
    EOS_SessionDetails_Info* info;
    Call* call = register_players(&story->server, "match", &player, 1);

    CHECK_RESULT(call->result, EOS_Success);
    CHECK_NUMBER(call->count, 1);
    CHECK(registered_player(view, 0) == player);
    CHECK_RESULT(set_join_in_progress(change, EOS_TRUE), EOS_Success);
    CHECK_RESULT(update(&story->server, change), EOS_Success);
    CHECK_RESULT(start_play(&story->server, "match"), EOS_Success);
    found = look(&story->player, story->bucket);
    CHECK(found != NULL);
    info = details_info(found);
    CHECK_NUMBER(info->NumOpenPublicConnections, 3);
    EOS_SessionDetails_Info_Release(info);
    EOS_SessionDetails_Release(found);
    CHECK_RESULT(end_play(&story->server, "match"), EOS_Success);
    CHECK_RESULT(unregister_players(&story->server, "match", &player, 1)->result, EOS_Success);
    CHECK_NUMBER(registered_count(view), 0);
    EOS_ActiveSession_Release(view);
}

/* What a server is not, and what a player is not. */
static void check_refusals(Story* story)
{
    EOS_HSessionDetails found = look(&story->server, story->bucket);
    EOS_HSessionModification session = NULL;
    EOS_HSessionSearch search = new_search(&story->player, 1);
    Player nobody = story->player;
    OPTIONS(EOS_Sessions_CreateSessionModificationOptions, options,
            EOS_SESSIONS_CREATESESSIONMODIFICATION_API_LATEST);

    CHECK(found != NULL);
    CHECK_RESULT(join(&story->server, "again", found), EOS_InvalidParameters);
    EOS_SessionDetails_Release(found);

    options.SessionName = "nobody's";
    options.BucketId = story->bucket;
    options.MaxPlayers = 4;
    CHECK_RESULT(
        EOS_Sessions_CreateSessionModification(story->player.sessions, &options, &session),
        EOS_InvalidParameters);
    CHECK(session == NULL);
    nobody.user = NULL;
    CHECK_RESULT(find(&nobody, search), EOS_InvalidParameters);
    EOS_SessionSearch_Release(search);

    /* A user who is logged in on one platform is a stranger on the other. */
    options.LocalUserId = story->player.user;
    CHECK_RESULT(
        EOS_Sessions_CreateSessionModification(story->server.sessions, &options, &session),
        EOS_Success);
    CHECK_RESULT(update(&story->server, session), EOS_InvalidUser);
}

static void all_end(Story* story)
{
    CHECK_RESULT(destroy(&story->server, "match"), EOS_Success);
    CHECK(look(&story->player, story->bucket) == NULL);
    CHECK_RESULT(destroy(&story->player, "mine"), EOS_Success);
    check_all_answered(story->server.platform);
    check_all_answered(story->player.platform);
    EOS_Platform_Release(story->player.platform);
    EOS_Platform_Release(story->server.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
}

int main(int count, char** arguments)
{
    Story story;
    CHECK(count == 2);
    memset(&story, 0, sizeof(story));
    snprintf(story.bucket, sizeof(story.bucket), "servers:%s", arguments[1]);
    initialize();
    story.server = create_server();
    story.player = create_player();
    log_in(&story.player);
    server_hosts(&story);
    player_joins(&story);
    server_keeps_the_books(&story);
    check_refusals(&story);
    all_end(&story);
    return 0;
}

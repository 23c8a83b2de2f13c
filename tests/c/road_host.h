/* The host's steps of the road (road.c), in their order. */
#ifndef ROAD_HOST_H
#define ROAD_HOST_H

#include "road_story.h"

static const uint32_t road_platforms[] = {EOS_OPT_Steam, EOS_OPT_Epic};

/* --- Step 0: two sessions ---------------------------------------------------- */

static void open_road(Story* story)
{
    const Player* host = &story->host;
    EOS_HSessionModification session = NULL;
    char owner[EOS_PRODUCTUSERID_MAX_LENGTH + 1];
    int32_t owner_size = (int32_t)sizeof(owner);
    OPTIONS(EOS_Sessions_CreateSessionModificationOptions, options,
            EOS_SESSIONS_CREATESESSIONMODIFICATION_API_LATEST);
    options.SessionName = "road";
    options.BucketId = "to be changed";
    options.MaxPlayers = 2;
    options.LocalUserId = host->user;
    options.bSanctionsEnabled = EOS_TRUE;
    CHECK_RESULT(EOS_Sessions_CreateSessionModification(host->sessions, &options, &session),
                 EOS_Success);

    /* Every setter, each to a value that is not the default. */
    CHECK_RESULT(set_bucket(session, story->bucket), EOS_Success);
    CHECK_RESULT(set_address(session, "road.example:7777"), EOS_Success);
    CHECK_RESULT(set_max_players(session, 4), EOS_Success);
    CHECK_RESULT(set_join_in_progress(session, EOS_TRUE), EOS_Success);
    CHECK_RESULT(set_invites(session, EOS_TRUE), EOS_Success);
    CHECK_RESULT(set_permission(session, EOS_OSPF_PublicAdvertised), EOS_Success);
    CHECK_RESULT(set_platforms(session, road_platforms, 2), EOS_Success);

    CHECK_RESULT(EOS_ProductUserId_ToString(host->user, owner, &owner_size), EOS_Success);
    CHECK_RESULT(advertise(session, text_value("Map", HARBOUR)), EOS_Success);
    CHECK_RESULT(advertise(session, int_value("rating", RATING)), EOS_Success);
    CHECK_RESULT(advertise(session, bool_value("RANKED", EOS_TRUE)), EOS_Success);
    CHECK_RESULT(advertise(session, double_value("SPEED", 2.5)), EOS_Success);
    CHECK_RESULT(advertise(session, text_value("OWNER", owner)), EOS_Success);
    CHECK_RESULT(add_attribute(session, text_value("SECRET", "plan"), EOS_SAAT_DontAdvertise),
                 EOS_Success);
    CHECK_RESULT(update(host, session), EOS_Success);
}

/* Like the road in everything but numbers: off by one, by a quarter, by a bit. */
static void open_neighbour(Story* story)
{
    const Player* host = &story->host;
    EOS_HSessionModification session =
        new_session(host, "neighbour", story->bucket, 2, story->own_id);
    Call* call;
    CHECK_RESULT(advertise(session, text_value("MAP", HARBOUR)), EOS_Success);
    CHECK_RESULT(advertise(session, int_value("RATING", RATING - 1)), EOS_Success);
    CHECK_RESULT(advertise(session, bool_value("RANKED", EOS_FALSE)), EOS_Success);
    CHECK_RESULT(advertise(session, double_value("SPEED", 2.25)), EOS_Success);
    call = start_update(host, session);
    CHECK_RESULT(finish(call), EOS_Success);
    CHECK_TEXT(call->text, story->own_id);
}

static void register_host(const Player* host)
{
    EOS_ProductUserId user = host->user;
    EOS_HActiveSession session = active_session(host, "road");
    Call* call;

    CHECK_NUMBER(registered_count(session), 0);
    call = register_players(host, "road", &user, 1);
    CHECK_RESULT(call->result, EOS_Success);
    CHECK_NUMBER(call->count, 1);
    CHECK(call->user == user);
    /* An active session is a live view: the handle from before knows. */
    CHECK_NUMBER(registered_count(session), 1);
    CHECK(registered_player(session, 0) == user);
    CHECK_RESULT(register_players(host, "road", &user, 1)->result, EOS_NoChange);
    EOS_ActiveSession_Release(session);
}

static void check_hosts_view(const Player* host, EOS_EOnlineSessionState state, uint32_t open)
{
    EOS_HActiveSession session = active_session(host, "road");
    EOS_ActiveSession_Info* info = active_info(session);
    CHECK_TEXT(info->SessionName, "road");
    CHECK(info->LocalUserId == host->user);
    CHECK_NUMBER((int)info->State, (int)state);
    CHECK_NUMBER(info->SessionDetails->NumOpenPublicConnections, open);
    CHECK(info->SessionDetails->OwnerUserId == host->user);
    EOS_ActiveSession_Info_Release(info);
    EOS_ActiveSession_Release(session);
}

static void host_opens(Story* story)
{
    EOS_HSessionModification again;
    story->host = enter("road-host");
    open_road(story);
    open_neighbour(story);
    check_hosts_view(&story->host, EOS_OSS_Pending, 4);
    register_host(&story->host);
    check_hosts_view(&story->host, EOS_OSS_Pending, 3);

    again = new_session(&story->host, "road", story->bucket, 4, NULL);
    CHECK_RESULT(update(&story->host, again), EOS_Sessions_SessionAlreadyExists);
}

/* --- Step 2: guests, and changed attributes ---------------------------------- */

static EOS_ProductUserId guest(const Story* story, int number)
{
    char id[96];
    snprintf(id, sizeof(id), "guest-%d-of-%s", number, story->tag);
    return EOS_ProductUserId_FromString(id);
}

/* Players whom the directory does not know have no platform that a list could name. */
static void host_admits_platforms(const Player* host, const uint32_t* platforms, uint32_t count)
{
    EOS_HSessionModification session = changed_session(host, "road");
    CHECK_RESULT(set_platforms(session, platforms, count), EOS_Success);
    CHECK_RESULT(update(host, session), EOS_Success);
}

static void host_registers_guests(Story* story)
{
    const Player* host = &story->host;
    EOS_HActiveSession session = active_session(host, "road");
    EOS_ProductUserId guests[4];
    int i;
    Call* call;

    for (i = 0; i < 4; i++) {
        guests[i] = guest(story, i);
        CHECK(guests[i] != NULL);
    }
    CHECK_RESULT(register_players(host, "road", guests, 2)->result, EOS_Sessions_NotAllowed);
    CHECK_NUMBER(registered_count(session), 1);
    host_admits_platforms(host, NULL, 0);
    CHECK_RESULT(register_players(host, "road", guests, 2)->result, EOS_Success);
    CHECK_NUMBER(registered_count(session), 3);
    /* One slot is left: two more are one too many, so none of them gets in. */
    CHECK_RESULT(register_players(host, "road", guests + 2, 2)->result,
                 EOS_Sessions_TooManyPlayers);
    CHECK_NUMBER(registered_count(session), 3);

    call = unregister_players(host, "road", &guests[0], 1);
    CHECK_RESULT(call->result, EOS_Success);
    CHECK_NUMBER(call->count, 1);
    CHECK(call->user == guests[0]);
    CHECK_RESULT(unregister_players(host, "road", &guests[0], 1)->result, EOS_NoChange);
    CHECK_NUMBER(registered_count(session), 2);
    CHECK(registered_player(session, 0) == host->user);
    CHECK(registered_player(session, 1) == guests[1]);
    CHECK(registered_player(session, 2) == NULL);
    EOS_ActiveSession_Release(session);
    /* Who is registered stays. */
    host_admits_platforms(host, road_platforms, 2);
}

static void host_changes(Story* story)
{
    const Player* host = &story->host;
    EOS_HSessionModification session;

    host_registers_guests(story);
    session = changed_session(host, "road");
    CHECK_RESULT(set_max_players(session, 5), EOS_Success);
    CHECK_RESULT(set_invites(session, EOS_FALSE), EOS_Success);
    CHECK_RESULT(set_address(session, "road.example:7778"), EOS_Success);
    CHECK_RESULT(advertise(session, text_value("map", DESERT)), EOS_Success);
    CHECK_RESULT(advertise(session, text_value("WEATHER", "rain")), EOS_Success);
    CHECK_RESULT(remove_attribute(session, "speed"), EOS_Success);
    CHECK_RESULT(update(host, session), EOS_Success);
    check_hosts_view(host, EOS_OSS_Pending, 3);
}

/* --- Step 4: play, and nobody may come in meanwhile -------------------------- */

static void host_plays(Story* story)
{
    const Player* host = &story->host;
    EOS_HSessionModification session = changed_session(host, "road");
    CHECK_RESULT(set_join_in_progress(session, EOS_FALSE), EOS_Success);
    CHECK_RESULT(update(host, session), EOS_Success);
    CHECK_RESULT(start_play(host, "no such session"), EOS_NotFound);
    CHECK_RESULT(start_play(host, "road"), EOS_Success);
    check_hosts_view(host, EOS_OSS_InProgress, 3);
    CHECK_RESULT(start_play(host, "road"), EOS_Sessions_SessionInProgress);
}

/* --- Steps 6, 8 and 10: who may find it -------------------------------------- */

static void host_permits(const Story* story, EOS_EOnlineSessionPermissionLevel permission)
{
    EOS_HSessionModification session = changed_session(&story->host, "road");
    CHECK_RESULT(set_permission(session, permission), EOS_Success);
    CHECK_RESULT(update(&story->host, session), EOS_Success);
}

static void host_ends_play_and_hides(Story* story)
{
    CHECK_RESULT(end_play(&story->host, "road"), EOS_Success);
    check_hosts_view(&story->host, EOS_OSS_Ended, 3);
    CHECK_RESULT(end_play(&story->host, "road"), EOS_InvalidState);
    host_permits(story, EOS_OSPF_InviteOnly);
}

static void host_shows_friends(Story* story) { host_permits(story, EOS_OSPF_JoinViaPresence); }

static void host_shows_all(Story* story) { host_permits(story, EOS_OSPF_PublicAdvertised); }

/* --- Step 12: the end -------------------------------------------------------- */

static void host_destroys(Story* story)
{
    const Player* host = &story->host;
    EOS_ProductUserId user = host->user;
    Call* first;
    Call* second;

    CHECK_RESULT(unregister_players(host, "road", &user, 1)->result, EOS_Success);
    check_hosts_view(host, EOS_OSS_Ended, 4);
    first = start_destroy(host, "road");
    second = start_destroy(host, "road");
    CHECK_RESULT(finish(first), EOS_Success);
    CHECK_RESULT(finish(second), EOS_AlreadyPending);
    CHECK_RESULT(destroy(host, "road"), EOS_NotFound);
    CHECK_RESULT(destroy(host, "neighbour"), EOS_Success);
}

#endif

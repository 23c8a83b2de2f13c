/* The joiner's steps of the road (road.c), in their order. */
#ifndef ROAD_JOINER_H
#define ROAD_JOINER_H

#include "road_story.h"

/* --- What the joiner sees ------------------------------------------------- */

static EOS_HSessionSearch search_here(const Story* story)
{
    EOS_HSessionSearch search = new_search(&story->joiner, 10);
    demand(search, text_value(EOS_SESSIONS_SEARCH_BUCKET_ID, story->bucket), EOS_CO_EQUAL);
    return search;
}

/* How many sessions of the bucket meet one more condition. */
static uint32_t found(const Story* story, EOS_Sessions_AttributeData value,
                      EOS_EComparisonOp comparison)
{
    EOS_HSessionSearch search = search_here(story);
    uint32_t count;
    demand(search, value, comparison);
    CHECK_RESULT(find(&story->joiner, search), EOS_Success);
    count = result_count(search);
    EOS_SessionSearch_Release(search);
    return count;
}

static uint32_t found_on_map(const Story* story, const char* map)
{
    return found(story, text_value("MAP", map), EOS_CO_EQUAL);
}

/* The session as its id finds it; null where nothing has that id. */
static EOS_HSessionDetails by_id(const Story* story, const char* session_id)
{
    EOS_HSessionSearch search = new_search(&story->joiner, 1);
    EOS_HSessionDetails session = NULL;
    EOS_EResult result;
    demand_id(search, session_id);
    result = find(&story->joiner, search);
    if (result == EOS_Success) {
        CHECK_NUMBER(result_count(search), 1);
        session = search_result(search, 0);
    } else {
        CHECK_RESULT(result, EOS_NotFound);
        CHECK_NUMBER(result_count(search), 0);
    }
    EOS_SessionSearch_Release(search);
    return session;
}

/* The one session that a search by its present map finds. */
static EOS_HSessionDetails sight(const Story* story, const char* map)
{
    EOS_HSessionSearch search = search_here(story);
    EOS_HSessionDetails session;
    demand(search, text_value("MAP", map), EOS_CO_EQUAL);
    demand(search, int_value("RATING", RATING), EOS_CO_EQUAL);
    CHECK_RESULT(find(&story->joiner, search), EOS_Success);
    CHECK_NUMBER(result_count(search), 1);
    session = search_result(search, 0);
    EOS_SessionSearch_Release(search);
    return session;
}

static void check_text_attribute(EOS_HSessionDetails session, const char* key, const char* text)
{
    EOS_SessionDetails_Attribute* attribute = attribute_of(session, key, EOS_AT_STRING);
    CHECK_TEXT(attribute->Data->Value.AsUtf8, text);
    EOS_SessionDetails_Attribute_Release(attribute);
}

static void check_slots(EOS_HSessionDetails session, uint32_t open, uint32_t all)
{
    EOS_SessionDetails_Info* info = details_info(session);
    CHECK_NUMBER(info->NumOpenPublicConnections, open);
    CHECK_NUMBER(info->Settings->NumPublicConnections, all);
    EOS_SessionDetails_Info_Release(info);
}

/* --- Step 1: it finds the road, and only the road, and joins ----------------- */

static void search_by_numbers(const Story* story)
{
    const EOS_EComparisonOp greater = EOS_CO_GREATERTHAN;
    const EOS_EComparisonOp at_least = EOS_CO_GREATERTHANOREQUAL;
    const EOS_EComparisonOp less = EOS_CO_LESSTHAN;
    const EOS_EComparisonOp at_most = EOS_CO_LESSTHANOREQUAL;

    CHECK_NUMBER(found(story, int_value("RATING", RATING - 2), greater), 2);
    CHECK_NUMBER(found(story, int_value("RATING", RATING - 1), greater), 1);
    CHECK_NUMBER(found(story, int_value("RATING", RATING), greater), 0);
    CHECK_NUMBER(found(story, int_value("RATING", RATING - 1), at_least), 2);
    CHECK_NUMBER(found(story, int_value("RATING", RATING), at_least), 1);
    CHECK_NUMBER(found(story, int_value("RATING", RATING + 1), at_least), 0);
    CHECK_NUMBER(found(story, int_value("RATING", RATING + 1), less), 2);
    CHECK_NUMBER(found(story, int_value("RATING", RATING), less), 1);
    CHECK_NUMBER(found(story, int_value("RATING", RATING - 1), less), 0);
    CHECK_NUMBER(found(story, int_value("RATING", RATING), at_most), 2);
    CHECK_NUMBER(found(story, int_value("RATING", RATING - 1), at_most), 1);
    CHECK_NUMBER(found(story, int_value("RATING", RATING - 2), at_most), 0);

    CHECK_NUMBER(found(story, double_value("SPEED", 2.25), greater), 1);
    CHECK_NUMBER(found(story, double_value("SPEED", 2.25), at_least), 2);
    CHECK_NUMBER(found(story, double_value("SPEED", 2.5), less), 1);
    CHECK_NUMBER(found(story, double_value("SPEED", 2.5), at_most), 2);

    /* Whole numbers and doubles compare as numbers, without rounding. */
    CHECK_NUMBER(found(story, double_value("RATING", 9007199254740992.0), EOS_CO_EQUAL), 1);
    CHECK_NUMBER(found(story, double_value("RATING", 9007199254740992.0), greater), 1);
}

static void search_by_equality(const Story* story)
{
    CHECK_NUMBER(found(story, int_value("RATING", RATING), EOS_CO_EQUAL), 1);
    CHECK_NUMBER(found(story, int_value("RATING", RATING + 1), EOS_CO_EQUAL), 0);
    CHECK_NUMBER(found(story, int_value("RATING", RATING), EOS_CO_NOTEQUAL), 1);
    CHECK_NUMBER(found(story, double_value("SPEED", 2.5), EOS_CO_EQUAL), 1);
    CHECK_NUMBER(found(story, double_value("SPEED", 2.5), EOS_CO_NOTEQUAL), 1);
    CHECK_NUMBER(found(story, bool_value("RANKED", EOS_TRUE), EOS_CO_EQUAL), 1);
    CHECK_NUMBER(found(story, bool_value("RANKED", EOS_TRUE), EOS_CO_NOTEQUAL), 1);
    CHECK_NUMBER(found(story, text_value("MAP", HARBOUR), EOS_CO_EQUAL), 2);
    CHECK_NUMBER(found(story, text_value("MAP", HARBOUR), EOS_CO_NOTEQUAL), 0);
    /* Texts compare exactly, keys in any letter case, and types do not mix. */
    CHECK_NUMBER(found(story, text_value("MAP", "\xC3\x96LHAFEN"), EOS_CO_EQUAL), 0);
    CHECK_NUMBER(found(story, text_value("mAp", HARBOUR), EOS_CO_EQUAL), 2);
    CHECK_NUMBER(found(story, int_value("RANKED", 1), EOS_CO_EQUAL), 0);
    CHECK_NUMBER(found(story, text_value("SECRET", "plan"), EOS_CO_EQUAL), 0);

    CHECK_NUMBER(found(story, text_value("MAP", DESERT ";" HARBOUR), EOS_CO_ANYOF), 2);
    CHECK_NUMBER(found(story, text_value("MAP", DESERT ";forest"), EOS_CO_ANYOF), 0);
    CHECK_NUMBER(found(story, text_value("MAP", DESERT ";" HARBOUR), EOS_CO_NOTANYOF), 0);
    CHECK_NUMBER(found(story, text_value("MAP", DESERT ";forest"), EOS_CO_NOTANYOF), 2);
}

static void search_by_slots(const Story* story)
{
    const EOS_EComparisonOp at_least = EOS_CO_GREATERTHANOREQUAL;
    const char* slots = EOS_SESSIONS_SEARCH_MINSLOTSAVAILABLE;
    const char* empty = EOS_SESSIONS_SEARCH_EMPTY_SERVERS_ONLY;
    const char* taken = EOS_SESSIONS_SEARCH_NONEMPTY_SERVERS_ONLY;
    CHECK_NUMBER(found(story, int_value(slots, 2), at_least), 2);
    CHECK_NUMBER(found(story, int_value(slots, 3), at_least), 1);
    CHECK_NUMBER(found(story, int_value(slots, 4), at_least), 0);
    CHECK_NUMBER(found(story, bool_value(empty, EOS_TRUE), EOS_CO_EQUAL), 1);
    CHECK_NUMBER(found(story, bool_value(taken, EOS_TRUE), EOS_CO_EQUAL), 1);
}

static void search_changes(const Story* story)
{
    EOS_HSessionSearch search = search_here(story);
    OPTIONS(EOS_SessionSearch_SetMaxResultsOptions, most,
            EOS_SESSIONSEARCH_SETMAXSEARCHRESULTS_API_LATEST);

    CHECK_NUMBER(result_count(search), 0);
    demand(search, text_value("MAP", "no such map"), EOS_CO_EQUAL);
    CHECK_RESULT(find(&story->joiner, search), EOS_Success);
    CHECK_NUMBER(result_count(search), 0);
    /* A parameter goes by its key and its operator. */
    CHECK_RESULT(remove_demand(search, "MAP", EOS_CO_NOTEQUAL), EOS_NotFound);
    CHECK_RESULT(remove_demand(search, "map", EOS_CO_EQUAL), EOS_Success);
    CHECK_RESULT(find(&story->joiner, search), EOS_Success);
    CHECK_NUMBER(result_count(search), 2);

    most.MaxSearchResults = 1;
    CHECK_RESULT(EOS_SessionSearch_SetMaxResults(search, &most), EOS_Success);
    CHECK_RESULT(find(&story->joiner, search), EOS_Success);
    CHECK_NUMBER(result_count(search), 1);

    /* An id and parameters exclude each other. */
    demand_id(search, story->own_id);
    CHECK_RESULT(find(&story->joiner, search), EOS_InvalidParameters);
    EOS_SessionSearch_Release(search);
}

/* The search of the games: a bucket, a range, some maps, room for one. */
static EOS_HSessionDetails search_as_games_do(const Story* story)
{
    EOS_HSessionSearch search = search_here(story);
    EOS_HSessionDetails session;
    demand(search, int_value("RATING", RATING), EOS_CO_GREATERTHANOREQUAL);
    demand(search, int_value("RATING", RATING + 1000), EOS_CO_LESSTHAN);
    demand(search, text_value("MAP", "forest;" HARBOUR ";" DESERT), EOS_CO_ANYOF);
    demand(search, int_value(EOS_SESSIONS_SEARCH_MINSLOTSAVAILABLE, 1),
           EOS_CO_GREATERTHANOREQUAL);
    CHECK_RESULT(find(&story->joiner, search), EOS_Success);
    CHECK_NUMBER(result_count(search), 1);
    session = search_result(search, 0);
    EOS_SessionSearch_Release(search);
    return session;
}

static void check_attributes(EOS_HSessionDetails session)
{
    EOS_SessionDetails_Attribute* attribute = NULL;
    uint32_t count = attribute_count(session);
    uint32_t i;

    CHECK_NUMBER(count, 5);
    for (i = 0; i < count; i++) {
        const char* letter;
        CHECK_RESULT(copy_attribute_at(session, i, &attribute), EOS_Success);
        CHECK(strcmp(attribute->Data->Key, "SECRET") != 0);
        for (letter = attribute->Data->Key; *letter != '\0'; letter++) {
            CHECK(*letter >= 'A' && *letter <= 'Z');
        }
        EOS_SessionDetails_Attribute_Release(attribute);
    }
    attribute = NULL;
    CHECK(copy_attribute_at(session, count, &attribute) != EOS_Success);
    CHECK(attribute == NULL);
    CHECK_RESULT(copy_attribute(session, "SECRET", &attribute), EOS_NotFound);
    CHECK(attribute == NULL);

    check_text_attribute(session, "mAP", HARBOUR);
    attribute = attribute_of(session, "rating", EOS_AT_INT64);
    CHECK_NUMBER(attribute->Data->Value.AsInt64, RATING);
    EOS_SessionDetails_Attribute_Release(attribute);
    attribute = attribute_of(session, "Ranked", EOS_AT_BOOLEAN);
    CHECK_NUMBER(attribute->Data->Value.AsBool, EOS_TRUE);
    EOS_SessionDetails_Attribute_Release(attribute);
    attribute = attribute_of(session, "SPEED", EOS_AT_DOUBLE);
    CHECK(attribute->Data->Value.AsDouble == 2.5);
    EOS_SessionDetails_Attribute_Release(attribute);
}

/* What the host set, read by somebody else. */
static void check_info(Story* story, EOS_HSessionDetails session)
{
    EOS_SessionDetails_Info* info = details_info(session);
    const EOS_SessionDetails_Settings* settings = info->Settings;
    char owner[EOS_PRODUCTUSERID_MAX_LENGTH + 1];
    int32_t owner_size = (int32_t)sizeof(owner);

    CHECK(info->SessionId != NULL && info->SessionId[0] != '\0');
    CHECK_TEXT(info->HostAddress, "road.example:7777");
    CHECK_NUMBER(info->NumOpenPublicConnections, 3);
    CHECK_TEXT(settings->BucketId, story->bucket);
    CHECK_NUMBER(settings->NumPublicConnections, 4);
    CHECK_NUMBER(settings->bAllowJoinInProgress, EOS_TRUE);
    CHECK(settings->PermissionLevel == EOS_OSPF_PublicAdvertised);
    CHECK_NUMBER(settings->bInvitesAllowed, EOS_TRUE);
    CHECK_NUMBER(settings->bSanctionsEnabled, EOS_TRUE);
    CHECK_NUMBER(settings->AllowedPlatformIdsCount, 2);
    CHECK_NUMBER(settings->AllowedPlatformIds[0], EOS_OPT_Steam);
    CHECK_NUMBER(settings->AllowedPlatformIds[1], EOS_OPT_Epic);

    CHECK(info->OwnerServerClientId == NULL);
    CHECK(info->OwnerUserId != story->joiner.user);
    CHECK(story->host.user == NULL || info->OwnerUserId == story->host.user);
    CHECK_RESULT(EOS_ProductUserId_ToString(info->OwnerUserId, owner, &owner_size), EOS_Success);
    check_text_attribute(session, "OWNER", owner);

    snprintf(story->session_id, sizeof(story->session_id), "%s", info->SessionId);
    EOS_SessionDetails_Info_Release(info);
}

static void check_joiners_view(const Story* story)
{
    EOS_HActiveSession session = active_session(&story->joiner, "party");
    EOS_ActiveSession_Info* info = active_info(session);
    CHECK_TEXT(info->SessionName, "party");
    CHECK(info->LocalUserId == story->joiner.user);
    CHECK_NUMBER((int)info->State, (int)EOS_OSS_Pending);
    CHECK_TEXT(info->SessionDetails->SessionId, story->session_id);
    CHECK_TEXT(info->SessionDetails->HostAddress, "road.example:7777");
    EOS_ActiveSession_Info_Release(info);
    EOS_ActiveSession_Release(session);
}

static void joiner_finds_and_joins(Story* story)
{
    EOS_HSessionDetails neighbour;
    story->joiner = enter("road-joiner");
    search_by_numbers(story);
    search_by_equality(story);
    search_by_slots(story);
    search_changes(story);

    story->first_sight = search_as_games_do(story);
    check_info(story, story->first_sight);
    check_attributes(story->first_sight);

    neighbour = by_id(story, story->own_id);
    CHECK(neighbour != NULL);
    check_slots(neighbour, 2, 2);
    CHECK(by_id(story, "0123456789abcdef0123456789abcdef") == NULL);

    CHECK_RESULT(join(&story->joiner, "party", story->first_sight), EOS_Success);
    check_joiners_view(story);
    CHECK_RESULT(join(&story->joiner, "party", neighbour), EOS_Sessions_SessionAlreadyExists);
    EOS_SessionDetails_Release(neighbour);
}

/* --- Step 3: changed attributes ---------------------------------------------- */

static void joiner_sees_changes(Story* story)
{
    EOS_HSessionDetails session = sight(story, DESERT);
    EOS_SessionDetails_Attribute* attribute = NULL;
    EOS_SessionDetails_Info* info = details_info(session);

    CHECK_TEXT(info->SessionId, story->session_id);
    CHECK_TEXT(info->HostAddress, "road.example:7778");
    CHECK_NUMBER(info->Settings->bInvitesAllowed, EOS_FALSE);
    EOS_SessionDetails_Info_Release(info);
    check_slots(session, 3, 5);
    CHECK_NUMBER(attribute_count(session), 5);
    check_text_attribute(session, "WEATHER", "rain");
    CHECK_RESULT(copy_attribute(session, "SPEED", &attribute), EOS_NotFound);
    EOS_SessionDetails_Release(session);

    /* What was seen before is a snapshot, and stays as it was. */
    check_text_attribute(story->first_sight, "MAP", HARBOUR);
    check_slots(story->first_sight, 3, 4);
}

/* --- Step 5: play is under way ----------------------------------------------- */

static void joiner_stays_outside(Story* story)
{
    EOS_HSessionDetails session = by_id(story, story->session_id);
    EOS_SessionDetails_Info* info;
    CHECK(session != NULL);
    info = details_info(session);
    CHECK_NUMBER(info->Settings->bAllowJoinInProgress, EOS_FALSE);
    EOS_SessionDetails_Info_Release(info);
    EOS_SessionDetails_Release(session);
    CHECK_NUMBER(found_on_map(story, DESERT), 0);
}

/* --- Steps 7 and 9: who may find it ------------------------------------------ */

static void joiner_sees_permission(const Story* story, EOS_EOnlineSessionPermissionLevel expected)
{
    EOS_HSessionDetails session = by_id(story, story->session_id);
    EOS_SessionDetails_Info* info;
    CHECK(session != NULL);
    info = details_info(session);
    CHECK_NUMBER((int)info->Settings->PermissionLevel, (int)expected);
    EOS_SessionDetails_Info_Release(info);
    EOS_SessionDetails_Release(session);
    CHECK_NUMBER(found_on_map(story, DESERT), expected == EOS_OSPF_PublicAdvertised ? 1 : 0);
}

static void joiner_sees_invite_only(Story* story)
{
    joiner_sees_permission(story, EOS_OSPF_InviteOnly);
}

static void joiner_sees_presence_only(Story* story)
{
    joiner_sees_permission(story, EOS_OSPF_JoinViaPresence);
}

/* --- Steps 11 and 13: the end ------------------------------------------------ */

static void joiner_leaves(Story* story)
{
    const Player* joiner = &story->joiner;
    EOS_HSessionDetails session;

    joiner_sees_permission(story, EOS_OSPF_PublicAdvertised);
    CHECK_RESULT(destroy(joiner, "party"), EOS_Success);
    CHECK_RESULT(destroy(joiner, "party"), EOS_NotFound);
    /* Leaving ended nothing, and freed the name. */
    session = sight(story, DESERT);
    CHECK_RESULT(join(joiner, "party", session), EOS_Success);
    CHECK_RESULT(destroy(joiner, "party"), EOS_Success);
    EOS_SessionDetails_Release(session);
    EOS_SessionDetails_Release(story->first_sight);
}

static void joiner_finds_nothing(Story* story)
{
    EOS_HSessionSearch search = search_here(story);
    CHECK_RESULT(find(&story->joiner, search), EOS_Success);
    CHECK_NUMBER(result_count(search), 0);
    EOS_SessionSearch_Release(search);
    CHECK(by_id(story, story->session_id) == NULL);
    CHECK(by_id(story, story->own_id) == NULL);
}

#endif

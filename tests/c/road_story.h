/* What the two sides of the road (road.c) know. */
#ifndef ROAD_STORY_H
#define ROAD_STORY_H

#include "sessions.h"

/* A double cannot tell this number from the one before it. */
#define RATING (INT64_C(9007199254740993))
#define HARBOUR "\xC3\x96lhafen" /* in UTF-8, with two bytes for its first letter */
#define DESERT "W\xC3\xBCste"

typedef struct Story {
    const char* tag;
    char bucket[64];
    char own_id[64]; /* the id that the neighbour's session has by choice */
    Player host;
    Player joiner;
    /* The joiner's first sight of the session, and what it is called. */
    EOS_HSessionDetails first_sight;
    char session_id[128];
} Story;

static Player enter(const char* profile)
{
    Player player;
    CHECK(setenv("GREENROOM_PROFILE", profile, 1) == 0);
    player = create_player();
    log_in(&player);
    return player;
}

#endif

/* The players of `multiplayer.c`, and names for their sessions. */
#ifndef MULTIPLAYER_STORY_H
#define MULTIPLAYER_STORY_H

#include "multiplayer.h"

static Player anna;
static Player ben;
static const char* tag;

/* A session name of this run. */
static const char* named(const char* what)
{
    static char names[8][96];
    static int next = 0;
    char* name = names[next++ % 8];
    snprintf(name, sizeof(names[0]), "%s.%s", tag, what);
    return name;
}

#endif

/* The road: one player hosts, another finds, joins and leaves.
 *
 *   road both TAG   both players in this process, one step after the other
 *   road host TAG   the host alone: runs the steps whose numbers it reads
 *   road join TAG   the joiner alone, likewise
 *
 * The two-process form reads one step number a line and answers "done N"; the
 * host has the even steps. TAG keeps runs on one directory apart. */

#define _POSIX_C_SOURCE 200809L

#include "road_host.h"
#include "road_joiner.h"

static void (*const STEPS[])(Story*) = {
    host_opens,               joiner_finds_and_joins,    host_changes,
    joiner_sees_changes,      host_plays,                joiner_stays_outside,
    host_ends_play_and_hides, joiner_sees_invite_only,   host_shows_friends,
    joiner_sees_presence_only, host_shows_all,           joiner_leaves,
    host_destroys,            joiner_finds_nothing,
};
#define STEP_COUNT ((int)(sizeof(STEPS) / sizeof(STEPS[0])))

static void run_all(Story* story)
{
    int step;
    for (step = 0; step < STEP_COUNT; step++) {
        STEPS[step](story);
    }
}

static void run_as_told(Story* story, int parity)
{
    char line[32];
    printf("steps %d\n", STEP_COUNT);
    fflush(stdout);
    while (fgets(line, sizeof(line), stdin) != NULL) {
        int step = atoi(line);
        CHECK(step >= 0 && step < STEP_COUNT && step % 2 == parity);
        STEPS[step](story);
        printf("done %d\n", step);
        fflush(stdout);
    }
}

static void leave_library(const Player* player)
{
    if (player->platform != NULL) {
        check_all_answered(player->platform);
        EOS_Platform_Release(player->platform);
    }
}

int main(int count, char** arguments)
{
    Story story;
    memset(&story, 0, sizeof(story));
    CHECK(count == 3);
    story.tag = arguments[2];
    snprintf(story.bucket, sizeof(story.bucket), "road:%s", story.tag);
    snprintf(story.own_id, sizeof(story.own_id), "the-neighbour-of-%s", story.tag);

    initialize();
    if (strcmp(arguments[1], "both") == 0) {
        run_all(&story);
    } else {
        run_as_told(&story, strcmp(arguments[1], "join") == 0);
    }
    leave_library(&story.joiner);
    leave_library(&story.host);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    printf("the road is open\n");
    return 0;
}

/* A game that ends as games do that nobody has tidied: with its platform alive,
 * its session open and a call under way. The process ends all the same, at once
 * and with the code that the game gives.
 *
 *   leaving WAY
 *
 *   main       returns from main
 *   callback   exits inside a callback, so inside a Tick that never ends
 *   thread     exits on another thread, while the main thread ticks
 *   tidy       returns from main, and tidies up when the process ends
 *   tidy-callback, tidy-thread   the same, where exit is called as above */

#define _POSIX_C_SOURCE 200809L

#include "sessions.h"

/* What the game says by ending: nothing of the library's. */
#define CODE 7

static Player player;

static void EOS_CALL exit_in_callback(const EOS_Sessions_UpdateSessionCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode);
    exit(CODE);
}

static EOS_HSessionModification next_change(void)
{
    EOS_HSessionModification session = changed_session(&player, "open");
    static int64_t round = 0;
    CHECK_RESULT(advertise(session, int_value("ROUND", round++)), EOS_Success);
    return session;
}

static void change(EOS_Sessions_OnUpdateSessionCallback callback)
{
    EOS_HSessionModification session = next_change();
    Call* call = start_call(player.platform, "EOS_Sessions_UpdateSession");
    OPTIONS(EOS_Sessions_UpdateSessionOptions, options, EOS_SESSIONS_UPDATESESSION_API_LATEST);
    options.SessionModificationHandle = session;
    EOS_Sessions_UpdateSession(player.sessions, &options, call, callback);
    EOS_SessionModification_Release(session);
}

/* At the end of the process. What it answers depends on what else is going on:
 * inside a Tick neither can be done. */
static void tidy_up(void)
{
    EOS_Platform_Release(player.platform);
    EOS_Shutdown();
}

static void* exit_on_a_thread(void* nothing)
{
    rest(3);
    exit(CODE);
    return nothing;
}

static void tick_until_the_end(void)
{
    for (;;) {
        tick(player.platform);
    }
}

int main(int count, char** arguments)
{
    const char* way;
    pthread_t thread;
    CHECK(count == 2);
    way = arguments[1];
    initialize();
    player = create_player();
    log_in(&player);
    CHECK_RESULT(update(&player, new_session(&player, "open", "leaving", 4, NULL)), EOS_Success);
    if (strncmp(way, "tidy", 4) == 0) {
        CHECK(atexit(tidy_up) == 0);
    }

    if (strstr(way, "callback") != NULL) {
        change(exit_in_callback);
        tick_until_the_end();
    }
    change(on_updated);
    if (strstr(way, "thread") != NULL) {
        CHECK(pthread_create(&thread, NULL, exit_on_a_thread, NULL) == 0);
        tick_until_the_end();
    }
    return CODE;
}

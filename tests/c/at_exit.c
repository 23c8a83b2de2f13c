/* A game whose singletons go at the very end, in `atexit` or in a destructor of
 * a static object: the session is destroyed, and the platform released, after
 * everything that the main thread had of its own is gone.
 *
 *   at_exit BUCKET */

#define _POSIX_C_SOURCE 200809L

#include "sessions.h"

static Player player;

static void EOS_CALL no_error(const EOS_LogMessage* line)
{
    if ((int)line->Level <= (int)EOS_LOG_Error) {
        fail_check(line->Message, 0, "the library found a fault of its own");
    }
}

/* The last callback takes everything down, as games do that wait for it. */
static void EOS_CALL release_in_callback(const EOS_Sessions_DestroySessionCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode);
    EOS_Platform_Release(player.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
}

static void leave_late(void)
{
    Call* call;
    OPTIONS(EOS_Sessions_DestroySessionOptions, options, EOS_SESSIONS_DESTROYSESSION_API_LATEST);

    CHECK_RESULT(destroy(&player, "first"), EOS_Success);
    call = start_call(player.platform, "EOS_Sessions_DestroySession");
    options.SessionName = "second";
    EOS_Sessions_DestroySession(player.sessions, &options, call, release_in_callback);
    CHECK_RESULT(finish(call), EOS_Success);
    /* The end of the Tick has carried out what its callback asked for. */
    CHECK_RESULT(EOS_Shutdown(), EOS_UnexpectedError);
    initialize();
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
}

int main(int count, char** arguments)
{
    CHECK(count == 2);
    initialize();
    CHECK_RESULT(EOS_Logging_SetCallback(no_error), EOS_Success);
    player = create_player();
    log_in(&player);
    CHECK_RESULT(update(&player, new_session(&player, "first", arguments[1], 4, NULL)), EOS_Success);
    CHECK_RESULT(update(&player, new_session(&player, "second", arguments[1], 4, NULL)),
                 EOS_Success);
    CHECK(atexit(leave_late) == 0);
    return 0;
}

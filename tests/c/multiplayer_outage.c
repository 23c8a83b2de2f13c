/* A host on strings, while its directory goes away and comes back.
 *
 *   multiplayer_outage NAME
 *
 * Words on the input, one a line: `change` tries a change, `return` waits until
 * the session can be changed again and says with how many members, `lost` waits
 * until it is broken and says why, `leave`. */

#define _POSIX_C_SOURCE 200809L

#include <poll.h>

#include "multiplayer.h"

static Player anna;
static GR_HMultiplayerSession session;

static EOS_EResult change(void)
{
    ON_SESSION(SetCustomProperty, options, SETCUSTOMPROPERTY);
    options.Key = "round";
    options.ValueJson = "1";
    POLLED(SetCustomProperty, session, options);
    return settled(&anna, session);
}

static void mend(void)
{
    ON_SESSION(Refresh, options, REFRESH);
    POLLED(Refresh, session, options);
    settled(&anna, session);
}

static void obey(const char* word)
{
    if (strcmp(word, "change") == 0) {
        EOS_EResult result = change();
        CHECK(result == EOS_NoConnection || result == EOS_TimedOut);
        CHECK(GR_MultiplayerSession_GetStatus(session) == GR_MSS_BROKEN);
        printf("away %s\n", EOS_EResult_ToString(result));
    } else if (strcmp(word, "return") == 0) {
        double end = seconds_now() + PATIENCE_SECONDS;
        while (GR_MultiplayerSession_GetStatus(session) != GR_MSS_READY) {
            CHECK(seconds_now() < end);
            mend();
        }
        CHECK_RESULT(change(), EOS_Success);
        check_property(session, "round", "1");
        printf("back %u\n", (unsigned)GR_MultiplayerSession_GetMemberCount(session));
    } else if (strcmp(word, "lost") == 0) {
        TICK_UNTIL(&anna, GR_MultiplayerSession_GetStatus(session) == GR_MSS_BROKEN);
        CHECK(GR_MultiplayerSession_HasChanged(session));
        printf("broken %s\n", EOS_EResult_ToString(GR_MultiplayerSession_GetLastResult(session)));
    } else {
        CHECK_TEXT(word, "leave");
        leave(&anna, session);
        printf("left\n");
    }
}

int main(int count, char** arguments)
{
    char word[32];
    struct pollfd input;
    double seconds = 1.0;
    EOS_Platform_Options options = platform_options();

    CHECK(count == 2);
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    initialize();
    CHECK_RESULT(EOS_Logging_SetLogLevel(EOS_LC_ALL_CATEGORIES, EOS_LOG_Error), EOS_Success);
    options.TaskNetworkTimeoutSeconds = &seconds;
    anna = create_with(&options);
    log_in(&anna);
    session = host(&anna, "Lobby", arguments[1]);
    GR_MultiplayerSession_HasChanged(session);
    printf("hosting\n");
    for (;;) {
        input.fd = 0;
        input.events = POLLIN;
        input.revents = 0;
        tick(anna.platform);
        if (poll(&input, 1, 2) == 0) {
            continue;
        }
        if (fgets(word, (int)sizeof(word), stdin) == NULL) {
            break;
        }
        word[strcspn(word, "\n")] = '\0';
        obey(word);
    }
    EOS_Platform_Release(anna.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    return 0;
}

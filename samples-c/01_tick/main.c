/* 01: the frame of every program that uses the library.
 *
 * Initialize once, create a platform, tick it once a frame, release it, shut
 * down. Nothing here talks to a directory yet: creating a platform sends
 * nothing. */

#define _POSIX_C_SOURCE 199309L /* nanosleep */

#include <stdio.h>
#include <string.h>

#include "eos_init.h"
#include "eos_logging.h"
#include "eos_sdk.h"
#include "eos_version.h"

#ifdef _WIN32
#include <windows.h>
static void next_frame(void) { Sleep(16); }
#else
#include <time.h>
/* Where a game would draw, we only wait: some sixty frames a second. */
static void next_frame(void)
{
    struct timespec pause;
    pause.tv_sec = 0;
    pause.tv_nsec = 16 * 1000 * 1000;
    nanosleep(&pause, NULL);
}
#endif

/* The library keeps its log lines until the next Tick and hands them over
 * there, so this runs on our own thread and may use whatever we use. */
static void EOS_CALL on_log(const EOS_LogMessage* line)
{
    fprintf(stderr, "[%s] %s\n", line->Category, line->Message);
}

static int start_library(void)
{
    EOS_InitializeOptions options;
    EOS_EResult result;

    /* Options start as zeros: a field that is not set then means "not given". */
    memset(&options, 0, sizeof(options));
    /* The version says which fields this program knows. A newer library reads
     * no further, so this program keeps working with it. */
    options.ApiVersion = EOS_INITIALIZE_API_LATEST;
    options.ProductName = "Greenroom samples";
    options.ProductVersion = "1.0";

    result = EOS_Initialize(&options);
    if (result != EOS_Success) {
        fprintf(stderr, "EOS_Initialize: %s\n", EOS_EResult_ToString(result));
        return 0;
    }
    /* A log is a convenience: a program without one still runs, so a failure
     * here is not worth stopping for. */
    EOS_Logging_SetCallback(on_log);
    EOS_Logging_SetLogLevel(EOS_LC_ALL_CATEGORIES, EOS_LOG_Warning);
    return 1;
}

static EOS_HPlatform create_platform(void)
{
    EOS_Platform_Options options;

    memset(&options, 0, sizeof(options));
    options.ApiVersion = EOS_PLATFORM_OPTIONS_API_LATEST;
    options.ProductId = "greenroom-samples";
    options.SandboxId = "desk";
    /* Players of one deployment meet each other and nobody else. */
    options.DeploymentId = "samples";
    /* A directory started with --dev takes any client id and secret. */
    options.ClientCredentials.ClientId = "samples";
    options.ClientCredentials.ClientSecret = "samples";
    return EOS_Platform_Create(&options);
}

int main(void)
{
    EOS_HPlatform platform;
    int frame;

    if (!start_library()) {
        return 1;
    }
    printf("Library version %s\n", EOS_GetVersion());

    platform = create_platform();
    if (platform == NULL) {
        /* There is no result code here; the log line above names the option
         * that was wrong. */
        fprintf(stderr, "EOS_Platform_Create: no platform\n");
        EOS_Shutdown();
        return 1;
    }
    printf("The platform is up.\n");

    /* All callbacks of the library run inside Tick, on this thread. A game
     * that does not tick hears nothing. */
    for (frame = 0; frame < 60; frame++) {
        EOS_Platform_Tick(platform);
        next_frame();
    }
    printf("Ticked %d frames.\n", frame);

    EOS_Platform_Release(platform);
    EOS_Shutdown();
    printf("Released and shut down.\n");
    return 0;
}

/* Who plays: told to the directory by the way, and never by name.
 *
 *   metrics NAME [wait]
 *
 * With `wait` it leaves one player session open, says so, and goes on when a
 * line comes in. */

#define _POSIX_C_SOURCE 200809L

#include "auth.h"

#include "eos_metrics.h"

static Player anna;
static EOS_HMetrics metrics;
static EOS_EpicAccountId me;

static EOS_Metrics_BeginPlayerSessionOptions beginning_of(EOS_EpicAccountId account)
{
    OPTIONS(EOS_Metrics_BeginPlayerSessionOptions, options,
            EOS_METRICS_BEGINPLAYERSESSION_API_LATEST);
    options.AccountIdType = EOS_MAIT_Epic;
    options.AccountId.Epic = account;
    options.DisplayName = "Anna";
    options.ControllerType = EOS_UCT_GamepadControl;
    return options;
}

static EOS_Metrics_BeginPlayerSessionOptions beginning_elsewhere(const char* account)
{
    EOS_Metrics_BeginPlayerSessionOptions options = beginning_of(NULL);
    options.AccountIdType = EOS_MAIT_External;
    options.AccountId.External = account;
    return options;
}

static EOS_EResult begin(EOS_Metrics_BeginPlayerSessionOptions options)
{
    return EOS_Metrics_BeginPlayerSession(metrics, &options);
}

static EOS_EResult end(EOS_Metrics_BeginPlayerSessionOptions begun)
{
    OPTIONS(EOS_Metrics_EndPlayerSessionOptions, options, EOS_METRICS_ENDPLAYERSESSION_API_LATEST);
    options.AccountIdType = begun.AccountIdType;
    options.AccountId = begun.AccountId;
    return EOS_Metrics_EndPlayerSession(metrics, &options);
}

static void begin_and_end(EOS_EpicAccountId account)
{
    EOS_Metrics_BeginPlayerSessionOptions epic = beginning_of(account);
    EOS_Metrics_BeginPlayerSessionOptions elsewhere = beginning_elsewhere("76561197960287930");
    CHECK_RESULT(end(epic), EOS_NotFound);
    CHECK_RESULT(begin(epic), EOS_Success);
    CHECK_RESULT(begin(epic), EOS_InvalidParameters);
    CHECK_RESULT(begin(elsewhere), EOS_Success);
    CHECK_RESULT(begin(elsewhere), EOS_InvalidParameters);
    CHECK_RESULT(end(epic), EOS_Success);
    CHECK_RESULT(end(epic), EOS_NotFound);
    CHECK_RESULT(begin(epic), EOS_Success);
    CHECK_RESULT(end(epic), EOS_Success);
    CHECK_RESULT(end(elsewhere), EOS_Success);
}

static void be_refused(void)
{
    char too_long[300];
    EOS_Metrics_BeginPlayerSessionOptions options = beginning_of(NULL);
    memset(too_long, 'x', sizeof(too_long));
    too_long[299] = '\0';
    CHECK_RESULT(begin(options), EOS_InvalidParameters);
    CHECK_RESULT(end(options), EOS_InvalidParameters);
    CHECK_RESULT(begin(beginning_elsewhere(NULL)), EOS_InvalidParameters);
    CHECK_RESULT(begin(beginning_elsewhere("")), EOS_InvalidParameters);
    CHECK_RESULT(begin(beginning_elsewhere(too_long)), EOS_InvalidParameters);
    options = beginning_of(me);
    options.DisplayName = too_long;
    CHECK_RESULT(begin(options), EOS_InvalidParameters);
    options = beginning_of(me);
    options.ServerIp = too_long;
    CHECK_RESULT(begin(options), EOS_InvalidParameters);
    options = beginning_of(me);
    options.ControllerType = (EOS_EUserControllerType)4;
    CHECK_RESULT(begin(options), EOS_InvalidParameters);
    options = beginning_of(me);
    options.AccountIdType = (EOS_EMetricsAccountIdType)2;
    CHECK_RESULT(begin(options), EOS_InvalidParameters);
    CHECK_RESULT(end(options), EOS_InvalidParameters);
    options = beginning_of(me);
    options.ApiVersion = 2;
    CHECK_RESULT(begin(options), EOS_IncompatibleVersion);
    CHECK_RESULT(EOS_Metrics_BeginPlayerSession(metrics, NULL), EOS_InvalidParameters);
    CHECK_RESULT(EOS_Metrics_EndPlayerSession(NULL, NULL), EOS_InvalidParameters);
}

int main(int argc, char** argv)
{
    char name[32];
    snprintf(name, sizeof(name), "Anna %.20s", argc > 1 ? argv[1] : "x");
    initialize();
    anna = create_player();
    metrics = EOS_Platform_GetMetricsInterface(anna.platform);
    CHECK(metrics != NULL);
    me = EOS_EpicAccountId_FromString("42");

    /* Nobody is logged in: the game is answered all the same. */
    begin_and_end(me);
    be_refused();
    me = developer(&anna, name);
    begin_and_end(me);
    CHECK_RESULT(begin(beginning_of(me)), EOS_Success);
    if (argc > 2) {
        puts("playing");
        fflush(stdout);
        CHECK(getchar() != EOF);
        CHECK_RESULT(end(beginning_of(me)), EOS_Success);
        puts("ended");
        fflush(stdout);
        CHECK(getchar() != EOF);
    }
    check_all_answered(anna.platform);
    EOS_Platform_Release(anna.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    return 0;
}

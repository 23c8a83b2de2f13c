/* The life of the library and of its platforms: start, stop and start again,
 * options that are refused one by one, names, ids, the log. */

#define _POSIX_C_SOURCE 200809L

#include <math.h>

#include "player.h"

/* --- The log --------------------------------------------------------------- */

static char last_line[1024];
static int log_lines = 0;
static pthread_t main_thread;

static void EOS_CALL remember_line(const EOS_LogMessage* line)
{
    CHECK(pthread_equal(pthread_self(), main_thread));
    CHECK(line->Category != NULL && line->Message != NULL);
    snprintf(last_line, sizeof(last_line), "%s", line->Message);
    log_lines++;
}

static void initialize_with_log(void)
{
    EOS_InitializeOptions options = initialize_options();
    CHECK_RESULT(EOS_Initialize(&options), EOS_Success);
    CHECK_RESULT(EOS_Logging_SetCallback(remember_line), EOS_Success);
}

/* --- Before and around EOS_Initialize --------------------------------------- */

static void nothing_works_before_the_start(void)
{
    EOS_Platform_Options options = platform_options();
    CHECK(EOS_GetVersion() != NULL);
    CHECK_RESULT(EOS_Shutdown(), EOS_NotConfigured);
    CHECK_RESULT(EOS_Logging_SetCallback(remember_line), EOS_NotConfigured);
    CHECK_RESULT(EOS_Logging_SetLogLevel(EOS_LC_Core, EOS_LOG_Info), EOS_NotConfigured);
    CHECK(EOS_Platform_Create(&options) == NULL);
    EOS_Platform_Tick(NULL);
    EOS_Platform_Release(NULL);
}

#define SIXTY_FIVE "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffff12345"

static void* EOS_CALL no_memory(size_t size, size_t alignment)
{
    (void)size;
    (void)alignment;
    return NULL;
}

static void bad_initialize_options_are_refused(void)
{
    EOS_InitializeOptions options = initialize_options();

    CHECK_RESULT(EOS_Initialize(NULL), EOS_InvalidParameters);
    options.ApiVersion = 0;
    CHECK_RESULT(EOS_Initialize(&options), EOS_IncompatibleVersion);
    options.ApiVersion = EOS_INITIALIZE_API_LATEST + 1;
    CHECK_RESULT(EOS_Initialize(&options), EOS_IncompatibleVersion);

    options = initialize_options();
    options.ProductName = NULL;
    CHECK_RESULT(EOS_Initialize(&options), EOS_InvalidParameters);
    options.ProductName = "";
    CHECK_RESULT(EOS_Initialize(&options), EOS_InvalidParameters);
    options.ProductName = SIXTY_FIVE;
    CHECK_RESULT(EOS_Initialize(&options), EOS_InvalidParameters);
    options.ProductName = "slash/name";
    CHECK_RESULT(EOS_Initialize(&options), EOS_InvalidParameters);

    options = initialize_options();
    options.ProductVersion = NULL;
    CHECK_RESULT(EOS_Initialize(&options), EOS_InvalidParameters);
    options.ProductVersion = SIXTY_FIVE;
    CHECK_RESULT(EOS_Initialize(&options), EOS_InvalidParameters);

    /* All three memory functions, or none. */
    options = initialize_options();
    options.AllocateMemoryFunction = no_memory;
    CHECK_RESULT(EOS_Initialize(&options), EOS_InvalidParameters);

    /* None of this has started anything. */
    CHECK_RESULT(EOS_Shutdown(), EOS_NotConfigured);
}

static void the_library_starts_once_and_again_after_a_stop(void)
{
    EOS_InitializeOptions options = initialize_options();
    int32_t version;
    int round;
    for (round = 0; round < 5; round++) {
        initialize_with_log();
        CHECK_RESULT(EOS_Initialize(&options), EOS_AlreadyConfigured);
        CHECK_RESULT(EOS_Shutdown(), EOS_Success);
        CHECK_RESULT(EOS_Shutdown(), EOS_UnexpectedError);
    }
    for (version = 1; version <= EOS_INITIALIZE_API_LATEST; version++) {
        options.ApiVersion = version;
        CHECK_RESULT(EOS_Initialize(&options), EOS_Success);
        CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    }
}

/* --- Names, ids and bytes ----------------------------------------------------- */

static void results_have_names(void)
{
    CHECK_TEXT(EOS_EResult_ToString(EOS_Success), "EOS_Success");
    CHECK_TEXT(EOS_EResult_ToString(EOS_Sessions_SessionAlreadyExists),
               "EOS_Sessions_SessionAlreadyExists");
    CHECK(EOS_EResult_ToString((EOS_EResult)123456) != NULL);
    CHECK_NUMBER(EOS_EResult_IsOperationComplete(EOS_Success), EOS_TRUE);
    CHECK_NUMBER(EOS_EResult_IsOperationComplete(EOS_TimedOut), EOS_TRUE);
    CHECK_NUMBER(EOS_EResult_IsOperationComplete(EOS_OperationWillRetry), EOS_FALSE);
    CHECK_TEXT(EOS_EApplicationStatus_ToString(EOS_AS_Foreground), "EOS_AS_Foreground");
    CHECK_TEXT(EOS_ENetworkStatus_ToString(EOS_NS_Online), "EOS_NS_Online");
}

static void product_user_ids_are_texts_and_back(void)
{
    EOS_ProductUserId id = EOS_ProductUserId_FromString("42");
    char text[EOS_PRODUCTUSERID_MAX_LENGTH + 1];
    int32_t size = (int32_t)sizeof(text);

    CHECK(id != NULL);
    CHECK_NUMBER(EOS_ProductUserId_IsValid(id), EOS_TRUE);
    CHECK_NUMBER(EOS_ProductUserId_IsValid(NULL), EOS_FALSE);
    CHECK_RESULT(EOS_ProductUserId_ToString(id, text, &size), EOS_Success);
    CHECK_TEXT(text, "00000000000000000000000000000042");
    CHECK_NUMBER(size, 33);
    /* Games compare the pointers. */
    CHECK(EOS_ProductUserId_FromString(text) == id);
    CHECK(EOS_ProductUserId_FromString("43") != id);
    CHECK(EOS_ProductUserId_FromString("not-ours") == EOS_ProductUserId_FromString("not-ours"));

    size = 5;
    memset(text, '#', sizeof(text));
    CHECK_RESULT(EOS_ProductUserId_ToString(id, text, &size), EOS_LimitExceeded);
    CHECK_NUMBER(size, 33);
    CHECK_NUMBER(text[5], '#');
    CHECK_RESULT(EOS_ProductUserId_ToString(id, NULL, &size), EOS_InvalidParameters);
    CHECK_RESULT(EOS_ProductUserId_ToString(id, text, NULL), EOS_InvalidParameters);
    CHECK_RESULT(EOS_ProductUserId_ToString(NULL, text, &size), EOS_InvalidUser);
    CHECK(EOS_ProductUserId_FromString(NULL) == NULL);
    CHECK(EOS_ProductUserId_FromString("") == NULL);
}

static void epic_account_ids_are_texts_and_back(void)
{
    EOS_EpicAccountId id = EOS_EpicAccountId_FromString("4a5e1e4baab89f3a32518a88c31bc87f");
    char text[EOS_EPICACCOUNTID_MAX_LENGTH + 1];
    int32_t size = (int32_t)sizeof(text);

    CHECK_NUMBER(EOS_EpicAccountId_IsValid(id), EOS_TRUE);
    CHECK_NUMBER(EOS_EpicAccountId_IsValid(NULL), EOS_FALSE);
    CHECK_RESULT(EOS_EpicAccountId_ToString(id, text, &size), EOS_Success);
    CHECK_TEXT(text, "4a5e1e4baab89f3a32518a88c31bc87f");
    CHECK(EOS_EpicAccountId_FromString(text) == id);
}

static void bytes_are_hexadecimal_text(void)
{
    static const uint8_t bytes[] = {0x00, 0x9F, 0xAB};
    char text[7];
    uint32_t size = (uint32_t)sizeof(text);

    CHECK_RESULT(EOS_ByteArray_ToString(bytes, 3, text, &size), EOS_Success);
    CHECK_TEXT(text, "009FAB");
    CHECK_NUMBER(size, 7);
    size = 6;
    CHECK_RESULT(EOS_ByteArray_ToString(bytes, 3, text, &size), EOS_LimitExceeded);
    CHECK_NUMBER(size, 7);
    CHECK_RESULT(EOS_ByteArray_ToString(NULL, 3, text, &size), EOS_InvalidParameters);
    CHECK_RESULT(EOS_ByteArray_ToString(bytes, 3, NULL, &size), EOS_InvalidParameters);
    CHECK_RESULT(EOS_ByteArray_ToString(bytes, 3, text, NULL), EOS_InvalidParameters);
}

/* --- Platforms ---------------------------------------------------------------- */

/* A platform is refused for this change alone, and the log names the field. */
#define REFUSED(field, change)                                                                    \
    do {                                                                                          \
        EOS_Platform_Options options = platform_options();                                        \
        int lines = log_lines;                                                                    \
        change;                                                                                   \
        CHECK(EOS_Platform_Create(&options) == NULL);                                             \
        CHECK(log_lines > lines);                                                                 \
        if (strstr(last_line, field) == NULL) {                                                   \
            fail_check(last_line, __LINE__, "this line names " field);                            \
        }                                                                                         \
    } while (0)

static void bad_platform_options_are_refused(void)
{
    double endless = HUGE_VAL;
    double negative = -1.0;

    initialize_with_log();
    CHECK(EOS_Platform_Create(NULL) == NULL);
    REFUSED("ApiVersion", options.ApiVersion = 0);
    REFUSED("ApiVersion", options.ApiVersion = EOS_PLATFORM_OPTIONS_API_LATEST + 1);
    REFUSED("ProductId", options.ProductId = NULL);
    REFUSED("ProductId", options.ProductId = "");
    REFUSED("ProductId", options.ProductId = SIXTY_FIVE);
    REFUSED("SandboxId", options.SandboxId = NULL);
    REFUSED("SandboxId", options.SandboxId = SIXTY_FIVE);
    REFUSED("DeploymentId", options.DeploymentId = NULL);
    REFUSED("DeploymentId", options.DeploymentId = "");
    REFUSED("DeploymentId", options.DeploymentId = SIXTY_FIVE);
    REFUSED("ClientId", options.ClientCredentials.ClientId = NULL);
    REFUSED("ClientId", options.ClientCredentials.ClientId = SIXTY_FIVE);
    REFUSED("ClientSecret", options.ClientCredentials.ClientSecret = NULL);
    REFUSED("EncryptionKey", options.EncryptionKey = "too short");
    REFUSED("OverrideCountryCode", options.OverrideCountryCode = "Atlantis");
    REFUSED("OverrideLocaleCode", options.OverrideLocaleCode = "much too long");
    REFUSED("TaskNetworkTimeoutSeconds", options.TaskNetworkTimeoutSeconds = &endless);
    REFUSED("TaskNetworkTimeoutSeconds", options.TaskNetworkTimeoutSeconds = &negative);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
}

static void platforms_come_and_go(void)
{
    EOS_Platform_Options options = platform_options();
    int32_t version;
    int round;

    initialize_with_log();
    for (round = 0; round < 20; round++) {
        Player player = create_player();
        CHECK(EOS_Platform_GetConnectInterface(player.platform) == player.connect);
        CHECK(EOS_Platform_GetSessionsInterface(player.platform) == player.sessions);
        tick(player.platform);
        EOS_Platform_Release(player.platform);
        CHECK(EOS_Platform_GetConnectInterface(player.platform) == NULL);
        EOS_Platform_Release(player.platform);
        EOS_Platform_Tick(player.platform);
    }
    /* The deployment came with version 5; before it there is no way to say it. */
    for (version = 5; version <= EOS_PLATFORM_OPTIONS_API_LATEST; version++) {
        EOS_HPlatform platform;
        options.ApiVersion = version;
        platform = EOS_Platform_Create(&options);
        CHECK(platform != NULL);
        EOS_Platform_Release(platform);
    }
    /* A shutdown releases what is left. */
    options = platform_options();
    CHECK(EOS_Platform_Create(&options) != NULL);
    CHECK(EOS_Platform_Create(&options) != NULL);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
}

static void a_platform_has_a_country_a_language_and_a_status(void)
{
    Player player;
    char code[EOS_LOCALECODE_MAX_BUFFER_LEN];
    int32_t size = (int32_t)sizeof(code);

    initialize_with_log();
    player = create_player();
    CHECK_RESULT(EOS_Platform_SetOverrideCountryCode(player.platform, "DE"), EOS_Success);
    CHECK_RESULT(EOS_Platform_GetOverrideCountryCode(player.platform, code, &size), EOS_Success);
    CHECK_TEXT(code, "DE");
    CHECK_NUMBER(size, 3);
    size = (int32_t)sizeof(code);
    CHECK_RESULT(EOS_Platform_SetOverrideLocaleCode(player.platform, "de-DE"), EOS_Success);
    CHECK_RESULT(EOS_Platform_GetOverrideLocaleCode(player.platform, code, &size), EOS_Success);
    CHECK_TEXT(code, "de-DE");
    CHECK_RESULT(EOS_Platform_SetApplicationStatus(player.platform, EOS_AS_BackgroundSuspended),
                 EOS_Success);
    CHECK(EOS_Platform_GetApplicationStatus(player.platform) == EOS_AS_BackgroundSuspended);
    CHECK_RESULT(EOS_Platform_SetApplicationStatus(player.platform, (EOS_EApplicationStatus)77),
                 EOS_InvalidParameters);
    CHECK_RESULT(EOS_Platform_SetNetworkStatus(player.platform, EOS_NS_Online), EOS_Success);
    CHECK(EOS_Platform_GetNetworkStatus(player.platform) == EOS_NS_Online);
    CHECK_RESULT(EOS_Platform_SetNetworkStatus(player.platform, (EOS_ENetworkStatus)77),
                 EOS_InvalidParameters);
    EOS_Platform_Release(player.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
}

static void the_log_has_levels(void)
{
    EOS_HPlatform platform;
    int lines;

    initialize_with_log();
    CHECK_RESULT(EOS_Logging_SetLogLevel((EOS_ELogCategory)4711, EOS_LOG_Info),
                 EOS_InvalidParameters);
    CHECK_RESULT(EOS_Logging_SetLogLevel(EOS_LC_Core, (EOS_ELogLevel)4711),
                 EOS_InvalidParameters);
    CHECK_RESULT(EOS_Logging_SetLogLevel(EOS_LC_ALL_CATEGORIES, EOS_LOG_Off), EOS_Success);
    /* What was said before the level changed is handed over now. */
    platform = create_player().platform;
    tick(platform);
    lines = log_lines;
    EOS_Platform_Create(NULL);
    tick(platform);
    CHECK_NUMBER(log_lines, lines);
    CHECK_RESULT(EOS_Logging_SetLogLevel(EOS_LC_ALL_CATEGORIES, EOS_LOG_Warning), EOS_Success);
    EOS_Platform_Create(NULL);
    CHECK(log_lines > lines);
    CHECK_RESULT(EOS_Logging_SetCallback(NULL), EOS_Success);
    lines = log_lines;
    EOS_Platform_Create(NULL);
    CHECK_NUMBER(log_lines, lines);
    EOS_Platform_Release(platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
}

int main(void)
{
    main_thread = pthread_self();
    results_have_names();
    nothing_works_before_the_start();
    bad_initialize_options_are_refused();
    the_library_starts_once_and_again_after_a_stop();
    initialize_with_log();
    product_user_ids_are_texts_and_back();
    epic_account_ids_are_texts_and_back();
    bytes_are_hexadecimal_text();
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    bad_platform_options_are_refused();
    platforms_come_and_go();
    a_platform_has_a_country_a_language_and_a_status();
    the_log_has_levels();
    printf("the library starts, works and stops\n");
    return 0;
}

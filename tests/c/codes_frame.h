/* Stories of `codes`: the library, platforms, ids, logins. */
#ifndef CODES_FRAME_H
#define CODES_FRAME_H

#include "codes.h"

static void before_the_start(void)
{
    SEE(EOS_Shutdown, (), EOS_NotConfigured);
    SEE(EOS_Logging_SetCallback, (print_log), EOS_NotConfigured);
    SEE(EOS_Logging_SetLogLevel, (EOS_LC_ALL_CATEGORIES, EOS_LOG_Error), EOS_NotConfigured);
}

static void the_start(void)
{
    EOS_InitializeOptions options = initialize_options();
    SEE(EOS_Initialize, (NULL), EOS_InvalidParameters);
    options.ApiVersion = 0;
    SEE(EOS_Initialize, (&options), EOS_IncompatibleVersion);
    options.ApiVersion = EOS_INITIALIZE_API_LATEST;
    SEE(EOS_Initialize, (&options), EOS_Success);
    SEE(EOS_Initialize, (&options), EOS_AlreadyConfigured);
    SEE(EOS_Logging_SetCallback, (print_log), EOS_Success);
    /* What is refused is said in the log, here a hundred times. */
    SEE(EOS_Logging_SetLogLevel, (EOS_LC_ALL_CATEGORIES, EOS_LOG_Error), EOS_Success);
}

static void the_end(void)
{
    SEE(EOS_Shutdown, (), EOS_Success);
    SEE(EOS_Shutdown, (), EOS_UnexpectedError);
}

/* --- Texts of ids ------------------------------------------------------------- */

/* What all functions share that write the text of an id. */
#define SEE_TO_STRING(function, good, none)                                                       \
    do {                                                                                          \
        char text_[512];                                                                          \
        int32_t length_ = (int32_t)sizeof(text_);                                                 \
        SEE(function, (good, text_, &length_), EOS_Success);                                      \
        SEE(function, (good, text_, NULL), EOS_InvalidParameters);                                \
        SEE(function, (none, text_, &length_), EOS_InvalidUser);                                  \
        length_ = 2;                                                                              \
        SEE(function, (good, text_, &length_), EOS_LimitExceeded);                                \
    } while (0)

static void texts_of_ids(void)
{
    static const uint8_t bytes[] = {0xCA, 0xFE};
    char text[8];
    uint32_t length = (uint32_t)sizeof(text);
    EOS_EpicAccountId epic = EOS_EpicAccountId_FromString("4a5e1e4baab89f3a32518a88c31bc87f");
    EOS_ProductUserId product = EOS_ProductUserId_FromString("00000000000000000000000000004711");

    SEE(EOS_ByteArray_ToString, (bytes, 2, text, &length), EOS_Success);
    SEE(EOS_ByteArray_ToString, (NULL, 2, text, &length), EOS_InvalidParameters);
    length = 2;
    SEE(EOS_ByteArray_ToString, (bytes, 2, text, &length), EOS_LimitExceeded);
    SEE_TO_STRING(EOS_EpicAccountId_ToString, epic, NULL);
    SEE_TO_STRING(EOS_ProductUserId_ToString, product, NULL);
}

/* --- Platforms ------------------------------------------------------------------ */

/* The override, and what is active by it. */
#define SEE_CODE(Kind, code)                                                                      \
    do {                                                                                          \
        char text_[16];                                                                           \
        int32_t length_ = (int32_t)sizeof(text_);                                                 \
        SEE(EOS_Platform_GetActive##Kind##Code, (platform, NULL, text_, &length_), EOS_NotFound); \
        SEE(EOS_Platform_SetOverride##Kind##Code, (platform, "much too long"),                    \
            EOS_InvalidParameters);                                                               \
        SEE(EOS_Platform_SetOverride##Kind##Code, (platform, code), EOS_Success);                 \
        length_ = (int32_t)sizeof(text_);                                                         \
        SEE(EOS_Platform_GetActive##Kind##Code, (platform, NULL, text_, &length_), EOS_Success);  \
        CHECK_TEXT(text_, code);                                                                  \
        length_ = 1;                                                                              \
        SEE(EOS_Platform_GetActive##Kind##Code, (platform, NULL, text_, &length_),                \
            EOS_LimitExceeded);                                                                   \
        SEE(EOS_Platform_GetActive##Kind##Code, (platform, NULL, text_, NULL),                    \
            EOS_InvalidParameters);                                                               \
        length_ = (int32_t)sizeof(text_);                                                         \
        SEE(EOS_Platform_GetOverride##Kind##Code, (platform, text_, &length_), EOS_Success);      \
        CHECK_TEXT(text_, code);                                                                  \
        length_ = 1;                                                                              \
        SEE(EOS_Platform_GetOverride##Kind##Code, (platform, text_, &length_),                    \
            EOS_LimitExceeded);                                                                   \
        SEE(EOS_Platform_GetOverride##Kind##Code, (platform, text_, NULL),                        \
            EOS_InvalidParameters);                                                               \
    } while (0)

static void settings_of_a_platform(const Player* player)
{
    EOS_HPlatform platform = player->platform;
    EOS_Platform_DesktopCrossplayStatusInfo crossplay;
    OPTIONS(EOS_Platform_GetDesktopCrossplayStatusOptions, options,
            EOS_PLATFORM_GETDESKTOPCROSSPLAYSTATUS_API_LATEST);

    SEE_CODE(Country, "DE");
    SEE_CODE(Locale, "de-DE");
    SEE(EOS_Platform_SetApplicationStatus, (platform, EOS_AS_Foreground), EOS_Success);
    SEE(EOS_Platform_SetApplicationStatus, (platform, (EOS_EApplicationStatus)99),
        EOS_InvalidParameters);
    CHECK(EOS_Platform_GetApplicationStatus(platform) == EOS_AS_Foreground);
    SEE(EOS_Platform_SetNetworkStatus, (platform, EOS_NS_Online), EOS_Success);
    SEE(EOS_Platform_SetNetworkStatus, (platform, (EOS_ENetworkStatus)99), EOS_InvalidParameters);
    CHECK(EOS_Platform_GetNetworkStatus(platform) == EOS_NS_Online);
    SEE(EOS_Platform_CheckForLauncherAndRestart, (platform), EOS_NoChange);
    SEE(EOS_Platform_GetDesktopCrossplayStatus, (platform, &options, &crossplay),
        EOS_NotImplemented);
}

/* An interface: there is one for each, be it that its functions refuse. */
#define SEE_INTERFACE(Name)                                                                       \
    do {                                                                                          \
        CHECK(EOS_Platform_Get##Name##Interface(platform) != NULL);                               \
        printf("EOS_Platform_Get%sInterface handle %s\n", #Name, __func__);                       \
    } while (0)

static void interfaces_of_a_platform(EOS_HPlatform platform)
{
    SEE_INTERFACE(Achievements);
    SEE_INTERFACE(AntiCheatClient);
    SEE_INTERFACE(AntiCheatServer);
    SEE_INTERFACE(Auth);
    SEE_INTERFACE(Connect);
    SEE_INTERFACE(CustomInvites);
    SEE_INTERFACE(Ecom);
    SEE_INTERFACE(Friends);
    SEE_INTERFACE(IntegratedPlatform);
    SEE_INTERFACE(KWS);
    SEE_INTERFACE(Leaderboards);
    SEE_INTERFACE(Lobby);
    SEE_INTERFACE(Metrics);
    SEE_INTERFACE(Mods);
    SEE_INTERFACE(P2P);
    SEE_INTERFACE(PlayerDataStorage);
    SEE_INTERFACE(Presence);
    SEE_INTERFACE(ProgressionSnapshot);
    SEE_INTERFACE(RTC);
    SEE_INTERFACE(RTCAdmin);
    SEE_INTERFACE(Reports);
    SEE_INTERFACE(Sanctions);
    SEE_INTERFACE(Sessions);
    SEE_INTERFACE(Stats);
    SEE_INTERFACE(TitleStorage);
    SEE_INTERFACE(UI);
    SEE_INTERFACE(UserInfo);
}

/* --- Logins ---------------------------------------------------------------------- */

static void logins(Player* player)
{
    Call* call;
    CALL_WITH_NULL(player, player->connect, EOS_Connect_CreateDeviceId, on_device_id);
    SEE_LAST(EOS_InvalidParameters);
    CALL_WITH_NULL(player, player->connect, EOS_Connect_Login, on_login);
    SEE_LAST(EOS_InvalidParameters);
    SEE_CALL(device_login(player), EOS_NotFound);
    SEE_CALL(create_device_id(player), EOS_Success);
    SEE_CALL(create_device_id(player), EOS_DuplicateNotAllowed);
    call = device_login(player);
    SEE_LAST(EOS_InvalidUser);
    SEE_TO_STRING(EOS_ContinuanceToken_ToString, call->continuance, NULL);
    CHECK_RESULT(create_user(player, call->continuance)->result, EOS_Success);
    SEE_CALL(device_login(player), EOS_Success);
    player->user = call_pool[calls_started - 1].user;
}

#endif

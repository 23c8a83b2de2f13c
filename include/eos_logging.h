/** @file
 * Log lines on their way to the game.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_common.h"

/**
 * How important a line is. A category set to one level lets that level and all smaller numbers
 * through.
 */
#if EOS_HAS_ENUM_CLASS
enum class EOS_ELogLevel : int32_t {
#else
typedef enum EOS_ELogLevel {
#endif
    /** Nothing is logged. */
    EOS_LOG_Off = 0,
    /** The library cannot go on. */
    EOS_LOG_Fatal = 100,
    /** Something failed. */
    EOS_LOG_Error = 200,
    /** Something is not as it should be; the default. */
    EOS_LOG_Warning = 300,
    /** What happens, in brief. */
    EOS_LOG_Info = 400,
    /** What happens, in detail. */
    EOS_LOG_Verbose = 500,
    /** Everything. */
    EOS_LOG_VeryVerbose = 600,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_ELogLevel EOS_LOG_Off = EOS_ELogLevel::EOS_LOG_Off;
constexpr EOS_ELogLevel EOS_LOG_Fatal = EOS_ELogLevel::EOS_LOG_Fatal;
constexpr EOS_ELogLevel EOS_LOG_Error = EOS_ELogLevel::EOS_LOG_Error;
constexpr EOS_ELogLevel EOS_LOG_Warning = EOS_ELogLevel::EOS_LOG_Warning;
constexpr EOS_ELogLevel EOS_LOG_Info = EOS_ELogLevel::EOS_LOG_Info;
constexpr EOS_ELogLevel EOS_LOG_Verbose = EOS_ELogLevel::EOS_LOG_Verbose;
constexpr EOS_ELogLevel EOS_LOG_VeryVerbose = EOS_ELogLevel::EOS_LOG_VeryVerbose;
#else
    __EOS_ELogLevel_PAD_INT32__ = 0x7FFFFFFF
} EOS_ELogLevel;
#endif

/** What a line is about. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_ELogCategory : int32_t {
#else
typedef enum EOS_ELogCategory {
#endif
    /** The library as a whole. */
    EOS_LC_Core = 0,
    /** Epic account login. */
    EOS_LC_Auth = 1,
    /** Friends. */
    EOS_LC_Friends = 2,
    /** Presence. */
    EOS_LC_Presence = 3,
    /** User details. */
    EOS_LC_UserInfo = 4,
    /** What requests and answers look like. */
    EOS_LC_HttpSerialization = 5,
    /** Purchases. */
    EOS_LC_Ecom = 6,
    /** Peer-to-peer traffic. */
    EOS_LC_P2P = 7,
    /** Sessions. */
    EOS_LC_Sessions = 8,
    /** Calls held back because they come too fast. */
    EOS_LC_RateLimiter = 9,
    /** Stored player data. */
    EOS_LC_PlayerDataStorage = 10,
    /** Analytics. */
    EOS_LC_Analytics = 11,
    /** Push messages of the service. */
    EOS_LC_Messaging = 12,
    /** Product users and their logins. */
    EOS_LC_Connect = 13,
    /** The overlay. */
    EOS_LC_Overlay = 14,
    /** Achievements. */
    EOS_LC_Achievements = 15,
    /** Stats. */
    EOS_LC_Stats = 16,
    /** User interface. */
    EOS_LC_UI = 17,
    /** Lobbies. */
    EOS_LC_Lobby = 18,
    /** Leaderboards. */
    EOS_LC_Leaderboards = 19,
    /** Stored secrets. */
    EOS_LC_Keychain = 20,
    /** Built-in platforms. */
    EOS_LC_IntegratedPlatform = 21,
    /** Stored title data. */
    EOS_LC_TitleStorage = 22,
    /** Mods. */
    EOS_LC_Mods = 23,
    /** Anti-cheat. */
    EOS_LC_AntiCheat = 24,
    /** Player reports. */
    EOS_LC_Reports = 25,
    /** Sanctions. */
    EOS_LC_Sanctions = 26,
    /** Progression snapshots. */
    EOS_LC_ProgressionSnapshots = 27,
    /** Kids web services. */
    EOS_LC_KWS = 28,
    /** Voice. */
    EOS_LC_RTC = 29,
    /** Voice administration. */
    EOS_LC_RTCAdmin = 30,
    /** Custom invitations. */
    EOS_LC_CustomInvites = 31,
    /** HTTP traffic. */
    EOS_LC_HTTP = 41,
    /** Every category at once, to set levels. */
    EOS_LC_ALL_CATEGORIES = 2147483647,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_ELogCategory EOS_LC_Core = EOS_ELogCategory::EOS_LC_Core;
constexpr EOS_ELogCategory EOS_LC_Auth = EOS_ELogCategory::EOS_LC_Auth;
constexpr EOS_ELogCategory EOS_LC_Friends = EOS_ELogCategory::EOS_LC_Friends;
constexpr EOS_ELogCategory EOS_LC_Presence = EOS_ELogCategory::EOS_LC_Presence;
constexpr EOS_ELogCategory EOS_LC_UserInfo = EOS_ELogCategory::EOS_LC_UserInfo;
constexpr EOS_ELogCategory EOS_LC_HttpSerialization = EOS_ELogCategory::EOS_LC_HttpSerialization;
constexpr EOS_ELogCategory EOS_LC_Ecom = EOS_ELogCategory::EOS_LC_Ecom;
constexpr EOS_ELogCategory EOS_LC_P2P = EOS_ELogCategory::EOS_LC_P2P;
constexpr EOS_ELogCategory EOS_LC_Sessions = EOS_ELogCategory::EOS_LC_Sessions;
constexpr EOS_ELogCategory EOS_LC_RateLimiter = EOS_ELogCategory::EOS_LC_RateLimiter;
constexpr EOS_ELogCategory EOS_LC_PlayerDataStorage = EOS_ELogCategory::EOS_LC_PlayerDataStorage;
constexpr EOS_ELogCategory EOS_LC_Analytics = EOS_ELogCategory::EOS_LC_Analytics;
constexpr EOS_ELogCategory EOS_LC_Messaging = EOS_ELogCategory::EOS_LC_Messaging;
constexpr EOS_ELogCategory EOS_LC_Connect = EOS_ELogCategory::EOS_LC_Connect;
constexpr EOS_ELogCategory EOS_LC_Overlay = EOS_ELogCategory::EOS_LC_Overlay;
constexpr EOS_ELogCategory EOS_LC_Achievements = EOS_ELogCategory::EOS_LC_Achievements;
constexpr EOS_ELogCategory EOS_LC_Stats = EOS_ELogCategory::EOS_LC_Stats;
constexpr EOS_ELogCategory EOS_LC_UI = EOS_ELogCategory::EOS_LC_UI;
constexpr EOS_ELogCategory EOS_LC_Lobby = EOS_ELogCategory::EOS_LC_Lobby;
constexpr EOS_ELogCategory EOS_LC_Leaderboards = EOS_ELogCategory::EOS_LC_Leaderboards;
constexpr EOS_ELogCategory EOS_LC_Keychain = EOS_ELogCategory::EOS_LC_Keychain;
constexpr EOS_ELogCategory EOS_LC_IntegratedPlatform = EOS_ELogCategory::EOS_LC_IntegratedPlatform;
constexpr EOS_ELogCategory EOS_LC_TitleStorage = EOS_ELogCategory::EOS_LC_TitleStorage;
constexpr EOS_ELogCategory EOS_LC_Mods = EOS_ELogCategory::EOS_LC_Mods;
constexpr EOS_ELogCategory EOS_LC_AntiCheat = EOS_ELogCategory::EOS_LC_AntiCheat;
constexpr EOS_ELogCategory EOS_LC_Reports = EOS_ELogCategory::EOS_LC_Reports;
constexpr EOS_ELogCategory EOS_LC_Sanctions = EOS_ELogCategory::EOS_LC_Sanctions;
constexpr EOS_ELogCategory EOS_LC_ProgressionSnapshots = EOS_ELogCategory::EOS_LC_ProgressionSnapshots;
constexpr EOS_ELogCategory EOS_LC_KWS = EOS_ELogCategory::EOS_LC_KWS;
constexpr EOS_ELogCategory EOS_LC_RTC = EOS_ELogCategory::EOS_LC_RTC;
constexpr EOS_ELogCategory EOS_LC_RTCAdmin = EOS_ELogCategory::EOS_LC_RTCAdmin;
constexpr EOS_ELogCategory EOS_LC_CustomInvites = EOS_ELogCategory::EOS_LC_CustomInvites;
constexpr EOS_ELogCategory EOS_LC_HTTP = EOS_ELogCategory::EOS_LC_HTTP;
constexpr EOS_ELogCategory EOS_LC_ALL_CATEGORIES = EOS_ELogCategory::EOS_LC_ALL_CATEGORIES;
#else
    __EOS_ELogCategory_PAD_INT32__ = 0x7FFFFFFF
} EOS_ELogCategory;
#endif

/** One line of the log. Valid during the callback only. */
typedef struct _tagEOS_LogMessage {
    /** Name of the category, such as `LogEOSSessions`. */
    const char *Category;
    /** The text. */
    const char *Message;
    /** How important it is. */
    EOS_ELogLevel Level;
} EOS_LogMessage;

/**
 * Receives log lines on the thread that ticks, and on the thread that calls `EOS_Platform_Create`,
 * `EOS_Platform_Release` or `EOS_Shutdown`. May call the library.
 */
typedef void (EOS_CALL *EOS_LogMessageFunc)(const EOS_LogMessage *Message);

/**
 * Sets the function that gets the lines of the log; null for none, which is how it starts. There is
 * one for the whole process, and a new one replaces the old one.
 *
 * Lines come only on threads that are inside the library: in `EOS_Platform_Tick`, and at the end of
 * calls that create or release a platform or shut down. The message and its texts live during the
 * call only. The function may call the library.
 *
 * `EOS_Success`; `EOS_NotConfigured` before `EOS_Initialize` and after `EOS_Shutdown`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Logging_SetCallback(EOS_LogMessageFunc Callback);

/**
 * Sets up to which level the lines of a category are shown, or of all categories with
 * `EOS_LC_ALL_CATEGORIES`. It starts with warnings and worse; `EOS_LOG_Off` shows none.
 *
 * `EOS_Success`; `EOS_NotConfigured` before `EOS_Initialize` and after `EOS_Shutdown`;
 * `EOS_InvalidParameters` for numbers that are no category or level. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Logging_SetLogLevel(EOS_ELogCategory LogCategory,
    EOS_ELogLevel LogLevel);

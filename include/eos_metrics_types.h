/** @file
 * What the Metrics functions take.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_common.h"

/** What a player plays with. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_EUserControllerType : int32_t {
#else
typedef enum EOS_EUserControllerType {
#endif
    /** Not known. */
    EOS_UCT_Unknown = 0,
    /** Mouse and keyboard. */
    EOS_UCT_MouseKeyboard = 1,
    /** A gamepad. */
    EOS_UCT_GamepadControl = 2,
    /** A touch screen. */
    EOS_UCT_TouchControl = 3,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_EUserControllerType EOS_UCT_Unknown = EOS_EUserControllerType::EOS_UCT_Unknown;
constexpr EOS_EUserControllerType EOS_UCT_MouseKeyboard = EOS_EUserControllerType::EOS_UCT_MouseKeyboard;
constexpr EOS_EUserControllerType EOS_UCT_GamepadControl = EOS_EUserControllerType::EOS_UCT_GamepadControl;
constexpr EOS_EUserControllerType EOS_UCT_TouchControl = EOS_EUserControllerType::EOS_UCT_TouchControl;
#else
    __EOS_EUserControllerType_PAD_INT32__ = 0x7FFFFFFF
} EOS_EUserControllerType;
#endif

/** What names a player. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_EMetricsAccountIdType : int32_t {
#else
typedef enum EOS_EMetricsAccountIdType {
#endif
    /** An Epic account id. */
    EOS_MAIT_Epic = 0,
    /** The id of an account in another system. */
    EOS_MAIT_External = 1,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_EMetricsAccountIdType EOS_MAIT_Epic = EOS_EMetricsAccountIdType::EOS_MAIT_Epic;
constexpr EOS_EMetricsAccountIdType EOS_MAIT_External = EOS_EMetricsAccountIdType::EOS_MAIT_External;
#else
    __EOS_EMetricsAccountIdType_PAD_INT32__ = 0x7FFFFFFF
} EOS_EMetricsAccountIdType;
#endif

/** What an `EOS_HMetrics` points to as C sees it; it has no content. */
typedef struct EOS_MetricsHandle EOS_MetricsHandle;

/** The Metrics interface of a platform. Lives as long as the platform; never freed by the game. */
typedef EOS_MetricsHandle *EOS_HMetrics;

/** Who plays; the type says which member counts. */
typedef union _tagEOS_Metrics_AccountId {
    /** With `EOS_MAIT_Epic`. */
    EOS_EpicAccountId Epic;
    /** With `EOS_MAIT_External`: 1 to 256 bytes. */
    const char *External;
} EOS_Metrics_AccountId;

/** Newest version of `EOS_Metrics_BeginPlayerSessionOptions` that this library knows. */
#define EOS_METRICS_BEGINPLAYERSESSION_API_LATEST 1

/** What `EOS_Metrics_BeginPlayerSession` takes. */
typedef struct _tagEOS_Metrics_BeginPlayerSessionOptions {
    /** Version of this struct: `EOS_METRICS_BEGINPLAYERSESSION_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** What names the player. */
    EOS_EMetricsAccountIdType AccountIdType;
    /** Who begins to play. */
    EOS_Metrics_AccountId AccountId;
    /** The player's name, up to 128 bytes; may be null. Not told to anybody. */
    const char *DisplayName;
    /** What the player plays with. Not told to anybody. */
    EOS_EUserControllerType ControllerType;
    /** The address of the server, up to 256 bytes; may be null. Not told to anybody. */
    const char *ServerIp;
    /** The session that is played, up to 256 bytes; may be null. Not told to anybody. */
    const char *GameSessionId;
} EOS_Metrics_BeginPlayerSessionOptions;

/** Newest version of `EOS_Metrics_EndPlayerSessionOptions` that this library knows. */
#define EOS_METRICS_ENDPLAYERSESSION_API_LATEST 1

/** What `EOS_Metrics_EndPlayerSession` takes. */
typedef struct _tagEOS_Metrics_EndPlayerSessionOptions {
    /** Version of this struct: `EOS_METRICS_ENDPLAYERSESSION_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** What names the player. */
    EOS_EMetricsAccountIdType AccountIdType;
    /** Who has ended. */
    EOS_Metrics_AccountId AccountId;
} EOS_Metrics_EndPlayerSessionOptions;

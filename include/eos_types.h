/** @file
 * The platform: credentials, options and states.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_common.h"
#include "eos_integratedplatform_types.h"

/** Longest client id in bytes, without the terminating NUL. */
#define EOS_PLATFORM_CLIENTCREDENTIALS_CLIENTID_MAX_LENGTH 64

/** Longest client secret in bytes, without the terminating NUL. */
#define EOS_PLATFORM_CLIENTCREDENTIALS_CLIENTSECRET_MAX_LENGTH 64

/** Longest country code in bytes, without the terminating NUL. */
#define EOS_COUNTRYCODE_MAX_LENGTH 4

/** Bytes that hold any country code with its NUL. */
#define EOS_COUNTRYCODE_MAX_BUFFER_LEN 5

/** Longest locale code in bytes, without the terminating NUL. */
#define EOS_LOCALECODE_MAX_LENGTH 9

/** Bytes that hold any locale code with its NUL. */
#define EOS_LOCALECODE_MAX_BUFFER_LEN 10

/** Platform flag: the game runs inside an editor; no overlay. */
#define EOS_PF_LOADING_IN_EDITOR 1

/** Platform flag: no overlay. */
#define EOS_PF_DISABLE_OVERLAY 2

/** Platform flag: no social overlay. */
#define EOS_PF_DISABLE_SOCIAL_OVERLAY 4

/** Platform flag without meaning. */
#define EOS_PF_RESERVED1 8

/** Platform flag: the overlay may draw through Direct3D 9. */
#define EOS_PF_WINDOWS_ENABLE_OVERLAY_D3D9 16

/** Platform flag: the overlay may draw through Direct3D 10. */
#define EOS_PF_WINDOWS_ENABLE_OVERLAY_D3D10 32

/** Platform flag: the overlay may draw through OpenGL. */
#define EOS_PF_WINDOWS_ENABLE_OVERLAY_OPENGL 64

/** Platform flag: a console may unload the overlay when it is not in use. */
#define EOS_PF_CONSOLE_ENABLE_OVERLAY_AUTOMATIC_UNLOADING 128

/** Platform flag: the overlay logs in detail. */
#define EOS_PF_ENABLE_OVERLAY_DEBUG_LOGGING 256

/** Longest product id in bytes, without the terminating NUL. */
#define EOS_PLATFORM_OPTIONS_PRODUCTID_MAX_LENGTH 64

/** Longest sandbox id in bytes, without the terminating NUL. */
#define EOS_PLATFORM_OPTIONS_SANDBOXID_MAX_LENGTH 64

/** Hexadecimal digits of the encryption key. */
#define EOS_PLATFORM_OPTIONS_ENCRYPTIONKEY_LENGTH 64

/** Longest deployment id in bytes, without the terminating NUL. */
#define EOS_PLATFORM_OPTIONS_DEPLOYMENTID_MAX_LENGTH 64

/** Whether the player sees the game. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_EApplicationStatus : int32_t {
#else
typedef enum EOS_EApplicationStatus {
#endif
    /** In the background, with little processor time. */
    EOS_AS_BackgroundConstrained = 0,
    /** In the background, at full speed. */
    EOS_AS_BackgroundUnconstrained = 1,
    /** In the background and about to be suspended. */
    EOS_AS_BackgroundSuspended = 2,
    /** In the foreground; the state at the start. */
    EOS_AS_Foreground = 3,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_EApplicationStatus EOS_AS_BackgroundConstrained = EOS_EApplicationStatus::EOS_AS_BackgroundConstrained;
constexpr EOS_EApplicationStatus EOS_AS_BackgroundUnconstrained = EOS_EApplicationStatus::EOS_AS_BackgroundUnconstrained;
constexpr EOS_EApplicationStatus EOS_AS_BackgroundSuspended = EOS_EApplicationStatus::EOS_AS_BackgroundSuspended;
constexpr EOS_EApplicationStatus EOS_AS_Foreground = EOS_EApplicationStatus::EOS_AS_Foreground;
#else
    __EOS_EApplicationStatus_PAD_INT32__ = 0x7FFFFFFF
} EOS_EApplicationStatus;
#endif

/** What the game says about the network. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_ENetworkStatus : int32_t {
#else
typedef enum EOS_ENetworkStatus {
#endif
    /** The network may not be used. */
    EOS_NS_Disabled = 0,
    /** There is no network; operations wait for it. */
    EOS_NS_Offline = 1,
    /** There is a network; the state at the start on desktop systems. */
    EOS_NS_Online = 2,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_ENetworkStatus EOS_NS_Disabled = EOS_ENetworkStatus::EOS_NS_Disabled;
constexpr EOS_ENetworkStatus EOS_NS_Offline = EOS_ENetworkStatus::EOS_NS_Offline;
constexpr EOS_ENetworkStatus EOS_NS_Online = EOS_ENetworkStatus::EOS_NS_Online;
#else
    __EOS_ENetworkStatus_PAD_INT32__ = 0x7FFFFFFF
} EOS_ENetworkStatus;
#endif

/** What happens to voice rooms while the game is in the background. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_ERTCBackgroundMode : int32_t {
#else
typedef enum EOS_ERTCBackgroundMode {
#endif
    /** They are left. */
    EOS_RTCBM_LeaveRooms = 0,
    /** They stay. */
    EOS_RTCBM_KeepRoomsAlive = 1,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_ERTCBackgroundMode EOS_RTCBM_LeaveRooms = EOS_ERTCBackgroundMode::EOS_RTCBM_LeaveRooms;
constexpr EOS_ERTCBackgroundMode EOS_RTCBM_KeepRoomsAlive = EOS_ERTCBackgroundMode::EOS_RTCBM_KeepRoomsAlive;
#else
    __EOS_ERTCBackgroundMode_PAD_INT32__ = 0x7FFFFFFF
} EOS_ERTCBackgroundMode;
#endif

/** Whether cross-play on desktop is ready. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_EDesktopCrossplayStatus : int32_t {
#else
typedef enum EOS_EDesktopCrossplayStatus {
#endif
    /** Ready. */
    EOS_DCS_OK = 0,
    /** The game was started without the bootstrapper. */
    EOS_DCS_ApplicationNotBootstrapped = 1,
    /** The helper service is not installed. */
    EOS_DCS_ServiceNotInstalled = 2,
    /** The helper service did not start. */
    EOS_DCS_ServiceStartFailed = 3,
    /** The helper service is not running any more. */
    EOS_DCS_ServiceNotRunning = 4,
    /** The game switched the overlay off. */
    EOS_DCS_OverlayDisabled = 5,
    /** The overlay is not installed. */
    EOS_DCS_OverlayNotInstalled = 6,
    /** The overlay's signature was not trusted. */
    EOS_DCS_OverlayTrustCheckFailed = 7,
    /** The overlay could not be loaded. */
    EOS_DCS_OverlayLoadFailed = 8,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_EDesktopCrossplayStatus EOS_DCS_OK = EOS_EDesktopCrossplayStatus::EOS_DCS_OK;
constexpr EOS_EDesktopCrossplayStatus EOS_DCS_ApplicationNotBootstrapped = EOS_EDesktopCrossplayStatus::EOS_DCS_ApplicationNotBootstrapped;
constexpr EOS_EDesktopCrossplayStatus EOS_DCS_ServiceNotInstalled = EOS_EDesktopCrossplayStatus::EOS_DCS_ServiceNotInstalled;
constexpr EOS_EDesktopCrossplayStatus EOS_DCS_ServiceStartFailed = EOS_EDesktopCrossplayStatus::EOS_DCS_ServiceStartFailed;
constexpr EOS_EDesktopCrossplayStatus EOS_DCS_ServiceNotRunning = EOS_EDesktopCrossplayStatus::EOS_DCS_ServiceNotRunning;
constexpr EOS_EDesktopCrossplayStatus EOS_DCS_OverlayDisabled = EOS_EDesktopCrossplayStatus::EOS_DCS_OverlayDisabled;
constexpr EOS_EDesktopCrossplayStatus EOS_DCS_OverlayNotInstalled = EOS_EDesktopCrossplayStatus::EOS_DCS_OverlayNotInstalled;
constexpr EOS_EDesktopCrossplayStatus EOS_DCS_OverlayTrustCheckFailed = EOS_EDesktopCrossplayStatus::EOS_DCS_OverlayTrustCheckFailed;
constexpr EOS_EDesktopCrossplayStatus EOS_DCS_OverlayLoadFailed = EOS_EDesktopCrossplayStatus::EOS_DCS_OverlayLoadFailed;
#else
    __EOS_EDesktopCrossplayStatus_PAD_INT32__ = 0x7FFFFFFF
} EOS_EDesktopCrossplayStatus;
#endif

/** What an `EOS_HPlatform` points to as C sees it; it has no content. */
typedef struct EOS_PlatformHandle EOS_PlatformHandle;

/**
 * One platform, the root of all interfaces. Made by `EOS_Platform_Create`, given back with
 * `EOS_Platform_Release`.
 */
typedef EOS_PlatformHandle *EOS_HPlatform;

/** How the program proves to the service which client it is. */
typedef struct _tagEOS_Platform_ClientCredentials {
    /** The client id, up to 64 bytes. */
    const char *ClientId;
    /** The client secret, up to 64 bytes. */
    const char *ClientSecret;
} EOS_Platform_ClientCredentials;

/** Newest version of `EOS_Platform_RTCOptions` that this library knows. */
#define EOS_PLATFORM_RTCOPTIONS_API_LATEST 3

/** How voice is set up. The library has no voice yet and reads nothing but the version. */
typedef struct _tagEOS_Platform_RTCOptions {
    /** Version of this struct: `EOS_PLATFORM_RTCOPTIONS_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** Options of the operating system, or null. */
    void *PlatformSpecificOptions;
    /** What happens to voice rooms in the background. Since version 2. */
    EOS_ERTCBackgroundMode BackgroundMode;
    /** Null. Since version 3. */
    void *Reserved;
} EOS_Platform_RTCOptions;

/** Newest version of `EOS_Platform_Options` that this library knows. */
#define EOS_PLATFORM_OPTIONS_API_LATEST 15

/** What `EOS_Platform_Create` takes. Every string is copied. */
typedef struct _tagEOS_Platform_Options {
    /** Version of this struct: `EOS_PLATFORM_OPTIONS_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** Null, or what the operating system asks for. */
    void *Reserved;
    /** The product, up to 64 bytes. */
    const char *ProductId;
    /** The sandbox, up to 64 bytes. */
    const char *SandboxId;
    /** Which client this program is. */
    EOS_Platform_ClientCredentials ClientCredentials;
    /**
     * True for a dedicated server: calls that name no user are the program's own, and its sessions
     * belong to the client id.
     */
    EOS_Bool bIsServer;
    /** 64 hexadecimal digits for stored player data, or null. Since version 5. */
    const char *EncryptionKey;
    /** The country to report instead of the detected one, or null. Since version 5. */
    const char *OverrideCountryCode;
    /** The locale to report instead of the detected one, or null. Since version 5. */
    const char *OverrideLocaleCode;
    /** The deployment whose sessions this platform sees, up to 64 bytes. Since version 5. */
    const char *DeploymentId;
    /** Any of the `EOS_PF_*` flags. Since version 5. */
    uint64_t Flags;
    /** Directory where the library may keep files, or null. Since version 6. */
    const char *CacheDirectory;
    /**
     * How long one `EOS_Platform_Tick` may take, in milliseconds; zero for no limit. Since version
     * 7.
     */
    uint32_t TickBudgetInMilliseconds;
    /** Voice options, or null for no voice. Copied. Since version 11. */
    const EOS_Platform_RTCOptions *RTCOptions;
    /** Options of built-in platforms, or null. Since version 12. */
    EOS_HIntegratedPlatformOptionsContainer IntegratedPlatformOptionsContainerHandle;
    /** Options of the operating system, or null. Since version 13. */
    const void *SystemSpecificOptions;
    /**
     * How long an operation waits for the network, in seconds, or null for the default of 30.
     * Counted from the call, also while an operation on a session waits for those before it.
     * Copied. Since version 14.
     */
    double *TaskNetworkTimeoutSeconds;
} EOS_Platform_Options;

/** Newest version of `EOS_Platform_GetDesktopCrossplayStatusOptions` that this library knows. */
#define EOS_PLATFORM_GETDESKTOPCROSSPLAYSTATUS_API_LATEST 1

/** What `EOS_Platform_GetDesktopCrossplayStatus` takes. */
typedef struct _tagEOS_Platform_GetDesktopCrossplayStatusOptions {
    /**
     * Version of this struct: `EOS_PLATFORM_GETDESKTOPCROSSPLAYSTATUS_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
} EOS_Platform_GetDesktopCrossplayStatusOptions;

/** Whether cross-play on desktop is ready. The game owns the struct; the library fills it in. */
typedef struct _tagEOS_Platform_DesktopCrossplayStatusInfo {
    /** The state. */
    EOS_EDesktopCrossplayStatus Status;
    /** What the operating system said when the helper service did not start. */
    int32_t ServiceInitResult;
} EOS_Platform_DesktopCrossplayStatusInfo;

/** The same under its other name. */
typedef EOS_Platform_DesktopCrossplayStatusInfo EOS_Platform_GetDesktopCrossplayStatusInfo;

/**
 * The name of an application status, such as `EOS_AS_Foreground`. Never null: a number that is no
 * status gives `EOS_AS_Unknown`. Static text; any thread.
 */
EOS_DECLARE_FUNC(const char *) EOS_EApplicationStatus_ToString(EOS_EApplicationStatus ApplicationStatus);

/**
 * The name of a network status, such as `EOS_NS_Online`. Never null: a number that is no status
 * gives `EOS_NS_Unknown`. Static text; any thread.
 */
EOS_DECLARE_FUNC(const char *) EOS_ENetworkStatus_ToString(EOS_ENetworkStatus NetworkStatus);

/** Environment variable that is set when the launcher started the game. */
#define EOS_PLATFORM_CHECKFORLAUNCHERANDRESTART_ENV_VAR "EOS_LAUNCHED_BY_EPIC"

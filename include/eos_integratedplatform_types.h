/** @file
 * Platforms that are built into the library.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_common.h"

/** Most bytes of `SteamApiInterfaceVersionsArray`. */
#define EOS_INTEGRATEDPLATFORM_STEAM_MAX_STEAMAPIINTERFACEVERSIONSARRAY_SIZE 4096

/** What the library does for the game on a built-in platform. They combine with `|`. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_EIntegratedPlatformManagementFlags : int32_t {
#else
typedef enum EOS_EIntegratedPlatformManagementFlags {
#endif
    /** Nothing: as if the platform had not been added. */
    EOS_IPMF_Disabled = 1,
    /** The game loads and drives the platform's library. */
    EOS_IPMF_LibraryManagedByApplication = 2,
    /** The library loads and drives it. */
    EOS_IPMF_LibraryManagedBySDK = 4,
    /** What is shown in presence here is not shown there. */
    EOS_IPMF_DisablePresenceMirroring = 8,
    /** Sessions here have none beside them there. */
    EOS_IPMF_DisableSDKManagedSessions = 16,
    /** Who plays is known by its account here first. */
    EOS_IPMF_PreferEOSIdentity = 32,
    /** Who plays is known by its account there first. */
    EOS_IPMF_PreferIntegratedIdentity = 64,
    /** The game tells when somebody logs in there. */
    EOS_IPMF_ApplicationManagedIdentityLogin = 128,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_EIntegratedPlatformManagementFlags EOS_IPMF_Disabled = EOS_EIntegratedPlatformManagementFlags::EOS_IPMF_Disabled;
constexpr EOS_EIntegratedPlatformManagementFlags EOS_IPMF_LibraryManagedByApplication = EOS_EIntegratedPlatformManagementFlags::EOS_IPMF_LibraryManagedByApplication;
constexpr EOS_EIntegratedPlatformManagementFlags EOS_IPMF_LibraryManagedBySDK = EOS_EIntegratedPlatformManagementFlags::EOS_IPMF_LibraryManagedBySDK;
constexpr EOS_EIntegratedPlatformManagementFlags EOS_IPMF_DisablePresenceMirroring = EOS_EIntegratedPlatformManagementFlags::EOS_IPMF_DisablePresenceMirroring;
constexpr EOS_EIntegratedPlatformManagementFlags EOS_IPMF_DisableSDKManagedSessions = EOS_EIntegratedPlatformManagementFlags::EOS_IPMF_DisableSDKManagedSessions;
constexpr EOS_EIntegratedPlatformManagementFlags EOS_IPMF_PreferEOSIdentity = EOS_EIntegratedPlatformManagementFlags::EOS_IPMF_PreferEOSIdentity;
constexpr EOS_EIntegratedPlatformManagementFlags EOS_IPMF_PreferIntegratedIdentity = EOS_EIntegratedPlatformManagementFlags::EOS_IPMF_PreferIntegratedIdentity;
constexpr EOS_EIntegratedPlatformManagementFlags EOS_IPMF_ApplicationManagedIdentityLogin = EOS_EIntegratedPlatformManagementFlags::EOS_IPMF_ApplicationManagedIdentityLogin;
EOS_ENUM_BOOLEAN_OPERATORS(EOS_EIntegratedPlatformManagementFlags)
#else
    __EOS_EIntegratedPlatformManagementFlags_PAD_INT32__ = 0x7FFFFFFF
} EOS_EIntegratedPlatformManagementFlags;
#endif

/** What an `EOS_HIntegratedPlatform` points to as C sees it; it has no content. */
typedef struct EOS_IntegratedPlatformHandle EOS_IntegratedPlatformHandle;

/** What an `EOS_HIntegratedPlatformOptionsContainer` points to as C sees it; it has no content. */
typedef struct EOS_IntegratedPlatformOptionsContainerHandle EOS_IntegratedPlatformOptionsContainerHandle;

/**
 * Newest version of `EOS_IntegratedPlatform_CreateIntegratedPlatformOptionsContainerOptions` that
 * this library knows.
 */
#define EOS_INTEGRATEDPLATFORM_CREATEINTEGRATEDPLATFORMOPTIONSCONTAINER_API_LATEST 1

/** What `EOS_IntegratedPlatform_CreateIntegratedPlatformOptionsContainer` takes. */
typedef struct _tagEOS_IntegratedPlatform_CreateIntegratedPlatformOptionsContainerOptions {
    /**
     * Version of this struct:
     * `EOS_INTEGRATEDPLATFORM_CREATEINTEGRATEDPLATFORMOPTIONSCONTAINER_API_LATEST`.
     */
    int32_t ApiVersion;
} EOS_IntegratedPlatform_CreateIntegratedPlatformOptionsContainerOptions;

/**
 * Options of built-in platforms, collected before `EOS_Platform_Create`. Made by
 * `EOS_IntegratedPlatform_CreateIntegratedPlatformOptionsContainer`, given back with
 * `EOS_IntegratedPlatformOptionsContainer_Release`.
 */
typedef EOS_IntegratedPlatformOptionsContainerHandle *EOS_HIntegratedPlatformOptionsContainer;

/**
 * The IntegratedPlatform interface of a platform. Lives as long as the platform; never freed by the
 * game.
 */
typedef EOS_IntegratedPlatformHandle *EOS_HIntegratedPlatform;

/** Newest version of `EOS_IntegratedPlatform_Options` that this library knows. */
#define EOS_INTEGRATEDPLATFORM_OPTIONS_API_LATEST 1

/**
 * One built-in platform. The library has none of their libraries: it tells the directory on which
 * platform the player plays, and that is all.
 */
typedef struct _tagEOS_IntegratedPlatform_Options {
    /** Version of this struct: `EOS_INTEGRATEDPLATFORM_OPTIONS_API_LATEST`. */
    int32_t ApiVersion;
    /** Which platform, such as `EOS_IPT_Steam`; up to 64 bytes. Copied. */
    EOS_IntegratedPlatformType Type;
    /** What the library is to do for the game there. */
    EOS_EIntegratedPlatformManagementFlags Flags;
    /**
     * For Steam an `EOS_IntegratedPlatform_Steam_Options`, of which nothing but the version is
     * read; or null.
     */
    const void *InitOptions;
} EOS_IntegratedPlatform_Options;

/** Newest version of `EOS_IntegratedPlatform_Steam_Options` that this library knows. */
#define EOS_INTEGRATEDPLATFORM_STEAM_OPTIONS_API_LATEST 3

/** How Steam's library is found. Nothing but the version is read. */
typedef struct _tagEOS_IntegratedPlatform_Steam_Options {
    /**
     * Version of this struct: `EOS_INTEGRATEDPLATFORM_STEAM_OPTIONS_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
    /** Where Steam's library is, or null. */
    const char *OverrideLibraryPath;
    /** The major version of Steam's SDK that the game was built with. Since version 2. */
    uint32_t SteamMajorVersion;
    /** The minor version of it. Since version 2. */
    uint32_t SteamMinorVersion;
    /**
     * The versions of Steam's interfaces, one after the other, each with its NUL. Since version 3.
     */
    const char *SteamApiInterfaceVersionsArray;
    /** How many bytes these are. Since version 3. */
    uint32_t SteamApiInterfaceVersionsArrayBytes;
} EOS_IntegratedPlatform_Steam_Options;

/**
 * Newest version of `EOS_IntegratedPlatformOptionsContainer_AddOptions` that this library knows.
 */
#define EOS_INTEGRATEDPLATFORMOPTIONSCONTAINER_ADD_API_LATEST 1

/** What `EOS_IntegratedPlatformOptionsContainer_Add` takes. */
typedef struct _tagEOS_IntegratedPlatformOptionsContainer_AddOptions {
    /** Version of this struct: `EOS_INTEGRATEDPLATFORMOPTIONSCONTAINER_ADD_API_LATEST`. */
    int32_t ApiVersion;
    /** The platform to add. Copied. */
    const EOS_IntegratedPlatform_Options *Options;
} EOS_IntegratedPlatformOptionsContainer_AddOptions;

/**
 * Makes an empty container of built-in platforms, to be filled with
 * `EOS_IntegratedPlatformOptionsContainer_Add` and given to `EOS_Platform_Create`.
 *
 * `EOS_Success`; `EOS_InvalidParameters` for null, `EOS_IncompatibleVersion`; `EOS_LimitExceeded`
 * when there are too many live handles. What comes out is given back with
 * `EOS_IntegratedPlatformOptionsContainer_Release`. Any thread, also before `EOS_Initialize`.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_IntegratedPlatform_CreateIntegratedPlatformOptionsContainer(const EOS_IntegratedPlatform_CreateIntegratedPlatformOptionsContainerOptions *Options,
    EOS_HIntegratedPlatformOptionsContainer *OutIntegratedPlatformOptionsContainerHandle);

/**
 * Gives a container back. A platform that was made with it needs it no more. Null is ignored; so
 * is, with a line in the log, what is no container. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_IntegratedPlatformOptionsContainer_Release(EOS_HIntegratedPlatformOptionsContainer IntegratedPlatformOptionsContainerHandle);

/** The built-in platform of Steam. */
#define EOS_IPT_Steam "STEAM"

//! Platforms that are built into the library: Steam and the like.

use std::ffi::{CStr, c_char, c_void};

use crate::abi::types::{CEnum, EOS_IntegratedPlatformType};
use crate::c_enum::c_enum;

/// What an `EOS_HIntegratedPlatform` points to as C sees it; it has no content.
pub struct EOS_IntegratedPlatformHandle {
    _private: [u8; 0],
}

/// The IntegratedPlatform interface of a platform. Lives as long as the platform; never freed by the
/// game.
pub type EOS_HIntegratedPlatform = *mut EOS_IntegratedPlatformHandle;

/// What an `EOS_HIntegratedPlatformOptionsContainer` points to as C sees it; it has no content.
pub struct EOS_IntegratedPlatformOptionsContainerHandle {
    _private: [u8; 0],
}

/// Options of built-in platforms, collected before `EOS_Platform_Create`. Made by
/// `EOS_IntegratedPlatform_CreateIntegratedPlatformOptionsContainer`, given back with
/// `EOS_IntegratedPlatformOptionsContainer_Release`.
pub type EOS_HIntegratedPlatformOptionsContainer =
    *mut EOS_IntegratedPlatformOptionsContainerHandle;

c_enum! {
    /// What the library does for the game on a built-in platform. They combine with `|`.
    pub enum EOS_EIntegratedPlatformManagementFlags {
        /// Nothing: as if the platform had not been added.
        EOS_IPMF_Disabled = 1,
        /// The game loads and drives the platform's library.
        EOS_IPMF_LibraryManagedByApplication = 2,
        /// The library loads and drives it.
        EOS_IPMF_LibraryManagedBySDK = 4,
        /// What is shown in presence here is not shown there.
        EOS_IPMF_DisablePresenceMirroring = 8,
        /// Sessions here have none beside them there.
        EOS_IPMF_DisableSDKManagedSessions = 16,
        /// Who plays is known by its account here first.
        EOS_IPMF_PreferEOSIdentity = 32,
        /// Who plays is known by its account there first.
        EOS_IPMF_PreferIntegratedIdentity = 64,
        /// The game tells when somebody logs in there.
        EOS_IPMF_ApplicationManagedIdentityLogin = 128,
    }
}

/// The built-in platform of Steam.
pub const EOS_IPT_Steam: &CStr = c"STEAM";

/// Newest version of `EOS_IntegratedPlatform_Options` that this library knows.
pub const EOS_INTEGRATEDPLATFORM_OPTIONS_API_LATEST: i32 = 1;

/// One built-in platform. The library has none of their libraries: it tells the directory on which
/// platform the player plays, and that is all.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_IntegratedPlatform_Options {
    /// Version of this struct: `EOS_INTEGRATEDPLATFORM_OPTIONS_API_LATEST`.
    pub ApiVersion: i32,
    /// Which platform, such as `EOS_IPT_Steam`; up to 64 bytes. Copied.
    pub Type: EOS_IntegratedPlatformType,
    /// What the library is to do for the game there.
    pub Flags: CEnum<EOS_EIntegratedPlatformManagementFlags>,
    /// For Steam an `EOS_IntegratedPlatform_Steam_Options`, of which nothing but the version is
    /// read; or null.
    pub InitOptions: *const c_void,
}

/// Newest version of `EOS_IntegratedPlatform_Steam_Options` that this library knows.
pub const EOS_INTEGRATEDPLATFORM_STEAM_OPTIONS_API_LATEST: i32 = 3;

/// Most bytes of `SteamApiInterfaceVersionsArray`.
pub const EOS_INTEGRATEDPLATFORM_STEAM_MAX_STEAMAPIINTERFACEVERSIONSARRAY_SIZE: i32 = 4096;

/// How Steam's library is found. Nothing but the version is read.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_IntegratedPlatform_Steam_Options {
    /// Version of this struct: `EOS_INTEGRATEDPLATFORM_STEAM_OPTIONS_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Where Steam's library is, or null.
    pub OverrideLibraryPath: *const c_char,
    /// The major version of Steam's SDK that the game was built with. Since version 2.
    pub SteamMajorVersion: u32,
    /// The minor version of it. Since version 2.
    pub SteamMinorVersion: u32,
    /// The versions of Steam's interfaces, one after the other, each with its NUL. Since version 3.
    pub SteamApiInterfaceVersionsArray: *const c_char,
    /// How many bytes these are. Since version 3.
    pub SteamApiInterfaceVersionsArrayBytes: u32,
}

/// Newest version of `EOS_IntegratedPlatform_CreateIntegratedPlatformOptionsContainerOptions` that
/// this library knows.
pub const EOS_INTEGRATEDPLATFORM_CREATEINTEGRATEDPLATFORMOPTIONSCONTAINER_API_LATEST: i32 = 1;

/// What `EOS_IntegratedPlatform_CreateIntegratedPlatformOptionsContainer` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_IntegratedPlatform_CreateIntegratedPlatformOptionsContainerOptions {
    /// Version of this struct:
    /// `EOS_INTEGRATEDPLATFORM_CREATEINTEGRATEDPLATFORMOPTIONSCONTAINER_API_LATEST`.
    pub ApiVersion: i32,
}

/// Newest version of `EOS_IntegratedPlatformOptionsContainer_AddOptions` that this library knows.
pub const EOS_INTEGRATEDPLATFORMOPTIONSCONTAINER_ADD_API_LATEST: i32 = 1;

/// What `EOS_IntegratedPlatformOptionsContainer_Add` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_IntegratedPlatformOptionsContainer_AddOptions {
    /// Version of this struct: `EOS_INTEGRATEDPLATFORMOPTIONSCONTAINER_ADD_API_LATEST`.
    pub ApiVersion: i32,
    /// The platform to add. Copied.
    pub Options: *const EOS_IntegratedPlatform_Options,
}

//! The platform: credentials, options and states.

use std::ffi::{CStr, c_char, c_void};

use crate::abi::types::{CEnum, EOS_Bool, EOS_HIntegratedPlatformOptionsContainer};
use crate::c_enum::c_enum;

/// What an `EOS_HPlatform` points to as C sees it; it has no content.
pub struct EOS_PlatformHandle {
    _private: [u8; 0],
}

/// One platform, the root of all interfaces. Made by `EOS_Platform_Create`, given back with
/// `EOS_Platform_Release`.
pub type EOS_HPlatform = *mut EOS_PlatformHandle;

/// Longest client id in bytes, without the terminating NUL.
pub const EOS_PLATFORM_CLIENTCREDENTIALS_CLIENTID_MAX_LENGTH: u32 = 64;
/// Longest client secret in bytes, without the terminating NUL.
pub const EOS_PLATFORM_CLIENTCREDENTIALS_CLIENTSECRET_MAX_LENGTH: u32 = 64;

/// How the program proves to the service which client it is.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Platform_ClientCredentials {
    /// The client id, up to 64 bytes.
    pub ClientId: *const c_char,
    /// The client secret, up to 64 bytes.
    pub ClientSecret: *const c_char,
}

c_enum! {
    /// What happens to voice rooms while the game is in the background.
    pub enum EOS_ERTCBackgroundMode {
        /// They are left.
        EOS_RTCBM_LeaveRooms = 0,
        /// They stay.
        EOS_RTCBM_KeepRoomsAlive = 1,
    }
}

/// Newest version of `EOS_Platform_RTCOptions` that this library knows.
pub const EOS_PLATFORM_RTCOPTIONS_API_LATEST: i32 = 3;

/// How voice is set up. The library has no voice yet and reads nothing but the version.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Platform_RTCOptions {
    /// Version of this struct: `EOS_PLATFORM_RTCOPTIONS_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Options of the operating system, or null.
    pub PlatformSpecificOptions: *mut c_void,
    /// What happens to voice rooms in the background. Since version 2.
    pub BackgroundMode: CEnum<EOS_ERTCBackgroundMode>,
    /// Null. Since version 3.
    pub Reserved: *mut c_void,
}

/// Longest country code in bytes, without the terminating NUL.
pub const EOS_COUNTRYCODE_MAX_LENGTH: u32 = 4;
/// Bytes that hold any country code with its NUL.
pub const EOS_COUNTRYCODE_MAX_BUFFER_LEN: u32 = 5;
/// Longest locale code in bytes, without the terminating NUL.
pub const EOS_LOCALECODE_MAX_LENGTH: u32 = 9;
/// Bytes that hold any locale code with its NUL.
pub const EOS_LOCALECODE_MAX_BUFFER_LEN: u32 = 10;
/// Platform flag: the game runs inside an editor; no overlay.
pub const EOS_PF_LOADING_IN_EDITOR: u64 = 0x1;
/// Platform flag: no overlay.
pub const EOS_PF_DISABLE_OVERLAY: u64 = 0x2;
/// Platform flag: no social overlay.
pub const EOS_PF_DISABLE_SOCIAL_OVERLAY: u64 = 0x4;
/// Platform flag without meaning.
pub const EOS_PF_RESERVED1: u64 = 0x8;
/// Platform flag: the overlay may draw through Direct3D 9.
pub const EOS_PF_WINDOWS_ENABLE_OVERLAY_D3D9: u64 = 0x10;
/// Platform flag: the overlay may draw through Direct3D 10.
pub const EOS_PF_WINDOWS_ENABLE_OVERLAY_D3D10: u64 = 0x20;
/// Platform flag: the overlay may draw through OpenGL.
pub const EOS_PF_WINDOWS_ENABLE_OVERLAY_OPENGL: u64 = 0x40;
/// Platform flag: a console may unload the overlay when it is not in use.
pub const EOS_PF_CONSOLE_ENABLE_OVERLAY_AUTOMATIC_UNLOADING: u64 = 0x80;
/// Platform flag: the overlay logs in detail.
pub const EOS_PF_ENABLE_OVERLAY_DEBUG_LOGGING: u64 = 0x100;
/// Longest product id in bytes, without the terminating NUL.
pub const EOS_PLATFORM_OPTIONS_PRODUCTID_MAX_LENGTH: u32 = 64;
/// Longest sandbox id in bytes, without the terminating NUL.
pub const EOS_PLATFORM_OPTIONS_SANDBOXID_MAX_LENGTH: u32 = 64;
/// Hexadecimal digits of the encryption key.
pub const EOS_PLATFORM_OPTIONS_ENCRYPTIONKEY_LENGTH: u32 = 64;
/// Longest deployment id in bytes, without the terminating NUL.
pub const EOS_PLATFORM_OPTIONS_DEPLOYMENTID_MAX_LENGTH: u32 = 64;
/// Newest version of `EOS_Platform_Options` that this library knows.
pub const EOS_PLATFORM_OPTIONS_API_LATEST: i32 = 15;

/// What `EOS_Platform_Create` takes. Every string is copied.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Platform_Options {
    /// Version of this struct: `EOS_PLATFORM_OPTIONS_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Null, or what the operating system asks for.
    pub Reserved: *mut c_void,
    /// The product, up to 64 bytes.
    pub ProductId: *const c_char,
    /// The sandbox, up to 64 bytes.
    pub SandboxId: *const c_char,
    /// Which client this program is.
    pub ClientCredentials: EOS_Platform_ClientCredentials,
    /// True for a dedicated server: calls that name no user are the program's own, and its sessions belong to the client id.
    pub bIsServer: EOS_Bool,
    /// 64 hexadecimal digits for stored player data, or null. Since version 5.
    pub EncryptionKey: *const c_char,
    /// The country to report instead of the detected one, or null. Since version 5.
    pub OverrideCountryCode: *const c_char,
    /// The locale to report instead of the detected one, or null. Since version 5.
    pub OverrideLocaleCode: *const c_char,
    /// The deployment whose sessions this platform sees, up to 64 bytes. Since version 5.
    pub DeploymentId: *const c_char,
    /// Any of the `EOS_PF_*` flags. Since version 5.
    pub Flags: u64,
    /// Directory where the library may keep files, or null. Since version 6.
    pub CacheDirectory: *const c_char,
    /// How long one `EOS_Platform_Tick` may take, in milliseconds; zero for no limit. Since version 7.
    pub TickBudgetInMilliseconds: u32,
    /// Voice options, or null for no voice. Copied. Since version 11.
    pub RTCOptions: *const EOS_Platform_RTCOptions,
    /// Options of built-in platforms, or null. Since version 12.
    pub IntegratedPlatformOptionsContainerHandle: EOS_HIntegratedPlatformOptionsContainer,
    /// Options of the operating system, or null. Since version 13.
    pub SystemSpecificOptions: *const c_void,
    /// How long an operation waits for the network, in seconds, or null for the default of 30. Counted
    /// from the call, also while an operation on a session waits for those before it. Copied. Since
    /// version 14.
    pub TaskNetworkTimeoutSeconds: *mut f64,
}

c_enum! {
    /// Whether the player sees the game.
    pub enum EOS_EApplicationStatus {
        /// In the background, with little processor time.
        EOS_AS_BackgroundConstrained = 0,
        /// In the background, at full speed.
        EOS_AS_BackgroundUnconstrained = 1,
        /// In the background and about to be suspended.
        EOS_AS_BackgroundSuspended = 2,
        /// In the foreground; the state at the start.
        EOS_AS_Foreground = 3,
    }
}

c_enum! {
    /// What the game says about the network.
    pub enum EOS_ENetworkStatus {
        /// The network may not be used.
        EOS_NS_Disabled = 0,
        /// There is no network; operations wait for it.
        EOS_NS_Offline = 1,
        /// There is a network; the state at the start on desktop systems.
        EOS_NS_Online = 2,
    }
}

c_enum! {
    /// Whether cross-play on desktop is ready.
    pub enum EOS_EDesktopCrossplayStatus {
        /// Ready.
        EOS_DCS_OK = 0,
        /// The game was started without the bootstrapper.
        EOS_DCS_ApplicationNotBootstrapped = 1,
        /// The helper service is not installed.
        EOS_DCS_ServiceNotInstalled = 2,
        /// The helper service did not start.
        EOS_DCS_ServiceStartFailed = 3,
        /// The helper service is not running any more.
        EOS_DCS_ServiceNotRunning = 4,
        /// The game switched the overlay off.
        EOS_DCS_OverlayDisabled = 5,
        /// The overlay is not installed.
        EOS_DCS_OverlayNotInstalled = 6,
        /// The overlay's signature was not trusted.
        EOS_DCS_OverlayTrustCheckFailed = 7,
        /// The overlay could not be loaded.
        EOS_DCS_OverlayLoadFailed = 8,
    }
}

/// Newest version of `EOS_Platform_GetDesktopCrossplayStatusOptions` that this library knows.
pub const EOS_PLATFORM_GETDESKTOPCROSSPLAYSTATUS_API_LATEST: i32 = 1;

/// What `EOS_Platform_GetDesktopCrossplayStatus` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Platform_GetDesktopCrossplayStatusOptions {
    /// Version of this struct: `EOS_PLATFORM_GETDESKTOPCROSSPLAYSTATUS_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// Whether cross-play on desktop is ready. The game owns the struct; the library fills it in.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Platform_DesktopCrossplayStatusInfo {
    /// The state.
    pub Status: CEnum<EOS_EDesktopCrossplayStatus>,
    /// What the operating system said when the helper service did not start.
    pub ServiceInitResult: i32,
}

/// The same under its other name.
pub type EOS_Platform_GetDesktopCrossplayStatusInfo = EOS_Platform_DesktopCrossplayStatusInfo;

/// Environment variable that is set when the launcher started the game.
pub const EOS_PLATFORM_CHECKFORLAUNCHERANDRESTART_ENV_VAR: &CStr = c"EOS_LAUNCHED_BY_EPIC";

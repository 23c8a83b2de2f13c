//! What an overlay shows, and where.

use std::ffi::c_void;

use crate::abi::types::{CEnum, EOS_Bool, EOS_EpicAccountId};
use crate::c_enum::c_enum;
use crate::result::EOS_EResult;

c_enum! {
    /// A corner of the screen, for what an overlay shows by itself.
    pub enum EOS_UI_ENotificationLocation {
        /// Top left.
        EOS_UNL_TopLeft = 0,
        /// Top right.
        EOS_UNL_TopRight = 1,
        /// Bottom left.
        EOS_UNL_BottomLeft = 2,
        /// Bottom right.
        EOS_UNL_BottomRight = 3,
    }
}

/// Newest version of `EOS_UI_ShowFriendsOptions` that this library knows.
pub const EOS_UI_SHOWFRIENDS_API_LATEST: i32 = 1;

/// What `EOS_UI_ShowFriends` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_ShowFriendsOptions {
    /// Version of this struct: `EOS_UI_SHOWFRIENDS_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local user.
    pub LocalUserId: EOS_EpicAccountId,
}

/// How `EOS_UI_ShowFriends` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_ShowFriendsCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The local user.
    pub LocalUserId: EOS_EpicAccountId,
}

/// Newest version of `EOS_UI_HideFriendsOptions` that this library knows.
pub const EOS_UI_HIDEFRIENDS_API_LATEST: i32 = 1;

/// What `EOS_UI_HideFriends` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_HideFriendsOptions {
    /// Version of this struct: `EOS_UI_HIDEFRIENDS_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local user.
    pub LocalUserId: EOS_EpicAccountId,
}

/// How `EOS_UI_HideFriends` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_HideFriendsCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The local user.
    pub LocalUserId: EOS_EpicAccountId,
}

/// Newest version of `EOS_UI_GetFriendsVisibleOptions` that this library knows.
pub const EOS_UI_GETFRIENDSVISIBLE_API_LATEST: i32 = 1;

/// What `EOS_UI_GetFriendsVisible` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_GetFriendsVisibleOptions {
    /// Version of this struct: `EOS_UI_GETFRIENDSVISIBLE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local user.
    pub LocalUserId: EOS_EpicAccountId,
}

/// Newest version of `EOS_UI_GetFriendsExclusiveInputOptions` that this library knows.
pub const EOS_UI_GETFRIENDSEXCLUSIVEINPUT_API_LATEST: i32 = 1;

/// What `EOS_UI_GetFriendsExclusiveInput` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_GetFriendsExclusiveInputOptions {
    /// Version of this struct: `EOS_UI_GETFRIENDSEXCLUSIVEINPUT_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local user.
    pub LocalUserId: EOS_EpicAccountId,
}

/// Newest version of `EOS_UI_AddNotifyDisplaySettingsUpdatedOptions` that this library knows.
pub const EOS_UI_ADDNOTIFYDISPLAYSETTINGSUPDATED_API_LATEST: i32 = 1;

/// What `EOS_UI_AddNotifyDisplaySettingsUpdated` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_AddNotifyDisplaySettingsUpdatedOptions {
    /// Version of this struct: `EOS_UI_ADDNOTIFYDISPLAYSETTINGSUPDATED_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// What of an overlay is on the screen.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_OnDisplaySettingsUpdatedCallbackInfo {
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// Whether anything of it is: false.
    pub bIsVisible: EOS_Bool,
    /// Whether it takes the input: false.
    pub bIsExclusiveInput: EOS_Bool,
}

/// Newest version of `EOS_UI_SetDisplayPreferenceOptions` that this library knows.
pub const EOS_UI_SETDISPLAYPREFERENCE_API_LATEST: i32 = 1;

/// What `EOS_UI_SetDisplayPreference` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_SetDisplayPreferenceOptions {
    /// Version of this struct: `EOS_UI_SETDISPLAYPREFERENCE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The corner.
    pub NotificationLocation: CEnum<EOS_UI_ENotificationLocation>,
}

/// Newest version of `EOS_UI_PrePresentOptions` that this library knows.
pub const EOS_UI_PREPRESENT_API_LATEST: i32 = 1;

/// What `EOS_UI_PrePresent` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_PrePresentOptions {
    /// Version of this struct: `EOS_UI_PREPRESENT_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// What the system wants for drawing. Not looked at.
    pub PlatformSpecificData: *const c_void,
}

/// Newest version of `EOS_UI_ShowBlockPlayerOptions` that this library knows.
pub const EOS_UI_SHOWBLOCKPLAYER_API_LATEST: i32 = 1;

/// What `EOS_UI_ShowBlockPlayer` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_ShowBlockPlayerOptions {
    /// Version of this struct: `EOS_UI_SHOWBLOCKPLAYER_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local user.
    pub LocalUserId: EOS_EpicAccountId,
    /// The other user.
    pub TargetUserId: EOS_EpicAccountId,
}

/// How `EOS_UI_ShowBlockPlayer` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_OnShowBlockPlayerCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The local user.
    pub LocalUserId: EOS_EpicAccountId,
    /// The other user.
    pub TargetUserId: EOS_EpicAccountId,
}

/// Newest version of `EOS_UI_ShowReportPlayerOptions` that this library knows.
pub const EOS_UI_SHOWREPORTPLAYER_API_LATEST: i32 = 1;

/// What `EOS_UI_ShowReportPlayer` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_ShowReportPlayerOptions {
    /// Version of this struct: `EOS_UI_SHOWREPORTPLAYER_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local user.
    pub LocalUserId: EOS_EpicAccountId,
    /// The other user.
    pub TargetUserId: EOS_EpicAccountId,
}

/// How `EOS_UI_ShowReportPlayer` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_OnShowReportPlayerCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The local user.
    pub LocalUserId: EOS_EpicAccountId,
    /// The other user.
    pub TargetUserId: EOS_EpicAccountId,
}

/// Newest version of `EOS_UI_ShowNativeProfileOptions` that this library knows.
pub const EOS_UI_SHOWNATIVEPROFILE_API_LATEST: i32 = 1;

/// What `EOS_UI_ShowNativeProfile` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_ShowNativeProfileOptions {
    /// Version of this struct: `EOS_UI_SHOWNATIVEPROFILE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local user.
    pub LocalUserId: EOS_EpicAccountId,
    /// The other user.
    pub TargetUserId: EOS_EpicAccountId,
}

/// How `EOS_UI_ShowNativeProfile` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_ShowNativeProfileCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The local user.
    pub LocalUserId: EOS_EpicAccountId,
    /// The other user.
    pub TargetUserId: EOS_EpicAccountId,
}

/// Newest version of `EOS_UI_PauseSocialOverlayOptions` that this library knows.
pub const EOS_UI_PAUSESOCIALOVERLAY_API_LATEST: i32 = 1;

/// What `EOS_UI_PauseSocialOverlay` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_PauseSocialOverlayOptions {
    /// Version of this struct: `EOS_UI_PAUSESOCIALOVERLAY_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Whether the overlay is to rest.
    pub bIsPaused: EOS_Bool,
}

/// Newest version of `EOS_UI_IsSocialOverlayPausedOptions` that this library knows.
pub const EOS_UI_ISSOCIALOVERLAYPAUSED_API_LATEST: i32 = 1;

/// What `EOS_UI_IsSocialOverlayPaused` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_IsSocialOverlayPausedOptions {
    /// Version of this struct: `EOS_UI_ISSOCIALOVERLAYPAUSED_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// Newest version of `EOS_UI_Rect` that this library knows.
pub const EOS_UI_RECT_API_LATEST: i32 = 1;

/// A part of the screen.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_Rect {
    /// Version of this struct: `EOS_UI_RECT_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// From the left, in pixels.
    pub X: i32,
    /// From the top, in pixels.
    pub Y: i32,
    /// How wide, in pixels.
    pub Width: u32,
    /// How high, in pixels.
    pub Height: u32,
}

/// What an overlay needs of memory.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_MemoryMonitorCallbackInfo {
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The report of the system: null, because there is no overlay.
    pub SystemMemoryMonitorReport: *const c_void,
}

/// Newest version of `EOS_UI_AddNotifyMemoryMonitorOptions` that this library knows.
pub const EOS_UI_ADDNOTIFYMEMORYMONITOR_API_LATEST: i32 = 1;

/// What `EOS_UI_AddNotifyMemoryMonitor` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_AddNotifyMemoryMonitorOptions {
    /// Version of this struct: `EOS_UI_ADDNOTIFYMEMORYMONITOR_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// Reports how `EOS_UI_ShowFriends` ended.
pub type EOS_UI_OnShowFriendsCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_UI_ShowFriendsCallbackInfo)>;

/// Reports how `EOS_UI_HideFriends` ended.
pub type EOS_UI_OnHideFriendsCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_UI_HideFriendsCallbackInfo)>;

/// Tells what of an overlay is on the screen.
pub type EOS_UI_OnDisplaySettingsUpdatedCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_UI_OnDisplaySettingsUpdatedCallbackInfo)>;

/// Reports how `EOS_UI_ShowBlockPlayer` ended.
pub type EOS_UI_OnShowBlockPlayerCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_UI_OnShowBlockPlayerCallbackInfo)>;

/// Reports how `EOS_UI_ShowReportPlayer` ended.
pub type EOS_UI_OnShowReportPlayerCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_UI_OnShowReportPlayerCallbackInfo)>;

/// Reports how `EOS_UI_ShowNativeProfile` ended.
pub type EOS_UI_OnShowNativeProfileCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_UI_ShowNativeProfileCallbackInfo)>;

/// Tells what an overlay needs of memory.
pub type EOS_UI_OnMemoryMonitorCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_UI_MemoryMonitorCallbackInfo)>;

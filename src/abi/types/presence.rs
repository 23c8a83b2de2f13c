//! What players show of themselves to their friends.

use std::ffi::{CStr, c_char, c_void};

use super::{CEnum, EOS_EpicAccountId, EOS_UI_EventId};
use crate::c_enum::c_enum;
use crate::result::EOS_EResult;

mod localized;
mod modification;

pub use localized::*;
pub use modification::*;

/// What an `EOS_HPresence` points to as C sees it; it has no content.
pub struct EOS_PresenceHandle {
    _private: [u8; 0],
}

/// The Presence interface of a platform. Lives as long as the platform; never freed by the game.
pub type EOS_HPresence = *mut EOS_PresenceHandle;

/// Key of a record that stands for the presence of another platform. It is a key like any other here.
pub const EOS_PRESENCE_KEY_PLATFORM_PRESENCE: &CStr = c"EOS_PlatformPresence";

/// Most records of one presence.
pub const EOS_PRESENCE_DATA_MAX_KEYS: u32 = 32;

/// Longest key of a record, in characters.
pub const EOS_PRESENCE_DATA_MAX_KEY_LENGTH: u32 = 64;

/// Longest value of a record, in characters.
pub const EOS_PRESENCE_DATA_MAX_VALUE_LENGTH: u32 = 255;

/// Longest rich text, in characters.
pub const EOS_PRESENCE_RICH_TEXT_MAX_VALUE_LENGTH: u32 = 255;

c_enum! {
    /// How a player wants to be seen.
    pub enum EOS_Presence_EStatus {
        /// Not there. A player who sets it is there all the same, and nobody else sees it.
        EOS_PS_Offline = 0,
        /// There.
        EOS_PS_Online = 1,
        /// Not there for a while.
        EOS_PS_Away = 2,
        /// Not there for a longer while.
        EOS_PS_ExtendedAway = 3,
        /// There, and not to be disturbed.
        EOS_PS_DoNotDisturb = 4,
    }
}

/// Newest version of `EOS_Presence_DataRecord` that this library knows.
pub const EOS_PRESENCE_DATARECORD_API_LATEST: i32 = 1;

/// A record that programs of others read.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Presence_DataRecord {
    /// Version of this struct: `EOS_PRESENCE_DATARECORD_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Its name, in any letter case: two that differ in it are two.
    pub Key: *const c_char,
    /// What it says; may be empty.
    pub Value: *const c_char,
}

/// Newest version of `EOS_Presence_Info` that this library knows.
pub const EOS_PRESENCE_INFO_API_LATEST: i32 = 3;

/// What a player shows. No text in it is null; one of which nothing is known is empty. Free it with `EOS_Presence_Info_Release`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Presence_Info {
    /// Version of this struct: `EOS_PRESENCE_INFO_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// How the player wants to be seen.
    pub Status: CEnum<EOS_Presence_EStatus>,
    /// The player.
    pub UserId: EOS_EpicAccountId,
    /// The product that the player is in, as its game named it in `EOS_Platform_Options`.
    pub ProductId: *const c_char,
    /// The product's version, as its game named it in `EOS_InitializeOptions`.
    pub ProductVersion: *const c_char,
    /// The kind of machine: `WIN`, `MAC` or `LINUX`.
    pub Platform: *const c_char,
    /// The text for others to read.
    pub RichText: *const c_char,
    /// How many records there are.
    pub RecordsCount: i32,
    /// The records, by key; null where there are none.
    pub Records: *const EOS_Presence_DataRecord,
    /// The product's name, as its game named it in `EOS_InitializeOptions`. Since version 2.
    pub ProductName: *const c_char,
    /// The built-in platform that the player comes from. Always empty. Since version 3.
    pub IntegratedPlatform: *const c_char,
}

/// Newest version of `EOS_Presence_QueryPresenceOptions` that this library knows.
pub const EOS_PRESENCE_QUERYPRESENCE_API_LATEST: i32 = 1;

/// What `EOS_Presence_QueryPresence` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Presence_QueryPresenceOptions {
    /// Version of this struct: `EOS_PRESENCE_QUERYPRESENCE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The user who looks.
    pub LocalUserId: EOS_EpicAccountId,
    /// The player who is looked at; may be the user itself.
    pub TargetUserId: EOS_EpicAccountId,
}

/// How `EOS_Presence_QueryPresence` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Presence_QueryPresenceCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The user who looks; null where the call named none.
    pub LocalUserId: EOS_EpicAccountId,
    /// The player who is looked at; null where the call named none.
    pub TargetUserId: EOS_EpicAccountId,
}

/// Newest version of `EOS_Presence_HasPresenceOptions` that this library knows.
pub const EOS_PRESENCE_HASPRESENCE_API_LATEST: i32 = 1;

/// What `EOS_Presence_HasPresence` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Presence_HasPresenceOptions {
    /// Version of this struct: `EOS_PRESENCE_HASPRESENCE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The user who looks.
    pub LocalUserId: EOS_EpicAccountId,
    /// The player who is looked at.
    pub TargetUserId: EOS_EpicAccountId,
}

/// Newest version of `EOS_Presence_CopyPresenceOptions` that this library knows.
pub const EOS_PRESENCE_COPYPRESENCE_API_LATEST: i32 = 3;

/// What `EOS_Presence_CopyPresence` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Presence_CopyPresenceOptions {
    /// Version of this struct: `EOS_PRESENCE_COPYPRESENCE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The user who looks.
    pub LocalUserId: EOS_EpicAccountId,
    /// The player who is looked at.
    pub TargetUserId: EOS_EpicAccountId,
}

/// Newest version of `EOS_Presence_AddNotifyOnPresenceChangedOptions` that this library knows.
pub const EOS_PRESENCE_ADDNOTIFYONPRESENCECHANGED_API_LATEST: i32 = 1;

/// What `EOS_Presence_AddNotifyOnPresenceChanged` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Presence_AddNotifyOnPresenceChangedOptions {
    /// Version of this struct: `EOS_PRESENCE_ADDNOTIFYONPRESENCECHANGED_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// Somebody shows something else than before.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Presence_PresenceChangedCallbackInfo {
    /// What the game gave along with the registration, unchanged.
    pub ClientData: *mut c_void,
    /// The user who sees it.
    pub LocalUserId: EOS_EpicAccountId,
    /// The player who shows it; may be the user itself.
    pub PresenceUserId: EOS_EpicAccountId,
}

/// Newest version of `EOS_Presence_AddNotifyJoinGameAcceptedOptions` that this library knows.
pub const EOS_PRESENCE_ADDNOTIFYJOINGAMEACCEPTED_API_LATEST: i32 = 2;

/// What `EOS_Presence_AddNotifyJoinGameAccepted` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Presence_AddNotifyJoinGameAcceptedOptions {
    /// Version of this struct: `EOS_PRESENCE_ADDNOTIFYJOINGAMEACCEPTED_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// A user wants to join another player.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Presence_JoinGameAcceptedCallbackInfo {
    /// What the game gave along with the registration, unchanged.
    pub ClientData: *mut c_void,
    /// What the other player's game set for it. Lives until the callback returns.
    pub JoinInfo: *const c_char,
    /// The user who wants to join.
    pub LocalUserId: EOS_EpicAccountId,
    /// The player who is to be joined.
    pub TargetUserId: EOS_EpicAccountId,
    /// The event, to be acknowledged with `EOS_UI_AcknowledgeEventId`.
    pub UiEventId: EOS_UI_EventId,
}

/// Newest version of `EOS_Presence_GetJoinInfoOptions` that this library knows.
pub const EOS_PRESENCE_GETJOININFO_API_LATEST: i32 = 1;

/// What `EOS_Presence_GetJoinInfo` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Presence_GetJoinInfoOptions {
    /// Version of this struct: `EOS_PRESENCE_GETJOININFO_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The user who looks.
    pub LocalUserId: EOS_EpicAccountId,
    /// The player who is looked at.
    pub TargetUserId: EOS_EpicAccountId,
}

/// Reports how `EOS_Presence_QueryPresence` ended.
pub type EOS_Presence_OnQueryPresenceCompleteCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Presence_QueryPresenceCallbackInfo)>;

/// Reports that somebody shows something else.
pub type EOS_Presence_OnPresenceChangedCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Presence_PresenceChangedCallbackInfo)>;

/// Reports that a user wants to join a player.
pub type EOS_Presence_OnJoinGameAcceptedCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Presence_JoinGameAcceptedCallbackInfo)>;

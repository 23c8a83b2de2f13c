//! What a game changes of what its user shows.

use std::ffi::{c_char, c_void};

use super::{EOS_Presence_DataRecord, EOS_Presence_EStatus};
use crate::abi::types::{CEnum, EOS_EpicAccountId};
use crate::result::EOS_EResult;

/// What an `EOS_HPresenceModification` points to as C sees it; it has no content.
pub struct EOS_PresenceModificationHandle {
    _private: [u8; 0],
}

/// Changes to what a user shows, gathered before they are told. Free it with `EOS_PresenceModification_Release`.
pub type EOS_HPresenceModification = *mut EOS_PresenceModificationHandle;

/// Newest version of `EOS_Presence_CreatePresenceModificationOptions` that this library knows.
pub const EOS_PRESENCE_CREATEPRESENCEMODIFICATION_API_LATEST: i32 = 1;

/// What `EOS_Presence_CreatePresenceModification` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Presence_CreatePresenceModificationOptions {
    /// Version of this struct: `EOS_PRESENCE_CREATEPRESENCEMODIFICATION_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The user whose presence is to be changed.
    pub LocalUserId: EOS_EpicAccountId,
}

/// Newest version of `EOS_Presence_SetPresenceOptions` that this library knows.
pub const EOS_PRESENCE_SETPRESENCE_API_LATEST: i32 = 1;

/// What `EOS_Presence_SetPresence` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Presence_SetPresenceOptions {
    /// Version of this struct: `EOS_PRESENCE_SETPRESENCE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The user whose presence is changed.
    pub LocalUserId: EOS_EpicAccountId,
    /// The changes; copied before the call returns.
    pub PresenceModificationHandle: EOS_HPresenceModification,
}

/// How `EOS_Presence_SetPresence` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Presence_SetPresenceCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The user whose presence is changed; null where the call named none.
    pub LocalUserId: EOS_EpicAccountId,
    /// How it ended for the rich text: as the rest, or `EOS_Presence_TemplateNotFound`.
    pub RichPresenceResultCode: CEnum<EOS_EResult>,
}

/// Newest version of `EOS_PresenceModification_SetStatusOptions` that this library knows.
pub const EOS_PRESENCEMODIFICATION_SETSTATUS_API_LATEST: i32 = 1;

/// The same under its former name.
pub const EOS_PRESENCE_SETSTATUS_API_LATEST: i32 = EOS_PRESENCEMODIFICATION_SETSTATUS_API_LATEST;

/// What `EOS_PresenceModification_SetStatus` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_PresenceModification_SetStatusOptions {
    /// Version of this struct: `EOS_PRESENCEMODIFICATION_SETSTATUS_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// How the user wants to be seen.
    pub Status: CEnum<EOS_Presence_EStatus>,
}

/// Newest version of `EOS_PresenceModification_SetRawRichTextOptions` that this library knows.
pub const EOS_PRESENCEMODIFICATION_SETRAWRICHTEXT_API_LATEST: i32 = 1;

/// The same under its former name.
pub const EOS_PRESENCE_SETRAWRICHTEXT_API_LATEST: i32 =
    EOS_PRESENCEMODIFICATION_SETRAWRICHTEXT_API_LATEST;

/// What `EOS_PresenceModification_SetRawRichText` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_PresenceModification_SetRawRichTextOptions {
    /// Version of this struct: `EOS_PRESENCEMODIFICATION_SETRAWRICHTEXT_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The text; an empty one shows none.
    pub RichText: *const c_char,
}

/// Newest version of `EOS_PresenceModification_SetDataOptions` that this library knows.
pub const EOS_PRESENCEMODIFICATION_SETDATA_API_LATEST: i32 = 1;

/// The same under its former name.
pub const EOS_PRESENCE_SETDATA_API_LATEST: i32 = EOS_PRESENCEMODIFICATION_SETDATA_API_LATEST;

/// What `EOS_PresenceModification_SetData` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_PresenceModification_SetDataOptions {
    /// Version of this struct: `EOS_PRESENCEMODIFICATION_SETDATA_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// How many records there are, 1 to 32.
    pub RecordsCount: i32,
    /// The records.
    pub Records: *const EOS_Presence_DataRecord,
}

/// Newest version of `EOS_PresenceModification_DataRecordId` that this library knows.
pub const EOS_PRESENCEMODIFICATION_DATARECORDID_API_LATEST: i32 = 1;

/// Names a record.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_PresenceModification_DataRecordId {
    /// Version of this struct: `EOS_PRESENCEMODIFICATION_DATARECORDID_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The record's key.
    pub Key: *const c_char,
}

/// Newest version of `EOS_PresenceModification_DeleteDataOptions` that this library knows.
pub const EOS_PRESENCEMODIFICATION_DELETEDATA_API_LATEST: i32 = 1;

/// The same under its former name.
pub const EOS_PRESENCE_DELETEDATA_API_LATEST: i32 = EOS_PRESENCEMODIFICATION_DELETEDATA_API_LATEST;

/// What `EOS_PresenceModification_DeleteData` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_PresenceModification_DeleteDataOptions {
    /// Version of this struct: `EOS_PRESENCEMODIFICATION_DELETEDATA_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// How many records are named, 1 to 32.
    pub RecordsCount: i32,
    /// The records.
    pub Records: *const EOS_PresenceModification_DataRecordId,
}

/// Longest join info, in bytes without its NUL.
pub const EOS_PRESENCEMODIFICATION_JOININFO_MAX_LENGTH: u32 = 255;

/// Newest version of `EOS_PresenceModification_SetJoinInfoOptions` that this library knows.
pub const EOS_PRESENCEMODIFICATION_SETJOININFO_API_LATEST: i32 = 1;

/// What `EOS_PresenceModification_SetJoinInfo` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_PresenceModification_SetJoinInfoOptions {
    /// Version of this struct: `EOS_PRESENCEMODIFICATION_SETJOININFO_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// What others join the user by; null, or an empty text, where nobody shall.
    pub JoinInfo: *const c_char,
}

/// Reports how `EOS_Presence_SetPresence` ended.
pub type EOS_Presence_SetPresenceCompleteCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Presence_SetPresenceCallbackInfo)>;

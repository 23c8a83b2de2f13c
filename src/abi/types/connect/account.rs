//! Creating product users, linking external accounts, device ids.

use std::ffi::{c_char, c_void};

use crate::abi::types::{CEnum, EOS_ContinuanceToken, EOS_ProductUserId};
use crate::result::EOS_EResult;

/// Newest version of `EOS_Connect_CreateUserOptions` that this library knows.
pub const EOS_CONNECT_CREATEUSER_API_LATEST: i32 = 1;

/// What `EOS_Connect_CreateUser` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_CreateUserOptions {
    /// Version of this struct: `EOS_CONNECT_CREATEUSER_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// From the login that ended with `EOS_InvalidUser`.
    pub ContinuanceToken: EOS_ContinuanceToken,
}

/// How `EOS_Connect_CreateUser` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_CreateUserCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The new user, logged in; null on failure.
    pub LocalUserId: EOS_ProductUserId,
}

/// Reports how `EOS_Connect_CreateUser` ended.
pub type EOS_Connect_OnCreateUserCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Connect_CreateUserCallbackInfo)>;

/// Newest version of `EOS_Connect_LinkAccountOptions` that this library knows.
pub const EOS_CONNECT_LINKACCOUNT_API_LATEST: i32 = 1;

/// What `EOS_Connect_LinkAccount` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_LinkAccountOptions {
    /// Version of this struct: `EOS_CONNECT_LINKACCOUNT_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The logged-in user who gets the external account.
    pub LocalUserId: EOS_ProductUserId,
    /// From the external account's login that ended with `EOS_InvalidUser`.
    pub ContinuanceToken: EOS_ContinuanceToken,
}

/// How `EOS_Connect_LinkAccount` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_LinkAccountCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The user whose account was to be linked.
    pub LocalUserId: EOS_ProductUserId,
}

/// Reports how `EOS_Connect_LinkAccount` ended.
pub type EOS_Connect_OnLinkAccountCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Connect_LinkAccountCallbackInfo)>;

/// Newest version of `EOS_Connect_UnlinkAccountOptions` that this library knows.
pub const EOS_CONNECT_UNLINKACCOUNT_API_LATEST: i32 = 1;

/// What `EOS_Connect_UnlinkAccount` takes. The external account that logged in is taken from the user.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_UnlinkAccountOptions {
    /// Version of this struct: `EOS_CONNECT_UNLINKACCOUNT_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The logged-in user.
    pub LocalUserId: EOS_ProductUserId,
}

/// How `EOS_Connect_UnlinkAccount` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_UnlinkAccountCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The user whose account was to be unlinked.
    pub LocalUserId: EOS_ProductUserId,
}

/// Reports how `EOS_Connect_UnlinkAccount` ended.
pub type EOS_Connect_OnUnlinkAccountCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Connect_UnlinkAccountCallbackInfo)>;

/// Longest device model in bytes, without the terminating NUL; the rest is cut off.
pub const EOS_CONNECT_CREATEDEVICEID_DEVICEMODEL_MAX_LENGTH: u32 = 64;
/// Newest version of `EOS_Connect_CreateDeviceIdOptions` that this library knows.
pub const EOS_CONNECT_CREATEDEVICEID_API_LATEST: i32 = 1;

/// What `EOS_Connect_CreateDeviceId` takes. The device id is kept on this machine, for the current
/// profile.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_CreateDeviceIdOptions {
    /// Version of this struct: `EOS_CONNECT_CREATEDEVICEID_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// What kind of machine this is, for people to read. Required; cut at 64 bytes.
    pub DeviceModel: *const c_char,
}

/// How `EOS_Connect_CreateDeviceId` ended; `EOS_DuplicateNotAllowed` when there is a device id already.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_CreateDeviceIdCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
}

/// Reports how `EOS_Connect_CreateDeviceId` ended.
pub type EOS_Connect_OnCreateDeviceIdCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Connect_CreateDeviceIdCallbackInfo)>;

/// Newest version of `EOS_Connect_DeleteDeviceIdOptions` that this library knows.
pub const EOS_CONNECT_DELETEDEVICEID_API_LATEST: i32 = 1;

/// What `EOS_Connect_DeleteDeviceId` takes. A deleted device id does not come back.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_DeleteDeviceIdOptions {
    /// Version of this struct: `EOS_CONNECT_DELETEDEVICEID_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// How `EOS_Connect_DeleteDeviceId` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_DeleteDeviceIdCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
}

/// Reports how `EOS_Connect_DeleteDeviceId` ended.
pub type EOS_Connect_OnDeleteDeviceIdCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Connect_DeleteDeviceIdCallbackInfo)>;

/// Newest version of `EOS_Connect_TransferDeviceIdAccountOptions` that this library knows.
pub const EOS_CONNECT_TRANSFERDEVICEIDACCOUNT_API_LATEST: i32 = 1;

/// What `EOS_Connect_TransferDeviceIdAccount` takes. Two logged-in users become one; the other is gone
/// for good.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_TransferDeviceIdAccountOptions {
    /// Version of this struct: `EOS_CONNECT_TRANSFERDEVICEIDACCOUNT_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The user of a real external account.
    pub PrimaryLocalUserId: EOS_ProductUserId,
    /// The user of the device id.
    pub LocalDeviceUserId: EOS_ProductUserId,
    /// Which of the two stays.
    pub ProductUserIdToPreserve: EOS_ProductUserId,
}

/// How `EOS_Connect_TransferDeviceIdAccount` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_TransferDeviceIdAccountCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The user who stayed; null on failure.
    pub LocalUserId: EOS_ProductUserId,
}

/// Reports how `EOS_Connect_TransferDeviceIdAccount` ended.
pub type EOS_Connect_OnTransferDeviceIdAccountCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Connect_TransferDeviceIdAccountCallbackInfo)>;

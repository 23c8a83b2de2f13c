//! Registered players: who holds a place.

use std::ffi::{c_char, c_void};

use crate::abi::types::{CEnum, EOS_ProductUserId};
use crate::result::EOS_EResult;

/// Newest version of `EOS_Sessions_RegisterPlayersOptions` that this library knows.
pub const EOS_SESSIONS_REGISTERPLAYERS_API_LATEST: i32 = 3;

/// What `EOS_Sessions_RegisterPlayers` takes. All of the players get a place, or none. Up to version 2
/// too many players end in `EOS_LimitExceeded`, from version 3 in `EOS_Sessions_TooManyPlayers`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_RegisterPlayersOptions {
    /// Version of this struct: `EOS_SESSIONS_REGISTERPLAYERS_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local name.
    pub SessionName: *const c_char,
    /// The players. Copied.
    pub PlayersToRegister: *mut EOS_ProductUserId,
    /// How many there are.
    pub PlayersToRegisterCount: u32,
}

/// How `EOS_Sessions_RegisterPlayers` ended. The lists live as long as the callback.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_RegisterPlayersCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The players who were registered, or null. In the struct since SDK 1.14.2.
    pub RegisteredPlayers: *mut EOS_ProductUserId,
    /// How many there are. In the struct since SDK 1.14.2.
    pub RegisteredPlayersCount: u32,
    /// The players whom a sanction kept out, or null. In the struct since SDK 1.14.2.
    pub SanctionedPlayers: *mut EOS_ProductUserId,
    /// How many there are. In the struct since SDK 1.14.2.
    pub SanctionedPlayersCount: u32,
}

/// Reports how `EOS_Sessions_RegisterPlayers` ended.
pub type EOS_Sessions_OnRegisterPlayersCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Sessions_RegisterPlayersCallbackInfo)>;

/// Newest version of `EOS_Sessions_UnregisterPlayersOptions` that this library knows.
pub const EOS_SESSIONS_UNREGISTERPLAYERS_API_LATEST: i32 = 2;

/// What `EOS_Sessions_UnregisterPlayers` takes. It frees places and makes nobody leave.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_UnregisterPlayersOptions {
    /// Version of this struct: `EOS_SESSIONS_UNREGISTERPLAYERS_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local name.
    pub SessionName: *const c_char,
    /// The players. Copied.
    pub PlayersToUnregister: *mut EOS_ProductUserId,
    /// How many there are.
    pub PlayersToUnregisterCount: u32,
}

/// How `EOS_Sessions_UnregisterPlayers` ended. The list lives as long as the callback.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Sessions_UnregisterPlayersCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The players who lost their places, or null. In the struct since SDK 1.14.2.
    pub UnregisteredPlayers: *mut EOS_ProductUserId,
    /// How many there are. In the struct since SDK 1.14.2.
    pub UnregisteredPlayersCount: u32,
}

/// Reports how `EOS_Sessions_UnregisterPlayers` ended.
pub type EOS_Sessions_OnUnregisterPlayersCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Sessions_UnregisterPlayersCallbackInfo)>;

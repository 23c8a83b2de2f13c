//! Settings of the network, and what it looks like.

use std::ffi::c_void;

use super::{EOS_ENATType, EOS_ERelayControl};
use crate::abi::types::CEnum;
use crate::result::EOS_EResult;

/// Newest version of `EOS_P2P_QueryNATTypeOptions` that this library knows.
pub const EOS_P2P_QUERYNATTYPE_API_LATEST: i32 = 1;

/// What `EOS_P2P_QueryNATType` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_QueryNATTypeOptions {
    /// Version of this struct: `EOS_P2P_QUERYNATTYPE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// How `EOS_P2P_QueryNATType` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_OnQueryNATTypeCompleteInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// `EOS_NAT_Unknown`.
    pub NATType: CEnum<EOS_ENATType>,
}

/// Newest version of `EOS_P2P_GetNATTypeOptions` that this library knows.
pub const EOS_P2P_GETNATTYPE_API_LATEST: i32 = 1;

/// What `EOS_P2P_GetNATType` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_GetNATTypeOptions {
    /// Version of this struct: `EOS_P2P_GETNATTYPE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// Newest version of `EOS_P2P_SetRelayControlOptions` that this library knows.
pub const EOS_P2P_SETRELAYCONTROL_API_LATEST: i32 = 1;

/// What `EOS_P2P_SetRelayControl` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_SetRelayControlOptions {
    /// Version of this struct: `EOS_P2P_SETRELAYCONTROL_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Whether packets go over relays.
    pub RelayControl: CEnum<EOS_ERelayControl>,
}

/// Newest version of `EOS_P2P_GetRelayControlOptions` that this library knows.
pub const EOS_P2P_GETRELAYCONTROL_API_LATEST: i32 = 1;

/// What `EOS_P2P_GetRelayControl` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_GetRelayControlOptions {
    /// Version of this struct: `EOS_P2P_GETRELAYCONTROL_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// Newest version of `EOS_P2P_SetPortRangeOptions` that this library knows.
pub const EOS_P2P_SETPORTRANGE_API_LATEST: i32 = 1;

/// What `EOS_P2P_SetPortRange` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_SetPortRangeOptions {
    /// Version of this struct: `EOS_P2P_SETPORTRANGE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The first port to try; 0 leaves the choice to the system.
    pub Port: u16,
    /// How many further ports to try; 0 where `Port` is 0.
    pub MaxAdditionalPortsToTry: u16,
}

/// Newest version of `EOS_P2P_GetPortRangeOptions` that this library knows.
pub const EOS_P2P_GETPORTRANGE_API_LATEST: i32 = 1;

/// What `EOS_P2P_GetPortRange` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_GetPortRangeOptions {
    /// Version of this struct: `EOS_P2P_GETPORTRANGE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// Reports how `EOS_P2P_QueryNATType` ended.
pub type EOS_P2P_OnQueryNATTypeCompleteCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_P2P_OnQueryNATTypeCompleteInfo)>;

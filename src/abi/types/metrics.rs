//! How long players play.

use std::ffi::c_char;

use crate::abi::types::{CEnum, EOS_EpicAccountId};
use crate::c_enum::c_enum;

/// What an `EOS_HMetrics` points to as C sees it; it has no content.
pub struct EOS_MetricsHandle {
    _private: [u8; 0],
}

/// The Metrics interface of a platform. Lives as long as the platform; never freed by the game.
pub type EOS_HMetrics = *mut EOS_MetricsHandle;

c_enum! {
    /// What a player plays with.
    pub enum EOS_EUserControllerType {
        /// Not known.
        EOS_UCT_Unknown = 0,
        /// Mouse and keyboard.
        EOS_UCT_MouseKeyboard = 1,
        /// A gamepad.
        EOS_UCT_GamepadControl = 2,
        /// A touch screen.
        EOS_UCT_TouchControl = 3,
    }
}

c_enum! {
    /// What names a player.
    pub enum EOS_EMetricsAccountIdType {
        /// An Epic account id.
        EOS_MAIT_Epic = 0,
        /// The id of an account in another system.
        EOS_MAIT_External = 1,
    }
}

/// Who plays; the type says which member counts.
#[repr(C)]
#[derive(Clone, Copy)]
pub union EOS_Metrics_AccountId {
    /// With `EOS_MAIT_Epic`.
    pub Epic: EOS_EpicAccountId,
    /// With `EOS_MAIT_External`: 1 to 256 bytes.
    pub External: *const c_char,
}

/// Newest version of `EOS_Metrics_BeginPlayerSessionOptions` that this library knows.
pub const EOS_METRICS_BEGINPLAYERSESSION_API_LATEST: i32 = 1;

/// What `EOS_Metrics_BeginPlayerSession` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Metrics_BeginPlayerSessionOptions {
    /// Version of this struct: `EOS_METRICS_BEGINPLAYERSESSION_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// What names the player.
    pub AccountIdType: CEnum<EOS_EMetricsAccountIdType>,
    /// Who begins to play.
    pub AccountId: EOS_Metrics_AccountId,
    /// The player's name, up to 128 bytes; may be null. Not told to anybody.
    pub DisplayName: *const c_char,
    /// What the player plays with. Not told to anybody.
    pub ControllerType: CEnum<EOS_EUserControllerType>,
    /// The address of the server, up to 256 bytes; may be null. Not told to anybody.
    pub ServerIp: *const c_char,
    /// The session that is played, up to 256 bytes; may be null. Not told to anybody.
    pub GameSessionId: *const c_char,
}

/// Newest version of `EOS_Metrics_EndPlayerSessionOptions` that this library knows.
pub const EOS_METRICS_ENDPLAYERSESSION_API_LATEST: i32 = 1;

/// What `EOS_Metrics_EndPlayerSession` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Metrics_EndPlayerSessionOptions {
    /// Version of this struct: `EOS_METRICS_ENDPLAYERSESSION_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// What names the player.
    pub AccountIdType: CEnum<EOS_EMetricsAccountIdType>,
    /// Who has ended.
    pub AccountId: EOS_Metrics_AccountId,
}

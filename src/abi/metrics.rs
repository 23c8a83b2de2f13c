//! The functions of `eos_metrics.h`: who plays. The directory counts them.

use std::ffi::c_char;

use greenroom_protocol::limits;

use super::boundary::try_boundary;
use super::handles;
use super::ids::epic_account_id;
use super::options;
use super::refusal::Refusal;
use super::strings::{self, Limit};
use super::types::{
    CEnum, EOS_EMetricsAccountIdType, EOS_HMetrics, EOS_Metrics_AccountId,
    EOS_Metrics_BeginPlayerSessionOptions, EOS_Metrics_EndPlayerSessionOptions,
};
use crate::interfaces::metrics::{Metrics, Player};
use crate::result::EOS_EResult;

/// Longest address of a server and longest session id.
const PLACE: Limit = Limit::Bytes(256);

/// A player begins to play. The directory counts it: it is told in the background that somebody plays, and neither who nor what nor where. Nobody needs to be logged in; where nobody is, the directory is told nothing.
///
/// What is open when the platform is released, or the process is lost, ends for the directory after twelve hours.
///
/// `EOS_Success`; `EOS_InvalidParameters` for a player who has begun already too; `EOS_LimitExceeded` where 1,024 players play; `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Metrics_BeginPlayerSession(
    Handle: EOS_HMetrics,
    Options: *const EOS_Metrics_BeginPlayerSessionOptions,
) -> EOS_EResult {
    try_boundary("EOS_Metrics_BeginPlayerSession", || {
        let metrics = handles::get::<Metrics>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say, with the member of the union that the type says and texts that end in a NUL.
        let player = unsafe {
            let options = options::read(Options)?;
            let name = Limit::Bytes(limits::EXTERNAL_NAME_MAX);
            strings::optional("DisplayName", options.DisplayName, name)?;
            strings::optional("ServerIp", options.ServerIp, PLACE)?;
            strings::optional("GameSessionId", options.GameSessionId, PLACE)?;
            let controller = options.ControllerType;
            if controller.get().is_none() {
                let number = controller.raw();
                let reason = format!("ControllerType is {number}, which is none");
                return Err(Refusal::parameter(reason));
            }
            read_player(options.AccountIdType, options.AccountId)?
        };
        metrics.begin(player)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// A player has ended. The directory is told in the background.
///
/// `EOS_Success`; `EOS_NotFound` for a player who has not begun; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Metrics_EndPlayerSession(
    Handle: EOS_HMetrics,
    Options: *const EOS_Metrics_EndPlayerSessionOptions,
) -> EOS_EResult {
    try_boundary("EOS_Metrics_EndPlayerSession", || {
        let metrics = handles::get::<Metrics>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say, with the member of the union that the type says and a text that ends in a NUL.
        let player = unsafe {
            let options = options::read(Options)?;
            read_player(options.AccountIdType, options.AccountId)?
        };
        metrics.end(&player)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// # Safety
/// `id` holds what `kind` says; a text ends in a NUL.
unsafe fn read_player(
    kind: CEnum<EOS_EMetricsAccountIdType>,
    id: EOS_Metrics_AccountId,
) -> Result<Player, Refusal> {
    match kind.get() {
        Some(EOS_EMetricsAccountIdType::EOS_MAIT_Epic) => {
            // SAFETY: both members are pointers, so that either can be read; this one is never followed.
            let id = epic_account_id(unsafe { id.Epic });
            let id = id.map_err(|error| Refusal::of("AccountId.Epic", error))?;
            Ok(Player::Epic(id))
        }
        Some(EOS_EMetricsAccountIdType::EOS_MAIT_External) => {
            let longest = Limit::Bytes(limits::EXTERNAL_ACCOUNT_ID_MAX);
            // SAFETY: the caller's promise.
            let id: *const c_char = unsafe { id.External };
            // SAFETY: as above.
            let id = unsafe { strings::required("AccountId.External", id, longest) }?;
            Ok(Player::External(id))
        }
        None => {
            let number = kind.raw();
            let reason = format!("AccountIdType is {number}, which is none");
            Err(Refusal::parameter(reason))
        }
    }
}

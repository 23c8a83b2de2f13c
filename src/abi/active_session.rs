//! The functions of `eos_sessions.h` that look at a session of this process, as it is now.

use super::boundary::try_boundary;
use super::handles;
use super::ids::product_user;
use super::options;
use super::out::Out;
use super::refusal::Refusal;
use super::sessions_outputs;
use super::types::{
    EOS_ActiveSession_CopyInfoOptions, EOS_ActiveSession_GetRegisteredPlayerByIndexOptions,
    EOS_ActiveSession_GetRegisteredPlayerCountOptions, EOS_ActiveSession_Info, EOS_HActiveSession,
    EOS_ProductUserId,
};
use crate::interfaces::sessions::ActiveView;
use crate::result::EOS_EResult;

/// Copies what is known about a session now, its state above all. The owner sees what it has set; a joiner sees the session as it was at the join, with what the game did to its copy since. Free it
/// with `EOS_ActiveSession_Info_Release`.
///
/// `EOS_Success`; `EOS_NotFound` if the session was destroyed since the handle was copied; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_ActiveSession_CopyInfo(
    Handle: EOS_HActiveSession,
    Options: *const EOS_ActiveSession_CopyInfoOptions,
    OutActiveSessionInfo: *mut *mut EOS_ActiveSession_Info,
) -> EOS_EResult {
    try_boundary("EOS_ActiveSession_CopyInfo", || {
        // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say.
        let out = unsafe { Out::new("OutActiveSessionInfo", OutActiveSessionInfo) }?;
        unsafe { options::read(Options) }?;
        let view = handles::get::<ActiveView>(Handle)?;
        let active = view
            .show()
            .ok_or_else(|| Refusal::new(EOS_EResult::EOS_NotFound, "the session was destroyed"))?;
        Ok(out.give(sessions_outputs::active_info(&active)?))
    })
}

/// How many players are registered. 0 for bad parameters, and when the session was destroyed. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_ActiveSession_GetRegisteredPlayerCount(
    Handle: EOS_HActiveSession,
    Options: *const EOS_ActiveSession_GetRegisteredPlayerCountOptions,
) -> u32 {
    try_boundary("EOS_ActiveSession_GetRegisteredPlayerCount", || {
        // SAFETY: the game passes null or options of the version that they say.
        unsafe { options::read(Options) }?;
        let view = handles::get::<ActiveView>(Handle)?;
        Ok(u32::try_from(view.registered().len()).unwrap_or(u32::MAX))
    })
}

/// A registered player by its place in the order of the registrations, from 0; null beyond the last one, and for bad parameters. Never freed by the game. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_ActiveSession_GetRegisteredPlayerByIndex(
    Handle: EOS_HActiveSession,
    Options: *const EOS_ActiveSession_GetRegisteredPlayerByIndexOptions,
) -> EOS_ProductUserId {
    try_boundary("EOS_ActiveSession_GetRegisteredPlayerByIndex", || {
        // SAFETY: the game passes null or options of the version that they say.
        let index = unsafe { options::read(Options) }?.PlayerIndex;
        let view = handles::get::<ActiveView>(Handle)?;
        let mut players = view.registered().into_iter();
        let player = players.nth(index as usize);
        Ok(player.map_or(std::ptr::null_mut(), product_user))
    })
}

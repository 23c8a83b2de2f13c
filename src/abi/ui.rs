//! What Sessions needs of `eos_ui.h`: events of an overlay that the game has seen to.

use super::boundary::try_boundary;
use super::handles;
use super::options;
use super::refusal::Refusal;
use super::types::{EOS_HUI, EOS_UI_AcknowledgeEventIdOptions};
use crate::interfaces::overlay::Overlay;
use crate::result::EOS_EResult;

/// Says that the game has seen to an event of an overlay, whatever came of it: `Result` is only for who reads along. The event leads to no session any more.
///
/// `EOS_Success`; `EOS_NotFound` if there is no such event, or no more; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UI_AcknowledgeEventId(
    Handle: EOS_HUI,
    Options: *const EOS_UI_AcknowledgeEventIdOptions,
) -> EOS_EResult {
    try_boundary("EOS_UI_AcknowledgeEventId", || {
        // SAFETY: the game passes null or options of the version that they say.
        let event = unsafe { options::read(Options) }?.UiEventId;
        let overlay = handles::get::<Overlay>(Handle)?;
        match overlay.acknowledge(event) {
            true => Ok(EOS_EResult::EOS_Success),
            false => Err(Refusal::new(
                EOS_EResult::EOS_NotFound,
                format!("UiEventId: there is no event {event}, or no more"),
            )),
        }
    })
}

//! The functions of `eos_ui.h` about a keyboard on the screen, for text fields of an overlay.

use super::boundary::try_boundary;
use super::handles;
use super::options;
use super::refusal::Refusal;
use super::types::{EOS_HUI, EOS_UI_ConfigureOnScreenKeyboardOptions};
use crate::interfaces::overlay::Overlay;
use crate::result::EOS_EResult;

/// Says what happens where a text field of an overlay wants a keyboard: there is no overlay.
///
/// `EOS_Disabled`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UI_ConfigureOnScreenKeyboard(
    Handle: EOS_HUI,
    Options: *const EOS_UI_ConfigureOnScreenKeyboardOptions,
) -> EOS_EResult {
    try_boundary("EOS_UI_ConfigureOnScreenKeyboard", || {
        handles::get::<Overlay>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        let behavior = unsafe { options::read(Options) }?.Behavior;
        if behavior.get().is_none() {
            let reason = format!("Behavior is {}, which is none", behavior.raw());
            return Err(Refusal::parameter(reason));
        }
        let reason = "there is no overlay whose text fields would want a keyboard";
        Err(Refusal::new(EOS_EResult::EOS_Disabled, reason))
    })
}

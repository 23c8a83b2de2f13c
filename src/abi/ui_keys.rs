//! The functions of `eos_ui.h` about keys and buttons that open an overlay, and about input for one. What is set is checked, kept and told again.

use super::boundary::{Neutral, try_boundary};
use super::handles;
use super::options;
use super::types::{
    CEnum, EOS_Bool, EOS_FALSE, EOS_HUI, EOS_TRUE, EOS_UI_EInputStateButtonFlags,
    EOS_UI_EKeyCombination, EOS_UI_GetToggleFriendsButtonOptions,
    EOS_UI_GetToggleFriendsKeyOptions, EOS_UI_PrePresentOptions, EOS_UI_ReportInputStateOptions,
    EOS_UI_SetToggleFriendsButtonOptions, EOS_UI_SetToggleFriendsKeyOptions,
};
use super::ui_shown::changed;
use crate::interfaces::overlay::Overlay;
use crate::interfaces::overlay::keys::{Buttons, Keys};
use crate::result::EOS_EResult;

impl Neutral for CEnum<EOS_UI_EKeyCombination> {
    fn neutral() -> Self {
        Self::from(EOS_UI_EKeyCombination::EOS_UIK_None)
    }

    fn refused(_code: EOS_EResult) -> Self {
        Self::neutral()
    }
}

impl Neutral for CEnum<EOS_UI_EInputStateButtonFlags> {
    fn neutral() -> Self {
        Self::from(EOS_UI_EInputStateButtonFlags::EOS_UISBF_None)
    }

    fn refused(_code: EOS_EResult) -> Self {
        Self::neutral()
    }
}

/// Sets the key that opens an overlay; `EOS_UIK_None` goes back to Shift and F3. There is no overlay to be opened: the key is kept and told again.
///
/// `EOS_Success`; `EOS_NoChange` if it is set already; `EOS_InvalidParameters` for a combination that `EOS_UI_IsValidKeyCombination` refuses; `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UI_SetToggleFriendsKey(
    Handle: EOS_HUI,
    Options: *const EOS_UI_SetToggleFriendsKeyOptions,
) -> EOS_EResult {
    try_boundary("EOS_UI_SetToggleFriendsKey", || {
        let overlay = handles::get::<Overlay>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        let keys = unsafe { options::read(Options) }?.KeyCombination;
        let keys = Keys::new(keys.raw())?;
        Ok(changed(overlay.set(|settings| settings.keys = keys)))
    })
}

/// The key that opens an overlay; Shift and F3 at the start. `EOS_UIK_None` for bad parameters. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UI_GetToggleFriendsKey(
    Handle: EOS_HUI,
    Options: *const EOS_UI_GetToggleFriendsKeyOptions,
) -> CEnum<EOS_UI_EKeyCombination> {
    try_boundary("EOS_UI_GetToggleFriendsKey", || {
        let overlay = handles::get::<Overlay>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        unsafe { options::read(Options) }?;
        Ok(CEnum::from_raw(overlay.settings().keys.number()))
    })
}

/// Whether a key may open an overlay: one of F1 to F12, Space, Backspace, Tab and Escape, with at least one of Shift, Control and Alt and no other modifier. `EOS_FALSE` for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_UI_IsValidKeyCombination(
    Handle: EOS_HUI,
    KeyCombination: CEnum<EOS_UI_EKeyCombination>,
) -> EOS_Bool {
    try_boundary("EOS_UI_IsValidKeyCombination", || {
        handles::get::<Overlay>(Handle)?;
        Ok(truth(Keys::is_valid(KeyCombination.raw())))
    })
}

/// Sets the buttons that open an overlay; `EOS_UISBF_None` takes them back. There is no overlay to be opened: the buttons are kept and told again.
///
/// `EOS_Success`; `EOS_NoChange` if they are set already; `EOS_InvalidParameters` for others than `EOS_UI_IsValidButtonCombination` takes; `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UI_SetToggleFriendsButton(
    Handle: EOS_HUI,
    Options: *const EOS_UI_SetToggleFriendsButtonOptions,
) -> EOS_EResult {
    try_boundary("EOS_UI_SetToggleFriendsButton", || {
        let overlay = handles::get::<Overlay>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        let buttons = unsafe { options::read(Options) }?.ButtonCombination;
        let buttons = Buttons::new(buttons.raw())?;
        Ok(changed(overlay.set(|settings| settings.buttons = buttons)))
    })
}

/// The buttons that open an overlay; none at the start. `EOS_UISBF_None` for bad parameters too. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UI_GetToggleFriendsButton(
    Handle: EOS_HUI,
    Options: *const EOS_UI_GetToggleFriendsButtonOptions,
) -> CEnum<EOS_UI_EInputStateButtonFlags> {
    try_boundary("EOS_UI_GetToggleFriendsButton", || {
        let overlay = handles::get::<Overlay>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        unsafe { options::read(Options) }?;
        Ok(CEnum::from_raw(overlay.settings().buttons.number()))
    })
}

/// Whether buttons may open an overlay: shoulder buttons, triggers, special buttons and thumbsticks, any number of them and no others. `EOS_FALSE` for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_UI_IsValidButtonCombination(
    Handle: EOS_HUI,
    ButtonCombination: CEnum<EOS_UI_EInputStateButtonFlags>,
) -> EOS_Bool {
    try_boundary("EOS_UI_IsValidButtonCombination", || {
        handles::get::<Overlay>(Handle)?;
        Ok(truth(Buttons::is_valid(ButtonCombination.raw())))
    })
}

/// Gives input to an overlay, on consoles: there is none. The log says so once for each platform, since games call this in every frame.
///
/// `EOS_NotImplemented`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UI_ReportInputState(
    Handle: EOS_HUI,
    Options: *const EOS_UI_ReportInputStateOptions,
) -> EOS_EResult {
    const NAME: &str = "EOS_UI_ReportInputState";
    try_boundary(NAME, || {
        let overlay = handles::get::<Overlay>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        unsafe { options::read(Options) }?;
        overlay.say_that_there_is_none(NAME);
        Ok(EOS_EResult::EOS_NotImplemented)
    })
}

/// Lets an overlay draw, on consoles: there is none. The log says so once for each platform, since games call this in every frame. `PlatformSpecificData` is not looked at.
///
/// `EOS_NotImplemented`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UI_PrePresent(
    Handle: EOS_HUI,
    Options: *const EOS_UI_PrePresentOptions,
) -> EOS_EResult {
    const NAME: &str = "EOS_UI_PrePresent";
    try_boundary(NAME, || {
        let overlay = handles::get::<Overlay>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        unsafe { options::read(Options) }?;
        overlay.say_that_there_is_none(NAME);
        Ok(EOS_EResult::EOS_NotImplemented)
    })
}

fn truth(value: bool) -> EOS_Bool {
    match value {
        true => EOS_TRUE,
        false => EOS_FALSE,
    }
}

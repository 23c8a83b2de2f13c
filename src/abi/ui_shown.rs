//! The functions of `eos_ui.h` that show an overlay, and say where. There is none: whatever would be shown is answered with `EOS_NotConfigured`, which is what games of EOS are told where the overlay is missing.

use std::ffi::c_void;

use super::boundary::{Neutral, try_boundary};
use super::completion::tell;
use super::delegates::Delegate;
use super::handles;
use super::ids::{epic_account, epic_account_id};
use super::options;
use super::refusal::Refusal;
use super::types::{
    CEnum, EOS_Bool, EOS_EpicAccountId, EOS_FALSE, EOS_HUI, EOS_TRUE, EOS_UI_ENotificationLocation,
    EOS_UI_GetFriendsExclusiveInputOptions, EOS_UI_GetFriendsVisibleOptions,
    EOS_UI_HideFriendsCallbackInfo, EOS_UI_HideFriendsOptions, EOS_UI_IsSocialOverlayPausedOptions,
    EOS_UI_OnHideFriendsCallback, EOS_UI_OnShowBlockPlayerCallback,
    EOS_UI_OnShowBlockPlayerCallbackInfo, EOS_UI_OnShowFriendsCallback,
    EOS_UI_OnShowNativeProfileCallback, EOS_UI_OnShowReportPlayerCallback,
    EOS_UI_OnShowReportPlayerCallbackInfo, EOS_UI_PauseSocialOverlayOptions,
    EOS_UI_SetDisplayPreferenceOptions, EOS_UI_ShowBlockPlayerOptions,
    EOS_UI_ShowFriendsCallbackInfo, EOS_UI_ShowFriendsOptions,
    EOS_UI_ShowNativeProfileCallbackInfo, EOS_UI_ShowNativeProfileOptions,
    EOS_UI_ShowReportPlayerOptions,
};
use crate::interfaces::Outcome;
use crate::interfaces::overlay::Overlay;
use crate::interfaces::overlay::display::Corner;
use crate::result::EOS_EResult;
use crate::user_id::UserId;

impl Neutral for CEnum<EOS_UI_ENotificationLocation> {
    fn neutral() -> Self {
        Self::from_raw(Corner::default().number())
    }

    fn refused(_code: EOS_EResult) -> Self {
        Self::neutral()
    }
}

/// Shows the friends of a user in an overlay: there is no overlay.
///
/// The callback brings `EOS_NotConfigured`, and who was named; `EOS_InvalidParameters` for what is no account; `EOS_IncompatibleVersion`. It comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UI_ShowFriends(
    Handle: EOS_HUI,
    Options: *const EOS_UI_ShowFriendsOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_UI_OnShowFriendsCallback,
) {
    const NAME: &str = "EOS_UI_ShowFriends";
    try_boundary(NAME, || {
        let overlay = handles::get::<Overlay>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        // SAFETY: the game passes null or options of the version that they say.
        let read = unsafe { options::read(Options) }
            .and_then(|options| account("LocalUserId", options.LocalUserId));
        let told = read.as_ref().ok().cloned();
        let done = tell(
            NAME,
            delegate,
            move |ResultCode, ClientData, _: Option<()>| EOS_UI_ShowFriendsCallbackInfo {
                ResultCode,
                ClientData,
                LocalUserId: pointer(&told),
            },
        );
        overlay.post(|| done(nothing_shown(read)));
        Ok(())
    });
}

/// Hides the overlay that shows the friends of a user: there is no overlay.
///
/// The callback brings `EOS_NotConfigured`, and who was named; `EOS_InvalidParameters` for what is no account; `EOS_IncompatibleVersion`. It comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UI_HideFriends(
    Handle: EOS_HUI,
    Options: *const EOS_UI_HideFriendsOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_UI_OnHideFriendsCallback,
) {
    const NAME: &str = "EOS_UI_HideFriends";
    try_boundary(NAME, || {
        let overlay = handles::get::<Overlay>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        // SAFETY: the game passes null or options of the version that they say.
        let read = unsafe { options::read(Options) }
            .and_then(|options| account("LocalUserId", options.LocalUserId));
        let told = read.as_ref().ok().cloned();
        let done = tell(
            NAME,
            delegate,
            move |ResultCode, ClientData, _: Option<()>| EOS_UI_HideFriendsCallbackInfo {
                ResultCode,
                ClientData,
                LocalUserId: pointer(&told),
            },
        );
        overlay.post(|| done(nothing_shown(read)));
        Ok(())
    });
}

/// Asks a user in an overlay whether to block somebody: there is no overlay.
///
/// The callback brings `EOS_NotConfigured`, and who was named; `EOS_InvalidParameters` for what is no account; `EOS_IncompatibleVersion`. It comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UI_ShowBlockPlayer(
    Handle: EOS_HUI,
    Options: *const EOS_UI_ShowBlockPlayerOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_UI_OnShowBlockPlayerCallback,
) {
    const NAME: &str = "EOS_UI_ShowBlockPlayer";
    try_boundary(NAME, || {
        let overlay = handles::get::<Overlay>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        // SAFETY: the game passes null or options of the version that they say.
        let read = unsafe { options::read(Options) }.and_then(|options| {
            let user = account("LocalUserId", options.LocalUserId)?;
            Ok((user, account("TargetUserId", options.TargetUserId)?))
        });
        let info = |ResultCode, ClientData, LocalUserId, TargetUserId| {
            EOS_UI_OnShowBlockPlayerCallbackInfo {
                ResultCode,
                ClientData,
                LocalUserId,
                TargetUserId,
            }
        };
        show_of(&overlay, NAME, read, delegate, info);
        Ok(())
    });
}

/// Lets a user report somebody in an overlay: there is no overlay.
///
/// The callback brings `EOS_NotConfigured`, and who was named; `EOS_InvalidParameters` for what is no account; `EOS_IncompatibleVersion`. It comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UI_ShowReportPlayer(
    Handle: EOS_HUI,
    Options: *const EOS_UI_ShowReportPlayerOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_UI_OnShowReportPlayerCallback,
) {
    const NAME: &str = "EOS_UI_ShowReportPlayer";
    try_boundary(NAME, || {
        let overlay = handles::get::<Overlay>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        // SAFETY: the game passes null or options of the version that they say.
        let read = unsafe { options::read(Options) }.and_then(|options| {
            let user = account("LocalUserId", options.LocalUserId)?;
            Ok((user, account("TargetUserId", options.TargetUserId)?))
        });
        let info = |ResultCode, ClientData, LocalUserId, TargetUserId| {
            EOS_UI_OnShowReportPlayerCallbackInfo {
                ResultCode,
                ClientData,
                LocalUserId,
                TargetUserId,
            }
        };
        show_of(&overlay, NAME, read, delegate, info);
        Ok(())
    });
}

/// Shows who somebody is on the platform of the machine: there is no overlay.
///
/// The callback brings `EOS_NotConfigured`, and who was named; `EOS_InvalidParameters` for what is no account; `EOS_IncompatibleVersion`. It comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UI_ShowNativeProfile(
    Handle: EOS_HUI,
    Options: *const EOS_UI_ShowNativeProfileOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_UI_OnShowNativeProfileCallback,
) {
    const NAME: &str = "EOS_UI_ShowNativeProfile";
    try_boundary(NAME, || {
        let overlay = handles::get::<Overlay>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        // SAFETY: the game passes null or options of the version that they say.
        let read = unsafe { options::read(Options) }.and_then(|options| {
            let user = account("LocalUserId", options.LocalUserId)?;
            Ok((user, account("TargetUserId", options.TargetUserId)?))
        });
        let info = |ResultCode, ClientData, LocalUserId, TargetUserId| {
            EOS_UI_ShowNativeProfileCallbackInfo {
                ResultCode,
                ClientData,
                LocalUserId,
                TargetUserId,
            }
        };
        show_of(&overlay, NAME, read, delegate, info);
        Ok(())
    });
}

/// Whether an overlay shows the friends of a user: `EOS_FALSE`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UI_GetFriendsVisible(
    Handle: EOS_HUI,
    Options: *const EOS_UI_GetFriendsVisibleOptions,
) -> EOS_Bool {
    try_boundary("EOS_UI_GetFriendsVisible", || {
        handles::get::<Overlay>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        unsafe { options::read(Options) }?;
        Ok(EOS_FALSE)
    })
}

/// Whether an overlay takes the input of a user: `EOS_FALSE`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UI_GetFriendsExclusiveInput(
    Handle: EOS_HUI,
    Options: *const EOS_UI_GetFriendsExclusiveInputOptions,
) -> EOS_Bool {
    try_boundary("EOS_UI_GetFriendsExclusiveInput", || {
        handles::get::<Overlay>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        unsafe { options::read(Options) }?;
        Ok(EOS_FALSE)
    })
}

/// Sets the corner in which an overlay shows what it shows by itself. It is kept and told again.
///
/// `EOS_Success`; `EOS_NoChange` if it is set already; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UI_SetDisplayPreference(
    Handle: EOS_HUI,
    Options: *const EOS_UI_SetDisplayPreferenceOptions,
) -> EOS_EResult {
    try_boundary("EOS_UI_SetDisplayPreference", || {
        let overlay = handles::get::<Overlay>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        let corner = unsafe { options::read(Options) }?.NotificationLocation;
        let corner = Corner::new(corner.raw())?;
        Ok(changed(overlay.set(|settings| settings.corner = corner)))
    })
}

/// The corner in which an overlay shows what it shows by itself; `EOS_UNL_TopRight` at the start, and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_UI_GetNotificationLocationPreference(
    Handle: EOS_HUI,
) -> CEnum<EOS_UI_ENotificationLocation> {
    try_boundary("EOS_UI_GetNotificationLocationPreference", || {
        let overlay = handles::get::<Overlay>(Handle)?;
        Ok(CEnum::from_raw(overlay.settings().corner.number()))
    })
}

/// Lets an overlay rest, or work again. It is kept and told again. Repeating it is a success.
///
/// `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UI_PauseSocialOverlay(
    Handle: EOS_HUI,
    Options: *const EOS_UI_PauseSocialOverlayOptions,
) -> EOS_EResult {
    try_boundary("EOS_UI_PauseSocialOverlay", || {
        let overlay = handles::get::<Overlay>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        let is_paused = unsafe { options::read(Options) }?.bIsPaused != EOS_FALSE;
        overlay.set(|settings| settings.is_paused = is_paused);
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Whether an overlay was told to rest. `EOS_FALSE` for bad parameters. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UI_IsSocialOverlayPaused(
    Handle: EOS_HUI,
    Options: *const EOS_UI_IsSocialOverlayPausedOptions,
) -> EOS_Bool {
    try_boundary("EOS_UI_IsSocialOverlayPaused", || {
        let overlay = handles::get::<Overlay>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        unsafe { options::read(Options) }?;
        match overlay.settings().is_paused {
            true => Ok(EOS_TRUE),
            false => Ok(EOS_FALSE),
        }
    })
}

/// How a setter ended.
pub(super) fn changed(has_changed: bool) -> EOS_EResult {
    match has_changed {
        true => EOS_EResult::EOS_Success,
        // No line in the log: games set what they want without looking first.
        false => EOS_EResult::EOS_NoChange,
    }
}

/// Shows nothing of a player to a user, and tells the game so with what `info` makes of the result and of those who are named.
fn show_of<Info: 'static>(
    overlay: &Overlay,
    name: &'static str,
    pair: Result<(UserId, UserId), Refusal>,
    delegate: Delegate<Info>,
    info: fn(CEnum<EOS_EResult>, *mut c_void, EOS_EpicAccountId, EOS_EpicAccountId) -> Info,
) {
    let (user, target) = pair.as_ref().ok().cloned().unzip();
    let done = tell(name, delegate, move |code, client_data, _: Option<()>| {
        info(code, client_data, pointer(&user), pointer(&target))
    });
    overlay.post(|| done(nothing_shown(pair)));
}

/// What a call comes to whose parameters are good, or not.
fn nothing_shown<T>(read: Result<T, Refusal>) -> Outcome<()> {
    Err(match read {
        Ok(_) => Overlay::nothing_to_show(),
        Err(refusal) => refusal.into(),
    })
}

fn account(name: &'static str, pointer: EOS_EpicAccountId) -> Result<UserId, Refusal> {
    epic_account_id(pointer).map_err(|error| Refusal::of(name, error))
}

fn pointer(user: &Option<UserId>) -> EOS_EpicAccountId {
    user.clone().map_or(std::ptr::null_mut(), epic_account)
}

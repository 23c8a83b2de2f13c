//! The notifications of `eos_ui.h`. Those that tell of a state tell each newcomer once how it is.

use std::ffi::c_void;
use std::ptr;

use super::boundary::try_boundary;
use super::handles;
use super::notification::{Notification, removed};
use super::options;
use super::types::{
    EOS_FALSE, EOS_HUI, EOS_NotificationId, EOS_UI_AddNotifyDisplaySettingsUpdatedOptions,
    EOS_UI_AddNotifyMemoryMonitorOptions, EOS_UI_AddNotifyOnScreenKeyboardRequestedOptions,
    EOS_UI_MemoryMonitorCallbackInfo, EOS_UI_OnDisplaySettingsUpdatedCallback,
    EOS_UI_OnDisplaySettingsUpdatedCallbackInfo, EOS_UI_OnMemoryMonitorCallback,
    EOS_UI_OnScreenKeyboardRequestedCallback,
};
use crate::interfaces::overlay::Overlay;

/// Registers a callback for what of an overlay is on the screen, until `EOS_UI_RemoveNotifyDisplaySettingsUpdated`. It is called once, in the next Tick, with `EOS_FALSE` and `EOS_FALSE`: there is no overlay.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UI_AddNotifyDisplaySettingsUpdated(
    Handle: EOS_HUI,
    Options: *const EOS_UI_AddNotifyDisplaySettingsUpdatedOptions,
    ClientData: *mut c_void,
    NotificationFn: EOS_UI_OnDisplaySettingsUpdatedCallback,
) -> EOS_NotificationId {
    try_boundary("EOS_UI_AddNotifyDisplaySettingsUpdated", || {
        let overlay = handles::get::<Overlay>(Handle)?;
        // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
        let notification =
            unsafe { Notification::with_options(Options, NotificationFn, ClientData) }?;
        Ok(overlay.watch_display(move |()| {
            notification.call(|ClientData| EOS_UI_OnDisplaySettingsUpdatedCallbackInfo {
                ClientData,
                bIsVisible: EOS_FALSE,
                bIsExclusiveInput: EOS_FALSE,
            });
        }))
    })
}

/// Takes a callback for what of an overlay is on the screen back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_UI_RemoveNotifyDisplaySettingsUpdated(
    Handle: EOS_HUI,
    Id: EOS_NotificationId,
) {
    try_boundary("EOS_UI_RemoveNotifyDisplaySettingsUpdated", || {
        let overlay = handles::get::<Overlay>(Handle)?;
        removed(Id, |id| overlay.unwatch_display(id))
    });
}

/// Registers a callback for what an overlay needs of memory, until `EOS_UI_RemoveNotifyMemoryMonitor`. It is called once, in the next Tick, with null for the report: there is no overlay.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UI_AddNotifyMemoryMonitor(
    Handle: EOS_HUI,
    Options: *const EOS_UI_AddNotifyMemoryMonitorOptions,
    ClientData: *mut c_void,
    NotificationFn: EOS_UI_OnMemoryMonitorCallback,
) -> EOS_NotificationId {
    try_boundary("EOS_UI_AddNotifyMemoryMonitor", || {
        let overlay = handles::get::<Overlay>(Handle)?;
        // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
        let notification =
            unsafe { Notification::with_options(Options, NotificationFn, ClientData) }?;
        Ok(overlay.watch_memory(move |()| {
            notification.call(|ClientData| EOS_UI_MemoryMonitorCallbackInfo {
                ClientData,
                SystemMemoryMonitorReport: ptr::null(),
            });
        }))
    })
}

/// Takes a callback for what an overlay needs of memory back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_UI_RemoveNotifyMemoryMonitor(Handle: EOS_HUI, Id: EOS_NotificationId) {
    try_boundary("EOS_UI_RemoveNotifyMemoryMonitor", || {
        let overlay = handles::get::<Overlay>(Handle)?;
        removed(Id, |id| overlay.unwatch_memory(id))
    });
}

/// Registers a callback for text fields of an overlay that want a keyboard, until `EOS_UI_RemoveNotifyOnScreenKeyboardRequested`. It is never called: there is no overlay.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UI_AddNotifyOnScreenKeyboardRequested(
    Handle: EOS_HUI,
    Options: *const EOS_UI_AddNotifyOnScreenKeyboardRequestedOptions,
    ClientData: *mut c_void,
    NotificationFn: EOS_UI_OnScreenKeyboardRequestedCallback,
) -> EOS_NotificationId {
    try_boundary("EOS_UI_AddNotifyOnScreenKeyboardRequested", || {
        let overlay = handles::get::<Overlay>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        unsafe { options::read(Options) }?;
        // SAFETY: the game gives a callback of this type.
        unsafe { Notification::new(NotificationFn, ClientData) }?;
        Ok(overlay.watch_keyboards())
    })
}

/// Takes a callback for text fields of an overlay that want a keyboard back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_UI_RemoveNotifyOnScreenKeyboardRequested(
    Handle: EOS_HUI,
    Id: EOS_NotificationId,
) {
    try_boundary("EOS_UI_RemoveNotifyOnScreenKeyboardRequested", || {
        let overlay = handles::get::<Overlay>(Handle)?;
        removed(Id, |id| overlay.unwatch_keyboards(id))
    });
}

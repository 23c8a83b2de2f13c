/** @file
 * An overlay: there is none, and its events come from the game's own menus.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_ui_types.h"

/**
 * Says that the game has seen to an event of an overlay, whatever came of it: `Result` is only for
 * who reads along. The event leads to no session any more.
 *
 * `EOS_Success`; `EOS_NotFound` if there is no such event, or no more; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_UI_AcknowledgeEventId(EOS_HUI Handle,
    const EOS_UI_AcknowledgeEventIdOptions *Options);

/**
 * Shows the friends of a user in an overlay: there is no overlay.
 *
 * The callback brings `EOS_NotConfigured`, and who was named; `EOS_InvalidParameters` for what is
 * no account; `EOS_IncompatibleVersion`. It comes once, inside Tick. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_UI_ShowFriends(EOS_HUI Handle, const EOS_UI_ShowFriendsOptions *Options,
    void *ClientData, EOS_UI_OnShowFriendsCallback CompletionDelegate);

/**
 * Hides the overlay that shows the friends of a user: there is no overlay.
 *
 * The callback brings `EOS_NotConfigured`, and who was named; `EOS_InvalidParameters` for what is
 * no account; `EOS_IncompatibleVersion`. It comes once, inside Tick. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_UI_HideFriends(EOS_HUI Handle, const EOS_UI_HideFriendsOptions *Options,
    void *ClientData, EOS_UI_OnHideFriendsCallback CompletionDelegate);

/**
 * Asks a user in an overlay whether to block somebody: there is no overlay.
 *
 * The callback brings `EOS_NotConfigured`, and who was named; `EOS_InvalidParameters` for what is
 * no account; `EOS_IncompatibleVersion`. It comes once, inside Tick. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_UI_ShowBlockPlayer(EOS_HUI Handle,
    const EOS_UI_ShowBlockPlayerOptions *Options, void *ClientData,
    EOS_UI_OnShowBlockPlayerCallback CompletionDelegate);

/**
 * Lets a user report somebody in an overlay: there is no overlay.
 *
 * The callback brings `EOS_NotConfigured`, and who was named; `EOS_InvalidParameters` for what is
 * no account; `EOS_IncompatibleVersion`. It comes once, inside Tick. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_UI_ShowReportPlayer(EOS_HUI Handle,
    const EOS_UI_ShowReportPlayerOptions *Options, void *ClientData,
    EOS_UI_OnShowReportPlayerCallback CompletionDelegate);

/**
 * Shows who somebody is on the platform of the machine: there is no overlay.
 *
 * The callback brings `EOS_NotConfigured`, and who was named; `EOS_InvalidParameters` for what is
 * no account; `EOS_IncompatibleVersion`. It comes once, inside Tick. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_UI_ShowNativeProfile(EOS_HUI Handle,
    const EOS_UI_ShowNativeProfileOptions *Options, void *ClientData,
    EOS_UI_OnShowNativeProfileCallback CompletionDelegate);

/** Whether an overlay shows the friends of a user: `EOS_FALSE`. Any thread. */
EOS_DECLARE_FUNC(EOS_Bool) EOS_UI_GetFriendsVisible(EOS_HUI Handle,
    const EOS_UI_GetFriendsVisibleOptions *Options);

/** Whether an overlay takes the input of a user: `EOS_FALSE`. Any thread. */
EOS_DECLARE_FUNC(EOS_Bool) EOS_UI_GetFriendsExclusiveInput(EOS_HUI Handle,
    const EOS_UI_GetFriendsExclusiveInputOptions *Options);

/**
 * Sets the corner in which an overlay shows what it shows by itself. It is kept and told again.
 *
 * `EOS_Success`; `EOS_NoChange` if it is set already; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_UI_SetDisplayPreference(EOS_HUI Handle,
    const EOS_UI_SetDisplayPreferenceOptions *Options);

/**
 * The corner in which an overlay shows what it shows by itself; `EOS_UNL_TopRight` at the start,
 * and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_UI_ENotificationLocation) EOS_UI_GetNotificationLocationPreference(EOS_HUI Handle);

/**
 * Lets an overlay rest, or work again. It is kept and told again. Repeating it is a success.
 *
 * `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_UI_PauseSocialOverlay(EOS_HUI Handle,
    const EOS_UI_PauseSocialOverlayOptions *Options);

/** Whether an overlay was told to rest. `EOS_FALSE` for bad parameters. Any thread. */
EOS_DECLARE_FUNC(EOS_Bool) EOS_UI_IsSocialOverlayPaused(EOS_HUI Handle,
    const EOS_UI_IsSocialOverlayPausedOptions *Options);

/**
 * Sets the key that opens an overlay; `EOS_UIK_None` goes back to Shift and F3. There is no overlay
 * to be opened: the key is kept and told again.
 *
 * `EOS_Success`; `EOS_NoChange` if it is set already; `EOS_InvalidParameters` for a combination
 * that `EOS_UI_IsValidKeyCombination` refuses; `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_UI_SetToggleFriendsKey(EOS_HUI Handle,
    const EOS_UI_SetToggleFriendsKeyOptions *Options);

/**
 * The key that opens an overlay; Shift and F3 at the start. `EOS_UIK_None` for bad parameters. Any
 * thread.
 */
EOS_DECLARE_FUNC(EOS_UI_EKeyCombination) EOS_UI_GetToggleFriendsKey(EOS_HUI Handle,
    const EOS_UI_GetToggleFriendsKeyOptions *Options);

/**
 * Whether a key may open an overlay: one of F1 to F12, Space, Backspace, Tab and Escape, with at
 * least one of Shift, Control and Alt and no other modifier. `EOS_FALSE` for what is no interface.
 * Any thread.
 */
EOS_DECLARE_FUNC(EOS_Bool) EOS_UI_IsValidKeyCombination(EOS_HUI Handle,
    EOS_UI_EKeyCombination KeyCombination);

/**
 * Sets the buttons that open an overlay; `EOS_UISBF_None` takes them back. There is no overlay to
 * be opened: the buttons are kept and told again.
 *
 * `EOS_Success`; `EOS_NoChange` if they are set already; `EOS_InvalidParameters` for others than
 * `EOS_UI_IsValidButtonCombination` takes; `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_UI_SetToggleFriendsButton(EOS_HUI Handle,
    const EOS_UI_SetToggleFriendsButtonOptions *Options);

/**
 * The buttons that open an overlay; none at the start. `EOS_UISBF_None` for bad parameters too. Any
 * thread.
 */
EOS_DECLARE_FUNC(EOS_UI_EInputStateButtonFlags) EOS_UI_GetToggleFriendsButton(EOS_HUI Handle,
    const EOS_UI_GetToggleFriendsButtonOptions *Options);

/**
 * Whether buttons may open an overlay: shoulder buttons, triggers, special buttons and thumbsticks,
 * any number of them and no others. `EOS_FALSE` for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_Bool) EOS_UI_IsValidButtonCombination(EOS_HUI Handle,
    EOS_UI_EInputStateButtonFlags ButtonCombination);

/**
 * Gives input to an overlay, on consoles: there is none. The log says so once for each platform,
 * since games call this in every frame.
 *
 * `EOS_NotImplemented`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_UI_ReportInputState(EOS_HUI Handle,
    const EOS_UI_ReportInputStateOptions *Options);

/**
 * Lets an overlay draw, on consoles: there is none. The log says so once for each platform, since
 * games call this in every frame. `PlatformSpecificData` is not looked at.
 *
 * `EOS_NotImplemented`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_UI_PrePresent(EOS_HUI Handle,
    const EOS_UI_PrePresentOptions *Options);

/**
 * Says what happens where a text field of an overlay wants a keyboard: there is no overlay.
 *
 * `EOS_Disabled`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_UI_ConfigureOnScreenKeyboard(EOS_HUI Handle,
    const EOS_UI_ConfigureOnScreenKeyboardOptions *Options);

/**
 * Registers a callback for what of an overlay is on the screen, until
 * `EOS_UI_RemoveNotifyDisplaySettingsUpdated`. It is called once, in the next Tick, with
 * `EOS_FALSE` and `EOS_FALSE`: there is no overlay.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_UI_AddNotifyDisplaySettingsUpdated(EOS_HUI Handle,
    const EOS_UI_AddNotifyDisplaySettingsUpdatedOptions *Options, void *ClientData,
    EOS_UI_OnDisplaySettingsUpdatedCallback NotificationFn);

/**
 * Takes a callback for what of an overlay is on the screen back; it is not called any more, not
 * even by the Tick that is under way on this thread. An id that is none is ignored, with a line in
 * the log. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_UI_RemoveNotifyDisplaySettingsUpdated(EOS_HUI Handle,
    EOS_NotificationId Id);

/**
 * Registers a callback for what an overlay needs of memory, until
 * `EOS_UI_RemoveNotifyMemoryMonitor`. It is called once, in the next Tick, with null for the
 * report: there is no overlay.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_UI_AddNotifyMemoryMonitor(EOS_HUI Handle,
    const EOS_UI_AddNotifyMemoryMonitorOptions *Options, void *ClientData,
    EOS_UI_OnMemoryMonitorCallback NotificationFn);

/**
 * Takes a callback for what an overlay needs of memory back; it is not called any more, not even by
 * the Tick that is under way on this thread. An id that is none is ignored, with a line in the log.
 * Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_UI_RemoveNotifyMemoryMonitor(EOS_HUI Handle, EOS_NotificationId Id);

/**
 * Registers a callback for text fields of an overlay that want a keyboard, until
 * `EOS_UI_RemoveNotifyOnScreenKeyboardRequested`. It is never called: there is no overlay.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_UI_AddNotifyOnScreenKeyboardRequested(EOS_HUI Handle,
    const EOS_UI_AddNotifyOnScreenKeyboardRequestedOptions *Options, void *ClientData,
    EOS_UI_OnScreenKeyboardRequestedCallback NotificationFn);

/**
 * Takes a callback for text fields of an overlay that want a keyboard back; it is not called any
 * more, not even by the Tick that is under way on this thread. An id that is none is ignored, with
 * a line in the log. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_UI_RemoveNotifyOnScreenKeyboardRequested(EOS_HUI Handle,
    EOS_NotificationId Id);

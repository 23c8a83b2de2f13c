/* What games ask of an overlay where there is none: nothing is shown, what they
 * set is checked and kept, and whoever wants to hear of it is told once.
 *
 *   ui NAME */

#define _POSIX_C_SOURCE 200809L

#include "player.h"

#include "eos_ui.h"

static Player anna;
static EOS_HUI ui;
static EOS_EpicAccountId me;
static EOS_EpicAccountId somebody;

static EOS_EpicAccountId shown_user, shown_target;

#define SHOWN(name, Info)                                                                         \
    static void EOS_CALL name(const Info* data)                                                   \
    {                                                                                             \
        arrive(data->ClientData, data->ResultCode);                                               \
        shown_user = data->LocalUserId;                                                           \
    }

#define SHOWN_BOTH(name, Info)                                                                    \
    static void EOS_CALL name(const Info* data)                                                   \
    {                                                                                             \
        arrive(data->ClientData, data->ResultCode);                                               \
        shown_user = data->LocalUserId;                                                           \
        shown_target = data->TargetUserId;                                                        \
    }

SHOWN(on_friends, EOS_UI_ShowFriendsCallbackInfo)
SHOWN(on_hidden, EOS_UI_HideFriendsCallbackInfo)
SHOWN_BOTH(on_block, EOS_UI_OnShowBlockPlayerCallbackInfo)
SHOWN_BOTH(on_report, EOS_UI_OnShowReportPlayerCallbackInfo)
SHOWN_BOTH(on_profile, EOS_UI_ShowNativeProfileCallbackInfo)

#define SHOW(name, options, callback, expected)                                                   \
    do {                                                                                          \
        Call* call = start_call(anna.platform, #name);                                            \
        shown_user = shown_target = NULL;                                                         \
        name(ui, options, call, callback);                                                        \
        CHECK_NUMBER(call->arrivals, 0);                                                          \
        CHECK_RESULT(finish(call), expected);                                                     \
    } while (0)

static void show_nothing(void)
{
    OPTIONS(EOS_UI_ShowFriendsOptions, friends, EOS_UI_SHOWFRIENDS_API_LATEST);
    OPTIONS(EOS_UI_HideFriendsOptions, hide, EOS_UI_HIDEFRIENDS_API_LATEST);
    OPTIONS(EOS_UI_ShowBlockPlayerOptions, block, EOS_UI_SHOWBLOCKPLAYER_API_LATEST);
    OPTIONS(EOS_UI_ShowReportPlayerOptions, report, EOS_UI_SHOWREPORTPLAYER_API_LATEST);
    OPTIONS(EOS_UI_ShowNativeProfileOptions, profile, EOS_UI_SHOWNATIVEPROFILE_API_LATEST);
    OPTIONS(EOS_UI_GetFriendsVisibleOptions, visible, EOS_UI_GETFRIENDSVISIBLE_API_LATEST);
    OPTIONS(EOS_UI_GetFriendsExclusiveInputOptions, input,
            EOS_UI_GETFRIENDSEXCLUSIVEINPUT_API_LATEST);
    friends.LocalUserId = hide.LocalUserId = visible.LocalUserId = input.LocalUserId = me;
    block.LocalUserId = report.LocalUserId = profile.LocalUserId = me;
    block.TargetUserId = report.TargetUserId = profile.TargetUserId = somebody;

    SHOW(EOS_UI_ShowFriends, &friends, on_friends, EOS_NotConfigured);
    CHECK(shown_user == me);
    SHOW(EOS_UI_HideFriends, &hide, on_hidden, EOS_NotConfigured);
    CHECK(shown_user == me);
    SHOW(EOS_UI_ShowBlockPlayer, &block, on_block, EOS_NotConfigured);
    CHECK(shown_user == me && shown_target == somebody);
    SHOW(EOS_UI_ShowReportPlayer, &report, on_report, EOS_NotConfigured);
    CHECK(shown_user == me && shown_target == somebody);
    SHOW(EOS_UI_ShowNativeProfile, &profile, on_profile, EOS_NotConfigured);
    CHECK(shown_user == me && shown_target == somebody);

    SHOW(EOS_UI_ShowFriends, NULL, on_friends, EOS_InvalidParameters);
    CHECK(shown_user == NULL);
    friends.LocalUserId = NULL;
    SHOW(EOS_UI_ShowFriends, &friends, on_friends, EOS_InvalidParameters);
    profile.TargetUserId = (EOS_EpicAccountId)ui;
    SHOW(EOS_UI_ShowNativeProfile, &profile, on_profile, EOS_InvalidParameters);
    profile.ApiVersion = 99;
    SHOW(EOS_UI_ShowNativeProfile, &profile, on_profile, EOS_IncompatibleVersion);
    EOS_UI_HideFriends(ui, &hide, NULL, NULL);
    tick(anna.platform);

    CHECK_NUMBER(EOS_UI_GetFriendsVisible(ui, &visible), EOS_FALSE);
    CHECK_NUMBER(EOS_UI_GetFriendsVisible(ui, NULL), EOS_FALSE);
    CHECK_NUMBER(EOS_UI_GetFriendsExclusiveInput(ui, &input), EOS_FALSE);
}

/* --- Settings ------------------------------------------------------------------------ */

static EOS_UI_EKeyCombination keys(int32_t key, int32_t modifiers)
{
    return (EOS_UI_EKeyCombination)(key | modifiers);
}

static EOS_EResult set_key(EOS_UI_EKeyCombination combination)
{
    OPTIONS(EOS_UI_SetToggleFriendsKeyOptions, options, EOS_UI_SETTOGGLEFRIENDSKEY_API_LATEST);
    options.KeyCombination = combination;
    return EOS_UI_SetToggleFriendsKey(ui, &options);
}

static EOS_UI_EKeyCombination get_key(void)
{
    OPTIONS(EOS_UI_GetToggleFriendsKeyOptions, options, EOS_UI_GETTOGGLEFRIENDSKEY_API_LATEST);
    return EOS_UI_GetToggleFriendsKey(ui, &options);
}

static void set_keys(void)
{
    const int32_t shift = (int32_t)EOS_UIK_Shift;
    const EOS_UI_EKeyCombination start = keys((int32_t)EOS_UIK_F3, shift);
    const EOS_UI_EKeyCombination other =
        keys((int32_t)EOS_UIK_Tab, (int32_t)EOS_UIK_Control | (int32_t)EOS_UIK_Alt);

    CHECK((1 << (int32_t)EOS_UIK_ModifierShift) == (int32_t)EOS_UIK_Shift);
    CHECK(get_key() == start);
    CHECK_RESULT(set_key(start), EOS_NoChange);
    CHECK_RESULT(set_key(other), EOS_Success);
    CHECK_RESULT(set_key(other), EOS_NoChange);
    CHECK(get_key() == other);
    CHECK_RESULT(set_key(EOS_UIK_F3), EOS_InvalidParameters);
    CHECK_RESULT(set_key(EOS_UIK_Shift), EOS_InvalidParameters);
    CHECK(get_key() == other);
    CHECK_RESULT(set_key(EOS_UIK_None), EOS_Success);
    CHECK(get_key() == start);
    CHECK(EOS_UI_GetToggleFriendsKey(ui, NULL) == EOS_UIK_None);

    CHECK_NUMBER(EOS_UI_IsValidKeyCombination(ui, start), EOS_TRUE);
    CHECK_NUMBER(EOS_UI_IsValidKeyCombination(ui, EOS_UIK_None), EOS_FALSE);
    CHECK_NUMBER(EOS_UI_IsValidKeyCombination(ui, keys((int32_t)EOS_UIK_KeyA, shift)), EOS_FALSE);
    CHECK_NUMBER(EOS_UI_IsValidKeyCombination(
                     ui, keys((int32_t)EOS_UIK_F1, (int32_t)EOS_UIK_Meta)),
                 EOS_FALSE);
    CHECK_NUMBER(EOS_UI_IsValidKeyCombination(NULL, start), EOS_FALSE);
}

static EOS_EResult set_button(EOS_UI_EInputStateButtonFlags buttons)
{
    OPTIONS(EOS_UI_SetToggleFriendsButtonOptions, options,
            EOS_UI_SETTOGGLEFRIENDSBUTTON_API_LATEST);
    options.ButtonCombination = buttons;
    return EOS_UI_SetToggleFriendsButton(ui, &options);
}

static void set_buttons(void)
{
    const EOS_UI_EInputStateButtonFlags both = (EOS_UI_EInputStateButtonFlags)(
        (int32_t)EOS_UISBF_LeftTrigger | (int32_t)EOS_UISBF_Special_Right);
    OPTIONS(EOS_UI_GetToggleFriendsButtonOptions, get, EOS_UI_GETTOGGLEFRIENDSBUTTON_API_LATEST);
    CHECK(EOS_UI_GetToggleFriendsButton(ui, &get) == EOS_UISBF_None);
    CHECK_RESULT(set_button(EOS_UISBF_None), EOS_NoChange);
    CHECK_RESULT(set_button(both), EOS_Success);
    CHECK_RESULT(set_button(EOS_UISBF_DPad_Left), EOS_InvalidParameters);
    CHECK(EOS_UI_GetToggleFriendsButton(ui, &get) == both);
    CHECK_NUMBER(EOS_UI_IsValidButtonCombination(ui, both), EOS_TRUE);
    CHECK_NUMBER(EOS_UI_IsValidButtonCombination(ui, EOS_UISBF_FaceButton_Top), EOS_FALSE);
    CHECK_RESULT(set_button(EOS_UISBF_None), EOS_Success);
    CHECK(EOS_UI_GetToggleFriendsButton(ui, &get) == EOS_UISBF_None);
}

static void set_the_rest(void)
{
    OPTIONS(EOS_UI_SetDisplayPreferenceOptions, corner, EOS_UI_SETDISPLAYPREFERENCE_API_LATEST);
    OPTIONS(EOS_UI_PauseSocialOverlayOptions, pause, EOS_UI_PAUSESOCIALOVERLAY_API_LATEST);
    OPTIONS(EOS_UI_IsSocialOverlayPausedOptions, paused, EOS_UI_ISSOCIALOVERLAYPAUSED_API_LATEST);
    OPTIONS(EOS_UI_ReportInputStateOptions, input, EOS_UI_REPORTINPUTSTATE_API_LATEST);
    OPTIONS(EOS_UI_PrePresentOptions, present, EOS_UI_PREPRESENT_API_LATEST);
    OPTIONS(EOS_UI_ConfigureOnScreenKeyboardOptions, keyboard,
            EOS_UI_CONFIGUREONSCREENKEYBOARD_API_LATEST);

    CHECK(EOS_UI_GetNotificationLocationPreference(ui) == EOS_UNL_TopRight);
    corner.NotificationLocation = EOS_UNL_BottomLeft;
    CHECK_RESULT(EOS_UI_SetDisplayPreference(ui, &corner), EOS_Success);
    CHECK_RESULT(EOS_UI_SetDisplayPreference(ui, &corner), EOS_NoChange);
    corner.NotificationLocation = (EOS_UI_ENotificationLocation)4;
    CHECK_RESULT(EOS_UI_SetDisplayPreference(ui, &corner), EOS_InvalidParameters);
    CHECK(EOS_UI_GetNotificationLocationPreference(ui) == EOS_UNL_BottomLeft);

    CHECK_NUMBER(EOS_UI_IsSocialOverlayPaused(ui, &paused), EOS_FALSE);
    pause.bIsPaused = 7;
    CHECK_RESULT(EOS_UI_PauseSocialOverlay(ui, &pause), EOS_Success);
    CHECK_RESULT(EOS_UI_PauseSocialOverlay(ui, &pause), EOS_Success);
    CHECK_NUMBER(EOS_UI_IsSocialOverlayPaused(ui, &paused), EOS_TRUE);
    CHECK_NUMBER(EOS_UI_IsSocialOverlayPaused(ui, NULL), EOS_FALSE);

    CHECK_RESULT(EOS_UI_ReportInputState(ui, &input), EOS_NotImplemented);
    CHECK_RESULT(EOS_UI_ReportInputState(ui, NULL), EOS_InvalidParameters);
    CHECK_RESULT(EOS_UI_PrePresent(ui, &present), EOS_NotImplemented);
    present.ApiVersion = 0;
    CHECK_RESULT(EOS_UI_PrePresent(ui, &present), EOS_IncompatibleVersion);
    keyboard.Behavior = EOS_UIOSKB_Notification;
    CHECK_RESULT(EOS_UI_ConfigureOnScreenKeyboard(ui, &keyboard), EOS_Disabled);
    keyboard.Behavior = (EOS_UI_EOnScreenKeyboardBehavior)3;
    CHECK_RESULT(EOS_UI_ConfigureOnScreenKeyboard(ui, &keyboard), EOS_InvalidParameters);
}

/* --- Notifications ------------------------------------------------------------------- */

static int displays, memories;

static void EOS_CALL on_display(const EOS_UI_OnDisplaySettingsUpdatedCallbackInfo* data)
{
    CHECK(ticking == anna.platform);
    CHECK(data->ClientData == &displays);
    CHECK(data->bIsVisible == EOS_FALSE && data->bIsExclusiveInput == EOS_FALSE);
    displays++;
}

static void EOS_CALL on_memory(const EOS_UI_MemoryMonitorCallbackInfo* data)
{
    CHECK(ticking == anna.platform);
    CHECK(data->SystemMemoryMonitorReport == NULL);
    memories++;
}

static void EOS_CALL on_keyboard(const EOS_UI_OnScreenKeyboardRequestedCallbackInfo* data)
{
    fail_check(__FILE__, __LINE__, data == NULL ? "null" : "no text field wants a keyboard");
}

static void be_told_once(void)
{
    EOS_NotificationId display, again, memory, keyboard;
    int i;
    OPTIONS(EOS_UI_AddNotifyDisplaySettingsUpdatedOptions, of_display,
            EOS_UI_ADDNOTIFYDISPLAYSETTINGSUPDATED_API_LATEST);
    OPTIONS(EOS_UI_AddNotifyMemoryMonitorOptions, of_memory,
            EOS_UI_ADDNOTIFYMEMORYMONITOR_API_LATEST);
    OPTIONS(EOS_UI_AddNotifyOnScreenKeyboardRequestedOptions, of_keyboard,
            EOS_UI_ADDNOTIFYONSCREENKEYBOARDREQUESTED_API_LATEST);
    display = EOS_UI_AddNotifyDisplaySettingsUpdated(ui, &of_display, &displays, on_display);
    memory = EOS_UI_AddNotifyMemoryMonitor(ui, &of_memory, NULL, on_memory);
    keyboard = EOS_UI_AddNotifyOnScreenKeyboardRequested(ui, &of_keyboard, NULL, on_keyboard);
    CHECK(display != 0 && memory != 0 && keyboard != 0);
    CHECK(display != memory && memory != keyboard && display != keyboard);
    CHECK_NUMBER(displays + memories, 0);
    for (i = 0; i < 5; i++) {
        tick(anna.platform);
    }
    CHECK_NUMBER(displays, 1);
    CHECK_NUMBER(memories, 1);
    /* A second one hears by itself, and one that goes at once hears nothing. */
    again = EOS_UI_AddNotifyDisplaySettingsUpdated(ui, &of_display, &displays, on_display);
    tick(anna.platform);
    CHECK_NUMBER(displays, 2);
    EOS_UI_RemoveNotifyDisplaySettingsUpdated(ui, again);
    again = EOS_UI_AddNotifyDisplaySettingsUpdated(ui, &of_display, &displays, on_display);
    EOS_UI_RemoveNotifyDisplaySettingsUpdated(ui, again);
    tick(anna.platform);
    CHECK_NUMBER(displays, 2);
    CHECK(EOS_UI_AddNotifyMemoryMonitor(ui, &of_memory, NULL, NULL) == EOS_INVALID_NOTIFICATIONID);
    CHECK(EOS_UI_AddNotifyMemoryMonitor(ui, NULL, NULL, on_memory) == EOS_INVALID_NOTIFICATIONID);
    EOS_UI_RemoveNotifyDisplaySettingsUpdated(ui, display);
    EOS_UI_RemoveNotifyMemoryMonitor(ui, memory);
    EOS_UI_RemoveNotifyOnScreenKeyboardRequested(ui, keyboard);
    EOS_UI_RemoveNotifyMemoryMonitor(ui, memory);
}

int main(void)
{
    initialize();
    anna = create_player();
    ui = EOS_Platform_GetUIInterface(anna.platform);
    CHECK(ui != NULL);
    me = EOS_EpicAccountId_FromString("42");
    somebody = EOS_EpicAccountId_FromString("4711");

    be_told_once();
    show_nothing();
    set_keys();
    set_buttons();
    set_the_rest();
    check_all_answered(anna.platform);

    EOS_Platform_Release(anna.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    return 0;
}

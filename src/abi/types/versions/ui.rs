//! The structs of UI.

use super::versioned;
use crate::abi::types::*;

versioned! {
    EOS_UI_ShowFriendsOptions EOS_UI_SHOWFRIENDS_API_LATEST: LocalUserId;
    EOS_UI_HideFriendsOptions EOS_UI_HIDEFRIENDS_API_LATEST: LocalUserId;
    EOS_UI_GetFriendsVisibleOptions EOS_UI_GETFRIENDSVISIBLE_API_LATEST: LocalUserId;
    EOS_UI_GetFriendsExclusiveInputOptions EOS_UI_GETFRIENDSEXCLUSIVEINPUT_API_LATEST: LocalUserId;
    EOS_UI_AddNotifyDisplaySettingsUpdatedOptions EOS_UI_ADDNOTIFYDISPLAYSETTINGSUPDATED_API_LATEST: ApiVersion;
    EOS_UI_SetToggleFriendsKeyOptions EOS_UI_SETTOGGLEFRIENDSKEY_API_LATEST: KeyCombination;
    EOS_UI_GetToggleFriendsKeyOptions EOS_UI_GETTOGGLEFRIENDSKEY_API_LATEST: ApiVersion;
    EOS_UI_SetToggleFriendsButtonOptions EOS_UI_SETTOGGLEFRIENDSBUTTON_API_LATEST: ButtonCombination;
    EOS_UI_GetToggleFriendsButtonOptions EOS_UI_GETTOGGLEFRIENDSBUTTON_API_LATEST: ApiVersion;
    EOS_UI_SetDisplayPreferenceOptions EOS_UI_SETDISPLAYPREFERENCE_API_LATEST: NotificationLocation;
    EOS_UI_ReportInputStateOptions EOS_UI_REPORTINPUTSTATE_API_LATEST: ApiVersion RightTrigger;
    EOS_UI_PrePresentOptions EOS_UI_PREPRESENT_API_LATEST: PlatformSpecificData;
    EOS_UI_ShowBlockPlayerOptions EOS_UI_SHOWBLOCKPLAYER_API_LATEST: TargetUserId;
    EOS_UI_ShowReportPlayerOptions EOS_UI_SHOWREPORTPLAYER_API_LATEST: TargetUserId;
    EOS_UI_ShowNativeProfileOptions EOS_UI_SHOWNATIVEPROFILE_API_LATEST: TargetUserId;
    EOS_UI_PauseSocialOverlayOptions EOS_UI_PAUSESOCIALOVERLAY_API_LATEST: bIsPaused;
    EOS_UI_IsSocialOverlayPausedOptions EOS_UI_ISSOCIALOVERLAYPAUSED_API_LATEST: ApiVersion;
    EOS_UI_Rect EOS_UI_RECT_API_LATEST: Height;
    EOS_UI_AddNotifyMemoryMonitorOptions EOS_UI_ADDNOTIFYMEMORYMONITOR_API_LATEST: ApiVersion;
    EOS_UI_ConfigureOnScreenKeyboardOptions EOS_UI_CONFIGUREONSCREENKEYBOARD_API_LATEST: bIsDeviceChecksEnabled;
    EOS_UI_AddNotifyOnScreenKeyboardRequestedOptions EOS_UI_ADDNOTIFYONSCREENKEYBOARDREQUESTED_API_LATEST: ApiVersion;
}

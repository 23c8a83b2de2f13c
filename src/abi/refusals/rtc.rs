//! Functions of `eos_rtc.h` and its types, none of which does anything here.
//!
//! Made from the facts by `make exports`; changes here get lost.

use super::prelude::*;

refuse! {
    EOS_RTC_SetSetting(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_RTC_SetRoomSetting(Handle: Handle, Options: Options) -> EOS_EResult;
}

refuse_later! {
    EOS_RTC_JoinRoom -> (), info(48, 24), client_data(8, 4), text(24, 12);
    EOS_RTC_LeaveRoom -> (), info(32, 16), client_data(8, 4), text(24, 12);
    EOS_RTC_BlockParticipant -> (), info(48, 24), client_data(8, 4), text(24, 12);
}

refuse_notification! {
    EOS_RTC_AddNotifyDisconnected;
    EOS_RTC_AddNotifyParticipantStatusChanged;
    EOS_RTC_AddNotifyRoomStatisticsUpdated;
    EOS_RTC_AddNotifyRoomBeforeJoin;
}

remove_notification! {
    EOS_RTC_RemoveNotifyDisconnected;
    EOS_RTC_RemoveNotifyParticipantStatusChanged;
    EOS_RTC_RemoveNotifyRoomStatisticsUpdated;
    EOS_RTC_RemoveNotifyRoomBeforeJoin;
}

//! Functions of `eos_rtc_data.h` and its types, none of which does anything here.
//!
//! Made from the facts by `make exports`; changes here get lost.

use super::prelude::*;

refuse! {
    EOS_RTCData_SendData(Handle: Handle, Options: Options) -> EOS_EResult;
}

refuse_later! {
    EOS_RTCData_UpdateSending -> (), info(40, 20), client_data(8, 4), text(24, 12);
    EOS_RTCData_UpdateReceiving -> (), info(48, 24), client_data(8, 4), text(24, 12);
}

refuse_notification! {
    EOS_RTCData_AddNotifyDataReceived;
    EOS_RTCData_AddNotifyParticipantUpdated;
}

remove_notification! {
    EOS_RTCData_RemoveNotifyDataReceived;
    EOS_RTCData_RemoveNotifyParticipantUpdated;
}

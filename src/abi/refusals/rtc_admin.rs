//! Functions of `eos_rtc_admin.h` and its types, none of which does anything here.
//!
//! Made from the facts by `make exports`; changes here get lost.

use super::prelude::*;

refuse! {
    EOS_RTCAdmin_CopyUserTokenByIndex(Handle: Handle, Options: Options, OutUserToken: Out<Thing>) -> EOS_EResult;
    EOS_RTCAdmin_CopyUserTokenByUserId(Handle: Handle, Options: Options, OutUserToken: Out<Thing>) -> EOS_EResult;
}

refuse_later! {
    EOS_RTCAdmin_QueryJoinRoomToken -> (), info(40, 24), client_data(8, 4), text(16, 8), text(24, 12);
    EOS_RTCAdmin_Kick -> (), info(16, 8), client_data(8, 4);
    EOS_RTCAdmin_SetParticipantHardMute -> (), info(16, 8), client_data(8, 4);
}

release_nothing! {
    EOS_RTCAdmin_UserToken_Release;
}

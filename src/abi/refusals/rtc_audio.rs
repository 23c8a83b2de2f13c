//! Functions of `eos_rtc_audio.h` and its types, none of which does anything here.
//!
//! Made from the facts by `make exports`; changes here get lost.

use super::prelude::*;

refuse! {
    EOS_RTCAudio_SendAudio(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_RTCAudio_GetInputDevicesCount(Handle: Handle, Options: Options) -> u32;
    EOS_RTCAudio_CopyInputDeviceInformationByIndex(Handle: Handle, Options: Options, OutInputDeviceInformation: Out<Thing>) -> EOS_EResult;
    EOS_RTCAudio_GetOutputDevicesCount(Handle: Handle, Options: Options) -> u32;
    EOS_RTCAudio_CopyOutputDeviceInformationByIndex(Handle: Handle, Options: Options, OutOutputDeviceInformation: Out<Thing>) -> EOS_EResult;
    EOS_RTCAudio_RegisterPlatformAudioUser(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_RTCAudio_UnregisterPlatformAudioUser(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_RTCAudio_GetAudioInputDevicesCount(Handle: Handle, Options: Options) -> u32;
    EOS_RTCAudio_GetAudioInputDeviceByIndex(Handle: Handle, Options: Options) -> Thing;
    EOS_RTCAudio_GetAudioOutputDevicesCount(Handle: Handle, Options: Options) -> u32;
    EOS_RTCAudio_GetAudioOutputDeviceByIndex(Handle: Handle, Options: Options) -> Thing;
    EOS_RTCAudio_SetAudioInputSettings(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_RTCAudio_SetAudioOutputSettings(Handle: Handle, Options: Options) -> EOS_EResult;
}

refuse_later! {
    EOS_RTCAudio_UpdateSending -> (), info(40, 20), client_data(8, 4), text(24, 12);
    EOS_RTCAudio_UpdateReceiving -> (), info(48, 24), client_data(8, 4), text(24, 12);
    EOS_RTCAudio_UpdateSendingVolume -> (), info(40, 20), client_data(8, 4), text(24, 12);
    EOS_RTCAudio_UpdateReceivingVolume -> (), info(40, 20), client_data(8, 4), text(24, 12);
    EOS_RTCAudio_UpdateParticipantVolume -> (), info(48, 24), client_data(8, 4), text(24, 12);
    EOS_RTCAudio_RegisterPlatformUser -> (), info(24, 12), client_data(8, 4), text(16, 8);
    EOS_RTCAudio_UnregisterPlatformUser -> (), info(24, 12), client_data(8, 4), text(16, 8);
    EOS_RTCAudio_QueryInputDevicesInformation -> (), info(16, 8), client_data(8, 4);
    EOS_RTCAudio_QueryOutputDevicesInformation -> (), info(16, 8), client_data(8, 4);
    EOS_RTCAudio_SetInputDeviceSettings -> (), info(24, 12), client_data(8, 4), text(16, 8);
    EOS_RTCAudio_SetOutputDeviceSettings -> (), info(24, 12), client_data(8, 4), text(16, 8);
}

refuse_notification! {
    EOS_RTCAudio_AddNotifyParticipantUpdated;
    EOS_RTCAudio_AddNotifyAudioDevicesChanged;
    EOS_RTCAudio_AddNotifyAudioInputState;
    EOS_RTCAudio_AddNotifyAudioOutputState;
    EOS_RTCAudio_AddNotifyAudioBeforeSend;
    EOS_RTCAudio_AddNotifyAudioBeforeRender;
}

remove_notification! {
    EOS_RTCAudio_RemoveNotifyParticipantUpdated;
    EOS_RTCAudio_RemoveNotifyAudioDevicesChanged;
    EOS_RTCAudio_RemoveNotifyAudioInputState;
    EOS_RTCAudio_RemoveNotifyAudioOutputState;
    EOS_RTCAudio_RemoveNotifyAudioBeforeSend;
    EOS_RTCAudio_RemoveNotifyAudioBeforeRender;
}

release_nothing! {
    EOS_RTCAudio_InputDeviceInformation_Release;
    EOS_RTCAudio_OutputDeviceInformation_Release;
}

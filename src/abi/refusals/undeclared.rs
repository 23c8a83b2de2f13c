//! Names that the SDK exports and no header declares.
//!
//! Made from the facts by `make exports`; changes here get lost.

use super::prelude::*;

refuse_undeclared! {
    EOS_Audio_CreateNewInputStream;
    EOS_Audio_CreateNewOutputStream;
    EOS_Audio_DestroyInputStream;
    EOS_Audio_DestroyOutputStream;
    EOS_Audio_EnableCommunicationsModeOutputDevices;
    EOS_Audio_GetInputDeviceInfo;
    EOS_Audio_GetInputStreamInfo;
    EOS_Audio_GetOutputDeviceInfo;
    EOS_Audio_GetOutputStreamInfo;
    EOS_Audio_IsInputStreamDeviceDisconnected;
    EOS_Audio_IsInputStreamSilent;
    EOS_Audio_QueryInputDevices;
    EOS_Audio_QueryOutputDevices;
    EOS_Audio_RegisterUser;
    EOS_Audio_RemoveNotifyDevicesChanged;
    EOS_Audio_SetFeatureEnabledForInputStream;
    EOS_Audio_SetNotifyDevicesChanged;
    EOS_Audio_StartInputStream;
    EOS_Audio_StartOutputStream;
    EOS_Audio_StopInputStream;
    EOS_Audio_StopOutputStream;
    EOS_Audio_UnregisterUser;
    EOS_BeginScopeEvent;
    EOS_BroadcastAudio_CreateNewInputStream;
    EOS_BroadcastAudio_CreateNewOutputStream;
    EOS_BroadcastAudio_DestroyInputStream;
    EOS_BroadcastAudio_DestroyOutputStream;
    EOS_BroadcastAudio_GetCurrentGainLevel;
    EOS_BroadcastAudio_GetCurrentMicAmplitude;
    EOS_BroadcastAudio_GetInputStreamInfo;
    EOS_BroadcastAudio_GetOutputStreamInfo;
    EOS_BroadcastAudio_PushPacketToOutputStream;
    EOS_BroadcastAudio_SetEncoderSettings;
    EOS_BroadcastAudio_SetMicProcessingSettings;
    EOS_BroadcastAudio_StartInputStream;
    EOS_BroadcastAudio_StartOutputStream;
    EOS_BroadcastAudio_StopInputStream;
    EOS_BroadcastAudio_StopOutputStream;
    EOS_EndScopeEvent;
    EOS_Mercury_Initialize;
    EOS_Mercury_Shutdown;
    EOS_Mercury_Tick;
}

//! Functions of `eos_anticheatclient.h` and its types, none of which does anything here.
//!
//! Made from the facts by `make exports`; changes here get lost.

use super::prelude::*;

refuse! {
    EOS_AntiCheatClient_BeginSession(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_AntiCheatClient_EndSession(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_AntiCheatClient_PollStatus(Handle: Handle, Options: Options, OutViolationType: Out<i32>, OutMessage: Bytes) -> EOS_EResult;
    EOS_AntiCheatClient_Reserved01(Handle: Handle, Options: Options, OutValue: Out<i32>) -> EOS_EResult;
    EOS_AntiCheatClient_AddExternalIntegrityCatalog(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_AntiCheatClient_ReceiveMessageFromServer(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_AntiCheatClient_GetProtectMessageOutputLength(Handle: Handle, Options: Options, OutBufferSizeBytes: Out<u32>) -> EOS_EResult;
    EOS_AntiCheatClient_ProtectMessage(Handle: Handle, Options: Options, OutBuffer: Bytes, OutBytesWritten: Out<u32>) -> EOS_EResult;
    EOS_AntiCheatClient_UnprotectMessage(Handle: Handle, Options: Options, OutBuffer: Bytes, OutBytesWritten: Out<u32>) -> EOS_EResult;
    EOS_AntiCheatClient_RegisterPeer(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_AntiCheatClient_UnregisterPeer(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_AntiCheatClient_ReceiveMessageFromPeer(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_AntiCheatClient_Reserved02(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_AntiCheatClient_GetModuleBuildId(Handle: Handle, Options: Options, OutModuleBuildId: Out<u32>) -> EOS_EResult;
}

refuse_notification! {
    EOS_AntiCheatClient_AddNotifyMessageToServer;
    EOS_AntiCheatClient_AddNotifyMessageToPeer;
    EOS_AntiCheatClient_AddNotifyPeerActionRequired;
    EOS_AntiCheatClient_AddNotifyPeerAuthStatusChanged;
    EOS_AntiCheatClient_AddNotifyClientIntegrityViolated;
}

remove_notification! {
    EOS_AntiCheatClient_RemoveNotifyMessageToServer;
    EOS_AntiCheatClient_RemoveNotifyMessageToPeer;
    EOS_AntiCheatClient_RemoveNotifyPeerActionRequired;
    EOS_AntiCheatClient_RemoveNotifyPeerAuthStatusChanged;
    EOS_AntiCheatClient_RemoveNotifyClientIntegrityViolated;
}

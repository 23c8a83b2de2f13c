//! Functions of `eos_anticheatserver.h` and its types, none of which does anything here.
//!
//! Made from the facts by `make exports`; changes here get lost.

use super::prelude::*;

refuse! {
    EOS_AntiCheatServer_BeginSession(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_AntiCheatServer_EndSession(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_AntiCheatServer_RegisterClient(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_AntiCheatServer_UnregisterClient(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_AntiCheatServer_ReceiveMessageFromClient(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_AntiCheatServer_SetClientDetails(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_AntiCheatServer_SetGameSessionId(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_AntiCheatServer_SetClientNetworkState(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_AntiCheatServer_GetProtectMessageOutputLength(Handle: Handle, Options: Options, OutBufferSizeBytes: Out<u32>) -> EOS_EResult;
    EOS_AntiCheatServer_ProtectMessage(Handle: Handle, Options: Options, OutBuffer: Bytes, OutBytesWritten: Out<u32>) -> EOS_EResult;
    EOS_AntiCheatServer_UnprotectMessage(Handle: Handle, Options: Options, OutBuffer: Bytes, OutBytesWritten: Out<u32>) -> EOS_EResult;
    EOS_AntiCheatServer_RegisterEvent(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_AntiCheatServer_LogEvent(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_AntiCheatServer_LogGameRoundStart(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_AntiCheatServer_LogGameRoundEnd(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_AntiCheatServer_LogPlayerSpawn(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_AntiCheatServer_LogPlayerDespawn(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_AntiCheatServer_LogPlayerRevive(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_AntiCheatServer_LogPlayerTick(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_AntiCheatServer_LogPlayerUseWeapon(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_AntiCheatServer_LogPlayerUseAbility(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_AntiCheatServer_LogPlayerTakeDamage(Handle: Handle, Options: Options) -> EOS_EResult;
}

refuse_notification! {
    EOS_AntiCheatServer_AddNotifyMessageToClient;
    EOS_AntiCheatServer_AddNotifyClientActionRequired;
    EOS_AntiCheatServer_AddNotifyClientAuthStatusChanged;
}

remove_notification! {
    EOS_AntiCheatServer_RemoveNotifyMessageToClient;
    EOS_AntiCheatServer_RemoveNotifyClientActionRequired;
    EOS_AntiCheatServer_RemoveNotifyClientAuthStatusChanged;
}

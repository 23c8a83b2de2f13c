//! Functions of `eos_lobby.h` and its types, none of which does anything here.
//!
//! Made from the facts by `make exports`; changes here get lost.

use super::prelude::*;

refuse! {
    EOS_Lobby_UpdateLobbyModification(Handle: Handle, Options: Options, OutLobbyModificationHandle: Out<Thing>) -> EOS_EResult;
    EOS_Lobby_GetInviteCount(Handle: Handle, Options: Options) -> u32;
    EOS_Lobby_GetInviteIdByIndex(Handle: Handle, Options: Options, OutBuffer: Text, InOutBufferLength: Out<i32>) -> EOS_EResult, text(OutBuffer, InOutBufferLength);
    EOS_Lobby_CreateLobbySearch(Handle: Handle, Options: Options, OutLobbySearchHandle: Out<Thing>) -> EOS_EResult;
    EOS_Lobby_CopyLobbyDetailsHandleByInviteId(Handle: Handle, Options: Options, OutLobbyDetailsHandle: Out<Thing>) -> EOS_EResult;
    EOS_Lobby_CopyLobbyDetailsHandleByUiEventId(Handle: Handle, Options: Options, OutLobbyDetailsHandle: Out<Thing>) -> EOS_EResult;
    EOS_Lobby_CopyLobbyDetailsHandle(Handle: Handle, Options: Options, OutLobbyDetailsHandle: Out<Thing>) -> EOS_EResult;
    EOS_Lobby_GetRTCRoomName(Handle: Handle, Options: Options, OutBuffer: Text, InOutBufferLength: Out<u32>) -> EOS_EResult, text(OutBuffer, InOutBufferLength);
    EOS_Lobby_IsRTCRoomConnected(Handle: Handle, Options: Options, bOutIsConnected: Out<i32>) -> EOS_EResult;
    EOS_Lobby_GetConnectString(Handle: Handle, Options: Options, OutBuffer: Text, InOutBufferLength: Out<u32>) -> EOS_EResult, text(OutBuffer, InOutBufferLength);
    EOS_Lobby_ParseConnectString(Handle: Handle, Options: Options, OutBuffer: Text, InOutBufferLength: Out<u32>) -> EOS_EResult, text(OutBuffer, InOutBufferLength);
    EOS_LobbyModification_SetBucketId(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_LobbyModification_SetPermissionLevel(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_LobbyModification_SetMaxMembers(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_LobbyModification_SetInvitesAllowed(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_LobbyModification_AddAttribute(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_LobbyModification_RemoveAttribute(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_LobbyModification_AddMemberAttribute(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_LobbyModification_RemoveMemberAttribute(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_LobbyModification_SetAllowedPlatformIds(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_LobbyDetails_GetLobbyOwner(Handle: Handle, Options: Options) -> Thing;
    EOS_LobbyDetails_CopyInfo(Handle: Handle, Options: Options, OutLobbyDetailsInfo: Out<Thing>) -> EOS_EResult;
    EOS_LobbyDetails_CopyMemberInfo(Handle: Handle, Options: Options, OutLobbyDetailsMemberInfo: Out<Thing>) -> EOS_EResult;
    EOS_LobbyDetails_GetAttributeCount(Handle: Handle, Options: Options) -> u32;
    EOS_LobbyDetails_CopyAttributeByIndex(Handle: Handle, Options: Options, OutAttribute: Out<Thing>) -> EOS_EResult;
    EOS_LobbyDetails_CopyAttributeByKey(Handle: Handle, Options: Options, OutAttribute: Out<Thing>) -> EOS_EResult;
    EOS_LobbyDetails_GetMemberCount(Handle: Handle, Options: Options) -> u32;
    EOS_LobbyDetails_GetMemberByIndex(Handle: Handle, Options: Options) -> Thing;
    EOS_LobbyDetails_GetMemberAttributeCount(Handle: Handle, Options: Options) -> u32;
    EOS_LobbyDetails_CopyMemberAttributeByIndex(Handle: Handle, Options: Options, OutAttribute: Out<Thing>) -> EOS_EResult;
    EOS_LobbyDetails_CopyMemberAttributeByKey(Handle: Handle, Options: Options, OutAttribute: Out<Thing>) -> EOS_EResult;
    EOS_LobbySearch_SetLobbyId(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_LobbySearch_SetTargetUserId(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_LobbySearch_SetParameter(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_LobbySearch_RemoveParameter(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_LobbySearch_SetMaxResults(Handle: Handle, Options: Options) -> EOS_EResult;
    EOS_LobbySearch_GetSearchResultCount(Handle: Handle, Options: Options) -> u32;
    EOS_LobbySearch_CopySearchResultByIndex(Handle: Handle, Options: Options, OutLobbyDetailsHandle: Out<Thing>) -> EOS_EResult;
}

refuse_later! {
    EOS_Lobby_CreateLobby -> (), info(24, 12), client_data(8, 4), text(16, 8);
    EOS_Lobby_DestroyLobby -> (), info(24, 12), client_data(8, 4), text(16, 8);
    EOS_Lobby_JoinLobby -> (), info(24, 12), client_data(8, 4), text(16, 8);
    EOS_Lobby_JoinLobbyById -> (), info(24, 12), client_data(8, 4), text(16, 8);
    EOS_Lobby_LeaveLobby -> (), info(24, 12), client_data(8, 4), text(16, 8);
    EOS_Lobby_UpdateLobby -> (), info(24, 12), client_data(8, 4), text(16, 8);
    EOS_Lobby_PromoteMember -> (), info(24, 12), client_data(8, 4), text(16, 8);
    EOS_Lobby_KickMember -> (), info(24, 12), client_data(8, 4), text(16, 8);
    EOS_Lobby_HardMuteMember -> (), info(32, 16), client_data(8, 4), text(16, 8);
    EOS_Lobby_SendInvite -> (), info(24, 12), client_data(8, 4), text(16, 8);
    EOS_Lobby_RejectInvite -> (), info(24, 12), client_data(8, 4), text(16, 8);
    EOS_Lobby_QueryInvites -> (), info(24, 12), client_data(8, 4);
    EOS_Lobby_JoinRTCRoom -> (), info(24, 12), client_data(8, 4), text(16, 8);
    EOS_Lobby_LeaveRTCRoom -> (), info(24, 12), client_data(8, 4), text(16, 8);
    EOS_LobbySearch_Find -> (), info(16, 8), client_data(8, 4);
}

refuse_notification! {
    EOS_Lobby_AddNotifyLobbyUpdateReceived;
    EOS_Lobby_AddNotifyLobbyMemberUpdateReceived;
    EOS_Lobby_AddNotifyLobbyMemberStatusReceived;
    EOS_Lobby_AddNotifyLobbyInviteReceived;
    EOS_Lobby_AddNotifyLobbyInviteAccepted;
    EOS_Lobby_AddNotifyLobbyInviteRejected;
    EOS_Lobby_AddNotifyJoinLobbyAccepted;
    EOS_Lobby_AddNotifySendLobbyNativeInviteRequested;
    EOS_Lobby_AddNotifyRTCRoomConnectionChanged;
    EOS_Lobby_AddNotifyLeaveLobbyRequested;
}

remove_notification! {
    EOS_Lobby_RemoveNotifyLobbyUpdateReceived;
    EOS_Lobby_RemoveNotifyLobbyMemberUpdateReceived;
    EOS_Lobby_RemoveNotifyLobbyMemberStatusReceived;
    EOS_Lobby_RemoveNotifyLobbyInviteReceived;
    EOS_Lobby_RemoveNotifyLobbyInviteAccepted;
    EOS_Lobby_RemoveNotifyLobbyInviteRejected;
    EOS_Lobby_RemoveNotifyJoinLobbyAccepted;
    EOS_Lobby_RemoveNotifySendLobbyNativeInviteRequested;
    EOS_Lobby_RemoveNotifyRTCRoomConnectionChanged;
    EOS_Lobby_RemoveNotifyLeaveLobbyRequested;
}

release_nothing! {
    EOS_LobbyModification_Release;
    EOS_LobbyDetails_Release;
    EOS_LobbySearch_Release;
    EOS_LobbyDetails_Info_Release;
    EOS_Lobby_Attribute_Release;
    EOS_LobbyDetails_MemberInfo_Release;
}

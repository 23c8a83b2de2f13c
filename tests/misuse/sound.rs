//! What a function answers a well-behaved game, where that is no success: there is nothing to be found, or nothing that does it. Where the answer is another one, a refusal of what is wrong says nothing.

/// The result code, as C writes it.
pub(crate) fn answer(function: &str) -> &'static str {
    let found = OTHERS
        .iter()
        .find(|(_, functions)| functions.contains(&function));
    found.map_or("EOS_Success", |(code, _)| code)
}

/// Codes, and the functions that answer so.
const OTHERS: &[(&str, &[&str])] = &[
    ("EOS_InvalidAuth", &["EOS_Auth_LinkAccount"]),
    (
        "EOS_InvalidParameters",
        &[
            "EOS_Connect_TransferDeviceIdAccount",
            "EOS_SessionDetails_CopySessionAttributeByIndex",
            "EOS_SessionSearch_Find",
            "EOS_SessionSearch_CopySearchResultByIndex",
            "GR_MultiplayerSession_SetRestrictions",
            "GR_MultiplayerSession_CopyMemberByIndex",
            "GR_MultiplayerSession_CopyRoleByIndex",
            "GR_MultiplayerJob_CopyActivityByIndex",
        ],
    ),
    (
        "EOS_InvalidState",
        &[
            "EOS_Connect_UnlinkAccount",
            "GR_MultiplayerSession_Reserve",
            "GR_MultiplayerSession_SetClosed",
            "GR_MultiplayerSession_SetRole",
            "GR_MultiplayerSession_SetHost",
            "GR_MultiplayerSession_RemoveMember",
            "GR_MultiplayerSession_UploadMeasurements",
            "GR_MultiplayerSession_DecideInitialization",
            "GR_MultiplayerSession_SetActivity",
            "GR_MultiplayerSession_SendInvites",
        ],
    ),
    ("EOS_DuplicateNotAllowed", &["EOS_Connect_CreateDeviceId"]),
    (
        "EOS_NotFound",
        &[
            "EOS_Connect_GetProductUserIdMapping",
            "EOS_Connect_CopyProductUserExternalAccountByIndex",
            "EOS_Connect_CopyProductUserExternalAccountByAccountType",
            "EOS_Connect_CopyProductUserExternalAccountByAccountId",
            "EOS_Connect_CopyProductUserInfo",
            "EOS_Presence_GetJoinInfo",
            "EOS_Sessions_IsUserInSession",
            "GR_MultiplayerSession_GetLastResult",
            "EOS_Platform_GetActiveCountryCode",
            "EOS_Platform_GetActiveLocaleCode",
            "EOS_Platform_GetOverrideCountryCode",
            "EOS_Platform_GetOverrideLocaleCode",
            "EOS_Sessions_RejectInvite",
            "EOS_Sessions_GetInviteIdByIndex",
            "EOS_Sessions_CopySessionHandleByInviteId",
            "EOS_Sessions_CopySessionHandleByUiEventId",
            "EOS_Sessions_CopySessionHandleForPresence",
            "EOS_SessionDetails_CopySessionAttributeByKey",
            "EOS_UI_AcknowledgeEventId",
            "EOS_CustomInvites_FinalizeInvite",
            "EOS_CustomInvites_AcceptRequestToJoin",
            "EOS_CustomInvites_RejectRequestToJoin",
            "EOS_P2P_GetNextReceivedPacketSize",
            "EOS_P2P_ReceivePacket",
            "EOS_P2P_GetNATType",
            "EOS_UserInfo_QueryUserInfoByExternalAccount",
            "EOS_UserInfo_CopyExternalUserInfoByIndex",
            "EOS_UserInfo_CopyExternalUserInfoByAccountId",
            "GR_UI_AcceptCustomInvite",
            "GR_UI_RejectCustomInvite",
            "GR_UI_AcceptRequestToJoin",
            "GR_UI_RejectRequestToJoin",
            "GR_MultiplayerSession_CopyMemberCustomProperty",
            "GR_MultiplayerJob_CopySessionRef",
            "GR_UI_AcceptInvite",
            "GR_UI_RequestToJoin",
            "GR_UI_RequestNativeInvite",
        ],
    ),
    ("EOS_Connect_InvalidToken", &["EOS_Connect_VerifyIdToken"]),
    ("EOS_NoChange", &["EOS_Platform_CheckForLauncherAndRestart"]),
    (
        "EOS_NotImplemented",
        &[
            "EOS_Platform_GetDesktopCrossplayStatus",
            "EOS_P2P_SendPacket",
            "EOS_P2P_QueryNATType",
            "EOS_UI_ReportInputState",
            "EOS_UI_PrePresent",
        ],
    ),
    (
        "EOS_Sessions_InvalidSession",
        &["EOS_Sessions_IsUserInSession"],
    ),
    (
        "EOS_Auth_InvalidToken",
        &["EOS_Auth_VerifyUserAuth", "EOS_Auth_VerifyIdToken"],
    ),
    (
        "EOS_Friends_NoInvitation",
        &["EOS_Friends_AcceptInvite", "EOS_Friends_RejectInvite"],
    ),
    (
        "EOS_NotConfigured",
        &[
            "EOS_UI_ShowFriends",
            "EOS_UI_HideFriends",
            "EOS_UI_ShowBlockPlayer",
            "EOS_UI_ShowReportPlayer",
            "EOS_UI_ShowNativeProfile",
        ],
    ),
    ("EOS_Disabled", &["EOS_UI_ConfigureOnScreenKeyboard"]),
    (
        "EOS_Sessions_SessionAlreadyExists",
        &["EOS_Sessions_JoinSession"],
    ),
];

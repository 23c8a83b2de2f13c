//! The structs of the core: starting, logging in, sessions.

use super::versioned;
use crate::abi::types::*;

versioned! {
    EOS_Initialize_ThreadAffinity EOS_INITIALIZE_THREADAFFINITY_API_LATEST:
        HttpRequestIo RTCIo EmbeddedOverlayWorkerThreads CryptographyWork;
    EOS_InitializeOptions EOS_INITIALIZE_API_LATEST:
        ProductVersion Reserved SystemInitializeOptions OverrideThreadAffinity
        OverrideThreadAffinity;
    EOS_Platform_RTCOptions EOS_PLATFORM_RTCOPTIONS_API_LATEST:
        PlatformSpecificOptions BackgroundMode Reserved;
    EOS_Platform_Options EOS_PLATFORM_OPTIONS_API_LATEST:
        bIsServer bIsServer bIsServer bIsServer Flags CacheDirectory TickBudgetInMilliseconds
        TickBudgetInMilliseconds TickBudgetInMilliseconds TickBudgetInMilliseconds RTCOptions
        IntegratedPlatformOptionsContainerHandle SystemSpecificOptions TaskNetworkTimeoutSeconds
        TaskNetworkTimeoutSeconds;
    EOS_Platform_GetDesktopCrossplayStatusOptions EOS_PLATFORM_GETDESKTOPCROSSPLAYSTATUS_API_LATEST:
        ApiVersion;
    EOS_IntegratedPlatform_Options EOS_INTEGRATEDPLATFORM_OPTIONS_API_LATEST: InitOptions;
    EOS_IntegratedPlatform_Steam_Options EOS_INTEGRATEDPLATFORM_STEAM_OPTIONS_API_LATEST:
        OverrideLibraryPath SteamMinorVersion SteamApiInterfaceVersionsArrayBytes;
    EOS_IntegratedPlatform_CreateIntegratedPlatformOptionsContainerOptions EOS_INTEGRATEDPLATFORM_CREATEINTEGRATEDPLATFORMOPTIONSCONTAINER_API_LATEST:
        ApiVersion;
    EOS_IntegratedPlatformOptionsContainer_AddOptions EOS_INTEGRATEDPLATFORMOPTIONSCONTAINER_ADD_API_LATEST:
        Options;
    EOS_Connect_Credentials EOS_CONNECT_CREDENTIALS_API_LATEST: Type;
    EOS_Connect_UserLoginInfo EOS_CONNECT_USERLOGININFO_API_LATEST: DisplayName NsaIdToken;
    EOS_Connect_LoginOptions EOS_CONNECT_LOGIN_API_LATEST: Credentials UserLoginInfo;
    EOS_Connect_LogoutOptions EOS_CONNECT_LOGOUT_API_LATEST: LocalUserId;
    EOS_Connect_AddNotifyAuthExpirationOptions EOS_CONNECT_ADDNOTIFYAUTHEXPIRATION_API_LATEST:
        ApiVersion;
    EOS_Connect_AddNotifyLoginStatusChangedOptions EOS_CONNECT_ADDNOTIFYLOGINSTATUSCHANGED_API_LATEST:
        ApiVersion;
    EOS_Connect_CreateUserOptions EOS_CONNECT_CREATEUSER_API_LATEST: ContinuanceToken;
    EOS_Connect_LinkAccountOptions EOS_CONNECT_LINKACCOUNT_API_LATEST: ContinuanceToken;
    EOS_Connect_UnlinkAccountOptions EOS_CONNECT_UNLINKACCOUNT_API_LATEST: LocalUserId;
    EOS_Connect_CreateDeviceIdOptions EOS_CONNECT_CREATEDEVICEID_API_LATEST: DeviceModel;
    EOS_Connect_DeleteDeviceIdOptions EOS_CONNECT_DELETEDEVICEID_API_LATEST: ApiVersion;
    EOS_Connect_TransferDeviceIdAccountOptions EOS_CONNECT_TRANSFERDEVICEIDACCOUNT_API_LATEST:
        ProductUserIdToPreserve;
    EOS_Connect_QueryExternalAccountMappingsOptions EOS_CONNECT_QUERYEXTERNALACCOUNTMAPPINGS_API_LATEST:
        ExternalAccountIdCount;
    EOS_Connect_GetExternalAccountMappingsOptions EOS_CONNECT_GETEXTERNALACCOUNTMAPPINGS_API_LATEST:
        TargetExternalUserId;
    EOS_Connect_QueryProductUserIdMappingsOptions EOS_CONNECT_QUERYPRODUCTUSERIDMAPPINGS_API_LATEST:
        ProductUserIdCount ProductUserIdCount;
    EOS_Connect_GetProductUserIdMappingOptions EOS_CONNECT_GETPRODUCTUSERIDMAPPING_API_LATEST:
        TargetProductUserId;
    EOS_Connect_GetProductUserExternalAccountCountOptions EOS_CONNECT_GETPRODUCTUSEREXTERNALACCOUNTCOUNT_API_LATEST:
        TargetUserId;
    EOS_Connect_CopyProductUserExternalAccountByIndexOptions EOS_CONNECT_COPYPRODUCTUSEREXTERNALACCOUNTBYINDEX_API_LATEST:
        ExternalAccountInfoIndex;
    EOS_Connect_CopyProductUserExternalAccountByAccountTypeOptions EOS_CONNECT_COPYPRODUCTUSEREXTERNALACCOUNTBYACCOUNTTYPE_API_LATEST:
        AccountIdType;
    EOS_Connect_CopyProductUserExternalAccountByAccountIdOptions EOS_CONNECT_COPYPRODUCTUSEREXTERNALACCOUNTBYACCOUNTID_API_LATEST:
        AccountId;
    EOS_Connect_CopyProductUserInfoOptions EOS_CONNECT_COPYPRODUCTUSERINFO_API_LATEST: TargetUserId;
    EOS_Connect_IdToken EOS_CONNECT_IDTOKEN_API_LATEST: JsonWebToken;
    EOS_Connect_CopyIdTokenOptions EOS_CONNECT_COPYIDTOKEN_API_LATEST: LocalUserId;
    EOS_Connect_VerifyIdTokenOptions EOS_CONNECT_VERIFYIDTOKEN_API_LATEST: IdToken;
    EOS_Sessions_AttributeData EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST: ValueType;
    EOS_Sessions_CreateSessionModificationOptions EOS_SESSIONS_CREATESESSIONMODIFICATION_API_LATEST:
        LocalUserId bPresenceEnabled SessionId bSanctionsEnabled AllowedPlatformIdsCount;
    EOS_Sessions_UpdateSessionModificationOptions EOS_SESSIONS_UPDATESESSIONMODIFICATION_API_LATEST:
        SessionName;
    EOS_SessionModification_SetBucketIdOptions EOS_SESSIONMODIFICATION_SETBUCKETID_API_LATEST:
        BucketId;
    EOS_SessionModification_SetHostAddressOptions EOS_SESSIONMODIFICATION_SETHOSTADDRESS_API_LATEST:
        HostAddress;
    EOS_SessionModification_SetPermissionLevelOptions EOS_SESSIONMODIFICATION_SETPERMISSIONLEVEL_API_LATEST:
        PermissionLevel;
    EOS_SessionModification_SetJoinInProgressAllowedOptions EOS_SESSIONMODIFICATION_SETJOININPROGRESSALLOWED_API_LATEST:
        bAllowJoinInProgress;
    EOS_SessionModification_SetMaxPlayersOptions EOS_SESSIONMODIFICATION_SETMAXPLAYERS_API_LATEST:
        MaxPlayers;
    EOS_SessionModification_SetInvitesAllowedOptions EOS_SESSIONMODIFICATION_SETINVITESALLOWED_API_LATEST:
        bInvitesAllowed;
    EOS_SessionModification_SetAllowedPlatformIdsOptions EOS_SESSIONMODIFICATION_SETALLOWEDPLATFORMIDS_API_LATEST:
        AllowedPlatformIdsCount;
    EOS_SessionModification_AddAttributeOptions EOS_SESSIONMODIFICATION_ADDATTRIBUTE_API_LATEST:
        AdvertisementType AdvertisementType;
    EOS_SessionModification_RemoveAttributeOptions EOS_SESSIONMODIFICATION_REMOVEATTRIBUTE_API_LATEST:
        Key;
    EOS_Sessions_UpdateSessionOptions EOS_SESSIONS_UPDATESESSION_API_LATEST:
        SessionModificationHandle;
    EOS_Sessions_DestroySessionOptions EOS_SESSIONS_DESTROYSESSION_API_LATEST: SessionName;
    EOS_Sessions_JoinSessionOptions EOS_SESSIONS_JOINSESSION_API_LATEST:
        LocalUserId bPresenceEnabled;
    EOS_Sessions_StartSessionOptions EOS_SESSIONS_STARTSESSION_API_LATEST: SessionName;
    EOS_Sessions_EndSessionOptions EOS_SESSIONS_ENDSESSION_API_LATEST: SessionName;
    EOS_Sessions_IsUserInSessionOptions EOS_SESSIONS_ISUSERINSESSION_API_LATEST: TargetUserId;
    EOS_Sessions_DumpSessionStateOptions EOS_SESSIONS_DUMPSESSIONSTATE_API_LATEST: SessionName;
    EOS_Sessions_RegisterPlayersOptions EOS_SESSIONS_REGISTERPLAYERS_API_LATEST:
        PlayersToRegisterCount PlayersToRegisterCount PlayersToRegisterCount;
    EOS_Sessions_UnregisterPlayersOptions EOS_SESSIONS_UNREGISTERPLAYERS_API_LATEST:
        PlayersToUnregisterCount PlayersToUnregisterCount;
    EOS_Sessions_SendInviteOptions EOS_SESSIONS_SENDINVITE_API_LATEST: TargetUserId;
    EOS_Sessions_RejectInviteOptions EOS_SESSIONS_REJECTINVITE_API_LATEST: InviteId;
    EOS_Sessions_QueryInvitesOptions EOS_SESSIONS_QUERYINVITES_API_LATEST: LocalUserId;
    EOS_Sessions_GetInviteCountOptions EOS_SESSIONS_GETINVITECOUNT_API_LATEST: LocalUserId;
    EOS_Sessions_GetInviteIdByIndexOptions EOS_SESSIONS_GETINVITEIDBYINDEX_API_LATEST: Index;
    EOS_Sessions_CopySessionHandleByInviteIdOptions EOS_SESSIONS_COPYSESSIONHANDLEBYINVITEID_API_LATEST:
        InviteId;
    EOS_Sessions_CopySessionHandleByUiEventIdOptions EOS_SESSIONS_COPYSESSIONHANDLEBYUIEVENTID_API_LATEST:
        UiEventId;
    EOS_Sessions_CopySessionHandleForPresenceOptions EOS_SESSIONS_COPYSESSIONHANDLEFORPRESENCE_API_LATEST:
        LocalUserId;
    EOS_Sessions_AddNotifySessionInviteReceivedOptions EOS_SESSIONS_ADDNOTIFYSESSIONINVITERECEIVED_API_LATEST:
        ApiVersion;
    EOS_Sessions_AddNotifySessionInviteAcceptedOptions EOS_SESSIONS_ADDNOTIFYSESSIONINVITEACCEPTED_API_LATEST:
        ApiVersion;
    EOS_Sessions_AddNotifySessionInviteRejectedOptions EOS_SESSIONS_ADDNOTIFYSESSIONINVITEREJECTED_API_LATEST:
        ApiVersion;
    EOS_Sessions_AddNotifyJoinSessionAcceptedOptions EOS_SESSIONS_ADDNOTIFYJOINSESSIONACCEPTED_API_LATEST:
        ApiVersion;
    EOS_Sessions_AddNotifyLeaveSessionRequestedOptions EOS_SESSIONS_ADDNOTIFYLEAVESESSIONREQUESTED_API_LATEST:
        ApiVersion;
    EOS_Sessions_AddNotifySendSessionNativeInviteRequestedOptions EOS_SESSIONS_ADDNOTIFYSENDSESSIONNATIVEINVITEREQUESTED_API_LATEST:
        ApiVersion;
    EOS_Sessions_CreateSessionSearchOptions EOS_SESSIONS_CREATESESSIONSEARCH_API_LATEST:
        MaxSearchResults;
    EOS_SessionSearch_SetMaxResultsOptions EOS_SESSIONSEARCH_SETMAXSEARCHRESULTS_API_LATEST:
        MaxSearchResults;
    EOS_SessionSearch_SetSessionIdOptions EOS_SESSIONSEARCH_SETSESSIONID_API_LATEST: SessionId;
    EOS_SessionSearch_SetTargetUserIdOptions EOS_SESSIONSEARCH_SETTARGETUSERID_API_LATEST:
        TargetUserId;
    EOS_SessionSearch_SetParameterOptions EOS_SESSIONSEARCH_SETPARAMETER_API_LATEST: ComparisonOp;
    EOS_SessionSearch_RemoveParameterOptions EOS_SESSIONSEARCH_REMOVEPARAMETER_API_LATEST:
        ComparisonOp;
    EOS_SessionSearch_FindOptions EOS_SESSIONSEARCH_FIND_API_LATEST: ApiVersion LocalUserId;
    EOS_SessionSearch_GetSearchResultCountOptions EOS_SESSIONSEARCH_GETSEARCHRESULTCOUNT_API_LATEST:
        ApiVersion;
    EOS_SessionSearch_CopySearchResultByIndexOptions EOS_SESSIONSEARCH_COPYSEARCHRESULTBYINDEX_API_LATEST:
        SessionIndex;
    EOS_SessionDetails_CopyInfoOptions EOS_SESSIONDETAILS_COPYINFO_API_LATEST: ApiVersion;
    EOS_SessionDetails_GetSessionAttributeCountOptions EOS_SESSIONDETAILS_GETSESSIONATTRIBUTECOUNT_API_LATEST:
        ApiVersion;
    EOS_SessionDetails_CopySessionAttributeByIndexOptions EOS_SESSIONDETAILS_COPYSESSIONATTRIBUTEBYINDEX_API_LATEST:
        AttrIndex;
    EOS_SessionDetails_CopySessionAttributeByKeyOptions EOS_SESSIONDETAILS_COPYSESSIONATTRIBUTEBYKEY_API_LATEST:
        AttrKey;
    EOS_ActiveSession_CopyInfoOptions EOS_ACTIVESESSION_COPYINFO_API_LATEST: ApiVersion;
    EOS_ActiveSession_GetRegisteredPlayerCountOptions EOS_ACTIVESESSION_GETREGISTEREDPLAYERCOUNT_API_LATEST:
        ApiVersion;
    EOS_ActiveSession_GetRegisteredPlayerByIndexOptions EOS_ACTIVESESSION_GETREGISTEREDPLAYERBYINDEX_API_LATEST:
        PlayerIndex;
    EOS_Sessions_CopyActiveSessionHandleOptions EOS_SESSIONS_COPYACTIVESESSIONHANDLE_API_LATEST:
        SessionName;
    EOS_UI_AcknowledgeEventIdOptions EOS_UI_ACKNOWLEDGEEVENTID_API_LATEST: Result;
}

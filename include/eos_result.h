/** @file
 * How calls end.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_base.h"

/** How a call ended. Every number that the library ever returns is in this table. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_EResult : int32_t {
#else
typedef enum EOS_EResult {
#endif
    /** The call did what it was asked to do. */
    EOS_Success = 0,
    /** The service cannot be reached. */
    EOS_NoConnection = 1,
    /** The client id, secret or login credentials were refused. */
    EOS_InvalidCredentials = 2,
    /**
     * No such user, or the user is not logged in; at login: the external account has no product
     * user yet.
     */
    EOS_InvalidUser = 3,
    /** The access token is missing, malformed or no longer valid. */
    EOS_InvalidAuth = 4,
    /** The caller may not do this. */
    EOS_AccessDenied = 5,
    /** The caller's client lacks a permission that this needs. */
    EOS_MissingPermissions = 6,
    /** The token does not stand for an account. */
    EOS_Token_Not_Account = 7,
    /** Calls come too fast; wait before the next one. */
    EOS_TooManyRequests = 8,
    /** The same operation is already under way. */
    EOS_AlreadyPending = 9,
    /** A parameter is null, empty or out of range; the log names it. */
    EOS_InvalidParameters = 10,
    /** The service could not make sense of the request. */
    EOS_InvalidRequest = 11,
    /** The service answered in a form that the library does not know. */
    EOS_UnrecognizedResponse = 12,
    /** The ApiVersion of an options struct is zero, negative or newer than this library. */
    EOS_IncompatibleVersion = 13,
    /** The library is not initialized. */
    EOS_NotConfigured = 14,
    /** The library is initialized already. */
    EOS_AlreadyConfigured = 15,
    /** This is not available here. */
    EOS_NotImplemented = 16,
    /** The operation was called off. */
    EOS_Canceled = 17,
    /** Nothing with that name, id or index exists. */
    EOS_NotFound = 18,
    /** Not final: the operation goes on and calls back again. */
    EOS_OperationWillRetry = 19,
    /** There was nothing to do. */
    EOS_NoChange = 20,
    /** The object changed meanwhile, or versions on the two sides differ. */
    EOS_VersionMismatch = 21,
    /** A limit was passed, or the output buffer is too small. */
    EOS_LimitExceeded = 22,
    /** The feature is switched off. */
    EOS_Disabled = 23,
    /** It exists already, and there can be only one. */
    EOS_DuplicateNotAllowed = 24,
    /** Former code for a missing parameter; no longer reported. */
    EOS_MissingParameters_DEPRECATED = 25,
    /** The sandbox id is not valid. */
    EOS_InvalidSandboxId = 26,
    /** The operation did not finish in time. */
    EOS_TimedOut = 27,
    /** Only a part of what was asked for came back. */
    EOS_PartialResult = 28,
    /** The client lacks a role that this needs. */
    EOS_Missing_Role = 29,
    /** The client lacks a feature that this needs. */
    EOS_Missing_Feature = 30,
    /** The sandbox does not exist or does not fit. */
    EOS_Invalid_Sandbox = 31,
    /** The deployment does not exist or does not fit. */
    EOS_Invalid_Deployment = 32,
    /** The product does not exist or does not fit. */
    EOS_Invalid_Product = 33,
    /** The product user id is not valid. */
    EOS_Invalid_ProductUserID = 34,
    /** The service failed while it worked on the request. */
    EOS_ServiceFailure = 35,
    /** No cache directory was given, and this needs one. */
    EOS_CacheDirectoryMissing = 36,
    /** The cache directory cannot be used. */
    EOS_CacheDirectoryInvalid = 37,
    /** The object is in a state that does not allow this. */
    EOS_InvalidState = 38,
    /** A request of this kind is still running. */
    EOS_RequestInProgress = 39,
    /** The application is suspended. */
    EOS_ApplicationSuspended = 40,
    /** The game reported that the network is gone. */
    EOS_NetworkDisconnected = 41,
    /** The output buffer cannot hold the result. */
    EOS_InsufficientOutputBuffer = 42,
    /** The client's policy does not allow this action. */
    EOS_ClientPolicyMissingAction = 43,
    /** The account is locked. */
    EOS_Auth_AccountLocked = 1001,
    /** The account is locked while it is being changed. */
    EOS_Auth_AccountLockedForUpdate = 1002,
    /** The refresh token is not valid. */
    EOS_Auth_InvalidRefreshToken = 1003,
    /** The token is not valid. */
    EOS_Auth_InvalidToken = 1004,
    /** The login was refused. */
    EOS_Auth_AuthenticationFailure = 1005,
    /** The token of the external platform was refused. */
    EOS_Auth_InvalidPlatformToken = 1006,
    /** The credentials belong to another account. */
    EOS_Auth_WrongAccount = 1007,
    /** The credentials were given to another client. */
    EOS_Auth_WrongClient = 1008,
    /** Only a full account can do this. */
    EOS_Auth_FullAccountRequired = 1009,
    /** Only an account without its own credentials can do this. */
    EOS_Auth_HeadlessAccountRequired = 1010,
    /** The user must choose a new password first. */
    EOS_Auth_PasswordResetRequired = 1011,
    /** That password was used before. */
    EOS_Auth_PasswordCannotBeReused = 1012,
    /** The token or code is past its time. */
    EOS_Auth_Expired = 1013,
    /** The user must first agree to what the game asks for. */
    EOS_Auth_ScopeConsentRequired = 1014,
    /** The application is not known. */
    EOS_Auth_ApplicationNotFound = 1015,
    /** The scope that was asked for is not known. */
    EOS_Auth_ScopeNotFound = 1016,
    /** The account may not use this feature. */
    EOS_Auth_AccountFeatureRestricted = 1017,
    /** The login page could not be shown. */
    EOS_Auth_AccountPortalLoadError = 1018,
    /** The user must settle something about the account first. */
    EOS_Auth_CorrectiveActionRequired = 1019,
    /** Not final: the user must enter the shown code elsewhere; another callback follows. */
    EOS_Auth_PinGrantCode = 1020,
    /** The shown code was not entered in time. */
    EOS_Auth_PinGrantExpired = 1021,
    /** The shown code has not been entered yet. */
    EOS_Auth_PinGrantPending = 1022,
    /** The external account is not linked to an Epic account. */
    EOS_Auth_ExternalAuthNotLinked = 1030,
    /** The access of the external account was taken back. */
    EOS_Auth_ExternalAuthRevoked = 1032,
    /** The token of the external account cannot be read. */
    EOS_Auth_ExternalAuthInvalid = 1033,
    /** The external account is barred from linking. */
    EOS_Auth_ExternalAuthRestricted = 1034,
    /** The external account may not be used to log in. */
    EOS_Auth_ExternalAuthCannotLogin = 1035,
    /** The token of the external account is past its time. */
    EOS_Auth_ExternalAuthExpired = 1036,
    /** The account's only way to log in cannot be removed. */
    EOS_Auth_ExternalAuthIsLastLoginType = 1037,
    /** The exchange code is unknown or was used. */
    EOS_Auth_ExchangeCodeNotFound = 1040,
    /** The login that issued the exchange code has ended. */
    EOS_Auth_OriginatingExchangeCodeSessionExpired = 1041,
    /** The account is disabled. */
    EOS_Auth_AccountNotActive = 1050,
    /** Not final: the login goes on with a second factor. */
    EOS_Auth_MFARequired = 1060,
    /** Parental controls forbid it. */
    EOS_Auth_ParentalControls = 1070,
    /** The account lacks a verified identity where one is required. */
    EOS_Auth_NoRealId = 1080,
    /** A silent login is not possible; the user has to take part. */
    EOS_Auth_UserInterfaceRequired = 1090,
    /** An invitation is out and not answered yet. */
    EOS_Friends_InviteAwaitingAcceptance = 2000,
    /** There is no invitation between the two. */
    EOS_Friends_NoInvitation = 2001,
    /** The two are friends already. */
    EOS_Friends_AlreadyFriends = 2003,
    /** The two are not friends. */
    EOS_Friends_NotFriends = 2004,
    /** The other user has too many open invitations. */
    EOS_Friends_TargetUserTooManyInvites = 2005,
    /** The local user has too many open invitations. */
    EOS_Friends_LocalUserTooManyInvites = 2006,
    /** The other user's friends list is full. */
    EOS_Friends_TargetUserFriendLimitExceeded = 2007,
    /** The local user's friends list is full. */
    EOS_Friends_LocalUserFriendLimitExceeded = 2008,
    /** The data is null. */
    EOS_Presence_DataInvalid = 3000,
    /** Too many data entries, or none. */
    EOS_Presence_DataLengthInvalid = 3001,
    /** A data key is null or not allowed. */
    EOS_Presence_DataKeyInvalid = 3002,
    /** A data key is empty or too long. */
    EOS_Presence_DataKeyLengthInvalid = 3003,
    /** A data value is null or not allowed. */
    EOS_Presence_DataValueInvalid = 3004,
    /** A data value is empty or too long. */
    EOS_Presence_DataValueLengthInvalid = 3005,
    /** The rich text is null or not allowed. */
    EOS_Presence_RichTextInvalid = 3006,
    /** The rich text is too long. */
    EOS_Presence_RichTextLengthInvalid = 3007,
    /** No such presence status. */
    EOS_Presence_StatusInvalid = 3008,
    /** Rich text cannot be used here. */
    EOS_Presence_RichTextNotSupported = 3009,
    /** Templates cannot be used here. */
    EOS_Presence_TemplateNotSupported = 3010,
    /** The template id is not valid. */
    EOS_Presence_TemplateIdInvalid = 3011,
    /** A template variable has the wrong type. */
    EOS_Presence_TemplateTypeInvalid = 3012,
    /** A template key is not valid. */
    EOS_Presence_TemplateKeyInvalid = 3013,
    /** A template value is not valid. */
    EOS_Presence_TemplateValueInvalid = 3014,
    /** No such template. */
    EOS_Presence_TemplateNotFound = 3015,
    /** The variables do not fit the template. */
    EOS_Presence_TemplateInvalidVariableInput = 3016,
    /** The service failed to localize the template. */
    EOS_Presence_TemplateLocalizationServerError = 3017,
    /** The template failed for an unknown reason. */
    EOS_Presence_TemplateUnknownError = 3018,
    /** The copied entitlement is out of date. */
    EOS_Ecom_EntitlementStale = 4000,
    /** The copied offer is out of date. */
    EOS_Ecom_CatalogOfferStale = 4001,
    /** The copied item is out of date. */
    EOS_Ecom_CatalogItemStale = 4002,
    /** The price of the offer is missing or not valid. */
    EOS_Ecom_CatalogOfferPriceInvalid = 4003,
    /** The checkout page could not be shown. */
    EOS_Ecom_CheckoutLoadError = 4004,
    /** The purchase is still being processed. */
    EOS_Ecom_PurchaseProcessing = 4005,
    /** The session is running and does not take this now. */
    EOS_Sessions_SessionInProgress = 5000,
    /** There is no room for that many players. */
    EOS_Sessions_TooManyPlayers = 5001,
    /** This client or user may not do that with the session. */
    EOS_Sessions_NoPermission = 5002,
    /** A session with this name or id exists, or a join under this name is under way. */
    EOS_Sessions_SessionAlreadyExists = 5003,
    /** The session is not locked for this change. */
    EOS_Sessions_InvalidLock = 5004,
    /** The handle or id does not name a session. */
    EOS_Sessions_InvalidSession = 5005,
    /** The session belongs to another sandbox than the login. */
    EOS_Sessions_SandboxNotAllowed = 5006,
    /** The invitation could not be sent. */
    EOS_Sessions_InviteFailed = 5007,
    /** No such invitation, or it has run out. */
    EOS_Sessions_InviteNotFound = 5008,
    /** This client may not create or change the session. */
    EOS_Sessions_UpsertNotAllowed = 5009,
    /** No node of the service could take the session. */
    EOS_Sessions_AggregationFailed = 5010,
    /** The node of the service is full. */
    EOS_Sessions_HostAtCapacity = 5011,
    /** The sandbox is full. */
    EOS_Sessions_SandboxAtCapacity = 5012,
    /** The session does not allow anonymous users. */
    EOS_Sessions_SessionNotAnonymous = 5013,
    /** The change was kept here and goes out at the next contact with the service. */
    EOS_Sessions_OutOfSync = 5014,
    /** The receiver has too many open invitations. */
    EOS_Sessions_TooManyInvites = 5015,
    /** The user has a presence session already; there can be only one. */
    EOS_Sessions_PresenceSessionExists = 5016,
    /** The deployment is full. */
    EOS_Sessions_DeploymentAtCapacity = 5017,
    /** The session does not allow this. */
    EOS_Sessions_NotAllowed = 5018,
    /** A sanction keeps the player out of the session. */
    EOS_Sessions_PlayerSanctioned = 5019,
    /** The file name is null or not allowed. */
    EOS_PlayerDataStorage_FilenameInvalid = 6000,
    /** The file name is empty or too long. */
    EOS_PlayerDataStorage_FilenameLengthInvalid = 6001,
    /** The file name holds characters that are not allowed. */
    EOS_PlayerDataStorage_FilenameInvalidChars = 6002,
    /** The file is too large. */
    EOS_PlayerDataStorage_FileSizeTooLarge = 6003,
    /** The file size is not valid. */
    EOS_PlayerDataStorage_FileSizeInvalid = 6004,
    /** The file handle is not valid. */
    EOS_PlayerDataStorage_FileHandleInvalid = 6005,
    /** The file data is not valid. */
    EOS_PlayerDataStorage_DataInvalid = 6006,
    /** The length of the data is not valid. */
    EOS_PlayerDataStorage_DataLengthInvalid = 6007,
    /** The start position lies outside of the file. */
    EOS_PlayerDataStorage_StartIndexInvalid = 6008,
    /** Another request for this file is running. */
    EOS_PlayerDataStorage_RequestInProgress = 6009,
    /** The user calls too often. */
    EOS_PlayerDataStorage_UserThrottled = 6010,
    /** The platform was created without an encryption key. */
    EOS_PlayerDataStorage_EncryptionKeyNotSet = 6011,
    /** The game's data callback reported a failure. */
    EOS_PlayerDataStorage_UserErrorFromDataCallback = 6012,
    /** A newer library wrote the file. */
    EOS_PlayerDataStorage_FileHeaderHasNewerVersion = 6013,
    /** The file is damaged. */
    EOS_PlayerDataStorage_FileCorrupted = 6014,
    /** The identity provider did not confirm the token. */
    EOS_Connect_ExternalTokenValidationFailed = 7000,
    /** The external account belongs to a product user already. */
    EOS_Connect_UserAlreadyExists = 7001,
    /** The login has expired; log in again. */
    EOS_Connect_AuthExpired = 7002,
    /** The token cannot be read. */
    EOS_Connect_InvalidToken = 7003,
    /** Tokens of this type are not accepted. */
    EOS_Connect_UnsupportedTokenType = 7004,
    /** The accounts could not be linked. */
    EOS_Connect_LinkAccountFailed = 7005,
    /** The identity provider cannot be reached. */
    EOS_Connect_ExternalServiceUnavailable = 7006,
    /** The identity provider is not set up correctly for this product. */
    EOS_Connect_ExternalServiceConfigurationFailure = 7007,
    /** Former code for a missing Nintendo account; no longer reported. */
    EOS_Connect_LinkAccountFailedMissingNintendoIdAccount_DEPRECATED = 7008,
    /** The overlay could not be loaded. */
    EOS_UI_SocialOverlayLoadError = 8000,
    /** Some virtual memory functions were given and others not. */
    EOS_UI_InconsistentVirtualMemoryFunctions = 8001,
    /** Only the owner of the lobby may do this. */
    EOS_Lobby_NotOwner = 9000,
    /** The lobby is not locked for this change. */
    EOS_Lobby_InvalidLock = 9001,
    /** The lobby exists already. */
    EOS_Lobby_LobbyAlreadyExists = 9002,
    /** The lobby is busy with a running session. */
    EOS_Lobby_SessionInProgress = 9003,
    /** The lobby has no room for that many players. */
    EOS_Lobby_TooManyPlayers = 9004,
    /** This client or user may not do that with the lobby. */
    EOS_Lobby_NoPermission = 9005,
    /** The handle or id does not name a lobby. */
    EOS_Lobby_InvalidSession = 9006,
    /** The lobby belongs to another sandbox than the login. */
    EOS_Lobby_SandboxNotAllowed = 9007,
    /** The invitation could not be sent. */
    EOS_Lobby_InviteFailed = 9008,
    /** No such invitation, or it has run out. */
    EOS_Lobby_InviteNotFound = 9009,
    /** This client may not create or change the lobby. */
    EOS_Lobby_UpsertNotAllowed = 9010,
    /** No node of the service could take the lobby. */
    EOS_Lobby_AggregationFailed = 9011,
    /** The node of the service is full. */
    EOS_Lobby_HostAtCapacity = 9012,
    /** The sandbox is full. */
    EOS_Lobby_SandboxAtCapacity = 9013,
    /** The receiver has too many open invitations. */
    EOS_Lobby_TooManyInvites = 9014,
    /** The deployment is full. */
    EOS_Lobby_DeploymentAtCapacity = 9015,
    /** The lobby does not allow this. */
    EOS_Lobby_NotAllowed = 9016,
    /** Only the member itself may change this. */
    EOS_Lobby_MemberUpdateOnly = 9017,
    /** The user has a presence lobby already; there can be only one. */
    EOS_Lobby_PresenceLobbyExists = 9018,
    /** The lobby has no voice room. */
    EOS_Lobby_VoiceNotEnabled = 9019,
    /** The lobby does not take players of this platform. */
    EOS_Lobby_PlatformNotAllowed = 9020,
    /** The game's data callback reported a failure. */
    EOS_TitleStorage_UserErrorFromDataCallback = 10000,
    /** The platform was created without an encryption key. */
    EOS_TitleStorage_EncryptionKeyNotSet = 10001,
    /** The file is damaged. */
    EOS_TitleStorage_FileCorrupted = 10002,
    /** A newer tool wrote the file. */
    EOS_TitleStorage_FileHeaderHasNewerVersion = 10003,
    /** The mod tool is running already. */
    EOS_Mods_ModSdkProcessIsAlreadyRunning = 11000,
    /** The mod tool's command is empty. */
    EOS_Mods_ModSdkCommandIsEmpty = 11001,
    /** The mod tool could not be started. */
    EOS_Mods_ModSdkProcessCreationFailed = 11002,
    /** The mod tool failed for good. */
    EOS_Mods_CriticalError = 11003,
    /** The mod tool failed inside. */
    EOS_Mods_ToolInternalError = 11004,
    /** The mod tool cannot be talked to. */
    EOS_Mods_IPCFailure = 11005,
    /** The mod tool's answer cannot be read. */
    EOS_Mods_InvalidIPCResponse = 11006,
    /** The launcher link could not be opened. */
    EOS_Mods_URILaunchFailure = 11007,
    /** The mod is not installed. */
    EOS_Mods_ModIsNotInstalled = 11008,
    /** The user does not own the game. */
    EOS_Mods_UserDoesNotOwnTheGame = 11009,
    /** The answer about the mod's offer cannot be read. */
    EOS_Mods_OfferRequestByIdInvalidResult = 11010,
    /** The mod's offer was not found. */
    EOS_Mods_CouldNotFindOffer = 11011,
    /** The mod's offer could not be asked for. */
    EOS_Mods_OfferRequestByIdFailure = 11012,
    /** The mod could not be bought. */
    EOS_Mods_PurchaseFailure = 11013,
    /** The facts about the installed game are not valid. */
    EOS_Mods_InvalidGameInstallInfo = 11014,
    /** The manifest's place is not known. */
    EOS_Mods_CannotGetManifestLocation = 11015,
    /** Mods are not supported on this operating system. */
    EOS_Mods_UnsupportedOS = 11016,
    /** The protection is not running in this process. */
    EOS_AntiCheat_ClientProtectionNotAvailable = 12000,
    /** The call does not fit the mode that is in use. */
    EOS_AntiCheat_InvalidMode = 12001,
    /** The client belongs to another product. */
    EOS_AntiCheat_ClientProductIdMismatch = 12002,
    /** The client belongs to another sandbox. */
    EOS_AntiCheat_ClientSandboxIdMismatch = 12003,
    /** Messages cannot be protected before there is a session key. */
    EOS_AntiCheat_ProtectMessageSessionKeyRequired = 12004,
    /** A protected message is not genuine. */
    EOS_AntiCheat_ProtectMessageValidationFailed = 12005,
    /** The message protection could not start. */
    EOS_AntiCheat_ProtectMessageInitializationFailed = 12006,
    /** The peer is registered already. */
    EOS_AntiCheat_PeerAlreadyRegistered = 12007,
    /** No such peer. */
    EOS_AntiCheat_PeerNotFound = 12008,
    /** The peer is not protected. */
    EOS_AntiCheat_PeerNotProtected = 12009,
    /** The client belongs to another deployment. */
    EOS_AntiCheat_ClientDeploymentIdMismatch = 12010,
    /** A device id login is not accepted here. */
    EOS_AntiCheat_DeviceIdAuthIsNotSupported = 12011,
    /** The room is full. */
    EOS_RTC_TooManyParticipants = 13000,
    /** The room exists already. */
    EOS_RTC_RoomAlreadyExists = 13001,
    /** The user was removed from the room. */
    EOS_RTC_UserKicked = 13002,
    /** The user is banned from the room. */
    EOS_RTC_UserBanned = 13003,
    /** The room was left. */
    EOS_RTC_RoomWasLeft = 13004,
    /** The time in which to reconnect is over. */
    EOS_RTC_ReconnectionTimegateExpired = 13005,
    /** The voice service is shutting down. */
    EOS_RTC_ShutdownInvoked = 13006,
    /** The user is on the local user's block list. */
    EOS_RTC_UserIsInBlocklist = 13007,
    /** There was not enough memory. */
    EOS_RTC_AllocationFailed = 13009,
    /** The voice moderation settings of user and room differ. */
    EOS_RTC_VoiceModerationModeMismatch = 13010,
    /** The recording is empty. */
    EOS_RTC_EmptyRecord = 13011,
    /** The options differ from those of the existing room. */
    EOS_RTC_RoomOptionsMismatch = 13012,
    /** The snapshot id is not known or in use. */
    EOS_ProgressionSnapshot_SnapshotIdUnavailable = 14000,
    /** The parent's mail address is missing. */
    EOS_KWS_ParentEmailMissing = 15000,
    /** The user is no longer a minor. */
    EOS_KWS_UserGraduated = 15001,
    /** The Java machine was not given to the library. */
    EOS_Android_JavaVMNotStored = 17000,
    /** The reserved pointer must lead to the Java machine. */
    EOS_Android_ReservedMustReferenceLocalVM = 17001,
    /** The reserved pointer must be null. */
    EOS_Android_ReservedMustBeNull = 17002,
    /** The game must be updated first. */
    EOS_Permission_RequiredPatchAvailable = 18000,
    /** The system must be updated first. */
    EOS_Permission_RequiredSystemUpdate = 18001,
    /** The user is too young. */
    EOS_Permission_AgeRestrictionFailure = 18002,
    /** The account's type does not allow it. */
    EOS_Permission_AccountTypeFailure = 18003,
    /** The user may not chat. */
    EOS_Permission_ChatRestriction = 18004,
    /** The user may not share or see content of other users. */
    EOS_Permission_UGCRestriction = 18005,
    /** The user may not play online. */
    EOS_Permission_OnlinePlayRestricted = 18006,
    /** The game was started without the bootstrapper. */
    EOS_DesktopCrossplay_ApplicationNotBootstrapped = 19000,
    /** The helper service is not installed. */
    EOS_DesktopCrossplay_ServiceNotInstalled = 19001,
    /** The helper service did not start. */
    EOS_DesktopCrossplay_ServiceStartFailed = 19002,
    /** The helper service is not running. */
    EOS_DesktopCrossplay_ServiceNotRunning = 19003,
    /** The invitation could not be sent. */
    EOS_CustomInvites_InviteFailed = 20000,
    /** It is not clear which display name fits best. */
    EOS_UserInfo_BestDisplayNameIndeterminate = 22000,
    /** The callback that asks for the network is missing. */
    EOS_ConsoleInit_OnNetworkRequestedDeprecatedCallbackNotSet = 23000,
    /** The cache size is not a multiple of 16 KiB. */
    EOS_ConsoleInit_CacheStorage_SizeKBNotMultipleOf16 = 23001,
    /** The cache is too small. */
    EOS_ConsoleInit_CacheStorage_SizeKBBelowMinimumSize = 23002,
    /** The cache is too large. */
    EOS_ConsoleInit_CacheStorage_SizeKBExceedsMaximumSize = 23003,
    /** The cache index is out of range. */
    EOS_ConsoleInit_CacheStorage_IndexOutOfRangeRange = 23004,
    /** Something failed that should not; the log says what. */
    EOS_UnexpectedError = 2147483647,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_EResult EOS_Success = EOS_EResult::EOS_Success;
constexpr EOS_EResult EOS_NoConnection = EOS_EResult::EOS_NoConnection;
constexpr EOS_EResult EOS_InvalidCredentials = EOS_EResult::EOS_InvalidCredentials;
constexpr EOS_EResult EOS_InvalidUser = EOS_EResult::EOS_InvalidUser;
constexpr EOS_EResult EOS_InvalidAuth = EOS_EResult::EOS_InvalidAuth;
constexpr EOS_EResult EOS_AccessDenied = EOS_EResult::EOS_AccessDenied;
constexpr EOS_EResult EOS_MissingPermissions = EOS_EResult::EOS_MissingPermissions;
constexpr EOS_EResult EOS_Token_Not_Account = EOS_EResult::EOS_Token_Not_Account;
constexpr EOS_EResult EOS_TooManyRequests = EOS_EResult::EOS_TooManyRequests;
constexpr EOS_EResult EOS_AlreadyPending = EOS_EResult::EOS_AlreadyPending;
constexpr EOS_EResult EOS_InvalidParameters = EOS_EResult::EOS_InvalidParameters;
constexpr EOS_EResult EOS_InvalidRequest = EOS_EResult::EOS_InvalidRequest;
constexpr EOS_EResult EOS_UnrecognizedResponse = EOS_EResult::EOS_UnrecognizedResponse;
constexpr EOS_EResult EOS_IncompatibleVersion = EOS_EResult::EOS_IncompatibleVersion;
constexpr EOS_EResult EOS_NotConfigured = EOS_EResult::EOS_NotConfigured;
constexpr EOS_EResult EOS_AlreadyConfigured = EOS_EResult::EOS_AlreadyConfigured;
constexpr EOS_EResult EOS_NotImplemented = EOS_EResult::EOS_NotImplemented;
constexpr EOS_EResult EOS_Canceled = EOS_EResult::EOS_Canceled;
constexpr EOS_EResult EOS_NotFound = EOS_EResult::EOS_NotFound;
constexpr EOS_EResult EOS_OperationWillRetry = EOS_EResult::EOS_OperationWillRetry;
constexpr EOS_EResult EOS_NoChange = EOS_EResult::EOS_NoChange;
constexpr EOS_EResult EOS_VersionMismatch = EOS_EResult::EOS_VersionMismatch;
constexpr EOS_EResult EOS_LimitExceeded = EOS_EResult::EOS_LimitExceeded;
constexpr EOS_EResult EOS_Disabled = EOS_EResult::EOS_Disabled;
constexpr EOS_EResult EOS_DuplicateNotAllowed = EOS_EResult::EOS_DuplicateNotAllowed;
constexpr EOS_EResult EOS_MissingParameters_DEPRECATED = EOS_EResult::EOS_MissingParameters_DEPRECATED;
constexpr EOS_EResult EOS_InvalidSandboxId = EOS_EResult::EOS_InvalidSandboxId;
constexpr EOS_EResult EOS_TimedOut = EOS_EResult::EOS_TimedOut;
constexpr EOS_EResult EOS_PartialResult = EOS_EResult::EOS_PartialResult;
constexpr EOS_EResult EOS_Missing_Role = EOS_EResult::EOS_Missing_Role;
constexpr EOS_EResult EOS_Missing_Feature = EOS_EResult::EOS_Missing_Feature;
constexpr EOS_EResult EOS_Invalid_Sandbox = EOS_EResult::EOS_Invalid_Sandbox;
constexpr EOS_EResult EOS_Invalid_Deployment = EOS_EResult::EOS_Invalid_Deployment;
constexpr EOS_EResult EOS_Invalid_Product = EOS_EResult::EOS_Invalid_Product;
constexpr EOS_EResult EOS_Invalid_ProductUserID = EOS_EResult::EOS_Invalid_ProductUserID;
constexpr EOS_EResult EOS_ServiceFailure = EOS_EResult::EOS_ServiceFailure;
constexpr EOS_EResult EOS_CacheDirectoryMissing = EOS_EResult::EOS_CacheDirectoryMissing;
constexpr EOS_EResult EOS_CacheDirectoryInvalid = EOS_EResult::EOS_CacheDirectoryInvalid;
constexpr EOS_EResult EOS_InvalidState = EOS_EResult::EOS_InvalidState;
constexpr EOS_EResult EOS_RequestInProgress = EOS_EResult::EOS_RequestInProgress;
constexpr EOS_EResult EOS_ApplicationSuspended = EOS_EResult::EOS_ApplicationSuspended;
constexpr EOS_EResult EOS_NetworkDisconnected = EOS_EResult::EOS_NetworkDisconnected;
constexpr EOS_EResult EOS_InsufficientOutputBuffer = EOS_EResult::EOS_InsufficientOutputBuffer;
constexpr EOS_EResult EOS_ClientPolicyMissingAction = EOS_EResult::EOS_ClientPolicyMissingAction;
constexpr EOS_EResult EOS_Auth_AccountLocked = EOS_EResult::EOS_Auth_AccountLocked;
constexpr EOS_EResult EOS_Auth_AccountLockedForUpdate = EOS_EResult::EOS_Auth_AccountLockedForUpdate;
constexpr EOS_EResult EOS_Auth_InvalidRefreshToken = EOS_EResult::EOS_Auth_InvalidRefreshToken;
constexpr EOS_EResult EOS_Auth_InvalidToken = EOS_EResult::EOS_Auth_InvalidToken;
constexpr EOS_EResult EOS_Auth_AuthenticationFailure = EOS_EResult::EOS_Auth_AuthenticationFailure;
constexpr EOS_EResult EOS_Auth_InvalidPlatformToken = EOS_EResult::EOS_Auth_InvalidPlatformToken;
constexpr EOS_EResult EOS_Auth_WrongAccount = EOS_EResult::EOS_Auth_WrongAccount;
constexpr EOS_EResult EOS_Auth_WrongClient = EOS_EResult::EOS_Auth_WrongClient;
constexpr EOS_EResult EOS_Auth_FullAccountRequired = EOS_EResult::EOS_Auth_FullAccountRequired;
constexpr EOS_EResult EOS_Auth_HeadlessAccountRequired = EOS_EResult::EOS_Auth_HeadlessAccountRequired;
constexpr EOS_EResult EOS_Auth_PasswordResetRequired = EOS_EResult::EOS_Auth_PasswordResetRequired;
constexpr EOS_EResult EOS_Auth_PasswordCannotBeReused = EOS_EResult::EOS_Auth_PasswordCannotBeReused;
constexpr EOS_EResult EOS_Auth_Expired = EOS_EResult::EOS_Auth_Expired;
constexpr EOS_EResult EOS_Auth_ScopeConsentRequired = EOS_EResult::EOS_Auth_ScopeConsentRequired;
constexpr EOS_EResult EOS_Auth_ApplicationNotFound = EOS_EResult::EOS_Auth_ApplicationNotFound;
constexpr EOS_EResult EOS_Auth_ScopeNotFound = EOS_EResult::EOS_Auth_ScopeNotFound;
constexpr EOS_EResult EOS_Auth_AccountFeatureRestricted = EOS_EResult::EOS_Auth_AccountFeatureRestricted;
constexpr EOS_EResult EOS_Auth_AccountPortalLoadError = EOS_EResult::EOS_Auth_AccountPortalLoadError;
constexpr EOS_EResult EOS_Auth_CorrectiveActionRequired = EOS_EResult::EOS_Auth_CorrectiveActionRequired;
constexpr EOS_EResult EOS_Auth_PinGrantCode = EOS_EResult::EOS_Auth_PinGrantCode;
constexpr EOS_EResult EOS_Auth_PinGrantExpired = EOS_EResult::EOS_Auth_PinGrantExpired;
constexpr EOS_EResult EOS_Auth_PinGrantPending = EOS_EResult::EOS_Auth_PinGrantPending;
constexpr EOS_EResult EOS_Auth_ExternalAuthNotLinked = EOS_EResult::EOS_Auth_ExternalAuthNotLinked;
constexpr EOS_EResult EOS_Auth_ExternalAuthRevoked = EOS_EResult::EOS_Auth_ExternalAuthRevoked;
constexpr EOS_EResult EOS_Auth_ExternalAuthInvalid = EOS_EResult::EOS_Auth_ExternalAuthInvalid;
constexpr EOS_EResult EOS_Auth_ExternalAuthRestricted = EOS_EResult::EOS_Auth_ExternalAuthRestricted;
constexpr EOS_EResult EOS_Auth_ExternalAuthCannotLogin = EOS_EResult::EOS_Auth_ExternalAuthCannotLogin;
constexpr EOS_EResult EOS_Auth_ExternalAuthExpired = EOS_EResult::EOS_Auth_ExternalAuthExpired;
constexpr EOS_EResult EOS_Auth_ExternalAuthIsLastLoginType = EOS_EResult::EOS_Auth_ExternalAuthIsLastLoginType;
constexpr EOS_EResult EOS_Auth_ExchangeCodeNotFound = EOS_EResult::EOS_Auth_ExchangeCodeNotFound;
constexpr EOS_EResult EOS_Auth_OriginatingExchangeCodeSessionExpired = EOS_EResult::EOS_Auth_OriginatingExchangeCodeSessionExpired;
constexpr EOS_EResult EOS_Auth_AccountNotActive = EOS_EResult::EOS_Auth_AccountNotActive;
constexpr EOS_EResult EOS_Auth_MFARequired = EOS_EResult::EOS_Auth_MFARequired;
constexpr EOS_EResult EOS_Auth_ParentalControls = EOS_EResult::EOS_Auth_ParentalControls;
constexpr EOS_EResult EOS_Auth_NoRealId = EOS_EResult::EOS_Auth_NoRealId;
constexpr EOS_EResult EOS_Auth_UserInterfaceRequired = EOS_EResult::EOS_Auth_UserInterfaceRequired;
constexpr EOS_EResult EOS_Friends_InviteAwaitingAcceptance = EOS_EResult::EOS_Friends_InviteAwaitingAcceptance;
constexpr EOS_EResult EOS_Friends_NoInvitation = EOS_EResult::EOS_Friends_NoInvitation;
constexpr EOS_EResult EOS_Friends_AlreadyFriends = EOS_EResult::EOS_Friends_AlreadyFriends;
constexpr EOS_EResult EOS_Friends_NotFriends = EOS_EResult::EOS_Friends_NotFriends;
constexpr EOS_EResult EOS_Friends_TargetUserTooManyInvites = EOS_EResult::EOS_Friends_TargetUserTooManyInvites;
constexpr EOS_EResult EOS_Friends_LocalUserTooManyInvites = EOS_EResult::EOS_Friends_LocalUserTooManyInvites;
constexpr EOS_EResult EOS_Friends_TargetUserFriendLimitExceeded = EOS_EResult::EOS_Friends_TargetUserFriendLimitExceeded;
constexpr EOS_EResult EOS_Friends_LocalUserFriendLimitExceeded = EOS_EResult::EOS_Friends_LocalUserFriendLimitExceeded;
constexpr EOS_EResult EOS_Presence_DataInvalid = EOS_EResult::EOS_Presence_DataInvalid;
constexpr EOS_EResult EOS_Presence_DataLengthInvalid = EOS_EResult::EOS_Presence_DataLengthInvalid;
constexpr EOS_EResult EOS_Presence_DataKeyInvalid = EOS_EResult::EOS_Presence_DataKeyInvalid;
constexpr EOS_EResult EOS_Presence_DataKeyLengthInvalid = EOS_EResult::EOS_Presence_DataKeyLengthInvalid;
constexpr EOS_EResult EOS_Presence_DataValueInvalid = EOS_EResult::EOS_Presence_DataValueInvalid;
constexpr EOS_EResult EOS_Presence_DataValueLengthInvalid = EOS_EResult::EOS_Presence_DataValueLengthInvalid;
constexpr EOS_EResult EOS_Presence_RichTextInvalid = EOS_EResult::EOS_Presence_RichTextInvalid;
constexpr EOS_EResult EOS_Presence_RichTextLengthInvalid = EOS_EResult::EOS_Presence_RichTextLengthInvalid;
constexpr EOS_EResult EOS_Presence_StatusInvalid = EOS_EResult::EOS_Presence_StatusInvalid;
constexpr EOS_EResult EOS_Presence_RichTextNotSupported = EOS_EResult::EOS_Presence_RichTextNotSupported;
constexpr EOS_EResult EOS_Presence_TemplateNotSupported = EOS_EResult::EOS_Presence_TemplateNotSupported;
constexpr EOS_EResult EOS_Presence_TemplateIdInvalid = EOS_EResult::EOS_Presence_TemplateIdInvalid;
constexpr EOS_EResult EOS_Presence_TemplateTypeInvalid = EOS_EResult::EOS_Presence_TemplateTypeInvalid;
constexpr EOS_EResult EOS_Presence_TemplateKeyInvalid = EOS_EResult::EOS_Presence_TemplateKeyInvalid;
constexpr EOS_EResult EOS_Presence_TemplateValueInvalid = EOS_EResult::EOS_Presence_TemplateValueInvalid;
constexpr EOS_EResult EOS_Presence_TemplateNotFound = EOS_EResult::EOS_Presence_TemplateNotFound;
constexpr EOS_EResult EOS_Presence_TemplateInvalidVariableInput = EOS_EResult::EOS_Presence_TemplateInvalidVariableInput;
constexpr EOS_EResult EOS_Presence_TemplateLocalizationServerError = EOS_EResult::EOS_Presence_TemplateLocalizationServerError;
constexpr EOS_EResult EOS_Presence_TemplateUnknownError = EOS_EResult::EOS_Presence_TemplateUnknownError;
constexpr EOS_EResult EOS_Ecom_EntitlementStale = EOS_EResult::EOS_Ecom_EntitlementStale;
constexpr EOS_EResult EOS_Ecom_CatalogOfferStale = EOS_EResult::EOS_Ecom_CatalogOfferStale;
constexpr EOS_EResult EOS_Ecom_CatalogItemStale = EOS_EResult::EOS_Ecom_CatalogItemStale;
constexpr EOS_EResult EOS_Ecom_CatalogOfferPriceInvalid = EOS_EResult::EOS_Ecom_CatalogOfferPriceInvalid;
constexpr EOS_EResult EOS_Ecom_CheckoutLoadError = EOS_EResult::EOS_Ecom_CheckoutLoadError;
constexpr EOS_EResult EOS_Ecom_PurchaseProcessing = EOS_EResult::EOS_Ecom_PurchaseProcessing;
constexpr EOS_EResult EOS_Sessions_SessionInProgress = EOS_EResult::EOS_Sessions_SessionInProgress;
constexpr EOS_EResult EOS_Sessions_TooManyPlayers = EOS_EResult::EOS_Sessions_TooManyPlayers;
constexpr EOS_EResult EOS_Sessions_NoPermission = EOS_EResult::EOS_Sessions_NoPermission;
constexpr EOS_EResult EOS_Sessions_SessionAlreadyExists = EOS_EResult::EOS_Sessions_SessionAlreadyExists;
constexpr EOS_EResult EOS_Sessions_InvalidLock = EOS_EResult::EOS_Sessions_InvalidLock;
constexpr EOS_EResult EOS_Sessions_InvalidSession = EOS_EResult::EOS_Sessions_InvalidSession;
constexpr EOS_EResult EOS_Sessions_SandboxNotAllowed = EOS_EResult::EOS_Sessions_SandboxNotAllowed;
constexpr EOS_EResult EOS_Sessions_InviteFailed = EOS_EResult::EOS_Sessions_InviteFailed;
constexpr EOS_EResult EOS_Sessions_InviteNotFound = EOS_EResult::EOS_Sessions_InviteNotFound;
constexpr EOS_EResult EOS_Sessions_UpsertNotAllowed = EOS_EResult::EOS_Sessions_UpsertNotAllowed;
constexpr EOS_EResult EOS_Sessions_AggregationFailed = EOS_EResult::EOS_Sessions_AggregationFailed;
constexpr EOS_EResult EOS_Sessions_HostAtCapacity = EOS_EResult::EOS_Sessions_HostAtCapacity;
constexpr EOS_EResult EOS_Sessions_SandboxAtCapacity = EOS_EResult::EOS_Sessions_SandboxAtCapacity;
constexpr EOS_EResult EOS_Sessions_SessionNotAnonymous = EOS_EResult::EOS_Sessions_SessionNotAnonymous;
constexpr EOS_EResult EOS_Sessions_OutOfSync = EOS_EResult::EOS_Sessions_OutOfSync;
constexpr EOS_EResult EOS_Sessions_TooManyInvites = EOS_EResult::EOS_Sessions_TooManyInvites;
constexpr EOS_EResult EOS_Sessions_PresenceSessionExists = EOS_EResult::EOS_Sessions_PresenceSessionExists;
constexpr EOS_EResult EOS_Sessions_DeploymentAtCapacity = EOS_EResult::EOS_Sessions_DeploymentAtCapacity;
constexpr EOS_EResult EOS_Sessions_NotAllowed = EOS_EResult::EOS_Sessions_NotAllowed;
constexpr EOS_EResult EOS_Sessions_PlayerSanctioned = EOS_EResult::EOS_Sessions_PlayerSanctioned;
constexpr EOS_EResult EOS_PlayerDataStorage_FilenameInvalid = EOS_EResult::EOS_PlayerDataStorage_FilenameInvalid;
constexpr EOS_EResult EOS_PlayerDataStorage_FilenameLengthInvalid = EOS_EResult::EOS_PlayerDataStorage_FilenameLengthInvalid;
constexpr EOS_EResult EOS_PlayerDataStorage_FilenameInvalidChars = EOS_EResult::EOS_PlayerDataStorage_FilenameInvalidChars;
constexpr EOS_EResult EOS_PlayerDataStorage_FileSizeTooLarge = EOS_EResult::EOS_PlayerDataStorage_FileSizeTooLarge;
constexpr EOS_EResult EOS_PlayerDataStorage_FileSizeInvalid = EOS_EResult::EOS_PlayerDataStorage_FileSizeInvalid;
constexpr EOS_EResult EOS_PlayerDataStorage_FileHandleInvalid = EOS_EResult::EOS_PlayerDataStorage_FileHandleInvalid;
constexpr EOS_EResult EOS_PlayerDataStorage_DataInvalid = EOS_EResult::EOS_PlayerDataStorage_DataInvalid;
constexpr EOS_EResult EOS_PlayerDataStorage_DataLengthInvalid = EOS_EResult::EOS_PlayerDataStorage_DataLengthInvalid;
constexpr EOS_EResult EOS_PlayerDataStorage_StartIndexInvalid = EOS_EResult::EOS_PlayerDataStorage_StartIndexInvalid;
constexpr EOS_EResult EOS_PlayerDataStorage_RequestInProgress = EOS_EResult::EOS_PlayerDataStorage_RequestInProgress;
constexpr EOS_EResult EOS_PlayerDataStorage_UserThrottled = EOS_EResult::EOS_PlayerDataStorage_UserThrottled;
constexpr EOS_EResult EOS_PlayerDataStorage_EncryptionKeyNotSet = EOS_EResult::EOS_PlayerDataStorage_EncryptionKeyNotSet;
constexpr EOS_EResult EOS_PlayerDataStorage_UserErrorFromDataCallback = EOS_EResult::EOS_PlayerDataStorage_UserErrorFromDataCallback;
constexpr EOS_EResult EOS_PlayerDataStorage_FileHeaderHasNewerVersion = EOS_EResult::EOS_PlayerDataStorage_FileHeaderHasNewerVersion;
constexpr EOS_EResult EOS_PlayerDataStorage_FileCorrupted = EOS_EResult::EOS_PlayerDataStorage_FileCorrupted;
constexpr EOS_EResult EOS_Connect_ExternalTokenValidationFailed = EOS_EResult::EOS_Connect_ExternalTokenValidationFailed;
constexpr EOS_EResult EOS_Connect_UserAlreadyExists = EOS_EResult::EOS_Connect_UserAlreadyExists;
constexpr EOS_EResult EOS_Connect_AuthExpired = EOS_EResult::EOS_Connect_AuthExpired;
constexpr EOS_EResult EOS_Connect_InvalidToken = EOS_EResult::EOS_Connect_InvalidToken;
constexpr EOS_EResult EOS_Connect_UnsupportedTokenType = EOS_EResult::EOS_Connect_UnsupportedTokenType;
constexpr EOS_EResult EOS_Connect_LinkAccountFailed = EOS_EResult::EOS_Connect_LinkAccountFailed;
constexpr EOS_EResult EOS_Connect_ExternalServiceUnavailable = EOS_EResult::EOS_Connect_ExternalServiceUnavailable;
constexpr EOS_EResult EOS_Connect_ExternalServiceConfigurationFailure = EOS_EResult::EOS_Connect_ExternalServiceConfigurationFailure;
constexpr EOS_EResult EOS_Connect_LinkAccountFailedMissingNintendoIdAccount_DEPRECATED = EOS_EResult::EOS_Connect_LinkAccountFailedMissingNintendoIdAccount_DEPRECATED;
constexpr EOS_EResult EOS_UI_SocialOverlayLoadError = EOS_EResult::EOS_UI_SocialOverlayLoadError;
constexpr EOS_EResult EOS_UI_InconsistentVirtualMemoryFunctions = EOS_EResult::EOS_UI_InconsistentVirtualMemoryFunctions;
constexpr EOS_EResult EOS_Lobby_NotOwner = EOS_EResult::EOS_Lobby_NotOwner;
constexpr EOS_EResult EOS_Lobby_InvalidLock = EOS_EResult::EOS_Lobby_InvalidLock;
constexpr EOS_EResult EOS_Lobby_LobbyAlreadyExists = EOS_EResult::EOS_Lobby_LobbyAlreadyExists;
constexpr EOS_EResult EOS_Lobby_SessionInProgress = EOS_EResult::EOS_Lobby_SessionInProgress;
constexpr EOS_EResult EOS_Lobby_TooManyPlayers = EOS_EResult::EOS_Lobby_TooManyPlayers;
constexpr EOS_EResult EOS_Lobby_NoPermission = EOS_EResult::EOS_Lobby_NoPermission;
constexpr EOS_EResult EOS_Lobby_InvalidSession = EOS_EResult::EOS_Lobby_InvalidSession;
constexpr EOS_EResult EOS_Lobby_SandboxNotAllowed = EOS_EResult::EOS_Lobby_SandboxNotAllowed;
constexpr EOS_EResult EOS_Lobby_InviteFailed = EOS_EResult::EOS_Lobby_InviteFailed;
constexpr EOS_EResult EOS_Lobby_InviteNotFound = EOS_EResult::EOS_Lobby_InviteNotFound;
constexpr EOS_EResult EOS_Lobby_UpsertNotAllowed = EOS_EResult::EOS_Lobby_UpsertNotAllowed;
constexpr EOS_EResult EOS_Lobby_AggregationFailed = EOS_EResult::EOS_Lobby_AggregationFailed;
constexpr EOS_EResult EOS_Lobby_HostAtCapacity = EOS_EResult::EOS_Lobby_HostAtCapacity;
constexpr EOS_EResult EOS_Lobby_SandboxAtCapacity = EOS_EResult::EOS_Lobby_SandboxAtCapacity;
constexpr EOS_EResult EOS_Lobby_TooManyInvites = EOS_EResult::EOS_Lobby_TooManyInvites;
constexpr EOS_EResult EOS_Lobby_DeploymentAtCapacity = EOS_EResult::EOS_Lobby_DeploymentAtCapacity;
constexpr EOS_EResult EOS_Lobby_NotAllowed = EOS_EResult::EOS_Lobby_NotAllowed;
constexpr EOS_EResult EOS_Lobby_MemberUpdateOnly = EOS_EResult::EOS_Lobby_MemberUpdateOnly;
constexpr EOS_EResult EOS_Lobby_PresenceLobbyExists = EOS_EResult::EOS_Lobby_PresenceLobbyExists;
constexpr EOS_EResult EOS_Lobby_VoiceNotEnabled = EOS_EResult::EOS_Lobby_VoiceNotEnabled;
constexpr EOS_EResult EOS_Lobby_PlatformNotAllowed = EOS_EResult::EOS_Lobby_PlatformNotAllowed;
constexpr EOS_EResult EOS_TitleStorage_UserErrorFromDataCallback = EOS_EResult::EOS_TitleStorage_UserErrorFromDataCallback;
constexpr EOS_EResult EOS_TitleStorage_EncryptionKeyNotSet = EOS_EResult::EOS_TitleStorage_EncryptionKeyNotSet;
constexpr EOS_EResult EOS_TitleStorage_FileCorrupted = EOS_EResult::EOS_TitleStorage_FileCorrupted;
constexpr EOS_EResult EOS_TitleStorage_FileHeaderHasNewerVersion = EOS_EResult::EOS_TitleStorage_FileHeaderHasNewerVersion;
constexpr EOS_EResult EOS_Mods_ModSdkProcessIsAlreadyRunning = EOS_EResult::EOS_Mods_ModSdkProcessIsAlreadyRunning;
constexpr EOS_EResult EOS_Mods_ModSdkCommandIsEmpty = EOS_EResult::EOS_Mods_ModSdkCommandIsEmpty;
constexpr EOS_EResult EOS_Mods_ModSdkProcessCreationFailed = EOS_EResult::EOS_Mods_ModSdkProcessCreationFailed;
constexpr EOS_EResult EOS_Mods_CriticalError = EOS_EResult::EOS_Mods_CriticalError;
constexpr EOS_EResult EOS_Mods_ToolInternalError = EOS_EResult::EOS_Mods_ToolInternalError;
constexpr EOS_EResult EOS_Mods_IPCFailure = EOS_EResult::EOS_Mods_IPCFailure;
constexpr EOS_EResult EOS_Mods_InvalidIPCResponse = EOS_EResult::EOS_Mods_InvalidIPCResponse;
constexpr EOS_EResult EOS_Mods_URILaunchFailure = EOS_EResult::EOS_Mods_URILaunchFailure;
constexpr EOS_EResult EOS_Mods_ModIsNotInstalled = EOS_EResult::EOS_Mods_ModIsNotInstalled;
constexpr EOS_EResult EOS_Mods_UserDoesNotOwnTheGame = EOS_EResult::EOS_Mods_UserDoesNotOwnTheGame;
constexpr EOS_EResult EOS_Mods_OfferRequestByIdInvalidResult = EOS_EResult::EOS_Mods_OfferRequestByIdInvalidResult;
constexpr EOS_EResult EOS_Mods_CouldNotFindOffer = EOS_EResult::EOS_Mods_CouldNotFindOffer;
constexpr EOS_EResult EOS_Mods_OfferRequestByIdFailure = EOS_EResult::EOS_Mods_OfferRequestByIdFailure;
constexpr EOS_EResult EOS_Mods_PurchaseFailure = EOS_EResult::EOS_Mods_PurchaseFailure;
constexpr EOS_EResult EOS_Mods_InvalidGameInstallInfo = EOS_EResult::EOS_Mods_InvalidGameInstallInfo;
constexpr EOS_EResult EOS_Mods_CannotGetManifestLocation = EOS_EResult::EOS_Mods_CannotGetManifestLocation;
constexpr EOS_EResult EOS_Mods_UnsupportedOS = EOS_EResult::EOS_Mods_UnsupportedOS;
constexpr EOS_EResult EOS_AntiCheat_ClientProtectionNotAvailable = EOS_EResult::EOS_AntiCheat_ClientProtectionNotAvailable;
constexpr EOS_EResult EOS_AntiCheat_InvalidMode = EOS_EResult::EOS_AntiCheat_InvalidMode;
constexpr EOS_EResult EOS_AntiCheat_ClientProductIdMismatch = EOS_EResult::EOS_AntiCheat_ClientProductIdMismatch;
constexpr EOS_EResult EOS_AntiCheat_ClientSandboxIdMismatch = EOS_EResult::EOS_AntiCheat_ClientSandboxIdMismatch;
constexpr EOS_EResult EOS_AntiCheat_ProtectMessageSessionKeyRequired = EOS_EResult::EOS_AntiCheat_ProtectMessageSessionKeyRequired;
constexpr EOS_EResult EOS_AntiCheat_ProtectMessageValidationFailed = EOS_EResult::EOS_AntiCheat_ProtectMessageValidationFailed;
constexpr EOS_EResult EOS_AntiCheat_ProtectMessageInitializationFailed = EOS_EResult::EOS_AntiCheat_ProtectMessageInitializationFailed;
constexpr EOS_EResult EOS_AntiCheat_PeerAlreadyRegistered = EOS_EResult::EOS_AntiCheat_PeerAlreadyRegistered;
constexpr EOS_EResult EOS_AntiCheat_PeerNotFound = EOS_EResult::EOS_AntiCheat_PeerNotFound;
constexpr EOS_EResult EOS_AntiCheat_PeerNotProtected = EOS_EResult::EOS_AntiCheat_PeerNotProtected;
constexpr EOS_EResult EOS_AntiCheat_ClientDeploymentIdMismatch = EOS_EResult::EOS_AntiCheat_ClientDeploymentIdMismatch;
constexpr EOS_EResult EOS_AntiCheat_DeviceIdAuthIsNotSupported = EOS_EResult::EOS_AntiCheat_DeviceIdAuthIsNotSupported;
constexpr EOS_EResult EOS_RTC_TooManyParticipants = EOS_EResult::EOS_RTC_TooManyParticipants;
constexpr EOS_EResult EOS_RTC_RoomAlreadyExists = EOS_EResult::EOS_RTC_RoomAlreadyExists;
constexpr EOS_EResult EOS_RTC_UserKicked = EOS_EResult::EOS_RTC_UserKicked;
constexpr EOS_EResult EOS_RTC_UserBanned = EOS_EResult::EOS_RTC_UserBanned;
constexpr EOS_EResult EOS_RTC_RoomWasLeft = EOS_EResult::EOS_RTC_RoomWasLeft;
constexpr EOS_EResult EOS_RTC_ReconnectionTimegateExpired = EOS_EResult::EOS_RTC_ReconnectionTimegateExpired;
constexpr EOS_EResult EOS_RTC_ShutdownInvoked = EOS_EResult::EOS_RTC_ShutdownInvoked;
constexpr EOS_EResult EOS_RTC_UserIsInBlocklist = EOS_EResult::EOS_RTC_UserIsInBlocklist;
constexpr EOS_EResult EOS_RTC_AllocationFailed = EOS_EResult::EOS_RTC_AllocationFailed;
constexpr EOS_EResult EOS_RTC_VoiceModerationModeMismatch = EOS_EResult::EOS_RTC_VoiceModerationModeMismatch;
constexpr EOS_EResult EOS_RTC_EmptyRecord = EOS_EResult::EOS_RTC_EmptyRecord;
constexpr EOS_EResult EOS_RTC_RoomOptionsMismatch = EOS_EResult::EOS_RTC_RoomOptionsMismatch;
constexpr EOS_EResult EOS_ProgressionSnapshot_SnapshotIdUnavailable = EOS_EResult::EOS_ProgressionSnapshot_SnapshotIdUnavailable;
constexpr EOS_EResult EOS_KWS_ParentEmailMissing = EOS_EResult::EOS_KWS_ParentEmailMissing;
constexpr EOS_EResult EOS_KWS_UserGraduated = EOS_EResult::EOS_KWS_UserGraduated;
constexpr EOS_EResult EOS_Android_JavaVMNotStored = EOS_EResult::EOS_Android_JavaVMNotStored;
constexpr EOS_EResult EOS_Android_ReservedMustReferenceLocalVM = EOS_EResult::EOS_Android_ReservedMustReferenceLocalVM;
constexpr EOS_EResult EOS_Android_ReservedMustBeNull = EOS_EResult::EOS_Android_ReservedMustBeNull;
constexpr EOS_EResult EOS_Permission_RequiredPatchAvailable = EOS_EResult::EOS_Permission_RequiredPatchAvailable;
constexpr EOS_EResult EOS_Permission_RequiredSystemUpdate = EOS_EResult::EOS_Permission_RequiredSystemUpdate;
constexpr EOS_EResult EOS_Permission_AgeRestrictionFailure = EOS_EResult::EOS_Permission_AgeRestrictionFailure;
constexpr EOS_EResult EOS_Permission_AccountTypeFailure = EOS_EResult::EOS_Permission_AccountTypeFailure;
constexpr EOS_EResult EOS_Permission_ChatRestriction = EOS_EResult::EOS_Permission_ChatRestriction;
constexpr EOS_EResult EOS_Permission_UGCRestriction = EOS_EResult::EOS_Permission_UGCRestriction;
constexpr EOS_EResult EOS_Permission_OnlinePlayRestricted = EOS_EResult::EOS_Permission_OnlinePlayRestricted;
constexpr EOS_EResult EOS_DesktopCrossplay_ApplicationNotBootstrapped = EOS_EResult::EOS_DesktopCrossplay_ApplicationNotBootstrapped;
constexpr EOS_EResult EOS_DesktopCrossplay_ServiceNotInstalled = EOS_EResult::EOS_DesktopCrossplay_ServiceNotInstalled;
constexpr EOS_EResult EOS_DesktopCrossplay_ServiceStartFailed = EOS_EResult::EOS_DesktopCrossplay_ServiceStartFailed;
constexpr EOS_EResult EOS_DesktopCrossplay_ServiceNotRunning = EOS_EResult::EOS_DesktopCrossplay_ServiceNotRunning;
constexpr EOS_EResult EOS_CustomInvites_InviteFailed = EOS_EResult::EOS_CustomInvites_InviteFailed;
constexpr EOS_EResult EOS_UserInfo_BestDisplayNameIndeterminate = EOS_EResult::EOS_UserInfo_BestDisplayNameIndeterminate;
constexpr EOS_EResult EOS_ConsoleInit_OnNetworkRequestedDeprecatedCallbackNotSet = EOS_EResult::EOS_ConsoleInit_OnNetworkRequestedDeprecatedCallbackNotSet;
constexpr EOS_EResult EOS_ConsoleInit_CacheStorage_SizeKBNotMultipleOf16 = EOS_EResult::EOS_ConsoleInit_CacheStorage_SizeKBNotMultipleOf16;
constexpr EOS_EResult EOS_ConsoleInit_CacheStorage_SizeKBBelowMinimumSize = EOS_EResult::EOS_ConsoleInit_CacheStorage_SizeKBBelowMinimumSize;
constexpr EOS_EResult EOS_ConsoleInit_CacheStorage_SizeKBExceedsMaximumSize = EOS_EResult::EOS_ConsoleInit_CacheStorage_SizeKBExceedsMaximumSize;
constexpr EOS_EResult EOS_ConsoleInit_CacheStorage_IndexOutOfRangeRange = EOS_EResult::EOS_ConsoleInit_CacheStorage_IndexOutOfRangeRange;
constexpr EOS_EResult EOS_UnexpectedError = EOS_EResult::EOS_UnexpectedError;
#else
    __EOS_EResult_PAD_INT32__ = 0x7FFFFFFF
} EOS_EResult;
#endif

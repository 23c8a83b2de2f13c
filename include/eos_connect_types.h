/** @file
 * What the Connect functions take and give.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_common.h"

/** Longest external account id in bytes, without the terminating NUL. */
#define EOS_CONNECT_EXTERNAL_ACCOUNT_ID_MAX_LENGTH 256

/** Longest display name in bytes, without the terminating NUL. */
#define EOS_CONNECT_USERLOGININFO_DISPLAYNAME_MAX_LENGTH 32

/** Longest device model in bytes, without the terminating NUL; the rest is cut off. */
#define EOS_CONNECT_CREATEDEVICEID_DEVICEMODEL_MAX_LENGTH 64

/** Most ids in one mapping query. */
#define EOS_CONNECT_QUERYEXTERNALACCOUNTMAPPINGS_MAX_ACCOUNT_IDS 128

/** A time that is not known. */
#define EOS_CONNECT_TIME_UNDEFINED -1

/** What an `EOS_HConnect` points to as C sees it; it has no content. */
typedef struct EOS_ConnectHandle EOS_ConnectHandle;

/** Newest version of `EOS_Connect_ExternalAccountInfo` that this library knows. */
#define EOS_CONNECT_EXTERNALACCOUNTINFO_API_LATEST 1

/**
 * One external account of a product user. Freed with `EOS_Connect_ExternalAccountInfo_Release`,
 * texts included.
 */
typedef struct _tagEOS_Connect_ExternalAccountInfo {
    /** Version of this struct: `EOS_CONNECT_EXTERNALACCOUNTINFO_API_LATEST`. */
    int32_t ApiVersion;
    /** The user it belongs to. */
    EOS_ProductUserId ProductUserId;
    /** The name shown to others, or null. */
    const char *DisplayName;
    /** The external account id. */
    const char *AccountId;
    /** Who issued it. */
    EOS_EExternalAccountType AccountIdType;
    /** When it logged in last, in seconds since 1970 (UTC), or `EOS_CONNECT_TIME_UNDEFINED`. */
    int64_t LastLoginTime;
} EOS_Connect_ExternalAccountInfo;

/** Newest version of `EOS_Connect_IdToken` that this library knows. */
#define EOS_CONNECT_IDTOKEN_API_LATEST 1

/**
 * A signed proof of who a user is. What `EOS_Connect_CopyIdToken` hands out is freed with
 * `EOS_Connect_IdToken_Release`, text included.
 */
typedef struct _tagEOS_Connect_IdToken {
    /** Version of this struct: `EOS_CONNECT_IDTOKEN_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** Who it speaks of. */
    EOS_ProductUserId ProductUserId;
    /** The signed token. */
    const char *JsonWebToken;
} EOS_Connect_IdToken;

/** The Connect interface of a platform. Lives as long as the platform; never freed by the game. */
typedef EOS_ConnectHandle *EOS_HConnect;

/** Newest version of `EOS_Connect_Credentials` that this library knows. */
#define EOS_CONNECT_CREDENTIALS_API_LATEST 1

/** What proves the external account. */
typedef struct _tagEOS_Connect_Credentials {
    /** Version of this struct: `EOS_CONNECT_CREDENTIALS_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The token, as `Type` wants it; null for a device id. */
    const char *Token;
    /** What kind of token it is. */
    EOS_EExternalCredentialType Type;
} EOS_Connect_Credentials;

/** Newest version of `EOS_Connect_UserLoginInfo` that this library knows. */
#define EOS_CONNECT_USERLOGININFO_API_LATEST 2

/**
 * What the game knows about the user who logs in. Required for device ids and for Amazon, Apple,
 * Google, Nintendo and Oculus accounts, else null.
 */
typedef struct _tagEOS_Connect_UserLoginInfo {
    /** Version of this struct: `EOS_CONNECT_USERLOGININFO_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /**
     * The name shown to others, up to 32 bytes of UTF-8. The service does not check who bears it.
     */
    const char *DisplayName;
    /** Token of a Nintendo service account, or null. Since version 2. */
    const char *NsaIdToken;
} EOS_Connect_UserLoginInfo;

/** Newest version of `EOS_Connect_LoginOptions` that this library knows. */
#define EOS_CONNECT_LOGIN_API_LATEST 2

/** What `EOS_Connect_Login` takes. Calling it again before the login expires refreshes it. */
typedef struct _tagEOS_Connect_LoginOptions {
    /** Version of this struct: `EOS_CONNECT_LOGIN_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** What proves the external account. Copied. */
    const EOS_Connect_Credentials *Credentials;
    /**
     * What the game knows about the user, or null where nothing is required. Copied. Since version
     * 2.
     */
    const EOS_Connect_UserLoginInfo *UserLoginInfo;
} EOS_Connect_LoginOptions;

/** How `EOS_Connect_Login` ended. */
typedef struct _tagEOS_Connect_LoginCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The user who is logged in now; null on failure. */
    EOS_ProductUserId LocalUserId;
    /**
     * Given with `EOS_InvalidUser`: pass it to `EOS_Connect_CreateUser` or
     * `EOS_Connect_LinkAccount`. Else null.
     */
    EOS_ContinuanceToken ContinuanceToken;
} EOS_Connect_LoginCallbackInfo;

/** Reports how `EOS_Connect_Login` ended. */
typedef void (EOS_CALL *EOS_Connect_OnLoginCallback)(const EOS_Connect_LoginCallbackInfo *Data);

/** Newest version of `EOS_Connect_LogoutOptions` that this library knows. */
#define EOS_CONNECT_LOGOUT_API_LATEST 1

/** What `EOS_Connect_Logout` takes. */
typedef struct _tagEOS_Connect_LogoutOptions {
    /** Version of this struct: `EOS_CONNECT_LOGOUT_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The user to log out. */
    EOS_ProductUserId LocalUserId;
} EOS_Connect_LogoutOptions;

/** How `EOS_Connect_Logout` ended. */
typedef struct _tagEOS_Connect_LogoutCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The user who was to be logged out. */
    EOS_ProductUserId LocalUserId;
} EOS_Connect_LogoutCallbackInfo;

/** Reports how `EOS_Connect_Logout` ended. */
typedef void (EOS_CALL *EOS_Connect_OnLogoutCallback)(const EOS_Connect_LogoutCallbackInfo *Data);

/** Newest version of `EOS_Connect_AddNotifyAuthExpirationOptions` that this library knows. */
#define EOS_CONNECT_ADDNOTIFYAUTHEXPIRATION_API_LATEST 1

/** What `EOS_Connect_AddNotifyAuthExpiration` takes. */
typedef struct _tagEOS_Connect_AddNotifyAuthExpirationOptions {
    /**
     * Version of this struct: `EOS_CONNECT_ADDNOTIFYAUTHEXPIRATION_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
} EOS_Connect_AddNotifyAuthExpirationOptions;

/**
 * A login is about to end, in ten minutes, and the library could not renew it so far: log in again.
 */
typedef struct _tagEOS_Connect_AuthExpirationCallbackInfo {
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** Whose login it is. */
    EOS_ProductUserId LocalUserId;
} EOS_Connect_AuthExpirationCallbackInfo;

/** Tells that a login is about to expire. */
typedef void (EOS_CALL *EOS_Connect_OnAuthExpirationCallback)(const EOS_Connect_AuthExpirationCallbackInfo *Data);

/** Newest version of `EOS_Connect_AddNotifyLoginStatusChangedOptions` that this library knows. */
#define EOS_CONNECT_ADDNOTIFYLOGINSTATUSCHANGED_API_LATEST 1

/** What `EOS_Connect_AddNotifyLoginStatusChanged` takes. */
typedef struct _tagEOS_Connect_AddNotifyLoginStatusChangedOptions {
    /**
     * Version of this struct: `EOS_CONNECT_ADDNOTIFYLOGINSTATUSCHANGED_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
} EOS_Connect_AddNotifyLoginStatusChangedOptions;

/** A user's login status changed. */
typedef struct _tagEOS_Connect_LoginStatusChangedCallbackInfo {
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** Whose status it is. */
    EOS_ProductUserId LocalUserId;
    /** The status before. */
    EOS_ELoginStatus PreviousStatus;
    /** The status now. */
    EOS_ELoginStatus CurrentStatus;
} EOS_Connect_LoginStatusChangedCallbackInfo;

/** Tells that a login status changed. */
typedef void (EOS_CALL *EOS_Connect_OnLoginStatusChangedCallback)(const EOS_Connect_LoginStatusChangedCallbackInfo *Data);

/** Newest version of `EOS_Connect_CreateUserOptions` that this library knows. */
#define EOS_CONNECT_CREATEUSER_API_LATEST 1

/** What `EOS_Connect_CreateUser` takes. */
typedef struct _tagEOS_Connect_CreateUserOptions {
    /** Version of this struct: `EOS_CONNECT_CREATEUSER_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** From the login that ended with `EOS_InvalidUser`. */
    EOS_ContinuanceToken ContinuanceToken;
} EOS_Connect_CreateUserOptions;

/** How `EOS_Connect_CreateUser` ended. */
typedef struct _tagEOS_Connect_CreateUserCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The new user, logged in; null on failure. */
    EOS_ProductUserId LocalUserId;
} EOS_Connect_CreateUserCallbackInfo;

/** Reports how `EOS_Connect_CreateUser` ended. */
typedef void (EOS_CALL *EOS_Connect_OnCreateUserCallback)(const EOS_Connect_CreateUserCallbackInfo *Data);

/** Newest version of `EOS_Connect_LinkAccountOptions` that this library knows. */
#define EOS_CONNECT_LINKACCOUNT_API_LATEST 1

/** What `EOS_Connect_LinkAccount` takes. */
typedef struct _tagEOS_Connect_LinkAccountOptions {
    /** Version of this struct: `EOS_CONNECT_LINKACCOUNT_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The logged-in user who gets the external account. */
    EOS_ProductUserId LocalUserId;
    /** From the external account's login that ended with `EOS_InvalidUser`. */
    EOS_ContinuanceToken ContinuanceToken;
} EOS_Connect_LinkAccountOptions;

/** How `EOS_Connect_LinkAccount` ended. */
typedef struct _tagEOS_Connect_LinkAccountCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The user whose account was to be linked. */
    EOS_ProductUserId LocalUserId;
} EOS_Connect_LinkAccountCallbackInfo;

/** Reports how `EOS_Connect_LinkAccount` ended. */
typedef void (EOS_CALL *EOS_Connect_OnLinkAccountCallback)(const EOS_Connect_LinkAccountCallbackInfo *Data);

/** Newest version of `EOS_Connect_UnlinkAccountOptions` that this library knows. */
#define EOS_CONNECT_UNLINKACCOUNT_API_LATEST 1

/**
 * What `EOS_Connect_UnlinkAccount` takes. The external account that logged in is taken from the
 * user.
 */
typedef struct _tagEOS_Connect_UnlinkAccountOptions {
    /** Version of this struct: `EOS_CONNECT_UNLINKACCOUNT_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The logged-in user. */
    EOS_ProductUserId LocalUserId;
} EOS_Connect_UnlinkAccountOptions;

/** How `EOS_Connect_UnlinkAccount` ended. */
typedef struct _tagEOS_Connect_UnlinkAccountCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The user whose account was to be unlinked. */
    EOS_ProductUserId LocalUserId;
} EOS_Connect_UnlinkAccountCallbackInfo;

/** Reports how `EOS_Connect_UnlinkAccount` ended. */
typedef void (EOS_CALL *EOS_Connect_OnUnlinkAccountCallback)(const EOS_Connect_UnlinkAccountCallbackInfo *Data);

/** Newest version of `EOS_Connect_CreateDeviceIdOptions` that this library knows. */
#define EOS_CONNECT_CREATEDEVICEID_API_LATEST 1

/**
 * What `EOS_Connect_CreateDeviceId` takes. The device id is kept on this machine, for the current
 * profile.
 */
typedef struct _tagEOS_Connect_CreateDeviceIdOptions {
    /** Version of this struct: `EOS_CONNECT_CREATEDEVICEID_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** What kind of machine this is, for people to read. Required; cut at 64 bytes. */
    const char *DeviceModel;
} EOS_Connect_CreateDeviceIdOptions;

/**
 * How `EOS_Connect_CreateDeviceId` ended; `EOS_DuplicateNotAllowed` when there is a device id
 * already.
 */
typedef struct _tagEOS_Connect_CreateDeviceIdCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
} EOS_Connect_CreateDeviceIdCallbackInfo;

/** Reports how `EOS_Connect_CreateDeviceId` ended. */
typedef void (EOS_CALL *EOS_Connect_OnCreateDeviceIdCallback)(const EOS_Connect_CreateDeviceIdCallbackInfo *Data);

/** Newest version of `EOS_Connect_DeleteDeviceIdOptions` that this library knows. */
#define EOS_CONNECT_DELETEDEVICEID_API_LATEST 1

/** What `EOS_Connect_DeleteDeviceId` takes. A deleted device id does not come back. */
typedef struct _tagEOS_Connect_DeleteDeviceIdOptions {
    /** Version of this struct: `EOS_CONNECT_DELETEDEVICEID_API_LATEST`, or an older one. */
    int32_t ApiVersion;
} EOS_Connect_DeleteDeviceIdOptions;

/** How `EOS_Connect_DeleteDeviceId` ended. */
typedef struct _tagEOS_Connect_DeleteDeviceIdCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
} EOS_Connect_DeleteDeviceIdCallbackInfo;

/** Reports how `EOS_Connect_DeleteDeviceId` ended. */
typedef void (EOS_CALL *EOS_Connect_OnDeleteDeviceIdCallback)(const EOS_Connect_DeleteDeviceIdCallbackInfo *Data);

/** Newest version of `EOS_Connect_TransferDeviceIdAccountOptions` that this library knows. */
#define EOS_CONNECT_TRANSFERDEVICEIDACCOUNT_API_LATEST 1

/**
 * What `EOS_Connect_TransferDeviceIdAccount` takes. Two logged-in users become one; the other is
 * gone for good.
 */
typedef struct _tagEOS_Connect_TransferDeviceIdAccountOptions {
    /**
     * Version of this struct: `EOS_CONNECT_TRANSFERDEVICEIDACCOUNT_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
    /** The user of a real external account. */
    EOS_ProductUserId PrimaryLocalUserId;
    /** The user of the device id. */
    EOS_ProductUserId LocalDeviceUserId;
    /** Which of the two stays. */
    EOS_ProductUserId ProductUserIdToPreserve;
} EOS_Connect_TransferDeviceIdAccountOptions;

/** How `EOS_Connect_TransferDeviceIdAccount` ended. */
typedef struct _tagEOS_Connect_TransferDeviceIdAccountCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The user who stayed; null on failure. */
    EOS_ProductUserId LocalUserId;
} EOS_Connect_TransferDeviceIdAccountCallbackInfo;

/** Reports how `EOS_Connect_TransferDeviceIdAccount` ended. */
typedef void (EOS_CALL *EOS_Connect_OnTransferDeviceIdAccountCallback)(const EOS_Connect_TransferDeviceIdAccountCallbackInfo *Data);

/** Newest version of `EOS_Connect_QueryExternalAccountMappingsOptions` that this library knows. */
#define EOS_CONNECT_QUERYEXTERNALACCOUNTMAPPINGS_API_LATEST 1

/**
 * What `EOS_Connect_QueryExternalAccountMappings` takes. The answer is kept for
 * `EOS_Connect_GetExternalAccountMapping`.
 */
typedef struct _tagEOS_Connect_QueryExternalAccountMappingsOptions {
    /**
     * Version of this struct: `EOS_CONNECT_QUERYEXTERNALACCOUNTMAPPINGS_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
    /** The logged-in user who asks; null for a server. */
    EOS_ProductUserId LocalUserId;
    /** Who issued the external accounts. */
    EOS_EExternalAccountType AccountIdType;
    /** The external account ids. Copied. */
    const char **ExternalAccountIds;
    /** How many there are, 1 to 128. */
    uint32_t ExternalAccountIdCount;
} EOS_Connect_QueryExternalAccountMappingsOptions;

/** How `EOS_Connect_QueryExternalAccountMappings` ended. */
typedef struct _tagEOS_Connect_QueryExternalAccountMappingsCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The user who asked. */
    EOS_ProductUserId LocalUserId;
} EOS_Connect_QueryExternalAccountMappingsCallbackInfo;

/** Reports how `EOS_Connect_QueryExternalAccountMappings` ended. */
typedef void (EOS_CALL *EOS_Connect_OnQueryExternalAccountMappingsCallback)(const EOS_Connect_QueryExternalAccountMappingsCallbackInfo *Data);

/** Newest version of `EOS_Connect_GetExternalAccountMappingsOptions` that this library knows. */
#define EOS_CONNECT_GETEXTERNALACCOUNTMAPPING_API_LATEST 1

/** Newest version of `EOS_Connect_GetExternalAccountMappingsOptions` that this library knows. */
#define EOS_CONNECT_GETEXTERNALACCOUNTMAPPINGS_API_LATEST EOS_CONNECT_GETEXTERNALACCOUNTMAPPING_API_LATEST

/** What `EOS_Connect_GetExternalAccountMapping` takes. */
typedef struct _tagEOS_Connect_GetExternalAccountMappingsOptions {
    /**
     * Version of this struct: `EOS_CONNECT_GETEXTERNALACCOUNTMAPPINGS_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
    /** The logged-in user who asked; null for a server. */
    EOS_ProductUserId LocalUserId;
    /** Who issued the external account. */
    EOS_EExternalAccountType AccountIdType;
    /** The external account id. */
    const char *TargetExternalUserId;
} EOS_Connect_GetExternalAccountMappingsOptions;

/** Newest version of `EOS_Connect_QueryProductUserIdMappingsOptions` that this library knows. */
#define EOS_CONNECT_QUERYPRODUCTUSERIDMAPPINGS_API_LATEST 2

/**
 * What `EOS_Connect_QueryProductUserIdMappings` takes. The answer is kept for the functions that
 * read external accounts.
 */
typedef struct _tagEOS_Connect_QueryProductUserIdMappingsOptions {
    /**
     * Version of this struct: `EOS_CONNECT_QUERYPRODUCTUSERIDMAPPINGS_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
    /** The logged-in user who asks; null for a server. */
    EOS_ProductUserId LocalUserId;
    /** Not used. */
    EOS_EExternalAccountType AccountIdType_DEPRECATED;
    /** The users to ask about. Copied. */
    EOS_ProductUserId *ProductUserIds;
    /** How many there are, 1 to 128. */
    uint32_t ProductUserIdCount;
} EOS_Connect_QueryProductUserIdMappingsOptions;

/** How `EOS_Connect_QueryProductUserIdMappings` ended. */
typedef struct _tagEOS_Connect_QueryProductUserIdMappingsCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The user who asked. */
    EOS_ProductUserId LocalUserId;
} EOS_Connect_QueryProductUserIdMappingsCallbackInfo;

/** Reports how `EOS_Connect_QueryProductUserIdMappings` ended. */
typedef void (EOS_CALL *EOS_Connect_OnQueryProductUserIdMappingsCallback)(const EOS_Connect_QueryProductUserIdMappingsCallbackInfo *Data);

/** Newest version of `EOS_Connect_GetProductUserIdMappingOptions` that this library knows. */
#define EOS_CONNECT_GETPRODUCTUSERIDMAPPING_API_LATEST 1

/** What `EOS_Connect_GetProductUserIdMapping` takes. */
typedef struct _tagEOS_Connect_GetProductUserIdMappingOptions {
    /**
     * Version of this struct: `EOS_CONNECT_GETPRODUCTUSERIDMAPPING_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
    /** The logged-in user who asked; null for a server. */
    EOS_ProductUserId LocalUserId;
    /** Which of the user's external accounts is wanted. */
    EOS_EExternalAccountType AccountIdType;
    /** The user it belongs to. */
    EOS_ProductUserId TargetProductUserId;
} EOS_Connect_GetProductUserIdMappingOptions;

/**
 * Newest version of `EOS_Connect_GetProductUserExternalAccountCountOptions` that this library
 * knows.
 */
#define EOS_CONNECT_GETPRODUCTUSEREXTERNALACCOUNTCOUNT_API_LATEST 1

/** What `EOS_Connect_GetProductUserExternalAccountCount` takes. */
typedef struct _tagEOS_Connect_GetProductUserExternalAccountCountOptions {
    /**
     * Version of this struct: `EOS_CONNECT_GETPRODUCTUSEREXTERNALACCOUNTCOUNT_API_LATEST`, or an
     * older one.
     */
    int32_t ApiVersion;
    /** The user whose external accounts are counted. */
    EOS_ProductUserId TargetUserId;
} EOS_Connect_GetProductUserExternalAccountCountOptions;

/**
 * Newest version of `EOS_Connect_CopyProductUserExternalAccountByIndexOptions` that this library
 * knows.
 */
#define EOS_CONNECT_COPYPRODUCTUSEREXTERNALACCOUNTBYINDEX_API_LATEST 1

/** What `EOS_Connect_CopyProductUserExternalAccountByIndex` takes. */
typedef struct _tagEOS_Connect_CopyProductUserExternalAccountByIndexOptions {
    /**
     * Version of this struct: `EOS_CONNECT_COPYPRODUCTUSEREXTERNALACCOUNTBYINDEX_API_LATEST`, or an
     * older one.
     */
    int32_t ApiVersion;
    /** The user it belongs to. */
    EOS_ProductUserId TargetUserId;
    /** Which one, counted from zero. */
    uint32_t ExternalAccountInfoIndex;
} EOS_Connect_CopyProductUserExternalAccountByIndexOptions;

/**
 * Newest version of `EOS_Connect_CopyProductUserExternalAccountByAccountTypeOptions` that this
 * library knows.
 */
#define EOS_CONNECT_COPYPRODUCTUSEREXTERNALACCOUNTBYACCOUNTTYPE_API_LATEST 1

/** What `EOS_Connect_CopyProductUserExternalAccountByAccountType` takes. */
typedef struct _tagEOS_Connect_CopyProductUserExternalAccountByAccountTypeOptions {
    /**
     * Version of this struct: `EOS_CONNECT_COPYPRODUCTUSEREXTERNALACCOUNTBYACCOUNTTYPE_API_LATEST`,
     * or an older one.
     */
    int32_t ApiVersion;
    /** The user it belongs to. */
    EOS_ProductUserId TargetUserId;
    /** Who issued the external account. */
    EOS_EExternalAccountType AccountIdType;
} EOS_Connect_CopyProductUserExternalAccountByAccountTypeOptions;

/**
 * Newest version of `EOS_Connect_CopyProductUserExternalAccountByAccountIdOptions` that this
 * library knows.
 */
#define EOS_CONNECT_COPYPRODUCTUSEREXTERNALACCOUNTBYACCOUNTID_API_LATEST 1

/** What `EOS_Connect_CopyProductUserExternalAccountByAccountId` takes. */
typedef struct _tagEOS_Connect_CopyProductUserExternalAccountByAccountIdOptions {
    /**
     * Version of this struct: `EOS_CONNECT_COPYPRODUCTUSEREXTERNALACCOUNTBYACCOUNTID_API_LATEST`,
     * or an older one.
     */
    int32_t ApiVersion;
    /** The user it belongs to. */
    EOS_ProductUserId TargetUserId;
    /** The external account id. */
    const char *AccountId;
} EOS_Connect_CopyProductUserExternalAccountByAccountIdOptions;

/** Newest version of `EOS_Connect_CopyProductUserInfoOptions` that this library knows. */
#define EOS_CONNECT_COPYPRODUCTUSERINFO_API_LATEST 1

/**
 * What `EOS_Connect_CopyProductUserInfo` takes. It copies the external account that logged in last.
 */
typedef struct _tagEOS_Connect_CopyProductUserInfoOptions {
    /** Version of this struct: `EOS_CONNECT_COPYPRODUCTUSERINFO_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The user it belongs to. */
    EOS_ProductUserId TargetUserId;
} EOS_Connect_CopyProductUserInfoOptions;

/** Newest version of `EOS_Connect_CopyIdTokenOptions` that this library knows. */
#define EOS_CONNECT_COPYIDTOKEN_API_LATEST 1

/** What `EOS_Connect_CopyIdToken` takes. */
typedef struct _tagEOS_Connect_CopyIdTokenOptions {
    /** Version of this struct: `EOS_CONNECT_COPYIDTOKEN_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The logged-in user whose token is copied. */
    EOS_ProductUserId LocalUserId;
} EOS_Connect_CopyIdTokenOptions;

/** Newest version of `EOS_Connect_VerifyIdTokenOptions` that this library knows. */
#define EOS_CONNECT_VERIFYIDTOKEN_API_LATEST 1

/** What `EOS_Connect_VerifyIdToken` takes. */
typedef struct _tagEOS_Connect_VerifyIdTokenOptions {
    /** Version of this struct: `EOS_CONNECT_VERIFYIDTOKEN_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The token and the user it should speak of. Copied. */
    const EOS_Connect_IdToken *IdToken;
} EOS_Connect_VerifyIdTokenOptions;

/**
 * How `EOS_Connect_VerifyIdToken` ended, and what the token says. Texts live as long as the
 * callback.
 */
typedef struct _tagEOS_Connect_VerifyIdTokenCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** Who the token speaks of. */
    EOS_ProductUserId ProductUserId;
    /** Whether the account fields that follow hold something; never for a device id. */
    EOS_Bool bIsAccountInfoPresent;
    /** Who issued the external account. */
    EOS_EExternalAccountType AccountIdType;
    /** The external account id. */
    const char *AccountId;
    /** The platform the user logged in on. */
    const char *Platform;
    /** What kind of device the user logged in on. */
    const char *DeviceType;
    /** The client that the token was given to. In the struct since SDK 1.14.2. */
    const char *ClientId;
    /** The product. In the struct since SDK 1.14.2. */
    const char *ProductId;
    /** The sandbox. In the struct since SDK 1.14.2. */
    const char *SandboxId;
    /** The deployment. In the struct since SDK 1.14.2. */
    const char *DeploymentId;
} EOS_Connect_VerifyIdTokenCallbackInfo;

/** Reports how `EOS_Connect_VerifyIdToken` ended. */
typedef void (EOS_CALL *EOS_Connect_OnVerifyIdTokenCallback)(const EOS_Connect_VerifyIdTokenCallbackInfo *Data);

/**
 * Frees the information about an external account with all that it points to. Null is ignored, and
 * so is, with a line in the log, what is none. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Connect_ExternalAccountInfo_Release(EOS_Connect_ExternalAccountInfo *ExternalAccountInfo);

/**
 * Frees an id token with its text. Null is ignored, and so is, with a line in the log, what is
 * none. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Connect_IdToken_Release(EOS_Connect_IdToken *IdToken);

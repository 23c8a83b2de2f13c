/** @file
 * What the Auth functions take and give.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_common.h"

/** In `LoginFlags`: the login may show nothing to the user. None here ever does. */
#define EOS_LF_NO_USER_INTERFACE 1

/** What a token is for. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_EAuthTokenType : int32_t {
#else
typedef enum EOS_EAuthTokenType {
#endif
    /** A program. */
    EOS_ATT_Client = 0,
    /** A user. */
    EOS_ATT_User = 1,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_EAuthTokenType EOS_ATT_Client = EOS_EAuthTokenType::EOS_ATT_Client;
constexpr EOS_EAuthTokenType EOS_ATT_User = EOS_EAuthTokenType::EOS_ATT_User;
#else
    __EOS_EAuthTokenType_PAD_INT32__ = 0x7FFFFFFF
} EOS_EAuthTokenType;
#endif

/** What a login is proved by. Which of them a directory takes: `EOS_Auth_Login`. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_ELoginCredentialType : int32_t {
#else
typedef enum EOS_ELoginCredentialType {
#endif
    /** Name and password of an Epic account. */
    EOS_LCT_Password = 0,
    /** A code from a launcher, good once. */
    EOS_LCT_ExchangeCode = 1,
    /** What the library has kept of an earlier login. */
    EOS_LCT_PersistentAuth = 2,
    /** A code that the user enters on another device. */
    EOS_LCT_DeviceCode = 3,
    /** A name, at a developer's desk. */
    EOS_LCT_Developer = 4,
    /** The refresh token of another login. */
    EOS_LCT_RefreshToken = 5,
    /** A page that asks the user. */
    EOS_LCT_AccountPortal = 6,
    /** The token of another system. */
    EOS_LCT_ExternalAuth = 7,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_ELoginCredentialType EOS_LCT_Password = EOS_ELoginCredentialType::EOS_LCT_Password;
constexpr EOS_ELoginCredentialType EOS_LCT_ExchangeCode = EOS_ELoginCredentialType::EOS_LCT_ExchangeCode;
constexpr EOS_ELoginCredentialType EOS_LCT_PersistentAuth = EOS_ELoginCredentialType::EOS_LCT_PersistentAuth;
constexpr EOS_ELoginCredentialType EOS_LCT_DeviceCode = EOS_ELoginCredentialType::EOS_LCT_DeviceCode;
constexpr EOS_ELoginCredentialType EOS_LCT_Developer = EOS_ELoginCredentialType::EOS_LCT_Developer;
constexpr EOS_ELoginCredentialType EOS_LCT_RefreshToken = EOS_ELoginCredentialType::EOS_LCT_RefreshToken;
constexpr EOS_ELoginCredentialType EOS_LCT_AccountPortal = EOS_ELoginCredentialType::EOS_LCT_AccountPortal;
constexpr EOS_ELoginCredentialType EOS_LCT_ExternalAuth = EOS_ELoginCredentialType::EOS_LCT_ExternalAuth;
#else
    __EOS_ELoginCredentialType_PAD_INT32__ = 0x7FFFFFFF
} EOS_ELoginCredentialType;
#endif

/** What a login asks of the user's account; bits, of which any set is taken. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_EAuthScopeFlags : int32_t {
#else
typedef enum EOS_EAuthScopeFlags {
#endif
    /** Nothing. */
    EOS_AS_NoFlags = 0,
    /** The display name. */
    EOS_AS_BasicProfile = 1,
    /** The list of friends. */
    EOS_AS_FriendsList = 2,
    /** Presence, the user's own and that of friends. */
    EOS_AS_Presence = 4,
    /** Changes to the list of friends. */
    EOS_AS_FriendsManagement = 8,
    /** The address for mail. */
    EOS_AS_Email = 16,
    /** The country. */
    EOS_AS_Country = 32,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_EAuthScopeFlags EOS_AS_NoFlags = EOS_EAuthScopeFlags::EOS_AS_NoFlags;
constexpr EOS_EAuthScopeFlags EOS_AS_BasicProfile = EOS_EAuthScopeFlags::EOS_AS_BasicProfile;
constexpr EOS_EAuthScopeFlags EOS_AS_FriendsList = EOS_EAuthScopeFlags::EOS_AS_FriendsList;
constexpr EOS_EAuthScopeFlags EOS_AS_Presence = EOS_EAuthScopeFlags::EOS_AS_Presence;
constexpr EOS_EAuthScopeFlags EOS_AS_FriendsManagement = EOS_EAuthScopeFlags::EOS_AS_FriendsManagement;
constexpr EOS_EAuthScopeFlags EOS_AS_Email = EOS_EAuthScopeFlags::EOS_AS_Email;
constexpr EOS_EAuthScopeFlags EOS_AS_Country = EOS_EAuthScopeFlags::EOS_AS_Country;
EOS_ENUM_BOOLEAN_OPERATORS(EOS_EAuthScopeFlags)
#else
    __EOS_EAuthScopeFlags_PAD_INT32__ = 0x7FFFFFFF
} EOS_EAuthScopeFlags;
#endif

/** How `EOS_Auth_LinkAccount` links. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_ELinkAccountFlags : int32_t {
#else
typedef enum EOS_ELinkAccountFlags {
#endif
    /** The account that a login has not found is made, and logged in. */
    EOS_LA_NoFlags = 0,
    /** A Nintendo account is linked to a user who is logged in. */
    EOS_LA_NintendoNsaId = 1,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_ELinkAccountFlags EOS_LA_NoFlags = EOS_ELinkAccountFlags::EOS_LA_NoFlags;
constexpr EOS_ELinkAccountFlags EOS_LA_NintendoNsaId = EOS_ELinkAccountFlags::EOS_LA_NintendoNsaId;
EOS_ENUM_BOOLEAN_OPERATORS(EOS_ELinkAccountFlags)
#else
    __EOS_ELinkAccountFlags_PAD_INT32__ = 0x7FFFFFFF
} EOS_ELinkAccountFlags;
#endif

/** What an `EOS_HAuth` points to as C sees it; it has no content. */
typedef struct EOS_AuthHandle EOS_AuthHandle;

/** Newest version of `EOS_Auth_Token` that this library knows. */
#define EOS_AUTH_TOKEN_API_LATEST 2

/**
 * The tokens of a user. What `EOS_Auth_CopyUserAuthToken` hands out is freed with
 * `EOS_Auth_Token_Release`, texts included.
 */
typedef struct _tagEOS_Auth_Token {
    /** Version of this struct: `EOS_AUTH_TOKEN_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** What the program calls its product; where it names none, the client id. */
    const char *App;
    /** The client id of the program. */
    const char *ClientId;
    /** Whose tokens they are. */
    EOS_EpicAccountId AccountId;
    /** The access token: `EOS_Connect_Login` takes it as `EOS_ECT_EPIC`. */
    const char *AccessToken;
    /**
     * Seconds from the call until the access token is good no more. The library renews it before.
     */
    double ExpiresIn;
    /** The same as an instant, in UTC by ISO 8601. */
    const char *ExpiresAt;
    /** `EOS_ATT_User`. */
    EOS_EAuthTokenType AuthType;
    /**
     * The refresh token: `EOS_Auth_Login` takes it as `EOS_LCT_RefreshToken`, for the same client
     * id and deployment. Empty where the login has none. Since version 2.
     */
    const char *RefreshToken;
    /**
     * Seconds from the call until the refresh token is good no more, if nobody uses it. Since
     * version 2.
     */
    double RefreshExpiresIn;
    /**
     * The same as an instant, in UTC by ISO 8601; empty where there is no refresh token. Since
     * version 2.
     */
    const char *RefreshExpiresAt;
} EOS_Auth_Token;

/** Newest version of `EOS_Auth_IdToken` that this library knows. */
#define EOS_AUTH_IDTOKEN_API_LATEST 1

/**
 * A signed proof of who a user is, by which the same program logs in. What `EOS_Auth_CopyIdToken`
 * hands out is freed with `EOS_Auth_IdToken_Release`, text included.
 */
typedef struct _tagEOS_Auth_IdToken {
    /** Version of this struct: `EOS_AUTH_IDTOKEN_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** Who it speaks of. */
    EOS_EpicAccountId AccountId;
    /** The signed token: `EOS_Connect_Login` takes it as `EOS_ECT_EPIC_ID_TOKEN`. */
    const char *JsonWebToken;
} EOS_Auth_IdToken;

/** The Auth interface of a platform. Lives as long as the platform; never freed by the game. */
typedef EOS_AuthHandle *EOS_HAuth;

/** Newest version of `EOS_Auth_Credentials` that this library knows. */
#define EOS_AUTH_CREDENTIALS_API_LATEST 4

/**
 * What proves who logs in. `EOS_Auth_Login` says what each type takes; what a type does not take is
 * null or empty.
 */
typedef struct _tagEOS_Auth_Credentials {
    /** Version of this struct: `EOS_AUTH_CREDENTIALS_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** Who, or where, as `Type` wants it. */
    const char *Id;
    /** The secret, as `Type` wants it. */
    const char *Token;
    /** What the two are. */
    EOS_ELoginCredentialType Type;
    /** Options of a console; not looked at. Since version 3. */
    void *SystemAuthCredentialsOptions;
    /** With `EOS_LCT_ExternalAuth`, what kind of token it is. Since version 3. */
    EOS_EExternalCredentialType ExternalType;
} EOS_Auth_Credentials;

/** Newest version of `EOS_Auth_PinGrantInfo` that this library knows. */
#define EOS_AUTH_PINGRANTINFO_API_LATEST 2

/** What a user is to enter on another device. No login here asks for that. */
typedef struct _tagEOS_Auth_PinGrantInfo {
    /** Version of this struct: `EOS_AUTH_PINGRANTINFO_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The code. */
    const char *UserCode;
    /** The page that takes it. */
    const char *VerificationURI;
    /** Seconds from now until it is good no more. */
    int32_t ExpiresIn;
    /** The page, with the code in its address. Since version 2. */
    const char *VerificationURIComplete;
} EOS_Auth_PinGrantInfo;

/** Newest version of `EOS_Auth_AccountFeatureRestrictedInfo` that this library knows. */
#define EOS_AUTH_ACCOUNTFEATURERESTRICTEDINFO_API_LATEST 1

/** Where a user lifts a restriction. No account here has one. */
typedef struct _tagEOS_Auth_AccountFeatureRestrictedInfo {
    /**
     * Version of this struct: `EOS_AUTH_ACCOUNTFEATURERESTRICTEDINFO_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
    /** The page. */
    const char *VerificationURI;
} EOS_Auth_AccountFeatureRestrictedInfo;

/** Newest version of `EOS_Auth_LoginOptions` that this library knows. */
#define EOS_AUTH_LOGIN_API_LATEST 3

/** What `EOS_Auth_Login` takes. */
typedef struct _tagEOS_Auth_LoginOptions {
    /** Version of this struct: `EOS_AUTH_LOGIN_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** What proves who logs in. Copied. */
    const EOS_Auth_Credentials *Credentials;
    /**
     * Bits of `EOS_EAuthScopeFlags`; any set is taken, and none keeps anything back. Since version
     * 2.
     */
    EOS_EAuthScopeFlags ScopeFlags;
    /** Bits of `EOS_LF_…`. Since version 3. */
    uint64_t LoginFlags;
} EOS_Auth_LoginOptions;

/** How `EOS_Auth_Login` ended. */
typedef struct _tagEOS_Auth_LoginCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The user who is logged in now; null on failure. */
    EOS_EpicAccountId LocalUserId;
    /** Null. */
    const EOS_Auth_PinGrantInfo *PinGrantInfo;
    /** Given with `EOS_InvalidUser`: pass it to `EOS_Auth_LinkAccount`. Else null. */
    EOS_ContinuanceToken ContinuanceToken;
    /** Null. */
    const EOS_Auth_AccountFeatureRestrictedInfo *AccountFeatureRestrictedInfo_DEPRECATED;
    /** The same user: accounts are never merged here. In the struct since SDK 1.14.1. */
    EOS_EpicAccountId SelectedAccountId;
} EOS_Auth_LoginCallbackInfo;

/** Reports how `EOS_Auth_Login` ended. */
typedef void (EOS_CALL *EOS_Auth_OnLoginCallback)(const EOS_Auth_LoginCallbackInfo *Data);

/** Newest version of `EOS_Auth_LogoutOptions` that this library knows. */
#define EOS_AUTH_LOGOUT_API_LATEST 1

/** What `EOS_Auth_Logout` takes. */
typedef struct _tagEOS_Auth_LogoutOptions {
    /** Version of this struct: `EOS_AUTH_LOGOUT_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The user to log out. */
    EOS_EpicAccountId LocalUserId;
} EOS_Auth_LogoutOptions;

/** How `EOS_Auth_Logout` ended. */
typedef struct _tagEOS_Auth_LogoutCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The user who was to be logged out. */
    EOS_EpicAccountId LocalUserId;
} EOS_Auth_LogoutCallbackInfo;

/** Reports how `EOS_Auth_Logout` ended. */
typedef void (EOS_CALL *EOS_Auth_OnLogoutCallback)(const EOS_Auth_LogoutCallbackInfo *Data);

/** Newest version of `EOS_Auth_LinkAccountOptions` that this library knows. */
#define EOS_AUTH_LINKACCOUNT_API_LATEST 1

/** What `EOS_Auth_LinkAccount` takes. */
typedef struct _tagEOS_Auth_LinkAccountOptions {
    /** Version of this struct: `EOS_AUTH_LINKACCOUNT_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** How it is linked: `EOS_LA_NoFlags`. */
    EOS_ELinkAccountFlags LinkAccountFlags;
    /** From the callback of `EOS_Auth_Login`. */
    EOS_ContinuanceToken ContinuanceToken;
    /** Null. */
    EOS_EpicAccountId LocalUserId;
} EOS_Auth_LinkAccountOptions;

/** How `EOS_Auth_LinkAccount` ended. */
typedef struct _tagEOS_Auth_LinkAccountCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The user who was made and is logged in now; null on failure. */
    EOS_EpicAccountId LocalUserId;
    /** Null. */
    const EOS_Auth_PinGrantInfo *PinGrantInfo;
    /** The same user. In the struct since SDK 1.14.1. */
    EOS_EpicAccountId SelectedAccountId;
} EOS_Auth_LinkAccountCallbackInfo;

/** Reports how `EOS_Auth_LinkAccount` ended. */
typedef void (EOS_CALL *EOS_Auth_OnLinkAccountCallback)(const EOS_Auth_LinkAccountCallbackInfo *Data);

/** Newest version of `EOS_Auth_DeletePersistentAuthOptions` that this library knows. */
#define EOS_AUTH_DELETEPERSISTENTAUTH_API_LATEST 2

/** What `EOS_Auth_DeletePersistentAuth` takes. */
typedef struct _tagEOS_Auth_DeletePersistentAuthOptions {
    /** Version of this struct: `EOS_AUTH_DELETEPERSISTENTAUTH_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /**
     * The refresh token to revoke; null for the one that the library keeps. Copied. Since version
     * 2.
     */
    const char *RefreshToken;
} EOS_Auth_DeletePersistentAuthOptions;

/** How `EOS_Auth_DeletePersistentAuth` ended. */
typedef struct _tagEOS_Auth_DeletePersistentAuthCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
} EOS_Auth_DeletePersistentAuthCallbackInfo;

/** Reports how `EOS_Auth_DeletePersistentAuth` ended. */
typedef void (EOS_CALL *EOS_Auth_OnDeletePersistentAuthCallback)(const EOS_Auth_DeletePersistentAuthCallbackInfo *Data);

/** Newest version of `EOS_Auth_AddNotifyLoginStatusChangedOptions` that this library knows. */
#define EOS_AUTH_ADDNOTIFYLOGINSTATUSCHANGED_API_LATEST 1

/** What `EOS_Auth_AddNotifyLoginStatusChanged` takes. */
typedef struct _tagEOS_Auth_AddNotifyLoginStatusChangedOptions {
    /**
     * Version of this struct: `EOS_AUTH_ADDNOTIFYLOGINSTATUSCHANGED_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
} EOS_Auth_AddNotifyLoginStatusChangedOptions;

/** A user's login status changed. */
typedef struct _tagEOS_Auth_LoginStatusChangedCallbackInfo {
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** Whose status it is. */
    EOS_EpicAccountId LocalUserId;
    /** The status before. */
    EOS_ELoginStatus PrevStatus;
    /** The status now. */
    EOS_ELoginStatus CurrentStatus;
} EOS_Auth_LoginStatusChangedCallbackInfo;

/** Tells that a login status changed. */
typedef void (EOS_CALL *EOS_Auth_OnLoginStatusChangedCallback)(const EOS_Auth_LoginStatusChangedCallbackInfo *Data);

/** Newest version of `EOS_Auth_CopyUserAuthTokenOptions` that this library knows. */
#define EOS_AUTH_COPYUSERAUTHTOKEN_API_LATEST 1

/** What `EOS_Auth_CopyUserAuthToken` takes. */
typedef struct _tagEOS_Auth_CopyUserAuthTokenOptions {
    /** Version of this struct: `EOS_AUTH_COPYUSERAUTHTOKEN_API_LATEST`, or an older one. */
    int32_t ApiVersion;
} EOS_Auth_CopyUserAuthTokenOptions;

/** Newest version of `EOS_Auth_VerifyUserAuthOptions` that this library knows. */
#define EOS_AUTH_VERIFYUSERAUTH_API_LATEST 1

/** What `EOS_Auth_VerifyUserAuth` takes. */
typedef struct _tagEOS_Auth_VerifyUserAuthOptions {
    /** Version of this struct: `EOS_AUTH_VERIFYUSERAUTH_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The tokens that somebody has shown; `AccountId` and `AccessToken` are looked at. Copied. */
    const EOS_Auth_Token *AuthToken;
} EOS_Auth_VerifyUserAuthOptions;

/** How `EOS_Auth_VerifyUserAuth` ended. */
typedef struct _tagEOS_Auth_VerifyUserAuthCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
} EOS_Auth_VerifyUserAuthCallbackInfo;

/** Reports how `EOS_Auth_VerifyUserAuth` ended. */
typedef void (EOS_CALL *EOS_Auth_OnVerifyUserAuthCallback)(const EOS_Auth_VerifyUserAuthCallbackInfo *Data);

/** Newest version of `EOS_Auth_CopyIdTokenOptions` that this library knows. */
#define EOS_AUTH_COPYIDTOKEN_API_LATEST 1

/** What `EOS_Auth_CopyIdToken` takes. */
typedef struct _tagEOS_Auth_CopyIdTokenOptions {
    /** Version of this struct: `EOS_AUTH_COPYIDTOKEN_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The logged-in user whose token is copied. */
    EOS_EpicAccountId AccountId;
} EOS_Auth_CopyIdTokenOptions;

/** Newest version of `EOS_Auth_QueryIdTokenOptions` that this library knows. */
#define EOS_AUTH_QUERYIDTOKEN_API_LATEST 1

/** What `EOS_Auth_QueryIdToken` takes. */
typedef struct _tagEOS_Auth_QueryIdTokenOptions {
    /** Version of this struct: `EOS_AUTH_QUERYIDTOKEN_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** A user who is logged in. */
    EOS_EpicAccountId LocalUserId;
    /** The account whose token is wanted: the user's own, since accounts are never merged here. */
    EOS_EpicAccountId TargetAccountId;
} EOS_Auth_QueryIdTokenOptions;

/** How `EOS_Auth_QueryIdToken` ended. */
typedef struct _tagEOS_Auth_QueryIdTokenCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The user of the call. */
    EOS_EpicAccountId LocalUserId;
    /** The account of the call. */
    EOS_EpicAccountId TargetAccountId;
} EOS_Auth_QueryIdTokenCallbackInfo;

/** Reports how `EOS_Auth_QueryIdToken` ended. */
typedef void (EOS_CALL *EOS_Auth_OnQueryIdTokenCallback)(const EOS_Auth_QueryIdTokenCallbackInfo *Data);

/** Newest version of `EOS_Auth_VerifyIdTokenOptions` that this library knows. */
#define EOS_AUTH_VERIFYIDTOKEN_API_LATEST 1

/** What `EOS_Auth_VerifyIdToken` takes. */
typedef struct _tagEOS_Auth_VerifyIdTokenOptions {
    /** Version of this struct: `EOS_AUTH_VERIFYIDTOKEN_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The token and the account it should speak of. Copied. */
    const EOS_Auth_IdToken *IdToken;
} EOS_Auth_VerifyIdTokenOptions;

/**
 * How `EOS_Auth_VerifyIdToken` ended, and what the token says. Texts are never null, and live as
 * long as the callback.
 */
typedef struct _tagEOS_Auth_VerifyIdTokenCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /**
     * The program that the token was given to: the same as `ClientId`, since a directory knows no
     * applications.
     */
    const char *ApplicationId;
    /** The client id of that program. */
    const char *ClientId;
    /** The product, as that program named it. */
    const char *ProductId;
    /** The sandbox, likewise. */
    const char *SandboxId;
    /** The deployment. */
    const char *DeploymentId;
    /** The display name; may be empty. */
    const char *DisplayName;
    /**
     * Whether the fields that follow hold something: the user logged in by an account of another
     * system.
     */
    EOS_Bool bIsExternalAccountInfoPresent;
    /** Whose account that is. */
    EOS_EExternalAccountType ExternalAccountIdType;
    /** Its id there. */
    const char *ExternalAccountId;
    /** Empty: a token does not tell it. */
    const char *ExternalAccountDisplayName;
    /** The platform that the user logged in on. */
    const char *Platform;
} EOS_Auth_VerifyIdTokenCallbackInfo;

/** Reports how `EOS_Auth_VerifyIdToken` ended. */
typedef void (EOS_CALL *EOS_Auth_OnVerifyIdTokenCallback)(const EOS_Auth_VerifyIdTokenCallbackInfo *Data);

/**
 * Frees the tokens of a user with their texts. Null is ignored, and so is, with a line in the log,
 * what is none. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Auth_Token_Release(EOS_Auth_Token *AuthToken);

/**
 * Frees an id token with its text. Null is ignored, and so is, with a line in the log, what is
 * none. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Auth_IdToken_Release(EOS_Auth_IdToken *IdToken);

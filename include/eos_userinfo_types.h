/** @file
 * What the UserInfo functions take and give.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_common.h"

/** Most characters of a display name of an Epic account. Those of a directory may be longer. */
#define EOS_USERINFO_MAX_DISPLAYNAME_CHARACTERS 16

/** Most bytes of a display name, without the terminating NUL. */
#define EOS_USERINFO_MAX_DISPLAYNAME_UTF8_LENGTH 64

/** What an `EOS_HUserInfo` points to as C sees it; it has no content. */
typedef struct EOS_UserInfoHandle EOS_UserInfoHandle;

/** Newest version of `EOS_UserInfo` that this library knows. */
#define EOS_USERINFO_COPYUSERINFO_API_LATEST 3

/** Who a user is. Made by `EOS_UserInfo_CopyUserInfo`, freed with `EOS_UserInfo_Release`. */
typedef struct _tagEOS_UserInfo {
    /** Version of this struct: `EOS_USERINFO_COPYUSERINFO_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The user. */
    EOS_EpicAccountId UserId;
    /** Null: a directory does not ask. */
    const char *Country;
    /** The display name of the login that made the account. */
    const char *DisplayName;
    /** Null: a directory does not ask. */
    const char *PreferredLanguage;
    /** Null: a directory keeps no nicknames. Since version 2. */
    const char *Nickname;
    /** Null: a directory looks for no words in names. Since version 3. */
    const char *DisplayNameSanitized;
} EOS_UserInfo;

/** Newest version of `EOS_UserInfo_ExternalUserInfo` that this library knows. */
#define EOS_USERINFO_EXTERNALUSERINFO_API_LATEST 2

/**
 * An account that a user has in another system. Freed with `EOS_UserInfo_ExternalUserInfo_Release`.
 */
typedef struct _tagEOS_UserInfo_ExternalUserInfo {
    /** Version of this struct: `EOS_USERINFO_EXTERNALUSERINFO_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** In which system. */
    EOS_EExternalAccountType AccountType;
    /** Its id there; empty where the one who asks has no account in that system. */
    const char *AccountId;
    /** The name there at the last login; null where none was told. */
    const char *DisplayName;
    /** Null: a directory looks for no words in names. Since version 2. */
    const char *DisplayNameSanitized;
} EOS_UserInfo_ExternalUserInfo;

/** Newest version of `EOS_UserInfo_BestDisplayName` that this library knows. */
#define EOS_USERINFO_BESTDISPLAYNAME_API_LATEST 1

/** The name that a user is shown by. Freed with `EOS_UserInfo_BestDisplayName_Release`. */
typedef struct _tagEOS_UserInfo_BestDisplayName {
    /** Version of this struct: `EOS_USERINFO_BESTDISPLAYNAME_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The user. */
    EOS_EpicAccountId UserId;
    /** The name. */
    const char *DisplayName;
    /** Null: a directory looks for no words in names. */
    const char *DisplayNameSanitized;
    /** Null: a directory keeps no nicknames. */
    const char *Nickname;
    /** From which platform the name is. */
    EOS_OnlinePlatformType PlatformType;
} EOS_UserInfo_BestDisplayName;

/** The UserInfo interface of a platform. Lives as long as the platform; never freed by the game. */
typedef EOS_UserInfoHandle *EOS_HUserInfo;

/** Newest version of `EOS_UserInfo_QueryUserInfoOptions` that this library knows. */
#define EOS_USERINFO_QUERYUSERINFO_API_LATEST 1

/** What `EOS_UserInfo_QueryUserInfo` takes. */
typedef struct _tagEOS_UserInfo_QueryUserInfoOptions {
    /** Version of this struct: `EOS_USERINFO_QUERYUSERINFO_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The local user who asks. */
    EOS_EpicAccountId LocalUserId;
    /** Who is asked about; may be the same. */
    EOS_EpicAccountId TargetUserId;
} EOS_UserInfo_QueryUserInfoOptions;

/** How `EOS_UserInfo_QueryUserInfo` ended. */
typedef struct _tagEOS_UserInfo_QueryUserInfoCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The local user who asks. */
    EOS_EpicAccountId LocalUserId;
    /** Who is asked about. */
    EOS_EpicAccountId TargetUserId;
} EOS_UserInfo_QueryUserInfoCallbackInfo;

/** Newest version of `EOS_UserInfo_QueryUserInfoByDisplayNameOptions` that this library knows. */
#define EOS_USERINFO_QUERYUSERINFOBYDISPLAYNAME_API_LATEST 1

/** What `EOS_UserInfo_QueryUserInfoByDisplayName` takes. */
typedef struct _tagEOS_UserInfo_QueryUserInfoByDisplayNameOptions {
    /**
     * Version of this struct: `EOS_USERINFO_QUERYUSERINFOBYDISPLAYNAME_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
    /** The local user who asks. */
    EOS_EpicAccountId LocalUserId;
    /** The name, 1 to 128 bytes. Letter case does not count. */
    const char *DisplayName;
} EOS_UserInfo_QueryUserInfoByDisplayNameOptions;

/** How `EOS_UserInfo_QueryUserInfoByDisplayName` ended. */
typedef struct _tagEOS_UserInfo_QueryUserInfoByDisplayNameCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The local user who asks. */
    EOS_EpicAccountId LocalUserId;
    /** Whose the name is; null on failure. */
    EOS_EpicAccountId TargetUserId;
    /**
     * The name that was asked for; null where the call was refused. Lives until the callback
     * returns.
     */
    const char *DisplayName;
} EOS_UserInfo_QueryUserInfoByDisplayNameCallbackInfo;

/**
 * Newest version of `EOS_UserInfo_QueryUserInfoByExternalAccountOptions` that this library knows.
 */
#define EOS_USERINFO_QUERYUSERINFOBYEXTERNALACCOUNT_API_LATEST 1

/** What `EOS_UserInfo_QueryUserInfoByExternalAccount` takes. */
typedef struct _tagEOS_UserInfo_QueryUserInfoByExternalAccountOptions {
    /**
     * Version of this struct: `EOS_USERINFO_QUERYUSERINFOBYEXTERNALACCOUNT_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
    /** The local user who asks. */
    EOS_EpicAccountId LocalUserId;
    /** The id of the account in that system, 1 to 256 bytes. */
    const char *ExternalAccountId;
    /** In which system. */
    EOS_EExternalAccountType AccountType;
} EOS_UserInfo_QueryUserInfoByExternalAccountOptions;

/** How `EOS_UserInfo_QueryUserInfoByExternalAccount` ended. */
typedef struct _tagEOS_UserInfo_QueryUserInfoByExternalAccountCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The local user who asks. */
    EOS_EpicAccountId LocalUserId;
    /**
     * The id that was asked for; null where the call was refused. Lives until the callback returns.
     */
    const char *ExternalAccountId;
    /** In which system. */
    EOS_EExternalAccountType AccountType;
    /** Whose the account is; null on failure. */
    EOS_EpicAccountId TargetUserId;
} EOS_UserInfo_QueryUserInfoByExternalAccountCallbackInfo;

/** Reports how `EOS_UserInfo_QueryUserInfo` ended. */
typedef void (EOS_CALL *EOS_UserInfo_OnQueryUserInfoCallback)(const EOS_UserInfo_QueryUserInfoCallbackInfo *Data);

/** Reports how `EOS_UserInfo_QueryUserInfoByDisplayName` ended. */
typedef void (EOS_CALL *EOS_UserInfo_OnQueryUserInfoByDisplayNameCallback)(const EOS_UserInfo_QueryUserInfoByDisplayNameCallbackInfo *Data);

/** Reports how `EOS_UserInfo_QueryUserInfoByExternalAccount` ended. */
typedef void (EOS_CALL *EOS_UserInfo_OnQueryUserInfoByExternalAccountCallback)(const EOS_UserInfo_QueryUserInfoByExternalAccountCallbackInfo *Data);

/** What `EOS_UserInfo_CopyUserInfo` takes. */
typedef struct _tagEOS_UserInfo_CopyUserInfoOptions {
    /** Version of this struct: `EOS_USERINFO_COPYUSERINFO_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The local user who asks. */
    EOS_EpicAccountId LocalUserId;
    /** Who is asked about. */
    EOS_EpicAccountId TargetUserId;
} EOS_UserInfo_CopyUserInfoOptions;

/** Newest version of `EOS_UserInfo_GetExternalUserInfoCountOptions` that this library knows. */
#define EOS_USERINFO_GETEXTERNALUSERINFOCOUNT_API_LATEST 1

/** What `EOS_UserInfo_GetExternalUserInfoCount` takes. */
typedef struct _tagEOS_UserInfo_GetExternalUserInfoCountOptions {
    /**
     * Version of this struct: `EOS_USERINFO_GETEXTERNALUSERINFOCOUNT_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
    /** The local user who asks. */
    EOS_EpicAccountId LocalUserId;
    /** Who is asked about. */
    EOS_EpicAccountId TargetUserId;
} EOS_UserInfo_GetExternalUserInfoCountOptions;

/** Newest version of `EOS_UserInfo_CopyExternalUserInfoByIndexOptions` that this library knows. */
#define EOS_USERINFO_COPYEXTERNALUSERINFOBYINDEX_API_LATEST 1

/** What `EOS_UserInfo_CopyExternalUserInfoByIndex` takes. */
typedef struct _tagEOS_UserInfo_CopyExternalUserInfoByIndexOptions {
    /**
     * Version of this struct: `EOS_USERINFO_COPYEXTERNALUSERINFOBYINDEX_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
    /** The local user who asks. */
    EOS_EpicAccountId LocalUserId;
    /** Who is asked about. */
    EOS_EpicAccountId TargetUserId;
    /** Which account, from 0; the one that was most recently used is the first. */
    uint32_t Index;
} EOS_UserInfo_CopyExternalUserInfoByIndexOptions;

/**
 * Newest version of `EOS_UserInfo_CopyExternalUserInfoByAccountTypeOptions` that this library
 * knows.
 */
#define EOS_USERINFO_COPYEXTERNALUSERINFOBYACCOUNTTYPE_API_LATEST 1

/** What `EOS_UserInfo_CopyExternalUserInfoByAccountType` takes. */
typedef struct _tagEOS_UserInfo_CopyExternalUserInfoByAccountTypeOptions {
    /**
     * Version of this struct: `EOS_USERINFO_COPYEXTERNALUSERINFOBYACCOUNTTYPE_API_LATEST`, or an
     * older one.
     */
    int32_t ApiVersion;
    /** The local user who asks. */
    EOS_EpicAccountId LocalUserId;
    /** Who is asked about. */
    EOS_EpicAccountId TargetUserId;
    /** In which system. */
    EOS_EExternalAccountType AccountType;
} EOS_UserInfo_CopyExternalUserInfoByAccountTypeOptions;

/**
 * Newest version of `EOS_UserInfo_CopyExternalUserInfoByAccountIdOptions` that this library knows.
 */
#define EOS_USERINFO_COPYEXTERNALUSERINFOBYACCOUNTID_API_LATEST 1

/** What `EOS_UserInfo_CopyExternalUserInfoByAccountId` takes. */
typedef struct _tagEOS_UserInfo_CopyExternalUserInfoByAccountIdOptions {
    /**
     * Version of this struct: `EOS_USERINFO_COPYEXTERNALUSERINFOBYACCOUNTID_API_LATEST`, or an
     * older one.
     */
    int32_t ApiVersion;
    /** The local user who asks. */
    EOS_EpicAccountId LocalUserId;
    /** Who is asked about. */
    EOS_EpicAccountId TargetUserId;
    /** The id of the account, in whatever system. */
    const char *AccountId;
} EOS_UserInfo_CopyExternalUserInfoByAccountIdOptions;

/** Newest version of `EOS_UserInfo_CopyBestDisplayNameOptions` that this library knows. */
#define EOS_USERINFO_COPYBESTDISPLAYNAME_API_LATEST 1

/** What `EOS_UserInfo_CopyBestDisplayName` takes. */
typedef struct _tagEOS_UserInfo_CopyBestDisplayNameOptions {
    /** Version of this struct: `EOS_USERINFO_COPYBESTDISPLAYNAME_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The local user who asks. */
    EOS_EpicAccountId LocalUserId;
    /** Who is asked about. */
    EOS_EpicAccountId TargetUserId;
} EOS_UserInfo_CopyBestDisplayNameOptions;

/**
 * Newest version of `EOS_UserInfo_CopyBestDisplayNameWithPlatformOptions` that this library knows.
 */
#define EOS_USERINFO_COPYBESTDISPLAYNAMEWITHPLATFORM_API_LATEST 1

/** What `EOS_UserInfo_CopyBestDisplayNameWithPlatform` takes. */
typedef struct _tagEOS_UserInfo_CopyBestDisplayNameWithPlatformOptions {
    /**
     * Version of this struct: `EOS_USERINFO_COPYBESTDISPLAYNAMEWITHPLATFORM_API_LATEST`, or an
     * older one.
     */
    int32_t ApiVersion;
    /** The local user who asks. */
    EOS_EpicAccountId LocalUserId;
    /** Who is asked about. */
    EOS_EpicAccountId TargetUserId;
    /** On which platform the name is wanted. */
    EOS_OnlinePlatformType TargetPlatformType;
} EOS_UserInfo_CopyBestDisplayNameWithPlatformOptions;

/** Newest version of `EOS_UserInfo_GetLocalPlatformTypeOptions` that this library knows. */
#define EOS_USERINFO_GETLOCALPLATFORMTYPE_API_LATEST 1

/** What `EOS_UserInfo_GetLocalPlatformType` takes. */
typedef struct _tagEOS_UserInfo_GetLocalPlatformTypeOptions {
    /** Version of this struct: `EOS_USERINFO_GETLOCALPLATFORMTYPE_API_LATEST`, or an older one. */
    int32_t ApiVersion;
} EOS_UserInfo_GetLocalPlatformTypeOptions;

/**
 * Frees what `EOS_UserInfo_CopyUserInfo` gave, with all that it points to. Null is ignored, and so
 * is, with a line in the log, what is none. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_UserInfo_Release(EOS_UserInfo *UserInfo);

/**
 * Frees an account of another system, with all that it points to. Null is ignored, and so is, with
 * a line in the log, what is none. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_UserInfo_ExternalUserInfo_Release(EOS_UserInfo_ExternalUserInfo *ExternalUserInfo);

/**
 * Frees a name, with all that it points to. Null is ignored, and so is, with a line in the log,
 * what is none. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_UserInfo_BestDisplayName_Release(EOS_UserInfo_BestDisplayName *BestDisplayName);

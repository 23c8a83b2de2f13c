/** @file
 * What several interfaces share: result texts, ids, attribute types.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_base.h"
#include "eos_result.h"

/** Characters of an Epic account id as text, without the terminating NUL. */
#define EOS_EPICACCOUNTID_MAX_LENGTH 32

/** Characters of a product user id as text, without the terminating NUL. */
#define EOS_PRODUCTUSERID_MAX_LENGTH 32

/** How far a user is logged in. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_ELoginStatus : int32_t {
#else
typedef enum EOS_ELoginStatus {
#endif
    /** Not logged in, or the login has expired. */
    EOS_LS_NotLoggedIn = 0,
    /** A local profile is in use, without the service. */
    EOS_LS_UsingLocalProfile = 1,
    /** Logged in with an access token that has not expired. */
    EOS_LS_LoggedIn = 2,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_ELoginStatus EOS_LS_NotLoggedIn = EOS_ELoginStatus::EOS_LS_NotLoggedIn;
constexpr EOS_ELoginStatus EOS_LS_UsingLocalProfile = EOS_ELoginStatus::EOS_LS_UsingLocalProfile;
constexpr EOS_ELoginStatus EOS_LS_LoggedIn = EOS_ELoginStatus::EOS_LS_LoggedIn;
#else
    __EOS_ELoginStatus_PAD_INT32__ = 0x7FFFFFFF
} EOS_ELoginStatus;
#endif

/** What an attribute's value is. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_EAttributeType : int32_t {
#else
typedef enum EOS_EAttributeType {
#endif
    /** A truth value (`EOS_Bool`). */
    EOS_AT_BOOLEAN = 0,
    /** A signed whole number of 64 bits. */
    EOS_AT_INT64 = 1,
    /** A floating point number of 64 bits; neither NaN nor infinite. */
    EOS_AT_DOUBLE = 2,
    /** NUL-terminated UTF-8. */
    EOS_AT_STRING = 3,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_EAttributeType EOS_AT_BOOLEAN = EOS_EAttributeType::EOS_AT_BOOLEAN;
constexpr EOS_EAttributeType EOS_AT_INT64 = EOS_EAttributeType::EOS_AT_INT64;
constexpr EOS_EAttributeType EOS_AT_DOUBLE = EOS_EAttributeType::EOS_AT_DOUBLE;
constexpr EOS_EAttributeType EOS_AT_STRING = EOS_EAttributeType::EOS_AT_STRING;
#else
    __EOS_EAttributeType_PAD_INT32__ = 0x7FFFFFFF
} EOS_EAttributeType;
#endif

/** How a search compares an attribute with the value that was given. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_EComparisonOp : int32_t {
#else
typedef enum EOS_EComparisonOp {
#endif
    /** Equal; strings match exactly, with letter case. */
    EOS_CO_EQUAL = 0,
    /** Not equal. */
    EOS_CO_NOTEQUAL = 1,
    /** A number greater than the given one. */
    EOS_CO_GREATERTHAN = 2,
    /** A number greater than or equal to the given one. */
    EOS_CO_GREATERTHANOREQUAL = 3,
    /** A number less than the given one. */
    EOS_CO_LESSTHAN = 4,
    /** A number less than or equal to the given one. */
    EOS_CO_LESSTHANOREQUAL = 5,
    /** Filters nothing; orders the results by how near their number is to the given one. */
    EOS_CO_DISTANCE = 6,
    /** One of a list of values, given as one string with `;` between them. */
    EOS_CO_ANYOF = 7,
    /** None of a list of values, given as one string with `;` between them. */
    EOS_CO_NOTANYOF = 8,
    /** Sessions only: the list of values in the attribute holds the given one. */
    EOS_CO_ONEOF = 9,
    /** Sessions only: the list of values in the attribute does not hold the given one. */
    EOS_CO_NOTONEOF = 10,
    /** A string that contains the given one, with letter case. */
    EOS_CO_CONTAINS = 11,
    /** A string that matches the given regular expression. */
    EOS_CO_REGEXMATCH = 12,
    /** A list of so many values, in one string with `;` between them. */
    EOS_CO_SIZE = 13,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_EComparisonOp EOS_CO_EQUAL = EOS_EComparisonOp::EOS_CO_EQUAL;
constexpr EOS_EComparisonOp EOS_CO_NOTEQUAL = EOS_EComparisonOp::EOS_CO_NOTEQUAL;
constexpr EOS_EComparisonOp EOS_CO_GREATERTHAN = EOS_EComparisonOp::EOS_CO_GREATERTHAN;
constexpr EOS_EComparisonOp EOS_CO_GREATERTHANOREQUAL = EOS_EComparisonOp::EOS_CO_GREATERTHANOREQUAL;
constexpr EOS_EComparisonOp EOS_CO_LESSTHAN = EOS_EComparisonOp::EOS_CO_LESSTHAN;
constexpr EOS_EComparisonOp EOS_CO_LESSTHANOREQUAL = EOS_EComparisonOp::EOS_CO_LESSTHANOREQUAL;
constexpr EOS_EComparisonOp EOS_CO_DISTANCE = EOS_EComparisonOp::EOS_CO_DISTANCE;
constexpr EOS_EComparisonOp EOS_CO_ANYOF = EOS_EComparisonOp::EOS_CO_ANYOF;
constexpr EOS_EComparisonOp EOS_CO_NOTANYOF = EOS_EComparisonOp::EOS_CO_NOTANYOF;
constexpr EOS_EComparisonOp EOS_CO_ONEOF = EOS_EComparisonOp::EOS_CO_ONEOF;
constexpr EOS_EComparisonOp EOS_CO_NOTONEOF = EOS_EComparisonOp::EOS_CO_NOTONEOF;
constexpr EOS_EComparisonOp EOS_CO_CONTAINS = EOS_EComparisonOp::EOS_CO_CONTAINS;
constexpr EOS_EComparisonOp EOS_CO_REGEXMATCH = EOS_EComparisonOp::EOS_CO_REGEXMATCH;
constexpr EOS_EComparisonOp EOS_CO_SIZE = EOS_EComparisonOp::EOS_CO_SIZE;
#else
    __EOS_EComparisonOp_PAD_INT32__ = 0x7FFFFFFF
} EOS_EComparisonOp;
#endif

/** How several conditions are joined. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_ELogicalCombineOp : int32_t {
#else
typedef enum EOS_ELogicalCombineOp {
#endif
    /** All of them must hold. */
    EOS_LCO_AND = 0,
    /** At least one of them must hold. */
    EOS_LCO_OR = 1,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_ELogicalCombineOp EOS_LCO_AND = EOS_ELogicalCombineOp::EOS_LCO_AND;
constexpr EOS_ELogicalCombineOp EOS_LCO_OR = EOS_ELogicalCombineOp::EOS_LCO_OR;
#else
    __EOS_ELogicalCombineOp_PAD_INT32__ = 0x7FFFFFFF
} EOS_ELogicalCombineOp;
#endif

/** Who issued an external account. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_EExternalAccountType : int32_t {
#else
typedef enum EOS_EExternalAccountType {
#endif
    /** Epic Games. */
    EOS_EAT_EPIC = 0,
    /** Steam. */
    EOS_EAT_STEAM = 1,
    /** PlayStation Network. */
    EOS_EAT_PSN = 2,
    /** Xbox Live. */
    EOS_EAT_XBL = 3,
    /** Discord. */
    EOS_EAT_DISCORD = 4,
    /** GOG. */
    EOS_EAT_GOG = 5,
    /** Nintendo. */
    EOS_EAT_NINTENDO = 6,
    /** Ubisoft. */
    EOS_EAT_UPLAY = 7,
    /** An OpenID provider of the product. */
    EOS_EAT_OPENID = 8,
    /** Apple. */
    EOS_EAT_APPLE = 9,
    /** Google. */
    EOS_EAT_GOOGLE = 10,
    /** Oculus. */
    EOS_EAT_OCULUS = 11,
    /** itch.io. */
    EOS_EAT_ITCHIO = 12,
    /** Amazon. */
    EOS_EAT_AMAZON = 13,
    /** Viveport. */
    EOS_EAT_VIVEPORT = 14,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_EExternalAccountType EOS_EAT_EPIC = EOS_EExternalAccountType::EOS_EAT_EPIC;
constexpr EOS_EExternalAccountType EOS_EAT_STEAM = EOS_EExternalAccountType::EOS_EAT_STEAM;
constexpr EOS_EExternalAccountType EOS_EAT_PSN = EOS_EExternalAccountType::EOS_EAT_PSN;
constexpr EOS_EExternalAccountType EOS_EAT_XBL = EOS_EExternalAccountType::EOS_EAT_XBL;
constexpr EOS_EExternalAccountType EOS_EAT_DISCORD = EOS_EExternalAccountType::EOS_EAT_DISCORD;
constexpr EOS_EExternalAccountType EOS_EAT_GOG = EOS_EExternalAccountType::EOS_EAT_GOG;
constexpr EOS_EExternalAccountType EOS_EAT_NINTENDO = EOS_EExternalAccountType::EOS_EAT_NINTENDO;
constexpr EOS_EExternalAccountType EOS_EAT_UPLAY = EOS_EExternalAccountType::EOS_EAT_UPLAY;
constexpr EOS_EExternalAccountType EOS_EAT_OPENID = EOS_EExternalAccountType::EOS_EAT_OPENID;
constexpr EOS_EExternalAccountType EOS_EAT_APPLE = EOS_EExternalAccountType::EOS_EAT_APPLE;
constexpr EOS_EExternalAccountType EOS_EAT_GOOGLE = EOS_EExternalAccountType::EOS_EAT_GOOGLE;
constexpr EOS_EExternalAccountType EOS_EAT_OCULUS = EOS_EExternalAccountType::EOS_EAT_OCULUS;
constexpr EOS_EExternalAccountType EOS_EAT_ITCHIO = EOS_EExternalAccountType::EOS_EAT_ITCHIO;
constexpr EOS_EExternalAccountType EOS_EAT_AMAZON = EOS_EExternalAccountType::EOS_EAT_AMAZON;
constexpr EOS_EExternalAccountType EOS_EAT_VIVEPORT = EOS_EExternalAccountType::EOS_EAT_VIVEPORT;
#else
    __EOS_EExternalAccountType_PAD_INT32__ = 0x7FFFFFFF
} EOS_EExternalAccountType;
#endif

/** What kind of token proves an external account at login. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_EExternalCredentialType : int32_t {
#else
typedef enum EOS_EExternalCredentialType {
#endif
    /** An access token of an Epic account. */
    EOS_ECT_EPIC = 0,
    /** An encrypted Steam app ticket, in hexadecimal. */
    EOS_ECT_STEAM_APP_TICKET = 1,
    /** An id token of the PlayStation Network. */
    EOS_ECT_PSN_ID_TOKEN = 2,
    /** An XSTS token of Xbox Live. */
    EOS_ECT_XBL_XSTS_TOKEN = 3,
    /** An access token of Discord. */
    EOS_ECT_DISCORD_ACCESS_TOKEN = 4,
    /** A session ticket of GOG. */
    EOS_ECT_GOG_SESSION_TICKET = 5,
    /** An id token of a Nintendo account. */
    EOS_ECT_NINTENDO_ID_TOKEN = 6,
    /** An id token of a Nintendo service account. */
    EOS_ECT_NINTENDO_NSA_ID_TOKEN = 7,
    /** An access token of Ubisoft. */
    EOS_ECT_UPLAY_ACCESS_TOKEN = 8,
    /** A token of the OpenID provider that the product has set up. */
    EOS_ECT_OPENID_ACCESS_TOKEN = 9,
    /** The device id of this machine; the token itself stays null. */
    EOS_ECT_DEVICEID_ACCESS_TOKEN = 10,
    /** An id token of Apple. */
    EOS_ECT_APPLE_ID_TOKEN = 11,
    /** An id token of Google. */
    EOS_ECT_GOOGLE_ID_TOKEN = 12,
    /** An Oculus user id and its proof, joined with `|`. */
    EOS_ECT_OCULUS_USERID_NONCE = 13,
    /** A web token of itch.io. */
    EOS_ECT_ITCHIO_JWT = 14,
    /** A key of itch.io. */
    EOS_ECT_ITCHIO_KEY = 15,
    /** An id token of an Epic account. */
    EOS_ECT_EPIC_ID_TOKEN = 16,
    /** An access token of Amazon. */
    EOS_ECT_AMAZON_ACCESS_TOKEN = 17,
    /** A Steam session ticket, in hexadecimal. */
    EOS_ECT_STEAM_SESSION_TICKET = 18,
    /** A user token of Viveport. */
    EOS_ECT_VIVEPORT_USER_TOKEN = 19,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_EExternalCredentialType EOS_ECT_EPIC = EOS_EExternalCredentialType::EOS_ECT_EPIC;
constexpr EOS_EExternalCredentialType EOS_ECT_STEAM_APP_TICKET = EOS_EExternalCredentialType::EOS_ECT_STEAM_APP_TICKET;
constexpr EOS_EExternalCredentialType EOS_ECT_PSN_ID_TOKEN = EOS_EExternalCredentialType::EOS_ECT_PSN_ID_TOKEN;
constexpr EOS_EExternalCredentialType EOS_ECT_XBL_XSTS_TOKEN = EOS_EExternalCredentialType::EOS_ECT_XBL_XSTS_TOKEN;
constexpr EOS_EExternalCredentialType EOS_ECT_DISCORD_ACCESS_TOKEN = EOS_EExternalCredentialType::EOS_ECT_DISCORD_ACCESS_TOKEN;
constexpr EOS_EExternalCredentialType EOS_ECT_GOG_SESSION_TICKET = EOS_EExternalCredentialType::EOS_ECT_GOG_SESSION_TICKET;
constexpr EOS_EExternalCredentialType EOS_ECT_NINTENDO_ID_TOKEN = EOS_EExternalCredentialType::EOS_ECT_NINTENDO_ID_TOKEN;
constexpr EOS_EExternalCredentialType EOS_ECT_NINTENDO_NSA_ID_TOKEN = EOS_EExternalCredentialType::EOS_ECT_NINTENDO_NSA_ID_TOKEN;
constexpr EOS_EExternalCredentialType EOS_ECT_UPLAY_ACCESS_TOKEN = EOS_EExternalCredentialType::EOS_ECT_UPLAY_ACCESS_TOKEN;
constexpr EOS_EExternalCredentialType EOS_ECT_OPENID_ACCESS_TOKEN = EOS_EExternalCredentialType::EOS_ECT_OPENID_ACCESS_TOKEN;
constexpr EOS_EExternalCredentialType EOS_ECT_DEVICEID_ACCESS_TOKEN = EOS_EExternalCredentialType::EOS_ECT_DEVICEID_ACCESS_TOKEN;
constexpr EOS_EExternalCredentialType EOS_ECT_APPLE_ID_TOKEN = EOS_EExternalCredentialType::EOS_ECT_APPLE_ID_TOKEN;
constexpr EOS_EExternalCredentialType EOS_ECT_GOOGLE_ID_TOKEN = EOS_EExternalCredentialType::EOS_ECT_GOOGLE_ID_TOKEN;
constexpr EOS_EExternalCredentialType EOS_ECT_OCULUS_USERID_NONCE = EOS_EExternalCredentialType::EOS_ECT_OCULUS_USERID_NONCE;
constexpr EOS_EExternalCredentialType EOS_ECT_ITCHIO_JWT = EOS_EExternalCredentialType::EOS_ECT_ITCHIO_JWT;
constexpr EOS_EExternalCredentialType EOS_ECT_ITCHIO_KEY = EOS_EExternalCredentialType::EOS_ECT_ITCHIO_KEY;
constexpr EOS_EExternalCredentialType EOS_ECT_EPIC_ID_TOKEN = EOS_EExternalCredentialType::EOS_ECT_EPIC_ID_TOKEN;
constexpr EOS_EExternalCredentialType EOS_ECT_AMAZON_ACCESS_TOKEN = EOS_EExternalCredentialType::EOS_ECT_AMAZON_ACCESS_TOKEN;
constexpr EOS_EExternalCredentialType EOS_ECT_STEAM_SESSION_TICKET = EOS_EExternalCredentialType::EOS_ECT_STEAM_SESSION_TICKET;
constexpr EOS_EExternalCredentialType EOS_ECT_VIVEPORT_USER_TOKEN = EOS_EExternalCredentialType::EOS_ECT_VIVEPORT_USER_TOKEN;
#else
    __EOS_EExternalCredentialType_PAD_INT32__ = 0x7FFFFFFF
} EOS_EExternalCredentialType;
#endif

/** What an `EOS_ContinuanceToken` points to as C sees it; it has no content. */
typedef struct EOS_ContinuanceTokenDetails EOS_ContinuanceTokenDetails;

/** What an `EOS_EpicAccountId` points to as C sees it; it has no content. */
typedef struct EOS_EpicAccountIdDetails EOS_EpicAccountIdDetails;

/** What an `EOS_ProductUserId` points to as C sees it; it has no content. */
typedef struct EOS_ProductUserIdDetails EOS_ProductUserIdDetails;

/**
 * The id of an Epic account. Equal ids are equal pointers until `EOS_Shutdown`; never freed by the
 * game, never valid when null.
 */
typedef EOS_EpicAccountIdDetails *EOS_EpicAccountId;

/**
 * The id of a user of this product. Equal ids are equal pointers until `EOS_Shutdown`; never freed
 * by the game, never valid when null.
 */
typedef EOS_ProductUserIdDetails *EOS_ProductUserId;

/**
 * Stands for an external account that logged in but has no product user yet. Taken by
 * `EOS_Connect_CreateUser` and `EOS_Connect_LinkAccount`; never freed by the game.
 */
typedef EOS_ContinuanceTokenDetails *EOS_ContinuanceToken;

/**
 * Names a registered notification, across all interfaces of the process.
 * `EOS_INVALID_NOTIFICATIONID` means that nothing was registered.
 */
typedef uint64_t EOS_NotificationId;

/** Names the platform that a player plays on; one of the `EOS_OPT_*` numbers. */
typedef uint32_t EOS_OnlinePlatformType;

/** What a session attribute's value is. */
typedef EOS_EAttributeType EOS_ESessionAttributeType;

/** What a lobby attribute's value is. */
typedef EOS_EAttributeType EOS_ELobbyAttributeType;

/** How a session search compares; the former name. */
typedef EOS_EComparisonOp EOS_EOnlineComparisonOp;

/** Names a platform that is built into the library, as text; null for none. */
typedef const char *EOS_IntegratedPlatformType;

/** No notification. */
#define EOS_INVALID_NOTIFICATIONID 0

/** A platform that has no number here. */
#define EOS_OPT_Unknown 0

/** PC, through the Epic Games Store. */
#define EOS_OPT_Epic 100

/** PlayStation. */
#define EOS_OPT_PSN 1000

/** Nintendo Switch. */
#define EOS_OPT_Nintendo 2000

/** Xbox. */
#define EOS_OPT_XBL 3000

/** PC, through Steam. */
#define EOS_OPT_Steam 4000

/**
 * The name of a result code, such as `EOS_Success`. Never null: a number that is no code gives
 * `EOS_UnknownResult`. Static text; any thread.
 */
EOS_DECLARE_FUNC(const char *) EOS_EResult_ToString(EOS_EResult Result);

/**
 * Whether an operation is over when its callback brings this result. False only for codes that
 * announce another callback, such as `EOS_OperationWillRetry`: keep the client data then. Any
 * thread.
 */
EOS_DECLARE_FUNC(EOS_Bool) EOS_EResult_IsOperationComplete(EOS_EResult Result);

/**
 * Writes bytes as hexadecimal digits, two for each, in upper case.
 *
 * `InOutBufferLength` is the size of `OutBuffer`, and afterwards the size that was needed; both
 * count the terminating NUL.
 *
 * `EOS_Success`; `EOS_InvalidParameters` for null pointers; `EOS_LimitExceeded` if the buffer is
 * too small. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_ByteArray_ToString(const uint8_t *ByteArray, uint32_t Length,
    char *OutBuffer, uint32_t *InOutBufferLength);

/**
 * Whether this id was made by the library and is known since: `EOS_TRUE` for whatever
 * `EOS_EpicAccountId_FromString` returned, other than null. Says nothing about whether there is
 * such an account. Any thread.
 */
EOS_DECLARE_FUNC(EOS_Bool) EOS_EpicAccountId_IsValid(EOS_EpicAccountId AccountId);

/**
 * Writes an id as text.
 *
 * `InOutBufferLength` is the size of `OutBuffer`, and afterwards the size that was needed; both
 * count the terminating NUL. `EOS_EPICACCOUNTID_MAX_LENGTH + 1` is enough for the ids that a
 * directory gives out.
 *
 * `EOS_Success`; `EOS_InvalidParameters` for null pointers; `EOS_InvalidUser` for null and for what
 * is no id; `EOS_LimitExceeded` if the buffer is too small. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_EpicAccountId_ToString(EOS_EpicAccountId AccountId,
    char *OutBuffer, int32_t *InOutBufferLength);

/**
 * The id that a text stands for; equal ids give equal pointers until `EOS_Shutdown`, and are never
 * freed. The text is not checked against any directory. Null for null, an empty text, one of more
 * than 128 bytes and one that is not UTF-8. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EpicAccountId) EOS_EpicAccountId_FromString(const char *AccountIdString);

/**
 * Whether this id was made by the library and is known since: `EOS_TRUE` for whatever
 * `EOS_ProductUserId_FromString` returned, other than null. Says nothing about whether there is
 * such a user. Any thread.
 */
EOS_DECLARE_FUNC(EOS_Bool) EOS_ProductUserId_IsValid(EOS_ProductUserId AccountId);

/**
 * Writes an id as text: 32 digits for the ids that a directory gives out, anything else as it came
 * in.
 *
 * `InOutBufferLength` is the size of `OutBuffer`, and afterwards the size that was needed; both
 * count the terminating NUL. `EOS_PRODUCTUSERID_MAX_LENGTH + 1` is enough for the ids that a
 * directory gives out.
 *
 * `EOS_Success`; `EOS_InvalidParameters` for null pointers; `EOS_InvalidUser` for null and for what
 * is no id; `EOS_LimitExceeded` if the buffer is too small. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_ProductUserId_ToString(EOS_ProductUserId AccountId,
    char *OutBuffer, int32_t *InOutBufferLength);

/**
 * The id that a text stands for; equal ids give equal pointers until `EOS_Shutdown`, and are never
 * freed. Digits are compared by their value, so leading zeros make no difference. The text is not
 * checked against any directory. Null for null, an empty text, one of more than 128 bytes and one
 * that is not UTF-8. Any thread.
 */
EOS_DECLARE_FUNC(EOS_ProductUserId) EOS_ProductUserId_FromString(const char *ProductUserIdString);

/**
 * Writes a continuance token as text. It is as good as a login, so keep it to yourself.
 *
 * `InOutBufferLength` is the size of `OutBuffer`, and afterwards the size that was needed; both
 * count the terminating NUL. Call with a null buffer to learn the size; that answers
 * `EOS_InvalidParameters`.
 *
 * `EOS_Success`; `EOS_InvalidParameters` for null pointers; `EOS_InvalidUser` for null and for what
 * is no token; `EOS_LimitExceeded` if the buffer is too small. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_ContinuanceToken_ToString(EOS_ContinuanceToken ContinuanceToken,
    char *OutBuffer, int32_t *InOutBufferLength);

/** No built-in platform. */
#define EOS_IPT_Unknown ((EOS_IntegratedPlatformType)NULL)

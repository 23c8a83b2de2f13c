/** @file
 * What the Sessions functions take and give.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_common.h"
#include "eos_ui_types.h"

/** Most attributes of one session. */
#define EOS_SESSIONMODIFICATION_MAX_SESSION_ATTRIBUTES 64

/** Longest attribute key in characters, without the terminating NUL. */
#define EOS_SESSIONMODIFICATION_MAX_SESSION_ATTRIBUTE_LENGTH 64

/** Former name of `EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST`. */
#define EOS_SESSIONS_SESSIONATTRIBUTEDATA_API_LATEST EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST

/** Former name of `EOS_SESSIONDETAILS_ATTRIBUTE_API_LATEST`. */
#define EOS_SESSIONS_SESSIONATTRIBUTE_API_LATEST EOS_SESSIONDETAILS_ATTRIBUTE_API_LATEST

/** Shortest session id that a game may choose, in characters. */
#define EOS_SESSIONMODIFICATION_MIN_SESSIONIDOVERRIDE_LENGTH 16

/** Longest session id that a game may choose, in characters. */
#define EOS_SESSIONMODIFICATION_MAX_SESSIONIDOVERRIDE_LENGTH 64

/** Most places and registered players of one session. */
#define EOS_SESSIONS_MAXREGISTEREDPLAYERS 1000

/** Most results of one search. */
#define EOS_SESSIONS_MAX_SEARCH_RESULTS 200

/** Longest invitation id in bytes, without the terminating NUL. */
#define EOS_SESSIONS_INVITEID_MAX_LENGTH 64

/** Who sees an attribute. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_ESessionAttributeAdvertisementType : int32_t {
#else
typedef enum EOS_ESessionAttributeAdvertisementType {
#endif
    /** This process only. */
    EOS_SAAT_DontAdvertise = 0,
    /** Everybody who finds the session; searches can ask for it. */
    EOS_SAAT_Advertise = 1,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_ESessionAttributeAdvertisementType EOS_SAAT_DontAdvertise = EOS_ESessionAttributeAdvertisementType::EOS_SAAT_DontAdvertise;
constexpr EOS_ESessionAttributeAdvertisementType EOS_SAAT_Advertise = EOS_ESessionAttributeAdvertisementType::EOS_SAAT_Advertise;
#else
    __EOS_ESessionAttributeAdvertisementType_PAD_INT32__ = 0x7FFFFFFF
} EOS_ESessionAttributeAdvertisementType;
#endif

/** Who can find and join a session. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_EOnlineSessionPermissionLevel : int32_t {
#else
typedef enum EOS_EOnlineSessionPermissionLevel {
#endif
    /** Everybody. */
    EOS_OSPF_PublicAdvertised = 0,
    /**
     * Found by its id; joined through a player's presence, an invitation or by registered players.
     */
    EOS_OSPF_JoinViaPresence = 1,
    /** Found by its id; joined through an invitation or by registered players. */
    EOS_OSPF_InviteOnly = 2,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_EOnlineSessionPermissionLevel EOS_OSPF_PublicAdvertised = EOS_EOnlineSessionPermissionLevel::EOS_OSPF_PublicAdvertised;
constexpr EOS_EOnlineSessionPermissionLevel EOS_OSPF_JoinViaPresence = EOS_EOnlineSessionPermissionLevel::EOS_OSPF_JoinViaPresence;
constexpr EOS_EOnlineSessionPermissionLevel EOS_OSPF_InviteOnly = EOS_EOnlineSessionPermissionLevel::EOS_OSPF_InviteOnly;
#else
    __EOS_EOnlineSessionPermissionLevel_PAD_INT32__ = 0x7FFFFFFF
} EOS_EOnlineSessionPermissionLevel;
#endif

/** Where a local session is in its life. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_EOnlineSessionState : int32_t {
#else
typedef enum EOS_EOnlineSessionState {
#endif
    /** There is none. */
    EOS_OSS_NoSession = 0,
    /** Being created. */
    EOS_OSS_Creating = 1,
    /** Created or joined, and not started. */
    EOS_OSS_Pending = 2,
    /** Being started. */
    EOS_OSS_Starting = 3,
    /** Started. */
    EOS_OSS_InProgress = 4,
    /** Being ended. */
    EOS_OSS_Ending = 5,
    /** Ended; it may be started again. */
    EOS_OSS_Ended = 6,
    /** Being destroyed or left. */
    EOS_OSS_Destroying = 7,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_EOnlineSessionState EOS_OSS_NoSession = EOS_EOnlineSessionState::EOS_OSS_NoSession;
constexpr EOS_EOnlineSessionState EOS_OSS_Creating = EOS_EOnlineSessionState::EOS_OSS_Creating;
constexpr EOS_EOnlineSessionState EOS_OSS_Pending = EOS_EOnlineSessionState::EOS_OSS_Pending;
constexpr EOS_EOnlineSessionState EOS_OSS_Starting = EOS_EOnlineSessionState::EOS_OSS_Starting;
constexpr EOS_EOnlineSessionState EOS_OSS_InProgress = EOS_EOnlineSessionState::EOS_OSS_InProgress;
constexpr EOS_EOnlineSessionState EOS_OSS_Ending = EOS_EOnlineSessionState::EOS_OSS_Ending;
constexpr EOS_EOnlineSessionState EOS_OSS_Ended = EOS_EOnlineSessionState::EOS_OSS_Ended;
constexpr EOS_EOnlineSessionState EOS_OSS_Destroying = EOS_EOnlineSessionState::EOS_OSS_Destroying;
#else
    __EOS_EOnlineSessionState_PAD_INT32__ = 0x7FFFFFFF
} EOS_EOnlineSessionState;
#endif

/** What an `EOS_HActiveSession` points to as C sees it; it has no content. */
typedef struct EOS_ActiveSessionHandle EOS_ActiveSessionHandle;

/** What an `EOS_HSessionDetails` points to as C sees it; it has no content. */
typedef struct EOS_SessionDetailsHandle EOS_SessionDetailsHandle;

/** What an `EOS_HSessionModification` points to as C sees it; it has no content. */
typedef struct EOS_SessionModificationHandle EOS_SessionModificationHandle;

/** What an `EOS_HSessionSearch` points to as C sees it; it has no content. */
typedef struct EOS_SessionSearchHandle EOS_SessionSearchHandle;

/** What an `EOS_HSessions` points to as C sees it; it has no content. */
typedef struct EOS_SessionsHandle EOS_SessionsHandle;

/**
 * A session about to be created or changed. Freed with `EOS_SessionModification_Release`, at once
 * after `EOS_Sessions_UpdateSession` if the game likes.
 */
typedef EOS_SessionModificationHandle *EOS_HSessionModification;

/**
 * A live view of a session that this process hosts or joined. Freed with
 * `EOS_ActiveSession_Release`.
 */
typedef EOS_ActiveSessionHandle *EOS_HActiveSession;

/**
 * A snapshot of a session from a search, an invitation or presence. Outlives what it came from;
 * freed with `EOS_SessionDetails_Release`.
 */
typedef EOS_SessionDetailsHandle *EOS_HSessionDetails;

/** A search and its results. Freed with `EOS_SessionSearch_Release`. */
typedef EOS_SessionSearchHandle *EOS_HSessionSearch;

/** The value of an attribute; its type says which member counts. */
typedef union _tagEOS_Sessions_AttributeDataValue {
    /** With `EOS_AT_INT64`. */
    int64_t AsInt64;
    /** With `EOS_AT_DOUBLE`. */
    double AsDouble;
    /** With `EOS_AT_BOOLEAN`. */
    EOS_Bool AsBool;
    /** With `EOS_AT_STRING`: NUL-terminated UTF-8, not null. */
    const char *AsUtf8;
} EOS_Sessions_AttributeDataValue;

/** Newest version of `EOS_Sessions_AttributeData` that this library knows. */
#define EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST 1

/** An attribute: a key and a value of one of four types. */
typedef struct _tagEOS_Sessions_AttributeData {
    /** Version of this struct: `EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /**
     * The key, 1 to 64 characters. Letter case does not count: the service keeps it in upper case.
     */
    const char *Key;
    /** The value. */
    EOS_Sessions_AttributeDataValue Value;
    /** Which member of the value counts. */
    EOS_ESessionAttributeType ValueType;
} EOS_Sessions_AttributeData;

/** Newest version of `EOS_SessionDetails_Attribute` that this library knows. */
#define EOS_SESSIONDETAILS_ATTRIBUTE_API_LATEST 1

/**
 * An attribute of a session. Freed with `EOS_SessionDetails_Attribute_Release`, the data included.
 */
typedef struct _tagEOS_SessionDetails_Attribute {
    /** Version of this struct: `EOS_SESSIONDETAILS_ATTRIBUTE_API_LATEST`. */
    int32_t ApiVersion;
    /** Key and value. */
    EOS_Sessions_AttributeData *Data;
    /** Who sees it. */
    EOS_ESessionAttributeAdvertisementType AdvertisementType;
} EOS_SessionDetails_Attribute;

/** Newest version of `EOS_SessionDetails_Settings` that this library knows. */
#define EOS_SESSIONDETAILS_SETTINGS_API_LATEST 4

/** The settings of a session. Part of `EOS_SessionDetails_Info` and freed with it. */
typedef struct _tagEOS_SessionDetails_Settings {
    /** Version of this struct: `EOS_SESSIONDETAILS_SETTINGS_API_LATEST`. */
    int32_t ApiVersion;
    /** The bucket id. */
    const char *BucketId;
    /** Places for registered players. */
    uint32_t NumPublicConnections;
    /** Whether it is found and joined after it was started. */
    EOS_Bool bAllowJoinInProgress;
    /** Who can find and join it. */
    EOS_EOnlineSessionPermissionLevel PermissionLevel;
    /** Whether players may invite others. Since version 2. */
    EOS_Bool bInvitesAllowed;
    /** Whether sanctioned players are kept out. Since version 3. */
    EOS_Bool bSanctionsEnabled;
    /**
     * The platforms whose players may be registered, as `EOS_OPT_*`; null for all. Since version 4.
     */
    const uint32_t *AllowedPlatformIds;
    /** How many there are. Since version 4. */
    uint32_t AllowedPlatformIdsCount;
} EOS_SessionDetails_Settings;

/** Newest version of `EOS_SessionDetails_Info` that this library knows. */
#define EOS_SESSIONDETAILS_INFO_API_LATEST 2

/**
 * A session as it was when it was found. Freed with `EOS_SessionDetails_Info_Release`, texts and
 * settings included.
 */
typedef struct _tagEOS_SessionDetails_Info {
    /** Version of this struct: `EOS_SESSIONDETAILS_INFO_API_LATEST`. */
    int32_t ApiVersion;
    /** The session's id. */
    const char *SessionId;
    /** What joiners connect to. */
    const char *HostAddress;
    /** Places that no registered player holds. */
    uint32_t NumOpenPublicConnections;
    /** The settings. */
    const EOS_SessionDetails_Settings *Settings;
    /** The user who owns it; null if a server does. Since version 2. */
    EOS_ProductUserId OwnerUserId;
    /** The client id of the server that owns it; null if a user does. Since version 2. */
    const char *OwnerServerClientId;
} EOS_SessionDetails_Info;

/** Newest version of `EOS_ActiveSession_Info` that this library knows. */
#define EOS_ACTIVESESSION_INFO_API_LATEST 1

/** A local session. Freed with `EOS_ActiveSession_Info_Release`, texts and details included. */
typedef struct _tagEOS_ActiveSession_Info {
    /** Version of this struct: `EOS_ACTIVESESSION_INFO_API_LATEST`. */
    int32_t ApiVersion;
    /** The local name. */
    const char *SessionName;
    /** The user who created or joined it here; null for a server. */
    EOS_ProductUserId LocalUserId;
    /** Where it is in its life. */
    EOS_EOnlineSessionState State;
    /** The session as this process knows it. */
    const EOS_SessionDetails_Info *SessionDetails;
} EOS_ActiveSession_Info;

/** The Sessions interface of a platform. Lives as long as the platform; never freed by the game. */
typedef EOS_SessionsHandle *EOS_HSessions;

/** Newest version of `EOS_Sessions_CreateSessionModificationOptions` that this library knows. */
#define EOS_SESSIONS_CREATESESSIONMODIFICATION_API_LATEST 5

/** What `EOS_Sessions_CreateSessionModification` takes. */
typedef struct _tagEOS_Sessions_CreateSessionModificationOptions {
    /**
     * Version of this struct: `EOS_SESSIONS_CREATESESSIONMODIFICATION_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
    /**
     * The local name that this process will use for the session. Required; each platform has its
     * own names.
     */
    const char *SessionName;
    /** The coarse group that searches look in, such as mode, region and map. Required. */
    const char *BucketId;
    /** Places for registered players, 1 to 1000. */
    uint32_t MaxPlayers;
    /** The user who will own the session; null for a server. */
    EOS_ProductUserId LocalUserId;
    /**
     * Whether this is the session that the user's presence shows; at most one per user. Since
     * version 2.
     */
    EOS_Bool bPresenceEnabled;
    /**
     * The id the session shall have, 16 to 64 characters of `A-Z a-z 0-9 . _ -`; null lets the
     * library choose one. Since version 3.
     */
    const char *SessionId;
    /** Whether sanctioned players are kept out. Since version 4. */
    EOS_Bool bSanctionsEnabled;
    /**
     * The platforms whose players may be registered, as `EOS_OPT_*`; null for all. Copied. Since
     * version 5.
     */
    const uint32_t *AllowedPlatformIds;
    /** How many there are. Since version 5. */
    uint32_t AllowedPlatformIdsCount;
} EOS_Sessions_CreateSessionModificationOptions;

/** Newest version of `EOS_Sessions_UpdateSessionModificationOptions` that this library knows. */
#define EOS_SESSIONS_UPDATESESSIONMODIFICATION_API_LATEST 1

/** What `EOS_Sessions_UpdateSessionModification` takes. */
typedef struct _tagEOS_Sessions_UpdateSessionModificationOptions {
    /**
     * Version of this struct: `EOS_SESSIONS_UPDATESESSIONMODIFICATION_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
    /** The local name of the session to change. */
    const char *SessionName;
} EOS_Sessions_UpdateSessionModificationOptions;

/** Newest version of `EOS_SessionModification_SetBucketIdOptions` that this library knows. */
#define EOS_SESSIONMODIFICATION_SETBUCKETID_API_LATEST 1

/** What `EOS_SessionModification_SetBucketId` takes. */
typedef struct _tagEOS_SessionModification_SetBucketIdOptions {
    /**
     * Version of this struct: `EOS_SESSIONMODIFICATION_SETBUCKETID_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
    /** The new bucket id. Required. */
    const char *BucketId;
} EOS_SessionModification_SetBucketIdOptions;

/** Newest version of `EOS_SessionModification_SetHostAddressOptions` that this library knows. */
#define EOS_SESSIONMODIFICATION_SETHOSTADDRESS_API_LATEST 1

/**
 * What `EOS_SessionModification_SetHostAddress` takes. A session without one shows the address that
 * the service saw.
 */
typedef struct _tagEOS_SessionModification_SetHostAddressOptions {
    /**
     * Version of this struct: `EOS_SESSIONMODIFICATION_SETHOSTADDRESS_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
    /** What joiners connect to. Any text, never checked; not empty. */
    const char *HostAddress;
} EOS_SessionModification_SetHostAddressOptions;

/**
 * Newest version of `EOS_SessionModification_SetPermissionLevelOptions` that this library knows.
 */
#define EOS_SESSIONMODIFICATION_SETPERMISSIONLEVEL_API_LATEST 1

/** What `EOS_SessionModification_SetPermissionLevel` takes. */
typedef struct _tagEOS_SessionModification_SetPermissionLevelOptions {
    /**
     * Version of this struct: `EOS_SESSIONMODIFICATION_SETPERMISSIONLEVEL_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
    /** Who can find and join the session. */
    EOS_EOnlineSessionPermissionLevel PermissionLevel;
} EOS_SessionModification_SetPermissionLevelOptions;

/**
 * Newest version of `EOS_SessionModification_SetJoinInProgressAllowedOptions` that this library
 * knows.
 */
#define EOS_SESSIONMODIFICATION_SETJOININPROGRESSALLOWED_API_LATEST 1

/** What `EOS_SessionModification_SetJoinInProgressAllowed` takes. */
typedef struct _tagEOS_SessionModification_SetJoinInProgressAllowedOptions {
    /**
     * Version of this struct: `EOS_SESSIONMODIFICATION_SETJOININPROGRESSALLOWED_API_LATEST`, or an
     * older one.
     */
    int32_t ApiVersion;
    /** Whether a started session is still found and joined. */
    EOS_Bool bAllowJoinInProgress;
} EOS_SessionModification_SetJoinInProgressAllowedOptions;

/** Newest version of `EOS_SessionModification_SetMaxPlayersOptions` that this library knows. */
#define EOS_SESSIONMODIFICATION_SETMAXPLAYERS_API_LATEST 1

/** What `EOS_SessionModification_SetMaxPlayers` takes. */
typedef struct _tagEOS_SessionModification_SetMaxPlayersOptions {
    /**
     * Version of this struct: `EOS_SESSIONMODIFICATION_SETMAXPLAYERS_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
    /** Places for registered players, 1 to 1000, not fewer than are registered. */
    uint32_t MaxPlayers;
} EOS_SessionModification_SetMaxPlayersOptions;

/** Newest version of `EOS_SessionModification_SetInvitesAllowedOptions` that this library knows. */
#define EOS_SESSIONMODIFICATION_SETINVITESALLOWED_API_LATEST 1

/** What `EOS_SessionModification_SetInvitesAllowed` takes. */
typedef struct _tagEOS_SessionModification_SetInvitesAllowedOptions {
    /**
     * Version of this struct: `EOS_SESSIONMODIFICATION_SETINVITESALLOWED_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
    /** Whether players may invite others, the owner among them; with and without presence. */
    EOS_Bool bInvitesAllowed;
} EOS_SessionModification_SetInvitesAllowedOptions;

/**
 * Newest version of `EOS_SessionModification_SetAllowedPlatformIdsOptions` that this library knows.
 */
#define EOS_SESSIONMODIFICATION_SETALLOWEDPLATFORMIDS_API_LATEST 1

/** What `EOS_SessionModification_SetAllowedPlatformIds` takes. */
typedef struct _tagEOS_SessionModification_SetAllowedPlatformIdsOptions {
    /**
     * Version of this struct: `EOS_SESSIONMODIFICATION_SETALLOWEDPLATFORMIDS_API_LATEST`, or an
     * older one.
     */
    int32_t ApiVersion;
    /** The platforms whose players may be registered, as `EOS_OPT_*`; null for all. Copied. */
    const uint32_t *AllowedPlatformIds;
    /** How many there are. */
    uint32_t AllowedPlatformIdsCount;
} EOS_SessionModification_SetAllowedPlatformIdsOptions;

/** Newest version of `EOS_SessionModification_AddAttributeOptions` that this library knows. */
#define EOS_SESSIONMODIFICATION_ADDATTRIBUTE_API_LATEST 2

/** What `EOS_SessionModification_AddAttribute` takes. A key that exists gets the new value. */
typedef struct _tagEOS_SessionModification_AddAttributeOptions {
    /**
     * Version of this struct: `EOS_SESSIONMODIFICATION_ADDATTRIBUTE_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
    /** Key and value. Copied. */
    const EOS_Sessions_AttributeData *SessionAttribute;
    /** Who sees it. */
    EOS_ESessionAttributeAdvertisementType AdvertisementType;
} EOS_SessionModification_AddAttributeOptions;

/** Newest version of `EOS_SessionModification_RemoveAttributeOptions` that this library knows. */
#define EOS_SESSIONMODIFICATION_REMOVEATTRIBUTE_API_LATEST 1

/** What `EOS_SessionModification_RemoveAttribute` takes. */
typedef struct _tagEOS_SessionModification_RemoveAttributeOptions {
    /**
     * Version of this struct: `EOS_SESSIONMODIFICATION_REMOVEATTRIBUTE_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
    /** The key to remove. Required. */
    const char *Key;
} EOS_SessionModification_RemoveAttributeOptions;

/** Newest version of `EOS_Sessions_UpdateSessionOptions` that this library knows. */
#define EOS_SESSIONS_UPDATESESSION_API_LATEST 1

/**
 * What `EOS_Sessions_UpdateSession` takes. It creates the session, or changes it if there is one.
 */
typedef struct _tagEOS_Sessions_UpdateSessionOptions {
    /** Version of this struct: `EOS_SESSIONS_UPDATESESSION_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** What to create or change. May be released at once after the call. */
    EOS_HSessionModification SessionModificationHandle;
} EOS_Sessions_UpdateSessionOptions;

/** How `EOS_Sessions_UpdateSession` ended. */
typedef struct _tagEOS_Sessions_UpdateSessionCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The local name; never null. */
    const char *SessionName;
    /** The session's id; empty when it has none, never null. */
    const char *SessionId;
} EOS_Sessions_UpdateSessionCallbackInfo;

/** Reports how `EOS_Sessions_UpdateSession` ended. */
typedef void (EOS_CALL *EOS_Sessions_OnUpdateSessionCallback)(const EOS_Sessions_UpdateSessionCallbackInfo *Data);

/** Newest version of `EOS_Sessions_DestroySessionOptions` that this library knows. */
#define EOS_SESSIONS_DESTROYSESSION_API_LATEST 1

/**
 * What `EOS_Sessions_DestroySession` takes. The owner ends the session for all; others leave it.
 */
typedef struct _tagEOS_Sessions_DestroySessionOptions {
    /** Version of this struct: `EOS_SESSIONS_DESTROYSESSION_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The local name. */
    const char *SessionName;
} EOS_Sessions_DestroySessionOptions;

/** How `EOS_Sessions_DestroySession` ended. */
typedef struct _tagEOS_Sessions_DestroySessionCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
} EOS_Sessions_DestroySessionCallbackInfo;

/** Reports how `EOS_Sessions_DestroySession` ended. */
typedef void (EOS_CALL *EOS_Sessions_OnDestroySessionCallback)(const EOS_Sessions_DestroySessionCallbackInfo *Data);

/** Newest version of `EOS_Sessions_JoinSessionOptions` that this library knows. */
#define EOS_SESSIONS_JOINSESSION_API_LATEST 2

/** What `EOS_Sessions_JoinSession` takes. Joining takes no place: only registered players do. */
typedef struct _tagEOS_Sessions_JoinSessionOptions {
    /** Version of this struct: `EOS_SESSIONS_JOINSESSION_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The local name that this process will use for the session. Required, not in use. */
    const char *SessionName;
    /** The session to join. May be released after the call. */
    EOS_HSessionDetails SessionHandle;
    /** The user who joins; null for a server. */
    EOS_ProductUserId LocalUserId;
    /**
     * Whether this is the session that the user's presence shows; at most one per user. Since
     * version 2.
     */
    EOS_Bool bPresenceEnabled;
} EOS_Sessions_JoinSessionOptions;

/** How `EOS_Sessions_JoinSession` ended. */
typedef struct _tagEOS_Sessions_JoinSessionCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
} EOS_Sessions_JoinSessionCallbackInfo;

/** Reports how `EOS_Sessions_JoinSession` ended. */
typedef void (EOS_CALL *EOS_Sessions_OnJoinSessionCallback)(const EOS_Sessions_JoinSessionCallbackInfo *Data);

/** Newest version of `EOS_Sessions_StartSessionOptions` that this library knows. */
#define EOS_SESSIONS_STARTSESSION_API_LATEST 1

/** What `EOS_Sessions_StartSession` takes. */
typedef struct _tagEOS_Sessions_StartSessionOptions {
    /** Version of this struct: `EOS_SESSIONS_STARTSESSION_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The local name. */
    const char *SessionName;
} EOS_Sessions_StartSessionOptions;

/** How `EOS_Sessions_StartSession` ended. */
typedef struct _tagEOS_Sessions_StartSessionCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
} EOS_Sessions_StartSessionCallbackInfo;

/** Reports how `EOS_Sessions_StartSession` ended. */
typedef void (EOS_CALL *EOS_Sessions_OnStartSessionCallback)(const EOS_Sessions_StartSessionCallbackInfo *Data);

/** Newest version of `EOS_Sessions_EndSessionOptions` that this library knows. */
#define EOS_SESSIONS_ENDSESSION_API_LATEST 1

/** What `EOS_Sessions_EndSession` takes. An ended session may be started again. */
typedef struct _tagEOS_Sessions_EndSessionOptions {
    /** Version of this struct: `EOS_SESSIONS_ENDSESSION_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The local name. */
    const char *SessionName;
} EOS_Sessions_EndSessionOptions;

/** How `EOS_Sessions_EndSession` ended. */
typedef struct _tagEOS_Sessions_EndSessionCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
} EOS_Sessions_EndSessionCallbackInfo;

/** Reports how `EOS_Sessions_EndSession` ended. */
typedef void (EOS_CALL *EOS_Sessions_OnEndSessionCallback)(const EOS_Sessions_EndSessionCallbackInfo *Data);

/** Newest version of `EOS_Sessions_IsUserInSessionOptions` that this library knows. */
#define EOS_SESSIONS_ISUSERINSESSION_API_LATEST 1

/** What `EOS_Sessions_IsUserInSession` takes. */
typedef struct _tagEOS_Sessions_IsUserInSessionOptions {
    /** Version of this struct: `EOS_SESSIONS_ISUSERINSESSION_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The local name. */
    const char *SessionName;
    /** The user who is looked for among the registered players. */
    EOS_ProductUserId TargetUserId;
} EOS_Sessions_IsUserInSessionOptions;

/** Newest version of `EOS_Sessions_DumpSessionStateOptions` that this library knows. */
#define EOS_SESSIONS_DUMPSESSIONSTATE_API_LATEST 1

/** What `EOS_Sessions_DumpSessionState` takes. The state goes to the log. */
typedef struct _tagEOS_Sessions_DumpSessionStateOptions {
    /** Version of this struct: `EOS_SESSIONS_DUMPSESSIONSTATE_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The local name. */
    const char *SessionName;
} EOS_Sessions_DumpSessionStateOptions;

/** Newest version of `EOS_Sessions_RegisterPlayersOptions` that this library knows. */
#define EOS_SESSIONS_REGISTERPLAYERS_API_LATEST 3

/**
 * What `EOS_Sessions_RegisterPlayers` takes. All of the players get a place, or none. Up to version
 * 2 too many players end in `EOS_LimitExceeded`, from version 3 in `EOS_Sessions_TooManyPlayers`.
 */
typedef struct _tagEOS_Sessions_RegisterPlayersOptions {
    /** Version of this struct: `EOS_SESSIONS_REGISTERPLAYERS_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The local name. */
    const char *SessionName;
    /** The players. Copied. */
    EOS_ProductUserId *PlayersToRegister;
    /** How many there are. */
    uint32_t PlayersToRegisterCount;
} EOS_Sessions_RegisterPlayersOptions;

/** How `EOS_Sessions_RegisterPlayers` ended. The lists live as long as the callback. */
typedef struct _tagEOS_Sessions_RegisterPlayersCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The players who were registered, or null. In the struct since SDK 1.14.2. */
    EOS_ProductUserId *RegisteredPlayers;
    /** How many there are. In the struct since SDK 1.14.2. */
    uint32_t RegisteredPlayersCount;
    /** The players whom a sanction kept out, or null. In the struct since SDK 1.14.2. */
    EOS_ProductUserId *SanctionedPlayers;
    /** How many there are. In the struct since SDK 1.14.2. */
    uint32_t SanctionedPlayersCount;
} EOS_Sessions_RegisterPlayersCallbackInfo;

/** Reports how `EOS_Sessions_RegisterPlayers` ended. */
typedef void (EOS_CALL *EOS_Sessions_OnRegisterPlayersCallback)(const EOS_Sessions_RegisterPlayersCallbackInfo *Data);

/** Newest version of `EOS_Sessions_UnregisterPlayersOptions` that this library knows. */
#define EOS_SESSIONS_UNREGISTERPLAYERS_API_LATEST 2

/** What `EOS_Sessions_UnregisterPlayers` takes. It frees places and makes nobody leave. */
typedef struct _tagEOS_Sessions_UnregisterPlayersOptions {
    /** Version of this struct: `EOS_SESSIONS_UNREGISTERPLAYERS_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The local name. */
    const char *SessionName;
    /** The players. Copied. */
    EOS_ProductUserId *PlayersToUnregister;
    /** How many there are. */
    uint32_t PlayersToUnregisterCount;
} EOS_Sessions_UnregisterPlayersOptions;

/** How `EOS_Sessions_UnregisterPlayers` ended. The list lives as long as the callback. */
typedef struct _tagEOS_Sessions_UnregisterPlayersCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The players who lost their places, or null. In the struct since SDK 1.14.2. */
    EOS_ProductUserId *UnregisteredPlayers;
    /** How many there are. In the struct since SDK 1.14.2. */
    uint32_t UnregisteredPlayersCount;
} EOS_Sessions_UnregisterPlayersCallbackInfo;

/** Reports how `EOS_Sessions_UnregisterPlayers` ended. */
typedef void (EOS_CALL *EOS_Sessions_OnUnregisterPlayersCallback)(const EOS_Sessions_UnregisterPlayersCallbackInfo *Data);

/** Newest version of `EOS_Sessions_CreateSessionSearchOptions` that this library knows. */
#define EOS_SESSIONS_CREATESESSIONSEARCH_API_LATEST 1

/** What `EOS_Sessions_CreateSessionSearch` takes. */
typedef struct _tagEOS_Sessions_CreateSessionSearchOptions {
    /** Version of this struct: `EOS_SESSIONS_CREATESESSIONSEARCH_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** Most results wanted, 1 to 200. */
    uint32_t MaxSearchResults;
} EOS_Sessions_CreateSessionSearchOptions;

/** Newest version of `EOS_SessionSearch_SetMaxResultsOptions` that this library knows. */
#define EOS_SESSIONSEARCH_SETMAXSEARCHRESULTS_API_LATEST 1

/** What `EOS_SessionSearch_SetMaxResults` takes. */
typedef struct _tagEOS_SessionSearch_SetMaxResultsOptions {
    /**
     * Version of this struct: `EOS_SESSIONSEARCH_SETMAXSEARCHRESULTS_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
    /** Most results wanted, 1 to 200. */
    uint32_t MaxSearchResults;
} EOS_SessionSearch_SetMaxResultsOptions;

/** Newest version of `EOS_SessionSearch_SetSessionIdOptions` that this library knows. */
#define EOS_SESSIONSEARCH_SETSESSIONID_API_LATEST 1

/** What `EOS_SessionSearch_SetSessionId` takes. */
typedef struct _tagEOS_SessionSearch_SetSessionIdOptions {
    /** Version of this struct: `EOS_SESSIONSEARCH_SETSESSIONID_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The one session to find. */
    const char *SessionId;
} EOS_SessionSearch_SetSessionIdOptions;

/** Newest version of `EOS_SessionSearch_SetTargetUserIdOptions` that this library knows. */
#define EOS_SESSIONSEARCH_SETTARGETUSERID_API_LATEST 1

/**
 * What `EOS_SessionSearch_SetTargetUserId` takes. It finds the public sessions that the user is
 * registered in.
 */
typedef struct _tagEOS_SessionSearch_SetTargetUserIdOptions {
    /** Version of this struct: `EOS_SESSIONSEARCH_SETTARGETUSERID_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The user. */
    EOS_ProductUserId TargetUserId;
} EOS_SessionSearch_SetTargetUserIdOptions;

/** Newest version of `EOS_SessionSearch_SetParameterOptions` that this library knows. */
#define EOS_SESSIONSEARCH_SETPARAMETER_API_LATEST 1

/**
 * What `EOS_SessionSearch_SetParameter` takes. All parameters must hold; one key may occur with
 * several operators.
 */
typedef struct _tagEOS_SessionSearch_SetParameterOptions {
    /** Version of this struct: `EOS_SESSIONSEARCH_SETPARAMETER_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** Key and value, or one of the `EOS_SESSIONS_SEARCH_*` keys. Copied. */
    const EOS_Sessions_AttributeData *Parameter;
    /** How to compare. */
    EOS_EOnlineComparisonOp ComparisonOp;
} EOS_SessionSearch_SetParameterOptions;

/** Newest version of `EOS_SessionSearch_RemoveParameterOptions` that this library knows. */
#define EOS_SESSIONSEARCH_REMOVEPARAMETER_API_LATEST 1

/** What `EOS_SessionSearch_RemoveParameter` takes. */
typedef struct _tagEOS_SessionSearch_RemoveParameterOptions {
    /** Version of this struct: `EOS_SESSIONSEARCH_REMOVEPARAMETER_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The key. */
    const char *Key;
    /** The operator that it was set with. */
    EOS_EOnlineComparisonOp ComparisonOp;
} EOS_SessionSearch_RemoveParameterOptions;

/** Newest version of `EOS_SessionSearch_FindOptions` that this library knows. */
#define EOS_SESSIONSEARCH_FIND_API_LATEST 2

/** What `EOS_SessionSearch_Find` takes. */
typedef struct _tagEOS_SessionSearch_FindOptions {
    /** Version of this struct: `EOS_SESSIONSEARCH_FIND_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The user who searches; null for a server. Since version 2. */
    EOS_ProductUserId LocalUserId;
} EOS_SessionSearch_FindOptions;

/**
 * How `EOS_SessionSearch_Find` ended. Parameters that match nothing give `EOS_Success` and no
 * results.
 */
typedef struct _tagEOS_SessionSearch_FindCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
} EOS_SessionSearch_FindCallbackInfo;

/** Reports how `EOS_SessionSearch_Find` ended. */
typedef void (EOS_CALL *EOS_SessionSearch_OnFindCallback)(const EOS_SessionSearch_FindCallbackInfo *Data);

/** Newest version of `EOS_SessionSearch_GetSearchResultCountOptions` that this library knows. */
#define EOS_SESSIONSEARCH_GETSEARCHRESULTCOUNT_API_LATEST 1

/** What `EOS_SessionSearch_GetSearchResultCount` takes. */
typedef struct _tagEOS_SessionSearch_GetSearchResultCountOptions {
    /**
     * Version of this struct: `EOS_SESSIONSEARCH_GETSEARCHRESULTCOUNT_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
} EOS_SessionSearch_GetSearchResultCountOptions;

/** Newest version of `EOS_SessionSearch_CopySearchResultByIndexOptions` that this library knows. */
#define EOS_SESSIONSEARCH_COPYSEARCHRESULTBYINDEX_API_LATEST 1

/** What `EOS_SessionSearch_CopySearchResultByIndex` takes. */
typedef struct _tagEOS_SessionSearch_CopySearchResultByIndexOptions {
    /**
     * Version of this struct: `EOS_SESSIONSEARCH_COPYSEARCHRESULTBYINDEX_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
    /** Which result, counted from zero. */
    uint32_t SessionIndex;
} EOS_SessionSearch_CopySearchResultByIndexOptions;

/** Newest version of `EOS_SessionDetails_CopyInfoOptions` that this library knows. */
#define EOS_SESSIONDETAILS_COPYINFO_API_LATEST 1

/** What `EOS_SessionDetails_CopyInfo` takes. */
typedef struct _tagEOS_SessionDetails_CopyInfoOptions {
    /** Version of this struct: `EOS_SESSIONDETAILS_COPYINFO_API_LATEST`, or an older one. */
    int32_t ApiVersion;
} EOS_SessionDetails_CopyInfoOptions;

/**
 * Newest version of `EOS_SessionDetails_GetSessionAttributeCountOptions` that this library knows.
 */
#define EOS_SESSIONDETAILS_GETSESSIONATTRIBUTECOUNT_API_LATEST 1

/** What `EOS_SessionDetails_GetSessionAttributeCount` takes. */
typedef struct _tagEOS_SessionDetails_GetSessionAttributeCountOptions {
    /**
     * Version of this struct: `EOS_SESSIONDETAILS_GETSESSIONATTRIBUTECOUNT_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
} EOS_SessionDetails_GetSessionAttributeCountOptions;

/**
 * Newest version of `EOS_SessionDetails_CopySessionAttributeByIndexOptions` that this library
 * knows.
 */
#define EOS_SESSIONDETAILS_COPYSESSIONATTRIBUTEBYINDEX_API_LATEST 1

/** What `EOS_SessionDetails_CopySessionAttributeByIndex` takes. */
typedef struct _tagEOS_SessionDetails_CopySessionAttributeByIndexOptions {
    /**
     * Version of this struct: `EOS_SESSIONDETAILS_COPYSESSIONATTRIBUTEBYINDEX_API_LATEST`, or an
     * older one.
     */
    int32_t ApiVersion;
    /** Which attribute, counted from zero. */
    uint32_t AttrIndex;
} EOS_SessionDetails_CopySessionAttributeByIndexOptions;

/**
 * Newest version of `EOS_SessionDetails_CopySessionAttributeByKeyOptions` that this library knows.
 */
#define EOS_SESSIONDETAILS_COPYSESSIONATTRIBUTEBYKEY_API_LATEST 1

/** What `EOS_SessionDetails_CopySessionAttributeByKey` takes. */
typedef struct _tagEOS_SessionDetails_CopySessionAttributeByKeyOptions {
    /**
     * Version of this struct: `EOS_SESSIONDETAILS_COPYSESSIONATTRIBUTEBYKEY_API_LATEST`, or an
     * older one.
     */
    int32_t ApiVersion;
    /** The key; letter case does not count. */
    const char *AttrKey;
} EOS_SessionDetails_CopySessionAttributeByKeyOptions;

/** Newest version of `EOS_ActiveSession_CopyInfoOptions` that this library knows. */
#define EOS_ACTIVESESSION_COPYINFO_API_LATEST 1

/** What `EOS_ActiveSession_CopyInfo` takes. */
typedef struct _tagEOS_ActiveSession_CopyInfoOptions {
    /** Version of this struct: `EOS_ACTIVESESSION_COPYINFO_API_LATEST`, or an older one. */
    int32_t ApiVersion;
} EOS_ActiveSession_CopyInfoOptions;

/**
 * Newest version of `EOS_ActiveSession_GetRegisteredPlayerCountOptions` that this library knows.
 */
#define EOS_ACTIVESESSION_GETREGISTEREDPLAYERCOUNT_API_LATEST 1

/** What `EOS_ActiveSession_GetRegisteredPlayerCount` takes. */
typedef struct _tagEOS_ActiveSession_GetRegisteredPlayerCountOptions {
    /**
     * Version of this struct: `EOS_ACTIVESESSION_GETREGISTEREDPLAYERCOUNT_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
} EOS_ActiveSession_GetRegisteredPlayerCountOptions;

/**
 * Newest version of `EOS_ActiveSession_GetRegisteredPlayerByIndexOptions` that this library knows.
 */
#define EOS_ACTIVESESSION_GETREGISTEREDPLAYERBYINDEX_API_LATEST 1

/** What `EOS_ActiveSession_GetRegisteredPlayerByIndex` takes. */
typedef struct _tagEOS_ActiveSession_GetRegisteredPlayerByIndexOptions {
    /**
     * Version of this struct: `EOS_ACTIVESESSION_GETREGISTEREDPLAYERBYINDEX_API_LATEST`, or an
     * older one.
     */
    int32_t ApiVersion;
    /** Which player, counted from zero. */
    uint32_t PlayerIndex;
} EOS_ActiveSession_GetRegisteredPlayerByIndexOptions;

/** Newest version of `EOS_Sessions_CopyActiveSessionHandleOptions` that this library knows. */
#define EOS_SESSIONS_COPYACTIVESESSIONHANDLE_API_LATEST 1

/** What `EOS_Sessions_CopyActiveSessionHandle` takes. */
typedef struct _tagEOS_Sessions_CopyActiveSessionHandleOptions {
    /**
     * Version of this struct: `EOS_SESSIONS_COPYACTIVESESSIONHANDLE_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
    /** The local name. */
    const char *SessionName;
} EOS_Sessions_CopyActiveSessionHandleOptions;

/** Newest version of `EOS_Sessions_SendInviteOptions` that this library knows. */
#define EOS_SESSIONS_SENDINVITE_API_LATEST 1

/** What `EOS_Sessions_SendInvite` takes. */
typedef struct _tagEOS_Sessions_SendInviteOptions {
    /** Version of this struct: `EOS_SESSIONS_SENDINVITE_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The local name of the session. */
    const char *SessionName;
    /** The user who invites: its owner or a registered player. */
    EOS_ProductUserId LocalUserId;
    /** The user who is invited. */
    EOS_ProductUserId TargetUserId;
} EOS_Sessions_SendInviteOptions;

/** How `EOS_Sessions_SendInvite` ended. */
typedef struct _tagEOS_Sessions_SendInviteCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
} EOS_Sessions_SendInviteCallbackInfo;

/** Reports how `EOS_Sessions_SendInvite` ended. */
typedef void (EOS_CALL *EOS_Sessions_OnSendInviteCallback)(const EOS_Sessions_SendInviteCallbackInfo *Data);

/** Newest version of `EOS_Sessions_RejectInviteOptions` that this library knows. */
#define EOS_SESSIONS_REJECTINVITE_API_LATEST 1

/** What `EOS_Sessions_RejectInvite` takes. */
typedef struct _tagEOS_Sessions_RejectInviteOptions {
    /** Version of this struct: `EOS_SESSIONS_REJECTINVITE_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The user who was invited. */
    EOS_ProductUserId LocalUserId;
    /** The invitation. */
    const char *InviteId;
} EOS_Sessions_RejectInviteOptions;

/** How `EOS_Sessions_RejectInvite` ended. */
typedef struct _tagEOS_Sessions_RejectInviteCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
} EOS_Sessions_RejectInviteCallbackInfo;

/** Reports how `EOS_Sessions_RejectInvite` ended. */
typedef void (EOS_CALL *EOS_Sessions_OnRejectInviteCallback)(const EOS_Sessions_RejectInviteCallbackInfo *Data);

/** Newest version of `EOS_Sessions_QueryInvitesOptions` that this library knows. */
#define EOS_SESSIONS_QUERYINVITES_API_LATEST 1

/**
 * What `EOS_Sessions_QueryInvites` takes. The answer is kept for `EOS_Sessions_GetInviteCount` and
 * `EOS_Sessions_GetInviteIdByIndex`.
 */
typedef struct _tagEOS_Sessions_QueryInvitesOptions {
    /** Version of this struct: `EOS_SESSIONS_QUERYINVITES_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The user whose invitations are asked for. */
    EOS_ProductUserId LocalUserId;
} EOS_Sessions_QueryInvitesOptions;

/** How `EOS_Sessions_QueryInvites` ended. */
typedef struct _tagEOS_Sessions_QueryInvitesCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The user whose invitations were asked for. */
    EOS_ProductUserId LocalUserId;
} EOS_Sessions_QueryInvitesCallbackInfo;

/** Reports how `EOS_Sessions_QueryInvites` ended. */
typedef void (EOS_CALL *EOS_Sessions_OnQueryInvitesCallback)(const EOS_Sessions_QueryInvitesCallbackInfo *Data);

/** Newest version of `EOS_Sessions_GetInviteCountOptions` that this library knows. */
#define EOS_SESSIONS_GETINVITECOUNT_API_LATEST 1

/** What `EOS_Sessions_GetInviteCount` takes. */
typedef struct _tagEOS_Sessions_GetInviteCountOptions {
    /** Version of this struct: `EOS_SESSIONS_GETINVITECOUNT_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The user whose invitations are counted. */
    EOS_ProductUserId LocalUserId;
} EOS_Sessions_GetInviteCountOptions;

/** Newest version of `EOS_Sessions_GetInviteIdByIndexOptions` that this library knows. */
#define EOS_SESSIONS_GETINVITEIDBYINDEX_API_LATEST 1

/** What `EOS_Sessions_GetInviteIdByIndex` takes. */
typedef struct _tagEOS_Sessions_GetInviteIdByIndexOptions {
    /** Version of this struct: `EOS_SESSIONS_GETINVITEIDBYINDEX_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The user who was invited. */
    EOS_ProductUserId LocalUserId;
    /** Which invitation, counted from zero. */
    uint32_t Index;
} EOS_Sessions_GetInviteIdByIndexOptions;

/** Newest version of `EOS_Sessions_CopySessionHandleByInviteIdOptions` that this library knows. */
#define EOS_SESSIONS_COPYSESSIONHANDLEBYINVITEID_API_LATEST 1

/** What `EOS_Sessions_CopySessionHandleByInviteId` takes. */
typedef struct _tagEOS_Sessions_CopySessionHandleByInviteIdOptions {
    /**
     * Version of this struct: `EOS_SESSIONS_COPYSESSIONHANDLEBYINVITEID_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
    /** The invitation. */
    const char *InviteId;
} EOS_Sessions_CopySessionHandleByInviteIdOptions;

/** Newest version of `EOS_Sessions_CopySessionHandleByUiEventIdOptions` that this library knows. */
#define EOS_SESSIONS_COPYSESSIONHANDLEBYUIEVENTID_API_LATEST 1

/** What `EOS_Sessions_CopySessionHandleByUiEventId` takes. */
typedef struct _tagEOS_Sessions_CopySessionHandleByUiEventIdOptions {
    /**
     * Version of this struct: `EOS_SESSIONS_COPYSESSIONHANDLEBYUIEVENTID_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
    /** The event that a notification carried. */
    EOS_UI_EventId UiEventId;
} EOS_Sessions_CopySessionHandleByUiEventIdOptions;

/** Newest version of `EOS_Sessions_CopySessionHandleForPresenceOptions` that this library knows. */
#define EOS_SESSIONS_COPYSESSIONHANDLEFORPRESENCE_API_LATEST 1

/** What `EOS_Sessions_CopySessionHandleForPresence` takes. */
typedef struct _tagEOS_Sessions_CopySessionHandleForPresenceOptions {
    /**
     * Version of this struct: `EOS_SESSIONS_COPYSESSIONHANDLEFORPRESENCE_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
    /** The user whose presence session is wanted. */
    EOS_ProductUserId LocalUserId;
} EOS_Sessions_CopySessionHandleForPresenceOptions;

/**
 * Newest version of `EOS_Sessions_AddNotifySessionInviteReceivedOptions` that this library knows.
 */
#define EOS_SESSIONS_ADDNOTIFYSESSIONINVITERECEIVED_API_LATEST 1

/** What `EOS_Sessions_AddNotifySessionInviteReceived` takes. */
typedef struct _tagEOS_Sessions_AddNotifySessionInviteReceivedOptions {
    /**
     * Version of this struct: `EOS_SESSIONS_ADDNOTIFYSESSIONINVITERECEIVED_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
} EOS_Sessions_AddNotifySessionInviteReceivedOptions;

/** An invitation came in. */
typedef struct _tagEOS_Sessions_SessionInviteReceivedCallbackInfo {
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The user who is invited. */
    EOS_ProductUserId LocalUserId;
    /** The user who invites. */
    EOS_ProductUserId TargetUserId;
    /** The invitation. */
    const char *InviteId;
} EOS_Sessions_SessionInviteReceivedCallbackInfo;

/** Tells that an invitation came in. */
typedef void (EOS_CALL *EOS_Sessions_OnSessionInviteReceivedCallback)(const EOS_Sessions_SessionInviteReceivedCallbackInfo *Data);

/**
 * Newest version of `EOS_Sessions_AddNotifySessionInviteAcceptedOptions` that this library knows.
 */
#define EOS_SESSIONS_ADDNOTIFYSESSIONINVITEACCEPTED_API_LATEST 1

/** What `EOS_Sessions_AddNotifySessionInviteAccepted` takes. */
typedef struct _tagEOS_Sessions_AddNotifySessionInviteAcceptedOptions {
    /**
     * Version of this struct: `EOS_SESSIONS_ADDNOTIFYSESSIONINVITEACCEPTED_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
} EOS_Sessions_AddNotifySessionInviteAcceptedOptions;

/** The user accepted an invitation in the overlay; the game joins. */
typedef struct _tagEOS_Sessions_SessionInviteAcceptedCallbackInfo {
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The session. */
    const char *SessionId;
    /** The user who was invited. */
    EOS_ProductUserId LocalUserId;
    /** The user who invited. */
    EOS_ProductUserId TargetUserId;
    /** The invitation. */
    const char *InviteId;
} EOS_Sessions_SessionInviteAcceptedCallbackInfo;

/** Tells that the user accepted an invitation. */
typedef void (EOS_CALL *EOS_Sessions_OnSessionInviteAcceptedCallback)(const EOS_Sessions_SessionInviteAcceptedCallbackInfo *Data);

/**
 * Newest version of `EOS_Sessions_AddNotifySessionInviteRejectedOptions` that this library knows.
 */
#define EOS_SESSIONS_ADDNOTIFYSESSIONINVITEREJECTED_API_LATEST 1

/** What `EOS_Sessions_AddNotifySessionInviteRejected` takes. */
typedef struct _tagEOS_Sessions_AddNotifySessionInviteRejectedOptions {
    /**
     * Version of this struct: `EOS_SESSIONS_ADDNOTIFYSESSIONINVITEREJECTED_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
} EOS_Sessions_AddNotifySessionInviteRejectedOptions;

/** The user turned an invitation down. */
typedef struct _tagEOS_Sessions_SessionInviteRejectedCallbackInfo {
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The invitation. */
    const char *InviteId;
    /** The user who was invited. */
    EOS_ProductUserId LocalUserId;
    /** The user who invited. */
    EOS_ProductUserId TargetUserId;
    /** The session. */
    const char *SessionId;
} EOS_Sessions_SessionInviteRejectedCallbackInfo;

/** Tells that the user turned an invitation down. */
typedef void (EOS_CALL *EOS_Sessions_OnSessionInviteRejectedCallback)(const EOS_Sessions_SessionInviteRejectedCallbackInfo *Data);

/** Newest version of `EOS_Sessions_AddNotifyJoinSessionAcceptedOptions` that this library knows. */
#define EOS_SESSIONS_ADDNOTIFYJOINSESSIONACCEPTED_API_LATEST 1

/** What `EOS_Sessions_AddNotifyJoinSessionAccepted` takes. */
typedef struct _tagEOS_Sessions_AddNotifyJoinSessionAcceptedOptions {
    /**
     * Version of this struct: `EOS_SESSIONS_ADDNOTIFYJOINSESSIONACCEPTED_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
} EOS_Sessions_AddNotifyJoinSessionAcceptedOptions;

/** The user asked in the overlay to join a session; the game joins it. */
typedef struct _tagEOS_Sessions_JoinSessionAcceptedCallbackInfo {
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The user who wants to join. */
    EOS_ProductUserId LocalUserId;
    /** Leads to the session: `EOS_Sessions_CopySessionHandleByUiEventId`. */
    EOS_UI_EventId UiEventId;
} EOS_Sessions_JoinSessionAcceptedCallbackInfo;

/** Tells that the user asked to join a session. */
typedef void (EOS_CALL *EOS_Sessions_OnJoinSessionAcceptedCallback)(const EOS_Sessions_JoinSessionAcceptedCallbackInfo *Data);

/**
 * Newest version of `EOS_Sessions_AddNotifyLeaveSessionRequestedOptions` that this library knows.
 */
#define EOS_SESSIONS_ADDNOTIFYLEAVESESSIONREQUESTED_API_LATEST 1

/** What `EOS_Sessions_AddNotifyLeaveSessionRequested` takes. */
typedef struct _tagEOS_Sessions_AddNotifyLeaveSessionRequestedOptions {
    /**
     * Version of this struct: `EOS_SESSIONS_ADDNOTIFYLEAVESESSIONREQUESTED_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
} EOS_Sessions_AddNotifyLeaveSessionRequestedOptions;

/** The user asked to leave a session; the game leaves, the library does not by itself. */
typedef struct _tagEOS_Sessions_LeaveSessionRequestedCallbackInfo {
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The user who wants to leave. */
    EOS_ProductUserId LocalUserId;
    /** The local name of the session. */
    const char *SessionName;
} EOS_Sessions_LeaveSessionRequestedCallbackInfo;

/** Tells that the user asked to leave a session. */
typedef void (EOS_CALL *EOS_Sessions_OnLeaveSessionRequestedCallback)(const EOS_Sessions_LeaveSessionRequestedCallbackInfo *Data);

/**
 * Newest version of `EOS_Sessions_AddNotifySendSessionNativeInviteRequestedOptions` that this
 * library knows.
 */
#define EOS_SESSIONS_ADDNOTIFYSENDSESSIONNATIVEINVITEREQUESTED_API_LATEST 1

/** What `EOS_Sessions_AddNotifySendSessionNativeInviteRequested` takes. */
typedef struct _tagEOS_Sessions_AddNotifySendSessionNativeInviteRequestedOptions {
    /**
     * Version of this struct: `EOS_SESSIONS_ADDNOTIFYSENDSESSIONNATIVEINVITEREQUESTED_API_LATEST`,
     * or an older one.
     */
    int32_t ApiVersion;
} EOS_Sessions_AddNotifySendSessionNativeInviteRequestedOptions;

/** The user asked to invite somebody through the platform's own invitations; the game sends one. */
typedef struct _tagEOS_Sessions_SendSessionNativeInviteRequestedCallbackInfo {
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The event, to be acknowledged. */
    EOS_UI_EventId UiEventId;
    /** The user who invites. */
    EOS_ProductUserId LocalUserId;
    /** The platform of the invited account. */
    EOS_IntegratedPlatformType TargetNativeAccountType;
    /** The invited account on that platform. */
    const char *TargetUserNativeAccountId;
    /** The session. */
    const char *SessionId;
} EOS_Sessions_SendSessionNativeInviteRequestedCallbackInfo;

/** Tells that the user asked to send an invitation of the platform. */
typedef void (EOS_CALL *EOS_Sessions_OnSendSessionNativeInviteRequestedCallback)(const EOS_Sessions_SendSessionNativeInviteRequestedCallbackInfo *Data);

/**
 * Frees a modification; an update that was begun with it goes on. Null is ignored, and so is, with
 * a line in the log, what is none. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_SessionModification_Release(EOS_HSessionModification SessionModificationHandle);

/**
 * Frees the view of a session of this process; the session itself stays. Null is ignored, and so
 * is, with a line in the log, what is none. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_ActiveSession_Release(EOS_HActiveSession ActiveSessionHandle);

/**
 * Frees the details of a session; a join that was begun with them goes on. Null is ignored, and so
 * is, with a line in the log, what is none. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_SessionDetails_Release(EOS_HSessionDetails SessionHandle);

/**
 * Frees a search; details that were copied from its results stay, and a callback that is due still
 * comes. Null is ignored, and so is, with a line in the log, what is none. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_SessionSearch_Release(EOS_HSessionSearch SessionSearchHandle);

/**
 * Frees an attribute with all that it points to. Null is ignored, and so is, with a line in the
 * log, what is none. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_SessionDetails_Attribute_Release(EOS_SessionDetails_Attribute *SessionAttribute);

/**
 * Frees the information about a session with all that it points to. Null is ignored, and so is,
 * with a line in the log, what is none. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_SessionDetails_Info_Release(EOS_SessionDetails_Info *SessionInfo);

/**
 * Frees the information about a session of this process with all that it points to. Null is
 * ignored, and so is, with a line in the log, what is none. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_ActiveSession_Info_Release(EOS_ActiveSession_Info *ActiveSessionInfo);

/** A truth value. */
#define EOS_SAT_Boolean EOS_AT_BOOLEAN

/** A signed whole number of 64 bits. */
#define EOS_SAT_Int64 EOS_AT_INT64

/** A floating point number of 64 bits. */
#define EOS_SAT_Double EOS_AT_DOUBLE

/** NUL-terminated UTF-8. */
#define EOS_SAT_String EOS_AT_STRING

/** Equal. */
#define EOS_OCO_EQUAL EOS_CO_EQUAL

/** Not equal. */
#define EOS_OCO_NOTEQUAL EOS_CO_NOTEQUAL

/** Greater. */
#define EOS_OCO_GREATERTHAN EOS_CO_GREATERTHAN

/** Greater or equal. */
#define EOS_OCO_GREATERTHANOREQUAL EOS_CO_GREATERTHANOREQUAL

/** Less. */
#define EOS_OCO_LESSTHAN EOS_CO_LESSTHAN

/** Less or equal. */
#define EOS_OCO_LESSTHANOREQUAL EOS_CO_LESSTHANOREQUAL

/** Nearest first. */
#define EOS_OCO_DISTANCE EOS_CO_DISTANCE

/** One of a list. */
#define EOS_OCO_ANYOF EOS_CO_ANYOF

/** None of a list. */
#define EOS_OCO_NOTANYOF EOS_CO_NOTANYOF

/** Search key: the bucket id, a string. */
#define EOS_SESSIONS_SEARCH_BUCKET_ID "bucket"

/** Search key: only sessions without registered players; a truth value. */
#define EOS_SESSIONS_SEARCH_EMPTY_SERVERS_ONLY "emptyonly"

/** Search key: only sessions with registered players; a truth value. */
#define EOS_SESSIONS_SEARCH_NONEMPTY_SERVERS_ONLY "nonemptyonly"

/** Search key: free places; a whole number, as a rule with `EOS_CO_GREATERTHANOREQUAL`. */
#define EOS_SESSIONS_SEARCH_MINSLOTSAVAILABLE "minslotsavailable"

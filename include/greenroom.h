/** @file
 * What EOS has no call for.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_sdk.h"

/** Longest URL of a directory in bytes, without the terminating NUL. */
#define GR_CONFIGURE_DIRECTORYURL_MAX_LENGTH 2048

/** Longest name of a profile in bytes, without the terminating NUL. */
#define GR_CONFIGURE_PROFILE_MAX_LENGTH 64

/** Longest address of a session in bytes, without the terminating NUL. */
#define GR_MULTIPLAYER_URI_MAX_LENGTH 2048

/** The ceiling of who may read a session and join it. */
#if EOS_HAS_ENUM_CLASS
enum class GR_EMultiplayerVisibility : int32_t {
#else
typedef enum GR_EMultiplayerVisibility {
#endif
    /** The template says so, and where it does not, everybody. */
    GR_MV_FROM_TEMPLATE = 0,
    /** Everybody reads and joins. */
    GR_MV_OPEN = 1,
    /** Everybody reads, and who has a reservation joins. */
    GR_MV_VISIBLE = 2,
    /** Who has a reservation reads and joins. */
    GR_MV_PRIVATE = 3,
    /** Open, without a free place. Handed out only. */
    GR_MV_FULL = 4,
#if EOS_HAS_ENUM_CLASS
};
constexpr GR_EMultiplayerVisibility GR_MV_FROM_TEMPLATE = GR_EMultiplayerVisibility::GR_MV_FROM_TEMPLATE;
constexpr GR_EMultiplayerVisibility GR_MV_OPEN = GR_EMultiplayerVisibility::GR_MV_OPEN;
constexpr GR_EMultiplayerVisibility GR_MV_VISIBLE = GR_EMultiplayerVisibility::GR_MV_VISIBLE;
constexpr GR_EMultiplayerVisibility GR_MV_PRIVATE = GR_EMultiplayerVisibility::GR_MV_PRIVATE;
constexpr GR_EMultiplayerVisibility GR_MV_FULL = GR_EMultiplayerVisibility::GR_MV_FULL;
#else
    __GR_EMultiplayerVisibility_PAD_INT32__ = 0x7FFFFFFF
} GR_EMultiplayerVisibility;
#endif

/** Who may join a session, or read it. */
#if EOS_HAS_ENUM_CLASS
enum class GR_EMultiplayerRestriction : int32_t {
#else
typedef enum GR_EMultiplayerRestriction {
#endif
    /** Nothing is known of it. Handed out only. */
    GR_MSR_UNKNOWN = 0,
    /** Everybody. */
    GR_MSR_NONE = 1,
    /** Who plays on the device of an active member. */
    GR_MSR_LOCAL = 2,
    /** They, and whom a member follows. */
    GR_MSR_FOLLOWED = 3,
#if EOS_HAS_ENUM_CLASS
};
constexpr GR_EMultiplayerRestriction GR_MSR_UNKNOWN = GR_EMultiplayerRestriction::GR_MSR_UNKNOWN;
constexpr GR_EMultiplayerRestriction GR_MSR_NONE = GR_EMultiplayerRestriction::GR_MSR_NONE;
constexpr GR_EMultiplayerRestriction GR_MSR_LOCAL = GR_EMultiplayerRestriction::GR_MSR_LOCAL;
constexpr GR_EMultiplayerRestriction GR_MSR_FOLLOWED = GR_EMultiplayerRestriction::GR_MSR_FOLLOWED;
#else
    __GR_EMultiplayerRestriction_PAD_INT32__ = 0x7FFFFFFF
} GR_EMultiplayerRestriction;
#endif

/** Where the initialization of the members of a session stands. */
#if EOS_HAS_ENUM_CLASS
enum class GR_EMultiplayerInitializationStage : int32_t {
#else
typedef enum GR_EMultiplayerInitializationStage {
#endif
    /** None is under way. */
    GR_MIS_NONE = 0,
    /** The members of the episode are coming. */
    GR_MIS_JOINING = 1,
    /** They measure, and call `GR_MultiplayerSession_UploadMeasurements`. */
    GR_MIS_MEASURING = 2,
    /** Somebody calls `GR_MultiplayerSession_DecideInitialization`. */
    GR_MIS_EVALUATING = 3,
    /** The first episode failed, and with it the session. */
    GR_MIS_FAILED = 4,
#if EOS_HAS_ENUM_CLASS
};
constexpr GR_EMultiplayerInitializationStage GR_MIS_NONE = GR_EMultiplayerInitializationStage::GR_MIS_NONE;
constexpr GR_EMultiplayerInitializationStage GR_MIS_JOINING = GR_EMultiplayerInitializationStage::GR_MIS_JOINING;
constexpr GR_EMultiplayerInitializationStage GR_MIS_MEASURING = GR_EMultiplayerInitializationStage::GR_MIS_MEASURING;
constexpr GR_EMultiplayerInitializationStage GR_MIS_EVALUATING = GR_EMultiplayerInitializationStage::GR_MIS_EVALUATING;
constexpr GR_EMultiplayerInitializationStage GR_MIS_FAILED = GR_EMultiplayerInitializationStage::GR_MIS_FAILED;
#else
    __GR_EMultiplayerInitializationStage_PAD_INT32__ = 0x7FFFFFFF
} GR_EMultiplayerInitializationStage;
#endif

/** What a member of a session is. */
#if EOS_HAS_ENUM_CLASS
enum class GR_EMultiplayerMemberState : int32_t {
#else
typedef enum GR_EMultiplayerMemberState {
#endif
    /** It has come, and neither plays nor is about to. */
    GR_MMS_INACTIVE = 0,
    /** It is about to play. */
    GR_MMS_READY = 1,
    /** It plays. */
    GR_MMS_ACTIVE = 2,
    /** A place is kept for it, and it has not come yet. Handed out only. */
    GR_MMS_RESERVED = 3,
#if EOS_HAS_ENUM_CLASS
};
constexpr GR_EMultiplayerMemberState GR_MMS_INACTIVE = GR_EMultiplayerMemberState::GR_MMS_INACTIVE;
constexpr GR_EMultiplayerMemberState GR_MMS_READY = GR_EMultiplayerMemberState::GR_MMS_READY;
constexpr GR_EMultiplayerMemberState GR_MMS_ACTIVE = GR_EMultiplayerMemberState::GR_MMS_ACTIVE;
constexpr GR_EMultiplayerMemberState GR_MMS_RESERVED = GR_EMultiplayerMemberState::GR_MMS_RESERVED;
#else
    __GR_EMultiplayerMemberState_PAD_INT32__ = 0x7FFFFFFF
} GR_EMultiplayerMemberState;
#endif

/** Why the initialization of a member failed. */
#if EOS_HAS_ENUM_CLASS
enum class GR_EMultiplayerInitializationFailure : int32_t {
#else
typedef enum GR_EMultiplayerInitializationFailure {
#endif
    /** It has not failed. */
    GR_MIF_NONE = 0,
    /** It did not upload its measurements in time. */
    GR_MIF_TIMEOUT = 1,
    /** Its latency is too high. */
    GR_MIF_LATENCY = 2,
    /** Too little comes down to it. */
    GR_MIF_BANDWIDTH_DOWN = 3,
    /** Too little goes up from it. */
    GR_MIF_BANDWIDTH_UP = 4,
    /** Something could not be measured. */
    GR_MIF_NETWORK = 5,
    /** Somebody of its group failed. */
    GR_MIF_GROUP = 6,
    /** The whole episode failed. */
    GR_MIF_EPISODE = 7,
#if EOS_HAS_ENUM_CLASS
};
constexpr GR_EMultiplayerInitializationFailure GR_MIF_NONE = GR_EMultiplayerInitializationFailure::GR_MIF_NONE;
constexpr GR_EMultiplayerInitializationFailure GR_MIF_TIMEOUT = GR_EMultiplayerInitializationFailure::GR_MIF_TIMEOUT;
constexpr GR_EMultiplayerInitializationFailure GR_MIF_LATENCY = GR_EMultiplayerInitializationFailure::GR_MIF_LATENCY;
constexpr GR_EMultiplayerInitializationFailure GR_MIF_BANDWIDTH_DOWN = GR_EMultiplayerInitializationFailure::GR_MIF_BANDWIDTH_DOWN;
constexpr GR_EMultiplayerInitializationFailure GR_MIF_BANDWIDTH_UP = GR_EMultiplayerInitializationFailure::GR_MIF_BANDWIDTH_UP;
constexpr GR_EMultiplayerInitializationFailure GR_MIF_NETWORK = GR_EMultiplayerInitializationFailure::GR_MIF_NETWORK;
constexpr GR_EMultiplayerInitializationFailure GR_MIF_GROUP = GR_EMultiplayerInitializationFailure::GR_MIF_GROUP;
constexpr GR_EMultiplayerInitializationFailure GR_MIF_EPISODE = GR_EMultiplayerInitializationFailure::GR_MIF_EPISODE;
#else
    __GR_EMultiplayerInitializationFailure_PAD_INT32__ = 0x7FFFFFFF
} GR_EMultiplayerInitializationFailure;
#endif

/** Where a session stands. */
#if EOS_HAS_ENUM_CLASS
enum class GR_EMultiplayerSessionStatus : int32_t {
#else
typedef enum GR_EMultiplayerSessionStatus {
#endif
    /** There is no such session: the handle was released, or was none. */
    GR_MSS_NONE = 0,
    /** A call is being carried out. */
    GR_MSS_WORKING = 1,
    /** Nothing is, and the session may be used. */
    GR_MSS_READY = 2,
    /**
     * A call failed, or the user is in the session no more: `GR_MultiplayerSession_GetLastResult`
     * says why.
     */
    GR_MSS_BROKEN = 3,
    /** The user has left. */
    GR_MSS_SHUTDOWN = 4,
#if EOS_HAS_ENUM_CLASS
};
constexpr GR_EMultiplayerSessionStatus GR_MSS_NONE = GR_EMultiplayerSessionStatus::GR_MSS_NONE;
constexpr GR_EMultiplayerSessionStatus GR_MSS_WORKING = GR_EMultiplayerSessionStatus::GR_MSS_WORKING;
constexpr GR_EMultiplayerSessionStatus GR_MSS_READY = GR_EMultiplayerSessionStatus::GR_MSS_READY;
constexpr GR_EMultiplayerSessionStatus GR_MSS_BROKEN = GR_EMultiplayerSessionStatus::GR_MSS_BROKEN;
constexpr GR_EMultiplayerSessionStatus GR_MSS_SHUTDOWN = GR_EMultiplayerSessionStatus::GR_MSS_SHUTDOWN;
#else
    __GR_EMultiplayerSessionStatus_PAD_INT32__ = 0x7FFFFFFF
} GR_EMultiplayerSessionStatus;
#endif

/** Where a job stands. */
#if EOS_HAS_ENUM_CLASS
enum class GR_EMultiplayerJobStatus : int32_t {
#else
typedef enum GR_EMultiplayerJobStatus {
#endif
    /** There is no such job: the handle was released, or was none. */
    GR_MJS_NOT_RUNNING = 0,
    /** It is under way. */
    GR_MJS_WORKING = 1,
    /** Its answer can be read. */
    GR_MJS_COMPLETE = 2,
    /** It failed: `GR_MultiplayerJob_GetResult` says why. */
    GR_MJS_FAILED = 3,
#if EOS_HAS_ENUM_CLASS
};
constexpr GR_EMultiplayerJobStatus GR_MJS_NOT_RUNNING = GR_EMultiplayerJobStatus::GR_MJS_NOT_RUNNING;
constexpr GR_EMultiplayerJobStatus GR_MJS_WORKING = GR_EMultiplayerJobStatus::GR_MJS_WORKING;
constexpr GR_EMultiplayerJobStatus GR_MJS_COMPLETE = GR_EMultiplayerJobStatus::GR_MJS_COMPLETE;
constexpr GR_EMultiplayerJobStatus GR_MJS_FAILED = GR_EMultiplayerJobStatus::GR_MJS_FAILED;
#else
    __GR_EMultiplayerJobStatus_PAD_INT32__ = 0x7FFFFFFF
} GR_EMultiplayerJobStatus;
#endif

/** What became of a player in a session. */
#if EOS_HAS_ENUM_CLASS
enum class GR_ESessionMemberStatus : int32_t {
#else
typedef enum GR_ESessionMemberStatus {
#endif
    /** It came in. */
    GR_SMS_JOINED = 0,
    /** It went out. */
    GR_SMS_LEFT = 1,
    /** Its connection was lost for too long. */
    GR_SMS_DISCONNECTED = 2,
    /** Somebody who may put it out. */
    GR_SMS_KICKED = 3,
    /** The owner registered it. */
    GR_SMS_REGISTERED = 4,
    /** The owner unregistered it. */
    GR_SMS_UNREGISTERED = 5,
#if EOS_HAS_ENUM_CLASS
};
constexpr GR_ESessionMemberStatus GR_SMS_JOINED = GR_ESessionMemberStatus::GR_SMS_JOINED;
constexpr GR_ESessionMemberStatus GR_SMS_LEFT = GR_ESessionMemberStatus::GR_SMS_LEFT;
constexpr GR_ESessionMemberStatus GR_SMS_DISCONNECTED = GR_ESessionMemberStatus::GR_SMS_DISCONNECTED;
constexpr GR_ESessionMemberStatus GR_SMS_KICKED = GR_ESessionMemberStatus::GR_SMS_KICKED;
constexpr GR_ESessionMemberStatus GR_SMS_REGISTERED = GR_ESessionMemberStatus::GR_SMS_REGISTERED;
constexpr GR_ESessionMemberStatus GR_SMS_UNREGISTERED = GR_ESessionMemberStatus::GR_SMS_UNREGISTERED;
#else
    __GR_ESessionMemberStatus_PAD_INT32__ = 0x7FFFFFFF
} GR_ESessionMemberStatus;
#endif

/** Why a session is over for a user of this process. */
#if EOS_HAS_ENUM_CLASS
enum class GR_ESessionEndReason : int32_t {
#else
typedef enum GR_ESessionEndReason {
#endif
    /** Its owner, or an operator, ended it. */
    GR_SER_ENDED = 0,
    /** Its owner is gone: its connection was lost for too long, or it logged out. */
    GR_SER_OWNER_GONE = 1,
    /** Somebody who may put the user out. */
    GR_SER_KICKED = 2,
    /** The user's own connection was lost for too long. */
    GR_SER_DISCONNECTED = 3,
    /** The user went out of it by another process. */
    GR_SER_LEFT = 4,
    /** It was not there any more after an outage, or there was no place in it for the user. */
    GR_SER_LOST = 5,
#if EOS_HAS_ENUM_CLASS
};
constexpr GR_ESessionEndReason GR_SER_ENDED = GR_ESessionEndReason::GR_SER_ENDED;
constexpr GR_ESessionEndReason GR_SER_OWNER_GONE = GR_ESessionEndReason::GR_SER_OWNER_GONE;
constexpr GR_ESessionEndReason GR_SER_KICKED = GR_ESessionEndReason::GR_SER_KICKED;
constexpr GR_ESessionEndReason GR_SER_DISCONNECTED = GR_ESessionEndReason::GR_SER_DISCONNECTED;
constexpr GR_ESessionEndReason GR_SER_LEFT = GR_ESessionEndReason::GR_SER_LEFT;
constexpr GR_ESessionEndReason GR_SER_LOST = GR_ESessionEndReason::GR_SER_LOST;
#else
    __GR_ESessionEndReason_PAD_INT32__ = 0x7FFFFFFF
} GR_ESessionEndReason;
#endif

/** What a `GR_HMultiplayer` points to as C sees it; it has no content. */
typedef struct GR_MultiplayerHandle GR_MultiplayerHandle;

/** What a `GR_HMultiplayerJob` points to as C sees it; it has no content. */
typedef struct GR_MultiplayerJobHandle GR_MultiplayerJobHandle;

/** What a `GR_HMultiplayerSession` points to as C sees it; it has no content. */
typedef struct GR_MultiplayerSessionHandle GR_MultiplayerSessionHandle;

/** Newest version of `GR_UI_AcceptCustomInviteOptions` that this library knows. */
#define GR_UI_ACCEPTCUSTOMINVITE_API_LATEST 1

/** What `GR_UI_AcceptCustomInvite` takes. */
typedef struct _tagGR_UI_AcceptCustomInviteOptions {
    /** Set to `GR_UI_ACCEPTCUSTOMINVITE_API_LATEST`. */
    int32_t ApiVersion;
    /** The user who accepts. */
    EOS_ProductUserId LocalUserId;
    /** The invite, which the user has received. */
    const char *CustomInviteId;
} GR_UI_AcceptCustomInviteOptions;

/** Newest version of `GR_UI_RejectCustomInviteOptions` that this library knows. */
#define GR_UI_REJECTCUSTOMINVITE_API_LATEST 1

/** What `GR_UI_RejectCustomInvite` takes. */
typedef struct _tagGR_UI_RejectCustomInviteOptions {
    /** Set to `GR_UI_REJECTCUSTOMINVITE_API_LATEST`. */
    int32_t ApiVersion;
    /** The user who rejects. */
    EOS_ProductUserId LocalUserId;
    /** The invite, which the user has received. */
    const char *CustomInviteId;
} GR_UI_RejectCustomInviteOptions;

/** Newest version of `GR_UI_AcceptRequestToJoinOptions` that this library knows. */
#define GR_UI_ACCEPTREQUESTTOJOIN_API_LATEST 1

/** What `GR_UI_AcceptRequestToJoin` takes. */
typedef struct _tagGR_UI_AcceptRequestToJoinOptions {
    /** Set to `GR_UI_ACCEPTREQUESTTOJOIN_API_LATEST`. */
    int32_t ApiVersion;
    /** The user who accepts. */
    EOS_ProductUserId LocalUserId;
    /** The player who has asked. */
    EOS_ProductUserId TargetUserId;
} GR_UI_AcceptRequestToJoinOptions;

/** Newest version of `GR_UI_RejectRequestToJoinOptions` that this library knows. */
#define GR_UI_REJECTREQUESTTOJOIN_API_LATEST 1

/** What `GR_UI_RejectRequestToJoin` takes. */
typedef struct _tagGR_UI_RejectRequestToJoinOptions {
    /** Set to `GR_UI_REJECTREQUESTTOJOIN_API_LATEST`. */
    int32_t ApiVersion;
    /** The user who rejects. */
    EOS_ProductUserId LocalUserId;
    /** The player who has asked. */
    EOS_ProductUserId TargetUserId;
} GR_UI_RejectRequestToJoinOptions;

/** Newest version of `GR_UI_RequestCustomNativeInviteOptions` that this library knows. */
#define GR_UI_REQUESTCUSTOMNATIVEINVITE_API_LATEST 1

/** What `GR_UI_RequestCustomNativeInvite` takes. */
typedef struct _tagGR_UI_RequestCustomNativeInviteOptions {
    /** Set to `GR_UI_REQUESTCUSTOMNATIVEINVITE_API_LATEST`. */
    int32_t ApiVersion;
    /** The user who invites. */
    EOS_ProductUserId LocalUserId;
    /** The platform of the invited account, for instance `EOS_IPT_Steam`; 1 to 256 bytes. */
    EOS_IntegratedPlatformType TargetNativeAccountType;
    /** The invited account on that platform; 1 to 256 bytes. */
    const char *TargetUserNativeAccountId;
} GR_UI_RequestCustomNativeInviteOptions;

/** Newest version of `GR_ConfigureOptions` that this library knows. */
#define GR_CONFIGURE_API_LATEST 1

/** What `GR_Configure` takes. Every text is copied. */
typedef struct _tagGR_ConfigureOptions {
    /** Set to `GR_CONFIGURE_API_LATEST`. */
    int32_t ApiVersion;
    /**
     * Where the directory is: a URL with `http` or `https`, or `local:` for one inside this process
     * that all its platforms share and that ends with the last of them. Null: the environment
     * variable `GREENROOM_URL`, else `url` in `greenroom.json` beside the executable or in the
     * working directory, else `http://127.0.0.1:4870`.
     */
    const char *DirectoryUrl;
    /**
     * Whose device id is used; 1 to 64 letters, digits, `.`, `_` and `-`. Null: the environment
     * variable `GREENROOM_PROFILE`, else `profile` in `greenroom.json`, else `default`.
     */
    const char *Profile;
} GR_ConfigureOptions;

/** Newest version of `GR_Faults_SetLatencyOptions` that this library knows. */
#define GR_FAULTS_SETLATENCY_API_LATEST 1

/** What `GR_Faults_SetLatency` takes. */
typedef struct _tagGR_Faults_SetLatencyOptions {
    /** Set to `GR_FAULTS_SETLATENCY_API_LATEST`. */
    int32_t ApiVersion;
    /** How long each request waits; at most 10000. */
    uint32_t Milliseconds;
    /** Of how much more each waits a part, drawn anew for each; at most 10000. */
    uint32_t JitterMilliseconds;
    /**
     * What the parts are drawn from: the same seed brings the same. 0 leaves the seed that is
     * there.
     */
    uint32_t Seed;
    /**
     * The operation that waits, by its name in the directory's `/openapi.json`; `push` for what is
     * pushed; null or `*` for everything.
     */
    const char *Operation;
} GR_Faults_SetLatencyOptions;

/** What the callbacks of the functions `GR_Faults_*` get. */
typedef struct _tagGR_Faults_CompleteCallbackInfo {
    /** `EOS_Success`, or why nothing was changed. */
    EOS_EResult ResultCode;
    /** As it was given with the call. */
    void *ClientData;
} GR_Faults_CompleteCallbackInfo;

/** Gets a `GR_Faults_CompleteCallbackInfo`, which lives as long as the callback runs. */
typedef void (EOS_CALL *GR_Faults_OnCompleteCallback)(const GR_Faults_CompleteCallbackInfo *Data);

/** Newest version of `GR_Faults_SetLossOptions` that this library knows. */
#define GR_FAULTS_SETLOSS_API_LATEST 1

/** What `GR_Faults_SetLoss` takes. */
typedef struct _tagGR_Faults_SetLossOptions {
    /** Set to `GR_FAULTS_SETLOSS_API_LATEST`. */
    int32_t ApiVersion;
    /** Of a hundred requests, so many never arrive. */
    uint32_t RequestPercent;
    /** Of a hundred requests that arrive, so many are carried out and their answer is lost. */
    uint32_t AnswerPercent;
    /** How many are lost at most; 0 is as many as are drawn. */
    uint32_t Count;
    /** What is drawn from: the same seed brings the same. 0 leaves the seed that is there. */
    uint32_t Seed;
    /**
     * The operation whose requests are lost, by its name in the directory's `/openapi.json`; `push`
     * for push channels, which break where something on them is lost; null or `*` for everything.
     */
    const char *Operation;
} GR_Faults_SetLossOptions;

/** Newest version of `GR_Faults_FailCallsOptions` that this library knows. */
#define GR_FAULTS_FAILCALLS_API_LATEST 1

/** What `GR_Faults_FailCalls` takes. */
typedef struct _tagGR_Faults_FailCallsOptions {
    /** Set to `GR_FAULTS_FAILCALLS_API_LATEST`. */
    int32_t ApiVersion;
    /** The function, for instance `"EOS_Sessions_UpdateSession"`. */
    const char *FunctionName;
    /** What its callback brings. */
    EOS_EResult ResultCode;
    /** How many calls; 0 takes back what was asked for of the function. */
    uint32_t Count;
} GR_Faults_FailCallsOptions;

/** Newest version of `GR_Faults_FailRequestsOptions` that this library knows. */
#define GR_FAULTS_FAILREQUESTS_API_LATEST 1

/** What `GR_Faults_FailRequests` takes. */
typedef struct _tagGR_Faults_FailRequestsOptions {
    /** Set to `GR_FAULTS_FAILREQUESTS_API_LATEST`. */
    int32_t ApiVersion;
    /**
     * The operation, by its name in the directory's `/openapi.json`; null or `*` for everything.
     */
    const char *Operation;
    /**
     * What it is answered, as `Greenroom-Error` names it, for instance `"unavailable"` or
     * `"session-not-found"`.
     */
    const char *Error;
    /** How many requests; 0 takes back what was asked for of the operation. */
    uint32_t Count;
} GR_Faults_FailRequestsOptions;

/** Newest version of `GR_Faults_ExpireTokensOptions` that this library knows. */
#define GR_FAULTS_EXPIRETOKENS_API_LATEST 1

/** What `GR_Faults_ExpireTokens` takes. */
typedef struct _tagGR_Faults_ExpireTokensOptions {
    /** Set to `GR_FAULTS_EXPIRETOKENS_API_LATEST`. */
    int32_t ApiVersion;
} GR_Faults_ExpireTokensOptions;

/** Newest version of `GR_Faults_BeginOutageOptions` that this library knows. */
#define GR_FAULTS_BEGINOUTAGE_API_LATEST 1

/** What `GR_Faults_BeginOutage` takes. */
typedef struct _tagGR_Faults_BeginOutageOptions {
    /** Set to `GR_FAULTS_BEGINOUTAGE_API_LATEST`. */
    int32_t ApiVersion;
    /** How long it lasts; at most a day. 0 ends one that is there. */
    uint32_t Milliseconds;
} GR_Faults_BeginOutageOptions;

/** Newest version of `GR_Faults_AdvanceClockOptions` that this library knows. */
#define GR_FAULTS_ADVANCECLOCK_API_LATEST 1

/** What `GR_Faults_AdvanceClock` takes. */
typedef struct _tagGR_Faults_AdvanceClockOptions {
    /** Set to `GR_FAULTS_ADVANCECLOCK_API_LATEST`. */
    int32_t ApiVersion;
    /** How far the clock goes forward; it can be ten years ahead in all. */
    uint64_t Milliseconds;
} GR_Faults_AdvanceClockOptions;

/** Newest version of `GR_Faults_ClearOptions` that this library knows. */
#define GR_FAULTS_CLEAR_API_LATEST 1

/** What `GR_Faults_Clear` takes. */
typedef struct _tagGR_Faults_ClearOptions {
    /** Set to `GR_FAULTS_CLEAR_API_LATEST`. */
    int32_t ApiVersion;
} GR_Faults_ClearOptions;

/**
 * The Multiplayer interface of a platform: sessions of the contract of Xbox Live's Multiplayer
 * Session Directory, as they are.
 */
typedef GR_MultiplayerHandle *GR_HMultiplayer;

/** Newest version of `GR_Multiplayer_HostSessionOptions` that this library knows. */
#define GR_MULTIPLAYER_HOSTSESSION_API_LATEST 1

/** What `GR_Multiplayer_HostSession` takes. Everything is copied. */
typedef struct _tagGR_Multiplayer_HostSessionOptions {
    /** Set to `GR_MULTIPLAYER_HOSTSESSION_API_LATEST`. */
    int32_t ApiVersion;
    /** Who makes the session, and is its first member. */
    EOS_ProductUserId LocalUserId;
    /** The template that it is made from: 1 to 100 letters, digits, `.`, `_` and `-`. */
    const char *TemplateName;
    /**
     * Its name, of the same characters; letter case does not tell names apart. Null: one is drawn.
     */
    const char *SessionName;
    /**
     * How many members must pass its initialization, for sessions that have one. 0: the template
     * says so.
     */
    uint32_t MinMembers;
    /** How many members it takes, 1 to 100. 0: the template says so, and where it does not, 100. */
    uint32_t MaxMembers;
    /** The ceiling of who may read and join. */
    GR_EMultiplayerVisibility Visibility;
    /** Words by which queries find it, each of 1 to 63 bytes; null where there are none. */
    const char *const *Keywords;
    /** How many there are, 64 at most. */
    uint32_t KeywordsCount;
    /** Players for whom places are kept; null where there are none. */
    EOS_ProductUserId *ReservedUserIds;
    /** How many there are, 100 at most. */
    uint32_t ReservedUserIdsCount;
    /**
     * Where the device of the user is reached, in base64, for sessions with the capability
     * `connectivity`: it gives the member its device token, and the device becomes the host. Null:
     * none.
     */
    const char *SecureDeviceAddress;
    /** Whether the user and those for whom places are kept take part in the initialization. */
    EOS_Bool bInitialize;
} GR_Multiplayer_HostSessionOptions;

/**
 * A session that a user is in, or is on its way into. Free it with `GR_MultiplayerSession_Release`.
 */
typedef GR_MultiplayerSessionHandle *GR_HMultiplayerSession;

/** How a call on a session ended. */
typedef struct _tagGR_MultiplayerSession_CallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The session; stale if it was released since. */
    GR_HMultiplayerSession Session;
} GR_MultiplayerSession_CallbackInfo;

/** Reports how a call on a session ended. */
typedef void (EOS_CALL *GR_MultiplayerSession_OnCompleteCallback)(const GR_MultiplayerSession_CallbackInfo *Data);

/** Newest version of `GR_Multiplayer_JoinSessionOptions` that this library knows. */
#define GR_MULTIPLAYER_JOINSESSION_API_LATEST 1

/** What `GR_Multiplayer_JoinSession` takes. Everything is copied. */
typedef struct _tagGR_Multiplayer_JoinSessionOptions {
    /** Set to `GR_MULTIPLAYER_JOINSESSION_API_LATEST`. */
    int32_t ApiVersion;
    /** Who joins. */
    EOS_ProductUserId LocalUserId;
    /** The template of the session; null with a handle. */
    const char *TemplateName;
    /** Its name; null with a handle. */
    const char *SessionName;
    /**
     * The id of an invite, an activity, a search handle or a transfer that leads there, in place of
     * the names; else null.
     */
    const char *HandleId;
    /** Players for whom places are kept; null where there are none. */
    EOS_ProductUserId *ReservedUserIds;
    /** How many there are, 100 at most. */
    uint32_t ReservedUserIdsCount;
    /** As in `GR_Multiplayer_HostSessionOptions`; the device does not become the host. */
    const char *SecureDeviceAddress;
    /** Whether the user and those for whom places are kept take part in the initialization. */
    EOS_Bool bInitialize;
} GR_Multiplayer_JoinSessionOptions;

/** Newest version of `GR_Multiplayer_LookUpHandleOptions` that this library knows. */
#define GR_MULTIPLAYER_LOOKUPHANDLE_API_LATEST 1

/** What `GR_Multiplayer_LookUpHandle` takes. */
typedef struct _tagGR_Multiplayer_LookUpHandleOptions {
    /** Set to `GR_MULTIPLAYER_LOOKUPHANDLE_API_LATEST`. */
    int32_t ApiVersion;
    /** Who asks. */
    EOS_ProductUserId LocalUserId;
    /** The id of the handle, a GUID. */
    const char *HandleId;
} GR_Multiplayer_LookUpHandleOptions;

/**
 * A question that belongs to no session, and later its answer. Free it with
 * `GR_MultiplayerJob_Release`.
 */
typedef GR_MultiplayerJobHandle *GR_HMultiplayerJob;

/** How a job ended. */
typedef struct _tagGR_MultiplayerJob_CallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The job; stale if it was released since. */
    GR_HMultiplayerJob Job;
} GR_MultiplayerJob_CallbackInfo;

/** Reports how a job ended. */
typedef void (EOS_CALL *GR_MultiplayerJob_OnCompleteCallback)(const GR_MultiplayerJob_CallbackInfo *Data);

/** Newest version of `GR_Multiplayer_QueryActivitiesOptions` that this library knows. */
#define GR_MULTIPLAYER_QUERYACTIVITIES_API_LATEST 1

/** What `GR_Multiplayer_QueryActivities` takes. */
typedef struct _tagGR_Multiplayer_QueryActivitiesOptions {
    /** Set to `GR_MULTIPLAYER_QUERYACTIVITIES_API_LATEST`. */
    int32_t ApiVersion;
    /** Who asks. */
    EOS_ProductUserId LocalUserId;
    /** The players who are asked about. Copied. */
    EOS_ProductUserId *TargetUserIds;
    /** How many there are, 1 to 1000. */
    uint32_t TargetUserIdsCount;
} GR_Multiplayer_QueryActivitiesOptions;

/** Newest version of `GR_Multiplayer_ClearActivityOptions` that this library knows. */
#define GR_MULTIPLAYER_CLEARACTIVITY_API_LATEST 1

/** What `GR_Multiplayer_ClearActivity` takes. */
typedef struct _tagGR_Multiplayer_ClearActivityOptions {
    /** Set to `GR_MULTIPLAYER_CLEARACTIVITY_API_LATEST`. */
    int32_t ApiVersion;
    /** Whose activity is withdrawn. */
    EOS_ProductUserId LocalUserId;
} GR_Multiplayer_ClearActivityOptions;

/** Newest version of `GR_Multiplayer_CleanSessionsOptions` that this library knows. */
#define GR_MULTIPLAYER_CLEANSESSIONS_API_LATEST 1

/** What `GR_Multiplayer_CleanSessions` takes. */
typedef struct _tagGR_Multiplayer_CleanSessionsOptions {
    /** Set to `GR_MULTIPLAYER_CLEANSESSIONS_API_LATEST`. */
    int32_t ApiVersion;
    /** Who leaves its sessions. */
    EOS_ProductUserId LocalUserId;
} GR_Multiplayer_CleanSessionsOptions;

/** Newest version of `GR_Multiplayer_CopySessionRefByUriOptions` that this library knows. */
#define GR_MULTIPLAYER_COPYSESSIONREFBYURI_API_LATEST 1

/** What `GR_Multiplayer_CopySessionRefByUri` takes. */
typedef struct _tagGR_Multiplayer_CopySessionRefByUriOptions {
    /** Set to `GR_MULTIPLAYER_COPYSESSIONREFBYURI_API_LATEST`. */
    int32_t ApiVersion;
    /**
     * The address of a session: a path as `GR_MultiplayerSession_CopyUri` gives it, or a whole URL
     * that ends in one; 2048 bytes at most.
     */
    const char *Uri;
} GR_Multiplayer_CopySessionRefByUriOptions;

/** Newest version of `GR_Multiplayer_SessionRef` that this library hands out. */
#define GR_MULTIPLAYER_SESSIONREF_API_LATEST 1

/** The full name of a session. Free it with `GR_Multiplayer_SessionRef_Release`. */
typedef struct _tagGR_Multiplayer_SessionRef {
    /** `GR_MULTIPLAYER_SESSIONREF_API_LATEST`. */
    int32_t ApiVersion;
    /** The deployment. */
    const char *DeploymentId;
    /** The template. */
    const char *TemplateName;
    /** The name. */
    const char *SessionName;
} GR_Multiplayer_SessionRef;

/** Newest version of `GR_Multiplayer_Text` that this library hands out. */
#define GR_MULTIPLAYER_TEXT_API_LATEST 1

/** A text. Free it with `GR_Multiplayer_Text_Release`. */
typedef struct _tagGR_Multiplayer_Text {
    /** `GR_MULTIPLAYER_TEXT_API_LATEST`. */
    int32_t ApiVersion;
    /** NUL-terminated UTF-8; never null. */
    const char *Text;
} GR_Multiplayer_Text;

/** Newest version of `GR_Multiplayer_SessionInfo` that this library hands out. */
#define GR_MULTIPLAYER_SESSIONINFO_API_LATEST 1

/**
 * What is known of a session besides its members, roles and custom properties. Free it with
 * `GR_Multiplayer_SessionInfo_Release`.
 */
typedef struct _tagGR_Multiplayer_SessionInfo {
    /** `GR_MULTIPLAYER_SESSIONINFO_API_LATEST`. */
    int32_t ApiVersion;
    /** The deployment. */
    const char *DeploymentId;
    /** The template. */
    const char *TemplateName;
    /** The name. */
    const char *SessionName;
    /** The ceiling of who may read and join. */
    GR_EMultiplayerVisibility Visibility;
    /** One more with each change of the session. */
    uint64_t ChangeNumber;
    /**
     * The life of the session that the change number counts in: one that is made anew under its
     * name has another.
     */
    const char *Branch;
    /** How many members it takes. */
    uint32_t MaxMembersCount;
    /** How many there are, reservations among them. */
    uint32_t MembersCount;
    /** How many have come. */
    uint32_t AcceptedCount;
    /** How many play. */
    uint32_t ActiveCount;
    /** Whether nobody joins who has no reservation. */
    EOS_Bool bClosed;
    /** Who may join without a reservation; `GR_MSR_UNKNOWN` where the session does not say. */
    GR_EMultiplayerRestriction JoinRestriction;
    /** Who may read; as above. */
    GR_EMultiplayerRestriction ReadRestriction;
    /** Where the initialization of its members stands. */
    GR_EMultiplayerInitializationStage InitializationStage;
    /** Which episode that is, from 1; 0 where there is none. */
    uint32_t InitializationEpisode;
    /** How many keywords it has. */
    uint32_t KeywordsCount;
    /** The keywords; null where there are none. */
    const char *const *Keywords;
    /** The device of the host; null where there is none. */
    const char *HostDeviceToken;
    /** Device tokens of those who could be the host, the best first; null where there are none. */
    const char *const *HostCandidates;
    /** How many there are. */
    uint32_t HostCandidatesCount;
} GR_Multiplayer_SessionInfo;

/** A role that a member has. */
typedef struct _tagGR_Multiplayer_MemberRole {
    /** Its type. */
    const char *RoleType;
    /** Its name. */
    const char *RoleName;
} GR_Multiplayer_MemberRole;

/** Newest version of `GR_Multiplayer_Member` that this library hands out. */
#define GR_MULTIPLAYER_MEMBER_API_LATEST 1

/** A member of a session. Free it with `GR_Multiplayer_Member_Release`. */
typedef struct _tagGR_Multiplayer_Member {
    /** `GR_MULTIPLAYER_MEMBER_API_LATEST`. */
    int32_t ApiVersion;
    /** The player. */
    EOS_ProductUserId UserId;
    /** Its name; null before it has come. */
    const char *DisplayName;
    /** What it is. */
    GR_EMultiplayerMemberState State;
    /** Its number in the session, never used again. */
    uint32_t Index;
    /** Whether it is the user whose session this is. */
    EOS_Bool bIsLocalUser;
    /** Whether its device is the host. */
    EOS_Bool bIsHost;
    /** Names its device, equal for members on one device; null where it has told no address. */
    const char *DeviceToken;
    /** Where its device is reached, in base64; null where it has not told. */
    const char *SecureDeviceAddress;
    /** Its custom properties, as a JSON object. */
    const char *CustomPropertiesJson;
    /** The roles that it has; null where there are none. */
    const GR_Multiplayer_MemberRole *Roles;
    /** How many there are. */
    uint32_t RolesCount;
    /** The episode of initialization that it takes part in, from 1; 0 where there is none. */
    uint32_t InitializationEpisode;
    /** Why its initialization failed. */
    GR_EMultiplayerInitializationFailure InitializationFailure;
} GR_Multiplayer_Member;

/** Newest version of `GR_Multiplayer_Role` that this library hands out. */
#define GR_MULTIPLAYER_ROLE_API_LATEST 1

/** A role of a session. Free it with `GR_Multiplayer_Role_Release`. */
typedef struct _tagGR_Multiplayer_Role {
    /** `GR_MULTIPLAYER_ROLE_API_LATEST`. */
    int32_t ApiVersion;
    /** Its type: a member has one role of each. */
    const char *RoleType;
    /** Its name. */
    const char *RoleName;
    /** Whether owners alone assign it. */
    EOS_Bool bOwnerManaged;
    /** How many members may have it; 0: as many as like. */
    uint32_t MaxCount;
    /** How many should; 0: nobody has said. */
    uint32_t TargetCount;
    /** How many have it. */
    uint32_t UserIdsCount;
    /** Who has it; null where nobody has. */
    const EOS_ProductUserId *UserIds;
} GR_Multiplayer_Role;

/** Newest version of `GR_Multiplayer_Activity` that this library hands out. */
#define GR_MULTIPLAYER_ACTIVITY_API_LATEST 1

/** What a player does. Free it with `GR_Multiplayer_Activity_Release`. */
typedef struct _tagGR_Multiplayer_Activity {
    /** `GR_MULTIPLAYER_ACTIVITY_API_LATEST`. */
    int32_t ApiVersion;
    /** The player. */
    EOS_ProductUserId UserId;
    /** Leads into the session: for `GR_Multiplayer_JoinSession`. */
    const char *HandleId;
    /** The deployment of the session. */
    const char *DeploymentId;
    /** Its template. */
    const char *TemplateName;
    /** Its name. */
    const char *SessionName;
    /** The title that is played, in decimal digits; null where that is not known. */
    const char *TitleId;
    /** Who may read and join. */
    GR_EMultiplayerVisibility Visibility;
    /** Who may join without a reservation; `GR_MSR_UNKNOWN` where the directory does not say. */
    GR_EMultiplayerRestriction JoinRestriction;
    /** Whether nobody joins who has no reservation. */
    EOS_Bool bClosed;
    /** How many members it takes; 0 where the directory does not say. */
    uint32_t MaxMembersCount;
    /** How many there are. */
    uint32_t MembersCount;
} GR_Multiplayer_Activity;

/** Newest version of `GR_MultiplayerSession_SetCustomPropertyOptions` that this library knows. */
#define GR_MULTIPLAYERSESSION_SETCUSTOMPROPERTY_API_LATEST 1

/** What `GR_MultiplayerSession_SetCustomProperty` takes. */
typedef struct _tagGR_MultiplayerSession_SetCustomPropertyOptions {
    /** Set to `GR_MULTIPLAYERSESSION_SETCUSTOMPROPERTY_API_LATEST`. */
    int32_t ApiVersion;
    /** The name of the property. */
    const char *Key;
    /**
     * Its value as JSON, 64 KiB at most with all others; numbers keep all their digits. Null, and
     * JSON `null`, remove the property.
     */
    const char *ValueJson;
} GR_MultiplayerSession_SetCustomPropertyOptions;

/**
 * Newest version of `GR_MultiplayerSession_SetMemberCustomPropertyOptions` that this library knows.
 */
#define GR_MULTIPLAYERSESSION_SETMEMBERCUSTOMPROPERTY_API_LATEST 1

/** What `GR_MultiplayerSession_SetMemberCustomProperty` takes. */
typedef struct _tagGR_MultiplayerSession_SetMemberCustomPropertyOptions {
    /** Set to `GR_MULTIPLAYERSESSION_SETMEMBERCUSTOMPROPERTY_API_LATEST`. */
    int32_t ApiVersion;
    /** The name of the property. */
    const char *Key;
    /** As in `GR_MultiplayerSession_SetCustomPropertyOptions`. */
    const char *ValueJson;
} GR_MultiplayerSession_SetMemberCustomPropertyOptions;

/** Newest version of `GR_MultiplayerSession_SetKeywordsOptions` that this library knows. */
#define GR_MULTIPLAYERSESSION_SETKEYWORDS_API_LATEST 1

/** What `GR_MultiplayerSession_SetKeywords` takes. */
typedef struct _tagGR_MultiplayerSession_SetKeywordsOptions {
    /** Set to `GR_MULTIPLAYERSESSION_SETKEYWORDS_API_LATEST`. */
    int32_t ApiVersion;
    /** The words, each of 1 to 63 bytes; null where there are none. */
    const char *const *Keywords;
    /** How many there are, 64 at most; with 0 the session has none. */
    uint32_t KeywordsCount;
} GR_MultiplayerSession_SetKeywordsOptions;

/** Newest version of `GR_MultiplayerSession_SetMemberStateOptions` that this library knows. */
#define GR_MULTIPLAYERSESSION_SETMEMBERSTATE_API_LATEST 1

/** What `GR_MultiplayerSession_SetMemberState` takes. */
typedef struct _tagGR_MultiplayerSession_SetMemberStateOptions {
    /** Set to `GR_MULTIPLAYERSESSION_SETMEMBERSTATE_API_LATEST`. */
    int32_t ApiVersion;
    /** What the member is from now on; not `GR_MMS_RESERVED`. */
    GR_EMultiplayerMemberState State;
} GR_MultiplayerSession_SetMemberStateOptions;

/** Newest version of `GR_MultiplayerSession_ReserveOptions` that this library knows. */
#define GR_MULTIPLAYERSESSION_RESERVE_API_LATEST 1

/** What `GR_MultiplayerSession_Reserve` takes. */
typedef struct _tagGR_MultiplayerSession_ReserveOptions {
    /** Set to `GR_MULTIPLAYERSESSION_RESERVE_API_LATEST`. */
    int32_t ApiVersion;
    /** The players for whom places are kept. Copied. */
    EOS_ProductUserId *TargetUserIds;
    /** How many there are, 1 to 100. */
    uint32_t TargetUserIdsCount;
    /** Whether they take part in the initialization. */
    EOS_Bool bInitialize;
} GR_MultiplayerSession_ReserveOptions;

/** Newest version of `GR_MultiplayerSession_SetClosedOptions` that this library knows. */
#define GR_MULTIPLAYERSESSION_SETCLOSED_API_LATEST 1

/** What `GR_MultiplayerSession_SetClosed` takes. */
typedef struct _tagGR_MultiplayerSession_SetClosedOptions {
    /** Set to `GR_MULTIPLAYERSESSION_SETCLOSED_API_LATEST`. */
    int32_t ApiVersion;
    /** Whether nobody joins any more who has no reservation. */
    EOS_Bool bClosed;
} GR_MultiplayerSession_SetClosedOptions;

/** Newest version of `GR_MultiplayerSession_SetRestrictionsOptions` that this library knows. */
#define GR_MULTIPLAYERSESSION_SETRESTRICTIONS_API_LATEST 1

/** What `GR_MultiplayerSession_SetRestrictions` takes. */
typedef struct _tagGR_MultiplayerSession_SetRestrictionsOptions {
    /** Set to `GR_MULTIPLAYERSESSION_SETRESTRICTIONS_API_LATEST`. */
    int32_t ApiVersion;
    /** Who may join without a reservation. */
    GR_EMultiplayerRestriction JoinRestriction;
    /** Who may read; never fewer than may join. */
    GR_EMultiplayerRestriction ReadRestriction;
} GR_MultiplayerSession_SetRestrictionsOptions;

/** Newest version of `GR_MultiplayerSession_SetRoleOptions` that this library knows. */
#define GR_MULTIPLAYERSESSION_SETROLE_API_LATEST 1

/** What `GR_MultiplayerSession_SetRole` takes. */
typedef struct _tagGR_MultiplayerSession_SetRoleOptions {
    /** Set to `GR_MULTIPLAYERSESSION_SETROLE_API_LATEST`. */
    int32_t ApiVersion;
    /** The type of the role: 1 to 100 bytes. */
    const char *RoleType;
    /** The role, of 1 to 100 bytes; null gives up the one of this type. */
    const char *RoleName;
} GR_MultiplayerSession_SetRoleOptions;

/** Newest version of `GR_MultiplayerSession_SetHostOptions` that this library knows. */
#define GR_MULTIPLAYERSESSION_SETHOST_API_LATEST 1

/** What `GR_MultiplayerSession_SetHost` takes. */
typedef struct _tagGR_MultiplayerSession_SetHostOptions {
    /** Set to `GR_MULTIPLAYERSESSION_SETHOST_API_LATEST`. */
    int32_t ApiVersion;
    /** The device token of a member, at most 256 bytes; null: nobody is the host any more. */
    const char *DeviceToken;
    /**
     * Whether it takes the place of another host. Without, only of none: of several who try at once
     * one succeeds.
     */
    EOS_Bool bReplace;
} GR_MultiplayerSession_SetHostOptions;

/** Newest version of `GR_MultiplayerSession_RemoveMemberOptions` that this library knows. */
#define GR_MULTIPLAYERSESSION_REMOVEMEMBER_API_LATEST 1

/** What `GR_MultiplayerSession_RemoveMember` takes. */
typedef struct _tagGR_MultiplayerSession_RemoveMemberOptions {
    /** Set to `GR_MULTIPLAYERSESSION_REMOVEMEMBER_API_LATEST`. */
    int32_t ApiVersion;
    /** The player who is taken out. */
    EOS_ProductUserId TargetUserId;
} GR_MultiplayerSession_RemoveMemberOptions;

/** Newest version of `GR_MultiplayerSession_UploadMeasurementsOptions` that this library knows. */
#define GR_MULTIPLAYERSESSION_UPLOADMEASUREMENTS_API_LATEST 1

/** What `GR_MultiplayerSession_UploadMeasurements` takes. At least one of the two is there. */
typedef struct _tagGR_MultiplayerSession_UploadMeasurementsOptions {
    /** Set to `GR_MULTIPLAYERSESSION_UPLOADMEASUREMENTS_API_LATEST`. */
    int32_t ApiVersion;
    /**
     * What was measured of peers, as a JSON object by device token: `{"<token>": {"latency": 40,
     * "bandwidthDown": 9000, "bandwidthUp": 2000}}`, in milliseconds and kilobits per second; what
     * could not be measured is left out. Null: stays as it is.
     */
    const char *MeasurementsJson;
    /**
     * What was measured of servers, as a JSON object by connection string: `{"<server>":
     * {"latency": 40}}`. Null: stays as it is.
     */
    const char *ServerMeasurementsJson;
} GR_MultiplayerSession_UploadMeasurementsOptions;

/**
 * Newest version of `GR_MultiplayerSession_DecideInitializationOptions` that this library knows.
 */
#define GR_MULTIPLAYERSESSION_DECIDEINITIALIZATION_API_LATEST 1

/** What `GR_MultiplayerSession_DecideInitialization` takes. */
typedef struct _tagGR_MultiplayerSession_DecideInitializationOptions {
    /** Set to `GR_MULTIPLAYERSESSION_DECIDEINITIALIZATION_API_LATEST`. */
    int32_t ApiVersion;
    /** Whether the members can play together. */
    EOS_Bool bSucceeded;
} GR_MultiplayerSession_DecideInitializationOptions;

/** Newest version of `GR_MultiplayerSession_SetActivityOptions` that this library knows. */
#define GR_MULTIPLAYERSESSION_SETACTIVITY_API_LATEST 1

/** What `GR_MultiplayerSession_SetActivity` takes. */
typedef struct _tagGR_MultiplayerSession_SetActivityOptions {
    /** Set to `GR_MULTIPLAYERSESSION_SETACTIVITY_API_LATEST`. */
    int32_t ApiVersion;
} GR_MultiplayerSession_SetActivityOptions;

/** Newest version of `GR_MultiplayerSession_SendInvitesOptions` that this library knows. */
#define GR_MULTIPLAYERSESSION_SENDINVITES_API_LATEST 1

/** What `GR_MultiplayerSession_SendInvites` takes. */
typedef struct _tagGR_MultiplayerSession_SendInvitesOptions {
    /** Set to `GR_MULTIPLAYERSESSION_SENDINVITES_API_LATEST`. */
    int32_t ApiVersion;
    /** Who is invited. Copied. */
    EOS_ProductUserId *TargetUserIds;
    /** How many there are, 1 to 100. */
    uint32_t TargetUserIdsCount;
    /**
     * Anything that the invited player's game wants to know, at most 256 bytes once it is encoded
     * for a URI; null: nothing.
     */
    const char *Context;
    /**
     * Names the text that the invited player is shown in its language; at most 256 bytes. Null:
     * none.
     */
    const char *ContextStringId;
} GR_MultiplayerSession_SendInvitesOptions;

/** Newest version of `GR_MultiplayerSession_RefreshOptions` that this library knows. */
#define GR_MULTIPLAYERSESSION_REFRESH_API_LATEST 1

/** What `GR_MultiplayerSession_Refresh` takes. */
typedef struct _tagGR_MultiplayerSession_RefreshOptions {
    /** Set to `GR_MULTIPLAYERSESSION_REFRESH_API_LATEST`. */
    int32_t ApiVersion;
} GR_MultiplayerSession_RefreshOptions;

/** Newest version of `GR_MultiplayerSession_LeaveOptions` that this library knows. */
#define GR_MULTIPLAYERSESSION_LEAVE_API_LATEST 1

/** What `GR_MultiplayerSession_Leave` takes. */
typedef struct _tagGR_MultiplayerSession_LeaveOptions {
    /** Set to `GR_MULTIPLAYERSESSION_LEAVE_API_LATEST`. */
    int32_t ApiVersion;
} GR_MultiplayerSession_LeaveOptions;

/** Newest version of `GR_MultiplayerSession_JoinLocalUserOptions` that this library knows. */
#define GR_MULTIPLAYERSESSION_JOINLOCALUSER_API_LATEST 1

/** What `GR_MultiplayerSession_JoinLocalUser` takes. */
typedef struct _tagGR_MultiplayerSession_JoinLocalUserOptions {
    /** Set to `GR_MULTIPLAYERSESSION_JOINLOCALUSER_API_LATEST`. */
    int32_t ApiVersion;
    /** Another user who is logged in on this platform. */
    EOS_ProductUserId LocalUserId;
    /** Whether the user takes part in the initialization. */
    EOS_Bool bInitialize;
} GR_MultiplayerSession_JoinLocalUserOptions;

/** Newest version of `GR_MultiplayerSession_AddNotifyChangedOptions` that this library knows. */
#define GR_MULTIPLAYERSESSION_ADDNOTIFYCHANGED_API_LATEST 1

/** What `GR_MultiplayerSession_AddNotifyChanged` takes. */
typedef struct _tagGR_MultiplayerSession_AddNotifyChangedOptions {
    /** Set to `GR_MULTIPLAYERSESSION_ADDNOTIFYCHANGED_API_LATEST`. */
    int32_t ApiVersion;
} GR_MultiplayerSession_AddNotifyChangedOptions;

/** A session that changed. */
typedef struct _tagGR_MultiplayerSession_ChangedCallbackInfo {
    /** What the game gave along with the registration, unchanged. */
    void *ClientData;
    /** The session. */
    GR_HMultiplayerSession Session;
} GR_MultiplayerSession_ChangedCallbackInfo;

/** Tells that a session changed. */
typedef void (EOS_CALL *GR_MultiplayerSession_OnChangedCallback)(const GR_MultiplayerSession_ChangedCallbackInfo *Data);

/** Newest version of `GR_MultiplayerSession_CopyInfoOptions` that this library knows. */
#define GR_MULTIPLAYERSESSION_COPYINFO_API_LATEST 1

/** What `GR_MultiplayerSession_CopyInfo` takes. */
typedef struct _tagGR_MultiplayerSession_CopyInfoOptions {
    /** Set to `GR_MULTIPLAYERSESSION_COPYINFO_API_LATEST`. */
    int32_t ApiVersion;
} GR_MultiplayerSession_CopyInfoOptions;

/** Newest version of `GR_MultiplayerSession_CopyMemberByIndexOptions` that this library knows. */
#define GR_MULTIPLAYERSESSION_COPYMEMBERBYINDEX_API_LATEST 1

/** What `GR_MultiplayerSession_CopyMemberByIndex` takes. */
typedef struct _tagGR_MultiplayerSession_CopyMemberByIndexOptions {
    /** Set to `GR_MULTIPLAYERSESSION_COPYMEMBERBYINDEX_API_LATEST`. */
    int32_t ApiVersion;
    /** Which one, from 0, in the order of their coming. */
    uint32_t MemberIndex;
} GR_MultiplayerSession_CopyMemberByIndexOptions;

/** Newest version of `GR_MultiplayerSession_CopyRoleByIndexOptions` that this library knows. */
#define GR_MULTIPLAYERSESSION_COPYROLEBYINDEX_API_LATEST 1

/** What `GR_MultiplayerSession_CopyRoleByIndex` takes. */
typedef struct _tagGR_MultiplayerSession_CopyRoleByIndexOptions {
    /** Set to `GR_MULTIPLAYERSESSION_COPYROLEBYINDEX_API_LATEST`. */
    int32_t ApiVersion;
    /** Which one, from 0, in the order of types and names. */
    uint32_t RoleIndex;
} GR_MultiplayerSession_CopyRoleByIndexOptions;

/** Newest version of `GR_MultiplayerSession_CopyCustomPropertyOptions` that this library knows. */
#define GR_MULTIPLAYERSESSION_COPYCUSTOMPROPERTY_API_LATEST 1

/** What `GR_MultiplayerSession_CopyCustomProperty` takes. */
typedef struct _tagGR_MultiplayerSession_CopyCustomPropertyOptions {
    /** Set to `GR_MULTIPLAYERSESSION_COPYCUSTOMPROPERTY_API_LATEST`. */
    int32_t ApiVersion;
    /** The name of the property, with its letter case. */
    const char *Key;
} GR_MultiplayerSession_CopyCustomPropertyOptions;

/**
 * Newest version of `GR_MultiplayerSession_CopyMemberCustomPropertyOptions` that this library
 * knows.
 */
#define GR_MULTIPLAYERSESSION_COPYMEMBERCUSTOMPROPERTY_API_LATEST 1

/** What `GR_MultiplayerSession_CopyMemberCustomProperty` takes. */
typedef struct _tagGR_MultiplayerSession_CopyMemberCustomPropertyOptions {
    /** Set to `GR_MULTIPLAYERSESSION_COPYMEMBERCUSTOMPROPERTY_API_LATEST`. */
    int32_t ApiVersion;
    /** Whose property it is. */
    EOS_ProductUserId TargetUserId;
    /** The name of the property, with its letter case. */
    const char *Key;
} GR_MultiplayerSession_CopyMemberCustomPropertyOptions;

/** Newest version of `GR_MultiplayerSession_CopyDocumentOptions` that this library knows. */
#define GR_MULTIPLAYERSESSION_COPYDOCUMENT_API_LATEST 1

/** What `GR_MultiplayerSession_CopyDocument` takes. */
typedef struct _tagGR_MultiplayerSession_CopyDocumentOptions {
    /** Set to `GR_MULTIPLAYERSESSION_COPYDOCUMENT_API_LATEST`. */
    int32_t ApiVersion;
} GR_MultiplayerSession_CopyDocumentOptions;

/** Newest version of `GR_MultiplayerSession_CopyUriOptions` that this library knows. */
#define GR_MULTIPLAYERSESSION_COPYURI_API_LATEST 1

/** What `GR_MultiplayerSession_CopyUri` takes. */
typedef struct _tagGR_MultiplayerSession_CopyUriOptions {
    /** Set to `GR_MULTIPLAYERSESSION_COPYURI_API_LATEST`. */
    int32_t ApiVersion;
} GR_MultiplayerSession_CopyUriOptions;

/** Newest version of `GR_MultiplayerJob_CopySessionRefOptions` that this library knows. */
#define GR_MULTIPLAYERJOB_COPYSESSIONREF_API_LATEST 1

/** What `GR_MultiplayerJob_CopySessionRef` takes. */
typedef struct _tagGR_MultiplayerJob_CopySessionRefOptions {
    /** Set to `GR_MULTIPLAYERJOB_COPYSESSIONREF_API_LATEST`. */
    int32_t ApiVersion;
} GR_MultiplayerJob_CopySessionRefOptions;

/** Newest version of `GR_MultiplayerJob_CopyActivityByIndexOptions` that this library knows. */
#define GR_MULTIPLAYERJOB_COPYACTIVITYBYINDEX_API_LATEST 1

/** What `GR_MultiplayerJob_CopyActivityByIndex` takes. */
typedef struct _tagGR_MultiplayerJob_CopyActivityByIndexOptions {
    /** Set to `GR_MULTIPLAYERJOB_COPYACTIVITYBYINDEX_API_LATEST`. */
    int32_t ApiVersion;
    /** Which one, from 0, in the order in which the players were named. */
    uint32_t ActivityIndex;
} GR_MultiplayerJob_CopyActivityByIndexOptions;

/** Newest version of `GR_UI_AcceptInviteOptions` that this library knows. */
#define GR_UI_ACCEPTINVITE_API_LATEST 1

/** What `GR_UI_AcceptInvite` takes. */
typedef struct _tagGR_UI_AcceptInviteOptions {
    /** Set to `GR_UI_ACCEPTINVITE_API_LATEST`. */
    int32_t ApiVersion;
    /** The user who accepts. */
    EOS_ProductUserId LocalUserId;
    /** The invite, which the user has received. */
    const char *InviteId;
} GR_UI_AcceptInviteOptions;

/** Newest version of `GR_UI_RequestToJoinOptions` that this library knows. */
#define GR_UI_REQUESTTOJOIN_API_LATEST 1

/** What `GR_UI_RequestToJoin` takes. */
typedef struct _tagGR_UI_RequestToJoinOptions {
    /** Set to `GR_UI_REQUESTTOJOIN_API_LATEST`. */
    int32_t ApiVersion;
    /** The user who wants to join. */
    EOS_ProductUserId LocalUserId;
    /** The player whose presence shows the session. */
    EOS_ProductUserId TargetUserId;
} GR_UI_RequestToJoinOptions;

/** How `GR_UI_RequestToJoin` ended. */
typedef struct _tagGR_UI_RequestToJoinCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The user who wants to join. */
    EOS_ProductUserId LocalUserId;
    /** The event that leads to the session; `EOS_UI_EVENTID_INVALID` on failure. */
    EOS_UI_EventId UiEventId;
} GR_UI_RequestToJoinCallbackInfo;

/** Reports how `GR_UI_RequestToJoin` ended. */
typedef void (EOS_CALL *GR_UI_OnRequestToJoinCallback)(const GR_UI_RequestToJoinCallbackInfo *Data);

/** Newest version of `GR_UI_RequestToLeaveOptions` that this library knows. */
#define GR_UI_REQUESTTOLEAVE_API_LATEST 1

/** What `GR_UI_RequestToLeave` takes. */
typedef struct _tagGR_UI_RequestToLeaveOptions {
    /** Set to `GR_UI_REQUESTTOLEAVE_API_LATEST`. */
    int32_t ApiVersion;
    /** The user who wants to leave. */
    EOS_ProductUserId LocalUserId;
    /** The local name of the session. */
    const char *SessionName;
} GR_UI_RequestToLeaveOptions;

/** Newest version of `GR_UI_RequestNativeInviteOptions` that this library knows. */
#define GR_UI_REQUESTNATIVEINVITE_API_LATEST 1

/** What `GR_UI_RequestNativeInvite` takes. */
typedef struct _tagGR_UI_RequestNativeInviteOptions {
    /** Set to `GR_UI_REQUESTNATIVEINVITE_API_LATEST`. */
    int32_t ApiVersion;
    /** The user who invites. */
    EOS_ProductUserId LocalUserId;
    /** The platform of the invited account, for instance `EOS_IPT_Steam`; 1 to 256 bytes. */
    EOS_IntegratedPlatformType TargetNativeAccountType;
    /** The invited account on that platform; 1 to 256 bytes. */
    const char *TargetUserNativeAccountId;
} GR_UI_RequestNativeInviteOptions;

/** Newest version of `GR_Sessions_SetMembersViewOptions` that this library knows. */
#define GR_SESSIONS_SETMEMBERSVIEW_API_LATEST 1

/** What `GR_Sessions_SetMembersView` takes. */
typedef struct _tagGR_Sessions_SetMembersViewOptions {
    /** Set to `GR_SESSIONS_SETMEMBERSVIEW_API_LATEST`. */
    int32_t ApiVersion;
    /** Whether it is on from now on. */
    EOS_Bool bEnabled;
} GR_Sessions_SetMembersViewOptions;

/**
 * Newest version of `GR_Sessions_AddNotifySessionUpdateReceivedOptions` that this library knows.
 */
#define GR_SESSIONS_ADDNOTIFYSESSIONUPDATERECEIVED_API_LATEST 1

/** What `GR_Sessions_AddNotifySessionUpdateReceived` takes. */
typedef struct _tagGR_Sessions_AddNotifySessionUpdateReceivedOptions {
    /** Set to `GR_SESSIONS_ADDNOTIFYSESSIONUPDATERECEIVED_API_LATEST`. */
    int32_t ApiVersion;
} GR_Sessions_AddNotifySessionUpdateReceivedOptions;

/** A session is not what it was. */
typedef struct _tagGR_Sessions_SessionUpdateReceivedCallbackInfo {
    /** As it was given when the callback was registered. */
    void *ClientData;
    /** The user of this process who is in the session; null for a session of the program itself. */
    EOS_ProductUserId LocalUserId;
    /** The session's name in this process. Lives as long as the callback runs. */
    const char *SessionName;
    /** The session's id. Lives as long as the callback runs. */
    const char *SessionId;
} GR_Sessions_SessionUpdateReceivedCallbackInfo;

/**
 * Gets a `GR_Sessions_SessionUpdateReceivedCallbackInfo`, which lives as long as the callback runs.
 */
typedef void (EOS_CALL *GR_Sessions_OnSessionUpdateReceivedCallback)(const GR_Sessions_SessionUpdateReceivedCallbackInfo *Data);

/** Newest version of `GR_Sessions_AddNotifyMemberStatusReceivedOptions` that this library knows. */
#define GR_SESSIONS_ADDNOTIFYMEMBERSTATUSRECEIVED_API_LATEST 1

/** What `GR_Sessions_AddNotifyMemberStatusReceived` takes. */
typedef struct _tagGR_Sessions_AddNotifyMemberStatusReceivedOptions {
    /** Set to `GR_SESSIONS_ADDNOTIFYMEMBERSTATUSRECEIVED_API_LATEST`. */
    int32_t ApiVersion;
} GR_Sessions_AddNotifyMemberStatusReceivedOptions;

/** A player's part in a session is another now. */
typedef struct _tagGR_Sessions_MemberStatusReceivedCallbackInfo {
    /** As it was given when the callback was registered. */
    void *ClientData;
    /** The user of this process who is in the session; null for a session of the program itself. */
    EOS_ProductUserId LocalUserId;
    /** The session's name in this process. Lives as long as the callback runs. */
    const char *SessionName;
    /** The session's id. Lives as long as the callback runs. */
    const char *SessionId;
    /** The player. Lives until `EOS_Shutdown`. */
    EOS_ProductUserId TargetUserId;
    /** What became of it. */
    GR_ESessionMemberStatus CurrentStatus;
} GR_Sessions_MemberStatusReceivedCallbackInfo;

/**
 * Gets a `GR_Sessions_MemberStatusReceivedCallbackInfo`, which lives as long as the callback runs.
 */
typedef void (EOS_CALL *GR_Sessions_OnMemberStatusReceivedCallback)(const GR_Sessions_MemberStatusReceivedCallbackInfo *Data);

/** Newest version of `GR_Sessions_AddNotifySessionEndedOptions` that this library knows. */
#define GR_SESSIONS_ADDNOTIFYSESSIONENDED_API_LATEST 1

/** What `GR_Sessions_AddNotifySessionEnded` takes. */
typedef struct _tagGR_Sessions_AddNotifySessionEndedOptions {
    /** Set to `GR_SESSIONS_ADDNOTIFYSESSIONENDED_API_LATEST`. */
    int32_t ApiVersion;
} GR_Sessions_AddNotifySessionEndedOptions;

/** A session is over. */
typedef struct _tagGR_Sessions_SessionEndedCallbackInfo {
    /** As it was given when the callback was registered. */
    void *ClientData;
    /** The user of this process who is in the session; null for a session of the program itself. */
    EOS_ProductUserId LocalUserId;
    /** The session's name in this process. Lives as long as the callback runs. */
    const char *SessionName;
    /** The session's id. Lives as long as the callback runs. */
    const char *SessionId;
    /** Why. */
    GR_ESessionEndReason Reason;
} GR_Sessions_SessionEndedCallbackInfo;

/** Gets a `GR_Sessions_SessionEndedCallbackInfo`, which lives as long as the callback runs. */
typedef void (EOS_CALL *GR_Sessions_OnSessionEndedCallback)(const GR_Sessions_SessionEndedCallbackInfo *Data);

/**
 * A user accepts a custom invite: `EOS_CustomInvites_AddNotifyCustomInviteAccepted` tells the game
 * in the next Tick. The invite stays until the game calls `EOS_CustomInvites_FinalizeInvite`.
 *
 * `EOS_Success`; `EOS_NotFound` if the user has no such invite here; `EOS_InvalidUser` if the user
 * is not logged in; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_UI_AcceptCustomInvite(EOS_HUI Handle,
    const GR_UI_AcceptCustomInviteOptions *Options);

/**
 * A user rejects a custom invite: it is finalized, and
 * `EOS_CustomInvites_AddNotifyCustomInviteRejected` tells the game in the next Tick.
 *
 * `EOS_Success`; `EOS_NotFound` if the user has no such invite here; `EOS_InvalidUser` if the user
 * is not logged in; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_UI_RejectCustomInvite(EOS_HUI Handle,
    const GR_UI_RejectCustomInviteOptions *Options);

/**
 * A user lets a player join that has asked to: the player is told so, and
 * `EOS_CustomInvites_AddNotifyRequestToJoinAccepted` tells the game in the next Tick. The game need
 * not call `EOS_CustomInvites_AcceptRequestToJoin`, and may.
 *
 * `EOS_Success`; `EOS_NotFound` if this player has not asked, as far as is known here;
 * `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_UI_AcceptRequestToJoin(EOS_HUI Handle,
    const GR_UI_AcceptRequestToJoinOptions *Options);

/**
 * A user does not let a player join that has asked to: the player is told so, and
 * `EOS_CustomInvites_AddNotifyRequestToJoinRejected` tells the game in the next Tick. The game need
 * not call `EOS_CustomInvites_RejectRequestToJoin`, and may.
 *
 * `EOS_Success`; `EOS_NotFound` if this player has not asked, as far as is known here;
 * `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_UI_RejectRequestToJoin(EOS_HUI Handle,
    const GR_UI_RejectRequestToJoinOptions *Options);

/**
 * A user wants to send a custom invite to an account of another platform, by the means of that
 * platform: `EOS_CustomInvites_AddNotifySendCustomNativeInviteRequested` tells the game in the next
 * Tick, and the game sends the payload of `EOS_CustomInvites_SetCustomInvite`.
 *
 * `EOS_Success`; `EOS_NotFound` if the user has no payload; `EOS_InvalidUser` if the user is not
 * logged in; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_UI_RequestCustomNativeInvite(EOS_HUI Handle,
    const GR_UI_RequestCustomNativeInviteOptions *Options);

/**
 * Says where the directory is and whose device id is used, for the platforms that are created
 * afterwards. What is null is looked for elsewhere, also when an earlier call said something.
 *
 * `EOS_Success`; `EOS_InvalidParameters` for null options, a text that is no place, and one that is
 * no profile: nothing is changed then, and the log names it; `EOS_IncompatibleVersion`. May be
 * called before `EOS_Initialize`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_Configure(const GR_ConfigureOptions *Options);

/**
 * Ticks the platform until none of its operations is pending, or `TimeoutMilliseconds` are over:
 * for the end of a game, before `EOS_Platform_Release`, which cancels what is pending. Callbacks
 * come as in `EOS_Platform_Tick`, and what they begin is waited for too.
 *
 * `EOS_Success`; `EOS_TimedOut` if something is still pending; `EOS_InvalidState` inside a
 * callback, where nothing else could be completed; `EOS_InvalidParameters` for what is no platform.
 * On the thread that ticks.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_Platform_Drain(EOS_HPlatform Handle, uint32_t TimeoutMilliseconds);

/**
 * Whether asynchronous calls that are made from now on tell the game that they are tried again:
 * when attempts have failed for a second, the callback comes once with `EOS_OperationWillRetry`,
 * and later, with the same client data, with the result. Test for that with
 * `EOS_EResult_IsOperationComplete`. Nothing but the result code and the client data says anything
 * then.
 *
 * Off until this is called, though EOS may announce at any time: many games take the first callback
 * for the end, and free what they gave as client data.
 *
 * `EOS_Success`; `EOS_InvalidParameters` for what is no platform. Any thread. Since 0.1.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_Platform_SetRetryAnnouncements(EOS_HPlatform Handle,
    EOS_Bool bEnabled);

/**
 * Lets requests to the directory wait, those of all players and of the library itself: for games
 * that are tried on fast machines and played on slow lines. Zero milliseconds and no jitter end it.
 *
 * All functions `GR_Faults_*` work on the directory of this platform, for everybody who is there,
 * if it is one at a desk: `greenroom serve --dev` on this machine, or `local:`, where it is the
 * directory of all platforms of the process. They meet no fault themselves, and need no login. The
 * callback brings `EOS_Success`; `EOS_AccessDenied` if the directory is in production or on another
 * machine, and nothing is changed there then; `EOS_InvalidParameters` for a name that the directory
 * does not know and a number beyond its range; `EOS_IncompatibleVersion`; `EOS_TimedOut`,
 * `EOS_NoConnection`. It comes once, inside Tick. Any thread. Since 0.1.
 */
EOS_DECLARE_FUNC(void) GR_Faults_SetLatency(EOS_HPlatform Handle,
    const GR_Faults_SetLatencyOptions *Options, void *ClientData,
    GR_Faults_OnCompleteCallback CompletionDelegate);

/**
 * Lets the line lose requests to the directory, or answers of it. It is cut then and nobody is told
 * why, as on a bad line: the library tries again within the time of the operation, and a write that
 * was carried out and not answered is not carried out twice. Zero percent of both end it.
 *
 * The callback is that of `GR_Faults_SetLatency`, and so are its results. Any thread. Since 0.1.
 */
EOS_DECLARE_FUNC(void) GR_Faults_SetLoss(EOS_HPlatform Handle,
    const GR_Faults_SetLossOptions *Options, void *ClientData,
    GR_Faults_OnCompleteCallback CompletionDelegate);

/**
 * Lets the next calls of an EOS function end with a result of one's choice:
 * `EOS_Sessions_UpdateSession` with `EOS_NoConnection`, say. Such a call does nothing: neither the
 * directory nor this library comes to know of it. Its callback comes once, in Tick, as after any
 * refused call, and the log has its warning.
 *
 * It is decided in this process and counts the calls of all its platforms, until the platform of
 * this call is released. `FunctionName` is one of the asynchronous functions of EOS that ask the
 * directory, those of Auth, Connect, CustomInvites, Friends, Presence, SessionSearch, Sessions and
 * UserInfo; `ResultCode` is what can be the end of a failed call, whether the function has it or
 * not.
 *
 * The callback is that of `GR_Faults_SetLatency`, and so are its results: the directory must stand
 * at a desk, though it has no part in this. `EOS_InvalidParameters` for another function, and for
 * what is no result or none of a failure. Any thread. Since 0.1.
 */
EOS_DECLARE_FUNC(void) GR_Faults_FailCalls(EOS_HPlatform Handle,
    const GR_Faults_FailCallsOptions *Options, void *ClientData,
    GR_Faults_OnCompleteCallback CompletionDelegate);

/**
 * Lets the next requests for an operation be answered with an error of one's choice instead of
 * being carried out. What becomes of that is the library's to say: what passes it tries again, and
 * some errors have a result of their own with some functions.
 *
 * The callback is that of `GR_Faults_SetLatency`, and so are its results; `EOS_InvalidParameters`
 * for what names no error, too. Any thread. Since 0.1.
 */
EOS_DECLARE_FUNC(void) GR_Faults_FailRequests(EOS_HPlatform Handle,
    const GR_Faults_FailRequestsOptions *Options, void *ClientData,
    GR_Faults_OnCompleteCallback CompletionDelegate);

/**
 * Lets every access token that the directory has given so far count as expired. What players prove
 * themselves by, their device ids say, stays good: the library renews the tokens and the game sees
 * nothing of it, which is what a game can test by this. Let `createToken` fail besides to see what
 * it does where they cannot be renewed. The directory's clock goes on to the next full second.
 *
 * The callback is that of `GR_Faults_SetLatency`, and so are its results. Any thread. Since 0.1.
 */
EOS_DECLARE_FUNC(void) GR_Faults_ExpireTokens(EOS_HPlatform Handle,
    const GR_Faults_ExpireTokensOptions *Options, void *ClientData,
    GR_Faults_OnCompleteCallback CompletionDelegate);

/**
 * Begins an outage, or ends one: every request is cut, push channels are cut and none can be
 * opened. The directory goes on meanwhile: whoever does not come back within the grace is gone. It
 * is over after its time, by `GR_Faults_Clear`, and by 0 milliseconds.
 *
 * The callback is that of `GR_Faults_SetLatency`, and so are its results. Any thread. Since 0.1.
 */
EOS_DECLARE_FUNC(void) GR_Faults_BeginOutage(EOS_HPlatform Handle,
    const GR_Faults_BeginOutageOptions *Options, void *ClientData,
    GR_Faults_OnCompleteCallback CompletionDelegate);

/**
 * Turns the directory's clock forward: timers, the grace of whoever is away, the ages of sessions
 * and the ends of tokens follow. It cannot be turned back, not by `GR_Faults_Clear` either; with
 * the directory's next start it is right again.
 *
 * The callback is that of `GR_Faults_SetLatency`, and so are its results; it is asked for once, and
 * after `EOS_TimedOut` the clock may have been turned or not. Any thread. Since 0.1.
 */
EOS_DECLARE_FUNC(void) GR_Faults_AdvanceClock(EOS_HPlatform Handle,
    const GR_Faults_AdvanceClockOptions *Options, void *ClientData,
    GR_Faults_OnCompleteCallback CompletionDelegate);

/**
 * Ends all faults, whoever asked for them: those of the directory, and those of the calls of this
 * process, at once. Tokens that have expired stay so, and the clock stays where it is.
 *
 * The callback is that of `GR_Faults_SetLatency`, and so are its results. Any thread. Since 0.1.
 */
EOS_DECLARE_FUNC(void) GR_Faults_Clear(EOS_HPlatform Handle, const GR_Faults_ClearOptions *Options,
    void *ClientData, GR_Faults_OnCompleteCallback CompletionDelegate);

/**
 * The Multiplayer interface of a platform: sessions of the contract of Xbox Live's Multiplayer
 * Session Directory, made from any template of the directory but that of EOS Sessions. The same
 * handle at every call, valid until the platform is released, never freed by the game. Null for
 * what is no platform. Any thread.
 */
EOS_DECLARE_FUNC(GR_HMultiplayer) GR_Platform_GetMultiplayerInterface(EOS_HPlatform Handle);

/**
 * Makes a session and goes into it as its first member, active. The handle is there at once and
 * `GR_MSS_WORKING`; later `GR_MSS_READY`, or `GR_MSS_BROKEN` if the session could not be made. Free
 * it with `GR_MultiplayerSession_Release`.
 *
 * Here as in all functions of this interface that take a `CompletionDelegate`: what is refused at
 * once is the answer, and nobody is called back; after `EOS_Success` the callback comes once,
 * inside Tick, and a game that polls leaves it null. The code of the callback is what
 * `GR_MultiplayerSession_GetLastResult` answers.
 *
 * `EOS_Success`; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_Sessions_SessionAlreadyExists`
 * if the name is in use; `EOS_NotFound` if there is no such template; `EOS_InvalidState` for what
 * the template has otherwise; `EOS_InvalidRequest` for what the directory does not understand;
 * `EOS_ClientPolicyMissingAction`; `EOS_TimedOut`, `EOS_NoConnection`, after which nothing is left
 * behind. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_Multiplayer_HostSession(GR_HMultiplayer Handle,
    const GR_Multiplayer_HostSessionOptions *Options, void *ClientData,
    GR_MultiplayerSession_OnCompleteCallback CompletionDelegate, GR_HMultiplayerSession *OutSession);

/**
 * Goes into a session that is there, as an active member: by its names, or through a handle that
 * leads there and may open what the names do not. The handle is there at once, as with
 * `GR_Multiplayer_HostSession`.
 *
 * `EOS_Success`; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`, also for
 * both names and a handle; `EOS_IncompatibleVersion`. The callback brings `EOS_Success`;
 * `EOS_Sessions_SessionAlreadyExists` if the user has this session open on this platform;
 * `EOS_NotFound` if there is no such session, or the handle is good no more;
 * `EOS_Sessions_TooManyPlayers` if it is full; `EOS_Sessions_NotAllowed` if it is not open to the
 * user; `EOS_ClientPolicyMissingAction`; `EOS_TimedOut`, `EOS_NoConnection`, after which nothing is
 * left behind. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_Multiplayer_JoinSession(GR_HMultiplayer Handle,
    const GR_Multiplayer_JoinSessionOptions *Options, void *ClientData,
    GR_MultiplayerSession_OnCompleteCallback CompletionDelegate, GR_HMultiplayerSession *OutSession);

/**
 * Finds out which session a handle leads to: an invite, an activity, a search handle, a transfer.
 * Read it with `GR_MultiplayerJob_CopySessionRef`; free the job with `GR_MultiplayerJob_Release`.
 *
 * `EOS_Success`; `EOS_InvalidUser`, `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. The
 * callback brings `EOS_Success`; `EOS_NotFound` if there is no such handle, or it is good no more;
 * `EOS_AccessDenied` if it is somebody else's; `EOS_ClientPolicyMissingAction`, `EOS_TimedOut`,
 * `EOS_NoConnection`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_Multiplayer_LookUpHandle(GR_HMultiplayer Handle,
    const GR_Multiplayer_LookUpHandleOptions *Options, void *ClientData,
    GR_MultiplayerJob_OnCompleteCallback CompletionDelegate, GR_HMultiplayerJob *OutJob);

/**
 * Asks what players are doing: those who play in a session that they show, and that the user may
 * see. Read the answer with `GR_MultiplayerJob_GetActivityCount` and
 * `GR_MultiplayerJob_CopyActivityByIndex`; free the job with `GR_MultiplayerJob_Release`.
 *
 * `EOS_Success`; `EOS_InvalidUser`, `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. The
 * callback brings `EOS_Success`; `EOS_ClientPolicyMissingAction`, `EOS_TimedOut`,
 * `EOS_NoConnection`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_Multiplayer_QueryActivities(GR_HMultiplayer Handle,
    const GR_Multiplayer_QueryActivitiesOptions *Options, void *ClientData,
    GR_MultiplayerJob_OnCompleteCallback CompletionDelegate, GR_HMultiplayerJob *OutJob);

/**
 * Withdraws the user's activity, whichever session it is in: `GR_MultiplayerSession_SetActivity`
 * sets one. Free the job with `GR_MultiplayerJob_Release`.
 *
 * `EOS_Success`; `EOS_InvalidUser`, `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. The
 * callback brings `EOS_Success`, also if there was none; `EOS_ClientPolicyMissingAction`,
 * `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_Multiplayer_ClearActivity(GR_HMultiplayer Handle,
    const GR_Multiplayer_ClearActivityOptions *Options, void *ClientData,
    GR_MultiplayerJob_OnCompleteCallback CompletionDelegate, GR_HMultiplayerJob *OutJob);

/**
 * Takes the user out of every session that it is still in from earlier runs, reservations and
 * private sessions among them: to be called before it looks for others. Left alone are the sessions
 * that this platform has open for the user, and those of EOS Sessions.
 * `GR_MultiplayerJob_GetSessionCount` says how many there were; free the job with
 * `GR_MultiplayerJob_Release`.
 *
 * `EOS_Success`; `EOS_InvalidUser`, `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. The
 * callback brings `EOS_Success`; `EOS_ClientPolicyMissingAction`, `EOS_TimedOut`,
 * `EOS_NoConnection`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_Multiplayer_CleanSessions(GR_HMultiplayer Handle,
    const GR_Multiplayer_CleanSessionsOptions *Options, void *ClientData,
    GR_MultiplayerJob_OnCompleteCallback CompletionDelegate, GR_HMultiplayerJob *OutJob);

/**
 * Takes the address of a session apart; nobody is asked whether it is there. Free the names with
 * `GR_Multiplayer_SessionRef_Release`.
 *
 * `EOS_Success`; `EOS_InvalidParameters`, also for a text that is no such address;
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_Multiplayer_CopySessionRefByUri(GR_HMultiplayer Handle,
    const GR_Multiplayer_CopySessionRefByUriOptions *Options,
    GR_Multiplayer_SessionRef **OutSessionRef);

/** Frees a text. Null is ignored, and so is, with a line in the log, what is none. Any thread. */
EOS_DECLARE_FUNC(void) GR_Multiplayer_Text_Release(GR_Multiplayer_Text *Text);

/**
 * Frees the full name of a session. Null is ignored, and so is, with a line in the log, what is
 * none. Any thread.
 */
EOS_DECLARE_FUNC(void) GR_Multiplayer_SessionRef_Release(GR_Multiplayer_SessionRef *SessionRef);

/**
 * Frees information about a session with all that it points to. Null is ignored, and so is, with a
 * line in the log, what is none. Any thread.
 */
EOS_DECLARE_FUNC(void) GR_Multiplayer_SessionInfo_Release(GR_Multiplayer_SessionInfo *Info);

/**
 * Frees a member with all that it points to. Null is ignored, and so is, with a line in the log,
 * what is none. Any thread.
 */
EOS_DECLARE_FUNC(void) GR_Multiplayer_Member_Release(GR_Multiplayer_Member *Member);

/**
 * Frees a role with all that it points to. Null is ignored, and so is, with a line in the log, what
 * is none. Any thread.
 */
EOS_DECLARE_FUNC(void) GR_Multiplayer_Role_Release(GR_Multiplayer_Role *Role);

/**
 * Frees an activity with all that it points to. Null is ignored, and so is, with a line in the log,
 * what is none. Any thread.
 */
EOS_DECLARE_FUNC(void) GR_Multiplayer_Activity_Release(GR_Multiplayer_Activity *Activity);

/**
 * Writes one custom property of the session, which every member may; the others stay as they are.
 *
 * `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call,
 * `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_LimitExceeded` if all of them
 * are more than 64 KiB; `EOS_InvalidRequest` for more than 32 levels and for a name that comes
 * twice in an object; `EOS_ClientPolicyMissingAction`, `EOS_NotFound` if the user is in the session
 * no more, `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerSession_SetCustomProperty(GR_HMultiplayerSession Handle,
    const GR_MultiplayerSession_SetCustomPropertyOptions *Options, void *ClientData,
    GR_MultiplayerSession_OnCompleteCallback CompletionDelegate);

/**
 * Writes one custom property of the user's own member, which all members read.
 *
 * `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call,
 * `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_LimitExceeded` if all of them
 * are more than 64 KiB; `EOS_InvalidRequest` for more than 32 levels and for a name that comes
 * twice in an object; `EOS_ClientPolicyMissingAction`, `EOS_NotFound` if the user is in the session
 * no more, `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerSession_SetMemberCustomProperty(GR_HMultiplayerSession Handle,
    const GR_MultiplayerSession_SetMemberCustomPropertyOptions *Options, void *ClientData,
    GR_MultiplayerSession_OnCompleteCallback CompletionDelegate);

/**
 * Writes the keywords of the session, in place of all that it has.
 *
 * `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call,
 * `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_AccessDenied` where owners
 * alone may; `EOS_InvalidRequest`, also for a private session; `EOS_ClientPolicyMissingAction`,
 * `EOS_NotFound` if the user is in the session no more, `EOS_TimedOut`, `EOS_NoConnection`. Any
 * thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerSession_SetKeywords(GR_HMultiplayerSession Handle,
    const GR_MultiplayerSession_SetKeywordsOptions *Options, void *ClientData,
    GR_MultiplayerSession_OnCompleteCallback CompletionDelegate);

/**
 * Says what the user's own member is: active, about to play, or neither. The timers of the session
 * see to those who do not play.
 *
 * `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call,
 * `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_ClientPolicyMissingAction`,
 * `EOS_NotFound` if the user is in the session no more, `EOS_TimedOut`, `EOS_NoConnection`. Any
 * thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerSession_SetMemberState(GR_HMultiplayerSession Handle,
    const GR_MultiplayerSession_SetMemberStateOptions *Options, void *ClientData,
    GR_MultiplayerSession_OnCompleteCallback CompletionDelegate);

/**
 * Keeps places for players, until they join or the time of the session for that is over. Who is in
 * the session already stays as it is.
 *
 * `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call,
 * `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_Sessions_TooManyPlayers` if
 * there is no room; `EOS_InvalidState` for a large session; `EOS_ClientPolicyMissingAction`,
 * `EOS_NotFound` if the user is in the session no more, `EOS_TimedOut`, `EOS_NoConnection`. Any
 * thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerSession_Reserve(GR_HMultiplayerSession Handle,
    const GR_MultiplayerSession_ReserveOptions *Options, void *ClientData,
    GR_MultiplayerSession_OnCompleteCallback CompletionDelegate);

/**
 * Closes the session for those who have no reservation, or opens it.
 *
 * `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call,
 * `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_AccessDenied` where owners
 * alone may; `EOS_ClientPolicyMissingAction`, `EOS_NotFound` if the user is in the session no more,
 * `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerSession_SetClosed(GR_HMultiplayerSession Handle,
    const GR_MultiplayerSession_SetClosedOptions *Options, void *ClientData,
    GR_MultiplayerSession_OnCompleteCallback CompletionDelegate);

/**
 * Says who may join the session without a reservation, and who may read it.
 *
 * `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call,
 * `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_AccessDenied` where owners
 * alone may; `EOS_InvalidRequest` where fewer could read than join;
 * `EOS_ClientPolicyMissingAction`, `EOS_NotFound` if the user is in the session no more,
 * `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerSession_SetRestrictions(GR_HMultiplayerSession Handle,
    const GR_MultiplayerSession_SetRestrictionsOptions *Options, void *ClientData,
    GR_MultiplayerSession_OnCompleteCallback CompletionDelegate);

/**
 * Takes a role of the session, in place of another one of its type, or gives it up.
 *
 * `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call,
 * `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_InvalidState` if all places of
 * the role are taken; `EOS_AccessDenied` where owners assign it; `EOS_InvalidRequest` if there is
 * no such role; `EOS_ClientPolicyMissingAction`, `EOS_NotFound` if the user is in the session no
 * more, `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerSession_SetRole(GR_HMultiplayerSession Handle,
    const GR_MultiplayerSession_SetRoleOptions *Options, void *ClientData,
    GR_MultiplayerSession_OnCompleteCallback CompletionDelegate);

/**
 * Makes the device of a member the host of the session. When that member leaves, the session has no
 * host, and whoever wants to be it calls this: of several at once one succeeds, and the others
 * learn who it was. That is no failure: the session stays ready.
 *
 * `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call,
 * `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_DuplicateNotAllowed` if there
 * is another host and it is not to be replaced; `EOS_NotFound` if no member has this device;
 * `EOS_AccessDenied` where owners alone may; `EOS_ClientPolicyMissingAction`, `EOS_NotFound` if the
 * user is in the session no more, `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerSession_SetHost(GR_HMultiplayerSession Handle,
    const GR_MultiplayerSession_SetHostOptions *Options, void *ClientData,
    GR_MultiplayerSession_OnCompleteCallback CompletionDelegate);

/**
 * Takes another player out of the session: in sessions that have owners these may.
 *
 * `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call,
 * `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_NotFound` if the player is not
 * in the session, which stays ready; `EOS_AccessDenied` if the user may not;
 * `EOS_ClientPolicyMissingAction`, `EOS_NotFound` if the user is in the session no more,
 * `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerSession_RemoveMember(GR_HMultiplayerSession Handle,
    const GR_MultiplayerSession_RemoveMemberOptions *Options, void *ClientData,
    GR_MultiplayerSession_OnCompleteCallback CompletionDelegate);

/**
 * Uploads what the user's device has measured of the other devices and of servers, in place of what
 * it uploaded before: in the stage `GR_MIS_MEASURING` the session waits for it.
 *
 * `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call,
 * `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_InvalidRequest` where nothing
 * is to be measured, or of the own device; `EOS_ClientPolicyMissingAction`, `EOS_NotFound` if the
 * user is in the session no more, `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerSession_UploadMeasurements(GR_HMultiplayerSession Handle,
    const GR_MultiplayerSession_UploadMeasurementsOptions *Options, void *ClientData,
    GR_MultiplayerSession_OnCompleteCallback CompletionDelegate);

/**
 * Says how the evaluation of an episode went, in the stage `GR_MIS_EVALUATING`.
 *
 * `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call,
 * `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_InvalidRequest` in any other
 * stage; `EOS_ClientPolicyMissingAction`, `EOS_NotFound` if the user is in the session no more,
 * `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerSession_DecideInitialization(GR_HMultiplayerSession Handle,
    const GR_MultiplayerSession_DecideInitializationOptions *Options, void *ClientData,
    GR_MultiplayerSession_OnCompleteCallback CompletionDelegate);

/**
 * Shows others that the user plays in this session, in place of any other: they find it with
 * `GR_Multiplayer_QueryActivities`. It ends with the user's being active here, and with
 * `GR_Multiplayer_ClearActivity`.
 *
 * `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call,
 * `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_InvalidState`,
 * `EOS_AccessDenied` if the user is not active in the session; `EOS_ClientPolicyMissingAction`,
 * `EOS_NotFound` if the user is in the session no more, `EOS_TimedOut`, `EOS_NoConnection`. Any
 * thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerSession_SetActivity(GR_HMultiplayerSession Handle,
    const GR_MultiplayerSession_SetActivityOptions *Options, void *ClientData,
    GR_MultiplayerSession_OnCompleteCallback CompletionDelegate);

/**
 * Invites players into the session, one after another. Where one cannot be invited, those before it
 * are, and the code is its own.
 *
 * `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call,
 * `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_AccessDenied` if the user may
 * not invite; `EOS_InvalidRequest`, also for the user itself; `EOS_InvalidState` for too many
 * invites; `EOS_ClientPolicyMissingAction`, `EOS_NotFound` if the user is in the session no more,
 * `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerSession_SendInvites(GR_HMultiplayerSession Handle,
    const GR_MultiplayerSession_SendInvitesOptions *Options, void *ClientData,
    GR_MultiplayerSession_OnCompleteCallback CompletionDelegate);

/**
 * Reads the session anew. The library is told of changes and need not be asked for them; this is
 * for a game that wants to be sure, and mends a session that is `GR_MSS_BROKEN` as long as the user
 * is still in it.
 *
 * `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call,
 * `EOS_InvalidState` if it is shut down; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. The
 * callback brings `EOS_Success`; `EOS_ClientPolicyMissingAction`, `EOS_NotFound` if the user is in
 * the session no more, `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerSession_Refresh(GR_HMultiplayerSession Handle,
    const GR_MultiplayerSession_RefreshOptions *Options, void *ClientData,
    GR_MultiplayerSession_OnCompleteCallback CompletionDelegate);

/**
 * Leaves the session, in any state; while it works on an earlier call, when that is over. It is
 * `GR_MSS_WORKING` until then and `GR_MSS_SHUTDOWN` afterwards. `GR_MultiplayerSession_Release`
 * leaves too, and tells nobody.
 *
 * `EOS_Success`; `EOS_AlreadyPending` if that was called before, `EOS_InvalidState` if it is shut
 * down; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. The callback brings `EOS_Success`, also
 * if the session is gone; after `EOS_TimedOut` and `EOS_NoConnection` the session is
 * `GR_MSS_BROKEN`, may be left again, and is left in the background in any case. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerSession_Leave(GR_HMultiplayerSession Handle,
    const GR_MultiplayerSession_LeaveOptions *Options, void *ClientData,
    GR_MultiplayerSession_OnCompleteCallback CompletionDelegate);

/**
 * Brings another user of this platform into the session: its own view of it, with a handle of its
 * own, as with `GR_Multiplayer_JoinSession`. Both users are on one device: the address that the
 * first one has told is told of the second, too. Free the handle with
 * `GR_MultiplayerSession_Release`.
 *
 * `EOS_Success`; `EOS_InvalidUser` if the user is not logged in; `EOS_NotFound` while nothing is
 * known of the session, because the first user's entry has not succeeded; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. The callback brings what that of `GR_Multiplayer_JoinSession` does.
 * Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerSession_JoinLocalUser(GR_HMultiplayerSession Handle,
    const GR_MultiplayerSession_JoinLocalUserOptions *Options, void *ClientData,
    GR_MultiplayerSession_OnCompleteCallback CompletionDelegate, GR_HMultiplayerSession *OutSession);

/**
 * Where a session stands. It changes inside Tick alone, and with the calls of the game.
 * `GR_MSS_NONE` for what is no session. Any thread.
 */
EOS_DECLARE_FUNC(GR_EMultiplayerSessionStatus) GR_MultiplayerSession_GetStatus(GR_HMultiplayerSession Handle);

/**
 * How the last call ended that is over: what its callback has brought. `EOS_Success` while the
 * first one is under way. Of a session that the user is in no more, because it is gone or somebody
 * has removed the user, `EOS_NotFound`; because the user was logged out, `EOS_InvalidUser`.
 * `EOS_InvalidParameters` for what is no session. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerSession_GetLastResult(GR_HMultiplayerSession Handle);

/**
 * Whether the session has changed since this was asked last, by whoever it was; the change may be
 * one that this library does not show. `EOS_FALSE` for what is no session. Any thread.
 */
EOS_DECLARE_FUNC(EOS_Bool) GR_MultiplayerSession_HasChanged(GR_HMultiplayerSession Handle);

/**
 * Registers a callback that is told, inside Tick, whenever the session has changed, until
 * `GR_MultiplayerSession_RemoveNotifyChanged`; of several changes between two Ticks perhaps once.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no session. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) GR_MultiplayerSession_AddNotifyChanged(GR_HMultiplayerSession Handle,
    const GR_MultiplayerSession_AddNotifyChangedOptions *Options, void *ClientData,
    GR_MultiplayerSession_OnChangedCallback NotificationFn);

/**
 * Takes such a callback back; it is not called any more, not even by the Tick that is under way on
 * this thread. An id that is none is ignored, with a line in the log. Any thread.
 */
EOS_DECLARE_FUNC(void) GR_MultiplayerSession_RemoveNotifyChanged(GR_HMultiplayerSession Handle,
    EOS_NotificationId InId);

/**
 * Copies what is known of the session besides its members, roles and properties. Free it with
 * `GR_Multiplayer_SessionInfo_Release`.
 *
 * `EOS_Success`; `EOS_NotFound` before the entry has succeeded; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerSession_CopyInfo(GR_HMultiplayerSession Handle,
    const GR_MultiplayerSession_CopyInfoOptions *Options, GR_Multiplayer_SessionInfo **OutInfo);

/**
 * How many members are shown: all, or the user alone in a large session. 0 before the entry has
 * succeeded, and for what is no session. Any thread.
 */
EOS_DECLARE_FUNC(uint32_t) GR_MultiplayerSession_GetMemberCount(GR_HMultiplayerSession Handle);

/**
 * Copies a member by its place in the order of their coming. Free it with
 * `GR_Multiplayer_Member_Release`.
 *
 * `EOS_Success`; `EOS_NotFound` before the entry has succeeded; `EOS_InvalidParameters`, also
 * beyond the last member; `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerSession_CopyMemberByIndex(GR_HMultiplayerSession Handle,
    const GR_MultiplayerSession_CopyMemberByIndexOptions *Options, GR_Multiplayer_Member **OutMember);

/**
 * How many roles the session has, of all types. 0 before the entry has succeeded, and for what is
 * no session. Any thread.
 */
EOS_DECLARE_FUNC(uint32_t) GR_MultiplayerSession_GetRoleCount(GR_HMultiplayerSession Handle);

/**
 * Copies a role by its place in the order of types and names. Free it with
 * `GR_Multiplayer_Role_Release`.
 *
 * `EOS_Success`; `EOS_NotFound` before the entry has succeeded; `EOS_InvalidParameters`, also
 * beyond the last role; `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerSession_CopyRoleByIndex(GR_HMultiplayerSession Handle,
    const GR_MultiplayerSession_CopyRoleByIndexOptions *Options, GR_Multiplayer_Role **OutRole);

/**
 * Copies one custom property of the session as JSON, with all digits of its numbers. Free it with
 * `GR_Multiplayer_Text_Release`.
 *
 * `EOS_Success`; `EOS_NotFound` if there is none of this name, and before the entry has succeeded;
 * `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerSession_CopyCustomProperty(GR_HMultiplayerSession Handle,
    const GR_MultiplayerSession_CopyCustomPropertyOptions *Options, GR_Multiplayer_Text **OutValueJson);

/**
 * Copies one custom property of a member as JSON. Free it with `GR_Multiplayer_Text_Release`.
 *
 * `EOS_Success`; `EOS_NotFound` if the player is not in the session or has no property of this
 * name, and before the entry has succeeded; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any
 * thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerSession_CopyMemberCustomProperty(GR_HMultiplayerSession Handle,
    const GR_MultiplayerSession_CopyMemberCustomPropertyOptions *Options,
    GR_Multiplayer_Text **OutValueJson);

/**
 * Copies the whole document of the session as JSON, as the REST contract has it. Free it with
 * `GR_Multiplayer_Text_Release`.
 *
 * `EOS_Success`; `EOS_NotFound` before the entry has succeeded; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerSession_CopyDocument(GR_HMultiplayerSession Handle,
    const GR_MultiplayerSession_CopyDocumentOptions *Options, GR_Multiplayer_Text **OutDocumentJson);

/**
 * Copies the address of the session, by which others find it: its path in the REST contract. Free
 * it with `GR_Multiplayer_Text_Release`.
 *
 * `EOS_Success`; `EOS_NotFound` while the session is not known, because it is entered through a
 * handle; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerSession_CopyUri(GR_HMultiplayerSession Handle,
    const GR_MultiplayerSession_CopyUriOptions *Options, GR_Multiplayer_Text **OutUri);

/**
 * Frees a session, in any state: the user leaves it in the background. A callback that is due still
 * comes; nobody is told of changes any more. Null is ignored, and so is, with a line in the log,
 * what is none. Any thread.
 */
EOS_DECLARE_FUNC(void) GR_MultiplayerSession_Release(GR_HMultiplayerSession Session);

/**
 * Where a job stands. It changes inside Tick alone. `GR_MJS_NOT_RUNNING` for what is no job. Any
 * thread.
 */
EOS_DECLARE_FUNC(GR_EMultiplayerJobStatus) GR_MultiplayerJob_GetStatus(GR_HMultiplayerJob Handle);

/**
 * How a job ended: what its callback has brought, `EOS_Success` for one; `EOS_AlreadyPending` while
 * it is under way, and `EOS_InvalidParameters` for what is no job. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerJob_GetResult(GR_HMultiplayerJob Handle);

/**
 * Copies the session that `GR_Multiplayer_LookUpHandle` has found. Free it with
 * `GR_Multiplayer_SessionRef_Release`.
 *
 * `EOS_Success`; `EOS_InvalidState` unless the job is complete; `EOS_NotFound` if it is of another
 * kind; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerJob_CopySessionRef(GR_HMultiplayerJob Handle,
    const GR_MultiplayerJob_CopySessionRefOptions *Options, GR_Multiplayer_SessionRef **OutSessionRef);

/**
 * How many activities `GR_Multiplayer_QueryActivities` has found: of those who were named, those
 * who do something that the user may see. 0 unless the job is complete, and for what is none. Any
 * thread.
 */
EOS_DECLARE_FUNC(uint32_t) GR_MultiplayerJob_GetActivityCount(GR_HMultiplayerJob Handle);

/**
 * Copies an activity by its place in the order in which the players were named. Free it with
 * `GR_Multiplayer_Activity_Release`.
 *
 * `EOS_Success`; `EOS_InvalidState` unless the job is complete; `EOS_InvalidParameters`, also
 * beyond the last one; `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_MultiplayerJob_CopyActivityByIndex(GR_HMultiplayerJob Handle,
    const GR_MultiplayerJob_CopyActivityByIndexOptions *Options, GR_Multiplayer_Activity **OutActivity);

/**
 * How many sessions `GR_Multiplayer_CleanSessions` has left. 0 unless the job is complete, and for
 * what is none. Any thread.
 */
EOS_DECLARE_FUNC(uint32_t) GR_MultiplayerJob_GetSessionCount(GR_HMultiplayerJob Handle);

/**
 * Frees a job; one that is under way goes on, and its callback still comes. Null is ignored, and so
 * is, with a line in the log, what is none. Any thread.
 */
EOS_DECLARE_FUNC(void) GR_MultiplayerJob_Release(GR_HMultiplayerJob Job);

/**
 * A user accepts an invite: `EOS_Sessions_AddNotifySessionInviteAccepted` tells the game in the
 * next Tick, and the game joins. The invite stays until the user has joined through it, or it ends
 * otherwise.
 *
 * `EOS_Success`; `EOS_NotFound` if the user has no such invite here; `EOS_InvalidUser` if the user
 * is not logged in; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_UI_AcceptInvite(EOS_HUI Handle,
    const GR_UI_AcceptInviteOptions *Options);

/**
 * A user wants to join another player, by what that player's presence shows: a session that was
 * made or joined with `bPresenceEnabled`, of which `EOS_Sessions_AddNotifyJoinSessionAccepted`
 * tells the game; join info that the player's game has set (`EOS_PresenceModification_SetJoinInfo`)
 * and the user sees, since it follows the player, of which `EOS_Presence_AddNotifyJoinGameAccepted`
 * tells; or both, in this order and with the same event. The game joins. The callback of this call
 * comes just before.
 *
 * The user may be logged in by Connect or by Auth. The callback brings `EOS_Success` and the event;
 * `EOS_NotFound` if the player shows neither, or nothing that the user may see; `EOS_InvalidUser`
 * if the user is not logged in; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_TimedOut`,
 * `EOS_NoConnection`. It comes once, inside Tick. Any thread.
 */
EOS_DECLARE_FUNC(void) GR_UI_RequestToJoin(EOS_HUI Handle,
    const GR_UI_RequestToJoinOptions *Options, void *ClientData,
    GR_UI_OnRequestToJoinCallback CompletionDelegate);

/**
 * A user wants to leave a session: `EOS_Sessions_AddNotifyLeaveSessionRequested` tells the game in
 * the next Tick, and the game leaves. Nothing else happens.
 *
 * `EOS_Success`; `EOS_NotFound` if the user has no session of this name; `EOS_InvalidUser` if the
 * user is not logged in; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_UI_RequestToLeave(EOS_HUI Handle,
    const GR_UI_RequestToLeaveOptions *Options);

/**
 * A user wants to invite an account of another platform, by the means of that platform, into the
 * session that its own presence shows: `EOS_Sessions_AddNotifySendSessionNativeInviteRequested`
 * tells the game in the next Tick, and the game sends the invite.
 *
 * `EOS_Success`; `EOS_NotFound` if no session shows in the user's presence;
 * `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_UI_RequestNativeInvite(EOS_HUI Handle,
    const GR_UI_RequestNativeInviteOptions *Options);

/**
 * Turns the members' view of all sessions of this platform on or off. It is off until this is
 * called, and the library is as EOS then.
 *
 * While it is on, the directory pushes every change of a session to those of its players and
 * servers who asked so. The notifications of this header tell of it, and the copy of a session that
 * was joined becomes what the owner made of it: `EOS_ActiveSession_CopyInfo`, its registered
 * players and its state show the present.
 *
 * A game that repeats the owner's calls on its joiners (`EOS_Sessions_StartSession`,
 * `EOS_Sessions_EndSession`, `EOS_Sessions_RegisterPlayers`, `EOS_Sessions_UnregisterPlayers`), as
 * EOS makes it, may go on doing so: such a call changes the joiner's copy as before, and the next
 * state from the directory replaces it. The owner's own copy is never replaced: the owner is the
 * one who writes.
 *
 * `EOS_Success`, also if it was so already; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any
 * thread. Since 0.1.
 */
EOS_DECLARE_FUNC(EOS_EResult) GR_Sessions_SetMembersView(EOS_HSessions Handle,
    const GR_Sessions_SetMembersViewOptions *Options);

/**
 * Registers a callback that is told when the owner changed settings, advertised attributes or the
 * state of play of a session of this process, inside Tick, until
 * `GR_Sessions_RemoveNotifySessionUpdateReceived`. Needs `GR_Sessions_SetMembersView`. Of changes
 * that follow each other at once only the last may be told of; the session shows the present in any
 * case. An owner is told of its own changes too.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread. Since 0.1.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) GR_Sessions_AddNotifySessionUpdateReceived(EOS_HSessions Handle,
    const GR_Sessions_AddNotifySessionUpdateReceivedOptions *Options, void *ClientData,
    GR_Sessions_OnSessionUpdateReceivedCallback NotificationFn);

/**
 * Takes such a callback back; it is not called any more, not even by the Tick that is under way on
 * this thread. An id that is none is ignored, with a line in the log. Any thread. Since 0.1.
 */
EOS_DECLARE_FUNC(void) GR_Sessions_RemoveNotifySessionUpdateReceived(EOS_HSessions Handle,
    EOS_NotificationId InId);

/**
 * Registers a callback that is told when a player comes into a session of this process, goes out of
 * it, is put out, or is registered or unregistered by the owner, inside Tick, until
 * `GR_Sessions_RemoveNotifyMemberStatusReceived`. Needs `GR_Sessions_SetMembersView`. Host and
 * joiners are told alike; nobody is told of its own coming, nor of those who were there before.
 * What cancels out before it could be told is not told. In a session of more than a hundred players
 * only registrations are.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread. Since 0.1.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) GR_Sessions_AddNotifyMemberStatusReceived(EOS_HSessions Handle,
    const GR_Sessions_AddNotifyMemberStatusReceivedOptions *Options, void *ClientData,
    GR_Sessions_OnMemberStatusReceivedCallback NotificationFn);

/**
 * Takes such a callback back; it is not called any more, not even by the Tick that is under way on
 * this thread. An id that is none is ignored, with a line in the log. Any thread. Since 0.1.
 */
EOS_DECLARE_FUNC(void) GR_Sessions_RemoveNotifyMemberStatusReceived(EOS_HSessions Handle,
    EOS_NotificationId InId);

/**
 * Registers a callback that is told when a session of this process is over for its user, or for
 * everybody, and the user has not brought it about by `EOS_Sessions_DestroySession`, inside Tick,
 * until `GR_Sessions_RemoveNotifySessionEnded`. Needs `GR_Sessions_SetMembersView`. It comes once
 * for each session. The session keeps its local name, and shows what it was last, until
 * `EOS_Sessions_DestroySession`, which succeeds; it is not entered again after an outage.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread. Since 0.1.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) GR_Sessions_AddNotifySessionEnded(EOS_HSessions Handle,
    const GR_Sessions_AddNotifySessionEndedOptions *Options, void *ClientData,
    GR_Sessions_OnSessionEndedCallback NotificationFn);

/**
 * Takes such a callback back; it is not called any more, not even by the Tick that is under way on
 * this thread. An id that is none is ignored, with a line in the log. Any thread. Since 0.1.
 */
EOS_DECLARE_FUNC(void) GR_Sessions_RemoveNotifySessionEnded(EOS_HSessions Handle,
    EOS_NotificationId InId);

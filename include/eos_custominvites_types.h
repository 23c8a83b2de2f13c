/** @file
 * What the CustomInvites functions take and give.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_common.h"
#include "eos_integratedplatform_types.h"
#include "eos_ui_types.h"

/** A payload is shorter than this, in bytes. */
#define EOS_CUSTOMINVITES_MAX_PAYLOAD_LENGTH 500

/** How a player answers who was asked to let somebody join. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_ERequestToJoinResponse : int32_t {
#else
typedef enum EOS_ERequestToJoinResponse {
#endif
    /** The other may join. */
    EOS_RTJR_ACCEPTED = 0,
    /** The other may not join. */
    EOS_RTJR_REJECTED = 1,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_ERequestToJoinResponse EOS_RTJR_ACCEPTED = EOS_ERequestToJoinResponse::EOS_RTJR_ACCEPTED;
constexpr EOS_ERequestToJoinResponse EOS_RTJR_REJECTED = EOS_ERequestToJoinResponse::EOS_RTJR_REJECTED;
#else
    __EOS_ERequestToJoinResponse_PAD_INT32__ = 0x7FFFFFFF
} EOS_ERequestToJoinResponse;
#endif

/** What an `EOS_HCustomInvites` points to as C sees it; it has no content. */
typedef struct EOS_CustomInvitesHandle EOS_CustomInvitesHandle;

/**
 * The CustomInvites interface of a platform. Lives as long as the platform; never freed by the
 * game.
 */
typedef EOS_CustomInvitesHandle *EOS_HCustomInvites;

/** Newest version of `EOS_CustomInvites_SetCustomInviteOptions` that this library knows. */
#define EOS_CUSTOMINVITES_SETCUSTOMINVITE_API_LATEST 1

/** What `EOS_CustomInvites_SetCustomInvite` takes. */
typedef struct _tagEOS_CustomInvites_SetCustomInviteOptions {
    /** Version of this struct: `EOS_CUSTOMINVITES_SETCUSTOMINVITE_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The user whose invites say so. */
    EOS_ProductUserId LocalUserId;
    /**
     * What they say, shorter than `EOS_CUSTOMINVITES_MAX_PAYLOAD_LENGTH` bytes; an empty text takes
     * back what was set.
     */
    const char *Payload;
} EOS_CustomInvites_SetCustomInviteOptions;

/** Newest version of `EOS_CustomInvites_SendCustomInviteOptions` that this library knows. */
#define EOS_CUSTOMINVITES_SENDCUSTOMINVITE_API_LATEST 1

/** What `EOS_CustomInvites_SendCustomInvite` takes. */
typedef struct _tagEOS_CustomInvites_SendCustomInviteOptions {
    /** Version of this struct: `EOS_CUSTOMINVITES_SENDCUSTOMINVITE_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The user who invites. */
    EOS_ProductUserId LocalUserId;
    /** The players who are invited; the list is only read. */
    EOS_ProductUserId *TargetUserIds;
    /** How many they are: 1 to 100. */
    uint32_t TargetUserIdsCount;
} EOS_CustomInvites_SendCustomInviteOptions;

/** How `EOS_CustomInvites_SendCustomInvite` ended. */
typedef struct _tagEOS_CustomInvites_SendCustomInviteCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The user who invites; null where the options could not be read. */
    EOS_ProductUserId LocalUserId;
    /** The players who were reached, as long as the callback runs. Null for none. */
    EOS_ProductUserId *TargetUserIds;
    /** How many they are. */
    uint32_t TargetUserIdsCount;
} EOS_CustomInvites_SendCustomInviteCallbackInfo;

/**
 * Newest version of `EOS_CustomInvites_AddNotifyCustomInviteReceivedOptions` that this library
 * knows.
 */
#define EOS_CUSTOMINVITES_ADDNOTIFYCUSTOMINVITERECEIVED_API_LATEST 1

/** What `EOS_CustomInvites_AddNotifyCustomInviteReceived` takes. */
typedef struct _tagEOS_CustomInvites_AddNotifyCustomInviteReceivedOptions {
    /**
     * Version of this struct: `EOS_CUSTOMINVITES_ADDNOTIFYCUSTOMINVITERECEIVED_API_LATEST`, or an
     * older one.
     */
    int32_t ApiVersion;
} EOS_CustomInvites_AddNotifyCustomInviteReceivedOptions;

/** A custom invite came in. */
typedef struct _tagEOS_CustomInvites_OnCustomInviteReceivedCallbackInfo {
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** Who sent it. */
    EOS_ProductUserId TargetUserId;
    /** The user whom it is for. */
    EOS_ProductUserId LocalUserId;
    /** Names the invite, for `EOS_CustomInvites_FinalizeInvite`. */
    const char *CustomInviteId;
    /** What it says. */
    const char *Payload;
} EOS_CustomInvites_OnCustomInviteReceivedCallbackInfo;

/**
 * Newest version of `EOS_CustomInvites_AddNotifyCustomInviteAcceptedOptions` that this library
 * knows.
 */
#define EOS_CUSTOMINVITES_ADDNOTIFYCUSTOMINVITEACCEPTED_API_LATEST 1

/** What `EOS_CustomInvites_AddNotifyCustomInviteAccepted` takes. */
typedef struct _tagEOS_CustomInvites_AddNotifyCustomInviteAcceptedOptions {
    /**
     * Version of this struct: `EOS_CUSTOMINVITES_ADDNOTIFYCUSTOMINVITEACCEPTED_API_LATEST`, or an
     * older one.
     */
    int32_t ApiVersion;
} EOS_CustomInvites_AddNotifyCustomInviteAcceptedOptions;

/** A user has accepted a custom invite in an overlay. */
typedef struct _tagEOS_CustomInvites_OnCustomInviteAcceptedCallbackInfo {
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** Who sent it. */
    EOS_ProductUserId TargetUserId;
    /** The user whom it is for. */
    EOS_ProductUserId LocalUserId;
    /** Names the invite, for `EOS_CustomInvites_FinalizeInvite`. */
    const char *CustomInviteId;
    /** What it says. */
    const char *Payload;
} EOS_CustomInvites_OnCustomInviteAcceptedCallbackInfo;

/**
 * Newest version of `EOS_CustomInvites_AddNotifyCustomInviteRejectedOptions` that this library
 * knows.
 */
#define EOS_CUSTOMINVITES_ADDNOTIFYCUSTOMINVITEREJECTED_API_LATEST 1

/** What `EOS_CustomInvites_AddNotifyCustomInviteRejected` takes. */
typedef struct _tagEOS_CustomInvites_AddNotifyCustomInviteRejectedOptions {
    /**
     * Version of this struct: `EOS_CUSTOMINVITES_ADDNOTIFYCUSTOMINVITEREJECTED_API_LATEST`, or an
     * older one.
     */
    int32_t ApiVersion;
} EOS_CustomInvites_AddNotifyCustomInviteRejectedOptions;

/** A user has rejected a custom invite in an overlay. */
typedef struct _tagEOS_CustomInvites_CustomInviteRejectedCallbackInfo {
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** Who sent it. */
    EOS_ProductUserId TargetUserId;
    /** The user whom it is for. */
    EOS_ProductUserId LocalUserId;
    /** Names the invite, which is finalized already. */
    const char *CustomInviteId;
    /** What it says. */
    const char *Payload;
} EOS_CustomInvites_CustomInviteRejectedCallbackInfo;

/** Newest version of `EOS_CustomInvites_FinalizeInviteOptions` that this library knows. */
#define EOS_CUSTOMINVITES_FINALIZEINVITE_API_LATEST 1

/** What `EOS_CustomInvites_FinalizeInvite` takes. */
typedef struct _tagEOS_CustomInvites_FinalizeInviteOptions {
    /** Version of this struct: `EOS_CUSTOMINVITES_FINALIZEINVITE_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** Who sent it. */
    EOS_ProductUserId TargetUserId;
    /** The user whom it is for. */
    EOS_ProductUserId LocalUserId;
    /** The invite. */
    const char *CustomInviteId;
    /** What came of it; only for the log. */
    EOS_EResult ProcessingResult;
} EOS_CustomInvites_FinalizeInviteOptions;

/** Newest version of `EOS_CustomInvites_SendRequestToJoinOptions` that this library knows. */
#define EOS_CUSTOMINVITES_SENDREQUESTTOJOIN_API_LATEST 1

/** What `EOS_CustomInvites_SendRequestToJoin` takes. */
typedef struct _tagEOS_CustomInvites_SendRequestToJoinOptions {
    /**
     * Version of this struct: `EOS_CUSTOMINVITES_SENDREQUESTTOJOIN_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
    /** The user who asks. */
    EOS_ProductUserId LocalUserId;
    /** The player who is asked. */
    EOS_ProductUserId TargetUserId;
} EOS_CustomInvites_SendRequestToJoinOptions;

/** How `EOS_CustomInvites_SendRequestToJoin` ended. */
typedef struct _tagEOS_CustomInvites_SendRequestToJoinCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The user who asks; null where the options could not be read. */
    EOS_ProductUserId LocalUserId;
    /** The player who is asked; null where the options could not be read. */
    EOS_ProductUserId TargetUserId;
} EOS_CustomInvites_SendRequestToJoinCallbackInfo;

/**
 * Newest version of `EOS_CustomInvites_AddNotifyRequestToJoinResponseReceivedOptions` that this
 * library knows.
 */
#define EOS_CUSTOMINVITES_ADDNOTIFYREQUESTTOJOINRESPONSERECEIVED_API_LATEST 1

/** What `EOS_CustomInvites_AddNotifyRequestToJoinResponseReceived` takes. */
typedef struct _tagEOS_CustomInvites_AddNotifyRequestToJoinResponseReceivedOptions {
    /**
     * Version of this struct:
     * `EOS_CUSTOMINVITES_ADDNOTIFYREQUESTTOJOINRESPONSERECEIVED_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
} EOS_CustomInvites_AddNotifyRequestToJoinResponseReceivedOptions;

/** A player has answered a request to join. */
typedef struct _tagEOS_CustomInvites_RequestToJoinResponseReceivedCallbackInfo {
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The player who was asked. */
    EOS_ProductUserId FromUserId;
    /** The user who has asked. */
    EOS_ProductUserId ToUserId;
    /** What the player says. */
    EOS_ERequestToJoinResponse Response;
} EOS_CustomInvites_RequestToJoinResponseReceivedCallbackInfo;

/**
 * Newest version of `EOS_CustomInvites_AddNotifyRequestToJoinReceivedOptions` that this library
 * knows.
 */
#define EOS_CUSTOMINVITES_ADDNOTIFYREQUESTTOJOINRECEIVED_API_LATEST 1

/** What `EOS_CustomInvites_AddNotifyRequestToJoinReceived` takes. */
typedef struct _tagEOS_CustomInvites_AddNotifyRequestToJoinReceivedOptions {
    /**
     * Version of this struct: `EOS_CUSTOMINVITES_ADDNOTIFYREQUESTTOJOINRECEIVED_API_LATEST`, or an
     * older one.
     */
    int32_t ApiVersion;
} EOS_CustomInvites_AddNotifyRequestToJoinReceivedOptions;

/** A player asks to join. */
typedef struct _tagEOS_CustomInvites_RequestToJoinReceivedCallbackInfo {
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The player who asks. */
    EOS_ProductUserId FromUserId;
    /** The user who is asked. */
    EOS_ProductUserId ToUserId;
} EOS_CustomInvites_RequestToJoinReceivedCallbackInfo;

/** Newest version of `EOS_CustomInvites_AcceptRequestToJoinOptions` that this library knows. */
#define EOS_CUSTOMINVITES_ACCEPTREQUESTTOJOIN_API_LATEST 1

/** What `EOS_CustomInvites_AcceptRequestToJoin` takes. */
typedef struct _tagEOS_CustomInvites_AcceptRequestToJoinOptions {
    /**
     * Version of this struct: `EOS_CUSTOMINVITES_ACCEPTREQUESTTOJOIN_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
    /** The user who was asked. */
    EOS_ProductUserId LocalUserId;
    /** The player who has asked. */
    EOS_ProductUserId TargetUserId;
} EOS_CustomInvites_AcceptRequestToJoinOptions;

/** How `EOS_CustomInvites_AcceptRequestToJoin` ended. */
typedef struct _tagEOS_CustomInvites_AcceptRequestToJoinCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The user who was asked; null where the options could not be read. */
    EOS_ProductUserId LocalUserId;
    /** The player who has asked; null where the options could not be read. */
    EOS_ProductUserId TargetUserId;
} EOS_CustomInvites_AcceptRequestToJoinCallbackInfo;

/** Newest version of `EOS_CustomInvites_RejectRequestToJoinOptions` that this library knows. */
#define EOS_CUSTOMINVITES_REJECTREQUESTTOJOIN_API_LATEST 1

/** What `EOS_CustomInvites_RejectRequestToJoin` takes. */
typedef struct _tagEOS_CustomInvites_RejectRequestToJoinOptions {
    /**
     * Version of this struct: `EOS_CUSTOMINVITES_REJECTREQUESTTOJOIN_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
    /** The user who was asked. */
    EOS_ProductUserId LocalUserId;
    /** The player who has asked. */
    EOS_ProductUserId TargetUserId;
} EOS_CustomInvites_RejectRequestToJoinOptions;

/** How `EOS_CustomInvites_RejectRequestToJoin` ended. */
typedef struct _tagEOS_CustomInvites_RejectRequestToJoinCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The user who was asked; null where the options could not be read. */
    EOS_ProductUserId LocalUserId;
    /** The player who has asked; null where the options could not be read. */
    EOS_ProductUserId TargetUserId;
} EOS_CustomInvites_RejectRequestToJoinCallbackInfo;

/**
 * Newest version of `EOS_CustomInvites_AddNotifySendCustomNativeInviteRequestedOptions` that this
 * library knows.
 */
#define EOS_CUSTOMINVITES_ADDNOTIFYSENDCUSTOMNATIVEINVITEREQUESTED_API_LATEST 1

/** What `EOS_CustomInvites_AddNotifySendCustomNativeInviteRequested` takes. */
typedef struct _tagEOS_CustomInvites_AddNotifySendCustomNativeInviteRequestedOptions {
    /**
     * Version of this struct:
     * `EOS_CUSTOMINVITES_ADDNOTIFYSENDCUSTOMNATIVEINVITEREQUESTED_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
} EOS_CustomInvites_AddNotifySendCustomNativeInviteRequestedOptions;

/** A user wants to send a custom invite by the means of another platform. */
typedef struct _tagEOS_CustomInvites_SendCustomNativeInviteRequestedCallbackInfo {
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** What the game gives to `EOS_UI_AcknowledgeEventId` when it is done. */
    EOS_UI_EventId UiEventId;
    /** The user who invites. */
    EOS_ProductUserId LocalUserId;
    /** The platform of the invited account. */
    EOS_IntegratedPlatformType TargetNativeAccountType;
    /** The invited account on that platform. */
    const char *TargetUserNativeAccountId;
    /** What the invite is to say: the payload of `EOS_CustomInvites_SetCustomInvite`. */
    const char *InviteId;
} EOS_CustomInvites_SendCustomNativeInviteRequestedCallbackInfo;

/**
 * Newest version of `EOS_CustomInvites_AddNotifyRequestToJoinAcceptedOptions` that this library
 * knows.
 */
#define EOS_CUSTOMINVITES_ADDNOTIFYREQUESTTOJOINACCEPTED_API_LATEST 1

/** What `EOS_CustomInvites_AddNotifyRequestToJoinAccepted` takes. */
typedef struct _tagEOS_CustomInvites_AddNotifyRequestToJoinAcceptedOptions {
    /**
     * Version of this struct: `EOS_CUSTOMINVITES_ADDNOTIFYREQUESTTOJOINACCEPTED_API_LATEST`, or an
     * older one.
     */
    int32_t ApiVersion;
} EOS_CustomInvites_AddNotifyRequestToJoinAcceptedOptions;

/** A user has accepted a request to join in an overlay. */
typedef struct _tagEOS_CustomInvites_OnRequestToJoinAcceptedCallbackInfo {
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The player who has asked. */
    EOS_ProductUserId TargetUserId;
    /** The user who was asked. */
    EOS_ProductUserId LocalUserId;
} EOS_CustomInvites_OnRequestToJoinAcceptedCallbackInfo;

/**
 * Newest version of `EOS_CustomInvites_AddNotifyRequestToJoinRejectedOptions` that this library
 * knows.
 */
#define EOS_CUSTOMINVITES_ADDNOTIFYREQUESTTOJOINREJECTED_API_LATEST 1

/** What `EOS_CustomInvites_AddNotifyRequestToJoinRejected` takes. */
typedef struct _tagEOS_CustomInvites_AddNotifyRequestToJoinRejectedOptions {
    /**
     * Version of this struct: `EOS_CUSTOMINVITES_ADDNOTIFYREQUESTTOJOINREJECTED_API_LATEST`, or an
     * older one.
     */
    int32_t ApiVersion;
} EOS_CustomInvites_AddNotifyRequestToJoinRejectedOptions;

/** A user has rejected a request to join in an overlay. */
typedef struct _tagEOS_CustomInvites_OnRequestToJoinRejectedCallbackInfo {
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The player who has asked. */
    EOS_ProductUserId TargetUserId;
    /** The user who was asked. */
    EOS_ProductUserId LocalUserId;
} EOS_CustomInvites_OnRequestToJoinRejectedCallbackInfo;

/** Reports how `EOS_CustomInvites_SendCustomInvite` ended. */
typedef void (EOS_CALL *EOS_CustomInvites_OnSendCustomInviteCallback)(const EOS_CustomInvites_SendCustomInviteCallbackInfo *Data);

/** Tells that a custom invite came in. */
typedef void (EOS_CALL *EOS_CustomInvites_OnCustomInviteReceivedCallback)(const EOS_CustomInvites_OnCustomInviteReceivedCallbackInfo *Data);

/** Tells that a user has accepted a custom invite in an overlay. */
typedef void (EOS_CALL *EOS_CustomInvites_OnCustomInviteAcceptedCallback)(const EOS_CustomInvites_OnCustomInviteAcceptedCallbackInfo *Data);

/** Tells that a user has rejected a custom invite in an overlay. */
typedef void (EOS_CALL *EOS_CustomInvites_OnCustomInviteRejectedCallback)(const EOS_CustomInvites_CustomInviteRejectedCallbackInfo *Data);

/** Reports how `EOS_CustomInvites_SendRequestToJoin` ended. */
typedef void (EOS_CALL *EOS_CustomInvites_OnSendRequestToJoinCallback)(const EOS_CustomInvites_SendRequestToJoinCallbackInfo *Data);

/** Tells that a player has answered a request to join. */
typedef void (EOS_CALL *EOS_CustomInvites_OnRequestToJoinResponseReceivedCallback)(const EOS_CustomInvites_RequestToJoinResponseReceivedCallbackInfo *Data);

/** Tells that a player asks to join. */
typedef void (EOS_CALL *EOS_CustomInvites_OnRequestToJoinReceivedCallback)(const EOS_CustomInvites_RequestToJoinReceivedCallbackInfo *Data);

/** Reports how `EOS_CustomInvites_AcceptRequestToJoin` ended. */
typedef void (EOS_CALL *EOS_CustomInvites_OnAcceptRequestToJoinCallback)(const EOS_CustomInvites_AcceptRequestToJoinCallbackInfo *Data);

/** Reports how `EOS_CustomInvites_RejectRequestToJoin` ended. */
typedef void (EOS_CALL *EOS_CustomInvites_OnRejectRequestToJoinCallback)(const EOS_CustomInvites_RejectRequestToJoinCallbackInfo *Data);

/**
 * Tells that a user wants to send a custom invite by the means of another platform. The event has
 * to be acknowledged.
 */
typedef void (EOS_CALL *EOS_CustomInvites_OnSendCustomNativeInviteRequestedCallback)(const EOS_CustomInvites_SendCustomNativeInviteRequestedCallbackInfo *Data);

/** Tells that a user has accepted a request to join in an overlay. */
typedef void (EOS_CALL *EOS_CustomInvites_OnRequestToJoinAcceptedCallback)(const EOS_CustomInvites_OnRequestToJoinAcceptedCallbackInfo *Data);

/** Tells that a user has rejected a request to join in an overlay. */
typedef void (EOS_CALL *EOS_CustomInvites_OnRequestToJoinRejectedCallback)(const EOS_CustomInvites_OnRequestToJoinRejectedCallbackInfo *Data);

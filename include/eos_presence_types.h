/** @file
 * What the Presence functions take and give.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_common.h"
#include "eos_presence_localized_types.h"
#include "eos_ui_types.h"

/** Most records of one presence. */
#define EOS_PRESENCE_DATA_MAX_KEYS 32

/** Longest key of a record, in characters. */
#define EOS_PRESENCE_DATA_MAX_KEY_LENGTH 64

/** Longest value of a record, in characters. */
#define EOS_PRESENCE_DATA_MAX_VALUE_LENGTH 255

/** Longest rich text, in characters. */
#define EOS_PRESENCE_RICH_TEXT_MAX_VALUE_LENGTH 255

/** The same under its former name. */
#define EOS_PRESENCE_SETSTATUS_API_LATEST EOS_PRESENCEMODIFICATION_SETSTATUS_API_LATEST

/** The same under its former name. */
#define EOS_PRESENCE_SETRAWRICHTEXT_API_LATEST EOS_PRESENCEMODIFICATION_SETRAWRICHTEXT_API_LATEST

/** The same under its former name. */
#define EOS_PRESENCE_SETDATA_API_LATEST EOS_PRESENCEMODIFICATION_SETDATA_API_LATEST

/** The same under its former name. */
#define EOS_PRESENCE_DELETEDATA_API_LATEST EOS_PRESENCEMODIFICATION_DELETEDATA_API_LATEST

/** Longest join info, in bytes without its NUL. */
#define EOS_PRESENCEMODIFICATION_JOININFO_MAX_LENGTH 255

/** How a player wants to be seen. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_Presence_EStatus : int32_t {
#else
typedef enum EOS_Presence_EStatus {
#endif
    /** Not there. A player who sets it is there all the same, and nobody else sees it. */
    EOS_PS_Offline = 0,
    /** There. */
    EOS_PS_Online = 1,
    /** Not there for a while. */
    EOS_PS_Away = 2,
    /** Not there for a longer while. */
    EOS_PS_ExtendedAway = 3,
    /** There, and not to be disturbed. */
    EOS_PS_DoNotDisturb = 4,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_Presence_EStatus EOS_PS_Offline = EOS_Presence_EStatus::EOS_PS_Offline;
constexpr EOS_Presence_EStatus EOS_PS_Online = EOS_Presence_EStatus::EOS_PS_Online;
constexpr EOS_Presence_EStatus EOS_PS_Away = EOS_Presence_EStatus::EOS_PS_Away;
constexpr EOS_Presence_EStatus EOS_PS_ExtendedAway = EOS_Presence_EStatus::EOS_PS_ExtendedAway;
constexpr EOS_Presence_EStatus EOS_PS_DoNotDisturb = EOS_Presence_EStatus::EOS_PS_DoNotDisturb;
#else
    __EOS_Presence_EStatus_PAD_INT32__ = 0x7FFFFFFF
} EOS_Presence_EStatus;
#endif

/** What an `EOS_HPresence` points to as C sees it; it has no content. */
typedef struct EOS_PresenceHandle EOS_PresenceHandle;

/** What an `EOS_HPresenceModification` points to as C sees it; it has no content. */
typedef struct EOS_PresenceModificationHandle EOS_PresenceModificationHandle;

/**
 * Changes to what a user shows, gathered before they are told. Free it with
 * `EOS_PresenceModification_Release`.
 */
typedef EOS_PresenceModificationHandle *EOS_HPresenceModification;

/** Newest version of `EOS_Presence_DataRecord` that this library knows. */
#define EOS_PRESENCE_DATARECORD_API_LATEST 1

/** A record that programs of others read. */
typedef struct _tagEOS_Presence_DataRecord {
    /** Version of this struct: `EOS_PRESENCE_DATARECORD_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** Its name, in any letter case: two that differ in it are two. */
    const char *Key;
    /** What it says; may be empty. */
    const char *Value;
} EOS_Presence_DataRecord;

/** Newest version of `EOS_Presence_Info` that this library knows. */
#define EOS_PRESENCE_INFO_API_LATEST 3

/**
 * What a player shows. No text in it is null; one of which nothing is known is empty. Free it with
 * `EOS_Presence_Info_Release`.
 */
typedef struct _tagEOS_Presence_Info {
    /** Version of this struct: `EOS_PRESENCE_INFO_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** How the player wants to be seen. */
    EOS_Presence_EStatus Status;
    /** The player. */
    EOS_EpicAccountId UserId;
    /** The product that the player is in, as its game named it in `EOS_Platform_Options`. */
    const char *ProductId;
    /** The product's version, as its game named it in `EOS_InitializeOptions`. */
    const char *ProductVersion;
    /** The kind of machine: `WIN`, `MAC` or `LINUX`. */
    const char *Platform;
    /** The text for others to read. */
    const char *RichText;
    /** How many records there are. */
    int32_t RecordsCount;
    /** The records, by key; null where there are none. */
    const EOS_Presence_DataRecord *Records;
    /** The product's name, as its game named it in `EOS_InitializeOptions`. Since version 2. */
    const char *ProductName;
    /** The built-in platform that the player comes from. Always empty. Since version 3. */
    const char *IntegratedPlatform;
} EOS_Presence_Info;

/** The Presence interface of a platform. Lives as long as the platform; never freed by the game. */
typedef EOS_PresenceHandle *EOS_HPresence;

/** Newest version of `EOS_Presence_QueryPresenceOptions` that this library knows. */
#define EOS_PRESENCE_QUERYPRESENCE_API_LATEST 1

/** What `EOS_Presence_QueryPresence` takes. */
typedef struct _tagEOS_Presence_QueryPresenceOptions {
    /** Version of this struct: `EOS_PRESENCE_QUERYPRESENCE_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The user who looks. */
    EOS_EpicAccountId LocalUserId;
    /** The player who is looked at; may be the user itself. */
    EOS_EpicAccountId TargetUserId;
} EOS_Presence_QueryPresenceOptions;

/** How `EOS_Presence_QueryPresence` ended. */
typedef struct _tagEOS_Presence_QueryPresenceCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The user who looks; null where the call named none. */
    EOS_EpicAccountId LocalUserId;
    /** The player who is looked at; null where the call named none. */
    EOS_EpicAccountId TargetUserId;
} EOS_Presence_QueryPresenceCallbackInfo;

/** Newest version of `EOS_Presence_HasPresenceOptions` that this library knows. */
#define EOS_PRESENCE_HASPRESENCE_API_LATEST 1

/** What `EOS_Presence_HasPresence` takes. */
typedef struct _tagEOS_Presence_HasPresenceOptions {
    /** Version of this struct: `EOS_PRESENCE_HASPRESENCE_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The user who looks. */
    EOS_EpicAccountId LocalUserId;
    /** The player who is looked at. */
    EOS_EpicAccountId TargetUserId;
} EOS_Presence_HasPresenceOptions;

/** Newest version of `EOS_Presence_CopyPresenceOptions` that this library knows. */
#define EOS_PRESENCE_COPYPRESENCE_API_LATEST 3

/** What `EOS_Presence_CopyPresence` takes. */
typedef struct _tagEOS_Presence_CopyPresenceOptions {
    /** Version of this struct: `EOS_PRESENCE_COPYPRESENCE_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The user who looks. */
    EOS_EpicAccountId LocalUserId;
    /** The player who is looked at. */
    EOS_EpicAccountId TargetUserId;
} EOS_Presence_CopyPresenceOptions;

/** Newest version of `EOS_Presence_AddNotifyOnPresenceChangedOptions` that this library knows. */
#define EOS_PRESENCE_ADDNOTIFYONPRESENCECHANGED_API_LATEST 1

/** What `EOS_Presence_AddNotifyOnPresenceChanged` takes. */
typedef struct _tagEOS_Presence_AddNotifyOnPresenceChangedOptions {
    /**
     * Version of this struct: `EOS_PRESENCE_ADDNOTIFYONPRESENCECHANGED_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
} EOS_Presence_AddNotifyOnPresenceChangedOptions;

/** Somebody shows something else than before. */
typedef struct _tagEOS_Presence_PresenceChangedCallbackInfo {
    /** What the game gave along with the registration, unchanged. */
    void *ClientData;
    /** The user who sees it. */
    EOS_EpicAccountId LocalUserId;
    /** The player who shows it; may be the user itself. */
    EOS_EpicAccountId PresenceUserId;
} EOS_Presence_PresenceChangedCallbackInfo;

/** Newest version of `EOS_Presence_AddNotifyJoinGameAcceptedOptions` that this library knows. */
#define EOS_PRESENCE_ADDNOTIFYJOINGAMEACCEPTED_API_LATEST 2

/** What `EOS_Presence_AddNotifyJoinGameAccepted` takes. */
typedef struct _tagEOS_Presence_AddNotifyJoinGameAcceptedOptions {
    /**
     * Version of this struct: `EOS_PRESENCE_ADDNOTIFYJOINGAMEACCEPTED_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
} EOS_Presence_AddNotifyJoinGameAcceptedOptions;

/** A user wants to join another player. */
typedef struct _tagEOS_Presence_JoinGameAcceptedCallbackInfo {
    /** What the game gave along with the registration, unchanged. */
    void *ClientData;
    /** What the other player's game set for it. Lives until the callback returns. */
    const char *JoinInfo;
    /** The user who wants to join. */
    EOS_EpicAccountId LocalUserId;
    /** The player who is to be joined. */
    EOS_EpicAccountId TargetUserId;
    /** The event, to be acknowledged with `EOS_UI_AcknowledgeEventId`. */
    EOS_UI_EventId UiEventId;
} EOS_Presence_JoinGameAcceptedCallbackInfo;

/** Newest version of `EOS_Presence_GetJoinInfoOptions` that this library knows. */
#define EOS_PRESENCE_GETJOININFO_API_LATEST 1

/** What `EOS_Presence_GetJoinInfo` takes. */
typedef struct _tagEOS_Presence_GetJoinInfoOptions {
    /** Version of this struct: `EOS_PRESENCE_GETJOININFO_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The user who looks. */
    EOS_EpicAccountId LocalUserId;
    /** The player who is looked at. */
    EOS_EpicAccountId TargetUserId;
} EOS_Presence_GetJoinInfoOptions;

/** Reports how `EOS_Presence_QueryPresence` ended. */
typedef void (EOS_CALL *EOS_Presence_OnQueryPresenceCompleteCallback)(const EOS_Presence_QueryPresenceCallbackInfo *Data);

/** Reports that somebody shows something else. */
typedef void (EOS_CALL *EOS_Presence_OnPresenceChangedCallback)(const EOS_Presence_PresenceChangedCallbackInfo *Data);

/** Reports that a user wants to join a player. */
typedef void (EOS_CALL *EOS_Presence_OnJoinGameAcceptedCallback)(const EOS_Presence_JoinGameAcceptedCallbackInfo *Data);

/** Newest version of `EOS_Presence_CreatePresenceModificationOptions` that this library knows. */
#define EOS_PRESENCE_CREATEPRESENCEMODIFICATION_API_LATEST 1

/** What `EOS_Presence_CreatePresenceModification` takes. */
typedef struct _tagEOS_Presence_CreatePresenceModificationOptions {
    /**
     * Version of this struct: `EOS_PRESENCE_CREATEPRESENCEMODIFICATION_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
    /** The user whose presence is to be changed. */
    EOS_EpicAccountId LocalUserId;
} EOS_Presence_CreatePresenceModificationOptions;

/** Newest version of `EOS_Presence_SetPresenceOptions` that this library knows. */
#define EOS_PRESENCE_SETPRESENCE_API_LATEST 1

/** What `EOS_Presence_SetPresence` takes. */
typedef struct _tagEOS_Presence_SetPresenceOptions {
    /** Version of this struct: `EOS_PRESENCE_SETPRESENCE_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The user whose presence is changed. */
    EOS_EpicAccountId LocalUserId;
    /** The changes; copied before the call returns. */
    EOS_HPresenceModification PresenceModificationHandle;
} EOS_Presence_SetPresenceOptions;

/** How `EOS_Presence_SetPresence` ended. */
typedef struct _tagEOS_Presence_SetPresenceCallbackInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The user whose presence is changed; null where the call named none. */
    EOS_EpicAccountId LocalUserId;
    /** How it ended for the rich text: as the rest, or `EOS_Presence_TemplateNotFound`. */
    EOS_EResult RichPresenceResultCode;
} EOS_Presence_SetPresenceCallbackInfo;

/** Newest version of `EOS_PresenceModification_SetStatusOptions` that this library knows. */
#define EOS_PRESENCEMODIFICATION_SETSTATUS_API_LATEST 1

/** What `EOS_PresenceModification_SetStatus` takes. */
typedef struct _tagEOS_PresenceModification_SetStatusOptions {
    /** Version of this struct: `EOS_PRESENCEMODIFICATION_SETSTATUS_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** How the user wants to be seen. */
    EOS_Presence_EStatus Status;
} EOS_PresenceModification_SetStatusOptions;

/** Newest version of `EOS_PresenceModification_SetRawRichTextOptions` that this library knows. */
#define EOS_PRESENCEMODIFICATION_SETRAWRICHTEXT_API_LATEST 1

/** What `EOS_PresenceModification_SetRawRichText` takes. */
typedef struct _tagEOS_PresenceModification_SetRawRichTextOptions {
    /**
     * Version of this struct: `EOS_PRESENCEMODIFICATION_SETRAWRICHTEXT_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
    /** The text; an empty one shows none. */
    const char *RichText;
} EOS_PresenceModification_SetRawRichTextOptions;

/** Newest version of `EOS_PresenceModification_SetDataOptions` that this library knows. */
#define EOS_PRESENCEMODIFICATION_SETDATA_API_LATEST 1

/** What `EOS_PresenceModification_SetData` takes. */
typedef struct _tagEOS_PresenceModification_SetDataOptions {
    /** Version of this struct: `EOS_PRESENCEMODIFICATION_SETDATA_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** How many records there are, 1 to 32. */
    int32_t RecordsCount;
    /** The records. */
    const EOS_Presence_DataRecord *Records;
} EOS_PresenceModification_SetDataOptions;

/** Newest version of `EOS_PresenceModification_DataRecordId` that this library knows. */
#define EOS_PRESENCEMODIFICATION_DATARECORDID_API_LATEST 1

/** Names a record. */
typedef struct _tagEOS_PresenceModification_DataRecordId {
    /**
     * Version of this struct: `EOS_PRESENCEMODIFICATION_DATARECORDID_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
    /** The record's key. */
    const char *Key;
} EOS_PresenceModification_DataRecordId;

/** Newest version of `EOS_PresenceModification_DeleteDataOptions` that this library knows. */
#define EOS_PRESENCEMODIFICATION_DELETEDATA_API_LATEST 1

/** What `EOS_PresenceModification_DeleteData` takes. */
typedef struct _tagEOS_PresenceModification_DeleteDataOptions {
    /**
     * Version of this struct: `EOS_PRESENCEMODIFICATION_DELETEDATA_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
    /** How many records are named, 1 to 32. */
    int32_t RecordsCount;
    /** The records. */
    const EOS_PresenceModification_DataRecordId *Records;
} EOS_PresenceModification_DeleteDataOptions;

/** Newest version of `EOS_PresenceModification_SetJoinInfoOptions` that this library knows. */
#define EOS_PRESENCEMODIFICATION_SETJOININFO_API_LATEST 1

/** What `EOS_PresenceModification_SetJoinInfo` takes. */
typedef struct _tagEOS_PresenceModification_SetJoinInfoOptions {
    /**
     * Version of this struct: `EOS_PRESENCEMODIFICATION_SETJOININFO_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
    /** What others join the user by; null, or an empty text, where nobody shall. */
    const char *JoinInfo;
} EOS_PresenceModification_SetJoinInfoOptions;

/** Reports how `EOS_Presence_SetPresence` ended. */
typedef void (EOS_CALL *EOS_Presence_SetPresenceCompleteCallback)(const EOS_Presence_SetPresenceCallbackInfo *Data);

/**
 * Frees a modification; a `EOS_Presence_SetPresence` that was begun with it goes on. Null is
 * ignored, and so is, with a line in the log, what is none. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_PresenceModification_Release(EOS_HPresenceModification PresenceModificationHandle);

/**
 * Frees what a player shows, with all that it points to. Null is ignored, and so is, with a line in
 * the log, what is none. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Presence_Info_Release(EOS_Presence_Info *PresenceInfo);

/**
 * Key of a record that stands for the presence of another platform. It is a key like any other
 * here.
 */
#define EOS_PRESENCE_KEY_PLATFORM_PRESENCE "EOS_PlatformPresence"

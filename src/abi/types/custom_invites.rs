//! The types of `eos_custominvites.h`: invites of the game's own, and requests to join.

use std::ffi::{c_char, c_void};

use super::{CEnum, EOS_IntegratedPlatformType, EOS_ProductUserId, EOS_UI_EventId};
use crate::c_enum::c_enum;
use crate::result::EOS_EResult;

/// What an `EOS_HCustomInvites` points to as C sees it; it has no content.
pub struct EOS_CustomInvitesHandle {
    _private: [u8; 0],
}

/// The CustomInvites interface of a platform. Lives as long as the platform; never freed by the game.
pub type EOS_HCustomInvites = *mut EOS_CustomInvitesHandle;

/// A payload is shorter than this, in bytes.
pub const EOS_CUSTOMINVITES_MAX_PAYLOAD_LENGTH: u32 = 500;

c_enum! {
    /// How a player answers who was asked to let somebody join.
    pub enum EOS_ERequestToJoinResponse {
        /// The other may join.
        EOS_RTJR_ACCEPTED = 0,
        /// The other may not join.
        EOS_RTJR_REJECTED = 1,
    }
}

/// Newest version of `EOS_CustomInvites_SetCustomInviteOptions` that this library knows.
pub const EOS_CUSTOMINVITES_SETCUSTOMINVITE_API_LATEST: i32 = 1;

/// What `EOS_CustomInvites_SetCustomInvite` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_CustomInvites_SetCustomInviteOptions {
    /// Version of this struct: `EOS_CUSTOMINVITES_SETCUSTOMINVITE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The user whose invites say so.
    pub LocalUserId: EOS_ProductUserId,
    /// What they say, shorter than `EOS_CUSTOMINVITES_MAX_PAYLOAD_LENGTH` bytes; an empty text takes back what was set.
    pub Payload: *const c_char,
}

/// Newest version of `EOS_CustomInvites_SendCustomInviteOptions` that this library knows.
pub const EOS_CUSTOMINVITES_SENDCUSTOMINVITE_API_LATEST: i32 = 1;

/// What `EOS_CustomInvites_SendCustomInvite` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_CustomInvites_SendCustomInviteOptions {
    /// Version of this struct: `EOS_CUSTOMINVITES_SENDCUSTOMINVITE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The user who invites.
    pub LocalUserId: EOS_ProductUserId,
    /// The players who are invited; the list is only read.
    pub TargetUserIds: *mut EOS_ProductUserId,
    /// How many they are: 1 to 100.
    pub TargetUserIdsCount: u32,
}

/// How `EOS_CustomInvites_SendCustomInvite` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_CustomInvites_SendCustomInviteCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The user who invites; null where the options could not be read.
    pub LocalUserId: EOS_ProductUserId,
    /// The players who were reached, as long as the callback runs. Null for none.
    pub TargetUserIds: *mut EOS_ProductUserId,
    /// How many they are.
    pub TargetUserIdsCount: u32,
}

/// Newest version of `EOS_CustomInvites_AddNotifyCustomInviteReceivedOptions` that this library knows.
pub const EOS_CUSTOMINVITES_ADDNOTIFYCUSTOMINVITERECEIVED_API_LATEST: i32 = 1;

/// What `EOS_CustomInvites_AddNotifyCustomInviteReceived` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_CustomInvites_AddNotifyCustomInviteReceivedOptions {
    /// Version of this struct: `EOS_CUSTOMINVITES_ADDNOTIFYCUSTOMINVITERECEIVED_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// A custom invite came in.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_CustomInvites_OnCustomInviteReceivedCallbackInfo {
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// Who sent it.
    pub TargetUserId: EOS_ProductUserId,
    /// The user whom it is for.
    pub LocalUserId: EOS_ProductUserId,
    /// Names the invite, for `EOS_CustomInvites_FinalizeInvite`.
    pub CustomInviteId: *const c_char,
    /// What it says.
    pub Payload: *const c_char,
}

/// Newest version of `EOS_CustomInvites_AddNotifyCustomInviteAcceptedOptions` that this library knows.
pub const EOS_CUSTOMINVITES_ADDNOTIFYCUSTOMINVITEACCEPTED_API_LATEST: i32 = 1;

/// What `EOS_CustomInvites_AddNotifyCustomInviteAccepted` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_CustomInvites_AddNotifyCustomInviteAcceptedOptions {
    /// Version of this struct: `EOS_CUSTOMINVITES_ADDNOTIFYCUSTOMINVITEACCEPTED_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// A user has accepted a custom invite in an overlay.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_CustomInvites_OnCustomInviteAcceptedCallbackInfo {
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// Who sent it.
    pub TargetUserId: EOS_ProductUserId,
    /// The user whom it is for.
    pub LocalUserId: EOS_ProductUserId,
    /// Names the invite, for `EOS_CustomInvites_FinalizeInvite`.
    pub CustomInviteId: *const c_char,
    /// What it says.
    pub Payload: *const c_char,
}

/// Newest version of `EOS_CustomInvites_AddNotifyCustomInviteRejectedOptions` that this library knows.
pub const EOS_CUSTOMINVITES_ADDNOTIFYCUSTOMINVITEREJECTED_API_LATEST: i32 = 1;

/// What `EOS_CustomInvites_AddNotifyCustomInviteRejected` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_CustomInvites_AddNotifyCustomInviteRejectedOptions {
    /// Version of this struct: `EOS_CUSTOMINVITES_ADDNOTIFYCUSTOMINVITEREJECTED_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// A user has rejected a custom invite in an overlay.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_CustomInvites_CustomInviteRejectedCallbackInfo {
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// Who sent it.
    pub TargetUserId: EOS_ProductUserId,
    /// The user whom it is for.
    pub LocalUserId: EOS_ProductUserId,
    /// Names the invite, which is finalized already.
    pub CustomInviteId: *const c_char,
    /// What it says.
    pub Payload: *const c_char,
}

/// Newest version of `EOS_CustomInvites_FinalizeInviteOptions` that this library knows.
pub const EOS_CUSTOMINVITES_FINALIZEINVITE_API_LATEST: i32 = 1;

/// What `EOS_CustomInvites_FinalizeInvite` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_CustomInvites_FinalizeInviteOptions {
    /// Version of this struct: `EOS_CUSTOMINVITES_FINALIZEINVITE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Who sent it.
    pub TargetUserId: EOS_ProductUserId,
    /// The user whom it is for.
    pub LocalUserId: EOS_ProductUserId,
    /// The invite.
    pub CustomInviteId: *const c_char,
    /// What came of it; only for the log.
    pub ProcessingResult: CEnum<EOS_EResult>,
}

/// Newest version of `EOS_CustomInvites_SendRequestToJoinOptions` that this library knows.
pub const EOS_CUSTOMINVITES_SENDREQUESTTOJOIN_API_LATEST: i32 = 1;

/// What `EOS_CustomInvites_SendRequestToJoin` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_CustomInvites_SendRequestToJoinOptions {
    /// Version of this struct: `EOS_CUSTOMINVITES_SENDREQUESTTOJOIN_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The user who asks.
    pub LocalUserId: EOS_ProductUserId,
    /// The player who is asked.
    pub TargetUserId: EOS_ProductUserId,
}

/// How `EOS_CustomInvites_SendRequestToJoin` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_CustomInvites_SendRequestToJoinCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The user who asks; null where the options could not be read.
    pub LocalUserId: EOS_ProductUserId,
    /// The player who is asked; null where the options could not be read.
    pub TargetUserId: EOS_ProductUserId,
}

/// Newest version of `EOS_CustomInvites_AddNotifyRequestToJoinResponseReceivedOptions` that this library knows.
pub const EOS_CUSTOMINVITES_ADDNOTIFYREQUESTTOJOINRESPONSERECEIVED_API_LATEST: i32 = 1;

/// What `EOS_CustomInvites_AddNotifyRequestToJoinResponseReceived` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_CustomInvites_AddNotifyRequestToJoinResponseReceivedOptions {
    /// Version of this struct: `EOS_CUSTOMINVITES_ADDNOTIFYREQUESTTOJOINRESPONSERECEIVED_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// A player has answered a request to join.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_CustomInvites_RequestToJoinResponseReceivedCallbackInfo {
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The player who was asked.
    pub FromUserId: EOS_ProductUserId,
    /// The user who has asked.
    pub ToUserId: EOS_ProductUserId,
    /// What the player says.
    pub Response: CEnum<EOS_ERequestToJoinResponse>,
}

/// Newest version of `EOS_CustomInvites_AddNotifyRequestToJoinReceivedOptions` that this library knows.
pub const EOS_CUSTOMINVITES_ADDNOTIFYREQUESTTOJOINRECEIVED_API_LATEST: i32 = 1;

/// What `EOS_CustomInvites_AddNotifyRequestToJoinReceived` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_CustomInvites_AddNotifyRequestToJoinReceivedOptions {
    /// Version of this struct: `EOS_CUSTOMINVITES_ADDNOTIFYREQUESTTOJOINRECEIVED_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// A player asks to join.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_CustomInvites_RequestToJoinReceivedCallbackInfo {
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The player who asks.
    pub FromUserId: EOS_ProductUserId,
    /// The user who is asked.
    pub ToUserId: EOS_ProductUserId,
}

/// Newest version of `EOS_CustomInvites_AcceptRequestToJoinOptions` that this library knows.
pub const EOS_CUSTOMINVITES_ACCEPTREQUESTTOJOIN_API_LATEST: i32 = 1;

/// What `EOS_CustomInvites_AcceptRequestToJoin` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_CustomInvites_AcceptRequestToJoinOptions {
    /// Version of this struct: `EOS_CUSTOMINVITES_ACCEPTREQUESTTOJOIN_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The user who was asked.
    pub LocalUserId: EOS_ProductUserId,
    /// The player who has asked.
    pub TargetUserId: EOS_ProductUserId,
}

/// How `EOS_CustomInvites_AcceptRequestToJoin` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_CustomInvites_AcceptRequestToJoinCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The user who was asked; null where the options could not be read.
    pub LocalUserId: EOS_ProductUserId,
    /// The player who has asked; null where the options could not be read.
    pub TargetUserId: EOS_ProductUserId,
}

/// Newest version of `EOS_CustomInvites_RejectRequestToJoinOptions` that this library knows.
pub const EOS_CUSTOMINVITES_REJECTREQUESTTOJOIN_API_LATEST: i32 = 1;

/// What `EOS_CustomInvites_RejectRequestToJoin` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_CustomInvites_RejectRequestToJoinOptions {
    /// Version of this struct: `EOS_CUSTOMINVITES_REJECTREQUESTTOJOIN_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The user who was asked.
    pub LocalUserId: EOS_ProductUserId,
    /// The player who has asked.
    pub TargetUserId: EOS_ProductUserId,
}

/// How `EOS_CustomInvites_RejectRequestToJoin` ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_CustomInvites_RejectRequestToJoinCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The user who was asked; null where the options could not be read.
    pub LocalUserId: EOS_ProductUserId,
    /// The player who has asked; null where the options could not be read.
    pub TargetUserId: EOS_ProductUserId,
}

/// Newest version of `EOS_CustomInvites_AddNotifySendCustomNativeInviteRequestedOptions` that this library knows.
pub const EOS_CUSTOMINVITES_ADDNOTIFYSENDCUSTOMNATIVEINVITEREQUESTED_API_LATEST: i32 = 1;

/// What `EOS_CustomInvites_AddNotifySendCustomNativeInviteRequested` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_CustomInvites_AddNotifySendCustomNativeInviteRequestedOptions {
    /// Version of this struct: `EOS_CUSTOMINVITES_ADDNOTIFYSENDCUSTOMNATIVEINVITEREQUESTED_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// A user wants to send a custom invite by the means of another platform.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_CustomInvites_SendCustomNativeInviteRequestedCallbackInfo {
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// What the game gives to `EOS_UI_AcknowledgeEventId` when it is done.
    pub UiEventId: EOS_UI_EventId,
    /// The user who invites.
    pub LocalUserId: EOS_ProductUserId,
    /// The platform of the invited account.
    pub TargetNativeAccountType: EOS_IntegratedPlatformType,
    /// The invited account on that platform.
    pub TargetUserNativeAccountId: *const c_char,
    /// What the invite is to say: the payload of `EOS_CustomInvites_SetCustomInvite`.
    pub InviteId: *const c_char,
}

/// Newest version of `EOS_CustomInvites_AddNotifyRequestToJoinAcceptedOptions` that this library knows.
pub const EOS_CUSTOMINVITES_ADDNOTIFYREQUESTTOJOINACCEPTED_API_LATEST: i32 = 1;

/// What `EOS_CustomInvites_AddNotifyRequestToJoinAccepted` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_CustomInvites_AddNotifyRequestToJoinAcceptedOptions {
    /// Version of this struct: `EOS_CUSTOMINVITES_ADDNOTIFYREQUESTTOJOINACCEPTED_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// A user has accepted a request to join in an overlay.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_CustomInvites_OnRequestToJoinAcceptedCallbackInfo {
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The player who has asked.
    pub TargetUserId: EOS_ProductUserId,
    /// The user who was asked.
    pub LocalUserId: EOS_ProductUserId,
}

/// Newest version of `EOS_CustomInvites_AddNotifyRequestToJoinRejectedOptions` that this library knows.
pub const EOS_CUSTOMINVITES_ADDNOTIFYREQUESTTOJOINREJECTED_API_LATEST: i32 = 1;

/// What `EOS_CustomInvites_AddNotifyRequestToJoinRejected` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_CustomInvites_AddNotifyRequestToJoinRejectedOptions {
    /// Version of this struct: `EOS_CUSTOMINVITES_ADDNOTIFYREQUESTTOJOINREJECTED_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// A user has rejected a request to join in an overlay.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_CustomInvites_OnRequestToJoinRejectedCallbackInfo {
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The player who has asked.
    pub TargetUserId: EOS_ProductUserId,
    /// The user who was asked.
    pub LocalUserId: EOS_ProductUserId,
}

/// Reports how `EOS_CustomInvites_SendCustomInvite` ended.
pub type EOS_CustomInvites_OnSendCustomInviteCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_CustomInvites_SendCustomInviteCallbackInfo)>;

/// Tells that a custom invite came in.
pub type EOS_CustomInvites_OnCustomInviteReceivedCallback = Option<
    unsafe extern "system" fn(Data: *const EOS_CustomInvites_OnCustomInviteReceivedCallbackInfo),
>;

/// Tells that a user has accepted a custom invite in an overlay.
pub type EOS_CustomInvites_OnCustomInviteAcceptedCallback = Option<
    unsafe extern "system" fn(Data: *const EOS_CustomInvites_OnCustomInviteAcceptedCallbackInfo),
>;

/// Tells that a user has rejected a custom invite in an overlay.
pub type EOS_CustomInvites_OnCustomInviteRejectedCallback = Option<
    unsafe extern "system" fn(Data: *const EOS_CustomInvites_CustomInviteRejectedCallbackInfo),
>;

/// Reports how `EOS_CustomInvites_SendRequestToJoin` ended.
pub type EOS_CustomInvites_OnSendRequestToJoinCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_CustomInvites_SendRequestToJoinCallbackInfo)>;

/// Tells that a player has answered a request to join.
pub type EOS_CustomInvites_OnRequestToJoinResponseReceivedCallback = Option<
    unsafe extern "system" fn(
        Data: *const EOS_CustomInvites_RequestToJoinResponseReceivedCallbackInfo,
    ),
>;

/// Tells that a player asks to join.
pub type EOS_CustomInvites_OnRequestToJoinReceivedCallback = Option<
    unsafe extern "system" fn(Data: *const EOS_CustomInvites_RequestToJoinReceivedCallbackInfo),
>;

/// Reports how `EOS_CustomInvites_AcceptRequestToJoin` ended.
pub type EOS_CustomInvites_OnAcceptRequestToJoinCallback = Option<
    unsafe extern "system" fn(Data: *const EOS_CustomInvites_AcceptRequestToJoinCallbackInfo),
>;

/// Reports how `EOS_CustomInvites_RejectRequestToJoin` ended.
pub type EOS_CustomInvites_OnRejectRequestToJoinCallback = Option<
    unsafe extern "system" fn(Data: *const EOS_CustomInvites_RejectRequestToJoinCallbackInfo),
>;

/// Tells that a user wants to send a custom invite by the means of another platform. The event has to be acknowledged.
pub type EOS_CustomInvites_OnSendCustomNativeInviteRequestedCallback = Option<
    unsafe extern "system" fn(
        Data: *const EOS_CustomInvites_SendCustomNativeInviteRequestedCallbackInfo,
    ),
>;

/// Tells that a user has accepted a request to join in an overlay.
pub type EOS_CustomInvites_OnRequestToJoinAcceptedCallback = Option<
    unsafe extern "system" fn(Data: *const EOS_CustomInvites_OnRequestToJoinAcceptedCallbackInfo),
>;

/// Tells that a user has rejected a request to join in an overlay.
pub type EOS_CustomInvites_OnRequestToJoinRejectedCallback = Option<
    unsafe extern "system" fn(Data: *const EOS_CustomInvites_OnRequestToJoinRejectedCallbackInfo),
>;

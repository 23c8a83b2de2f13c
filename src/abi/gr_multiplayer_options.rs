//! What the functions of the Multiplayer interface take, for `greenroom.h`.

use std::ffi::c_char;
use std::mem::offset_of;

use super::gr_multiplayer_types::{
    GR_EMultiplayerMemberState, GR_EMultiplayerRestriction, GR_EMultiplayerVisibility,
};
use super::options::Versioned;
use super::types::{CEnum, EOS_Bool, EOS_ProductUserId};

/// Structs of one version so far, which ends with the field that is named.
macro_rules! first_version {
    ($($name:ident $latest:ident: $last:ident $kind:ty;)+) => {$(
        // SAFETY: plain numbers and pointers behind an `i32`, and the end is that of the last field.
        unsafe impl Versioned for $name {
            const LATEST: i32 = $latest;
            const ENDS: &'static [usize] = &[offset_of!($name, $last) + size_of::<$kind>()];
        }
    )+};
}

first_version! {
    GR_Multiplayer_HostSessionOptions GR_MULTIPLAYER_HOSTSESSION_API_LATEST: bInitialize EOS_Bool;
    GR_Multiplayer_JoinSessionOptions GR_MULTIPLAYER_JOINSESSION_API_LATEST: bInitialize EOS_Bool;
    GR_Multiplayer_LookUpHandleOptions GR_MULTIPLAYER_LOOKUPHANDLE_API_LATEST: HandleId *const c_char;
    GR_Multiplayer_QueryActivitiesOptions GR_MULTIPLAYER_QUERYACTIVITIES_API_LATEST: TargetUserIdsCount u32;
    GR_Multiplayer_ClearActivityOptions GR_MULTIPLAYER_CLEARACTIVITY_API_LATEST: LocalUserId EOS_ProductUserId;
    GR_Multiplayer_CleanSessionsOptions GR_MULTIPLAYER_CLEANSESSIONS_API_LATEST: LocalUserId EOS_ProductUserId;
    GR_Multiplayer_CopySessionRefByUriOptions GR_MULTIPLAYER_COPYSESSIONREFBYURI_API_LATEST: Uri *const c_char;
    GR_MultiplayerSession_JoinLocalUserOptions GR_MULTIPLAYERSESSION_JOINLOCALUSER_API_LATEST: bInitialize EOS_Bool;
    GR_MultiplayerSession_SetCustomPropertyOptions GR_MULTIPLAYERSESSION_SETCUSTOMPROPERTY_API_LATEST: ValueJson *const c_char;
    GR_MultiplayerSession_SetMemberCustomPropertyOptions GR_MULTIPLAYERSESSION_SETMEMBERCUSTOMPROPERTY_API_LATEST: ValueJson *const c_char;
    GR_MultiplayerSession_SetKeywordsOptions GR_MULTIPLAYERSESSION_SETKEYWORDS_API_LATEST: KeywordsCount u32;
    GR_MultiplayerSession_SetMemberStateOptions GR_MULTIPLAYERSESSION_SETMEMBERSTATE_API_LATEST: State CEnum<GR_EMultiplayerMemberState>;
    GR_MultiplayerSession_ReserveOptions GR_MULTIPLAYERSESSION_RESERVE_API_LATEST: bInitialize EOS_Bool;
    GR_MultiplayerSession_SetClosedOptions GR_MULTIPLAYERSESSION_SETCLOSED_API_LATEST: bClosed EOS_Bool;
    GR_MultiplayerSession_SetRestrictionsOptions GR_MULTIPLAYERSESSION_SETRESTRICTIONS_API_LATEST: ReadRestriction CEnum<GR_EMultiplayerRestriction>;
    GR_MultiplayerSession_SetRoleOptions GR_MULTIPLAYERSESSION_SETROLE_API_LATEST: RoleName *const c_char;
    GR_MultiplayerSession_SetHostOptions GR_MULTIPLAYERSESSION_SETHOST_API_LATEST: bReplace EOS_Bool;
    GR_MultiplayerSession_RemoveMemberOptions GR_MULTIPLAYERSESSION_REMOVEMEMBER_API_LATEST: TargetUserId EOS_ProductUserId;
    GR_MultiplayerSession_UploadMeasurementsOptions GR_MULTIPLAYERSESSION_UPLOADMEASUREMENTS_API_LATEST: ServerMeasurementsJson *const c_char;
    GR_MultiplayerSession_DecideInitializationOptions GR_MULTIPLAYERSESSION_DECIDEINITIALIZATION_API_LATEST: bSucceeded EOS_Bool;
    GR_MultiplayerSession_SetActivityOptions GR_MULTIPLAYERSESSION_SETACTIVITY_API_LATEST: ApiVersion i32;
    GR_MultiplayerSession_SendInvitesOptions GR_MULTIPLAYERSESSION_SENDINVITES_API_LATEST: ContextStringId *const c_char;
    GR_MultiplayerSession_RefreshOptions GR_MULTIPLAYERSESSION_REFRESH_API_LATEST: ApiVersion i32;
    GR_MultiplayerSession_LeaveOptions GR_MULTIPLAYERSESSION_LEAVE_API_LATEST: ApiVersion i32;
    GR_MultiplayerSession_CopyInfoOptions GR_MULTIPLAYERSESSION_COPYINFO_API_LATEST: ApiVersion i32;
    GR_MultiplayerSession_CopyMemberByIndexOptions GR_MULTIPLAYERSESSION_COPYMEMBERBYINDEX_API_LATEST: MemberIndex u32;
    GR_MultiplayerSession_CopyRoleByIndexOptions GR_MULTIPLAYERSESSION_COPYROLEBYINDEX_API_LATEST: RoleIndex u32;
    GR_MultiplayerSession_CopyCustomPropertyOptions GR_MULTIPLAYERSESSION_COPYCUSTOMPROPERTY_API_LATEST: Key *const c_char;
    GR_MultiplayerSession_CopyMemberCustomPropertyOptions GR_MULTIPLAYERSESSION_COPYMEMBERCUSTOMPROPERTY_API_LATEST: Key *const c_char;
    GR_MultiplayerSession_CopyDocumentOptions GR_MULTIPLAYERSESSION_COPYDOCUMENT_API_LATEST: ApiVersion i32;
    GR_MultiplayerSession_CopyUriOptions GR_MULTIPLAYERSESSION_COPYURI_API_LATEST: ApiVersion i32;
    GR_MultiplayerSession_AddNotifyChangedOptions GR_MULTIPLAYERSESSION_ADDNOTIFYCHANGED_API_LATEST: ApiVersion i32;
    GR_MultiplayerJob_CopySessionRefOptions GR_MULTIPLAYERJOB_COPYSESSIONREF_API_LATEST: ApiVersion i32;
    GR_MultiplayerJob_CopyActivityByIndexOptions GR_MULTIPLAYERJOB_COPYACTIVITYBYINDEX_API_LATEST: ActivityIndex u32;
}

/// Newest version of `GR_Multiplayer_HostSessionOptions` that this library knows.
pub const GR_MULTIPLAYER_HOSTSESSION_API_LATEST: i32 = 1;

/// What `GR_Multiplayer_HostSession` takes. Everything is copied.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_Multiplayer_HostSessionOptions {
    /// Set to `GR_MULTIPLAYER_HOSTSESSION_API_LATEST`.
    pub ApiVersion: i32,
    /// Who makes the session, and is its first member.
    pub LocalUserId: EOS_ProductUserId,
    /// The template that it is made from: 1 to 100 letters, digits, `.`, `_` and `-`.
    pub TemplateName: *const c_char,
    /// Its name, of the same characters; letter case does not tell names apart. Null: one is drawn.
    pub SessionName: *const c_char,
    /// How many members must pass its initialization, for sessions that have one. 0: the template says so.
    pub MinMembers: u32,
    /// How many members it takes, 1 to 100. 0: the template says so, and where it does not, 100.
    pub MaxMembers: u32,
    /// The ceiling of who may read and join.
    pub Visibility: CEnum<GR_EMultiplayerVisibility>,
    /// Words by which queries find it, each of 1 to 63 bytes; null where there are none.
    pub Keywords: *const *const c_char,
    /// How many there are, 64 at most.
    pub KeywordsCount: u32,
    /// Players for whom places are kept; null where there are none.
    pub ReservedUserIds: *mut EOS_ProductUserId,
    /// How many there are, 100 at most.
    pub ReservedUserIdsCount: u32,
    /// Where the device of the user is reached, in base64, for sessions with the capability `connectivity`: it gives the member its device token, and the device becomes the host. Null: none.
    pub SecureDeviceAddress: *const c_char,
    /// Whether the user and those for whom places are kept take part in the initialization.
    pub bInitialize: EOS_Bool,
}

/// Newest version of `GR_Multiplayer_JoinSessionOptions` that this library knows.
pub const GR_MULTIPLAYER_JOINSESSION_API_LATEST: i32 = 1;

/// What `GR_Multiplayer_JoinSession` takes. Everything is copied.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_Multiplayer_JoinSessionOptions {
    /// Set to `GR_MULTIPLAYER_JOINSESSION_API_LATEST`.
    pub ApiVersion: i32,
    /// Who joins.
    pub LocalUserId: EOS_ProductUserId,
    /// The template of the session; null with a handle.
    pub TemplateName: *const c_char,
    /// Its name; null with a handle.
    pub SessionName: *const c_char,
    /// The id of an invite, an activity, a search handle or a transfer that leads there, in place of the names; else null.
    pub HandleId: *const c_char,
    /// Players for whom places are kept; null where there are none.
    pub ReservedUserIds: *mut EOS_ProductUserId,
    /// How many there are, 100 at most.
    pub ReservedUserIdsCount: u32,
    /// As in `GR_Multiplayer_HostSessionOptions`; the device does not become the host.
    pub SecureDeviceAddress: *const c_char,
    /// Whether the user and those for whom places are kept take part in the initialization.
    pub bInitialize: EOS_Bool,
}

/// Newest version of `GR_Multiplayer_LookUpHandleOptions` that this library knows.
pub const GR_MULTIPLAYER_LOOKUPHANDLE_API_LATEST: i32 = 1;

/// What `GR_Multiplayer_LookUpHandle` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_Multiplayer_LookUpHandleOptions {
    /// Set to `GR_MULTIPLAYER_LOOKUPHANDLE_API_LATEST`.
    pub ApiVersion: i32,
    /// Who asks.
    pub LocalUserId: EOS_ProductUserId,
    /// The id of the handle, a GUID.
    pub HandleId: *const c_char,
}

/// Newest version of `GR_Multiplayer_QueryActivitiesOptions` that this library knows.
pub const GR_MULTIPLAYER_QUERYACTIVITIES_API_LATEST: i32 = 1;

/// What `GR_Multiplayer_QueryActivities` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_Multiplayer_QueryActivitiesOptions {
    /// Set to `GR_MULTIPLAYER_QUERYACTIVITIES_API_LATEST`.
    pub ApiVersion: i32,
    /// Who asks.
    pub LocalUserId: EOS_ProductUserId,
    /// The players who are asked about. Copied.
    pub TargetUserIds: *mut EOS_ProductUserId,
    /// How many there are, 1 to 1000.
    pub TargetUserIdsCount: u32,
}

/// Newest version of `GR_Multiplayer_ClearActivityOptions` that this library knows.
pub const GR_MULTIPLAYER_CLEARACTIVITY_API_LATEST: i32 = 1;

/// What `GR_Multiplayer_ClearActivity` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_Multiplayer_ClearActivityOptions {
    /// Set to `GR_MULTIPLAYER_CLEARACTIVITY_API_LATEST`.
    pub ApiVersion: i32,
    /// Whose activity is withdrawn.
    pub LocalUserId: EOS_ProductUserId,
}

/// Newest version of `GR_Multiplayer_CleanSessionsOptions` that this library knows.
pub const GR_MULTIPLAYER_CLEANSESSIONS_API_LATEST: i32 = 1;

/// What `GR_Multiplayer_CleanSessions` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_Multiplayer_CleanSessionsOptions {
    /// Set to `GR_MULTIPLAYER_CLEANSESSIONS_API_LATEST`.
    pub ApiVersion: i32,
    /// Who leaves its sessions.
    pub LocalUserId: EOS_ProductUserId,
}

/// Newest version of `GR_Multiplayer_CopySessionRefByUriOptions` that this library knows.
pub const GR_MULTIPLAYER_COPYSESSIONREFBYURI_API_LATEST: i32 = 1;

/// What `GR_Multiplayer_CopySessionRefByUri` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_Multiplayer_CopySessionRefByUriOptions {
    /// Set to `GR_MULTIPLAYER_COPYSESSIONREFBYURI_API_LATEST`.
    pub ApiVersion: i32,
    /// The address of a session: a path as `GR_MultiplayerSession_CopyUri` gives it, or a whole URL that ends in one; 2048 bytes at most.
    pub Uri: *const c_char,
}

/// Newest version of `GR_MultiplayerSession_JoinLocalUserOptions` that this library knows.
pub const GR_MULTIPLAYERSESSION_JOINLOCALUSER_API_LATEST: i32 = 1;

/// What `GR_MultiplayerSession_JoinLocalUser` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerSession_JoinLocalUserOptions {
    /// Set to `GR_MULTIPLAYERSESSION_JOINLOCALUSER_API_LATEST`.
    pub ApiVersion: i32,
    /// Another user who is logged in on this platform.
    pub LocalUserId: EOS_ProductUserId,
    /// Whether the user takes part in the initialization.
    pub bInitialize: EOS_Bool,
}

/// Newest version of `GR_MultiplayerSession_SetCustomPropertyOptions` that this library knows.
pub const GR_MULTIPLAYERSESSION_SETCUSTOMPROPERTY_API_LATEST: i32 = 1;

/// What `GR_MultiplayerSession_SetCustomProperty` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerSession_SetCustomPropertyOptions {
    /// Set to `GR_MULTIPLAYERSESSION_SETCUSTOMPROPERTY_API_LATEST`.
    pub ApiVersion: i32,
    /// The name of the property.
    pub Key: *const c_char,
    /// Its value as JSON, 64 KiB at most with all others; numbers keep all their digits. Null, and JSON `null`, remove the property.
    pub ValueJson: *const c_char,
}

/// Newest version of `GR_MultiplayerSession_SetMemberCustomPropertyOptions` that this library knows.
pub const GR_MULTIPLAYERSESSION_SETMEMBERCUSTOMPROPERTY_API_LATEST: i32 = 1;

/// What `GR_MultiplayerSession_SetMemberCustomProperty` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerSession_SetMemberCustomPropertyOptions {
    /// Set to `GR_MULTIPLAYERSESSION_SETMEMBERCUSTOMPROPERTY_API_LATEST`.
    pub ApiVersion: i32,
    /// The name of the property.
    pub Key: *const c_char,
    /// As in `GR_MultiplayerSession_SetCustomPropertyOptions`.
    pub ValueJson: *const c_char,
}

/// Newest version of `GR_MultiplayerSession_SetKeywordsOptions` that this library knows.
pub const GR_MULTIPLAYERSESSION_SETKEYWORDS_API_LATEST: i32 = 1;

/// What `GR_MultiplayerSession_SetKeywords` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerSession_SetKeywordsOptions {
    /// Set to `GR_MULTIPLAYERSESSION_SETKEYWORDS_API_LATEST`.
    pub ApiVersion: i32,
    /// The words, each of 1 to 63 bytes; null where there are none.
    pub Keywords: *const *const c_char,
    /// How many there are, 64 at most; with 0 the session has none.
    pub KeywordsCount: u32,
}

/// Newest version of `GR_MultiplayerSession_SetMemberStateOptions` that this library knows.
pub const GR_MULTIPLAYERSESSION_SETMEMBERSTATE_API_LATEST: i32 = 1;

/// What `GR_MultiplayerSession_SetMemberState` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerSession_SetMemberStateOptions {
    /// Set to `GR_MULTIPLAYERSESSION_SETMEMBERSTATE_API_LATEST`.
    pub ApiVersion: i32,
    /// What the member is from now on; not `GR_MMS_RESERVED`.
    pub State: CEnum<GR_EMultiplayerMemberState>,
}

/// Newest version of `GR_MultiplayerSession_ReserveOptions` that this library knows.
pub const GR_MULTIPLAYERSESSION_RESERVE_API_LATEST: i32 = 1;

/// What `GR_MultiplayerSession_Reserve` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerSession_ReserveOptions {
    /// Set to `GR_MULTIPLAYERSESSION_RESERVE_API_LATEST`.
    pub ApiVersion: i32,
    /// The players for whom places are kept. Copied.
    pub TargetUserIds: *mut EOS_ProductUserId,
    /// How many there are, 1 to 100.
    pub TargetUserIdsCount: u32,
    /// Whether they take part in the initialization.
    pub bInitialize: EOS_Bool,
}

/// Newest version of `GR_MultiplayerSession_SetClosedOptions` that this library knows.
pub const GR_MULTIPLAYERSESSION_SETCLOSED_API_LATEST: i32 = 1;

/// What `GR_MultiplayerSession_SetClosed` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerSession_SetClosedOptions {
    /// Set to `GR_MULTIPLAYERSESSION_SETCLOSED_API_LATEST`.
    pub ApiVersion: i32,
    /// Whether nobody joins any more who has no reservation.
    pub bClosed: EOS_Bool,
}

/// Newest version of `GR_MultiplayerSession_SetRestrictionsOptions` that this library knows.
pub const GR_MULTIPLAYERSESSION_SETRESTRICTIONS_API_LATEST: i32 = 1;

/// What `GR_MultiplayerSession_SetRestrictions` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerSession_SetRestrictionsOptions {
    /// Set to `GR_MULTIPLAYERSESSION_SETRESTRICTIONS_API_LATEST`.
    pub ApiVersion: i32,
    /// Who may join without a reservation.
    pub JoinRestriction: CEnum<GR_EMultiplayerRestriction>,
    /// Who may read; never fewer than may join.
    pub ReadRestriction: CEnum<GR_EMultiplayerRestriction>,
}

/// Newest version of `GR_MultiplayerSession_SetRoleOptions` that this library knows.
pub const GR_MULTIPLAYERSESSION_SETROLE_API_LATEST: i32 = 1;

/// What `GR_MultiplayerSession_SetRole` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerSession_SetRoleOptions {
    /// Set to `GR_MULTIPLAYERSESSION_SETROLE_API_LATEST`.
    pub ApiVersion: i32,
    /// The type of the role: 1 to 100 bytes.
    pub RoleType: *const c_char,
    /// The role, of 1 to 100 bytes; null gives up the one of this type.
    pub RoleName: *const c_char,
}

/// Newest version of `GR_MultiplayerSession_SetHostOptions` that this library knows.
pub const GR_MULTIPLAYERSESSION_SETHOST_API_LATEST: i32 = 1;

/// What `GR_MultiplayerSession_SetHost` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerSession_SetHostOptions {
    /// Set to `GR_MULTIPLAYERSESSION_SETHOST_API_LATEST`.
    pub ApiVersion: i32,
    /// The device token of a member, at most 256 bytes; null: nobody is the host any more.
    pub DeviceToken: *const c_char,
    /// Whether it takes the place of another host. Without, only of none: of several who try at once one succeeds.
    pub bReplace: EOS_Bool,
}

/// Newest version of `GR_MultiplayerSession_RemoveMemberOptions` that this library knows.
pub const GR_MULTIPLAYERSESSION_REMOVEMEMBER_API_LATEST: i32 = 1;

/// What `GR_MultiplayerSession_RemoveMember` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerSession_RemoveMemberOptions {
    /// Set to `GR_MULTIPLAYERSESSION_REMOVEMEMBER_API_LATEST`.
    pub ApiVersion: i32,
    /// The player who is taken out.
    pub TargetUserId: EOS_ProductUserId,
}

/// Newest version of `GR_MultiplayerSession_UploadMeasurementsOptions` that this library knows.
pub const GR_MULTIPLAYERSESSION_UPLOADMEASUREMENTS_API_LATEST: i32 = 1;

/// What `GR_MultiplayerSession_UploadMeasurements` takes. At least one of the two is there.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerSession_UploadMeasurementsOptions {
    /// Set to `GR_MULTIPLAYERSESSION_UPLOADMEASUREMENTS_API_LATEST`.
    pub ApiVersion: i32,
    /// What was measured of peers, as a JSON object by device token: `{"<token>": {"latency": 40, "bandwidthDown": 9000, "bandwidthUp": 2000}}`, in milliseconds and kilobits per second; what could not be measured is left out. Null: stays as it is.
    pub MeasurementsJson: *const c_char,
    /// What was measured of servers, as a JSON object by connection string: `{"<server>": {"latency": 40}}`. Null: stays as it is.
    pub ServerMeasurementsJson: *const c_char,
}

/// Newest version of `GR_MultiplayerSession_DecideInitializationOptions` that this library knows.
pub const GR_MULTIPLAYERSESSION_DECIDEINITIALIZATION_API_LATEST: i32 = 1;

/// What `GR_MultiplayerSession_DecideInitialization` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerSession_DecideInitializationOptions {
    /// Set to `GR_MULTIPLAYERSESSION_DECIDEINITIALIZATION_API_LATEST`.
    pub ApiVersion: i32,
    /// Whether the members can play together.
    pub bSucceeded: EOS_Bool,
}

/// Newest version of `GR_MultiplayerSession_SetActivityOptions` that this library knows.
pub const GR_MULTIPLAYERSESSION_SETACTIVITY_API_LATEST: i32 = 1;

/// What `GR_MultiplayerSession_SetActivity` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerSession_SetActivityOptions {
    /// Set to `GR_MULTIPLAYERSESSION_SETACTIVITY_API_LATEST`.
    pub ApiVersion: i32,
}

/// Newest version of `GR_MultiplayerSession_SendInvitesOptions` that this library knows.
pub const GR_MULTIPLAYERSESSION_SENDINVITES_API_LATEST: i32 = 1;

/// What `GR_MultiplayerSession_SendInvites` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerSession_SendInvitesOptions {
    /// Set to `GR_MULTIPLAYERSESSION_SENDINVITES_API_LATEST`.
    pub ApiVersion: i32,
    /// Who is invited. Copied.
    pub TargetUserIds: *mut EOS_ProductUserId,
    /// How many there are, 1 to 100.
    pub TargetUserIdsCount: u32,
    /// Anything that the invited player's game wants to know, at most 256 bytes once it is encoded for a URI; null: nothing.
    pub Context: *const c_char,
    /// Names the text that the invited player is shown in its language; at most 256 bytes. Null: none.
    pub ContextStringId: *const c_char,
}

/// Newest version of `GR_MultiplayerSession_RefreshOptions` that this library knows.
pub const GR_MULTIPLAYERSESSION_REFRESH_API_LATEST: i32 = 1;

/// What `GR_MultiplayerSession_Refresh` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerSession_RefreshOptions {
    /// Set to `GR_MULTIPLAYERSESSION_REFRESH_API_LATEST`.
    pub ApiVersion: i32,
}

/// Newest version of `GR_MultiplayerSession_LeaveOptions` that this library knows.
pub const GR_MULTIPLAYERSESSION_LEAVE_API_LATEST: i32 = 1;

/// What `GR_MultiplayerSession_Leave` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerSession_LeaveOptions {
    /// Set to `GR_MULTIPLAYERSESSION_LEAVE_API_LATEST`.
    pub ApiVersion: i32,
}

/// Newest version of `GR_MultiplayerSession_CopyInfoOptions` that this library knows.
pub const GR_MULTIPLAYERSESSION_COPYINFO_API_LATEST: i32 = 1;

/// What `GR_MultiplayerSession_CopyInfo` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerSession_CopyInfoOptions {
    /// Set to `GR_MULTIPLAYERSESSION_COPYINFO_API_LATEST`.
    pub ApiVersion: i32,
}

/// Newest version of `GR_MultiplayerSession_CopyMemberByIndexOptions` that this library knows.
pub const GR_MULTIPLAYERSESSION_COPYMEMBERBYINDEX_API_LATEST: i32 = 1;

/// What `GR_MultiplayerSession_CopyMemberByIndex` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerSession_CopyMemberByIndexOptions {
    /// Set to `GR_MULTIPLAYERSESSION_COPYMEMBERBYINDEX_API_LATEST`.
    pub ApiVersion: i32,
    /// Which one, from 0, in the order of their coming.
    pub MemberIndex: u32,
}

/// Newest version of `GR_MultiplayerSession_CopyRoleByIndexOptions` that this library knows.
pub const GR_MULTIPLAYERSESSION_COPYROLEBYINDEX_API_LATEST: i32 = 1;

/// What `GR_MultiplayerSession_CopyRoleByIndex` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerSession_CopyRoleByIndexOptions {
    /// Set to `GR_MULTIPLAYERSESSION_COPYROLEBYINDEX_API_LATEST`.
    pub ApiVersion: i32,
    /// Which one, from 0, in the order of types and names.
    pub RoleIndex: u32,
}

/// Newest version of `GR_MultiplayerSession_CopyCustomPropertyOptions` that this library knows.
pub const GR_MULTIPLAYERSESSION_COPYCUSTOMPROPERTY_API_LATEST: i32 = 1;

/// What `GR_MultiplayerSession_CopyCustomProperty` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerSession_CopyCustomPropertyOptions {
    /// Set to `GR_MULTIPLAYERSESSION_COPYCUSTOMPROPERTY_API_LATEST`.
    pub ApiVersion: i32,
    /// The name of the property, with its letter case.
    pub Key: *const c_char,
}

/// Newest version of `GR_MultiplayerSession_CopyMemberCustomPropertyOptions` that this library knows.
pub const GR_MULTIPLAYERSESSION_COPYMEMBERCUSTOMPROPERTY_API_LATEST: i32 = 1;

/// What `GR_MultiplayerSession_CopyMemberCustomProperty` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerSession_CopyMemberCustomPropertyOptions {
    /// Set to `GR_MULTIPLAYERSESSION_COPYMEMBERCUSTOMPROPERTY_API_LATEST`.
    pub ApiVersion: i32,
    /// Whose property it is.
    pub TargetUserId: EOS_ProductUserId,
    /// The name of the property, with its letter case.
    pub Key: *const c_char,
}

/// Newest version of `GR_MultiplayerSession_CopyDocumentOptions` that this library knows.
pub const GR_MULTIPLAYERSESSION_COPYDOCUMENT_API_LATEST: i32 = 1;

/// What `GR_MultiplayerSession_CopyDocument` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerSession_CopyDocumentOptions {
    /// Set to `GR_MULTIPLAYERSESSION_COPYDOCUMENT_API_LATEST`.
    pub ApiVersion: i32,
}

/// Newest version of `GR_MultiplayerSession_CopyUriOptions` that this library knows.
pub const GR_MULTIPLAYERSESSION_COPYURI_API_LATEST: i32 = 1;

/// What `GR_MultiplayerSession_CopyUri` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerSession_CopyUriOptions {
    /// Set to `GR_MULTIPLAYERSESSION_COPYURI_API_LATEST`.
    pub ApiVersion: i32,
}

/// Newest version of `GR_MultiplayerSession_AddNotifyChangedOptions` that this library knows.
pub const GR_MULTIPLAYERSESSION_ADDNOTIFYCHANGED_API_LATEST: i32 = 1;

/// What `GR_MultiplayerSession_AddNotifyChanged` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerSession_AddNotifyChangedOptions {
    /// Set to `GR_MULTIPLAYERSESSION_ADDNOTIFYCHANGED_API_LATEST`.
    pub ApiVersion: i32,
}

/// Newest version of `GR_MultiplayerJob_CopySessionRefOptions` that this library knows.
pub const GR_MULTIPLAYERJOB_COPYSESSIONREF_API_LATEST: i32 = 1;

/// What `GR_MultiplayerJob_CopySessionRef` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerJob_CopySessionRefOptions {
    /// Set to `GR_MULTIPLAYERJOB_COPYSESSIONREF_API_LATEST`.
    pub ApiVersion: i32,
}

/// Newest version of `GR_MultiplayerJob_CopyActivityByIndexOptions` that this library knows.
pub const GR_MULTIPLAYERJOB_COPYACTIVITYBYINDEX_API_LATEST: i32 = 1;

/// What `GR_MultiplayerJob_CopyActivityByIndex` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerJob_CopyActivityByIndexOptions {
    /// Set to `GR_MULTIPLAYERJOB_COPYACTIVITYBYINDEX_API_LATEST`.
    pub ApiVersion: i32,
    /// Which one, from 0, in the order in which the players were named.
    pub ActivityIndex: u32,
}

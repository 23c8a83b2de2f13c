//! Types of the Multiplayer interface, for `greenroom.h`: handles, numbers, callbacks and what is handed out.

use std::ffi::{c_char, c_void};

use super::types::{CEnum, EOS_Bool, EOS_ProductUserId};
use crate::c_enum::c_enum;
use crate::result::EOS_EResult;

/// What a `GR_HMultiplayer` points to as C sees it; it has no content.
pub struct GR_MultiplayerHandle {
    _private: [u8; 0],
}

/// The Multiplayer interface of a platform: sessions of the contract of Xbox Live's Multiplayer Session Directory, as they are.
pub type GR_HMultiplayer = *mut GR_MultiplayerHandle;

/// What a `GR_HMultiplayerSession` points to as C sees it; it has no content.
pub struct GR_MultiplayerSessionHandle {
    _private: [u8; 0],
}

/// A session that a user is in, or is on its way into. Free it with `GR_MultiplayerSession_Release`.
pub type GR_HMultiplayerSession = *mut GR_MultiplayerSessionHandle;

/// What a `GR_HMultiplayerJob` points to as C sees it; it has no content.
pub struct GR_MultiplayerJobHandle {
    _private: [u8; 0],
}

/// A question that belongs to no session, and later its answer. Free it with `GR_MultiplayerJob_Release`.
pub type GR_HMultiplayerJob = *mut GR_MultiplayerJobHandle;

c_enum! {
    /// Where a session stands.
    pub enum GR_EMultiplayerSessionStatus {
        /// There is no such session: the handle was released, or was none.
        GR_MSS_NONE = 0,
        /// A call is being carried out.
        GR_MSS_WORKING = 1,
        /// Nothing is, and the session may be used.
        GR_MSS_READY = 2,
        /// A call failed, or the user is in the session no more: `GR_MultiplayerSession_GetLastResult` says why.
        GR_MSS_BROKEN = 3,
        /// The user has left.
        GR_MSS_SHUTDOWN = 4,
    }
}

c_enum! {
    /// Where a job stands.
    pub enum GR_EMultiplayerJobStatus {
        /// There is no such job: the handle was released, or was none.
        GR_MJS_NOT_RUNNING = 0,
        /// It is under way.
        GR_MJS_WORKING = 1,
        /// Its answer can be read.
        GR_MJS_COMPLETE = 2,
        /// It failed: `GR_MultiplayerJob_GetResult` says why.
        GR_MJS_FAILED = 3,
    }
}

c_enum! {
    /// The ceiling of who may read a session and join it.
    pub enum GR_EMultiplayerVisibility {
        /// The template says so, and where it does not, everybody.
        GR_MV_FROM_TEMPLATE = 0,
        /// Everybody reads and joins.
        GR_MV_OPEN = 1,
        /// Everybody reads, and who has a reservation joins.
        GR_MV_VISIBLE = 2,
        /// Who has a reservation reads and joins.
        GR_MV_PRIVATE = 3,
        /// Open, without a free place. Handed out only.
        GR_MV_FULL = 4,
    }
}

c_enum! {
    /// Who may join a session, or read it.
    pub enum GR_EMultiplayerRestriction {
        /// Nothing is known of it. Handed out only.
        GR_MSR_UNKNOWN = 0,
        /// Everybody.
        GR_MSR_NONE = 1,
        /// Who plays on the device of an active member.
        GR_MSR_LOCAL = 2,
        /// They, and whom a member follows.
        GR_MSR_FOLLOWED = 3,
    }
}

c_enum! {
    /// What a member of a session is.
    pub enum GR_EMultiplayerMemberState {
        /// It has come, and neither plays nor is about to.
        GR_MMS_INACTIVE = 0,
        /// It is about to play.
        GR_MMS_READY = 1,
        /// It plays.
        GR_MMS_ACTIVE = 2,
        /// A place is kept for it, and it has not come yet. Handed out only.
        GR_MMS_RESERVED = 3,
    }
}

c_enum! {
    /// Where the initialization of the members of a session stands.
    pub enum GR_EMultiplayerInitializationStage {
        /// None is under way.
        GR_MIS_NONE = 0,
        /// The members of the episode are coming.
        GR_MIS_JOINING = 1,
        /// They measure, and call `GR_MultiplayerSession_UploadMeasurements`.
        GR_MIS_MEASURING = 2,
        /// Somebody calls `GR_MultiplayerSession_DecideInitialization`.
        GR_MIS_EVALUATING = 3,
        /// The first episode failed, and with it the session.
        GR_MIS_FAILED = 4,
    }
}

c_enum! {
    /// Why the initialization of a member failed.
    pub enum GR_EMultiplayerInitializationFailure {
        /// It has not failed.
        GR_MIF_NONE = 0,
        /// It did not upload its measurements in time.
        GR_MIF_TIMEOUT = 1,
        /// Its latency is too high.
        GR_MIF_LATENCY = 2,
        /// Too little comes down to it.
        GR_MIF_BANDWIDTH_DOWN = 3,
        /// Too little goes up from it.
        GR_MIF_BANDWIDTH_UP = 4,
        /// Something could not be measured.
        GR_MIF_NETWORK = 5,
        /// Somebody of its group failed.
        GR_MIF_GROUP = 6,
        /// The whole episode failed.
        GR_MIF_EPISODE = 7,
    }
}

/// How a call on a session ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerSession_CallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The session; stale if it was released since.
    pub Session: GR_HMultiplayerSession,
}

/// Reports how a call on a session ended.
pub type GR_MultiplayerSession_OnCompleteCallback =
    Option<unsafe extern "system" fn(Data: *const GR_MultiplayerSession_CallbackInfo)>;

/// How a job ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerJob_CallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The job; stale if it was released since.
    pub Job: GR_HMultiplayerJob,
}

/// Reports how a job ended.
pub type GR_MultiplayerJob_OnCompleteCallback =
    Option<unsafe extern "system" fn(Data: *const GR_MultiplayerJob_CallbackInfo)>;

/// A session that changed.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_MultiplayerSession_ChangedCallbackInfo {
    /// What the game gave along with the registration, unchanged.
    pub ClientData: *mut c_void,
    /// The session.
    pub Session: GR_HMultiplayerSession,
}

/// Tells that a session changed.
pub type GR_MultiplayerSession_OnChangedCallback =
    Option<unsafe extern "system" fn(Data: *const GR_MultiplayerSession_ChangedCallbackInfo)>;

/// A role that a member has.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_Multiplayer_MemberRole {
    /// Its type.
    pub RoleType: *const c_char,
    /// Its name.
    pub RoleName: *const c_char,
}

/// Newest version of `GR_Multiplayer_Text` that this library hands out.
pub const GR_MULTIPLAYER_TEXT_API_LATEST: i32 = 1;

/// A text. Free it with `GR_Multiplayer_Text_Release`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_Multiplayer_Text {
    /// `GR_MULTIPLAYER_TEXT_API_LATEST`.
    pub ApiVersion: i32,
    /// NUL-terminated UTF-8; never null.
    pub Text: *const c_char,
}

/// Newest version of `GR_Multiplayer_SessionRef` that this library hands out.
pub const GR_MULTIPLAYER_SESSIONREF_API_LATEST: i32 = 1;

/// The full name of a session. Free it with `GR_Multiplayer_SessionRef_Release`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_Multiplayer_SessionRef {
    /// `GR_MULTIPLAYER_SESSIONREF_API_LATEST`.
    pub ApiVersion: i32,
    /// The deployment.
    pub DeploymentId: *const c_char,
    /// The template.
    pub TemplateName: *const c_char,
    /// The name.
    pub SessionName: *const c_char,
}

/// Newest version of `GR_Multiplayer_SessionInfo` that this library hands out.
pub const GR_MULTIPLAYER_SESSIONINFO_API_LATEST: i32 = 1;

/// What is known of a session besides its members, roles and custom properties. Free it with `GR_Multiplayer_SessionInfo_Release`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_Multiplayer_SessionInfo {
    /// `GR_MULTIPLAYER_SESSIONINFO_API_LATEST`.
    pub ApiVersion: i32,
    /// The deployment.
    pub DeploymentId: *const c_char,
    /// The template.
    pub TemplateName: *const c_char,
    /// The name.
    pub SessionName: *const c_char,
    /// The ceiling of who may read and join.
    pub Visibility: CEnum<GR_EMultiplayerVisibility>,
    /// One more with each change of the session.
    pub ChangeNumber: u64,
    /// The life of the session that the change number counts in: one that is made anew under its name has another.
    pub Branch: *const c_char,
    /// How many members it takes.
    pub MaxMembersCount: u32,
    /// How many there are, reservations among them.
    pub MembersCount: u32,
    /// How many have come.
    pub AcceptedCount: u32,
    /// How many play.
    pub ActiveCount: u32,
    /// Whether nobody joins who has no reservation.
    pub bClosed: EOS_Bool,
    /// Who may join without a reservation; `GR_MSR_UNKNOWN` where the session does not say.
    pub JoinRestriction: CEnum<GR_EMultiplayerRestriction>,
    /// Who may read; as above.
    pub ReadRestriction: CEnum<GR_EMultiplayerRestriction>,
    /// Where the initialization of its members stands.
    pub InitializationStage: CEnum<GR_EMultiplayerInitializationStage>,
    /// Which episode that is, from 1; 0 where there is none.
    pub InitializationEpisode: u32,
    /// How many keywords it has.
    pub KeywordsCount: u32,
    /// The keywords; null where there are none.
    pub Keywords: *const *const c_char,
    /// The device of the host; null where there is none.
    pub HostDeviceToken: *const c_char,
    /// Device tokens of those who could be the host, the best first; null where there are none.
    pub HostCandidates: *const *const c_char,
    /// How many there are.
    pub HostCandidatesCount: u32,
}

/// Newest version of `GR_Multiplayer_Member` that this library hands out.
pub const GR_MULTIPLAYER_MEMBER_API_LATEST: i32 = 1;

/// A member of a session. Free it with `GR_Multiplayer_Member_Release`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_Multiplayer_Member {
    /// `GR_MULTIPLAYER_MEMBER_API_LATEST`.
    pub ApiVersion: i32,
    /// The player.
    pub UserId: EOS_ProductUserId,
    /// Its name; null before it has come.
    pub DisplayName: *const c_char,
    /// What it is.
    pub State: CEnum<GR_EMultiplayerMemberState>,
    /// Its number in the session, never used again.
    pub Index: u32,
    /// Whether it is the user whose session this is.
    pub bIsLocalUser: EOS_Bool,
    /// Whether its device is the host.
    pub bIsHost: EOS_Bool,
    /// Names its device, equal for members on one device; null where it has told no address.
    pub DeviceToken: *const c_char,
    /// Where its device is reached, in base64; null where it has not told.
    pub SecureDeviceAddress: *const c_char,
    /// Its custom properties, as a JSON object.
    pub CustomPropertiesJson: *const c_char,
    /// The roles that it has; null where there are none.
    pub Roles: *const GR_Multiplayer_MemberRole,
    /// How many there are.
    pub RolesCount: u32,
    /// The episode of initialization that it takes part in, from 1; 0 where there is none.
    pub InitializationEpisode: u32,
    /// Why its initialization failed.
    pub InitializationFailure: CEnum<GR_EMultiplayerInitializationFailure>,
}

/// Newest version of `GR_Multiplayer_Role` that this library hands out.
pub const GR_MULTIPLAYER_ROLE_API_LATEST: i32 = 1;

/// A role of a session. Free it with `GR_Multiplayer_Role_Release`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_Multiplayer_Role {
    /// `GR_MULTIPLAYER_ROLE_API_LATEST`.
    pub ApiVersion: i32,
    /// Its type: a member has one role of each.
    pub RoleType: *const c_char,
    /// Its name.
    pub RoleName: *const c_char,
    /// Whether owners alone assign it.
    pub bOwnerManaged: EOS_Bool,
    /// How many members may have it; 0: as many as like.
    pub MaxCount: u32,
    /// How many should; 0: nobody has said.
    pub TargetCount: u32,
    /// How many have it.
    pub UserIdsCount: u32,
    /// Who has it; null where nobody has.
    pub UserIds: *const EOS_ProductUserId,
}

/// Newest version of `GR_Multiplayer_Activity` that this library hands out.
pub const GR_MULTIPLAYER_ACTIVITY_API_LATEST: i32 = 1;

/// What a player does. Free it with `GR_Multiplayer_Activity_Release`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_Multiplayer_Activity {
    /// `GR_MULTIPLAYER_ACTIVITY_API_LATEST`.
    pub ApiVersion: i32,
    /// The player.
    pub UserId: EOS_ProductUserId,
    /// Leads into the session: for `GR_Multiplayer_JoinSession`.
    pub HandleId: *const c_char,
    /// The deployment of the session.
    pub DeploymentId: *const c_char,
    /// Its template.
    pub TemplateName: *const c_char,
    /// Its name.
    pub SessionName: *const c_char,
    /// The title that is played, in decimal digits; null where that is not known.
    pub TitleId: *const c_char,
    /// Who may read and join.
    pub Visibility: CEnum<GR_EMultiplayerVisibility>,
    /// Who may join without a reservation; `GR_MSR_UNKNOWN` where the directory does not say.
    pub JoinRestriction: CEnum<GR_EMultiplayerRestriction>,
    /// Whether nobody joins who has no reservation.
    pub bClosed: EOS_Bool,
    /// How many members it takes; 0 where the directory does not say.
    pub MaxMembersCount: u32,
    /// How many there are.
    pub MembersCount: u32,
}

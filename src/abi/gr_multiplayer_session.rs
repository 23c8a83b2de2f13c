//! The functions of the Multiplayer interface that work on one session.

use std::ffi::c_void;

use greenroom_protocol::handle::InviteAttributes;
use greenroom_protocol::limits;

use super::boundary::try_boundary;
use super::gr_multiplayer_options::*;
use super::gr_multiplayer_reading::{self as reading, told};
use super::gr_multiplayer_types::*;
use super::handles;
use super::options;
use super::out::Out;
use super::refusal::Refusal;
use super::strings::{self, Limit};
use super::types::EOS_FALSE;
use crate::interfaces::multiplayer::Session;
use crate::interfaces::multiplayer::requests::{HostWish, Measured, Presence};
use crate::result::EOS_EResult;

/// Writes one custom property of the session, which every member may; the others stay as they are.
///
/// `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call, `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_LimitExceeded` if all of them are more than 64 KiB; `EOS_InvalidRequest` for more than 32 levels and for a name that comes twice in an object; `EOS_ClientPolicyMissingAction`, `EOS_NotFound` if the user is in the session no more, `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_MultiplayerSession_SetCustomProperty(
    Handle: GR_HMultiplayerSession,
    Options: *const GR_MultiplayerSession_SetCustomPropertyOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_MultiplayerSession_OnCompleteCallback,
) -> EOS_EResult {
    const NAME: &str = "GR_MultiplayerSession_SetCustomProperty";
    try_boundary(NAME, || {
        let session = handles::get::<Session>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say, with texts that end in a NUL.
        let (key, value) = unsafe {
            let options = options::read(Options)?;
            reading::property(options.Key, options.ValueJson)
        }?;
        // SAFETY: the game gives a callback of this type.
        let done = unsafe { told(NAME, Handle, ClientData, CompletionDelegate) };
        session.set_custom_property(key, value, done)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Writes one custom property of the user's own member, which all members read.
///
/// `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call, `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_LimitExceeded` if all of them are more than 64 KiB; `EOS_InvalidRequest` for more than 32 levels and for a name that comes twice in an object; `EOS_ClientPolicyMissingAction`, `EOS_NotFound` if the user is in the session no more, `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_MultiplayerSession_SetMemberCustomProperty(
    Handle: GR_HMultiplayerSession,
    Options: *const GR_MultiplayerSession_SetMemberCustomPropertyOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_MultiplayerSession_OnCompleteCallback,
) -> EOS_EResult {
    const NAME: &str = "GR_MultiplayerSession_SetMemberCustomProperty";
    try_boundary(NAME, || {
        let session = handles::get::<Session>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say, with texts that end in a NUL.
        let (key, value) = unsafe {
            let options = options::read(Options)?;
            reading::property(options.Key, options.ValueJson)
        }?;
        // SAFETY: the game gives a callback of this type.
        let done = unsafe { told(NAME, Handle, ClientData, CompletionDelegate) };
        session.set_member_property(key, value, done)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Writes the keywords of the session, in place of all that it has.
///
/// `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call, `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_AccessDenied` where owners alone may; `EOS_InvalidRequest`, also for a private session; `EOS_ClientPolicyMissingAction`, `EOS_NotFound` if the user is in the session no more, `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_MultiplayerSession_SetKeywords(
    Handle: GR_HMultiplayerSession,
    Options: *const GR_MultiplayerSession_SetKeywordsOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_MultiplayerSession_OnCompleteCallback,
) -> EOS_EResult {
    const NAME: &str = "GR_MultiplayerSession_SetKeywords";
    try_boundary(NAME, || {
        let session = handles::get::<Session>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say, with a list as long as they say.
        let keywords = unsafe {
            let options = options::read(Options)?;
            reading::keywords(options.Keywords, options.KeywordsCount)
        }?;
        // SAFETY: the game gives a callback of this type.
        let done = unsafe { told(NAME, Handle, ClientData, CompletionDelegate) };
        session.set_keywords(keywords, done)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Says what the user's own member is: active, about to play, or neither. The timers of the session see to those who do not play.
///
/// `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call, `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_ClientPolicyMissingAction`, `EOS_NotFound` if the user is in the session no more, `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_MultiplayerSession_SetMemberState(
    Handle: GR_HMultiplayerSession,
    Options: *const GR_MultiplayerSession_SetMemberStateOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_MultiplayerSession_OnCompleteCallback,
) -> EOS_EResult {
    const NAME: &str = "GR_MultiplayerSession_SetMemberState";
    try_boundary(NAME, || {
        let session = handles::get::<Session>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        let state = unsafe { options::read(Options) }?.State;
        let presence = match reading::enumerator("State", state)? {
            GR_EMultiplayerMemberState::GR_MMS_INACTIVE => Presence::Inactive,
            GR_EMultiplayerMemberState::GR_MMS_READY => Presence::Ready,
            GR_EMultiplayerMemberState::GR_MMS_ACTIVE => Presence::Active,
            GR_EMultiplayerMemberState::GR_MMS_RESERVED => {
                let message = "State is GR_MMS_RESERVED, which nobody says of itself";
                return Err(Refusal::parameter(message));
            }
        };
        // SAFETY: the game gives a callback of this type.
        let done = unsafe { told(NAME, Handle, ClientData, CompletionDelegate) };
        session.set_presence(presence, done)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Keeps places for players, until they join or the time of the session for that is over. Who is in the session already stays as it is.
///
/// `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call, `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_Sessions_TooManyPlayers` if there is no room; `EOS_InvalidState` for a large session; `EOS_ClientPolicyMissingAction`, `EOS_NotFound` if the user is in the session no more, `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_MultiplayerSession_Reserve(
    Handle: GR_HMultiplayerSession,
    Options: *const GR_MultiplayerSession_ReserveOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_MultiplayerSession_OnCompleteCallback,
) -> EOS_EResult {
    const NAME: &str = "GR_MultiplayerSession_Reserve";
    try_boundary(NAME, || {
        let session = handles::get::<Session>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say, with a list as long as they say.
        let (players, initialize) = unsafe {
            let options = options::read(Options)?;
            let most = limits::MEMBERS_OF_DOCUMENT_MAX;
            (
                reading::targets(options.TargetUserIds, options.TargetUserIdsCount, most)?,
                options.bInitialize != EOS_FALSE,
            )
        };
        // SAFETY: the game gives a callback of this type.
        let done = unsafe { told(NAME, Handle, ClientData, CompletionDelegate) };
        session.reserve(&players, initialize, done)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Closes the session for those who have no reservation, or opens it.
///
/// `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call, `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_AccessDenied` where owners alone may; `EOS_ClientPolicyMissingAction`, `EOS_NotFound` if the user is in the session no more, `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_MultiplayerSession_SetClosed(
    Handle: GR_HMultiplayerSession,
    Options: *const GR_MultiplayerSession_SetClosedOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_MultiplayerSession_OnCompleteCallback,
) -> EOS_EResult {
    const NAME: &str = "GR_MultiplayerSession_SetClosed";
    try_boundary(NAME, || {
        let session = handles::get::<Session>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        let closed = unsafe { options::read(Options) }?.bClosed != EOS_FALSE;
        // SAFETY: the game gives a callback of this type.
        let done = unsafe { told(NAME, Handle, ClientData, CompletionDelegate) };
        session.set_closed(closed, done)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Says who may join the session without a reservation, and who may read it.
///
/// `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call, `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_AccessDenied` where owners alone may; `EOS_InvalidRequest` where fewer could read than join; `EOS_ClientPolicyMissingAction`, `EOS_NotFound` if the user is in the session no more, `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_MultiplayerSession_SetRestrictions(
    Handle: GR_HMultiplayerSession,
    Options: *const GR_MultiplayerSession_SetRestrictionsOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_MultiplayerSession_OnCompleteCallback,
) -> EOS_EResult {
    const NAME: &str = "GR_MultiplayerSession_SetRestrictions";
    try_boundary(NAME, || {
        let session = handles::get::<Session>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        let options = unsafe { options::read(Options) }?;
        let join = reading::restriction("JoinRestriction", options.JoinRestriction)?;
        let read = reading::restriction("ReadRestriction", options.ReadRestriction)?;
        // SAFETY: the game gives a callback of this type.
        let done = unsafe { told(NAME, Handle, ClientData, CompletionDelegate) };
        session.set_restrictions(join, read, done)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Takes a role of the session, in place of another one of its type, or gives it up.
///
/// `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call, `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_InvalidState` if all places of the role are taken; `EOS_AccessDenied` where owners assign it; `EOS_InvalidRequest` if there is no such role; `EOS_ClientPolicyMissingAction`, `EOS_NotFound` if the user is in the session no more, `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_MultiplayerSession_SetRole(
    Handle: GR_HMultiplayerSession,
    Options: *const GR_MultiplayerSession_SetRoleOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_MultiplayerSession_OnCompleteCallback,
) -> EOS_EResult {
    const NAME: &str = "GR_MultiplayerSession_SetRole";
    try_boundary(NAME, || {
        let session = handles::get::<Session>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say, with texts that end in a NUL.
        let (of_type, role) = unsafe {
            let options = options::read(Options)?;
            let limit = Limit::Bytes(limits::ROLE_NAME_MAX);
            (
                strings::required("RoleType", options.RoleType, limit)?,
                strings::optional("RoleName", options.RoleName, limit)?,
            )
        };
        // SAFETY: the game gives a callback of this type.
        let done = unsafe { told(NAME, Handle, ClientData, CompletionDelegate) };
        session.set_role(of_type, role, done)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Makes the device of a member the host of the session. When that member leaves, the session has no host, and whoever wants to be it calls this: of several at once one succeeds, and the others learn who it was. That is no failure: the session stays ready.
///
/// `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call, `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_DuplicateNotAllowed` if there is another host and it is not to be replaced; `EOS_NotFound` if no member has this device; `EOS_AccessDenied` where owners alone may; `EOS_ClientPolicyMissingAction`, `EOS_NotFound` if the user is in the session no more, `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_MultiplayerSession_SetHost(
    Handle: GR_HMultiplayerSession,
    Options: *const GR_MultiplayerSession_SetHostOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_MultiplayerSession_OnCompleteCallback,
) -> EOS_EResult {
    const NAME: &str = "GR_MultiplayerSession_SetHost";
    try_boundary(NAME, || {
        let session = handles::get::<Session>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say, with texts that end in a NUL.
        let wish = unsafe {
            let options = options::read(Options)?;
            let limit = Limit::Bytes(limits::CONNECTION_STRING_MAX);
            match (options.DeviceToken.is_null(), options.bReplace != EOS_FALSE) {
                (true, _) => HostWish::Nobody,
                (false, replace) => {
                    let token = strings::required("DeviceToken", options.DeviceToken, limit)?;
                    match replace {
                        true => HostWish::Replace(token),
                        false => HostWish::IfNone(token),
                    }
                }
            }
        };
        // SAFETY: the game gives a callback of this type.
        let done = unsafe { told(NAME, Handle, ClientData, CompletionDelegate) };
        session.set_host(wish, done)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Takes another player out of the session: in sessions that have owners these may.
///
/// `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call, `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_NotFound` if the player is not in the session, which stays ready; `EOS_AccessDenied` if the user may not; `EOS_ClientPolicyMissingAction`, `EOS_NotFound` if the user is in the session no more, `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_MultiplayerSession_RemoveMember(
    Handle: GR_HMultiplayerSession,
    Options: *const GR_MultiplayerSession_RemoveMemberOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_MultiplayerSession_OnCompleteCallback,
) -> EOS_EResult {
    const NAME: &str = "GR_MultiplayerSession_RemoveMember";
    try_boundary(NAME, || {
        let session = handles::get::<Session>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        let player = reading::target(unsafe { options::read(Options) }?.TargetUserId)?;
        // SAFETY: the game gives a callback of this type.
        let done = unsafe { told(NAME, Handle, ClientData, CompletionDelegate) };
        session.remove_member(player, done)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Uploads what the user's device has measured of the other devices and of servers, in place of what it uploaded before: in the stage `GR_MIS_MEASURING` the session waits for it.
///
/// `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call, `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_InvalidRequest` where nothing is to be measured, or of the own device; `EOS_ClientPolicyMissingAction`, `EOS_NotFound` if the user is in the session no more, `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_MultiplayerSession_UploadMeasurements(
    Handle: GR_HMultiplayerSession,
    Options: *const GR_MultiplayerSession_UploadMeasurementsOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_MultiplayerSession_OnCompleteCallback,
) -> EOS_EResult {
    const NAME: &str = "GR_MultiplayerSession_UploadMeasurements";
    try_boundary(NAME, || {
        let session = handles::get::<Session>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say, with texts that end in a NUL.
        let (peers, servers) = unsafe {
            let options = options::read(Options)?;
            let limit = Limit::Bytes(limits::REQUEST_BODY_MAX);
            (
                strings::optional("MeasurementsJson", options.MeasurementsJson, limit)?,
                strings::optional(
                    "ServerMeasurementsJson",
                    options.ServerMeasurementsJson,
                    limit,
                )?,
            )
        };
        let measured = Measured::read(peers.as_deref(), servers.as_deref())?;
        // SAFETY: the game gives a callback of this type.
        let done = unsafe { told(NAME, Handle, ClientData, CompletionDelegate) };
        session.upload_measurements(measured, done)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Says how the evaluation of an episode went, in the stage `GR_MIS_EVALUATING`.
///
/// `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call, `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_InvalidRequest` in any other stage; `EOS_ClientPolicyMissingAction`, `EOS_NotFound` if the user is in the session no more, `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_MultiplayerSession_DecideInitialization(
    Handle: GR_HMultiplayerSession,
    Options: *const GR_MultiplayerSession_DecideInitializationOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_MultiplayerSession_OnCompleteCallback,
) -> EOS_EResult {
    const NAME: &str = "GR_MultiplayerSession_DecideInitialization";
    try_boundary(NAME, || {
        let session = handles::get::<Session>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        let succeeded = unsafe { options::read(Options) }?.bSucceeded != EOS_FALSE;
        // SAFETY: the game gives a callback of this type.
        let done = unsafe { told(NAME, Handle, ClientData, CompletionDelegate) };
        session.decide_initialization(succeeded, done)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Shows others that the user plays in this session, in place of any other: they find it with `GR_Multiplayer_QueryActivities`. It ends with the user's being active here, and with `GR_Multiplayer_ClearActivity`.
///
/// `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call, `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_InvalidState`, `EOS_AccessDenied` if the user is not active in the session; `EOS_ClientPolicyMissingAction`, `EOS_NotFound` if the user is in the session no more, `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_MultiplayerSession_SetActivity(
    Handle: GR_HMultiplayerSession,
    Options: *const GR_MultiplayerSession_SetActivityOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_MultiplayerSession_OnCompleteCallback,
) -> EOS_EResult {
    const NAME: &str = "GR_MultiplayerSession_SetActivity";
    try_boundary(NAME, || {
        let session = handles::get::<Session>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        unsafe { options::read(Options) }?;
        // SAFETY: the game gives a callback of this type.
        let done = unsafe { told(NAME, Handle, ClientData, CompletionDelegate) };
        session.set_activity(done)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Invites players into the session, one after another. Where one cannot be invited, those before it are, and the code is its own.
///
/// `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call, `EOS_InvalidState` if it is broken or shut down; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_AccessDenied` if the user may not invite; `EOS_InvalidRequest`, also for the user itself; `EOS_InvalidState` for too many invites; `EOS_ClientPolicyMissingAction`, `EOS_NotFound` if the user is in the session no more, `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_MultiplayerSession_SendInvites(
    Handle: GR_HMultiplayerSession,
    Options: *const GR_MultiplayerSession_SendInvitesOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_MultiplayerSession_OnCompleteCallback,
) -> EOS_EResult {
    const NAME: &str = "GR_MultiplayerSession_SendInvites";
    try_boundary(NAME, || {
        let session = handles::get::<Session>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say, with texts that end in a NUL.
        let (players, attributes) = unsafe {
            let options = options::read(Options)?;
            let context = Limit::Bytes(limits::INVITE_CONTEXT_MAX);
            let name = Limit::Bytes(limits::INVITE_CONTEXT_STRING_MAX);
            let most = limits::INVITES_RECEIVED_MAX;
            let attributes = InviteAttributes {
                context: strings::optional("Context", options.Context, context)?,
                context_string: strings::optional(
                    "ContextStringId",
                    options.ContextStringId,
                    name,
                )?,
                ..InviteAttributes::default()
            };
            let count = options.TargetUserIdsCount;
            (
                reading::targets(options.TargetUserIds, count, most)?,
                attributes,
            )
        };
        // SAFETY: the game gives a callback of this type.
        let done = unsafe { told(NAME, Handle, ClientData, CompletionDelegate) };
        session.invite(players, attributes, done)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Reads the session anew. The library is told of changes and need not be asked for them; this is for a game that wants to be sure, and mends a session that is `GR_MSS_BROKEN` as long as the user is still in it.
///
/// `EOS_Success`; `EOS_AlreadyPending` while the session works on an earlier call, `EOS_InvalidState` if it is shut down; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_ClientPolicyMissingAction`, `EOS_NotFound` if the user is in the session no more, `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_MultiplayerSession_Refresh(
    Handle: GR_HMultiplayerSession,
    Options: *const GR_MultiplayerSession_RefreshOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_MultiplayerSession_OnCompleteCallback,
) -> EOS_EResult {
    const NAME: &str = "GR_MultiplayerSession_Refresh";
    try_boundary(NAME, || {
        let session = handles::get::<Session>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        unsafe { options::read(Options) }?;
        // SAFETY: the game gives a callback of this type.
        let done = unsafe { told(NAME, Handle, ClientData, CompletionDelegate) };
        session.refresh(done)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Leaves the session, in any state; while it works on an earlier call, when that is over. It is `GR_MSS_WORKING` until then and `GR_MSS_SHUTDOWN` afterwards. `GR_MultiplayerSession_Release` leaves too, and tells nobody.
///
/// `EOS_Success`; `EOS_AlreadyPending` if that was called before, `EOS_InvalidState` if it is shut down; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. The callback brings `EOS_Success`, also if the session is gone; after `EOS_TimedOut` and `EOS_NoConnection` the session is `GR_MSS_BROKEN`, may be left again, and is left in the background in any case. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_MultiplayerSession_Leave(
    Handle: GR_HMultiplayerSession,
    Options: *const GR_MultiplayerSession_LeaveOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_MultiplayerSession_OnCompleteCallback,
) -> EOS_EResult {
    const NAME: &str = "GR_MultiplayerSession_Leave";
    try_boundary(NAME, || {
        let session = handles::get::<Session>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        unsafe { options::read(Options) }?;
        // SAFETY: the game gives a callback of this type.
        let done = unsafe { told(NAME, Handle, ClientData, CompletionDelegate) };
        session.leave(done)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Brings another user of this platform into the session: its own view of it, with a handle of its own, as with `GR_Multiplayer_JoinSession`. Both users are on one device: the address that the first one
/// has told is told of the second, too. Free the handle with `GR_MultiplayerSession_Release`.
///
/// `EOS_Success`; `EOS_InvalidUser` if the user is not logged in; `EOS_NotFound` while nothing is known of the session, because the first user's entry has not succeeded; `EOS_InvalidParameters`,
/// `EOS_IncompatibleVersion`. The callback brings what that of `GR_Multiplayer_JoinSession` does. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_MultiplayerSession_JoinLocalUser(
    Handle: GR_HMultiplayerSession,
    Options: *const GR_MultiplayerSession_JoinLocalUserOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_MultiplayerSession_OnCompleteCallback,
    OutSession: *mut GR_HMultiplayerSession,
) -> EOS_EResult {
    const NAME: &str = "GR_MultiplayerSession_JoinLocalUser";
    try_boundary(NAME, || {
        // SAFETY: the game passes null or a place for a handle, and null or options of the version that they say.
        let out = unsafe { Out::new("OutSession", OutSession) }?;
        let session = handles::get::<Session>(Handle)?;
        let options = unsafe { options::read(Options) }?;
        let user = reading::local_user(options.LocalUserId)?;
        let initializes = options.bInitialize != EOS_FALSE;
        let mut handle = std::ptr::null_mut();
        let multiplayer = session.multiplayer()?;
        multiplayer.join_local(&session, &user, initializes, |session| {
            // SAFETY: the game gives a callback of this type.
            unsafe {
                reading::hand_out_session(
                    NAME,
                    session,
                    &mut handle,
                    ClientData,
                    CompletionDelegate,
                )
            }
        })?;
        Ok(out.give(handle))
    })
}

//! The functions of the Multiplayer interface that look at a session or a job, and free them. They ask nobody: everything is answered from what the library knows.

use std::ffi::c_void;
use std::sync::Arc;

use super::boundary::{Neutral, try_boundary};
use super::gr_multiplayer_options::*;
use super::gr_multiplayer_outputs as outputs;
use super::gr_multiplayer_reading as reading;
use super::gr_multiplayer_types::*;
use super::handles::{self, Handled};
use super::notification::{Notification, removed};
use super::options;
use super::out::Out;
use super::refusal::Refusal;
use super::types::{EOS_Bool, EOS_FALSE, EOS_NotificationId, EOS_TRUE};
use crate::interfaces::multiplayer::{Found, Job, JobStatus, Session, Status, requests, uri};
use crate::result::EOS_EResult;

impl Neutral for GR_EMultiplayerSessionStatus {
    fn neutral() -> Self {
        Self::GR_MSS_NONE
    }

    fn refused(_code: EOS_EResult) -> Self {
        Self::GR_MSS_NONE
    }
}

impl Neutral for GR_EMultiplayerJobStatus {
    fn neutral() -> Self {
        Self::GR_MJS_NOT_RUNNING
    }

    fn refused(_code: EOS_EResult) -> Self {
        Self::GR_MJS_NOT_RUNNING
    }
}

/// Where a session stands. It changes inside Tick alone, and with the calls of the game. `GR_MSS_NONE` for what is no session. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn GR_MultiplayerSession_GetStatus(
    Handle: GR_HMultiplayerSession,
) -> GR_EMultiplayerSessionStatus {
    try_boundary("GR_MultiplayerSession_GetStatus", || {
        Ok(match handles::get::<Session>(Handle)?.status() {
            Status::Working => GR_EMultiplayerSessionStatus::GR_MSS_WORKING,
            Status::Ready => GR_EMultiplayerSessionStatus::GR_MSS_READY,
            Status::Broken => GR_EMultiplayerSessionStatus::GR_MSS_BROKEN,
            Status::ShutDown => GR_EMultiplayerSessionStatus::GR_MSS_SHUTDOWN,
        })
    })
}

/// How the last call ended that is over: what its callback has brought. `EOS_Success` while the first one is under way. Of a session that the user is in no more, because it is gone or somebody has removed
/// the user, `EOS_NotFound`; because the user was logged out, `EOS_InvalidUser`. `EOS_InvalidParameters` for what is no session. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn GR_MultiplayerSession_GetLastResult(
    Handle: GR_HMultiplayerSession,
) -> EOS_EResult {
    try_boundary("GR_MultiplayerSession_GetLastResult", || {
        Ok(handles::get::<Session>(Handle)?.last_result())
    })
}

/// Whether the session has changed since this was asked last, by whoever it was; the change may be one that this library does not show. `EOS_FALSE` for what is no session. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn GR_MultiplayerSession_HasChanged(
    Handle: GR_HMultiplayerSession,
) -> EOS_Bool {
    try_boundary("GR_MultiplayerSession_HasChanged", || {
        let has_changed = handles::get::<Session>(Handle)?.has_changed();
        Ok(if has_changed { EOS_TRUE } else { EOS_FALSE })
    })
}

/// Registers a callback that is told, inside Tick, whenever the session has changed, until `GR_MultiplayerSession_RemoveNotifyChanged`; of several changes between two Ticks perhaps once.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no session. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_MultiplayerSession_AddNotifyChanged(
    Handle: GR_HMultiplayerSession,
    Options: *const GR_MultiplayerSession_AddNotifyChangedOptions,
    ClientData: *mut c_void,
    NotificationFn: GR_MultiplayerSession_OnChangedCallback,
) -> EOS_NotificationId {
    try_boundary("GR_MultiplayerSession_AddNotifyChanged", || {
        let session = handles::get::<Session>(Handle)?;
        // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
        let notification =
            unsafe { Notification::with_options(Options, NotificationFn, ClientData) }?;
        let handle = Handle.addr();
        Ok(session.watch(move || {
            notification.call(|ClientData| GR_MultiplayerSession_ChangedCallbackInfo {
                ClientData,
                Session: std::ptr::without_provenance_mut(handle),
            });
        }))
    })
}

/// Takes such a callback back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn GR_MultiplayerSession_RemoveNotifyChanged(
    Handle: GR_HMultiplayerSession,
    InId: EOS_NotificationId,
) {
    try_boundary("GR_MultiplayerSession_RemoveNotifyChanged", || {
        let session = handles::get::<Session>(Handle)?;
        removed(InId, |id| session.unwatch(id))
    });
}

/// Copies what is known of the session besides its members, roles and properties. Free it with `GR_Multiplayer_SessionInfo_Release`.
///
/// `EOS_Success`; `EOS_NotFound` before the entry has succeeded; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_MultiplayerSession_CopyInfo(
    Handle: GR_HMultiplayerSession,
    Options: *const GR_MultiplayerSession_CopyInfoOptions,
    OutInfo: *mut *mut GR_Multiplayer_SessionInfo,
) -> EOS_EResult {
    try_boundary("GR_MultiplayerSession_CopyInfo", || {
        // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say.
        let out = unsafe { Out::new("OutInfo", OutInfo) }?;
        unsafe { options::read(Options) }?;
        let session = handles::get::<Session>(Handle)?;
        let (document, at) = (session.document()?, session.at()?);
        Ok(out.give(outputs::session_info(&at, &document)?))
    })
}

/// How many members are shown: all, or the user alone in a large session. 0 before the entry has succeeded, and for what is no session. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn GR_MultiplayerSession_GetMemberCount(Handle: GR_HMultiplayerSession) -> u32 {
    try_boundary("GR_MultiplayerSession_GetMemberCount", || {
        let document = handles::get::<Session>(Handle)?.document();
        let count = document.map_or(0, |document| document.members.len());
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    })
}

/// Copies a member by its place in the order of their coming. Free it with `GR_Multiplayer_Member_Release`.
///
/// `EOS_Success`; `EOS_NotFound` before the entry has succeeded; `EOS_InvalidParameters`, also beyond the last member; `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_MultiplayerSession_CopyMemberByIndex(
    Handle: GR_HMultiplayerSession,
    Options: *const GR_MultiplayerSession_CopyMemberByIndexOptions,
    OutMember: *mut *mut GR_Multiplayer_Member,
) -> EOS_EResult {
    try_boundary("GR_MultiplayerSession_CopyMemberByIndex", || {
        // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say.
        let out = unsafe { Out::new("OutMember", OutMember) }?;
        let index = unsafe { options::read(Options) }?.MemberIndex;
        let session = handles::get::<Session>(Handle)?;
        let document = session.document()?;
        let members = requests::members_in_order(&document);
        let Some(member) = members.get(index as usize) else {
            return Err(beyond("MemberIndex", index, members.len(), "members"));
        };
        let host = document.properties.system.host.as_deref();
        Ok(out.give(outputs::member(member, host, session.account())?))
    })
}

/// How many roles the session has, of all types. 0 before the entry has succeeded, and for what is no session. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn GR_MultiplayerSession_GetRoleCount(Handle: GR_HMultiplayerSession) -> u32 {
    try_boundary("GR_MultiplayerSession_GetRoleCount", || {
        let document = handles::get::<Session>(Handle)?.document();
        let count = document.map_or(0, |document| outputs::roles(&document).count());
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    })
}

/// Copies a role by its place in the order of types and names. Free it with `GR_Multiplayer_Role_Release`.
///
/// `EOS_Success`; `EOS_NotFound` before the entry has succeeded; `EOS_InvalidParameters`, also beyond the last role; `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_MultiplayerSession_CopyRoleByIndex(
    Handle: GR_HMultiplayerSession,
    Options: *const GR_MultiplayerSession_CopyRoleByIndexOptions,
    OutRole: *mut *mut GR_Multiplayer_Role,
) -> EOS_EResult {
    try_boundary("GR_MultiplayerSession_CopyRoleByIndex", || {
        // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say.
        let out = unsafe { Out::new("OutRole", OutRole) }?;
        let index = unsafe { options::read(Options) }?.RoleIndex;
        let document = handles::get::<Session>(Handle)?.document()?;
        let Some(role) = outputs::roles(&document).nth(index as usize) else {
            let count = outputs::roles(&document).count();
            return Err(beyond("RoleIndex", index, count, "roles"));
        };
        Ok(out.give(outputs::role(role)?))
    })
}

/// Copies one custom property of the session as JSON, with all digits of its numbers. Free it with `GR_Multiplayer_Text_Release`.
///
/// `EOS_Success`; `EOS_NotFound` if there is none of this name, and before the entry has succeeded; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_MultiplayerSession_CopyCustomProperty(
    Handle: GR_HMultiplayerSession,
    Options: *const GR_MultiplayerSession_CopyCustomPropertyOptions,
    OutValueJson: *mut *mut GR_Multiplayer_Text,
) -> EOS_EResult {
    try_boundary("GR_MultiplayerSession_CopyCustomProperty", || {
        // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say, with a text that ends in a NUL.
        let out = unsafe { Out::new("OutValueJson", OutValueJson) }?;
        let key = unsafe { reading::key(options::read(Options)?.Key) }?;
        let document = handles::get::<Session>(Handle)?.document()?;
        match document.properties.custom.get(&key) {
            Some(value) => Ok(out.give(outputs::text(value.get())?)),
            // Games ask for what they would like to know; that it is not there is an answer.
            None => Ok(EOS_EResult::EOS_NotFound),
        }
    })
}

/// Copies one custom property of a member as JSON. Free it with `GR_Multiplayer_Text_Release`.
///
/// `EOS_Success`; `EOS_NotFound` if the player is not in the session or has no property of this name, and before the entry has succeeded; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_MultiplayerSession_CopyMemberCustomProperty(
    Handle: GR_HMultiplayerSession,
    Options: *const GR_MultiplayerSession_CopyMemberCustomPropertyOptions,
    OutValueJson: *mut *mut GR_Multiplayer_Text,
) -> EOS_EResult {
    try_boundary("GR_MultiplayerSession_CopyMemberCustomProperty", || {
        // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say, with a text that ends in a NUL.
        let out = unsafe { Out::new("OutValueJson", OutValueJson) }?;
        let options = unsafe { options::read(Options) }?;
        let player = reading::target(options.TargetUserId)?;
        let key = unsafe { reading::key(options.Key) }?;
        let document = handles::get::<Session>(Handle)?.document()?;
        let member = requests::member_of(&document, player);
        match member.and_then(|member| member.properties.custom.get(&key)) {
            Some(value) => Ok(out.give(outputs::text(value.get())?)),
            None => Ok(EOS_EResult::EOS_NotFound),
        }
    })
}

/// Copies the whole document of the session as JSON, as the REST contract has it. Free it with `GR_Multiplayer_Text_Release`.
///
/// `EOS_Success`; `EOS_NotFound` before the entry has succeeded; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_MultiplayerSession_CopyDocument(
    Handle: GR_HMultiplayerSession,
    Options: *const GR_MultiplayerSession_CopyDocumentOptions,
    OutDocumentJson: *mut *mut GR_Multiplayer_Text,
) -> EOS_EResult {
    try_boundary("GR_MultiplayerSession_CopyDocument", || {
        // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say.
        let out = unsafe { Out::new("OutDocumentJson", OutDocumentJson) }?;
        unsafe { options::read(Options) }?;
        let document = handles::get::<Session>(Handle)?.document()?;
        Ok(out.give(outputs::json(&*document)?))
    })
}

/// Copies the address of the session, by which others find it: its path in the REST contract. Free it with `GR_Multiplayer_Text_Release`.
///
/// `EOS_Success`; `EOS_NotFound` while the session is not known, because it is entered through a handle; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_MultiplayerSession_CopyUri(
    Handle: GR_HMultiplayerSession,
    Options: *const GR_MultiplayerSession_CopyUriOptions,
    OutUri: *mut *mut GR_Multiplayer_Text,
) -> EOS_EResult {
    try_boundary("GR_MultiplayerSession_CopyUri", || {
        // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say.
        let out = unsafe { Out::new("OutUri", OutUri) }?;
        unsafe { options::read(Options) }?;
        let at = handles::get::<Session>(Handle)?.at()?;
        Ok(out.give(outputs::text(&uri::of(&at))?))
    })
}

/// Frees a session, in any state: the user leaves it in the background. A callback that is due still comes; nobody is told of changes any more. Null is ignored, and so is, with a line in the log, what is
/// none. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn GR_MultiplayerSession_Release(Session: GR_HMultiplayerSession) {
    try_boundary("GR_MultiplayerSession_Release", || {
        let session: Option<Arc<self::Session>> = taken(Session)?;
        if let Some(session) = session {
            session.release();
        }
        Ok(())
    });
}

/// Where a job stands. It changes inside Tick alone. `GR_MJS_NOT_RUNNING` for what is no job. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn GR_MultiplayerJob_GetStatus(
    Handle: GR_HMultiplayerJob,
) -> GR_EMultiplayerJobStatus {
    try_boundary("GR_MultiplayerJob_GetStatus", || {
        Ok(match handles::get::<Job>(Handle)?.status() {
            JobStatus::Working => GR_EMultiplayerJobStatus::GR_MJS_WORKING,
            JobStatus::Complete => GR_EMultiplayerJobStatus::GR_MJS_COMPLETE,
            JobStatus::Failed => GR_EMultiplayerJobStatus::GR_MJS_FAILED,
        })
    })
}

/// How a job ended: what its callback has brought, `EOS_Success` for one; `EOS_AlreadyPending` while it is under way, and `EOS_InvalidParameters` for what is no job. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn GR_MultiplayerJob_GetResult(Handle: GR_HMultiplayerJob) -> EOS_EResult {
    try_boundary("GR_MultiplayerJob_GetResult", || {
        let result = handles::get::<Job>(Handle)?.result();
        // Whoever polls is told so at each frame: no line in the log.
        Ok(result.unwrap_or(EOS_EResult::EOS_AlreadyPending))
    })
}

/// Copies the session that `GR_Multiplayer_LookUpHandle` has found. Free it with `GR_Multiplayer_SessionRef_Release`.
///
/// `EOS_Success`; `EOS_InvalidState` unless the job is complete; `EOS_NotFound` if it is of another kind; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_MultiplayerJob_CopySessionRef(
    Handle: GR_HMultiplayerJob,
    Options: *const GR_MultiplayerJob_CopySessionRefOptions,
    OutSessionRef: *mut *mut GR_Multiplayer_SessionRef,
) -> EOS_EResult {
    try_boundary("GR_MultiplayerJob_CopySessionRef", || {
        // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say.
        let out = unsafe { Out::new("OutSessionRef", OutSessionRef) }?;
        unsafe { options::read(Options) }?;
        match &*handles::get::<Job>(Handle)?.found()? {
            Found::Session(at) => Ok(out.give(outputs::session_ref(at)?)),
            _ => Ok(EOS_EResult::EOS_NotFound),
        }
    })
}

/// How many activities `GR_Multiplayer_QueryActivities` has found: of those who were named, those who do something that the user may see. 0 unless the job is complete, and for what is none. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn GR_MultiplayerJob_GetActivityCount(Handle: GR_HMultiplayerJob) -> u32 {
    try_boundary("GR_MultiplayerJob_GetActivityCount", || {
        let found = handles::get::<Job>(Handle)?.found();
        Ok(match found.as_deref() {
            Ok(Found::Activities(all)) => u32::try_from(all.len()).unwrap_or(u32::MAX),
            _ => 0,
        })
    })
}

/// Copies an activity by its place in the order in which the players were named. Free it with `GR_Multiplayer_Activity_Release`.
///
/// `EOS_Success`; `EOS_InvalidState` unless the job is complete; `EOS_InvalidParameters`, also beyond the last one; `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_MultiplayerJob_CopyActivityByIndex(
    Handle: GR_HMultiplayerJob,
    Options: *const GR_MultiplayerJob_CopyActivityByIndexOptions,
    OutActivity: *mut *mut GR_Multiplayer_Activity,
) -> EOS_EResult {
    try_boundary("GR_MultiplayerJob_CopyActivityByIndex", || {
        // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say.
        let out = unsafe { Out::new("OutActivity", OutActivity) }?;
        let index = unsafe { options::read(Options) }?.ActivityIndex;
        let found = handles::get::<Job>(Handle)?.found()?;
        let all = match &*found {
            Found::Activities(all) => all.as_slice(),
            _ => &[],
        };
        let Some(activity) = all.get(index as usize) else {
            return Err(beyond("ActivityIndex", index, all.len(), "activities"));
        };
        Ok(out.give(outputs::activity(activity)?))
    })
}

/// How many sessions `GR_Multiplayer_CleanSessions` has left. 0 unless the job is complete, and for what is none. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn GR_MultiplayerJob_GetSessionCount(Handle: GR_HMultiplayerJob) -> u32 {
    try_boundary("GR_MultiplayerJob_GetSessionCount", || {
        let found = handles::get::<Job>(Handle)?.found();
        Ok(match found.as_deref() {
            Ok(Found::Sessions(count)) => *count,
            _ => 0,
        })
    })
}

/// Frees a job; one that is under way goes on, and its callback still comes. Null is ignored, and so is, with a line in the log, what is none. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn GR_MultiplayerJob_Release(Job: GR_HMultiplayerJob) {
    try_boundary("GR_MultiplayerJob_Release", || {
        let job: Option<Arc<self::Job>> = taken(Job)?;
        drop(job);
        Ok(())
    });
}

fn taken<T: Handled>(handle: *mut T::Opaque) -> Result<Option<Arc<T>>, Refusal> {
    if handle.is_null() {
        return Ok(None);
    }
    Ok(Some(handles::remove(handle)?))
}

fn beyond(parameter: &str, index: u32, count: usize, what: &str) -> Refusal {
    Refusal::parameter(format!(
        "{parameter} is {index}, and there are {count} {what}"
    ))
}

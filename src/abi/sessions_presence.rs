//! The functions of `eos_sessions.h` that lead from a user's presence and overlay to a session, and those that look into one.

use super::boundary::try_boundary;
use super::handles;
use super::ids::product_user_id;
use super::options;
use super::out::Out;
use super::refusal::Refusal;
use super::sessions::read_name;
use super::sessions_invites::read_user;
use super::types::{
    EOS_HSessionDetails, EOS_HSessions, EOS_Sessions_CopySessionHandleByUiEventIdOptions,
    EOS_Sessions_CopySessionHandleForPresenceOptions, EOS_Sessions_DumpSessionStateOptions,
    EOS_Sessions_IsUserInSessionOptions,
};
use crate::interfaces::sessions::Sessions;
use crate::result::EOS_EResult;
use crate::runtime::log::{self, Category};

/// Copies the session that an event of an overlay leads to; `EOS_Sessions_AddNotifyJoinSessionAccepted` tells of such events. A join with it goes through the presence of the player whom the user wants to join. It can be copied until `EOS_UI_AcknowledgeEventId`, or until 64 further events; nobody is asked. Free it with
/// `EOS_SessionDetails_Release`.
///
/// `EOS_Success`; `EOS_NotFound` if there is no such event, or no more; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Sessions_CopySessionHandleByUiEventId(
    Handle: EOS_HSessions,
    Options: *const EOS_Sessions_CopySessionHandleByUiEventIdOptions,
    OutSessionHandle: *mut EOS_HSessionDetails,
) -> EOS_EResult {
    try_boundary("EOS_Sessions_CopySessionHandleByUiEventId", || {
        // SAFETY: the game passes null or a place for a handle, and null or options of the version that they say.
        let out = unsafe { Out::new("OutSessionHandle", OutSessionHandle) }?;
        let event = unsafe { options::read(Options) }?.UiEventId;
        let sessions = handles::get::<Sessions>(Handle)?;
        let details = sessions.requests.details(event).ok_or_else(|| {
            let reason = format!("UiEventId: there is no event {event}, or no more");
            Refusal::new(EOS_EResult::EOS_NotFound, reason)
        })?;
        out.give_handle(details)
    })
}

/// Copies the session of a user of this process that was made or joined with `bPresenceEnabled`, as it is now. A join of another user of this process with it goes through the user's presence. Nobody is asked; free it with
/// `EOS_SessionDetails_Release`.
///
/// `EOS_Success`; `EOS_NotFound` if the user has none, or is not logged in; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Sessions_CopySessionHandleForPresence(
    Handle: EOS_HSessions,
    Options: *const EOS_Sessions_CopySessionHandleForPresenceOptions,
    OutSessionHandle: *mut EOS_HSessionDetails,
) -> EOS_EResult {
    try_boundary("EOS_Sessions_CopySessionHandleForPresence", || {
        // SAFETY: the game passes null or a place for a handle, and null or options of the version that they say.
        let out = unsafe { Out::new("OutSessionHandle", OutSessionHandle) }?;
        let options = unsafe { options::read(Options) }?;
        let user = read_user("LocalUserId", options.LocalUserId)?;
        let sessions = handles::get::<Sessions>(Handle)?;
        out.give_handle(std::sync::Arc::new(sessions.presence_details(&user)?))
    })
}

/// Whether a player is registered in a session of this process. Nobody is asked: the owner's list is the directory's own, a joiner's is its copy.
///
/// `EOS_Success` if it is; `EOS_NotFound` if not; `EOS_Sessions_InvalidSession` if there is no session of this name; `EOS_Invalid_ProductUserID` for what is no id; `EOS_InvalidParameters`,
/// `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Sessions_IsUserInSession(
    Handle: EOS_HSessions,
    Options: *const EOS_Sessions_IsUserInSessionOptions,
) -> EOS_EResult {
    try_boundary("EOS_Sessions_IsUserInSession", || {
        // SAFETY: the game passes null or options of the version that they say.
        let (options, name) = unsafe {
            let options = options::read(Options)?;
            (options, read_name(options.SessionName)?)
        };
        let user = product_user_id(options.TargetUserId).map_err(|error| {
            let reason = format!("TargetUserId: {error}");
            Refusal::new(EOS_EResult::EOS_Invalid_ProductUserID, reason)
        })?;
        let sessions = handles::get::<Sessions>(Handle)?;
        Ok(match sessions.is_registered(&name, &user)? {
            true => EOS_EResult::EOS_Success,
            // Games ask to find out; that it is not is an answer.
            false => EOS_EResult::EOS_NotFound,
        })
    })
}

/// Writes what this process knows of a session to the log, in several lines at the level of warnings, so that they show where nobody has set another one. Values of attributes that are not advertised stay out of it.
///
/// `EOS_Success`; `EOS_NotFound` if there is no session of this name; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Sessions_DumpSessionState(
    Handle: EOS_HSessions,
    Options: *const EOS_Sessions_DumpSessionStateOptions,
) -> EOS_EResult {
    const NAME: &str = "EOS_Sessions_DumpSessionState";
    try_boundary(NAME, || {
        // SAFETY: the game passes null or options of the version that they say.
        let name = unsafe { read_name(options::read(Options)?.SessionName) }?;
        let sessions = handles::get::<Sessions>(Handle)?;
        for line in sessions.dump(&name)? {
            log::warn(Category::of_function(NAME), || line);
        }
        Ok(EOS_EResult::EOS_Success)
    })
}

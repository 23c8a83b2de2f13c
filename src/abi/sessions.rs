//! The functions of `eos_sessions.h` that make, change, join and end sessions. Those on one local session are carried out in the order of their calls.

use std::ffi::{CString, c_char, c_void};
use std::sync::Arc;

use greenroom_protocol::ids::SessionName;
use greenroom_protocol::limits;
use parking_lot::Mutex;

use super::boundary::try_boundary;
use super::completion::{announce, settle_synced, tell, tell_synced};
use super::delegates::Delegate;
use super::handles;
use super::ids;
use super::options::{self, Versioned};
use super::out::Out;
use super::refusal::Refusal;
use super::session_modification::{read_bucket, read_platforms};
use super::sessions_outputs::SharedModification;
use super::strings::{self, Limit};
use super::types::*;
use crate::interfaces::Outcome;
use crate::interfaces::details::Details;
use crate::interfaces::searches::Search;
use crate::interfaces::sessions::modification::{Creation, Modification};
use crate::interfaces::sessions::{Joining, NAME_MAX, Published, Sessions, Synced};
use crate::result::EOS_EResult;

/// Begins to make a session: nothing is sent before `EOS_Sessions_UpdateSession`, and nothing is checked with the directory. Free the modification with `EOS_SessionModification_Release`.
///
/// `SessionName` is the name that the session has in this process, 1 to 256 bytes. `BucketId` (1 to 256 bytes) and `MaxPlayers` (1 to 1000) can still be changed. `LocalUserId` is the user who will
/// own the session; on a platform that was made with `bIsServer` null is the program itself, whose client id owns it then. `bPresenceEnabled`: the user's presence shows it; at most one session of a user. `SessionId`, since version 3, is null or an id of the game's choice: 16 to 64 letters, digits, `.`,
/// `_` and `-`; a session that already has it is replaced if it is the user's own or its owner is gone. `bSanctionsEnabled` since version 4. `AllowedPlatformIds`, since version 5, as in
/// `EOS_SessionModification_SetAllowedPlatformIds`.
///
/// `EOS_Success`; `EOS_Sessions_PresenceSessionExists` for a second session in the user's presence; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Sessions_CreateSessionModification(
    Handle: EOS_HSessions,
    Options: *const EOS_Sessions_CreateSessionModificationOptions,
    OutSessionModificationHandle: *mut EOS_HSessionModification,
) -> EOS_EResult {
    try_boundary("EOS_Sessions_CreateSessionModification", || {
        // SAFETY: the game passes null or a place for a handle, and null or options of the version that they say.
        let out =
            unsafe { Out::new("OutSessionModificationHandle", OutSessionModificationHandle) }?;
        let sessions = handles::get::<Sessions>(Handle)?;
        let modification = unsafe { read_creation(&sessions, Options) }?;
        out.give_handle::<SharedModification>(Arc::new(Mutex::new(modification)))
    })
}

/// Begins to change a session of this process: nothing is sent before `EOS_Sessions_UpdateSession`. Free the modification with `EOS_SessionModification_Release`.
///
/// `EOS_Success`; `EOS_NotFound` if there is no session of this name, or its creation is still under way; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Sessions_UpdateSessionModification(
    Handle: EOS_HSessions,
    Options: *const EOS_Sessions_UpdateSessionModificationOptions,
    OutSessionModificationHandle: *mut EOS_HSessionModification,
) -> EOS_EResult {
    try_boundary("EOS_Sessions_UpdateSessionModification", || {
        // SAFETY: the game passes null or a place for a handle, and null or options of the version that they say.
        let out =
            unsafe { Out::new("OutSessionModificationHandle", OutSessionModificationHandle) }?;
        let name = unsafe { read_session(Options, |options| options.SessionName) }?;
        let sessions = handles::get::<Sessions>(Handle)?;
        let modification = sessions.update_modification(name)?;
        out.give_handle::<SharedModification>(Arc::new(Mutex::new(modification)))
    })
}

/// Makes a session or changes one, as the modification says that it was made for. The modification is copied: release it at once, or go on using it.
///
/// A new session is `EOS_OSS_Pending`, found by searches, and has nobody registered. Changes are written as one.
///
/// The callback brings `EOS_Success`, the local name and the session id; the two texts are never null, and the id is empty where there is none. `EOS_Sessions_SessionAlreadyExists` if the local name is
/// in use, or the chosen id by somebody else; `EOS_Sessions_PresenceSessionExists`; `EOS_InvalidUser` if the user is not logged in; `EOS_ClientPolicyMissingAction` if the program may not; `EOS_NotFound` if the session to be changed is gone;
/// `EOS_Sessions_UpsertNotAllowed` if it is another user's; `EOS_Sessions_TooManyPlayers` if more are registered than it would have room for; `EOS_LimitExceeded` for the 17th session of a user; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`;
/// `EOS_TimedOut`, `EOS_NoConnection` for a creation, of which nothing is left behind then; `EOS_Sessions_OutOfSync` for a change that was made here and could not be told to the directory in time: it is
/// sent as soon as that can be reached. It comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Sessions_UpdateSession(
    Handle: EOS_HSessions,
    Options: *const EOS_Sessions_UpdateSessionOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Sessions_OnUpdateSessionCallback,
) {
    const NAME: &str = "EOS_Sessions_UpdateSession";
    try_boundary(NAME, || {
        let sessions = handles::get::<Sessions>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        announce(&delegate, |ResultCode, ClientData| {
            EOS_Sessions_UpdateSessionCallbackInfo {
                ResultCode,
                ClientData,
                SessionName: c"".as_ptr(),
                SessionId: c"".as_ptr(),
            }
        });
        let done = move |name: String, outcome: Outcome<Synced<Published>>| {
            let (code, published) = settle_synced(NAME, outcome);
            let id = published.map_or_else(String::new, |published| published.id.to_string());
            let (name, id) = (c_text(&name), c_text(&id));
            delegate.call(|ClientData| EOS_Sessions_UpdateSessionCallbackInfo {
                ResultCode: CEnum::from(code),
                ClientData,
                SessionName: name.as_ptr(),
                SessionId: id.as_ptr(),
            });
        };
        // SAFETY: the game passes null or options of the version that they say.
        match unsafe { read_modification(Options) } {
            Ok(modification) => {
                let name = modification.session.clone();
                sessions.publish(modification, |outcome| done(name, outcome));
            }
            Err(refusal) => sessions.post(|| done(String::new(), Err(refusal.into()))),
        }
        Ok(())
    });
}

/// Ends a session for everybody if the user owns it, else leaves it. From the call on it is `EOS_OSS_Destroying`; from the callback on the local name is free.
///
/// The callback brings `EOS_Success`, also if the session was gone already; `EOS_NotFound` if there is none of this name; `EOS_AlreadyPending` if it is being destroyed already;
/// `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`: the session is not kept alive any
/// more, and ended as soon as the directory can be reached; its local name stays until a call succeeds. It comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Sessions_DestroySession(
    Handle: EOS_HSessions,
    Options: *const EOS_Sessions_DestroySessionOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Sessions_OnDestroySessionCallback,
) {
    const NAME: &str = "EOS_Sessions_DestroySession";
    try_boundary(NAME, || {
        let sessions = handles::get::<Sessions>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        let done = tell(NAME, delegate, |ResultCode, ClientData, _: Option<()>| {
            EOS_Sessions_DestroySessionCallbackInfo {
                ResultCode,
                ClientData,
            }
        });
        // SAFETY: the game passes null or options of the version that they say.
        match unsafe { read_session(Options, |options| options.SessionName) } {
            Ok(name) => sessions.destroy(name, done),
            Err(refusal) => sessions.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// Joins a session that was found, as a user: a server does not join. It is then a session of this process under `SessionName`, 1 to 256 bytes, as it is on the directory at that moment. Joining takes no place: only registered players do.
/// `bPresenceEnabled` since version 2. The details handle may be released at once.
///
/// The callback brings `EOS_Success`; `EOS_Sessions_SessionAlreadyExists` if the local name is in use or a join under it is under way, or the user is in this session already; `EOS_NotFound` if the
/// session is gone; `EOS_Sessions_TooManyPlayers` if it is full; `EOS_Sessions_SessionInProgress` if play is under way and it lets nobody in meanwhile; `EOS_Sessions_NotAllowed` if it is not open to
/// the user; `EOS_Sessions_PlayerSanctioned` if it keeps sanctioned players out and the user is one; `EOS_Sessions_PresenceSessionExists`; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once,
/// inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Sessions_JoinSession(
    Handle: EOS_HSessions,
    Options: *const EOS_Sessions_JoinSessionOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Sessions_OnJoinSessionCallback,
) {
    const NAME: &str = "EOS_Sessions_JoinSession";
    try_boundary(NAME, || {
        let sessions = handles::get::<Sessions>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        let done = tell(NAME, delegate, |ResultCode, ClientData, _: Option<()>| {
            EOS_Sessions_JoinSessionCallbackInfo {
                ResultCode,
                ClientData,
            }
        });
        // SAFETY: the game passes null or options of the version that they say.
        match unsafe { read_joining(Options) } {
            Ok((joining, details)) => sessions.join(joining, details, done),
            Err(refusal) => sessions.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// Play begins, also again after it ended: the session is `EOS_OSS_InProgress` then, and hidden from searches unless it lets players in meanwhile. What a joiner starts is its own copy only.
///
/// The callback brings `EOS_Success`; `EOS_NotFound` if there is no session of this name, or it is gone; `EOS_Sessions_SessionInProgress` if play is under way already; `EOS_InvalidParameters`,
/// `EOS_IncompatibleVersion`; `EOS_Sessions_OutOfSync` if it began here and the directory could not be told in time, which is told later. It comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Sessions_StartSession(
    Handle: EOS_HSessions,
    Options: *const EOS_Sessions_StartSessionOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Sessions_OnStartSessionCallback,
) {
    const NAME: &str = "EOS_Sessions_StartSession";
    try_boundary(NAME, || {
        let sessions = handles::get::<Sessions>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        let done = tell_synced(NAME, delegate, |ResultCode, ClientData, _: Option<()>| {
            EOS_Sessions_StartSessionCallbackInfo {
                ResultCode,
                ClientData,
            }
        });
        // SAFETY: the game passes null or options of the version that they say.
        match unsafe { read_session(Options, |options| options.SessionName) } {
            Ok(name) => sessions.start(name, done),
            Err(refusal) => sessions.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// Play is over: the session is `EOS_OSS_Ended` then, found by searches again, and may be started again. What a joiner ends is its own copy only.
///
/// The callback brings `EOS_Success`; `EOS_NotFound` if there is no session of this name, or it is gone; `EOS_InvalidState` if play is not under way; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`;
/// `EOS_Sessions_OutOfSync` if it is over here and the directory could not be told in time, which is told later. It comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Sessions_EndSession(
    Handle: EOS_HSessions,
    Options: *const EOS_Sessions_EndSessionOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Sessions_OnEndSessionCallback,
) {
    const NAME: &str = "EOS_Sessions_EndSession";
    try_boundary(NAME, || {
        let sessions = handles::get::<Sessions>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        let done = tell_synced(NAME, delegate, |ResultCode, ClientData, _: Option<()>| {
            EOS_Sessions_EndSessionCallbackInfo {
                ResultCode,
                ClientData,
            }
        });
        // SAFETY: the game passes null or options of the version that they say.
        match unsafe { read_session(Options, |options| options.SessionName) } {
            Ok(name) => sessions.end(name, done),
            Err(refusal) => sessions.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// Makes a search, which finds at most `MaxSearchResults` sessions, 1 to 200. Free it with `EOS_SessionSearch_Release`.
///
/// `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Sessions_CreateSessionSearch(
    Handle: EOS_HSessions,
    Options: *const EOS_Sessions_CreateSessionSearchOptions,
    OutSessionSearchHandle: *mut EOS_HSessionSearch,
) -> EOS_EResult {
    try_boundary("EOS_Sessions_CreateSessionSearch", || {
        // SAFETY: the game passes null or a place for a handle, and null or options of the version that they say.
        let out = unsafe { Out::new("OutSessionSearchHandle", OutSessionSearchHandle) }?;
        let max_results = unsafe { options::read(Options) }?.MaxSearchResults;
        let sessions = handles::get::<Sessions>(Handle)?;
        out.give_handle(Arc::new(Search::new(&sessions, max_results)?))
    })
}

/// Gives a view of a session of this process, which shows it as it is whenever it is asked. Free it with `EOS_ActiveSession_Release`.
///
/// `EOS_Success`; `EOS_NotFound` if there is no session of this name, or its creation or join is still under way; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Sessions_CopyActiveSessionHandle(
    Handle: EOS_HSessions,
    Options: *const EOS_Sessions_CopyActiveSessionHandleOptions,
    OutSessionHandle: *mut EOS_HActiveSession,
) -> EOS_EResult {
    try_boundary("EOS_Sessions_CopyActiveSessionHandle", || {
        // SAFETY: the game passes null or a place for a handle, and null or options of the version that they say.
        let out = unsafe { Out::new("OutSessionHandle", OutSessionHandle) }?;
        let name = unsafe { read_session(Options, |options| options.SessionName) }?;
        let sessions = handles::get::<Sessions>(Handle)?;
        out.give_handle(Arc::new(sessions.view(name)?))
    })
}

/// # Safety
/// `options` is null or points to options of the version that they say; so do the readers below ask.
unsafe fn read_creation(
    sessions: &Sessions,
    options: *const EOS_Sessions_CreateSessionModificationOptions,
) -> Result<Modification, Refusal> {
    // SAFETY: the caller's promise covers the options and what they point to.
    unsafe {
        let options = options::read(options)?;
        let name = read_name(options.SessionName)?;
        let user = ids::local_user(options.LocalUserId)?;
        let creation = Creation {
            // A program has no presence.
            presence: options.bPresenceEnabled != 0 && user.is_some(),
            user,
            sanctions: options.bSanctionsEnabled != 0,
            id: read_session_id(options.SessionId)?,
        };
        let bucket = read_bucket("BucketId", options.BucketId)?;
        let platforms =
            read_platforms(options.AllowedPlatformIds, options.AllowedPlatformIdsCount)?;
        let mut modification =
            sessions.create_modification(name, creation, bucket, options.MaxPlayers)?;
        modification.set_platforms(platforms)?;
        Ok(modification)
    }
}

/// The local name in options that say no more than that.
///
/// # Safety
/// As for [`read_creation`].
unsafe fn read_session<T: Versioned>(
    options: *const T,
    name: fn(&T) -> *const c_char,
) -> Result<String, Refusal> {
    // SAFETY: the caller's promise covers the options and what they point to.
    unsafe { read_name(name(&options::read(options)?)) }
}

/// # Safety
/// `name` is null or points to a text that ends in a NUL.
pub(super) unsafe fn read_name(name: *const c_char) -> Result<String, Refusal> {
    // SAFETY: the caller's promise.
    Ok(unsafe { strings::required("SessionName", name, Limit::Bytes(NAME_MAX)) }?)
}

/// # Safety
/// `id` is null or points to a text that ends in a NUL.
unsafe fn read_session_id(id: *const c_char) -> Result<Option<SessionName>, Refusal> {
    let longest = limits::SESSION_ID_OVERRIDE_MAX;
    // SAFETY: the caller's promise.
    let id = unsafe { strings::optional("SessionId", id, Limit::Bytes(longest)) }?;
    let Some(id) = id else { return Ok(None) };
    let shortest = limits::SESSION_ID_OVERRIDE_MIN;
    if id.len() < shortest {
        return Err(Refusal::parameter(format!(
            "SessionId is shorter than {shortest} characters"
        )));
    }
    let id = SessionName::new(id).map_err(|invalid| Refusal::of("SessionId", invalid))?;
    Ok(Some(id))
}

/// # Safety
/// As for [`read_creation`].
unsafe fn read_modification(
    options: *const EOS_Sessions_UpdateSessionOptions,
) -> Result<Modification, Refusal> {
    // SAFETY: the caller's promise.
    let options = unsafe { options::read(options) }?;
    let modification = handles::get::<SharedModification>(options.SessionModificationHandle)
        .map_err(|error| Refusal::of("SessionModificationHandle", error))?;
    let copy = modification.lock().clone();
    Ok(copy)
}

/// # Safety
/// As for [`read_creation`].
unsafe fn read_joining(
    options: *const EOS_Sessions_JoinSessionOptions,
) -> Result<(Joining, Arc<Details>), Refusal> {
    // SAFETY: the caller's promise covers the options and what they point to.
    let (options, name) = unsafe {
        let options = options::read(options)?;
        (options, read_name(options.SessionName)?)
    };
    let details = handles::get::<Details>(options.SessionHandle)
        .map_err(|error| Refusal::of("SessionHandle", error))?;
    let user = ids::local_user(options.LocalUserId)?.ok_or_else(|| {
        Refusal::parameter(
            "LocalUserId: the handle is null, and only a user can join: a server has the sessions that it makes",
        )
    })?;
    let joining = Joining {
        name,
        user,
        presence: options.bPresenceEnabled != 0,
    };
    Ok((joining, details))
}

/// Text for a callback; a NUL inside cannot come from a game and would end it.
pub(super) fn c_text(text: &str) -> CString {
    let visible = text.split('\0').next().unwrap_or_default();
    CString::new(visible).unwrap_or_default()
}

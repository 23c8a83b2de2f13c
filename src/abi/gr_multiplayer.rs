//! The Multiplayer interface of `greenroom.h`: ways into sessions, and what belongs to none.

use std::ffi::c_void;

use greenroom_protocol::ids::{SessionName, TemplateName};
use greenroom_protocol::limits;
use greenroom_protocol::session::Visibility;

use super::boundary::try_boundary;
use super::gr_multiplayer_options::*;
use super::gr_multiplayer_outputs::session_ref;
use super::gr_multiplayer_reading as reading;
use super::gr_multiplayer_types::*;
use super::handles;
use super::options;
use super::out::Out;
use super::platform_entry::PlatformEntry;
use super::refusal::Refusal;
use super::strings::{self, Limit};
use super::types::{EOS_Bool, EOS_FALSE, EOS_HPlatform, EOS_ProductUserId};
use crate::interfaces::multiplayer::requests::{Door, Hosting, Luggage};
use crate::interfaces::multiplayer::{Multiplayer, uri};
use crate::result::EOS_EResult;

/// Longest address of a session in bytes, without the terminating NUL.
pub const GR_MULTIPLAYER_URI_MAX_LENGTH: u32 = 2048;

/// The Multiplayer interface of a platform: sessions of the contract of Xbox Live's Multiplayer Session Directory, made from any template of the directory but that of EOS Sessions. The same handle at
/// every call, valid until the platform is released, never freed by the game. Null for what is no platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn GR_Platform_GetMultiplayerInterface(
    Handle: EOS_HPlatform,
) -> GR_HMultiplayer {
    try_boundary("GR_Platform_GetMultiplayerInterface", || {
        Ok(handles::get::<PlatformEntry>(Handle)?.multiplayer())
    })
}

/// Makes a session and goes into it as its first member, active. The handle is there at once and `GR_MSS_WORKING`; later `GR_MSS_READY`, or `GR_MSS_BROKEN` if the session could not be made. Free it
/// with `GR_MultiplayerSession_Release`.
///
/// Here as in all functions of this interface that take a `CompletionDelegate`: what is refused at once is the answer, and nobody is called back; after `EOS_Success` the callback comes once, inside
/// Tick, and a game that polls leaves it null. The code of the callback is what `GR_MultiplayerSession_GetLastResult` answers.
///
/// `EOS_Success`; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_Sessions_SessionAlreadyExists` if the name
/// is in use; `EOS_NotFound` if there is no such template; `EOS_InvalidState` for what the template has otherwise; `EOS_InvalidRequest` for what the directory does not understand;
/// `EOS_ClientPolicyMissingAction`; `EOS_TimedOut`, `EOS_NoConnection`, after which nothing is left behind. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_Multiplayer_HostSession(
    Handle: GR_HMultiplayer,
    Options: *const GR_Multiplayer_HostSessionOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_MultiplayerSession_OnCompleteCallback,
    OutSession: *mut GR_HMultiplayerSession,
) -> EOS_EResult {
    const NAME: &str = "GR_Multiplayer_HostSession";
    try_boundary(NAME, || {
        // SAFETY: the game passes null or a place for a handle, and null or options of the version that they say.
        let out = unsafe { Out::new("OutSession", OutSession) }?;
        let multiplayer = handles::get::<Multiplayer>(Handle)?;
        let (user, hosting) = unsafe { read_hosting(Options) }?;
        let mut handle = std::ptr::null_mut();
        multiplayer.host(&user, &hosting, |session| {
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

/// Goes into a session that is there, as an active member: by its names, or through a handle that leads there and may open what the names do not. The handle is there at once, as with
/// `GR_Multiplayer_HostSession`.
///
/// `EOS_Success`; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`, also for both names and a handle; `EOS_IncompatibleVersion`. The callback brings `EOS_Success`;
/// `EOS_Sessions_SessionAlreadyExists` if the user has this session open on this platform; `EOS_NotFound` if there is no such session, or the handle is good no more; `EOS_Sessions_TooManyPlayers` if it
/// is full; `EOS_Sessions_NotAllowed` if it is not open to the user; `EOS_ClientPolicyMissingAction`; `EOS_TimedOut`, `EOS_NoConnection`, after which nothing is left behind. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_Multiplayer_JoinSession(
    Handle: GR_HMultiplayer,
    Options: *const GR_Multiplayer_JoinSessionOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_MultiplayerSession_OnCompleteCallback,
    OutSession: *mut GR_HMultiplayerSession,
) -> EOS_EResult {
    const NAME: &str = "GR_Multiplayer_JoinSession";
    try_boundary(NAME, || {
        // SAFETY: the game passes null or a place for a handle, and null or options of the version that they say.
        let out = unsafe { Out::new("OutSession", OutSession) }?;
        let multiplayer = handles::get::<Multiplayer>(Handle)?;
        let (user, door, luggage) = unsafe { read_joining(Options) }?;
        let mut handle = std::ptr::null_mut();
        multiplayer.join(&user, door, &luggage, |session| {
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

/// Finds out which session a handle leads to: an invite, an activity, a search handle, a transfer. Read it with `GR_MultiplayerJob_CopySessionRef`; free the job with `GR_MultiplayerJob_Release`.
///
/// `EOS_Success`; `EOS_InvalidUser`, `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_NotFound` if there is no such handle, or it is good no more;
/// `EOS_AccessDenied` if it is somebody else's; `EOS_ClientPolicyMissingAction`, `EOS_TimedOut`, `EOS_NoConnection`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_Multiplayer_LookUpHandle(
    Handle: GR_HMultiplayer,
    Options: *const GR_Multiplayer_LookUpHandleOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_MultiplayerJob_OnCompleteCallback,
    OutJob: *mut GR_HMultiplayerJob,
) -> EOS_EResult {
    const NAME: &str = "GR_Multiplayer_LookUpHandle";
    try_boundary(NAME, || {
        // SAFETY: the game passes null or a place for a handle, and null or options of the version that they say, with a text that ends in a NUL.
        let out = unsafe { Out::new("OutJob", OutJob) }?;
        let multiplayer = handles::get::<Multiplayer>(Handle)?;
        let options = unsafe { options::read(Options) }?;
        let user = reading::local_user(options.LocalUserId)?;
        let id = unsafe { reading::handle_id(options.HandleId) }?;
        let mut handle = std::ptr::null_mut();
        multiplayer.look_up_handle(&user, id, |job| {
            // SAFETY: the game gives a callback of this type.
            unsafe { reading::hand_out_job(NAME, job, &mut handle, ClientData, CompletionDelegate) }
        })?;
        Ok(out.give(handle))
    })
}

/// Asks what players are doing: those who play in a session that they show, and that the user may see. Read the answer with `GR_MultiplayerJob_GetActivityCount` and
/// `GR_MultiplayerJob_CopyActivityByIndex`; free the job with `GR_MultiplayerJob_Release`.
///
/// `EOS_Success`; `EOS_InvalidUser`, `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_ClientPolicyMissingAction`, `EOS_TimedOut`, `EOS_NoConnection`. Any
/// thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_Multiplayer_QueryActivities(
    Handle: GR_HMultiplayer,
    Options: *const GR_Multiplayer_QueryActivitiesOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_MultiplayerJob_OnCompleteCallback,
    OutJob: *mut GR_HMultiplayerJob,
) -> EOS_EResult {
    const NAME: &str = "GR_Multiplayer_QueryActivities";
    try_boundary(NAME, || {
        // SAFETY: the game passes null or a place for a handle, and null or options of the version that they say, with a list as long as they say.
        let out = unsafe { Out::new("OutJob", OutJob) }?;
        let multiplayer = handles::get::<Multiplayer>(Handle)?;
        let options = unsafe { options::read(Options) }?;
        let user = reading::local_user(options.LocalUserId)?;
        let players = unsafe {
            reading::targets(
                options.TargetUserIds,
                options.TargetUserIdsCount,
                limits::QUERIED_ACCOUNTS_MAX,
            )
        }?;
        let mut handle = std::ptr::null_mut();
        multiplayer.query_activities(&user, players, |job| {
            // SAFETY: the game gives a callback of this type.
            unsafe { reading::hand_out_job(NAME, job, &mut handle, ClientData, CompletionDelegate) }
        })?;
        Ok(out.give(handle))
    })
}

/// Withdraws the user's activity, whichever session it is in: `GR_MultiplayerSession_SetActivity` sets one. Free the job with `GR_MultiplayerJob_Release`.
///
/// `EOS_Success`; `EOS_InvalidUser`, `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. The callback brings `EOS_Success`, also if there was none; `EOS_ClientPolicyMissingAction`, `EOS_TimedOut`,
/// `EOS_NoConnection`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_Multiplayer_ClearActivity(
    Handle: GR_HMultiplayer,
    Options: *const GR_Multiplayer_ClearActivityOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_MultiplayerJob_OnCompleteCallback,
    OutJob: *mut GR_HMultiplayerJob,
) -> EOS_EResult {
    const NAME: &str = "GR_Multiplayer_ClearActivity";
    try_boundary(NAME, || {
        // SAFETY: the game passes null or a place for a handle, and null or options of the version that they say.
        let out = unsafe { Out::new("OutJob", OutJob) }?;
        let multiplayer = handles::get::<Multiplayer>(Handle)?;
        let user = reading::local_user(unsafe { options::read(Options) }?.LocalUserId)?;
        let mut handle = std::ptr::null_mut();
        multiplayer.clear_activity(&user, |job| {
            // SAFETY: the game gives a callback of this type.
            unsafe { reading::hand_out_job(NAME, job, &mut handle, ClientData, CompletionDelegate) }
        })?;
        Ok(out.give(handle))
    })
}

/// Takes the user out of every session that it is still in from earlier runs, reservations and private sessions among them: to be called before it looks for others. Left alone are the sessions that this
/// platform has open for the user, and those of EOS Sessions. `GR_MultiplayerJob_GetSessionCount` says how many there were; free the job with `GR_MultiplayerJob_Release`.
///
/// `EOS_Success`; `EOS_InvalidUser`, `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. The callback brings `EOS_Success`; `EOS_ClientPolicyMissingAction`, `EOS_TimedOut`, `EOS_NoConnection`. Any
/// thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_Multiplayer_CleanSessions(
    Handle: GR_HMultiplayer,
    Options: *const GR_Multiplayer_CleanSessionsOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_MultiplayerJob_OnCompleteCallback,
    OutJob: *mut GR_HMultiplayerJob,
) -> EOS_EResult {
    const NAME: &str = "GR_Multiplayer_CleanSessions";
    try_boundary(NAME, || {
        // SAFETY: the game passes null or a place for a handle, and null or options of the version that they say.
        let out = unsafe { Out::new("OutJob", OutJob) }?;
        let multiplayer = handles::get::<Multiplayer>(Handle)?;
        let user = reading::local_user(unsafe { options::read(Options) }?.LocalUserId)?;
        let mut handle = std::ptr::null_mut();
        multiplayer.clean_sessions(&user, |job| {
            // SAFETY: the game gives a callback of this type.
            unsafe { reading::hand_out_job(NAME, job, &mut handle, ClientData, CompletionDelegate) }
        })?;
        Ok(out.give(handle))
    })
}

/// Takes the address of a session apart; nobody is asked whether it is there. Free the names with `GR_Multiplayer_SessionRef_Release`.
///
/// `EOS_Success`; `EOS_InvalidParameters`, also for a text that is no such address; `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_Multiplayer_CopySessionRefByUri(
    Handle: GR_HMultiplayer,
    Options: *const GR_Multiplayer_CopySessionRefByUriOptions,
    OutSessionRef: *mut *mut GR_Multiplayer_SessionRef,
) -> EOS_EResult {
    try_boundary("GR_Multiplayer_CopySessionRefByUri", || {
        let limit = Limit::Bytes(GR_MULTIPLAYER_URI_MAX_LENGTH as usize);
        // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say, with a text that ends in a NUL.
        let (out, text) = unsafe {
            let out = Out::new("OutSessionRef", OutSessionRef)?;
            handles::get::<Multiplayer>(Handle)?;
            let options = options::read(Options)?;
            (out, strings::required("Uri", options.Uri, limit)?)
        };
        let at = uri::read(&text)
            .ok_or_else(|| Refusal::parameter("Uri is not the address of a session"))?;
        Ok(out.give(session_ref(&at)?))
    })
}

/// # Safety
/// `options` is null or points to options of the version that they say.
unsafe fn read_hosting(
    options: *const GR_Multiplayer_HostSessionOptions,
) -> Result<(crate::user_id::UserId, Hosting), Refusal> {
    // SAFETY: the caller's promise covers the options and what they point to.
    unsafe {
        let options = options::read(options)?;
        let user = reading::local_user(options.LocalUserId)?;
        let name = match options.SessionName.is_null() {
            true => None,
            false => Some(reading::name(
                "SessionName",
                options.SessionName,
                SessionName::new,
            )?),
        };
        let hosting = Hosting {
            template: reading::name("TemplateName", options.TemplateName, TemplateName::new)?,
            name,
            visibility: visibility(options.Visibility)?,
            min_members: options.MinMembers,
            max_members: options.MaxMembers,
            keywords: reading::keywords(options.Keywords, options.KeywordsCount)?,
            luggage: read_luggage(
                options.ReservedUserIds,
                options.ReservedUserIdsCount,
                options.SecureDeviceAddress,
                options.bInitialize,
            )?,
        };
        Ok((user, hosting))
    }
}

/// # Safety
/// `options` is null or points to options of the version that they say.
unsafe fn read_joining(
    options: *const GR_Multiplayer_JoinSessionOptions,
) -> Result<(crate::user_id::UserId, Door, Luggage), Refusal> {
    // SAFETY: the caller's promise covers the options and what they point to.
    unsafe {
        let options = options::read(options)?;
        let user = reading::local_user(options.LocalUserId)?;
        let has_names = !options.TemplateName.is_null() || !options.SessionName.is_null();
        let door = match (has_names, options.HandleId.is_null()) {
            (true, false) => {
                let message = "HandleId is set, and so are TemplateName or SessionName";
                return Err(Refusal::parameter(message));
            }
            (false, false) => Door::Handle(reading::handle_id(options.HandleId)?),
            (_, true) => Door::Name(
                reading::name("TemplateName", options.TemplateName, TemplateName::new)?,
                reading::name("SessionName", options.SessionName, SessionName::new)?,
            ),
        };
        let luggage = read_luggage(
            options.ReservedUserIds,
            options.ReservedUserIdsCount,
            options.SecureDeviceAddress,
            options.bInitialize,
        )?;
        Ok((user, door, luggage))
    }
}

/// # Safety
/// The list has `count` ids, or is null; the text is null or ends in a NUL.
unsafe fn read_luggage(
    reserved: *mut EOS_ProductUserId,
    count: u32,
    address: *const std::ffi::c_char,
    initialize: EOS_Bool,
) -> Result<Luggage, Refusal> {
    let limit = Limit::Bytes(limits::SECURE_DEVICE_ADDRESS_MAX);
    let most = limits::MEMBERS_OF_DOCUMENT_MAX;
    // SAFETY: the caller's promise.
    unsafe {
        Ok(Luggage {
            reserved: reading::users("ReservedUserIds", reserved, count, most)?,
            device_address: strings::optional("SecureDeviceAddress", address, limit)?,
            initializes: initialize != EOS_FALSE,
        })
    }
}

fn visibility(
    number: super::types::CEnum<GR_EMultiplayerVisibility>,
) -> Result<Option<Visibility>, Refusal> {
    Ok(match reading::enumerator("Visibility", number)? {
        GR_EMultiplayerVisibility::GR_MV_FROM_TEMPLATE => None,
        GR_EMultiplayerVisibility::GR_MV_OPEN => Some(Visibility::Open),
        GR_EMultiplayerVisibility::GR_MV_VISIBLE => Some(Visibility::Visible),
        GR_EMultiplayerVisibility::GR_MV_PRIVATE => Some(Visibility::Private),
        GR_EMultiplayerVisibility::GR_MV_FULL => {
            let message = "Visibility is GR_MV_FULL, which no session is made with";
            return Err(Refusal::parameter(message));
        }
    })
}

//! What the functions of the Multiplayer interface read from C, and what runs when one is over.

use std::ffi::{c_char, c_void};
use std::sync::Arc;

use greenroom_protocol::ids::AccountId;
use greenroom_protocol::limits;
use greenroom_protocol::session::{Guid, Restriction};

use super::completion::tell;
use super::delegates::Delegate;
use super::gr_multiplayer_types::*;
use super::handles::{self, Handled, Kind};
use super::ids;
use super::refusal::Refusal;
use super::strings::{self, Limit};
use super::types::{CEnum, EOS_ProductUserId};
use crate::c_enum::Enumeration;
use crate::interfaces::multiplayer::requests::{self, Json};
use crate::interfaces::multiplayer::{Job, Session};
use crate::interfaces::{Done, Failure, Outcome};
use crate::result::EOS_EResult;
use crate::user_id::UserId;

/// Characters of a GUID.
const GUID_LENGTH: usize = 36;

impl Handled for Session {
    const KIND: Kind = Kind::MultiplayerSession;
    type Opaque = GR_MultiplayerSessionHandle;
}

impl Handled for Job {
    const KIND: Kind = Kind::MultiplayerJob;
    type Opaque = GR_MultiplayerJobHandle;
}

/// What is told when the call `function` on a session is over.
///
/// # Safety
/// The callback may be called with such an info.
pub(super) unsafe fn told(
    function: &'static str,
    session: GR_HMultiplayerSession,
    client_data: *mut c_void,
    callback: GR_MultiplayerSession_OnCompleteCallback,
) -> impl FnOnce(Outcome<()>) + Send + 'static {
    // SAFETY: the caller's promise.
    let delegate = unsafe { Delegate::new(callback, client_data) };
    let session = session.addr();
    tell(function, delegate, move |ResultCode, ClientData, _| {
        GR_MultiplayerSession_CallbackInfo {
            ResultCode,
            ClientData,
            Session: std::ptr::without_provenance_mut(session),
        }
    })
}

/// Gives a new session its handle, and says what is told when its entry is over.
///
/// # Safety
/// As for [`told`].
pub(super) unsafe fn hand_out_session(
    function: &'static str,
    session: Arc<Session>,
    place: &mut GR_HMultiplayerSession,
    client_data: *mut c_void,
    callback: GR_MultiplayerSession_OnCompleteCallback,
) -> Outcome<Done<()>> {
    *place = given_out(session)?;
    // SAFETY: the caller's promise.
    Ok(Box::new(unsafe {
        told(function, *place, client_data, callback)
    }))
}

/// Gives a new job its handle, and says what is told when it is over.
///
/// # Safety
/// As for [`told`].
pub(super) unsafe fn hand_out_job(
    function: &'static str,
    job: Arc<Job>,
    place: &mut GR_HMultiplayerJob,
    client_data: *mut c_void,
    callback: GR_MultiplayerJob_OnCompleteCallback,
) -> Outcome<Done<()>> {
    *place = given_out(job)?;
    let job = place.addr();
    // SAFETY: the caller's promise.
    let delegate = unsafe { Delegate::new(callback, client_data) };
    Ok(Box::new(tell(
        function,
        delegate,
        move |ResultCode, ClientData, _: Option<()>| GR_MultiplayerJob_CallbackInfo {
            ResultCode,
            ClientData,
            Job: std::ptr::without_provenance_mut(job),
        },
    )))
}

fn given_out<T: Handled>(value: Arc<T>) -> Outcome<*mut T::Opaque> {
    let handle = handles::insert(value);
    if handle.is_null() {
        let message = "there are too many live handles";
        return Err(Failure::new(EOS_EResult::EOS_LimitExceeded, message));
    }
    Ok(handle)
}

/// The user of a call.
pub(super) fn local_user(pointer: EOS_ProductUserId) -> Result<UserId, Refusal> {
    ids::product_user_id(pointer).map_err(|error| Refusal::of("LocalUserId", error))
}

/// Another player.
pub(super) fn target(pointer: EOS_ProductUserId) -> Result<AccountId, Refusal> {
    let user = ids::product_user_id(pointer).map_err(|error| Refusal::of("TargetUserId", error))?;
    let mut accounts = requests::accounts("TargetUserId", &[user])?;
    accounts
        .pop()
        .ok_or_else(|| Refusal::parameter("TargetUserId is nobody"))
}

/// Players in a list, which may be empty.
///
/// # Safety
/// `list` is null or points to `count` ids.
pub(super) unsafe fn users(
    parameter: &'static str,
    list: *mut EOS_ProductUserId,
    count: u32,
    most: usize,
) -> Result<Vec<AccountId>, Refusal> {
    let is_there = check_list(parameter, list.is_null(), count, most)?;
    let count = if is_there { count as usize } else { 0 };
    let user = |at: usize| {
        // SAFETY: the caller vouches for `count` ids; they need not be aligned.
        let pointer = unsafe { list.add(at).read_unaligned() };
        ids::product_user_id(pointer)
            .map_err(|error| Refusal::of(format_args!("{parameter}[{at}]"), error))
    };
    let users: Vec<UserId> = (0..count).map(user).collect::<Result<_, _>>()?;
    Ok(requests::accounts(parameter, &users)?)
}

/// The same for a list that must not be empty.
///
/// # Safety
/// As for [`users`].
pub(super) unsafe fn targets(
    list: *mut EOS_ProductUserId,
    count: u32,
    most: usize,
) -> Result<Vec<AccountId>, Refusal> {
    // SAFETY: the caller's promise is the same.
    let users = unsafe { users("TargetUserIds", list, count, most) }?;
    if users.is_empty() {
        return Err(Refusal::parameter("TargetUserIds is empty"));
    }
    Ok(users)
}

/// Keywords, which may be none.
///
/// # Safety
/// `list` is null or points to `count` texts.
pub(super) unsafe fn keywords(
    list: *const *const c_char,
    count: u32,
) -> Result<Vec<String>, Refusal> {
    let is_there = check_list("Keywords", list.is_null(), count, limits::KEYWORDS_MAX)?;
    let count = if is_there { count as usize } else { 0 };
    let limit = Limit::Bytes(limits::KEYWORD_MAX);
    let word = |at: usize| {
        // SAFETY: the caller vouches for `count` texts; their pointers need not be aligned.
        let text = unsafe { list.add(at).read_unaligned() };
        // SAFETY: as above.
        Ok(unsafe { strings::required("Keywords", text, limit) }?)
    };
    (0..count).map(word).collect()
}

/// Whether there is something in a list, before any of it is read: a number that was never set is not followed into foreign memory.
fn check_list(
    parameter: &'static str,
    is_null: bool,
    count: u32,
    most: usize,
) -> Result<bool, Refusal> {
    if count == 0 {
        return Ok(false);
    }
    if is_null {
        return Err(Refusal::parameter(format!(
            "{parameter} is null, and {parameter}Count is not 0"
        )));
    }
    if count as usize > most {
        return Err(Refusal::parameter(format!(
            "{parameter}Count is {count}, more than {most}"
        )));
    }
    Ok(true)
}

/// A name of the contract: of a template or a session.
///
/// # Safety
/// `text` is null or ends in a NUL.
pub(super) unsafe fn name<T, E: std::fmt::Display>(
    parameter: &'static str,
    text: *const c_char,
    make: impl FnOnce(String) -> Result<T, E>,
) -> Result<T, Refusal> {
    let limit = Limit::Bytes(limits::NAME_MAX);
    // SAFETY: the caller's promise.
    let text = unsafe { strings::required(parameter, text, limit) }?;
    make(text).map_err(|invalid| Refusal::of(parameter, invalid))
}

/// The id of a handle of the directory's.
///
/// # Safety
/// `text` is null or ends in a NUL.
pub(super) unsafe fn handle_id(text: *const c_char) -> Result<Guid, Refusal> {
    // SAFETY: the caller's promise.
    let text = unsafe { strings::required("HandleId", text, Limit::Bytes(GUID_LENGTH)) }?;
    let id = Guid::new(&text).filter(|id| !id.is_zero());
    id.ok_or_else(|| Refusal::parameter("HandleId is no GUID, or zero"))
}

/// A property's name and its value.
///
/// # Safety
/// Both texts are null or end in a NUL.
pub(super) unsafe fn property(
    key: *const c_char,
    value: *const c_char,
) -> Result<(String, Json), Refusal> {
    let limit = Limit::Bytes(limits::CUSTOM_PROPERTIES_MAX);
    // SAFETY: the caller's promise.
    let (key, value) = unsafe {
        (
            self::key(key)?,
            strings::optional("ValueJson", value, limit)?,
        )
    };
    Ok((key, requests::json("ValueJson", value.as_deref())?))
}

/// A property's name.
///
/// # Safety
/// The text is null or ends in a NUL.
pub(super) unsafe fn key(key: *const c_char) -> Result<String, Refusal> {
    let limit = Limit::Bytes(limits::CUSTOM_PROPERTIES_MAX);
    // SAFETY: the caller's promise.
    Ok(unsafe { strings::required("Key", key, limit) }?)
}

/// An enumerator that may be handed in.
pub(super) fn enumerator<T: Enumeration>(
    parameter: &'static str,
    number: CEnum<T>,
) -> Result<T, Refusal> {
    let raw = number.raw();
    let found = number.get();
    found.ok_or_else(|| Refusal::parameter(format!("{parameter} is {raw}, which is none")))
}

/// Who may join, or read.
pub(super) fn restriction(
    parameter: &'static str,
    number: CEnum<GR_EMultiplayerRestriction>,
) -> Result<Restriction, Refusal> {
    match enumerator(parameter, number)? {
        GR_EMultiplayerRestriction::GR_MSR_NONE => Ok(Restriction::None),
        GR_EMultiplayerRestriction::GR_MSR_LOCAL => Ok(Restriction::Local),
        GR_EMultiplayerRestriction::GR_MSR_FOLLOWED => Ok(Restriction::Followed),
        GR_EMultiplayerRestriction::GR_MSR_UNKNOWN => Err(Refusal::parameter(format!(
            "{parameter} is GR_MSR_UNKNOWN, which says nothing"
        ))),
    }
}

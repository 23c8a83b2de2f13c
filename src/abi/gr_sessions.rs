//! The members' view of `greenroom.h`: what becomes of a session that a user of this process is in, which EOS never tells players.

use std::ffi::{CString, c_void};

use super::boundary::try_boundary;
use super::gr_sessions_types::*;
use super::handles;
use super::ids::product_user;
use super::notification::{Notification, removed};
use super::options;
use super::sessions::c_text;
use super::types::{CEnum, EOS_FALSE, EOS_HSessions, EOS_NotificationId, EOS_ProductUserId};
use crate::interfaces::sessions::Sessions;
use crate::interfaces::sessions::view::{End, SessionNews, Status};
use crate::result::EOS_EResult;
use crate::user_id::UserId;

/// Turns the members' view of all sessions of this platform on or off. It is off until this is called, and the library is as EOS then.
///
/// While it is on, the directory pushes every change of a session to those of its players and servers who asked so. The notifications of this header tell of it, and the copy of a session that was joined becomes what the owner made of it: `EOS_ActiveSession_CopyInfo`, its registered players and its state show the present.
///
/// A game that repeats the owner's calls on its joiners (`EOS_Sessions_StartSession`, `EOS_Sessions_EndSession`, `EOS_Sessions_RegisterPlayers`, `EOS_Sessions_UnregisterPlayers`), as EOS makes it, may go on doing so: such a call changes the joiner's copy as before, and the next state from the directory replaces it. The owner's own copy is never replaced: the owner is the one who writes.
///
/// `EOS_Success`, also if it was so already; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_Sessions_SetMembersView(
    Handle: EOS_HSessions,
    Options: *const GR_Sessions_SetMembersViewOptions,
) -> EOS_EResult {
    try_boundary("GR_Sessions_SetMembersView", || {
        let sessions = handles::get::<Sessions>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        let options = unsafe { options::read(Options) }?;
        sessions.set_members_view(options.bEnabled != EOS_FALSE);
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Registers a callback that is told when the owner changed settings, advertised attributes or the state of play of a session of this process, inside Tick, until `GR_Sessions_RemoveNotifySessionUpdateReceived`. Needs `GR_Sessions_SetMembersView`. Of changes that follow each other at once only the last may be told of; the session shows the present in any case. An owner is told of its own changes too.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_Sessions_AddNotifySessionUpdateReceived(
    Handle: EOS_HSessions,
    Options: *const GR_Sessions_AddNotifySessionUpdateReceivedOptions,
    ClientData: *mut c_void,
    NotificationFn: GR_Sessions_OnSessionUpdateReceivedCallback,
) -> EOS_NotificationId {
    try_boundary("GR_Sessions_AddNotifySessionUpdateReceived", || {
        let sessions = handles::get::<Sessions>(Handle)?;
        // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
        let notification =
            unsafe { Notification::with_options(Options, NotificationFn, ClientData) }?;
        Ok(sessions.watch_updates(move |news: &SessionNews| {
            let texts = Texts::of(news);
            notification.call(|ClientData| GR_Sessions_SessionUpdateReceivedCallbackInfo {
                ClientData,
                LocalUserId: texts.user,
                SessionName: texts.name.as_ptr(),
                SessionId: texts.id.as_ptr(),
            });
        }))
    })
}

/// Takes such a callback back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub extern "system" fn GR_Sessions_RemoveNotifySessionUpdateReceived(
    Handle: EOS_HSessions,
    InId: EOS_NotificationId,
) {
    try_boundary("GR_Sessions_RemoveNotifySessionUpdateReceived", || {
        let sessions = handles::get::<Sessions>(Handle)?;
        removed(InId, |id| sessions.unwatch_updates(id))
    });
}

/// Registers a callback that is told when a player comes into a session of this process, goes out of it, is put out, or is registered or unregistered by the owner, inside Tick, until `GR_Sessions_RemoveNotifyMemberStatusReceived`. Needs `GR_Sessions_SetMembersView`. Host and joiners are told alike; nobody is told of its own coming, nor of those who were there before. What cancels out before it could be told is not told. In a session of more than a hundred players only registrations are.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_Sessions_AddNotifyMemberStatusReceived(
    Handle: EOS_HSessions,
    Options: *const GR_Sessions_AddNotifyMemberStatusReceivedOptions,
    ClientData: *mut c_void,
    NotificationFn: GR_Sessions_OnMemberStatusReceivedCallback,
) -> EOS_NotificationId {
    try_boundary("GR_Sessions_AddNotifyMemberStatusReceived", || {
        let sessions = handles::get::<Sessions>(Handle)?;
        // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
        let notification =
            unsafe { Notification::with_options(Options, NotificationFn, ClientData) }?;
        Ok(sessions.watch_members(
            move |(news, user, status): &(SessionNews, UserId, Status)| {
                let texts = Texts::of(news);
                notification.call(|ClientData| GR_Sessions_MemberStatusReceivedCallbackInfo {
                    ClientData,
                    LocalUserId: texts.user,
                    SessionName: texts.name.as_ptr(),
                    SessionId: texts.id.as_ptr(),
                    TargetUserId: product_user(user.clone()),
                    CurrentStatus: CEnum::from(member_status(*status)),
                });
            },
        ))
    })
}

/// Takes such a callback back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub extern "system" fn GR_Sessions_RemoveNotifyMemberStatusReceived(
    Handle: EOS_HSessions,
    InId: EOS_NotificationId,
) {
    try_boundary("GR_Sessions_RemoveNotifyMemberStatusReceived", || {
        let sessions = handles::get::<Sessions>(Handle)?;
        removed(InId, |id| sessions.unwatch_members(id))
    });
}

/// Registers a callback that is told when a session of this process is over for its user, or for everybody, and the user has not brought it about by `EOS_Sessions_DestroySession`, inside Tick, until `GR_Sessions_RemoveNotifySessionEnded`. Needs `GR_Sessions_SetMembersView`. It comes once for each session. The session keeps its local name, and shows what it was last, until `EOS_Sessions_DestroySession`, which succeeds; it is not entered again after an outage.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_Sessions_AddNotifySessionEnded(
    Handle: EOS_HSessions,
    Options: *const GR_Sessions_AddNotifySessionEndedOptions,
    ClientData: *mut c_void,
    NotificationFn: GR_Sessions_OnSessionEndedCallback,
) -> EOS_NotificationId {
    try_boundary("GR_Sessions_AddNotifySessionEnded", || {
        let sessions = handles::get::<Sessions>(Handle)?;
        // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
        let notification =
            unsafe { Notification::with_options(Options, NotificationFn, ClientData) }?;
        Ok(
            sessions.watch_ends(move |(news, end): &(SessionNews, End)| {
                let texts = Texts::of(news);
                notification.call(|ClientData| GR_Sessions_SessionEndedCallbackInfo {
                    ClientData,
                    LocalUserId: texts.user,
                    SessionName: texts.name.as_ptr(),
                    SessionId: texts.id.as_ptr(),
                    Reason: CEnum::from(reason(*end)),
                });
            }),
        )
    })
}

/// Takes such a callback back; it is not called any more, not even by the Tick that is under way on this thread. An id that is none is ignored, with a line in the log. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub extern "system" fn GR_Sessions_RemoveNotifySessionEnded(
    Handle: EOS_HSessions,
    InId: EOS_NotificationId,
) {
    try_boundary("GR_Sessions_RemoveNotifySessionEnded", || {
        let sessions = handles::get::<Sessions>(Handle)?;
        removed(InId, |id| sessions.unwatch_ends(id))
    });
}

/// What every callback of this file says of the session.
struct Texts {
    user: EOS_ProductUserId,
    name: CString,
    id: CString,
}

impl Texts {
    fn of(news: &SessionNews) -> Self {
        Self {
            user: news.user.clone().map_or(std::ptr::null_mut(), product_user),
            name: c_text(&news.name),
            id: c_text(news.id.as_str()),
        }
    }
}

fn member_status(status: Status) -> GR_ESessionMemberStatus {
    match status {
        Status::Joined => GR_ESessionMemberStatus::GR_SMS_JOINED,
        Status::Left => GR_ESessionMemberStatus::GR_SMS_LEFT,
        Status::Disconnected => GR_ESessionMemberStatus::GR_SMS_DISCONNECTED,
        Status::Kicked => GR_ESessionMemberStatus::GR_SMS_KICKED,
        Status::Registered => GR_ESessionMemberStatus::GR_SMS_REGISTERED,
        Status::Unregistered => GR_ESessionMemberStatus::GR_SMS_UNREGISTERED,
    }
}

fn reason(end: End) -> GR_ESessionEndReason {
    match end {
        End::Ended => GR_ESessionEndReason::GR_SER_ENDED,
        End::OwnerGone => GR_ESessionEndReason::GR_SER_OWNER_GONE,
        End::Kicked => GR_ESessionEndReason::GR_SER_KICKED,
        End::TimedOut => GR_ESessionEndReason::GR_SER_DISCONNECTED,
        End::Left => GR_ESessionEndReason::GR_SER_LEFT,
        End::Lost => GR_ESessionEndReason::GR_SER_LOST,
    }
}

//! Invites and the overlay, called as a game calls them.

use std::ffi::c_char;
use std::ptr;

use greenroom::abi::gr_overlay::*;
use greenroom::abi::platform_interfaces::EOS_Platform_GetUIInterface;
use greenroom::abi::sessions_invites::*;
use greenroom::abi::sessions_notifications::*;
use greenroom::abi::sessions_presence::*;
use greenroom::abi::types::*;
use greenroom::abi::ui::*;
use greenroom::result::EOS_EResult;

use crate::game::{Game, Note, result, text};
use crate::held::{Found, read};

/// What a notification about an invite says; the session where it says that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heard {
    pub(crate) user: EOS_ProductUserId,
    pub(crate) sender: EOS_ProductUserId,
    pub(crate) invite: String,
    pub(crate) session: String,
}

unsafe extern "system" fn received(info: *const EOS_Sessions_SessionInviteReceivedCallbackInfo) {
    // SAFETY: the library passes a live info with texts, and the client data is the note of a test; so for all callbacks here.
    unsafe {
        let info = *info;
        let heard = Heard {
            user: info.LocalUserId,
            sender: info.TargetUserId,
            invite: read(info.InviteId),
            session: String::new(),
        };
        Note::write(info.ClientData, heard);
    }
}

unsafe extern "system" fn accepted(info: *const EOS_Sessions_SessionInviteAcceptedCallbackInfo) {
    unsafe {
        let info = *info;
        let heard = Heard {
            user: info.LocalUserId,
            sender: info.TargetUserId,
            invite: read(info.InviteId),
            session: read(info.SessionId),
        };
        Note::write(info.ClientData, heard);
    }
}

unsafe extern "system" fn rejected(info: *const EOS_Sessions_SessionInviteRejectedCallbackInfo) {
    unsafe {
        let info = *info;
        let heard = Heard {
            user: info.LocalUserId,
            sender: info.TargetUserId,
            invite: read(info.InviteId),
            session: read(info.SessionId),
        };
        Note::write(info.ClientData, heard);
    }
}

unsafe extern "system" fn join(info: *const EOS_Sessions_JoinSessionAcceptedCallbackInfo) {
    unsafe { Note::write((*info).ClientData, ((*info).LocalUserId, (*info).UiEventId)) };
}

unsafe extern "system" fn leave(info: *const EOS_Sessions_LeaveSessionRequestedCallbackInfo) {
    unsafe {
        let told = ((*info).LocalUserId, read((*info).SessionName));
        Note::write((*info).ClientData, told);
    }
}

unsafe extern "system" fn native(
    info: *const EOS_Sessions_SendSessionNativeInviteRequestedCallbackInfo,
) {
    unsafe {
        let info = *info;
        let texts = [
            info.TargetNativeAccountType,
            info.TargetUserNativeAccountId,
            info.SessionId,
        ];
        let texts = texts.map(|text| read(text));
        Note::write(info.ClientData, (info.LocalUserId, info.UiEventId, texts));
    }
}

/// A user who wants to join, and the event.
pub(crate) type Join = (EOS_ProductUserId, EOS_UI_EventId);
/// A user who wants to leave, and the local name of the session.
pub(crate) type Leave = (EOS_ProductUserId, String);
/// A user who wants to invite, the event, and platform, account and session.
pub(crate) type Native = (EOS_ProductUserId, EOS_UI_EventId, [String; 3]);

macro_rules! watchers {
    ($($method:ident $add:ident $options:ident $latest:ident $callback:ident $told:ty;)+) => {
        $(
            /// Notes what the library tells from now on.
            pub(crate) fn $method(&self) -> (Note<$told>, EOS_NotificationId) {
                let note = Note::new();
                let options = $options { ApiVersion: $latest };
                // SAFETY: the options are of the newest version; so for the rest of this file.
                let id = unsafe {
                    $add(self.sessions, &options, note.client_data(), Some($callback))
                };
                assert_ne!(id, EOS_INVALID_NOTIFICATIONID);
                (note, id)
            }
        )+
    };
}

impl Game {
    watchers! {
        watch_received EOS_Sessions_AddNotifySessionInviteReceived
            EOS_Sessions_AddNotifySessionInviteReceivedOptions
            EOS_SESSIONS_ADDNOTIFYSESSIONINVITERECEIVED_API_LATEST received Heard;
        watch_accepted EOS_Sessions_AddNotifySessionInviteAccepted
            EOS_Sessions_AddNotifySessionInviteAcceptedOptions
            EOS_SESSIONS_ADDNOTIFYSESSIONINVITEACCEPTED_API_LATEST accepted Heard;
        watch_rejected EOS_Sessions_AddNotifySessionInviteRejected
            EOS_Sessions_AddNotifySessionInviteRejectedOptions
            EOS_SESSIONS_ADDNOTIFYSESSIONINVITEREJECTED_API_LATEST rejected Heard;
        watch_joins EOS_Sessions_AddNotifyJoinSessionAccepted
            EOS_Sessions_AddNotifyJoinSessionAcceptedOptions
            EOS_SESSIONS_ADDNOTIFYJOINSESSIONACCEPTED_API_LATEST join Join;
        watch_leaves EOS_Sessions_AddNotifyLeaveSessionRequested
            EOS_Sessions_AddNotifyLeaveSessionRequestedOptions
            EOS_SESSIONS_ADDNOTIFYLEAVESESSIONREQUESTED_API_LATEST leave Leave;
        watch_native_invites EOS_Sessions_AddNotifySendSessionNativeInviteRequested
            EOS_Sessions_AddNotifySendSessionNativeInviteRequestedOptions
            EOS_SESSIONS_ADDNOTIFYSENDSESSIONNATIVEINVITEREQUESTED_API_LATEST native Native;
    }

    pub(crate) fn ui(&self) -> EOS_HUI {
        let ui = EOS_Platform_GetUIInterface(self.platform);
        assert!(!ui.is_null());
        ui
    }

    pub(crate) fn invite(
        &self,
        user: EOS_ProductUserId,
        name: &str,
        target: EOS_ProductUserId,
    ) -> EOS_EResult {
        self.finish(|note| self.begin_invite(user, name, target, note))
    }

    pub(crate) fn begin_invite(
        &self,
        user: EOS_ProductUserId,
        name: &str,
        target: EOS_ProductUserId,
        note: &Note<EOS_EResult>,
    ) {
        unsafe extern "system" fn done(info: *const EOS_Sessions_SendInviteCallbackInfo) {
            unsafe { Note::write((*info).ClientData, result((*info).ResultCode)) };
        }
        let name = text(name);
        let options = EOS_Sessions_SendInviteOptions {
            ApiVersion: EOS_SESSIONS_SENDINVITE_API_LATEST,
            SessionName: name.as_ptr(),
            LocalUserId: user,
            TargetUserId: target,
        };
        unsafe {
            EOS_Sessions_SendInvite(self.sessions, &options, note.client_data(), Some(done));
        }
    }

    pub(crate) fn reject(&self, user: EOS_ProductUserId, invite: &str) -> EOS_EResult {
        unsafe extern "system" fn done(info: *const EOS_Sessions_RejectInviteCallbackInfo) {
            unsafe { Note::write((*info).ClientData, result((*info).ResultCode)) };
        }
        let invite = text(invite);
        let options = EOS_Sessions_RejectInviteOptions {
            ApiVersion: EOS_SESSIONS_REJECTINVITE_API_LATEST,
            LocalUserId: user,
            InviteId: invite.as_ptr(),
        };
        self.finish(|note: &Note<EOS_EResult>| unsafe {
            EOS_Sessions_RejectInvite(self.sessions, &options, note.client_data(), Some(done));
        })
    }

    pub(crate) fn query_invites(
        &self,
        user: EOS_ProductUserId,
    ) -> (EOS_EResult, EOS_ProductUserId) {
        unsafe extern "system" fn done(info: *const EOS_Sessions_QueryInvitesCallbackInfo) {
            unsafe {
                let told = (result((*info).ResultCode), (*info).LocalUserId);
                Note::write((*info).ClientData, told);
            }
        }
        let options = EOS_Sessions_QueryInvitesOptions {
            ApiVersion: EOS_SESSIONS_QUERYINVITES_API_LATEST,
            LocalUserId: user,
        };
        self.finish(|note: &Note<(EOS_EResult, EOS_ProductUserId)>| unsafe {
            EOS_Sessions_QueryInvites(self.sessions, &options, note.client_data(), Some(done));
        })
    }

    pub(crate) fn invite_count(&self, user: EOS_ProductUserId) -> u32 {
        let options = EOS_Sessions_GetInviteCountOptions {
            ApiVersion: EOS_SESSIONS_GETINVITECOUNT_API_LATEST,
            LocalUserId: user,
        };
        unsafe { EOS_Sessions_GetInviteCount(self.sessions, &options) }
    }

    pub(crate) fn invite_id(
        &self,
        user: EOS_ProductUserId,
        index: u32,
    ) -> Result<String, EOS_EResult> {
        let options = EOS_Sessions_GetInviteIdByIndexOptions {
            ApiVersion: EOS_SESSIONS_GETINVITEIDBYINDEX_API_LATEST,
            LocalUserId: user,
            Index: index,
        };
        let mut buffer: [c_char; EOS_SESSIONS_INVITEID_MAX_LENGTH as usize + 1] = [0; 65];
        let mut length = buffer.len() as i32;
        let code = unsafe {
            let place = buffer.as_mut_ptr();
            EOS_Sessions_GetInviteIdByIndex(self.sessions, &options, place, &mut length)
        };
        match code {
            EOS_EResult::EOS_Success => Ok(unsafe { read(buffer.as_ptr()) }),
            code => Err(code),
        }
    }

    /// The ids of all invites of a user, in their order.
    pub(crate) fn invites(&self, user: EOS_ProductUserId) -> Vec<String> {
        let all = 0..self.invite_count(user);
        all.map(|index| self.invite_id(user, index).expect("one that was counted"))
            .collect()
    }

    pub(crate) fn by_invite(&self, invite: &str) -> Result<Found, EOS_EResult> {
        let invite = text(invite);
        let options = EOS_Sessions_CopySessionHandleByInviteIdOptions {
            ApiVersion: EOS_SESSIONS_COPYSESSIONHANDLEBYINVITEID_API_LATEST,
            InviteId: invite.as_ptr(),
        };
        found(|out| unsafe {
            EOS_Sessions_CopySessionHandleByInviteId(self.sessions, &options, out)
        })
    }

    pub(crate) fn by_event(&self, event: EOS_UI_EventId) -> Result<Found, EOS_EResult> {
        let options = EOS_Sessions_CopySessionHandleByUiEventIdOptions {
            ApiVersion: EOS_SESSIONS_COPYSESSIONHANDLEBYUIEVENTID_API_LATEST,
            UiEventId: event,
        };
        found(|out| unsafe {
            EOS_Sessions_CopySessionHandleByUiEventId(self.sessions, &options, out)
        })
    }

    pub(crate) fn by_presence(&self, user: EOS_ProductUserId) -> Result<Found, EOS_EResult> {
        let options = EOS_Sessions_CopySessionHandleForPresenceOptions {
            ApiVersion: EOS_SESSIONS_COPYSESSIONHANDLEFORPRESENCE_API_LATEST,
            LocalUserId: user,
        };
        found(|out| unsafe {
            EOS_Sessions_CopySessionHandleForPresence(self.sessions, &options, out)
        })
    }

    pub(crate) fn acknowledge(&self, event: EOS_UI_EventId) -> EOS_EResult {
        let options = EOS_UI_AcknowledgeEventIdOptions {
            ApiVersion: EOS_UI_ACKNOWLEDGEEVENTID_API_LATEST,
            UiEventId: event,
            Result: EOS_EResult::EOS_Success.into(),
        };
        unsafe { EOS_UI_AcknowledgeEventId(self.ui(), &options) }
    }

    pub(crate) fn accept(&self, user: EOS_ProductUserId, invite: &str) -> EOS_EResult {
        let invite = text(invite);
        let options = GR_UI_AcceptInviteOptions {
            ApiVersion: GR_UI_ACCEPTINVITE_API_LATEST,
            LocalUserId: user,
            InviteId: invite.as_ptr(),
        };
        unsafe { GR_UI_AcceptInvite(self.ui(), &options) }
    }

    pub(crate) fn ask_to_join(
        &self,
        user: EOS_ProductUserId,
        target: EOS_ProductUserId,
    ) -> (EOS_EResult, EOS_UI_EventId) {
        unsafe extern "system" fn done(info: *const GR_UI_RequestToJoinCallbackInfo) {
            unsafe {
                let told = (result((*info).ResultCode), (*info).UiEventId);
                Note::write((*info).ClientData, told);
            }
        }
        let options = GR_UI_RequestToJoinOptions {
            ApiVersion: GR_UI_REQUESTTOJOIN_API_LATEST,
            LocalUserId: user,
            TargetUserId: target,
        };
        self.finish(|note: &Note<(EOS_EResult, EOS_UI_EventId)>| unsafe {
            GR_UI_RequestToJoin(self.ui(), &options, note.client_data(), Some(done));
        })
    }

    pub(crate) fn ask_to_leave(&self, user: EOS_ProductUserId, name: &str) -> EOS_EResult {
        let name = text(name);
        let options = GR_UI_RequestToLeaveOptions {
            ApiVersion: GR_UI_REQUESTTOLEAVE_API_LATEST,
            LocalUserId: user,
            SessionName: name.as_ptr(),
        };
        unsafe { GR_UI_RequestToLeave(self.ui(), &options) }
    }

    pub(crate) fn ask_for_native_invite(
        &self,
        user: EOS_ProductUserId,
        platform: &str,
        account: &str,
    ) -> EOS_EResult {
        let (platform, account) = (text(platform), text(account));
        let options = GR_UI_RequestNativeInviteOptions {
            ApiVersion: GR_UI_REQUESTNATIVEINVITE_API_LATEST,
            LocalUserId: user,
            TargetNativeAccountType: platform.as_ptr(),
            TargetUserNativeAccountId: account.as_ptr(),
        };
        unsafe { GR_UI_RequestNativeInvite(self.ui(), &options) }
    }

    pub(crate) fn is_in(&self, name: &str, user: EOS_ProductUserId) -> EOS_EResult {
        let name = text(name);
        let options = EOS_Sessions_IsUserInSessionOptions {
            ApiVersion: EOS_SESSIONS_ISUSERINSESSION_API_LATEST,
            SessionName: name.as_ptr(),
            TargetUserId: user,
        };
        unsafe { EOS_Sessions_IsUserInSession(self.sessions, &options) }
    }

    pub(crate) fn dump(&self, name: &str) -> EOS_EResult {
        let name = text(name);
        let options = EOS_Sessions_DumpSessionStateOptions {
            ApiVersion: EOS_SESSIONS_DUMPSESSIONSTATE_API_LATEST,
            SessionName: name.as_ptr(),
        };
        unsafe { EOS_Sessions_DumpSessionState(self.sessions, &options) }
    }
}

fn found(copy: impl FnOnce(*mut EOS_HSessionDetails) -> EOS_EResult) -> Result<Found, EOS_EResult> {
    let mut details = ptr::null_mut();
    match copy(&mut details) {
        EOS_EResult::EOS_Success => Ok(Found(details)),
        code => {
            assert!(details.is_null(), "garbage in the place for the output");
            Err(code)
        }
    }
}

//! The session calls of a game in miniature: what C takes a page for, in one line each.

use std::ptr;

use greenroom::abi::session_players::*;
use greenroom::abi::sessions::*;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;

use crate::game::{Game, Note, result, text};
use crate::held::{Change, Found, Hunt, View, read};

/// The call alone, without waiting for its callback.
macro_rules! call_by_name {
    ($game:expr, $name:expr, $note:expr, $function:ident $options:ident $version:ident $info:ident) => {{
        unsafe extern "system" fn done(info: *const $info) {
            unsafe { Note::write((*info).ClientData, result((*info).ResultCode)) };
        }
        let name = text($name);
        let options = $options {
            ApiVersion: $version,
            SessionName: name.as_ptr(),
        };
        unsafe { $function($game.sessions, &options, $note.client_data(), Some(done)) }
    }};
}

/// Generates a method for a call that takes a session's name and answers with a code alone.
macro_rules! by_name {
    ($method:ident $function:ident $options:ident $version:ident $info:ident) => {
        pub(crate) fn $method(&self, name: &str) -> EOS_EResult {
            self.finish(|note: &Note<EOS_EResult>| call_by_name!(self, name, note, $function $options $version $info))
        }
    };
}

impl Game {
    by_name!(start_session EOS_Sessions_StartSession EOS_Sessions_StartSessionOptions EOS_SESSIONS_STARTSESSION_API_LATEST EOS_Sessions_StartSessionCallbackInfo);
    by_name!(end_session EOS_Sessions_EndSession EOS_Sessions_EndSessionOptions EOS_SESSIONS_ENDSESSION_API_LATEST EOS_Sessions_EndSessionCallbackInfo);
    by_name!(destroy EOS_Sessions_DestroySession EOS_Sessions_DestroySessionOptions EOS_SESSIONS_DESTROYSESSION_API_LATEST EOS_Sessions_DestroySessionCallbackInfo);

    pub(crate) fn begin_start(&self, name: &str, note: &Note<EOS_EResult>) {
        call_by_name!(self, name, note, EOS_Sessions_StartSession EOS_Sessions_StartSessionOptions EOS_SESSIONS_STARTSESSION_API_LATEST EOS_Sessions_StartSessionCallbackInfo);
    }

    pub(crate) fn begin_end(&self, name: &str, note: &Note<EOS_EResult>) {
        call_by_name!(self, name, note, EOS_Sessions_EndSession EOS_Sessions_EndSessionOptions EOS_SESSIONS_ENDSESSION_API_LATEST EOS_Sessions_EndSessionCallbackInfo);
    }

    pub(crate) fn begin_destroy(&self, name: &str, note: &Note<EOS_EResult>) {
        call_by_name!(self, name, note, EOS_Sessions_DestroySession EOS_Sessions_DestroySessionOptions EOS_SESSIONS_DESTROYSESSION_API_LATEST EOS_Sessions_DestroySessionCallbackInfo);
    }

    /// Begins to make a session; `change` may spoil the options.
    pub(crate) fn creation(
        &self,
        user: EOS_ProductUserId,
        name: &str,
        change: impl FnOnce(&mut EOS_Sessions_CreateSessionModificationOptions),
    ) -> Result<Change, EOS_EResult> {
        let (name, bucket) = (text(name), text("duel"));
        let mut options = EOS_Sessions_CreateSessionModificationOptions {
            ApiVersion: EOS_SESSIONS_CREATESESSIONMODIFICATION_API_LATEST,
            SessionName: name.as_ptr(),
            BucketId: bucket.as_ptr(),
            MaxPlayers: 4,
            LocalUserId: user,
            bPresenceEnabled: EOS_FALSE,
            SessionId: ptr::null(),
            bSanctionsEnabled: EOS_FALSE,
            AllowedPlatformIds: ptr::null(),
            AllowedPlatformIdsCount: 0,
        };
        change(&mut options);
        let mut out = ptr::null_mut();
        match unsafe { EOS_Sessions_CreateSessionModification(self.sessions, &options, &mut out) } {
            EOS_EResult::EOS_Success => Ok(Change(out)),
            code => Err(code),
        }
    }

    pub(crate) fn change(&self, name: &str) -> Result<Change, EOS_EResult> {
        let name = text(name);
        let options = EOS_Sessions_UpdateSessionModificationOptions {
            ApiVersion: EOS_SESSIONS_UPDATESESSIONMODIFICATION_API_LATEST,
            SessionName: name.as_ptr(),
        };
        let mut out = ptr::null_mut();
        match unsafe { EOS_Sessions_UpdateSessionModification(self.sessions, &options, &mut out) } {
            EOS_EResult::EOS_Success => Ok(Change(out)),
            code => Err(code),
        }
    }

    /// Carries a modification out, which is released before the callback; gives code, name and id.
    pub(crate) fn publish(&self, change: Change) -> (EOS_EResult, String, String) {
        self.finish(|note| self.begin_publish(change, note))
    }

    pub(crate) fn begin_publish(&self, change: Change, note: &Note<(EOS_EResult, String, String)>) {
        unsafe extern "system" fn done(info: *const EOS_Sessions_UpdateSessionCallbackInfo) {
            unsafe {
                let info = *info;
                let (name, id) = (read(info.SessionName), read(info.SessionId));
                Note::write(info.ClientData, (result(info.ResultCode), name, id));
            }
        }
        let options = EOS_Sessions_UpdateSessionOptions {
            ApiVersion: EOS_SESSIONS_UPDATESESSION_API_LATEST,
            SessionModificationHandle: change.0,
        };
        unsafe {
            EOS_Sessions_UpdateSession(self.sessions, &options, note.client_data(), Some(done));
        }
    }

    /// Makes a plain session for four, and gives its id.
    pub(crate) fn host(&self, user: EOS_ProductUserId, name: &str) -> String {
        let creation = self.creation(user, name, |_| ()).expect("good options");
        let (code, told, id) = self.publish(creation);
        assert_eq!((code, told.as_str()), (EOS_EResult::EOS_Success, name));
        id
    }

    pub(crate) fn hunt(&self) -> Hunt<'_> {
        let options = EOS_Sessions_CreateSessionSearchOptions {
            ApiVersion: EOS_SESSIONS_CREATESESSIONSEARCH_API_LATEST,
            MaxSearchResults: 10,
        };
        let mut handle = ptr::null_mut();
        let code =
            unsafe { EOS_Sessions_CreateSessionSearch(self.sessions, &options, &mut handle) };
        assert_eq!(code, EOS_EResult::EOS_Success);
        Hunt { game: self, handle }
    }

    /// The one session with this id.
    pub(crate) fn find(&self, user: EOS_ProductUserId, id: &str) -> Result<Found, EOS_EResult> {
        let hunt = self.hunt();
        hunt.by_id(id);
        match hunt.find(user) {
            EOS_EResult::EOS_Success => hunt.result(0),
            code => Err(code),
        }
    }

    pub(crate) fn join(&self, user: EOS_ProductUserId, name: &str, found: &Found) -> EOS_EResult {
        self.finish(|note| self.begin_join(user, name, found, note))
    }

    pub(crate) fn begin_join(
        &self,
        user: EOS_ProductUserId,
        name: &str,
        found: &Found,
        note: &Note<EOS_EResult>,
    ) {
        unsafe extern "system" fn done(info: *const EOS_Sessions_JoinSessionCallbackInfo) {
            unsafe { Note::write((*info).ClientData, result((*info).ResultCode)) };
        }
        let name = text(name);
        let options = EOS_Sessions_JoinSessionOptions {
            ApiVersion: EOS_SESSIONS_JOINSESSION_API_LATEST,
            SessionName: name.as_ptr(),
            SessionHandle: found.0,
            LocalUserId: user,
            bPresenceEnabled: EOS_FALSE,
        };
        unsafe { EOS_Sessions_JoinSession(self.sessions, &options, note.client_data(), Some(done)) }
    }

    pub(crate) fn view(&self, name: &str) -> Result<View, EOS_EResult> {
        let name = text(name);
        let options = EOS_Sessions_CopyActiveSessionHandleOptions {
            ApiVersion: EOS_SESSIONS_COPYACTIVESESSIONHANDLE_API_LATEST,
            SessionName: name.as_ptr(),
        };
        let mut out = ptr::null_mut();
        match unsafe { EOS_Sessions_CopyActiveSessionHandle(self.sessions, &options, &mut out) } {
            EOS_EResult::EOS_Success => Ok(View(out)),
            code => Err(code),
        }
    }

    /// Registers players with options of a version; gives the code and who was new.
    pub(crate) fn register(
        &self,
        name: &str,
        players: &[EOS_ProductUserId],
        version: i32,
    ) -> (EOS_EResult, Vec<EOS_ProductUserId>) {
        type Answer = (EOS_EResult, Vec<EOS_ProductUserId>);
        unsafe extern "system" fn done(info: *const EOS_Sessions_RegisterPlayersCallbackInfo) {
            unsafe {
                let info = *info;
                let count = info.RegisteredPlayersCount as usize;
                let players = (0..count).map(|at| *info.RegisteredPlayers.add(at));
                let answer: Answer = (result(info.ResultCode), players.collect());
                Note::write(info.ClientData, answer);
            }
        }
        let name = text(name);
        let options = EOS_Sessions_RegisterPlayersOptions {
            ApiVersion: version,
            SessionName: name.as_ptr(),
            PlayersToRegister: players.as_ptr().cast_mut(),
            PlayersToRegisterCount: players.len() as u32,
        };
        self.finish(|note: &Note<Answer>| unsafe {
            EOS_Sessions_RegisterPlayers(self.sessions, &options, note.client_data(), Some(done));
        })
    }

    pub(crate) fn unregister(
        &self,
        name: &str,
        players: &[EOS_ProductUserId],
    ) -> (EOS_EResult, Vec<EOS_ProductUserId>) {
        type Answer = (EOS_EResult, Vec<EOS_ProductUserId>);
        unsafe extern "system" fn done(info: *const EOS_Sessions_UnregisterPlayersCallbackInfo) {
            unsafe {
                let info = *info;
                let count = info.UnregisteredPlayersCount as usize;
                let players = (0..count).map(|at| *info.UnregisteredPlayers.add(at));
                let answer: Answer = (result(info.ResultCode), players.collect());
                Note::write(info.ClientData, answer);
            }
        }
        let name = text(name);
        let options = EOS_Sessions_UnregisterPlayersOptions {
            ApiVersion: EOS_SESSIONS_UNREGISTERPLAYERS_API_LATEST,
            SessionName: name.as_ptr(),
            PlayersToUnregister: players.as_ptr().cast_mut(),
            PlayersToUnregisterCount: players.len() as u32,
        };
        self.finish(|note: &Note<Answer>| unsafe {
            EOS_Sessions_UnregisterPlayers(self.sessions, &options, note.client_data(), Some(done));
        })
    }
}

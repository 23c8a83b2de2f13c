//! The callbacks of all operations, and of the notifications.

use std::ffi::{CStr, c_char, c_void};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, ThreadId};

use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;

use crate::model::{self, Said};
use crate::perform;
use crate::world::{operation_of, with};

/// Callbacks that came on a thread that does not tick.
pub(crate) static STRAY: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    static PLAYS: std::cell::Cell<Option<ThreadId>> = const { std::cell::Cell::new(None) };
}

/// This thread is the game's.
pub(crate) fn plays_here() {
    PLAYS.set(Some(thread::current().id()));
}

/// What the library hands to a callback.
pub(crate) trait Info {
    fn head(&self) -> (CEnum<EOS_EResult>, *mut c_void);

    fn said(&self) -> Said {
        Said::default()
    }
}

/// The callback of every operation.
pub(crate) unsafe extern "system" fn done<T: Info>(info: *const T) {
    if PLAYS.get() != Some(thread::current().id()) {
        STRAY.fetch_add(1, Ordering::Relaxed);
        return;
    }
    // SAFETY: the library passes a live info.
    let info = unsafe { &*info };
    let (code, client_data) = info.head();
    let code = code.get().unwrap_or(EOS_EResult::EOS_UnexpectedError);
    let said = info.said();
    let turn = with(|world| model::hear(world, operation_of(client_data), code, &said));
    if let Some((life, name)) = turn.learn {
        perform::learn(life, name);
    }
    if let Some(call) = turn.then {
        perform::call(&call);
    }
}

macro_rules! plain {
    ($($info:ty)+) => {
        $(impl Info for $info {
            fn head(&self) -> (CEnum<EOS_EResult>, *mut c_void) {
                (self.ResultCode, self.ClientData)
            }
        })+
    };
}

plain! {
    EOS_Connect_CreateDeviceIdCallbackInfo EOS_Sessions_DestroySessionCallbackInfo
    EOS_Sessions_JoinSessionCallbackInfo EOS_Sessions_StartSessionCallbackInfo
    EOS_Sessions_EndSessionCallbackInfo EOS_SessionSearch_FindCallbackInfo
}

macro_rules! telling {
    ($info:ty, |$at:ident| $said:expr) => {
        impl Info for $info {
            fn head(&self) -> (CEnum<EOS_EResult>, *mut c_void) {
                (self.ResultCode, self.ClientData)
            }

            fn said(&self) -> Said {
                let $at = self;
                $said
            }
        }
    };
}

telling!(EOS_Connect_LoginCallbackInfo, |info| Said {
    user: info.LocalUserId.addr(),
    token: info.ContinuanceToken.addr(),
    ..Said::default()
});
telling!(EOS_Connect_CreateUserCallbackInfo, |info| Said {
    user: info.LocalUserId.addr(),
    ..Said::default()
});
telling!(EOS_Connect_LogoutCallbackInfo, |info| Said {
    user: info.LocalUserId.addr(),
    ..Said::default()
});
telling!(EOS_Sessions_UpdateSessionCallbackInfo, |info| Said {
    name: read(info.SessionName),
    id: read(info.SessionId),
    ..Said::default()
});
telling!(EOS_Sessions_RegisterPlayersCallbackInfo, |info| Said {
    players: list(info.RegisteredPlayers, info.RegisteredPlayersCount),
    ..Said::default()
});
telling!(EOS_Sessions_UnregisterPlayersCallbackInfo, |info| Said {
    players: list(info.UnregisteredPlayers, info.UnregisteredPlayersCount),
    ..Said::default()
});

/// The callback of every watch on logins.
pub(crate) unsafe extern "system" fn login_changed(
    info: *const EOS_Connect_LoginStatusChangedCallbackInfo,
) {
    // SAFETY: the library passes a live info.
    let info = unsafe { &*info };
    let user = info.LocalUserId.addr();
    let now_in = info.CurrentStatus.raw() == EOS_ELoginStatus::EOS_LS_LoggedIn as i32;
    notified(info.ClientData, |world, life| {
        if world.lives[life].users.contains(&user) != now_in {
            world.fault(format!(
                "a watcher was told that {user:x} is logged in: {now_in}"
            ));
        }
    });
}

/// The callback of every watch on logins that end.
pub(crate) unsafe extern "system" fn login_expires(
    info: *const EOS_Connect_AuthExpirationCallbackInfo,
) {
    // SAFETY: as above.
    notified(unsafe { (*info).ClientData }, |world, _| {
        world.fault("a watcher was told that a fresh login is about to end");
    });
}

fn notified(client_data: *mut c_void, check: impl FnOnce(&mut crate::world::World, usize)) {
    if PLAYS.get() != Some(thread::current().id()) {
        STRAY.fetch_add(1, Ordering::Relaxed);
        return;
    }
    let then = with(|world| {
        let watch = world.watches.get_mut(client_data.addr())?;
        let (life, removed) = (watch.life, watch.removed);
        // Once, or a logout and a login that answer each other would go on for ever.
        let then = watch.then.take();
        if removed || !world.lives[life].live {
            world.fault("a watcher was told after it was removed, or its platform released");
        }
        if world.ticking.last() != Some(&Some(life)) {
            world.fault("a watcher was told outside of a Tick of its platform");
        }
        check(world, life);
        then
    });
    if let Some(call) = then {
        perform::call(&call);
    }
}

/// A text of the library, which is never null in a callback.
pub(crate) fn read(text: *const c_char) -> String {
    if text.is_null() {
        with(|world| world.fault("a text that is promised is null"));
        return String::new();
    }
    // SAFETY: the text ends in a NUL.
    unsafe { CStr::from_ptr(text) }
        .to_string_lossy()
        .into_owned()
}

fn list(players: *const EOS_ProductUserId, count: u32) -> Vec<usize> {
    if players.is_null() {
        if count > 0 {
            with(|world| world.fault("a list of players is null, and its count is not 0"));
        }
        return Vec::new();
    }
    // SAFETY: the list has as many players as the info says, while the callback runs.
    let players = unsafe { std::slice::from_raw_parts(players, count as usize) };
    players.iter().map(|player| player.addr()).collect()
}

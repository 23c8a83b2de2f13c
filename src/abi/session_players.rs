//! The functions of `eos_sessions.h` that register players.

use std::ffi::c_void;
use std::ptr;

use super::boundary::try_boundary;
use super::completion::{announce, settle_synced};
use super::delegates::Delegate;
use super::handles;
use super::ids::{self, product_user};
use super::options;
use super::refusal::Refusal;
use super::sessions::read_name;
use super::types::{
    CEnum, EOS_HSessions, EOS_ProductUserId, EOS_Sessions_OnRegisterPlayersCallback,
    EOS_Sessions_OnUnregisterPlayersCallback, EOS_Sessions_RegisterPlayersCallbackInfo,
    EOS_Sessions_RegisterPlayersOptions, EOS_Sessions_UnregisterPlayersCallbackInfo,
    EOS_Sessions_UnregisterPlayersOptions,
};
use crate::interfaces::Outcome;
use crate::interfaces::sessions::{Registered, Sessions, Synced};
use crate::result::EOS_EResult;
use crate::user_id::UserId;

/// As many players as one call may name. More than can be registered, so that the right code comes for too many; and few enough that a number that was never set is not followed into foreign memory.
const PLAYERS_MAX: u32 = 4096;
/// The first version of the options whose games know `EOS_Sessions_TooManyPlayers`.
const FIRST_WITH_TOO_MANY_PLAYERS: i32 = 3;

/// What a call on players names.
struct Named {
    session: String,
    users: Vec<UserId>,
}

/// Registers players with a session: each takes one of its places. Who is registered already stays. Ids of other services are taken too. What a joiner registers is
/// in its own copy only.
///
/// Left out are, where the session was made with `bSanctionsEnabled`, players who are sanctioned in this deployment, who come back in `SanctionedPlayers`; and where it has allowed platform ids, players of
/// other platforms, and those whose platform the directory does not know, as of ids of other services. The others are registered: all of them, or none where there are not enough places for all that were named.
///
/// The callback brings `EOS_Success` and the players who were not registered before; `EOS_NoChange` if all of them were; `EOS_Sessions_PlayerSanctioned` if nobody was registered and somebody is sanctioned, else
/// `EOS_Sessions_NotAllowed` if somebody is of another platform; `EOS_Sessions_TooManyPlayers` if there are not enough places, or would be more
/// than 1000 players (`EOS_LimitExceeded` with options before version 3); `EOS_NotFound` if there is no session of this name, or it is gone; `EOS_InvalidParameters` for no players, more than 4096 and for ids that are
/// none; `EOS_IncompatibleVersion`; `EOS_Sessions_OutOfSync` with the same players if they are registered here and the directory could not be told in time, which is told later. Its lists live as long as the callback. It comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Sessions_RegisterPlayers(
    Handle: EOS_HSessions,
    Options: *const EOS_Sessions_RegisterPlayersOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Sessions_OnRegisterPlayersCallback,
) {
    const NAME: &str = "EOS_Sessions_RegisterPlayers";
    try_boundary(NAME, || {
        let sessions = handles::get::<Sessions>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        announce(&delegate, |ResultCode, ClientData| {
            EOS_Sessions_RegisterPlayersCallbackInfo {
                ResultCode,
                ClientData,
                RegisteredPlayers: ptr::null_mut(),
                RegisteredPlayersCount: 0,
                SanctionedPlayers: ptr::null_mut(),
                SanctionedPlayersCount: 0,
            }
        });
        let done = move |outcome: Outcome<Synced<Registered>>| {
            let (code, registered) = settle_synced(NAME, outcome);
            let registered = registered.unwrap_or_default();
            let code = registration(NAME, code, &registered);
            let mut players = handles_of(registered.users);
            let mut sanctioned = handles_of(registered.sanctioned);
            delegate.call(|ClientData| EOS_Sessions_RegisterPlayersCallbackInfo {
                ResultCode: CEnum::from(code),
                ClientData,
                RegisteredPlayers: list(&mut players),
                RegisteredPlayersCount: players.len() as u32,
                SanctionedPlayers: list(&mut sanctioned),
                SanctionedPlayersCount: sanctioned.len() as u32,
            });
        };
        // SAFETY: the game passes null or options of the version that they say.
        let named = unsafe {
            options::read(Options).and_then(|options| {
                let players = (options.PlayersToRegister, options.PlayersToRegisterCount);
                let named = read_players(options.SessionName, "PlayersToRegister", players)?;
                Ok((named, beyond_limit(options.ApiVersion)))
            })
        };
        match named {
            Ok((Named { session, users }, beyond_limit)) => {
                sessions.register(session, users, beyond_limit, done);
            }
            Err(refusal) => sessions.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// Takes registrations back, which frees places. Nobody is made to leave by it. What a joiner unregisters is in its own copy only.
///
/// The callback brings `EOS_Success` and the players who were registered; `EOS_NoChange` if none was; `EOS_NotFound` if there is no session of this name, or it is gone; `EOS_InvalidParameters` for no
/// players, more than 4096 and for ids that are none; `EOS_IncompatibleVersion`; `EOS_Sessions_OutOfSync` with the same players if the directory could not be told in time, which is told later. Its list lives as long as the callback. It comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Sessions_UnregisterPlayers(
    Handle: EOS_HSessions,
    Options: *const EOS_Sessions_UnregisterPlayersOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Sessions_OnUnregisterPlayersCallback,
) {
    const NAME: &str = "EOS_Sessions_UnregisterPlayers";
    try_boundary(NAME, || {
        let sessions = handles::get::<Sessions>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        announce(&delegate, |ResultCode, ClientData| {
            EOS_Sessions_UnregisterPlayersCallbackInfo {
                ResultCode,
                ClientData,
                UnregisteredPlayers: ptr::null_mut(),
                UnregisteredPlayersCount: 0,
            }
        });
        let done = move |outcome: Outcome<Synced<Vec<UserId>>>| {
            let (code, mut players) = changed(NAME, outcome);
            delegate.call(|ClientData| EOS_Sessions_UnregisterPlayersCallbackInfo {
                ResultCode: CEnum::from(code),
                ClientData,
                UnregisteredPlayers: list(&mut players),
                UnregisteredPlayersCount: players.len() as u32,
            });
        };
        // SAFETY: the game passes null or options of the version that they say.
        let named = unsafe {
            options::read(Options).and_then(|options| {
                let players = (
                    options.PlayersToUnregister,
                    options.PlayersToUnregisterCount,
                );
                read_players(options.SessionName, "PlayersToUnregister", players)
            })
        };
        match named {
            Ok(Named { session, users }) => sessions.unregister(session, users, done),
            Err(refusal) => sessions.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// The code of a registration, with a line in the log for players who were left out. It succeeded if anybody was registered.
fn registration(function: &'static str, code: EOS_EResult, registered: &Registered) -> EOS_EResult {
    let Registered {
        users,
        sanctioned,
        elsewhere,
    } = registered;
    let left_out = match (sanctioned.len(), elsewhere.len()) {
        (0, 0) => None,
        (0, _) => Some(EOS_EResult::EOS_Sessions_NotAllowed),
        _ => Some(EOS_EResult::EOS_Sessions_PlayerSanctioned),
    };
    if let Some(why) = left_out {
        let message = format!(
            "PlayersToRegister: {} players are sanctioned and {} not on an allowed platform; {} are registered",
            sanctioned.len(),
            elsewhere.len(),
            users.len()
        );
        Refusal::new(why, message).report(function);
    }
    match code {
        EOS_EResult::EOS_Success if users.is_empty() => {
            left_out.unwrap_or(EOS_EResult::EOS_NoChange)
        }
        code => code,
    }
}

fn handles_of(users: Vec<UserId>) -> Vec<EOS_ProductUserId> {
    users.into_iter().map(product_user).collect()
}

/// A call that changed nothing did what it was asked too, and is told apart by its code.
fn changed(
    function: &'static str,
    outcome: Outcome<Synced<Vec<UserId>>>,
) -> (EOS_EResult, Vec<EOS_ProductUserId>) {
    let (code, users) = settle_synced(function, outcome);
    let players = handles_of(users.unwrap_or_default());
    match code {
        EOS_EResult::EOS_Success if players.is_empty() => (EOS_EResult::EOS_NoChange, players),
        code => (code, players),
    }
}

fn list(players: &mut [EOS_ProductUserId]) -> *mut EOS_ProductUserId {
    if players.is_empty() {
        return ptr::null_mut();
    }
    players.as_mut_ptr()
}

fn beyond_limit(version: i32) -> EOS_EResult {
    if version < FIRST_WITH_TOO_MANY_PLAYERS {
        EOS_EResult::EOS_LimitExceeded
    } else {
        EOS_EResult::EOS_Sessions_TooManyPlayers
    }
}

/// # Safety
/// `name` is null or points to a text that ends in a NUL; the list is null or has as many ids as it says.
unsafe fn read_players(
    name: *const std::ffi::c_char,
    parameter: &'static str,
    (list, count): (*mut EOS_ProductUserId, u32),
) -> Result<Named, Refusal> {
    // SAFETY: the caller's promise.
    let session = unsafe { read_name(name) }?;
    if list.is_null() || count == 0 {
        return Err(Refusal::parameter(format!("{parameter} is null or empty")));
    }
    if count > PLAYERS_MAX {
        return Err(Refusal::parameter(format!(
            "{parameter}Count is {count}, more than {PLAYERS_MAX}"
        )));
    }
    let user = |at: usize| {
        // SAFETY: the caller vouches for `count` ids; they need not be aligned.
        let pointer = unsafe { list.add(at).read_unaligned() };
        ids::product_user_id(pointer)
            .map_err(|error| Refusal::of(format_args!("{parameter}[{at}]"), error))
    };
    let users = (0..count as usize).map(user).collect::<Result<_, _>>()?;
    Ok(Named { session, users })
}

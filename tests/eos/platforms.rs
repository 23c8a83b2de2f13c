//! Making platforms, ticking them, and giving them back.

use std::ffi::c_void;
use std::ptr;
use std::time::Duration;

use greenroom::abi::connect::*;
use greenroom::abi::connect_devices::*;
use greenroom::abi::gr_directory::GR_Platform_Drain;
use greenroom::abi::platform::*;
use greenroom::abi::platform_interfaces::*;
use greenroom::abi::platform_lifetime::*;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;

use crate::game::{Game, Note, create, text};

#[test]
fn a_platform_that_lacks_something_is_not_made() {
    let (long, no_name) = (text(&"x".repeat(65)), text("a/b"));
    let (key, bad_key) = (text(&"0f".repeat(32)), text(&"0g".repeat(32)));
    let (mut never, mut soon) = (f64::NAN, 5.0_f64);
    let refused = |change: &dyn Fn(&mut EOS_Platform_Options)| {
        let platform = create("platforms-bad", |options| change(options));
        let is_refused = platform.is_null();
        EOS_Platform_Release(platform);
        is_refused
    };
    assert!(!refused(&|_| ()));
    assert!(refused(&|options| options.ApiVersion = 16));
    assert!(refused(&|options| options.ApiVersion = 0));
    assert!(refused(&|options| options.ProductId = ptr::null()));
    assert!(refused(&|options| options.SandboxId = long.as_ptr()));
    assert!(refused(&|options| options.DeploymentId = ptr::null()));
    assert!(refused(&|options| options.DeploymentId = no_name.as_ptr()));
    assert!(refused(
        &|options| options.ClientCredentials.ClientId = ptr::null()
    ));
    assert!(refused(
        &|options| options.ClientCredentials.ClientSecret = ptr::null()
    ));
    assert!(!refused(&|options| options.EncryptionKey = key.as_ptr()));
    assert!(refused(&|options| options.EncryptionKey = bad_key.as_ptr()));
    assert!(refused(
        &|options| options.OverrideCountryCode = long.as_ptr()
    ));
    let (never, soon) = (&raw mut never, &raw mut soon);
    assert!(refused(&|options| options.TaskNetworkTimeoutSeconds = never));
    assert!(!refused(&|options| options.TaskNetworkTimeoutSeconds = soon));
}

#[test]
fn options_of_the_first_version_have_no_deployment_and_take_the_sandbox_for_it() {
    let platform = create("platforms-old", |options| {
        options.ApiVersion = 1;
        options.DeploymentId = ptr::without_provenance(1);
    });
    assert!(!platform.is_null());
    EOS_Platform_Release(platform);
}

#[test]
fn interfaces_are_the_same_at_every_call_and_stale_after_the_release() {
    let game = Game::new("platforms-interfaces");
    let platform = game.platform;
    assert_eq!(EOS_Platform_GetConnectInterface(platform), game.connect);
    assert_eq!(EOS_Platform_GetSessionsInterface(platform), game.sessions);
    let lobby = EOS_Platform_GetLobbyInterface(platform);
    assert!(!lobby.is_null());
    assert_eq!(EOS_Platform_GetLobbyInterface(platform), lobby);
    let connect = game.connect;
    drop(game);
    assert!(EOS_Platform_GetConnectInterface(platform).is_null());
    assert!(EOS_Platform_GetLobbyInterface(platform).is_null());
    assert_eq!(EOS_Connect_GetLoggedInUsersCount(connect), 0);
    EOS_Platform_Tick(platform);
    EOS_Platform_Release(platform);
    EOS_Platform_Release(ptr::null_mut());
}

#[test]
fn what_is_pending_at_the_release_is_not_called_back() {
    unsafe extern "system" fn never(_: *const EOS_Connect_CreateDeviceIdCallbackInfo) {
        panic!("the platform was released");
    }
    let game = Game::new("platforms-pending");
    for _ in 0..10 {
        // SAFETY: null options are answered in the callback.
        unsafe {
            EOS_Connect_CreateDeviceId(game.connect, ptr::null(), ptr::null_mut(), Some(never));
        }
    }
    drop(game);
}

struct Release {
    platform: EOS_HPlatform,
    calls: usize,
}

unsafe extern "system" fn release_inside(info: *const EOS_Connect_CreateDeviceIdCallbackInfo) {
    // SAFETY: the client data is the test's.
    let state = unsafe { &mut *(*info).ClientData.cast::<Release>() };
    state.calls += 1;
    // A nested Tick does nothing, and neither does a drain.
    EOS_Platform_Tick(state.platform);
    assert_eq!(
        GR_Platform_Drain(state.platform, 1000),
        EOS_EResult::EOS_InvalidState
    );
    EOS_Platform_Release(state.platform);
    assert!(EOS_Platform_GetConnectInterface(state.platform).is_null());
}

#[test]
fn a_callback_may_release_its_platform_and_is_the_last_one_then() {
    let game = std::mem::ManuallyDrop::new(Game::new("platforms-inside"));
    let mut state = Release {
        platform: game.platform,
        calls: 0,
    };
    let client_data: *mut c_void = (&raw mut state).cast();
    for _ in 0..3 {
        // SAFETY: null options are answered in the callback.
        unsafe {
            EOS_Connect_CreateDeviceId(
                game.connect,
                ptr::null(),
                client_data,
                Some(release_inside),
            );
        }
    }
    EOS_Platform_Tick(game.platform);
    EOS_Platform_Tick(game.platform);
    assert_eq!(state.calls, 1);
}

#[test]
fn a_drain_completes_what_is_pending() {
    unsafe extern "system" fn done(info: *const EOS_Connect_CreateDeviceIdCallbackInfo) {
        // SAFETY: the client data is a note.
        unsafe { Note::write((*info).ClientData, (*info).ResultCode.get()) };
    }
    let game = Game::new("platforms-drain");
    let model = text("a desk");
    let options = EOS_Connect_CreateDeviceIdOptions {
        ApiVersion: EOS_CONNECT_CREATEDEVICEID_API_LATEST,
        DeviceModel: model.as_ptr(),
    };
    let note = Note::<Option<EOS_EResult>>::new();
    // SAFETY: the options are of the newest version.
    unsafe {
        EOS_Connect_CreateDeviceId(game.connect, &options, note.client_data(), Some(done));
    }
    assert_eq!(
        GR_Platform_Drain(game.platform, 10_000),
        EOS_EResult::EOS_Success
    );
    assert_eq!(note.count(), 1);
}

#[test]
fn without_a_network_operations_wait_and_time_out() {
    let mut timeout = 0.2_f64;
    let timeout = &raw mut timeout;
    let platform = create("platforms-offline", |options| {
        options.TaskNetworkTimeoutSeconds = timeout;
    });
    let game = Game {
        platform,
        connect: EOS_Platform_GetConnectInterface(platform),
        sessions: EOS_Platform_GetSessionsInterface(platform),
    };
    let offline = CEnum::from(EOS_ENetworkStatus::EOS_NS_Offline);
    let online = CEnum::from(EOS_ENetworkStatus::EOS_NS_Online);
    assert_eq!(
        EOS_Platform_SetNetworkStatus(platform, offline),
        EOS_EResult::EOS_Success
    );
    assert_eq!(
        EOS_Platform_GetNetworkStatus(platform),
        EOS_ENetworkStatus::EOS_NS_Offline
    );
    assert_eq!(game.create_device_id(), EOS_EResult::EOS_TimedOut);
    EOS_Platform_SetNetworkStatus(platform, online);
    assert_eq!(game.create_device_id(), EOS_EResult::EOS_Success);
    let unknown = CEnum::from_raw(3);
    assert_eq!(
        EOS_Platform_SetNetworkStatus(platform, unknown),
        EOS_EResult::EOS_InvalidParameters
    );
}

#[test]
fn what_the_game_says_about_itself_is_remembered_and_changes_nothing() {
    let game = Game::new("platforms-application");
    let read = || EOS_Platform_GetApplicationStatus(game.platform);
    assert_eq!(read(), EOS_EApplicationStatus::EOS_AS_Foreground);
    for status in [
        EOS_EApplicationStatus::EOS_AS_BackgroundConstrained,
        EOS_EApplicationStatus::EOS_AS_BackgroundUnconstrained,
        EOS_EApplicationStatus::EOS_AS_BackgroundSuspended,
    ] {
        let code = EOS_Platform_SetApplicationStatus(game.platform, status.into());
        assert_eq!(code, EOS_EResult::EOS_Success);
        assert_eq!(read(), status);
    }
    let unknown = EOS_Platform_SetApplicationStatus(game.platform, CEnum::from_raw(4));
    assert_eq!(unknown, EOS_EResult::EOS_InvalidParameters);
    assert_eq!(read(), EOS_EApplicationStatus::EOS_AS_BackgroundSuspended);
    // A game that is in the background and ticks all the same is served.
    assert_eq!(game.create_device_id(), EOS_EResult::EOS_Success);
}

/// Each callback takes a millisecond, so that a budget of ten lets eleven run at the very most, however slow the machine is.
#[test]
fn a_tick_keeps_its_budget_under_a_thousand_callbacks() {
    const CALLS: usize = 1_000;
    const BUDGET: u32 = 10;
    unsafe extern "system" fn slow(info: *const EOS_Connect_CreateDeviceIdCallbackInfo) {
        std::thread::sleep(Duration::from_millis(1));
        // SAFETY: the client data is a note.
        unsafe { Note::write((*info).ClientData, ()) };
    }
    let platform = create("platforms-budget", |options| {
        options.TickBudgetInMilliseconds = BUDGET;
    });
    let game = Game {
        platform,
        connect: EOS_Platform_GetConnectInterface(platform),
        sessions: EOS_Platform_GetSessionsInterface(platform),
    };
    let note = Note::<()>::new();
    for _ in 0..CALLS {
        // SAFETY: null options are answered in the callback.
        unsafe {
            EOS_Connect_CreateDeviceId(game.connect, ptr::null(), note.client_data(), Some(slow));
        }
    }
    let mut told = 0;
    while told < CALLS {
        EOS_Platform_Tick(platform);
        let in_this_tick = note.count() - told;
        assert!((1..=BUDGET as usize + 1).contains(&in_this_tick));
        told = note.count();
    }
    EOS_Platform_Tick(platform);
    assert_eq!(note.count(), CALLS);
}

#[test]
fn overrides_are_given_back_as_they_were_set() {
    let game = Game::new("platforms-locale");
    let mut buffer = [0_i8; EOS_COUNTRYCODE_MAX_BUFFER_LEN as usize];
    let mut length = 5_i32;
    // SAFETY: the buffer is as long as the length says, and texts end in a NUL.
    unsafe {
        let mut read = || {
            length = 5;
            EOS_Platform_GetOverrideCountryCode(
                game.platform,
                buffer.as_mut_ptr().cast(),
                &raw mut length,
            )
        };
        assert_eq!(read(), EOS_EResult::EOS_NotFound);
        let set = |code: &str| {
            let code = text(code);
            EOS_Platform_SetOverrideCountryCode(game.platform, code.as_ptr())
        };
        assert_eq!(set("FR"), EOS_EResult::EOS_Success);
        assert_eq!(read(), EOS_EResult::EOS_Success);
        assert_eq!(set("FRANC"), EOS_EResult::EOS_InvalidParameters);
        assert_eq!(set(""), EOS_EResult::EOS_Success);
        assert_eq!(read(), EOS_EResult::EOS_NotFound);
    }
}

/// Handles go to the threads as numbers, as they would in a game that keeps them in a global.
#[test]
fn ticks_on_other_threads_and_releases_do_not_hurt_each_other() {
    for round in 0..20 {
        let game = Game::new("platforms-threads");
        let (platform, connect) = (game.platform.addr(), game.connect.addr());
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(move || {
                    let platform = ptr::without_provenance_mut(platform);
                    let connect = ptr::without_provenance_mut(connect);
                    for _ in 0..50 {
                        // SAFETY: null options are answered in the callback, and there is none.
                        unsafe {
                            EOS_Connect_CreateDeviceId(connect, ptr::null(), ptr::null_mut(), None);
                        }
                        EOS_Platform_Tick(platform);
                    }
                });
            }
            std::thread::sleep(Duration::from_micros(50 * round));
            drop(game);
        });
    }
}

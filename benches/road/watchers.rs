//! One event told to one and to a hundred callbacks of the game inside Tick, against plain calls of as many through pointers.

use std::ffi::{CString, c_void};
use std::hint::black_box;
use std::ptr;

use greenroom::abi::gr_overlay::*;
use greenroom::abi::platform::EOS_Platform_Tick;
use greenroom::abi::platform_interfaces::EOS_Platform_GetUIInterface;
use greenroom::abi::sessions_notifications::*;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;

use crate::game::Game;
use crate::measure::{Seconds, compare, each, time};

const EVENTS: u32 = 2_000;

type Info = EOS_Sessions_LeaveSessionRequestedCallbackInfo;
type Callback = unsafe extern "system" fn(*const Info);

unsafe extern "system" fn count(info: *const Info) {
    // SAFETY: the client data is a number of ours that outlives the callback.
    unsafe { *(*info).ClientData.cast::<u32>() += 1 };
}

pub(crate) fn run() {
    let (game, user) = Game::logged_in("bench-watchers", "anna");
    game.host(user, "watched");
    let mut told = 0_u32;
    let client_data = ptr::from_mut(&mut told).cast::<c_void>();
    let mut watchers = 0;
    for (name, wanted) in [
        ("event to 1 callback / 1 plain call", 1),
        ("event to 100 callbacks / 100 plain calls", 100),
    ] {
        while watchers < wanted {
            watch(&game, client_data);
            watchers += 1;
        }
        compare(
            name,
            21,
            || tell(&game, user),
            || plain(wanted, client_data),
        );
    }
    // SAFETY: nobody else has it now: this thread ticks.
    let told = unsafe { *client_data.cast::<u32>() };
    assert!(told >= 22 * EVENTS * 101, "some were not told: {told}");
}

fn watch(game: &Game, client_data: *mut c_void) {
    let options = EOS_Sessions_AddNotifyLeaveSessionRequestedOptions {
        ApiVersion: EOS_SESSIONS_ADDNOTIFYLEAVESESSIONREQUESTED_API_LATEST,
    };
    // SAFETY: the options are of the newest version, and the number outlives the platform's ticks.
    let id = unsafe {
        EOS_Sessions_AddNotifyLeaveSessionRequested(
            game.sessions,
            &options,
            client_data,
            Some(count),
        )
    };
    assert_ne!(id, EOS_INVALID_NOTIFICATIONID);
}

/// Time of Tick per event. What asks for it is not counted.
fn tell(game: &Game, user: EOS_ProductUserId) -> Seconds {
    let ui = EOS_Platform_GetUIInterface(game.platform);
    let name = CString::new("watched").unwrap();
    let options = GR_UI_RequestToLeaveOptions {
        ApiVersion: GR_UI_REQUESTTOLEAVE_API_LATEST,
        LocalUserId: user,
        SessionName: name.as_ptr(),
    };
    for _ in 0..EVENTS {
        // SAFETY: the options are of the newest version.
        let asked = unsafe { GR_UI_RequestToLeave(ui, &options) };
        assert_eq!(asked, EOS_EResult::EOS_Success);
    }
    time(|| EOS_Platform_Tick(game.platform)) / f64::from(EVENTS)
}

fn plain(watchers: u32, client_data: *mut c_void) -> Seconds {
    let call: Callback = black_box(count);
    let info = Info {
        ClientData: client_data,
        LocalUserId: ptr::null_mut(),
        SessionName: ptr::null(),
    };
    each(EVENTS, || {
        for _ in 0..watchers {
            // SAFETY: the info lives through the call.
            unsafe { call(black_box(&raw const info)) };
        }
    })
}

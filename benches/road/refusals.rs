//! What the functions cost that refuse: a call of one, and what a thousand of them leave behind in a frame, which is nothing.

use std::ffi::c_void;
use std::hint::black_box;
use std::ptr;

use greenroom::abi::platform::EOS_Platform_Tick;
use greenroom::abi::platform_interfaces::EOS_Platform_GetStatsInterface;
use greenroom::abi::types::EOS_HPlatform;
use greenroom::result::EOS_EResult;

use crate::desk;
use crate::measure::{compare, each};

const CALLS: u32 = 200_000;

// Games find them by their names, and so do we: no Rust calls them.
unsafe extern "system" {
    fn EOS_Stats_CopyStatByIndex(
        Handle: *mut c_void,
        Options: *const c_void,
        OutStat: *mut *mut c_void,
    ) -> EOS_EResult;
}

extern "system" fn empty(
    handle: *mut c_void,
    options: *const c_void,
    _place: *mut *mut c_void,
) -> i32 {
    black_box(handle);
    black_box(options);
    0
}

pub(crate) fn run() {
    let (fresh, used) = (desk::c_platform(), desk::c_platform());
    let stats = EOS_Platform_GetStatsInterface(used).cast::<c_void>();
    let refuse = || {
        let mut place = ptr::null_mut();
        // SAFETY: the place is ours, and no options are read.
        let answer =
            unsafe { EOS_Stats_CopyStatByIndex(black_box(stats), ptr::null(), &raw mut place) };
        assert_eq!(answer, EOS_EResult::EOS_NotImplemented);
    };
    let floor: extern "system" fn(*mut c_void, *const c_void, *mut *mut c_void) -> i32 =
        black_box(empty);
    compare(
        "not there, at once / empty C call",
        21,
        || each(CALLS, refuse),
        || {
            let mut place = ptr::null_mut();
            each(CALLS, || {
                _ = black_box(floor(stats, ptr::null(), &raw mut place));
            })
        },
    );
    (0..1000).for_each(|_| refuse());
    let tick: extern "system" fn(EOS_HPlatform) = black_box(EOS_Platform_Tick);
    compare(
        "idle Tick after 1,000 of these / without",
        21,
        || each(CALLS, || tick(used)),
        || each(CALLS, || tick(fresh)),
    );
    desk::release(used);
    desk::release(fresh);
}

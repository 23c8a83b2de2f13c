//! An idle Tick against an empty C call: what a game pays per frame for having us.

use std::ffi::c_void;
use std::hint::black_box;

use greenroom::abi::platform::EOS_Platform_Tick;
use greenroom::abi::types::EOS_HPlatform;

use crate::desk;
use crate::measure::{compare, each};

const CALLS: u32 = 200_000;

extern "system" fn empty(handle: *mut c_void) {
    black_box(handle);
}

pub(crate) fn run() {
    let platform = desk::c_platform();
    // Called through pointers that the compiler cannot see through, as a game calls into a shared library.
    let tick: extern "system" fn(EOS_HPlatform) = black_box(EOS_Platform_Tick);
    let floor: extern "system" fn(*mut c_void) = black_box(empty);
    compare(
        "idle Tick / empty C call",
        21,
        || each(CALLS, || tick(platform)),
        || each(CALLS, || floor(platform.cast())),
    );
    desk::release(platform);
}

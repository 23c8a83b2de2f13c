//! The door that every call from C goes through: options that are read and obeyed, and options that are refused, against an empty C call.

use std::ffi::c_void;
use std::hint::black_box;
use std::ptr;

use greenroom::abi::platform_interfaces::EOS_Platform_GetSessionsInterface;
use greenroom::abi::session_search::EOS_SessionSearch_SetMaxResults;
use greenroom::abi::sessions::EOS_Sessions_CreateSessionSearch;
use greenroom::abi::sessions_outputs::EOS_SessionSearch_Release;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;

use crate::desk;
use crate::measure::{compare, each};

const CALLS: u32 = 100_000;

extern "system" fn empty(handle: *mut c_void, options: *const c_void) -> i32 {
    black_box(handle);
    black_box(options);
    0
}

type Setter = unsafe extern "system" fn(
    EOS_HSessionSearch,
    *const EOS_SessionSearch_SetMaxResultsOptions,
) -> EOS_EResult;

pub(crate) fn run() {
    let platform = desk::c_platform();
    let search = new_search(platform);
    let set: Setter = black_box(EOS_SessionSearch_SetMaxResults);
    let floor: extern "system" fn(*mut c_void, *const c_void) -> i32 = black_box(empty);
    let good = EOS_SessionSearch_SetMaxResultsOptions {
        ApiVersion: EOS_SESSIONSEARCH_SETMAXSEARCHRESULTS_API_LATEST,
        MaxSearchResults: 10,
    };
    let of_the_future = EOS_SessionSearch_SetMaxResultsOptions {
        ApiVersion: EOS_SESSIONSEARCH_SETMAXSEARCHRESULTS_API_LATEST + 1,
        ..good
    };
    for (name, options, expected) in [
        (
            "options read / empty C call",
            &good,
            EOS_EResult::EOS_Success,
        ),
        (
            "call refused / empty C call",
            &of_the_future,
            EOS_EResult::EOS_IncompatibleVersion,
        ),
    ] {
        // SAFETY: the options say their version and live through the call.
        let call = || unsafe { set(search, options) };
        assert_eq!(call(), expected);
        compare(
            name,
            21,
            || each(CALLS, || _ = black_box(call())),
            || {
                let options = ptr::from_ref(options).cast();
                each(CALLS, || _ = black_box(floor(search.cast(), options)))
            },
        );
    }
    EOS_SessionSearch_Release(search);
    desk::release(platform);
}

fn new_search(platform: EOS_HPlatform) -> EOS_HSessionSearch {
    let sessions = EOS_Platform_GetSessionsInterface(platform);
    let options = EOS_Sessions_CreateSessionSearchOptions {
        ApiVersion: EOS_SESSIONS_CREATESESSIONSEARCH_API_LATEST,
        MaxSearchResults: 10,
    };
    let mut search = ptr::null_mut();
    // SAFETY: the options are of the newest version, and the place for the handle is ours.
    let created = unsafe { EOS_Sessions_CreateSessionSearch(sessions, &options, &mut search) };
    assert_eq!(created, EOS_EResult::EOS_Success);
    search
}

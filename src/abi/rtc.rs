//! The getters of `eos_rtc.h`: from voice, which is not there, to its parts.

use std::ffi::c_void;

use super::boundary::try_boundary;
use super::handles;
use super::refusal::Refusal;
use super::refusals::RefusingHandle;
use crate::interfaces::refusing::Refusing;

/// The RTCAudio interface of an RTC interface: sound. Not there: its functions refuse, each with `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never freed by the game. Null for what is no
/// RTC interface. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_RTC_GetAudioInterface(Handle: *mut c_void) -> *mut c_void {
    try_boundary("EOS_RTC_GetAudioInterface", || part_of(Handle))
}

/// The RTCData interface of an RTC interface: data beside sound. Not there: its functions refuse, each with `EOS_NotImplemented`. The same handle at every call, valid until the platform is released, never freed by the game. Null for
/// what is no RTC interface. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_RTC_GetDataInterface(Handle: *mut c_void) -> *mut c_void {
    try_boundary("EOS_RTC_GetDataInterface", || part_of(Handle))
}

/// One handle stands for all interfaces that are not there, so that it is also that of its parts.
fn part_of(handle: *mut c_void) -> Result<*mut c_void, Refusal> {
    handles::get::<Refusing>(handle.cast::<RefusingHandle>())?;
    Ok(handle)
}

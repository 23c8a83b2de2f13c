//! How a refusal reaches the game: its one line in the log, and its callback.
//!
//! Everything that the lines of the tables share is here once. None of it is generic over them: hundreds of functions would each carry their own.

use std::ffi::c_char;
use std::mem::size_of;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::types::{Callback, CallbackInfo, ClientData, Handle, RefusingHandle};
use crate::abi::boundary::{boundary, try_boundary};
use crate::abi::delegates::Delegate;
use crate::abi::handles;
use crate::abi::notification::removed;
use crate::abi::refusal::Refusal;
use crate::abi::types::{EOS_INVALID_NOTIFICATIONID, EOS_NotificationId};
use crate::interfaces::refusing::Refusing;
use crate::result::EOS_EResult;
use crate::runtime::log::{self, Category, Level};

/// The parts of a callback's struct that are more than zeros.
pub(super) struct Shape {
    /// Where the client data stands. The result code stands in front, in each of them.
    client_data: usize,
    /// Where texts stand: C++ makes strings of them without looking at the code first.
    texts: &'static [usize],
}

impl Shape {
    /// Of a struct of `size` bytes. More would be read beyond what we hand over.
    pub(super) const fn new(size: usize, client_data: usize, texts: &'static [usize]) -> Self {
        assert!(size <= CallbackInfo::MOST_BYTES);
        assert!(client_data >= size_of::<EOS_EResult>());
        assert!(client_data + size_of::<ClientData>() <= size);
        let mut at = 0;
        while at < texts.len() {
            assert!(texts[at] + size_of::<*const c_char>() <= size);
            at += 1;
        }
        Self { client_data, texts }
    }

    /// What the callback is given.
    fn info(&self, client_data: ClientData) -> CallbackInfo {
        let mut info = CallbackInfo([0; CallbackInfo::MOST_BYTES]);
        let code = EOS_EResult::EOS_NotImplemented as i32;
        put(&mut info, 0, &code.to_ne_bytes());
        put_pointer(&mut info, self.client_data, client_data.cast());
        for text in self.texts {
            put_pointer(&mut info, *text, c"".as_ptr());
        }
        info
    }
}

fn put(info: &mut CallbackInfo, at: usize, bytes: &[u8]) {
    info.0[at..at + bytes.len()].copy_from_slice(bytes);
}

/// As a pointer and not as the number of its address, so that it stays one.
fn put_pointer(info: &mut CallbackInfo, at: usize, pointer: *const c_char) {
    let place = &mut info.0[at..at + size_of::<*const c_char>()];
    // SAFETY: the place has the size of a pointer.
    unsafe {
        place
            .as_mut_ptr()
            .cast::<*const c_char>()
            .write_unaligned(pointer)
    };
}

/// Which of two numbers of the facts counts on this machine.
pub(super) const fn by_width(wide: usize, narrow: usize) -> usize {
    if cfg!(target_pointer_width = "64") {
        wide
    } else {
        narrow
    }
}

/// Says once in the life of the process that a function is not there, as soon as somebody listens.
fn say_once(name: &'static str, said: &AtomicBool, level: Level, what: &str) {
    let category = Category::of_function(name);
    if said.load(Ordering::Relaxed) || !log::is_heard(category, level) {
        return;
    }
    if !said.swap(true, Ordering::Relaxed) {
        log::write(category, level, || {
            format!("{name}: {what}; this is said once (EOS_NotImplemented)")
        });
    }
}

/// What is behind every call that is answered at once.
#[inline(never)]
pub(super) fn refusing_boundary(name: &'static str, said: &AtomicBool) {
    boundary(name, || {
        say_once(name, said, Level::Warning, "not there, and does nothing");
    });
}

/// What is behind every call that is answered later: true if the game will be told.
///
/// Its handle leads to the platform in whose Tick that happens. The call is answered all the same with a handle that leads to none: in a Tick of the platform of this process that was made first. Without any there is nobody
/// who ticks.
///
/// # Safety
/// `callback` may be called with a struct of this shape.
#[inline(never)]
pub(super) unsafe fn telling_boundary(
    name: &'static str,
    said: &AtomicBool,
    handle: Handle,
    callback: Callback,
    client_data: ClientData,
    shape: &'static Shape,
) -> bool {
    let mut told = false;
    boundary(name, || {
        let what = "not there; the callback says so, and nothing else happens";
        say_once(name, said, Level::Warning, what);
        if callback.is_none() {
            return;
        }
        let Some(platform) = leads_to(handle).or_else(any) else {
            let reason = "there is no platform that could tell the callback";
            Refusal::new(EOS_EResult::EOS_NotConfigured, reason).report(name);
            return;
        };
        // SAFETY: the caller's promise.
        let delegate = unsafe { Delegate::new(callback, client_data) };
        platform.post(|| delegate.call(|client_data| shape.info(client_data)));
        told = true;
    });
    told
}

/// What is behind every registration.
#[inline(never)]
pub(super) fn adding_boundary(
    name: &'static str,
    said: &AtomicBool,
    handle: Handle,
    has_callback: bool,
) -> EOS_NotificationId {
    try_boundary(name, || {
        let what = "not there; the callback is never called";
        say_once(name, said, Level::Warning, what);
        if !has_callback {
            return Err(Refusal::parameter("the callback is null"));
        }
        let refusing = handles::get::<Refusing>(handle.cast::<RefusingHandle>())?;
        Ok(refusing.add_notification())
    })
}

/// What is behind the end of every registration.
#[inline(never)]
pub(super) fn removing_boundary(
    name: &'static str,
    said: &AtomicBool,
    handle: Handle,
    id: EOS_NotificationId,
) {
    try_boundary(name, || {
        let what = "what it removes was never called";
        say_once(name, said, Level::Info, what);
        if id == EOS_INVALID_NOTIFICATIONID {
            return Ok(());
        }
        let refusing = handles::get::<Refusing>(handle.cast::<RefusingHandle>())?;
        removed(id, |id| refusing.remove_notification(id))
    });
}

/// What is behind every release.
#[inline(never)]
pub(super) fn releasing_boundary(name: &'static str, said: &AtomicBool) {
    boundary(name, || {
        let what = "there is nothing to release, since nothing was given out";
        say_once(name, said, Level::Info, what);
    });
}

/// The platform that an interface belongs to.
fn leads_to(handle: Handle) -> Option<Arc<Refusing>> {
    handles::get::<Refusing>(handle.cast::<RefusingHandle>()).ok()
}

/// A platform of this process, if there is one: the first in the table of handles.
fn any() -> Option<Arc<Refusing>> {
    let live = handles::all::<Refusing>();
    live.into_iter()
        .find_map(|handle| handles::get::<Refusing>(handle).ok())
}

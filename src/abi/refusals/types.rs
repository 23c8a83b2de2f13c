//! What the functions of the tables take, as far as they look at it: not at all, but for what they are to fill.

use std::ffi::{c_char, c_void};
use std::ptr;

use crate::result::EOS_EResult;

/// What the handle of an interface that is not there points to, whatever C calls its type; it has no content.
pub struct RefusingHandle {
    _private: [u8; 0],
}

/// A handle of any type, be it of an interface or of something that an interface would have given out.
pub(super) type Handle = *mut c_void;
/// A struct of options, of which not a byte is read.
pub(super) type Options = *const c_void;
/// The game's own, handed back to it.
pub(super) type ClientData = *mut c_void;
/// What a pointer points to that leads to something to be released, or the handle of a thing.
pub(super) type Thing = *mut c_void;

/// The game's function, which is given a [`CallbackInfo`] of its own type.
pub(super) type Callback = Option<unsafe extern "system" fn(Data: *const CallbackInfo)>;

/// The bytes of any struct that a callback is given.
#[repr(C, align(8))]
pub(super) struct CallbackInfo(pub(super) [u8; CallbackInfo::MOST_BYTES]);

impl CallbackInfo {
    /// The longest of the facts.
    pub(super) const MOST_BYTES: usize = 56;
}

/// A parameter, by the time that the call is answered.
pub(super) trait Parameter {
    /// Puts nothing where something would have been put.
    ///
    /// # Safety
    /// A place to fill is null or has room for its type.
    unsafe fn define(self);
}

macro_rules! only_taken {
    ($($type:ty),+) => {
        $(impl Parameter for $type {
            unsafe fn define(self) {}
        })+
    };
}

only_taken!(*mut c_void, *const c_void, u32, Callback, Bytes);

/// A place for a number, a handle or a pointer.
#[repr(transparent)]
#[derive(Clone, Copy)]
pub(super) struct Out<T>(*mut T);

/// What stands for nothing.
pub(super) trait Zero {
    const ZERO: Self;
}

impl Zero for i32 {
    const ZERO: Self = 0;
}

impl Zero for u32 {
    const ZERO: Self = 0;
}

impl Zero for *mut c_void {
    const ZERO: Self = ptr::null_mut();
}

impl<T: Zero> Parameter for Out<T> {
    unsafe fn define(self) {
        if !self.0.is_null() {
            // SAFETY: not null, and the caller's promise. A game may have packed it anywhere.
            unsafe { ptr::write_unaligned(self.0, T::ZERO) };
        }
    }
}

/// A buffer for bytes. There are none, as the number beside it says, and it stays as it is.
#[repr(transparent)]
#[derive(Clone, Copy)]
pub(super) struct Bytes(*mut c_void);

/// A buffer for a text, whose room is told beside it.
#[repr(transparent)]
#[derive(Clone, Copy)]
pub(super) struct Text(*mut c_char);

impl Parameter for Text {
    unsafe fn define(self) {}
}

impl Text {
    /// Makes it an empty text where there is room for one.
    ///
    /// # Safety
    /// The buffer is null or has `room` bytes.
    pub(super) unsafe fn empty(self, room: impl Room) {
        // SAFETY: the caller's promise.
        if !self.0.is_null() && unsafe { room.holds_any() } {
            // SAFETY: there is room for one byte.
            unsafe { self.0.write(0) };
        }
    }
}

/// How a function is told the room of a buffer.
pub(super) trait Room {
    /// # Safety
    /// A place is null or holds a number.
    unsafe fn holds_any(self) -> bool;
}

impl Room for u32 {
    unsafe fn holds_any(self) -> bool {
        self > 0
    }
}

macro_rules! room_in_a_place {
    ($($number:ty),+) => {
        $(impl Room for Out<$number> {
            unsafe fn holds_any(self) -> bool {
                // SAFETY: null is looked for, and the caller's promise.
                !self.0.is_null() && unsafe { ptr::read_unaligned(self.0) } > 0
            }
        })+
    };
}

room_in_a_place!(i32, u32);

/// What a call answers at once that is answered later as well.
pub(super) trait Begun {
    /// `will_be_told`: the game's callback will be called.
    fn begun(will_be_told: bool) -> Self;
}

impl Begun for () {
    fn begun(_will_be_told: bool) -> Self {}
}

impl Begun for EOS_EResult {
    /// A game that reads a failure here takes its callback for not called, and frees what that needs.
    fn begun(will_be_told: bool) -> Self {
        match will_be_told {
            true => Self::EOS_Success,
            false => Self::EOS_NotImplemented,
        }
    }
}

impl Begun for *mut c_void {
    /// There is no request; its callback says why.
    fn begun(_will_be_told: bool) -> Self {
        ptr::null_mut()
    }
}

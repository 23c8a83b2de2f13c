//! Where a function puts what it makes.

use std::sync::Arc;

use super::handles::{self, Handled};
use super::refusal::Refusal;
use crate::result::EOS_EResult;

/// A place of the caller's for a pointer. It holds null from the start, so that a game that overlooks a failure does not follow garbage.
pub struct Out<T>(*mut *mut T);

impl<T> Out<T> {
    /// # Errors
    /// `EOS_InvalidParameters` for null, with the parameter's name.
    ///
    /// # Safety
    /// `place` is null or writable.
    pub unsafe fn new(parameter: &'static str, place: *mut *mut T) -> Result<Self, Refusal> {
        if place.is_null() {
            return Err(Refusal::parameter(format!("{parameter} is null")));
        }
        // SAFETY: not null, and the caller's promise.
        unsafe { place.write(std::ptr::null_mut()) };
        Ok(Self(place))
    }

    /// Gives the caller what was made.
    pub fn give(self, pointer: *mut T) -> EOS_EResult {
        // SAFETY: `new` asked for a writable place, and the call that it was made in has not returned.
        unsafe { self.0.write(pointer) };
        EOS_EResult::EOS_Success
    }

    /// Gives the caller a new handle.
    pub fn give_handle<V: Handled<Opaque = T>>(
        self,
        value: Arc<V>,
    ) -> Result<EOS_EResult, Refusal> {
        let handle = handles::insert(value);
        if handle.is_null() {
            return Err(Refusal::new(
                EOS_EResult::EOS_LimitExceeded,
                "there are too many live handles",
            ));
        }
        Ok(self.give(handle))
    }
}

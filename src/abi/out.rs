//! Where a function puts what it makes.

use std::mem::MaybeUninit;
use std::sync::Arc;

use super::handles::{self, Handled};
use super::refusal::Refusal;
use crate::result::EOS_EResult;

/// A place of the caller's for a pointer. It holds null from the start, so that a game that overlooks a failure does not follow garbage.
pub struct Out<'a, T>(&'a mut MaybeUninit<*mut T>);

impl<T> Out<'_, T> {
    /// # Errors
    /// `EOS_InvalidParameters` for null, with the parameter's name.
    ///
    /// # Safety
    /// `place` is null or room for a pointer, which nobody else uses during the call.
    pub unsafe fn new(parameter: &'static str, place: *mut *mut T) -> Result<Self, Refusal> {
        // SAFETY: the caller's promise.
        let place = unsafe { place.cast::<MaybeUninit<*mut T>>().as_mut() };
        let place = place.ok_or_else(|| Refusal::parameter(format!("{parameter} is null")))?;
        place.write(std::ptr::null_mut());
        Ok(Self(place))
    }

    /// Gives the caller what was made.
    pub fn give(self, pointer: *mut T) -> EOS_EResult {
        self.0.write(pointer);
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

//! The guard around every exported function: no panic ever leaves it.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;

use super::call_faults;
use super::refusal::Refusal;
use crate::result::EOS_EResult;
use crate::runtime::announcing;
use crate::runtime::log::{self, Category};

/// What a function answers when it cannot do what it was asked.
pub trait Neutral {
    /// The answer after a panic.
    fn neutral() -> Self;

    /// The answer to a call that was refused.
    fn refused(code: EOS_EResult) -> Self;
}

impl Neutral for EOS_EResult {
    fn neutral() -> Self {
        Self::EOS_UnexpectedError
    }

    fn refused(code: EOS_EResult) -> Self {
        code
    }
}

macro_rules! neutral_is {
    ($($type:ty = $value:expr),*) => {
        $(impl Neutral for $type {
            fn neutral() -> Self {
                $value
            }

            fn refused(_code: EOS_EResult) -> Self {
                $value
            }
        })*
    };
}

neutral_is!(() = (), i32 = 0, u32 = 0, u64 = 0);

impl<T> Neutral for *mut T {
    fn neutral() -> Self {
        ptr::null_mut()
    }

    fn refused(_code: EOS_EResult) -> Self {
        ptr::null_mut()
    }
}

impl<T> Neutral for *const T {
    fn neutral() -> Self {
        ptr::null()
    }

    fn refused(_code: EOS_EResult) -> Self {
        ptr::null()
    }
}

/// Runs the body of the exported function `name`. A panic in it becomes a line in the log and the [neutral](Neutral::neutral) answer; the library stays usable.
pub fn boundary<R: Neutral>(name: &'static str, body: impl FnOnce() -> R) -> R {
    let outcome = catch_unwind(AssertUnwindSafe(body));
    announcing::withdraw();
    match outcome {
        Ok(answer) => answer,
        Err(payload) => {
            log::error(Category::of_function(name), || {
                format!("{name}: internal error: {}", message(payload.as_ref()))
            });
            // A payload may panic when it is dropped, and there is nobody left to catch that.
            std::mem::forget(payload);
            R::neutral()
        }
    }
}

/// [`boundary`] for a body that may refuse the call: the refusal is logged with the function's name and becomes the answer.
pub fn try_boundary<R: Neutral>(
    name: &'static str,
    body: impl FnOnce() -> Result<R, Refusal>,
) -> R {
    boundary(name, || {
        let _call = call_faults::enter(name);
        body().unwrap_or_else(|refusal| R::refused(refusal.report(name)))
    })
}

fn message(payload: &(dyn Any + Send)) -> &str {
    if let Some(text) = payload.downcast_ref::<&'static str>() {
        return text;
    }
    payload
        .downcast_ref::<String>()
        .map_or("a panic without a message", String::as_str)
}

#[cfg(test)]
mod tests {
    use std::panic::resume_unwind;

    use super::*;

    /// Unwinds without the noise of the panic hook.
    fn planted() -> ! {
        resume_unwind(Box::new("planted"))
    }

    #[test]
    fn a_panic_becomes_the_neutral_answer() {
        assert_eq!(
            boundary("EOS_A", || -> EOS_EResult { planted() }),
            EOS_EResult::EOS_UnexpectedError
        );
        assert_eq!(boundary("EOS_B", || -> i32 { planted() }), 0);
        assert_eq!(boundary("EOS_C", || -> u32 { planted() }), 0);
        assert_eq!(boundary("EOS_D", || -> u64 { planted() }), 0);
        assert!(boundary("EOS_E", || -> *mut u8 { planted() }).is_null());
        assert!(boundary("EOS_F", || -> *const u8 { planted() }).is_null());
        boundary("EOS_G", || -> () { planted() });
    }

    #[test]
    fn a_payload_that_panics_when_dropped_does_no_harm() {
        struct Bomb;
        impl Drop for Bomb {
            fn drop(&mut self) {
                panic!("dropped");
            }
        }
        assert_eq!(
            boundary("EOS_A", || -> i32 { resume_unwind(Box::new(Bomb)) }),
            0
        );
    }

    #[test]
    fn a_refusal_is_answered_with_its_code_or_with_nothing() {
        let refuse = || Refusal::parameter("SessionName is null");
        assert_eq!(
            try_boundary("EOS_A", || Err::<EOS_EResult, _>(refuse())),
            EOS_EResult::EOS_InvalidParameters
        );
        assert_eq!(try_boundary("EOS_B", || Err::<u32, _>(refuse())), 0);
        assert!(try_boundary("EOS_C", || Err::<*mut u8, _>(refuse())).is_null());
        assert_eq!(try_boundary("EOS_D", || Ok(3_u32)), 3);
    }

    #[test]
    fn the_message_of_a_panic_is_kept() {
        assert_eq!(message(&"text"), "text");
        assert_eq!(message(&"owned".to_owned()), "owned");
        assert_eq!(message(&5), "a panic without a message");
    }
}

//! The end of an asynchronous call: the game's callback, with the result in its place.

use std::ffi::c_void;
use std::sync::Arc;

use super::delegates::Delegate;
use super::refusal::Refusal;
use super::types::CEnum;
use crate::interfaces::sessions::Synced;
use crate::interfaces::{Failure, Outcome};
use crate::result::EOS_EResult;
use crate::runtime::announcing;

/// What runs inside Tick when the call `function` is over: writes a failure to the log, and calls the game. `info` makes what the game is given, from the result code and, on success, the value. While the call is tried again,
/// `info` makes what the game hears meanwhile, if it wants to.
pub fn tell<T, Info>(
    function: &'static str,
    delegate: Delegate<Info>,
    info: impl Fn(CEnum<EOS_EResult>, *mut c_void, Option<T>) -> Info + Send + Sync + 'static,
) -> impl FnOnce(Outcome<T>) + Send + 'static
where
    T: 'static,
    Info: 'static,
{
    let info = Arc::new(info);
    let meanwhile = Arc::clone(&info);
    announce(&delegate, move |code, client_data| {
        meanwhile(code, client_data, None)
    });
    move |outcome| {
        let (code, value) = settle(function, outcome);
        delegate.call(|client_data| info(CEnum::from(code), client_data, value));
    }
}

/// As [`tell`], for what may be out of sync.
pub fn tell_synced<T, Info>(
    function: &'static str,
    delegate: Delegate<Info>,
    info: impl Fn(CEnum<EOS_EResult>, *mut c_void, Option<T>) -> Info + Send + Sync + 'static,
) -> impl FnOnce(Outcome<Synced<T>>) + Send + 'static
where
    T: 'static,
    Info: 'static,
{
    let info = Arc::new(info);
    let meanwhile = Arc::clone(&info);
    announce(&delegate, move |code, client_data| {
        meanwhile(code, client_data, None)
    });
    move |outcome| {
        let (code, value) = settle_synced(function, outcome);
        delegate.call(|client_data| info(CEnum::from(code), client_data, value));
    }
}

/// Lets the operation that the call under way begins announce that it is tried again: `info` makes what the game is given then.
pub fn announce<Info: 'static>(
    delegate: &Delegate<Info>,
    info: impl Fn(CEnum<EOS_EResult>, *mut c_void) -> Info + Send + Sync + 'static,
) {
    const AGAIN: EOS_EResult = EOS_EResult::EOS_OperationWillRetry;
    let announcer = delegate.announcer(move |client_data| info(CEnum::from(AGAIN), client_data));
    if let Some(announcer) = announcer {
        announcing::offer(announcer);
    }
}

/// The result code of an outcome, with a line in the log for a failure.
pub fn settle<T>(function: &'static str, outcome: Outcome<T>) -> (EOS_EResult, Option<T>) {
    match outcome {
        Ok(value) => (EOS_EResult::EOS_Success, Some(value)),
        Err(failure) => (Refusal::from(failure).report(function), None),
    }
}

/// As [`settle`], for what may be out of sync: the change was made, so that its value is there, and a line says that the directory will be told later.
pub fn settle_synced<T>(
    function: &'static str,
    outcome: Outcome<Synced<T>>,
) -> (EOS_EResult, Option<T>) {
    match outcome {
        Ok(Synced {
            value,
            in_sync: false,
        }) => {
            let later = "the directory was not reached in time; the change is made here and will be sent when it is";
            let later = Refusal::new(EOS_EResult::EOS_Sessions_OutOfSync, later);
            (later.report(function), Some(value))
        }
        outcome => settle(function, outcome.map(|synced| synced.value)),
    }
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        Self::new(failure.code, failure.message)
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::new(refusal.code, refusal.reason)
    }
}

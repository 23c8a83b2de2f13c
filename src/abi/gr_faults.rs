//! Faults on demand of `greenroom.h`: what a directory at a desk, or `local:`, gets wrong because the game's developer asks for it.

use std::ffi::{c_char, c_void};
use std::sync::Arc;

use greenroom_protocol::faults::{EVERYTHING, FaultsDelta, GivenResult, Latency, Loss};
use greenroom_protocol::session::Patch;

use super::boundary::try_boundary;
use super::call_faults;
use super::completion::tell;
use super::delegates::Delegate;
use super::gr_faults_types::*;
use super::handles;
use super::options;
use super::platform_entry::PlatformEntry;
use super::refusal::Refusal;
use super::strings::{self, Limit};
use super::types::EOS_HPlatform;
use crate::interfaces::Outcome;
use crate::result::EOS_EResult;

/// Longer than any name of an operation, a function or an error.
const NAME_MAX: Limit = Limit::Bytes(64);

/// Lets requests to the directory wait, those of all players and of the library itself: for games that are tried on fast machines and played on slow lines. Zero milliseconds and no jitter end it.
///
/// All functions `GR_Faults_*` work on the directory of this platform, for everybody who is there, if it is one at a desk: `greenroom serve --dev` on this machine, or `local:`, where it is the directory of all platforms of the process. They meet no fault themselves, and need no login. The callback brings `EOS_Success`; `EOS_AccessDenied` if the directory is in production or on another machine, and nothing is changed there then; `EOS_InvalidParameters` for a name that the directory does not know and a number beyond its range; `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_Faults_SetLatency(
    Handle: EOS_HPlatform,
    Options: *const GR_Faults_SetLatencyOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_Faults_OnCompleteCallback,
) {
    const NAME: &str = "GR_Faults_SetLatency";
    try_boundary(NAME, || {
        // SAFETY: the game passes null or options of the version that they say.
        let read = || unsafe { read_latency(Options) };
        // SAFETY: the game gives a callback of this type.
        unsafe { ask(NAME, Handle, read, CompletionDelegate, ClientData) }
    });
}

/// Lets the line lose requests to the directory, or answers of it. It is cut then and nobody is told why, as on a bad line: the library tries again within the time of the operation, and a write that was carried out and not answered is not carried out twice. Zero percent of both end it.
///
/// The callback is that of `GR_Faults_SetLatency`, and so are its results. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_Faults_SetLoss(
    Handle: EOS_HPlatform,
    Options: *const GR_Faults_SetLossOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_Faults_OnCompleteCallback,
) {
    const NAME: &str = "GR_Faults_SetLoss";
    try_boundary(NAME, || {
        // SAFETY: the game passes null or options of the version that they say.
        let read = || unsafe { read_loss(Options) };
        // SAFETY: the game gives a callback of this type.
        unsafe { ask(NAME, Handle, read, CompletionDelegate, ClientData) }
    });
}

/// Lets the next calls of an EOS function end with a result of one's choice: `EOS_Sessions_UpdateSession` with `EOS_NoConnection`, say. Such a call does nothing: neither the directory nor this library comes to know of it. Its callback comes once, in Tick, as after any refused call, and the log has its warning.
///
/// It is decided in this process and counts the calls of all its platforms, until the platform of this call is released. `FunctionName` is one of the asynchronous functions of EOS that ask the directory, those of Auth, Connect, CustomInvites, Friends, Presence, SessionSearch, Sessions and UserInfo; `ResultCode` is what can be the end of a failed call, whether the function has it or not.
///
/// The callback is that of `GR_Faults_SetLatency`, and so are its results: the directory must stand at a desk, though it has no part in this. `EOS_InvalidParameters` for another function, and for what is no result or none of a failure. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_Faults_FailCalls(
    Handle: EOS_HPlatform,
    Options: *const GR_Faults_FailCallsOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_Faults_OnCompleteCallback,
) {
    const NAME: &str = "GR_Faults_FailCalls";
    try_boundary(NAME, || {
        let entry = handles::get::<PlatformEntry>(Handle)?;
        // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
        let (done, demand) = unsafe {
            (
                done(NAME, CompletionDelegate, ClientData),
                read_demand(Options),
            )
        };
        match demand {
            Ok((function, code, times)) => {
                let platform = Arc::downgrade(&entry.platform);
                // A change of nothing: whether the directory stands at a desk.
                change(&entry, Ok(FaultsDelta::default()), move |outcome| {
                    if outcome.is_ok() {
                        call_faults::demand(function, code, times, platform);
                    }
                    done(outcome);
                });
            }
            Err(refusal) => change(&entry, Err(refusal), done),
        }
        Ok(())
    });
}

/// Lets the next requests for an operation be answered with an error of one's choice instead of being carried out. What becomes of that is the library's to say: what passes it tries again, and some errors have a result of their own with some functions.
///
/// The callback is that of `GR_Faults_SetLatency`, and so are its results; `EOS_InvalidParameters` for what names no error, too. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_Faults_FailRequests(
    Handle: EOS_HPlatform,
    Options: *const GR_Faults_FailRequestsOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_Faults_OnCompleteCallback,
) {
    const NAME: &str = "GR_Faults_FailRequests";
    try_boundary(NAME, || {
        // SAFETY: the game passes null or options of the version that they say.
        let read = || unsafe { read_result(Options) };
        // SAFETY: the game gives a callback of this type.
        unsafe { ask(NAME, Handle, read, CompletionDelegate, ClientData) }
    });
}

/// Lets every access token that the directory has given so far count as expired. What players prove themselves by, their device ids say, stays good: the library renews the tokens and the game sees nothing of it, which is what a game can test by this. Let `createToken` fail besides to see what it does where they cannot be renewed. The directory's clock goes on to the next full second.
///
/// The callback is that of `GR_Faults_SetLatency`, and so are its results. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_Faults_ExpireTokens(
    Handle: EOS_HPlatform,
    Options: *const GR_Faults_ExpireTokensOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_Faults_OnCompleteCallback,
) {
    const NAME: &str = "GR_Faults_ExpireTokens";
    try_boundary(NAME, || {
        let delta = |_| FaultsDelta {
            expire_tokens: true,
            ..FaultsDelta::default()
        };
        // SAFETY: the game passes null or options of the version that they say.
        let read = || unsafe { options::read(Options) }.map(delta);
        // SAFETY: the game gives a callback of this type.
        unsafe { ask(NAME, Handle, read, CompletionDelegate, ClientData) }
    });
}

/// Begins an outage, or ends one: every request is cut, push channels are cut and none can be opened. The directory goes on meanwhile: whoever does not come back within the grace is gone. It is over after its time, by `GR_Faults_Clear`, and by 0 milliseconds.
///
/// The callback is that of `GR_Faults_SetLatency`, and so are its results. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_Faults_BeginOutage(
    Handle: EOS_HPlatform,
    Options: *const GR_Faults_BeginOutageOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_Faults_OnCompleteCallback,
) {
    const NAME: &str = "GR_Faults_BeginOutage";
    try_boundary(NAME, || {
        let delta = |options: GR_Faults_BeginOutageOptions| FaultsDelta {
            outage_ms: Some(options.Milliseconds.into()),
            ..FaultsDelta::default()
        };
        // SAFETY: the game passes null or options of the version that they say.
        let read = || unsafe { options::read(Options) }.map(delta);
        // SAFETY: the game gives a callback of this type.
        unsafe { ask(NAME, Handle, read, CompletionDelegate, ClientData) }
    });
}

/// Turns the directory's clock forward: timers, the grace of whoever is away, the ages of sessions and the ends of tokens follow. It cannot be turned back, not by `GR_Faults_Clear` either; with the directory's next start it is right again.
///
/// The callback is that of `GR_Faults_SetLatency`, and so are its results; it is asked for once, and after `EOS_TimedOut` the clock may have been turned or not. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_Faults_AdvanceClock(
    Handle: EOS_HPlatform,
    Options: *const GR_Faults_AdvanceClockOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_Faults_OnCompleteCallback,
) {
    const NAME: &str = "GR_Faults_AdvanceClock";
    try_boundary(NAME, || {
        let delta = |options: GR_Faults_AdvanceClockOptions| FaultsDelta {
            clock_forward_ms: Some(options.Milliseconds),
            ..FaultsDelta::default()
        };
        // SAFETY: the game passes null or options of the version that they say.
        let read = || unsafe { options::read(Options) }.map(delta);
        // SAFETY: the game gives a callback of this type.
        unsafe { ask(NAME, Handle, read, CompletionDelegate, ClientData) }
    });
}

/// Ends all faults, whoever asked for them: those of the directory, and those of the calls of this process, at once. Tokens that have expired stay so, and the clock stays where it is.
///
/// The callback is that of `GR_Faults_SetLatency`, and so are its results. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn GR_Faults_Clear(
    Handle: EOS_HPlatform,
    Options: *const GR_Faults_ClearOptions,
    ClientData: *mut c_void,
    CompletionDelegate: GR_Faults_OnCompleteCallback,
) {
    const NAME: &str = "GR_Faults_Clear";
    try_boundary(NAME, || {
        let entry = handles::get::<PlatformEntry>(Handle)?;
        // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
        let (done, read) = unsafe {
            (
                done(NAME, CompletionDelegate, ClientData),
                options::read(Options),
            )
        };
        match read {
            Ok(_) => {
                call_faults::clear();
                entry.platform.faults.clear(done);
            }
            Err(refusal) => change(&entry, Err(refusal), done),
        }
        Ok(())
    });
}

/// Asks for what is read, and tells the game what came of it.
///
/// # Safety
/// `function` may be called with its info.
unsafe fn ask(
    name: &'static str,
    platform: EOS_HPlatform,
    read: impl FnOnce() -> Result<FaultsDelta, Refusal>,
    function: GR_Faults_OnCompleteCallback,
    client_data: *mut c_void,
) -> Result<(), Refusal> {
    let entry = handles::get::<PlatformEntry>(platform)?;
    // SAFETY: the caller's promise.
    let done = unsafe { done(name, function, client_data) };
    change(&entry, read(), done);
    Ok(())
}

/// What tells the game.
///
/// # Safety
/// `function` may be called with its info.
unsafe fn done(
    name: &'static str,
    function: GR_Faults_OnCompleteCallback,
    client_data: *mut c_void,
) -> impl FnOnce(Outcome<()>) + Send + 'static {
    // SAFETY: the caller's promise.
    let delegate = unsafe { Delegate::new(function, client_data) };
    tell(name, delegate, |ResultCode, ClientData, _: Option<()>| {
        GR_Faults_CompleteCallbackInfo {
            ResultCode,
            ClientData,
        }
    })
}

fn change(
    entry: &PlatformEntry,
    delta: Result<FaultsDelta, Refusal>,
    done: impl FnOnce(Outcome<()>) + Send + 'static,
) {
    let faults = &entry.platform.faults;
    match delta {
        Ok(delta) => faults.change(delta, done),
        Err(refusal) => faults.post(|| done(Err(refusal.into()))),
    }
}

/// # Safety
/// `options` is null or points to options of the version that they say, with texts that end in a NUL; so do the readers below ask.
unsafe fn read_latency(
    options: *const GR_Faults_SetLatencyOptions,
) -> Result<FaultsDelta, Refusal> {
    // SAFETY: the caller's promise.
    let (options, operation) = unsafe {
        let options = options::read(options)?;
        (options, read_operation(options.Operation)?)
    };
    let is_none = options.Milliseconds == 0 && options.JitterMilliseconds == 0;
    let latency = Latency {
        ms: options.Milliseconds.into(),
        jitter_ms: options.JitterMilliseconds.into(),
        operation,
    };
    Ok(FaultsDelta {
        seed: seed(options.Seed),
        latency: unless(is_none, latency),
        ..FaultsDelta::default()
    })
}

/// # Safety
/// As for [`read_latency`].
unsafe fn read_loss(options: *const GR_Faults_SetLossOptions) -> Result<FaultsDelta, Refusal> {
    // SAFETY: the caller's promise.
    let (options, operation) = unsafe {
        let options = options::read(options)?;
        (options, read_operation(options.Operation)?)
    };
    let is_none = options.RequestPercent == 0 && options.AnswerPercent == 0;
    let loss = Loss {
        request_percent: percent("RequestPercent", options.RequestPercent)?,
        answer_percent: percent("AnswerPercent", options.AnswerPercent)?,
        operation,
        times: (options.Count > 0).then_some(options.Count),
    };
    Ok(FaultsDelta {
        seed: seed(options.Seed),
        loss: unless(is_none, loss),
        ..FaultsDelta::default()
    })
}

/// # Safety
/// As for [`read_latency`].
unsafe fn read_demand(
    options: *const GR_Faults_FailCallsOptions,
) -> Result<(&'static str, EOS_EResult, u32), Refusal> {
    // SAFETY: the caller's promise.
    let (options, name) = unsafe {
        let options = options::read(options)?;
        let name = strings::required("FunctionName", options.FunctionName, NAME_MAX)?;
        (options, name)
    };
    let function = call_faults::known(&name).ok_or_else(|| {
        Refusal::parameter(format!(
            "FunctionName: {name} is no function that asks the directory"
        ))
    })?;
    let fails =
        |code: &EOS_EResult| *code != EOS_EResult::EOS_Success && code.is_operation_complete();
    let code = options.ResultCode.get().filter(fails).ok_or_else(|| {
        let raw = options.ResultCode.raw();
        Refusal::parameter(format!("ResultCode: {raw} is not the end of a failed call"))
    })?;
    Ok((function, code, options.Count))
}

/// # Safety
/// As for [`read_latency`].
unsafe fn read_result(
    options: *const GR_Faults_FailRequestsOptions,
) -> Result<FaultsDelta, Refusal> {
    // SAFETY: the caller's promise.
    let (options, operation, error) = unsafe {
        let options = options::read(options)?;
        let operation = read_operation(options.Operation)?;
        let error = strings::required("Error", options.Error, NAME_MAX)?;
        (options, operation, error)
    };
    let error = error
        .parse()
        .map_err(|()| Refusal::parameter(format!("Error: {error:?} names no error")))?;
    let result = GivenResult {
        operation,
        error,
        times: options.Count,
    };
    Ok(FaultsDelta {
        results: vec![result],
        ..FaultsDelta::default()
    })
}

/// # Safety
/// `text` is null or ends in a NUL.
unsafe fn read_operation(text: *const c_char) -> Result<String, Refusal> {
    // SAFETY: the caller's promise.
    let name = unsafe { strings::optional("Operation", text, NAME_MAX) }?;
    Ok(name.unwrap_or_else(|| EVERYTHING.to_owned()))
}

fn percent(parameter: &str, percent: u32) -> Result<u8, Refusal> {
    u8::try_from(percent)
        .ok()
        .filter(|percent| *percent <= 100)
        .ok_or_else(|| Refusal::of(parameter, format!("{percent} is not from 0 to 100")))
}

fn seed(seed: u32) -> Option<u64> {
    (seed != 0).then_some(seed.into())
}

fn unless<T>(is_none: bool, value: T) -> Patch<T> {
    match is_none {
        true => Patch::Remove,
        false => Patch::Set(value),
    }
}

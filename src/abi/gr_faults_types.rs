//! Types of faults on demand, for `greenroom.h`.

use std::ffi::{c_char, c_void};
use std::mem::offset_of;

use super::options::Versioned;
use super::types::CEnum;
use crate::result::EOS_EResult;

/// What the callbacks of the functions `GR_Faults_*` get.
#[repr(C)]
pub struct GR_Faults_CompleteCallbackInfo {
    /// `EOS_Success`, or why nothing was changed.
    pub ResultCode: CEnum<EOS_EResult>,
    /// As it was given with the call.
    pub ClientData: *mut c_void,
}

/// Gets a `GR_Faults_CompleteCallbackInfo`, which lives as long as the callback runs.
pub type GR_Faults_OnCompleteCallback =
    Option<unsafe extern "system" fn(Data: *const GR_Faults_CompleteCallbackInfo)>;

/// Newest version of `GR_Faults_SetLatencyOptions` that this library knows.
pub const GR_FAULTS_SETLATENCY_API_LATEST: i32 = 1;

/// What `GR_Faults_SetLatency` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_Faults_SetLatencyOptions {
    /// Set to `GR_FAULTS_SETLATENCY_API_LATEST`.
    pub ApiVersion: i32,
    /// How long each request waits; at most 10000.
    pub Milliseconds: u32,
    /// Of how much more each waits a part, drawn anew for each; at most 10000.
    pub JitterMilliseconds: u32,
    /// What the parts are drawn from: the same seed brings the same. 0 leaves the seed that is there.
    pub Seed: u32,
    /// The operation that waits, by its name in the directory's `/openapi.json`; `push` for what is pushed; null or `*` for everything.
    pub Operation: *const c_char,
}

// SAFETY: integers and a pointer, and the end is that of the last field.
unsafe impl Versioned for GR_Faults_SetLatencyOptions {
    const LATEST: i32 = GR_FAULTS_SETLATENCY_API_LATEST;
    const ENDS: &'static [usize] =
        &[offset_of!(GR_Faults_SetLatencyOptions, Operation) + size_of::<*const c_char>()];
}

/// Newest version of `GR_Faults_SetLossOptions` that this library knows.
pub const GR_FAULTS_SETLOSS_API_LATEST: i32 = 1;

/// What `GR_Faults_SetLoss` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_Faults_SetLossOptions {
    /// Set to `GR_FAULTS_SETLOSS_API_LATEST`.
    pub ApiVersion: i32,
    /// Of a hundred requests, so many never arrive.
    pub RequestPercent: u32,
    /// Of a hundred requests that arrive, so many are carried out and their answer is lost.
    pub AnswerPercent: u32,
    /// How many are lost at most; 0 is as many as are drawn.
    pub Count: u32,
    /// What is drawn from: the same seed brings the same. 0 leaves the seed that is there.
    pub Seed: u32,
    /// The operation whose requests are lost, by its name in the directory's `/openapi.json`; `push` for push channels, which break where something on them is lost; null or `*` for everything.
    pub Operation: *const c_char,
}

// SAFETY: integers and a pointer, and the end is that of the last field.
unsafe impl Versioned for GR_Faults_SetLossOptions {
    const LATEST: i32 = GR_FAULTS_SETLOSS_API_LATEST;
    const ENDS: &'static [usize] =
        &[offset_of!(GR_Faults_SetLossOptions, Operation) + size_of::<*const c_char>()];
}

/// Newest version of `GR_Faults_FailCallsOptions` that this library knows.
pub const GR_FAULTS_FAILCALLS_API_LATEST: i32 = 1;

/// What `GR_Faults_FailCalls` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_Faults_FailCallsOptions {
    /// Set to `GR_FAULTS_FAILCALLS_API_LATEST`.
    pub ApiVersion: i32,
    /// The function, for instance `"EOS_Sessions_UpdateSession"`.
    pub FunctionName: *const c_char,
    /// What its callback brings.
    pub ResultCode: CEnum<EOS_EResult>,
    /// How many calls; 0 takes back what was asked for of the function.
    pub Count: u32,
}

// SAFETY: integers and a pointer, and the end is that of the last field.
unsafe impl Versioned for GR_Faults_FailCallsOptions {
    const LATEST: i32 = GR_FAULTS_FAILCALLS_API_LATEST;
    const ENDS: &'static [usize] =
        &[offset_of!(GR_Faults_FailCallsOptions, Count) + size_of::<u32>()];
}

/// Newest version of `GR_Faults_FailRequestsOptions` that this library knows.
pub const GR_FAULTS_FAILREQUESTS_API_LATEST: i32 = 1;

/// What `GR_Faults_FailRequests` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_Faults_FailRequestsOptions {
    /// Set to `GR_FAULTS_FAILREQUESTS_API_LATEST`.
    pub ApiVersion: i32,
    /// The operation, by its name in the directory's `/openapi.json`; null or `*` for everything.
    pub Operation: *const c_char,
    /// What it is answered, as `Greenroom-Error` names it, for instance `"unavailable"` or `"session-not-found"`.
    pub Error: *const c_char,
    /// How many requests; 0 takes back what was asked for of the operation.
    pub Count: u32,
}

// SAFETY: integers and pointers, and the end is that of the last field.
unsafe impl Versioned for GR_Faults_FailRequestsOptions {
    const LATEST: i32 = GR_FAULTS_FAILREQUESTS_API_LATEST;
    const ENDS: &'static [usize] =
        &[offset_of!(GR_Faults_FailRequestsOptions, Count) + size_of::<u32>()];
}

/// Newest version of `GR_Faults_ExpireTokensOptions` that this library knows.
pub const GR_FAULTS_EXPIRETOKENS_API_LATEST: i32 = 1;

/// What `GR_Faults_ExpireTokens` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_Faults_ExpireTokensOptions {
    /// Set to `GR_FAULTS_EXPIRETOKENS_API_LATEST`.
    pub ApiVersion: i32,
}

// SAFETY: one integer, and the end is its own.
unsafe impl Versioned for GR_Faults_ExpireTokensOptions {
    const LATEST: i32 = GR_FAULTS_EXPIRETOKENS_API_LATEST;
    const ENDS: &'static [usize] = &[size_of::<i32>()];
}

/// Newest version of `GR_Faults_BeginOutageOptions` that this library knows.
pub const GR_FAULTS_BEGINOUTAGE_API_LATEST: i32 = 1;

/// What `GR_Faults_BeginOutage` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_Faults_BeginOutageOptions {
    /// Set to `GR_FAULTS_BEGINOUTAGE_API_LATEST`.
    pub ApiVersion: i32,
    /// How long it lasts; at most a day. 0 ends one that is there.
    pub Milliseconds: u32,
}

// SAFETY: two integers, and the end is that of the last field.
unsafe impl Versioned for GR_Faults_BeginOutageOptions {
    const LATEST: i32 = GR_FAULTS_BEGINOUTAGE_API_LATEST;
    const ENDS: &'static [usize] =
        &[offset_of!(GR_Faults_BeginOutageOptions, Milliseconds) + size_of::<u32>()];
}

/// Newest version of `GR_Faults_AdvanceClockOptions` that this library knows.
pub const GR_FAULTS_ADVANCECLOCK_API_LATEST: i32 = 1;

/// What `GR_Faults_AdvanceClock` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_Faults_AdvanceClockOptions {
    /// Set to `GR_FAULTS_ADVANCECLOCK_API_LATEST`.
    pub ApiVersion: i32,
    /// How far the clock goes forward; it can be ten years ahead in all.
    pub Milliseconds: u64,
}

// SAFETY: two integers, and the end is that of the last field.
unsafe impl Versioned for GR_Faults_AdvanceClockOptions {
    const LATEST: i32 = GR_FAULTS_ADVANCECLOCK_API_LATEST;
    const ENDS: &'static [usize] =
        &[offset_of!(GR_Faults_AdvanceClockOptions, Milliseconds) + size_of::<u64>()];
}

/// Newest version of `GR_Faults_ClearOptions` that this library knows.
pub const GR_FAULTS_CLEAR_API_LATEST: i32 = 1;

/// What `GR_Faults_Clear` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct GR_Faults_ClearOptions {
    /// Set to `GR_FAULTS_CLEAR_API_LATEST`.
    pub ApiVersion: i32,
}

// SAFETY: one integer, and the end is its own.
unsafe impl Versioned for GR_Faults_ClearOptions {
    const LATEST: i32 = GR_FAULTS_CLEAR_API_LATEST;
    const ENDS: &'static [usize] = &[size_of::<i32>()];
}

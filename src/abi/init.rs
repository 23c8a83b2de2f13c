//! `EOS_Initialize` and `EOS_Shutdown`. The other two functions of `eos_init.h` are in `platform_lifetime.rs`.

use std::ffi::c_char;

use super::boundary::try_boundary;
use super::options;
use super::outputs::Memory;
use super::process::{self, Process};
use super::refusal::Refusal;
use super::strings::{self, Limit};
use super::types::{
    EOS_INITIALIZEOPTIONS_PRODUCTNAME_MAX_LENGTH, EOS_INITIALIZEOPTIONS_PRODUCTVERSION_MAX_LENGTH,
    EOS_InitializeOptions,
};
use crate::result::EOS_EResult;

/// Punctuation that names and versions of products may have beside letters and digits.
const PUNCTUATION: &str = "._ !?&-()+:";

/// Starts the library, before anything else of it is used but the functions of `eos_version.h` and `eos_common.h`. Once per process; after `EOS_Shutdown` it may be started again.
///
/// `EOS_Success`; `EOS_AlreadyConfigured` if it was started already; `EOS_InvalidParameters` for null options, for a product name or version that is missing, longer than 64 bytes or has other
/// characters than ASCII letters, digits, spaces and `._!?&-()+:`, and for one or two memory functions instead of three or none; `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Initialize(Options: *const EOS_InitializeOptions) -> EOS_EResult {
    try_boundary("EOS_Initialize", || {
        if process::is_running() {
            return Err(already_configured());
        }
        // SAFETY: the game passes null or options of the version that they say.
        let process = unsafe { read(Options) }?;
        process::start(process).map_err(|_| already_configured())?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Stops the library: releases every platform that is left, without callbacks, and makes every handle and id invalid. Inside a callback this happens when `EOS_Platform_Tick` returns. Outputs that
/// the game still has stay its own, and may be released afterwards.
///
/// `EOS_Success`; `EOS_NotConfigured` if it was never started; `EOS_UnexpectedError` if it was stopped already. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Shutdown() -> EOS_EResult {
    try_boundary("EOS_Shutdown", || {
        process::stop().map_err(|code| Refusal::new(code, "the library is not running"))?;
        Ok(EOS_EResult::EOS_Success)
    })
}

fn already_configured() -> Refusal {
    let reason = "the library is running already";
    Refusal::new(EOS_EResult::EOS_AlreadyConfigured, reason)
}

/// # Safety
/// `options` is null or points to options of the version that they say, with texts that end in a NUL.
unsafe fn read(options: *const EOS_InitializeOptions) -> Result<Process, Refusal> {
    // SAFETY: the caller's promise covers the options and what they point to.
    unsafe {
        let options = options::read(options)?;
        if !options.OverrideThreadAffinity.is_null() {
            // The worker runs where the system puts it, but a version that nobody knows is a mistake all the same.
            options::read(options.OverrideThreadAffinity)?;
        }
        Ok(Process {
            memory: memory(&options)?,
            product_name: product_text(
                "ProductName",
                options.ProductName,
                EOS_INITIALIZEOPTIONS_PRODUCTNAME_MAX_LENGTH,
            )?,
            product_version: product_text(
                "ProductVersion",
                options.ProductVersion,
                EOS_INITIALIZEOPTIONS_PRODUCTVERSION_MAX_LENGTH,
            )?,
        })
    }
}

fn memory(options: &EOS_InitializeOptions) -> Result<Memory, Refusal> {
    match (
        options.AllocateMemoryFunction,
        options.ReallocateMemoryFunction,
        options.ReleaseMemoryFunction,
    ) {
        (None, None, None) => Ok(Memory::System),
        (Some(allocate), Some(_), Some(release)) => Ok(Memory::Game { allocate, release }),
        _ => Err(Refusal::parameter(
            "some memory functions are null and some are not",
        )),
    }
}

/// # Safety
/// As for [`strings::required`].
unsafe fn product_text(
    parameter: &'static str,
    text: *const c_char,
    limit: u32,
) -> Result<String, Refusal> {
    // SAFETY: the caller's promise is the same.
    let text = unsafe { strings::required(parameter, text, Limit::Bytes(limit as usize)) }?;
    let allowed =
        |character: char| character.is_ascii_alphanumeric() || PUNCTUATION.contains(character);
    if text.chars().all(allowed) {
        return Ok(text);
    }
    let reason = format!("{parameter} has characters other than letters, digits and {PUNCTUATION}");
    Err(Refusal::parameter(reason))
}

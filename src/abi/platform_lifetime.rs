//! `EOS_Platform_Create` and `EOS_Platform_Release`. The other two functions of `eos_init.h` are in `init.rs`.

use std::ptr;
use std::sync::Arc;
use std::time::Duration;

use greenroom_protocol::ids::Deployment;
use greenroom_protocol::platform;

use super::boundary::{boundary, try_boundary};
use super::handles;
use super::integrated_platform::OptionsContainer;
use super::platform_entry::PlatformEntry;
use super::refusal::Refusal;
use super::strings::{self, Limit};
use super::types::{
    EOS_COUNTRYCODE_MAX_LENGTH, EOS_HPlatform, EOS_LOCALECODE_MAX_LENGTH, EOS_OPT_Epic,
    EOS_PLATFORM_CLIENTCREDENTIALS_CLIENTID_MAX_LENGTH,
    EOS_PLATFORM_CLIENTCREDENTIALS_CLIENTSECRET_MAX_LENGTH,
    EOS_PLATFORM_OPTIONS_DEPLOYMENTID_MAX_LENGTH, EOS_PLATFORM_OPTIONS_ENCRYPTIONKEY_LENGTH,
    EOS_PLATFORM_OPTIONS_PRODUCTID_MAX_LENGTH, EOS_PLATFORM_OPTIONS_SANDBOXID_MAX_LENGTH,
    EOS_Platform_Options,
};
use super::{options, process, signals};
use crate::platform::{Labels, Locale, Options as PlatformOptions, Platform};
use crate::result::EOS_EResult;
use crate::runtime::log;

/// How long operations may take when the game does not say.
const DEFAULT_TIMEOUT: Duration = Duration::from_secs(30);
/// Longer ones end here, so that no sum of times overflows.
const LONGEST_TIMEOUT: Duration = Duration::from_secs(24 * 60 * 60);
/// The first version of the options with a deployment id.
const FIRST_WITH_DEPLOYMENT: i32 = 5;

/// Makes a platform: finds out where the directory is, and starts the one thread that talks to it. Nothing is sent before the first login.
///
/// `Options` says who the game is; every text is copied. `ProductId`, `SandboxId`, `DeploymentId`, client id and client secret must be there, within their lengths. Deployment ids are letters, digits,
/// `.`, `_` and `-`, and letter case does not tell them apart; options older than version 5 have none, and the sandbox id stands in. `EncryptionKey` is null or 64 hexadecimal digits.
/// `TickBudgetInMilliseconds` limits how long a Tick may go on calling back; 0 is no limit. `TaskNetworkTimeoutSeconds` says how long an operation may take with all its retries; null is 30 seconds.
///
/// `IntegratedPlatformOptionsContainerHandle` says on which platform those who log in play, by the first that was added to it; null, and one with nothing in use, is `EOS_OPT_Epic`.
///
/// `bIsServer`: the program is a dedicated server. Nobody has to log in; where a call of the Sessions interface takes a `LocalUserId`, null is the program itself. What it makes belongs to the client id,
/// is kept alive by this platform, and is nobody else's, not another run's of the same client id either. The directory must let the client act as a server; asked first with the first operation, it
/// answers `EOS_ClientPolicyMissingAction` in the callback where it does not.
///
/// Where the directory is: `GR_Configure`, else the environment variable `GREENROOM_URL`, else `greenroom.json` beside the executable or in the working directory, else `http://127.0.0.1:4870`.
///
/// Returns the platform, or null; the log says why. Before `EOS_Initialize` it is null. Give it back with `EOS_Platform_Release`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Platform_Create(
    Options: *const EOS_Platform_Options,
) -> EOS_HPlatform {
    let handle = try_boundary("EOS_Platform_Create", || {
        if !process::is_running() {
            return Err(Refusal::new(
                EOS_EResult::EOS_NotConfigured,
                "EOS_Initialize was not called",
            ));
        }
        // SAFETY: the game passes null or options of the version that they say.
        let options = unsafe { read(Options) }?;
        enter(Platform::create(options)?)
    });
    if handle.is_null() {
        // No Tick may follow, and the game should learn why.
        log::drain();
    }
    handle
}

/// Gives a platform back. Its handle and those of its interfaces are invalid at once; what is pending is cancelled without callbacks, which the log counts. Waits for the worker thread to end, and for
/// a callback that is running on another thread: the farewell to the directory takes a second at the most, also when it does not answer. Inside a callback of the platform all this happens when `EOS_Platform_Tick` returns.
///
/// Handles of modifications, searches, details and active sessions stay valid until they are released themselves, but lead to nothing new. Null is ignored; so is, with a line in the log, what is no
/// platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Platform_Release(Handle: EOS_HPlatform) {
    boundary("EOS_Platform_Release", || {
        if Handle.is_null() {
            return;
        }
        match handles::remove::<PlatformEntry>(Handle) {
            Ok(entry) => leave(&entry),
            Err(error) => {
                Refusal::from(error).report("EOS_Platform_Release");
            }
        }
    });
}

fn enter(platform: Arc<Platform>) -> Result<EOS_HPlatform, Refusal> {
    process::on_shutdown(release_all);
    let entry = Arc::new(PlatformEntry::new(platform));
    let handle = handles::insert(Arc::clone(&entry));
    if handle.is_null() || !entry.is_complete() {
        // Nothing that was inserted stays, whichever it was.
        let _ = handles::remove::<PlatformEntry>(handle);
        leave(&entry);
        return Err(Refusal::new(
            EOS_EResult::EOS_LimitExceeded,
            "there are too many live handles",
        ));
    }
    Ok(handle)
}

fn leave(entry: &PlatformEntry) {
    entry.withdraw();
    Arc::clone(&entry.platform).release();
}

fn release_all() {
    for handle in handles::all::<PlatformEntry>() {
        EOS_Platform_Release(handle);
    }
}

/// # Safety
/// `options` is null or points to options of the version that they say, with texts that end in a NUL.
unsafe fn read(options: *const EOS_Platform_Options) -> Result<PlatformOptions, Refusal> {
    // SAFETY: the caller's promise covers the options and what they point to.
    unsafe {
        let options = options::read(options)?;
        if !options.RTCOptions.is_null() {
            // There is no voice, but a version that nobody knows is a mistake all the same.
            options::read(options.RTCOptions)?;
        }
        // Both must be there; what they say stands in id tokens, and matters to portals that we do not have.
        let product = EOS_PLATFORM_OPTIONS_PRODUCTID_MAX_LENGTH as usize;
        let product = strings::required("ProductId", options.ProductId, Limit::Bytes(product))?;
        let sandbox = EOS_PLATFORM_OPTIONS_SANDBOXID_MAX_LENGTH as usize;
        let sandbox = strings::required("SandboxId", options.SandboxId, Limit::Bytes(sandbox))?;
        check_key(&options)?;
        let credentials = options.ClientCredentials;
        let id = EOS_PLATFORM_CLIENTCREDENTIALS_CLIENTID_MAX_LENGTH as usize;
        let secret = EOS_PLATFORM_CLIENTCREDENTIALS_CLIENTSECRET_MAX_LENGTH as usize;
        Ok(PlatformOptions {
            deployment: deployment(&options)?,
            labels: Labels {
                product: Some(product),
                sandbox: Some(sandbox),
                platform: Some(platform_label(&options)?),
            },
            client_id: strings::required(
                "ClientCredentials.ClientId",
                credentials.ClientId,
                Limit::Bytes(id),
            )?,
            client_secret: strings::required(
                "ClientCredentials.ClientSecret",
                credentials.ClientSecret,
                Limit::Bytes(secret),
            )?,
            is_server: options.bIsServer != 0,
            timeout: timeout(options.TaskNetworkTimeoutSeconds)?,
            tick_budget: budget(options.TickBudgetInMilliseconds),
            locale: Locale {
                country: strings::optional(
                    "OverrideCountryCode",
                    options.OverrideCountryCode,
                    Limit::Bytes(EOS_COUNTRYCODE_MAX_LENGTH as usize),
                )?,
                language: strings::optional(
                    "OverrideLocaleCode",
                    options.OverrideLocaleCode,
                    Limit::Bytes(EOS_LOCALECODE_MAX_LENGTH as usize),
                )?,
            },
            around_spawn: signals::blocked,
        })
    }
}

/// What logins call the platform that the users play on.
fn platform_label(options: &EOS_Platform_Options) -> Result<String, Refusal> {
    let container = options.IntegratedPlatformOptionsContainerHandle;
    if container.is_null() {
        return Ok(platform::label_of(EOS_OPT_Epic).into_owned());
    }
    let container = handles::get::<OptionsContainer>(container)
        .map_err(|error| Refusal::of("IntegratedPlatformOptionsContainerHandle", error))?;
    let number = container.platform().unwrap_or(EOS_OPT_Epic);
    Ok(platform::label_of(number).into_owned())
}

/// # Safety
/// The texts of `options` are null or end in a NUL.
unsafe fn deployment(options: &EOS_Platform_Options) -> Result<Deployment, Refusal> {
    let (parameter, text) = if options.ApiVersion < FIRST_WITH_DEPLOYMENT {
        // In those days a sandbox had one deployment.
        ("SandboxId", options.SandboxId)
    } else {
        ("DeploymentId", options.DeploymentId)
    };
    let limit = Limit::Bytes(EOS_PLATFORM_OPTIONS_DEPLOYMENTID_MAX_LENGTH as usize);
    // SAFETY: the caller's promise.
    let text = unsafe { strings::required(parameter, text, limit) }?;
    Deployment::new(text).map_err(|invalid| Refusal::of(parameter, invalid))
}

/// # Safety
/// The texts of `options` are null or end in a NUL.
unsafe fn check_key(options: &EOS_Platform_Options) -> Result<(), Refusal> {
    let length = EOS_PLATFORM_OPTIONS_ENCRYPTIONKEY_LENGTH as usize;
    // SAFETY: the caller's promise.
    let key =
        unsafe { strings::optional("EncryptionKey", options.EncryptionKey, Limit::Bytes(length)) }?;
    let is_key = |key: &str| key.len() == length && key.bytes().all(|b| b.is_ascii_hexdigit());
    if key.is_none_or(|key| is_key(&key)) {
        return Ok(());
    }
    Err(Refusal::parameter(format!(
        "EncryptionKey is not {length} hexadecimal digits"
    )))
}

/// # Safety
/// `seconds` is null or points to a number.
unsafe fn timeout(seconds: *const f64) -> Result<Duration, Refusal> {
    if seconds.is_null() {
        return Ok(DEFAULT_TIMEOUT);
    }
    // SAFETY: not null, and the caller's promise. A game may have packed it anywhere.
    let seconds = unsafe { ptr::read_unaligned(seconds) };
    let timeout = Duration::try_from_secs_f64(seconds).map_err(|error| {
        Refusal::parameter(format!("TaskNetworkTimeoutSeconds is {seconds}: {error}"))
    })?;
    Ok(timeout.min(LONGEST_TIMEOUT))
}

fn budget(milliseconds: u32) -> Option<Duration> {
    (milliseconds > 0).then(|| Duration::from_millis(u64::from(milliseconds)))
}

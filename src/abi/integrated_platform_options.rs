//! The functions of `eos_integratedplatform.h`: filling the container of built-in platforms.

use super::boundary::try_boundary;
use super::handles;
use super::integrated_platform::OptionsContainer;
use super::options;
use super::refusal::Refusal;
use super::strings::{self, Limit};
use super::types::{
    CEnum, EOS_EIntegratedPlatformManagementFlags, EOS_HIntegratedPlatformOptionsContainer,
    EOS_IPT_Steam, EOS_IntegratedPlatform_Options, EOS_IntegratedPlatform_Steam_Options,
    EOS_IntegratedPlatformOptionsContainer_AddOptions, EOS_OPT_Steam, EOS_OPT_Unknown,
    EOS_OnlinePlatformType,
};
use crate::result::EOS_EResult;

/// Longest name of a built-in platform in bytes.
const TYPE_MAX: usize = 64;

/// Adds a built-in platform. Its library is neither loaded nor driven: what comes of it is that players who log in play on this platform, which counts where a session takes players of some platforms alone. Of several the
/// first one counts; one with `EOS_IPMF_Disabled` is passed over. Players of a platform that has no number in `EOS_OPT_*` play on `EOS_OPT_Unknown`.
///
/// `EOS_Success`; `EOS_InvalidParameters` for what is no container, null options, a type that is null, empty or longer than 64 bytes, and flags that do not exist; `EOS_IncompatibleVersion`, also of the options of Steam. Any
/// thread, before `EOS_Platform_Create`.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_IntegratedPlatformOptionsContainer_Add(
    Handle: EOS_HIntegratedPlatformOptionsContainer,
    InOptions: *const EOS_IntegratedPlatformOptionsContainer_AddOptions,
) -> EOS_EResult {
    try_boundary("EOS_IntegratedPlatformOptionsContainer_Add", || {
        let container = handles::get::<OptionsContainer>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say, which point to such ones.
        let platform = unsafe { platform(options::read(options::read(InOptions)?.Options)?) }?;
        if let Some(platform) = platform {
            container.add(platform);
        }
        Ok(EOS_EResult::EOS_Success)
    })
}

/// The number of the platform, if it is in use.
///
/// # Safety
/// The type is null or ends in a NUL; the options of Steam are null or of the version that they say.
unsafe fn platform(
    options: EOS_IntegratedPlatform_Options,
) -> Result<Option<EOS_OnlinePlatformType>, Refusal> {
    // SAFETY: the caller's promise.
    let name = unsafe { strings::required("Options.Type", options.Type, Limit::Bytes(TYPE_MAX)) }?;
    let is_steam = Ok(name.as_str()) == EOS_IPT_Steam.to_str();
    if is_steam && !options.InitOptions.is_null() {
        let steam = options
            .InitOptions
            .cast::<EOS_IntegratedPlatform_Steam_Options>();
        // SAFETY: the caller's promise.
        unsafe { options::read(steam) }?;
    }
    let is_disabled = check(options.Flags)?;
    let number = if is_steam {
        EOS_OPT_Steam
    } else {
        EOS_OPT_Unknown
    };
    Ok((!is_disabled).then_some(number))
}

/// Holds that all flags exist, and tells whether the platform is not in use.
fn check(flags: CEnum<EOS_EIntegratedPlatformManagementFlags>) -> Result<bool, Refusal> {
    use EOS_EIntegratedPlatformManagementFlags as Flags;
    let known = Flags::ALL
        .iter()
        .fold(0, |known, flag| known | *flag as i32);
    let raw = flags.raw();
    if raw & !known != 0 {
        return Err(Refusal::parameter(format!("Options.Flags is {raw:#x}")));
    }
    Ok(raw & Flags::EOS_IPMF_Disabled as i32 != 0)
}

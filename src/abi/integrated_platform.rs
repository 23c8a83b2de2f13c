//! The functions of `eos_integratedplatform_types.h`: the container of built-in platforms, and its end.

use std::sync::Arc;

use parking_lot::Mutex;

use super::boundary::{boundary, try_boundary};
use super::handles::{self, Handled, Kind};
use super::options;
use super::out::Out;
use super::refusal::Refusal;
use super::types::{
    EOS_HIntegratedPlatformOptionsContainer,
    EOS_IntegratedPlatform_CreateIntegratedPlatformOptionsContainerOptions,
    EOS_IntegratedPlatformOptionsContainerHandle, EOS_OnlinePlatformType,
};
use crate::result::EOS_EResult;

/// What a game has collected before it makes its platform.
#[derive(Default)]
pub struct OptionsContainer {
    /// Of the first built-in platform that is in use.
    platform: Mutex<Option<EOS_OnlinePlatformType>>,
}

impl Handled for OptionsContainer {
    const KIND: Kind = Kind::Adjacent;
    type Opaque = EOS_IntegratedPlatformOptionsContainerHandle;
}

impl OptionsContainer {
    /// Takes a platform in; the first one counts.
    pub fn add(&self, platform: EOS_OnlinePlatformType) {
        self.platform.lock().get_or_insert(platform);
    }

    /// On which platform the player plays.
    pub fn platform(&self) -> Option<EOS_OnlinePlatformType> {
        *self.platform.lock()
    }
}

/// Makes an empty container of built-in platforms, to be filled with `EOS_IntegratedPlatformOptionsContainer_Add` and given to `EOS_Platform_Create`.
///
/// `EOS_Success`; `EOS_InvalidParameters` for null, `EOS_IncompatibleVersion`; `EOS_LimitExceeded` when there are too many live handles. What comes out is given back with
/// `EOS_IntegratedPlatformOptionsContainer_Release`. Any thread, also before `EOS_Initialize`.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_IntegratedPlatform_CreateIntegratedPlatformOptionsContainer(
    Options: *const EOS_IntegratedPlatform_CreateIntegratedPlatformOptionsContainerOptions,
    OutIntegratedPlatformOptionsContainerHandle: *mut EOS_HIntegratedPlatformOptionsContainer,
) -> EOS_EResult {
    try_boundary(
        "EOS_IntegratedPlatform_CreateIntegratedPlatformOptionsContainer",
        || {
            const OUT: &str = "OutIntegratedPlatformOptionsContainerHandle";
            // SAFETY: the game passes null or room for a handle, and null or options of the version that they say.
            let out = unsafe {
                let out = Out::new(OUT, OutIntegratedPlatformOptionsContainerHandle)?;
                options::read(Options)?;
                out
            };
            out.give_handle(Arc::<OptionsContainer>::default())
        },
    )
}

/// Gives a container back. A platform that was made with it needs it no more. Null is ignored; so is, with a line in the log, what is no container. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_IntegratedPlatformOptionsContainer_Release(
    IntegratedPlatformOptionsContainerHandle: EOS_HIntegratedPlatformOptionsContainer,
) {
    const NAME: &str = "EOS_IntegratedPlatformOptionsContainer_Release";
    boundary(NAME, || {
        let handle = IntegratedPlatformOptionsContainerHandle;
        if handle.is_null() {
            return;
        }
        if let Err(error) = handles::remove::<OptionsContainer>(handle) {
            Refusal::from(error).report(NAME);
        }
    });
}

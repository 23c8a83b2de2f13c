//! The functions of `eos_p2p.h` that set and tell how the network is used. What is set is kept and told again; nothing is done with it.

use std::ffi::c_void;

use super::boundary::try_boundary;
use super::completion::tell;
use super::delegates::Delegate;
use super::handles;
use super::options;
use super::p2p::write;
use super::refusal::Refusal;
use super::types::{
    CEnum, EOS_ENATType, EOS_ERelayControl, EOS_HP2P, EOS_P2P_GetNATTypeOptions,
    EOS_P2P_GetPortRangeOptions, EOS_P2P_GetRelayControlOptions,
    EOS_P2P_OnQueryNATTypeCompleteCallback, EOS_P2P_OnQueryNATTypeCompleteInfo,
    EOS_P2P_QueryNATTypeOptions, EOS_P2P_SetPortRangeOptions, EOS_P2P_SetRelayControlOptions,
};
use crate::interfaces::Failure;
use crate::interfaces::p2p::{P2p, Ports, Relays};
use crate::result::EOS_EResult;

/// Asks how well others reach this machine. Nobody finds out.
///
/// The callback brings `EOS_NotImplemented` and `EOS_NAT_Unknown`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. It comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_P2P_QueryNATType(
    Handle: EOS_HP2P,
    Options: *const EOS_P2P_QueryNATTypeOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_P2P_OnQueryNATTypeCompleteCallback,
) {
    const NAME: &str = "EOS_P2P_QueryNATType";
    try_boundary(NAME, || {
        let p2p = handles::get::<P2p>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        // SAFETY: the game passes null or options of the version that they say.
        let read = unsafe { options::read(Options) };
        let done = tell(NAME, delegate, |ResultCode, ClientData, _: Option<()>| {
            EOS_P2P_OnQueryNATTypeCompleteInfo {
                ResultCode,
                ClientData,
                NATType: CEnum::from(EOS_ENATType::EOS_NAT_Unknown),
            }
        });
        let failure = match read {
            Ok(_) => Failure::new(
                EOS_EResult::EOS_NotImplemented,
                "nobody finds out how well others reach this machine",
            ),
            Err(refusal) => refusal.into(),
        };
        p2p.post(|| done(Err(failure)));
        Ok(())
    });
}

/// Tells what `EOS_P2P_QueryNATType` found out, which is nothing. `OutNATType` is `EOS_NAT_Unknown` then.
///
/// `EOS_NotFound`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_P2P_GetNATType(
    Handle: EOS_HP2P,
    Options: *const EOS_P2P_GetNATTypeOptions,
    OutNATType: *mut CEnum<EOS_ENATType>,
) -> EOS_EResult {
    try_boundary("EOS_P2P_GetNATType", || {
        handles::get::<P2p>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        unsafe { options::read(Options) }?;
        let unknown = CEnum::from(EOS_ENATType::EOS_NAT_Unknown);
        // SAFETY: the game passes null or a place for a number.
        unsafe { write("OutNATType", OutNATType, unknown) }?;
        // No line in the log: that nothing was found out is an answer.
        Ok(EOS_EResult::EOS_NotFound)
    })
}

/// Sets whether packets may go over relays. At the start they may.
///
/// `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_P2P_SetRelayControl(
    Handle: EOS_HP2P,
    Options: *const EOS_P2P_SetRelayControlOptions,
) -> EOS_EResult {
    try_boundary("EOS_P2P_SetRelayControl", || {
        let p2p = handles::get::<P2p>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        let relays = unsafe { options::read(Options) }?.RelayControl;
        let relays = match relays.get() {
            Some(EOS_ERelayControl::EOS_RC_NoRelays) => Relays::Never,
            Some(EOS_ERelayControl::EOS_RC_AllowRelays) => Relays::Allowed,
            Some(EOS_ERelayControl::EOS_RC_ForceRelays) => Relays::Always,
            None => {
                let reason = format!("RelayControl is {}, which is none", relays.raw());
                return Err(Refusal::parameter(reason));
            }
        };
        p2p.set(|settings| settings.relays = relays);
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Tells whether packets may go over relays.
///
/// `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_P2P_GetRelayControl(
    Handle: EOS_HP2P,
    Options: *const EOS_P2P_GetRelayControlOptions,
    OutRelayControl: *mut CEnum<EOS_ERelayControl>,
) -> EOS_EResult {
    try_boundary("EOS_P2P_GetRelayControl", || {
        let p2p = handles::get::<P2p>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        unsafe { options::read(Options) }?;
        let relays = CEnum::from(match p2p.settings().relays {
            Relays::Never => EOS_ERelayControl::EOS_RC_NoRelays,
            Relays::Allowed => EOS_ERelayControl::EOS_RC_AllowRelays,
            Relays::Always => EOS_ERelayControl::EOS_RC_ForceRelays,
        });
        // SAFETY: the game passes null or a place for a number.
        unsafe { write("OutRelayControl", OutRelayControl, relays) }?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Sets which ports are tried. At the start 7777 and 99 further ones. None is opened.
///
/// `EOS_Success`; `EOS_InvalidParameters`, also for further ports behind port 0; `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_P2P_SetPortRange(
    Handle: EOS_HP2P,
    Options: *const EOS_P2P_SetPortRangeOptions,
) -> EOS_EResult {
    try_boundary("EOS_P2P_SetPortRange", || {
        let p2p = handles::get::<P2p>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        let options = unsafe { options::read(Options) }?;
        let ports = Ports::new(options.Port, options.MaxAdditionalPortsToTry)?;
        p2p.set(|settings| settings.ports = ports);
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Tells which ports are tried.
///
/// `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_P2P_GetPortRange(
    Handle: EOS_HP2P,
    Options: *const EOS_P2P_GetPortRangeOptions,
    OutPort: *mut u16,
    OutNumAdditionalPortsToTry: *mut u16,
) -> EOS_EResult {
    try_boundary("EOS_P2P_GetPortRange", || {
        let p2p = handles::get::<P2p>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        unsafe { options::read(Options) }?;
        let (ports, more) = (p2p.settings().ports, OutNumAdditionalPortsToTry);
        // SAFETY: the game passes null or places for numbers.
        unsafe {
            write("OutPort", OutPort, ports.first())?;
            write("OutNumAdditionalPortsToTry", more, ports.more())?;
        }
        Ok(EOS_EResult::EOS_Success)
    })
}

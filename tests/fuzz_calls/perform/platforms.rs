//! The process and its platforms.

use std::ptr;

use greenroom::abi::gr_directory::*;
use greenroom::abi::init::*;
use greenroom::abi::platform::*;
use greenroom::abi::platform_interfaces::*;
use greenroom::abi::platform_lifetime::*;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult::*;

use super::CText;
use crate::call::{Call, Text, Version};
use crate::child;
use crate::world::{Life, Process, Wrong, good, number, with};

/// So long a drain lasts before somebody looks what has become of the platform.
const SLICE_MS: u32 = 20;
const ONLINE: i32 = EOS_ENetworkStatus::EOS_NS_Online as i32;
/// A time in which an operation may not be over, on a busy machine.
const SHORT_SECONDS: f64 = 1.0;

pub(crate) fn call(call: &Call) {
    match call {
        Call::Initialize(version) => initialize(*version),
        Call::Shutdown => shut_down(),
        Call::Configure(version, place) => configure(*version, *place),
        Call::Create { .. } => create(call),
        Call::Release(slot) => release(with(|world| world.life(*slot)), *slot),
        Call::Tick(slot) => pump(*slot, |platform| EOS_Platform_Tick(platform)),
        Call::Drain(slot) => drain(*slot),
        Call::SetNetwork(slot, status) => set_network(*slot, *status),
        Call::SetApplication(slot, status) => {
            let platform = with(|world| world.handle(*slot, |life| life.platform));
            let code = EOS_Platform_SetApplicationStatus(platform, CEnum::from_raw(*status));
            with(|world| {
                let known = (0..=3).contains(status);
                let wrong = Wrong::default().parameter(!world.is_live(world.life(*slot)) || !known);
                world.check(
                    "EOS_Platform_SetApplicationStatus",
                    code,
                    &wrong,
                    &[EOS_Success],
                );
            });
        }
        _ => {}
    }
}

fn initialize(version: Version) {
    let options = EOS_InitializeOptions {
        ApiVersion: number(version, EOS_INITIALIZE_API_LATEST),
        AllocateMemoryFunction: None,
        ReallocateMemoryFunction: None,
        ReleaseMemoryFunction: None,
        ProductName: c"Fuzz".as_ptr(),
        ProductVersion: c"1".as_ptr(),
        Reserved: ptr::null_mut(),
        SystemInitializeOptions: ptr::null_mut(),
        OverrideThreadAffinity: ptr::null_mut(),
    };
    // SAFETY: the options are of the version that they say, or of none.
    let code = unsafe { EOS_Initialize(&options) };
    with(|world| {
        let wrong = if world.process == Process::Down {
            Wrong::default().version(version, EOS_INITIALIZE_API_LATEST)
        } else {
            Wrong(vec![EOS_AlreadyConfigured])
        };
        world.check("EOS_Initialize", code, &wrong, &[EOS_Success]);
        if code == EOS_Success {
            world.process = Process::Running;
        }
    });
}

fn shut_down() {
    let code = EOS_Shutdown();
    with(|world| {
        let wrong = Wrong::default().when(world.process != Process::Running, EOS_UnexpectedError);
        // Before the first start of the process it is another code.
        let wrong = wrong.when(world.process == Process::Down, EOS_NotConfigured);
        world.check("EOS_Shutdown", code, &wrong, &[EOS_Success]);
        if code != EOS_Success {
            return;
        }
        world.process = Process::Stopping;
        if world.ticking.iter().flatten().next().is_none() {
            world.all_gone();
        }
    });
}

fn configure(version: Version, place: Text) {
    let text = CText::new(place);
    let options = GR_ConfigureOptions {
        ApiVersion: number(version, GR_CONFIGURE_API_LATEST),
        DirectoryUrl: text.pointer(),
        Profile: ptr::null(),
    };
    // SAFETY: as above.
    let code = unsafe { GR_Configure(&options) };
    with(|world| {
        // Null means the environment, which says the same.
        let is_place = place == Text::Null || good(place) == Some("local:");
        let wrong = Wrong::default()
            .version(version, GR_CONFIGURE_API_LATEST)
            .parameter(!is_place);
        world.check("GR_Configure", code, &wrong, &[EOS_Success]);
    });
}

fn create(call: &Call) {
    let Call::Create {
        slot,
        server,
        version,
        budget,
        timeout,
        deployment,
    } = call
    else {
        return;
    };
    let (slot, version) = (*slot, *version);
    if with(|world| world.is_live(world.life(slot))) {
        return;
    }
    let text = CText::new(*deployment);
    let mut seconds = timeout.unwrap_or_default();
    let options = EOS_Platform_Options {
        ApiVersion: number(version, EOS_PLATFORM_OPTIONS_API_LATEST),
        Reserved: ptr::null_mut(),
        ProductId: c"product".as_ptr(),
        SandboxId: c"fuzz".as_ptr(),
        ClientCredentials: EOS_Platform_ClientCredentials {
            ClientId: c"client".as_ptr(),
            ClientSecret: c"a secret of the fuzzer".as_ptr(),
        },
        bIsServer: (*server).into(),
        EncryptionKey: ptr::null(),
        OverrideCountryCode: ptr::null(),
        OverrideLocaleCode: ptr::null(),
        DeploymentId: text.pointer(),
        Flags: 0,
        CacheDirectory: ptr::null(),
        TickBudgetInMilliseconds: *budget,
        RTCOptions: ptr::null(),
        IntegratedPlatformOptionsContainerHandle: ptr::null_mut(),
        SystemSpecificOptions: ptr::null(),
        TaskNetworkTimeoutSeconds: timeout.map_or(ptr::null_mut(), |_| &raw mut seconds),
    };
    // SAFETY: as above.
    let platform = unsafe { EOS_Platform_Create(&options) };
    let connect = EOS_Platform_GetConnectInterface(platform);
    let sessions = EOS_Platform_GetSessionsInterface(platform);
    with(|world| {
        let is_old = (1..5).contains(&options.ApiVersion);
        let wrong = Wrong::default()
            .version(version, EOS_PLATFORM_OPTIONS_API_LATEST)
            .parameter(world.process != Process::Running)
            .parameter(!is_old && good(*deployment) != Some("fuzz"))
            .parameter(!is_old && timeout.is_some_and(|seconds| seconds < 0.0 || seconds.is_nan()));
        if platform.is_null() == wrong.0.is_empty() {
            world.fault(format!(
                "EOS_Platform_Create gave {platform:p}, and wrong is {:?}",
                wrong.0
            ));
        }
        if platform.is_null() {
            return;
        }
        world.slots[slot as usize] = Some(world.lives.len());
        world.lives.push(Life {
            live: true,
            platform: platform.addr(),
            connect: connect.addr(),
            sessions: sessions.addr(),
            server: *server,
            loose: !is_old && timeout.is_some_and(|seconds| seconds < SHORT_SECONDS),
            ..Life::default()
        });
    });
}

/// Releases a platform, or a handle of one that is gone.
pub(crate) fn release(life: Option<usize>, slot: u8) {
    let platform = with(|world| match life {
        Some(life) => ptr::without_provenance_mut(world.lives[life].platform),
        None => world.handle(slot, |life| life.platform),
    });
    EOS_Platform_Release(platform);
    with(|world| {
        if let Some(life) = life {
            world.lives[life].live = false;
        }
    });
}

/// Ticks in some way.
pub(crate) fn pump<R>(slot: u8, tick: impl FnOnce(EOS_HPlatform) -> R) -> R {
    let platform = with(|world| {
        let life = world.life(slot).filter(|life| world.lives[*life].live);
        world.ticking.push(life);
        world.handle(slot, |life| life.platform)
    });
    let result = tick(platform);
    with(|world| {
        world.ticking.pop();
        if world.ticking.iter().flatten().next().is_none() && world.process == Process::Stopping {
            world.all_gone();
        }
    });
    result
}

fn drain(slot: u8) {
    let is_loose = with(|world| {
        let life = world.life(slot);
        life.is_none_or(|life| world.lives[life].loose)
    });
    let patience = if is_loose {
        SLICE_MS
    } else {
        child::patience_ms()
    };
    drain_for(slot, patience);
}

/// Drains a platform, which must succeed where there is time for it and a callback does not take the network away.
pub(crate) fn drain_for(slot: u8, milliseconds: u32) {
    let (was_live, is_inside) = with(|world| {
        let is_inside = world.ticking.iter().flatten().next().is_some();
        (world.is_live(world.life(slot)), is_inside)
    });
    let is_cut_off = || {
        with(|world| {
            let life = world.life(slot);
            life.is_none_or(|life| world.lives[life].offline || !world.lives[life].live)
        })
    };
    let mut left = milliseconds;
    let mut code;
    loop {
        code = pump(slot, |platform| GR_Platform_Drain(platform, SLICE_MS));
        left = left.saturating_sub(SLICE_MS);
        if code != EOS_TimedOut || left == 0 || is_cut_off() {
            break;
        }
    }
    let may_time_out = milliseconds <= SLICE_MS || is_cut_off();
    with(|world| {
        let wrong = Wrong::default().parameter(!was_live);
        let may: &[_] = match (is_inside, may_time_out) {
            (true, _) => &[EOS_InvalidState],
            (_, true) => &[EOS_Success, EOS_TimedOut],
            _ => &[EOS_Success],
        };
        // In between a callback may have released it.
        let is_gone = was_live && !world.is_live(world.life(slot));
        if !is_gone {
            world.check("GR_Platform_Drain", code, &wrong, may);
        }
    });
}

fn set_network(slot: u8, status: i32) {
    let platform = with(|world| {
        // From now on operations may run out of time, those that were called before too.
        if let Some(life) = world.life(slot).filter(|_| status != ONLINE) {
            world.lives[life].loose = true;
        }
        if let Some(life) = world.life(slot).filter(|_| is_status(status)) {
            world.lives[life].offline = status != ONLINE;
        }
        world.handle(slot, |life| life.platform)
    });
    let code = EOS_Platform_SetNetworkStatus(platform, CEnum::from_raw(status));
    with(|world| {
        let known = is_status(status);
        let wrong = Wrong::default().parameter(!world.is_live(world.life(slot)) || !known);
        world.check(
            "EOS_Platform_SetNetworkStatus",
            code,
            &wrong,
            &[EOS_Success],
        );
    });
}

fn is_status(network: i32) -> bool {
    (0..=ONLINE).contains(&network)
}

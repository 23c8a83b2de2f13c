//! The life of the process: initialize, shut down, again; the log; memory that the game provides. Plays the game, in a process of its own because all of this is one state for the whole process.
#![allow(unsafe_code)] // calls the C functions as a game does

use std::ffi::{CStr, CString, c_char, c_void};
use std::ptr;
use std::sync::atomic::{AtomicIsize, AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use greenroom::abi::common::{EOS_ProductUserId_FromString, EOS_ProductUserId_IsValid};
use greenroom::abi::init::{EOS_Initialize, EOS_Shutdown};
use greenroom::abi::logging::{EOS_Logging_SetCallback, EOS_Logging_SetLogLevel};
use greenroom::abi::types::*;
use greenroom::abi::{boundary, handles, ids, outputs, process};
use greenroom::result::EOS_EResult::{self, *};
use greenroom::runtime::log::{self, Category};
use greenroom::runtime::outer_tick;

/// What the functions answered before anything was initialized.
static BEFORE: LazyLock<Vec<EOS_EResult>> = LazyLock::new(|| {
    let all = CEnum::from(EOS_ELogCategory::EOS_LC_ALL_CATEGORIES);
    let level = CEnum::from(EOS_ELogLevel::EOS_LOG_Info);
    vec![
        EOS_Shutdown(),
        unsafe { EOS_Logging_SetCallback(Some(note_line)) },
        EOS_Logging_SetLogLevel(all, level),
    ]
});

static TURN: Mutex<()> = Mutex::new(());
static LINES: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// One test at a time, each beginning with nothing running and nothing logged.
fn turn() -> MutexGuard<'static, ()> {
    let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    LazyLock::force(&BEFORE);
    EOS_Shutdown();
    lines();
    turn
}

fn lines() -> Vec<String> {
    std::mem::take(&mut *LINES.lock().unwrap_or_else(PoisonError::into_inner))
}

unsafe extern "system" fn note_line(message: *const EOS_LogMessage) {
    let line = unsafe {
        let category = CStr::from_ptr((*message).Category).to_string_lossy();
        let text = CStr::from_ptr((*message).Message).to_string_lossy();
        format!("{category} {} {text}", (*message).Level.raw())
    };
    LINES
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(line);
}

fn options() -> EOS_InitializeOptions {
    EOS_InitializeOptions {
        ApiVersion: EOS_INITIALIZE_API_LATEST,
        AllocateMemoryFunction: None,
        ReallocateMemoryFunction: None,
        ReleaseMemoryFunction: None,
        ProductName: c"Greenroom Test".as_ptr(),
        ProductVersion: c"1.0 (beta)".as_ptr(),
        Reserved: ptr::null_mut(),
        SystemInitializeOptions: ptr::null_mut(),
        OverrideThreadAffinity: ptr::null_mut(),
    }
}

fn initialize(change: impl FnOnce(&mut EOS_InitializeOptions)) -> EOS_EResult {
    let mut options = options();
    change(&mut options);
    unsafe { EOS_Initialize(&raw const options) }
}

#[test]
fn before_initialize_nothing_is_configured() {
    let _turn = turn();
    assert_eq!(*BEFORE, [EOS_NotConfigured; 3]);
}

#[test]
fn it_starts_once_stops_once_and_starts_again() {
    let _turn = turn();
    for version in 1..=EOS_INITIALIZE_API_LATEST {
        assert_eq!(initialize(|o| o.ApiVersion = version), EOS_Success);
        assert_eq!(initialize(|_| {}), EOS_AlreadyConfigured);
        let process = process::current().expect("running");
        assert_eq!(process.product_name, "Greenroom Test");
        assert_eq!(process.product_version, "1.0 (beta)");
        assert_eq!(EOS_Shutdown(), EOS_Success);
        assert_eq!(EOS_Shutdown(), EOS_UnexpectedError);
    }
}

#[test]
fn wrong_options_are_refused_and_start_nothing() {
    let _turn = turn();
    assert_eq!(
        unsafe { EOS_Initialize(ptr::null()) },
        EOS_InvalidParameters
    );
    for version in [0, -1, EOS_INITIALIZE_API_LATEST + 1] {
        assert_eq!(
            initialize(|o| o.ApiVersion = version),
            EOS_IncompatibleVersion
        );
    }
    let overlong = CString::new("x".repeat(65)).expect("no NUL inside");
    let texts: [*const c_char; 6] = [
        ptr::null(),
        c"".as_ptr(),
        overlong.as_ptr(),
        c"semi;colon".as_ptr(),
        c"\xFF".as_ptr(),
        c"Sp\xC3\xA4t".as_ptr(),
    ];
    for text in texts {
        assert_eq!(initialize(|o| o.ProductName = text), EOS_InvalidParameters);
        assert_eq!(
            initialize(|o| o.ProductVersion = text),
            EOS_InvalidParameters
        );
    }
    assert_eq!(EOS_Shutdown(), EOS_UnexpectedError, "nothing was started");
    let longest = CString::new("x".repeat(64)).expect("no NUL inside");
    assert_eq!(
        initialize(|o| o.ProductName = longest.as_ptr()),
        EOS_Success
    );
}

#[test]
fn thread_affinities_have_a_version_of_their_own_since_version_4() {
    let _turn = turn();
    let mut affinity = unsafe { std::mem::zeroed::<EOS_Initialize_ThreadAffinity>() };
    let pointer = &raw mut affinity;
    assert_eq!(
        initialize(|o| o.OverrideThreadAffinity = pointer),
        EOS_IncompatibleVersion
    );
    let old = initialize(|o| {
        o.ApiVersion = 3;
        o.OverrideThreadAffinity = ptr::without_provenance_mut(1);
    });
    assert_eq!(old, EOS_Success, "a version 3 caller has garbage there");
    EOS_Shutdown();
    affinity.ApiVersion = EOS_INITIALIZE_THREADAFFINITY_API_LATEST;
    assert_eq!(
        initialize(|o| o.OverrideThreadAffinity = &raw mut affinity),
        EOS_Success
    );
}

static BALANCE: AtomicIsize = AtomicIsize::new(0);

unsafe extern "system" fn allocate(size: usize, _alignment: usize) -> *mut c_void {
    BALANCE.fetch_add(1, Ordering::Relaxed);
    unsafe { libc::malloc(size) }
}

unsafe extern "system" fn reallocate(
    block: *mut c_void,
    size: usize,
    _alignment: usize,
) -> *mut c_void {
    unsafe { libc::realloc(block, size) }
}

unsafe extern "system" fn release(block: *mut c_void) {
    BALANCE.fetch_sub(1, Ordering::Relaxed);
    unsafe { libc::free(block) }
}

fn with_memory(options: &mut EOS_InitializeOptions) {
    options.AllocateMemoryFunction = Some(allocate);
    options.ReallocateMemoryFunction = Some(reallocate);
    options.ReleaseMemoryFunction = Some(release);
}

#[test]
fn the_memory_functions_are_all_given_or_none() {
    let _turn = turn();
    for missing in 0..3 {
        let some = initialize(|options| {
            with_memory(options);
            match missing {
                0 => options.AllocateMemoryFunction = None,
                1 => options.ReallocateMemoryFunction = None,
                _ => options.ReleaseMemoryFunction = None,
            }
        });
        assert_eq!(some, EOS_InvalidParameters);
    }
}

#[test]
fn outputs_come_from_the_game_and_go_back_to_it_even_after_the_shutdown() {
    let _turn = turn();
    let (before, live) = (BALANCE.load(Ordering::Relaxed), outputs::live_blocks());
    assert_eq!(initialize(with_memory), EOS_Success);
    let block = outputs::Plan::<u64>::new().allocate().expect("memory");
    let output = block.hand_out(7);
    assert_eq!(BALANCE.load(Ordering::Relaxed), before + 1);
    assert_eq!(outputs::live_blocks(), live + 1);
    assert_eq!(EOS_Shutdown(), EOS_Success);
    assert_eq!(unsafe { *output }, 7);
    outputs::release("EOS_Test_Release", output);
    outputs::release("EOS_Test_Release", output);
    assert_eq!(BALANCE.load(Ordering::Relaxed), before);
    assert_eq!(outputs::live_blocks(), live);
}

#[test]
fn a_shutdown_makes_every_handle_stale_and_tells_the_log() {
    let _turn = turn();
    assert_eq!(initialize(|_| {}), EOS_Success);
    unsafe { EOS_Logging_SetCallback(Some(note_line)) };
    let core = CEnum::from(EOS_ELogCategory::EOS_LC_Core);
    EOS_Logging_SetLogLevel(core, CEnum::from(EOS_ELogLevel::EOS_LOG_Info));
    let user = unsafe { EOS_ProductUserId_FromString(c"815".as_ptr()) };
    assert_eq!(EOS_ProductUserId_IsValid(user), EOS_TRUE);
    let token = ids::continuance_token("secret".to_owned());
    assert_eq!(EOS_Shutdown(), EOS_Success);
    assert_eq!(EOS_ProductUserId_IsValid(user), EOS_FALSE);
    assert!(handles::get::<ids::ContinuanceToken>(token).is_err());
    for kind in [
        handles::Kind::ProductUserId,
        handles::Kind::ContinuanceToken,
    ] {
        assert_eq!(handles::live(kind), 0);
    }
    let fresh = unsafe { EOS_ProductUserId_FromString(c"815".as_ptr()) };
    assert_ne!(fresh, user);
    assert_eq!(
        lines(),
        Vec::<String>::new(),
        "ids are nothing that a game forgets to release"
    );
}

static RELEASED: AtomicUsize = AtomicUsize::new(0);

#[test]
fn a_shutdown_inside_a_callback_waits_for_the_tick_to_end() {
    let _turn = turn();
    fn release() {
        RELEASED.fetch_add(1, Ordering::Relaxed);
    }
    assert_eq!(initialize(|_| {}), EOS_Success);
    let before = RELEASED.load(Ordering::Relaxed);
    process::on_shutdown(release);
    process::on_shutdown(release);
    outer_tick::run(|| {
        assert_eq!(EOS_Shutdown(), EOS_Success);
        assert_eq!(EOS_Shutdown(), EOS_UnexpectedError);
        assert_eq!(
            initialize(|_| {}),
            EOS_AlreadyConfigured,
            "not while it is on its way down"
        );
        assert_eq!(RELEASED.load(Ordering::Relaxed), before);
    });
    assert_eq!(
        RELEASED.load(Ordering::Relaxed),
        before + 1,
        "registered twice, run once"
    );
    assert_eq!(initialize(|_| {}), EOS_Success);
}

#[test]
fn refusals_reach_the_games_log_with_the_parameters_name() {
    let _turn = turn();
    assert_eq!(initialize(|_| {}), EOS_Success);
    assert_eq!(
        unsafe { EOS_Logging_SetCallback(Some(note_line)) },
        EOS_Success
    );
    let level = CEnum::from(EOS_ELogLevel::EOS_LOG_Warning);
    let unknown = EOS_Logging_SetLogLevel(CEnum::from_raw(32), level);
    assert_eq!(unknown, EOS_InvalidParameters);
    assert_eq!(
        lines(),
        Vec::<String>::new(),
        "nothing before somebody ticks"
    );
    log::drain();
    assert_eq!(
        lines(),
        [
            "LogEOS 300 EOS_Logging_SetLogLevel: LogCategory is no EOS_ELogCategory (EOS_InvalidParameters)"
        ]
    );
    let core = CEnum::from(EOS_ELogCategory::EOS_LC_Core);
    let no_level = EOS_Logging_SetLogLevel(core, CEnum::from_raw(350));
    assert_eq!(no_level, EOS_InvalidParameters);
    unsafe { EOS_Logging_SetCallback(None) };
    log::drain();
    assert_eq!(lines(), Vec::<String>::new(), "nobody listens any more");
}

#[test]
fn levels_are_set_by_category_or_for_all_and_forgotten_at_shutdown() {
    let _turn = turn();
    let write = || {
        for category in [Category::Connect, Category::Sessions] {
            log::info(category, || "hello".to_owned());
        }
        log::drain();
        lines().len()
    };
    let set = |category, level| EOS_Logging_SetLogLevel(CEnum::from(category), CEnum::from(level));
    assert_eq!(initialize(|_| {}), EOS_Success);
    unsafe { EOS_Logging_SetCallback(Some(note_line)) };
    assert_eq!(write(), 0);
    set(
        EOS_ELogCategory::EOS_LC_Sessions,
        EOS_ELogLevel::EOS_LOG_Info,
    );
    assert_eq!(write(), 1);
    set(
        EOS_ELogCategory::EOS_LC_ALL_CATEGORIES,
        EOS_ELogLevel::EOS_LOG_VeryVerbose,
    );
    assert_eq!(write(), 2);
    set(
        EOS_ELogCategory::EOS_LC_ALL_CATEGORIES,
        EOS_ELogLevel::EOS_LOG_Off,
    );
    assert_eq!(write(), 0);
    set(
        EOS_ELogCategory::EOS_LC_ALL_CATEGORIES,
        EOS_ELogLevel::EOS_LOG_Info,
    );
    EOS_Shutdown();
    assert_eq!(initialize(|_| {}), EOS_Success);
    unsafe { EOS_Logging_SetCallback(Some(note_line)) };
    assert_eq!(write(), 0);
}

#[test]
fn a_caught_panic_is_in_the_log_and_the_library_goes_on() {
    let _turn = turn();
    assert_eq!(initialize(|_| {}), EOS_Success);
    unsafe { EOS_Logging_SetCallback(Some(note_line)) };
    let answer = boundary::boundary("EOS_Connect_Planted", || -> EOS_EResult {
        std::panic::resume_unwind(Box::new("planted"))
    });
    assert_eq!(answer, EOS_UnexpectedError);
    log::drain();
    assert_eq!(
        lines(),
        ["LogEOSConnect 200 EOS_Connect_Planted: internal error: planted"]
    );
}

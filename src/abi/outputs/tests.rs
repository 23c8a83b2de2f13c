use std::ffi::CStr;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;

#[repr(C)]
#[derive(Clone, Copy)]
struct Info {
    version: i32,
    name: *const c_char,
    nickname: *const c_char,
    settings: *const Settings,
}

#[repr(C)]
#[derive(Clone, Copy)]
struct Settings {
    players: u64,
    bucket: *const c_char,
}

fn info(name: &str, nickname: Option<&str>) -> *mut Info {
    let mut plan = Plan::<Info>::new();
    let name = plan.text(name);
    let nickname = plan.optional_text(nickname);
    let settings = plan.place::<Settings>();
    let bucket = plan.text("Ranked:Oslo");
    let block = plan.allocate().expect("memory");
    block.put(
        settings,
        Settings {
            players: 4,
            bucket: block.at(bucket),
        },
    );
    let head = Info {
        version: 1,
        name: block.at(name),
        nickname: block.at(nickname),
        settings: block.at(settings),
    };
    block.hand_out(head)
}

fn is_live<T>(output: *mut T) -> bool {
    LIVE.lock().contains_key(&output.addr())
}

#[test]
fn one_block_holds_structs_and_text() {
    let output = info("odd", None);
    // SAFETY: the output was handed out and not released.
    unsafe {
        let Info {
            name,
            nickname,
            settings,
            ..
        } = *output;
        assert_eq!(CStr::from_ptr(name), c"odd");
        assert!(nickname.is_null());
        assert!(settings.is_aligned());
        assert_eq!((*settings).players, 4);
        assert_eq!(CStr::from_ptr((*settings).bucket), c"Ranked:Oslo");
    }
    release("EOS_Info_Release", output);
    assert!(!is_live(output));
}

#[test]
fn a_text_ends_at_its_first_nul() {
    let output = info("cut\0off", Some(""));
    // SAFETY: as above.
    unsafe {
        assert_eq!(CStr::from_ptr((*output).name), c"cut");
        assert_eq!(CStr::from_ptr((*output).nickname), c"");
    }
    release("EOS_Info_Release", output);
}

#[test]
fn foreign_pointers_wrong_types_and_second_releases_are_ignored() {
    let output = info("kept", None);
    release("EOS_Settings_Release", output.cast::<Settings>());
    assert!(is_live(output), "a release for another type takes nothing");
    // SAFETY: the block is live.
    let inside = unsafe { (*output).settings.cast_mut() };
    release("EOS_Settings_Release", inside);
    release("EOS_Info_Release", ptr::dangling_mut::<Info>());
    release("EOS_Info_Release", ptr::null_mut::<Info>());
    assert!(is_live(output));
    release("EOS_Info_Release", output);
    release("EOS_Info_Release", output);
    assert!(!is_live(output));
}

#[test]
fn a_block_that_is_not_handed_out_is_freed() {
    static BALANCE: AtomicUsize = AtomicUsize::new(0);
    unsafe extern "system" fn allocate(size: usize, alignment: usize) -> *mut c_void {
        assert_eq!(alignment, ALIGNMENT);
        BALANCE.fetch_add(1, Ordering::Relaxed);
        // SAFETY: any size will do.
        unsafe { libc::malloc(size) }
    }
    unsafe extern "system" fn free(block: *mut c_void) {
        BALANCE.fetch_sub(1, Ordering::Relaxed);
        // SAFETY: it came from `malloc` above.
        unsafe { libc::free(block) }
    }
    let memory = Memory::Game {
        allocate,
        release: free,
    };
    let block = Block::<Info> {
        start: memory.allocate(size_of::<Info>()).expect("memory"),
        size: size_of::<Info>(),
        memory,
        head: PhantomData,
    };
    assert_eq!(BALANCE.load(Ordering::Relaxed), 1);
    drop(block);
    assert_eq!(BALANCE.load(Ordering::Relaxed), 0);
}

#[test]
#[should_panic(expected = "another plan")]
fn a_spot_of_a_larger_plan_is_refused() {
    let mut larger = Plan::<Info>::new();
    larger.text("some room");
    let foreign = larger.place::<Settings>();
    let block = Plan::<Info>::new().allocate().expect("memory");
    block.at(foreign);
}

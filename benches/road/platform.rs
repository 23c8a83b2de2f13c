//! What an idle platform costs a game in memory: logged in, its push channel open, against the process before there was one. In a process of its own, which has grown by nothing else.

use std::ffi::CString;
use std::process::Command;
use std::ptr;
use std::time::Duration;

use greenroom::abi::gr_directory::*;
use greenroom::abi::platform::EOS_Platform_Tick;
use greenroom::result::EOS_EResult;

use crate::desk::Desk;
use crate::game::{self, Game};
use crate::measure::print;

/// Makes the benchmark's program play the game alone.
pub(crate) const GAME: &str = "platform-of-a-game";
/// What a game may have to give for it.
const BUDGET_KIB: u64 = 2 * 1024;
/// Longer than anything takes that a login leaves behind.
const REST: Duration = Duration::from_secs(2);

pub(crate) fn run() {
    let desk = Desk::in_memory();
    let folder = tempfile::tempdir().unwrap();
    let mut game = Command::new(std::env::current_exe().unwrap());
    game.arg(GAME)
        .arg(format!("http://{}", desk.address()))
        .env("GREENROOM_DATA_HOME", folder.path());
    let output = game.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let numbers: Vec<u64> = text
        .split_whitespace()
        .map(|n| n.parse().unwrap())
        .collect();
    let [before, own, all, second] = numbers[..] else {
        panic!("{text}{}", String::from_utf8_lossy(&output.stderr));
    };
    let show = |kib: u64| format!("{kib} KiB");
    let ratio = |kib: u64| format!("{:.2}", kib as f64 / BUDGET_KIB as f64);
    let budget = show(BUDGET_KIB);
    print("idle platform / budget", &show(own), &budget, &ratio(own));
    print(
        "a second one / budget",
        &show(second),
        &budget,
        &ratio(second),
    );
    print(
        "with code that was read in / process before",
        &show(all),
        &show(before),
        &format!("{:.2}", all as f64 / before as f64),
    );
}

/// The game: prints the memory of the process before, and in KiB what came with the first platform, what came with the code that it read in, and what came with a second.
pub(crate) fn play(url: &str) {
    game::start();
    let url = CString::new(url).unwrap();
    let configure = GR_ConfigureOptions {
        ApiVersion: GR_CONFIGURE_API_LATEST,
        DirectoryUrl: url.as_ptr(),
        Profile: ptr::null(),
    };
    // SAFETY: the options are of the newest version.
    let configured = unsafe { GR_Configure(&configure) };
    assert_eq!(configured, EOS_EResult::EOS_Success);
    let (before, own_before) = (memory("VmRSS:"), memory("RssAnon:"));
    let (first, _) = Game::logged_in("bench", "anna");
    idle(&[&first]);
    let (after, own_after) = (memory("VmRSS:"), memory("RssAnon:"));
    let second = Game::new("bench");
    let (code, _, _) = second.login("anna");
    assert_eq!(code, EOS_EResult::EOS_Success);
    idle(&[&first, &second]);
    let (own, all) = (own_after - own_before, after - before);
    println!("{before} {own} {all} {}", memory("RssAnon:") - own_after);
}

fn idle(games: &[&Game]) {
    const FRAME: Duration = Duration::from_millis(16);
    for _ in 0..REST.as_millis() / FRAME.as_millis() {
        for game in games {
            EOS_Platform_Tick(game.platform);
        }
        std::thread::sleep(FRAME);
    }
}

/// In KiB, by the line of this name.
fn memory(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let number = line.unwrap().split_whitespace().next().unwrap();
    number.parse().unwrap()
}

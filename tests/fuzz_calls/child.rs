//! The process that plays sequences, from inside and from outside.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use greenroom::runtime::clock::{Clock, SystemClock};
use greenroom_planted::{Fault, VARIABLE};

use crate::call::Call;
use crate::callbacks::{self, STRAY};
use crate::world::{World, with};
use crate::{ending, generate, number_of, perform};

const SEED: &str = "FUZZ_CHILD_SEED";
const MILLISECONDS: &str = "FUZZ_CHILD_MILLISECONDS";
const PATIENCE_MS: &str = "FUZZ_CHILD_PATIENCE";
const KEEP: &str = "FUZZ_CHILD_KEEP";
/// A sequence that takes longer hangs; its end alone may wait for what takes half a minute.
const PATIENCE: Duration = Duration::from_secs(120);

static PANICS: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Which calls of a sequence are made, and whether their callbacks make calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) at: usize,
    pub(crate) with_then: bool,
}

/// As long as a platform that can reach its directory may take for everything that is pending.
pub(crate) fn patience_ms() -> u32 {
    let patience = number_of(PATIENCE_MS).and_then(|patience| patience.try_into().ok());
    patience.unwrap_or(30_000)
}

/// Plays sequences until the time is over or one fails.
pub(crate) fn play() {
    let (Some(mut seed), Some(time)) = (number_of(SEED), number_of(MILLISECONDS)) else {
        return;
    };
    #[expect(clippy::disallowed_methods, reason = "the process is this test's own")]
    std::panic::set_hook(Box::new(|info| {
        let panics = PANICS.lock();
        panics
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .push(info.to_string());
    }));
    callbacks::plays_here();
    let kept = std::env::var(KEEP).ok().map(|kept| read_kept(&kept));
    // The line that the test runner has begun would hide the first.
    say("");
    let started = SystemClock.now();
    let mut sequences = 0_u64;
    loop {
        say(&format!("seed {seed}"));
        let calls = generate::sequence(seed);
        let calls = kept
            .as_ref()
            .map_or(calls.clone(), |kept| keep(&calls, kept));
        let faults = sequence(&calls);
        if !faults.is_empty() {
            faults
                .iter()
                .for_each(|fault| say(&format!("fault {fault}")));
            // The panic would be caught by the hook, and the test runner says that it failed.
            panic!("the seed {seed} failed");
        }
        sequences += 1;
        let played = SystemClock.now().saturating_duration_since(started);
        if kept.is_some() || played >= Duration::from_millis(time) {
            break;
        }
        seed = seed.wrapping_add(1);
    }
    say(&format!("played {sequences}"));
}

/// What went wrong in one sequence.
fn sequence(calls: &[Call]) -> Vec<String> {
    let threads = ending::count_threads();
    for call in calls {
        perform::call(call);
        if with(|world| !world.faults.is_empty()) {
            break;
        }
    }
    if with(|world| world.faults.is_empty()) {
        ending::end(threads);
    }
    let mut faults = with(std::mem::take).faults;
    let stray = STRAY.swap(0, Ordering::Relaxed);
    if stray > 0 {
        faults.push(format!(
            "{stray} callbacks came on threads that do not tick"
        ));
    }
    let panics = std::mem::take(
        &mut *PANICS
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner),
    );
    faults.extend(panics);
    with(|world| *world = World::default());
    faults
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // Nobody listens any more when the parent has gone.
    let _ = writeln!(out, "{}", line.replace('\n', " "));
    let _ = out.flush();
}

/// The calls that are kept of a sequence.
pub(crate) fn keep(calls: &[Call], kept: &[Kept]) -> Vec<Call> {
    let call = |kept: &Kept| {
        let mut call = calls.get(kept.at)?.clone();
        if let Some(then) = call.then_mut().filter(|_| !kept.with_then) {
            *then = None;
        }
        Some(call)
    };
    kept.iter().filter_map(call).collect()
}

fn read_kept(text: &str) -> Vec<Kept> {
    let one = |text: &str| {
        let with_then = !text.ends_with('-');
        let at = text.trim_end_matches('-').parse().ok()?;
        Some(Kept { at, with_then })
    };
    text.split(',').filter_map(one).collect()
}

fn write_kept(kept: &[Kept]) -> String {
    let one = |kept: &Kept| format!("{}{}", kept.at, if kept.with_then { "" } else { "-" });
    kept.iter().map(one).collect::<Vec<_>>().join(",")
}

/// A process that plays, seen from outside. Killed when dropped.
pub(crate) struct Child {
    process: std::process::Child,
    lines: Receiver<String>,
}

/// How it ended.
pub(crate) enum End {
    /// After so many sequences.
    Played(u64),
    Failed {
        seed: u64,
        why: String,
    },
}

impl Child {
    /// Starts to play from `seed` on, only the `kept` calls where it says so.
    pub(crate) fn start(
        seed: u64,
        time: Duration,
        kept: Option<&[Kept]>,
        planted: Option<Fault>,
    ) -> Self {
        let program = std::env::current_exe().expect("a test has a file");
        let mut command = Command::new(program);
        command
            .args([
                "--exact",
                "plays",
                "--ignored",
                "--nocapture",
                "--test-threads=1",
            ])
            .env(SEED, seed.to_string())
            .env(MILLISECONDS, time.as_millis().to_string())
            .env("GREENROOM_URL", "local:")
            .env_remove("GREENROOM_PROFILE")
            .env_remove(VARIABLE)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        if let Some(kept) = kept {
            // A part of what has failed is tried many times.
            command.env(KEEP, write_kept(kept)).env(PATIENCE_MS, "2000");
        }
        if let Some(fault) = planted {
            command.env(VARIABLE, fault.name());
        }
        let mut process = command.spawn().expect("the test can start itself");
        let stdout = process.stdout.take().expect("it is piped");
        let (said, lines) = channel();
        thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                if said.send(line).is_err() {
                    return;
                }
            }
        });
        Self { process, lines }
    }

    /// Waits for the end.
    pub(crate) fn finish(mut self) -> End {
        let (mut seed, mut faults, mut played) = (0, Vec::new(), None);
        loop {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) => match line.split_once(' ') {
                    Some(("seed", number)) => seed = number.parse().unwrap_or(seed),
                    Some(("fault", fault)) => faults.push(fault.to_owned()),
                    Some(("played", number)) => played = number.parse().ok(),
                    _ => {}
                },
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    faults.push(format!("it has hung for {PATIENCE:?}"));
                    break;
                }
            }
        }
        // A process that hangs would not end by itself; of one that has ended this kills nothing.
        let _ = self.process.kill();
        let status = self.process.wait().expect("it was started");
        match played {
            Some(sequences) if faults.is_empty() => End::Played(sequences),
            _ => {
                faults.push(status.to_string());
                let why = faults.join("\n");
                End::Failed { seed, why }
            }
        }
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

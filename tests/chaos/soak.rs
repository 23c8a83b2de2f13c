//! Hours of play on a line that is bad now and then, with players who are killed and a directory that stops for a while. Nobody's memory, threads or descriptors may grow.

use std::fs;
use std::sync::Mutex;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use super::story::Story;
use super::support::{not_run, now};

const SECONDS: &str = "SOAK_SECONDS";
const AN_HOUR: u64 = 3600;
const SAMPLES_EVERY: Duration = Duration::from_secs(1);
const MISCHIEF_EVERY: Duration = Duration::from_secs(10);
const STOPPED_FOR: Duration = Duration::from_secs(2);
/// One in so many requests meets a fault: most of the time is play.
const TROUBLE: u64 = 40;
/// Ids come again, so that the data stays as large as it is.
const NAMES_REPEAT_AFTER: u64 = 8;

/// What may come between two thirds of the time and is no growth: a pool that breathes, a page that was not touched before.
const NOISE_KIB: u64 = 512;
const NOISE_PERCENT: u64 = 3;
const NOISE_DESCRIPTORS: u64 = 4;

/// What a process holds.
#[derive(Clone, Copy, Debug, Default)]
struct Gauge {
    memory_kib: u64,
    threads: u64,
    descriptors: u64,
}

impl Gauge {
    /// None where the process is gone.
    fn of(process: u32) -> Option<Self> {
        let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
        let field = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name))?;
            line.split_whitespace().next()?.parse().ok()
        };
        let descriptors = fs::read_dir(format!("/proc/{process}/fd")).ok()?.count();
        Some(Self {
            memory_kib: field("VmRSS:")?,
            threads: field("Threads:")?,
            descriptors: descriptors as u64,
        })
    }
}

/// A process and how it went with it.
struct Watched {
    name: String,
    process: u32,
    gauges: Vec<Gauge>,
}

impl Watched {
    /// The medians of the first and of the last third, after a quarter in which everything warms up.
    fn early_and_late(&self) -> (Gauge, Gauge) {
        let warm = &self.gauges[self.gauges.len() / 4..];
        let third = (warm.len() / 3).max(1);
        (median(&warm[..third]), median(&warm[warm.len() - third..]))
    }

    fn growth(&self) -> Option<String> {
        let (early, late) = self.early_and_late();
        let bearable = early.memory_kib * (100 + NOISE_PERCENT) / 100 + NOISE_KIB;
        let grows = late.memory_kib > bearable
            || late.threads > early.threads
            || late.descriptors > early.descriptors + NOISE_DESCRIPTORS;
        grows.then(|| format!("{} grows from {early:?} to {late:?}", self.name))
    }

    fn row(&self) -> String {
        let (early, late) = self.early_and_late();
        let first = self.gauges.first().copied().unwrap_or_default();
        let name = &self.name;
        format!(
            "{name:<14} {:>9} {:>9} {:>9} {:>9} {:>9} {:>12} {:>12}",
            first.memory_kib,
            early.memory_kib,
            late.memory_kib,
            early.threads,
            late.threads,
            early.descriptors,
            late.descriptors
        )
    }
}

fn median(gauges: &[Gauge]) -> Gauge {
    let middle = |field: fn(&Gauge) -> u64| {
        let mut values: Vec<_> = gauges.iter().map(field).collect();
        values.sort_unstable();
        values.get(values.len() / 2).copied().unwrap_or_default()
    };
    Gauge {
        memory_kib: middle(|gauge| gauge.memory_kib),
        threads: middle(|gauge| gauge.threads),
        descriptors: middle(|gauge| gauge.descriptors),
    }
}

/// Looks at all of them every second while `play` runs.
fn watch(watched: &mut [Watched], play: impl FnOnce()) {
    let watched = Mutex::new(watched);
    let (over, is_over) = channel::<()>();
    thread::scope(|scope| {
        scope.spawn(|| {
            let is_over = is_over;
            while is_over.recv_timeout(SAMPLES_EVERY) == Err(RecvTimeoutError::Timeout) {
                for process in watched.lock().expect("no panic").iter_mut() {
                    process.gauges.extend(Gauge::of(process.process));
                }
            }
        });
        // Dropped also when the play panics, or the watch would not end.
        let _over = over;
        play();
    });
}

#[test]
#[ignore = "an hour long: make soak"]
fn nothing_grows() {
    if !cfg!(target_os = "linux") {
        return not_run::note("what processes hold after hours", "/proc");
    }
    let seconds = std::env::var(SECONDS).ok();
    let seconds = seconds.map_or(AN_HOUR, |text| text.parse().expect("a number of seconds"));
    let mut story = Story::begin(seconds, TROUBLE);
    let mut watched: Vec<_> = story
        .processes()
        .into_iter()
        .map(|(name, process)| Watched {
            name,
            process,
            gauges: Vec::new(),
        })
        .collect();

    let began = now();
    let mut rounds = 0;
    watch(&mut watched, || {
        let mut mischief = now();
        while now() - began < Duration::from_secs(seconds) {
            let round = rounds % NAMES_REPEAT_AFTER;
            rounds += 1;
            if now() - mischief < MISCHIEF_EVERY {
                story.play(round);
                continue;
            }
            story.kill_a_visitor();
            story.play_with_a_pause(round, STOPPED_FOR);
            mischief = now();
        }
    });

    println!("{rounds} rounds in {seconds} seconds; memory in KiB");
    println!(
        "{:<14} {:>9} {:>9} {:>9} {:>9} {:>9} {:>12} {:>12}",
        "", "at first", "early", "late", "threads", "late", "descriptors", "late"
    );
    for process in &watched {
        println!("{}", process.row());
    }
    let growing: Vec<_> = watched.iter().filter_map(Watched::growth).collect();
    assert!(growing.is_empty(), "{growing:#?}");
    story.end();
}

/// A leak of a kilobyte a second is seen, and a pool that breathes is none.
#[test]
fn growth_is_told_from_noise() {
    let watched = |memory: fn(u64) -> u64| Watched {
        name: "a process".to_owned(),
        process: 0,
        gauges: (0..3600)
            .map(|second| Gauge {
                memory_kib: memory(second),
                threads: 4,
                descriptors: 20 + second % 3,
            })
            .collect(),
    };
    let breathing = watched(|second| 20_000 + second % 60 * 10);
    assert_eq!(breathing.growth(), None);
    let leaking = watched(|second| 20_000 + second);
    assert!(leaking.growth().is_some());
    let mut hoarding = watched(|_| 20_000);
    for gauge in &mut hoarding.gauges[3000..] {
        gauge.threads = 5;
    }
    assert!(hoarding.growth().is_some());
}

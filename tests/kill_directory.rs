//! The directory, killed under load and started again on its data, five times: every write that it acknowledged is there, and its clients go on without restarting.

mod support;

use std::thread;

use support::child::Child;
use support::directory::{Desk, Directory};
use support::programs;

const ROUNDS: usize = 5;
const WRITERS: usize = 4;
/// As in `tests/c/puppet.c`: the number `n` is written to attribute `n mod 16`.
const ATTRIBUTES: u64 = 16;
/// Writes that each writer has acknowledged before the next crash: enough that each attribute was written in this round.
const WRITES_PER_ROUND: u64 = 2 * ATTRIBUTES;

/// One writer and the last number that the directory acknowledged to it.
struct Writer {
    process: Child,
    bucket: String,
    acknowledged: u64,
}

impl Writer {
    fn start_writing(&mut self) {
        self.process.say("write game");
    }

    /// Reads on until so many more writes were acknowledged.
    fn wait_for_writes(&mut self, count: u64) {
        let goal = self.acknowledged + count;
        while self.acknowledged < goal {
            let number: u64 = number(&self.process.answer("wrote "));
            assert_eq!(number, self.acknowledged + 1);
            self.acknowledged = number;
        }
    }

    /// Reads on until the write that was under way has ended.
    fn wait_for_pause(&mut self) {
        loop {
            let line = self.process.line();
            let (word, rest) = line.split_once(' ').expect("a word and a number");
            self.acknowledged = number(rest);
            match word {
                "wrote" => {}
                "paused" => return,
                _ => panic!("a writer said `{line}`"),
            }
        }
    }

    /// What each attribute must hold: the last acknowledged number that belongs there.
    fn expected(&self) -> Vec<u64> {
        let last = self.acknowledged;
        let newest_in = |slot| last - (last + ATTRIBUTES - slot) % ATTRIBUTES;
        (0..ATTRIBUTES).map(newest_in).collect()
    }
}

fn number(text: &str) -> u64 {
    text.parse()
        .unwrap_or_else(|_| panic!("`{text}` is no number"))
}

#[test]
fn no_acknowledged_write_is_lost() {
    let source = support::root().join("tests/c/puppet.c");
    let programs = programs::build("kill_directory", &[("puppet", source)]);
    let mut directory = Directory::start();
    let desk = Desk::at(directory.url());
    let start = |profile: &str| {
        let mut command = desk.player(programs.c("puppet"), profile);
        Child::start(profile, &mut command)
    };
    let mut reader = start("reader");
    let mut writers: Vec<_> = (0..WRITERS)
        .map(|index| {
            let bucket = format!("writer-{index}");
            let mut process = start(&bucket);
            process.ask(&format!("host game {bucket}"), "hosted ");
            Writer {
                process,
                bucket,
                acknowledged: 0,
            }
        })
        .collect();

    for round in 1..=ROUNDS {
        for writer in &mut writers {
            writer.start_writing();
        }
        thread::scope(|scope| {
            for writer in &mut writers {
                scope.spawn(|| writer.wait_for_writes(WRITES_PER_ROUND));
            }
        });
        // All of them are writing right now. While the directory is away each is told to stop after the write that it has begun, so that later ones cannot hide a loss.
        let crashed = directory.crash();
        for writer in &mut writers {
            writer.process.say("pause");
        }
        crashed.restart();
        for writer in &mut writers {
            writer.wait_for_pause();
        }
        for writer in &writers {
            let read = reader.ask(&format!("read {}", writer.bucket), "read ");
            let read: Vec<_> = read.split(' ').map(number).collect();
            assert_eq!(
                read,
                writer.expected(),
                "{} in round {round}",
                writer.bucket
            );
        }
    }
    for writer in writers {
        writer.process.succeed();
    }
    reader.succeed();
}

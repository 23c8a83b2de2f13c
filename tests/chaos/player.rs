//! A player in a process of its own, with many operations under way at once.

use std::collections::BTreeMap;
use std::path::Path;

use super::support::child::Child;
use super::support::directory::Desk;

/// What came of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    /// The name of the result code.
    pub(crate) result: String,
    pub(crate) text: String,
}

/// An operation that was begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Ticket(u64);

/// The process `player.c`.
pub(crate) struct Player {
    process: Child,
    begun: u64,
    answers: BTreeMap<Ticket, Answer>,
}

impl Player {
    /// Starts, and logs in.
    pub(crate) fn start(program: &Path, desk: &Desk, profile: &str) -> Self {
        let process = Child::start(profile, &mut desk.player(program, profile));
        let mut player = Self {
            process,
            begun: 0,
            answers: BTreeMap::new(),
        };
        player.wait(Ticket(0));
        player
    }

    /// Begins an operation, as `player.c` names it.
    pub(crate) fn begin(&mut self, operation: &str) -> Ticket {
        self.begun += 1;
        self.process.say(&format!("{} {operation}", self.begun));
        Ticket(self.begun)
    }

    /// Waits for the answer of one that was begun. No operation is answered twice.
    pub(crate) fn wait(&mut self, ticket: Ticket) -> Answer {
        loop {
            if let Some(answer) = self.answers.remove(&ticket) {
                return answer;
            }
            let line = self.process.line();
            let mut words = line.splitn(3, ' ');
            let number = words.next().and_then(|word| word.parse().ok());
            let answer = Answer {
                result: words.next().unwrap_or_default().to_owned(),
                text: words.next().unwrap_or_default().trim().to_owned(),
            };
            let number = number.unwrap_or_else(|| panic!("a player said `{line}`"));
            let twice = self.answers.insert(Ticket(number), answer);
            assert_eq!(twice, None, "operation {number} was answered twice");
        }
    }

    /// The name of the result of one operation.
    pub(crate) fn result_of(&mut self, operation: &str) -> String {
        let ticket = self.begin(operation);
        self.wait(ticket).result
    }

    /// The number under which the system knows the player.
    pub(crate) fn process(&self) -> u32 {
        self.process.id()
    }

    /// What the library logged of late, for those who ask why.
    pub(crate) fn log(&self) -> String {
        let complaints = self.process.complaints();
        let lines: Vec<_> = complaints.lines().collect();
        lines[lines.len().saturating_sub(12)..].join("\n")
    }

    /// Ends the player as a crash would.
    pub(crate) fn crash(mut self) {
        self.process.kill();
    }

    /// Ends the player, whose platform is released.
    pub(crate) fn go(self) {
        let rest = self.process.succeed();
        assert!(rest.is_empty(), "said after the last answer: {rest:?}");
    }
}

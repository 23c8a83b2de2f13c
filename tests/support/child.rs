//! A program that a test talks to, line by line.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// Long enough for a busy machine: who waits in vain for so long has a program that hangs.
pub(crate) const PATIENCE: Duration = Duration::from_secs(120);

/// A running program. It is killed when dropped, so that a failing test leaves nothing behind.
pub(crate) struct Child {
    name: String,
    process: std::process::Child,
    input: Option<ChildStdin>,
    lines: Receiver<String>,
    complaints: Arc<Mutex<String>>,
}

impl Child {
    pub(crate) fn start(name: &str, command: &mut Command) -> Self {
        command.stdin(Stdio::piped());
        command.stdout(Stdio::piped());
        command.stderr(Stdio::piped());
        let mut process = command
            .spawn()
            .unwrap_or_else(|error| panic!("{name}: {command:?}: {error}"));
        let output = process.stdout.take().expect("piped");
        let errors = process.stderr.take().expect("piped");
        let (sender, lines) = channel();
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                // Nobody listens any more when the test is over.
                let _ = sender.send(line);
            }
        });
        let complaints = Arc::new(Mutex::new(String::new()));
        let collected = Arc::clone(&complaints);
        thread::spawn(move || collect(errors, &collected));
        Self {
            name: name.to_owned(),
            input: process.stdin.take(),
            process,
            lines,
            complaints,
        }
    }

    /// Writes a line to the program's input.
    pub(crate) fn say(&mut self, line: &str) {
        let input = self.input.as_mut().expect("the input was not closed");
        if writeln!(input, "{line}")
            .and_then(|()| input.flush())
            .is_err()
        {
            self.fail(&format!("does not listen to `{line}`"));
        }
    }

    /// The program reads to the end of its input now.
    pub(crate) fn close_input(&mut self) {
        self.input = None;
    }

    /// The next line of the program's output.
    pub(crate) fn line(&mut self) -> String {
        match self.line_within(PATIENCE) {
            Some(line) => line,
            None => self.fail("said nothing for too long"),
        }
    }

    /// The next line, if one comes in time.
    pub(crate) fn line_within(&mut self, limit: Duration) -> Option<String> {
        match self.lines.recv_timeout(limit) {
            Ok(line) => Some(line),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => self.fail("ended without another word"),
        }
    }

    /// The next line; none at the end of the program's output.
    pub(crate) fn line_or_end(&mut self) -> Option<String> {
        match self.lines.recv_timeout(PATIENCE) {
            Ok(line) => Some(line),
            Err(RecvTimeoutError::Disconnected) => None,
            Err(RecvTimeoutError::Timeout) => self.fail("said nothing for too long"),
        }
    }

    /// What follows `prefix` in the next line, which must begin with it.
    pub(crate) fn answer(&mut self, prefix: &str) -> String {
        let line = self.line();
        match line.strip_prefix(prefix) {
            Some(rest) => rest.trim().to_owned(),
            None => self.fail(&format!("said `{line}` instead of `{prefix}…`")),
        }
    }

    /// Says a line and gives what follows `prefix` in the answer.
    pub(crate) fn ask(&mut self, question: &str, prefix: &str) -> String {
        self.say(question);
        self.answer(prefix)
    }

    /// The number under which the system knows the program.
    pub(crate) fn id(&self) -> u32 {
        self.process.id()
    }

    /// Sends a signal by its name, as `kill` knows it.
    pub(crate) fn signal(&self, signal: &str) {
        let id = self.process.id().to_string();
        let status = Command::new("kill").args(["-s", signal, &id]).status();
        assert!(
            status.is_ok_and(|status| status.success()),
            "kill -s {signal}"
        );
    }

    /// Ends the program as a crash would, and waits until it is gone.
    pub(crate) fn kill(&mut self) {
        self.process.kill().expect("it was ours to kill");
        self.process.wait().expect("it was ours to wait for");
    }

    /// Waits for the end, and gives what was still said.
    pub(crate) fn finish(mut self) -> (ExitStatus, Vec<String>) {
        self.close_input();
        self.die()
    }

    /// As [`finish`](Self::finish), for an end that comes while the program may still be told something.
    pub(crate) fn die(mut self) -> (ExitStatus, Vec<String>) {
        let mut said = Vec::new();
        loop {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) => said.push(line),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => self.fail("does not end"),
            }
        }
        let status = self.process.wait().expect("it was ours to wait for");
        (status, said)
    }

    /// Waits for the end, which must be a good one.
    pub(crate) fn succeed(self) -> Vec<String> {
        let (name, complaints) = (self.name.clone(), Arc::clone(&self.complaints));
        let (status, said) = self.finish();
        if !status.success() {
            let complaints = complaints.lock().expect("nobody panics with it");
            panic!("{name} ended with {status}\nit said {said:#?}\nand complained:\n{complaints}");
        }
        said
    }

    /// Waits for the end, and gives it with everything that the program complained about.
    pub(crate) fn end(self) -> (ExitStatus, String) {
        let complaints = Arc::clone(&self.complaints);
        let (status, _) = self.finish();
        (status, written_to_the_end(complaints))
    }

    /// What the program has written to its error output so far.
    pub(crate) fn complaints(&self) -> String {
        self.complaints
            .lock()
            .expect("nobody panics with it")
            .clone()
    }

    fn fail(&mut self, what: &str) -> ! {
        // What it wrote last may be on its way.
        thread::sleep(Duration::from_millis(200));
        panic!(
            "{} {what}; it complained:\n{}",
            self.name,
            self.complaints()
        );
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The text, once nobody writes to it any more: the reader lets go of it at the end of the program's error output.
fn written_to_the_end(mut text: Arc<Mutex<String>>) -> String {
    loop {
        match Arc::try_unwrap(text) {
            Ok(text) => return text.into_inner().expect("nobody panics with it"),
            Err(shared) => text = shared,
        }
        thread::sleep(Duration::from_millis(1));
    }
}

fn collect(mut errors: impl Read, collected: &Mutex<String>) {
    let mut block = [0; 4096];
    while let Ok(length @ 1..) = errors.read(&mut block) {
        let text = String::from_utf8_lossy(&block[..length]);
        collected
            .lock()
            .expect("nobody panics with it")
            .push_str(&text);
    }
}

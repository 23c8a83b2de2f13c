//! The program `greenroom` as a process.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStderr, Command, ExitStatus, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

/// A running program; killed when dropped.
pub(crate) struct Program {
    child: Child,
    /// Its lines as they come; ends with it.
    log: Receiver<String>,
    logged: String,
    pub(crate) url: String,
}

/// The program with arguments, not started yet.
pub(crate) fn greenroom(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_greenroom"));
    command.args(args).env_remove("RUST_LOG");
    command
}

/// Runs the program to its end.
pub(crate) fn run(args: &[&str]) -> Output {
    greenroom(args).output().expect("starts")
}

/// What a program wrote to stderr.
pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

impl Program {
    /// Starts the program on a free port and waits for its line.
    pub(crate) fn start(folder: &Path) -> Self {
        let folder = folder.to_str().expect("a plain path");
        Self::serve(&["--dev", "--listen", "127.0.0.1:0", "--data", folder])
    }

    /// Starts `greenroom serve` and waits for its line.
    pub(crate) fn serve(args: &[&str]) -> Self {
        Self::begin(greenroom(&["serve"]).args(args))
    }

    /// Starts a command that serves and waits for its line.
    pub(crate) fn begin(command: &mut Command) -> Self {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("piped");
        BufReader::new(stdout).read_line(&mut line).expect("a line");
        let url = line.trim().strip_prefix("listening on ");
        let url = url.expect("the line of a start").to_owned();
        let log = lines(child.stderr.take().expect("piped"));
        Self {
            child,
            log,
            logged: String::new(),
            url,
        }
    }

    /// Waits until a line of the log holds the text; answers that line.
    pub(crate) fn logs(&mut self, text: &str) -> String {
        while let Ok(line) = self.log.recv() {
            self.logged.push_str(&line);
            if line.contains(text) {
                return line;
            }
        }
        panic!("{text:?} was not logged:\n{}", self.logged);
    }

    /// The process.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Sends the signal that asks for a clean stop.
    pub(crate) fn terminate(&self) {
        self.signal("-TERM");
    }

    /// Sends a signal.
    pub(crate) fn signal(&self, signal: &str) {
        let pid = self.child.id().to_string();
        let sent = Command::new("kill").args([signal, &pid]).status();
        assert!(sent.expect("kill is there").success());
    }

    /// Waits for the end; answers the status and what was logged.
    pub(crate) fn wait(mut self) -> (ExitStatus, String) {
        let mut log = std::mem::take(&mut self.logged);
        log.extend(self.log.iter());
        (self.child.wait().expect("ends"), log)
    }

    /// Kills it as `kill -9` does.
    pub(crate) fn kill(mut self) {
        self.child.kill().expect("kills");
        self.child.wait().expect("ends");
    }
}

/// Reads a log as it is written, whether anybody wants to know it or not: a
/// program whose pipe is full stands still.
fn lines(stderr: ChildStderr) -> Receiver<String> {
    let (sender, lines) = channel();
    thread::spawn(move || {
        let mut log = BufReader::new(stderr);
        let mut line = String::new();
        while log.read_line(&mut line).is_ok_and(|length| length > 0) {
            // Where nobody listens any more, the rest is read all the same.
            let _ = sender.send(std::mem::take(&mut line));
        }
    });
    lines
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

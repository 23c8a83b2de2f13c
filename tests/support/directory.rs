//! A directory as a process of its own, and the desk on which its players sit.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

use greenroom_planted::Fault;
use tempfile::TempDir;

use super::child::Child;

/// The configuration of a directory that has one, beside its data.
const CONFIGURATION: &str = "greenroom.toml";

/// A port that is free.
const ANYWHERE: &str = "127.0.0.1:0";

/// The shortened grace of the stories that outlast it.
pub(crate) const GRACE: Duration = Duration::from_secs(2);

/// A running `greenroom serve`, with `--dev` unless it was configured.
pub(crate) struct Directory {
    process: Child,
    url: String,
    data: TempDir,
}

impl Directory {
    /// Starts with no data, on a port that is free.
    pub(crate) fn start() -> Self {
        let data = tempfile::tempdir().expect("a temporary folder");
        let (process, url) = serve(data.path(), ANYWHERE, &[]);
        Self { process, url, data }
    }

    /// Starts with a configuration of its own in place of `--dev`.
    pub(crate) fn configured(configuration: &str) -> Self {
        let data = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(data.path().join(CONFIGURATION), configuration).expect("written");
        let mut command = Command::new(program());
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]);
        command.arg(data.path()).arg("--config");
        command.arg(data.path().join(CONFIGURATION));
        let (process, url) = listening(&mut command);
        Self { process, url, data }
    }

    /// Starts with the shortened grace, and with a planted fault or with none.
    pub(crate) fn impatient(fault: Option<Fault>) -> Self {
        let data = tempfile::tempdir().expect("a temporary folder");
        let seconds = GRACE.as_secs().to_string();
        let mut command = serving(data.path(), ANYWHERE, &["--grace", &seconds]);
        if let Some(fault) = fault {
            command.env(greenroom_planted::VARIABLE, fault.name());
        }
        let (process, url) = listening(&mut command);
        Self { process, url, data }
    }

    /// Gives a running directory another configuration, which it reads soon.
    pub(crate) fn configure(&self, configuration: &str) {
        std::fs::write(self.data.path().join(CONFIGURATION), configuration).expect("written");
        self.process.signal("HUP");
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// The process, for those who watch or disturb it.
    pub(crate) fn process(&self) -> &Child {
        &self.process
    }

    /// The folder with everything that the directory knows.
    pub(crate) fn data(&self) -> &Path {
        self.data.path()
    }

    /// Ends as in a crash, and starts again with the same data on the same port.
    pub(crate) fn crash(&mut self) -> Crashed<'_> {
        self.process.kill();
        Crashed(self)
    }
}

/// A directory between its crash and its return.
pub(crate) struct Crashed<'a>(&'a mut Directory);

impl Crashed<'_> {
    pub(crate) fn restart(self) {
        self.restart_with(&[]);
    }

    /// Comes back when the time is over in which everybody who was there could return: a directory elsewhere has noted them as lost.
    pub(crate) fn restart_after_the_grace(self) {
        let seconds = GRACE.as_secs().to_string();
        let grace = ["--grace", seconds.as_str()];
        let (mut elsewhere, _) = serve(self.0.data.path(), ANYWHERE, &grace);
        elsewhere.kill();
        thread::sleep(GRACE);
        self.restart_with(&grace);
    }

    fn restart_with(self, arguments: &[&str]) {
        let address = self.0.url.trim_start_matches("http://").to_owned();
        let (process, url) = serve(self.0.data.path(), &address, arguments);
        assert_eq!(url, self.0.url);
        self.0.process = process;
    }
}

fn serve(data: &Path, listen: &str, arguments: &[&str]) -> (Child, String) {
    listening(&mut serving(data, listen, arguments))
}

fn serving(data: &Path, listen: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program());
    command.args(["serve", "--dev", "--listen", listen, "--data"]);
    command.arg(data).args(arguments);
    command
}

fn listening(command: &mut Command) -> (Child, String) {
    let mut process = Child::start("the directory", command);
    let url = process.answer("listening on ");
    (process, url)
}

/// The program `greenroom`, built once: cargo hands a test only the programs of its own package. The same packages as for `make demo` are named, so that nothing is built twice with other features.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command.args(["build", "--workspace", "--bin", "greenroom"]);
        command.args(["--message-format", "json"]);
        command.arg("--target-dir").arg(target_directory());
        if !cfg!(debug_assertions) {
            command.arg("--release");
        }
        // What cargo tells this test about its package. Build scripts (ring's) look at these too, and would run again each time.
        for (variable, _) in std::env::vars_os() {
            let name = variable.to_string_lossy();
            if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
                command.env_remove(&variable);
            }
        }
        let output = command.current_dir(super::root()).output();
        let output = output.expect("cargo runs, it runs this test");
        let told = String::from_utf8_lossy(&output.stdout);
        let complaints = String::from_utf8_lossy(&output.stderr);
        executable(&told).unwrap_or_else(|| panic!("cargo built no greenroom:\n{complaints}"))
    })
}

fn target_directory() -> PathBuf {
    let profile = super::profile_directory();
    profile
        .parent()
        .expect("a profile lies in the target")
        .to_path_buf()
}

/// The path of the last program in cargo's messages, one JSON object a line.
fn executable(messages: &str) -> Option<PathBuf> {
    let mut paths = messages.lines().filter_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        Some(PathBuf::from(message.get("executable")?.as_str()?))
    });
    paths.next_back()
}

/// Where players sit: one directory for all, and a folder for their secrets.
pub(crate) struct Desk {
    url: String,
    home: TempDir,
}

impl Desk {
    pub(crate) fn at(url: &str) -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        let url = url.to_owned();
        Self { url, home }
    }

    /// A desk whose players share a directory in their own process.
    pub(crate) fn without_directory() -> Self {
        Self::at("local:")
    }

    /// A program that plays as `profile`.
    pub(crate) fn player(&self, program: &Path, profile: &str) -> Command {
        let mut command = Command::new(program);
        self.seat(&mut command, profile);
        command
    }

    /// Gives any program what the library looks for in its surroundings.
    pub(crate) fn seat(&self, command: &mut Command, profile: &str) {
        command.current_dir(self.home.path());
        command.env("HOME", self.home.path());
        command.env("GREENROOM_DATA_HOME", self.home.path());
        command.env("GREENROOM_URL", &self.url);
        command.env("GREENROOM_PROFILE", profile);
    }
}

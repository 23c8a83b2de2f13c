//! An OpenID Connect issuer for tests, as a process of its own: discovery, keys,
//! userinfo, tokens that it signs as it is told, and moods in which it is slow
//! or broken.
//!
//! The process reads commands from its standard input, one a line, and answers
//! each with a line. It ends with its input. [`Issuer`] starts one and speaks
//! to it.

mod keys;
mod process;
mod served;

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::OnceLock;
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Map, Value, json};

pub use process::main;

/// The audience of tokens unless a test says otherwise.
pub const AUDIENCE: &str = "game";

/// How an issuer answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// As it should.
    Well,
    /// Never.
    Silent,
    /// With 500.
    Broken,
    /// With what is no JSON.
    Babbling,
    /// With the metadata of another issuer.
    Impostor,
}

impl Mood {
    const ALL: [Self; 5] = [
        Self::Well,
        Self::Silent,
        Self::Broken,
        Self::Babbling,
        Self::Impostor,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Well => "well",
            Self::Silent => "silent",
            Self::Broken => "broken",
            Self::Babbling => "babbling",
            Self::Impostor => "impostor",
        }
    }

    fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mood| mood.word() == word)
    }
}

/// A running issuer. It is ended when dropped.
pub struct Issuer {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    url: String,
}

impl Issuer {
    /// Starts one on a free port of this machine.
    ///
    /// # Panics
    /// Where that does not work: it is for tests.
    pub fn start() -> Self {
        Self::start_at("127.0.0.1:0")
    }

    /// Starts one on this address.
    ///
    /// # Panics
    /// Where that does not work: it is for tests.
    pub fn start_at(address: &str) -> Self {
        let mut process = Command::new(program())
            .arg(address)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the issuer starts");
        let input = process.stdin.take().expect("piped");
        let output = process.stdout.take().expect("piped");
        let mut issuer = Self {
            process,
            input,
            output: BufReader::new(output),
            url: String::new(),
        };
        issuer.url = issuer.answer();
        assert!(issuer.url.starts_with("http"), "no issuer: {}", issuer.url);
        issuer
    }

    /// Its identifier, and where it is.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// A block of the configuration of a directory that takes its tokens.
    pub fn block(&self) -> String {
        let url = &self.url;
        format!("[[identity_providers]]\nissuer = \"{url}\"\naudiences = [\"{AUDIENCE}\"]\n")
    }

    /// The claims of a sound token for an account, to be changed.
    pub fn claims(&self, account: &str) -> Map<String, Value> {
        let now = seconds();
        let claims = json!({
            "iss": self.url, "aud": AUDIENCE, "sub": account,
            "iat": now, "exp": now + 600, "name": format!("Player {account}"),
        });
        claims.as_object().cloned().unwrap_or_default()
    }

    /// A sound token for an account.
    pub fn token(&mut self, account: &str) -> String {
        let claims = self.claims(account);
        self.sign("ES256", &claims)
    }

    /// A token with these claims, signed by the present key for an algorithm:
    /// `RS256`, `PS256`, `ES256` or `EdDSA`.
    pub fn sign(&mut self, algorithm: &str, claims: &Map<String, Value>) -> String {
        let claims = Value::Object(claims.clone());
        self.ask(&format!("sign {algorithm} {claims}"))
    }

    /// The same with a header of the test's own choice.
    pub fn sign_with(
        &mut self,
        algorithm: &str,
        header: &Value,
        claims: &Map<String, Value>,
    ) -> String {
        let request = json!({"header": header, "claims": claims});
        self.ask(&format!("sign-with {algorithm} {request}"))
    }

    /// A token that is no JWT; the userinfo endpoint answers it with these
    /// claims.
    pub fn opaque(&mut self, claims: &Map<String, Value>) -> String {
        let claims = Value::Object(claims.clone());
        self.ask(&format!("opaque {claims}"))
    }

    /// Puts new keys in the place of the old ones, and signs by them.
    pub fn rotate(&mut self) {
        self.ask("rotate");
    }

    /// Changes how requests are answered.
    pub fn be(&mut self, mood: Mood) {
        self.ask(&format!("be {}", mood.word()));
    }

    /// How often its keys were asked for.
    pub fn asked_for_keys(&mut self) -> usize {
        self.ask("asked").parse().expect("a number")
    }

    fn ask(&mut self, command: &str) -> String {
        writeln!(self.input, "{command}")
            .and_then(|()| self.input.flush())
            .expect("the issuer listens");
        self.answer()
    }

    fn answer(&mut self) -> String {
        let mut line = String::new();
        self.output.read_line(&mut line).expect("a line");
        line.trim_end().to_owned()
    }
}

impl Drop for Issuer {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Seconds since 1970.
#[allow(
    clippy::disallowed_methods,
    reason = "tokens say when they were made, and another process reads them"
)]
pub fn seconds() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs())
}

/// The program, built once: cargo hands a test only the programs of its own
/// package.
fn program() -> &'static PathBuf {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let test = std::env::current_exe().expect("a running program has a path");
        let target = test.ancestors().nth(3).expect("target/<profile>/deps");
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        // The whole workspace, so that nothing is built twice with other
        // features.
        command.args(["build", "--workspace", "--bin", "greenroom-issuer"]);
        command.args(["--message-format", "json", "--target-dir"]);
        command.arg(target);
        if !cfg!(debug_assertions) {
            command.arg("--release");
        }
        // What cargo tells this test about its package. Build scripts look at
        // these too, and would run again each time.
        for (variable, _) in std::env::vars_os() {
            let name = variable.to_string_lossy();
            if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
                command.env_remove(&variable);
            }
        }
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
        let output = command.current_dir(root).output().expect("cargo runs");
        let told = String::from_utf8_lossy(&output.stdout);
        let complaints = String::from_utf8_lossy(&output.stderr);
        executable(&told).unwrap_or_else(|| panic!("cargo built no issuer:\n{complaints}"))
    })
}

/// The path of the last program in cargo's messages, one JSON object a line.
fn executable(messages: &str) -> Option<PathBuf> {
    let mut paths = messages.lines().filter_map(|line| {
        let message: Value = serde_json::from_str(line).ok()?;
        Some(PathBuf::from(message.get("executable")?.as_str()?))
    });
    paths.next_back()
}

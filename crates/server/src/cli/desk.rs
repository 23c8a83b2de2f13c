//! `greenroom who`, `greenroom sessions`, `greenroom watch`: what a directory at
//! this desk knows, for whoever has several players on it.
//!
//! They ask as the explorer page does, so there is nothing to log in with, and
//! nothing to be had from a directory that was not started with `--dev`.

mod answers;
mod table;
#[cfg(test)]
mod tests;
mod watch;

use std::future::Future;
use std::io::{ErrorKind, Write};
use std::sync::Arc;
use std::time::Duration;

use greenroom_protocol::limits;
use reqwest::redirect::Policy;
use reqwest::{StatusCode, Url};
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};
use serde::de::DeserializeOwned;
use serde_json::Value;

use self::answers::{Overview, Present};
use super::load::{base, is_here};
use super::{Failure, unwritten};
use crate::config::default_listen;

/// Which desk, and in which form.
#[derive(Debug, clap::Args)]
pub(super) struct DeskArgs {
    /// The directory; http://127.0.0.1:4870 unless it is given.
    #[arg(long, value_name = "URL", value_parser = base)]
    url: Option<Url>,
    /// Writes JSON, for programs. It may change with any release.
    #[arg(long)]
    json: bool,
}

impl DeskArgs {
    /// `greenroom who`.
    pub(super) fn who(self) -> Result<(), Failure> {
        self.show(async |desk| {
            let present = desk.ask("/debug/who").await?;
            let text = answers::read::<Present>(&present)?.to_string();
            Ok((present, text))
        })
    }

    /// `greenroom sessions`.
    pub(super) fn sessions(self) -> Result<(), Failure> {
        self.show(async |desk| {
            let overview = desk.ask("/debug/sessions").await?;
            let present: Present = desk.read("/debug/who").await?;
            let text = answers::read::<Overview>(&overview)?.to_text(present.now);
            Ok((overview, text))
        })
    }

    /// `greenroom watch`: until it is told to stop, or the directory is gone.
    pub(super) fn watch(self) -> Result<(), Failure> {
        let json = self.json;
        self.run(async |desk| watch::run(&desk, json, write).await)
    }

    /// Asks once, and writes the answer: as it came, or as text.
    fn show<F>(self, ask: impl FnOnce(Desk) -> F) -> Result<(), Failure>
    where
        F: Future<Output = Result<(Value, String), Unanswered>>,
    {
        let json = self.json;
        self.run(async |desk| {
            let (answer, text) = ask(desk).await?;
            write(&match json {
                true => format!("{answer:#}\n"),
                false => text,
            })?;
            Ok(())
        })
    }

    fn run<F>(self, work: impl FnOnce(Desk) -> F) -> Result<(), Failure>
    where
        F: Future<Output = Result<(), End>>,
    {
        let desk = Desk::at(self.url)?;
        let url = desk.url.clone();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| Failure::Work(format!("cannot start the runtime: {error}")))?;
        match runtime.block_on(work(desk)) {
            Ok(()) | Err(End::Unread) => Ok(()),
            Err(End::Unanswered(why)) => Err(why.told_of(&url)),
            Err(End::Failed(failure)) => Err(failure),
        }
    }
}

/// Why there is nothing more to write.
enum End {
    Unanswered(Unanswered),
    Failed(Failure),
    /// Nobody reads what is written: `head` has seen enough.
    Unread,
}

impl From<Unanswered> for End {
    fn from(why: Unanswered) -> Self {
        Self::Unanswered(why)
    }
}

/// Writes to stdout at once.
fn write(text: &str) -> Result<(), End> {
    let mut stdout = std::io::stdout();
    let written = stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush());
    written.map_err(|error| match error.kind() {
        ErrorKind::BrokenPipe => End::Unread,
        _ => End::Failed(unwritten(&error)),
    })
}

/// A directory on this machine.
struct Desk {
    http: reqwest::Client,
    url: Url,
}

/// Why there is no answer.
#[derive(Debug)]
enum Unanswered {
    /// Nobody listens, or whoever did is gone.
    Gone(String),
    /// Somebody answers who is no directory at a desk.
    NoDesk,
    /// A directory of another version, perhaps.
    NotUnderstood(String),
}

impl Unanswered {
    fn told_of(self, url: &Url) -> Failure {
        Failure::Work(match self {
            Self::Gone(why) => format!("there is no directory at {url}: {why}"),
            Self::NoDesk => format!(
                "what answers at {url} is no directory that was started with --dev: \
                 it shows this to nobody"
            ),
            Self::NotUnderstood(why) => format!("the answer of {url} makes no sense: {why}"),
        })
    }
}

impl Desk {
    fn at(url: Option<Url>) -> Result<Self, Failure> {
        let url = match url {
            Some(url) => url,
            None => base(&format!("http://{}", default_listen())).map_err(Failure::Usage)?,
        };
        // A directory at a desk listens for this machine alone, and in plain text.
        if url.scheme() != "http" || !is_here(&url) {
            let message = format!("{url} is no desk: one is on this machine, at http://127.0.0.1");
            return Err(Failure::Usage(message));
        }
        let failure = |error: String| Failure::Work(format!("cannot speak HTTP: {error}"));
        let http = reqwest::Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .timeout(Duration::from_millis(limits::REQUEST_MS))
            .tls_backend_preconfigured(no_tls().map_err(|error| failure(error.to_string()))?)
            .build()
            .map_err(|error| failure(error.to_string()))?;
        Ok(Self { http, url })
    }

    async fn ask(&self, path: &str) -> Result<Value, Unanswered> {
        let base = self.url.as_str().trim_end_matches('/');
        let response = self.http.get(format!("{base}{path}")).send().await;
        let response = response.map_err(|error| gone(&error))?;
        if response.status() != StatusCode::OK {
            return Err(Unanswered::NoDesk);
        }
        let body = response.bytes().await.map_err(|error| gone(&error))?;
        answers::parse(&body)
    }

    async fn read<T: DeserializeOwned>(&self, path: &str) -> Result<T, Unanswered> {
        answers::read(&self.ask(path).await?)
    }
}

/// The cause at the bottom, which says the most: `Connection refused`.
fn gone(error: &reqwest::Error) -> Unanswered {
    let mut cause: &dyn std::error::Error = error;
    while let Some(next) = cause.source() {
        cause = next;
    }
    Unanswered::Gone(cause.to_string())
}

/// The HTTP client wants to know how TLS is done, though nothing here asks for it.
fn no_tls() -> Result<ClientConfig, rustls::Error> {
    let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?;
    let builder = builder.with_root_certificates(RootCertStore::empty());
    Ok(builder.with_no_client_auth())
}

//! The explorer's JSON, as far as it is shown here, and how.

use std::fmt;

use greenroom_protocol::ids::SessionRef;
use greenroom_protocol::time::Timestamp;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Unanswered;
use super::table::{duration, plain, table};

/// Any JSON.
///
/// # Errors
/// `NotUnderstood` for what is none.
pub(super) fn parse(body: &[u8]) -> Result<Value, Unanswered> {
    serde_json::from_slice(body).map_err(|error| Unanswered::NotUnderstood(error.to_string()))
}

/// What we know of it.
///
/// # Errors
/// `NotUnderstood` where a field is missing or another.
pub(super) fn read<T: DeserializeOwned>(value: &Value) -> Result<T, Unanswered> {
    T::deserialize(value).map_err(|error| Unanswered::NotUnderstood(error.to_string()))
}

/// Who is there.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Present {
    pub(super) now: Timestamp,
    pub(super) people: Vec<Person>,
}

/// Somebody who is there.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Person {
    pub(super) deployment: String,
    pub(super) kind: String,
    #[serde(default)]
    pub(super) xuid: String,
    pub(super) name: String,
    pub(super) client: String,
    pub(super) title: u32,
    pub(super) since: Timestamp,
    pub(super) last_seen: Timestamp,
    pub(super) connections: usize,
    pub(super) sessions: Vec<SessionRef>,
}

/// What tells people apart.
pub(super) type Key = [String; 4];

impl Person {
    /// Who it is among all: two with one name are two.
    pub(super) fn key(&self) -> Key {
        let who = match self.xuid.is_empty() {
            true => self.name.clone(),
            false => self.xuid.clone(),
        };
        [&self.deployment, &self.client, &self.kind, &who].map(String::clone)
    }

    /// As the game sees it: the text of `EOS_ProductUserId_ToString`.
    pub(super) fn id(&self) -> String {
        match self.xuid.is_empty() {
            true => self.kind.clone(),
            false => format!("{:0>32}", self.xuid),
        }
    }

    /// With a name for whoever has none.
    pub(super) fn called(&self) -> String {
        match self.name.trim().is_empty() {
            true => format!("somebody ({})", self.id()),
            false => plain(&self.name),
        }
    }
}

impl fmt::Display for Present {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.people.is_empty() {
            return f.write_str("Nobody is there.\n");
        }
        let rows = self.people.iter().map(|person| {
            let quiet = self.now.since(person.last_seen);
            let sessions = person.sessions.iter().map(|at| at.name.to_string());
            [
                person.called(),
                person.id(),
                person.deployment.clone(),
                person.client.clone(),
                person.title.to_string(),
                duration(self.now.since(person.since)),
                match person.connections {
                    0 => format!("no, silent for {}", duration(quiet)),
                    _ => "yes".to_owned(),
                },
                none_as_dash(sessions.collect::<Vec<_>>().join(" ")),
            ]
        });
        let heads = [
            "NAME",
            "PLAYER",
            "DEPLOYMENT",
            "PROGRAM",
            "TITLE",
            "THERE FOR",
            "CONNECTED",
            "SESSIONS",
        ];
        f.write_str(&table(heads, rows.collect()))
    }
}

fn none_as_dash(text: String) -> String {
    match text.is_empty() {
        true => "-".to_owned(),
        false => text,
    }
}

/// Every session.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Overview {
    total: usize,
    shown: usize,
    deployments: Vec<Deployment>,
}

#[derive(Clone, Debug, Deserialize)]
struct Deployment {
    id: String,
    sessions: Vec<Session>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Session {
    template: String,
    name: String,
    start_time: Timestamp,
    taken: u32,
    capacity: u32,
    owners: Vec<String>,
    names: Vec<String>,
    members: usize,
    abandoned: bool,
    closed: bool,
    eos: Option<Eos>,
    initializing: Option<Initializing>,
}

#[derive(Clone, Debug, Deserialize)]
struct Eos {
    bucket: String,
    state: String,
}

#[derive(Clone, Debug, Deserialize)]
struct Initializing {
    stage: String,
}

impl Overview {
    pub(super) fn total(&self) -> usize {
        self.total
    }

    /// A line for each session.
    pub(super) fn to_text(&self, now: Timestamp) -> String {
        if self.total == 0 {
            return "There are no sessions.\n".to_owned();
        }
        let rows = self.deployments.iter().flat_map(|deployment| {
            let row = |session: &Session| session.row(&deployment.id, now);
            deployment.sessions.iter().map(row)
        });
        let heads = [
            "SESSION",
            "DEPLOYMENT",
            "BUCKET",
            "OWNER",
            "PLAYERS",
            "STATE",
            "THERE FOR",
            "MEMBERS",
        ];
        let mut text = table(heads, rows.collect());
        if self.shown < self.total {
            let older = self.total - self.shown;
            text.push_str(&format!("and {older} older ones\n"));
        }
        text
    }
}

impl Session {
    fn row(&self, deployment: &str, now: Timestamp) -> [String; 8] {
        let mut members = self.names.join(", ");
        if self.names.len() < self.members {
            members.push_str(&format!(" and {} more", self.members - self.names.len()));
        }
        [
            self.name.clone(),
            deployment.to_owned(),
            match &self.eos {
                Some(eos) => eos.bucket.clone(),
                None => format!("template {}", self.template),
            },
            none_as_dash(self.owners.join(", ")),
            format!("{}/{}", self.taken, self.capacity),
            self.state(),
            duration(now.since(self.start_time)),
            none_as_dash(members),
        ]
    }

    fn state(&self) -> String {
        let mut words = Vec::new();
        words.extend(self.eos.as_ref().map(|eos| spaced(&eos.state)));
        if let Some(initializing) = &self.initializing {
            words.push(format!("initializing, {}", spaced(&initializing.stage)));
        }
        if self.closed {
            words.push("closed".to_owned());
        }
        if self.abandoned {
            words.push("its host is gone".to_owned());
        }
        match words.is_empty() {
            true => "open".to_owned(),
            false => words.join(", "),
        }
    }
}

/// `inProgress` as `in progress`.
pub(super) fn spaced(word: &str) -> String {
    let mut text = String::new();
    for letter in word.chars() {
        if letter.is_ascii_uppercase() {
            text.push(' ');
        }
        text.push(letter.to_ascii_lowercase());
    }
    text
}

/// What changed.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Changes {
    pub(super) since: Timestamp,
    pub(super) last: u64,
    pub(super) dropped: u64,
    pub(super) entries: Vec<Value>,
}

/// One change.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Entry {
    at: Timestamp,
    session: SessionRef,
    fate: String,
    types: Vec<String>,
    by: By,
    moves: Vec<Move>,
}

#[derive(Clone, Debug, Deserialize)]
struct By {
    kind: String,
    #[serde(alias = "instance", alias = "client")]
    name: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
struct Move {
    name: String,
    was: Option<String>,
    is: Option<String>,
    lost: bool,
}

impl Entry {
    /// When it happened.
    pub(super) fn at(&self) -> Timestamp {
        self.at
    }
}

impl fmt::Display for Entry {
    /// In one line, without the instant.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let by = match (self.by.kind.as_str(), &self.by.name) {
            ("time", _) => "a timer".to_owned(),
            ("absence", _) => "somebody's absence".to_owned(),
            ("unknown", _) => "somebody".to_owned(),
            (_, Some(name)) if !name.trim().is_empty() => plain(name),
            (kind, _) => format!("a {kind}"),
        };
        let what = match self.fate.as_str() {
            "created" => "made",
            "ended" => "ended",
            _ => "changed",
        };
        write!(f, "session {} {what} by {by}", self.session.name)?;
        let moves: Vec<_> = self.moves.iter().filter_map(Move::told).collect();
        if !moves.is_empty() {
            return write!(f, ": {}", moves.join(", "));
        }
        // Which every change is.
        let types = self.types.iter().filter(|word| *word != "everything");
        let types: Vec<_> = types.map(|word| spaced(word)).collect();
        if what == "changed" && !types.is_empty() {
            write!(f, ": {}", types.join(", "))?;
        }
        Ok(())
    }
}

impl Move {
    fn told(&self) -> Option<String> {
        let name = match self.name.trim().is_empty() {
            true => "somebody".to_owned(),
            false => plain(&self.name),
        };
        if self.lost {
            return Some(format!("{name} lost its connection"));
        }
        match (&self.was, &self.is) {
            (None, Some(is)) if is == "reserved" => Some(format!("a place is kept for {name}")),
            (None, Some(_)) => Some(format!("{name} joined")),
            (Some(_), None) => Some(format!("{name} left")),
            (Some(_), Some(is)) => Some(format!("{name} is {}", spaced(is))),
            (None, None) => None,
        }
    }
}

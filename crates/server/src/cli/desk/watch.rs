//! What happens at a desk, line by line, as it does.

use std::collections::BTreeMap;
use std::time::Duration;

use greenroom_protocol::time::Timestamp;
use serde_json::{Value, json};

use super::answers::{self, Changes, Entry, Key, Overview, Person, Present};
use super::table::duration;
use super::{Desk, End, Unanswered};
use crate::cli::Failure;
use crate::cli::signals::Signals;

/// How often is looked.
const PERIOD: Duration = Duration::from_millis(500);

/// Who was there at the last look, and up to where the journal is told.
struct Seen {
    people: BTreeMap<Key, (Person, Value)>,
    journal: Timestamp,
    last: u64,
}

/// Tells who and what is there, and then what changes, until the program is told
/// to stop or the directory is gone.
///
/// # Errors
/// `Unanswered` where there was no desk in the first place.
pub(super) async fn run(
    desk: &Desk,
    json: bool,
    write: impl Fn(&str) -> Result<(), End>,
) -> Result<(), End> {
    let failed = |error: std::io::Error| {
        End::Failed(Failure::Work(format!("cannot listen to signals: {error}")))
    };
    let mut signals = Signals::listen().map_err(failed)?;
    let overview: Overview = desk.read("/debug/sessions").await?;
    let journal: Changes = desk.read("/debug/changes").await?;
    let (now, people) = look(desk).await?;
    let mut seen = Seen {
        people: BTreeMap::new(),
        journal: journal.since,
        last: journal.last,
    };
    if !json {
        let sessions = overview.total();
        write(&format!(
            "{}: {} there, {sessions} sessions. Ctrl-C ends.\n",
            desk.url,
            people.len()
        ))?;
    }
    for news in seen.meet(now, people) {
        write(&news.told(json))?;
    }
    loop {
        tokio::select! {
            _ = signals.next() => return Ok(()),
            () = tokio::time::sleep(PERIOD) => {}
        }
        let news = tokio::select! {
            _ = signals.next() => return Ok(()),
            news = seen.news(desk) => news,
        };
        match news {
            Ok(news) => {
                for news in news {
                    write(&news.told(json))?;
                }
            }
            Err(Unanswered::Gone(_)) => return write(&News::DirectoryGone.told(json)),
            Err(why) => return Err(why.into()),
        }
    }
}

async fn look(desk: &Desk) -> Result<(Timestamp, Vec<(Person, Value)>), Unanswered> {
    let answer = desk.ask("/debug/who").await?;
    let present: Present = answers::read(&answer)?;
    let rows = answer["people"].as_array().cloned().unwrap_or_default();
    Ok((present.now, present.people.into_iter().zip(rows).collect()))
}

impl Seen {
    /// What happened since the last look.
    async fn news(&mut self, desk: &Desk) -> Result<Vec<News>, Unanswered> {
        let path = format!("/debug/changes?after={}", self.last);
        let mut changes: Changes = desk.read(&path).await?;
        let mut news = Vec::new();
        if changes.since != self.journal {
            // It ended and started between two looks.
            changes = desk.read("/debug/changes").await?;
            self.journal = changes.since;
            news.push(News::DirectoryAgain);
        }
        self.last = changes.last;
        let (now, people) = look(desk).await?;
        let people = self.meet(now, people);
        // Whoever comes makes its sessions after that, and leaves them before it goes.
        let (came, gone): (Vec<_>, _) = people
            .into_iter()
            .partition(|it| matches!(it, News::Came(..)));
        news.extend(came);
        if changes.dropped > 0 {
            news.push(News::Missed(changes.dropped));
        }
        for change in changes.entries {
            let entry: Entry = answers::read(&change)?;
            news.push(News::Changed(entry, change));
        }
        news.extend(gone);
        Ok(news)
    }

    /// Who came and who went since the last look.
    fn meet(&mut self, now: Timestamp, people: Vec<(Person, Value)>) -> Vec<News> {
        let people: BTreeMap<_, _> = people
            .into_iter()
            .map(|(person, row)| (person.key(), (person, row)))
            .collect();
        let before = std::mem::replace(&mut self.people, people);
        let mut news = Vec::new();
        for (key, (person, row)) in &before {
            // Who came back meanwhile has gone in between.
            let is = self.people.get(key);
            if is.is_none_or(|(is, _)| is.since != person.since) {
                news.push(News::Gone(now, person.clone(), row.clone()));
            }
        }
        for (key, (person, row)) in &self.people {
            let was = before.get(key);
            if was.is_none_or(|(was, _)| was.since != person.since) {
                news.push(News::Came(person.clone(), row.clone()));
            }
        }
        news
    }
}

enum News {
    Came(Person, Value),
    Gone(Timestamp, Person, Value),
    Changed(Entry, Value),
    /// So many changes happened that the journal no longer knew them all.
    Missed(u64),
    DirectoryAgain,
    DirectoryGone,
}

impl News {
    fn told(&self, json: bool) -> String {
        match json {
            true => format!("{}\n", self.as_json()),
            false => format!("{self}\n"),
        }
    }

    fn as_json(&self) -> Value {
        match self {
            Self::Came(_, row) => json!({"event": "came", "who": row}),
            Self::Gone(at, _, row) => json!({"event": "gone", "at": at, "who": row}),
            Self::Changed(_, change) => json!({"event": "changed", "change": change}),
            Self::Missed(count) => json!({"event": "missed", "changes": count}),
            Self::DirectoryAgain => json!({"event": "directoryStarted"}),
            Self::DirectoryGone => json!({"event": "directoryGone"}),
        }
    }
}

impl std::fmt::Display for News {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Came(person, _) => write!(
                f,
                "{}  {} came ({}, {} in {})",
                time_of_day(person.since),
                person.called(),
                person.id(),
                super::table::plain(&person.client),
                person.deployment
            ),
            Self::Gone(at, person, _) => write!(
                f,
                "{}  {} has gone after {}",
                time_of_day(*at),
                person.called(),
                duration(at.since(person.since))
            ),
            Self::Changed(entry, _) => write!(f, "{}  {entry}", time_of_day(entry.at())),
            Self::Missed(count) => write!(f, "{count} changes went by too fast"),
            Self::DirectoryAgain => f.write_str("The directory has started again."),
            Self::DirectoryGone => f.write_str("The directory has gone."),
        }
    }
}

/// In UTC, to the second, as in the directory's log.
fn time_of_day(at: Timestamp) -> String {
    let text = at.to_string();
    text.get(11..19).unwrap_or(&text).to_owned()
}

//! What a run came to.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use serde::Serialize;

use super::crowd::Writing;
use super::figures::{Figures, Times};
use super::ledger::Counts;

/// The answer of the run, as JSON or as text.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Summary {
    pub(crate) players: usize,
    pub(crate) sessions: usize,
    pub(crate) connections: Connections,
    pub(crate) writes: Writes,
    pub(crate) write_to_tap: Milliseconds,
    pub(crate) taps: Taps,
    /// Failed requests and push connections, by code.
    pub(crate) errors: BTreeMap<String, u64>,
    pub(crate) setup_seconds: Setup,
    /// The server's; `null` where nobody said which process that is.
    pub(crate) server_memory: Option<Memory>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Connections {
    pub(crate) opened: usize,
    /// Those that ended by themselves.
    pub(crate) lost: u64,
    /// How often one told that taps were dropped.
    pub(crate) resyncs: u64,
}

/// The steady writes.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Writes {
    pub(crate) asked_per_second: u32,
    pub(crate) sent: usize,
    pub(crate) acknowledged: u64,
    /// Acknowledged ones, from the first request to the last answer.
    pub(crate) per_second: f64,
    /// How far the schedule fell behind at worst.
    pub(crate) late_ms: f64,
    /// From request to answer.
    pub(crate) answer: Milliseconds,
}

/// Percentiles.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Milliseconds {
    pub(crate) p50: f64,
    pub(crate) p99: f64,
    pub(crate) max: f64,
}

#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Taps {
    pub(crate) expected: u64,
    pub(crate) received: u64,
    pub(crate) lost: u64,
    pub(crate) out_of_order: u64,
    pub(crate) of_other_branches: u64,
}

#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(crate) struct Setup {
    pub(crate) logins: f64,
    pub(crate) connections: f64,
    pub(crate) joins: f64,
}

/// Resident bytes.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Memory {
    /// When all players were logged in.
    pub(crate) before: u64,
    /// When each had its push connection, on which nothing happened yet.
    pub(crate) connected: u64,
    /// When all were in their sessions.
    pub(crate) joined: u64,
    /// After the writes.
    pub(crate) after: u64,
    pub(crate) per_idle_connection: u64,
}

impl Memory {
    pub(crate) fn new(at: [u64; 4], connections: usize) -> Self {
        let [before, connected, joined, after] = at;
        Self {
            before,
            connected,
            joined,
            after,
            per_idle_connection: connected.saturating_sub(before) / connections.max(1) as u64,
        }
    }
}

impl From<Counts> for Taps {
    fn from(counts: Counts) -> Self {
        Self {
            expected: counts.expected,
            received: counts.received,
            lost: counts.lost(),
            out_of_order: counts.out_of_order,
            of_other_branches: counts.of_other_branches,
        }
    }
}

impl From<&Times> for Milliseconds {
    fn from(times: &Times) -> Self {
        Self {
            p50: milliseconds(times.percentile(50.0)),
            p99: milliseconds(times.percentile(99.0)),
            max: milliseconds(times.max()),
        }
    }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_micros() as f64 / 1000.0
}

impl Writes {
    pub(crate) fn new(figures: &Figures, asked_per_second: u32, writing: &Writing) -> Self {
        let acknowledged = figures.writes.count();
        let seconds = writing.took.as_secs_f64().max(f64::MIN_POSITIVE);
        Self {
            asked_per_second,
            sent: writing.sent,
            acknowledged,
            per_second: acknowledged as f64 / seconds,
            late_ms: milliseconds(writing.late),
            answer: Milliseconds::from(&figures.writes),
        }
    }
}

impl Summary {
    /// What the directory did not keep of its promises; empty where it kept all.
    pub(crate) fn faults(&self) -> Vec<String> {
        let taps = &self.taps;
        let counted = [
            (taps.lost, "taps were lost"),
            (taps.out_of_order, "taps were out of order"),
            (taps.of_other_branches, "taps were for another branch"),
            (self.connections.lost, "push connections ended"),
        ];
        let told = counted.into_iter().filter(|(count, _)| *count > 0);
        let mut faults: Vec<_> = told
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        if self.writes.acknowledged == 0 {
            faults.push("no write was acknowledged".to_owned());
        }
        faults
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { writes, taps, .. } = self;
        let (players, sessions) = (self.players, self.sessions);
        writeln!(f, "players          {players} in {sessions} sessions")?;
        let Connections {
            opened,
            lost,
            resyncs,
        } = self.connections;
        writeln!(
            f,
            "connections      {opened} opened, {lost} lost, {resyncs} times told that taps were dropped"
        )?;
        let Setup {
            logins,
            connections,
            joins,
        } = self.setup_seconds;
        writeln!(
            f,
            "setup            logins {logins:.1} s, connections {connections:.1} s, joins {joins:.1} s"
        )?;
        writeln!(
            f,
            "writes           {} sent, {} acknowledged, {:.1} a second of {} asked for, at most {:.1} ms late",
            writes.sent,
            writes.acknowledged,
            writes.per_second,
            writes.asked_per_second,
            writes.late_ms
        )?;
        writeln!(f, "write to answer  {}", writes.answer)?;
        writeln!(f, "write to tap     {}", self.write_to_tap)?;
        writeln!(
            f,
            "taps             {} expected, {} received, {} lost, {} out of order, {} for another branch",
            taps.expected, taps.received, taps.lost, taps.out_of_order, taps.of_other_branches
        )?;
        for (code, count) in &self.errors {
            writeln!(f, "error            {code}: {count}")?;
        }
        if let Some(memory) = self.server_memory {
            let kibibytes = |bytes: u64| bytes as f64 / 1024.0;
            writeln!(
                f,
                "server's memory  {:.1} KiB for each idle connection; {:.0} MiB before, {:.0} connected, {:.0} joined, {:.0} after the writes",
                kibibytes(memory.per_idle_connection),
                kibibytes(memory.before) / 1024.0,
                kibibytes(memory.connected) / 1024.0,
                kibibytes(memory.joined) / 1024.0,
                kibibytes(memory.after) / 1024.0,
            )?;
        }
        Ok(())
    }
}

impl fmt::Display for Milliseconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { p50, p99, max } = self;
        write!(f, "p50 {p50:.2} ms, p99 {p99:.2} ms, max {max:.2} ms")
    }
}

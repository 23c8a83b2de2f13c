//! The players: they log in, open push connections, fill the sessions, write,
//! and leave.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::{StreamExt, stream};
use greenroom_protocol::ids::ConnectionId;
use greenroom_service::Random;
use serde_json::{Value, json};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, sleep_until};

use super::directory::{Directory, Fault};
use super::figures::Figures;
use super::ledger::Counts;
use super::progress::Progress;
use super::push::{Push, Told};
use super::seating::{Seat, Seating};
use super::stage::Stage;
use crate::random::SystemSource;

/// Requests under way at a time while the players come, so that the directory is
/// busy and nobody waits for long.
const AT_ONCE: usize = 64;

/// After the last write, taps are waited for until none came for so long.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often it is looked whether all taps are there.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// What the players call their subscriptions. Each has one, on a connection of
/// its own.
const SUBSCRIPTION: &str = "6c6f6164-0000-4000-8000-000000000000";

/// The steady writes, as they were sent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Writing {
    pub(crate) sent: usize,
    /// From the first request to the last answer.
    pub(crate) took: Duration,
    /// How far the schedule fell behind at worst.
    pub(crate) late: Duration,
}

/// All players of a run.
pub(crate) struct Crowd {
    directory: Arc<Directory>,
    seating: Seating,
    change_type: String,
    /// No other run has it.
    name: String,
    stage: Arc<Stage>,
    tokens: Vec<String>,
    connections: Vec<ConnectionId>,
    listeners: JoinSet<()>,
    stop: watch::Sender<bool>,
}

impl Crowd {
    /// Nobody is there yet.
    pub(crate) fn new(directory: Directory, seating: Seating, change_type: String) -> Self {
        let mut bytes = [0; 8];
        SystemSource::new().fill(&mut bytes);
        Self {
            directory: Arc::new(directory),
            seating,
            change_type,
            name: format!("load-{:016x}", u64::from_be_bytes(bytes)),
            stage: Arc::new(Stage::new(seating)),
            tokens: Vec::new(),
            connections: Vec::new(),
            listeners: JoinSet::new(),
            stop: watch::Sender::new(false),
        }
    }

    /// Logs every player in, each as a user of its own. Answers how long that
    /// took.
    pub(crate) async fn log_in(&mut self) -> Result<Duration, Fault> {
        let players = self.seating.players();
        let mut progress = Progress::begin("logins", players);
        let logins = (0..players).map(|_| self.directory.login());
        let mut logins = stream::iter(logins).buffer_unordered(AT_ONCE);
        while let Some(token) = logins.next().await {
            self.tokens.push(token?);
            progress.step();
        }
        Ok(progress.end())
    }

    /// Opens a push connection for every player.
    pub(crate) async fn connect(&mut self) -> Result<Duration, Fault> {
        let mut progress = Progress::begin("connections", self.seating.players());
        let opened = self.tokens.iter();
        let opened = opened.map(|token| Push::open(&self.directory, token));
        let mut opened = stream::iter(opened).buffered(AT_ONCE);
        while let Some(opened) = opened.next().await {
            let (push, connection) = opened?;
            let seat = self.seating.seat(self.connections.len());
            let (stage, stop) = (Arc::clone(&self.stage), self.stop.subscribe());
            self.listeners.spawn(listen(push, seat, stage, stop));
            self.connections.push(connection);
            progress.step();
        }
        Ok(progress.end())
    }

    /// Has the first player of every session make it, and the others join.
    pub(crate) async fn join(&self) -> Result<Duration, Fault> {
        let mut progress = Progress::begin("joins", self.seating.sessions());
        let filled = (0..self.seating.sessions()).map(|session| self.fill(session));
        let mut filled = stream::iter(filled).buffer_unordered(AT_ONCE);
        while let Some(session) = filled.next().await {
            session?;
            progress.step();
        }
        Ok(progress.end())
    }

    async fn fill(&self, session: usize) -> Result<(), Fault> {
        for place in 0..self.seating.size(session) {
            let player = self.seating.player(Seat { session, place });
            let is_new = place == 0;
            let delta = self.arrival(&self.connections[player], is_new);
            let (token, name) = (&self.tokens[player], self.session(session));
            let state = self.directory.put(token, &name, is_new, &delta).await?;
            self.stage.founded(session, &state);
        }
        Ok(())
    }

    /// What a player writes to come in, and to make the session.
    fn arrival(&self, connection: &ConnectionId, is_new: bool) -> Value {
        let subscription = json!({"id": SUBSCRIPTION, "changeTypes": [self.change_type]});
        let system =
            json!({"active": true, "connection": connection, "subscription": subscription});
        let mut delta = json!({"members": {"me": {"properties": {"system": system}}}});
        if is_new {
            // Nobody is tapped without it. Templates that fix it agree.
            let capabilities = json!({"connectionRequiredForActiveMembers": true});
            delta["constants"] = json!({"system": {"capabilities": capabilities}});
        }
        if is_new && self.directory.is_eos() {
            delta["greenroom"] = json!({"bucket": "load", "maxPlayers": self.seating.size(0)});
        }
        delta
    }

    /// Sends `rate` writes a second for so many seconds, whatever becomes of
    /// those before, but for more than `in_flight` that are not answered. Waits
    /// for the answers and for the taps.
    pub(crate) async fn write(&self, rate: u32, seconds: u32, in_flight: usize) -> Writing {
        let turns = self.seating.turns(rate, seconds);
        let sent = turns.len();
        let mut progress = Progress::begin("writes", sent);
        let places = Arc::new(Semaphore::new(in_flight));
        let mut writes = JoinSet::new();
        let mut late = Duration::ZERO;
        let begun = Instant::now();
        for (nth, turn) in turns.enumerate() {
            let due = begun + turn.at;
            sleep_until(due).await;
            let place = Arc::clone(&places).acquire_owned().await;
            late = late.max(due.elapsed());
            let write = self.one_write(nth, turn.seat);
            writes.spawn(async move {
                write.await;
                drop(place);
            });
            while let Some(ended) = writes.try_join_next() {
                ended.expect("a write does not panic");
            }
            progress.step();
        }
        while let Some(ended) = writes.join_next().await {
            ended.expect("a write does not panic");
        }
        let took = begun.elapsed();
        progress.end();
        self.wait_for_taps().await;
        Writing { sent, took, late }
    }

    fn one_write(&self, nth: usize, seat: Seat) -> impl Future<Output = ()> + Send + use<> {
        let (directory, stage) = (Arc::clone(&self.directory), Arc::clone(&self.stage));
        let name = self.session(seat.session);
        let token = self.tokens[self.seating.player(seat)].clone();
        let delta = json!({"properties": {"custom": {"load": nth}}});
        async move {
            let sent = stage.now();
            match directory.put(&token, &name, false, &delta).await {
                Ok(state) => stage.written(seat.session, &state, sent),
                Err(fault) => stage.failed(&fault),
            }
        }
    }

    async fn wait_for_taps(&self) {
        let answered = self.stage.now();
        while self.stage.counts().lost() > 0 {
            let heard = self.stage.last_tap().max(answered);
            if self.stage.now() > heard + PATIENCE {
                return;
            }
            sleep(LOOK_EVERY).await;
        }
    }

    /// Closes every push connection, whereupon the directory ends the sessions.
    /// Answers what was measured.
    pub(crate) async fn leave(mut self) -> (Figures, Counts) {
        let counts = self.stage.counts();
        let figures = self.stage.take_figures();
        self.stop.send_replace(true);
        let mut progress = Progress::begin("farewells", self.listeners.len());
        while let Some(ended) = self.listeners.join_next().await {
            ended.expect("listening does not panic");
            progress.step();
        }
        progress.end();
        (figures, counts)
    }

    fn session(&self, session: usize) -> String {
        format!("{}-{session}", self.name)
    }
}

/// Notes what a player's push connection tells, until it ends or is stopped.
async fn listen(mut push: Push, seat: Seat, stage: Arc<Stage>, mut stop: watch::Receiver<bool>) {
    let stopped = async move {
        // A crowd that is gone stops too.
        let _ = stop.wait_for(|stop| *stop).await;
    };
    let mut stopped = pin!(stopped);
    loop {
        let told = tokio::select! {
            told = push.next() => told,
            () = &mut stopped => break,
        };
        match told {
            Ok(Told::Taps(taps)) => stage.tapped(seat, &taps),
            Ok(Told::Resync) => stage.resync(),
            Err(fault) => return stage.gone(seat, &fault),
        }
    }
    push.close().await;
}

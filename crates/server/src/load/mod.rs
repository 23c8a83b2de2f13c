//! `greenroom load`: a crowd of players on push connections, who measure how
//! long it takes until they hear of each other's writes, and whether they do.

mod crowd;
mod directory;
mod figures;
mod ledger;
mod memory;
mod progress;
mod push;
mod seating;
mod stage;
mod summary;

use std::time::Duration;

use tokio::time::sleep;

pub(crate) use directory::Target;
pub(crate) use memory::Process;
pub(crate) use seating::Seating;
pub(crate) use summary::Summary;

use crowd::Crowd;
use directory::{Directory, Fault};
use summary::{Connections, Memory, Milliseconds, Setup, Writes};

/// What was needed to open connections is given back within this time.
const REST: Duration = Duration::from_secs(2);

/// A run as the operator wants it.
#[derive(Clone, Debug)]
pub(crate) struct Load {
    pub(crate) target: Target,
    pub(crate) seating: Seating,
    /// Writes a second.
    pub(crate) rate: u32,
    /// How long to write.
    pub(crate) seconds: u32,
    /// Most writes whose answers are waited for at a time.
    pub(crate) in_flight: usize,
    /// The kind of change that players are tapped for.
    pub(crate) change_type: String,
    /// The directory's process, if it is on this machine.
    pub(crate) server: Option<Process>,
}

/// Plays the whole run.
///
/// # Errors
/// A text for the operator, where not every player came to its seat.
pub(crate) async fn run(load: Load) -> Result<Summary, String> {
    let directory = Directory::new(load.target.clone())?;
    let resident = || load.server.and_then(Process::resident);
    let in_words = |phase: &'static str| {
        move |fault: Fault| format!("{phase} failed, and so the run makes no sense: {fault}")
    };
    let mut crowd = Crowd::new(directory, load.seating, load.change_type.clone());
    let logins = crowd.log_in().await.map_err(in_words("a login"))?;
    sleep(REST).await;
    let before = resident();
    let connections = crowd.connect().await.map_err(in_words("a connection"))?;
    sleep(REST).await;
    let connected = resident();
    let joins = crowd.join().await.map_err(in_words("a join"))?;
    let joined = resident();
    let writing = crowd.write(load.rate, load.seconds, load.in_flight).await;
    let after = resident();
    let memory = [before, connected, joined, after];
    let memory: Option<Vec<u64>> = memory.into_iter().collect();
    let memory = memory.and_then(|at| at.try_into().ok());

    let (figures, taps) = crowd.leave().await;
    let players = load.seating.players();
    Ok(Summary {
        players,
        sessions: load.seating.sessions(),
        connections: Connections {
            opened: players,
            lost: figures.connections_lost,
            resyncs: figures.resyncs,
        },
        writes: Writes::new(&figures, load.rate, &writing),
        write_to_tap: Milliseconds::from(&figures.taps),
        taps: taps.into(),
        errors: figures.errors,
        setup_seconds: Setup {
            logins: logins.as_secs_f64(),
            connections: connections.as_secs_f64(),
            joins: joins.as_secs_f64(),
        },
        server_memory: memory.map(|at| Memory::new(at, players)),
    })
}

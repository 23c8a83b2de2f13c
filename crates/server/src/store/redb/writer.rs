//! The one thread that writes: it turns whatever waits into one transaction.
//!
//! A sync costs the same for one batch as for a hundred. So while one group is
//! being synced the next one gathers in the queue, and throughput grows with
//! the number of callers instead of being bounded by the disk's latency.

use greenroom_planted::{Fault, is_planted};
use greenroom_protocol::ids::Revision;
use greenroom_protocol::time::Timestamp;
use greenroom_service::store::{Batch, WriteError};
use redb::Durability;
use tokio::sync::{mpsc, oneshot};

use super::reopening::Reopening;
use super::tables::Tables;

/// Most jobs of one transaction: bounds how long its first one waits for the
/// others to be written.
const GROUP_MAX: usize = 1024;
/// Most jobs that wait; further callers wait before the queue.
pub(super) const QUEUE_MAX: usize = 1024;
/// Most tombstones that one job drops, so that no transaction takes long.
pub(super) const FORGET_MAX: usize = 4096;

/// Something to write. Who dropped its end of `answer` loses interest, not the
/// write.
pub(super) enum Job {
    Write {
        batch: Batch,
        answer: oneshot::Sender<Result<Vec<Revision>, WriteError>>,
    },
    Forget {
        before: Timestamp,
        answer: oneshot::Sender<Result<usize, WriteError>>,
    },
}

/// What became of a job, to be told once the group is synced.
enum Outcome {
    Written(Vec<Revision>),
    Conflict,
    Forgotten(usize),
}

/// Writes until every sender is gone and the queue is empty.
pub(super) fn run(database: &Reopening, mut jobs: mpsc::Receiver<Job>) {
    let mut group = Vec::new();
    while jobs.blocking_recv_many(&mut group, GROUP_MAX) > 0 {
        let outcomes = commit(database, &group);
        if let Err(error) = &outcomes {
            tracing::error!(%error, batches = group.len(), "the store cannot write");
            database.recover_from(error);
        }
        answer(group.drain(..), outcomes);
    }
}

fn commit(database: &Reopening, group: &[Job]) -> Result<Vec<Outcome>, redb::Error> {
    let mut txn = database.begin_write()?;
    txn.set_durability(match is_planted(Fault::LostSync) {
        false => Durability::Immediate,
        true => Durability::None,
    })?;
    let mut outcomes = Vec::with_capacity(group.len());
    {
        let mut tables = Tables::open(&txn)?;
        for job in group {
            outcomes.push(match job {
                Job::Write { batch, .. } => tables
                    .apply(batch)?
                    .map_or(Outcome::Conflict, Outcome::Written),
                Job::Forget { before, .. } => {
                    Outcome::Forgotten(tables.forget(*before, FORGET_MAX)?)
                }
            });
        }
    }
    if outcomes.iter().any(changes_something) {
        txn.commit()?;
    } else {
        txn.abort()?;
    }
    Ok(outcomes)
}

fn changes_something(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Written(revisions) => !revisions.is_empty(),
        Outcome::Forgotten(count) => *count > 0,
        Outcome::Conflict => false,
    }
}

/// Tells everybody. A group that failed tells all its callers so, those with a
/// conflict too: they may have conflicted with a batch that was not stored.
fn answer(group: impl Iterator<Item = Job>, outcomes: Result<Vec<Outcome>, redb::Error>) {
    let (mut outcomes, failure) = match outcomes {
        Ok(outcomes) => (outcomes.into_iter(), String::new()),
        Err(error) => (Vec::new().into_iter(), error.to_string()),
    };
    for job in group {
        let outcome = outcomes.next();
        let unavailable = || WriteError::Unavailable(failure.clone());
        // Whoever does not listen any more needs no answer.
        match job {
            Job::Write { answer, .. } => {
                let _ = answer.send(match outcome {
                    Some(Outcome::Written(revisions)) => Ok(revisions),
                    Some(_) => Err(WriteError::Conflict),
                    None => Err(unavailable()),
                });
            }
            Job::Forget { answer, .. } => {
                let _ = answer.send(match outcome {
                    Some(Outcome::Forgotten(count)) => Ok(count),
                    _ => Err(unavailable()),
                });
            }
        }
    }
}

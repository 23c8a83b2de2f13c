//! A thousand power cuts: at any step of the disk, in the middle of commits, of
//! syncs and of the repair after the cut before. Each finds a disk on which any
//! sector that was not synced is there or not.
//!
//! What must hold every time: the file opens, no acknowledged batch is lost, a
//! batch is there as a whole or not at all, and no revision is given twice.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use std::sync::Arc;

use futures_util::future::join_all;
use greenroom_planted::{Fault, VARIABLE};
use greenroom_protocol::ids::Revision;
use greenroom_protocol::time::Timestamp;
use greenroom_server::store::redb::RedbStore;
use greenroom_service::store::{Batch, Change, Expect, Key, Kind, Store, WriteError};
use support::disk::{Choices, Disk};
use support::records::key;

/// Power cuts that one disk lives through.
const CUTS_IN_A_CHAIN: u64 = 10;
const CHAINS: u64 = 100;
const WRITERS: u64 = 4;
const KEYS_OF_A_WRITER: u64 = 4;
/// Steps of the disk until the power goes: a commit takes about ten.
const MOST_STEPS: u64 = 60;
/// Where a store does not touch its disk, the power goes after so many batches
/// of each writer.
const MOST_BATCHES: usize = 30;

/// Why a disk did not keep what the store promised.
type Verdict<T = ()> = Result<T, String>;

/// A record as its writer knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Known {
    value: Vec<u8>,
    revision: Revision,
}

/// What a writer's records are.
type Records = BTreeMap<Key, Known>;

/// Who writes to keys of its own, one batch after the other.
struct Writer {
    number: u64,
    choices: Choices,
    batches: u64,
    /// As of the last acknowledged batch.
    acknowledged: Records,
    /// What the batch that the cut interrupted would have made; a revision that
    /// nobody was told is left at zero.
    interrupted: Option<Records>,
}

impl Writer {
    fn new(number: u64, choices: Choices) -> Self {
        Self {
            number,
            choices,
            batches: 0,
            acknowledged: Records::new(),
            interrupted: None,
        }
    }

    /// Writes until the power goes; answers every revision that it was told.
    async fn write_on(&mut self, store: &RedbStore) -> Verdict<Vec<Revision>> {
        let mut told = Vec::new();
        for _ in 0..MOST_BATCHES {
            let batch = self.next_batch();
            let mut wanted = self.acknowledged.clone();
            for change in &batch.changes {
                wanted.remove(&change.key);
                if let Some(value) = change.value.clone() {
                    let revision = Revision(0);
                    wanted.insert(change.key.clone(), Known { value, revision });
                }
            }
            match store.write(batch.clone()).await {
                Ok(revisions) => {
                    for (change, revision) in batch.changes.iter().zip(&revisions) {
                        if let Some(known) = wanted.get_mut(&change.key) {
                            known.revision = *revision;
                        }
                    }
                    told.extend(revisions);
                    self.acknowledged = wanted;
                }
                Err(WriteError::Conflict) => {
                    return Err(format!("writer {} conflicts with nobody", self.number));
                }
                Err(WriteError::Unavailable(_)) => {
                    self.interrupted = Some(wanted);
                    break;
                }
            }
        }
        Ok(told)
    }

    /// Makes, changes or deletes one to three records.
    fn next_batch(&mut self) -> Batch {
        self.batches += 1;
        let first = self.choices.below(KEYS_OF_A_WRITER);
        let count = 1 + self.choices.below(3);
        let changes = (first..first + count).map(|index| {
            let key = self.key(index % KEYS_OF_A_WRITER);
            let known = self.acknowledged.get(&key);
            let expect = known.map_or(Expect::Absent, |known| Expect::Revision(known.revision));
            let deletes = known.is_some() && self.choices.below(4) == 0;
            let length = self.choices.below(3000) as usize;
            let value = (!deletes).then(|| {
                let mut value = format!("{}-{}-{index}", self.number, self.batches).into_bytes();
                value.resize(value.len() + length, b'.');
                value
            });
            Change { key, expect, value }
        });
        let changes = changes.collect();
        let at = Timestamp(self.batches);
        Batch { at, changes }
    }

    fn key(&self, index: u64) -> Key {
        key(&format!("{}-{index}", self.number))
    }

    /// Compares what is found after a cut with what may be there, and goes on
    /// from it.
    async fn look_again(&mut self, store: &RedbStore) -> Verdict {
        let mut found = Records::new();
        for index in 0..KEYS_OF_A_WRITER {
            let key = self.key(index);
            let record = store.read(&key).await.map_err(|error| error.to_string())?;
            if let Some(record) = record {
                let value = record.value.to_vec();
                let revision = record.revision;
                found.insert(key, Known { value, revision });
            }
        }
        let interrupted = self.interrupted.take();
        let is_interrupted = interrupted.is_some_and(|wanted| agrees(&found, &wanted));
        if !is_interrupted && !agrees(&found, &self.acknowledged) {
            let known = |records: &Records| {
                let known = records.iter().map(|(key, known)| {
                    let value = String::from_utf8_lossy(&known.value);
                    let value = value.trim_end_matches('.').to_owned();
                    (key.id.clone(), value, known.revision)
                });
                format!("{:?}", known.collect::<Vec<_>>())
            };
            return Err(format!(
                "an acknowledged write is lost, or half a batch is there: found {}, acknowledged {}",
                known(&found),
                known(&self.acknowledged)
            ));
        }
        self.acknowledged = found;
        Ok(())
    }
}

/// Whether the records are those that were wanted, at the revisions that were
/// told.
fn agrees(found: &Records, wanted: &Records) -> bool {
    found.len() == wanted.len()
        && found
            .iter()
            .zip(wanted)
            .all(|((key, found), (at, wanted))| {
                let told = wanted.revision != Revision(0);
                key == at
                    && found.value == wanted.value
                    && (!told || found.revision == wanted.revision)
            })
}

/// One disk and those who write to it.
struct Chain {
    disk: Disk,
    choices: Choices,
    writers: Vec<Writer>,
    /// Every revision that anybody was told.
    told: BTreeSet<Revision>,
}

impl Chain {
    /// A disk that has a file: it is made beside its place and put there whole.
    fn on(disk: Disk, seed: u64) -> Verdict<Self> {
        open(&disk)?;
        let mut choices = Choices::of(seed);
        let writers = (0..WRITERS).map(|number| Writer::new(number, choices.split()));
        Ok(Self {
            disk,
            writers: writers.collect(),
            choices,
            told: BTreeSet::new(),
        })
    }

    /// Writes until the power goes, then looks at what is there.
    async fn live_through_a_cut(&mut self) -> Verdict {
        let steps = 1 + self.choices.below(MOST_STEPS) as usize;
        self.disk.cut_power_in(steps, self.choices.split());
        // The power may go while the file is opened, too.
        if let Some(store) = open(&self.disk)? {
            let newest = self.told.last().copied();
            let writing = self
                .writers
                .iter_mut()
                .map(|writer| writer.write_on(&store));
            for told in join_all(writing).await {
                self.hear(told?, newest)?;
            }
            self.disk.cut_power();
        }
        self.disk = self.disk.found().ok_or("there was power all the time")?;
        let store = open(&self.disk)?.ok_or("there is power again, and no file")?;
        for writer in &mut self.writers {
            writer.look_again(&store).await?;
        }
        self.look_at_the_lists(&store).await
    }

    /// Revisions rise over all that were told before the cut, and none comes
    /// twice.
    fn hear(&mut self, told: Vec<Revision>, newest: Option<Revision>) -> Verdict {
        for revision in told {
            if Some(revision) <= newest || !self.told.insert(revision) {
                return Err(format!("revision {revision:?} was given before"));
            }
        }
        Ok(())
    }

    /// The tail and the list say the same as single reads.
    async fn look_at_the_lists(&mut self, store: &RedbStore) -> Verdict {
        let shard = key("").shard;
        let tail = store.tail(&shard, Revision(0), 1000).await;
        let tail = tail.map_err(|error| error.to_string())?;
        if !tail.is_sorted_by(|one, other| one.revision < other.revision) {
            return Err("the tail is out of order".to_owned());
        }
        let list = store.list(Kind::Session, None, 1000).await;
        let listed: BTreeMap<_, _> = list
            .map_err(|error| error.to_string())?
            .into_iter()
            .map(|(key, record)| (key, record.revision))
            .collect();
        let live = tail.iter().filter(|entry| entry.value.is_some());
        let live: BTreeMap<_, _> = live
            .map(|entry| (entry.key.clone(), entry.revision))
            .collect();
        let known = self.writers.iter().flat_map(|writer| &writer.acknowledged);
        let known: BTreeMap<_, _> = known
            .map(|(key, known)| (key.clone(), known.revision))
            .collect();
        if live != known || listed != known {
            return Err(format!(
                "records {known:?}, in the tail {live:?}, listed {listed:?}"
            ));
        }
        // A batch that nobody was told of may be there; it counts from now on.
        self.told.extend(tail.iter().map(|entry| entry.revision));
        Ok(())
    }
}

/// Opens the store; none where the power goes meanwhile.
fn open(disk: &Disk) -> Verdict<Option<Arc<RedbStore>>> {
    let backend = disk.clone();
    match RedbStore::open_with_backend(move || backend.clone()) {
        Ok(store) => Ok(Some(Arc::new(store))),
        Err(_) if disk.found().is_some() => Ok(None),
        Err(error) => Err(format!("the file does not open: {error}")),
    }
}

/// The fate of one disk.
fn chain(disk: Disk, seed: u64) -> Verdict {
    let runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = { runtime }.build().map_err(|error| error.to_string())?;
    let mut chain = Chain::on(disk, seed)?;
    for cut in 1..=CUTS_IN_A_CHAIN {
        let lived = runtime.block_on(chain.live_through_a_cut());
        lived.map_err(|why| format!("disk {seed}, cut {cut}: {why}"))?;
    }
    Ok(())
}

/// Two processors share the disks.
#[test]
fn no_power_cut_takes_what_was_acknowledged() {
    std::thread::scope(|scope| {
        let half = |first: u64| {
            move || {
                (first..=CHAINS)
                    .step_by(2)
                    .try_for_each(|seed| chain(Disk::new(), seed))
            }
        };
        let halves = [scope.spawn(half(1)), scope.spawn(half(2))];
        for half in halves {
            let verdict = half.join().expect("no panic");
            assert_eq!(verdict, Ok(()));
        }
    });
}

/// The test above must be able to see a disk that says it synced and did not.
#[test]
fn a_lying_disk_is_found_out() {
    let verdict = chain(Disk::lying(), 1);
    let why = verdict.expect_err("nothing was synced and nothing was lost");
    assert!(why.contains("disk 1, cut"), "{why}");
}

/// And a store that does not sync.
#[test]
#[cfg_attr(not(debug_assertions), ignore = "a release has no planted faults")]
fn a_store_that_does_not_sync_is_found_out() {
    let program = std::env::current_exe().expect("a running program has a path");
    let output = Command::new(program)
        .args(["--exact", "no_power_cut_takes_what_was_acknowledged"])
        .env(VARIABLE, Fault::LostSync.name())
        .output()
        .expect("it runs");
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(told.contains("an acknowledged write is lost"), "{told}");
}

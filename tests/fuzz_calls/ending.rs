//! The end of a sequence: everything comes to its end, what is left is what should be, and nothing is left over.

use std::collections::BTreeSet;
use std::time::Duration;

use greenroom::abi::handles::{self, Kind};
use greenroom::abi::outputs;
use greenroom::runtime::clock::{Clock, SystemClock};

use crate::call::{Call, Text, Version, Which};
use crate::child;
use crate::generate::{NAMES, SLOTS};
use crate::perform;
use crate::world::{Attribute, Local, Plain, Play, Process, World, same_id, with};

const ONLINE: i32 = 2;
/// Operations begin others in their callbacks, a few deep.
const ROUNDS: u32 = 16;
const BUCKETS: [&str; 2] = ["fuzz:one", "fuzz:two"];
/// As long as the system may take to forget a thread that has ended.
const THREAD_PATIENCE: Duration = Duration::from_secs(10);

/// Ends a sequence that began when the process had so many threads.
pub(crate) fn end(threads: usize) {
    for _ in 0..ROUNDS {
        drain_all();
    }
    with(check_told);
    for slot in 0..SLOTS {
        look_at(slot);
    }
    search();
    release_everything();
    check_nothing_left(threads);
}

fn live_slots() -> Vec<u8> {
    with(|world| {
        (0..SLOTS)
            .filter(|slot| world.is_live(world.life(*slot)))
            .collect()
    })
}

fn drain_all() {
    for slot in live_slots() {
        perform::call(&Call::SetNetwork(slot, ONLINE));
        perform::drain_for(slot, child::patience_ms());
    }
}

fn check_told(world: &mut World) {
    let silent = world.operations.iter().filter(|operation| {
        operation.told && operation.calls == 0 && world.lives[operation.life].live
    });
    let silent: Vec<_> = silent
        .map(|operation| {
            format!(
                "{}: no callback came for {:?}",
                operation.function, operation.what
            )
        })
        .collect();
    world.faults.extend(silent);
}

fn look_at(slot: u8) {
    for name in NAMES {
        let before = with(|world| world.views.made.len());
        perform::call(&Call::View {
            slot,
            name: Text::Good(name),
            version: Version::Latest,
        });
        if with(|world| world.views.made.len()) > before {
            perform::call(&Call::Look(Which::Latest(0), Version::Latest));
            with_players(slot, name);
        }
    }
    perform::call(&Call::LoggedIn(slot));
}

fn with_players(slot: u8, name: &str) {
    let bits = with(|world| world.views.made.last().map_or(0, |view| view.bits));
    let players = perform::players_of(bits);
    with(|world| {
        let life = world.life(slot).map(|life| &world.lives[life]);
        let session = life
            .filter(|life| !life.unsure.contains(name))
            .and_then(|life| life.sessions_here.get(name));
        if session.is_some_and(|session| session.players != players) {
            world.fault(format!(
                "{players:x?} are registered in {name:?}, not what {session:?} says",
                session = session.cloned()
            ));
        }
    });
}

/// Holds what searches find against what the sessions of all platforms should be.
fn search() {
    let is_loose = |world: &mut World| world.lives.iter().any(|life| life.live && life.loose);
    if with(is_loose) {
        return;
    }
    for slot in live_slots() {
        let user = with(|world| {
            let here = &world.lives[world.life(slot)?];
            here.users.first().copied().or(here.server.then_some(0))
        });
        let Some(user) = user else {
            continue;
        };
        for bucket in BUCKETS {
            let found = perform::found_by(slot, user, bucket, |slot| {
                perform::drain_for(slot, child::patience_ms())
            });
            let Some(found) = found else {
                with(|world| world.fault("a search brought no answer"));
                continue;
            };
            let mut ids = BTreeSet::new();
            for details in found {
                let Some(info) = perform::info_of(details) else {
                    continue;
                };
                let values = perform::values_of(details, true);
                if info.bucket != bucket {
                    with(|world| world.fault(format!("{} was found in {bucket}", info.bucket)));
                }
                ids.insert(info.id.to_ascii_lowercase());
                with(|world| check_found(world, &info.id, values.into_iter().collect()));
                perform::release_details(details);
            }
            with(|world| check_all_found(world, bucket, &ids));
        }
    }
}

/// A session that was found is somebody's, and is as it was made.
fn check_found(world: &mut World, id: &str, values: Vec<(String, Plain)>) {
    let all = world.lives.iter().flat_map(|life| {
        let sure = |name| life.live && !life.unsure.contains(name);
        life.sessions_here
            .iter()
            .map(move |(name, session)| (sure(*name), session))
    });
    let of_it: Vec<(bool, Local)> = all
        .filter(|(_, session)| session.own && same_id(&session.id, id))
        .map(|(sure, session)| (sure, session.clone()))
        .collect();
    let has_blurs = world
        .lives
        .iter()
        .any(|life| !life.unsure.is_empty() || life.loose);
    if of_it.is_empty() && !has_blurs {
        return world.fault(format!("the session {id} is found, and nobody has it"));
    }
    let sure: Vec<&Local> = of_it
        .iter()
        .filter(|(sure, session)| *sure && session.healthy)
        .map(|(_, session)| session)
        .collect();
    let [session] = sure[..] else {
        return;
    };
    let advertised = |(key, attribute): (&String, &Attribute)| {
        attribute
            .advertised
            .then(|| (key.clone(), attribute.value.clone()))
    };
    let expected: Vec<_> = session.attributes.iter().filter_map(advertised).collect();
    if !is_visible(session) || expected != values {
        let fault = format!("the session {id} is found with {values:?}, and should be {session:?}");
        world.fault(fault);
    }
}

fn check_all_found(world: &mut World, bucket: &str, found: &BTreeSet<String>) {
    let lives = world.lives.iter().filter(|life| life.live);
    let all = lives.flat_map(|life| {
        life.sessions_here
            .iter()
            .filter(|(name, _)| !life.unsure.contains(*name))
    });
    let missing: Vec<String> = all
        .map(|(_, session)| session)
        .filter(|session| session.own && session.healthy && session.set.bucket == Some(bucket))
        .filter(|session| is_visible(session) && !found.contains(&session.id.to_ascii_lowercase()))
        .map(|session| format!("in {bucket} it is not found: {session:?}"))
        .collect();
    world.faults.extend(missing);
}

/// Whether a search by parameters shows it, as the page on searches says.
fn is_visible(session: &Local) -> bool {
    let is_public = session.set.permission.unwrap_or(0) == 0;
    let lets_in = session.play != Play::InProgress || session.set.join_in_progress == Some(true);
    let has_room = session.players.len() < session.set.max.unwrap_or(0) as usize;
    is_public && lets_in && has_room
}

fn release_everything() {
    for _ in with(|world| world.views.live()) {
        release(|world| world.views.live().first().copied().zip(Some(0)));
    }
    for _ in with(|world| world.details.live()) {
        release(|world| world.details.live().first().copied().zip(Some(1)));
    }
    for _ in with(|world| world.searches.live()) {
        release(|world| world.searches.live().first().copied().zip(Some(2)));
    }
    for _ in with(|world| world.modifications.live()) {
        release(|world| world.modifications.live().first().copied().zip(Some(3)));
    }
    let outputs = with(|world| {
        world
            .outputs
            .iter()
            .rev()
            .map(|output| (output.live, output.kind))
            .collect::<Vec<_>>()
    });
    for (at, (_, kind)) in outputs
        .into_iter()
        .enumerate()
        .filter(|(_, (live, _))| *live)
    {
        let count = with(|world| world.outputs.len());
        let back = u8::try_from(at % count);
        match back {
            Ok(back) => perform::call(&Call::ReleaseOutput(Which::Latest(back), kind)),
            Err(_) => with(|world| world.fault("more outputs than a sequence makes")),
        }
    }
    for slot in live_slots() {
        perform::release(with(|world| world.life(slot)), slot);
    }
}

/// Releases a handle by its bits, as a game does that kept it.
fn release(next: fn(&World) -> Option<(usize, u8)>) {
    let Some((bits, kind)) = with(|world| next(world)) else {
        return;
    };
    let which = Which::Invented(bits as u64);
    perform::call(&match kind {
        0 => Call::ReleaseView(which),
        1 => Call::ReleaseDetails(which),
        2 => Call::ReleaseSearch(which),
        _ => Call::ReleaseModification(which),
    });
}

fn check_nothing_left(threads: usize) {
    for kind in [
        Kind::Platform,
        Kind::Connect,
        Kind::Sessions,
        Kind::SessionModification,
        Kind::SessionSearch,
        Kind::SessionDetails,
        Kind::ActiveSession,
    ] {
        let left = handles::live(kind);
        if left > 0 {
            with(|world| world.fault(format!("{left} handles of the kind {kind:?} are left")));
        }
    }
    if outputs::live_blocks() > 0 {
        with(|world| world.fault(format!("{} outputs are left", outputs::live_blocks())));
    }
    if with(|world| world.process) == Process::Down {
        perform::call(&Call::Initialize(Version::Latest));
    }
    perform::call(&Call::Shutdown);
    for kind in [
        Kind::ProductUserId,
        Kind::EpicAccountId,
        Kind::ContinuanceToken,
    ] {
        let left = handles::live(kind);
        if left > 0 {
            with(|world| {
                world.fault(format!(
                    "{left} handles of the kind {kind:?} outlive the shutdown"
                ))
            });
        }
    }
    let started = SystemClock.now();
    let waited = || SystemClock.now().saturating_duration_since(started);
    while count_threads() > threads && waited() < THREAD_PATIENCE {
        std::thread::sleep(Duration::from_millis(1));
    }
    if count_threads() > threads {
        with(|world| {
            world.fault(format!(
                "{} threads are left, {threads} were there before",
                count_threads()
            ))
        });
    }
}

/// How many threads the process has; always the same where the system does not say.
pub(crate) fn count_threads() -> usize {
    std::fs::read_dir("/proc/self/task").map_or(0, |tasks| tasks.count())
}

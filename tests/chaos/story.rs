//! Four hosts who play round after round.

use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::Duration;

use greenroom_server::store::redb::RedbStore;
use greenroom_service::store::{Kind, Store};

use super::dice::Dice;
use super::model::{Call, Model, OUT_OF_SYNC, SUCCESS};
use super::player::Player;
use super::proxy::{Fate, Proxy};
use super::support::directory::{Desk, Directory};
use super::support::{now, programs, root};
use super::watcher::Watcher;

const HOSTS: usize = 4;
const SESSIONS_OF_A_HOST: usize = 2;
/// Calls that are under way at once on the sessions of one host.
const CALLS: usize = 12;
const BUCKET: &str = "chaos";
/// Where those are who are killed.
const VISITS: &str = "visits";
const VISITED: &str = "the-session-of-who-is-killed";
/// Longer than the directory waits for who is gone.
const PATIENCE: Duration = Duration::from_secs(60);
const TAKEN: &str = "EOS_Sessions_SessionAlreadyExists";

/// A session's id, long enough for one that a game chooses.
fn id(round: u64, which: &str) -> String {
    format!("session-of-round-{round}-{which}")
}

/// A session under its local name.
struct Hosted {
    name: String,
    id: String,
    model: Model,
}

struct Host {
    number: usize,
    player: Player,
    dice: Dice,
    sessions: Vec<Hosted>,
}

impl Host {
    /// Makes its sessions, all at once.
    fn open(&mut self, round: u64) {
        let number = self.number;
        let sessions = (0..SESSIONS_OF_A_HOST).map(|index| Hosted {
            name: format!("own-{index}"),
            id: id(round, &format!("{number}-{index}")),
            model: Model::for_players(3 + index),
        });
        self.sessions = sessions.collect();
        let player = &mut self.player;
        let begun = self.sessions.iter().map(|session| {
            let Hosted { name, id, model } = session;
            player.begin(&format!("host {name} {BUCKET} {id} {}", model.max_players))
        });
        for ticket in begun.collect::<Vec<_>>() {
            let answer = player.wait(ticket);
            let log = player.log();
            assert_eq!(answer.result, SUCCESS, "host {number} opens: {log}");
        }
    }

    /// Begins many calls, waits for all, and compares each with the model. Answers how many of them were kept for later.
    fn change(&mut self) -> usize {
        let begun: Vec<_> = (0..CALLS)
            .map(|_| {
                let index = self.dice.below(SESSIONS_OF_A_HOST as u64) as usize;
                let call = Call::draw(&mut self.dice);
                let session = &mut self.sessions[index];
                let expected = session.model.call(&call);
                let operation = call.on(&session.name);
                (self.player.begin(&operation), operation, expected)
            })
            .collect();
        let mut kept = 0;
        for (ticket, operation, (result, count)) in begun {
            let answer = self.player.wait(ticket);
            let is_kept = answer.result == OUT_OF_SYNC && result == SUCCESS;
            kept += usize::from(is_kept);
            let host = self.number;
            assert!(
                is_kept || answer.result == result,
                "host {host}: {operation}: {}, not {result}: {}",
                answer.result,
                self.player.log()
            );
            if let Some(count) = count {
                assert_eq!(answer.text, count.to_string(), "host {host}: {operation}");
            }
        }
        kept
    }

    fn destroy(&mut self, name: &str) {
        let result = self.player.result_of(&format!("destroy {name}"));
        assert_eq!(result, SUCCESS, "host {} destroys {name}", self.number);
    }
}

pub(crate) struct Story {
    directory: Directory,
    proxy: Proxy,
    watcher: Watcher,
    hosts: Vec<Host>,
    /// Changes that were answered as out of sync.
    kept: usize,
    desk: Desk,
    program: PathBuf,
}

impl Story {
    /// One in so many requests meets a fault.
    pub(crate) fn begin(seed: u64, one_in: u64) -> Self {
        let source = root().join("tests/chaos/player.c");
        // One that was planted runs beside one that was not, and builds for itself.
        let planted = std::env::var(greenroom_planted::VARIABLE).unwrap_or_default();
        let programs = programs::build(&format!("chaos{planted}"), &[("player", source)]);
        let program = programs.c("player").to_owned();
        let directory = Directory::start();
        let proxy = Proxy::before(directory.url(), seed, one_in);
        let desk = Desk::at(&proxy.url());
        let mut dice = Dice::of(seed);
        let hosts = (0..HOSTS).map(|number| Host {
            number,
            player: Player::start(&program, &desk, &format!("host-{number}")),
            dice: dice.split(),
            sessions: Vec::new(),
        });
        Self {
            hosts: hosts.collect(),
            watcher: Watcher::of(directory.url()),
            directory,
            proxy,
            kept: 0,
            desk,
            program,
        }
    }

    pub(crate) fn play(&mut self, round: u64) {
        self.each(|host| host.open(round));
        self.kept += self.each(Host::change).into_iter().sum::<usize>();
        self.look(1);
        self.visit();
        self.contend(round);
        self.each(|host| {
            for session in std::mem::take(&mut host.sessions) {
                host.destroy(&session.name);
            }
        });
        let left = self.watcher.find(BUCKET);
        let documents: Vec<_> = left.iter().map(|id| self.watcher.document(id)).collect();
        assert!(left.is_empty(), "in round {round}: {documents:#?}");
        for number in 0..HOSTS {
            for index in 0..SESSIONS_OF_A_HOST {
                let id = id(round, &format!("{number}-{index}"));
                assert_eq!(self.watcher.document(&id), None, "{id} was destroyed");
            }
        }
    }

    /// Everything is as the models say, and nothing else is there.
    fn look(&self, members: usize) {
        for session in self.hosts.iter().flat_map(|host| &host.sessions) {
            let Hosted { id, model, .. } = session;
            model.check(id, self.watcher.document(id), members);
        }
    }

    /// Each host joins the next one's first session, and leaves it.
    fn visit(&mut self) {
        let next = |number: usize| (number + 1) % HOSTS;
        let doors: Vec<_> = (0..HOSTS)
            .map(|number| {
                let session = &self.hosts[next(number)].sessions[0];
                (session.id.clone(), session.model.clone())
            })
            .collect();
        self.each(|host| {
            let (id, model) = &doors[host.number];
            let result = host.player.result_of(&format!("join guest {id}"));
            assert_eq!(result, model.join(), "host {} joins {id}", host.number);
        });
        for (id, model) in &doors {
            let members = if model.join() == SUCCESS { 2 } else { 1 };
            model.check(id, self.watcher.document(id), members);
        }
        self.each(|host| {
            if doors[host.number].1.join() == SUCCESS {
                host.destroy("guest");
            }
        });
        self.look(1);
    }

    /// All want the same id at once, and one gets it.
    fn contend(&mut self, round: u64) {
        let id = id(round, "contended");
        self.proxy.spare_channels(true);
        let results = self.each(|host| {
            let operation = format!("host contended {BUCKET} {id} 4");
            host.player.result_of(&operation)
        });
        let won = results.iter().filter(|result| *result == SUCCESS).count();
        let lost = results.iter().filter(|result| *result == TAKEN).count();
        assert_eq!((won, lost), (1, HOSTS - 1), "{results:?}");
        assert!(self.watcher.document(&id).is_some());
        self.proxy.spare_channels(false);
        self.each(|host| {
            if results[host.number] == SUCCESS {
                host.destroy("contended");
            }
        });
        assert_eq!(self.watcher.document(&id), None);
    }

    /// Everybody who is there all the time: a name, and the number under which the system knows the process.
    pub(crate) fn processes(&self) -> Vec<(String, u32)> {
        let directory = ("directory".to_owned(), self.directory.process().id());
        let host = |host: &Host| (format!("host {}", host.number), host.player.process());
        [directory]
            .into_iter()
            .chain(self.hosts.iter().map(host))
            .collect()
    }

    /// Somebody hosts a session and is killed. It goes when the directory has waited long enough.
    pub(crate) fn kill_a_visitor(&self) {
        let mut visitor = Player::start(&self.program, &self.desk, "visitor");
        let result = visitor.result_of(&format!("host own {VISITS} {VISITED} 4"));
        assert_eq!(result, SUCCESS, "{}", visitor.log());
        visitor.crash();
    }

    /// A round in the beginning of which the directory stands still.
    pub(crate) fn play_with_a_pause(&mut self, round: u64, pause: Duration) {
        self.directory.process().signal("STOP");
        let process = self.directory.process().id().to_string();
        let waking = thread::spawn(move || {
            thread::sleep(pause);
            Command::new("kill").args(["-s", "CONT", &process]).status()
        });
        self.play(round);
        let woken = waking.join().expect("no panic");
        assert!(woken.is_ok_and(|status| status.success()));
    }

    /// Everybody goes, and the file has no session left.
    pub(crate) fn end(mut self) {
        for host in self.hosts {
            host.player.go();
        }
        let began = now();
        while self.watcher.document(VISITED).is_some() {
            assert!(now() - began < PATIENCE, "a dead visitor's session stays");
            thread::sleep(Duration::from_millis(100));
        }
        let fates = self.proxy.fates();
        let resets = self.proxy.resets();
        println!("{fates:?}, {resets} resets, {} changes kept", self.kept);
        for fate in [Fate::AnswerLost, Fate::SentAgain, Fate::Echoed] {
            assert!(fates.contains_key(&fate), "{fate:?} never happened");
        }
        assert!(resets > 0, "no push channel was reset");
        let data = self.directory.data().to_owned();
        let _crashed = self.directory.crash();
        let store = RedbStore::open(&data).expect("opens");
        let runtime = tokio::runtime::Builder::new_current_thread();
        let listing = { runtime }.build().expect("a runtime");
        let left = listing.block_on(store.list(Kind::Session, None, 100));
        let left: Vec<_> = left
            .expect("readable")
            .into_iter()
            .map(|(key, _)| key)
            .collect();
        assert!(left.is_empty(), "orphans: {left:?}");
    }

    /// Lets all hosts do something at once.
    fn each<T: Send>(&mut self, act: impl Fn(&mut Host) -> T + Sync) -> Vec<T> {
        thread::scope(|scope| {
            let acting: Vec<_> = self
                .hosts
                .iter_mut()
                .map(|host| scope.spawn(|| act(host)))
                .collect();
            let acted = acting.into_iter().map(|host| host.join());
            acted
                .map(|done| done.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
                .collect()
        })
    }
}

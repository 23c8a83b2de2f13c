//! What the game has made and begun, and what it may expect of it.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ffi::c_void;

use greenroom::abi::common::EOS_ProductUserId_FromString;
use greenroom::result::EOS_EResult;

use crate::call::{Text, Then, User, Value, Version, Which};
use crate::generate::SLOTS;

thread_local! {
    static WORLD: RefCell<World> = RefCell::default();
}

/// Looks at the world or changes it. Never around a call of the library, which may call back.
pub(crate) fn with<R>(look: impl FnOnce(&mut World) -> R) -> R {
    WORLD.with_borrow_mut(look)
}

#[derive(Default)]
pub(crate) struct World {
    pub(crate) process: Process,
    /// The platform that was made last in each place.
    pub(crate) slots: [Option<usize>; SLOTS as usize],
    pub(crate) lives: Vec<Life>,
    pub(crate) operations: Vec<Operation>,
    pub(crate) watches: Vec<Watch>,
    pub(crate) modifications: Shelf<Modification>,
    pub(crate) searches: Shelf<Search>,
    /// Session ids.
    pub(crate) details: Shelf<String>,
    pub(crate) views: Shelf<View>,
    pub(crate) tokens: Shelf<()>,
    pub(crate) outputs: Vec<Output>,
    /// Users that are known until the next shutdown.
    pub(crate) heard: Vec<usize>,
    /// Ids of sessions.
    pub(crate) ids: Vec<String>,
    /// The platforms whose Ticks are running, the innermost last; none for what is no platform.
    pub(crate) ticking: Vec<Option<usize>>,
    pub(crate) faults: Vec<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Process {
    #[default]
    Down,
    Running,
    /// Shut down in a callback.
    Stopping,
}

/// One platform, from its creation on.
#[derive(Default)]
pub(crate) struct Life {
    pub(crate) live: bool,
    pub(crate) platform: usize,
    pub(crate) connect: usize,
    pub(crate) sessions: usize,
    pub(crate) server: bool,
    /// Operations may run out of time, or another platform acts for the same user: what the directory makes of them cannot be told.
    pub(crate) loose: bool,
    /// Whether it was told that there is no network.
    pub(crate) offline: bool,
    pub(crate) device: Known,
    /// How often a device id was asked for.
    pub(crate) devices: u32,
    pub(crate) account: Known,
    pub(crate) users: Vec<usize>,
    /// Logins and logouts that were called, and how many of them are over.
    pub(crate) logins: (u32, u32),
    pub(crate) sessions_here: BTreeMap<&'static str, Local>,
    pub(crate) lanes: BTreeMap<&'static str, VecDeque<(usize, Intent)>>,
    /// Names about which nothing can be told any more.
    pub(crate) unsure: BTreeSet<&'static str>,
}

/// Whether something was done on a platform.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Known {
    #[default]
    Never,
    Begun,
    Done,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Intent {
    Enter,
    Leave,
    Change,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Play {
    Pending,
    InProgress,
    Ended,
}

/// A session as the process should know it.
#[derive(Clone, Debug)]
pub(crate) struct Local {
    pub(crate) id: String,
    pub(crate) own: bool,
    /// 0 for the server.
    pub(crate) user: usize,
    pub(crate) presence: bool,
    pub(crate) play: Play,
    pub(crate) players: Vec<usize>,
    pub(crate) set: Set,
    pub(crate) attributes: BTreeMap<String, Attribute>,
    /// Whether the directory has it for sure.
    pub(crate) healthy: bool,
}

/// What a modification says, or what all of them have come to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Set {
    pub(crate) bucket: Option<&'static str>,
    pub(crate) address: Option<&'static str>,
    pub(crate) max: Option<u32>,
    pub(crate) permission: Option<i32>,
    pub(crate) join_in_progress: Option<bool>,
    /// Only players of a platform that nobody here has may be registered.
    pub(crate) restricted: Option<bool>,
    /// Values, and whether they are advertised; none for what is removed.
    pub(crate) attributes: BTreeMap<String, Option<Attribute>>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Attribute {
    pub(crate) value: Plain,
    pub(crate) advertised: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Plain {
    Bool(bool),
    Int(i64),
    Double(f64),
    String(String),
}

#[derive(Clone, Debug)]
pub(crate) struct Modification {
    pub(crate) name: &'static str,
    pub(crate) creation: Option<Creation>,
    pub(crate) set: Set,
    /// The attributes that the session had when it was begun; none where that cannot be told.
    pub(crate) present: Option<BTreeSet<String>>,
}

#[derive(Clone, Debug)]
pub(crate) struct Creation {
    pub(crate) user: usize,
    pub(crate) presence: bool,
    pub(crate) id: Option<&'static str>,
}

pub(crate) struct Search {
    pub(crate) life: usize,
    pub(crate) max: u32,
    pub(crate) id: bool,
    pub(crate) player: bool,
    /// Upper-case keys with their comparisons.
    pub(crate) parameters: BTreeSet<(String, i32)>,
    pub(crate) asked: u32,
    /// The question whose answer it shows.
    pub(crate) shows: Option<u32>,
}

#[derive(Clone)]
pub(crate) struct View {
    pub(crate) life: usize,
    pub(crate) name: &'static str,
    /// None where it could not be told.
    pub(crate) id: Option<String>,
}

/// 0 is a session's information, 1 an active session's, 2 an attribute.
pub(crate) struct Output {
    pub(crate) kind: u8,
    pub(crate) pointer: usize,
    pub(crate) live: bool,
}

pub(crate) struct Watch {
    pub(crate) life: usize,
    pub(crate) id: u64,
    pub(crate) expirations: bool,
    pub(crate) removed: bool,
    pub(crate) then: Then,
}

pub(crate) struct Operation {
    pub(crate) life: usize,
    pub(crate) function: &'static str,
    pub(crate) what: What,
    /// Whether a callback can come at all.
    pub(crate) told: bool,
    pub(crate) calls: u32,
    /// What the lane was about to do when this was called.
    pub(crate) before: Option<Intent>,
    /// How many logins and logouts had been called; none while one was under way.
    pub(crate) logins: Option<u32>,
    /// Whether its user was logged in.
    pub(crate) was_in: bool,
    pub(crate) then: Then,
}

/// An operation, as far as its callback can be foretold from it.
#[derive(Clone, Debug)]
pub(crate) enum What {
    /// Turned away at the door.
    Refused(Vec<EOS_EResult>),
    Device {
        first: bool,
        done: bool,
    },
    Login {
        device: Known,
        account: Known,
    },
    CreateUser,
    Logout(usize),
    Create(Box<Modification>),
    Change(Box<Modification>),
    Join {
        name: &'static str,
        id: String,
        user: usize,
        presence: bool,
    },
    Start(&'static str),
    End(&'static str),
    Destroy(&'static str),
    Register(&'static str, Vec<usize>),
    Unregister(&'static str, Vec<usize>),
    Find {
        search: usize,
        asked: u32,
        may: Vec<EOS_EResult>,
    },
}

/// Handles of one kind, released ones too.
pub(crate) struct Shelf<T> {
    pub(crate) made: Vec<Made<T>>,
}

pub(crate) struct Made<T> {
    pub(crate) bits: usize,
    pub(crate) live: bool,
    pub(crate) what: T,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { made: Vec::new() }
    }
}

impl<T> Shelf<T> {
    pub(crate) fn add(&mut self, bits: usize, what: T) -> usize {
        let live = true;
        self.made.push(Made { bits, live, what });
        self.made.len() - 1
    }

    /// The bits to pass, and what they stand for if that is alive.
    pub(crate) fn find(&self, which: Which, foreign: usize) -> (usize, Option<usize>) {
        let latest = |back: u8| {
            let count = self.made.len();
            (count > 0).then(|| self.made[count - 1 - back as usize % count].bits)
        };
        let bits = match which {
            Which::Latest(back) => latest(back).unwrap_or(0),
            Which::Twisted(back, bit) => latest(back).unwrap_or(0) ^ (1 << (bit % 64)),
            Which::Null => 0,
            Which::Foreign => foreign,
            Which::Invented(bits) => bits as usize,
        };
        (bits, self.position(bits))
    }

    pub(crate) fn position(&self, bits: usize) -> Option<usize> {
        self.made
            .iter()
            .position(|made| made.live && made.bits == bits)
    }

    pub(crate) fn live(&self) -> Vec<usize> {
        let live = self.made.iter().filter(|made| made.live);
        live.map(|made| made.bits).collect()
    }

    pub(crate) fn release_all(&mut self) {
        self.made.iter_mut().for_each(|made| made.live = false);
    }
}

impl World {
    pub(crate) fn fault(&mut self, fault: impl Into<String>) {
        self.faults.push(fault.into());
    }

    /// Holds what a function answered against what it may answer: what is wrong with the call, if anything is.
    pub(crate) fn check(
        &mut self,
        function: &str,
        got: EOS_EResult,
        wrong: &Wrong,
        else_one_of: &[EOS_EResult],
    ) {
        let may = if wrong.0.is_empty() {
            else_one_of
        } else {
            &wrong.0
        };
        if !may.contains(&got) {
            self.fault(format!("{function} answered {got:?}, not one of {may:?}"));
        }
    }

    pub(crate) fn life(&self, slot: u8) -> Option<usize> {
        self.slots[slot as usize]
    }

    pub(crate) fn is_live(&self, life: Option<usize>) -> bool {
        life.is_some_and(|life| self.lives[life].live)
    }

    /// A handle of a platform that may be gone; null where there was none.
    pub(crate) fn handle<T>(&self, slot: u8, of: fn(&Life) -> usize) -> *mut T {
        let bits = self.life(slot).map_or(0, |life| of(&self.lives[life]));
        std::ptr::without_provenance_mut(bits)
    }

    /// A live handle of another kind than those that are on the shelves.
    pub(crate) fn foreign(&self) -> usize {
        let live = self.lives.iter().rev().find(|life| life.live);
        live.map_or(0, |life| life.platform)
    }

    /// The bits of a user, and whether they are a user's.
    pub(crate) fn user(&mut self, slot: u8, user: User) -> (usize, bool) {
        let bits = match user {
            User::Mine => self
                .life(slot)
                .and_then(|life| self.lives[life].users.first().copied())
                .unwrap_or(0),
            User::Heard(back) if !self.heard.is_empty() => {
                let count = self.heard.len();
                self.heard[count - 1 - back as usize % count]
            }
            User::Elsewhere(number) => elsewhere(number),
            User::Null | User::Heard(_) => 0,
            User::Invented(bits) => bits as usize,
        };
        if matches!(user, User::Elsewhere(_)) {
            self.hear_of(bits);
        }
        (bits, self.heard.contains(&bits))
    }

    pub(crate) fn hear_of(&mut self, user: usize) {
        if user != 0 && !self.heard.contains(&user) {
            self.heard.push(user);
        }
    }

    /// Notes an operation before it is called; gives its client data.
    pub(crate) fn begin(
        &mut self,
        life: Option<usize>,
        function: &'static str,
        what: What,
        then: Then,
    ) -> *mut c_void {
        let told = self.is_live(life);
        let life = life.unwrap_or(usize::MAX);
        let at = self.operations.len();
        let (mut before, mut logins, mut was_in) = (None, None, false);
        if told {
            let here = &mut self.lives[life];
            (before, was_in) = (here.line_up(at, &what), here.is_in(&what));
            logins = (here.logins.0 == here.logins.1).then_some(here.logins.0);
        }
        let calls = 0;
        self.operations.push(Operation {
            life,
            function,
            what,
            told,
            calls,
            before,
            logins,
            was_in,
            then,
        });
        client_data(at)
    }

    /// The library was shut down: nothing of what it made can be used any more, but outputs.
    pub(crate) fn all_gone(&mut self) {
        self.process = Process::Down;
        self.lives.iter_mut().for_each(|life| life.live = false);
        self.modifications.release_all();
        self.searches.release_all();
        self.details.release_all();
        self.views.release_all();
        self.tokens.release_all();
        self.heard.clear();
    }
}

impl Life {
    fn line_up(&mut self, operation: usize, what: &What) -> Option<Intent> {
        let (name, intent) = what.lane()?;
        let lane = self.lanes.entry(name).or_default();
        let known = lane.iter().rev().map(|(_, intent)| *intent);
        let before = known.into_iter().find(|intent| *intent != Intent::Change);
        lane.push_back((operation, intent));
        before
    }

    fn is_in(&self, what: &What) -> bool {
        match what {
            What::Create(modification) => match &modification.creation {
                Some(creation) if creation.user == 0 => self.server,
                Some(creation) => self.users.contains(&creation.user),
                None => false,
            },
            What::Join { user, .. } => self.users.contains(user),
            _ => false,
        }
    }

    pub(crate) fn is_busy(&self, name: &str) -> bool {
        self.lanes.get(name).is_some_and(|lane| !lane.is_empty())
    }
}

impl What {
    /// The local session that the operation waits for, and what it does to it.
    pub(crate) fn lane(&self) -> Option<(&'static str, Intent)> {
        Some(match self {
            Self::Create(modification) => (modification.name, Intent::Enter),
            Self::Change(modification) => (modification.name, Intent::Change),
            Self::Join { name, .. } => (*name, Intent::Enter),
            Self::Destroy(name) => (*name, Intent::Leave),
            Self::Start(name) | Self::End(name) => (*name, Intent::Change),
            Self::Register(name, _) | Self::Unregister(name, _) => (*name, Intent::Change),
            _ => return None,
        })
    }
}

/// Everything that is wrong with a call, as the codes that may come of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wrong(pub(crate) Vec<EOS_EResult>);

impl Wrong {
    pub(crate) fn version(mut self, version: Version, latest: i32) -> Self {
        if !(1..=latest).contains(&number(version, latest)) {
            self.0.push(EOS_EResult::EOS_IncompatibleVersion);
        }
        self
    }

    pub(crate) fn parameter(self, is_wrong: bool) -> Self {
        self.when(is_wrong, EOS_EResult::EOS_InvalidParameters)
    }

    pub(crate) fn text(self, text: Text) -> Self {
        self.parameter(good(text).is_none_or(str::is_empty))
    }

    pub(crate) fn when(mut self, is_wrong: bool, code: EOS_EResult) -> Self {
        if is_wrong {
            self.0.push(code);
        }
        self
    }
}

pub(crate) fn number(version: Version, latest: i32) -> i32 {
    match version {
        Version::Latest => latest,
        Version::Raw(number) => number,
    }
}

pub(crate) fn good(text: Text) -> Option<&'static str> {
    match text {
        Text::Good(text) => Some(text),
        _ => None,
    }
}

/// The value that the library should make of one; none for one that it should refuse.
pub(crate) fn plain(value: &Value) -> Option<Plain> {
    match value {
        Value::Bool(value) => Some(Plain::Bool(*value != 0)),
        Value::Int(value) => Some(Plain::Int(*value)),
        Value::Double(value) => value.is_finite().then_some(Plain::Double(*value)),
        Value::String(Text::Empty) => Some(Plain::String(String::new())),
        Value::String(text) => good(*text).map(|text| Plain::String(text.to_owned())),
        Value::Unknown(_) => None,
    }
}

const CLIENT_DATA: usize = 0x6000_0000;

fn client_data(operation: usize) -> *mut c_void {
    std::ptr::without_provenance_mut(CLIENT_DATA + operation)
}

/// The operation whose client data this is.
pub(crate) fn operation_of(client_data: *mut c_void) -> Option<usize> {
    client_data.addr().checked_sub(CLIENT_DATA)
}

fn elsewhere(number: u16) -> usize {
    let text = match number % 2 {
        0 => format!("7000000000000{number:04}"),
        _ => format!("elsewhere-{number}"),
    };
    let text = std::ffi::CString::new(text).expect("no NUL inside");
    // SAFETY: the text ends in a NUL.
    unsafe { EOS_ProductUserId_FromString(text.as_ptr()) }.addr()
}

/// Letter case does not tell session ids apart.
pub(crate) fn same_id(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

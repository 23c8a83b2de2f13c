//! What the callbacks may bring: a model of the sessions of each platform, which goes on with every callback.

use greenroom::result::EOS_EResult::{self, *};

use crate::call::Then;
use crate::world::{
    Attribute, Creation, Intent, Known, Life, Local, Modification, Play, Set, What, World, same_id,
};

/// What a callback said beside its code.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said {
    pub(crate) user: usize,
    pub(crate) token: usize,
    pub(crate) name: String,
    pub(crate) id: String,
    pub(crate) players: Vec<usize>,
}

/// What is to be done in a callback.
#[derive(Default)]
pub(crate) struct Turn {
    /// A session of this platform was joined: what is known of it is in its view.
    pub(crate) learn: Option<(usize, &'static str)>,
    pub(crate) then: Then,
}

/// A callback came.
pub(crate) fn hear(
    world: &mut World,
    operation: Option<usize>,
    code: EOS_EResult,
    said: &Said,
) -> Turn {
    let Some(at) = operation.filter(|at| *at < world.operations.len()) else {
        world.fault(format!(
            "a callback came with client data that nobody gave, and {code:?}"
        ));
        return Turn::default();
    };
    let operation = &mut world.operations[at];
    operation.calls += 1;
    let (life, function, told, calls) = (
        operation.life,
        operation.function,
        operation.told,
        operation.calls,
    );
    let then = operation.then.clone();
    if !told || calls > 1 {
        world.fault(format!("{function}: callback number {calls} with {code:?}, of a platform that was there: {told}"));
        return Turn::default();
    }
    if !world.lives[life].live {
        world.fault(format!(
            "{function}: a callback with {code:?} after the release of its platform"
        ));
    }
    if world.ticking.last() != Some(&Some(life)) {
        world.fault(format!(
            "{function}: a callback with {code:?} outside of a Tick of its platform"
        ));
    }
    let learn = settle(world, at, code, said);
    Turn { learn, then }
}

fn settle(
    world: &mut World,
    at: usize,
    code: EOS_EResult,
    said: &Said,
) -> Option<(usize, &'static str)> {
    let operation = &world.operations[at];
    let (life, function, what) = (operation.life, operation.function, operation.what.clone());
    let login_is_sure = operation.logins == Some(world.lives[life].logins.0);
    let (before, was_in) = (operation.before, operation.was_in);
    let here = &mut world.lives[life];
    if let Some((name, _)) = what.lane() {
        let first = here.lanes.get_mut(name).and_then(|lane| lane.pop_front());
        if first.map(|(operation, _)| operation) != Some(at) {
            world.fault(format!(
                "{function}: the callback for {name:?} came out of order"
            ));
            return None;
        }
    }
    let here = &world.lives[life];
    let may = match &what {
        What::Refused(may) => may.clone(),
        // Of two at once either may be first.
        What::Device { first: true, .. } if here.devices == 1 => vec![EOS_Success],
        What::Device { done: true, .. } => vec![EOS_DuplicateNotAllowed],
        What::Device { .. } => vec![EOS_Success, EOS_DuplicateNotAllowed],
        What::Login {
            device: Known::Never,
            ..
        } if here.device == Known::Never => vec![EOS_NotFound],
        What::Login {
            device: Known::Done,
            account: Known::Done,
        } => vec![EOS_Success],
        What::Login {
            device: Known::Done,
            account: Known::Never,
        } if here.account == Known::Never => vec![EOS_InvalidUser],
        What::Login { .. } => vec![EOS_Success, EOS_InvalidUser, EOS_NotFound],
        What::CreateUser => vec![EOS_Success, EOS_Connect_InvalidToken],
        What::Logout(user) if here.users.contains(user) => vec![EOS_Success],
        What::Logout(_) => vec![EOS_InvalidUser],
        What::Find { may, .. } => may.clone(),
        What::Create(_) | What::Join { .. } => {
            may_enter(here, &what, before, was_in, login_is_sure)
        }
        _ => may_change(here, &what, before),
    };
    let exact = matches!(what, What::Refused(_) | What::Logout(_))
        || may == [EOS_Sessions_SessionAlreadyExists];
    let unsure = what
        .lane()
        .is_some_and(|(name, _)| here.unsure.contains(name));
    let late = here.loose
        && !exact
        && [EOS_TimedOut, EOS_NoConnection, EOS_Sessions_OutOfSync].contains(&code);
    if !may.contains(&code) && !late && !unsure {
        world.fault(format!(
            "{function}: the callback brought {code:?}, not one of {may:?}, for {what:?}"
        ));
    }
    apply(world, life, &what, code, said)
}

fn may_enter(
    here: &Life,
    what: &What,
    before: Option<Intent>,
    was_in: bool,
    login_is_sure: bool,
) -> Vec<EOS_EResult> {
    let (name, _) = what.lane().expect("it has a name");
    if before == Some(Intent::Enter) || here.sessions_here.contains_key(name) {
        return vec![EOS_Sessions_SessionAlreadyExists];
    }
    let mut may = match (was_in, login_is_sure) {
        (false, true) => Vec::new(),
        _ => vec![EOS_Success],
    };
    let (user, presence) = match what {
        What::Create(modification) => {
            let creation = modification.creation.as_ref().expect("it is one");
            if creation.id.is_some() && !may.is_empty() {
                may.push(EOS_Sessions_SessionAlreadyExists);
            }
            (creation.user, creation.presence)
        }
        What::Join { user, presence, .. } => {
            if !may.is_empty() {
                let refused = [
                    EOS_NotFound,
                    EOS_Sessions_TooManyPlayers,
                    EOS_Sessions_SessionInProgress,
                ];
                may.extend(refused);
                may.extend([EOS_Sessions_NotAllowed, EOS_Sessions_SessionAlreadyExists]);
            }
            (*user, *presence)
        }
        _ => (0, false),
    };
    if user == 0 {
        if !here.server {
            return vec![EOS_InvalidParameters];
        }
    } else if !was_in || !login_is_sure {
        may.push(EOS_InvalidUser);
    }
    let shown = |session: &Local| session.presence && session.user == user;
    let is_busy = here.lanes.values().any(|lane| !lane.is_empty());
    if presence && (is_busy || !here.unsure.is_empty() || here.sessions_here.values().any(shown)) {
        may.push(EOS_Sessions_PresenceSessionExists);
    }
    may
}

fn may_change(here: &Life, what: &What, before: Option<Intent>) -> Vec<EOS_EResult> {
    let (name, intent) = what.lane().expect("it has a name");
    if intent == Intent::Leave && before == Some(Intent::Leave) {
        return vec![EOS_AlreadyPending];
    }
    let Some(session) = here.sessions_here.get(name) else {
        return vec![EOS_NotFound];
    };
    let mut may = match what {
        What::Destroy(_) => return vec![EOS_Success],
        What::Start(_) if session.play == Play::InProgress => {
            return vec![EOS_Sessions_SessionInProgress];
        }
        What::End(_) if session.play != Play::InProgress => return vec![EOS_InvalidState],
        What::Change(_) if !session.own => return vec![EOS_Sessions_UpsertNotAllowed],
        What::Change(modification) => match modification.set.max {
            Some(max) if (max as usize) < session.players.len() => {
                vec![EOS_Sessions_TooManyPlayers]
            }
            _ => vec![EOS_Success],
        },
        What::Register(_, players) => match fresh(session, players).len() {
            0 => return vec![EOS_NoChange],
            fresh if session.players.len() + fresh > session.set.max.unwrap_or(0) as usize => {
                return vec![EOS_Sessions_TooManyPlayers];
            }
            _ if session.own && session.set.restricted == Some(true) => {
                vec![EOS_Sessions_NotAllowed]
            }
            _ => vec![EOS_Success],
        },
        What::Unregister(_, players) if gone(session, players).is_empty() => {
            return vec![EOS_NoChange];
        }
        _ => vec![EOS_Success],
    };
    if session.own && (!session.healthy || here.loose) {
        may.extend([
            EOS_Success,
            EOS_NotFound,
            EOS_InvalidUser,
            EOS_Sessions_UpsertNotAllowed,
        ]);
    }
    may
}

/// Those who are named and not registered, each once and in order.
pub(crate) fn fresh(session: &Local, players: &[usize]) -> Vec<usize> {
    distinct(players, |player| !session.players.contains(player))
}

fn gone(session: &Local, players: &[usize]) -> Vec<usize> {
    distinct(players, |player| session.players.contains(player))
}

fn distinct(players: &[usize], wanted: impl Fn(&usize) -> bool) -> Vec<usize> {
    let mut found = Vec::new();
    for player in players {
        if wanted(player) && !found.contains(player) {
            found.push(*player);
        }
    }
    found
}

/// The operation did what its code says.
fn apply(
    world: &mut World,
    life: usize,
    what: &What,
    code: EOS_EResult,
    said: &Said,
) -> Option<(usize, &'static str)> {
    if matches!(
        what,
        What::Login { .. } | What::CreateUser | What::Logout(_)
    ) {
        world.lives[life].logins.1 += 1;
    }
    if said.token != 0 {
        world.tokens.add(said.token, ());
    }
    if !matches!(code, EOS_Success | EOS_Sessions_OutOfSync | EOS_NoChange) {
        return None;
    }
    match what {
        What::Device { .. } => world.lives[life].device = Known::Done,
        What::Login { .. } | What::CreateUser => log_in(world, life, said.user),
        What::Logout(user) => world.lives[life].users.retain(|known| known != user),
        What::Create(modification) => return create(world, life, modification, said),
        What::Change(modification) => change(world, life, modification, said),
        What::Join {
            name,
            id,
            user,
            presence,
        } => return join(world, life, name, id, (*user, *presence)),
        What::Start(name) => play(world, life, name, Play::InProgress),
        What::End(name) => play(world, life, name, Play::Ended),
        What::Destroy(name) => {
            world.lives[life].sessions_here.remove(name);
        }
        What::Register(name, players) => register(world, life, name, players, &said.players),
        What::Unregister(name, players) => unregister(world, life, name, players, &said.players),
        What::Find { search, asked, .. } => {
            let search = &mut world.searches.made[*search].what;
            // An answer that was overtaken by that to a later question does not count.
            if search.asked == *asked {
                search.shows = Some(*asked);
            }
        }
        What::Refused(_) => {}
    }
    None
}

fn log_in(world: &mut World, life: usize, user: usize) {
    if user == 0 {
        return world.fault("a login succeeded without a user");
    }
    world.hear_of(user);
    world.lives[life].account = Known::Done;
    if !world.lives[life].users.contains(&user) {
        world.lives[life].users.push(user);
    }
    // A continuance token of another platform makes the same user on both.
    let same: Vec<usize> = (0..world.lives.len())
        .filter(|life| world.lives[*life].users.contains(&user))
        .collect();
    if same.len() > 1 {
        same.iter().for_each(|life| world.lives[*life].loose = true);
    }
}

impl Life {
    /// The directory lets go of what a user has from the call of a logout on.
    pub(crate) fn blur(&mut self, user: usize) {
        let sessions = self.sessions_here.values_mut();
        for session in sessions.filter(|session| session.user == user) {
            session.healthy = false;
        }
    }
}

fn create(
    world: &mut World,
    life: usize,
    modification: &Modification,
    said: &Said,
) -> Option<(usize, &'static str)> {
    let Modification {
        name,
        creation: Some(Creation { user, presence, id }),
        set,
        ..
    } = modification
    else {
        return None;
    };
    let wanted = id.is_none_or(|id| id.eq_ignore_ascii_case(&said.id));
    if said.name != *name || said.id.is_empty() || !wanted {
        world.fault(format!(
            "{name:?} was made, and the callback brought {said:?}"
        ));
    }
    world.ids.push(said.id.clone());
    let here = &mut world.lives[life];
    // A session of the same user under the same id is replaced.
    let replaced = |session: &Local| session.user == *user && same_id(&session.id, &said.id);
    let others: Vec<_> = here
        .sessions_here
        .iter()
        .filter(|(_, session)| replaced(session))
        .map(|(name, _)| *name)
        .collect();
    let replaces = !others.is_empty();
    for other in others {
        here.sessions_here.remove(other);
        if here.is_busy(other) {
            here.unsure.insert(other);
        }
    }
    let here = &world.lives[life];
    let is_in = *user == 0 || here.users.contains(user) && here.logins.0 == here.logins.1;
    // Operations that were called under the other name may have met the new session on the directory.
    let healthy = is_in && !replaces;
    let mut others = here.sessions_here.values();
    if *presence && others.any(|session| session.presence && session.user == *user) {
        world.fault(format!(
            "{name:?} is the second session in the presence of its user"
        ));
    }
    let attributes = set
        .attributes
        .iter()
        .filter_map(|(key, value)| Some((key.clone(), value.clone()?)));
    let local = Local {
        id: said.id.clone(),
        own: true,
        user: *user,
        presence: *presence,
        play: Play::Pending,
        players: Vec::new(),
        attributes: attributes.collect(),
        set: set.clone(),
        healthy,
    };
    world.lives[life].sessions_here.insert(name, local);
    None
}

fn change(world: &mut World, life: usize, modification: &Modification, said: &Said) {
    let name = modification.name;
    let Some(session) = world.lives[life].sessions_here.get_mut(name) else {
        return;
    };
    session.set.take(&modification.set);
    for (key, value) in &modification.set.attributes {
        match value {
            Some(value) => session.attributes.insert(key.clone(), value.clone()),
            None => session.attributes.remove(key),
        };
    }
    if said.name != name || said.id != session.id {
        let fault = format!(
            "{name:?} with the id {} was changed, and the callback brought {said:?}",
            session.id
        );
        world.fault(fault);
    }
}

impl Set {
    fn take(&mut self, later: &Self) {
        self.bucket = later.bucket.or(self.bucket);
        self.address = later.address.or(self.address);
        self.max = later.max.or(self.max);
        self.restricted = later.restricted.or(self.restricted);
        self.permission = later.permission.or(self.permission);
        self.join_in_progress = later.join_in_progress.or(self.join_in_progress);
    }
}

fn join(
    world: &mut World,
    life: usize,
    name: &'static str,
    id: &str,
    (user, presence): (usize, bool),
) -> Option<(usize, &'static str)> {
    let here = &world.lives[life];
    let mine = here
        .sessions_here
        .values()
        .filter(|session| session.user == user);
    let (same, shown) = mine.fold((false, false), |(same, shown), session| {
        (same || same_id(&session.id, id), shown || session.presence)
    });
    if same {
        world.fault(format!(
            "{name:?} is joined by a user who is in the session already"
        ));
    }
    if presence && shown {
        world.fault(format!(
            "{name:?} is the second session in the presence of its user"
        ));
    }
    let local = Local {
        id: id.to_owned(),
        own: false,
        user,
        presence,
        play: Play::Pending,
        players: Vec::new(),
        set: Set::default(),
        attributes: std::collections::BTreeMap::<String, Attribute>::new(),
        healthy: true,
    };
    world.lives[life].sessions_here.insert(name, local);
    Some((life, name))
}

fn play(world: &mut World, life: usize, name: &str, play: Play) {
    if let Some(session) = world.lives[life].sessions_here.get_mut(name) {
        session.play = play;
    }
}

fn register(world: &mut World, life: usize, name: &str, players: &[usize], told: &[usize]) {
    let unsure = world.lives[life].unsure.contains(name);
    let Some(session) = world.lives[life].sessions_here.get_mut(name) else {
        return;
    };
    let fresh = fresh(session, players);
    session.players.extend_from_slice(&fresh);
    if fresh != told && !unsure {
        world.fault(format!(
            "{name:?}: {fresh:x?} were to be registered, and the callback brought {told:x?}"
        ));
    }
}

fn unregister(world: &mut World, life: usize, name: &str, players: &[usize], told: &[usize]) {
    let unsure = world.lives[life].unsure.contains(name);
    let Some(session) = world.lives[life].sessions_here.get_mut(name) else {
        return;
    };
    let gone = gone(session, players);
    session.players.retain(|player| !gone.contains(player));
    if gone != told && !unsure {
        world.fault(format!(
            "{name:?}: {gone:x?} were to go, and the callback brought {told:x?}"
        ));
    }
}

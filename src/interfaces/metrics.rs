//! How long players play: the Metrics interface.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use greenroom_protocol::ids::AccountId;
use greenroom_protocol::limits;
use greenroom_protocol::play::PlayerSessionForm;
use greenroom_protocol::session::Guid;
use parking_lot::Mutex;

use super::auth::Auth;
use super::random::mint;
use super::users::Users;
use super::{Base, Failure, Outcome};
use crate::client::Who;
use crate::result::EOS_EResult;
use crate::runtime::log::{self, Category};
use crate::user_id::UserId;

/// The play of one platform's players, as the game tells it. The directory is told in the background, by a name that says nothing of the player.
pub struct Metrics {
    base: Base,
    users: Arc<Users>,
    auth: Arc<Auth>,
    open: Mutex<HashMap<Player, Play>>,
    reports: Arc<Reports>,
}

/// Whose play it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Player {
    /// An Epic account.
    Epic(UserId),
    /// An account of another system, by its id there.
    External(String),
}

/// A play that is going on: in whose name the directory was told, if anybody is logged in, and by which id.
#[derive(Clone, Debug)]
struct Play {
    teller: Option<Who>,
    id: Guid,
}

/// What the directory is still to be told, in the order of the calls.
#[derive(Default)]
struct Reports(Mutex<Queue>);

#[derive(Default)]
struct Queue {
    waiting: VecDeque<(Who, PlayerSessionForm)>,
    /// Whether a task is about it.
    is_told: bool,
}

impl Reports {
    /// Puts one at the end. True where nobody tells them as yet; false too where there are too many, and this one is dropped.
    fn add(&self, who: Who, form: PlayerSessionForm) -> bool {
        let mut queue = self.0.lock();
        if queue.waiting.len() >= limits::PLAYER_SESSION_REPORTS_MAX {
            return false;
        }
        queue.waiting.push_back((who, form));
        !std::mem::replace(&mut queue.is_told, true)
    }

    fn next(&self) -> Option<(Who, PlayerSessionForm)> {
        let mut queue = self.0.lock();
        let next = queue.waiting.pop_front();
        queue.is_told = next.is_some();
        next
    }
}

impl Metrics {
    /// Nobody plays yet.
    pub fn new(base: Base, users: Arc<Users>, auth: Arc<Auth>) -> Arc<Self> {
        Arc::new(Self {
            base,
            users,
            auth,
            open: Mutex::default(),
            reports: Arc::default(),
        })
    }

    /// A player begins to play.
    ///
    /// # Errors
    /// `EOS_InvalidParameters` for one who plays already; `EOS_LimitExceeded` where too many do.
    pub fn begin(&self, player: Player) -> Outcome<()> {
        let id = guid()?;
        let teller = self.teller(&player);
        let play = Play { teller, id };
        {
            let mut open = self.open.lock();
            if open.contains_key(&player) {
                return Err(Failure::parameter(
                    "AccountId: the player has a player session already",
                ));
            }
            if open.len() >= limits::PLAYER_SESSIONS_PER_CALLER_MAX {
                let most = limits::PLAYER_SESSIONS_PER_CALLER_MAX;
                let message = format!("{most} player sessions are open");
                return Err(Failure::new(EOS_EResult::EOS_LimitExceeded, message));
            }
            open.insert(player, play.clone());
        }
        self.tell(play, true);
        Ok(())
    }

    /// A player has ended.
    ///
    /// # Errors
    /// `EOS_NotFound` for one who does not play.
    pub fn end(&self, player: &Player) -> Outcome<()> {
        let play = self.open.lock().remove(player);
        let play = play.ok_or_else(|| {
            let message = "AccountId: the player has no player session";
            Failure::new(EOS_EResult::EOS_NotFound, message)
        })?;
        self.tell(play, false);
        Ok(())
    }

    /// In whose name the directory is told: the player's, where it is logged in, else that of the server or of whoever logged in first.
    fn teller(&self, player: &Player) -> Option<Who> {
        let own = match player {
            Player::Epic(user) => self.login_of(user),
            Player::External(_) => None,
        };
        let anybody = || self.users.anybody().ok();
        let first = || self.login_of(&self.auth.logins.by_index(0)?).map(Who::User);
        own.map(Who::User).or_else(anybody).or_else(first)
    }

    fn login_of(&self, user: &UserId) -> Option<AccountId> {
        let by_auth = self.auth.account(user);
        by_auth.or_else(|_| self.users.account(user)).ok()
    }

    /// Tells the directory, in the background; the game waits for nothing.
    fn tell(&self, play: Play, open: bool) {
        let Some(who) = play.teller else {
            return;
        };
        let form = PlayerSessionForm { id: play.id, open };
        if !self.reports.add(who, form) {
            return;
        }
        // The task keeps neither the platform nor its worker alive.
        let (client, reports) = (self.base.client.clone(), Arc::clone(&self.reports));
        self.base.engine.spawn_background(async move {
            while let Some((who, form)) = reports.next() {
                if let Err(error) = client.note_play(who, form).await {
                    log::info(Category::Analytics, || {
                        format!("a player session was not counted: {error}")
                    });
                }
            }
        });
    }
}

fn guid() -> Outcome<Guid> {
    let digits = mint()?;
    let parts = [
        &digits[..8],
        &digits[8..12],
        &digits[12..16],
        &digits[16..20],
        &digits[20..],
    ];
    let guid = Guid::new(&parts.join("-"));
    guid.ok_or_else(|| Failure::new(EOS_EResult::EOS_UnexpectedError, "an id was not made"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_are_told_by_one_task_in_their_order() {
        let reports = Reports::default();
        let who = Who::User(AccountId::new(7).expect("valid"));
        let report = |open| PlayerSessionForm {
            id: guid().expect("random"),
            open,
        };
        assert!(reports.add(who, report(true)), "nobody tells them yet");
        assert!(!reports.add(who, report(false)), "somebody does");
        let told = std::iter::from_fn(|| reports.next());
        let told: Vec<bool> = told.map(|(_, form)| form.open).collect();
        assert_eq!(told, [true, false]);
        assert!(reports.add(who, report(true)), "the task has ended");
    }

    #[test]
    fn what_nobody_takes_does_not_pile_up() {
        let reports = Reports::default();
        let who = Who::User(AccountId::new(7).expect("valid"));
        for _ in 0..limits::PLAYER_SESSION_REPORTS_MAX + 5 {
            let id = guid().expect("random");
            reports.add(who, PlayerSessionForm { id, open: true });
        }
        let told = std::iter::from_fn(|| reports.next()).count();
        assert_eq!(told, limits::PLAYER_SESSION_REPORTS_MAX);
    }
}

//! What players show of themselves: the Presence interface.

mod cache;
pub mod modification;
mod view;

use std::sync::{Arc, OnceLock};

use greenroom_protocol::ids::AccountId;
use greenroom_protocol::limits;
use greenroom_protocol::people::PresenceDocument;
use greenroom_protocol::presence::is_readable;
use parking_lot::Mutex;

use crate::client::{FollowingPresence, Pushed, Who, patiently};
use crate::interfaces::auth::Auth;
use crate::interfaces::notifications::Notifications;
use crate::interfaces::overlay::UiEventId;
use crate::interfaces::{Base, Failure, Outcome};
use crate::result::EOS_EResult;
use crate::user_id::UserId;

use cache::Cache;
use modification::Modification;
pub use view::View;

/// The presence of the users of one platform, and of those whom they may see.
pub struct Presence {
    base: Base,
    auth: Arc<Auth>,
    cache: Mutex<Cache>,
    /// From the first call that cares for others' presence on.
    following: OnceLock<FollowingPresence>,
    /// Somebody shows something else than before.
    pub changes: Notifications<PresenceChange>,
    /// A user wants to join another one by its join info.
    pub joins: Notifications<JoinAccepted>,
}

/// A player shows something else, as far as a user sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PresenceChange {
    pub user: UserId,
    /// May be the user itself.
    pub player: UserId,
}

/// A user wants to join a player.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinAccepted {
    pub user: UserId,
    pub player: UserId,
    pub join_info: String,
    pub event: UiEventId,
}

/// What the game says of its product.
#[derive(Clone, Debug, Default)]
pub struct Product {
    pub name: String,
    pub version: String,
}

impl Presence {
    /// The interface of the platform whose Epic accounts these are.
    pub fn new(base: Base, auth: Arc<Auth>) -> Arc<Self> {
        let presence = Arc::new(Self {
            base,
            auth: Arc::clone(&auth),
            cache: Mutex::default(),
            following: OnceLock::new(),
            changes: Notifications::default(),
            joins: Notifications::default(),
        });
        let watcher = Arc::downgrade(&presence);
        auth.logins.watch(move |change| {
            if let (Some(account), Some(presence)) = (change.user.account(), watcher.upgrade()) {
                presence.hear(account, change.logged_in);
            }
        });
        presence
    }

    /// Runs `finish` inside the next Tick: for what is known already.
    pub fn post(&self, finish: impl FnOnce() + Send + 'static) {
        self.base.post(finish);
    }

    /// Lets the directory tell of others' presence from now on.
    pub fn follow(&self) {
        self.following
            .get_or_init(|| self.base.client.follow_presence());
    }

    /// Asks the directory what a player shows to a user, and keeps it.
    ///
    /// # Errors
    /// `EOS_InvalidUser`; `EOS_NotFound` for a player who cannot be one of this directory.
    pub fn query(
        self: &Arc<Self>,
        user: UserId,
        player: UserId,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) {
        let both = self.auth.account(&user).and_then(|account| {
            let player = player.account();
            Ok((account, player.ok_or_else(unknown_player)?))
        });
        let (account, target) = match both {
            Ok(both) => both,
            Err(failure) => return self.post(|| done(Err(failure))),
        };
        self.follow();
        let asked = self.cache.lock().now();
        let client = self.base.client.clone();
        let ask = async move { client.presence_of(account, target).await };
        let presence = Arc::clone(self);
        self.base.ask(ask, move |answer| match answer {
            Err(failure) => done(Err(failure)),
            Ok(document) => {
                let view = presence.view(document);
                let is_other = presence.cache.lock().answer(account, target, view, asked);
                done(Ok(()));
                if is_other {
                    presence.tell(account, target);
                }
            }
        });
    }

    /// What a player shows to a user, as far as that was asked for or told.
    ///
    /// # Errors
    /// `EOS_InvalidUser`, `EOS_NotFound`.
    pub fn get(&self, user: &UserId, player: &UserId) -> Outcome<View> {
        let account = self.auth.account(user)?;
        let target = player.account().ok_or_else(unknown_player)?;
        let cache = self.cache.lock();
        cache.get(account, target).cloned().ok_or_else(|| {
            let message = format!("TargetUserId: user {user} knows nothing of {player} yet");
            Failure::new(EOS_EResult::EOS_NotFound, message)
        })
    }

    /// The account of a user who must be logged in by Auth.
    ///
    /// # Errors
    /// `EOS_InvalidUser`.
    pub fn account(&self, user: &UserId) -> Outcome<AccountId> {
        self.auth.account(user)
    }

    /// What others join a player by, as a document says.
    pub fn join_info(&self, document: PresenceDocument) -> Option<String> {
        self.view(document).join_info
    }

    /// Lets a user show something else. What cannot be told in time is told at the next contact. `done` gets how it ended for the text that others read, where the rest is shown.
    ///
    /// # Errors
    /// `EOS_InvalidUser`; `EOS_Presence_DataLengthInvalid` where the records would be more than 32.
    pub fn set(
        self: &Arc<Self>,
        user: UserId,
        modification: &Modification,
        product: &Product,
        done: impl FnOnce(Outcome<EOS_EResult>) + Send + 'static,
    ) {
        let changed = self.auth.account(&user).and_then(|account| {
            self.change(account, modification, product)?;
            Ok(account)
        });
        let account = match changed {
            Ok(account) => account,
            Err(failure) => return self.post(|| done(Err(failure))),
        };
        let text = match modification.wants_template() {
            true => EOS_EResult::EOS_Presence_TemplateNotFound,
            false => EOS_EResult::EOS_Success,
        };
        let client = self.base.client.clone();
        let ask = async move { patiently(client.tell_presence(account)).await };
        let presence = Arc::clone(self);
        self.base.ask(ask, move |answer| match answer {
            Err(failure) => done(Err(failure)),
            Ok(document) => {
                let view = presence.view(document);
                let is_other = presence.cache.lock().put(account, account, view);
                done(Ok(text));
                if is_other {
                    presence.tell(account, account);
                }
            }
        });
    }

    fn change(
        &self,
        account: AccountId,
        modification: &Modification,
        product: &Product,
    ) -> Outcome<()> {
        let client = &self.base.client;
        client.change_presence(account, |said| {
            modification.apply(said)?;
            said.product_id = label(client.product().unwrap_or_default());
            said.product_name = label(&product.name);
            said.product_version = label(&product.version);
            said.platform = label(PLATFORM);
            Ok(())
        })?
    }

    /// Takes over what a push channel brought. On the worker: what the game can observe changes in the next Tick.
    pub fn take_in(self: &Arc<Self>, who: Who, pushed: &Pushed) {
        let Who::User(account) = who else {
            return;
        };
        let presence = Arc::clone(self);
        match pushed {
            Pushed::Presences(people) => {
                let people = people.clone();
                self.post(move || presence.take_state(account, people));
            }
            Pushed::Presence(document) => {
                let document = document.clone();
                self.post(move || presence.take(account, document));
            }
            _ => {}
        }
    }

    /// Tells no watcher anything any more.
    pub fn silence(&self) {
        self.changes.clear();
        self.joins.clear();
    }

    fn take(&self, account: AccountId, document: PresenceDocument) {
        let player = document.xuid;
        let view = self.view(document);
        let is_other = self.cache.lock().put(account, player, view);
        if is_other {
            self.tell(account, player);
        }
    }

    /// Tells of a player who shows something else; nobody of what a user sees who is logged in by Connect alone.
    fn tell(&self, account: AccountId, player: AccountId) {
        let user = UserId::from(account);
        if self.auth.logins.has(&user) {
            let player = UserId::from(player);
            self.changes.tell(&PresenceChange { user, player });
        }
    }

    /// A user has logged in or out by Auth. As long as it is logged in by Connect, its push channel stays, and what that has brought.
    fn hear(&self, account: AccountId, logged_in: bool) {
        if logged_in {
            let mut present: Vec<AccountId> = self.cache.lock().present(account).collect();
            present.retain(|player| *player != account);
            present
                .iter()
                .for_each(|player| self.tell(account, *player));
        } else if self.base.client.logged_in_since(account).is_none() {
            self.cache.lock().forget(account);
        }
    }

    /// Those who are there. Whoever was, and is not in the list, is asked for: it may have gone while the channel was lost, or not be followed at all, or its event is on the way.
    fn take_state(self: &Arc<Self>, account: AccountId, people: Vec<PresenceDocument>) {
        let mut doubtful: Vec<AccountId> = self.cache.lock().present(account).collect();
        let listed: Vec<AccountId> = people.iter().map(|person| person.xuid).collect();
        doubtful.retain(|player| *player != account && !listed.contains(player));
        for document in people {
            self.take(account, document);
        }
        if doubtful.is_empty() {
            return;
        }
        let presence = Arc::clone(self);
        self.base.engine.spawn_background(async move {
            for player in doubtful {
                presence.ask_again(account, player).await;
            }
        });
    }

    async fn ask_again(self: &Arc<Self>, account: AccountId, player: AccountId) {
        let asked = self.cache.lock().now();
        let answer = patiently(self.base.client.presence_of(account, player)).await;
        // Without an answer there is an outage again, and after it a state.
        let Ok(document) = answer else {
            return;
        };
        let presence = Arc::clone(self);
        self.post(move || {
            let view = presence.view(document);
            let is_other = presence.cache.lock().answer(account, player, view, asked);
            if is_other {
                presence.tell(account, player);
            }
        });
    }

    fn view(&self, document: PresenceDocument) -> View {
        View::of(document, self.base.client.client_id())
    }
}

/// The kind of machine that the library was built for.
const PLATFORM: &str = if cfg!(windows) {
    "WIN"
} else if cfg!(target_os = "macos") {
    "MAC"
} else {
    "LINUX"
};

/// A name as the directory takes it.
fn label(name: &str) -> Option<String> {
    let short: String = name
        .chars()
        .take(limits::PRESENCE_LABEL_MAX_CHARS)
        .collect();
    Some(short).filter(|short| !short.is_empty() && is_readable(short))
}

fn unknown_player() -> Failure {
    Failure::new(
        EOS_EResult::EOS_NotFound,
        "TargetUserId: this is no account of a directory",
    )
}

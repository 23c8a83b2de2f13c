//! One platform: wires the engine, the client and the interfaces together, and takes them apart again.

pub mod directory_place;
mod locale;
pub mod profile;
pub mod secrets;
mod sources;
pub mod status;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock, Weak, mpsc};
use std::thread;
use std::time::Duration;

use greenroom_protocol::ids::Deployment;
use greenroom_protocol::platform;

use crate::client::{Client, Config, Notice, Pushed, Who};
use crate::interfaces::auth::Auth;
use crate::interfaces::custom_invites::CustomInvites;
use crate::interfaces::faults::Faults;
use crate::interfaces::friends::Friends;
use crate::interfaces::metrics::Metrics;
use crate::interfaces::multiplayer::Multiplayer;
use crate::interfaces::overlay::Overlay;
use crate::interfaces::p2p::P2p;
use crate::interfaces::presence::Presence;
use crate::interfaces::random::mint;
use crate::interfaces::refusing::Refusing;
use crate::interfaces::sessions::Sessions;
use crate::interfaces::user_info::UserInfo;
use crate::interfaces::users::Users;
use crate::interfaces::{Base, Failure};
use crate::result::EOS_EResult;
use crate::runtime::clock::{Clock, SystemClock};
use crate::runtime::engine::{AroundSpawn, Engine};
use crate::runtime::log::{self, Category, Level};
use crate::runtime::outer_tick;

pub use crate::client::Labels;
pub use locale::Locale;
pub use status::Status;

/// How long the push channels have for their farewell, when a platform is released; the client itself takes a second at most.
const FAREWELL_PATIENCE: Duration = Duration::from_millis(1500);
/// How long a drain sleeps between two Ticks.
const DRAIN_STEP: Duration = Duration::from_millis(1);

/// What a game decides about a platform when it makes one.
#[derive(Clone, Debug)]
pub struct Options {
    /// What happens in one deployment is invisible to another.
    pub deployment: Deployment,
    /// What logins tell of the program besides.
    pub labels: Labels,
    pub client_id: String,
    pub client_secret: String,
    /// Whether the program itself asks, as a trusted server, where a call names no user.
    pub is_server: bool,
    /// How long an operation may take with all its retries.
    pub timeout: Duration,
    /// How long one Tick may run callbacks; none is as long as there are some.
    pub tick_budget: Option<Duration>,
    pub locale: Locale,
    /// Keeps the game's signals away from the worker.
    pub around_spawn: AroundSpawn,
}

/// A platform that a game made.
pub struct Platform {
    engine: Arc<Engine>,
    client: Client,
    clock: Arc<dyn Clock>,
    tick_budget: Option<Duration>,
    released: AtomicBool,
    announces: Arc<AtomicBool>,
    pub auth: Arc<Auth>,
    pub custom_invites: Arc<CustomInvites>,
    pub faults: Arc<Faults>,
    pub friends: Arc<Friends>,
    pub metrics: Arc<Metrics>,
    pub multiplayer: Arc<Multiplayer>,
    pub overlay: Arc<Overlay>,
    pub p2p: Arc<P2p>,
    pub presence: Arc<Presence>,
    pub refusing: Arc<Refusing>,
    pub sessions: Arc<Sessions>,
    pub user_info: Arc<UserInfo>,
    pub users: Arc<Users>,
    pub locale: parking_lot::Mutex<Locale>,
    pub status: Status,
}

impl Platform {
    /// Finds out where the directory is and starts the worker. Asks nobody anything yet.
    ///
    /// # Errors
    /// A place or a profile that makes no sense, and an operating system that has no thread left.
    pub fn create(options: Options) -> Result<Arc<Self>, Failure> {
        let place = directory_place::find().map_err(Failure::parameter)?;
        let secrets = secrets::for_place(&place).map_err(Failure::parameter)?;
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let engine = Engine::start("greenroom", Arc::clone(&clock), options.around_spawn)
            .map_err(|error| no_worker(&error))?;
        let engine = Arc::new(engine);
        let background = Background::default();
        let plays_on = plays_on(&options.labels);
        let client = Client::new(Config {
            place,
            client_id: options.client_id,
            client_secret: options.client_secret,
            deployment: options.deployment,
            labels: options.labels,
            timeout: options.timeout,
            secrets,
            since_tick: since_tick(&engine, &clock),
            notify: background.listener(),
            deliver: background.receiver(),
        })?;
        if options.is_server {
            client.act_as_server(mint()?);
        }
        let announces = Arc::<AtomicBool>::default();
        let base = Base {
            engine: Arc::clone(&engine),
            client: client.clone(),
            announces: Arc::clone(&announces),
        };
        let users = Users::new(base.clone(), options.is_server);
        let sessions = Sessions::new(base.clone(), Arc::clone(&users));
        let multiplayer = Multiplayer::new(base.clone(), Arc::clone(&users));
        let auth = Auth::new(base.clone());
        let custom_invites = CustomInvites::new(base.clone(), Arc::clone(&users));
        let presence = Presence::new(base.clone(), Arc::clone(&auth));
        let friends = Friends::new(base.clone(), Arc::clone(&auth));
        background.reaches(Listeners {
            friends: Arc::downgrade(&friends),
            custom_invites: Arc::downgrade(&custom_invites),
            auth: Arc::downgrade(&auth),
            users: Arc::downgrade(&users),
            sessions: Arc::downgrade(&sessions),
            multiplayer: Arc::downgrade(&multiplayer),
            presence: Arc::downgrade(&presence),
        });
        Ok(Arc::new(Self {
            faults: Faults::new(base.clone()),
            friends,
            metrics: Metrics::new(base.clone(), Arc::clone(&users), Arc::clone(&auth)),
            p2p: P2p::new(base.clone()),
            refusing: Refusing::new(base.clone()),
            user_info: UserInfo::new(base, Arc::clone(&auth), plays_on),
            auth,
            engine,
            status: Status::new(client.clone()),
            client,
            clock,
            tick_budget: options.tick_budget,
            released: AtomicBool::new(false),
            announces,
            users,
            overlay: Overlay::new(
                Arc::clone(&sessions),
                Arc::clone(&custom_invites),
                Arc::clone(&presence),
            ),
            presence,
            custom_invites,
            sessions,
            multiplayer,
            locale: parking_lot::Mutex::new(options.locale),
        }))
    }

    /// Tells the game what happened since the last Tick, by callbacks on this thread, and hands over the lines of the log. Does nothing on a platform that was released.
    pub fn tick(&self) {
        if self.released.load(Ordering::Acquire) {
            return;
        }
        outer_tick::run(|| {
            self.engine.tick(self.tick_budget);
            log::drain();
        });
    }

    /// Whether calls that begin from now on tell the game that they are tried again.
    pub fn announce_retries(&self, on: bool) {
        self.announces.store(on, Ordering::Relaxed);
    }

    /// Ticks until nothing is pending, or `limit` is over.
    ///
    /// # Errors
    /// `EOS_TimedOut` when something is still pending then; `EOS_InvalidState` inside a callback, where nothing could ever come to its end.
    pub fn drain(&self, limit: Duration) -> Result<(), Failure> {
        if outer_tick::is_inside() {
            return Err(Failure::new(
                EOS_EResult::EOS_InvalidState,
                "a callback is running on this thread, so that nothing else can be completed",
            ));
        }
        let started = self.clock.now();
        loop {
            self.tick();
            let pending = self.engine.pending();
            if pending == 0 {
                return Ok(());
            }
            if self.clock.now().saturating_duration_since(started) >= limit {
                return Err(Failure::new(
                    EOS_EResult::EOS_TimedOut,
                    format!("{pending} operations are still pending after {limit:?}"),
                ));
            }
            thread::sleep(DRAIN_STEP);
        }
    }

    /// Takes the platform apart: cancels what is pending without callbacks, says farewell on the push channels, and ends the worker. Inside a callback that happens when the outermost Tick on this
    /// thread returns. Calling it again does nothing.
    pub fn release(self: Arc<Self>) {
        if self.released.swap(true, Ordering::AcqRel) {
            return;
        }
        self.engine.silence();
        self.auth.silence();
        self.friends.silence();
        self.users.silence();
        self.sessions.silence();
        self.multiplayer.silence();
        self.presence.silence();
        self.custom_invites.silence();
        self.overlay.silence();
        outer_tick::defer(move || {
            self.take_apart();
            log::drain();
        });
    }

    fn take_apart(&self) {
        self.say_farewell();
        let cancelled = self.engine.stop();
        if cancelled > 0 {
            log::warn(Category::Core, || {
                format!(
                    "EOS_Platform_Release: operations under way were cancelled and notifications that waited dropped; callbacks that are not called: {cancelled}"
                )
            });
        }
    }

    /// Closes the push channels cleanly, so that the directory does not have to wait for their return.
    fn say_farewell(&self) {
        let client = self.client.clone();
        let (gone, farewell) = mpsc::channel();
        self.engine.spawn_background(async move {
            client.shut_down().await;
            // Nobody listens any more when it took too long.
            let _ = gone.send(());
        });
        // An error is either the time or a worker that ended before; nothing is left to do in both cases.
        let _ = farewell.recv_timeout(FAREWELL_PATIENCE);
    }
}

/// The number of the platform that users play on.
fn plays_on(labels: &Labels) -> u32 {
    let label = labels.platform.as_deref();
    label
        .and_then(platform::number_of)
        .unwrap_or(platform::EPIC)
}

fn no_worker(error: &std::io::Error) -> Failure {
    Failure::new(
        EOS_EResult::EOS_UnexpectedError,
        format!("the worker thread cannot be started: {error}"),
    )
}

/// How long ago the game ticked; a platform that is gone was ticked just now, because nothing hangs on it any more.
fn since_tick(
    engine: &Arc<Engine>,
    clock: &Arc<dyn Clock>,
) -> Arc<dyn Fn() -> Duration + Send + Sync> {
    let (engine, clock): (Weak<Engine>, _) = (Arc::downgrade(engine), Arc::clone(clock));
    Arc::new(move || {
        let Some(engine) = engine.upgrade() else {
            return Duration::ZERO;
        };
        let last = engine.last_tick();
        clock.now().saturating_duration_since(last)
    })
}

/// Carries what happens in the background to the log and to the interfaces, as soon as there are some: they are made after the client, and may go before it.
#[derive(Clone, Default)]
struct Background(Arc<OnceLock<Listeners>>);

struct Listeners {
    friends: Weak<Friends>,
    custom_invites: Weak<CustomInvites>,
    auth: Weak<Auth>,
    users: Weak<Users>,
    sessions: Weak<Sessions>,
    multiplayer: Weak<Multiplayer>,
    presence: Weak<Presence>,
}

impl Background {
    fn listener(&self) -> Arc<dyn Fn(Notice) + Send + Sync> {
        let listener = self.clone();
        Arc::new(move |notice| listener.hear(&notice))
    }

    fn receiver(&self) -> Arc<dyn Fn(Who, Pushed) + Send + Sync> {
        let receiver = self.clone();
        Arc::new(move |who, pushed| receiver.take_in(who, pushed))
    }

    fn reaches(&self, listeners: Listeners) {
        // Called once; a second time would change nothing.
        let _ = self.0.set(listeners);
    }

    fn hear(&self, notice: &Notice) {
        let level = if notice.is_warning() {
            Level::Warning
        } else {
            Level::Info
        };
        log::write(Category::Connect, level, || notice.to_string());
        let auth = self.0.get().map(|listeners| &listeners.auth);
        if let Some(auth) = auth.and_then(Weak::upgrade) {
            auth.hear(notice);
        }
        let users = self.0.get().map(|listeners| &listeners.users);
        if let Some(users) = users.and_then(Weak::upgrade) {
            users.hear(notice);
        }
        let sessions = self.0.get().map(|listeners| &listeners.sessions);
        if let Some(sessions) = sessions.and_then(Weak::upgrade) {
            sessions.hear(notice);
        }
    }

    fn take_in(&self, who: Who, pushed: Pushed) {
        let friends = self.0.get().map(|listeners| &listeners.friends);
        if let Some(friends) = friends.and_then(Weak::upgrade) {
            friends.take_in(who, &pushed);
        }
        let custom_invites = self.0.get().map(|listeners| &listeners.custom_invites);
        if let Some(custom_invites) = custom_invites.and_then(Weak::upgrade) {
            custom_invites.take_in(who, &pushed);
        }
        let multiplayer = self.0.get().map(|listeners| &listeners.multiplayer);
        if let Some(multiplayer) = multiplayer.and_then(Weak::upgrade) {
            multiplayer.take_in(who, &pushed);
        }
        let presence = self.0.get().map(|listeners| &listeners.presence);
        if let Some(presence) = presence.and_then(Weak::upgrade) {
            presence.take_in(who, &pushed);
        }
        let sessions = self.0.get().map(|listeners| &listeners.sessions);
        if let Some(sessions) = sessions.and_then(Weak::upgrade) {
            sessions.take_in(who, pushed);
        }
    }
}

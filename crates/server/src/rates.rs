//! How often whom is answered: who counts as one caller, as what a request is
//! counted, and how far an operator has moved the limits.

mod table;
#[cfg(test)]
mod tests;

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use greenroom_protocol::ids::{AccountId, Deployment, ServerInstance};
use greenroom_protocol::limits;
use greenroom_protocol::rate::Rate;
use greenroom_protocol::time::Timestamp;
use greenroom_service::{Caller, Principal, rates as rule};

use crate::admission::household;
use crate::proxy::Proxies;
use table::Table;

/// As what a request is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Class {
    /// What the contract has.
    Mpsd,
    /// Reading search handles.
    SearchHandleRead,
    /// Writing search handles.
    SearchHandleWrite,
    /// EOS sessions and what is around them.
    Eos,
    /// Searches for EOS sessions.
    EosSearch,
    /// The EOS web API.
    Web,
    /// What an instance of a trusted server asks.
    Server,
    /// What it searches for.
    ServerSearch,
    /// Push connections.
    Push,
    /// Logins.
    Login,
    /// New devices.
    NewDevice,
    /// What is answered without a token.
    Anonymous,
    /// Tokens that are none.
    BadToken,
}

impl Class {
    /// Its name in messages and metrics.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Mpsd => "mpsd",
            Self::SearchHandleRead => "search-handle-read",
            Self::SearchHandleWrite => "search-handle-write",
            Self::Eos => "eos",
            Self::EosSearch => "eos-search",
            Self::Web => "web",
            Self::Server => "server",
            Self::ServerSearch => "server-search",
            Self::Push => "push",
            Self::Login => "login",
            Self::NewDevice => "new-device",
            Self::Anonymous => "anonymous",
            Self::BadToken => "bad-token",
        }
    }

    fn rate(self) -> Rate {
        match self {
            Self::Mpsd => limits::MPSD_RATE,
            Self::SearchHandleRead | Self::SearchHandleWrite => limits::SEARCH_HANDLE_RATE,
            Self::Eos => limits::EOS_RATE,
            Self::EosSearch => limits::EOS_SEARCH_RATE,
            Self::Web => limits::WEB_RATE,
            Self::Server => limits::SERVER_RATE,
            Self::ServerSearch => limits::SERVER_SEARCH_RATE,
            Self::Push => limits::PUSH_RATE,
            Self::Login => limits::LOGIN_RATE,
            Self::NewDevice => limits::NEW_DEVICE_RATE,
            Self::Anonymous => limits::ANONYMOUS_RATE,
            Self::BadToken => limits::BAD_TOKEN_RATE,
        }
    }

    /// The same for an instance of a trusted server, which speaks for many.
    fn of_server(self) -> Self {
        match self {
            Self::EosSearch | Self::SearchHandleRead | Self::Web => Self::ServerSearch,
            Self::Push => Self::Push,
            _ => Self::Server,
        }
    }
}

/// By how much the limits are multiplied; or there are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateScale(u32);

impl RateScale {
    /// There are no limits.
    pub const OFF: Self = Self(0);
    /// The limits are as they are documented.
    pub const USUAL: Self = Self(1000);

    /// The least and the greatest factor.
    pub const RANGE: (f64, f64) = (
        limits::RATE_THOUSANDTHS.0 as f64 / 1000.0,
        limits::RATE_THOUSANDTHS.1 as f64 / 1000.0,
    );

    /// The limits are multiplied by this, to a thousandth; `None` beyond
    /// [`Self::RANGE`].
    pub fn times(factor: f64) -> Option<Self> {
        let (least, most) = Self::RANGE;
        let fits = (least..=most).contains(&factor);
        fits.then(|| Self((factor * 1000.0).round() as u32))
    }

    /// The factor; `None` where there are no limits.
    pub(crate) fn factor(self) -> Option<f64> {
        (self != Self::OFF).then(|| f64::from(self.0) / 1000.0)
    }

    /// A limit as it is then. It lets at least one request through.
    fn apply(self, rate: Rate) -> Rate {
        let scaled = |number: u32| {
            let number = u64::from(number) * u64::from(self.0) / 1000;
            u32::try_from(number.max(1)).unwrap_or(u32::MAX)
        };
        Rate::new(scaled(rate.burst), scaled(rate.sustained))
    }
}

/// A [`RateScale`] that can be exchanged while the directory serves; off unless
/// it is said otherwise.
#[derive(Debug, Default)]
pub struct RateSwitch(AtomicU32);

impl RateSwitch {
    /// It is at this.
    pub const fn at(scale: RateScale) -> Self {
        Self(AtomicU32::new(scale.0))
    }

    /// Exchanges it; counts stay.
    pub fn set(&self, scale: RateScale) {
        self.0.store(scale.0, Ordering::Relaxed);
    }

    fn get(&self) -> RateScale {
        RateScale(self.0.load(Ordering::Relaxed))
    }
}

/// Why a request is not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Exceeded {
    /// As what it was counted.
    pub(crate) class: Class,
    /// Which window is full, and for how long.
    pub(crate) window: rule::Exceeded,
}

/// Everybody who asked lately, and how often.
pub(crate) struct Rates {
    switch: Arc<RateSwitch>,
    proxies: Proxies,
    callers: Table,
    addresses: Table,
}

/// Who counts as one caller.
#[derive(Hash)]
enum Who<'a> {
    /// A player in a deployment, and what is counted for each title in that.
    Player(&'a Deployment, AccountId, Option<u32>),
    /// An instance of a trusted server.
    Server(&'a Deployment, &'a str, &'a ServerInstance),
    /// A program, from where it runs: it may be on as many machines as a game
    /// is sold to.
    Program(&'a Deployment, &'a str, Option<IpAddr>),
}

impl<'a> Who<'a> {
    fn of(caller: &'a Caller, class: Class) -> Self {
        let (deployment, client) = (&caller.deployment, caller.client_id.as_str());
        match &caller.principal {
            Principal::User { account, .. } => {
                let of_title = matches!(
                    class,
                    Class::Mpsd | Class::SearchHandleRead | Class::SearchHandleWrite
                );
                Self::Player(deployment, *account, of_title.then(|| caller.title()))
            }
            Principal::Server { instance } => Self::Server(deployment, client, instance),
            Principal::Client => Self::Program(deployment, client, caller.address.map(household)),
        }
    }
}

impl Rates {
    /// Nobody has asked yet. The proxies' own addresses have no limit: they
    /// speak for many.
    pub(crate) fn new(switch: Arc<RateSwitch>, proxies: Proxies) -> Self {
        Self {
            switch,
            proxies,
            callers: Table::new(),
            addresses: Table::new(),
        }
    }

    /// Counts a request of somebody whose token was checked.
    ///
    /// # Errors
    /// It is not to be carried out.
    pub(crate) fn of_caller(
        &self,
        caller: &Caller,
        class: Class,
        now: Timestamp,
    ) -> Result<(), Exceeded> {
        let class = match caller.is_server() {
            true => class.of_server(),
            false => class,
        };
        take(
            &self.switch,
            &self.callers,
            Who::of(caller, class),
            class,
            now,
        )
    }

    /// Counts a request of whoever it is at an address. This machine and trusted
    /// proxies have no limit; the addresses of one household count together.
    ///
    /// # Errors
    /// It is not to be carried out.
    pub(crate) fn of_address(
        &self,
        address: IpAddr,
        class: Class,
        now: Timestamp,
    ) -> Result<(), Exceeded> {
        if address.is_loopback() || self.proxies.trust(address) {
            return Ok(());
        }
        take(
            &self.switch,
            &self.addresses,
            household(address),
            class,
            now,
        )
    }
}

fn take(
    switch: &RateSwitch,
    table: &Table,
    who: impl std::hash::Hash,
    class: Class,
    now: Timestamp,
) -> Result<(), Exceeded> {
    let scale = switch.get();
    if scale == RateScale::OFF {
        return Ok(());
    }
    let taken = table.take(&(who, class), scale.apply(class.rate()), now);
    taken.map_err(|window| Exceeded { class, window })
}

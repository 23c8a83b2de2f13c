//! How many connections there are, and whose: a place for each, and none beyond
//! the limits.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::Arc;

use parking_lot::Mutex;

use crate::network::Network;
use crate::proxy::Proxies;

/// Counts connections against the limits of a [`Network`].
pub(crate) struct Admission {
    max: usize,
    per_address: usize,
    proxies: Proxies,
    counts: Mutex<Counts>,
}

#[derive(Default)]
struct Counts {
    all: usize,
    by_address: HashMap<IpAddr, usize>,
}

/// What is full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Full {
    /// The directory as a whole.
    Directory,
    /// One address has as much as it may have.
    Address,
}

impl Full {
    /// The reason, for people.
    pub(crate) fn message(self) -> &'static str {
        match self {
            Self::Directory => "the directory has as many connections as it can hold",
            Self::Address => "this address has as many connections as one may have",
        }
    }
}

/// One counted connection; dropping it gives the place back.
pub(crate) struct Place {
    admission: Arc<Admission>,
    counts_to_all: bool,
    address: Option<IpAddr>,
}

impl Admission {
    /// Nobody is there yet. `room` is how many connections the process can
    /// hold, which may be fewer than the operator allows.
    pub(crate) fn new(network: &Network, room: usize) -> Arc<Self> {
        Arc::new(Self {
            max: network.connections_max.min(room),
            per_address: network.connections_per_address,
            proxies: Proxies::new(&network.trusted_proxies),
            counts: Mutex::default(),
        })
    }

    /// A place for a connection from a peer.
    ///
    /// # Errors
    /// What is full.
    pub(crate) fn connection(self: &Arc<Self>, peer: IpAddr) -> Result<Place, Full> {
        self.take(true, peer)
    }

    /// A place for what an address has through a proxy, whose connections are
    /// not its own.
    ///
    /// # Errors
    /// [`Full::Address`].
    pub(crate) fn through_proxy(self: &Arc<Self>, caller: IpAddr) -> Result<Place, Full> {
        self.take(false, caller)
    }

    /// How many connections there are.
    pub(crate) fn count(&self) -> usize {
        self.counts.lock().all
    }

    fn take(self: &Arc<Self>, counts_to_all: bool, address: IpAddr) -> Result<Place, Full> {
        let exempt = address.is_loopback() || self.proxies.trust(address);
        let address = (!exempt).then(|| household(address));
        let mut counts = self.counts.lock();
        if counts_to_all && counts.all >= self.max {
            return Err(Full::Directory);
        }
        if let Some(address) = address {
            let of_address = counts.by_address.entry(address).or_default();
            if *of_address >= self.per_address {
                return Err(Full::Address);
            }
            *of_address += 1;
        }
        counts.all += usize::from(counts_to_all);
        Ok(Place {
            admission: Arc::clone(self),
            counts_to_all,
            address,
        })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut counts = self.admission.counts.lock();
        counts.all -= usize::from(self.counts_to_all);
        let Some(address) = self.address else {
            return;
        };
        if let Some(of_address) = counts.by_address.get_mut(&address) {
            *of_address -= 1;
            if *of_address == 0 {
                counts.by_address.remove(&address);
            }
        }
    }
}

/// Whose an address is. One household of IPv6 has 2^64 addresses, and counts as
/// one.
pub(crate) fn household(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => {
            let network = u128::from(v6) & (u128::MAX << 64);
            Ipv6Addr::from(network).into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admission(max: usize, per_address: usize, room: usize) -> Arc<Admission> {
        let network = Network {
            connections_max: max,
            connections_per_address: per_address,
            trusted_proxies: vec!["10.0.0.0/8".parse().expect("a network")],
            ..Network::default()
        };
        Admission::new(&network, room)
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn beyond_either_limit_the_newest_is_refused_until_one_goes() {
        let admission = admission(3, 2, 100);
        let one = admission.connection(ip("192.0.2.1")).expect("a place");
        let _two = admission.connection(ip("192.0.2.1")).expect("a place");
        let third = admission.connection(ip("192.0.2.1"));
        assert_eq!(third.err(), Some(Full::Address));
        let _other = admission.connection(ip("192.0.2.2")).expect("a place");
        let beyond = admission.connection(ip("192.0.2.3"));
        assert_eq!(beyond.err(), Some(Full::Directory));
        assert_eq!(admission.count(), 3);
        drop(one);
        let _again = admission.connection(ip("192.0.2.1")).expect("a place");
        assert_eq!(admission.count(), 3);
    }

    #[test]
    fn loopback_and_proxies_are_counted_only_to_all() {
        let admission = admission(4, 1, 100);
        let _places = ["127.0.0.1", "127.0.0.1", "10.1.2.3", "10.1.2.3"]
            .map(|address| admission.connection(ip(address)).expect("a place"));
        let beyond = admission.connection(ip("::1"));
        assert_eq!(beyond.err(), Some(Full::Directory));
    }

    #[test]
    fn what_comes_through_a_proxy_counts_for_its_caller_alone() {
        let admission = admission(1, 1, 100);
        let _proxy = admission.connection(ip("10.0.0.1")).expect("a place");
        let one = admission.through_proxy(ip("192.0.2.1")).expect("a place");
        let two = admission.through_proxy(ip("192.0.2.1"));
        assert_eq!(two.err(), Some(Full::Address));
        drop(one);
        assert!(admission.through_proxy(ip("192.0.2.1")).is_ok());
        assert!(admission.counts.lock().by_address.is_empty());
    }

    #[test]
    fn the_addresses_of_one_household_count_together() {
        let admission = admission(10, 1, 100);
        let _one = admission.connection(ip("2001:db8::1")).expect("a place");
        assert!(admission.connection(ip("2001:db8::2")).is_err());
        assert!(admission.connection(ip("2001:db8:0:1::2")).is_ok());
    }

    #[test]
    fn a_process_that_can_hold_fewer_takes_fewer() {
        let admission = admission(10, 10, 1);
        let _one = admission.connection(ip("192.0.2.1")).expect("a place");
        assert!(admission.connection(ip("192.0.2.2")).is_err());
    }
}

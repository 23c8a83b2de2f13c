//! The evaluation against a plain reading of its rules.

use std::collections::{BTreeMap, BTreeSet};

use greenroom_protocol::session::HostMetric;
use greenroom_protocol::session::InitializationFailure::{
    self, BandwidthDown, BandwidthUp, Latency, Network,
};
use proptest::prelude::*;

use super::*;

const PEERS: PeerToPeerRequirements = PeerToPeerRequirements {
    latency_maximum: 100,
    bandwidth_minimum: 1_000,
};

fn hosting(metric: HostMetric) -> PeerToHostRequirements {
    PeerToHostRequirements {
        latency_maximum: 100,
        bandwidth_down_minimum: 2_000,
        bandwidth_up_minimum: 1_000,
        host_selection_metric: metric,
    }
}

/// A member that owns what a [`Peer`] borrows.
#[derive(Clone, Debug)]
struct Owned {
    examined: bool,
    device: Option<String>,
    measurements: BTreeMap<String, Measurement>,
}

fn peers(all: &[Owned]) -> Vec<Peer<'_>> {
    let peers = (0..).zip(all).map(|(index, it)| Peer {
        index,
        examined: it.examined,
        device: it.device.as_deref(),
        measurements: Some(&it.measurements),
    });
    peers.collect()
}

type Numbers = (Option<u64>, Option<u64>, Option<u64>);

fn measurement((latency, bandwidth_down, bandwidth_up): Numbers) -> Measurement {
    Measurement {
        latency,
        bandwidth_down,
        bandwidth_up,
        custom: None,
    }
}

/// Two members of whom the first measured that of the second, and the second
/// the best there is.
fn pair(first: Option<Numbers>) -> Vec<Owned> {
    let best = Some((Some(1), Some(9_999), Some(9_999)));
    let member = |own: &str, other: &str, numbers: Option<Numbers>| Owned {
        examined: true,
        device: Some(own.to_owned()),
        measurements: numbers
            .map(|numbers| (other.to_owned(), measurement(numbers)))
            .into_iter()
            .collect(),
    };
    vec![member("a", "b", first), member("b", "a", best)]
}

#[test]
fn of_several_failures_the_first_in_order_of_precedence_is_told() {
    let none = None;
    for (numbers, near, far) in [
        ((Some(100), Some(1_000), Some(1_000)), None, None),
        (
            (Some(101), Some(999), Some(999)),
            Some(Latency),
            Some(Latency),
        ),
        ((Some(101), Some(999), none), Some(Latency), Some(Latency)),
        ((Some(101), none, Some(999)), Some(Latency), Some(Latency)),
        ((Some(101), none, none), Some(Latency), Some(Latency)),
        (
            (Some(1), Some(999), Some(999)),
            Some(BandwidthDown),
            Some(BandwidthDown),
        ),
        (
            (Some(1), Some(999), Some(1_000)),
            Some(BandwidthDown),
            Some(BandwidthUp),
        ),
        (
            (none, Some(999), Some(1_000)),
            Some(BandwidthDown),
            Some(BandwidthUp),
        ),
        (
            (Some(1), Some(1_000), Some(999)),
            Some(BandwidthUp),
            Some(BandwidthDown),
        ),
        (
            (none, Some(1_000), Some(999)),
            Some(BandwidthUp),
            Some(BandwidthDown),
        ),
        (
            (none, Some(1_000), Some(1_000)),
            Some(Network),
            Some(Network),
        ),
        ((Some(1), none, Some(1_000)), Some(Network), Some(Network)),
        ((Some(1), Some(1_000), none), Some(Network), Some(Network)),
        ((none, none, none), Some(Network), Some(Network)),
    ] {
        // Of two equally bad ends the one who came last fails: let each be it.
        let mut all = pair(Some(numbers));
        let failed = failures(&peers(&all), Some(PEERS), None, None);
        assert_eq!(failed.get(&1).copied(), far, "{numbers:?}");
        assert_eq!(failed.len(), usize::from(far.is_some()));
        all.reverse();
        let failed = failures(&peers(&all), Some(PEERS), None, None);
        assert_eq!(failed.get(&1).copied(), near, "{numbers:?}");
    }
}

#[test]
fn a_pair_that_was_not_measured_fails_for_the_network() {
    let failed = failures(&peers(&pair(None)), Some(PEERS), None, None);
    assert_eq!(failed, [(1, Network)].into());
}

#[test]
fn one_bad_member_does_not_take_the_others_with_it() {
    let good = (Some(1), Some(9_999), Some(9_999));
    let names = ["a", "b", "c", "d"];
    let mesh = |bad: &str| -> Vec<Owned> {
        let member = |own: &&str| Owned {
            examined: true,
            device: Some((*own).to_owned()),
            measurements: names
                .iter()
                .filter(|other| own != *other)
                .filter(|other| *own != bad && **other != bad)
                .map(|other| ((*other).to_owned(), measurement(good)))
                .collect(),
        };
        names.iter().map(member).collect()
    };
    for (index, bad) in (0..).zip(names) {
        let failed = failures(&peers(&mesh(bad)), Some(PEERS), None, None);
        assert_eq!(failed, [(index, Network)].into(), "{bad}");
    }
}

#[test]
fn who_is_there_already_neither_measures_nor_fails() {
    let mut all = pair(Some((Some(300), Some(9_999), Some(9_999))));
    all[0].examined = false;
    assert!(failures(&peers(&all), Some(PEERS), None, None).is_empty());
    all[1].measurements.clear();
    let failed = failures(&peers(&all), Some(PEERS), None, None);
    assert_eq!(failed, [(1, Network)].into());
    all[1].device = all[0].device.clone();
    assert!(failures(&peers(&all), Some(PEERS), None, None).is_empty());
}

#[test]
fn who_reaches_the_host_and_not_its_peers_fails_all_the_same() {
    let all = pair(Some((Some(101), Some(9_999), Some(9_999))));
    let rules = Some(hosting(HostMetric::Latency));
    let failed = failures(&peers(&all), Some(PEERS), rules, Some("a"));
    assert_eq!(failed, [(1, Latency)].into());
    let failed = failures(&peers(&all), None, rules, Some("a"));
    assert!(failed.is_empty(), "the host does not measure itself");
}

#[test]
fn both_requirements_together_tell_the_first_in_order_of_precedence() {
    // To the host too little comes down; among peers the latency is too high.
    let mut all = pair(Some((Some(101), Some(9_999), Some(9_999))));
    let down = (Some(1), Some(1_500), Some(9_999));
    all[1].measurements = [("a".to_owned(), measurement(down))].into();
    let rules = Some(hosting(HostMetric::Latency));
    let failed = failures(&peers(&all), None, rules, Some("a"));
    assert_eq!(failed, [(1, BandwidthDown)].into());
    let failed = failures(&peers(&all), Some(PEERS), rules, Some("a"));
    assert_eq!(failed, [(1, Latency)].into());
}

#[test]
fn the_host_may_tell_what_comes_first() {
    let peers_may_be_slower = PeerToPeerRequirements {
        latency_maximum: 500,
        ..PEERS
    };
    let mut all = pair(Some((Some(1), Some(9_999), Some(9_999))));
    let line = (Some(200), Some(500), Some(9_999));
    all[1].measurements = [("a".to_owned(), measurement(line))].into();
    let rules = Some(hosting(HostMetric::Latency));
    let failed = failures(&peers(&all), Some(peers_may_be_slower), None, None);
    assert_eq!(failed, [(1, BandwidthDown)].into());
    let failed = failures(&peers(&all), Some(peers_may_be_slower), rules, Some("a"));
    assert_eq!(failed, [(1, Latency)].into());
}

#[test]
fn who_went_before_the_one_it_did_not_reach_comes_back() {
    // A chain of bad lines: 0 - 2 - 4 - 3 - 1. The last one goes first, and
    // then both that it did not reach go for the sake of others.
    let bad = [(0, 2), (2, 4), (4, 3), (3, 1)];
    let good = (Some(1), Some(9_999), Some(9_999));
    let is_bad = |a, b| bad.contains(&(a, b)) || bad.contains(&(b, a));
    let member = |own: u32| Owned {
        examined: true,
        device: Some(own.to_string()),
        measurements: (0..5)
            .filter(|other| *other != own && !is_bad(own, *other))
            .map(|other| (other.to_string(), measurement(good)))
            .collect(),
    };
    let all: Vec<Owned> = (0..5).map(member).collect();
    let failed = failures(&peers(&all), Some(PEERS), None, None);
    assert_eq!(failed, [(2, Network), (3, Network)].into());
}

/// Whether the line is good, and if not why, as the contract words it.
fn wrong(
    all: &[Owned],
    near: usize,
    far: usize,
    limits: Limits,
) -> BTreeSet<InitializationFailure> {
    let (a, b) = (&all[near], &all[far]);
    let mut reasons = BTreeSet::new();
    if near == far || (a.device.is_some() && a.device == b.device) {
        return reasons;
    }
    let mut hold = |numbers: Numbers| {
        if numbers.0.is_none() || numbers.1.is_none() || numbers.2.is_none() {
            reasons.insert(Network);
        }
        if numbers.0.unwrap_or(0) > limits.latency_maximum {
            reasons.insert(Latency);
        }
        if numbers.1.unwrap_or(u64::MAX) < limits.down_minimum {
            reasons.insert(BandwidthDown);
        }
        if numbers.2.unwrap_or(u64::MAX) < limits.up_minimum {
            reasons.insert(BandwidthUp);
        }
    };
    let numbers = |from: &Owned, to: &Owned| -> Numbers {
        let found = to.device.as_ref().and_then(|it| from.measurements.get(it));
        found.map_or((None, None, None), |it| {
            (it.latency, it.bandwidth_down, it.bandwidth_up)
        })
    };
    if a.examined {
        hold(numbers(a, b));
    }
    if b.examined {
        let (latency, down, up) = numbers(b, a);
        hold((latency, up, down));
    }
    reasons
}

/// Members of up to four devices, with lines that are good, bad or missing.
fn crowd() -> impl Strategy<Value = Vec<Owned>> {
    let number = |values: [u64; 3]| {
        prop_oneof![
            6 => Just(Some(values[0])),
            2 => Just(Some(values[1])),
            1 => Just(Some(values[2])),
            1 => Just(None),
        ]
    };
    let numbers = (
        number([50, 80, 200]),
        number([5_000, 3_000, 500]),
        number([5_000, 3_000, 500]),
    );
    let line = numbers.prop_map(measurement);
    let name = prop_oneof![Just("a"), Just("b"), Just("c"), Just("d"), Just("e")];
    let name = name.prop_map(str::to_owned);
    let measurements = prop::collection::btree_map(name.clone(), line, 3..6);
    let device = prop_oneof![9 => name.prop_map(Some), 1 => Just(None)];
    let member = (prop::bool::weighted(0.8), device, measurements);
    let member = member.prop_map(|(examined, device, measurements)| Owned {
        examined: examined || device.is_none(),
        device,
        measurements,
    });
    prop::collection::vec(member, 0..7)
}

proptest! {
    #[test]
    fn those_who_pass_reach_each_other_and_nobody_fails_without_need(all in crowd()) {
        let limits = PEERS.into();
        let failed = failures(&peers(&all), Some(PEERS), None, None);
        let index = |at: usize| u32::try_from(at).expect("small");
        let passes = |at: usize| all[at].device.is_some() && !failed.contains_key(&index(at));
        for near in 0..all.len() {
            let among: BTreeSet<_> = (0..all.len())
                .filter(|far| passes(*far))
                .flat_map(|far| wrong(&all, near, far, limits))
                .collect();
            let examined = all[near].examined;
            match failed.get(&index(near)) {
                None if examined => prop_assert!(passes(near) && among.is_empty()),
                None => {}
                Some(_) if !examined => prop_assert!(false, "{} was there already", near),
                Some(why) if all[near].device.is_none() && among.is_empty() => {
                    prop_assert_eq!(*why, Network);
                }
                Some(why) => prop_assert_eq!(Some(why), among.first()),
            }
        }
    }

    /// Counts bad lines anew at each step, over lists.
    #[test]
    fn the_worst_offender_goes_first(all in crowd()) {
        let limits = PEERS.into();
        let bad = |a: usize, b: usize| !wrong(&all, a, b, limits).is_empty();
        let old: Vec<usize> = (0..all.len()).filter(|at| !all[*at].examined).collect();
        let mut able: Vec<usize> = (0..all.len())
            .filter(|at| all[*at].examined && all[*at].device.is_some())
            .filter(|at| old.iter().all(|other| !bad(*at, *other)))
            .collect();
        let mut gone = Vec::new();
        loop {
            let count = |at: usize| able.iter().filter(|other| bad(at, **other)).count();
            let most = able.iter().map(|at| count(*at)).max().unwrap_or(0);
            if most == 0 {
                break;
            }
            let last = able.iter().rposition(|at| count(*at) == most).expect("there is one");
            gone.push(able.remove(last));
        }
        gone.sort_unstable();
        for at in gone {
            if able.iter().all(|other| !bad(at, *other)) {
                able.push(at);
            }
        }
        let failed = failures(&peers(&all), Some(PEERS), None, None);
        let passed: BTreeSet<usize> = (0..all.len())
            .filter(|at| all[*at].examined)
            .filter(|at| !failed.contains_key(&u32::try_from(*at).expect("small")))
            .collect();
        prop_assert_eq!(passed, able.into_iter().collect::<BTreeSet<_>>());
    }

    #[test]
    fn hosts_are_ranked_by_whom_they_serve_and_then_by_the_metric(
        all in crowd(),
        metric in prop::sample::select(HostMetric::ALL),
    ) {
        let limits: Limits = hosting(metric).into();
        // From the side of the member alone: the host is as if it were there already.
        let reasons = |at: usize, host: &str| {
            let host = Owned {
                examined: false,
                device: Some(host.to_owned()),
                measurements: BTreeMap::new(),
            };
            wrong(&[all[at].clone(), host], 0, 1, limits)
        };
        let examined: Vec<usize> = (0..all.len()).filter(|at| all[*at].examined).collect();
        let quality = |host: &str| {
            let served: Vec<usize> = examined
                .iter()
                .copied()
                .filter(|at| reasons(*at, host).is_empty())
                .collect();
            let values: Vec<i128> = served
                .iter()
                .filter(|at| all[**at].device.as_deref() != Some(host))
                .map(|at| {
                    let line = &all[*at].measurements[host];
                    let number = |it: Option<u64>| i128::from(it.expect("measured"));
                    match metric {
                        HostMetric::Latency => -number(line.latency),
                        HostMetric::BandwidthDown => number(line.bandwidth_down),
                        HostMetric::BandwidthUp => number(line.bandwidth_up),
                        HostMetric::Bandwidth => {
                            number(line.bandwidth_down).min(number(line.bandwidth_up))
                        }
                    }
                })
                .collect();
            let worst = values.iter().copied().min().unwrap_or(i128::MAX);
            // As many values as the other has: equally many are served, but
            // not from equally many devices.
            let total: i128 = match metric {
                HostMetric::Latency => values.iter().sum(),
                _ => values.iter().map(|value| value - i128::from(u64::MAX)).sum(),
            };
            (served.len(), worst, total)
        };
        let ranked = rank_hosts(&peers(&all), hosting(metric));
        let devices: BTreeSet<_> = all.iter().filter_map(|it| it.device.as_deref()).collect();
        let listed: BTreeSet<_> = ranked.iter().map(|it| it.device).collect();
        prop_assert_eq!(&listed, &devices);
        prop_assert_eq!(listed.len(), ranked.len(), "each once");
        for candidate in &ranked {
            prop_assert_eq!(candidate.served, quality(candidate.device).0);
        }
        for two in ranked.windows(2) {
            prop_assert!(quality(two[0].device) >= quality(two[1].device));
        }
        let host = ranked.first().map(|it| it.device);
        let failed = failures(&peers(&all), None, Some(hosting(metric)), host);
        for at in examined {
            let why = failed.get(&u32::try_from(at).expect("small")).copied();
            match host {
                Some(host) => prop_assert_eq!(why, reasons(at, host).first().copied()),
                None => prop_assert_eq!(why, Some(Network)),
            }
        }
    }
}

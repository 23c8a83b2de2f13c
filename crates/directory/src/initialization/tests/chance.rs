//! Whatever happens in whatever order.

use proptest::prelude::*;

use super::*;

#[derive(Clone, Debug)]
enum Happening {
    Reserve {
        initialize: bool,
    },
    Come(usize),
    ComeWithoutAddress(usize),
    Share {
        who: usize,
        with: usize,
    },
    Upload {
        who: usize,
        latencies: Vec<Option<u64>>,
    },
    Group {
        who: usize,
        of: Vec<u32>,
    },
    Away(usize),
    Leave(usize),
    Host(usize),
    Decide(bool),
    Wait(u64),
    WaitForTimer,
    SetBack(u64),
}

fn happening() -> impl Strategy<Value = Happening> {
    use Happening::{
        Away, Come, ComeWithoutAddress, Decide, Group, Host, Leave, Reserve, SetBack, Share,
        Upload, Wait, WaitForTimer,
    };
    let latency = prop_oneof![3 => Just(Some(20)), 1 => Just(Some(400)), 1 => Just(None)];
    let latencies = prop::collection::vec(latency, 0..8);
    prop_oneof![
        3 => any::<bool>().prop_map(|initialize| Reserve { initialize }),
        6 => any::<usize>().prop_map(Come),
        1 => any::<usize>().prop_map(ComeWithoutAddress),
        1 => any::<(usize, usize)>().prop_map(|(who, with)| Share { who, with }),
        6 => (any::<usize>(), latencies)
            .prop_map(|(who, latencies)| Upload { who, latencies }),
        1 => (any::<usize>(), prop::collection::vec(0..9_u32, 0..3))
            .prop_map(|(who, of)| Group { who, of }),
        1 => any::<usize>().prop_map(Away),
        1 => any::<usize>().prop_map(Leave),
        1 => any::<usize>().prop_map(Host),
        2 => any::<bool>().prop_map(Decide),
        2 => (0..40_000_u64).prop_map(Wait),
        2 => Just(WaitForTimer),
        1 => (0..100_000_u64).prop_map(SetBack),
    ]
}

fn lobby() -> impl Strategy<Value = Lobby> {
    let timeout = prop_oneof![Just(0_u64), Just(10_000)];
    let timeouts = (timeout.clone(), timeout.clone(), timeout);
    let mode = (any::<[bool; 3]>(), 0..3_u32, 0..5_u32);
    (mode, timeouts).prop_map(|(mode, (joining, measuring, evaluating))| {
        let ([mesh, star, external], needed, more) = mode;
        let mut lobby = Lobby::new(needed);
        let system = &mut lobby.session.system;
        system.metrics = (mesh || star).then(metrics);
        if mesh {
            let peers = Lobby::peer_to_peer(0).session.system;
            system.peer_to_peer_requirements = peers.peer_to_peer_requirements;
        }
        if star {
            let hosts = Lobby::peer_to_host(0, HostMetric::Latency).session.system;
            system.peer_to_host_requirements = hosts.peer_to_host_requirements;
        }
        system.member_initialization = Some(MemberInitialization {
            join_timeout: joining,
            measurement_timeout: measuring,
            evaluation_timeout: external.then_some(evaluating),
            external_evaluation: external,
            members_needed_to_start: needed,
        });
        lobby.made_for(needed + more)
    })
}

impl Lobby {
    fn pick(&self, number: usize) -> Option<u32> {
        let indices: Vec<u32> = self.session.members.keys().copied().collect();
        (!indices.is_empty()).then(|| indices[number % indices.len()])
    }

    fn live(&mut self, happening: Happening) {
        match happening {
            Happening::Reserve { initialize } => {
                let index = self.reserve(initialize);
                enroll(&mut self.session, index);
                self.settle();
            }
            Happening::SetBack(ms) => {
                self.now = Timestamp(self.now.0.saturating_sub(ms));
                self.settle();
            }
            Happening::Decide(succeeded) => {
                let evaluates = stage(&self.session) == Some(InitializationStage::Evaluating);
                let decided = decide(&mut self.session, succeeded, self.now);
                assert_eq!(decided.is_ok(), evaluates);
            }
            Happening::Wait(ms) => self.wait(ms),
            Happening::WaitForTimer => {
                let due = next_timer(&self.session).unwrap_or(self.now);
                self.wait(due.since(self.now));
            }
            Happening::Come(who)
            | Happening::ComeWithoutAddress(who)
            | Happening::Share { who, .. }
            | Happening::Upload { who, .. }
            | Happening::Group { who, .. }
            | Happening::Away(who)
            | Happening::Leave(who)
            | Happening::Host(who) => {
                if let Some(index) = self.pick(who) {
                    self.act(index, happening);
                }
            }
        }
    }

    fn act(&mut self, index: u32, happening: Happening) {
        match happening {
            Happening::Come(_) => self.come(index),
            Happening::ComeWithoutAddress(_) => self.come_without_address(index),
            Happening::Share { with, .. } => {
                let other = self.pick(with).unwrap_or(index);
                self.come_on(index, &device(other));
            }
            Happening::Upload { latencies, .. } => {
                let lines = (0..).zip(latencies).map(|(other, latency)| {
                    let line = Measurement {
                        latency,
                        bandwidth_down: Some(20_000),
                        bandwidth_up: Some(20_000),
                        custom: None,
                    };
                    (device(other), line)
                });
                self.upload_all(index, lines.collect());
            }
            Happening::Group { of, .. } => {
                self.member(index).network.initialization_group = Some(of);
                self.settle();
            }
            Happening::Away(_) => {
                self.member(index).active = false;
                self.settle();
            }
            Happening::Leave(_) => self.leave(index),
            Happening::Host(_) => {
                self.session.shared.host = Some(device(index));
                self.settle();
            }
            _ => unreachable!("nothing that one member does"),
        }
    }

    fn check(&self) {
        let session = &self.session;
        let mut again = self.clone();
        again.settle();
        assert_eq!(again.session, *session, "there was more to do");
        let at = self.at();
        if let Some((stage, episode)) = at {
            assert_eq!(episode, session.last_episode);
            assert!(stage != InitializationStage::Failed || episode == 1);
        }
        let is_under_way = next_timer(session).is_some();
        for member in session.members.values() {
            let Some(episode) = member.initialization_episode else {
                continue;
            };
            assert!(is_under_way, "waits for what will not come");
            assert!(member.initialize);
            let known = session.last_episode..=session.last_episode + 1;
            assert!(known.contains(&episode));
        }
        assert_eq!(is_under_way, standing(session).next().is_some());
    }
}

proptest! {
    #[test]
    fn episodes_stay_whole_and_end(
        lobby in lobby(),
        happenings in prop::collection::vec(happening(), 0..40),
    ) {
        let mut lobby = lobby;
        lobby.check();
        for happening in happenings {
            lobby.live(happening);
            lobby.check();
            lobby.wait(0);
            lobby.check();
            let timer = next_timer(&lobby.session);
            prop_assert!(timer.is_none_or(|at| at > lobby.now), "a timer was missed");
        }
        // Left alone, the episode under way and that of those who wait end by
        // the clock.
        for _ in 0..6 {
            if let Some(due) = next_timer(&lobby.session) {
                lobby.wait(due.since(lobby.now));
                lobby.check();
            }
        }
        prop_assert_eq!(next_timer(&lobby.session), None);
    }
}

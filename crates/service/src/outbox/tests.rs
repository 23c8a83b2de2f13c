use std::pin::pin;
use std::task::{Context, Poll, Waker};

use greenroom_protocol::message::MessageEnd;
use greenroom_protocol::push::{Departed, InviteEnd, SessionEnd};

use super::*;

fn tap(change_number: u64) -> Tap {
    let change = Change {
        timestamp: Timestamp(0),
        resource: "dep~eos~room".into(),
        branch: "b".into(),
        change_number,
    };
    Tap {
        change: Arc::new(change),
        subscription: Guid::new("00000000-0000-4000-8000-000000000001").expect("a GUID"),
    }
}

fn numbers(delivery: Option<Delivery>) -> Vec<u64> {
    match delivery {
        Some(Delivery::Taps(taps)) => taps.iter().map(|tap| tap.change_number).collect(),
        other => panic!("no taps but {other:?}"),
    }
}

fn is_ready(outbox: &Outbox) -> bool {
    let mut context = Context::from_waker(Waker::noop());
    pin!(outbox.ready()).poll(&mut context) == Poll::Ready(())
}

#[test]
fn taps_come_out_in_their_order_as_many_as_a_frame_takes() {
    let outbox = Outbox::default();
    assert!(!is_ready(&outbox));
    assert_eq!(outbox.take(), None);
    let count = limits::TAPS_PER_FRAME_MAX as u64 + 1;
    for number in 0..count {
        outbox.put(tap(number));
    }
    assert!(is_ready(&outbox));
    assert_eq!(numbers(outbox.take()), (0..count - 1).collect::<Vec<_>>());
    assert!(is_ready(&outbox), "one is left");
    assert_eq!(numbers(outbox.take()), [count - 1]);
    assert!(!is_ready(&outbox), "of bells that rang, none is left");
}

#[test]
fn taps_wait_for_whoever_wants_them() {
    let outbox = Outbox::default();
    let mut context = Context::from_waker(Waker::noop());
    let mut news = || pin!(outbox.ready_for(false)).poll(&mut context) == Poll::Ready(());
    outbox.put(tap(1));
    assert!(!news());
    outbox.put_presence(account(7));
    assert!(news());
    assert!(matches!(outbox.take_for(false), Some(Delivery::News(_))));
    assert!(!news());
    assert_eq!(outbox.take_for(false), None);
    assert_eq!(numbers(outbox.take()), [1]);
}

#[test]
fn too_many_are_dropped_for_one_word_and_what_follows_it_is_kept() {
    let outbox = Outbox::default();
    for number in 0..=limits::TAPS_WAITING_MAX as u64 {
        outbox.put(tap(number));
    }
    outbox.put(tap(1_000));
    assert!(is_ready(&outbox));
    assert_eq!(outbox.take(), Some(Delivery::Resync));
    assert_eq!(outbox.take(), None);
    outbox.put(tap(1_001));
    assert_eq!(numbers(outbox.take()), [1_001]);
}

#[test]
fn a_frame_has_room_for_its_taps() {
    let most = limits::DEPLOYMENT_ID_MAX + 2 * limits::NAME_MAX + 2;
    let change = Change {
        timestamp: Timestamp(u64::from(u32::MAX) * 1_000),
        resource: "x".repeat(most),
        branch: "00000000-0000-4000-8000-000000000001".into(),
        change_number: u64::MAX,
    };
    let subscription = tap(0).subscription;
    let change = Arc::new(change);
    let tap = Tap {
        change,
        subscription,
    };
    let text = serde_json::to_string(&tap.to_wire()).expect("plain JSON");
    assert!(2 * limits::TAPS_PER_FRAME_MAX * text.len() <= limits::FRAME_MAX);
}

#[tokio::test]
async fn whoever_waits_is_woken() {
    let outbox = Arc::new(Outbox::default());
    let waiting = tokio::spawn({
        let outbox = outbox.clone();
        async move { outbox.ready().await }
    });
    tokio::task::yield_now().await;
    outbox.put(tap(1));
    waiting.await.expect("does not panic");
}

#[test]
fn an_empty_one_holds_no_memory() {
    let outbox = Outbox::default();
    outbox.put(tap(1));
    outbox.take();
    assert!(matches!(*outbox.waiting.lock(), Waiting::Nothing));
    assert!(size_of::<Outbox>() <= 64, "{} bytes", size_of::<Outbox>());
}

fn account(number: u64) -> AccountId {
    AccountId::new(number).expect("in range")
}

fn over(name: &str, change_number: u64, gone: &[u64]) -> SessionNews {
    let at = format!(r#"{{"scid":"dep","templateName":"eos","name":"{name}"}}"#);
    let departed = gone.iter().map(|&number| Departed {
        xuid: account(number),
        how: SessionEnd::Left,
    });
    SessionNews {
        at: serde_json::from_str(&at).expect("a session"),
        now: SessionNow::Over {
            branch: "b".into(),
            change_number,
            how: SessionEnd::Ended,
        },
        departed: departed.collect(),
    }
}

fn facts(outbox: &Outbox) -> Vec<Fact> {
    let next = || match outbox.take() {
        Some(Delivery::News(News(fact))) => Some(fact),
        _ => None,
    };
    std::iter::from_fn(next).collect()
}

#[test]
fn of_a_session_the_last_is_told_and_of_those_who_went_all() {
    let outbox = Outbox::default();
    outbox.put_session(over("one", 1, &[7, 8]));
    outbox.put_session(over("two", 1, &[]));
    outbox.put_session(over("one", 2, &[9, 7]));
    let expected = [over("one", 2, &[8, 9, 7]), over("two", 1, &[])];
    assert_eq!(facts(&outbox), expected.map(Fact::Session));
    let many: Vec<u64> = (1..=limits::DEPARTED_TOLD_MAX as u64).collect();
    outbox.put_session(over("one", 3, &many));
    outbox.put_session(over("one", 4, &[many.len() as u64 + 1]));
    let [Fact::Session(told)] = &facts(&outbox)[..] else {
        panic!("one session");
    };
    assert_eq!(told.departed.len(), limits::DEPARTED_TOLD_MAX);
    assert_eq!(told.departed[0].xuid, account(2));
}

#[test]
fn a_player_waits_once_and_invites_all_in_their_order() {
    let outbox = Outbox::default();
    outbox.put(tap(1));
    for number in [7, 8, 7] {
        outbox.put_presence(account(number));
    }
    let gone = |how| InviteNews::Gone(tap(0).subscription, how);
    outbox.put_invite(gone(InviteEnd::Void));
    outbox.put_invite(gone(InviteEnd::Rejected));
    let told = facts(&outbox);
    let expected = [
        Fact::Invite(gone(InviteEnd::Void)),
        Fact::Invite(gone(InviteEnd::Rejected)),
        Fact::Presence(account(7)),
        Fact::Presence(account(8)),
    ];
    // The tap that ended the list was taken, too.
    assert_eq!(told, expected);
    assert_eq!(outbox.take(), None);
}

#[test]
fn each_kind_of_news_has_an_end() {
    let gone = || InviteNews::Gone(tap(0).subscription, InviteEnd::Void);
    type Put<'a> = &'a dyn Fn(&Outbox, usize);
    let fill: [(usize, Put<'_>); 4] = [
        (limits::INVITES_WAITING_MAX, &|outbox, _| {
            outbox.put_invite(gone())
        }),
        (limits::SESSIONS_WAITING_MAX, &|outbox, number| {
            outbox.put_session(over(&number.to_string(), 1, &[]));
        }),
        (limits::FOLLOWED_MAX, &|outbox, number| {
            outbox.put_presence(account(number as u64 + 1));
        }),
        (limits::FRIENDS_WAITING_MAX, &|outbox, number| {
            outbox.put_friend(account(number as u64 + 1));
        }),
    ];
    for (most, put) in fill {
        let outbox = Outbox::default();
        for number in 0..most {
            put(&outbox, number);
        }
        assert!(matches!(outbox.take(), Some(Delivery::News(_))), "{most}");
        put(&outbox, most);
        put(&outbox, most + 1);
        assert_eq!(outbox.take(), Some(Delivery::Resync), "{most}");
        assert_eq!(outbox.take(), None);
    }
}

#[test]
fn what_a_state_tells_is_not_told_again() {
    let outbox = Outbox::default();
    for resource in Resource::ALL {
        outbox.put_presence(account(7));
        outbox.put_friend(account(7));
        outbox.put_session(over("one", 1, &[]));
        outbox.put_invite(InviteNews::Gone(tap(0).subscription, InviteEnd::Void));
        let message = MessageNews::Gone(tap(0).subscription, MessageEnd::Void);
        outbox.put_message(message);
        outbox.clear(resource);
        assert_eq!(facts(&outbox).len(), 4, "{resource:?}");
    }
    outbox.put_presence(account(7));
    outbox.clear(Resource::Presence);
    assert!(!is_ready(&outbox));
}

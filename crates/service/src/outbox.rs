//! What waits for a push connection.

use std::collections::VecDeque;
use std::sync::Arc;

use greenroom_protocol::limits;
use greenroom_protocol::rta::{SESSION_RESOURCE_TYPE, ShoulderTap};
use greenroom_protocol::session::Guid;
use greenroom_protocol::time::Timestamp;
use parking_lot::Mutex;
use tokio::sync::Notify;

/// What waits for one push connection. Taps go in as sessions change; whoever
/// holds the connection's socket, and nobody else, takes them out.
#[derive(Default)]
pub struct Outbox {
    waiting: Mutex<Waiting>,
    bell: Notify,
}

/// Without memory of its own while nothing waits.
enum Waiting {
    Taps(VecDeque<Tap>),
    /// There were too many: the client shall read everything again. What
    /// happens until it is told so, it will read then.
    Resync,
}

impl Default for Waiting {
    fn default() -> Self {
        Self::Taps(VecDeque::new())
    }
}

/// What one change tells all who asked.
pub(crate) struct Change {
    pub(crate) timestamp: Timestamp,
    /// The session, as `scid~template~name`.
    pub(crate) resource: String,
    pub(crate) branch: String,
    pub(crate) change_number: u64,
}

/// What one change tells one subscription.
pub(crate) struct Tap {
    pub(crate) change: Arc<Change>,
    pub(crate) subscription: Guid,
}

/// What a push connection is to be told next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// At least one, those of one branch in the order of their changes.
    Taps(Vec<ShoulderTap>),
    /// Taps were lost: the client reads everything again.
    Resync,
}

impl Outbox {
    /// Comes back when something waits, at once if it does already. May be
    /// dropped at any time.
    pub async fn ready(&self) {
        while self.is_empty() {
            self.bell.notified().await;
        }
    }

    /// Takes out what waits longest, at most [`limits::TAPS_PER_FRAME_MAX`] taps.
    pub fn take(&self) -> Option<Delivery> {
        let mut waiting = self.waiting.lock();
        let Waiting::Taps(taps) = &mut *waiting else {
            *waiting = Waiting::default();
            return Some(Delivery::Resync);
        };
        let count = taps.len().min(limits::TAPS_PER_FRAME_MAX);
        let taken: Vec<_> = taps.drain(..count).map(|tap| tap.to_wire()).collect();
        if taps.is_empty() {
            // Gives the memory back: most connections are idle most of the time.
            *taps = VecDeque::new();
        }
        (!taken.is_empty()).then_some(Delivery::Taps(taken))
    }

    /// Puts a tap in, or drops all where there are too many.
    pub(crate) fn put(&self, tap: Tap) {
        let mut waiting = self.waiting.lock();
        if let Waiting::Taps(taps) = &mut *waiting {
            if taps.len() < limits::TAPS_WAITING_MAX {
                taps.push_back(tap);
            } else {
                *waiting = Waiting::Resync;
            }
        }
        drop(waiting);
        self.bell.notify_one();
    }

    fn is_empty(&self) -> bool {
        matches!(&*self.waiting.lock(), Waiting::Taps(taps) if taps.is_empty())
    }
}

impl Tap {
    fn to_wire(&self) -> ShoulderTap {
        ShoulderTap {
            timestamp: self.change.timestamp,
            subscription: self.subscription.to_string(),
            resource_type: SESSION_RESOURCE_TYPE.to_owned(),
            resource: self.change.resource.clone(),
            branch: self.change.branch.clone(),
            change_number: self.change.change_number,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

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
        let Waiting::Taps(taps) = &*outbox.waiting.lock() else {
            panic!("no taps were lost");
        };
        assert_eq!(taps.capacity(), 0);
    }
}

//! Who gets on when: futures that are polled in an order of chance, each as far
//! as its next pause, and callers who give up halfway.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use super::dice::Dice;

/// What somebody asks of a service.
pub(super) type Asked<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Nobody waits for anything but others of the same call: more polls than this
/// mean that they wait for each other.
const POLLS_MAX: u32 = 100_000;

/// Carries all of them out at once; `None` for each that gave up, which one in
/// `give_up` polls does.
pub(super) fn at_once<T>(
    dice: &Dice,
    asked: Vec<Asked<'_, T>>,
    give_up: Option<u64>,
) -> Vec<Option<T>> {
    let mut results: Vec<Option<T>> = asked.iter().map(|_| None).collect();
    let mut running: Vec<_> = asked.into_iter().enumerate().collect();
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..POLLS_MAX {
        if running.is_empty() {
            return results;
        }
        let at = dice.below(running.len() as u64) as usize;
        let (number, future) = &mut running[at];
        match future.as_mut().poll(&mut context) {
            Poll::Ready(result) => {
                results[*number] = Some(result);
                drop(running.swap_remove(at));
            }
            Poll::Pending if give_up.is_some_and(|n| dice.one_in(n)) => {
                drop(running.swap_remove(at));
            }
            Poll::Pending => {}
        }
    }
    panic!("{} callers wait for each other", running.len());
}

/// Carries one out.
pub(super) fn alone<T>(future: impl Future<Output = T>) -> T {
    let mut results = at_once(&Dice::new(0), vec![Box::pin(future)], None);
    results.pop().flatten().expect("nobody gave up")
}

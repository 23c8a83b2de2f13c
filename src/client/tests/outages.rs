//! Requests that meet faults: what is tried again, for how long, and what comes of it in the end.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use greenroom_protocol::error::{ErrorCode, Refusal};
use tokio::time::Instant;

use super::fake::{Fake, Fault};
use crate::client::transport::Failure;
use crate::client::{ClientError, Notice};

const TIMEOUT: Duration = Duration::from_secs(30);

fn unreachable() -> Fault {
    Fault::Fails(Failure::Unreachable("refused".to_owned()))
}

fn interrupted() -> Fault {
    Fault::Fails(Failure::Interrupted("reset".to_owned()))
}

fn refused(code: ErrorCode) -> Fault {
    Fault::Fails(Failure::Refused(Refusal::new(code, "planted")))
}

fn always(fault: fn() -> Fault) -> impl Iterator<Item = Fault> {
    std::iter::repeat_with(fault).take(1000)
}

/// Makes a device at a directory that meets the attempts with `faults`; what came of it, and after how long.
async fn ask(faults: impl IntoIterator<Item = Fault>) -> (Result<(), ClientError>, Duration, Fake) {
    let fake = Fake::new();
    fake.with(|state| state.faults.extend(faults));
    let client = fake.client(TIMEOUT);
    let began = Instant::now();
    let result = client.create_device_id("PC").await;
    (result, Instant::now() - began, fake)
}

#[tokio::test(start_paused = true)]
async fn what_passes_by_is_tried_again_soon() {
    let faults = [
        unreachable(),
        interrupted(),
        refused(ErrorCode::Unavailable),
    ];
    let (result, took, fake) = ask(faults).await;
    assert_eq!(result, Ok(()));
    assert_eq!(fake.with(|state| state.attempts), 5);
    // 50, 100 and 200 ms, each at least by half.
    assert!(took >= Duration::from_millis(175), "{took:?}");
    assert!(took <= Duration::from_millis(360), "{took:?}");
}

#[tokio::test(start_paused = true)]
async fn a_directory_that_never_took_a_connection_is_reported_as_such() {
    let (result, took, _) = ask(always(unreachable)).await;
    assert_eq!(result, Err(ClientError::NoConnection("refused".to_owned())));
    assert!(took <= TIMEOUT, "{took:?}");
    assert!(took >= TIMEOUT - Duration::from_secs(2), "{took:?}");
}

#[tokio::test(start_paused = true)]
async fn that_the_directory_was_never_reached_is_told_once_and_early() {
    let not_reached = |fake: &Fake| {
        fake.with(|state| {
            let told = state.notices.iter();
            told.filter(|notice| matches!(notice, Notice::NotReached { .. }))
                .count()
        })
    };
    let fake = Fake::new();
    fake.with(|state| state.faults.extend(always(unreachable)));
    let client = fake.client(TIMEOUT);
    let asked = client.create_device_id("PC");
    let early = tokio::time::timeout(Duration::from_secs(4), asked).await;
    early.expect_err("it is still being tried");
    assert_eq!(not_reached(&fake), 1);
    client.create_device_id("PC").await.expect_err("in vain");
    assert_eq!(not_reached(&fake), 1);

    let (_, _, fake) = ask([interrupted()].into_iter().chain([unreachable()])).await;
    assert_eq!(not_reached(&fake), 0, "what passes soon is not told");
}

#[tokio::test(start_paused = true)]
async fn a_directory_that_was_there_once_is_a_timeout() {
    let faults = [interrupted()].into_iter().chain(always(unreachable));
    let (result, ..) = ask(faults).await;
    assert_eq!(result, Err(ClientError::TimedOut));
}

#[tokio::test(start_paused = true)]
async fn a_directory_that_hangs_is_asked_anew_and_then_given_up() {
    let (result, took, fake) = ask([Fault::Hangs, Fault::Hangs, Fault::Hangs]).await;
    assert_eq!(result, Err(ClientError::TimedOut));
    assert_eq!(took, TIMEOUT);
    assert_eq!(fake.with(|state| state.attempts), 3);
}

#[tokio::test(start_paused = true)]
async fn one_attempt_that_hangs_costs_one_attempt() {
    let (result, took, _) = ask([Fault::Hangs]).await;
    assert_eq!(result, Ok(()));
    assert!(took < Duration::from_secs(11), "{took:?}");
}

#[tokio::test(start_paused = true)]
async fn a_refusal_that_stays_one_is_not_tried_again() {
    let (result, took, fake) = ask([refused(ErrorCode::InvalidClient)]).await;
    let refusal = Refusal::new(ErrorCode::InvalidClient, "planted");
    assert_eq!(result, Err(ClientError::Refused(refusal)));
    assert_eq!(took, Duration::ZERO);
    assert_eq!(fake.with(|state| state.attempts), 1);
}

#[tokio::test(start_paused = true)]
async fn several_steps_of_one_operation_share_its_time() {
    let fake = Fake::new();
    let client = fake.client(Duration::from_secs(25));
    client.create_device_id("PC").await.expect("a device");
    let hanging = std::iter::repeat_n(Fault::Hangs, 10);
    // The first question of a login is answered at the second attempt, the other one never.
    let faults = [Fault::Hangs, Fault::Passes].into_iter().chain(hanging);
    fake.with(|state| state.faults.extend(faults));
    let began = Instant::now();
    let result = client.login_device("Ann").await;
    assert_eq!(result, Err(ClientError::TimedOut));
    assert_eq!(Instant::now() - began, Duration::from_secs(25));
}

#[tokio::test(start_paused = true)]
async fn a_directory_that_asks_to_be_left_alone_is() {
    let busy = |seconds| {
        Fault::Fails(Failure::Busy {
            why: "planted".to_owned(),
            pause: Duration::from_secs(seconds),
        })
    };
    let (result, took, _) = ask([busy(7)]).await;
    assert_eq!(result, Ok(()));
    assert!(took >= Duration::from_secs(7), "{took:?}");
    let (result, took, fake) = ask([busy(40)]).await;
    assert_eq!(result, Err(ClientError::TimedOut));
    assert!(took <= TIMEOUT, "{took:?}");
    assert_eq!(fake.with(|state| state.attempts), 1);
}

/// Makes a device as a game's call; what came of it, and how often the game heard meanwhile that it is tried again.
async fn call(faults: impl IntoIterator<Item = Fault>) -> (Result<(), ClientError>, usize) {
    let fake = Fake::new();
    fake.with(|state| state.faults.extend(faults));
    let client = fake.client(TIMEOUT);
    let heard = Arc::new(AtomicUsize::new(0));
    let deadline = client.deadline().announced_by({
        let heard = Arc::clone(&heard);
        move || _ = heard.fetch_add(1, Ordering::Relaxed)
    });
    let result = deadline.bound(client.create_device_id("PC")).await;
    (result, heard.load(Ordering::Relaxed))
}

#[tokio::test(start_paused = true)]
async fn an_outage_is_announced_once_and_a_blip_is_not() {
    let blip = [unreachable(), interrupted()];
    assert_eq!(call(blip).await, (Ok(()), 0));
    let outage = std::iter::repeat_with(unreachable).take(8);
    assert_eq!(call(outage).await, (Ok(()), 1));
    let (result, heard) = call(always(unreachable)).await;
    assert!(result.is_err());
    assert_eq!(heard, 1, "however long it lasts");
}

#[tokio::test(start_paused = true)]
async fn a_refusal_is_the_end_and_nothing_that_is_announced() {
    let faults = [refused(ErrorCode::Forbidden)];
    let (result, heard) = call(faults).await;
    assert!(matches!(result, Err(ClientError::Refused(_))));
    assert_eq!(heard, 0);
}

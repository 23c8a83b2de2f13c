//! Two services on one store: correctness comes from compare-and-swap alone.

use std::sync::Arc;

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::player::PlayerId;
use greenroom_protocol::settings::GreenroomDelta;

use crate::testing::{World, hosting};
use crate::{Outcome, Precondition};

fn registering(player: u64) -> GreenroomDelta {
    GreenroomDelta {
        register: vec![PlayerId::new(player.to_string()).expect("valid")],
        ..GreenroomDelta::default()
    }
}

#[tokio::test]
async fn no_slot_is_given_twice_whichever_node_registers() {
    let one = Arc::new(World::new().await);
    let two = Arc::new(one.another().await);
    let host = Arc::new(one.player(1));
    one.host(&host, "room").await;
    one.store.slow_down();

    let tasks: Vec<_> = (0..20)
        .map(|number| {
            let world = if number % 2 == 0 { &one } else { &two }.clone();
            let host = host.clone();
            tokio::spawn(async move {
                let written = world.set(&host, "room", registering(100 + number)).await;
                written
                    .map(|_| number)
                    .map_err(|refused| refused.refusal.code)
            })
        })
        .collect();
    let mut admitted = Vec::new();
    for task in tasks {
        match task.await.expect("does not fail") {
            Ok(number) => admitted.push(number),
            Err(code) => assert_eq!(code, ErrorCode::TooManyPlayers),
        }
    }
    assert_eq!(admitted.len(), 4, "four slots");
    let shown = two.get(&host, "room").await.expect("there");
    let view = shown.document.greenroom.expect("an EOS session");
    let mut registered: Vec<u64> = view
        .registered
        .into_iter()
        .flatten()
        .filter_map(|player| player.account())
        .map(|account| account.number() - 100)
        .collect();
    registered.sort_unstable();
    admitted.sort_unstable();
    assert_eq!(registered, admitted, "who was told yes is on the list");
    assert_eq!(shown.document.change_number, 5, "one change each");
}

#[tokio::test]
async fn of_two_nodes_that_create_one_name_exactly_one_does() {
    for round in 0..10 {
        let one = World::new().await;
        let two = one.another().await;
        one.store.slow_down();
        let (a, b) = (one.player(1), two.player(2));
        let name = format!("room-{round}");
        let first = one.put(&a, &name, Precondition::Absent, a.present(Some(hosting())));
        let second = two.put(&b, &name, Precondition::Absent, b.present(Some(hosting())));
        let (first, second) = tokio::join!(first, second);
        let (won, lost) = match (first, second) {
            (Ok(won), Err(lost)) | (Err(lost), Ok(won)) => (won, lost),
            other => panic!("{other:?}"),
        };
        assert_eq!(won.outcome, Outcome::Created);
        assert_eq!(lost.refusal.code, ErrorCode::PreconditionFailed);
        let current = lost.current.expect("the winner's").revision;
        assert_eq!(current, won.shown.expect("stored").revision);
    }
}

#[tokio::test]
async fn a_node_learns_of_a_deletion_when_it_looks() {
    let one = World::new().await;
    let host = one.player(1);
    one.host(&host, "room").await;
    let two = one.another().await;
    assert_eq!(two.find(&host, Vec::new()).await, ["room"]);
    let ended = one
        .service
        .disconnect(&host.connection, crate::Disconnect::Clean);
    ended.await.expect("the store works");
    // The restart of the second node counted the connection as lost, so the
    // end came by its timer and not by the good-bye.
    one.clock.pass(crate::testing::SILENCE);
    assert!(one.get(&host, "room").await.is_none());
    assert!(two.get(&host, "room").await.is_none());
    assert!(two.find(&host, Vec::new()).await.is_empty());
    assert_eq!(two.sweep().await, Ok(0), "nothing is left in its index");
}

//! What operators come to see of a directory.

use std::sync::atomic::Ordering;

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::limits;

use crate::testing::World;

#[tokio::test]
async fn a_directory_that_cannot_write_does_not_say_that_it_is_well() {
    let world = World::new().await;
    let (host, guest) = (world.player(1), world.player(2));
    world.host(&host, "room").await;
    assert_eq!(world.service.health().await, Ok(()));
    let well = world.service.writes();
    assert_eq!(well.failed, 0);

    world.store.fails.store(true, Ordering::Relaxed);
    assert_eq!(world.service.health().await, Ok(()), "nobody has written");
    world.join(&guest, "room").await.expect_err("full");
    for _ in 0..3 {
        let refusal = world.service.health().await.expect_err("still full");
        assert_eq!(refusal.code, ErrorCode::Unavailable);
    }
    let ill = world.service.writes();
    assert_eq!(ill.written, well.written);
    assert_eq!(ill.failed, 2, "the join, and one trial however many ask");

    world.store.fails.store(false, Ordering::Relaxed);
    world.service.health().await.expect_err("not tried again");
    world.clock.pass(limits::STORE_TRIAL_INTERVAL_MS);
    assert_eq!(world.service.health().await, Ok(()), "nobody has written");
}

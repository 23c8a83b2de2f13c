//! Operators keep players out of the sessions that say so.

use std::sync::atomic::Ordering;

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{AccountId, Deployment};
use greenroom_protocol::sanction::{PlayerSanctions, SanctionDelta};
use greenroom_protocol::settings::GreenroomDelta;
use greenroom_protocol::time::Timestamp;

use crate::testing::{Player, World, hosting};
use crate::{Caller, Outcome, Policy, Precondition, Principal};

fn scid() -> Deployment {
    Deployment::new("DEP-1").expect("valid")
}

fn account(player: &Player) -> AccountId {
    player.caller.account().expect("a player")
}

fn operator(world: &World) -> Caller {
    Caller {
        principal: Principal::Client,
        ..world.player(99).caller
    }
}

fn ban() -> SanctionDelta {
    SanctionDelta {
        action: "RESTRICT_GAME_ACCESS".into(),
        ..SanctionDelta::default()
    }
}

fn registering(players: &[&Player]) -> GreenroomDelta {
    GreenroomDelta {
        register: players.iter().map(|player| player.id()).collect(),
        ..GreenroomDelta::default()
    }
}

impl World {
    async fn sanction(&self, player: &Player, wanted: &[SanctionDelta]) -> PlayerSanctions {
        let placed = self.sanction_as(&operator(self), player, wanted).await;
        placed.expect("an operator")
    }

    async fn sanction_as(
        &self,
        caller: &Caller,
        player: &Player,
        wanted: &[SanctionDelta],
    ) -> Result<PlayerSanctions, Refusal> {
        let scid = scid();
        let placed = self
            .service
            .sanction(caller, &scid, account(player), wanted);
        placed.await
    }

    async fn host_guarded(&self, host: &Player, name: &str) {
        let guarded = GreenroomDelta {
            sanctions: Some(true),
            ..hosting()
        };
        let delta = host.present(Some(guarded));
        let made = self.put(host, name, Precondition::Absent, delta).await;
        made.expect("the name is free");
    }

    async fn why_not(&self, player: &Player, name: &str) -> Option<ErrorCode> {
        let refused = self.join(player, name).await.err()?;
        Some(refused.refusal.code)
    }
}

#[tokio::test]
async fn a_sanctioned_player_is_kept_out_until_its_time_is_up() {
    let world = World::new().await;
    let (host, bad) = (world.player(1), world.player(2));
    world.host_guarded(&host, "guarded").await;
    let day = 86_400_000;
    let until = SanctionDelta {
        time_expires: Some(world.service.now().plus(day)),
        ..ban()
    };
    let placed = world.sanction(&bad, &[until]).await;
    assert_eq!(placed.sanctions[0].time_placed, world.service.now());
    let refused = world.join(&bad, "guarded").await.expect_err("sanctioned");
    assert_eq!(refused.refusal.code, ErrorCode::PlayerSanctioned);
    assert!(refused.refusal.players.is_empty(), "it knows itself");
    assert!(refused.current.is_some(), "it may read the session");
    world.clock.pass(day);
    let own = world
        .service
        .sanctions(&bad.caller, &scid(), account(&bad))
        .await;
    assert_eq!(own.expect("its own").sanctions, []);
    world.host_guarded(&world.player(3), "another").await;
    assert_eq!(world.why_not(&bad, "another").await, None);
}

#[tokio::test]
async fn whoever_is_sanctioned_again_is_kept_out_however_often_it_looked() {
    let world = World::new().await;
    let (host, bad) = (world.player(1), world.player(2));
    world.host_guarded(&host, "guarded").await;
    for _ in 0..3 {
        assert_eq!(world.sanction(&bad, &[ban()]).await.sanctions.len(), 1);
        let refused = world.why_not(&bad, "guarded").await;
        assert_eq!(refused, Some(ErrorCode::PlayerSanctioned));
        assert_eq!(world.sanction(&bad, &[]).await.sanctions, []);
        for _ in 0..4 {
            let (scid, account) = (scid(), account(&bad));
            let own = world.service.sanctions(&bad.caller, &scid, account).await;
            assert_eq!(own.expect("its own").sanctions, []);
        }
    }
}

#[tokio::test]
async fn sessions_that_do_not_ask_take_everybody_and_so_do_other_deployments() {
    let world = World::new().await;
    let (host, bad) = (world.player(1), world.player(2));
    let delta = host.present(Some(hosting()));
    let made = world.put(&host, "open", Precondition::Absent, delta).await;
    made.expect("the name is free");
    world.sanction(&bad, &[ban()]).await;
    assert_eq!(world.why_not(&bad, "open").await, None);
    let registered = world.set(&host, "open", registering(&[&bad])).await;
    registered.expect("nobody asks");
    let other = Deployment::new("dep-2").expect("valid");
    assert!(!world.service.is_sanctioned(&other, account(&bad)));
}

#[tokio::test]
async fn whoever_is_sanctioned_later_stays_and_does_not_come_back() {
    let world = World::new().await;
    let (host, bad) = (world.player(1), world.player(2));
    world.host_guarded(&host, "guarded").await;
    assert_eq!(world.why_not(&bad, "guarded").await, None);
    let registered = world.set(&host, "guarded", registering(&[&bad])).await;
    registered.expect("nothing is known of it");
    world.sanction(&bad, &[ban()]).await;
    assert_eq!(world.why_not(&bad, "guarded").await, None, "it is in");
    let again = GreenroomDelta {
        replace: true,
        ..registering(&[&bad, &host])
    };
    let again = world.set(&host, "guarded", again).await.expect("it stays");
    assert_eq!(again.outcome, Outcome::Updated);
    let left = crate::testing::leaving();
    let left = world.put(&bad, "guarded", Precondition::None, left).await;
    left.expect("everybody may leave");
    let back = world.why_not(&bad, "guarded").await;
    assert_eq!(back, Some(ErrorCode::PlayerSanctioned));
}

#[tokio::test]
async fn a_registration_names_whom_it_is_refused_for_and_the_rest_goes_in() {
    let world = World::new().await;
    let (host, good) = (world.player(1), world.player(2));
    let (bad, worse) = (world.player(3), world.player(4));
    world.host_guarded(&host, "guarded").await;
    world.sanction(&bad, &[ban()]).await;
    world.sanction(&worse, &[ban()]).await;
    let all = registering(&[&worse, &good, &bad]);
    let refused = world.set(&host, "guarded", all).await.expect_err("two are");
    assert_eq!(refused.refusal.code, ErrorCode::PlayerSanctioned);
    assert_eq!(refused.refusal.players, [worse.id(), bad.id()]);
    let rest = world.set(&host, "guarded", registering(&[&good])).await;
    let view = rest.expect("nothing against it").shown.expect("stored");
    let view = view.document.greenroom.expect("an EOS session");
    assert_eq!(view.registered, Some(vec![good.id()]));
}

#[tokio::test]
async fn sanctions_outlive_the_directory_and_are_lifted_for_good() {
    let world = World::new().await;
    let (bad, better) = (world.player(2), world.player(3));
    world.sanction(&bad, &[ban()]).await;
    world.sanction(&better, &[ban()]).await;
    let lifted = world.sanction(&better, &[]).await;
    assert_eq!(lifted.sanctions, []);
    let world = world.another().await;
    let page = world
        .service
        .sanctioned(&operator(&world), &scid(), None, 100);
    let page = page.expect("an operator");
    let players: Vec<_> = page.players.iter().map(|player| player.xuid).collect();
    assert_eq!((players, page.next), (vec![account(&bad)], None));
}

#[tokio::test]
async fn a_write_that_nobody_waited_for_is_seen_by_the_next_sweep() {
    let world = World::new().await;
    let bad = world.player(2);
    world.store.fails_afterwards.store(true, Ordering::Relaxed);
    let placed = world.sanction_as(&operator(&world), &bad, &[ban()]).await;
    let refused = placed.expect_err("the store says that it failed");
    assert_eq!(refused.code, ErrorCode::Unavailable);
    world.store.fails_afterwards.store(false, Ordering::Relaxed);
    assert!(!world.service.is_sanctioned(&scid(), account(&bad)));
    world.service.sweep().await.expect("the store works again");
    assert!(world.service.is_sanctioned(&scid(), account(&bad)));
}

#[tokio::test]
async fn players_and_ordinary_programs_sanction_nobody() {
    let world = World::new().await;
    let (one, two) = (world.player(1), world.player(2));
    let program = Caller {
        policy: Policy::trusted_server(),
        ..operator(&world)
    };
    let is_refused = |result: Result<PlayerSanctions, Refusal>| {
        result.is_err_and(|refusal| refusal.code == ErrorCode::Forbidden)
    };
    for caller in [&one.caller, &program] {
        assert!(is_refused(world.sanction_as(caller, &two, &[ban()]).await));
        let scid = scid();
        let of_two = world.service.sanctions(caller, &scid, account(&two));
        assert!(is_refused(of_two.await));
        assert!(world.service.sanctioned(caller, &scid, None, 1).is_err());
    }
    let operator = operator(&world);
    let elsewhere = Deployment::new("dep-2").expect("valid");
    let of_two = world
        .service
        .sanctions(&operator, &elsewhere, account(&two));
    assert!(is_refused(of_two.await), "its token is for another one");
    let past = SanctionDelta {
        time_expires: Some(Timestamp(1)),
        ..ban()
    };
    let late = world.sanction_as(&operator, &two, &[past]).await;
    let refusal = late.expect_err("it is over already");
    assert_eq!(refusal.code, ErrorCode::BadRequest);
}

#[tokio::test]
async fn nobody_slips_in_behind_a_long_list() {
    let world = World::new().await;
    let (host, good, bad) = (world.player(1), world.player(2), world.player(3));
    world.host_guarded(&host, "guarded").await;
    world.sanction(&bad, &[ban()]).await;
    let mut crowd = vec![good.id(); 1_000];
    crowd.push(bad.id());
    let crowd = GreenroomDelta {
        register: crowd,
        ..GreenroomDelta::default()
    };
    let refused = world.set(&host, "guarded", crowd).await.expect_err("bad");
    assert_eq!(refused.refusal.players, [bad.id()]);
}

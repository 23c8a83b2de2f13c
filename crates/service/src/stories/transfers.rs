//! Devices that are deleted, and players who become one.

use std::sync::Arc;

use greenroom_protocol::connect::TransferForm;
use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::limits;
use greenroom_protocol::token::TokenAnswer;

use super::connect::{open, openid, vouched_world};
use super::logins::{asking_first, continuing, granted, login, new_device, refused, serving};
use crate::testing::World;

async fn transfer(
    world: &World,
    primary: &TokenAnswer,
    device: &TokenAnswer,
    kept: AccountId,
) -> Result<String, ErrorCode> {
    let form = TransferForm {
        device_user_token: device.access_token.clone(),
        product_user_id_to_preserve: kept,
    };
    let done = world.service.transfer_device(&primary.access_token, &form);
    done.await
        .map(|answer| answer.product_user_id)
        .map_err(|refusal| refusal.code)
}

fn id(who: &TokenAnswer) -> AccountId {
    who.account().expect("a player")
}

async fn by_device(world: &World) -> (String, TokenAnswer) {
    let device = new_device(world).await;
    let answer = granted(world, &login(&device)).await;
    (device, answer)
}

#[tokio::test]
async fn a_deleted_device_logs_nobody_in_and_its_player_stays() {
    let world = World::new().await;
    let (device, player) = by_device(&world).await;
    let delete = async || world.service.delete_device(&device).await;
    delete().await.expect("writable");
    delete().await.expect("sent twice");
    let refusal = refused(&world, &login(&device)).await.refusal;
    assert_eq!(refusal.code, ErrorCode::InvalidCredential);
    world
        .service
        .authenticate(&player.access_token, None)
        .expect("until it expires");
    world
        .service
        .delete_device("never given")
        .await
        .expect("gone anyway");

    let fresh = new_device(&world).await;
    let token = refused(&world, &asking_first(&fresh)).await.continuance;
    world.service.delete_device(&fresh).await.expect("writable");
    let late = refused(&world, &continuing(&token.expect("unknown yet"))).await;
    assert_eq!(late.refusal.code, ErrorCode::InvalidCredential);
}

#[tokio::test]
async fn the_player_of_the_account_stays_and_gets_the_device() {
    let world = vouched_world().await;
    let anna = granted(&world, &openid("anna")).await;
    let (device, pseudo) = by_device(&world).await;
    let moved = transfer(&world, &anna, &pseudo, id(&anna)).await;
    assert_eq!(moved, Ok(id(&anna).padded()));
    assert_eq!(
        granted(&world, &login(&device)).await.account(),
        anna.account()
    );
    assert_eq!(
        granted(&world, &openid("anna")).await.account(),
        anna.account()
    );
    let again = transfer(&world, &anna, &pseudo, id(&anna)).await;
    assert_eq!(again, Ok(id(&anna).padded()), "sent twice");
    let back = transfer(&world, &anna, &pseudo, id(&pseudo)).await;
    assert_eq!(back, Err(ErrorCode::Unauthorized), "it is no more");
}

#[tokio::test]
async fn the_player_of_the_device_stays_and_gets_the_account() {
    let world = vouched_world().await;
    let anna = granted(&world, &openid("anna")).await;
    let (device, pseudo) = by_device(&world).await;
    let moved = transfer(&world, &anna, &pseudo, id(&pseudo)).await;
    assert_eq!(moved, Ok(id(&pseudo).padded()));
    assert_eq!(
        granted(&world, &openid("anna")).await.account(),
        pseudo.account()
    );
    assert_eq!(
        granted(&world, &login(&device)).await.account(),
        pseudo.account()
    );
    let again = transfer(&world, &anna, &pseudo, id(&pseudo)).await;
    assert_eq!(again, Ok(id(&pseudo).padded()), "sent twice");
}

#[tokio::test]
async fn tokens_of_a_deleted_player_are_void_after_a_restart_too() {
    let mut world = vouched_world().await;
    let anna = granted(&world, &openid("anna")).await;
    let (_, pseudo) = by_device(&world).await;
    let caller = world.service.authenticate(&pseudo.access_token, None);
    let caller = caller.expect("fresh");
    assert!(world.service.still_admits(&caller));
    transfer(&world, &anna, &pseudo, id(&anna))
        .await
        .expect("fits");
    assert!(!world.service.still_admits(&caller), "on no connection too");
    for _ in 0..2 {
        let void = world.service.authenticate(&pseudo.access_token, None);
        let void = void.expect_err("deleted");
        assert_eq!(void.code, ErrorCode::Unauthorized);
        assert!(void.message.contains("deleted"), "{void}");
        world.service = open(&world).await;
    }
    world.clock.pass(limits::ACCESS_TOKEN_LIFETIME_MS);
    world.service = open(&world).await;
    let void = world.service.authenticate(&pseudo.access_token, None);
    assert!(void.expect_err("over").message.contains("expired"));
}

#[tokio::test]
async fn sessions_of_a_deleted_player_end() {
    let world = vouched_world().await;
    let anna = granted(&world, &openid("anna")).await;
    let (_, pseudo) = by_device(&world).await;
    let host = world.player(id(&pseudo).number());
    let joiner = world.player(3);
    world.host(&host, "room").await;
    world.join(&joiner, "room").await.expect("open");
    transfer(&world, &anna, &pseudo, id(&anna))
        .await
        .expect("fits");
    assert!(
        world.get(&joiner, "room").await.is_none(),
        "its owner is gone"
    );
}

#[tokio::test]
async fn only_a_device_goes_over_to_an_account() {
    let world = vouched_world().await;
    let anna = granted(&world, &openid("anna")).await;
    let bert = granted(&world, &openid("bert")).await;
    let (_, pseudo) = by_device(&world).await;
    let (device, other) = by_device(&world).await;
    let server = granted(&world, &serving("one")).await;
    for (primary, second, kept, code) in [
        (&pseudo, &other, id(&other), ErrorCode::Conflict),
        (&anna, &bert, id(&anna), ErrorCode::Conflict),
        (&anna, &pseudo, id(&bert), ErrorCode::BadRequest),
        (&server, &pseudo, id(&pseudo), ErrorCode::Unauthorized),
        (&anna, &server, id(&anna), ErrorCode::Unauthorized),
    ] {
        assert_eq!(transfer(&world, primary, second, kept).await, Err(code));
    }
    // The device of a player who has accounts itself is not for others.
    let bert_too = transfer(&world, &bert, &other, id(&bert)).await;
    bert_too.expect("fits");
    let by_device = granted(&world, &login(&device)).await;
    assert_eq!(by_device.account(), bert.account());
    let refused = transfer(&world, &anna, &by_device, id(&anna)).await;
    assert_eq!(refused, Err(ErrorCode::Conflict));
    let own = transfer(&world, &bert, &by_device, id(&bert)).await;
    assert_eq!(own, Err(ErrorCode::BadRequest), "one and the same");

    world
        .service
        .delete_device(&device)
        .await
        .expect("writable");
    let (device, third) = self::by_device(&world).await;
    world
        .service
        .delete_device(&device)
        .await
        .expect("writable");
    let gone = transfer(&world, &anna, &third, id(&anna)).await;
    assert_eq!(gone, Err(ErrorCode::Conflict), "the device is not there");
}

#[tokio::test]
async fn of_two_transfers_of_one_device_at_once_one_is_done() {
    let world = Arc::new(vouched_world().await);
    let anna = granted(&world, &openid("anna")).await;
    let bert = granted(&world, &openid("bert")).await;
    let (device, pseudo) = by_device(&world).await;
    world.store.slow_down();
    let transfers = [anna, bert].map(|primary| {
        let (world, pseudo) = (world.clone(), pseudo.clone());
        tokio::spawn(async move { transfer(&world, &primary, &pseudo, id(&primary)).await })
    });
    let mut done = Vec::new();
    for transfer in transfers {
        done.extend(transfer.await.expect("does not fail").ok());
    }
    assert_eq!(done.len(), 1, "{done:?}");
    let player = granted(&world, &login(&device)).await;
    assert_eq!(player.product_user_id, Some(done[0].clone()));
}

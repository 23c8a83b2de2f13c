//! Whose a name is: players who are looked for by what they are called.

use greenroom_protocol::connect::DisplayNameQuery;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::limits;
use greenroom_protocol::play::PlayerSessionForm;
use greenroom_protocol::session::Guid;
use greenroom_protocol::token::{DEVELOPER_AUTH, TokenAnswer, TokenForm};

use super::connect::{open, openid, vouched_world};
use super::logins::{form, granted, login, new_device};
use crate::testing::World;
use crate::{Caller, Policy, Principal, Service};

fn caller(service: &Service, who: &TokenAnswer) -> Caller {
    let caller = service.authenticate(&who.access_token, None);
    caller.expect("a good token")
}

async fn named(
    service: &Service,
    who: &TokenAnswer,
    name: &str,
) -> Result<Option<String>, Refusal> {
    let query = DisplayNameQuery {
        display_name: name.to_owned(),
    };
    let answer = service.player_named(&caller(service, who), &query).await;
    answer.map(|answer| answer.product_user_id)
}

fn developer(name: &str, deployment: &str) -> TokenForm {
    TokenForm {
        external_auth_type: Some(DEVELOPER_AUTH.to_owned()),
        external_auth_token: Some(name.to_owned()),
        deployment_id: Some(deployment.to_owned()),
        ..form("external_auth")
    }
}

async fn device_player(world: &World, name: &str) -> TokenAnswer {
    let device = new_device(world).await;
    let form = TokenForm {
        display_name: Some(name.to_owned()),
        ..login(&device)
    };
    granted(world, &form).await
}

#[tokio::test]
async fn the_one_who_has_had_a_name_for_longest_is_found_by_it() {
    let world = vouched_world().await;
    let first = granted(&world, &openid("a:Ann")).await;
    world.clock.pass(1000);
    let second = device_player(&world, "ANN").await;
    let found = named(&world.service, &second, "ann").await;
    assert_eq!(found, Ok(first.product_user_id.clone()));
    assert_eq!(named(&world.service, &second, "Annie").await, Ok(None));

    // A directory that starts again reads the names from its store.
    let again = open(&world).await;
    let found = named(&again, &second, "aNN").await;
    assert_eq!(found, Ok(first.product_user_id));
}

#[tokio::test]
async fn a_name_without_letters_or_with_too_many_is_refused() {
    let world = vouched_world().await;
    let ann = granted(&world, &openid("a:Ann")).await;
    for name in [String::new(), "x".repeat(limits::EXTERNAL_NAME_MAX + 1)] {
        let refused = named(&world.service, &ann, &name).await;
        assert_eq!(refused.expect_err("no name").code, ErrorCode::BadRequest);
    }
    let most = "x".repeat(limits::EXTERNAL_NAME_MAX);
    assert_eq!(named(&world.service, &ann, &most).await, Ok(None));
}

#[tokio::test]
async fn at_a_desk_a_name_is_that_of_the_deployments_developer() {
    let world = vouched_world().await;
    world.service.stand_at_a_desk();
    let elsewhere = granted(&world, &developer("Ann", "dep-2")).await;
    world.clock.pass(1000);
    let here = granted(&world, &developer("Ann", "dep-1")).await;
    assert_ne!(here.product_user_id, elsewhere.product_user_id);
    for who in [&here, &elsewhere] {
        let found = named(&world.service, who, "Ann").await;
        assert_eq!(found, Ok(who.product_user_id.clone()));
    }
}

#[tokio::test]
async fn a_bare_program_neither_looks_for_names_nor_plays() {
    let world = vouched_world().await;
    let ann = granted(&world, &openid("a:Ann")).await;
    let program = Caller {
        principal: Principal::Client,
        policy: Policy::of(&[]),
        ..caller(&world.service, &ann)
    };
    let query = DisplayNameQuery {
        display_name: "Ann".to_owned(),
    };
    let refused = world.service.player_named(&program, &query).await;
    assert_eq!(refused.expect_err("a program").code, ErrorCode::Forbidden);
    let play = PlayerSessionForm {
        id: Guid::new("0a1b2c3d-0000-4111-8222-333344445555").expect("a guid"),
        open: true,
    };
    let refused = world.service.note_play(&program, &play);
    assert_eq!(refused.expect_err("a program").code, ErrorCode::Forbidden);
    assert_eq!(world.service.plays().began, 0);
}

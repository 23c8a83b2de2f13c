//! Nonces stand for a token, and for no more than it does.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::limits;
use greenroom_protocol::token::TokenForm;

use crate::parts::{AnyClient, Clients, Rights};
use crate::testing::World;
use crate::{ClientCredentials, Principal};

/// Lets every program in until it is told not to.
#[derive(Default)]
struct Door {
    shut: AtomicBool,
}

impl Clients for Door {
    fn admits(&self, id: &str, secret: &str) -> bool {
        AnyClient.admits(id, secret)
    }

    fn rights(&self, id: &str) -> Option<Rights> {
        let shut = self.shut.load(Ordering::Relaxed);
        AnyClient.rights(id).filter(|_| !shut)
    }
}

async fn token(world: &World) -> String {
    let program = ClientCredentials {
        id: "game".into(),
        secret: "secret".into(),
    };
    let form = TokenForm {
        grant_type: "client_credentials".into(),
        deployment_id: Some("Dep-1".into()),
        ..TokenForm::default()
    };
    let answer = world.service.grant(&program, &form).await;
    answer.expect("granted").access_token
}

#[tokio::test]
async fn a_nonce_names_who_asked_for_it_once() {
    let world = World::new().await;
    let token = token(&world).await;
    let nonce = world.service.issue_nonce(&token, None).expect("a nonce");
    let here = Some([192, 0, 2, 9].into());
    let caller = world.service.redeem_nonce(&nonce, here).expect("good");
    assert_eq!(caller.principal, Principal::Client);
    assert_eq!(caller.address, here, "of the connection, not of the nonce");
    let again = world.service.redeem_nonce(&nonce, here);
    assert_eq!(again.expect_err("used").code, ErrorCode::Unauthorized);
    let none = world.service.issue_nonce("nonsense", here);
    assert_eq!(none.expect_err("no token").code, ErrorCode::Unauthorized);
}

#[tokio::test]
async fn a_nonce_ends_with_its_token() {
    let world = World::new().await;
    let token = token(&world).await;
    world.clock.pass(limits::ACCESS_TOKEN_LIFETIME_MS - 1_000);
    let nonce = world.service.issue_nonce(&token, None).expect("still good");
    world.clock.pass(1_000);
    let late = world.service.redeem_nonce(&nonce, None);
    assert_eq!(late.expect_err("expired").code, ErrorCode::Unauthorized);
}

#[tokio::test]
async fn a_nonce_ends_with_the_rights_of_its_program() {
    let door = Arc::new(Door::default());
    let world = World::admitting(door.clone()).await;
    let token = token(&world).await;
    let nonce = world.service.issue_nonce(&token, None).expect("a nonce");
    door.shut.store(true, Ordering::Relaxed);
    let late = world.service.redeem_nonce(&nonce, None);
    assert_eq!(late.expect_err("not known").code, ErrorCode::Unauthorized);
}

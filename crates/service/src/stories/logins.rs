//! How programs and players come by tokens.

use std::sync::Arc;

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::limits;
use greenroom_protocol::token::{DEVICE_ID_AUTH, DeviceForm, TokenAnswer, TokenForm};

use crate::parts::{AnyClient, Clients, DevTemplates, Parts, Rights};
use crate::testing::World;
use crate::{ClientCredentials, Principal, Service, TokenRefusal};

pub(super) fn game() -> ClientCredentials {
    client("game")
}

pub(super) fn client(id: &str) -> ClientCredentials {
    ClientCredentials {
        id: id.into(),
        secret: "secret".into(),
    }
}

pub(super) fn form(grant_type: &str) -> TokenForm {
    TokenForm {
        grant_type: grant_type.into(),
        deployment_id: Some("Dep-1".into()),
        nonce: Some("n".into()),
        ..TokenForm::default()
    }
}

pub(super) fn login(device: &str) -> TokenForm {
    TokenForm {
        external_auth_type: Some(DEVICE_ID_AUTH.into()),
        external_auth_token: Some(device.into()),
        display_name: Some("Zoë".into()),
        ..form("external_auth")
    }
}

pub(super) fn serving(instance: &str) -> TokenForm {
    TokenForm {
        greenroom_instance: Some(instance.into()),
        ..form("client_credentials")
    }
}

pub(super) fn asking_first(device: &str) -> TokenForm {
    TokenForm {
        greenroom: Some("continuance".into()),
        ..login(device)
    }
}

pub(super) fn continuing(token: &str) -> TokenForm {
    TokenForm {
        continuance_token: Some(token.into()),
        ..form("continuance")
    }
}

pub(super) async fn new_device(world: &World) -> String {
    let form = DeviceForm {
        device_model: "a very long name of a device model: ".repeat(9) + "ü",
    };
    let device = world.service.create_device(&game(), &form).await;
    device.expect("any client").access_token
}

pub(super) async fn granted(world: &World, form: &TokenForm) -> TokenAnswer {
    world.service.grant(&game(), form).await.expect("granted")
}

pub(super) async fn refused(world: &World, form: &TokenForm) -> TokenRefusal {
    world
        .service
        .grant(&game(), form)
        .await
        .expect_err("refused")
}

#[tokio::test]
async fn a_device_logs_in_and_is_the_same_player_ever_after() {
    let world = World::new().await;
    let device = new_device(&world).await;
    let first = granted(&world, &login(&device)).await;
    let second = granted(&world, &login(&device)).await;
    assert_eq!(first.account(), second.account());
    assert_eq!(first.nonce.as_deref(), Some("n"));
    assert_eq!(first.expires_in * 1000, limits::ACCESS_TOKEN_LIFETIME_MS);
    assert_eq!(first.greenroom, world.service.info());

    let address = Some([192, 0, 2, 9].into());
    let caller = world.service.authenticate(&first.access_token, address);
    let caller = caller.expect("fresh");
    assert_eq!(caller.account(), first.account());
    assert_eq!(caller.deployment.as_str(), "Dep-1");
    assert_eq!(
        (caller.client_id.as_str(), caller.address),
        ("game", address)
    );
    let Principal::User { name, .. } = caller.principal else {
        panic!("a player");
    };
    assert_eq!(name, "Zoë");

    let other = new_device(&world).await;
    let stranger = granted(&world, &login(&other)).await;
    assert_ne!(stranger.account(), first.account());
}

#[tokio::test]
async fn an_unknown_user_goes_on_by_its_continuance_token() {
    let world = World::new().await;
    let device = new_device(&world).await;
    let refusal = refused(&world, &asking_first(&device)).await;
    assert_eq!(refusal.refusal.code, ErrorCode::UnknownUser);
    let token = refusal.continuance.expect("to go on with");
    assert!(token.len() <= limits::TOKEN_MAX);

    let first = granted(&world, &continuing(&token)).await;
    let again = granted(&world, &continuing(&token)).await;
    assert_eq!(first.account(), again.account(), "sent twice, one account");
    let known = granted(&world, &asking_first(&device)).await;
    assert_eq!(known.account(), first.account());
}

#[tokio::test]
async fn logins_at_once_make_one_account() {
    let world = Arc::new(World::new().await);
    let device = new_device(&world).await;
    world.store.slow_down();
    let logins: Vec<_> = (0..8)
        .map(|_| {
            let (world, form) = (world.clone(), login(&device));
            tokio::spawn(async move { granted(&world, &form).await.account() })
        })
        .collect();
    let mut accounts = Vec::new();
    for login in logins {
        accounts.push(login.await.expect("does not fail"));
    }
    accounts.dedup();
    assert_eq!(accounts.len(), 1);
    assert!(accounts[0].is_some());
}

#[tokio::test]
async fn a_program_logs_in_as_itself() {
    let world = World::new().await;
    let answer = granted(&world, &form("client_credentials")).await;
    assert_eq!(answer.product_user_id, None);
    let caller = world.service.authenticate(&answer.access_token, None);
    assert_eq!(caller.expect("fresh").principal, Principal::Client);
}

#[tokio::test]
async fn tokens_are_good_for_an_hour_and_for_what_they_were_given() {
    let world = World::new().await;
    let device = new_device(&world).await;
    let continuance = refused(&world, &asking_first(&device)).await.continuance;
    let continuance = continuance.expect("unknown yet");
    let access = granted(&world, &form("client_credentials"))
        .await
        .access_token;

    let wrong = world.service.authenticate(&continuance, None);
    assert_eq!(
        wrong.expect_err("of another use").code,
        ErrorCode::Unauthorized
    );
    let wrong = refused(&world, &continuing(&access)).await;
    assert_eq!(wrong.refusal.code, ErrorCode::InvalidCredential);

    world.clock.pass(limits::CONTINUANCE_LIFETIME_MS);
    let late = refused(&world, &continuing(&continuance)).await;
    assert_eq!(late.refusal.code, ErrorCode::InvalidCredential);
    assert!(late.refusal.message.contains("expired"), "{late}");
    world
        .service
        .authenticate(&access, None)
        .expect("still good");
    world
        .clock
        .pass(limits::ACCESS_TOKEN_LIFETIME_MS - limits::CONTINUANCE_LIFETIME_MS);
    let late = world.service.authenticate(&access, None).expect_err("over");
    assert_eq!(late.code, ErrorCode::Unauthorized);
    assert!(late.message.contains("expired"), "{late}");
}

#[tokio::test]
async fn a_continuance_token_is_good_for_its_client_and_deployment_alone() {
    let world = World::new().await;
    let device = new_device(&world).await;
    let token = refused(&world, &asking_first(&device)).await.continuance;
    let mut elsewhere = continuing(&token.expect("unknown yet"));
    let refusal = world.service.grant(&client("other"), &elsewhere).await;
    assert_eq!(
        refusal.expect_err("another's").refusal.code,
        ErrorCode::InvalidCredential
    );
    elsewhere.deployment_id = Some("elsewhere".into());
    let refusal = refused(&world, &elsewhere).await;
    assert_eq!(refusal.refusal.code, ErrorCode::InvalidCredential);
}

#[tokio::test]
async fn what_is_wrong_with_a_form_is_named() {
    let world = World::new().await;
    let device = new_device(&world).await;
    let name = |text: &str| Some(text.to_owned());
    for (form, code, word) in [
        (form("password"), ErrorCode::Unsupported, "password"),
        (
            TokenForm {
                deployment_id: None,
                ..form("client_credentials")
            },
            ErrorCode::BadRequest,
            "deployment_id",
        ),
        (
            TokenForm {
                deployment_id: name("a b"),
                ..form("client_credentials")
            },
            ErrorCode::BadRequest,
            "deployment",
        ),
        (
            TokenForm {
                external_auth_type: None,
                ..login(&device)
            },
            ErrorCode::BadRequest,
            "external_auth_type",
        ),
        (
            TokenForm {
                external_auth_type: name("steam"),
                ..login(&device)
            },
            ErrorCode::Unsupported,
            "steam",
        ),
        (
            TokenForm {
                external_auth_token: None,
                ..login(&device)
            },
            ErrorCode::BadRequest,
            "external_auth_token",
        ),
        (
            TokenForm {
                display_name: None,
                ..login(&device)
            },
            ErrorCode::BadRequest,
            "display_name",
        ),
        (
            TokenForm {
                display_name: name(&"x".repeat(33)),
                ..login(&device)
            },
            ErrorCode::BadRequest,
            "display_name",
        ),
        (
            TokenForm {
                nonce: name(&"n".repeat(65)),
                ..login(&device)
            },
            ErrorCode::BadRequest,
            "nonce has 65 bytes",
        ),
        (
            TokenForm {
                greenroom_instance: name("one"),
                ..login(&device)
            },
            ErrorCode::BadRequest,
            "greenroom_instance",
        ),
        (serving(""), ErrorCode::BadRequest, "greenroom_instance"),
        (serving("a b"), ErrorCode::BadRequest, "greenroom_instance"),
        (
            serving(&"x".repeat(65)),
            ErrorCode::BadRequest,
            "greenroom_instance",
        ),
        (login("never given"), ErrorCode::InvalidCredential, "device"),
        (
            form("continuance"),
            ErrorCode::BadRequest,
            "continuance_token",
        ),
        (
            continuing("a.b.c"),
            ErrorCode::InvalidCredential,
            "continuance_token",
        ),
    ] {
        let refusal = refused(&world, &form).await.refusal;
        assert_eq!(refusal.code, code, "{refusal}");
        assert!(refusal.message.contains(word), "{word}: {refusal}");
    }
    let nameless = DeviceForm::default();
    let refusal = world.service.create_device(&game(), &nameless).await;
    assert_eq!(refusal.expect_err("no model").code, ErrorCode::BadRequest);
}

#[tokio::test]
async fn unknown_programs_are_let_nowhere() {
    struct OnlyGame;
    impl Clients for OnlyGame {
        fn admits(&self, id: &str, secret: &str) -> bool {
            (id, secret) == ("game", "secret")
        }

        fn rights(&self, id: &str) -> Option<Rights> {
            AnyClient.rights(id).filter(|_| id == "game")
        }
    }
    let world = World::new().await;
    let service = Service::open(Parts {
        store: world.store.clone(),
        clock: world.clock.clone(),
        random: world.random.clone(),
        clients: Arc::new(OnlyGame),
        templates: Arc::new(DevTemplates::new()),
        identities: Arc::new(crate::NoIdentityProviders),
        silence_ms: 1,
    });
    let service = service.await.expect("opens");
    service
        .grant(&game(), &form("client_credentials"))
        .await
        .expect("known");
    let device = DeviceForm {
        device_model: "PC".into(),
    };
    for stranger in [client("other"), client(""), client(&"x".repeat(65))] {
        let refusal = service.grant(&stranger, &form("client_credentials")).await;
        assert_eq!(
            refusal.expect_err("unknown").refusal.code,
            ErrorCode::InvalidClient
        );
        let refusal = service.create_device(&stranger, &device).await;
        assert_eq!(refusal.expect_err("unknown").code, ErrorCode::InvalidClient);
    }
    let any = world
        .service
        .grant(&client(""), &form("client_credentials"))
        .await;
    assert_eq!(
        any.expect_err("no id").refusal.code,
        ErrorCode::InvalidClient
    );
}

#[tokio::test]
async fn a_restart_keeps_identity_devices_and_tokens_and_a_new_store_does_not() {
    let world = World::new().await;
    let device = new_device(&world).await;
    let before = granted(&world, &login(&device)).await;
    let again = world.another().await;
    assert_eq!(again.service.info(), world.service.info());
    again
        .service
        .authenticate(&before.access_token, None)
        .expect("the same key");
    assert_eq!(
        granted(&again, &login(&device)).await.account(),
        before.account()
    );

    let parts = Parts {
        store: Arc::new(crate::store::MemoryStore::new()),
        clock: world.clock.clone(),
        random: world.random.clone(),
        clients: Arc::new(AnyClient),
        templates: Arc::new(DevTemplates::new()),
        identities: Arc::new(crate::NoIdentityProviders),
        silence_ms: 1,
    };
    let wiped = Service::open(parts).await.expect("opens");
    assert_ne!(wiped.info(), world.service.info());
    let refused = wiped.authenticate(&before.access_token, None);
    assert_eq!(
        refused.expect_err("another key").code,
        ErrorCode::Unauthorized
    );
}

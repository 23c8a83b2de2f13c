//! A developer at a desk asks for faults; an operator's directory has none.

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::faults::{FaultsDelta, Latency, PUSH};
use greenroom_protocol::limits;
use greenroom_protocol::session::Patch;
use greenroom_protocol::token::{DeviceForm, TokenForm};

use crate::testing::{SILENCE, World};
use crate::{ClientCredentials, Disconnect, Fate, FateEnd, Service};

fn forward(ms: u64) -> FaultsDelta {
    FaultsDelta {
        clock_forward_ms: Some(ms),
        ..FaultsDelta::default()
    }
}

fn outage(ms: u64) -> FaultsDelta {
    FaultsDelta {
        outage_ms: Some(ms),
        ..FaultsDelta::default()
    }
}

fn everything() -> FaultsDelta {
    FaultsDelta {
        latency: Patch::Set(Latency {
            ms: 5,
            jitter_ms: 0,
            operation: PUSH.into(),
        }),
        expire_tokens: true,
        ..forward(1000)
    }
}

async fn token(service: &Service) -> String {
    let client = ClientCredentials {
        id: "game".into(),
        secret: "secret".into(),
    };
    let form = DeviceForm {
        device_model: "PC".into(),
    };
    let device = service.create_device(&client, &form).await.expect("made");
    let form = TokenForm {
        grant_type: "external_auth".into(),
        external_auth_type: Some("deviceid_access_token".into()),
        external_auth_token: Some(device.access_token),
        deployment_id: Some("Dep-1".into()),
        display_name: Some("Ann".into()),
        nonce: Some("n".into()),
        ..TokenForm::default()
    };
    let granted = service.grant(&client, &form).await;
    granted.expect("logged in").access_token
}

#[tokio::test]
async fn a_directory_at_no_desk_refuses_and_changes_nothing() {
    let world = World::new().await;
    let service = &world.service;
    let before = service.now();
    let token = token(service).await;
    let code = |refused: Result<_, greenroom_protocol::error::Refusal>| {
        refused.map(|_| ()).map_err(|refusal| refusal.code)
    };
    assert_eq!(
        code(service.change_faults(&everything())),
        Err(ErrorCode::Forbidden)
    );
    assert_eq!(code(service.clear_faults()), Err(ErrorCode::Forbidden));
    assert_eq!(code(service.faults()), Err(ErrorCode::Forbidden));
    assert_eq!(service.fate_of_push(), Fate::default());
    assert_eq!(service.now(), before);
    service.identify(&token, None).expect("it is good");
}

#[tokio::test]
async fn tokens_given_before_expire_and_those_given_afterwards_do_not() {
    let world = World::new().await;
    let service = &world.service;
    service.stand_at_a_desk();
    let earlier = token(service).await;
    service.identify(&earlier, None).expect("it is good");
    let delta = FaultsDelta {
        expire_tokens: true,
        ..FaultsDelta::default()
    };
    service.change_faults(&delta).expect("at a desk");
    let refusal = service.identify(&earlier, None).expect_err("expired");
    assert_eq!(refusal.code, ErrorCode::Unauthorized);
    let later = token(service).await;
    service.identify(&later, None).expect("it is good");
    // Once more in the same second.
    service.change_faults(&delta).expect("at a desk");
    service.identify(&later, None).expect_err("expired");
    service.clear_faults().expect("at a desk");
    service.identify(&later, None).expect_err("still");
}

#[tokio::test]
async fn a_grace_ends_by_a_clock_that_is_turned_and_not_before() {
    let world = World::new().await;
    world.service.stand_at_a_desk();
    let (host, guest) = (world.player(1), world.player(2));
    world.host(&host, "room").await;
    let last_heard = world.service.now();
    let how = Disconnect::Silent { last_heard };
    let ended = world.service.disconnect(&host.connection, how);
    ended.await.expect("the store works");
    let turn = |ms| world.service.change_faults(&forward(ms));
    turn(SILENCE - 1).expect("at a desk");
    assert_eq!(world.find(&guest, Vec::new()).await, ["room"]);
    let state = turn(1).expect("at a desk");
    assert_eq!(state.clock_ahead_ms, SILENCE);
    assert!(world.find(&guest, Vec::new()).await.is_empty());
    assert!(world.get(&guest, "room").await.is_none());
    // What comes after it comes later still.
    let cleared = world.service.clear_faults().expect("at a desk");
    assert_eq!(cleared.clock_ahead_ms, SILENCE);
    assert_eq!(world.service.now(), last_heard.plus(SILENCE));
}

#[tokio::test]
async fn a_clock_goes_no_farther_than_it_may_and_a_refused_change_changes_nothing() {
    let world = World::new().await;
    let service = &world.service;
    service.stand_at_a_desk();
    let before = service.now();
    let too_far = FaultsDelta {
        latency: everything().latency,
        expire_tokens: true,
        ..forward(limits::FAULT_CLOCK_MAX_MS + 1)
    };
    for delta in [too_far, forward(u64::MAX)] {
        let refusal = service.change_faults(&delta).expect_err("too far");
        assert_eq!(refusal.code, ErrorCode::BadRequest);
    }
    assert_eq!(service.now(), before);
    assert_eq!(service.fate_of_push(), Fate::default());
}

#[tokio::test]
async fn an_outage_is_told_to_open_connections_and_lasts_by_the_machines_clock() {
    let world = World::new().await;
    let service = &world.service;
    service.stand_at_a_desk();
    let mut outages = service.outages();
    service.change_faults(&outage(1000)).expect("at a desk");
    outages.next().await;
    // Turning the clock is no way out of it.
    service.change_faults(&forward(5000)).expect("at a desk");
    assert_eq!(service.fate("readHealth").end, FateEnd::RequestLost);
    world.clock.pass(999);
    assert_eq!(service.faults().expect("at a desk").outage_ms, 1);
    assert_eq!(service.fate("readHealth").end, FateEnd::RequestLost);
    world.clock.pass(1);
    assert_eq!(service.fate("readHealth"), Fate::default());
}

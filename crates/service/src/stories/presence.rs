//! Players come, stay and turn to something else.

use std::sync::LazyLock;

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::ids::Deployment;
use greenroom_protocol::limits::PRESENCE_DECAY_MS;
use greenroom_protocol::people::{
    Engagement, PresenceDocument, PresenceState, RelationDelta, title_id,
};
use greenroom_protocol::token::{DEVICE_ID_AUTH, DeviceForm, TokenForm};

use crate::testing::{Player, World};
use crate::{Caller, ClientCredentials, Disconnect, Policy, Principal, Whose};

fn scid() -> &'static Deployment {
    static SCID: LazyLock<Deployment> = LazyLock::new(|| Deployment::new("dep-1").expect("valid"));
    &SCID
}

fn whose(player: &Player) -> Whose {
    Whose::Account(player.caller.account().expect("a player"))
}

impl World {
    fn sees(&self, who: &Player, other: &Player) -> PresenceDocument {
        let seen = self.service.presence(&who.caller, scid(), whose(other));
        seen.expect("readable")
    }

    fn is_online(&self, who: &Player) -> bool {
        self.sees(who, who).state == PresenceState::Online
    }

    async fn says(&self, who: &Player, engagement: Engagement) {
        let (service, caller) = (&self.service, &who.caller);
        let said = service.set_presence(caller, scid(), Whose::Me, engagement);
        said.await.expect("its own");
    }

    async fn hangs_up(&self, who: &Player, how: Disconnect) {
        let ended = self.service.disconnect(&who.connection, how);
        ended.await.expect("the store works");
    }
}

#[tokio::test]
async fn a_player_is_there_while_connected_and_some_time_longer() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    world.clock.pass(PRESENCE_DECAY_MS * 10);
    world.sweep().await.expect("the store works");
    let seen = world.sees(&bob, &ann);
    assert_eq!(seen.state, PresenceState::Online);
    assert_eq!(seen.titles[0].id, title_id("game").to_string());
    assert_eq!(seen.titles[0].last_seen, world.service.now());

    let last_heard = world.service.now();
    world.clock.pass(1000);
    world
        .hangs_up(&ann, Disconnect::Silent { last_heard })
        .await;
    assert_eq!(world.sees(&bob, &ann).titles[0].last_seen, last_heard);
    world.clock.pass(PRESENCE_DECAY_MS - 1001);
    world.sweep().await.expect("the store works");
    assert!(world.is_online(&ann));
    world.clock.pass(1);
    assert!(!world.is_online(&ann), "before any sweep");
    world.sweep().await.expect("the store works");
    assert_eq!(world.sees(&bob, &ann).titles, []);
    assert!(world.is_online(&bob));
}

#[tokio::test]
async fn one_of_two_connections_is_enough() {
    let world = World::new().await;
    let mut ann = world.player(1);
    let second = world.service.connect(&ann.caller);
    for _ in 0..2 {
        world.hangs_up(&ann, Disconnect::Clean).await;
    }
    world.clock.pass(PRESENCE_DECAY_MS);
    assert!(
        world.is_online(&ann),
        "an end that is told twice counts once"
    );
    ann.connection = second;
    world.hangs_up(&ann, Disconnect::Clean).await;
    world.clock.pass(PRESENCE_DECAY_MS);
    assert!(!world.is_online(&ann));
}

#[tokio::test]
async fn who_says_that_it_is_away_is_away_until_a_sign_of_life() {
    let world = World::new().await;
    let mut ann = world.player(1);
    world.says(&ann, Engagement::Away).await;
    assert!(!world.is_online(&ann), "connected or not");
    world.sweep().await.expect("the store works");
    world.says(&ann, Engagement::Active).await;
    assert!(world.is_online(&ann));

    world.says(&ann, Engagement::Away).await;
    world.hangs_up(&ann, Disconnect::Clean).await;
    assert!(!world.is_online(&ann), "an end is no sign of life");
    ann.connection = world.service.connect(&ann.caller);
    assert!(world.is_online(&ann));
    world.says(&ann, Engagement::Away).await;
    world.sweep().await.expect("the store works");
    world.says(&ann, Engagement::Active).await;
    world.clock.pass(PRESENCE_DECAY_MS);
    assert!(world.is_online(&ann), "its connection was not forgotten");
}

#[tokio::test]
async fn titles_are_told_apart() {
    let world = World::new().await;
    let mut ann = world.player(1);
    ann.caller.client_id = "Editor".into();
    world.says(&ann, Engagement::Active).await;
    let mut titles: Vec<_> = [title_id("game"), title_id("editor")].into();
    titles.sort_unstable();
    let shown = |titles: &[u32]| titles.iter().map(u32::to_string).collect::<Vec<_>>();
    let ids = || -> Vec<_> {
        let seen = world.sees(&ann, &ann);
        seen.titles.into_iter().map(|title| title.id).collect()
    };
    assert_eq!(ids(), shown(&titles));
    world.says(&ann, Engagement::Away).await;
    assert_eq!(ids(), shown(&[title_id("game")]));
}

#[tokio::test]
async fn whom_a_player_blocks_sees_it_nowhere() {
    let world = World::new().await;
    let (ann, bob, server) = (world.player(1), world.player(2), world.server("one"));
    let block = RelationDelta {
        blocked: Some(true),
        ..RelationDelta::default()
    };
    let bobs = bob.caller.account().expect("a player");
    let (service, caller) = (&world.service, &ann.caller);
    let blocked = service.change_person(caller, scid(), Whose::Me, bobs, &block);
    blocked.await.expect("its own");
    let seen = world.sees(&bob, &ann);
    assert_eq!((seen.state, seen.titles.len()), (PresenceState::Offline, 0));
    assert_eq!(world.sees(&ann, &bob).state, PresenceState::Online);
    assert_eq!(world.sees(&server, &ann).state, PresenceState::Online);
}

#[tokio::test]
async fn presence_is_told_by_the_player_alone() {
    let world = World::new().await;
    let (ann, bob, server) = (world.player(1), world.player(2), world.server("one"));
    let elsewhere = Caller {
        deployment: Deployment::new("other").expect("valid"),
        ..ann.caller.clone()
    };
    let program = Caller {
        principal: Principal::Client,
        policy: Policy::everything(),
        ..ann.caller.clone()
    };
    for (who, about) in [
        (&bob.caller, whose(&ann)),
        (&server.caller, whose(&ann)),
        (&server.caller, Whose::Me),
        (&program, whose(&ann)),
        (&program, Whose::Me),
        (&elsewhere, Whose::Me),
    ] {
        let (service, away) = (&world.service, Engagement::Away);
        let refused = service.set_presence(who, scid(), about, away).await;
        let code = refused.expect_err("not its own").code;
        assert_eq!(code, ErrorCode::Forbidden);
    }
    assert!(world.is_online(&ann));
    let unread = world.service.presence(&elsewhere, scid(), whose(&ann));
    let code = unread.expect_err("another deployment").code;
    assert_eq!(code, ErrorCode::Forbidden);
}

#[tokio::test]
async fn a_request_is_a_sign_of_life_and_a_look_is_none() {
    let world = World::new().await;
    let client = ClientCredentials {
        id: "game".into(),
        secret: "secret".into(),
    };
    let form = DeviceForm {
        device_model: "PC".into(),
    };
    let device = world.service.create_device(&client, &form).await;
    let login = TokenForm {
        grant_type: "external_auth".into(),
        deployment_id: Some("Dep-1".into()),
        external_auth_type: Some(DEVICE_ID_AUTH.into()),
        external_auth_token: Some(device.expect("any client").access_token),
        display_name: Some("Ann".into()),
        ..TokenForm::default()
    };
    let token = world.service.grant(&client, &login).await;
    let token = token.expect("granted").access_token;

    let looks = || world.service.identify(&token, None).expect("a good token");
    let is_online = || {
        let seen = world.service.presence(&looks(), scid(), Whose::Me);
        seen.expect("its own").state == PresenceState::Online
    };
    assert!(!is_online(), "a login is no stay yet");
    world
        .service
        .authenticate(&token, None)
        .expect("a good token");
    assert!(is_online());
    world.clock.pass(PRESENCE_DECAY_MS - 1);
    assert!(is_online());
    world
        .service
        .authenticate(&token, None)
        .expect("a good token");
    world.clock.pass(PRESENCE_DECAY_MS - 1);
    assert!(is_online(), "the last sign counts");
    world.clock.pass(1);
    assert!(!is_online(), "looking does not prolong it");
}

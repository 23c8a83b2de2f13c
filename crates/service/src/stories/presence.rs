//! Players come, stay and turn to something else.

use std::sync::LazyLock;
use std::sync::atomic::Ordering;

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::ids::{Deployment, SessionName, SessionRef, TemplateName};
use greenroom_protocol::limits::PRESENCE_DECAY_MS;
use greenroom_protocol::people::{
    Engagement, PresenceDocument, PresenceState, RelationDelta, title_id,
};
use greenroom_protocol::session::SessionDelta;
use greenroom_protocol::token::{DEVICE_ID_AUTH, DeviceForm, TokenForm};
use serde_json::json;

use crate::testing::{Player, World};
use crate::{Caller, ClientCredentials, Disconnect, Policy, Precondition, Principal, Whose};

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

/// A session of the contract in which members hang on presence.
fn open(name: &str) -> SessionRef {
    session("Open", name)
}

fn session(template: &str, name: &str) -> SessionRef {
    SessionRef {
        scid: scid().clone(),
        template_name: TemplateName::new(template).expect("valid"),
        name: SessionName::new(name).expect("valid"),
    }
}

impl World {
    async fn writes(&self, who: &Player, at: &SessionRef, delta: serde_json::Value) {
        let delta: SessionDelta = serde_json::from_value(delta).expect("a delta");
        let (service, caller) = (&self.service, &who.caller);
        let written = service.put_session(caller, at, Precondition::None, delta);
        written.await.expect("may write");
    }

    /// Makes a session whose inactive members stay, with these capabilities.
    async fn opens(&self, who: &Player, at: &SessionRef, capabilities: serde_json::Value) {
        let system = json!({"inactiveRemovalTimeout": null, "capabilities": capabilities});
        let delta = json!({"constants": {"system": system}, "members": active()});
        self.writes(who, at, delta).await;
    }

    async fn enters(&self, who: &Player, at: &SessionRef) {
        self.writes(who, at, json!({"members": active()})).await;
    }

    /// How many members there are, and how many of them are active.
    async fn counts(&self, who: &Player, at: &SessionRef) -> (u32, u32) {
        let shown = self.service.get_session(&who.caller, at).await;
        let shown = shown.expect("readable").expect("there");
        let info = shown.document.members_info;
        (info.count, info.active)
    }

    /// The clock goes on, and the sweeper with it.
    async fn later(&self, ms: u64) {
        self.clock.pass(ms);
        self.sweep().await.expect("the store works");
    }
}

fn active() -> serde_json::Value {
    json!({"me": {"properties": {"system": {"active": true}}}})
}

#[tokio::test]
async fn who_left_its_title_is_active_in_none_of_its_sessions() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let (lobby, game) = (open("lobby"), open("game"));
    for at in [&lobby, &game] {
        world.opens(&ann, at, json!({})).await;
        world.enters(&bob, at).await;
    }
    world.hangs_up(&bob, Disconnect::Clean).await;
    world.later(PRESENCE_DECAY_MS - 1).await;
    assert_eq!(world.counts(&ann, &lobby).await, (2, 2));
    world.later(1).await;
    for at in [&lobby, &game] {
        assert_eq!(world.counts(&ann, at).await, (2, 1));
    }
    assert_eq!(world.sweep().await, Ok(0), "and that was told once");

    world.says(&bob, Engagement::Active).await;
    assert_eq!(
        world.counts(&ann, &lobby).await,
        (2, 1),
        "by its own word alone"
    );
    world.enters(&bob, &lobby).await;
    assert_eq!(world.counts(&ann, &lobby).await, (2, 2));
    world.says(&bob, Engagement::Away).await;
    assert_eq!(world.counts(&ann, &lobby).await, (2, 1), "before any sweep");
}

#[tokio::test]
async fn sessions_that_do_not_care_and_other_titles_go_on() {
    let world = World::new().await;
    let mut ann = world.player(1);
    let (careless, other) = (session("Browse", "careless"), open("other"));
    let suppressed = json!({"suppressPresenceActivityCheck": true});
    world.opens(&ann, &careless, suppressed).await;
    ann.caller.client_id = "other".into();
    let own = world.service.connect(&ann.caller);
    world.opens(&ann, &other, json!({})).await;
    ann.caller.client_id = "game".into();
    world.says(&ann, Engagement::Away).await;
    assert_eq!(world.counts(&ann, &careless).await, (1, 1));
    assert_eq!(world.counts(&ann, &other).await, (1, 1));
    let ended = world.service.disconnect(&own, Disconnect::Clean);
    ended.await.expect("the store works");
    world.later(PRESENCE_DECAY_MS).await;
    assert_eq!(world.counts(&ann, &careless).await, (1, 1));
    assert_eq!(world.counts(&ann, &other).await, (1, 0));
}

#[tokio::test]
async fn after_a_restart_players_have_time_to_come_back() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let lobby = open("lobby");
    world.opens(&ann, &lobby, json!({})).await;
    world.enters(&bob, &lobby).await;
    world.clock.pass(PRESENCE_DECAY_MS * 3);

    let again = world.another().await;
    again.later(PRESENCE_DECAY_MS - 1).await;
    assert_eq!(again.counts(&ann, &lobby).await, (2, 2));
    again.service.connect(&ann.caller);
    again.later(1).await;
    assert_eq!(again.counts(&ann, &lobby).await, (2, 1), "Bob did not come");
}

#[tokio::test]
async fn an_absence_that_could_not_be_stored_is_stored_later() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let lobby = open("lobby");
    world.opens(&ann, &lobby, json!({})).await;
    world.enters(&bob, &lobby).await;
    world.hangs_up(&bob, Disconnect::Clean).await;
    world.store.fails.store(true, Ordering::Relaxed);
    world.clock.pass(PRESENCE_DECAY_MS);
    world.sweep().await.expect_err("the disk is full");
    assert_eq!(world.counts(&ann, &lobby).await, (2, 2));
    world.store.fails.store(false, Ordering::Relaxed);
    world.sweep().await.expect("the store works");
    assert_eq!(world.counts(&ann, &lobby).await, (2, 1));
}

#[tokio::test]
async fn who_comes_back_before_its_absence_was_told_never_left() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let lobby = open("lobby");
    world.opens(&ann, &lobby, json!({})).await;
    world.enters(&bob, &lobby).await;
    world.hangs_up(&bob, Disconnect::Clean).await;
    world.store.fails.store(true, Ordering::Relaxed);
    world.clock.pass(PRESENCE_DECAY_MS);
    world.sweep().await.expect_err("the disk is full");
    world.store.fails.store(false, Ordering::Relaxed);
    world.says(&bob, Engagement::Active).await;
    world.sweep().await.expect("the store works");
    assert_eq!(world.counts(&ann, &lobby).await, (2, 2));
}

//! Trusted servers: sessions without any player behind them.

use greenroom_directory::caller::{Caller, Principal};
use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::settings::{GreenroomDelta, Owner, PlayState};
use greenroom_protocol::token::TokenForm;
use serde_json::{Value, json};

use crate::testing::{Player, SILENCE, World, hosting, leaving, session_ref, settings};
use crate::{ClientCredentials, Disconnect, Outcome, Precondition, Written};

async fn ends(world: &World, who: &Player, how: Disconnect) {
    let ended = world.service.disconnect(&who.connection, how);
    ended.await.expect("the store works");
}

async fn falls_silent(world: &World, who: &Player) {
    let last_heard = world.service.now();
    ends(world, who, Disconnect::Silent { last_heard }).await;
}

/// The session as its readers see it, to tell whether anything has changed.
async fn seen(world: &World, who: &Player, name: &str) -> Value {
    let shown = world.get(who, name).await.map(|shown| shown.document);
    serde_json::to_value(shown).expect("plain")
}

/// What goes over the wire, letter by letter.
#[tokio::test]
async fn a_dedicated_server_hosts_without_any_login() {
    let world = World::new().await;
    let form: TokenForm = serde_json::from_value(json!({
        "grant_type": "client_credentials",
        "deployment_id": "Dep-1",
        "greenroom_instance": "0123456789abcdef0123456789abcdef",
    }))
    .expect("a form");
    let client = ClientCredentials {
        id: "dedicated".into(),
        secret: "secret".into(),
    };
    let token = world.service.grant(&client, &form).await.expect("a server");
    assert_eq!(token.product_user_id, None);
    let caller = world.service.authenticate(&token.access_token, None);
    let caller = caller.expect("its token");
    let Principal::Server { instance } = &caller.principal else {
        panic!("a server: {caller:?}");
    };
    assert_eq!(Some(instance.as_str()), form.greenroom_instance.as_deref());
    let connection = world.service.connect(&caller);

    let put = async |when: Precondition, body: Value| -> Written {
        let delta = serde_json::from_value(body).expect("a delta");
        let at = session_ref("arena");
        let put = world.service.put_session(&caller, &at, when, delta);
        put.await.expect("its own session")
    };
    let creation = json!({"greenroom": {
        "nonce": "n-1",
        "connection": connection,
        "bucket": "arenas",
        "hostAddress": "192.0.2.5:7777",
        "maxPlayers": 16,
        "attributes": {"MAP": {"string": "lake"}},
    }});
    let made = put(Precondition::Absent, creation.clone()).await;
    assert_eq!(made.outcome, Outcome::Created);
    let again = put(Precondition::Absent, creation).await;
    assert_eq!(again.outcome, Outcome::Created, "sent twice, made once");

    let play = json!({"greenroom": {"nonce": "n-1", "state": "inProgress", "register": ["42"]}});
    put(Precondition::Exists, play).await;
    let guest = world.player(42);
    let joined = world.join(&guest, "arena").await.expect("registered");
    let document = joined.shown.expect("there").document;
    let document = serde_json::to_value(document).expect("plain");
    assert_eq!(
        document["servers"],
        json!({"0123456789abcdef0123456789abcdef": {}})
    );
    let greenroom = &document["greenroom"];
    assert_eq!(greenroom["owner"], json!({"server": "dedicated"}));
    assert_eq!(greenroom["hostAddress"], "192.0.2.5:7777");
    assert_eq!(greenroom["openSlots"], 15);
    assert_eq!(document["properties"]["system"]["owners"], json!([]));
    assert_eq!(document["membersInfo"]["count"], 1);
    let rows = world.find(&guest, Vec::new()).await;
    assert_eq!(rows, ["arena"]);

    let channel = world.service.connect(&caller);
    put(
        Precondition::Exists,
        json!({"greenroom": {"connection": channel}}),
    )
    .await;
    let over = put(
        Precondition::Exists,
        json!({"greenroom": {"nonce": "n-1", "end": true}}),
    );
    assert_eq!(over.await.outcome, Outcome::Deleted);
}

#[tokio::test]
async fn a_servers_session_lives_and_dies_with_its_connection() {
    let world = World::new().await;
    let (mut server, guest) = (world.server("one"), world.player(1));
    world.host(&server, "room").await;
    world.join(&guest, "room").await.expect("there is room");

    falls_silent(&world, &server).await;
    world.clock.pass(SILENCE - 1);
    assert_eq!(world.find(&guest, Vec::new()).await, ["room"]);
    server.connection = world.service.connect(&server.caller);
    let back = server.present(None);
    let back = world.put(&server, "room", Precondition::Exists, back).await;
    back.expect("in time");
    world.clock.pass(SILENCE * 10);
    assert_eq!(world.sweep().await, Ok(0));
    assert_eq!(world.find(&guest, Vec::new()).await, ["room"]);

    falls_silent(&world, &server).await;
    world.clock.pass(SILENCE);
    assert!(
        world.find(&guest, Vec::new()).await.is_empty(),
        "from that millisecond on"
    );
    assert_eq!(world.sweep().await, Ok(1));
    assert!(world.get(&guest, "room").await.is_none());

    let server = world.server("two");
    world.host(&server, "room").await;
    ends(&world, &server, Disconnect::Clean).await;
    assert!(
        world.get(&guest, "room").await.is_none(),
        "no grace for a farewell"
    );
}

#[tokio::test]
async fn a_restart_counts_a_servers_connection_as_lost_too() {
    let world = World::new().await;
    let server = world.server("one");
    world.host(&server, "stays").await;
    world.host(&server, "goes").await;
    let world = world.another().await;
    let server = world.server("one");
    let back = server.present(None);
    let back = world
        .put(&server, "stays", Precondition::Exists, back)
        .await;
    back.expect("its own session");
    world.clock.pass(SILENCE);
    world.sweep().await.expect("the store works");
    assert_eq!(world.find(&server, Vec::new()).await, ["stays"]);
}

#[tokio::test]
async fn a_players_session_and_a_servers_session_never_pass_for_each_other() {
    let world = World::new().await;
    let (server, twin) = (world.server("one"), world.server("two"));
    let (host, guest) = (world.player(1), world.player(2));
    let mut foreign = world.server("one");
    foreign.caller.client_id = "other".into();
    foreign.connection = world.service.connect(&foreign.caller);
    let program = Player {
        caller: Caller {
            principal: Principal::Client,
            ..server.caller.clone()
        },
        connection: server.connection.clone(),
    };
    world.host(&server, "servers").await;
    world.host(&host, "players").await;
    let acting = settings(GreenroomDelta {
        connection: Some(host.connection.clone()),
        ..hosting()
    });
    let playing = settings(GreenroomDelta {
        state: Some(PlayState::InProgress),
        ..GreenroomDelta::default()
    });
    let end = settings(GreenroomDelta {
        end: true,
        ..GreenroomDelta::default()
    });
    let as_member = |who: &Player| {
        let mut delta = guest.present(None);
        delta.greenroom = who.present(None).greenroom;
        delta
    };
    let cases = [
        ("a player acts as a server", &host, "new", acting.clone()),
        ("also in its own session", &host, "players", acting),
        (
            "a player writes a server's",
            &guest,
            "servers",
            playing.clone(),
        ),
        ("a player ends a server's", &guest, "servers", end.clone()),
        (
            "a server writes a player's",
            &server,
            "players",
            playing.clone(),
        ),
        ("a server ends a player's", &server, "players", end.clone()),
        ("a server joins", &server, "players", server.present(None)),
        (
            "a server joins as a player",
            &server,
            "players",
            as_member(&server),
        ),
        (
            "a server is no member",
            &server,
            "servers",
            as_member(&server),
        ),
        ("a server leaves", &server, "servers", leaving()),
        ("another instance writes", &twin, "servers", playing.clone()),
        (
            "another instance comes in",
            &twin,
            "servers",
            twin.present(None),
        ),
        ("another instance ends it", &twin, "servers", end.clone()),
        ("another program of that name", &foreign, "servers", end),
        (
            "a program without an instance",
            &program,
            "servers",
            playing,
        ),
        (
            "a program makes none",
            &program,
            "new",
            server.present(Some(hosting())),
        ),
    ];
    for (case, who, name, delta) in cases {
        let before = seen(&world, &guest, name).await;
        let put = world.put(who, name, Precondition::None, delta).await;
        let code = put.expect_err(case).refusal.code;
        assert_eq!(code, ErrorCode::Forbidden, "{case}");
        assert_eq!(seen(&world, &guest, name).await, before, "{case}");
    }
}

#[tokio::test]
async fn nobody_hangs_on_the_connection_of_another() {
    let world = World::new().await;
    let (server, twin) = (world.server("one"), world.server("two"));
    let player = world.player(1);
    let mut foreign = world.server("one");
    foreign.caller.client_id = "other".into();
    foreign.connection = world.service.connect(&foreign.caller);
    for thief in [&twin, &player, &foreign] {
        let with = Player {
            caller: server.caller.clone(),
            connection: thief.connection.clone(),
        };
        let delta = with.present(Some(hosting()));
        let put = world.put(&with, "room", Precondition::Absent, delta).await;
        let refusal = put.expect_err("another's").refusal;
        assert_eq!(refusal.code, ErrorCode::DeadConnection);
    }
    ends(&world, &server, Disconnect::Clean).await;
    let delta = server.present(Some(hosting()));
    let put = world
        .put(&server, "room", Precondition::Absent, delta)
        .await;
    let refusal = put.expect_err("it has ended").refusal;
    assert_eq!(refusal.code, ErrorCode::DeadConnection);
    let nothing = settings(hosting());
    let put = world
        .put(&twin, "room", Precondition::Absent, nothing)
        .await;
    let refusal = put.expect_err("nothing to live by").refusal;
    assert_eq!(refusal.code, ErrorCode::BadRequest);
    assert!(
        refusal.message.contains("greenroom.connection"),
        "{refusal}"
    );
    assert!(world.find(&player, Vec::new()).await.is_empty());
}

#[tokio::test]
async fn a_name_is_taken_over_from_oneself_and_from_the_dead() {
    let world = World::new().await;
    let (server, twin, player) = (world.server("one"), world.server("two"), world.player(1));
    world.host(&server, "room").await;
    let taking = |who: &Player| {
        who.present(Some(GreenroomDelta {
            takeover: true,
            ..hosting()
        }))
    };
    for rival in [&twin, &player] {
        let put = world.put(rival, "room", Precondition::Absent, taking(rival));
        let refusal = put.await.expect_err("its owner is there").refusal;
        assert_eq!(refusal.code, ErrorCode::SessionExists);
    }
    for (owner, heir) in [(&server, &server), (&server, &twin), (&twin, &player)] {
        if owner.caller != heir.caller {
            falls_silent(&world, owner).await;
        }
        let put = world.put(heir, "room", Precondition::Absent, taking(heir));
        let taken = put.await.expect("free for this one");
        assert_eq!(taken.outcome, Outcome::Created);
    }
    let shown = world.get(&player, "room").await.expect("there").document;
    assert!(shown.servers.is_empty());
    let owner = shown.greenroom.expect("an EOS session").owner;
    assert_eq!(
        owner,
        Owner::User(player.caller.account().expect("a player"))
    );
}

#[tokio::test]
async fn members_of_a_servers_session_come_and_go_without_ending_it() {
    let world = World::new().await;
    let (server, guest) = (world.server("one"), world.player(1));
    world.host(&server, "room").await;
    world.join(&guest, "room").await.expect("there is room");
    ends(&world, &guest, Disconnect::Clean).await;
    let shown = world.get(&server, "room").await.expect("goes on").document;
    assert_eq!((shown.members_info.count, shown.servers.len()), (0, 1));
    let guest = world.player(1);
    world.join(&guest, "room").await.expect("there is room");
    let put = world.put(&guest, "room", Precondition::None, leaving());
    assert_eq!(put.await.expect("leaves").outcome, Outcome::Updated);
}

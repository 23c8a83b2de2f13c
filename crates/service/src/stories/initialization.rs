//! Players are brought together, and their network is tried before they play.

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::ids::{Deployment, SessionName, SessionRef, TemplateName};
use greenroom_protocol::session::InitializationFailure::{Episode, Latency, Network, Timeout};
use greenroom_protocol::session::InitializationStage::{Evaluating, Failed, Joining, Measuring};
use greenroom_protocol::session::{InitializationFailure, InitializationStage, SessionDocument};
use serde_json::{Value, json};

use crate::answer::{PutRefusal, Written};
use crate::testing::{Player, World};
use crate::{Outcome, Precondition};

/// The timeouts of the templates here.
const JOIN: u64 = 20_000;
const MEASURE: u64 = 30_000;
const EVALUATE: u64 = 5_000;

/// A session of some template.
struct Room {
    at: SessionRef,
}

impl Room {
    fn of(template: &str) -> Self {
        Self {
            at: SessionRef {
                scid: Deployment::new("dep-1").expect("valid"),
                template_name: TemplateName::new(template).expect("valid"),
                name: SessionName::new("room").expect("valid"),
            },
        }
    }

    async fn try_put(
        &self,
        world: &World,
        who: &Player,
        delta: Value,
    ) -> Result<Written, PutRefusal> {
        let delta = serde_json::from_value(delta).expect("a delta");
        let (service, at) = (&world.service, &self.at);
        let put = service.put_session(&who.caller, at, Precondition::None, delta);
        put.await
    }

    async fn put(&self, world: &World, who: &Player, delta: Value) -> SessionDocument {
        let written = self.try_put(world, who, delta).await.expect("allowed");
        written.shown.expect("a session").document
    }

    async fn get(&self, world: &World, who: &Player) -> SessionDocument {
        let shown = world.service.get_session(&who.caller, &self.at).await;
        shown.expect("readable").expect("a session").document
    }

    /// Writes `members.me.properties.system`.
    async fn say(&self, world: &World, who: &Player, system: Value) -> SessionDocument {
        let delta = json!({"members": {"me": {"properties": {"system": system}}}});
        self.put(world, who, delta).await
    }

    /// Made by the first, with places for the others.
    async fn made(world: &World, template: &str, players: &[&Player]) -> Self {
        let room = Self::of(template);
        let mut delta = joining(players[0]);
        for (n, player) in players[1..].iter().enumerate() {
            delta["members"][format!("reserve_{n}")] = json!({"constants": constants(player)});
        }
        room.put(world, players[0], delta).await;
        room
    }
}

fn constants(player: &Player) -> Value {
    let account = player.caller.account().expect("a player");
    json!({"system": {"xuid": account, "initialize": true}})
}

/// Base64 of a byte that is the player's own.
fn address(player: &Player) -> String {
    let account = player.caller.account().expect("a player");
    let letter = account.to_string().pop().expect("a digit");
    format!("AA{letter}A")
}

/// `members.me` of somebody who comes to play.
fn joining(player: &Player) -> Value {
    let system = json!({"active": true, "secureDeviceAddress": address(player)});
    json!({"members": {"me": {
        "constants": constants(player),
        "properties": {"system": system},
    }}})
}

fn stage(document: &SessionDocument) -> Option<(InitializationStage, u32)> {
    document.initializing.map(|it| (it.stage, it.episode))
}

fn failures(document: &SessionDocument) -> Vec<Option<InitializationFailure>> {
    let members = document.members.values();
    members
        .map(|member| member.initialization_failure)
        .collect()
}

/// Lines of that latency to all others whose token is known.
fn lines(document: &SessionDocument, index: &str, latency: u64) -> Value {
    let others = document.members.iter().filter(|(key, _)| *key != index);
    let tokens = others.filter_map(|(_, member)| member.device_token.clone());
    let line = json!({"latency": latency, "bandwidthDown": 50_000, "bandwidthUp": 50_000});
    let lines: serde_json::Map<_, _> = tokens.map(|token| (token, line.clone())).collect();
    json!({"measurements": lines})
}

#[tokio::test]
async fn peers_join_measure_and_play() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let room = Room::made(&world, "PeerToPeerQos", &[&ann, &bob]).await;
    let seen = room.get(&world, &ann).await;
    assert_eq!(stage(&seen), Some((Joining, 1)));
    assert_eq!(seen.next_timer, Some(world.service.now().plus(JOIN)));
    assert_eq!(seen.members["1"].initialization_episode, Some(1));
    let joined = room.put(&world, &bob, joining(&bob)).await;
    assert_eq!(stage(&joined), Some((Measuring, 1)));
    assert_eq!(joined.next_timer, Some(world.service.now().plus(MEASURE)));
    let one = room.say(&world, &ann, lines(&joined, "0", 30)).await;
    assert_eq!(stage(&one), Some((Measuring, 1)));
    let both = room.say(&world, &bob, lines(&joined, "1", 30)).await;
    assert_eq!(stage(&both), None);
    assert_eq!(failures(&both), [None, None]);
    assert_eq!(both.members["1"].initialization_episode, None);
    assert_eq!(both.next_timer, None);
}

#[tokio::test]
async fn tokens_in_any_letter_case_name_the_same_device() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let room = Room::made(&world, "PeerToPeerQos", &[&ann, &bob]).await;
    let joined = room.put(&world, &bob, joining(&bob)).await;
    for (who, index) in [(&ann, "0"), (&bob, "1")] {
        let shouted = lines(&joined, index, 30)["measurements"].to_string();
        let shouted = json!({"measurements": {
            shouted.split('"').nth(1).expect("a token").to_uppercase():
                {"latency": 30, "bandwidthDown": 50_000, "bandwidthUp": 50_000},
        }});
        room.say(&world, who, shouted).await;
    }
    let seen = room.get(&world, &ann).await;
    assert_eq!((stage(&seen), failures(&seen)), (None, vec![None, None]));
}

#[tokio::test]
async fn who_never_comes_loses_its_place_and_so_may_the_session() {
    for (template, needed, at_end) in [
        ("PeerToPeer", 2, Some((Failed, 1))),
        ("PeerToPeerQos", 1, None),
    ] {
        let world = World::new().await;
        let (ann, bob) = (world.player(1), world.player(2));
        let room = Room::made(&world, template, &[&ann, &bob]).await;
        world.clock.pass(JOIN - 1);
        world.sweep().await.expect("the store works");
        assert_eq!(room.get(&world, &ann).await.members.len(), 2);
        world.clock.pass(1);
        world.sweep().await.expect("the store works");
        let seen = room.get(&world, &ann).await;
        assert_eq!(seen.members.len(), 1, "{template}");
        assert_eq!(stage(&seen), at_end, "{template} needs {needed}");
        let expected = at_end.map(|_| Episode);
        assert_eq!(failures(&seen), [expected]);
    }
}

#[tokio::test]
async fn who_never_measures_times_out_and_the_others_play() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let room = Room::made(&world, "PeerToPeerQos", &[&ann, &bob]).await;
    let joined = room.put(&world, &bob, joining(&bob)).await;
    room.say(&world, &ann, lines(&joined, "0", 30)).await;
    world.clock.pass(MEASURE);
    // Nobody sweeps: whoever looks sees what is due.
    let seen = room.get(&world, &bob).await;
    assert_eq!(stage(&seen), None);
    assert_eq!(failures(&seen), [None, Some(Timeout)]);
}

#[tokio::test]
async fn the_ready_and_the_reserved_wait_as_long_as_their_episode_does() {
    let world = World::new().await;
    let (ann, bob, cid) = (world.player(1), world.player(2), world.player(3));
    let room = Room::made(&world, "PeerToPeerQos", &[&ann, &bob]).await;
    let reserving = json!({"members": {"me": {}, "reserve_0": {"constants": constants(&cid)}}});
    let joined = room.put(&world, &bob, joining(&bob)).await;
    room.put(&world, &ann, reserving).await;
    // A reservation would have ended after 30 seconds.
    world.clock.pass(MEASURE - 1);
    room.say(&world, &ann, lines(&joined, "0", 30)).await;
    let both = room.say(&world, &bob, lines(&joined, "1", 30)).await;
    assert_eq!(stage(&both), Some((Joining, 2)));
    world.clock.pass(JOIN - 1);
    assert_eq!(room.get(&world, &ann).await.members.len(), 3);
    let late = room.put(&world, &cid, joining(&cid)).await;
    assert_eq!(stage(&late), Some((Measuring, 2)));
    let through = room.say(&world, &cid, lines(&late, "2", 30)).await;
    assert_eq!(stage(&through), None);
    assert_eq!(failures(&through), [None, None, None]);
}

#[tokio::test]
async fn an_episode_survives_a_restart_in_each_stage() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let room = Room::made(&world, "PeerToPeerQos", &[&ann, &bob]).await;
    let before = room.get(&world, &ann).await;
    let world = world.another().await;
    let seen = room.get(&world, &ann).await;
    assert_eq!(seen.initializing, before.initializing);
    assert_eq!(seen.next_timer, before.next_timer);
    let joined = room.put(&world, &bob, joining(&bob)).await;
    room.say(&world, &ann, lines(&joined, "0", 30)).await;
    let world = world.another().await;
    assert_eq!(stage(&room.get(&world, &bob).await), Some((Measuring, 1)));
    world.clock.pass(MEASURE);
    let world = world.another().await;
    world.sweep().await.expect("the store works");
    let seen = room.get(&world, &ann).await;
    assert_eq!(failures(&seen), [None, Some(Timeout)]);
}

#[tokio::test]
async fn the_best_host_is_proposed_until_somebody_is_the_host() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let room = Room::made(&world, "PeerToHostQos", &[&ann, &bob]).await;
    let joined = room.put(&world, &bob, joining(&bob)).await;
    room.say(&world, &ann, lines(&joined, "0", 90)).await;
    let seen = room.say(&world, &bob, lines(&joined, "1", 30)).await;
    let token = |index: &str| joined.members[index].device_token.clone().expect("known");
    assert_eq!(stage(&seen), None);
    assert_eq!(seen.host_candidates, [token("0"), token("1")]);
    let elected = json!({"properties": {"system": {"host": token("1")}}, "members": {"me": {}}});
    let seen = room.put(&world, &ann, elected).await;
    assert_eq!(seen.properties.system.host, Some(token("1")));
    assert_eq!(seen.host_candidates, [""; 0]);
}

#[tokio::test]
async fn newcomers_fail_alone() {
    let world = World::new().await;
    let (ann, bob, cid) = (world.player(1), world.player(2), world.player(3));
    let room = Room::made(&world, "PeerToPeerQos", &[&ann]).await;
    assert_eq!(stage(&room.get(&world, &ann).await), None, "alone at once");
    let reserving = json!({"members": {
        "me": {},
        "reserve_0": {"constants": constants(&bob)},
        "reserve_1": {"constants": constants(&cid)},
    }});
    room.put(&world, &ann, reserving).await;
    room.put(&world, &bob, joining(&bob)).await;
    let joined = room.put(&world, &cid, joining(&cid)).await;
    assert_eq!(stage(&joined), Some((Measuring, 2)));
    room.say(&world, &bob, lines(&joined, "1", 900)).await;
    let seen = room.say(&world, &cid, json!({"measurements": {}})).await;
    assert_eq!(stage(&seen), None);
    assert_eq!(failures(&seen), [None, Some(Latency), Some(Network)]);
}

/// With room for external evaluation, which the other templates fix.
fn evaluated(by: &Player) -> Value {
    let mut delta = joining(by);
    let system = &mut delta["members"]["me"]["properties"]["system"];
    *system = json!({"active": true});
    delta["constants"]["system"]["memberInitialization"] = json!({
        "externalEvaluation": true, "evaluationTimeout": EVALUATE, "membersNeededToStart": 1,
    });
    delta
}

#[tokio::test]
async fn a_member_decides_where_the_session_says_so() {
    let decision = |succeeded: bool| {
        json!({"properties": {"system": {"initializationSucceeded": succeeded}},
               "members": {"me": {}}})
    };
    for (succeeded, at_end, failure) in [
        (Some(true), None, None),
        (Some(false), Some((Failed, 1)), Some(Episode)),
        (None, Some((Failed, 1)), Some(Episode)),
    ] {
        let world = World::new().await;
        let ann = world.player(1);
        let room = Room::of("Open");
        let made = room.put(&world, &ann, evaluated(&ann)).await;
        assert_eq!(stage(&made), Some((Evaluating, 1)));
        let seen = match succeeded {
            Some(succeeded) => room.put(&world, &ann, decision(succeeded)).await,
            None => {
                world.clock.pass(EVALUATE);
                room.get(&world, &ann).await
            }
        };
        assert_eq!(stage(&seen), at_end);
        assert_eq!(failures(&seen), [failure]);
        let again = room.try_put(&world, &ann, decision(true)).await;
        let refusal = again.expect_err("nobody is asked").refusal;
        assert_eq!(refusal.code, ErrorCode::BadRequest);
    }
}

#[tokio::test]
async fn too_few_make_no_session() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let room = Room::of("GameSession");
    let mut delta = joining(&ann);
    delta["members"]["reserve_0"] = json!({"constants": constants(&bob)});
    let refused = room.try_put(&world, &ann, delta).await;
    let refusal = refused.expect_err("four are needed").refusal;
    assert_eq!(refusal.code, ErrorCode::BadRequest);
    assert!(refusal.message.contains("membersNeededToStart"));
    let seen = world.service.get_session(&ann.caller, &room.at).await;
    assert!(seen.expect("readable").is_none());
}

#[tokio::test]
async fn servers_are_in_the_order_of_what_members_measured() {
    let world = World::new().await;
    let ann = world.player(1);
    let room = Room::of("PeerToPeerQos");
    let mut delta = joining(&ann);
    delta["constants"]["system"]["capabilities"] = json!({"autoPopulateServerCandidates": true});
    let written = room.try_put(&world, &ann, delta).await.expect("allowed");
    assert_eq!(written.outcome, Outcome::Created);
    let measured = json!({"serverMeasurements": {
        "West": {"latency": 20}, "east": {"latency": 10}, "nowhere": {},
    }});
    let seen = room.say(&world, &ann, measured).await;
    let candidates = seen.properties.system.server_connection_string_candidates;
    let expected = ["east", "west"].map(str::to_owned).to_vec();
    assert_eq!(candidates, Some(expected));
}

//! Over real HTTP: players are brought together, and their network is tried
//! before they play.

mod support;

use std::time::Duration;

use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use support::player::{DEPLOYMENT, Player, header, json_of, send};
use support::server::{start, start_on, url};

fn room(template: &str) -> String {
    format!("/serviceconfigs/{DEPLOYMENT}/sessionTemplates/{template}/sessions/Room")
}

fn put(who: &Player, template: &str, delta: &Value) -> RequestBuilder {
    who.request(Method::PUT, &room(template)).json(delta)
}

async fn get(who: &Player, template: &str) -> Value {
    let answer = send(who.request(Method::GET, &room(template))).await;
    let expires = header(&answer, "expires").map(str::to_owned);
    let document = json_of(answer, StatusCode::OK).await;
    assert_eq!(expires.is_some(), document["nextTimer"].is_string());
    document
}

fn constants(player: &Player) -> Value {
    json!({"system": {"xuid": player.id.trim_start_matches('0'), "initialize": true}})
}

/// `members.me` of somebody who comes to play from that address.
fn joining(player: &Player, address: &str) -> Value {
    json!({"members": {"me": {
        "constants": constants(player),
        "properties": {"system": {"active": true, "secureDeviceAddress": address}},
    }}})
}

fn measured(token: &Value, latency: u64) -> Value {
    let token = token.as_str().expect("a token").to_uppercase();
    let line = json!({"latency": latency, "bandwidthDown": 50_000, "bandwidthUp": 50_000});
    json!({"members": {"me": {"properties": {"system": {"measurements": {token: line}}}}}})
}

/// Made by one player with a place for the other.
async fn make(template: &str, one: &Player, other: &Player) -> Value {
    let mut delta = joining(one, "ryY=");
    delta["members"]["reserve_0"] = json!({"constants": constants(other)});
    json_of(send(put(one, template, &delta)).await, StatusCode::CREATED).await
}

#[tokio::test]
async fn two_players_join_measure_and_play() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    let template = "PeerToHostQos";
    let made = make(template, &ann, &bob).await;
    assert_eq!(made["initializing"]["stage"], "joining");
    assert_eq!(made["initializing"]["episode"], 1);
    assert_eq!(made["initializing"]["stageStartTime"], made["startTime"]);
    assert!(made["nextTimer"].is_string());
    assert_eq!(made["members"]["0"]["initializationEpisode"], 1);
    assert_eq!(made["members"]["1"]["initializationEpisode"], 1);
    assert_eq!(made["members"]["1"]["reserved"], true);

    let join = put(&bob, template, &joining(&bob, "r5Y="));
    let joined = json_of(send(join).await, StatusCode::OK).await;
    assert_eq!(joined["initializing"]["stage"], "measuring");
    let tokens = ["0", "1"].map(|index| joined["members"][index]["deviceToken"].clone());
    assert_ne!(tokens[0], tokens[1]);

    let upload = put(&ann, template, &measured(&tokens[1], 80));
    let one = json_of(send(upload).await, StatusCode::OK).await;
    assert_eq!(one["initializing"]["stage"], "measuring");
    assert!(one["members"]["0"]["properties"]["system"]["measurements"].is_object());
    let upload = put(&bob, template, &measured(&tokens[0], 20));
    let both = json_of(send(upload).await, StatusCode::OK).await;
    assert_eq!(both["initializing"], Value::Null);
    assert_eq!(both["members"]["1"]["initializationEpisode"], Value::Null);
    assert_eq!(both["members"]["1"]["initializationFailure"], Value::Null);
    assert_eq!(both["hostCandidates"], json!([tokens[0], tokens[1]]));
    assert_eq!(get(&ann, template).await["nextTimer"], Value::Null);

    let host = tokens[0].as_str().expect("a token").to_uppercase();
    let elect = json!({"properties": {"system": {"host": host}}, "members": {"me": {}}});
    let elected = json_of(send(put(&bob, template, &elect)).await, StatusCode::OK).await;
    assert_eq!(elected["properties"]["system"]["host"], tokens[0]);
    assert_eq!(elected["hostCandidates"], Value::Null);
}

#[tokio::test]
async fn one_address_is_one_device_however_it_is_spelled() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    let template = "PeerToPeerQos";
    make(template, &ann, &bob).await;
    for wrong in ["ryY", "rÿY=", "=", "A"] {
        let join = put(&bob, template, &joining(&bob, wrong));
        let status = send(join).await.status();
        let is_good = wrong == "ryY";
        assert_eq!(status.is_success(), is_good, "{wrong}: {status}");
    }
    let seen = get(&ann, template).await;
    let (one, other) = (&seen["members"]["0"], &seen["members"]["1"]);
    assert_eq!(one["deviceToken"], other["deviceToken"]);
    assert_eq!(
        seen["initializing"],
        Value::Null,
        "nothing is to be measured"
    );
}

#[tokio::test]
async fn what_fails_says_why() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    let refused = send(put(&ann, "GameSession", &joining(&ann, "ryY="))).await;
    assert_eq!(refused.status(), StatusCode::BAD_REQUEST);
    let message = refused.text().await.expect("a text");
    assert!(message.contains("membersNeededToStart"), "{message}");

    let template = "PeerToPeerQos";
    make(template, &ann, &bob).await;
    let decide = json!({"properties": {"system": {"initializationSucceeded": true}},
                        "members": {"me": {}}});
    let refused = send(put(&ann, template, &decide)).await;
    assert_eq!(refused.status(), StatusCode::BAD_REQUEST);
    let message = refused.text().await.expect("a text");
    assert!(message.contains("initializationSucceeded"), "{message}");

    let join = put(&bob, template, &joining(&bob, "r5Y="));
    let joined = json_of(send(join).await, StatusCode::OK).await;
    let tokens = ["0", "1"].map(|index| joined["members"][index]["deviceToken"].clone());
    for (who, about, latency) in [(&ann, &tokens[1], 20), (&bob, &tokens[0], 900)] {
        let upload = put(who, template, &measured(about, latency));
        json_of(send(upload).await, StatusCode::OK).await;
    }
    let seen = get(&bob, template).await;
    assert_eq!(seen["initializing"], Value::Null, "one is enough here");
    assert_eq!(seen["members"]["0"]["initializationFailure"], Value::Null);
    assert_eq!(seen["members"]["1"]["initializationFailure"], "latency");
}

/// A session whose members decide, or have so long to come.
fn in_haste(by: &Player, other: &Player, join_timeout: u64) -> Value {
    let rules = json!({"joinTimeout": join_timeout, "externalEvaluation": true,
                       "membersNeededToStart": 2});
    json!({
        "constants": {"system": {"memberInitialization": rules}},
        "members": {
            "me": {"constants": constants(by), "properties": {"system": {"active": true}}},
            "reserve_0": {"constants": constants(other)},
        },
    })
}

#[tokio::test]
async fn who_does_not_come_in_time_is_not_waited_for() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    let made = send(put(&ann, "Open", &in_haste(&ann, &bob, 200))).await;
    let made = json_of(made, StatusCode::CREATED).await;
    assert_eq!(made["initializing"]["stage"], "joining");
    let failed = async {
        loop {
            let seen = get(&ann, "Open").await;
            if seen["initializing"]["stage"] == "failed" {
                return seen;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let seen = tokio::time::timeout(Duration::from_secs(20), failed).await;
    let seen = seen.expect("the reservation ends");
    assert_eq!(seen["membersInfo"]["count"], 1);
    assert_eq!(seen["members"]["0"]["initializationFailure"], "episode");
    assert_eq!(seen["nextTimer"], Value::Null);
    let late = send(put(&bob, "Open", &joining(&bob, ""))).await;
    let late = json_of(late, StatusCode::OK).await;
    assert_eq!(late["members"]["2"]["initializationFailure"], "episode");
    assert_eq!(late["initializing"]["stage"], "failed");
}

#[tokio::test]
async fn an_episode_goes_on_after_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = start_on(folder.path(), 25_000).await;
    let there = url(&server);
    let (ann, bob) = (Player::login(&there).await, Player::login(&there).await);
    let delta = in_haste(&ann, &bob, 3_600_000);
    let made = json_of(send(put(&ann, "Open", &delta)).await, StatusCode::CREATED).await;
    server.stop().await;
    let server = start_on(folder.path(), 25_000).await;
    let [ann, bob] = [ann, bob].map(|who| Player {
        url: url(&server),
        ..who
    });
    let seen = get(&ann, "Open").await;
    assert_eq!(seen["initializing"], made["initializing"]);
    assert_eq!(seen["nextTimer"], made["nextTimer"]);
    let joined = send(put(&bob, "Open", &joining(&bob, ""))).await;
    let joined = json_of(joined, StatusCode::OK).await;
    assert_eq!(joined["initializing"]["stage"], "evaluating");
    let decide = json!({"properties": {"system": {"initializationSucceeded": true}},
                        "members": {"me": {}}});
    let done = json_of(send(put(&bob, "Open", &decide)).await, StatusCode::OK).await;
    assert_eq!(done["initializing"], Value::Null);
    assert_eq!(
        done["properties"]["system"]["initializationSucceeded"],
        Value::Null
    );
}

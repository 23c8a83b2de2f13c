//! Taps over real WebSockets: who is told of what, and what becomes of clients
//! that do not listen.

mod support;

use greenroom_protocol::limits;
use greenroom_protocol::rta::{CONNECTIONS_RESOURCE, ServerFrame, ShoulderTap, TapEvent};
use reqwest::StatusCode;
use serde_json::{Value, json};
use support::player::{DEPLOYMENT, Player, creation, json_of, send};
use support::push::{Push, request};
use support::server::{start, url};

const ID: &str = "0a0a0a0a-0000-4000-8000-00000000000a";

/// `members.me` that wants to be told of these.
fn watching(connection: &str, id: &str, kinds: &[&str]) -> Value {
    let subscription = json!({"id": id, "changeTypes": kinds});
    let system = json!({"active": true, "connection": connection, "subscription": subscription});
    json!({"members": {"me": {"properties": {"system": system}}}})
}

/// A player on a push connection of its own.
struct Watcher {
    player: Player,
    push: Push,
    connection: String,
}

impl Watcher {
    async fn login(url: &str) -> Self {
        let player = Player::login(url).await;
        let mut push = Push::open(url, &player.token).await;
        let connection = push.id().await;
        Self {
            player,
            push,
            connection,
        }
    }

    /// Makes a session and hears all of it.
    async fn host(&mut self, name: &str) {
        let mut delta = watching(&self.connection, ID, &["everything"]);
        delta["greenroom"] = creation()["greenroom"].clone();
        json_of(
            send(self.player.put(name, &delta)).await,
            StatusCode::CREATED,
        )
        .await;
        let taps = self.taps().await;
        assert_eq!(taps.len(), 1, "its own creation: {taps:?}");
    }

    /// Joins, or asks for something else.
    async fn watch(&self, name: &str, kinds: &[&str]) {
        let delta = watching(&self.connection, ID, kinds);
        self.write(name, &delta).await;
    }

    async fn write(&self, name: &str, delta: &Value) -> Value {
        json_of(send(self.player.put(name, delta)).await, StatusCode::OK).await
    }

    async fn leave(&self, name: &str) {
        self.write(name, &json!({"members": {"me": null}})).await;
    }

    /// The next event.
    async fn taps(&mut self) -> Vec<ShoulderTap> {
        match self.push.frame().await {
            ServerFrame::Event { data, .. } => {
                let event: TapEvent = serde_json::from_str(data.get()).expect("an event");
                assert_eq!(event.ncid.to_string(), self.connection);
                event.shoulder_taps
            }
            frame => panic!("no event but {frame:?}"),
        }
    }

    /// Nothing waits: what is asked now is answered next.
    async fn hears_nothing(&mut self) {
        let answer = self.push.subscribe(99, "https://example.test/").await;
        assert_eq!(answer.to_text(), "[1,99,1,0,null]");
    }
}

fn change(number: u64) -> Value {
    json!({"properties": {"custom": {"n": number}}})
}

#[tokio::test]
async fn two_players_are_told_what_each_asked_for() {
    let server = start().await;
    let url = url(&server);
    let mut host = Watcher::login(&url).await;
    host.host("Room").await;
    let mut guest = Watcher::login(&url).await;
    guest
        .watch("Room", &["membersStatus", "CUSTOMPROPERTY"])
        .await;
    let joined = host.taps().await;
    assert_eq!(joined[0].subscription, ID);
    assert_eq!(joined[0].resource, format!("{DEPLOYMENT}~eos~Room"));
    guest.hears_nothing().await;

    let document = host.write("Room", &change(1)).await;
    for watcher in [&mut host, &mut guest] {
        let taps = watcher.taps().await;
        assert_eq!(taps.len(), 1);
        assert_eq!(taps[0].change_number, document["changeNumber"]);
        assert_eq!(taps[0].branch, document["branch"]);
    }

    let third = Watcher::login(&url).await;
    third.watch("Room", &["host"]).await;
    assert_eq!(host.taps().await.len(), 1);
    guest.hears_nothing().await;
    third.leave("Room").await;
    assert_eq!(host.taps().await.len(), 1);
    assert_eq!(guest.taps().await.len(), 1);
}

#[tokio::test]
async fn what_comes_before_the_resource_is_subscribed_to_waits() {
    let server = start().await;
    let url = url(&server);
    let mut host = Watcher::login(&url).await;
    host.push.send("[2,1,1]").await;
    assert_eq!(host.push.frame().await.to_text(), "[2,1,0]");
    let mut delta = watching(&host.connection, ID, &["everything"]);
    delta["greenroom"] = creation()["greenroom"].clone();
    json_of(
        send(host.player.put("Room", &delta)).await,
        StatusCode::CREATED,
    )
    .await;
    host.write("Room", &change(1)).await;
    host.hears_nothing().await;
    let bare = CONNECTIONS_RESOURCE.trim_end_matches('/').to_uppercase();
    match host.push.subscribe(5, &bare).await {
        ServerFrame::Subscribed {
            code: 0,
            subscription: 2,
            ..
        } => {}
        frame => panic!("not subscribed first but {frame:?}"),
    }
    assert_eq!(host.taps().await.len(), 2, "both in one frame");
    host.push.send("[2,6,2]").await;
    assert_eq!(host.push.frame().await.to_text(), "[2,6,0]");
    host.write("Room", &change(2)).await;
    host.hears_nothing().await;
}

#[tokio::test]
async fn changes_come_in_their_order_and_each_once() {
    const WRITES: u64 = 25;
    let server = start().await;
    let url = url(&server);
    let mut host = Watcher::login(&url).await;
    host.host("Room").await;
    let mut tasks = Vec::new();
    for writer in 0..4 {
        let player = host.player.clone();
        tasks.push(tokio::spawn(async move {
            for number in 0..WRITES {
                let delta = change(writer * WRITES + number + 1);
                json_of(send(player.put("Room", &delta)).await, StatusCode::OK).await;
            }
        }));
    }
    let mut heard = Vec::new();
    while heard.len() < 4 * WRITES as usize {
        let taps = host.taps().await;
        heard.extend(taps.iter().map(|tap| tap.change_number));
    }
    for task in tasks {
        task.await.expect("does not panic");
    }
    let expected: Vec<u64> = (heard[0]..).take(heard.len()).collect();
    assert_eq!(heard, expected);
    host.hears_nothing().await;
}

#[tokio::test]
async fn who_leaves_is_told_that_last_and_then_nothing() {
    let server = start().await;
    let url = url(&server);
    let mut host = Watcher::login(&url).await;
    host.host("Room").await;
    let mut guest = Watcher::login(&url).await;
    guest.watch("Room", &["everything"]).await;
    assert_eq!(guest.taps().await.len(), 1, "its own join");
    guest.leave("Room").await;
    assert_eq!(guest.taps().await.len(), 1);
    host.write("Room", &change(1)).await;
    guest.hears_nothing().await;
}

#[tokio::test]
async fn the_last_of_a_session_that_ends_is_told() {
    let server = start().await;
    let url = url(&server);
    let mut host = Watcher::login(&url).await;
    host.host("Room").await;
    let mut guest = Watcher::login(&url).await;
    guest.watch("Room", &["membersStatus"]).await;
    let joined = host.taps().await[0].change_number;
    host.push.socket.close(None).await.expect("closes");
    let taps = guest.taps().await;
    assert_eq!(taps[0].change_number, joined + 1);
    let gone = send(guest.player.get("Room")).await;
    assert_eq!(gone.status(), StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn other_subprotocols_hear_the_same() {
    let server = start().await;
    let url = url(&server);
    let player = Player::login(&url).await;
    let mut request = request(&url, &player.token);
    let protocol = "echo-protocol".parse().expect("a header");
    request
        .headers_mut()
        .insert("sec-websocket-protocol", protocol);
    let mut push = Push::try_open(request).await.expect("upgrades");
    let connection = push.id().await;
    let mut host = Watcher {
        player,
        push,
        connection,
    };
    host.host("Room").await;
}

/// It reads nothing while its session changes, until the wire and then its
/// outbox are full. When it reads at last, it finds what was sent, the word
/// that taps were lost, and what changes afterwards.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_does_not_read_is_told_to_read_everything_again() {
    // Eight subscriptions of the member make eight taps of a change, each of
    // which goes to every subscription of the connection.
    const CHANGES: u64 = 200;
    let server = start().await;
    let url = url(&server);
    let mut host = Watcher::login(&url).await;
    for sequence in 2..=limits::SUBSCRIPTIONS_MAX as u32 {
        let answer = host.push.subscribe(sequence, CONNECTIONS_RESOURCE).await;
        assert_eq!(answer.to_text().split(',').nth(2), Some("0"), "{answer:?}");
    }
    let member = |number| format!("0a0a0a0a-0000-4000-8000-{number:012}");
    let profiles = 0..limits::MEMBER_SUBSCRIPTIONS_MAX;
    let profiles: Value = profiles
        .map(|number| (member(number), json!({"profile": "party"})))
        .collect();
    let system = json!({"active": true, "connection": host.connection, "subscriptions": profiles});
    let mut delta = json!({"members": {"me": {"properties": {"system": system}}}});
    delta["greenroom"] = creation()["greenroom"].clone();
    json_of(
        send(host.player.put("Room", &delta)).await,
        StatusCode::CREATED,
    )
    .await;
    for number in 0..CHANGES {
        let open = json!({"greenroom": {"joinInProgress": number % 2 == 0}});
        host.write("Room", &open).await;
    }

    let mut heard: u64 = 0;
    loop {
        match host.push.frame().await {
            ServerFrame::Resync => break,
            ServerFrame::Event { .. } => heard += 1,
            frame => panic!("{frame:?}"),
        }
        let all =
            (CHANGES + 1) * (limits::SUBSCRIPTIONS_MAX * limits::MEMBER_SUBSCRIPTIONS_MAX) as u64;
        assert!(heard < all, "nothing was lost");
    }
    let open = json!({"greenroom": {"joinInProgress": true}});
    let document = host.write("Room", &open).await;
    for _ in 0..limits::SUBSCRIPTIONS_MAX {
        let taps = host.taps().await;
        assert_eq!(taps.len(), limits::MEMBER_SUBSCRIPTIONS_MAX);
        let told = |tap: &ShoulderTap| tap.change_number == document["changeNumber"];
        assert!(taps.iter().all(told), "{taps:?}");
    }
    host.hears_nothing().await;
}

//! Trusted servers over HTTP: a token without a login, a session that hangs on
//! a push connection, and what players may not do with it.

mod support;

use std::time::Duration;

use reqwest::StatusCode;
use serde_json::{Value, json};
use support::player::{DEPLOYMENT, Player, creation, form, header, http_client, json_of, send};
use support::push::Push;
use support::server::{start, url};
use tokio::time::{sleep, timeout};

/// An instance of a server program, and its push connection.
async fn instance(url: &str, name: &str) -> (Player, Push) {
    let http = http_client();
    let body = format!(
        "grant_type=client_credentials&deployment_id={DEPLOYMENT}&greenroom_instance={name}"
    );
    let answer = form(&http, url, "/auth/v1/oauth/token", &body).await;
    let answer = json_of(answer, StatusCode::OK).await;
    assert_eq!(
        answer.get("product_user_id"),
        None,
        "it is nobody's account"
    );
    let token = answer["access_token"].as_str().expect("a token").to_owned();
    let push = Push::open(url, &token).await;
    let program = Player {
        http,
        url: url.to_owned(),
        token,
        id: name.to_owned(),
    };
    (program, push)
}

fn serving(connection: &str) -> Value {
    json!({"greenroom": {"connection": connection, "bucket": "b", "maxPlayers": 4}})
}

async fn document(reader: &Player, name: &str) -> Value {
    json_of(send(reader.get(name)).await, StatusCode::OK).await
}

#[tokio::test]
async fn a_server_hosts_without_a_login_and_takes_its_session_along() {
    let server = start().await;
    let (program, mut push) = instance(&url(&server), "one").await;
    let connection = push.id().await;
    let made = send(program.put("Arena", &serving(&connection))).await;
    let made = json_of(made, StatusCode::CREATED).await;
    assert_eq!(made["servers"], json!({"one": {}}));

    let guest = Player::login(&url(&server)).await;
    assert_eq!(guest.find().await, ["Arena"]);
    let joined = send(guest.put("Arena", &json!({"members": {"me": {}}}))).await;
    let joined = json_of(joined, StatusCode::OK).await;
    assert_eq!(joined["greenroom"]["owner"], json!({"server": "client"}));
    assert_eq!(joined["membersInfo"]["count"], 1);

    push.socket.close(None).await.expect("says good-bye");
    let gone = async {
        while !guest.find().await.is_empty() {
            sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(Duration::from_secs(20), gone).await.expect("gone");
    let missing = send(guest.get("Arena")).await;
    assert_eq!(missing.status(), StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn players_and_servers_do_not_act_for_each_other() {
    let server = start().await;
    let (one, mut push) = instance(&url(&server), "one").await;
    let (two, mut other) = instance(&url(&server), "two").await;
    let host = Player::login(&url(&server)).await;
    let mut channel = Push::open(&url(&server), &host.token).await;
    let (own, foreign) = (push.id().await, other.id().await);
    let hosts = channel.id().await;
    json_of(
        send(one.put("Arena", &serving(&own))).await,
        StatusCode::CREATED,
    )
    .await;
    host.host("Room").await;
    let playing = json!({"greenroom": {"state": "inProgress"}});
    let forbidden = (StatusCode::FORBIDDEN, "forbidden");
    let dead = (StatusCode::BAD_REQUEST, "dead-connection");
    for (who, name, delta, (status, code)) in [
        (&host, "Room", serving(&hosts), forbidden),
        (&host, "Arena", playing.clone(), forbidden),
        (&two, "Arena", playing.clone(), forbidden),
        (&two, "Arena", serving(&foreign), forbidden),
        (&one, "Room", playing, forbidden),
        (&one, "Room", json!({"members": {"me": {}}}), forbidden),
        (&one, "New", creation(), forbidden),
        (&one, "New", serving(&foreign), dead),
        (&one, "New", serving(&hosts), dead),
    ] {
        let before = (
            document(&host, "Room").await,
            document(&host, "Arena").await,
        );
        let answer = send(who.put(name, &delta)).await;
        assert_eq!(answer.status(), status, "{delta} by {}", who.id);
        assert_eq!(header(&answer, "greenroom-error"), Some(code), "{delta}");
        let after = (
            document(&host, "Room").await,
            document(&host, "Arena").await,
        );
        assert_eq!(after, before, "{delta} by {}", who.id);
        assert_eq!(send(host.get("New")).await.status(), StatusCode::NO_CONTENT);
    }
}

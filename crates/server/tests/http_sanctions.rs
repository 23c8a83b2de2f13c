//! Over real HTTP: operators keep players out of the sessions that say so.

mod support;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use support::player::{DEPLOYMENT, Player, form, header, http_client, json_of, send, session};
use support::server::{start, url};

/// A player's number as the contract writes it.
fn xuid(player: &Player) -> &str {
    player.id.trim_start_matches('0')
}

fn sanctions(of: &str) -> String {
    format!("/serviceconfigs/{DEPLOYMENT}/sanctions{of}")
}

/// A program that logged in as itself: at a desk it may administer.
async fn operator(url: &str) -> Player {
    let http = http_client();
    let body = format!("grant_type=client_credentials&deployment_id={DEPLOYMENT}");
    let answer = form(&http, url, "/auth/v1/oauth/token", &body).await;
    let answer = json_of(answer, StatusCode::OK).await;
    Player {
        http,
        url: url.to_owned(),
        token: answer["access_token"].as_str().expect("a token").to_owned(),
        id: String::new(),
    }
}

/// Sanctions a player, and tells the answer.
async fn sanction(operator: &Player, player: &Player, list: &Value) -> Value {
    let path = sanctions(&format!("/{}", xuid(player)));
    let put = operator.request(Method::PUT, &path);
    let put = put.json(&json!({"sanctions": list}));
    json_of(send(put).await, StatusCode::OK).await
}

async fn host_guarded(host: &Player, name: &str) {
    let delta = json!({
        "members": {"me": {}},
        "greenroom": {"bucket": "b", "maxPlayers": 4, "sanctions": true},
    });
    json_of(send(host.put(name, &delta)).await, StatusCode::CREATED).await;
}

#[tokio::test]
async fn sanctions_are_placed_read_paged_and_lifted() {
    let server = start().await;
    let url = url(&server);
    let operator = operator(&url).await;
    let (bad, worse) = (Player::login(&url).await, Player::login(&url).await);
    let ban = json!({"action": "BAN", "reason": "aimbot", "referenceId": "case-1"});
    let placed = sanction(&operator, &bad, &json!([ban])).await;
    assert_eq!(placed["xuid"], xuid(&bad));
    assert_eq!(placed["sanctions"][0]["reason"], "aimbot");
    assert!(placed["sanctions"][0]["timePlaced"].is_string(), "{placed}");
    let again = sanction(&operator, &bad, &json!([ban])).await;
    assert_eq!(again, placed, "it may come twice");
    sanction(&operator, &worse, &json!([{"action": "MUTE"}])).await;

    let own = send(bad.request(Method::GET, &sanctions(&format!("/{}", bad.id)))).await;
    assert_eq!(json_of(own, StatusCode::OK).await, placed);
    let others = send(bad.request(Method::GET, &sanctions(&format!("/{}", worse.id)))).await;
    assert_eq!(others.status(), StatusCode::FORBIDDEN);
    let all = send(bad.request(Method::GET, &sanctions(""))).await;
    assert_eq!(all.status(), StatusCode::FORBIDDEN);

    let page = |after: String| {
        let path = sanctions(&format!("?take=1{after}"));
        let get = operator.request(Method::GET, &path);
        async { json_of(send(get).await, StatusCode::OK).await }
    };
    let first = page(String::new()).await;
    let next = first["next"].as_str().expect("there is another page");
    let second = page(format!("&after={next}")).await;
    assert_eq!(second["next"], Value::Null, "{second}");
    let mut numbers = [&first, &second].map(|page| page["players"][0]["xuid"].clone());
    numbers.sort_by_key(|number| number.as_str().map(str::to_owned));
    let mut expected = [xuid(&bad), xuid(&worse)];
    expected.sort_unstable();
    assert_eq!(numbers, expected.map(|number| json!(number)));

    for _ in 0..2 {
        let path = sanctions(&format!("/{}", xuid(&bad)));
        let lifted = send(operator.request(Method::DELETE, &path)).await;
        assert_eq!(lifted.status(), StatusCode::NO_CONTENT);
    }
    let left = send(operator.request(Method::GET, &sanctions(""))).await;
    let left = json_of(left, StatusCode::OK).await;
    assert_eq!(left["players"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn a_sanctioned_player_neither_joins_nor_is_registered() {
    let server = start().await;
    let url = url(&server);
    let operator = operator(&url).await;
    let (host, bad) = (Player::login(&url).await, Player::login(&url).await);
    sanction(&operator, &bad, &json!([{"action": "BAN"}])).await;
    host_guarded(&host, "guarded").await;

    let join = send(bad.put("guarded", &json!({"members": {"me": {}}}))).await;
    assert_eq!(join.status(), StatusCode::FORBIDDEN);
    assert_eq!(header(&join, "Greenroom-Error"), Some("player-sanctioned"));
    assert_eq!(header(&join, "Greenroom-Players"), None, "it knows itself");

    let register = json!({"greenroom": {"register": [host.id, bad.id]}});
    let refused = send(host.put("guarded", &register)).await;
    assert_eq!(refused.status(), StatusCode::FORBIDDEN);
    assert_eq!(
        header(&refused, "Greenroom-Error"),
        Some("player-sanctioned")
    );
    assert_eq!(header(&refused, "Greenroom-Players"), Some(bad.id.as_str()));
    let document = send(host.request(Method::GET, &session("guarded"))).await;
    let document = json_of(document, StatusCode::OK).await;
    assert_eq!(
        document["greenroom"]["registered"],
        json!([]),
        "none of them"
    );
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_by_name() {
    let server = start().await;
    let url = url(&server);
    let operator = operator(&url).await;
    for (path, body, name) in [
        ("/7", json!({"sanctions": [{"action": ""}]}), "action"),
        ("/7", json!({"sanctions": [{"acton": "BAN"}]}), "acton"),
        ("/7", json!({}), "sanctions"),
        ("/me", json!({"sanctions": []}), "account"),
    ] {
        let put = operator.request(Method::PUT, &sanctions(path)).json(&body);
        let refused = send(put).await;
        assert_eq!(refused.status(), StatusCode::BAD_REQUEST, "{body}");
        let text = refused.text().await.expect("a text");
        assert!(text.contains(name), "{text}");
    }
    for query in ["?take=0", "?take=101", "?take=x", "?after=x"] {
        let list = operator.request(Method::GET, &sanctions(query));
        assert_eq!(
            send(list).await.status(),
            StatusCode::BAD_REQUEST,
            "{query}"
        );
    }
}

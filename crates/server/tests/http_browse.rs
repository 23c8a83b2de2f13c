//! Over real HTTP: sessions that are offered, and those who look through them.

mod support;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use support::player::{DEPLOYMENT, Player, creation, header, json_of, send};
use support::server::{start, start_on, url};

fn xuid(player: &Player) -> &str {
    player.id.trim_start_matches('0')
}

fn path(name: &str) -> String {
    format!("/serviceconfigs/{DEPLOYMENT}/sessionTemplates/Browse/sessions/{name}")
}

/// Comes to a session, or makes it, with this beside.
async fn take_part(who: &Player, name: &str, mut delta: Value) {
    delta["members"]["me"] = json!({"properties": {"system": {"active": true}}});
    let answer = send(who.request(Method::PUT, &path(name)).json(&delta)).await;
    assert!(answer.status().is_success(), "{}", answer.status());
}

async fn post(who: &Player, name: &str, attributes: Value) -> Value {
    let at = json!({"scid": DEPLOYMENT, "templateName": "Browse", "name": name});
    let body =
        json!({"version": 1, "type": "search", "sessionRef": at, "searchAttributes": attributes});
    let answer = send(who.request(Method::POST, "/handles").json(&body)).await;
    json_of(answer, StatusCode::CREATED).await
}

async fn offer(who: &Player, name: &str, attributes: Value) -> Value {
    take_part(who, name, json!({})).await;
    post(who, name, attributes).await
}

/// The body of a search.
fn search(with: Value) -> Value {
    let mut body = json!({
        "type": "search", "scid": DEPLOYMENT, "templateName": "Browse", "global": true,
    });
    for (key, value) in with.as_object().expect("an object") {
        body[key] = value.clone();
    }
    body
}

/// The whole answer to a search.
async fn answer(who: &Player, include: &str, with: Value) -> Value {
    let path = format!("/handles/query{include}");
    let request = who.request(Method::POST, &path).json(&search(with));
    json_of(send(request).await, StatusCode::OK).await
}

fn names(answer: &Value) -> Vec<&str> {
    let rows = answer["results"].as_array().expect("a list").iter();
    rows.map(|row| row["sessionRef"]["name"].as_str().expect("a name"))
        .collect()
}

/// A refusal: status, code, message.
async fn refused(who: &Player, with: Value) -> (u16, String, String) {
    let request = who.request(Method::POST, "/handles/query");
    let answer = send(request.json(&search(with))).await;
    let status = answer.status().as_u16();
    let code = header(&answer, "greenroom-error").unwrap_or_default();
    let code = code.to_owned();
    (status, code, answer.text().await.expect("a text"))
}

#[tokio::test]
async fn what_is_offered_is_found_as_the_contract_shows_it() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    let rich = json!({
        "properties": {"custom": {"mood": ["calm"]}, "system": {"keywords": ["Level2"]}},
        "roleTypes": {"lfg": {"roles": {"confirmed": {"max": 5, "target": 3}}}},
    });
    take_part(&ann, "Room", rich).await;
    let attributes = json!({
        "tags": ["Fun"], "strings": {"Class": "Mage"}, "numbers": {"Skill_D": 6},
    });
    let posted = post(&ann, "Room", attributes).await;

    let all = "?include=relatedInfo,roleInfo&Include=customProperties";
    let found = answer(&bob, all, json!({})).await;
    assert_eq!(found.as_object().map(|it| it.len()), Some(1), "{found}");
    let row = &found["results"][0];
    assert_eq!(row["id"], posted["id"]);
    assert_eq!(
        (&row["type"], &row["version"]),
        (&json!("search"), &json!(1))
    );
    assert_eq!(row["sessionRef"]["scid"], DEPLOYMENT);
    assert!(row["createTime"].is_string());
    assert!(row["searchAttributes"]["numbers"]["Skill_D"].is_f64());
    assert_eq!(row["searchAttributes"]["strings"]["Class"], "Mage");
    assert_eq!(row["searchAttributes"]["tags"], json!(["Fun"]));
    assert_eq!(row["customProperties"], json!({"mood": ["calm"]}));
    let info = &row["relatedInfo"];
    assert_eq!(info["visibility"], "open");
    assert_eq!(info["joinRestriction"], "none");
    assert_eq!(info["closed"], false);
    assert_eq!(info["membersCount"], 1);
    assert_eq!(info["maxMembersCount"], 100);
    assert_eq!(info["postedTime"], row["createTime"]);
    assert_eq!(info["sessionOwners"], json!([xuid(&ann)]));
    let confirmed = &row["roleInfo"]["roleTypes"]["lfg"]["roles"]["confirmed"];
    assert_eq!(confirmed["memberXuids"], json!([]));
    assert_eq!(
        (&confirmed["max"], &confirmed["target"]),
        (&json!(5), &json!(3))
    );
    let bare = answer(&bob, "", json!({})).await;
    for key in ["relatedInfo", "roleInfo", "customProperties"] {
        assert_eq!(bare["results"][0].get(key), None, "{key}");
    }
    offer(&ann, "Plain", json!({})).await;
    let plain = answer(&bob, "?include=customProperties", json!({})).await;
    assert_eq!(plain["results"][0]["customProperties"], json!({}));

    // The way that it leads: a join through the handle.
    let id = posted["id"].as_str().expect("an id");
    let joining = json!({"members": {"me": {"properties": {"system": {"active": true}}}}});
    let join = bob.request(Method::PUT, &format!("/handles/{id}/session"));
    let joined = send(join.header("If-Match", "*").json(&joining)).await;
    assert_eq!(joined.status(), StatusCode::OK);
    let found = answer(&bob, all, json!({"filter": "session/membersCount eq 2"})).await;
    assert_eq!(names(&found), ["Room"], "before the write was acknowledged");
}

#[tokio::test]
async fn filters_and_orders_choose() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    for (name, level, tag) in [("low", 1, "Fun"), ("high", 9, "Fun"), ("dull", 5, "Dull")] {
        let attributes = json!({"tags": [tag], "numbers": {"level": level}});
        offer(&ann, name, attributes).await;
    }
    let fun = "tags/any(d:tolower(d) eq 'fun')";
    for (with, wanted) in [
        (json!({}), &["dull", "high", "low"][..]),
        (json!({"filter": fun}), &["high", "low"]),
        (
            json!({"filter": format!("{fun} eq true and numbers/level gt 1")}),
            &["high"],
        ),
        (
            json!({"filter": "numbers/level le 5", "orderBy": "numbers/level asc"}),
            &["low", "dull"],
        ),
        (
            json!({"orderBy": "numbers/level desc"}),
            &["high", "dull", "low"],
        ),
        (
            json!({"orderBy": "distance(numbers/level, 4)"}),
            &["dull", "low", "high"],
        ),
        (
            json!({"filter": "", "orderBy": ""}),
            &["dull", "high", "low"],
        ),
    ] {
        assert_eq!(
            names(&answer(&bob, "", with.clone()).await),
            wanted,
            "{with}"
        );
    }
}

#[tokio::test]
async fn pages_are_for_those_who_ask_for_them() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    for name in ["a", "b", "c"] {
        offer(&ann, name, json!({})).await;
    }
    let first = answer(&bob, "", json!({"greenroom": {"maxResults": 2}})).await;
    assert_eq!(names(&first), ["c", "b"]);
    let cursor = first["greenroom"]["cursor"].clone();
    assert!(cursor.is_string());
    let next = json!({"greenroom": {"maxResults": 2, "cursor": cursor}});
    let last = answer(&bob, "", next.clone()).await;
    assert_eq!(names(&last), ["a"]);
    assert_eq!(last.get("greenroom"), None, "there is no more");

    let mut other = next;
    other["filter"] = json!("session/membersCount eq 1");
    let (status, code, message) = refused(&bob, other).await;
    assert_eq!((status, code.as_str()), (400, "bad-request"));
    assert!(message.contains("greenroom.cursor"), "{message}");
}

#[tokio::test]
async fn an_answer_has_a_hundred_results_at_most() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    for number in 0..102 {
        offer(&ann, &format!("room-{number}"), json!({})).await;
    }
    let found = answer(&bob, "", json!({})).await;
    assert_eq!(names(&found).len(), 100);
    assert_eq!(found.get("greenroom"), None, "nobody asked for pages");
    let first = answer(&bob, "", json!({"greenroom": {}})).await;
    let cursor = &first["greenroom"]["cursor"];
    let rest = answer(&bob, "", json!({"greenroom": {"cursor": cursor}})).await;
    assert_eq!(names(&rest), ["room-1", "room-0"]);
}

#[tokio::test]
async fn who_is_not_of_the_people_is_not_found() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    offer(&ann, "Room", json!({})).await;
    let people = format!("/serviceconfigs/{DEPLOYMENT}/people/me/{}", xuid(&ann));
    let around = |who: &Player| {
        let people = json!({"moniker": "favorites", "monikerXuid": xuid(who)});
        json!({"sessionMembers": {"people": people}})
    };
    assert!(names(&answer(&bob, "", around(&bob)).await).is_empty());
    let like = bob.request(Method::PUT, &people);
    let liked = send(like.json(&json!({"favorite": true}))).await;
    assert_eq!(liked.status(), StatusCode::OK);
    assert_eq!(names(&answer(&bob, "", around(&bob)).await), ["Room"]);
    let (status, code, _) = refused(&ann, around(&bob)).await;
    assert_eq!((status, code.as_str()), (403, "forbidden"));
}

#[tokio::test]
async fn a_search_that_makes_no_sense_is_refused_by_name() {
    let server = start().await;
    let url = url(&server);
    let ann = Player::login(&url).await;
    for (with, status, words) in [
        (json!({"templateName": null}), 400, "templateName"),
        (json!({"scid": null}), 400, "scid"),
        (json!({"templateName": "unknown"}), 404, "unknown"),
        (json!({"scid": "elsewhere"}), 403, "deployment"),
        (json!({"filter": "numbers/level gt"}), 400, "filter: at 17"),
        (json!({"filter": "session/what eq 1"}), 400, "filter: at 9"),
        (
            json!({"orderBy": "numbers/level up"}),
            400,
            "orderBy: at 15",
        ),
        (json!({"owners": {"xuids": ["1"]}}), 400, "owners"),
        (json!({"sessionMembers": {"xuids": ["1"]}}), 400, "xuids"),
        (
            json!({"filter": "numbers/a eq 1", "greenroom": {"criteria": [], "maxResults": 1}}),
            400,
            "filter",
        ),
        (
            json!({"greenroom": {"registered": "1", "cursor": "x", "maxResults": 1}}),
            400,
            "greenroom.cursor",
        ),
        (
            json!({"greenroom": {"maxResults": 101}}),
            400,
            "greenroom.maxResults",
        ),
    ] {
        let (found, _, message) = refused(&ann, with.clone()).await;
        assert_eq!(found, status, "{with}: {message}");
        assert!(message.contains(words), "{with}: {message}");
    }
}

#[tokio::test]
async fn a_session_of_eos_is_found_in_both_ways() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    let mut delta = creation();
    delta["greenroom"]["attributes"] = json!({
        "MAP": {"string": "Lake"}, "LEVEL": {"int64": 7}, "RANKED": {"bool": true},
    });
    json_of(send(ann.put("Hidden", &delta)).await, StatusCode::CREATED).await;
    let hide = json!({"greenroom": {"permission": "inviteOnly"}});
    json_of(send(ann.put("Hidden", &hide)).await, StatusCode::OK).await;
    json_of(send(ann.put("Room", &delta)).await, StatusCode::CREATED).await;
    assert_eq!(bob.find().await, ["Room"]);
    let of_eos = |filter: &str| json!({"templateName": "eos", "filter": filter});
    let found = answer(&bob, "?include=relatedInfo", of_eos("")).await;
    assert_eq!(names(&found), ["Room"]);
    let row = &found["results"][0];
    let shown = json!({"tags": [], "strings": {"MAP": "Lake"}, "numbers": {"LEVEL": 7.0}});
    assert_eq!(row["searchAttributes"], shown);
    assert_eq!(row["relatedInfo"]["maxMembersCount"], 4);
    assert_eq!(row.get("greenroom"), None, "words of the contract alone");
    for (filter, wanted) in [
        (
            "tolower(strings/map) eq 'lake' and numbers/level ge 7",
            &["Room"][..],
        ),
        ("numbers/level lt 7", &[]),
        ("session/maxMembersCountRemaining eq 4", &["Room"]),
    ] {
        let found = answer(&bob, "", of_eos(filter)).await;
        assert_eq!(names(&found), wanted, "{filter}");
    }
}

#[tokio::test]
async fn offers_outlive_the_directory() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = start_on(folder.path(), 25_000).await;
    let ann = Player::login(&url(&server)).await;
    offer(&ann, "Room", json!({"tags": ["Fun"]})).await;
    let fun = || json!({"filter": "tags/any(d:tolower(d) eq 'fun')"});
    let before = answer(&ann, "?include=relatedInfo", fun()).await;
    server.stop().await;
    let server = start_on(folder.path(), 25_000).await;
    let ann = Player {
        url: url(&server),
        ..ann
    };
    assert_eq!(names(&before), ["Room"]);
    assert_eq!(answer(&ann, "?include=relatedInfo", fun()).await, before);
}

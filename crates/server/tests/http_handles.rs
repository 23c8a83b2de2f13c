//! Over real HTTP: pointers to sessions, and sessions through them.

mod support;

use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};
use support::player::{DEPLOYMENT, Player, creation, header, http_client, json_of, send};
use support::server::{start, start_on, url};

fn xuid(player: &Player) -> &str {
    player.id.trim_start_matches('0')
}

fn reference(template: &str, name: &str) -> Value {
    json!({"scid": DEPLOYMENT, "templateName": template, "name": name})
}

fn path(template: &str, name: &str) -> String {
    format!("/serviceconfigs/{DEPLOYMENT}/sessionTemplates/{template}/sessions/{name}")
}

fn handle(id: &str) -> String {
    format!("/handles/{id}")
}

fn session_of(id: &str) -> String {
    format!("/handles/{id}/session")
}

fn active() -> Value {
    json!({"members": {"me": {"properties": {"system": {"active": true}}}}})
}

/// Creates or joins a session, actively.
async fn enter(who: &Player, template: &str, name: &str) -> Response {
    let put = who
        .request(Method::PUT, &path(template, name))
        .json(&active());
    let answer = send(put).await;
    assert!(answer.status().is_success(), "{}", answer.status());
    answer
}

/// A `POST` of a handle, to be sent.
fn post(who: &Player, kind: &str, target: &Value, more: &Value) -> RequestBuilder {
    let mut body = json!({"version": 1, "type": kind, "sessionRef": target});
    for (key, value) in more.as_object().expect("an object") {
        body[key] = value.clone();
    }
    who.request(Method::POST, "/handles").json(&body)
}

/// Makes a handle, and tells it.
async fn made(who: &Player, kind: &str, target: &Value, more: &Value) -> Value {
    let answer = send(post(who, kind, target, more)).await;
    let place = header(&answer, "content-location").expect("a place");
    assert!(place.starts_with("/serviceconfigs/"), "{place}");
    json_of(answer, StatusCode::CREATED).await
}

fn id(handle: &Value) -> String {
    handle["id"].as_str().expect("an id").to_owned()
}

async fn query(who: &Player, include: &str, body: &Value) -> Response {
    let path = format!("/handles/query{include}");
    send(who.request(Method::POST, &path).json(body)).await
}

async fn refused(request: RequestBuilder, status: u16, code: &str) {
    let answer = send(request).await;
    let found = answer.status();
    let told = header(&answer, "greenroom-error").map(str::to_owned);
    let text = answer.text().await.expect("a text");
    assert_eq!(
        (found.as_u16(), told.as_deref()),
        (status, Some(code)),
        "{text}"
    );
}

#[tokio::test]
async fn an_activity_leads_others_into_the_session() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    let room = reference("Open", "Room");
    enter(&ann, "Open", "Room").await;
    let handle_of_ann = made(&ann, "activity", &room, &json!({})).await;
    assert_eq!(handle_of_ann["type"], "activity");
    assert_eq!(handle_of_ann["version"], 1);
    assert_eq!(handle_of_ann["ownerXuid"], xuid(&ann));
    assert!(handle_of_ann["titleId"].is_string() && handle_of_ann["createTime"].is_string());
    for key in ["relatedInfo", "roleInfo", "customProperties"] {
        assert_eq!(handle_of_ann.get(key), None, "a handle's own fields alone");
    }
    let id = id(&handle_of_ann);

    let body = json!({"type": "activity", "scid": DEPLOYMENT, "owners": {"xuids": [xuid(&ann)]}});
    let found = query(&bob, "?Include=relatedInfo,customProperties", &body).await;
    let found = json_of(found, StatusCode::OK).await;
    let rows = found["results"].as_array().expect("a list");
    assert_eq!((rows.len(), &rows[0]["id"]), (1, &handle_of_ann["id"]));
    assert_eq!(rows[0]["customProperties"], json!({}));
    assert_eq!(rows[0]["relatedInfo"]["visibility"], "open");
    assert_eq!(rows[0]["relatedInfo"]["membersCount"], 1);
    assert_eq!(rows[0].get("roleInfo"), None);
    let bare = json_of(query(&bob, "", &body).await, StatusCode::OK).await;
    assert_eq!(bare["results"][0].get("relatedInfo"), None);

    let shown = send(bob.request(Method::GET, &handle(&id.to_uppercase()))).await;
    let shown = json_of(shown, StatusCode::OK).await;
    assert_eq!(shown["sessionRef"], room);
    let read = send(bob.request(Method::GET, &session_of(&id))).await;
    let tag = header(&read, "etag").expect("a tag").to_owned();
    let place = format!("/serviceconfigs/{DEPLOYMENT}/sessionTemplates/Open/sessions/Room");
    assert_eq!(header(&read, "content-location"), Some(place.as_str()));
    assert_eq!(
        json_of(read, StatusCode::OK).await["membersInfo"]["count"],
        1
    );
    let same = bob.request(Method::GET, &session_of(&id));
    let same = send(same.header("If-None-Match", &tag)).await;
    assert_eq!(same.status(), StatusCode::NOT_MODIFIED);

    let put = || bob.request(Method::PUT, &session_of(&id)).json(&active());
    let taken = send(put().header("If-None-Match", "*")).await;
    assert_eq!(taken.status(), StatusCode::PRECONDITION_FAILED);
    let joined = send(put().header("If-Match", "*")).await;
    assert_eq!(header(&joined, "content-location"), Some(place.as_str()));
    assert!(header(&joined, "etag").is_some());
    let joined = json_of(joined, StatusCode::OK).await;
    assert_eq!(joined["membersInfo"]["count"], 2);
    let late = send(put().header("If-Match", &tag)).await;
    assert_eq!(late.status(), StatusCode::PRECONDITION_FAILED);
    let short = send(put().header("Prefer", "return=minimal")).await;
    assert_eq!(short.status(), StatusCode::OK);
    assert_eq!(header(&short, "content-location"), Some(place.as_str()));

    let away = json!({"members": {"me": {"properties": {"system": {"active": false}}}}});
    let put = ann.request(Method::PUT, &path("Open", "Room")).json(&away);
    assert!(send(put).await.status().is_success());
    refused(bob.request(Method::GET, &handle(&id)), 404, "not-found").await;
    let found = json_of(query(&bob, "", &body).await, StatusCode::OK).await;
    assert_eq!(found, json!({"results": []}));
}

#[tokio::test]
async fn clearing_an_activity_is_asking_for_it_and_deleting_it() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    enter(&ann, "Open", "Room").await;
    let room = reference("Open", "Room");
    let first = made(&ann, "Activity", &room, &json!({})).await;
    let second = made(&ann, "activity", &room, &json!({})).await;
    let own = json!({"type": "activity", "owners": {"xuids": [xuid(&ann)]}});
    let found = json_of(query(&ann, "", &own).await, StatusCode::OK).await;
    let rows = found["results"].as_array().expect("a list");
    assert_eq!((rows.len(), &rows[0]["id"]), (1, &second["id"]));
    let path = handle(&id(&second));
    refused(bob.request(Method::DELETE, &path), 403, "forbidden").await;
    let gone = send(ann.request(Method::DELETE, &path)).await;
    assert_eq!(gone.status(), StatusCode::NO_CONTENT);
    assert!(gone.text().await.expect("a text").is_empty());
    refused(ann.request(Method::DELETE, &path), 404, "not-found").await;
    let former = handle(&id(&first));
    refused(ann.request(Method::GET, &former), 404, "not-found").await;
}

#[tokio::test]
async fn friends_are_found_through_the_people_around_a_player() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    enter(&bob, "Open", "Room").await;
    made(&bob, "activity", &reference("Open", "Room"), &json!({})).await;
    let people = format!("/serviceconfigs/{DEPLOYMENT}/people/me/{}", xuid(&bob));
    let follow = ann
        .request(Method::PUT, &people)
        .json(&json!({"favorite": true}));
    assert_eq!(send(follow).await.status(), StatusCode::OK);
    let around = |moniker: &str| {
        let people = json!({"moniker": moniker, "monikerXuid": xuid(&ann)});
        json!({"type": "activity", "scid": DEPLOYMENT, "owners": {"people": people}})
    };
    for (moniker, count) in [("people", 1), ("Favorites", 1), ("friends", 0)] {
        let found = query(&ann, "", &around(moniker)).await;
        let found = json_of(found, StatusCode::OK).await;
        assert_eq!(found["results"].as_array().map(Vec::len), Some(count));
    }
    let foreign = query(&bob, "", &around("people")).await;
    assert_eq!(foreign.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn an_invite_is_for_one_player() {
    let server = start().await;
    let url = url(&server);
    let ann = Player::login(&url).await;
    let (bob, carol) = (Player::login(&url).await, Player::login(&url).await);
    enter(&ann, "PeerToServer", "Room").await;
    let room = reference("PeerToServer", "Room");
    let attributes = json!({"titleId": 42, "context": "a/b", "contextString": "come"});
    let invited = json!({"invitedXuid": xuid(&bob), "inviteAttributes": attributes});
    let invite = made(&ann, "invite", &room, &invited).await;
    assert_eq!(invite["senderXuid"], xuid(&ann));
    assert_eq!(invite["invitedXuid"], xuid(&bob));
    assert_eq!(invite["titleId"], "42");
    assert_eq!(invite["inviteAttributes"]["context"], "a/b");
    assert!(
        invite["expiration"]
            .as_str()
            .is_some_and(|it| it.ends_with('Z'))
    );
    let id = id(&invite);

    refused(carol.request(Method::GET, &handle(&id)), 403, "forbidden").await;
    for method in [Method::GET, Method::PUT] {
        let asked = carol.request(method, &session_of(&id)).json(&active());
        refused(asked, 403, "forbidden").await;
    }
    let by_name = bob.request(Method::GET, &path("PeerToServer", "Room"));
    refused(by_name, 403, "forbidden").await;
    let read = send(bob.request(Method::GET, &session_of(&id))).await;
    assert_eq!(read.status(), StatusCode::OK);
    let join = bob.request(Method::PUT, &session_of(&id)).json(&active());
    assert_eq!(send(join).await.status(), StatusCode::OK);
    let rejected = send(bob.request(Method::DELETE, &handle(&id))).await;
    assert_eq!(rejected.status(), StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn a_transfer_is_for_those_who_are_where_it_begins() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    let (lobby, game) = (
        reference("Open", "Lobby"),
        reference("PeerToServer", "Game"),
    );
    enter(&ann, "Open", "Lobby").await;
    let from = json!({"originSessionRef": lobby});
    refused(post(&ann, "transfer", &game, &from), 403, "forbidden").await;
    enter(&ann, "PeerToServer", "Game").await;
    let transfer = made(&ann, "transfer", &game, &from).await;
    assert_eq!(transfer["originSessionRef"], lobby);
    let id = id(&transfer);
    let join = || bob.request(Method::PUT, &session_of(&id)).json(&active());
    refused(join(), 403, "forbidden").await;
    enter(&bob, "Open", "Lobby").await;
    assert_eq!(send(join()).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_search_handle_stands_in_its_session() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    enter(&ann, "Browse", "Room").await;
    let room = reference("Browse", "Room");
    let attributes = json!({"tags": ["Fun"], "strings": {"Class": "Mage"}, "numbers": {"Skill_D": 1.5}, "language": "fr", "achievementIds": ["7"]});
    let searched = json!({"searchAttributes": attributes});
    refused(post(&bob, "search", &room, &searched), 403, "forbidden").await;
    let handle_of_it = made(&ann, "search", &room, &searched).await;
    assert_eq!(handle_of_it["searchAttributes"], attributes);
    assert_eq!(
        handle_of_it["relatedInfo"]["sessionOwners"],
        json!([xuid(&ann)])
    );
    assert_eq!(handle_of_it["customProperties"], json!({}));
    let id = id(&handle_of_it);
    let read = |who: &Player| send(who.request(Method::GET, &path("Browse", "Room")));
    let shown = json_of(read(&ann).await, StatusCode::OK).await;
    assert_eq!(shown["searchHandle"], handle_of_it["id"]);
    let again = made(&ann, "search", &room, &json!({})).await;
    assert_eq!(again["id"], handle_of_it["id"], "for good");
    let none = json!({"tags": [], "strings": {}, "numbers": {}});
    assert_eq!(again["searchAttributes"], none);

    let join = bob.request(Method::PUT, &session_of(&id)).json(&active());
    assert_eq!(send(join).await.status(), StatusCode::OK);
    refused(bob.request(Method::DELETE, &handle(&id)), 403, "forbidden").await;
    let gone = send(ann.request(Method::DELETE, &handle(&id))).await;
    assert_eq!(gone.status(), StatusCode::NO_CONTENT);
    let shown = json_of(read(&ann).await, StatusCode::OK).await;
    assert_eq!(shown.get("searchHandle"), None);
    refused(bob.request(Method::GET, &handle(&id)), 404, "not-found").await;
}

#[tokio::test]
async fn an_eos_session_keeps_its_own_search_handle() {
    let server = start().await;
    let ann = Player::login(&url(&server)).await;
    let hosted = ann.host("Room").await;
    let own = hosted["searchHandle"].as_str().expect("searchable");
    let room = reference("eos", "Room");
    let shown = send(ann.request(Method::GET, &handle(own))).await;
    assert_eq!(json_of(shown, StatusCode::OK).await["type"], "search");
    refused(post(&ann, "search", &room, &json!({})), 409, "conflict").await;
    refused(ann.request(Method::DELETE, &handle(own)), 409, "conflict").await;
    let through = send(ann.request(Method::GET, &session_of(own))).await;
    assert_eq!(through.status(), StatusCode::OK);
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_by_name() {
    let server = start().await;
    let url = url(&server);
    let (ann, bob) = (Player::login(&url).await, Player::login(&url).await);
    enter(&ann, "Open", "Room").await;
    let room = reference("Open", "Room");
    let long = json!({"invitedXuid": xuid(&bob), "inviteAttributes": {"context": "/".repeat(86)}});
    for (kind, target, more, status, code) in [
        ("correlation", &room, json!({}), 400, "bad-request"),
        ("activity", &room, json!({"version": 2}), 400, "bad-request"),
        (
            "activity",
            &room,
            json!({"invitedXuid": "7"}),
            400,
            "bad-request",
        ),
        ("activity", &room, json!({"unknown": 1}), 400, "bad-request"),
        ("invite", &room, json!({}), 400, "bad-request"),
        (
            "invite",
            &room,
            json!({"invitedXuid": xuid(&ann)}),
            400,
            "bad-request",
        ),
        ("invite", &room, long, 400, "bad-request"),
        ("transfer", &room, json!({}), 400, "bad-request"),
        ("search", &room, json!({}), 400, "bad-request"),
        (
            "search",
            &room,
            json!({"searchAttributes": {"tags": ["a b"]}}),
            400,
            "bad-request",
        ),
        (
            "activity",
            &reference("Open", "None"),
            json!({}),
            404,
            "session-not-found",
        ),
        (
            "activity",
            &reference("unknown", "None"),
            json!({}),
            404,
            "not-found",
        ),
        (
            "activity",
            &json!({"scid": DEPLOYMENT, "templateName": "Open"}),
            json!({}),
            404,
            "session-not-found",
        ),
        (
            "activity",
            &json!({"scid": "elsewhere", "templateName": "Open", "name": "n"}),
            json!({}),
            403,
            "forbidden",
        ),
    ] {
        refused(post(&ann, kind, target, &more), status, code).await;
    }
    refused(post(&bob, "activity", &room, &json!({})), 403, "forbidden").await;

    let zero = "00000000-0000-0000-0000-000000000000";
    for id in ["x", zero, "6b7f0d4e7f4e4a8e9d5c0c4f5d5f1a2b", "%20"] {
        for method in [Method::GET, Method::DELETE] {
            refused(ann.request(method, &handle(id)), 400, "bad-request").await;
        }
        for method in [Method::GET, Method::PUT] {
            let asked = ann.request(method, &session_of(id)).json(&active());
            refused(asked, 400, "bad-request").await;
        }
    }
    let unknown = "6b7f0d4e-7f4e-4a8e-9d5c-0c4f5d5f1a2b";
    refused(ann.request(Method::GET, &handle(unknown)), 404, "not-found").await;
    let asked = ann
        .request(Method::PUT, &session_of(unknown))
        .json(&active());
    refused(asked, 404, "not-found").await;

    let both = json!({"xuids": [], "people": {"moniker": "people", "monikerXuid": "7"}});
    for (body, status, code) in [
        (json!({"type": "activity"}), 400, "bad-request"),
        (
            json!({"type": "activity", "owners": both}),
            400,
            "bad-request",
        ),
        (
            json!({"type": "invite", "owners": {"xuids": []}}),
            400,
            "bad-request",
        ),
        (
            json!({"type": "activity", "scid": "elsewhere", "owners": {"xuids": []}}),
            403,
            "forbidden",
        ),
    ] {
        let asked = ann.request(Method::POST, "/handles/query").json(&body);
        refused(asked, status, code).await;
    }
    let anonymous = http_client()
        .post(format!("{url}/handles"))
        .json(&json!({}));
    refused(anonymous, 401, "unauthorized").await;
    refused(ann.request(Method::PUT, "/handles"), 405, "bad-request").await;
}

#[tokio::test]
async fn the_eos_search_finds_what_it_found() {
    let server = start().await;
    let ann = Player::login(&url(&server)).await;
    let put = ann.put("Room", &creation());
    assert_eq!(send(put).await.status(), StatusCode::CREATED);
    assert_eq!(ann.find().await, ["Room"]);
}

#[tokio::test]
async fn handles_outlive_the_directory() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = start_on(folder.path(), 25_000).await;
    let (ann, bob) = (
        Player::login(&url(&server)).await,
        Player::login(&url(&server)).await,
    );
    enter(&ann, "Open", "Room").await;
    let activity = made(&ann, "activity", &reference("Open", "Room"), &json!({})).await;
    server.stop().await;
    let server = start_on(folder.path(), 25_000).await;
    let bob = Player {
        url: url(&server),
        ..bob
    };
    let path = handle(&id(&activity));
    let shown = send(bob.request(Method::GET, &path)).await;
    assert_eq!(json_of(shown, StatusCode::OK).await["id"], activity["id"]);
}

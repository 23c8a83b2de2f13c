//! Sessions of every kind.

use std::sync::Arc;

use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};

use crate::held::{Answer, Held};
use crate::support::player::{DEPLOYMENT, Player, creation, form, json_of};
use crate::support::server::{start, url};

/// A player whose answers are held against the description.
struct Caller {
    player: Player,
    held: Arc<Held>,
    version: u32,
}

impl Caller {
    async fn login(url: &str, held: &Arc<Held>) -> Self {
        let player = Player::login(url).await;
        Self {
            player,
            held: Arc::clone(held),
            version: 107,
        }
    }

    /// The same player as a client of another version.
    fn of_version(&self, version: u32) -> Self {
        Self {
            player: self.player.clone(),
            held: Arc::clone(&self.held),
            version,
        }
    }

    fn xuid(&self) -> &str {
        self.player.id.trim_start_matches('0')
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.player.request(method, path);
        request.header("X-Xbl-Contract-Version", self.version)
    }

    async fn send(&self, method: Method, path: &str) -> Answer {
        self.held.sent(self.request(method, path)).await
    }

    async fn post(&self, path: &str, body: &Value) -> Answer {
        let request = self.request(Method::POST, path).json(body);
        self.held.sent(request).await
    }

    /// Writes, if the description knows such a body.
    async fn put(&self, path: &str, delta: &Value) -> Answer {
        let schema = match path.ends_with("/properties") {
            true => "PropertiesDelta",
            false => "SessionDelta",
        };
        self.held.valid(schema, delta).expect("a body as described");
        self.held
            .sent(self.request(Method::PUT, path).json(delta))
            .await
    }
}

fn at(template: &str) -> String {
    format!("/serviceconfigs/{DEPLOYMENT}/sessionTemplates/{template}/sessions/Room")
}

fn member(caller: &Caller, system: Value) -> Value {
    json!({
        "constants": {"system": {"xuid": caller.xuid(), "initialize": true}, "custom": ["anything"]},
        "properties": {"system": system, "custom": {"a": {"deep": [1, null]}}},
    })
}

async fn callers() -> (greenroom_server::serve::Server, Caller, Caller) {
    let server = start().await;
    let held = Arc::new(Held::fetch(&url(&server)).await);
    let ann = Caller::login(&url(&server), &held).await;
    let bob = Caller::login(&url(&server), &held).await;
    (server, ann, bob)
}

#[tokio::test]
async fn a_session_of_many_parts_is_as_described() {
    let (_server, ann, bob) = callers().await;
    let room = at("Browse");
    ann.send(Method::GET, &room)
        .await
        .expect(StatusCode::NO_CONTENT);
    let delta = json!({
        "constants": {
            "system": {
                "maxMembersCount": 8, "inviteProtocol": "game", "initiators": [ann.xuid(), bob.xuid()],
                "broadcastViewerTitleIds": ["7"], "sessionEmptyTimeout": null,
                "ownershipPolicies": {"migration": "Oldest", "nonOwnerModifiableSystemProperties": ["turn"]},
            },
            "custom": {"big": 18_446_744_073_709_551_615_u64},
        },
        "roleTypes": {"job": {"ownerManaged": true, "mutableRoleSettings": ["max"],
            "roles": {"medic": {"max": 2, "target": 1}, "scout": {}}}},
        "properties": {
            "system": {
                "keywords": ["One"], "turn": [], "joinRestriction": "None", "readRestriction": "none",
                "closed": true, "locked": false, "serverConnectionStringCandidates": ["a.test"],
                "matchmaking": {"serverConnectionString": "a.test", "targetSessionConstants": {}},
                "matchmakingResubmit": false,
            },
            "custom": {"map": "harbour"},
            "greenroom": {"scheduledTime": "2030-01-01T00:00:00Z", "targetMembersCount": 4, "registrationState": "open"},
        },
        "members": {
            "me": member(&ann, json!({"ready": true, "groups": ["g"], "RolePreference": {"medic": 100}})),
            "reserve_0": {"constants": {"system": {"xuid": bob.xuid()}}},
        },
    });
    let made = ann.put(&room, &delta).await;
    assert!(made.headers.contains_key("etag") && made.headers.contains_key("expires"));
    let tag = made.headers["etag"].clone();
    made.expect(StatusCode::CREATED);

    let roles = json!({"members": {"me": {"roles": {"job": "medic"}}}});
    ann.put(&room, &roles).await.expect(StatusCode::OK);
    let join = json!({"members": {"me": {"properties": {"system": {"active": false}}}}});
    bob.put(&room, &join).await.expect(StatusCode::OK);
    let seen = bob.send(Method::GET, &room).await.expect(StatusCode::OK);
    assert_eq!(seen["roleTypes"]["job"]["roles"]["medic"]["count"], 1);

    let close = json!({"system": {"closed": false}, "custom": {"map": null}});
    let properties = format!("{room}/properties");
    ann.put(&properties, &close).await.expect(StatusCode::OK);
    bob.put(&properties, &close)
        .await
        .expect(StatusCode::FORBIDDEN);
    let stale = bob
        .request(Method::PUT, &room)
        .header("If-Match", tag)
        .json(&json!({}));
    ann.held
        .sent(stale)
        .await
        .expect(StatusCode::PRECONDITION_FAILED);
    let other = json!({"constants": {"system": {"maxMembersCount": 9}}});
    ann.put(&room, &other).await.expect(StatusCode::CONFLICT);
    let dry = ann
        .request(Method::PUT, &format!("{room}?nocommit=true"))
        .json(&json!({"properties": {"custom": {"a": 1}}}));
    ann.held.sent(dry).await.expect(StatusCode::OK);
    let minimal = ann
        .request(Method::PUT, &room)
        .header("Prefer", "return=minimal")
        .json(&json!({}));
    ann.held.sent(minimal).await.expect(StatusCode::OK);
    let fresh = ann.request(Method::GET, &room).header("If-None-Match", "*");
    ann.held.sent(fresh).await.expect(StatusCode::NOT_MODIFIED);

    bob.send(Method::DELETE, &format!("{room}/members/0"))
        .await
        .expect(StatusCode::FORBIDDEN);
    ann.send(Method::DELETE, &format!("{room}/members/1"))
        .await
        .expect(StatusCode::NO_CONTENT);
    ann.send(Method::DELETE, &format!("{room}/members/me"))
        .await
        .expect(StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn parts_of_no_session_are_not_found_whatever_the_condition() {
    let (_server, ann, _) = callers().await;
    let room = at("Open");
    let properties = format!("{room}/properties");
    ann.put(&properties, &json!({}))
        .await
        .expect(StatusCode::NOT_FOUND);
    ann.send(Method::DELETE, &format!("{room}/members/me"))
        .await
        .expect(StatusCode::NOT_FOUND);
    for tag in ["*", "\"1\""] {
        let new = ann
            .request(Method::PUT, &properties)
            .header("If-None-Match", tag);
        let new = ann
            .held
            .sent(new.json(&json!({"system": {"closed": true}})))
            .await;
        new.expect(StatusCode::BAD_REQUEST);
    }
    ann.send(Method::GET, &room)
        .await
        .expect(StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn initialization_and_its_failure_are_as_described() {
    let (_server, ann, bob) = callers().await;
    let room = at("PeerToHostQos");
    let mut delta = json!({"members": {"me": member(&ann, json!({"active": true, "secureDeviceAddress": "ryY="}))}});
    delta["members"]["reserve_0"] =
        json!({"constants": {"system": {"xuid": bob.xuid(), "initialize": true}}});
    let made = ann.put(&room, &delta).await.expect(StatusCode::CREATED);
    assert_eq!(made["initializing"]["stage"], "joining");
    let delta = json!({"members": {"me": member(&bob, json!({"active": true, "secureDeviceAddress": "r5Y="}))}});
    let joined = bob.put(&room, &delta).await.expect(StatusCode::OK);
    let token = |index: &str| {
        joined["members"][index]["deviceToken"]
            .as_str()
            .expect("a token")
            .to_owned()
    };
    for (caller, peer, latency) in [(&ann, token("1"), 900), (&bob, token("0"), 900)] {
        let line = json!({peer: {"latency": latency, "bandwidthDown": 5000, "bandwidthUp": 5000, "custom": "x"}});
        let upload = json!({"members": {"me": {"properties": {"system": {"measurements": line}}}}});
        caller.put(&room, &upload).await.expect(StatusCode::OK);
    }
    let seen = ann.send(Method::GET, &room).await.expect(StatusCode::OK);
    assert_eq!(seen["members"]["1"]["initializationFailure"], "latency");
}

#[tokio::test]
async fn every_version_has_its_description() {
    let (_server, ann, _) = callers().await;
    for version in [104, 105, 106, 107] {
        let caller = ann.of_version(version);
        let templates = format!("/serviceconfigs/{DEPLOYMENT}/sessionTemplates");
        caller
            .send(Method::GET, &templates)
            .await
            .expect(StatusCode::OK);
        let one = format!("{templates}/GameSession");
        caller.send(Method::GET, &one).await.expect(StatusCode::OK);
        caller
            .send(Method::GET, &format!("{templates}/No"))
            .await
            .expect(StatusCode::NOT_FOUND);
        let room = format!("{templates}/Browse/sessions/Room-{version}");
        let system = match version {
            104 | 105 => json!({"timeouts": {"reserved": 10_000, "inactive": null},
                "managedInitialization": {"autoEvaluate": true, "membersNeededToStart": 1}}),
            _ => json!({"reservedRemovalTimeout": 10_000, "inactiveRemovalTimeout": null,
                "memberInitialization": {"externalEvaluation": false, "membersNeededToStart": 1}}),
        };
        let me = member(&caller, json!({"active": true}));
        let delta = json!({"constants": {"system": system}, "members": {"me": me}});
        let made = caller.put(&room, &delta).await.expect(StatusCode::CREATED);
        assert_eq!(made["contractVersion"], version);
        let old = ann
            .of_version(104)
            .send(Method::GET, &room)
            .await
            .expect(StatusCode::OK);
        assert!(old["constants"]["system"]["timeouts"].is_object());
    }
    let strange = ann.of_version(103).send(Method::GET, &at("Open")).await;
    strange.expect(StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn sessions_of_eos_and_of_servers_are_as_described() {
    let (server, ann, bob) = callers().await;
    let room = at("eos");
    let mut delta = creation();
    delta["greenroom"]["register"] = json!([ann.player.id, "elsewhere"]);
    delta["greenroom"]["attributes"] = json!({
        "a": {"bool": true}, "b": {"int64": -1}, "c": {"double": 0.5}, "d": {"string": "x"},
    });
    delta["greenroom"]["nonce"] = json!("n");
    ann.put(&room, &delta).await.expect(StatusCode::CREATED);
    let join = json!({"members": {"me": {}}, "greenroom": {"via": "search"}});
    bob.put(&room, &join).await.expect(StatusCode::OK);
    let rename = json!({"greenroom": {"bucket": "other"}});
    bob.put(&room, &rename).await.expect(StatusCode::FORBIDDEN);
    let end = json!({"greenroom": {"end": true}});
    ann.put(&room, &end).await.expect(StatusCode::NO_CONTENT);

    let body = format!(
        "grant_type=client_credentials&deployment_id={DEPLOYMENT}&greenroom_instance=arena"
    );
    let answer = form(
        &ann.player.http,
        &url(&server),
        "/auth/v1/oauth/token",
        &body,
    )
    .await;
    let answer = json_of(answer, StatusCode::OK).await;
    let mut arena = ann.of_version(107);
    arena.player.token = answer["access_token"].as_str().expect("a token").to_owned();
    let room = at("Open");
    ann.put(
        &room,
        &json!({"members": {"me": {"properties": {"system": {"active": true}}}}}),
    )
    .await
    .expect(StatusCode::CREATED);
    let entry = json!({"servers": {"arena": {"constants": {"custom": {"a": 1}}, "properties": {"system": {"status": "found"}}}}});
    let seen = arena.put(&room, &entry).await.expect(StatusCode::OK);
    assert_eq!(seen["servers"]["arena"]["constants"]["custom"]["a"], 1);
    arena
        .send(Method::DELETE, &format!("{room}/servers/arena"))
        .await
        .expect(StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn handles_and_queries_are_as_described() {
    let (_server, ann, bob) = callers().await;
    let room = at("Browse");
    let delta = json!({
        "properties": {"system": {"keywords": ["fun"]}, "custom": {"map": "harbour"}},
        "members": {"me": member(&ann, json!({"active": true}))},
    });
    ann.put(&room, &delta).await.expect(StatusCode::CREATED);
    let session_ref = |name| json!({"scid": DEPLOYMENT, "templateName": "Browse", "name": name});
    let handle =
        |kind: &str| json!({"version": 1, "type": kind, "sessionRef": session_ref("Room")});
    let other = json!({"members": {"me": member(&ann, json!({"active": true}))}});
    ann.put(&format!("{room}2"), &other)
        .await
        .expect(StatusCode::CREATED);
    let other = json!({"type": "search", "sessionRef": session_ref("Room2")});
    ann.post("/handles", &other)
        .await
        .expect(StatusCode::CREATED);
    let mut invite = handle("invite");
    invite["invitedXuid"] = json!(bob.xuid());
    invite["inviteAttributes"] = json!({"titleId": 7, "context": "tonight"});
    let mut ids = Vec::new();
    for body in [handle("activity"), handle("search"), invite] {
        ann.held
            .valid("HandleDelta", &body)
            .expect("a body as described");
        let made = ann
            .post("/handles", &body)
            .await
            .expect(StatusCode::CREATED);
        ids.push(made["id"].as_str().expect("an id").to_owned());
    }
    bob.post("/handles", &handle("activity"))
        .await
        .expect(StatusCode::FORBIDDEN);

    let activities =
        json!({"type": "Activity", "scid": DEPLOYMENT, "owners": {"xuids": [ann.xuid()]}});
    let all = "/handles/query?include=relatedInfo,customProperties,roleInfo";
    let found = bob.post(all, &activities).await.expect(StatusCode::OK);
    assert_eq!(found["results"][0]["customProperties"]["map"], "harbour");
    let own = json!({"type": "invite", "scid": DEPLOYMENT});
    let found = bob.post(all, &own).await.expect(StatusCode::OK);
    assert_eq!(found["results"][0]["relatedInfo"]["closed"], false);
    let browse = json!({
        "type": "search", "scid": DEPLOYMENT, "templateName": "Browse",
        "filter": "session/membersCount eq 1", "greenroom": {"maxResults": 1},
    });
    bob.held
        .valid("HandlesQuery", &browse)
        .expect("a body as described");
    for include in [all, "/handles/query"] {
        let found = bob.post(include, &browse).await.expect(StatusCode::OK);
        assert_eq!(found["results"][0]["type"], "search");
        assert!(found["greenroom"]["cursor"].is_string());
    }
    let path = format!("/handles/{}", ids[2]);
    bob.send(Method::GET, &path).await.expect(StatusCode::OK);
    let through = format!("{path}/session");
    bob.send(Method::GET, &through).await.expect(StatusCode::OK);
    let join = json!({"members": {"me": member(&bob, json!({"active": true}))}});
    bob.put(&through, &join).await.expect(StatusCode::OK);

    let sessions = format!("/serviceconfigs/{DEPLOYMENT}/sessions");
    bob.send(Method::GET, &sessions)
        .await
        .expect(StatusCode::BAD_REQUEST);
    let own = format!(
        "{sessions}?xuid={}&private=true&inactive=true&take=5",
        bob.xuid()
    );
    let found = bob.send(Method::GET, &own).await.expect(StatusCode::OK);
    assert_eq!(found["results"][0]["status"], "active");
    let of_template =
        format!("/serviceconfigs/{DEPLOYMENT}/sessionTemplates/Browse/sessions?keyword=fun");
    let found = bob
        .send(Method::GET, &of_template)
        .await
        .expect(StatusCode::OK);
    assert_eq!(found["results"][0]["keywords"][0], "fun");
    let players = json!({"xuids": [ann.xuid(), bob.xuid()]});
    let batch = format!("/serviceconfigs/{DEPLOYMENT}/batch");
    let found = bob.post(&batch, &players).await.expect(StatusCode::OK);
    assert_eq!(found["results"].as_array().map(Vec::len), Some(3));

    for id in &ids {
        let path = format!("/handles/{id}");
        ann.send(Method::DELETE, &path)
            .await
            .expect(StatusCode::NO_CONTENT);
        ann.send(Method::GET, &path)
            .await
            .expect(StatusCode::NOT_FOUND);
    }
    ann.send(Method::GET, "/handles/00000000-0000-0000-0000-000000000000")
        .await
        .expect(StatusCode::BAD_REQUEST);
}

//! Over real HTTP: the explorer page of a directory at a desk.

mod support;

use greenroom_server::serve::{Data, Options, Server};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use support::player::{DEPLOYMENT, Player, creation, header, http_client, json_of, send};
use support::program::Program;
use support::push::Push;
use support::server::{start, start_on, url};

/// What a player might call itself.
const MARKUP: &str = "<img src=x onerror=\"alert(1)\"></script><script>alert(2)</script>";

struct Page {
    http: reqwest::Client,
    url: String,
}

impl Page {
    fn of(server: &Server) -> Self {
        Self {
            http: http_client(),
            url: url(server),
        }
    }

    async fn get(&self, path: &str) -> reqwest::Response {
        send(self.http.get(format!("{}{path}", self.url))).await
    }

    async fn json(&self, path: &str) -> Value {
        json_of(self.get(path).await, StatusCode::OK).await
    }

    async fn session(&self, template: &str, name: &str) -> Value {
        self.json(&format!("/debug/sessions/{DEPLOYMENT}/{template}/{name}"))
            .await
    }

    async fn changes(&self, after: u64) -> Vec<Value> {
        let changes = self.json(&format!("/debug/changes?after={after}")).await;
        changes["entries"].as_array().expect("a list").clone()
    }
}

fn path(template: &str, name: &str) -> String {
    format!("/serviceconfigs/{DEPLOYMENT}/sessionTemplates/{template}/sessions/{name}")
}

#[tokio::test]
async fn the_page_and_its_files_come_with_a_strict_policy() {
    let server = start().await;
    let page = Page::of(&server);
    for (path, media) in [
        ("/debug", "text/html"),
        ("/debug/files/page.css", "text/css"),
        ("/debug/files/main.js", "text/javascript"),
        ("/debug/files/icon.svg", "image/svg+xml"),
        ("/debug/sessions", "application/json"),
        ("/debug/changes", "application/json"),
        ("/debug/who", "application/json"),
        (
            &format!("/debug/templates/{DEPLOYMENT}/open"),
            "application/json",
        ),
    ] {
        let answer = page.get(path).await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        let given = header(&answer, "content-type").expect("a media type");
        assert!(given.starts_with(media), "{path}: {given}");
        let policy = header(&answer, "content-security-policy").expect("a policy");
        assert!(policy.starts_with("default-src 'none';"), "{path}");
        for loophole in ["-inline", "-eval", "*", "data:"] {
            assert!(!policy.contains(loophole), "{path}: {loophole}");
        }
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cache-control", "no-store"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(header(&answer, name), Some(value), "{path}");
        }
        assert_eq!(header(&answer, "access-control-allow-origin"), None);
    }
    for path in [
        "/debug/files/secret",
        "/debug/sessions/d/eos/nobody",
        "/debug/templates/d/unknown",
    ] {
        assert_eq!(page.get(path).await.status(), StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn without_the_explorer_there_is_nothing_there() {
    let listen = "127.0.0.1:0".parse().expect("an address");
    let options = Options {
        desk: false,
        ..Options::dev(listen, Data::Memory)
    };
    let server = Server::start(options).await.expect("starts");
    let page = Page::of(&server);
    let unknown = page.get("/there-is-no-such-path").await;
    let unknown = (unknown.status(), unknown.text().await.expect("a text"));
    for path in [
        "/debug",
        "/debug/sessions",
        "/debug/changes",
        "/debug/who",
        "/debug/files/main.js",
    ] {
        let answer = page.get(path).await;
        assert_eq!(header(&answer, "content-security-policy"), None);
        let answer = (answer.status(), answer.text().await.expect("a text"));
        assert_eq!(answer, unknown, "{path}");
        let posted = send(page.http.post(format!("{}{path}", page.url))).await;
        assert_eq!(posted.status(), StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn the_program_explores_at_a_desk_and_not_in_production() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("greenroom.toml");
    let config = "listen = '127.0.0.1:0'\n\
                  [[clients]]\nid = 'game'\nsecret = '0123456789abcdef'\npolicy = 'host'\n";
    std::fs::write(&file, config).expect("writable");
    let file = file.to_str().expect("a plain path");
    let data = folder.path().join("data");
    let data = data.to_str().expect("a plain path");
    let production = Program::serve(&["--config", file, "--data", data]);
    let http = http_client();
    let of = async |url: &str| send(http.get(format!("{url}/debug"))).await.status();
    assert_eq!(of(&production.url).await, StatusCode::NOT_FOUND);
    production.terminate();
    assert!(production.wait().0.success());
    let desk = Program::start(folder.path());
    assert_eq!(of(&desk.url).await, StatusCode::OK);
}

#[tokio::test]
async fn who_was_handed_in_or_names_another_machine_finds_nothing() {
    let server = start().await;
    let page = Page::of(&server);
    for (name, value) in [
        ("host", "evil.example"),
        ("x-forwarded-for", "127.0.0.1"),
        ("forwarded", "for=127.0.0.1"),
    ] {
        for path in ["/debug", "/debug/sessions"] {
            let request = page.http.get(format!("{}{path}", page.url));
            let answer = send(request.header(name, value)).await;
            assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{name} {path}");
        }
    }
}

#[tokio::test]
async fn both_kinds_of_sessions_are_listed_until_they_are_gone() {
    let server = start().await;
    let page = Page::of(&server);
    assert_eq!(page.json("/debug/sessions").await["deployments"], json!([]));
    let (ann, bob) = (
        Player::login(&page.url).await,
        Player::login(&page.url).await,
    );
    ann.host("Harbour").await;
    let open = json!({
        "members": {"me": {"properties": {"system": {"active": true}}}},
        "properties": {"system": {"closed": true, "keywords": ["night"]}},
    });
    let made = bob
        .request(Method::PUT, &path("Open", "Lounge"))
        .json(&open);
    json_of(send(made).await, StatusCode::CREATED).await;

    let listed = page.get("/debug/sessions").await;
    let tag = header(&listed, "etag").expect("a tag").to_owned();
    let listed = json_of(listed, StatusCode::OK).await;
    assert_eq!((&listed["total"], &listed["shown"]), (&json!(2), &json!(2)));
    let deployment = &listed["deployments"][0];
    assert_eq!(deployment["id"], DEPLOYMENT);
    let templates = deployment["templates"].as_array().expect("a list");
    assert!(templates.contains(&json!("eos")) && templates.contains(&json!("PeerToHostQos")));
    let sessions = deployment["sessions"].as_array().expect("a list");
    let of = |name: &str| {
        sessions
            .iter()
            .find(|it| it["name"] == name)
            .expect("listed")
    };
    let (harbour, lounge) = (of("Harbour"), of("Lounge"));
    assert_eq!(harbour["eos"]["permission"], "publicAdvertised");
    assert_eq!(harbour["capacity"], 4);
    assert_eq!(harbour["owners"], json!(["Ann"]));
    assert_eq!(lounge["eos"], Value::Null);
    assert_eq!(
        (&lounge["closed"], &lounge["visibility"]),
        (&json!(true), &json!("open"))
    );
    assert_eq!(
        (&lounge["taken"], &lounge["active"]),
        (&json!(1), &json!(1))
    );

    let ask = page.http.get(format!("{}/debug/sessions", page.url));
    let again = send(ask.header("if-none-match", &tag)).await;
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    let left = send(bob.request(
        Method::DELETE,
        &format!("{}/members/me", path("Open", "Lounge")),
    ));
    assert!(left.await.status().is_success());
    let ask = page.http.get(format!("{}/debug/sessions", page.url));
    let changed = send(ask.header("if-none-match", &tag)).await;
    let changed = json_of(changed, StatusCode::OK).await;
    assert_eq!(changed["total"], 1);
}

#[tokio::test]
async fn a_session_shows_members_timers_and_values_as_they_are_stored() {
    let server = start().await;
    let page = Page::of(&server);
    let ann = Player::login(&page.url).await;
    let huge = "123456789012345678901234567890.50";
    let body = format!(
        r#"{{"members": {{
              "me": {{"properties": {{"system": {{"active": true}}, "custom": {{"id": {huge}}}}}}},
              "reserve_0": {{"constants": {{"system": {{"xuid": "77"}}}}}}}},
            "properties": {{"custom": {{"score": {huge}, "name": {name}}}}}}}"#,
        name = json!(MARKUP),
    );
    let made = ann
        .request(Method::PUT, &path("Open", "Night"))
        .header("content-type", "application/json")
        .body(body);
    json_of(send(made).await, StatusCode::CREATED).await;

    let seen = page.session("open", "night").await;
    assert_eq!(seen["name"], "Night");
    assert_eq!(seen["properties"]["score"], huge);
    assert_eq!(seen["properties"]["name"], json!(MARKUP).to_string());
    assert_eq!(seen["members"][0]["properties"]["id"], huge);
    assert_eq!(seen["members"][0]["state"], "active");
    assert_eq!(seen["members"][1]["state"], "reserved");
    assert_eq!(seen["members"][1]["xuid"], "77");
    let record = seen["record"].as_str().expect("a text");
    assert!(record.contains(huge));
    let timers = seen["timers"].as_array().expect("a list");
    let due = |what: &str| timers.iter().any(|it| it["what"] == what);
    assert!(due("remove"), "the reservation: {timers:?}");
    assert_eq!(seen["nextTimer"], timers[0]["at"]);
}

#[tokio::test]
async fn changes_say_who_made_them_and_who_came_and_went() {
    let server = start().await;
    let page = Page::of(&server);
    let ann = Player::login(&page.url).await;
    let mut push = Push::open(&page.url, &ann.token).await;
    let connection = push.id().await;
    ann.host("room").await;
    ann.hang_on("room", &connection).await;
    let seen = page.session("eos", "room").await;
    assert_eq!(seen["members"][0]["alive"], true);
    assert_eq!(seen["members"][0]["connection"], connection);

    let told = page.changes(0).await;
    assert_eq!(told[0]["fate"], "created");
    assert_eq!(told[0]["session"]["name"], "room");
    assert_eq!(told[0]["by"]["kind"], "player");
    assert_eq!(told[0]["by"]["name"], "Ann");
    assert_eq!(told[0]["branch"], seen["branch"]);
    assert_eq!(told[0]["moves"][0]["was"], Value::Null);
    let last = told.last().expect("changes")["number"].as_u64();
    let last = last.expect("a number");
    assert!(page.changes(last).await.is_empty());

    send(ann.put("room", &json!({"greenroom": {"end": true}}))).await;
    let end = page.changes(last).await;
    assert_eq!(end.len(), 1, "{end:?}");
    assert_eq!(
        (&end[0]["fate"], &end[0]["by"]["kind"]),
        (&json!("ended"), &json!("player"))
    );
}

#[tokio::test]
async fn names_of_players_stay_text() {
    let server = start().await;
    let page = Page::of(&server);
    let ann = Player::login(&page.url).await;
    let mut delta = creation();
    delta["greenroom"]["bucket"] = json!(MARKUP);
    delta["greenroom"]["attributes"] = json!({"TITLE": {"string": MARKUP}});
    json_of(send(ann.put("Harbour", &delta)).await, StatusCode::CREATED).await;
    // Nothing of a session is ever in the page itself, and what carries it is no
    // markup to any browser.
    let html = page.get("/debug").await.text().await.expect("a text");
    assert!(!html.contains("alert") && !html.contains("Harbour"));
    for path in ["/debug/sessions", "/debug/changes"] {
        let answer = page.get(path).await;
        assert_eq!(header(&answer, "content-type"), Some("application/json"));
        assert_eq!(header(&answer, "x-content-type-options"), Some("nosniff"));
    }
    let listed = page.json("/debug/sessions").await;
    let eos = &listed["deployments"][0]["sessions"][0]["eos"];
    assert_eq!(eos["bucket"], MARKUP);
}

#[tokio::test]
async fn a_journal_begins_anew_with_the_directory() {
    let folder = tempfile::tempdir().expect("a folder");
    let begun = |page: Page| async move { page.json("/debug/changes").await["since"].clone() };
    let first = start_on(folder.path(), 25_000).await;
    let since = begun(Page::of(&first)).await;
    let ann = Player::login(&url(&first)).await;
    ann.host("room").await;
    assert_eq!(Page::of(&first).changes(0).await.len(), 1);
    first.stop().await;
    let second = start_on(folder.path(), 25_000).await;
    assert_ne!(begun(Page::of(&second)).await, since);
    assert!(Page::of(&second).changes(0).await.is_empty());
    assert_eq!(Page::of(&second).json("/debug/sessions").await["total"], 1);
    second.stop().await;
}

//! Conditional requests, short answers, letter case.

mod support;

use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};
use support::player::{Player, creation, header, json_of, send, session};
use support::server::{start, url};

fn tag(response: &Response) -> String {
    header(response, "etag").expect("a tag").to_owned()
}

fn state(state: &str) -> Value {
    json!({"greenroom": {"state": state}})
}

#[tokio::test]
async fn a_read_tells_what_has_not_changed() {
    let server = start().await;
    let host = Player::login(&url(&server)).await;
    host.host("Room").await;
    let first = tag(&send(host.get("Room")).await);
    for sent in [first.as_str(), first.trim_matches('"'), "*"] {
        let again = send(host.get("Room").header("If-None-Match", sent)).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{sent}");
        assert_eq!(tag(&again), first);
    }
    let empty = send(host.get("Room").header("If-None-Match", "")).await;
    assert_eq!(empty.status(), StatusCode::OK);
    send(host.put("Room", &state("inProgress"))).await;
    let changed = send(host.get("Room").header("If-None-Match", &first)).await;
    assert_ne!(tag(&changed), first);
    assert_eq!(changed.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_write_on_a_stale_state_is_answered_with_the_current_one() {
    let server = start().await;
    let host = Player::login(&url(&server)).await;
    let stale = tag(&send(host.put("Room", &creation())).await);
    let moved = send(
        host.put("Room", &state("inProgress"))
            .header("If-Match", &stale),
    )
    .await;
    assert_eq!(moved.status(), StatusCode::OK);
    let current = tag(&moved);
    assert_ne!(current, stale);

    let late = send(host.put("Room", &state("ended")).header("If-Match", &stale)).await;
    assert_eq!(
        header(&late, "greenroom-error"),
        Some("precondition-failed")
    );
    assert_eq!(tag(&late), current);
    let shown = json_of(late, StatusCode::PRECONDITION_FAILED).await;
    assert_eq!(shown["greenroom"]["state"], "inProgress");

    let unquoted = current.trim_matches('"');
    let next = send(
        host.put("Room", &state("ended"))
            .header("If-Match", unquoted),
    )
    .await;
    assert_eq!(next.status(), StatusCode::OK);
}

#[tokio::test]
async fn create_only_and_update_only_keep_to_it() {
    let server = start().await;
    let host = Player::login(&url(&server)).await;
    let absent = send(host.put("Room", &creation()).header("If-Match", "*")).await;
    assert_eq!(absent.status(), StatusCode::PRECONDITION_FAILED);
    assert!(header(&absent, "etag").is_none());

    let create = || host.put("Room", &creation()).header("If-None-Match", "*");
    assert_eq!(send(create()).await.status(), StatusCode::CREATED);
    let guest = Player::login(&url(&server)).await;
    let second = send(guest.put("Room", &creation()).header("If-None-Match", "*")).await;
    assert!(header(&second, "etag").is_some());
    let shown = json_of(second, StatusCode::PRECONDITION_FAILED).await;
    assert_eq!(shown["membersInfo"]["count"], 1);

    let update = host.put("Room", &state("ended")).header("If-Match", "*");
    assert_eq!(send(update).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_list_matches_if_one_of_its_tags_does_and_a_foreign_tag_never_does() {
    let server = start().await;
    let host = Player::login(&url(&server)).await;
    let created = tag(&send(host.put("Room", &creation())).await);
    let list = |of: &str| format!("\"abc\", {of}, \"4711\"");
    for (header, given, read, written) in [
        ("If-None-Match", list(&created), 304, 412),
        ("If-None-Match", list("\"x\""), 200, 200),
        ("If-None-Match", "\"foreign\"".to_owned(), 200, 200),
        ("If-Match", list("\"x\""), 200, 412),
        ("If-Match", "\"foreign\"".to_owned(), 200, 412),
        ("If-Match", list("CURRENT"), 200, 200),
    ] {
        let seen = send(host.get("Room").header(header, &given)).await;
        assert_eq!(seen.status().as_u16(), read, "{header}: {given}");
        let current = tag(&send(host.get("Room")).await);
        let given = given.replace("CURRENT", &current);
        let put = host.put("Room", &state("inProgress"));
        let put = send(put.header(header, &given)).await;
        assert_eq!(put.status().as_u16(), written, "{header}: {given}");
        assert!(!tag(&put).is_empty());
    }
}

#[tokio::test]
async fn a_creation_sent_twice_is_answered_twice_and_made_once() {
    let server = start().await;
    let host = Player::login(&url(&server)).await;
    let mut delta = creation();
    delta["greenroom"]["nonce"] = json!("n-1");
    let create = || host.put("Room", &delta).header("If-None-Match", "*");
    let first = send(create()).await;
    let second = send(create()).await;
    assert_eq!(second.status(), StatusCode::CREATED);
    assert_eq!(tag(&first), tag(&second));
}

#[tokio::test]
async fn a_short_answer_has_a_tag_and_no_body_and_is_never_204() {
    let server = start().await;
    let host = Player::login(&url(&server)).await;
    let minimal = "return=minimal";
    for (delta, status) in [(creation(), 201), (state("inProgress"), 200)] {
        let answer = send(host.put("Room", &delta).header("Prefer", minimal)).await;
        assert_eq!(answer.status().as_u16(), status);
        assert_eq!(header(&answer, "preference-applied"), Some(minimal));
        assert!(header(&answer, "etag").is_some());
        assert_eq!(header(&answer, "content-length"), Some("0"));
        assert!(answer.text().await.expect("a text").is_empty());
    }
    let end = json!({"greenroom": {"end": true}});
    let ended = send(host.put("Room", &end).header("Prefer", minimal)).await;
    assert_eq!(ended.status(), StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn letter_case_of_keywords_and_names_does_not_matter() {
    let server = start().await;
    let host = Player::login(&url(&server)).await;
    host.host("Room").await;
    for path in [
        "/SERVICECONFIGS/DEPLOYMENT-1/SESSIONTEMPLATES/EOS/SESSIONS/ROOM",
        "/serviceconfigs/deployment-1/sessiontemplates/eos/sessions/room",
        "/serviceConfigs/Deployment-1/sessionTemplates/Eos/Sessions/rOOM",
    ] {
        let seen = send(host.request(Method::GET, path)).await;
        assert!(
            json_of(seen, StatusCode::OK).await["branch"].is_string(),
            "{path}"
        );
    }
    let leave = format!("{}/MEMBERS/Me", session("ROOM"));
    let left = send(host.request(Method::DELETE, &leave)).await;
    assert_eq!(left.status(), StatusCode::NO_CONTENT);
    assert!(host.find().await.is_empty());
}

#[tokio::test]
async fn the_contract_version_may_be_absent_and_must_have_a_meaning() {
    let server = start().await;
    let host = Player::login(&url(&server)).await;
    for (version, status, code) in [
        ("107", 201, None),
        ("", 200, None),
        ("105", 200, None),
        ("103", 400, Some("bad-request")),
        ("108", 400, Some("bad-request")),
        ("x", 400, Some("bad-request")),
    ] {
        let put = host.put("Room", &creation());
        let answer = send(put.header("X-Xbl-Contract-Version", version)).await;
        assert_eq!(answer.status().as_u16(), status, "version {version:?}");
        assert_eq!(
            header(&answer, "greenroom-error"),
            code,
            "version {version:?}"
        );
    }
}

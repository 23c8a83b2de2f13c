//! Templates of a configuration file, and what SIGHUP changes about them.
#![cfg(unix)]

mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt;

use reqwest::{Method, Response, StatusCode};
use serde_json::json;
use support::player::{DEPLOYMENT, Player, json_of, send};
use support::program::Program;
use tempfile::tempdir;

async fn put(player: &Player, name: &str) -> Response {
    let path = format!("/serviceconfigs/{DEPLOYMENT}/sessionTemplates/Lobby/sessions/{name}");
    let active = json!({"properties": {"system": {"active": true}}});
    let delta = json!({"members": {"me": active}});
    send(player.request(Method::PUT, &path).json(&delta)).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sighup_reads_templates_anew_and_leaves_sessions_alone() {
    let folder = tempdir().expect("a folder");
    let file = folder.path().join("greenroom.toml");
    let lobby = |members: &str| {
        let text = format!(r#"{{"constants": {{"system": {{"maxMembersCount": {members}}}}}}}"#);
        fs::write(folder.path().join("lobby.json"), text).expect("written");
    };
    let write = |templates: &str| {
        let text = format!(
            "listen = '127.0.0.1:0'\ndata = 'data'\n\
             [[clients]]\nid = 'client'\nsecret = 'secret'\npolicy = 'host'\n{templates}"
        );
        fs::write(&file, text).expect("written");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).expect("one's own");
    };
    let templates =
        format!("[[templates]]\nscid = '{DEPLOYMENT}'\nname = 'Lobby'\nfile = 'lobby.json'\n");
    lobby("4");
    write(&templates);
    let mut program = Program::serve(&["--config", file.to_str().expect("a plain path")]);
    let player = Player::login(&program.url).await;
    let made = json_of(put(&player, "first").await, StatusCode::CREATED).await;
    assert_eq!(made["constants"]["system"]["maxMembersCount"], 4);

    // Read anew, it is for sessions to come.
    lobby("9");
    program.signal("-HUP");
    program.logs("read anew");
    let second = json_of(put(&player, "second").await, StatusCode::CREATED).await;
    assert_eq!(second["constants"]["system"]["maxMembersCount"], 9);
    let first = json_of(put(&player, "first").await, StatusCode::OK).await;
    assert_eq!(first["constants"]["system"]["maxMembersCount"], 4);

    // A broken one changes nothing, and the log says where it is broken.
    lobby("0");
    program.signal("-HUP");
    let told = program.logs("stays as it was");
    assert!(
        told.contains("lobby.json: constants.system.maxMembersCount"),
        "{told}"
    );
    assert_eq!(put(&player, "third").await.status(), StatusCode::CREATED);

    // One that is gone makes no sessions; those that live are written on.
    write("");
    program.signal("-HUP");
    program.logs("read anew");
    assert_eq!(put(&player, "fourth").await.status(), StatusCode::NOT_FOUND);
    assert_eq!(put(&player, "first").await.status(), StatusCode::OK);
    program.terminate();
    assert_eq!(program.wait().0.code(), Some(0));
}

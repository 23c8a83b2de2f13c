//! Requests that schemathesis draws from the description of the REST face, sent
//! to a running directory: no answer blames the directory, and each is as
//! described.
//!
//! `SCHEMATHESIS_SECONDS` says how long, `SCHEMATHESIS_SEED` where to begin.
//! `scripts/schemathesis.sh` installs the tool.

#[path = "../../../../tests/support/not_run.rs"]
mod not_run;
#[path = "../support/mod.rs"]
mod support;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use reqwest::{Method, StatusCode};
use serde_json::json;
use support::player::{Player, http_client, json_of, send};
use support::program::Program;

const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,\
    response_schema_conformance,response_headers_conformance";
/// Of each operation, where nobody says how long.
const EXAMPLES: &str = "12";
const FIRST_SEED: &str = "1";
/// The deployment that `hooks.py` knows.
const DEPLOYMENT: &str = "dep";

fn profile_directory() -> PathBuf {
    let program = Path::new(env!("CARGO_BIN_EXE_greenroom"));
    program.parent().expect("a folder").to_owned()
}

/// A command of the tool's own Python, if it is installed.
fn tool(name: &str) -> Option<Command> {
    let target = profile_directory();
    let home = target.parent().expect("the target").join("schemathesis");
    if !home.join("installed.txt").exists() {
        not_run::note(
            "requests by the description of the REST face",
            "schemathesis",
        );
        return None;
    }
    let mut command = Command::new(home.join("bin").join(name));
    command.env("PYTHONDONTWRITEBYTECODE", "1");
    Some(command)
}

/// Schemathesis over the description at an address, or in a file.
fn schemathesis(description: &str, seconds: Option<&str>) -> Option<Command> {
    let mut command = tool("st")?;
    let seed = std::env::var("SCHEMATHESIS_SEED");
    let seed = seed.as_deref().unwrap_or(FIRST_SEED);
    command.args(["run", description, "--checks", CHECKS, "--seed", seed]);
    command.args(["--continue-on-failure", "--no-color", "--warnings", "off"]);
    command.args(["--generation-database", "none", "--max-examples", EXAMPLES]);
    if let Some(seconds) = seconds {
        command.args(["--max-time", seconds]);
    }
    // What is found may be repeated beside the test, with its hooks.
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemathesis");
    command.current_dir(std::env::temp_dir());
    command.env("PYTHONPATH", here);
    Some(command)
}

fn found(output: &Output) -> String {
    let told = String::from_utf8_lossy(&output.stdout);
    format!("{told}{}", String::from_utf8_lossy(&output.stderr))
}

/// Requests to a route that were answered with success.
async fn successes(url: &str, method: &str, route: &str) -> u64 {
    let metrics = http_client().get(format!("{url}/metrics")).send().await;
    let metrics = metrics.expect("an answer").text().await.expect("a text");
    let labels = format!("{{route=\"{route}\",method=\"{method}\",status=\"2xx\"}} ");
    let lines = metrics.lines().filter_map(|line| line.split_once(&labels));
    lines
        .filter_map(|(_, count)| count.parse::<u64>().ok())
        .sum()
}

#[tokio::test]
async fn every_answer_is_as_described() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = Program::start(folder.path());
    let url = program.url.clone();
    let player = Player::login_to(&url, DEPLOYMENT).await;
    let room = format!("/serviceconfigs/{DEPLOYMENT}/sessionTemplates/Browse/sessions/room-1");
    let delta = json!({
        "constants": {"system": {"inactiveRemovalTimeout": null}},
        "members": {"me": {"properties": {"system": {"active": true}}}},
    });
    let made = send(player.request(Method::PUT, &room).json(&delta)).await;
    json_of(made, StatusCode::CREATED).await;

    let description = format!("{url}/openapi.json");
    let seconds = std::env::var("SCHEMATHESIS_SECONDS").ok();
    let Some(mut all) = schemathesis(&description, seconds.as_deref()) else {
        return;
    };
    all.args(["--exclude-path-regex", "^/auth/"]);
    all.args([
        "--header",
        &format!("Authorization: Bearer {}", player.token),
    ]);
    all.env("SCHEMATHESIS_HOOKS", "hooks");
    all.env("GREENROOM_XUID", player.id.trim_start_matches('0'));
    let all = all.output().expect("runs");
    assert!(all.status.success(), "{}", found(&all));

    let mut logins = schemathesis(&description, None).expect("installed");
    logins.args(["--include-path-regex", "^/auth/", "--auth", "client:secret"]);
    logins.args(["--phases", "examples,coverage,fuzzing"]);
    let logins = logins.output().expect("runs");
    assert!(logins.status.success(), "{}", found(&logins));

    // Requests that are all refused at the door would show nothing.
    let session = "/serviceconfigs/{scid}/sessiontemplates/{template}/sessions/{name}";
    for (method, route) in [
        ("PUT", session.to_owned()),
        ("PUT", format!("{session}/properties")),
        ("GET", session.to_owned()),
        ("POST", "/handles".to_owned()),
        ("GET", "/handles/{id}".to_owned()),
        ("POST", "/auth/v1/oauth/token".to_owned()),
    ] {
        let count = successes(&url, method, &route).await;
        assert!(count > 1, "{method} {route} succeeded {count} times");
    }
    if seconds.is_some() {
        println!("{}", found(&all));
    }
}

#[tokio::test]
async fn an_answer_that_is_not_as_described_is_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = Program::start(folder.path());
    let description = http_client().get(format!("{}/openapi.json", program.url));
    let mut description = json_of(send(description).await, StatusCode::OK).await;
    description["components"]["schemas"]["Health"]["properties"]["version"] =
        json!({"type": "integer"});
    let file = folder.path().join("wrong.json");
    std::fs::write(&file, description.to_string()).expect("writes");
    let Some(mut wrong) = schemathesis(file.to_str().expect("a plain path"), None) else {
        return;
    };
    wrong.args(["--url", &program.url, "--include-path", "/health"]);
    let wrong = wrong.output().expect("runs");
    assert_eq!(wrong.status.code(), Some(1), "{}", found(&wrong));
    assert!(
        found(&wrong).contains("is not of type \"integer\""),
        "{}",
        found(&wrong)
    );
}

#[tokio::test]
async fn the_description_is_openapi() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = Program::start(folder.path());
    let description = http_client().get(format!("{}/openapi.json", program.url));
    let description = send(description).await.text().await.expect("a text");
    let file = folder.path().join("openapi.json");
    std::fs::write(&file, description).expect("writes");
    let Some(mut validator) = tool("openapi-spec-validator") else {
        return;
    };
    let told = validator.arg(&file).output().expect("runs");
    assert!(told.status.success(), "{}", found(&told));
}

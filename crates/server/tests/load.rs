//! `greenroom load` against a directory of its own: a crowd hears of every
//! write, in order, and a directory that loses taps is told so.

mod support;

use std::process::Output;

use serde_json::Value;
use support::player::{http_client, send};
use support::program::{Program, greenroom, run, stderr};
use tempfile::tempdir;

/// Loads a directory and waits for the summary.
fn load(url: &str, more: &[&str]) -> Output {
    let mut args = vec!["load", "--url", url, "--deployment", "load", "--json"];
    args.extend(more);
    run(&args)
}

fn summary(output: &Output) -> Value {
    let text = String::from_utf8_lossy(&output.stdout);
    let summary = serde_json::from_str(&text);
    summary.unwrap_or_else(|error| panic!("{error}: {text}\n{}", stderr(output)))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_players_hear_of_every_write_and_leave_nothing_behind() {
    let folder = tempdir().expect("a folder");
    let program = Program::start(folder.path());
    let pid = program.pid().to_string();
    let crowd = [
        "--players",
        "200",
        "--sessions",
        "20",
        "--updates",
        "50/s",
        "--seconds",
        "3",
        "--server-pid",
        &pid,
    ];
    let output = load(&program.url, &crowd);
    let summary = summary(&output);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(summary["writes"]["acknowledged"], 150, "{summary:#}");
    assert_eq!(summary["taps"]["expected"], 1_500, "ten to a session");
    assert_eq!(summary["taps"]["received"], 1_500);
    assert_eq!(summary["taps"]["outOfOrder"], 0);
    assert_eq!(summary["connections"]["lost"], 0);
    assert_eq!(summary["errors"], serde_json::json!({}));
    let time = |at: &str| summary["writeToTap"][at].as_f64().expect("a time");
    assert!(0.0 < time("p50") && time("p50") <= time("p99") && time("p99") <= time("max"));
    assert!(summary["serverMemory"]["perIdleConnection"].is_u64());
    assert!(
        stderr(&output).contains("logins: 200 of 200"),
        "no terminal, so lines"
    );

    let metrics = format!("{}/metrics", program.url);
    let metrics = send(http_client().get(metrics)).await.text().await;
    let metrics = metrics.expect("a text");
    assert!(metrics.contains("greenroom_sessions 0\n"), "{metrics}");
    assert!(
        metrics.contains("greenroom_push_connections 0\n"),
        "{metrics}"
    );
}

/// A template that leaves its capabilities to who makes a session, and players
/// who hear of each other's coming too.
#[test]
fn any_template_and_any_kind_of_change_will_do() {
    let folder = tempdir().expect("a folder");
    let program = Program::start(folder.path());
    let crowd = [
        "--template",
        "Browse",
        "--subscribe",
        "everything",
        "--players",
        "23",
        "--sessions",
        "4",
        "--updates",
        "40",
        "--seconds",
        "1",
    ];
    let output = load(&program.url, &crowd);
    let summary = summary(&output);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(summary["writes"]["acknowledged"], 40);
    // Three sessions of six and one of five.
    assert_eq!(summary["taps"]["received"], 230);
}

#[test]
fn lost_taps_are_noticed() {
    let folder = tempdir().expect("a folder");
    let folder = folder.path().to_str().expect("a plain path");
    let serve = [
        "serve",
        "--dev",
        "--listen",
        "127.0.0.1:0",
        "--data",
        folder,
    ];
    let mut serve = greenroom(&serve);
    let program = Program::begin(serve.env("GREENROOM_PLANTED_FAULT", "lost-tap"));
    let crowd = [
        "--players",
        "8",
        "--sessions",
        "2",
        "--updates",
        "50",
        "--seconds",
        "1",
    ];
    let output = load(&program.url, &crowd);
    assert_eq!(output.status.code(), Some(1));
    let taps = &summary(&output)["taps"];
    let lost = taps["lost"].as_u64().expect("a number");
    assert!(0 < lost && lost < 200, "{taps}");
    let told = format!("{lost} taps were lost");
    assert!(stderr(&output).contains(&told), "{}", stderr(&output));
}

#[test]
fn what_cannot_be_played_is_said_before_anything_is_done() {
    let here = "http://127.0.0.1:9";
    let cases: [(&str, &[&str], &str); 4] = [
        (
            "https://sessions.example.com",
            &[],
            "--yes-i-own-this-directory",
        ),
        (here, &["--players", "3", "--sessions", "4"], "too few"),
        (here, &["--players", "101", "--sessions", "1"], "too many"),
        (
            here,
            &[
                "--players",
                "2",
                "--sessions",
                "1",
                "--server-pid",
                "4294967295",
            ],
            "cannot be read",
        ),
    ];
    for (url, args, why) in cases {
        let output = load(url, args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(stderr(&output).contains(why), "{}", stderr(&output));
    }
    let output = load(here, &["--players", "1", "--sessions", "1"]);
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    assert!(
        said.contains("a login failed") && said.contains("no-answer"),
        "{said}"
    );
}

#[test]
fn a_template_that_cannot_be_watched_is_told_of() {
    let folder = tempdir().expect("a folder");
    let program = Program::start(folder.path());
    let crowd = ["--template", "Open", "--players", "2", "--sessions", "1"];
    let output = load(&program.url, &crowd);
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    assert!(
        said.contains("capabilities.connectionRequiredForActiveMembers"),
        "{said}"
    );
}

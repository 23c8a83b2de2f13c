//! The page for authors of server browsers: its commands do what it says.

use std::process::Command;

use serde_json::{Value, json};

use crate::not_run;
use crate::support::player::{Player, json_of, send};
use crate::support::server::{start, url};

const PAGE: &str = include_str!("../../../../docs/server-browsers.md");

/// The commands of the page, which are all its blocks in bash, in their order.
fn script() -> String {
    let blocks = PAGE.split("```bash\n").skip(1);
    let block = |text: &str| text.split("```").next().unwrap_or_default().to_owned();
    blocks.map(block).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_commands_of_the_page_find_what_it_shows() {
    if Command::new("curl").arg("--version").output().is_err() {
        return not_run::note("the commands of docs/server-browsers.md", "curl");
    }
    let server = start().await;
    let player = Player::login_to(&url(&server), "my-deployment").await;
    let path = "/serviceconfigs/my-deployment/sessionTemplates/eos/sessions/friday-night";
    let delta = json!({"members": {"me": {}}, "greenroom": {
        "bucket": "ranked", "maxPlayers": 16, "hostAddress": "192.0.2.5:7777",
        "register": [player.id],
        "attributes": {
            "MAP": {"string": "harbour"},
            "MODES": {"string": "duel;race"},
            "LEVEL": {"int64": 7},
        },
    }});
    json_of(
        send(player.request(reqwest::Method::PUT, path).json(&delta)).await,
        reqwest::StatusCode::CREATED,
    )
    .await;

    let script = script().replace("http://127.0.0.1:4870", &url(&server));
    let ran = tokio::task::spawn_blocking(move || {
        Command::new("bash")
            .args(["-euo", "pipefail", "-c", &script])
            .output()
    });
    let output = ran.await.expect("no panic").expect("bash is there");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let text = String::from_utf8(output.stdout).expect("text");
    let answers = serde_json::Deserializer::from_str(&text).into_iter::<Value>();
    let answers: Vec<Value> = answers.map(|it| it.expect("JSON")).collect();
    let (last, found) = answers.split_last().expect("answers");
    assert_eq!(found.len(), 5, "{text}");
    for answer in found {
        let session = match answer.get("publicData") {
            Some(session) => session,
            None => &answer["sessions"][0],
        };
        assert_eq!(session["id"], "friday-night", "{answer}");
        assert_eq!(session["attributes"]["ADDRESSBOUND_s"], "192.0.2.5:7777");
    }
    assert_eq!(last["errorCode"], "errors.greenroom.bad_request", "{last}");
    // As it stands in JSON.
    assert!(PAGE.contains(&last["errorMessage"].to_string()), "{last}");
}

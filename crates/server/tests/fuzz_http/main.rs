//! Random requests and frames, by the contract and against it: no panic, no answer that blames the directory, and afterwards a directory that serves and agrees with itself.
//!
//! `FUZZ_SECONDS` says how long, `FUZZ_SEED` where to begin.

mod requests;
#[path = "../support/mod.rs"]
mod support;
mod words;

use std::collections::BTreeMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use requests::{Known, Request};
use reqwest::StatusCode;
use serde_json::{Value, json};
use support::disk::Choices;
use support::player::{DEPLOYMENT, Player, json_of, send};
use support::push::Push;
use support::server::{start, url};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout};
use tokio_tungstenite::tungstenite::Message;
use words::{NAMES, one_in, pick, spoil};

/// How long it goes on where nobody says.
const SECONDS: u64 = 15;
const FIRST_SEED: u64 = 1;
/// Requests to one directory.
const REQUESTS: u32 = 120;
/// Long enough for a busy machine; nothing waits for it unless it fails.
const PATIENCE: Duration = Duration::from_secs(30);

static PANICS: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn number_of(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

fn panics() -> Vec<String> {
    std::mem::take(&mut *PANICS.lock().unwrap_or_else(PoisonError::into_inner))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_is_sent_is_answered_and_changes_nothing_that_it_may_not() {
    #[expect(
        clippy::disallowed_methods,
        reason = "no other test of this program panics"
    )]
    std::panic::set_hook(Box::new(|info| {
        eprintln!("{info}");
        let mut panics = PANICS.lock().unwrap_or_else(PoisonError::into_inner);
        panics.push(info.to_string());
    }));
    let time = Duration::from_secs(number_of("FUZZ_SECONDS").unwrap_or(SECONDS));
    let seeds = match number_of("FUZZ_SEED") {
        Some(seed) => [seed, seed.wrapping_add(1 << 32)],
        None => [FIRST_SEED, RandomState::new().build_hasher().finish()],
    };
    println!("begins with the seeds {} and {}", seeds[0], seeds[1]);
    let ends = Instant::now() + time;
    let player = |mut seed: u64| async move {
        let mut episodes = 0_u32;
        while episodes == 0 || Instant::now() < ends {
            episode(seed).await;
            seed = seed.wrapping_add(1);
            episodes += 1;
        }
        episodes
    };
    let [one, other] = seeds.map(player);
    let (one, other) = tokio::join!(tokio::spawn(one), tokio::spawn(other));
    println!(
        "{:?} and {:?} directories",
        one.as_ref().ok(),
        other.as_ref().ok()
    );
    assert!(
        one.is_ok() && other.is_ok() && panics().is_empty(),
        "see above"
    );
}

/// One directory with three players, and what is sent to it.
async fn episode(seed: u64) {
    let again = format!(
        "again: FUZZ_SEED={seed} FUZZ_SECONDS=1 cargo test -p greenroom-server --test fuzz_http"
    );
    let server = start().await;
    let address = server.addr().to_string();
    let mut choices = Choices::of(seed);
    let players = [
        Player::login(&url(&server)).await,
        Player::login(&url(&server)).await,
        Player::login_to(&url(&server), "other").await,
    ];
    let mut known = Known {
        tokens: players.iter().map(|player| player.token.clone()).collect(),
        ..Known::default()
    };
    let mut pushes = Vec::new();
    for player in &players {
        let mut push = Push::open(&url(&server), &player.token).await;
        known.connections.push(push.id().await);
        pushes.push(push);
    }
    for _ in 0..REQUESTS {
        let request = requests::draw(&mut choices, &known);
        let answer = timeout(PATIENCE, exchange(&address, &request)).await;
        let shown = String::from_utf8_lossy(&request.bytes)
            .chars()
            .take(2000)
            .collect::<String>();
        let answer = answer.unwrap_or_else(|_| panic!("no answer to\n{shown}\n{again}"));
        check(&answer, &request)
            .unwrap_or_else(|wrong| panic!("{wrong} in answer to\n{shown}\n{again}"));
        if one_in(&mut choices, 20) {
            let player = pick(&mut choices, &players.each_ref());
            frames(&mut choices, &url(&server), player, &again).await;
        }
    }
    agrees_with_itself(&players[0], &again).await;
    drop(pushes);
    let panics = panics();
    assert!(panics.is_empty(), "a panic, see above; {again}");
}

/// Sends bytes and takes whatever comes back until the directory closes.
async fn exchange(address: &str, request: &Request) -> Vec<u8> {
    let mut stream = TcpStream::connect(address)
        .await
        .expect("the directory listens");
    // It may have answered and closed before all was sent.
    let _ = stream.write_all(&request.bytes).await;
    if !request.is_http {
        // A head that was damaged may announce a body that never comes.
        let _ = stream.shutdown().await;
    }
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    answer
}

fn check(answer: &[u8], request: &Request) -> Result<(), String> {
    let whole = String::from_utf8_lossy(answer);
    // Who waits to send a body is told to go on first.
    let after = whole.strip_prefix("HTTP/1.1 100 Continue\r\n\r\n");
    let text = after.unwrap_or(&whole);
    // A refusal that comes before the body does not wait for one that was not to be sent yet. And who
    // hangs up after a damaged head is not waited for, also where the head was good enough to go on.
    let may_be_silent = !request.is_http || request.is_impatient && after.is_none();
    if text.is_empty() && may_be_silent {
        return Ok(());
    }
    let status = text
        .strip_prefix("HTTP/1.1 ")
        .or(text.strip_prefix("HTTP/1.0 "));
    let status: u16 = status
        .and_then(|rest| rest.get(..3)?.parse().ok())
        .ok_or_else(|| format!("{text:?} is no answer"))?;
    match status {
        500.. => Err(text.to_owned()),
        _ => Ok(()),
    }
}

/// Frames on a connection of their own, the last of which must be answered unless the directory has closed.
async fn frames(choices: &mut Choices, url: &str, player: &Player, again: &str) {
    let mut push = Push::open(url, &player.token).await;
    for _ in 0..choices.below(6) {
        let frame = pick(
            choices,
            &[
                "[1,1,\"https://sessiondirectory.xboxlive.com/connections/\"]",
                "[2,1,1]",
                "[1,4294967296,\"x\"]",
                "[3]",
                "[]",
                "{}",
                "[1,1]",
                "nonsense",
            ],
        );
        let frame = spoil(choices, frame.as_bytes().to_vec());
        let message = match String::from_utf8(frame) {
            Ok(text) if !one_in(choices, 10) => Message::text(text),
            Ok(text) => Message::Binary(text.into()),
            Err(error) => Message::Binary(error.into_bytes().into()),
        };
        let long = one_in(choices, 40).then(|| Message::text("[".repeat(70_000)));
        if push.socket.send(long.unwrap_or(message)).await.is_err() {
            return;
        }
    }
    let last = push.socket.send(Message::text("[2,77,9]")).await;
    let answered = async {
        while let Some(Ok(message)) = push.socket.next().await {
            if message
                .to_text()
                .is_ok_and(|text| text.starts_with("[2,77,"))
                || message.is_close()
            {
                return;
            }
        }
    };
    if last.is_ok() {
        timeout(PATIENCE, answered)
            .await
            .unwrap_or_else(|_| panic!("a push connection fell silent; {again}"));
    }
}

/// What a search finds is what reading the sessions one by one says, and new sessions can be made.
async fn agrees_with_itself(player: &Player, again: &str) {
    let query = json!({
        "type": "search", "scid": DEPLOYMENT, "templateName": "eos",
        "greenroom": {"criteria": [], "maxResults": 200},
    });
    let request = player
        .request(reqwest::Method::POST, "/handles/query")
        .json(&query);
    let found = json_of(send(request).await, StatusCode::OK).await;
    let rows = found["results"].as_array().expect("a list").iter();
    let found: BTreeMap<String, Value> = rows
        .map(|row| {
            (
                row["sessionRef"]["name"]
                    .as_str()
                    .expect("a name")
                    .to_ascii_lowercase(),
                row["greenroom"].clone(),
            )
        })
        .collect();
    let mut expected = BTreeMap::new();
    for name in NAMES {
        let answer = send(player.get(name)).await;
        if matches!(answer.status().as_u16(), 204 | 404) {
            continue;
        }
        let mut document = json_of(answer, StatusCode::OK).await["greenroom"].take();
        let hides = document["state"] == "inProgress" && document["joinInProgress"] == false;
        let is_public = document["permission"] == "publicAdvertised";
        if !hides && is_public && document["openSlots"] != 0 {
            document
                .as_object_mut()
                .expect("an object")
                .remove("registered");
            expected.insert(name.to_ascii_lowercase(), document);
        }
    }
    assert_eq!(
        found, expected,
        "a search and the sessions themselves disagree; {again}"
    );
    player.host("Afterwards").await;
    assert!(
        player.find().await.contains(&"Afterwards".to_owned()),
        "{again}"
    );
}

#[test]
fn an_answer_that_blames_the_directory_is_a_finding() {
    let request = Request {
        bytes: Vec::new(),
        is_http: true,
        is_impatient: false,
    };
    for wrong in ["", "HTTP/1.1 501 Not Implemented\r\n\r\n", "nonsense"] {
        assert!(check(wrong.as_bytes(), &request).is_err(), "{wrong:?}");
    }
    for right in [
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 400 Bad Request\r\n\r\n",
    ] {
        assert_eq!(check(right.as_bytes(), &request), Ok(()), "{right:?}");
    }
}

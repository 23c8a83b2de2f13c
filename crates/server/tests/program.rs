//! The program `greenroom`: its command line, its signals, its exit codes, and
//! that its data outlives it.

mod support;

use std::net::TcpListener;
use std::time::Duration;

use greenroom_server::store::redb::FILE_NAME;
use support::player::Player;
use support::program::{Program, run, stderr};
use support::push::Push;
use tempfile::tempdir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

fn path(folder: &tempfile::TempDir) -> &str {
    folder.path().to_str().expect("a plain path")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sigterm_stops_it_cleanly_and_its_data_is_there_at_the_next_start() {
    let folder = tempdir().expect("a folder");
    for signal in ["-TERM", "-INT"] {
        let program = Program::start(folder.path());
        let host = Player::login(&program.url).await;
        host.host(&format!("Room{signal}")).await;
        program.signal(signal);
        let (status, log) = program.wait();
        assert_eq!(status.code(), Some(0), "{log}");
        assert!(log.contains("the directory is up"), "{log}");
        assert!(log.contains("the directory is down"), "{log}");
        assert!(!log.contains('\x1b'), "colours are for terminals: {log}");
    }
    let program = Program::start(folder.path());
    let player = Player::login(&program.url).await;
    let mut found = player.find().await;
    found.sort();
    assert_eq!(found, ["Room-INT", "Room-TERM"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_ends_nobodys_membership() {
    let folder = tempdir().expect("a folder");
    let program = Program::start(folder.path());
    let host = Player::login(&program.url).await;
    host.host("Room").await;
    let mut push = Push::open(&program.url, &host.token).await;
    let connection = push.id().await;
    host.hang_on("Room", &connection).await;
    program.terminate();
    assert_eq!(u16::from(push.closed().await.code), 1001);
    drop(push);
    assert_eq!(program.wait().0.code(), Some(0));

    let program = Program::start(folder.path());
    let host = Player {
        url: program.url.clone(),
        ..host
    };
    assert_eq!(host.find().await, ["Room"], "tokens and sessions go on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_lets_no_idle_connection_hold_it_up() {
    let folder = tempdir().expect("a folder");
    let program = Program::start(folder.path());
    // One kept alive by its client's pool, one that never said a word.
    let player = Player::login(&program.url).await;
    let address = program.url.replace("http://", "");
    let mute = TcpStream::connect(address).await.expect("connects");
    program.terminate();
    let stopped = tokio::task::spawn_blocking(move || program.wait().0.code());
    let stopped = timeout(Duration::from_secs(8), stopped).await;
    assert_eq!(stopped.expect("in time").expect("no panic"), Some(0));
    drop((player, mute));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_answered_survives_kill_9() {
    let folder = tempdir().expect("a folder");
    for round in 0..3 {
        let program = Program::start(folder.path());
        let host = Player::login(&program.url).await;
        host.host(&format!("Room{round}")).await;
        program.kill();
    }
    let program = Program::start(folder.path());
    let mut found = Player::login(&program.url).await.find().await;
    found.sort();
    assert_eq!(found, ["Room0", "Room1", "Room2"]);
}

#[test]
fn two_programs_cannot_share_a_data_folder() {
    let folder = tempdir().expect("a folder");
    let first = Program::start(folder.path());
    let args = [
        "serve",
        "--dev",
        "--listen",
        "127.0.0.1:0",
        "--data",
        path(&folder),
    ];
    let second = run(&args);
    assert_eq!(second.status.code(), Some(1));
    assert!(second.stdout.is_empty());
    let message = stderr(&second);
    assert!(message.contains("in use"), "{message}");
    assert!(message.contains(path(&folder)), "{message}");
    first.terminate();
    assert_eq!(first.wait().0.code(), Some(0), "the first is not harmed");
}

#[test]
fn a_taken_port_is_named_and_the_data_left_alone() {
    let folder = tempdir().expect("a folder");
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("bound").to_string();
    let refused = run(&[
        "serve",
        "--dev",
        "--listen",
        &address,
        "--data",
        path(&folder),
    ]);
    assert_eq!(refused.status.code(), Some(1));
    let message = stderr(&refused);
    assert!(message.contains(&address), "{message}");
    assert!(!folder.path().join(FILE_NAME).exists());
}

#[test]
fn a_wrong_command_line_is_refused_before_anything_is_touched() {
    let folder = tempdir().expect("a folder");
    let data = ["--data", path(&folder)];
    for (args, text) in [
        (&["serve"][..], "--dev"),
        (&["serve", "--dev", "--listen", "0.0.0.0:0"], "loopback"),
        (&["serve", "--dev", "--listen", "[::]:0"], "loopback"),
        (&["serve", "--dev", "--listen", "nowhere"], "--listen"),
        (&["serve", "--grace", "60"], "--dev"),
        (&["serve", "--dev", "--grace", "0"], "--grace"),
        (&["serve", "--no-such-switch"], "--no-such-switch"),
        (&["dance"], "dance"),
    ] {
        let serves = args[0] == "serve";
        let args: Vec<_> = args
            .iter()
            .copied()
            .chain(data.into_iter().filter(|_| serves))
            .collect();
        let refused = run(&args);
        let message = stderr(&refused);
        assert_eq!(refused.status.code(), Some(2), "{args:?}: {message}");
        assert!(message.contains(text), "{args:?}: {message}");
    }
    assert!(!folder.path().join(FILE_NAME).exists());
}

/// Sends the head of a token request, and half of its body as soon as the server asks for it.
async fn half_a_request(program: &Program) -> TcpStream {
    let address = program.url.replace("http://", "");
    let mut stream = TcpStream::connect(address).await.expect("connects");
    let head = "POST /auth/v1/accounts/deviceid HTTP/1.1\r\nHost: x\r\n\
                Authorization: Basic eDp5\r\n\
                Content-Type: application/x-www-form-urlencoded\r\n\
                Content-Length: 14\r\nExpect: 100-continue\r\n\r\n";
    stream.write_all(head.as_bytes()).await.expect("sends");
    let go_on = b"HTTP/1.1 100 Continue\r\n\r\n";
    let mut answer = vec![0; go_on.len()];
    stream.read_exact(&mut answer).await.expect("an answer");
    assert_eq!(answer, go_on);
    stream.write_all(b"deviceM").await.expect("sends");
    stream
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_that_is_under_way_is_finished_before_the_stop() {
    let folder = tempdir().expect("a folder");
    let program = Program::start(folder.path());
    let mut stream = half_a_request(&program).await;
    program.terminate();
    // Long enough for the stop to begin; a late one would make the test easier, not wrong.
    sleep(Duration::from_millis(200)).await;
    stream.write_all(b"odel=PC").await.expect("sends");
    let mut answer = String::new();
    let answered = stream.read_to_string(&mut answer).await;
    answered.expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert_eq!(program.wait().0.code(), Some(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_that_never_ends_holds_the_stop_up_for_five_seconds_at_most() {
    let folder = tempdir().expect("a folder");
    let program = Program::start(folder.path());
    let stream = half_a_request(&program).await;
    program.terminate();
    let stopped = tokio::task::spawn_blocking(move || program.wait());
    let stopped = timeout(Duration::from_secs(8), stopped).await;
    let (status, log) = stopped.expect("in time").expect("no panic");
    assert_eq!(status.code(), Some(0), "{log}");
    assert!(log.contains("dropped"), "{log}");
    drop(stream);
}

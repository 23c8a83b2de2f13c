//! A directory that is told by a file whom to serve: what it refuses to start
//! with, what its clients may do, and what SIGHUP changes.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use greenroom_server::serve::{Data, Options, Server};
use greenroom_server::store::redb::FILE_NAME;
use greenroom_service::{AnyClient, Clients, Rights};
use reqwest::{Response, StatusCode};
use support::player::{Player, bucket, creation, header, http_client, json_of, send};
use support::program::{Program, run, stderr};
use support::push::Push;
use tempfile::{TempDir, tempdir};

/// The client that the tests' players log in with.
const GAME: &str = "[[clients]]\nid = 'client'\nsecret = 'secret'\npolicy = 'host'\n";

/// A configuration file and the folder that all of it lies in.
struct Site {
    folder: TempDir,
    file: PathBuf,
}

impl Site {
    /// Writes a file that nobody else may read.
    fn new(text: &str) -> Self {
        let folder = tempdir().expect("a folder");
        let file = folder.path().join("greenroom.toml");
        let site = Self { folder, file };
        site.write(text);
        site
    }

    fn write(&self, text: &str) {
        let text = format!("listen = '127.0.0.1:0'\ndata = 'data'\n{text}");
        fs::write(&self.file, text).expect("written");
        close(&self.file);
    }

    fn path(&self) -> &str {
        self.file.to_str().expect("a plain path")
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn start(&self) -> Program {
        Program::serve(&["--config", self.path()])
    }
}

/// Takes a file away from everybody else.
#[cfg(unix)]
fn close(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).expect("one's own");
}

#[cfg(not(unix))]
fn close(_: &Path) {}

/// Asks for a token of the program's own.
async fn client_login(url: &str, id: &str, secret: &str, deployment: &str) -> Response {
    let http = http_client();
    let request = http
        .post(format!("{url}/auth/v1/oauth/token"))
        .basic_auth(id, Some(secret))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body(format!(
            "grant_type=client_credentials&deployment_id={deployment}"
        ));
    send(request).await
}

/// The code of a refusal with this status.
fn refusal(response: &Response, status: StatusCode) -> Option<&str> {
    assert_eq!(response.status(), status);
    header(response, "greenroom-error")
}

#[test]
fn it_starts_with_no_configuration_that_lets_strangers_in_or_nobody() {
    for (text, why) in [
        ("", "no client"),
        ("[[clients]]\nid = 'a'\npolicy = 'host'", "no secret"),
        (
            "[[clients]]\nid = 'a'\npolicy = 'host'\nsecret = ''",
            "secret",
        ),
        (&format!("{GAME}{GAME}"), "another client"),
        (&GAME.replace("host", "nobody"), "nobody"),
        (
            &format!("[tls]\ncert = 'none.pem'\nkey = 'none.pem'\n{GAME}"),
            "none.pem",
        ),
        ("colour = 'green'", "colour"),
    ] {
        let site = Site::new(text);
        for args in [
            &["serve", "--config", site.path()][..],
            &["check-config", site.path()],
        ] {
            let refused = run(args);
            let message = stderr(&refused);
            assert_eq!(refused.status.code(), Some(2), "{args:?}: {message}");
            assert!(
                refused.stdout.is_empty() && message.contains(why),
                "{message}"
            );
            assert!(!message.contains("panicked"), "{message}");
        }
        assert!(!site.data().exists(), "nothing is touched");
    }
}

#[test]
fn it_does_not_show_secrets_to_a_network() {
    let site = Site::new(GAME);
    let everywhere = ["serve", "--config", site.path(), "--listen", "0.0.0.0:0"];
    let refused = run(&everywhere);
    let message = stderr(&refused);
    assert_eq!(refused.status.code(), Some(2), "{message}");
    assert!(message.contains("insecure_http"), "{message}");
    assert!(!site.data().exists());

    // Said aloud it is done; nobody outside this machine is asked to come.
    let mut args = everywhere[1..].to_vec();
    args.push("--insecure-http");
    let program = Program::serve(&args);
    assert!(
        program.url.starts_with("http://0.0.0.0:"),
        "{}",
        program.url
    );
}

#[test]
fn one_is_at_a_desk_or_has_a_configuration() {
    let site = Site::new(GAME);
    for args in [
        &["serve", "--dev", "--config", site.path()][..],
        &["serve", "--dev", "--insecure-http"],
    ] {
        let refused = run(args);
        assert_eq!(refused.status.code(), Some(2), "{}", stderr(&refused));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_client_is_added_by_its_printed_block_and_logs_in_with_its_printed_secret() {
    let made = run(&["new-client", "--policy", "player", "--id", "kiosk"]);
    assert_eq!(made.status.code(), Some(0));
    let block = String::from_utf8(made.stdout.clone()).expect("text");
    let told = stderr(&made);
    let secret = told
        .lines()
        .find_map(|line| line.strip_prefix("client secret"));
    let secret = secret.expect("a secret").trim();
    assert!(!block.contains(secret), "the file need not hold it");

    let site = Site::new(&format!("{GAME}{block}"));
    let checked = run(&["check-config", site.path()]);
    let shown = String::from_utf8_lossy(&checked.stdout);
    assert_eq!(checked.status.code(), Some(0), "{}", stderr(&checked));
    for text in [
        "client kiosk",
        "findSessions",
        "policy player",
        "http://127.0.0.1:0",
    ] {
        assert!(shown.contains(text), "{shown}");
    }
    assert!(!shown.contains(secret), "{shown}");

    let program = site.start();
    let answer = client_login(&program.url, "kiosk", secret, "d").await;
    json_of(answer, StatusCode::OK).await;
    for (id, secret) in [("kiosk", "guess"), ("kiosk", ""), ("nobody", secret)] {
        let answer = client_login(&program.url, id, secret, "d").await;
        let code = refusal(&answer, StatusCode::UNAUTHORIZED);
        assert_eq!(code, Some("invalid-client"), "{id:?} with {secret:?}");
    }
}

#[test]
fn two_new_clients_are_not_alike() {
    let made = [(); 2].map(|()| run(&["new-client", "--policy", "host"]));
    assert_ne!(made[0].stdout, made[1].stdout);
    for args in [
        &["new-client"][..],
        &["new-client", "--policy", "a b"],
        &["new-client", "--policy", "host", "--id", "a:b"],
        &["new-client", "--policy", "host", "--deployment", "a b"],
    ] {
        let refused = run(args);
        assert_eq!(refused.status.code(), Some(2), "{args:?}");
        assert!(refused.stdout.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_is_kept_to_its_policy_and_its_deployments() {
    let site = Site::new(
        "[policies.watcher]\nallow = ['findSessions']\n\
         [[clients]]\nid = 'client'\nsecret = 'secret'\npolicy = 'watcher'\n\
         deployments = ['Deployment-1']\n",
    );
    let program = site.start();
    let player = Player::login(&program.url).await;
    assert_eq!(player.find().await, [""; 0]);
    let answer = send(player.put("Room", &creation())).await;
    let code = refusal(&answer, StatusCode::FORBIDDEN);
    assert_eq!(code, Some("missing-action"));
    let answer = client_login(&program.url, "client", "secret", "elsewhere").await;
    assert_eq!(refusal(&answer, StatusCode::FORBIDDEN), Some("forbidden"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_secret_comes_from_a_file_too() {
    let site = Site::new("");
    let secret = site.folder.path().join("game.secret");
    fs::write(&secret, "secret\n").expect("written");
    close(&secret);
    site.write(&GAME.replace("secret = 'secret'", "secret_file = 'game.secret'"));
    let program = site.start();
    Player::login(&program.url).await;
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sighup_opens_a_deployment_to_anybody_and_closes_it() {
    let site = Site::new(GAME);
    let mut program = site.start();
    let url = program.url.clone();
    let list = async |deployment: &str| {
        let path = format!("{url}/matchmaking/v1/{deployment}/filter");
        send(http_client().post(path).body("{}")).await.status()
    };
    assert_eq!(list("open").await, StatusCode::UNAUTHORIZED);
    site.write(&format!("anonymous_listing = ['open']\n{GAME}"));
    program.signal("-HUP");
    program.logs("read anew");
    assert_eq!(list("open").await, StatusCode::OK);
    assert_eq!(list("other").await, StatusCode::UNAUTHORIZED);
    site.write(GAME);
    program.signal("-HUP");
    program.logs("read anew");
    assert_eq!(list("open").await, StatusCode::UNAUTHORIZED);
    program.terminate();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sighup_reads_clients_and_policies_anew() {
    let tool = GAME.replace("'client'", "'tool'");
    let site = Site::new(&format!("{GAME}{tool}"));
    let mut program = site.start();
    let player = Player::login(&program.url).await;
    player.host("Room").await;
    let tool = client_login(&program.url, "tool", "secret", "Deployment-1").await;
    let tool = json_of(tool, StatusCode::OK).await;
    let tool = Player {
        token: tool["access_token"].as_str().expect("a token").to_owned(),
        ..player.clone()
    };
    assert_eq!(tool.find().await, ["Room"]);

    // One is taken away, the other may less from now on.
    site.write(&format!(
        "metrics_from = ['::1']\n{}",
        GAME.replace("host", "player")
    ));
    program.signal("-HUP");
    let waits = program.logs("next start");
    assert!(waits.contains("metrics_from"), "{waits}");
    program.logs("read anew");
    let answer = send(tool.search(&bucket("b"))).await;
    let code = refusal(&answer, StatusCode::UNAUTHORIZED);
    assert_eq!(code, Some("unauthorized"), "its token is void");
    let answer = client_login(&program.url, "tool", "secret", "d").await;
    refusal(&answer, StatusCode::UNAUTHORIZED);
    assert_eq!(player.find().await, ["Room"]);
    let answer = send(player.put("Second", &creation())).await;
    let code = refusal(&answer, StatusCode::FORBIDDEN);
    assert_eq!(code, Some("missing-action"));

    // What cannot be served changes nothing.
    for broken in ["[[clients]", ""] {
        site.write(broken);
        program.signal("-HUP");
        program.logs("stays as it was");
        assert_eq!(player.find().await, ["Room"]);
    }
    program.terminate();
    assert_eq!(program.wait().0.code(), Some(0));
}

/// Lets everybody in until it is told otherwise.
struct Moody(AtomicBool);

impl Clients for Moody {
    fn admits(&self, id: &str, secret: &str) -> bool {
        AnyClient.admits(id, secret)
    }

    fn rights(&self, id: &str) -> Option<Rights> {
        let closed = self.0.load(Ordering::SeqCst);
        AnyClient.rights(id).filter(|_| !closed)
    }
}

#[tokio::test]
async fn a_client_that_is_taken_away_loses_its_push_connections_too() {
    let clients = Arc::new(Moody(AtomicBool::new(false)));
    let listen = "127.0.0.1:0".parse().expect("an address");
    let options = Options {
        clients: clients.clone(),
        // Pings, and with them the question, come every two fifths of it.
        silence_ms: 1000,
        ..Options::dev(listen, Data::Memory)
    };
    let server = Server::start(options).await.expect("starts");
    let url = format!("http://{}", server.addr());
    let player = Player::login(&url).await;
    let mut push = Push::open(&url, &player.token).await;
    push.id().await;
    clients.0.store(true, Ordering::SeqCst);
    assert_eq!(u16::from(push.closed().await.code), 1008);
    server.stop().await;
}

#[cfg(unix)]
#[test]
fn a_terminal_that_goes_away_stops_the_directory_of_a_desk() {
    let folder = tempdir().expect("a folder");
    let program = Program::start(folder.path());
    program.signal("-HUP");
    let (status, log) = program.wait();
    assert_eq!(status.code(), Some(0), "{log}");
    assert!(log.contains("the directory is down"), "{log}");
}

#[cfg(unix)]
#[test]
fn data_is_closed_to_others_and_open_secrets_are_warned_of() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| {
        let file = fs::metadata(path).expect("there");
        file.permissions().mode() & 0o777
    };
    let site = Site::new(GAME);
    let mut program = site.start();
    program.logs("the directory is up");
    assert_eq!(mode(&site.data()), 0o700);
    assert_eq!(mode(&site.data().join(FILE_NAME)), 0o600);
    program.terminate();
    let (_, log) = program.wait();
    assert!(!log.contains("every user"), "{log}");

    let open = fs::Permissions::from_mode(0o644);
    fs::set_permissions(&site.file, open).expect("one's own");
    let warning = site.start().logs("every user");
    assert!(
        warning.contains("WARN") && warning.contains(site.path()),
        "{warning}"
    );
    let checked = run(&["check-config", site.path()]);
    assert!(stderr(&checked).contains("every user"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_command_line_says_it_louder_than_the_file() {
    let site = Site::new(GAME);
    // Nobody's address, which cannot be listened on.
    let text = format!("listen = '192.0.2.1:1'\ndata = 'data'\n{GAME}");
    fs::write(&site.file, text).expect("written");
    let elsewhere = site.folder.path().join("elsewhere");
    let elsewhere = elsewhere.to_str().expect("a plain path");
    let listen = "127.0.0.1:0";
    let args = [
        "--config",
        site.path(),
        "--data",
        elsewhere,
        "--listen",
        listen,
    ];
    let program = Program::serve(&args);
    assert!(Path::new(elsewhere).join(FILE_NAME).exists());
    assert!(!site.data().exists());
    Player::login(&program.url).await;
}

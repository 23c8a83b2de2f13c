//! What goes over the wire, and what is made of what comes back, told with a server that is nothing but a socket.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{Deployment, SessionName, SessionRef};
use greenroom_protocol::session::SessionDelta;
use greenroom_protocol::token::{DeviceForm, DirectoryInfo, TokenForm};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;

use super::*;
use crate::client::tests::config;
use crate::client::transport::{
    Accounts, Channels, Parting, Push, PutOutcome, Sessions, Token, When,
};

const CHANNEL: &str = "0a1b2c3d-0000-1111-2222-333344445555";

async fn listen() -> (TcpListener, Http) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("bound");
    let http = Http::new(&format!("http://{address}/base"), &config()).expect("a client");
    (listener, http)
}

/// Reads a request with its body.
async fn request(stream: &mut TcpStream) -> String {
    let mut text = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let read = stream.read(&mut chunk).await.expect("readable");
        text.extend_from_slice(&chunk[..read]);
        let so_far = String::from_utf8_lossy(&text);
        let Some((head, body)) = so_far.split_once("\r\n\r\n") else {
            continue;
        };
        let length = header(head, "content-length").map_or(0, |n| n.parse().expect("a number"));
        if body.len() >= length {
            return so_far.into_owned();
        }
    }
}

fn header<'a>(request: &'a str, name: &str) -> Option<&'a str> {
    request.lines().find_map(|line| {
        let (key, value) = line.split_once(": ")?;
        key.eq_ignore_ascii_case(name).then_some(value)
    })
}

/// Takes one connection, answers its request with `answer`, and gives back the request.
async fn answer_one(listener: &TcpListener, answer: &[u8]) -> String {
    let (mut stream, _) = listener.accept().await.expect("a connection");
    let request = request(&mut stream).await;
    // The client may have read enough before all of it was written.
    let _ = stream.write_all(answer).await;
    request
}

fn session() -> SessionRef {
    let name = SessionName::new("Room.1").expect("valid");
    SessionRef::eos(Deployment::new("dep").expect("valid"), name)
}

async fn put(answer: &str, when: When) -> (Result<PutOutcome, Failure>, String) {
    let (listener, http) = listen().await;
    let (at, delta) = (session(), SessionDelta::default());
    futures_util::join!(
        http.put_session(Token::from("t0ken"), &at, when, &delta),
        answer_one(&listener, answer.as_bytes())
    )
}

async fn info(answer: &[u8]) -> Result<DirectoryInfo, Failure> {
    let (listener, http) = listen().await;
    futures_util::join!(http.info(), answer_one(&listener, answer)).0
}

#[tokio::test]
async fn a_write_is_a_put_of_the_contract_that_asks_for_a_short_answer() {
    let created = "HTTP/1.1 201 Created\r\netag: \"1\"\r\ncontent-length: 0\r\n\r\n";
    let (result, request) = put(created, When::Absent).await;
    assert_eq!(result, Ok(PutOutcome::Created));
    let path = "/base/serviceconfigs/dep/sessionTemplates/eos/sessions/Room.1";
    assert!(
        request.starts_with(&format!("PUT {path} HTTP/1.1\r\n")),
        "{request}"
    );
    for (name, value) in [
        ("authorization", "Bearer t0ken"),
        ("x-xbl-contract-version", "107"),
        ("prefer", "return=minimal"),
        ("if-none-match", "*"),
        ("content-type", "application/json"),
    ] {
        assert_eq!(header(&request, name), Some(value), "{name}");
    }
    assert!(request.ends_with("\r\n\r\n{}"), "{request}");

    let (result, request) = put("HTTP/1.1 204 No Content\r\n\r\n", When::Exists).await;
    assert_eq!(result, Ok(PutOutcome::Deleted));
    assert_eq!(header(&request, "if-match"), Some("*"));
    let (_, request) = put(created, When::Any).await;
    assert_eq!(header(&request, "if-match"), None);
    assert_eq!(header(&request, "if-none-match"), None);
}

#[tokio::test]
async fn who_asked_too_often_learns_for_how_long_to_wait() {
    let answer = "HTTP/1.1 429 Too Many Requests\r\ngreenroom-error: too-many-requests\r\nretry-after: 12\r\ngreenroom-message: wait\r\ncontent-length: 2\r\n\r\n{}";
    let (result, _) = put(answer, When::Any).await;
    let refusal = Refusal::too_many_requests("wait", 12_000);
    assert_eq!(result, Err(Failure::Refused(refusal)));
}

#[tokio::test]
async fn a_refusal_comes_with_its_name_and_its_text() {
    let answer = "HTTP/1.1 403 Forbidden\r\ngreenroom-error: session-full\r\ncontent-length: 7\r\n\r\nno room";
    let (result, _) = put(answer, When::Any).await;
    let refusal = Refusal::new(ErrorCode::SessionFull, "no room");
    assert_eq!(result, Err(Failure::Refused(refusal)));
}

#[tokio::test]
async fn names_that_would_change_the_path_are_not_sent() {
    let (_listener, http) = listen().await;
    let mut at = session();
    at.scid = Deployment::new("..").expect("valid as an id");
    let result = http.get_session(Token::from("t"), &at).await;
    assert!(result.is_err_and(|failure| failure.is(ErrorCode::BadRequest)));
}

#[tokio::test]
async fn the_token_routes_carry_forms_and_the_program_s_own_name() {
    let (listener, http) = listen().await;
    let body = r#"{"access_token":"d","token_type":"bearer","greenroom":{"directory":"x"}}"#;
    let length = body.len();
    let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{body}");
    let form = DeviceForm {
        device_model: "PC & co".to_owned(),
    };
    let (result, request) =
        futures_util::join!(http.device(&form), answer_one(&listener, answer.as_bytes()));
    assert_eq!(result.expect("a device").access_token, "d");
    // client:secret
    let basic = "Basic Y2xpZW50OnNlY3JldA==";
    assert_eq!(header(&request, "authorization"), Some(basic));
    let form = "application/x-www-form-urlencoded";
    assert_eq!(header(&request, "content-type"), Some(form));
    assert!(request.ends_with("deviceModel=PC+%26+co"), "{request}");
}

#[tokio::test]
async fn an_unknown_user_gets_what_it_can_go_on_with() {
    let (listener, http) = listen().await;
    let body = r#"{"errorCode":"e","errorMessage":"m","numericErrorCode":1,"error":"x","error_description":"y","greenroom":{"continuanceToken":"c"}}"#;
    let length = body.len();
    let answer = format!(
        "HTTP/1.1 400 Bad Request\r\ngreenroom-error: unknown-user\r\ncontent-length: {length}\r\n\r\n{body}"
    );
    let form = TokenForm::default();
    let (result, _) =
        futures_util::join!(http.token(&form), answer_one(&listener, answer.as_bytes()));
    let unknown = Failure::UnknownUser {
        continuance: "c".to_owned(),
    };
    assert_eq!(result, Err(unknown));
}

#[tokio::test]
async fn an_answer_has_a_limit() {
    let mut answer = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
    answer.resize(limits::ANSWER_MAX + 4096, b' ');
    let Err(Failure::Refused(refusal)) = info(&answer).await else {
        panic!("an endless answer was taken");
    };
    assert!(refusal.message.contains("longer than"), "{refusal}");
}

#[tokio::test]
async fn somebody_else_s_server_is_no_directory() {
    let answer = "HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nHi!\n";
    let failure = info(answer.as_bytes()).await.expect_err("no JSON");
    assert!(failure.is(ErrorCode::Internal), "{failure:?}");
    let answer = "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\n\r\n";
    let failure = info(answer.as_bytes()).await.expect_err("a redirect");
    assert!(matches!(failure, Failure::Unreachable(_)), "{failure:?}");
    let answer = "HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nHi!\n";
    let failure = put(answer, When::Any).await.0.expect_err("no state");
    assert!(matches!(failure, Failure::Unreachable(_)), "{failure:?}");
}

#[tokio::test]
async fn a_connection_that_is_refused_is_told_from_one_that_breaks() {
    let (listener, http) = listen().await;
    let (result, ()) = futures_util::join!(http.info(), async {
        drop(listener.accept().await.expect("a connection"));
    });
    let failure = result.expect_err("broken");
    assert!(matches!(failure, Failure::Interrupted(_)), "{failure:?}");
    drop(listener);
    let failure = http.info().await.expect_err("nobody listens");
    let Failure::Unreachable(why) = failure else {
        panic!("{failure:?}");
    };
    assert!(why.starts_with("http://127.0.0.1:"), "asked whom? {why}");
}

#[tokio::test]
async fn an_answer_may_say_when_to_come_again() {
    for (head, seconds) in [
        ("503 Unavailable\r\nretry-after: 3", 3),
        ("429 Too Many Requests\r\nretry-after: 3", 3),
        ("503 Unavailable\r\nretry-after: 86400", 60),
        (
            "503 Unavailable\r\nretry-after: Wed, 21 Oct 2026 07:28:00 GMT",
            0,
        ),
        ("409 Conflict\r\nretry-after: 3", 0),
    ] {
        let answer = format!("HTTP/1.1 {head}\r\ncontent-length: 0\r\n\r\n");
        let failure = put(&answer, When::Any).await.0.expect_err("a refusal");
        assert_eq!(failure.pause(), Duration::from_secs(seconds), "{head}");
    }
}

#[tokio::test]
async fn the_name_localhost_needs_no_name_server() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("bound").port();
    let base = format!("http://localhost:{port}");
    let http = Http::new(&base, &config()).expect("a client");
    let gone = b"HTTP/1.1 503 Unavailable\r\n\r\n";
    let (result, _) = futures_util::join!(http.info(), answer_one(&listener, gone));
    assert!(matches!(result, Err(Failure::Interrupted(_))), "{result:?}");
}

/// Opens a channel between a client and a directory that has just told its name.
async fn channel() -> (Box<dyn Push>, WebSocketStream<TcpStream>) {
    let (listener, http) = listen().await;
    let (push, socket) = futures_util::join!(http.connect(Token::from("t0ken")), async {
        let (stream, _) = listener.accept().await.expect("a connection");
        let mut socket = tokio_tungstenite::accept_async(stream)
            .await
            .expect("a handshake");
        let subscribe = socket.next().await.expect("open").expect("a frame");
        let text = r#"[1,0,"https://sessiondirectory.xboxlive.com/connections/"]"#;
        assert_eq!(subscribe, Message::text(text));
        let told = format!(r#"[1,0,0,1,{{"ConnectionId":"{CHANNEL}"}}]"#);
        socket.send(Message::text(told)).await.expect("sent");
        socket
    });
    (push.expect("a channel"), socket)
}

#[tokio::test]
async fn a_channel_tells_its_name_and_answers_pings() {
    let (mut push, mut socket) = channel().await;
    assert_eq!(push.connection().as_str(), CHANNEL);
    let server = async {
        for _ in 0..3 {
            socket.send(Message::Ping("x".into())).await.expect("sent");
            let pong = socket.next().await.expect("open").expect("a frame");
            assert_eq!(pong, Message::Pong("x".into()));
        }
        socket.close(None).await.expect("sent");
    };
    let (why, ()) = futures_util::join!(push.next(), server);
    let why = why.expect_err("nothing is followed");
    assert_eq!(why, "the directory closed it");
}

#[tokio::test]
async fn a_farewell_is_a_close_frame_and_a_silent_parting_is_none() {
    let (push, mut socket) = channel().await;
    let (frame, ()) = futures_util::join!(
        async {
            let frame = socket.next().await.expect("open").expect("a frame");
            // Reading on sends the answer, for which the client waits.
            while socket.next().await.is_some() {}
            frame
        },
        push.part(Parting::Clean)
    );
    assert!(matches!(frame, Message::Close(Some(_))), "{frame:?}");

    let (push, mut socket) = channel().await;
    push.part(Parting::Silent).await;
    let end = socket.next().await;
    assert!(matches!(end, Some(Err(_))), "{end:?}");
}

#[tokio::test]
async fn a_channel_on_which_nothing_is_heard_is_lost() {
    let (mut push, _socket) = channel().await;
    // From here on the clock runs ahead as soon as everybody waits.
    tokio::time::pause();
    let began = tokio::time::Instant::now();
    let why = push.next().await.expect_err("nothing is heard");
    assert_eq!(why, "nothing was heard for 25 s");
    assert_eq!(began.elapsed().as_secs(), 25);
}

#[tokio::test]
async fn who_does_not_know_websockets_opens_no_channel() {
    for (answer, why) in [
        (
            "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-accept: x\r\n\r\n",
            "handshake",
        ),
        ("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n", "200"),
    ] {
        let (listener, http) = listen().await;
        let (result, _) = futures_util::join!(
            http.connect(Token::from("t")),
            answer_one(&listener, answer.as_bytes())
        );
        let (Err(Failure::Refused(Refusal { message, .. })) | Err(Failure::Unreachable(message))) =
            result.map(|_| ())
        else {
            panic!("a channel without a handshake");
        };
        assert!(message.contains(why), "{message}");
    }
}

/// A lookup that blocks would run on a thread of tokio's pool, which outlives the request: one that nobody could end when a platform is released.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_name_is_looked_up_without_a_thread() {
    let http = Http::new("http://directory.invalid", &config()).expect("a client");
    let asking = tokio::time::timeout(Duration::from_millis(500), http.info());
    // Whether it failed or is cut off is all the same.
    assert!(!matches!(asking.await, Ok(Ok(_))));
    let threads = std::fs::read_dir("/proc/self/task").expect("Linux");
    let mut names =
        threads.filter_map(|thread| std::fs::read_to_string(thread.ok()?.path().join("comm")).ok());
    assert_eq!(names.find(|name| name.starts_with("tokio-")), None);
}

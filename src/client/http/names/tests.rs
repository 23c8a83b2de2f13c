//! Lookups against name servers on loopback.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, UdpSocket};

use super::message::tests::reply;
use super::*;

const V4: &[u8] = &[192, 0, 2, 1];
const V6: &[u8] = &[0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
const NO_SUCH_NAME: [u8; 2] = [0, 3];
const FAILED: [u8; 2] = [0, 2];
const TRUNCATED: [u8; 2] = [2, 0];

type Records = Vec<(u16, &'static [u8])>;

/// The number of the record that is asked for.
fn wanted(question: &[u8]) -> u16 {
    let at = question.len() - 4;
    u16::from_be_bytes([question[at], question[at + 1]])
}

/// Both addresses, each for who asks for it.
fn both(question: &[u8]) -> Records {
    match wanted(question) {
        1 => vec![(1, V4)],
        _ => vec![(28, V6)],
    }
}

async fn bind() -> (UdpSocket, SocketAddr) {
    let socket = UdpSocket::bind("127.0.0.1:0").await.expect("a port");
    let address = socket.local_addr().expect("bound");
    (socket, address)
}

/// A name server that answers every question as `answer` says; with `None` it is silent.
async fn server(answer: impl Fn(&[u8]) -> Option<Vec<u8>> + Send + 'static) -> SocketAddr {
    let (socket, address) = bind().await;
    tokio::spawn(async move {
        let mut bytes = [0; 512];
        while let Ok((length, from)) = socket.recv_from(&mut bytes).await {
            if let Some(reply) = answer(&bytes[..length]) {
                let _ = socket.send_to(&reply, from).await;
            }
        }
    });
    address
}

fn addresses(texts: &[&str]) -> Vec<IpAddr> {
    let addresses = texts.iter().map(|text| text.parse());
    addresses.collect::<Result<_, _>>().expect("addresses")
}

/// What `name` is found to be. A wait of a minute is one for ever.
async fn found(
    servers: Vec<SocketAddr>,
    configuration: &str,
    name: &str,
) -> Result<Vec<IpAddr>, String> {
    let system = System::asking(servers, configuration);
    let found = tokio::time::timeout(Duration::from_secs(60), look_up(&system, name)).await;
    found.expect("an end").map_err(|error| error.to_string())
}

#[tokio::test]
async fn both_families_are_found_ipv6_first() {
    let server = server(|question| Some(reply(question, [0, 0], &both(question)))).await;
    let found = found(vec![server], "", "play.example").await;
    assert_eq!(found, Ok(addresses(&["2001:db8::1", "192.0.2.1"])));
}

#[tokio::test]
async fn a_silent_server_and_one_that_fails_cost_nothing() {
    let silent = server(|_| None).await;
    let failing = server(|question| Some(reply(question, FAILED, &[]))).await;
    let good = server(|question| Some(reply(question, [0, 0], &both(question)))).await;
    let began = tokio::time::Instant::now();
    let found = found(
        vec![silent, failing, good],
        "options timeout:30 attempts:1",
        "play.example",
    )
    .await;
    assert_eq!(found, Ok(addresses(&["2001:db8::1", "192.0.2.1"])));
    assert!(began.elapsed() < Duration::from_secs(30));
}

#[tokio::test]
async fn a_family_that_nobody_answers_for_does_not_hold_the_other_up() {
    let server = server(|question| match wanted(question) {
        1 => Some(reply(question, [0, 0], &both(question))),
        _ => None,
    });
    let found = found(
        vec![server.await],
        "options timeout:30 attempts:1",
        "play.example",
    );
    assert_eq!(found.await, Ok(addresses(&["192.0.2.1"])));
}

#[tokio::test]
async fn a_question_that_is_lost_is_asked_again() {
    let lost = std::sync::atomic::AtomicUsize::new(2);
    let server = server(move |question| {
        use std::sync::atomic::Ordering::Relaxed;
        let left = lost.fetch_update(Relaxed, Relaxed, |left| left.checked_sub(1));
        left.is_err()
            .then(|| reply(question, [0, 0], &both(question)))
    });
    let found = found(
        vec![server.await],
        "options timeout:10 attempts:5",
        "play.example",
    );
    assert_eq!(found.await, Ok(addresses(&["2001:db8::1", "192.0.2.1"])));
}

#[tokio::test]
async fn what_does_not_fit_is_asked_for_by_tcp() {
    let by_tcp = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = by_tcp.local_addr().expect("bound");
    let by_udp = UdpSocket::bind(address).await.expect("the same port");
    tokio::spawn(async move {
        let mut bytes = [0; 512];
        while let Ok((length, from)) = by_udp.recv_from(&mut bytes).await {
            let reply = reply(&bytes[..length], TRUNCATED, &[]);
            let _ = by_udp.send_to(&reply, from).await;
        }
    });
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = by_tcp.accept().await {
            let length = stream.read_u16().await.expect("a length");
            let mut question = vec![0; length.into()];
            stream.read_exact(&mut question).await.expect("a question");
            let many = vec![both(&question)[0]; 100];
            let reply = reply(&question, [0, 0], &many);
            stream.write_u16(reply.len() as u16).await.expect("written");
            stream.write_all(&reply).await.expect("written");
        }
    });
    let found = found(vec![address], "", "play.example").await;
    assert_eq!(found.map(|found| found.len()), Ok(200));
}

#[tokio::test]
async fn a_short_name_is_searched_until_it_is_found() {
    let server = server(|question| {
        let known = question[12..].starts_with(b"\x04desk\x03lan\x00");
        Some(match known {
            true => reply(question, [0, 0], &both(question)),
            false => reply(question, NO_SUCH_NAME, &[]),
        })
    })
    .await;
    let search = "search example.com lan";
    let desk = found(vec![server], search, "desk").await;
    assert_eq!(desk, Ok(addresses(&["2001:db8::1", "192.0.2.1"])));
    let unknown = found(vec![server], search, "nowhere").await;
    assert_eq!(
        unknown,
        Err("no host of the name nowhere is known".to_owned())
    );
}

#[tokio::test]
async fn strangers_are_not_believed() {
    let (socket, address) = bind().await;
    tokio::spawn(async move {
        let (stranger, _) = bind().await;
        let mut bytes = [0; 512];
        while let Ok((length, from)) = socket.recv_from(&mut bytes).await {
            let question = &bytes[..length];
            let forged: Records = both(question)
                .iter()
                .map(|(kind, data)| (*kind, &[7; 16][..data.len()]))
                .collect();
            let _ = stranger
                .send_to(&reply(question, [0, 0], &forged), from)
                .await;
            let mut other_number = reply(question, [0, 0], &forged);
            other_number[0] ^= 1;
            let _ = socket.send_to(&other_number, from).await;
            let _ = socket
                .send_to(&reply(question, [0, 0], &both(question)), from)
                .await;
        }
    });
    let found = found(vec![address], "", "play.example").await;
    assert_eq!(found, Ok(addresses(&["2001:db8::1", "192.0.2.1"])));
}

#[tokio::test]
async fn silence_ends_after_the_time_that_the_machine_gives() {
    let silent = server(|_| None).await;
    let found = found(vec![silent], "options timeout:1 attempts:2", "play.example").await;
    assert_eq!(found, Err("no name server answers".to_owned()));
}

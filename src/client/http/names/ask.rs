//! Asking name servers: all of them at once, for both families at once, again after a while. The first who knows is believed; one that is silent costs nothing as long as another answers.

use std::io::{Error, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{select, select_ok};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpStream, UdpSocket};
use tokio::time::timeout;

use super::message::{self, Answer, Family};
use super::system::System;
use crate::client::random;

/// How much is read of an answer: more does not come by UDP unless one asks for it.
const DATAGRAM: usize = 1500;
/// How long the addresses of one family wait for those of the other (RFC 8305 has 50 ms; lines of players are slower).
const PATIENCE: Duration = Duration::from_millis(250);

/// The addresses of `name`, those of IPv6 first. Empty if there is no such name, or if it has none.
///
/// # Errors
/// Nobody answered in time, or nobody could say.
pub(super) async fn addresses(system: &System, name: &str) -> Result<Vec<IpAddr>, Error> {
    let v4 = family(system, name, Family::V4).boxed();
    let v6 = family(system, name, Family::V6).boxed();
    let (first, rest) = select(v4, v6).await.factor_first();
    let second = match &first {
        Ok(found) if !found.is_empty() => match timeout(PATIENCE, rest).await {
            Ok(second) => second,
            Err(_) => return first,
        },
        _ => rest.await,
    };
    let mut found = match (first, second) {
        (Ok(first), Ok(second)) => [first, second].concat(),
        // One family may be out of order and the other is not.
        (Ok(found), Err(_)) | (Err(_), Ok(found)) if !found.is_empty() => found,
        (Err(error), _) | (_, Err(error)) => return Err(error),
    };
    found.sort_by_key(IpAddr::is_ipv4);
    Ok(found)
}

async fn family(system: &System, name: &str, family: Family) -> Result<Vec<IpAddr>, Error> {
    let pause = system.timeout / system.attempts;
    let servers = system.servers.iter();
    let asked = servers.map(|server| ask(*server, name, family, pause).boxed());
    let (found, _) = timeout(system.timeout, select_ok(asked))
        .await
        .map_err(|_| Error::new(ErrorKind::TimedOut, "no name server answers"))??;
    Ok(found)
}

/// Asks one server until it answers.
async fn ask(
    server: SocketAddr,
    name: &str,
    family: Family,
    pause: Duration,
) -> Result<Vec<IpAddr>, Error> {
    // Number and port are drawn anew for each question, so that nobody answers it unseen.
    let id = random::number() as u16;
    let Some(question) = message::question(id, name, family) else {
        return Ok(Vec::new());
    };
    let any = match server {
        SocketAddr::V4(_) => IpAddr::from(Ipv4Addr::UNSPECIFIED),
        SocketAddr::V6(_) => IpAddr::from(Ipv6Addr::UNSPECIFIED),
    };
    let socket = UdpSocket::bind((any, 0)).await?;
    let mut answer = loop {
        socket.send_to(&question, server).await?;
        if let Ok(answer) = timeout(pause, receive(&socket, server, &question, family)).await {
            break answer?;
        }
    };
    if answer == Answer::Truncated {
        answer = ask_by_tcp(server, &question, family).await?;
    }
    match answer {
        Answer::Addresses(found) => Ok(found),
        Answer::NoSuchName => Ok(Vec::new()),
        Answer::Truncated | Answer::Failed => {
            Err(Error::other(format!("the name server {server} cannot say")))
        }
    }
}

/// Waits for the answer, whatever else comes.
async fn receive(
    socket: &UdpSocket,
    server: SocketAddr,
    question: &[u8],
    family: Family,
) -> Result<Answer, Error> {
    let mut bytes = [0; DATAGRAM];
    loop {
        let (length, from) = socket.recv_from(&mut bytes).await?;
        if from.ip() != server.ip() || from.port() != server.port() {
            continue;
        }
        if let Some(answer) = message::answer(&bytes[..length], question, family) {
            return Ok(answer);
        }
    }
}

async fn ask_by_tcp(server: SocketAddr, question: &[u8], family: Family) -> Result<Answer, Error> {
    let mut stream = TcpStream::connect(server).await?;
    // Before each message stands its length.
    let mut bytes = (question.len() as u16).to_be_bytes().to_vec();
    bytes.extend(question);
    stream.write_all(&bytes).await?;
    let length = stream.read_u16().await?;
    bytes.resize(length.into(), 0);
    stream.read_exact(&mut bytes).await?;
    message::answer(&bytes, question, family)
        .ok_or_else(|| Error::other(format!("the name server {server} speaks nonsense")))
}

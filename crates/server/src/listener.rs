//! Takes connections in and serves each until it ends.

mod network;

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

pub use network::Network;

use crate::http::App;
use crate::tasks::{Tasks, Watch};

/// A request whose head is not there by then is given up. A connection that is
/// kept alive counts as waiting for its next head.
const HEADER_TIMEOUT: Duration = Duration::from_secs(10);
/// How long to wait after the system refused a connection, most likely because
/// the process has too many files open.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Accepts until the stop.
pub(crate) async fn run(
    socket: TcpListener,
    network: Network,
    app: App,
    tasks: Tasks,
    mut stop: Watch,
) {
    let places = Arc::new(Semaphore::new(network.connections_max));
    loop {
        let accepted = tokio::select! {
            () = stop.draining() => return,
            accepted = accept(&socket, &places) => accepted,
        };
        match accepted {
            Ok((stream, peer, place)) => {
                let served = serve(stream, peer, app.clone(), stop.clone());
                tasks.spawn(async move {
                    served.await;
                    drop(place);
                });
            }
            Err(error) => {
                tracing::warn!("cannot accept a connection: {error}");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

async fn accept(
    socket: &TcpListener,
    places: &Arc<Semaphore>,
) -> std::io::Result<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await;
    let place = place.expect("the semaphore is never closed");
    let (stream, peer) = socket.accept().await?;
    // Answers are small and awaited: holding them back gains nothing.
    stream.set_nodelay(true)?;
    Ok((stream, peer, place))
}

async fn serve(stream: TcpStream, peer: SocketAddr, app: App, mut stop: Watch) {
    let address = peer.ip().to_canonical();
    let answer = service_fn(move |request: hyper::Request<Incoming>| {
        let app = app.clone();
        async move { Ok::<_, Infallible>(app.answer(address, request.map(Body::new)).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIMEOUT)
        .serve_connection(TokioIo::new(stream), answer)
        .with_upgrades();
    let mut connection = pin!(connection);
    let mut stop_too = stop.clone();
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = stop.draining() => {
            connection.as_mut().graceful_shutdown();
            tokio::select! {
                ended = connection => ended,
                () = stop_too.cut() => Ok(()),
            }
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%peer, "connection ended: {error}");
    }
}

//! Takes connections in and serves each until it ends.

mod paced;
mod refused;
#[cfg(test)]
mod tests;

use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::http::HeaderValue;
use axum::http::StatusCode;
use axum::http::header::{CONNECTION, EXPECT};
use axum::response::Response;
use greenroom_protocol::limits;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use rustls::ServerConfig;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;

use crate::admission::{Admission, Place};
use crate::http::{App, Cut, Upload, unless_cut};
use crate::tasks::{Tasks, Watch};
use paced::{Pace, Paced};
use refused::Refused;

/// How long to wait after the system refused a connection, most likely because
/// the process has too many files open.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Takes connections in.
pub(crate) struct Listener {
    /// Where they arrive.
    pub(crate) socket: TcpListener,
    /// TLS for all of them, or for none.
    pub(crate) tls: Option<Arc<ServerConfig>>,
    /// How many there may be.
    pub(crate) admission: Arc<Admission>,
    /// Who answers their requests.
    pub(crate) app: App,
}

impl Listener {
    /// Accepts until the stop.
    pub(crate) async fn run(self, tasks: Tasks, mut stop: Watch) {
        let mut refused = Refused::new(self.tls.is_some());
        let mut failing = false;
        loop {
            let accepted = tokio::select! {
                () = stop.draining() => return,
                accepted = self.socket.accept() => accepted,
            };
            let (stream, peer) = match accepted {
                Ok(accepted) => accepted,
                // That one hung up before its turn came.
                Err(error) if error.kind() == ErrorKind::ConnectionAborted => continue,
                Err(error) => {
                    if !failing {
                        tracing::error!("connections cannot be accepted: {error}");
                    }
                    failing = true;
                    tokio::time::sleep(ACCEPT_PAUSE).await;
                    continue;
                }
            };
            failing = false;
            match self.admission.connection(peer.ip().to_canonical()) {
                Ok(place) => {
                    refused.none();
                    let connection = Connection {
                        peer,
                        place,
                        app: self.app.clone(),
                        stop: stop.clone(),
                    };
                    tasks.spawn(connection.serve(stream, self.tls.clone()));
                }
                Err(why) => {
                    self.app.metrics().refused_connection(why);
                    refused.turn_away(stream, why);
                }
            }
        }
    }
}

/// One connection.
struct Connection {
    peer: SocketAddr,
    place: Place,
    app: App,
    stop: Watch,
}

impl Connection {
    async fn serve(mut self, stream: TcpStream, tls: Option<Arc<ServerConfig>>) {
        // Answers are small and awaited: holding them back gains nothing. A
        // connection that cannot be told so is about to say so itself.
        let _ = stream.set_nodelay(true);
        let Some(tls) = tls else {
            return self.speak_http(stream).await;
        };
        let handshake = TlsAcceptor::from(tls).accept(stream);
        let within = Duration::from_millis(limits::TLS_HANDSHAKE_MS);
        let shaken = tokio::select! {
            () = self.stop.draining() => return,
            shaken = timeout(within, handshake) => shaken,
        };
        let peer = self.peer;
        match shaken {
            Ok(Ok(stream)) => self.speak_http(stream).await,
            Ok(Err(error)) => tracing::debug!(%peer, "no handshake: {error}"),
            Err(_) => tracing::debug!(%peer, "no handshake in time"),
        }
    }

    async fn speak_http<S>(mut self, stream: S)
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let (app, address) = (self.app, self.peer.ip().to_canonical());
        let pace = Pace::new();
        let stream = Paced::new(stream, self.place, Arc::clone(&pace));
        let answer = service_fn(move |request| {
            let (app, pace) = (app.clone(), Arc::clone(&pace));
            async move { answer(&app, address, request, &pace).await }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            // A head that has begun has less: see `Paced`.
            .header_read_timeout(Duration::from_millis(limits::KEEP_ALIVE_MS))
            .max_headers(limits::REQUEST_HEADERS_MAX)
            .max_buf_size(limits::REQUEST_HEAD_MAX)
            .serve_connection(TokioIo::new(stream), answer)
            .with_upgrades();
        let mut connection = pin!(connection);
        let mut stop_too = self.stop.clone();
        let ended = tokio::select! {
            ended = connection.as_mut() => ended,
            () = self.stop.draining() => {
                connection.as_mut().graceful_shutdown();
                tokio::select! {
                    ended = connection => ended,
                    () = stop_too.cut() => Ok(()),
                }
            }
        };
        if let Err(error) = ended {
            let peer = self.peer;
            let why = std::error::Error::source(&error).map(ToString::to_string);
            let why = why.unwrap_or_default();
            tracing::debug!(%peer, "connection ended: {error} {why}");
        }
    }
}

async fn answer(
    app: &App,
    peer: IpAddr,
    request: hyper::Request<Incoming>,
    pace: &Pace,
) -> Result<Response, Cut> {
    pace.begun();
    let asked_for = request.headers().contains_key(EXPECT);
    let (head, body) = request.into_parts();
    let (upload, body) = Upload::begin(body, asked_for);
    let request = hyper::Request::from_parts(head, body);
    let mut answer = unless_cut(app.answer(peer, request).await)?;
    if !upload.finish().await {
        let close = HeaderValue::from_static("close");
        answer.headers_mut().insert(CONNECTION, close);
        pace.linger();
    }
    // From here on a push connection has its own rules of silence.
    if answer.status() != StatusCode::SWITCHING_PROTOCOLS {
        pace.answered();
    }
    Ok(answer)
}

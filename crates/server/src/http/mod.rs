//! The HTTP face: routes, headers and status codes over the use cases of
//! [`greenroom_service`]. Nothing here knows a store.

mod auth;
mod body;
mod conditions;
mod connect;
mod error;
mod handles;
mod health;
mod paths;
mod sessions;
mod socket;
mod tokens;

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::limits;
use greenroom_service::Service as Directory;
use tokio::time::timeout;
use tower::Service;

use crate::tasks::{Tasks, Watch};
use error::Failure;

/// A request that is not answered by then is given up.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);

/// What every route works with. Use cases may be dropped half way, when the
/// client hangs up or the time is up: the service sees to what they left undone.
#[derive(Clone)]
struct Face {
    directory: Arc<Directory>,
    tasks: Tasks,
    stop: Watch,
}

/// The address at the other end of the connection.
#[derive(Clone, Copy)]
struct Peer(IpAddr);

/// Everything that answers requests. Clones share one state.
#[derive(Clone)]
pub(crate) struct App(Router);

impl App {
    /// The face of a directory. Push connections end when `stop` says so.
    pub(crate) fn new(directory: Arc<Directory>, tasks: Tasks, stop: Watch) -> Self {
        let face = Face {
            directory,
            tasks,
            stop,
        };
        // Keywords are in the one case that `paths::fold` brings them into.
        let session = "/serviceconfigs/{scid}/sessiontemplates/{template}/sessions/{name}";
        let router = Router::new()
            .route("/health", get(health::health))
            .route("/auth/v1/accounts/deviceid", post(tokens::device))
            .route("/auth/v1/oauth/token", post(tokens::token))
            .route(session, get(sessions::read).put(sessions::write))
            .route(&format!("{session}/members/me"), delete(sessions::leave))
            .route("/handles/query", post(handles::query))
            .route("/connect", get(connect::connect))
            .fallback(no_such_path)
            .method_not_allowed_fallback(no_such_method)
            .layer(DefaultBodyLimit::max(limits::REQUEST_BODY_MAX))
            .with_state(face);
        Self(router)
    }

    /// Answers one request of a client at an address.
    pub(crate) async fn answer(&self, peer: IpAddr, mut request: Request<Body>) -> Response {
        let method = request.method().clone();
        let path = request.uri().path().to_owned();
        paths::fold(request.uri_mut());
        request.extensions_mut().insert(Peer(peer));
        let answer = self.0.clone().call(request);
        let response = match timeout(REQUEST_TIMEOUT, answer).await {
            Ok(Ok(response)) => response,
            Ok(Err(never)) => match never {},
            Err(_) => Failure::from(Refusal::new(
                ErrorCode::Unavailable,
                "the request took too long",
            ))
            .into_response(),
        };
        log(&method, &path, &response);
        response
    }
}

fn log(method: &Method, path: &str, response: &Response) {
    let status = response.status();
    // 501 tells the client what it asked for, not the operator what broke.
    if !status.is_server_error() || status == StatusCode::NOT_IMPLEMENTED {
        return tracing::debug!("{method} {path} -> {}", status.as_u16());
    }
    let why = response.extensions().get::<Refusal>();
    let why = why.map_or_else(String::new, Refusal::to_string);
    tracing::error!("{method} {path} -> {} {why}", status.as_u16());
}

async fn no_such_path() -> Failure {
    Refusal::new(ErrorCode::NotFound, "there is nothing at this path").into()
}

async fn no_such_method() -> Failure {
    let refusal = Refusal::bad_request("this path does not know the method");
    Failure::with_status(StatusCode::METHOD_NOT_ALLOWED, refusal)
}

#[cfg(test)]
mod tests {
    use greenroom_protocol::error::ERROR_HEADER;
    use greenroom_service::store::MemoryStore;
    use greenroom_service::{AnyClient, Parts};
    use tokio::time::Instant;

    use super::*;
    use crate::clock::SteadyClock;
    use crate::random::SystemSource;
    use crate::tasks::watch_and_tasks;

    #[tokio::test(start_paused = true)]
    async fn a_body_that_never_ends_is_given_up() {
        let directory = Directory::open(Parts {
            store: Arc::new(MemoryStore::new()),
            clock: Arc::new(SteadyClock::start()),
            random: Arc::new(SystemSource::new()),
            clients: Arc::new(AnyClient),
            silence_ms: limits::CONNECTION_SILENCE_MS,
        });
        let directory = directory.await.expect("opens");
        let (watch, tasks, _stopper) = watch_and_tasks();
        let app = App::new(directory, tasks, watch);
        let endless = futures_util::stream::pending::<Result<Vec<u8>, std::io::Error>>();
        let request = Request::post("/auth/v1/oauth/token")
            .header("authorization", "Basic eDp5")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from_stream(endless))
            .expect("a request");

        let start = Instant::now();
        let answer = app.answer(IpAddr::from([127, 0, 0, 1]), request).await;
        assert_eq!(start.elapsed().as_secs(), REQUEST_TIMEOUT.as_secs());
        assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(answer.headers()[ERROR_HEADER], "unavailable");
    }
}

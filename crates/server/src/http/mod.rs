//! The HTTP face: routes, headers and status codes over the use cases of
//! [`greenroom_service`]. Nothing here knows a store.

mod accounts;
mod auth;
mod body;
mod conditions;
mod connect;
mod debug;
mod error;
mod faults;
mod friends;
mod handles;
mod health;
mod jwks;
mod large;
mod matchmaking;
mod messages;
mod metrics;
mod nonce;
mod openapi;
mod paths;
mod people;
mod presence;
mod queries;
mod rates;
mod request_id;
mod routes;
mod rows;
mod sanctions;
mod sessions;
mod socket;
mod templates;
#[cfg(test)]
mod tests;
mod tokens;
mod upload;
mod versions;
mod words;

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{Method, StatusCode};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post, put};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::limits;
use greenroom_service::Service as Directory;
use ipnet::IpNet;
use tokio::time::{Instant, timeout};
use tower::Service;
use tracing::Instrument;

use crate::admission::{Admission, Full, Place};
use crate::files::room;
use crate::metrics::Metrics;
use crate::network::Network;
use crate::proxy::Proxies;
use crate::random::SystemSource;
use crate::rates::{RateSwitch, Rates};
use crate::tasks::{Tasks, Watch};
use error::Failure;
pub(crate) use faults::{Cut, unless_cut};
use large::LargeAnswers;
use metrics::{Direct, Route};
use request_id::{REQUEST_ID, RequestIds};
use routes::Routes;
pub(crate) use upload::Upload;

/// As much of a path as a line in the log shows.
const PATH_SHOWN: usize = 256;

/// What every route works with. Use cases may be dropped half way, when the
/// client hangs up or the time is up: the service sees to what they left undone.
#[derive(Clone)]
struct Face {
    directory: Arc<Directory>,
    large_answers: LargeAnswers,
    surroundings: Surroundings,
    tasks: Tasks,
    stop: Watch,
}

/// What a face is told of the world around it.
#[derive(Clone)]
pub(crate) struct Surroundings {
    /// Whose word about the caller is taken.
    pub(crate) proxies: Proxies,
    /// Whether every connection speaks TLS.
    pub(crate) speaks_tls: bool,
    /// Who beside this machine may read the metrics.
    pub(crate) metrics_from: Arc<[IpNet]>,
    /// How many connections there may be.
    pub(crate) admission: Arc<Admission>,
    /// How often whom is answered.
    pub(crate) rates: Arc<Rates>,
    /// What is counted.
    pub(crate) metrics: Arc<Metrics>,
}

impl Surroundings {
    /// What an operator says of the network. Allows the process as many open
    /// files as it may have.
    pub(crate) fn new(network: &Network, rates: Arc<RateSwitch>, metrics: Arc<Metrics>) -> Self {
        let room = room(network.connections_max);
        let proxies = Proxies::new(&network.trusted_proxies);
        Self {
            rates: Arc::new(Rates::new(rates, proxies.clone())),
            proxies,
            speaks_tls: network.tls.is_some(),
            metrics_from: network.metrics_from.as_slice().into(),
            admission: Admission::new(network, room),
            metrics,
        }
    }
}

/// The address that a request comes from: the caller's own, as far as it can be
/// known.
#[derive(Clone, Copy)]
struct Peer(IpAddr);

/// Everything that answers requests. Clones share one state.
#[derive(Clone)]
pub(crate) struct App {
    router: Router,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "a test holds the description against them")
    )]
    paths: Arc<[String]>,
    ids: Arc<RequestIds>,
    surroundings: Surroundings,
}

impl App {
    /// The face of a directory. Push connections end when `stop` says so.
    pub(crate) fn new(
        directory: Arc<Directory>,
        surroundings: Surroundings,
        tasks: Tasks,
        stop: Watch,
    ) -> Self {
        let face = Face {
            directory,
            large_answers: LargeAnswers::default(),
            surroundings: surroundings.clone(),
            tasks,
            stop,
        };
        // Keywords are in the one case that `paths::fold` brings them into.
        let people = "/serviceconfigs/{scid}/people/{whose}";
        let templates = "/serviceconfigs/{scid}/sessiontemplates";
        let session = "/serviceconfigs/{scid}/sessiontemplates/{template}/sessions/{name}";
        let routes = Routes::default()
            .route("/health", get(health::health))
            .route("/openapi.json", get(openapi::document))
            .route("/metrics", get(metrics::metrics))
            .route(
                "/auth/v1/accounts/deviceid",
                post(tokens::device).delete(accounts::delete_device),
            )
            .route("/auth/v1/oauth/token", post(tokens::token))
            .route("/auth/v1/oauth/revoke", post(tokens::revoke))
            .route("/auth/v1/oauth/introspect", post(tokens::introspect))
            .route("/auth/v1/oauth/jwks", get(jwks::keys))
            .route("/.well-known/jwks.json", get(jwks::keys))
            .route(
                "/.well-known/openid-configuration",
                get(jwks::configuration),
            )
            .route("/user/v1/accounts", get(accounts::accounts))
            .route("/user/v1/product-users", get(accounts::product_users))
            .route(
                "/greenroom/connect/external-accounts",
                post(accounts::ask_accounts),
            )
            .route(
                "/greenroom/connect/product-users",
                post(accounts::ask_product_users),
            )
            .route(
                "/greenroom/connect/display-names",
                post(accounts::ask_display_name),
            )
            .route("/greenroom/player-sessions", post(accounts::note_play))
            .route("/greenroom/connect/links", post(accounts::link))
            .route("/greenroom/connect/links/current", delete(accounts::unlink))
            .route("/greenroom/connect/transfer", post(accounts::transfer))
            .route(templates, get(templates::list))
            .route(&format!("{templates}/{{template}}"), get(templates::read))
            .route(session, get(sessions::read).put(sessions::write))
            .route(
                &format!("{session}/properties"),
                put(sessions::write_properties),
            )
            .route(&format!("{session}/members/me"), delete(sessions::leave))
            .route(
                &format!("{session}/members/{{element}}"),
                delete(sessions::remove_member),
            )
            .route(
                &format!("{session}/servers/{{element}}"),
                delete(sessions::remove_server),
            )
            .route(people, get(people::list))
            .route(
                &format!("{people}/{{other}}"),
                get(people::read).put(people::write).delete(people::remove),
            )
            .route(&format!("{people}/friends"), get(friends::list))
            .route(
                &format!("{people}/friends/{{other}}"),
                get(friends::read).put(friends::write),
            )
            .route(
                "/serviceconfigs/{scid}/presence/{whose}",
                get(presence::read)
                    .put(presence::write)
                    .delete(presence::remove),
            )
            .route("/serviceconfigs/{scid}/sanctions", get(sanctions::list))
            .route(
                "/serviceconfigs/{scid}/sanctions/{player}",
                get(sanctions::read)
                    .put(sanctions::write)
                    .delete(sanctions::remove),
            )
            .route("/serviceconfigs/{scid}/sessions", get(queries::list))
            .route("/serviceconfigs/{scid}/batch", post(queries::batch))
            .route(
                &format!("{templates}/{{template}}/sessions"),
                get(queries::list),
            )
            .route(
                &format!("{templates}/{{template}}/batch"),
                post(queries::batch),
            )
            .route("/handles", post(handles::create))
            .route("/handles/query", post(handles::query))
            .route("/handles/{id}", get(handles::read).delete(handles::remove))
            .route(
                "/handles/{id}/session",
                get(handles::read_session).put(handles::write_session),
            )
            .route(
                "/greenroom/messages",
                get(messages::list).post(messages::send),
            )
            .route("/greenroom/messages/{message}", delete(messages::remove))
            .route("/nonce", get(nonce::issue))
            .route("/connect", get(connect::connect));
        let routes = matchmaking::add_to(routes);
        let mut router = routes.router;
        if face.directory.explorer().is_some() {
            router = router.merge(debug::routes(surroundings.clone()));
        }
        let router = router
            .merge(faults::routes(surroundings.clone()))
            .layer(from_fn_with_state(face.clone(), faults::meet))
            .layer(from_fn(metrics::note_route))
            .fallback(no_such_path)
            .method_not_allowed_fallback(no_such_method)
            .layer(DefaultBodyLimit::max(limits::REQUEST_BODY_MAX))
            .with_state(face);
        Self {
            router,
            paths: routes.paths.into(),
            ids: Arc::new(RequestIds::new(&SystemSource::new())),
            surroundings,
        }
    }

    /// What is counted.
    pub(crate) fn metrics(&self) -> &Metrics {
        &self.surroundings.metrics
    }

    /// Answers one request that a peer hands in, for itself or, being a trusted
    /// proxy, for somebody else.
    pub(crate) async fn answer(&self, peer: IpAddr, request: Request<Body>) -> Response {
        let proxies = &self.surroundings.proxies;
        let id = self.ids.of(request.headers(), proxies.trust(peer));
        let caller = proxies.caller(peer, request.headers());
        // An id is checked, or drawn: it is plain text.
        let shown = id.to_str().unwrap_or_default();
        let span = tracing::info_span!("request", id = shown, from = %caller);
        let answered = self.carry_out(peer, caller, request).instrument(span);
        let mut response = answered.await;
        response.headers_mut().insert(REQUEST_ID, id);
        response
    }

    async fn carry_out(
        &self,
        peer: IpAddr,
        caller: IpAddr,
        mut request: Request<Body>,
    ) -> Response {
        let start = Instant::now();
        let method = request.method().clone();
        let path = request.uri().path();
        let path = path[..path.floor_char_boundary(PATH_SHOWN)].to_owned();
        let route = Route::default();
        paths::fold(request.uri_mut());
        let extensions = request.extensions_mut();
        extensions.insert(Peer(caller));
        extensions.insert(Direct(peer));
        extensions.insert(route.clone());
        let response = match self.place(peer, caller) {
            Ok(None) => self.route(request).await,
            Ok(Some(place)) => {
                request.extensions_mut().insert(Arc::clone(&place));
                let response = self.route(request).await;
                drop(place);
                response
            }
            Err(full) => {
                Failure::from(Refusal::new(ErrorCode::Unavailable, full.message())).into_response()
            }
        };
        log(&method, &path, &response);
        self.metrics()
            .answered(route.template(), &method, &response, start.elapsed());
        response
    }

    /// The place of a request that came through a proxy: behind it, its caller
    /// has no connection of its own that could be counted.
    fn place(&self, peer: IpAddr, caller: IpAddr) -> Result<Option<Arc<Place>>, Full> {
        if peer == caller {
            return Ok(None);
        }
        let place = self.surroundings.admission.through_proxy(caller)?;
        Ok(Some(Arc::new(place)))
    }

    async fn route(&self, request: Request<Body>) -> Response {
        let answer = self.router.clone().call(request);
        let within = Duration::from_millis(limits::REQUEST_MS);
        match timeout(within, answer).await {
            Ok(Ok(response)) => response,
            Ok(Err(never)) => match never {},
            Err(_) => {
                let message = "the request took too long";
                Failure::from(Refusal::new(ErrorCode::Unavailable, message)).into_response()
            }
        }
    }
}

fn log(method: &Method, path: &str, response: &Response) {
    let status = response.status();
    let refusal = response.extensions().get::<Refusal>();
    if !status.is_server_error() {
        // A message may quote what the client sent, its secrets too.
        let code = refusal.map_or("", |refusal| refusal.code.as_str());
        return tracing::debug!("{method} {path} -> {} {code}", status.as_u16());
    }
    let why = refusal.map_or_else(String::new, Refusal::to_string);
    tracing::error!("{method} {path} -> {} {why}", status.as_u16());
}

async fn no_such_path() -> Failure {
    Refusal::new(ErrorCode::NotFound, "there is nothing at this path").into()
}

async fn no_such_method() -> Failure {
    let refusal = Refusal::bad_request("this path does not know the method");
    Failure::with_status(StatusCode::METHOD_NOT_ALLOWED, refusal)
}

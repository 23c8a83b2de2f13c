//! `GET /metrics`, and by which route a request is counted.

use std::net::IpAddr;
use std::sync::{Arc, OnceLock};

use axum::Extension;
use axum::extract::{MatchedPath, Request, State};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::error::Failure;
use super::{Face, no_such_path};
use crate::proxy::is_forwarded;

/// The form that Prometheus asks for.
const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Who is at the other end of the connection.
#[derive(Clone, Copy)]
pub(super) struct Direct(pub(super) IpAddr);

/// Which route a request took; filled in once that is known.
#[derive(Clone, Default)]
pub(super) struct Route(Arc<OnceLock<MatchedPath>>);

impl Route {
    /// The template of the route; one for all requests that have none.
    pub(super) fn template(&self) -> &str {
        self.0.get().map_or("none", MatchedPath::as_str)
    }
}

/// Notes the route on its way to the handler.
pub(super) async fn note_route(request: Request, next: Next) -> Response {
    let extensions = request.extensions();
    let found = extensions.get::<Route>().zip(extensions.get());
    if let Some((route, path)) = found {
        // A request takes one route.
        let _ = route.0.set(MatchedPath::clone(path));
    }
    next.run(request).await
}

/// What was counted, for this machine and whom the operator names. For everybody
/// else there is nothing here.
pub(super) async fn metrics(
    State(face): State<Face>,
    Extension(Direct(peer)): Extension<Direct>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let around = &face.surroundings;
    let named = around.metrics_from.iter().any(|net| net.contains(&peer));
    // Through a proxy on this machine, everybody would come from here.
    let from_here = peer.is_loopback() && !around.proxies.trust(peer);
    if is_forwarded(&headers) || !(named || from_here) {
        return Err(no_such_path().await);
    }
    let connections = around.admission.count();
    let (census, writes) = (face.directory.census(), face.directory.writes());
    let plays = face.directory.plays();
    let text = around.metrics.text(connections, census, plays, writes);
    Ok(([(CONTENT_TYPE, OPEN_METRICS)], text).into_response())
}

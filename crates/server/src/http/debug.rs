//! `/debug`: the explorer page of a directory at a developer's desk.
//!
//! It shows everything to everybody who reaches it, and so it is there only where
//! the directory explores itself, and answers nobody but this machine. The page
//! asks for JSON once a second and is told 304 as long as nothing changed.

use std::net::IpAddr;

use axum::extract::{Path, Query, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HOST, HeaderName, HeaderValue,
    IF_NONE_MATCH, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{Deployment, SessionName, SessionRef, TemplateName};
use greenroom_service::explore::Explorer;
use ring::digest::{SHA256, digest};
use serde::{Deserialize, Serialize};

use super::error::Failure;
use super::metrics::Direct;
use super::{Face, Surroundings, no_such_path};
use crate::proxy::is_forwarded;

#[cfg(test)]
mod tests;

/// What the page is made of: name, media type, text. Nothing comes from elsewhere.
const FILES: [(&str, &str, &str); 7] = [
    ("page.css", CSS, include_str!("debug/page.css")),
    ("icon.svg", "image/svg+xml", include_str!("debug/icon.svg")),
    ("main.js", JS, include_str!("debug/main.js")),
    ("dom.js", JS, include_str!("debug/dom.js")),
    ("list.js", JS, include_str!("debug/list.js")),
    ("detail.js", JS, include_str!("debug/detail.js")),
    ("feed.js", JS, include_str!("debug/feed.js")),
];
const PAGE: &str = include_str!("debug/page.html");
const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";

/// Players choose names and values: even if one slipped through as markup, it
/// could neither run nor load nor send anything.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'none'";

const CORP: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// The routes, for a directory that explores itself. They are no part of the
/// REST contract, and so not of its description.
pub(super) fn routes(surroundings: Surroundings) -> Router<Face> {
    Router::new()
        .route("/debug", get(page))
        .route("/debug/files/{name}", get(file))
        .route("/debug/sessions", get(sessions))
        .route("/debug/sessions/{scid}/{template}/{name}", get(session))
        .route("/debug/templates/{scid}/{template}", get(template))
        .route("/debug/changes", get(changes))
        .route("/debug/who", get(who))
        .route_layer(from_fn_with_state(surroundings, from_this_machine))
}

/// Lets this machine in; for everybody else there is nothing here.
pub(super) async fn from_this_machine(
    State(around): State<Surroundings>,
    Extension(Direct(peer)): Extension<Direct>,
    request: Request,
    next: Next,
) -> Result<Response, Failure> {
    if !is_here(peer, &around, request.headers()) {
        return Err(no_such_path().await);
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (CACHE_CONTROL, "no-store"),
        (CORP, "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}

/// Whether a request comes from this machine and means it. A page of the
/// internet whose name was pointed here comes from here too, but under its own
/// name.
fn is_here(peer: IpAddr, around: &Surroundings, headers: &HeaderMap) -> bool {
    let direct = peer.is_loopback() && !around.proxies.trust(peer) && !is_forwarded(headers);
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    direct && host.is_some_and(names_this_machine)
}

fn names_this_machine(host: &str) -> bool {
    let Ok(authority) = host.parse::<Authority>() else {
        return false;
    };
    let name = authority.host().trim_matches(['[', ']']);
    let address = name.parse::<IpAddr>();
    name.eq_ignore_ascii_case("localhost") || address.is_ok_and(|it| it.is_loopback())
}

async fn page() -> impl IntoResponse {
    ([(CONTENT_TYPE, HTML)], PAGE)
}

async fn file(Path(name): Path<String>) -> Result<Response, Failure> {
    let Some((_, media, text)) = FILES.iter().find(|(known, ..)| *known == name) else {
        return Err(no_such_path().await);
    };
    Ok(([(CONTENT_TYPE, *media)], *text).into_response())
}

/// Every session in one line.
async fn sessions(State(face): State<Face>, headers: HeaderMap) -> Result<Response, Failure> {
    let overview = explorer(&face)?.overview().await?;
    Ok(unless_known(&face, &headers, &overview)?)
}

/// One session, whole.
async fn session(
    State(face): State<Face>,
    Path((scid, template, name)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let at = SessionRef {
        scid: Deployment::new(scid).map_err(Refusal::from)?,
        template_name: TemplateName::new(template).map_err(Refusal::from)?,
        name: SessionName::new(name).map_err(Refusal::from)?,
    };
    let Some(detail) = explorer(&face)?.session(&at).await? else {
        return Err(no_such_path().await);
    };
    Ok(unless_known(&face, &headers, &detail)?)
}

/// A template as it is written.
async fn template(
    State(face): State<Face>,
    Path((scid, name)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let scid = Deployment::new(scid).map_err(Refusal::from)?;
    let name = TemplateName::new(name).map_err(Refusal::from)?;
    let Some(text) = explorer(&face)?.template(&scid, &name) else {
        return Err(no_such_path().await);
    };
    Ok(([(CONTENT_TYPE, "application/json")], text).into_response())
}

/// After which change.
#[derive(Deserialize)]
struct After {
    #[serde(default)]
    after: u64,
}

/// What changed lately.
async fn changes(
    State(face): State<Face>,
    Query(After { after }): Query<After>,
) -> Result<Response, Failure> {
    let changes = explorer(&face)?.changes(after);
    Ok(face.large_answers.json(&changes)?)
}

/// Who is there.
async fn who(State(face): State<Face>) -> Result<Response, Failure> {
    let present = explorer(&face)?.present();
    Ok(face.large_answers.json(&present)?)
}

fn explorer(face: &Face) -> Result<Explorer<'_>, Refusal> {
    let message = "this directory does not explore itself";
    let refusal = || Refusal::new(ErrorCode::NotFound, message);
    face.directory.explorer().ok_or_else(refusal)
}

/// The JSON, or 304 where the page has it already. The tag is of the text, so
/// that it changes with whatever is shown.
fn unless_known(
    face: &Face,
    headers: &HeaderMap,
    value: &impl Serialize,
) -> Result<Response, Refusal> {
    let json = serde_json::to_vec(value).expect("what is shown is plain JSON");
    let tag = URL_SAFE_NO_PAD.encode(digest(&SHA256, &json));
    let tag = [(ETAG, format!("\"{tag}\""))];
    let known = headers.get(IF_NONE_MATCH);
    if known.is_some_and(|known| known.as_bytes() == tag[0].1.as_bytes()) {
        return Ok((StatusCode::NOT_MODIFIED, tag).into_response());
    }
    Ok((tag, face.large_answers.written(json)?).into_response())
}

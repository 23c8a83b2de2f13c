//! What the issuer answers over HTTP.

use std::collections::HashMap;
use std::future::pending;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use parking_lot::Mutex;
use serde_json::{Value, json};

use crate::Mood;
use crate::keys::Keys;

/// What there is, and how it is at present.
pub(crate) struct Served {
    pub(crate) url: String,
    pub(crate) keys: Mutex<Keys>,
    pub(crate) mood: Mutex<Mood>,
    /// Tokens that are no JWTs, and whose they are.
    pub(crate) opaque: Mutex<HashMap<String, Value>>,
    /// How often the keys were asked for.
    pub(crate) asked: Mutex<usize>,
}

pub(crate) fn router(served: Arc<Served>) -> Router {
    Router::new()
        .route("/.well-known/openid-configuration", get(metadata))
        .route("/keys", get(keys))
        .route("/userinfo", get(userinfo))
        .layer(from_fn_with_state(Arc::clone(&served), moody))
        .with_state(served)
}

/// Answers as the mood is; where that is well, the routes do.
async fn moody(State(served): State<Arc<Served>>, request: Request, next: Next) -> Response {
    let mood = *served.mood.lock();
    match mood {
        Mood::Well | Mood::Impostor => next.run(request).await,
        Mood::Silent => pending().await,
        Mood::Broken => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Mood::Babbling => "<html>Welcome!</html>".into_response(),
    }
}

async fn metadata(State(served): State<Arc<Served>>) -> Json<Value> {
    let url = &served.url;
    let issuer = match *served.mood.lock() {
        Mood::Impostor => "https://somebody.else.test",
        _ => url,
    };
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{url}/authorize"),
        "token_endpoint": format!("{url}/token"),
        "jwks_uri": format!("{url}/keys"),
        "userinfo_endpoint": format!("{url}/userinfo"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256", "ES256", "EdDSA"],
    }))
}

async fn keys(State(served): State<Arc<Served>>) -> Json<Value> {
    *served.asked.lock() += 1;
    Json(served.keys.lock().set())
}

async fn userinfo(State(served): State<Arc<Served>>, headers: HeaderMap) -> Response {
    let token = headers.get(AUTHORIZATION).and_then(|it| it.to_str().ok());
    let token = token.and_then(|it| it.strip_prefix("Bearer "));
    let claims = token.and_then(|token| served.opaque.lock().get(token).cloned());
    match claims {
        Some(claims) => Json(claims).into_response(),
        None => StatusCode::UNAUTHORIZED.into_response(),
    }
}

//! `GET /health`.

use axum::Json;
use axum::extract::State;
use greenroom_protocol::token::Health;

use super::Face;

/// Says that the directory answers, and which one it is.
pub(super) async fn health(State(face): State<Face>) -> Json<Health> {
    Json(Health {
        status: "ok".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        greenroom: face.directory.info(),
    })
}

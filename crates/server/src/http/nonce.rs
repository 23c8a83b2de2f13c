//! `GET /nonce`: a word that opens one push connection without a header.

use axum::Json;
use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::response::IntoResponse;
use serde::Serialize;

use super::Face;
use super::auth::Bearer;
use super::error::Failure;

/// The answer.
#[derive(Serialize)]
struct NonceAnswer {
    nonce: String,
}

/// Makes a nonce for the bearer of an access token.
pub(super) async fn issue(
    State(face): State<Face>,
    bearer: Bearer,
) -> Result<impl IntoResponse, Failure> {
    let nonce = face.directory.issue_nonce(&bearer.token, bearer.address)?;
    Ok(([(CACHE_CONTROL, "no-store")], Json(NonceAnswer { nonce })))
}

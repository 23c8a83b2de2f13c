//! `/handles`: searches.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use greenroom_protocol::search::{HandleQuery, HandleResults};

use super::Face;
use super::auth::Authenticated;
use super::body::JsonBody;
use super::conditions::Contract;
use super::error::Failure;

/// `POST /handles/query`.
pub(super) async fn query(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    _: Contract,
    JsonBody(query): JsonBody<HandleQuery>,
) -> Result<Response, Failure> {
    let rows = face.directory.query(&caller, &query).await?;
    let results = rows.iter().map(Arc::as_ref).collect();
    Ok(face.large_answers.json(&HandleResults { results })?)
}

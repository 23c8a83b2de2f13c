//! JSON bodies, with messages that name the field.

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, Request};
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::limits::REQUEST_BODY_MAX;
use serde::de::DeserializeOwned;

use super::Face;
use super::error::Failure;

/// A body that is JSON. A client need not say so, but must not say otherwise.
pub(super) struct JsonBody<T>(pub(super) T);

impl<T: DeserializeOwned> FromRequest<Face> for JsonBody<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, face: &Face) -> Result<Self, Failure> {
        check_type(request.headers())?;
        let bytes = Bytes::from_request(request, face).await;
        let bytes = bytes.map_err(unreadable)?;
        let Json(value) = Json::from_bytes(&bytes)
            .map_err(|rejection| Refusal::bad_request(rejection.body_text()))?;
        Ok(Self(value))
    }
}

fn check_type(headers: &HeaderMap) -> Result<(), Failure> {
    let refused = |message: &str| {
        let refusal = Refusal::bad_request(message);
        Failure::with_status(StatusCode::UNSUPPORTED_MEDIA_TYPE, refusal)
    };
    if headers.contains_key(CONTENT_ENCODING) {
        return Err(refused("Content-Encoding: the body must be sent plain"));
    }
    let Some(given) = headers.get(CONTENT_TYPE) else {
        return Ok(());
    };
    let given = given.to_str().unwrap_or_default();
    let essence = given.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    if essence == "application/json" || essence.ends_with("+json") {
        return Ok(());
    }
    Err(refused("Content-Type: the body must be application/json"))
}

/// A body that did not arrive whole, or was larger than allowed.
fn unreadable(rejection: BytesRejection) -> Refusal {
    match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => too_large(),
        _ => Refusal::bad_request(rejection.body_text()),
    }
}

/// The refusal of a body that is larger than allowed.
pub(super) fn too_large() -> Refusal {
    let message = format!("the body is larger than {REQUEST_BODY_MAX} bytes");
    Refusal::new(ErrorCode::TooLarge, message)
}

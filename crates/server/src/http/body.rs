//! JSON bodies, with messages that name the field.

use std::error::Error;

use axum::Json;
use axum::body::{Bytes, HttpBody};
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, Request};
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::limits::REQUEST_BODY_MAX;
use serde::de::DeserializeOwned;

use super::Face;
use super::error::Failure;
use super::upload::Late;
use super::words::in_words;

/// A body that is JSON. A client need not say so, but must not say otherwise.
pub(super) struct JsonBody<T>(pub(super) T);

impl<T: DeserializeOwned> FromRequest<Face> for JsonBody<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, face: &Face) -> Result<Self, Failure> {
        Ok(Self(from_json(&json_bytes(request, face).await?)?))
    }
}

/// The body of a request that does not say it is anything but JSON.
///
/// # Errors
/// 415, and what [`whole`] says.
pub(super) async fn json_bytes(request: Request, face: &Face) -> Result<Bytes, Failure> {
    check_type(request.headers())?;
    Ok(whole(request, face).await?)
}

/// Reads JSON.
///
/// # Errors
/// `BadRequest` naming the field.
pub(super) fn from_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refusal> {
    let Json(value) = Json::from_bytes(bytes)
        .map_err(|rejection| Refusal::bad_request(in_words(&rejection.body_text())))?;
    Ok(value)
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

/// The whole body of a request.
///
/// # Errors
/// `TooLarge`, before anything was read where the client says how much it sends;
/// `RequestTimeout`; `BadRequest` for one that breaks off.
pub(super) async fn whole(request: Request, face: &Face) -> Result<Bytes, Refusal> {
    if request.body().size_hint().lower() > REQUEST_BODY_MAX as u64 {
        return Err(too_large());
    }
    let bytes = Bytes::from_request(request, face).await;
    bytes.map_err(|rejection| {
        if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
            return too_large();
        }
        match late(&rejection) {
            Some(late) => Refusal::new(ErrorCode::RequestTimeout, late.to_string()),
            None => Refusal::bad_request("the body broke off"),
        }
    })
}

/// The reason of a rejection, if it is that the body did not come.
fn late(rejection: &BytesRejection) -> Option<&Late> {
    let mut cause: Option<&(dyn Error + 'static)> = rejection.source();
    while let Some(error) = cause {
        if let Some(late) = error.downcast_ref() {
            return Some(late);
        }
        cause = error.source();
    }
    None
}

fn too_large() -> Refusal {
    let message = format!("the body is larger than {REQUEST_BODY_MAX} bytes");
    Refusal::new(ErrorCode::TooLarge, message)
}

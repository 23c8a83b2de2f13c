//! The one mapping of refusals to answers.

use axum::http::header::{CONTENT_TYPE, ETAG, HeaderName, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Json, http};
use greenroom_protocol::error::{ERROR_HEADER, ErrorCode, Refusal};
use greenroom_service::{PutRefusal, Shown};

/// A request that was not carried out, ready to be answered.
pub(super) struct Failure {
    status: StatusCode,
    refusal: Refusal,
    current: Option<Box<Shown>>,
}

impl Failure {
    /// An answer whose status HTTP itself fixes, whatever the code.
    pub(super) fn with_status(status: StatusCode, refusal: Refusal) -> Self {
        Self {
            status,
            refusal,
            current: None,
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::with_status(status(refusal.code), refusal)
    }
}

impl From<PutRefusal> for Failure {
    fn from(refused: PutRefusal) -> Self {
        Self {
            current: refused.current,
            ..Self::from(refused.refusal)
        }
    }
}

impl IntoResponse for Failure {
    /// The session as it is, where the contract wants it; else a text for
    /// people.
    fn into_response(self) -> Response {
        let mut response = match self.current {
            Some(shown) => {
                let etag = [(ETAG, shown.revision.to_etag())];
                (self.status, etag, Json(shown.document)).into_response()
            }
            None => {
                let plain = [(CONTENT_TYPE, "text/plain; charset=utf-8")];
                (self.status, plain, self.refusal.message.clone()).into_response()
            }
        };
        response.headers_mut().extend(headers(&self.refusal));
        response.extensions_mut().insert(self.refusal);
        response
    }
}

/// The headers that a refusal's answer has, whatever its body.
pub(super) fn headers(refusal: &Refusal) -> http::HeaderMap {
    let mut headers = http::HeaderMap::new();
    let code = HeaderValue::from_static(refusal.code.as_str());
    headers.insert(HeaderName::from_static(ERROR_HEADER), code);
    match refusal.code {
        ErrorCode::Unauthorized => {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        ErrorCode::InvalidClient => {
            let scheme = HeaderValue::from_static("Basic realm=\"greenroom\"");
            headers.insert(WWW_AUTHENTICATE, scheme);
        }
        ErrorCode::Unavailable => {
            headers.insert(RETRY_AFTER, HeaderValue::from_static("1"));
        }
        _ => {}
    }
    headers
}

/// The status of a refusal.
pub(super) fn status(code: ErrorCode) -> StatusCode {
    use ErrorCode::*;
    match code {
        BadRequest | DeadConnection => StatusCode::BAD_REQUEST,
        Unauthorized | InvalidClient | UnknownUser | InvalidCredential => StatusCode::UNAUTHORIZED,
        Forbidden | MissingAction | SessionFull | SessionInProgress | NotAdmitted => {
            StatusCode::FORBIDDEN
        }
        SessionNotFound | NotFound => StatusCode::NOT_FOUND,
        RequestTimeout => StatusCode::REQUEST_TIMEOUT,
        Conflict | SessionExists | TooManyPlayers => StatusCode::CONFLICT,
        PreconditionFailed => StatusCode::PRECONDITION_FAILED,
        TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Internal => StatusCode::INTERNAL_SERVER_ERROR,
        Unsupported => StatusCode::NOT_IMPLEMENTED,
        Unavailable => StatusCode::SERVICE_UNAVAILABLE,
    }
}

//! The one mapping of refusals to answers.

use axum::Json;
use axum::http;
use axum::http::header::{CONTENT_TYPE, HeaderName, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use greenroom_protocol::error::{
    ERROR_HEADER, ErrorCode, MESSAGE_HEADER, PLAYERS_HEADER, Refusal, header_of_players,
};
use greenroom_protocol::rate::RateExceeded;

use crate::rates::Exceeded;

/// A request that was not carried out, ready to be answered.
pub(super) struct Failure {
    status: StatusCode,
    refusal: Refusal,
    /// An answer that shows the session as it is.
    current: Option<Box<Response>>,
    /// Of a caller who asked too often: how often.
    exceeded: Option<RateExceeded>,
}

impl Failure {
    /// An answer whose status HTTP itself fixes, whatever the code.
    pub(super) fn with_status(status: StatusCode, refusal: Refusal) -> Self {
        Self {
            status,
            refusal,
            current: None,
            exceeded: None,
        }
    }

    /// Why, for those who answer in another form.
    pub(super) fn into_refusal(self) -> Refusal {
        self.refusal
    }

    /// The same with an answer that shows the session as it is, whose status
    /// does not count.
    pub(super) fn with_session(self, shown: Response) -> Self {
        Self {
            current: Some(Box::new(shown)),
            ..self
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::with_status(status(refusal.code), refusal)
    }
}

impl From<Exceeded> for Failure {
    fn from(exceeded: Exceeded) -> Self {
        let window = exceeded.window;
        let message = format!(
            "more than {} requests of the kind {} within {} seconds: wait for {} seconds",
            window.max,
            exceeded.class.label(),
            window.period_ms / 1000,
            window.wait_ms.div_ceil(1000),
        );
        let told = RateExceeded::new(window.current, window.max, window.period_ms);
        Self {
            exceeded: Some(told),
            ..Refusal::too_many_requests(message, window.wait_ms).into()
        }
    }
}

impl IntoResponse for Failure {
    /// The session as it is, or how often was asked, where the contract wants
    /// that, with the text for people in a header; else that text.
    fn into_response(self) -> Response {
        let message = || [(MESSAGE_HEADER, plain(&self.refusal.message))];
        let mut response = match (self.current, self.exceeded) {
            (Some(shown), _) => (self.status, message(), *shown).into_response(),
            (None, Some(exceeded)) => (self.status, message(), Json(exceeded)).into_response(),
            (None, None) => {
                let plain = [(CONTENT_TYPE, "text/plain; charset=utf-8")];
                (self.status, plain, self.refusal.message.clone()).into_response()
            }
        };
        response.headers_mut().extend(headers(&self.refusal));
        response.extensions_mut().insert(self.refusal);
        response
    }
}

/// A message as a header can carry it.
fn plain(message: &str) -> HeaderValue {
    let is_plain = |c: &char| (' '..='~').contains(c);
    let text: String = message
        .chars()
        .map(|c| if is_plain(&c) { c } else { '?' })
        .collect();
    HeaderValue::try_from(text).expect("nothing but plain characters")
}

/// The headers that a refusal's answer has, whatever its body.
pub(super) fn headers(refusal: &Refusal) -> http::HeaderMap {
    let mut headers = http::HeaderMap::new();
    let code = HeaderValue::from_static(refusal.code.as_str());
    headers.insert(HeaderName::from_static(ERROR_HEADER), code);
    if !refusal.players.is_empty() {
        let players = plain(&header_of_players(&refusal.players));
        headers.insert(HeaderName::from_static(PLAYERS_HEADER), players);
    }
    match refusal.code {
        ErrorCode::Unauthorized => {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        ErrorCode::InvalidClient => {
            let scheme = HeaderValue::from_static("Basic realm=\"greenroom\"");
            headers.insert(WWW_AUTHENTICATE, scheme);
        }
        ErrorCode::Unavailable | ErrorCode::IdentityProviderUnavailable => {
            headers.insert(RETRY_AFTER, HeaderValue::from_static("1"));
        }
        ErrorCode::TooManyRequests => {
            let seconds = refusal.retry_after_ms.unwrap_or_default().div_ceil(1000);
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds.max(1)));
        }
        _ => {}
    }
    headers
}

/// The status of a refusal.
pub(super) fn status(code: ErrorCode) -> StatusCode {
    use ErrorCode::*;
    match code {
        // What is not carried out is the client's to leave out: no fault of ours.
        BadRequest | DeadConnection | Unsupported => StatusCode::BAD_REQUEST,
        Unauthorized | InvalidClient | UnknownUser | InvalidCredential => StatusCode::UNAUTHORIZED,
        Forbidden | MissingAction | SessionFull | SessionInProgress | NotAdmitted
        | PlayerSanctioned | PlatformNotAllowed | InvitesNotAllowed => StatusCode::FORBIDDEN,
        SessionNotFound | NotFound => StatusCode::NOT_FOUND,
        RequestTimeout => StatusCode::REQUEST_TIMEOUT,
        Conflict | SessionExists | TooManyPlayers | TooManyInvites | InvitePending
        | NoInvitation | AlreadyFriends | TooManyFriends | TargetTooManyFriends => {
            StatusCode::CONFLICT
        }
        PreconditionFailed => StatusCode::PRECONDITION_FAILED,
        TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
        Internal => StatusCode::INTERNAL_SERVER_ERROR,
        Unavailable | IdentityProviderUnavailable => StatusCode::SERVICE_UNAVAILABLE,
    }
}

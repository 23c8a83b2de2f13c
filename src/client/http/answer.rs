//! What a directory answers: bodies within their limits, refusals, and the faults of the way there.

use std::error::Error;
use std::time::Duration;

use greenroom_protocol::error::{ERROR_HEADER, ErrorCode, Refusal};
use greenroom_protocol::limits;
use greenroom_protocol::token::TokenFailure;
use reqwest::header::RETRY_AFTER;
use reqwest::{Response, StatusCode};
use serde::de::DeserializeOwned;

use crate::client::transport::Failure;

/// How much of a refusal's text is read.
const MESSAGE_MAX: usize = 16 * 1024;

const LONGEST_PAUSE: Duration = Duration::from_millis(limits::RETRY_AFTER_MAX_MS);

/// Reads a JSON body of at most `limit` bytes.
pub(super) async fn json<T: DeserializeOwned>(
    response: Response,
    limit: usize,
) -> Result<T, Failure> {
    let body = read(response, limit).await?;
    if body.len() > limit {
        return Err(nonsense(&format!(
            "its answer is longer than {limit} bytes"
        )));
    }
    serde_json::from_slice(&body).map_err(|error| nonsense(&format!("its answer is no {error}")))
}

/// The refusal in an answer of the session and handle routes.
pub(super) async fn refusal(response: Response) -> Failure {
    let (status, code, pause) = (response.status(), code(&response), pause(&response));
    match read(response, MESSAGE_MAX).await {
        Ok(body) => paused(pause, judge(status, code, message(&body))),
        Err(failure) => failure,
    }
}

/// The refusal in an answer of the token routes.
pub(super) async fn token_refusal(response: Response) -> Failure {
    let (status, code, pause) = (response.status(), code(&response), pause(&response));
    let body = match read(response, MESSAGE_MAX).await {
        Ok(body) => body,
        Err(failure) => return failure,
    };
    let Ok(told) = serde_json::from_slice::<TokenFailure>(&body) else {
        return paused(pause, judge(status, code, message(&body)));
    };
    match told.greenroom {
        Some(own) => Failure::UnknownUser {
            continuance: own.continuance_token,
        },
        None => paused(pause, judge(status, code, told.error_message)),
    }
}

/// What it means that no answer came.
pub(super) fn failure(error: reqwest::Error) -> Failure {
    let why = chain(&error);
    if error.is_connect() {
        return Failure::Unreachable(why);
    }
    Failure::Interrupted(why)
}

/// An error with its causes. The URL stays out: it says nothing that the cause does not.
pub(super) fn chain(error: &reqwest::Error) -> String {
    let mut texts: Vec<String> = Vec::new();
    let mut cause = error.source();
    while let Some(error) = cause {
        let text = error.to_string();
        // Some repeat the text of their cause.
        if texts.last().is_none_or(|last| !last.ends_with(&text)) {
            texts.push(text);
        }
        cause = error.source();
    }
    if texts.is_empty() {
        texts.push(error.to_string());
    }
    texts.join(": ")
}

/// Reads what there is, up to just beyond `limit`.
async fn read(mut response: Response, limit: usize) -> Result<Vec<u8>, Failure> {
    let mut body = Vec::new();
    while body.len() <= limit {
        match response.chunk().await.map_err(failure)? {
            Some(chunk) => body.extend_from_slice(&chunk),
            None => break,
        }
    }
    Ok(body)
}

fn message(body: &[u8]) -> String {
    let body = &body[..body.len().min(MESSAGE_MAX)];
    String::from_utf8_lossy(body).trim().to_owned()
}

fn code(response: &Response) -> Option<ErrorCode> {
    let header = response.headers().get(ERROR_HEADER)?;
    header.to_str().ok()?.parse().ok()
}

/// How long the answer asks to be left alone: `Retry-After` in seconds. A date is passed over, for the clocks of two machines agree on nothing.
fn pause(response: &Response) -> Option<Duration> {
    if !matches!(response.status().as_u16(), 429 | 503) {
        return None;
    }
    let header = response.headers().get(RETRY_AFTER)?;
    let seconds: u64 = header.to_str().ok()?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds).min(LONGEST_PAUSE))
}

/// A failure that passes, with the pause that was asked for.
fn paused(pause: Option<Duration>, failure: Failure) -> Failure {
    match (pause, failure) {
        (Some(pause), Failure::Interrupted(why)) => Failure::Busy { why, pause },
        (Some(pause), Failure::Refused(refusal)) if refusal.code == ErrorCode::Unavailable => {
            let why = refusal.to_string();
            Failure::Busy { why, pause }
        }
        (_, failure) => failure,
    }
}

/// A directory names its refusals. An answer without a name is from something in between, or from a directory of another time.
fn judge(status: StatusCode, code: Option<ErrorCode>, message: String) -> Failure {
    let message = match message.is_empty() {
        true => status.to_string(),
        false => message,
    };
    let code = match (code, status.as_u16()) {
        (Some(code), _) => code,
        (None, 408 | 429 | 502 | 503 | 504) => return Failure::Interrupted(message),
        (None, 401) => ErrorCode::Unauthorized,
        (None, 403) => ErrorCode::Forbidden,
        (None, 404) => ErrorCode::NotFound,
        (None, 409) => ErrorCode::Conflict,
        (None, 412) => ErrorCode::PreconditionFailed,
        (None, 413) => ErrorCode::TooLarge,
        (None, 400..=499) => ErrorCode::BadRequest,
        (None, _) => return nonsense(&format!("it answered {message}")),
    };
    Failure::Refused(Refusal::new(code, message))
}

/// Whoever answered does not speak the contract.
fn nonsense(what: &str) -> Failure {
    let message = format!("this is no directory, or it is out of order: {what}");
    Failure::Refused(Refusal::new(ErrorCode::Internal, message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_refusal_keeps_its_name_whatever_the_status() {
        let failure = judge(
            StatusCode::SERVICE_UNAVAILABLE,
            Some(ErrorCode::Unavailable),
            "disk full".into(),
        );
        let refusal = Refusal::new(ErrorCode::Unavailable, "disk full");
        assert_eq!(failure, Failure::Refused(refusal));
    }

    #[test]
    fn what_a_gateway_answers_for_a_directory_that_is_away_is_an_outage() {
        for status in [502, 503, 504, 429, 408] {
            let status = StatusCode::from_u16(status).expect("valid");
            let failure = judge(status, None, String::new());
            assert!(matches!(failure, Failure::Interrupted(_)), "{status}");
        }
        for (status, code) in [
            (401, ErrorCode::Unauthorized),
            (412, ErrorCode::PreconditionFailed),
            (418, ErrorCode::BadRequest),
            (302, ErrorCode::Internal),
            (500, ErrorCode::Internal),
        ] {
            let status = StatusCode::from_u16(status).expect("valid");
            assert!(judge(status, None, String::new()).is(code), "{status}");
        }
    }

    #[test]
    fn a_pause_belongs_to_what_passes() {
        let pause = Some(Duration::from_secs(3));
        let gateway = Failure::Interrupted("busy".to_owned());
        let directory = Failure::Refused(Refusal::new(ErrorCode::Unavailable, "disk full"));
        for passing in [gateway, directory] {
            assert_eq!(paused(pause, passing).pause(), Duration::from_secs(3));
        }
        let refusal = Failure::Refused(Refusal::bad_request("no"));
        assert_eq!(paused(pause, refusal.clone()), refusal);
    }
}

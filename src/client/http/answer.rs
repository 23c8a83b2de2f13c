//! What a directory answers: bodies within their limits, refusals, and the faults of the way there.

use std::error::Error;
use std::time::Duration;

use greenroom_protocol::error::{
    ERROR_HEADER, ErrorCode, MESSAGE_HEADER, PLAYERS_HEADER, Refusal, players_of_header,
};
use greenroom_protocol::limits;
use greenroom_protocol::player::PlayerId;
use greenroom_protocol::token::TokenFailure;
use reqwest::header::{ETAG, RETRY_AFTER};
use reqwest::{Response, StatusCode};
use serde::de::DeserializeOwned;

use crate::client::transport::{Failure, PutOutcome};

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
    let (status, name, pause) = (response.status(), name(&response), pause(&response));
    let (players, told) = (players(&response), told(&response));
    let failure = match read(response, MESSAGE_MAX).await {
        Ok(body) => {
            let message = told.unwrap_or_else(|| message(&body));
            paused(pause, judge(status, name, message))
        }
        Err(failure) => failure,
    };
    match failure {
        Failure::Refused(refusal) => Failure::Refused(refusal.about(players)),
        other => other,
    }
}

/// The refusal in an answer of the token routes.
pub(super) async fn token_refusal(response: Response) -> Failure {
    let (status, name, pause) = (response.status(), name(&response), pause(&response));
    let body = match read(response, MESSAGE_MAX).await {
        Ok(body) => body,
        Err(failure) => return failure,
    };
    let Ok(told) = serde_json::from_slice::<TokenFailure>(&body) else {
        return paused(pause, judge(status, name, message(&body)));
    };
    match told.greenroom {
        Some(own) => Failure::UnknownUser {
            continuance: own.continuance_token,
        },
        None => paused(pause, judge(status, name, told.error_message)),
    }
}

/// What it means that no answer came.
pub(super) fn failure(error: reqwest::Error) -> Failure {
    let why = chain(&error);
    if !error.is_connect() {
        return Failure::Interrupted(why);
    }
    // Who reads it may have thought of another directory than the one that is asked.
    let asked = error.url().map(|url| url.origin().ascii_serialization());
    Failure::Unreachable(match asked {
        Some(asked) => format!("{asked}: {why}"),
        None => why,
    })
}

/// An error with its causes. The URL stays out: its path is nothing to who reads the log.
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

/// The name of a refusal, which every directory gives to its own.
#[derive(Clone, Copy)]
enum Name {
    Known(ErrorCode),
    /// One of a later directory.
    Unknown,
    Missing,
}

fn name(response: &Response) -> Name {
    let Some(header) = response.headers().get(ERROR_HEADER) else {
        return Name::Missing;
    };
    let code = header.to_str().ok().and_then(|text| text.parse().ok());
    code.map_or(Name::Unknown, Name::Known)
}

/// The text for people, where the body is for programs.
fn told(response: &Response) -> Option<String> {
    let header = response.headers().get(MESSAGE_HEADER)?;
    header.to_str().ok().map(str::to_owned)
}

/// For whose sake a write was refused.
fn players(response: &Response) -> Vec<PlayerId> {
    let header = response.headers().get(PLAYERS_HEADER);
    let text = header.and_then(|header| header.to_str().ok());
    text.map(players_of_header).unwrap_or_default()
}

/// How long the answer asks to be left alone: `Retry-After` in seconds. A date is passed over, for the clocks of two machines agree on nothing.
fn pause(response: &Response) -> Option<Duration> {
    if !matches!(response.status().as_u16(), 429 | 503) {
        return None;
    }
    let header = response.headers().get(RETRY_AFTER)?;
    let seconds: u64 = header.to_str().ok()?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds))
}

/// A failure that passes, with the pause that was asked for. Who asked too often is never told to come again at once.
fn paused(pause: Option<Duration>, failure: Failure) -> Failure {
    let no_longer = |pause: Duration| pause.min(LONGEST_PAUSE);
    match (pause, failure) {
        (Some(pause), Failure::Interrupted(why)) => {
            let pause = no_longer(pause);
            Failure::Busy { why, pause }
        }
        (Some(pause), Failure::Refused(refusal)) if refusal.code == ErrorCode::Unavailable => {
            let (why, pause) = (refusal.to_string(), no_longer(pause));
            Failure::Busy { why, pause }
        }
        (pause, Failure::Refused(refusal)) if refusal.code == ErrorCode::TooManyRequests => {
            let pause = pause.map_or(limits::RETRY_AFTER_UNSAID_MS, |pause| {
                let pause = u64::try_from(pause.as_millis()).unwrap_or(u64::MAX);
                pause.min(limits::RATE_SUSTAINED_MS)
            });
            Failure::Refused(Refusal::too_many_requests(refusal.message, pause))
        }
        (_, failure) => failure,
    }
}

/// What a refusal means. One without a name is none: something in between answered, which has no way to the directory, and whatever it says is said of itself.
fn judge(status: StatusCode, name: Name, message: String) -> Failure {
    let message = match message.is_empty() {
        true => status.to_string(),
        false => message,
    };
    let code = match (name, status.as_u16()) {
        (Name::Known(code), _) => code,
        (_, 408 | 429 | 502 | 503 | 504) => return Failure::Interrupted(message),
        (Name::Missing, _) => return stranger(&format!("{status}: {message}")),
        (Name::Unknown, 401) => ErrorCode::Unauthorized,
        (Name::Unknown, 403) => ErrorCode::Forbidden,
        (Name::Unknown, 404) => ErrorCode::NotFound,
        (Name::Unknown, 409) => ErrorCode::Conflict,
        (Name::Unknown, 412) => ErrorCode::PreconditionFailed,
        (Name::Unknown, 413) => ErrorCode::TooLarge,
        (Name::Unknown, 400..=499) => ErrorCode::BadRequest,
        (Name::Unknown, _) => return nonsense(&format!("it answered {message}")),
    };
    Failure::Refused(Refusal::new(code, message))
}

/// What took a write is a directory if it tells the state that came of it.
pub(super) fn taken(response: &Response, outcome: PutOutcome) -> Result<PutOutcome, Failure> {
    match response.headers().contains_key(ETAG) {
        true => Ok(outcome),
        false => Err(stranger("it took a write and named no state")),
    }
}

/// Something else answered in the directory's place.
fn stranger(what: &str) -> Failure {
    Failure::Unreachable(format!("what answers there is no directory: {what}"))
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
            Name::Known(ErrorCode::Unavailable),
            "disk full".into(),
        );
        let refusal = Refusal::new(ErrorCode::Unavailable, "disk full");
        assert_eq!(failure, Failure::Refused(refusal));
    }

    #[test]
    fn what_a_gateway_answers_for_a_directory_that_is_away_is_an_outage() {
        for status in [502, 503, 504, 429, 408] {
            let status = StatusCode::from_u16(status).expect("valid");
            let failure = judge(status, Name::Missing, String::new());
            assert!(matches!(failure, Failure::Interrupted(_)), "{status}");
        }
    }

    #[test]
    fn what_something_in_between_says_is_no_word_of_the_directory() {
        for status in [302, 401, 403, 404, 407, 409, 412, 418, 500, 511] {
            let status = StatusCode::from_u16(status).expect("valid");
            let failure = judge(status, Name::Missing, "<html>".to_owned());
            assert!(matches!(failure, Failure::Unreachable(_)), "{status}");
        }
    }

    #[test]
    fn a_refusal_of_a_later_directory_is_read_by_its_status() {
        for (status, code) in [
            (401, ErrorCode::Unauthorized),
            (412, ErrorCode::PreconditionFailed),
            (418, ErrorCode::BadRequest),
            (500, ErrorCode::Internal),
        ] {
            let status = StatusCode::from_u16(status).expect("valid");
            let failure = judge(status, Name::Unknown, String::new());
            assert!(failure.is(code), "{status}");
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
        let gateway = Failure::Interrupted("busy".to_owned());
        let for_ever = Some(Duration::MAX);
        assert_eq!(paused(for_ever, gateway).pause(), LONGEST_PAUSE);
    }

    #[test]
    fn who_asked_too_often_is_told_for_how_long_to_wait() {
        let waits = |pause| {
            let refusal = Refusal::new(ErrorCode::TooManyRequests, "no more");
            let failure = paused(pause, Failure::Refused(refusal));
            assert!(failure.is(ErrorCode::TooManyRequests), "{failure:?}");
            failure.pause()
        };
        let seconds = Duration::from_secs;
        assert_eq!(waits(Some(seconds(90))), seconds(90));
        assert_eq!(waits(None), seconds(1));
        let no_limit_lasts_longer = Duration::from_millis(limits::RATE_SUSTAINED_MS);
        assert_eq!(waits(Some(Duration::MAX)), no_limit_lasts_longer);
    }
}

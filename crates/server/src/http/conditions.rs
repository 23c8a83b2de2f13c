//! What requests say in headers beside the body: conditions on the session's
//! state, the contract version, and how long an answer should be.

use axum::extract::FromRequestParts;
use axum::http::header::{HeaderName, IF_MATCH, IF_NONE_MATCH};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use greenroom_protocol::CONTRACT_VERSION;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::Revision;
use greenroom_service::Precondition;

use super::Face;
use super::error::Failure;

/// The oldest contract version that has a meaning.
const OLDEST_VERSION: u32 = 104;

/// Proof that the request's contract version is one that is rendered here.
/// A request without the header gets the newest.
pub(super) struct Contract;

impl FromRequestParts<Face> for Contract {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &Face) -> Result<Self, Failure> {
        let Some(given) = text(
            &parts.headers,
            &HeaderName::from_static("x-xbl-contract-version"),
        )?
        else {
            return Ok(Self);
        };
        let refused = |code, message: String| {
            Failure::with_status(StatusCode::BAD_REQUEST, Refusal::new(code, message))
        };
        match given.parse::<u32>() {
            Ok(CONTRACT_VERSION) => Ok(Self),
            Ok(OLDEST_VERSION..CONTRACT_VERSION) => Err(refused(
                ErrorCode::Unsupported,
                format!(
                    "X-Xbl-Contract-Version: {given} is not rendered yet, only {CONTRACT_VERSION} is"
                ),
            )),
            _ => Err(refused(
                ErrorCode::BadRequest,
                format!(
                    "X-Xbl-Contract-Version: {given:?} is not from {OLDEST_VERSION} to {CONTRACT_VERSION}"
                ),
            )),
        }
    }
}

/// What a write expects of the session.
pub(super) fn precondition(headers: &HeaderMap) -> Result<Precondition, Refusal> {
    let matches = text(headers, &IF_MATCH)?;
    let none_matches = text(headers, &IF_NONE_MATCH)?;
    match (matches, none_matches) {
        (None, None) => Ok(Precondition::None),
        (Some("*"), None) => Ok(Precondition::Exists),
        (Some(tag), None) => Ok(Precondition::Matches(revision("If-Match", tag)?)),
        (None, Some("*")) => Ok(Precondition::Absent),
        (None, Some(_)) => Err(Refusal::bad_request(
            "If-None-Match: a write can only have * there",
        )),
        (Some(_), Some(_)) => Err(Refusal::bad_request(
            "If-Match and If-None-Match exclude each other",
        )),
    }
}

/// Whether a read already has the state with this revision.
pub(super) fn has_already(headers: &HeaderMap, current: Revision) -> Result<bool, Refusal> {
    match text(headers, &IF_NONE_MATCH)? {
        None => Ok(false),
        Some("*") => Ok(true),
        Some(tag) => Ok(revision("If-None-Match", tag)? == current),
    }
}

/// Whether the client wants no document back (RFC 7240).
pub(super) fn wants_minimal(headers: &HeaderMap) -> bool {
    headers
        .get_all("prefer")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split([',', ';']))
        .any(|preference| preference.trim().eq_ignore_ascii_case("return=minimal"))
}

fn revision(header: &str, tag: &str) -> Result<Revision, Refusal> {
    Revision::from_etag(tag).ok_or_else(|| {
        Refusal::bad_request(format!(
            "{header}: {tag} is no entity tag of this directory"
        ))
    })
}

/// A header's text; an empty one counts as absent, since clients without a tag
/// send it so.
fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Result<Option<&'a str>, Refusal> {
    let Some(value) = headers.get(name) else {
        return Ok(None);
    };
    let text = value
        .to_str()
        .map_err(|_| Refusal::bad_request(format!("{name}: is not plain text")))?;
    let text = text.trim();
    Ok((!text.is_empty() && text != "\"\"").then_some(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pair = |&(name, value)| {
            (
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            )
        };
        pairs.iter().map(pair).collect()
    }

    #[test]
    fn tags_are_understood_quoted_unquoted_and_empty() {
        for text in ["\"7\"", "7", " 7 "] {
            let found = precondition(&headers(&[("if-match", text)]));
            assert!(
                matches!(found, Ok(Precondition::Matches(Revision(7)))),
                "{text:?}"
            );
        }
        for text in ["", "\"\""] {
            let given = headers(&[("if-match", text), ("if-none-match", text)]);
            assert!(matches!(precondition(&given), Ok(Precondition::None)));
        }
        let star = precondition(&headers(&[("if-match", "*")]));
        assert!(matches!(star, Ok(Precondition::Exists)));
        let star = precondition(&headers(&[("if-none-match", "*")]));
        assert!(matches!(star, Ok(Precondition::Absent)));
    }

    #[test]
    fn conditions_that_make_no_sense_are_refused() {
        for given in [
            headers(&[("if-match", "*"), ("if-none-match", "*")]),
            headers(&[("if-none-match", "\"7\"")]),
            headers(&[("if-match", "\"x\"")]),
            headers(&[("if-match", "\"1\", \"2\"")]),
        ] {
            assert!(precondition(&given).is_err(), "{given:?}");
        }
    }

    #[test]
    fn the_wish_for_a_short_answer_is_found_among_others() {
        assert!(wants_minimal(&headers(&[(
            "prefer",
            "wait=5, Return=Minimal"
        )])));
        assert!(!wants_minimal(&headers(&[(
            "prefer",
            "return=representation"
        )])));
    }
}

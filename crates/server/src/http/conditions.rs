//! What requests say in headers beside the body: conditions on the session's
//! state, the contract version, and how long an answer should be.

use axum::extract::FromRequestParts;
use axum::http::header::{HeaderName, IF_MATCH, IF_NONE_MATCH};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::Revision;
use greenroom_protocol::limits::ENTITY_TAGS_MAX;
use greenroom_protocol::version::Version;
use greenroom_service::{Precondition, Revisions};

use super::Face;
use super::error::Failure;

/// The contract version that the request is written in and wants its answer in.
/// A request without the header means the newest.
pub(super) struct Contract(pub(super) Version);

impl FromRequestParts<Face> for Contract {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &Face) -> Result<Self, Failure> {
        let name = HeaderName::from_static("x-xbl-contract-version");
        let Some(given) = text(&parts.headers, &name)? else {
            return Ok(Self(Version::NEWEST));
        };
        let version = given.parse().ok().and_then(Version::new);
        version.map(Self).ok_or_else(|| {
            let (oldest, newest) = (Version::OLDEST.number(), Version::NEWEST.number());
            let message =
                format!("X-Xbl-Contract-Version: {given:?} is not from {oldest} to {newest}");
            Refusal::bad_request(message).into()
        })
    }
}

/// What a write expects of the session.
///
/// # Errors
/// `BadRequest` for two conditions at once, and for more tags than one may have.
pub(super) fn precondition(headers: &HeaderMap) -> Result<Precondition, Refusal> {
    let matches = condition(headers, &IF_MATCH)?;
    let none_matches = condition(headers, &IF_NONE_MATCH)?;
    match (matches, none_matches) {
        (None, None) => Ok(Precondition::None),
        (Some(Tags::Any), None) => Ok(Precondition::Exists),
        (Some(Tags::These(tags)), None) => Ok(match tags[..] {
            [only] => Precondition::Matches(only),
            _ => Precondition::MatchesOneOf(few(&IF_MATCH, &tags)?),
        }),
        (None, Some(Tags::Any)) => Ok(Precondition::Absent),
        (None, Some(Tags::These(tags))) => {
            Ok(Precondition::MatchesNoneOf(few(&IF_NONE_MATCH, &tags)?))
        }
        (Some(_), Some(_)) => Err(Refusal::bad_request(
            "If-Match and If-None-Match exclude each other",
        )),
    }
}

/// Whether a read already has the state with this revision.
pub(super) fn has_already(headers: &HeaderMap, current: Revision) -> Result<bool, Refusal> {
    Ok(match condition(headers, &IF_NONE_MATCH)? {
        None => false,
        Some(Tags::Any) => true,
        Some(Tags::These(tags)) => tags.contains(&current),
    })
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

/// Which states a condition names.
enum Tags {
    /// Whatever there is.
    Any,
    /// These, without the tags that nothing here ever had.
    These(Vec<Revision>),
}

/// A condition (RFC 9110, section 13.1). Tags may stand without quotes, and weak
/// ones count as strong: compressing proxies weaken ours on their way.
fn condition(headers: &HeaderMap, name: &HeaderName) -> Result<Option<Tags>, Refusal> {
    let mut these = Vec::new();
    let mut given = false;
    for value in headers.get_all(name) {
        let Some(text) = plain(name, value)? else {
            continue;
        };
        given = true;
        if text == "*" {
            return Ok(Some(Tags::Any));
        }
        these.extend(opaque_tags(text).filter_map(Revision::from_tag));
    }
    Ok(given.then_some(Tags::These(these)))
}

/// What stands in the tags of a list. A comma in quotes belongs to the tag.
fn opaque_tags(list: &str) -> impl Iterator<Item = &str> {
    let mut rest = list;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches([' ', '\t', ',']);
        if rest.is_empty() {
            return None;
        }
        rest = rest.strip_prefix("W/").unwrap_or(rest);
        let (tag, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => rest.split_at(rest.find(',').unwrap_or(rest.len())),
        };
        rest = after;
        Some(tag.trim())
    })
}

fn few(name: &HeaderName, tags: &[Revision]) -> Result<Revisions, Refusal> {
    Revisions::new(tags).ok_or_else(|| {
        let message = format!("{name}: more than {ENTITY_TAGS_MAX} entity tags");
        Refusal::bad_request(message)
    })
}

/// A header's text; an empty one counts as absent, since clients without a tag
/// send it so.
fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Result<Option<&'a str>, Refusal> {
    let value = headers.get(name).map(|value| plain(name, value));
    Ok(value.transpose()?.flatten())
}

fn plain<'a>(name: &HeaderName, value: &'a HeaderValue) -> Result<Option<&'a str>, Refusal> {
    let text = value
        .to_str()
        .map_err(|_| Refusal::bad_request(format!("{name}: is not plain text")))?;
    let text = text.trim();
    Ok((!text.is_empty() && text != "\"\"").then_some(text))
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn lists_name_their_own_tags_and_no_others() {
        let all = [Revision(1), Revision(2)];
        for list in [
            "\"1\", \"2\"",
            "1,2",
            "W/\"1\" ,\"2\"",
            ", \"1\",, \"abc\", \"2\"",
            "\"a,3\", \"1\", \"2\"",
            "\"1\", \"02\", +3, \"2\", \"",
        ] {
            let several = Precondition::MatchesOneOf(Revisions::new(&all).expect("few"));
            let found = precondition(&headers(&[("if-match", list)]));
            assert_eq!(found, Ok(several), "{list}");
            let none = Precondition::MatchesNoneOf(Revisions::new(&all).expect("few"));
            let given = headers(&[("if-none-match", list)]);
            assert_eq!(precondition(&given), Ok(none), "{list}");
            assert_eq!(has_already(&given, Revision(2)), Ok(true), "{list}");
            assert_eq!(has_already(&given, Revision(3)), Ok(false), "{list}");
        }
    }

    #[test]
    fn a_foreign_tag_matches_nothing() {
        for tag in ["\"abc\"", "abc", "\"99999999999999999999\"", "\"07\"", "7x"] {
            let given = headers(&[("if-match", tag)]);
            let found = precondition(&given).expect("a condition");
            assert!(found.check(Some(Revision(7))).is_err(), "{tag}");
            let given = headers(&[("if-none-match", tag)]);
            assert_eq!(has_already(&given, Revision(7)), Ok(false), "{tag}");
        }
    }

    #[test]
    fn conditions_that_make_no_sense_are_refused() {
        let many = "\"1\"".to_owned() + &",\"1\"".repeat(ENTITY_TAGS_MAX);
        let many = HeaderValue::try_from(many).expect("plain");
        for given in [
            headers(&[("if-match", "*"), ("if-none-match", "*")]),
            HeaderMap::from_iter([(IF_MATCH, many)]),
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

//! Answers that several operations have.

use greenroom_protocol::error::ErrorCode;
use serde_json::{Map, Value, json};

use super::reference::reference;

/// Refusals with a text for people, by a name of our own: status and meaning.
const REFUSALS: [(&str, u16, &str); 15] = [
    (
        "bad-request",
        400,
        "Not understood, or a value out of range.",
    ),
    ("unauthorized", 401, "No access token, or not a valid one."),
    ("forbidden", 403, "The caller may not."),
    (
        "session",
        403,
        "The caller may not; where it may read, with the session as it is.",
    ),
    ("not-found", 404, "There is no such thing."),
    ("late", 408, "The body did not arrive whole in time."),
    ("conflict", 409, "Contradicts what is fixed."),
    (
        "session-conflict",
        409,
        "Contradicts what is fixed; where the caller may read, with the session as it is.",
    ),
    (
        "precondition",
        412,
        "`If-Match` or `If-None-Match` did not hold; where there is a session that the caller may read, with the session as it is.",
    ),
    ("too-large", 413, "Beyond the limits."),
    ("media-type", 415, "The body is not JSON, or it is encoded."),
    (
        "upgrade",
        426,
        "The connection cannot become a push connection.",
    ),
    (
        "too-often",
        429,
        "More often than the caller may; how often that was.",
    ),
    ("internal", 500, "A fault of the directory's own."),
    ("unavailable", 503, "Not now; later may help."),
];

/// Those that may carry the session.
const WITH_SESSION: [&str; 3] = ["session", "session-conflict", "precondition"];

/// The status of a refusal, and a reference to it.
pub(super) fn refusal(name: &str) -> (u16, Value) {
    let known = REFUSALS.iter().find(|(known, ..)| *known == name);
    let (_, status, _) = known.expect("a name of the table");
    (*status, reference("responses", name))
}

/// The components of all refusals.
pub(super) fn all() -> Value {
    let each = REFUSALS.iter().map(|(name, status, description)| {
        let plain = json!({"text/plain": {"schema": {"type": "string"}}});
        let mut response = json!({
            "description": description,
            "headers": {
                "X-Request-Id": reference("headers", "X-Request-Id"),
                "Greenroom-Error": reference("headers", "Greenroom-Error"),
            },
            "content": plain,
        });
        if WITH_SESSION.contains(name) {
            let content = json!({"schema": reference("schemas", "SessionDocument")});
            response["content"]["application/json"] = content;
            for header in ["ETag", "Content-Location", "Expires", "Greenroom-Message"] {
                response["headers"][header] = reference("headers", header);
            }
        }
        if *name == "session" {
            response["headers"]["Greenroom-Players"] = reference("headers", "Greenroom-Players");
        }
        if *name == "too-often" {
            let content = json!({"schema": reference("schemas", "RateExceeded")});
            response["content"] = json!({"application/json": content});
            response["headers"]["Greenroom-Message"] = reference("headers", "Greenroom-Message");
        }
        let more: &[&str] = match status {
            401 => &["WWW-Authenticate"],
            429 | 503 => &["Retry-After"],
            _ => &[],
        };
        for header in more {
            response["headers"][header] = reference("headers", header);
        }
        ((*name).to_owned(), response)
    });
    each.collect::<Map<_, _>>().into()
}

/// An answer with JSON of a schema.
pub(super) fn json_of(description: &str, schema: &str) -> Value {
    json!({
        "description": description,
        "headers": {"X-Request-Id": reference("headers", "X-Request-Id")},
        "content": {"application/json": {"schema": reference("schemas", schema)}},
    })
}

/// An answer with a list of rows, each of one of these schemas.
pub(super) fn results_of(description: &str, rows: &[&str]) -> Value {
    let rows: Vec<_> = rows.iter().map(|row| reference("schemas", row)).collect();
    let schema = json!({
        "type": "object",
        "properties": {"results": {"type": "array", "items": {"anyOf": rows}}},
        "required": ["results"],
        "additionalProperties": false,
    });
    json!({
        "description": description,
        "headers": {"X-Request-Id": reference("headers", "X-Request-Id")},
        "content": {"application/json": {"schema": schema}},
    })
}

/// An answer without a body.
pub(super) fn empty(description: &str) -> Value {
    json!({
        "description": description,
        "headers": {"X-Request-Id": reference("headers", "X-Request-Id")},
    })
}

/// The same with further headers.
pub(super) fn with(mut response: Value, headers: &[&str]) -> Value {
    for header in headers {
        response["headers"][header] = reference("headers", header);
    }
    response
}

/// The components of all headers of answers.
pub(super) fn headers() -> Value {
    let codes: Vec<_> = ErrorCode::ALL.iter().map(|code| code.as_str()).collect();
    let header = |description: &str, required: bool, schema: Value| json!({"description": description, "required": required, "schema": schema});
    let text = || json!({"type": "string"});
    json!({
        "X-Request-Id": header("The request's name in the directory's log.", true, text()),
        "Greenroom-Error": header(
            "Why it was refused, for programs.", true, json!({"type": "string", "enum": codes})),
        "Greenroom-Message": header(
            "Why it was refused, for people, where the body is for programs.", false, text()),
        "Greenroom-Players": header(
            "For whose sake a registration was refused: player ids, separated by commas. At most 32; \
             without them there may be others.", false, text()),
        "WWW-Authenticate": header(
            "What to log in with. Left out where the program is known and its user is not.",
            false, text()),
        "Retry-After": header(
            "Seconds to wait.", true, json!({"type": "string", "pattern": "^[0-9]+$"})),
        "ETag": header(
            "Names the state of the session, for conditions. Left out where nothing was stored.",
            false, json!({"type": "string", "pattern": "^\"[0-9]+\"$"})),
        "Content-Location": header(
            "Where the session is, without a host.", false,
            json!({"type": "string", "pattern": "^/serviceconfigs/[^/]+/sessionTemplates/[^/]+/sessions/[^/]+$"})),
        "Expires": header(
            "When the next timer of the session comes due; left out where none runs. In whole seconds.",
            false, text()),
        "Preference-Applied": header(
            "`return=minimal` where the request preferred that: the body is empty.", false,
            json!({"const": "return=minimal"})),
        "Cache-Control": header("Nobody keeps it.", true, json!({"const": "no-store"})),
    })
}

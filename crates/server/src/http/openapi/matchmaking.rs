//! Public sessions for server browsers.

use axum::http::Method;
use serde_json::json;

use super::answers::{json_of, with};
use super::directory::refused_as_json;
use super::operation::Operation;

pub(super) fn operations() -> Vec<Operation> {
    vec![
        filter("/matchmaking/v1/{scid}/filter", "filterSessions"),
        filter(
            "/wildcard/matchmaking/v1/{scid}/filter",
            "filterSessionsOfWildcard",
        ),
        session(
            "/matchmaking/v1/{scid}/sessions/{name}",
            "readPublicSession",
        ),
        session(
            "/wildcard/matchmaking/v1/{scid}/sessions/{name}",
            "readPublicSessionOfWildcard",
        ),
    ]
}

fn filter(path: &'static str, id: &str) -> Operation {
    let examples = json!({
        "all": {"value": {}},
        "address": {"value": {"criteria": [
            {"key": "attributes.ADDRESS_s", "op": "EQUAL", "value": "192.0.2.5"},
        ]}},
        "maps": {"value": {
            "criteria": [
                {"key": "attributes.MAP_s", "op": "ANY_OF", "value": ["harbour", "lake"]},
                {"key": "minslotsavailable", "op": "GREATER_THAN_OR_EQUAL", "value": 1},
            ],
            "maxResults": 50,
        }},
    });
    let operation = web(Method::POST, path, id, "Find public sessions")
        .about("Of EOS, full ones too; the nearest first where the filter asks for distances, else the newest. The body is JSON whatever `Content-Type` says. Without a token where the operator lets anybody list the deployment, and for web pages of any site then.");
    refused_as_json(operation.json_of_any_type("SessionFilter", examples))
        .answers(200, json_of("What was found.", "FilterAnswer"))
}

fn session(path: &'static str, id: &str) -> Operation {
    let none = json_of("There is none, or none that is public.", "TokenFailure");
    refused_as_json(web(Method::GET, path, id, "Read a public session"))
        .answers(200, json_of("The session.", "SessionAnswer"))
        .answers(404, with(none, &["Greenroom-Error"]))
}

fn web(method: Method, path: &'static str, id: &str, summary: &str) -> Operation {
    Operation::new(method, path, id, summary)
        .tag("browsers")
        .bearer_or_nobody()
}

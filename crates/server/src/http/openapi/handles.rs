//! Searches.

use axum::http::Method;
use serde_json::json;

use super::answers::json_of;
use super::operation::Operation;

pub(super) fn operations() -> Vec<Operation> {
    let search = json!({"eos": {"summary": "As EOS searches", "value": {
        "type": "search", "scid": "dep", "templateName": "eos",
        "greenroom": {"criteria": [{"key": "bucket", "op": "EQUAL", "value": {"string": "b"}}], "maxResults": 10},
    }}});
    vec![
        Operation::new(
            Method::POST,
            "/handles/query",
            "queryHandles",
            "Search for sessions",
        )
        .tag("handles")
        .bearer()
        .takes(&["version"])
        .json("HandleQuery", search)
        .answers(
            200,
            json_of("What was found, the best first.", "HandleResults"),
        )
        .refused(&["forbidden", "not-found"]),
    ]
}

//! `GET /openapi.json`: the REST face described in OpenAPI 3.1.
//!
//! Schemas are derived from the words of [`greenroom_protocol`]. What a route
//! takes and answers is said in one table per topic; tests hold the tables
//! against the router and against what is answered.

mod answers;
mod connect;
mod directory;
mod friends;
mod handles;
mod matchmaking;
mod messages;
mod operation;
mod parameters;
mod people;
mod reference;
mod sanctions;
mod schemas;
mod sessions;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::LazyLock;

use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use greenroom_protocol::CONTRACT_VERSION;
use serde_json::{Map, Value, json};

use super::rates::Anybody;
use operation::Operation;

/// It says the same as long as the program runs.
static DESCRIPTION: LazyLock<Bytes> = LazyLock::new(|| {
    let text = serde_json::to_vec(&description()).expect("JSON of our own");
    text.into()
});

/// Hands the description out, to anybody.
pub(super) async fn document(_: Anybody) -> impl IntoResponse {
    ([(CONTENT_TYPE, "application/json")], DESCRIPTION.clone())
}

/// Every operation of the face.
fn operations() -> Vec<Operation> {
    let topics = [
        sessions::operations(),
        handles::operations(),
        people::operations(),
        friends::operations(),
        sanctions::operations(),
        directory::operations(),
        connect::operations(),
        matchmaking::operations(),
        messages::operations(),
    ];
    topics.into_iter().flatten().collect()
}

/// What every operation is called, by its method and the [`shape`] of its path.
pub(super) fn names() -> HashMap<(String, String), String> {
    let name = |operation: Operation| {
        let place = (operation.method(), shape(operation.path()));
        let value = operation.into_value();
        let name = value["operationId"].as_str().expect("it has a name");
        (place, name.to_owned())
    };
    operations().into_iter().map(name).collect()
}

/// A path without the names in it, which router and description have for
/// themselves.
pub(super) fn shape(path: &str) -> String {
    let parts = path
        .split('/')
        .map(|part| if part.starts_with('{') { "{}" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

fn description() -> Value {
    let mut paths = Map::new();
    for operation in operations() {
        let path = paths.entry(operation.path()).or_insert_with(|| json!({}));
        let method = operation.method();
        path[method] = operation.into_value();
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Greenroom",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": format!("A session directory: contract {CONTRACT_VERSION} of MPSD, and what goes beyond it."),
            "description": ABOUT,
            "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
        },
        "servers": [{"url": "/", "description": "The directory that handed this out"}],
        "tags": [
            {"name": "sessions", "description": "Sessions and their templates."},
            {"name": "handles", "description": "Pointers to sessions, and queries."},
            {"name": "people", "description": "Who follows and blocks whom, and who is there. Beyond the contract."},
            {"name": "messages", "description": "What players send each other. Beyond the contract."},
            {"name": "sanctions", "description": "Whom operators keep out. Beyond the contract."},
            {"name": "browsers", "description": "Public sessions for server browsers, as the EOS web API has them."},
            {"name": "login", "description": "Access tokens, as the EOS web API has them."},
            {"name": "push", "description": "Push connections."},
            {"name": "directory", "description": "The directory itself."},
        ],
        "paths": paths,
        "components": {
            "schemas": schemas::all(),
            "parameters": parameters::all(),
            "headers": answers::headers(),
            "responses": answers::all(),
            "securitySchemes": {
                "bearer": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "An access token: `Bearer T`. Clients of the contract write `XBL3.0 x=<anything>;T`, which means the same.",
                },
                "client": {
                    "type": "http",
                    "scheme": "basic",
                    "description": "Id and secret of a client program.",
                },
            },
        },
    })
}

const ABOUT: &str = "\
Keywords of paths and the names of sessions, templates and service configs are \
the same in any letter case. A path that is not here is answered with 404, a \
method that its path does not have with 405 and `Allow`, a head of more than \
16 KiB with 431, each before anything else is looked at.

Every answer has `X-Request-Id`, and every refusal `Greenroom-Error`, its code \
for programs; its body is a text for people unless it is the session as it is.";

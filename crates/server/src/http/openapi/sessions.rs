//! Sessions and templates.

use axum::http::Method;
use serde_json::{Value, json};

use super::answers::{empty, json_of, with};
use super::operation::Operation;

const TEMPLATES: &str = "/serviceconfigs/{scid}/sessiontemplates";
const TEMPLATE: &str = "/serviceconfigs/{scid}/sessiontemplates/{template}";
const SESSION: &str = "/serviceconfigs/{scid}/sessiontemplates/{template}/sessions/{name}";
const PROPERTIES: &str =
    "/serviceconfigs/{scid}/sessiontemplates/{template}/sessions/{name}/properties";
const ME: &str = "/serviceconfigs/{scid}/sessiontemplates/{template}/sessions/{name}/members/me";
const MEMBER: &str =
    "/serviceconfigs/{scid}/sessiontemplates/{template}/sessions/{name}/members/{index}";
const SERVER: &str =
    "/serviceconfigs/{scid}/sessiontemplates/{template}/sessions/{name}/servers/{server}";

pub(super) fn operations() -> Vec<Operation> {
    vec![
        new(
            Method::GET,
            TEMPLATES,
            "listTemplates",
            "The templates of a service config",
        )
        .answers(200, json_of("In the order of their names.", "TemplateList"))
        .refused(&["bad-request", "forbidden"]),
        new(
            Method::GET,
            TEMPLATE,
            "readTemplate",
            "What a template fixes",
        )
        .answers(
            200,
            json_of(
                "The part of a creating `PUT` that it fixes.",
                "TemplateDocument",
            ),
        )
        .refused(&["bad-request", "forbidden", "not-found"]),
        read(new(Method::GET, SESSION, "readSession", "A session"))
            .answers(204, empty("There is no such session.")),
        write(new(
            Method::PUT,
            SESSION,
            "writeSession",
            "Create, join, change, leave or end a session",
        )),
        element(new(
            Method::PUT,
            PROPERTIES,
            "writeProperties",
            "Change the properties of a session",
        ))
        .takes(&["prefer"])
        .json("PropertiesDelta", properties())
        .answers(200, session("The whole session.")),
        removal(new(Method::DELETE, ME, "leaveSession", "Leave a session")),
        removal(new(
            Method::DELETE,
            MEMBER,
            "removeMember",
            "Remove a member",
        ))
        .about("For owners, and for trusted servers."),
        removal(new(
            Method::DELETE,
            SERVER,
            "removeServer",
            "Remove a server's entry",
        ))
        .about("For trusted servers."),
    ]
}

fn new(method: Method, path: &'static str, id: &str, summary: &str) -> Operation {
    Operation::new(method, path, id, summary)
        .tag("sessions")
        .bearer()
        .takes(&["version"])
}

/// What a `GET` of a session takes and answers, by whatever path.
pub(super) fn read(operation: Operation) -> Operation {
    operation
        .takes(&["if-none-match", "nocommit"])
        .answers(200, with(session("The session."), &[]))
        .answers(304, unchanged())
        .refused(&["bad-request", "forbidden", "not-found"])
}

/// What a `PUT` of a session takes and answers, by whatever path.
pub(super) fn write(operation: Operation) -> Operation {
    operation
        .about(
            "The body is a delta: what it does not name stays as it is, `null` removes. \
             Custom JSON is kept as it is written, numbers of any size exact.",
        )
        .takes(&["if-match", "if-none-match", "nocommit", "prefer"])
        .json("SessionDelta", deltas())
        .answers(200, session("The session after the change."))
        .answers(201, session("The session, which is new."))
        .answers(204, empty("There is no such session any more: its last member left, its owner ended it, or it was to be made without members."))
        .refused(&["session", "not-found", "session-conflict", "precondition"])
}

fn element(operation: Operation) -> Operation {
    operation
        .takes(&["if-match", "if-none-match", "nocommit"])
        .refused(&[
            "bad-request",
            "session",
            "not-found",
            "session-conflict",
            "precondition",
        ])
}

fn removal(operation: Operation) -> Operation {
    let gone = with(empty("It is gone."), &["ETag"]);
    element(operation).takes(&["prefer"]).answers(204, gone)
}

/// An answer with the session.
fn session(description: &str) -> Value {
    let headers = ["ETag", "Content-Location", "Expires", "Preference-Applied"];
    with(json_of(description, "SessionDocument"), &headers)
}

fn unchanged() -> Value {
    with(
        empty("It is as the client has it."),
        &["ETag", "Content-Location"],
    )
}

fn deltas() -> Value {
    json!({
        "create": {
            "summary": "Create an open session, and be in it",
            "value": {
                "constants": {"system": {"maxMembersCount": 4}},
                "members": {"me": {"constants": {"system": {"initialize": false}}, "properties": {"system": {"ready": true}}}},
            },
        },
        "reserve": {
            "summary": "Keep a place for somebody",
            "value": {"members": {"me": {}, "reserve_0": {"constants": {"system": {"xuid": "7"}}}}},
        },
        "describe": {
            "summary": "Say what the session is about",
            "value": {"properties": {
                "system": {"keywords": ["harbour"], "closed": false},
                "custom": {"map": {"name": "harbour", "seed": 12_345_678_901_234_567_890_u64}},
                "greenroom": {"targetMembersCount": 4},
            }},
        },
        "leave": {"summary": "Leave", "value": {"members": {"me": null}}},
        "nothing": {"summary": "Change nothing", "value": {}},
    })
}

fn properties() -> Value {
    json!({
        "close": {"summary": "Let nobody in", "value": {"system": {"closed": true}}},
        "custom": {"summary": "Set one value, remove another", "value": {"custom": {"round": 2, "hint": null}}},
    })
}

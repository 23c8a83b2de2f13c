//! Handles, and queries for sessions.

use axum::http::Method;
use serde_json::{Value, json};

use super::answers::{empty, json_of, results_of, with};
use super::operation::Operation;
use super::reference::reference;
use super::sessions;

const HANDLES: &str = "/handles";
const QUERY: &str = "/handles/query";
const HANDLE: &str = "/handles/{id}";
const SESSION: &str = "/handles/{id}/session";
const SESSIONS: &str = "/serviceconfigs/{scid}/sessions";
const BATCH: &str = "/serviceconfigs/{scid}/batch";
const SESSIONS_OF: &str = "/serviceconfigs/{scid}/sessiontemplates/{template}/sessions";
const BATCH_OF: &str = "/serviceconfigs/{scid}/sessiontemplates/{template}/batch";

pub(super) fn operations() -> Vec<Operation> {
    let stale = "Not found, too, where its session is over.";
    vec![
        new(Method::POST, HANDLES, "createHandle", "Point at a session")
            .about("An activity says what a player is in, an invite asks another one in, a search handle lets searches find it, a transfer takes the members of one session into another.")
            .json("HandleDelta", handles())
            .answers(201, linked(handle("The handle.")))
            .refused(&["bad-request", "forbidden", "not-found", "conflict"]),
        new(Method::POST, QUERY, "queryHandles", "Find activities, one's own invites, or sessions that can be searched for")
            .about("A search by criteria of EOS answers with a `SearchRow` for each session, one by a filter with its search handle, of type `HandleDocument`.")
            .takes(&["include"])
            .json("HandlesQuery", queries())
            .answers(200, found())
            .refused(&["bad-request", "forbidden", "not-found"]),
        new(Method::GET, HANDLE, "readHandle", "A handle")
            .answers(200, handle("The handle."))
            .refused(&["bad-request", "forbidden", "not-found"]),
        new(Method::DELETE, HANDLE, "removeHandle", "Take a handle back")
            .answers(204, empty("It is gone."))
            .refused(&["bad-request", "forbidden", "not-found", "conflict"]),
        sessions::read(new(Method::GET, SESSION, "readSessionOfHandle", "The session that a handle leads to"))
            .about(stale),
        sessions::write(new(Method::PUT, SESSION, "writeSessionOfHandle", "Join a session by a handle")),
        query(Method::GET, SESSIONS, "querySessions", "Sessions by keyword or player").takes(&["xuid"]),
        query(Method::GET, SESSIONS_OF, "querySessionsOfTemplate", "Sessions of a template by keyword or player")
            .takes(&["xuid"]),
        query(Method::POST, BATCH, "batch", "Sessions of several players").json("BatchQuery", players()),
        query(Method::POST, BATCH_OF, "batchOfTemplate", "Sessions of a template of several players")
            .json("BatchQuery", players()),
    ]
}

fn new(method: Method, path: &'static str, id: &str, summary: &str) -> Operation {
    Operation::new(method, path, id, summary)
        .tag("handles")
        .bearer()
        .takes(&["version"])
}

fn query(method: Method, path: &'static str, id: &str, summary: &str) -> Operation {
    new(method, path, id, summary)
        .about("Needs a keyword or a player. Private sessions and reservations are told to the player itself alone.")
        .takes(&["keyword", "reservations", "inactive", "private", "visibility", "document-version", "take"])
        .answers(200, results_of("For each player in the order that was asked for.", &["SessionRow"]))
        .refused(&["bad-request", "forbidden", "not-found"])
}

fn handle(description: &str) -> Value {
    with(
        json_of(description, "HandleDocument"),
        &["Content-Location"],
    )
}

/// Where the id in an answer leads on to.
fn linked(mut response: Value) -> Value {
    let to = [
        "readHandle",
        "readSessionOfHandle",
        "writeSessionOfHandle",
        "removeHandle",
    ];
    for operation in to {
        let parameters = json!({"id": "$response.body#/id"});
        response["links"][operation] = json!({"operationId": operation, "parameters": parameters});
    }
    response
}

/// Searches by a filter tell where they go on.
fn found() -> Value {
    let rows = ["HandleDocument", "ReceivedInvite", "SearchRow"];
    let mut response = results_of("What was found, the best first.", &rows);
    let schema = &mut response["content"]["application/json"]["schema"];
    schema["properties"]["greenroom"] = reference("schemas", "PageEnd");
    response
}

fn handles() -> Value {
    let session = json!({"scid": "dep", "templateName": "Browse", "name": "room-1"});
    json!({
        "activity": {"value": {"version": 1, "type": "activity", "sessionRef": session}},
        "invite": {"value": {
            "version": 1, "type": "invite", "sessionRef": session, "invitedXuid": "7",
            "inviteAttributes": {"titleId": "305419896", "context": "tonight"},
        }},
        "search": {"value": {
            "version": 1, "type": "search", "sessionRef": session,
            "searchAttributes": {"tags": ["quick"], "strings": {"map": "harbour"}, "numbers": {"level": 7}},
        }},
        "transfer": {"value": {
            "version": 1, "type": "transfer", "sessionRef": session,
            "originSessionRef": {"scid": "dep", "templateName": "Open", "name": "lobby"},
        }},
    })
}

fn queries() -> Value {
    json!({
        "eos": {"summary": "As EOS searches", "value": {
            "type": "search", "scid": "dep", "templateName": "eos",
            "greenroom": {"criteria": [{"key": "bucket", "op": "EQUAL", "value": {"string": "b"}}], "maxResults": 10},
        }},
        "browse": {"summary": "By a filter, page by page", "value": {
            "type": "search", "scid": "dep", "templateName": "Browse", "global": true,
            "filter": "tags/any(d:tolower(d) eq 'quick') eq true and numbers/level ge 5",
            "orderBy": "numbers/level desc", "greenroom": {"maxResults": 20},
        }},
        "friends": {"summary": "Where friends are", "value": {
            "type": "search", "scid": "dep", "templateName": "Browse",
            "sessionMembers": {"people": {"moniker": "friends", "monikerXuid": "7"}},
        }},
        "activities": {"summary": "What friends do", "value": {
            "type": "activity", "scid": "dep", "owners": {"people": {"moniker": "people", "monikerXuid": "7"}},
        }},
        "invites": {"summary": "One's own invites", "value": {"type": "invite", "scid": "dep"}},
    })
}

fn players() -> Value {
    json!({"two": {"value": {"xuids": ["7", 8]}}})
}

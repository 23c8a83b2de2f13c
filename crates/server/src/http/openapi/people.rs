//! People and presence.

use axum::http::Method;
use serde_json::json;

use super::answers::{empty, json_of};
use super::operation::Operation;

const ALL: &str = "/serviceconfigs/{scid}/people/{whose}";
const ONE: &str = "/serviceconfigs/{scid}/people/{whose}/{other}";
const PRESENCE: &str = "/serviceconfigs/{scid}/presence/{whose}";

pub(super) fn operations() -> Vec<Operation> {
    let follow = json!({
        "follow": {"value": {"followed": true}},
        "favorite": {"value": {"favorite": true}},
        "block": {"value": {"blocked": true}},
    });
    let active = json!({
        "active": {"value": {"state": "active"}},
        "away": {"value": {"state": "away"}},
        "rich": {"value": {"state": "active", "greenroom": {
            "status": "doNotDisturb", "richText": "In the harbour",
            "data": {"MAP": "harbour"}, "joinInfo": "10.0.0.1:7777",
        }}},
    });
    vec![
        new(
            Method::GET,
            ALL,
            "listPeople",
            "Everybody to whom a player has a relation",
        )
        .answers(200, json_of("By number.", "PeopleDocument")),
        new(
            Method::GET,
            ONE,
            "readPerson",
            "What one player is to another",
        )
        .answers(
            200,
            json_of("All `false` where there is no relation.", "Person"),
        ),
        new(Method::PUT, ONE, "writePerson", "Follow, favour, block")
            .json("RelationDelta", follow)
            .answers(200, json_of("As it is now.", "Person"))
            .refused(&["conflict"]),
        new(Method::DELETE, ONE, "removePerson", "End every relation")
            .answers(204, empty("There is none.")),
        new(Method::GET, PRESENCE, "readPresence", "Where a player is").answers(
            200,
            json_of("In which titles, if it is online.", "PresenceDocument"),
        ),
        new(
            Method::PUT,
            PRESENCE,
            "writePresence",
            "Say that one is there, and what one shows, or away",
        )
        .json("PresenceDelta", active)
        .answers(200, json_of("As it is now.", "PresenceDocument")),
        new(
            Method::DELETE,
            PRESENCE,
            "removePresence",
            "Say that one is away",
        )
        .answers(204, empty("The player is away.")),
    ]
}

fn new(method: Method, path: &'static str, id: &str, summary: &str) -> Operation {
    Operation::new(method, path, id, summary)
        .tag("people")
        .bearer()
        .refused(&["bad-request", "forbidden"])
}

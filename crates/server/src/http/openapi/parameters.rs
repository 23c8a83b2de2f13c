//! Parameters of paths, queries and headers.

use greenroom_protocol::limits;
use greenroom_protocol::version::Version;
use serde_json::{Map, Value, json};

/// The components of all parameters. Those of paths have the names that routes
/// have for them.
pub(super) fn all() -> Value {
    let all = path().into_iter().chain(header()).chain(query());
    let all = all.chain(super::connect::parameters());
    all.collect::<Map<_, _>>().into()
}

fn path() -> [(String, Value); 10] {
    let name =
        |max: usize| json!({"type": "string", "pattern": format!("^[A-Za-z0-9._-]{{1,{max}}}$")});
    let whose = json!({"type": "string", "pattern": "^([mM][eE]|0*[1-9][0-9]{0,17})$"});
    let parameter = |name: &str, description: &str, schema: Value, example: &str| {
        let value = json!({
            "name": name, "in": "path", "required": true,
            "description": description, "schema": schema, "example": example,
        });
        (name.to_owned(), value)
    };
    let (names, scids) = (name(limits::NAME_MAX), name(limits::DEPLOYMENT_ID_MAX));
    let servers = name(limits::SERVER_INSTANCE_MAX);
    let index = json!({"type": "string", "pattern": "^[0-9]{1,9}$"});
    let id = json!({"type": "string", "format": "uuid"});
    let guid = "0a1b2c3d-0000-4111-8222-333344445555";
    [
        parameter(
            "scid",
            "The service config: what EOS calls a deployment.",
            scids,
            "dep",
        ),
        parameter("template", "The template.", names.clone(), "Open"),
        parameter("name", "The session.", names, "room-1"),
        parameter("index", "The index of a member.", index, "1"),
        parameter("server", "The name of a server's entry.", servers, "arena"),
        parameter("whose", "A player, or `me`.", whose, "me"),
        parameter("other", "Another player.", account(), "7"),
        parameter("player", "A player.", account(), "7"),
        parameter("id", "The handle.", id.clone(), guid),
        parameter("message", "The message.", id, guid),
    ]
}

fn header() -> [(String, Value); 4] {
    let versions: Vec<_> = (Version::OLDEST.number()..=Version::NEWEST.number()).collect();
    let versions = json!({"type": "integer", "enum": versions});
    let tag = json!({"type": "string", "examples": ["*", "\"42\""]});
    let minimal = json!({"type": "string", "examples": ["return=minimal"]});
    let parameter = |key: &str, name: &str, description: &str, schema: Value| {
        (
            key.to_owned(),
            optional("header", name, description, schema),
        )
    };
    [
        parameter(
            "version",
            "X-Xbl-Contract-Version",
            "The contract version of the request and of its answer; without it, the newest. \
             104 and 105 spell some of `constants.system` in their own way.",
            versions,
        ),
        parameter(
            "if-match",
            "If-Match",
            "Write only if the session has one of these entity tags, or with `*` only if it exists. \
             Tags may stand without quotes; an empty text counts as absent.",
            tag.clone(),
        ),
        parameter(
            "if-none-match",
            "If-None-Match",
            "Read only what has changed since; write only if there is no such session (`*`) or it \
             has none of these tags.",
            tag,
        ),
        parameter(
            "prefer",
            "Prefer",
            "`return=minimal`: an answer without the document, and with `Preference-Applied`.",
            minimal,
        ),
    ]
}

fn query() -> [(String, Value); 13] {
    let parameter = |key: &str, name: &str, description: &str, schema: Value| {
        (key.to_owned(), optional("query", name, description, schema))
    };
    let plain = |name: &str, description: &str, schema| parameter(name, name, description, schema);
    let truth = |name, description| {
        plain(
            name,
            description,
            json!({"type": "string", "enum": ["true", "false"]}),
        )
    };
    let keyword = json!({"type": "string", "minLength": 1, "maxLength": limits::KEYWORD_MAX});
    let visibility = json!({"type": "string", "enum": ["private", "visible", "open"]});
    let versions =
        json!({"type": "integer", "minimum": 1, "maximum": Version::NEWEST.number() % 100});
    let take = json!({"type": "integer", "minimum": 0, "maximum": limits::QUERY_RESULTS_MAX});
    let include = json!({"type": "string", "examples": ["relatedInfo,customProperties"]});
    [
        truth(
            "nocommit",
            "`true`: tell what would come of the write, and store nothing.",
        ),
        plain(
            "nonce",
            "What `GET /nonce` handed out, where a client cannot send a header.",
            json!({"type": "string"}),
        ),
        plain(
            "include",
            "What handles are shown with: `relatedInfo`, `roleInfo`, `customProperties`, separated by commas.",
            include,
        ),
        plain(
            "xuid",
            "The player whose sessions are asked for.",
            account(),
        ),
        plain("keyword", "A keyword of the sessions.", keyword),
        truth(
            "reservations",
            "`true`: also where the player has a reservation.",
        ),
        truth("inactive", "`true`: also where the player is not active."),
        truth("private", "`true`: also private sessions."),
        plain(
            "visibility",
            "Sessions of that visibility alone; `private` needs `private=true`.",
            visibility,
        ),
        parameter(
            "document-version",
            "version",
            "Sessions whose constants have at most this version.",
            versions,
        ),
        plain("take", "At most so many rows.", take),
        plain("after", "Players with a greater number alone.", account()),
        parameter(
            "sanctions-take",
            "take",
            "At most so many players.",
            json!({"type": "integer", "minimum": 1, "maximum": limits::SANCTIONS_PAGE_MAX}),
        ),
    ]
}

/// An account in decimal digits.
fn account() -> Value {
    json!({"type": "string", "pattern": "^0*[1-9][0-9]{0,17}$"})
}

fn optional(place: &str, name: &str, description: &str, schema: Value) -> Value {
    json!({
        "name": name, "in": place, "required": false,
        "description": description, "schema": schema,
    })
}

//! Parameters of paths, queries and headers.

use greenroom_protocol::limits;
use greenroom_protocol::version::Version;
use serde_json::{Map, Value, json};

/// The components of all parameters, by the names that routes have for them.
pub(super) fn all() -> Value {
    let name =
        |max: usize| json!({"type": "string", "pattern": format!("^[A-Za-z0-9._-]{{1,{max}}}$")});
    let account = json!({"type": "string", "pattern": "^([mM][eE]|0*[1-9][0-9]{0,17})$"});
    let number = json!({"type": "string", "pattern": "^0*[1-9][0-9]{0,17}$"});
    let path = [
        (
            "scid",
            "The service config: what EOS calls a deployment.",
            name(limits::DEPLOYMENT_ID_MAX),
            "dep",
        ),
        ("template", "The template.", name(limits::NAME_MAX), "Open"),
        ("name", "The session.", name(limits::NAME_MAX), "room-1"),
        (
            "index",
            "The index of a member.",
            json!({"type": "string", "pattern": "^[0-9]{1,9}$"}),
            "1",
        ),
        (
            "server",
            "The name of a server's entry.",
            name(limits::SERVER_INSTANCE_MAX),
            "arena",
        ),
        ("whose", "A player, or `me`.", account, "me"),
        ("other", "Another player.", number, "7"),
    ];
    let path = path
        .into_iter()
        .map(|(name, description, schema, example)| {
            let value = json!({
                "name": name, "in": "path", "required": true,
                "description": description, "schema": schema, "example": example,
            });
            (name.to_owned(), value)
        });
    path.chain(beside_the_path()).collect::<Map<_, _>>().into()
}

fn beside_the_path() -> impl Iterator<Item = (String, Value)> {
    let versions: Vec<_> = (Version::OLDEST.number()..=Version::NEWEST.number()).collect();
    let tag = json!({"type": "string", "examples": ["*", "\"42\""]});
    let all = [
        (
            "version",
            "X-Xbl-Contract-Version",
            "header",
            "The contract version of the request and of its answer; without it, the newest. 104 and 105 spell some of `constants.system` in their own way.",
            json!({"type": "integer", "enum": versions}),
        ),
        (
            "if-match",
            "If-Match",
            "header",
            "Write only if the session has one of these entity tags, or with `*` only if it exists. Tags may stand without quotes; an empty text counts as absent.",
            tag.clone(),
        ),
        (
            "if-none-match",
            "If-None-Match",
            "header",
            "Read only what has changed since; write only if there is no such session (`*`) or it has none of these tags.",
            tag,
        ),
        (
            "prefer",
            "Prefer",
            "header",
            "`return=minimal`: an answer without the document, and with `Preference-Applied`.",
            json!({"type": "string", "examples": ["return=minimal"]}),
        ),
        (
            "nocommit",
            "nocommit",
            "query",
            "`true`: tell what would come of the write, and store nothing. Read in any letter case.",
            json!({"type": "string", "enum": ["true", "false"]}),
        ),
        (
            "nonce",
            "nonce",
            "query",
            "What `GET /nonce` handed out, where a client cannot send a header.",
            json!({"type": "string"}),
        ),
    ];
    all.into_iter()
        .map(|(key, name, place, description, schema)| {
            let value = json!({
                "name": name, "in": place, "required": false,
                "description": description, "schema": schema,
            });
            (key.to_owned(), value)
        })
}

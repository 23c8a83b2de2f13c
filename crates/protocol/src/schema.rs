//! JSON schemas of the words that write their own reading and writing; all
//! others derive theirs. For the description of the REST face: the library that
//! games ship is built without.
//!
//! A schema comes in two forms, what is read and what is written, since reading
//! is more generous.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::attribute::{AttributeKey, Finite};
use crate::ids::{AccountId, ConnectionId};
use crate::limits;
use crate::player::PlayerId;
use crate::search::Comparison;
use crate::session::{Capabilities, CapabilitiesDelta, Capability, Guid, Patch};
use crate::time::Timestamp;

macro_rules! schema {
    ($($name:ident => $schema:expr;)+) => {$(
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                Cow::Borrowed(stringify!($name))
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let schema: fn(&mut SchemaGenerator) -> Schema = $schema;
                schema(generator)
            }
        }
    )+};
}

schema! {
    AccountId => |generator| {
        let written = json_schema!({
            "type": "string",
            "pattern": "^[1-9][0-9]{0,18}$",
            "description": "An account: a number from 1 to 2^63 - 1 in decimal digits.",
        });
        if generator.contract().is_serialize() {
            return written;
        }
        json_schema!({
            "description": "An account: a number from 1 to 2^63 - 1, as a text or as a number.",
            "anyOf": [
                {"type": "string", "pattern": "^[0-9]{1,32}$"},
                {"type": "integer", "minimum": 1, "maximum": i64::MAX},
            ],
        })
    };
    ConnectionId => |generator| guid(generator, "A push connection, as `/connect` hands it out.");
    Guid => |generator| guid(generator, "A GUID that the client chose.");
    Timestamp => |generator| {
        let digits = match generator.contract().is_serialize() {
            true => r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{7}Z$",
            false => r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]*)?Z$",
        };
        json_schema!({
            "type": "string",
            "format": "date-time",
            "pattern": digits,
            "description": "An instant in UTC.",
            "examples": ["2026-01-31T12:00:00.0000000Z"],
        })
    };
    PlayerId => |_| json_schema!({
        "type": "string",
        "minLength": 1,
        "maxLength": limits::PLAYER_ID_MAX,
        "pattern": r"^[^\u0000-\u001f\u007f]+$",
        "description": "A player: 32 digits for an account of this directory, any other text for one from elsewhere.",
    });
    AttributeKey => |_| json_schema!({
        "type": "string",
        "minLength": 1,
        "maxLength": limits::ATTRIBUTE_KEY_MAX_CHARS,
        "pattern": r"^[^\u0000-\u001f\u007f-\u009f]+$",
        "description": "Letter case does not count; answers have upper case.",
    });
    Finite => |_| json_schema!({"type": "number", "format": "double"});
    Capabilities => |_| {
        let each = Capability::ALL.iter().map(|it| (it.as_str().to_owned(), json_schema!({"const": true}).into()));
        let properties: serde_json::Map<_, _> = each.collect();
        json_schema!({
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
            "description": "What the session can do: `true` for each, all others left out.",
        })
    };
    CapabilitiesDelta => |_| json_schema!({
        "type": "object",
        "additionalProperties": {"type": "boolean"},
        "propertyNames": any_case(Capability::ALL.iter().map(|it| it.as_str())),
        "description": "Capabilities by name, in any letter case.",
    });
}

impl<T: JsonSchema> JsonSchema for Patch<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Option::<T>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Option::<T>::json_schema(generator)
    }
}

/// A name in a path or a document.
pub(crate) fn name(max: usize) -> Schema {
    json_schema!({
        "type": "string",
        "pattern": format!("^[A-Za-z0-9._-]{{1,{max}}}$"),
        "description": "Letter case does not count, and is kept.",
    })
}

/// A title's number in decimal digits, which clients send as a number too.
pub(crate) fn title_or_none(generator: &mut SchemaGenerator) -> Schema {
    if generator.contract().is_serialize() {
        return json_schema!({"type": "string", "pattern": "^[0-9]{1,10}$"});
    }
    json_schema!({"anyOf": [
        {"type": "string", "pattern": "^[0-9]{1,10}$"},
        {"type": "integer", "minimum": 0, "maximum": u32::MAX},
        {"type": "null"},
    ]})
}

/// A truth value, which some clients send as a text.
pub(crate) fn truth_or_its_name(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"anyOf": [
        {"type": ["boolean", "null"]},
        any_case(["true", "false"].into_iter()),
    ]})
}

/// How values are compared, in any letter case.
pub(crate) fn comparison(generator: &mut SchemaGenerator) -> Schema {
    let names: Vec<String> = Comparison::ALL.iter().map(Comparison::to_string).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    word(generator, &names)
}

/// One of a few words: answers have them in one spelling, requests in any
/// letter case.
pub(crate) fn word(generator: &SchemaGenerator, words: &[&str]) -> Schema {
    if generator.contract().is_serialize() {
        return json_schema!({"type": "string", "enum": words});
    }
    any_case(words.iter().copied())
}

fn any_case<'a>(words: impl Iterator<Item = &'a str> + Clone) -> Schema {
    let folded = words.clone().map(|word| {
        let either = |c: char| format!("[{}{}]", c.to_ascii_lowercase(), c.to_ascii_uppercase());
        word.chars().map(either).collect::<String>()
    });
    let pattern = format!("^({})$", folded.collect::<Vec<_>>().join("|"));
    json_schema!({
        "type": "string",
        "pattern": pattern,
        "examples": words.collect::<Vec<_>>(),
        "description": "In any letter case.",
    })
}

fn guid(generator: &SchemaGenerator, description: &str) -> Schema {
    let digit = match generator.contract().is_serialize() {
        true => "[0-9a-f]",
        false => "[0-9a-fA-F]",
    };
    json_schema!({
        "type": "string",
        "format": "uuid",
        "pattern": format!("^{digit}{{8}}-{digit}{{4}}-{digit}{{4}}-{digit}{{4}}-{digit}{{12}}$"),
        "description": description,
    })
}

//! `constants.system` as contract versions 104 and 105 spell it.

use serde_json::{Value, json};

use super::super::super::versions::{EVALUATION, INITIALIZATION, TIMEOUTS, TIMEOUTS_OBJECT};
use super::{BEGINNING, Schemas};

/// What the schemas of the old spelling have behind their names.
const OLD: &str = "Of104";

/// Adds the old spelling of constants and of the initialization in them, and
/// lets either stand wherever constants do.
pub(super) fn add(schemas: &mut Schemas, constants: &str, initialization: &str) {
    let mut old_initialization = schemas[initialization].clone();
    rename(&mut old_initialization, EVALUATION.1, EVALUATION.0);

    let mut old = schemas[constants].clone();
    let mut timeouts = serde_json::Map::new();
    for (before, now) in TIMEOUTS {
        let field = take(&mut old, now);
        timeouts.insert(before.to_owned(), field);
    }
    let timeouts = json!({
        "type": "object",
        "properties": timeouts,
        "additionalProperties": false,
        "description": "Milliseconds.",
    });
    old["properties"][TIMEOUTS_OBJECT] = timeouts;
    rename(&mut old, INITIALIZATION.1, INITIALIZATION.0);
    let new_name = format!("{BEGINNING}{initialization}");
    super::walk(&mut old, &mut |object| {
        if object.get("$ref").and_then(Value::as_str) == Some(&new_name) {
            object.insert("$ref".to_owned(), format!("{new_name}{OLD}").into());
        }
    });

    let target = format!("{BEGINNING}{constants}");
    for schema in schemas.values_mut() {
        super::walk(schema, &mut |object| {
            if object.get("$ref").and_then(Value::as_str) == Some(&target) {
                object.remove("$ref");
                let both = json!([{"$ref": target}, {"$ref": format!("{target}{OLD}")}]);
                object.insert("anyOf".to_owned(), both);
            }
        });
    }
    schemas.insert(format!("{initialization}{OLD}"), old_initialization);
    schemas.insert(format!("{constants}{OLD}"), old);
}

fn take(schema: &mut Value, field: &str) -> Value {
    if let Some(required) = required(schema) {
        required.retain(|it| it != field);
    }
    let fields = schema["properties"].as_object_mut();
    fields
        .and_then(|fields| fields.remove(field))
        .expect("a field of the newest version")
}

fn rename(schema: &mut Value, from: &str, to: &str) {
    let was_required = required(schema).is_some_and(|all| all.iter().any(|it| it == from));
    schema["properties"][to] = take(schema, from);
    if let Some(required) = required(schema).filter(|_| was_required) {
        required.push(to.into());
    }
}

fn required(schema: &mut Value) -> Option<&mut Vec<Value>> {
    schema.get_mut("required")?.as_array_mut()
}

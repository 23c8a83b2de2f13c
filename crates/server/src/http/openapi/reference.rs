//! What points at a component of the description.

use serde_json::{Value, json};

/// A reference to one of the components.
pub(super) fn reference(kind: &str, name: &str) -> Value {
    json!({"$ref": format!("#/components/{kind}/{name}")})
}

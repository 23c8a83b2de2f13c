//! The facts, as they lie in `tests/facts`: those of the core, and those of its neighbours.

use serde_json::Value;

/// What is known about the ABI.
pub(crate) struct Facts(Value);

impl Facts {
    pub(crate) fn read() -> Self {
        let core = include_str!("../facts/eos_abi.json");
        let mut facts = Self(serde_json::from_str(core).expect("the facts are JSON"));
        let neighbours = Self::rest();
        for kind in [
            "structs",
            "enums",
            "callbacks",
            "functions",
            "constants",
            "typedefs",
        ] {
            let more = neighbours.all(kind).to_vec();
            facts.list(kind).extend(more);
        }
        facts
    }

    /// Those of the neighbours alone.
    pub(crate) fn rest() -> Self {
        let text = include_str!("../facts/eos_abi_rest.json");
        Self(serde_json::from_str(text).expect("the facts are JSON"))
    }

    /// A list of facts of one kind, such as `structs`.
    pub(crate) fn all(&self, kind: &str) -> &[Value] {
        self.0[kind].as_array().expect("a list of facts")
    }

    /// The same, to bend.
    pub(crate) fn list(&mut self, kind: &str) -> &mut Vec<Value> {
        self.0[kind].as_array_mut().expect("a list of facts")
    }

    /// One fact, to bend.
    pub(crate) fn item(&mut self, kind: &str, name: &str) -> &mut Value {
        let found = self.list(kind).iter_mut().find(|item| item["name"] == name);
        found.unwrap_or_else(|| panic!("no {name} among the {kind}"))
    }

    /// One field of a struct, to bend.
    pub(crate) fn field(&mut self, item: &str, field: &str) -> &mut Value {
        let fields = self.item("structs", item)["fields"].as_array_mut();
        let found = fields
            .expect("fields")
            .iter_mut()
            .find(|fact| fact["name"] == field);
        found.unwrap_or_else(|| panic!("no {field} in {item}"))
    }

    /// Another name of a struct, and its name.
    pub(crate) fn type_aliases(&self) -> &[Value] {
        self.0["macros"]["type_aliases"].as_array().expect("a list")
    }
}

/// A text in a fact.
pub(crate) fn text<'a>(fact: &'a Value, key: &str) -> &'a str {
    fact[key]
        .as_str()
        .unwrap_or_else(|| panic!("no {key} in {fact}"))
}

/// A number in a fact.
pub(crate) fn number(fact: &Value, key: &str) -> i64 {
    fact[key]
        .as_i64()
        .unwrap_or_else(|| panic!("no {key} in {fact}"))
}

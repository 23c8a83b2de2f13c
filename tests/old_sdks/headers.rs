//! The headers of an SDK, written from the facts: what a game of that day was compiled against.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use crate::facts::{Facts, text};
use crate::sdk::{Sdk, end, list};

/// Everything lies in this one; the others, by whose names games include, lead to it.
const ALL: &str = "eos_sdk.h";

/// The first release whose product user ids had 32 characters; those before allowed for 128.
const SHORT_IDS: &str = "1.14.1";
const LONG_ID: &str = "128";

/// Writes the headers of a release into a folder.
pub(crate) fn write(facts: &Facts, release: &str, folder: &Path) {
    std::fs::create_dir_all(folder).expect("the target folder can be written");
    let put = |name: &str, text: &str| {
        std::fs::write(folder.join(name), text).expect("the target folder can be written");
    };
    put(ALL, &text_of(facts, &Sdk::new(facts, release)));
    for name in [
        "eos_common.h",
        "eos_connect.h",
        "eos_init.h",
        "eos_logging.h",
        "eos_sessions.h",
    ] {
        put(name, &format!("#include \"{ALL}\"\n"));
    }
}

/// The one header.
pub(crate) fn text_of(facts: &Facts, sdk: &Sdk<'_>) -> String {
    let mut header = Header::default();
    header.begin();
    for (place, part) in ["MAJOR", "MINOR", "PATCH"].into_iter().enumerate() {
        header.define(&format!("EOS_{part}_VERSION"), &sdk.release.number(place));
    }
    // Other names of an enumeration come behind it.
    let (later, first): (Vec<_>, Vec<_>) = facts
        .all("typedefs")
        .iter()
        .partition(|fact| text(fact, "type").starts_with("EOS_E"));
    first.into_iter().for_each(|fact| header.alias(fact));
    for fact in facts.all("opaque_handles") {
        let (tag, name) = (text(fact, "tag"), text(fact, "handle_type"));
        header.line(format!("typedef struct {tag}* {name};"));
    }
    for fact in facts.all("enums") {
        header.enumeration(text(fact, "name"), &sdk.values(fact));
    }
    later.into_iter().for_each(|fact| header.alias(fact));
    for fact in facts.all("constants") {
        header.constant(fact, sdk);
    }
    for fact in sdk.types() {
        match fact["params"].is_array() {
            true => header.callback(fact),
            false => header.structure(fact, sdk),
        }
    }
    for function in sdk.functions() {
        let signature = signature(function);
        let (returns, name) = (text(function, "returns"), text(function, "name"));
        header.line(format!("{returns} EOS_CALL {name}({signature});"));
    }
    header.0
}

#[derive(Default)]
struct Header(String);

impl Header {
    fn begin(&mut self) {
        self.0.push_str(
            "#pragma once\n#include <assert.h>\n#include <stddef.h>\n#include <stdint.h>\n\
             #define EOS_CALL\n#define EOS_MEMORY_CALL\n",
        );
    }

    fn line(&mut self, line: String) {
        self.0.push_str(&line);
        self.0.push('\n');
    }

    fn define(&mut self, name: &str, value: &dyn std::fmt::Display) {
        self.line(format!("#define {name} {value}"));
    }

    fn alias(&mut self, fact: &Value) {
        let (name, kind) = (text(fact, "name"), text(fact, "type"));
        self.line(format!("typedef {kind} {name};"));
    }

    fn enumeration(&mut self, name: &str, values: &[&Value]) {
        let _ = writeln!(self.0, "typedef enum {name} {{");
        for value in values {
            let _ = writeln!(self.0, "    {} = {},", text(value, "name"), value["value"]);
        }
        let _ = writeln!(self.0, "    {name}_Pad32 = 0x7FFFFFFF\n}} {name};");
    }

    /// The versions of structs come with those.
    fn constant(&mut self, fact: &Value, sdk: &Sdk<'_>) {
        let name = text(fact, "name");
        if name.ends_with("_API_LATEST") || name.ends_with("_VERSION") {
            return;
        }
        let has_long_ids = sdk.release < crate::sdk::Release::parse(SHORT_IDS);
        match &fact["value"] {
            _ if name == "EOS_PRODUCTUSERID_MAX_LENGTH" && has_long_ids => {
                self.define(name, &LONG_ID);
            }
            Value::Number(value) => self.define(name, value),
            Value::String(value) => self.define(name, &format!("\"{value}\"")),
            _ => self.define(name, &"NULL"),
        }
    }

    fn callback(&mut self, fact: &Value) {
        let (name, returns) = (text(fact, "name"), text(fact, "returns"));
        let signature = signature(fact);
        self.line(format!("typedef {returns} (*{name})({signature});"));
    }

    fn structure(&mut self, fact: &Value, sdk: &Sdk<'_>) {
        let then = sdk.structure(fact);
        let (name, tag) = (text(then.fact, "name"), text(then.fact, "tag"));
        let _ = writeln!(self.0, "typedef struct {tag} {{");
        for field in &then.fields {
            self.field(field, sdk);
        }
        let _ = writeln!(self.0, "}} {name};");
        if let Some(version) = then.version {
            self.define(text(fact, "api_latest_macro"), &version);
        }
        for field in &then.fields {
            let (field, offset) = (text(field, "name"), &field["offset"]);
            self.line(format!(
                "static_assert(offsetof({name}, {field}) == {offset}, \"{name}.{field}\");"
            ));
        }
        match then.size {
            Some(size) => {
                self.line(format!(
                    "static_assert(sizeof({name}) == {size}, \"{name}\");"
                ));
            }
            None => {
                let end = end(&then);
                self.line(format!(
                    "static_assert(sizeof({name}) >= {end}, \"{name}\");"
                ));
            }
        }
    }

    fn field(&mut self, field: &Value, sdk: &Sdk<'_>) {
        let (name, kind) = (text(field, "name"), sdk.field_type(field));
        match field["members"].as_array() {
            None => {
                let _ = writeln!(self.0, "    {kind} {name};");
            }
            Some(members) => {
                let members: String = members
                    .iter()
                    .map(|one| format!("{} {}; ", text(one, "type"), text(one, "name")))
                    .collect();
                let _ = writeln!(self.0, "    {kind} {{ {members}}} {name};");
            }
        }
    }
}

fn signature(fact: &Value) -> String {
    let parameters = list(fact, "params").iter();
    let parameters: Vec<String> = parameters
        .map(|one| format!("{} {}", text(one, "type"), text(one, "name")))
        .collect();
    match parameters.is_empty() {
        true => "void".to_owned(),
        false => parameters.join(", "),
    }
}

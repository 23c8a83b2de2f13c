//! From facts to C and C++ that compile only if the headers agree with them.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;

use crate::facts::{Facts, number, text};
use crate::headers::Declared;

/// How many facts of each kind a proof looks at.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Checked {
    pub(crate) structs: usize,
    pub(crate) fields: usize,
    pub(crate) enums: usize,
    pub(crate) enumerators: usize,
    pub(crate) handles: usize,
    pub(crate) callbacks: usize,
    pub(crate) functions: usize,
    pub(crate) constants: usize,
    pub(crate) aliases: usize,
}

impl Declared {
    pub(crate) fn count(&self) -> Checked {
        Checked {
            structs: self.structs.len(),
            fields: self.fields,
            enums: self.enums.len(),
            enumerators: self.enumerators,
            handles: self.handles.len(),
            callbacks: self.callbacks.len(),
            functions: self.functions.len(),
            constants: self.constants.len(),
            aliases: self.aliases.len(),
        }
    }
}

/// The proof: C that checks everything, and C++ that checks the enums again.
#[derive(Default)]
pub(crate) struct Program {
    pub(crate) c: String,
    pub(crate) cpp: String,
    pub(crate) checked: Checked,
    /// Statements of the C program's `main`.
    run: String,
}

impl Program {
    /// A proof of all facts whose names the headers declare.
    pub(crate) fn new(facts: &Facts, declared: &Declared) -> Self {
        let mut program = Self::default();
        program.begin(declared);
        let found = |kind: &str, key: &str, names: &BTreeSet<String>| {
            let all = facts.all(kind).iter();
            let known = all.filter(|fact| names.contains(text(fact, key)));
            known.cloned().collect::<Vec<Value>>()
        };
        for fact in found("structs", "name", &declared.structs) {
            program.structure(&fact);
        }
        for fact in found("enums", "name", &declared.enums) {
            // The results have a table of their own.
            let values = match text(&fact, "name") {
                "EOS_EResult" => facts.all("results"),
                _ => fact["values"].as_array().expect("a list of values"),
            };
            program.enumeration(text(&fact, "name"), values);
        }
        for fact in found("opaque_handles", "handle_type", &declared.handles) {
            program.handle(&fact);
        }
        for fact in found("callbacks", "name", &declared.callbacks) {
            program.callback(&fact);
        }
        for fact in found("functions", "name", &declared.functions) {
            program.function(&fact);
        }
        for fact in found("constants", "name", &declared.constants) {
            program.constant(&fact);
        }
        for fact in found("typedefs", "name", &declared.aliases) {
            program.same_type(text(&fact, "name"), text(&fact, "type"));
        }
        for fact in facts.type_aliases() {
            program.same_type(text(fact, "alias"), text(fact, "target"));
        }
        program.end();
        program
    }

    fn begin(&mut self, declared: &Declared) {
        for header in &declared.headers {
            let _ = writeln!(self.c, "#include \"{header}\"");
        }
        self.cpp.clone_from(&self.c);
        self.c.push_str("#include <stdio.h>\n#include <string.h>\n");
        self.cpp.push_str("#include <type_traits>\n");
    }

    /// The program tells every text that is wrong, by its exit code too.
    fn end(&mut self) {
        let run = &self.run;
        let _ = write!(
            self.c,
            "static int Wrong = 0;\n\
             static void Same(const char *Name, const char *Text, const char *Fact)\n\
             {{ if (strcmp(Text, Fact) != 0) {{ printf(\"%s is %s, not %s\\n\", Name, Text, Fact); Wrong = 1; }} }}\n\
             int main(void)\n{{\n{run}return Wrong;\n}}\n"
        );
    }

    fn claim(&mut self, condition: &str) {
        let _ = writeln!(self.c, "_Static_assert({condition}, \"\");");
    }

    /// That an expression has exactly this type.
    fn claim_type(&mut self, expression: &str, kind: &str) {
        self.claim(&format!("_Generic({expression}, {kind}: 1, default: 0)"));
    }

    fn structure(&mut self, fact: &Value) {
        let name = text(fact, "name");
        let (size, align) = (number(fact, "size"), number(fact, "align"));
        self.claim(&format!("sizeof({name}) == {size}"));
        self.claim(&format!("_Alignof({name}) == {align}"));
        self.claim_type(
            &format!("(struct {} *)0", text(fact, "tag")),
            &format!("{name} *"),
        );
        for field in fact["fields"].as_array().expect("a list of fields") {
            let field_name = text(field, "name");
            let (offset, size) = (number(field, "offset"), number(field, "size"));
            self.claim(&format!("offsetof({name}, {field_name}) == {offset}"));
            self.claim(&format!("sizeof((({name} *)0)->{field_name}) == {size}"));
            match field["members"].as_array() {
                None => self.field_type(name, field_name, text(field, "type")),
                Some(members) => {
                    for member in members {
                        let path = format!("{field_name}.{}", text(member, "name"));
                        self.field_type(name, &path, text(member, "type"));
                    }
                }
            }
            self.checked.fields += 1;
        }
        self.checked.structs += 1;
    }

    fn field_type(&mut self, name: &str, path: &str, kind: &str) {
        let field = format!("(({name} *)0)->{path}");
        match kind.split_once('[') {
            None => self.claim_type(&field, kind),
            // An array by itself would become a pointer to its first element.
            Some((of, length)) => {
                self.claim_type(&format!("&{field}"), &format!("{of} (*)[{length}"))
            }
        }
    }

    fn enumeration(&mut self, name: &str, values: &[Value]) {
        self.claim(&format!("sizeof({name}) == 4"));
        let _ = writeln!(
            self.cpp,
            "static_assert(std::is_same<std::underlying_type<{name}>::type, int32_t>::value, \"\");\n\
             static_assert(!std::is_convertible<{name}, int32_t>::value, \"\");"
        );
        for value in values {
            let (entry, value) = (text(value, "name"), number(value, "value"));
            self.claim(&format!("{entry} == {value}"));
            let _ = writeln!(
                self.cpp,
                "static_assert(static_cast<int32_t>({name}::{entry}) == {value}, \"\");\n\
                 static_assert({entry} == {name}::{entry}, \"\");"
            );
            self.checked.enumerators += 1;
        }
        self.checked.enums += 1;
    }

    fn handle(&mut self, fact: &Value) {
        let kind = format!("struct {} *", text(fact, "tag"));
        self.claim_type(&format!("({})0", text(fact, "handle_type")), &kind);
        self.checked.handles += 1;
    }

    /// Declaring a type again with another meaning is an error.
    fn callback(&mut self, fact: &Value) {
        let (name, returns) = (text(fact, "name"), text(fact, "returns"));
        let convention = text(fact, "calling_convention");
        let parameters = parameters(fact);
        let _ = writeln!(
            self.c,
            "typedef {returns} ({convention} *{name})({parameters});"
        );
        self.checked.callbacks += 1;
    }

    /// So is declaring a function again.
    fn function(&mut self, fact: &Value) {
        let (name, returns) = (text(fact, "name"), text(fact, "returns"));
        let parameters = parameters(fact);
        let _ = writeln!(self.c, "{returns} EOS_CALL {name}({parameters});");
        self.checked.functions += 1;
    }

    fn constant(&mut self, fact: &Value) {
        let name = text(fact, "name");
        match &fact["value"] {
            Value::Number(value) => self.claim(&format!("{name} == {value}")),
            Value::String(value) => {
                let _ = writeln!(self.run, "Same(\"{name}\", {name}, \"{value}\");");
            }
            _ => {
                self.claim_type(name, "const char *");
                let _ = writeln!(self.run, "Wrong |= {name} != NULL;");
            }
        }
        self.checked.constants += 1;
    }

    fn same_type(&mut self, name: &str, kind: &str) {
        self.claim_type(&format!("({name} *)0"), &format!("{kind} *"));
        self.checked.aliases += 1;
    }
}

fn parameters(fact: &Value) -> String {
    let parameters = fact["params"].as_array().expect("a list of parameters");
    let parameters = parameters.iter();
    let list: Vec<String> = parameters
        .map(|one| format!("{} {}", text(one, "type"), text(one, "name")))
        .collect();
    match list.is_empty() {
        true => "void".to_owned(),
        false => list.join(", "),
    }
}

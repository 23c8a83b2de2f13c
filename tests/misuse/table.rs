//! From facts to C tables: every function that the headers declare, what it takes, and how far each version of its options reaches.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;

use crate::codes::Documented;
use crate::facts::{Facts, number, text};
use crate::fields::Field;
use crate::headers::Declared;
use crate::own::Own;
use crate::sound;

/// What C is told about each struct, function and call.
pub(crate) struct Table {
    structures: String,
    calls: String,
    functions: String,
    /// Names of the structs that have a row, in the order of the rows.
    rows: Vec<String>,
    pub(crate) count: usize,
}

impl Table {
    pub(crate) fn new(facts: &Facts, declared: &Declared) -> Self {
        let own = Own::read();
        let structs: Vec<&Value> = facts.all("structs").iter().chain(&own.structs).collect();
        let callbacks = facts.all("callbacks").iter().chain(&own.callbacks);
        let callbacks: Vec<&Value> = callbacks.collect();
        let functions = facts.all("functions").iter();
        let functions =
            functions.filter(|function| declared.functions.contains(text(function, "name")));
        let mut functions: Vec<&Value> = functions.chain(&own.functions).collect();
        // Whatever it may still take to be refused, a logout or the end of a session must not be the reason, nor a fault that was asked for.
        functions.sort_by_key(|function| {
            let name = text(function, "name");
            let is_an_end = ["Destroy", "MultiplayerSession_Leave"];
            (
                name.starts_with("GR_Faults"),
                name.contains("Logout"),
                is_an_end.iter().any(|end| name.contains(end)),
            )
        });

        let mut table = Self {
            structures: String::new(),
            calls: String::new(),
            functions: String::new(),
            rows: Vec::new(),
            count: functions.len(),
        };
        for function in &functions {
            for parameter in list(function, "params") {
                if let Some(options) = options_of(parameter) {
                    table.structure(&structs, options);
                }
            }
        }
        let documented = Documented::read();
        let results = facts.all("results").iter();
        let results: BTreeSet<&str> = results.map(|result| text(result, "name")).collect();
        for function in functions {
            table.function(&callbacks, function);
            let name = text(function, "name");
            let codes: String = documented
                .codes(name, &results)
                .iter()
                .map(|code| format!("(int32_t){code}, "))
                .collect();
            let _ = writeln!(
                table.calls,
                "static const int32_t {name}_codes[] = {{{codes}-1}};\n"
            );
        }
        table
    }

    /// The program: the tables, and the driver behind them.
    pub(crate) fn program(&self, driver: &str) -> String {
        let Self {
            structures,
            calls,
            functions,
            rows,
            ..
        } = self;
        let rows: String = rows
            .iter()
            .map(|name| format!("    ROW({name}),\n"))
            .collect();
        format!(
            "#define _DEFAULT_SOURCE\n#include \"greenroom.h\"\n#include \"{driver}.h\"\n\n{structures}\n\
             static const Structure structures[] = {{\n{rows}}};\n\n{calls}\n\
             static const Function functions[] = {{\n{functions}}};\n\n#include \"{driver}.c\"\n#include \"{driver}_values.c\"\n#include \"{driver}_story.c\"\n"
        )
    }

    /// Adds the struct and those that it points to; gives the number of its row.
    fn structure(&mut self, structs: &[&Value], name: &str) -> usize {
        if let Some(row) = self.rows.iter().position(|row| row == name) {
            return row;
        }
        let find = |name: &str| {
            structs
                .iter()
                .copied()
                .find(|fact| text(fact, "name") == name)
        };
        let fact = find(name).unwrap_or_else(|| panic!("no facts about {name}"));
        let mut fields = String::new();
        for field in list(fact, "fields") {
            if text(field, "name") == "ApiVersion" {
                continue;
            }
            // A struct inside the struct: as if its fields were our own.
            let inner = find(text(field, "type")).map(|inner| list(inner, "fields"));
            let (at, parts) = match inner {
                Some(inner) => (number(field, "offset"), inner),
                None => (0, std::slice::from_ref(field)),
            };
            let all = inner.unwrap_or(list(fact, "fields"));
            for part in parts
                .iter()
                .flat_map(|part| Field::all(name, part, at, all))
            {
                self.field(structs, &part, &mut fields);
            }
        }
        let ends: Vec<String> = ends(fact).iter().map(ToString::to_string).collect();
        let _ = writeln!(
            self.structures,
            "static const size_t {name}_ends[] = {{{}}};\nstatic const Field {name}_fields[] = {{\n{fields}    {{NULL, 0, 0, EMPTY, NULL, -1, NULL, 0, 0, 0, 0}},\n}};",
            ends.join(", "),
        );
        self.rows.push(name.to_owned());
        self.rows.len() - 1
    }

    fn field(&mut self, structs: &[&Value], field: &Field, rows: &mut String) {
        let pointee = field.of.trim_start_matches("const ").trim_end_matches('*');
        let is_versioned = |fact: &&Value| {
            text(fact, "name") == pointee && fact["api_latest"].is_i64() && field.of.ends_with('*')
        };
        let row = match structs.iter().copied().any(|fact| is_versioned(&fact)) {
            true => self.structure(structs, pointee) as i64,
            false => -1,
        };
        let kind = if row >= 0 { "STRUCTURE" } else { field.kind };
        let Field {
            name,
            offset,
            size,
            of,
            sample,
            reach,
            number,
            ..
        } = field;
        let (chooser, choice) = field.chosen.unwrap_or((0, "0"));
        let _ = writeln!(
            rows,
            "    {{\"{name}\", {offset}, {size}, {kind}, \"{of}\", {row}, \"{sample}\", {reach}, (uint32_t)({number}), {chooser}, (uint32_t)({choice})}},"
        );
    }

    fn function(&mut self, callbacks: &[&Value], function: &Value) {
        let name = text(function, "name");
        let parameters = list(function, "params");
        let is_told = |what: &str| parameters.iter().any(|one| role(one) == what);
        let is_async = text(function, "returns") == "void" && is_told("CALLBACK");
        // Our own answer at once, and call back for what has begun.
        let begins = text(function, "returns") == "EOS_EResult"
            && is_told("CALLBACK")
            && is_told("CLIENT_DATA");
        let (mut rows, mut arguments) = (String::new(), Vec::new());
        for (index, parameter) in parameters.iter().enumerate() {
            let (role, kind) = (role(parameter), text(parameter, "type"));
            let row = options_of(parameter).map_or(-1, |name| {
                self.rows
                    .iter()
                    .position(|row| row == name)
                    .expect("a row was made") as i64
            });
            let release = self.release(name, kind, role);
            let bare = kind.trim_start_matches("const ");
            let _ = write!(rows, "{{{role}, \"{bare}\", {row}, {release}}}, ");
            arguments.push(match role {
                "CALLBACK" => {
                    self.callback(callbacks, name, bare, is_async || begins);
                    format!("given[{index}] != NULL ? {name}_told : NULL")
                }
                "ENUMERATION_VALUE" | "NUMBER_VALUE" => format!("({bare})(intptr_t)given[{index}]"),
                "HANDLE_VALUE" => format!("({bare})given[{index}]"),
                _ => format!("({kind})given[{index}]"),
            });
        }
        let call = format!("{name}({})", arguments.join(", "));
        let (returns, body) = match text(function, "returns") {
            "void" => (
                if is_async { "CALLS_BACK" } else { "NOTHING" },
                format!("{call};\n    return 0;"),
            ),
            "EOS_EResult" => (
                if begins { "BEGINS" } else { "RESULT" },
                format!("return (long long){call};"),
            ),
            "const char*" => ("WORDS", format!("return (long long)(intptr_t){call};")),
            status if is_enumeration(status) && !status.ends_with("Id") => {
                ("STATUS", format!("return (long long){call};"))
            }
            _ => ("VALUE", format!("return (long long)(intptr_t){call};")),
        };
        let _ = writeln!(
            self.calls,
            "static long long {name}_call(void** given)\n{{\n    (void)given;\n    {body}\n}}\n"
        );
        let (count, sound) = (parameters.len(), sound::answer(name));
        let _ = writeln!(
            self.functions,
            "    {{\"{name}\", {returns}, {name}_call, {name}_codes, {sound}, {count}, {{{rows}{{EMPTY_PARAMETER, NULL, -1, NULL}}}}}},"
        );
    }

    /// How the game gives back what lies behind an output.
    fn release(&mut self, function: &str, kind: &str, role: &str) -> String {
        if role != "OUTPUT" {
            return "NULL".to_owned();
        }
        let made = kind.strip_suffix('*').expect("an output is a pointer");
        let stem = made.trim_end_matches('*').replacen("EOS_H", "EOS_", 1);
        let stem = stem.replacen("GR_H", "GR_", 1);
        let name = format!("{function}_release");
        let _ = writeln!(
            self.calls,
            "static void {name}(void* made)\n{{\n    {stem}_Release(({made})made);\n}}\n"
        );
        name
    }

    fn callback(&mut self, callbacks: &[&Value], function: &str, kind: &str, is_async: bool) {
        let fact = callbacks
            .iter()
            .find(|fact| text(fact, "name") == kind)
            .expect("facts about the callback");
        let data = text(&list(fact, "params")[0], "type");
        let body = match is_async {
            true => "arrive(data->ClientData, data->ResultCode);",
            false => "(void)data;",
        };
        let _ = writeln!(
            self.calls,
            "static void EOS_CALL {function}_told({data} data)\n{{\n    {body}\n}}\n"
        );
    }
}

fn list<'a>(fact: &'a Value, key: &str) -> &'a [Value] {
    fact[key]
        .as_array()
        .unwrap_or_else(|| panic!("no {key} in {fact}"))
}

/// The struct of options that a parameter points to.
fn options_of(parameter: &Value) -> Option<&str> {
    let name = text(parameter, "type")
        .strip_prefix("const ")?
        .strip_suffix('*')?;
    name.ends_with("Options").then_some(name)
}

/// Where the last field of each version ends; a version that was never seen counts as the one before it, and those before the first one as that.
fn ends(fact: &Value) -> Vec<i64> {
    let end_of = |name: &Value| {
        let field = list(fact, "fields")
            .iter()
            .find(|field| field["name"] == *name)
            .expect("a field of the struct");
        number(field, "offset") + number(field, "size")
    };
    let versions = list(fact, "api_versions");
    let end = |seen: &Value| list(seen, "fields").iter().map(end_of).max();
    let first = versions.first().and_then(end).expect("a version was seen");
    let mut ends = Vec::new();
    for version in 1..=number(fact, "api_latest") {
        let seen = versions
            .iter()
            .find(|seen| number(seen, "version") == version);
        let before = ends.last().copied().unwrap_or(first);
        ends.push(seen.and_then(end).unwrap_or(before));
    }
    ends
}

/// Whether a type is an enumeration of ours or of EOS.
pub(crate) fn is_enumeration(kind: &str) -> bool {
    let starts = ["EOS_E", "EOS_UI_E", "EOS_Presence_E", "GR_E"];
    starts.iter().any(|start| kind.starts_with(start)) && !kind.starts_with("EOS_EpicAccountId")
}

/// Whether a type is a handle of ours or of EOS, or points to one.
fn is_handle(kind: &str) -> bool {
    kind.starts_with("EOS_H") || kind.starts_with("GR_H")
}

/// What a parameter is for.
fn role(parameter: &Value) -> &'static str {
    let (name, kind) = (text(parameter, "name"), text(parameter, "type"));
    let bare = kind.trim_start_matches("const ");
    match kind {
        _ if options_of(parameter).is_some() => "OPTIONS_STRUCT",
        "void*" if name.starts_with("Out") => "PLACE",
        "void*" => "CLIENT_DATA",
        "const char*" => "TEXT_VALUE",
        "char*" => "BUFFER",
        "int32_t*" | "uint32_t*" => "LENGTH",
        "const uint8_t*" => "BYTES",
        "EOS_ProductUserId"
        | "EOS_EpicAccountId"
        | "const EOS_EpicAccountId"
        | "EOS_ContinuanceToken" => "HANDLE_VALUE",
        "uint32_t" | "int32_t" | "const uint32_t" | "EOS_NotificationId" | "EOS_Bool" => {
            "NUMBER_VALUE"
        }
        _ if is_handle(bare) && bare.ends_with('*') || bare.ends_with("**") => "OUTPUT",
        _ if is_handle(bare) => "HANDLE_VALUE",
        _ if bare.ends_with("Callback") || bare.ends_with("Func") => "CALLBACK",
        _ if name.starts_with("Out") => "PLACE",
        _ if bare.ends_with('*') => "OUTPUT_STRUCT",
        _ if is_enumeration(bare) => "ENUMERATION_VALUE",
        _ => panic!("what is a {kind} for?"),
    }
}

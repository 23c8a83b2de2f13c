//! Greenroom's own part of the ABI in the words of the facts, read from `greenroom.h`: the header is made from the sources, so that a new call of ours has its row from its first day.

use std::path::Path;

use serde_json::{Value, json};

/// What `greenroom.h` declares.
pub(crate) struct Own {
    pub(crate) structs: Vec<Value>,
    pub(crate) functions: Vec<Value>,
    pub(crate) callbacks: Vec<Value>,
}

impl Own {
    pub(crate) fn read() -> Self {
        let header = Path::new(env!("CARGO_MANIFEST_DIR")).join("include/greenroom.h");
        Self::of(&std::fs::read_to_string(header).expect("greenroom.h is there"))
    }

    fn of(header: &str) -> Self {
        let text = without_comments(header);
        let mut own = Self {
            structs: Vec::new(),
            functions: Vec::new(),
            callbacks: Vec::new(),
        };
        for (_, rest) in all_behind(&text, "typedef struct _tag") {
            let (name, rest) = rest.split_once('{').expect("a struct has a body");
            let (body, _) = rest.split_once('}').expect("a body ends");
            own.structs.push(structure(name.trim(), body, &text));
        }
        for (_, rest) in all_behind(&text, "EOS_DECLARE_FUNC(") {
            let (returns, rest) = rest.split_once(')').expect("a function returns something");
            own.functions.push(callable(returns, rest));
        }
        for (before, rest) in all_behind(&text, "(EOS_CALL *") {
            let returns = before.rsplit("typedef ").next().expect("a type's name");
            own.callbacks
                .push(callable(returns, &rest.replacen(')', "", 1)));
        }
        own
    }
}

/// Every place behind `start`, with what stands before and after it.
fn all_behind<'a>(text: &'a str, start: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let places = text.match_indices(start);
    places.map(move |(at, _)| (&text[..at], &text[at + start.len()..]))
}

fn without_comments(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, behind)| behind);
    }
    plain + rest
}

/// A name with its type, as the facts write it.
fn declared(item: &str) -> (String, String) {
    let item = item.split_whitespace().collect::<Vec<_>>().join(" ");
    let at = item
        .rfind(|c: char| !c.is_alphanumeric() && c != '_')
        .expect("a type stands before a name");
    let (kind, name) = item.split_at(at + 1);
    (name.to_owned(), kind.replace(" *", "*").trim().to_owned())
}

fn callable(returns: &str, rest: &str) -> Value {
    let (name, rest) = rest.split_once('(').expect("parameters");
    let (parameters, _) = rest.split_once(')').expect("their end");
    let parameters = parameters.split(',').filter(|one| one.trim() != "void");
    let parameters: Vec<Value> = parameters
        .map(declared)
        .map(|(name, kind)| json!({ "name": name, "type": kind }))
        .collect();
    json!({ "name": name.trim(), "returns": returns.trim(), "params": parameters })
}

fn structure(name: &str, body: &str, header: &str) -> Value {
    let mut end = 0;
    let fields: Vec<Value> = body
        .split(';')
        .filter(|item| !item.trim().is_empty())
        .map(|item| {
            let (name, kind) = declared(item);
            let size = size_of_type(&kind);
            let offset = usize::div_ceil(end, size) * size;
            end = offset + size;
            json!({ "name": name, "type": kind, "offset": offset, "size": size })
        })
        .collect();
    let names: Vec<&Value> = fields.iter().map(|field| &field["name"]).collect();
    let Some(latest) = latest(name, header) else {
        return json!({ "name": name, "fields": fields });
    };
    // Each has had one version so far; one that grows says here how.
    assert_eq!(latest, 1, "{name}: which fields has version 1?");
    json!({
        "name": name,
        "api_latest": latest,
        "fields": fields,
        "api_versions": [{ "version": 1, "fields": names }],
    })
}

/// The newest version of a struct of options.
fn latest(structure: &str, header: &str) -> Option<i64> {
    let stem = structure.strip_suffix("Options")?;
    let macro_name = format!("#define {}_API_LATEST ", stem.to_uppercase());
    let (_, rest) = all_behind(header, &macro_name).next()?;
    rest.lines().next()?.trim().parse().ok()
}

/// On a system with pointers of 64 bits.
fn size_of_type(kind: &str) -> usize {
    match kind {
        _ if kind.ends_with('*') => 8,
        "int32_t" | "uint32_t" | "EOS_Bool" => 4,
        "uint64_t" | "int64_t" | "double" | "EOS_UI_EventId" | "EOS_NotificationId" => 8,
        // A text by another name.
        "EOS_IntegratedPlatformType" | "EOS_ProductUserId" => 8,
        _ if kind.starts_with("EOS_H") || kind.starts_with("GR_H") => 8,
        _ if kind.starts_with("EOS_E") || kind.starts_with("GR_E") => 4,
        _ => panic!("how large is a {kind}?"),
    }
}

#[test]
fn a_header_is_read_as_the_facts_are_written() {
    let own = Own::of(
        "/** A ; struct { */\n#define GR_DO_API_LATEST 1\ntypedef struct _tagGR_DoOptions {\n int32_t ApiVersion;\n \
         /** Text. */ const char *Text;\n uint32_t Count;\n} GR_DoOptions;\n\
         typedef void (EOS_CALL *GR_OnDoCallback)(const GR_DoCallbackInfo *Data);\n\
         EOS_DECLARE_FUNC(EOS_EResult) GR_Do(EOS_HUI Handle,\n const GR_DoOptions *Options);\n",
    );
    assert_eq!(
        own.structs,
        [json!({
            "name": "GR_DoOptions",
            "api_latest": 1,
            "fields": [
                { "name": "ApiVersion", "type": "int32_t", "offset": 0, "size": 4 },
                { "name": "Text", "type": "const char*", "offset": 8, "size": 8 },
                { "name": "Count", "type": "uint32_t", "offset": 16, "size": 4 },
            ],
            "api_versions": [{ "version": 1, "fields": ["ApiVersion", "Text", "Count"] }],
        })]
    );
    let parameter = |name: &str, kind: &str| json!({ "name": name, "type": kind });
    assert_eq!(
        own.functions,
        [json!({
            "name": "GR_Do",
            "returns": "EOS_EResult",
            "params": [parameter("Handle", "EOS_HUI"), parameter("Options", "const GR_DoOptions*")],
        })]
    );
    assert_eq!(
        own.callbacks,
        [json!({
            "name": "GR_OnDoCallback",
            "returns": "void",
            "params": [parameter("Data", "const GR_DoCallbackInfo*")],
        })]
    );
}

//! The tables as Rust.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::table::{Function, Kind, Shape, Taken};

/// Each file of `src/abi/refusals` that is made from the facts, by its name.
pub(crate) fn files(functions: &[Function], undeclared: &[String]) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut stems: BTreeMap<&str, Vec<&Function>> = BTreeMap::new();
    for function in functions {
        stems.entry(&function.stem).or_default().push(function);
    }
    for (stem, functions) in stems {
        let about =
            format!("Functions of `eos_{stem}.h` and its types, none of which does anything here.");
        files.insert(format!("{stem}.rs"), file(&about, &functions));
    }
    let mut text = head("Names that the SDK exports and no header declares.");
    let rows = undeclared.iter().map(|name| format!("{name};"));
    section(&mut text, "refuse_undeclared", rows);
    files.insert("undeclared.rs".to_owned(), text);
    files
}

fn head(about: &str) -> String {
    format!(
        "//! {about}\n//!\n//! Made from the facts by `make exports`; changes here get lost.\n\nuse super::prelude::*;\n"
    )
}

fn file(about: &str, functions: &[&Function]) -> String {
    let mut text = head(about);
    let of = |is: fn(&Kind) -> bool| functions.iter().filter(move |each| is(&each.kind));
    let names = |is| of(is).map(|each| format!("{};", each.name));
    section(
        &mut text,
        "refuse",
        of(|kind| *kind == Kind::Now).map(|each| now(each)),
    );
    section(
        &mut text,
        "refuse_later",
        functions.iter().filter_map(|each| later(each)),
    );
    section(
        &mut text,
        "refuse_notification",
        names(|kind| *kind == Kind::AddNotify),
    );
    section(
        &mut text,
        "remove_notification",
        names(|kind| *kind == Kind::RemoveNotify),
    );
    section(
        &mut text,
        "release_nothing",
        names(|kind| *kind == Kind::Release),
    );
    text
}

fn section(text: &mut String, name: &str, rows: impl Iterator<Item = String>) {
    let rows: String = rows.map(|row| format!("    {row}\n")).collect();
    if !rows.is_empty() {
        let _ = write!(text, "\n{name}! {{\n{rows}}}\n");
    }
}

fn now(function: &Function) -> String {
    let parameters = function.parameters.iter();
    let parameters = parameters.map(|each| format!("{}: {}", each.name, each.taken.rust()));
    let parameters: Vec<_> = parameters.collect();
    let texts = function
        .parameters
        .iter()
        .filter_map(|each| match each.taken {
            Taken::Text(room) => Some(format!(
                ", text({}, {})",
                each.name, function.parameters[room].name
            )),
            _ => None,
        });
    let texts: String = texts.collect();
    let (name, answer) = (&function.name, function.answer());
    format!("{name}({}) -> {answer}{texts};", parameters.join(", "))
}

fn later(function: &Function) -> Option<String> {
    let Kind::Later(Shape {
        size,
        client_data,
        texts,
    }) = &function.kind
    else {
        return None;
    };
    let (name, answer) = (&function.name, function.answer());
    let texts = texts
        .iter()
        .map(|(wide, narrow)| format!(", text({wide}, {narrow})"));
    let texts: String = texts.collect();
    Some(format!(
        "{name} -> {answer}, info({}, {}), client_data({}, {}){texts};",
        size.0, size.1, client_data.0, client_data.1
    ))
}

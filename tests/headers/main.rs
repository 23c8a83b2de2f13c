//! The headers in `include/` are what the sources say. `make headers` writes them anew.

mod pass;
mod source;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use source::{Macro, Source};
use table::{HANDLES, HEADERS, WRITTEN_BY_HAND};

const UPDATE: &str = "GREENROOM_UPDATE_HEADERS";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn headers_are_what_the_sources_say() {
    let include = root().join("include");
    let headers = generate();
    if std::env::var_os(UPDATE).is_some() {
        for (name, text) in &headers {
            fs::write(include.join(name), text).expect("include/ can be written");
        }
    }
    let mut stale = Vec::new();
    for (name, text) in &headers {
        let committed = fs::read_to_string(include.join(name)).unwrap_or_default();
        stale.extend(first_difference(name, &committed, text));
    }
    assert!(
        stale.is_empty(),
        "include/ is not what the sources say; run `make headers`\n{}",
        stale.join("\n")
    );

    let mut found = BTreeSet::new();
    collect_files(&include, &include, &mut found);
    let mut expected: BTreeSet<String> = headers.into_keys().collect();
    expected.extend(WRITTEN_BY_HAND.iter().map(|name| name.to_string()));
    assert_eq!(
        found, expected,
        "include/ holds these headers and no others"
    );
}

/// Every generated header by name.
fn generate() -> BTreeMap<String, String> {
    let mut headers = BTreeMap::new();
    for header in HEADERS {
        let types: Vec<_> = header.types.iter().map(|file| read(file)).collect();
        let functions = header
            .functions
            .iter()
            .filter(|file| source_path(file).exists());
        let functions = functions.map(|file| read(file));
        let shown = types
            .iter()
            .flat_map(|source| source.types.clone())
            .collect();
        let macros: Vec<Macro> = types
            .iter()
            .flat_map(|source| source.macros.clone())
            .collect();
        let rust: Vec<_> = types
            .iter()
            .cloned()
            .chain(functions)
            .map(|s| s.rust)
            .collect();
        let body = pass::rewrite(&print(&rust, shown), &macros);
        let text = frame(header.about, header.includes, &body);
        headers.insert(header.name.to_owned(), text);
    }
    let adjacent = read("abi/types/adjacent.rs");
    for (name, handles) in HANDLES {
        let shown = handles.iter().map(|handle| handle.to_string()).collect();
        let body = pass::rewrite(&print(std::slice::from_ref(&adjacent.rust), shown), &[]);
        let about = "Handles that getters in eos_sdk.h return.";
        headers.insert(name.to_string(), frame(about, &["eos_base.h"], &body));
    }
    headers.extend(greenroom());
    headers
}

/// `greenroom.h`: everything in the files `src/abi/gr_*.rs`.
fn greenroom() -> Option<(String, String)> {
    let entries = fs::read_dir(root().join("src/abi")).expect("src/abi is there");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let names = names.filter_map(|name| name.into_string().ok());
    let mut names: Vec<_> = names.filter(|name| name.starts_with("gr_")).collect();
    names.sort();
    let sources: Vec<_> = names
        .iter()
        .map(|name| read(&format!("abi/{name}")))
        .collect();
    if sources.is_empty() {
        return None;
    }
    let shown = sources
        .iter()
        .flat_map(|source| source.types.clone())
        .collect();
    let macros: Vec<Macro> = sources
        .iter()
        .flat_map(|source| source.macros.clone())
        .collect();
    let rust: Vec<_> = sources.into_iter().map(|source| source.rust).collect();
    let body = pass::rewrite(&print(&rust, shown), &macros);
    let text = frame("What EOS has no call for.", &["eos_sdk.h"], &body);
    Some(("greenroom.h".to_owned(), text))
}

fn source_path(file: &str) -> PathBuf {
    root().join("src").join(file)
}

fn read(file: &str) -> Source {
    let path = source_path(file);
    let text = fs::read_to_string(&path);
    Source::parse(&text.unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

/// What cbindgen makes of some Rust files, and of these types in any case.
fn print(rust: &[String], types: Vec<String>) -> String {
    let directory = tempfile::tempdir().expect("a temporary directory");
    let mut config = cbindgen::Config::from_file(root().join("cbindgen.toml")).expect("the style");
    config.export.include = types;
    let mut builder = cbindgen::Builder::new().with_config(config);
    for (index, text) in rust.iter().enumerate() {
        let path = directory.path().join(format!("source_{index}.rs"));
        fs::write(&path, text).expect("a temporary file");
        builder = builder.with_src(path);
    }
    let mut printed = Vec::new();
    builder
        .generate()
        .expect("cbindgen reads our sources")
        .write(&mut printed);
    String::from_utf8(printed).expect("headers are UTF-8")
}

fn frame(about: &str, includes: &[&str], body: &str) -> String {
    let includes: String = includes
        .iter()
        .map(|name| format!("#include \"{name}\"\n"))
        .collect();
    format!(
        "/** @file\n * {about}\n *\n * Made from the Rust sources by `make headers`; changes here get lost.\n */\n\
         #pragma once\n\n{includes}\n{body}"
    )
}

fn first_difference(name: &str, committed: &str, expected: &str) -> Option<String> {
    if committed == expected {
        return None;
    }
    let (mut old, mut new) = (committed.lines(), expected.lines());
    let mut number = 1;
    loop {
        match (old.next(), new.next()) {
            (None, None) => return Some(format!("{name}: line ends differ")),
            (old, new) if old == new => number += 1,
            (old, new) => {
                let shown = |line: Option<&str>| line.unwrap_or("(end of file)").to_owned();
                return Some(format!(
                    "{name}:{number}\n  committed: {}\n  sources:   {}",
                    shown(old),
                    shown(new)
                ));
            }
        }
    }
}

fn collect_files(base: &Path, directory: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(directory).expect("a directory") {
        let path: PathBuf = entry.expect("an entry").path();
        if path.is_dir() {
            collect_files(base, &path, found);
            continue;
        }
        let name = path.strip_prefix(base).expect("a path below");
        found.insert(name.to_string_lossy().replace('\\', "/"));
    }
}

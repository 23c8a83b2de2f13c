//! Looking at source as text.

use std::fs;
use std::path::{Path, PathBuf};

pub(crate) struct File {
    /// From the root of the project, with slashes.
    pub(crate) path: String,
    pub(crate) text: String,
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every text file of the project that a person writes or reads.
pub(crate) fn files() -> Vec<File> {
    const SKIPPED: [&str; 4] = ["target", ".git", "greenroom-data", "Cargo.lock"];
    let built = root().join("dist");
    let mut found = Vec::new();
    let mut open = vec![root().to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("a readable folder") {
            let path = entry.expect("a readable entry").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if SKIPPED.contains(&&*name) || path == built {
                continue;
            }
            if path.is_dir() {
                open.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                found.push(File {
                    path: from_root(&path),
                    text,
                });
            }
        }
    }
    assert!(found.len() > 50, "only {} files were found", found.len());
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

pub(crate) fn from_root(path: &Path) -> String {
    let path: PathBuf = path.strip_prefix(root()).unwrap_or(path).into();
    path.to_string_lossy().replace('\\', "/")
}

pub(crate) fn rust_under(folder: &str) -> Vec<File> {
    let mut files = files();
    files.retain(|file| file.path.starts_with(folder) && file.path.ends_with(".rs"));
    assert!(!files.is_empty(), "no Rust under {folder}");
    files
}

/// The text without what stands behind `//`. Cuts a string with two slashes short as well, which hides nothing that is looked for here.
pub(crate) fn code(text: &str) -> String {
    let lines = text
        .lines()
        .map(|line| line.split("//").next().unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n")
}

/// The code up to the tests at its end.
pub(crate) fn shipped(file: &File) -> String {
    if file.path.ends_with("tests.rs") {
        return String::new();
    }
    let code = code(&file.text);
    code.split("#[cfg(test)]")
        .next()
        .unwrap_or(&code)
        .to_owned()
}

/// The words of a text: runs of letters, digits and underscores.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .filter(|word| !word.is_empty())
}

/// The functions that C can call: their names, and their text without white space. Relies on rustfmt: a function ends at the first brace in the first column.
pub(crate) fn exported(code: &str) -> Vec<(String, String)> {
    const ATTRIBUTE: &str = "#[unsafe(no_mangle)]";
    let starts = code.match_indices("extern \"").map(|(at, _)| &code[at..]);
    starts
        .filter_map(|text| {
            let (_, rest) = text.split_once('"')?.1.split_once("\" ")?;
            // A function type has no name.
            let name = rest.strip_prefix("fn ")?.split(['(', '<']).next()?;
            let body = rest.split("\n}").next()?.split(ATTRIBUTE).next()?;
            Some((name.to_owned(), squeezed(body)))
        })
        .collect()
}

pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Exported functions that are not guarded exactly once, under their own name.
pub(crate) fn unguarded(code: &str) -> Vec<String> {
    let is_guarded = |name: &str, body: &str| {
        let direct = format!("boundary(\"{name}\"");
        let in_macro = format!("boundary(stringify!({name})");
        let named = format!("constNAME:&str=\"{name}\";");
        let own = body.contains(&direct)
            || body.contains(&in_macro)
            || body.contains(&named) && body.contains("boundary(NAME,");
        own && body.matches("boundary(").count() == 1
    };
    let functions = exported(code).into_iter();
    functions
        .filter(|(name, body)| !is_guarded(name, body))
        .map(|(name, _)| name)
        .collect()
}

pub(crate) fn has_unsafe(text: &str) -> bool {
    let code = code(text);
    words(&code).any(|word| word == "unsafe")
}

/// The top modules of its package that a file names: from the root, or up to the root and down again.
pub(crate) fn named_modules(path: &str, text: &str) -> Vec<String> {
    let inside = path.split_once("src/").map_or(path, |(_, inside)| inside);
    let module = inside.trim_end_matches(".rs").trim_end_matches("/mod");
    let to_root = "super::".repeat(module.split('/').count());
    named_under("crate::", &code(text).replace(&to_root, "crate::"))
}

/// The first segments of the paths that code names behind a prefix.
pub(crate) fn named_under(prefix: &str, code: &str) -> Vec<String> {
    let mut named = Vec::new();
    for rest in code.split(prefix).skip(1) {
        let Some(group) = rest.strip_prefix('{') else {
            named.extend(words(rest).next().map(str::to_owned));
            continue;
        };
        named.extend(first_segments(group));
    }
    named
}

/// The first segment of each path in `a::b, c::{d, e}}…`, up to the brace that closes the group.
pub(crate) fn first_segments(group: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let mut top = String::new();
    for letter in group.chars() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            _ if depth == 0 => top.push(letter),
            _ => {}
        }
    }
    let paths = top.split(',');
    paths
        .filter_map(|path| words(path).next().map(str::to_owned))
        .collect()
}

/// Words of unfinished work, put together here so that this file does not contain them.
pub(crate) const UNFINISHED: [&str; 6] = [
    concat!("to", "do!"),
    concat!("unimple", "mented!"),
    concat!("db", "g!"),
    concat!("FIX", "ME"),
    concat!("TO", "DO"),
    concat!("XX", "X"),
];

pub(crate) fn is_unfinished(text: &str, sign: &str) -> bool {
    text.contains(sign) && words(text).any(|word| word == sign.trim_end_matches('!'))
}

/// The files that a Markdown page links to, without the places in them.
pub(crate) fn links(text: &str) -> impl Iterator<Item = &str> {
    let targets = text.split("](").skip(1);
    targets
        .filter_map(|rest| rest.split([')', '#']).next())
        .filter(|target| !target.is_empty() && !target.contains("://"))
}

pub(crate) fn names_a_machine(text: &str) -> bool {
    const FOLDERS: [&str; 4] = ["work", "root", "home", "Users"];
    FOLDERS.iter().any(|folder| {
        let path = format!("/{folder}/");
        text.match_indices(&path).any(|(at, _)| {
            // A path starts there; an address or a longer path does not.
            let before = text[..at].chars().next_back();
            before.is_none_or(|letter| !letter.is_alphanumeric() && !"./_-~}".contains(letter))
        })
    })
}

//! Checks on the source itself: the fences of the house that no compiler keeps. `docs/architecture.md` says why they stand.

mod source;

use std::process::Command;

use source::*;

/// Longer files are read by nobody at one sitting.
const MOST_LINES: usize = 700;

/// Which modules of its package a part of it never mentions. In the library calls go `abi -> platform -> interfaces -> runtime, client -> protocol`, and never back.
const ARROWS: [(&str, &[&str]); 11] = [
    ("src/abi/", &["client"]),
    ("src/platform/", &["abi"]),
    ("src/interfaces/", &["abi", "platform"]),
    ("src/runtime/", &["abi", "platform", "interfaces", "client"]),
    ("src/client/", &["abi", "platform", "interfaces", "runtime"]),
    ("src/result", &["abi", "platform", "interfaces", "runtime"]),
    (
        "src/c_enum.rs",
        &["abi", "platform", "interfaces", "runtime", "client"],
    ),
    (
        "src/user_id.rs",
        &["abi", "platform", "interfaces", "runtime", "client"],
    ),
    ("crates/server/src/http/", &["store", "listener"]),
    ("crates/server/src/load/", &["http", "listener", "store"]),
    ("crates/server/src/store/", &["http"]),
];

/// What the standard library offers and the rules, the words and the use cases never touch: they are told.
const OUTSIDE: [&str; 5] = ["env", "fs", "os", "process", "thread"];

/// Nothing but tests, which are played again from a seed that the environment names.
const SEEDED_BY_THE_ENVIRONMENT: &str = "crates/service/src/simulation.rs";

/// Sockets of the standard library; addresses are mere words.
const SOCKETS: [&str; 4] = ["TcpListener", "TcpStream", "UdpSocket", "ToSocketAddrs"];

/// What a package never depends on, at any distance, and what it surely does, so that an empty answer is no good news.
const FORBIDDEN: [(&str, &str, &str); 4] = [
    (
        "greenroom",
        "axum redb sqlx tokio-postgres rusqlite aws-lc-rs openssl native-tls greenroom-server",
        "tokio",
    ),
    (
        "greenroom-service",
        "axum redb sqlx tokio-postgres hyper reqwest mio greenroom-server",
        "greenroom-directory",
    ),
    (
        "greenroom-directory",
        "tokio mio hyper rand getrandom ring uuid chrono time greenroom-service greenroom-server",
        "greenroom-protocol",
    ),
    (
        "greenroom-protocol",
        "tokio ring getrandom greenroom-directory greenroom-service greenroom-server",
        "serde_json",
    ),
];

/// What a text names of [`OUTSIDE`] and [`SOCKETS`].
fn touched_outside(text: &str) -> impl Iterator<Item = &'static str> {
    let code = code(text);
    let of_std = named_under("std::", &code);
    let sockets = SOCKETS
        .into_iter()
        .filter(move |socket| words(&code).any(|word| word == *socket));
    OUTSIDE
        .into_iter()
        .filter(move |module| of_std.iter().any(|name| name == module))
        .chain(sockets)
}

/// Fails with every fault, not only with the first.
fn assert_none(faults: Vec<String>) {
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_exported_function_is_guarded_under_its_own_name() {
    let mut faults = Vec::new();
    let mut count = 0;
    for file in rust_under("src/abi/") {
        let code = shipped(&file);
        count += exported(&code).len();
        faults.extend(
            unguarded(&code)
                .iter()
                .map(|name| format!("{}: {name}", file.path)),
        );
    }
    assert_none(faults);
    assert!(count >= 15, "only {count} exported functions were found");
}

#[test]
fn functions_for_c_are_only_in_the_abi() {
    let faults = rust_under("src/")
        .into_iter()
        .filter(|file| !file.path.starts_with("src/abi/"))
        .filter(|file| !exported(&code(&file.text)).is_empty())
        .map(|file| file.path);
    assert_none(faults.collect());
}

#[test]
fn unsafe_stays_in_the_abi() {
    let mut files = rust_under("src/");
    files.extend(rust_under("crates/"));
    files.retain(|file| !file.path.starts_with("src/abi/") && has_unsafe(&file.text));
    assert_none(files.into_iter().map(|file| file.path).collect());
}

#[test]
fn no_module_points_back() {
    let mut files = rust_under("src/");
    files.extend(rust_under("crates/server/src/"));
    let mut faults = Vec::new();
    for (part, never) in ARROWS {
        let inside = |file: &&File| file.path.starts_with(part);
        assert!(files.iter().any(|file| inside(&file)), "there is no {part}");
        for file in files.iter().filter(inside) {
            let named = named_modules(&file.path, &file.text);
            let back = never
                .iter()
                .filter(|module| named.iter().any(|name| name == **module));
            faults.extend(back.map(|module| format!("{} uses crate::{module}", file.path)));
        }
    }
    assert_none(faults);
}

#[test]
fn rules_words_and_use_cases_touch_nothing_outside() {
    let mut faults = Vec::new();
    for package in ["protocol", "directory", "service"] {
        for file in rust_under(&format!("crates/{package}/src/")) {
            let touched = touched_outside(&file.text)
                .filter(|what| *what != "env" || file.path != SEEDED_BY_THE_ENVIRONMENT);
            faults.extend(touched.map(|what| format!("{} uses {what}", file.path)));
        }
    }
    assert_none(faults);
}

/// What makes the code that reads a type anew, beside the one reader that all share.
const OTHER_READERS: [&str; 3] = ["from_str", "from_value", "from_reader"];

/// Modules that only tests have.
const TESTS: [&str; 5] = [
    "/tests/",
    "/testing/",
    "/stories/",
    "/simulation/",
    "/earlier.rs",
];

#[test]
fn json_is_read_by_one_reader_in_what_games_ship() {
    const READER: &str = "crates/protocol/src/json.rs";
    let parts = [
        "src/",
        "crates/protocol/src/",
        "crates/directory/src/",
        "crates/service/src/",
    ];
    let mut faults = Vec::new();
    for file in parts.into_iter().flat_map(rust_under) {
        if TESTS.iter().any(|tests| file.path.contains(tests)) {
            continue;
        }
        let named = named_under("serde_json::", &shipped(&file));
        let others = OTHER_READERS
            .into_iter()
            .filter(|reader| named.iter().any(|name| name == reader));
        faults.extend(
            others.map(|reader| format!("{} uses serde_json::{reader}; see {READER}", file.path)),
        );
    }
    assert_none(faults);
}

/// Everything that a package builds on, at any distance, without what only its tests need.
fn dependencies(package: &str) -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--edges",
            "normal",
            "--prefix",
            "none",
            "--package",
            package,
        ])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo tree: {errors}");
    let lines = String::from_utf8_lossy(&output.stdout);
    lines
        .lines()
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect()
}

#[test]
fn packages_do_not_depend_on_what_they_must_not_know() {
    let mut faults = Vec::new();
    for (package, never, surely) in FORBIDDEN {
        let used = dependencies(package);
        assert!(
            used.iter().any(|name| name == surely),
            "{package}: {used:?}"
        );
        let wrong = never
            .split_whitespace()
            .filter(|name| used.iter().any(|used| used == name));
        faults.extend(wrong.map(|name| format!("{package} depends on {name}")));
    }
    assert_none(faults);
}

/// The crates of others that a manifest asks for.
fn asked_for(manifest: &str) -> impl Iterator<Item = &str> {
    let mut section = "";
    manifest.lines().filter_map(move |line| {
        if line.starts_with('[') {
            section = line;
            return None;
        }
        let name = line.split(['.', ' ', '=']).next()?;
        let asks = section.ends_with("dependencies]")
            && name.starts_with(|c: char| c.is_ascii_lowercase());
        (asks && !name.starts_with("greenroom")).then_some(name)
    })
}

#[test]
fn every_dependency_has_its_reason() {
    let page = std::fs::read_to_string(root().join("docs/dependencies.md")).expect("the page");
    let is_named = |name: &str| {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        page.split(|c| !is_part(c)).any(|word| word == name)
    };
    let mut count = 0;
    let mut faults = Vec::new();
    for file in files() {
        if !file.path.ends_with("Cargo.toml") {
            continue;
        }
        for name in asked_for(&file.text) {
            count += 1;
            if !is_named(name) {
                faults.push(format!(
                    "{}: {name} is not in docs/dependencies.md",
                    file.path
                ));
            }
        }
    }
    assert_none(faults);
    assert!(count >= 60, "only {count} dependencies were found");
}

#[test]
fn nothing_is_left_unfinished() {
    let mut faults = Vec::new();
    for file in files() {
        let signs = UNFINISHED
            .iter()
            .filter(|sign| is_unfinished(&file.text, sign));
        faults.extend(signs.map(|sign| format!("{}: {sign}", file.path)));
    }
    assert_none(faults);
}

#[test]
fn files_can_be_read_at_one_sitting() {
    // Generated from the Rust sources, copied from outside, and a table of names that is looked into and not read.
    const EXEMPT: [&str; 3] = ["include/", "tests/facts/", "docs/eos-exports.md"];
    let faults = files()
        .into_iter()
        .filter(|file| !EXEMPT.iter().any(|folder| file.path.starts_with(folder)))
        .filter(|file| file.text.lines().count() > MOST_LINES)
        .map(|file| format!("{} has {} lines", file.path, file.text.lines().count()));
    assert_none(faults.collect());
}

#[test]
fn links_between_pages_lead_somewhere() {
    let mut faults = Vec::new();
    for page in files() {
        if !page.path.ends_with(".md") {
            continue;
        }
        let folder = root().join(&page.path).with_file_name("");
        let dead = links(&page.text).filter(|link| !folder.join(link).exists());
        faults.extend(dead.map(|link| format!("{} links to {link}", page.path)));
    }
    assert_none(faults);
}

#[test]
fn no_file_names_a_folder_of_one_machine() {
    let faults = files()
        .into_iter()
        .filter(|file| names_a_machine(&file.text));
    assert_none(faults.map(|file| file.path).collect());
}

#[test]
fn every_question_in_the_process_can_fail_on_demand() {
    // What is boxed by itself goes past `Local::carry`.
    let past = ["src/client/local/faults.rs", "src/client/local/push.rs"];
    let mut files = rust_under("src/client/local/");
    files.retain(|file| !past.contains(&&*file.path) && shipped(file).contains(".boxed()"));
    assert_none(files.into_iter().map(|file| file.path).collect());
}

#[test]
fn planted_faults_are_found() {
    let guarded = "pub extern \"system\" fn EOS_A(f: Option<extern \"system\" fn(i32)>) {\n boundary(\n \"EOS_A\", || ())\n}";
    assert!(unguarded(guarded).is_empty());
    let bare = guarded.to_owned() + "pub unsafe extern \"C\" fn EOS_B() {}";
    assert_eq!(unguarded(&bare), ["EOS_B"]);
    assert_eq!(
        unguarded(&guarded.replace("\"EOS_A\"", "\"EOS_C\"")),
        ["EOS_A"]
    );
    let named =
        "extern \"C\" fn EOS_D() {\n const NAME: &str = \"EOS_D\";\n boundary(NAME, || 0)\n}";
    assert!(unguarded(named).is_empty());
    assert_eq!(unguarded(&named.replace("fn EOS_D", "fn EOS_E")), ["EOS_E"]);
    let in_macro = "extern \"C\" fn $name() { boundary(stringify!($name), || 0) }";
    assert!(unguarded(in_macro).is_empty());

    assert!(has_unsafe("let a = unsafe { b() };"));
    assert!(!has_unsafe("#![deny(unsafe_code)] // unsafe"));

    let modules = named_modules(
        "src/abi/types/mod.rs",
        "use crate::{abi::types, result::{A, client}};\ncrate::platform::x() // crate::runtime",
    );
    assert_eq!(modules, ["abi", "result", "platform"]);
    for (path, back) in [
        ("src/abi/mod.rs", "super::client::x()"),
        ("src/abi/sessions.rs", "use super::super::client;"),
        ("src/abi/types/mod.rs", "use super::super::{client};"),
        ("crates/server/src/http/body.rs", "super::super::client::x"),
    ] {
        assert_eq!(named_modules(path, back), ["client"], "{path}");
    }
    assert!(named_modules("src/abi/sessions.rs", "use super::client;").is_empty());

    let outside = |text| touched_outside(text).collect::<Vec<_>>();
    assert_eq!(outside("use std::{fmt, fs::File};"), ["fs"]);
    assert_eq!(outside("std::process::id()"), ["process"]);
    assert_eq!(outside("use std::net::{IpAddr, UdpSocket};"), ["UdpSocket"]);
    assert!(outside("use std::net::IpAddr; // std::fs").is_empty());

    let text = "[a](b.md#c), [d](https://example.com) and [e](../f)";
    assert_eq!(links(text).collect::<Vec<_>>(), ["b.md", "../f"]);

    let path = ["", "home", "me"].join("/");
    assert!(names_a_machine(&format!("cd {path}/x")));
    assert!(!names_a_machine("https://example.com/home/x"));

    assert_eq!(code("a // b\nc"), "a \nc");
    for sign in UNFINISHED {
        assert!(is_unfinished(&format!("a {sign}: b"), sign));
    }
    assert!(!is_unfinished("fixme", UNFINISHED[3]));
}

/// The page on the contract of sessions says of each line which test holds it.
#[test]
fn every_test_that_the_page_on_the_contract_names_is_there() {
    let page = std::fs::read_to_string(root().join("docs/mpsd.md")).expect("the page");
    let sources = rust_under("");
    let is_test = |name: &str| {
        let function = format!("fn {name}(");
        sources.iter().any(|source| source.text.contains(&function))
    };
    let mut named = 0;
    for line in page.lines().filter(|line| line.starts_with("| ")) {
        let Some(tests) = line.trim_end_matches('|').rsplit('|').next() else {
            continue;
        };
        for name in tests.split('`').skip(1).step_by(2) {
            let found = match name.contains('/') {
                true => root().join(name).is_file(),
                false => is_test(name),
            };
            assert!(found, "docs/mpsd.md names {name}, which is not there");
            named += 1;
        }
    }
    assert!(named > 100, "the page names {named} tests");
}

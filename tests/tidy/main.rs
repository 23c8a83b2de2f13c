//! Checks on the source itself: the fences of the house that no compiler keeps. `docs/architecture.md` says why they stand.

mod source;

use std::process::Command;

use source::*;

/// Longer files are read by nobody at one sitting.
const MOST_LINES: usize = 700;

/// Which modules of the library a part of it never mentions. Calls go `abi -> platform -> interfaces -> runtime, client -> protocol`, and never back.
const ARROWS: [(&str, &[&str]); 8] = [
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
];

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
fn no_module_of_the_library_points_back() {
    let mut faults = Vec::new();
    for file in rust_under("src/") {
        let rules = ARROWS
            .iter()
            .filter(|(part, _)| file.path.starts_with(part));
        let named = named_modules(&file.text);
        for (_, never) in rules {
            let back = never
                .iter()
                .filter(|module| named.iter().any(|name| name == **module));
            faults.extend(back.map(|module| format!("{} uses crate::{module}", file.path)));
        }
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
    // Generated from the Rust sources, and copied from outside.
    const EXEMPT: [&str; 2] = ["include/", "tests/facts/"];
    let faults = files()
        .into_iter()
        .filter(|file| !EXEMPT.iter().any(|folder| file.path.starts_with(folder)))
        .filter(|file| file.text.lines().count() > MOST_LINES)
        .map(|file| format!("{} has {} lines", file.path, file.text.lines().count()));
    assert_none(faults.collect());
}

#[test]
fn no_file_names_a_folder_of_one_machine() {
    let faults = files()
        .into_iter()
        .filter(|file| names_a_machine(&file.text));
    assert_none(faults.map(|file| file.path).collect());
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
        "use crate::{abi::types, result::{A, client}};\ncrate::platform::x() // crate::runtime",
    );
    assert_eq!(modules, ["abi", "result", "platform"]);

    let path = ["", "home", "me"].join("/");
    assert!(names_a_machine(&format!("cd {path}/x")));
    assert!(!names_a_machine("https://example.com/home/x"));

    assert_eq!(code("a // b\nc"), "a \nc");
    for sign in UNFINISHED {
        assert!(is_unfinished(&format!("a {sign}: b"), sign));
    }
    assert!(!is_unfinished("fixme", UNFINISHED[3]));
}

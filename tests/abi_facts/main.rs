//! The headers hold what the facts about the ABI say: every size, offset, number, text and
//! signature that they declare. The C compiler is the judge.

mod facts;
mod headers;
mod program;
#[path = "../support/mod.rs"]
mod support;

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;

use facts::Facts;
use headers::Declared;
use program::Program;
use support::cc::{self, Language};

const _: () = assert!(
    cfg!(target_pointer_width = "64"),
    "the facts' main layout has 64-bit pointers"
);

/// Compiles the C and the C++ proof and runs the C one.
fn prove(facts: &Facts) -> Result<(), String> {
    let directory = tempfile::tempdir().expect("a temporary directory");
    let program = Program::new(facts, &Declared::read());
    let file = |name: &str, text: &str| {
        let path = directory.path().join(name);
        fs::write(&path, text).expect("a temporary file");
        path
    };
    let cpp = file("proof.cpp", &program.cpp);
    if let Some(compiler) = Language::Cpp.compiler_for("the facts of the ABI in C++") {
        let mut compile = cc::compiler(&compiler, "c++11");
        cc::run(compile.arg("-fsyntax-only").arg(cpp))?;
    }
    let (c, binary) = (file("proof.c", &program.c), directory.path().join("proof"));
    link(&Language::C.default_compiler(), &c, &binary)?;
    let run = Command::new(&binary).output().expect("the proof runs");
    match run.status.success() {
        true => Ok(()),
        false => Err(String::from_utf8_lossy(&run.stdout).into_owned()),
    }
}

fn link(program: &OsString, source: &Path, binary: &Path) -> Result<(), String> {
    cc::run(
        cc::compiler(program, "c11")
            .arg(source)
            .arg("-o")
            .arg(binary),
    )
}

#[test]
fn headers_are_what_the_facts_say() {
    prove(&Facts::read()).expect("the headers agree with the facts");
}

#[test]
fn everything_declared_is_checked() {
    let declared = Declared::read();
    let checked = Program::new(&Facts::read(), &declared).checked;
    println!("checked: {checked:?}");
    assert_eq!(checked, declared.count());

    // The floors: what the first headers declared. Headers only grow.
    assert!(checked.structs >= 119, "all core structs");
    assert!(checked.fields >= 366, "all their fields");
    assert!(checked.enums >= 16, "all core enums");
    assert!(checked.enumerators >= 380, "250 results among them");
    assert!(
        checked.handles >= 36,
        "core handles and those of the getters"
    );
    assert!(checked.callbacks >= 34, "all core callbacks");
    assert!(checked.functions >= 17, "functions");
    assert!(checked.constants >= 160, "all constants of these headers");
    assert!(checked.aliases >= 9, "all other names of types");
}

/// A way to bend a fact.
type Plant = fn(&mut Facts);

/// A proof that accepts anything proves nothing: each kind of fact, bent a little, must be refused.
#[test]
fn a_wrong_fact_is_refused() {
    let planted: &[(&str, Plant)] = &[
        ("an offset", |facts| {
            facts.field("EOS_Sessions_JoinSessionOptions", "LocalUserId")["offset"] = 16.into();
        }),
        ("a size", |facts| {
            facts.item("structs", "EOS_SessionDetails_Settings")["size"] = 48.into();
        }),
        ("a field's type", |facts| {
            facts.field("EOS_Sessions_AttributeData", "Key")["type"] = "char*".into();
        }),
        ("an enumerator", |facts| {
            facts.item("enums", "EOS_ELogLevel")["values"][6]["value"] = 601.into();
        }),
        ("a result", |facts| {
            facts.item("results", "EOS_Sessions_OutOfSync")["value"] = 5013.into();
        }),
        ("a number", |facts| {
            facts.item("constants", "EOS_SESSIONS_MAX_SEARCH_RESULTS")["value"] = 201.into();
        }),
        ("a text", |facts| {
            facts.item("constants", "EOS_SESSIONS_SEARCH_BUCKET_ID")["value"] = "Bucket".into();
        }),
        ("a callback", |facts| {
            facts.item("callbacks", "EOS_SessionSearch_OnFindCallback")["returns"] =
                "int32_t".into();
        }),
        ("a function", |facts| {
            facts.item("functions", "EOS_ProductUserId_ToString")["params"][2]["type"] =
                "uint32_t*".into();
        }),
        ("a handle", |facts| {
            let handles = facts.list("opaque_handles");
            let sessions = handles
                .iter_mut()
                .find(|item| item["handle_type"] == "EOS_HSessions");
            sessions.expect("a handle")["tag"] = "EOS_SessionHandle".into();
        }),
        ("a type's name", |facts| {
            facts.item("typedefs", "EOS_NotificationId")["type"] = "int64_t".into();
        }),
    ];
    for (what, plant) in planted {
        let mut facts = Facts::read();
        plant(&mut facts);
        assert!(prove(&facts).is_err(), "{what} was wrong and nobody saw it");
    }
}

//! Every header can be included alone, from C and from C++, and means the same in both.

mod support;

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use support::cc::{self, Language};

const STANDARDS: &[(Language, &str)] = &[
    (Language::C, "c99"),
    (Language::C, "c11"),
    (Language::Cpp, "c++11"),
    (Language::Cpp, "c++17"),
];

/// A source to compile.
struct Unit {
    name: String,
    text: String,
    language: Language,
    standard: &'static str,
    flags: &'static [&'static str],
}

fn headers() -> Vec<String> {
    let include = Path::new(env!("CARGO_MANIFEST_DIR")).join("include");
    let entries = fs::read_dir(include).expect("include/ is there");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let names = names.filter_map(|name| name.into_string().ok());
    let mut names: Vec<_> = names.filter(|name| name.ends_with(".h")).collect();
    names.sort();
    assert!(names.len() >= 38, "headers are missing: {names:?}");
    names
}

/// Every compiler to try for a language; clang where there is one.
fn compilers(language: Language) -> Vec<OsString> {
    let clang = match language {
        Language::C => "clang",
        Language::Cpp => "clang++",
    };
    let mut found: Vec<_> = language.compiler_for("the headers").into_iter().collect();
    if cc::is_there(OsStr::new(clang)) {
        found.push(clang.into());
    }
    found
}

fn compile(unit: &Unit, directory: &Path, number: usize) -> Vec<String> {
    let extension = match unit.language {
        Language::C => "c",
        Language::Cpp => "cpp",
    };
    let source: PathBuf = directory.join(format!("unit_{number}.{extension}"));
    fs::write(&source, &unit.text).expect("a temporary file");
    let mut complaints = Vec::new();
    for program in compilers(unit.language) {
        let mut command = cc::compiler(&program, unit.standard);
        command.args(unit.flags).arg("-fsyntax-only").arg(&source);
        if let Err(complaint) = cc::run(&mut command) {
            let program = program.to_string_lossy();
            let (name, standard) = (&unit.name, unit.standard);
            complaints.push(format!(
                "{name} with {program} -std={standard}:\n{complaint}"
            ));
        }
    }
    complaints
}

/// Compiles all units, on as many processors as there are.
fn compile_all(units: &[Unit]) {
    let directory = tempfile::tempdir().expect("a temporary directory");
    let next = AtomicUsize::new(0);
    let work = || {
        let mut complaints = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(unit) = units.get(number) else {
                return complaints;
            };
            complaints.extend(compile(unit, directory.path(), number));
        }
    };
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let complaints: Vec<String> = thread::scope(|scope| {
        let workers: Vec<_> = (0..processors).map(|_| scope.spawn(work)).collect();
        let results = workers.into_iter().map(|worker| worker.join());
        results
            .flat_map(|result| result.expect("no compiler thread panics"))
            .collect()
    });
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn each_header_stands_alone() {
    let mut units = Vec::new();
    for header in headers() {
        for (language, standard) in STANDARDS {
            units.push(Unit {
                name: header.clone(),
                text: format!("#include \"{header}\"\ntypedef int NotEmpty;\n"),
                language: *language,
                standard,
                flags: &[],
            });
        }
    }
    compile_all(&units);
}

/// Plain enumerators, alias constants and strings, as games write them.
const SAME_IN_BOTH: &str = r#"
static EOS_EResult Classify(EOS_EResult Result)
{
    switch (Result)
    {
    case EOS_Success: return EOS_NoChange;
    default: return Result == EOS_Sessions_OutOfSync ? EOS_Success : Result;
    }
}

int main(void)
{
    EOS_Sessions_AttributeData Attribute;
    EOS_SessionSearch_SetParameterOptions Options;
    const char *Key = EOS_SESSIONS_SEARCH_BUCKET_ID;
    Attribute.ApiVersion = EOS_SESSIONS_SESSIONATTRIBUTEDATA_API_LATEST;
    Attribute.Key = Key;
    Attribute.Value.AsInt64 = 1;
    Attribute.ValueType = EOS_SAT_Int64;
    Options.ApiVersion = EOS_SESSIONSEARCH_SETPARAMETER_API_LATEST;
    Options.Parameter = &Attribute;
    Options.ComparisonOp = EOS_OCO_GREATERTHANOREQUAL;
    return Options.ComparisonOp == EOS_CO_GREATERTHANOREQUAL && Classify(EOS_Success) == EOS_NoChange
        && EOS_IPT_Unknown == NULL ? 0 : 1;
}
"#;

#[test]
fn the_same_source_is_c_and_cpp() {
    let all: String = headers()
        .iter()
        .map(|header| format!("#include \"{header}\"\n"))
        .collect();
    let unit = |name: &str, head: &str, standard: &(Language, &'static str), flags| Unit {
        name: name.to_owned(),
        text: format!("{head}{SAME_IN_BOTH}"),
        language: standard.0,
        standard: standard.1,
        flags,
    };
    let mut units = Vec::new();
    for standard in STANDARDS {
        let twice = format!("{all}{all}");
        units.push(unit("all headers twice", &twice, standard, &[]));
        let hook: &[&str] = &["-DEOS_BUILD_PLATFORM_NAME=Linux"];
        units.push(unit("a platform's base header", &all, standard, hook));
        let short: &[&str] = &["-fshort-enums"];
        units.push(unit(
            "short enums",
            &format!("{all}{WIDE}"),
            standard,
            short,
        ));
    }
    for standard in &STANDARDS[2..] {
        let scoped = format!("{all}{SCOPED}");
        units.push(unit("scoped enums", &scoped, standard, &[]));
    }
    compile_all(&units);
}

/// Holds in C99 too: an array type cannot have a negative size.
const WIDE: &str = "typedef char EnumsHave32Bits[sizeof(EOS_ELoginStatus) == 4 ? 1 : -1];\n";

const SCOPED: &str =
    "static_assert(EOS_EResult::EOS_NotFound == EOS_NotFound, \"both names are one\");\n";

/// What a macro stands for is seen by the length of its text.
const CONVENTIONS: &str = r#"
#include "eos_base.h"
#define TEXT_OF(x) #x
#define TEXT(...) TEXT_OF(__VA_ARGS__)
#define SAME(x, text) (sizeof(TEXT(x)) == sizeof(text))
typedef char Call[SAME(EOS_CALL, CALL) ? 1 : -1];
typedef char MemoryCall[SAME(EOS_MEMORY_CALL, CALL) ? 1 : -1];
typedef char Api[SAME(EOS_API, API) ? 1 : -1];
"#;

#[test]
fn conventions_follow_the_platform() {
    let visible = r#"__attribute__((visibility("default")))"#;
    let cases: &[(&str, &str, &[&str])] = &[
        ("", visible, &[]),
        ("", "", &["-DEOS_MONOLITHIC=1"]),
        ("", "__declspec(dllexport)", &["-DEOS_BUILD_DLL=1"]),
        ("", "__declspec(dllimport)", &["-D_WIN32"]),
        (
            "",
            "__declspec(dllexport)",
            &["-D_WIN32", "-DEOS_BUILDING_SDK=1"],
        ),
        (
            "__stdcall",
            "__declspec(dllimport)",
            &["-D_WIN32", "-D_M_IX86"],
        ),
        ("own", visible, &["-DEOS_CALL=own", "-DEOS_MEMORY_CALL=own"]),
    ];
    let unit = |(call, api, flags): &(&str, &str, &'static [&'static str])| Unit {
        name: format!("conventions with {flags:?}"),
        text: format!("#define CALL {call:?}\n#define API {api:?}\n{CONVENTIONS}"),
        language: Language::C,
        standard: "c99",
        flags,
    };
    compile_all(&cases.iter().map(unit).collect::<Vec<_>>());
}

#[test]
fn a_fault_in_a_header_is_seen() {
    let directory = tempfile::tempdir().expect("a temporary directory");
    for (language, standard) in STANDARDS {
        let unit = Unit {
            name: "a wrong type".to_owned(),
            text: "#include \"eos_sessions_types.h\"\nEOS_HSessions *Wrong(EOS_HSessionSearch a) { return a; }\n".to_owned(),
            language: *language,
            standard,
            flags: &[],
        };
        let complaints = compile(&unit, directory.path(), 0);
        assert_eq!(complaints.len(), compilers(*language).len());
    }
}

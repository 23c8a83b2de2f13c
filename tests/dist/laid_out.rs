//! The folder, and what lies in it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::support::{self, programs};

/// The name under which games look for the SDK here.
pub(crate) const SDK: &str = if cfg!(target_arch = "aarch64") {
    "EOSSDK-LinuxArm64-Shipping"
} else {
    "EOSSDK-Linux-Shipping"
};

/// What the static library needs of the system. `make dist` has this from Rust's compiler; what is laid out here, from here.
const SYSTEM_LIBRARIES: &str = "-lgcc_s -lutil -lrt -lpthread -lm -ldl -lc";

/// What was laid out, once it was moved to another place: nothing in it may know where it was made.
pub(crate) fn dist() -> &'static Path {
    static DIST: OnceLock<PathBuf> = OnceLock::new();
    DIST.get_or_init(|| {
        let desk = Path::new(env!("CARGO_TARGET_TMPDIR")).join("dist");
        // Of an earlier run; there may have been none.
        let _ = fs::remove_dir_all(&desk);
        let (built, made, moved) = (desk.join("built"), desk.join("made"), desk.join("moved"));
        fs::create_dir_all(&built).expect("the target folder can be written");
        for file in ["libgreenroom.so", "libgreenroom.a"] {
            let library = programs::library_directory().join(file);
            fs::hard_link(library, built.join(file)).expect("on the same disk");
        }
        fs::write(built.join("libgreenroom.libraries"), SYSTEM_LIBRARIES).expect("written");
        let mut command = Command::new("sh");
        command.arg("scripts/dist.sh").current_dir(support::root());
        command.env("DIST", &made).env("DIST_BUILT", &built);
        told(&mut command);
        fs::rename(made, &moved).expect("the folder moves");
        moved
    })
}

/// What a command says that ends well.
pub(crate) fn told(command: &mut Command) -> String {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {said}{complaints}");
    said
}

fn text(file: &str) -> String {
    let path = dist().join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The shared libraries, by the name that the linker of a game notes.
fn shared() -> [String; 2] {
    ["libgreenroom.so".to_owned(), format!("lib{SDK}.so")]
}

/// Whoever thinks of `DESTDIR` names a folder that holds more than this.
#[test]
fn a_folder_with_files_of_others_is_left_alone() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let others = folder.path().join("lib").join("others.so");
    fs::create_dir(folder.path().join("lib")).expect("a folder");
    fs::write(&others, "precious").expect("written");
    let mut command = Command::new("sh");
    command.arg("scripts/dist.sh").current_dir(support::root());
    command.env("DIST", folder.path()).env("DIST_BUILT", "none");
    let output = command.output().expect("sh");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success());
    assert!(said.contains("lib/others.so"), "{said}");
    assert!(others.exists());
}

#[test]
fn both_libraries_are_called_as_their_files_and_stay_once_loaded() {
    for name in shared() {
        let library = dist().join("lib").join(&name);
        let said = told(Command::new("readelf").args(["-W", "-d"]).arg(library));
        assert!(said.contains(&format!("soname: [{name}]")), "{said}");
        assert!(said.contains("NODELETE"), "{said}");
        for trace in ["(RPATH)", "(RUNPATH)", "(TEXTREL)"] {
            assert!(!said.contains(trace), "{said}");
        }
    }
}

#[test]
fn both_libraries_export_the_same_and_nothing_else() {
    let [ours, sdk] = shared().map(|name| {
        let library = dist().join("lib").join(name);
        let said = told(
            Command::new("nm")
                .args(["-D", "--defined-only"])
                .arg(library),
        );
        let names = said.lines().filter_map(|line| line.split(' ').nth(2));
        names.map(str::to_owned).collect::<BTreeSet<_>>()
    });
    assert!(ours.contains("EOS_Initialize") && ours.contains("GR_Configure"));
    assert_eq!(ours, sdk);
    let strangers: Vec<_> = ours
        .iter()
        .filter(|name| !name.starts_with("EOS_") && !name.starts_with("GR_"))
        .collect();
    assert!(strangers.is_empty(), "{strangers:?}");
}

#[test]
fn what_the_static_library_needs_is_said_to_every_build_system() {
    let package = text("lib/pkgconfig/greenroom.pc");
    let private = format!("Libs.private: {SYSTEM_LIBRARIES}\n");
    assert!(package.contains(&private), "{package}");
    let package = text("lib/pkgconfig/greenroom-static.pc");
    let libs = format!("Libs: ${{prefix}}/lib/libgreenroom.a {SYSTEM_LIBRARIES}\n");
    assert!(package.contains(&libs), "{package}");
    let config = text("lib/cmake/Greenroom/GreenroomConfig.cmake");
    let listed = format!("\"{}\"", SYSTEM_LIBRARIES.replace(' ', ";"));
    assert!(config.contains(&listed), "{config}");
}

/// Asked for a library that holds nothing but ours. A dependency that comes to need more of the system shows here.
#[test]
fn the_compiler_says_the_same_of_what_the_static_library_needs() {
    let desk = tempfile::tempdir().expect("a temporary folder");
    let (source, list) = (desk.path().join("all.rs"), desk.path().join("list"));
    fs::write(&source, "extern crate greenroom;\n").expect("written");
    let folder = programs::library_directory();
    let library = folder.join("libgreenroom.rlib");
    let mut command = Command::new("rustc");
    command.args(["--edition=2024", "--crate-type=staticlib"]);
    command.arg(format!("--extern=greenroom={}", library.display()));
    command.arg(format!("-Ldependency={}", folder.display()));
    command.arg(format!("--print=native-static-libs={}", list.display()));
    command
        .arg("-o")
        .arg(desk.path().join("all.a"))
        .arg(&source);
    told(&mut command);
    let said = fs::read_to_string(list).expect("the compiler has written it");
    assert_eq!(said.trim(), SYSTEM_LIBRARIES);
}

#[test]
fn no_file_knows_where_it_was_made_or_was_left_with_a_gap() {
    let folders = ["lib/pkgconfig", "lib/cmake/Greenroom"];
    for folder in folders {
        for file in fs::read_dir(dist().join(folder)).expect("a folder") {
            let path = file.expect("an entry").path();
            let said = fs::read_to_string(&path).expect("a text");
            let made = support::root().to_string_lossy();
            assert!(!said.contains(&*made), "{}: {said}", path.display());
            let gap = said.split('@').skip(1).step_by(2).find(|word| {
                !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_uppercase())
            });
            assert_eq!(gap, None, "{}: {said}", path.display());
        }
    }
}

#[test]
fn headers_and_licences_are_there_and_every_sum_is_right() {
    let include = |folder: &Path| {
        fs::read_dir(folder.join("include"))
            .expect("headers")
            .count()
    };
    assert_eq!(include(dist()), include(support::root()));
    assert_eq!(
        text("LICENSE-MIT"),
        fs::read_to_string(support::root().join("LICENSE-MIT")).expect("ours")
    );
    let others = text("THIRD-PARTY-LICENSES");
    // Some under licences of their own, and one that only helped to build it.
    for word in ["tokio 1", "rustls-webpki 0", "ring 0.17", "BoringSSL"] {
        assert!(others.contains(word), "{word} is not named");
    }
    assert!(!others.contains("\nsyn "), "proc macros are not linked");

    let mut check = Command::new("sha256sum");
    check.args(["--check", "--strict", "--quiet", "SHA256SUMS"]);
    told(check.current_dir(dist()));
    let sums = text("SHA256SUMS");
    for file in ["lib/libgreenroom.a", "include/eos_sdk.h", "LICENSE-APACHE"] {
        assert!(sums.contains(&format!("  {file}\n")), "{sums}");
    }
}

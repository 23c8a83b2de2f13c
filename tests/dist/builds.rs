//! A game built with each of what `make dist` offers to build systems: a bare path, pkg-config, CMake; with the library beside it, and inside it.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::laid_out::{SDK, dist, told};
use crate::support::cc::{self, Language};
use crate::support::child::Child;
use crate::support::directory::Desk;
use crate::support::{self, not_run};

/// The first sample: starts the library, ticks, and ends.
fn source() -> PathBuf {
    support::root().join("samples-c/01_tick/main.c")
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// Compiles the sample with these flags behind it.
fn link(program: &Path, flags: &[String]) -> Result<(), String> {
    let mut command = Command::new(Language::C.default_compiler());
    command.args(["-std=c99", "-Wall", "-Werror", "-o"]);
    command.arg(program).arg(source()).args(flags);
    cc::run(&mut command)
}

/// Runs a program that was built with `dist()`, and sees that it does what the sample does.
fn play(program: &Path) {
    let desk = Desk::without_directory();
    let mut command = desk.player(program, "anna");
    command.env("LD_LIBRARY_PATH", dist().join("lib"));
    let said = Child::start("the game", &mut command).succeed();
    assert_eq!(
        said.last().map(String::as_str),
        Some("Released and shut down.")
    );
}

/// Which of our libraries a program asks the loader for.
fn needed(program: &Path) -> Vec<String> {
    let said = told(Command::new("readelf").args(["-W", "-d"]).arg(program));
    let libraries = said.lines().filter(|line| line.contains("(NEEDED)"));
    let names = libraries.filter_map(|line| line.split(['[', ']']).nth(1));
    let ours = names.filter(|name| name.contains("greenroom") || name.contains("EOSSDK"));
    ours.map(str::to_owned).collect()
}

fn bare_path() -> Vec<String> {
    let dist = dist().display();
    vec![format!("-I{dist}/include"), format!("-L{dist}/lib")]
}

/// What pkg-config answers; none where there is no pkg-config.
fn package(arguments: &[&str]) -> Option<Vec<String>> {
    if !cc::is_there(OsStr::new("pkg-config")) {
        not_run::note("builds by pkg-config", "pkg-config");
        return None;
    }
    let mut command = Command::new("pkg-config");
    command.env("PKG_CONFIG_PATH", dist().join("lib/pkgconfig"));
    let said = told(command.args(arguments));
    Some(said.split_whitespace().map(str::to_owned).collect())
}

#[test]
fn a_bare_path_is_enough_for_either_name() {
    let desk = folder();
    for (name, file) in [
        ("greenroom", "libgreenroom.so"),
        (SDK, &format!("lib{SDK}.so")),
    ] {
        let program = desk.path().join(name);
        let mut flags = bare_path();
        flags.push(format!("-l{name}"));
        link(&program, &flags).expect("it links");
        assert_eq!(needed(&program), [file]);
        play(&program);
    }
}

#[test]
fn pkg_config_leads_to_the_shared_library() {
    let desk = folder();
    let program = desk.path().join("game");
    let Some(flags) = package(&["--cflags", "--libs", "greenroom"]) else {
        return;
    };
    assert_eq!(flags.last().map(String::as_str), Some("-lgreenroom"));
    link(&program, &flags).expect("it links");
    assert_eq!(needed(&program), ["libgreenroom.so"]);
    play(&program);
}

/// With no library that a C compiler would add by itself, so that nothing is missing from the list; and without one of the list, so that the list is needed.
#[test]
fn the_static_library_links_with_what_the_package_names_and_not_with_less() {
    let desk = folder();
    let program = desk.path().join("game");
    let Some(mut flags) = package(&["--cflags", "--libs", "greenroom-static"]) else {
        return;
    };
    flags.push("-nodefaultlibs".to_owned());
    link(&program, &flags).expect("it links");
    assert_eq!(needed(&program), Vec::<String>::new());
    play(&program);

    flags.retain(|flag| flag != "-lgcc_s");
    let complaint = link(&program, &flags).expect_err("nobody unwinds");
    assert!(complaint.contains("_Unwind_"), "{complaint}");
}

#[test]
fn cmake_finds_all_three_and_no_later_version() {
    if !cc::is_there(OsStr::new("cmake")) {
        return not_run::note("builds by CMake", "CMake");
    }
    let desk = folder();
    let project = |wanted: &str| {
        format!(
            "cmake_minimum_required(VERSION 3.10)\n\
             project(game C)\n\
             find_package(Greenroom {wanted} REQUIRED)\n\
             foreach(way greenroom EOSSDK static)\n\
                 add_executable(game_${{way}} {})\n\
                 target_link_libraries(game_${{way}} PRIVATE Greenroom::${{way}})\n\
             endforeach()\n",
            source().display()
        )
    };
    let configure = |wanted: &str| {
        fs::write(desk.path().join("CMakeLists.txt"), project(wanted)).expect("written");
        let mut command = Command::new("cmake");
        command.arg("-S").arg(desk.path()).arg("-B");
        command.arg(desk.path().join("build"));
        command.arg(format!("-DCMAKE_PREFIX_PATH={}", dist().display()));
        command
    };
    let version = env!("CARGO_PKG_VERSION");
    for other in ["0.2", "1.0", "99"] {
        assert!(!version.starts_with(other));
        let output = configure(other).output().expect("cmake runs");
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(
            complaint.contains("requested version"),
            "{other}: {complaint}"
        );
    }
    told(&mut configure(version));
    let mut build = Command::new("cmake");
    told(build.arg("--build").arg(desk.path().join("build")));
    let sdk = format!("lib{SDK}.so");
    let ways: [(&str, &[&str]); 3] = [
        ("greenroom", &["libgreenroom.so"]),
        ("EOSSDK", &[&sdk]),
        ("static", &[]),
    ];
    for (way, libraries) in ways {
        let program = desk.path().join("build").join(format!("game_{way}"));
        assert_eq!(needed(&program), libraries);
        play(&program);
    }
}

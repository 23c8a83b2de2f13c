//! C programs, compiled against `include/` and linked with the library that cargo has just built.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::thread;

use super::cc::{self, Language};

/// The languages that every program is written in at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Dialect {
    C99,
    Cpp11,
}

impl Dialect {
    fn language(self) -> Language {
        match self {
            Self::C99 => Language::C,
            Self::Cpp11 => Language::Cpp,
        }
    }

    fn standard(self) -> &'static str {
        match self {
            Self::C99 => "c99",
            Self::Cpp11 => "c++11",
        }
    }
}

/// Programs that were built, by name and dialect.
pub(crate) struct Programs(BTreeMap<(String, Dialect), PathBuf>);

impl Programs {
    /// The program of this name in every dialect.
    pub(crate) fn each(&self, name: &str) -> Vec<&Path> {
        let found: Vec<_> = self
            .0
            .iter()
            .filter(|((program, _), _)| program == name)
            .map(|(_, path)| path.as_path())
            .collect();
        assert!(!found.is_empty(), "no program is called {name}");
        found
    }

    /// The program of this name in C99.
    pub(crate) fn c(&self, name: &str) -> &Path {
        &self.0[&(name.to_owned(), Dialect::C99)]
    }
}

/// Builds each source in each dialect, on as many processors as there are, into a folder of this test target's own.
pub(crate) fn build(target: &str, sources: &[(&str, PathBuf)]) -> Programs {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(target);
    std::fs::create_dir_all(&folder).expect("the target folder can be written");
    let mut jobs = BTreeMap::new();
    for dialect in [Dialect::C99, Dialect::Cpp11] {
        let what = format!("the programs of `{target}` as {}", dialect.standard());
        let Some(compiler) = dialect.language().compiler_for(&what) else {
            continue;
        };
        for (name, source) in sources {
            let output = folder.join(format!("{name}-{}", dialect.standard()));
            let job = (compiler.clone(), source, output);
            jobs.insert(((*name).to_owned(), dialect), job);
        }
    }
    let queue = Mutex::new(jobs.iter());
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(((_, dialect), (compiler, source, output))) = next(&queue) {
                    compile(compiler, source, *dialect, output);
                }
            });
        }
    });
    Programs(
        jobs.into_iter()
            .map(|(key, (.., output))| (key, output))
            .collect(),
    )
}

/// How a program comes to the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Linked {
    Shared,
    Static,
    /// Not at all: it loads the library while it runs.
    Never,
}

/// Builds one source as C99, with `flags` behind those that every program gets.
pub(crate) fn build_c(name: &str, source: &Path, linked: Linked, flags: &[&str]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("single");
    std::fs::create_dir_all(&folder).expect("the target folder can be written");
    let output = folder.join(name);
    let mut command = cc::compiler(&Language::C.default_compiler(), Dialect::C99.standard());
    command.arg("-g").arg(source).arg("-o").arg(&output);
    match linked {
        Linked::Shared => link_shared(&mut command),
        Linked::Static => {
            command.arg(library_directory().join("libgreenroom.a"));
            command.args(["-lm", "-ldl"]);
        }
        Linked::Never => {
            command.arg("-ldl");
        }
    }
    command.arg("-pthread").args(flags);
    if let Err(complaint) = cc::run(&mut command) {
        panic!("{}, {linked:?}:\n{complaint}", source.display());
    }
    output
}

/// Takes the lock for one step only: a `while let` on the guard itself would hold it through the body.
fn next<I: Iterator>(queue: &Mutex<I>) -> Option<I::Item> {
    queue.lock().expect("no worker panics in here").next()
}

fn compile(compiler: &OsString, source: &Path, dialect: Dialect, output: &Path) {
    let mut command = cc::compiler(compiler, dialect.standard());
    if dialect == Dialect::Cpp11 {
        command.args(["-x", "c++"]);
    }
    command.arg("-g").arg(source).arg("-o").arg(output);
    link_shared(&mut command);
    command.arg("-pthread");
    if let Err(complaint) = cc::run(&mut command) {
        panic!("{} as {dialect:?}:\n{complaint}", source.display());
    }
}

/// Links a program with the library under test, and lets it find that and no other when it runs.
pub(crate) fn link_shared(command: &mut Command) {
    let library = library_directory();
    command.arg("-L").arg(&library).arg("-lgreenroom");
    command.arg(format!("-Wl,-rpath,{}", library.display()));
    if cfg!(target_os = "linux") {
        // Else the path would count less than LD_LIBRARY_PATH, in which cargo names the folder of the last `cargo build` first: the program would meet an old library there.
        command.arg("-Wl,--disable-new-dtags");
    }
}

/// Cargo leaves the shared library of the package under test beside the test itself.
pub(crate) fn library_directory() -> PathBuf {
    let folder = super::profile_directory().join("deps");
    let name = format!(
        "{}greenroom{}",
        std::env::consts::DLL_PREFIX,
        std::env::consts::DLL_SUFFIX
    );
    assert!(
        folder.join(&name).is_file(),
        "{name} is not in {}",
        folder.display()
    );
    folder
}

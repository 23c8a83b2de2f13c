//! A game that was built with the SDK's name, in a folder with nothing but what was laid out.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::laid_out::{SDK, dist, told};
use crate::support;
use crate::support::cc::{self, Language};
use crate::support::child::Child;
use crate::support::directory::{Desk, Directory};
use crate::support::programs::{self, Linked};

/// The game, and the folder in which it was installed.
struct Installed {
    folder: TempDir,
}

impl Installed {
    /// The game is built once, and then put beside what its loader is told to find: `dist/`, and nothing else.
    fn new() -> Self {
        let (desk, folder) = (temporary(), temporary());
        let built = desk.path().join("game");
        let mut command = Command::new(Language::C.default_compiler());
        command.args(["-std=c99", "-Wall", "-Wextra", "-pedantic", "-Werror"]);
        command.arg(support::root().join("tests/c/drop_in.c"));
        command.arg(format!("-I{}", dist().join("include").display()));
        command.arg(format!("-L{}", dist().join("lib").display()));
        command.arg(format!("-l{SDK}")).arg("-pthread");
        cc::run(command.arg("-o").arg(&built)).expect("the game is built");
        fs::rename(&built, folder.path().join("game")).expect("the game is installed");
        // Links in place of copies: the unoptimized library is large.
        told(
            Command::new("cp")
                .arg("-rl")
                .arg(dist())
                .arg(folder.path().join("dist")),
        );
        Self { folder }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Says beside the game where the directory is.
    fn points_at(&self, directory: &Directory) {
        let settings = format!("{{\"url\": \"{}\"}}\n", directory.url());
        fs::write(self.file("greenroom.json"), settings).expect("written");
    }

    /// Starts the game as a player of this desk.
    fn start(&self, role: &str, name: Option<&str>) -> Child {
        let mut command = Command::new(self.file("game"));
        command.arg(role).args(name).current_dir("/").env_clear();
        command.env("LD_LIBRARY_PATH", self.file("dist/lib"));
        command
            .env("HOME", self.folder.path())
            .env("GREENROOM_PROFILE", role);
        Child::start(role, &mut command)
    }
}

fn temporary() -> TempDir {
    // Beside what was laid out: links do not reach another disk.
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a temporary folder")
}

/// Which file the loader of a program takes for the SDK.
fn taken(program: &Path, library: &Path) -> String {
    let mut command = Command::new("ldd");
    let said = told(command.arg(program).env("LD_LIBRARY_PATH", library));
    let line = said.lines().find(|line| line.contains(SDK));
    line.unwrap_or_else(|| panic!("it asks for no {SDK}: {said}"))
        .trim()
        .to_owned()
}

/// The second library must stay for the same reasons as the first: `tests/unload.rs` is about that one.
#[test]
fn loads_under_the_sdks_name_leave_nothing_behind() {
    let source = support::root().join("tests/c/unload.c");
    let program = programs::build_c("unload-sdk", &source, Linked::Never, &[]);
    let desk = Desk::without_directory();
    let mut command = desk.player(&program, "unload");
    let library = dist().join("lib").join(format!("lib{SDK}.so"));
    command.arg(library).arg("200");
    let said = Child::start("unload", &mut command).succeed();
    assert_eq!(said, ["200 rounds left nothing behind"]);
}

#[test]
fn a_game_built_with_the_sdks_name_plays_with_nothing_but_what_was_laid_out() {
    let directory = Directory::start();
    let game = Installed::new();
    game.points_at(&directory);
    let file = game.file("dist/lib").join(format!("lib{SDK}.so"));
    let loaded = taken(&game.file("game"), &game.file("dist/lib"));
    assert!(loaded.contains(&*file.to_string_lossy()), "{loaded}");

    let mut host = game.start("host", None);
    let session = host.answer("hosting ");
    let joiner = game.start("join", None);
    play_on(host, joiner, &session);
}

/// By name, as developers log in: through friends, presence and an invite.
#[test]
fn such_a_game_plays_with_friends_presence_and_an_invite() {
    let directory = Directory::start();
    let game = Installed::new();
    game.points_at(&directory);
    let mut host = game.start("host", Some("anna"));
    let mut joiner = game.start("join", Some("ben"));
    let account = joiner.answer("account ");
    assert_eq!(host.ask(&account, "befriended "), account);
    let session = host.answer("hosting ");
    assert_eq!(joiner.answer("sees "), "In the harbour");
    let user = joiner.answer("user ");
    assert_eq!(host.ask(&user, "invited "), user);
    play_on(host, joiner, &session);
}

/// From where the joiner has a way into the session.
fn play_on(mut host: Child, mut joiner: Child, session: &str) {
    assert_eq!(joiner.answer("found "), session);
    let player = joiner.answer("joined ");
    assert_eq!(host.ask(&player, "admitted "), player);
    host.answer("playing ");
    joiner.say("leave");
    joiner.answer("left ");
    host.say("close");
    host.answer("closed ");
    joiner.say("look again");
    joiner.answer("nothing ");
    host.succeed();
    joiner.succeed();
}

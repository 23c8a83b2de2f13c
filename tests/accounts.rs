//! Players of another system: a real issuer, a directory that trusts it, and games that log in by its tokens.

mod support;

#[path = "support/short_tokens.rs"]
#[allow(dead_code, reason = "shared; nothing is cut here")]
mod short_tokens;

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use greenroom_issuer::{Issuer, Mood};
use greenroom_protocol::limits;
use serde_json::json;
use short_tokens::ShortTokens;
use support::cc;
use support::child::Child;
use support::directory::{Desk, Directory};
use support::not_run;
use support::programs::{self, Programs};

/// Lets the programs in as hosts and as servers.
const CLIENT: &str = "[[clients]]\nid = 'tests'\nsecret = 'tests'\npolicy = 'admin'\n";

fn programs() -> &'static Programs {
    static PROGRAMS: OnceLock<Programs> = OnceLock::new();
    PROGRAMS.get_or_init(|| {
        let source = support::root().join("tests/c/accounts.c");
        programs::build("accounts", &[("accounts", source)])
    })
}

fn directory(issuer: &Issuer) -> Directory {
    Directory::configured(&format!("{CLIENT}\n{}", issuer.block()))
}

/// What `accounts.c` takes.
fn tokens(issuer: &mut Issuer) -> Vec<OsString> {
    let mut expired = issuer.claims("ann");
    expired.insert("exp".to_owned(), json!(greenroom_issuer::seconds() - 3600));
    expired.insert("iat".to_owned(), json!(greenroom_issuer::seconds() - 7200));
    let good = ["ann", "ann", "ben", "cem"].map(|account| issuer.token(account));
    let expired = issuer.sign("RS256", &expired);
    let forged = forged(&good[0]);
    let all = good.into_iter().chain([expired, forged]);
    all.map(OsString::from).collect()
}

/// The same token with a signature that says nothing.
fn forged(token: &str) -> String {
    let (signed, signature) = token.rsplit_once('.').expect("three parts");
    let turned: String = signature.chars().rev().collect();
    format!("{signed}.{turned}")
}

fn play(program: &Path, under: Option<(&OsStr, &[&str])>) {
    let mut issuer = Issuer::start();
    let directory = directory(&issuer);
    let desk = Desk::at(directory.url());
    let mut command = match under {
        None => Command::new(program),
        Some((checker, options)) => {
            let mut command = Command::new(checker);
            command.args(options).arg(program);
            command
        }
    };
    desk.seat(&mut command, "player");
    command.args(tokens(&mut issuer));
    Child::start("accounts", &mut command).succeed();
}

#[test]
fn players_come_from_another_system() {
    for program in programs().each("accounts") {
        play(program, None);
    }
}

#[test]
fn they_leak_nothing_and_touch_nothing_that_is_not_theirs() {
    let valgrind = OsStr::new("valgrind");
    if !cc::is_there(valgrind) {
        return not_run::note("accounts under a memory checker", "valgrind");
    }
    let options = [
        "--quiet",
        "--error-exitcode=99",
        "--leak-check=full",
        "--show-leak-kinds=definite",
        "--errors-for-leak-kinds=definite",
    ];
    play(programs().c("accounts"), Some((valgrind, &options)));
}

#[test]
fn games_are_told_why_nobody_vouches_for_a_token() {
    let program = programs().c("accounts");
    let mut issuer = Issuer::start();
    let directory = directory(&issuer);
    let refused = |desk: &Desk, code: &str, token: &str| {
        let mut command = desk.player(program, "player");
        command.args(["refused", code, token]);
        Child::start("refused", &mut command).succeed();
    };
    let desk = Desk::at(directory.url());
    let token = issuer.token("ann");
    refused(&desk, "EOS_InvalidUser", &token);
    let mut foreign = issuer.claims("ann");
    foreign.insert("aud".to_owned(), json!("another game"));
    let foreign = issuer.sign("ES256", &foreign);
    let invalid = "EOS_Connect_ExternalTokenValidationFailed";
    refused(&desk, invalid, &foreign);

    let nobody = "EOS_Connect_ExternalServiceConfigurationFailure";
    refused(&Desk::without_directory(), nobody, &token);

    // A directory that has never met its issuer, whose keys it would know by now.
    issuer.be(Mood::Broken);
    let other = self::directory(&issuer);
    let unavailable = "EOS_Connect_ExternalServiceUnavailable";
    refused(&Desk::at(other.url()), unavailable, &token);
    issuer.be(Mood::Well);
}

#[test]
fn an_id_token_is_verified_while_the_directory_is_away() {
    let mut issuer = Issuer::start();
    let mut directory = directory(&issuer);
    let desk = Desk::at(directory.url());
    let mut command = desk.player(programs().c("accounts"), "player");
    command.args(["offline", &issuer.token("ann")]);
    let mut game = Child::start("offline", &mut command);
    game.answer("verified");
    directory.crash();
    game.ask("gone", "verified");
    game.succeed();
}

/// Access tokens live ten seconds here, and the issuer's not much longer.
#[test]
fn a_game_is_warned_before_the_end_of_its_token_and_goes_on_with_another() {
    let mut issuer = Issuer::start();
    let directory = directory(&issuer);
    let way = ShortTokens::before(directory.url());
    let short_lived = |issuer: &mut Issuer| {
        let mut claims = issuer.claims("ann");
        let forgiven = limits::CLOCK_SKEW_MS / 1000;
        let end = greenroom_issuer::seconds() - forgiven + 12;
        claims.insert("iat".to_owned(), json!(end - 600));
        claims.insert("exp".to_owned(), json!(end));
        issuer.sign("ES256", &claims)
    };
    let desk = Desk::at(way.url());
    let mut command = desk.player(programs().c("accounts"), "player");
    command.args(["expires", &short_lived(&mut issuer)]);
    let mut game = Child::start("expires", &mut command);
    game.answer("warned");
    game.ask(&short_lived(&mut issuer), "ended");
    game.succeed();
}

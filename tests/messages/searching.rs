//! Searches.

use std::ptr;

use greenroom::abi::session_search::*;
use greenroom::abi::sessions::EOS_Sessions_CreateSessionSearch;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;

use crate::Scribe;
use crate::game::Game;
use crate::held::{Hunt, Value};

const INVALID: EOS_EResult = EOS_EResult::EOS_InvalidParameters;

pub(crate) fn refusals() {
    let (game, user) = Game::logged_in("messages-searching", "Ada");
    let scribe = Scribe { game: &game };
    let create = EOS_Sessions_CreateSessionSearchOptions {
        ApiVersion: EOS_SESSIONS_CREATESESSIONSEARCH_API_LATEST,
        MaxSearchResults: 201,
    };
    let words = ["MaxSearchResults is 201", "1 to 200"];
    let function = "EOS_Sessions_CreateSessionSearch";
    let mut out = ptr::null_mut();
    // SAFETY: the options are of the newest version, and there is a place for the handle.
    scribe.refused(function, &words, INVALID, |game| unsafe {
        EOS_Sessions_CreateSessionSearch(game.sessions, &create, &mut out)
    });
    conditions(&scribe, &game.hunt());
    ways(&scribe, user);
}

fn conditions(scribe: &Scribe, hunt: &Hunt<'_>) {
    let refused = |function: &str, words: &[&str], code, call: &dyn Fn() -> EOS_EResult| {
        let function = format!("EOS_SessionSearch_{function}");
        scribe.refused(&function, words, code, |_| call());
    };
    let equal = EOS_EComparisonOp::EOS_CO_EQUAL;
    let less = EOS_EComparisonOp::EOS_CO_LESSTHAN;
    refused("SetSessionId", &["SessionId"], INVALID, &|| hunt.by_id(""));
    refused("SetTargetUserId", &["TargetUserId"], INVALID, &|| {
        hunt.by_user(ptr::null_mut())
    });
    let words = ["MAP", "EOS_CO_LESSTHAN "];
    refused("SetParameter", &words, INVALID, &|| {
        hunt.set("MAP", less, Value::Text("harbour".to_owned()))
    });
    let long = Value::Text("x".repeat(8 * 1024 + 1));
    refused("SetParameter", &["8192"], INVALID, &|| {
        hunt.set("MAP", equal, long.clone())
    });
    refused(
        "RemoveParameter",
        &["MAP"],
        EOS_EResult::EOS_NotFound,
        &|| hunt.remove("MAP", equal),
    );
    let results = EOS_SessionSearch_SetMaxResultsOptions {
        ApiVersion: EOS_SESSIONSEARCH_SETMAXSEARCHRESULTS_API_LATEST,
        MaxSearchResults: 0,
    };
    // SAFETY: the options are of the newest version.
    refused(
        "SetMaxResults",
        &["MaxSearchResults is 0"],
        INVALID,
        &|| unsafe { EOS_SessionSearch_SetMaxResults(hunt.handle, &results) },
    );
    let words = ["SessionIndex is 7", "0 results"];
    refused("CopySearchResultByIndex", &words, INVALID, &|| {
        hunt.result(7).err().expect("refused")
    });
    for number in 0..64 {
        hunt.set(&format!("K{number}"), equal, Value::Int(1));
    }
    let beyond = EOS_EResult::EOS_LimitExceeded;
    refused("SetParameter", &["64 parameters"], beyond, &|| {
        hunt.set("K64", equal, Value::Int(1))
    });
}

fn ways(scribe: &Scribe, user: EOS_ProductUserId) {
    let refused = |words: &[&str], code, hunt: &Hunt<'_>, who| {
        scribe.refused("EOS_SessionSearch_Find", words, code, |_| hunt.find(who));
    };
    let hunt = scribe.game.hunt();
    refused(&["LocalUserId", "null"], INVALID, &hunt, ptr::null_mut());
    hunt.by_id("nowhere");
    let missing = EOS_EResult::EOS_NotFound;
    refused(&["no session"], missing, &hunt, user);
    hunt.by_user(user);
    refused(&["exclude each other"], INVALID, &hunt, user);
    let hunt = scribe.game.hunt();
    hunt.by_user(user);
    refused(&["target user"], missing, &hunt, user);
}

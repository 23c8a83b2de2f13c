//! Making, changing, joining and ending sessions, and what they show.

use std::ptr;

use greenroom::abi::session_details::*;
use greenroom::abi::session_modification::*;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;

use crate::Scribe;
use crate::game::{Game, Note, text};
use crate::held::{ADVERTISED, Change, Value};

const INVALID: EOS_EResult = EOS_EResult::EOS_InvalidParameters;
const PLAYERS_LATEST: i32 = EOS_SESSIONS_REGISTERPLAYERS_API_LATEST;

pub(crate) fn refusals() {
    let (game, user) = Game::logged_in("messages-sessions", "Ada");
    let scribe = Scribe { game: &game };
    creations(&scribe, user);
    modifications(&scribe, user);
    lives(&scribe, user);
    joins(&scribe, user);
}

fn creations(scribe: &Scribe, user: EOS_ProductUserId) {
    type Options = EOS_Sessions_CreateSessionModificationOptions;
    let refused = |words: &[&str], code, change: &dyn Fn(&mut Options)| {
        let function = "EOS_Sessions_CreateSessionModification";
        scribe.refused(function, words, code, |game| {
            let creation = game.creation(user, "room", |options| change(options));
            creation.err().expect("refused")
        });
    };
    let (long, short, slash) = (
        text(&"x".repeat(257)),
        text("only-15-letters"),
        text("sixteen/letters!"),
    );
    refused(&["SessionName is null"], INVALID, &|options| {
        options.SessionName = ptr::null();
    });
    refused(&["SessionName", "256"], INVALID, &|options| {
        options.SessionName = long.as_ptr();
    });
    refused(&["BucketId", "256"], INVALID, &|options| {
        options.BucketId = long.as_ptr();
    });
    refused(&["MaxPlayers is 1001", "1 to 1000"], INVALID, &|options| {
        options.MaxPlayers = 1001;
    });
    refused(&["SessionId", "16"], INVALID, &|options| {
        options.SessionId = short.as_ptr();
    });
    refused(&["SessionId"], INVALID, &|options| {
        options.SessionId = slash.as_ptr();
    });
    refused(&["AllowedPlatformIds"], INVALID, &|options| {
        options.AllowedPlatformIdsCount = 1;
    });
    refused(&["LocalUserId", "null", "bIsServer"], INVALID, &|options| {
        options.LocalUserId = ptr::null_mut();
    });
}

fn modifications(scribe: &Scribe, user: EOS_ProductUserId) {
    let change = scribe.game.creation(user, "room", |_| ()).expect("good");
    let refused = |function: &str, words: &[&str], code, call: &dyn Fn(&Change) -> EOS_EResult| {
        let function = format!("EOS_SessionModification_{function}");
        scribe.refused(&function, words, code, |_| call(&change));
    };
    refused("SetHostAddress", &["HostAddress"], INVALID, &|change| {
        change.host_address("")
    });
    let long = "x".repeat(513);
    let words = ["HostAddress", "512"];
    refused("SetHostAddress", &words, INVALID, &|change| {
        change.host_address(&long)
    });
    refused("SetMaxPlayers", &["MaxPlayers is 0"], INVALID, &|change| {
        change.max_players(0)
    });
    refused(
        "SetPermissionLevel",
        &["PermissionLevel is 9"],
        INVALID,
        &|change| {
            let options = EOS_SessionModification_SetPermissionLevelOptions {
                ApiVersion: EOS_SESSIONMODIFICATION_SETPERMISSIONLEVEL_API_LATEST,
                PermissionLevel: CEnum::from_raw(9),
            };
            // SAFETY: the options are of the newest version.
            unsafe { EOS_SessionModification_SetPermissionLevel(change.0, &options) }
        },
    );
    let words = ["AllowedPlatformIdsCount is 33", "32"];
    refused("SetAllowedPlatformIds", &words, INVALID, &|change| {
        change.platforms(&[EOS_OPT_Steam; 33])
    });
    let key = "k".repeat(65);
    refused("AddAttribute", &["64"], INVALID, &|change| {
        change.attribute(&key, Value::Int(1), ADVERTISED)
    });
    let text = Value::Text("x".repeat(1025));
    refused("AddAttribute", &["1024"], INVALID, &|change| {
        change.attribute("KEY", text.clone(), ADVERTISED)
    });
    refused("AddAttribute", &["finite"], INVALID, &|change| {
        change.attribute("KEY", Value::Double(f64::NAN), ADVERTISED)
    });
    let missing = EOS_EResult::EOS_NotFound;
    refused("RemoveAttribute", &["NOWHERE"], missing, &|change| {
        change.remove_attribute("NOWHERE")
    });
    for number in 0..64 {
        change.attribute(&format!("A{number}"), Value::Bool(true), ADVERTISED);
    }
    let beyond = EOS_EResult::EOS_LimitExceeded;
    refused("AddAttribute", &["64 attributes"], beyond, &|change| {
        change.attribute("A64", Value::Bool(true), ADVERTISED)
    });
}

fn lives(scribe: &Scribe, user: EOS_ProductUserId) {
    let refused = |function: &str, words: &[&str], code, call: &dyn Fn(&Game) -> EOS_EResult| {
        let function = format!("EOS_Sessions_{function}");
        scribe.refused(&function, words, code, call);
    };
    let missing = EOS_EResult::EOS_NotFound;
    let nowhere = ["no session \"nowhere\""];
    refused("UpdateSessionModification", &nowhere, missing, &|game| {
        game.change("nowhere").err().expect("refused")
    });
    refused("CopyActiveSessionHandle", &nowhere, missing, &|game| {
        game.view("nowhere").err().expect("refused")
    });
    refused("StartSession", &nowhere, missing, &|game| {
        game.start_session("nowhere")
    });
    refused("EndSession", &nowhere, missing, &|game| {
        game.end_session("nowhere")
    });
    refused("DestroySession", &nowhere, missing, &|game| {
        game.destroy("nowhere")
    });
    refused("RegisterPlayers", &nowhere, missing, &|game| {
        game.register("nowhere", &[user], PLAYERS_LATEST).0
    });
    refused("UnregisterPlayers", &nowhere, missing, &|game| {
        game.unregister("nowhere", &[user]).0
    });
    let words = ["SessionModificationHandle", "null"];
    refused("UpdateSession", &words, INVALID, &|game| {
        game.publish(Change(ptr::null_mut())).0
    });

    scribe.game.host(user, "room");
    let exists = EOS_EResult::EOS_Sessions_SessionAlreadyExists;
    refused("UpdateSession", &["\"room\" already"], exists, &|game| {
        let again = game.creation(user, "room", |_| ()).expect("good");
        game.publish(again).0
    });
    let words = ["\"room\" is not in progress"];
    refused(
        "EndSession",
        &words,
        EOS_EResult::EOS_InvalidState,
        &|game| game.end_session("room"),
    );
    assert_eq!(scribe.game.start_session("room"), EOS_EResult::EOS_Success);
    let running = EOS_EResult::EOS_Sessions_SessionInProgress;
    let words = ["\"room\" is in progress already"];
    refused("StartSession", &words, running, &|game| {
        game.start_session("room")
    });
    let words = ["PlayersToRegister is null or empty"];
    refused("RegisterPlayers", &words, INVALID, &|game| {
        game.register("room", &[], PLAYERS_LATEST).0
    });
    refused(
        "RegisterPlayers",
        &["PlayersToRegister[1]"],
        INVALID,
        &|game| {
            let players = [user, ptr::null_mut()];
            game.register("room", &players, PLAYERS_LATEST).0
        },
    );
    let many = vec![user; 4097];
    let words = ["PlayersToUnregisterCount is 4097", "4096"];
    refused("UnregisterPlayers", &words, INVALID, &|game| {
        game.unregister("room", &many).0
    });
    let view = scribe.game.view("room").expect("there");
    let words = ["\"room\" is being destroyed already"];
    let pending = EOS_EResult::EOS_AlreadyPending;
    refused("DestroySession", &words, pending, &|game| {
        let codes = Note::<EOS_EResult>::new();
        game.begin_destroy("room", &codes);
        game.begin_destroy("room", &codes);
        game.tick_until(|| codes.count() == 2);
        codes.all().pop().expect("two codes")
    });
    let words = ["the session was destroyed"];
    scribe.refused("EOS_ActiveSession_CopyInfo", &words, missing, |_| {
        view.info().expect_err("gone")
    });
}

fn joins(scribe: &Scribe, user: EOS_ProductUserId) {
    let (host, owner) = Game::logged_in("messages-sessions", "Bob");
    let creation = host.creation(owner, "hall", |options| options.MaxPlayers = 1);
    let (_, _, id) = host.publish(creation.expect("good"));
    let found = scribe.game.find(user, &id).expect("there");
    let refused = |words: &[&str], code, name: &str, who| {
        scribe.refused("EOS_Sessions_JoinSession", words, code, |game| {
            game.join(who, name, &found)
        });
    };
    refused(&["LocalUserId", "null"], INVALID, "mine", ptr::null_mut());
    let stranger = EOS_EResult::EOS_InvalidUser;
    refused(&["is not logged in"], stranger, "mine", owner);
    let full = EOS_EResult::EOS_Sessions_TooManyPlayers;
    host.register("hall", &[owner], PLAYERS_LATEST);
    refused(&["the directory refused: session-full"], full, "mine", user);
    host.unregister("hall", &[owner]);
    assert_eq!(
        scribe.game.join(user, "mine", &found),
        EOS_EResult::EOS_Success
    );
    let exists = EOS_EResult::EOS_Sessions_SessionAlreadyExists;
    refused(&["\"mine\" already"], exists, "mine", user);
    refused(&["under the name \"mine\""], exists, "other", user);

    let foreign = EOS_EResult::EOS_Sessions_UpsertNotAllowed;
    let words = ["\"mine\" belongs to another user"];
    scribe.refused("EOS_Sessions_UpdateSession", &words, foreign, |game| {
        let change = game.change("mine").expect("there");
        change.max_players(2);
        game.publish(change).0
    });
    let words = ["2 players", "a session for 1"];
    scribe.refused("EOS_Sessions_RegisterPlayers", &words, full, |game| {
        game.register("mine", &[user, owner], PLAYERS_LATEST).0
    });
    let options = EOS_SessionDetails_CopySessionAttributeByIndexOptions {
        ApiVersion: EOS_SESSIONDETAILS_COPYSESSIONATTRIBUTEBYINDEX_API_LATEST,
        AttrIndex: 9,
    };
    let words = ["AttrIndex is 9", "0 attributes"];
    let function = "EOS_SessionDetails_CopySessionAttributeByIndex";
    let mut out = ptr::null_mut();
    // SAFETY: the options are of the newest version, and there is a place for the output.
    scribe.refused(function, &words, INVALID, |_| unsafe {
        EOS_SessionDetails_CopySessionAttributeByIndex(found.0, &options, &mut out)
    });
}

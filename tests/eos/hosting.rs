//! Making, changing and ending sessions.

use std::ptr;

use greenroom::abi::session_modification::*;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;

use crate::game::{Game, Note, text};
use crate::held::{ADVERTISED, LOCAL, Value};

const STATE_PENDING: EOS_EOnlineSessionState = EOS_EOnlineSessionState::EOS_OSS_Pending;

#[test]
fn a_host_makes_a_session_sees_it_and_ends_it() {
    let (game, user) = Game::logged_in("hosting-life", "Ada");
    assert_eq!(game.view("room").err(), Some(EOS_EResult::EOS_NotFound));
    let creation = game.creation(user, "room", |_| ()).expect("good options");
    assert_eq!(
        creation.host_address("host.example:7777"),
        EOS_EResult::EOS_Success
    );
    assert_eq!(
        creation.platforms(&[EOS_OPT_Steam, EOS_OPT_Epic]),
        EOS_EResult::EOS_Success
    );
    let (code, name, id) = game.publish(creation);
    assert_eq!((code, name.as_str()), (EOS_EResult::EOS_Success, "room"));
    assert_eq!(id.len(), 32);

    let view = game.view("room").expect("it is there");
    let (state, seen) = view.info().expect("it is there");
    assert_eq!(state, STATE_PENDING);
    assert_eq!(seen.id, id);
    assert_eq!(seen.host_address, "host.example:7777");
    assert_eq!(
        (seen.bucket.as_str(), seen.places, seen.open),
        ("duel", 4, 4)
    );
    assert_eq!(seen.owner, user);
    assert_eq!(seen.platforms, [EOS_OPT_Steam, EOS_OPT_Epic]);

    assert_eq!(game.destroy("room"), EOS_EResult::EOS_Success);
    assert_eq!(view.info().err(), Some(EOS_EResult::EOS_NotFound));
    assert_eq!(game.destroy("room"), EOS_EResult::EOS_NotFound);
    assert_eq!(game.find(user, &id).err(), Some(EOS_EResult::EOS_NotFound));
    game.host(user, "room");
}

#[test]
fn a_host_that_says_no_address_learns_the_one_that_others_see() {
    let (game, user) = Game::logged_in("hosting-address", "Ada");
    let (other, guest) = Game::logged_in("hosting-address", "Bob");
    let id = game.host(user, "room");
    let (_, own) = game.view("room").expect("there").info().expect("there");
    let found = other.find(guest, &id).expect("there").info();
    assert_eq!(own.host_address, found.host_address);
}

#[test]
fn what_a_creation_lacks_is_named_at_once() {
    let (game, user) = Game::logged_in("hosting-bad", "Ada");
    let (empty, short, slash, long) = (
        text(""),
        text("only-15-letters"),
        text("sixteen/letters!"),
        text(&"x".repeat(257)),
    );
    let refused = |change: &dyn Fn(&mut EOS_Sessions_CreateSessionModificationOptions)| {
        game.creation(user, "room", |options| change(options)).err()
    };
    let invalid = Some(EOS_EResult::EOS_InvalidParameters);
    assert_eq!(refused(&|_| ()), None);
    assert_eq!(
        refused(&|options| options.SessionName = ptr::null()),
        invalid
    );
    assert_eq!(
        refused(&|options| options.SessionName = empty.as_ptr()),
        invalid
    );
    assert_eq!(
        refused(&|options| options.SessionName = long.as_ptr()),
        invalid
    );
    assert_eq!(refused(&|options| options.BucketId = ptr::null()), invalid);
    assert_eq!(refused(&|options| options.MaxPlayers = 0), invalid);
    assert_eq!(refused(&|options| options.MaxPlayers = 1001), invalid);
    assert_eq!(
        refused(&|options| options.LocalUserId = ptr::null_mut()),
        invalid
    );
    assert_eq!(
        refused(&|options| options.SessionId = short.as_ptr()),
        invalid
    );
    assert_eq!(
        refused(&|options| options.SessionId = slash.as_ptr()),
        invalid
    );
    assert_eq!(
        refused(&|options| options.AllowedPlatformIdsCount = 1),
        invalid
    );
    assert_eq!(
        refused(&|options| options.ApiVersion = 6),
        Some(EOS_EResult::EOS_IncompatibleVersion)
    );
    assert_eq!(
        refused(&|options| {
            // What version 1 does not have is not looked at.
            options.ApiVersion = 1;
            options.SessionId = short.as_ptr();
        }),
        None
    );
}

#[test]
fn a_name_is_free_until_somebody_takes_it() {
    let (game, user) = Game::logged_in("hosting-names", "Ada");
    game.host(user, "room");
    let again = game
        .creation(user, "room", |_| ())
        .expect("nothing is checked yet");
    let (code, name, id) = game.publish(again);
    assert_eq!(code, EOS_EResult::EOS_Sessions_SessionAlreadyExists);
    assert_eq!((name.as_str(), id.as_str()), ("room", ""));
    assert_eq!(game.change("hall").err(), Some(EOS_EResult::EOS_NotFound));
    game.host(user, "hall");
}

#[test]
fn an_id_of_the_games_choice_belongs_to_its_living_owner() {
    let (game, user) = Game::logged_in("hosting-ids", "Ada");
    let (other, stranger) = Game::logged_in("hosting-ids", "Bob");
    let id = text("my-own-session-id");
    let create = |game: &Game, user, name: &str| {
        let creation = game.creation(user, name, |options| options.SessionId = id.as_ptr());
        let (code, _, id) = game.publish(creation.expect("good options"));
        (code, id)
    };
    let success = (EOS_EResult::EOS_Success, "my-own-session-id".to_owned());
    let taken = (
        EOS_EResult::EOS_Sessions_SessionAlreadyExists,
        String::new(),
    );
    assert_eq!(create(&game, user, "room"), success);
    assert_eq!(create(&other, stranger, "room"), taken);
    assert_eq!(
        create(&game, user, "again"),
        success,
        "one's own is replaced"
    );
    assert_eq!(
        game.view("room").err(),
        Some(EOS_EResult::EOS_NotFound),
        "and gone under its old name"
    );
}

#[test]
fn a_user_has_one_session_in_presence() {
    let (game, user) = Game::logged_in("hosting-presence", "Ada");
    let present =
        |name: &str| game.creation(user, name, |options| options.bPresenceEnabled = EOS_TRUE);
    let (first, late) = (
        present("one").expect("none yet"),
        present("two").expect("none yet"),
    );
    assert_eq!(game.publish(first).0, EOS_EResult::EOS_Success);
    let exists = EOS_EResult::EOS_Sessions_PresenceSessionExists;
    assert_eq!(present("three").err(), Some(exists), "at once");
    assert_eq!(game.publish(late).0, exists, "in the callback");
    assert_eq!(game.destroy("one"), EOS_EResult::EOS_Success);

    // Two at once: the later call finds the earlier one under way.
    let created = Note::new();
    for name in ["four", "five"] {
        game.begin_publish(present(name).expect("none yet"), &created);
    }
    game.tick_until(|| created.count() == 2);
    let mut codes: Vec<EOS_EResult> = created.all().into_iter().map(|(code, ..)| code).collect();
    codes.sort_by_key(|code| *code as i32);
    assert_eq!(codes, [EOS_EResult::EOS_Success, exists]);
    game.host(user, "without presence");
}

#[test]
fn who_is_not_logged_in_hosts_nothing() {
    let (game, user) = Game::logged_in("hosting-out", "Ada");
    let creation = game.creation(user, "room", |_| ()).expect("good options");
    game.logout(user);
    assert_eq!(game.publish(creation).0, EOS_EResult::EOS_InvalidUser);
}

#[test]
fn changes_are_seen_by_others_and_unadvertised_attributes_are_not() {
    let (game, user) = Game::logged_in("hosting-change", "Ada");
    let (other, guest) = Game::logged_in("hosting-change", "Bob");
    let creation = game.creation(user, "room", |_| ()).expect("good options");
    creation.attribute("map", Value::Text("Harbour ⚓".to_owned()), ADVERTISED);
    creation.attribute("secret", Value::Int(7), LOCAL);
    creation.attribute("seed", Value::Int((1 << 53) + 1), ADVERTISED);
    creation.attribute("rate", Value::Double(0.5), ADVERTISED);
    creation.attribute("ranked", Value::Bool(true), ADVERTISED);
    let (_, _, id) = game.publish(creation);

    let found = other.find(guest, &id).expect("there");
    let expected = vec![
        ("MAP".to_owned(), Value::Text("Harbour ⚓".to_owned())),
        ("RANKED".to_owned(), Value::Bool(true)),
        ("RATE".to_owned(), Value::Double(0.5)),
        ("SEED".to_owned(), Value::Int((1 << 53) + 1)),
    ];
    assert_eq!(found.attributes(), expected);
    assert_eq!(
        found.attribute("mAp"),
        Ok(Value::Text("Harbour ⚓".to_owned()))
    );
    assert_eq!(found.attribute("secret"), Err(EOS_EResult::EOS_NotFound));

    let change = game.change("room").expect("there");
    assert_eq!(change.max_players(8), EOS_EResult::EOS_Success);
    // One is removed, one is hidden, one is shown.
    assert_eq!(change.remove_attribute("MAP"), EOS_EResult::EOS_Success);
    change.attribute("RATE", Value::Double(0.25), LOCAL);
    change.attribute("Secret", Value::Int(8), ADVERTISED);
    assert_eq!(game.publish(change).0, EOS_EResult::EOS_Success);
    let found = other.find(guest, &id).expect("there");
    let keys: Vec<String> = found.attributes().into_iter().map(|(key, _)| key).collect();
    assert_eq!(keys, ["RANKED", "SECRET", "SEED"]);
    assert_eq!(found.info().places, 8);
    assert_eq!(
        game.view("room")
            .expect("there")
            .info()
            .expect("there")
            .1
            .places,
        8
    );
}

#[test]
fn attributes_that_cannot_be_are_refused() {
    let (game, user) = Game::logged_in("hosting-attributes", "Ada");
    let creation = game.creation(user, "room", |_| ()).expect("good options");
    let invalid = EOS_EResult::EOS_InvalidParameters;
    let long_key = "k".repeat(65);
    let long_text = Value::Text("t".repeat(1025));
    assert_eq!(creation.attribute("", Value::Int(1), ADVERTISED), invalid);
    assert_eq!(
        creation.attribute(&long_key, Value::Int(1), ADVERTISED),
        invalid
    );
    assert_eq!(
        creation.attribute("k", Value::Double(f64::NAN), ADVERTISED),
        invalid
    );
    assert_eq!(
        creation.attribute("k", Value::Double(f64::INFINITY), LOCAL),
        invalid
    );
    assert_eq!(creation.attribute("k", long_text, ADVERTISED), invalid);
    assert_eq!(creation.remove_attribute("k"), EOS_EResult::EOS_NotFound);
    for at in 0..64 {
        let code = creation.attribute(&format!("k{at}"), Value::Int(at), ADVERTISED);
        assert_eq!(code, EOS_EResult::EOS_Success);
    }
    let code = creation.attribute("one more", Value::Int(1), LOCAL);
    assert_eq!(code, EOS_EResult::EOS_LimitExceeded);
    assert_eq!(game.publish(creation).0, EOS_EResult::EOS_Success);

    let not_utf8 = c"k\xFF";
    let data = EOS_Sessions_AttributeData {
        ApiVersion: EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST,
        Key: not_utf8.as_ptr(),
        Value: EOS_Sessions_AttributeDataValue { AsInt64: 0 },
        ValueType: EOS_EAttributeType::EOS_AT_INT64.into(),
    };
    let options = EOS_SessionModification_AddAttributeOptions {
        ApiVersion: EOS_SESSIONMODIFICATION_ADDATTRIBUTE_API_LATEST,
        SessionAttribute: &data,
        AdvertisementType: CEnum::from_raw(0),
    };
    let change = game.change("room").expect("there");
    // SAFETY: the options are of the newest version.
    let code = unsafe { EOS_SessionModification_AddAttribute(change.0, &options) };
    assert_eq!(code, invalid);
}

#[test]
fn operations_on_one_session_run_in_the_order_of_their_calls() {
    let (game, user) = Game::logged_in("hosting-order", "Ada");
    let (created, codes) = (Note::new(), Note::<EOS_EResult>::new());
    let creation = game.creation(user, "room", |_| ()).expect("good options");
    game.begin_publish(creation, &created);
    game.begin_start("room", &codes);
    game.begin_start("room", &codes);
    game.begin_end("room", &codes);
    game.begin_end("room", &codes);
    game.begin_start("room", &codes);
    game.begin_destroy("room", &codes);
    game.begin_destroy("room", &codes);
    game.begin_start("room", &codes);
    let again = game.creation(user, "room", |_| ()).expect("good options");
    game.begin_publish(again, &created);
    game.tick_until(|| created.count() == 2);
    let codes: Vec<EOS_EResult> = codes.all();
    assert_eq!(
        codes,
        [
            EOS_EResult::EOS_Success,
            EOS_EResult::EOS_Sessions_SessionInProgress,
            EOS_EResult::EOS_Success,
            EOS_EResult::EOS_InvalidState,
            EOS_EResult::EOS_Success,
            EOS_EResult::EOS_Success,
            EOS_EResult::EOS_AlreadyPending,
            EOS_EResult::EOS_NotFound,
        ]
    );
    let created: Vec<EOS_EResult> = created.all().into_iter().map(|(code, ..)| code).collect();
    assert_eq!(created, [EOS_EResult::EOS_Success; 2]);
    assert_eq!(game.view("room").expect("there").state(), STATE_PENDING);
}

#[test]
fn play_starts_and_ends_and_starts_again() {
    let (game, user) = Game::logged_in("hosting-play", "Ada");
    let (other, guest) = Game::logged_in("hosting-play", "Bob");
    game.host(user, "room");
    let view = game.view("room").expect("there");
    let public = |expected: u32| {
        let hunt = other.hunt();
        assert_eq!(hunt.find(guest), EOS_EResult::EOS_Success);
        assert_eq!(hunt.count(), expected);
    };
    public(1);
    let code = Note::<EOS_EResult>::new();
    game.begin_start("room", &code);
    assert_eq!(view.state(), EOS_EOnlineSessionState::EOS_OSS_Starting);
    game.tick_until(|| code.count() == 1);
    assert_eq!(view.state(), EOS_EOnlineSessionState::EOS_OSS_InProgress);
    public(0);
    assert_eq!(game.end_session("room"), EOS_EResult::EOS_Success);
    assert_eq!(view.state(), EOS_EOnlineSessionState::EOS_OSS_Ended);
    public(1);
    assert_eq!(game.start_session("room"), EOS_EResult::EOS_Success);
    assert_eq!(game.start_session("nowhere"), EOS_EResult::EOS_NotFound);
}

//! Searching: by parameters, by the id of a session, by a player.

use std::time::Duration;

use greenroom::abi::ids::product_user;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;
use greenroom::user_id::UserId;

use crate::game::Game;
use crate::held::{ADVERTISED, Value};
use crate::logs;

const PLAYERS_LATEST: i32 = EOS_SESSIONS_REGISTERPLAYERS_API_LATEST;

fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

fn stranger(number: u64) -> EOS_ProductUserId {
    product_user(UserId::Number(number))
}

#[test]
fn a_search_finds_by_bucket_range_list_and_free_places() {
    let (host, owner) = Game::logged_in("searching-find", "Ada");
    let (game, guest) = Game::logged_in("searching-find", "Bob");
    let creation = host.creation(owner, "room", |_| ()).expect("good options");
    let big = (1_i64 << 53) + 1;
    creation.attribute("seed", Value::Int(big), ADVERTISED);
    creation.attribute("mode", Value::Text("Böse".to_owned()), ADVERTISED);
    let (_, _, id) = host.publish(creation);
    let (code, players) = host.register("room", &[owner], PLAYERS_LATEST);
    assert_eq!((code, players), (EOS_EResult::EOS_Success, vec![owner]));

    let hunt = game.hunt();
    let bucket = Value::Text("duel".to_owned());
    let modes = Value::Text("other;Böse".to_owned());
    hunt.set("bucket", EOS_EComparisonOp::EOS_CO_EQUAL, bucket);
    hunt.set(
        "Seed",
        EOS_EComparisonOp::EOS_CO_GREATERTHAN,
        Value::Int(big - 1),
    );
    hunt.set(
        "SEED",
        EOS_EComparisonOp::EOS_CO_LESSTHANOREQUAL,
        Value::Int(big),
    );
    hunt.set("mode", EOS_EComparisonOp::EOS_CO_ANYOF, modes);
    let free = |places| {
        let op = EOS_EComparisonOp::EOS_CO_GREATERTHANOREQUAL;
        let code = hunt.set("minslotsavailable", op, Value::Int(places));
        assert_eq!(code, EOS_EResult::EOS_Success);
    };
    free(3);
    assert_eq!(hunt.find(guest), EOS_EResult::EOS_Success);
    assert_eq!(hunt.count(), 1);
    let found = hunt.result(0).expect("one");
    assert_eq!(found.info().id, id);
    assert_eq!((found.info().places, found.info().open), (4, 3));
    assert_eq!(
        hunt.result(1).err(),
        Some(EOS_EResult::EOS_InvalidParameters)
    );

    free(4);
    assert_eq!(hunt.find(guest), EOS_EResult::EOS_Success);
    assert_eq!(hunt.count(), 0, "the condition was replaced");
    let op = EOS_EComparisonOp::EOS_CO_EQUAL;
    assert_eq!(
        hunt.remove("minslotsavailable", op),
        EOS_EResult::EOS_NotFound
    );
    let op = EOS_EComparisonOp::EOS_CO_GREATERTHANOREQUAL;
    assert_eq!(
        hunt.remove("MinSlotsAvailable", op),
        EOS_EResult::EOS_Success
    );
    assert_eq!(hunt.find(guest), EOS_EResult::EOS_Success);
    assert_eq!(hunt.count(), 1);
    drop(hunt);
    assert_eq!(found.info().id, id, "details outlive their search");
}

/// Sessions of one host, each with these attributes; the newest last.
fn publish(host: &Game, owner: EOS_ProductUserId, sessions: &[(&str, &[(&str, Value)])]) {
    for (name, attributes) in sessions {
        let creation = host.creation(owner, name, |_| ()).expect("good options");
        creation.attribute("name", text(name), ADVERTISED);
        for (key, value) in *attributes {
            let code = creation.attribute(key, value.clone(), ADVERTISED);
            assert_eq!(code, EOS_EResult::EOS_Success);
        }
        assert_eq!(host.publish(creation).0, EOS_EResult::EOS_Success);
        // Sessions of one millisecond have no order by age.
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// The names of the sessions that a search with these parameters finds, in their order.
fn names(
    game: &Game,
    user: EOS_ProductUserId,
    parameters: &[(&str, EOS_EComparisonOp, Value)],
) -> Vec<String> {
    let hunt = game.hunt();
    for (key, op, value) in parameters {
        let code = hunt.set(key, *op, value.clone());
        assert_eq!(code, EOS_EResult::EOS_Success, "{key}");
    }
    assert_eq!(hunt.find(user), EOS_EResult::EOS_Success);
    let name = |at| match hunt.result(at).expect("there").attribute("NAME") {
        Ok(Value::Text(name)) => name,
        other => panic!("{other:?}"),
    };
    (0..hunt.count()).map(name).collect()
}

#[test]
fn every_operator_finds_what_its_page_says() {
    use EOS_EComparisonOp::*;
    let (host, owner) = Game::logged_in("searching-operators", "Ada");
    let (game, guest) = Game::logged_in("searching-operators", "Bob");
    let big = 1_i64 << 53;
    publish(
        &host,
        owner,
        &[
            (
                "alps",
                &[
                    ("skill", Value::Int(big)),
                    ("modes", text("duel;race")),
                    ("on", Value::Bool(true)),
                ],
            ),
            (
                "beach",
                &[("skill", Value::Double(0.5)), ("modes", text("siege"))],
            ),
            (
                "cave",
                &[("skill", text("none")), ("modes", text("race;siege;hunt"))],
            ),
        ],
    );
    let found = |key: &str, op, value: Value| {
        let mut names = names(&game, guest, &[(key, op, value)]);
        names.sort();
        names.concat()
    };
    let all = "alpsbeachcave";
    for (key, op, value, expected) in [
        ("skill", EOS_CO_EQUAL, Value::Int(big), "alps"),
        ("Skill", EOS_CO_NOTEQUAL, Value::Int(big), "beachcave"),
        ("skill", EOS_CO_GREATERTHAN, Value::Double(0.5), "alps"),
        (
            "skill",
            EOS_CO_GREATERTHANOREQUAL,
            Value::Double(0.5),
            "alpsbeach",
        ),
        ("skill", EOS_CO_LESSTHAN, Value::Int(big), "beach"),
        (
            "skill",
            EOS_CO_LESSTHANOREQUAL,
            Value::Int(big),
            "alpsbeach",
        ),
        ("skill", EOS_CO_DISTANCE, Value::Int(0), all),
        ("nowhere", EOS_CO_DISTANCE, Value::Int(0), all),
        ("name", EOS_CO_ANYOF, text("cave;alps;lake"), "alpscave"),
        ("name", EOS_CO_NOTANYOF, text("cave;alps;lake"), "beach"),
        ("modes", EOS_CO_ONEOF, text("race"), "alpscave"),
        ("modes", EOS_CO_ONEOF, text("duel;hunt"), "alpscave"),
        ("modes", EOS_CO_NOTONEOF, text("race"), "beach"),
        ("on", EOS_CO_NOTONEOF, text("race"), all),
        ("name", EOS_CO_CONTAINS, text("a"), all),
        ("NAME", EOS_CO_CONTAINS, text("ave"), "cave"),
        ("name", EOS_CO_CONTAINS, text("AVE"), ""),
        ("name", EOS_CO_REGEXMATCH, text("^[ab]"), "alpsbeach"),
        ("name", EOS_CO_REGEXMATCH, text("(?i)CAVE|H$"), "beachcave"),
        ("modes", EOS_CO_SIZE, Value::Int(2), "alps"),
        ("on", EOS_CO_SIZE, Value::Int(0), ""),
        ("bucket", EOS_CO_CONTAINS, text("uel"), all),
        ("bucket", EOS_CO_REGEXMATCH, text("^x"), ""),
        ("on", EOS_CO_EQUAL, Value::Bool(true), "alps"),
        ("EmptyOnly", EOS_CO_EQUAL, Value::Bool(true), all),
        ("NONEMPTYONLY", EOS_CO_EQUAL, Value::Bool(true), ""),
        ("minSlotsAvailable", EOS_CO_EQUAL, Value::Int(4), all),
        ("minslotsavailable", EOS_CO_LESSTHAN, Value::Int(4), ""),
    ] {
        assert_eq!(found(key, op, value), expected, "{key} {op:?}");
    }
}

#[test]
fn the_nearest_come_first_and_of_equals_the_newest() {
    use EOS_EComparisonOp::*;
    let (host, owner) = Game::logged_in("searching-near", "Ada");
    let (game, guest) = Game::logged_in("searching-near", "Bob");
    let big = 1_i64 << 53;
    publish(
        &host,
        owner,
        &[
            ("exact", &[("skill", Value::Int(big + 1))]),
            ("below", &[("skill", Value::Double(big as f64))]),
            ("above", &[("skill", Value::Int(big + 2))]),
            ("text", &[("skill", text("9007199254740993"))]),
            ("none", &[]),
            ("far", &[("skill", Value::Double(-1e300))]),
        ],
    );
    let near = |at| ("SKILL", EOS_CO_DISTANCE, Value::Int(at));
    let nearest = names(&game, guest, &[near(big + 1)]);
    assert_eq!(nearest, ["exact", "above", "below", "far", "none", "text"]);

    // The first distance decides before the second.
    host.register("exact", &[owner], PLAYERS_LATEST);
    host.register("far", &[owner], PLAYERS_LATEST);
    let slots = |free| ("minslotsavailable", EOS_CO_DISTANCE, Value::Int(free));
    assert_eq!(
        names(&game, guest, &[slots(3), near(0)]),
        ["exact", "far", "below", "above", "none", "text"]
    );

    let hunt = game.hunt();
    let (key, op, value) = near(big + 1);
    hunt.set(key, op, value);
    assert_eq!(
        hunt.remove("skill", EOS_CO_EQUAL),
        EOS_EResult::EOS_NotFound
    );
    assert_eq!(hunt.remove("skill", op), EOS_EResult::EOS_Success);
    assert_eq!(hunt.remove("skill", op), EOS_EResult::EOS_NotFound);
    assert_eq!(hunt.find(guest), EOS_EResult::EOS_Success);
    let newest = hunt.result(0).expect("there").attribute("NAME");
    assert_eq!(newest, Ok(text("far")));
}

#[test]
fn a_player_is_found_where_it_is_registered() {
    let (host, owner) = Game::logged_in("searching-player", "Ada");
    let (game, guest) = Game::logged_in("searching-player", "Bob");
    let foreign = product_user(UserId::Foreign("0002a7c1f".into()));
    let hunt = |player| {
        let hunt = game.hunt();
        assert_eq!(hunt.by_user(player), EOS_EResult::EOS_Success);
        hunt
    };
    let missing = EOS_EResult::EOS_NotFound;
    let found = EOS_EResult::EOS_Success;
    let creation = host.creation(owner, "room", |options| options.MaxPlayers = 2);
    let creation = creation.expect("good options");
    creation.attribute("map", text("lake"), ADVERTISED);
    let (_, _, id) = host.publish(creation);
    assert_eq!(hunt(owner).find(guest), missing, "hosting registers nobody");

    // Who looks for a friend sees a full session too.
    host.register("room", &[owner, foreign], PLAYERS_LATEST);
    assert_eq!(hunt(owner).find(guest), found);
    assert_eq!(hunt(stranger(5)).find(guest), missing);
    let friend = hunt(foreign);
    assert_eq!(friend.find(guest), found);
    assert_eq!(friend.count(), 1);
    let session = friend.result(0).expect("there");
    assert_eq!((session.info().id.as_str(), session.info().open), (&*id, 0));
    assert_eq!(session.attribute("MAP"), Ok(text("lake")));
    assert_eq!(
        game.join(guest, "mine", &session),
        EOS_EResult::EOS_Sessions_TooManyPlayers
    );
    assert_eq!(host.unregister("room", &[foreign],).0, found);
    assert_eq!(friend.find(guest), missing);
    assert_eq!(friend.count(), 0, "what was found before is gone");
    assert_eq!(game.join(guest, "mine", &session), found);

    let permit = |level| {
        let change = host.change("room").expect("there");
        change.permission(level);
        assert_eq!(host.publish(change).0, EOS_EResult::EOS_Success);
    };
    permit(EOS_EOnlineSessionPermissionLevel::EOS_OSPF_InviteOnly);
    assert_eq!(hunt(owner).find(guest), missing, "public sessions only");
    permit(EOS_EOnlineSessionPermissionLevel::EOS_OSPF_PublicAdvertised);
    assert_eq!(hunt(owner).find(guest), found);
    assert_eq!(host.destroy("room"), EOS_EResult::EOS_Success);
    assert_eq!(hunt(owner).find(guest), missing);
}

#[test]
fn the_ways_to_search_exclude_each_other() {
    let (game, user) = Game::logged_in("searching-ways", "Ada");
    let invalid = EOS_EResult::EOS_InvalidParameters;
    let map = |hunt: &crate::held::Hunt<'_>| {
        let code = hunt.set("map", EOS_EComparisonOp::EOS_CO_EQUAL, Value::Int(1));
        assert_eq!(code, EOS_EResult::EOS_Success);
    };
    let hunt = game.hunt();
    hunt.by_id("somebody's");
    assert_eq!(hunt.find(user), EOS_EResult::EOS_NotFound);
    map(&hunt);
    assert_eq!(hunt.find(user), invalid);

    let hunt = game.hunt();
    assert_eq!(hunt.by_user(user), EOS_EResult::EOS_Success);
    assert_eq!(hunt.find(user), EOS_EResult::EOS_NotFound);
    map(&hunt);
    assert_eq!(hunt.find(user), invalid);
    hunt.remove("map", EOS_EComparisonOp::EOS_CO_EQUAL);
    assert_eq!(hunt.find(user), EOS_EResult::EOS_NotFound);
    hunt.by_id("somebody's");
    assert_eq!(hunt.find(user), invalid);

    assert_eq!(
        game.hunt().find(stranger(5)),
        EOS_EResult::EOS_InvalidUser,
        "it is not logged in here"
    );
    let nobody = product_user(UserId::Foreign("\u{7}".into()));
    let hunt = game.hunt();
    assert_eq!(hunt.by_user(nobody), EOS_EResult::EOS_Success);
    assert_eq!(hunt.find(user), EOS_EResult::EOS_NotFound);
}

#[test]
fn what_cannot_be_searched_is_refused_by_its_name() {
    use EOS_EComparisonOp::*;
    logs::listen();
    let (game, user) = Game::logged_in("searching-refused", "Ada");
    let hunt = game.hunt();
    let invalid = EOS_EResult::EOS_InvalidParameters;
    let long = text(&"x".repeat(257));
    for (number, (op, value)) in [
        (EOS_CO_GREATERTHAN, text("1")),
        (EOS_CO_LESSTHANOREQUAL, Value::Bool(true)),
        (EOS_CO_DISTANCE, text("1")),
        (EOS_CO_ANYOF, Value::Int(1)),
        (EOS_CO_NOTANYOF, Value::Int(1)),
        (EOS_CO_ONEOF, Value::Int(1)),
        (EOS_CO_NOTONEOF, Value::Double(1.0)),
        (EOS_CO_CONTAINS, Value::Bool(true)),
        (EOS_CO_REGEXMATCH, Value::Int(1)),
        (EOS_CO_REGEXMATCH, long),
        (EOS_CO_SIZE, text("1")),
        (EOS_CO_SIZE, Value::Int(-1)),
        (EOS_CO_EQUAL, text(&"x".repeat(8193))),
        (EOS_CO_EQUAL, Value::Double(f64::NAN)),
    ]
    .into_iter()
    .enumerate()
    {
        let key = format!("refused-{number}-");
        assert_eq!(hunt.set(&key, op, value), invalid, "{op:?}");
        let written = logs::lines(&game, &key);
        assert_eq!(written.len(), 1, "{written:?}");
        assert!(written[0].starts_with("EOS_SessionSearch_SetParameter: "));
    }
    assert_eq!(hunt.find(user), EOS_EResult::EOS_Success, "nothing was set");

    // What only the directory knows is refused when it is asked.
    for (key, op, value) in [
        ("bucket", EOS_CO_EQUAL, Value::Int(1)),
        ("pattern", EOS_CO_REGEXMATCH, text("(")),
        ("emptyonly", EOS_CO_NOTEQUAL, Value::Bool(true)),
    ] {
        let hunt = game.hunt();
        assert_eq!(hunt.set(key, op, value), EOS_EResult::EOS_Success);
        assert_eq!(hunt.find(user), invalid, "{key}");
        let named = format!("criterion \"{}\"", key.to_uppercase());
        let written = logs::lines(&game, &named);
        assert_eq!(written.len(), 1, "{written:?}");
        assert!(written[0].starts_with("EOS_SessionSearch_Find: "));
    }
}

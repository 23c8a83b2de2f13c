use greenroom_protocol::session::Patch;

use super::*;

fn version(number: u32) -> Version {
    Version::new(number).expect("known")
}

fn read_as(number: u32, text: &str) -> Result<SessionDelta, Refusal> {
    read(version(number), text.as_bytes())
}

fn delta(number: u32, text: &str) -> SessionDelta {
    read_as(number, text).unwrap_or_else(|refusal| panic!("{refusal}: {text}"))
}

/// The JSON of a document as a version shows it.
fn shown(number: u32, text: &str) -> String {
    let document = RawValue::from_string(text.to_owned()).expect("JSON");
    let raw = raw(version(number), &document).expect("JSON");
    raw.get().to_owned()
}

const OLD: &str = r#"{"properties":{"custom":{"n":12345678901234567890123}},
    "constants":{"custom":{"x":1.10},"system":{"visibility":"open",
    "timeouts":{"reserved":1,"inactive":null,"ready":3,"sessionEmpty":0},
    "managedInitialization":{"joinTimeout":9,"autoEvaluate":true}}}}"#;

#[test]
fn old_words_are_read_as_the_new_ones() {
    for number in [104, 105] {
        let delta = delta(number, OLD);
        let constants = delta.constants.expect("given");
        assert_eq!(constants.vocabulary, Vocabulary::Old);
        let system = constants.system.expect("given");
        assert_eq!(system.reserved_removal_timeout, Patch::Set(1));
        assert_eq!(system.inactive_removal_timeout, Patch::Remove);
        assert_eq!(system.ready_removal_timeout, Patch::Set(3));
        assert_eq!(system.session_empty_timeout, Patch::Set(0));
        let Patch::Set(initialization) = system.member_initialization else {
            panic!("given");
        };
        assert_eq!(initialization.join_timeout, Some(9));
        assert_eq!(initialization.external_evaluation, Some(false));
        assert_eq!(constants.custom.expect("given")["x"].get(), "1.10");
        let custom = delta.properties.and_then(|it| it.custom).expect("given");
        assert_eq!(custom["n"].get(), "12345678901234567890123");
    }
}

#[test]
fn a_request_of_an_old_version_says_so_even_where_it_says_nothing_else() {
    for (number, vocabulary) in [
        (104, Vocabulary::Old),
        (105, Vocabulary::Old),
        (106, Vocabulary::New),
        (107, Vocabulary::New),
    ] {
        let constants = delta(number, "{}").constants.unwrap_or_default();
        assert_eq!(constants.vocabulary, vocabulary, "{number}");
    }
}

#[test]
fn null_is_null_in_old_words_too() {
    let text = r#"{"constants":{"system":{"managedInitialization":null,"timeouts":null}}}"#;
    let system = delta(104, text).constants.and_then(|it| it.system);
    let system = system.expect("given");
    assert_eq!(system.member_initialization, Patch::Remove);
    assert!(system.ready_removal_timeout.is_keep());
}

#[test]
fn each_version_has_its_own_words_and_no_others() {
    let system = |text: &str| format!(r#"{{"constants":{{"system":{text}}}}}"#);
    for (number, text, why) in [
        (107, r#"{"timeouts":{}}"#, "timeouts"),
        (
            106,
            r#"{"managedInitialization":{}}"#,
            "managedInitialization",
        ),
        (
            104,
            r#"{"memberInitialization":{}}"#,
            "memberInitialization",
        ),
        (
            105,
            r#"{"inactiveRemovalTimeout":1}"#,
            "inactiveRemovalTimeout",
        ),
        (104, r#"{"timeouts":{"reserve":1}}"#, "reserve"),
        (104, r#"{"timeouts":[]}"#, "timeouts"),
        (104, r#"{"timeouts":{"ready":1,"ready":2}}"#, "ready"),
        (104, r#"{"timeouts":{},"timeouts":{}}"#, "timeouts"),
        (
            104,
            r#"{"managedInitialization":[]}"#,
            "memberInitialization",
        ),
        (
            104,
            r#"{"managedInitialization":{"externalEvaluation":true}}"#,
            "externalEvaluation",
        ),
        (
            104,
            r#"{"managedInitialization":{"autoEvaluate":1}}"#,
            "externalEvaluation",
        ),
        (104, r#"{"visibility":"odd"}"#, "odd"),
    ] {
        let refusal = read_as(number, &system(text)).expect_err(text);
        assert_eq!(refusal.code, ErrorCode::BadRequest);
        assert!(refusal.message.contains(why), "{refusal} names {why}");
    }
    for text in [
        "[]",
        "{",
        "\u{0}",
        r#"{"constants":{},"constants":{}}"#,
        "null",
    ] {
        assert!(read_as(104, text).is_err(), "{text:?}");
    }
    assert!(read(version(104), b"\xff{}").is_err());
}

#[test]
fn answers_of_old_versions_have_the_old_words_and_every_digit() {
    let newest = r#"{"a":1.10,"constants":{"system":{"version":1,"reservedRemovalTimeout":1,"inactiveRemovalTimeout":null,"memberInitialization":{"joinTimeout":9,"externalEvaluation":true}},"custom":{"n":12345678901234567890123}}}"#;
    let old = r#"{"a":1.10,"constants":{"system":{"version":1,"timeouts":{"reserved":1,"inactive":null},"managedInitialization":{"joinTimeout":9,"autoEvaluate":false}},"custom":{"n":12345678901234567890123}}}"#;
    for (number, expected) in [(104, old), (105, old), (106, newest), (107, newest)] {
        assert_eq!(shown(number, newest), expected, "{number}");
    }
    let without = r#"{"constants":{"custom":{}}}"#;
    assert_eq!(shown(104, without), without);
    let pinned = r#"{"constants":{"system":{"memberInitialization":null}}}"#;
    let expected = r#"{"constants":{"system":{"managedInitialization":null}}}"#;
    assert_eq!(shown(104, pinned), expected);
}

#[test]
fn what_an_old_version_shows_it_reads_again() {
    let rendered = shown(
        105,
        r#"{"constants":{"system":{"inactiveRemovalTimeout":7,"readyRemovalTimeout":null,
            "memberInitialization":{"membersNeededToStart":2,"externalEvaluation":false}}}}"#,
    );
    let system = delta(105, &rendered).constants.and_then(|it| it.system);
    let system = system.expect("given");
    assert_eq!(system.inactive_removal_timeout, Patch::Set(7));
    assert_eq!(system.ready_removal_timeout, Patch::Remove);
    let Patch::Set(initialization) = system.member_initialization else {
        panic!("given");
    };
    assert_eq!(initialization.members_needed_to_start, Some(2));
    assert_eq!(initialization.external_evaluation, Some(false));
}

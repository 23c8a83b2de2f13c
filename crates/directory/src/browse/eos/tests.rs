//! What a search means, case by case.

use greenroom_protocol::attribute::{AttributeValue, Finite};
use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::player::PlayerId;
use greenroom_protocol::search::Criterion;
use greenroom_protocol::time::Timestamp;
use std::sync::Arc;

use super::*;
use crate::browse::{Catalog, Listing};
use crate::session::Session;
use crate::testing::{ALICE, Story};

fn int(value: i64) -> AttributeValue {
    AttributeValue::Int64(value)
}

fn double(value: f64) -> AttributeValue {
    AttributeValue::Double(Finite::new(value).expect("finite"))
}

fn text(value: &str) -> AttributeValue {
    AttributeValue::String(value.into())
}

fn criterion(key: &str, op: Comparison, value: AttributeValue) -> Criterion {
    let key = key.to_owned();
    Criterion { key, op, value }
}

fn search(criteria: Vec<Criterion>) -> Result<Query, Refusal> {
    let max_results = 10;
    Query::of_criteria(&EosQuery {
        criteria,
        max_results,
        ..EosQuery::default()
    })
}

/// A session of bucket "lobby", 1 of 4 players registered.
fn session() -> Session {
    let mut story = Story::hosted_by(ALICE);
    story.register(ALICE);
    let settings = story.settings_mut();
    settings.bucket = "lobby".into();
    settings.attributes.clear();
    for (key, value) in [
        ("BIG", int((1 << 53) + 1)),
        ("HALF", double(0.5)),
        ("MAP", text("Zürich")),
        ("MODES", text("duel;siege;;race;")),
        ("NOTHING", text("")),
        ("BUCKET", text("impostor")),
        ("ON", AttributeValue::Bool(true)),
    ] {
        let key = AttributeKey::new(key).expect("valid");
        settings.attributes.insert(key, value);
    }
    story.session
}

fn find(search: &Query, sessions: &[Session]) -> Result<Vec<String>, Refusal> {
    let mut catalog = Catalog::default();
    for session in sessions {
        catalog.insert(Arc::new(Listing::of(session, 0).expect("public")));
    }
    let at = &session().session_ref;
    let (scid, template) = (&at.scid, &at.template_name);
    let found = catalog.find(scid, template, search, Timestamp(0), &|_| false)?;
    let name = |listing: &Arc<Listing>| listing.session_ref.name.to_string();
    Ok(found.listings.iter().map(name).collect())
}

/// Whether the session becomes a result.
fn hits(search: &Query, session: Session) -> bool {
    !find(search, &[session]).expect("little text").is_empty()
}

fn found(key: &str, op: Comparison, value: AttributeValue) -> bool {
    let search = search(vec![criterion(key, op, value)]).expect("a sound search");
    hits(&search, session())
}

#[test]
fn attributes_compare_as_the_page_on_browsing_says() {
    use Comparison::*;
    let big = (1_i64 << 53) + 1;
    for (key, op, value, expected) in [
        ("BIG", Equal, int(big), true),
        ("big", Equal, int(big), true),
        ("BIG", Equal, double(9_007_199_254_740_992.0), false),
        ("BIG", GreaterThan, double(9_007_199_254_740_992.0), true),
        ("BIG", GreaterThan, int(big), false),
        ("BIG", GreaterThanOrEqual, int(big), true),
        ("BIG", LessThan, int(big + 1), true),
        ("BIG", LessThanOrEqual, int(big - 1), false),
        ("HALF", LessThan, int(1), true),
        ("HALF", Equal, double(0.5), true),
        ("MAP", Equal, text("Zürich"), true),
        ("MAP", Equal, text("zürich"), false),
        ("MAP", AnyOf, text("Bern;Zürich"), true),
        ("MAP", AnyOf, text("Bern;Genf"), false),
        ("MAP", NotAnyOf, text("Bern;Genf"), true),
        ("MAP", NotAnyOf, text("Zürich"), false),
        ("ON", Equal, AttributeValue::Bool(true), true),
        ("ON", NotEqual, AttributeValue::Bool(true), false),
    ] {
        assert_eq!(
            found(key, op, value.clone()),
            expected,
            "{key} {op:?} {value:?}"
        );
    }
}

#[test]
fn texts_are_searched_as_lists_in_parts_and_by_patterns() {
    use Comparison::*;
    for (key, op, value, expected) in [
        ("MODES", OneOf, text("siege"), true),
        ("MODES", OneOf, text("chess;race"), true),
        ("MODES", OneOf, text("sieg"), false),
        ("MODES", OneOf, text("duel;siege;;race;"), true),
        ("MODES", OneOf, text(""), false),
        ("MODES", NotOneOf, text("chess;go"), true),
        ("MODES", NotOneOf, text("chess;duel"), false),
        ("MODES", NotOneOf, text(""), true),
        ("MAP", OneOf, text("Bern;Zürich"), true),
        ("NOTHING", OneOf, text(""), false),
        ("NOTHING", AnyOf, text(""), true),
        ("NOTHING", AnyOf, text("a;;b"), true),
        ("MAP", Contains, text("üri"), true),
        ("MAP", Contains, text("ÜRI"), false),
        ("MAP", Contains, text(""), true),
        ("MODES", Contains, text("l;s"), true),
        ("MAP", RegexMatch, text("^Z.rich$"), true),
        ("MAP", RegexMatch, text("r[h-j]c"), true),
        ("MAP", RegexMatch, text("^rich"), false),
        ("MAP", RegexMatch, text("(?i)zürich"), true),
        ("MAP", RegexMatch, text(""), true),
        ("MODES", Size, int(3), true),
        ("MODES", Size, int(4), false),
        ("MAP", Size, int(1), true),
        ("NOTHING", Size, int(0), true),
    ] {
        assert_eq!(
            found(key, op, value.clone()),
            expected,
            "{key} {op:?} {value:?}"
        );
    }
}

#[test]
fn other_types_are_not_equal() {
    use Comparison::*;
    assert!(!found("BIG", Equal, text("9007199254740993")));
    assert!(found("BIG", NotEqual, text("9007199254740993")));
    assert!(!found("BIG", AnyOf, text("9007199254740993")));
    assert!(found("BIG", NotAnyOf, text("9007199254740993")));
    assert!(!found("MAP", GreaterThan, int(0)));
    assert!(!found("BIG", Contains, text("9")));
    assert!(!found("BIG", OneOf, text("9007199254740993")));
    assert!(found("BIG", NotOneOf, text("9007199254740993")));
    assert!(!found("BIG", RegexMatch, text("")));
    assert!(!found("ON", Size, int(1)));
}

#[test]
fn what_is_missing_satisfies_the_negations_alone() {
    use Comparison::*;
    for (op, value, expected) in [
        (Equal, int(0), false),
        (NotEqual, int(0), true),
        (GreaterThan, int(0), false),
        (LessThanOrEqual, int(0), false),
        (AnyOf, text("a"), false),
        (NotAnyOf, text("a"), true),
        (OneOf, text("a"), false),
        (NotOneOf, text("a"), true),
        (Contains, text(""), false),
        (RegexMatch, text(""), false),
        (Size, int(0), false),
        (Distance, int(0), true),
    ] {
        assert_eq!(found("NOWHERE", op, value), expected, "{op:?}");
    }
}

#[test]
fn the_bucket_is_the_bucket_id_and_not_an_attribute_of_that_name() {
    use Comparison::*;
    assert!(found("Bucket", Equal, text("lobby")));
    assert!(!found("bucket", Equal, text("impostor")));
    assert!(found("BUCKET", NotEqual, text("impostor")));
    assert!(found("bucket", AnyOf, text("arena;lobby")));
    assert!(!found("bucket", NotAnyOf, text("arena;lobby")));
    assert!(found("bucket", OneOf, text("arena;lobby")));
    assert!(!found("bucket", NotOneOf, text("arena;lobby")));
    assert!(found("bucket", Contains, text("obb")));
    assert!(found("bucket", RegexMatch, text("^l")));
    assert!(!found("bucket", RegexMatch, text("impostor")));
}

#[test]
fn free_slots_are_the_maximum_less_the_registered() {
    use Comparison::*;
    assert!(found("MinSlotsAvailable", GreaterThanOrEqual, int(3)));
    assert!(!found("minslotsavailable", GreaterThanOrEqual, int(4)));
    assert!(found("minslotsavailable", Equal, int(3)));
    assert!(found("minslotsavailable", LessThan, int(4)));
    assert!(found("minslotsavailable", NotEqual, int(4)));
    assert!(found("minslotsavailable", Distance, int(100)));
}

#[test]
fn empty_looks_at_registered_players_and_false_asks_for_nothing() {
    use Comparison::Equal;
    let yes = AttributeValue::Bool(true);
    let no = AttributeValue::Bool(false);
    assert!(!found("EMPTYONLY", Equal, yes.clone()));
    assert!(found("emptyonly", Equal, no.clone()));
    assert!(found("NonEmptyOnly", Equal, yes));
    assert!(found("nonemptyonly", Equal, no));
}

#[test]
fn every_criterion_must_hold() {
    use Comparison::*;
    let bucket = || criterion("bucket", Equal, text("lobby"));
    let both = vec![bucket(), criterion("map", Equal, text("Zürich"))];
    assert!(hits(&search(both).expect("sound"), session()));
    let one = vec![bucket(), criterion("map", Equal, text("Bern"))];
    assert!(!hits(&search(one).expect("sound"), session()));
    assert!(hits(&search(Vec::new()).expect("sound"), session()));
}

#[test]
fn the_same_key_and_operator_again_replaces_the_value() {
    use Comparison::*;
    let twice = vec![
        criterion("map", Equal, text("Bern")),
        criterion("MAP", Equal, text("Zürich")),
    ];
    assert!(hits(&search(twice).expect("sound"), session()));
    let range = vec![
        criterion("half", GreaterThan, int(0)),
        criterion("half", LessThan, int(1)),
    ];
    assert!(hits(&search(range).expect("sound"), session()));
}

#[test]
fn what_makes_no_sense_is_refused_by_the_name_of_its_criterion() {
    use Comparison::*;
    let many = vec!["w"; limits::SEARCH_LIST_MAX + 1].join(";");
    for (key, op, value) in [
        ("speed", GreaterThan, text("fast")),
        ("speed", LessThan, AttributeValue::Bool(true)),
        ("speed", AnyOf, int(1)),
        ("speed", NotAnyOf, double(1.0)),
        ("speed", AnyOf, text(&many)),
        (
            "speed",
            Equal,
            text(&"x".repeat(limits::SEARCH_STRING_MAX + 1)),
        ),
        ("speed", Distance, text("1")),
        ("speed", Distance, AttributeValue::Bool(true)),
        ("speed", OneOf, int(1)),
        ("speed", NotOneOf, text(&many)),
        ("speed", Contains, int(1)),
        ("speed", RegexMatch, int(1)),
        ("speed", RegexMatch, text("(")),
        ("speed", RegexMatch, text("(a{99}){99}")),
        ("speed", RegexMatch, text(&"(".repeat(99))),
        (
            "speed",
            RegexMatch,
            text(&"x".repeat(limits::SEARCH_PATTERN_MAX + 1)),
        ),
        ("speed", Size, int(-1)),
        ("speed", Size, text("1")),
        ("bucket", Distance, text("a")),
        ("bucket", Size, int(1)),
        ("minslotsavailable", Size, int(1)),
        ("minslotsavailable", Distance, double(1.0)),
        ("minslotsavailable", RegexMatch, text("1")),
        ("emptyonly", Distance, int(1)),
        ("bucket", Equal, int(1)),
        ("bucket", GreaterThan, text("a")),
        ("minslotsavailable", GreaterThanOrEqual, text("1")),
        ("minslotsavailable", GreaterThanOrEqual, double(1.0)),
        ("minslotsavailable", AnyOf, text("1")),
        ("emptyonly", Equal, int(1)),
        ("nonemptyonly", NotEqual, AttributeValue::Bool(true)),
        ("", Equal, int(1)),
    ] {
        let refusal = search(vec![criterion(key, op, value)]).expect_err("no sense");
        assert_eq!(refusal.code, ErrorCode::BadRequest);
        assert!(refusal.message.contains(&format!("{key:?}")), "{refusal}");
    }
}

#[test]
fn a_search_has_limits() {
    let criteria = |count: usize| -> Vec<Criterion> {
        let key = |number| format!("k{number}");
        (0..count)
            .map(|n| criterion(&key(n), Comparison::Equal, int(1)))
            .collect()
    };
    search(criteria(limits::SEARCH_CRITERIA_MAX)).expect("at the limit");
    search(criteria(limits::SEARCH_CRITERIA_MAX + 1)).expect_err("beyond it");
    for (max_results, fine) in [(0, false), (1, true), (200, true), (201, false)] {
        let criteria = Vec::new();
        let query = EosQuery {
            criteria,
            max_results,
            ..EosQuery::default()
        };
        assert_eq!(Query::of_criteria(&query).is_ok(), fine, "{max_results}");
    }
}

#[test]
fn what_a_comparison_takes_is_what_a_search_can_be_made_of() {
    for &op in Comparison::ALL {
        for value in [
            AttributeValue::Bool(true),
            int(-1),
            int(1),
            double(0.5),
            text("text"),
        ] {
            let read = search(vec![criterion("key", op, value.clone())]);
            assert_eq!(read.is_ok(), op.takes(&value), "{op:?} {value:?}");
        }
    }
}

#[test]
fn a_search_for_a_player_has_no_criteria() {
    let player = PlayerId::new("7").expect("valid");
    let query = |criteria| EosQuery {
        criteria,
        registered: Some(player.clone()),
        max_results: 1,
    };
    let search = Query::of_criteria(&query(Vec::new())).expect("sound");
    assert!(matches!(search.predicate, Predicate::Registered(one) if one == player));
    let both = query(vec![criterion("map", Comparison::Equal, int(1))]);
    let refusal = Query::of_criteria(&both).expect_err("one or the other");
    assert_eq!(refusal.code, ErrorCode::BadRequest);
}

mod choosing;

//! Which of the candidates become results, and in which order.

use greenroom_protocol::ids::SessionName;

use super::*;

/// Sessions whose attributes are these; the names say their place here, the
/// first is the newest.
fn sessions(attributes: &[Option<AttributeValue>]) -> Vec<Session> {
    let session = |(place, value): (usize, &Option<AttributeValue>)| {
        let mut session = session();
        session.session_ref.name = SessionName::new(place.to_string()).expect("valid");
        let posted = Timestamp(1_000_000 - place as u64);
        session
            .search_handle
            .as_mut()
            .expect("searchable")
            .create_time = posted;
        let key = AttributeKey::new("LEVEL").expect("valid");
        let settings = session.settings.as_mut().expect("of the EOS face");
        settings
            .attributes
            .extend(value.clone().map(|value| (key, value)));
        session
    };
    attributes.iter().enumerate().map(session).collect()
}

fn chosen(search: &Query, sessions: &[Session]) -> Vec<String> {
    find(search, sessions).expect("little text")
}

#[test]
fn the_nearest_come_first_and_what_has_no_number_last() {
    let found = sessions(&[
        None,
        Some(int(12)),
        Some(text("10")),
        Some(double(9.5)),
        Some(int(8)),
        Some(int(10)),
    ]);
    let near = |value| vec![criterion("level", Comparison::Distance, value)];
    let nearest = search(near(int(10))).expect("sound");
    assert_eq!(chosen(&nearest, &found), ["5", "3", "1", "4", "0", "2"]);
    let few = Query::of_criteria(&EosQuery {
        criteria: near(double(10.5)),
        max_results: 3,
        ..EosQuery::default()
    });
    assert_eq!(chosen(&few.expect("sound"), &found), ["5", "3", "1"]);
}

#[test]
fn one_distance_after_the_other_decides() {
    let mut found = sessions(&[Some(int(12)), Some(int(8)), Some(int(12)), Some(int(9))]);
    for (place, open) in [(0, 1), (2, 3)] {
        let settings = found[place].settings.as_mut().expect("of the EOS face");
        settings.max_players = open + 1;
    }
    let order = |first, second| search(vec![first, second]).expect("sound");
    let level = || criterion("LEVEL", Comparison::Distance, int(10));
    let slots = || criterion("minslotsavailable", Comparison::Distance, int(4));
    assert_eq!(
        chosen(&order(level(), slots()), &found),
        ["3", "1", "2", "0"]
    );
    assert_eq!(
        chosen(&order(slots(), level()), &found),
        ["3", "1", "2", "0"]
    );
}

#[test]
fn a_pattern_is_held_against_so_much_text_and_no_more() {
    use Comparison::RegexMatch;
    let long = Some(text(&"x".repeat(limits::ATTRIBUTE_STRING_MAX)));
    let share = limits::SEARCH_PATTERN_TEXT_MAX / limits::ATTRIBUTE_STRING_MAX;
    let none = search(vec![criterion("level", RegexMatch, text("y"))]).expect("sound");
    let few = sessions(&vec![long.clone(); share / 2]);
    assert!(chosen(&none, &few).is_empty());
    let many = sessions(&vec![long.clone(); share + 1]);
    let refusal = find(&none, &many).expect_err("too much");
    assert_eq!(refusal.code, ErrorCode::BadRequest);
    // Enough results end it sooner, the newest and the nearest.
    let all = || criterion("level", RegexMatch, text("x"));
    let newest = search(vec![all()]).expect("sound");
    assert_eq!(chosen(&newest, &many).len(), 10);
    let nearest = search(vec![all(), criterion("big", Comparison::Distance, int(1))]);
    assert_eq!(chosen(&nearest.expect("sound"), &many).len(), 10);
}

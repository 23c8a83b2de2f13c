//! Which of the candidates become results, and in which order.

use super::*;

/// Rows whose attributes and ages are these; the names say their place here.
fn rows(attributes: &[Option<AttributeValue>]) -> Vec<Arc<SearchRow>> {
    let row = |(place, value): (usize, &Option<AttributeValue>)| {
        let mut row = row();
        row.id = place.to_string();
        let key = AttributeKey::new("LEVEL").expect("valid");
        row.greenroom
            .attributes
            .extend(value.clone().map(|value| (key, value)));
        Arc::new(row)
    };
    attributes.iter().enumerate().map(row).collect()
}

fn chosen(search: &Search, rows: Vec<Arc<SearchRow>>) -> Vec<String> {
    let chosen = search.choose(rows).expect("little text");
    chosen.iter().map(|row| row.id.clone()).collect()
}

#[test]
fn the_nearest_come_first_and_what_has_no_number_last() {
    let rows = rows(&[
        None,
        Some(int(12)),
        Some(text("10")),
        Some(double(9.5)),
        Some(int(8)),
        Some(int(10)),
    ]);
    let near = |value| vec![criterion("level", Comparison::Distance, value)];
    let nearest = search(near(int(10))).expect("sound");
    assert_eq!(
        chosen(&nearest, rows.clone()),
        ["5", "3", "1", "4", "0", "2"]
    );
    let few = Search::new(&EosQuery {
        criteria: near(double(10.5)),
        max_results: 3,
        ..EosQuery::default()
    });
    assert_eq!(chosen(&few.expect("sound"), rows), ["5", "3", "1"]);
}

#[test]
fn one_distance_after_the_other_decides() {
    let mut rows = rows(&[Some(int(12)), Some(int(8)), Some(int(12)), Some(int(9))]);
    for (place, open) in [(0, 1), (2, 3)] {
        Arc::make_mut(&mut rows[place]).greenroom.open_slots = open;
    }
    let order = |first, second| search(vec![first, second]).expect("sound");
    let level = || criterion("LEVEL", Comparison::Distance, int(10));
    let slots = || criterion("minslotsavailable", Comparison::Distance, int(4));
    assert_eq!(
        chosen(&order(level(), slots()), rows.clone()),
        ["3", "1", "2", "0"]
    );
    assert_eq!(chosen(&order(slots(), level()), rows), ["3", "1", "2", "0"]);
}

#[test]
fn a_pattern_is_held_against_so_much_text_and_no_more() {
    use Comparison::RegexMatch;
    let long = Some(text(&"x".repeat(limits::ATTRIBUTE_STRING_MAX)));
    let share = limits::SEARCH_PATTERN_TEXT_MAX / limits::ATTRIBUTE_STRING_MAX;
    let none = search(vec![criterion("level", RegexMatch, text("y"))]).expect("sound");
    let few = rows(&vec![long.clone(); share / 2]);
    assert!(chosen(&none, few).is_empty());
    let many = rows(&vec![long.clone(); share + 1]);
    let refusal = none.choose(many.clone()).expect_err("too much");
    assert_eq!(refusal.code, ErrorCode::BadRequest);
    // Enough results end it sooner, unless they are to be ordered.
    let all = || criterion("level", RegexMatch, text("x"));
    let newest = search(vec![all()]).expect("sound");
    assert_eq!(chosen(&newest, many.clone()).len(), 10);
    let nearest = search(vec![all(), criterion("big", Comparison::Distance, int(1))]);
    assert!(nearest.expect("sound").choose(many).is_err());
}

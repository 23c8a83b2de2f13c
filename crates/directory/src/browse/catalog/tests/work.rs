//! How much searches may do, and that few do much.

use greenroom_protocol::attribute::{AttributeKey, AttributeValue};
use greenroom_protocol::error::ErrorCode;

use super::*;
use crate::browse::catalog::search::Budget;
use crate::browse::distance::Target;
use crate::browse::field::Field;
use crate::browse::order::Kind;
use crate::browse::predicate::{Case, Predicate, Range, Sorted, Test, Words};

fn filled(listings: &[Arc<Listing>]) -> Catalog {
    let mut catalog = Catalog::default();
    for listing in listings {
        catalog.insert(listing.clone());
    }
    catalog
}

fn attribute(key: &str) -> Field {
    Field::Attribute(AttributeKey::new(key).expect("valid"))
}

fn text(text: &str) -> AttributeValue {
    AttributeValue::String(text.to_owned())
}

fn is(field: Field, value: AttributeValue) -> Predicate {
    Predicate::exact(field, Test::Is(value))
}

fn at_least(key: &str, least: i64) -> Predicate {
    let test = Test::Number(Range::AtLeast, AttributeValue::Int64(least));
    Predicate::exact(attribute(key), test)
}

fn contains(part: &str) -> Predicate {
    Predicate::exact(attribute("C"), Test::Contains(part.to_owned()))
}

fn tagged(tag: &str) -> Predicate {
    Predicate::Word {
        words: Words::Tags,
        case: Case::Folded,
        test: Test::Is(text(tag)),
    }
}

fn near(key: &str, number: i64) -> Order {
    let target = Target::new(&AttributeValue::Int64(number)).expect("a number");
    Order::Near(attribute(key), target)
}

fn asking(predicate: Vec<Predicate>, order: Vec<Order>) -> Query {
    Query {
        predicate: Predicate::All(predicate),
        order,
        limit: 10,
        after: None,
    }
}

fn within(catalog: &Catalog, query: &Query, budget: Budget) -> Result<Found, Refusal> {
    let at = session_ref("any");
    let mut search = catalog.search(&at.scid, &at.template_name, query, NOW);
    search.budget = budget;
    search.run(&is_read)
}

const GENEROUS: Budget = Budget {
    tests: usize::MAX,
    cells: usize::MAX,
};

#[test]
fn blocks_of_full_size_find_what_a_plain_scan_finds() {
    let listings = many(1_500);
    let catalog = filled(&listings);
    let maps = Sorted::new((0..20).map(|number| format!("Title {number}")).collect());
    let among = || Predicate::exact(attribute("C"), Test::AnyOf(maps.clone()));
    for predicate in [
        vec![],
        vec![at_least("A", 40)],
        vec![is(Field::Bucket, text("x")), at_least("A", 40), among()],
        vec![tagged("red"), among().negated()],
        vec![contains("9")],
        vec![is(attribute("B"), AttributeValue::Int64(777))],
    ] {
        let descending = Order::Descending(attribute("B"), Kind::Number);
        let by_text = Order::Ascending(attribute("C"), Kind::Text);
        for order in [vec![], vec![near("A", 50)], vec![by_text, descending]] {
            let mut query = asking(predicate.clone(), order);
            for _ in 0..3 {
                let found = find(&catalog, &query);
                let expected = scan(listings.iter(), &query);
                assert_eq!(names(&found), names(&expected), "{query:?}");
                assert_eq!(found.next, expected.next);
                query.after = found.next;
            }
        }
    }
}

#[test]
fn what_columns_decide_costs_a_look_at_the_results_alone() {
    let catalog = filled(&many(1_500));
    let few = Budget {
        tests: 200,
        ..GENEROUS
    };
    let cheap = |predicate, order| within(&catalog, &asking(predicate, order), few).is_ok();
    assert!(cheap(vec![at_least("A", 40)], vec![]));
    assert!(cheap(vec![at_least("A", 40)], vec![near("B", 700)]));
    let texts = vec![is(attribute("C"), text("Title 7")), at_least("A", 5)];
    assert!(cheap(texts, vec![near("B", 700)]));
    let by_number = Order::Descending(attribute("B"), Kind::Number);
    assert!(cheap(vec![is(Field::Bucket, text("x"))], vec![by_number]));
    // All are equally near: the newest are the nearest.
    let zero = Target::new(&AttributeValue::Int64(0)).expect("a number");
    assert!(cheap(vec![], vec![Order::Near(Field::Taken, zero)]));
    let name = generated::plain(7).listing().session_ref.name.to_string();
    assert!(cheap(vec![is(Field::SessionId, text(&name))], vec![]));
}

#[test]
fn a_search_that_would_look_at_too_much_is_refused() {
    let catalog = filled(&many(1_500));
    let few = Budget {
        tests: 2_000,
        ..GENEROUS
    };
    let refused = |predicate, order| {
        let refusal = within(&catalog, &asking(predicate, order), few).expect_err("too much");
        assert_eq!(refusal.code, ErrorCode::BadRequest);
        assert!(refusal.message.contains("bucket"), "{}", refusal.message);
    };
    refused(vec![contains("nowhere")], vec![]);
    refused(vec![tagged("red"), contains("nowhere")], vec![]);
    refused(vec![], vec![Order::Ascending(attribute("C"), Kind::Text)]);
    // The same of a bucket's sessions alone.
    let in_bucket = vec![
        is(Field::Bucket, text("x")),
        at_least("A", 80),
        contains("nowhere"),
    ];
    assert!(within(&catalog, &asking(in_bucket, vec![]), few).is_ok());
    let cells = Budget {
        cells: 4_000,
        ..GENEROUS
    };
    let wide = asking(vec![at_least("A", 101), at_least("B", 1)], vec![]);
    assert!(
        within(&catalog, &wide, cells).is_ok(),
        "no row is left for B"
    );
    let wide = asking(
        vec![at_least("A", 0), at_least("B", 0), at_least("A", 99)],
        vec![near("A", 1)],
    );
    assert!(within(&catalog, &wide, cells).is_err());
}

#[test]
fn to_ask_for_what_is_missing_costs_as_well() {
    let catalog = filled(&many(1_500));
    let budget = Budget {
        tests: 100_000,
        ..GENEROUS
    };
    let any = |ask: &dyn Fn(usize) -> Predicate| {
        let asked = asking(vec![Predicate::Any((0..100).map(ask).collect())], vec![]);
        within(&catalog, &asked, budget).map(|found| found.listings.len())
    };
    let by_name = |number| is(attribute(&format!("NONE{number}")), text("x"));
    assert!(any(&by_name).is_err());
    let by_word = |number: usize| Predicate::Word {
        words: Words::Achievements,
        case: Case::Exact,
        test: Test::StartsWith(number.to_string()),
    };
    assert!(any(&by_word).is_err());
    // A few are within what a search may do.
    let few = |number: usize| by_name(number % 10);
    let asked = asking(vec![Predicate::Any((0..10).map(few).collect())], vec![]);
    assert!(within(&catalog, &asked, budget).is_ok());
}

#[test]
fn orders_by_several_texts_cost_each_of_them() {
    let catalog = filled(&many(1_500));
    let by_texts = |count| {
        let by_text = Order::Ascending(attribute("C"), Kind::Text);
        let mut order = vec![Order::Ascending(attribute("NONE"), Kind::Text)];
        order.extend(std::iter::repeat_n(by_text, count));
        let budget = Budget {
            tests: 20_000,
            ..GENEROUS
        };
        within(&catalog, &asking(vec![], order), budget).is_ok()
    };
    assert_eq!([1, 7].map(by_texts), [true, false]);
}

#[test]
fn each_element_of_a_list_costs() {
    let modes = text(&"a;".repeat(300));
    let listing = |number| {
        let mut sketch = generated::plain(number);
        sketch.attributes.push(("MODES", modes.clone()));
        Arc::new(sketch.listing())
    };
    let listings: Vec<_> = (0..200).map(listing).collect();
    let catalog = filled(&listings);
    let wanted = Sorted::new(vec!["nothing".to_owned()]);
    let met = Predicate::exact(attribute("MODES"), Test::Meets(wanted));
    let within = |tests| {
        let budget = Budget { tests, ..GENEROUS };
        within(&catalog, &asking(vec![met.clone()], vec![]), budget).is_ok()
    };
    assert_eq!([50_000, 100_000].map(within), [false, true]);
}

#[test]
fn a_search_at_its_limit_does_not_tell_what_it_does_not_show() {
    let listings = many(700);
    let catalog = filled(&listings);
    let mut with_more = filled(&listings);
    let hidden = (1_000..1_040).map(|number| {
        let mut hidden = generated::plain(number).listing();
        hidden.is_for_followed = true;
        hidden
    });
    for hidden in hidden.filter(|it| !is_read(it)) {
        with_more.insert(Arc::new(hidden));
    }
    let by_text = Order::Ascending(attribute("C"), Kind::Text);
    let rare = Order::Descending(attribute("RARE"), Kind::Number);
    for order in [vec![], vec![near("B", 1_010)], vec![by_text], vec![rare]] {
        let query = asking(vec![contains("Title 4"), at_least("A", 3)], order);
        let answers = |catalog: &Catalog, tests| {
            let found = within(catalog, &query, Budget { tests, ..GENEROUS });
            found.map(|found| names(&found).join(" ")).ok()
        };
        let least = (1..).find(|tests| answers(&catalog, *tests).is_some());
        let least = least.expect("a limit that is enough");
        for tests in [least - 1, least] {
            let answer = answers(&with_more, tests);
            assert_eq!(answer, answers(&catalog, tests), "{query:?}");
        }
    }
}

#[test]
fn rare_fields_get_no_column() {
    let mut layouts = std::collections::BTreeSet::new();
    let listings = many(600);
    let catalog = filled(&listings);
    let at = session_ref("any");
    let everything = asking(vec![], vec![]);
    let search = catalog.search(&at.scid, &at.template_name, &everything, NOW);
    for block in search.sources.iter().flat_map(|source| source.iter()) {
        let has = |key: &str| {
            block
                .column(&attribute(key), &mut Default::default())
                .is_some()
        };
        layouts.insert((has("A"), has("RARE")));
    }
    assert_eq!(layouts.into_iter().collect::<Vec<_>>(), [(true, false)]);
}

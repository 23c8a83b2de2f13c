//! Page by page, while sessions come and go.

use std::collections::BTreeSet;

use super::*;

/// All pages, and what happens between each and the next.
async fn leaf<'a>(
    world: &World,
    who: &Player,
    query: &Value,
    mut between: impl AsyncFnMut(usize) + 'a,
) -> Vec<String> {
    let mut seen = Vec::new();
    let mut query = query.clone();
    for page in 0.. {
        let found = world.look(who, query.clone()).await.expect("a page");
        seen.extend(names(&found).into_iter().map(str::to_owned));
        let Some(cursor) = found.cursor else {
            break;
        };
        query["greenroom"]["cursor"] = json!(cursor);
        between(page).await;
    }
    seen
}

#[tokio::test]
async fn what_stays_is_seen_once_while_others_come_and_go() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let number =
        |it: usize| json!({"numbers": {"n": it % 7}, "strings": {"s": format!("S{}", it % 3)}});
    let mut stay = BTreeSet::new();
    let mut go = Vec::new();
    for it in 0..250 {
        let name = format!("room-{it}");
        let posted = world.offer(&ann, &name, number(it)).await;
        match it % 5 {
            0 => go.push(posted.id),
            _ => drop(stay.insert(name)),
        }
    }
    for (round, order) in ["", "numbers/n desc", "strings/s asc,numbers/n asc"]
        .iter()
        .enumerate()
    {
        let query = json!({"orderBy": order, "greenroom": {"maxResults": 30}});
        let (world, ann) = (&world, &ann);
        let gone = go.drain(..16).collect::<Vec<_>>();
        let seen = leaf(world, &bob, &query, async move |page| {
            for id in gone.iter().skip(page * 2).take(2) {
                let removed = world.service.delete_handle(&ann.caller, id).await;
                removed.expect("an owner");
            }
            for it in 0..3 {
                let name = format!("new-{round}-{page}-{it}");
                world.offer(ann, &name, number(it)).await;
            }
        });
        let seen = seen.await;
        let once: BTreeSet<_> = seen.iter().cloned().collect();
        assert_eq!(once.len(), seen.len(), "{order}: twice");
        let missed: Vec<_> = stay.difference(&once).collect();
        assert!(missed.is_empty(), "{order}: {missed:?}");
    }
}

#[tokio::test]
async fn the_place_of_a_result_that_is_gone_is_kept() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let mut ids = Vec::new();
    for name in ["a", "b", "c", "d"] {
        ids.push(world.offer(&ann, name, json!({})).await.id);
    }
    let mut query = json!({"greenroom": {"maxResults": 2}});
    let first = world.look(&bob, query.clone()).await.expect("a page");
    assert_eq!(names(&first), ["d", "c"]);
    for id in &ids[2..] {
        let removed = world.service.delete_handle(&ann.caller, id).await;
        removed.expect("an owner");
    }
    query["greenroom"]["cursor"] = json!(first.cursor);
    for world in [&world, &world.another().await] {
        let rest = world.look(&bob, query.clone()).await.expect("a page");
        assert_eq!(names(&rest), ["b", "a"]);
        assert_eq!(rest.cursor, None);
    }
}

#[tokio::test]
async fn a_cursor_goes_with_its_query() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    for name in ["a", "b", "c"] {
        world.offer(&ann, name, json!({"numbers": {"n": 1}})).await;
    }
    let mut query = json!({"orderBy": "numbers/n", "greenroom": {"maxResults": 1}});
    let first = world.look(&bob, query.clone()).await.expect("a page");
    let cursor = first.cursor.expect("there is more");
    query["greenroom"] = json!({"maxResults": 2, "cursor": cursor});
    assert_eq!(
        world.found(&bob, query.clone()).await,
        ["b", "a"],
        "of any size"
    );
    for (field, other) in [
        ("orderBy", json!("numbers/m")),
        ("filter", json!("numbers/n eq 1")),
        ("templateName", json!("Open")),
        (
            "sessionMembers",
            json!({"people": {"moniker": "people", "monikerXuid": xuid(&bob)}}),
        ),
    ] {
        let mut other_query = query.clone();
        other_query[field] = other;
        let refused = world.refused(&bob, other_query).await;
        assert!(
            refused.message.contains("of another query"),
            "{field}: {refused}"
        );
    }
    for place in 0..cursor.len() {
        let mut damaged = cursor.clone().into_bytes();
        damaged[place] = if damaged[place] == b'A' { b'B' } else { b'A' };
        let damaged = String::from_utf8(damaged).expect("ASCII");
        for text in [&damaged, &cursor[..place]] {
            query["greenroom"]["cursor"] = json!(text);
            let refused = world.refused(&bob, query.clone()).await;
            assert_eq!(refused.code, ErrorCode::BadRequest, "{text}");
        }
    }
}

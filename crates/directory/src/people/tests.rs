use super::*;

fn account(number: u64) -> AccountId {
    AccountId::new(number).expect("in range")
}

fn scid(name: &str) -> Deployment {
    Deployment::new(name).expect("valid")
}

fn delta(followed: Option<bool>, favorite: Option<bool>, blocked: Option<bool>) -> RelationDelta {
    RelationDelta {
        followed,
        favorite,
        blocked,
    }
}

const FOLLOW: RelationDelta = RelationDelta {
    followed: Some(true),
    favorite: None,
    blocked: None,
};
const BLOCK: RelationDelta = RelationDelta {
    followed: None,
    favorite: None,
    blocked: Some(true),
};

/// A relation as a word: `f`ollowed, fa`v`ourite, `b`locked.
fn relation(word: &str) -> Relation {
    Relation {
        followed: word.contains('f'),
        favorite: word.contains('v'),
        blocked: word.contains('b'),
        ..Relation::default()
    }
}

/// Time stands still in most of these.
const NOW: Timestamp = Timestamp(0);
const YES: Option<bool> = Some(true);
const NO: Option<bool> = Some(false);

#[test]
fn each_wish_draws_along_what_it_implies() {
    for (before, wish, after) in [
        ("", delta(None, None, None), ""),
        ("fv", delta(None, None, None), "fv"),
        ("", delta(YES, None, None), "f"),
        ("", delta(None, YES, None), "fv"),
        ("fv", delta(YES, NO, None), "f"),
        ("fv", delta(NO, None, None), ""),
        ("fv", delta(None, None, YES), "b"),
        ("b", delta(NO, NO, None), "b"),
        ("b", delta(None, None, NO), ""),
        ("b", delta(None, YES, NO), "fv"),
        ("f", delta(NO, NO, YES), "b"),
    ] {
        let changed = relation(before).changed(&wish, NOW);
        assert_eq!(changed, Ok(relation(after)), "{before:?} with {wish:?}");
        let twice = changed.and_then(|relation| relation.changed(&wish, NOW));
        assert_eq!(twice, Ok(relation(after)), "{before:?} with {wish:?} twice");
    }
}

#[test]
fn wishes_that_contradict_are_refused() {
    use ErrorCode::{BadRequest, Conflict};
    for (before, wish, code) in [
        ("", delta(NO, YES, None), BadRequest),
        ("fv", delta(NO, YES, None), BadRequest),
        ("", delta(YES, None, YES), BadRequest),
        ("", delta(None, YES, YES), BadRequest),
        ("b", delta(YES, None, None), Conflict),
        ("b", delta(None, YES, None), Conflict),
    ] {
        let refusal = relation(before)
            .changed(&wish, NOW)
            .expect_err("contradicts");
        assert_eq!(refusal.code, code, "{before:?} with {wish:?}");
    }
}

#[test]
fn nobody_has_a_relation_to_itself() {
    let relations = Relations::default();
    let own = account(1);
    let followed = relations
        .changed(own, own, &FOLLOW, NOW)
        .expect_err("itself");
    assert_eq!(followed.code, ErrorCode::BadRequest);
    let removed = relations.without(own, own).expect_err("itself");
    assert_eq!(removed.code, ErrorCode::BadRequest);
}

#[test]
fn so_many_are_followed_and_blocked_and_no_more() {
    let own = account(1_000_000);
    for (wish, most) in [(FOLLOW, limits::FOLLOWED_MAX), (BLOCK, limits::BLOCKED_MAX)] {
        let mut relations = Relations::default();
        for number in 1..=most as u64 {
            let next = relations.changed(own, account(number), &wish, NOW);
            relations = next.expect("within the limit");
        }
        let refusal = relations
            .changed(own, account(999_999), &wish, NOW)
            .expect_err("one more");
        assert_eq!(refusal.code, ErrorCode::Conflict);
        let again = relations.changed(own, account(1), &wish, NOW);
        assert_eq!(again, Ok(relations.clone()), "it is one of them already");
        let less = relations.without(own, account(1)).expect("another");
        less.changed(own, account(999_999), &wish, NOW)
            .expect("room");
    }
}

#[test]
fn a_record_reads_back_and_is_empty_once_all_is_taken_back() {
    let own = account(1);
    let relations = Relations::default()
        .changed(own, account(2), &delta(None, YES, None), NOW)
        .and_then(|relations| relations.changed(own, account(3), &BLOCK, NOW))
        .expect("sound");
    let bytes = relations.to_bytes();
    let text = r#"{"2":{"followed":true,"favorite":true},"3":{"blocked":true}}"#;
    assert_eq!(std::str::from_utf8(&bytes).expect("JSON"), text);
    assert_eq!(Relations::from_bytes(&bytes).expect("its own"), relations);
    let unfollowed = relations.changed(own, account(2), &delta(NO, None, None), NOW);
    let none = unfollowed.and_then(|relations| relations.without(own, account(3)));
    assert!(none.expect("sound").is_empty());
}

/// Alice (1) and Bob (2) follow each other, Bob as a favourite; Alice follows
/// Carol (3), who blocks her.
fn three() -> People {
    let mut people = People::default();
    let mut set = |owner, wishes: &[(u64, RelationDelta)]| {
        let relations = wishes
            .iter()
            .fold(Relations::default(), |all, (other, wish)| {
                all.changed(account(owner), account(*other), wish, NOW)
                    .expect("sound")
            });
        people.upsert(&scid("dep"), account(owner), Revision(owner), relations);
    };
    set(1, &[(3, FOLLOW), (2, delta(None, YES, None))]);
    set(2, &[(1, FOLLOW)]);
    set(3, &[(1, BLOCK)]);
    people
}

#[test]
fn groups_are_whom_one_follows_likes_best_and_is_followed_by() {
    let people = three();
    let group = |owner, group| people.people(&scid("DEP"), account(owner), group);
    assert_eq!(group(1, Moniker::People), [account(2), account(3)]);
    assert_eq!(group(1, Moniker::Favorites), [account(2)]);
    assert_eq!(group(1, Moniker::Friends), [account(2)]);
    assert_eq!(group(2, Moniker::Favorites), []);
    assert_eq!(group(3, Moniker::People), [], "a block is no following");
    assert_eq!(
        people.people(&scid("other"), account(1), Moniker::People),
        []
    );
    let mutual: Vec<_> = people
        .document(&scid("dep"), account(1))
        .iter()
        .map(|person| (person.xuid.number(), person.mutual))
        .collect();
    assert_eq!(mutual, [(2, true), (3, false)]);
}

#[test]
fn a_circle_holds_those_inside_who_follow_and_who_block() {
    let people = three();
    let everybody = [account(1), account(2), account(3)];
    let circle = people.circle(&scid("dep"), account(1), &everybody);
    assert_eq!(circle.followed_by, [account(2)].into());
    assert_eq!(circle.blocked_by, [account(3)].into());
    let without_bob = people.circle(&scid("dep"), account(1), &[account(3)]);
    assert!(without_bob.followed_by.is_empty());
    let elsewhere = people.circle(&scid("other"), account(1), &everybody);
    assert_eq!(elsewhere, Circle::default());
}

#[test]
fn an_older_update_loses() {
    let mut people = three();
    let (dep, bob) = (scid("dep"), account(2));
    people.upsert(&dep, bob, Revision(9), Relations::default());
    let old = Relations::default()
        .changed(bob, account(1), &FOLLOW, NOW)
        .expect("sound");
    people.upsert(&dep, bob, Revision(8), old.clone());
    assert!(!people.relation(&dep, bob, account(1)).followed);
    assert_eq!(people.live_revision(&dep, bob), None, "nothing is left");
    people.upsert(&dep, bob, Revision(10), old);
    assert!(people.relation(&dep, bob, account(1)).followed);
    assert_eq!(people.live_revision(&dep, bob), Some(Revision(10)));
}

#[test]
fn a_players_people_are_its_own_business() {
    use crate::policy::Policy;
    use crate::testing::{caller, server};

    let program = |policy| Caller {
        policy,
        principal: Principal::Client,
        ..caller(1)
    };
    let owner = account(7);
    for (who, reads, writes) in [
        (caller(7), true, true),
        // Whatever its program may.
        (caller(8), false, false),
        (server("one"), true, false),
        (program(Policy::everything()), true, true),
        (program(Policy::host()), false, false),
    ] {
        assert_eq!(check_reader(&who, owner).is_ok(), reads, "{who:?}");
        assert_eq!(check_writer(&who, owner).is_ok(), writes, "{who:?}");
    }
}

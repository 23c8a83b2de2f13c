use greenroom_protocol::error::ErrorCode;

use super::*;
use crate::policy::Policy;
use crate::testing::{ALICE, BOB, CAROL, account, caller, server};

fn delta(action: &str) -> SanctionDelta {
    SanctionDelta {
        action: action.into(),
        ..SanctionDelta::default()
    }
}

fn named(reference_id: &str) -> SanctionDelta {
    SanctionDelta {
        reference_id: Some(reference_id.into()),
        ..delta("BAN")
    }
}

fn until(end: u64) -> SanctionDelta {
    SanctionDelta {
        time_expires: Some(Timestamp(end)),
        ..delta("BAN")
    }
}

fn placed(wanted: &[SanctionDelta], at: u64) -> Sanctions {
    let placed = Sanctions::default().replaced(wanted, Timestamp(at), || "drawn".into());
    placed.expect("valid")
}

fn scid() -> Deployment {
    Deployment::new("dep").expect("valid")
}

#[test]
fn a_list_takes_the_place_of_the_list_before_and_what_stays_keeps_its_date() {
    let first = placed(&[named("a"), delta("MUTE")], 5);
    let both = [named("b"), named("a")];
    let next = first.replaced(&both, Timestamp(9), || unreachable!("both are named"));
    let next = next.expect("valid");
    let dates: Vec<_> = next
        .active(Timestamp(9))
        .map(|it| (it.reference_id.as_str(), it.time_placed.0))
        .collect();
    assert_eq!(dates, [("b", 9), ("a", 5)]);
    let read = Sanctions::from_bytes(&next.to_bytes()).expect("its own");
    assert_eq!(read, next);
}

#[test]
fn what_is_over_is_forgotten_by_the_next_write() {
    let mut wanted = named("a");
    wanted.time_expires = Some(Timestamp(10));
    let first = placed(&[wanted], 5);
    assert_eq!(first.active(Timestamp(10)).count(), 0);
    let again = first.replaced(&[named("a")], Timestamp(20), String::new);
    let again = again.expect("valid");
    let date = again.active(Timestamp(20)).next().map(|it| it.time_placed);
    assert_eq!(date, Some(Timestamp(20)), "it is another one by now");
}

#[test]
fn what_makes_no_sense_is_refused_by_name() {
    let long = |length: usize| "x".repeat(length);
    let with_reason = |reason: String| SanctionDelta {
        reason: Some(reason),
        ..delta("BAN")
    };
    for (wanted, field) in [
        (vec![delta("")], "action"),
        (vec![delta(&long(65))], "action"),
        (vec![named("")], "referenceId"),
        (vec![named(&long(65))], "referenceId"),
        (vec![with_reason(long(513))], "reason"),
        (vec![until(7)], "timeExpires"),
        (vec![named("a"), named("a")], "twice"),
        (vec![delta("BAN"); 33], "sanctions"),
    ] {
        let refused = Sanctions::default().replaced(&wanted, Timestamp(7), String::new);
        let refusal = refused.expect_err(field);
        assert_eq!(refusal.code, ErrorCode::BadRequest);
        assert!(refusal.message.contains(field), "{refusal}");
    }
    placed(&[with_reason(long(512)), named(&long(64))], 7);
}

#[test]
fn the_index_knows_who_is_sanctioned_at_an_instant() {
    let mut index = SanctionIndex::default();
    let (alice, bob) = (account(ALICE), account(BOB));
    index.upsert(&scid(), alice, Revision(4), placed(&[until(10)], 5));
    let at = |index: &SanctionIndex, now| index.is_sanctioned(&scid(), alice, Timestamp(now));
    assert!(at(&index, 9));
    assert!(!at(&index, 10), "its time is up");
    assert!(!index.is_sanctioned(&scid(), bob, Timestamp(9)));
    let other = Deployment::new("other").expect("valid");
    assert!(!index.is_sanctioned(&other, alice, Timestamp(9)));
    index.upsert(&scid(), alice, Revision(3), Sanctions::default());
    assert!(at(&index, 9), "an older state came late");
    index.upsert(&scid(), alice, Revision(5), Sanctions::default());
    assert!(!at(&index, 9));
}

#[test]
fn pages_go_on_where_the_last_one_ended_and_pass_over_what_is_over() {
    let mut index = SanctionIndex::default();
    for (at, number) in [ALICE, BOB, CAROL, 9_000].into_iter().enumerate() {
        let end = if number == BOB { 6 } else { 100 };
        let revision = Revision(at as u64 + 1);
        index.upsert(&scid(), account(number), revision, placed(&[until(end)], 5));
    }
    let mut seen = Vec::new();
    let mut after = None;
    for _ in 0..5 {
        let page = index.page(&scid(), after, 2, Timestamp(6));
        seen.push(
            page.players
                .iter()
                .map(|it| it.xuid.number())
                .collect::<Vec<_>>(),
        );
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen, [vec![ALICE, CAROL], vec![9_000]]);
}

#[test]
fn operators_write_and_players_read_their_own() {
    let operator = Caller {
        principal: Principal::Client,
        ..caller(ALICE)
    };
    let program = Caller {
        policy: Policy::host(),
        ..operator.clone()
    };
    let of_bob = |caller: &Caller| check_reader(caller, account(BOB)).is_ok();
    assert!(of_bob(&operator) && of_bob(&server("one")) && of_bob(&caller(BOB)));
    assert!(!of_bob(&program) && !of_bob(&caller(ALICE)));
    assert!(check_operator(&operator).is_ok());
    for other in [program, server("one"), caller(BOB)] {
        let refusal = check_operator(&other).expect_err("no operator");
        assert_eq!(refusal.code, ErrorCode::Forbidden);
    }
}

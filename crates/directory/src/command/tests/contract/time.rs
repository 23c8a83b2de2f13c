//! Timers and connections.

use greenroom_protocol::time::Timestamp;
use serde_json::{Value, json};

use crate::liveness::{self, Advance};
use crate::session::State;
use crate::testing::{ALICE, BOB, CAROL, Room, account, caller, connection};

fn state(room: &Room, who: u64) -> Option<State> {
    room.session.as_ref()?;
    room.member(who).map(|member| member.state())
}

fn reserve(who: u64) -> Value {
    json!({"members": {"reserve_0": {"constants": {"system": {"xuid": who}}}}})
}

fn me(system: Value) -> Value {
    json!({"members": {"me": {"properties": {"system": system}}}})
}

#[test]
fn a_reservation_goes_after_its_time_and_not_a_moment_sooner() {
    let mut room = Room::of(json!({"reservedRemovalTimeout": 7000})).made_by(ALICE);
    room.write(ALICE, reserve(BOB));
    let due = room.now.plus(7000);
    assert_eq!(room.seen_by(ALICE)["nextTimer"], json!(due.to_string()));
    room.wait(6999);
    assert_eq!(state(&room, BOB), Some(State::Reserved));
    let number = room.session().change_number;
    room.wait(1);
    assert_eq!(state(&room, BOB), None);
    assert_eq!(room.session().change_number, number + 1);
}

#[test]
fn timers_do_not_pile_up() {
    let system = json!({"readyRemovalTimeout": 1000, "inactiveRemovalTimeout": 0});
    let mut room = Room::of(system).made_by(ALICE);
    room.join(BOB);
    room.write(BOB, me(json!({"ready": true})));
    room.wait(60_000);
    assert_eq!(
        state(&room, BOB),
        Some(State::Inactive),
        "one step at an update"
    );
    room.settle();
    assert_eq!(state(&room, BOB), None);
    assert_eq!(state(&room, ALICE), Some(State::Active));
}

#[test]
fn null_is_never_and_the_defaults_are_those_of_the_contract() {
    let forever = json!({
        "reservedRemovalTimeout": null, "readyRemovalTimeout": null, "inactiveRemovalTimeout": null
    });
    let mut room = Room::of(forever).made_by(ALICE);
    room.join(BOB);
    room.write(BOB, me(json!({"ready": true})));
    room.write(ALICE, reserve(CAROL));
    room.write(ALICE, me(json!({"active": false})));
    room.wait(1 << 40);
    assert_eq!(room.session().members.len(), 3);
    assert_eq!(room.seen_by(ALICE).get("nextTimer"), None);

    let mut usual = Room::of(json!({})).made_by(ALICE);
    usual.join(BOB);
    usual.write(BOB, me(json!({"ready": true})));
    usual.write(ALICE, reserve(CAROL));
    usual.wait(29_999);
    assert_eq!(state(&usual, CAROL), Some(State::Reserved));
    usual.wait(1);
    assert_eq!(state(&usual, CAROL), None);
    usual.wait(149_999);
    assert_eq!(state(&usual, BOB), Some(State::Ready));
    usual.wait(1);
    assert_eq!(state(&usual, BOB), Some(State::Inactive));
}

#[test]
fn who_becomes_active_again_in_time_stays() {
    let mut room = Room::of(json!({"inactiveRemovalTimeout": 500})).made_by(ALICE);
    room.write(ALICE, me(json!({"active": false})));
    room.wait(499);
    room.write(ALICE, me(json!({"active": true})));
    room.wait(10_000);
    room.write(ALICE, me(json!({"active": false})));
    room.wait(499);
    assert_eq!(state(&room, ALICE), Some(State::Inactive), "counted anew");
    room.wait(1);
    assert!(room.session.is_none());
}

#[test]
fn an_empty_session_waits_as_long_as_it_says() {
    let mut room = Room::of(json!({"sessionEmptyTimeout": 1000})).made_by(ALICE);
    room.write(ALICE, json!({"members": {"me": null}}));
    assert_eq!(room.session().emptied_at, Some(room.now));
    room.wait(500);
    room.join(BOB);
    assert_eq!(room.session().emptied_at, None);
    room.write(BOB, json!({"members": {"me": null}}));
    room.wait(999);
    assert!(room.session.is_some());
    room.wait(1);
    assert!(room.session.is_none());
}

#[test]
fn a_lost_or_closed_connection_makes_inactive_after_its_grace() {
    let system = json!({
        "capabilities": {"connectionRequiredForActiveMembers": true},
        "inactiveRemovalTimeout": 10_000
    });
    let mut room = Room::of(system).made_by(ALICE);
    room.join(BOB);
    let lost = liveness::connection_lost(room.session(), &connection(BOB), room.now);
    room.take(lost);
    let closed = liveness::connection_closed(room.session(), &connection(ALICE), room.now);
    room.take(closed);
    room.wait(24_999);
    assert_eq!(state(&room, ALICE), Some(State::Active));
    assert_eq!(state(&room, BOB), Some(State::Active));
    room.wait(1);
    assert_eq!(state(&room, ALICE), Some(State::Inactive));
    assert_eq!(state(&room, BOB), Some(State::Inactive));
    assert_eq!(room.member(BOB).and_then(|it| it.connection.clone()), None);
    room.wait(10_000);
    assert!(room.session.is_none());
}

#[test]
fn who_closes_a_connection_to_open_the_next_one_stays() {
    let capabilities = json!({"connectionRequiredForActiveMembers": true});
    let mut room = Room::of(json!({"capabilities": capabilities})).made_by(ALICE);
    let closed = liveness::connection_closed(room.session(), &connection(ALICE), room.now);
    room.take(closed);
    room.wait(24_999);
    let next = json!({"active": true, "connection": connection(BOB).as_str()});
    room.write(ALICE, me(next));
    room.wait(25_000);
    assert_eq!(state(&room, ALICE), Some(State::Active));
}

#[test]
fn where_connections_are_not_asked_for_their_end_is_nothing() {
    let mut room = Room::of(json!({}));
    room.write(
        ALICE,
        json!({"members": {"me": {"properties": {"system": {
            "active": true, "connection": connection(ALICE).as_str()
        }}}}}),
    );
    let session = room.session();
    for advance in [
        liveness::connection_lost(session, &connection(ALICE), room.now),
        liveness::connection_closed(session, &connection(ALICE), room.now),
        liveness::all_connections_lost(session, room.now),
    ] {
        assert_eq!(advance, Advance::Unchanged);
    }
}

#[test]
fn who_is_no_longer_in_the_title_is_inactive_unless_the_session_does_not_care() {
    let title = caller(ALICE).title();
    let gone = |room: &Room, title| {
        liveness::presence_gone(room.session(), account(ALICE), title, Timestamp(100_500))
    };
    let mut room = Room::of(json!({"inactiveRemovalTimeout": 5})).made_by(ALICE);
    assert_eq!(gone(&room, title ^ 1), Advance::Unchanged, "another title");
    let advance = gone(&room, title);
    room.take(advance);
    assert_eq!(state(&room, ALICE), Some(State::Inactive));
    assert_eq!(gone(&room, title), Advance::Unchanged);
    let deaf = json!({"capabilities": {"suppressPresenceActivityCheck": true}});
    let deaf = Room::of(deaf).made_by(ALICE);
    assert_eq!(gone(&deaf, title), Advance::Unchanged);
}

#[test]
fn after_a_restart_with_a_clock_that_was_set_back_no_timer_is_longer() {
    let mut room = Room::of(json!({"reservedRemovalTimeout": 7000})).made_by(ALICE);
    room.write(ALICE, reserve(BOB));
    let now = Timestamp(5);
    let again = liveness::all_connections_lost(room.session(), now);
    room.take(again);
    room.now = now;
    let settled = liveness::all_connections_lost(room.session(), now);
    assert_eq!(settled, Advance::Unchanged);
    room.wait(6999);
    assert_eq!(state(&room, BOB), Some(State::Reserved));
    room.wait(1);
    assert_eq!(state(&room, BOB), None);
}

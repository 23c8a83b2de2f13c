//! Who may read and join: visibility, restrictions, closed and locked, ways.

use greenroom_protocol::error::ErrorCode;
use serde_json::json;

use crate::access::Via;
use crate::caller::Caller;
use crate::testing::{ALICE, BOB, CAROL, Room, account, caller, server};

fn on_device_of(host: u64, who: u64) -> Caller {
    Caller {
        device: caller(host).device,
        ..caller(who)
    }
}

#[test]
fn visibility_is_the_ceiling() {
    for (visibility, reads, joins) in [
        ("open", true, true),
        ("visible", true, false),
        ("private", false, false),
    ] {
        let room = Room::of(json!({"visibility": visibility})).made_by(ALICE);
        let access = room.access(&caller(BOB));
        assert_eq!(
            (access.read, access.join.is_ok()),
            (reads, joins),
            "{visibility}"
        );
        assert!(room.access(&caller(ALICE)).read);
        assert!(room.access(&server("one")).read, "servers look after all");
    }
}

#[test]
fn a_restriction_lets_in_who_plays_beside_a_member_or_is_followed_by_one() {
    let mut room = Room::of(json!({})).made_by(ALICE);
    let restrict = |join: &str, read: &str| json!({"properties": {"system": {"joinRestriction": join, "readRestriction": read}}});
    room.write(ALICE, restrict("Local", "followed"));
    let near = on_device_of(ALICE, BOB);
    assert_eq!(room.access(&near).join, Ok(()));
    let far = caller(BOB);
    assert_eq!(room.access(&far).join, Err(ErrorCode::NotAdmitted));
    assert!(!room.access(&far).read);
    room.circle.followed_by.insert(account(ALICE));
    assert!(room.access(&far).read, "followed is enough to read");
    assert_eq!(room.access(&far).join, Err(ErrorCode::NotAdmitted));
    room.write(ALICE, restrict("followed", "none"));
    assert_eq!(room.access(&far).join, Ok(()));
    room.circle.followed_by.clear();
    room.circle.followed_by.insert(account(CAROL));
    assert_eq!(
        room.access(&far).join,
        Err(ErrorCode::NotAdmitted),
        "who follows is not in the session"
    );
    room.refuses(ALICE, restrict("none", "local"), ErrorCode::BadRequest);
}

#[test]
fn restrictions_and_doors_do_not_touch_reservations() {
    let mut room = Room::of(json!({})).made_by(ALICE);
    room.write(
        ALICE,
        json!({"properties": {"system": {"joinRestriction": "local", "closed": true}},
               "members": {"reserve_0": {"constants": {"system": {"xuid": BOB}}}}}),
    );
    room.refuses(
        CAROL,
        json!({"members": {"me": {}}}),
        ErrorCode::NotAdmitted,
    );
    room.join(BOB);
}

#[test]
fn closed_keeps_all_out_and_locked_lets_back_in_who_left() {
    let mut room = Room::of(json!({})).made_by(ALICE);
    room.join(BOB);
    room.write(BOB, json!({"members": {"me": null}}));
    room.refuses(
        ALICE,
        json!({"properties": {"system": {"locked": true}}}),
        ErrorCode::BadRequest,
    );
    room.write(ALICE, json!({"properties": {"system": {"closed": true}}}));
    assert_eq!(room.access(&caller(BOB)).join, Err(ErrorCode::NotAdmitted));
    room.write(ALICE, json!({"properties": {"system": {"locked": true}}}));
    assert_eq!(room.access(&caller(BOB)).join, Ok(()));
    assert_eq!(
        room.access(&caller(CAROL)).join,
        Err(ErrorCode::NotAdmitted)
    );
}

#[test]
fn handles_open_what_the_way_by_name_does_not() {
    let mut room = Room::of(json!({})).made_by(ALICE);
    room.write(
        ALICE,
        json!({"properties": {"system": {"joinRestriction": "local", "readRestriction": "local"}}}),
    );
    let mut joins = |via, closed| {
        room.write(ALICE, json!({"properties": {"system": {"closed": closed}}}));
        room.via = via;
        let access = room.access(&caller(BOB));
        (access.read, access.join.is_ok())
    };
    assert_eq!(joins(Via::Id, false), (false, false));
    assert_eq!(
        joins(Via::Activity, false),
        (false, false),
        "as if addressed directly"
    );
    assert_eq!(
        joins(Via::SearchHandle, false),
        (true, true),
        "what is offered to be found is not for those at hand alone"
    );
    assert_eq!(joins(Via::Invite, false), (true, true));
    assert_eq!(
        joins(Via::Invite, true),
        (true, false),
        "read only when closed"
    );
    assert_eq!(joins(Via::Transfer, false), (true, true));
    let mut private = Room::of(json!({"visibility": "private"})).made_by(ALICE);
    private.via = Via::SearchHandle;
    assert!(private.access(&caller(BOB)).join.is_err());
    private.via = Via::Invite;
    assert!(private.access(&caller(BOB)).join.is_ok());
}

#[test]
fn callers_without_a_strong_identity_are_restricted_from_the_first() {
    let capabilities = json!({"capabilities": {"userAuthorizationStyle": true}});
    let mut room = Room::of(capabilities).made_by(ALICE);
    assert_eq!(room.access(&caller(BOB)).join, Err(ErrorCode::NotAdmitted));
    let none = json!({"properties": {"system": {"readRestriction": "none"}}});
    room.refuses(ALICE, none, ErrorCode::BadRequest);
    room.write(
        ALICE,
        json!({"properties": {"system": {"readRestriction": "followed", "joinRestriction": "followed"}}}),
    );
}

#[test]
fn whom_an_owner_blocks_stays_out_and_whom_another_member_blocks_does_not() {
    let mut room = Room::of(json!({"capabilities": {"hasOwners": true}})).made_by(ALICE);
    room.join(BOB);
    room.circle.blocked_by.insert(account(BOB));
    assert_eq!(room.access(&caller(CAROL)).join, Ok(()));
    room.circle.blocked_by.insert(account(ALICE));
    assert_eq!(
        room.access(&caller(CAROL)).join,
        Err(ErrorCode::NotAdmitted)
    );
    room.via = Via::Invite;
    assert_eq!(
        room.access(&caller(CAROL)).join,
        Err(ErrorCode::NotAdmitted)
    );
}

#[test]
fn a_reservation_by_another_member_lets_nobody_past_an_owners_block() {
    let mut room = Room::of(json!({"capabilities": {"hasOwners": true}})).made_by(ALICE);
    room.join(BOB);
    let reserve = json!({"members": {"reserve_0": {"constants": {"system": {"xuid": CAROL}}}}});
    room.write(BOB, reserve.clone());
    room.circle.blocked_by.insert(account(ALICE));
    for accepts in [json!({"members": {"me": {}}}), json!({})] {
        room.refuses(CAROL, accepts, ErrorCode::NotAdmitted);
    }
    room.write(CAROL, json!({"members": {"me": null}}));
    room.write(BOB, reserve);
    room.circle.blocked_by.clear();
    room.join(CAROL);
    room.circle.blocked_by.insert(account(ALICE));
    let more = json!({"members": {"me": {"properties": {"custom": {"a": 1}}}}});
    room.write(CAROL, more);
}

#[test]
fn titles_that_watch_may_always_read() {
    let title = caller(BOB).title().to_string();
    let room = Room::of(json!({"visibility": "private", "broadcastViewerTitleIds": [title]}));
    let room = room.made_by(ALICE);
    assert!(room.access(&caller(BOB)).read);
    let other = Caller {
        client_id: "another".into(),
        ..caller(BOB)
    };
    assert!(!room.access(&other).read);
}

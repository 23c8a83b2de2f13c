use super::*;
use FriendStatus::{Friends, None as Strangers, Received, Sent};

fn account(number: u64) -> AccountId {
    AccountId::new(number).expect("in range")
}

fn document(friends: &[u64], sent: &[u64], received: &[u64], blocked: &[u64]) -> FriendsDocument {
    let all = |list: &[u64]| list.iter().map(|number| account(*number)).collect();
    FriendsDocument {
        friends: all(friends),
        sent: all(sent),
        received: all(received),
        blocked: all(blocked),
    }
}

fn friend(number: u64, status: FriendStatus) -> Friend {
    Friend {
        xuid: account(number),
        status,
        blocked: false,
    }
}

fn status(number: u64, before: FriendStatus, now: FriendStatus) -> Change {
    let of = account(number);
    Change::Status { of, before, now }
}

fn block(number: u64, blocked: bool) -> Change {
    let of = account(number);
    Change::Block { of, blocked }
}

fn shown(list: &List) -> Vec<(u64, FriendStatus)> {
    let people = list.people().iter();
    people.map(|(of, status)| (of.number(), *status)).collect()
}

/// A list that the game has asked for.
fn asked(document: &FriendsDocument) -> List {
    let mut list = List::new(Timestamp(1));
    list.begin();
    assert_eq!(list.answered(document), []);
    list
}

#[test]
fn nothing_is_shown_before_the_game_has_asked() {
    let mut list = List::new(Timestamp(1));
    let state = document(&[1], &[], &[2], &[3]);
    assert_eq!(list.state(&state), [], "no change, but how it was");
    assert!(shown(&list).is_empty() && list.blocked().is_empty());
    list.begin();
    assert_eq!(list.answered(&state), []);
    assert_eq!(shown(&list), [(1, Friends), (2, Received)]);
    assert_eq!(list.blocked(), [account(3)]);
    list.hide();
    assert!(shown(&list).is_empty() && list.blocked().is_empty());
}

#[test]
fn changes_are_told_of_whatever_brings_them() {
    let mut list = asked(&document(&[1], &[2], &[], &[]));
    let accepted = list.event(&friend(2, Friends));
    assert_eq!(accepted, [status(2, Sent, Friends)]);
    assert_eq!(list.event(&friend(2, Friends)), [], "no change");
    let blocked = Friend {
        blocked: true,
        ..friend(1, Strangers)
    };
    let changes = list.event(&blocked);
    assert_eq!(changes, [status(1, Friends, Strangers), block(1, true)]);
    let changes = list.state(&document(&[], &[], &[4], &[]));
    let expected = [
        status(2, Friends, Strangers),
        status(4, Strangers, Received),
        block(1, false),
    ];
    assert_eq!(changes, expected);
    list.begin();
    let changes = list.stepped(&friend(4, Friends));
    assert_eq!(changes, [status(4, Received, Friends)]);
}

#[test]
fn places_stay_while_people_do() {
    let mut list = asked(&document(&[5, 6, 7], &[], &[], &[]));
    list.event(&friend(2, Received));
    list.event(&friend(6, Strangers));
    list.event(&friend(6, Sent));
    let expected = [(5, Friends), (7, Friends), (2, Received), (6, Sent)];
    assert_eq!(shown(&list), expected);
    list.begin();
    list.answered(&document(&[2, 5, 7], &[6], &[], &[]));
    let places: Vec<_> = shown(&list).iter().map(|(number, _)| *number).collect();
    assert_eq!(places, [5, 7, 2, 6]);
}

#[test]
fn an_answer_that_was_overtaken_does_not_count() {
    let mut list = asked(&document(&[], &[1], &[], &[]));
    list.begin();
    list.event(&friend(1, Friends));
    let old = document(&[], &[1, 2], &[], &[]);
    assert_eq!(list.answered(&old), [status(2, Strangers, Sent)]);
    assert_eq!(shown(&list), [(1, Friends), (2, Sent)]);

    list.begin();
    list.state(&document(&[1, 2], &[], &[], &[]));
    assert_eq!(list.answered(&old), []);
    list.begin();
    list.event(&friend(3, Friends));
    assert_eq!(list.stepped(&friend(3, Sent)), []);
    assert_eq!(shown(&list), [(1, Friends), (2, Friends), (3, Friends)]);

    list.begin();
    list.failed();
    list.begin();
    assert_eq!(list.answered(&document(&[], &[], &[], &[])).len(), 3);
}

#[test]
fn what_happens_before_anything_is_known_is_no_change() {
    let mut list = List::new(Timestamp(1));
    assert_eq!(list.event(&friend(1, Received)), []);
    list.begin();
    assert_eq!(list.stepped(&friend(1, Friends)), []);
    assert_eq!(list.state(&document(&[1], &[], &[], &[])), []);
    assert!(list.is_of_another_login(Timestamp(2)) && !list.is_of_another_login(Timestamp(1)));
}

//! What messages say, and that an index of them is what a plain list says.

use greenroom_protocol::error::ErrorCode;
use serde_json::{Value, json};

use super::*;

fn account(number: u64) -> AccountId {
    AccountId::new(number).expect("in range")
}

fn guid(number: u64) -> Guid {
    Guid::new(&format!("00000000-0000-4000-8000-{number:012}")).expect("a GUID")
}

fn dep(name: &str) -> Deployment {
    Deployment::new(name).expect("valid")
}

fn delta(text: Value) -> MessageDelta {
    serde_json::from_value(text).expect("a message")
}

fn message(number: u64, from: u64, to: u64, content: Content, at: u64) -> Message {
    let both = (account(from), account(to));
    Message::new(guid(number), dep("dep"), both, content, Timestamp(at))
}

fn invite(text: &str) -> Content {
    Content::Invite(text.to_owned())
}

#[test]
fn each_kind_says_what_it_has_and_nothing_else() {
    let most = "x".repeat(limits::MESSAGE_PAYLOAD_MAX);
    for (given, content) in [
        (json!({"type": "invite", "payload": most}), invite(&most)),
        (json!({"type": "joinRequest"}), Content::JoinRequest),
        (
            json!({"type": "joinAnswer", "accepted": false}),
            Content::JoinAnswer { accepted: false },
        ),
    ] {
        let mut given = given;
        given["receiverXuids"] = json!(["7"]);
        let delta = delta(given);
        assert_eq!(Content::read(&delta), Ok(content.clone()));
        assert_eq!(content.kind(), delta.kind);
    }
    for (wrong, field) in [
        (json!({"type": "invite"}), "payload"),
        (json!({"type": "invite", "payload": ""}), "payload"),
        (
            json!({"type": "invite", "payload": most.clone() + "x"}),
            "payload",
        ),
        (
            json!({"type": "invite", "payload": "x", "accepted": true}),
            "accepted",
        ),
        (json!({"type": "joinRequest", "payload": "x"}), "payload"),
        (json!({"type": "joinRequest", "accepted": true}), "accepted"),
        (json!({"type": "joinAnswer"}), "accepted"),
        (
            json!({"type": "joinAnswer", "accepted": true, "payload": "x"}),
            "payload",
        ),
    ] {
        let mut wrong = wrong;
        wrong["receiverXuids"] = json!(["7"]);
        let refusal = Content::read(&delta(wrong.clone())).expect_err("nonsense");
        assert_eq!(refusal.code, ErrorCode::BadRequest);
        assert!(refusal.message.contains(field), "{wrong}: {refusal}");
    }
}

#[test]
fn receivers_are_others_and_each_counts_once() {
    let to = |list: Value| delta(json!({"type": "joinRequest", "receiverXuids": list}));
    let named = receivers(&to(json!(["9", "8", "9"])), account(7));
    assert_eq!(named, Ok(vec![account(9), account(8)]));
    let many = (8..).map(|number: u64| number.to_string());
    let many: Vec<_> = many.take(limits::MESSAGE_RECEIVERS_MAX + 1).collect();
    for wrong in [json!([]), json!(["8", "7"]), json!(many)] {
        let refusal = receivers(&to(wrong), account(7)).expect_err("nonsense");
        assert_eq!(refusal.code, ErrorCode::BadRequest);
    }
    receivers(&to(json!(many[1..])), account(7)).expect("just enough");
}

#[test]
fn a_record_reads_back() {
    for content in [
        invite("ü \" \\"),
        Content::JoinRequest,
        Content::JoinAnswer { accepted: true },
    ] {
        let message = message(1, 7, 8, content, 5);
        let read = Message::from_bytes(&message.to_bytes()).expect("a record");
        assert_eq!(read, message);
    }
    Message::from_bytes(b"{}").expect_err("no record");
}

#[test]
fn only_the_two_may_end_it() {
    let message = message(1, 7, 8, Content::JoinRequest, 0);
    assert_eq!(message.ended_by(account(8)), Some(MessageEnd::Answered));
    assert_eq!(message.ended_by(account(7)), Some(MessageEnd::Withdrawn));
    assert_eq!(message.ended_by(account(9)), None);
}

#[test]
fn the_index_knows_who_has_what_and_forgets_it_whole() {
    let mut index = MessageIndex::default();
    let (first, second) = (invite("a"), invite("b"));
    assert!(index.note(message(2, 7, 8, second, 20)));
    assert!(index.note(message(1, 7, 8, first.clone(), 10)));
    assert!(!index.note(message(1, 7, 8, first, 10)), "known");
    assert!(index.note(message(3, 8, 7, Content::JoinAnswer { accepted: true }, 5)));
    let ids = |index: &MessageIndex, of: u64, now: u64| -> Vec<Guid> {
        let waiting = index.for_player(&dep("dep"), account(of), Timestamp(now));
        waiting.iter().map(|it| it.id.clone()).collect()
    };
    assert_eq!(ids(&index, 8, 20), [guid(1), guid(2)], "the oldest first");
    assert_eq!(index.caused_by(&dep("dep"), account(7)), 3);
    assert_eq!(index.caused_by(&dep("dep"), account(8)), 0, "it was asked");
    assert!(index.by_id(&dep("other"), &guid(1)).is_none());
    let end = 10 + limits::MESSAGE_LIFETIME_MS;
    assert_eq!(ids(&index, 8, end), [guid(2)]);
    let expired = index.expired(Timestamp(end));
    assert_eq!(expired.len(), 2, "the answer is older");
    for number in 1..=3 {
        assert!(!index.has_ended(&guid(number)));
        assert!(index.forget(&guid(number)).is_some());
        assert!(index.forget(&guid(number)).is_none());
        assert!(index.has_ended(&guid(number)));
    }
    assert!(index.is_empty());
    assert_eq!(index.len(), 0);
    assert_eq!(index.caused_by(&dep("dep"), account(7)), 0);
    assert!(index.expired(Timestamp(u64::MAX)).is_empty());
    assert!(ids(&index, 8, 0).is_empty() && ids(&index, 7, 0).is_empty());
}

#[test]
fn a_request_is_found_by_its_two_players() {
    let mut index = MessageIndex::default();
    index.note(message(1, 7, 8, invite("a"), 0));
    let find = |index: &MessageIndex, from, to, now| {
        let found = index.join_request(&dep("dep"), account(from), account(to), Timestamp(now));
        found.map(|it| it.id.clone())
    };
    assert_eq!(find(&index, 7, 8, 0), None, "an invite is no request");
    index.note(message(2, 7, 8, Content::JoinRequest, 0));
    assert_eq!(find(&index, 7, 8, 0), Some(guid(2)));
    assert_eq!(find(&index, 8, 7, 0), None);
    assert_eq!(find(&index, 7, 8, limits::MESSAGE_LIFETIME_MS), None);
}

#[test]
fn no_more_is_remembered_than_may_be() {
    let mut index = MessageIndex::default();
    let many = limits::MESSAGES_REMEMBERED_MAX as u64;
    for number in 0..=many {
        index.forget(&guid(number));
    }
    assert!(!index.has_ended(&guid(0)));
    assert!(index.has_ended(&guid(1)) && index.has_ended(&guid(many)));
}

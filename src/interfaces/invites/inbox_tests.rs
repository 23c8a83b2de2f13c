//! What an inbox tells and keeps, whatever order things come in.

use greenroom_protocol::limits;
use greenroom_protocol::push::{InviteEnd, ReceivedInvite};
use greenroom_protocol::session::Guid;
use greenroom_protocol::time::Timestamp;

use super::{Inbox, Invite};

/// When the user of these tests logged in.
const LOGIN: u64 = 1_000_000_000;

fn id(number: u32) -> Guid {
    Guid::new(&format!("00000000-0000-4000-8000-{number:012}")).expect("a GUID")
}

/// An invite that was made so many milliseconds after the login.
fn made_at(number: u32, after_login: i64) -> Invite {
    let at = LOGIN.checked_add_signed(after_login).expect("in range");
    let text = serde_json::json!({
        "id": id(number).as_str(),
        "type": "invite",
        "version": 1,
        "sessionRef": {"scid": "dep", "templateName": "eos", "name": "room"},
        "createTime": Timestamp(at).to_string(),
        "senderXuid": "7",
        "invitedXuid": "8",
    });
    let received: ReceivedInvite = serde_json::from_value(text).expect("an invite");
    Invite::of(received)
}

fn invite(number: u32) -> Invite {
    made_at(number, i64::from(number))
}

fn inbox() -> Inbox {
    Inbox::new(Timestamp(LOGIN))
}

fn ids<'a>(invites: impl IntoIterator<Item = &'a std::sync::Arc<Invite>>) -> Vec<Guid> {
    let ids = invites.into_iter().map(|invite| invite.id.clone());
    ids.collect()
}

fn some(numbers: &[u32]) -> Vec<Guid> {
    numbers.iter().map(|number| id(*number)).collect()
}

#[test]
fn at_the_login_only_what_is_younger_is_news() {
    let mut inbox = inbox();
    let told = inbox.state(vec![made_at(1, -5), made_at(2, 0), made_at(3, 5)]);
    assert_eq!(ids(&told), some(&[2, 3]));
    assert_eq!(ids(inbox.list()), some(&[1, 2, 3]), "all are there");
    // What did not fit into the first frame.
    assert!(inbox.received(made_at(4, -5)).is_none());
    assert!(inbox.received(made_at(5, 5)).is_some());
    assert_eq!(inbox.list().len(), 5);
}

#[test]
fn after_an_outage_the_unknown_ones_are_news_whatever_the_clock_says() {
    let mut inbox = inbox();
    inbox.state(vec![made_at(1, -5), invite(2)]);
    let told = inbox.state(vec![made_at(1, -5), made_at(3, -86_400_000)]);
    assert_eq!(ids(&told), some(&[3]));
    assert_eq!(ids(inbox.list()), some(&[1, 3]), "2 has vanished");
    assert!(inbox.received(made_at(4, -86_400_000)).is_some());
}

#[test]
fn nothing_is_told_twice() {
    let mut inbox = inbox();
    inbox.state(Vec::new());
    assert!(inbox.received(invite(1)).is_some());
    assert!(inbox.received(invite(1)).is_none());
    assert!(inbox.state(vec![invite(1)]).is_empty());
    // It did not fit into the frame, and follows as an event.
    assert!(inbox.state(Vec::new()).is_empty());
    assert_eq!(inbox.list().len(), 0);
    assert!(inbox.received(invite(1)).is_none());
    assert_eq!(ids(inbox.list()), some(&[1]));
}

#[test]
fn what_has_ended_stays_away() {
    let mut inbox = inbox();
    inbox.state(vec![invite(1), invite(2)]);
    let asked = inbox.mark();
    let told = inbox.ended(&id(1), InviteEnd::Rejected);
    assert_eq!(told.map(|invite| invite.id.clone()), Some(id(1)));
    assert!(inbox.ended(&id(1), InviteEnd::Rejected).is_none(), "once");
    assert!(inbox.ended(&id(2), InviteEnd::Void).is_none(), "not told");
    // The answer is older than that.
    inbox.answered(asked, vec![invite(1), invite(2)]);
    assert_eq!(inbox.list().len(), 0);
    assert!(inbox.received(invite(1)).is_none());
}

#[test]
fn an_ended_invite_that_is_sent_again_is_a_new_one() {
    let mut inbox = inbox();
    inbox.state(vec![invite(1)]);
    inbox.ended(&id(1), InviteEnd::Accepted);
    assert!(inbox.received(invite(1)).is_none(), "the same");
    assert!(inbox.received(made_at(1, 50)).is_some());
    assert!(
        inbox.received(made_at(1, 60)).is_none(),
        "sent twice, one invite"
    );
    // It has ended and was sent again during an outage.
    inbox.state(Vec::new());
    assert_eq!(ids(&inbox.state(vec![made_at(1, 70)])), some(&[1]));
}

#[test]
fn an_end_that_overtakes_its_invite_counts() {
    let mut inbox = inbox();
    let asked = inbox.mark();
    assert!(inbox.ended(&id(1), InviteEnd::Rejected).is_none());
    inbox.answered(asked, vec![invite(1)]);
    assert_eq!(inbox.list().len(), 0);
}

#[test]
fn a_query_adds_silently_and_the_channel_tells() {
    let mut inbox = inbox();
    inbox.state(Vec::new());
    let asked = inbox.mark();
    inbox.answered(asked, vec![invite(1), invite(2)]);
    assert_eq!(ids(inbox.list()), some(&[1, 2]));
    assert!(inbox.received(invite(1)).is_some(), "not told so far");
    assert_eq!(ids(&inbox.state(vec![invite(1), invite(2)])), some(&[2]));
}

#[test]
fn an_answer_takes_nothing_away_that_came_after_the_question() {
    let mut inbox = inbox();
    inbox.state(vec![invite(1)]);
    let asked = inbox.mark();
    inbox.received(invite(2));
    inbox.answered(asked, Vec::new());
    assert_eq!(ids(inbox.list()), some(&[2]), "1 was not named");
}

#[test]
fn whoever_rejects_hears_of_its_own_call_first() {
    for channel_first in [true, false] {
        let mut inbox = inbox();
        inbox.state(vec![invite(1)]);
        inbox.begin_rejecting(&id(1));
        if channel_first {
            assert!(inbox.ended(&id(1), InviteEnd::Rejected).is_none());
            assert_eq!(inbox.list().len(), 0, "it is gone all the same");
        }
        let (is_rejected, told) = inbox.end_rejecting(&id(1), true);
        assert!(is_rejected);
        assert_eq!(told.map(|invite| invite.id.clone()), Some(id(1)));
        assert!(inbox.ended(&id(1), InviteEnd::Rejected).is_none());
        assert_eq!(inbox.list().len(), 0);
    }
}

#[test]
fn a_rejection_that_fails_leaves_the_invite_unless_another_device_was_first() {
    let mut inbox = inbox();
    inbox.state(vec![invite(1)]);
    inbox.begin_rejecting(&id(1));
    assert_eq!(inbox.end_rejecting(&id(1), false), (false, None));
    assert_eq!(inbox.list().len(), 1);

    inbox.begin_rejecting(&id(1));
    inbox.ended(&id(1), InviteEnd::Rejected);
    let (is_rejected, told) = inbox.end_rejecting(&id(1), false);
    assert!(is_rejected && told.is_some());
}

#[test]
fn two_rejections_at_once_tell_once() {
    let mut inbox = inbox();
    inbox.state(vec![invite(1)]);
    inbox.begin_rejecting(&id(1));
    inbox.begin_rejecting(&id(1));
    assert!(inbox.end_rejecting(&id(1), true).1.is_some());
    assert_eq!(inbox.end_rejecting(&id(1), false), (false, None));
}

#[test]
fn what_is_remembered_is_bounded() {
    let mut inbox = inbox();
    inbox.state(Vec::new());
    for number in 1..=2 * limits::INVITES_REMEMBERED_MAX as u32 {
        inbox.received(invite(number));
        inbox.ended(&id(number), InviteEnd::Void);
    }
    assert_eq!(inbox.remembered(), limits::INVITES_REMEMBERED_MAX);
}

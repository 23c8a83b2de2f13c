use greenroom_protocol::ids::Revision;

use super::*;

const FOLLOW: RelationDelta = relation(Some(true), None);
const UNFOLLOW: RelationDelta = relation(Some(false), None);
const BLOCK: RelationDelta = relation(None, Some(true));
const UNBLOCK: RelationDelta = relation(None, Some(false));

const fn relation(followed: Option<bool>, blocked: Option<bool>) -> RelationDelta {
    RelationDelta {
        followed,
        favorite: None,
        blocked,
    }
}

fn account(number: u64) -> AccountId {
    AccountId::new(number).expect("in range")
}

/// A deployment whose clock goes on by a millisecond with each write.
#[derive(Default)]
struct Stage {
    people: People,
    writes: u64,
}

impl Stage {
    fn scid() -> Deployment {
        Deployment::new("dep").expect("valid")
    }

    fn write(
        &mut self,
        owner: u64,
        change: impl FnOnce(&People, &Relations, Timestamp) -> Result<Relations, Refusal>,
    ) -> Result<Vec<Concern>, Refusal> {
        self.writes += 1;
        let graph = self.people.0.entry(Self::scid()).or_default();
        let known = graph.relations(account(owner));
        let known = known.cloned().unwrap_or_default();
        let next = change(&self.people, &known, Timestamp(self.writes))?;
        // Long ones take their time.
        if next.0.len() < 10 {
            let read = Relations::from_bytes(&next.to_bytes());
            assert_eq!(read.expect("its own"), next);
        }
        let revision = Revision(self.writes);
        let owner = account(owner);
        Ok(self.people.upsert(&Self::scid(), owner, revision, next))
    }

    fn set(&mut self, owner: u64, other: u64, delta: RelationDelta) -> Vec<Concern> {
        let (of, to) = (account(owner), account(other));
        let set = self.write(owner, |_, known, now| known.changed(of, to, &delta, now));
        set.expect("sound")
    }

    fn step(&mut self, owner: u64, other: u64, step: InviteStep) -> Result<(), ErrorCode> {
        let scid = Self::scid();
        let (of, to) = (account(owner), account(other));
        let stepped = self.write(owner, |people, known, now| {
            let counterpart = Counterpart {
                exists: other != 99,
                ..people.counterpart(&scid, of, to)
            };
            let is_out = |one, since| {
                let follow = people.relation(&scid, one, of);
                follow.followed && follow.since == since
            };
            known.stepped(of, to, step, &counterpart, is_out, now)
        });
        stepped.map(drop).map_err(|refusal| refusal.code)
    }

    /// How each of two stands to the other. The lists must say the same.
    fn between(&self, one: u64, other: u64) -> (FriendStatus, FriendStatus) {
        (self.status(one, other), self.status(other, one))
    }

    fn status(&self, owner: u64, other: u64) -> FriendStatus {
        let (owner, other) = (account(owner), account(other));
        let status = self.people.friend(&Self::scid(), owner, other).status;
        let lists = self.people.friends(&Self::scid(), owner);
        let listed = [
            (FriendStatus::Friends, &lists.friends),
            (FriendStatus::Sent, &lists.sent),
            (FriendStatus::Received, &lists.received),
        ];
        for (of, list) in listed {
            assert_eq!(list.contains(&other), of == status, "{of:?}");
        }
        status
    }
}

use FriendStatus::{Friends, None as Strangers, Received, Sent};
use InviteStep::{Accept, Reject, Send};

#[test]
fn an_invite_is_sent_and_accepted() {
    let mut stage = Stage::default();
    assert_eq!(stage.between(1, 2), (Strangers, Strangers));
    stage.step(1, 2, Send).expect("strangers");
    assert_eq!(stage.between(1, 2), (Sent, Received));
    stage.step(2, 1, Accept).expect("invited");
    assert_eq!(stage.between(1, 2), (Friends, Friends));
    for step in [Send, Accept, Reject] {
        assert_eq!(stage.step(1, 2, step), Err(ErrorCode::AlreadyFriends));
    }
}

#[test]
fn two_who_invite_each_other_are_friends() {
    let mut stage = Stage::default();
    stage.step(1, 2, Send).expect("strangers");
    stage.step(2, 1, Send).expect("invited");
    assert_eq!(stage.between(1, 2), (Friends, Friends));
}

#[test]
fn who_declines_sees_the_invite_no_more_and_the_other_is_told_nothing() {
    let mut stage = Stage::default();
    stage.step(1, 2, Send).expect("strangers");
    stage.step(2, 1, Reject).expect("invited");
    assert_eq!(stage.between(1, 2), (Sent, Strangers));
    assert_eq!(stage.step(2, 1, Reject), Err(ErrorCode::NoInvitation));
    assert_eq!(stage.step(2, 1, Accept), Err(ErrorCode::NoInvitation));
    assert_eq!(stage.step(1, 2, Send), Err(ErrorCode::InvitePending));
    let people = stage.people.document(&Stage::scid(), account(2));
    assert_eq!(people, [], "what was declined is no relation");

    stage.set(1, 2, UNFOLLOW);
    assert_eq!(stage.between(1, 2), (Strangers, Strangers));
    stage.step(1, 2, Send).expect("anew");
    assert_eq!(stage.between(1, 2), (Sent, Received));

    stage.step(2, 1, Reject).expect("invited");
    stage.step(2, 1, Send).expect("thinks better of it");
    assert_eq!(stage.between(1, 2), (Friends, Friends));
    stage.set(2, 1, UNFOLLOW);
    assert_eq!(stage.between(1, 2), (Sent, Received), "it follows still");
}

#[test]
fn what_was_declined_outlives_a_block() {
    let mut stage = Stage::default();
    stage.step(1, 2, Send).expect("strangers");
    stage.step(2, 1, Reject).expect("invited");
    stage.set(2, 1, BLOCK);
    stage.set(2, 1, UNBLOCK);
    assert_eq!(stage.between(1, 2), (Sent, Strangers));
}

#[test]
fn nobody_invites_whom_it_blocks_or_who_blocks_it() {
    let mut stage = Stage::default();
    stage.step(1, 2, Send).expect("strangers");
    stage.set(2, 1, BLOCK);
    assert_eq!(stage.between(1, 2), (Sent, Strangers), "it is told nothing");
    let blocked = stage.people.friends(&Stage::scid(), account(2)).blocked;
    assert_eq!(blocked, [account(1)]);
    assert!(
        stage
            .people
            .friend(&Stage::scid(), account(2), account(1))
            .blocked
    );
    assert_eq!(stage.step(2, 1, Accept), Err(ErrorCode::NoInvitation));
    assert_eq!(stage.step(2, 1, Send), Err(ErrorCode::Conflict));
    stage.set(1, 2, UNFOLLOW);
    assert_eq!(stage.step(1, 2, Send), Err(ErrorCode::Forbidden));
    stage.set(2, 1, UNBLOCK);
    stage.step(1, 2, Send).expect("no more");
}

#[test]
fn oneself_and_nobody_are_not_invited() {
    let mut stage = Stage::default();
    assert_eq!(stage.step(1, 1, Send), Err(ErrorCode::BadRequest));
    assert_eq!(stage.step(1, 99, Send), Err(ErrorCode::NotFound));
    assert_eq!(stage.step(1, 2, Accept), Err(ErrorCode::NoInvitation));
}

/// Gives a player as many relations as it may have, to others from 1,000 on.
fn fill(stage: &mut Stage, owner: u64) {
    for other in 0..limits::FOLLOWED_MAX as u64 {
        let (of, to) = (account(owner), account(1000 + other));
        let graph = stage.people.0.entry(Stage::scid()).or_default();
        let known = graph.relations(of).cloned().unwrap_or_default();
        let next = known.changed(of, to, &FOLLOW, Timestamp(1));
        stage.writes += 1;
        let revision = Revision(stage.writes);
        let next = next.expect("within the limit");
        stage.people.upsert(&Stage::scid(), of, revision, next);
    }
}

#[test]
fn who_follows_enough_invites_nobody_and_is_invited_by_nobody() {
    let mut stage = Stage::default();
    stage.set(3, 1, FOLLOW);
    fill(&mut stage, 1);
    assert_eq!(stage.step(1, 2, Send), Err(ErrorCode::TooManyFriends));
    assert_eq!(stage.step(1, 3, Accept), Err(ErrorCode::TooManyFriends));
    stage.step(1, 3, Reject).expect("needs no room");
    assert_eq!(stage.step(2, 1, Send), Err(ErrorCode::TargetTooManyFriends));
    stage.step(1000, 1, Send).expect("one of the invited");
}

#[test]
fn so_many_invites_are_shown_and_the_next_when_one_is_answered() {
    let mut stage = Stage::default();
    let most = limits::FRIEND_INVITES_RECEIVED_MAX as u64;
    for sender in 10..10 + most {
        stage.step(sender, 1, Send).expect("room");
    }
    let late = 10 + most;
    assert_eq!(stage.step(late, 1, Send), Err(ErrorCode::TooManyInvites));
    stage.set(late, 1, FOLLOW);
    assert_eq!(
        stage.between(late, 1),
        (Sent, Strangers),
        "it finds no room"
    );
    let concerns = stage.set(10, 1, UNFOLLOW);
    let concern = Concern {
        whose: account(1),
        about: account(late),
    };
    assert!(concerns.contains(&concern), "{concerns:?}");
    assert_eq!(stage.between(late, 1), (Sent, Received));
    let shown = stage.people.friends(&Stage::scid(), account(1)).received;
    assert_eq!(shown.len() as u64, most);
    assert_eq!(shown[0], account(11), "the oldest first");
}

#[test]
fn the_oldest_of_what_was_declined_is_forgotten() {
    let mut stage = Stage::default();
    let most = limits::FRIEND_INVITES_DECLINED_MAX as u64;
    for sender in 10..=10 + most {
        stage.step(sender, 1, Send).expect("room");
        stage.step(1, sender, Reject).expect("invited");
    }
    assert_eq!(stage.status(1, 10), Received, "it is out still");
    assert_eq!(stage.status(1, 11), Strangers);
    for sender in 11..=10 + most {
        stage.set(sender, 1, UNFOLLOW);
    }
    stage.step(1, 10, Reject).expect("invited");
    let graph = &stage.people.0[&Stage::scid()];
    let kept = graph.relations(account(1)).expect("one").0.len();
    assert_eq!(kept, 1, "what is out no more needs no memory");
}

#[test]
fn a_change_concerns_both() {
    let mut stage = Stage::default();
    let both = [(1, 2), (2, 1)].map(|(whose, about)| Concern {
        whose: account(whose),
        about: account(about),
    });
    assert_eq!(stage.set(1, 2, FOLLOW), both);
    assert_eq!(stage.set(1, 2, FOLLOW), []);
    assert_eq!(stage.set(1, 2, BLOCK), both);
}

#[test]
fn an_index_that_is_read_anew_in_any_order_says_the_same() {
    let mut stage = Stage::default();
    let players = 1..=6u64;
    let mut dice = 7u64;
    for _ in 0..400 {
        // The generator of Knuth's MMIX.
        dice = dice
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let (owner, other) = (1 + (dice >> 33) % 6, 1 + (dice >> 43) % 6);
        if owner == other {
            continue;
        }
        match (dice >> 53) % 6 {
            0 => drop(stage.set(owner, other, UNFOLLOW)),
            1 => drop(stage.set(owner, other, BLOCK)),
            2 => drop(stage.set(owner, other, UNBLOCK)),
            3 => drop(stage.step(owner, other, Send)),
            4 => drop(stage.step(owner, other, Accept)),
            _ => drop(stage.step(owner, other, Reject)),
        }
        let mut again = Stage::default();
        for owner in players.clone().rev() {
            let graph = &stage.people.0.entry(Stage::scid()).or_default();
            let relations = graph.relations(account(owner)).cloned();
            let relations = relations.unwrap_or_default();
            let (scid, owner) = (Stage::scid(), account(owner));
            again.people.upsert(&scid, owner, Revision(1), relations);
        }
        for owner in players.clone() {
            for other in players.clone().filter(|other| *other != owner) {
                assert_eq!(stage.status(owner, other), again.status(owner, other));
            }
        }
    }
}

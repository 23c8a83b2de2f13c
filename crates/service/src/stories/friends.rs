//! Players become friends, decline, block, and hear of each other.

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::friends::{Friend, FriendStatus, FriendsDocument, InviteStep};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::people::RelationDelta;
use greenroom_protocol::push::Resource;

use crate::store::{Batch, Expect, Store};
use crate::testing::{Player, World};
use crate::{Caller, Event, Followed, Policy, Principal, Whose, records};
use FriendStatus::{Friends, None as Strangers, Received, Sent};
use InviteStep::{Accept, Reject, Send};

fn account(player: &Player) -> AccountId {
    player.caller.account().expect("a player")
}

impl World {
    /// A player whose account is stored.
    async fn enrolled(&self, number: u64) -> Player {
        let player = self.player(number);
        let key = records::account(account(&player));
        let record = br#"{"name":"player","created":"2026-01-31T12:00:00.0000000Z"}"#;
        let value = Some(record.to_vec());
        let batch = Batch::one(self.service.now(), key, Expect::Absent, value);
        self.store.write(batch).await.expect("written");
        player
    }

    async fn step(
        &self,
        who: &Player,
        whom: &Player,
        step: InviteStep,
    ) -> Result<FriendStatus, ErrorCode> {
        self.clock.pass(1);
        let scid = &who.caller.deployment;
        let taken = self
            .service
            .step(&who.caller, scid, Whose::Me, account(whom), step);
        let friend = taken.await.map_err(|refusal| refusal.code)?;
        assert_eq!(friend.xuid, account(whom));
        Ok(friend.status)
    }

    async fn between(&self, one: &Player, other: &Player) -> (FriendStatus, FriendStatus) {
        (self.status(one, other).await, self.status(other, one).await)
    }

    async fn status(&self, who: &Player, whom: &Player) -> FriendStatus {
        let (scid, whom) = (&who.caller.deployment, account(whom));
        let friend = self.service.friend(&who.caller, scid, Whose::Me, whom);
        friend.await.expect("its own").status
    }

    async fn lists(&self, who: &Player) -> FriendsDocument {
        let scid = &who.caller.deployment;
        let friends = self.service.friends(&who.caller, scid, Whose::Me);
        friends.await.expect("its own")
    }

    async fn follow_friends(&self, who: &Player) -> FriendsDocument {
        match self.follow(who, Resource::Friends).await {
            Ok(Followed::Friends(state)) => state,
            other => panic!("not friends but {other:?}"),
        }
    }

    async fn friends_heard(&self, who: &Player) -> Vec<(u64, FriendStatus, bool)> {
        let heard = self.hear(who).await.into_iter();
        heard
            .map(|event| match event {
                Event::Friend(Friend {
                    xuid,
                    status,
                    blocked,
                }) => (xuid.number(), status, blocked),
                other => panic!("not of a friend: {other:?}"),
            })
            .collect()
    }
}

#[tokio::test]
async fn an_invite_is_sent_declined_sent_anew_and_accepted() {
    let world = World::new().await;
    let (ann, bob) = (world.enrolled(1).await, world.enrolled(2).await);
    assert_eq!(world.step(&ann, &bob, Send).await, Ok(Sent));
    assert_eq!(world.between(&ann, &bob).await, (Sent, Received));
    let again = world.step(&ann, &bob, Send).await;
    assert_eq!(again, Err(ErrorCode::InvitePending));
    assert_eq!(world.step(&bob, &ann, Reject).await, Ok(Strangers));
    assert_eq!(world.between(&ann, &bob).await, (Sent, Strangers));
    let again = world.step(&bob, &ann, Reject).await;
    assert_eq!(again, Err(ErrorCode::NoInvitation));

    let (scid, bobs) = (&ann.caller.deployment, account(&bob));
    let removed = world
        .service
        .remove_person(&ann.caller, scid, Whose::Me, bobs);
    removed.await.expect("her own");
    assert_eq!(world.step(&ann, &bob, Send).await, Ok(Sent));
    assert_eq!(world.step(&bob, &ann, Accept).await, Ok(Friends));
    assert_eq!(world.between(&ann, &bob).await, (Friends, Friends));
    assert_eq!(world.lists(&ann).await.friends, [account(&bob)]);
}

#[tokio::test]
async fn whoever_has_no_account_is_not_invited() {
    let world = World::new().await;
    let (ann, nobody) = (world.enrolled(1).await, world.player(9));
    let sent = world.step(&ann, &nobody, Send).await;
    assert_eq!(sent, Err(ErrorCode::NotFound));
    assert_eq!(
        world.step(&ann, &ann, Send).await,
        Err(ErrorCode::BadRequest)
    );
    // A graph may be brought along before its players come.
    let follow = RelationDelta {
        followed: Some(true),
        ..RelationDelta::default()
    };
    let (scid, anns) = (&ann.caller.deployment, account(&ann));
    let service = &world.service;
    let followed = service.change_person(&nobody.caller, scid, Whose::Me, anns, &follow);
    followed.await.expect("its own");
    assert_eq!(world.step(&ann, &nobody, Accept).await, Ok(Friends));
}

#[tokio::test]
async fn friends_and_invites_outlive_the_directory() {
    let world = World::new().await;
    let mut players = Vec::new();
    for number in 1..=4 {
        players.push(world.enrolled(number).await);
    }
    let [ann, bob, carol, dan] = &players[..] else {
        panic!("four");
    };
    for (from, to, step) in [
        (bob, ann, Send),
        (ann, bob, Accept),
        (carol, ann, Send),
        (dan, ann, Send),
        (ann, dan, Reject),
    ] {
        world.step(from, to, step).await.expect("sound");
    }
    let before = world.lists(ann).await;
    assert_eq!(before.friends, [account(bob)]);
    assert_eq!(before.received, [account(carol)]);
    let world = world.another().await;
    let ann = &world.player(1);
    assert_eq!(world.follow_friends(ann).await, before);
    assert_eq!(world.lists(ann).await, before);
    assert_eq!(world.status(&world.player(4), ann).await, Sent);
}

#[tokio::test]
async fn both_hear_of_every_change_and_of_nothing_else() {
    let world = World::new().await;
    let (ann, bob) = (world.enrolled(1).await, world.enrolled(2).await);
    let carol = world.enrolled(3).await;
    for player in [&ann, &bob, &carol] {
        let state = world.follow_friends(player).await;
        assert_eq!(state, FriendsDocument::default());
    }
    for (from, to, step, anns, bobs) in [
        (&ann, &bob, Send, Sent, Received),
        (&bob, &ann, Accept, Friends, Friends),
    ] {
        world.step(from, to, step).await.expect("sound");
        assert_eq!(world.friends_heard(&ann).await, [(2, anns, false)]);
        assert_eq!(world.friends_heard(&bob).await, [(1, bobs, false)]);
    }
    world.block(&bob, &ann).await;
    assert_eq!(world.friends_heard(&bob).await, [(1, Strangers, true)]);
    assert_eq!(world.friends_heard(&ann).await, [(2, Sent, false)]);
    assert_eq!(world.friends_heard(&carol).await, []);

    world.service.unfollow(&ann.connection, Resource::Friends);
    let (scid, bobs) = (&ann.caller.deployment, account(&bob));
    let removed = world
        .service
        .remove_person(&ann.caller, scid, Whose::Me, bobs);
    removed.await.expect("her own");
    assert_eq!(world.friends_heard(&ann).await, []);
    assert_eq!(world.friends_heard(&bob).await, [(1, Strangers, true)]);
}

#[tokio::test]
async fn of_several_changes_the_last_is_told() {
    let world = World::new().await;
    let (ann, bob) = (world.enrolled(1).await, world.enrolled(2).await);
    world.follow_friends(&bob).await;
    for (from, to, step) in [(&ann, &bob, Send), (&bob, &ann, Accept)] {
        world.step(from, to, step).await.expect("sound");
    }
    assert_eq!(world.friends_heard(&bob).await, [(1, Friends, false)]);
    world
        .step(&ann, &world.enrolled(3).await, Send)
        .await
        .expect("sound");
    let state = world.follow_friends(&bob).await;
    assert_eq!(state.friends, [account(&ann)]);
    assert_eq!(world.friends_heard(&bob).await, [], "it is in the state");
}

#[tokio::test]
async fn friends_are_for_their_player_servers_and_operators() {
    let world = World::new().await;
    let (ann, bob, server) = (
        world.enrolled(1).await,
        world.enrolled(2).await,
        world.server("one"),
    );
    let operator = Caller {
        principal: Principal::Client,
        policy: Policy::everything(),
        ..ann.caller.clone()
    };
    let (scid, anns) = (&ann.caller.deployment, Whose::Account(account(&ann)));
    for (who, reads, writes) in [
        (&ann.caller, true, true),
        (&bob.caller, false, false),
        (&server.caller, true, false),
        (&operator, true, true),
    ] {
        let forbidden = |refusal: Refusal| assert_eq!(refusal.code, ErrorCode::Forbidden);
        let read = world.service.friends(who, scid, anns).await;
        assert_eq!(read.is_ok(), reads, "{who:?}");
        read.map(drop).unwrap_or_else(forbidden);
        let one = world.service.friend(who, scid, anns, account(&bob)).await;
        assert_eq!(one.is_ok(), reads, "{who:?}");
        let step = world
            .service
            .step(who, scid, anns, account(&bob), Reject)
            .await;
        let refused = step.expect_err("there is no invite").code;
        let expected = match writes {
            true => ErrorCode::NoInvitation,
            false => ErrorCode::Forbidden,
        };
        assert_eq!(refused, expected, "{who:?}");
    }
    let follows = world.follow(&server, Resource::Friends).await;
    assert_eq!(follows.expect_err("no player").code, ErrorCode::Forbidden);
}

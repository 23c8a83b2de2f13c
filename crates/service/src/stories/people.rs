//! Players follow, like and block each other, and tell nobody else.

use std::future::Future;
use std::pin::pin;
use std::sync::LazyLock;
use std::sync::atomic::Ordering;
use std::task::{Context, Waker};

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{AccountId, Deployment};
use greenroom_protocol::people::{Moniker, Person, RelationDelta};

use crate::store::Store;
use crate::testing::{Player, World};
use crate::{Action, Caller, Policy, Principal, Whose, records};

const FOLLOW: RelationDelta = RelationDelta {
    followed: Some(true),
    favorite: None,
    blocked: None,
};
const LIKE: RelationDelta = RelationDelta {
    followed: None,
    favorite: Some(true),
    blocked: None,
};
const BLOCK: RelationDelta = RelationDelta {
    followed: None,
    favorite: None,
    blocked: Some(true),
};

fn scid() -> &'static Deployment {
    static SCID: LazyLock<Deployment> = LazyLock::new(|| Deployment::new("dep-1").expect("valid"));
    &SCID
}

fn account(player: &Player) -> AccountId {
    player.caller.account().expect("a player")
}

fn program(policy: Policy, player: &Player) -> Caller {
    Caller {
        principal: Principal::Client,
        policy,
        ..player.caller.clone()
    }
}

impl World {
    async fn relate(
        &self,
        who: &Player,
        other: &Player,
        delta: &RelationDelta,
    ) -> Result<Person, Refusal> {
        let (service, other) = (&self.service, account(other));
        let change = service.change_person(&who.caller, scid(), Whose::Me, other, delta);
        change.await
    }

    async fn friends(&self, who: &Player) -> Vec<Person> {
        let people = self.service.people(&who.caller, scid(), Whose::Me);
        people.await.expect("its own").people
    }

    fn is_blocked_by(&self, who: &Player, inside: &[&Player]) -> Vec<AccountId> {
        let inside = inside.iter().copied().map(account);
        let circle = self.service.circle(scid(), account(who), inside);
        circle.blocked_by.into_iter().collect()
    }
}

#[tokio::test]
async fn two_players_follow_like_and_block_each_other() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    let followed = world.relate(&ann, &bob, &FOLLOW).await.expect("may follow");
    assert!(followed.followed && !followed.favorite && !followed.mutual);
    let back = world.relate(&bob, &ann, &LIKE).await.expect("may follow");
    assert!(back.followed && back.favorite && back.mutual);
    assert!(
        world.friends(&ann).await[0].mutual,
        "seen from the other side too"
    );

    let group = |who, group| world.service.group(scid(), account(who), group);
    assert_eq!(group(&ann, Moniker::Friends), [account(&bob)]);
    assert_eq!(group(&ann, Moniker::Favorites), []);
    let inside = [account(&ann), account(&bob)].into_iter();
    let circle = world.service.circle(scid(), account(&bob), inside);
    assert_eq!(circle.followed_by, [account(&ann)].into());

    let blocked = world.relate(&ann, &bob, &BLOCK).await.expect("may block");
    assert!(blocked.blocked && !blocked.followed && !blocked.mutual);
    assert_eq!(group(&bob, Moniker::Friends), []);
    assert_eq!(world.is_blocked_by(&bob, &[&ann]), [account(&ann)]);
    let refused = world.relate(&ann, &bob, &FOLLOW).await;
    assert_eq!(refused.expect_err("blocked").code, ErrorCode::Conflict);

    for _ in 0..2 {
        let (service, bob) = (&world.service, account(&bob));
        let removed = service.remove_person(&ann.caller, scid(), Whose::Me, bob);
        removed.await.expect("its own, once or twice");
        assert_eq!(world.friends(&ann).await, []);
    }
    let key = records::people(scid(), account(&ann));
    let record = world.store.read(&key).await.expect("readable");
    assert_eq!(record, None, "who has no relations has no record");
}

#[tokio::test]
async fn whoever_is_blocked_again_is_blocked() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    for _ in 0..3 {
        world.relate(&ann, &bob, &BLOCK).await.expect("may block");
        assert_eq!(world.is_blocked_by(&bob, &[&ann]), [account(&ann)]);
        let (service, bob) = (&world.service, account(&bob));
        let removed = service.remove_person(&ann.caller, scid(), Whose::Me, bob);
        removed.await.expect("its own");
        // However often it looks at what is no more.
        for _ in 0..4 {
            assert_eq!(world.friends(&ann).await, []);
        }
    }
}

#[tokio::test]
async fn deployments_have_graphs_of_their_own() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    world.relate(&ann, &bob, &FOLLOW).await.expect("may follow");
    let other = Deployment::new("other").expect("valid");
    let elsewhere = Caller {
        deployment: other.clone(),
        ..ann.caller.clone()
    };
    let people = world.service.people(&elsewhere, &other, Whose::Me).await;
    assert_eq!(people.expect("its own").people, []);
    let refused = world.service.people(&ann.caller, &other, Whose::Me).await;
    let refused = refused.expect_err("another deployment");
    assert_eq!(refused.code, ErrorCode::Forbidden);
}

#[tokio::test]
async fn people_are_for_their_player_servers_and_operators() {
    let world = World::new().await;
    let (ann, bob, server) = (world.player(1), world.player(2), world.server("one"));
    world.relate(&ann, &bob, &FOLLOW).await.expect("may follow");
    let anns = Whose::Account(account(&ann));
    let nobody = AccountId::new(99).expect("in range");
    let operator = program(Policy::of(&[Action::Administer]), &ann);
    let browser = program(Policy::player(), &ann);
    for (who, whose, reads, writes) in [
        (&ann.caller, anns, true, true),
        (&bob.caller, anns, false, false),
        (&server.caller, anns, true, false),
        (&operator, anns, true, true),
        (&browser, anns, false, false),
        (&server.caller, Whose::Me, false, false),
        (&operator, Whose::Me, false, false),
    ] {
        let service = &world.service;
        let read = service.people(who, scid(), whose).await.map(drop);
        let one = service.person(who, scid(), whose, account(&bob)).await;
        assert_eq!(one.map(drop), read);
        let written = service.change_person(who, scid(), whose, account(&bob), &LIKE);
        let written = written.await.map(drop);
        let removed = service.remove_person(who, scid(), whose, nobody);
        assert_eq!(removed.await.is_ok(), writes);
        for (result, allowed) in [(read, reads), (written, writes)] {
            let told = result.map_err(|refusal| refusal.code);
            let expected = if allowed {
                Ok(())
            } else {
                Err(ErrorCode::Forbidden)
            };
            assert_eq!(told, expected, "{:?} of {whose:?}", who.principal);
        }
    }
}

#[tokio::test]
async fn a_restart_and_another_node_know_the_people() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    world.relate(&ann, &bob, &LIKE).await.expect("may follow");
    world.relate(&bob, &ann, &BLOCK).await.expect("may block");

    let again = world.another().await;
    let group = |group| again.service.group(scid(), account(&ann), group);
    assert_eq!(group(Moniker::Favorites), [account(&bob)]);
    assert_eq!(again.is_blocked_by(&ann, &[&bob]), [account(&bob)]);

    let (service, gone) = (&world.service, account(&bob));
    let removed = service.remove_person(&ann.caller, scid(), Whose::Me, gone);
    removed.await.expect("its own");
    assert_eq!(group(Moniker::Favorites), [account(&bob)], "not asked yet");
    assert_eq!(again.friends(&ann).await, [], "a read asks the store");
    assert_eq!(group(Moniker::Favorites), []);
}

#[tokio::test]
async fn a_write_that_nobody_waited_for_is_known_after_a_sweep() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    world.store.hesitates.store(true, Ordering::Relaxed);
    {
        let mut context = Context::from_waker(Waker::noop());
        let blocking = pin!(world.relate(&ann, &bob, &BLOCK));
        assert!(blocking.poll(&mut context).is_pending());
    }
    assert_eq!(world.is_blocked_by(&bob, &[&ann]), [], "nobody was told");
    world.sweep().await.expect("the store works");
    assert_eq!(world.is_blocked_by(&bob, &[&ann]), [account(&ann)]);
}

#[tokio::test]
async fn a_store_that_fails_changes_nobodys_people() {
    let world = World::new().await;
    let (ann, bob) = (world.player(1), world.player(2));
    world.store.fails.store(true, Ordering::Relaxed);
    let refused = world.relate(&ann, &bob, &BLOCK).await;
    assert_eq!(
        refused.expect_err("the disk is full").code,
        ErrorCode::Unavailable
    );
    assert_eq!(world.is_blocked_by(&bob, &[&ann]), []);

    world.store.fails.store(false, Ordering::Relaxed);
    world.store.fails_afterwards.store(true, Ordering::Relaxed);
    let refused = world.relate(&ann, &bob, &BLOCK).await;
    assert_eq!(refused.expect_err("no sync").code, ErrorCode::Unavailable);
    world.sweep().await.expect("reads work");
    let known = world.is_blocked_by(&bob, &[&ann]);
    assert_eq!(
        known,
        [account(&ann)],
        "what was done all the same is known"
    );
}

#[tokio::test]
async fn writers_of_one_record_do_not_undo_each_other() {
    let one = World::new().await;
    let two = one.another().await;
    let ann = one.player(1);
    let others: Vec<_> = (2..12).map(|number| one.player(number)).collect();
    one.store.slow_down();
    let writes = others.iter().enumerate().map(|(at, other)| {
        let world = if at % 2 == 0 { &one } else { &two };
        world.relate(&ann, other, &FOLLOW)
    });
    let mut writes: Vec<_> = writes.map(Box::pin).collect();
    let all = std::future::poll_fn(|context| {
        writes.retain_mut(|write| write.as_mut().poll(context).is_pending());
        match writes.is_empty() {
            true => std::task::Poll::Ready(()),
            false => std::task::Poll::Pending,
        }
    });
    all.await;
    assert_eq!(one.friends(&ann).await.len(), others.len());
}

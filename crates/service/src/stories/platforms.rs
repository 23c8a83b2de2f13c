//! Sessions that take players of some platforms alone.

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::platform::{EPIC, STEAM};
use greenroom_protocol::player::PlayerId;
use greenroom_protocol::settings::GreenroomDelta;
use greenroom_protocol::token::TokenForm;

use super::logins::{granted, login, new_device};
use crate::Precondition;
use crate::testing::{World, hosting};

fn on(device: &str, platform: &str) -> TokenForm {
    TokenForm {
        greenroom_platform: Some(platform.into()),
        ..login(device)
    }
}

fn registering(players: &[PlayerId]) -> GreenroomDelta {
    GreenroomDelta {
        register: players.to_vec(),
        ..GreenroomDelta::default()
    }
}

impl World {
    /// Logs a device in with this form, and tells whom it opened.
    async fn opened(&self, form: &TokenForm) -> AccountId {
        let answer = granted(self, form).await;
        answer.account().expect("a player")
    }

    async fn platform(&self, player: AccountId) -> Option<u32> {
        let platform = self.service.platform_of(player).await;
        platform.expect("the store works")
    }
}

#[tokio::test]
async fn the_last_login_says_where_a_player_plays() {
    let world = World::new().await;
    let device = new_device(&world).await;
    let player = world.opened(&login(&device)).await;
    assert_eq!(world.platform(player).await, None, "nothing was said");
    for (said, known) in [("steam", STEAM), ("3000", 3000), ("Epic", EPIC)] {
        assert_eq!(world.opened(&on(&device, said)).await, player);
        assert_eq!(world.platform(player).await, Some(known));
    }
    for said in [login(&device), on(&device, "other")] {
        world.opened(&said).await;
        assert_eq!(world.platform(player).await, Some(EPIC), "as it was");
    }
    let world = world.another().await;
    assert_eq!(world.platform(player).await, Some(EPIC));
}

#[tokio::test]
async fn players_of_other_platforms_and_strangers_are_named_and_may_join() {
    let world = World::new().await;
    let host = world.player(1);
    let (one, two) = (new_device(&world).await, new_device(&world).await);
    let steam: PlayerId = world.opened(&on(&one, "steam")).await.into();
    let epic: PlayerId = world.opened(&on(&two, "epic")).await.into();
    let foreign = PlayerId::new("0002a7c1f").expect("valid");
    let guarded = GreenroomDelta {
        platforms: Some(vec![1000, STEAM]),
        ..hosting()
    };
    let delta = host.present(Some(guarded));
    let made = world.put(&host, "den", Precondition::Absent, delta).await;
    made.expect("the name is free");

    let guest = world.player(7);
    world.join(&guest, "den").await.expect("joining is open");

    let all = [epic.clone(), steam.clone(), foreign.clone(), host.id()];
    let refused = world.set(&host, "den", registering(&all)).await;
    let refusal = refused.expect_err("three are not of Steam").refusal;
    assert_eq!(refusal.code, ErrorCode::PlatformNotAllowed);
    assert_eq!(refusal.players, [epic.clone(), foreign, host.id()]);
    let rest = world.set(&host, "den", registering(&[steam])).await;
    rest.expect("of the right one");

    let everywhere = GreenroomDelta {
        platforms: Some(Vec::new()),
        ..registering(&all)
    };
    let opened = world.set(&host, "den", everywhere).await;
    opened.expect("nobody asks any more");
    let narrowed = GreenroomDelta {
        platforms: Some(vec![STEAM]),
        ..registering(&[epic])
    };
    let narrowed = world.set(&host, "den", narrowed).await;
    narrowed.expect("who is registered stays");
}

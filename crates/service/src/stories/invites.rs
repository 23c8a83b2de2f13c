//! Players ask each other into EOS sessions.

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::handle::{HandleDelta, HandleDocument, Include};
use greenroom_protocol::session::Guid;
use greenroom_protocol::settings::{GreenroomDelta, Permission, Route};
use serde_json::json;

use crate::testing::{Player, World, hosting, leaving, session_ref};
use crate::{Precondition, PutRefusal, Written};

fn invitation(name: &str, whom: &Player) -> HandleDelta {
    let text = json!({"version": 1, "type": "invite", "sessionRef": session_ref(name),
        "invitedXuid": whom.caller.account()});
    serde_json::from_value(text).expect("a handle")
}

fn guid() -> Guid {
    Guid::new("00000000-0000-4000-8000-00000000000a").expect("a GUID")
}

impl World {
    async fn ask_in(
        &self,
        who: &Player,
        name: &str,
        whom: &Player,
    ) -> Result<HandleDocument, Refusal> {
        let delta = invitation(name, whom);
        self.service.create_handle(&who.caller, &delta).await
    }

    /// Joins as the EOS library does: at the session's own path.
    async fn join_by(&self, who: &Player, name: &str, route: Route) -> Result<Written, PutRefusal> {
        let delta = who.present(Some(GreenroomDelta {
            via: Some(route),
            ..GreenroomDelta::default()
        }));
        self.put(who, name, Precondition::Exists, delta).await
    }

    /// The invites that wait for a player's answer.
    pub(super) async fn invited(&self, who: &Player) -> Vec<Guid> {
        let invites = self.service.invites(&who.caller, None, Include::default());
        let invites = invites.await.expect("a player").results;
        invites.into_iter().map(|it| it.handle.id).collect()
    }

    async fn host_with(&self, who: &Player, name: &str, permission: Permission) {
        let delta = who.present(Some(GreenroomDelta {
            permission: Some(permission),
            ..hosting()
        }));
        let made = self.put(who, name, Precondition::Absent, delta).await;
        made.expect("the name is free");
    }
}

#[tokio::test]
async fn a_write_that_names_its_handle_comes_by_that_way() {
    let world = World::new().await;
    let (ann, bob, carol) = (world.player(1), world.player(2), world.player(3));
    world.host_with(&ann, "room", Permission::InviteOnly).await;
    world.host(&ann, "other").await;
    let invite = world.ask_in(&ann, "room", &bob).await.expect("hers").id;
    let elsewhere = world.ask_in(&ann, "other", &bob).await.expect("hers").id;
    for (who, route) in [
        (&bob, Route::Id),
        (&bob, Route::Search),
        (&bob, Route::Invite(guid())),
        (&bob, Route::Invite(elsewhere)),
        (&bob, Route::Activity(invite.clone())),
        (&carol, Route::Invite(invite.clone())),
    ] {
        let refused = world.join_by(who, "room", route.clone()).await;
        let refused = refused.expect_err("it claims what is not so").refusal;
        assert_eq!(refused.code, ErrorCode::NotAdmitted, "{route:?}");
    }
    let by_invite = Route::Invite(invite.clone());
    let joined = world.join_by(&bob, "room", by_invite.clone()).await;
    joined.expect("invited");
    // Sent twice, and from another connection.
    let bob = world.player(2);
    let again = world.join_by(&bob, "room", by_invite.clone()).await;
    again.expect("a member");

    world
        .host_with(&carol, "den", Permission::JoinViaPresence)
        .await;
    let text = json!({"version": 1, "type": "activity", "sessionRef": session_ref("den")});
    let activity = serde_json::from_value(text).expect("a handle");
    let activity = world.service.create_handle(&carol.caller, &activity).await;
    let activity = activity.expect("active").id;
    let refused = world.join_by(&bob, "den", Route::Invite(activity.clone()));
    let refused = refused.await.expect_err("no invite").refusal;
    assert_eq!(refused.code, ErrorCode::NotAdmitted);
    let joined = world.join_by(&bob, "den", Route::Activity(activity));
    joined.await.expect("through her presence");

    // A route that leads nowhere closes no door that is open.
    let joined = world.join_by(&carol, "other", Route::Invite(guid()));
    joined.await.expect("it is public");
    let left = world.put(&bob, "room", Precondition::Exists, leaving());
    left.await.expect("leaves");
    let gone = world.join_by(&carol, "nowhere", by_invite).await;
    let gone = gone.expect_err("there is none").refusal;
    assert_eq!(gone.code, ErrorCode::PreconditionFailed);
}

//! Questions about the sessions of the contract, inside the process.

use greenroom_protocol::handle::{ActivityOwners, ActivityQuery, HandleDocument, Include};
use greenroom_protocol::ids::{AccountId, Deployment, SessionRef};
use greenroom_protocol::query::{SessionQuery, SessionRow};
use greenroom_protocol::session::{Guid, SessionDelta};
use greenroom_service::{Precondition, SessionPut, Shown, Via};

use super::Local;
use crate::client::transport::{Attempt, Condition, Failure, Multiplayer, Seen, Token, Way};

impl Multiplayer for Local {
    fn read_any_session<'a>(
        &'a self,
        token: Token,
        at: &'a SessionRef,
    ) -> Attempt<'a, Option<Seen>> {
        self.carry("readSession", async move {
            let (service, caller) = self.caller(&token).await?;
            let shown = service.get_session(&caller, at).await?;
            Ok(shown.map(seen))
        })
    }

    fn write_any_session<'a>(
        &'a self,
        token: Token,
        way: &'a Way,
        when: Condition,
        delta: &'a SessionDelta,
    ) -> Attempt<'a, Option<Seen>> {
        let operation = match way {
            Way::Name(_) => "writeSession",
            Way::Handle(_) => "writeSessionOfHandle",
        };
        self.carry(operation, async move {
            let (service, caller) = self.caller(&token).await?;
            let (at, via) = match way {
                Way::Name(at) => (at.clone(), Via::Id),
                Way::Handle(id) => service.follow_handle(&caller, id).await?,
            };
            let put = SessionPut {
                at: &at,
                via,
                when: match when {
                    Condition::Absent => Precondition::Absent,
                    Condition::Exists => Precondition::Exists,
                    Condition::Matches(revision) => Precondition::Matches(revision),
                },
                delta,
                dry: false,
            };
            let written = service.write_session(&caller, put).await;
            let written = written.map_err(|refused| Failure::Refused(refused.refusal))?;
            Ok(written.shown.map(seen))
        })
    }

    fn sessions_of<'a>(
        &'a self,
        token: Token,
        scid: &'a Deployment,
        player: AccountId,
    ) -> Attempt<'a, Vec<SessionRow>> {
        self.carry("querySessions", async move {
            let (service, caller) = self.caller(&token).await?;
            let query = SessionQuery {
                xuid: Some(player),
                reservations: true,
                inactive: true,
                private: true,
                ..SessionQuery::default()
            };
            let players = [player];
            let rows = service.query_sessions(&caller, scid, None, &query, &players);
            Ok(rows.await?)
        })
    }

    fn read_handle<'a>(&'a self, token: Token, id: &'a Guid) -> Attempt<'a, HandleDocument> {
        self.carry("readHandle", async move {
            let (service, caller) = self.caller(&token).await?;
            Ok(service.get_handle(&caller, id).await?)
        })
    }

    fn activities_of<'a>(
        &'a self,
        token: Token,
        scid: &'a Deployment,
        players: &'a [AccountId],
    ) -> Attempt<'a, Vec<HandleDocument>> {
        self.carry("queryHandles", async move {
            let (service, caller) = self.caller(&token).await?;
            let query = ActivityQuery {
                scid: Some(scid.clone()),
                owners: ActivityOwners::Accounts(players.to_vec()),
            };
            let include = Include {
                related_info: true,
                ..Include::default()
            };
            Ok(service.query_activities(&caller, &query, include).await?)
        })
    }
}

fn seen(shown: Shown) -> Seen {
    Seen {
        at: shown.at,
        revision: shown.revision,
        document: shown.document,
    }
}

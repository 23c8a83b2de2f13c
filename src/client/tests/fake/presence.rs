//! What players show of themselves: kept as it is said, and shown to all.

use futures_util::FutureExt;
use greenroom_protocol::ids::{AccountId, Deployment};
use greenroom_protocol::people::{PresenceDelta, PresenceDocument, PresenceState, TitlePresence};
use greenroom_protocol::presence::RichPresence;
use greenroom_protocol::time::Timestamp;

use super::Fake;
use crate::client::transport::{Attempt, Presence, Token};

/// A player who is there and shows this.
pub(crate) fn present(xuid: AccountId, greenroom: Option<RichPresence>) -> PresenceDocument {
    let title = TitlePresence {
        id: "7".to_owned(),
        last_seen: Timestamp(0),
        greenroom,
    };
    PresenceDocument {
        xuid,
        state: PresenceState::Online,
        titles: vec![title],
    }
}

impl Presence for Fake {
    fn query_presence<'a>(
        &'a self,
        token: Token,
        _scid: &'a Deployment,
        of: AccountId,
    ) -> Attempt<'a, PresenceDocument> {
        async move {
            self.attempt().await?;
            self.check(&token)?;
            Ok(present(of, None))
        }
        .boxed()
    }

    fn put_presence<'a>(
        &'a self,
        token: Token,
        _scid: &'a Deployment,
        delta: &'a PresenceDelta,
    ) -> Attempt<'a, PresenceDocument> {
        async move {
            self.attempt().await?;
            self.check(&token)?;
            let said = delta.greenroom.clone();
            let shown = said.map(|said| said.check()).transpose()?;
            self.with(|state| state.said.push(delta.clone()));
            let me = AccountId::new(1).expect("valid");
            Ok(present(me, shown))
        }
        .boxed()
    }
}

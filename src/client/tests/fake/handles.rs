//! Handles are made and forgotten: no rule of a client hangs on what becomes of them.

use futures_util::FutureExt;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::handle::{HandleDelta, HandleDocument};
use greenroom_protocol::ids::{AccountId, SessionName, SessionRef};
use greenroom_protocol::push::ReceivedInvite;
use greenroom_protocol::session::{Guid, SessionDocument};
use greenroom_protocol::time::Timestamp;

use super::{Fake, Fault};
use crate::client::transport::{Attempt, Failure, Handles, Token};

/// The handle that was made as this one, counted from 1.
pub(crate) fn handle_id(number: usize) -> Guid {
    Guid::new(&format!("00000000-0000-4000-8000-{number:012}")).expect("a GUID")
}

impl Handles for Fake {
    fn create_handle<'a>(
        &'a self,
        token: Token,
        delta: &'a HandleDelta,
    ) -> Attempt<'a, HandleDocument> {
        async move {
            self.attempt().await?;
            self.check(&token)?;
            let id = self.with(|state| {
                state.handles.push(delta.clone());
                handle_id(state.handles.len())
            });
            let target = delta.session_ref.clone();
            let name = target
                .name
                .unwrap_or_else(|| SessionName::new("drawn").expect("valid"));
            Ok(HandleDocument {
                id,
                kind: delta.kind,
                version: 1,
                session_ref: SessionRef::eos(target.scid, name),
                create_time: Timestamp(0),
                title_id: None,
                owner_xuid: None,
                sender_xuid: None,
                invited_xuid: delta.invited_xuid,
                expiration: None,
                invite_attributes: None,
                invite_protocol: None,
                origin_session_ref: None,
                search_attributes: None,
                related_info: None,
                role_info: None,
                custom_properties: None,
            })
        }
        .boxed()
    }

    fn delete_handle<'a>(&'a self, token: Token, id: &'a Guid) -> Attempt<'a, ()> {
        async move {
            let loses_answer =
                self.with(|state| matches!(state.faults.front(), Some(Fault::LosesAnswer)));
            self.attempt().await?;
            self.check(&token)?;
            if !self.with(|state| state.invites.remove(id)) {
                let refusal = Refusal::new(ErrorCode::NotFound, "there is no such handle");
                return Err(refusal.into());
            }
            match loses_answer {
                true => Err(Failure::Interrupted("the answer was lost".to_owned())),
                false => Ok(()),
            }
        }
        .boxed()
    }

    fn get_session_through<'a>(
        &'a self,
        token: Token,
        _id: &'a Guid,
    ) -> Attempt<'a, Option<SessionDocument>> {
        async move {
            self.attempt().await?;
            self.check(&token).map(|()| None)
        }
        .boxed()
    }

    fn query_invites(&self, token: Token) -> Attempt<'_, Vec<ReceivedInvite>> {
        async move {
            self.attempt().await?;
            self.check(&token).map(|()| Vec::new())
        }
        .boxed()
    }

    fn query_activity(&self, token: Token, _of: AccountId) -> Attempt<'_, Option<HandleDocument>> {
        async move {
            self.attempt().await?;
            self.check(&token).map(|()| None)
        }
        .boxed()
    }
}

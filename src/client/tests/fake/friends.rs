//! Friends: one invite is out to whoever was invited, and nobody answers.

use futures_util::FutureExt;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::friends::{Friend, FriendStatus, FriendsDocument, InviteStep};
use greenroom_protocol::ids::{AccountId, Deployment};

use super::{Fake, Fault};
use crate::client::transport::{Attempt, Failure, Friends, Token};

impl Friends for Fake {
    fn query_friends<'a>(
        &'a self,
        token: Token,
        _scid: &'a Deployment,
    ) -> Attempt<'a, FriendsDocument> {
        async move {
            self.attempt().await?;
            self.check(&token)?;
            Ok(FriendsDocument {
                sent: self.with(|state| state.befriended.clone()),
                ..FriendsDocument::default()
            })
        }
        .boxed()
    }

    fn step_to_friend<'a>(
        &'a self,
        token: Token,
        _scid: &'a Deployment,
        other: AccountId,
        step: InviteStep,
    ) -> Attempt<'a, Friend> {
        async move {
            let loses_answer =
                self.with(|state| matches!(state.faults.front(), Some(Fault::LosesAnswer)));
            self.attempt().await?;
            self.check(&token)?;
            let is_out = self.with(|state| state.befriended.contains(&other));
            let refused = match (step, is_out) {
                (InviteStep::Send, false) => None,
                (InviteStep::Send, true) => Some(ErrorCode::InvitePending),
                (InviteStep::Accept | InviteStep::Reject, _) => Some(ErrorCode::NoInvitation),
            };
            if let Some(code) = refused {
                return Err(Refusal::new(code, "no").into());
            }
            self.with(|state| state.befriended.push(other));
            match loses_answer {
                true => Err(Failure::Interrupted("the answer was lost".to_owned())),
                false => Ok(Friend {
                    xuid: other,
                    status: FriendStatus::Sent,
                    blocked: false,
                }),
            }
        }
        .boxed()
    }
}

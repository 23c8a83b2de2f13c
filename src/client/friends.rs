//! Friends of users, and the invites to be some.

use std::sync::atomic::{AtomicBool, Ordering};

use futures_util::FutureExt;
use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::friends::{Friend, FriendStatus, FriendsDocument, InviteStep};
use greenroom_protocol::ids::AccountId;

use super::Client;
use super::error::ClientError;
use super::throttle::Class;
use super::transport::Failure;

impl Client {
    /// The user's friends, its open invites and whom it blocks.
    pub async fn friends(&self, account: AccountId) -> Result<FriendsDocument, ClientError> {
        let core = &self.0.core;
        let login = core.login_of(account.into())?;
        let scid = &core.config.deployment;
        core.authorized(&login, core.deadline(), Class::Sessions, |token| {
            core.transport.query_friends(token, scid)
        })
        .await
    }

    /// Sends, accepts or rejects an invite to be friends; gives what the two are to each other then.
    ///
    /// # Errors
    /// Those of the directory. That an earlier attempt of this very call had done it already is a success.
    pub async fn step_to_friend(
        &self,
        account: AccountId,
        other: AccountId,
        step: InviteStep,
    ) -> Result<Friend, ClientError> {
        let core = &self.0.core;
        let login = core.login_of(account.into())?;
        let scid = &core.config.deployment;
        // Whether an attempt was sent of which nobody knows what came.
        let in_doubt = &AtomicBool::new(false);
        core.authorized(&login, core.deadline(), Class::Sessions, |token| {
            async move {
                let was_in_doubt = in_doubt.swap(true, Ordering::Relaxed);
                let answer = core.transport.step_to_friend(token, scid, other, step);
                let answer = answer.await;
                let failure = answer.as_ref().err();
                let done = failure.and_then(|failure| done_before(step, failure));
                if let Some(status) = done.filter(|_| was_in_doubt) {
                    return Ok(Friend {
                        xuid: other,
                        status,
                        blocked: false,
                    });
                }
                if !matches!(failure, Some(Failure::Interrupted(_))) {
                    in_doubt.store(was_in_doubt, Ordering::Relaxed);
                }
                answer
            }
            .boxed()
        })
        .await
    }
}

/// What a step has come to that is refused because it was done: nothing where that is not why.
fn done_before(step: InviteStep, failure: &Failure) -> Option<FriendStatus> {
    let Failure::Refused(refusal) = failure else {
        return None;
    };
    match (step, refusal.code) {
        (InviteStep::Send, ErrorCode::InvitePending) => Some(FriendStatus::Sent),
        (InviteStep::Send | InviteStep::Accept, ErrorCode::AlreadyFriends) => {
            Some(FriendStatus::Friends)
        }
        (InviteStep::Reject, ErrorCode::NoInvitation) => Some(FriendStatus::None),
        _ => None,
    }
}

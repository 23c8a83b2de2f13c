//! Id tokens: proofs of who a user is.

use greenroom_protocol::connect::IdTokenClaims;

use super::Users;
use crate::interfaces::{Failure, Outcome};
use crate::result::EOS_EResult;
use crate::user_id::UserId;

impl Users {
    /// The id token of a user who is logged in, while it is good.
    pub fn id_token(&self, user: &UserId) -> Option<String> {
        let account = self.account(user).ok()?;
        self.base.client.id_token(account)
    }

    /// Verifies an id token that should speak of `user`.
    pub fn verify_id_token(
        &self,
        user: UserId,
        token: String,
        done: impl FnOnce(Outcome<IdTokenClaims>) + Send + 'static,
    ) {
        let client = self.base.client.clone();
        let ask = async move { client.verify_id_token(&token).await };
        self.base.ask(ask, move |answer| {
            done(answer.and_then(|claims| speaks_of(&user, claims)));
        });
    }
}

fn speaks_of(user: &UserId, claims: IdTokenClaims) -> Outcome<IdTokenClaims> {
    if UserId::parse(&claims.sub).as_ref() == Some(user) {
        return Ok(claims);
    }
    Err(Failure::new(
        EOS_EResult::EOS_Connect_InvalidToken,
        format!("the id token is not that of user {user}"),
    ))
}

//! What a login with an Epic account gives: tokens to show, and to log in by elsewhere.

use greenroom_protocol::connect::IdTokenClaims;

use super::Auth;
use crate::client::AuthToken;
use crate::interfaces::{Failure, Outcome};
use crate::result::{EOS_EResult, refine};
use crate::user_id::UserId;

impl Auth {
    /// The tokens of a user who is logged in, while they are good.
    pub fn token(&self, user: &UserId) -> Option<AuthToken> {
        let account = self.account(user).ok()?;
        self.base.client.auth_token(account)
    }

    /// The id token of a user who is logged in, while it is good.
    pub fn id_token(&self, user: &UserId) -> Option<String> {
        let account = self.account(user).ok()?;
        self.base.client.epic_id_token(account)
    }

    /// Whether there is an id token of `target` for `user`: there is that of the user itself.
    pub fn query_id_token(
        &self,
        user: UserId,
        target: UserId,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) {
        let found = self.account(&user).and_then(|_| {
            if user == target {
                return Ok(());
            }
            Err(Failure::new(
                EOS_EResult::EOS_NotFound,
                format!("Epic account {target} is not merged into that of user {user}"),
            ))
        });
        self.post(|| done(found));
    }

    /// Verifies an id token that should speak of `user`.
    pub fn verify_id_token(
        &self,
        user: UserId,
        token: String,
        done: impl FnOnce(Outcome<IdTokenClaims>) + Send + 'static,
    ) {
        let client = self.base.client.clone();
        let ask = async move { client.verify_epic_id_token(&token).await };
        self.base.ask(ask, move |answer| {
            let answer = answer.map_err(of_auth);
            done(answer.and_then(|claims| speaks_of(&user, &claims.sub).map(|()| claims)));
        });
    }

    /// Asks the directory about an access token that should be that of `user`.
    pub fn verify_access_token(
        &self,
        user: UserId,
        token: String,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) {
        let client = self.base.client.clone();
        let ask = async move { client.owner_of_epic_token(token).await };
        self.base.ask(ask, move |answer| {
            done(answer.and_then(|owner| match owner {
                Some(owner) => speaks_of(&user, &owner),
                None => Err(Failure::new(
                    EOS_EResult::EOS_Auth_InvalidToken,
                    "the access token is not, or no longer, one of a login by Auth in this deployment",
                )),
            }));
        });
    }

    /// Forgets what this profile keeps of a login, or the refresh token that is named, and has the directory revoke it.
    pub fn forget(&self, token: Option<String>, done: impl FnOnce(Outcome<()>) + Send + 'static) {
        let client = self.base.client.clone();
        let ask = async move {
            match token {
                Some(token) => client.revoke(token).await,
                None => client.forget_persistent().await,
            }
        };
        self.base.ask(ask, done);
    }
}

/// The same failure by the codes of this interface.
fn of_auth(mut failure: Failure) -> Failure {
    failure.code = refine::auth_token(failure.code);
    failure
}

fn speaks_of(user: &UserId, owner: &str) -> Outcome<()> {
    if UserId::parse(owner).as_ref() == Some(user) {
        return Ok(());
    }
    Err(Failure::new(
        EOS_EResult::EOS_Auth_InvalidToken,
        format!("the token is not that of Epic account {user}"),
    ))
}

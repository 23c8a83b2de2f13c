//! What the Auth interface hands out, and the functions of `eos_auth_types.h` that take it back.

use super::boundary::try_boundary;
use super::ids::epic_account;
use super::outputs::{self, Plan};
use super::refusal::Refusal;
use super::types::{
    CEnum, EOS_AUTH_IDTOKEN_API_LATEST, EOS_AUTH_TOKEN_API_LATEST, EOS_Auth_IdToken,
    EOS_Auth_Token, EOS_EAuthTokenType,
};
use crate::interfaces::auth::AuthToken;
use crate::user_id::UserId;

/// Frees the tokens of a user with their texts. Null is ignored, and so is, with a line in the log, what is none. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Auth_Token_Release(AuthToken: *mut EOS_Auth_Token) {
    const NAME: &str = "EOS_Auth_Token_Release";
    try_boundary(NAME, || {
        outputs::release(NAME, AuthToken);
        Ok(())
    });
}

/// Frees an id token with its text. Null is ignored, and so is, with a line in the log, what is none. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Auth_IdToken_Release(IdToken: *mut EOS_Auth_IdToken) {
    const NAME: &str = "EOS_Auth_IdToken_Release";
    try_boundary(NAME, || {
        outputs::release(NAME, IdToken);
        Ok(())
    });
}

/// The tokens of a user for the game. Where there is no refresh token its texts are empty: games test for that and do not all test for null.
pub fn auth_token(user: UserId, token: &AuthToken) -> Result<*mut EOS_Auth_Token, Refusal> {
    let refresh = token.refresh.as_ref();
    let ends = token.expires_at.to_string();
    let refresh_ends = refresh.map_or_else(String::new, |refresh| refresh.expires_at.to_string());
    let mut plan = Plan::<EOS_Auth_Token>::new();
    let app = plan.text(&token.app);
    let client = plan.text(&token.client_id);
    let access = plan.text(&token.access_token);
    let expires_at = plan.text(&ends);
    let again = plan.text(refresh.map_or("", |refresh| &refresh.token));
    let again_expires_at = plan.text(&refresh_ends);
    let block = plan.allocate()?;
    let head = EOS_Auth_Token {
        ApiVersion: EOS_AUTH_TOKEN_API_LATEST,
        App: block.at(app),
        ClientId: block.at(client),
        AccountId: epic_account(user),
        AccessToken: block.at(access),
        ExpiresIn: token.expires_in,
        ExpiresAt: block.at(expires_at),
        AuthType: CEnum::from(EOS_EAuthTokenType::EOS_ATT_User),
        RefreshToken: block.at(again),
        RefreshExpiresIn: refresh.map_or(0.0, |refresh| refresh.expires_in),
        RefreshExpiresAt: block.at(again_expires_at),
    };
    Ok(block.hand_out(head))
}

/// An id token for the game.
pub fn id_token(user: UserId, token: &str) -> Result<*mut EOS_Auth_IdToken, Refusal> {
    let mut plan = Plan::<EOS_Auth_IdToken>::new();
    let text = plan.text(token);
    let block = plan.allocate()?;
    let head = EOS_Auth_IdToken {
        ApiVersion: EOS_AUTH_IDTOKEN_API_LATEST,
        AccountId: epic_account(user),
        JsonWebToken: block.at(text),
    };
    Ok(block.hand_out(head))
}

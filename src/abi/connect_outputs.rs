//! What the Connect interface hands out, and the functions of `eos_connect_types.h` that take it back.

use greenroom_protocol::connect::ExternalAccount;

use super::boundary::try_boundary;
use super::ids::product_user;
use super::outputs::{self, Plan};
use super::refusal::Refusal;
use super::types::{
    CEnum, EOS_CONNECT_EXTERNALACCOUNTINFO_API_LATEST, EOS_CONNECT_IDTOKEN_API_LATEST,
    EOS_Connect_ExternalAccountInfo, EOS_Connect_IdToken,
};
use crate::user_id::UserId;

/// Frees the information about an external account with all that it points to. Null is ignored, and so is, with a line in the log, what is none. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Connect_ExternalAccountInfo_Release(
    ExternalAccountInfo: *mut EOS_Connect_ExternalAccountInfo,
) {
    const NAME: &str = "EOS_Connect_ExternalAccountInfo_Release";
    try_boundary(NAME, || {
        outputs::release(NAME, ExternalAccountInfo);
        Ok(())
    });
}

/// Frees an id token with its text. Null is ignored, and so is, with a line in the log, what is none. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Connect_IdToken_Release(IdToken: *mut EOS_Connect_IdToken) {
    const NAME: &str = "EOS_Connect_IdToken_Release";
    try_boundary(NAME, || {
        outputs::release(NAME, IdToken);
        Ok(())
    });
}

/// An external account for the game.
pub fn external_account(
    user: UserId,
    account: &ExternalAccount,
) -> Result<*mut EOS_Connect_ExternalAccountInfo, Refusal> {
    let mut plan = Plan::<EOS_Connect_ExternalAccountInfo>::new();
    let name = plan.optional_text(account.display_name.as_deref());
    let id = plan.text(&account.account_id);
    let block = plan.allocate()?;
    let head = EOS_Connect_ExternalAccountInfo {
        ApiVersion: EOS_CONNECT_EXTERNALACCOUNTINFO_API_LATEST,
        ProductUserId: product_user(user),
        DisplayName: block.at(name),
        AccountId: block.at(id),
        AccountIdType: CEnum::from_raw(account.identity_provider_id.number()),
        LastLoginTime: i64::try_from(account.last_login.0 / 1000).unwrap_or(i64::MAX),
    };
    Ok(block.hand_out(head))
}

/// An id token for the game.
pub fn id_token(user: UserId, token: &str) -> Result<*mut EOS_Connect_IdToken, Refusal> {
    let mut plan = Plan::<EOS_Connect_IdToken>::new();
    let text = plan.text(token);
    let block = plan.allocate()?;
    let head = EOS_Connect_IdToken {
        ApiVersion: EOS_CONNECT_IDTOKEN_API_LATEST,
        ProductUserId: product_user(user),
        JsonWebToken: block.at(text),
    };
    Ok(block.hand_out(head))
}

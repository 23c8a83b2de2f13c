//! What the UserInfo interface hands out, and the functions of `eos_userinfo_types.h` that take it back.

use std::ptr;

use greenroom_protocol::connect::ExternalAccount;

use super::boundary::try_boundary;
use super::ids::epic_account;
use super::outputs::{self, Plan};
use super::refusal::Refusal;
use super::types::{
    CEnum, EOS_USERINFO_BESTDISPLAYNAME_API_LATEST, EOS_USERINFO_COPYUSERINFO_API_LATEST,
    EOS_USERINFO_EXTERNALUSERINFO_API_LATEST, EOS_UserInfo, EOS_UserInfo_BestDisplayName,
    EOS_UserInfo_ExternalUserInfo,
};
use crate::interfaces::user_info::BestName;
use crate::user_id::UserId;

/// Frees what `EOS_UserInfo_CopyUserInfo` gave, with all that it points to. Null is ignored, and so is, with a line in the log, what is none. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_UserInfo_Release(UserInfo: *mut EOS_UserInfo) {
    const NAME: &str = "EOS_UserInfo_Release";
    try_boundary(NAME, || {
        outputs::release(NAME, UserInfo);
        Ok(())
    });
}

/// Frees an account of another system, with all that it points to. Null is ignored, and so is, with a line in the log, what is none. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_UserInfo_ExternalUserInfo_Release(
    ExternalUserInfo: *mut EOS_UserInfo_ExternalUserInfo,
) {
    const NAME: &str = "EOS_UserInfo_ExternalUserInfo_Release";
    try_boundary(NAME, || {
        outputs::release(NAME, ExternalUserInfo);
        Ok(())
    });
}

/// Frees a name, with all that it points to. Null is ignored, and so is, with a line in the log, what is none. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_UserInfo_BestDisplayName_Release(
    BestDisplayName: *mut EOS_UserInfo_BestDisplayName,
) {
    const NAME: &str = "EOS_UserInfo_BestDisplayName_Release";
    try_boundary(NAME, || {
        outputs::release(NAME, BestDisplayName);
        Ok(())
    });
}

/// Who a user is, for the game.
pub fn user_info(user: UserId, name: &str) -> Result<*mut EOS_UserInfo, Refusal> {
    let mut plan = Plan::<EOS_UserInfo>::new();
    let name = plan.text(name);
    let block = plan.allocate()?;
    let head = EOS_UserInfo {
        ApiVersion: EOS_USERINFO_COPYUSERINFO_API_LATEST,
        UserId: epic_account(user),
        Country: ptr::null(),
        DisplayName: block.at(name),
        PreferredLanguage: ptr::null(),
        Nickname: ptr::null(),
        DisplayNameSanitized: ptr::null(),
    };
    Ok(block.hand_out(head))
}

/// An account of another system for the game.
pub fn external_user_info(
    account: &ExternalAccount,
) -> Result<*mut EOS_UserInfo_ExternalUserInfo, Refusal> {
    let mut plan = Plan::<EOS_UserInfo_ExternalUserInfo>::new();
    let id = plan.text(&account.account_id);
    let name = plan.optional_text(account.display_name.as_deref());
    let block = plan.allocate()?;
    let head = EOS_UserInfo_ExternalUserInfo {
        ApiVersion: EOS_USERINFO_EXTERNALUSERINFO_API_LATEST,
        AccountType: CEnum::from_raw(account.identity_provider_id.number()),
        AccountId: block.at(id),
        DisplayName: block.at(name),
        DisplayNameSanitized: ptr::null(),
    };
    Ok(block.hand_out(head))
}

/// A name for the game.
pub fn best_display_name(
    user: UserId,
    best: &BestName,
) -> Result<*mut EOS_UserInfo_BestDisplayName, Refusal> {
    let mut plan = Plan::<EOS_UserInfo_BestDisplayName>::new();
    let name = plan.text(&best.name);
    let block = plan.allocate()?;
    let head = EOS_UserInfo_BestDisplayName {
        ApiVersion: EOS_USERINFO_BESTDISPLAYNAME_API_LATEST,
        UserId: epic_account(user),
        DisplayName: block.at(name),
        DisplayNameSanitized: ptr::null(),
        Nickname: ptr::null(),
        PlatformType: best.platform,
    };
    Ok(block.hand_out(head))
}

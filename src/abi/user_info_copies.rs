//! The functions of `eos_userinfo.h` that show what was found out about users.

use greenroom_protocol::connect::ExternalAccount;

use super::boundary::try_boundary;
use super::handles;
use super::options;
use super::out::Out;
use super::refusal::Refusal;
use super::types::{
    EOS_EpicAccountId, EOS_HUserInfo, EOS_OnlinePlatformType, EOS_UserInfo,
    EOS_UserInfo_BestDisplayName, EOS_UserInfo_CopyBestDisplayNameOptions,
    EOS_UserInfo_CopyBestDisplayNameWithPlatformOptions,
    EOS_UserInfo_CopyExternalUserInfoByAccountIdOptions,
    EOS_UserInfo_CopyExternalUserInfoByAccountTypeOptions,
    EOS_UserInfo_CopyExternalUserInfoByIndexOptions, EOS_UserInfo_CopyUserInfoOptions,
    EOS_UserInfo_ExternalUserInfo, EOS_UserInfo_GetExternalUserInfoCountOptions,
    EOS_UserInfo_GetLocalPlatformTypeOptions,
};
use super::user_info::{account, external_id, system};
use super::user_info_outputs as outputs;
use crate::interfaces::user_info::{Platform, UserInfo};
use crate::interfaces::{Failure, Outcome};
use crate::result::EOS_EResult;

/// Copies who a user is. Free it with `EOS_UserInfo_Release`.
///
/// `EOS_Success`; `EOS_NotFound` where `LocalUserId` has not asked about the user since it logged in; `EOS_InvalidUser` if the local user is not logged in at Auth; `EOS_InvalidParameters`,
/// `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UserInfo_CopyUserInfo(
    Handle: EOS_HUserInfo,
    Options: *const EOS_UserInfo_CopyUserInfoOptions,
    OutUserInfo: *mut *mut EOS_UserInfo,
) -> EOS_EResult {
    try_boundary("EOS_UserInfo_CopyUserInfo", || {
        // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say.
        let out = unsafe { Out::new("OutUserInfo", OutUserInfo) }?;
        let options = unsafe { options::read(Options) }?;
        let info = handles::get::<UserInfo>(Handle)?;
        let user = account("LocalUserId", options.LocalUserId)?;
        let target = account("TargetUserId", options.TargetUserId)?;
        match known(info.name(&user, &target))? {
            Some(name) => Ok(out.give(outputs::user_info(target, &name)?)),
            None => Ok(EOS_EResult::EOS_NotFound),
        }
    })
}

/// How many accounts a user has in other systems. 0 for bad parameters, and where `LocalUserId` has not asked about the user. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UserInfo_GetExternalUserInfoCount(
    Handle: EOS_HUserInfo,
    Options: *const EOS_UserInfo_GetExternalUserInfoCountOptions,
) -> u32 {
    try_boundary("EOS_UserInfo_GetExternalUserInfoCount", || {
        // SAFETY: the game passes null or options of the version that they say.
        let options = unsafe { options::read(Options) }?;
        let accounts = accounts(Handle, options.LocalUserId, options.TargetUserId)?;
        let count = accounts.map_or(0, |accounts| accounts.len());
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    })
}

/// Copies an account that a user has in another system, by its place; the one that was most recently used is the first. Free it with `EOS_UserInfo_ExternalUserInfo_Release`.
///
/// `EOS_Success`; `EOS_NotFound` beyond the last one, and where `LocalUserId` has not asked about the user; `EOS_InvalidUser` if the local user is not logged in at Auth; `EOS_InvalidParameters`,
/// `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UserInfo_CopyExternalUserInfoByIndex(
    Handle: EOS_HUserInfo,
    Options: *const EOS_UserInfo_CopyExternalUserInfoByIndexOptions,
    OutExternalUserInfo: *mut *mut EOS_UserInfo_ExternalUserInfo,
) -> EOS_EResult {
    try_boundary("EOS_UserInfo_CopyExternalUserInfoByIndex", || {
        // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say.
        let out = unsafe { Out::new("OutExternalUserInfo", OutExternalUserInfo) }?;
        let options = unsafe { options::read(Options) }?;
        let accounts = accounts(Handle, options.LocalUserId, options.TargetUserId)?;
        let mut at = 0..;
        give(accounts, out, |_| at.next() == Some(options.Index))
    })
}

/// Copies the account that a user has in one other system. Free it with `EOS_UserInfo_ExternalUserInfo_Release`.
///
/// `EOS_Success`; `EOS_NotFound` if there is none, and where `LocalUserId` has not asked about the user; `EOS_InvalidUser` if the local user is not logged in at Auth; `EOS_InvalidParameters`,
/// `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UserInfo_CopyExternalUserInfoByAccountType(
    Handle: EOS_HUserInfo,
    Options: *const EOS_UserInfo_CopyExternalUserInfoByAccountTypeOptions,
    OutExternalUserInfo: *mut *mut EOS_UserInfo_ExternalUserInfo,
) -> EOS_EResult {
    try_boundary("EOS_UserInfo_CopyExternalUserInfoByAccountType", || {
        // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say.
        let out = unsafe { Out::new("OutExternalUserInfo", OutExternalUserInfo) }?;
        let options = unsafe { options::read(Options) }?;
        let system = system(options.AccountType)?;
        let accounts = accounts(Handle, options.LocalUserId, options.TargetUserId)?;
        give(accounts, out, |account| {
            account.identity_provider_id == system
        })
    })
}

/// Copies the account that a user has in another system, by its id there; where accounts of two systems have the same id, the one that was most recently used. Free it with
/// `EOS_UserInfo_ExternalUserInfo_Release`.
///
/// `EOS_Success`; `EOS_NotFound` if there is none, its id may not be known, and where `LocalUserId` has not asked about the user; `EOS_InvalidUser` if the local user is not logged in at Auth;
/// `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UserInfo_CopyExternalUserInfoByAccountId(
    Handle: EOS_HUserInfo,
    Options: *const EOS_UserInfo_CopyExternalUserInfoByAccountIdOptions,
    OutExternalUserInfo: *mut *mut EOS_UserInfo_ExternalUserInfo,
) -> EOS_EResult {
    try_boundary("EOS_UserInfo_CopyExternalUserInfoByAccountId", || {
        // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say, with a text that ends in a NUL.
        let out = unsafe { Out::new("OutExternalUserInfo", OutExternalUserInfo) }?;
        let (options, id) = unsafe {
            let options = options::read(Options)?;
            (options, external_id("AccountId", options.AccountId)?)
        };
        let accounts = accounts(Handle, options.LocalUserId, options.TargetUserId)?;
        give(accounts, out, |account| account.account_id == id)
    })
}

/// Copies the name that a user is best shown by: the one that the directory has, which is the same on every platform. So `EOS_UserInfo_BestDisplayNameIndeterminate` never comes. Free it with
/// `EOS_UserInfo_BestDisplayName_Release`.
///
/// `EOS_Success`; `EOS_NotFound` where `LocalUserId` has not asked about the user; `EOS_InvalidUser` if the local user is not logged in at Auth; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any
/// thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UserInfo_CopyBestDisplayName(
    Handle: EOS_HUserInfo,
    Options: *const EOS_UserInfo_CopyBestDisplayNameOptions,
    OutBestDisplayName: *mut *mut EOS_UserInfo_BestDisplayName,
) -> EOS_EResult {
    try_boundary("EOS_UserInfo_CopyBestDisplayName", || {
        // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say.
        let out = unsafe { Out::new("OutBestDisplayName", OutBestDisplayName) }?;
        let options = unsafe { options::read(Options) }?;
        let users = (options.LocalUserId, options.TargetUserId);
        best_name(Handle, users, Platform::Any, out)
    })
}

/// Copies the name that a user is best shown by to players of a platform: the name of the user's account there, where the directory was told of one, else the one that the directory has, with
/// `EOS_OPT_Epic`. Free it with `EOS_UserInfo_BestDisplayName_Release`.
///
/// `EOS_Success`; `EOS_NotFound` where `LocalUserId` has not asked about the user; `EOS_InvalidUser` if the local user is not logged in at Auth; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any
/// thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UserInfo_CopyBestDisplayNameWithPlatform(
    Handle: EOS_HUserInfo,
    Options: *const EOS_UserInfo_CopyBestDisplayNameWithPlatformOptions,
    OutBestDisplayName: *mut *mut EOS_UserInfo_BestDisplayName,
) -> EOS_EResult {
    try_boundary("EOS_UserInfo_CopyBestDisplayNameWithPlatform", || {
        // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say.
        let out = unsafe { Out::new("OutBestDisplayName", OutBestDisplayName) }?;
        let options = unsafe { options::read(Options) }?;
        let users = (options.LocalUserId, options.TargetUserId);
        let platform = Platform::Of(options.TargetPlatformType);
        best_name(Handle, users, platform, out)
    })
}

/// On which platform the users of this process play: the first one in the container that `EOS_Platform_Create` got, else `EOS_OPT_Epic`. `EOS_OPT_Unknown` for bad parameters. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UserInfo_GetLocalPlatformType(
    Handle: EOS_HUserInfo,
    Options: *const EOS_UserInfo_GetLocalPlatformTypeOptions,
) -> EOS_OnlinePlatformType {
    try_boundary("EOS_UserInfo_GetLocalPlatformType", || {
        // SAFETY: the game passes null or options of the version that they say.
        unsafe { options::read(Options) }?;
        let info = handles::get::<UserInfo>(Handle)?;
        Ok(info.plays_on())
    })
}

/// What was found out. That nobody has asked is an answer too, and no line in the log: games look before they ask.
fn known<T>(found: Outcome<T>) -> Result<Option<T>, Failure> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(failure) if failure.code == EOS_EResult::EOS_NotFound => Ok(None),
        Err(failure) => Err(failure),
    }
}

fn accounts(
    handle: EOS_HUserInfo,
    user: EOS_EpicAccountId,
    target: EOS_EpicAccountId,
) -> Result<Option<Vec<ExternalAccount>>, Refusal> {
    let info = handles::get::<UserInfo>(handle)?;
    let user = account("LocalUserId", user)?;
    let target = account("TargetUserId", target)?;
    Ok(known(info.accounts(&user, &target))?)
}

/// Gives out the first account that is `wanted`.
fn give(
    accounts: Option<Vec<ExternalAccount>>,
    out: Out<'_, EOS_UserInfo_ExternalUserInfo>,
    wanted: impl FnMut(&&ExternalAccount) -> bool,
) -> Result<EOS_EResult, Refusal> {
    let accounts = accounts.unwrap_or_default();
    match accounts.iter().find(wanted) {
        Some(account) => Ok(out.give(outputs::external_user_info(account)?)),
        None => Ok(EOS_EResult::EOS_NotFound),
    }
}

fn best_name(
    handle: EOS_HUserInfo,
    (user, target): (EOS_EpicAccountId, EOS_EpicAccountId),
    platform: Platform,
    out: Out<'_, EOS_UserInfo_BestDisplayName>,
) -> Result<EOS_EResult, Refusal> {
    let info = handles::get::<UserInfo>(handle)?;
    let user = account("LocalUserId", user)?;
    let target = account("TargetUserId", target)?;
    match known(info.best_name(&user, &target, platform))? {
        Some(best) => Ok(out.give(outputs::best_display_name(target, &best)?)),
        None => Ok(EOS_EResult::EOS_NotFound),
    }
}

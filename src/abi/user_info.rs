//! The functions of `eos_userinfo.h` that ask who users are.

use std::ffi::{CString, c_char, c_void};
use std::ptr;

use greenroom_protocol::connect::IdentityProvider;
use greenroom_protocol::limits;

use super::boundary::try_boundary;
use super::completion::tell;
use super::delegates::Delegate;
use super::handles;
use super::ids::{epic_account, epic_account_id};
use super::options;
use super::refusal::Refusal;
use super::strings::{self, Limit};
use super::types::{
    CEnum, EOS_EExternalAccountType, EOS_EpicAccountId, EOS_HUserInfo,
    EOS_UserInfo_OnQueryUserInfoByDisplayNameCallback,
    EOS_UserInfo_OnQueryUserInfoByExternalAccountCallback, EOS_UserInfo_OnQueryUserInfoCallback,
    EOS_UserInfo_QueryUserInfoByDisplayNameCallbackInfo,
    EOS_UserInfo_QueryUserInfoByDisplayNameOptions,
    EOS_UserInfo_QueryUserInfoByExternalAccountCallbackInfo,
    EOS_UserInfo_QueryUserInfoByExternalAccountOptions, EOS_UserInfo_QueryUserInfoCallbackInfo,
    EOS_UserInfo_QueryUserInfoOptions,
};
use crate::interfaces::user_info::{Target, UserInfo};
use crate::user_id::UserId;

/// Asks who a user is, by its account; anybody whom the directory knows, also the one who asks. `EOS_UserInfo_CopyUserInfo` and the functions beside it show the answer, until `LocalUserId` asks again or logs out.
///
/// The callback brings `EOS_Success`; `EOS_NotFound` if the directory does not know the account; `EOS_InvalidUser` if the local user is not logged in at Auth; `EOS_InvalidParameters`,
/// `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick, with both users of the call. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UserInfo_QueryUserInfo(
    Handle: EOS_HUserInfo,
    Options: *const EOS_UserInfo_QueryUserInfoOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_UserInfo_OnQueryUserInfoCallback,
) {
    const NAME: &str = "EOS_UserInfo_QueryUserInfo";
    try_boundary(NAME, || {
        let info = handles::get::<UserInfo>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        // SAFETY: the game passes null or options of the version that they say.
        let read = unsafe { options::read(Options) }.and_then(|options| {
            let user = account("LocalUserId", options.LocalUserId)?;
            Ok((user, account("TargetUserId", options.TargetUserId)?))
        });
        let (user, target) = read.as_ref().ok().cloned().unzip();
        let done = tell(
            NAME,
            delegate,
            move |ResultCode, ClientData, _: Option<UserId>| {
                EOS_UserInfo_QueryUserInfoCallbackInfo {
                    ResultCode,
                    ClientData,
                    LocalUserId: pointer(user.clone()),
                    TargetUserId: pointer(target.clone()),
                }
            },
        );
        match read {
            Ok((user, target)) => info.query(&user, Target::User(target), done),
            Err(refusal) => info.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// Asks who has a display name. Letter case does not count. Names are not unique on a directory: found is the player who has had the name for longest, and at a developer's desk the one who logs in by it.
/// `EOS_UserInfo_CopyUserInfo` and the functions beside it show the answer by the account that the callback brings.
///
/// The callback brings `EOS_Success`; `EOS_NotFound` if nobody has the name; `EOS_InvalidUser` if the local user is not logged in at Auth; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`;
/// `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick, with user and name of the call. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UserInfo_QueryUserInfoByDisplayName(
    Handle: EOS_HUserInfo,
    Options: *const EOS_UserInfo_QueryUserInfoByDisplayNameOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_UserInfo_OnQueryUserInfoByDisplayNameCallback,
) {
    const NAME: &str = "EOS_UserInfo_QueryUserInfoByDisplayName";
    try_boundary(NAME, || {
        let info = handles::get::<UserInfo>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        // SAFETY: the game passes null or options of the version that they say, with a text that ends in a NUL.
        let read = unsafe { read_name(Options) };
        let (user, name) = read.as_ref().ok().cloned().unzip();
        let name = name.map(c_text);
        let done = tell(
            NAME,
            delegate,
            move |ResultCode, ClientData, found: Option<UserId>| {
                EOS_UserInfo_QueryUserInfoByDisplayNameCallbackInfo {
                    ResultCode,
                    ClientData,
                    LocalUserId: pointer(user.clone()),
                    TargetUserId: pointer(found),
                    DisplayName: address(name.as_ref()),
                }
            },
        );
        match read {
            Ok((user, name)) => info.query(&user, Target::Named(name), done),
            Err(refusal) => info.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// Asks who has an account of another system. `EOS_UserInfo_CopyUserInfo` and the functions beside it show the answer by the account that the callback brings.
///
/// The callback brings `EOS_Success`; `EOS_NotFound` if nobody has the account; `EOS_InvalidUser` if the local user is not logged in at Auth; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`;
/// `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick, with user, id and type of the call. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_UserInfo_QueryUserInfoByExternalAccount(
    Handle: EOS_HUserInfo,
    Options: *const EOS_UserInfo_QueryUserInfoByExternalAccountOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_UserInfo_OnQueryUserInfoByExternalAccountCallback,
) {
    const NAME: &str = "EOS_UserInfo_QueryUserInfoByExternalAccount";
    try_boundary(NAME, || {
        let info = handles::get::<UserInfo>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        // SAFETY: the game passes null or options of the version that they say, with a text that ends in a NUL.
        let read = unsafe { read_external(Options) };
        let told = read.as_ref().ok().cloned();
        let user = told.as_ref().map(|(user, ..)| user.clone());
        let kind = told.as_ref().map_or(0, |(_, system, _)| system.number());
        let id = told.map(|(.., id)| c_text(id));
        let done = tell(
            NAME,
            delegate,
            move |ResultCode, ClientData, found: Option<UserId>| {
                EOS_UserInfo_QueryUserInfoByExternalAccountCallbackInfo {
                    ResultCode,
                    ClientData,
                    LocalUserId: pointer(user.clone()),
                    ExternalAccountId: address(id.as_ref()),
                    AccountType: CEnum::from_raw(kind),
                    TargetUserId: pointer(found),
                }
            },
        );
        match read {
            Ok((user, system, id)) => info.query(&user, Target::External(system, id), done),
            Err(refusal) => info.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// An account that has to be named.
pub(super) fn account(name: &'static str, pointer: EOS_EpicAccountId) -> Result<UserId, Refusal> {
    epic_account_id(pointer).map_err(|error| Refusal::of(name, error))
}

/// An account as C holds it; null for nobody.
fn pointer(user: Option<UserId>) -> EOS_EpicAccountId {
    user.map_or(ptr::null_mut(), epic_account)
}

/// The system that a game names.
pub(super) fn system(kind: CEnum<EOS_EExternalAccountType>) -> Result<IdentityProvider, Refusal> {
    IdentityProvider::from_number(kind.raw()).ok_or_else(|| {
        let number = kind.raw();
        Refusal::parameter(format!("AccountType is {number}, which is no type"))
    })
}

/// The id of an account in another system.
///
/// # Safety
/// `id` is null or points to a text that ends in a NUL.
pub(super) unsafe fn external_id(name: &'static str, id: *const c_char) -> Result<String, Refusal> {
    let longest = Limit::Bytes(limits::EXTERNAL_ACCOUNT_ID_MAX);
    // SAFETY: the caller's promise.
    Ok(unsafe { strings::required(name, id, longest) }?)
}

/// It came from C, so that there is no NUL inside.
fn c_text(text: String) -> CString {
    CString::new(text).unwrap_or_default()
}

fn address(text: Option<&CString>) -> *const c_char {
    text.map_or(ptr::null(), |text| text.as_ptr())
}

/// # Safety
/// `options` is null or points to options of the version that they say, with a text that ends in a NUL; so does the reader below ask.
unsafe fn read_name(
    options: *const EOS_UserInfo_QueryUserInfoByDisplayNameOptions,
) -> Result<(UserId, String), Refusal> {
    let longest = Limit::Bytes(limits::EXTERNAL_NAME_MAX);
    // SAFETY: the caller's promise covers the options and what they point to.
    let (options, name) = unsafe {
        let options = options::read(options)?;
        let name = strings::required("DisplayName", options.DisplayName, longest)?;
        (options, name)
    };
    Ok((account("LocalUserId", options.LocalUserId)?, name))
}

/// # Safety
/// As for [`read_name`].
unsafe fn read_external(
    options: *const EOS_UserInfo_QueryUserInfoByExternalAccountOptions,
) -> Result<(UserId, IdentityProvider, String), Refusal> {
    // SAFETY: the caller's promise covers the options and what they point to.
    let (options, id) = unsafe {
        let options = options::read(options)?;
        let id = external_id("ExternalAccountId", options.ExternalAccountId)?;
        (options, id)
    };
    let user = account("LocalUserId", options.LocalUserId)?;
    Ok((user, system(options.AccountType)?, id))
}

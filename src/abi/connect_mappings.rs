//! The functions of `eos_connect.h` that ask who is who elsewhere, and read what was found.

use std::ffi::{c_char, c_void};
use std::ptr;

use greenroom_protocol::connect::{ExternalAccount, ExternalAccountsQuery, IdentityProvider};

use super::boundary::try_boundary;
use super::completion::tell;
use super::connect::pointer;
use super::connect_outputs;
use super::delegates::Delegate;
use super::handles;
use super::ids;
use super::options;
use super::out::Out;
use super::refusal::Refusal;
use super::strings::{self, Limit};
use super::types::{
    CEnum, EOS_CONNECT_EXTERNAL_ACCOUNT_ID_MAX_LENGTH,
    EOS_CONNECT_QUERYEXTERNALACCOUNTMAPPINGS_MAX_ACCOUNT_IDS,
    EOS_Connect_CopyProductUserExternalAccountByAccountIdOptions,
    EOS_Connect_CopyProductUserExternalAccountByAccountTypeOptions,
    EOS_Connect_CopyProductUserExternalAccountByIndexOptions,
    EOS_Connect_CopyProductUserInfoOptions, EOS_Connect_ExternalAccountInfo,
    EOS_Connect_GetExternalAccountMappingsOptions,
    EOS_Connect_GetProductUserExternalAccountCountOptions,
    EOS_Connect_GetProductUserIdMappingOptions, EOS_Connect_OnQueryExternalAccountMappingsCallback,
    EOS_Connect_OnQueryProductUserIdMappingsCallback,
    EOS_Connect_QueryExternalAccountMappingsCallbackInfo,
    EOS_Connect_QueryExternalAccountMappingsOptions,
    EOS_Connect_QueryProductUserIdMappingsCallbackInfo,
    EOS_Connect_QueryProductUserIdMappingsOptions, EOS_EExternalAccountType, EOS_HConnect,
    EOS_ProductUserId,
};
use crate::interfaces::users::Users;
use crate::result::EOS_EResult;
use crate::user_id::UserId;

const ACCOUNT_ID: Limit = Limit::Bytes(EOS_CONNECT_EXTERNAL_ACCOUNT_ID_MAX_LENGTH as usize);

/// Asks which users have these accounts of another system; `EOS_Connect_GetExternalAccountMapping` reads the answer. At most 128 ids, of at most 256 bytes each. `LocalUserId` may be null on a platform
/// that was made with `bIsServer`.
///
/// The callback brings `EOS_Success`, also where nobody has one of them; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters` for no id, too many, and one that is none;
/// `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick, with the user of the call. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Connect_QueryExternalAccountMappings(
    Handle: EOS_HConnect,
    Options: *const EOS_Connect_QueryExternalAccountMappingsOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Connect_OnQueryExternalAccountMappingsCallback,
) {
    const NAME: &str = "EOS_Connect_QueryExternalAccountMappings";
    try_boundary(NAME, || {
        let users = handles::get::<Users>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        // SAFETY: the game passes null or options of the version that they say.
        let read = unsafe { read_external_query(Options) };
        let user = read.as_ref().ok().and_then(|(user, _)| user.clone());
        let done = tell(
            NAME,
            delegate,
            move |ResultCode, ClientData, _: Option<()>| {
                EOS_Connect_QueryExternalAccountMappingsCallbackInfo {
                    ResultCode,
                    ClientData,
                    LocalUserId: pointer(user.clone()),
                }
            },
        );
        match read {
            Ok((user, query)) => users.query_external(user.as_ref(), query, done),
            Err(refusal) => users.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// Asks which accounts these users have in other systems; `EOS_Connect_GetProductUserIdMapping` and the functions that count and copy external accounts read the answer. At most 128 users. Device ids are
/// none of those accounts. A player is told the account ids in those systems in which it has an account itself; of the other accounts the id is empty. `LocalUserId` may be null on a platform that was
/// made with `bIsServer`, which is told all.
///
/// The callback brings `EOS_Success`, also where some are not known; `EOS_InvalidUser` if the user who asks is not logged in; `EOS_InvalidParameters` for no user, too many, and one that is none;
/// `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick, with the user who asked. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Connect_QueryProductUserIdMappings(
    Handle: EOS_HConnect,
    Options: *const EOS_Connect_QueryProductUserIdMappingsOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Connect_OnQueryProductUserIdMappingsCallback,
) {
    const NAME: &str = "EOS_Connect_QueryProductUserIdMappings";
    try_boundary(NAME, || {
        let users = handles::get::<Users>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        // SAFETY: the game passes null or options of the version that they say.
        let read = unsafe { read_users_query(Options) };
        let user = read.as_ref().ok().and_then(|(user, _)| user.clone());
        let done = tell(
            NAME,
            delegate,
            move |ResultCode, ClientData, _: Option<()>| {
                EOS_Connect_QueryProductUserIdMappingsCallbackInfo {
                    ResultCode,
                    ClientData,
                    LocalUserId: pointer(user.clone()),
                }
            },
        );
        match read {
            Ok((user, targets)) => users.query_users(user.as_ref(), &targets, done),
            Err(refusal) => users.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// The user who has an account of another system, as `EOS_Connect_QueryExternalAccountMappings` of the same `LocalUserId` found it. Null where nobody has it, and where nobody asked. Never freed by the
/// game. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Connect_GetExternalAccountMapping(
    Handle: EOS_HConnect,
    Options: *const EOS_Connect_GetExternalAccountMappingsOptions,
) -> EOS_ProductUserId {
    try_boundary("EOS_Connect_GetExternalAccountMapping", || {
        let users = handles::get::<Users>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say, with a text that ends in a NUL.
        let (options, id) = unsafe {
            let options = options::read(Options)?;
            let id = options.TargetExternalUserId;
            let id = strings::required("TargetExternalUserId", id, ACCOUNT_ID)?;
            (options, id)
        };
        let provider = provider(options.AccountIdType)?;
        let user = ids::local_user(options.LocalUserId)?;
        let found = users.external_mapping(user.as_ref(), provider, id)?;
        Ok(pointer(found))
    })
}

/// Writes the id of the account that a user has in another system, as `EOS_Connect_QueryProductUserIdMappings` of the same `LocalUserId` found it.
///
/// `InOutBufferLength` is the size of `OutBuffer`, and afterwards the size that was needed; both count the terminating NUL. `EOS_CONNECT_EXTERNAL_ACCOUNT_ID_MAX_LENGTH + 1` is enough for every id.
///
/// `EOS_Success`; `EOS_NotFound` if the user has no account there, its id may not be known, or nobody asked; `EOS_InvalidUser` if the one who asks is not logged in; `EOS_LimitExceeded` if the buffer is
/// too small; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Connect_GetProductUserIdMapping(
    Handle: EOS_HConnect,
    Options: *const EOS_Connect_GetProductUserIdMappingOptions,
    OutBuffer: *mut c_char,
    InOutBufferLength: *mut i32,
) -> EOS_EResult {
    try_boundary("EOS_Connect_GetProductUserIdMapping", || {
        let users = handles::get::<Users>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        let options = unsafe { options::read(Options) }?;
        if OutBuffer.is_null() || InOutBufferLength.is_null() {
            // Also where there is nothing to write: a mistake does not depend on what was found.
            let name = if OutBuffer.is_null() {
                "OutBuffer"
            } else {
                "InOutBufferLength"
            };
            return Err(Refusal::parameter(format!("{name} is null")));
        }
        let provider = provider(options.AccountIdType)?;
        let user = ids::local_user(options.LocalUserId)?;
        let target = target("TargetProductUserId", options.TargetProductUserId)?;
        let Some(id) = users.user_mapping(user.as_ref(), provider, &target)? else {
            return Ok(EOS_EResult::EOS_NotFound);
        };
        // SAFETY: the game vouches for its buffer.
        unsafe { strings::write_to_buffer(&id, OutBuffer, InOutBufferLength) }?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// How many accounts a user has in other systems, as the last `EOS_Connect_QueryProductUserIdMappings` about it found. 0 where nobody asked, and for bad parameters. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Connect_GetProductUserExternalAccountCount(
    Handle: EOS_HConnect,
    Options: *const EOS_Connect_GetProductUserExternalAccountCountOptions,
) -> u32 {
    try_boundary("EOS_Connect_GetProductUserExternalAccountCount", || {
        let users = handles::get::<Users>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        let options = unsafe { options::read(Options) }?;
        let target = target("TargetUserId", options.TargetUserId)?;
        let count = users.accounts_of(&target).len();
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    })
}

/// Copies an account that a user has in another system, by its place from 0; the one that was most recently used is the first. Free it with `EOS_Connect_ExternalAccountInfo_Release`.
///
/// `EOS_Success`; `EOS_NotFound` beyond the last account, and where no `EOS_Connect_QueryProductUserIdMappings` asked; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Connect_CopyProductUserExternalAccountByIndex(
    Handle: EOS_HConnect,
    Options: *const EOS_Connect_CopyProductUserExternalAccountByIndexOptions,
    OutExternalAccountInfo: *mut *mut EOS_Connect_ExternalAccountInfo,
) -> EOS_EResult {
    try_boundary("EOS_Connect_CopyProductUserExternalAccountByIndex", || {
        // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say.
        let out = unsafe { Out::new("OutExternalAccountInfo", OutExternalAccountInfo) }?;
        let options = unsafe { options::read(Options) }?;
        let mut at = 0..;
        copy(Handle, options.TargetUserId, out, |_| {
            at.next() == Some(options.ExternalAccountInfoIndex)
        })
    })
}

/// Copies the account that a user has in one other system. Free it with `EOS_Connect_ExternalAccountInfo_Release`.
///
/// `EOS_Success`; `EOS_NotFound` if there is none, and where no `EOS_Connect_QueryProductUserIdMappings` asked; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Connect_CopyProductUserExternalAccountByAccountType(
    Handle: EOS_HConnect,
    Options: *const EOS_Connect_CopyProductUserExternalAccountByAccountTypeOptions,
    OutExternalAccountInfo: *mut *mut EOS_Connect_ExternalAccountInfo,
) -> EOS_EResult {
    try_boundary(
        "EOS_Connect_CopyProductUserExternalAccountByAccountType",
        || {
            // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say.
            let out = unsafe { Out::new("OutExternalAccountInfo", OutExternalAccountInfo) }?;
            let options = unsafe { options::read(Options) }?;
            let provider = provider(options.AccountIdType)?;
            copy(Handle, options.TargetUserId, out, |account| {
                account.identity_provider_id == provider
            })
        },
    )
}

/// Copies the account that a user has in another system, by its id there; where accounts of two systems have the same id, the one that was most recently used. Free it with
/// `EOS_Connect_ExternalAccountInfo_Release`.
///
/// `EOS_Success`; `EOS_NotFound` if there is none, its id may not be known, and where no `EOS_Connect_QueryProductUserIdMappings` asked; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Connect_CopyProductUserExternalAccountByAccountId(
    Handle: EOS_HConnect,
    Options: *const EOS_Connect_CopyProductUserExternalAccountByAccountIdOptions,
    OutExternalAccountInfo: *mut *mut EOS_Connect_ExternalAccountInfo,
) -> EOS_EResult {
    try_boundary(
        "EOS_Connect_CopyProductUserExternalAccountByAccountId",
        || {
            // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say, with a text that ends in a NUL.
            let out = unsafe { Out::new("OutExternalAccountInfo", OutExternalAccountInfo) }?;
            let (options, id) = unsafe {
                let options = options::read(Options)?;
                let id = strings::required("AccountId", options.AccountId, ACCOUNT_ID)?;
                (options, id)
            };
            copy(Handle, options.TargetUserId, out, |account| {
                account.account_id == id
            })
        },
    )
}

/// Copies the account that a user logged in by most recently, of those in other systems. Free it with `EOS_Connect_ExternalAccountInfo_Release`.
///
/// `EOS_Success`; `EOS_NotFound` for a user who only has device ids, and where no `EOS_Connect_QueryProductUserIdMappings` asked; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Connect_CopyProductUserInfo(
    Handle: EOS_HConnect,
    Options: *const EOS_Connect_CopyProductUserInfoOptions,
    OutExternalAccountInfo: *mut *mut EOS_Connect_ExternalAccountInfo,
) -> EOS_EResult {
    try_boundary("EOS_Connect_CopyProductUserInfo", || {
        // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say.
        let out = unsafe { Out::new("OutExternalAccountInfo", OutExternalAccountInfo) }?;
        let options = unsafe { options::read(Options) }?;
        copy(Handle, options.TargetUserId, out, |_| true)
    })
}

/// Gives out the first account of a user that is `wanted`.
fn copy(
    handle: EOS_HConnect,
    user: EOS_ProductUserId,
    out: Out<'_, EOS_Connect_ExternalAccountInfo>,
    wanted: impl FnMut(&&ExternalAccount) -> bool,
) -> Result<EOS_EResult, Refusal> {
    let users = handles::get::<Users>(handle)?;
    let user = target("TargetUserId", user)?;
    let accounts = users.accounts_of(&user);
    match accounts.iter().find(wanted) {
        Some(account) => Ok(out.give(connect_outputs::external_account(user, account)?)),
        // Games ask for what they would like to know; that it is not there is an answer.
        None => Ok(EOS_EResult::EOS_NotFound),
    }
}

fn target(name: &'static str, pointer: EOS_ProductUserId) -> Result<UserId, Refusal> {
    ids::product_user_id(pointer).map_err(|error| Refusal::of(name, error))
}

fn provider(kind: CEnum<EOS_EExternalAccountType>) -> Result<IdentityProvider, Refusal> {
    IdentityProvider::from_number(kind.raw()).ok_or_else(|| {
        let number = kind.raw();
        Refusal::parameter(format!("AccountIdType is {number}, which is no type"))
    })
}

/// Holds a list to its length before anything of it is read.
fn check_list<T>(name: &str, list: *const T, count: u32) -> Result<(), Refusal> {
    let most = EOS_CONNECT_QUERYEXTERNALACCOUNTMAPPINGS_MAX_ACCOUNT_IDS;
    if count == 0 || count > most {
        let reason = format!("{name}: there are {count}, of 1 to {most}");
        return Err(Refusal::parameter(reason));
    }
    if list.is_null() {
        return Err(Refusal::parameter(format!("{name} is null")));
    }
    Ok(())
}

/// # Safety
/// `options` is null or points to options of the version that they say; so does the reader below ask.
unsafe fn read_external_query(
    options: *const EOS_Connect_QueryExternalAccountMappingsOptions,
) -> Result<(Option<UserId>, ExternalAccountsQuery), Refusal> {
    // SAFETY: the caller's promise.
    let options = unsafe { options::read(options) }?;
    let user = ids::local_user(options.LocalUserId)?;
    let provider = provider(options.AccountIdType)?;
    let (list, count) = (options.ExternalAccountIds, options.ExternalAccountIdCount);
    check_list("ExternalAccountIds", list, count)?;
    let ids = (0..count as usize).map(|at| {
        // SAFETY: the list has that many texts, which end in a NUL; it may be packed anywhere.
        unsafe {
            let id = ptr::read_unaligned(list.add(at));
            strings::required("ExternalAccountIds", id, ACCOUNT_ID)
        }
    });
    let query = ExternalAccountsQuery {
        identity_provider_id: provider,
        account_ids: ids.collect::<Result<_, _>>()?,
    };
    Ok((user, query))
}

/// # Safety
/// As for [`read_external_query`].
unsafe fn read_users_query(
    options: *const EOS_Connect_QueryProductUserIdMappingsOptions,
) -> Result<(Option<UserId>, Vec<UserId>), Refusal> {
    // SAFETY: the caller's promise.
    let options = unsafe { options::read(options) }?;
    let user = ids::local_user(options.LocalUserId)?;
    let (list, count) = (options.ProductUserIds, options.ProductUserIdCount);
    check_list("ProductUserIds", list, count)?;
    let users = (0..count as usize).map(|at| {
        // SAFETY: the list has that many ids; it may be packed anywhere.
        let pointer = unsafe { ptr::read_unaligned(list.add(at)) };
        target("ProductUserIds", pointer)
    });
    Ok((user, users.collect::<Result<_, _>>()?))
}

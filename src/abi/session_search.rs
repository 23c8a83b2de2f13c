//! The functions of `eos_sessions.h` that search.

use std::ffi::c_void;

use greenroom_protocol::limits;
use greenroom_protocol::search::Comparison;

use super::boundary::try_boundary;
use super::completion::tell;
use super::delegates::Delegate;
use super::handles;
use super::ids;
use super::options;
use super::out::Out;
use super::refusal::Refusal;
use super::session_attribute::{self, read_key};
use super::strings::{self, Limit};
use super::types::{
    CEnum, EOS_EComparisonOp, EOS_HSessionDetails, EOS_HSessionSearch,
    EOS_SessionSearch_CopySearchResultByIndexOptions, EOS_SessionSearch_FindCallbackInfo,
    EOS_SessionSearch_FindOptions, EOS_SessionSearch_GetSearchResultCountOptions,
    EOS_SessionSearch_OnFindCallback, EOS_SessionSearch_RemoveParameterOptions,
    EOS_SessionSearch_SetMaxResultsOptions, EOS_SessionSearch_SetParameterOptions,
    EOS_SessionSearch_SetSessionIdOptions, EOS_SessionSearch_SetTargetUserIdOptions,
};
use crate::interfaces::searches::Search;
use crate::result::EOS_EResult;
use crate::user_id::UserId;

/// As much of a session id as is looked at; no session has a longer one.
const ID_SCAN: Limit = Limit::Bytes(256);

/// The first version of the options of a search that say who searches.
const FIRST_WITH_USER: i32 = 2;

/// Searches for the one session with this id, also when other searches do not show it. Excludes parameters and a target user.
///
/// `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_SessionSearch_SetSessionId(
    Handle: EOS_HSessionSearch,
    Options: *const EOS_SessionSearch_SetSessionIdOptions,
) -> EOS_EResult {
    try_boundary("EOS_SessionSearch_SetSessionId", || {
        // SAFETY: the game passes null or options of the version that they say.
        let id = unsafe {
            let options = options::read(Options)?;
            strings::required("SessionId", options.SessionId, ID_SCAN)
        }?;
        handles::get::<Search>(Handle)?.set_session(id);
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Searches for the public sessions that a user is registered in, full ones too. Excludes parameters and a session id. The user need not be logged in here, nor have an id of this directory.
///
/// `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_SessionSearch_SetTargetUserId(
    Handle: EOS_HSessionSearch,
    Options: *const EOS_SessionSearch_SetTargetUserIdOptions,
) -> EOS_EResult {
    try_boundary("EOS_SessionSearch_SetTargetUserId", || {
        // SAFETY: the game passes null or options of the version that they say.
        let user = unsafe { options::read(Options) }?.TargetUserId;
        let search = handles::get::<Search>(Handle)?;
        let user = ids::product_user_id(user);
        search.set_target(user.map_err(|error| Refusal::of("TargetUserId", error))?);
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Adds a condition, in place of one on the same key with the same comparison; all conditions must hold. At most 64. Letter case does not tell keys apart.
///
/// Keys are those of advertised attributes, and `bucket` (text), `minslotsavailable` (whole number), `emptyonly` and `nonemptyonly` (truth values, with `EOS_CO_EQUAL` alone). A session's value
///
/// - is equal to any value with `EOS_CO_EQUAL`, and is not with `EOS_CO_NOTEQUAL`; texts compare exactly;
/// - lies in one of the four ranges of a number, exactly over all of int64;
/// - is one of a list of texts with `;` between them with `EOS_CO_ANYOF`, and is not with `EOS_CO_NOTANYOF`;
/// - is such a list itself and shares an element with the given one with `EOS_CO_ONEOF`, and does not with `EOS_CO_NOTONEOF`;
/// - is such a list of so many elements with `EOS_CO_SIZE`, which takes a whole number;
/// - has the text in it with `EOS_CO_CONTAINS`, letter case and all, or a match of the regular expression of at most 256 bytes with `EOS_CO_REGEXMATCH`.
///
/// `EOS_CO_DISTANCE` filters nothing: the sessions whose number is nearest come first, those without one last. The first such condition decides before the next, and what is left equal comes newest first.
///
/// A session without the attribute satisfies `EOS_CO_NOTEQUAL`, `EOS_CO_NOTANYOF`, `EOS_CO_NOTONEOF` and `EOS_CO_DISTANCE` only.
///
/// `EOS_Success`; `EOS_InvalidParameters` for a number that is no comparison, for a value of a type that the comparison does not take, for a text of more than 8 KiB and for what
/// `EOS_SessionModification_AddAttribute` refuses too; `EOS_LimitExceeded` for too many conditions; `EOS_IncompatibleVersion`. A regular expression is read by `EOS_SessionSearch_Find`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_SessionSearch_SetParameter(
    Handle: EOS_HSessionSearch,
    Options: *const EOS_SessionSearch_SetParameterOptions,
) -> EOS_EResult {
    try_boundary("EOS_SessionSearch_SetParameter", || {
        // SAFETY: the game passes null or options of the version that they say.
        let (parameter, op) = unsafe {
            let options = options::read(Options)?;
            let longest = limits::SEARCH_STRING_MAX;
            let parameter = session_attribute::read("Parameter", options.Parameter, longest)?;
            (parameter, options.ComparisonOp)
        };
        let search = handles::get::<Search>(Handle)?;
        search.set_parameter(&parameter.key, comparison(op)?, parameter.value)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Removes the condition on a key with a comparison; both must be given.
///
/// `EOS_Success`; `EOS_NotFound` if there is none; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_SessionSearch_RemoveParameter(
    Handle: EOS_HSessionSearch,
    Options: *const EOS_SessionSearch_RemoveParameterOptions,
) -> EOS_EResult {
    try_boundary("EOS_SessionSearch_RemoveParameter", || {
        // SAFETY: the game passes null or options of the version that they say.
        let (key, op) = unsafe {
            let options = options::read(Options)?;
            (read_key("Key", options.Key)?, options.ComparisonOp)
        };
        let search = handles::get::<Search>(Handle)?;
        search.remove_parameter(&key, comparison(op)?)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Sets how many results there are at most, 1 to 200.
///
/// `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_SessionSearch_SetMaxResults(
    Handle: EOS_HSessionSearch,
    Options: *const EOS_SessionSearch_SetMaxResultsOptions,
) -> EOS_EResult {
    try_boundary("EOS_SessionSearch_SetMaxResults", || {
        // SAFETY: the game passes null or options of the version that they say.
        let max_results = unsafe { options::read(Options) }?.MaxSearchResults;
        handles::get::<Search>(Handle)?.set_max_results(max_results)?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Searches with what is set now; changing or releasing the search afterwards does not change that. A search may be used again, and its results are replaced then. Without any condition it finds every
/// public session of the deployment. Sessions that are full, that are not public, or that are in progress and let nobody in meanwhile are found by their id only; full ones by a target user too. Options older than version 2 do not
/// say who searches: whoever of this platform logged in first. On a platform that was made with `bIsServer`, null for `LocalUserId` is the program itself, which older options mean too.
///
/// The callback brings `EOS_Success`, also when conditions found nothing; `EOS_NotFound` if there is no session of the id that was searched for, or none with the target user; `EOS_InvalidParameters` if more than one of session id,
/// target user and conditions are set, and for conditions that the directory cannot carry out; `EOS_InvalidUser` if the user is not logged in; `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_SessionSearch_Find(
    Handle: EOS_HSessionSearch,
    Options: *const EOS_SessionSearch_FindOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_SessionSearch_OnFindCallback,
) {
    const NAME: &str = "EOS_SessionSearch_Find";
    try_boundary(NAME, || {
        let search = handles::get::<Search>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        let done = tell(NAME, delegate, |ResultCode, ClientData, _: Option<()>| {
            EOS_SessionSearch_FindCallbackInfo {
                ResultCode,
                ClientData,
            }
        });
        // SAFETY: the game passes null or options of the version that they say.
        match unsafe { read_searcher(&search, Options) } {
            Ok(user) => search.find(user.as_ref(), done),
            Err(refusal) => search.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// How many sessions the last search found; 0 until its callback, and for bad parameters. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_SessionSearch_GetSearchResultCount(
    Handle: EOS_HSessionSearch,
    Options: *const EOS_SessionSearch_GetSearchResultCountOptions,
) -> u32 {
    try_boundary("EOS_SessionSearch_GetSearchResultCount", || {
        // SAFETY: the game passes null or options of the version that they say.
        unsafe { options::read(Options) }?;
        let search = handles::get::<Search>(Handle)?;
        Ok(u32::try_from(search.count()).unwrap_or(u32::MAX))
    })
}

/// Copies a result by its place, from 0: a snapshot that outlives the search and does not change. Free it with `EOS_SessionDetails_Release`.
///
/// `EOS_Success`; `EOS_InvalidParameters`, also beyond the last result; `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_SessionSearch_CopySearchResultByIndex(
    Handle: EOS_HSessionSearch,
    Options: *const EOS_SessionSearch_CopySearchResultByIndexOptions,
    OutSessionHandle: *mut EOS_HSessionDetails,
) -> EOS_EResult {
    try_boundary("EOS_SessionSearch_CopySearchResultByIndex", || {
        // SAFETY: the game passes null or a place for a handle, and null or options of the version that they say.
        let out = unsafe { Out::new("OutSessionHandle", OutSessionHandle) }?;
        let index = unsafe { options::read(Options) }?.SessionIndex;
        let search = handles::get::<Search>(Handle)?;
        let details = search.result(index as usize).ok_or_else(|| {
            Refusal::parameter(format!(
                "SessionIndex is {index}, and there are {} results",
                search.count()
            ))
        })?;
        out.give_handle(details)
    })
}

/// # Safety
/// `options` is null or points to options of the version that they say.
unsafe fn read_searcher(
    search: &Search,
    options: *const EOS_SessionSearch_FindOptions,
) -> Result<Option<UserId>, Refusal> {
    // SAFETY: the caller's promise.
    let options = unsafe { options::read(options) }?;
    if options.ApiVersion < FIRST_WITH_USER {
        return Ok(None);
    }
    let user = ids::local_user(options.LocalUserId)?;
    search.check_searcher(user.as_ref())?;
    Ok(user)
}

fn comparison(op: CEnum<EOS_EComparisonOp>) -> Result<Comparison, Refusal> {
    let known = op.get().ok_or_else(|| {
        Refusal::parameter(format!("ComparisonOp is {}, which is none", op.raw()))
    })?;
    Ok(match known {
        EOS_EComparisonOp::EOS_CO_EQUAL => Comparison::Equal,
        EOS_EComparisonOp::EOS_CO_NOTEQUAL => Comparison::NotEqual,
        EOS_EComparisonOp::EOS_CO_GREATERTHAN => Comparison::GreaterThan,
        EOS_EComparisonOp::EOS_CO_GREATERTHANOREQUAL => Comparison::GreaterThanOrEqual,
        EOS_EComparisonOp::EOS_CO_LESSTHAN => Comparison::LessThan,
        EOS_EComparisonOp::EOS_CO_LESSTHANOREQUAL => Comparison::LessThanOrEqual,
        EOS_EComparisonOp::EOS_CO_ANYOF => Comparison::AnyOf,
        EOS_EComparisonOp::EOS_CO_NOTANYOF => Comparison::NotAnyOf,
        EOS_EComparisonOp::EOS_CO_DISTANCE => Comparison::Distance,
        EOS_EComparisonOp::EOS_CO_ONEOF => Comparison::OneOf,
        EOS_EComparisonOp::EOS_CO_NOTONEOF => Comparison::NotOneOf,
        EOS_EComparisonOp::EOS_CO_CONTAINS => Comparison::Contains,
        EOS_EComparisonOp::EOS_CO_REGEXMATCH => Comparison::RegexMatch,
        EOS_EComparisonOp::EOS_CO_SIZE => Comparison::Size,
    })
}

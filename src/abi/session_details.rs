//! The functions of `eos_sessions.h` that read what was found.

use super::boundary::try_boundary;
use super::handles;
use super::options;
use super::out::Out;
use super::refusal::Refusal;
use super::session_attribute::read_key;
use super::sessions_outputs;
use super::types::{
    EOS_HSessionDetails, EOS_SessionDetails_Attribute, EOS_SessionDetails_CopyInfoOptions,
    EOS_SessionDetails_CopySessionAttributeByIndexOptions,
    EOS_SessionDetails_CopySessionAttributeByKeyOptions,
    EOS_SessionDetails_GetSessionAttributeCountOptions, EOS_SessionDetails_Info,
};
use crate::interfaces::details::Details;
use crate::result::EOS_EResult;

/// Copies what is known about a session besides its attributes. The host address is empty where the player may not see it. Free it with `EOS_SessionDetails_Info_Release`.
///
/// `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_SessionDetails_CopyInfo(
    Handle: EOS_HSessionDetails,
    Options: *const EOS_SessionDetails_CopyInfoOptions,
    OutSessionInfo: *mut *mut EOS_SessionDetails_Info,
) -> EOS_EResult {
    try_boundary("EOS_SessionDetails_CopyInfo", || {
        // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say.
        let out = unsafe { Out::new("OutSessionInfo", OutSessionInfo) }?;
        unsafe { options::read(Options) }?;
        let details = handles::get::<Details>(Handle)?;
        Ok(out.give(sessions_outputs::details_info(&details)?))
    })
}

/// How many attributes a session shows. 0 for bad parameters. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_SessionDetails_GetSessionAttributeCount(
    Handle: EOS_HSessionDetails,
    Options: *const EOS_SessionDetails_GetSessionAttributeCountOptions,
) -> u32 {
    try_boundary("EOS_SessionDetails_GetSessionAttributeCount", || {
        // SAFETY: the game passes null or options of the version that they say.
        unsafe { options::read(Options) }?;
        let details = handles::get::<Details>(Handle)?;
        Ok(u32::try_from(details.attributes.len()).unwrap_or(u32::MAX))
    })
}

/// Copies an attribute by its place in the order of the keys, from 0. Free it with `EOS_SessionDetails_Attribute_Release`.
///
/// `EOS_Success`; `EOS_InvalidParameters`, also beyond the last attribute; `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_SessionDetails_CopySessionAttributeByIndex(
    Handle: EOS_HSessionDetails,
    Options: *const EOS_SessionDetails_CopySessionAttributeByIndexOptions,
    OutSessionAttribute: *mut *mut EOS_SessionDetails_Attribute,
) -> EOS_EResult {
    try_boundary("EOS_SessionDetails_CopySessionAttributeByIndex", || {
        // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say.
        let out = unsafe { Out::new("OutSessionAttribute", OutSessionAttribute) }?;
        let index = unsafe { options::read(Options) }?.AttrIndex;
        let details = handles::get::<Details>(Handle)?;
        let Some((key, attribute)) = details.attributes.iter().nth(index as usize) else {
            return Err(Refusal::parameter(format!(
                "AttrIndex is {index}, and there are {} attributes",
                details.attributes.len()
            )));
        };
        Ok(out.give(sessions_outputs::attribute(key, attribute)?))
    })
}

/// Copies an attribute by its key in any letter case. Free it with `EOS_SessionDetails_Attribute_Release`.
///
/// `EOS_Success`; `EOS_NotFound` if the session shows no such attribute; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_SessionDetails_CopySessionAttributeByKey(
    Handle: EOS_HSessionDetails,
    Options: *const EOS_SessionDetails_CopySessionAttributeByKeyOptions,
    OutSessionAttribute: *mut *mut EOS_SessionDetails_Attribute,
) -> EOS_EResult {
    try_boundary("EOS_SessionDetails_CopySessionAttributeByKey", || {
        // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say.
        let out = unsafe { Out::new("OutSessionAttribute", OutSessionAttribute) }?;
        let key = unsafe { read_key("AttrKey", options::read(Options)?.AttrKey) }?;
        let details = handles::get::<Details>(Handle)?;
        match details.attribute(&key) {
            Some((key, attribute)) => Ok(out.give(sessions_outputs::attribute(key, attribute)?)),
            // Games ask for what they would like to know; that it is not there is an answer.
            None => Ok(EOS_EResult::EOS_NotFound),
        }
    })
}

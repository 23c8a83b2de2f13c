//! The functions of `eos_presence.h` that fill in a modification. None of them sends anything: that is for `EOS_Presence_SetPresence`.

use std::ffi::c_char;

use greenroom_protocol::limits;
use greenroom_protocol::people::PresenceStatus;

use super::boundary::try_boundary;
use super::handles;
use super::options::{self, Versioned};
use super::presence_outputs::SharedPresenceModification;
use super::refusal::Refusal;
use super::strings::{self, Fault, Limit};
use super::types::{
    EOS_EPresenceModificationTemplateType, EOS_HPresenceModification, EOS_Presence_DataRecord,
    EOS_Presence_EStatus, EOS_PresenceModification_DataRecordId,
    EOS_PresenceModification_DeleteDataOptions, EOS_PresenceModification_SetDataOptions,
    EOS_PresenceModification_SetJoinInfoOptions, EOS_PresenceModification_SetRawRichTextOptions,
    EOS_PresenceModification_SetStatusOptions, EOS_PresenceModification_SetTemplateDataOptions,
    EOS_PresenceModification_SetTemplateIdOptions,
};
use crate::interfaces::Outcome;
use crate::interfaces::presence::modification::{Modification, TemplateValue};
use crate::result::EOS_EResult;

/// The longest id or key of a template that is looked at.
const TEMPLATE_WORD: Limit = Limit::Characters(limits::PRESENCE_VALUE_MAX_CHARS);

/// Sets how the user wants to be seen. With `EOS_PS_Offline` nobody but the user itself sees that it is there.
///
/// `EOS_Success`; `EOS_Presence_StatusInvalid` for a number that is no status; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_PresenceModification_SetStatus(
    Handle: EOS_HPresenceModification,
    Options: *const EOS_PresenceModification_SetStatusOptions,
) -> EOS_EResult {
    try_boundary("EOS_PresenceModification_SetStatus", || {
        // SAFETY: the game passes null or options of the version that they say.
        let status = unsafe { options::read(Options) }?.Status;
        let status = status.get().ok_or_else(|| {
            let reason = format!("Status is {}, which is no status", status.raw());
            Refusal::new(EOS_EResult::EOS_Presence_StatusInvalid, reason)
        })?;
        change(Handle, |modification| {
            modification.set_status(word(status));
            Ok(())
        })
    })
}

/// Sets the text that others read, of at most 255 characters without control characters but tab and ends of lines; an empty one shows none.
///
/// `EOS_Success`; `EOS_Presence_RichTextInvalid` for null and for what is not UTF-8 or has such a character; `EOS_Presence_RichTextLengthInvalid`; `EOS_Presence_RichTextNotSupported` if the modification has a template already; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_PresenceModification_SetRawRichText(
    Handle: EOS_HPresenceModification,
    Options: *const EOS_PresenceModification_SetRawRichTextOptions,
) -> EOS_EResult {
    try_boundary("EOS_PresenceModification_SetRawRichText", || {
        // SAFETY: the game passes null or options of the version that they say, with a text that ends in a NUL.
        let text = unsafe {
            read_text(
                "RichText",
                options::read(Options)?.RichText,
                Limit::Characters(limits::RICH_TEXT_MAX_CHARS),
                EOS_EResult::EOS_Presence_RichTextInvalid,
                EOS_EResult::EOS_Presence_RichTextLengthInvalid,
            )
        }?;
        change(Handle, |modification| modification.set_rich_text(text))
    })
}

/// Sets the template that the text for others is made from. No directory has templates: `EOS_Presence_SetPresence` says so in `RichPresenceResultCode`, and no text is shown.
///
/// `EOS_Success`; `EOS_Presence_TemplateIdInvalid` for null, an empty text and one that is not UTF-8 or longer than 255 characters; `EOS_Presence_TemplateNotSupported` if the modification has a text already; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread. Since 1.18.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_PresenceModification_SetTemplateId(
    Handle: EOS_HPresenceModification,
    Options: *const EOS_PresenceModification_SetTemplateIdOptions,
) -> EOS_EResult {
    try_boundary("EOS_PresenceModification_SetTemplateId", || {
        let invalid = EOS_EResult::EOS_Presence_TemplateIdInvalid;
        // SAFETY: the game passes null or options of the version that they say, with a text that ends in a NUL.
        let id = unsafe {
            let id = options::read(Options)?.TemplateId;
            read_text("TemplateId", id, TEMPLATE_WORD, invalid, invalid)
        }?;
        change(Handle, |modification| modification.set_template(id))
    })
}

/// Sets a variable of the template. It is checked, and as there is no template it shows nowhere.
///
/// `EOS_Success`; `EOS_Presence_TemplateTypeInvalid` for a number that is no type; `EOS_Presence_TemplateKeyInvalid`, `EOS_Presence_TemplateValueInvalid` for null, an empty text and one that is not UTF-8 or longer than 255 characters; `EOS_Presence_TemplateNotSupported` if the modification has a text already; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread. Since 1.18.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_PresenceModification_SetTemplateData(
    Handle: EOS_HPresenceModification,
    Options: *const EOS_PresenceModification_SetTemplateDataOptions,
) -> EOS_EResult {
    try_boundary("EOS_PresenceModification_SetTemplateData", || {
        // SAFETY: the game passes null or options of the version that they say, with texts that end in a NUL.
        let (key, value) = unsafe {
            let options = options::read(Options)?;
            let invalid = EOS_EResult::EOS_Presence_TemplateKeyInvalid;
            let key = read_text("Key", options.Key, TEMPLATE_WORD, invalid, invalid)?;
            (key, read_value(&options)?)
        };
        change(Handle, |modification| {
            modification.set_template_value(&key, &value)
        })
    })
}

/// Sets records that programs of others read, at most 32 at a time: keys of 1 to 64 characters, values of at most 255, without control characters but tab and ends of lines. Records of other keys stay. Everything is copied.
///
/// `EOS_Success`; `EOS_Presence_DataInvalid` for less than one record; `EOS_Presence_DataLengthInvalid` for more than 32, also of several calls; `EOS_Presence_DataKeyInvalid`, `EOS_Presence_DataKeyLengthInvalid`, `EOS_Presence_DataValueInvalid`, `EOS_Presence_DataValueLengthInvalid`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`, also of a record. On failure nothing is set. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_PresenceModification_SetData(
    Handle: EOS_HPresenceModification,
    Options: *const EOS_PresenceModification_SetDataOptions,
) -> EOS_EResult {
    try_boundary("EOS_PresenceModification_SetData", || {
        // SAFETY: the game passes null or options of the version that they say, with as many records.
        let records = unsafe {
            let options = options::read(Options)?;
            read_all(options.Records, options.RecordsCount, |record| {
                read_record(&record)
            })
        }?;
        change(Handle, |modification| modification.set_records(records))
    })
}

/// Deletes records, at most 32 at a time; one that the user does not show is fine.
///
/// `EOS_Success`; `EOS_Presence_DataInvalid` for less than one record, `EOS_Presence_DataLengthInvalid` for more than 32; `EOS_Presence_DataKeyInvalid`, `EOS_Presence_DataKeyLengthInvalid`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`, also of a record. On failure nothing is deleted. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_PresenceModification_DeleteData(
    Handle: EOS_HPresenceModification,
    Options: *const EOS_PresenceModification_DeleteDataOptions,
) -> EOS_EResult {
    try_boundary("EOS_PresenceModification_DeleteData", || {
        // SAFETY: the game passes null or options of the version that they say, with as many records.
        let keys = unsafe {
            let options = options::read(Options)?;
            let read = |it: EOS_PresenceModification_DataRecordId| read_key(it.Key);
            read_all(options.Records, options.RecordsCount, read)
        }?;
        change(Handle, |modification| modification.delete_records(keys))
    })
}

/// Sets what others join the user by, at most `EOS_PRESENCEMODIFICATION_JOININFO_MAX_LENGTH` bytes that only the game understands; null, or an empty text, takes it away.
///
/// `EOS_Success`; `EOS_Presence_DataValueInvalid` for what is not UTF-8 or has a control character; `EOS_Presence_DataValueLengthInvalid`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_PresenceModification_SetJoinInfo(
    Handle: EOS_HPresenceModification,
    Options: *const EOS_PresenceModification_SetJoinInfoOptions,
) -> EOS_EResult {
    try_boundary("EOS_PresenceModification_SetJoinInfo", || {
        // SAFETY: the game passes null or options of the version that they say.
        let join_info = unsafe { options::read(Options) }?.JoinInfo;
        let join_info = match join_info.is_null() {
            true => None,
            // SAFETY: the game passes a text that ends in a NUL.
            false => Some(unsafe {
                read_text(
                    "JoinInfo",
                    join_info,
                    Limit::Bytes(limits::JOIN_INFO_MAX),
                    EOS_EResult::EOS_Presence_DataValueInvalid,
                    EOS_EResult::EOS_Presence_DataValueLengthInvalid,
                )
            }?),
        };
        change(Handle, |modification| modification.set_join_info(join_info))
    })
}

fn change(
    handle: EOS_HPresenceModification,
    change: impl FnOnce(&mut Modification) -> Outcome<()>,
) -> Result<EOS_EResult, Refusal> {
    let modification = handles::get::<SharedPresenceModification>(handle)?;
    change(&mut modification.lock())?;
    Ok(EOS_EResult::EOS_Success)
}

/// A text that may be empty; `invalid` and `too_long` are the codes for what is wrong with it.
///
/// # Safety
/// As for [`strings::optional`].
unsafe fn read_text(
    parameter: &'static str,
    text: *const c_char,
    limit: Limit,
    invalid: EOS_EResult,
    too_long: EOS_EResult,
) -> Result<String, Refusal> {
    // SAFETY: the caller's promise is the same.
    let bad = match unsafe { strings::optional(parameter, text, limit) } {
        Ok(Some(text)) => return Ok(text),
        Ok(None) => return Err(Refusal::new(invalid, format!("{parameter} is null"))),
        Err(bad) => bad,
    };
    let code = match bad.fault {
        Fault::TooLong(_) => too_long,
        Fault::Null | Fault::Empty | Fault::NotUtf8 => invalid,
    };
    Err(Refusal::new(code, bad.to_string()))
}

/// # Safety
/// `key` is null or points to a text that ends in a NUL.
unsafe fn read_key(key: *const c_char) -> Result<String, Refusal> {
    // SAFETY: the caller's promise.
    unsafe {
        read_text(
            "Records.Key",
            key,
            Limit::Characters(limits::PRESENCE_KEY_MAX_CHARS),
            EOS_EResult::EOS_Presence_DataKeyInvalid,
            EOS_EResult::EOS_Presence_DataKeyLengthInvalid,
        )
    }
}

/// # Safety
/// The texts of `record` are null or end in a NUL.
unsafe fn read_record(record: &EOS_Presence_DataRecord) -> Result<(String, String), Refusal> {
    // SAFETY: the caller's promise.
    unsafe {
        let key = read_key(record.Key)?;
        let value = read_text(
            "Records.Value",
            record.Value,
            Limit::Characters(limits::PRESENCE_VALUE_MAX_CHARS),
            EOS_EResult::EOS_Presence_DataValueInvalid,
            EOS_EResult::EOS_Presence_DataValueLengthInvalid,
        )?;
        Ok((key, value))
    }
}

/// # Safety
/// `records` is null or points to `count` structs of the newest version, for which the promise of `read` holds.
unsafe fn read_all<T: Versioned, R>(
    records: *const T,
    count: i32,
    read: impl Fn(T) -> Result<R, Refusal>,
) -> Result<Vec<R>, Refusal> {
    if count < 1 {
        let reason = format!("RecordsCount is {count}, and there must be one at least");
        return Err(Refusal::new(EOS_EResult::EOS_Presence_DataInvalid, reason));
    }
    // Before anything is read: a number that was never set is not followed into foreign memory.
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    if count > limits::PRESENCE_RECORDS_MAX {
        let reason = format!("RecordsCount is {count}, more than 32");
        return Err(Refusal::new(
            EOS_EResult::EOS_Presence_DataLengthInvalid,
            reason,
        ));
    }
    if records.is_null() {
        return Err(Refusal::parameter("Records is null"));
    }
    // SAFETY: the caller vouches for `count` structs.
    let one = |at| unsafe { options::read(records.add(at)) };
    (0..count).map(|at| read(one(at)?)).collect()
}

/// # Safety
/// The member of the value that its type names is set; a text ends in a NUL.
unsafe fn read_value(
    options: &EOS_PresenceModification_SetTemplateDataOptions,
) -> Result<TemplateValue, Refusal> {
    let invalid = EOS_EResult::EOS_Presence_TemplateValueInvalid;
    // SAFETY: the caller's promise.
    unsafe {
        match options.ValueType.get() {
            Some(EOS_EPresenceModificationTemplateType::EOS_PMT_INT) => {
                Ok(TemplateValue::Number(options.Value.AsInt32))
            }
            Some(EOS_EPresenceModificationTemplateType::EOS_PMT_STRING) => {
                let id = options.Value.AsStringId;
                let id = read_text("Value.AsStringId", id, TEMPLATE_WORD, invalid, invalid)?;
                Ok(TemplateValue::TextId(id))
            }
            None => Err(Refusal::new(
                EOS_EResult::EOS_Presence_TemplateTypeInvalid,
                format!("ValueType is {}, which is no type", options.ValueType.raw()),
            )),
        }
    }
}

fn word(status: EOS_Presence_EStatus) -> PresenceStatus {
    match status {
        EOS_Presence_EStatus::EOS_PS_Offline => PresenceStatus::Offline,
        EOS_Presence_EStatus::EOS_PS_Online => PresenceStatus::Online,
        EOS_Presence_EStatus::EOS_PS_Away => PresenceStatus::Away,
        EOS_Presence_EStatus::EOS_PS_ExtendedAway => PresenceStatus::ExtendedAway,
        EOS_Presence_EStatus::EOS_PS_DoNotDisturb => PresenceStatus::DoNotDisturb,
    }
}

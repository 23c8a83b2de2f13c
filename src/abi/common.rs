//! The functions of `eos_common.h`: names of results, ids as text.

use std::ffi::c_char;
use std::fmt::Write;

use super::boundary::{boundary, try_boundary};
use super::handles;
use super::ids;
use super::refusal::Refusal;
use super::strings::write_to_buffer;
use super::types::{
    CEnum, EOS_Bool, EOS_ContinuanceToken, EOS_EpicAccountId, EOS_FALSE, EOS_ProductUserId,
    EOS_TRUE,
};
use crate::result::EOS_EResult;

/// The name of a result code, such as `EOS_Success`. Never null: a number that is no code gives `EOS_UnknownResult`. Static text; any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_EResult_ToString(Result: CEnum<EOS_EResult>) -> *const c_char {
    boundary("EOS_EResult_ToString", || {
        let result = Result.get();
        result
            .map_or(c"EOS_UnknownResult", EOS_EResult::name)
            .as_ptr()
    })
}

/// Whether an operation is over when its callback brings this result. False only for codes that announce another callback, such as `EOS_OperationWillRetry`: keep the client data then. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_EResult_IsOperationComplete(Result: CEnum<EOS_EResult>) -> EOS_Bool {
    boundary("EOS_EResult_IsOperationComplete", || {
        let result = Result.get();
        truth(result.is_none_or(EOS_EResult::is_operation_complete))
    })
}

/// Writes bytes as hexadecimal digits, two for each, in upper case.
///
/// `InOutBufferLength` is the size of `OutBuffer`, and afterwards the size that was needed; both count the terminating NUL.
///
/// `EOS_Success`; `EOS_InvalidParameters` for null pointers; `EOS_LimitExceeded` if the buffer is too small. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_ByteArray_ToString(
    ByteArray: *const u8,
    Length: u32,
    OutBuffer: *mut c_char,
    InOutBufferLength: *mut u32,
) -> EOS_EResult {
    try_boundary("EOS_ByteArray_ToString", || {
        if ByteArray.is_null() {
            return Err(Refusal::parameter("ByteArray is null"));
        }
        // SAFETY: the array is not null, and the game vouches for its length.
        let bytes = unsafe { std::slice::from_raw_parts(ByteArray, Length as usize) };
        // SAFETY: the game vouches for its buffer.
        unsafe { write_to_buffer(&hexadecimal(bytes), OutBuffer, InOutBufferLength) }?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Whether this id was made by the library and is known since: `EOS_TRUE` for whatever `EOS_EpicAccountId_FromString` returned, other than null. Says nothing about whether there is such an account.
/// Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_EpicAccountId_IsValid(AccountId: EOS_EpicAccountId) -> EOS_Bool {
    boundary("EOS_EpicAccountId_IsValid", || {
        truth(ids::epic_account_id(AccountId).is_ok())
    })
}

/// Writes an id as text.
///
/// `InOutBufferLength` is the size of `OutBuffer`, and afterwards the size that was needed; both count the terminating NUL. `EOS_EPICACCOUNTID_MAX_LENGTH + 1` is enough for the ids that a directory
/// gives out.
///
/// `EOS_Success`; `EOS_InvalidParameters` for null pointers; `EOS_InvalidUser` for null and for what is no id; `EOS_LimitExceeded` if the buffer is too small. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_EpicAccountId_ToString(
    AccountId: EOS_EpicAccountId,
    OutBuffer: *mut c_char,
    InOutBufferLength: *mut i32,
) -> EOS_EResult {
    try_boundary("EOS_EpicAccountId_ToString", || {
        let id = ids::epic_account_id(AccountId).map_err(invalid_user)?;
        // SAFETY: the game vouches for its buffer.
        unsafe { write_to_buffer(&id.to_string(), OutBuffer, InOutBufferLength) }?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// The id that a text stands for; equal ids give equal pointers until `EOS_Shutdown`, and are never freed. The text is not checked against any directory. Null for null, an empty text, one of more
/// than 128 bytes and one that is not UTF-8. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_EpicAccountId_FromString(
    AccountIdString: *const c_char,
) -> EOS_EpicAccountId {
    boundary("EOS_EpicAccountId_FromString", || {
        // SAFETY: the game passes a terminated text or null.
        let id = unsafe { ids::parse(AccountIdString) };
        id.map_or(std::ptr::null_mut(), ids::epic_account)
    })
}

/// Whether this id was made by the library and is known since: `EOS_TRUE` for whatever `EOS_ProductUserId_FromString` returned, other than null. Says nothing about whether there is such a user.
/// Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_ProductUserId_IsValid(AccountId: EOS_ProductUserId) -> EOS_Bool {
    boundary("EOS_ProductUserId_IsValid", || {
        truth(ids::product_user_id(AccountId).is_ok())
    })
}

/// Writes an id as text: 32 digits for the ids that a directory gives out, anything else as it came in.
///
/// `InOutBufferLength` is the size of `OutBuffer`, and afterwards the size that was needed; both count the terminating NUL. `EOS_PRODUCTUSERID_MAX_LENGTH + 1` is enough for the ids that a directory
/// gives out.
///
/// `EOS_Success`; `EOS_InvalidParameters` for null pointers; `EOS_InvalidUser` for null and for what is no id; `EOS_LimitExceeded` if the buffer is too small. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_ProductUserId_ToString(
    AccountId: EOS_ProductUserId,
    OutBuffer: *mut c_char,
    InOutBufferLength: *mut i32,
) -> EOS_EResult {
    try_boundary("EOS_ProductUserId_ToString", || {
        let id = ids::product_user_id(AccountId).map_err(invalid_user)?;
        // SAFETY: the game vouches for its buffer.
        unsafe { write_to_buffer(&id.to_string(), OutBuffer, InOutBufferLength) }?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// The id that a text stands for; equal ids give equal pointers until `EOS_Shutdown`, and are never freed. Digits are compared by their value, so leading zeros make no difference. The text is not
/// checked against any directory. Null for null, an empty text, one of more than 128 bytes and one that is not UTF-8. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_ProductUserId_FromString(
    ProductUserIdString: *const c_char,
) -> EOS_ProductUserId {
    boundary("EOS_ProductUserId_FromString", || {
        // SAFETY: the game passes a terminated text or null.
        let id = unsafe { ids::parse(ProductUserIdString) };
        id.map_or(std::ptr::null_mut(), ids::product_user)
    })
}

/// Writes a continuance token as text. It is as good as a login, so keep it to yourself.
///
/// `InOutBufferLength` is the size of `OutBuffer`, and afterwards the size that was needed; both count the terminating NUL. Call with a null buffer to learn the size; that answers
/// `EOS_InvalidParameters`.
///
/// `EOS_Success`; `EOS_InvalidParameters` for null pointers; `EOS_InvalidUser` for null and for what is no token; `EOS_LimitExceeded` if the buffer is too small. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_ContinuanceToken_ToString(
    ContinuanceToken: EOS_ContinuanceToken,
    OutBuffer: *mut c_char,
    InOutBufferLength: *mut i32,
) -> EOS_EResult {
    try_boundary("EOS_ContinuanceToken_ToString", || {
        let token =
            handles::get::<ids::ContinuanceToken>(ContinuanceToken).map_err(invalid_user)?;
        // SAFETY: the game vouches for its buffer.
        unsafe { write_to_buffer(&token.0, OutBuffer, InOutBufferLength) }?;
        Ok(EOS_EResult::EOS_Success)
    })
}

fn truth(value: bool) -> EOS_Bool {
    if value { EOS_TRUE } else { EOS_FALSE }
}

fn invalid_user(error: handles::HandleError) -> Refusal {
    Refusal::new(EOS_EResult::EOS_InvalidUser, error.to_string())
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02X}");
            text
        })
}

#[cfg(test)]
mod tests;

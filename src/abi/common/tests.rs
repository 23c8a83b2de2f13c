use std::ffi::{CStr, CString};
use std::ptr;

use super::*;

fn user(text: &str) -> EOS_ProductUserId {
    let text = CString::new(text).expect("no NUL inside");
    // SAFETY: the text ends in a NUL.
    unsafe { EOS_ProductUserId_FromString(text.as_ptr()) }
}

fn text_of(id: EOS_ProductUserId, size: usize) -> (EOS_EResult, i32, String) {
    let mut buffer = vec![0_u8; size];
    let mut length = i32::try_from(size).expect("a small size");
    // SAFETY: the buffer is as long as the length says.
    let result =
        unsafe { EOS_ProductUserId_ToString(id, buffer.as_mut_ptr().cast(), &raw mut length) };
    let text = CStr::from_bytes_until_nul(&buffer).unwrap_or_default();
    (result, length, text.to_string_lossy().into_owned())
}

#[test]
fn every_result_has_its_name_and_any_number_a_text() {
    for result in EOS_EResult::ALL {
        // SAFETY: the text is static.
        let name = unsafe { CStr::from_ptr(EOS_EResult_ToString(CEnum::from(*result))) };
        assert_eq!(name, result.name());
    }
    for unknown in [-1, i32::MIN, 123_456] {
        // SAFETY: as above.
        let name = unsafe { CStr::from_ptr(EOS_EResult_ToString(CEnum::from_raw(unknown))) };
        assert_eq!(name, c"EOS_UnknownResult");
        assert_eq!(
            EOS_EResult_IsOperationComplete(CEnum::from_raw(unknown)),
            EOS_TRUE
        );
    }
    let retry = CEnum::from(EOS_EResult::EOS_OperationWillRetry);
    assert_eq!(EOS_EResult_IsOperationComplete(retry), EOS_FALSE);
}

#[test]
fn ids_go_to_text_and_back_as_the_same_pointer() {
    let id = user("4711");
    let (result, length, text) = text_of(id, 33);
    assert_eq!((result, length), (EOS_EResult::EOS_Success, 33));
    assert_eq!(text, format!("{:032}", 4711));
    assert_eq!(user(&text), id);
    assert_eq!(EOS_ProductUserId_IsValid(id), EOS_TRUE);
    let foreign = user("0002f39a");
    assert_eq!(
        text_of(foreign, 33),
        (EOS_EResult::EOS_Success, 9, "0002f39a".to_owned())
    );
}

#[test]
fn a_small_buffer_and_a_made_up_id_get_their_codes() {
    let (result, length, _) = text_of(user("4712"), 32);
    assert_eq!((result, length), (EOS_EResult::EOS_LimitExceeded, 33));
    for invalid in [ptr::null_mut(), ptr::without_provenance_mut(0xdead_beef)] {
        assert_eq!(text_of(invalid, 33).0, EOS_EResult::EOS_InvalidUser);
        assert_eq!(EOS_ProductUserId_IsValid(invalid), EOS_FALSE);
    }
    let product_user = user("4713");
    assert_eq!(EOS_EpicAccountId_IsValid(product_user.cast()), EOS_FALSE);
}

#[test]
fn texts_that_are_no_ids_give_null() {
    assert!(user("").is_null());
    assert!(user(&"1".repeat(129)).is_null());
    // SAFETY: null is what is tested.
    assert!(unsafe { EOS_EpicAccountId_FromString(ptr::null()) }.is_null());
}

#[test]
fn the_size_of_a_continuance_token_is_told_without_a_buffer() {
    let token = ids::continuance_token("go on".to_owned());
    let mut length = 0_i32;
    // SAFETY: null is what is tested.
    let result = unsafe { EOS_ContinuanceToken_ToString(token, ptr::null_mut(), &raw mut length) };
    assert_eq!((result, length), (EOS_EResult::EOS_InvalidParameters, 6));
    let mut buffer = [0_u8; 6];
    // SAFETY: the buffer is as long as the length says.
    let result = unsafe {
        EOS_ContinuanceToken_ToString(token, buffer.as_mut_ptr().cast(), &raw mut length)
    };
    assert_eq!(result, EOS_EResult::EOS_Success);
    assert_eq!(&buffer, b"go on\0");
}

#[test]
fn bytes_become_digits() {
    let mut buffer = [0_u8; 7];
    let mut length = 7_u32;
    let bytes = [0x00, 0x9F, 0xE1];
    // SAFETY: both lengths are true.
    let result = unsafe {
        EOS_ByteArray_ToString(
            bytes.as_ptr(),
            3,
            buffer.as_mut_ptr().cast(),
            &raw mut length,
        )
    };
    assert_eq!((result, length), (EOS_EResult::EOS_Success, 7));
    assert_eq!(&buffer, b"009FE1\0");
    // SAFETY: null is what is tested.
    let result = unsafe {
        EOS_ByteArray_ToString(ptr::null(), 3, buffer.as_mut_ptr().cast(), &raw mut length)
    };
    assert_eq!(result, EOS_EResult::EOS_InvalidParameters);
}

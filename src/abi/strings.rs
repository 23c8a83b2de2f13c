//! Text from C, checked; and text to C, into buffers that the caller owns.

use std::ffi::c_char;
use std::fmt;
use std::slice;

use super::refusal::Refusal;
use crate::result::EOS_EResult;

/// How long a text may be, without its NUL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    Bytes(usize),
    /// Unicode characters, of up to four bytes each.
    Characters(usize),
}

/// A parameter that is not the text it should be. Converts into a [`Refusal`] with `EOS_InvalidParameters`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadText {
    pub parameter: &'static str,
    pub fault: Fault,
}

/// What is wrong with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    Null,
    Empty,
    TooLong(Limit),
    NotUtf8,
}

impl fmt::Display for BadText {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parameter = self.parameter;
        match self.fault {
            Fault::Null => write!(out, "{parameter} is null"),
            Fault::Empty => write!(out, "{parameter} is empty"),
            Fault::TooLong(Limit::Bytes(limit)) => {
                write!(out, "{parameter} is longer than {limit} bytes")
            }
            Fault::TooLong(Limit::Characters(limit)) => {
                write!(out, "{parameter} is longer than {limit}")
            }
            Fault::NotUtf8 => write!(out, "{parameter} is not UTF-8"),
        }
    }
}

impl From<BadText> for Refusal {
    fn from(bad: BadText) -> Self {
        Self::parameter(bad.to_string())
    }
}

/// Copies a text that must be there and must not be empty.
///
/// # Safety
/// `text` is null, or readable up to its NUL or to one byte past the longest text that `limit` allows, whichever comes first.
pub unsafe fn required(
    parameter: &'static str,
    text: *const c_char,
    limit: Limit,
) -> Result<String, BadText> {
    // SAFETY: the caller's promise is the same.
    let text = unsafe { optional(parameter, text, limit) }?;
    let fault = match text {
        None => Fault::Null,
        Some(text) if text.is_empty() => Fault::Empty,
        Some(text) => return Ok(text),
    };
    Err(BadText { parameter, fault })
}

/// Copies a text that may be null, and may be empty.
///
/// # Safety
/// As for [`required`].
pub unsafe fn optional(
    parameter: &'static str,
    text: *const c_char,
    limit: Limit,
) -> Result<Option<String>, BadText> {
    if text.is_null() {
        return Ok(None);
    }
    let bad = |fault| BadText { parameter, fault };
    // SAFETY: the caller vouches for the bytes that are scanned.
    let bytes = unsafe { scan(text, limit) }.ok_or(bad(Fault::TooLong(limit)))?;
    let text = str::from_utf8(bytes).map_err(|_| bad(Fault::NotUtf8))?;
    match limit {
        Limit::Characters(most) if text.chars().nth(most).is_some() => {
            Err(bad(Fault::TooLong(limit)))
        }
        _ => Ok(Some(text.to_owned())),
    }
}

/// The bytes before the NUL, which is looked for no further than the longest text of `limit` may reach.
///
/// # Safety
/// `text` is readable as far as that.
unsafe fn scan<'a>(text: *const c_char, limit: Limit) -> Option<&'a [u8]> {
    let longest = match limit {
        Limit::Bytes(bytes) => bytes,
        Limit::Characters(characters) => characters.saturating_mul(4),
    };
    let start = text.cast::<u8>();
    let mut length = 0;
    // SAFETY: every byte before this one was inside the limit and not the NUL.
    while unsafe { start.add(length).read() } != 0 {
        length += 1;
        if length > longest {
            return None;
        }
    }
    // SAFETY: all of these bytes were read just now.
    Some(unsafe { slice::from_raw_parts(start, length) })
}

/// The integer type in which a function counts its buffer.
pub trait BufferLength: Copy {
    /// The length as the caller gave it; nothing can be written into a negative one.
    fn given(self) -> usize;
    /// The length to tell the caller.
    fn told(needed: usize) -> Self;
}

impl BufferLength for i32 {
    fn given(self) -> usize {
        usize::try_from(self).unwrap_or(0)
    }

    fn told(needed: usize) -> Self {
        Self::try_from(needed).unwrap_or(Self::MAX)
    }
}

impl BufferLength for u32 {
    fn given(self) -> usize {
        self as usize
    }

    fn told(needed: usize) -> Self {
        Self::try_from(needed).unwrap_or(Self::MAX)
    }
}

/// Writes `text` and a NUL into the caller's buffer. Lengths count the NUL; the needed one is told in every case, so that a call with a null or short buffer can be repeated with a fitting one.
///
/// # Errors
/// `EOS_InvalidParameters` for a null buffer or length, `EOS_LimitExceeded` for a buffer that is too small. The buffer is not touched then.
///
/// # Safety
/// `in_out_length` is null or points to a length, and `buffer` is null or has room for as many bytes as it says.
pub unsafe fn write_to_buffer<L: BufferLength>(
    text: &str,
    buffer: *mut c_char,
    in_out_length: *mut L,
) -> Result<(), Refusal> {
    if in_out_length.is_null() {
        return Err(Refusal::parameter(
            "the pointer to the buffer length is null",
        ));
    }
    let needed = text.len() + 1;
    // SAFETY: the length is not null.
    let room = unsafe { in_out_length.replace(L::told(needed)) }.given();
    if buffer.is_null() {
        return Err(Refusal::parameter("the buffer is null"));
    }
    if room < needed {
        let reason = format!("the buffer has {room} bytes, and {needed} are needed");
        return Err(Refusal::new(EOS_EResult::EOS_LimitExceeded, reason));
    }
    // SAFETY: the caller vouches for `room` bytes, and `needed` are no more. A text of ours is never inside a caller's buffer.
    unsafe {
        buffer
            .cast::<u8>()
            .copy_from_nonoverlapping(text.as_ptr(), text.len());
        buffer.add(text.len()).write(0);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::ptr;

    use super::*;

    const PARAMETER: &str = "SessionName";

    /// Reads from a heap block of exactly these bytes, so that a sanitizer sees a read past its end.
    fn read(bytes: &[u8], limit: Limit) -> Result<String, Fault> {
        let block = bytes.to_vec().into_boxed_slice();
        // SAFETY: every test's block ends in a NUL or reaches past its limit.
        unsafe { required(PARAMETER, block.as_ptr().cast(), limit) }.map_err(|bad| bad.fault)
    }

    #[test]
    fn texts_up_to_the_limit_are_copied() {
        assert_eq!(read(b"room\0", Limit::Bytes(4)).as_deref(), Ok("room"));
        let wide = "çäß€".to_owned() + "\0";
        assert_eq!(
            read(wide.as_bytes(), Limit::Characters(4)).as_deref(),
            Ok("çäß€")
        );
    }

    #[test]
    fn longer_texts_are_refused_and_not_read_any_further() {
        for limit in [Limit::Bytes(3), Limit::Characters(3)] {
            assert_eq!(read(b"room\0", limit), Err(Fault::TooLong(limit)));
        }
        let bytes = Limit::Bytes(3);
        assert_eq!(read(b"endl", bytes), Err(Fault::TooLong(bytes)));
        let characters = Limit::Characters(1);
        assert_eq!(read(b"endle", characters), Err(Fault::TooLong(characters)));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(read(b"\0", Limit::Bytes(8)), Err(Fault::Empty));
        assert_eq!(read(b"\xFF\0", Limit::Bytes(8)), Err(Fault::NotUtf8));
        assert_eq!(
            read(b"\xED\xA0\x80\0", Limit::Bytes(8)),
            Err(Fault::NotUtf8)
        );
        // SAFETY: null is what is tested.
        let (missing, absent) = unsafe {
            (
                required(PARAMETER, ptr::null(), Limit::Bytes(8)),
                optional(PARAMETER, ptr::null(), Limit::Bytes(8)),
            )
        };
        assert_eq!(missing.map_err(|bad| bad.fault), Err(Fault::Null));
        assert_eq!(absent, Ok(None));
    }

    #[test]
    fn the_log_learns_which_parameter_was_wrong() {
        let bad = BadText {
            parameter: PARAMETER,
            fault: Fault::TooLong(Limit::Characters(64)),
        };
        assert_eq!(
            Refusal::from(bad),
            Refusal::parameter("SessionName is longer than 64")
        );
    }

    fn write<L: BufferLength>(
        size: usize,
        mut length: L,
    ) -> (Result<(), EOS_EResult>, usize, Vec<u8>) {
        let mut buffer = vec![0xA5_u8; size];
        // SAFETY: no test says more than the size of the block.
        let result =
            unsafe { write_to_buffer("four", buffer.as_mut_ptr().cast(), &raw mut length) };
        (
            result.map_err(|refusal| refusal.code),
            length.given(),
            buffer,
        )
    }

    #[test]
    fn a_buffer_of_the_needed_size_is_filled() {
        assert_eq!(write(5, 5_i32), (Ok(()), 5, b"four\0".to_vec()));
        let (result, length, buffer) = write(8, 8_u32);
        assert_eq!((result, length), (Ok(()), 5));
        assert_eq!(buffer, b"four\0\xA5\xA5\xA5");
    }

    #[test]
    fn a_small_buffer_is_left_alone_and_the_needed_size_told() {
        let too_small = Err(EOS_EResult::EOS_LimitExceeded);
        assert_eq!(write(4, 4_i32), (too_small, 5, vec![0xA5; 4]));
        assert_eq!(write(0, 0_u32), (too_small, 5, vec![]));
        assert_eq!(write(0, -1_i32), (too_small, 5, vec![]));
    }

    #[test]
    fn null_buffers_and_lengths_are_refused() {
        let mut length = 8_i32;
        let mut byte: c_char = 7;
        // SAFETY: null is what is tested.
        let (no_buffer, no_length) = unsafe {
            (
                write_to_buffer("four", ptr::null_mut(), &raw mut length),
                write_to_buffer::<i32>("four", &raw mut byte, ptr::null_mut()),
            )
        };
        for refused in [no_buffer, no_length] {
            let code = refused.map_err(|refusal| refusal.code);
            assert_eq!(code, Err(EOS_EResult::EOS_InvalidParameters));
        }
        assert_eq!((length, byte), (5, 7));
    }
}

//! Reading structs that a game passes in, by their `ApiVersion` alone.
//!
//! A game that was compiled years ago passes the shorter struct of its day. Sizes do not tell versions apart (a new field may lie in what used to be padding), so the version says how many bytes
//! belong to the struct, and not one byte more is touched.

use std::mem::{MaybeUninit, size_of};
use std::ptr;

use greenroom_planted::{Fault, is_planted};

use super::call_faults;
use super::refusal::Refusal;
use crate::result::EOS_EResult;

/// An input struct that starts with an `int32_t ApiVersion` and has only ever grown at its end.
///
/// # Safety
/// The type is `repr(C)` and its first field is an `i32` version; all-zero bytes are a valid value of it; `ENDS` has one entry per version from 1 to `LATEST`, each the offset just past the last
/// field of that version (not the padded size: the padding of an older struct holds garbage), never descending and never beyond `size_of::<Self>()`.
pub unsafe trait Versioned: Copy {
    /// The newest version that this library knows.
    const LATEST: i32;
    /// `ENDS[v - 1]`: how many bytes version `v` has.
    const ENDS: &'static [usize];
}

/// Copies the struct behind `options`; fields that its version does not have are zero, and `ApiVersion` stays what the game said.
///
/// # Errors
/// `EOS_InvalidParameters` for null, `EOS_IncompatibleVersion` for a version below 1 or above [`Versioned::LATEST`]; each names the struct, because options point to further ones. And what was [asked for](call_faults) as the result of the call that reads them.
///
/// # Safety
/// `options` is null or points to a struct of the version that its first four bytes say. It need not be aligned.
pub unsafe fn read<T: Versioned>(options: *const T) -> Result<T, Refusal> {
    const { assert!(T::LATEST as usize == T::ENDS.len()) };
    if let Some(demanded) = call_faults::meet() {
        return Err(demanded);
    }
    if options.is_null() {
        return Err(Refusal::parameter(format!("{} is null", name_of::<T>())));
    }
    // SAFETY: every version has at least its version field.
    let version = unsafe { options.cast::<i32>().read_unaligned() };
    let end = usize::try_from(version)
        .ok()
        .and_then(|version| T::ENDS.get(version.checked_sub(1)?))
        .ok_or_else(|| incompatible::<T>(version))?;
    let end = match T::ENDS.get(version as usize) {
        Some(next) if is_planted(Fault::OverRead) => next,
        _ => end,
    };
    assert!(*end <= size_of::<T>());
    let mut copy = MaybeUninit::<T>::zeroed();
    // SAFETY: the caller vouches for `end` bytes behind `options`, the assertion for the room in `copy`; the two cannot overlap. Zero bytes are a valid `T`, and so are the fields of a `T`.
    unsafe {
        ptr::copy_nonoverlapping(options.cast::<u8>(), copy.as_mut_ptr().cast::<u8>(), *end);
        Ok(copy.assume_init())
    }
}

fn incompatible<T: Versioned>(version: i32) -> Refusal {
    let (name, latest) = (name_of::<T>(), T::LATEST);
    let reason = format!("{name}.ApiVersion is {version}, and this library knows 1 to {latest}");
    Refusal::new(EOS_EResult::EOS_IncompatibleVersion, reason)
}

/// What C calls the struct.
fn name_of<T>() -> &'static str {
    let path = std::any::type_name::<T>();
    path.rsplit_once("::").map_or(path, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use std::mem::offset_of;

    use super::*;

    /// Version 2 put `flag` into the padding behind `count`; version 3 appended `last`.
    #[repr(C)]
    #[derive(Clone, Copy)]
    struct Grown {
        api_version: i32,
        wide: u64,
        count: i32,
        flag: i32,
        last: u64,
    }

    // SAFETY: plain integers, and the ends are those of `count`, `flag` and `last`.
    unsafe impl Versioned for Grown {
        const LATEST: i32 = 3;
        const ENDS: &'static [usize] = &[
            offset_of!(Grown, count) + 4,
            offset_of!(Grown, flag) + 4,
            offset_of!(Grown, last) + 8,
        ];
    }

    /// A heap block of exactly `size` bytes, so that a sanitizer sees a read past its end. Everything that is not written below stays garbage.
    fn block(version: i32, size: usize) -> Box<[u8]> {
        let mut bytes = vec![0xA5; size].into_boxed_slice();
        bytes[..4].copy_from_slice(&version.to_ne_bytes());
        bytes
    }

    fn read_block(bytes: &[u8]) -> Result<Grown, Refusal> {
        // SAFETY: the block is as long as its version says, and `read` asks for no alignment.
        unsafe { read(bytes.as_ptr().cast::<Grown>()) }
    }

    #[test]
    fn each_version_gives_its_own_fields_and_zero_for_later_ones() {
        let garbage = i32::from_ne_bytes([0xA5; 4]);
        for (index, end) in Grown::ENDS.iter().enumerate() {
            let version = i32::try_from(index).expect("three versions") + 1;
            let read = read_block(&block(version, *end)).expect("a known version");
            assert_eq!(read.api_version, version);
            assert_eq!(read.wide, u64::from_ne_bytes([0xA5; 8]));
            assert_eq!(read.count, garbage);
            assert_eq!(read.flag, if version >= 2 { garbage } else { 0 });
            let last = if version >= 3 {
                u64::from_ne_bytes([0xA5; 8])
            } else {
                0
            };
            assert_eq!(read.last, last);
        }
    }

    #[test]
    fn garbage_in_the_padding_of_an_old_struct_is_not_taken_for_a_field() {
        let padded = block(1, offset_of!(Grown, flag) + 4);
        assert_eq!(read_block(&padded).expect("version 1").flag, 0);
    }

    #[test]
    fn unaligned_structs_are_read() {
        let mut bytes = vec![0_u8];
        bytes.extend_from_slice(&block(3, size_of::<Grown>()));
        assert_eq!(read_block(&bytes[1..]).expect("version 3").api_version, 3);
    }

    #[test]
    fn unknown_versions_and_null_are_refused() {
        for version in [0, -1, i32::MIN, 4, i32::MAX] {
            let refusal = read_block(&block(version, 4))
                .err()
                .expect("no such version");
            assert_eq!(refusal.code, EOS_EResult::EOS_IncompatibleVersion);
            let reason = format!("Grown.ApiVersion is {version}, and this library knows 1 to 3");
            assert_eq!(refusal.reason, reason);
        }
        // SAFETY: null is what is tested.
        let null = unsafe { read(ptr::null::<Grown>()) };
        assert_eq!(null.err(), Some(Refusal::parameter("Grown is null")));
    }
}

//! `eos_version.h`: which version this is.

use std::ffi::{CStr, c_char};

use super::boundary::boundary;

/// The version of the API, no changelist, and behind the plus sign, where the version of the platform's own SDK may stand, who made this library.
const VERSION: &CStr = {
    let text = concat!("1.19.0.3-0+greenroom.", env!("CARGO_PKG_VERSION"), "\0");
    match CStr::from_bytes_with_nul(text.as_bytes()) {
        Ok(text) => text,
        Err(_) => panic!("a version has no NUL inside"),
    }
};

/// The version of the library as text: `MAJOR.MINOR.PATCH.HOTFIX-CHANGELIST`, then `+greenroom.` and Greenroom's own version. Never null; valid as long as the library is loaded. May be called at
/// any time, from any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_GetVersion() -> *const c_char {
    boundary("EOS_GetVersion", || VERSION.as_ptr())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_the_one_of_the_api_and_names_greenroom() {
        let text = VERSION.to_str().expect("ASCII");
        let (api, own) = text.split_once('+').expect("build metadata");
        assert_eq!(api, "1.19.0.3-0");
        assert_eq!(own, format!("greenroom.{}", env!("CARGO_PKG_VERSION")));
    }
}

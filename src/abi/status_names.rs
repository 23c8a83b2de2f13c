//! The functions of `eos_types.h`: names of states.

use std::ffi::c_char;

use super::boundary::boundary;
use super::types::{CEnum, EOS_EApplicationStatus, EOS_ENetworkStatus};

/// The name of an application status, such as `EOS_AS_Foreground`. Never null: a number that is no status gives `EOS_AS_Unknown`. Static text; any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_EApplicationStatus_ToString(
    ApplicationStatus: CEnum<EOS_EApplicationStatus>,
) -> *const c_char {
    boundary("EOS_EApplicationStatus_ToString", || {
        let status = ApplicationStatus.get();
        status
            .map_or(c"EOS_AS_Unknown", EOS_EApplicationStatus::name)
            .as_ptr()
    })
}

/// The name of a network status, such as `EOS_NS_Online`. Never null: a number that is no status gives `EOS_NS_Unknown`. Static text; any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_ENetworkStatus_ToString(
    NetworkStatus: CEnum<EOS_ENetworkStatus>,
) -> *const c_char {
    boundary("EOS_ENetworkStatus_ToString", || {
        let status = NetworkStatus.get();
        status
            .map_or(c"EOS_NS_Unknown", EOS_ENetworkStatus::name)
            .as_ptr()
    })
}

#[cfg(test)]
mod tests {
    use std::ffi::CStr;

    use super::*;

    fn text(answer: *const c_char) -> &'static CStr {
        // SAFETY: the answers are static.
        unsafe { CStr::from_ptr(answer) }
    }

    #[test]
    fn every_state_has_its_name_and_any_number_a_text() {
        for status in EOS_EApplicationStatus::ALL {
            let name = EOS_EApplicationStatus_ToString(CEnum::from(*status));
            assert_eq!(text(name), status.name());
        }
        for status in EOS_ENetworkStatus::ALL {
            let name = EOS_ENetworkStatus_ToString(CEnum::from(*status));
            assert_eq!(text(name), status.name());
        }
        let unknown = EOS_EApplicationStatus_ToString(CEnum::from_raw(-7));
        assert_eq!(text(unknown), c"EOS_AS_Unknown");
        let unknown = EOS_ENetworkStatus_ToString(CEnum::from_raw(3));
        assert_eq!(text(unknown), c"EOS_NS_Unknown");
    }
}

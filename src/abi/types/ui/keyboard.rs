//! A keyboard on the screen.

use std::ffi::c_void;

use crate::abi::types::{CEnum, EOS_Bool};
use crate::c_enum::c_enum;

c_enum! {
    /// What happens where a text field of an overlay wants a keyboard on the screen.
    pub enum EOS_UI_EOnScreenKeyboardBehavior {
        /// Nothing.
        EOS_UIOSKB_None = 0,
        /// The game is told.
        EOS_UIOSKB_Notification = 1,
        /// The system's keyboard comes up.
        EOS_UIOSKB_Native = 2,
    }
}

c_enum! {
    /// For what a keyboard on the screen is wanted.
    pub enum EOS_UI_EOnScreenKeyboardType {
        /// For nothing any more.
        EOS_UIOSKT_None = 0,
        /// For anything.
        EOS_UIOSKT_Default = 1,
        /// For text.
        EOS_UIOSKT_Text = 2,
        /// For a telephone number.
        EOS_UIOSKT_TelephoneNumber = 3,
        /// For an address on the web.
        EOS_UIOSKT_URL = 4,
        /// For an address of mail.
        EOS_UIOSKT_Email = 5,
        /// For digits.
        EOS_UIOSKT_Numeric = 6,
        /// For a number with a fraction.
        EOS_UIOSKT_Decimal = 7,
        /// For a search.
        EOS_UIOSKT_Search = 8,
    }
}

/// Newest version of `EOS_UI_ConfigureOnScreenKeyboardOptions` that this library knows.
pub const EOS_UI_CONFIGUREONSCREENKEYBOARD_API_LATEST: i32 = 1;

/// What `EOS_UI_ConfigureOnScreenKeyboard` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_ConfigureOnScreenKeyboardOptions {
    /// Version of this struct: `EOS_UI_CONFIGUREONSCREENKEYBOARD_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// What happens where a keyboard is wanted.
    pub Behavior: CEnum<EOS_UI_EOnScreenKeyboardBehavior>,
    /// Whether a real keyboard keeps the one on the screen away.
    pub bIsDeviceChecksEnabled: EOS_Bool,
}

/// Newest version of `EOS_UI_AddNotifyOnScreenKeyboardRequestedOptions` that this library knows.
pub const EOS_UI_ADDNOTIFYONSCREENKEYBOARDREQUESTED_API_LATEST: i32 = 1;

/// What `EOS_UI_AddNotifyOnScreenKeyboardRequested` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_AddNotifyOnScreenKeyboardRequestedOptions {
    /// Version of this struct: `EOS_UI_ADDNOTIFYONSCREENKEYBOARDREQUESTED_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// A text field of the overlay wants a keyboard. Never told.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_OnScreenKeyboardRequestedCallbackInfo {
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// For what.
    pub Type: CEnum<EOS_UI_EOnScreenKeyboardType>,
}

/// Tells that a keyboard is wanted.
pub type EOS_UI_OnScreenKeyboardRequestedCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_UI_OnScreenKeyboardRequestedCallbackInfo)>;

//! Keys and buttons that open an overlay.

use crate::abi::types::{CEnum, EOS_Bool};
use crate::c_enum::c_enum;

c_enum! {
    /// A key, and the modifiers that are held with it. Combine them with `|`; C++ needs casts for that.
    pub enum EOS_UI_EKeyCombination {
        //= /// How many bits the modifiers lie above the key.
        //= EOS_UIK_ModifierShift = 16,
        /// The bits of the key.
        EOS_UIK_KeyTypeMask = 65535,
        /// The bits of the modifiers.
        EOS_UIK_ModifierMask = -65536,
        /// The modifier Shift.
        EOS_UIK_Shift = 65536,
        /// The modifier Control.
        EOS_UIK_Control = 131072,
        /// The modifier Alt.
        EOS_UIK_Alt = 262144,
        /// The modifier Windows or Command.
        EOS_UIK_Meta = 524288,
        /// The bits of all modifiers that there are.
        EOS_UIK_ValidModifierMask = 983040,
        /// No key.
        EOS_UIK_None = 0,
        /// The space bar.
        EOS_UIK_Space = 1,
        /// Backspace.
        EOS_UIK_Backspace = 2,
        /// Tabulator.
        EOS_UIK_Tab = 3,
        /// Escape.
        EOS_UIK_Escape = 4,
        /// Page up.
        EOS_UIK_PageUp = 5,
        /// Page down.
        EOS_UIK_PageDown = 6,
        /// End.
        EOS_UIK_End = 7,
        /// Home.
        EOS_UIK_Home = 8,
        /// Insert.
        EOS_UIK_Insert = 9,
        /// Delete.
        EOS_UIK_Delete = 10,
        /// The arrow to the left.
        EOS_UIK_Left = 11,
        /// The arrow up.
        EOS_UIK_Up = 12,
        /// The arrow to the right.
        EOS_UIK_Right = 13,
        /// The arrow down.
        EOS_UIK_Down = 14,
        /// 0.
        EOS_UIK_Key0 = 15,
        /// 1.
        EOS_UIK_Key1 = 16,
        /// 2.
        EOS_UIK_Key2 = 17,
        /// 3.
        EOS_UIK_Key3 = 18,
        /// 4.
        EOS_UIK_Key4 = 19,
        /// 5.
        EOS_UIK_Key5 = 20,
        /// 6.
        EOS_UIK_Key6 = 21,
        /// 7.
        EOS_UIK_Key7 = 22,
        /// 8.
        EOS_UIK_Key8 = 23,
        /// 9.
        EOS_UIK_Key9 = 24,
        /// A.
        EOS_UIK_KeyA = 25,
        /// B.
        EOS_UIK_KeyB = 26,
        /// C.
        EOS_UIK_KeyC = 27,
        /// D.
        EOS_UIK_KeyD = 28,
        /// E.
        EOS_UIK_KeyE = 29,
        /// F.
        EOS_UIK_KeyF = 30,
        /// G.
        EOS_UIK_KeyG = 31,
        /// H.
        EOS_UIK_KeyH = 32,
        /// I.
        EOS_UIK_KeyI = 33,
        /// J.
        EOS_UIK_KeyJ = 34,
        /// K.
        EOS_UIK_KeyK = 35,
        /// L.
        EOS_UIK_KeyL = 36,
        /// M.
        EOS_UIK_KeyM = 37,
        /// N.
        EOS_UIK_KeyN = 38,
        /// O.
        EOS_UIK_KeyO = 39,
        /// P.
        EOS_UIK_KeyP = 40,
        /// Q.
        EOS_UIK_KeyQ = 41,
        /// R.
        EOS_UIK_KeyR = 42,
        /// S.
        EOS_UIK_KeyS = 43,
        /// T.
        EOS_UIK_KeyT = 44,
        /// U.
        EOS_UIK_KeyU = 45,
        /// V.
        EOS_UIK_KeyV = 46,
        /// W.
        EOS_UIK_KeyW = 47,
        /// X.
        EOS_UIK_KeyX = 48,
        /// Y.
        EOS_UIK_KeyY = 49,
        /// Z.
        EOS_UIK_KeyZ = 50,
        /// 0 on the number pad.
        EOS_UIK_Numpad0 = 51,
        /// 1 on the number pad.
        EOS_UIK_Numpad1 = 52,
        /// 2 on the number pad.
        EOS_UIK_Numpad2 = 53,
        /// 3 on the number pad.
        EOS_UIK_Numpad3 = 54,
        /// 4 on the number pad.
        EOS_UIK_Numpad4 = 55,
        /// 5 on the number pad.
        EOS_UIK_Numpad5 = 56,
        /// 6 on the number pad.
        EOS_UIK_Numpad6 = 57,
        /// 7 on the number pad.
        EOS_UIK_Numpad7 = 58,
        /// 8 on the number pad.
        EOS_UIK_Numpad8 = 59,
        /// 9 on the number pad.
        EOS_UIK_Numpad9 = 60,
        /// Times on the number pad.
        EOS_UIK_NumpadAsterisk = 61,
        /// Plus on the number pad.
        EOS_UIK_NumpadPlus = 62,
        /// Minus on the number pad.
        EOS_UIK_NumpadMinus = 63,
        /// The decimal point on the number pad.
        EOS_UIK_NumpadPeriod = 64,
        /// Divided by on the number pad.
        EOS_UIK_NumpadDivide = 65,
        /// F1.
        EOS_UIK_F1 = 66,
        /// F2.
        EOS_UIK_F2 = 67,
        /// F3.
        EOS_UIK_F3 = 68,
        /// F4.
        EOS_UIK_F4 = 69,
        /// F5.
        EOS_UIK_F5 = 70,
        /// F6.
        EOS_UIK_F6 = 71,
        /// F7.
        EOS_UIK_F7 = 72,
        /// F8.
        EOS_UIK_F8 = 73,
        /// F9.
        EOS_UIK_F9 = 74,
        /// F10.
        EOS_UIK_F10 = 75,
        /// F11.
        EOS_UIK_F11 = 76,
        /// F12.
        EOS_UIK_F12 = 77,
        /// F13.
        EOS_UIK_F13 = 78,
        /// F14.
        EOS_UIK_F14 = 79,
        /// F15.
        EOS_UIK_F15 = 80,
        /// F16.
        EOS_UIK_F16 = 81,
        /// F17.
        EOS_UIK_F17 = 82,
        /// F18.
        EOS_UIK_F18 = 83,
        /// F19.
        EOS_UIK_F19 = 84,
        /// F20.
        EOS_UIK_F20 = 85,
        /// F21.
        EOS_UIK_F21 = 86,
        /// F22.
        EOS_UIK_F22 = 87,
        /// F23.
        EOS_UIK_F23 = 88,
        /// F24.
        EOS_UIK_F24 = 89,
        /// The key with plus, whatever the country.
        EOS_UIK_OemPlus = 90,
        /// The key with the comma, whatever the country.
        EOS_UIK_OemComma = 91,
        /// The key with minus, whatever the country.
        EOS_UIK_OemMinus = 92,
        /// The key with the period, whatever the country.
        EOS_UIK_OemPeriod = 93,
        /// Key 1 of those that each country has something else on.
        EOS_UIK_Oem1 = 94,
        /// Key 2 of those that each country has something else on.
        EOS_UIK_Oem2 = 95,
        /// Key 3 of those that each country has something else on.
        EOS_UIK_Oem3 = 96,
        /// Key 4 of those that each country has something else on.
        EOS_UIK_Oem4 = 97,
        /// Key 5 of those that each country has something else on.
        EOS_UIK_Oem5 = 98,
        /// Key 6 of those that each country has something else on.
        EOS_UIK_Oem6 = 99,
        /// Key 7 of those that each country has something else on.
        EOS_UIK_Oem7 = 100,
        /// Key 8 of those that each country has something else on.
        EOS_UIK_Oem8 = 101,
        /// One more than the last key.
        EOS_UIK_MaxKeyType = 102,
    }
}

c_enum! {
    /// Buttons of a gamepad. Combine them with `|`; C++ needs casts for that.
    pub enum EOS_UI_EInputStateButtonFlags {
        /// No button.
        EOS_UISBF_None = 0,
        /// The direction pad, left.
        EOS_UISBF_DPad_Left = 1,
        /// The direction pad, right.
        EOS_UISBF_DPad_Right = 2,
        /// The direction pad, down.
        EOS_UISBF_DPad_Down = 4,
        /// The direction pad, up.
        EOS_UISBF_DPad_Up = 8,
        /// The left one of the four.
        EOS_UISBF_FaceButton_Left = 16,
        /// The right one of the four.
        EOS_UISBF_FaceButton_Right = 32,
        /// The lower one of the four.
        EOS_UISBF_FaceButton_Bottom = 64,
        /// The upper one of the four.
        EOS_UISBF_FaceButton_Top = 128,
        /// The left shoulder button.
        EOS_UISBF_LeftShoulder = 256,
        /// The right shoulder button.
        EOS_UISBF_RightShoulder = 512,
        /// The left trigger.
        EOS_UISBF_LeftTrigger = 1024,
        /// The right trigger.
        EOS_UISBF_RightTrigger = 2048,
        /// The small button to the left of the middle.
        EOS_UISBF_Special_Left = 4096,
        /// The small button to the right of the middle.
        EOS_UISBF_Special_Right = 8192,
        /// The left stick, pressed.
        EOS_UISBF_LeftThumbstick = 16384,
        /// The right stick, pressed.
        EOS_UISBF_RightThumbstick = 32768,
    }
}

/// Newest version of `EOS_UI_SetToggleFriendsKeyOptions` that this library knows.
pub const EOS_UI_SETTOGGLEFRIENDSKEY_API_LATEST: i32 = 1;

/// What `EOS_UI_SetToggleFriendsKey` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_SetToggleFriendsKeyOptions {
    /// Version of this struct: `EOS_UI_SETTOGGLEFRIENDSKEY_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The key with its modifiers; `EOS_UIK_None` for the one that the SDK begins with.
    pub KeyCombination: CEnum<EOS_UI_EKeyCombination>,
}

/// Newest version of `EOS_UI_GetToggleFriendsKeyOptions` that this library knows.
pub const EOS_UI_GETTOGGLEFRIENDSKEY_API_LATEST: i32 = 1;

/// What `EOS_UI_GetToggleFriendsKey` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_GetToggleFriendsKeyOptions {
    /// Version of this struct: `EOS_UI_GETTOGGLEFRIENDSKEY_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// Newest version of `EOS_UI_SetToggleFriendsButtonOptions` that this library knows.
pub const EOS_UI_SETTOGGLEFRIENDSBUTTON_API_LATEST: i32 = 1;

/// What `EOS_UI_SetToggleFriendsButton` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_SetToggleFriendsButtonOptions {
    /// Version of this struct: `EOS_UI_SETTOGGLEFRIENDSBUTTON_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The buttons; `EOS_UISBF_None` for none.
    pub ButtonCombination: CEnum<EOS_UI_EInputStateButtonFlags>,
}

/// Newest version of `EOS_UI_GetToggleFriendsButtonOptions` that this library knows.
pub const EOS_UI_GETTOGGLEFRIENDSBUTTON_API_LATEST: i32 = 1;

/// What `EOS_UI_GetToggleFriendsButton` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_GetToggleFriendsButtonOptions {
    /// Version of this struct: `EOS_UI_GETTOGGLEFRIENDSBUTTON_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// Newest version of `EOS_UI_ReportInputStateOptions` that this library knows.
pub const EOS_UI_REPORTINPUTSTATE_API_LATEST: i32 = 2;

/// What `EOS_UI_ReportInputState` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_ReportInputStateOptions {
    /// Version of this struct: `EOS_UI_REPORTINPUTSTATE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The buttons that are held.
    pub ButtonDownFlags: CEnum<EOS_UI_EInputStateButtonFlags>,
    /// Whether the right button of the four accepts, and not the lower one.
    pub bAcceptIsFaceButtonRight: EOS_Bool,
    /// Whether the mouse button is held.
    pub bMouseButtonDown: EOS_Bool,
    /// Where the mouse is, in pixels from the left.
    pub MousePosX: u32,
    /// Where the mouse is, in pixels from the top.
    pub MousePosY: u32,
    /// Which gamepad.
    pub GamepadIndex: u32,
    /// The left stick, -1 to 1, to the right.
    pub LeftStickX: f32,
    /// The left stick, -1 to 1, up.
    pub LeftStickY: f32,
    /// The right stick, -1 to 1, to the right.
    pub RightStickX: f32,
    /// The right stick, -1 to 1, up.
    pub RightStickY: f32,
    /// The left trigger, 0 to 1.
    pub LeftTrigger: f32,
    /// The right trigger, 0 to 1.
    pub RightTrigger: f32,
}

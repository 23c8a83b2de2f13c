//! Which keys and buttons open an overlay. There is none to open; what a game sets is checked, kept and told again.

use crate::interfaces::{Failure, Outcome};

/// A key with its modifiers, in the numbers of `EOS_UI_EKeyCombination`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keys(i32);

const KEY_MASK: i32 = 0xFFFF;
const SHIFT: i32 = 1 << 16;
const CONTROL: i32 = 1 << 17;
const ALT: i32 = 1 << 18;
/// Space, backspace, tabulator and escape.
const EDITING: std::ops::RangeInclusive<i32> = 1..=4;
const F1: i32 = 66;
const F3: i32 = 68;
const F12: i32 = 77;

impl Keys {
    /// What a game sets: a function key, space, backspace, tabulator or escape with shift, control or alt, or more of them; nothing for the one that the SDK begins with.
    ///
    /// # Errors
    /// `EOS_InvalidParameters` for any other.
    pub fn new(number: i32) -> Outcome<Self> {
        if number == 0 {
            return Ok(Self::default());
        }
        match Self::is_valid(number) {
            true => Ok(Self(number)),
            false => Err(Failure::parameter(format!(
                "KeyCombination is {number}, which is not one of F1 to F12, Space, Backspace, Tab and Escape with Shift, Control or Alt"
            ))),
        }
    }

    /// Whether a combination may be set. None names no key.
    pub fn is_valid(number: i32) -> bool {
        let (key, modifiers) = (number & KEY_MASK, number & !KEY_MASK);
        let is_key = EDITING.contains(&key) || (F1..=F12).contains(&key);
        is_key && modifiers != 0 && modifiers & !(SHIFT | CONTROL | ALT) == 0
    }

    pub fn number(self) -> i32 {
        self.0
    }
}

impl Default for Keys {
    fn default() -> Self {
        Self(SHIFT | F3)
    }
}

/// Buttons of a gamepad, in the numbers of `EOS_UI_EInputStateButtonFlags`. None at the start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Buttons(i32);

/// Shoulder buttons, triggers, the small buttons in the middle, and sticks that are pressed.
const BUTTONS: i32 = 0xFF00;

impl Buttons {
    /// # Errors
    /// `EOS_InvalidParameters` for what names other buttons.
    pub fn new(number: i32) -> Outcome<Self> {
        match number == 0 || Self::is_valid(number) {
            true => Ok(Self(number)),
            false => Err(Failure::parameter(format!(
                "ButtonCombination is {number}, which names others than shoulder buttons, triggers, special buttons and thumbsticks"
            ))),
        }
    }

    /// Whether a combination may open an overlay. None names no button.
    pub fn is_valid(number: i32) -> bool {
        number != 0 && number & !BUTTONS == 0
    }

    pub fn number(self) -> i32 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_needs_a_modifier_and_a_modifier_a_key() {
        const META: i32 = 1 << 19;
        for key in [1, 2, 3, 4, F1, F3, F12] {
            for modifiers in [SHIFT, CONTROL, ALT, SHIFT | CONTROL | ALT] {
                assert!(Keys::is_valid(key | modifiers), "{key} with {modifiers}");
            }
            assert!(!Keys::is_valid(key), "{key} alone");
            assert!(!Keys::is_valid(key | META) && !Keys::is_valid(key | SHIFT | META));
        }
        for key in [0, 5, F1 - 1, F12 + 1, 102, KEY_MASK] {
            assert!(!Keys::is_valid(key | SHIFT), "{key}");
        }
        assert!(!Keys::is_valid(-1) && !Keys::is_valid(i32::MIN | F1));
    }

    #[test]
    fn no_key_is_the_one_at_the_start() {
        let start = Keys::default();
        assert_eq!(start.number(), SHIFT | F3);
        assert_eq!(Keys::new(0), Ok(start));
        assert!(Keys::new(F3).is_err());
    }

    #[test]
    fn buttons_under_the_thumbs_open_nothing() {
        for bit in 0..16 {
            assert_eq!(Buttons::is_valid(1 << bit), bit >= 8, "bit {bit}");
        }
        assert!(Buttons::is_valid(0xFF00) && !Buttons::is_valid(0x1_0000));
        assert!(!Buttons::is_valid(0) && Buttons::new(0).is_ok());
        assert!(Buttons::new(0x0110).is_err() && Buttons::new(-1).is_err());
    }
}

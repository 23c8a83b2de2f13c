//! The value behind a product user id or an Epic account id.

use std::fmt;

/// How many digits a number has when it is written as text.
const DIGITS: usize = 32;
/// The longest text that is an id, in bytes.
const TEXT_LIMIT: usize = 128;

/// An id, compared by value: leading zeros make no difference to a number.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UserId {
    /// An account of a directory: below 2^63.
    Number(u64),
    /// Any other text, kept as it came: an id that some other service minted.
    Foreign(Box<str>),
}

impl UserId {
    /// The id that `text` means; nothing for an empty text or one of more than 128 bytes. Nothing else is checked: whether there is such an account is for the directory to say.
    pub fn parse(text: &str) -> Option<Self> {
        if text.is_empty() || text.len() > TEXT_LIMIT {
            return None;
        }
        Some(match account_number(text) {
            Some(number) => Self::Number(number),
            None => Self::Foreign(text.into()),
        })
    }
}

fn account_number(text: &str) -> Option<u64> {
    // `u64::from_str` would take a leading plus sign.
    let digits = text.len() <= DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
    let number: u64 = digits.then(|| text.parse().ok())??;
    (number <= i64::MAX as u64).then_some(number)
}

impl fmt::Display for UserId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(out, "{number:0DIGITS$}"),
            Self::Foreign(text) => out.write_str(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(id: &str) -> Option<String> {
        UserId::parse(id).map(|id| id.to_string())
    }

    #[test]
    fn numbers_are_equal_by_value_and_print_with_32_digits() {
        let padded = format!("{:032}", 42);
        assert_eq!(UserId::parse("42"), UserId::parse(&padded));
        assert_eq!(text("42"), Some(padded));
        let largest = i64::MAX.to_string();
        assert_eq!(text(&largest), Some(format!("{largest:0>32}")));
    }

    #[test]
    fn anything_else_stays_as_it_came() {
        let too_large = "9223372036854775808";
        let too_many_digits = "0".repeat(33);
        for id in [too_large, &too_many_digits, "+5", "0002a", "١٢", " 1"] {
            assert_eq!(text(id).as_deref(), Some(id));
        }
    }

    #[test]
    fn empty_and_overlong_texts_are_no_ids() {
        assert_eq!(text(""), None);
        assert_eq!(text(&"x".repeat(129)), None);
        assert!(text(&"x".repeat(128)).is_some());
    }
}

//! Platforms that players play on, as EOS numbers them.

use std::borrow::Cow;

/// The platform of those who play on none of the others' own: a desktop without
/// a store's library.
pub const EPIC: u32 = 100;
/// Steam.
pub const STEAM: u32 = 4000;

/// Platforms by the words that logins have for them.
const KNOWN: [(&str, u32); 5] = [
    ("epic", EPIC),
    ("psn", 1000),
    ("nintendo", 2000),
    ("xbl", 3000),
    ("steam", STEAM),
];

/// The number of a platform that a login names, by its word in any letter case
/// or by the number itself; none for a word that says nothing here.
pub fn number_of(label: &str) -> Option<u32> {
    let mut known = KNOWN.iter();
    let word = known.find(|(word, _)| word.eq_ignore_ascii_case(label));
    word.map(|(_, number)| *number)
        .or_else(|| label.parse().ok())
}

/// What a login calls the platform of a number.
pub fn label_of(number: u32) -> Cow<'static, str> {
    let word = KNOWN.iter().find(|(_, known)| *known == number);
    word.map_or_else(|| number.to_string().into(), |(word, _)| (*word).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_read_back_and_words_come_in_any_case() {
        for number in [0, EPIC, 1000, 2000, 3000, STEAM, 4001, u32::MAX] {
            assert_eq!(number_of(&label_of(number)), Some(number));
        }
        assert_eq!(number_of("Steam"), Some(STEAM));
        for odd in ["", "other", "-1", "4294967296", "steam "] {
            assert_eq!(number_of(odd), None, "{odd}");
        }
    }
}

//! What handles say: the attributes of invites and searches.

use std::collections::BTreeSet;

use greenroom_protocol::error::Refusal;
use greenroom_protocol::handle::{self, InviteAttributes};
use greenroom_protocol::limits;

use crate::session::SearchAttributes;

/// Checks what an invite says.
///
/// # Errors
/// `BadRequest` naming the field.
pub(super) fn of_invite(given: Option<&InviteAttributes>) -> Result<InviteAttributes, Refusal> {
    let Some(given) = given else {
        return Ok(InviteAttributes::default());
    };
    let wrong = |field, why: String| {
        let message = format!("inviteAttributes.{field}: {why}");
        Err(Refusal::bad_request(message))
    };
    if given.sender_string.is_some() {
        return wrong("senderString", "is for services, and players send".into());
    }
    let context = given.context.as_deref().map_or(0, encoded_length);
    if context > limits::INVITE_CONTEXT_MAX {
        let most = limits::INVITE_CONTEXT_MAX;
        let why = format!("{context} bytes once it is encoded for a URI, of at most {most}");
        return wrong("context", why);
    }
    let text = given.context_string.as_ref().map_or(0, String::len);
    if text > limits::INVITE_CONTEXT_STRING_MAX {
        let most = limits::INVITE_CONTEXT_STRING_MAX;
        return wrong("contextString", format!("{text} bytes, of at most {most}"));
    }
    Ok(given.clone())
}

/// Bytes of a text as a component of a URI.
fn encoded_length(text: &str) -> usize {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~');
    text.bytes().map(|b| if plain(b) { 1 } else { 3 }).sum()
}

/// Checks what a search handle says.
///
/// # Errors
/// `BadRequest` naming the field.
pub(super) fn of_search(
    given: Option<&handle::SearchAttributes>,
) -> Result<SearchAttributes, Refusal> {
    let Some(given) = given else {
        return Ok(SearchAttributes::default());
    };
    let numbers = given.numbers.keys();
    check_names("tags", given.tags.iter())?;
    check_names("strings", given.strings.keys())?;
    check_names("numbers", numbers)?;
    check_types(given)?;
    for (name, value) in &given.strings {
        if value.chars().count() > limits::SEARCH_VALUE_MAX_CHARS {
            let most = limits::SEARCH_VALUE_MAX_CHARS;
            return Err(wrong(
                "strings",
                format!("{name} has more than {most} characters"),
            ));
        }
    }
    let words = [given.language.as_slice(), &given.achievement_ids];
    for (field, words) in ["language", "achievementIds"].into_iter().zip(words) {
        check_words(field, words)?;
    }
    Ok(SearchAttributes {
        tags: given.tags.clone(),
        strings: given.strings.clone(),
        numbers: given.numbers.clone(),
        language: given.language.clone(),
        achievement_ids: given.achievement_ids.clone(),
    })
}

fn wrong(field: &str, why: impl std::fmt::Display) -> Refusal {
    Refusal::bad_request(format!("searchAttributes.{field}: {why}"))
}

fn check_count(field: &str, count: usize) -> Result<(), Refusal> {
    let most = limits::SEARCH_ATTRIBUTES_MAX;
    match count <= most {
        true => Ok(()),
        false => Err(wrong(field, format!("more than {most} entries"))),
    }
}

/// Names of attributes, and tags. Their letter case does not count.
fn check_names<'a>(
    field: &str,
    names: impl ExactSizeIterator<Item = &'a String>,
) -> Result<(), Refusal> {
    check_count(field, names.len())?;
    let mut seen = BTreeSet::new();
    for name in names {
        let letter_first = name.starts_with(|c: char| c.is_ascii_alphabetic());
        let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        if !letter_first || !plain || name.len() > limits::SEARCH_NAME_MAX {
            let most = limits::SEARCH_NAME_MAX;
            let why = format!(
                "{name:.40?} is not a letter with letters, digits and '_' after it, {most} at most"
            );
            return Err(wrong(field, why));
        }
        if !seen.insert(name.to_ascii_lowercase()) {
            return Err(wrong(field, format!("{name} occurs twice")));
        }
    }
    Ok(())
}

/// A name has one value: searches find nothing else by it.
fn check_types(given: &handle::SearchAttributes) -> Result<(), Refusal> {
    let folded = |name: &String| name.to_ascii_lowercase();
    let texts: BTreeSet<_> = given.strings.keys().map(folded).collect();
    let mut numbers = given.numbers.keys();
    match numbers.find(|name| texts.contains(&folded(name))) {
        Some(name) => Err(wrong("numbers", format!("{name} is one of strings too"))),
        None => Ok(()),
    }
}

fn check_words(field: &str, words: &[String]) -> Result<(), Refusal> {
    check_count(field, words.len())?;
    let most = limits::SEARCH_WORD_MAX;
    let fits = |word: &String| !word.is_empty() && word.len() <= most;
    match words.iter().all(fits) {
        true => Ok(()),
        false => Err(wrong(field, format!("no bytes, or more than {most}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn search(change: impl Fn(&mut handle::SearchAttributes)) -> Result<SearchAttributes, Refusal> {
        let mut given = handle::SearchAttributes::default();
        change(&mut given);
        of_search(Some(&given))
    }

    #[test]
    fn names_begin_with_a_letter_and_hold_no_space() {
        for good in ["a", "Skill_D", "x9", &"a".repeat(limits::SEARCH_NAME_MAX)] {
            search(|it| it.tags.push(good.to_owned())).expect(good);
            search(|it| it.numbers = [(good.to_owned(), 1.0)].into()).expect(good);
        }
        let long = "a".repeat(limits::SEARCH_NAME_MAX + 1);
        for bad in ["", "9", "_a", "a b", "ä", "a-b", &long] {
            for refused in [
                search(|it| it.tags.push(bad.to_owned())),
                search(|it| drop(it.strings.insert(bad.to_owned(), "v".into()))),
                search(|it| it.numbers = [(bad.to_owned(), 1.0)].into()),
            ] {
                assert!(refused.is_err(), "{bad:?}");
            }
        }
        let twice = search(|it| it.tags = vec!["fun".into(), "FUN".into()]);
        assert!(twice.expect_err("one tag").message.contains("FUN"));
    }

    #[test]
    fn a_name_has_a_text_or_a_number() {
        let both = |text: &str, number: &str| {
            search(|it| {
                it.strings = [(text.to_owned(), "v".into())].into();
                it.numbers = [(number.to_owned(), 1.0)].into();
            })
        };
        let refused = both("skill", "Skill").expect_err("of two types");
        assert!(refused.message.contains("searchAttributes.numbers: Skill"));
        both("skill", "skill_d").expect("two names");
    }

    #[test]
    fn values_and_lists_have_a_length() {
        let of = |length| "ä".repeat(length);
        let value = |length| search(|it| drop(it.strings.insert("a".into(), of(length))));
        assert!(value(limits::SEARCH_VALUE_MAX_CHARS).is_ok());
        assert!(value(limits::SEARCH_VALUE_MAX_CHARS + 1).is_err());
        let tags = |count| search(|it| it.tags = (0..count).map(|n| format!("t{n}")).collect());
        assert!(tags(limits::SEARCH_ATTRIBUTES_MAX).is_ok());
        assert!(tags(limits::SEARCH_ATTRIBUTES_MAX + 1).is_err());
        assert!(search(|it| it.language = Some(String::new())).is_err());
        let word = |length| search(|it| it.achievement_ids = vec!["1".repeat(length)]);
        assert!(word(limits::SEARCH_WORD_MAX).is_ok());
        assert!(word(limits::SEARCH_WORD_MAX + 1).is_err());
        let kept = search(|it| it.language = Some("fr".into())).expect("a language");
        assert_eq!(kept.language.as_deref(), Some("fr"));
    }

    #[test]
    fn a_context_is_measured_as_a_uri_carries_it() {
        let invite = |context: String| {
            of_invite(Some(&InviteAttributes {
                context: Some(context),
                ..InviteAttributes::default()
            }))
        };
        assert!(invite("a~".repeat(128)).is_ok());
        assert!(invite("/".repeat(85)).is_ok());
        let refused = invite("/".repeat(86)).expect_err("258 bytes");
        assert!(refused.message.contains("inviteAttributes.context: 258"));
        for wrong in [
            InviteAttributes {
                sender_string: Some("me".into()),
                ..InviteAttributes::default()
            },
            InviteAttributes {
                context_string: Some("x".repeat(limits::INVITE_CONTEXT_STRING_MAX + 1)),
                ..InviteAttributes::default()
            },
        ] {
            assert!(of_invite(Some(&wrong)).is_err(), "{wrong:?}");
        }
    }
}

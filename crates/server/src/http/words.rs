//! What a parser says of a request, in the words of the contract instead of
//! those of the language that this program is written in.

use greenroom_protocol::limits::MESSAGE_MAX;

/// How extractors begin their texts.
const BEGINNINGS: [(&str, &str); 3] = [
    (
        "Failed to deserialize the JSON body into the target type: ",
        "",
    ),
    ("Failed to parse the request body as JSON: ", "the body: "),
    ("Failed to deserialize form body: ", "the form: "),
];

/// What parsers call a thing, and what everybody calls it.
const WORDS: [(&str, &str); 11] = [
    (
        "expected u32",
        "expected a whole number from 0 to 4294967295",
    ),
    ("expected u64", "expected a whole number from 0 to 2^64 - 1"),
    (
        "expected i64",
        "expected a whole number from -2^63 to 2^63 - 1",
    ),
    ("expected f64", "expected a number"),
    ("expected value", "expected another kind of value"),
    ("expected a sequence", "expected a list"),
    ("expected a map", "expected an object"),
    ("invalid type: sequence", "invalid type: list"),
    ("invalid type: map", "invalid type: object"),
    ("floating point `", "number `"),
    ("unknown variant `", "unknown value `"),
];

/// The message of a rejection. Texts of the client that it quotes are cut.
pub(super) fn in_words(text: &str) -> String {
    let (told, beginning) = BEGINNINGS
        .iter()
        .find_map(|(begins, instead)| Some((text.strip_prefix(begins)?, *instead)))
        .unwrap_or((text, ""));
    let mut message = beginning.to_owned() + &shortened(told);
    for (theirs, ours) in WORDS {
        if message.contains(theirs) {
            message = message.replace(theirs, ours);
        }
    }
    message
}

/// The beginning, which says where, and the end, which says what was expected.
fn shortened(text: &str) -> String {
    if text.len() <= MESSAGE_MAX {
        return text.to_owned();
    }
    let head = &text[..text.floor_char_boundary(MESSAGE_MAX / 2)];
    let tail = &text[text.ceil_char_boundary(text.len() - MESSAGE_MAX / 2)..];
    format!("{head} … {tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_name_the_field_and_no_type_of_rust() {
        let json = |rest: &str| format!("{}{rest}", BEGINNINGS[0].0);
        for (text, expected) in [
            (
                json("greenroom.maxPlayers: invalid value: integer `-1`, expected u32"),
                "greenroom.maxPlayers: invalid value: integer `-1`, \
                 expected a whole number from 0 to 4294967295",
            ),
            (
                json("a: invalid type: sequence, expected a map"),
                "a: invalid type: list, expected an object",
            ),
            (
                json("a: unknown variant `x`, expected `y` or `z`"),
                "a: unknown value `x`, expected `y` or `z`",
            ),
            (
                "Failed to parse the request body as JSON: EOF while parsing".to_owned(),
                "the body: EOF while parsing",
            ),
        ] {
            assert_eq!(in_words(&text), expected);
        }
    }

    #[test]
    fn a_long_text_of_the_client_is_cut_in_its_middle() {
        let long = "ä".repeat(100_000);
        let text = format!("a.b: invalid type: string \"{long}\", expected u32 at line 1");
        let message = in_words(&text);
        assert!(message.len() < MESSAGE_MAX + 100, "{}", message.len());
        assert!(message.starts_with("a.b: invalid type: string \"ä"));
        assert!(message.ends_with("from 0 to 4294967295 at line 1"));
    }
}

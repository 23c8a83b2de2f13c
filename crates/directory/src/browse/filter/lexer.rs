//! From a text to its tokens, one after the other.

use std::borrow::Cow;
use std::fmt;

use super::error::Wrong;

/// A token, and where it begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind<'a>,
    /// In bytes from the beginning of the text.
    pub(super) at: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    /// What stands between two of the others: a keyword, a name, a number.
    Word(&'a str),
    /// What stands between quotes, quotes in it doubled.
    Text(&'a str),
    /// One of `( ) , : /`.
    Sign(char),
    End,
}

#[derive(Debug)]
pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The next token; at the end, the end again and again.
    pub(super) fn next(&mut self) -> Result<Token<'a>, Wrong> {
        let rest = self.text[self.at..].trim_ascii_start();
        let at = self.text.len() - rest.len();
        let (kind, length) = match rest.chars().next() {
            None => (Kind::End, 0),
            Some('\'') => quoted(rest).ok_or_else(|| {
                Wrong::new(at, "the text that begins here has no quote at its end")
            })?,
            Some(sign) if is_sign(sign) => (Kind::Sign(sign), 1),
            Some(_) => {
                let word = &rest[..rest.find(ends_word).unwrap_or(rest.len())];
                (Kind::Word(word), word.len())
            }
        };
        self.at = at + length;
        Ok(Token { kind, at })
    }
}

fn is_sign(c: char) -> bool {
    matches!(c, '(' | ')' | ',' | ':' | '/')
}

fn ends_word(c: char) -> bool {
    is_sign(c) || c == '\'' || c.is_ascii_whitespace()
}

/// The text between the quotes, and how long it is with them.
fn quoted(rest: &str) -> Option<(Kind<'_>, usize)> {
    let mut end = 1;
    loop {
        end += rest[end..].find('\'')?;
        if !rest[end + 1..].starts_with('\'') {
            return Some((Kind::Text(&rest[1..end]), end + 1));
        }
        end += 2;
    }
}

/// What a text says: of two quotes in it one is meant.
pub(super) fn unquoted(text: &str) -> Cow<'_, str> {
    match text.contains('\'') {
        true => text.replace("''", "'").into(),
        false => text.into(),
    }
}

/// As messages name it; what is long is cut.
impl fmt::Display for Kind<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => write!(f, "{}", Shown(word)),
            Self::Text(text) => write!(f, "the text '{}'", Shown(text)),
            Self::Sign(sign) => write!(f, "'{sign}'"),
            Self::End => f.write_str("the end"),
        }
    }
}

/// A part of the text in a message.
pub(super) struct Shown<'a>(pub(super) &'a str);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MOST: usize = 40;
        match self.0.char_indices().nth(MOST) {
            None => f.write_str(self.0),
            Some((end, _)) => write!(f, "{}…", &self.0[..end]),
        }
    }
}

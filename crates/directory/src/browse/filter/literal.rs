//! What is written for values.

use greenroom_protocol::attribute::{AttributeValue, Finite};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::time::exact_instant;

use super::error::Wrong;
use super::lexer::{Kind as Token, unquoted};
use super::parser::Parser;
use super::path::Kind;

/// Where a value stands among those that it is compared with.
#[derive(Clone, Debug)]
pub(super) enum Bound {
    /// At this one.
    At(AttributeValue),
    /// Behind this whole number and before the next one.
    Behind(i64),
}

/// Reads a value of this kind.
pub(super) fn bound(parser: &mut Parser<'_>, kind: Kind) -> Result<Bound, Wrong> {
    let read = match parser.peek().kind {
        Token::Text(text) if kind == Kind::Instant => instant(text),
        Token::Text(text) if kind.is_text() => {
            Some(Bound::At(AttributeValue::String(as_kept(text, kind))))
        }
        Token::Word(word) => of_word(word, kind).map(Bound::At),
        _ => None,
    };
    let read = read.ok_or_else(|| parser.unexpected(expected(kind)))?;
    parser.advance()?;
    Ok(read)
}

/// Reads a text of a kind that is text.
pub(super) fn text(parser: &mut Parser<'_>, kind: Kind) -> Result<String, Wrong> {
    let Token::Text(text) = parser.peek().kind else {
        return Err(parser.unexpected(expected(kind)));
    };
    parser.advance()?;
    Ok(as_kept(text, kind))
}

/// Reads a part of a text of this kind.
pub(super) fn part(parser: &mut Parser<'_>, kind: Kind) -> Result<String, Wrong> {
    let kind = match kind {
        Kind::Name => Kind::Name,
        _ => Kind::Text,
    };
    text(parser, kind)
}

/// A text as listings have it.
fn as_kept(text: &str, kind: Kind) -> String {
    let text = unquoted(text).into_owned();
    match kind {
        Kind::Name => text.to_ascii_lowercase(),
        Kind::Player => match text.parse::<AccountId>() {
            Ok(account) => account.padded(),
            Err(_) => text,
        },
        _ => text,
    }
}

fn of_word(word: &str, kind: Kind) -> Option<AttributeValue> {
    match (kind, word) {
        (Kind::Number, _) => number(word),
        (Kind::Integer, _) => {
            number(word).filter(|number| matches!(number, AttributeValue::Int64(_)))
        }
        (Kind::Bool, "true") => Some(AttributeValue::Bool(true)),
        (Kind::Bool, "false") => Some(AttributeValue::Bool(false)),
        _ => None,
    }
}

/// For a message: what should stand there.
fn expected(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Name | Kind::Player => "a text in single quotes",
        Kind::Number => "a number",
        Kind::Integer => "a whole number from -2^63 to 2^63 - 1",
        Kind::Bool => "true or false",
        Kind::Instant => "an instant in single quotes, as '2026-01-31T12:00:00.0000000Z'",
    }
}

/// A whole number is what it says, in the range of an int64; any other is the
/// nearest double.
pub(super) fn number(word: &str) -> Option<AttributeValue> {
    let unsigned = word.strip_prefix('-').unwrap_or(word);
    let (decimal, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((decimal, exponent)) => (decimal, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, "0"));
    let exponent_digits = exponent.map(|it| it.strip_prefix(['+', '-']).unwrap_or(it));
    if !is_digits(whole) || !is_digits(fraction) || !exponent_digits.is_none_or(is_digits) {
        return None;
    }
    if exponent.is_none() && fraction.bytes().all(|digit| digit == b'0') {
        let sign_and_whole = &word[..word.len() - unsigned.len() + whole.len()];
        if let Ok(whole) = sign_and_whole.parse() {
            return Some(AttributeValue::Int64(whole));
        }
    }
    let nearest = Finite::new(word.parse().ok()?).ok()?;
    Some(AttributeValue::Double(nearest))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Listings have instants in units of 100 ns.
const TICKS_PER_SECOND: i64 = 10_000_000;
const TICK_DIGITS: usize = 7;

fn instant(text: &str) -> Option<Bound> {
    let (seconds, fraction) = exact_instant(text).ok()?;
    let (kept, finer) = fraction.split_at(fraction.len().min(TICK_DIGITS));
    let ticks: i64 = format!("{kept:0<TICK_DIGITS$}").parse().ok()?;
    let ticks = seconds * TICKS_PER_SECOND + ticks;
    match finer.bytes().all(|digit| digit == b'0') {
        true => Some(Bound::At(AttributeValue::Int64(ticks))),
        false => Some(Bound::Behind(ticks)),
    }
}

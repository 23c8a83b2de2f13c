//! The grammar of orders.

use greenroom_protocol::attribute::AttributeValue;
use greenroom_protocol::limits;

use super::error::Wrong;
use super::lexer::Kind as Token;
use super::literal::{self, Bound};
use super::parser::{Parser, Word};
use super::path::{self, Kind, Path};
use crate::browse::distance::Target;
use crate::browse::field::Field;
use crate::browse::order::{self, Order};

/// Reads an order to its end.
pub(super) fn order_by(text: &str) -> Result<Vec<Order>, Wrong> {
    let mut parser = Parser::new(text)?;
    let mut orders = Vec::new();
    if parser.is_at(Token::End) {
        return Ok(orders);
    }
    loop {
        let most = limits::ORDER_KEYS_MAX;
        if orders.len() == most {
            let message = format!("more than {most} things to order by");
            return Err(Wrong::new(parser.peek().at, message));
        }
        orders.push(key(&mut parser)?);
        if !parser.takes(Token::Sign(','))? {
            break;
        }
    }
    parser.expect(Token::End, "asc, desc, ',' or the end")?;
    Ok(orders)
}

fn key(parser: &mut Parser<'_>) -> Result<Order, Wrong> {
    let word = parser.expect_word("a path or distance(…)")?;
    if word.text == "distance" {
        return distance(parser);
    }
    let (field, kind) = scalar(parser, word)?;
    let kind = match kind {
        Kind::Text | Kind::Name | Kind::Player => order::Kind::Text,
        Kind::Number | Kind::Integer | Kind::Instant => order::Kind::Number,
        Kind::Bool => order::Kind::Bool,
    };
    if parser.takes(Token::Word("desc"))? {
        return Ok(Order::Descending(field, kind));
    }
    parser.takes(Token::Word("asc"))?;
    Ok(Order::Ascending(field, kind))
}

/// `(path, number)` behind `distance`: the nearest first.
fn distance(parser: &mut Parser<'_>) -> Result<Order, Wrong> {
    parser.expect(Token::Sign('('), "'('")?;
    let word = parser.expect_word("a path")?;
    let (field, kind) = scalar(parser, word)?;
    let no_number = || Wrong::new(word.at, "there is a distance to numbers and instants alone");
    if !matches!(kind, Kind::Number | Kind::Integer | Kind::Instant) {
        return Err(no_number());
    }
    parser.expect(Token::Sign(','), "','")?;
    let target = match literal::bound(parser, kind)? {
        Bound::At(value) => value,
        Bound::Behind(whole) => AttributeValue::Int64(whole),
    };
    let target = Target::new(&target).ok_or_else(no_number)?;
    parser.expect(Token::Sign(')'), "')'")?;
    if parser.is_at(Token::Word("desc")) {
        return Err(parser.unexpected("asc, ',' or the end: of a distance the nearest come first"));
    }
    parser.takes(Token::Word("asc"))?;
    Ok(Order::Near(field, target))
}

fn scalar(parser: &mut Parser<'_>, word: Word<'_>) -> Result<(Field, Kind), Wrong> {
    match path::path(parser, word)? {
        Path::Scalar(field, kind) => Ok((field, kind)),
        Path::Set(_) => Err(Wrong::new(word.at, "a set has no place in an order")),
    }
}

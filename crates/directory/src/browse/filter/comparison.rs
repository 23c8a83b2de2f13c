//! Comparisons with values, and lists of them.

use greenroom_protocol::limits;

use super::error::Wrong;
use super::lexer::Kind as Token;
use super::literal;
use super::operand::{Operand, Players, Value};
use super::parser::Parser;
use super::path::Kind;
use crate::browse::predicate::{Predicate, Range};

/// An operator and what is compared with.
pub(super) fn comparison(parser: &mut Parser<'_>, operand: &Operand) -> Result<Predicate, Wrong> {
    match operand {
        Operand::Value(value) => of_value(parser, value),
        Operand::Player(players) => of_players(parser, *players),
    }
}

fn of_players(parser: &mut Parser<'_>, players: Players) -> Result<Predicate, Wrong> {
    let name = |parser: &mut Parser<'_>| literal::text(parser, Kind::Text);
    Ok(match equality(parser, "eq, ne or in")? {
        Equality::Is => players.have(&[name(parser)?]),
        Equality::IsNot => players.have(&[name(parser)?]).negated(),
        Equality::In => players.have(&list(parser, counted(name))?),
    })
}

fn of_value(parser: &mut Parser<'_>, value: &Value) -> Result<Predicate, Wrong> {
    let kind = value.kind;
    let bound = |parser: &mut Parser<'_>| literal::bound(parser, kind);
    if let Some(range) = side(parser.peek().kind).filter(|_| kind.is_ordered()) {
        parser.advance()?;
        return Ok(value.is_beside(range, bound(parser)?));
    }
    let expected = match kind.is_ordered() {
        true => "eq, ne, gt, ge, lt, le or in",
        false => "eq, ne or in",
    };
    Ok(match equality(parser, expected)? {
        Equality::Is => value.is(bound(parser)?),
        Equality::IsNot => value.is(bound(parser)?).negated(),
        Equality::In if kind.is_text() => {
            value.is_among(list(parser, |parser| literal::text(parser, kind))?)
        }
        Equality::In => {
            let each = list(parser, counted(bound))?.into_iter();
            Predicate::Any(each.map(|wanted| value.is(wanted)).collect())
        }
    })
}

/// What is asked of values that may have no order.
#[derive(Clone, Copy, Debug)]
enum Equality {
    Is,
    IsNot,
    In,
}

fn equality(parser: &mut Parser<'_>, expected: &str) -> Result<Equality, Wrong> {
    let equality = match parser.peek().kind {
        Token::Word("eq") => Equality::Is,
        Token::Word("ne") => Equality::IsNot,
        Token::Word("in") => Equality::In,
        _ => return Err(parser.unexpected(expected)),
    };
    parser.advance()?;
    Ok(equality)
}

/// The side of a value that an operator names.
fn side(operator: Token<'_>) -> Option<Range> {
    match operator {
        Token::Word("gt") => Some(Range::Greater),
        Token::Word("ge") => Some(Range::AtLeast),
        Token::Word("lt") => Some(Range::Less),
        Token::Word("le") => Some(Range::AtMost),
        _ => None,
    }
}

/// Reads one that is looked for by itself, and so is a comparison of its own.
fn counted<'a, T>(
    read: impl Fn(&mut Parser<'a>) -> Result<T, Wrong>,
) -> impl Fn(&mut Parser<'a>) -> Result<T, Wrong> {
    move |parser| {
        parser.count_comparison(parser.peek().at)?;
        read(parser)
    }
}

/// `(a, b, …)`, with one element at least.
fn list<'a, T>(
    parser: &mut Parser<'a>,
    read: impl Fn(&mut Parser<'a>) -> Result<T, Wrong>,
) -> Result<Vec<T>, Wrong> {
    parser.expect(Token::Sign('('), "'('")?;
    let mut list = Vec::new();
    loop {
        let most = limits::FILTER_LIST_MAX;
        if list.len() == most {
            let message = format!("the list has more than {most} elements");
            return Err(Wrong::new(parser.peek().at, message));
        }
        list.push(read(parser)?);
        if !parser.takes(Token::Sign(','))? {
            break;
        }
    }
    parser.expect(Token::Sign(')'), "',' or ')'")?;
    Ok(list)
}

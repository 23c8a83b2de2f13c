//! The grammar of filters.

use super::comparison::comparison;
use super::error::Wrong;
use super::lexer::{Kind as Token, Shown};
use super::literal;
use super::operand::{Operand, Place, Players, Value};
use super::parser::{Parser, Word};
use super::path::{self, Kind, Path, Set};
use crate::browse::field::Field;
use crate::browse::predicate::{Case, Predicate, Test};

/// Reads a filter to its end.
pub(super) fn filter(text: &str) -> Result<Predicate, Wrong> {
    let mut parser = Parser::new(text)?;
    if parser.is_at(Token::End) {
        return Ok(Predicate::always());
    }
    let read = one_of(&mut parser)?;
    parser.expect(Token::End, "'and', 'or' or the end")?;
    Ok(read)
}

/// Conditions with `or` between them.
fn one_of(parser: &mut Parser<'_>) -> Result<Predicate, Wrong> {
    let mut conditions = vec![all_of(parser)?];
    while parser.takes(Token::Word("or"))? {
        conditions.push(all_of(parser)?);
    }
    Ok(joined(conditions, Predicate::Any))
}

/// Conditions with `and` between them, which binds tighter.
fn all_of(parser: &mut Parser<'_>) -> Result<Predicate, Wrong> {
    let mut conditions = vec![condition(parser)?];
    while parser.takes(Token::Word("and"))? {
        conditions.push(condition(parser)?);
    }
    Ok(joined(conditions, Predicate::All))
}

fn joined(mut conditions: Vec<Predicate>, join: fn(Vec<Predicate>) -> Predicate) -> Predicate {
    match conditions.len() {
        1 => conditions.remove(0),
        _ => join(conditions),
    }
}

fn condition(parser: &mut Parser<'_>) -> Result<Predicate, Wrong> {
    match parser.peek().kind {
        Token::Sign('(') => parser.nested(|parser| {
            parser.advance()?;
            let inner = one_of(parser)?;
            parser.expect(Token::Sign(')'), "'and', 'or' or ')'")?;
            Ok(inner)
        }),
        Token::Word("not") => parser.nested(|parser| {
            parser.advance()?;
            Ok(condition(parser)?.negated())
        }),
        Token::Word("and" | "or") => Err(parser.unexpected("a condition")),
        _ => term(parser),
    }
}

/// A comparison, or one with the elements of a set.
fn term(parser: &mut Parser<'_>) -> Result<Predicate, Wrong> {
    let word = parser.expect_word("a condition")?;
    if parser.is_at(Token::Sign('(')) {
        return test(parser, word, Scope::Session);
    }
    match path::path(parser, word)? {
        Path::Scalar(field, kind) => {
            parser.count_comparison(word.at)?;
            comparison(parser, &scalar(field, kind))
        }
        Path::Set(set) => lambda(parser, set),
    }
}

/// `/any(d:…)` behind the path of a set.
fn lambda(parser: &mut Parser<'_>, set: Set) -> Result<Predicate, Wrong> {
    const ANY: &str = "'/any(' behind the path of a set";
    parser.expect(Token::Sign('/'), ANY)?;
    parser.expect(Token::Word("any"), ANY)?;
    parser.expect(Token::Sign('('), ANY)?;
    let variable = parser.expect_word("a variable")?.text;
    parser.expect(Token::Sign(':'), "':' behind the variable")?;
    let word = parser.expect_word("the variable")?;
    let found = test(parser, word, Scope::Element { variable, set })?;
    parser.expect(Token::Sign(')'), "')' behind the one comparison of any()")?;
    truth(parser, found)
}

/// What the names in a comparison stand for.
#[derive(Clone, Copy, Debug)]
enum Scope<'a> {
    /// Paths of the session.
    Session,
    /// Any element of a set.
    Element { variable: &'a str, set: Set },
}

/// One comparison, whose first word was read.
fn test(parser: &mut Parser<'_>, word: Word<'_>, scope: Scope<'_>) -> Result<Predicate, Wrong> {
    parser.count_comparison(word.at)?;
    let search = match word.text {
        "startswith" => Test::StartsWith,
        "contains" => Test::Contains,
        _ => {
            let operand = operand(parser, word, scope)?;
            return comparison(parser, &operand);
        }
    };
    if !parser.takes(Token::Sign('('))? {
        let operand = plain(parser, word, scope)?;
        return comparison(parser, &operand);
    }
    let word = parser.expect_word("what is searched")?;
    let value = match operand(parser, word, scope)? {
        Operand::Value(value) if value.kind.is_text() => value,
        _ => return Err(no_text(word.at)),
    };
    parser.expect(Token::Sign(','), "','")?;
    let part = literal::part(parser, value.kind)?;
    parser.expect(Token::Sign(')'), "')'")?;
    truth(parser, value.test(search(part)))
}

/// What may stand behind something that is true or false by itself.
fn truth(parser: &mut Parser<'_>, found: Predicate) -> Result<Predicate, Wrong> {
    if !parser.takes(Token::Word("eq"))? {
        return Ok(found);
    }
    let is_wanted = parser.is_at(Token::Word("true"));
    if !is_wanted && !parser.is_at(Token::Word("false")) {
        return Err(parser.unexpected("true or false"));
    }
    parser.advance()?;
    Ok(if is_wanted { found } else { found.negated() })
}

/// What is compared: as it is, or in lower case.
fn operand(parser: &mut Parser<'_>, word: Word<'_>, scope: Scope<'_>) -> Result<Operand, Wrong> {
    if !parser.is_at(Token::Sign('(')) {
        return plain(parser, word, scope);
    }
    if word.text != "tolower" {
        let shown = Shown(word.text);
        let message = format!("there is no {shown}(); there are tolower, startswith, contains");
        return Err(Wrong::new(word.at, message));
    }
    parser.advance()?;
    let inner = parser.expect_word("what is put into lower case")?;
    let operand = match plain(parser, inner, scope)? {
        Operand::Value(value) if !value.kind.is_text() => return Err(no_text(inner.at)),
        Operand::Value(value) => Operand::Value(Value {
            case: Case::Folded,
            ..value
        }),
        // Of numbers nothing changes.
        players => players,
    };
    parser.expect(Token::Sign(')'), "')'")?;
    Ok(operand)
}

fn plain(parser: &mut Parser<'_>, word: Word<'_>, scope: Scope<'_>) -> Result<Operand, Wrong> {
    let (variable, set) = match scope {
        Scope::Element { variable, set } => (variable, set),
        Scope::Session => {
            return match path::path(parser, word)? {
                Path::Scalar(field, kind) => Ok(scalar(field, kind)),
                Path::Set(_) => Err(parser
                    .unexpected("'/any(' behind the path of a set, and no function around it")),
            };
        }
    };
    if word.text != variable {
        let (shown, variable) = (Shown(word.text), Shown(variable));
        let message = format!("expected the variable {variable}, found {shown}");
        return Err(Wrong::new(word.at, message));
    }
    Ok(match set {
        Set::Words(words) => Operand::Value(Value {
            place: Place::Words(words),
            kind: Kind::Text,
            case: Case::Exact,
        }),
        Set::People(people) => Operand::Player(Players::Accounts(people)),
        Set::Registered => Operand::Player(Players::Registered),
    })
}

fn scalar(field: Field, kind: Kind) -> Operand {
    let case = match kind {
        Kind::Name => Case::Folded,
        _ => Case::Exact,
    };
    let place = Place::Field(field);
    Operand::Value(Value { place, kind, case })
}

fn no_text(at: usize) -> Wrong {
    Wrong::new(at, "this is no text")
}

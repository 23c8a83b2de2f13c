//! The grammar of filters.

use greenroom_protocol::limits;

use super::error::Wrong;
use super::lexer::{Kind as Token, Shown};
use super::literal;
use super::operand::{Operand, Place, Players, Value};
use super::parser::{Parser, Word};
use super::path::{self, Kind, Path, Set};
use crate::browse::field::Field;
use crate::browse::predicate::{Case, Predicate, Range, Test};

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
    let at = parser.peek().at;
    let word = parser.expect_word("what is searched")?;
    let Operand::Value(value) = operand(parser, word, scope)? else {
        return Err(no_text(at));
    };
    if !value.kind.is_text() {
        return Err(no_text(at));
    }
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

/// An operator and what is compared with.
fn comparison(parser: &mut Parser<'_>, operand: &Operand) -> Result<Predicate, Wrong> {
    match operand {
        Operand::Value(value) => of_value(parser, value),
        Operand::Player(players) => of_players(parser, *players),
    }
}

fn of_players(parser: &mut Parser<'_>, players: Players) -> Result<Predicate, Wrong> {
    let name = |parser: &mut Parser<'_>| literal::text(parser, Kind::Text);
    Ok(match operator(parser, false)? {
        Operator::In => players.have(&list(parser, counted(name))?),
        Operator::NotEqual => players.have(&[name(parser)?]).negated(),
        Operator::Equal | Operator::Beside(_) => players.have(&[name(parser)?]),
    })
}

fn of_value(parser: &mut Parser<'_>, value: &Value) -> Result<Predicate, Wrong> {
    let kind = value.kind;
    let bound = |parser: &mut Parser<'_>| literal::bound(parser, kind);
    Ok(match operator(parser, kind.is_ordered())? {
        Operator::Equal => value.is(bound(parser)?),
        Operator::NotEqual => value.is(bound(parser)?).negated(),
        Operator::Beside(range) => value.is_beside(range, bound(parser)?),
        Operator::In if kind.is_text() => {
            value.is_among(list(parser, |parser| literal::text(parser, kind))?)
        }
        Operator::In => {
            let each = list(parser, counted(bound))?.into_iter();
            Predicate::Any(each.map(|wanted| value.is(wanted)).collect())
        }
    })
}

#[derive(Clone, Copy, Debug)]
enum Operator {
    Equal,
    NotEqual,
    Beside(Range),
    In,
}

fn operator(parser: &mut Parser<'_>, is_ordered: bool) -> Result<Operator, Wrong> {
    let found = match parser.peek().kind {
        Token::Word("eq") => Some(Operator::Equal),
        Token::Word("ne") => Some(Operator::NotEqual),
        Token::Word("in") => Some(Operator::In),
        Token::Word("gt") if is_ordered => Some(Operator::Beside(Range::Greater)),
        Token::Word("ge") if is_ordered => Some(Operator::Beside(Range::AtLeast)),
        Token::Word("lt") if is_ordered => Some(Operator::Beside(Range::Less)),
        Token::Word("le") if is_ordered => Some(Operator::Beside(Range::AtMost)),
        _ => None,
    };
    let found = found.ok_or_else(|| {
        parser.unexpected(match is_ordered {
            true => "eq, ne, gt, ge, lt, le or in",
            false => "eq, ne or in",
        })
    })?;
    parser.advance()?;
    Ok(found)
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

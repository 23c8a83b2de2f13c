//! What the parsers of filters and of orders share: the token that comes next,
//! and how much there has been.

use greenroom_protocol::limits;

use super::error::Wrong;
use super::lexer::{Kind, Lexer, Token};

/// Reads token by token and looks one ahead.
#[derive(Debug)]
pub(super) struct Parser<'a> {
    lexer: Lexer<'a>,
    next: Token<'a>,
    depth: usize,
    comparisons: usize,
}

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a str) -> Result<Self, Wrong> {
        let mut lexer = Lexer::new(text);
        let next = lexer.next()?;
        Ok(Self {
            lexer,
            next,
            depth: 0,
            comparisons: 0,
        })
    }

    /// The token that comes next.
    pub(super) fn peek(&self) -> Token<'a> {
        self.next
    }

    /// Goes on behind the next token.
    pub(super) fn advance(&mut self) -> Result<Token<'a>, Wrong> {
        let next = self.lexer.next()?;
        Ok(std::mem::replace(&mut self.next, next))
    }

    /// Whether the next token is this one.
    pub(super) fn is_at(&self, kind: Kind<'_>) -> bool {
        self.next.kind == kind
    }

    /// Goes on behind the next token if it is this one.
    pub(super) fn takes(&mut self, kind: Kind<'_>) -> Result<bool, Wrong> {
        let is_there = self.is_at(kind);
        if is_there {
            self.advance()?;
        }
        Ok(is_there)
    }

    /// Goes on behind the next token, which must be this one.
    pub(super) fn expect(&mut self, kind: Kind<'_>, expected: &str) -> Result<(), Wrong> {
        match self.takes(kind)? {
            true => Ok(()),
            false => Err(self.unexpected(expected)),
        }
    }

    /// Goes on behind the next token, which must be a word.
    pub(super) fn expect_word(&mut self, expected: &str) -> Result<Word<'a>, Wrong> {
        let Token { kind, at } = self.next;
        let Kind::Word(text) = kind else {
            return Err(self.unexpected(expected));
        };
        self.advance()?;
        Ok(Word { text, at })
    }

    /// Something else should come next.
    pub(super) fn unexpected(&self, expected: &str) -> Wrong {
        let found = self.next.kind;
        Wrong::new(self.next.at, format!("expected {expected}, found {found}"))
    }

    /// Reads something one level deeper.
    pub(super) fn nested<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, Wrong>,
    ) -> Result<T, Wrong> {
        let most = limits::FILTER_DEPTH_MAX;
        if self.depth == most {
            let message = format!("parentheses and 'not' are nested more than {most} deep");
            return Err(Wrong::new(self.next.at, message));
        }
        self.depth += 1;
        let inner = read(self)?;
        self.depth -= 1;
        Ok(inner)
    }

    /// Counts a comparison that begins here.
    pub(super) fn count_comparison(&mut self, at: usize) -> Result<(), Wrong> {
        let most = limits::FILTER_COMPARISONS_MAX;
        self.comparisons += 1;
        match self.comparisons <= most {
            true => Ok(()),
            false => Err(Wrong::new(at, format!("more than {most} comparisons"))),
        }
    }
}

/// A word, and where it begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

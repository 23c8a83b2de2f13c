//! What is the same for few listings, and leads to them.

use std::collections::BTreeMap;
use std::hash::Hasher;
use std::sync::{Arc, LazyLock};

use greenroom_protocol::attribute::{AttributeKey, AttributeValue};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::matchmaking::KEY_ADDRESS;
use greenroom_protocol::player::PlayerId;

use crate::browse::age::Age;
use crate::browse::field::Field;
use crate::browse::listing::Listing;
use crate::browse::predicate::{People, Predicate, Test, Words};

use super::block::{Block, Shape};
use super::layout::{Cells, Layouts};
use super::table::{Snapshot, Table};

/// A property that few listings share, as a hash. Whatever has the property has
/// the term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Term(u64);

/// The attribute by which server browsers look for a server.
static OWN_ADDRESS: LazyLock<Field> =
    LazyLock::new(|| Field::Attribute(AttributeKey::of_name(KEY_ADDRESS)));

/// A listing with more players than this has one term for all of them: a write to
/// it should not cost thousands.
const CROWD: usize = 64;

#[derive(Clone, Copy, Debug)]
enum Kind {
    Bucket,
    SessionId,
    Owner,
    HostName,
    /// What the host itself says of its address.
    OwnAddress,
    Tag,
    Keyword,
    Achievement,
    /// A member, an owner or a registered player.
    Player,
    /// A registered player that is no account.
    Registered,
    /// Too many players to have a term each.
    Crowd,
}

impl Term {
    fn of(kind: Kind, hash: u64) -> Self {
        let mut hasher = std::hash::DefaultHasher::new();
        hasher.write_u8(kind as u8);
        hasher.write_u64(hash);
        // The lowest bit tells whether searches scan what has the term.
        let hash = hasher.finish() & !1;
        Self(hash | u64::from(matches!(kind, Kind::Bucket)))
    }

    fn has_columns(self) -> bool {
        self.0 & 1 == 1
    }

    fn crowd() -> Self {
        Self::of(Kind::Crowd, 0)
    }

    fn of_player(account: AccountId) -> Self {
        Self::of(Kind::Player, account.number())
    }

    fn of_registered(player: &PlayerId, hash: fn(&str) -> u64) -> Self {
        match player.account() {
            Some(account) => Self::of_player(account),
            None => Self::of(Kind::Registered, hash(&player.text())),
        }
    }

    /// Mostly one player owns a session, is in it and is registered: that is one
    /// term.
    fn of_text(kind: Kind, text: &str, hash: fn(&str) -> u64) -> Self {
        match (kind, text.parse()) {
            (Kind::Owner, Ok(account)) => Self::of_player(account),
            _ => Self::of(kind, hash(text)),
        }
    }

    fn of_word(words: Words, word: &str, hash: fn(&str) -> u64) -> Self {
        let kind = match words {
            Words::Tags => Kind::Tag,
            Words::Keywords => Kind::Keyword,
            Words::Achievements => Kind::Achievement,
        };
        Self::of(kind, hash(word))
    }

    fn kind_of_field(field: &Field) -> Option<Kind> {
        match field {
            Field::Bucket => Some(Kind::Bucket),
            Field::SessionId => Some(Kind::SessionId),
            Field::Owner => Some(Kind::Owner),
            Field::HostName => Some(Kind::HostName),
            field if *field == *OWN_ADDRESS => Some(Kind::OwnAddress),
            _ => None,
        }
    }

    /// The terms of a listing, in order, each once.
    fn of_listing(listing: &Listing, hash: fn(&str) -> u64) -> Vec<Self> {
        let mut terms = Vec::new();
        for field in [
            &Field::Bucket,
            &Field::SessionId,
            &Field::Owner,
            &Field::HostName,
            &OWN_ADDRESS,
        ] {
            let text = listing.scalar(field).and_then(|value| value.text());
            let kind = Self::kind_of_field(field);
            terms.extend(
                kind.zip(text)
                    .map(|(kind, text)| Self::of_text(kind, text, hash)),
            );
        }
        for words in [Words::Tags, Words::Keywords, Words::Achievements] {
            let words_of = listing.words(words);
            terms.extend(words_of.map(|word| Self::of_word(words, word, hash)));
        }
        let (members, owners) = (
            listing.people(People::Members),
            listing.people(People::Owners),
        );
        let registered = listing.registered();
        if members.len() + owners.len() + registered.len() > CROWD {
            terms.push(Self::crowd());
        } else {
            terms.extend(members.iter().chain(owners).map(|it| Self::of_player(*it)));
            terms.extend(registered.iter().map(|it| Self::of_registered(it, hash)));
        }
        terms.sort_unstable();
        terms.dedup();
        terms
    }
}

/// The listings of each term. In a tree, since a hash table of millions would
/// be half empty at times, and stop everybody while it grows.
#[derive(Debug, Default)]
pub(super) struct Terms(BTreeMap<Term, Run>);

/// The listings of a term: mostly there is one.
#[derive(Debug)]
enum Run {
    One(Arc<Listing>),
    Many(Box<Table>),
}

impl Terms {
    pub(super) fn insert(
        &mut self,
        listing: &Arc<Listing>,
        cells: &Cells<'_>,
        shape: Shape,
        layouts: &mut Layouts,
    ) {
        for term in Term::of_listing(listing, shape.hash) {
            self.enter(term, listing, cells, shape, layouts);
        }
    }

    pub(super) fn remove(
        &mut self,
        listing: &Listing,
        hash: fn(&str) -> u64,
        layouts: &mut Layouts,
    ) {
        for term in Term::of_listing(listing, hash) {
            self.leave(term, listing, layouts);
        }
    }

    /// Puts a listing of the same age in the place of another.
    pub(super) fn replace(
        &mut self,
        old: &Listing,
        new: &Arc<Listing>,
        cells: &Cells<'_>,
        shape: Shape,
        layouts: &mut Layouts,
    ) {
        let before = Term::of_listing(old, shape.hash);
        let after = Term::of_listing(new, shape.hash);
        for term in &before {
            if after.binary_search(term).is_err() {
                self.leave(*term, old, layouts);
            }
        }
        for term in after {
            match self.0.get_mut(&term) {
                Some(Run::Many(table)) if before.binary_search(&term).is_ok() => {
                    table.replace(new.clone(), cells, layouts);
                }
                Some(Run::One(one)) if before.binary_search(&term).is_ok() => *one = new.clone(),
                _ => self.enter(term, new, cells, shape, layouts),
            }
        }
    }

    fn enter(
        &mut self,
        term: Term,
        listing: &Arc<Listing>,
        cells: &Cells<'_>,
        shape: Shape,
        layouts: &mut Layouts,
    ) {
        let Some(run) = self.0.get_mut(&term) else {
            self.0.insert(term, Run::One(listing.clone()));
            return;
        };
        match run {
            Run::Many(table) => table.insert(listing.clone(), cells, layouts),
            Run::One(one) => {
                let has_columns = term.has_columns();
                let mut table = Table::new(Shape {
                    has_columns,
                    ..shape
                });
                table.insert(one.clone(), &Cells::of(one, shape.hash), layouts);
                table.insert(listing.clone(), cells, layouts);
                *run = Run::Many(Box::new(table));
            }
        }
    }

    fn leave(&mut self, term: Term, listing: &Listing, layouts: &mut Layouts) {
        match self.0.get_mut(&term) {
            Some(Run::One(one)) if Age::of(one) == Age::of(listing) => {
                self.0.remove(&term);
            }
            Some(run @ Run::Many(_)) => {
                if let Some(one) = run.leave(listing, layouts) {
                    *run = Run::One(one);
                }
            }
            _ => {}
        }
    }

    /// The fewest listings among which there are all that match.
    pub(super) fn of_predicate(
        &self,
        predicate: &Predicate,
        hash: fn(&str) -> u64,
    ) -> Option<Choice> {
        match predicate {
            Predicate::All(all) => {
                let choices = all.iter().filter_map(|it| self.of_predicate(it, hash));
                choices.min_by_key(|choice| choice.cost)
            }
            Predicate::Any(any) => any.iter().try_fold(Choice::default(), |sum, it| {
                Some(sum.or(self.of_predicate(it, hash)?))
            }),
            Predicate::Not(_) => None,
            Predicate::Field { field, test, .. } => {
                let kind = Term::kind_of_field(field)?;
                self.of_test(test, |text| Term::of_text(kind, text, hash))
            }
            Predicate::Word { words, test, .. } => {
                self.of_test(test, |text| Term::of_word(*words, text, hash))
            }
            Predicate::Somebody { among, .. } => {
                let players = among.iter().map(|it| Term::of_player(*it));
                Some(self.choice(players.chain([Term::crowd()])))
            }
            Predicate::Registered(player) => {
                let player = Term::of_registered(player, hash);
                Some(self.choice([player, Term::crowd()].into_iter()))
            }
        }
    }

    fn of_test(&self, test: &Test, term: impl Fn(&str) -> Term) -> Option<Choice> {
        match test {
            Test::Is(AttributeValue::String(text)) => Some(self.choice([term(text)].into_iter())),
            Test::AnyOf(texts) => Some(self.choice(texts.as_slice().iter().map(|text| term(text)))),
            _ => None,
        }
    }

    fn choice(&self, terms: impl Iterator<Item = Term>) -> Choice {
        let known = terms.filter_map(|term| Some((term, self.0.get(&term)?)));
        known.fold(Choice::default(), |mut choice, (term, run)| {
            choice.terms.push(term);
            choice.rows += run.len();
            choice.cost += run.cost();
            choice
        })
    }

    /// The listings of the terms at this instant, each once for each of its
    /// terms.
    pub(super) fn snapshots(&self, mut choice: Choice) -> Vec<Snapshot> {
        choice.terms.sort_unstable();
        choice.terms.dedup();
        let runs = choice.terms.iter().filter_map(|term| self.0.get(term));
        runs.map(Run::snapshot).collect()
    }
}

/// Terms of which every match has one.
#[derive(Clone, Debug, Default)]
pub(super) struct Choice {
    terms: Vec<Term>,
    /// How many listings have them, some of them counted more than once.
    pub(super) rows: usize,
    /// What it costs to look at these, in rows of columns.
    cost: usize,
}

impl Choice {
    fn or(mut self, other: Self) -> Self {
        self.terms.extend(other.terms);
        self.rows += other.rows;
        self.cost += other.cost;
        self
    }
}

/// A look at a listing is worth so many rows of columns.
const LOOK: usize = 16;

impl Run {
    fn len(&self) -> usize {
        match self {
            Self::One(_) => 1,
            Self::Many(table) => table.len(),
        }
    }

    fn cost(&self) -> usize {
        match self {
            Self::Many(table) if table.has_columns() => table.len(),
            _ => self.len() * LOOK,
        }
    }

    fn snapshot(&self) -> Snapshot {
        match self {
            Self::One(listing) => Arc::new(vec![Arc::new(Block::of_one(listing.clone()))]),
            Self::Many(table) => table.snapshot(),
        }
    }

    /// Takes a listing out of many. Gives the last one that is left.
    fn leave(&mut self, listing: &Listing, layouts: &mut Layouts) -> Option<Arc<Listing>> {
        match self {
            Self::One(_) => None,
            Self::Many(table) => {
                table.remove(Age::of(listing), layouts);
                table.only().cloned()
            }
        }
    }
}

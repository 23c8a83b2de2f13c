//! The listings of a directory, and how they are found.
//!
//! Each template of a deployment has a [`Table`] of all its listings, newest
//! first, and smaller ones of those that share a bucket, a word, a player: a
//! search takes the one with the least work that has all its matches. Tables are
//! made of blocks with a column for each common field. Columns say of the rows of
//! a block which may match; what they propose, [`Predicate::holds`] decides, so
//! neither the rounding of numbers nor a hash that somebody has found a second
//! text for can show a session that does not match.
//!
//! [`Predicate::holds`]: super::Predicate::holds

use std::collections::HashMap;
use std::sync::Arc;

use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::{Deployment, TemplateName};
use greenroom_protocol::time::Timestamp;

use super::Position;
use super::age::Age;
use super::listing::Listing;
use super::query::Query;

mod block;
mod cell;
mod layout;
mod mask;
mod score;
mod search;
mod selection;
mod sieve;
mod table;
mod term;

pub use search::Search;

use block::{ROWS, Shape};
use layout::{Cells, Layouts};
use search::Budget;
use table::Table;
use term::Terms;

/// All listings, by deployment and template.
#[derive(Debug)]
pub struct Catalog {
    shelves: HashMap<(Deployment, TemplateName), Shelf>,
    shape: Shape,
}

/// The listings of one template.
#[derive(Debug)]
struct Shelf {
    all: Table,
    terms: Terms,
    layouts: Layouts,
}

/// The answer to a query.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Best first.
    pub listings: Vec<Arc<Listing>>,
    /// Where the next answer begins, where there is more.
    pub next: Option<Position>,
}

impl Default for Catalog {
    fn default() -> Self {
        Self::shaped(Shape {
            has_columns: true,
            rows: ROWS,
            hash: cell::hash_folded,
        })
    }
}

impl Catalog {
    fn shaped(shape: Shape) -> Self {
        Self {
            shelves: HashMap::new(),
            shape,
        }
    }

    /// Whether there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.shelves.is_empty()
    }

    /// Adds a listing; there is none of its session.
    pub fn insert(&mut self, listing: Arc<Listing>) {
        let shape = self.shape;
        let shelf = self.shelves.entry(shelf_of(&listing));
        let shelf = shelf.or_insert_with(|| Shelf::new(shape));
        let (cells, layouts) = (Cells::of(&listing, shape.hash), &mut shelf.layouts);
        shelf.terms.insert(&listing, &cells, shape, layouts);
        shelf.all.insert(listing.clone(), &cells, layouts);
    }

    /// Puts a listing in the place of the one that its session had.
    pub fn replace(&mut self, old: &Listing, new: Arc<Listing>) {
        let is_in_place = old.session_ref == new.session_ref && Age::of(old) == Age::of(&new);
        let shelf = self.shelves.get_mut(&shelf_of(old));
        match shelf.filter(|_| is_in_place) {
            Some(shelf) => {
                let shape = self.shape;
                let (cells, layouts) = (Cells::of(&new, shape.hash), &mut shelf.layouts);
                shelf.terms.replace(old, &new, &cells, shape, layouts);
                shelf.all.replace(new.clone(), &cells, layouts);
            }
            None => {
                self.remove(old);
                self.insert(new);
            }
        }
    }

    /// Removes a listing that was added.
    pub fn remove(&mut self, listing: &Listing) {
        let key = shelf_of(listing);
        let Some(shelf) = self.shelves.get_mut(&key) else {
            return;
        };
        let layouts = &mut shelf.layouts;
        shelf.terms.remove(listing, self.shape.hash, layouts);
        shelf.all.remove(Age::of(listing), layouts);
        if shelf.all.len() == 0 {
            self.shelves.remove(&key);
        }
    }

    /// Prepares the answer to a query about the sessions of a template as they
    /// are now. This takes little time; [`Search::run`], which takes more, needs
    /// the catalog no longer.
    pub fn search<'q>(
        &self,
        deployment: &Deployment,
        template: &TemplateName,
        query: &'q Query,
        now: Timestamp,
    ) -> Search<'q> {
        let shelf = self.shelves.get(&(deployment.clone(), template.clone()));
        let sources = shelf.map(|shelf| {
            let choice = shelf.terms.of_predicate(&query.predicate, self.shape.hash);
            match choice.filter(|choice| choice.rows < shelf.all.len()) {
                Some(choice) => shelf.terms.snapshots(choice),
                None => vec![shelf.all.snapshot()],
            }
        });
        Search {
            query,
            now,
            sources: sources.unwrap_or_default(),
            hash: self.shape.hash,
            budget: Budget::default(),
        }
    }

    /// Answers a query: [`Self::search`] and [`Search::run`].
    ///
    /// # Errors
    /// Those of [`Search::run`].
    pub fn find(
        &self,
        deployment: &Deployment,
        template: &TemplateName,
        query: &Query,
        now: Timestamp,
        reads: &dyn Fn(&Listing) -> bool,
    ) -> Result<Found, Refusal> {
        self.search(deployment, template, query, now).run(reads)
    }
}

impl Shelf {
    fn new(shape: Shape) -> Self {
        Self {
            all: Table::new(shape),
            terms: Terms::default(),
            layouts: Layouts::default(),
        }
    }
}

fn shelf_of(listing: &Listing) -> (Deployment, TemplateName) {
    let at = &listing.session_ref;
    (at.scid.clone(), at.template_name.clone())
}

#[cfg(test)]
mod tests;

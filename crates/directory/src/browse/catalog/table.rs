//! Any number of listings by age, in blocks.

use std::sync::Arc;

use crate::browse::age::Age;
use crate::browse::listing::Listing;

use super::block::{Block, Shape};
use super::layout::{Cells, Layouts};

/// Listings by age. Searches take a [`Snapshot`] and read it while the table
/// changes: what a snapshot holds is copied before it is written to.
#[derive(Debug)]
pub(super) struct Table {
    blocks: Snapshot,
    len: usize,
    shape: Shape,
}

/// The blocks of a table at an instant. None is empty.
pub(super) type Snapshot = Arc<Vec<Arc<Block>>>;

impl Table {
    pub(super) fn new(shape: Shape) -> Self {
        Self {
            blocks: Snapshot::default(),
            len: 0,
            shape,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    pub(super) fn has_columns(&self) -> bool {
        self.shape.has_columns
    }

    pub(super) fn snapshot(&self) -> Snapshot {
        self.blocks.clone()
    }

    /// Adds a listing, unless there is one of its age.
    pub(super) fn insert(
        &mut self,
        listing: Arc<Listing>,
        cells: &Cells<'_>,
        layouts: &mut Layouts,
    ) {
        let shape = self.shape;
        let age = Age::of(&listing);
        let blocks = Arc::make_mut(&mut self.blocks);
        let at = block_of(blocks, age);
        let place = match blocks.get(at).map(|block| block.place(age)) {
            Some(Err(place)) => place,
            Some(Ok(_)) => return,
            None => 0,
        };
        self.len += 1;
        let is_full = blocks.get(at).is_none_or(|block| block.len() >= shape.rows);
        // Most listings are newer than all others: these fill one block after
        // another instead of leaving halves.
        if is_full && place == 0 {
            let mut block = Block::default();
            block.insert(0, listing, cells, shape, layouts);
            blocks.insert(at, Arc::new(block));
            return;
        }
        if !is_full {
            Arc::make_mut(&mut blocks[at]).insert(place, listing, cells, shape, layouts);
            return;
        }
        let block = Arc::make_mut(&mut blocks[at]);
        let mut behind = block.split_off(shape.rows / 2);
        match place.checked_sub(block.len()) {
            Some(place) => behind.insert(place, listing, cells, shape, layouts),
            None => block.insert(place, listing, cells, shape, layouts),
        }
        blocks.insert(at + 1, Arc::new(behind));
    }

    /// Puts a listing of the same age in the place of another. Says whether
    /// there was one.
    pub(super) fn replace(
        &mut self,
        listing: Arc<Listing>,
        cells: &Cells<'_>,
        layouts: &mut Layouts,
    ) -> bool {
        let age = Age::of(&listing);
        let at = block_of(&self.blocks, age);
        let Some(Ok(place)) = self.blocks.get(at).map(|block| block.place(age)) else {
            return false;
        };
        let blocks = Arc::make_mut(&mut self.blocks);
        Arc::make_mut(&mut blocks[at]).replace(place, listing, cells, self.shape, layouts);
        true
    }

    /// Takes a listing of that age out. Says whether there was one.
    pub(super) fn remove(&mut self, age: Age<'_>, layouts: &mut Layouts) -> bool {
        let at = block_of(&self.blocks, age);
        let Some(Ok(place)) = self.blocks.get(at).map(|block| block.place(age)) else {
            return false;
        };
        self.len -= 1;
        let blocks = Arc::make_mut(&mut self.blocks);
        let block = Arc::make_mut(&mut blocks[at]);
        block.remove(place);
        if block.len() == 0 {
            blocks.remove(at);
            return true;
        }
        // Half full together, they leave room before they are split again.
        let few = self.shape.rows / 2;
        for first in [at.checked_sub(1), Some(at)].into_iter().flatten() {
            let both = blocks.get(first).zip(blocks.get(first + 1));
            if both.is_some_and(|(a, b)| a.len() + b.len() < few) {
                let behind = blocks.remove(first + 1);
                Arc::make_mut(&mut blocks[first]).append(&behind, self.shape, layouts);
                break;
            }
        }
        true
    }

    /// The only listing, where there is but one.
    pub(super) fn only(&self) -> Option<&Arc<Listing>> {
        match self.len {
            1 => self.blocks.first()?.rows().first(),
            _ => None,
        }
    }
}

/// The block that an age is in or belongs to: the last that begins before it, or
/// the first. Beyond the end where there is none at all.
pub(super) fn block_of(blocks: &[Arc<Block>], age: Age<'_>) -> usize {
    blocks
        .partition_point(|block| block.begins_before(age))
        .saturating_sub(1)
}

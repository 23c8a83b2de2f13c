//! Some hundred listings side by side, and their values in columns.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::browse::age::Age;
use crate::browse::field::Field;
use crate::browse::listing::Listing;

use super::layout::{Cells, Layout, Layouts};

/// Most rows of a block. A search that goes on while a block is written to makes
/// the writer copy it, so it is not larger.
pub(super) const ROWS: usize = 512;
/// Fewer rows than this part of a full block are looked at one by one as quickly.
const FEWEST_FOR_COLUMNS: usize = 8;
/// A field has a column where one row of so many has it: the names of attributes
/// are up to strangers.
const RAREST: usize = 4;
/// Most columns of a block.
const COLUMNS: usize = 96;
/// Room is made for so many rows at a time: doubling would leave much unused.
const MORE_ROWS: usize = 32;

/// How blocks of a table are kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    pub(super) has_columns: bool,
    /// Most rows of a block, up to [`ROWS`].
    pub(super) rows: usize,
    /// Of a text's lower case.
    pub(super) hash: fn(&str) -> u64,
}

impl Shape {
    fn fewest_for_columns(self) -> usize {
        self.rows / FEWEST_FOR_COLUMNS
    }
}

/// Up to [`ROWS`] listings by age.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    rows: Vec<Arc<Listing>>,
    /// When each was posted, in milliseconds: a search for a place looks at no
    /// listing but the last.
    posted: Vec<u64>,
    layout: Layout,
    /// The cells of the layout's fields, one for each row.
    columns: Vec<Vec<u32>>,
    /// How many rows came with a value that has no column, since columns were
    /// chosen.
    strays: usize,
}

/// Where the column of a field was found last.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lookup {
    layout: Option<(*const Field, usize)>,
    place: Option<usize>,
}

impl Block {
    pub(super) fn of_one(listing: Arc<Listing>) -> Self {
        Self {
            posted: vec![listing.posted.0],
            rows: vec![listing],
            ..Self::default()
        }
    }

    pub(super) fn rows(&self) -> &[Arc<Listing>] {
        &self.rows
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The place of its first row. It has one.
    pub(super) fn first(&self) -> Age<'_> {
        Age::of(&self.rows[0])
    }

    /// Which row has the age, or which place is its own.
    pub(super) fn place(&self, age: Age<'_>) -> Result<usize, usize> {
        let posted = age.posted.0;
        let newer = self.posted.partition_point(|other| *other > posted);
        let as_new = self.posted[newer..].partition_point(|other| *other == posted);
        let same = &self.rows[newer..newer + as_new];
        match same.binary_search_by(|row| row.session_ref.name.cmp(age.name)) {
            Ok(place) => Ok(newer + place),
            Err(place) => Err(newer + place),
        }
    }

    /// Whether its first row comes behind the age or is of that age.
    pub(super) fn begins_before(&self, age: Age<'_>) -> bool {
        match self.posted[0].cmp(&age.posted.0) {
            std::cmp::Ordering::Equal => self.first() <= age,
            order => order.is_gt(),
        }
    }

    /// The cells of a field, one for each row, where it has a column.
    pub(super) fn column(&self, field: &Field, lookup: &mut Lookup) -> Option<&[u32]> {
        let layout = Some((self.layout.as_ptr(), self.layout.len()));
        if lookup.layout != layout {
            lookup.layout = layout;
            lookup.place = self.layout.binary_search(field).ok();
        }
        Some(self.columns.get(lookup.place?)?)
    }

    /// Puts a listing at a place that is its own.
    pub(super) fn insert(
        &mut self,
        place: usize,
        listing: Arc<Listing>,
        cells: &Cells<'_>,
        shape: Shape,
        layouts: &mut Layouts,
    ) {
        reserve(&mut self.rows);
        reserve(&mut self.posted);
        self.posted.insert(place, listing.posted.0);
        self.rows.insert(place, listing);
        let columns = &mut self.columns;
        let is_stray = cells.arrange(&self.layout, |column, cell| {
            reserve(&mut columns[column]);
            columns[column].insert(place, cell.0);
        });
        self.note(is_stray, shape, layouts);
    }

    /// Puts a listing of the same age in the place of another.
    pub(super) fn replace(
        &mut self,
        place: usize,
        listing: Arc<Listing>,
        cells: &Cells<'_>,
        shape: Shape,
        layouts: &mut Layouts,
    ) {
        self.rows[place] = listing;
        let columns = &mut self.columns;
        let is_stray = cells.arrange(&self.layout, |column, cell| {
            columns[column][place] = cell.0;
        });
        self.note(is_stray, shape, layouts);
    }

    pub(super) fn remove(&mut self, place: usize) {
        self.posted.remove(place);
        self.rows.remove(place);
        for column in &mut self.columns {
            column.remove(place);
        }
    }

    /// Takes the rows from this place on.
    pub(super) fn split_off(&mut self, place: usize) -> Self {
        fn take<T>(all: &mut Vec<T>, place: usize) -> Vec<T> {
            let taken = all.split_off(place);
            all.shrink_to(place + MORE_ROWS);
            taken
        }
        let columns = self.columns.iter_mut();
        Self {
            columns: columns.map(|column| take(column, place)).collect(),
            rows: take(&mut self.rows, place),
            posted: take(&mut self.posted, place),
            layout: self.layout.clone(),
            strays: self.strays,
        }
    }

    /// Adds the rows of a block behind.
    pub(super) fn append(&mut self, other: &Self, shape: Shape, layouts: &mut Layouts) {
        self.rows.extend_from_slice(&other.rows);
        self.posted.extend_from_slice(&other.posted);
        self.strays += other.strays;
        if self.layout != other.layout {
            self.choose_columns(shape, layouts);
            return;
        }
        for (column, more) in self.columns.iter_mut().zip(&other.columns) {
            column.extend_from_slice(more);
        }
    }

    /// Counts a row with values for which there might be columns. When there
    /// were enough of them, each pays for all to be looked at once more.
    fn note(&mut self, is_stray: bool, shape: Shape, layouts: &mut Layouts) {
        self.strays += usize::from(is_stray && shape.has_columns);
        if self.strays >= self.rows.len().max(shape.fewest_for_columns()) {
            self.choose_columns(shape, layouts);
        }
    }

    fn choose_columns(&mut self, shape: Shape, layouts: &mut Layouts) {
        self.layout = Layout::default();
        self.columns = Vec::new();
        self.strays = 0;
        if !shape.has_columns || self.rows.len() < shape.fewest_for_columns() {
            return;
        }
        let cells = |row| Cells::of(row, shape.hash);
        let rows: Vec<Cells<'_>> = self.rows.iter().map(|row| cells(row)).collect();
        let mut counts: BTreeMap<&Field, usize> = BTreeMap::new();
        for field in rows.iter().flat_map(Cells::fields) {
            *counts.entry(field).or_default() += 1;
        }
        let fewest = rows.len().div_ceil(RAREST);
        let frequent = counts.iter().filter(|(_, count)| **count >= fewest);
        let fields = frequent.take(COLUMNS).map(|(field, _)| (*field).clone());
        self.layout = layouts.known(fields.collect());
        let column = || Vec::with_capacity(rows.len() + MORE_ROWS);
        let mut columns: Vec<Vec<u32>> = self.layout.iter().map(|_| column()).collect();
        for row in &rows {
            row.arrange(&self.layout, |column, cell| columns[column].push(cell.0));
        }
        self.columns = columns;
    }
}

fn reserve<T>(rows: &mut Vec<T>) {
    if rows.len() == rows.capacity() {
        rows.reserve_exact(MORE_ROWS);
    }
}

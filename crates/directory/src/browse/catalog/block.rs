//! Some hundred listings side by side, and their values in columns.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::browse::age::Age;
use crate::browse::field::Field;
use crate::browse::listing::Listing;

use super::cell::Cell;

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
    /// By field.
    columns: Vec<Column>,
    /// How many rows came with a value that has no column, since columns were
    /// chosen.
    strays: usize,
}

/// One field of every row of a block.
#[derive(Clone, Debug)]
pub(super) struct Column {
    field: Field,
    cells: Vec<u32>,
}

impl Column {
    /// A cell for each row.
    pub(super) fn cells(&self) -> &[u32] {
        &self.cells
    }

    pub(super) fn cell(&self, row: usize) -> Cell {
        Cell(self.cells[row])
    }
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

    /// The column of a field; `near` is where one was found before.
    pub(super) fn column(&self, field: &Field, near: &mut usize) -> Option<&Column> {
        if let Some(column) = self.columns.get(*near)
            && column.field == *field
        {
            return Some(column);
        }
        let columns = &self.columns;
        *near = columns.binary_search_by(|it| it.field.cmp(field)).ok()?;
        columns.get(*near)
    }

    pub(super) fn insert(&mut self, place: usize, listing: Arc<Listing>, shape: Shape) {
        reserve(&mut self.rows);
        reserve(&mut self.posted);
        self.posted.insert(place, listing.posted.0);
        let mut values = 0;
        for column in &mut self.columns {
            reserve(&mut column.cells);
            let cell = Cell::of(listing.scalar(&column.field), shape.hash);
            values += usize::from(cell != Cell::MISSING);
            column.cells.insert(place, cell.0);
        }
        self.note(&listing, values);
        self.rows.insert(place, listing);
        self.choose_columns_if_due(shape);
    }

    /// Puts a listing of the same age in the place of another.
    pub(super) fn replace(&mut self, place: usize, listing: Arc<Listing>, shape: Shape) {
        let mut values = 0;
        for column in &mut self.columns {
            let cell = Cell::of(listing.scalar(&column.field), shape.hash);
            values += usize::from(cell != Cell::MISSING);
            column.cells[place] = cell.0;
        }
        self.note(&listing, values);
        self.rows[place] = listing;
        self.choose_columns_if_due(shape);
    }

    pub(super) fn remove(&mut self, place: usize) -> Arc<Listing> {
        self.posted.remove(place);
        for column in &mut self.columns {
            column.cells.remove(place);
        }
        self.rows.remove(place)
    }

    /// Takes the rows from this place on.
    pub(super) fn split_off(&mut self, place: usize, shape: Shape) -> Self {
        let mut other = Self {
            rows: self.rows.split_off(place),
            posted: self.posted.split_off(place),
            columns: Vec::new(),
            strays: 0,
        };
        self.rows.shrink_to(place + MORE_ROWS);
        self.posted.shrink_to(place + MORE_ROWS);
        self.choose_columns(shape);
        other.choose_columns(shape);
        other
    }

    /// Adds the rows of a block behind.
    pub(super) fn append(&mut self, other: &Self, shape: Shape) {
        self.rows.reserve_exact(other.len());
        self.posted.reserve_exact(other.len());
        self.rows.extend_from_slice(&other.rows);
        self.posted.extend_from_slice(&other.posted);
        self.choose_columns(shape);
    }

    /// Counts a row with values for which there might be columns; so many are
    /// in columns.
    fn note(&mut self, listing: &Listing, in_columns: usize) {
        let fields = listing.scalars().map(|(field, _)| field);
        let values = fields.filter(|field| is_for_columns(field)).count();
        self.strays += usize::from(values > in_columns);
    }

    /// Each row pays for itself being looked at once more.
    fn choose_columns_if_due(&mut self, shape: Shape) {
        if self.strays >= self.rows.len().max(shape.fewest_for_columns()) {
            self.choose_columns(shape);
        }
    }

    fn choose_columns(&mut self, shape: Shape) {
        self.columns.clear();
        self.strays = 0;
        if !shape.has_columns || self.rows.len() < shape.fewest_for_columns() {
            return;
        }
        let mut fields: BTreeMap<&Field, usize> = BTreeMap::new();
        for (field, _) in self.rows.iter().flat_map(|row| row.scalars()) {
            if is_for_columns(field) {
                *fields.entry(field).or_default() += 1;
            }
        }
        let fewest = self.rows.len().div_ceil(RAREST);
        let frequent = fields.iter().filter(|(_, count)| **count >= fewest);
        let columns = frequent.take(COLUMNS).map(|(field, _)| {
            let cell = |row: &Arc<Listing>| Cell::of(row.scalar(field), shape.hash).0;
            Column {
                field: (*field).clone(),
                cells: self.rows.iter().map(cell).collect(),
            }
        });
        self.columns = columns.collect();
    }
}

/// Whether it may have a column: not what is the same for the whole table, or
/// different for every row and found otherwise.
fn is_for_columns(field: &Field) -> bool {
    !matches!(
        field,
        Field::Scid
            | Field::TemplateName
            | Field::SessionId
            | Field::Owner
            | Field::HostAddress
            | Field::PostedTime
    )
}

fn reserve<T>(rows: &mut Vec<T>) {
    if rows.len() == rows.capacity() {
        rows.reserve_exact(MORE_ROWS);
    }
}

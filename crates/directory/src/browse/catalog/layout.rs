//! Which columns blocks have.

use std::sync::Arc;

use crate::browse::field::Field;
use crate::browse::listing::Listing;

use super::cell::Cell;

/// The fields of a block's columns, in order. Blocks that have the same columns
/// share one.
pub(super) type Layout = Arc<[Field]>;

/// The layouts that blocks of a template were given lately.
#[derive(Debug, Default)]
pub(super) struct Layouts(Vec<Layout>);

/// So many are remembered: the sessions of a game are of few kinds.
const REMEMBERED: usize = 32;

impl Layouts {
    /// The layout of these fields, which are in order.
    pub(super) fn known(&mut self, fields: Vec<Field>) -> Layout {
        if let Some(known) = self.0.iter().find(|known| ***known == *fields) {
            return known.clone();
        }
        if self.0.len() == REMEMBERED {
            self.0.remove(0);
        }
        let layout = Layout::from(fields);
        self.0.push(layout.clone());
        layout
    }
}

/// The values of a listing that may stand in columns, by field.
#[derive(Debug)]
pub(super) struct Cells<'a>(Vec<(&'a Field, Cell)>);

impl<'a> Cells<'a> {
    pub(super) fn of(listing: &'a Listing, hash: fn(&str) -> u64) -> Self {
        let values = listing.scalars();
        let values = values.filter(|(field, _)| is_for_columns(field));
        let mut cells: Vec<_> = values
            .map(|(field, value)| (field, Cell::of(Some(value), hash)))
            .collect();
        cells.sort_by_key(|(field, _)| *field);
        Self(cells)
    }

    pub(super) fn fields(&self) -> impl Iterator<Item = &'a Field> {
        self.0.iter().map(|(field, _)| *field)
    }

    /// Tells the cell for each column of the layout. Says whether there are
    /// values that have no column.
    pub(super) fn arrange(&self, layout: &[Field], mut tell: impl FnMut(usize, Cell)) -> bool {
        let mut rest = self.0.iter().peekable();
        let mut has_more = false;
        for (place, field) in layout.iter().enumerate() {
            while rest.next_if(|(known, _)| *known < field).is_some() {
                has_more = true;
            }
            let known = rest.next_if(|(known, _)| *known == field);
            tell(place, known.map_or(Cell::MISSING, |(_, cell)| *cell));
        }
        has_more || rest.next().is_some()
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
            | Field::HostName
            | Field::HostAddress
            | Field::BoundAddress
            | Field::PostedTime
    )
}

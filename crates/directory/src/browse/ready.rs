//! Ready bytes: what answers show of a listing, made when somebody first asks
//! for it and kept as long as the listing.

use std::sync::OnceLock;

/// A form in which answers show a listing. There are few, and each is kept once
/// at most: that bounds what a listing may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A row of a search by EOS criteria.
    Row,
    /// A search handle, without what a query may include.
    Handle,
    /// A session of the EOS web API.
    Web,
}

const FORMS: usize = 3;

/// The bytes of a form, once somebody has asked for it.
type Made = OnceLock<Box<[u8]>>;

/// The forms that somebody has asked for.
#[derive(Debug, Default)]
pub(super) struct Ready(OnceLock<Box<[Made; FORMS]>>);

impl Ready {
    /// The bytes of the form. Of callers who ask at once for the first time, one
    /// makes them and the others wait.
    pub(super) fn get(&self, form: Form, make: impl FnOnce() -> Vec<u8>) -> &[u8] {
        let forms = self.0.get_or_init(Box::default);
        forms[form as usize].get_or_init(|| make().into())
    }
}

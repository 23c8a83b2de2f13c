//! The one way in which texts become types.

use serde::Deserialize;

/// Reads a JSON text.
///
/// Whatever `serde_json` reads from, a text, bytes or a value, makes all code that reads a type anew, and that of a session's document alone weighs a hundred kilobytes. So everything reads from bytes, and texts come by here; `tests/tidy` holds that.
///
/// # Errors
/// The text is no JSON, or not that of a `T`.
pub fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, serde_json::Error> {
    serde_json::from_slice(text.as_bytes())
}

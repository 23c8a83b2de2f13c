//! The country and the language that the game sets in place of the user's own.

/// Overrides of one platform.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locale {
    /// Two letters of ISO 3166, as the game spells them.
    pub country: Option<String>,
    /// Such as `en` or `pt-BR`, as the game spells it.
    pub language: Option<String>,
}

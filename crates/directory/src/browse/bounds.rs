//! How much a searched value may have.

/// Holds a count against its limit; says in words what is too much.
pub(super) fn at_most(what: &str, unit: &str, count: usize, most: usize) -> Result<(), String> {
    if count <= most {
        return Ok(());
    }
    Err(format!("the {what} has {count} {unit}, of at most {most}"))
}

//! `capabilities` of template and creator together.

use std::collections::BTreeMap;

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::session::{CapabilitiesDelta, Capability, Patch};

use super::fixed_otherwise;

/// Capabilities that somebody said something of.
pub(super) type Said = BTreeMap<Capability, bool>;

/// Deprecated ones: their names are known and they cannot be had.
const NOT_OFFERED: [&str; 2] = ["arbitration", "cloudCompute"];

/// What both say. An empty object of the template's, and `null`, leave no room
/// for others.
///
/// # Errors
/// `Conflict` for a capability that is fixed, `BadRequest` for a name that means
/// nothing, `Unsupported` for one that is not offered.
pub(super) fn merge(
    fixed: &Patch<CapabilitiesDelta>,
    said: &Patch<CapabilitiesDelta>,
) -> Result<Patch<CapabilitiesDelta>, Refusal> {
    let mut both = read(fixed)?;
    let closed = !fixed.is_keep() && both.is_empty();
    for (capability, on) in read(said)? {
        let there = match closed {
            true => Some(false),
            false => both.get(&capability).copied(),
        };
        if there.is_some_and(|there| there != on) {
            return Err(fixed_otherwise(&format!("capabilities.{capability}")));
        }
        if !closed {
            both.insert(capability, on);
        }
    }
    Ok(Patch::Set(delta(both)))
}

/// Reads names in any letter case.
///
/// # Errors
/// `BadRequest` for a name that means nothing, or twice with two meanings.
pub(super) fn read(patch: &Patch<CapabilitiesDelta>) -> Result<Said, Refusal> {
    let mut said = Said::new();
    let Patch::Set(CapabilitiesDelta(given)) = patch else {
        return Ok(said);
    };
    for (name, &on) in given {
        let field = format!("constants.system.capabilities.{name}");
        if NOT_OFFERED.iter().any(|it| it.eq_ignore_ascii_case(name)) {
            if on {
                let message = format!("{field} is deprecated and not offered here");
                return Err(Refusal::new(ErrorCode::Unsupported, message));
            }
            continue;
        }
        let Some(capability) = Capability::from_text(name) else {
            return Err(Refusal::bad_request(format!("{field} is no capability")));
        };
        if said.insert(capability, on).is_some_and(|other| other != on) {
            let message = format!("{field} stands twice, in two letter cases");
            return Err(Refusal::bad_request(message));
        }
    }
    Ok(said)
}

/// Capabilities as a delta has them.
pub(super) fn delta(said: Said) -> CapabilitiesDelta {
    let named = said
        .into_iter()
        .map(|(it, on)| (it.as_str().to_owned(), on));
    CapabilitiesDelta(named.collect())
}

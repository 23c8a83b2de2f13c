//! `constants`: what a session is for all of its life, by its template and its
//! creator.
//!
//! A template is a mold and not a set of defaults: a value of its own is fixed,
//! `null` fixes that there is none, and what it leaves out its creator may add.
//! What both leave out has the contract's default.

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::session::{ConstantsDelta, ConstantsSystem, Custom};
use greenroom_protocol::version::Vocabulary;

use crate::json::{self, Bag, Json};
use crate::template::Template;

mod capabilities;
mod check;
mod fill;
mod merge;
mod pins;
mod roles;
#[cfg(test)]
mod tests;

pub use roles::role_types;

pub(crate) use check::{Cure, Fault};

use check::Room;

/// The constants of a session to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    /// `constants.system`, defaults filled in.
    pub system: ConstantsSystem,
    /// `constants.custom`.
    pub custom: Bag,
}

/// The constants of a session that is made from a template. Whether the caller
/// is among `initiators` is not decided here.
///
/// # Errors
/// `Conflict` for a value that the template fixes to another one, `BadRequest`
/// for one out of range or for values that do not go together, `Unsupported` for
/// what is deprecated and not offered, `TooLarge` for too much custom JSON. The
/// message names the field.
pub fn resolve(template: &Template, creator: Option<&ConstantsDelta>) -> Result<Resolved, Refusal> {
    let nothing = ConstantsDelta::default();
    let system = system(template, creator.unwrap_or(&nothing)).map_err(|fault| fault.refusal)?;
    Ok(Resolved {
        system,
        custom: custom(template, creator)?,
    })
}

/// `constants.system` alone, with what would mend a fault.
pub(crate) fn system(
    template: &Template,
    creator: &ConstantsDelta,
) -> Result<ConstantsSystem, Fault> {
    let said = creator.system.clone().unwrap_or_default();
    let of_template = template.constants.system.clone().unwrap_or_default();
    let both = merge::system(&of_template, &said)?;
    // What a template leaves out of an object that it names counts as its own
    // vocabulary says, which is always the new one.
    let initialization = match of_template.member_initialization.is_keep() {
        true => creator.vocabulary,
        false => Vocabulary::New,
    };
    let system = fill::fill(&both, creator.vocabulary, initialization)?;
    check::check(&system, Room::of(&template.name))?;
    Ok(system)
}

/// `constants.custom`, by top-level key.
fn custom(template: &Template, creator: Option<&ConstantsDelta>) -> Result<Bag, Refusal> {
    const FIELD: &str = "constants.custom";
    let fixed = template.constants.custom.as_ref();
    let mut bag = Bag::new();
    json::merge(&mut bag, fixed.unwrap_or(&Custom::new()), FIELD)?;
    let Some(said) = creator.and_then(|creator| creator.custom.as_ref()) else {
        return Ok(bag);
    };
    let mut added = Custom::new();
    for (key, raw) in said {
        if fixed.is_some_and(|fixed| fixed.contains_key(key)) {
            same_custom(&bag, key, raw)?;
        } else {
            added.insert(key.clone(), raw.clone());
        }
    }
    json::merge(&mut bag, &added, FIELD)?;
    Ok(bag)
}

/// Holds the constants of a delta against those of a session that is there:
/// equal ones are accepted, since clients send them again with every write.
///
/// # Errors
/// `Conflict` naming the first that differs; `BadRequest` for custom JSON that
/// makes no sense.
pub fn check_same(
    system: &ConstantsSystem,
    custom: &Bag,
    delta: &ConstantsDelta,
) -> Result<(), Refusal> {
    if let Some(said) = &delta.system {
        let both = merge::system(&pins::pins(system), said)?;
        // The one value that a session can have none of while it has its object.
        let there = system.member_initialization;
        let vocabulary = Vocabulary::New;
        let filled = fill::fill(&both, vocabulary, vocabulary)?;
        if filled.member_initialization != there {
            return Err(fixed_otherwise("memberInitialization.evaluationTimeout"));
        }
    }
    let said = delta.custom.iter().flatten();
    said.into_iter()
        .try_for_each(|(key, raw)| same_custom(custom, key, raw))
}

fn same_custom(bag: &Bag, key: &str, raw: &serde_json::value::RawValue) -> Result<(), Refusal> {
    let field = format!("constants.custom.{key}");
    let said = match raw.get() {
        "null" => None,
        _ => Some(Json::new(&field, raw)?),
    };
    if bag.get(key) == said.as_ref() {
        return Ok(());
    }
    let message = format!("{field} is fixed to another value");
    Err(Refusal::new(ErrorCode::Conflict, message))
}

/// The refusal of a value of `constants.system` that cannot be had any more.
fn fixed_otherwise(field: &str) -> Refusal {
    let message = format!("constants.system.{field} is fixed to another value");
    Refusal::new(ErrorCode::Conflict, message)
}

//! Role types of template and creator together.

use std::collections::BTreeMap;

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::limits;
use greenroom_protocol::session::{Patch, RoleDelta, RoleTypeDelta};

use crate::session::{Role, RoleType};
use crate::template::Template;

/// Role types by name, as they are written.
type Types = BTreeMap<String, RoleTypeDelta>;

/// The role types of a session that is made from a template: the template's own
/// settings are fixed, what it leaves out the creator may add.
///
/// # Errors
/// `Conflict` for a setting that the template fixes to another value,
/// `BadRequest` for names, numbers and combinations that cannot be. The message
/// names the field.
pub fn role_types(
    template: &Template,
    creator: &Types,
    has_owners: bool,
) -> Result<BTreeMap<String, RoleType>, Refusal> {
    let mut both = template.role_types.clone();
    for (name, said) in creator {
        let path = format!("roleTypes.{name}");
        match both.get_mut(name) {
            Some(fixed) => merge_type(&path, fixed, said)?,
            None => {
                both.insert(name.clone(), said.clone());
            }
        }
    }
    if both.len() > limits::ROLE_TYPES_MAX {
        let most = limits::ROLE_TYPES_MAX;
        return Err(bad("roleTypes", format_args!("has more than {most} types")));
    }
    let read = |(name, said): (String, RoleTypeDelta)| {
        let path = format!("roleTypes.{name}");
        check_name(&path, &name)?;
        Ok((name, role_type(&path, said, has_owners)?))
    };
    both.into_iter().map(read).collect()
}

fn bad(path: &str, why: impl std::fmt::Display) -> Refusal {
    Refusal::bad_request(format!("{path} {why}"))
}

fn merge_type(path: &str, fixed: &mut RoleTypeDelta, said: &RoleTypeDelta) -> Result<(), Refusal> {
    let settings = |list: &Option<Vec<_>>| {
        let mut list = list.clone()?;
        list.sort_unstable();
        list.dedup();
        Some(list)
    };
    option(
        path,
        "ownerManaged",
        &mut fixed.owner_managed,
        said.owner_managed,
    )?;
    let mut there = settings(&fixed.mutable_role_settings);
    let again = settings(&said.mutable_role_settings);
    option(path, "mutableRoleSettings", &mut there, again)?;
    fixed.mutable_role_settings = there;
    for (name, said) in &said.roles {
        match fixed.roles.get_mut(name) {
            Some(fixed) => merge_role(&format!("{path}.roles.{name}"), fixed, said)?,
            None => {
                fixed.roles.insert(name.clone(), said.clone());
            }
        }
    }
    Ok(())
}

fn merge_role(path: &str, fixed: &mut RoleDelta, said: &RoleDelta) -> Result<(), Refusal> {
    patch(path, "max", &mut fixed.max, &said.max)?;
    patch(path, "target", &mut fixed.target, &said.target)?;
    option(path, "greenroom", &mut fixed.greenroom, said.greenroom)
}

fn option<T: PartialEq>(
    path: &str,
    field: &str,
    fixed: &mut Option<T>,
    said: Option<T>,
) -> Result<(), Refusal> {
    match (&fixed, &said) {
        (_, None) => Ok(()),
        (None, _) => {
            *fixed = said;
            Ok(())
        }
        (Some(there), Some(other)) if there == other => Ok(()),
        _ => Err(differs(path, field)),
    }
}

fn patch(
    path: &str,
    field: &str,
    fixed: &mut Patch<u32>,
    said: &Patch<u32>,
) -> Result<(), Refusal> {
    if said.is_keep() || fixed == said {
        return Ok(());
    }
    if !fixed.is_keep() {
        return Err(differs(path, field));
    }
    *fixed = said.clone();
    Ok(())
}

fn differs(path: &str, field: &str) -> Refusal {
    let message = format!("{path}.{field} is fixed to another value");
    Refusal::new(ErrorCode::Conflict, message)
}

fn role_type(path: &str, said: RoleTypeDelta, has_owners: bool) -> Result<RoleType, Refusal> {
    let owner_managed = said.owner_managed.unwrap_or_default();
    if owner_managed && !has_owners {
        let path = format!("{path}.ownerManaged");
        return Err(bad(&path, "needs the capability hasOwners"));
    }
    if said.roles.len() > limits::ROLES_PER_TYPE_MAX {
        let most = limits::ROLES_PER_TYPE_MAX;
        return Err(bad(path, format_args!("has more than {most} roles")));
    }
    let mut mutable_role_settings = said.mutable_role_settings.unwrap_or_default();
    mutable_role_settings.sort_unstable();
    mutable_role_settings.dedup();
    let read = |(name, said): (String, RoleDelta)| {
        let path = format!("{path}.roles.{name}");
        check_name(&path, &name)?;
        Ok((name, role(&path, &said, has_owners)?))
    };
    let roles = said.roles.into_iter().map(read);
    Ok(RoleType {
        owner_managed,
        mutable_role_settings,
        roles: roles.collect::<Result<_, Refusal>>()?,
    })
}

fn role(path: &str, said: &RoleDelta, has_owners: bool) -> Result<Role, Refusal> {
    let number = |said: &Patch<u32>| match said {
        Patch::Set(number) => Some(*number),
        Patch::Keep | Patch::Remove => None,
    };
    let (max, target) = (number(&said.max), number(&said.target));
    if max == Some(0) {
        return Err(bad(&format!("{path}.max"), "must be greater than 0"));
    }
    if target.is_some_and(|target| target == 0 || max.is_some_and(|max| target > max)) {
        let path = format!("{path}.target");
        return Err(bad(&path, "must be greater than 0 and at most max"));
    }
    let friends_of_owners = said.greenroom.is_some_and(|it| it.friends_of_owners);
    if friends_of_owners && !has_owners {
        let path = format!("{path}.greenroom.friendsOfOwners");
        return Err(bad(&path, "needs the capability hasOwners"));
    }
    Ok(Role {
        max,
        target,
        greenroom: said.greenroom,
    })
}

fn check_name(path: &str, name: &str) -> Result<(), Refusal> {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    if (1..=limits::ROLE_NAME_MAX).contains(&name.len()) && name.bytes().all(allowed) {
        return Ok(());
    }
    let most = limits::ROLE_NAME_MAX;
    let why = format_args!("needs a name of 1 to {most} lower-case letters and digits");
    Err(bad(&format!("{path:.150}"), why))
}

//! Roles: who takes which, and what owners change about them.

use std::collections::BTreeMap;

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::session::{Patch, RoleDelta, RoleSetting, RoleTypeDelta};

use crate::people::Circle;
use crate::session::{Role, Session};

/// Who assigns a role.
#[derive(Clone, Copy, Debug)]
pub struct Assigner<'a> {
    /// Whether it owns the session or is a trusted server.
    pub manages: bool,
    /// Whether it takes the role for itself.
    pub own: bool,
    /// What those in the session are to it.
    pub circle: &'a Circle,
}

/// Gives the member roles, or takes them from it.
///
/// # Errors
/// `BadRequest` for a type or role that the session has not, `Forbidden` where
/// owners alone assign it, `NotAdmitted` where it is for friends of the owners,
/// `Conflict` where it is full.
pub fn assign(
    session: &mut Session,
    index: u32,
    roles: &BTreeMap<String, Option<String>>,
    by: Assigner<'_>,
) -> Result<(), Refusal> {
    for (name, role) in roles {
        let (name, role) = (name.to_ascii_lowercase(), role.as_deref());
        let role = role.map(str::to_ascii_lowercase);
        let Some(found) = session.role_types.get(&name) else {
            let message = format!("members roles.{name}: the session has no such role type");
            return Err(Refusal::bad_request(message));
        };
        if !by.manages && (found.owner_managed || !by.own) {
            let message = format!("members roles.{name} is assigned by owners alone");
            return Err(Refusal::forbidden(message));
        }
        if let Some(role) = &role {
            let Some(wanted) = found.roles.get(role) else {
                let message = format!("members roles.{name}: there is no role {role:?}");
                return Err(Refusal::bad_request(message));
            };
            check_friends(session, &name, wanted, by)?;
            check_room(session, index, &name, role, wanted)?;
        }
        let Some(member) = session.members.get_mut(&index) else {
            let message = format!("members.{index} is no member");
            return Err(Refusal::bad_request(message));
        };
        match role {
            Some(role) => member.roles.insert(name, role),
            None => member.roles.remove(&name),
        };
    }
    Ok(())
}

/// Owners give a role of their friends to whom they like; for oneself, an owner
/// must follow one.
fn check_friends(
    session: &Session,
    name: &str,
    role: &Role,
    by: Assigner<'_>,
) -> Result<(), Refusal> {
    let for_friends = role.greenroom.is_some_and(|it| it.friends_of_owners);
    let mut owners = session.owners();
    if !for_friends || by.manages || owners.any(|owner| by.circle.followed_by.contains(&owner)) {
        return Ok(());
    }
    let message = format!("members roles.{name} is for players whom an owner follows");
    Err(Refusal::new(ErrorCode::NotAdmitted, message))
}

fn check_room(
    session: &Session,
    index: u32,
    name: &str,
    role: &str,
    wanted: &Role,
) -> Result<(), Refusal> {
    let others = session.members.iter().filter(|(at, _)| **at != index);
    let taken = others.filter(|(_, member)| member.roles.get(name).is_some_and(|it| it == role));
    let taken = taken.count();
    if wanted.max.is_none_or(|max| taken < max as usize) {
        return Ok(());
    }
    let message = format!("members roles.{name}: {role} is taken by {taken} members already");
    Err(Refusal::new(ErrorCode::Conflict, message))
}

/// Changes settings of roles, as far as the session lets owners.
///
/// # Errors
/// `Conflict` for what is fixed, `BadRequest` for a role that is not there and
/// for numbers out of range.
pub fn change(
    session: &mut Session,
    delta: &BTreeMap<String, RoleTypeDelta>,
) -> Result<(), Refusal> {
    for (name, change) in delta {
        let Some(found) = session.role_types.get_mut(&name.to_ascii_lowercase()) else {
            let message = format!("roleTypes.{name} is not in the session, and none is added");
            return Err(Refusal::new(ErrorCode::Conflict, message));
        };
        let settings = &found.mutable_role_settings;
        let same = change
            .owner_managed
            .is_none_or(|it| it == found.owner_managed)
            && change
                .mutable_role_settings
                .as_ref()
                .is_none_or(|it| it == settings);
        if !same {
            let message = format!("roleTypes.{name} is fixed but for the settings of its roles");
            return Err(Refusal::new(ErrorCode::Conflict, message));
        }
        for (role, change) in &change.roles {
            let field = format!("roleTypes.{name}.roles.{role}");
            let Some(role) = found.roles.get_mut(&role.to_ascii_lowercase()) else {
                let message = format!("{field} is not in the session, and none is added");
                return Err(Refusal::new(ErrorCode::Conflict, message));
            };
            change_role(&field, role, change, &found.mutable_role_settings)?;
        }
    }
    Ok(())
}

/// Holds that no role whose settings are written has more members than places,
/// in the session as it is after the write.
///
/// # Errors
/// `Conflict` naming the role.
pub fn check_taken(
    session: &Session,
    delta: &BTreeMap<String, RoleTypeDelta>,
) -> Result<(), Refusal> {
    for (name, change) in delta {
        let name = name.to_ascii_lowercase();
        for role in change.roles.keys() {
            let role = role.to_ascii_lowercase();
            let found = session.role_types.get(&name);
            let most = found.and_then(|found| found.roles.get(&role)?.max);
            let taken = holders(session, &name, &role).len();
            if most.is_some_and(|most| taken > most as usize) {
                let message = format!("roleTypes.{name}.roles.{role}.max: {taken} members have it");
                return Err(Refusal::new(ErrorCode::Conflict, message));
            }
        }
    }
    Ok(())
}

fn change_role(
    field: &str,
    role: &mut Role,
    delta: &RoleDelta,
    mutable: &[RoleSetting],
) -> Result<(), Refusal> {
    let before = role.clone();
    patch(&mut role.max, &delta.max);
    patch(&mut role.target, &delta.target);
    let fixed = |setting| !mutable.contains(&setting);
    if role.max != before.max && fixed(RoleSetting::Max)
        || role.target != before.target && fixed(RoleSetting::Target)
        || delta.greenroom.is_some() && delta.greenroom != role.greenroom
    {
        let message = format!("{field} is fixed");
        return Err(Refusal::new(ErrorCode::Conflict, message));
    }
    check_numbers(field, role)
}

/// Holds that a role's numbers make sense together.
///
/// # Errors
/// `BadRequest` naming the field.
pub fn check_numbers(field: &str, role: &Role) -> Result<(), Refusal> {
    if role.max == Some(0) {
        return Err(Refusal::bad_request(format!("{field}.max is 0")));
    }
    let most = role.max.unwrap_or(u32::MAX);
    if role
        .target
        .is_some_and(|target| target == 0 || target > most)
    {
        let message = format!("{field}.target is 0 or more than max");
        return Err(Refusal::bad_request(message));
    }
    Ok(())
}

fn patch(place: &mut Option<u32>, patch: &Patch<u32>) {
    match patch {
        Patch::Keep => {}
        Patch::Remove => *place = None,
        Patch::Set(value) => *place = Some(*value),
    }
}

/// Who has the role.
pub fn holders(session: &Session, name: &str, role: &str) -> Vec<AccountId> {
    let members = session.members.values();
    let holders = members.filter(|member| member.roles.get(name).is_some_and(|it| it == role));
    holders.map(|member| member.account).collect()
}

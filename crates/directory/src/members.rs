//! Members: how a delta makes one join, change, leave or go.

use std::collections::BTreeMap;

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::session::{MemberDelta, MemberPropertiesDelta, Patch};
use greenroom_protocol::time::Timestamp;

use crate::json::{self, Json};
use crate::session::{Member, Session};

/// The `members` of a delta, told apart.
#[derive(Debug)]
pub struct MemberWrites<'a> {
    /// What the caller writes about itself.
    pub me: Me<'a>,
    /// Members whom the caller removes by their index.
    pub removed: Vec<u32>,
}

/// The key `me` of a delta.
#[derive(Clone, Copy, Debug)]
pub enum Me<'a> {
    /// Not there.
    Unmentioned,
    /// Join, or change what one is.
    Present(&'a MemberDelta),
    /// Leave.
    Leaving,
}

impl<'a> MemberWrites<'a> {
    /// Reads the keys.
    ///
    /// # Errors
    /// `Unsupported` for reservations, `BadRequest` for a key that is none and
    /// for an index that is not to be removed.
    pub fn parse(members: &'a BTreeMap<String, Option<MemberDelta>>) -> Result<Self, Refusal> {
        let mut writes = Self {
            me: Me::Unmentioned,
            removed: Vec::new(),
        };
        for (key, member) in members {
            match (key.as_str(), member) {
                ("me", Some(delta)) => writes.me = Me::Present(delta),
                ("me", None) => writes.me = Me::Leaving,
                (key, member) => writes.removed.push(removed_index(key, member.is_none())?),
            }
        }
        Ok(writes)
    }
}

fn removed_index(key: &str, removes: bool) -> Result<u32, Refusal> {
    if key.starts_with("reserve_") {
        let message = format!("members.{key}: this directory does not reserve places yet");
        return Err(Refusal::new(ErrorCode::Unsupported, message));
    }
    let index = key.parse::<u32>().ok();
    // One index has one spelling: neither "+1" nor "01".
    let Some(index) = index.filter(|index| index.to_string() == key) else {
        let message = format!("members.{key} is neither \"me\" nor an index");
        return Err(Refusal::bad_request(message));
    };
    if !removes {
        let message =
            format!("members.{key} can only be removed: a member writes itself as \"me\"");
        return Err(Refusal::bad_request(message));
    }
    Ok(index)
}

/// Adds the account as the last member, not yet alive: [`write`] follows.
///
/// # Errors
/// `SessionFull` where the template takes no more members.
pub fn add(
    session: &mut Session,
    account: AccountId,
    name: &str,
    owner: bool,
    now: Timestamp,
) -> Result<(), Refusal> {
    let most = session.system.max_members_count;
    if session.members.len() >= most as usize {
        let message = format!("the session has {most} members and takes no more");
        return Err(Refusal::new(ErrorCode::SessionFull, message));
    }
    let member = Member {
        account,
        name: name.to_owned(),
        join_time: now,
        active: false,
        connection: None,
        lost_at: Some(now),
        owner,
        constants: None,
        properties: Default::default(),
    };
    session.members.insert(session.next_index, member);
    session.next_index += 1;
    Ok(())
}

/// Merges what a member writes about itself.
///
/// # Errors
/// `BadRequest` naming the field that makes no sense, `Conflict` for constants
/// that differ from those at its joining, `TooLarge` for custom properties.
pub fn write(
    member: &mut Member,
    delta: &MemberDelta,
    joins: bool,
    now: Timestamp,
) -> Result<(), Refusal> {
    if let Some(constants) = &delta.constants {
        let xuid = constants.system.as_ref().and_then(|system| system.xuid);
        if xuid.is_some_and(|xuid| xuid != member.account) {
            let field = "members.me.constants.system.xuid";
            return Err(Refusal::bad_request(format!("{field} is not the caller's")));
        }
        if let Some(raw) = &constants.custom {
            let field = "members.me.constants.custom";
            write_constants(member, Json::new(field, raw)?, joins)?;
        }
    }
    match &delta.properties {
        Some(properties) => write_properties(member, properties, now),
        None => Ok(()),
    }
}

fn write_constants(member: &mut Member, custom: Json, joins: bool) -> Result<(), Refusal> {
    if joins {
        member.constants = Some(custom);
        return Ok(());
    }
    if member.constants.as_ref() != Some(&custom) {
        let message = "members.me.constants.custom is fixed when a member joins";
        return Err(Refusal::new(ErrorCode::Conflict, message));
    }
    Ok(())
}

fn write_properties(
    member: &mut Member,
    delta: &MemberPropertiesDelta,
    now: Timestamp,
) -> Result<(), Refusal> {
    if let Some(custom) = &delta.custom {
        json::merge(
            &mut member.properties,
            custom,
            "members.me.properties.custom",
        )?;
    }
    let Some(system) = &delta.system else {
        return Ok(());
    };
    match &system.connection {
        Patch::Keep => {}
        Patch::Remove => {
            member.connection = None;
            member.lost_at = member.lost_at.or(Some(now));
        }
        Patch::Set(connection) => {
            member.connection = Some(connection.clone());
            member.lost_at = None;
        }
    }
    let claims_to_be_active = system.active == Some(true);
    member.active = system.active.unwrap_or(member.active);
    // A member may stay active while it is lost, to be found so when it comes
    // back; it cannot become so, nor give its connection up and remain so.
    let gave_up = member.connection.is_none();
    if member.active && (gave_up || claims_to_be_active && member.lost_at.is_some()) {
        let field = "members.me.properties.system";
        let message = format!("{field}.active needs a living {field}.connection");
        return Err(Refusal::bad_request(message));
    }
    Ok(())
}

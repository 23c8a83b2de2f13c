//! Members: how a delta makes one join, change, leave or go.

use std::collections::BTreeMap;

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::limits;
use greenroom_protocol::session::{Capability, MemberConstantsDelta, MemberDelta};
use greenroom_protocol::time::Timestamp;

use crate::initialization;
use crate::json::Json;
use crate::session::{Member, Session};

mod keys;
mod properties;

pub use keys::{IndexWrite, Me, MemberWrites};
pub use properties::write_properties;

/// Adds the account as the last member, with its place reserved: a player that
/// joins accepts it at once.
///
/// # Errors
/// `SessionFull` where the session takes no more members.
pub fn add(session: &mut Session, account: AccountId, now: Timestamp) -> Result<u32, Refusal> {
    let most = session.system.max_members_count;
    if session.members.len() >= most as usize {
        let message = format!("the session has {most} members and takes no more");
        return Err(Refusal::new(ErrorCode::SessionFull, message));
    }
    let index = session.next_index;
    session.next_index += 1;
    session
        .members
        .insert(index, Member::reserved(account, now));
    Ok(index)
}

/// Gives places to accounts that have not come yet; whoever has one keeps it.
///
/// # Errors
/// `Conflict` on a large session, `BadRequest` for a place of nobody and for
/// what only the member itself may say, `SessionFull`.
pub fn reserve(
    session: &mut Session,
    places: &[&MemberDelta],
    by_server: bool,
    now: Timestamp,
) -> Result<(), Refusal> {
    if places.is_empty() {
        return Ok(());
    }
    if session.can(Capability::Large) {
        let message = "members.reserve_0: a large session has no reservations";
        return Err(Refusal::new(ErrorCode::Conflict, message));
    }
    for (n, place) in places.iter().enumerate() {
        let key = format!("members.reserve_{n}");
        let constants = place.constants.as_ref();
        let xuid = constants.and_then(|it| it.system.as_ref()?.xuid);
        let Some(account) = xuid else {
            let message = format!("{key}.constants.system.xuid is required");
            return Err(Refusal::bad_request(message));
        };
        if place.properties.is_some() {
            let message = format!("{key}.properties: a member writes its properties itself");
            return Err(Refusal::forbidden(message));
        }
        if session.member(account).is_some() {
            continue;
        }
        let index = add(session, account, now)?;
        if let Some(constants) = constants {
            let writer = ConstantsWriter {
                key: &key,
                by_server,
            };
            writer.fill(session, index, constants)?;
        }
    }
    Ok(())
}

/// The constants of a member: written once, by who gave it its place or by
/// itself as it comes; accepted again as long as they are the same.
#[derive(Clone, Copy)]
pub struct ConstantsWriter<'a> {
    /// The member's key, for messages.
    pub key: &'a str,
    /// Whether a trusted server writes.
    pub by_server: bool,
}

impl ConstantsWriter<'_> {
    /// Fills in what is not said yet, of a member that was just added or comes.
    ///
    /// # Errors
    /// `Conflict` for what differs, `Forbidden` for what servers alone say.
    pub fn fill(
        self,
        session: &mut Session,
        index: u32,
        delta: &MemberConstantsDelta,
    ) -> Result<(), Refusal> {
        self.check_author(delta)?;
        let Some(member) = session.members.get_mut(&index) else {
            return Ok(());
        };
        if let Some(raw) = &delta.custom {
            let custom = Json::new(&format!("{}.constants.custom", self.key), raw)?;
            self.set("custom", &mut member.constants, &custom)?;
        }
        let Some(system) = &delta.system else {
            return Ok(());
        };
        if let Some(result) = &system.matchmaking_result {
            self.set(
                "system.matchmakingResult",
                &mut member.matchmaking_result,
                result,
            )?;
        }
        if let Some(team) = &system.team {
            self.set("system.team", &mut member.team, team)?;
        }
        if system.index.is_some_and(|given| given != index) {
            return Err(self.differs("system.index"));
        }
        let wants = system.initialize == Some(true) && !member.initialize;
        member.initialize |= wants;
        // At creation nobody is enrolled: the first episode begins afterwards.
        if wants && session.change_number > 0 {
            initialization::enroll(session, index);
        }
        Ok(())
    }

    /// Holds that what is written again of a member that is there is the same.
    ///
    /// # Errors
    /// `Conflict` naming the field that differs.
    pub fn check_same(
        self,
        index: u32,
        member: &Member,
        delta: &MemberConstantsDelta,
    ) -> Result<(), Refusal> {
        if let Some(raw) = &delta.custom {
            let custom = Json::new(&format!("{}.constants.custom", self.key), raw)?;
            if member.constants.as_ref() != Some(&custom) {
                return Err(self.differs("custom"));
            }
        }
        let Some(system) = &delta.system else {
            return Ok(());
        };
        let checks = [
            ("system.index", system.index.is_none_or(|it| it == index)),
            (
                "system.initialize",
                system.initialize.is_none_or(|it| it == member.initialize),
            ),
            (
                "system.matchmakingResult",
                system.matchmaking_result.is_none()
                    || system.matchmaking_result == member.matchmaking_result,
            ),
            (
                "system.team",
                system.team.is_none() || system.team == member.team,
            ),
        ];
        match checks.iter().find(|(_, same)| !same) {
            Some((field, _)) => Err(self.differs(field)),
            None => Ok(()),
        }
    }

    fn check_author(self, delta: &MemberConstantsDelta) -> Result<(), Refusal> {
        let system = delta.system.as_ref();
        let matched = system.is_some_and(|it| it.matchmaking_result.is_some());
        if matched && !self.by_server {
            let key = self.key;
            let message =
                format!("{key}.constants.system.matchmakingResult is for trusted servers");
            return Err(Refusal::forbidden(message));
        }
        let team = system.and_then(|it| it.team.as_ref());
        if team.is_some_and(|team| team.len() > limits::NAME_MAX) {
            let message = format!("{}.constants.system.team is too long", self.key);
            return Err(Refusal::bad_request(message));
        }
        Ok(())
    }

    fn set<T: Clone + PartialEq>(
        self,
        field: &str,
        place: &mut Option<T>,
        value: &T,
    ) -> Result<(), Refusal> {
        match place {
            Some(there) if there != value => Err(self.differs(field)),
            Some(_) => Ok(()),
            None => {
                *place = Some(value.clone());
                Ok(())
            }
        }
    }

    fn differs(self, field: &str) -> Refusal {
        let key = self.key;
        let message = format!("{key}.constants.{field} is fixed to another value");
        Refusal::new(ErrorCode::Conflict, message)
    }
}

/// Names in lower case; two that differ in letter case alone are refused.
///
/// # Errors
/// `BadRequest` naming the field.
pub(crate) fn folded<T: Clone>(
    field: &str,
    map: &BTreeMap<String, T>,
) -> Result<BTreeMap<String, T>, Refusal> {
    let mut folded = BTreeMap::new();
    for (name, value) in map {
        let twice = folded.insert(name.to_ascii_lowercase(), value.clone());
        if twice.is_some() {
            let message = format!("{field}.{name} occurs twice: letter case does not count");
            return Err(Refusal::bad_request(message));
        }
    }
    Ok(folded)
}

//! Whom operators keep out: the record of a player's sanctions, who may read and
//! change it, and what all of them together tell the rules of access.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Bound;
use std::sync::Arc;

use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::{AccountId, Deployment, Revision};
use greenroom_protocol::limits;
use greenroom_protocol::sanction::{PlayerSanctions, Sanction, SanctionDelta, SanctionsPage};
use greenroom_protocol::time::Timestamp;
use serde::{Deserialize, Serialize};

use crate::caller::{Caller, Principal};
use crate::policy::Action;

#[cfg(test)]
mod tests;

/// The sanctions of one player: one record of the store. Those that are over
/// stay in it until it is written again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sanctions(Vec<Sanction>);

impl Sanctions {
    /// Reads a record.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(bytes)
    }

    /// Writes a record.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("sanctions are plain JSON")
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those in force.
    pub fn active(&self, now: Timestamp) -> impl Iterator<Item = &Sanction> {
        self.0
            .iter()
            .filter(move |sanction| sanction.is_active(now))
    }

    /// What an operator makes of the player's sanctions: those of the list, and
    /// no others. One that is in force already, by its reference id, stays placed
    /// when it was. `fresh` draws a reference id that nobody has seen.
    ///
    /// # Errors
    /// `BadRequest` naming what is missing, too long, over already or given
    /// twice.
    pub fn replaced(
        &self,
        wanted: &[SanctionDelta],
        now: Timestamp,
        fresh: impl Fn() -> String,
    ) -> Result<Self, Refusal> {
        let most = limits::SANCTIONS_PER_PLAYER_MAX;
        if wanted.len() > most {
            let message = format!("sanctions has {} entries, of at most {most}", wanted.len());
            return Err(Refusal::bad_request(message));
        }
        let mut named = BTreeSet::new();
        let mut next = Vec::new();
        for delta in wanted {
            check(delta, now)?;
            let reference_id = delta.reference_id.clone().unwrap_or_else(&fresh);
            if !named.insert(reference_id.clone()) {
                let message = format!("sanctions: the referenceId {reference_id:?} is given twice");
                return Err(Refusal::bad_request(message));
            }
            let mut present = self.active(now);
            let known = present.find(|sanction| sanction.reference_id == reference_id);
            next.push(Sanction {
                action: delta.action.clone(),
                reason: delta.reason.clone(),
                time_placed: known.map_or(now, |sanction| sanction.time_placed),
                time_expires: delta.time_expires,
                reference_id,
            });
        }
        Ok(Self(next))
    }
}

fn check(delta: &SanctionDelta, now: Timestamp) -> Result<(), Refusal> {
    let reference = delta.reference_id.as_deref();
    check_text("action", Some(&delta.action), limits::SANCTION_ACTION_MAX)?;
    check_text("referenceId", reference, limits::SANCTION_REFERENCE_MAX)?;
    let reason = delta.reason.as_deref();
    check_text("reason", reason, limits::SANCTION_REASON_MAX)?;
    if delta.time_expires.is_some_and(|end| end <= now) {
        let message = "sanctions: timeExpires is over already; to lift a sanction, leave it out";
        return Err(Refusal::bad_request(message));
    }
    Ok(())
}

fn check_text(field: &str, text: Option<&str>, most: usize) -> Result<(), Refusal> {
    let Some(text) = text else {
        return Ok(());
    };
    if (1..=most).contains(&text.len()) {
        return Ok(());
    }
    let length = text.len();
    let message = format!("sanctions: {field} has {length} bytes, not from 1 to {most}");
    Err(Refusal::bad_request(message))
}

/// Holds that the caller may read the sanctions of a player.
///
/// # Errors
/// `Forbidden`.
pub fn check_reader(caller: &Caller, player: AccountId) -> Result<(), Refusal> {
    if caller.is_server() || caller.account() == Some(player) || is_operator(caller) {
        return Ok(());
    }
    let message = "a player's sanctions are read by itself, a trusted server, or a program that may administer";
    Err(Refusal::forbidden(message))
}

/// Holds that the caller may change sanctions, and read those of everybody.
///
/// # Errors
/// `Forbidden`.
pub fn check_operator(caller: &Caller) -> Result<(), Refusal> {
    if is_operator(caller) {
        return Ok(());
    }
    let message = "sanctions are placed, lifted and listed by programs that may administer";
    Err(Refusal::forbidden(message))
}

/// A player never is, whatever its program may.
fn is_operator(caller: &Caller) -> bool {
    caller.principal == Principal::Client && caller.policy.allows(Action::Administer)
}

/// Everybody's sanctions by deployment and player.
///
/// Updates may come in any order: each carries the revision that it shows, and
/// an older one loses. Who has no sanctions any more leaves an empty entry, so
/// that a late update does not bring them back.
#[derive(Debug, Default)]
pub struct SanctionIndex(HashMap<Deployment, BTreeMap<AccountId, Entry>>);

#[derive(Debug)]
struct Entry {
    revision: Revision,
    sanctions: Arc<Sanctions>,
}

impl SanctionIndex {
    /// Takes note of somebody's sanctions, unless something newer is known.
    pub fn upsert(
        &mut self,
        scid: &Deployment,
        player: AccountId,
        revision: Revision,
        sanctions: Sanctions,
    ) {
        let players = self.0.entry(scid.clone()).or_default();
        if players
            .get(&player)
            .is_some_and(|entry| entry.revision >= revision)
        {
            return;
        }
        let sanctions = Arc::new(sanctions);
        players.insert(
            player,
            Entry {
                revision,
                sanctions,
            },
        );
    }

    /// The newest revision known of somebody's sanctions, where there are any.
    pub fn live_revision(&self, scid: &Deployment, player: AccountId) -> Option<Revision> {
        let entry = self.0.get(scid)?.get(&player)?;
        (!entry.sanctions.is_empty()).then_some(entry.revision)
    }

    /// Whether any sanction of the player is in force, whatever its action.
    pub fn is_sanctioned(&self, scid: &Deployment, player: AccountId, now: Timestamp) -> bool {
        let players = self.0.get(scid);
        let entry = players.and_then(|players| players.get(&player));
        entry.is_some_and(|entry| entry.sanctions.active(now).next().is_some())
    }

    /// The sanctions of a player that are in force.
    pub fn of(&self, scid: &Deployment, player: AccountId, now: Timestamp) -> PlayerSanctions {
        let players = self.0.get(scid);
        let entry = players.and_then(|players| players.get(&player));
        PlayerSanctions {
            xuid: player,
            sanctions: entry.map_or_else(Vec::new, |entry| entry.active(now)),
        }
    }

    /// The next `take` sanctioned players behind `after`, by number.
    pub fn page(
        &self,
        scid: &Deployment,
        after: Option<AccountId>,
        take: usize,
        now: Timestamp,
    ) -> SanctionsPage {
        let behind = (
            after.map_or(Bound::Unbounded, Bound::Excluded),
            Bound::Unbounded,
        );
        let players = self.0.get(scid).into_iter();
        let sanctioned = players.flat_map(|players| players.range(behind));
        let mut sanctioned = sanctioned.filter_map(|(&xuid, entry)| {
            let sanctions = entry.active(now);
            (!sanctions.is_empty()).then_some(PlayerSanctions { xuid, sanctions })
        });
        let players: Vec<_> = sanctioned.by_ref().take(take).collect();
        let last = players.last().map(|player| player.xuid);
        SanctionsPage {
            players,
            next: sanctioned.next().and(last),
        }
    }
}

impl Entry {
    fn active(&self, now: Timestamp) -> Vec<Sanction> {
        self.sanctions.active(now).cloned().collect()
    }
}

//! Who follows and who blocks whom: the rules of the social graph, and the
//! index that answers questions about it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{AccountId, Deployment, Revision};
use greenroom_protocol::limits;
use greenroom_protocol::people::{Moniker, Person, RelationDelta};
use greenroom_protocol::time::Timestamp;
use serde::{Deserialize, Serialize};

use crate::caller::{Caller, Principal};
use crate::policy::Action;

mod friends;
#[cfg(test)]
mod tests;

use friends::OpenInvites;
pub use friends::{Concern, Counterpart};

/// What those in a session are to a caller, and the operators: all that the
/// rules of access need to know beside the session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Circle {
    /// Those in the session who follow the caller.
    pub followed_by: BTreeSet<AccountId>,
    /// Those in the session who block the caller.
    pub blocked_by: BTreeSet<AccountId>,
    /// Whether a sanction of the caller is in force.
    pub sanctioned: bool,
}

/// What one player is to another. Favourites are followed, and nobody is
/// followed and blocked at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Relation {
    /// Followed by it.
    #[serde(skip_serializing_if = "is_false")]
    pub followed: bool,
    /// One of its favourites.
    #[serde(skip_serializing_if = "is_false")]
    pub favorite: bool,
    /// Blocked by it.
    #[serde(skip_serializing_if = "is_false")]
    pub blocked: bool,
    /// Since when it is followed, in milliseconds since 1970; 0 where it is not, and
    /// where nobody noted it.
    #[serde(skip_serializing_if = "is_zero")]
    pub since: u64,
    /// The follow of the other one that it has declined as an invite to be friends:
    /// since when that is there. One that began at another time was not declined.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub declined: Option<u64>,
}

fn is_false(value: &bool) -> bool {
    !value
}

fn is_zero(value: &u64) -> bool {
    *value == 0
}

impl Relation {
    /// What the delta makes of the relation.
    fn changed(self, delta: &RelationDelta, now: Timestamp) -> Result<Self, Refusal> {
        let follows = delta.followed == Some(true) || delta.favorite == Some(true);
        if delta.followed == Some(false) && delta.favorite == Some(true) {
            let message = "favorite: a favourite is followed, and followed is false";
            return Err(Refusal::bad_request(message));
        }
        if delta.blocked == Some(true) && follows {
            let message = "blocked: nobody is followed and blocked at once";
            return Err(Refusal::bad_request(message));
        }
        let blocked = delta.blocked.unwrap_or(self.blocked);
        if blocked && follows {
            let message = "followed: the player is blocked; send blocked false with it";
            return Err(Refusal::new(ErrorCode::Conflict, message));
        }
        // Who blocks somebody ceases to follow it.
        let followed = !blocked && (follows || delta.followed.unwrap_or(self.followed));
        Ok(Self {
            followed,
            favorite: followed && delta.favorite.unwrap_or(self.favorite),
            blocked,
            since: match (self.followed, followed) {
                (_, false) => 0,
                (true, true) => self.since,
                (false, true) => now.0,
            },
            // Who follows has thought better of it.
            declined: self.declined.filter(|_| !followed),
        })
    }
}

/// Whom one player follows and blocks: one record of the store.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Relations(BTreeMap<AccountId, Relation>);

impl Relations {
    /// Reads a record.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(bytes)
    }

    /// Writes a record.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("relations are plain JSON")
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What somebody is to the player.
    pub fn of(&self, other: AccountId) -> Relation {
        self.0.get(&other).copied().unwrap_or_default()
    }

    /// The relations of `owner` with one of them changed. What follows: a
    /// favourite is followed, who is not followed is no favourite, who is
    /// blocked is not followed.
    ///
    /// # Errors
    /// `BadRequest` for a relation to oneself and a delta that contradicts
    /// itself; `Conflict` for following somebody who is blocked and stays so,
    /// and for more people than one player may follow or block.
    pub fn changed(
        &self,
        owner: AccountId,
        other: AccountId,
        delta: &RelationDelta,
        now: Timestamp,
    ) -> Result<Self, Refusal> {
        check_other(owner, other)?;
        let before = self.of(other);
        let after = before.changed(delta, now)?;
        let mut next = self.clone();
        if after == Relation::default() {
            next.0.remove(&other);
        } else {
            next.0.insert(other, after);
        }
        if after.followed && !before.followed {
            next.check_number(|relation| relation.followed, limits::FOLLOWED_MAX, "follow")?;
        }
        if after.blocked && !before.blocked {
            next.check_number(|relation| relation.blocked, limits::BLOCKED_MAX, "block")?;
        }
        Ok(next)
    }

    /// The relations of `owner` without any to `other`.
    ///
    /// # Errors
    /// `BadRequest` for a relation to oneself.
    pub fn without(&self, owner: AccountId, other: AccountId) -> Result<Self, Refusal> {
        check_other(owner, other)?;
        let mut next = self.clone();
        next.0.remove(&other);
        Ok(next)
    }

    fn check_number(
        &self,
        which: impl Fn(&Relation) -> bool,
        most: usize,
        verb: &str,
    ) -> Result<(), Refusal> {
        if self.0.values().filter(|relation| which(relation)).count() <= most {
            return Ok(());
        }
        let message = format!("a player can {verb} at most {most} others");
        Err(Refusal::new(ErrorCode::Conflict, message))
    }
}

/// Holds that the caller may read whom a player follows and blocks.
///
/// # Errors
/// `Forbidden`.
pub fn check_reader(caller: &Caller, owner: AccountId) -> Result<(), Refusal> {
    if caller.is_server() || speaks_for(caller, owner) {
        return Ok(());
    }
    let message =
        "a player's people are read by itself, a trusted server, or a program that may administer";
    Err(Refusal::forbidden(message))
}

/// Holds that the caller may change whom a player follows and blocks.
///
/// # Errors
/// `Forbidden`.
pub fn check_writer(caller: &Caller, owner: AccountId) -> Result<(), Refusal> {
    if speaks_for(caller, owner) {
        return Ok(());
    }
    let message = "a player's people are changed by itself, or by a program that may administer";
    Err(Refusal::forbidden(message))
}

/// Whether the caller is the player, or does what operators do. A player never
/// does, whatever its program may: else everybody reads everybody's people where
/// any program is admitted to everything.
fn speaks_for(caller: &Caller, owner: AccountId) -> bool {
    match caller.principal {
        Principal::User { account, .. } => account == owner,
        Principal::Client => caller.policy.allows(Action::Administer),
        Principal::Server { .. } => false,
    }
}

fn check_other(owner: AccountId, other: AccountId) -> Result<(), Refusal> {
    if owner != other {
        return Ok(());
    }
    let message = "nobody has a relation to itself";
    Err(Refusal::bad_request(message))
}

/// Everybody's relations by deployment and player.
///
/// Updates may come in any order: each carries the revision that it shows, and
/// an older one loses. Who has no relations any more leaves an empty entry, so
/// that a late update does not bring them back.
#[derive(Debug, Default)]
pub struct People(HashMap<Deployment, Graph>);

/// Those of one deployment, and what follows from them.
#[derive(Debug, Default)]
struct Graph {
    owners: HashMap<AccountId, Entry>,
    invites: OpenInvites,
}

#[derive(Debug)]
struct Entry {
    revision: Revision,
    relations: Arc<Relations>,
}

impl Graph {
    fn relations(&self, owner: AccountId) -> Option<&Relations> {
        Some(&self.owners.get(&owner)?.relations)
    }

    fn relation(&self, owner: AccountId, other: AccountId) -> Relation {
        self.relations(owner)
            .map_or_else(Relation::default, |relations| relations.of(other))
    }
}

impl People {
    /// Takes note of somebody's relations, unless something newer is known. Gives
    /// those who may be something else to each other by that.
    pub fn upsert(
        &mut self,
        scid: &Deployment,
        owner: AccountId,
        revision: Revision,
        relations: Relations,
    ) -> Vec<Concern> {
        let graph = self.0.entry(scid.clone()).or_default();
        let known = graph.owners.get(&owner);
        if known.is_some_and(|entry| entry.revision >= revision) {
            return Vec::new();
        }
        let before = known.map(|entry| entry.relations.clone());
        let relations = Arc::new(relations);
        let entry = Entry {
            revision,
            relations: relations.clone(),
        };
        graph.owners.insert(owner, entry);
        graph.follow_change(owner, &before.unwrap_or_default(), &relations)
    }

    /// The newest revision known of somebody's relations, where there are any.
    pub fn live_revision(&self, scid: &Deployment, owner: AccountId) -> Option<Revision> {
        let entry = self.0.get(scid)?.owners.get(&owner)?;
        (!entry.relations.is_empty()).then_some(entry.revision)
    }

    /// What `other` is to `owner`.
    pub fn relation(&self, scid: &Deployment, owner: AccountId, other: AccountId) -> Relation {
        self.0
            .get(scid)
            .map_or_else(Relation::default, |graph| graph.relation(owner, other))
    }

    /// Which of the candidates follow the account.
    pub fn followers_among(
        &self,
        scid: &Deployment,
        account: AccountId,
        candidates: &[AccountId],
    ) -> BTreeSet<AccountId> {
        self.among(scid, account, candidates, |relation| relation.followed)
    }

    /// Which of the candidates block the account.
    pub fn blockers_among(
        &self,
        scid: &Deployment,
        account: AccountId,
        candidates: &[AccountId],
    ) -> BTreeSet<AccountId> {
        self.among(scid, account, candidates, |relation| relation.blocked)
    }

    /// What those in a session are to a caller; of sanctions nothing is known
    /// here.
    pub fn circle(&self, scid: &Deployment, account: AccountId, inside: &[AccountId]) -> Circle {
        Circle {
            followed_by: self.followers_among(scid, account, inside),
            blocked_by: self.blockers_among(scid, account, inside),
            sanctioned: false,
        }
    }

    /// The group of people around a player, the smallest account first.
    pub fn people(&self, scid: &Deployment, owner: AccountId, group: Moniker) -> Vec<AccountId> {
        let belongs = |person: &Person| match group {
            Moniker::People => person.followed,
            Moniker::Favorites => person.favorite,
            Moniker::Friends => person.mutual,
        };
        let people = self.document(scid, owner).into_iter().filter(belongs);
        people.map(|person| person.xuid).collect()
    }

    /// Everybody to whom a player has a relation, the smallest account first.
    pub fn document(&self, scid: &Deployment, owner: AccountId) -> Vec<Person> {
        let Some(relations) = self.relations(scid, owner) else {
            return Vec::new();
        };
        // What somebody has declined is a memory, and no relation.
        let others = relations.0.iter();
        others
            .filter(|(_, relation)| relation.followed || relation.blocked)
            .map(|(&other, _)| self.person(scid, owner, other))
            .collect()
    }

    /// What `other` is to `owner`, as answers show it.
    pub fn person(&self, scid: &Deployment, owner: AccountId, other: AccountId) -> Person {
        let relation = self.relation(scid, owner, other);
        Person {
            xuid: other,
            followed: relation.followed,
            favorite: relation.favorite,
            blocked: relation.blocked,
            mutual: relation.followed && self.relation(scid, other, owner).followed,
        }
    }

    fn relations(&self, scid: &Deployment, owner: AccountId) -> Option<&Relations> {
        self.0.get(scid)?.relations(owner)
    }

    fn among(
        &self,
        scid: &Deployment,
        account: AccountId,
        candidates: &[AccountId],
        which: impl Fn(Relation) -> bool,
    ) -> BTreeSet<AccountId> {
        let Some(graph) = self.0.get(scid) else {
            return BTreeSet::new();
        };
        let holds = |candidate: &AccountId| which(graph.relation(*candidate, account));
        candidates.iter().copied().filter(holds).collect()
    }
}

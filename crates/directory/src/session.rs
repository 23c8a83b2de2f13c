//! The stored record of a session.

use std::collections::{BTreeMap, BTreeSet};

use greenroom_protocol::attribute::{AttributeKey, AttributeValue};
use greenroom_protocol::ids::{AccountId, ConnectionId, ServerInstance, SessionRef};
use greenroom_protocol::player::PlayerId;
use greenroom_protocol::session::{
    Capability, ConstantsSystem, Initializing, Listing, Restriction,
};
use greenroom_protocol::settings::{Owner, Permission, PlayState};
use greenroom_protocol::time::Timestamp;
use serde::{Deserialize, Serialize};

use crate::caller::{Caller, Principal};
use crate::json::{self, Bag};

#[cfg(test)]
mod earlier;
mod member;
mod parts;

pub use member::{Member, Network, State};
pub use parts::{Role, RoleType, SearchAttributes, SearchHandle, Server, ServerPart, Shared};

/// A session: document and search entry in one record, so that one write
/// changes both.
///
/// Readers pass over fields that they do not know, and a field that was added
/// later has a default: a newer program reads the record of any older one, and
/// of an EOS session an older one the newer's. What an older one cannot read it
/// logs and leaves alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// The name, in the letter case of its creation.
    #[serde(rename = "ref")]
    pub session_ref: SessionRef,
    /// Scope of `change_number`.
    pub branch: String,
    /// One more with each stored change.
    pub change_number: u64,
    /// Identifies the session in logs.
    pub correlation_id: String,
    /// When it was created.
    pub start_time: Timestamp,
    /// How a search names it, where it can be searched for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search_handle: Option<SearchHandle>,
    /// `constants.system`: by template and creator, frozen at creation, so that
    /// a template that changes leaves living sessions alone.
    pub system: ConstantsSystem,
    /// `constants.custom`.
    #[serde(default)]
    pub constants: Bag,
    /// `properties.system`.
    #[serde(default, skip_serializing_if = "Shared::is_default")]
    pub shared: Shared,
    /// `properties.greenroom`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub listing: Listing,
    /// `properties.custom`.
    #[serde(default)]
    pub properties: Bag,
    /// Members by index. Of a session that has owners, the owners among them
    /// keep it alive.
    pub members: BTreeMap<u32, Member>,
    /// Trusted servers by name. In an EOS session, the instance that owns it and
    /// keeps it alive; none in a player's session.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub servers: BTreeMap<ServerInstance, Server>,
    /// The index of the next member: an index is never used twice.
    pub next_index: u32,
    /// Roles by type, in lower case.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub role_types: BTreeMap<String, RoleType>,
    /// Where initialization stands, while it is under way or failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub initializing: Option<Initializing>,
    /// The last episode that began; 0 before the first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub last_episode: u32,
    /// Device tokens of possible hosts, the best first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub host_candidates: Vec<String>,
    /// Since when nobody is in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emptied_at: Option<Timestamp>,
    /// Who was in it and may come back while it is locked.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub departed: BTreeSet<AccountId>,
    /// What EOS Sessions knows of it, of a session made through that face.
    #[serde(default, rename = "greenroom", skip_serializing_if = "Option::is_none")]
    pub settings: Option<Settings>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// By what somebody in a session is known to be alive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifeline<'a> {
    /// The push connection, where there ever was one.
    pub connection: Option<&'a ConnectionId>,
    /// Since when it does not hold any more. `None`: it holds.
    pub lost_at: Option<Timestamp>,
}

/// What EOS Sessions knows of a session; its owner alone writes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// Who made the session.
    pub owner: Owner,
    /// Marks the request that created it.
    #[serde(default)]
    pub nonce: Option<String>,
    /// The number of the last write of that creation which had one.
    #[serde(default)]
    pub sequence: Option<u64>,
    /// The bucket id.
    pub bucket: String,
    /// Where players connect to; unknown when the owner gave none and came by
    /// no network.
    #[serde(default)]
    pub host_address: Option<String>,
    /// How many players may be registered.
    pub max_players: u32,
    /// Who may find and join.
    #[serde(default)]
    pub permission: Permission,
    /// Whether players may join while play is under way.
    #[serde(default)]
    pub join_in_progress: bool,
    /// Whether members may invite.
    #[serde(default)]
    pub invites_allowed: bool,
    /// Whether sanctioned players are kept out.
    #[serde(default)]
    pub sanctions: bool,
    /// Platforms whose players may be registered; empty means all.
    #[serde(default)]
    pub platforms: Vec<u32>,
    /// Whether play is under way.
    #[serde(default)]
    pub state: PlayState,
    /// Registered players in the order of their registration. No membership,
    /// no reservation: a list that the owner keeps.
    #[serde(default)]
    pub registered: Vec<PlayerId>,
    /// Advertised attributes.
    #[serde(default)]
    pub attributes: BTreeMap<AttributeKey, AttributeValue>,
}

/// How much room a session has. Finding, joining and counting read only this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slots {
    /// How many players it takes.
    pub capacity: u32,
    /// How many are taken.
    pub taken: u32,
}

impl Slots {
    /// How many are free.
    pub fn open(self) -> u32 {
        self.capacity.saturating_sub(self.taken)
    }
}

impl Settings {
    /// Capacity and registered players.
    pub fn slots(&self) -> Slots {
        // The list is held below `REGISTERED_PLAYERS_MAX`.
        let taken = u32::try_from(self.registered.len()).unwrap_or(u32::MAX);
        Slots {
            capacity: self.max_players,
            taken,
        }
    }

    /// Whether the player is on the list of registered ones.
    pub fn has_registered(&self, account: AccountId) -> bool {
        self.registered.contains(&account.into())
    }
}

impl Session {
    /// The member that is the account's, with its index.
    pub fn member(&self, account: AccountId) -> Option<(u32, &Member)> {
        let found = self.members.iter().find(|(_, m)| m.account == account)?;
        Some((*found.0, found.1))
    }

    /// The same, to change it.
    pub fn member_mut(&mut self, account: AccountId) -> Option<&mut Member> {
        self.members.values_mut().find(|m| m.account == account)
    }

    /// Whether the caller is a member.
    pub fn has_member(&self, caller: &Caller) -> bool {
        caller
            .account()
            .is_some_and(|account| self.member(account).is_some())
    }

    /// Whether the session can do this.
    pub fn can(&self, capability: Capability) -> bool {
        self.system.can(capability)
    }

    /// Whether some members own the session and others do not.
    pub fn has_owners(&self) -> bool {
        self.can(Capability::HasOwners)
    }

    /// Whether the caller owns the session. Of an EOS session that is the player
    /// who made it, or the very instance of the server that did.
    pub fn is_owner(&self, caller: &Caller) -> bool {
        let Some(settings) = &self.settings else {
            let account = caller.account();
            let own = account.and_then(|account| self.member(account));
            return own.is_some_and(|(_, member)| member.owner);
        };
        match (&settings.owner, &caller.principal) {
            (Owner::User(owner), Principal::User { account, .. }) => owner == account,
            (Owner::Server(_), Principal::Server { instance }) => self
                .servers
                .get(instance)
                .is_some_and(|server| server.client_id == caller.client_id),
            _ => false,
        }
    }

    /// The accounts of the owners.
    pub fn owners(&self) -> impl Iterator<Item = AccountId> {
        let owners = self.members.values().filter(|member| member.owner);
        owners.map(|member| member.account)
    }

    /// Whether nobody is connected who keeps an EOS session alive.
    pub fn owner_is_lost(&self) -> bool {
        self.keepers().all(|keeper| keeper.lost_at.is_some())
    }

    /// The lifelines of those who keep an EOS session alive.
    pub fn keepers(&self) -> impl Iterator<Item = Lifeline<'_>> {
        let owners = self.members.values().filter(|member| member.owner);
        let servers = self.servers.values();
        owners
            .map(Member::lifeline)
            .chain(servers.map(Server::lifeline))
    }

    /// The lifelines of all who are in the session.
    pub fn lifelines(&self) -> impl Iterator<Item = Lifeline<'_>> {
        let (members, servers) = (self.members.values(), self.servers.values());
        members
            .map(Member::lifeline)
            .chain(servers.map(Server::lifeline))
    }

    /// How many may be in it, and how many are: by the registrations of an EOS
    /// session, else by its members.
    pub fn slots(&self) -> Slots {
        if let Some(settings) = &self.settings {
            return settings.slots();
        }
        let taken = u32::try_from(self.members.len()).unwrap_or(u32::MAX);
        Slots {
            capacity: self.system.max_members_count,
            taken,
        }
    }

    /// Who may join without a reservation.
    pub fn join_restriction(&self) -> Restriction {
        self.shared
            .join_restriction
            .unwrap_or(self.usual_restriction())
    }

    /// Who may read without being a member; never less than may join.
    pub fn read_restriction(&self) -> Restriction {
        self.shared
            .read_restriction
            .unwrap_or(self.usual_restriction())
    }

    fn usual_restriction(&self) -> Restriction {
        match self.can(Capability::UserAuthorizationStyle) {
            true => Restriction::Local,
            false => Restriction::None,
        }
    }

    /// Bytes of all custom values, the members' included.
    pub fn custom_size(&self) -> usize {
        let members: usize = self.members.values().map(Member::custom_size).sum();
        let servers: usize = self.servers.values().map(Server::custom_size).sum();
        json::size(&self.constants) + json::size(&self.properties) + members + servers
    }

    /// The record's bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a session is plain JSON")
    }

    /// Reads a record.
    ///
    /// # Errors
    /// What is wrong with the bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{ALICE, Story};

    #[test]
    fn a_record_reads_back_from_its_bytes() {
        for session in [
            Story::hosted_by(ALICE).session,
            Story::served_by("one", 7).session,
        ] {
            let again = Session::from_bytes(&session.to_bytes()).expect("own bytes");
            assert_eq!(again, session);
        }
    }

    #[test]
    fn a_players_record_is_as_releases_before_servers_wrote_it() {
        let session = Story::hosted_by(ALICE).session;
        let record: serde_json::Value = serde_json::from_slice(&session.to_bytes()).expect("JSON");
        assert_eq!(record.get("servers"), None);
    }

    #[test]
    fn a_record_of_another_release_is_read_as_far_as_it_is_known() {
        let session = Story::hosted_by(ALICE).session;
        let mut record: serde_json::Value =
            serde_json::from_slice(&session.to_bytes()).expect("JSON");
        record["fromTheFuture"] = serde_json::json!({"x": 1});
        record["greenroom"]["fromTheFuture"] = serde_json::json!(true);
        record["members"]["0"]["fromTheFuture"] = serde_json::json!([]);
        record["greenroom"]
            .as_object_mut()
            .expect("an object")
            .remove("platforms");
        let bytes = serde_json::to_vec(&record).expect("JSON");
        assert_eq!(Session::from_bytes(&bytes).expect("readable"), session);
    }
}

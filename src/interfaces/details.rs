//! A session as it was when somebody looked at it.

use std::collections::{BTreeMap, BTreeSet};

use greenroom_protocol::attribute::{AttributeKey, AttributeValue};
use greenroom_protocol::handle::HandleDocument;
use greenroom_protocol::ids::{AccountId, SessionName};
use greenroom_protocol::player::PlayerId;
use greenroom_protocol::search::SearchRow;
use greenroom_protocol::session::SessionDocument;
use greenroom_protocol::settings::{GreenroomView, Owner, Permission, PlayState, Route};

/// What the owner of a session decides about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    pub bucket: String,
    /// Where players connect to; none while nobody said and the directory was not asked.
    pub host_address: Option<String>,
    /// From 1 to 1000.
    pub max_players: u32,
    pub permission: Permission,
    pub join_in_progress: bool,
    pub invites_allowed: bool,
    pub sanctions: bool,
    /// Platforms whose players may be registered; empty means all.
    pub platforms: Vec<u32>,
}

/// The value of an attribute, and whether searchers see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribute {
    pub value: AttributeValue,
    pub advertised: bool,
}

/// The attributes of a session, in the order of their keys.
pub type Attributes = BTreeMap<AttributeKey, Attribute>;

/// A snapshot of a session. It does not change, and outlives the search that it came from.
#[derive(Clone, Debug, PartialEq)]
pub struct Details {
    pub id: SessionName,
    pub owner: Owner,
    pub settings: Settings,
    /// How many more players may be registered.
    pub open_slots: u32,
    pub attributes: Attributes,
    pub state: PlayState,
    /// Who is registered; nothing where the answer did not say.
    pub registered: Option<Vec<PlayerId>>,
    /// How the player came by the session; a join goes the same way.
    pub route: Route,
    /// Who is in it; nothing where the answer did not say, as of sessions of more than a hundred.
    pub members: Option<BTreeSet<AccountId>>,
    /// Which state of the session this is; nothing where the answer did not say.
    pub revision: Option<Revision>,
}

/// Which of its states a session is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// A session that is made anew has another.
    branch: String,
    change_number: u64,
}

impl Revision {
    /// Whether it is not that state, nor one before it. Of two lives of a session the one that is heard of later is the later one.
    pub fn is_later_than(&self, other: &Self) -> bool {
        self.branch != other.branch || self.change_number > other.change_number
    }
}

impl From<(String, u64)> for Revision {
    fn from((branch, change_number): (String, u64)) -> Self {
        Self {
            branch,
            change_number,
        }
    }
}

impl Details {
    /// One row of a search's answer.
    pub fn of_row(row: SearchRow) -> Self {
        Self::new(row.session_ref.name, row.greenroom, Route::Search)
    }

    /// A document that was asked for by the session's id; nothing if it is of a session outside the EOS face.
    pub fn of_document(id: SessionName, document: SessionDocument) -> Option<Self> {
        let members = members_of(&document);
        let view = document.greenroom?;
        let revision = Some((document.branch, document.change_number).into());
        Some(Self {
            members,
            revision,
            ..Self::new(id, view, Route::Id)
        })
    }

    /// The session of an invite, as the invited player sees it.
    pub fn of_invite(invite: &HandleDocument, view: GreenroomView) -> Self {
        let id = invite.session_ref.name.clone();
        Self::new(id, view, Route::Invite(invite.id.clone()))
    }

    /// The same session, come by in another way.
    pub fn by(self, route: Route) -> Self {
        Self { route, ..self }
    }

    fn new(id: SessionName, view: GreenroomView, route: Route) -> Self {
        let advertised = |value| Attribute {
            value,
            advertised: true,
        };
        let attributes = view.attributes.into_iter();
        Self {
            id,
            owner: view.owner,
            settings: Settings {
                bucket: view.bucket,
                host_address: view.host_address,
                max_players: view.max_players,
                permission: view.permission,
                join_in_progress: view.join_in_progress,
                invites_allowed: view.invites_allowed,
                sanctions: view.sanctions,
                platforms: view.platforms,
            },
            open_slots: view.open_slots,
            attributes: attributes
                .map(|(key, value)| (key, advertised(value)))
                .collect(),
            state: view.state,
            registered: view.registered,
            route,
            members: None,
            revision: None,
        }
    }

    /// Whether everybody would see the same session in both, registered players aside.
    pub fn shows_as(&self, other: &Self) -> bool {
        let advertised = |details: &Self| -> Vec<_> {
            let all = details.attributes.iter();
            let all = all.filter(|(_, attribute)| attribute.advertised);
            all.map(|(key, attribute)| (key.clone(), attribute.value.clone()))
                .collect()
        };
        self.owner == other.owner
            && self.settings == other.settings
            && self.state == other.state
            && advertised(self) == advertised(other)
    }

    /// An attribute by its key in any letter case.
    pub fn attribute(&self, key: &str) -> Option<(&AttributeKey, &Attribute)> {
        self.attributes.get_key_value(&AttributeKey::new(key).ok()?)
    }
}

/// Those who have come. A place that waits for its player is nobody.
fn members_of(document: &SessionDocument) -> Option<BTreeSet<AccountId>> {
    let listed = document.members.iter().filter(|(index, _)| *index != "me");
    let is_whole = listed.clone().count() == document.members_info.count as usize;
    let come = listed.filter(|(_, member)| !member.reserved);
    is_whole.then(|| {
        come.map(|(_, member)| member.constants.system.xuid)
            .collect()
    })
}

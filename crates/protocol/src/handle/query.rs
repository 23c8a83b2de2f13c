//! The body of `POST /handles/query`, and what it asks for.

use serde::{Deserialize, Serialize};

use super::HandleKind;
use crate::ids::{AccountId, Deployment, TemplateName};
use crate::limits;
use crate::object::objects_only;
use crate::people::Moniker;
use crate::player::PlayerId;
use crate::search::{Criterion, EosQuery, HandleQuery};

/// Whose activities are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct Owners {
    /// Of these players.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub xuids: Option<Vec<AccountId>>,
    /// Of the people around a player.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<PeopleOf>,
}

/// A group of people around a player.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "camelCase", deny_unknown_fields)]
pub struct PeopleOf {
    /// Which group.
    pub moniker: Moniker,
    /// Around whom.
    pub moniker_xuid: AccountId,
}

/// Who is to be in a session that is looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "camelCase", deny_unknown_fields)]
pub struct SessionMembers {
    /// One of these.
    pub people: PeopleOf,
}

/// The body of `POST /handles/query`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self", rename_all = "camelCase", deny_unknown_fields)]
pub struct HandlesQuery {
    /// What kind of handle is looked for.
    #[serde(rename = "type")]
    pub kind: HandleKind,
    /// The deployment; a search needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scid: Option<Deployment>,
    /// The template; a search needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template_name: Option<TemplateName>,
    /// Sent as true by every client; without effect.
    #[serde(default)]
    pub global: bool,
    /// Whose activities.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owners: Option<Owners>,
    /// A search as EOS has it, or how much of one by filter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub greenroom: Option<GreenroomQuery>,
    /// Which sessions a search is for; of none or an empty one, all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filter: Option<String>,
    /// The order of what a search finds; of none or an empty one, the newest
    /// first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order_by: Option<String>,
    /// A search for sessions with somebody in them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session_members: Option<SessionMembers>,
}

/// What searches say beyond the contract: with `criteria` or `registered` it is
/// a search as EOS has it, else it says how much of a search by filter is wanted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
pub struct GreenroomQuery {
    /// See [`EosQuery`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria: Option<Vec<Criterion>>,
    /// See [`EosQuery`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registered: Option<PlayerId>,
    /// How many results at most: of a search as EOS has it 1 to 200, which must
    /// be there, of others 1 to 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<u32>,
    /// Goes on where the answer with this cursor ended: the query is the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// Beside the results of a search by filter with the key `greenroom`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PageEnd {
    /// For the query that goes on here.
    pub cursor: String,
}

objects_only!(
    Owners,
    PeopleOf,
    SessionMembers,
    HandlesQuery,
    GreenroomQuery
);

/// A query for handles that was understood.
#[derive(Clone, Debug)]
pub enum AnyQuery {
    /// For activities.
    Activities(ActivityQuery),
    /// For the caller's own invites, in this deployment; in its own where none is
    /// named.
    Invites(Option<Deployment>),
    /// For sessions, by criteria of EOS.
    Search(HandleQuery),
    /// For sessions, by a filter.
    Browse(BrowseQuery),
}

/// A query for activities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityQuery {
    /// In which deployment; the caller's own where none is named.
    pub scid: Option<Deployment>,
    /// Whose.
    pub owners: ActivityOwners,
}

/// Whose activities a query is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActivityOwners {
    /// Of these players, in this order.
    Accounts(Vec<AccountId>),
    /// Of a group of people.
    People(PeopleOf),
}

/// A search by filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrowseQuery {
    /// In which deployment.
    pub scid: Deployment,
    /// Of which template.
    pub template_name: TemplateName,
    /// Which sessions; never empty.
    pub filter: Option<String>,
    /// In which order; never empty.
    pub order_by: Option<String>,
    /// With one of these in it.
    pub members: Option<PeopleOf>,
    /// How much; `None` where the request knows nothing of pages.
    pub page: Option<PageQuery>,
}

/// How much of a search by filter is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageQuery {
    /// How many results at most; without it as many as there may be.
    pub max_results: Option<u32>,
    /// Where a former answer ended.
    pub cursor: Option<String>,
}

impl HandlesQuery {
    /// Tells queries apart by their type.
    ///
    /// # Errors
    /// What is missing or too much, for a message.
    pub fn understood(self) -> Result<AnyQuery, String> {
        match self.kind {
            HandleKind::Activity => self.for_activities().map(AnyQuery::Activities),
            HandleKind::Search => self.for_sessions(),
            HandleKind::Invite => self.for_invites().map(AnyQuery::Invites),
            HandleKind::Transfer => {
                Err("type: activities, invites and search handles are queried for".to_owned())
            }
        }
    }

    fn for_invites(self) -> Result<Option<Deployment>, String> {
        if self.owners.is_some() {
            return Err("owners is for type activity: invites are the caller's own".to_owned());
        }
        self.check_no_search()?;
        Ok(self.scid)
    }

    fn check_no_search(&self) -> Result<(), String> {
        let searches = self.greenroom.is_some()
            || self.filter.is_some()
            || self.order_by.is_some()
            || self.session_members.is_some();
        match searches {
            true => Err("greenroom, filter, orderBy and sessionMembers are for type search".into()),
            false => Ok(()),
        }
    }

    fn for_activities(self) -> Result<ActivityQuery, String> {
        self.check_no_search()?;
        let owners = self.owners.unwrap_or_default();
        let owners = match (owners.xuids, owners.people) {
            (Some(accounts), None) if accounts.len() > limits::QUERIED_ACCOUNTS_MAX => {
                let most = limits::QUERIED_ACCOUNTS_MAX;
                return Err(format!("owners.xuids has more than {most} entries"));
            }
            (Some(accounts), None) => ActivityOwners::Accounts(accounts),
            (None, Some(people)) => ActivityOwners::People(people),
            (None, None) => return Err("owners: needs xuids or people".to_owned()),
            (Some(_), Some(_)) => {
                return Err("owners: xuids and people exclude each other".to_owned());
            }
        };
        let scid = self.scid;
        Ok(ActivityQuery { scid, owners })
    }

    fn for_sessions(self) -> Result<AnyQuery, String> {
        if self.owners.is_some() {
            return Err("owners is for type activity".to_owned());
        }
        let said = |text: &String| !text.trim().is_empty();
        let query = BrowseQuery {
            scid: self.scid.ok_or("missing field `scid`")?,
            template_name: self.template_name.ok_or("missing field `templateName`")?,
            filter: self.filter.filter(said),
            order_by: self.order_by.filter(said),
            members: self.session_members.map(|it| it.people),
            page: None,
        };
        match self.greenroom {
            Some(asked) if asked.is_eos() => {
                query.check_no_filter()?;
                Ok(AnyQuery::Search(HandleQuery {
                    kind: self.kind,
                    scid: query.scid,
                    template_name: query.template_name,
                    global: self.global,
                    greenroom: asked.for_eos()?,
                }))
            }
            asked => Ok(AnyQuery::Browse(BrowseQuery {
                page: asked.map(GreenroomQuery::for_page),
                ..query
            })),
        }
    }
}

impl BrowseQuery {
    fn check_no_filter(&self) -> Result<(), String> {
        let fields = [
            ("filter", self.filter.is_some()),
            ("orderBy", self.order_by.is_some()),
            ("sessionMembers", self.members.is_some()),
        ];
        match fields.iter().find(|(_, given)| *given) {
            Some((field, _)) => Err(format!(
                "{field} and greenroom.criteria or greenroom.registered exclude each other"
            )),
            None => Ok(()),
        }
    }
}

impl GreenroomQuery {
    fn is_eos(&self) -> bool {
        self.criteria.is_some() || self.registered.is_some()
    }

    fn for_eos(self) -> Result<EosQuery, String> {
        if self.cursor.is_some() {
            return Err("greenroom.cursor is for searches by filter".to_owned());
        }
        Ok(EosQuery {
            criteria: self.criteria.unwrap_or_default(),
            registered: self.registered,
            max_results: self.max_results.unwrap_or_default(),
        })
    }

    fn for_page(self) -> PageQuery {
        PageQuery {
            max_results: self.max_results,
            cursor: self.cursor,
        }
    }
}

/// What an answer to a query includes beside the handles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Include {
    /// [`RelatedInfo`](super::RelatedInfo).
    pub related_info: bool,
    /// [`RoleInfo`](super::RoleInfo).
    pub role_info: bool,
    /// The session's custom properties.
    pub custom_properties: bool,
}

impl Include {
    /// Everything.
    pub const ALL: Self = Self {
        related_info: true,
        role_info: true,
        custom_properties: true,
    };

    /// Adds what a list says that is separated by commas, in any letter case.
    /// What nobody knows is passed over: later contracts may name more.
    pub fn add(&mut self, list: &str) {
        for word in list.split(',') {
            match word.trim().to_ascii_lowercase().as_str() {
                "relatedinfo" => self.related_info = true,
                "roleinfo" => self.role_info = true,
                "customproperties" => self.custom_properties = true,
                _ => {}
            }
        }
    }
}

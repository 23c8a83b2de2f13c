//! Handles: who may make one, how long it is good, whom it lets into a session.
//!
//! A handle is good for one life of its session: for the branch that it was made
//! in. Whether it is, is asked at each use with the session as it is then; that
//! the record goes too is only tidiness.

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::handle::{HandleDelta, HandleKind, InviteAttributes};
use greenroom_protocol::ids::{AccountId, Deployment, SessionRef};
use greenroom_protocol::limits;
use greenroom_protocol::session::Guid;
use greenroom_protocol::time::Timestamp;
use serde::{Deserialize, Serialize};

use crate::access::Via;
use crate::caller::Caller;
use crate::session::{Member, SearchAttributes, Session, State};

mod attributes;
mod index;
mod search;
#[cfg(test)]
mod tests;
mod view;

pub use index::HandleIndex;
pub use search::{check_searchable_by, posted, unposted};
pub(crate) use view::{bare, related, show_attribute};
pub use view::{bare_document, document, openness, search_document, shows_activity};

/// A stored handle. That of a search stands in its session's record instead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Handle {
    /// By which it is used.
    pub id: Guid,
    /// The session that it points at.
    #[serde(rename = "ref")]
    pub session_ref: SessionRef,
    /// The life of the session that it is good for.
    pub branch: String,
    /// When it was made.
    pub create_time: Timestamp,
    /// Who made it.
    pub creator: AccountId,
    /// The title that it was made with.
    pub title: u32,
    /// The scheme of the address that launches the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invite_protocol: Option<String>,
    /// What it is for.
    pub aim: Aim,
}

/// What a handle is for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Aim {
    /// It tells what its maker is doing.
    #[serde(rename_all = "camelCase")]
    Activity {
        /// The maker's place in the session.
        index: u32,
        /// Since when it was active there: who comes back later has to say anew
        /// what it is doing.
        since: Timestamp,
    },
    /// It asks somebody in.
    #[serde(rename_all = "camelCase")]
    Invite {
        /// Whom.
        invited: AccountId,
        /// From when it is void.
        expires_at: Timestamp,
        /// What it says.
        #[serde(default)]
        attributes: InviteAttributes,
        /// The invited player has come to the session: nobody is asked any more,
        /// but it goes on leading there, for a player who lost its place.
        #[serde(default, skip_serializing_if = "is_false")]
        accepted: bool,
    },
    /// It lets the members of another session in.
    #[serde(rename_all = "camelCase")]
    Transfer {
        /// That other session.
        origin: SessionRef,
        /// The life of it whose members they are.
        origin_branch: String,
    },
}

fn is_false(value: &bool) -> bool {
    !value
}

/// Where a handle is kept within its deployment.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slot {
    /// The one activity of a player.
    Activity(AccountId),
    /// A place of its own, by its id.
    Own(Guid),
}

impl Handle {
    /// Its deployment.
    pub fn scid(&self) -> &Deployment {
        &self.session_ref.scid
    }

    /// Where it is kept.
    pub fn slot(&self) -> Slot {
        match self.aim {
            Aim::Activity { .. } => Slot::Activity(self.creator),
            Aim::Invite { .. } | Aim::Transfer { .. } => Slot::Own(self.id.clone()),
        }
    }

    /// By which way whoever uses it comes to the session.
    pub fn via(&self) -> Via {
        match self.aim {
            Aim::Activity { .. } => Via::Activity,
            Aim::Invite { .. } => Via::Invite,
            Aim::Transfer { .. } => Via::Transfer,
        }
    }

    /// When it is void, whatever becomes of its session.
    pub fn expires_at(&self) -> Option<Timestamp> {
        match self.aim {
            Aim::Invite { expires_at, .. } => Some(expires_at),
            Aim::Activity { .. } | Aim::Transfer { .. } => None,
        }
    }

    /// Whether it is good, now that its session, whose due timers were applied,
    /// is this.
    pub fn is_good(&self, session: &Session, now: Timestamp) -> bool {
        if session.branch != self.branch || self.expires_at().is_some_and(|at| at <= now) {
            return false;
        }
        let Aim::Activity { index, since } = self.aim else {
            return true;
        };
        session.members.get(&index).is_some_and(|member| {
            let same = member.account == self.creator && member.since == since;
            same && member.state() == State::Active
        })
    }

    /// Whether the caller may see it, session aside: an invite is between two.
    pub fn is_for(&self, caller: &Caller) -> bool {
        let Aim::Invite { invited, .. } = self.aim else {
            return true;
        };
        let account = caller.account();
        account == Some(invited) || account == Some(self.creator)
    }

    /// Whether it is an invite that waits for its answer.
    pub fn is_open(&self) -> bool {
        matches!(
            self.aim,
            Aim::Invite {
                accepted: false,
                ..
            }
        )
    }

    /// Whether it is an invite that was answered by coming to the session, which
    /// is this.
    fn is_accepted_in(&self, session: &Session) -> bool {
        match self.aim {
            Aim::Invite { invited, .. } => has_come(session, invited),
            Aim::Activity { .. } | Aim::Transfer { .. } => false,
        }
    }

    /// The same once its player has come; other handles stay as they are.
    fn accepted(&self) -> Self {
        let mut handle = self.clone();
        if let Aim::Invite { accepted, .. } = &mut handle.aim {
            *accepted = true;
        }
        handle
    }

    /// Whether it is the same invite as another one, by the same player to the
    /// same player into the same life of a session, whatever they say.
    pub fn repeats(&self, other: &Self) -> bool {
        self.invited().is_some()
            && self.invited() == other.invited()
            && self.creator == other.creator
            && self.session_ref == other.session_ref
            && self.branch == other.branch
    }

    /// Whether it is the same invite, accepted or not: not one that repeats it.
    pub fn is_same_sending(&self, other: &Self) -> bool {
        self.accepted() == other.accepted()
    }

    /// Whom an invite is for.
    pub fn invited(&self) -> Option<AccountId> {
        match self.aim {
            Aim::Invite { invited, .. } => Some(invited),
            Aim::Activity { .. } | Aim::Transfer { .. } => None,
        }
    }

    /// The session where a transfer begins.
    pub fn origin(&self) -> Option<&SessionRef> {
        match &self.aim {
            Aim::Transfer { origin, .. } => Some(origin),
            Aim::Activity { .. } | Aim::Invite { .. } => None,
        }
    }

    /// Whether it leads the caller to its session: an invite whom it is for, a
    /// transfer those who are in its origin, which is now, with due timers
    /// applied, as it is given here.
    pub fn leads(&self, caller: &Caller, origin: Option<&Session>) -> bool {
        match &self.aim {
            Aim::Activity { .. } => true,
            Aim::Invite { invited, .. } => caller.account() == Some(*invited),
            Aim::Transfer { origin_branch, .. } => origin
                .is_some_and(|origin| origin.branch == *origin_branch && is_inside(origin, caller)),
        }
    }

    /// Whether the caller may delete it: who made it, and whom an invite is for.
    pub fn is_deleted_by(&self, caller: &Caller) -> bool {
        let account = caller.account();
        account.is_some() && (account == Some(self.creator) || account == self.invited())
    }

    /// The record's bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a handle is plain JSON")
    }

    /// Reads a record.
    ///
    /// # Errors
    /// What is wrong with the bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(bytes)
    }
}

/// What kind of handle is wished for, with what it needs.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// The caller's activity.
    Activity,
    /// An invite.
    Invite {
        /// Whom.
        invited: AccountId,
        /// What it says.
        attributes: InviteAttributes,
    },
    /// A transfer from another session.
    Transfer {
        /// That session.
        origin: SessionRef,
    },
    /// The session's search handle.
    Search(SearchAttributes),
}

impl Wish {
    /// Reads a body.
    ///
    /// # Errors
    /// `BadRequest` naming a field that the kind does not have, that it needs, or
    /// that is out of range.
    pub fn read(delta: &HandleDelta) -> Result<Self, Refusal> {
        let fields = [
            (
                "invitedXuid",
                delta.invited_xuid.is_some(),
                HandleKind::Invite,
            ),
            (
                "inviteAttributes",
                delta.invite_attributes.is_some(),
                HandleKind::Invite,
            ),
            (
                "originSessionRef",
                delta.origin_session_ref.is_some(),
                HandleKind::Transfer,
            ),
            (
                "searchAttributes",
                delta.search_attributes.is_some(),
                HandleKind::Search,
            ),
        ];
        let stray = |(_, given, kind): &&(&str, bool, HandleKind)| *given && *kind != delta.kind;
        if let Some((field, _, kind)) = fields.iter().find(stray) {
            let message = format!("{field} is for handles of type {kind}");
            return Err(Refusal::bad_request(message));
        }
        let missing = |field: &str| Refusal::bad_request(format!("missing field `{field}`"));
        match delta.kind {
            HandleKind::Activity => Ok(Self::Activity),
            HandleKind::Invite => Ok(Self::Invite {
                invited: delta.invited_xuid.ok_or_else(|| missing("invitedXuid"))?,
                attributes: attributes::of_invite(delta.invite_attributes.as_ref())?,
            }),
            HandleKind::Transfer => {
                let origin = delta.origin_session_ref.clone();
                let origin = origin.ok_or_else(|| missing("originSessionRef"))?;
                Ok(Self::Transfer { origin })
            }
            HandleKind::Search => {
                let given = delta.search_attributes.as_ref();
                attributes::of_search(given).map(Self::Search)
            }
        }
    }
}

/// What a new handle is made of.
#[derive(Clone, Copy, Debug)]
pub struct Making<'a> {
    /// Who makes it.
    pub caller: &'a Caller,
    /// The session that it is to point at, due timers applied.
    pub session: &'a Session,
    /// A GUID that nobody has seen.
    pub id: &'a Guid,
    /// The present instant.
    pub now: Timestamp,
}

impl Making<'_> {
    /// The activity of a player: of an active member.
    ///
    /// # Errors
    /// `Forbidden` for everybody else.
    pub fn activity(&self) -> Result<Handle, Refusal> {
        let (index, member) = self.own_place()?;
        if member.state() != State::Active {
            let message = "the activity of a player is a session that it is active in";
            return Err(Refusal::forbidden(message));
        }
        let since = member.since;
        self.handle(Aim::Activity { index, since })
    }

    /// An invite. It may lead into a session that is full or closed at present;
    /// that to somebody who is there already is answered from the first.
    ///
    /// # Errors
    /// `BadRequest` for an invite to oneself; `Forbidden` for those who may not
    /// invite, and where owners alone do; `InvitesNotAllowed` where nobody does.
    pub fn invite(
        &self,
        invited: AccountId,
        attributes: InviteAttributes,
    ) -> Result<Handle, Refusal> {
        self.check_inviting()?;
        if self.caller.account() == Some(invited) {
            return Err(Refusal::bad_request("invitedXuid: nobody invites itself"));
        }
        let expires_at = self.now.plus(limits::INVITE_LIFETIME_MS);
        self.handle(Aim::Invite {
            invited,
            expires_at,
            attributes,
            accepted: has_come(self.session, invited),
        })
    }

    /// A transfer from another session, whose due timers were applied. It lets in
    /// as an invite does, so that who may not invite makes none.
    ///
    /// # Errors
    /// `Forbidden` for those who are not in that session, or may not invite into
    /// this one.
    pub fn transfer(&self, origin: Option<&Session>) -> Result<Handle, Refusal> {
        let Some(origin) = origin.filter(|origin| is_inside(origin, self.caller)) else {
            let message = "originSessionRef: only its members make a transfer from a session";
            return Err(Refusal::forbidden(message));
        };
        self.check_inviting()?;
        self.handle(Aim::Transfer {
            origin: origin.session_ref.clone(),
            origin_branch: origin.branch.clone(),
        })
    }

    fn own_place(&self) -> Result<(u32, &Member), Refusal> {
        let account = self.caller.account();
        let place = account.and_then(|account| self.session.member(account));
        let place = place.filter(|(_, member)| member.state() != State::Reserved);
        place.ok_or_else(|| Refusal::forbidden("sessionRef: the caller is not in the session"))
    }

    fn check_inviting(&self) -> Result<(), Refusal> {
        let owner = self.session.is_owner(self.caller);
        if let Some(settings) = &self.session.settings {
            // Of the EOS face, the maker of a session and those registered in it.
            let account = self.caller.account();
            let registered = account.is_some_and(|account| settings.has_registered(account));
            if !owner && !registered {
                let message = "who invites into an EOS session has made it or is registered in it";
                return Err(Refusal::forbidden(message));
            }
            return match settings.invites_allowed {
                true => Ok(()),
                false => Err(Refusal::new(
                    ErrorCode::InvitesNotAllowed,
                    "the session allows no invites: greenroom.invitesAllowed is false",
                )),
            };
        }
        self.own_place()?;
        let policies = self.session.system.ownership_policies.as_ref();
        let free = policies.is_some_and(|policies| policies.allow_non_owner_invite_handles);
        if self.session.has_owners() && !owner && !free {
            let message = "owners alone invite: \
                           constants.system.ownershipPolicies.allowNonOwnerInviteHandles is false";
            return Err(Refusal::forbidden(message));
        }
        Ok(())
    }

    fn handle(&self, aim: Aim) -> Result<Handle, Refusal> {
        let Some(creator) = self.caller.account() else {
            return Err(Refusal::forbidden("handles are made by players"));
        };
        Ok(Handle {
            id: self.id.clone(),
            session_ref: self.session.session_ref.clone(),
            branch: self.session.branch.clone(),
            create_time: self.now,
            creator,
            title: self.caller.title(),
            invite_protocol: self.session.system.invite_protocol.clone(),
            aim,
        })
    }
}

/// Whether the caller has come to the session.
fn is_inside(session: &Session, caller: &Caller) -> bool {
    let account = caller.account();
    account.is_some_and(|account| has_come(session, account))
}

/// Whether a player is in the session, and not only expected.
fn has_come(session: &Session, account: AccountId) -> bool {
    let member = session.member(account);
    member.is_some_and(|(_, member)| member.state() != State::Reserved)
}

/// The refusal of a handle that is not there (any more).
pub fn no_such_handle() -> Refusal {
    let message = "there is no such handle, or its session is over";
    Refusal::new(ErrorCode::NotFound, message)
}

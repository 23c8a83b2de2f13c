//! Friends: players who follow each other. A follow that is not returned is an
//! invite to be friends, for as long as it was not declined.

use std::collections::{BTreeSet, HashMap};

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::friends::{Friend, FriendStatus, FriendsDocument, InviteStep};
use greenroom_protocol::ids::{AccountId, Deployment};
use greenroom_protocol::limits;
use greenroom_protocol::people::RelationDelta;
use greenroom_protocol::time::Timestamp;

use super::{Graph, People, Relation, Relations, check_other};

/// What a player who acts on an invite has to do with.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counterpart {
    /// Whether the other player has an account.
    pub exists: bool,
    /// What the acting player is to the other.
    pub back: Relation,
    /// Whether the other follows as many players as it may, so that it could not
    /// follow back.
    pub follows_enough: bool,
    /// Whether as many invites wait for the other as it is shown.
    pub invited_enough: bool,
}

impl Relation {
    /// What the two are to each other, for the one whose relation this is; `back`
    /// is that of the other. Whether the other invite still finds room in a list
    /// is not asked.
    fn friendship(self, back: Self) -> FriendStatus {
        match (self.followed, back.followed) {
            (true, true) => FriendStatus::Friends,
            (true, false) => FriendStatus::Sent,
            (false, true) if !self.blocked && self.declined != Some(back.since) => {
                FriendStatus::Received
            }
            (false, _) => FriendStatus::None,
        }
    }
}

impl Relations {
    /// The relations of `owner` after a step towards `other`, or away from it.
    ///
    /// `is_out` says of a player and an instant whether the follow that it began
    /// then is there: what was declined and is not there is forgotten.
    ///
    /// # Errors
    /// `AlreadyFriends`. To send: `BadRequest` to oneself, `NotFound` to nobody,
    /// `InvitePending` for one that is out, `Conflict` to somebody whom the owner
    /// blocks, `Forbidden` to somebody who blocks the owner, `TooManyInvites` and
    /// `TargetTooManyFriends` where the other has no room. To accept and reject:
    /// `NoInvitation`. To send and accept: `TooManyFriends` for an owner who
    /// follows as many as it may.
    pub fn stepped(
        &self,
        owner: AccountId,
        other: AccountId,
        step: InviteStep,
        counterpart: &Counterpart,
        is_out: impl Fn(AccountId, u64) -> bool,
        now: Timestamp,
    ) -> Result<Self, Refusal> {
        check_other(owner, other)?;
        let own = self.of(other);
        let status = own.friendship(counterpart.back);
        match (step, status) {
            (_, FriendStatus::Friends) => {
                let message = format!("{other} and the player are friends already");
                Err(Refusal::new(ErrorCode::AlreadyFriends, message))
            }
            (InviteStep::Send, FriendStatus::Sent) => {
                let message = format!("the invite to {other} is out and not answered yet");
                Err(Refusal::new(ErrorCode::InvitePending, message))
            }
            (InviteStep::Send, _) => {
                check_target(other, own, counterpart)?;
                self.following(owner, other, now)
            }
            (InviteStep::Accept, FriendStatus::Received) => self.following(owner, other, now),
            (InviteStep::Reject, FriendStatus::Received) => {
                Ok(self.declining(other, counterpart.back.since, is_out))
            }
            (InviteStep::Accept | InviteStep::Reject, _) => {
                let message = format!("there is no invite of {other}");
                Err(Refusal::new(ErrorCode::NoInvitation, message))
            }
        }
    }

    fn following(
        &self,
        owner: AccountId,
        other: AccountId,
        now: Timestamp,
    ) -> Result<Self, Refusal> {
        if self.followed() >= limits::FOLLOWED_MAX {
            let most = limits::FOLLOWED_MAX;
            let message = format!("the player has {most} friends and invites out, and no more");
            return Err(Refusal::new(ErrorCode::TooManyFriends, message));
        }
        let follow = RelationDelta {
            followed: Some(true),
            ..RelationDelta::default()
        };
        self.changed(owner, other, &follow, now)
    }

    fn declining(
        &self,
        other: AccountId,
        since: u64,
        is_out: impl Fn(AccountId, u64) -> bool,
    ) -> Self {
        let mut next = self.clone();
        for (&one, relation) in &mut next.0 {
            relation.declined = relation.declined.filter(|since| is_out(one, *since));
        }
        next.0
            .retain(|_, relation| *relation != Relation::default());
        next.0.entry(other).or_default().declined = Some(since);
        next.forget_oldest_declined();
        next
    }

    fn forget_oldest_declined(&mut self) {
        let declined = self.0.iter();
        let mut declined: Vec<_> = declined
            .filter_map(|(&one, relation)| Some((relation.declined?, one)))
            .collect();
        let surplus = declined
            .len()
            .saturating_sub(limits::FRIEND_INVITES_DECLINED_MAX);
        declined.sort_unstable();
        for (_, one) in declined.into_iter().take(surplus) {
            let relation = self.0.entry(one).or_default();
            relation.declined = None;
            if *relation == Relation::default() {
                self.0.remove(&one);
            }
        }
    }

    /// How many are followed.
    pub(super) fn followed(&self) -> usize {
        self.0.values().filter(|relation| relation.followed).count()
    }
}

fn check_target(other: AccountId, own: Relation, target: &Counterpart) -> Result<(), Refusal> {
    let refuse = |code, message: String| Err(Refusal::new(code, message));
    if !target.exists {
        return refuse(ErrorCode::NotFound, format!("there is no player {other}"));
    }
    if own.blocked {
        let message = format!("the player blocks {other}, and nobody invites whom it blocks");
        return refuse(ErrorCode::Conflict, message);
    }
    if target.back.blocked {
        let message = format!("{other} takes no invites of this player");
        return refuse(ErrorCode::Forbidden, message);
    }
    // One who follows already needs no room for an invite, nor to follow back.
    if target.back.followed {
        return Ok(());
    }
    if target.invited_enough {
        let message = format!("too many invites wait for the answer of {other}");
        return refuse(ErrorCode::TooManyInvites, message);
    }
    if target.follows_enough {
        let message = format!("{other} has as many friends and invites out as it may");
        return refuse(ErrorCode::TargetTooManyFriends, message);
    }
    Ok(())
}

/// The invites that wait for their answer, by who received them, the oldest first.
#[derive(Debug, Default)]
pub(super) struct OpenInvites(HashMap<AccountId, BTreeSet<(u64, AccountId)>>);

impl OpenInvites {
    /// Says whether an invite waits; gives those whose invites may be shown now, or
    /// no more, because of that.
    fn set(&mut self, receiver: AccountId, sent: (u64, AccountId), waits: bool) -> Vec<AccountId> {
        let most = limits::FRIEND_INVITES_RECEIVED_MAX;
        let changed = match self.0.get_mut(&receiver) {
            Some(open) if waits => open.insert(sent),
            Some(open) => open.remove(&sent),
            None if waits => self.0.entry(receiver).or_default().insert(sent),
            None => false,
        };
        let Some(open) = self.0.get(&receiver).filter(|_| changed) else {
            return Vec::new();
        };
        if open.is_empty() {
            self.0.remove(&receiver);
            return Vec::new();
        }
        if open.len() < most {
            return Vec::new();
        }
        let edge = open.iter().skip(most - 1).take(2);
        edge.map(|(_, sender)| *sender).collect()
    }

    /// The senders of those that the receiver is shown.
    fn shown(&self, receiver: AccountId) -> impl Iterator<Item = AccountId> {
        let open = self.0.get(&receiver).into_iter().flatten();
        open.take(limits::FRIEND_INVITES_RECEIVED_MAX)
            .map(|(_, sender)| *sender)
    }

    fn are_enough(&self, receiver: AccountId) -> bool {
        let open = self.0.get(&receiver);
        open.is_some_and(|open| open.len() >= limits::FRIEND_INVITES_RECEIVED_MAX)
    }
}

/// Somebody to whom another one may be something else now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Concern {
    /// Who.
    pub whose: AccountId,
    /// The other.
    pub about: AccountId,
}

impl Graph {
    /// Brings the open invites up to a change of somebody's relations.
    pub(super) fn follow_change(
        &mut self,
        owner: AccountId,
        before: &Relations,
        after: &Relations,
    ) -> Vec<Concern> {
        let mut concerns = Vec::new();
        let mut others: BTreeSet<_> = before.0.keys().collect();
        others.extend(after.0.keys());
        for &other in others {
            let (was, is) = (before.of(other), after.of(other));
            if was == is {
                continue;
            }
            let back = self.relation(other, owner);
            let mut moved = Vec::new();
            if was.followed && was.since != is.since {
                moved = self.invites.set(other, (was.since, owner), false);
            }
            let waits = back.friendship(is) == FriendStatus::Received;
            let sent = (is.since, owner);
            moved.extend(self.invites.set(other, sent, waits));
            concerns.extend(moved.into_iter().map(|about| Concern {
                whose: other,
                about,
            }));
            let waits = is.friendship(back) == FriendStatus::Received;
            let edge = self.invites.set(owner, (back.since, other), waits);
            concerns.extend(edge.into_iter().map(|about| Concern {
                whose: owner,
                about,
            }));
            for (whose, about) in [(owner, other), (other, owner)] {
                concerns.push(Concern { whose, about });
            }
        }
        concerns
    }
}

impl People {
    /// What `other` is to `owner`, as answers show it.
    pub fn friend(&self, scid: &Deployment, owner: AccountId, other: AccountId) -> Friend {
        let relation = self.relation(scid, owner, other);
        let back = self.relation(scid, other, owner);
        let status = match relation.friendship(back) {
            FriendStatus::Received if !self.shows_invite(scid, owner, other) => FriendStatus::None,
            status => status,
        };
        Friend {
            xuid: other,
            status,
            blocked: relation.blocked,
        }
    }

    /// The friends of a player, its open invites and whom it blocks.
    pub fn friends(&self, scid: &Deployment, owner: AccountId) -> FriendsDocument {
        let Some(graph) = self.0.get(scid) else {
            return FriendsDocument::default();
        };
        let mut document = FriendsDocument {
            received: graph.invites.shown(owner).collect(),
            ..FriendsDocument::default()
        };
        let relations = graph.relations(owner).map(|relations| relations.0.iter());
        for (&other, relation) in relations.into_iter().flatten() {
            match relation.friendship(graph.relation(other, owner)) {
                FriendStatus::Friends => document.friends.push(other),
                FriendStatus::Sent => document.sent.push(other),
                FriendStatus::Received | FriendStatus::None => {}
            }
            if relation.blocked {
                document.blocked.push(other);
            }
        }
        document
    }

    /// What a step of `owner` towards `other` has to do with; whether there is such
    /// an account is not known here.
    pub fn counterpart(
        &self,
        scid: &Deployment,
        owner: AccountId,
        other: AccountId,
    ) -> Counterpart {
        let Some(graph) = self.0.get(scid) else {
            return Counterpart::default();
        };
        let followed = graph.relations(other).map_or(0, Relations::followed);
        Counterpart {
            exists: false,
            back: graph.relation(other, owner),
            follows_enough: followed >= limits::FOLLOWED_MAX,
            invited_enough: graph.invites.are_enough(other),
        }
    }

    fn shows_invite(&self, scid: &Deployment, receiver: AccountId, sender: AccountId) -> bool {
        let graph = self.0.get(scid);
        graph.is_some_and(|graph| graph.invites.shown(receiver).any(|one| one == sender))
    }
}

#[cfg(test)]
mod tests;

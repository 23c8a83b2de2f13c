//! What changed between two states of a session, and whom that is told to.

use greenroom_protocol::ids::{ConnectionId, ServerInstance};
use greenroom_protocol::session::{ChangeType, Guid, Subscription};

use crate::session::{Member, Server, Session, State};

/// The entry of the trusted server that searches for other players.
const MATCHMAKING: &str = "matchmaking";

/// A set of kinds of change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes(u16);

impl Changes {
    /// Every kind: of a session that is new or gone.
    pub fn all() -> Self {
        ChangeType::ALL.iter().copied().collect()
    }

    /// Whether this kind is among them.
    pub fn has(self, kind: ChangeType) -> bool {
        self.0 & bit(kind) != 0
    }

    /// Whether a subscription asked for one of them.
    pub fn concern(self, subscription: &Subscription) -> bool {
        let mut asked = subscription.change_types.iter();
        asked.any(|&kind| self.has(kind))
    }

    fn note(&mut self, kind: ChangeType, changed: bool) {
        self.0 |= if changed { bit(kind) } else { 0 };
    }
}

impl FromIterator<ChangeType> for Changes {
    fn from_iter<I: IntoIterator<Item = ChangeType>>(kinds: I) -> Self {
        Self(kinds.into_iter().fold(0, |set, kind| set | bit(kind)))
    }
}

fn bit(kind: ChangeType) -> u16 {
    1 << kind as u16
}

/// What changed; `None` is a session that is not there.
pub fn between(before: Option<&Session>, after: Option<&Session>) -> Changes {
    match (before, after) {
        (None, None) => Changes::default(),
        (Some(before), Some(after)) if before.branch == after.branch => within(before, after),
        _ => Changes::all(),
    }
}

/// What changed within one life of a session.
fn within(before: &Session, after: &Session) -> Changes {
    let mut changes = Changes::default();
    let mut note = |kind, changed| changes.note(kind, changed);
    note(
        ChangeType::Everything,
        before.change_number != after.change_number,
    );
    note(ChangeType::Host, before.shared.host != after.shared.host);
    note(
        ChangeType::Initialization,
        before.initializing != after.initializing
            || before.last_episode != after.last_episode
            || before.host_candidates != after.host_candidates,
    );
    note(
        ChangeType::MatchmakingStatus,
        matchmaking(before) != matchmaking(after)
            || before.shared.matchmaking != after.shared.matchmaking
            || before.shared.matchmaking_resubmit != after.shared.matchmaking_resubmit,
    );
    note(
        ChangeType::Joinability,
        joinability(before) != joinability(after),
    );
    note(
        ChangeType::CustomProperty,
        before.properties != after.properties,
    );
    for (index, member) in &after.members {
        note_member(&mut changes, before.members.get(index), member);
    }
    let left = |index| !after.members.contains_key(index);
    let left = before.members.keys().any(left);
    changes.note(ChangeType::MembersStatus, left);
    changes
}

fn note_member(changes: &mut Changes, before: Option<&Member>, after: &Member) {
    let Some(before) = before else {
        let has_properties = !after.properties.is_empty();
        changes.note(ChangeType::MembersList, true);
        changes.note(ChangeType::MembersCustomProperty, has_properties);
        return;
    };
    let (was, is) = (before.state(), after.state());
    changes.note(ChangeType::MembersStatus, was != is);
    // Who was given a place joins when it comes.
    let came = was == State::Reserved && is != State::Reserved;
    changes.note(ChangeType::MembersList, came);
    changes.note(
        ChangeType::MembersCustomProperty,
        before.properties != after.properties,
    );
    changes.note(
        ChangeType::Initialization,
        before.initialization_episode != after.initialization_episode
            || before.initialization_failure != after.initialization_failure,
    );
}

fn matchmaking(session: &Session) -> Option<&Server> {
    let name = |name: &ServerInstance| name.as_str().eq_ignore_ascii_case(MATCHMAKING);
    let mut servers = session.servers.iter();
    servers.find(|(key, _)| name(key)).map(|(_, server)| server)
}

/// All that decides who may read and join.
fn joinability(session: &Session) -> impl PartialEq + use<> {
    let shared = &session.shared;
    let eos = session.settings.as_ref();
    (
        (session.join_restriction(), session.read_restriction()),
        (shared.closed, shared.locked),
        session.slots().open() == 0,
        eos.map(|eos| (eos.permission, eos.join_in_progress, eos.state)),
    )
}

/// The taps of one change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taps {
    /// The session, as `scid~template~name`.
    pub resource: String,
    /// Scope of the change number.
    pub branch: String,
    /// The state after the change; of a session that is gone, one more than it
    /// last had.
    pub change_number: u64,
    /// Push connections and the ids of subscriptions on them: one tap for each.
    pub to: Vec<(ConnectionId, Guid)>,
}

/// Whether anybody is tapped for changes of the session.
pub fn is_watched(session: &Session) -> bool {
    watchers(session).next().is_some()
}

/// The push connections on which members are tapped for changes of the session.
/// One may come up several times.
pub fn watchers(session: &Session) -> impl Iterator<Item = &ConnectionId> {
    let members = session.members.values();
    let watching = members.filter(|member| !member.subscriptions.is_empty());
    watching.filter_map(|member| member.connection.as_ref())
}

/// Who is told of a change: every member that asked for what changed, and once
/// more who asked until then and was removed or made inactive by this very
/// change. `None` where that is nobody.
pub fn taps(before: Option<&Session>, after: Option<&Session>) -> Option<Taps> {
    let watched = |session: Option<&Session>| session.is_some_and(is_watched);
    if !watched(before) && !watched(after) {
        return None;
    }
    let changes = between(before, after);
    let mut to = Vec::new();
    let mut tell = |member: &Member| {
        let Some(connection) = &member.connection else {
            return;
        };
        let asked = member.subscriptions.iter();
        let concerned = asked.filter(|subscription| changes.concern(subscription));
        to.extend(concerned.map(|one| (connection.clone(), one.id.clone())));
    };
    for (index, member) in before.into_iter().flat_map(|before| &before.members) {
        if is_dismissed(member, after.and_then(|after| after.members.get(index))) {
            tell(member);
        }
    }
    for member in after.into_iter().flat_map(|after| after.members.values()) {
        tell(member);
    }
    let (about, change_number) = match (before, after) {
        (_, Some(after)) => (after, after.change_number),
        (Some(before), None) => (before, before.change_number + 1),
        (None, None) => return None,
    };
    let name = &about.session_ref;
    (!to.is_empty()).then(|| Taps {
        resource: format!("{}~{}~{}", name.scid, name.template_name, name.name),
        branch: about.branch.clone(),
        change_number,
        to,
    })
}

/// Whether a member hears nothing from now on, and not by its own wish.
fn is_dismissed(before: &Member, after: Option<&Member>) -> bool {
    after.is_none_or(|after| {
        let silenced = after.subscriptions.is_empty() && before.active && !after.active;
        after.account != before.account || silenced
    })
}

#[cfg(test)]
mod tests;

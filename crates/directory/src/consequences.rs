//! What a change brings with it, whoever made it: a write, a timer, a lost
//! connection.

use greenroom_protocol::ids::AccountId;
use greenroom_protocol::limits;
use greenroom_protocol::session::{Capability, Migration};
use greenroom_protocol::time::Timestamp;

use crate::initialization;
use crate::session::{Session, State};

/// Whether a session goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It goes on.
    Lives,
    /// Nobody is left who keeps it.
    Over,
}

/// Draws the consequences of a change that made `next` of `before`; a new
/// session has none before. Drawn twice, they are the same.
pub fn draw(before: Option<&Session>, next: &mut Session, now: Timestamp) -> Fate {
    if let Some(before) = before {
        remember_departed(before, next);
    }
    initialization::progress(next, now);
    drop_dead_references(next);
    if next.can(Capability::AutoPopulateServerCandidates) {
        initialization::order_servers(next);
    }
    if next.settings.is_some() {
        return match next.keepers().next() {
            Some(_) => Fate::Lives,
            None => Fate::Over,
        };
    }
    if let Some(before) = before
        && !keep_owned(before, next)
    {
        return Fate::Over;
    }
    keep_occupied(next, now)
}

/// Who came and went may come back while the session is locked. Only sessions
/// that can be locked remember: an EOS session has other doors.
fn remember_departed(before: &Session, next: &mut Session) {
    if next.settings.is_some() {
        return;
    }
    let came = before.members.values().filter(|member| !member.reserved);
    let gone: Vec<AccountId> = came
        .map(|member| member.account)
        .filter(|account| next.member(*account).is_none())
        .collect();
    for account in gone {
        if next.departed.len() < limits::DEPARTED_MAX {
            next.departed.insert(account);
        }
    }
    let present = next.members.values().map(|member| member.account);
    let present: Vec<AccountId> = present.collect();
    for account in present {
        next.departed.remove(&account);
    }
}

/// A host whose device is gone, turns of members who are.
fn drop_dead_references(next: &mut Session) {
    let members = &next.members;
    let is_there = |token: &String| {
        let mut tokens = members.values().map(|it| it.network.device_token.as_ref());
        tokens.any(|other| other == Some(token))
    };
    if !next.shared.host.as_ref().is_none_or(is_there) {
        next.shared.host = None;
    }
    next.host_candidates.retain(is_there);
    if next.shared.host.is_some() {
        next.host_candidates.clear();
    }
    next.shared.turn.retain(|index| members.contains_key(index));
}

/// Sees to an owner after the last one went; `false` where the session ends
/// for want of one.
fn keep_owned(before: &Session, next: &mut Session) -> bool {
    let lost_its_owners = before.owners().next().is_some() && next.owners().next().is_none();
    if !next.has_owners() || !lost_its_owners {
        return true;
    }
    let policies = next.system.ownership_policies.as_ref();
    let migration = policies.map_or(Migration::EndSession, |policies| policies.migration);
    if migration == Migration::EndSession {
        return false;
    }
    let came = next.members.iter_mut();
    let came = came.filter(|(_, member)| member.state() != State::Reserved);
    let oldest = came.min_by_key(|(index, member)| (member.join_time, **index));
    match oldest {
        Some((_, heir)) => {
            heir.owner = true;
            true
        }
        None => false,
    }
}

/// Counts from when nobody is in it; over at once where it may not be empty.
fn keep_occupied(next: &mut Session, now: Timestamp) -> Fate {
    if !next.members.is_empty() {
        next.emptied_at = None;
        return Fate::Lives;
    }
    if next.system.session_empty_timeout == Some(0) {
        return Fate::Over;
    }
    next.emptied_at = next.emptied_at.or(Some(now));
    Fate::Lives
}

//! Who went from a session by a change, and how. Documents show only that
//! somebody is not there any more.

use greenroom_protocol::ids::{AccountId, ConnectionId};
use greenroom_protocol::push::{Departed, SessionEnd};

use crate::caller::Caller;
use crate::session::{Member, Session, State};

/// Who or what changed a session.
#[derive(Clone, Copy, Debug)]
pub enum Cause<'a> {
    /// Somebody who asked for it.
    Caller(&'a Caller),
    /// Somebody went: its connection was closed, or it is no longer in the title.
    Absence,
    /// A timer that was due.
    Time,
    /// Nobody knows.
    Unknown,
}

/// Everybody who was in the session and is not any more. A place that was kept
/// for somebody who never came counts for nothing.
pub fn departed(before: &Session, after: Option<&Session>, cause: Cause<'_>) -> Vec<Departed> {
    let had_come = |member: &&Member| member.state() != State::Reserved;
    let stays = |account| after.is_some_and(|after| after.member(account).is_some());
    let is_over = is_over(before, after);
    let members = before.members.values().filter(had_come);
    members
        .filter(|member| !stays(member.account))
        .map(|member| Departed {
            xuid: member.account,
            how: match is_over {
                true => end_of_member(before, member, cause),
                false => departure(member.account, cause),
            },
        })
        .collect()
}

/// Whether this life of the session is over.
pub fn is_over(before: &Session, after: Option<&Session>) -> bool {
    after.is_none_or(|after| after.branch != before.branch)
}

/// How a session that is over ended for those who are not its members: for the
/// server that made it.
pub fn end_for_server(cause: Cause<'_>) -> SessionEnd {
    match cause {
        Cause::Caller(_) => SessionEnd::Ended,
        Cause::Absence | Cause::Time | Cause::Unknown => SessionEnd::TimedOut,
    }
}

/// Out of a session that goes on.
fn departure(account: AccountId, cause: Cause<'_>) -> SessionEnd {
    match cause {
        Cause::Caller(caller) if caller.account() != Some(account) => SessionEnd::Removed,
        Cause::Caller(_) | Cause::Absence | Cause::Unknown => SessionEnd::Left,
        Cause::Time => SessionEnd::TimedOut,
    }
}

/// With a session that is over.
fn end_of_member(session: &Session, member: &Member, cause: Cause<'_>) -> SessionEnd {
    match cause {
        Cause::Caller(caller) if session.is_owner(caller) || caller.is_server() => {
            SessionEnd::Ended
        }
        // The last one who was in it.
        Cause::Caller(caller) if caller.account() == Some(member.account) => SessionEnd::Left,
        // Somebody took its name over.
        Cause::Caller(_) => SessionEnd::OwnerGone,
        Cause::Absence | Cause::Time | Cause::Unknown => {
            match session.has_owners() && !member.owner {
                true => SessionEnd::OwnerGone,
                false => SessionEnd::TimedOut,
            }
        }
    }
}

/// The push connections that a session hangs on, each with its player; those of
/// servers with none.
pub fn connections(session: &Session) -> impl Iterator<Item = (&ConnectionId, Option<AccountId>)> {
    let members = session.members.values();
    let players = members.filter_map(|it| Some((it.connection.as_ref()?, Some(it.account))));
    let servers = session.servers.values();
    let servers = servers.filter_map(|it| Some((it.connection.as_ref()?, None)));
    players.chain(servers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{ALICE, BOB, CAROL, Story, account, caller, server};

    fn told(before: &Session, after: Option<&Session>, cause: Cause<'_>) -> Vec<(u64, SessionEnd)> {
        let went = departed(before, after, cause);
        let numbers = [ALICE, BOB, CAROL];
        let number = |id| numbers.into_iter().find(|it| account(*it) == id);
        went.iter()
            .map(|one| (number(one.xuid).expect("known"), one.how))
            .collect()
    }

    fn full() -> Story {
        let mut story = Story::hosted_by(ALICE);
        story.join(BOB);
        story.join(CAROL);
        story
    }

    #[test]
    fn who_goes_alone_has_left_was_removed_or_was_away_for_too_long() {
        let before = full().session;
        let mut story = full();
        story.leave(BOB);
        let after = Some(&story.session);
        let (alice, bob) = (caller(ALICE), caller(BOB));
        for (cause, how) in [
            (Cause::Caller(&bob), SessionEnd::Left),
            (Cause::Caller(&alice), SessionEnd::Removed),
            (Cause::Absence, SessionEnd::Left),
            (Cause::Time, SessionEnd::TimedOut),
            (Cause::Unknown, SessionEnd::Left),
        ] {
            assert_eq!(told(&before, after, cause), [(BOB, how)], "{cause:?}");
        }
        assert_eq!(told(&before, Some(&before), Cause::Time), []);
    }

    #[test]
    fn with_a_session_all_go_each_for_its_reason() {
        let before = full().session;
        let mut anew = before.clone();
        anew.branch = "another".into();
        anew.members
            .retain(|_, member| member.account == account(BOB));
        let (alice, bob) = (caller(ALICE), caller(BOB));
        let all = |how| [(ALICE, how), (BOB, how), (CAROL, how)];
        let ended = told(&before, None, Cause::Caller(&alice));
        assert_eq!(ended, all(SessionEnd::Ended));
        let lost = told(&before, None, Cause::Time);
        let gone = SessionEnd::OwnerGone;
        let expected = [(ALICE, SessionEnd::TimedOut), (BOB, gone), (CAROL, gone)];
        assert_eq!(lost, expected);
        let taken_over = told(&before, Some(&anew), Cause::Caller(&bob));
        assert_eq!(taken_over, [(ALICE, gone), (CAROL, gone)]);
        assert!(is_over(&before, Some(&anew)) && !is_over(&before, Some(&before)));
    }

    #[test]
    fn the_last_one_of_a_session_without_owners_leaves_it() {
        let mut session = Story::hosted_by(ALICE).session;
        session.settings = None;
        for member in session.members.values_mut() {
            member.owner = false;
        }
        let alice = caller(ALICE);
        let left = told(&session, None, Cause::Caller(&alice));
        assert_eq!(left, [(ALICE, SessionEnd::Left)]);
    }

    #[test]
    fn a_servers_session_hangs_on_its_connection_and_ends_for_it_too() {
        let story = Story::served_by("one", 77);
        let hanging: Vec<_> = connections(&story.session).collect();
        assert!(hanging.iter().any(|(_, player)| player.is_none()));
        let one = server("one");
        assert_eq!(end_for_server(Cause::Caller(&one)), SessionEnd::Ended);
        assert_eq!(end_for_server(Cause::Time), SessionEnd::TimedOut);
    }
}

//! Timers as functions: who is gone when, and what that does to a session.
//!
//! A member that hangs on a push connection has, from the instant it has none,
//! the silence to come back with another one; so has a server of the EOS face.
//! Beside that the contract's timers run: of reservations, of the ready, of the
//! inactive, of initialization and of the empty session. At one update each
//! member makes at most one step: timers do not pile up.

use greenroom_protocol::ids::{AccountId, ConnectionId, ServerInstance};
use greenroom_protocol::session::Capability;
use greenroom_protocol::time::Timestamp;

use crate::consequences::{self, Fate};
use crate::initialization;
use crate::session::{Lifeline, Member, Session, State};

/// What time or a lost connection did to a session.
#[derive(Clone, Debug, PartialEq)]
pub enum Advance {
    /// Nothing.
    Unchanged,
    /// It goes on like this.
    Changed(Box<Session>),
    /// It is over.
    Ended,
}

/// What becomes of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It is inactive from now on.
    Deactivate,
    /// It is a member no more.
    Remove,
}

/// A timer that runs on a session, by what it does when it is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timer<'a> {
    /// A member makes a step.
    Member {
        /// Which member.
        index: u32,
        /// What becomes of it.
        step: Step,
    },
    /// A server that lost its connection goes.
    Server(&'a ServerInstance),
    /// The present stage of initialization is over, whoever is still missing.
    Stage,
    /// The session ends, being empty.
    Empty,
}

/// Whether members, or the servers of the EOS face, live by push connections.
fn hangs_on_connections(session: &Session) -> bool {
    session.settings.is_some() || session.can(Capability::ConnectionRequiredForActiveMembers)
}

/// When whoever hangs on the line goes, unless it comes back.
fn due(line: Lifeline<'_>, silence_ms: u64) -> Option<Timestamp> {
    line.lost_at.map(|at| at.plus(silence_ms))
}

/// What the loss of its connection makes of a member. A membership of the EOS
/// face is its connection; elsewhere a member becomes inactive, and where
/// inactive members go at once, it goes.
fn step_of_loss(session: &Session) -> Step {
    let at_once = session.system.inactive_removal_timeout == Some(0);
    match session.settings.is_some() || at_once {
        true => Step::Remove,
        false => Step::Deactivate,
    }
}

/// The next step that time makes of a member, and when.
fn next_step(session: &Session, member: &Member, silence_ms: u64) -> Option<(Timestamp, Step)> {
    if let Some(at) = due(member.lifeline(), silence_ms) {
        return Some((at, step_of_loss(session)));
    }
    if session.settings.is_some() {
        return None;
    }
    let system = &session.system;
    // The episode has timers of its own for these two.
    let initializes = member.initialization_episode.is_some();
    let (timeout, step) = match member.state() {
        State::Reserved | State::Ready if initializes => return None,
        State::Active => return None,
        State::Reserved => (system.reserved_removal_timeout, Step::Remove),
        State::Ready => (system.ready_removal_timeout, Step::Deactivate),
        State::Inactive => (system.inactive_removal_timeout, Step::Remove),
    };
    Some((member.since.plus(timeout?), step))
}

/// When an empty session ends.
fn ends_empty_at(session: &Session) -> Option<Timestamp> {
    let timeout = session.system.session_empty_timeout?;
    Some(session.emptied_at?.plus(timeout))
}

/// Every timer that runs, each with the instant at which it is due.
pub fn timers(session: &Session, silence_ms: u64) -> impl Iterator<Item = (Timestamp, Timer<'_>)> {
    let members = session.members.iter().filter_map(move |(&index, member)| {
        let (at, step) = next_step(session, member, silence_ms)?;
        Some((at, Timer::Member { index, step }))
    });
    let servers = session.servers.iter().filter_map(move |(name, server)| {
        let at = due(server.lifeline(), silence_ms)?;
        Some((at, Timer::Server(name)))
    });
    let stage = initialization::next_timer(session).map(|at| (at, Timer::Stage));
    let empty = ends_empty_at(session).map(|at| (at, Timer::Empty));
    members.chain(servers).chain(stage).chain(empty)
}

/// The earliest instant at which [`advance`] changes the session.
pub fn next_timer(session: &Session, silence_ms: u64) -> Option<Timestamp> {
    timers(session, silence_ms).map(|(at, _)| at).min()
}

/// The instant at which a session of the EOS face is over unless an owner comes
/// back.
pub fn over_at(session: &Session, silence_ms: u64) -> Option<Timestamp> {
    session.settings.as_ref()?;
    let mut last = Timestamp::default();
    for keeper in session.keepers() {
        last = last.max(due(keeper, silence_ms)?);
    }
    Some(last)
}

/// Applies what is due: at most one step of each member.
pub fn advance(session: &Session, now: Timestamp, silence_ms: u64) -> Advance {
    if next_timer(session, silence_ms).is_none_or(|at| at > now) {
        return Advance::Unchanged;
    }
    if ends_empty_at(session).is_some_and(|at| at <= now) {
        return Advance::Ended;
    }
    let mut next = session.clone();
    if initialization::next_timer(session).is_some_and(|at| at <= now) {
        initialization::expire(&mut next, now);
    }
    take_steps(&mut next, now, |member| {
        let (at, step) = next_step(session, member, silence_ms)?;
        (at <= now).then_some(step)
    });
    let is_due = |line: Lifeline<'_>| due(line, silence_ms).is_some_and(|due| due <= now);
    next.servers.retain(|_, server| !is_due(server.lifeline()));
    conclude(session, next, now)
}

/// A connection broke or fell silent; it was last heard at `at`.
pub fn connection_lost(session: &Session, connection: &ConnectionId, at: Timestamp) -> Advance {
    lose(session, at, |line| {
        line.lost_at.is_none() && line.connection == Some(connection)
    })
}

/// Every connection counts as lost: none outlives the process that held it.
/// Whoever was lost later than now by the clock of that process was lost now:
/// else a clock that was set back keeps the dead alive until it has caught up.
pub fn all_connections_lost(session: &Session, at: Timestamp) -> Advance {
    let eos = session.settings.is_some();
    let lost = lose(session, at, |line| match line.lost_at {
        None => eos || line.connection.is_some(),
        Some(before) => before > at,
    });
    let mut next = match lost {
        Advance::Changed(next) => *next,
        Advance::Unchanged | Advance::Ended => session.clone(),
    };
    begin_no_later(&mut next, at);
    if next == *session {
        return Advance::Unchanged;
    }
    next.change_number = session.change_number + 1;
    Advance::Changed(Box::new(next))
}

/// What began after now by another clock began now: else its timers wait until
/// this clock has caught up.
fn begin_no_later(next: &mut Session, now: Timestamp) {
    for member in next.members.values_mut() {
        member.since = member.since.min(now);
    }
    if let Some(stage) = &mut next.initializing {
        stage.stage_start_time = stage.stage_start_time.min(now);
    }
    next.emptied_at = next.emptied_at.map(|at| at.min(now));
}

/// The client closed its connection. On the EOS face that is a good-bye, and
/// whoever hangs on it leaves at once. Clients of the contract close one to open
/// the next, long before the two hours that theirs last, and write its id then:
/// they have the same time for it as after a loss.
pub fn connection_closed(session: &Session, connection: &ConnectionId, now: Timestamp) -> Advance {
    if session.settings.is_none() {
        return connection_lost(session, connection, now);
    }
    let hit = |line: Lifeline<'_>| line.connection == Some(connection);
    if !session.lifelines().any(hit) {
        return Advance::Unchanged;
    }
    let mut next = session.clone();
    take_steps(&mut next, now, |member| {
        hit(member.lifeline()).then_some(Step::Remove)
    });
    next.servers.retain(|_, server| !hit(server.lifeline()));
    conclude(session, next, now)
}

/// The player is no longer engaged in the title: whoever is active in it is so
/// no more, unless the session does not care.
pub fn presence_gone(session: &Session, account: AccountId, title: u32, now: Timestamp) -> Advance {
    let cares = !session.can(Capability::SuppressPresenceActivityCheck);
    let own = session.member(account).filter(|_| cares);
    let playing = own.filter(|(_, member)| member.active && member.title == Some(title));
    let Some((index, _)) = playing else {
        return Advance::Unchanged;
    };
    let mut next = session.clone();
    if let Some(member) = next.members.get_mut(&index) {
        member.deactivate(now);
    }
    conclude(session, next, now)
}

fn take_steps(next: &mut Session, now: Timestamp, step: impl Fn(&Member) -> Option<Step>) {
    next.members
        .retain(|_, member| step(member) != Some(Step::Remove));
    for member in next.members.values_mut() {
        if step(member) == Some(Step::Deactivate) {
            member.deactivate(now);
        }
    }
}

fn lose(session: &Session, at: Timestamp, hit: impl Fn(Lifeline<'_>) -> bool) -> Advance {
    if !hangs_on_connections(session) || !session.lifelines().any(&hit) {
        return Advance::Unchanged;
    }
    let mut next = session.clone();
    for member in next.members.values_mut() {
        if hit(member.lifeline()) {
            member.lost_at = Some(at);
        }
    }
    for server in next.servers.values_mut() {
        if hit(server.lifeline()) {
            server.lost_at = Some(at);
        }
    }
    next.change_number += 1;
    Advance::Changed(Box::new(next))
}

fn conclude(before: &Session, mut next: Session, now: Timestamp) -> Advance {
    if consequences::draw(Some(before), &mut next, now) == Fate::Over {
        return Advance::Ended;
    }
    if next == *before {
        return Advance::Unchanged;
    }
    next.change_number += 1;
    Advance::Changed(Box::new(next))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::{ALICE, BOB, CAROL, Story, connection};

    const SILENCE: u64 = 25_000;
    const NOW: Timestamp = Timestamp(50_000);

    fn changed(advance: Advance) -> Session {
        match advance {
            Advance::Changed(session) => *session,
            other => panic!("expected a change, got {other:?}"),
        }
    }

    #[test]
    fn a_lost_member_goes_after_the_silence_and_not_a_moment_sooner() {
        let mut story = Story::hosted_by(ALICE);
        story.join(BOB);
        let at = Timestamp(100_000);
        let lost = changed(connection_lost(&story.session, &connection(BOB), at));
        assert_eq!(next_timer(&lost, SILENCE), Some(Timestamp(125_000)));
        assert_eq!(over_at(&lost, SILENCE), None);
        assert_eq!(
            advance(&lost, Timestamp(124_999), SILENCE),
            Advance::Unchanged
        );
        let after = changed(advance(&lost, Timestamp(125_000), SILENCE));
        assert_eq!(after.members.len(), 1);
        assert_eq!(after.change_number, lost.change_number + 1);
        assert_eq!(after.next_index, 2, "an index is never used again");
    }

    #[test]
    fn a_session_ends_with_its_owner_whoever_else_is_in_it() {
        let mut story = Story::hosted_by(ALICE);
        story.join(BOB);
        story.register(BOB);
        let at = Timestamp(7);
        let lost = changed(connection_lost(&story.session, &connection(ALICE), at));
        let end = Timestamp(7 + SILENCE);
        assert_eq!(over_at(&lost, SILENCE), Some(end));
        assert_eq!(advance(&lost, end, SILENCE), Advance::Ended);
    }

    #[test]
    fn a_connection_that_says_good_bye_has_no_grace() {
        let mut story = Story::hosted_by(ALICE);
        story.join(BOB);
        let left = changed(connection_closed(&story.session, &connection(BOB), NOW));
        assert!(left.member(story.account(BOB)).is_none());
        let gone = connection_closed(&left, &connection(ALICE), NOW);
        assert_eq!(gone, Advance::Ended);
        let strange = connection_closed(&left, &connection(CAROL), NOW);
        assert_eq!(strange, Advance::Unchanged);
    }

    #[test]
    fn what_was_lost_once_is_not_lost_again() {
        let story = Story::hosted_by(ALICE);
        let lost = changed(all_connections_lost(&story.session, Timestamp(5)));
        let again = all_connections_lost(&lost, Timestamp(9));
        assert_eq!(again, Advance::Unchanged, "the first silence counts");
        let late = connection_lost(&lost, &connection(ALICE), Timestamp(9));
        assert_eq!(late, Advance::Unchanged);
    }

    #[test]
    fn a_clock_that_was_set_back_keeps_nobody_alive() {
        let story = Story::hosted_by(ALICE);
        let ahead = changed(all_connections_lost(&story.session, Timestamp(3_600_000)));
        let now = Timestamp(5);
        let lost = changed(all_connections_lost(&ahead, now));
        assert_eq!(over_at(&lost, SILENCE), Some(now.plus(SILENCE)));
    }

    #[test]
    fn losing_a_connection_unregisters_nobody() {
        let mut story = Story::hosted_by(ALICE);
        story.join(BOB);
        story.register(BOB);
        let left = changed(connection_closed(&story.session, &connection(BOB), NOW));
        assert!(
            left.settings
                .as_ref()
                .expect("an EOS session")
                .has_registered(story.account(BOB))
        );
    }

    #[test]
    fn a_servers_session_lives_by_the_server_whoever_else_is_in_it() {
        let mut story = Story::served_by("one", 77);
        story.join(BOB);
        assert_eq!(next_timer(&story.session, SILENCE), None);
        let gone = connection_closed(&story.session, &connection(BOB), NOW);
        assert!(changed(gone).members.is_empty(), "and it goes on");

        let lost = changed(connection_lost(
            &story.session,
            &connection(77),
            Timestamp(7),
        ));
        let end = Timestamp(7 + SILENCE);
        assert!(lost.owner_is_lost() && !story.session.owner_is_lost());
        assert_eq!(next_timer(&lost, SILENCE), Some(end));
        assert_eq!(over_at(&lost, SILENCE), Some(end));
        assert_eq!(
            advance(&lost, Timestamp(end.0 - 1), SILENCE),
            Advance::Unchanged
        );
        assert_eq!(advance(&lost, end, SILENCE), Advance::Ended);
        let closed = connection_closed(&story.session, &connection(77), NOW);
        assert_eq!(closed, Advance::Ended);
        let all = changed(all_connections_lost(&story.session, Timestamp(9)));
        assert_eq!(over_at(&all, SILENCE), Some(Timestamp(9 + SILENCE)));
    }

    proptest! {
        /// The oracle knows only who was lost when, and walks the clock.
        #[test]
        fn advancing_is_removing_all_whose_silence_is_over(
            lost in prop::collection::vec(prop::option::of(0..60_u64), 1..6),
            now in 0..120_u64,
        ) {
            let silence = 30;
            let mut story = Story::hosted_by(ALICE);
            for account in 1..lost.len() as u64 {
                story.join(ALICE + account);
            }
            for (member, at) in story.session.members.values_mut().zip(&lost) {
                member.lost_at = at.map(Timestamp);
            }
            let session = story.session;
            let alive = |at: &Option<u64>| at.is_none_or(|at| at + silence > now);
            let left: Vec<u32> = (0..).zip(&lost).filter(|(_, at)| alive(at)).map(|(i, _)| i).collect();
            let advanced = advance(&session, Timestamp(now), silence);
            match &advanced {
                Advance::Ended => prop_assert!(!alive(&lost[0]), "its owner is there"),
                Advance::Unchanged => prop_assert_eq!(left.len(), lost.len()),
                Advance::Changed(next) => {
                    prop_assert!(alive(&lost[0]) && left.len() < lost.len());
                    prop_assert_eq!(next.members.keys().copied().collect::<Vec<_>>(), left);
                }
            }
            let is_due = next_timer(&session, silence).is_some_and(|due| due <= Timestamp(now));
            prop_assert_eq!(is_due, advanced != Advance::Unchanged);
            let is_over = over_at(&session, silence).is_some_and(|over| over <= Timestamp(now));
            prop_assert_eq!(is_over, advanced == Advance::Ended);
        }
    }
}

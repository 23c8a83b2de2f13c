//! When something is due, written down once more as plainly as the contract has
//! it.

use greenroom_directory::liveness;
use greenroom_directory::session::{Member, Session, State};
use greenroom_protocol::session::InitializationStage;
use greenroom_protocol::time::Timestamp;

use super::{Finding, hold};
use crate::testing::SILENCE;

/// The session's next timer is the earliest that the contract tells of.
pub(in crate::simulation) fn check(session: &Session) -> Finding {
    let members = session.members.values();
    let members = members.filter_map(|member| member_due(session, member));
    let lost = session.servers.values().filter_map(|server| server.lost_at);
    let servers = lost.map(|at| at.plus(SILENCE));
    let others = [empty_due(session), stage_due(session)];
    let wanted = members
        .chain(servers)
        .chain(others.into_iter().flatten())
        .min();
    let next = liveness::next_timer(session, SILENCE);
    hold(next == wanted, || {
        format!("next is {next:?}, and should be {wanted:?}")
    })
}

/// Who has lost its connection has the silence to come back; of others what they
/// are counts. In the EOS face nothing but the connection does.
fn member_due(session: &Session, member: &Member) -> Option<Timestamp> {
    if let Some(lost) = member.lost_at {
        return Some(lost.plus(SILENCE));
    }
    let waits = member.initialization_episode.is_some();
    let system = &session.system;
    let timeout = match member.state() {
        _ if session.settings.is_some() => None,
        State::Reserved if !waits => system.reserved_removal_timeout,
        State::Ready if !waits => system.ready_removal_timeout,
        State::Inactive => system.inactive_removal_timeout,
        State::Active | State::Reserved | State::Ready => None,
    };
    Some(member.since.plus(timeout?))
}

fn empty_due(session: &Session) -> Option<Timestamp> {
    let since = session.emptied_at?;
    Some(since.plus(session.system.session_empty_timeout?))
}

fn stage_due(session: &Session) -> Option<Timestamp> {
    let at = session.initializing?;
    let rules = session.system.member_initialization?;
    let timeout = match at.stage {
        InitializationStage::Joining => Some(rules.join_timeout),
        InitializationStage::Measuring => Some(rules.measurement_timeout),
        InitializationStage::Evaluating => rules.evaluation_timeout,
        InitializationStage::Failed => None,
    };
    Some(at.stage_start_time.plus(timeout?))
}

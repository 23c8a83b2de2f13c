//! Member initialization: how the members of a session come together and prove
//! that their network carries the game.
//!
//! Who is in the creating write and wants to initialize makes up episode 1; who
//! comes later waits for the next one. An episode goes through stages: its
//! members join, then they measure each other, then the directory judges what
//! they measured, or one of them does. All of it is in the record, so it goes
//! on after a restart where it stood.

use greenroom_protocol::error::Refusal;
use greenroom_protocol::session::{
    InitializationFailure, InitializationStage, Initializing, MemberInitialization,
};
use greenroom_protocol::time::Timestamp;

use crate::session::{Member, Session};

mod address;
mod evaluation;
mod groups;
mod judgement;
mod servers;
#[cfg(test)]
mod tests;

pub use address::{check_address, device_token};
pub use servers::order_servers;

/// The episode of those who were in the creating write.
const FIRST_EPISODE: u32 = 1;

/// Begins the first episode, once everybody of the creating write is in; with
/// nobody to initialize and nobody needed it is over at once. Without
/// `memberInitialization` there is nothing to begin.
///
/// # Errors
/// Fewer members want to initialize than are needed to start.
pub fn begin(session: &mut Session, now: Timestamp) -> Result<(), Refusal> {
    let Some(rules) = session.system.member_initialization else {
        return Ok(());
    };
    let mut wanting = 0;
    for member in session.members.values_mut() {
        if member.initialize {
            member.initialization_episode = Some(FIRST_EPISODE);
            wanting += 1;
        }
    }
    let needed = rules.members_needed_to_start;
    if wanting < needed {
        return Err(Refusal::bad_request(format!(
            "constants.system.memberInitialization.membersNeededToStart: \
             {needed} members with initialize are needed, and there are {wanting}"
        )));
    }
    session.last_episode = FIRST_EPISODE;
    enter(session, InitializationStage::Joining, now);
    progress(session, now);
    Ok(())
}

/// A member was added later: one that wants to initialize waits for the next
/// episode, which [`progress`] begins as soon as none is under way. Where the
/// first one failed there is no next one, and the member has failed with it.
pub fn enroll(session: &mut Session, index: u32) {
    if session.system.member_initialization.is_none() {
        return;
    }
    let next = session.last_episode + 1;
    let is_lost = stage(session) == Some(InitializationStage::Failed);
    let Some(member) = session.members.get_mut(&index) else {
        return;
    };
    if !member.initialize {
        return;
    }
    match is_lost {
        true => member.initialization_failure = Some(InitializationFailure::Episode),
        false => member.initialization_episode = Some(next),
    }
}

/// Moves on as far as the conditions are met, through as many stages and
/// episodes as it takes. Done twice, it is the same.
pub fn progress(session: &mut Session, now: Timestamp) {
    let Some(rules) = session.system.member_initialization else {
        return;
    };
    loop {
        let Some(at) = session.initializing.as_mut() else {
            if !begin_next(session, now) {
                return;
            }
            continue;
        };
        // A clock that was set back makes no stage longer than its timeout.
        at.stage_start_time = at.stage_start_time.min(now);
        let at = *at;
        if at.stage == InitializationStage::Failed {
            return;
        }
        let count = standing(session).count();
        let is_lost = at.episode == FIRST_EPISODE && count < needed(rules);
        if count == 0 || is_lost {
            finish(session, rules, true, now);
        } else if is_complete(session, at.stage) {
            leave(session, rules, at, now);
        } else {
            return;
        }
    }
}

/// Somebody's decision about the episode: `initializationSucceeded`.
///
/// # Errors
/// Nobody is asked to decide: the stage is not evaluating.
pub fn decide(session: &mut Session, succeeded: bool, now: Timestamp) -> Result<(), Refusal> {
    let rules = session.system.member_initialization;
    let evaluates = stage(session) == Some(InitializationStage::Evaluating);
    let Some(rules) = rules.filter(|_| evaluates) else {
        let message = "properties.system.initializationSucceeded: \
                       initialization is not in the stage evaluating";
        return Err(Refusal::bad_request(message));
    };
    finish(session, rules, succeeded, now);
    progress(session, now);
    Ok(())
}

/// When the present stage is over, whoever is still missing.
pub fn next_timer(session: &Session) -> Option<Timestamp> {
    let rules = session.system.member_initialization?;
    let at = session.initializing?;
    let timeout = match at.stage {
        InitializationStage::Joining => rules.join_timeout,
        InitializationStage::Measuring => rules.measurement_timeout,
        // There is one wherever the directory does not evaluate itself.
        InitializationStage::Evaluating => rules.evaluation_timeout.unwrap_or_default(),
        InitializationStage::Failed => return None,
    };
    Some(at.stage_start_time.plus(timeout))
}

/// Carries out the end of the present stage, if it is due: reservations that
/// nobody took are removed, members who did not measure fail, a decision that
/// nobody made counts as failure. The next stage starts now, whenever this one
/// was due, so that its members have all of its time.
pub fn expire(session: &mut Session, now: Timestamp) {
    // More than one round only where a stage is given no time at all.
    while next_timer(session).is_some_and(|due| due <= now) {
        expire_once(session, now);
        progress(session, now);
    }
}

fn expire_once(session: &mut Session, now: Timestamp) {
    let (Some(rules), Some(at)) = (session.system.member_initialization, session.initializing)
    else {
        return;
    };
    match at.stage {
        InitializationStage::Joining => {
            session
                .members
                .retain(|_, member| !(member.reserved && takes_part(member, at.episode)));
            leave(session, rules, at, now);
        }
        InitializationStage::Measuring => {
            let late: Vec<u32> = standing(session)
                .filter(|(_, member)| !judgement::has_measured(session, member))
                .map(|(index, _)| index)
                .collect();
            fail(session, late, InitializationFailure::Timeout);
            leave(session, rules, at, now);
        }
        InitializationStage::Evaluating => finish(session, rules, false, now),
        InitializationStage::Failed => {}
    }
}

/// Begins the episode of those who wait for one; `false` where nobody does.
fn begin_next(session: &mut Session, now: Timestamp) -> bool {
    let next = session.last_episode + 1;
    let mut members = session.members.values();
    if !members.any(|member| takes_part(member, next)) {
        return false;
    }
    session.last_episode = next;
    enter(session, InitializationStage::Joining, now);
    true
}

fn enter(session: &mut Session, stage: InitializationStage, now: Timestamp) {
    session.initializing = Some(Initializing {
        stage,
        stage_start_time: now,
        episode: session.last_episode,
    });
}

/// Whether the stage has what it waits for.
fn is_complete(session: &Session, stage: InitializationStage) -> bool {
    let mut standing = standing(session).map(|(_, member)| member);
    match stage {
        // Peers are measured by their addresses. Where nothing is measured,
        // nobody waits for these.
        InitializationStage::Joining => {
            let by_address = judgement::measures_peers(session);
            standing.all(|it| !it.reserved && (!by_address || it.network.device_token.is_some()))
        }
        InitializationStage::Measuring => {
            standing.all(|member| judgement::has_measured(session, member))
        }
        InitializationStage::Evaluating | InitializationStage::Failed => false,
    }
}

/// Goes from the end of a stage to the next one that there is.
fn leave(session: &mut Session, rules: MemberInitialization, at: Initializing, now: Timestamp) {
    match at.stage {
        InitializationStage::Joining => {
            groups::fail_torn(session);
            if judgement::measures(session) {
                return enter(session, InitializationStage::Measuring, now);
            }
        }
        InitializationStage::Measuring => {
            judgement::judge(session, rules, at.episode);
        }
        InitializationStage::Evaluating | InitializationStage::Failed => return,
    }
    match rules.external_evaluation {
        true => enter(session, InitializationStage::Evaluating, now),
        false => finish(session, rules, true, now),
    }
}

/// Ends the episode. The first one fails as a whole where fewer pass than are
/// needed, and the session with it; of a later one each member fails alone.
fn finish(session: &mut Session, rules: MemberInitialization, succeeded: bool, now: Timestamp) {
    let episode = session.last_episode;
    if !succeeded {
        let all = standing(session).map(|(index, _)| index).collect();
        fail(session, all, InitializationFailure::Episode);
    }
    let is_short = !succeeded || standing(session).count() < needed(rules);
    if episode == FIRST_EPISODE && is_short {
        return give_up(session, now);
    }
    for member in session.members.values_mut() {
        if takes_part(member, episode) {
            member.initialization_episode = None;
        }
    }
    session.initializing = None;
}

/// The session cannot be initialized any more, and nobody waits for an episode
/// that will not come.
fn give_up(session: &mut Session, now: Timestamp) {
    for member in session.members.values_mut() {
        if member.initialization_episode.take().is_some() {
            let failure = &mut member.initialization_failure;
            failure.get_or_insert(InitializationFailure::Episode);
        }
    }
    session.host_candidates.clear();
    enter(session, InitializationStage::Failed, now);
}

fn fail(session: &mut Session, indices: Vec<u32>, why: InitializationFailure) {
    for index in indices {
        if let Some(member) = session.members.get_mut(&index) {
            member.initialization_failure = Some(why);
        }
    }
}

/// Those of the episode under way who have not failed.
fn standing(session: &Session) -> impl Iterator<Item = (u32, &Member)> {
    let members = session.members.iter().map(|(index, it)| (*index, it));
    members.filter(|(_, member)| is_standing(session, member))
}

fn is_standing(session: &Session, member: &Member) -> bool {
    takes_part(member, session.last_episode) && member.initialization_failure.is_none()
}

fn takes_part(member: &Member, episode: u32) -> bool {
    member.initialization_episode == Some(episode)
}

fn stage(session: &Session) -> Option<InitializationStage> {
    session.initializing.map(|at| at.stage)
}

fn needed(rules: MemberInitialization) -> usize {
    usize::try_from(rules.members_needed_to_start).unwrap_or(usize::MAX)
}

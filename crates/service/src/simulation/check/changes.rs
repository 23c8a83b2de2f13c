//! Of the step from one stored state to the next.

use greenroom_directory::session::Session;

use super::{Finding, hold};
use crate::simulation::ledger::Commit;

/// Everything that holds of a change.
pub(in crate::simulation) fn check(commit: &Commit) -> Finding {
    let name = &commit.name;
    let Some(after) = &commit.after else {
        return Ok(());
    };
    let before = commit.before.as_ref();
    let Some(before) = before.filter(|before| before.branch == after.branch) else {
        return hold(after.change_number == 1, || {
            format!("{name}: begins with the number {}", after.change_number)
        });
    };
    let all = [
        numbers_rise_by_one,
        constants_stay,
        indices_are_never_reused,
        owners_are_present,
        closed_doors_hold,
        clocks_do_not_turn_states_back,
    ];
    all.iter()
        .try_for_each(|check| check(before, after))
        .map_err(|wrong| {
            format!(
                "{name}, by node {} at {:?}: {wrong}",
                commit.node, commit.at
            )
        })
}

fn numbers_rise_by_one(before: &Session, after: &Session) -> Finding {
    let (old, new) = (before.change_number, after.change_number);
    hold(new == old + 1, || format!("the change {new} follows {old}"))
}

fn constants_stay(before: &Session, after: &Session) -> Finding {
    let same = before.system == after.system
        && before.constants == after.constants
        && before.session_ref == after.session_ref
        && before.start_time == after.start_time
        && before.correlation_id == after.correlation_id;
    hold(same, || "what is fixed has changed".into())
}

fn indices_are_never_reused(before: &Session, after: &Session) -> Finding {
    let (old, new) = (before.next_index, after.next_index);
    hold(new >= old, || {
        format!("the next index falls from {old} to {new}")
    })?;
    for (index, member) in &after.members {
        match before.members.get(index) {
            Some(known) => hold(known.account == member.account, || {
                format!("the index {index} has gone from one to another")
            })?,
            None => hold((old..new).contains(index), || {
                format!("the new index {index} is not from {old} to below {new}")
            })?,
        }
    }
    Ok(())
}

/// A session with owners keeps one, or ends.
fn owners_are_present(before: &Session, after: &Session) -> Finding {
    let gone = before.owners().next().is_some() && after.owners().next().is_none();
    // An EOS session that a server keeps has no members who own it.
    let served = after.settings.is_some() && !after.servers.is_empty();
    hold(served || !gone, || {
        "all its owners are gone, and it goes on".into()
    })
}

/// Nobody comes without a reservation into what is closed.
fn closed_doors_hold(before: &Session, after: &Session) -> Finding {
    if !before.shared.closed || before.settings.is_some() {
        return Ok(());
    }
    let mut came = after.members.iter();
    let came = came.find(|(index, member)| {
        let back = before.shared.locked && before.departed.contains(&member.account);
        !before.members.contains_key(index) && !member.reserved && !back
    });
    hold(came.is_none(), || {
        format!("came into a closed session: {came:?}")
    })
}

fn clocks_do_not_turn_states_back(before: &Session, after: &Session) -> Finding {
    for (index, member) in &after.members {
        let Some(known) = before.members.get(index) else {
            continue;
        };
        hold(known.reserved || !member.reserved, || {
            format!("{index} has come and is only reserved again")
        })?;
    }
    Ok(())
}

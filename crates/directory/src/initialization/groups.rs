//! Members who start with others or not at all.

use greenroom_protocol::session::InitializationFailure;

use super::{fail, standing};
use crate::session::{Member, Session};

/// Fails whoever has lost one of its group: it left, or it failed. Then so has
/// whoever counts on that one.
pub(super) fn fail_torn(session: &mut Session) {
    loop {
        let lost: Vec<u32> = standing(session)
            .filter(|(_, member)| has_lost_its_group(session, member))
            .map(|(index, _)| index)
            .collect();
        if lost.is_empty() {
            return;
        }
        fail(session, lost, InitializationFailure::Group);
    }
}

fn has_lost_its_group(session: &Session, member: &Member) -> bool {
    let group = member.network.initialization_group.as_deref();
    group.unwrap_or_default().iter().any(|other| {
        let other = session.members.get(other);
        other.is_none_or(|it| it.initialization_failure.is_some())
    })
}

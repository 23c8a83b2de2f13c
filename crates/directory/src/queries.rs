//! Queries for sessions by keyword and by member: who may ask what, and which
//! sessions answer.

use greenroom_protocol::error::Refusal;
use greenroom_protocol::handle::Openness;
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::query::{MemberStatus, SessionQuery, SessionRow};
use greenroom_protocol::session::Restriction;

use crate::caller::Caller;
use crate::handles::openness;
use crate::session::{Session, State};

/// Holds that the caller may ask this about these players. Whether there is
/// anything to be found does not count.
///
/// # Errors
/// `BadRequest` for parameters that need others; `Forbidden` for asking for the
/// private sessions or the reservations of somebody else.
pub fn check(query: &SessionQuery, players: &[AccountId], caller: &Caller) -> Result<(), Refusal> {
    query.check(players.len()).map_err(Refusal::bad_request)?;
    let own = |account: &AccountId| Some(*account) == caller.account();
    let all_own = !players.is_empty() && players.iter().all(own);
    if (query.private || query.reservations) && !all_own && !caller.is_server() {
        let message = "private and reservations are for the caller's own xuid, or for servers";
        return Err(Refusal::forbidden(message));
    }
    Ok(())
}

/// The row of a session, whose due timers were applied, in the answer to a query
/// that came to it by a player, or else by its keyword; `None` where it is no
/// answer.
pub fn row(
    session: &Session,
    query: &SessionQuery,
    player: Option<AccountId>,
) -> Option<SessionRow> {
    let open = openness(session);
    if open == Openness::Private && !query.private || !query_admits(session, query) {
        return None;
    }
    let member = match player {
        Some(player) => Some(session.member(player)?),
        None => None,
    };
    let status = member.map(|(_, member)| status(member.state()));
    let wanted = match status {
        None | Some(MemberStatus::Active) => true,
        Some(MemberStatus::Reserved) => query.reservations,
        Some(MemberStatus::Inactive) => query.inactive,
    };
    if !wanted {
        return None;
    }
    let full = open == Openness::Open && session.slots().open() == 0;
    let accepted = session.members.values().filter(|it| !it.reserved).count();
    let restriction = session.join_restriction();
    let restricted = open == Openness::Open && restriction != Restriction::None;
    Some(SessionRow {
        xuid: player,
        start_time: session.start_time,
        session_ref: session.session_ref.clone(),
        // The template holds the count far below 2^32.
        accepted: u32::try_from(accepted).unwrap_or(u32::MAX),
        status,
        visibility: if full { Openness::Full } else { open },
        join_restriction: restricted.then_some(restriction),
        my_turn: member.map(|(index, _)| session.shared.turn.contains(&index)),
        keywords: session.shared.keywords.clone(),
    })
}

fn status(state: State) -> MemberStatus {
    match state {
        State::Active => MemberStatus::Active,
        State::Reserved => MemberStatus::Reserved,
        State::Ready | State::Inactive => MemberStatus::Inactive,
    }
}

fn query_admits(session: &Session, query: &SessionQuery) -> bool {
    let has = |keyword: &String| {
        let folded = keyword.to_lowercase();
        let mut keywords = session.shared.keywords.iter();
        keywords.any(|other| other.to_lowercase() == folded)
    };
    query.keyword.as_ref().is_none_or(has)
        && query
            .visibility
            .is_none_or(|wanted| wanted.as_str() == openness(session).as_str())
        && query
            .version
            .is_none_or(|most| session.system.version <= most)
}

#[cfg(test)]
mod tests {
    use greenroom_protocol::session::Visibility;
    use greenroom_protocol::settings::Permission;

    use super::*;
    use crate::session::Member;
    use crate::testing::{ALICE, BOB, CAROL, Story, account, caller, server};

    /// A session of the contract with Alice in it.
    fn contract() -> Session {
        let mut session = Story::hosted_by(ALICE).session;
        session.settings = None;
        session.system.max_members_count = 2;
        session
    }

    fn by(number: u64) -> Option<AccountId> {
        Some(account(number))
    }

    #[test]
    fn what_is_private_is_asked_for_oneself_or_by_a_server() {
        let (alice, bob) = (account(ALICE), account(BOB));
        let both = [alice, bob];
        for (private, reservations) in [(true, false), (false, true)] {
            let query = SessionQuery {
                private,
                reservations,
                ..SessionQuery::default()
            };
            assert!(check(&query, &[alice], &caller(ALICE)).is_ok());
            assert!(check(&query, &[bob], &caller(ALICE)).is_err());
            assert!(check(&query, &both, &caller(ALICE)).is_err());
            assert!(check(&query, &both, &server("one")).is_ok());
        }
        let keyword = SessionQuery {
            keyword: Some("fun".into()),
            private: true,
            ..SessionQuery::default()
        };
        assert!(check(&keyword, &[], &caller(ALICE)).is_err());
        assert!(check(&keyword, &[], &server("one")).is_ok());
    }

    #[test]
    fn a_member_is_found_by_what_it_is() {
        let mut session = contract();
        let plain = SessionQuery::default();
        let active = row(&session, &plain, by(ALICE)).expect("active");
        assert_eq!(active.status, Some(MemberStatus::Active));
        assert_eq!((active.accepted, active.my_turn), (1, Some(false)));
        assert_eq!(row(&session, &plain, by(BOB)), None, "not in it");

        let inactive = SessionQuery {
            inactive: true,
            ..SessionQuery::default()
        };
        let own = session.members.get_mut(&0).expect("Alice");
        (own.active, own.ready) = (false, true);
        session.shared.turn = vec![0];
        assert_eq!(row(&session, &plain, by(ALICE)), None);
        let ready = row(&session, &inactive, by(ALICE)).expect("inactive or ready");
        assert_eq!(ready.status, Some(MemberStatus::Inactive));
        assert_eq!(ready.my_turn, Some(true));

        let reserved = Member::reserved(account(BOB), session.start_time);
        session.members.insert(1, reserved);
        assert_eq!(row(&session, &inactive, by(BOB)), None);
        let reservations = SessionQuery {
            reservations: true,
            ..SessionQuery::default()
        };
        let found = row(&session, &reservations, by(BOB)).expect("reserved");
        assert_eq!(found.status, Some(MemberStatus::Reserved));
        assert_eq!((found.accepted, found.visibility), (1, Openness::Full));
    }

    #[test]
    fn visibility_and_keyword_choose() {
        let mut session = contract();
        session.shared.keywords = vec!["Fun".into()];
        let keyword = |word: &str| SessionQuery {
            keyword: Some(word.into()),
            ..SessionQuery::default()
        };
        let found = row(&session, &keyword("fUN"), None).expect("by keyword");
        assert_eq!(
            (found.xuid, found.status, found.my_turn),
            (None, None, None)
        );
        assert_eq!(found.keywords, ["Fun"]);
        assert_eq!(row(&session, &keyword("other"), by(ALICE)), None);

        let only = |visibility| SessionQuery {
            visibility: Some(visibility),
            private: true,
            ..SessionQuery::default()
        };
        for made in [Visibility::Private, Visibility::Visible, Visibility::Open] {
            session.system.visibility = made;
            for asked in [Visibility::Private, Visibility::Visible, Visibility::Open] {
                let found = row(&session, &only(asked), by(ALICE));
                assert_eq!(found.is_some(), made == asked);
            }
        }
        session.system.visibility = Visibility::Private;
        assert_eq!(row(&session, &SessionQuery::default(), by(ALICE)), None);
        session.system.version = 2;
        let older = SessionQuery {
            version: Some(1),
            ..only(Visibility::Private)
        };
        assert_eq!(row(&session, &older, by(ALICE)), None);
    }

    #[test]
    fn a_restriction_is_told_where_somebody_could_join() {
        let mut session = contract();
        let told = |session: &Session| {
            let query = SessionQuery {
                private: true,
                ..SessionQuery::default()
            };
            row(session, &query, by(ALICE))
                .expect("active")
                .join_restriction
        };
        assert_eq!(told(&session), None);
        session.shared.join_restriction = Some(Restriction::Followed);
        assert_eq!(told(&session), Some(Restriction::Followed));
        session.system.visibility = Visibility::Visible;
        assert_eq!(told(&session), None);
    }

    #[test]
    fn an_eos_session_is_as_open_as_its_permission_level() {
        let mut story = Story::hosted_by(ALICE);
        story.join(BOB);
        let seen = |story: &Story| row(&story.session, &SessionQuery::default(), by(BOB));
        assert_eq!(seen(&story).map(|it| it.visibility), Some(Openness::Open));
        for number in [ALICE, BOB, CAROL, 9] {
            story.register(number);
        }
        assert_eq!(seen(&story).map(|it| it.visibility), Some(Openness::Full));
        story.settings_mut().permission = Permission::JoinViaPresence;
        assert_eq!(
            seen(&story).map(|it| it.visibility),
            Some(Openness::Visible)
        );
        story.settings_mut().permission = Permission::InviteOnly;
        assert_eq!(seen(&story), None);
    }
}

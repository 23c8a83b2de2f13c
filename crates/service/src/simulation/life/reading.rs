//! Reads and queries.

use std::collections::BTreeSet;

use greenroom_directory::access::Via;
use greenroom_directory::liveness;
use greenroom_directory::session::Session;
use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::handle::BrowseQuery;
use greenroom_protocol::ids::{AccountId, SessionRef};
use greenroom_protocol::query::SessionQuery;
use greenroom_protocol::session::Visibility;
use greenroom_protocol::settings::Permission;

use super::Life;
use crate::simulation::check::access::{may_find, may_read};
use crate::simulation::check::index::newest_first;
use crate::simulation::check::{Finding, answers, hold, text};
use crate::simulation::dice::Dice;
use crate::simulation::filters::Filter;
use crate::simulation::scheduler::alone;
use crate::testing::SILENCE;

impl Life {
    pub(super) fn read(&mut self, dice: &Dice) -> Finding {
        let room = dice.pick(&self.world.rooms).clone();
        let actor = dice.pick(&self.world.actors).clone();
        let node = self.world.nodes[actor.node].clone();
        let shown = alone(node.get_session_via(&actor.caller, &room, Via::Id));
        self.tell(format!("{:?} reads {room}", actor.caller.account()));
        match (shown, self.world.ledger.session(&room)) {
            (Ok(None), None) => Ok(()),
            (Ok(Some(shown)), Some(stored)) => {
                let may = may_read(&stored.1, &actor.caller, &self.relations);
                hold(may, || format!("{:?} may not read {room}", actor.caller))?;
                answers::shows(&shown, &stored, &actor)
            }
            (Err(refusal), Some((_, session))) if refusal.code == ErrorCode::Forbidden => {
                let may = may_read(&session, &actor.caller, &self.relations);
                hold(!may, || format!("{:?} may read {room}", actor.caller))
            }
            (shown, stored) => hold(false, || {
                let stored = text(stored.as_ref().map(|(_, it)| &**it));
                format!("reads {shown:?}, and there is\n{stored}")
            }),
        }
    }

    /// A search by a filter.
    pub(super) fn browse(&mut self, dice: &Dice) -> Finding {
        let actor = dice.pick(&self.world.actors).clone();
        let filter = Filter::draw(dice, &self.world, 2);
        let template = dice.pick(&self.world.rooms).template_name.clone();
        let query = BrowseQuery {
            scid: self.world.scid().clone(),
            template_name: template.clone(),
            filter: Some(filter.text()),
            order_by: None,
            members: None,
            page: None,
        };
        let asker = actor.caller.account();
        self.tell(format!("{asker:?} browses {template} by {}", filter.text()));
        let node = &self.world.nodes[actor.node];
        let found = alone(node.browse(&actor.caller, &query));
        let found = found.map_err(|refusal| format!("no search: {refusal}"))?;
        if self.doubtful || self.world.nodes.len() > 1 {
            return Ok(());
        }
        let now = self.world.now();
        let stored = self.world.ledger.sessions();
        let sessions = stored.iter().map(|(_, session)| &**session);
        let wanted = newest_first(sessions.filter(|session| {
            let over = liveness::over_at(session, SILENCE).is_some_and(|at| at <= now);
            session.session_ref.template_name == template
                && !over
                && may_find(session, &actor.caller, &self.relations)
                && filter.holds(session)
        }));
        let found = found
            .listings
            .iter()
            .map(|it| SessionRef::clone(&it.session_ref));
        let found: Vec<_> = found.collect();
        hold(found == wanted, || {
            format!("found {found:?}, and there are {wanted:?}")
        })
    }

    /// A query for a keyword or for a player's own sessions.
    pub(super) fn query(&mut self, dice: &Dice) -> Finding {
        let actor = dice.pick(&self.world.actors).clone();
        let own = actor.caller.account().filter(|_| dice.truth());
        let query = SessionQuery {
            keyword: own
                .is_none()
                .then(|| (*dice.pick(&["red", "BLUE", "green"])).to_owned()),
            reservations: own.is_some() && dice.truth(),
            private: own.is_some() && dice.truth(),
            inactive: own.is_some() && dice.truth(),
            ..SessionQuery::default()
        };
        self.tell(format!("{:?} asks for {query:?}", actor.caller.account()));
        let node = &self.world.nodes[actor.node];
        let players: Vec<_> = own.into_iter().collect();
        let rows = node.query_sessions(&actor.caller, self.world.scid(), None, &query, &players);
        let rows = alone(rows).map_err(|refusal| format!("no query: {refusal}"))?;
        // A node that does not know all changes may leave something out.
        if self.doubtful || self.world.nodes.len() > 1 {
            return Ok(());
        }
        let mut wanted: Vec<_> = self.world.ledger.sessions();
        wanted.retain(|(_, session)| {
            is_answer(session, &query, own) && may_read(session, &actor.caller, &self.relations)
        });
        let wanted: BTreeSet<_> = wanted.iter().map(|(_, it)| &it.session_ref).collect();
        let found: BTreeSet<_> = rows.iter().map(|row| &row.session_ref).collect();
        hold(found == wanted && rows.len() == wanted.len(), || {
            format!("found {found:?}, and there are {wanted:?}")
        })
    }
}

/// Whether a session answers a query, by a plain look at it.
fn is_answer(session: &Session, query: &SessionQuery, own: Option<AccountId>) -> bool {
    let settings = session.settings.as_ref();
    let hidden = session.system.visibility == Visibility::Private
        || settings.is_some_and(|it| it.permission == Permission::InviteOnly);
    if hidden && !query.private {
        return false;
    }
    if let Some(own) = own {
        let mut members = session.members.values();
        return members.any(|member| {
            let state = match (member.reserved, member.active) {
                (true, _) => query.reservations,
                (false, true) => true,
                (false, false) => query.inactive,
            };
            member.account == own && state
        });
    }
    let keyword = query.keyword.as_deref().unwrap_or_default();
    let mut words = session.shared.keywords.iter();
    words.any(|word| word.eq_ignore_ascii_case(keyword))
}

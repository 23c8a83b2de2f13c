//! Handles: made, followed, deleted. Whether one is good is told by a model of
//! its own.

use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::handle::{HandleDelta, HandleDocument, HandleKind};
use greenroom_protocol::ids::{AccountId, SessionRef};
use greenroom_protocol::session::Guid;
use greenroom_protocol::time::Timestamp;
use serde_json::json;

use super::Life;
use crate::simulation::check::{Finding, hold};
use crate::simulation::dice::Dice;
use crate::simulation::ledger::Commit;
use crate::simulation::scheduler::alone;
use crate::simulation::world::Actor;
use crate::simulation::writes::Write;

/// A handle that was made.
#[derive(Clone, Debug)]
pub(super) struct Known {
    id: Guid,
    kind: HandleKind,
    creator: Option<AccountId>,
    invited: Option<AccountId>,
    expiration: Option<Timestamp>,
    room: SessionRef,
    /// The life of the session that it is good for.
    branch: String,
    /// Of an activity: since when its maker was active.
    since: Option<Timestamp>,
    /// Of an activity: its maker was not active for a while. Where it is again
    /// at the same instant, nothing tells the two apart but that the record may
    /// be gone.
    has_paused: bool,
    /// Of a transfer: where it begins, in which life.
    origin: Option<(SessionRef, String)>,
}

impl Life {
    pub(super) fn make_a_handle(&mut self, dice: &Dice) -> Finding {
        self.world.ledger.finish_late_writes();
        let room = dice.pick(&self.world.rooms).clone();
        let inside = |actor: &&Actor| {
            let stored = self.world.ledger.session(&room);
            stored.is_some_and(|(_, session)| session.has_member(&actor.caller))
        };
        let inside: Vec<&Actor> = self.world.actors.iter().filter(inside).collect();
        let actor = match inside.is_empty() || dice.one_in(6) {
            true => dice.pick(&self.world.actors).clone(),
            false => (*dice.pick(&inside)).clone(),
        };
        let kinds = ["activity", "activity", "invite", "transfer", "search"];
        let kind = match room == self.world.rooms[1] && dice.truth() {
            true => "search",
            false => *dice.pick(&kinds),
        };
        let mut body = json!({"type": kind, "sessionRef": room});
        let origin = dice.pick(&self.world.rooms);
        match kind {
            "invite" => body["invitedXuid"] = json!(self.world.anybody(dice)),
            "transfer" => body["originSessionRef"] = json!(origin),
            "search" => {
                let numbers = json!({"level": dice.below(6)});
                let tag = *dice.pick(&["Red", "blue"]);
                body["searchAttributes"] = json!({"tags": [tag], "numbers": numbers});
            }
            _ => {}
        }
        let delta: HandleDelta =
            serde_json::from_value(body.clone()).map_err(|error| format!("{error} in {body}"))?;
        let made = alone(self.world.nodes[actor.node].create_handle(&actor.caller, &delta));
        let said = made
            .as_ref()
            .map_or_else(ToString::to_string, |it| it.id.to_string());
        self.tell(format!(
            "{:?} makes {body} -> {said}",
            actor.caller.account()
        ));
        match made {
            Ok(document) => self.note(&actor, document),
            Err(refusal) => hold(refusal.code != ErrorCode::Internal, || refusal.to_string()),
        }
    }

    fn note(&mut self, actor: &Actor, made: HandleDocument) -> Finding {
        let (_, session) = self
            .world
            .ledger
            .session(&made.session_ref)
            .ok_or("a handle of nothing")?;
        let creator = actor.caller.account();
        let own = creator.and_then(|account| session.member(account));
        if made.kind == HandleKind::Activity {
            let active = own.is_some_and(|(_, member)| member.active);
            hold(active, || {
                "an activity of somebody who is not active".into()
            })?;
            // A player has one at a time.
            let other = |it: &Known| it.kind != HandleKind::Activity || it.creator != creator;
            self.handles.retain(other);
        }
        let origin = made.origin_session_ref.map(|origin| {
            let stored = self.world.ledger.session(&origin);
            let branch = stored.map(|(_, session)| session.branch.clone());
            (origin, branch.unwrap_or_default())
        });
        self.handles.retain(|it| it.id != made.id);
        self.handles.push(Known {
            id: made.id,
            kind: made.kind,
            creator,
            invited: made.invited_xuid,
            expiration: made.expiration,
            room: made.session_ref,
            branch: session.branch.clone(),
            since: own.map(|(_, member)| member.since),
            has_paused: false,
            origin,
        });
        Ok(())
    }

    pub(super) fn follow_a_handle(&mut self, dice: &Dice) -> Finding {
        if self.handles.is_empty() {
            return Ok(());
        }
        self.world.ledger.finish_late_writes();
        let known = dice.pick(&self.handles).clone();
        let actor = self.draw_follower(dice, &known);
        let who = self.world.actors[actor].clone();
        let node = self.world.nodes[who.node].clone();
        let led = alone(node.follow_handle(&who.caller, &known.id));
        self.tell(format!(
            "{actor} follows {} {} -> {led:?}",
            known.kind, known.id
        ));
        // Handles are known to the node that made them; what is doubtful may be
        // good or not.
        if self.world.nodes.len() == 1 && !self.doubtful {
            let good = self.is_good(&known) && !self.is_hidden(&known, &who);
            let leads = good && self.leads(&known, &who);
            let told = led.is_ok() == leads || good && known.has_paused;
            hold(told, || format!("{known:?} leads {actor}: {led:?}"))?;
        }
        let Ok((at, via)) = led else {
            return Ok(());
        };
        hold(at == known.room, || format!("{known:?} leads to {at}"))?;
        let mut write = Write::draw_for(&self.world, dice, at);
        (write.actor, write.node, write.via) = (actor, who.node, via);
        self.send(&write).map(drop)
    }

    /// Takes note of the makers of activities who are not active any more.
    pub(super) fn note_pauses(&mut self, commits: &[Commit]) {
        for commit in commits {
            let after = commit.after.as_deref();
            let is_active = |account| {
                let own = after.and_then(|session| session.member(account));
                own.is_some_and(|(_, member)| member.active)
            };
            let activity = |it: &Known| it.kind == HandleKind::Activity && it.room == commit.name;
            for known in self.handles.iter_mut().filter(|it| activity(it)) {
                known.has_paused |= known.creator.is_some_and(|it| !is_active(it));
            }
        }
    }

    /// Most often somebody whom it is for.
    fn draw_follower(&self, dice: &Dice, known: &Known) -> usize {
        let actors = &self.world.actors;
        let invited = |actor: &Actor| {
            let account = actor.caller.account();
            account.is_some() && account == known.invited
        };
        let invited = actors.iter().position(invited).filter(|_| !dice.one_in(3));
        invited.unwrap_or_else(|| dice.below(actors.len() as u64) as usize)
    }

    fn is_good(&self, known: &Known) -> bool {
        let Some((_, session)) = self.world.ledger.session(&known.room) else {
            return false;
        };
        if known.kind == HandleKind::Search {
            let handle = session.search_handle.as_ref();
            return handle.is_some_and(|handle| handle.id == known.id.as_str());
        }
        let expired = known.expiration.is_some_and(|at| at <= self.world.now());
        if session.branch != known.branch || expired {
            return false;
        }
        let own = known.creator.and_then(|account| session.member(account));
        let playing = own.is_some_and(|(_, it)| it.active && Some(it.since) == known.since);
        known.kind != HandleKind::Activity || playing
    }

    /// Whom a player blocks, sees nothing of what it does.
    fn is_hidden(&self, known: &Known, who: &Actor) -> bool {
        let both = known.creator.zip(who.caller.account());
        let blocked = both.is_some_and(|pair| self.relations.blocks.contains(&pair));
        known.kind == HandleKind::Activity && blocked
    }

    fn leads(&self, known: &Known, who: &Actor) -> bool {
        match (&known.origin, known.kind) {
            (_, HandleKind::Invite) => who.caller.account() == known.invited,
            (Some((origin, branch)), HandleKind::Transfer) => {
                let origin = self.world.ledger.session(origin);
                origin.is_some_and(|(_, session)| {
                    // Who was only given a place has not come.
                    let own = who.caller.account();
                    let mut came = session.members.values().filter(|it| !it.reserved);
                    let inside = came.any(|it| Some(it.account) == own);
                    session.branch == *branch && inside
                })
            }
            _ => true,
        }
    }

    pub(super) fn delete_a_handle(&mut self, dice: &Dice) -> Finding {
        if self.handles.is_empty() {
            return Ok(());
        }
        self.world.ledger.finish_late_writes();
        let known = dice.pick(&self.handles).clone();
        let actors = &self.world.actors;
        let creator = actors
            .iter()
            .find(|actor| actor.caller.account() == known.creator && known.creator.is_some());
        let actor = creator.filter(|_| !dice.one_in(4));
        let actor = actor.unwrap_or_else(|| dice.pick(actors)).clone();
        let node = self.world.nodes[actor.node].clone();
        let deleted = alone(node.delete_handle(&actor.caller, &known.id));
        self.tell(format!(
            "{:?} deletes {} -> {deleted:?}",
            actor.caller.account(),
            known.id
        ));
        if deleted.is_err() {
            return Ok(());
        }
        let own = [known.creator, known.invited].contains(&actor.caller.account());
        let may = own || known.kind == HandleKind::Search;
        hold(may, || format!("{known:?} was deleted by another"))?;
        self.handles.retain(|it| it.id != known.id);
        let again = alone(node.follow_handle(&actor.caller, &known.id));
        let gone = again
            .as_ref()
            .is_err_and(|it| it.code == ErrorCode::NotFound);
        hold(gone, || format!("deleted, and it leads on: {again:?}"))
    }
}

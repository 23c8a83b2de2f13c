//! A write: who sends what where, under which condition.

use std::fmt;

use greenroom_directory::access::Via;
use greenroom_protocol::ids::{Revision, SessionRef};
use greenroom_protocol::session::SessionDelta;

use super::deltas::{self, Scene};
use super::dice::Dice;
use super::world::World;
use crate::answer::{PutRefusal, Written};
use crate::{Precondition, Revisions, SessionPut};

/// What came of it.
pub(super) type Answer = Result<Written, PutRefusal>;

/// A write.
#[derive(Clone)]
pub(super) struct Write {
    pub(super) actor: usize,
    pub(super) node: usize,
    pub(super) room: SessionRef,
    pub(super) via: Via,
    pub(super) when: Precondition,
    pub(super) delta: SessionDelta,
    pub(super) dry: bool,
    text: String,
}

impl Write {
    /// Draws one for some room.
    pub(super) fn draw(world: &World, dice: &Dice) -> Self {
        let room = dice.pick(&world.rooms).clone();
        Self::draw_for(world, dice, room)
    }

    /// Draws one for this room.
    pub(super) fn draw_for(world: &World, dice: &Dice, room: SessionRef) -> Self {
        let stored = world.ledger.session(&room);
        let session = stored.as_ref().map(|(_, session)| &**session);
        let actor = draw_actor(world, dice, session);
        let scene = Scene {
            world,
            dice,
            actor: &world.actors[actor],
            room: &room,
            session,
        };
        // As it goes over the wire; what cannot be read is never written.
        let text = deltas::draw(&scene).to_string();
        let delta = serde_json::from_str(&text);
        let delta = delta.unwrap_or_else(|error| panic!("{error} in {text}"));
        let revision = stored.as_ref().map(|(revision, _)| *revision);
        let at_home = world.actors[actor].node;
        let elsewhere = dice.below(world.nodes.len() as u64) as usize;
        Self {
            actor,
            node: if dice.one_in(15) { elsewhere } else { at_home },
            via: draw_via(dice),
            when: draw_condition(dice, revision),
            delta,
            dry: dice.one_in(15),
            room,
            text,
        }
    }

    /// Carries it out.
    pub(super) async fn send(&self, world: &World) -> Answer {
        let put = SessionPut {
            at: &self.room,
            via: self.via,
            when: self.when,
            delta: &self.delta,
            dry: self.dry,
        };
        let caller = &world.actors[self.actor].caller;
        world.nodes[self.node].write_session(caller, put).await
    }
}

impl Write {
    /// Whether it removes a member by its index.
    pub(super) fn throws_out(&self) -> bool {
        let mut members = self.delta.members.iter();
        members.any(|(key, member)| key != "me" && member.is_none())
    }

    /// Whether it names a creation.
    pub(super) fn is_marked(&self) -> bool {
        let greenroom = self.delta.greenroom.as_ref();
        greenroom.is_some_and(|it| it.nonce.is_some())
    }

    /// Whether it may begin a session anew that is there.
    pub(super) fn takes_over(&self) -> bool {
        self.delta.greenroom.as_ref().is_some_and(|it| it.takeover)
    }
}

impl fmt::Display for Write {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (room, actor, node) = (&self.room, self.actor, self.node);
        let dry = if self.dry { ", dry" } else { "" };
        write!(
            f,
            "{actor} at node {node} puts {room} {:?} by {:?}{dry}: ",
            self.when, self.via
        )?;
        f.write_str(&self.text)
    }
}

/// Those inside have more to say than others.
fn draw_actor(
    world: &World,
    dice: &Dice,
    session: Option<&greenroom_directory::session::Session>,
) -> usize {
    let inside = |at: &usize| {
        session.is_some_and(|session| {
            let caller = &world.actors[*at].caller;
            session.has_member(caller) || session.is_owner(caller)
        })
    };
    let inside: Vec<usize> = (0..world.actors.len()).filter(inside).collect();
    match inside.is_empty() || dice.one_in(3) {
        true => dice.below(world.actors.len() as u64) as usize,
        false => *dice.pick(&inside),
    }
}

fn draw_via(dice: &Dice) -> Via {
    let others = [
        Via::Search,
        Via::SearchHandle,
        Via::Activity,
        Via::Invite,
        Via::Transfer,
    ];
    match dice.below(3) {
        0 => *dice.pick(&others),
        _ => Via::Id,
    }
}

fn draw_condition(dice: &Dice, revision: Option<Revision>) -> Precondition {
    let Some(revision) = revision else {
        return match dice.below(12) {
            0 => Precondition::Exists,
            1..=5 => Precondition::Absent,
            _ => Precondition::None,
        };
    };
    let stale = Revision(revision.0.saturating_sub(dice.below(4)));
    match dice.below(24) {
        0 | 1 => Precondition::Absent,
        2 | 3 => Precondition::Matches(stale),
        4 => Precondition::MatchesNoneOf(Revisions::new(&[revision, stale]).expect("two")),
        5 => Precondition::MatchesOneOf(Revisions::new(&[revision, stale]).expect("two")),
        6..=10 => Precondition::Matches(revision),
        11..=15 => Precondition::Exists,
        _ => Precondition::None,
    }
}

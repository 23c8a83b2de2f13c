//! What is written: deltas drawn as clients would send them, most of them
//! sensible, some not.

use std::sync::Arc;

use greenroom_directory::session::Session;
use greenroom_directory::template::Template;
use greenroom_protocol::ids::{SessionRef, TemplateName};
use greenroom_protocol::session::{
    CapabilitiesDelta, Capability, ChangeType, InitializationStage, MemberInitializationDelta,
    Patch,
};
use serde_json::{Map, Value, json};

use super::dice::Dice;
use super::world::{Actor, World};
use crate::parts::Templates;

mod eos;
mod member;
mod shared;

/// Who writes what when.
pub(super) struct Scene<'a> {
    pub(super) world: &'a World,
    pub(super) dice: &'a Dice,
    pub(super) actor: &'a Actor,
    pub(super) room: &'a SessionRef,
    /// What the room is like, where it is there.
    pub(super) session: Option<&'a Session>,
}

impl Scene<'_> {
    fn is_eos(&self) -> bool {
        self.room.template_name == TemplateName::eos()
    }

    fn is_inside(&self) -> bool {
        let session = self.session;
        session.is_some_and(|session| session.has_member(&self.actor.caller))
    }

    /// What makes sense is drawn; what does not, now and then.
    fn fits(&self, makes_sense: bool) -> bool {
        makes_sense || self.dice.one_in(30)
    }

    fn template(&self) -> Arc<Template> {
        let templates = &self.world.templates;
        let found = templates.find(&self.room.scid, &self.room.template_name);
        found.expect("a room is of some template")
    }

    /// Whether the session can do this, or one that is made of the template.
    fn can(&self, capability: Capability) -> bool {
        if let Some(session) = self.session {
            return session.can(capability);
        }
        let template = self.template();
        let system = template.constants.system.as_ref();
        let named = match system.map(|system| &system.capabilities) {
            Some(Patch::Set(CapabilitiesDelta(named))) => named.get(capability.as_str()),
            _ => None,
        };
        named == Some(&true)
    }

    fn initializes(&self) -> Option<MemberInitializationDelta> {
        let template = self.template();
        match &template.constants.system.as_ref()?.member_initialization {
            Patch::Set(rules) => Some(*rules),
            Patch::Keep | Patch::Remove => None,
        }
    }

    fn is_evaluating(&self) -> bool {
        let stage = self.session.and_then(|session| session.initializing);
        stage.is_some_and(|it| it.stage == InitializationStage::Evaluating)
    }

    fn manages(&self) -> bool {
        let caller = &self.actor.caller;
        let owns = self.session.is_some_and(|session| session.is_owner(caller));
        owns || caller.is_server() && !self.is_eos()
    }

    /// An index of a member, or of one who is gone, or of nobody.
    fn index(&self) -> u32 {
        let next = self.session.map_or(0, |session| session.next_index);
        self.dice.below(u64::from(next) + 1) as u32
    }

    /// A member's index, where there is a member.
    fn member_index(&self) -> u32 {
        let members = self.session.map(|session| &session.members);
        let indices: Vec<u32> = members
            .into_iter()
            .flat_map(|it| it.keys().copied())
            .collect();
        match indices.is_empty() || self.dice.one_in(10) {
            true => self.index(),
            false => *self.dice.pick(&indices),
        }
    }

    /// Some custom values, by key.
    fn custom(&self) -> Value {
        let keys = ["a", "b", "c"];
        let values = [
            json!(self.dice.below(3)),
            json!(u64::MAX),
            json!({"deep": [1, {"er": null}]}),
            json!("text"),
            Value::Null,
        ];
        let pairs = self.dice.some(&keys).into_iter();
        let pairs = pairs.map(|key| (key.to_owned(), self.dice.pick(&values).clone()));
        Value::Object(pairs.collect())
    }

    /// Custom values that are large now and then.
    fn rarely_large(&self) -> Value {
        match self.dice.one_in(40) {
            true => json!({"large": "x".repeat(20_000)}),
            false => self.custom(),
        }
    }

    fn change_types(&self) -> Vec<&'static str> {
        let all: Vec<&str> = ChangeType::ALL.iter().map(|kind| kind.as_str()).collect();
        match self.dice.below(3) {
            0 => vec!["everything"],
            _ => self.dice.some(&all),
        }
    }
}

/// The body of a `PUT`.
pub(super) fn draw(scene: &Scene<'_>) -> Value {
    let mut delta = Map::new();
    match scene.session {
        None => create(scene, &mut delta),
        Some(_) => update(scene, &mut delta),
    }
    Value::Object(delta)
}

fn create(scene: &Scene<'_>, delta: &mut Map<String, Value>) {
    let dice = scene.dice;
    let mut members = Map::new();
    if !scene.actor.caller.is_server() && !dice.one_in(20) {
        members.insert("me".into(), member::me(scene));
    }
    let needed = scene
        .initializes()
        .and_then(|it| it.members_needed_to_start);
    if needed.is_some() || !scene.is_eos() && dice.one_in(3) {
        member::reserve(scene, &mut members, u64::from(needed.unwrap_or(0)));
    }
    if scene.is_eos() {
        delta.insert("greenroom".into(), eos::create(scene));
    } else {
        if dice.one_in(3) {
            delta.insert("constants".into(), shared::constants(scene));
        }
        if dice.one_in(3) {
            delta.insert("properties".into(), shared::properties(scene));
        }
    }
    delta.insert("members".into(), Value::Object(members));
}

fn update(scene: &Scene<'_>, delta: &mut Map<String, Value>) {
    let dice = scene.dice;
    let server = scene.actor.caller.is_server();
    let mut members = Map::new();
    if !server && (!scene.is_inside() || dice.one_in(2)) {
        members.insert("me".into(), member::me(scene));
    }
    if scene.is_inside() && dice.one_in(8) {
        members.insert("me".into(), Value::Null);
    }
    for _ in 0..1 + dice.below(2) {
        match dice.below(10) {
            0 | 1 if scene.fits(!scene.is_eos()) => member::reserve(scene, &mut members, 0),
            2 if scene.fits(scene.manages()) => member::by_index(scene, &mut members),
            3..=5 => drop(delta.insert("properties".into(), shared::properties(scene))),
            6 if scene.fits(scene.manages()) => {
                delta.insert("roleTypes".into(), shared::role_types(scene));
            }
            7 if server => drop(delta.insert("servers".into(), shared::servers(scene))),
            8 if dice.one_in(10) => {
                drop(delta.insert("constants".into(), shared::constants(scene)))
            }
            _ => {}
        }
    }
    if scene.is_eos() && scene.fits(scene.manages()) && !dice.one_in(3) {
        delta.insert("greenroom".into(), eos::update(scene));
    }
    if !members.is_empty() {
        delta.insert("members".into(), Value::Object(members));
    }
}

//! `greenroom`: the settings of EOS sessions.

use serde_json::{Map, Value, json};

use super::Scene;

/// What makes an EOS session.
pub(super) fn create(scene: &Scene<'_>) -> Value {
    let dice = scene.dice;
    let mut settings = settings(scene);
    settings.insert("bucket".into(), json!(dice.pick(&["lobby", "ranked"])));
    settings.insert("maxPlayers".into(), json!(1 + dice.below(4)));
    settings.remove("end");
    mark(scene, &mut settings);
    if dice.one_in(3) {
        settings.insert("takeover".into(), json!(true));
    }
    if scene.actor.caller.is_server() && !dice.one_in(10) {
        settings.insert("connection".into(), json!(scene.actor.connection));
    }
    Value::Object(settings)
}

/// What changes one.
pub(super) fn update(scene: &Scene<'_>) -> Value {
    let dice = scene.dice;
    let mut settings = settings(scene);
    if dice.one_in(4) {
        mark(scene, &mut settings);
    }
    if dice.one_in(6) {
        settings.insert("replace".into(), json!(true));
    }
    if dice.one_in(20) {
        settings.insert("end".into(), json!(true));
    }
    if scene.actor.caller.is_server() && dice.one_in(3) {
        settings.insert("connection".into(), json!(scene.actor.connection));
    }
    Value::Object(settings)
}

fn mark(scene: &Scene<'_>, settings: &mut Map<String, Value>) {
    let dice = scene.dice;
    settings.insert("nonce".into(), json!(format!("mark {}", dice.below(4))));
    if dice.one_in(2) {
        settings.insert("sequence".into(), json!(dice.below(30)));
    }
}

fn settings(scene: &Scene<'_>) -> Map<String, Value> {
    let dice = scene.dice;
    let mut settings = Map::new();
    let permissions = ["publicAdvertised", "joinViaPresence", "inviteOnly"];
    let states = ["pending", "inProgress", "ended"];
    for _ in 0..1 + dice.below(3) {
        let (field, value) = match dice.below(8) {
            0 => ("permission", json!(dice.pick(&permissions))),
            1 => ("state", json!(dice.pick(&states))),
            2 => ("joinInProgress", json!(dice.truth())),
            3 => ("maxPlayers", json!(1 + dice.below(5))),
            4 => ("hostAddress", json!("198.51.100.7")),
            5 | 6 => ("register", players(scene)),
            _ => ("unregister", players(scene)),
        };
        settings.insert(field.into(), value);
    }
    if dice.one_in(5) {
        settings.insert("attributes".into(), json!({"MAP": {"string": "lake"}}));
    }
    settings
}

fn players(scene: &Scene<'_>) -> Value {
    let number = 1 + scene.dice.below(3);
    let players = (0..number).map(|_| {
        let account = scene.world.anybody(scene.dice);
        json!(account.padded())
    });
    Value::Array(players.collect())
}

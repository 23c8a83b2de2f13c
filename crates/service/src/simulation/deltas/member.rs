//! Members of a delta.

use greenroom_protocol::session::Capability;
use serde_json::{Map, Value, json};

use super::Scene;

/// `members.me` of somebody who comes or changes.
pub(super) fn me(scene: &Scene<'_>) -> Value {
    let dice = scene.dice;
    let mut me = Map::new();
    if dice.one_in(3) || scene.session.is_none() {
        let account = scene.actor.caller.account();
        let mut system = json!({"xuid": account});
        if scene.fits(!scene.is_inside()) {
            system["initialize"] = json!(!dice.one_in(4));
        }
        me.insert("constants".into(), json!({"system": system}));
    }
    if !dice.one_in(8) {
        let mut properties = Map::new();
        properties.insert("system".into(), system(scene));
        if dice.one_in(4) {
            properties.insert("custom".into(), scene.rarely_large());
        }
        me.insert("properties".into(), Value::Object(properties));
    }
    if let Some(role) = role(scene).filter(|_| dice.one_in(2)) {
        me.insert("roles".into(), role);
    }
    Value::Object(me)
}

fn system(scene: &Scene<'_>) -> Value {
    let dice = scene.dice;
    let mut system = Map::new();
    match dice.below(6) {
        0..=2 => drop(system.insert("active".into(), json!(true))),
        3 => drop(system.insert("ready".into(), json!(true))),
        4 => drop(system.insert("active".into(), json!(false))),
        _ => {}
    }
    if !dice.one_in(3) {
        let connection = match dice.below(12) {
            0 => Value::Null,
            // Somebody else's.
            1 => json!(dice.pick(&scene.world.actors).connection),
            _ => json!(scene.actor.connection),
        };
        system.insert("connection".into(), connection);
    }
    let watches = scene.fits(scene.can(Capability::ConnectionRequiredForActiveMembers));
    if watches && dice.one_in(2) {
        system.insert("active".into(), json!(true));
        system.remove("ready");
        let subscription = json!({"id": guid(dice.below(3)), "changeTypes": scene.change_types()});
        system.insert("subscription".into(), dice.or_null(subscription));
    }
    if watches && dice.one_in(8) {
        let profiles = ["party", "matchmaking", "roster", "queue"];
        let profile = json!({"profile": dice.pick(&profiles)});
        let profile = dice.or_null(profile);
        system.insert(
            "subscriptions".into(),
            json!({guid(dice.below(6)): profile}),
        );
    }
    if scene.fits(scene.can(Capability::Connectivity)) && dice.one_in(2) {
        network(scene, &mut system);
    }
    if dice.one_in(10) {
        system.insert("groups".into(), dice.or_null(json!(["g"])));
        system.insert("RolePreference".into(), json!({"cook": dice.below(102)}));
    }
    Value::Object(system)
}

fn network(scene: &Scene<'_>, system: &mut Map<String, Value>) {
    let dice = scene.dice;
    if dice.one_in(2) {
        let addresses = ["QUJD", "REVG", "R0hJ", "SktM"];
        let address = match dice.one_in(30) {
            true => json!("no base64!"),
            false => dice.or_null(*dice.pick(&addresses)),
        };
        system.insert("secureDeviceAddress".into(), address);
    }
    let measures = scene
        .session
        .is_some_and(|session| session.system.metrics.is_some());
    if scene.fits(measures) {
        let members = scene.session.map(|session| &session.members);
        let members = members.into_iter().flat_map(|it| it.values());
        let tokens = members.filter_map(|member| member.network.device_token.as_ref());
        let measured = tokens.map(|token| (token.clone(), measurement(scene)));
        let measured = Value::Object(measured.collect());
        system.insert("measurements".into(), dice.or_null(measured));
    }
    if dice.one_in(3) {
        let measured = json!({"east": {"latency": dice.below(300)}, "west": {"latency": 50}});
        system.insert("serverMeasurements".into(), dice.or_null(measured));
    }
    if dice.one_in(6) {
        let group = json!([scene.member_index()]);
        system.insert("initializationGroup".into(), dice.or_null(group));
    }
}

fn measurement(scene: &Scene<'_>) -> Value {
    match scene.dice.below(4) {
        0 => json!({}),
        _ => json!({
            "latency": scene.dice.below(500),
            "bandwidthDown": scene.dice.below(200_000),
            "bandwidthUp": scene.dice.below(20_000),
        }),
    }
}

/// A role of some type that the session has.
fn role(scene: &Scene<'_>) -> Option<Value> {
    let all = [
        ("side", "red"),
        ("side", "blue"),
        ("job", "cook"),
        ("job", "guest"),
        ("seat", "driver"),
        ("Seat", "Rider"),
    ];
    let template = scene.template();
    let has = |(kind, _): &(&str, &str)| {
        scene.fits(template.role_types.contains_key(&kind.to_lowercase()))
    };
    let fit: Vec<(&str, &str)> = all.into_iter().filter(has).collect();
    if fit.is_empty() {
        return None;
    }
    let (kind, role) = *scene.dice.pick(&fit);
    Some(json!({kind: scene.dice.or_null(role)}))
}

/// `reserve_0` and those that follow; so many at least want to initialize.
pub(super) fn reserve(scene: &Scene<'_>, members: &mut Map<String, Value>, initialize: u64) {
    let dice = scene.dice;
    let number = initialize.max(1) + dice.below(3);
    for n in 0..number {
        let account = scene.world.anybody(dice);
        let mut system = json!({"xuid": account});
        if n < initialize || dice.one_in(3) {
            system["initialize"] = json!(true);
        }
        let place = json!({"constants": {"system": system}});
        members.insert(format!("reserve_{n}"), place);
    }
}

/// Somebody is thrown out, or given a role.
pub(super) fn by_index(scene: &Scene<'_>, members: &mut Map<String, Value>) {
    let index = scene.member_index().to_string();
    let role = role(scene).filter(|_| !scene.dice.one_in(3));
    let write = role.map_or(Value::Null, |role| json!({"roles": role}));
    members.insert(index, write);
}

fn guid(number: u64) -> String {
    format!("00000000-0000-4000-8000-{number:012x}")
}

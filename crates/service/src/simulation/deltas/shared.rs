//! What belongs to the session: constants, properties, roles, servers.

use greenroom_protocol::session::Capability;
use serde_json::{Map, Value, json};

use super::Scene;

/// Constants that a creator adds, or that contradict the template.
pub(super) fn constants(scene: &Scene<'_>) -> Value {
    let dice = scene.dice;
    let timeouts = [json!(0), json!(null), json!(1_500), json!(40_000)];
    let all = [
        ("maxMembersCount", json!(2 + dice.below(4))),
        (
            "visibility",
            json!(dice.pick(&["open", "Visible", "private"])),
        ),
        ("reservedRemovalTimeout", dice.pick(&timeouts).clone()),
        ("inactiveRemovalTimeout", dice.pick(&timeouts).clone()),
        ("readyRemovalTimeout", dice.pick(&timeouts).clone()),
        ("sessionEmptyTimeout", dice.pick(&timeouts).clone()),
        ("inviteProtocol", json!("game")),
    ];
    let template = scene.template();
    let fixed = json!(template.constants.system);
    let free = |(field, _): &&(&str, Value)| scene.fits(fixed.get(*field).is_none());
    let free: Vec<_> = all.iter().filter(free).collect();
    let mut system = Map::new();
    for (field, value) in free.into_iter().take(2).cloned() {
        system.insert(field.into(), value);
    }
    match dice.one_in(3) {
        true => json!({"system": system, "custom": {"level": dice.below(2)}}),
        false => json!({"system": system}),
    }
}

/// `properties`.
pub(super) fn properties(scene: &Scene<'_>) -> Value {
    let dice = scene.dice;
    let mut properties = Map::new();
    if dice.one_in(3) {
        properties.insert("custom".into(), scene.rarely_large());
    }
    if !scene.is_eos() || dice.one_in(10) {
        properties.insert("system".into(), system(scene));
    }
    if dice.one_in(8) {
        let listing = json!({
            "targetMembersCount": dice.or_null(1 + dice.below(4)),
            "registrationState": dice.or_null("registered"),
        });
        properties.insert("greenroom".into(), listing);
    }
    Value::Object(properties)
}

fn system(scene: &Scene<'_>) -> Value {
    let mut system = Map::new();
    for _ in 0..1 + scene.dice.below(2) {
        let (field, value) = field(scene);
        system.insert(field.into(), value);
    }
    Value::Object(system)
}

fn field(scene: &Scene<'_>) -> (&'static str, Value) {
    let dice = scene.dice;
    let restrictions = ["none", "local", "followed", "None"];
    match dice.below(13) {
        0 => ("closed", dice.or_null(dice.truth())),
        1 => ("locked", dice.or_null(dice.truth())),
        2 => ("joinRestriction", dice.or_null(*dice.pick(&restrictions))),
        3 => ("readRestriction", dice.or_null(*dice.pick(&restrictions))),
        4 => {
            let words = dice.some(&["red", "Blue", "green"]);
            ("keywords", dice.or_null(words))
        }
        5 => {
            let turn = vec![scene.member_index(); 1 + dice.below(2) as usize];
            ("turn", dice.or_null(turn))
        }
        6 | 7 => {
            let members = scene.session.map(|session| &session.members);
            let members = members.into_iter().flat_map(|it| it.values());
            let tokens = members.filter_map(|member| member.network.device_token.clone());
            let mut tokens: Vec<String> = tokens.collect();
            tokens.push("nobodys".into());
            ("host", dice.or_null(dice.pick(&tokens).as_str()))
        }
        8 | 9 if scene.fits(scene.can(Capability::HasOwners)) => (
            "owners",
            json!([scene.member_index(), scene.member_index()]),
        ),
        10 if scene.fits(scene.is_evaluating()) => ("initializationSucceeded", json!(dice.truth())),
        11 => ("matchmakingResubmit", dice.or_null(dice.truth())),
        _ => {
            let servers = dice.some(&["east", "west"]);
            ("serverConnectionStringCandidates", dice.or_null(servers))
        }
    }
}

/// Settings of roles that owners may change, or may not.
pub(super) fn role_types(scene: &Scene<'_>) -> Value {
    let dice = scene.dice;
    let all = [
        ("side", "red"),
        ("side", "blue"),
        ("job", "cook"),
        ("seat", "rider"),
    ];
    let template = scene.template();
    let has = |(kind, _): &(&str, &str)| scene.fits(template.role_types.contains_key(*kind));
    let fit: Vec<(&str, &str)> = all.into_iter().filter(has).collect();
    if fit.is_empty() {
        return json!({});
    }
    let (kind, role) = *dice.pick(&fit);
    let setting = *dice.pick(&["max", "target"]);
    json!({kind: {"roles": {role: {setting: dice.or_null(dice.below(4))}}}})
}

/// Entries of trusted servers.
pub(super) fn servers(scene: &Scene<'_>) -> Value {
    let dice = scene.dice;
    let name = *dice.pick(&["matchmaking", "arena", "observer"]);
    let statuses = ["searching", "found", "canceled", "nonsense"];
    let entry = json!({
        "properties": {
            "system": {"status": dice.pick(&statuses)},
            "custom": scene.custom(),
        }
    });
    json!({name: dice.or_null(entry)})
}

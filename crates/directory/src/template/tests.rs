use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::session::Visibility;

use super::*;

fn parse(text: &str) -> Result<Template, Refusal> {
    Template::parse(TemplateName::new("lobby").expect("a name"), text)
}

#[test]
fn a_template_that_nobody_could_make_a_session_of_is_refused_by_name() {
    for (system, field) in [
        (
            r#"{"maxMembersCount":101,"capabilities":{}}"#,
            "maxMembersCount",
        ),
        (
            r#"{"capabilities":{"large":true,"connectivity":true}}"#,
            "capabilities.connectivity",
        ),
        (
            r#"{"capabilities":{},"peerToPeerRequirements":{}}"#,
            "peerToPeerRequirements",
        ),
        (
            r#"{"capabilities":{"connectivity":true},"metrics":{"latency":false},
                "peerToPeerRequirements":{}}"#,
            "metrics",
        ),
        (
            r#"{"memberInitialization":{"externalEvaluation":false,"evaluationTimeout":1}}"#,
            "memberInitialization.evaluationTimeout",
        ),
        (r#"{"visibility":null}"#, "visibility"),
        (
            r#"{"capabilities":null,"ownershipPolicies":{}}"#,
            "ownershipPolicies",
        ),
    ] {
        let refusal = parse(&format!(r#"{{"constants":{{"system":{system}}}}}"#));
        let refusal = refusal.expect_err(system);
        assert_eq!(refusal.code, ErrorCode::BadRequest, "{refusal}");
        let named = refusal
            .message
            .contains(&format!("constants.system.{field}"));
        assert!(named, "{refusal} names {field}");
    }
    for (text, why) in [
        (r#"{"members":{}}"#, "members"),
        (
            r#"{"constants":{"custom":{"a":{"b":1,"b":2}}}}"#,
            "constants.custom.a",
        ),
        (r#"{"roleTypes":{"Red":{}}}"#, "roleTypes.Red"),
        (
            r#"{"constants":{"system":{"capabilities":{}}},"roleTypes":{"red":{"ownerManaged":true}}}"#,
            "roleTypes.red.ownerManaged",
        ),
    ] {
        let refusal = parse(text).expect_err(text);
        assert!(refusal.message.contains(why), "{refusal} names {why}");
    }
}

#[test]
fn a_template_may_lack_what_a_creator_can_add() {
    for text in [
        "{}",
        r#"{"constants":{"system":{"maxMembersCount":500}}}"#,
        r#"{"constants":{"system":{"metrics":{"latency":true},"peerToHostRequirements":{}}}}"#,
        r#"{"constants":{"system":{"memberInitialization":{"evaluationTimeout":1}}}}"#,
        r#"{"constants":{"system":{"ownershipPolicies":{}}},
            "roleTypes":{"red":{"ownerManaged":true}}}"#,
        r#"{"roleTypes":{"red":{"ownerManaged":true}}}"#,
    ] {
        parse(text).unwrap_or_else(|refusal| panic!("{refusal}: {text}"));
    }
}

#[test]
fn the_template_of_eos_leaves_nothing_open_that_would_change_its_rules() {
    let eos = Template::eos();
    assert_eq!(eos.name, TemplateName::eos());
    let system = constants::resolve(&eos, None).expect("makeable").system;
    assert_eq!(system.max_members_count, 1001);
    assert_eq!(system.visibility, Visibility::Open);
    for &capability in Capability::ALL {
        let asked = constants::system(&eos, &with(capability, true));
        assert_eq!(asked.is_ok(), system.can(capability), "{capability}");
        let refused = constants::system(&eos, &with(capability, false));
        assert_eq!(refused.is_err(), system.can(capability), "{capability}");
    }
    assert!(system.can(Capability::SuppressPresenceActivityCheck));
}

fn with(capability: Capability, on: bool) -> ConstantsDelta {
    let text = format!(r#"{{"system":{{"capabilities":{{"{capability}":{on}}}}}}}"#);
    serde_json::from_str(&text).expect("constants")
}

#[test]
fn the_templates_of_a_desk_make_sessions() {
    let made = Template::dev().into_iter().map(|template| {
        let resolved = constants::resolve(&template, None);
        let system = resolved.expect("makeable").system;
        (template.name.to_string(), system)
    });
    let made: BTreeMap<_, _> = made.collect();
    let needed = |name: &str| {
        let initialization = made[name].member_initialization;
        initialization.expect("given").members_needed_to_start
    };
    assert_eq!(needed("GameSession"), 4);
    assert_eq!(needed("PeerToPeer"), 2);
    assert_eq!(needed("MatchTicketSession"), 1);
    assert!(made["PeerToServer"].member_initialization.is_none());
    assert_eq!(made["PeerToServer"].visibility, Visibility::Private);
    assert!(made["PeerToHostQos"].peer_to_host_requirements.is_some());
    assert!(made["PeerToPeerQos"].metrics.is_some());
    assert_eq!(made["Open"].max_members_count, 100);
    assert!(made["Open"].capabilities.0.is_empty());
    assert!(made["Browse"].can(Capability::Searchable));
    assert!(made["Lobby"].can(Capability::ConnectionRequiredForActiveMembers));
    assert_eq!(made.len(), 9);
}

#[test]
fn a_template_reads_back_from_its_document() {
    for template in Template::dev().into_iter().chain([Template::eos()]) {
        let text = serde_json::to_string(&template.document()).expect("JSON");
        let again = Template::parse(template.name.clone(), &text).expect("its own text");
        let again = serde_json::to_string(&again.document()).expect("JSON");
        assert_eq!(text, again);
    }
    let eos = serde_json::to_string(&Template::eos().row()).expect("JSON");
    assert!(eos.contains(r#""metrics":null"#), "{eos}");
}

use greenroom_protocol::ids::TemplateName;
use greenroom_protocol::session::{Capability, HostMetric, Migration, Visibility};

use super::*;

mod again;
mod roles;

/// A template with that `constants.system`.
fn template(system: &str) -> Template {
    let name = TemplateName::new("lobby").expect("a name");
    let text = format!(r#"{{"constants":{{"system":{system}}}}}"#);
    Template::parse(name, &text).unwrap_or_else(|refusal| panic!("{refusal}: {text}"))
}

fn constants(text: &str) -> ConstantsDelta {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn creator(system: &str) -> ConstantsDelta {
    constants(&format!(r#"{{"system":{system}}}"#))
}

fn made(of: &str, by: &str) -> ConstantsSystem {
    let resolved = resolve(&template(of), Some(&creator(by)));
    let resolved = resolved.unwrap_or_else(|refusal| panic!("{refusal}: {of} and {by}"));
    resolved.system
}

/// Holds that the creation is refused with the code, naming the field.
fn refused(of: &str, by: &str, code: ErrorCode, field: &str) {
    let answer = resolve(&template(of), Some(&creator(by)));
    let refusal = answer.expect_err(&format!("{of} and {by}"));
    assert_eq!(refusal.code, code, "{refusal}");
    let named = refusal
        .message
        .contains(&format!("constants.system.{field}"));
    assert!(named, "{refusal} names {field}");
}

#[test]
fn what_nobody_says_has_the_contract_s_default() {
    let system = made("{}", "{}");
    assert_eq!((system.version, system.max_members_count), (1, 100));
    assert_eq!(system.visibility, Visibility::Open);
    assert_eq!(system.reserved_removal_timeout, Some(30_000));
    assert_eq!(system.inactive_removal_timeout, Some(0));
    assert_eq!(system.ready_removal_timeout, Some(180_000));
    assert_eq!(system.session_empty_timeout, Some(0));
    assert_eq!(system.capabilities, Default::default());
    assert_eq!(system.metrics, None);
    assert_eq!(system.member_initialization, None);

    let qos = r#"{"capabilities":{"connectivity":true},"memberInitialization":{},
                  "peerToPeerRequirements":{},"peerToHostRequirements":{}}"#;
    let system = made(qos, "{}");
    let initialization = system.member_initialization.expect("given");
    assert_eq!(initialization.join_timeout, 10_000);
    assert_eq!(initialization.measurement_timeout, 30_000);
    assert_eq!(initialization.evaluation_timeout, None);
    assert!(!initialization.external_evaluation);
    assert_eq!(initialization.members_needed_to_start, 1);
    let peers = system.peer_to_peer_requirements.expect("given");
    assert_eq!(
        (peers.latency_maximum, peers.bandwidth_minimum),
        (250, 10_000)
    );
    let host = system.peer_to_host_requirements.expect("given");
    assert_eq!(host.bandwidth_down_minimum, 100_000);
    assert_eq!(host.bandwidth_up_minimum, 1_000);
    assert_eq!(host.host_selection_metric, HostMetric::Latency);
    assert_eq!(system.metrics, Some(fill::NEEDED_BY_REQUIREMENTS));

    let owned = r#"{"capabilities":{"hasOwners":true},"ownershipPolicy":{}}"#;
    let policies = made(owned, "{}").ownership_policies.expect("given");
    assert_eq!(policies.migration, Migration::EndSession);
    assert!(!policies.allow_non_owner_invite_handles);
}

#[test]
fn an_external_evaluation_has_five_seconds() {
    let system = made(
        r#"{"memberInitialization":{"externalEvaluation":true}}"#,
        "{}",
    );
    let initialization = system.member_initialization.expect("given");
    assert_eq!(initialization.evaluation_timeout, Some(5_000));
}

#[test]
fn a_request_of_the_old_vocabulary_has_the_old_defaults() {
    let old = |of: &str, by: &str| {
        let mut said = creator(by);
        said.vocabulary = Vocabulary::Old;
        let resolved = resolve(&template(of), Some(&said)).expect("sound");
        resolved.system
    };
    let system = old("{}", r#"{"memberInitialization":{}}"#);
    assert_eq!(system.inactive_removal_timeout, Some(7_200_000));
    assert_eq!(system.ready_removal_timeout, Some(180_000));
    let initialization = system.member_initialization.expect("given");
    assert_eq!(initialization.join_timeout, 5_000);
    assert_eq!(initialization.measurement_timeout, 5_000);
    assert_eq!(initialization.members_needed_to_start, 2);
    assert!(initialization.external_evaluation);
    // A template is written in the new one.
    let of = r#"{"inactiveRemovalTimeout":9,"memberInitialization":{"joinTimeout":7}}"#;
    let system = old(of, "{}");
    assert_eq!(system.inactive_removal_timeout, Some(9));
    let initialization = system.member_initialization.expect("given");
    assert_eq!(initialization.join_timeout, 7);
    assert_eq!(initialization.measurement_timeout, 30_000);
    assert!(!initialization.external_evaluation);
}

#[test]
fn a_creator_adds_what_the_template_leaves_open_and_repeats_what_it_fixes() {
    let of = r#"{"maxMembersCount":8,"capabilities":{"connectivity":true,"large":false},
                 "initiators":["2","1"],"metrics":{"latency":true},
                 "memberInitialization":{"joinTimeout":7},"inviteProtocol":null}"#;
    let by = r#"{"maxMembersCount":8,"visibility":"Private","inactiveRemovalTimeout":null,
                 "capabilities":{"Connectivity":true,"gameplay":true,"large":false},
                 "initiators":[1,2,1],"metrics":{"latency":true,"bandwidthUp":true},
                 "memberInitialization":{"joinTimeout":7,"membersNeededToStart":0},
                 "inviteProtocol":null}"#;
    let system = made(of, by);
    assert_eq!(system.visibility, Visibility::Private);
    assert_eq!(system.inactive_removal_timeout, None);
    assert!(system.can(Capability::Connectivity) && system.can(Capability::Gameplay));
    assert!(!system.can(Capability::Large));
    let metrics = system.metrics.expect("given");
    assert!(metrics.latency && metrics.bandwidth_up && !metrics.bandwidth_down);
    let initialization = system.member_initialization.expect("given");
    assert_eq!(initialization.join_timeout, 7);
    assert_eq!(initialization.members_needed_to_start, 0);
    assert_eq!(system.invite_protocol, None);
}

#[test]
fn what_the_template_fixes_cannot_be_had_otherwise() {
    let qos =
        r#"{"capabilities":{"connectivity":true},"peerToPeerRequirements":{"latencyMaximum":9}}"#;
    for (of, by, field) in [
        (r#"{"version":1}"#, r#"{"version":2}"#, "version"),
        (
            r#"{"maxMembersCount":8}"#,
            r#"{"maxMembersCount":9}"#,
            "maxMembersCount",
        ),
        (
            r#"{"visibility":"open"}"#,
            r#"{"visibility":"private"}"#,
            "visibility",
        ),
        (
            r#"{"initiators":["1"]}"#,
            r#"{"initiators":["1","2"]}"#,
            "initiators",
        ),
        (
            r#"{"inviteProtocol":"chat"}"#,
            r#"{"inviteProtocol":"game"}"#,
            "inviteProtocol",
        ),
        (
            r#"{"inviteProtocol":null}"#,
            r#"{"inviteProtocol":"game"}"#,
            "inviteProtocol",
        ),
        (
            r#"{"reservedRemovalTimeout":1}"#,
            r#"{"reservedRemovalTimeout":2}"#,
            "reservedRemovalTimeout",
        ),
        (
            r#"{"inactiveRemovalTimeout":null}"#,
            r#"{"inactiveRemovalTimeout":0}"#,
            "inactiveRemovalTimeout",
        ),
        (
            r#"{"readyRemovalTimeout":1}"#,
            r#"{"readyRemovalTimeout":null}"#,
            "readyRemovalTimeout",
        ),
        (
            r#"{"sessionEmptyTimeout":0}"#,
            r#"{"sessionEmptyTimeout":1}"#,
            "sessionEmptyTimeout",
        ),
        (
            r#"{"capabilities":{}}"#,
            r#"{"capabilities":{"gameplay":true}}"#,
            "capabilities.gameplay",
        ),
        (
            r#"{"capabilities":null}"#,
            r#"{"capabilities":{"gameplay":true}}"#,
            "capabilities.gameplay",
        ),
        (
            r#"{"capabilities":{"large":false}}"#,
            r#"{"capabilities":{"large":true}}"#,
            "capabilities.large",
        ),
        (
            r#"{"capabilities":{"team":true}}"#,
            r#"{"capabilities":{"team":false}}"#,
            "capabilities.team",
        ),
        (r#"{"metrics":null}"#, r#"{"metrics":{}}"#, "metrics"),
        (
            r#"{"memberInitialization":null}"#,
            r#"{"memberInitialization":{}}"#,
            "memberInitialization",
        ),
        (
            r#"{"memberInitialization":{}}"#,
            r#"{"memberInitialization":null}"#,
            "memberInitialization",
        ),
        (
            r#"{"memberInitialization":{"joinTimeout":1}}"#,
            r#"{"memberInitialization":{"joinTimeout":2}}"#,
            "memberInitialization.joinTimeout",
        ),
        (
            qos,
            r#"{"peerToPeerRequirements":{"latencyMaximum":8}}"#,
            "peerToPeerRequirements.latencyMaximum",
        ),
        (
            r#"{"capabilities":{"hasOwners":true},"ownershipPolicies":{"migration":"oldest"}}"#,
            r#"{"ownershipPolicy":{"migration":"endsession"}}"#,
            "ownershipPolicies.migration",
        ),
        (
            r#"{"measurementServerAddresses":{"a":{"secureDeviceAddress":"r5Y="}}}"#,
            r#"{"measurementServerAddresses":{"b":{"secureDeviceAddress":"r5Y="}}}"#,
            "measurementServerAddresses",
        ),
        (
            r#"{"broadcastViewerTitleIds":["1"]}"#,
            r#"{"broadcastViewerTitleIds":["2"]}"#,
            "broadcastViewerTitleIds",
        ),
    ] {
        refused(of, by, ErrorCode::Conflict, field);
    }
}

#[test]
fn an_empty_object_of_capabilities_takes_a_false_and_no_true() {
    let system = made(
        r#"{"capabilities":{}}"#,
        r#"{"capabilities":{"large":false}}"#,
    );
    assert_eq!(system.capabilities, Default::default());
}

#[test]
fn values_out_of_range_and_values_that_do_not_go_together_are_refused_by_name() {
    let large = |more: &str| format!(r#"{{"capabilities":{{"large":true}}{more}}}"#);
    for (by, field) in [
        (r#"{"version":0}"#, "version"),
        (r#"{"version":2}"#, "version"),
        (r#"{"version":null}"#, "version"),
        (r#"{"visibility":null}"#, "visibility"),
        (r#"{"maxMembersCount":0}"#, "maxMembersCount"),
        (r#"{"maxMembersCount":101}"#, "maxMembersCount"),
        (&large(r#","maxMembersCount":10001"#), "maxMembersCount"),
        (
            r#"{"inactiveRemovalTimeout":99999999999999}"#,
            "inactiveRemovalTimeout",
        ),
        (
            r#"{"memberInitialization":{"measurementTimeout":99999999999999}}"#,
            "memberInitialization.measurementTimeout",
        ),
        (r#"{"inviteProtocol":""}"#, "inviteProtocol"),
        (r#"{"inviteProtocol":"a b"}"#, "inviteProtocol"),
        (
            r#"{"broadcastViewerTitleIds":["+1"]}"#,
            "broadcastViewerTitleIds",
        ),
        (
            r#"{"broadcastViewerTitleIds":["4294967296"]}"#,
            "broadcastViewerTitleIds",
        ),
        (r#"{"capabilities":{"flying":true}}"#, "capabilities.flying"),
        (
            r#"{"capabilities":{"large":true,"Large":false}}"#,
            "capabilities.",
        ),
        (
            r#"{"capabilities":{"large":true,"connectivity":true}}"#,
            "capabilities.connectivity",
        ),
        (
            r#"{"capabilities":{"large":true,"userAuthorizationStyle":true}}"#,
            "capabilities.userAuthorizationStyle",
        ),
        (
            r#"{"capabilities":{"large":true,"autoPopulateServerCandidates":true}}"#,
            "capabilities.autoPopulateServerCandidates",
        ),
        (
            r#"{"capabilities":{"large":true,"team":true}}"#,
            "capabilities.team",
        ),
        (
            r#"{"capabilities":{"gameplay":true,"team":true}}"#,
            "capabilities.team",
        ),
        (
            r#"{"capabilities":{"broadcast":true}}"#,
            "capabilities.broadcast",
        ),
        (
            r#"{"capabilities":{"searchable":true,"userAuthorizationStyle":true}}"#,
            "capabilities.searchable",
        ),
        (
            &large(r#","memberInitialization":{}"#),
            "memberInitialization",
        ),
        (
            &large(r#","measurementServerAddresses":{"a":{"secureDeviceAddress":"r5Y="}}"#),
            "measurementServerAddresses",
        ),
        (
            r#"{"maxMembersCount":4,"memberInitialization":{"membersNeededToStart":5}}"#,
            "memberInitialization.membersNeededToStart",
        ),
        (
            r#"{"memberInitialization":{"evaluationTimeout":5}}"#,
            "memberInitialization.evaluationTimeout",
        ),
        (r#"{"metrics":{}}"#, "metrics"),
        (r#"{"peerToPeerRequirements":{}}"#, "peerToPeerRequirements"),
        (r#"{"peerToHostRequirements":{}}"#, "peerToHostRequirements"),
        (
            r#"{"capabilities":{"connectivity":true},"metrics":{"latency":true},"peerToPeerRequirements":{}}"#,
            "metrics",
        ),
        (
            r#"{"capabilities":{"connectivity":true},"metrics":null,"peerToHostRequirements":{}}"#,
            "metrics",
        ),
        (
            r#"{"capabilities":{"connectivity":true},"peerToPeerRequirements":{"latencyMaximum":99999999999}}"#,
            "peerToPeerRequirements",
        ),
        (
            r#"{"measurementServerAddresses":{"East":{"secureDeviceAddress":"r5Y="}}}"#,
            "measurementServerAddresses.East",
        ),
        (
            r#"{"measurementServerAddresses":{"east":{"secureDeviceAddress":"?"}}}"#,
            "measurementServerAddresses.east",
        ),
        (
            r#"{"measurementServerAddresses":{"east":{"secureDeviceAddress":""}}}"#,
            "measurementServerAddresses.east",
        ),
        (r#"{"ownershipPolicies":{}}"#, "ownershipPolicies"),
        (
            r#"{"capabilities":{"hasOwners":true},"ownershipPolicies":{"nonOwnerModifiableSystemProperties":["owners"]}}"#,
            "ownershipPolicies.nonOwnerModifiableSystemProperties",
        ),
    ] {
        refused("{}", by, ErrorCode::BadRequest, field);
    }
    assert_eq!(
        made("{}", &large(r#","maxMembersCount":10000"#)).max_members_count,
        10_000
    );
}

#[test]
fn what_is_deprecated_is_refused_with_a_message() {
    for (by, field) in [
        (r#"{"arbitration":{}}"#, "arbitration"),
        (r#"{"cloudComputePackage":{"a":1}}"#, "cloudComputePackage"),
        (
            r#"{"capabilities":{"arbitration":true}}"#,
            "capabilities.arbitration",
        ),
        (
            r#"{"capabilities":{"cloudcompute":true}}"#,
            "capabilities.cloudcompute",
        ),
    ] {
        refused("{}", by, ErrorCode::Unsupported, field);
    }
    made(
        "{}",
        r#"{"capabilities":{"cloudCompute":false},"arbitration":null}"#,
    );
}

#[test]
fn custom_constants_are_fixed_key_by_key() {
    let name = TemplateName::new("lobby").expect("a name");
    let text = r#"{"constants":{"custom":{"map":"sea","n":12345678901234567890123,"no":null}}}"#;
    let template = Template::parse(name, text).expect("a template");
    let resolved = |custom: &str| {
        let said = constants(&format!(r#"{{"custom":{custom}}}"#));
        resolve(&template, Some(&said)).map(|resolved| resolved.custom)
    };
    let bag = resolved(r#"{"map":"\u0073ea","mode":{"a":1},"no":null}"#).expect("sound");
    let text = serde_json::to_string(&bag).expect("JSON");
    assert_eq!(
        text,
        r#"{"map":"sea","mode":{"a":1},"n":12345678901234567890123}"#
    );
    for (custom, field) in [
        (r#"{"map":"land"}"#, "constants.custom.map"),
        (r#"{"map":null}"#, "constants.custom.map"),
        (r#"{"n":12345678901234567890124}"#, "constants.custom.n"),
        (r#"{"no":1}"#, "constants.custom.no"),
    ] {
        let refusal = resolved(custom).expect_err("fixed");
        assert_eq!(refusal.code, ErrorCode::Conflict);
        assert!(refusal.message.contains(field), "{refusal}");
    }
}

#[test]
fn a_session_takes_its_own_constants_again_and_no_others() {
    let of = r#"{"maxMembersCount":8,"capabilities":{"connectivity":true},"inviteProtocol":"game",
                 "memberInitialization":{"joinTimeout":7},"peerToHostRequirements":{}}"#;
    let resolved = resolve(&template(of), Some(&constants(r#"{"custom":{"a":[1]}}"#)));
    let Resolved { system, custom } = resolved.expect("sound");
    let check = |text: &str| check_same(&system, &custom, &constants(text));
    let own = serde_json::to_string(&system).expect("JSON");
    for same in [
        "{}",
        r#"{"system":{},"custom":{}}"#,
        r#"{"system":{"visibility":"OPEN","initiators":[],"metrics":{"latency":true},
            "capabilities":{"connectivity":true,"large":false},"peerToPeerRequirements":null,
            "memberInitialization":{"joinTimeout":7}},"custom":{"a":[ 1 ],"b":null}}"#,
        &format!(r#"{{"system":{own}}}"#),
    ] {
        check(same).unwrap_or_else(|refusal| panic!("{refusal}: {same}"));
    }
    for (other, field) in [
        (r#"{"system":{"version":2}}"#, "version"),
        (r#"{"system":{"maxMembersCount":9}}"#, "maxMembersCount"),
        (r#"{"system":{"inviteProtocol":null}}"#, "inviteProtocol"),
        (r#"{"system":{"initiators":["1"]}}"#, "initiators"),
        (
            r#"{"system":{"capabilities":{"large":true}}}"#,
            "capabilities.large",
        ),
        (
            r#"{"system":{"capabilities":{"connectivity":false}}}"#,
            "capabilities.connectivity",
        ),
        (
            r#"{"system":{"metrics":{"custom":true}}}"#,
            "metrics.custom",
        ),
        (
            r#"{"system":{"inactiveRemovalTimeout":1}}"#,
            "inactiveRemovalTimeout",
        ),
        (
            r#"{"system":{"peerToPeerRequirements":{}}}"#,
            "peerToPeerRequirements",
        ),
        (
            r#"{"system":{"memberInitialization":{"evaluationTimeout":1}}}"#,
            "memberInitialization.evaluationTimeout",
        ),
        (r#"{"custom":{"a":[2]}}"#, "constants.custom.a"),
        (r#"{"custom":{"a":null}}"#, "constants.custom.a"),
        (r#"{"custom":{"b":1}}"#, "constants.custom.b"),
    ] {
        let refusal = check(other).expect_err(other);
        assert_eq!(refusal.code, ErrorCode::Conflict, "{refusal}");
        assert!(refusal.message.contains(field), "{refusal} names {field}");
    }
}

#[test]
fn a_request_without_defaults_of_its_own_changes_nothing_of_a_session() {
    let Resolved { system, custom } = resolve(&template("{}"), None).expect("sound");
    let mut old = creator("{}");
    old.vocabulary = Vocabulary::Old;
    check_same(&system, &custom, &old).expect("says nothing");
}

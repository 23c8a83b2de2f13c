//! What was said once may be said again.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

/// One value or another for each field, valid alone.
const FIELDS: [&[&str]; 14] = [
    &[r#""version":1"#],
    &[r#""maxMembersCount":8"#, r#""maxMembersCount":500"#],
    &[r#""visibility":"open""#, r#""visibility":"PRIVATE""#],
    &[
        r#""initiators":["2","1","2"]"#,
        r#""initiators":[]"#,
        r#""initiators":null"#,
    ],
    &[r#""inviteProtocol":"game""#, r#""inviteProtocol":null"#],
    &[
        r#""inactiveRemovalTimeout":5"#,
        r#""inactiveRemovalTimeout":null"#,
    ],
    &[
        r#""sessionEmptyTimeout":0"#,
        r#""sessionEmptyTimeout":null"#,
    ],
    &[
        r#""capabilities":{}"#,
        r#""capabilities":null"#,
        r#""capabilities":{"large":true,"Team":false}"#,
        r#""capabilities":{"connectivity":true,"hasOwners":true}"#,
    ],
    &[
        r#""metrics":{}"#,
        r#""metrics":null"#,
        r#""metrics":{"latency":true,"custom":true}"#,
    ],
    &[
        r#""memberInitialization":{}"#,
        r#""memberInitialization":null"#,
        r#""memberInitialization":{"externalEvaluation":true,"joinTimeout":3}"#,
    ],
    &[
        r#""peerToPeerRequirements":{"latencyMaximum":9}"#,
        r#""peerToPeerRequirements":null"#,
    ],
    &[r#""peerToHostRequirements":{"hostSelectionMetric":"bandwidth"}"#],
    &[
        r#""measurementServerAddresses":{}"#,
        r#""measurementServerAddresses":{"a":{"secureDeviceAddress":"r5Y="}}"#,
    ],
    &[
        r#""ownershipPolicies":{}"#,
        r#""ownershipPolicies":{"migration":"oldest"}"#,
    ],
];

/// Some of the fields, each with one of its values.
fn any_system() -> impl Strategy<Value = String> {
    let field = |values: &'static [&'static str]| {
        prop_oneof![Just(None), prop::sample::select(values).prop_map(Some)]
    };
    let fields: Vec<_> = FIELDS.iter().map(|values| field(values)).collect();
    fields.prop_map(|fields| {
        let fields: Vec<&str> = fields.into_iter().flatten().collect();
        format!("{{{}}}", fields.join(","))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn whoever_made_a_session_may_say_the_same_again(
        of in any_system(),
        by in any_system(),
        old in any::<bool>(),
    ) {
        let name = TemplateName::new("lobby").expect("a name");
        let text = format!(r#"{{"constants":{{"system":{of}}}}}"#);
        let Ok(template) = Template::parse(name, &text) else {
            return Ok(());
        };
        let mut said = creator(&by);
        said.vocabulary = if old { Vocabulary::Old } else { Vocabulary::New };
        let Ok(made) = resolve(&template, Some(&said)) else {
            return Ok(());
        };
        let shown = creator(&serde_json::to_string(&made.system).expect("JSON"));
        for again in [&said, &template.constants, &shown] {
            prop_assert_eq!(check_same(&made.system, &made.custom, again), Ok(()));
        }
        // A template that says all of it makes the same.
        let fixed = template_of(&made.system);
        let again = resolve(&fixed, Some(&said)).map(|again| again.system);
        prop_assert_eq!(again, Ok(made.system));
    }
}

/// A template that fixes every value of a session.
fn template_of(system: &ConstantsSystem) -> Template {
    let constants = ConstantsDelta {
        system: Some(pins::pins(system)),
        ..ConstantsDelta::default()
    };
    Template {
        name: TemplateName::new("lobby").expect("a name"),
        constants,
        role_types: BTreeMap::new(),
    }
}

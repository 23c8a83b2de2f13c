use std::collections::BTreeMap;

use greenroom_protocol::session::{RoleSetting, RoleTypeDelta, SessionDelta};

use super::*;

fn roles(text: &str) -> BTreeMap<String, RoleTypeDelta> {
    let text = format!(r#"{{"roleTypes":{text}}}"#);
    let delta: SessionDelta = serde_json::from_str(&text).expect("a delta");
    delta.role_types
}

fn squad() -> Template {
    let name = TemplateName::new("squads").expect("a name");
    let text = r#"{"constants":{"system":{"capabilities":{"hasOwners":true}}},
        "roleTypes":{"squad":{"ownerManaged":true,"mutableRoleSettings":["target","max","max"],
            "roles":{"lead":{"max":1,"target":null},"scout":{}}}}}"#;
    Template::parse(name, text).expect("a template")
}

#[test]
fn roles_are_the_template_s_with_what_the_creator_adds() {
    let said = roles(
        r#"{"squad":{"roles":{"lead":{"max":1},"scout":{"max":4,"target":2},"medic":{"max":2}}},
            "side":{"roles":{"red":{"greenroom":{"friendsOfOwners":true}}}}}"#,
    );
    let types = role_types(&squad(), &said, true).expect("sound");
    let squad = &types["squad"];
    assert!(squad.owner_managed && !types["side"].owner_managed);
    assert_eq!(
        squad.mutable_role_settings,
        [RoleSetting::Max, RoleSetting::Target]
    );
    assert_eq!(squad.roles["lead"].max, Some(1));
    let scout = &squad.roles["scout"];
    assert_eq!((scout.max, scout.target), (Some(4), Some(2)));
    assert_eq!(squad.roles["medic"].max, Some(2));
    assert!(
        types["side"].roles["red"]
            .greenroom
            .is_some_and(|it| it.friends_of_owners)
    );
}

#[test]
fn roles_that_the_template_fixes_or_that_cannot_be_are_refused_by_name() {
    use ErrorCode::{BadRequest, Conflict};
    for (said, code, field) in [
        (
            r#"{"squad":{"ownerManaged":false}}"#,
            Conflict,
            "squad.ownerManaged",
        ),
        (
            r#"{"squad":{"mutableRoleSettings":["max"]}}"#,
            Conflict,
            "squad.mutableRoleSettings",
        ),
        (
            r#"{"squad":{"roles":{"lead":{"max":2}}}}"#,
            Conflict,
            "squad.roles.lead.max",
        ),
        (
            r#"{"squad":{"roles":{"lead":{"target":1}}}}"#,
            Conflict,
            "squad.roles.lead.target",
        ),
        (r#"{"Side":{}}"#, BadRequest, "roleTypes.Side"),
        (
            r#"{"side":{"roles":{"r d":{}}}}"#,
            BadRequest,
            "side.roles.r d",
        ),
        (
            r#"{"side":{"roles":{"red":{"max":0}}}}"#,
            BadRequest,
            "side.roles.red.max",
        ),
        (
            r#"{"side":{"roles":{"red":{"target":0}}}}"#,
            BadRequest,
            "side.roles.red.target",
        ),
        (
            r#"{"side":{"roles":{"red":{"max":1,"target":2}}}}"#,
            BadRequest,
            "side.roles.red.target",
        ),
    ] {
        let refusal = role_types(&squad(), &roles(said), true).expect_err(said);
        assert_eq!(refusal.code, code, "{refusal}");
        assert!(refusal.message.contains(field), "{refusal} names {field}");
    }
    let nobody = template("{}");
    for (said, field) in [
        (r#"{"side":{"ownerManaged":true}}"#, "side.ownerManaged"),
        (
            r#"{"side":{"roles":{"red":{"greenroom":{"friendsOfOwners":true}}}}}"#,
            "red.greenroom.friendsOfOwners",
        ),
    ] {
        let refusal = role_types(&nobody, &roles(said), false).expect_err(said);
        assert!(refusal.message.contains(field), "{refusal} names {field}");
    }
}

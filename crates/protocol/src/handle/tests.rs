use super::*;

const REF: &str = r#""sessionRef":{"scid":"d","templateName":"T","name":"n"}"#;

fn delta(rest: &str) -> Result<HandleDelta, serde_json::Error> {
    serde_json::from_str(&format!("{{{REF},{rest}}}"))
}

fn query(text: &str) -> Result<AnyQuery, String> {
    serde_json::from_str::<HandlesQuery>(text)
        .map_err(|error| error.to_string())?
        .understood()
}

#[test]
fn a_handle_is_asked_for_as_clients_write_it() {
    let activity = delta(r#""version":1,"type":"Activity""#).expect("any letter case");
    assert_eq!(activity.kind, HandleKind::Activity);
    let invite = r#""type":"invite","invitedXuid":7,"inviteAttributes":{"titleId":42}"#;
    let invite = delta(invite).expect("numbers too");
    let attributes = invite.invite_attributes.expect("given");
    assert_eq!(attributes.title_id.as_deref(), Some("42"));
    let text = r#""type":"invite","inviteAttributes":{"titleId":"0042"}"#;
    let attributes = delta(text).expect("digits").invite_attributes;
    assert_eq!(attributes.expect("given").title_id.as_deref(), Some("42"));
    let nameless = r#"{"type":"activity","sessionRef":{"scid":"d","templateName":"T"}}"#;
    let nameless: HandleDelta = serde_json::from_str(nameless).expect("a name is drawn");
    assert_eq!((nameless.version, nameless.session_ref.name), (1, None));
}

#[test]
fn what_nobody_understands_is_refused() {
    for wrong in [
        r#""type":"activity","version":2"#,
        r#""type":"correlation""#,
        r#""type":"activity","more":1"#,
        r#""type":"invite","inviteAttributes":{"titleId":"x"}"#,
        r#""type":"invite","inviteAttributes":[]"#,
        r#""type":"search","searchAttributes":{"numbers":{"a":1,"a":2}}"#,
        r#""type":"search","searchAttributes":{"numbers":{"a":"1"}}"#,
        r#""version":1"#,
    ] {
        assert!(delta(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn queries_are_told_apart_by_their_type() {
    let by_accounts = query(r#"{"type":"activity","owners":{"xuids":["7",8]}}"#);
    let Ok(AnyQuery::Activities(found)) = by_accounts else {
        panic!("activities");
    };
    let accounts = [7, 8].map(|number| AccountId::new(number).expect("in range"));
    assert_eq!(found.owners, ActivityOwners::Accounts(accounts.into()));
    let people = r#"{"type":"activity","scid":"d","owners":{"people":{"moniker":"Friends","monikerXuid":"7"}}}"#;
    assert!(matches!(query(people), Ok(AnyQuery::Activities(_))));
    let invites = query(r#"{"type":"invite","scid":"d"}"#);
    assert!(matches!(invites, Ok(AnyQuery::Invites(Some(_)))));
    let search = r#"{"type":"search","scid":"d","templateName":"T","greenroom":{"maxResults":1}}"#;
    assert!(matches!(query(search), Ok(AnyQuery::Search(_))));
    let browse = r#"{"type":"search","scid":"d","templateName":"T","filter":"a eq 1"}"#;
    assert!(matches!(query(browse), Ok(AnyQuery::Browse)));
    for (wrong, word) in [
        (r#"{"type":"activity"}"#, "owners"),
        (r#"{"type":"activity","owners":{}}"#, "owners"),
        (
            r#"{"type":"activity","owners":{"xuids":[],"people":{"moniker":"people","monikerXuid":"7"}}}"#,
            "exclude",
        ),
        (
            r#"{"type":"activity","owners":{"xuids":[]},"filter":"x"}"#,
            "filter",
        ),
        (r#"{"type":"invite","owners":{"xuids":[]}}"#, "owners"),
        (r#"{"type":"invite","filter":"x"}"#, "filter"),
        (r#"{"type":"transfer"}"#, "type"),
        (r#"{"type":"search","templateName":"T"}"#, "scid"),
        (r#"{"type":"search","scid":"d"}"#, "templateName"),
        (
            r#"{"type":"search","scid":"d","templateName":"T","owners":{"xuids":[]}}"#,
            "owners",
        ),
    ] {
        let refused = query(wrong).expect_err(wrong);
        assert!(refused.contains(word), "{wrong}: {refused}");
    }
    let many = vec!["1"; limits::QUERIED_ACCOUNTS_MAX + 1].join(",");
    let many = query(&format!(
        r#"{{"type":"activity","owners":{{"xuids":[{many}]}}}}"#
    ));
    assert!(many.expect_err("too many").contains("owners.xuids"));
}

#[test]
fn what_to_include_is_a_list_in_any_letter_case() {
    let mut include = Include::default();
    include.add("RelatedInfo, customProperties,session");
    assert!(include.related_info && include.custom_properties && !include.role_info);
    include.add("roleinfo");
    assert_eq!(include, Include::ALL);
}

use super::*;
use crate::limits;
use crate::people::Moniker;

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

const SEARCH: &str = r#""type":"search","scid":"d","templateName":"T""#;

fn search(rest: &str) -> Result<AnyQuery, String> {
    query(&format!("{{{SEARCH}{rest}}}"))
}

fn browse(rest: &str) -> BrowseQuery {
    match search(rest) {
        Ok(AnyQuery::Browse(query)) => query,
        other => panic!("{rest}: {other:?}"),
    }
}

#[test]
fn a_search_without_criteria_is_one_by_filter() {
    let plain = browse("");
    assert_eq!((&plain.filter, &plain.page), (&None, &None));
    let empty = browse(r#","filter":" ","orderBy":"","global":true"#);
    assert_eq!(empty, plain, "clients send what they left empty");
    let filter = browse(r#","filter":"a eq 1","orderBy":"numbers/x desc""#);
    assert_eq!(filter.filter.as_deref(), Some("a eq 1"));
    assert_eq!(filter.order_by.as_deref(), Some("numbers/x desc"));
    let people = r#","sessionMembers":{"people":{"moniker":"Favorites","monikerXuid":"7"}}"#;
    let people = browse(people).members.expect("somebody");
    assert_eq!(people.moniker, Moniker::Favorites);
    let first = browse(r#","greenroom":{}"#).page;
    assert_eq!(first, Some(PageQuery::default()));
    let next = browse(r#","greenroom":{"maxResults":7,"cursor":"x"}"#).page;
    let next = next.expect("a page");
    assert_eq!(
        (next.max_results, next.cursor.as_deref()),
        (Some(7), Some("x"))
    );
}

#[test]
fn criteria_and_a_player_are_searches_of_eos() {
    for rest in [
        r#","greenroom":{"criteria":[],"maxResults":5}"#,
        r#","greenroom":{"registered":"7","maxResults":5}"#,
        r#","greenroom":{"criteria":[],"registered":"7","maxResults":5}"#,
    ] {
        let Ok(AnyQuery::Search(found)) = search(rest) else {
            panic!("{rest}");
        };
        assert_eq!(found.greenroom.max_results, 5);
        // As the library writes it.
        let text = serde_json::to_string(&found).expect("plain");
        assert!(matches!(query(&text), Ok(AnyQuery::Search(_))));
    }
    for (rest, word) in [
        (r#","filter":"a eq 1""#, "filter"),
        (r#","orderBy":"a""#, "orderBy"),
        (
            r#","sessionMembers":{"people":{"moniker":"people","monikerXuid":"7"}}"#,
            "sessionMembers",
        ),
    ] {
        let refused = search(&format!(r#"{rest},"greenroom":{{"criteria":[]}}"#));
        let refused = refused.expect_err(rest);
        assert!(refused.starts_with(word), "{rest}: {refused}");
    }
    let cursor = search(r#","greenroom":{"registered":"7","cursor":"x"}"#);
    assert!(cursor.expect_err("no pages").contains("greenroom.cursor"));
    for wrong in [
        r#","greenroom":{"more":1}"#,
        r#","greenroom":[]"#,
        r#","greenroom":{"maxResults":-1}"#,
        r#","sessionMembers":{}"#,
        r#","sessionMembers":{"xuids":["7"]}"#,
        r#","filter":7"#,
    ] {
        assert!(search(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn what_to_include_is_a_list_in_any_letter_case() {
    let mut include = Include::default();
    include.add("RelatedInfo, customProperties,session");
    assert!(include.related_info && include.custom_properties && !include.role_info);
    include.add("roleinfo");
    assert_eq!(include, Include::ALL);
}

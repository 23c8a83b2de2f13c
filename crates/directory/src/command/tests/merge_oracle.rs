//! The merge of the contract, written down once more as plainly as it is told:
//! over trees of JSON, with no thought of records. What `PUT`s make of a session
//! is held against it, write by write, the legal and the illegal.

use std::collections::BTreeSet;

use greenroom_protocol::ids::TemplateName;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::*;
use crate::testing::{ALICE, account, caller};
use crate::view;

mod deltas;

/// What a document says that clients have written, and who came and went.
#[derive(Clone, Debug)]
struct Tree {
    document: Value,
    owned: bool,
    next: u32,
    departed: BTreeSet<u64>,
}

/// A write that is refused.
struct Refused;

type Merged<T = ()> = Result<T, Refused>;

fn hold(holds: bool) -> Merged {
    holds.then_some(()).ok_or(Refused)
}

/// "A value replaces, `null` removes, what is not mentioned stays": of the fields
/// of `system` as of the keys of `custom`.
fn merge_fields(place: &mut Value, delta: &Value) {
    let fields = place.as_object_mut().expect("an object");
    for (field, value) in delta.as_object().into_iter().flatten() {
        match value {
            Value::Null => fields.remove(field),
            value => fields.insert(field.clone(), value.clone()),
        };
    }
}

fn merge_properties(place: &mut Value, delta: &Value) {
    for bag in ["system", "custom"] {
        merge_fields(&mut place[bag], &delta[bag]);
    }
}

fn bags() -> Value {
    json!({"system": {}, "custom": {}})
}

impl Tree {
    /// As `who` makes it, with nothing in it but itself.
    fn made_by(who: u64, owned: bool) -> Self {
        let mut tree = Self {
            document: json!({"properties": bags(), "members": {}}),
            owned,
            next: 0,
            departed: BTreeSet::new(),
        };
        tree.add(who, false);
        if owned {
            tree.system()["owners"] = json!([0]);
        }
        tree
    }

    fn system(&mut self) -> &mut Value {
        &mut self.document["properties"]["system"]
    }

    fn members(&self) -> &Map<String, Value> {
        self.document["members"].as_object().expect("an object")
    }

    fn members_mut(&mut self) -> &mut Map<String, Value> {
        let members = self.document["members"].as_object_mut();
        members.expect("an object")
    }

    fn index_of(&self, who: u64) -> Option<String> {
        let found = self
            .members()
            .iter()
            .find(|(_, it)| it["xuid"] == json!(who));
        found.map(|(index, _)| index.clone())
    }

    fn has_come(&self, index: &str) -> bool {
        let member = self.members().get(index);
        member.is_some_and(|it| it["reserved"] == json!(false))
    }

    fn owns(&self, who: u64) -> bool {
        let index = self
            .index_of(who)
            .and_then(|index| index.parse::<u32>().ok());
        let owners = self.document["properties"]["system"]["owners"].as_array();
        let mut owners = owners.into_iter().flatten();
        index.is_some_and(|index| owners.any(|it| *it == json!(index)))
    }

    fn add(&mut self, who: u64, reserved: bool) {
        let member = json!({"xuid": who, "reserved": reserved, "properties": bags()});
        let index = self.next.to_string();
        self.members_mut().insert(index, member);
        self.next += 1;
        self.departed.remove(&who);
    }

    fn remove(&mut self, index: &str) {
        if let Some(gone) = self.members_mut().remove(index)
            && gone["reserved"] == json!(false)
        {
            self.departed
                .insert(gone["xuid"].as_u64().expect("an account"));
        }
    }

    /// What comes of the delta; `None`: the session is over.
    fn merged(&self, who: u64, delta: &Value) -> Merged<Option<Self>> {
        let mut next = self.clone();
        let me = delta["members"].get("me");
        let own = self.index_of(who);
        let leaves = me == Some(&Value::Null);
        if own.is_none() && leaves {
            // Gone already; only a member says more than that.
            let more = delta.as_object().is_some_and(|it| it.len() > 1);
            hold(!more && delta["members"].as_object().is_some_and(|it| it.len() == 1))?;
            return Ok(Some(next));
        }
        if own.is_none() {
            hold(me.is_some() && self.lets_in(who))?;
            next.add(who, false);
        }
        let index = next.index_of(who).expect("it is in by now");
        if !leaves {
            let member = &mut next.members_mut()[&index];
            member["reserved"] = json!(false);
            if let Some(me) = me {
                merge_member(member, &me["properties"])?;
            }
        }
        next.check_constants(&delta["constants"])?;
        next.reserve(&delta["members"])?;
        next.write_properties(who, &delta["properties"])?;
        next.write_others(who, &delta["members"])?;
        if leaves {
            next.remove(&index);
        }
        Ok(next.concluded())
    }

    fn lets_in(&self, who: u64) -> bool {
        let system = &self.document["properties"]["system"];
        let is = |field: &str| system[field] == json!(true);
        let open = system.get("joinRestriction").is_none_or(|it| it == "none");
        open && (!is("closed") || is("locked") && self.departed.contains(&who))
    }

    fn check_constants(&self, constants: &Value) -> Merged {
        let most = constants["system"].get("maxMembersCount");
        hold(most.is_none_or(|most| *most == json!(100)))
    }

    fn reserve(&mut self, members: &Value) -> Merged {
        let keys = members.as_object().into_iter().flatten();
        let places = keys.filter(|(key, _)| key.starts_with("reserve_")).count();
        for n in 0..places {
            let place = members.get(format!("reserve_{n}")).ok_or(Refused)?;
            let who = place.pointer("/constants/system/xuid").ok_or(Refused)?;
            let who = who.as_u64().expect("an account");
            if self.index_of(who).is_none() {
                self.add(who, true);
            }
        }
        Ok(())
    }

    fn write_properties(&mut self, who: u64, delta: &Value) -> Merged {
        let owns = !self.owned || self.owns(who);
        let said = |it: &Self| it.clone().normal()[0]["properties"]["system"].clone();
        let before = said(self);
        merge_properties(&mut self.document["properties"], delta);
        hold(owns || said(self) == before)?;
        if let Some(turn) = delta["system"]["turn"].as_array() {
            let known = |index: &Value| self.members().contains_key(&index.to_string());
            let texts: BTreeSet<String> = turn.iter().map(Value::to_string).collect();
            hold(turn.iter().all(known) && texts.len() == turn.len())?;
        }
        if let Some(owners) = delta["system"].get("owners") {
            let owners = owners.as_array().ok_or(Refused)?;
            let all = owners.iter().all(|index| self.has_come(&index.to_string()));
            hold(self.owned && all && !owners.is_empty())?;
        }
        let system = self.system();
        let is = |field: &str| system[field] == json!(true);
        hold(!is("locked") || is("closed"))?;
        let strictness = |field: &str| match system[field].as_str() {
            Some("local") => 2,
            Some("followed") => 1,
            _ => 0,
        };
        hold(strictness("readRestriction") <= strictness("joinRestriction"))
    }

    fn write_others(&mut self, who: u64, members: &Value) -> Merged {
        let manages = self.owned && self.owns(who);
        for (key, write) in members.as_object().into_iter().flatten() {
            if key.parse::<u32>().is_ok() {
                hold(write.is_null() && manages)?;
                self.remove(key);
            }
        }
        Ok(())
    }

    /// Turns and owners who are gone are no more; without anybody, or without
    /// an owner where there was one, the session is over.
    fn concluded(mut self) -> Option<Self> {
        let members = self.members().clone();
        for field in ["turn", "owners"] {
            if let Some(named) = self.system().get_mut(field).and_then(Value::as_array_mut) {
                named.retain(|index| members.contains_key(&index.to_string()));
            }
        }
        let owners = self.document["properties"]["system"]["owners"].as_array();
        let orphaned = self.owned && owners.is_none_or(Vec::is_empty);
        (!members.is_empty() && !orphaned).then_some(self)
    }

    /// What it says, in the one way in which there are several.
    fn normal(mut self) -> Value {
        normalize(&mut self.document);
        json!([self.document, self.next])
    }
}

/// One of active and ready that becomes true ends the other.
fn merge_member(member: &mut Value, delta: &Value) -> Merged {
    let becomes = |field: &str| delta["system"][field] == json!(true);
    hold(!(becomes("active") && becomes("ready")))?;
    merge_properties(&mut member["properties"], delta);
    let system = &mut member["properties"]["system"];
    for (field, other) in [("active", "ready"), ("ready", "active")] {
        if becomes(field) {
            system[other] = json!(false);
        }
    }
    Ok(())
}

/// What is said and means no more than what is not said is not said.
fn normalize(document: &mut Value) {
    let nothing = [json!(false), json!("none"), json!([])];
    let strip = |system: &mut Value| {
        let fields = system.as_object_mut().expect("an object");
        fields.retain(|_, value| !nothing.contains(value));
        if let Some(owners) = fields.get_mut("owners").and_then(Value::as_array_mut) {
            owners.sort_by_key(Value::as_u64);
            owners.dedup();
        }
    };
    strip(&mut document["properties"]["system"]);
    for (_, member) in document["members"].as_object_mut().into_iter().flatten() {
        strip(&mut member["properties"]["system"]);
    }
}

/// The same of a document as the directory shows it.
fn shown(session: &Session) -> Value {
    let server = crate::testing::server("viewer");
    let access = crate::access::effective_access(session, &server, &Circle::default(), Via::Id);
    let document = view::document(session, &server, &access, 25_000);
    let document = serde_json::to_value(document).expect("plain");
    let members = document["members"].as_object().into_iter().flatten();
    let members = members.map(|(index, member)| {
        let xuid = &member["constants"]["system"]["xuid"];
        let xuid: u64 = xuid.as_str().expect("digits").parse().expect("digits");
        let reserved = member.get("reserved") == Some(&json!(true));
        let properties = &member["properties"];
        let member = json!({"xuid": xuid, "reserved": reserved, "properties": properties});
        (index.clone(), member)
    });
    let members: Map<String, Value> = members.collect();
    let mut said = json!({"properties": document["properties"], "members": members});
    normalize(&mut said);
    json!([said, document["membersInfo"]["next"]])
}

fn asked<'a>(
    at: &'a SessionRef,
    template: &'a Template,
    caller: &'a Caller,
    delta: &'a SessionDelta,
    ids: &'a FreshIds,
    circle: &'a Circle,
) -> Put<'a> {
    Put {
        at,
        via: Via::Id,
        template: Some(template),
        when: Precondition::None,
        delta,
        caller,
        circle,
        registrants: &NOBODY,
        now: Timestamp(7),
        ids,
    }
}

/// What becomes of the session; `None`: it is over.
fn put(
    session: Option<&Session>,
    template: &Template,
    who: u64,
    delta: &Value,
) -> Result<Option<Session>, Refusal> {
    let at = SessionRef {
        template_name: template.name.clone(),
        ..session_ref("room")
    };
    let delta = read(&delta.to_string());
    let (caller, ids, circle) = (caller(who), ids("oracle"), Circle::default());
    let put = asked(&at, template, &caller, &delta, &ids, &circle);
    let current = session.map(|session| (session, Revision(1)));
    Ok(match apply(current, &put)? {
        Decision::Store { session, .. } => Some(*session),
        Decision::Unchanged { .. } => session.cloned(),
        Decision::Delete => None,
    })
}

fn template(owned: bool) -> Template {
    let name = TemplateName::new("oracle").expect("valid");
    let text =
        format!(r#"{{"constants":{{"system":{{"capabilities":{{"hasOwners":{owned}}}}}}}}}"#);
    Template::parse(name, &text).expect("a template")
}

fn throws_out(delta: &Value) -> bool {
    let members = delta["members"].as_object().into_iter().flatten();
    members
        .into_iter()
        .any(|(key, _)| key.parse::<u32>().is_ok())
}

proptest! {
    #[test]
    fn puts_come_to_what_the_contract_tells(
        owned in any::<bool>(),
        writes in prop::collection::vec(deltas::write(), 1..16),
    ) {
        let template = template(owned);
        let mut tree = Tree::made_by(ALICE, owned);
        let made = put(None, &template, ALICE, &json!({"members": {"me": {}}}));
        let mut session = made.expect("creatable").expect("somebody is in it");
        prop_assert_eq!(tree.clone().normal(), shown(&session));
        for (who, delta) in writes {
            let wanted = tree.merged(who, &delta);
            let found = put(Some(&session), &template, who, &delta);
            let (next, wanted) = match (found, wanted) {
                (Err(_), Err(Refused)) => continue,
                (Ok(None), Ok(None)) => break,
                (Ok(Some(next)), Ok(Some(wanted))) => (next, wanted),
                (found, wanted) => {
                    let wanted = wanted.map(|tree| tree.map(Tree::normal)).ok();
                    return Err(TestCaseError::fail(format!(
                        "{who} writes {delta}: {found:?}, and should come to {wanted:?}"
                    )));
                }
            };
            prop_assert_eq!(shown(&next), wanted.clone().normal(), "{} writes {}", who, delta);
            // Who left may not write any more; what it wrote is there.
            if let (Ok(again), false) = (put(Some(&next), &template, who, &delta), throws_out(&delta)) {
                prop_assert_eq!(again.as_ref(), Some(&next), "merged twice: {}", delta);
            }
            (session, tree) = (next, wanted);
        }
    }

    #[test]
    fn numbers_of_any_size_keep_their_text(
        number in r"-?(0|[1-9][0-9]{0,40})(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?",
        mine in any::<bool>(),
    ) {
        let template = template(false);
        let custom = format!(r#"{{"custom":{{"n":{number},"deep":[{{"n":{number}}}]}}}}"#);
        let text = match mine {
            true => format!(r#"{{"members":{{"me":{{"properties":{custom}}}}}}}"#),
            false => format!(r#"{{"members":{{"me":{{}}}},"properties":{custom}}}"#),
        };
        let (at, delta) = (session_ref("room"), read(&text));
        let at = SessionRef { template_name: template.name.clone(), ..at };
        let (caller, ids, circle) = (caller(ALICE), ids("oracle"), Circle::default());
        let made = stored(apply(None, &asked(&at, &template, &caller, &delta, &ids, &circle)));
        let stored = Session::from_bytes(&made.to_bytes()).expect("own bytes");
        let access = crate::access::effective_access(&stored, &caller, &circle, Via::Id);
        let document = view::document(&stored, &caller, &access, 25_000);
        let shown = serde_json::to_string(&document).expect("plain");
        prop_assert!(shown.contains(&format!(r#""n":{number}}}]"#)), "{}", shown);
        prop_assert!(shown.contains(&format!(r#""n":{number}}}"#)), "{}", shown);
        prop_assert_eq!(account(ALICE), made.members[&0].account);
    }
}

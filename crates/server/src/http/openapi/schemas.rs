//! Schemas of bodies, derived from the words of the protocol.
//!
//! Requests and answers are described apart, since reading is more generous than
//! writing. A word that is the same in both has one schema; where they differ,
//! that of requests has `Request` behind its name.

use std::collections::{BTreeMap, BTreeSet};

use greenroom_protocol::connect::{
    DisplayNameAnswer, DisplayNameQuery, ExternalAccountsAnswer, ExternalAccountsQuery, KeySet,
    LinkForm, OpenIdConfiguration, ProductUser, ProductUsersAnswer, ProductUsersQuery,
    TransferAnswer, TransferForm,
};
use greenroom_protocol::friends::{Friend, FriendDelta, FriendsDocument};
use greenroom_protocol::handle::{HandleDelta, HandleDocument, HandlesQuery, PageEnd};
use greenroom_protocol::matchmaking::{FilterAnswer, SessionAnswer, SessionFilter};
use greenroom_protocol::message::{MessageDelta, Messages, SentMessages};
use greenroom_protocol::people::{
    PeopleDocument, Person, PresenceDelta, PresenceDocument, RelationDelta,
};
use greenroom_protocol::play::PlayerSessionForm;
use greenroom_protocol::push::ReceivedInvite;
use greenroom_protocol::query::{BatchQuery, SessionRow};
use greenroom_protocol::rate::RateExceeded;
use greenroom_protocol::sanction::{PlayerSanctions, SanctionsDelta, SanctionsPage};
use greenroom_protocol::search::SearchRow;
use greenroom_protocol::session::{PropertiesDelta, SessionDelta, SessionDocument};
use greenroom_protocol::template::{TemplateDocument, TemplateList};
use greenroom_protocol::token::{
    DeviceAnswer, DeviceForm, Health, Introspection, Revoked, TokenAnswer, TokenFailure, TokenForm,
    TokenQuery,
};
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

mod old;

const BEGINNING: &str = "#/components/schemas/";

/// The components of all schemas.
pub(super) fn all() -> Value {
    let mut requests = definitions(settings(), |generator| {
        generator.subschema_for::<SessionDelta>();
        generator.subschema_for::<PropertiesDelta>();
        generator.subschema_for::<RelationDelta>();
        generator.subschema_for::<MessageDelta>();
        generator.subschema_for::<FriendDelta>();
        generator.subschema_for::<PresenceDelta>();
        generator.subschema_for::<SanctionsDelta>();
        generator.subschema_for::<DeviceForm>();
        generator.subschema_for::<TokenForm>();
        generator.subschema_for::<TokenQuery>();
        generator.subschema_for::<ExternalAccountsQuery>();
        generator.subschema_for::<ProductUsersQuery>();
        generator.subschema_for::<DisplayNameQuery>();
        generator.subschema_for::<PlayerSessionForm>();
        generator.subschema_for::<LinkForm>();
        generator.subschema_for::<TransferForm>();
        generator.subschema_for::<HandleDelta>();
        generator.subschema_for::<HandlesQuery>();
        generator.subschema_for::<BatchQuery>();
        generator.subschema_for::<SessionFilter>();
    });
    let mut answers = definitions(settings().for_serialize(), |generator| {
        generator.subschema_for::<SessionDocument>();
        generator.subschema_for::<TemplateDocument>();
        generator.subschema_for::<TemplateList>();
        generator.subschema_for::<PeopleDocument>();
        generator.subschema_for::<Messages>();
        generator.subschema_for::<SentMessages>();
        generator.subschema_for::<Person>();
        generator.subschema_for::<FriendsDocument>();
        generator.subschema_for::<Friend>();
        generator.subschema_for::<PresenceDocument>();
        generator.subschema_for::<PlayerSanctions>();
        generator.subschema_for::<SanctionsPage>();
        generator.subschema_for::<DeviceAnswer>();
        generator.subschema_for::<TokenAnswer>();
        generator.subschema_for::<Revoked>();
        generator.subschema_for::<Introspection>();
        generator.subschema_for::<TokenFailure>();
        generator.subschema_for::<RateExceeded>();
        generator.subschema_for::<ExternalAccountsAnswer>();
        generator.subschema_for::<ProductUsersAnswer>();
        generator.subschema_for::<DisplayNameAnswer>();
        generator.subschema_for::<ProductUser>();
        generator.subschema_for::<TransferAnswer>();
        generator.subschema_for::<KeySet>();
        generator.subschema_for::<OpenIdConfiguration>();
        generator.subschema_for::<Health>();
        generator.subschema_for::<HandleDocument>();
        generator.subschema_for::<PageEnd>();
        generator.subschema_for::<ReceivedInvite>();
        generator.subschema_for::<SearchRow>();
        generator.subschema_for::<SessionRow>();
        generator.subschema_for::<FilterAnswer>();
        generator.subschema_for::<SessionAnswer>();
    });
    for schema in requests.values_mut() {
        tidy(schema);
    }
    for schema in answers.values_mut() {
        tidy(schema);
        close(schema);
    }
    old::add(
        &mut requests,
        "ConstantsSystemDelta",
        "MemberInitializationDelta",
    );
    old::add(
        &mut answers,
        "ConstantsSystemDelta",
        "MemberInitializationDelta",
    );
    old::add(&mut answers, "ConstantsSystem", "MemberInitialization");
    rename(&mut requests, &answers);
    requests.extend(answers);
    requests.into_iter().collect::<Map<_, _>>().into()
}

type Schemas = BTreeMap<String, Value>;

fn settings() -> SchemaSettings {
    SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
    })
}

fn definitions(settings: SchemaSettings, name: impl FnOnce(&mut SchemaGenerator)) -> Schemas {
    let mut generator = settings.into_generator();
    name(&mut generator);
    generator.take_definitions(true).into_iter().collect()
}

/// Walks through a schema and all in it, the inner ones first.
fn walk(schema: &mut Value, visit: &mut impl FnMut(&mut Map<String, Value>)) {
    match schema {
        Value::Object(object) => {
            object.values_mut().for_each(|inner| walk(inner, visit));
            visit(object);
        }
        Value::Array(list) => list.iter_mut().for_each(|inner| walk(inner, visit)),
        _ => {}
    }
}

/// Leaves out what the sources say to their own readers: links of their
/// documentation, and defaults, which would be read as what an absent field is
/// set to.
fn tidy(schema: &mut Value) {
    walk(schema, &mut |object| {
        if object.get("default").is_some_and(|it| !it.is_object()) {
            object.remove("default");
        }
        if let Some(Value::String(text)) = object.get_mut("description") {
            *text = without_links(text);
        }
        if let Some(format @ ("uint32" | "uint64")) = object.get("format").and_then(Value::as_str) {
            let most = if format == "uint32" {
                u64::from(u32::MAX)
            } else {
                u64::MAX
            };
            object.insert("maximum".to_owned(), most.into());
        }
    });
}

/// A text of the sources without its links: `[`X`](where)` becomes `X` in its
/// quotes.
fn without_links(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[`") {
        plain.push_str(before);
        plain.push('`');
        let (name, tail) = after.split_once("`]").unwrap_or((after, ""));
        plain.push_str(name);
        plain.push('`');
        let target = tail.strip_prefix('(').and_then(|it| it.split_once(')'));
        rest = target.map_or(tail, |(_, behind)| behind);
    }
    plain + rest
}

/// An answer has no other fields than those that are described.
fn close(schema: &mut Value) {
    walk(schema, &mut |object| {
        let fields = object.get("properties").is_some_and(Value::is_object);
        if fields && object.get("type") == Some(&json!("object")) {
            object.entry("additionalProperties").or_insert(false.into());
        }
    });
}

/// Gives another name to each schema of requests that differs from that of
/// answers, or refers to one that does.
fn rename(requests: &mut Schemas, answers: &Schemas) {
    let mut other = BTreeSet::new();
    loop {
        let differs = |(name, schema): &(&String, &Value)| {
            let shared = answers.get(*name);
            let refers = |target: &String| references(schema).any(|it| it == *target);
            shared.is_some_and(|shared| shared != *schema)
                || (shared.is_some() && other.iter().any(refers))
        };
        let found: BTreeSet<String> = requests
            .iter()
            .filter(differs)
            .map(|(name, _)| name.clone())
            .collect();
        if found.len() == other.len() {
            break;
        }
        other = found;
    }
    let renamed = std::mem::take(requests)
        .into_iter()
        .map(|(name, mut schema)| {
            walk(&mut schema, &mut |object| {
                let Some(Value::String(target)) = object.get_mut("$ref") else {
                    return;
                };
                if target
                    .strip_prefix(BEGINNING)
                    .is_some_and(|it| other.contains(it))
                {
                    target.push_str("Request");
                }
            });
            let behind = if other.contains(&name) { "Request" } else { "" };
            (name + behind, schema)
        });
    *requests = renamed.collect();
}

/// The names of the schemas that one refers to.
fn references(schema: &Value) -> impl Iterator<Item = String> {
    let mut found = Vec::new();
    walk(&mut schema.clone(), &mut |object| {
        let target = object.get("$ref").and_then(Value::as_str);
        found.extend(
            target
                .and_then(|it| it.strip_prefix(BEGINNING))
                .map(str::to_owned),
        );
    });
    found.into_iter()
}

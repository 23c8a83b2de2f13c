//! What a filter means to a session.

use std::cmp::Ordering;

use greenroom_protocol::attribute::AttributeValue;
use greenroom_protocol::settings::Owner;
use greenroom_protocol::time::Timestamp;

use super::filters::{Comparison, Sort, Wish};
use crate::session::Session;

/// A value, in a form in which the same ones are equal and others have an order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Seen {
    Text(String),
    /// In units of 2 to the power of minus 60, of which all are multiples.
    Number(i128),
    Bool(bool),
    /// Its text, with as many digits as anybody writes.
    Instant(String),
}

impl Wish {
    /// Whether the filter finds the session.
    pub(crate) fn holds(&self, session: &Session) -> bool {
        match self {
            Self::Or(parts) => parts.iter().any(|part| part.holds(session)),
            Self::And(parts) => parts.iter().all(|part| part.holds(session)),
            Self::Not(inner) => !inner.holds(session),
            Self::Holds(comparison) => comparison.holds(session),
        }
    }
}

impl Comparison {
    fn holds(&self, session: &Session) -> bool {
        let values = look(&self.path, session);
        let values: Vec<Seen> = values.into_iter().map(|it| self.shown(it)).collect();
        let with: Vec<Seen> = self.with.iter().map(|it| self.written(it)).collect();
        let wanted = &with[0];
        let one = |holds: &dyn Fn(&Seen) -> bool| values.iter().any(holds);
        let compares = |orders: &[Ordering]| one(&|it| orders.contains(&it.cmp(wanted)));
        use Ordering::{Equal, Greater, Less};
        let holds = match self.op {
            "eq" => compares(&[Equal]),
            "ne" => !compares(&[Equal]),
            "gt" => compares(&[Greater]),
            "ge" => compares(&[Greater, Equal]),
            "lt" => compares(&[Less]),
            "le" => compares(&[Less, Equal]),
            "in" => one(&|it| with.contains(it)),
            "startswith" => one(&|it| text(it).starts_with(text(wanted))),
            "contains" => one(&|it| text(it).contains(text(wanted))),
            other => panic!("{other}"),
        };
        holds == self.truth.unwrap_or(true)
    }

    /// A value of the session, as this comparison takes it.
    fn shown(&self, seen: Seen) -> Seen {
        match seen {
            Seen::Text(text) if self.is_lower || self.sort == Sort::Name => {
                Seen::Text(text.to_lowercase())
            }
            seen => seen,
        }
    }

    /// What is written in the filter.
    fn written(&self, literal: &str) -> Seen {
        let quoted = literal
            .strip_prefix('\'')
            .and_then(|it| it.strip_suffix('\''));
        let text = quoted.unwrap_or(literal).replace("''", "'");
        let is_part = matches!(self.op, "startswith" | "contains");
        match self.sort {
            Sort::Text | Sort::Words => Seen::Text(text),
            Sort::Name => Seen::Text(text.to_ascii_lowercase()),
            Sort::Owner | Sort::Accounts | Sort::Players if !is_part => player(&text),
            Sort::Owner | Sort::Accounts | Sort::Players => Seen::Text(text),
            Sort::Number | Sort::Integer => match text.trim_end_matches(".000").parse::<i64>() {
                Ok(whole) => number(&AttributeValue::Int64(whole)),
                Err(_) => Seen::Number(scaled(text.parse().expect("a number"))),
            },
            Sort::Bool => Seen::Bool(text == "true"),
            Sort::Instant => instant(&text),
        }
    }
}

fn text(seen: &Seen) -> &str {
    match seen {
        Seen::Text(text) => text,
        other => panic!("{other:?}"),
    }
}

/// Players of this directory have 32 digits, whatever zeros were written.
fn player(text: &str) -> Seen {
    let is_number = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match text.parse::<u64>() {
        Ok(number) if is_number && (1..1 << 63).contains(&number) => {
            Seen::Text(format!("{number:032}"))
        }
        _ => Seen::Text(text.to_owned()),
    }
}

fn instant(text: &str) -> Seen {
    let text = text.strip_suffix('Z').expect("UTC");
    let (seconds, fraction) = text.split_once('.').unwrap_or((text, ""));
    Seen::Instant(format!("{seconds}.{fraction:0<20}"))
}

fn at(instant_of: Timestamp) -> Seen {
    instant(&instant_of.to_string())
}

fn scaled(double: f64) -> i128 {
    (double * (1_u64 << 60) as f64) as i128
}

fn number(value: &AttributeValue) -> Seen {
    Seen::Number(match value {
        AttributeValue::Int64(whole) => i128::from(*whole) << 60,
        AttributeValue::Double(double) => scaled(double.get()),
        other => panic!("{other:?}"),
    })
}

fn count(number: i64) -> Seen {
    Seen::Number(i128::from(number) << 60)
}

/// The values at a path.
fn look(path: &str, session: &Session) -> Vec<Seen> {
    let texts = |texts: &[String]| texts.iter().cloned().map(Seen::Text).collect();
    let one = |text: Option<String>| text.map(Seen::Text).into_iter().collect();
    let handle = session.search_handle.as_ref().expect("a search handle");
    let handle = (handle.create_time, &handle.attributes);
    let settings = session.settings.as_ref();
    let target = session.listing.target_members_count.map(i64::from);
    let (most, members) = match settings {
        Some(settings) => (settings.max_players as usize, settings.registered.len()),
        None => (
            session.system.max_members_count as usize,
            session.members.len(),
        ),
    };
    let (most, members) = (most as i64, members as i64);
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        ["tags"] => texts(&handle.1.tags),
        ["achievementIds"] => texts(&handle.1.achievement_ids),
        ["language"] => one(handle.1.language.clone()),
        ["strings" | "string", name] => attribute(session, name, |value| match value {
            AttributeValue::String(text) => Some(Seen::Text(text.clone())),
            _ => None,
        }),
        ["numbers" | "number" | "integers", name] => {
            attribute(session, name, |value| match value {
                AttributeValue::Int64(_) | AttributeValue::Double(_) => Some(number(value)),
                _ => None,
            })
        }
        ["booleans", name] => attribute(session, name, |value| match value {
            AttributeValue::Bool(value) => Some(Seen::Bool(*value)),
            _ => None,
        }),
        ["session", "keywords"] => texts(&session.shared.keywords),
        ["session", "memberXuids"] => {
            let members = session.members.values();
            members.map(|it| Seen::Text(it.account.padded())).collect()
        }
        ["session", "ownerXuids"] => {
            let owners = session.members.values().filter(|it| it.owner);
            owners.map(|it| Seen::Text(it.account.padded())).collect()
        }
        ["session", "scid"] => one(Some(session.session_ref.scid.to_string())),
        ["session", "templateName"] => one(Some(session.session_ref.template_name.to_string())),
        ["session", "name"] => one(Some(session.session_ref.name.to_string())),
        ["session", "scheduledTime"] => {
            session.listing.scheduled_time.map(at).into_iter().collect()
        }
        ["session", "postedTime"] => vec![at(handle.0)],
        ["session", "registrationState"] => one(session.listing.registration_state.clone()),
        ["session", "membersCount"] => vec![count(members)],
        ["session", "maxMembersCount"] => vec![count(most)],
        ["session", "maxMembersCountRemaining"] => vec![count(most - members)],
        ["session", "targetMembersCount"] => target.map(count).into_iter().collect(),
        ["session", "targetMembersCountRemaining"] => target
            .map(|target| count(target - members))
            .into_iter()
            .collect(),
        ["session", "needs"] => vec![count(target.unwrap_or(most) - members)],
        ["session", "roles", role_type, role, of] => role_number(session, role_type, role, of),
        ["greenroom", of] => match (of, settings) {
            (_, None) => Vec::new(),
            ("bucket", Some(settings)) => one(Some(settings.bucket.clone())),
            ("hostAddress", Some(settings)) => one(settings.host_address.clone()),
            ("owner", Some(settings)) => one(Some(match &settings.owner {
                Owner::User(account) => account.padded(),
                Owner::Server(client) => client.clone(),
            })),
            ("registered", Some(settings)) => {
                let players = settings.registered.iter();
                players.map(|it| Seen::Text(it.to_string())).collect()
            }
            other => panic!("{other:?}"),
        },
        _ => panic!("{path}"),
    }
}

fn attribute(
    session: &Session,
    name: &str,
    read: impl Fn(&AttributeValue) -> Option<Seen>,
) -> Vec<Seen> {
    if let Some(settings) = &session.settings {
        let mut attributes = settings.attributes.iter();
        let found = attributes.find(|(key, _)| key.as_str() == name.to_uppercase());
        return found
            .and_then(|(_, value)| read(value))
            .into_iter()
            .collect();
    }
    let handle = session.search_handle.as_ref().expect("a search handle");
    let is_named = |known: &str| known.eq_ignore_ascii_case(name);
    let strings = handle.attributes.strings.iter();
    let strings = strings.filter(|(known, _)| is_named(known));
    let strings = strings.map(|(_, text)| AttributeValue::String(text.clone()));
    let numbers = handle.attributes.numbers.iter();
    let numbers = numbers.filter(|(known, _)| is_named(known));
    let seen_numbers = numbers.filter(|_| read(&AttributeValue::Int64(0)).is_some());
    strings
        .filter_map(|value| read(&value))
        .chain(seen_numbers.map(|(_, value)| Seen::Number(scaled(*value))))
        .collect()
}

fn role_number(session: &Session, role_type: &str, role: &str, of: &str) -> Vec<Seen> {
    let (role_type, role) = (role_type.to_lowercase(), role.to_lowercase());
    let Some(found) = session.role_types.get(&role_type) else {
        return Vec::new();
    };
    let Some(settings) = found.roles.get(&role) else {
        return Vec::new();
    };
    let mut have = 0;
    for member in session.members.values() {
        if member.roles.get(&role_type) == Some(&role) {
            have += 1;
        }
    }
    let wanted = settings.target.or(settings.max).map(i64::from);
    match (of, wanted) {
        ("count", _) => vec![count(have)],
        (_, None) => Vec::new(),
        ("target", Some(wanted)) => vec![count(wanted)],
        ("needs", Some(wanted)) => vec![count(wanted - have)],
        other => panic!("{other:?}"),
    }
}

//! Of the document that somebody sees.

use std::collections::BTreeSet;

use greenroom_directory::access::Access;
use greenroom_directory::caller::Caller;
use greenroom_directory::session::Session;
use greenroom_directory::{liveness, view};
use greenroom_protocol::session::{Capability, SessionDocument};
use serde_json::Value;

use super::{Finding, hold};
use crate::testing::SILENCE;

/// The document that the caller would see, with everything that holds of it.
pub(in crate::simulation) fn check(session: &Session, caller: &Caller, access: &Access) -> Finding {
    let document = view::document(session, caller, access, SILENCE);
    check_shown(&document, session, caller)
}

/// Everything that holds of a document that shows this state to the caller.
pub(in crate::simulation) fn check_shown(
    document: &SessionDocument,
    session: &Session,
    caller: &Caller,
) -> Finding {
    let json = serde_json::to_value(document).map_err(|error| error.to_string())?;
    let own = caller.account().and_then(|account| session.member(account));
    let own = own.map(|(index, _)| index);
    reads_back(document)
        .and_then(|()| required_fields_are_there(&json))
        .and_then(|()| words_are_known(&json))
        .and_then(|()| list_is_whole(&json, session))
        .and_then(|()| counts_are_right(&json, session))
        .and_then(|()| names_members(&json, session))
        .and_then(|()| connections_are_private(&json, own))
        .and_then(|()| timer_is_the_next(document, session))
        .map_err(|wrong| format!("{}, seen by {:?}: {wrong}", session.session_ref, own))
}

fn reads_back(document: &SessionDocument) -> Finding {
    let text = serde_json::to_string(document).map_err(|error| error.to_string())?;
    let again: SessionDocument =
        serde_json::from_str(&text).map_err(|error| format!("does not read: {error}"))?;
    let again = serde_json::to_string(&again).map_err(|error| error.to_string())?;
    hold(again == text, || {
        format!("reads back as {again}, was {text}")
    })
}

fn required_fields_are_there(json: &Value) -> Finding {
    let paths = [
        "/contractVersion",
        "/branch",
        "/changeNumber",
        "/correlationId",
        "/startTime",
        "/constants/system/maxMembersCount",
        "/constants/system/visibility",
        "/constants/system/capabilities",
        "/constants/custom",
        "/properties/system",
        "/properties/custom",
        "/members",
        "/membersInfo/first",
        "/membersInfo/next",
        "/membersInfo/count",
        "/membersInfo/accepted",
        "/membersInfo/active",
    ];
    let missing = paths.into_iter().find(|path| json.pointer(path).is_none());
    hold(missing.is_none(), || format!("{missing:?} is missing"))
}

fn words_are_known(json: &Value) -> Finding {
    let tables: [(&str, &[&str]); 4] = [
        (
            "/constants/system/visibility",
            &["private", "visible", "open"],
        ),
        (
            "/properties/system/joinRestriction",
            &["none", "local", "followed"],
        ),
        (
            "/properties/system/readRestriction",
            &["none", "local", "followed"],
        ),
        (
            "/initializing/stage",
            &["joining", "measuring", "evaluating", "failed"],
        ),
    ];
    for (path, words) in tables {
        let word = json.pointer(path).and_then(Value::as_str);
        hold(word.is_none_or(|word| words.contains(&word)), || {
            format!("{path} is {word:?}")
        })?;
    }
    Ok(())
}

fn number(json: &Value, path: &str) -> u64 {
    let found = json.pointer(path).and_then(Value::as_u64);
    found.unwrap_or(u64::MAX)
}

/// From the first over each next one to the next index there is every member
/// that is shown, once.
fn list_is_whole(json: &Value, session: &Session) -> Finding {
    let Some(members) = json["members"].as_object() else {
        return Err("members are no object".into());
    };
    let large = session.can(Capability::Large) || session.members.len() > 100;
    if large {
        return hold(members.keys().all(|key| key == "me"), || {
            "too much is shown".into()
        });
    }
    let end = number(json, "/membersInfo/next");
    let mut at = number(json, "/membersInfo/first");
    let mut walked = BTreeSet::new();
    while at != end {
        let Some(member) = members.get(&at.to_string()) else {
            return Err(format!("the list leads to {at}, where nobody is"));
        };
        hold(walked.insert(at), || {
            format!("the list comes to {at} again")
        })?;
        at = number(member, "/next");
    }
    let there: BTreeSet<u64> = session
        .members
        .keys()
        .map(|index| u64::from(*index))
        .collect();
    hold(walked == there, || {
        format!("the list has {walked:?}, and there are {there:?}")
    })
}

fn counts_are_right(json: &Value, session: &Session) -> Finding {
    let members = || session.members.values();
    let wanted = [
        ("/membersInfo/count", members().count()),
        (
            "/membersInfo/accepted",
            members().filter(|it| !it.reserved).count(),
        ),
        (
            "/membersInfo/active",
            members().filter(|it| it.active).count(),
        ),
    ];
    for (path, count) in wanted {
        let shown = number(json, path);
        hold(shown == count as u64, || {
            format!("{path} is {shown}, not {count}")
        })?;
    }
    Ok(())
}

fn names_members(json: &Value, session: &Session) -> Finding {
    for path in ["/properties/system/turn", "/properties/system/owners"] {
        let named = json.pointer(path).and_then(Value::as_array);
        let mut named = named.into_iter().flatten();
        let strange = named.find(|index| {
            let index = index.as_u64().and_then(|index| u32::try_from(index).ok());
            !index.is_some_and(|index| session.members.contains_key(&index))
        });
        hold(strange.is_none(), || format!("{path} names {strange:?}"))?;
    }
    Ok(())
}

/// Whoever knows a connection's id can claim to hang on it.
fn connections_are_private(json: &Value, own: Option<u32>) -> Finding {
    let own = own.map(|index| index.to_string());
    for (key, member) in json["members"].as_object().into_iter().flatten() {
        let shown = member.pointer("/properties/system/connection").is_some();
        let is_own = key == "me" || Some(key) == own.as_ref();
        hold(is_own || !shown, || {
            format!("the connection of {key} is shown")
        })?;
    }
    let text = json["servers"].to_string();
    hold(!text.contains("connection"), || {
        "a server's connection is shown".into()
    })
}

fn timer_is_the_next(document: &SessionDocument, session: &Session) -> Finding {
    let next = liveness::next_timer(session, SILENCE);
    hold(document.next_timer == next, || {
        format!("nextTimer is {:?}, not {next:?}", document.next_timer)
    })
}

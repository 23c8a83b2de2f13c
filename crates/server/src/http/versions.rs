//! Older contract versions: bodies are read into the words of the newest and
//! answers rendered back.
//!
//! 104 and 105 differ from 107 in `constants.system` alone. What is converted
//! is that object's own level; every value below and beside it keeps its text,
//! so that numbers of any size stay exact. 106 is nowhere described and counts
//! as 107.

use std::collections::BTreeMap;

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::session::{SessionDelta, SessionDocument};
use greenroom_protocol::version::{Version, Vocabulary};
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use super::Face;
use super::body::{self, from_json};
use super::conditions::Contract;
use super::error::Failure;

mod object;
#[cfg(test)]
mod tests;

use object::Object;

/// The timeouts by their old and their new names.
pub(super) const TIMEOUTS: [(&str, &str); 4] = [
    ("reserved", "reservedRemovalTimeout"),
    ("inactive", "inactiveRemovalTimeout"),
    ("ready", "readyRemovalTimeout"),
    ("sessionEmpty", "sessionEmptyTimeout"),
];
/// Where the old vocabulary has them.
pub(super) const TIMEOUTS_OBJECT: &str = "timeouts";
/// Initialization by its old and its new name, and the field in it whose
/// meaning was turned round.
pub(super) const INITIALIZATION: (&str, &str) = ("managedInitialization", "memberInitialization");
pub(super) const EVALUATION: (&str, &str) = ("autoEvaluate", "externalEvaluation");

/// The body of a `PUT`, in whatever version it was written.
pub(super) struct DeltaBody(pub(super) SessionDelta);

impl FromRequest<Face> for DeltaBody {
    type Rejection = Failure;

    async fn from_request(request: Request, face: &Face) -> Result<Self, Failure> {
        let (mut parts, rest) = request.into_parts();
        let Contract(version) = Contract::from_request_parts(&mut parts, face).await?;
        let request = Request::from_parts(parts, rest);
        let bytes = body::json_bytes(request, face).await?;
        Ok(Self(read(version, &bytes)?))
    }
}

/// Reads a delta that is written in a version.
///
/// # Errors
/// `BadRequest` naming the field.
pub(super) fn read(version: Version, bytes: &[u8]) -> Result<SessionDelta, Refusal> {
    if version.vocabulary() == Vocabulary::New {
        return from_json(bytes);
    }
    let mut delta: SessionDelta = match to_new(bytes)? {
        Some(converted) => from_json(converted.get().as_bytes())?,
        None => from_json(bytes)?,
    };
    let constants = delta.constants.get_or_insert_default();
    constants.vocabulary = Vocabulary::Old;
    Ok(delta)
}

/// A session as an answer of a version shows it.
pub(super) fn session(version: Version, mut session: SessionDocument) -> Response {
    session.contract_version = version.number();
    document(version, &session)
}

/// Whatever has `constants.system`, as an answer of a version shows it.
pub(super) fn document<T: Serialize>(version: Version, document: &T) -> Response {
    answer(raw(version, document))
}

/// A list of such documents, under `results`.
pub(super) fn list<T: Serialize>(version: Version, documents: impl Iterator<Item = T>) -> Response {
    let rows = documents.map(|document| raw(version, &document));
    let rows: Result<Vec<_>, _> = rows.collect();
    answer(rows.and_then(|results| to_raw_value(&BTreeMap::from([("results", results)]))))
}

fn answer(rendered: Result<Box<RawValue>, serde_json::Error>) -> Response {
    match rendered {
        Ok(json) => {
            let head = [(CONTENT_TYPE, HeaderValue::from_static("application/json"))];
            (head, String::from(Box::<str>::from(json))).into_response()
        }
        Err(error) => {
            let message = format!("the answer could not be written: {error}");
            Failure::from(Refusal::new(ErrorCode::Internal, message)).into_response()
        }
    }
}

fn raw<T: Serialize>(version: Version, document: &T) -> Result<Box<RawValue>, serde_json::Error> {
    let newest = to_raw_value(document)?;
    Ok(match version.vocabulary() {
        Vocabulary::New => newest,
        Vocabulary::Old => to_old(&newest).unwrap_or(newest),
    })
}

/// A body of the old vocabulary in the words of the new one; `None` where there
/// is nothing to convert or no sense to be made of it, which the reader says
/// better.
fn to_new(bytes: &[u8]) -> Result<Option<Box<RawValue>>, Refusal> {
    let Some((mut body, mut constants, mut system)) = levels(bytes) else {
        return Ok(None);
    };
    let mut new = TIMEOUTS.iter().chain([&INITIALIZATION]).map(|it| it.1);
    if let Some(name) = new.find(|name| system.get(name).is_some()) {
        let old = INITIALIZATION.0;
        let message = format!(
            "constants.system.{name} is a word of contract 107; \
             104 and 105 have {old} and {TIMEOUTS_OBJECT}"
        );
        return Err(Refusal::bad_request(message));
    }
    let timeouts = system.take(TIMEOUTS_OBJECT)?;
    if let Some(timeouts) = timeouts.filter(|it| it.get() != "null") {
        spread_timeouts(&timeouts, &mut system)?;
    }
    if let Some(initialization) = system.take(INITIALIZATION.0)? {
        let turned = turn(&initialization, EVALUATION.0, EVALUATION.1)?;
        system.push(INITIALIZATION.1, turned.unwrap_or(initialization));
    }
    constants.set("system", system.write());
    body.set("constants", constants.write());
    Ok(Some(body.write()))
}

/// The body, its `constants` and their `system`.
fn levels(bytes: &[u8]) -> Option<(Object, Object, Object)> {
    let body = Object::read(std::str::from_utf8(bytes).ok()?)?;
    let constants = Object::read(body.get("constants")?)?;
    let system = Object::read(constants.get("system")?)?;
    Some((body, constants, system))
}

fn spread_timeouts(timeouts: &RawValue, system: &mut Object) -> Result<(), Refusal> {
    let field = format!("constants.system.{TIMEOUTS_OBJECT}");
    let Some(mut timeouts) = Object::read(timeouts.get()) else {
        let message = format!("{field}: expected an object");
        return Err(Refusal::bad_request(message));
    };
    for (old, new) in TIMEOUTS {
        if let Some(value) = timeouts.take(old)? {
            system.push(new, value);
        }
    }
    match timeouts.first_key() {
        None => Ok(()),
        Some(key) => {
            let message = format!("{field}: unknown field `{key:.80}`");
            Err(Refusal::bad_request(message))
        }
    }
}

/// Renames a truth value of an object and turns it round; `None` where that is
/// no object.
fn turn(object: &RawValue, from: &str, to: &str) -> Result<Option<Box<RawValue>>, Refusal> {
    let Some(mut object) = Object::read(object.get()) else {
        return Ok(None);
    };
    if object.get(to).is_some() {
        let message = format!(
            "constants.system.{}: unknown field `{to}`",
            INITIALIZATION.0
        );
        return Err(Refusal::bad_request(message));
    }
    if let Some(value) = object.take(from)? {
        object.push(to, turned(&value));
    }
    Ok(Some(object.write()))
}

/// `true` for `false` and the other way; anything else as it is, for the reader
/// to refuse.
fn turned(value: &RawValue) -> Box<RawValue> {
    match value.get() {
        "true" => RawValue::from_string("false".to_owned()).expect("JSON"),
        "false" => RawValue::from_string("true".to_owned()).expect("JSON"),
        _ => value.to_owned(),
    }
}

/// A document of the newest version in the words of the old vocabulary; `None`
/// where it has no system constants.
fn to_old(document: &RawValue) -> Option<Box<RawValue>> {
    let (mut body, mut constants, mut system) = levels(document.get().as_bytes())?;
    let mut timeouts = Object::default();
    for (old, new) in TIMEOUTS {
        if let Some(value) = system.take(new).ok()? {
            timeouts.push(old, value);
        }
    }
    if timeouts.first_key().is_some() {
        system.push(TIMEOUTS_OBJECT, timeouts.write());
    }
    if let Some(initialization) = system.take(INITIALIZATION.1).ok()? {
        let turned = turn(&initialization, EVALUATION.1, EVALUATION.0).ok()?;
        system.push(INITIALIZATION.0, turned.unwrap_or(initialization));
    }
    constants.set("system", system.write());
    body.set("constants", constants.write());
    Some(body.write())
}

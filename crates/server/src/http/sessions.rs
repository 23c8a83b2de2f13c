//! Sessions: read, write, leave.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{FromRequestParts, Path, Query, State};
use axum::http::header::ETAG;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{Deployment, Revision, SessionName, SessionRef, TemplateName};
use greenroom_protocol::session::SessionDelta;
use greenroom_service::{Outcome, Precondition, PutRefusal, Shown};

use super::Face;
use super::auth::Authenticated;
use super::body::JsonBody;
use super::conditions::{Contract, has_already, precondition, wants_minimal};
use super::error::Failure;
use super::words::in_words;

/// The session that the path names.
pub(super) struct At(SessionRef);

impl FromRequestParts<Face> for At {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, face: &Face) -> Result<Self, Failure> {
        let names = Path::<(String, String, String)>::from_request_parts(parts, face).await;
        let Path((scid, template, name)) =
            names.map_err(|rejection| Refusal::bad_request(in_words(&rejection.body_text())))?;
        let parse = || -> Result<SessionRef, Refusal> {
            Ok(SessionRef {
                scid: Deployment::new(scid)?,
                template_name: TemplateName::new(template)?,
                name: SessionName::new(name)?,
            })
        };
        Ok(Self(parse()?))
    }
}

/// Proof that the request does not ask for what a write cannot do here.
pub(super) struct Committing;

impl FromRequestParts<Face> for Committing {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, face: &Face) -> Result<Self, Failure> {
        let query = Query::<BTreeMap<String, String>>::from_request_parts(parts, face).await;
        let Query(query) =
            query.map_err(|rejection| Refusal::bad_request(in_words(&rejection.body_text())))?;
        let dry = |(key, value): (&String, &String)| {
            key.eq_ignore_ascii_case("nocommit") && value.eq_ignore_ascii_case("true")
        };
        if query.iter().any(dry) {
            let message = "nocommit: dry runs are not carried out yet";
            return Err(Refusal::new(ErrorCode::Unsupported, message).into());
        }
        Ok(Self)
    }
}

/// `GET` of a session.
pub(super) async fn read(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    _: Contract,
    At(at): At,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let Some(shown) = face.directory.get_session(&caller, &at).await? else {
        return Ok(StatusCode::NO_CONTENT.into_response());
    };
    if has_already(&headers, shown.revision)? {
        return Ok((StatusCode::NOT_MODIFIED, etag(shown.revision)).into_response());
    }
    Ok(document(StatusCode::OK, shown))
}

/// `PUT` of a session: create, join, change, leave, end.
pub(super) async fn write(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    _: Contract,
    _: Committing,
    At(at): At,
    headers: HeaderMap,
    JsonBody(delta): JsonBody<SessionDelta>,
) -> Result<Response, Failure> {
    let when = precondition(&headers)?;
    let written = face.directory.put_session(&caller, &at, when, delta);
    let written = written.await?;
    let status = match written.outcome {
        Outcome::Created => StatusCode::CREATED,
        Outcome::Updated => StatusCode::OK,
        Outcome::Deleted => StatusCode::NO_CONTENT,
    };
    let Some(revision) = written.revision else {
        return Ok(StatusCode::NO_CONTENT.into_response());
    };
    if wants_minimal(&headers) {
        let applied = [("preference-applied", "return=minimal")];
        return Ok((status, etag(revision), applied).into_response());
    }
    Ok(match written.shown {
        Some(shown) => document(status, shown),
        None => (status, etag(revision)).into_response(),
    })
}

/// `DELETE …/members/me`: leaves. What was there is gone afterwards, so the
/// answer has no body.
pub(super) async fn leave(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    _: Contract,
    At(at): At,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let when = match precondition(&headers)? {
        Precondition::None => Precondition::Exists,
        asked => asked,
    };
    let delta = SessionDelta {
        members: BTreeMap::from([("me".to_owned(), None)]),
        ..SessionDelta::default()
    };
    let written = face.directory.put_session(&caller, &at, when, delta);
    let written = match written.await {
        Ok(written) => written,
        Err(refused) if session_was_absent(&refused) => {
            let message = "there is no such session to leave";
            return Err(Refusal::new(ErrorCode::SessionNotFound, message).into());
        }
        Err(refused) => return Err(refused.into()),
    };
    let tag = written.revision.map(etag);
    Ok((StatusCode::NO_CONTENT, tag.unwrap_or_default()).into_response())
}

/// A condition that failed with no session to show for it.
fn session_was_absent(refused: &PutRefusal) -> bool {
    refused.refusal.code == ErrorCode::PreconditionFailed && refused.current.is_none()
}

fn document(status: StatusCode, shown: Shown) -> Response {
    (status, etag(shown.revision), Json(shown.document)).into_response()
}

fn etag(revision: Revision) -> HeaderMap {
    let tag = revision.to_etag();
    let tag = tag.parse().expect("a quoted number is a header value");
    HeaderMap::from_iter([(ETAG, tag)])
}

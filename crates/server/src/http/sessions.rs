//! Sessions: read, write, leave; elements of them written and removed.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use axum::extract::{FromRequestParts, Path, Query, State};
use axum::http::header::{CONTENT_LOCATION, ETAG, EXPIRES};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{
    Deployment, Revision, ServerInstance, SessionName, SessionRef, TemplateName,
};
use greenroom_protocol::session::{PropertiesDelta, SessionDelta};
use greenroom_protocol::version::Version;
use greenroom_service::{
    Caller, Outcome, Precondition, PutRefusal, SessionPut, Shown, Via, Written,
};

use super::Face;
use super::auth::Authenticated;
use super::body::JsonBody;
use super::conditions::{Contract, has_already, precondition, wants_minimal};
use super::error::Failure;
use super::versions::{self, DeltaBody};
use super::words::in_words;

/// The session that the path names.
pub(super) struct At(SessionRef);

/// The element of it that the path names.
pub(super) struct Element(String);

impl FromRequestParts<Face> for At {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, face: &Face) -> Result<Self, Failure> {
        let named = named(parts, face).await?;
        let text = |key: &str| named.get(key).cloned().unwrap_or_default();
        let parse = || -> Result<SessionRef, Refusal> {
            Ok(SessionRef {
                scid: Deployment::new(text("scid"))?,
                template_name: TemplateName::new(text("template"))?,
                name: SessionName::new(text("name"))?,
            })
        };
        Ok(Self(parse()?))
    }
}

impl FromRequestParts<Face> for Element {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, face: &Face) -> Result<Self, Failure> {
        let mut named = named(parts, face).await?;
        Ok(Self(named.remove("element").unwrap_or_default()))
    }
}

/// What stands in the path, by the names of the route.
async fn named(parts: &mut Parts, face: &Face) -> Result<BTreeMap<String, String>, Refusal> {
    let named = Path::<BTreeMap<String, String>>::from_request_parts(parts, face).await;
    let Path(named) =
        named.map_err(|rejection| Refusal::bad_request(in_words(&rejection.body_text())))?;
    Ok(named)
}

/// How a session is read or written, and how the answer is to look.
#[derive(Clone)]
pub(super) struct Manner {
    /// The contract version of the answer.
    version: Version,
    /// Whether the client wants no document back.
    minimal: bool,
    /// Whether only to tell what would come of a write.
    dry: bool,
    headers: HeaderMap,
}

impl FromRequestParts<Face> for Manner {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, face: &Face) -> Result<Self, Failure> {
        let Contract(version) = Contract::from_request_parts(parts, face).await?;
        let query = Query::<BTreeMap<String, String>>::from_request_parts(parts, face).await;
        let Query(query) =
            query.map_err(|rejection| Refusal::bad_request(in_words(&rejection.body_text())))?;
        Ok(Self {
            version,
            minimal: wants_minimal(&parts.headers),
            dry: dry(&query)?,
            headers: parts.headers.clone(),
        })
    }
}

/// The parameter `nocommit`.
fn dry(query: &BTreeMap<String, String>) -> Result<bool, Refusal> {
    let asked = query
        .iter()
        .find(|(key, _)| key.eq_ignore_ascii_case("nocommit"));
    match asked
        .map(|(_, value)| value.to_ascii_lowercase())
        .as_deref()
    {
        None | Some("false") => Ok(false),
        Some("true") => Ok(true),
        Some(_) => Err(Refusal::bad_request("nocommit is neither true nor false")),
    }
}

impl Manner {
    /// Reads a session to which the caller came by some way.
    pub(super) async fn read(
        &self,
        face: &Face,
        caller: &Caller,
        at: &SessionRef,
        via: Via,
    ) -> Result<Response, Failure> {
        let shown = face.directory.get_session_via(caller, at, via).await?;
        let Some(shown) = shown else {
            return Ok(StatusCode::NO_CONTENT.into_response());
        };
        if has_already(&self.headers, shown.revision)? {
            let head = (etag(shown.revision), place(at));
            return Ok((StatusCode::NOT_MODIFIED, head).into_response());
        }
        Ok(self.document(StatusCode::OK, Some(shown.revision), shown))
    }

    /// Writes a session to which the caller came by some way.
    pub(super) async fn write(
        &self,
        face: &Face,
        caller: &Caller,
        at: &SessionRef,
        via: Via,
        delta: &SessionDelta,
    ) -> Result<Response, Failure> {
        let when = precondition(&self.headers)?;
        let written = self.put(face, caller, at, via, when, delta).await;
        let written = written.map_err(|refused| self.failure(refused))?;
        let status = match written.outcome {
            Outcome::Created => StatusCode::CREATED,
            Outcome::Updated => StatusCode::OK,
            Outcome::Deleted => return Ok(StatusCode::NO_CONTENT.into_response()),
        };
        let tag = written.revision.map(etag).unwrap_or_default();
        if self.minimal {
            let applied = [("preference-applied", "return=minimal")];
            return Ok((status, tag, place(at), applied).into_response());
        }
        Ok(match written.shown {
            Some(shown) => self.document(status, written.revision, shown),
            None => (status, tag, place(at)).into_response(),
        })
    }

    /// Takes an element out of a session that must be there. What was there is
    /// gone afterwards, so the answer has no body.
    async fn take_out(
        &self,
        face: &Face,
        caller: &Caller,
        at: &SessionRef,
        delta: &SessionDelta,
    ) -> Result<Response, Failure> {
        let written = self.put_existing(face, caller, at, delta).await?;
        let tag = written.revision.map(etag).unwrap_or_default();
        Ok((StatusCode::NO_CONTENT, tag).into_response())
    }

    /// Writes a session that must be there.
    async fn put_existing(
        &self,
        face: &Face,
        caller: &Caller,
        at: &SessionRef,
        delta: &SessionDelta,
    ) -> Result<Written, Failure> {
        let when = match precondition(&self.headers)? {
            Precondition::None => Precondition::Exists,
            // Both hold where there is no session, which a part of one would make.
            Precondition::Absent | Precondition::MatchesNoneOf(_) => {
                let message = "If-None-Match: a part is written of a session that is there";
                return Err(Refusal::bad_request(message).into());
            }
            asked => asked,
        };
        let written = self.put(face, caller, at, Via::Id, when, delta).await;
        written.map_err(|refused| match session_was_absent(&refused, when) {
            true => Refusal::new(ErrorCode::SessionNotFound, "there is no such session").into(),
            false => self.failure(refused),
        })
    }

    async fn put(
        &self,
        face: &Face,
        caller: &Caller,
        at: &SessionRef,
        via: Via,
        when: Precondition,
        delta: &SessionDelta,
    ) -> Result<Written, PutRefusal> {
        let put = SessionPut {
            at,
            via,
            when,
            delta,
            dry: self.dry,
        };
        face.directory.write_session(caller, put).await
    }

    /// A refusal, with the session as it is where the client wants bodies.
    fn failure(&self, refused: PutRefusal) -> Failure {
        let failure = Failure::from(refused.refusal);
        match refused.current.filter(|_| !self.minimal) {
            Some(shown) => {
                let revision = Some(shown.revision);
                failure.with_session(self.document(StatusCode::OK, revision, *shown))
            }
            None => failure,
        }
    }

    fn document(&self, status: StatusCode, revision: Option<Revision>, shown: Shown) -> Response {
        let head = session_headers(&shown);
        let tag = revision.map(etag).unwrap_or_default();
        let body = versions::session(self.version, shown.document);
        (status, tag, head, body).into_response()
    }
}

/// A condition that failed with no session to show for it: `Exists` alone fails
/// so where there is one.
fn session_was_absent(refused: &PutRefusal, when: Precondition) -> bool {
    refused.refusal.code == ErrorCode::PreconditionFailed
        && refused.current.is_none()
        && when == Precondition::Exists
}

/// `GET` of a session.
pub(super) async fn read(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    manner: Manner,
    At(at): At,
) -> Result<Response, Failure> {
    manner.read(&face, &caller, &at, Via::Id).await
}

/// `PUT` of a session: create, join, change, leave, end.
pub(super) async fn write(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    manner: Manner,
    At(at): At,
    DeltaBody(delta): DeltaBody,
) -> Result<Response, Failure> {
    manner.write(&face, &caller, &at, Via::Id, &delta).await
}

/// `PUT …/properties`: the same with properties alone, of a session that is
/// there. Answers with the whole session.
pub(super) async fn write_properties(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    manner: Manner,
    At(at): At,
    JsonBody(properties): JsonBody<PropertiesDelta>,
) -> Result<Response, Failure> {
    let delta = SessionDelta {
        properties: Some(properties),
        ..SessionDelta::default()
    };
    let written = manner.put_existing(&face, &caller, &at, &delta).await?;
    let tag = written.revision.map(etag).unwrap_or_default();
    Ok(match written.shown.filter(|_| !manner.minimal) {
        Some(shown) => manner.document(StatusCode::OK, written.revision, shown),
        None => (StatusCode::OK, tag, place(&at)).into_response(),
    })
}

/// `DELETE …/members/me`: leaves.
pub(super) async fn leave(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    manner: Manner,
    At(at): At,
) -> Result<Response, Failure> {
    let delta = without_member("me".to_owned());
    manner.take_out(&face, &caller, &at, &delta).await
}

/// `DELETE …/members/{index}`: removes a member; for owners and trusted servers.
pub(super) async fn remove_member(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    manner: Manner,
    (At(at), Element(index)): (At, Element),
) -> Result<Response, Failure> {
    let delta = without_member(index);
    manner.take_out(&face, &caller, &at, &delta).await
}

/// `DELETE …/servers/{name}`: removes a server's entry; for trusted servers.
pub(super) async fn remove_server(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    manner: Manner,
    (At(at), Element(name)): (At, Element),
) -> Result<Response, Failure> {
    let name = ServerInstance::new(name).map_err(Refusal::from)?;
    let delta = SessionDelta {
        servers: BTreeMap::from([(name, None)]),
        ..SessionDelta::default()
    };
    manner.take_out(&face, &caller, &at, &delta).await
}

fn without_member(key: String) -> SessionDelta {
    SessionDelta {
        members: BTreeMap::from([(key, None)]),
        ..SessionDelta::default()
    }
}

/// The headers that an answer with a session has beside its tag.
fn session_headers(shown: &Shown) -> HeaderMap {
    let mut headers = place(&shown.at);
    if let Some(timer) = shown.document.next_timer {
        let at = SystemTime::UNIX_EPOCH + Duration::from_millis(timer.0);
        let expires = HeaderValue::try_from(httpdate::fmt_http_date(at));
        headers.insert(EXPIRES, expires.expect("a date is a header value"));
    }
    headers
}

/// Where the session is: relative, since clients count its parts.
pub(super) fn place(at: &SessionRef) -> HeaderMap {
    let SessionRef {
        scid,
        template_name,
        name,
    } = at;
    let path = format!("/serviceconfigs/{scid}/sessionTemplates/{template_name}/sessions/{name}");
    let path = HeaderValue::try_from(path).expect("names are plain text");
    HeaderMap::from_iter([(CONTENT_LOCATION, path)])
}

fn etag(revision: Revision) -> HeaderMap {
    let tag = revision.to_etag();
    let tag = tag.parse().expect("a quoted number is a header value");
    HeaderMap::from_iter([(ETAG, tag)])
}

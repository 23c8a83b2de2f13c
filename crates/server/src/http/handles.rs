//! `/handles`: pointers to sessions, and searches.

use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRequestParts, Path, Query, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::handle::{
    AnyQuery, HandleDelta, HandleDocument, HandleResults, HandlesQuery, Include, PageEnd,
};
use greenroom_protocol::session::Guid;
use greenroom_service::Listing;

use super::Face;
use super::auth::{Authenticated, Uncounted};
use super::body::JsonBody;
use super::conditions::Contract;
use super::error::Failure;
use super::rates::{class_of_creation, class_of_query};
use super::rows::rows;
use super::sessions::{Manner, place};
use super::versions::DeltaBody;
use super::words::in_words;

/// The handle that the path names.
pub(super) struct Id(Guid);

impl FromRequestParts<Face> for Id {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, face: &Face) -> Result<Self, Failure> {
        let named = Path::<String>::from_request_parts(parts, face).await;
        let Path(named) =
            named.map_err(|rejection| Refusal::bad_request(in_words(&rejection.body_text())))?;
        let id = Guid::new(&named).filter(|id| !id.is_zero());
        let id = id.ok_or_else(|| Refusal::bad_request("the handle id is not a GUID, or zero"))?;
        Ok(Self(id))
    }
}

/// The parameter `include`, in any letter case and as often as it is given.
pub(super) struct Included(Include);

impl FromRequestParts<Face> for Included {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, face: &Face) -> Result<Self, Failure> {
        let mut include = Include::default();
        for (name, value) in parameters(parts, face).await? {
            if name.eq_ignore_ascii_case("include") {
                include.add(&value);
            }
        }
        Ok(Self(include))
    }
}

/// The parameters of a request, in their order.
///
/// # Errors
/// `BadRequest` for a query that is none.
pub(super) async fn parameters(
    parts: &mut Parts,
    face: &Face,
) -> Result<Vec<(String, String)>, Refusal> {
    let query = Query::<Vec<(String, String)>>::from_request_parts(parts, face).await;
    let Query(query) =
        query.map_err(|rejection| Refusal::bad_request(in_words(&rejection.body_text())))?;
    Ok(query)
}

/// `POST /handles`: makes one.
pub(super) async fn create(
    State(face): State<Face>,
    Uncounted(caller): Uncounted,
    _: Contract,
    body: Result<JsonBody<HandleDelta>, Failure>,
) -> Result<Response, Failure> {
    let delta = body.map(|JsonBody(delta)| delta);
    face.count(&caller, class_of_creation(delta.as_ref().ok()))?;
    let delta = delta?;
    let made = face.directory.create_handle(&caller, &delta).await?;
    Ok(document(StatusCode::CREATED, made))
}

/// `GET /handles/{id}`.
pub(super) async fn read(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    _: Contract,
    Id(id): Id,
) -> Result<Response, Failure> {
    let found = face.directory.get_handle(&caller, &id).await?;
    Ok(document(StatusCode::OK, found))
}

/// `DELETE /handles/{id}`.
pub(super) async fn remove(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    _: Contract,
    Id(id): Id,
) -> Result<StatusCode, Failure> {
    face.directory.delete_handle(&caller, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `GET /handles/{id}/session`: the session that the handle leads to.
pub(super) async fn read_session(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    manner: Manner,
    Id(id): Id,
) -> Result<Response, Failure> {
    let (at, via) = face.directory.follow_handle(&caller, &id).await?;
    let response = manner.read(&face, &caller, &at, via).await?;
    // Where a session would be absent, its handle is stale.
    match response.status() {
        StatusCode::NO_CONTENT => {
            let message = "the session of the handle is over";
            Err(Refusal::new(ErrorCode::NotFound, message).into())
        }
        _ => Ok(response),
    }
}

/// `PUT /handles/{id}/session`: joins by the handle's way, or whatever else the
/// body says.
pub(super) async fn write_session(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    manner: Manner,
    Id(id): Id,
    DeltaBody(delta): DeltaBody,
) -> Result<Response, Failure> {
    let (at, via) = face.directory.follow_handle(&caller, &id).await?;
    let mut response = manner.write(&face, &caller, &at, via, &delta).await;
    // Clients fail without it, whatever the answer is.
    if let Ok(response) = &mut response {
        response.headers_mut().extend(place(&at));
    }
    response
}

/// `POST /handles/query`: for activities, the caller's invites, or sessions that
/// can be searched for.
pub(super) async fn query(
    State(face): State<Face>,
    Uncounted(caller): Uncounted,
    _: Contract,
    Included(include): Included,
    body: Result<JsonBody<HandlesQuery>, Failure>,
) -> Result<Response, Failure> {
    let query = body.and_then(|JsonBody(query)| {
        let understood = query.understood();
        Ok(understood.map_err(Refusal::bad_request)?)
    });
    face.count(&caller, class_of_query(query.as_ref().ok()))?;
    match query? {
        AnyQuery::Activities(query) => {
            let found = face.directory.query_activities(&caller, &query, include);
            let results = found.await?;
            Ok(face.large_answers.json(&HandleResults { results })?)
        }
        AnyQuery::Invites(scid) => {
            let found = face.directory.invites(&caller, scid.as_ref(), include);
            Ok(face.large_answers.json(&found.await?)?)
        }
        AnyQuery::Search(query) => {
            let found = face.directory.search(&caller, &query)?;
            let json = results(&found, None, Listing::write_row);
            Ok(face.large_answers.written(json)?)
        }
        AnyQuery::Browse(query) => {
            let found = face.directory.browse(&caller, &query).await?;
            // Who knows nothing of pages sees the contract alone.
            let cursor = found.cursor.filter(|_| query.page.is_some());
            let end = cursor.map(|cursor| PageEnd { cursor });
            let json = results(&found.listings, end, |listing, out| {
                listing.write_document(include, out);
            });
            Ok(face.large_answers.written(json)?)
        }
    }
}

/// The JSON of a list of results.
fn results(
    found: &[Arc<Listing>],
    end: Option<PageEnd>,
    write: impl Fn(&Listing, &mut Vec<u8>),
) -> Vec<u8> {
    let mut json = rows(r#"{"results":["#, found, write);
    if let Some(end) = end {
        json.extend_from_slice(br#","greenroom":"#);
        json.extend(serde_json::to_vec(&end).expect("a cursor is plain JSON"));
    }
    json.push(b'}');
    json
}

fn document(status: StatusCode, handle: HandleDocument) -> Response {
    (status, place(&handle.session_ref), Json(handle)).into_response()
}

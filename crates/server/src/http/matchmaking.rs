//! `/matchmaking/v1`: public sessions for server browsers, as the EOS web API has
//! them. Some titles are asked for below `/wildcard`, which is the same.

use axum::body::Body;
use axum::extract::{FromRequest, FromRequestParts, Path, Request, State};
use axum::http::HeaderValue;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, AUTHORIZATION};
use axum::http::request::Parts;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::routing::{get, post};
use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::{Deployment, SessionName, SessionRef};
use greenroom_protocol::matchmaking::SessionFilter;
use greenroom_service::{Browser, Caller, Listing};
use serde::de::DeserializeOwned;

use super::Face;
use super::auth::Authenticated;
use super::body::{from_json, whole};
use super::error::Failure;
use super::routes::Routes;
use super::rows::rows;
use super::tokens::Refused;
use super::words::in_words;
use crate::rates::Class;

/// Adds the routes, under both prefixes.
pub(super) fn add_to(mut routes: Routes) -> Routes {
    for prefix in ["/matchmaking/v1", "/wildcard/matchmaking/v1"] {
        routes = routes
            .route(
                &format!("{prefix}/{{scid}}/filter"),
                post(filter).route_layer(from_fn(readable_by_pages)),
            )
            .route(
                &format!("{prefix}/{{scid}}/sessions/{{name}}"),
                get(session).route_layer(from_fn(readable_by_pages)),
            );
    }
    routes
}

/// Lets web pages of any site read what is answered without a token: browsers keep
/// an answer from them that does not say so.
async fn readable_by_pages(request: Request, next: Next) -> Response {
    let has_token = request.headers().contains_key(AUTHORIZATION);
    let mut response = next.run(request).await;
    if !has_token {
        let anybody = HeaderValue::from_static("*");
        let headers = response.headers_mut();
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, anybody);
    }
    response
}

/// Who asks: the bearer of a token, or anybody.
struct Asker(Option<Caller>);

impl Asker {
    fn browser(&self) -> Browser<'_> {
        self.0.as_ref().map_or(Browser::Anybody, Browser::Caller)
    }
}

impl FromRequestParts<Face> for Asker {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, face: &Face) -> Result<Self, Refused> {
        if !parts.headers.contains_key(AUTHORIZATION) {
            face.count_address(parts, Class::Anonymous)?;
            return Ok(Self(None));
        }
        let caller = Authenticated::from_request_parts(parts, face).await;
        let Authenticated(caller) = caller.map_err(Failure::into_refusal)?;
        Ok(Self(Some(caller)))
    }
}

/// A deployment, and what is asked of it.
struct Asked(Deployment, SessionFilter);

impl FromRequest<Face> for Asked {
    type Rejection = Refused;

    async fn from_request(request: Request, face: &Face) -> Result<Self, Refused> {
        let (mut parts, body) = request.into_parts();
        let deployment: String = named(&mut parts, face).await?;
        let deployment = Deployment::new(deployment).map_err(Refusal::from)?;
        // Its type does not matter: browsers send nothing but JSON.
        let bytes = whole(Request::from_parts(parts, Body::new(body)), face).await?;
        Ok(Self(deployment, from_json(&bytes)?))
    }
}

/// The session that the path names.
struct Named(SessionRef);

impl FromRequestParts<Face> for Named {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, face: &Face) -> Result<Self, Refused> {
        let (deployment, id): (String, String) = named(parts, face).await?;
        let deployment = Deployment::new(deployment).map_err(Refusal::from)?;
        let name = SessionName::new(id).map_err(Refusal::from)?;
        Ok(Self(SessionRef::eos(deployment, name)))
    }
}

/// What stands in the path, in its order.
async fn named<T: DeserializeOwned + Send>(parts: &mut Parts, face: &Face) -> Result<T, Refusal> {
    let named = Path::<T>::from_request_parts(parts, face).await;
    let Path(named) =
        named.map_err(|rejection| Refusal::bad_request(in_words(&rejection.body_text())))?;
    Ok(named)
}

/// `POST /matchmaking/v1/{deploymentId}/filter`: which sessions there are.
async fn filter(
    State(face): State<Face>,
    asker: Asker,
    Asked(deployment, filter): Asked,
) -> Result<Response, Refused> {
    let found = face
        .directory
        .public_sessions(asker.browser(), &deployment, &filter)?;
    let mut json = rows(r#"{"sessions":["#, &found, Listing::write_public_session);
    json.extend_from_slice(format!(r#","count":{}}}"#, found.len()).as_bytes());
    Ok(face.large_answers.written(json)?)
}

/// `GET /matchmaking/v1/{deploymentId}/sessions/{sessionId}`: one of them.
async fn session(
    State(face): State<Face>,
    asker: Asker,
    Named(at): Named,
) -> Result<Response, Refused> {
    let found = face.directory.public_session(asker.browser(), &at)?;
    let mut json = br#"{"publicData":"#.to_vec();
    found.write_public_session(&mut json);
    json.push(b'}');
    Ok(face.large_answers.written(json)?)
}

//! What players send each other.

use axum::Json;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::message::{MessageDelta, Messages, SentMessages};
use greenroom_protocol::session::Guid;

use super::Face;
use super::auth::Authenticated;
use super::body::JsonBody;
use super::error::Failure;
use super::words::in_words;

/// The message that the path names.
pub(super) struct Named(Guid);

impl FromRequestParts<Face> for Named {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, face: &Face) -> Result<Self, Failure> {
        let name = Path::<String>::from_request_parts(parts, face).await;
        let Path(name) =
            name.map_err(|rejection| Refusal::bad_request(in_words(&rejection.body_text())))?;
        let id = Guid::new(&name).ok_or_else(|| Refusal::bad_request("the id is no GUID"));
        Ok(Self(id?))
    }
}

/// `GET /greenroom/messages`: those that wait for the caller.
pub(super) async fn list(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
) -> Result<Json<Messages>, Failure> {
    Ok(Json(face.directory.messages(&caller)?))
}

/// `POST` of the same: sends one to each of some players.
pub(super) async fn send(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    JsonBody(delta): JsonBody<MessageDelta>,
) -> Result<Json<SentMessages>, Failure> {
    let sent = face.directory.send_messages(&caller, &delta);
    Ok(Json(sent.await?))
}

/// `DELETE /greenroom/messages/{id}`: one is done with, or taken back.
pub(super) async fn remove(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    Named(id): Named,
) -> Result<StatusCode, Failure> {
    face.directory.delete_message(&caller, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

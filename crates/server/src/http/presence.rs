//! Where players are. Asking for it, or telling it, is no sign of life: else
//! nobody could say that it is away and see that it was heard.

use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use greenroom_protocol::people::{Engagement, PresenceDelta, PresenceDocument};
use greenroom_service::Caller;

use super::Face;
use super::auth::Bearer;
use super::body::JsonBody;
use super::error::Failure;
use super::people::Around;

/// The bearer of a valid access token, who is not present by this request.
pub(super) struct Onlooker(Caller);

impl FromRequestParts<Face> for Onlooker {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, face: &Face) -> Result<Self, Failure> {
        let Bearer { token, address } = Bearer::from_request_parts(parts, face).await?;
        Ok(Self(face.directory.identify(&token, address)?))
    }
}

/// `GET …/presence/{me|xuid}`.
pub(super) async fn read(
    State(face): State<Face>,
    Onlooker(caller): Onlooker,
    Around { scid, whose }: Around,
) -> Result<Json<PresenceDocument>, Failure> {
    Ok(Json(face.directory.presence(&caller, &scid, whose)?))
}

/// `PUT …/presence/{me|xuid}`: the player itself says whether it is there, and
/// what it shows of itself.
pub(super) async fn write(
    State(face): State<Face>,
    Onlooker(caller): Onlooker,
    Around { scid, whose }: Around,
    JsonBody(delta): JsonBody<PresenceDelta>,
) -> Result<Json<PresenceDocument>, Failure> {
    let told = face.directory.change_presence(&caller, &scid, whose, delta);
    Ok(Json(told.await?))
}

/// `DELETE …/presence/{me|xuid}`: the player is not there any more.
pub(super) async fn remove(
    State(face): State<Face>,
    Onlooker(caller): Onlooker,
    Around { scid, whose }: Around,
) -> Result<StatusCode, Failure> {
    let told = face
        .directory
        .set_presence(&caller, &scid, whose, Engagement::Away);
    told.await?;
    Ok(StatusCode::NO_CONTENT)
}

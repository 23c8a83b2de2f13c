//! Friends of players, and the invites to be some.

use axum::Json;
use axum::extract::State;
use greenroom_protocol::friends::{Friend, FriendDelta, FriendsDocument};

use super::Face;
use super::auth::Authenticated;
use super::body::JsonBody;
use super::error::Failure;
use super::people::{Around, Between};

/// `GET …/people/{me|xuid}/friends`: friends, open invites, and who is blocked.
pub(super) async fn list(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    Around { scid, whose }: Around,
) -> Result<Json<FriendsDocument>, Failure> {
    let friends = face.directory.friends(&caller, &scid, whose);
    Ok(Json(friends.await?))
}

/// `GET …/people/{me|xuid}/friends/{xuid}`: what one player is to another.
pub(super) async fn read(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    Between { around, other }: Between,
) -> Result<Json<Friend>, Failure> {
    let Around { scid, whose } = around;
    let friend = face.directory.friend(&caller, &scid, whose, other);
    Ok(Json(friend.await?))
}

/// `PUT` of the same: sends, accepts or rejects an invite.
pub(super) async fn write(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    Between { around, other }: Between,
    JsonBody(delta): JsonBody<FriendDelta>,
) -> Result<Json<Friend>, Failure> {
    let Around { scid, whose } = around;
    let step = face
        .directory
        .step(&caller, &scid, whose, other, delta.invite);
    Ok(Json(step.await?))
}

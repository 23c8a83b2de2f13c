//! Whom players follow and block.

use axum::Json;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::{AccountId, Deployment};
use greenroom_protocol::people::{PeopleDocument, Person, RelationDelta};
use greenroom_service::Whose;

use super::Face;
use super::auth::Authenticated;
use super::body::JsonBody;
use super::error::Failure;
use super::words::in_words;

/// The deployment and the player that the path names: a number, or `me`.
pub(super) struct Around {
    pub(super) scid: Deployment,
    pub(super) whose: Whose,
}

impl FromRequestParts<Face> for Around {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, face: &Face) -> Result<Self, Failure> {
        let names = Path::<(String, String)>::from_request_parts(parts, face).await;
        let Path((scid, whose)) =
            names.map_err(|rejection| Refusal::bad_request(in_words(&rejection.body_text())))?;
        Ok(around(scid, &whose)?)
    }
}

/// The same, and another player.
pub(super) struct Between {
    pub(super) around: Around,
    pub(super) other: AccountId,
}

impl FromRequestParts<Face> for Between {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, face: &Face) -> Result<Self, Failure> {
        let names = Path::<(String, String, String)>::from_request_parts(parts, face).await;
        let Path((scid, whose, other)) =
            names.map_err(|rejection| Refusal::bad_request(in_words(&rejection.body_text())))?;
        let around = around(scid, &whose)?;
        let other = other.parse().map_err(Refusal::from)?;
        Ok(Self { around, other })
    }
}

fn around(scid: String, whose: &str) -> Result<Around, Refusal> {
    let whose = match whose.eq_ignore_ascii_case("me") {
        true => Whose::Me,
        false => Whose::Account(whose.parse()?),
    };
    let scid = Deployment::new(scid)?;
    Ok(Around { scid, whose })
}

/// `GET …/people/{me|xuid}`: everybody to whom the player has a relation.
pub(super) async fn list(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    Around { scid, whose }: Around,
) -> Result<Json<PeopleDocument>, Failure> {
    let people = face.directory.people(&caller, &scid, whose);
    Ok(Json(people.await?))
}

/// `GET …/people/{me|xuid}/{xuid}`: what one player is to another.
pub(super) async fn read(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    Between { around, other }: Between,
) -> Result<Json<Person>, Failure> {
    let Around { scid, whose } = around;
    let person = face.directory.person(&caller, &scid, whose, other);
    Ok(Json(person.await?))
}

/// `PUT` of the same: changes it.
pub(super) async fn write(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    Between { around, other }: Between,
    JsonBody(delta): JsonBody<RelationDelta>,
) -> Result<Json<Person>, Failure> {
    let Around { scid, whose } = around;
    let person = face
        .directory
        .change_person(&caller, &scid, whose, other, &delta);
    Ok(Json(person.await?))
}

/// `DELETE` of the same: nothing is left of it.
pub(super) async fn remove(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    Between { around, other }: Between,
) -> Result<StatusCode, Failure> {
    let Around { scid, whose } = around;
    let removed = face.directory.remove_person(&caller, &scid, whose, other);
    removed.await?;
    Ok(StatusCode::NO_CONTENT)
}

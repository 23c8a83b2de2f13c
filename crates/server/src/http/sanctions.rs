//! Whom operators keep out.

use axum::Json;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::{AccountId, Deployment};
use greenroom_protocol::limits;
use greenroom_protocol::sanction::{PlayerSanctions, SanctionsDelta, SanctionsPage};

use super::Face;
use super::auth::Authenticated;
use super::body::JsonBody;
use super::error::Failure;
use super::handles::parameters;
use super::words::in_words;

/// The deployment and the player that the path names.
pub(super) struct Sanctioned {
    scid: Deployment,
    player: AccountId,
}

impl FromRequestParts<Face> for Sanctioned {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, face: &Face) -> Result<Self, Failure> {
        let names = Path::<(String, String)>::from_request_parts(parts, face).await;
        let Path((scid, player)) =
            names.map_err(|rejection| Refusal::bad_request(in_words(&rejection.body_text())))?;
        Ok(Self {
            scid: Deployment::new(scid).map_err(Refusal::from)?,
            player: player.parse().map_err(Refusal::from)?,
        })
    }
}

/// The deployment that the path names, and which page is asked for.
pub(super) struct Page {
    scid: Deployment,
    after: Option<AccountId>,
    take: usize,
}

impl FromRequestParts<Face> for Page {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, face: &Face) -> Result<Self, Failure> {
        let names = Path::<String>::from_request_parts(parts, face).await;
        let Path(scid) =
            names.map_err(|rejection| Refusal::bad_request(in_words(&rejection.body_text())))?;
        let mut page = Self {
            scid: Deployment::new(scid).map_err(Refusal::from)?,
            after: None,
            take: limits::SANCTIONS_PAGE_MAX,
        };
        for (name, value) in parameters(parts, face).await? {
            match name.to_ascii_lowercase().as_str() {
                "after" => page.after = Some(value.parse().map_err(Refusal::from)?),
                "take" => page.take = take(&value)?,
                _ => {}
            }
        }
        Ok(page)
    }
}

fn take(text: &str) -> Result<usize, Refusal> {
    let most = limits::SANCTIONS_PAGE_MAX;
    let number = text.parse().ok().filter(|it| (1..=most).contains(it));
    number.ok_or_else(|| Refusal::bad_request(format!("take is not from 1 to {most}")))
}

/// `GET …/sanctions`: the sanctioned players of a deployment.
pub(super) async fn list(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    Page { scid, after, take }: Page,
) -> Result<Json<SanctionsPage>, Failure> {
    let page = face.directory.sanctioned(&caller, &scid, after, take)?;
    Ok(Json(page))
}

/// `GET …/sanctions/{xuid}`: those of one player.
pub(super) async fn read(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    Sanctioned { scid, player }: Sanctioned,
) -> Result<Json<PlayerSanctions>, Failure> {
    let sanctions = face.directory.sanctions(&caller, &scid, player);
    Ok(Json(sanctions.await?))
}

/// `PUT` of the same: says what they are to be.
pub(super) async fn write(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    Sanctioned { scid, player }: Sanctioned,
    JsonBody(delta): JsonBody<SanctionsDelta>,
) -> Result<Json<PlayerSanctions>, Failure> {
    let wanted = &delta.sanctions;
    let sanctions = face.directory.sanction(&caller, &scid, player, wanted);
    Ok(Json(sanctions.await?))
}

/// `DELETE` of the same: lifts them all.
pub(super) async fn remove(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    Sanctioned { scid, player }: Sanctioned,
) -> Result<StatusCode, Failure> {
    let lifted = face.directory.sanction(&caller, &scid, player, &[]);
    lifted.await?;
    Ok(StatusCode::NO_CONTENT)
}

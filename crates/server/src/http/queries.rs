//! Queries for sessions by keyword and by member.

use std::collections::BTreeMap;

use axum::extract::{FromRequestParts, Path, State};
use axum::http::request::Parts;
use axum::response::Response;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::handle::HandleResults;
use greenroom_protocol::ids::{AccountId, Deployment, TemplateName};
use greenroom_protocol::query::{BatchQuery, SessionQuery};
use greenroom_service::Caller;

use super::Face;
use super::auth::Authenticated;
use super::body::JsonBody;
use super::conditions::Contract;
use super::error::Failure;
use super::handles::parameters;
use super::words::in_words;

/// Where is asked, and what.
pub(super) struct Asked {
    scid: Deployment,
    template: Option<TemplateName>,
    query: SessionQuery,
}

impl FromRequestParts<Face> for Asked {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, face: &Face) -> Result<Self, Failure> {
        let Contract(version) = Contract::from_request_parts(parts, face).await?;
        let named = Path::<BTreeMap<String, String>>::from_request_parts(parts, face).await;
        let Path(mut named) =
            named.map_err(|rejection| Refusal::bad_request(in_words(&rejection.body_text())))?;
        let scid = Deployment::new(named.remove("scid").unwrap_or_default());
        let template = named.remove("template").map(TemplateName::new).transpose();
        let given = parameters(parts, face).await?;
        let given = given
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        Ok(Self {
            scid: scid.map_err(Refusal::from)?,
            template: template.map_err(Refusal::from)?,
            query: SessionQuery::parse(given, version).map_err(Refusal::bad_request)?,
        })
    }
}

impl Asked {
    async fn answer(
        &self,
        face: &Face,
        caller: &Caller,
        players: &[AccountId],
    ) -> Result<Response, Failure> {
        let template = self.template.as_ref();
        let rows =
            face.directory
                .query_sessions(caller, &self.scid, template, &self.query, players);
        let results = rows.await?;
        Ok(face.large_answers.json(&HandleResults { results })?)
    }
}

/// `GET …/sessions`.
pub(super) async fn list(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    asked: Asked,
) -> Result<Response, Failure> {
    let player = asked.query.xuid;
    asked.answer(&face, &caller, player.as_slice()).await
}

/// `POST …/batch`: the same for several players.
pub(super) async fn batch(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    asked: Asked,
    JsonBody(batch): JsonBody<BatchQuery>,
) -> Result<Response, Failure> {
    if asked.query.xuid.is_some() {
        let message = "xuid: a batch names its players in xuids";
        return Err(Refusal::bad_request(message).into());
    }
    asked.answer(&face, &caller, &batch.xuids).await
}

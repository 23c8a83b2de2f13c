//! `/user/v1`, as the EOS web API has it, and `/greenroom/connect`: who players
//! are in other systems.

use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use greenroom_protocol::connect::{
    DisplayNameAnswer, DisplayNameQuery, ExternalAccountsAnswer, ExternalAccountsQuery,
    IdentityProvider, LinkForm, ProductUser, ProductUsersAnswer, ProductUsersQuery, TransferAnswer,
    TransferForm,
};
use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::play::PlayerSessionForm;
use greenroom_service::Caller;

use super::Face;
use super::auth::{Authenticated, Bearer};
use super::body::JsonBody;
use super::error::Failure;
use super::handles::parameters;
use super::tokens::Refused;

/// The parameters of a question, by their names; several have the same.
pub(super) struct Asked(Vec<(String, String)>);

impl Asked {
    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let named = self.0.iter().filter(move |(given, _)| given == name);
        named.map(|(_, value)| value.as_str())
    }
}

/// Who asks, and what. Refusals are those of the EOS web API.
pub(super) struct Question(Caller, Asked);

impl FromRequestParts<Face> for Question {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, face: &Face) -> Result<Self, Refused> {
        let caller = Authenticated::from_request_parts(parts, face).await;
        let Authenticated(caller) = caller.map_err(Failure::into_refusal)?;
        let given = parameters(parts, face).await?;
        Ok(Self(caller, Asked(given)))
    }
}

/// `GET /user/v1/accounts`: who has these accounts?
pub(super) async fn accounts(
    State(face): State<Face>,
    Question(_, asked): Question,
) -> Result<Json<ExternalAccountsAnswer>, Refused> {
    let mut providers = asked.all("identityProviderId");
    let (Some(provider), None) = (providers.next(), providers.next()) else {
        let message = "identityProviderId is required, once";
        return Err(Refusal::bad_request(message).into());
    };
    let unknown = |()| {
        let known = IdentityProvider::ALL.iter().map(|known| known.as_str());
        let known = known.collect::<Vec<_>>().join(", ");
        Refusal::bad_request(format!("identityProviderId is none of {known}"))
    };
    let query = ExternalAccountsQuery {
        identity_provider_id: provider.parse().map_err(unknown)?,
        account_ids: asked.all("accountId").map(str::to_owned).collect(),
    };
    Ok(Json(face.directory.external_accounts(&query).await?))
}

/// `GET /user/v1/product-users`: which accounts do these players have?
pub(super) async fn product_users(
    State(face): State<Face>,
    Question(caller, asked): Question,
) -> Result<Json<ProductUsersAnswer>, Refused> {
    let ids = asked.all("productUserId").map(str::parse::<AccountId>);
    let ids = ids.collect::<Result<_, _>>().map_err(Refusal::from)?;
    let query = ProductUsersQuery {
        product_user_ids: ids,
    };
    Ok(Json(face.directory.product_users(&caller, &query).await?))
}

/// `POST /greenroom/connect/external-accounts`: the first of the two questions,
/// for more ids than fit into a head.
pub(super) async fn ask_accounts(
    State(face): State<Face>,
    Authenticated(_): Authenticated,
    JsonBody(query): JsonBody<ExternalAccountsQuery>,
) -> Result<Json<ExternalAccountsAnswer>, Failure> {
    Ok(Json(face.directory.external_accounts(&query).await?))
}

/// `POST /greenroom/connect/product-users`: the second.
pub(super) async fn ask_product_users(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    JsonBody(query): JsonBody<ProductUsersQuery>,
) -> Result<Json<ProductUsersAnswer>, Failure> {
    Ok(Json(face.directory.product_users(&caller, &query).await?))
}

/// `POST /greenroom/connect/display-names`: who has this name?
pub(super) async fn ask_display_name(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    JsonBody(query): JsonBody<DisplayNameQuery>,
) -> Result<Json<DisplayNameAnswer>, Failure> {
    Ok(Json(face.directory.player_named(&caller, &query).await?))
}

/// `POST /greenroom/connect/links`: one more account for the caller.
pub(super) async fn link(
    State(face): State<Face>,
    bearer: Bearer,
    JsonBody(form): JsonBody<LinkForm>,
) -> Result<Json<ProductUser>, Failure> {
    let linked = face.directory.link_account(&bearer.token, &form);
    Ok(Json(linked.await?))
}

/// `DELETE /greenroom/connect/links/current`: that by which the caller logged
/// in is the caller's no more.
pub(super) async fn unlink(
    State(face): State<Face>,
    bearer: Bearer,
) -> Result<StatusCode, Failure> {
    face.directory.unlink_account(&bearer.token).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /greenroom/connect/transfer`: two players become one.
pub(super) async fn transfer(
    State(face): State<Face>,
    bearer: Bearer,
    JsonBody(form): JsonBody<TransferForm>,
) -> Result<Json<TransferAnswer>, Failure> {
    let moved = face.directory.transfer_device(&bearer.token, &form);
    Ok(Json(moved.await?))
}

/// `POST /greenroom/player-sessions`: somebody begins to play, or has ended.
pub(super) async fn note_play(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    JsonBody(form): JsonBody<PlayerSessionForm>,
) -> Result<StatusCode, Failure> {
    face.directory.note_play(&caller, &form)?;
    Ok(StatusCode::NO_CONTENT)
}

/// `DELETE /auth/v1/accounts/deviceid`: its bearer is the device.
pub(super) async fn delete_device(
    State(face): State<Face>,
    bearer: Bearer,
) -> Result<StatusCode, Failure> {
    face.directory.delete_device(&bearer.token).await?;
    Ok(StatusCode::NO_CONTENT)
}

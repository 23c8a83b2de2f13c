//! `/auth/v1`: device ids and access tokens, as the EOS web API has them.

use axum::body::Body;
use axum::extract::{FromRequest, Request, State};
use axum::response::{IntoResponse, Response};
use axum::{Form, Json};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::token::{
    ContinuanceInfo, DeviceAnswer, DeviceForm, Introspection, Revoked, TokenAnswer, TokenFailure,
    TokenForm, TokenQuery,
};
use greenroom_service::{ClientCredentials, TokenRefusal};
use serde::de::DeserializeOwned;

use super::Face;
use super::auth::client;
use super::body::whole;
use super::error::{Failure, headers, status};
use super::words::in_words;
use crate::rates::Class;

/// A client program and the form that it sent.
pub(super) struct ClientForm<T>(ClientCredentials, T);

impl<T: DeserializeOwned> FromRequest<Face> for ClientForm<T> {
    type Rejection = Refused;

    async fn from_request(request: Request, face: &Face) -> Result<Self, Refused> {
        let (parts, body) = request.into_parts();
        let class = match parts.uri.path().ends_with("/deviceid") {
            true => Class::NewDevice,
            false => Class::Login,
        };
        face.count_address(&parts, class)?;
        let client = client(&parts)?;
        let head = parts.clone();
        let bytes = whole(Request::from_parts(parts, body), face).await?;
        let request = Request::from_parts(head, Body::from(bytes));
        let form = Form::<T>::from_request(request, face).await;
        let Form(form) =
            form.map_err(|rejection| Refusal::bad_request(in_words(&rejection.body_text())))?;
        Ok(Self(client, form))
    }
}

/// `POST /auth/v1/accounts/deviceid`.
pub(super) async fn device(
    State(face): State<Face>,
    ClientForm(client, form): ClientForm<DeviceForm>,
) -> Result<Json<DeviceAnswer>, Refused> {
    Ok(Json(face.directory.create_device(&client, &form).await?))
}

/// `POST /auth/v1/oauth/token`.
pub(super) async fn token(
    State(face): State<Face>,
    ClientForm(client, form): ClientForm<TokenForm>,
) -> Result<Json<TokenAnswer>, Refused> {
    let granted = face.directory.grant(&client, &form).await;
    face.surroundings.metrics.login(granted.is_ok());
    Ok(Json(granted?))
}

/// `POST /auth/v1/oauth/revoke` (RFC 7009).
pub(super) async fn revoke(
    State(face): State<Face>,
    ClientForm(client, form): ClientForm<TokenQuery>,
) -> Result<Json<Revoked>, Refused> {
    face.directory.revoke_refresh(&client, &form).await?;
    Ok(Json(Revoked {}))
}

/// `POST /auth/v1/oauth/introspect` (RFC 7662).
pub(super) async fn introspect(
    State(face): State<Face>,
    ClientForm(client, form): ClientForm<TokenQuery>,
) -> Result<Json<Introspection>, Refused> {
    Ok(Json(face.directory.introspect(&client, &form)?))
}

/// A token request that was not granted. Its body is JSON, other than that of
/// the other routes.
pub(super) struct Refused(TokenRefusal);

impl From<TokenRefusal> for Refused {
    fn from(refused: TokenRefusal) -> Self {
        Self(refused)
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self(refusal.into())
    }
}

impl From<Failure> for Refused {
    fn from(failure: Failure) -> Self {
        failure.into_refusal().into()
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let TokenRefusal {
            refusal,
            continuance,
        } = self.0;
        let status = status(refusal.code);
        let name = refusal.code.as_str().replace('-', "_");
        let body = TokenFailure {
            error_code: format!("errors.greenroom.{name}"),
            error_message: refusal.message.clone(),
            numeric_error_code: status.as_u16().into(),
            error: oauth_error(refusal.code).to_owned(),
            error_description: refusal.message.clone(),
            greenroom: continuance.map(|continuance_token| ContinuanceInfo { continuance_token }),
        };
        let mut response = (status, headers(&refusal), Json(body)).into_response();
        response.extensions_mut().insert(refusal);
        response
    }
}

/// The error's name in OAuth 2.0 (RFC 6749, section 5.2).
fn oauth_error(code: ErrorCode) -> &'static str {
    use ErrorCode::*;
    match code {
        InvalidClient | Unauthorized => "invalid_client",
        UnknownUser | InvalidCredential => "invalid_grant",
        Unsupported => "unsupported_grant_type",
        Forbidden => "unauthorized_client",
        Unavailable | IdentityProviderUnavailable | TooManyRequests => "temporarily_unavailable",
        Internal => "server_error",
        _ => "invalid_request",
    }
}

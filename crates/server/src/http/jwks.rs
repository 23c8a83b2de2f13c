//! The keys by which id tokens are verified, and where they are.

use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::header::HOST;
use axum::http::request::Parts;
use axum::http::uri::Authority;
use greenroom_protocol::connect::{KeySet, OpenIdConfiguration};
use greenroom_protocol::error::Refusal;

use super::Face;
use super::error::Failure;
use super::metrics::Direct;

/// Under which scheme the caller reaches the directory, as a trusted proxy may
/// say it.
const X_FORWARDED_PROTO: &str = "x-forwarded-proto";

/// Where the caller found the directory: scheme and host.
pub(super) struct Place(String);

impl FromRequestParts<Face> for Place {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, face: &Face) -> Result<Self, Failure> {
        let host = parts.headers.get(HOST).and_then(|host| host.to_str().ok());
        let host = host.filter(|host| host.parse::<Authority>().is_ok());
        let host = host.ok_or_else(|| Refusal::bad_request("Host names no host"))?;
        let surroundings = &face.surroundings;
        let proxy = parts.extensions.get::<Direct>();
        let behind_tls = proxy.is_some_and(|Direct(peer)| surroundings.proxies.trust(*peer)) && {
            parts.headers.get(X_FORWARDED_PROTO)
        }
        .is_some_and(|scheme| scheme == "https");
        let scheme = match surroundings.speaks_tls || behind_tls {
            true => "https",
            false => "http",
        };
        Ok(Self(format!("{scheme}://{host}")))
    }
}

/// `GET /.well-known/jwks.json`, and `/auth/v1/oauth/jwks`, which is where the
/// EOS web API has it.
pub(super) async fn keys(State(face): State<Face>) -> Json<KeySet> {
    Json(face.directory.key_set())
}

/// `GET /.well-known/openid-configuration`.
pub(super) async fn configuration(
    State(face): State<Face>,
    Place(place): Place,
) -> Json<OpenIdConfiguration> {
    Json(OpenIdConfiguration {
        issuer: face.directory.info().directory,
        jwks_uri: format!("{place}/.well-known/jwks.json"),
        token_endpoint: format!("{place}/auth/v1/oauth/token"),
        response_types_supported: Vec::new(),
        subject_types_supported: vec!["public".to_owned()],
        id_token_signing_alg_values_supported: vec!["EdDSA".to_owned()],
    })
}

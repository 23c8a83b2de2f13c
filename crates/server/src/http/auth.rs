//! Who asks: access tokens, and the id and secret of a client program.

use std::net::IpAddr;

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::limits;
use greenroom_service::{Caller, ClientCredentials};

use super::error::Failure;
use super::{Face, Peer};
use crate::rates::Class;

/// The bearer of a valid access token, whose request is counted.
pub(super) struct Authenticated(pub(super) Caller);

/// The same where the path does not tell as what the request counts: whoever
/// takes this counts it by [`Face::count`], before anything is done.
pub(super) struct Uncounted(pub(super) Caller);

impl FromRequestParts<Face> for Authenticated {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, face: &Face) -> Result<Self, Failure> {
        let Uncounted(caller) = Uncounted::from_request_parts(parts, face).await?;
        face.count(&caller, face.class_of(&caller, parts))?;
        Ok(Self(caller))
    }
}

impl FromRequestParts<Face> for Uncounted {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, face: &Face) -> Result<Self, Failure> {
        let from = address(parts);
        let Bearer { token, address } = bearer(parts).map_err(|no| face.turn_away(from, no))?;
        let caller = face.directory.authenticate(&token, address);
        Ok(Self(caller.map_err(|no| face.turn_away(from, no))?))
    }
}

/// What may be an access token, and where it came from. The request is counted
/// for whom the token names, or for its address where it names nobody.
pub(super) struct Bearer {
    /// Not checked yet, but for its length.
    pub(super) token: String,
    /// The caller's own address, as far as it can be known.
    pub(super) address: Option<IpAddr>,
}

impl FromRequestParts<Face> for Bearer {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, face: &Face) -> Result<Self, Failure> {
        let from = address(parts);
        let bearer = bearer(parts).map_err(|no| face.turn_away(from, no))?;
        match face.directory.identify(&bearer.token, bearer.address) {
            Ok(caller) => face.count(&caller, face.class_of(&caller, parts))?,
            // What else the token may be good for is for the use case to say.
            Err(_) => face.count_address(parts, Class::BadToken)?,
        }
        Ok(bearer)
    }
}

fn bearer(parts: &Parts) -> Result<Bearer, Refusal> {
    let unauthorized = |message| Refusal::new(ErrorCode::Unauthorized, message);
    let token = authorization(parts)
        .ok_or_else(|| unauthorized("the request has no Authorization header, or several"))
        .map(access_token)?
        .ok_or_else(|| {
            unauthorized(
                "Authorization is neither \"Bearer <token>\" nor \"XBL3.0 x=<any>;<token>\"",
            )
        })?;
    if token.len() > limits::TOKEN_MAX {
        return Err(unauthorized("the access token is too long to be one"));
    }
    Ok(Bearer {
        token: token.to_owned(),
        address: address(parts),
    })
}

/// Where the request came from.
pub(super) fn address(parts: &Parts) -> Option<IpAddr> {
    parts.extensions.get::<Peer>().map(|peer| peer.0)
}

/// The client program by its `Basic` authorization. Whether it is known here is
/// for the service to say.
pub(super) fn client(parts: &Parts) -> Result<ClientCredentials, Refusal> {
    let invalid = |message| Refusal::new(ErrorCode::InvalidClient, message);
    let encoded = authorization(parts)
        .and_then(|text| after_scheme(text, "Basic"))
        .ok_or_else(|| invalid("the request has no Authorization: Basic header, or several"))?;
    let (id, secret) = STANDARD
        .decode(encoded)
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .and_then(|text| {
            let (id, secret) = text.split_once(':')?;
            Some((id.to_owned(), secret.to_owned()))
        })
        .ok_or_else(|| invalid("Authorization: Basic is not base64 of <client id>:<secret>"))?;
    if id.len() > limits::CLIENT_ID_MAX || secret.len() > limits::CLIENT_SECRET_MAX {
        return Err(invalid("the client id or secret is longer than 64 bytes"));
    }
    Ok(ClientCredentials { id, secret })
}

/// The header, which must be the only one of its name: of two, a proxy and the
/// directory could each believe another.
fn authorization(parts: &Parts) -> Option<&str> {
    let mut given = parts.headers.get_all(AUTHORIZATION).iter();
    let first = given.next()?.to_str().ok()?;
    given.next().is_none().then_some(first)
}

/// The token in either spelling: OAuth's, or the contract's with a user hash
/// that has no meaning here.
fn access_token(text: &str) -> Option<&str> {
    if let Some(token) = after_scheme(text, "Bearer") {
        return Some(token);
    }
    let (hash, token) = after_scheme(text, "XBL3.0")?.split_once(';')?;
    hash.starts_with("x=").then_some(token)
}

fn after_scheme<'a>(text: &'a str, scheme: &str) -> Option<&'a str> {
    let (given, rest) = text.split_once(' ')?;
    let rest = rest.trim();
    (given.eq_ignore_ascii_case(scheme) && !rest.is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_found_in_both_spellings() {
        for text in ["Bearer T", "bearer  T", "XBL3.0 x=123;T", "xbl3.0 x=;T"] {
            assert_eq!(access_token(text), Some("T"), "{text:?}");
        }
        for text in [
            "",
            "T",
            "Bearer",
            "Bearer ",
            "Basic T",
            "XBL3.0 T",
            "XBL3.0 y=1;T",
        ] {
            assert_eq!(access_token(text), None, "{text:?}");
        }
    }
}

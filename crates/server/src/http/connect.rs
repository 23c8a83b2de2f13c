//! `GET /connect`: the way from a request to a push connection.

use std::net::IpAddr;
use std::sync::Arc;

use axum::Extension;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::{FromRequestParts, Query, State, WebSocketUpgrade};
use axum::http::HeaderValue;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::response::Response;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::limits;
use greenroom_protocol::rta::SUBPROTOCOL;
use greenroom_service::Caller;
use serde::Deserialize;
use tracing::{Instrument, Span};

use super::auth::{Authenticated, address};
use super::error::Failure;
use super::{Face, socket};
use crate::admission::Place;

/// Frames are short and rare, connections many.
const READ_BUFFER: usize = 1024;

/// By what a caller is known.
pub(super) enum Credential {
    /// The access token in the header.
    Checked(Caller),
    /// The nonce in the address, and where the request came from.
    Nonce(String, Option<IpAddr>),
}

/// `?nonce=…`; what else stands there has no meaning.
#[derive(Deserialize)]
struct NonceQuery {
    nonce: Option<String>,
}

impl FromRequestParts<Face> for Credential {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, face: &Face) -> Result<Self, Failure> {
        if !parts.headers.contains_key(AUTHORIZATION) {
            let query = Query::<NonceQuery>::try_from_uri(&parts.uri);
            let query =
                query.map_err(|_| Refusal::bad_request("the query cannot be understood"))?;
            if let Some(nonce) = query.0.nonce {
                return Ok(Self::Nonce(nonce, address(parts)));
            }
        }
        let Authenticated(caller) = Authenticated::from_request_parts(parts, face).await?;
        Ok(Self::Checked(caller))
    }
}

/// Upgrades to a push connection.
pub(super) async fn connect(
    State(face): State<Face>,
    credential: Credential,
    place: Option<Extension<Arc<Place>>>,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Result<Response, Failure> {
    let mut upgrade = upgrade.map_err(|rejection| {
        let refusal = Refusal::bad_request(rejection.body_text());
        Failure::with_status(rejection.status(), refusal)
    })?;
    // Last, so that a request that cannot be upgraded uses up no nonce.
    let caller = match credential {
        Credential::Checked(caller) => caller,
        Credential::Nonce(nonce, address) => {
            let redeemed = face.directory.redeem_nonce(&nonce, address);
            redeemed.map_err(|no| face.turn_away(address, no))?
        }
    };
    if let Some(protocol) = choose(&upgrade) {
        upgrade.set_selected_protocol(protocol);
    }
    let upgrade = upgrade
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(0)
        .max_write_buffer_size(2 * limits::FRAME_MAX)
        .max_frame_size(limits::FRAME_MAX)
        .max_message_size(limits::FRAME_MAX);
    let hold = (face.tasks.hold(), place);
    let span = Span::current();
    let served = move |socket| {
        let serving = socket::serve(face, caller, socket);
        async move {
            serving.await;
            drop(hold);
        }
    };
    Ok(upgrade.on_upgrade(|socket| {
        // What is done before the first wait is of this request too.
        let serving = span.in_scope(|| served(socket));
        serving.instrument(span)
    }))
}

/// The contract's own subprotocol if it is asked for, else any: clients that
/// ask for another want it echoed.
fn choose(upgrade: &WebSocketUpgrade) -> Option<HeaderValue> {
    let asked = || upgrade.requested_protocols();
    let own = asked().find(|protocol| protocol.as_bytes() == SUBPROTOCOL.as_bytes());
    own.or_else(|| asked().next()).cloned()
}

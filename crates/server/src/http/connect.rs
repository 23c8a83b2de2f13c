//! `GET /connect`: the way from a request to a push connection.

use std::sync::Arc;

use axum::Extension;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::{State, WebSocketUpgrade};
use axum::http::HeaderValue;
use axum::response::Response;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::limits;
use greenroom_protocol::rta::SUBPROTOCOL;
use tracing::{Instrument, Span};

use super::auth::Authenticated;
use super::error::Failure;
use super::{Face, socket};
use crate::admission::Place;

/// Frames are short and rare, connections many.
const READ_BUFFER: usize = 2 * 1024;

/// Upgrades to a push connection.
pub(super) async fn connect(
    State(face): State<Face>,
    Authenticated(caller): Authenticated,
    place: Option<Extension<Arc<Place>>>,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Result<Response, Failure> {
    let mut upgrade = upgrade.map_err(|rejection| {
        let refusal = Refusal::bad_request(rejection.body_text());
        Failure::with_status(rejection.status(), refusal)
    })?;
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
    let served = move |socket| async move {
        socket::serve(face, caller, socket).await;
        drop(hold);
    };
    Ok(upgrade.on_upgrade(|socket| served(socket).instrument(span)))
}

/// The contract's own subprotocol if it is asked for, else any: clients that
/// ask for another want it echoed.
fn choose(upgrade: &WebSocketUpgrade) -> Option<HeaderValue> {
    let asked = || upgrade.requested_protocols();
    let own = asked().find(|protocol| protocol.as_bytes() == SUBPROTOCOL.as_bytes());
    own.or_else(|| asked().next()).cloned()
}

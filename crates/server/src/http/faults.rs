//! `/debug/faults`: faults on demand, and what they do to requests on their way
//! to the handlers. What becomes of a request decides the service.

use std::collections::HashMap;
use std::sync::LazyLock;
use std::time::Duration;

use axum::extract::{MatchedPath, Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use greenroom_protocol::faults::{FaultsDelta, FaultsState, PATH};
use greenroom_service::FateEnd;
use tokio::time::sleep;

use super::body::JsonBody;
use super::debug::from_this_machine;
use super::error::Failure;
use super::{Face, Surroundings, openapi};

/// In the place of an answer, or beside one: the line is cut, and nothing of it
/// is sent.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the line is cut: a fault on demand")]
pub(crate) struct Cut;

/// An answer, unless its line is to be cut.
///
/// # Errors
/// It is.
pub(crate) fn unless_cut(response: Response) -> Result<Response, Cut> {
    match response.extensions().get::<Cut>() {
        None => Ok(response),
        Some(cut) => Err(*cut),
    }
}

/// The routes. A directory in production has them too, to say no to whoever sits
/// at its machine; to everybody else there is nothing here. They are no part of
/// the REST contract, and so not of its description.
pub(super) fn routes(surroundings: Surroundings) -> Router<Face> {
    Router::new()
        .route(PATH, get(read).put(write).delete(clear))
        .route_layer(from_fn_with_state(surroundings, from_this_machine))
}

/// What goes wrong at present.
async fn read(State(face): State<Face>) -> Result<Json<FaultsState>, Failure> {
    Ok(Json(face.directory.faults()?))
}

/// Changes it. What is not mentioned stays.
async fn write(
    State(face): State<Face>,
    JsonBody(delta): JsonBody<FaultsDelta>,
) -> Result<Json<FaultsState>, Failure> {
    Ok(Json(face.directory.change_faults(&delta)?))
}

/// Ends it.
async fn clear(State(face): State<Face>) -> Result<Json<FaultsState>, Failure> {
    Ok(Json(face.directory.clear_faults()?))
}

/// Lets a request meet what was asked for. Only those of the contract and of the
/// extensions that the description has: at a desk the page and the faults
/// themselves are always to be reached.
pub(super) async fn meet(State(face): State<Face>, request: Request, next: Next) -> Response {
    if !face.directory.is_at_a_desk() {
        return next.run(request).await;
    }
    let Some(operation) = operation_of(&request) else {
        return next.run(request).await;
    };
    let fate = face.directory.fate(operation);
    if fate.delay_ms > 0 {
        sleep(Duration::from_millis(fate.delay_ms)).await;
    }
    match fate.end {
        FateEnd::CarriedOut => next.run(request).await,
        FateEnd::RequestLost => cut(StatusCode::SERVICE_UNAVAILABLE.into_response()),
        FateEnd::AnswerLost => cut(next.run(request).await),
        FateEnd::Refused(refusal) => Failure::from(refusal).into_response(),
    }
}

fn cut(mut response: Response) -> Response {
    response.extensions_mut().insert(Cut);
    response
}

/// The operation that a request is for, by its route; none for what is not
/// described, as all that a developer looks at.
fn operation_of(request: &Request) -> Option<&'static str> {
    /// Names by method and route.
    static NAMES: LazyLock<HashMap<(String, String), String>> = LazyLock::new(openapi::names);
    let path = request.extensions().get::<MatchedPath>()?;
    let method = match request.method().as_str() {
        "HEAD" => "get".to_owned(),
        other => other.to_ascii_lowercase(),
    };
    let name = NAMES.get(&(method, openapi::shape(path.as_str())))?;
    Some(name)
}

#[cfg(test)]
mod tests {
    use greenroom_protocol::faults::OPERATIONS;

    use super::*;

    /// A new operation gets its row in `greenroom_protocol::faults`.
    #[test]
    fn every_operation_that_is_described_can_fail_on_demand() {
        let mut described: Vec<_> = openapi::names().into_values().collect();
        described.sort();
        assert_eq!(described, OPERATIONS);
    }
}

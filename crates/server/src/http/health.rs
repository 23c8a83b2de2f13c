//! `GET /health`.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use greenroom_protocol::error::Refusal;
use greenroom_protocol::token::{DirectoryInfo, Health};

use super::Face;
use super::error::headers;

/// Says that the directory answers, whether it can write, and which one it is.
pub(super) async fn health(State(face): State<Face>) -> Response {
    answer(face.directory.health().await, face.directory.info())
}

fn answer(health: Result<(), Refusal>, directory: DirectoryInfo) -> Response {
    let body = |status: &str| {
        Json(Health {
            status: status.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            greenroom: directory,
        })
    };
    let Err(refusal) = health else {
        return body("ok").into_response();
    };
    let status = StatusCode::SERVICE_UNAVAILABLE;
    let mut response = (status, headers(&refusal), body("cannot write")).into_response();
    response.extensions_mut().insert(refusal);
    response
}

#[cfg(test)]
mod tests {
    use greenroom_protocol::error::{ERROR_HEADER, ErrorCode};

    use super::*;

    #[tokio::test]
    async fn only_a_directory_that_can_write_is_ok() {
        let info = DirectoryInfo {
            directory: "D".to_owned(),
        };
        let well = answer(Ok(()), info.clone());
        assert_eq!(well.status(), StatusCode::OK);
        let refusal = Refusal::new(ErrorCode::Unavailable, "the disk is full");
        let ill = answer(Err(refusal), info.clone());
        assert_eq!(ill.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(ill.headers()[ERROR_HEADER], "unavailable");
        for (response, status) in [(well, "ok"), (ill, "cannot write")] {
            let body = axum::body::to_bytes(response.into_body(), 1024).await;
            let body: Health =
                serde_json::from_slice(&body.expect("a body")).expect("what clients read");
            assert_eq!(
                (body.status.as_str(), body.greenroom),
                (status, info.clone())
            );
        }
    }
}

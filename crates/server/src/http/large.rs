//! Large answers. One that nobody reads lies in memory until its connection is
//! given up, so that the sum of those under way has a bound; small answers,
//! which are nearly all, do not count.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::limits;
use serde::Serialize;
use tokio::sync::Semaphore;
use tokio::time::Instant;

/// An answer is handed over in pieces, so that it is known when it is taken.
const PIECE: usize = 64 * 1024;
/// Places are counted in kibibytes, which fit the semaphore.
const UNIT: usize = 1024;

/// The room for large answers under way. Clones share it.
#[derive(Clone)]
pub(super) struct LargeAnswers(Arc<Semaphore>);

impl Default for LargeAnswers {
    fn default() -> Self {
        Self::new(limits::LARGE_ANSWERS_MAX)
    }
}

impl LargeAnswers {
    fn new(room: usize) -> Self {
        Self(Arc::new(Semaphore::new(room / UNIT)))
    }

    /// An answer with this JSON.
    ///
    /// # Errors
    /// `Unavailable` while there is no room for one so large.
    pub(super) fn json(&self, value: &impl Serialize) -> Result<Response, Refusal> {
        let json = serde_json::to_vec(value).map_err(|error| {
            let message = format!("the answer cannot be written: {error}");
            Refusal::new(ErrorCode::Internal, message)
        })?;
        self.written(json)
    }

    /// The same of JSON that is written already.
    ///
    /// # Errors
    /// Those of [`Self::json`].
    pub(super) fn written(&self, json: Vec<u8>) -> Result<Response, Refusal> {
        let length = json.len();
        let body = match length > limits::SMALL_ANSWER_MAX {
            true => self.in_pieces(json.into())?,
            false => json.into(),
        };
        let headers = [
            (CONTENT_TYPE, "application/json".to_owned()),
            (CONTENT_LENGTH, length.to_string()),
        ];
        Ok((headers, body).into_response())
    }

    fn in_pieces(&self, json: Bytes) -> Result<Body, Refusal> {
        let units = u32::try_from(json.len().div_ceil(UNIT)).unwrap_or(u32::MAX);
        let room = Arc::clone(&self.0).try_acquire_many_owned(units);
        let room = room.map_err(|_| {
            let message =
                "too many large answers wait for their readers; ask for fewer results, or later";
            Refusal::new(ErrorCode::Unavailable, message)
        })?;
        let end = Instant::now() + Duration::from_millis(limits::LARGE_ANSWER_MS);
        let pieces = stream::unfold((json, room), move |(mut rest, room)| async move {
            if rest.is_empty() {
                return None;
            }
            // Asked for in time, piece by piece: a client that sips would hold its room for hours.
            let piece = match Instant::now() < end {
                true => Ok(rest.split_to(PIECE.min(rest.len()))),
                false => Err(io::Error::from(io::ErrorKind::TimedOut)),
            };
            Some((piece, (rest, room)))
        });
        Ok(Body::from_stream(pieces))
    }
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use futures_util::StreamExt;
    use tokio::time::advance;

    use super::*;

    fn of_size(bytes: usize) -> String {
        "x".repeat(bytes)
    }

    async fn read(response: Response) -> Result<usize, axum::Error> {
        let mut pieces = response.into_body().into_data_stream();
        let mut total = 0;
        while let Some(piece) = pieces.next().await {
            total += piece?.len();
        }
        Ok(total)
    }

    #[tokio::test]
    async fn the_sum_of_large_answers_is_bounded_and_small_ones_pass() {
        let large = limits::SMALL_ANSWER_MAX + PIECE;
        let room = LargeAnswers::new(large + 10 * UNIT);
        let first = room.json(&of_size(large)).expect("there is room");
        assert_eq!(first.status(), StatusCode::OK);
        let refused = room.json(&of_size(large)).expect_err("there is none");
        assert_eq!(refused.code, ErrorCode::Unavailable);
        let small = room.json(&of_size(10)).expect("does not count");
        assert_eq!(read(small).await.expect("whole"), 12);
        assert_eq!(read(first).await.expect("whole"), large + 2);
        let next = room.json(&of_size(large)).expect("there is room again");
        drop(next);
        room.json(&of_size(large)).expect("a caller who went");
    }

    #[tokio::test(start_paused = true)]
    async fn a_reader_who_sips_is_given_up() {
        let room = LargeAnswers::new(4 * limits::SMALL_ANSWER_MAX);
        let answer = room.json(&of_size(2 * limits::SMALL_ANSWER_MAX));
        let mut pieces = answer.expect("room").into_body().into_data_stream();
        pieces.next().await.expect("a piece").expect("in time");
        advance(Duration::from_millis(limits::LARGE_ANSWER_MS)).await;
        pieces.next().await.expect("an end").expect_err("too late");
    }
}

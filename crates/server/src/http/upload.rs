//! Bodies on their way in: each has its time, and what a handler leaves unread
//! is read for it, so that the connection can go on.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use greenroom_protocol::limits;
use hyper::body::{Frame, SizeHint};
use parking_lot::Mutex;
use tokio::time::{Sleep, sleep, timeout};

/// What becomes of a body that is read no further.
type Error = Box<dyn std::error::Error + Send + Sync>;

/// The body did not arrive in its time.
#[derive(Debug, thiserror::Error)]
#[error("the body did not arrive within {} seconds", limits::REQUEST_BODY_MS / 1000)]
pub(super) struct Late;

/// What is left of a request's body once it was answered.
pub(crate) struct Upload<B>(Arc<Mutex<Rest<B>>>);

enum Rest<B> {
    /// It was read to its end.
    Nothing,
    /// It was left.
    Unread(B),
    /// It is not waited for any more.
    GivenUp,
}

impl<B> Upload<B>
where
    B: HttpBody<Data = Bytes> + Send + Unpin + 'static,
    B::Error: Into<Error>,
{
    /// The body for the handler, and the end that stays here. `asked_for` says
    /// that the client sends the body only once somebody begins to read it.
    pub(crate) fn begin(body: B, asked_for: bool) -> (Self, Body) {
        if body.is_end_stream() {
            return (Self(Arc::new(Mutex::new(Rest::Nothing))), Body::empty());
        }
        let rest = Arc::new(Mutex::new(Rest::Nothing));
        let in_time = InTime {
            body: Some(body),
            clock: None,
            comes_by_itself: !asked_for,
            rest: Arc::clone(&rest),
        };
        (Self(rest), Body::new(in_time))
    }

    /// Reads what the handler left, unless it is too much or too slow. Answers
    /// whether the body is over, so that the next request can follow it.
    pub(crate) async fn finish(self) -> bool {
        let rest = std::mem::replace(&mut *self.0.lock(), Rest::Nothing);
        let mut body = match rest {
            Rest::Nothing => return true,
            Rest::GivenUp => return false,
            Rest::Unread(body) => body,
        };
        let mut left = limits::REQUEST_BODY_MAX as u64;
        if body.size_hint().lower() > left {
            return false;
        }
        let reading = async {
            while let Some(frame) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
                let Ok(frame) = frame else {
                    return false;
                };
                let read = frame.data_ref().map_or(0, |data| data.len() as u64);
                match left.checked_sub(read) {
                    Some(less) => left = less,
                    None => return false,
                }
            }
            true
        };
        let within = Duration::from_millis(limits::UNREAD_BODY_MS);
        timeout(within, reading).await.unwrap_or(false)
    }
}

/// A body that fails with [`Late`] when it takes too long.
struct InTime<B: HttpBody + Unpin> {
    body: Option<B>,
    /// Runs from when it was first waited for.
    clock: Option<Pin<Box<Sleep>>>,
    comes_by_itself: bool,
    rest: Arc<Mutex<Rest<B>>>,
}

impl<B> HttpBody for InTime<B>
where
    B: HttpBody<Data = Bytes> + Unpin,
    B::Error: Into<Error>,
{
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        let this = &mut *self;
        let Some(body) = &mut this.body else {
            return Poll::Ready(None);
        };
        this.comes_by_itself = true;
        if let Poll::Ready(polled) = Pin::new(body).poll_frame(cx) {
            if !matches!(polled, Some(Ok(_))) {
                this.body = None;
            }
            return Poll::Ready(polled.map(|frame| frame.map_err(Into::into)));
        }
        let whole = Duration::from_millis(limits::REQUEST_BODY_MS);
        let clock = this.clock.get_or_insert_with(|| Box::pin(sleep(whole)));
        ready!(clock.as_mut().poll(cx));
        this.body = None;
        *this.rest.lock() = Rest::GivenUp;
        Poll::Ready(Some(Err(Late.into())))
    }

    fn is_end_stream(&self) -> bool {
        self.body.as_ref().is_none_or(HttpBody::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        let ended = || SizeHint::with_exact(0);
        self.body.as_ref().map_or_else(ended, HttpBody::size_hint)
    }
}

impl<B: HttpBody + Unpin> Drop for InTime<B> {
    fn drop(&mut self) {
        let Some(body) = self.body.take() else {
            return;
        };
        if body.is_end_stream() {
            return;
        }
        *self.rest.lock() = match self.comes_by_itself {
            true => Rest::Unread(body),
            // Reading would ask for it.
            false => Rest::GivenUp,
        };
    }
}

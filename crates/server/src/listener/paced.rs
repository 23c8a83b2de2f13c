//! A connection that ends when its other side dawdles: a head that does not
//! arrive, an answer that is not taken.

use std::io::{self, ErrorKind, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use greenroom_protocol::limits;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

use crate::admission::Place;

/// What the other side is told whose head does not arrive.
const LATE: &[u8] = b"HTTP/1.1 408 Request Timeout\r\n\
    greenroom-error: request-timeout\r\n\
    content-type: text/plain; charset=utf-8\r\n\
    content-length: 37\r\n\
    connection: close\r\n\r\n\
    the head of the request took too long";

/// A request is being handed in: its head must be there soon.
const ARRIVING: u8 = 0;
/// Nothing is under way.
const IDLE: u8 = 1;
/// A request is being answered.
const BUSY: u8 = 2;

/// How far the requests of one connection are: told by who answers them, read
/// by the connection.
pub(super) struct Pace {
    phase: AtomicU8,
    lingers: AtomicBool,
}

impl Pace {
    /// A new connection, whose first request is due.
    pub(super) fn new() -> Arc<Self> {
        Arc::new(Self {
            phase: AtomicU8::new(ARRIVING),
            lingers: AtomicBool::new(false),
        })
    }

    /// A head is there.
    pub(super) fn begun(&self) {
        self.phase.store(BUSY, Ordering::Relaxed);
    }

    /// A request is answered.
    pub(super) fn answered(&self) {
        self.phase.store(IDLE, Ordering::Relaxed);
    }

    /// The other side is still sending: what comes is thrown away for a while
    /// before the connection closes. Closing at once would reset it, and the
    /// answer could be lost on its way.
    pub(super) fn linger(&self) {
        self.lingers.store(true, Ordering::Relaxed);
    }

    /// Bytes came; answers whether they begin a request.
    fn begins(&self) -> bool {
        let order = Ordering::Relaxed;
        let was = self.phase.compare_exchange(IDLE, ARRIVING, order, order);
        was.is_ok()
    }

    fn is_arriving(&self) -> bool {
        self.phase.load(Ordering::Relaxed) == ARRIVING
    }
}

/// A stream with deadlines, in its place among all connections. It keeps both
/// for as long as it lives, as a push connection too.
pub(super) struct Paced<S> {
    stream: S,
    _place: Place,
    pace: Arc<Pace>,
    /// Runs while a head is due, and is not there otherwise: its waker holds the
    /// memory of the task that was reading, and a push connection, which is read
    /// by another one, would keep it.
    head: Option<Pin<Box<Sleep>>>,
    taking: Taking,
    /// All that was written is on its way: nothing would be cut in two by
    /// writing something else.
    flushed: bool,
    farewell: Option<Farewell>,
}

impl<S> Paced<S> {
    /// Watches over a stream from now on.
    pub(super) fn new(stream: S, place: Place, pace: Arc<Pace>) -> Self {
        Self {
            stream,
            _place: place,
            pace,
            head: Some(head()),
            taking: Taking::default(),
            flushed: true,
            farewell: None,
        }
    }
}

/// As long as a head may take from now on.
fn head() -> Pin<Box<Sleep>> {
    Box::pin(sleep(Duration::from_millis(limits::REQUEST_HEAD_MS)))
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncRead for Paced<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = &mut *self;
        let before = buf.filled().len();
        let polled = Pin::new(&mut this.stream).poll_read(cx, buf);
        if polled.is_ready() {
            if buf.filled().len() > before && this.pace.begins() {
                this.head = Some(head());
            }
            return polled;
        }
        if !this.pace.is_arriving() {
            this.head = None;
            return Poll::Pending;
        }
        ready!(this.head.get_or_insert_with(head).as_mut().poll(cx));
        if this.flushed {
            // Whoever does not take these few bytes at once misses nothing else.
            let _ = Pin::new(&mut this.stream).poll_write(cx, LATE);
            let _ = Pin::new(&mut this.stream).poll_flush(cx);
        }
        let late = "the head of a request did not arrive in time";
        Poll::Ready(Err(io::Error::new(ErrorKind::TimedOut, late)))
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Paced<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = &mut *self;
        this.flushed = false;
        let polled = Pin::new(&mut this.stream).poll_write(cx, buf);
        this.taking.wrote(cx, polled)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = &mut *self;
        this.flushed = false;
        let polled = Pin::new(&mut this.stream).poll_write_vectored(cx, bufs);
        this.taking.wrote(cx, polled)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = &mut *self;
        let polled = Pin::new(&mut this.stream).poll_flush(cx);
        if polled.is_pending() {
            return this.taking.waits(cx).map(Err);
        }
        this.flushed = true;
        this.taking.done();
        polled
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = &mut *self;
        if this.farewell.is_none() {
            let polled = Pin::new(&mut this.stream).poll_shutdown(cx);
            if polled.is_pending() {
                return this.taking.waits(cx).map(Err);
            }
            if !this.pace.lingers.load(Ordering::Relaxed) {
                return polled;
            }
        }
        let farewell = this.farewell.get_or_insert_with(Farewell::new);
        farewell.poll(&mut this.stream, cx).map(Ok)
    }
}

/// How fast the other side takes what it is sent.
#[derive(Default)]
struct Taking {
    /// Runs from when it first took nothing more.
    clock: Option<Pin<Box<Sleep>>>,
    /// What it took since then.
    taken: usize,
}

impl Taking {
    fn wrote(
        &mut self,
        cx: &mut Context<'_>,
        polled: Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        let Poll::Ready(wrote) = polled else {
            return self.waits(cx).map(Err);
        };
        if let (Ok(count), Some(_)) = (&wrote, &self.clock) {
            self.taken += count;
            // A byte now and then does not count: it would hold the answer in
            // memory for as long as the other side likes.
            if self.taken >= limits::WRITE_PROGRESS_MIN {
                self.done();
            }
        }
        Poll::Ready(wrote)
    }

    fn done(&mut self) {
        self.clock = None;
        self.taken = 0;
    }

    /// Waits for the time to be up.
    fn waits(&mut self, cx: &mut Context<'_>) -> Poll<io::Error> {
        let whole = Duration::from_millis(limits::WRITE_STALL_MS);
        let clock = self.clock.get_or_insert_with(|| Box::pin(sleep(whole)));
        ready!(clock.as_mut().poll(cx));
        let stalled = "what was sent was not taken in time";
        Poll::Ready(io::Error::new(ErrorKind::TimedOut, stalled))
    }
}

/// Throws away what still comes, up to a limit.
struct Farewell {
    until: Pin<Box<Sleep>>,
    left: usize,
}

impl Farewell {
    fn new() -> Self {
        Self {
            until: Box::pin(sleep(Duration::from_millis(limits::LINGER_MS))),
            left: limits::LINGER_MAX,
        }
    }

    /// Ready when the other side is done, or long enough was waited.
    fn poll(&mut self, stream: &mut (impl AsyncRead + Unpin), cx: &mut Context<'_>) -> Poll<()> {
        let mut scrap = [0; 8 * 1024];
        while self.left > 0 {
            let mut buf = ReadBuf::new(&mut scrap);
            match Pin::new(&mut *stream).poll_read(cx, &mut buf) {
                Poll::Pending => return self.until.as_mut().poll(cx),
                Poll::Ready(Ok(())) if !buf.filled().is_empty() => {
                    self.left = self.left.saturating_sub(buf.filled().len());
                }
                Poll::Ready(_) => break,
            }
        }
        Poll::Ready(())
    }
}

//! Connections on a clock that passes at once: who dawdles, and for how long.

use std::net::Ipv4Addr;
use std::pin::Pin;
use std::task::{Context, Wake, Waker};

use greenroom_service::store::MemoryStore;
use greenroom_service::{AnyClient, DevTemplates, Parts, Service};
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, ReadBuf, duplex};
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep};

use super::*;
use crate::clock::SteadyClock;
use crate::http::Surroundings;
use crate::metrics::Metrics;
use crate::network::Network;
use crate::random::SystemSource;
use crate::tasks::{Stopper, watch_and_tasks};

const HEALTH: &[u8] = b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n";

/// A connection whose client is the test.
struct Visit {
    client: DuplexStream,
    served: JoinHandle<()>,
    admission: Arc<Admission>,
    start: Instant,
    _stopper: Stopper,
}

impl Visit {
    /// Connects over a wire that holds so many bytes.
    async fn begin(wire: usize) -> Self {
        let directory = Service::open(Parts {
            store: Arc::new(MemoryStore::new()),
            clock: Arc::new(SteadyClock::start()),
            random: Arc::new(SystemSource::new()),
            clients: Arc::new(AnyClient),
            templates: Arc::new(DevTemplates::new()),
            identities: Arc::new(greenroom_service::NoIdentityProviders),
            silence_ms: limits::CONNECTION_SILENCE_MS,
        });
        let directory = directory.await.expect("opens");
        let (stop, tasks, stopper) = watch_and_tasks();
        let metrics = Arc::new(Metrics::new(directory.now()));
        let surroundings = Surroundings::new(&Network::default(), Arc::default(), metrics);
        let admission = Arc::clone(&surroundings.admission);
        let peer = SocketAddr::from((Ipv4Addr::LOCALHOST, 1));
        let connection = Connection {
            peer,
            place: admission.connection(peer.ip()).expect("a place"),
            app: App::new(directory, surroundings, tasks, stop.clone()),
            stop,
        };
        let (client, server) = duplex(wire);
        Self {
            client,
            served: tokio::spawn(connection.speak_http(server)),
            admission,
            start: Instant::now(),
            _stopper: stopper,
        }
    }

    async fn send(&mut self, bytes: &[u8]) {
        self.client.write_all(bytes).await.expect("sends");
    }

    /// The next answer, which must be the whole of what is on the wire.
    async fn answer(&mut self) -> String {
        let mut block = vec![0; 8 * 1024];
        let count = self.client.read(&mut block).await.expect("reads");
        String::from_utf8_lossy(&block[..count]).into_owned()
    }

    /// What is still said, and after how many milliseconds it was over.
    async fn rest(&mut self) -> (String, u128) {
        let mut rest = Vec::new();
        // A connection that broke off has said what it said.
        let _ = self.client.read_to_end(&mut rest).await;
        let rest = String::from_utf8_lossy(&rest).into_owned();
        (rest, self.start.elapsed().as_millis())
    }

    /// Waits for the end, and gives the milliseconds that it took.
    async fn over(&mut self) -> u128 {
        (&mut self.served).await.expect("does not panic");
        assert_eq!(self.admission.count(), 0, "the place is given back");
        self.start.elapsed().as_millis()
    }
}

/// Whether it took as long as a limit, give or take a tick of the clock.
fn assert_took(milliseconds: u128, limit: u64) {
    let limit = u128::from(limit);
    let range = limit..limit + 50;
    assert!(range.contains(&milliseconds), "{milliseconds} ms");
}

#[tokio::test(start_paused = true)]
async fn a_head_that_never_comes_or_never_ends_is_given_up() {
    for begun in ["", "GET /health HTTP/1.1\r\nHost: "] {
        let mut visit = Visit::begin(4096).await;
        visit.send(begun.as_bytes()).await;
        let (answer, took) = visit.rest().await;
        assert!(answer.starts_with("HTTP/1.1 408 "), "{answer:?}");
        assert_took(took, limits::REQUEST_HEAD_MS);
        visit.over().await;
    }
}

#[tokio::test(start_paused = true)]
async fn every_head_has_its_own_time_and_its_trickling_gains_none() {
    let mut visit = Visit::begin(4096).await;
    visit.send(HEALTH).await;
    assert!(visit.answer().await.starts_with("HTTP/1.1 200 "));
    sleep(Duration::from_millis(limits::KEEP_ALIVE_MS / 2)).await;
    visit.send(HEALTH).await;
    assert!(visit.answer().await.starts_with("HTTP/1.1 200 "));

    let (mut read, mut write) = tokio::io::split(visit.client);
    let start = Instant::now();
    let trickle = tokio::spawn(async move {
        while write.write_all(b"G").await.is_ok() {
            sleep(Duration::from_secs(1)).await;
        }
    });
    let mut answer = String::new();
    read.read_to_string(&mut answer).await.expect("text");
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer:?}");
    assert_took(start.elapsed().as_millis(), limits::REQUEST_HEAD_MS);
    trickle.abort();
}

#[tokio::test(start_paused = true)]
async fn a_connection_is_kept_for_a_while_and_closed_without_a_word() {
    let mut visit = Visit::begin(4096).await;
    visit.send(HEALTH).await;
    assert!(visit.answer().await.starts_with("HTTP/1.1 200 "));
    let (rest, took) = visit.rest().await;
    assert_eq!(rest, "");
    assert_took(took, limits::KEEP_ALIVE_MS);
}

#[tokio::test(start_paused = true)]
async fn who_does_not_read_an_answer_is_dropped() {
    let mut visit = Visit::begin(64).await;
    visit.send(HEALTH).await;
    assert_took(visit.over().await, limits::WRITE_STALL_MS);
}

#[tokio::test(start_paused = true)]
async fn who_reads_a_byte_now_and_then_is_dropped_too() {
    let mut visit = Visit::begin(64).await;
    visit.send(HEALTH).await;
    let mut read = 0;
    while visit.client.read_u8().await.is_ok() {
        read += 1;
        sleep(Duration::from_secs(1)).await;
    }
    assert!(read < 200, "the answer was read whole");
    assert_eq!(visit.admission.count(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_body_that_dawdles_is_answered_and_its_connection_closed() {
    let mut visit = Visit::begin(4096).await;
    let head = b"POST /auth/v1/oauth/token HTTP/1.1\r\nHost: x\r\n\
        Authorization: Basic eDp5\r\nContent-Length: 100\r\n\
        Content-Type: application/x-www-form-urlencoded\r\n\r\n";
    visit.send(head).await;
    visit.send(b"grant").await;
    let answer = visit.answer().await;
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer:?}");
    assert!(answer.contains("connection: close\r\n"), "{answer:?}");
    let took = visit.start.elapsed().as_millis();
    assert_took(took, limits::REQUEST_BODY_MS);
    // It may still finish, into the void, but not for ever.
    let over = visit.over().await;
    assert_took(over - took, limits::LINGER_MS);
}

#[tokio::test(start_paused = true)]
async fn who_reads_on_after_a_head_leaves_nothing_of_who_read_it() {
    struct Task;
    impl Wake for Task {
        fn wake(self: Arc<Self>) {}
    }
    let visit = Visit::begin(64).await;
    let place = visit.admission.connection(Ipv4Addr::LOCALHOST.into());
    let (_client, server) = duplex(64);
    let pace = Pace::new();
    let mut stream = Paced::new(server, place.expect("a place"), Arc::clone(&pace));
    let mut read = |task: &Arc<Task>| {
        let waker = Waker::from(Arc::clone(task));
        let mut block = [0; 8];
        let mut block = ReadBuf::new(&mut block);
        let stream = Pin::new(&mut stream);
        stream.poll_read(&mut Context::from_waker(&waker), &mut block)
    };
    let (request, push) = (Arc::new(Task), Arc::new(Task));
    assert!(read(&request).is_pending());
    assert!(Arc::strong_count(&request) > 1, "it will be woken");
    pace.begun();
    assert!(read(&push).is_pending());
    assert_eq!(Arc::strong_count(&request), 1, "nobody wakes it any more");
}

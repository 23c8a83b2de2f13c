//! What the log says of a first start. A program of its own: who listens to a
//! log is a matter of the whole process.

use std::io::Write;
use std::sync::Arc;

use greenroom_protocol::time::Timestamp;
use greenroom_service::store::MemoryStore;
use greenroom_service::{AnyClient, Clock, DevTemplates, Parts, Random, Service};
use parking_lot::Mutex;

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Log {
    fn lines_with(&self, text: &str) -> Vec<String> {
        let log = String::from_utf8(self.0.lock().clone()).expect("text");
        let found = log.lines().filter(|line| line.contains(text));
        found.map(str::to_owned).collect()
    }
}

struct Noon;

impl Clock for Noon {
    fn now(&self) -> Timestamp {
        Timestamp(1_800_000_000_000)
    }
}

struct Sevens;

impl Random for Sevens {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(7);
    }
}

#[tokio::test]
async fn a_store_that_held_no_directory_is_told_of_and_one_that_did_is_not() {
    let log = Log::default();
    let writer = log.clone();
    tracing_subscriber::fmt()
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .init();
    let store = Arc::new(MemoryStore::new());
    let open = async || {
        let parts = Parts {
            store: store.clone(),
            clock: Arc::new(Noon),
            random: Arc::new(Sevens),
            clients: Arc::new(AnyClient),
            templates: Arc::new(DevTemplates::new()),
            identities: Arc::new(greenroom_service::NoIdentityProviders),
            silence_ms: 1,
        };
        Service::open(parts).await.expect("opens")
    };
    let first = open().await;
    let told = log.lines_with("held no directory");
    assert_eq!(told.len(), 1);
    let id = first.info().directory;
    assert!(
        told[0].contains(&id) && told[0].contains("INFO"),
        "{told:?}"
    );
    open().await;
    assert_eq!(log.lines_with("held no directory").len(), 1);
    assert_eq!(log.lines_with("sessions read").len(), 2);
}

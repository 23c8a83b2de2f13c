//! The embedded engine keeps the store's contract, on disk and in memory.

use greenroom_server::store::redb::RedbStore;
use greenroom_service::store::contract::contract;
use redb::backends::InMemoryBackend;

#[tokio::test]
async fn over_memory() {
    contract(|| RedbStore::open_with_backend(InMemoryBackend::new).expect("opens")).await;
}

#[tokio::test]
async fn over_files() {
    let root = tempfile::tempdir().expect("a folder");
    let number = std::cell::Cell::new(0);
    contract(|| {
        number.set(number.get() + 1);
        let folder = root.path().join(number.get().to_string());
        RedbStore::open(&folder).expect("opens")
    })
    .await;
}

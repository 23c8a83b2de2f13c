//! Short words for writing records.

use greenroom_protocol::ids::Revision;
use greenroom_protocol::time::Timestamp;
use greenroom_service::store::{Batch, Expect, Key, Kind, Store, WriteError};

/// The key of a record in the only shard that the tests need.
pub(crate) fn key(id: &str) -> Key {
    Key {
        shard: "deployment".to_owned(),
        kind: Kind::Session,
        id: id.to_owned(),
    }
}

/// A batch that makes a record which must not be there yet.
pub(crate) fn creation(id: &str) -> Batch {
    let value = Some(value(id));
    Batch::one(Timestamp(1), key(id), Expect::Absent, value)
}

/// What [`creation`] stores.
pub(crate) fn value(id: &str) -> Vec<u8> {
    format!("value of {id}").into_bytes()
}

/// Makes a record and waits until it is acknowledged.
pub(crate) async fn create(store: &dyn Store, id: &str) -> Result<Revision, WriteError> {
    Ok(store.write(creation(id)).await?[0])
}

/// Whether a record that was made is there, whole.
pub(crate) async fn holds(store: &dyn Store, id: &str) -> bool {
    let record = store.read(&key(id)).await.expect("readable");
    record.is_some_and(|record| *record.value == *value(id))
}

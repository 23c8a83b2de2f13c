//! The body of a search: reading it does not panic, and what was read is read the same once it was written.
#![no_main]

use greenroom_protocol::search::HandleQuery;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(query) = serde_json::from_slice::<HandleQuery>(bytes) else {
        return;
    };
    let text = serde_json::to_string(&query).expect("what was read can be written");
    let again: HandleQuery = serde_json::from_str(&text).expect("what was written can be read");
    assert_eq!(again.greenroom, query.greenroom);
});

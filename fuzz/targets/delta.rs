//! The body of a `PUT`: reading it does not panic, and what was read is read the same once it was written.
#![no_main]

use greenroom_protocol::session::SessionDelta;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(delta) = serde_json::from_slice::<SessionDelta>(bytes) else {
        return;
    };
    let text = serde_json::to_string(&delta).expect("what was read can be written");
    let again: SessionDelta = serde_json::from_str(&text).expect("what was written can be read");
    assert_eq!(serde_json::to_string(&again).expect("as above"), text);
});

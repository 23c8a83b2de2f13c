//! Frames of the push channel: reading one does not panic, and what was read is read the same once it was written.
#![no_main]

use greenroom_protocol::rta::ClientFrame;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(frame) = ClientFrame::parse(text) {
        assert_eq!(ClientFrame::parse(&frame.to_text()), Ok(frame));
    }
});

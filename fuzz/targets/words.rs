//! Names, ids and keys: reading one does not panic, and what is one is the same one as text.
#![no_main]

use greenroom_protocol::attribute::AttributeKey;
use greenroom_protocol::ids::{ConnectionId, Deployment, SessionName, TemplateName};
use greenroom_protocol::player::PlayerId;
use libfuzzer_sys::fuzz_target;

macro_rules! same {
    ($text:ident, $($type:ident)+) => {
        $(if let Ok(word) = $type::new($text) {
            assert_eq!($type::new(word.as_str()), Ok(word.clone()));
        })+
    };
}

fuzz_target!(|text: &str| {
    same!(text, SessionName Deployment TemplateName ConnectionId PlayerId AttributeKey);
});

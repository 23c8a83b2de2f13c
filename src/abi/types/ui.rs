//! The user interface: events of an overlay, and what would be seen of one.

mod keyboard;
mod keys;
mod shown;

pub use keyboard::*;
pub use keys::*;
pub use shown::*;

use crate::abi::types::CEnum;
use crate::result::EOS_EResult;

/// What an `EOS_HUI` points to as C sees it; it has no content.
pub struct EOS_UIHandle {
    _private: [u8; 0],
}

/// The UI interface of a platform. Lives as long as the platform; never freed by the game.
pub type EOS_HUI = *mut EOS_UIHandle;

/// Names something that the user did in the overlay. `EOS_UI_EVENTID_INVALID` names nothing.
pub type EOS_UI_EventId = u64;

/// No event.
pub const EOS_UI_EVENTID_INVALID: EOS_UI_EventId = 0;

/// Newest version of `EOS_UI_AcknowledgeEventIdOptions` that this library knows.
pub const EOS_UI_ACKNOWLEDGEEVENTID_API_LATEST: i32 = 1;

/// What `EOS_UI_AcknowledgeEventId` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_UI_AcknowledgeEventIdOptions {
    /// Version of this struct: `EOS_UI_ACKNOWLEDGEEVENTID_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The event that a notification carried.
    pub UiEventId: EOS_UI_EventId,
    /// What came of it.
    pub Result: CEnum<EOS_EResult>,
}

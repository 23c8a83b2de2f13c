//! What Sessions needs of the user interface.

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

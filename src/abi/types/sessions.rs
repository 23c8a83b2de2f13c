//! Sessions: handles, states and attributes, then one file for each group of calls.

use crate::c_enum::c_enum;

mod active;
mod attribute;
mod details;
mod invites;
mod modification;
mod notifications;
mod players;
mod search;
mod session;

pub use active::*;
pub use attribute::*;
pub use details::*;
pub use invites::*;
pub use modification::*;
pub use notifications::*;
pub use players::*;
pub use search::*;
pub use session::*;

/// What an `EOS_HSessions` points to as C sees it; it has no content.
pub struct EOS_SessionsHandle {
    _private: [u8; 0],
}

/// The Sessions interface of a platform. Lives as long as the platform; never freed by the game.
pub type EOS_HSessions = *mut EOS_SessionsHandle;

/// What an `EOS_HSessionModification` points to as C sees it; it has no content.
pub struct EOS_SessionModificationHandle {
    _private: [u8; 0],
}

/// A session about to be created or changed. Freed with `EOS_SessionModification_Release`, at once
/// after `EOS_Sessions_UpdateSession` if the game likes.
pub type EOS_HSessionModification = *mut EOS_SessionModificationHandle;

/// What an `EOS_HActiveSession` points to as C sees it; it has no content.
pub struct EOS_ActiveSessionHandle {
    _private: [u8; 0],
}

/// A live view of a session that this process hosts or joined. Freed with `EOS_ActiveSession_Release`.
pub type EOS_HActiveSession = *mut EOS_ActiveSessionHandle;

/// What an `EOS_HSessionDetails` points to as C sees it; it has no content.
pub struct EOS_SessionDetailsHandle {
    _private: [u8; 0],
}

/// A snapshot of a session from a search, an invitation or presence. Outlives what it came from; freed
/// with `EOS_SessionDetails_Release`.
pub type EOS_HSessionDetails = *mut EOS_SessionDetailsHandle;

/// What an `EOS_HSessionSearch` points to as C sees it; it has no content.
pub struct EOS_SessionSearchHandle {
    _private: [u8; 0],
}

/// A search and its results. Freed with `EOS_SessionSearch_Release`.
pub type EOS_HSessionSearch = *mut EOS_SessionSearchHandle;

c_enum! {
    /// Where a local session is in its life.
    pub enum EOS_EOnlineSessionState {
        /// There is none.
        EOS_OSS_NoSession = 0,
        /// Being created.
        EOS_OSS_Creating = 1,
        /// Created or joined, and not started.
        EOS_OSS_Pending = 2,
        /// Being started.
        EOS_OSS_Starting = 3,
        /// Started.
        EOS_OSS_InProgress = 4,
        /// Being ended.
        EOS_OSS_Ending = 5,
        /// Ended; it may be started again.
        EOS_OSS_Ended = 6,
        /// Being destroyed or left.
        EOS_OSS_Destroying = 7,
    }
}

c_enum! {
    /// Who sees an attribute.
    pub enum EOS_ESessionAttributeAdvertisementType {
        /// This process only.
        EOS_SAAT_DontAdvertise = 0,
        /// Everybody who finds the session; searches can ask for it.
        EOS_SAAT_Advertise = 1,
    }
}

c_enum! {
    /// Who can find and join a session.
    pub enum EOS_EOnlineSessionPermissionLevel {
        /// Everybody.
        EOS_OSPF_PublicAdvertised = 0,
        /// Found by its id; joined through a player's presence, an invitation or by registered players.
        EOS_OSPF_JoinViaPresence = 1,
        /// Found by its id; joined through an invitation or by registered players.
        EOS_OSPF_InviteOnly = 2,
    }
}

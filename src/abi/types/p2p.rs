//! Packets from player to player.

use std::ffi::c_char;

use crate::c_enum::c_enum;

mod connections;
mod packets;
mod settings;

pub use connections::*;
pub use packets::*;
pub use settings::*;

/// What an `EOS_HP2P` points to as C sees it; it has no content.
pub struct EOS_P2PHandle {
    _private: [u8; 0],
}

/// The P2P interface of a platform. Lives as long as the platform; never freed by the game.
pub type EOS_HP2P = *mut EOS_P2PHandle;

/// Largest packet in bytes.
pub const EOS_P2P_MAX_PACKET_SIZE: u32 = 1170;

/// Most sockets that two players share.
pub const EOS_P2P_MAX_CONNECTIONS: u32 = 32;

/// Bytes of a socket name with its terminating NUL.
pub const EOS_P2P_SOCKETID_SOCKETNAME_SIZE: u32 = 33;

/// A packet queue without a limit.
pub const EOS_P2P_MAX_QUEUE_SIZE_UNLIMITED: u32 = 0;

c_enum! {
    /// How well players behind a router reach each other.
    pub enum EOS_ENATType {
        /// Not known, or not determined yet.
        EOS_NAT_Unknown = 0,
        /// Everybody can be reached.
        EOS_NAT_Open = 1,
        /// Most can be reached.
        EOS_NAT_Moderate = 2,
        /// Only players with an open NAT can be reached.
        EOS_NAT_Strict = 3,
    }
}

c_enum! {
    /// What is promised of a packet.
    pub enum EOS_EPacketReliability {
        /// It may be lost, come twice, or overtake others.
        EOS_PR_UnreliableUnordered = 0,
        /// It arrives, in any order.
        EOS_PR_ReliableUnordered = 1,
        /// It arrives behind those that were sent before it.
        EOS_PR_ReliableOrdered = 2,
    }
}

c_enum! {
    /// Which kind of connection came about.
    pub enum EOS_EConnectionEstablishedType {
        /// The first one, or one after a close.
        EOS_CET_NewConnection = 0,
        /// One that was interrupted is back.
        EOS_CET_Reconnection = 1,
    }
}

c_enum! {
    /// Which way a connection takes.
    pub enum EOS_ENetworkConnectionType {
        /// None.
        EOS_NCT_NoConnection = 0,
        /// From player to player.
        EOS_NCT_DirectConnection = 1,
        /// Over a relay.
        EOS_NCT_RelayedConnection = 2,
    }
}

c_enum! {
    /// Why a connection ended.
    pub enum EOS_EConnectionClosedReason {
        /// Nobody knows.
        EOS_CCR_Unknown = 0,
        /// The local player closed it.
        EOS_CCR_ClosedByLocalUser = 1,
        /// The other player closed it.
        EOS_CCR_ClosedByPeer = 2,
        /// Nothing was heard for too long.
        EOS_CCR_TimedOut = 3,
        /// There were too many.
        EOS_CCR_TooManyConnections = 4,
        /// The other side sent a message that makes no sense.
        EOS_CCR_InvalidMessage = 5,
        /// The other side sent data that makes no sense.
        EOS_CCR_InvalidData = 6,
        /// It never came about.
        EOS_CCR_ConnectionFailed = 7,
        /// It was closed.
        EOS_CCR_ConnectionClosed = 8,
        /// The two sides found no way to each other.
        EOS_CCR_NegotiationFailed = 9,
        /// An internal error.
        EOS_CCR_UnexpectedError = 10,
        /// The other player does not listen for requests.
        EOS_CCR_ConnectionIgnored = 11,
    }
}

c_enum! {
    /// Whether packets go over relays.
    pub enum EOS_ERelayControl {
        /// Never.
        EOS_RC_NoRelays = 0,
        /// Where there is no direct way.
        EOS_RC_AllowRelays = 1,
        /// Always.
        EOS_RC_ForceRelays = 2,
    }
}

/// Newest version of `EOS_P2P_SocketId` that this library knows.
pub const EOS_P2P_SOCKETID_API_LATEST: i32 = 1;

/// Names one of the sockets that two players share.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_SocketId {
    /// Version of this struct: `EOS_P2P_SOCKETID_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The name: 1 to 32 letters, digits, spaces and characters of `-_+=.`, then a NUL.
    pub SocketName: [c_char; EOS_P2P_SOCKETID_SOCKETNAME_SIZE as usize],
}

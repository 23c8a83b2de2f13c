//! Sending and receiving packets.

use std::ffi::c_void;

use super::{EOS_EPacketReliability, EOS_P2P_SocketId};
use crate::abi::types::{CEnum, EOS_Bool, EOS_ProductUserId};

/// Newest version of `EOS_P2P_SendPacketOptions` that this library knows.
pub const EOS_P2P_SENDPACKET_API_LATEST: i32 = 3;

/// What `EOS_P2P_SendPacket` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_SendPacketOptions {
    /// Version of this struct: `EOS_P2P_SENDPACKET_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local player.
    pub LocalUserId: EOS_ProductUserId,
    /// The other player.
    pub RemoteUserId: EOS_ProductUserId,
    /// The socket.
    pub SocketId: *const EOS_P2P_SocketId,
    /// For the receiver to tell packets apart.
    pub Channel: u8,
    /// How many bytes, up to `EOS_P2P_MAX_PACKET_SIZE`.
    pub DataLengthBytes: u32,
    /// The bytes; null only where there are none.
    pub Data: *const c_void,
    /// Whether the packet waits for a connection.
    pub bAllowDelayedDelivery: EOS_Bool,
    /// What is promised of it. Since version 2.
    pub Reliability: CEnum<EOS_EPacketReliability>,
    /// Whether sending does not accept the other player. Since version 3.
    pub bDisableAutoAcceptConnection: EOS_Bool,
}

/// Newest version of `EOS_P2P_GetNextReceivedPacketSizeOptions` that this library knows.
pub const EOS_P2P_GETNEXTRECEIVEDPACKETSIZE_API_LATEST: i32 = 2;

/// What `EOS_P2P_GetNextReceivedPacketSize` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_GetNextReceivedPacketSizeOptions {
    /// Version of this struct: `EOS_P2P_GETNEXTRECEIVEDPACKETSIZE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local player.
    pub LocalUserId: EOS_ProductUserId,
    /// The channel to look at; null for all of them.
    pub RequestedChannel: *const u8,
}

/// Newest version of `EOS_P2P_ReceivePacketOptions` that this library knows.
pub const EOS_P2P_RECEIVEPACKET_API_LATEST: i32 = 2;

/// What `EOS_P2P_ReceivePacket` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_ReceivePacketOptions {
    /// Version of this struct: `EOS_P2P_RECEIVEPACKET_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local player.
    pub LocalUserId: EOS_ProductUserId,
    /// Room for the bytes of the packet.
    pub MaxDataSizeBytes: u32,
    /// The channel to look at; null for all of them.
    pub RequestedChannel: *const u8,
}

/// Newest version of `EOS_P2P_SetPacketQueueSizeOptions` that this library knows.
pub const EOS_P2P_SETPACKETQUEUESIZE_API_LATEST: i32 = 1;

/// What `EOS_P2P_SetPacketQueueSize` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_SetPacketQueueSizeOptions {
    /// Version of this struct: `EOS_P2P_SETPACKETQUEUESIZE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Most bytes of packets that have come and were not received; 0 for no limit.
    pub IncomingPacketQueueMaxSizeBytes: u64,
    /// Most bytes of packets that wait to be sent; 0 for no limit.
    pub OutgoingPacketQueueMaxSizeBytes: u64,
}

/// Newest version of `EOS_P2P_GetPacketQueueInfoOptions` that this library knows.
pub const EOS_P2P_GETPACKETQUEUEINFO_API_LATEST: i32 = 1;

/// What `EOS_P2P_GetPacketQueueInfo` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_GetPacketQueueInfoOptions {
    /// Version of this struct: `EOS_P2P_GETPACKETQUEUEINFO_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// What `EOS_P2P_GetPacketQueueInfo` tells.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_PacketQueueInfo {
    /// Most bytes of packets that have come and were not received; 0 for no limit.
    pub IncomingPacketQueueMaxSizeBytes: u64,
    /// Bytes that wait to be received: 0.
    pub IncomingPacketQueueCurrentSizeBytes: u64,
    /// Packets that wait to be received: 0.
    pub IncomingPacketQueueCurrentPacketCount: u64,
    /// Most bytes of packets that wait to be sent; 0 for no limit.
    pub OutgoingPacketQueueMaxSizeBytes: u64,
    /// Bytes that wait to be sent: 0.
    pub OutgoingPacketQueueCurrentSizeBytes: u64,
    /// Packets that wait to be sent: 0.
    pub OutgoingPacketQueueCurrentPacketCount: u64,
}

/// Newest version of `EOS_P2P_AddNotifyIncomingPacketQueueFullOptions` that this library knows.
pub const EOS_P2P_ADDNOTIFYINCOMINGPACKETQUEUEFULL_API_LATEST: i32 = 1;

/// What `EOS_P2P_AddNotifyIncomingPacketQueueFull` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_AddNotifyIncomingPacketQueueFullOptions {
    /// Version of this struct: `EOS_P2P_ADDNOTIFYINCOMINGPACKETQUEUEFULL_API_LATEST`, or an older one.
    pub ApiVersion: i32,
}

/// A packet came and found no room. Never told.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_OnIncomingPacketQueueFullInfo {
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// Most bytes that the queue holds.
    pub PacketQueueMaxSizeBytes: u64,
    /// Bytes that it holds.
    pub PacketQueueCurrentSizeBytes: u64,
    /// For whom the packet was.
    pub OverflowPacketLocalUserId: EOS_ProductUserId,
    /// Its channel.
    pub OverflowPacketChannel: u8,
    /// Its bytes.
    pub OverflowPacketSizeBytes: u32,
}

/// Newest version of `EOS_P2P_ClearPacketQueueOptions` that this library knows.
pub const EOS_P2P_CLEARPACKETQUEUE_API_LATEST: i32 = 1;

/// What `EOS_P2P_ClearPacketQueue` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_ClearPacketQueueOptions {
    /// Version of this struct: `EOS_P2P_CLEARPACKETQUEUE_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local player.
    pub LocalUserId: EOS_ProductUserId,
    /// The other player; null for all.
    pub RemoteUserId: EOS_ProductUserId,
    /// The socket; null for all.
    pub SocketId: *const EOS_P2P_SocketId,
}

/// Tells of a packet that found no room.
pub type EOS_P2P_OnIncomingPacketQueueFullCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_P2P_OnIncomingPacketQueueFullInfo)>;

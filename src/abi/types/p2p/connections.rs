//! Connections between players, and what would be told of them.

use std::ffi::c_void;

use super::{
    EOS_EConnectionClosedReason, EOS_EConnectionEstablishedType, EOS_ENetworkConnectionType,
    EOS_P2P_SocketId,
};
use crate::abi::types::{CEnum, EOS_ProductUserId};

/// Newest version of `EOS_P2P_AddNotifyPeerConnectionRequestOptions` that this library knows.
pub const EOS_P2P_ADDNOTIFYPEERCONNECTIONREQUEST_API_LATEST: i32 = 1;

/// What `EOS_P2P_AddNotifyPeerConnectionRequest` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_AddNotifyPeerConnectionRequestOptions {
    /// Version of this struct: `EOS_P2P_ADDNOTIFYPEERCONNECTIONREQUEST_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local player; null before there is one.
    pub LocalUserId: EOS_ProductUserId,
    /// The socket to be told of; null for all.
    pub SocketId: *const EOS_P2P_SocketId,
}

/// A player asks for a connection. Never told.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_OnIncomingConnectionRequestInfo {
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The local player.
    pub LocalUserId: EOS_ProductUserId,
    /// The other player.
    pub RemoteUserId: EOS_ProductUserId,
    /// The socket.
    pub SocketId: *const EOS_P2P_SocketId,
}

/// Newest version of `EOS_P2P_AddNotifyPeerConnectionEstablishedOptions` that this library knows.
pub const EOS_P2P_ADDNOTIFYPEERCONNECTIONESTABLISHED_API_LATEST: i32 = 1;

/// What `EOS_P2P_AddNotifyPeerConnectionEstablished` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_AddNotifyPeerConnectionEstablishedOptions {
    /// Version of this struct: `EOS_P2P_ADDNOTIFYPEERCONNECTIONESTABLISHED_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local player; null before there is one.
    pub LocalUserId: EOS_ProductUserId,
    /// The socket to be told of; null for all.
    pub SocketId: *const EOS_P2P_SocketId,
}

/// A connection came about. Never told.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_OnPeerConnectionEstablishedInfo {
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The local player.
    pub LocalUserId: EOS_ProductUserId,
    /// The other player.
    pub RemoteUserId: EOS_ProductUserId,
    /// The socket.
    pub SocketId: *const EOS_P2P_SocketId,
    /// Whether it is a new one.
    pub ConnectionType: CEnum<EOS_EConnectionEstablishedType>,
    /// Which way it takes.
    pub NetworkType: CEnum<EOS_ENetworkConnectionType>,
}

/// Newest version of `EOS_P2P_AddNotifyPeerConnectionInterruptedOptions` that this library knows.
pub const EOS_P2P_ADDNOTIFYPEERCONNECTIONINTERRUPTED_API_LATEST: i32 = 1;

/// What `EOS_P2P_AddNotifyPeerConnectionInterrupted` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_AddNotifyPeerConnectionInterruptedOptions {
    /// Version of this struct: `EOS_P2P_ADDNOTIFYPEERCONNECTIONINTERRUPTED_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local player; null before there is one.
    pub LocalUserId: EOS_ProductUserId,
    /// The socket to be told of; null for all.
    pub SocketId: *const EOS_P2P_SocketId,
}

/// A connection is lost for the moment. Never told.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_OnPeerConnectionInterruptedInfo {
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The local player.
    pub LocalUserId: EOS_ProductUserId,
    /// The other player.
    pub RemoteUserId: EOS_ProductUserId,
    /// The socket.
    pub SocketId: *const EOS_P2P_SocketId,
}

/// Newest version of `EOS_P2P_AddNotifyPeerConnectionClosedOptions` that this library knows.
pub const EOS_P2P_ADDNOTIFYPEERCONNECTIONCLOSED_API_LATEST: i32 = 1;

/// What `EOS_P2P_AddNotifyPeerConnectionClosed` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_AddNotifyPeerConnectionClosedOptions {
    /// Version of this struct: `EOS_P2P_ADDNOTIFYPEERCONNECTIONCLOSED_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local player; null before there is one.
    pub LocalUserId: EOS_ProductUserId,
    /// The socket to be told of; null for all.
    pub SocketId: *const EOS_P2P_SocketId,
}

/// A connection ended. Never told.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_OnRemoteConnectionClosedInfo {
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// The local player.
    pub LocalUserId: EOS_ProductUserId,
    /// The other player.
    pub RemoteUserId: EOS_ProductUserId,
    /// The socket.
    pub SocketId: *const EOS_P2P_SocketId,
    /// Why.
    pub Reason: CEnum<EOS_EConnectionClosedReason>,
}

/// Newest version of `EOS_P2P_AcceptConnectionOptions` that this library knows.
pub const EOS_P2P_ACCEPTCONNECTION_API_LATEST: i32 = 1;

/// What `EOS_P2P_AcceptConnection` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_AcceptConnectionOptions {
    /// Version of this struct: `EOS_P2P_ACCEPTCONNECTION_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local player.
    pub LocalUserId: EOS_ProductUserId,
    /// The other player.
    pub RemoteUserId: EOS_ProductUserId,
    /// The socket.
    pub SocketId: *const EOS_P2P_SocketId,
}

/// Newest version of `EOS_P2P_CloseConnectionOptions` that this library knows.
pub const EOS_P2P_CLOSECONNECTION_API_LATEST: i32 = 1;

/// What `EOS_P2P_CloseConnection` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_CloseConnectionOptions {
    /// Version of this struct: `EOS_P2P_CLOSECONNECTION_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local player.
    pub LocalUserId: EOS_ProductUserId,
    /// The other player.
    pub RemoteUserId: EOS_ProductUserId,
    /// The socket; null for all with this player.
    pub SocketId: *const EOS_P2P_SocketId,
}

/// Newest version of `EOS_P2P_CloseConnectionsOptions` that this library knows.
pub const EOS_P2P_CLOSECONNECTIONS_API_LATEST: i32 = 1;

/// What `EOS_P2P_CloseConnections` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_P2P_CloseConnectionsOptions {
    /// Version of this struct: `EOS_P2P_CLOSECONNECTIONS_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The local player.
    pub LocalUserId: EOS_ProductUserId,
    /// The socket.
    pub SocketId: *const EOS_P2P_SocketId,
}

/// Tells of a player who asks for a connection.
pub type EOS_P2P_OnIncomingConnectionRequestCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_P2P_OnIncomingConnectionRequestInfo)>;

/// Tells of a connection that came about.
pub type EOS_P2P_OnPeerConnectionEstablishedCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_P2P_OnPeerConnectionEstablishedInfo)>;

/// Tells of a connection that is lost for the moment.
pub type EOS_P2P_OnPeerConnectionInterruptedCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_P2P_OnPeerConnectionInterruptedInfo)>;

/// Tells of a connection that ended.
pub type EOS_P2P_OnRemoteConnectionClosedCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_P2P_OnRemoteConnectionClosedInfo)>;

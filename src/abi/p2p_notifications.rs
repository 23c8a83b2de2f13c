//! The notifications of `eos_p2p.h`. Games register them before anything else, and wait: none is ever told.

use std::ffi::c_void;

use super::boundary::try_boundary;
use super::handles;
use super::notification::{Notification, removed};
use super::options;
use super::p2p::{check_optional_socket, check_player};
use super::refusal::Refusal;
use super::types::{
    EOS_HP2P, EOS_NotificationId, EOS_P2P_AddNotifyIncomingPacketQueueFullOptions,
    EOS_P2P_AddNotifyPeerConnectionClosedOptions,
    EOS_P2P_AddNotifyPeerConnectionEstablishedOptions,
    EOS_P2P_AddNotifyPeerConnectionInterruptedOptions,
    EOS_P2P_AddNotifyPeerConnectionRequestOptions, EOS_P2P_OnIncomingConnectionRequestCallback,
    EOS_P2P_OnIncomingPacketQueueFullCallback, EOS_P2P_OnPeerConnectionEstablishedCallback,
    EOS_P2P_OnPeerConnectionInterruptedCallback, EOS_P2P_OnRemoteConnectionClosedCallback,
    EOS_P2P_SocketId, EOS_ProductUserId,
};
use crate::interfaces::p2p::{Event, P2p};

/// Registers a callback for players who ask for a connection, until `EOS_P2P_RemoveNotifyPeerConnectionRequest`. It is never called. `LocalUserId` may be null, because games register before anybody logs in.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_P2P_AddNotifyPeerConnectionRequest(
    Handle: EOS_HP2P,
    Options: *const EOS_P2P_AddNotifyPeerConnectionRequestOptions,
    ClientData: *mut c_void,
    ConnectionRequestHandler: EOS_P2P_OnIncomingConnectionRequestCallback,
) -> EOS_NotificationId {
    try_boundary("EOS_P2P_AddNotifyPeerConnectionRequest", || {
        let p2p = handles::get::<P2p>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say, with null or a socket id of the version that it says.
        unsafe {
            let options = options::read(Options)?;
            check_watched(options.LocalUserId, options.SocketId)?;
        }
        // SAFETY: the game gives a callback of this type.
        unsafe { Notification::new(ConnectionRequestHandler, ClientData) }?;
        Ok(p2p.watch(Event::Request))
    })
}

/// Takes a callback for players who ask for a connection back. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_P2P_RemoveNotifyPeerConnectionRequest(
    Handle: EOS_HP2P,
    NotificationId: EOS_NotificationId,
) {
    try_boundary("EOS_P2P_RemoveNotifyPeerConnectionRequest", || {
        let p2p = handles::get::<P2p>(Handle)?;
        removed(NotificationId, |id| p2p.unwatch(Event::Request, id))
    });
}

/// Registers a callback for connections that came about, until `EOS_P2P_RemoveNotifyPeerConnectionEstablished`. It is never called. `LocalUserId` may be null, because games register before anybody logs in.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_P2P_AddNotifyPeerConnectionEstablished(
    Handle: EOS_HP2P,
    Options: *const EOS_P2P_AddNotifyPeerConnectionEstablishedOptions,
    ClientData: *mut c_void,
    ConnectionEstablishedHandler: EOS_P2P_OnPeerConnectionEstablishedCallback,
) -> EOS_NotificationId {
    try_boundary("EOS_P2P_AddNotifyPeerConnectionEstablished", || {
        let p2p = handles::get::<P2p>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say, with null or a socket id of the version that it says.
        unsafe {
            let options = options::read(Options)?;
            check_watched(options.LocalUserId, options.SocketId)?;
        }
        // SAFETY: the game gives a callback of this type.
        unsafe { Notification::new(ConnectionEstablishedHandler, ClientData) }?;
        Ok(p2p.watch(Event::Established))
    })
}

/// Takes a callback for connections that came about back. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_P2P_RemoveNotifyPeerConnectionEstablished(
    Handle: EOS_HP2P,
    NotificationId: EOS_NotificationId,
) {
    try_boundary("EOS_P2P_RemoveNotifyPeerConnectionEstablished", || {
        let p2p = handles::get::<P2p>(Handle)?;
        removed(NotificationId, |id| p2p.unwatch(Event::Established, id))
    });
}

/// Registers a callback for connections that are lost for the moment, until `EOS_P2P_RemoveNotifyPeerConnectionInterrupted`. It is never called. `LocalUserId` may be null, because games register before anybody logs in.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_P2P_AddNotifyPeerConnectionInterrupted(
    Handle: EOS_HP2P,
    Options: *const EOS_P2P_AddNotifyPeerConnectionInterruptedOptions,
    ClientData: *mut c_void,
    ConnectionInterruptedHandler: EOS_P2P_OnPeerConnectionInterruptedCallback,
) -> EOS_NotificationId {
    try_boundary("EOS_P2P_AddNotifyPeerConnectionInterrupted", || {
        let p2p = handles::get::<P2p>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say, with null or a socket id of the version that it says.
        unsafe {
            let options = options::read(Options)?;
            check_watched(options.LocalUserId, options.SocketId)?;
        }
        // SAFETY: the game gives a callback of this type.
        unsafe { Notification::new(ConnectionInterruptedHandler, ClientData) }?;
        Ok(p2p.watch(Event::Interrupted))
    })
}

/// Takes a callback for connections that are lost for the moment back. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_P2P_RemoveNotifyPeerConnectionInterrupted(
    Handle: EOS_HP2P,
    NotificationId: EOS_NotificationId,
) {
    try_boundary("EOS_P2P_RemoveNotifyPeerConnectionInterrupted", || {
        let p2p = handles::get::<P2p>(Handle)?;
        removed(NotificationId, |id| p2p.unwatch(Event::Interrupted, id))
    });
}

/// Registers a callback for connections that ended, until `EOS_P2P_RemoveNotifyPeerConnectionClosed`. It is never called. `LocalUserId` may be null, because games register before anybody logs in.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_P2P_AddNotifyPeerConnectionClosed(
    Handle: EOS_HP2P,
    Options: *const EOS_P2P_AddNotifyPeerConnectionClosedOptions,
    ClientData: *mut c_void,
    ConnectionClosedHandler: EOS_P2P_OnRemoteConnectionClosedCallback,
) -> EOS_NotificationId {
    try_boundary("EOS_P2P_AddNotifyPeerConnectionClosed", || {
        let p2p = handles::get::<P2p>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say, with null or a socket id of the version that it says.
        unsafe {
            let options = options::read(Options)?;
            check_watched(options.LocalUserId, options.SocketId)?;
        }
        // SAFETY: the game gives a callback of this type.
        unsafe { Notification::new(ConnectionClosedHandler, ClientData) }?;
        Ok(p2p.watch(Event::Closed))
    })
}

/// Takes a callback for connections that ended back. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_P2P_RemoveNotifyPeerConnectionClosed(
    Handle: EOS_HP2P,
    NotificationId: EOS_NotificationId,
) {
    try_boundary("EOS_P2P_RemoveNotifyPeerConnectionClosed", || {
        let p2p = handles::get::<P2p>(Handle)?;
        removed(NotificationId, |id| p2p.unwatch(Event::Closed, id))
    });
}

/// Registers a callback for packets that find no room, until `EOS_P2P_RemoveNotifyIncomingPacketQueueFull`. It is never called. A login is not needed.
///
/// Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad options, for null instead of a callback and for what is no interface. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_P2P_AddNotifyIncomingPacketQueueFull(
    Handle: EOS_HP2P,
    Options: *const EOS_P2P_AddNotifyIncomingPacketQueueFullOptions,
    ClientData: *mut c_void,
    IncomingPacketQueueFullHandler: EOS_P2P_OnIncomingPacketQueueFullCallback,
) -> EOS_NotificationId {
    try_boundary("EOS_P2P_AddNotifyIncomingPacketQueueFull", || {
        let p2p = handles::get::<P2p>(Handle)?;
        // SAFETY: the game gives a callback of this type, and null or options of the version that they say.
        unsafe { Notification::with_options(Options, IncomingPacketQueueFullHandler, ClientData) }?;
        Ok(p2p.watch(Event::QueueFull))
    })
}

/// Takes a callback for packets that find no room back. An id that is none is ignored, with a line in the log. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_P2P_RemoveNotifyIncomingPacketQueueFull(
    Handle: EOS_HP2P,
    NotificationId: EOS_NotificationId,
) {
    try_boundary("EOS_P2P_RemoveNotifyIncomingPacketQueueFull", || {
        let p2p = handles::get::<P2p>(Handle)?;
        removed(NotificationId, |id| p2p.unwatch(Event::QueueFull, id))
    });
}

/// # Safety
/// `socket` is null or points to a socket id of the version that it says.
unsafe fn check_watched(
    player: EOS_ProductUserId,
    socket: *const EOS_P2P_SocketId,
) -> Result<(), Refusal> {
    if !player.is_null() {
        check_player("LocalUserId", player)?;
    }
    // SAFETY: the caller's promise.
    unsafe { check_optional_socket(socket) }
}

//! The functions of `eos_p2p.h` that send and receive. There is no transport: nothing is sent, and nothing ever comes. Games poll the receiving ones in every frame, so they ask nobody and say nothing.

use std::ffi::{c_char, c_void};

use super::boundary::{boundary, try_boundary};
use super::handles;
use super::ids::product_user_id;
use super::options;
use super::refusal::Refusal;
use super::types::{
    EOS_HP2P, EOS_P2P_ClearPacketQueueOptions, EOS_P2P_GetNextReceivedPacketSizeOptions,
    EOS_P2P_GetPacketQueueInfoOptions, EOS_P2P_MAX_PACKET_SIZE, EOS_P2P_PacketQueueInfo,
    EOS_P2P_ReceivePacketOptions, EOS_P2P_SendPacketOptions, EOS_P2P_SetPacketQueueSizeOptions,
    EOS_P2P_SocketId, EOS_ProductUserId,
};
use crate::interfaces::p2p::P2p;
use crate::result::EOS_EResult;

/// Sends nothing: there is no transport for packets between players, and they are not kept for one. The log says so once for each platform. A session's host address and a network library are the way.
///
/// `EOS_InvalidParameters` for what is no player, a socket whose name is none, a reliability that is none, and null for bytes; `EOS_LimitExceeded` beyond `EOS_P2P_MAX_PACKET_SIZE`, after the players and the socket were looked at;
/// `EOS_IncompatibleVersion`; else `EOS_NotImplemented`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_P2P_SendPacket(
    Handle: EOS_HP2P,
    Options: *const EOS_P2P_SendPacketOptions,
) -> EOS_EResult {
    const NAME: &str = "EOS_P2P_SendPacket";
    try_boundary(NAME, || {
        let p2p = handles::get::<P2p>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say, with null or a socket id of the version that it says.
        let options = unsafe { options::read(Options) }?;
        check_player("LocalUserId", options.LocalUserId)?;
        check_player("RemoteUserId", options.RemoteUserId)?;
        // SAFETY: as above.
        unsafe { check_socket(options.SocketId) }?;
        let reliability = options.Reliability;
        if reliability.get().is_none() {
            let number = reliability.raw();
            let reason = format!("Reliability is {number}, which is none");
            return Err(Refusal::parameter(reason));
        }
        check_size(options.DataLengthBytes)?;
        if options.Data.is_null() && options.DataLengthBytes != 0 {
            return Err(Refusal::parameter("Data is null"));
        }
        p2p.say_that_there_is_no_transport(NAME);
        Ok(EOS_EResult::EOS_NotImplemented)
    })
}

/// How large the next packet is that `EOS_P2P_ReceivePacket` would give: there is none. `OutPacketSizeBytes` is 0 then, for games that look at nothing else. A login is not needed.
///
/// `EOS_NotFound`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`, of which the log tells the first time only. Any thread, at no cost to speak of.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_P2P_GetNextReceivedPacketSize(
    Handle: EOS_HP2P,
    Options: *const EOS_P2P_GetNextReceivedPacketSizeOptions,
    OutPacketSizeBytes: *mut u32,
) -> EOS_EResult {
    const NAME: &str = "EOS_P2P_GetNextReceivedPacketSize";
    boundary(NAME, || {
        polled(NAME, Handle, || {
            // SAFETY: the game passes null or a place for a number.
            unsafe { write_zero("OutPacketSizeBytes", OutPacketSizeBytes) }?;
            // SAFETY: the game passes null or options of the version that they say.
            let options = unsafe { options::read(Options) }?;
            check_receiver(options.ApiVersion, options.LocalUserId)
        })
    })
}

/// Receives the next packet: there is none. `OutBytesWritten` is 0 then; no other parameter is written. A login is not needed.
///
/// `EOS_NotFound`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`, of which the log tells the first time only. Any thread, at no cost to speak of.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_P2P_ReceivePacket(
    Handle: EOS_HP2P,
    Options: *const EOS_P2P_ReceivePacketOptions,
    OutPeerId: *mut EOS_ProductUserId,
    OutSocketId: *mut EOS_P2P_SocketId,
    OutChannel: *mut u8,
    OutData: *mut c_void,
    OutBytesWritten: *mut u32,
) -> EOS_EResult {
    const NAME: &str = "EOS_P2P_ReceivePacket";
    boundary(NAME, || {
        polled(NAME, Handle, || {
            // SAFETY: the game passes null or a place for a number.
            unsafe { write_zero("OutBytesWritten", OutBytesWritten) }?;
            // SAFETY: the game passes null or options of the version that they say.
            let options = unsafe { options::read(Options) }?;
            check_receiver(options.ApiVersion, options.LocalUserId)?;
            for (name, is_null) in [
                ("OutPeerId", OutPeerId.is_null()),
                ("OutSocketId", OutSocketId.is_null()),
                ("OutChannel", OutChannel.is_null()),
                ("OutData", OutData.is_null()),
            ] {
                if is_null {
                    return Err(Refusal::parameter(format!("{name} is null")));
                }
            }
            Ok(())
        })
    })
}

/// Throws away packets that wait to be sent or received; there are none.
///
/// `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_P2P_ClearPacketQueue(
    Handle: EOS_HP2P,
    Options: *const EOS_P2P_ClearPacketQueueOptions,
) -> EOS_EResult {
    try_boundary("EOS_P2P_ClearPacketQueue", || {
        handles::get::<P2p>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say, with null or a socket id of the version that it says.
        let options = unsafe { options::read(Options) }?;
        check_player("LocalUserId", options.LocalUserId)?;
        if !options.RemoteUserId.is_null() {
            check_player("RemoteUserId", options.RemoteUserId)?;
        }
        // SAFETY: as above.
        unsafe { check_optional_socket(options.SocketId) }?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Sets how much may wait to be sent and to be received. `EOS_P2P_GetPacketQueueInfo` tells it again; nothing ever waits. At the start there is no limit.
///
/// `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_P2P_SetPacketQueueSize(
    Handle: EOS_HP2P,
    Options: *const EOS_P2P_SetPacketQueueSizeOptions,
) -> EOS_EResult {
    try_boundary("EOS_P2P_SetPacketQueueSize", || {
        let p2p = handles::get::<P2p>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        let options = unsafe { options::read(Options) }?;
        p2p.set(|settings| {
            settings.incoming_queue = options.IncomingPacketQueueMaxSizeBytes;
            settings.outgoing_queue = options.OutgoingPacketQueueMaxSizeBytes;
        });
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Tells the limits of the queues, and that nothing is in them.
///
/// `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_P2P_GetPacketQueueInfo(
    Handle: EOS_HP2P,
    Options: *const EOS_P2P_GetPacketQueueInfoOptions,
    OutPacketQueueInfo: *mut EOS_P2P_PacketQueueInfo,
) -> EOS_EResult {
    try_boundary("EOS_P2P_GetPacketQueueInfo", || {
        let p2p = handles::get::<P2p>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say.
        unsafe { options::read(Options) }?;
        let settings = p2p.settings();
        let info = EOS_P2P_PacketQueueInfo {
            IncomingPacketQueueMaxSizeBytes: settings.incoming_queue,
            IncomingPacketQueueCurrentSizeBytes: 0,
            IncomingPacketQueueCurrentPacketCount: 0,
            OutgoingPacketQueueMaxSizeBytes: settings.outgoing_queue,
            OutgoingPacketQueueCurrentSizeBytes: 0,
            OutgoingPacketQueueCurrentPacketCount: 0,
        };
        // SAFETY: the game passes null or a place for the info.
        unsafe { write("OutPacketQueueInfo", OutPacketQueueInfo, info) }?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// A call that games make in every frame: its mistakes are said once.
fn polled(
    name: &'static str,
    handle: EOS_HP2P,
    check: impl FnOnce() -> Result<(), Refusal>,
) -> EOS_EResult {
    let checked = check();
    let p2p = match handles::get::<P2p>(handle) {
        Ok(p2p) => p2p,
        Err(error) => return Refusal::from(error).report(name),
    };
    match checked {
        Ok(()) => EOS_EResult::EOS_NotFound,
        Err(refusal) if p2p.may_complain() => refusal.report(name),
        Err(refusal) => refusal.code,
    }
}

/// Whoever receives must be named, since version 2.
fn check_receiver(version: i32, player: EOS_ProductUserId) -> Result<(), Refusal> {
    match version {
        1 => Ok(()),
        _ => check_player("LocalUserId", player),
    }
}

/// A player who has to be named. Whether anybody logged in as this player makes no difference.
pub(super) fn check_player(
    parameter: &'static str,
    player: EOS_ProductUserId,
) -> Result<(), Refusal> {
    let player = product_user_id(player);
    player
        .map(drop)
        .map_err(|error| Refusal::of(parameter, error))
}

fn check_size(size: u32) -> Result<(), Refusal> {
    if size <= EOS_P2P_MAX_PACKET_SIZE {
        return Ok(());
    }
    let reason =
        format!("DataLengthBytes is {size}, and a packet has {EOS_P2P_MAX_PACKET_SIZE} at most");
    Err(Refusal::new(EOS_EResult::EOS_LimitExceeded, reason))
}

/// # Safety
/// `socket` is null or points to a socket id of the version that it says.
pub(super) unsafe fn check_socket(socket: *const EOS_P2P_SocketId) -> Result<(), Refusal> {
    // SAFETY: the caller's promise.
    let socket = unsafe { options::read(socket) }?;
    match is_socket_name(&socket.SocketName) {
        true => Ok(()),
        false => Err(Refusal::parameter(
            "SocketId.SocketName has to be 1 to 32 letters, digits, spaces and characters of -_+=.",
        )),
    }
}

/// # Safety
/// As for [`check_socket`].
pub(super) unsafe fn check_optional_socket(socket: *const EOS_P2P_SocketId) -> Result<(), Refusal> {
    match socket.is_null() {
        true => Ok(()),
        // SAFETY: the caller's promise.
        false => unsafe { check_socket(socket) },
    }
}

fn is_socket_name(name: &[c_char]) -> bool {
    let bytes = name.iter().map(|byte| *byte as u8);
    let bytes: Vec<u8> = bytes.take_while(|byte| *byte != 0).collect();
    let is_taken = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_ +=.".contains(byte);
    !bytes.is_empty() && bytes.len() < name.len() && bytes.iter().all(is_taken)
}

/// # Safety
/// `place` is null or room for a number.
unsafe fn write_zero(parameter: &'static str, place: *mut u32) -> Result<(), Refusal> {
    // SAFETY: the caller's promise.
    unsafe { write(parameter, place, 0) }
}

/// Writes where the game wants it.
///
/// # Safety
/// `place` is null or room for a value, which nobody else uses during the call.
pub(super) unsafe fn write<T>(
    parameter: &'static str,
    place: *mut T,
    value: T,
) -> Result<(), Refusal> {
    if place.is_null() {
        return Err(Refusal::parameter(format!("{parameter} is null")));
    }
    // SAFETY: the caller's promise.
    unsafe { place.write(value) };
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn socket_names_are_short_and_of_few_characters() {
        let is_name = |text: &[u8]| {
            let mut name = [0 as c_char; 33];
            for (to, from) in name.iter_mut().zip(text) {
                *to = *from as c_char;
            }
            is_socket_name(&name)
        };
        assert!(is_name(b"GameNet-0_1 +=."));
        assert!(is_name(&[b'x'; 32]));
        assert!(!is_name(&[b'x'; 33]), "no room for the NUL");
        assert!(!is_name(b"") && !is_name(b"a/b") && !is_name("ä".as_bytes()));
    }

    #[test]
    fn a_packet_has_a_largest_size() {
        assert_eq!(check_size(EOS_P2P_MAX_PACKET_SIZE), Ok(()));
        let too_large = check_size(EOS_P2P_MAX_PACKET_SIZE + 1);
        let code = too_large.map_err(|refusal| refusal.code);
        assert_eq!(code, Err(EOS_EResult::EOS_LimitExceeded));
    }
}

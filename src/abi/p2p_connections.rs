//! The functions of `eos_p2p.h` about connections. None ever comes about: accepting one says that the game is willing, and closing one leaves everything as it is.

use super::boundary::try_boundary;
use super::handles;
use super::options;
use super::p2p::{check_optional_socket, check_player, check_socket};
use super::types::{
    EOS_HP2P, EOS_P2P_AcceptConnectionOptions, EOS_P2P_CloseConnectionOptions,
    EOS_P2P_CloseConnectionsOptions,
};
use crate::interfaces::p2p::P2p;
use crate::result::EOS_EResult;

/// Says that packets from a player are welcome. That is all that success means, here as in EOS: the notification of a connection that came about is never told, because none does. The log says once for each platform that there is no transport.
///
/// `EOS_Success`, also when repeated; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_P2P_AcceptConnection(
    Handle: EOS_HP2P,
    Options: *const EOS_P2P_AcceptConnectionOptions,
) -> EOS_EResult {
    const NAME: &str = "EOS_P2P_AcceptConnection";
    try_boundary(NAME, || {
        let p2p = handles::get::<P2p>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say, with null or a socket id of the version that it says.
        let options = unsafe { options::read(Options) }?;
        check_player("LocalUserId", options.LocalUserId)?;
        check_player("RemoteUserId", options.RemoteUserId)?;
        // SAFETY: as above.
        unsafe { check_socket(options.SocketId) }?;
        p2p.say_that_there_is_no_transport(NAME);
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Closes the connection to a player, or says that packets from the player are not welcome. `SocketId` may be null, for all sockets with the player. There is no connection, which is a success.
///
/// `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_P2P_CloseConnection(
    Handle: EOS_HP2P,
    Options: *const EOS_P2P_CloseConnectionOptions,
) -> EOS_EResult {
    try_boundary("EOS_P2P_CloseConnection", || {
        handles::get::<P2p>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say, with null or a socket id of the version that it says.
        let options = unsafe { options::read(Options) }?;
        check_player("LocalUserId", options.LocalUserId)?;
        check_player("RemoteUserId", options.RemoteUserId)?;
        // SAFETY: as above.
        unsafe { check_optional_socket(options.SocketId) }?;
        Ok(EOS_EResult::EOS_Success)
    })
}

/// Closes all connections of a socket. There are none, which is a success.
///
/// `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_P2P_CloseConnections(
    Handle: EOS_HP2P,
    Options: *const EOS_P2P_CloseConnectionsOptions,
) -> EOS_EResult {
    try_boundary("EOS_P2P_CloseConnections", || {
        handles::get::<P2p>(Handle)?;
        // SAFETY: the game passes null or options of the version that they say, with null or a socket id of the version that it says.
        let options = unsafe { options::read(Options) }?;
        check_player("LocalUserId", options.LocalUserId)?;
        // SAFETY: as above.
        unsafe { check_socket(options.SocketId) }?;
        Ok(EOS_EResult::EOS_Success)
    })
}

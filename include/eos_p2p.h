/** @file
 * Packets between players: there is no transport for them.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_p2p_types.h"

/**
 * Sends nothing: there is no transport for packets between players, and they are not kept for one.
 * The log says so once for each platform. A session's host address and a network library are the
 * way.
 *
 * `EOS_InvalidParameters` for what is no player, a socket whose name is none, a reliability that is
 * none, and null for bytes; `EOS_LimitExceeded` beyond `EOS_P2P_MAX_PACKET_SIZE`, after the players
 * and the socket were looked at; `EOS_IncompatibleVersion`; else `EOS_NotImplemented`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_P2P_SendPacket(EOS_HP2P Handle,
    const EOS_P2P_SendPacketOptions *Options);

/**
 * How large the next packet is that `EOS_P2P_ReceivePacket` would give: there is none.
 * `OutPacketSizeBytes` is 0 then, for games that look at nothing else. A login is not needed.
 *
 * `EOS_NotFound`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`, of which the log tells the
 * first time only. Any thread, at no cost to speak of.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_P2P_GetNextReceivedPacketSize(EOS_HP2P Handle,
    const EOS_P2P_GetNextReceivedPacketSizeOptions *Options, uint32_t *OutPacketSizeBytes);

/**
 * Receives the next packet: there is none. `OutBytesWritten` is 0 then; no other parameter is
 * written. A login is not needed.
 *
 * `EOS_NotFound`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`, of which the log tells the
 * first time only. Any thread, at no cost to speak of.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_P2P_ReceivePacket(EOS_HP2P Handle,
    const EOS_P2P_ReceivePacketOptions *Options, EOS_ProductUserId *OutPeerId,
    EOS_P2P_SocketId *OutSocketId, uint8_t *OutChannel, void *OutData, uint32_t *OutBytesWritten);

/**
 * Throws away packets that wait to be sent or received; there are none.
 *
 * `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_P2P_ClearPacketQueue(EOS_HP2P Handle,
    const EOS_P2P_ClearPacketQueueOptions *Options);

/**
 * Sets how much may wait to be sent and to be received. `EOS_P2P_GetPacketQueueInfo` tells it
 * again; nothing ever waits. At the start there is no limit.
 *
 * `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_P2P_SetPacketQueueSize(EOS_HP2P Handle,
    const EOS_P2P_SetPacketQueueSizeOptions *Options);

/**
 * Tells the limits of the queues, and that nothing is in them.
 *
 * `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_P2P_GetPacketQueueInfo(EOS_HP2P Handle,
    const EOS_P2P_GetPacketQueueInfoOptions *Options, EOS_P2P_PacketQueueInfo *OutPacketQueueInfo);

/**
 * Says that packets from a player are welcome. That is all that success means, here as in EOS: the
 * notification of a connection that came about is never told, because none does. The log says once
 * for each platform that there is no transport.
 *
 * `EOS_Success`, also when repeated; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any
 * thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_P2P_AcceptConnection(EOS_HP2P Handle,
    const EOS_P2P_AcceptConnectionOptions *Options);

/**
 * Closes the connection to a player, or says that packets from the player are not welcome.
 * `SocketId` may be null, for all sockets with the player. There is no connection, which is a
 * success.
 *
 * `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_P2P_CloseConnection(EOS_HP2P Handle,
    const EOS_P2P_CloseConnectionOptions *Options);

/**
 * Closes all connections of a socket. There are none, which is a success.
 *
 * `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_P2P_CloseConnections(EOS_HP2P Handle,
    const EOS_P2P_CloseConnectionsOptions *Options);

/**
 * Asks how well others reach this machine. Nobody finds out.
 *
 * The callback brings `EOS_NotImplemented` and `EOS_NAT_Unknown`; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. It comes once, inside Tick. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_P2P_QueryNATType(EOS_HP2P Handle,
    const EOS_P2P_QueryNATTypeOptions *Options, void *ClientData,
    EOS_P2P_OnQueryNATTypeCompleteCallback CompletionDelegate);

/**
 * Tells what `EOS_P2P_QueryNATType` found out, which is nothing. `OutNATType` is `EOS_NAT_Unknown`
 * then.
 *
 * `EOS_NotFound`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_P2P_GetNATType(EOS_HP2P Handle,
    const EOS_P2P_GetNATTypeOptions *Options, EOS_ENATType *OutNATType);

/**
 * Sets whether packets may go over relays. At the start they may.
 *
 * `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_P2P_SetRelayControl(EOS_HP2P Handle,
    const EOS_P2P_SetRelayControlOptions *Options);

/**
 * Tells whether packets may go over relays.
 *
 * `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_P2P_GetRelayControl(EOS_HP2P Handle,
    const EOS_P2P_GetRelayControlOptions *Options, EOS_ERelayControl *OutRelayControl);

/**
 * Sets which ports are tried. At the start 7777 and 99 further ones. None is opened.
 *
 * `EOS_Success`; `EOS_InvalidParameters`, also for further ports behind port 0;
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_P2P_SetPortRange(EOS_HP2P Handle,
    const EOS_P2P_SetPortRangeOptions *Options);

/**
 * Tells which ports are tried.
 *
 * `EOS_Success`; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_P2P_GetPortRange(EOS_HP2P Handle,
    const EOS_P2P_GetPortRangeOptions *Options, uint16_t *OutPort,
    uint16_t *OutNumAdditionalPortsToTry);

/**
 * Registers a callback for players who ask for a connection, until
 * `EOS_P2P_RemoveNotifyPeerConnectionRequest`. It is never called. `LocalUserId` may be null,
 * because games register before anybody logs in.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_P2P_AddNotifyPeerConnectionRequest(EOS_HP2P Handle,
    const EOS_P2P_AddNotifyPeerConnectionRequestOptions *Options, void *ClientData,
    EOS_P2P_OnIncomingConnectionRequestCallback ConnectionRequestHandler);

/**
 * Takes a callback for players who ask for a connection back. An id that is none is ignored, with a
 * line in the log. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_P2P_RemoveNotifyPeerConnectionRequest(EOS_HP2P Handle,
    EOS_NotificationId NotificationId);

/**
 * Registers a callback for connections that came about, until
 * `EOS_P2P_RemoveNotifyPeerConnectionEstablished`. It is never called. `LocalUserId` may be null,
 * because games register before anybody logs in.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_P2P_AddNotifyPeerConnectionEstablished(EOS_HP2P Handle,
    const EOS_P2P_AddNotifyPeerConnectionEstablishedOptions *Options, void *ClientData,
    EOS_P2P_OnPeerConnectionEstablishedCallback ConnectionEstablishedHandler);

/**
 * Takes a callback for connections that came about back. An id that is none is ignored, with a line
 * in the log. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_P2P_RemoveNotifyPeerConnectionEstablished(EOS_HP2P Handle,
    EOS_NotificationId NotificationId);

/**
 * Registers a callback for connections that are lost for the moment, until
 * `EOS_P2P_RemoveNotifyPeerConnectionInterrupted`. It is never called. `LocalUserId` may be null,
 * because games register before anybody logs in.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_P2P_AddNotifyPeerConnectionInterrupted(EOS_HP2P Handle,
    const EOS_P2P_AddNotifyPeerConnectionInterruptedOptions *Options, void *ClientData,
    EOS_P2P_OnPeerConnectionInterruptedCallback ConnectionInterruptedHandler);

/**
 * Takes a callback for connections that are lost for the moment back. An id that is none is
 * ignored, with a line in the log. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_P2P_RemoveNotifyPeerConnectionInterrupted(EOS_HP2P Handle,
    EOS_NotificationId NotificationId);

/**
 * Registers a callback for connections that ended, until
 * `EOS_P2P_RemoveNotifyPeerConnectionClosed`. It is never called. `LocalUserId` may be null,
 * because games register before anybody logs in.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_P2P_AddNotifyPeerConnectionClosed(EOS_HP2P Handle,
    const EOS_P2P_AddNotifyPeerConnectionClosedOptions *Options, void *ClientData,
    EOS_P2P_OnRemoteConnectionClosedCallback ConnectionClosedHandler);

/**
 * Takes a callback for connections that ended back. An id that is none is ignored, with a line in
 * the log. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_P2P_RemoveNotifyPeerConnectionClosed(EOS_HP2P Handle,
    EOS_NotificationId NotificationId);

/**
 * Registers a callback for packets that find no room, until
 * `EOS_P2P_RemoveNotifyIncomingPacketQueueFull`. It is never called. A login is not needed.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_P2P_AddNotifyIncomingPacketQueueFull(EOS_HP2P Handle,
    const EOS_P2P_AddNotifyIncomingPacketQueueFullOptions *Options, void *ClientData,
    EOS_P2P_OnIncomingPacketQueueFullCallback IncomingPacketQueueFullHandler);

/**
 * Takes a callback for packets that find no room back. An id that is none is ignored, with a line
 * in the log. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_P2P_RemoveNotifyIncomingPacketQueueFull(EOS_HP2P Handle,
    EOS_NotificationId NotificationId);

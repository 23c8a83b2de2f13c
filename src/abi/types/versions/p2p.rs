//! The structs of P2P.

use super::versioned;
use crate::abi::types::*;

versioned! {
    EOS_P2P_SocketId EOS_P2P_SOCKETID_API_LATEST: SocketName;
    EOS_P2P_SendPacketOptions EOS_P2P_SENDPACKET_API_LATEST: bAllowDelayedDelivery Reliability bDisableAutoAcceptConnection;
    EOS_P2P_GetNextReceivedPacketSizeOptions EOS_P2P_GETNEXTRECEIVEDPACKETSIZE_API_LATEST: ApiVersion RequestedChannel;
    EOS_P2P_ReceivePacketOptions EOS_P2P_RECEIVEPACKET_API_LATEST: ApiVersion RequestedChannel;
    EOS_P2P_AddNotifyPeerConnectionRequestOptions EOS_P2P_ADDNOTIFYPEERCONNECTIONREQUEST_API_LATEST: SocketId;
    EOS_P2P_AddNotifyPeerConnectionEstablishedOptions EOS_P2P_ADDNOTIFYPEERCONNECTIONESTABLISHED_API_LATEST: SocketId;
    EOS_P2P_AddNotifyPeerConnectionInterruptedOptions EOS_P2P_ADDNOTIFYPEERCONNECTIONINTERRUPTED_API_LATEST: SocketId;
    EOS_P2P_AddNotifyPeerConnectionClosedOptions EOS_P2P_ADDNOTIFYPEERCONNECTIONCLOSED_API_LATEST: SocketId;
    EOS_P2P_AcceptConnectionOptions EOS_P2P_ACCEPTCONNECTION_API_LATEST: SocketId;
    EOS_P2P_CloseConnectionOptions EOS_P2P_CLOSECONNECTION_API_LATEST: SocketId;
    EOS_P2P_CloseConnectionsOptions EOS_P2P_CLOSECONNECTIONS_API_LATEST: SocketId;
    EOS_P2P_QueryNATTypeOptions EOS_P2P_QUERYNATTYPE_API_LATEST: ApiVersion;
    EOS_P2P_GetNATTypeOptions EOS_P2P_GETNATTYPE_API_LATEST: ApiVersion;
    EOS_P2P_SetRelayControlOptions EOS_P2P_SETRELAYCONTROL_API_LATEST: RelayControl;
    EOS_P2P_GetRelayControlOptions EOS_P2P_GETRELAYCONTROL_API_LATEST: ApiVersion;
    EOS_P2P_SetPortRangeOptions EOS_P2P_SETPORTRANGE_API_LATEST: MaxAdditionalPortsToTry;
    EOS_P2P_GetPortRangeOptions EOS_P2P_GETPORTRANGE_API_LATEST: ApiVersion;
    EOS_P2P_SetPacketQueueSizeOptions EOS_P2P_SETPACKETQUEUESIZE_API_LATEST: OutgoingPacketQueueMaxSizeBytes;
    EOS_P2P_GetPacketQueueInfoOptions EOS_P2P_GETPACKETQUEUEINFO_API_LATEST: ApiVersion;
    EOS_P2P_AddNotifyIncomingPacketQueueFullOptions EOS_P2P_ADDNOTIFYINCOMINGPACKETQUEUEFULL_API_LATEST: ApiVersion;
    EOS_P2P_ClearPacketQueueOptions EOS_P2P_CLEARPACKETQUEUE_API_LATEST: SocketId;
}

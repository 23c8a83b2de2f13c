/** @file
 * What the P2P functions take and give.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_common.h"

/** Largest packet in bytes. */
#define EOS_P2P_MAX_PACKET_SIZE 1170

/** Most sockets that two players share. */
#define EOS_P2P_MAX_CONNECTIONS 32

/** Bytes of a socket name with its terminating NUL. */
#define EOS_P2P_SOCKETID_SOCKETNAME_SIZE 33

/** A packet queue without a limit. */
#define EOS_P2P_MAX_QUEUE_SIZE_UNLIMITED 0

/** How well players behind a router reach each other. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_ENATType : int32_t {
#else
typedef enum EOS_ENATType {
#endif
    /** Not known, or not determined yet. */
    EOS_NAT_Unknown = 0,
    /** Everybody can be reached. */
    EOS_NAT_Open = 1,
    /** Most can be reached. */
    EOS_NAT_Moderate = 2,
    /** Only players with an open NAT can be reached. */
    EOS_NAT_Strict = 3,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_ENATType EOS_NAT_Unknown = EOS_ENATType::EOS_NAT_Unknown;
constexpr EOS_ENATType EOS_NAT_Open = EOS_ENATType::EOS_NAT_Open;
constexpr EOS_ENATType EOS_NAT_Moderate = EOS_ENATType::EOS_NAT_Moderate;
constexpr EOS_ENATType EOS_NAT_Strict = EOS_ENATType::EOS_NAT_Strict;
#else
    __EOS_ENATType_PAD_INT32__ = 0x7FFFFFFF
} EOS_ENATType;
#endif

/** What is promised of a packet. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_EPacketReliability : int32_t {
#else
typedef enum EOS_EPacketReliability {
#endif
    /** It may be lost, come twice, or overtake others. */
    EOS_PR_UnreliableUnordered = 0,
    /** It arrives, in any order. */
    EOS_PR_ReliableUnordered = 1,
    /** It arrives behind those that were sent before it. */
    EOS_PR_ReliableOrdered = 2,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_EPacketReliability EOS_PR_UnreliableUnordered = EOS_EPacketReliability::EOS_PR_UnreliableUnordered;
constexpr EOS_EPacketReliability EOS_PR_ReliableUnordered = EOS_EPacketReliability::EOS_PR_ReliableUnordered;
constexpr EOS_EPacketReliability EOS_PR_ReliableOrdered = EOS_EPacketReliability::EOS_PR_ReliableOrdered;
#else
    __EOS_EPacketReliability_PAD_INT32__ = 0x7FFFFFFF
} EOS_EPacketReliability;
#endif

/** Which kind of connection came about. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_EConnectionEstablishedType : int32_t {
#else
typedef enum EOS_EConnectionEstablishedType {
#endif
    /** The first one, or one after a close. */
    EOS_CET_NewConnection = 0,
    /** One that was interrupted is back. */
    EOS_CET_Reconnection = 1,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_EConnectionEstablishedType EOS_CET_NewConnection = EOS_EConnectionEstablishedType::EOS_CET_NewConnection;
constexpr EOS_EConnectionEstablishedType EOS_CET_Reconnection = EOS_EConnectionEstablishedType::EOS_CET_Reconnection;
#else
    __EOS_EConnectionEstablishedType_PAD_INT32__ = 0x7FFFFFFF
} EOS_EConnectionEstablishedType;
#endif

/** Which way a connection takes. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_ENetworkConnectionType : int32_t {
#else
typedef enum EOS_ENetworkConnectionType {
#endif
    /** None. */
    EOS_NCT_NoConnection = 0,
    /** From player to player. */
    EOS_NCT_DirectConnection = 1,
    /** Over a relay. */
    EOS_NCT_RelayedConnection = 2,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_ENetworkConnectionType EOS_NCT_NoConnection = EOS_ENetworkConnectionType::EOS_NCT_NoConnection;
constexpr EOS_ENetworkConnectionType EOS_NCT_DirectConnection = EOS_ENetworkConnectionType::EOS_NCT_DirectConnection;
constexpr EOS_ENetworkConnectionType EOS_NCT_RelayedConnection = EOS_ENetworkConnectionType::EOS_NCT_RelayedConnection;
#else
    __EOS_ENetworkConnectionType_PAD_INT32__ = 0x7FFFFFFF
} EOS_ENetworkConnectionType;
#endif

/** Why a connection ended. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_EConnectionClosedReason : int32_t {
#else
typedef enum EOS_EConnectionClosedReason {
#endif
    /** Nobody knows. */
    EOS_CCR_Unknown = 0,
    /** The local player closed it. */
    EOS_CCR_ClosedByLocalUser = 1,
    /** The other player closed it. */
    EOS_CCR_ClosedByPeer = 2,
    /** Nothing was heard for too long. */
    EOS_CCR_TimedOut = 3,
    /** There were too many. */
    EOS_CCR_TooManyConnections = 4,
    /** The other side sent a message that makes no sense. */
    EOS_CCR_InvalidMessage = 5,
    /** The other side sent data that makes no sense. */
    EOS_CCR_InvalidData = 6,
    /** It never came about. */
    EOS_CCR_ConnectionFailed = 7,
    /** It was closed. */
    EOS_CCR_ConnectionClosed = 8,
    /** The two sides found no way to each other. */
    EOS_CCR_NegotiationFailed = 9,
    /** An internal error. */
    EOS_CCR_UnexpectedError = 10,
    /** The other player does not listen for requests. */
    EOS_CCR_ConnectionIgnored = 11,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_EConnectionClosedReason EOS_CCR_Unknown = EOS_EConnectionClosedReason::EOS_CCR_Unknown;
constexpr EOS_EConnectionClosedReason EOS_CCR_ClosedByLocalUser = EOS_EConnectionClosedReason::EOS_CCR_ClosedByLocalUser;
constexpr EOS_EConnectionClosedReason EOS_CCR_ClosedByPeer = EOS_EConnectionClosedReason::EOS_CCR_ClosedByPeer;
constexpr EOS_EConnectionClosedReason EOS_CCR_TimedOut = EOS_EConnectionClosedReason::EOS_CCR_TimedOut;
constexpr EOS_EConnectionClosedReason EOS_CCR_TooManyConnections = EOS_EConnectionClosedReason::EOS_CCR_TooManyConnections;
constexpr EOS_EConnectionClosedReason EOS_CCR_InvalidMessage = EOS_EConnectionClosedReason::EOS_CCR_InvalidMessage;
constexpr EOS_EConnectionClosedReason EOS_CCR_InvalidData = EOS_EConnectionClosedReason::EOS_CCR_InvalidData;
constexpr EOS_EConnectionClosedReason EOS_CCR_ConnectionFailed = EOS_EConnectionClosedReason::EOS_CCR_ConnectionFailed;
constexpr EOS_EConnectionClosedReason EOS_CCR_ConnectionClosed = EOS_EConnectionClosedReason::EOS_CCR_ConnectionClosed;
constexpr EOS_EConnectionClosedReason EOS_CCR_NegotiationFailed = EOS_EConnectionClosedReason::EOS_CCR_NegotiationFailed;
constexpr EOS_EConnectionClosedReason EOS_CCR_UnexpectedError = EOS_EConnectionClosedReason::EOS_CCR_UnexpectedError;
constexpr EOS_EConnectionClosedReason EOS_CCR_ConnectionIgnored = EOS_EConnectionClosedReason::EOS_CCR_ConnectionIgnored;
#else
    __EOS_EConnectionClosedReason_PAD_INT32__ = 0x7FFFFFFF
} EOS_EConnectionClosedReason;
#endif

/** Whether packets go over relays. */
#if EOS_HAS_ENUM_CLASS
enum class EOS_ERelayControl : int32_t {
#else
typedef enum EOS_ERelayControl {
#endif
    /** Never. */
    EOS_RC_NoRelays = 0,
    /** Where there is no direct way. */
    EOS_RC_AllowRelays = 1,
    /** Always. */
    EOS_RC_ForceRelays = 2,
#if EOS_HAS_ENUM_CLASS
};
constexpr EOS_ERelayControl EOS_RC_NoRelays = EOS_ERelayControl::EOS_RC_NoRelays;
constexpr EOS_ERelayControl EOS_RC_AllowRelays = EOS_ERelayControl::EOS_RC_AllowRelays;
constexpr EOS_ERelayControl EOS_RC_ForceRelays = EOS_ERelayControl::EOS_RC_ForceRelays;
#else
    __EOS_ERelayControl_PAD_INT32__ = 0x7FFFFFFF
} EOS_ERelayControl;
#endif

/** What an `EOS_HP2P` points to as C sees it; it has no content. */
typedef struct EOS_P2PHandle EOS_P2PHandle;

/** The P2P interface of a platform. Lives as long as the platform; never freed by the game. */
typedef EOS_P2PHandle *EOS_HP2P;

/** Newest version of `EOS_P2P_SocketId` that this library knows. */
#define EOS_P2P_SOCKETID_API_LATEST 1

/** Names one of the sockets that two players share. */
typedef struct _tagEOS_P2P_SocketId {
    /** Version of this struct: `EOS_P2P_SOCKETID_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The name: 1 to 32 letters, digits, spaces and characters of `-_+=.`, then a NUL. */
    char SocketName[EOS_P2P_SOCKETID_SOCKETNAME_SIZE];
} EOS_P2P_SocketId;

/** Newest version of `EOS_P2P_SendPacketOptions` that this library knows. */
#define EOS_P2P_SENDPACKET_API_LATEST 3

/** What `EOS_P2P_SendPacket` takes. */
typedef struct _tagEOS_P2P_SendPacketOptions {
    /** Version of this struct: `EOS_P2P_SENDPACKET_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The local player. */
    EOS_ProductUserId LocalUserId;
    /** The other player. */
    EOS_ProductUserId RemoteUserId;
    /** The socket. */
    const EOS_P2P_SocketId *SocketId;
    /** For the receiver to tell packets apart. */
    uint8_t Channel;
    /** How many bytes, up to `EOS_P2P_MAX_PACKET_SIZE`. */
    uint32_t DataLengthBytes;
    /** The bytes; null only where there are none. */
    const void *Data;
    /** Whether the packet waits for a connection. */
    EOS_Bool bAllowDelayedDelivery;
    /** What is promised of it. Since version 2. */
    EOS_EPacketReliability Reliability;
    /** Whether sending does not accept the other player. Since version 3. */
    EOS_Bool bDisableAutoAcceptConnection;
} EOS_P2P_SendPacketOptions;

/** Newest version of `EOS_P2P_GetNextReceivedPacketSizeOptions` that this library knows. */
#define EOS_P2P_GETNEXTRECEIVEDPACKETSIZE_API_LATEST 2

/** What `EOS_P2P_GetNextReceivedPacketSize` takes. */
typedef struct _tagEOS_P2P_GetNextReceivedPacketSizeOptions {
    /** Version of this struct: `EOS_P2P_GETNEXTRECEIVEDPACKETSIZE_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The local player. */
    EOS_ProductUserId LocalUserId;
    /** The channel to look at; null for all of them. */
    const uint8_t *RequestedChannel;
} EOS_P2P_GetNextReceivedPacketSizeOptions;

/** Newest version of `EOS_P2P_ReceivePacketOptions` that this library knows. */
#define EOS_P2P_RECEIVEPACKET_API_LATEST 2

/** What `EOS_P2P_ReceivePacket` takes. */
typedef struct _tagEOS_P2P_ReceivePacketOptions {
    /** Version of this struct: `EOS_P2P_RECEIVEPACKET_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The local player. */
    EOS_ProductUserId LocalUserId;
    /** Room for the bytes of the packet. */
    uint32_t MaxDataSizeBytes;
    /** The channel to look at; null for all of them. */
    const uint8_t *RequestedChannel;
} EOS_P2P_ReceivePacketOptions;

/** Newest version of `EOS_P2P_SetPacketQueueSizeOptions` that this library knows. */
#define EOS_P2P_SETPACKETQUEUESIZE_API_LATEST 1

/** What `EOS_P2P_SetPacketQueueSize` takes. */
typedef struct _tagEOS_P2P_SetPacketQueueSizeOptions {
    /** Version of this struct: `EOS_P2P_SETPACKETQUEUESIZE_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** Most bytes of packets that have come and were not received; 0 for no limit. */
    uint64_t IncomingPacketQueueMaxSizeBytes;
    /** Most bytes of packets that wait to be sent; 0 for no limit. */
    uint64_t OutgoingPacketQueueMaxSizeBytes;
} EOS_P2P_SetPacketQueueSizeOptions;

/** Newest version of `EOS_P2P_GetPacketQueueInfoOptions` that this library knows. */
#define EOS_P2P_GETPACKETQUEUEINFO_API_LATEST 1

/** What `EOS_P2P_GetPacketQueueInfo` takes. */
typedef struct _tagEOS_P2P_GetPacketQueueInfoOptions {
    /** Version of this struct: `EOS_P2P_GETPACKETQUEUEINFO_API_LATEST`, or an older one. */
    int32_t ApiVersion;
} EOS_P2P_GetPacketQueueInfoOptions;

/** What `EOS_P2P_GetPacketQueueInfo` tells. */
typedef struct _tagEOS_P2P_PacketQueueInfo {
    /** Most bytes of packets that have come and were not received; 0 for no limit. */
    uint64_t IncomingPacketQueueMaxSizeBytes;
    /** Bytes that wait to be received: 0. */
    uint64_t IncomingPacketQueueCurrentSizeBytes;
    /** Packets that wait to be received: 0. */
    uint64_t IncomingPacketQueueCurrentPacketCount;
    /** Most bytes of packets that wait to be sent; 0 for no limit. */
    uint64_t OutgoingPacketQueueMaxSizeBytes;
    /** Bytes that wait to be sent: 0. */
    uint64_t OutgoingPacketQueueCurrentSizeBytes;
    /** Packets that wait to be sent: 0. */
    uint64_t OutgoingPacketQueueCurrentPacketCount;
} EOS_P2P_PacketQueueInfo;

/** Newest version of `EOS_P2P_AddNotifyIncomingPacketQueueFullOptions` that this library knows. */
#define EOS_P2P_ADDNOTIFYINCOMINGPACKETQUEUEFULL_API_LATEST 1

/** What `EOS_P2P_AddNotifyIncomingPacketQueueFull` takes. */
typedef struct _tagEOS_P2P_AddNotifyIncomingPacketQueueFullOptions {
    /**
     * Version of this struct: `EOS_P2P_ADDNOTIFYINCOMINGPACKETQUEUEFULL_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
} EOS_P2P_AddNotifyIncomingPacketQueueFullOptions;

/** A packet came and found no room. Never told. */
typedef struct _tagEOS_P2P_OnIncomingPacketQueueFullInfo {
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** Most bytes that the queue holds. */
    uint64_t PacketQueueMaxSizeBytes;
    /** Bytes that it holds. */
    uint64_t PacketQueueCurrentSizeBytes;
    /** For whom the packet was. */
    EOS_ProductUserId OverflowPacketLocalUserId;
    /** Its channel. */
    uint8_t OverflowPacketChannel;
    /** Its bytes. */
    uint32_t OverflowPacketSizeBytes;
} EOS_P2P_OnIncomingPacketQueueFullInfo;

/** Newest version of `EOS_P2P_ClearPacketQueueOptions` that this library knows. */
#define EOS_P2P_CLEARPACKETQUEUE_API_LATEST 1

/** What `EOS_P2P_ClearPacketQueue` takes. */
typedef struct _tagEOS_P2P_ClearPacketQueueOptions {
    /** Version of this struct: `EOS_P2P_CLEARPACKETQUEUE_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The local player. */
    EOS_ProductUserId LocalUserId;
    /** The other player; null for all. */
    EOS_ProductUserId RemoteUserId;
    /** The socket; null for all. */
    const EOS_P2P_SocketId *SocketId;
} EOS_P2P_ClearPacketQueueOptions;

/** Tells of a packet that found no room. */
typedef void (EOS_CALL *EOS_P2P_OnIncomingPacketQueueFullCallback)(const EOS_P2P_OnIncomingPacketQueueFullInfo *Data);

/** Newest version of `EOS_P2P_AddNotifyPeerConnectionRequestOptions` that this library knows. */
#define EOS_P2P_ADDNOTIFYPEERCONNECTIONREQUEST_API_LATEST 1

/** What `EOS_P2P_AddNotifyPeerConnectionRequest` takes. */
typedef struct _tagEOS_P2P_AddNotifyPeerConnectionRequestOptions {
    /**
     * Version of this struct: `EOS_P2P_ADDNOTIFYPEERCONNECTIONREQUEST_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
    /** The local player; null before there is one. */
    EOS_ProductUserId LocalUserId;
    /** The socket to be told of; null for all. */
    const EOS_P2P_SocketId *SocketId;
} EOS_P2P_AddNotifyPeerConnectionRequestOptions;

/** A player asks for a connection. Never told. */
typedef struct _tagEOS_P2P_OnIncomingConnectionRequestInfo {
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The local player. */
    EOS_ProductUserId LocalUserId;
    /** The other player. */
    EOS_ProductUserId RemoteUserId;
    /** The socket. */
    const EOS_P2P_SocketId *SocketId;
} EOS_P2P_OnIncomingConnectionRequestInfo;

/**
 * Newest version of `EOS_P2P_AddNotifyPeerConnectionEstablishedOptions` that this library knows.
 */
#define EOS_P2P_ADDNOTIFYPEERCONNECTIONESTABLISHED_API_LATEST 1

/** What `EOS_P2P_AddNotifyPeerConnectionEstablished` takes. */
typedef struct _tagEOS_P2P_AddNotifyPeerConnectionEstablishedOptions {
    /**
     * Version of this struct: `EOS_P2P_ADDNOTIFYPEERCONNECTIONESTABLISHED_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
    /** The local player; null before there is one. */
    EOS_ProductUserId LocalUserId;
    /** The socket to be told of; null for all. */
    const EOS_P2P_SocketId *SocketId;
} EOS_P2P_AddNotifyPeerConnectionEstablishedOptions;

/** A connection came about. Never told. */
typedef struct _tagEOS_P2P_OnPeerConnectionEstablishedInfo {
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The local player. */
    EOS_ProductUserId LocalUserId;
    /** The other player. */
    EOS_ProductUserId RemoteUserId;
    /** The socket. */
    const EOS_P2P_SocketId *SocketId;
    /** Whether it is a new one. */
    EOS_EConnectionEstablishedType ConnectionType;
    /** Which way it takes. */
    EOS_ENetworkConnectionType NetworkType;
} EOS_P2P_OnPeerConnectionEstablishedInfo;

/**
 * Newest version of `EOS_P2P_AddNotifyPeerConnectionInterruptedOptions` that this library knows.
 */
#define EOS_P2P_ADDNOTIFYPEERCONNECTIONINTERRUPTED_API_LATEST 1

/** What `EOS_P2P_AddNotifyPeerConnectionInterrupted` takes. */
typedef struct _tagEOS_P2P_AddNotifyPeerConnectionInterruptedOptions {
    /**
     * Version of this struct: `EOS_P2P_ADDNOTIFYPEERCONNECTIONINTERRUPTED_API_LATEST`, or an older
     * one.
     */
    int32_t ApiVersion;
    /** The local player; null before there is one. */
    EOS_ProductUserId LocalUserId;
    /** The socket to be told of; null for all. */
    const EOS_P2P_SocketId *SocketId;
} EOS_P2P_AddNotifyPeerConnectionInterruptedOptions;

/** A connection is lost for the moment. Never told. */
typedef struct _tagEOS_P2P_OnPeerConnectionInterruptedInfo {
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The local player. */
    EOS_ProductUserId LocalUserId;
    /** The other player. */
    EOS_ProductUserId RemoteUserId;
    /** The socket. */
    const EOS_P2P_SocketId *SocketId;
} EOS_P2P_OnPeerConnectionInterruptedInfo;

/** Newest version of `EOS_P2P_AddNotifyPeerConnectionClosedOptions` that this library knows. */
#define EOS_P2P_ADDNOTIFYPEERCONNECTIONCLOSED_API_LATEST 1

/** What `EOS_P2P_AddNotifyPeerConnectionClosed` takes. */
typedef struct _tagEOS_P2P_AddNotifyPeerConnectionClosedOptions {
    /**
     * Version of this struct: `EOS_P2P_ADDNOTIFYPEERCONNECTIONCLOSED_API_LATEST`, or an older one.
     */
    int32_t ApiVersion;
    /** The local player; null before there is one. */
    EOS_ProductUserId LocalUserId;
    /** The socket to be told of; null for all. */
    const EOS_P2P_SocketId *SocketId;
} EOS_P2P_AddNotifyPeerConnectionClosedOptions;

/** A connection ended. Never told. */
typedef struct _tagEOS_P2P_OnRemoteConnectionClosedInfo {
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** The local player. */
    EOS_ProductUserId LocalUserId;
    /** The other player. */
    EOS_ProductUserId RemoteUserId;
    /** The socket. */
    const EOS_P2P_SocketId *SocketId;
    /** Why. */
    EOS_EConnectionClosedReason Reason;
} EOS_P2P_OnRemoteConnectionClosedInfo;

/** Newest version of `EOS_P2P_AcceptConnectionOptions` that this library knows. */
#define EOS_P2P_ACCEPTCONNECTION_API_LATEST 1

/** What `EOS_P2P_AcceptConnection` takes. */
typedef struct _tagEOS_P2P_AcceptConnectionOptions {
    /** Version of this struct: `EOS_P2P_ACCEPTCONNECTION_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The local player. */
    EOS_ProductUserId LocalUserId;
    /** The other player. */
    EOS_ProductUserId RemoteUserId;
    /** The socket. */
    const EOS_P2P_SocketId *SocketId;
} EOS_P2P_AcceptConnectionOptions;

/** Newest version of `EOS_P2P_CloseConnectionOptions` that this library knows. */
#define EOS_P2P_CLOSECONNECTION_API_LATEST 1

/** What `EOS_P2P_CloseConnection` takes. */
typedef struct _tagEOS_P2P_CloseConnectionOptions {
    /** Version of this struct: `EOS_P2P_CLOSECONNECTION_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The local player. */
    EOS_ProductUserId LocalUserId;
    /** The other player. */
    EOS_ProductUserId RemoteUserId;
    /** The socket; null for all with this player. */
    const EOS_P2P_SocketId *SocketId;
} EOS_P2P_CloseConnectionOptions;

/** Newest version of `EOS_P2P_CloseConnectionsOptions` that this library knows. */
#define EOS_P2P_CLOSECONNECTIONS_API_LATEST 1

/** What `EOS_P2P_CloseConnections` takes. */
typedef struct _tagEOS_P2P_CloseConnectionsOptions {
    /** Version of this struct: `EOS_P2P_CLOSECONNECTIONS_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The local player. */
    EOS_ProductUserId LocalUserId;
    /** The socket. */
    const EOS_P2P_SocketId *SocketId;
} EOS_P2P_CloseConnectionsOptions;

/** Tells of a player who asks for a connection. */
typedef void (EOS_CALL *EOS_P2P_OnIncomingConnectionRequestCallback)(const EOS_P2P_OnIncomingConnectionRequestInfo *Data);

/** Tells of a connection that came about. */
typedef void (EOS_CALL *EOS_P2P_OnPeerConnectionEstablishedCallback)(const EOS_P2P_OnPeerConnectionEstablishedInfo *Data);

/** Tells of a connection that is lost for the moment. */
typedef void (EOS_CALL *EOS_P2P_OnPeerConnectionInterruptedCallback)(const EOS_P2P_OnPeerConnectionInterruptedInfo *Data);

/** Tells of a connection that ended. */
typedef void (EOS_CALL *EOS_P2P_OnRemoteConnectionClosedCallback)(const EOS_P2P_OnRemoteConnectionClosedInfo *Data);

/** Newest version of `EOS_P2P_QueryNATTypeOptions` that this library knows. */
#define EOS_P2P_QUERYNATTYPE_API_LATEST 1

/** What `EOS_P2P_QueryNATType` takes. */
typedef struct _tagEOS_P2P_QueryNATTypeOptions {
    /** Version of this struct: `EOS_P2P_QUERYNATTYPE_API_LATEST`, or an older one. */
    int32_t ApiVersion;
} EOS_P2P_QueryNATTypeOptions;

/** How `EOS_P2P_QueryNATType` ended. */
typedef struct _tagEOS_P2P_OnQueryNATTypeCompleteInfo {
    /** How it ended. */
    EOS_EResult ResultCode;
    /** What the game gave along with the call, unchanged. */
    void *ClientData;
    /** `EOS_NAT_Unknown`. */
    EOS_ENATType NATType;
} EOS_P2P_OnQueryNATTypeCompleteInfo;

/** Newest version of `EOS_P2P_GetNATTypeOptions` that this library knows. */
#define EOS_P2P_GETNATTYPE_API_LATEST 1

/** What `EOS_P2P_GetNATType` takes. */
typedef struct _tagEOS_P2P_GetNATTypeOptions {
    /** Version of this struct: `EOS_P2P_GETNATTYPE_API_LATEST`, or an older one. */
    int32_t ApiVersion;
} EOS_P2P_GetNATTypeOptions;

/** Newest version of `EOS_P2P_SetRelayControlOptions` that this library knows. */
#define EOS_P2P_SETRELAYCONTROL_API_LATEST 1

/** What `EOS_P2P_SetRelayControl` takes. */
typedef struct _tagEOS_P2P_SetRelayControlOptions {
    /** Version of this struct: `EOS_P2P_SETRELAYCONTROL_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** Whether packets go over relays. */
    EOS_ERelayControl RelayControl;
} EOS_P2P_SetRelayControlOptions;

/** Newest version of `EOS_P2P_GetRelayControlOptions` that this library knows. */
#define EOS_P2P_GETRELAYCONTROL_API_LATEST 1

/** What `EOS_P2P_GetRelayControl` takes. */
typedef struct _tagEOS_P2P_GetRelayControlOptions {
    /** Version of this struct: `EOS_P2P_GETRELAYCONTROL_API_LATEST`, or an older one. */
    int32_t ApiVersion;
} EOS_P2P_GetRelayControlOptions;

/** Newest version of `EOS_P2P_SetPortRangeOptions` that this library knows. */
#define EOS_P2P_SETPORTRANGE_API_LATEST 1

/** What `EOS_P2P_SetPortRange` takes. */
typedef struct _tagEOS_P2P_SetPortRangeOptions {
    /** Version of this struct: `EOS_P2P_SETPORTRANGE_API_LATEST`, or an older one. */
    int32_t ApiVersion;
    /** The first port to try; 0 leaves the choice to the system. */
    uint16_t Port;
    /** How many further ports to try; 0 where `Port` is 0. */
    uint16_t MaxAdditionalPortsToTry;
} EOS_P2P_SetPortRangeOptions;

/** Newest version of `EOS_P2P_GetPortRangeOptions` that this library knows. */
#define EOS_P2P_GETPORTRANGE_API_LATEST 1

/** What `EOS_P2P_GetPortRange` takes. */
typedef struct _tagEOS_P2P_GetPortRangeOptions {
    /** Version of this struct: `EOS_P2P_GETPORTRANGE_API_LATEST`, or an older one. */
    int32_t ApiVersion;
} EOS_P2P_GetPortRangeOptions;

/** Reports how `EOS_P2P_QueryNATType` ended. */
typedef void (EOS_CALL *EOS_P2P_OnQueryNATTypeCompleteCallback)(const EOS_P2P_OnQueryNATTypeCompleteInfo *Data);

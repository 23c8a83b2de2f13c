/* Games that bring packets between players along: what they poll finds nothing,
 * what they set is kept, nothing is pretended to be sent, and nothing is told.
 *
 *   p2p NAME */

#define _POSIX_C_SOURCE 200809L

#include "player.h"

#include "eos_p2p.h"

static Player anna;
static EOS_HP2P p2p;
static EOS_ProductUserId ben;

static int lines_about_packets = 0;

static void EOS_CALL count_lines(const EOS_LogMessage* line)
{
    if (strstr(line->Message, "EOS_P2P_") != NULL) {
        lines_about_packets++;
    }
    print_log(line);
}

static EOS_P2P_SocketId socket_named(const char* name)
{
    OPTIONS(EOS_P2P_SocketId, id, EOS_P2P_SOCKETID_API_LATEST);
    strncpy(id.SocketName, name, sizeof(id.SocketName));
    return id;
}

/* --- What is polled ------------------------------------------------------------------ */

static EOS_EResult next_size(EOS_ProductUserId user, uint32_t* size)
{
    uint8_t channel = 3;
    OPTIONS(EOS_P2P_GetNextReceivedPacketSizeOptions, options,
            EOS_P2P_GETNEXTRECEIVEDPACKETSIZE_API_LATEST);
    options.LocalUserId = user;
    options.RequestedChannel = &channel;
    return EOS_P2P_GetNextReceivedPacketSize(p2p, &options, size);
}

static EOS_EResult receive(EOS_ProductUserId user, uint32_t* written)
{
    EOS_ProductUserId peer = ben;
    EOS_P2P_SocketId from = socket_named("kept");
    uint8_t channel = 7;
    char data[16] = "kept";
    EOS_EResult result;
    OPTIONS(EOS_P2P_ReceivePacketOptions, options, EOS_P2P_RECEIVEPACKET_API_LATEST);
    options.LocalUserId = user;
    options.MaxDataSizeBytes = sizeof(data);
    result = EOS_P2P_ReceivePacket(p2p, &options, &peer, &from, &channel, data, written);
    CHECK(peer == ben && channel == 7);
    CHECK_TEXT(from.SocketName, "kept");
    CHECK_TEXT(data, "kept");
    return result;
}

static void poll_for_packets(void)
{
    uint32_t size = 99;
    int i;
    for (i = 0; i < 10000; i++) {
        size = 99;
        CHECK_RESULT(next_size(anna.user, &size), EOS_NotFound);
        CHECK_NUMBER(size, 0);
        size = 99;
        CHECK_RESULT(receive(anna.user, &size), EOS_NotFound);
        CHECK_NUMBER(size, 0);
    }
    /* Somebody who never logged in here finds nothing either. */
    CHECK_RESULT(next_size(ben, &size), EOS_NotFound);
    tick(anna.platform);
    CHECK_NUMBER(lines_about_packets, 0);

    for (i = 0; i < 1000; i++) {
        size = 99;
        CHECK_RESULT(next_size(NULL, &size), EOS_InvalidParameters);
        CHECK_NUMBER(size, 0);
        CHECK_RESULT(receive(NULL, &size), EOS_InvalidParameters);
    }
    CHECK_RESULT(next_size(anna.user, NULL), EOS_InvalidParameters);
    CHECK_RESULT(receive(anna.user, NULL), EOS_InvalidParameters);
    CHECK_RESULT(EOS_P2P_GetNextReceivedPacketSize(p2p, NULL, &size), EOS_InvalidParameters);
    tick(anna.platform);
    CHECK_NUMBER(lines_about_packets, 1);

    {
        OPTIONS(EOS_P2P_GetNextReceivedPacketSizeOptions, options, 1);
        CHECK_RESULT(EOS_P2P_GetNextReceivedPacketSize(p2p, &options, &size), EOS_NotFound);
        options.ApiVersion = EOS_P2P_GETNEXTRECEIVEDPACKETSIZE_API_LATEST + 1;
        CHECK_RESULT(EOS_P2P_GetNextReceivedPacketSize(p2p, &options, &size),
                     EOS_IncompatibleVersion);
    }
    CHECK_RESULT(EOS_P2P_GetNextReceivedPacketSize(NULL, NULL, &size), EOS_InvalidParameters);
}

/* --- What is sent -------------------------------------------------------------------- */

static EOS_P2P_SendPacketOptions packet(const EOS_P2P_SocketId* socket)
{
    OPTIONS(EOS_P2P_SendPacketOptions, options, EOS_P2P_SENDPACKET_API_LATEST);
    options.LocalUserId = anna.user;
    options.RemoteUserId = ben;
    options.SocketId = socket;
    options.DataLengthBytes = 2;
    options.Data = "hi";
    options.Reliability = EOS_PR_ReliableOrdered;
    return options;
}

static void send_packets(void)
{
    EOS_P2P_SocketId socket = socket_named("Game Net-1");
    EOS_P2P_SocketId nameless = socket_named("");
    EOS_P2P_SendPacketOptions options = packet(&socket);
    static char large[EOS_P2P_MAX_PACKET_SIZE + 1];
    int before, i;

    tick(anna.platform);
    before = lines_about_packets;
    for (i = 0; i < 100; i++) {
        CHECK_RESULT(EOS_P2P_SendPacket(p2p, &options), EOS_NotImplemented);
    }
    tick(anna.platform);
    CHECK_NUMBER(lines_about_packets, before + 1);

    options.Data = large;
    options.DataLengthBytes = EOS_P2P_MAX_PACKET_SIZE;
    CHECK_RESULT(EOS_P2P_SendPacket(p2p, &options), EOS_NotImplemented);
    options.DataLengthBytes++;
    CHECK_RESULT(EOS_P2P_SendPacket(p2p, &options), EOS_LimitExceeded);
    /* Whom it is for is looked at first. */
    options.RemoteUserId = NULL;
    CHECK_RESULT(EOS_P2P_SendPacket(p2p, &options), EOS_InvalidParameters);

    options = packet(NULL);
    CHECK_RESULT(EOS_P2P_SendPacket(p2p, &options), EOS_InvalidParameters);
    options = packet(&nameless);
    CHECK_RESULT(EOS_P2P_SendPacket(p2p, &options), EOS_InvalidParameters);
    nameless = socket_named("no/slash");
    CHECK_RESULT(EOS_P2P_SendPacket(p2p, &options), EOS_InvalidParameters);
    memset(nameless.SocketName, 'x', sizeof(nameless.SocketName));
    CHECK_RESULT(EOS_P2P_SendPacket(p2p, &options), EOS_InvalidParameters);
    nameless = socket_named("fine");
    nameless.ApiVersion = 99;
    CHECK_RESULT(EOS_P2P_SendPacket(p2p, &options), EOS_IncompatibleVersion);
    options = packet(&socket);
    options.Data = NULL;
    CHECK_RESULT(EOS_P2P_SendPacket(p2p, &options), EOS_InvalidParameters);
    options.DataLengthBytes = 0;
    CHECK_RESULT(EOS_P2P_SendPacket(p2p, &options), EOS_NotImplemented);
    options.Reliability = (EOS_EPacketReliability)3;
    CHECK_RESULT(EOS_P2P_SendPacket(p2p, &options), EOS_InvalidParameters);
    options.ApiVersion = 1;
    CHECK_RESULT(EOS_P2P_SendPacket(p2p, &options), EOS_NotImplemented);
}

/* --- Connections --------------------------------------------------------------------- */

static void welcome_and_close(void)
{
    EOS_P2P_SocketId socket = socket_named("net");
    OPTIONS(EOS_P2P_AcceptConnectionOptions, accept, EOS_P2P_ACCEPTCONNECTION_API_LATEST);
    OPTIONS(EOS_P2P_CloseConnectionOptions, close, EOS_P2P_CLOSECONNECTION_API_LATEST);
    OPTIONS(EOS_P2P_CloseConnectionsOptions, all, EOS_P2P_CLOSECONNECTIONS_API_LATEST);
    OPTIONS(EOS_P2P_ClearPacketQueueOptions, clear, EOS_P2P_CLEARPACKETQUEUE_API_LATEST);
    accept.LocalUserId = close.LocalUserId = all.LocalUserId = clear.LocalUserId = anna.user;
    accept.RemoteUserId = close.RemoteUserId = ben;
    accept.SocketId = all.SocketId = &socket;
    CHECK_RESULT(EOS_P2P_AcceptConnection(p2p, &accept), EOS_Success);
    CHECK_RESULT(EOS_P2P_AcceptConnection(p2p, &accept), EOS_Success);
    CHECK_RESULT(EOS_P2P_CloseConnection(p2p, &close), EOS_Success);
    CHECK_RESULT(EOS_P2P_CloseConnections(p2p, &all), EOS_Success);
    CHECK_RESULT(EOS_P2P_ClearPacketQueue(p2p, &clear), EOS_Success);
    accept.SocketId = all.SocketId = NULL;
    CHECK_RESULT(EOS_P2P_AcceptConnection(p2p, &accept), EOS_InvalidParameters);
    CHECK_RESULT(EOS_P2P_CloseConnections(p2p, &all), EOS_InvalidParameters);
    close.RemoteUserId = NULL;
    CHECK_RESULT(EOS_P2P_CloseConnection(p2p, &close), EOS_InvalidParameters);
    clear.RemoteUserId = (EOS_ProductUserId)p2p;
    CHECK_RESULT(EOS_P2P_ClearPacketQueue(p2p, &clear), EOS_InvalidParameters);
}

/* --- Settings ------------------------------------------------------------------------ */

static void EOS_CALL on_nat(const EOS_P2P_OnQueryNATTypeCompleteInfo* data)
{
    arrive(data->ClientData, data->ResultCode);
    CHECK(data->NATType == EOS_NAT_Unknown);
}

static void keep_settings(void)
{
    EOS_ERelayControl relays = EOS_RC_NoRelays;
    EOS_ENATType nat = EOS_NAT_Open;
    EOS_P2P_PacketQueueInfo queues;
    uint16_t port = 0, more = 0;
    OPTIONS(EOS_P2P_GetRelayControlOptions, get_relays, EOS_P2P_GETRELAYCONTROL_API_LATEST);
    OPTIONS(EOS_P2P_SetRelayControlOptions, set_relays, EOS_P2P_SETRELAYCONTROL_API_LATEST);
    OPTIONS(EOS_P2P_GetPortRangeOptions, get_ports, EOS_P2P_GETPORTRANGE_API_LATEST);
    OPTIONS(EOS_P2P_SetPortRangeOptions, set_ports, EOS_P2P_SETPORTRANGE_API_LATEST);
    OPTIONS(EOS_P2P_GetPacketQueueInfoOptions, get_queues, EOS_P2P_GETPACKETQUEUEINFO_API_LATEST);
    OPTIONS(EOS_P2P_SetPacketQueueSizeOptions, set_queues, EOS_P2P_SETPACKETQUEUESIZE_API_LATEST);
    OPTIONS(EOS_P2P_GetNATTypeOptions, get_nat, EOS_P2P_GETNATTYPE_API_LATEST);
    OPTIONS(EOS_P2P_QueryNATTypeOptions, ask_nat, EOS_P2P_QUERYNATTYPE_API_LATEST);

    CHECK_RESULT(EOS_P2P_GetRelayControl(p2p, &get_relays, &relays), EOS_Success);
    CHECK(relays == EOS_RC_AllowRelays);
    set_relays.RelayControl = EOS_RC_ForceRelays;
    CHECK_RESULT(EOS_P2P_SetRelayControl(p2p, &set_relays), EOS_Success);
    set_relays.RelayControl = (EOS_ERelayControl)3;
    CHECK_RESULT(EOS_P2P_SetRelayControl(p2p, &set_relays), EOS_InvalidParameters);
    CHECK_RESULT(EOS_P2P_GetRelayControl(p2p, &get_relays, &relays), EOS_Success);
    CHECK(relays == EOS_RC_ForceRelays);
    CHECK_RESULT(EOS_P2P_GetRelayControl(p2p, &get_relays, NULL), EOS_InvalidParameters);

    CHECK_RESULT(EOS_P2P_GetPortRange(p2p, &get_ports, &port, &more), EOS_Success);
    CHECK_NUMBER(port, 7777);
    CHECK_NUMBER(more, 99);
    set_ports.MaxAdditionalPortsToTry = 1;
    CHECK_RESULT(EOS_P2P_SetPortRange(p2p, &set_ports), EOS_InvalidParameters);
    set_ports.Port = 1234;
    CHECK_RESULT(EOS_P2P_SetPortRange(p2p, &set_ports), EOS_Success);
    CHECK_RESULT(EOS_P2P_GetPortRange(p2p, &get_ports, &port, &more), EOS_Success);
    CHECK_NUMBER(port, 1234);
    CHECK_NUMBER(more, 1);
    CHECK_RESULT(EOS_P2P_GetPortRange(p2p, &get_ports, NULL, &more), EOS_InvalidParameters);

    memset(&queues, 0xA5, sizeof(queues));
    CHECK_RESULT(EOS_P2P_GetPacketQueueInfo(p2p, &get_queues, &queues), EOS_Success);
    CHECK(queues.IncomingPacketQueueMaxSizeBytes == EOS_P2P_MAX_QUEUE_SIZE_UNLIMITED);
    CHECK(queues.IncomingPacketQueueCurrentPacketCount == 0);
    CHECK(queues.OutgoingPacketQueueCurrentSizeBytes == 0);
    set_queues.IncomingPacketQueueMaxSizeBytes = 1 << 20;
    set_queues.OutgoingPacketQueueMaxSizeBytes = 1 << 21;
    CHECK_RESULT(EOS_P2P_SetPacketQueueSize(p2p, &set_queues), EOS_Success);
    CHECK_RESULT(EOS_P2P_GetPacketQueueInfo(p2p, &get_queues, &queues), EOS_Success);
    CHECK(queues.IncomingPacketQueueMaxSizeBytes == 1 << 20);
    CHECK(queues.OutgoingPacketQueueMaxSizeBytes == 1 << 21);

    CHECK_RESULT(EOS_P2P_GetNATType(p2p, &get_nat, &nat), EOS_NotFound);
    CHECK(nat == EOS_NAT_Unknown);
    {
        Call* call = start_call(anna.platform, "EOS_P2P_QueryNATType");
        EOS_P2P_QueryNATType(p2p, &ask_nat, call, on_nat);
        CHECK_NUMBER(call->arrivals, 0);
        CHECK_RESULT(finish(call), EOS_NotImplemented);
        call = start_call(anna.platform, "EOS_P2P_QueryNATType");
        EOS_P2P_QueryNATType(p2p, NULL, call, on_nat);
        CHECK_RESULT(finish(call), EOS_InvalidParameters);
        EOS_P2P_QueryNATType(p2p, &ask_nat, NULL, NULL);
        tick(anna.platform);
    }
    CHECK_RESULT(EOS_P2P_GetNATType(p2p, &get_nat, &nat), EOS_NotFound);
}

/* --- Notifications ------------------------------------------------------------------- */

#define NEVER(name, Info)                                                                         \
    static void EOS_CALL name(const Info* data)                                                   \
    {                                                                                             \
        fail_check(__FILE__, __LINE__, data == NULL ? #Info : "something was told: " #Info);      \
    }

NEVER(on_request, EOS_P2P_OnIncomingConnectionRequestInfo)
NEVER(on_established, EOS_P2P_OnPeerConnectionEstablishedInfo)
NEVER(on_interrupted, EOS_P2P_OnPeerConnectionInterruptedInfo)
NEVER(on_closed, EOS_P2P_OnRemoteConnectionClosedInfo)
NEVER(on_full, EOS_P2P_OnIncomingPacketQueueFullInfo)

/* Before anybody logs in, as games do. */
static void register_and_wait(EOS_NotificationId ids[5])
{
    EOS_P2P_SocketId socket = socket_named("net");
    int i, k;
    OPTIONS(EOS_P2P_AddNotifyPeerConnectionRequestOptions, request,
            EOS_P2P_ADDNOTIFYPEERCONNECTIONREQUEST_API_LATEST);
    OPTIONS(EOS_P2P_AddNotifyPeerConnectionEstablishedOptions, established,
            EOS_P2P_ADDNOTIFYPEERCONNECTIONESTABLISHED_API_LATEST);
    OPTIONS(EOS_P2P_AddNotifyPeerConnectionInterruptedOptions, interrupted,
            EOS_P2P_ADDNOTIFYPEERCONNECTIONINTERRUPTED_API_LATEST);
    OPTIONS(EOS_P2P_AddNotifyPeerConnectionClosedOptions, closed,
            EOS_P2P_ADDNOTIFYPEERCONNECTIONCLOSED_API_LATEST);
    OPTIONS(EOS_P2P_AddNotifyIncomingPacketQueueFullOptions, full,
            EOS_P2P_ADDNOTIFYINCOMINGPACKETQUEUEFULL_API_LATEST);
    request.SocketId = &socket;
    ids[0] = EOS_P2P_AddNotifyPeerConnectionRequest(p2p, &request, NULL, on_request);
    ids[1] = EOS_P2P_AddNotifyPeerConnectionEstablished(p2p, &established, NULL, on_established);
    ids[2] = EOS_P2P_AddNotifyPeerConnectionInterrupted(p2p, &interrupted, NULL, on_interrupted);
    ids[3] = EOS_P2P_AddNotifyPeerConnectionClosed(p2p, &closed, NULL, on_closed);
    ids[4] = EOS_P2P_AddNotifyIncomingPacketQueueFull(p2p, &full, NULL, on_full);
    for (i = 0; i < 5; i++) {
        CHECK(ids[i] != EOS_INVALID_NOTIFICATIONID);
        for (k = 0; k < i; k++) {
            CHECK(ids[i] != ids[k]);
        }
    }
    CHECK(EOS_P2P_AddNotifyPeerConnectionRequest(p2p, &request, NULL, NULL) ==
          EOS_INVALID_NOTIFICATIONID);
    socket = socket_named("?");
    CHECK(EOS_P2P_AddNotifyPeerConnectionRequest(p2p, &request, NULL, on_request) ==
          EOS_INVALID_NOTIFICATIONID);
}

static void take_back(EOS_NotificationId ids[5])
{
    EOS_P2P_RemoveNotifyPeerConnectionRequest(p2p, ids[0]);
    EOS_P2P_RemoveNotifyPeerConnectionEstablished(p2p, ids[1]);
    EOS_P2P_RemoveNotifyPeerConnectionInterrupted(p2p, ids[2]);
    EOS_P2P_RemoveNotifyPeerConnectionClosed(p2p, ids[3]);
    EOS_P2P_RemoveNotifyIncomingPacketQueueFull(p2p, ids[4]);
    /* A second time, and of another kind: ignored. */
    EOS_P2P_RemoveNotifyPeerConnectionRequest(p2p, ids[0]);
    EOS_P2P_RemoveNotifyPeerConnectionClosed(p2p, ids[4]);
    EOS_P2P_RemoveNotifyPeerConnectionClosed(p2p, EOS_INVALID_NOTIFICATIONID);
}

int main(void)
{
    EOS_NotificationId ids[5];
    initialize();
    CHECK_RESULT(EOS_Logging_SetCallback(count_lines), EOS_Success);
    anna = create_player();
    p2p = EOS_Platform_GetP2PInterface(anna.platform);
    CHECK(p2p != NULL);
    register_and_wait(ids);
    tick(anna.platform);
    lines_about_packets = 0;
    log_in(&anna);
    ben = EOS_ProductUserId_FromString("4711");

    poll_for_packets();
    send_packets();
    welcome_and_close();
    keep_settings();
    check_all_answered(anna.platform);
    take_back(ids);

    EOS_Platform_Release(anna.platform);
    {
        uint32_t size = 99;
        CHECK_RESULT(next_size(anna.user, &size), EOS_InvalidParameters);
    }
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    return 0;
}

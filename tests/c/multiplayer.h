/* Players in sessions of the contract, for the C tests: calls that are polled,
 * and what there is to see. */
#ifndef MULTIPLAYER_H
#define MULTIPLAYER_H

#include "greenroom.h"
#include "player.h"

/* The options of a call on a session, zeroed and with their version. */
#define ON_SESSION(Call, name, VERSION)                                                           \
    OPTIONS(GR_MultiplayerSession_##Call##Options, name,                                          \
            GR_MULTIPLAYERSESSION_##VERSION##_API_LATEST)

/* A call on a session that nobody is told of: it has to be polled. */
#define POLLED(Call, session, options)                                                            \
    CHECK_RESULT(GR_MultiplayerSession_##Call((session), &(options), NULL, NULL), EOS_Success)

static inline GR_HMultiplayer interface_of(const Player* player)
{
    GR_HMultiplayer multiplayer = GR_Platform_GetMultiplayerInterface(player->platform);
    CHECK(multiplayer != NULL);
    return multiplayer;
}

/* Ticks until the session works no longer; gives what it came to. */
static inline EOS_EResult settled(const Player* player, GR_HMultiplayerSession session)
{
    double end = seconds_now() + PATIENCE_SECONDS;
    while (GR_MultiplayerSession_GetStatus(session) == GR_MSS_WORKING) {
        CHECK(seconds_now() < end);
        tick(player->platform);
        rest(2);
    }
    return GR_MultiplayerSession_GetLastResult(session);
}

static inline void settle(const Player* player, GR_HMultiplayerSession session)
{
    CHECK_RESULT(settled(player, session), EOS_Success);
    CHECK(GR_MultiplayerSession_GetStatus(session) == GR_MSS_READY);
}

static inline EOS_EResult job_settled(const Player* player, GR_HMultiplayerJob job)
{
    double end = seconds_now() + PATIENCE_SECONDS;
    while (GR_MultiplayerJob_GetStatus(job) == GR_MJS_WORKING) {
        CHECK_RESULT(GR_MultiplayerJob_GetResult(job), EOS_AlreadyPending);
        CHECK(seconds_now() < end);
        tick(player->platform);
        rest(2);
    }
    return GR_MultiplayerJob_GetResult(job);
}

/* Ticks until somebody else's doing shows. */
#define TICK_UNTIL(player, condition)                                                             \
    do {                                                                                          \
        double tick_end = seconds_now() + PATIENCE_SECONDS;                                       \
        while (!(condition)) {                                                                    \
            if (seconds_now() > tick_end) {                                                       \
                fail_check(__FILE__, __LINE__, #condition);                                       \
            }                                                                                     \
            tick((player)->platform);                                                             \
            rest(2);                                                                              \
        }                                                                                         \
    } while (0)

static inline GR_Multiplayer_HostSessionOptions hosting(const Player* player, const char* of,
                                                        const char* name)
{
    OPTIONS(GR_Multiplayer_HostSessionOptions, options, GR_MULTIPLAYER_HOSTSESSION_API_LATEST);
    options.LocalUserId = player->user;
    options.TemplateName = of;
    options.SessionName = name;
    return options;
}

static inline GR_HMultiplayerSession host_with(const Player* player,
                                               const GR_Multiplayer_HostSessionOptions* options)
{
    GR_HMultiplayerSession session = NULL;
    CHECK_RESULT(
        GR_Multiplayer_HostSession(interface_of(player), options, NULL, NULL, &session),
        EOS_Success);
    CHECK(GR_MultiplayerSession_GetStatus(session) == GR_MSS_WORKING);
    return session;
}

static inline GR_HMultiplayerSession host(const Player* player, const char* of, const char* name)
{
    GR_Multiplayer_HostSessionOptions options = hosting(player, of, name);
    GR_HMultiplayerSession session = host_with(player, &options);
    settle(player, session);
    return session;
}

static inline GR_Multiplayer_JoinSessionOptions joining(const Player* player, const char* of,
                                                        const char* name)
{
    OPTIONS(GR_Multiplayer_JoinSessionOptions, options, GR_MULTIPLAYER_JOINSESSION_API_LATEST);
    options.LocalUserId = player->user;
    options.TemplateName = of;
    options.SessionName = name;
    return options;
}

static inline GR_HMultiplayerSession join_with(const Player* player,
                                               const GR_Multiplayer_JoinSessionOptions* options)
{
    GR_HMultiplayerSession session = NULL;
    CHECK_RESULT(
        GR_Multiplayer_JoinSession(interface_of(player), options, NULL, NULL, &session),
        EOS_Success);
    return session;
}

static inline GR_HMultiplayerSession join(const Player* player, const char* of, const char* name)
{
    GR_Multiplayer_JoinSessionOptions options = joining(player, of, name);
    return join_with(player, &options);
}

static inline void leave(const Player* player, GR_HMultiplayerSession session)
{
    ON_SESSION(Leave, options, LEAVE);
    POLLED(Leave, session, options);
    CHECK_RESULT(settled(player, session), EOS_Success);
    CHECK(GR_MultiplayerSession_GetStatus(session) == GR_MSS_SHUTDOWN);
    GR_MultiplayerSession_Release(session);
    CHECK(GR_MultiplayerSession_GetStatus(session) == GR_MSS_NONE);
}

static inline GR_Multiplayer_SessionInfo* info_of(GR_HMultiplayerSession session)
{
    GR_Multiplayer_SessionInfo* info = NULL;
    ON_SESSION(CopyInfo, options, COPYINFO);
    CHECK_RESULT(GR_MultiplayerSession_CopyInfo(session, &options, &info), EOS_Success);
    return info;
}

static inline GR_Multiplayer_Member* member_at(GR_HMultiplayerSession session, uint32_t index)
{
    GR_Multiplayer_Member* member = NULL;
    ON_SESSION(CopyMemberByIndex, options, COPYMEMBERBYINDEX);
    options.MemberIndex = index;
    CHECK_RESULT(GR_MultiplayerSession_CopyMemberByIndex(session, &options, &member),
                 EOS_Success);
    return member;
}

static inline void check_property(GR_HMultiplayerSession session, const char* key,
                                  const char* expected)
{
    GR_Multiplayer_Text* value = NULL;
    ON_SESSION(CopyCustomProperty, options, COPYCUSTOMPROPERTY);
    options.Key = key;
    if (expected == NULL) {
        CHECK_RESULT(GR_MultiplayerSession_CopyCustomProperty(session, &options, &value),
                     EOS_NotFound);
        CHECK(value == NULL);
        return;
    }
    CHECK_RESULT(GR_MultiplayerSession_CopyCustomProperty(session, &options, &value),
                 EOS_Success);
    CHECK_TEXT(value->Text, expected);
    GR_Multiplayer_Text_Release(value);
}

static inline void set_property(const Player* player, GR_HMultiplayerSession session,
                                const char* key, const char* value)
{
    ON_SESSION(SetCustomProperty, options, SETCUSTOMPROPERTY);
    options.Key = key;
    options.ValueJson = value;
    POLLED(SetCustomProperty, session, options);
    settle(player, session);
}

/* Two players at one desk, also where a directory knows them by their profile. */
static inline Player player_of(const char* profile)
{
    Player player;
    OPTIONS(GR_ConfigureOptions, options, GR_CONFIGURE_API_LATEST);
    options.Profile = profile;
    CHECK_RESULT(GR_Configure(&options), EOS_Success);
    player = create_player();
    log_in(&player);
    return player;
}

#endif

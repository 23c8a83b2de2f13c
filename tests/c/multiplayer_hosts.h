/* Hosts of sessions, and what is measured to find one.
 *
 * Part of the story of `multiplayer.c`. */
#ifndef MULTIPLAYER_HOSTS_H
#define MULTIPLAYER_HOSTS_H

#include "multiplayer_story.h"

/* --- Hosts and measurements -------------------------------------------------------------- */

static const char* token_of(GR_HMultiplayerSession session, uint32_t index, char* token)
{
    GR_Multiplayer_Member* member = member_at(session, index);
    CHECK(member->DeviceToken != NULL);
    snprintf(token, 64, "%s", member->DeviceToken);
    GR_Multiplayer_Member_Release(member);
    return token;
}

static EOS_EResult make_host(const Player* player, GR_HMultiplayerSession session,
                             const char* token, EOS_Bool replace)
{
    ON_SESSION(SetHost, options, SETHOST);
    options.DeviceToken = token;
    options.bReplace = replace;
    POLLED(SetHost, session, options);
    return settled(player, session);
}

static void the_device_of_a_member_is_the_host(void)
{
    const char* name = named("hosts");
    GR_Multiplayer_HostSessionOptions options = hosting(&anna, "PeerToHostQos", name);
    GR_Multiplayer_JoinSessionOptions come = joining(&ben, "PeerToHostQos", name);
    GR_HMultiplayerSession hers, his;
    GR_Multiplayer_SessionInfo* info;
    GR_Multiplayer_Member* member;
    char mine[64], other[64], measured[160];
    ON_SESSION(UploadMeasurements, upload, UPLOADMEASUREMENTS);

    options.SecureDeviceAddress = "YW5uYQ==";
    options.bInitialize = EOS_TRUE;
    /* The template is private: who has no place does not come in. */
    options.ReservedUserIds = &ben.user;
    options.ReservedUserIdsCount = 1;
    hers = host_with(&anna, &options);
    settle(&anna, hers);
    info = info_of(hers);
    CHECK(info->Visibility == GR_MV_PRIVATE);
    CHECK(info->HostDeviceToken != NULL);
    CHECK_TEXT(info->HostDeviceToken, token_of(hers, 0, mine));
    CHECK(info->InitializationStage == GR_MIS_JOINING);
    CHECK_NUMBER(info->InitializationEpisode, 1);
    GR_Multiplayer_SessionInfo_Release(info);
    member = member_at(hers, 0);
    CHECK(member->bIsHost);
    CHECK_TEXT(member->SecureDeviceAddress, "YW5uYQ==");
    CHECK_NUMBER(member->InitializationEpisode, 1);
    GR_Multiplayer_Member_Release(member);

    come.SecureDeviceAddress = "YmVu";
    come.bInitialize = EOS_TRUE;
    his = join_with(&ben, &come);
    settle(&ben, his);
    token_of(his, 1, other);
    info = info_of(his);
    CHECK(info->InitializationStage == GR_MIS_MEASURING);
    GR_Multiplayer_SessionInfo_Release(info);
    snprintf(measured, sizeof(measured),
             "{\"%s\": {\"latency\": 40, \"bandwidthDown\": 9000, \"bandwidthUp\": 2000}}", mine);
    upload.MeasurementsJson = measured;
    POLLED(UploadMeasurements, his, upload);
    settle(&ben, his);
    info = info_of(his);
    CHECK(info->InitializationStage == GR_MIS_NONE);
    GR_Multiplayer_SessionInfo_Release(info);
    member = member_at(his, 1);
    CHECK(member->InitializationFailure == GR_MIF_NONE);
    GR_Multiplayer_Member_Release(member);

    /* There is a host. To be told so is no failure. */
    CHECK_RESULT(make_host(&ben, his, other, EOS_FALSE), EOS_DuplicateNotAllowed);
    CHECK(GR_MultiplayerSession_GetStatus(his) == GR_MSS_READY);
    CHECK_RESULT(make_host(&ben, his, mine, EOS_FALSE), EOS_Success);
    CHECK_RESULT(make_host(&ben, his, other, EOS_TRUE), EOS_Success);
    CHECK_RESULT(make_host(&ben, his, NULL, EOS_FALSE), EOS_Success);
    CHECK_RESULT(make_host(&ben, his, "nobodys", EOS_FALSE), EOS_NotFound);
    info = info_of(his);
    CHECK(info->HostDeviceToken == NULL);
    GR_Multiplayer_SessionInfo_Release(info);

    /* Of two who try at once one is the host. */
    {
        int winners = 0;
        ON_SESSION(SetHost, hers_wish, SETHOST);
        ON_SESSION(SetHost, his_wish, SETHOST);
        EOS_EResult results[2];
        hers_wish.DeviceToken = mine;
        his_wish.DeviceToken = other;
        POLLED(SetHost, hers, hers_wish);
        POLLED(SetHost, his, his_wish);
        results[0] = settled(&anna, hers);
        results[1] = settled(&ben, his);
        winners += results[0] == EOS_Success;
        winners += results[1] == EOS_Success;
        CHECK_NUMBER(winners, 1);
        CHECK(results[0] == EOS_DuplicateNotAllowed || results[1] == EOS_DuplicateNotAllowed);
    }
    leave(&ben, his);
    leave(&anna, hers);
}

#endif

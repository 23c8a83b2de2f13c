/* Activities, handles and invites.
 *
 * Part of the story of `multiplayer.c`. */
#ifndef MULTIPLAYER_ACTIVITY_H
#define MULTIPLAYER_ACTIVITY_H

#include "multiplayer_story.h"

/* --- Activities, handles, invites ---------------------------------------------------------- */

static GR_HMultiplayerJob activities(const Player* player, EOS_ProductUserId* users,
                                     uint32_t count)
{
    GR_HMultiplayerJob job = NULL;
    OPTIONS(GR_Multiplayer_QueryActivitiesOptions, options,
            GR_MULTIPLAYER_QUERYACTIVITIES_API_LATEST);
    options.LocalUserId = player->user;
    options.TargetUserIds = users;
    options.TargetUserIdsCount = count;
    CHECK_RESULT(
        GR_Multiplayer_QueryActivities(interface_of(player), &options, NULL, NULL, &job),
        EOS_Success);
    CHECK_RESULT(job_settled(player, job), EOS_Success);
    return job;
}

static void EOS_CALL on_job(const GR_MultiplayerJob_CallbackInfo* data)
{
    CHECK(GR_MultiplayerJob_GetStatus(data->Job) != GR_MJS_WORKING);
    arrive(data->ClientData, data->ResultCode);
}

static void others_see_what_a_player_does(void)
{
    const char* name = named("activity");
    GR_HMultiplayerSession hers = host(&anna, "Lobby", name);
    GR_HMultiplayerSession his;
    GR_HMultiplayerJob job;
    GR_Multiplayer_Activity* activity = NULL;
    GR_Multiplayer_SessionRef* ref = NULL;
    EOS_ProductUserId users[2];
    Call* call;
    char id[64];
    ON_SESSION(SetActivity, set, SETACTIVITY);
    OPTIONS(GR_MultiplayerJob_CopyActivityByIndexOptions, index,
            GR_MULTIPLAYERJOB_COPYACTIVITYBYINDEX_API_LATEST);
    OPTIONS(GR_MultiplayerJob_CopySessionRefOptions, copy,
            GR_MULTIPLAYERJOB_COPYSESSIONREF_API_LATEST);
    OPTIONS(GR_Multiplayer_LookUpHandleOptions, look, GR_MULTIPLAYER_LOOKUPHANDLE_API_LATEST);
    OPTIONS(GR_Multiplayer_ClearActivityOptions, clear,
            GR_MULTIPLAYER_CLEARACTIVITY_API_LATEST);

    POLLED(SetActivity, hers, set);
    settle(&anna, hers);
    users[0] = ben.user;
    users[1] = anna.user;
    job = activities(&ben, users, 2);
    CHECK(GR_MultiplayerJob_GetStatus(job) == GR_MJS_COMPLETE);
    CHECK_NUMBER(GR_MultiplayerJob_GetActivityCount(job), 1);
    CHECK_RESULT(GR_MultiplayerJob_CopyActivityByIndex(job, &index, &activity), EOS_Success);
    CHECK(activity->UserId == anna.user);
    CHECK_TEXT(activity->DeploymentId, "tests");
    CHECK_TEXT(activity->TemplateName, "Lobby");
    CHECK_TEXT(activity->SessionName, name);
    CHECK_NUMBER(activity->MembersCount, 1);
    CHECK_NUMBER(activity->MaxMembersCount, 100);
    CHECK(activity->Visibility == GR_MV_OPEN);
    CHECK(activity->JoinRestriction == GR_MSR_NONE);
    CHECK(!activity->bClosed);
    CHECK(activity->TitleId != NULL);
    snprintf(id, sizeof(id), "%s", activity->HandleId);
    GR_Multiplayer_Activity_Release(activity);
    index.ActivityIndex = 1;
    CHECK_RESULT(GR_MultiplayerJob_CopyActivityByIndex(job, &index, &activity),
                 EOS_InvalidParameters);
    CHECK_RESULT(GR_MultiplayerJob_CopySessionRef(job, &copy, &ref), EOS_NotFound);
    GR_MultiplayerJob_Release(job);
    CHECK(GR_MultiplayerJob_GetStatus(job) == GR_MJS_NOT_RUNNING);

    /* The handle leads there: to the names, and in. */
    call = start_call(ben.platform, "GR_Multiplayer_LookUpHandle");
    look.LocalUserId = ben.user;
    look.HandleId = id;
    CHECK_RESULT(GR_Multiplayer_LookUpHandle(interface_of(&ben), &look, call, on_job, &job),
                 EOS_Success);
    CHECK_RESULT(GR_MultiplayerJob_CopySessionRef(job, &copy, &ref), EOS_InvalidState);
    CHECK_RESULT(finish(call), EOS_Success);
    CHECK_RESULT(GR_MultiplayerJob_CopySessionRef(job, &copy, &ref), EOS_Success);
    CHECK_TEXT(ref->SessionName, name);
    GR_Multiplayer_SessionRef_Release(ref);
    GR_MultiplayerJob_Release(job);
    {
        GR_Multiplayer_JoinSessionOptions through = joining(&ben, NULL, NULL);
        GR_Multiplayer_Text* uri = NULL;
        ON_SESSION(CopyUri, address, COPYURI);
        through.HandleId = id;
        his = join_with(&ben, &through);
        CHECK_RESULT(GR_MultiplayerSession_CopyUri(his, &address, &uri), EOS_NotFound);
        settle(&ben, his);
        CHECK_RESULT(GR_MultiplayerSession_CopyUri(his, &address, &uri), EOS_Success);
        CHECK(strstr(uri->Text, name) != NULL);
        GR_Multiplayer_Text_Release(uri);
    }

    clear.LocalUserId = anna.user;
    CHECK_RESULT(
        GR_Multiplayer_ClearActivity(interface_of(&anna), &clear, NULL, NULL, &job),
        EOS_Success);
    CHECK_RESULT(job_settled(&anna, job), EOS_Success);
    GR_MultiplayerJob_Release(job);
    job = activities(&ben, users, 2);
    CHECK_NUMBER(GR_MultiplayerJob_GetActivityCount(job), 0);
    GR_MultiplayerJob_Release(job);
    /* It leads nowhere any more. */
    CHECK_RESULT(GR_Multiplayer_LookUpHandle(interface_of(&ben), &look, NULL, NULL, &job),
                 EOS_Success);
    CHECK_RESULT(job_settled(&ben, job), EOS_NotFound);
    CHECK(GR_MultiplayerJob_GetStatus(job) == GR_MJS_FAILED);
    GR_MultiplayerJob_Release(job);
    leave(&ben, his);
    leave(&anna, hers);
}

static void players_are_invited(void)
{
    GR_HMultiplayerSession hers = host(&anna, "Lobby", named("invites"));
    ON_SESSION(SendInvites, invite, SENDINVITES);
    invite.TargetUserIds = &ben.user;
    invite.TargetUserIdsCount = 1;
    invite.Context = "seat 4";
    invite.ContextStringId = "come_and_play";
    POLLED(SendInvites, hers, invite);
    settle(&anna, hers);
    /* Nobody invites itself. */
    invite.TargetUserIds = &anna.user;
    POLLED(SendInvites, hers, invite);
    CHECK_RESULT(settled(&anna, hers), EOS_InvalidRequest);
    leave(&anna, hers);
}

#endif

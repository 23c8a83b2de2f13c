/* Sessions of the contract in C, told and polled.
 *
 *   multiplayer NAME           sessions are called NAME and something */

#define _POSIX_C_SOURCE 200809L

#include "multiplayer_activity.h"
#include "multiplayer_hosts.h"

/* --- Coming, saying, seeing, going --------------------------------------------------- */

static void two_players_see_what_each_says(void)
{
    const char* name = named("lobby");
    GR_Multiplayer_HostSessionOptions options = hosting(&anna, "Lobby", name);
    const char* words[] = {"harbour", "ranked"};
    GR_HMultiplayerSession hers, his;
    GR_Multiplayer_SessionInfo* info;
    GR_Multiplayer_Member* member;

    options.MaxMembers = 4;
    options.Keywords = words;
    options.KeywordsCount = 2;
    hers = host_with(&anna, &options);
    CHECK_RESULT(GR_MultiplayerSession_GetLastResult(hers), EOS_Success);
    CHECK_NUMBER(GR_MultiplayerSession_GetMemberCount(hers), 0);
    settle(&anna, hers);
    CHECK(GR_MultiplayerSession_HasChanged(hers));
    CHECK(!GR_MultiplayerSession_HasChanged(hers));

    info = info_of(hers);
    CHECK_TEXT(info->DeploymentId, "tests");
    CHECK_TEXT(info->TemplateName, "Lobby");
    CHECK_TEXT(info->SessionName, name);
    CHECK(info->Visibility == GR_MV_OPEN);
    CHECK_NUMBER(info->MaxMembersCount, 4);
    CHECK_NUMBER(info->MembersCount, 1);
    CHECK_NUMBER(info->ActiveCount, 1);
    CHECK_NUMBER(info->KeywordsCount, 2);
    CHECK_TEXT(info->Keywords[0], "harbour");
    CHECK_TEXT(info->Keywords[1], "ranked");
    CHECK(!info->bClosed);
    CHECK(info->HostDeviceToken == NULL);
    CHECK(info->HostCandidates == NULL);
    CHECK(info->InitializationStage == GR_MIS_NONE);
    GR_Multiplayer_SessionInfo_Release(info);

    /* Numbers keep all their digits. */
    set_property(&anna, hers, "map", "{\"seed\": 123456789012345678901234567890.5, \"n\": [1]}");
    set_property(&anna, hers, "mode", "\"duel\"");
    set_property(&anna, hers, "mode", NULL);
    check_property(hers, "mode", NULL);

    his = join(&ben, "Lobby", name);
    settle(&ben, his);
    check_property(his, "map", "{\"seed\": 123456789012345678901234567890.5, \"n\": [1]}");
    GR_MultiplayerSession_HasChanged(his);
    {
        ON_SESSION(SetMemberCustomProperty, property, SETMEMBERCUSTOMPROPERTY);
        property.Key = "ready";
        property.ValueJson = "true";
        POLLED(SetMemberCustomProperty, his, property);
        settle(&ben, his);
        /* Own changes are changes too. */
        CHECK(GR_MultiplayerSession_HasChanged(his));
    }

    /* She learns of it without asking. */
    TICK_UNTIL(&anna, GR_MultiplayerSession_GetMemberCount(hers) == 2);
    CHECK(GR_MultiplayerSession_HasChanged(hers));
    {
        GR_Multiplayer_Text* value = NULL;
        ON_SESSION(CopyMemberCustomProperty, property, COPYMEMBERCUSTOMPROPERTY);
        property.TargetUserId = ben.user;
        property.Key = "ready";
        TICK_UNTIL(&anna, GR_MultiplayerSession_CopyMemberCustomProperty(
                              hers, &property, &value) == EOS_Success);
        CHECK_TEXT(value->Text, "true");
        GR_Multiplayer_Text_Release(value);
        property.TargetUserId = anna.user;
        CHECK_RESULT(GR_MultiplayerSession_CopyMemberCustomProperty(hers, &property, &value),
                     EOS_NotFound);
    }
    member = member_at(hers, 0);
    CHECK(member->UserId == anna.user);
    CHECK(member->bIsLocalUser);
    CHECK_TEXT(member->DisplayName, "Tester");
    CHECK_TEXT(member->CustomPropertiesJson, "{}");
    GR_Multiplayer_Member_Release(member);
    member = member_at(hers, 1);
    CHECK(member->UserId == ben.user);
    CHECK(!member->bIsLocalUser);
    CHECK(!member->bIsHost);
    CHECK(member->State == GR_MMS_ACTIVE);
    CHECK_TEXT(member->CustomPropertiesJson, "{\"ready\":true}");
    CHECK_NUMBER(member->RolesCount, 0);
    GR_Multiplayer_Member_Release(member);

    leave(&ben, his);
    TICK_UNTIL(&anna, GR_MultiplayerSession_GetMemberCount(hers) == 1);
    leave(&anna, hers);
}

static void properties_of_the_session(void)
{
    GR_HMultiplayerSession session = host(&anna, "Open", named("settings"));
    GR_HMultiplayerSession his;
    const char* words[] = {"one"};
    GR_Multiplayer_SessionInfo* info;
    GR_Multiplayer_Member* member;
    GR_Multiplayer_Text* document = NULL;
    EOS_ProductUserId other = EOS_ProductUserId_FromString("77");
    ON_SESSION(SetKeywords, keywords, SETKEYWORDS);
    ON_SESSION(SetClosed, closed, SETCLOSED);
    ON_SESSION(SetRestrictions, restrictions, SETRESTRICTIONS);
    ON_SESSION(SetMemberState, state, SETMEMBERSTATE);
    ON_SESSION(Reserve, reserve, RESERVE);
    ON_SESSION(CopyDocument, copy, COPYDOCUMENT);

    keywords.Keywords = words;
    keywords.KeywordsCount = 1;
    POLLED(SetKeywords, session, keywords);
    settle(&anna, session);
    restrictions.JoinRestriction = GR_MSR_FOLLOWED;
    restrictions.ReadRestriction = GR_MSR_NONE;
    POLLED(SetRestrictions, session, restrictions);
    settle(&anna, session);
    state.State = GR_MMS_READY;
    POLLED(SetMemberState, session, state);
    settle(&anna, session);
    reserve.TargetUserIds = &other;
    reserve.TargetUserIdsCount = 1;
    POLLED(Reserve, session, reserve);
    settle(&anna, session);
    closed.bClosed = EOS_TRUE;
    POLLED(SetClosed, session, closed);
    settle(&anna, session);

    info = info_of(session);
    CHECK(info->bClosed);
    CHECK(info->JoinRestriction == GR_MSR_FOLLOWED);
    CHECK(info->ReadRestriction == GR_MSR_NONE);
    CHECK_TEXT(info->Keywords[0], "one");
    CHECK_NUMBER(info->MembersCount, 2);
    CHECK_NUMBER(info->AcceptedCount, 1);
    CHECK_NUMBER(info->ActiveCount, 0);
    GR_Multiplayer_SessionInfo_Release(info);
    member = member_at(session, 0);
    CHECK(member->State == GR_MMS_READY);
    GR_Multiplayer_Member_Release(member);
    member = member_at(session, 1);
    CHECK(member->State == GR_MMS_RESERVED);
    CHECK(member->UserId == other);
    CHECK(member->DisplayName == NULL);
    GR_Multiplayer_Member_Release(member);
    CHECK_RESULT(GR_MultiplayerSession_CopyDocument(session, &copy, &document), EOS_Success);
    CHECK(strstr(document->Text, "\"closed\":true") != NULL);
    GR_Multiplayer_Text_Release(document);

    /* Nobody comes through a closed door; what failed is broken. */
    his = join(&ben, "Open", named("settings"));
    CHECK_RESULT(settled(&ben, his), EOS_Sessions_NotAllowed);
    CHECK(GR_MultiplayerSession_GetStatus(his) == GR_MSS_BROKEN);
    CHECK_RESULT(GR_MultiplayerSession_CopyDocument(his, &copy, &document), EOS_NotFound);
    GR_MultiplayerSession_Release(his);

    keywords.KeywordsCount = 0;
    POLLED(SetKeywords, session, keywords);
    settle(&anna, session);
    info = info_of(session);
    CHECK_NUMBER(info->KeywordsCount, 0);
    CHECK(info->Keywords == NULL);
    GR_Multiplayer_SessionInfo_Release(info);
    leave(&anna, session);
}

/* --- States ---------------------------------------------------------------------------- */

static void EOS_CALL on_done(const GR_MultiplayerSession_CallbackInfo* data)
{
    Call* call = arrive(data->ClientData, data->ResultCode);
    snprintf(call->text, sizeof(call->text), "%p", (void*)data->Session);
}

static int changes_told = 0;

static void EOS_CALL on_changed(const GR_MultiplayerSession_ChangedCallbackInfo* data)
{
    const GR_EMultiplayerSessionStatus status = GR_MultiplayerSession_GetStatus(data->Session);
    CHECK(ticking == anna.platform);
    /* The word of her own change may be here before the answer to it. */
    CHECK(status == GR_MSS_READY || status == GR_MSS_WORKING);
    *(int*)data->ClientData += 1;
}

static void each_state_allows_what_it_allows(void)
{
    const char* name = named("states");
    GR_Multiplayer_HostSessionOptions options = hosting(&anna, "Open", name);
    GR_HMultiplayerSession session = NULL, other;
    Call* call = start_call(anna.platform, "GR_Multiplayer_HostSession");
    char handle[128];
    EOS_NotificationId id;
    ON_SESSION(SetClosed, closed, SETCLOSED);
    ON_SESSION(SetRole, role, SETROLE);
    ON_SESSION(Refresh, refresh, REFRESH);
    ON_SESSION(Leave, go, LEAVE);
    ON_SESSION(AddNotifyChanged, notify, ADDNOTIFYCHANGED);

    /* Told: the same that a poll sees. */
    CHECK_RESULT(GR_Multiplayer_HostSession(interface_of(&anna), &options, call, on_done, &session),
                 EOS_Success);
    snprintf(handle, sizeof(handle), "%p", (void*)session);
    CHECK_RESULT(GR_MultiplayerSession_SetClosed(session, &closed, NULL, NULL),
                 EOS_AlreadyPending);
    CHECK_RESULT(GR_MultiplayerSession_Refresh(session, &refresh, NULL, NULL), EOS_AlreadyPending);
    CHECK_RESULT(finish(call), EOS_Success);
    CHECK_TEXT(call->text, handle);
    CHECK(GR_MultiplayerSession_GetStatus(session) == GR_MSS_READY);

    id = GR_MultiplayerSession_AddNotifyChanged(session, &notify, &changes_told, on_changed);
    CHECK(id != EOS_INVALID_NOTIFICATIONID);
    set_property(&anna, session, "a", "1");
    CHECK_NUMBER(changes_told, 1);
    GR_MultiplayerSession_RemoveNotifyChanged(session, id);
    set_property(&anna, session, "a", "2");
    CHECK_NUMBER(changes_told, 1);

    /* The name is taken, for her too. */
    other = host_with(&anna, &options);
    CHECK_RESULT(settled(&anna, other), EOS_Sessions_SessionAlreadyExists);
    GR_MultiplayerSession_Release(other);
    options.LocalUserId = ben.user;
    other = host_with(&ben, &options);
    CHECK_RESULT(settled(&ben, other), EOS_Sessions_SessionAlreadyExists);
    CHECK_RESULT(GR_MultiplayerSession_SetClosed(other, &closed, NULL, NULL), EOS_InvalidState);
    /* There is nothing to leave, which is a success. */
    leave(&ben, other);

    /* What failed is broken, until it is read anew. */
    role.RoleType = "seat";
    role.RoleName = "driver";
    POLLED(SetRole, session, role);
    CHECK_RESULT(settled(&anna, session), EOS_InvalidRequest);
    CHECK(GR_MultiplayerSession_GetStatus(session) == GR_MSS_BROKEN);
    CHECK_RESULT(GR_MultiplayerSession_SetClosed(session, &closed, NULL, NULL), EOS_InvalidState);
    CHECK_NUMBER(GR_MultiplayerSession_GetMemberCount(session), 1);
    POLLED(Refresh, session, refresh);
    settle(&anna, session);

    /* A leave waits for what is under way, and is the last word. */
    call = start_call(anna.platform, "GR_MultiplayerSession_SetClosed");
    CHECK_RESULT(GR_MultiplayerSession_SetClosed(session, &closed, call, on_done), EOS_Success);
    POLLED(Leave, session, go);
    CHECK_RESULT(GR_MultiplayerSession_Leave(session, &go, NULL, NULL), EOS_AlreadyPending);
    CHECK_RESULT(finish(call), EOS_Success);
    CHECK(GR_MultiplayerSession_GetStatus(session) == GR_MSS_WORKING);
    CHECK_RESULT(settled(&anna, session), EOS_Success);
    CHECK(GR_MultiplayerSession_GetStatus(session) == GR_MSS_SHUTDOWN);
    CHECK_RESULT(GR_MultiplayerSession_Leave(session, &go, NULL, NULL), EOS_InvalidState);
    CHECK_RESULT(GR_MultiplayerSession_Refresh(session, &refresh, NULL, NULL), EOS_InvalidState);
    GR_MultiplayerSession_Release(session);

    /* A release in any state leaves in the background, and the callback still comes. */
    call = start_call(anna.platform, "GR_Multiplayer_HostSession");
    options.LocalUserId = anna.user;
    CHECK_RESULT(GR_Multiplayer_HostSession(interface_of(&anna), &options, call, on_done, &session),
                 EOS_Success);
    GR_MultiplayerSession_Release(session);
    CHECK_RESULT(finish(call), EOS_Success);
    for (;;) {
        EOS_EResult result;
        tick(anna.platform);
        other = join(&ben, "Open", name);
        result = settled(&ben, other);
        GR_MultiplayerSession_Release(other);
        if (result == EOS_NotFound) {
            break;
        }
        rest(5);
    }
}

/* --- Others who may ------------------------------------------------------------------------ */

static void an_owner_takes_a_player_out(void)
{
    const char* name = named("owners");
    GR_HMultiplayerSession hers = host(&anna, "Browse", name);
    GR_HMultiplayerSession his = join(&ben, "Browse", name);
    ON_SESSION(RemoveMember, removal, REMOVEMEMBER);
    ON_SESSION(Refresh, refresh, REFRESH);

    settle(&ben, his);
    removal.TargetUserId = anna.user;
    POLLED(RemoveMember, his, removal);
    CHECK_RESULT(settled(&ben, his), EOS_AccessDenied);
    POLLED(Refresh, his, refresh);
    settle(&ben, his);

    removal.TargetUserId = ben.user;
    POLLED(RemoveMember, hers, removal);
    settle(&anna, hers);
    CHECK_NUMBER(GR_MultiplayerSession_GetMemberCount(hers), 1);
    POLLED(RemoveMember, hers, removal);
    CHECK_RESULT(settled(&anna, hers), EOS_NotFound);
    CHECK(GR_MultiplayerSession_GetStatus(hers) == GR_MSS_READY);

    /* He learns of it, and nothing mends it. */
    TICK_UNTIL(&ben, GR_MultiplayerSession_GetStatus(his) == GR_MSS_BROKEN);
    CHECK_RESULT(GR_MultiplayerSession_GetLastResult(his), EOS_NotFound);
    CHECK(GR_MultiplayerSession_HasChanged(his));
    POLLED(Refresh, his, refresh);
    CHECK_RESULT(settled(&ben, his), EOS_NotFound);
    CHECK(GR_MultiplayerSession_GetStatus(his) == GR_MSS_BROKEN);
    leave(&ben, his);
    leave(&anna, hers);
}

/* --- Names --------------------------------------------------------------------------------- */

static void an_address_leads_back(void)
{
    const char* name = named("address");
    GR_HMultiplayerSession session = host(&anna, "Open", name);
    GR_HMultiplayerSession drawn;
    GR_Multiplayer_SessionInfo* info;
    GR_Multiplayer_Text* uri = NULL;
    GR_Multiplayer_SessionRef* ref = NULL;
    ON_SESSION(CopyUri, copy, COPYURI);
    OPTIONS(GR_Multiplayer_CopySessionRefByUriOptions, options,
            GR_MULTIPLAYER_COPYSESSIONREFBYURI_API_LATEST);

    CHECK_RESULT(GR_MultiplayerSession_CopyUri(session, &copy, &uri), EOS_Success);
    options.Uri = uri->Text;
    CHECK_RESULT(GR_Multiplayer_CopySessionRefByUri(interface_of(&anna), &options, &ref),
                 EOS_Success);
    CHECK_TEXT(ref->DeploymentId, "tests");
    CHECK_TEXT(ref->TemplateName, "Open");
    CHECK_TEXT(ref->SessionName, name);
    GR_Multiplayer_SessionRef_Release(ref);
    GR_Multiplayer_Text_Release(uri);
    options.Uri = "/serviceconfigs/tests";
    CHECK_RESULT(GR_Multiplayer_CopySessionRefByUri(interface_of(&anna), &options, &ref),
                 EOS_InvalidParameters);
    CHECK(ref == NULL);
    leave(&anna, session);

    /* A name that nobody gives is drawn. */
    drawn = host(&anna, "Open", NULL);
    info = info_of(drawn);
    CHECK_NUMBER(strlen(info->SessionName), 32);
    GR_Multiplayer_SessionInfo_Release(info);
    leave(&anna, drawn);
}

/* --- Leftovers ------------------------------------------------------------------------------ */

/* Sessions that another run of the same player has left open. With `local:`
 * every platform is a player of its own: there are none then. */
static void leftovers_are_cleaned_up(int same_player)
{
    const char* name = named("leftover");
    GR_HMultiplayerSession before = host(&anna, "Open", name);
    Player again = player_of("anna");
    GR_HMultiplayerSession open = host(&again, "Open", named("kept"));
    GR_HMultiplayerJob job = NULL;
    OPTIONS(GR_Multiplayer_CleanSessionsOptions, options,
            GR_MULTIPLAYER_CLEANSESSIONS_API_LATEST);

    CHECK((again.user == anna.user) == (same_player != 0));
    options.LocalUserId = again.user;
    CHECK_RESULT(
        GR_Multiplayer_CleanSessions(interface_of(&again), &options, NULL, NULL, &job),
        EOS_Success);
    CHECK_RESULT(job_settled(&again, job), EOS_Success);
    CHECK_NUMBER(GR_MultiplayerJob_GetSessionCount(job), same_player ? 1 : 0);
    GR_MultiplayerJob_Release(job);
    if (same_player) {
        TICK_UNTIL(&anna, GR_MultiplayerSession_GetStatus(before) == GR_MSS_BROKEN);
        CHECK_RESULT(GR_MultiplayerSession_GetLastResult(before), EOS_NotFound);
    }
    /* What is open here stays. */
    CHECK(GR_MultiplayerSession_GetStatus(open) == GR_MSS_READY);
    CHECK_NUMBER(GR_MultiplayerSession_GetMemberCount(open), 1);
    leave(&anna, before);
    leave(&again, open);
    EOS_Platform_Release(again.platform);
}

/* --- Two users on one platform ---------------------------------------------------------------- */

static void EOS_CALL on_deleted(const EOS_Connect_DeleteDeviceIdCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode);
}

static void another_user_of_the_platform_joins(void)
{
    const char* name = named("couch");
    Player couch = player_of("couch");
    Player second = couch;
    GR_HMultiplayerSession first = host(&couch, "Lobby", name);
    GR_HMultiplayerSession other = NULL;
    Call* call = start_call(couch.platform, "EOS_Connect_DeleteDeviceId");
    OPTIONS(EOS_Connect_DeleteDeviceIdOptions, forget, EOS_CONNECT_DELETEDEVICEID_API_LATEST);
    ON_SESSION(JoinLocalUser, options, JOINLOCALUSER);

    /* The same user is in it already. */
    options.LocalUserId = couch.user;
    CHECK_RESULT(GR_MultiplayerSession_JoinLocalUser(first, &options, NULL, NULL, &other),
                 EOS_Success);
    CHECK_RESULT(settled(&couch, other), EOS_Sessions_SessionAlreadyExists);
    GR_MultiplayerSession_Release(other);

    /* Somebody else sits down at this machine. */
    EOS_Connect_DeleteDeviceId(couch.connect, &forget, call, on_deleted);
    CHECK_RESULT(finish(call), EOS_Success);
    log_in(&second);
    CHECK(second.user != couch.user);
    options.LocalUserId = second.user;
    CHECK_RESULT(GR_MultiplayerSession_JoinLocalUser(first, &options, NULL, NULL, &other),
                 EOS_Success);
    settle(&couch, other);
    CHECK_NUMBER(GR_MultiplayerSession_GetMemberCount(other), 2);
    TICK_UNTIL(&couch, GR_MultiplayerSession_GetMemberCount(first) == 2);
    leave(&couch, other);
    leave(&couch, first);
    check_all_answered(couch.platform);
    EOS_Platform_Release(couch.platform);
}

/* --- The end of a login -------------------------------------------------------------------- */

static void EOS_CALL on_logout(const EOS_Connect_LogoutCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode);
}

static void a_logout_breaks_what_the_user_has(void)
{
    const char* name = named("logout");
    GR_HMultiplayerSession his = host(&ben, "Lobby", name);
    GR_HMultiplayerSession hers = join(&anna, "Lobby", name);
    Call* call = start_call(ben.platform, "EOS_Connect_Logout");
    OPTIONS(EOS_Connect_LogoutOptions, options, EOS_CONNECT_LOGOUT_API_LATEST);
    ON_SESSION(SetClosed, closed, SETCLOSED);
    GR_Multiplayer_HostSessionOptions again = hosting(&ben, "Lobby", name);
    GR_HMultiplayerSession none = NULL;

    settle(&anna, hers);
    options.LocalUserId = ben.user;
    EOS_Connect_Logout(ben.connect, &options, call, on_logout);
    CHECK_RESULT(finish(call), EOS_Success);
    CHECK(GR_MultiplayerSession_GetStatus(his) == GR_MSS_BROKEN);
    CHECK_RESULT(GR_MultiplayerSession_GetLastResult(his), EOS_InvalidUser);
    CHECK_RESULT(GR_MultiplayerSession_SetClosed(his, &closed, NULL, NULL), EOS_InvalidState);
    CHECK_RESULT(GR_Multiplayer_HostSession(interface_of(&ben), &again, NULL, NULL, &none),
                 EOS_InvalidUser);
    CHECK(none == NULL);
    GR_MultiplayerSession_Release(his);
    /* He has left, and need not be missed first. */
    TICK_UNTIL(&anna, GR_MultiplayerSession_GetMemberCount(hers) == 1);
    leave(&anna, hers);
}

int main(int count, char** arguments)
{
    int same_player;
    CHECK(count == 2 || count == 3);
    tag = arguments[count - 1];
    same_player = count == 3 && strcmp(arguments[1], "directory") == 0;
    initialize();
    CHECK_RESULT(EOS_Logging_SetLogLevel(EOS_LC_ALL_CATEGORIES, EOS_LOG_Error), EOS_Success);
    anna = player_of("anna");
    ben = player_of("ben");
    two_players_see_what_each_says();
    properties_of_the_session();
    each_state_allows_what_it_allows();
    the_device_of_a_member_is_the_host();
    others_see_what_a_player_does();
    players_are_invited();
    an_owner_takes_a_player_out();
    an_address_leads_back();
    leftovers_are_cleaned_up(same_player);
    another_user_of_the_platform_joins();
    a_logout_breaks_what_the_user_has();
    check_all_answered(anna.platform);
    check_all_answered(ben.platform);
    EOS_Platform_Release(anna.platform);
    EOS_Platform_Release(ben.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    printf("players have met\n");
    return 0;
}

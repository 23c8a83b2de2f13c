/* A host of an earlier day; see old_player.h. */

#define _DEFAULT_SOURCE

#include "old_player.h"

#define NAME "game"

/* --- Making a session ------------------------------------------------------ */

static EOS_EResult add(EOS_HSessionModification session, EOS_Sessions_AttributeData* data)
{
    BLOCK(EOS_SessionModification_AddAttributeOptions, options,
          EOS_SESSIONMODIFICATION_ADDATTRIBUTE_API_LATEST);
    options->SessionAttribute = data;
    options->AdvertisementType = EOS_SAAT_Advertise;
    return EOS_SessionModification_AddAttribute(session, options);
}

static void add_attributes(EOS_HSessionModification session)
{
    BLOCK(EOS_Sessions_AttributeData, map, EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST);
    BLOCK(EOS_Sessions_AttributeData, level, EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST);
    BLOCK(EOS_Sessions_AttributeData, speed, EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST);
    BLOCK(EOS_Sessions_AttributeData, ranked, EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST);
    map->Key = guarded_text("MAP");
    map->ValueType = EOS_AT_STRING;
    map->Value.AsUtf8 = guarded_text("harbour");
    level->Key = guarded_text("LEVEL");
    level->ValueType = EOS_AT_INT64;
    level->Value.AsInt64 = 7;
    speed->Key = guarded_text("SPEED");
    speed->ValueType = EOS_AT_DOUBLE;
    speed->Value.AsDouble = 1.5;
    ranked->Key = guarded_text("RANKED");
    ranked->ValueType = EOS_AT_BOOLEAN;
    ranked->Value.AsBool = EOS_TRUE;
    CHECK_RESULT(add(session, map), EOS_Success);
    CHECK_RESULT(add(session, level), EOS_Success);
    CHECK_RESULT(add(session, speed), EOS_Success);
    CHECK_RESULT(add(session, ranked), EOS_Success);
}

static void fill(EOS_HSessionModification session)
{
    BLOCK(EOS_SessionModification_SetHostAddressOptions, address,
          EOS_SESSIONMODIFICATION_SETHOSTADDRESS_API_LATEST);
    BLOCK(EOS_SessionModification_SetPermissionLevelOptions, permission,
          EOS_SESSIONMODIFICATION_SETPERMISSIONLEVEL_API_LATEST);
    BLOCK(EOS_SessionModification_SetJoinInProgressAllowedOptions, in_progress,
          EOS_SESSIONMODIFICATION_SETJOININPROGRESSALLOWED_API_LATEST);
    BLOCK(EOS_SessionModification_SetInvitesAllowedOptions, invites,
          EOS_SESSIONMODIFICATION_SETINVITESALLOWED_API_LATEST);
    address->HostAddress = guarded_text("10.0.0.7:7777");
    permission->PermissionLevel = EOS_OSPF_PublicAdvertised;
    in_progress->bAllowJoinInProgress = EOS_TRUE;
    invites->bInvitesAllowed = EOS_TRUE;
    CHECK_RESULT(EOS_SessionModification_SetHostAddress(session, address), EOS_Success);
    CHECK_RESULT(EOS_SessionModification_SetPermissionLevel(session, permission), EOS_Success);
    CHECK_RESULT(EOS_SessionModification_SetJoinInProgressAllowed(session, in_progress),
                 EOS_Success);
    CHECK_RESULT(EOS_SessionModification_SetInvitesAllowed(session, invites), EOS_Success);
    add_attributes(session);
}

static void EOS_CALL on_updated(const EOS_Sessions_UpdateSessionCallbackInfo* data)
{
    tell(data->ClientData, data->ResultCode);
    CHECK_TEXT(data->SessionName, NAME);
    snprintf(answer.text, sizeof(answer.text), "%s", data->SessionId);
}

static void update(EOS_HSessionModification session)
{
    BLOCK(EOS_Sessions_UpdateSessionOptions, options, EOS_SESSIONS_UPDATESESSION_API_LATEST);
    options->SessionModificationHandle = session;
    begin();
    EOS_Sessions_UpdateSession(sessions, options, &answer, on_updated);
    EOS_SessionModification_Release(session);
    CHECK_RESULT(finish("the session"), EOS_Success);
}

static void create(const char* bucket)
{
    EOS_HSessionModification session = NULL;
    BLOCK(EOS_Sessions_CreateSessionModificationOptions, options,
          EOS_SESSIONS_CREATESESSIONMODIFICATION_API_LATEST);
    options->SessionName = guarded_text(NAME);
    options->BucketId = guarded_text(bucket);
    options->MaxPlayers = 4;
    options->LocalUserId = user;
    options->bPresenceEnabled = EOS_TRUE;
#if SDK >= 1600
    {
        static const uint32_t platforms[] = {EOS_OPT_Unknown, EOS_OPT_Epic};
        options->AllowedPlatformIds = (uint32_t*)guarded_copy(platforms, sizeof(platforms));
        options->AllowedPlatformIdsCount = 2;
    }
#endif
    CHECK_RESULT(EOS_Sessions_CreateSessionModification(sessions, options, &session), EOS_Success);
    fill(session);
    update(session);
    say(" id %s", answer.text);
    say_active(NAME);
}

static void grow(const char* players)
{
    EOS_HSessionModification session = NULL;
    BLOCK(EOS_Sessions_UpdateSessionModificationOptions, options,
          EOS_SESSIONS_UPDATESESSIONMODIFICATION_API_LATEST);
    BLOCK(EOS_SessionModification_SetMaxPlayersOptions, most,
          EOS_SESSIONMODIFICATION_SETMAXPLAYERS_API_LATEST);
    options->SessionName = guarded_text(NAME);
    most->MaxPlayers = (uint32_t)atoi(players);
    CHECK_RESULT(EOS_Sessions_UpdateSessionModification(sessions, options, &session), EOS_Success);
    CHECK_RESULT(EOS_SessionModification_SetMaxPlayers(session, most), EOS_Success);
    update(session);
    say_active(NAME);
}

/* From now on only invites lead to it. */
static void hide(const char* argument)
{
    EOS_HSessionModification session = NULL;
    BLOCK(EOS_Sessions_UpdateSessionModificationOptions, options,
          EOS_SESSIONS_UPDATESESSIONMODIFICATION_API_LATEST);
    BLOCK(EOS_SessionModification_SetPermissionLevelOptions, permission,
          EOS_SESSIONMODIFICATION_SETPERMISSIONLEVEL_API_LATEST);
    (void)argument;
    options->SessionName = guarded_text(NAME);
    permission->PermissionLevel = EOS_OSPF_InviteOnly;
    CHECK_RESULT(EOS_Sessions_UpdateSessionModification(sessions, options, &session), EOS_Success);
    CHECK_RESULT(EOS_SessionModification_SetPermissionLevel(session, permission), EOS_Success);
    update(session);
    say_active(NAME);
}

/* --- Players ---------------------------------------------------------------- */

/* An id that came over the game's own wire. */
static EOS_ProductUserId* guarded_player(const char* text)
{
    EOS_ProductUserId player = EOS_ProductUserId_FromString(text);
    CHECK(EOS_ProductUserId_IsValid(player));
    return (EOS_ProductUserId*)guarded_copy(&player, sizeof(player));
}

static void EOS_CALL on_registered(const EOS_Sessions_RegisterPlayersCallbackInfo* data)
{
    tell(data->ClientData, data->ResultCode);
#if SDK >= 1402
    CHECK(data->SanctionedPlayersCount == 0);
    answer.count = data->RegisteredPlayersCount;
#endif
}

static void register_player(const char* player)
{
    BLOCK(EOS_Sessions_RegisterPlayersOptions, options, EOS_SESSIONS_REGISTERPLAYERS_API_LATEST);
    options->SessionName = guarded_text(NAME);
    options->PlayersToRegister = guarded_player(player);
    options->PlayersToRegisterCount = 1;
    begin();
    EOS_Sessions_RegisterPlayers(sessions, options, &answer, on_registered);
    CHECK_RESULT(finish("the registration"), EOS_Success);
    say(" told %" PRIu32, answer.count);
    say_active(NAME);
}

static void EOS_CALL on_unregistered(const EOS_Sessions_UnregisterPlayersCallbackInfo* data)
{
    tell(data->ClientData, data->ResultCode);
#if SDK >= 1402
    answer.count = data->UnregisteredPlayersCount;
#endif
}

static void unregister_player(const char* player)
{
    BLOCK(EOS_Sessions_UnregisterPlayersOptions, options,
          EOS_SESSIONS_UNREGISTERPLAYERS_API_LATEST);
    options->SessionName = guarded_text(NAME);
    options->PlayersToUnregister = guarded_player(player);
    options->PlayersToUnregisterCount = 1;
    begin();
    EOS_Sessions_UnregisterPlayers(sessions, options, &answer, on_unregistered);
    CHECK_RESULT(finish("the end of a registration"), EOS_Success);
    say(" told %" PRIu32, answer.count);
    say_active(NAME);
}

static void EOS_CALL on_sent(const EOS_Sessions_SendInviteCallbackInfo* data)
{
    tell(data->ClientData, data->ResultCode);
}

static void invite(const char* player)
{
    BLOCK(EOS_Sessions_SendInviteOptions, options, EOS_SESSIONS_SENDINVITE_API_LATEST);
    options->SessionName = guarded_text(NAME);
    options->LocalUserId = user;
    options->TargetUserId = EOS_ProductUserId_FromString(player);
    begin();
    EOS_Sessions_SendInvite(sessions, options, &answer, on_sent);
    CHECK_RESULT(finish("the invite"), EOS_Success);
}

/* --- Play -------------------------------------------------------------------- */

static void EOS_CALL on_started(const EOS_Sessions_StartSessionCallbackInfo* data)
{
    tell(data->ClientData, data->ResultCode);
}

static void start_play(const char* argument)
{
    BLOCK(EOS_Sessions_StartSessionOptions, options, EOS_SESSIONS_STARTSESSION_API_LATEST);
    (void)argument;
    options->SessionName = guarded_text(NAME);
    begin();
    EOS_Sessions_StartSession(sessions, options, &answer, on_started);
    CHECK_RESULT(finish("the start of play"), EOS_Success);
    say_active(NAME);
}

static void EOS_CALL on_ended(const EOS_Sessions_EndSessionCallbackInfo* data)
{
    tell(data->ClientData, data->ResultCode);
}

static void end_play(const char* argument)
{
    BLOCK(EOS_Sessions_EndSessionOptions, options, EOS_SESSIONS_ENDSESSION_API_LATEST);
    (void)argument;
    options->SessionName = guarded_text(NAME);
    begin();
    EOS_Sessions_EndSession(sessions, options, &answer, on_ended);
    CHECK_RESULT(finish("the end of play"), EOS_Success);
    say_active(NAME);
}

static void close_session(const char* argument)
{
    (void)argument;
    destroy(NAME);
}

int main(void)
{
    static const Command commands[] = {
        {"hello", introduce},
        {"create", create},
        {"grow", grow},
        {"hide", hide},
        {"invite", invite},
        {"register", register_player},
        {"unregister", unregister_player},
        {"start", start_play},
        {"end", end_play},
        {"destroy", close_session},
        {NULL, NULL},
    };
    obey(commands);
    stop();
    return 0;
}

/* The calls of the Sessions interface as the C tests make them: options
 * filled in, waited for, the result returned. */
#ifndef SESSIONS_H
#define SESSIONS_H

#include "player.h"

/* --- Callbacks ------------------------------------------------------------ */

#define PLAIN_CALLBACK(function, Info)                                                            \
    static inline void EOS_CALL function(const Info* data)                                        \
    {                                                                                             \
        arrive(data->ClientData, data->ResultCode);                                               \
    }

PLAIN_CALLBACK(on_destroyed, EOS_Sessions_DestroySessionCallbackInfo)
PLAIN_CALLBACK(on_joined, EOS_Sessions_JoinSessionCallbackInfo)
PLAIN_CALLBACK(on_started, EOS_Sessions_StartSessionCallbackInfo)
PLAIN_CALLBACK(on_ended, EOS_Sessions_EndSessionCallbackInfo)
PLAIN_CALLBACK(on_found, EOS_SessionSearch_FindCallbackInfo)

static inline void EOS_CALL on_updated(const EOS_Sessions_UpdateSessionCallbackInfo* data)
{
    Call* call = arrive(data->ClientData, data->ResultCode);
    /* Never null, also on failure: games build strings from them. */
    CHECK(data->SessionName != NULL);
    CHECK(data->SessionId != NULL);
    snprintf(call->text, sizeof(call->text), "%s", data->SessionId);
}

static inline void EOS_CALL on_registered(const EOS_Sessions_RegisterPlayersCallbackInfo* data)
{
    Call* call = arrive(data->ClientData, data->ResultCode);
    CHECK(data->RegisteredPlayersCount == 0 || data->RegisteredPlayers != NULL);
    CHECK_NUMBER(data->SanctionedPlayersCount, 0);
    call->count = data->RegisteredPlayersCount;
    call->user = call->count > 0 ? data->RegisteredPlayers[0] : NULL;
}

static inline void EOS_CALL on_unregistered(const EOS_Sessions_UnregisterPlayersCallbackInfo* data)
{
    Call* call = arrive(data->ClientData, data->ResultCode);
    CHECK(data->UnregisteredPlayersCount == 0 || data->UnregisteredPlayers != NULL);
    call->count = data->UnregisteredPlayersCount;
    call->user = call->count > 0 ? data->UnregisteredPlayers[0] : NULL;
}

/* --- Attributes ----------------------------------------------------------- */

static inline EOS_Sessions_AttributeData text_value(const char* key, const char* text)
{
    OPTIONS(EOS_Sessions_AttributeData, data, EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST);
    data.Key = key;
    data.ValueType = EOS_AT_STRING;
    data.Value.AsUtf8 = text;
    return data;
}

static inline EOS_Sessions_AttributeData int_value(const char* key, int64_t number)
{
    OPTIONS(EOS_Sessions_AttributeData, data, EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST);
    data.Key = key;
    data.ValueType = EOS_AT_INT64;
    data.Value.AsInt64 = number;
    return data;
}

static inline EOS_Sessions_AttributeData double_value(const char* key, double number)
{
    OPTIONS(EOS_Sessions_AttributeData, data, EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST);
    data.Key = key;
    data.ValueType = EOS_AT_DOUBLE;
    data.Value.AsDouble = number;
    return data;
}

static inline EOS_Sessions_AttributeData bool_value(const char* key, EOS_Bool truth)
{
    OPTIONS(EOS_Sessions_AttributeData, data, EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST);
    data.Key = key;
    data.ValueType = EOS_AT_BOOLEAN;
    data.Value.AsBool = truth;
    return data;
}

/* --- Modifications -------------------------------------------------------- */

/* Each setter takes one value; only the names differ. */
#define SETTER(function, Name, VERSION, Type, Field)                                              \
    static inline EOS_EResult function(EOS_HSessionModification session, Type value)              \
    {                                                                                             \
        OPTIONS(EOS_SessionModification_##Name##Options, options, VERSION);                       \
        options.Field = value;                                                                    \
        return EOS_SessionModification_##Name(session, &options);                                 \
    }

SETTER(set_bucket, SetBucketId, EOS_SESSIONMODIFICATION_SETBUCKETID_API_LATEST, const char*,
       BucketId)
SETTER(set_address, SetHostAddress, EOS_SESSIONMODIFICATION_SETHOSTADDRESS_API_LATEST, const char*,
       HostAddress)
SETTER(set_permission, SetPermissionLevel, EOS_SESSIONMODIFICATION_SETPERMISSIONLEVEL_API_LATEST,
       EOS_EOnlineSessionPermissionLevel, PermissionLevel)
SETTER(set_join_in_progress, SetJoinInProgressAllowed,
       EOS_SESSIONMODIFICATION_SETJOININPROGRESSALLOWED_API_LATEST, EOS_Bool, bAllowJoinInProgress)
SETTER(set_max_players, SetMaxPlayers, EOS_SESSIONMODIFICATION_SETMAXPLAYERS_API_LATEST, uint32_t,
       MaxPlayers)
SETTER(set_invites, SetInvitesAllowed, EOS_SESSIONMODIFICATION_SETINVITESALLOWED_API_LATEST,
       EOS_Bool, bInvitesAllowed)
SETTER(remove_attribute, RemoveAttribute, EOS_SESSIONMODIFICATION_REMOVEATTRIBUTE_API_LATEST,
       const char*, Key)

static inline EOS_EResult set_platforms(EOS_HSessionModification session, const uint32_t* ids,
                                        uint32_t count)
{
    OPTIONS(EOS_SessionModification_SetAllowedPlatformIdsOptions, options,
            EOS_SESSIONMODIFICATION_SETALLOWEDPLATFORMIDS_API_LATEST);
    options.AllowedPlatformIds = ids;
    options.AllowedPlatformIdsCount = count;
    return EOS_SessionModification_SetAllowedPlatformIds(session, &options);
}

static inline EOS_EResult add_attribute(EOS_HSessionModification session,
                                        EOS_Sessions_AttributeData data,
                                        EOS_ESessionAttributeAdvertisementType advertisement)
{
    OPTIONS(EOS_SessionModification_AddAttributeOptions, options,
            EOS_SESSIONMODIFICATION_ADDATTRIBUTE_API_LATEST);
    options.SessionAttribute = &data;
    options.AdvertisementType = advertisement;
    return EOS_SessionModification_AddAttribute(session, &options);
}

static inline EOS_EResult advertise(EOS_HSessionModification session,
                                    EOS_Sessions_AttributeData data)
{
    return add_attribute(session, data, EOS_SAAT_Advertise);
}

static inline EOS_HSessionModification new_session(const Player* player, const char* name,
                                                   const char* bucket, uint32_t max_players,
                                                   const char* session_id)
{
    EOS_HSessionModification session = NULL;
    OPTIONS(EOS_Sessions_CreateSessionModificationOptions, options,
            EOS_SESSIONS_CREATESESSIONMODIFICATION_API_LATEST);
    options.SessionName = name;
    options.BucketId = bucket;
    options.MaxPlayers = max_players;
    options.LocalUserId = player->user;
    options.SessionId = session_id;
    CHECK_RESULT(EOS_Sessions_CreateSessionModification(player->sessions, &options, &session),
                 EOS_Success);
    CHECK(session != NULL);
    return session;
}

static inline EOS_HSessionModification changed_session(const Player* player, const char* name)
{
    EOS_HSessionModification session = NULL;
    OPTIONS(EOS_Sessions_UpdateSessionModificationOptions, options,
            EOS_SESSIONS_UPDATESESSIONMODIFICATION_API_LATEST);
    options.SessionName = name;
    CHECK_RESULT(EOS_Sessions_UpdateSessionModification(player->sessions, &options, &session),
                 EOS_Success);
    CHECK(session != NULL);
    return session;
}

/* Sends the modification and releases it at once, as games do. */
static inline Call* start_update(const Player* player, EOS_HSessionModification session)
{
    Call* call = start_call(player->platform, "EOS_Sessions_UpdateSession");
    OPTIONS(EOS_Sessions_UpdateSessionOptions, options, EOS_SESSIONS_UPDATESESSION_API_LATEST);
    options.SessionModificationHandle = session;
    EOS_Sessions_UpdateSession(player->sessions, &options, call, on_updated);
    EOS_SessionModification_Release(session);
    return call;
}

static inline EOS_EResult update(const Player* player, EOS_HSessionModification session)
{
    return finish(start_update(player, session));
}

/* --- The life of a session ------------------------------------------------ */

static inline Call* start_destroy(const Player* player, const char* name)
{
    Call* call = start_call(player->platform, "EOS_Sessions_DestroySession");
    OPTIONS(EOS_Sessions_DestroySessionOptions, options, EOS_SESSIONS_DESTROYSESSION_API_LATEST);
    options.SessionName = name;
    EOS_Sessions_DestroySession(player->sessions, &options, call, on_destroyed);
    return call;
}

static inline EOS_EResult destroy(const Player* player, const char* name)
{
    return finish(start_destroy(player, name));
}

static inline EOS_EResult join(const Player* player, const char* name, EOS_HSessionDetails session)
{
    Call* call = start_call(player->platform, "EOS_Sessions_JoinSession");
    OPTIONS(EOS_Sessions_JoinSessionOptions, options, EOS_SESSIONS_JOINSESSION_API_LATEST);
    options.SessionName = name;
    options.SessionHandle = session;
    options.LocalUserId = player->user;
    EOS_Sessions_JoinSession(player->sessions, &options, call, on_joined);
    return finish(call);
}

static inline EOS_EResult start_play(const Player* player, const char* name)
{
    Call* call = start_call(player->platform, "EOS_Sessions_StartSession");
    OPTIONS(EOS_Sessions_StartSessionOptions, options, EOS_SESSIONS_STARTSESSION_API_LATEST);
    options.SessionName = name;
    EOS_Sessions_StartSession(player->sessions, &options, call, on_started);
    return finish(call);
}

static inline EOS_EResult end_play(const Player* player, const char* name)
{
    Call* call = start_call(player->platform, "EOS_Sessions_EndSession");
    OPTIONS(EOS_Sessions_EndSessionOptions, options, EOS_SESSIONS_ENDSESSION_API_LATEST);
    options.SessionName = name;
    EOS_Sessions_EndSession(player->sessions, &options, call, on_ended);
    return finish(call);
}

static inline Call* register_players(const Player* player, const char* name,
                                     EOS_ProductUserId* players, uint32_t count)
{
    Call* call = start_call(player->platform, "EOS_Sessions_RegisterPlayers");
    OPTIONS(EOS_Sessions_RegisterPlayersOptions, options, EOS_SESSIONS_REGISTERPLAYERS_API_LATEST);
    options.SessionName = name;
    options.PlayersToRegister = players;
    options.PlayersToRegisterCount = count;
    EOS_Sessions_RegisterPlayers(player->sessions, &options, call, on_registered);
    finish(call);
    return call;
}

static inline Call* unregister_players(const Player* player, const char* name,
                                       EOS_ProductUserId* players, uint32_t count)
{
    Call* call = start_call(player->platform, "EOS_Sessions_UnregisterPlayers");
    OPTIONS(EOS_Sessions_UnregisterPlayersOptions, options,
            EOS_SESSIONS_UNREGISTERPLAYERS_API_LATEST);
    options.SessionName = name;
    options.PlayersToUnregister = players;
    options.PlayersToUnregisterCount = count;
    EOS_Sessions_UnregisterPlayers(player->sessions, &options, call, on_unregistered);
    finish(call);
    return call;
}

static inline EOS_HActiveSession active_session(const Player* player, const char* name)
{
    EOS_HActiveSession session = NULL;
    OPTIONS(EOS_Sessions_CopyActiveSessionHandleOptions, options,
            EOS_SESSIONS_COPYACTIVESESSIONHANDLE_API_LATEST);
    options.SessionName = name;
    CHECK_RESULT(EOS_Sessions_CopyActiveSessionHandle(player->sessions, &options, &session),
                 EOS_Success);
    CHECK(session != NULL);
    return session;
}

static inline EOS_ActiveSession_Info* active_info(EOS_HActiveSession session)
{
    EOS_ActiveSession_Info* info = NULL;
    OPTIONS(EOS_ActiveSession_CopyInfoOptions, options, EOS_ACTIVESESSION_COPYINFO_API_LATEST);
    CHECK_RESULT(EOS_ActiveSession_CopyInfo(session, &options, &info), EOS_Success);
    CHECK(info != NULL);
    return info;
}

static inline uint32_t registered_count(EOS_HActiveSession session)
{
    OPTIONS(EOS_ActiveSession_GetRegisteredPlayerCountOptions, options,
            EOS_ACTIVESESSION_GETREGISTEREDPLAYERCOUNT_API_LATEST);
    return EOS_ActiveSession_GetRegisteredPlayerCount(session, &options);
}

static inline EOS_ProductUserId registered_player(EOS_HActiveSession session, uint32_t index)
{
    OPTIONS(EOS_ActiveSession_GetRegisteredPlayerByIndexOptions, options,
            EOS_ACTIVESESSION_GETREGISTEREDPLAYERBYINDEX_API_LATEST);
    options.PlayerIndex = index;
    return EOS_ActiveSession_GetRegisteredPlayerByIndex(session, &options);
}

/* --- Searches ------------------------------------------------------------- */

static inline EOS_HSessionSearch new_search(const Player* player, uint32_t max_results)
{
    EOS_HSessionSearch search = NULL;
    OPTIONS(EOS_Sessions_CreateSessionSearchOptions, options,
            EOS_SESSIONS_CREATESESSIONSEARCH_API_LATEST);
    options.MaxSearchResults = max_results;
    CHECK_RESULT(EOS_Sessions_CreateSessionSearch(player->sessions, &options, &search),
                 EOS_Success);
    CHECK(search != NULL);
    return search;
}

static inline void demand(EOS_HSessionSearch search, EOS_Sessions_AttributeData value,
                          EOS_EComparisonOp comparison)
{
    OPTIONS(EOS_SessionSearch_SetParameterOptions, options,
            EOS_SESSIONSEARCH_SETPARAMETER_API_LATEST);
    options.Parameter = &value;
    options.ComparisonOp = comparison;
    CHECK_RESULT(EOS_SessionSearch_SetParameter(search, &options), EOS_Success);
}

static inline EOS_EResult remove_demand(EOS_HSessionSearch search, const char* key,
                                        EOS_EComparisonOp comparison)
{
    OPTIONS(EOS_SessionSearch_RemoveParameterOptions, options,
            EOS_SESSIONSEARCH_REMOVEPARAMETER_API_LATEST);
    options.Key = key;
    options.ComparisonOp = comparison;
    return EOS_SessionSearch_RemoveParameter(search, &options);
}

static inline void demand_id(EOS_HSessionSearch search, const char* session_id)
{
    OPTIONS(EOS_SessionSearch_SetSessionIdOptions, options,
            EOS_SESSIONSEARCH_SETSESSIONID_API_LATEST);
    options.SessionId = session_id;
    CHECK_RESULT(EOS_SessionSearch_SetSessionId(search, &options), EOS_Success);
}

static inline EOS_EResult find(const Player* player, EOS_HSessionSearch search)
{
    Call* call = start_call(player->platform, "EOS_SessionSearch_Find");
    OPTIONS(EOS_SessionSearch_FindOptions, options, EOS_SESSIONSEARCH_FIND_API_LATEST);
    options.LocalUserId = player->user;
    EOS_SessionSearch_Find(search, &options, call, on_found);
    return finish(call);
}

static inline uint32_t result_count(EOS_HSessionSearch search)
{
    OPTIONS(EOS_SessionSearch_GetSearchResultCountOptions, options,
            EOS_SESSIONSEARCH_GETSEARCHRESULTCOUNT_API_LATEST);
    return EOS_SessionSearch_GetSearchResultCount(search, &options);
}

static inline EOS_HSessionDetails search_result(EOS_HSessionSearch search, uint32_t index)
{
    EOS_HSessionDetails session = NULL;
    OPTIONS(EOS_SessionSearch_CopySearchResultByIndexOptions, options,
            EOS_SESSIONSEARCH_COPYSEARCHRESULTBYINDEX_API_LATEST);
    options.SessionIndex = index;
    CHECK_RESULT(EOS_SessionSearch_CopySearchResultByIndex(search, &options, &session),
                 EOS_Success);
    CHECK(session != NULL);
    return session;
}

static inline EOS_SessionDetails_Info* details_info(EOS_HSessionDetails session)
{
    EOS_SessionDetails_Info* info = NULL;
    OPTIONS(EOS_SessionDetails_CopyInfoOptions, options, EOS_SESSIONDETAILS_COPYINFO_API_LATEST);
    CHECK_RESULT(EOS_SessionDetails_CopyInfo(session, &options, &info), EOS_Success);
    CHECK(info != NULL);
    return info;
}

static inline uint32_t attribute_count(EOS_HSessionDetails session)
{
    OPTIONS(EOS_SessionDetails_GetSessionAttributeCountOptions, options,
            EOS_SESSIONDETAILS_GETSESSIONATTRIBUTECOUNT_API_LATEST);
    return EOS_SessionDetails_GetSessionAttributeCount(session, &options);
}

static inline EOS_EResult copy_attribute_at(EOS_HSessionDetails session, uint32_t index,
                                            EOS_SessionDetails_Attribute** attribute)
{
    OPTIONS(EOS_SessionDetails_CopySessionAttributeByIndexOptions, options,
            EOS_SESSIONDETAILS_COPYSESSIONATTRIBUTEBYINDEX_API_LATEST);
    options.AttrIndex = index;
    return EOS_SessionDetails_CopySessionAttributeByIndex(session, &options, attribute);
}

static inline EOS_EResult copy_attribute(EOS_HSessionDetails session, const char* key,
                                         EOS_SessionDetails_Attribute** attribute)
{
    OPTIONS(EOS_SessionDetails_CopySessionAttributeByKeyOptions, options,
            EOS_SESSIONDETAILS_COPYSESSIONATTRIBUTEBYKEY_API_LATEST);
    options.AttrKey = key;
    return EOS_SessionDetails_CopySessionAttributeByKey(session, &options, attribute);
}

/* An attribute that must be there, advertised and of this type. */
static inline EOS_SessionDetails_Attribute* attribute_of(EOS_HSessionDetails session,
                                                         const char* key, EOS_EAttributeType type)
{
    EOS_SessionDetails_Attribute* attribute = NULL;
    CHECK_RESULT(copy_attribute(session, key, &attribute), EOS_Success);
    CHECK(attribute != NULL && attribute->Data != NULL);
    CHECK(attribute->Data->ValueType == type);
    CHECK(attribute->AdvertisementType == EOS_SAAT_Advertise);
    return attribute;
}

#endif

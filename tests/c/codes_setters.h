/* Stories of `codes`: modifications and searches as they are filled, and what
 * is copied out of sessions. All of it answers at once. */
#ifndef CODES_SETTERS_H
#define CODES_SETTERS_H

#include "codes.h"

static void new_modifications(const Player* host, const char* bucket)
{
    EOS_HSessionModification session = NULL;
    OPTIONS(EOS_Sessions_CreateSessionModificationOptions, options,
            EOS_SESSIONS_CREATESESSIONMODIFICATION_API_LATEST);
    OPTIONS(EOS_Sessions_UpdateSessionModificationOptions, change,
            EOS_SESSIONS_UPDATESESSIONMODIFICATION_API_LATEST);
    options.SessionName = "unsent";
    options.BucketId = bucket;
    options.MaxPlayers = 4;
    options.LocalUserId = host->user;
    SEE_DOOR_OUT(EOS_Sessions_CreateSessionModification, host->sessions, options, &session);
    SEE(EOS_Sessions_CreateSessionModification, (host->sessions, &options, &session), EOS_Success);
    EOS_SessionModification_Release(session);

    change.SessionName = "no such session";
    SEE_DOOR_OUT(EOS_Sessions_UpdateSessionModification, host->sessions, change, &session);
    SEE(EOS_Sessions_UpdateSessionModification, (host->sessions, &change, &session), EOS_NotFound);
    change.SessionName = "host";
    SEE(EOS_Sessions_UpdateSessionModification, (host->sessions, &change, &session), EOS_Success);
    EOS_SessionModification_Release(session);
}

#define SEE_SETTER(Name, LATEST, Field, value)                                                    \
    do {                                                                                          \
        OPTIONS(EOS_SessionModification_##Name##Options, options, LATEST);                        \
        options.Field = value;                                                                    \
        SEE_DOOR(EOS_SessionModification_##Name, session, options);                               \
        SEE(EOS_SessionModification_##Name, (session, &options), EOS_Success);                    \
    } while (0)

static void attributes_of_modifications(EOS_HSessionModification session)
{
    EOS_Sessions_AttributeData data = int_value("LEVEL", 7);
    char key[16];
    int i;
    OPTIONS(EOS_SessionModification_AddAttributeOptions, add,
            EOS_SESSIONMODIFICATION_ADDATTRIBUTE_API_LATEST);
    OPTIONS(EOS_SessionModification_RemoveAttributeOptions, remove,
            EOS_SESSIONMODIFICATION_REMOVEATTRIBUTE_API_LATEST);

    add.SessionAttribute = &data;
    remove.Key = "LEVEL";
    SEE_DOOR(EOS_SessionModification_AddAttribute, session, add);
    SEE_DOOR(EOS_SessionModification_RemoveAttribute, session, remove);
    SEE(EOS_SessionModification_RemoveAttribute, (session, &remove), EOS_NotFound);
    SEE(EOS_SessionModification_AddAttribute, (session, &add), EOS_Success);
    SEE(EOS_SessionModification_RemoveAttribute, (session, &remove), EOS_Success);
    for (i = 0; i < EOS_SESSIONMODIFICATION_MAX_SESSION_ATTRIBUTES; i++) {
        snprintf(key, sizeof(key), "KEY%d", i);
        CHECK_RESULT(advertise(session, int_value(key, i)), EOS_Success);
    }
    SEE(EOS_SessionModification_AddAttribute, (session, &add), EOS_LimitExceeded);
}

static void setters_of_modifications(const Player* host, const char* bucket)
{
    static const uint32_t platform = EOS_OPT_Epic;
    EOS_HSessionModification session = new_session(host, "unsent", bucket, 4, NULL);
    SEE_SETTER(SetBucketId, EOS_SESSIONMODIFICATION_SETBUCKETID_API_LATEST, BucketId, bucket);
    SEE_SETTER(SetHostAddress, EOS_SESSIONMODIFICATION_SETHOSTADDRESS_API_LATEST, HostAddress,
               "10.0.0.7");
    SEE_SETTER(SetPermissionLevel, EOS_SESSIONMODIFICATION_SETPERMISSIONLEVEL_API_LATEST,
               PermissionLevel, EOS_OSPF_InviteOnly);
    SEE_SETTER(SetJoinInProgressAllowed,
               EOS_SESSIONMODIFICATION_SETJOININPROGRESSALLOWED_API_LATEST, bAllowJoinInProgress,
               EOS_TRUE);
    SEE_SETTER(SetMaxPlayers, EOS_SESSIONMODIFICATION_SETMAXPLAYERS_API_LATEST, MaxPlayers, 8);
    SEE_SETTER(SetInvitesAllowed, EOS_SESSIONMODIFICATION_SETINVITESALLOWED_API_LATEST,
               bInvitesAllowed, EOS_TRUE);
    {
        OPTIONS(EOS_SessionModification_SetAllowedPlatformIdsOptions, options,
                EOS_SESSIONMODIFICATION_SETALLOWEDPLATFORMIDS_API_LATEST);
        options.AllowedPlatformIds = &platform;
        options.AllowedPlatformIdsCount = 1;
        SEE_DOOR(EOS_SessionModification_SetAllowedPlatformIds, session, options);
        SEE(EOS_SessionModification_SetAllowedPlatformIds, (session, &options), EOS_Success);
    }
    attributes_of_modifications(session);
    EOS_SessionModification_Release(session);
}

#define SEE_DEMAND(Name, LATEST, Field, value)                                                    \
    do {                                                                                          \
        OPTIONS(EOS_SessionSearch_##Name##Options, options, LATEST);                              \
        options.Field = value;                                                                    \
        SEE_DOOR(EOS_SessionSearch_##Name, search, options);                                      \
        SEE(EOS_SessionSearch_##Name, (search, &options), EOS_Success);                           \
    } while (0)

static void setters_of_searches(const Player* guest, const char* bucket)
{
    EOS_HSessionSearch search = NULL;
    EOS_Sessions_AttributeData data = text_value(EOS_SESSIONS_SEARCH_BUCKET_ID, bucket);
    OPTIONS(EOS_Sessions_CreateSessionSearchOptions, create,
            EOS_SESSIONS_CREATESESSIONSEARCH_API_LATEST);
    OPTIONS(EOS_SessionSearch_RemoveParameterOptions, never,
            EOS_SESSIONSEARCH_REMOVEPARAMETER_API_LATEST);
    never.Key = "NEVER";
    create.MaxSearchResults = 10;
    SEE_DOOR_OUT(EOS_Sessions_CreateSessionSearch, guest->sessions, create, &search);
    SEE(EOS_Sessions_CreateSessionSearch, (guest->sessions, &create, &search), EOS_Success);

    SEE_DEMAND(SetMaxResults, EOS_SESSIONSEARCH_SETMAXSEARCHRESULTS_API_LATEST, MaxSearchResults,
               20);
    SEE_DEMAND(SetParameter, EOS_SESSIONSEARCH_SETPARAMETER_API_LATEST, Parameter, &data);
    SEE_DEMAND(SetSessionId, EOS_SESSIONSEARCH_SETSESSIONID_API_LATEST, SessionId, "0123456789abcdef");
    SEE_DEMAND(SetTargetUserId, EOS_SESSIONSEARCH_SETTARGETUSERID_API_LATEST, TargetUserId,
               guest->user);
    SEE_DEMAND(RemoveParameter, EOS_SESSIONSEARCH_REMOVEPARAMETER_API_LATEST, Key,
               EOS_SESSIONS_SEARCH_BUCKET_ID);
    SEE(EOS_SessionSearch_RemoveParameter, (search, &never), EOS_NotFound);
    EOS_SessionSearch_Release(search);
}

/* What the host's session shows to its host and to the guest who found it. */
static void copies_of_sessions(const Player* host, EOS_HSessionSearch found)
{
    EOS_HActiveSession active = NULL;
    EOS_ActiveSession_Info* seen = NULL;
    EOS_HSessionDetails details = NULL;
    EOS_SessionDetails_Info* info = NULL;
    EOS_SessionDetails_Attribute* attribute = NULL;
    OPTIONS(EOS_Sessions_CopyActiveSessionHandleOptions, copy,
            EOS_SESSIONS_COPYACTIVESESSIONHANDLE_API_LATEST);
    OPTIONS(EOS_ActiveSession_CopyInfoOptions, copy_active, EOS_ACTIVESESSION_COPYINFO_API_LATEST);
    OPTIONS(EOS_SessionSearch_CopySearchResultByIndexOptions, at,
            EOS_SESSIONSEARCH_COPYSEARCHRESULTBYINDEX_API_LATEST);
    OPTIONS(EOS_SessionDetails_CopyInfoOptions, copy_info, EOS_SESSIONDETAILS_COPYINFO_API_LATEST);
    OPTIONS(EOS_SessionDetails_CopySessionAttributeByIndexOptions, by_index,
            EOS_SESSIONDETAILS_COPYSESSIONATTRIBUTEBYINDEX_API_LATEST);
    OPTIONS(EOS_SessionDetails_CopySessionAttributeByKeyOptions, by_key,
            EOS_SESSIONDETAILS_COPYSESSIONATTRIBUTEBYKEY_API_LATEST);

    copy.SessionName = "no such session";
    SEE_DOOR_OUT(EOS_Sessions_CopyActiveSessionHandle, host->sessions, copy, &active);
    SEE(EOS_Sessions_CopyActiveSessionHandle, (host->sessions, &copy, &active), EOS_NotFound);
    copy.SessionName = "host";
    SEE(EOS_Sessions_CopyActiveSessionHandle, (host->sessions, &copy, &active), EOS_Success);
    SEE_DOOR_OUT(EOS_ActiveSession_CopyInfo, active, copy_active, &seen);
    SEE(EOS_ActiveSession_CopyInfo, (active, &copy_active, &seen), EOS_Success);
    EOS_ActiveSession_Info_Release(seen);
    EOS_ActiveSession_Release(active);

    SEE_DOOR_OUT(EOS_SessionSearch_CopySearchResultByIndex, found, at, &details);
    SEE(EOS_SessionSearch_CopySearchResultByIndex, (found, &at, &details), EOS_Success);
    SEE_DOOR_OUT(EOS_SessionDetails_CopyInfo, details, copy_info, &info);
    SEE(EOS_SessionDetails_CopyInfo, (details, &copy_info, &info), EOS_Success);
    EOS_SessionDetails_Info_Release(info);

    SEE_DOOR_OUT(EOS_SessionDetails_CopySessionAttributeByIndex, details, by_index, &attribute);
    SEE(EOS_SessionDetails_CopySessionAttributeByIndex, (details, &by_index, &attribute),
        EOS_Success);
    EOS_SessionDetails_Attribute_Release(attribute);
    by_key.AttrKey = "NEVER";
    SEE_DOOR_OUT(EOS_SessionDetails_CopySessionAttributeByKey, details, by_key, &attribute);
    SEE(EOS_SessionDetails_CopySessionAttributeByKey, (details, &by_key, &attribute), EOS_NotFound);
    by_key.AttrKey = "MAP";
    SEE(EOS_SessionDetails_CopySessionAttributeByKey, (details, &by_key, &attribute), EOS_Success);
    EOS_SessionDetails_Attribute_Release(attribute);
    EOS_SessionDetails_Release(details);
}

#endif

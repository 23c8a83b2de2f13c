/* A joiner of an earlier day; see old_player.h. */

#define _DEFAULT_SOURCE

#include "old_player.h"

#define NAME "joined"

static EOS_HSessionDetails details;

/* --- Searching --------------------------------------------------------------- */

static EOS_HSessionSearch new_search(void)
{
    EOS_HSessionSearch search = NULL;
    BLOCK(EOS_Sessions_CreateSessionSearchOptions, options,
          EOS_SESSIONS_CREATESESSIONSEARCH_API_LATEST);
    options->MaxSearchResults = 10;
    CHECK_RESULT(EOS_Sessions_CreateSessionSearch(sessions, options, &search), EOS_Success);
    return search;
}

static void demand(EOS_HSessionSearch search, EOS_Sessions_AttributeData* data,
                   EOS_EComparisonOp comparison)
{
    BLOCK(EOS_SessionSearch_SetParameterOptions, options,
          EOS_SESSIONSEARCH_SETPARAMETER_API_LATEST);
    options->Parameter = data;
    options->ComparisonOp = comparison;
    CHECK_RESULT(EOS_SessionSearch_SetParameter(search, options), EOS_Success);
}

static void demand_text(EOS_HSessionSearch search, const char* key, const char* text,
                        EOS_EComparisonOp comparison)
{
    BLOCK(EOS_Sessions_AttributeData, data, EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST);
    data->Key = guarded_text(key);
    data->ValueType = EOS_AT_STRING;
    data->Value.AsUtf8 = guarded_text(text);
    demand(search, data, comparison);
}

static void demand_number(EOS_HSessionSearch search, const char* key, int64_t number,
                          EOS_EComparisonOp comparison)
{
    BLOCK(EOS_Sessions_AttributeData, data, EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST);
    data->Key = guarded_text(key);
    data->ValueType = EOS_AT_INT64;
    data->Value.AsInt64 = number;
    demand(search, data, comparison);
}

static void EOS_CALL on_found(const EOS_SessionSearch_FindCallbackInfo* data)
{
    tell(data->ClientData, data->ResultCode);
}

/* Asks, and keeps the first result. */
static uint32_t find(EOS_HSessionSearch search)
{
    uint32_t count;
    BLOCK(EOS_SessionSearch_FindOptions, options, EOS_SESSIONSEARCH_FIND_API_LATEST);
    options->LocalUserId = user;
    begin();
    EOS_SessionSearch_Find(search, options, &answer, on_found);
    CHECK_RESULT(finish("the search"), EOS_Success);
    {
        BLOCK(EOS_SessionSearch_GetSearchResultCountOptions, how_many,
              EOS_SESSIONSEARCH_GETSEARCHRESULTCOUNT_API_LATEST);
        BLOCK(EOS_SessionSearch_CopySearchResultByIndexOptions, copy,
              EOS_SESSIONSEARCH_COPYSEARCHRESULTBYINDEX_API_LATEST);
        count = EOS_SessionSearch_GetSearchResultCount(search, how_many);
        EOS_SessionDetails_Release(details);
        details = NULL;
        if (count > 0) {
            CHECK_RESULT(EOS_SessionSearch_CopySearchResultByIndex(search, copy, &details),
                         EOS_Success);
        }
    }
    EOS_SessionSearch_Release(search);
    return count;
}

static void say_attribute(const EOS_SessionDetails_Attribute* attribute)
{
    const EOS_Sessions_AttributeData* data = attribute->Data;
    CHECK(attribute->ApiVersion >= EOS_SESSIONDETAILS_ATTRIBUTE_API_LATEST);
    CHECK(data->ApiVersion >= EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST);
    CHECK(attribute->AdvertisementType == EOS_SAAT_Advertise);
    switch (data->ValueType) {
        case EOS_AT_STRING:
            say(" %s=%s", data->Key, data->Value.AsUtf8);
            break;
        case EOS_AT_INT64:
            say(" %s=%" PRId64, data->Key, data->Value.AsInt64);
            break;
        case EOS_AT_DOUBLE:
            say(" %s=%.2f", data->Key, data->Value.AsDouble);
            break;
        default:
            say(" %s=%s", data->Key, data->Value.AsBool ? "yes" : "no");
            break;
    }
}

/* By index and by key, as this SDK's headers know them. */
static void say_attributes(void)
{
    EOS_SessionDetails_Attribute* attribute = NULL;
    uint32_t i, count;
    BLOCK(EOS_SessionDetails_GetSessionAttributeCountOptions, how_many,
          EOS_SESSIONDETAILS_GETSESSIONATTRIBUTECOUNT_API_LATEST);
    BLOCK(EOS_SessionDetails_CopySessionAttributeByIndexOptions, by_index,
          EOS_SESSIONDETAILS_COPYSESSIONATTRIBUTEBYINDEX_API_LATEST);
    BLOCK(EOS_SessionDetails_CopySessionAttributeByKeyOptions, by_key,
          EOS_SESSIONDETAILS_COPYSESSIONATTRIBUTEBYKEY_API_LATEST);
    count = EOS_SessionDetails_GetSessionAttributeCount(details, how_many);
    for (i = 0; i < count; i++) {
        by_index->AttrIndex = i;
        CHECK_RESULT(
            EOS_SessionDetails_CopySessionAttributeByIndex(details, by_index, &attribute),
            EOS_Success);
        say_attribute(attribute);
        EOS_SessionDetails_Attribute_Release(attribute);
    }
    by_key->AttrKey = guarded_text("MAP");
    CHECK_RESULT(EOS_SessionDetails_CopySessionAttributeByKey(details, by_key, &attribute),
                 EOS_Success);
    say_attribute(attribute);
    EOS_SessionDetails_Attribute_Release(attribute);
}

static void say_details(void)
{
    EOS_SessionDetails_Info* info = NULL;
    BLOCK(EOS_SessionDetails_CopyInfoOptions, options, EOS_SESSIONDETAILS_COPYINFO_API_LATEST);
    CHECK_RESULT(EOS_SessionDetails_CopyInfo(details, options, &info), EOS_Success);
    say_session(info);
    EOS_SessionDetails_Info_Release(info);
}

static void find_in_bucket(const char* bucket)
{
    EOS_HSessionSearch search = new_search();
    demand_text(search, EOS_SESSIONS_SEARCH_BUCKET_ID, bucket, EOS_CO_EQUAL);
    demand_text(search, "MAP", "harbour;desert", EOS_CO_ANYOF);
    demand_number(search, "LEVEL", 7, EOS_CO_GREATERTHANOREQUAL);
    demand_number(search, EOS_SESSIONS_SEARCH_MINSLOTSAVAILABLE, 1, EOS_CO_GREATERTHANOREQUAL);
#if SDK >= 1700
    demand_text(search, "MAP", "^har.*r$", EOS_CO_REGEXMATCH);
#endif
    say(" count %" PRIu32, find(search));
    if (details != NULL) {
        say_details();
        say_attributes();
    }
}

static void find_by_id(const char* id)
{
    EOS_HSessionSearch search = new_search();
    BLOCK(EOS_SessionSearch_SetSessionIdOptions, options, EOS_SESSIONSEARCH_SETSESSIONID_API_LATEST);
    options->SessionId = guarded_text(id);
    CHECK_RESULT(EOS_SessionSearch_SetSessionId(search, options), EOS_Success);
    say(" count %" PRIu32, find(search));
    say_details();
}

/* --- Joining ------------------------------------------------------------------ */

static void EOS_CALL on_joined(const EOS_Sessions_JoinSessionCallbackInfo* data)
{
    tell(data->ClientData, data->ResultCode);
}

static void join(const char* argument)
{
    BLOCK(EOS_Sessions_JoinSessionOptions, options, EOS_SESSIONS_JOINSESSION_API_LATEST);
    (void)argument;
    options->SessionName = guarded_text(NAME);
    options->SessionHandle = details;
    options->LocalUserId = user;
    options->bPresenceEnabled = EOS_TRUE;
    begin();
    EOS_Sessions_JoinSession(sessions, options, &answer, on_joined);
    CHECK_RESULT(finish("the join"), EOS_Success);
    say_active(NAME);
}

static void leave(const char* argument)
{
    (void)argument;
    destroy(NAME);
}

/* --- Invites ------------------------------------------------------------------- */

static struct {
    EOS_NotificationId received;
    EOS_NotificationId rejected;
    int is_received;
    int is_rejected;
    EOS_ProductUserId from;
    char id[EOS_SESSIONS_INVITEID_MAX_LENGTH + 1];
} invite;

static void EOS_CALL on_received(const EOS_Sessions_SessionInviteReceivedCallbackInfo* data)
{
    CHECK(data->ClientData == &invite);
    CHECK(data->LocalUserId == user);
    invite.is_received = 1;
    invite.from = data->TargetUserId;
    snprintf(invite.id, sizeof(invite.id), "%s", data->InviteId);
}

#if SDK >= 1600
static void EOS_CALL on_turned_down(const EOS_Sessions_SessionInviteRejectedCallbackInfo* data)
{
    CHECK(data->ClientData == &invite);
    CHECK_TEXT(data->InviteId, invite.id);
    invite.is_rejected = 1;
}
#endif

static void listen_to_invites(const char* argument)
{
    BLOCK(EOS_Sessions_AddNotifySessionInviteReceivedOptions, received,
          EOS_SESSIONS_ADDNOTIFYSESSIONINVITERECEIVED_API_LATEST);
#if SDK >= 1600
    BLOCK(EOS_Sessions_AddNotifySessionInviteRejectedOptions, rejected,
          EOS_SESSIONS_ADDNOTIFYSESSIONINVITEREJECTED_API_LATEST);
    invite.rejected = EOS_Sessions_AddNotifySessionInviteRejected(sessions, rejected, &invite,
                                                                  on_turned_down);
    CHECK(invite.rejected != EOS_INVALID_NOTIFICATIONID);
#endif
    (void)argument;
    invite.received = EOS_Sessions_AddNotifySessionInviteReceived(sessions, received, &invite,
                                                                  on_received);
    CHECK(invite.received != EOS_INVALID_NOTIFICATIONID);
}

static void EOS_CALL on_invites(const EOS_Sessions_QueryInvitesCallbackInfo* data)
{
    CHECK(data->LocalUserId == user);
    tell(data->ClientData, data->ResultCode);
}

/* How many there are; of one, the id. */
static void say_invites(void)
{
    char id[EOS_SESSIONS_INVITEID_MAX_LENGTH + 1];
    int32_t length = (int32_t)sizeof(id);
    uint32_t count;
    BLOCK(EOS_Sessions_QueryInvitesOptions, query, EOS_SESSIONS_QUERYINVITES_API_LATEST);
    query->LocalUserId = user;
    begin();
    EOS_Sessions_QueryInvites(sessions, query, &answer, on_invites);
    CHECK_RESULT(finish("the invites"), EOS_Success);
    {
        BLOCK(EOS_Sessions_GetInviteCountOptions, how_many, EOS_SESSIONS_GETINVITECOUNT_API_LATEST);
        BLOCK(EOS_Sessions_GetInviteIdByIndexOptions, first,
              EOS_SESSIONS_GETINVITEIDBYINDEX_API_LATEST);
        how_many->LocalUserId = user;
        first->LocalUserId = user;
        count = EOS_Sessions_GetInviteCount(sessions, how_many);
        if (count > 0) {
            CHECK_RESULT(EOS_Sessions_GetInviteIdByIndex(sessions, first, id, &length),
                         EOS_Success);
            CHECK_TEXT(id, invite.id);
        }
    }
    say(" invites %" PRIu32, count);
}

static void await_invite(const char* argument)
{
    BLOCK(EOS_Sessions_CopySessionHandleByInviteIdOptions, options,
          EOS_SESSIONS_COPYSESSIONHANDLEBYINVITEID_API_LATEST);
    (void)argument;
    tick_until(&invite.is_received, "the invite");
    invite.is_received = 0;
    say(" from %s", id_text(invite.from));
    EOS_SessionDetails_Release(details);
    details = NULL;
    options->InviteId = guarded_text(invite.id);
    CHECK_RESULT(EOS_Sessions_CopySessionHandleByInviteId(sessions, options, &details),
                 EOS_Success);
    say_details();
    guarded_free_all();
    say_invites();
}

static void EOS_CALL on_rejected(const EOS_Sessions_RejectInviteCallbackInfo* data)
{
    tell(data->ClientData, data->ResultCode);
}

static void reject(const char* argument)
{
    BLOCK(EOS_Sessions_RejectInviteOptions, options, EOS_SESSIONS_REJECTINVITE_API_LATEST);
    (void)argument;
    options->LocalUserId = user;
    options->InviteId = guarded_text(invite.id);
    begin();
    EOS_Sessions_RejectInvite(sessions, options, &answer, on_rejected);
    CHECK_RESULT(finish("the refusal"), EOS_Success);
#if SDK >= 1600
    tick_until(&invite.is_rejected, "word of the refusal");
    EOS_Sessions_RemoveNotifySessionInviteRejected(sessions, invite.rejected);
#endif
    EOS_Sessions_RemoveNotifySessionInviteReceived(sessions, invite.received);
    say_invites();
}

int main(void)
{
    static const Command commands[] = {
        {"hello", introduce},
        {"find", find_in_bucket},
        {"find-id", find_by_id},
        {"join", join},
        {"leave", leave},
        {"listen", listen_to_invites},
        {"await-invite", await_invite},
        {"reject", reject},
        {NULL, NULL},
    };
    obey(commands);
    EOS_SessionDetails_Release(details);
    stop();
    return 0;
}

/* The session code of a small game: hosts a match, counts those that are open,
 * and asks again when a call comes to nothing. It knows nothing of tests. */
#ifndef MATCH_H
#define MATCH_H

#include <string.h>

#include "eos_sdk.h"
#include "eos_sessions.h"

/* So many times a match is asked for before the player hears that it cannot be
 * hosted. */
#define MATCH_ATTEMPTS 3

typedef enum MatchState {
    MATCH_NONE,
    MATCH_OPENING,
    MATCH_OPEN,
    MATCH_CLOSING,
    MATCH_FAILED
} MatchState;

/* One player's match. */
typedef struct Match {
    EOS_HSessions sessions;
    EOS_ProductUserId user;
    const char* bucket;
    uint32_t players;
    MatchState state;
    int attempts;
    EOS_EResult last;
} Match;

static void match_ask(Match* match);

static void EOS_CALL match_on_updated(const EOS_Sessions_UpdateSessionCallbackInfo* data)
{
    Match* match = (Match*)data->ClientData;
    match->last = data->ResultCode;
    if (data->ResultCode == EOS_Success) {
        match->state = MATCH_OPEN;
    } else if ((data->ResultCode == EOS_NoConnection || data->ResultCode == EOS_TimedOut) &&
               match->attempts < MATCH_ATTEMPTS) {
        match_ask(match);
    } else {
        match->state = MATCH_FAILED;
    }
}

static void match_ask(Match* match)
{
    EOS_Sessions_CreateSessionModificationOptions create;
    EOS_Sessions_UpdateSessionOptions update;
    EOS_HSessionModification modification = NULL;

    memset(&create, 0, sizeof(create));
    create.ApiVersion = EOS_SESSIONS_CREATESESSIONMODIFICATION_API_LATEST;
    create.SessionName = "match";
    create.BucketId = match->bucket;
    create.MaxPlayers = match->players;
    create.LocalUserId = match->user;
    match->attempts++;
    match->last = EOS_Sessions_CreateSessionModification(match->sessions, &create, &modification);
    if (match->last != EOS_Success) {
        match->state = MATCH_FAILED;
        return;
    }
    memset(&update, 0, sizeof(update));
    update.ApiVersion = EOS_SESSIONS_UPDATESESSION_API_LATEST;
    update.SessionModificationHandle = modification;
    EOS_Sessions_UpdateSession(match->sessions, &update, match, match_on_updated);
    EOS_SessionModification_Release(modification);
}

/* Begins to host. The state is MATCH_OPEN when it is done, or MATCH_FAILED. */
static void match_open(Match* match, const char* bucket, uint32_t players)
{
    match->bucket = bucket;
    match->players = players;
    match->attempts = 0;
    match->state = MATCH_OPENING;
    match_ask(match);
}

static void EOS_CALL match_on_destroyed(const EOS_Sessions_DestroySessionCallbackInfo* data)
{
    Match* match = (Match*)data->ClientData;
    match->last = data->ResultCode;
    match->state = data->ResultCode == EOS_Success ? MATCH_NONE : MATCH_FAILED;
}

/* Ends the match for everybody. */
static void match_close(Match* match)
{
    EOS_Sessions_DestroySessionOptions options;

    memset(&options, 0, sizeof(options));
    options.ApiVersion = EOS_SESSIONS_DESTROYSESSION_API_LATEST;
    options.SessionName = "match";
    match->state = MATCH_CLOSING;
    EOS_Sessions_DestroySession(match->sessions, &options, match, match_on_destroyed);
}

/* The list of open matches. */
typedef struct MatchList {
    EOS_HSessionSearch search;
    int is_loading;
    EOS_EResult last;
    uint32_t count;
} MatchList;

static void EOS_CALL match_on_found(const EOS_SessionSearch_FindCallbackInfo* data)
{
    EOS_SessionSearch_GetSearchResultCountOptions options;
    MatchList* list = (MatchList*)data->ClientData;

    memset(&options, 0, sizeof(options));
    options.ApiVersion = EOS_SESSIONSEARCH_GETSEARCHRESULTCOUNT_API_LATEST;
    list->last = data->ResultCode;
    /* What was shown before stays when the directory cannot be asked. */
    if (data->ResultCode == EOS_Success) {
        list->count = EOS_SessionSearch_GetSearchResultCount(list->search, &options);
    }
    EOS_SessionSearch_Release(list->search);
    list->search = NULL;
    list->is_loading = 0;
}

/* Begins to load the matches of a bucket. */
static void match_list_load(MatchList* list, EOS_HSessions sessions, EOS_ProductUserId user,
                            const char* bucket)
{
    EOS_Sessions_CreateSessionSearchOptions create;
    EOS_SessionSearch_SetParameterOptions parameter;
    EOS_SessionSearch_FindOptions find;
    EOS_Sessions_AttributeData value;

    memset(&create, 0, sizeof(create));
    create.ApiVersion = EOS_SESSIONS_CREATESESSIONSEARCH_API_LATEST;
    create.MaxSearchResults = 50;
    list->last = EOS_Sessions_CreateSessionSearch(sessions, &create, &list->search);
    if (list->last != EOS_Success) {
        return;
    }
    memset(&value, 0, sizeof(value));
    value.ApiVersion = EOS_SESSIONS_ATTRIBUTEDATA_API_LATEST;
    value.Key = EOS_SESSIONS_SEARCH_BUCKET_ID;
    value.ValueType = EOS_AT_STRING;
    value.Value.AsUtf8 = bucket;
    memset(&parameter, 0, sizeof(parameter));
    parameter.ApiVersion = EOS_SESSIONSEARCH_SETPARAMETER_API_LATEST;
    parameter.Parameter = &value;
    parameter.ComparisonOp = EOS_CO_EQUAL;
    EOS_SessionSearch_SetParameter(list->search, &parameter);
    memset(&find, 0, sizeof(find));
    find.ApiVersion = EOS_SESSIONSEARCH_FIND_API_LATEST;
    find.LocalUserId = user;
    list->is_loading = 1;
    EOS_SessionSearch_Find(list->search, &find, list, match_on_found);
}

#endif

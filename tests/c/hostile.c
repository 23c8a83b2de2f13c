/* Calls that a game gets wrong: null, versions of yesterday, tomorrow and
 * never, handles that are stale, mistaken or invented, outputs released twice.
 * Each gets its result code, nothing crashes, and the library works on.
 *
 *   hostile BUCKET */

#define _POSIX_C_SOURCE 200809L

#include <stddef.h>

#include "sessions.h"

/* --- What is wrong with a call ------------------------------------------------ */

static const int32_t never_versions[] = {0, -1, INT32_MIN};
static char not_a_handle[64];
static Player player;
static EOS_HSessionModification modification;
static EOS_HSessionSearch search;
static EOS_HSessionDetails details;
static EOS_HActiveSession active;

#define BAD_HANDLES 7
static void* bad_handles[BAD_HANDLES];

static void collect_bad_handles(void)
{
    EOS_HSessionSearch stale = new_search(&player, 1);
    EOS_SessionSearch_Release(stale);
    bad_handles[0] = NULL;
    bad_handles[1] = (void*)(uintptr_t)1;
    bad_handles[2] = (void*)(uintptr_t)0xDEADBEEF;
    bad_handles[3] = (void*)~(uintptr_t)0;
    bad_handles[4] = not_a_handle;
    bad_handles[5] = (void*)stale;
    bad_handles[6] = (void*)player.platform; /* live, but of another kind */
}

/* Runs `call`, which uses `handle` and `options`, with each wrong version and
 * each wrong handle, and compares what it gives with what it should. */
#define MISUSE(Handle, good, Options, LATEST, compare, call, bad_version, bad_parameter)           \
    do {                                                                                          \
        Handle handle = (good);                                                                   \
        const Options* options = NULL;                                                            \
        Options zeros;                                                                            \
        int wrong;                                                                                \
        memset(&zeros, 0, sizeof(zeros));                                                         \
        compare(call, bad_parameter);                                                             \
        options = &zeros;                                                                         \
        for (wrong = 0; wrong < 3; wrong++) {                                                     \
            zeros.ApiVersion = never_versions[wrong];                                             \
            compare(call, bad_version);                                                           \
        }                                                                                         \
        zeros.ApiVersion = (LATEST) + 1;                                                          \
        compare(call, bad_version);                                                               \
        zeros.ApiVersion = INT32_MAX;                                                             \
        compare(call, bad_version);                                                               \
        zeros.ApiVersion = (LATEST);                                                              \
        for (wrong = 0; wrong < BAD_HANDLES; wrong++) {                                           \
            handle = (Handle)bad_handles[wrong];                                                  \
            compare(call, bad_parameter);                                                         \
        }                                                                                         \
    } while (0)

/* A function that answers with a result code. */
#define MISUSE_RESULT(Handle, good, Options, LATEST, call)                                        \
    MISUSE(Handle, good, Options, LATEST, CHECK_RESULT, call, EOS_IncompatibleVersion,            \
           EOS_InvalidParameters)

/* One that counts. */
#define MISUSE_COUNT(Handle, good, Options, LATEST, call)                                         \
    MISUSE(Handle, good, Options, LATEST, CHECK_NUMBER, call, 0, 0)

static void synchronous_functions_refuse(void)
{
    EOS_HSessionModification new_modification = NULL;
    EOS_HSessionSearch new_search_handle = NULL;
    EOS_HActiveSession new_active = NULL;
    EOS_HSessionDetails new_details = NULL;
    EOS_SessionDetails_Info* info = NULL;
    EOS_SessionDetails_Attribute* attribute = NULL;
    EOS_ActiveSession_Info* active_session_info = NULL;

    MISUSE_RESULT(EOS_HSessions, player.sessions, EOS_Sessions_CreateSessionModificationOptions,
                  EOS_SESSIONS_CREATESESSIONMODIFICATION_API_LATEST,
                  EOS_Sessions_CreateSessionModification(handle, options, &new_modification));
    MISUSE_RESULT(EOS_HSessions, player.sessions, EOS_Sessions_UpdateSessionModificationOptions,
                  EOS_SESSIONS_UPDATESESSIONMODIFICATION_API_LATEST,
                  EOS_Sessions_UpdateSessionModification(handle, options, &new_modification));
    MISUSE_RESULT(EOS_HSessions, player.sessions, EOS_Sessions_CreateSessionSearchOptions,
                  EOS_SESSIONS_CREATESESSIONSEARCH_API_LATEST,
                  EOS_Sessions_CreateSessionSearch(handle, options, &new_search_handle));
    MISUSE_RESULT(EOS_HSessions, player.sessions, EOS_Sessions_CopyActiveSessionHandleOptions,
                  EOS_SESSIONS_COPYACTIVESESSIONHANDLE_API_LATEST,
                  EOS_Sessions_CopyActiveSessionHandle(handle, options, &new_active));

#define MISUSE_SETTER(Name, LATEST)                                                               \
    MISUSE_RESULT(EOS_HSessionModification, modification,                                         \
                  EOS_SessionModification_##Name##Options, LATEST,                                \
                  EOS_SessionModification_##Name(handle, options))
    MISUSE_SETTER(SetBucketId, EOS_SESSIONMODIFICATION_SETBUCKETID_API_LATEST);
    MISUSE_SETTER(SetHostAddress, EOS_SESSIONMODIFICATION_SETHOSTADDRESS_API_LATEST);
    MISUSE_SETTER(SetPermissionLevel, EOS_SESSIONMODIFICATION_SETPERMISSIONLEVEL_API_LATEST);
    MISUSE_SETTER(SetJoinInProgressAllowed,
                  EOS_SESSIONMODIFICATION_SETJOININPROGRESSALLOWED_API_LATEST);
    MISUSE_SETTER(SetMaxPlayers, EOS_SESSIONMODIFICATION_SETMAXPLAYERS_API_LATEST);
    MISUSE_SETTER(SetInvitesAllowed, EOS_SESSIONMODIFICATION_SETINVITESALLOWED_API_LATEST);
    MISUSE_SETTER(SetAllowedPlatformIds, EOS_SESSIONMODIFICATION_SETALLOWEDPLATFORMIDS_API_LATEST);
    MISUSE_SETTER(AddAttribute, EOS_SESSIONMODIFICATION_ADDATTRIBUTE_API_LATEST);
    MISUSE_SETTER(RemoveAttribute, EOS_SESSIONMODIFICATION_REMOVEATTRIBUTE_API_LATEST);

#define MISUSE_SEARCH(Name, LATEST)                                                               \
    MISUSE_RESULT(EOS_HSessionSearch, search, EOS_SessionSearch_##Name##Options, LATEST,          \
                  EOS_SessionSearch_##Name(handle, options))
    MISUSE_SEARCH(SetSessionId, EOS_SESSIONSEARCH_SETSESSIONID_API_LATEST);
    MISUSE_SEARCH(SetTargetUserId, EOS_SESSIONSEARCH_SETTARGETUSERID_API_LATEST);
    MISUSE_SEARCH(SetParameter, EOS_SESSIONSEARCH_SETPARAMETER_API_LATEST);
    MISUSE_SEARCH(RemoveParameter, EOS_SESSIONSEARCH_REMOVEPARAMETER_API_LATEST);
    MISUSE_SEARCH(SetMaxResults, EOS_SESSIONSEARCH_SETMAXSEARCHRESULTS_API_LATEST);

    MISUSE_RESULT(EOS_HSessionSearch, search, EOS_SessionSearch_CopySearchResultByIndexOptions,
                  EOS_SESSIONSEARCH_COPYSEARCHRESULTBYINDEX_API_LATEST,
                  EOS_SessionSearch_CopySearchResultByIndex(handle, options, &new_details));
    MISUSE_RESULT(EOS_HSessionDetails, details, EOS_SessionDetails_CopyInfoOptions,
                  EOS_SESSIONDETAILS_COPYINFO_API_LATEST,
                  EOS_SessionDetails_CopyInfo(handle, options, &info));
    MISUSE_RESULT(EOS_HSessionDetails, details,
                  EOS_SessionDetails_CopySessionAttributeByIndexOptions,
                  EOS_SESSIONDETAILS_COPYSESSIONATTRIBUTEBYINDEX_API_LATEST,
                  EOS_SessionDetails_CopySessionAttributeByIndex(handle, options, &attribute));
    MISUSE_RESULT(EOS_HSessionDetails, details, EOS_SessionDetails_CopySessionAttributeByKeyOptions,
                  EOS_SESSIONDETAILS_COPYSESSIONATTRIBUTEBYKEY_API_LATEST,
                  EOS_SessionDetails_CopySessionAttributeByKey(handle, options, &attribute));
    MISUSE_RESULT(EOS_HActiveSession, active, EOS_ActiveSession_CopyInfoOptions,
                  EOS_ACTIVESESSION_COPYINFO_API_LATEST,
                  EOS_ActiveSession_CopyInfo(handle, options, &active_session_info));

    MISUSE_COUNT(EOS_HSessionSearch, search, EOS_SessionSearch_GetSearchResultCountOptions,
                 EOS_SESSIONSEARCH_GETSEARCHRESULTCOUNT_API_LATEST,
                 EOS_SessionSearch_GetSearchResultCount(handle, options));
    MISUSE_COUNT(EOS_HSessionDetails, details, EOS_SessionDetails_GetSessionAttributeCountOptions,
                 EOS_SESSIONDETAILS_GETSESSIONATTRIBUTECOUNT_API_LATEST,
                 EOS_SessionDetails_GetSessionAttributeCount(handle, options));
    MISUSE_COUNT(EOS_HActiveSession, active, EOS_ActiveSession_GetRegisteredPlayerCountOptions,
                 EOS_ACTIVESESSION_GETREGISTEREDPLAYERCOUNT_API_LATEST,
                 EOS_ActiveSession_GetRegisteredPlayerCount(handle, options));
    MISUSE_COUNT(EOS_HActiveSession, active, EOS_ActiveSession_GetRegisteredPlayerByIndexOptions,
                 EOS_ACTIVESESSION_GETREGISTEREDPLAYERBYINDEX_API_LATEST,
                 (intptr_t)EOS_ActiveSession_GetRegisteredPlayerByIndex(handle, options));

    CHECK(new_modification == NULL && new_search_handle == NULL && new_active == NULL);
    CHECK(new_details == NULL && info == NULL && attribute == NULL && active_session_info == NULL);
}

/* --- Asynchronous functions ------------------------------------------------------ */

/* With a handle that means nothing there is no Tick to call back in, so nobody
 * is called; with a good one the refusal comes in a Tick. */
#define MISUSE_ASYNC(Handle, good, Options, LATEST, function, callback)                           \
    do {                                                                                          \
        Call* call = NULL;                                                                        \
        Options options;                                                                          \
        int wrong;                                                                                \
        memset(&options, 0, sizeof(options));                                                     \
        call = start_call(player.platform, #function ", null options");                           \
        function(good, NULL, call, callback);                                                     \
        CHECK_NUMBER(call->arrivals, 0);                                                          \
        CHECK_RESULT(finish(call), EOS_InvalidParameters);                                        \
        for (wrong = 0; wrong < 3; wrong++) {                                                     \
            call = start_call(player.platform, #function ", version never known");                \
            options.ApiVersion = never_versions[wrong];                                           \
            function(good, &options, call, callback);                                             \
            CHECK_RESULT(finish(call), EOS_IncompatibleVersion);                                  \
        }                                                                                         \
        call = start_call(player.platform, #function ", version of tomorrow");                    \
        options.ApiVersion = (LATEST) + 1;                                                        \
        function(good, &options, call, callback);                                                 \
        CHECK_NUMBER(call->arrivals, 0);                                                          \
        CHECK_RESULT(finish(call), EOS_IncompatibleVersion);                                      \
        function(good, &options, NULL, NULL);                                                     \
        options.ApiVersion = (LATEST);                                                            \
        for (wrong = 0; wrong < BAD_HANDLES; wrong++) {                                           \
            function((Handle)bad_handles[wrong], &options, NULL, NULL);                           \
        }                                                                                         \
    } while (0)

static void EOS_CALL on_logout(const EOS_Connect_LogoutCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode);
}

static void asynchronous_functions_refuse(void)
{
#define MISUSE_CONNECT(Name, LATEST, callback)                                                    \
    MISUSE_ASYNC(EOS_HConnect, player.connect, EOS_Connect_##Name##Options, LATEST,               \
                 EOS_Connect_##Name, callback)
    MISUSE_CONNECT(CreateDeviceId, EOS_CONNECT_CREATEDEVICEID_API_LATEST, on_device_id);
    MISUSE_CONNECT(Login, EOS_CONNECT_LOGIN_API_LATEST, on_login);
    MISUSE_CONNECT(CreateUser, EOS_CONNECT_CREATEUSER_API_LATEST, on_user);
    MISUSE_CONNECT(Logout, EOS_CONNECT_LOGOUT_API_LATEST, on_logout);

#define MISUSE_SESSIONS(Name, LATEST, callback)                                                   \
    MISUSE_ASYNC(EOS_HSessions, player.sessions, EOS_Sessions_##Name##Options, LATEST,            \
                 EOS_Sessions_##Name, callback)
    MISUSE_SESSIONS(UpdateSession, EOS_SESSIONS_UPDATESESSION_API_LATEST, on_updated);
    MISUSE_SESSIONS(DestroySession, EOS_SESSIONS_DESTROYSESSION_API_LATEST, on_destroyed);
    MISUSE_SESSIONS(JoinSession, EOS_SESSIONS_JOINSESSION_API_LATEST, on_joined);
    MISUSE_SESSIONS(StartSession, EOS_SESSIONS_STARTSESSION_API_LATEST, on_started);
    MISUSE_SESSIONS(EndSession, EOS_SESSIONS_ENDSESSION_API_LATEST, on_ended);
    MISUSE_SESSIONS(RegisterPlayers, EOS_SESSIONS_REGISTERPLAYERS_API_LATEST, on_registered);
    MISUSE_SESSIONS(UnregisterPlayers, EOS_SESSIONS_UNREGISTERPLAYERS_API_LATEST, on_unregistered);
    MISUSE_ASYNC(EOS_HSessionSearch, search, EOS_SessionSearch_FindOptions,
                 EOS_SESSIONSEARCH_FIND_API_LATEST, EOS_SessionSearch_Find, on_found);
}

static void handles_to_things_that_are_not_there_are_refused(void)
{
    EOS_ProductUserId strangers[2];
    int i;
    for (i = 0; i < BAD_HANDLES; i++) {
        Call* call = start_call(player.platform, "EOS_Sessions_UpdateSession");
        OPTIONS(EOS_Sessions_UpdateSessionOptions, options, EOS_SESSIONS_UPDATESESSION_API_LATEST);
        options.SessionModificationHandle = (EOS_HSessionModification)bad_handles[i];
        EOS_Sessions_UpdateSession(player.sessions, &options, call, on_updated);
        CHECK_RESULT(finish(call), EOS_InvalidParameters);
        CHECK_RESULT(join(&player, "elsewhere", (EOS_HSessionDetails)bad_handles[i]),
                     EOS_InvalidParameters);
        strangers[0] = player.user;
        strangers[1] = (EOS_ProductUserId)bad_handles[i];
        CHECK_RESULT(register_players(&player, "hostile", strangers, 2)->result,
                     EOS_InvalidParameters);
        CHECK_RESULT(unregister_players(&player, "hostile", strangers, 2)->result,
                     EOS_InvalidParameters);
        CHECK(EOS_Connect_GetLoginStatus(player.connect, strangers[1]) == EOS_LS_NotLoggedIn);
        CHECK_NUMBER(EOS_ProductUserId_IsValid(strangers[1]), EOS_FALSE);
    }
    CHECK_RESULT(register_players(&player, "hostile", NULL, 1)->result, EOS_InvalidParameters);
    CHECK_RESULT(register_players(&player, "hostile", strangers, 0)->result,
                 EOS_InvalidParameters);
}

static void null_outputs_are_refused(void)
{
    OPTIONS(EOS_Sessions_CreateSessionSearchOptions, create,
            EOS_SESSIONS_CREATESESSIONSEARCH_API_LATEST);
    OPTIONS(EOS_SessionDetails_CopyInfoOptions, copy, EOS_SESSIONDETAILS_COPYINFO_API_LATEST);
    OPTIONS(EOS_ActiveSession_CopyInfoOptions, copy_active, EOS_ACTIVESESSION_COPYINFO_API_LATEST);
    create.MaxSearchResults = 1;
    CHECK_RESULT(EOS_Sessions_CreateSessionSearch(player.sessions, &create, NULL),
                 EOS_InvalidParameters);
    CHECK_RESULT(EOS_SessionDetails_CopyInfo(details, &copy, NULL), EOS_InvalidParameters);
    CHECK_RESULT(EOS_ActiveSession_CopyInfo(active, &copy_active, NULL), EOS_InvalidParameters);
}

/* --- Options of older versions ----------------------------------------------------- */

/* A block of exactly the size that the version's last field needs, so that a
 * memory checker sees a library that reads on. */
static void* only(const void* options, size_t size)
{
    void* block = malloc(size);
    CHECK(block != NULL);
    memcpy(block, options, size);
    return block;
}

#define UP_TO(Options, field) (offsetof(Options, field) + sizeof(((Options*)0)->field))

static void older_versions_end_earlier(void)
{
    typedef EOS_Sessions_CreateSessionModificationOptions Create;
    static const size_t sizes[] = {
        UP_TO(Create, LocalUserId),       UP_TO(Create, bPresenceEnabled),
        UP_TO(Create, SessionId),         UP_TO(Create, bSanctionsEnabled),
        UP_TO(Create, AllowedPlatformIdsCount),
    };
    OPTIONS(Create, create, 0);
    OPTIONS(EOS_SessionSearch_FindOptions, find_options, 1);
    int32_t version;
    void* block;
    Call* call;

    create.SessionName = "older";
    create.BucketId = "b";
    create.MaxPlayers = 4;
    create.LocalUserId = player.user;
    for (version = 1; version <= EOS_SESSIONS_CREATESESSIONMODIFICATION_API_LATEST; version++) {
        EOS_HSessionModification session = NULL;
        create.ApiVersion = version;
        block = only(&create, sizes[version - 1]);
        CHECK_RESULT(
            EOS_Sessions_CreateSessionModification(player.sessions, (const Create*)block, &session),
            EOS_Success);
        free(block);
        EOS_SessionModification_Release(session);
    }
    /* Before version 2 a search did not say who searches: it is who logged in. */
    block = only(&find_options, UP_TO(EOS_SessionSearch_FindOptions, ApiVersion));
    call = start_call(player.platform, "EOS_SessionSearch_Find, version 1");
    EOS_SessionSearch_Find(search, (const EOS_SessionSearch_FindOptions*)block, call, on_found);
    free(block);
    CHECK_RESULT(finish(call), EOS_Success);
}

/* --- Releases ------------------------------------------------------------------------ */

static void outputs_are_released_once(void)
{
    EOS_SessionDetails_Info* info = details_info(details);
    EOS_SessionDetails_Attribute* attribute = attribute_of(details, "KEY", EOS_AT_STRING);
    EOS_ActiveSession_Info* view = active_info(active);
    EOS_SessionDetails_Info foreign;
    memset(&foreign, 0, sizeof(foreign));

    /* As the wrong kind: nothing happens, it stays whole. */
    EOS_SessionDetails_Info_Release((EOS_SessionDetails_Info*)(void*)attribute);
    CHECK_TEXT(attribute->Data->Value.AsUtf8, "value");
    /* An inner part, and what the library never gave out. */
    EOS_SessionDetails_Info_Release((EOS_SessionDetails_Info*)(void*)attribute->Data);
    EOS_SessionDetails_Info_Release(&foreign);
    CHECK_TEXT(attribute->Data->Key, "KEY");

    EOS_SessionDetails_Info_Release(info);
    EOS_SessionDetails_Info_Release(info);
    EOS_SessionDetails_Info_Release(NULL);
    EOS_SessionDetails_Attribute_Release(attribute);
    EOS_SessionDetails_Attribute_Release(attribute);
    EOS_SessionDetails_Attribute_Release(NULL);
    EOS_ActiveSession_Info_Release(view);
    EOS_ActiveSession_Info_Release(view);
    EOS_ActiveSession_Info_Release(NULL);
}

static void handles_are_released_once(void)
{
    EOS_HSessionModification other_modification = new_session(&player, "other", "b", 4, NULL);
    EOS_HSessionSearch other_search = new_search(&player, 1);
    EOS_HActiveSession other_active = active_session(&player, "hostile");
    int i;

    for (i = 0; i < 2; i++) {
        EOS_SessionModification_Release(other_modification);
        EOS_SessionSearch_Release(other_search);
        EOS_ActiveSession_Release(other_active);
    }
    for (i = 0; i < BAD_HANDLES; i++) {
        EOS_SessionModification_Release((EOS_HSessionModification)bad_handles[i]);
        EOS_SessionSearch_Release((EOS_HSessionSearch)bad_handles[i]);
        EOS_SessionDetails_Release((EOS_HSessionDetails)bad_handles[i]);
        EOS_ActiveSession_Release((EOS_HActiveSession)bad_handles[i]);
        if (bad_handles[i] != (void*)player.platform) {
            EOS_Platform_Release((EOS_HPlatform)bad_handles[i]);
            EOS_Platform_Tick((EOS_HPlatform)bad_handles[i]);
            CHECK(EOS_Platform_GetSessionsInterface((EOS_HPlatform)bad_handles[i]) == NULL);
        }
    }
    CHECK_NUMBER(registered_count(other_active), 0);
    CHECK_RESULT(set_max_players(other_modification, 4), EOS_InvalidParameters);
}

/* --- The game's own memory -------------------------------------------------------------- */

static int blocks = 0;
static int blocks_ever = 0;

static void* EOS_CALL count_allocate(size_t size, size_t alignment)
{
    CHECK(size > 0 && alignment > 0);
    blocks++;
    blocks_ever++;
    return malloc(size);
}

static void* EOS_CALL count_reallocate(void* block, size_t size, size_t alignment)
{
    CHECK(alignment > 0);
    return realloc(block, size);
}

static void EOS_CALL count_release(void* block)
{
    CHECK(block != NULL);
    blocks--;
    free(block);
}

/* --- The story ------------------------------------------------------------------------------ */

static void EOS_CALL swallow_line(const EOS_LogMessage* line)
{
    CHECK(line->Category != NULL && line->Message != NULL);
}

static void start(const char* tag)
{
    EOS_InitializeOptions options = initialize_options();
    EOS_HSessionModification session;

    options.AllocateMemoryFunction = count_allocate;
    options.ReallocateMemoryFunction = count_reallocate;
    options.ReleaseMemoryFunction = count_release;
    CHECK_RESULT(EOS_Initialize(&options), EOS_Success);
    CHECK_RESULT(EOS_Logging_SetCallback(swallow_line), EOS_Success);
    player = create_player();
    log_in(&player);

    session = new_session(&player, "hostile", tag, 4, NULL);
    CHECK_RESULT(advertise(session, text_value("KEY", "value")), EOS_Success);
    CHECK_RESULT(update(&player, session), EOS_Success);
    active = active_session(&player, "hostile");
    search = new_search(&player, 10);
    demand(search, text_value(EOS_SESSIONS_SEARCH_BUCKET_ID, tag), EOS_CO_EQUAL);
    CHECK_RESULT(find(&player, search), EOS_Success);
    CHECK_NUMBER(result_count(search), 1);
    details = search_result(search, 0);
    modification = new_session(&player, "unsent", tag, 4, NULL);
    collect_bad_handles();
}

int main(int count, char** arguments)
{
    EOS_SessionDetails_Info* kept;
    CHECK(count == 2);
    start(arguments[1]);

    synchronous_functions_refuse();
    asynchronous_functions_refuse();
    handles_to_things_that_are_not_there_are_refused();
    null_outputs_are_refused();
    older_versions_end_earlier();
    outputs_are_released_once();
    handles_are_released_once();

    /* After all this the library does what it is for. */
    CHECK_RESULT(find(&player, search), EOS_Success);
    CHECK_NUMBER(result_count(search), 1);
    CHECK_RESULT(destroy(&player, "hostile"), EOS_Success);
    check_all_answered(player.platform);

    /* An output belongs to the game, and outlives the library. */
    kept = details_info(details);
    EOS_Platform_Release(player.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    CHECK(EOS_ProductUserId_IsValid(player.user) == EOS_FALSE);
    CHECK(kept->HostAddress != NULL);
    EOS_SessionDetails_Info_Release(kept);
    CHECK(blocks_ever > 0);
    CHECK_NUMBER(blocks, 0);
    printf("nothing broke\n");
    return 0;
}

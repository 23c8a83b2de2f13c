/* What belongs to one platform in the hands of another, and a notification
 * that goes while notifications are told.
 *
 *   strangers BUCKET */

#define _POSIX_C_SOURCE 200809L

#include "greenroom.h"
#include "sessions.h"

static Player anna;
static Player ben;

static EOS_EResult update_through(const Player* player, EOS_HSessionModification session)
{
    Call* call = start_call(player->platform, "EOS_Sessions_UpdateSession");
    OPTIONS(EOS_Sessions_UpdateSessionOptions, options, EOS_SESSIONS_UPDATESESSION_API_LATEST);
    options.SessionModificationHandle = session;
    EOS_Sessions_UpdateSession(player->sessions, &options, call, on_updated);
    return finish(call);
}

static void users_count_where_they_logged_in(const char* bucket)
{
    Player mixed = ben;
    EOS_HSessionModification session = new_session(&anna, "hers", bucket, 4, NULL);
    EOS_HSessionSearch search = new_search(&anna, 10);
    EOS_HSessionDetails details;

    mixed.user = anna.user;
    CHECK(EOS_Connect_GetLoginStatus(ben.connect, anna.user) == EOS_LS_NotLoggedIn);
    /* A modification carries its user with it, whatever it is given to. */
    CHECK_RESULT(update_through(&ben, session), EOS_InvalidUser);
    CHECK_RESULT(update(&mixed, new_session(&mixed, "his", bucket, 4, NULL)), EOS_InvalidUser);
    /* None of this has spoilt it. */
    CHECK_RESULT(update(&anna, session), EOS_Success);

    demand(search, text_value(EOS_SESSIONS_SEARCH_BUCKET_ID, bucket), EOS_CO_EQUAL);
    mixed = anna;
    mixed.user = ben.user;
    CHECK_RESULT(find(&mixed, search), EOS_InvalidUser);
    CHECK_RESULT(find(&anna, search), EOS_Success);
    details = search_result(search, 0);
    mixed = ben;
    mixed.user = anna.user;
    CHECK_RESULT(join(&mixed, "joined", details), EOS_InvalidUser);
    /* What was found is knowledge, and not bound to who found it. */
    CHECK_RESULT(join(&ben, "joined", details), EOS_Success);
    CHECK_RESULT(destroy(&ben, "joined"), EOS_Success);
    /* A search that outlives its platform knows nothing new. */
    EOS_Platform_Release(anna.platform);
    CHECK_NUMBER(result_count(search), 1);
    EOS_SessionDetails_Info_Release(details_info(details));
    EOS_SessionDetails_Release(details);
    EOS_SessionSearch_Release(search);
}

/* --- Notifications that go inside of one ------------------------------------------- */

static EOS_NotificationId ids[3];
static int told[3];

static void EOS_CALL remove_all(const EOS_Connect_LoginStatusChangedCallbackInfo* data)
{
    int* mine = (int*)data->ClientData;
    int i;
    *mine += 1;
    for (i = 0; i < 3; i++) {
        EOS_Connect_RemoveNotifyLoginStatusChanged(ben.connect, ids[i]);
    }
}

static void EOS_CALL on_logout(const EOS_Connect_LogoutCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode);
}

static void log_out(void)
{
    Call* call = start_call(ben.platform, "EOS_Connect_Logout");
    OPTIONS(EOS_Connect_LogoutOptions, options, EOS_CONNECT_LOGOUT_API_LATEST);
    options.LocalUserId = ben.user;
    EOS_Connect_Logout(ben.connect, &options, call, on_logout);
    CHECK_RESULT(finish(call), EOS_Success);
}

static void a_removed_notification_is_not_told(void)
{
    int i;
    OPTIONS(EOS_Connect_AddNotifyLoginStatusChangedOptions, options,
            EOS_CONNECT_ADDNOTIFYLOGINSTATUSCHANGED_API_LATEST);
    for (i = 0; i < 3; i++) {
        ids[i] = EOS_Connect_AddNotifyLoginStatusChanged(ben.connect, &options, &told[i],
                                                         remove_all);
        CHECK(ids[i] != EOS_INVALID_NOTIFICATIONID);
    }
    log_out();
    /* The first one to be told took the others away, and itself. */
    CHECK_NUMBER(told[0] + told[1] + told[2], 1);
    log_in(&ben);
    log_out();
    CHECK_NUMBER(told[0] + told[1] + told[2], 1);
}

/* Two players at one desk, also where a directory knows them by their profile. */
static Player create_as(const char* profile)
{
    OPTIONS(GR_ConfigureOptions, options, GR_CONFIGURE_API_LATEST);
    options.Profile = profile;
    CHECK_RESULT(GR_Configure(&options), EOS_Success);
    return create_player();
}

int main(int count, char** arguments)
{
    CHECK(count == 2);
    initialize();
    CHECK_RESULT(EOS_Logging_SetLogLevel(EOS_LC_ALL_CATEGORIES, EOS_LOG_Error), EOS_Success);
    anna = create_as("anna");
    ben = create_as("ben");
    log_in(&anna);
    log_in(&ben);
    users_count_where_they_logged_in(arguments[1]);
    a_removed_notification_is_not_told();
    check_all_answered(ben.platform);
    EOS_Platform_Release(ben.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    printf("strangers stay strangers\n");
    return 0;
}

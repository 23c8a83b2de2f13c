/* Logins, and what holds for calls in general, told with the simplest one:
 * refusals come in a Tick, callbacks may call the library, a release ends what
 * is pending. */

#define _POSIX_C_SOURCE 200809L

#include "greenroom.h"
#include "player.h"

/* --- Login --------------------------------------------------------------------- */

static int status_changes = 0;
static EOS_ProductUserId changed_user = NULL;
static EOS_ELoginStatus current_status = EOS_LS_NotLoggedIn;

static void EOS_CALL on_status(const EOS_Connect_LoginStatusChangedCallbackInfo* data)
{
    CHECK(ticking != NULL);
    CHECK(data->ClientData == &status_changes);
    CHECK(data->PreviousStatus != data->CurrentStatus);
    status_changes++;
    changed_user = data->LocalUserId;
    current_status = data->CurrentStatus;
}

static EOS_NotificationId watch_status(const Player* player)
{
    OPTIONS(EOS_Connect_AddNotifyLoginStatusChangedOptions, options,
            EOS_CONNECT_ADDNOTIFYLOGINSTATUSCHANGED_API_LATEST);
    return EOS_Connect_AddNotifyLoginStatusChanged(player->connect, &options, &status_changes,
                                                   on_status);
}

static void EOS_CALL on_logout(const EOS_Connect_LogoutCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode)->user = data->LocalUserId;
}

static EOS_EResult log_out(const Player* player)
{
    Call* call = start_call(player->platform, "EOS_Connect_Logout");
    OPTIONS(EOS_Connect_LogoutOptions, options, EOS_CONNECT_LOGOUT_API_LATEST);
    options.LocalUserId = player->user;
    EOS_Connect_Logout(player->connect, &options, call, on_logout);
    return finish(call);
}

static EOS_EResult login_with(const Player* player, const EOS_Connect_Credentials* credentials,
                              const EOS_Connect_UserLoginInfo* info)
{
    Call* call = start_call(player->platform, "EOS_Connect_Login");
    OPTIONS(EOS_Connect_LoginOptions, options, EOS_CONNECT_LOGIN_API_LATEST);
    options.Credentials = credentials;
    options.UserLoginInfo = info;
    EOS_Connect_Login(player->connect, &options, call, on_login);
    /* Bad options too are answered in a Tick, never inside the call. */
    CHECK_NUMBER(call->arrivals, 0);
    finish(call);
    CHECK(call->user == NULL);
    return call->result;
}

static void bad_logins_are_refused(const Player* player)
{
    OPTIONS(EOS_Connect_Credentials, credentials, EOS_CONNECT_CREDENTIALS_API_LATEST);
    OPTIONS(EOS_Connect_UserLoginInfo, info, EOS_CONNECT_USERLOGININFO_API_LATEST);
    credentials.Type = EOS_ECT_DEVICEID_ACCESS_TOKEN;
    info.DisplayName = "Tester";

    CHECK_RESULT(login_with(player, NULL, &info), EOS_InvalidParameters);
    CHECK_RESULT(login_with(player, &credentials, NULL), EOS_InvalidParameters);
    info.DisplayName = NULL;
    CHECK_RESULT(login_with(player, &credentials, &info), EOS_InvalidParameters);
    info.DisplayName = "a name of more than thirty-two bytes";
    CHECK_RESULT(login_with(player, &credentials, &info), EOS_InvalidParameters);
    info.DisplayName = "Tester";
    info.ApiVersion = 99;
    CHECK_RESULT(login_with(player, &credentials, &info), EOS_IncompatibleVersion);
    info.ApiVersion = 1;
    credentials.ApiVersion = 0;
    CHECK_RESULT(login_with(player, &credentials, &info), EOS_IncompatibleVersion);
    credentials.ApiVersion = EOS_CONNECT_CREDENTIALS_API_LATEST;
    credentials.Token = "a device login has no token";
    CHECK_RESULT(login_with(player, &credentials, &info), EOS_InvalidParameters);
}

static void players_log_in_and_out(void)
{
    Player player;
    EOS_NotificationId watch;
    EOS_ProductUserId user;
    EOS_EResult device;

    initialize();
    player = create_player();
    watch = watch_status(&player);
    CHECK(watch != EOS_INVALID_NOTIFICATIONID);
    bad_logins_are_refused(&player);
    CHECK_NUMBER(EOS_Connect_GetLoggedInUsersCount(player.connect), 0);
    CHECK(EOS_Connect_GetLoggedInUserByIndex(player.connect, 0) == NULL);

    device = create_device_id(&player);
    CHECK(device == EOS_Success || device == EOS_DuplicateNotAllowed);
    CHECK_RESULT(create_device_id(&player), EOS_DuplicateNotAllowed);
    log_in(&player);
    user = player.user;
    CHECK_NUMBER(EOS_Connect_GetLoggedInUsersCount(player.connect), 1);
    CHECK(EOS_Connect_GetLoggedInUserByIndex(player.connect, 0) == user);
    CHECK(EOS_Connect_GetLoggedInUserByIndex(player.connect, 1) == NULL);
    CHECK_NUMBER(status_changes, 1);
    CHECK(changed_user == user && current_status == EOS_LS_LoggedIn);

    CHECK_RESULT(log_out(&player), EOS_Success);
    CHECK(EOS_Connect_GetLoginStatus(player.connect, user) == EOS_LS_NotLoggedIn);
    CHECK_NUMBER(status_changes, 2);
    CHECK(current_status == EOS_LS_NotLoggedIn);

    /* The same device is the same user; a removed watch hears no more. */
    EOS_Connect_RemoveNotifyLoginStatusChanged(player.connect, watch);
    log_in(&player);
    CHECK(player.user == user);
    CHECK_NUMBER(status_changes, 2);
    check_all_answered(player.platform);
    EOS_Platform_Release(player.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
}

/* --- What EOS has no call for ------------------------------------------------- */

static EOS_EResult configure(const char* url, const char* profile)
{
    OPTIONS(GR_ConfigureOptions, options, GR_CONFIGURE_API_LATEST);
    options.DirectoryUrl = url;
    options.Profile = profile;
    return GR_Configure(&options);
}

static void places_and_profiles_are_chosen_by_call(void)
{
    EOS_ProductUserId user;
    Player player;
    OPTIONS(GR_ConfigureOptions, tomorrow, GR_CONFIGURE_API_LATEST + 1);

    initialize();
    CHECK_RESULT(GR_Configure(NULL), EOS_InvalidParameters);
    CHECK_RESULT(GR_Configure(&tomorrow), EOS_IncompatibleVersion);
    CHECK_RESULT(configure("gopher://somewhere", NULL), EOS_InvalidParameters);
    CHECK_RESULT(configure(NULL, "no/folders/please"), EOS_InvalidParameters);

    CHECK_RESULT(configure(NULL, "ann"), EOS_Success);
    player = create_player();
    log_in(&player);
    user = player.user;
    EOS_Platform_Release(player.platform);
    CHECK_RESULT(configure(NULL, "ben"), EOS_Success);
    player = create_player();
    log_in(&player);
    CHECK(player.user != user);
    EOS_Platform_Release(player.platform);

    /* Whatever the surroundings say, this one is in the process. */
    CHECK_RESULT(configure("local:", NULL), EOS_Success);
    player = create_player();
    log_in(&player);
    EOS_Platform_Release(player.platform);
    CHECK_RESULT(configure(NULL, NULL), EOS_Success);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
}

static void a_drain_waits_for_what_is_pending(void)
{
    Player player;
    Call* call;

    initialize();
    player = create_player();
    CHECK_RESULT(GR_Platform_Drain(player.platform, 0), EOS_Success);
    call = start_device_id(&player, on_device_id);
    /* A drain ticks: what holds for callbacks in a Tick holds here. */
    ticking = player.platform;
    ticking_thread = pthread_self();
    CHECK_RESULT(GR_Platform_Drain(player.platform, PATIENCE_SECONDS * 1000), EOS_Success);
    ticking = NULL;
    CHECK_NUMBER(call->arrivals, 1);
    EOS_Platform_Release(player.platform);
    CHECK_RESULT(GR_Platform_Drain(player.platform, 1), EOS_InvalidParameters);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
}

/* --- Callbacks that call back ------------------------------------------------- */

static Call* other_call = NULL;

static void EOS_CALL tick_again(const EOS_Connect_CreateDeviceIdCallbackInfo* data)
{
    Call* call = arrive(data->ClientData, data->ResultCode);
    int answered = other_call->arrivals;
    EOS_Platform_Tick(call->platform);
    /* A Tick inside a Tick brings nothing. */
    CHECK_NUMBER(other_call->arrivals, answered);
}

static void EOS_CALL release_inside(const EOS_Connect_CreateDeviceIdCallbackInfo* data)
{
    Call* call = arrive(data->ClientData, data->ResultCode);
    EOS_Platform_Release(call->platform);
    CHECK(EOS_Platform_GetConnectInterface(call->platform) == NULL);
}

static void EOS_CALL shut_down_inside(const EOS_Connect_CreateDeviceIdCallbackInfo* data)
{
    arrive(data->ClientData, data->ResultCode);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
}

static void callbacks_may_call_the_library(void)
{
    Player player;
    Call* call;

    initialize();
    player = create_player();
    call = start_device_id(&player, tick_again);
    other_call = start_device_id(&player, on_device_id);
    finish(call);
    finish(other_call);
    call = start_device_id(&player, release_inside);
    finish(call);
    EOS_Platform_Tick(player.platform);

    player = create_player();
    call = start_device_id(&player, shut_down_inside);
    finish(call);
    CHECK_RESULT(EOS_Shutdown(), EOS_UnexpectedError);
}

static void a_release_ends_what_is_pending_without_a_callback(void)
{
    Player player;
    Call* call;

    initialize();
    player = create_player();
    call = start_device_id(&player, on_device_id);
    EOS_Platform_Release(player.platform);
    EOS_Platform_Tick(player.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
    CHECK_NUMBER(call->arrivals, 0);
}

static void nobody_need_listen(void)
{
    Player player;
    OPTIONS(EOS_Connect_CreateDeviceIdOptions, options, EOS_CONNECT_CREATEDEVICEID_API_LATEST);
    options.DeviceModel = "Test bench";

    initialize();
    player = create_player();
    EOS_Connect_CreateDeviceId(player.connect, &options, NULL, NULL);
    /* The second one finds the work of the first. */
    CHECK_RESULT(create_device_id(&player), EOS_DuplicateNotAllowed);
    EOS_Platform_Release(player.platform);
    CHECK_RESULT(EOS_Shutdown(), EOS_Success);
}

int main(void)
{
    players_log_in_and_out();
    places_and_profiles_are_chosen_by_call();
    a_drain_waits_for_what_is_pending();
    callbacks_may_call_the_library();
    a_release_ends_what_is_pending_without_a_callback();
    nobody_need_listen();
    printf("players log in and out\n");
    return 0;
}

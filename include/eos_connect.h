/** @file
 * Product users: logins, external accounts, tokens.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_connect_types.h"

/**
 * Makes a device id: a secret that this machine keeps, for this profile and this directory, and
 * that `EOS_Connect_Login` logs in with. Once is enough; it is good until its file is deleted.
 *
 * `DeviceModel` says what the device is; text beyond 64 bytes is cut off without a word. Profiles
 * (`GR_Configure`, `GREENROOM_PROFILE`) tell several players on one machine apart.
 *
 * The callback brings `EOS_Success`; `EOS_DuplicateNotAllowed` if there is a device id already,
 * which is as good; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_InvalidCredentials` if
 * the directory does not know the client id and secret; `EOS_TimedOut`, `EOS_NoConnection`. It
 * comes once, inside Tick. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Connect_CreateDeviceId(EOS_HConnect Handle,
    const EOS_Connect_CreateDeviceIdOptions *Options, void *ClientData,
    EOS_Connect_OnCreateDeviceIdCallback CompletionDelegate);

/**
 * Logs a user in. There are device ids so far: `Credentials.Type` is
 * `EOS_ECT_DEVICEID_ACCESS_TOKEN`, `Credentials.Token` null, and `UserLoginInfo.DisplayName` a name
 * of at most 32 bytes. Logging in again refreshes the login.
 *
 * The callback brings `EOS_Success` and the user; `EOS_InvalidUser` and a continuance token if the
 * device id is good and has no user yet: give the token to `EOS_Connect_CreateUser`; `EOS_NotFound`
 * if this profile has no device id on this directory: call `EOS_Connect_CreateDeviceId`;
 * `EOS_NotImplemented` for other types of credentials; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`; `EOS_InvalidAuth` if the directory does not know the device id;
 * `EOS_InvalidCredentials` if it does not know the client id and secret; `EOS_TimedOut`,
 * `EOS_NoConnection`. It comes once, inside Tick; who watches the login status is told after it.
 * Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Connect_Login(EOS_HConnect Handle,
    const EOS_Connect_LoginOptions *Options, void *ClientData,
    EOS_Connect_OnLoginCallback CompletionDelegate);

/**
 * Makes the user that `EOS_Connect_Login` found missing, and logs it in. `ContinuanceToken` is from
 * that callback, good for ten minutes.
 *
 * The callback brings `EOS_Success` and the user; `EOS_Connect_InvalidToken` if the token is too
 * old or not of this directory; `EOS_InvalidParameters` if it is no continuance token;
 * `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick; who
 * watches the login status is told after it. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Connect_CreateUser(EOS_HConnect Handle,
    const EOS_Connect_CreateUserOptions *Options, void *ClientData,
    EOS_Connect_OnCreateUserCallback CompletionDelegate);

/**
 * Forgets the login of a user in this process; the account stays. The sessions that the user hosts
 * end on the directory, because nobody vouches for the host any more.
 *
 * The callback brings `EOS_Success` and the user; `EOS_InvalidUser` if the user is not logged in;
 * `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. It comes once, inside Tick; who watches the
 * login status is told after it. Any thread. Since 1.16.2.
 */
EOS_DECLARE_FUNC(void) EOS_Connect_Logout(EOS_HConnect Handle,
    const EOS_Connect_LogoutOptions *Options, void *ClientData,
    EOS_Connect_OnLogoutCallback CompletionDelegate);

/** How many users are logged in on this platform. Any thread. */
EOS_DECLARE_FUNC(int32_t) EOS_Connect_GetLoggedInUsersCount(EOS_HConnect Handle);

/**
 * A user who is logged in, by its place in the order of the logins, from 0; null beyond the last
 * one. Never freed by the game. Any thread.
 */
EOS_DECLARE_FUNC(EOS_ProductUserId) EOS_Connect_GetLoggedInUserByIndex(EOS_HConnect Handle,
    int32_t Index);

/** Whether a user is logged in: `EOS_LS_LoggedIn` or `EOS_LS_NotLoggedIn`. Any thread. */
EOS_DECLARE_FUNC(EOS_ELoginStatus) EOS_Connect_GetLoginStatus(EOS_HConnect Handle,
    EOS_ProductUserId LocalUserId);

/**
 * Registers a callback that is told, inside Tick, when a login ends in ten minutes, or when a
 * quarter of a short one is left, until `EOS_Connect_RemoveNotifyAuthExpiration`. It comes once for
 * each login that nears its end.
 *
 * The library renews logins by itself, in time, so that it comes only when that has not succeeded:
 * the directory has not answered for minutes. The library goes on trying. `EOS_Connect_Login`
 * renews the login too, and keeps the user's sessions.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_Connect_AddNotifyAuthExpiration(EOS_HConnect Handle,
    const EOS_Connect_AddNotifyAuthExpirationOptions *Options, void *ClientData,
    EOS_Connect_OnAuthExpirationCallback Notification);

/**
 * Takes a callback for logins that are about to end back; it is not called any more, not even by
 * the Tick that is under way on this thread. An id that is none is ignored, with a line in the log.
 * Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Connect_RemoveNotifyAuthExpiration(EOS_HConnect Handle,
    EOS_NotificationId InId);

/**
 * Registers a callback that is told of every login and logout, inside Tick, until
 * `EOS_Connect_RemoveNotifyLoginStatusChanged`. When the login was a call of this game's, its own
 * callback comes before. A user whom the directory lets in no longer is logged out without any
 * call: because its data was wiped, or its operator has removed the program. A line in the log says
 * why; log in again.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_Connect_AddNotifyLoginStatusChanged(EOS_HConnect Handle,
    const EOS_Connect_AddNotifyLoginStatusChangedOptions *Options, void *ClientData,
    EOS_Connect_OnLoginStatusChangedCallback Notification);

/**
 * Takes a callback for logins and logouts back; it is not called any more, not even by the Tick
 * that is under way on this thread. An id that is none is ignored, with a line in the log. Any
 * thread.
 */
EOS_DECLARE_FUNC(void) EOS_Connect_RemoveNotifyLoginStatusChanged(EOS_HConnect Handle,
    EOS_NotificationId InId);

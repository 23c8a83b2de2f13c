/** @file
 * Product users: logins, external accounts, tokens.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_connect_types.h"

/**
 * Logs a user in, by one of four types of credentials. Logging in again refreshes the login.
 * Several users may be logged in at a time.
 *
 * `EOS_ECT_DEVICEID_ACCESS_TOKEN`: `Credentials.Token` is null, and `UserLoginInfo.DisplayName` a
 * name of at most 32 bytes. The library renews the login for as long as the device id is there.
 *
 * `EOS_ECT_OPENID_ACCESS_TOKEN`: `Credentials.Token` is a token of an OpenID Connect issuer that
 * the directory trusts, of at most 16 KiB; what `UserLoginInfo` says is passed over, for the issuer
 * knows the name. The library renews the login for as long as the issuer vouches for the token, and
 * `EOS_Connect_AddNotifyAuthExpiration` tells when another one is needed.
 *
 * `EOS_ECT_EPIC` and `EOS_ECT_EPIC_ID_TOKEN`: `Credentials.Token` is `AccessToken` of
 * `EOS_Auth_CopyUserAuthToken`, or `JsonWebToken` of `EOS_Auth_CopyIdToken`; `UserLoginInfo` is
 * passed over. The product user has the number of the Epic account and is there at once. A user who
 * is logged in by both interfaces has one login on the directory, which ends when both have logged
 * out.
 *
 * The callback brings `EOS_Success` and the user; `EOS_InvalidUser` and a continuance token if the
 * credentials are good and lead to no user yet: give the token to `EOS_Connect_CreateUser`, or to
 * `EOS_Connect_LinkAccount`; `EOS_NotFound` if this profile has no device id on this directory:
 * call `EOS_Connect_CreateDeviceId`; `EOS_Connect_ExternalTokenValidationFailed` for a token that
 * the issuer does not vouch for, or no longer; `EOS_Connect_ExternalServiceUnavailable` if the
 * issuer cannot be asked now; `EOS_Connect_ExternalServiceConfigurationFailure` if the directory
 * trusts no issuer; `EOS_Connect_UnsupportedTokenType` for other types of credentials;
 * `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_InvalidCredentials` if the directory
 * does not know the client id and secret; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside
 * Tick; who watches the login status is told after it. Any thread.
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
 * Deletes the device id of this profile on this directory, for good. A user whom nothing else leads
 * to cannot log in again: link another account to it before. Who is logged in by the device id
 * stays so until the login would have to be renewed; `EOS_Connect_AddNotifyAuthExpiration` tells
 * before.
 *
 * The callback brings `EOS_Success`; `EOS_NotFound` if there is no device id;
 * `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes
 * once, inside Tick. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Connect_DeleteDeviceId(EOS_HConnect Handle,
    const EOS_Connect_DeleteDeviceIdOptions *Options, void *ClientData,
    EOS_Connect_OnDeleteDeviceIdCallback CompletionDelegate);

/**
 * Makes one user of two who are logged in on this platform: `PrimaryLocalUserId` by an account of
 * another system, `LocalDeviceUserId` by the device id and by nothing else.
 * `ProductUserIdToPreserve` is one of them. It gets the device id and the accounts of both and
 * stays logged in; the other is deleted for good, with the sessions that it hosts, and logged out.
 *
 * The callback brings `EOS_Success` and the user who was preserved; `EOS_InvalidUser` if one of
 * them is not logged in; `EOS_InvalidState` if they did not log in so; `EOS_InvalidParameters` if
 * they are one user, or the one to preserve is neither; `EOS_IncompatibleVersion`; `EOS_TimedOut`,
 * `EOS_NoConnection`. It comes once, inside Tick; who watches the login status is told of the other
 * user after it. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Connect_TransferDeviceIdAccount(EOS_HConnect Handle,
    const EOS_Connect_TransferDeviceIdAccountOptions *Options, void *ClientData,
    EOS_Connect_OnTransferDeviceIdAccountCallback CompletionDelegate);

/**
 * Links an account to a user who is logged in: a login by either leads to this user from then on.
 * `ContinuanceToken` is from a login by the account that ended with `EOS_InvalidUser`, good for ten
 * minutes. It may be that of a device id too. A user has at most one account of each system.
 *
 * The callback brings `EOS_Success`; `EOS_Connect_LinkAccountFailed` if the account has a user of
 * its own by now, or the user has another one of that system; `EOS_Connect_InvalidToken` if the
 * token is too old or not of this directory; `EOS_InvalidUser` if the user is not logged in;
 * `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes
 * once, inside Tick, with the user of the call. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Connect_LinkAccount(EOS_HConnect Handle,
    const EOS_Connect_LinkAccountOptions *Options, void *ClientData,
    EOS_Connect_OnLinkAccountCallback CompletionDelegate);

/**
 * Takes the account that the user logged in by away from the user, who is logged out by it. What
 * else leads to the user stays; where nothing does, the user cannot log in any more. The account is
 * free: its next login ends with `EOS_InvalidUser` and a continuance token. A device id is not
 * unlinked but deleted, by `EOS_Connect_DeleteDeviceId`.
 *
 * The callback brings `EOS_Success`; `EOS_InvalidState` if the user logged in by a device id;
 * `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick, with
 * the user of the call; who watches the login status is told after it. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Connect_UnlinkAccount(EOS_HConnect Handle,
    const EOS_Connect_UnlinkAccountOptions *Options, void *ClientData,
    EOS_Connect_OnUnlinkAccountCallback CompletionDelegate);

/**
 * Asks which users have these accounts of another system; `EOS_Connect_GetExternalAccountMapping`
 * reads the answer. At most 128 ids, of at most 256 bytes each. `LocalUserId` may be null on a
 * platform that was made with `bIsServer`.
 *
 * The callback brings `EOS_Success`, also where nobody has one of them; `EOS_InvalidUser` if the
 * user is not logged in; `EOS_InvalidParameters` for no id, too many, and one that is none;
 * `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick, with
 * the user of the call. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Connect_QueryExternalAccountMappings(EOS_HConnect Handle,
    const EOS_Connect_QueryExternalAccountMappingsOptions *Options, void *ClientData,
    EOS_Connect_OnQueryExternalAccountMappingsCallback CompletionDelegate);

/**
 * Asks which accounts these users have in other systems; `EOS_Connect_GetProductUserIdMapping` and
 * the functions that count and copy external accounts read the answer. At most 128 users. Device
 * ids are none of those accounts. A player is told the account ids in those systems in which it has
 * an account itself; of the other accounts the id is empty. `LocalUserId` may be null on a platform
 * that was made with `bIsServer`, which is told all.
 *
 * The callback brings `EOS_Success`, also where some are not known; `EOS_InvalidUser` if the user
 * who asks is not logged in; `EOS_InvalidParameters` for no user, too many, and one that is none;
 * `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick, with
 * the user who asked. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Connect_QueryProductUserIdMappings(EOS_HConnect Handle,
    const EOS_Connect_QueryProductUserIdMappingsOptions *Options, void *ClientData,
    EOS_Connect_OnQueryProductUserIdMappingsCallback CompletionDelegate);

/**
 * The user who has an account of another system, as `EOS_Connect_QueryExternalAccountMappings` of
 * the same `LocalUserId` found it. Null where nobody has it, and where nobody asked. Never freed by
 * the game. Any thread.
 */
EOS_DECLARE_FUNC(EOS_ProductUserId) EOS_Connect_GetExternalAccountMapping(EOS_HConnect Handle,
    const EOS_Connect_GetExternalAccountMappingsOptions *Options);

/**
 * Writes the id of the account that a user has in another system, as
 * `EOS_Connect_QueryProductUserIdMappings` of the same `LocalUserId` found it.
 *
 * `InOutBufferLength` is the size of `OutBuffer`, and afterwards the size that was needed; both
 * count the terminating NUL. `EOS_CONNECT_EXTERNAL_ACCOUNT_ID_MAX_LENGTH + 1` is enough for every
 * id.
 *
 * `EOS_Success`; `EOS_NotFound` if the user has no account there, its id may not be known, or
 * nobody asked; `EOS_InvalidUser` if the one who asks is not logged in; `EOS_LimitExceeded` if the
 * buffer is too small; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Connect_GetProductUserIdMapping(EOS_HConnect Handle,
    const EOS_Connect_GetProductUserIdMappingOptions *Options, char *OutBuffer,
    int32_t *InOutBufferLength);

/**
 * How many accounts a user has in other systems, as the last
 * `EOS_Connect_QueryProductUserIdMappings` about it found. 0 where nobody asked, and for bad
 * parameters. Any thread.
 */
EOS_DECLARE_FUNC(uint32_t) EOS_Connect_GetProductUserExternalAccountCount(EOS_HConnect Handle,
    const EOS_Connect_GetProductUserExternalAccountCountOptions *Options);

/**
 * Copies an account that a user has in another system, by its place from 0; the one that was most
 * recently used is the first. Free it with `EOS_Connect_ExternalAccountInfo_Release`.
 *
 * `EOS_Success`; `EOS_NotFound` beyond the last account, and where no
 * `EOS_Connect_QueryProductUserIdMappings` asked; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Connect_CopyProductUserExternalAccountByIndex(EOS_HConnect Handle,
    const EOS_Connect_CopyProductUserExternalAccountByIndexOptions *Options,
    EOS_Connect_ExternalAccountInfo **OutExternalAccountInfo);

/**
 * Copies the account that a user has in one other system. Free it with
 * `EOS_Connect_ExternalAccountInfo_Release`.
 *
 * `EOS_Success`; `EOS_NotFound` if there is none, and where no
 * `EOS_Connect_QueryProductUserIdMappings` asked; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Connect_CopyProductUserExternalAccountByAccountType(EOS_HConnect Handle,
    const EOS_Connect_CopyProductUserExternalAccountByAccountTypeOptions *Options,
    EOS_Connect_ExternalAccountInfo **OutExternalAccountInfo);

/**
 * Copies the account that a user has in another system, by its id there; where accounts of two
 * systems have the same id, the one that was most recently used. Free it with
 * `EOS_Connect_ExternalAccountInfo_Release`.
 *
 * `EOS_Success`; `EOS_NotFound` if there is none, its id may not be known, and where no
 * `EOS_Connect_QueryProductUserIdMappings` asked; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Connect_CopyProductUserExternalAccountByAccountId(EOS_HConnect Handle,
    const EOS_Connect_CopyProductUserExternalAccountByAccountIdOptions *Options,
    EOS_Connect_ExternalAccountInfo **OutExternalAccountInfo);

/**
 * Copies the account that a user logged in by most recently, of those in other systems. Free it
 * with `EOS_Connect_ExternalAccountInfo_Release`.
 *
 * `EOS_Success`; `EOS_NotFound` for a user who only has device ids, and where no
 * `EOS_Connect_QueryProductUserIdMappings` asked; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Connect_CopyProductUserInfo(EOS_HConnect Handle,
    const EOS_Connect_CopyProductUserInfoOptions *Options,
    EOS_Connect_ExternalAccountInfo **OutExternalAccountInfo);

/**
 * Copies the id token of a user who is logged in: shown to others, it proves who the user is, and
 * it opens nothing. It is good as long as the login needs no renewal, an hour at most, so copy it
 * anew each time that it is shown. Free it with `EOS_Connect_IdToken_Release`.
 *
 * `EOS_Success`; `EOS_NotFound` if the user is not logged in, or the login could not be renewed in
 * time; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Connect_CopyIdToken(EOS_HConnect Handle,
    const EOS_Connect_CopyIdTokenOptions *Options, EOS_Connect_IdToken **OutIdToken);

/**
 * Verifies an id token that somebody has shown: whether this directory has signed it, for a user of
 * this deployment, and it is still good. `IdToken.ProductUserId` is the user whose token it should
 * be. Needs no login. The directory is asked for its public keys at the first call alone, and when
 * its keys are new.
 *
 * The callback brings `EOS_Success`, the user, the program (`ClientId`), product, sandbox and
 * deployment; and, where the user logged in by an account of another system, that account, with
 * `bIsAccountInfoPresent`. It brings `EOS_Connect_InvalidToken` for a text that is no id token, for
 * one that this directory has not signed, and for that of another user; `EOS_Connect_AuthExpired`
 * for one that was good once; `EOS_Invalid_Deployment` for one of another deployment;
 * `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. Its texts
 * are never null, and live as long as the callback. It comes once, inside Tick. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Connect_VerifyIdToken(EOS_HConnect Handle,
    const EOS_Connect_VerifyIdTokenOptions *Options, void *ClientData,
    EOS_Connect_OnVerifyIdTokenCallback CompletionDelegate);

/**
 * Registers a callback that is told, inside Tick, when a login ends in ten minutes, or when a
 * quarter of a short one is left, until `EOS_Connect_RemoveNotifyAuthExpiration`. It comes once for
 * each login that nears its end.
 *
 * The library renews logins by itself, in time, so that it comes only when that has not succeeded:
 * the directory has not answered for minutes, and the library goes on trying; or what the user
 * logged in by is good no more, which is so when a token of another system has expired, and which
 * `EOS_Connect_Login` alone can mend. It keeps the user's sessions in both cases.
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

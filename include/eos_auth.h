/** @file
 * Epic accounts: logins and tokens.
 *
 * Made from the Rust sources by `make headers`; changes here get lost.
 */
#pragma once

#include "eos_auth_types.h"

/**
 * Logs a user in with an Epic account, which is an account of the directory: its id is the number
 * that the product user id has. Several users may be logged in at a time; logging in again succeeds
 * again. Any `ScopeFlags` are taken. Next, `EOS_Connect_Login` takes the tokens.
 *
 * `EOS_LCT_Developer`, at a directory that stands at a developer's desk (`greenroom serve --dev`,
 * `local:`): `Credentials.Token` is a name of at most 32 bytes. Each name is one account in each
 * deployment, made by its first login, and its display name. `Credentials.Id` must be there, as
 * `host:port`, and is not looked at: the names come from the directory, and no tool runs.
 *
 * `EOS_LCT_ExternalAuth`: `Credentials.ExternalType` is `EOS_ECT_OPENID_ACCESS_TOKEN`, and
 * `Credentials.Token` a token of an OpenID Connect issuer that the directory trusts, of at most 16
 * KiB. `Credentials.Id` is null, or the account's id there, and the login fails if the token is
 * another account's.
 *
 * `EOS_LCT_PersistentAuth`: both are null. The library has kept the refresh token of the last login
 * by one of the two types above, for this profile, directory and deployment; with `local:` as long
 * as the platform lives. `EOS_LCT_RefreshToken`: `Credentials.Id` is null, `Credentials.Token` the
 * refresh token of another login, of another process too, with the same client id and deployment.
 *
 * The callback brings `EOS_Success` and the user; `EOS_InvalidUser` and a continuance token if the
 * token of an issuer is good and leads to no account yet: give it to `EOS_Auth_LinkAccount`;
 * `EOS_InvalidCredentials` for a developer's name at a directory that stands at no desk, and for a
 * client id or secret that the directory does not know; `EOS_InvalidAuth` if nothing is kept, or it
 * is good no more; `EOS_Auth_InvalidRefreshToken`; `EOS_Auth_ExternalAuthInvalid` for a token that
 * the issuer does not vouch for, or no longer, or that of another account than `Credentials.Id`;
 * `EOS_Connect_ExternalServiceUnavailable` and `EOS_Connect_ExternalServiceConfigurationFailure` as
 * for `EOS_Connect_Login`; `EOS_Auth_ExchangeCodeNotFound` for `EOS_LCT_ExchangeCode`, since no
 * launcher gives codes; `EOS_Auth_UserInterfaceRequired` for `EOS_LCT_AccountPortal` with
 * `EOS_LF_NO_USER_INTERFACE`; `EOS_NotImplemented` without, and for other types;
 * `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes
 * once, inside Tick; who watches the login status is told after it. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Auth_Login(EOS_HAuth Handle, const EOS_Auth_LoginOptions *Options,
    void *ClientData, EOS_Auth_OnLoginCallback CompletionDelegate);

/**
 * Forgets the login of a user in this process; the account stays, and so does what
 * `EOS_LCT_PersistentAuth` logs in by. A user who is logged in by Connect too stays so; else the
 * sessions that the user hosts end on the directory.
 *
 * The callback brings `EOS_Success` and the user; `EOS_InvalidUser` if the user is not logged in;
 * `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. It comes once, inside Tick; who watches the
 * login status is told after it. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Auth_Logout(EOS_HAuth Handle, const EOS_Auth_LogoutOptions *Options,
    void *ClientData, EOS_Auth_OnLogoutCallback CompletionDelegate);

/**
 * Makes the account that `EOS_Auth_Login` found missing, and logs it in. `ContinuanceToken` is from
 * that callback, good for ten minutes; `LinkAccountFlags` is `EOS_LA_NoFlags`, and `LocalUserId`
 * null.
 *
 * The callback brings `EOS_Success` and the user; `EOS_InvalidAuth` if the token is too old or not
 * of this directory; `EOS_NotImplemented` for `EOS_LA_NintendoNsaId`; `EOS_InvalidParameters` if it
 * is no continuance token, or `LocalUserId` is not null; `EOS_IncompatibleVersion`; `EOS_TimedOut`,
 * `EOS_NoConnection`. It comes once, inside Tick; who watches the login status is told after it.
 * Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Auth_LinkAccount(EOS_HAuth Handle,
    const EOS_Auth_LinkAccountOptions *Options, void *ClientData,
    EOS_Auth_OnLinkAccountCallback CompletionDelegate);

/**
 * Forgets what `EOS_LCT_PersistentAuth` logs in by on this profile, and has the directory revoke
 * it; with a `RefreshToken`, has that one revoked. Who is logged in by it stays so until the login
 * would have to be renewed, for an hour at most.
 *
 * The callback brings `EOS_Success`, also if nothing is kept or the token is not known;
 * `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_InvalidCredentials` if the directory
 * does not know the client id and secret; `EOS_TimedOut`, `EOS_NoConnection`: what was kept is
 * forgotten then, if the directory was reached before, and not revoked. It comes once, inside Tick.
 * Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Auth_DeletePersistentAuth(EOS_HAuth Handle,
    const EOS_Auth_DeletePersistentAuthOptions *Options, void *ClientData,
    EOS_Auth_OnDeletePersistentAuthCallback CompletionDelegate);

/** How many users are logged in on this platform by Auth. Any thread. */
EOS_DECLARE_FUNC(int32_t) EOS_Auth_GetLoggedInAccountsCount(EOS_HAuth Handle);

/**
 * A user who is logged in, by its place in the order of the logins, from 0; null beyond the last
 * one. Never freed by the game. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EpicAccountId) EOS_Auth_GetLoggedInAccountByIndex(EOS_HAuth Handle,
    int32_t Index);

/** Whether a user is logged in: `EOS_LS_LoggedIn` or `EOS_LS_NotLoggedIn`. Any thread. */
EOS_DECLARE_FUNC(EOS_ELoginStatus) EOS_Auth_GetLoginStatus(EOS_HAuth Handle,
    EOS_EpicAccountId LocalUserId);

/**
 * The account that a user plays with: its own, since accounts are never merged here.
 *
 * `EOS_Success`; `EOS_InvalidParameters` for null instead of a place; `EOS_InvalidUser` for what is
 * no Epic account id; `EOS_InvalidAuth` if the user is not logged in. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Auth_GetSelectedAccountId(EOS_HAuth Handle,
    EOS_EpicAccountId LocalUserId, EOS_EpicAccountId *OutSelectedAccountId);

/**
 * How many accounts were merged into that of a user: one for a user who is logged in, its own, else
 * 0. Any thread.
 */
EOS_DECLARE_FUNC(uint32_t) EOS_Auth_GetMergedAccountsCount(EOS_HAuth Handle,
    EOS_EpicAccountId LocalUserId);

/**
 * An account that was merged into that of a user: at 0 the user's own, if it is logged in; null
 * beyond. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EpicAccountId) EOS_Auth_GetMergedAccountByIndex(EOS_HAuth Handle,
    EOS_EpicAccountId LocalUserId, uint32_t Index);

/**
 * Copies the tokens of a user who is logged in. The access token is good for an hour at most and
 * renewed before its end, so copy it anew each time that it is used. Free it with
 * `EOS_Auth_Token_Release`.
 *
 * `EOS_Success`; `EOS_NotFound` if the user is not logged in, or the login could not be renewed in
 * time; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Auth_CopyUserAuthToken(EOS_HAuth Handle,
    const EOS_Auth_CopyUserAuthTokenOptions *Options, EOS_EpicAccountId LocalUserId,
    EOS_Auth_Token **OutUserAuthToken);

/**
 * Copies the id token of a user who is logged in: shown to others, it proves who the user is. The
 * same program can log in by it, so show it to your own servers alone, and to players what
 * `EOS_Connect_CopyIdToken` copies, which opens nothing. It is good for an hour at most, so copy it
 * anew each time that it is shown. Free it with `EOS_Auth_IdToken_Release`.
 *
 * `EOS_Success`; `EOS_NotFound` if the user is not logged in, or the login could not be renewed in
 * time; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread. Since 1.14.1.
 */
EOS_DECLARE_FUNC(EOS_EResult) EOS_Auth_CopyIdToken(EOS_HAuth Handle,
    const EOS_Auth_CopyIdTokenOptions *Options, EOS_Auth_IdToken **OutIdToken);

/**
 * Gets the id token of another account that was merged into the user's. Accounts are never merged
 * here: the user's own token is there from the login on, and there is no other.
 *
 * The callback brings `EOS_Success` for the user's own account; `EOS_NotFound` for every other one;
 * `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`. It comes once, inside Tick. Any thread. Since 1.14.1.
 */
EOS_DECLARE_FUNC(void) EOS_Auth_QueryIdToken(EOS_HAuth Handle,
    const EOS_Auth_QueryIdTokenOptions *Options, void *ClientData,
    EOS_Auth_OnQueryIdTokenCallback CompletionDelegate);

/**
 * Verifies an id token that somebody has shown: whether this directory has signed it for an Epic
 * account, for a user of this deployment, and it is still good. `IdToken.AccountId` is the account
 * whose token it should be. Needs no login. The directory is asked for its public keys at the first
 * call alone, and when its keys are new.
 *
 * The callback brings `EOS_Success` and what the token says; and, where the user logged in by an
 * account of another system, that account, with `bIsExternalAccountInfoPresent`. It brings
 * `EOS_Auth_InvalidToken` for a text that is no such token, for one that this directory has not
 * signed, and for that of another account; `EOS_Auth_Expired` for one that was good once;
 * `EOS_Invalid_Deployment` for one of another deployment; `EOS_InvalidParameters`,
 * `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick. Any
 * thread. Since 1.14.1.
 */
EOS_DECLARE_FUNC(void) EOS_Auth_VerifyIdToken(EOS_HAuth Handle,
    const EOS_Auth_VerifyIdTokenOptions *Options, void *ClientData,
    EOS_Auth_OnVerifyIdTokenCallback CompletionDelegate);

/**
 * Asks the directory whether the access token that somebody has shown is good: for servers, which
 * trust no player's word. `AuthToken.AccountId` is the account whose token it should be; of the
 * rest, `AccessToken` alone is looked at. Needs no login. Whoever sees an access token can act as
 * its user: `EOS_Auth_VerifyIdToken` does without.
 *
 * The callback brings `EOS_Success`; `EOS_Auth_InvalidToken` for a token that is none of this
 * directory's and deployment, is not, or no longer, good, or is that of another account;
 * `EOS_InvalidCredentials` if the directory does not know the client id and secret;
 * `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes
 * once, inside Tick. Any thread.
 */
EOS_DECLARE_FUNC(void) EOS_Auth_VerifyUserAuth(EOS_HAuth Handle,
    const EOS_Auth_VerifyUserAuthOptions *Options, void *ClientData,
    EOS_Auth_OnVerifyUserAuthCallback CompletionDelegate);

/**
 * Registers a callback that is told of every login and logout by Auth, inside Tick, until
 * `EOS_Auth_RemoveNotifyLoginStatusChanged`. When the login was a call of this game's, its own
 * callback comes before. A user whom the directory lets in no longer is logged out without any
 * call, by Auth and by Connect: a line in the log says why; log in again. Needs no login.
 *
 * Returns an id that no other notification of the process has; `EOS_INVALID_NOTIFICATIONID` for bad
 * options, for null instead of a callback and for what is no interface. Any thread.
 */
EOS_DECLARE_FUNC(EOS_NotificationId) EOS_Auth_AddNotifyLoginStatusChanged(EOS_HAuth Handle,
    const EOS_Auth_AddNotifyLoginStatusChangedOptions *Options, void *ClientData,
    EOS_Auth_OnLoginStatusChangedCallback Notification);

/**
 * Takes a callback for logins and logouts back; it is not called any more, not even by the Tick
 * that is under way on this thread. An id that is none is ignored, with a line in the log. Any
 * thread.
 */
EOS_DECLARE_FUNC(void) EOS_Auth_RemoveNotifyLoginStatusChanged(EOS_HAuth Handle,
    EOS_NotificationId InId);

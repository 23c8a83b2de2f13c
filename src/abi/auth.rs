//! The functions of `eos_auth.h` that log in and out, and tell who is logged in. Tokens are in `auth_tokens.rs`, the notification in `auth_notifications.rs`.

use std::ffi::c_void;
use std::ptr;

use greenroom_protocol::limits;

use super::auth_reading;
use super::boundary::try_boundary;
use super::completion::{announce, settle, tell};
use super::connect::status;
use super::delegates::Delegate;
use super::handles;
use super::ids::{self, epic_account};
use super::options;
use super::refusal::Refusal;
use super::strings::{self, Limit};
use super::types::{
    CEnum, EOS_Auth_DeletePersistentAuthCallbackInfo, EOS_Auth_DeletePersistentAuthOptions,
    EOS_Auth_LinkAccountCallbackInfo, EOS_Auth_LinkAccountOptions, EOS_Auth_LoginCallbackInfo,
    EOS_Auth_LoginOptions, EOS_Auth_LogoutCallbackInfo, EOS_Auth_LogoutOptions,
    EOS_Auth_OnDeletePersistentAuthCallback, EOS_Auth_OnLinkAccountCallback,
    EOS_Auth_OnLoginCallback, EOS_Auth_OnLogoutCallback, EOS_ELinkAccountFlags, EOS_ELoginStatus,
    EOS_EpicAccountId, EOS_HAuth,
};
use crate::interfaces::Outcome;
use crate::interfaces::auth::Auth;
use crate::interfaces::logins::Login;
use crate::result::EOS_EResult;
use crate::user_id::UserId;

/// Logs a user in with an Epic account, which is an account of the directory: its id is the number that the product user id has. Several users may be logged in at a time; logging in again succeeds again.
/// Any `ScopeFlags` are taken. Next, `EOS_Connect_Login` takes the tokens.
///
/// `EOS_LCT_Developer`, at a directory that stands at a developer's desk (`greenroom serve --dev`, `local:`): `Credentials.Token` is a name of at most 32 bytes. Each name is one account in each deployment,
/// made by its first login, and its display name. `Credentials.Id` must be there, as `host:port`, and is not looked at: the names come from the directory, and no tool runs.
///
/// `EOS_LCT_ExternalAuth`: `Credentials.ExternalType` is `EOS_ECT_OPENID_ACCESS_TOKEN`, and `Credentials.Token` a token of an OpenID Connect issuer that the directory trusts, of at most 16 KiB.
/// `Credentials.Id` is null, or the account's id there, and the login fails if the token is another account's.
///
/// `EOS_LCT_PersistentAuth`: both are null. The library has kept the refresh token of the last login by one of the two types above, for this profile, directory and deployment; with `local:` as long as the
/// platform lives. `EOS_LCT_RefreshToken`: `Credentials.Id` is null, `Credentials.Token` the refresh token of another login, of another process too, with the same client id and deployment.
///
/// The callback brings `EOS_Success` and the user; `EOS_InvalidUser` and a continuance token if the token of an issuer is good and leads to no account yet: give it to `EOS_Auth_LinkAccount`;
/// `EOS_InvalidCredentials` for a developer's name at a directory that stands at no desk, and for a client id or secret that the directory does not know; `EOS_InvalidAuth` if nothing is kept, or it is good no
/// more; `EOS_Auth_InvalidRefreshToken`; `EOS_Auth_ExternalAuthInvalid` for a token that the issuer does not vouch for, or no longer, or that of another account than `Credentials.Id`;
/// `EOS_Connect_ExternalServiceUnavailable` and `EOS_Connect_ExternalServiceConfigurationFailure` as for `EOS_Connect_Login`; `EOS_Auth_ExchangeCodeNotFound` for `EOS_LCT_ExchangeCode`, since no launcher
/// gives codes; `EOS_Auth_UserInterfaceRequired` for `EOS_LCT_AccountPortal` with `EOS_LF_NO_USER_INTERFACE`; `EOS_NotImplemented` without, and for other types; `EOS_InvalidParameters`,
/// `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick; who watches the login status is told after it. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Auth_Login(
    Handle: EOS_HAuth,
    Options: *const EOS_Auth_LoginOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Auth_OnLoginCallback,
) {
    const NAME: &str = "EOS_Auth_Login";
    try_boundary(NAME, || {
        let auth = handles::get::<Auth>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        announce(&delegate, |code, client_data| {
            login_info(code, client_data, None, None)
        });
        let done = move |outcome: Outcome<Login>| {
            let (code, login) = settle(NAME, outcome);
            let (code, user, token) = match login {
                Some(Login::User(user)) => (code, Some(user), None),
                Some(Login::Unknown { continuance }) => {
                    (EOS_EResult::EOS_InvalidUser, None, Some(continuance))
                }
                None => (code, None, None),
            };
            delegate.call(|client_data| login_info(CEnum::from(code), client_data, user, token));
        };
        // SAFETY: the game passes null or options of the version that they say.
        match unsafe { auth_reading::login(Options) } {
            Ok(credentials) => auth.login(credentials, done),
            Err(refusal) => auth.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// Forgets the login of a user in this process; the account stays, and so does what `EOS_LCT_PersistentAuth` logs in by. A user who is logged in by Connect too stays so; else the sessions that the user hosts end
/// on the directory.
///
/// The callback brings `EOS_Success` and the user; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. It comes once, inside Tick; who watches the
/// login status is told after it. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Auth_Logout(
    Handle: EOS_HAuth,
    Options: *const EOS_Auth_LogoutOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Auth_OnLogoutCallback,
) {
    const NAME: &str = "EOS_Auth_Logout";
    try_boundary(NAME, || {
        let auth = handles::get::<Auth>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        // SAFETY: the game passes null or options of the version that they say.
        let user = unsafe { read_user(Options) };
        let named = user.as_ref().ok().cloned();
        let done = tell(NAME, delegate, move |ResultCode, ClientData, _| {
            EOS_Auth_LogoutCallbackInfo {
                ResultCode,
                ClientData,
                LocalUserId: pointer(named.clone()),
            }
        });
        match user {
            Ok(user) => auth.logout(user, done),
            Err(refusal) => auth.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// Makes the account that `EOS_Auth_Login` found missing, and logs it in. `ContinuanceToken` is from that callback, good for ten minutes; `LinkAccountFlags` is `EOS_LA_NoFlags`, and `LocalUserId` null.
///
/// The callback brings `EOS_Success` and the user; `EOS_InvalidAuth` if the token is too old or not of this directory; `EOS_NotImplemented` for `EOS_LA_NintendoNsaId`; `EOS_InvalidParameters` if it is no
/// continuance token, or `LocalUserId` is not null; `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick; who watches the login status is told after it. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Auth_LinkAccount(
    Handle: EOS_HAuth,
    Options: *const EOS_Auth_LinkAccountOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Auth_OnLinkAccountCallback,
) {
    const NAME: &str = "EOS_Auth_LinkAccount";
    try_boundary(NAME, || {
        let auth = handles::get::<Auth>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        let done = tell(
            NAME,
            delegate,
            |ResultCode, ClientData, user: Option<UserId>| {
                let user = pointer(user);
                EOS_Auth_LinkAccountCallbackInfo {
                    ResultCode,
                    ClientData,
                    LocalUserId: user,
                    PinGrantInfo: ptr::null(),
                    SelectedAccountId: user,
                }
            },
        );
        // SAFETY: the game passes null or options of the version that they say.
        match unsafe { read_continuance(Options) } {
            Ok(token) => auth.create_user(token, done),
            Err(refusal) => auth.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// Forgets what `EOS_LCT_PersistentAuth` logs in by on this profile, and has the directory revoke it; with a `RefreshToken`, has that one revoked. Who is logged in by it stays so until the login would have to be
/// renewed, for an hour at most.
///
/// The callback brings `EOS_Success`, also if nothing is kept or the token is not known; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_InvalidCredentials` if the directory does not know the
/// client id and secret; `EOS_TimedOut`, `EOS_NoConnection`: what was kept is forgotten then, if the directory was reached before, and not revoked. It comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Auth_DeletePersistentAuth(
    Handle: EOS_HAuth,
    Options: *const EOS_Auth_DeletePersistentAuthOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Auth_OnDeletePersistentAuthCallback,
) {
    const NAME: &str = "EOS_Auth_DeletePersistentAuth";
    try_boundary(NAME, || {
        let auth = handles::get::<Auth>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        let done = tell(NAME, delegate, |ResultCode, ClientData, _: Option<()>| {
            EOS_Auth_DeletePersistentAuthCallbackInfo {
                ResultCode,
                ClientData,
            }
        });
        // SAFETY: the game passes null or options of the version that they say.
        match unsafe { read_kept(Options) } {
            Ok(token) => auth.forget(token, done),
            Err(refusal) => auth.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// How many users are logged in on this platform by Auth. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Auth_GetLoggedInAccountsCount(Handle: EOS_HAuth) -> i32 {
    try_boundary("EOS_Auth_GetLoggedInAccountsCount", || {
        let auth = handles::get::<Auth>(Handle)?;
        Ok(i32::try_from(auth.logins.count()).unwrap_or(i32::MAX))
    })
}

/// A user who is logged in, by its place in the order of the logins, from 0; null beyond the last one. Never freed by the game. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Auth_GetLoggedInAccountByIndex(
    Handle: EOS_HAuth,
    Index: i32,
) -> EOS_EpicAccountId {
    try_boundary("EOS_Auth_GetLoggedInAccountByIndex", || {
        let auth = handles::get::<Auth>(Handle)?;
        let index = usize::try_from(Index).ok();
        Ok(pointer(index.and_then(|index| auth.logins.by_index(index))))
    })
}

/// Whether a user is logged in: `EOS_LS_LoggedIn` or `EOS_LS_NotLoggedIn`. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Auth_GetLoginStatus(
    Handle: EOS_HAuth,
    LocalUserId: EOS_EpicAccountId,
) -> EOS_ELoginStatus {
    try_boundary("EOS_Auth_GetLoginStatus", || {
        let auth = handles::get::<Auth>(Handle)?;
        let user = ids::epic_account_id(LocalUserId);
        // No user at all is not logged in either, and no reason for a warning.
        Ok(status(user.is_ok_and(|user| auth.logins.has(&user))))
    })
}

/// The account that a user plays with: its own, since accounts are never merged here.
///
/// `EOS_Success`; `EOS_InvalidParameters` for null instead of a place; `EOS_InvalidUser` for what is no Epic account id; `EOS_InvalidAuth` if the user is not logged in. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Auth_GetSelectedAccountId(
    Handle: EOS_HAuth,
    LocalUserId: EOS_EpicAccountId,
    OutSelectedAccountId: *mut EOS_EpicAccountId,
) -> EOS_EResult {
    try_boundary("EOS_Auth_GetSelectedAccountId", || {
        // SAFETY: the game passes null or a place for a pointer.
        let out = unsafe { super::out::Out::new("OutSelectedAccountId", OutSelectedAccountId) }?;
        let auth = handles::get::<Auth>(Handle)?;
        let user = ids::epic_account_id(LocalUserId).map_err(|error| {
            Refusal::new(
                EOS_EResult::EOS_InvalidUser,
                format!("LocalUserId: {error}"),
            )
        })?;
        if !auth.logins.has(&user) {
            return Err(Refusal::new(
                EOS_EResult::EOS_InvalidAuth,
                format!("Epic account {user} is not logged in"),
            ));
        }
        Ok(out.give(epic_account(user)))
    })
}

/// How many accounts were merged into that of a user: one for a user who is logged in, its own, else 0. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Auth_GetMergedAccountsCount(
    Handle: EOS_HAuth,
    LocalUserId: EOS_EpicAccountId,
) -> u32 {
    try_boundary("EOS_Auth_GetMergedAccountsCount", || {
        let auth = handles::get::<Auth>(Handle)?;
        let user = ids::epic_account_id(LocalUserId);
        Ok(u32::from(user.is_ok_and(|user| auth.logins.has(&user))))
    })
}

/// An account that was merged into that of a user: at 0 the user's own, if it is logged in; null beyond. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Auth_GetMergedAccountByIndex(
    Handle: EOS_HAuth,
    LocalUserId: EOS_EpicAccountId,
    Index: u32,
) -> EOS_EpicAccountId {
    try_boundary("EOS_Auth_GetMergedAccountByIndex", || {
        let auth = handles::get::<Auth>(Handle)?;
        let user = ids::epic_account_id(LocalUserId).ok();
        let user = user.filter(|user| Index == 0 && auth.logins.has(user));
        Ok(pointer(user))
    })
}

pub(super) fn pointer(user: Option<UserId>) -> EOS_EpicAccountId {
    user.map_or(ptr::null_mut(), epic_account)
}

fn login_info(
    ResultCode: CEnum<EOS_EResult>,
    ClientData: *mut c_void,
    user: Option<UserId>,
    continuance: Option<String>,
) -> EOS_Auth_LoginCallbackInfo {
    let user = pointer(user);
    EOS_Auth_LoginCallbackInfo {
        ResultCode,
        ClientData,
        LocalUserId: user,
        PinGrantInfo: ptr::null(),
        ContinuanceToken: continuance.map_or(ptr::null_mut(), ids::continuance_token),
        AccountFeatureRestrictedInfo_DEPRECATED: ptr::null(),
        SelectedAccountId: user,
    }
}

/// # Safety
/// `options` is null or points to options of the version that they say; so do the readers below ask.
unsafe fn read_user(options: *const EOS_Auth_LogoutOptions) -> Result<UserId, Refusal> {
    // SAFETY: the caller's promise.
    let options = unsafe { options::read(options) }?;
    ids::epic_account_id(options.LocalUserId).map_err(|error| Refusal::of("LocalUserId", error))
}

/// # Safety
/// As for [`read_user`].
unsafe fn read_continuance(options: *const EOS_Auth_LinkAccountOptions) -> Result<String, Refusal> {
    // SAFETY: the caller's promise.
    let options = unsafe { options::read(options) }?;
    let token = ids::read_continuance(options.ContinuanceToken)?;
    match options.LinkAccountFlags.get() {
        Some(EOS_ELinkAccountFlags::EOS_LA_NoFlags) => {}
        Some(EOS_ELinkAccountFlags::EOS_LA_NintendoNsaId) => {
            return Err(Refusal::new(
                EOS_EResult::EOS_NotImplemented,
                "LinkAccountFlags: no directory takes Nintendo accounts",
            ));
        }
        None => {
            return Err(Refusal::parameter(format!(
                "LinkAccountFlags is {}, which is no set of flags",
                options.LinkAccountFlags.raw()
            )));
        }
    }
    if !options.LocalUserId.is_null() {
        return Err(Refusal::parameter(
            "LocalUserId is not null, and EOS_LA_NoFlags makes the user",
        ));
    }
    Ok(token)
}

/// # Safety
/// As for [`read_user`].
unsafe fn read_kept(
    options: *const EOS_Auth_DeletePersistentAuthOptions,
) -> Result<Option<String>, Refusal> {
    // SAFETY: the caller's promise covers the options and their text.
    let token = unsafe {
        let options = options::read(options)?;
        let longest = Limit::Bytes(limits::TOKEN_MAX);
        strings::optional("RefreshToken", options.RefreshToken, longest)?
    };
    Ok(token.filter(|token| !token.is_empty()))
}

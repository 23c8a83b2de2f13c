//! The functions of `eos_connect.h` that log in and out, and tell who is logged in. The notifications are in `connect_notifications.rs`.

use std::ffi::{c_char, c_void};

use greenroom_protocol::limits;

use super::boundary::{Neutral, try_boundary};
use super::completion::{announce, settle, tell};
use super::delegates::Delegate;
use super::handles;
use super::ids::{self, product_user};
use super::options;
use super::refusal::Refusal;
use super::strings::{self, Limit};
use super::types::{
    CEnum, EOS_CONNECT_USERLOGININFO_DISPLAYNAME_MAX_LENGTH, EOS_Connect_CreateUserCallbackInfo,
    EOS_Connect_CreateUserOptions, EOS_Connect_LoginCallbackInfo, EOS_Connect_LoginOptions,
    EOS_Connect_LogoutCallbackInfo, EOS_Connect_LogoutOptions, EOS_Connect_OnCreateUserCallback,
    EOS_Connect_OnLoginCallback, EOS_Connect_OnLogoutCallback, EOS_Connect_UserLoginInfo,
    EOS_EExternalCredentialType, EOS_ELoginStatus, EOS_HConnect, EOS_ProductUserId,
};
use crate::interfaces::Outcome;
use crate::interfaces::logins::Login;
use crate::interfaces::users::{Credentials, EpicToken, Users};
use crate::result::EOS_EResult;
use crate::user_id::UserId;

/// Logs a user in, by one of four types of credentials. Logging in again refreshes the login. Several users may be logged in at a time.
///
/// `EOS_ECT_DEVICEID_ACCESS_TOKEN`: `Credentials.Token` is null, and `UserLoginInfo.DisplayName` a name of at most 32 bytes. The library renews the login for as long as the device id is there.
///
/// `EOS_ECT_OPENID_ACCESS_TOKEN`: `Credentials.Token` is a token of an OpenID Connect issuer that the directory trusts, of at most 16 KiB; what `UserLoginInfo` says is passed over, for the issuer knows the
/// name. The library renews the login for as long as the issuer vouches for the token, and `EOS_Connect_AddNotifyAuthExpiration` tells when another one is needed.
///
/// `EOS_ECT_EPIC` and `EOS_ECT_EPIC_ID_TOKEN`: `Credentials.Token` is `AccessToken` of `EOS_Auth_CopyUserAuthToken`, or `JsonWebToken` of `EOS_Auth_CopyIdToken`; `UserLoginInfo` is passed over. The
/// product user has the number of the Epic account and is there at once. A user who is logged in by both interfaces has one login on the directory, which ends when both have logged out.
///
/// The callback brings `EOS_Success` and the user; `EOS_InvalidUser` and a continuance token if the credentials are good and lead to no user yet: give the token to `EOS_Connect_CreateUser`, or to
/// `EOS_Connect_LinkAccount`; `EOS_NotFound` if this profile has no device id on this directory: call `EOS_Connect_CreateDeviceId`; `EOS_Connect_ExternalTokenValidationFailed` for a token that the issuer
/// does not vouch for, or no longer; `EOS_Connect_ExternalServiceUnavailable` if the issuer cannot be asked now; `EOS_Connect_ExternalServiceConfigurationFailure` if the directory trusts no issuer;
/// `EOS_Connect_UnsupportedTokenType` for other types of credentials; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_InvalidCredentials` if the directory does not know the client id and
/// secret; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick; who watches the login status is told after it. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Connect_Login(
    Handle: EOS_HConnect,
    Options: *const EOS_Connect_LoginOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Connect_OnLoginCallback,
) {
    const NAME: &str = "EOS_Connect_Login";
    try_boundary(NAME, || {
        let users = handles::get::<Users>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        announce(&delegate, |ResultCode, ClientData| {
            EOS_Connect_LoginCallbackInfo {
                ResultCode,
                ClientData,
                LocalUserId: std::ptr::null_mut(),
                ContinuanceToken: std::ptr::null_mut(),
            }
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
            delegate.call(|ClientData| EOS_Connect_LoginCallbackInfo {
                ResultCode: CEnum::from(code),
                ClientData,
                LocalUserId: pointer(user),
                ContinuanceToken: token.map_or(std::ptr::null_mut(), ids::continuance_token),
            });
        };
        // SAFETY: the game passes null or options of the version that they say.
        match unsafe { read_credentials(Options) } {
            Ok(credentials) => users.login(credentials, done),
            Err(refusal) => users.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// Makes the user that `EOS_Connect_Login` found missing, and logs it in. `ContinuanceToken` is from that callback, good for ten minutes.
///
/// The callback brings `EOS_Success` and the user; `EOS_Connect_InvalidToken` if the token is too old or not of this directory; `EOS_InvalidParameters` if it is no continuance token;
/// `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick; who watches the login status is told after it. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Connect_CreateUser(
    Handle: EOS_HConnect,
    Options: *const EOS_Connect_CreateUserOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Connect_OnCreateUserCallback,
) {
    const NAME: &str = "EOS_Connect_CreateUser";
    try_boundary(NAME, || {
        let users = handles::get::<Users>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        let done = tell(NAME, delegate, |ResultCode, ClientData, user| {
            EOS_Connect_CreateUserCallbackInfo {
                ResultCode,
                ClientData,
                LocalUserId: pointer(user),
            }
        });
        // SAFETY: the game passes null or options of the version that they say.
        match unsafe { read_token(Options) } {
            Ok(token) => users.create_user(token, done),
            Err(refusal) => users.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// Forgets the login of a user in this process; the account stays. The sessions that the user hosts end on the directory, because nobody vouches for the host any more.
///
/// The callback brings `EOS_Success` and the user; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. It comes once, inside Tick; who watches the
/// login status is told after it. Any thread. Since 1.16.2.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Connect_Logout(
    Handle: EOS_HConnect,
    Options: *const EOS_Connect_LogoutOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Connect_OnLogoutCallback,
) {
    const NAME: &str = "EOS_Connect_Logout";
    try_boundary(NAME, || {
        let users = handles::get::<Users>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        let done = tell(NAME, delegate, |ResultCode, ClientData, user| {
            EOS_Connect_LogoutCallbackInfo {
                ResultCode,
                ClientData,
                LocalUserId: pointer(user),
            }
        });
        // SAFETY: the game passes null or options of the version that they say.
        match unsafe { read_user(Options) } {
            Ok(user) => users.logout(user, done),
            Err(refusal) => users.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// How many users are logged in on this platform. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Connect_GetLoggedInUsersCount(Handle: EOS_HConnect) -> i32 {
    try_boundary("EOS_Connect_GetLoggedInUsersCount", || {
        let users = handles::get::<Users>(Handle)?;
        Ok(i32::try_from(users.logins.count()).unwrap_or(i32::MAX))
    })
}

/// A user who is logged in, by its place in the order of the logins, from 0; null beyond the last one. Never freed by the game. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Connect_GetLoggedInUserByIndex(
    Handle: EOS_HConnect,
    Index: i32,
) -> EOS_ProductUserId {
    try_boundary("EOS_Connect_GetLoggedInUserByIndex", || {
        let users = handles::get::<Users>(Handle)?;
        let index = usize::try_from(Index).ok();
        Ok(pointer(
            index.and_then(|index| users.logins.by_index(index)),
        ))
    })
}

/// Whether a user is logged in: `EOS_LS_LoggedIn` or `EOS_LS_NotLoggedIn`. Any thread.
#[unsafe(no_mangle)]
pub extern "system" fn EOS_Connect_GetLoginStatus(
    Handle: EOS_HConnect,
    LocalUserId: EOS_ProductUserId,
) -> EOS_ELoginStatus {
    try_boundary("EOS_Connect_GetLoginStatus", || {
        let users = handles::get::<Users>(Handle)?;
        let user = ids::product_user_id(LocalUserId);
        // No user at all is not logged in either, and no reason for a warning.
        Ok(status(user.is_ok_and(|user| users.logins.has(&user))))
    })
}

pub(super) fn pointer(user: Option<UserId>) -> EOS_ProductUserId {
    user.map_or(std::ptr::null_mut(), product_user)
}

pub(super) fn status(is_logged_in: bool) -> EOS_ELoginStatus {
    if is_logged_in {
        EOS_ELoginStatus::EOS_LS_LoggedIn
    } else {
        EOS_ELoginStatus::EOS_LS_NotLoggedIn
    }
}

impl Neutral for EOS_ELoginStatus {
    fn neutral() -> Self {
        Self::EOS_LS_NotLoggedIn
    }

    fn refused(_code: EOS_EResult) -> Self {
        Self::neutral()
    }
}

/// # Safety
/// `options` is null or points to options of the version that they say; so do the readers below ask.
unsafe fn read_credentials(
    options: *const EOS_Connect_LoginOptions,
) -> Result<Credentials, Refusal> {
    // SAFETY: the caller's promise covers the options and what they point to.
    unsafe {
        let options = options::read(options)?;
        if options.Credentials.is_null() {
            return Err(Refusal::parameter("Credentials is null"));
        }
        let credentials = options::read(options.Credentials)?;
        let info = match options.UserLoginInfo.is_null() {
            true => None,
            false => Some(options::read(options.UserLoginInfo)?),
        };
        match credentials.Type.get() {
            Some(EOS_EExternalCredentialType::EOS_ECT_DEVICEID_ACCESS_TOKEN) => {
                check_no_token(credentials.Token)?;
                read_device_login(info)
            }
            Some(EOS_EExternalCredentialType::EOS_ECT_OPENID_ACCESS_TOKEN) => {
                let longest = Limit::Bytes(limits::EXTERNAL_TOKEN_MAX);
                let token = strings::required("Credentials.Token", credentials.Token, longest)?;
                Ok(Credentials::OpenId { token })
            }
            Some(
                kind @ (EOS_EExternalCredentialType::EOS_ECT_EPIC
                | EOS_EExternalCredentialType::EOS_ECT_EPIC_ID_TOKEN),
            ) => {
                let longest = Limit::Bytes(limits::TOKEN_MAX);
                let token = strings::required("Credentials.Token", credentials.Token, longest)?;
                let token = match kind {
                    EOS_EExternalCredentialType::EOS_ECT_EPIC => EpicToken::Access(token),
                    _ => EpicToken::Id(token),
                };
                Ok(Credentials::Epic { token })
            }
            Some(kind) => Err(Refusal::new(
                EOS_EResult::EOS_Connect_UnsupportedTokenType,
                format!(
                    "Credentials.Type: no directory takes {}",
                    kind.name().to_string_lossy()
                ),
            )),
            None => Err(Refusal::parameter(format!(
                "Credentials.Type is {}, which is no type",
                credentials.Type.raw()
            ))),
        }
    }
}

/// # Safety
/// The texts of `info` are null or end in a NUL.
unsafe fn read_device_login(
    info: Option<EOS_Connect_UserLoginInfo>,
) -> Result<Credentials, Refusal> {
    let info = info.ok_or_else(|| {
        Refusal::parameter("UserLoginInfo is null, and a device id needs a display name")
    })?;
    let longest = EOS_CONNECT_USERLOGININFO_DISPLAYNAME_MAX_LENGTH as usize;
    // SAFETY: the caller's promise.
    let display_name = unsafe {
        strings::required(
            "UserLoginInfo.DisplayName",
            info.DisplayName,
            Limit::Bytes(longest),
        )?
    };
    Ok(Credentials::Device { display_name })
}

/// Some bindings cannot pass null and pass an empty text.
///
/// # Safety
/// `token` is null or points to a text.
unsafe fn check_no_token(token: *const c_char) -> Result<(), Refusal> {
    // SAFETY: the caller's promise; a text has at least its NUL.
    if token.is_null() || unsafe { token.read() } == 0 {
        return Ok(());
    }
    Err(Refusal::parameter(
        "Credentials.Token is not null, and a device id has no token",
    ))
}

/// # Safety
/// As for [`read_credentials`].
unsafe fn read_token(options: *const EOS_Connect_CreateUserOptions) -> Result<String, Refusal> {
    // SAFETY: the caller's promise.
    let options = unsafe { options::read(options) }?;
    ids::read_continuance(options.ContinuanceToken)
}

/// # Safety
/// As for [`read_credentials`].
unsafe fn read_user(options: *const EOS_Connect_LogoutOptions) -> Result<UserId, Refusal> {
    // SAFETY: the caller's promise.
    let options = unsafe { options::read(options) }?;
    ids::product_user_id(options.LocalUserId).map_err(|error| Refusal::of("LocalUserId", error))
}

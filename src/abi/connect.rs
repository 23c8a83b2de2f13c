//! The functions of `eos_connect.h`: device ids, logging in and out, who is logged in. The notifications are in `connect_notifications.rs`.

use std::ffi::{c_char, c_void};

use super::boundary::{Neutral, try_boundary};
use super::completion::{settle, tell};
use super::delegates::Delegate;
use super::handles;
use super::ids::{self, ContinuanceToken, product_user};
use super::options;
use super::refusal::Refusal;
use super::strings::{self, Limit};
use super::types::{
    CEnum, EOS_CONNECT_CREATEDEVICEID_DEVICEMODEL_MAX_LENGTH,
    EOS_CONNECT_USERLOGININFO_DISPLAYNAME_MAX_LENGTH, EOS_Connect_CreateDeviceIdCallbackInfo,
    EOS_Connect_CreateDeviceIdOptions, EOS_Connect_CreateUserCallbackInfo,
    EOS_Connect_CreateUserOptions, EOS_Connect_LoginCallbackInfo, EOS_Connect_LoginOptions,
    EOS_Connect_LogoutCallbackInfo, EOS_Connect_LogoutOptions,
    EOS_Connect_OnCreateDeviceIdCallback, EOS_Connect_OnCreateUserCallback,
    EOS_Connect_OnLoginCallback, EOS_Connect_OnLogoutCallback, EOS_EExternalCredentialType,
    EOS_ELoginStatus, EOS_HConnect, EOS_ProductUserId,
};
use crate::interfaces::Outcome;
use crate::interfaces::users::{Login, Users};
use crate::result::EOS_EResult;
use crate::user_id::UserId;

/// As much of a device model as is looked at.
const MODEL_SCAN: Limit = Limit::Bytes(0xFFFF);

/// Makes a device id: a secret that this machine keeps, for this profile and this directory, and that `EOS_Connect_Login` logs in with. Once is enough; it is good until its file is deleted.
///
/// `DeviceModel` says what the device is; text beyond 64 bytes is cut off without a word. Profiles (`GR_Configure`, `GREENROOM_PROFILE`) tell several players on one machine apart.
///
/// The callback brings `EOS_Success`; `EOS_DuplicateNotAllowed` if there is a device id already, which is as good; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_InvalidCredentials` if the
/// directory does not know the client id and secret; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Connect_CreateDeviceId(
    Handle: EOS_HConnect,
    Options: *const EOS_Connect_CreateDeviceIdOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Connect_OnCreateDeviceIdCallback,
) {
    const NAME: &str = "EOS_Connect_CreateDeviceId";
    try_boundary(NAME, || {
        let users = handles::get::<Users>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        let done = tell(NAME, delegate, |ResultCode, ClientData, _: Option<()>| {
            EOS_Connect_CreateDeviceIdCallbackInfo {
                ResultCode,
                ClientData,
            }
        });
        // SAFETY: the game passes null or options of the version that they say.
        match unsafe { read_model(Options) } {
            Ok(model) => users.create_device_id(model, done),
            Err(refusal) => users.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// Logs a user in. There are device ids so far: `Credentials.Type` is `EOS_ECT_DEVICEID_ACCESS_TOKEN`, `Credentials.Token` null, and `UserLoginInfo.DisplayName` a name of at most 32 bytes. Logging in
/// again refreshes the login.
///
/// The callback brings `EOS_Success` and the user; `EOS_InvalidUser` and a continuance token if the device id is good and has no user yet: give the token to `EOS_Connect_CreateUser`;
/// `EOS_NotFound` if this profile has no device id on this directory: call `EOS_Connect_CreateDeviceId`; `EOS_NotImplemented` for other types of credentials; `EOS_InvalidParameters`,
/// `EOS_IncompatibleVersion`; `EOS_InvalidAuth` if the directory does not know the device id; `EOS_InvalidCredentials` if it does not know the client id and secret; `EOS_TimedOut`,
/// `EOS_NoConnection`. It comes once, inside Tick; who watches the login status is told after it. Any thread.
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
        match unsafe { read_display_name(Options) } {
            Ok(display_name) => users.login_device(display_name, done),
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
        Ok(i32::try_from(users.count()).unwrap_or(i32::MAX))
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
        Ok(pointer(index.and_then(|index| users.by_index(index))))
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
        Ok(status(user.is_ok_and(|user| users.is_logged_in(&user))))
    })
}

fn pointer(user: Option<UserId>) -> EOS_ProductUserId {
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
unsafe fn read_model(options: *const EOS_Connect_CreateDeviceIdOptions) -> Result<String, Refusal> {
    // SAFETY: the caller's promise covers the options and what they point to.
    let model = unsafe {
        let options = options::read(options)?;
        strings::required("DeviceModel", options.DeviceModel, MODEL_SCAN)?
    };
    let longest = EOS_CONNECT_CREATEDEVICEID_DEVICEMODEL_MAX_LENGTH as usize;
    Ok(model[..model.floor_char_boundary(longest)].to_owned())
}

/// # Safety
/// As for [`read_model`].
unsafe fn read_display_name(options: *const EOS_Connect_LoginOptions) -> Result<String, Refusal> {
    // SAFETY: the caller's promise covers the options and what they point to.
    unsafe {
        let options = options::read(options)?;
        if options.Credentials.is_null() {
            return Err(Refusal::parameter("Credentials is null"));
        }
        let credentials = options::read(options.Credentials)?;
        check_type(credentials.Type)?;
        check_no_token(credentials.Token)?;
        if options.UserLoginInfo.is_null() {
            return Err(Refusal::parameter(
                "UserLoginInfo is null, and a device id needs a display name",
            ));
        }
        let info = options::read(options.UserLoginInfo)?;
        let longest = EOS_CONNECT_USERLOGININFO_DISPLAYNAME_MAX_LENGTH as usize;
        let name = strings::required(
            "UserLoginInfo.DisplayName",
            info.DisplayName,
            Limit::Bytes(longest),
        )?;
        Ok(name)
    }
}

fn check_type(kind: CEnum<EOS_EExternalCredentialType>) -> Result<(), Refusal> {
    match kind.get() {
        Some(EOS_EExternalCredentialType::EOS_ECT_DEVICEID_ACCESS_TOKEN) => Ok(()),
        Some(kind) => Err(Refusal::new(
            EOS_EResult::EOS_NotImplemented,
            format!(
                "Credentials.Type: logging in with {} is not there yet",
                kind.name().to_string_lossy()
            ),
        )),
        None => Err(Refusal::parameter(format!(
            "Credentials.Type is {}, which is no type",
            kind.raw()
        ))),
    }
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
/// As for [`read_model`].
unsafe fn read_token(options: *const EOS_Connect_CreateUserOptions) -> Result<String, Refusal> {
    // SAFETY: the caller's promise.
    let options = unsafe { options::read(options) }?;
    let token = handles::get::<ContinuanceToken>(options.ContinuanceToken)
        .map_err(|error| Refusal::of("ContinuanceToken", error))?;
    Ok(token.0.clone())
}

/// # Safety
/// As for [`read_model`].
unsafe fn read_user(options: *const EOS_Connect_LogoutOptions) -> Result<UserId, Refusal> {
    // SAFETY: the caller's promise.
    let options = unsafe { options::read(options) }?;
    ids::product_user_id(options.LocalUserId).map_err(|error| Refusal::of("LocalUserId", error))
}

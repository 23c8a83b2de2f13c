//! Logging in and out.

use std::ptr;

use greenroom::abi::connect::*;
use greenroom::abi::connect_devices::*;
use greenroom::abi::connect_notifications::*;
use greenroom::abi::types::*;

use super::{CText, handle};
use crate::call::{Call, Text, Then, User, Version, Which};
use crate::callbacks::{done, login_changed, login_expires};
use crate::world::{Known, Life, Watch, What, Wrong, number, with};

const DEVICE_ID: i32 = EOS_EExternalCredentialType::EOS_ECT_DEVICEID_ACCESS_TOKEN as i32;
/// What takes a token, which no call here has.
const BY_TOKEN: [i32; 3] = [
    EOS_EExternalCredentialType::EOS_ECT_OPENID_ACCESS_TOKEN as i32,
    EOS_EExternalCredentialType::EOS_ECT_EPIC as i32,
    EOS_EExternalCredentialType::EOS_ECT_EPIC_ID_TOKEN as i32,
];

pub(crate) fn call(call: &Call) {
    match call {
        Call::CreateDevice {
            slot,
            model,
            version,
            then,
        } => create_device(*slot, *model, *version, then),
        Call::Login {
            slot,
            name,
            kind,
            version,
            then,
        } => login(*slot, *name, *kind, *version, then),
        Call::CreateUser {
            slot,
            token,
            version,
            then,
        } => create_user(*slot, *token, *version, then),
        Call::Logout {
            slot,
            user,
            version,
            then,
        } => logout(*slot, *user, *version, then),
        Call::Watch { .. } => watch(call),
        Call::Unwatch {
            slot,
            which,
            expirations,
        } => unwatch(*slot, *which, *expirations),
        Call::LoggedIn(slot) => logged_in(*slot),
        _ => {}
    }
}

/// What an operation will come to: the door's refusals, or else `what`.
pub(super) fn unless(wrong: Wrong, what: impl FnOnce() -> What) -> What {
    if wrong.0.is_empty() {
        what()
    } else {
        What::Refused(wrong.0)
    }
}

fn create_device(slot: u8, model: Text, version: Version, then: &Then) {
    let text = CText::new(model);
    let (connect, data) = with(|world| {
        let life = world.life(slot);
        // Long models are cut, unless they are longer than anybody looks.
        let is_model = matches!(model, Text::Good(_) | Text::Long(9_000));
        let wrong = Wrong::default()
            .version(version, EOS_CONNECT_CREATEDEVICEID_API_LATEST)
            .parameter(!is_model);
        let what = unless(wrong, || {
            let device = life.map_or(Known::Never, |life| world.lives[life].device);
            What::Device {
                first: device == Known::Never,
                done: device == Known::Done,
            }
        });
        if let (Some(life), What::Device { .. }) = (life, &what) {
            world.lives[life].device = world.lives[life].device.begun();
            world.lives[life].devices += 1;
        }
        (
            connect(world, slot),
            world.begin(life, "EOS_Connect_CreateDeviceId", what, then.clone()),
        )
    });
    let options = EOS_Connect_CreateDeviceIdOptions {
        ApiVersion: number(version, EOS_CONNECT_CREATEDEVICEID_API_LATEST),
        DeviceModel: text.pointer(),
    };
    // SAFETY: the options are of the version that they say, or of none; so are all below.
    unsafe { EOS_Connect_CreateDeviceId(connect, &options, data, Some(done)) };
}

fn login(slot: u8, name: Text, kind: i32, version: Version, then: &Then) {
    let text = CText::new(name);
    let (connect, data) = with(|world| {
        let life = world.life(slot);
        let is_type = EOS_EExternalCredentialType::from_raw(kind).is_some();
        let takes_token = BY_TOKEN.contains(&kind);
        let other = is_type && kind != DEVICE_ID && !takes_token;
        let unsupported = greenroom::result::EOS_EResult::EOS_Connect_UnsupportedTokenType;
        let wrong = Wrong::default()
            .version(version, EOS_CONNECT_LOGIN_API_LATEST)
            .parameter(!is_type || takes_token)
            .when(other, unsupported)
            .text(name);
        // Options of the first version have no name to say.
        let wrong = wrong.parameter(number(version, 0) == 1);
        let what = unless(wrong, || {
            let here = life.map(|life| &world.lives[life]);
            let (device, account) =
                here.map_or_else(Default::default, |here| (here.device, here.account));
            What::Login { device, account }
        });
        begin_login(world, life, &what);
        (
            connect(world, slot),
            world.begin(life, "EOS_Connect_Login", what, then.clone()),
        )
    });
    let credentials = EOS_Connect_Credentials {
        ApiVersion: EOS_CONNECT_CREDENTIALS_API_LATEST,
        Token: ptr::null(),
        Type: CEnum::from_raw(kind),
    };
    let info = EOS_Connect_UserLoginInfo {
        ApiVersion: 1,
        DisplayName: text.pointer(),
        NsaIdToken: ptr::null(),
    };
    let options = EOS_Connect_LoginOptions {
        ApiVersion: number(version, EOS_CONNECT_LOGIN_API_LATEST),
        Credentials: &credentials,
        UserLoginInfo: &info,
    };
    // SAFETY: see above.
    unsafe { EOS_Connect_Login(connect, &options, data, Some(done)) };
}

fn create_user(slot: u8, token: Which, version: Version, then: &Then) {
    let (connect, bits, data) = with(|world| {
        let life = world.life(slot);
        let (bits, token) = world.tokens.find(token, world.foreign());
        let wrong = Wrong::default()
            .version(version, EOS_CONNECT_CREATEUSER_API_LATEST)
            .parameter(token.is_none());
        let what = unless(wrong, || What::CreateUser);
        if let (Some(life), What::CreateUser) = (life, &what) {
            world.lives[life].account = world.lives[life].account.begun();
        }
        begin_login(world, life, &what);
        (
            connect(world, slot),
            bits,
            world.begin(life, "EOS_Connect_CreateUser", what, then.clone()),
        )
    });
    let options = EOS_Connect_CreateUserOptions {
        ApiVersion: number(version, EOS_CONNECT_CREATEUSER_API_LATEST),
        ContinuanceToken: handle(bits),
    };
    // SAFETY: see above.
    unsafe { EOS_Connect_CreateUser(connect, &options, data, Some(done)) };
}

fn logout(slot: u8, user: User, version: Version, then: &Then) {
    let (connect, bits, data) = with(|world| {
        let life = world.life(slot);
        let (bits, is_user) = world.user(slot, user);
        let wrong = Wrong::default()
            .version(version, EOS_CONNECT_LOGOUT_API_LATEST)
            .parameter(!is_user);
        let what = unless(wrong, || What::Logout(bits));
        begin_login(world, life, &what);
        if let (Some(life), What::Logout(user)) = (life, &what) {
            world.lives[life].blur(*user);
        }
        (
            connect(world, slot),
            bits,
            world.begin(life, "EOS_Connect_Logout", what, then.clone()),
        )
    });
    let options = EOS_Connect_LogoutOptions {
        ApiVersion: number(version, EOS_CONNECT_LOGOUT_API_LATEST),
        LocalUserId: handle(bits),
    };
    // SAFETY: see above.
    unsafe { EOS_Connect_Logout(connect, &options, data, Some(done)) };
}

fn begin_login(world: &mut crate::world::World, life: Option<usize>, what: &What) {
    let Some(life) = life.filter(|_| !matches!(what, What::Refused(_) | What::Device { .. }))
    else {
        return;
    };
    world.lives[life].logins.0 += 1;
}

impl Known {
    fn begun(self) -> Self {
        if self == Self::Done {
            self
        } else {
            Self::Begun
        }
    }
}

fn watch(call: &Call) {
    let Call::Watch {
        slot,
        version,
        expirations,
        without_callback,
        then,
    } = call
    else {
        return;
    };
    let (life, connect, at) = with(|world| {
        (
            world.life(*slot),
            connect(world, *slot),
            world.watches.len(),
        )
    });
    let data = ptr::without_provenance_mut(at);
    let id = if *expirations {
        let options = EOS_Connect_AddNotifyAuthExpirationOptions {
            ApiVersion: number(*version, EOS_CONNECT_ADDNOTIFYAUTHEXPIRATION_API_LATEST),
        };
        let callback: EOS_Connect_OnAuthExpirationCallback = Some(login_expires);
        // SAFETY: see above.
        unsafe {
            EOS_Connect_AddNotifyAuthExpiration(
                connect,
                &options,
                data,
                callback.filter(|_| !without_callback),
            )
        }
    } else {
        let options = EOS_Connect_AddNotifyLoginStatusChangedOptions {
            ApiVersion: number(*version, EOS_CONNECT_ADDNOTIFYLOGINSTATUSCHANGED_API_LATEST),
        };
        let callback: EOS_Connect_OnLoginStatusChangedCallback = Some(login_changed);
        // SAFETY: see above.
        unsafe {
            EOS_Connect_AddNotifyLoginStatusChanged(
                connect,
                &options,
                data,
                callback.filter(|_| !without_callback),
            )
        }
    };
    with(|world| {
        let wrong = Wrong::default()
            .version(*version, 1)
            .parameter(*without_callback || !world.is_live(life));
        if (id == EOS_INVALID_NOTIFICATIONID) == wrong.0.is_empty() {
            world.fault(format!(
                "a watch got the id {id}, and wrong is {:?}",
                wrong.0
            ));
        }
        if let Some(life) = life.filter(|_| id != EOS_INVALID_NOTIFICATIONID) {
            let (expirations, removed, then) = (*expirations, false, then.clone());
            world.watches.push(Watch {
                life,
                id,
                expirations,
                removed,
                then,
            });
        }
    });
}

fn unwatch(slot: u8, which: Which, expirations: bool) {
    let (connect, id) = with(|world| {
        let count = world.watches.len();
        let id = match which {
            Which::Latest(back) if count > 0 => world.watches[count - 1 - back as usize % count].id,
            Which::Invented(bits) => bits,
            _ => EOS_INVALID_NOTIFICATIONID,
        };
        let life = world.life(slot);
        // By the function of its own kind, on its own platform; anything else changes nothing.
        let own = |watch: &&mut Watch| {
            watch.id == id && Some(watch.life) == life && watch.expirations == expirations
        };
        if let Some(watch) = world.watches.iter_mut().find(own) {
            watch.removed = true;
        }
        (connect(world, slot), id)
    });
    if expirations {
        EOS_Connect_RemoveNotifyAuthExpiration(connect, id);
    } else {
        EOS_Connect_RemoveNotifyLoginStatusChanged(connect, id);
    }
}

fn logged_in(slot: u8) {
    let connect = with(|world| connect(world, slot));
    let count = EOS_Connect_GetLoggedInUsersCount(connect);
    let users: Vec<usize> = (0..count.max(0))
        .map(|at| EOS_Connect_GetLoggedInUserByIndex(connect, at).addr())
        .collect();
    with(|world| {
        let life = world.life(slot).filter(|life| world.lives[*life].live);
        let known = life
            .map(|life| world.lives[life].users.clone())
            .unwrap_or_default();
        if users != known {
            world.fault(format!("{users:x?} are logged in, not {known:x?}"));
        }
    });
}

fn connect(world: &crate::world::World, slot: u8) -> EOS_HConnect {
    world.handle(slot, |life: &Life| life.connect)
}

//! The functions of `eos_connect.h` about device ids: secrets that this machine keeps and that log in without any other account.

use std::ffi::c_void;
use std::ptr;

use super::boundary::try_boundary;
use super::completion::tell;
use super::delegates::Delegate;
use super::handles;
use super::ids::{self, product_user};
use super::options;
use super::refusal::Refusal;
use super::strings::{self, Limit};
use super::types::{
    EOS_CONNECT_CREATEDEVICEID_DEVICEMODEL_MAX_LENGTH, EOS_Connect_CreateDeviceIdCallbackInfo,
    EOS_Connect_CreateDeviceIdOptions, EOS_Connect_DeleteDeviceIdCallbackInfo,
    EOS_Connect_DeleteDeviceIdOptions, EOS_Connect_OnCreateDeviceIdCallback,
    EOS_Connect_OnDeleteDeviceIdCallback, EOS_Connect_OnTransferDeviceIdAccountCallback,
    EOS_Connect_TransferDeviceIdAccountCallbackInfo, EOS_Connect_TransferDeviceIdAccountOptions,
    EOS_HConnect, EOS_ProductUserId,
};
use crate::interfaces::users::Users;
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

/// Deletes the device id of this profile on this directory, for good. A user whom nothing else leads to cannot log in again: link another account to it before. Who is logged in by the device id stays so
/// until the login would have to be renewed; `EOS_Connect_AddNotifyAuthExpiration` tells before.
///
/// The callback brings `EOS_Success`; `EOS_NotFound` if there is no device id; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick. Any
/// thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Connect_DeleteDeviceId(
    Handle: EOS_HConnect,
    Options: *const EOS_Connect_DeleteDeviceIdOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Connect_OnDeleteDeviceIdCallback,
) {
    const NAME: &str = "EOS_Connect_DeleteDeviceId";
    try_boundary(NAME, || {
        let users = handles::get::<Users>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        let done = tell(NAME, delegate, |ResultCode, ClientData, _: Option<()>| {
            EOS_Connect_DeleteDeviceIdCallbackInfo {
                ResultCode,
                ClientData,
            }
        });
        // SAFETY: the game passes null or options of the version that they say.
        match unsafe { options::read(Options) } {
            Ok(_) => users.delete_device_id(done),
            Err(refusal) => users.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// Makes one user of two who are logged in on this platform: `PrimaryLocalUserId` by an account of another system, `LocalDeviceUserId` by the device id and by nothing else. `ProductUserIdToPreserve` is
/// one of them. It gets the device id and the accounts of both and stays logged in; the other is deleted for good, with the sessions that it hosts, and logged out.
///
/// The callback brings `EOS_Success` and the user who was preserved; `EOS_InvalidUser` if one of them is not logged in; `EOS_InvalidState` if they did not log in so; `EOS_InvalidParameters` if they are one
/// user, or the one to preserve is neither; `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick; who watches the login status is told of the other user after it.
/// Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Connect_TransferDeviceIdAccount(
    Handle: EOS_HConnect,
    Options: *const EOS_Connect_TransferDeviceIdAccountOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Connect_OnTransferDeviceIdAccountCallback,
) {
    const NAME: &str = "EOS_Connect_TransferDeviceIdAccount";
    try_boundary(NAME, || {
        let users = handles::get::<Users>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        let done = tell(NAME, delegate, |ResultCode, ClientData, user| {
            EOS_Connect_TransferDeviceIdAccountCallbackInfo {
                ResultCode,
                ClientData,
                LocalUserId: user.map_or(ptr::null_mut(), product_user),
            }
        });
        // SAFETY: the game passes null or options of the version that they say.
        match unsafe { read_transfer(Options) } {
            Ok([primary, device, preserved]) => users.transfer(&primary, &device, &preserved, done),
            Err(refusal) => users.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
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
unsafe fn read_transfer(
    options: *const EOS_Connect_TransferDeviceIdAccountOptions,
) -> Result<[UserId; 3], Refusal> {
    // SAFETY: the caller's promise.
    let options = unsafe { options::read(options) }?;
    let user = |name: &str, pointer: EOS_ProductUserId| {
        ids::product_user_id(pointer).map_err(|error| Refusal::of(name, error))
    };
    Ok([
        user("PrimaryLocalUserId", options.PrimaryLocalUserId)?,
        user("LocalDeviceUserId", options.LocalDeviceUserId)?,
        user("ProductUserIdToPreserve", options.ProductUserIdToPreserve)?,
    ])
}

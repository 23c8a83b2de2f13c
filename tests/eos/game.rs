//! A game in miniature: drives the C functions as a game would, from Rust.

use std::cell::RefCell;
use std::ffi::{CString, c_void};
use std::ptr;
use std::rc::Rc;
use std::sync::Once;
use std::time::Duration;

use greenroom::abi::connect::*;
use greenroom::abi::connect_devices::*;
use greenroom::abi::gr_directory::*;
use greenroom::abi::init::*;
use greenroom::abi::platform::*;
use greenroom::abi::platform_interfaces::*;
use greenroom::abi::platform_lifetime::*;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;
use greenroom::runtime::clock::{Clock, SystemClock};

/// Long enough for a busy machine; nothing here waits for it unless it fails.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) fn text(text: &str) -> CString {
    CString::new(text).expect("no NUL inside")
}

/// What a callback noted; the client data of a call is one of these.
pub(crate) struct Note<T>(Rc<RefCell<Vec<T>>>);

impl<T> Note<T> {
    pub(crate) fn new() -> Self {
        Self(Rc::default())
    }

    pub(crate) fn client_data(&self) -> *mut c_void {
        Rc::as_ptr(&self.0).cast_mut().cast()
    }

    pub(crate) fn count(&self) -> usize {
        self.0.borrow().len()
    }

    /// # Safety
    /// `client_data` is from a note of this type that is alive.
    pub(crate) unsafe fn write(client_data: *mut c_void, value: T) {
        let note = client_data.cast_const().cast::<RefCell<Vec<T>>>();
        // SAFETY: the caller's promise.
        unsafe { &*note }.borrow_mut().push(value);
    }

    /// Everything that was noted, in order.
    pub(crate) fn all(&self) -> Vec<T> {
        self.0.borrow_mut().drain(..).collect()
    }

    fn take(&self) -> T {
        let mut notes = self.0.borrow_mut();
        assert_eq!(notes.len(), 1, "a callback comes exactly once");
        notes.remove(0)
    }
}

/// Starts the library with its directory in this process, once for all tests of the process.
pub(crate) fn start() {
    static STARTED: Once = Once::new();
    STARTED.call_once(|| {
        let (name, version, place) = (text("Tests"), text("1"), text("local:"));
        let options = EOS_InitializeOptions {
            ApiVersion: EOS_INITIALIZE_API_LATEST,
            AllocateMemoryFunction: None,
            ReallocateMemoryFunction: None,
            ReleaseMemoryFunction: None,
            ProductName: name.as_ptr(),
            ProductVersion: version.as_ptr(),
            Reserved: ptr::null_mut(),
            SystemInitializeOptions: ptr::null_mut(),
            OverrideThreadAffinity: ptr::null_mut(),
        };
        let configure = GR_ConfigureOptions {
            ApiVersion: GR_CONFIGURE_API_LATEST,
            DirectoryUrl: place.as_ptr(),
            Profile: ptr::null(),
        };
        // SAFETY: all options are of the newest version.
        unsafe {
            assert_eq!(EOS_Initialize(&options), EOS_EResult::EOS_Success);
            assert_eq!(GR_Configure(&configure), EOS_EResult::EOS_Success);
        }
    });
}

/// Makes a platform; `change` may spoil the options.
pub(crate) fn create(
    deployment: &str,
    change: impl FnOnce(&mut EOS_Platform_Options),
) -> EOS_HPlatform {
    start();
    let (product, sandbox, deployment) = (text("product"), text("sandbox"), text(deployment));
    let (id, secret) = (text("client"), text("secret"));
    let mut options = EOS_Platform_Options {
        ApiVersion: EOS_PLATFORM_OPTIONS_API_LATEST,
        Reserved: ptr::null_mut(),
        ProductId: product.as_ptr(),
        SandboxId: sandbox.as_ptr(),
        ClientCredentials: EOS_Platform_ClientCredentials {
            ClientId: id.as_ptr(),
            ClientSecret: secret.as_ptr(),
        },
        bIsServer: EOS_FALSE,
        EncryptionKey: ptr::null(),
        OverrideCountryCode: ptr::null(),
        OverrideLocaleCode: ptr::null(),
        DeploymentId: deployment.as_ptr(),
        Flags: 0,
        CacheDirectory: ptr::null(),
        TickBudgetInMilliseconds: 0,
        RTCOptions: ptr::null(),
        IntegratedPlatformOptionsContainerHandle: ptr::null_mut(),
        SystemSpecificOptions: ptr::null(),
        TaskNetworkTimeoutSeconds: ptr::null_mut(),
    };
    change(&mut options);
    // SAFETY: the options are of the newest version, or spoiled in a way that the function has to bear.
    unsafe { EOS_Platform_Create(&options) }
}

/// A platform with its interfaces; released when dropped.
pub(crate) struct Game {
    pub(crate) platform: EOS_HPlatform,
    pub(crate) connect: EOS_HConnect,
    pub(crate) sessions: EOS_HSessions,
}

impl Game {
    pub(crate) fn new(deployment: &str) -> Self {
        let platform = create(deployment, |_| ());
        assert!(!platform.is_null());
        Self {
            platform,
            connect: EOS_Platform_GetConnectInterface(platform),
            sessions: EOS_Platform_GetSessionsInterface(platform),
        }
    }

    /// A platform and its player.
    pub(crate) fn logged_in(deployment: &str, name: &str) -> (Self, EOS_ProductUserId) {
        let game = Self::new(deployment);
        assert_eq!(game.create_device_id(), EOS_EResult::EOS_Success);
        let (code, _, token) = game.login(name);
        assert_eq!(code, EOS_EResult::EOS_InvalidUser);
        let (code, user) = game.create_user(token);
        assert_eq!(code, EOS_EResult::EOS_Success);
        (game, user)
    }

    /// Calls, and ticks until the callback came.
    pub(crate) fn finish<T>(&self, call: impl FnOnce(&Note<T>)) -> T {
        let note = Note::new();
        call(&note);
        assert_eq!(note.count(), 0, "a callback came outside of Tick");
        self.tick_until(|| note.count() > 0);
        note.take()
    }

    pub(crate) fn tick_until(&self, is_done: impl Fn() -> bool) {
        let started = SystemClock.now();
        while !is_done() {
            let waited = SystemClock.now().saturating_duration_since(started);
            assert!(waited < PATIENCE, "no callback came");
            EOS_Platform_Tick(self.platform);
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    pub(crate) fn create_device_id(&self) -> EOS_EResult {
        unsafe extern "system" fn done(info: *const EOS_Connect_CreateDeviceIdCallbackInfo) {
            // SAFETY: the library passes a live info, and the client data is the note below.
            unsafe { Note::write((*info).ClientData, result((*info).ResultCode)) };
        }
        let model = text("a desk");
        let options = EOS_Connect_CreateDeviceIdOptions {
            ApiVersion: EOS_CONNECT_CREATEDEVICEID_API_LATEST,
            DeviceModel: model.as_ptr(),
        };
        self.finish(|note: &Note<EOS_EResult>| {
            // SAFETY: the options are of the newest version.
            unsafe {
                EOS_Connect_CreateDeviceId(self.connect, &options, note.client_data(), Some(done));
            }
        })
    }

    pub(crate) fn login(
        &self,
        name: &str,
    ) -> (EOS_EResult, EOS_ProductUserId, EOS_ContinuanceToken) {
        type Answer = (EOS_EResult, EOS_ProductUserId, EOS_ContinuanceToken);
        unsafe extern "system" fn done(info: *const EOS_Connect_LoginCallbackInfo) {
            // SAFETY: as above.
            unsafe {
                let info = *info;
                let answer: Answer = (
                    result(info.ResultCode),
                    info.LocalUserId,
                    info.ContinuanceToken,
                );
                Note::write(info.ClientData, answer);
            }
        }
        self.finish(|note: &Note<Answer>| {
            self.begin_login(name, note.client_data(), Some(done));
        })
    }

    /// Calls without waiting for the callback.
    pub(crate) fn begin_login(
        &self,
        name: &str,
        client_data: *mut c_void,
        done: EOS_Connect_OnLoginCallback,
    ) {
        let name = text(name);
        let credentials = EOS_Connect_Credentials {
            ApiVersion: EOS_CONNECT_CREDENTIALS_API_LATEST,
            Token: ptr::null(),
            Type: EOS_EExternalCredentialType::EOS_ECT_DEVICEID_ACCESS_TOKEN.into(),
        };
        let info = EOS_Connect_UserLoginInfo {
            ApiVersion: 1,
            DisplayName: name.as_ptr(),
            NsaIdToken: ptr::null(),
        };
        let options = EOS_Connect_LoginOptions {
            ApiVersion: EOS_CONNECT_LOGIN_API_LATEST,
            Credentials: &credentials,
            UserLoginInfo: &info,
        };
        // SAFETY: the options are of the newest version.
        unsafe { EOS_Connect_Login(self.connect, &options, client_data, done) };
    }

    pub(crate) fn create_user(
        &self,
        token: EOS_ContinuanceToken,
    ) -> (EOS_EResult, EOS_ProductUserId) {
        type Answer = (EOS_EResult, EOS_ProductUserId);
        unsafe extern "system" fn done(info: *const EOS_Connect_CreateUserCallbackInfo) {
            // SAFETY: as above.
            unsafe {
                let answer: Answer = (result((*info).ResultCode), (*info).LocalUserId);
                Note::write((*info).ClientData, answer);
            }
        }
        let options = EOS_Connect_CreateUserOptions {
            ApiVersion: EOS_CONNECT_CREATEUSER_API_LATEST,
            ContinuanceToken: token,
        };
        self.finish(|note: &Note<Answer>| {
            // SAFETY: the options are of the newest version.
            unsafe {
                EOS_Connect_CreateUser(self.connect, &options, note.client_data(), Some(done));
            }
        })
    }

    pub(crate) fn logout(&self, user: EOS_ProductUserId) -> EOS_EResult {
        unsafe extern "system" fn done(info: *const EOS_Connect_LogoutCallbackInfo) {
            // SAFETY: as above.
            unsafe { Note::write((*info).ClientData, result((*info).ResultCode)) };
        }
        let options = EOS_Connect_LogoutOptions {
            ApiVersion: EOS_CONNECT_LOGOUT_API_LATEST,
            LocalUserId: user,
        };
        self.finish(|note: &Note<EOS_EResult>| {
            // SAFETY: the options are of the newest version.
            unsafe { EOS_Connect_Logout(self.connect, &options, note.client_data(), Some(done)) };
        })
    }
}

impl Drop for Game {
    fn drop(&mut self) {
        EOS_Platform_Release(self.platform);
    }
}

pub(crate) fn result(code: CEnum<EOS_EResult>) -> EOS_EResult {
    code.get().expect("a known code")
}

//! Id tokens: proofs of who a user is, to be shown to others.

use std::ffi::{c_char, c_void};

use crate::abi::types::{CEnum, EOS_Bool, EOS_EExternalAccountType, EOS_ProductUserId};
use crate::result::EOS_EResult;

/// Newest version of `EOS_Connect_IdToken` that this library knows.
pub const EOS_CONNECT_IDTOKEN_API_LATEST: i32 = 1;

/// A signed proof of who a user is. What `EOS_Connect_CopyIdToken` hands out is freed with
/// `EOS_Connect_IdToken_Release`, text included.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_IdToken {
    /// Version of this struct: `EOS_CONNECT_IDTOKEN_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// Who it speaks of.
    pub ProductUserId: EOS_ProductUserId,
    /// The signed token.
    pub JsonWebToken: *const c_char,
}

/// Newest version of `EOS_Connect_CopyIdTokenOptions` that this library knows.
pub const EOS_CONNECT_COPYIDTOKEN_API_LATEST: i32 = 1;

/// What `EOS_Connect_CopyIdToken` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_CopyIdTokenOptions {
    /// Version of this struct: `EOS_CONNECT_COPYIDTOKEN_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The logged-in user whose token is copied.
    pub LocalUserId: EOS_ProductUserId,
}

/// Newest version of `EOS_Connect_VerifyIdTokenOptions` that this library knows.
pub const EOS_CONNECT_VERIFYIDTOKEN_API_LATEST: i32 = 1;

/// What `EOS_Connect_VerifyIdToken` takes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_VerifyIdTokenOptions {
    /// Version of this struct: `EOS_CONNECT_VERIFYIDTOKEN_API_LATEST`, or an older one.
    pub ApiVersion: i32,
    /// The token and the user it should speak of. Copied.
    pub IdToken: *const EOS_Connect_IdToken,
}

/// How `EOS_Connect_VerifyIdToken` ended, and what the token says. Texts live as long as the callback.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct EOS_Connect_VerifyIdTokenCallbackInfo {
    /// How it ended.
    pub ResultCode: CEnum<EOS_EResult>,
    /// What the game gave along with the call, unchanged.
    pub ClientData: *mut c_void,
    /// Who the token speaks of.
    pub ProductUserId: EOS_ProductUserId,
    /// Whether the account fields that follow hold something; never for a device id.
    pub bIsAccountInfoPresent: EOS_Bool,
    /// Who issued the external account.
    pub AccountIdType: CEnum<EOS_EExternalAccountType>,
    /// The external account id.
    pub AccountId: *const c_char,
    /// The platform the user logged in on.
    pub Platform: *const c_char,
    /// What kind of device the user logged in on.
    pub DeviceType: *const c_char,
    /// The client that the token was given to. In the struct since SDK 1.14.2.
    pub ClientId: *const c_char,
    /// The product. In the struct since SDK 1.14.2.
    pub ProductId: *const c_char,
    /// The sandbox. In the struct since SDK 1.14.2.
    pub SandboxId: *const c_char,
    /// The deployment. In the struct since SDK 1.14.2.
    pub DeploymentId: *const c_char,
}

/// Reports how `EOS_Connect_VerifyIdToken` ended.
pub type EOS_Connect_OnVerifyIdTokenCallback =
    Option<unsafe extern "system" fn(Data: *const EOS_Connect_VerifyIdTokenCallbackInfo)>;

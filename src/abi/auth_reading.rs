//! The credentials of `EOS_Auth_Login`, as games pass them.

use std::ffi::c_char;

use greenroom_protocol::limits;

use super::options;
use super::refusal::Refusal;
use super::strings::{self, Limit};
use super::types::{
    EOS_Auth_Credentials, EOS_Auth_LoginOptions, EOS_EExternalCredentialType,
    EOS_ELoginCredentialType, EOS_LF_NO_USER_INTERFACE,
};
use crate::interfaces::auth::Credentials;
use crate::result::EOS_EResult;

/// Longest address of a developer's tool; a host name has at most 253 bytes.
const ADDRESS: Limit = Limit::Bytes(320);

/// # Safety
/// `options` is null or points to options of the version that they say; so do the readers below ask.
pub unsafe fn login(options: *const EOS_Auth_LoginOptions) -> Result<Credentials, Refusal> {
    // SAFETY: the caller's promise covers the options and what they point to.
    unsafe {
        let options = options::read(options)?;
        if options.Credentials.is_null() {
            return Err(Refusal::parameter("Credentials is null"));
        }
        let credentials = options::read(options.Credentials)?;
        let Some(kind) = credentials.Type.get() else {
            return Err(Refusal::parameter(format!(
                "Credentials.Type is {}, which is no type",
                credentials.Type.raw()
            )));
        };
        match kind {
            EOS_ELoginCredentialType::EOS_LCT_Developer => developer(&credentials),
            EOS_ELoginCredentialType::EOS_LCT_PersistentAuth => {
                unused("Credentials.Id", credentials.Id, kind)?;
                unused("Credentials.Token", credentials.Token, kind)?;
                Ok(Credentials::Persistent)
            }
            EOS_ELoginCredentialType::EOS_LCT_RefreshToken => {
                unused("Credentials.Id", credentials.Id, kind)?;
                let token = secret(&credentials, limits::TOKEN_MAX)?;
                Ok(Credentials::Refresh { token })
            }
            EOS_ELoginCredentialType::EOS_LCT_ExternalAuth => external(&credentials),
            EOS_ELoginCredentialType::EOS_LCT_ExchangeCode => {
                unused("Credentials.Id", credentials.Id, kind)?;
                secret(&credentials, limits::TOKEN_MAX)?;
                Err(Refusal::new(
                    EOS_EResult::EOS_Auth_ExchangeCodeNotFound,
                    "Credentials.Token: there is no launcher that gives codes to be exchanged",
                ))
            }
            EOS_ELoginCredentialType::EOS_LCT_AccountPortal => {
                unused("Credentials.Id", credentials.Id, kind)?;
                unused("Credentials.Token", credentials.Token, kind)?;
                Err(portal(options.LoginFlags))
            }
            EOS_ELoginCredentialType::EOS_LCT_Password
            | EOS_ELoginCredentialType::EOS_LCT_DeviceCode => Err(Refusal::new(
                EOS_EResult::EOS_NotImplemented,
                format!("Credentials.Type: no directory takes {}", name(kind)),
            )),
        }
    }
}

/// # Safety
/// The texts of `credentials` are null or end in a NUL.
unsafe fn developer(credentials: &EOS_Auth_Credentials) -> Result<Credentials, Refusal> {
    let longest = Limit::Bytes(limits::DISPLAY_NAME_MAX);
    // SAFETY: the caller's promise.
    unsafe {
        // Where Epic's tool would be; here the directory itself knows the names.
        strings::required("Credentials.Id", credentials.Id, ADDRESS)?;
        let name = strings::required("Credentials.Token", credentials.Token, longest)?;
        Ok(Credentials::Developer { name })
    }
}

/// # Safety
/// As for [`developer`].
unsafe fn external(credentials: &EOS_Auth_Credentials) -> Result<Credentials, Refusal> {
    let longest = Limit::Bytes(limits::EXTERNAL_ACCOUNT_ID_MAX);
    // SAFETY: the caller's promise.
    let (id, token) = unsafe {
        let id = strings::optional("Credentials.Id", credentials.Id, longest)?;
        (id, secret(credentials, limits::EXTERNAL_TOKEN_MAX)?)
    };
    let id = id.filter(|id| !id.is_empty());
    match credentials.ExternalType.get() {
        Some(EOS_EExternalCredentialType::EOS_ECT_OPENID_ACCESS_TOKEN) => {
            Ok(Credentials::OpenId { token, id })
        }
        Some(kind) => Err(Refusal::new(
            EOS_EResult::EOS_NotImplemented,
            format!(
                "Credentials.ExternalType: no directory takes {}",
                kind.name().to_string_lossy()
            ),
        )),
        None => Err(Refusal::parameter(format!(
            "Credentials.ExternalType is {}, which is no type",
            credentials.ExternalType.raw()
        ))),
    }
}

/// # Safety
/// As for [`developer`].
unsafe fn secret(credentials: &EOS_Auth_Credentials, longest: usize) -> Result<String, Refusal> {
    let longest = Limit::Bytes(longest);
    // SAFETY: the caller's promise.
    Ok(unsafe { strings::required("Credentials.Token", credentials.Token, longest) }?)
}

/// Some bindings cannot pass null and pass an empty text.
///
/// # Safety
/// `text` is null or points to a text.
unsafe fn unused(
    parameter: &'static str,
    text: *const c_char,
    kind: EOS_ELoginCredentialType,
) -> Result<(), Refusal> {
    // SAFETY: the caller's promise; a text has at least its NUL.
    if text.is_null() || unsafe { text.read() } == 0 {
        return Ok(());
    }
    Err(Refusal::parameter(format!(
        "{parameter} is not null, and {} takes none",
        name(kind)
    )))
}

fn portal(flags: u64) -> Refusal {
    if flags & u64::from(EOS_LF_NO_USER_INTERFACE) != 0 {
        return Refusal::new(
            EOS_EResult::EOS_Auth_UserInterfaceRequired,
            "Credentials.Type: EOS_LCT_AccountPortal would have to ask the user",
        );
    }
    Refusal::new(
        EOS_EResult::EOS_NotImplemented,
        "Credentials.Type: there is no page that asks the user; use EOS_LCT_Developer at a desk, and EOS_LCT_ExternalAuth with a token of an OpenID Connect issuer elsewhere",
    )
}

fn name(kind: EOS_ELoginCredentialType) -> std::borrow::Cow<'static, str> {
    kind.name().to_string_lossy()
}

//! The functions of `eos_connect.h` about id tokens: proofs of who a user is, to be shown to others.

use std::ffi::{CString, c_void};
use std::ptr;

use greenroom_protocol::connect::{IdTokenAccount, IdTokenClaims};
use greenroom_protocol::limits;

use super::boundary::try_boundary;
use super::completion::{announce, settle};
use super::connect_outputs;
use super::delegates::Delegate;
use super::handles;
use super::ids::{self, product_user};
use super::options;
use super::out::Out;
use super::refusal::Refusal;
use super::strings::{self, Limit};
use super::types::{
    CEnum, EOS_Connect_CopyIdTokenOptions, EOS_Connect_IdToken,
    EOS_Connect_OnVerifyIdTokenCallback, EOS_Connect_VerifyIdTokenCallbackInfo,
    EOS_Connect_VerifyIdTokenOptions, EOS_FALSE, EOS_HConnect, EOS_TRUE,
};
use crate::interfaces::Outcome;
use crate::interfaces::users::Users;
use crate::result::EOS_EResult;
use crate::user_id::UserId;

/// Copies the id token of a user who is logged in: shown to others, it proves who the user is, and it opens nothing. It is good as long as the login needs no renewal, an hour at most, so copy it anew
/// each time that it is shown. Free it with `EOS_Connect_IdToken_Release`.
///
/// `EOS_Success`; `EOS_NotFound` if the user is not logged in, or the login could not be renewed in time; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Connect_CopyIdToken(
    Handle: EOS_HConnect,
    Options: *const EOS_Connect_CopyIdTokenOptions,
    OutIdToken: *mut *mut EOS_Connect_IdToken,
) -> EOS_EResult {
    try_boundary("EOS_Connect_CopyIdToken", || {
        // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say.
        let out = unsafe { Out::new("OutIdToken", OutIdToken) }?;
        let options = unsafe { options::read(Options) }?;
        let users = handles::get::<Users>(Handle)?;
        let user = ids::product_user_id(options.LocalUserId)
            .map_err(|error| Refusal::of("LocalUserId", error))?;
        match users.id_token(&user) {
            Some(token) => Ok(out.give(connect_outputs::id_token(user, &token)?)),
            None => Ok(EOS_EResult::EOS_NotFound),
        }
    })
}

/// Verifies an id token that somebody has shown: whether this directory has signed it, for a user of this deployment, and it is still good. `IdToken.ProductUserId` is the user whose token it should be.
/// Needs no login. The directory is asked for its public keys at the first call alone, and when its keys are new.
///
/// The callback brings `EOS_Success`, the user, the program (`ClientId`), product, sandbox and deployment; and, where the user logged in by an account of another system, that account, with
/// `bIsAccountInfoPresent`. It brings `EOS_Connect_InvalidToken` for a text that is no id token, for one that this directory has not signed, and for that of another user; `EOS_Connect_AuthExpired` for one
/// that was good once; `EOS_Invalid_Deployment` for one of another deployment; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. Its texts are never null, and live as
/// long as the callback. It comes once, inside Tick. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Connect_VerifyIdToken(
    Handle: EOS_HConnect,
    Options: *const EOS_Connect_VerifyIdTokenOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Connect_OnVerifyIdTokenCallback,
) {
    const NAME: &str = "EOS_Connect_VerifyIdToken";
    try_boundary(NAME, || {
        let users = handles::get::<Users>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        let nobody = Verified::default();
        announce(&delegate, move |_, client_data| {
            nobody.info(EOS_EResult::EOS_OperationWillRetry, client_data)
        });
        let done = move |outcome: Outcome<IdTokenClaims>| {
            let (code, claims) = settle(NAME, outcome);
            let verified = Verified::of(claims);
            delegate.call(|client_data| verified.info(code, client_data));
        };
        // SAFETY: the game passes null or options of the version that they say.
        match unsafe { read_token(Options) } {
            Ok((user, token)) => users.verify_id_token(user, token, done),
            Err(refusal) => users.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// What the callback's info points to.
#[derive(Default)]
struct Verified {
    user: Option<UserId>,
    /// The number of the account's system.
    provider: Option<i32>,
    account: CString,
    platform: CString,
    device_type: CString,
    client: CString,
    product: CString,
    sandbox: CString,
    deployment: CString,
}

impl Verified {
    /// Nothing but empty texts where no claims were verified.
    fn of(claims: Option<IdTokenClaims>) -> Self {
        let Some(claims) = claims else {
            return Self::default();
        };
        let known = Self {
            user: UserId::parse(&claims.sub),
            client: text(claims.aud),
            product: text(claims.pfpid.unwrap_or_default()),
            sandbox: text(claims.pfsid.unwrap_or_default()),
            deployment: text(claims.pfdid),
            ..Self::default()
        };
        let Some(IdTokenAccount {
            eat,
            eaid,
            pltfm,
            dty,
        }) = claims.act
        else {
            return known;
        };
        Self {
            provider: Some(eat.number()),
            account: text(eaid),
            platform: text(pltfm),
            device_type: text(dty.unwrap_or_default()),
            ..known
        }
    }

    fn info(
        &self,
        code: EOS_EResult,
        client_data: *mut c_void,
    ) -> EOS_Connect_VerifyIdTokenCallbackInfo {
        EOS_Connect_VerifyIdTokenCallbackInfo {
            ResultCode: CEnum::from(code),
            ClientData: client_data,
            ProductUserId: self.user.clone().map_or(ptr::null_mut(), product_user),
            bIsAccountInfoPresent: match self.provider {
                Some(_) => EOS_TRUE,
                None => EOS_FALSE,
            },
            AccountIdType: CEnum::from_raw(self.provider.unwrap_or_default()),
            AccountId: self.account.as_ptr(),
            Platform: self.platform.as_ptr(),
            DeviceType: self.device_type.as_ptr(),
            ClientId: self.client.as_ptr(),
            ProductId: self.product.as_ptr(),
            SandboxId: self.sandbox.as_ptr(),
            DeploymentId: self.deployment.as_ptr(),
        }
    }
}

/// C would not see what stands behind a NUL, so the text ends there.
pub(super) fn text(text: String) -> CString {
    let end = text.find('\0').unwrap_or(text.len());
    CString::new(&text[..end]).unwrap_or_default()
}

/// # Safety
/// `options` is null or points to options of the version that they say.
unsafe fn read_token(
    options: *const EOS_Connect_VerifyIdTokenOptions,
) -> Result<(UserId, String), Refusal> {
    // SAFETY: the caller's promise covers the options and what they point to.
    unsafe {
        let options = options::read(options)?;
        if options.IdToken.is_null() {
            return Err(Refusal::parameter("IdToken is null"));
        }
        let token = options::read(options.IdToken)?;
        let user = ids::product_user_id(token.ProductUserId)
            .map_err(|error| Refusal::of("IdToken.ProductUserId", error))?;
        let longest = Limit::Bytes(limits::TOKEN_MAX);
        let token = strings::required("IdToken.JsonWebToken", token.JsonWebToken, longest)?;
        Ok((user, token))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_ends_at_its_first_nul() {
        assert_eq!(text("ab\0cd".to_owned()).as_bytes(), b"ab");
        assert_eq!(text(String::new()).as_bytes(), b"");
    }
}

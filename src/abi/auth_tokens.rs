//! The functions of `eos_auth.h` about tokens: what a login gives, and what others have shown.

use std::ffi::{CString, c_void};

use greenroom_protocol::connect::{IdTokenAccount, IdTokenClaims, IdentityProvider};
use greenroom_protocol::limits;

use super::auth::pointer;
use super::auth_outputs;
use super::boundary::try_boundary;
use super::completion::{announce, settle, tell};
use super::connect_id_tokens::text;
use super::delegates::Delegate;
use super::handles;
use super::ids;
use super::options;
use super::out::Out;
use super::refusal::Refusal;
use super::strings::{self, Limit};
use super::types::{
    CEnum, EOS_Auth_CopyIdTokenOptions, EOS_Auth_CopyUserAuthTokenOptions, EOS_Auth_IdToken,
    EOS_Auth_OnQueryIdTokenCallback, EOS_Auth_OnVerifyIdTokenCallback,
    EOS_Auth_OnVerifyUserAuthCallback, EOS_Auth_QueryIdTokenCallbackInfo,
    EOS_Auth_QueryIdTokenOptions, EOS_Auth_Token, EOS_Auth_VerifyIdTokenCallbackInfo,
    EOS_Auth_VerifyIdTokenOptions, EOS_Auth_VerifyUserAuthCallbackInfo,
    EOS_Auth_VerifyUserAuthOptions, EOS_EpicAccountId, EOS_FALSE, EOS_HAuth, EOS_TRUE,
};
use crate::interfaces::Outcome;
use crate::interfaces::auth::Auth;
use crate::result::EOS_EResult;
use crate::user_id::UserId;

/// Copies the tokens of a user who is logged in. The access token is good for an hour at most and renewed before its end, so copy it anew each time that it is used. Free it with `EOS_Auth_Token_Release`.
///
/// `EOS_Success`; `EOS_NotFound` if the user is not logged in, or the login could not be renewed in time; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Auth_CopyUserAuthToken(
    Handle: EOS_HAuth,
    Options: *const EOS_Auth_CopyUserAuthTokenOptions,
    LocalUserId: EOS_EpicAccountId,
    OutUserAuthToken: *mut *mut EOS_Auth_Token,
) -> EOS_EResult {
    try_boundary("EOS_Auth_CopyUserAuthToken", || {
        // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say.
        let out = unsafe { Out::new("OutUserAuthToken", OutUserAuthToken) }?;
        unsafe { options::read(Options) }?;
        let auth = handles::get::<Auth>(Handle)?;
        let user =
            ids::epic_account_id(LocalUserId).map_err(|error| Refusal::of("LocalUserId", error))?;
        match auth.token(&user) {
            Some(token) => Ok(out.give(auth_outputs::auth_token(user, &token)?)),
            None => Ok(EOS_EResult::EOS_NotFound),
        }
    })
}

/// Copies the id token of a user who is logged in: shown to others, it proves who the user is. The same program can log in by it, so show it to your own servers alone, and to players what
/// `EOS_Connect_CopyIdToken` copies, which opens nothing. It is good for an hour at most, so copy it anew each time that it is shown. Free it with `EOS_Auth_IdToken_Release`.
///
/// `EOS_Success`; `EOS_NotFound` if the user is not logged in, or the login could not be renewed in time; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. Any thread. Since 1.14.1.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Auth_CopyIdToken(
    Handle: EOS_HAuth,
    Options: *const EOS_Auth_CopyIdTokenOptions,
    OutIdToken: *mut *mut EOS_Auth_IdToken,
) -> EOS_EResult {
    try_boundary("EOS_Auth_CopyIdToken", || {
        // SAFETY: the game passes null or a place for a pointer, and null or options of the version that they say.
        let out = unsafe { Out::new("OutIdToken", OutIdToken) }?;
        let options = unsafe { options::read(Options) }?;
        let auth = handles::get::<Auth>(Handle)?;
        let user = ids::epic_account_id(options.AccountId)
            .map_err(|error| Refusal::of("AccountId", error))?;
        match auth.id_token(&user) {
            Some(token) => Ok(out.give(auth_outputs::id_token(user, &token)?)),
            None => Ok(EOS_EResult::EOS_NotFound),
        }
    })
}

/// Gets the id token of another account that was merged into the user's. Accounts are never merged here: the user's own token is there from the login on, and there is no other.
///
/// The callback brings `EOS_Success` for the user's own account; `EOS_NotFound` for every other one; `EOS_InvalidUser` if the user is not logged in; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`. It comes
/// once, inside Tick. Any thread. Since 1.14.1.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Auth_QueryIdToken(
    Handle: EOS_HAuth,
    Options: *const EOS_Auth_QueryIdTokenOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Auth_OnQueryIdTokenCallback,
) {
    const NAME: &str = "EOS_Auth_QueryIdToken";
    try_boundary(NAME, || {
        let auth = handles::get::<Auth>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        // SAFETY: the game passes null or options of the version that they say.
        let asked = unsafe { read_query(Options) };
        let named = asked.as_ref().ok().cloned();
        let done = tell(
            NAME,
            delegate,
            move |ResultCode, ClientData, _: Option<()>| {
                let (user, target) = named.clone().unzip();
                EOS_Auth_QueryIdTokenCallbackInfo {
                    ResultCode,
                    ClientData,
                    LocalUserId: pointer(user),
                    TargetAccountId: pointer(target),
                }
            },
        );
        match asked {
            Ok((user, target)) => auth.query_id_token(user, target, done),
            Err(refusal) => auth.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// Verifies an id token that somebody has shown: whether this directory has signed it for an Epic account, for a user of this deployment, and it is still good. `IdToken.AccountId` is the account whose token it
/// should be. Needs no login. The directory is asked for its public keys at the first call alone, and when its keys are new.
///
/// The callback brings `EOS_Success` and what the token says; and, where the user logged in by an account of another system, that account, with `bIsExternalAccountInfoPresent`. It brings `EOS_Auth_InvalidToken`
/// for a text that is no such token, for one that this directory has not signed, and for that of another account; `EOS_Auth_Expired` for one that was good once; `EOS_Invalid_Deployment` for one of another
/// deployment; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick. Any thread. Since 1.14.1.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Auth_VerifyIdToken(
    Handle: EOS_HAuth,
    Options: *const EOS_Auth_VerifyIdTokenOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Auth_OnVerifyIdTokenCallback,
) {
    const NAME: &str = "EOS_Auth_VerifyIdToken";
    try_boundary(NAME, || {
        let auth = handles::get::<Auth>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        let nobody = Verified::default();
        announce(&delegate, move |_, client_data| {
            nobody.info(EOS_EResult::EOS_OperationWillRetry, client_data)
        });
        let done = move |outcome: Outcome<IdTokenClaims>| {
            let (code, claims) = settle(NAME, outcome);
            let verified = claims.map(Verified::of).unwrap_or_default();
            delegate.call(|client_data| verified.info(code, client_data));
        };
        // SAFETY: the game passes null or options of the version that they say.
        match unsafe { read_id_token(Options) } {
            Ok((user, token)) => auth.verify_id_token(user, token, done),
            Err(refusal) => auth.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// Asks the directory whether the access token that somebody has shown is good: for servers, which trust no player's word. `AuthToken.AccountId` is the account whose token it should be; of the rest,
/// `AccessToken` alone is looked at. Needs no login. Whoever sees an access token can act as its user: `EOS_Auth_VerifyIdToken` does without.
///
/// The callback brings `EOS_Success`; `EOS_Auth_InvalidToken` for a token that is none of this directory's and deployment, is not, or no longer, good, or is that of another account;
/// `EOS_InvalidCredentials` if the directory does not know the client id and secret; `EOS_InvalidParameters`, `EOS_IncompatibleVersion`; `EOS_TimedOut`, `EOS_NoConnection`. It comes once, inside Tick. Any
/// thread.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn EOS_Auth_VerifyUserAuth(
    Handle: EOS_HAuth,
    Options: *const EOS_Auth_VerifyUserAuthOptions,
    ClientData: *mut c_void,
    CompletionDelegate: EOS_Auth_OnVerifyUserAuthCallback,
) {
    const NAME: &str = "EOS_Auth_VerifyUserAuth";
    try_boundary(NAME, || {
        let auth = handles::get::<Auth>(Handle)?;
        // SAFETY: the game gives a callback of this type.
        let delegate = unsafe { Delegate::new(CompletionDelegate, ClientData) };
        let done = tell(NAME, delegate, |ResultCode, ClientData, _: Option<()>| {
            EOS_Auth_VerifyUserAuthCallbackInfo {
                ResultCode,
                ClientData,
            }
        });
        // SAFETY: the game passes null or options of the version that they say.
        match unsafe { read_access_token(Options) } {
            Ok((user, token)) => auth.verify_access_token(user, token, done),
            Err(refusal) => auth.post(|| done(Err(refusal.into()))),
        }
        Ok(())
    });
}

/// What the callback's info points to.
#[derive(Default)]
struct Verified {
    client: CString,
    product: CString,
    sandbox: CString,
    deployment: CString,
    name: CString,
    /// The number of the other system.
    provider: Option<i32>,
    account: CString,
    platform: CString,
    nothing: CString,
}

impl Verified {
    fn of(claims: IdTokenClaims) -> Self {
        let known = Self {
            client: text(claims.aud),
            product: text(claims.pfpid.unwrap_or_default()),
            sandbox: text(claims.pfsid.unwrap_or_default()),
            deployment: text(claims.pfdid),
            name: text(claims.dn.unwrap_or_default()),
            ..Self::default()
        };
        let Some(IdTokenAccount {
            eat, eaid, pltfm, ..
        }) = claims.act
        else {
            return known;
        };
        let platform = text(pltfm);
        // The Epic account is no external one to itself.
        if eat == IdentityProvider::Epic {
            return Self { platform, ..known };
        }
        Self {
            provider: Some(eat.number()),
            account: text(eaid),
            platform,
            ..known
        }
    }

    fn info(
        &self,
        code: EOS_EResult,
        client_data: *mut c_void,
    ) -> EOS_Auth_VerifyIdTokenCallbackInfo {
        EOS_Auth_VerifyIdTokenCallbackInfo {
            ResultCode: CEnum::from(code),
            ClientData: client_data,
            ApplicationId: self.client.as_ptr(),
            ClientId: self.client.as_ptr(),
            ProductId: self.product.as_ptr(),
            SandboxId: self.sandbox.as_ptr(),
            DeploymentId: self.deployment.as_ptr(),
            DisplayName: self.name.as_ptr(),
            bIsExternalAccountInfoPresent: match self.provider {
                Some(_) => EOS_TRUE,
                None => EOS_FALSE,
            },
            ExternalAccountIdType: CEnum::from_raw(self.provider.unwrap_or_default()),
            ExternalAccountId: self.account.as_ptr(),
            ExternalAccountDisplayName: self.nothing.as_ptr(),
            Platform: self.platform.as_ptr(),
        }
    }
}

/// # Safety
/// `options` is null or points to options of the version that they say; so do the readers below ask.
unsafe fn read_query(
    options: *const EOS_Auth_QueryIdTokenOptions,
) -> Result<(UserId, UserId), Refusal> {
    // SAFETY: the caller's promise.
    let options = unsafe { options::read(options) }?;
    let account =
        |name, pointer| ids::epic_account_id(pointer).map_err(|error| Refusal::of(name, error));
    Ok((
        account("LocalUserId", options.LocalUserId)?,
        account("TargetAccountId", options.TargetAccountId)?,
    ))
}

/// # Safety
/// As for [`read_query`].
unsafe fn read_id_token(
    options: *const EOS_Auth_VerifyIdTokenOptions,
) -> Result<(UserId, String), Refusal> {
    // SAFETY: the caller's promise covers the options and what they point to.
    unsafe {
        let options = options::read(options)?;
        if options.IdToken.is_null() {
            return Err(Refusal::parameter("IdToken is null"));
        }
        let token = options::read(options.IdToken)?;
        let user = ids::epic_account_id(token.AccountId)
            .map_err(|error| Refusal::of("IdToken.AccountId", error))?;
        let longest = Limit::Bytes(limits::TOKEN_MAX);
        let token = strings::required("IdToken.JsonWebToken", token.JsonWebToken, longest)?;
        Ok((user, token))
    }
}

/// # Safety
/// As for [`read_query`].
unsafe fn read_access_token(
    options: *const EOS_Auth_VerifyUserAuthOptions,
) -> Result<(UserId, String), Refusal> {
    // SAFETY: the caller's promise covers the options and what they point to.
    unsafe {
        let options = options::read(options)?;
        if options.AuthToken.is_null() {
            return Err(Refusal::parameter("AuthToken is null"));
        }
        let token = options::read(options.AuthToken)?;
        let user = ids::epic_account_id(token.AccountId)
            .map_err(|error| Refusal::of("AuthToken.AccountId", error))?;
        let longest = Limit::Bytes(limits::TOKEN_MAX);
        let token = strings::required("AuthToken.AccessToken", token.AccessToken, longest)?;
        Ok((user, token))
    }
}

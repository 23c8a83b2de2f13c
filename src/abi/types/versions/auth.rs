//! The structs of Auth.

use super::versioned;
use crate::abi::types::*;

versioned! {
    EOS_Auth_Token EOS_AUTH_TOKEN_API_LATEST: AuthType RefreshExpiresAt;
    EOS_Auth_Credentials EOS_AUTH_CREDENTIALS_API_LATEST: ApiVersion Type ExternalType ExternalType;
    EOS_Auth_LoginOptions EOS_AUTH_LOGIN_API_LATEST: Credentials ScopeFlags LoginFlags;
    EOS_Auth_LogoutOptions EOS_AUTH_LOGOUT_API_LATEST: LocalUserId;
    EOS_Auth_LinkAccountOptions EOS_AUTH_LINKACCOUNT_API_LATEST: LocalUserId;
    EOS_Auth_VerifyUserAuthOptions EOS_AUTH_VERIFYUSERAUTH_API_LATEST: AuthToken;
    EOS_Auth_CopyUserAuthTokenOptions EOS_AUTH_COPYUSERAUTHTOKEN_API_LATEST: ApiVersion;
    EOS_Auth_CopyIdTokenOptions EOS_AUTH_COPYIDTOKEN_API_LATEST: AccountId;
    EOS_Auth_IdToken EOS_AUTH_IDTOKEN_API_LATEST: JsonWebToken;
    EOS_Auth_QueryIdTokenOptions EOS_AUTH_QUERYIDTOKEN_API_LATEST: TargetAccountId;
    EOS_Auth_VerifyIdTokenOptions EOS_AUTH_VERIFYIDTOKEN_API_LATEST: IdToken;
    EOS_Auth_AddNotifyLoginStatusChangedOptions EOS_AUTH_ADDNOTIFYLOGINSTATUSCHANGED_API_LATEST:
        ApiVersion;
    EOS_Auth_DeletePersistentAuthOptions EOS_AUTH_DELETEPERSISTENTAUTH_API_LATEST:
        ApiVersion RefreshToken;
}

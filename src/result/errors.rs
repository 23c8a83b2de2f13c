//! The one mapping of what goes wrong to what a game is told.

use greenroom_protocol::error::ErrorCode;

use super::EOS_EResult;
use crate::client::{ClientError, IdTokenFault};

/// What a refusal of the directory means where no operation says anything more exact.
impl From<ErrorCode> for EOS_EResult {
    fn from(code: ErrorCode) -> Self {
        match code {
            ErrorCode::BadRequest => Self::EOS_InvalidRequest,
            ErrorCode::Unsupported => Self::EOS_NotImplemented,
            // The library opens another connection by itself; only a directory that goes on refusing gets here.
            ErrorCode::DeadConnection => Self::EOS_ServiceFailure,
            ErrorCode::RequestTimeout => Self::EOS_TimedOut,
            ErrorCode::MissingAction => Self::EOS_ClientPolicyMissingAction,
            ErrorCode::TooLarge => Self::EOS_LimitExceeded,
            ErrorCode::Unauthorized | ErrorCode::InvalidCredential => Self::EOS_InvalidAuth,
            ErrorCode::InvalidClient => Self::EOS_InvalidCredentials,
            ErrorCode::UnknownUser => Self::EOS_InvalidUser,
            ErrorCode::Forbidden => Self::EOS_AccessDenied,
            ErrorCode::SessionNotFound | ErrorCode::NotFound => Self::EOS_NotFound,
            ErrorCode::Conflict => Self::EOS_InvalidState,
            ErrorCode::PreconditionFailed => Self::EOS_VersionMismatch,
            ErrorCode::SessionExists => Self::EOS_Sessions_SessionAlreadyExists,
            ErrorCode::SessionFull | ErrorCode::TooManyPlayers => Self::EOS_Sessions_TooManyPlayers,
            ErrorCode::TooManyInvites => Self::EOS_Sessions_TooManyInvites,
            ErrorCode::InvitesNotAllowed => Self::EOS_Sessions_NotAllowed,
            ErrorCode::InvitePending => Self::EOS_Friends_InviteAwaitingAcceptance,
            ErrorCode::NoInvitation => Self::EOS_Friends_NoInvitation,
            ErrorCode::AlreadyFriends => Self::EOS_Friends_AlreadyFriends,
            ErrorCode::TooManyFriends => Self::EOS_Friends_LocalUserFriendLimitExceeded,
            ErrorCode::TargetTooManyFriends => Self::EOS_Friends_TargetUserFriendLimitExceeded,
            ErrorCode::SessionInProgress => Self::EOS_Sessions_SessionInProgress,
            ErrorCode::NotAdmitted | ErrorCode::PlatformNotAllowed => Self::EOS_Sessions_NotAllowed,
            ErrorCode::PlayerSanctioned => Self::EOS_Sessions_PlayerSanctioned,
            ErrorCode::IdentityProviderUnavailable => Self::EOS_Connect_ExternalServiceUnavailable,
            ErrorCode::TooManyRequests => Self::EOS_TooManyRequests,
            ErrorCode::Unavailable => Self::EOS_ServiceFailure,
            ErrorCode::Internal => Self::EOS_UnexpectedError,
        }
    }
}

impl From<&ClientError> for EOS_EResult {
    fn from(error: &ClientError) -> Self {
        match error {
            ClientError::Refused(refusal) => refusal.code.into(),
            ClientError::UnknownUser { .. } | ClientError::NotLoggedIn => Self::EOS_InvalidUser,
            ClientError::DuplicateDevice => Self::EOS_DuplicateNotAllowed,
            ClientError::NoDevice | ClientError::NotInSession => Self::EOS_NotFound,
            ClientError::TimedOut => Self::EOS_TimedOut,
            ClientError::NoConnection(_) => Self::EOS_NoConnection,
            // The secret file of the profile cannot be read or written.
            ClientError::Storage(_) => Self::EOS_UnexpectedError,
            ClientError::IdToken(fault) => match fault {
                IdTokenFault::Malformed | IdTokenFault::Signature => Self::EOS_Connect_InvalidToken,
                IdTokenFault::Expired => Self::EOS_Connect_AuthExpired,
                IdTokenFault::Deployment => Self::EOS_Invalid_Deployment,
            },
        }
    }
}

/// What single operations make of a refusal; nothing where the general meaning is right.
pub mod refine {
    use super::{EOS_EResult, ErrorCode};

    /// What an operation makes of a refusal.
    pub type Refine = fn(ErrorCode) -> Option<EOS_EResult>;

    /// Logging in by Auth as a developer: the directory takes no names, or not this one.
    pub fn developer(code: ErrorCode) -> Option<EOS_EResult> {
        match code {
            ErrorCode::Unsupported => Some(EOS_EResult::EOS_InvalidCredentials),
            ErrorCode::BadRequest => Some(EOS_EResult::EOS_InvalidParameters),
            _ => None,
        }
    }

    /// Logging in by Auth with a refresh token that was not accepted.
    pub fn refresh(code: ErrorCode) -> Option<EOS_EResult> {
        is_spent(code).then_some(EOS_EResult::EOS_Auth_InvalidRefreshToken)
    }

    /// Logging in by Auth with what the profile has kept, which leads nowhere any more.
    pub fn persistent(code: ErrorCode) -> Option<EOS_EResult> {
        let unsupported = code == ErrorCode::Unsupported;
        unsupported.then_some(EOS_EResult::EOS_InvalidAuth)
    }

    /// Logging in by Auth with the token of another system: it was not accepted, or there is nobody who could.
    pub fn external_auth(code: ErrorCode) -> Option<EOS_EResult> {
        match code {
            ErrorCode::InvalidCredential => Some(EOS_EResult::EOS_Auth_ExternalAuthInvalid),
            _ => login(code),
        }
    }

    /// What Auth makes of an id token that is not good: the codes of both interfaces say the same.
    pub fn auth_token(code: EOS_EResult) -> EOS_EResult {
        match code {
            EOS_EResult::EOS_Connect_InvalidToken => EOS_EResult::EOS_Auth_InvalidToken,
            EOS_EResult::EOS_Connect_AuthExpired => EOS_EResult::EOS_Auth_Expired,
            other => other,
        }
    }

    fn is_spent(code: ErrorCode) -> bool {
        matches!(code, ErrorCode::InvalidCredential | ErrorCode::Unsupported)
    }

    /// Logging in: the token was not accepted, or there is nobody who could.
    pub fn login(code: ErrorCode) -> Option<EOS_EResult> {
        match code {
            ErrorCode::InvalidCredential => {
                Some(EOS_EResult::EOS_Connect_ExternalTokenValidationFailed)
            }
            ErrorCode::Unsupported => {
                Some(EOS_EResult::EOS_Connect_ExternalServiceConfigurationFailure)
            }
            _ => None,
        }
    }

    /// Linking: the continuance token was not accepted, or the account is somebody's.
    pub fn link(code: ErrorCode) -> Option<EOS_EResult> {
        match code {
            ErrorCode::InvalidCredential => Some(EOS_EResult::EOS_Connect_InvalidToken),
            ErrorCode::Conflict => Some(EOS_EResult::EOS_Connect_LinkAccountFailed),
            _ => None,
        }
    }

    /// Exchanging a continuance token for a user: the token itself is what was not accepted.
    pub fn create_user(code: ErrorCode) -> Option<EOS_EResult> {
        let token = matches!(code, ErrorCode::InvalidCredential | ErrorCode::Unauthorized);
        token.then_some(EOS_EResult::EOS_Connect_InvalidToken)
    }

    /// Creating: somebody has the name.
    pub fn create(code: ErrorCode) -> Option<EOS_EResult> {
        let taken = code == ErrorCode::PreconditionFailed;
        taken.then_some(EOS_EResult::EOS_Sessions_SessionAlreadyExists)
    }

    /// Changing what exists: the session is gone, or somebody else's.
    pub fn update(code: ErrorCode) -> Option<EOS_EResult> {
        match code {
            ErrorCode::PreconditionFailed => Some(EOS_EResult::EOS_NotFound),
            ErrorCode::Forbidden => Some(EOS_EResult::EOS_Sessions_UpsertNotAllowed),
            _ => None,
        }
    }

    /// Searching: all that can be wrong with the request are the game's conditions.
    pub fn find(code: ErrorCode) -> Option<EOS_EResult> {
        let conditions = code == ErrorCode::BadRequest;
        conditions.then_some(EOS_EResult::EOS_InvalidParameters)
    }

    /// Inviting: the session is gone, or does not let this player invite.
    pub fn invite(code: ErrorCode) -> Option<EOS_EResult> {
        match code {
            ErrorCode::PreconditionFailed => Some(EOS_EResult::EOS_NotFound),
            ErrorCode::Forbidden => Some(EOS_EResult::EOS_Sessions_NotAllowed),
            ErrorCode::Conflict => Some(EOS_EResult::EOS_Sessions_InviteFailed),
            // Oneself cannot be invited.
            ErrorCode::BadRequest => Some(EOS_EResult::EOS_InvalidParameters),
            _ => None,
        }
    }

    /// Inviting somebody to be friends.
    pub fn befriend(code: ErrorCode) -> Option<EOS_EResult> {
        match code {
            ErrorCode::TooManyInvites => Some(EOS_EResult::EOS_Friends_TargetUserTooManyInvites),
            // Nobody is its own friend.
            ErrorCode::BadRequest => Some(EOS_EResult::EOS_InvalidParameters),
            _ => None,
        }
    }

    /// Rejecting an invite: one of somebody else is none.
    pub fn reject_invite(code: ErrorCode) -> Option<EOS_EResult> {
        let not_ones_own = code == ErrorCode::Forbidden;
        not_ones_own.then_some(EOS_EResult::EOS_NotFound)
    }

    /// Sending other players something: too much waits already.
    pub fn message(code: ErrorCode) -> Option<EOS_EResult> {
        match code {
            ErrorCode::TooManyInvites | ErrorCode::Conflict => {
                Some(EOS_EResult::EOS_TooManyRequests)
            }
            // Nobody sends itself anything.
            ErrorCode::BadRequest => Some(EOS_EResult::EOS_InvalidParameters),
            _ => None,
        }
    }

    /// Joining: the session is gone, or not open to this player.
    pub fn join(code: ErrorCode) -> Option<EOS_EResult> {
        match code {
            ErrorCode::PreconditionFailed => Some(EOS_EResult::EOS_NotFound),
            ErrorCode::Forbidden => Some(EOS_EResult::EOS_Sessions_NotAllowed),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    /// The compiler holds the table total; this holds it meaningful: a refusal never looks like a success, like an announcement, or like a fault of this library, unless it is the directory's own.
    #[test]
    fn every_refusal_has_a_failing_final_code() {
        for &code in ErrorCode::ALL {
            let result = EOS_EResult::from(code);
            assert_ne!(result, EOS_EResult::EOS_Success, "{code:?}");
            assert_ne!(result, EOS_EResult::EOS_NoChange, "{code:?}");
            assert!(result.is_operation_complete(), "{code:?}");
            let internal = result == EOS_EResult::EOS_UnexpectedError;
            assert_eq!(internal, code == ErrorCode::Internal, "{code:?}");
        }
    }

    #[test]
    fn operations_refine_only_what_means_something_else_to_them() {
        let own =
            |refine: fn(ErrorCode) -> Option<EOS_EResult>| -> HashMap<ErrorCode, EOS_EResult> {
                let all = ErrorCode::ALL.iter();
                all.filter_map(|&code| Some((code, refine(code)?)))
                    .collect()
            };
        for refined in [
            own(refine::login),
            own(refine::developer),
            own(refine::refresh),
            own(refine::persistent),
            own(refine::external_auth),
            own(refine::link),
            own(refine::create_user),
            own(refine::create),
            own(refine::update),
            own(refine::find),
            own(refine::join),
            own(refine::invite),
            own(refine::reject_invite),
            own(refine::message),
            own(refine::befriend),
        ] {
            assert!(!refined.is_empty());
            for (code, result) in refined {
                assert_ne!(
                    result,
                    EOS_EResult::from(code),
                    "{code:?} needs no refinement"
                );
            }
        }
    }
}

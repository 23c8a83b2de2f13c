//! What a login asks for besides an access token.

use greenroom_protocol::error::Refusal;
use greenroom_protocol::limits;
use greenroom_protocol::token::{
    DEVICE_ID_AUTH, EPIC_ACCOUNT_SCOPE, EPIC_AUTH, EPIC_ID_AUTH, OFFLINE_SCOPE, TokenForm,
};

use super::at_most;

/// The words of a `scope` that mean something here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Scope {
    /// The player logs in with its Epic account.
    pub(super) epic: bool,
    /// And wants to come again without who vouches for it.
    pub(super) offline: bool,
}

impl Scope {
    pub(super) fn of(form: &TokenForm) -> Result<Self, Refusal> {
        at_most("scope", form.scope.as_deref(), limits::SCOPE_MAX)?;
        // What a refresh token opens was said when it was given.
        if form.grant_type == "refresh_token" {
            return Ok(Self::default());
        }
        let words = form.scope.iter().flat_map(|scope| scope.split(' '));
        let scope = words.fold(Self::default(), |scope, word| match word {
            EPIC_ACCOUNT_SCOPE => Self {
                epic: true,
                ..scope
            },
            OFFLINE_SCOPE => Self {
                offline: true,
                ..scope
            },
            _ => scope,
        });
        if scope.offline && !scope.epic {
            let message = format!("the scope {OFFLINE_SCOPE} goes with {EPIC_ACCOUNT_SCOPE} alone");
            return Err(Refusal::bad_request(message));
        }
        if scope.epic && !opens_epic(form) {
            let message = format!("the scope {EPIC_ACCOUNT_SCOPE} is not for a login of this kind");
            return Err(Refusal::bad_request(message));
        }
        Ok(scope)
    }
}

/// Whether a login of this kind may be one with an Epic account. One by a token
/// of such a login may not: tokens would bring forth tokens for ever.
fn opens_epic(form: &TokenForm) -> bool {
    match form.grant_type.as_str() {
        "continuance" => true,
        "external_auth" => !matches!(
            form.external_auth_type.as_deref(),
            Some(DEVICE_ID_AUTH | EPIC_AUTH | EPIC_ID_AUTH)
        ),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use greenroom_protocol::error::ErrorCode;
    use greenroom_protocol::token::{DEVELOPER_AUTH, OPENID_AUTH};

    use super::*;

    fn scope(grant: &str, kind: Option<&str>, words: &str) -> Result<Scope, ErrorCode> {
        let form = TokenForm {
            grant_type: grant.to_owned(),
            external_auth_type: kind.map(str::to_owned),
            scope: Some(words.to_owned()),
            ..TokenForm::default()
        };
        Scope::of(&form).map_err(|refusal| refusal.code)
    }

    fn both(epic: bool, offline: bool) -> Result<Scope, ErrorCode> {
        Ok(Scope { epic, offline })
    }

    #[test]
    fn words_that_are_not_known_are_passed_over() {
        let login = |words| scope("external_auth", Some(OPENID_AUTH), words);
        assert_eq!(login(""), both(false, false));
        assert_eq!(login("openid epic_account"), both(true, false));
        assert_eq!(login("offline_access  epic_account"), both(true, true));
        assert_eq!(login("epic_accounts"), both(false, false));
    }

    #[test]
    fn a_refresh_token_goes_with_the_epic_account_alone() {
        let login = |words| scope("external_auth", Some(DEVELOPER_AUTH), words);
        assert_eq!(login("offline_access"), Err(ErrorCode::BadRequest));
        assert_eq!(login(&"a".repeat(257)), Err(ErrorCode::BadRequest));
    }

    #[test]
    fn tokens_of_the_epic_account_bring_forth_no_further_ones() {
        for kind in [EPIC_AUTH, EPIC_ID_AUTH, DEVICE_ID_AUTH] {
            let asked = scope("external_auth", Some(kind), EPIC_ACCOUNT_SCOPE);
            assert_eq!(asked, Err(ErrorCode::BadRequest), "{kind}");
            assert_eq!(
                scope("external_auth", Some(kind), "openid"),
                both(false, false)
            );
        }
        let server = scope("client_credentials", None, EPIC_ACCOUNT_SCOPE);
        assert_eq!(server, Err(ErrorCode::BadRequest));
        assert_eq!(
            scope("continuance", None, EPIC_ACCOUNT_SCOPE),
            both(true, false)
        );
        assert_eq!(
            scope("refresh_token", None, EPIC_ACCOUNT_SCOPE),
            both(false, false)
        );
    }
}

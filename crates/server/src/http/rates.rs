//! How often whom is answered: as what a request is counted, and when.
//!
//! A request whose path says what it is, is counted as soon as its token was
//! checked and before its body is read. What a new handle or a query for handles
//! is, stands in the body: their handlers count, before anything is done.

use std::net::IpAddr;

use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::request::Parts;
use greenroom_protocol::EOS_TEMPLATE;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::handle::{AnyQuery, HandleDelta, HandleKind};
use greenroom_protocol::ids::TemplateName;
use greenroom_protocol::session::Guid;
use greenroom_service::Caller;

use super::Face;
use super::auth::address;
use super::error::Failure;
use crate::rates::{Class, Exceeded};

/// Whoever it is, with a request that needs no token and is counted by the
/// address that it comes from.
pub(super) struct Anybody;

impl FromRequestParts<Face> for Anybody {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, face: &Face) -> Result<Self, Failure> {
        face.count_address(parts, Class::Anonymous)?;
        Ok(Self)
    }
}

impl Face {
    /// As what a request of a caller is counted, by its method, its path and the
    /// handle that this names.
    pub(super) fn class_of(&self, caller: &Caller, parts: &Parts) -> Class {
        let path = parts.uri.path();
        let Some((id, of_session)) = handle_of_path(path) else {
            return class_of_path(path);
        };
        let Some(subject) = self.directory.subject_of_handle(caller, &id) else {
            return Class::Mpsd;
        };
        let reads = parts.method == Method::GET || parts.method == Method::HEAD;
        let search = match (of_session, reads) {
            (true, _) => Class::Mpsd,
            (false, true) => Class::SearchHandleRead,
            (false, false) => Class::SearchHandleWrite,
        };
        class_of(&subject.template, subject.is_search.then_some(search))
    }

    /// Counts a request of a caller.
    ///
    /// # Errors
    /// 429.
    pub(super) fn count(&self, caller: &Caller, class: Class) -> Result<(), Failure> {
        let rates = &self.surroundings.rates;
        let taken = rates.of_caller(caller, class, self.directory.now());
        taken.map_err(|exceeded| self.refuse(exceeded))
    }

    /// Counts a request of whoever it is, by the address that it comes from.
    ///
    /// # Errors
    /// 429.
    pub(super) fn count_address(&self, parts: &Parts, class: Class) -> Result<(), Failure> {
        self.count_at(address(parts), class)
    }

    fn count_at(&self, address: Option<IpAddr>, class: Class) -> Result<(), Failure> {
        let Some(address) = address else {
            return Ok(());
        };
        let rates = &self.surroundings.rates;
        let taken = rates.of_address(address, class, self.directory.now());
        taken.map_err(|exceeded| self.refuse(exceeded))
    }

    /// What is answered to a token or a nonce that is not good: that, or to wait,
    /// where there were too many of them.
    pub(super) fn turn_away(&self, address: Option<IpAddr>, refusal: Refusal) -> Failure {
        if refusal.code != ErrorCode::Unauthorized {
            return refusal.into();
        }
        match self.count_at(address, Class::BadToken) {
            Ok(()) => refusal.into(),
            Err(failure) => failure,
        }
    }

    fn refuse(&self, exceeded: Exceeded) -> Failure {
        let class = exceeded.class.label();
        self.surroundings.metrics.rate_exceeded(class);
        tracing::debug!(class, "asked too often");
        exceeded.into()
    }
}

/// The handle that a path names, and whether it is for the session that the
/// handle leads to.
fn handle_of_path(path: &str) -> Option<(Guid, bool)> {
    let rest = path.strip_prefix("/handles/")?;
    let of_session = rest.strip_suffix("/session");
    let id = Guid::new(of_session.unwrap_or(rest))?;
    Some((id, of_session.is_some()))
}

/// As what a request to this path is counted. Keywords are in the one case that
/// `paths::fold` brings them into.
fn class_of_path(path: &str) -> Class {
    let mut segments = path.split('/').skip(1);
    match segments.next() {
        Some("connect" | "nonce") => Class::Push,
        Some("matchmaking" | "wildcard") => Class::Web,
        Some("handles") => Class::Mpsd,
        Some("serviceconfigs") => match (segments.nth(1), segments.next()) {
            (Some("sessiontemplates"), Some(template))
                if template.eq_ignore_ascii_case(EOS_TEMPLATE) =>
            {
                Class::Eos
            }
            (Some("sessiontemplates" | "sessions" | "batch"), _) => Class::Mpsd,
            _ => Class::Eos,
        },
        // What the library asks beyond the contract.
        _ => Class::Eos,
    }
}

/// As what a new handle is counted; one that cannot be read, as any request of
/// the contract.
pub(super) fn class_of_creation(delta: Option<&HandleDelta>) -> Class {
    let Some(delta) = delta else {
        return Class::Mpsd;
    };
    let is_search = delta.kind == HandleKind::Search;
    class_of(
        &delta.session_ref.template_name,
        is_search.then_some(Class::SearchHandleWrite),
    )
}

/// As what a query for handles is counted.
pub(super) fn class_of_query(query: Option<&AnyQuery>) -> Class {
    match query {
        Some(AnyQuery::Search(_)) => Class::EosSearch,
        // Pages are beyond the contract, whose number would not reach for two.
        Some(AnyQuery::Browse(query)) if query.page.is_some() => Class::EosSearch,
        Some(AnyQuery::Browse(_)) => Class::SearchHandleRead,
        Some(AnyQuery::Invites(_)) => Class::Eos,
        Some(AnyQuery::Activities(_)) | None => Class::Mpsd,
    }
}

/// As what a request around a session of this template is counted, where it is
/// for a search handle as `search`.
fn class_of(template: &TemplateName, search: Option<Class>) -> Class {
    match template.as_str().eq_ignore_ascii_case(EOS_TEMPLATE) {
        true => Class::Eos,
        false => search.unwrap_or(Class::Mpsd),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_tell_what_is_asked() {
        for (path, class) in [
            ("/connect", Class::Push),
            ("/nonce", Class::Push),
            ("/matchmaking/v1/d/filter", Class::Web),
            ("/wildcard/matchmaking/v1/d/filter", Class::Web),
            ("/wildcard/matchmaking/v1/d/filter", Class::Web),
            (
                "/serviceconfigs/d/sessiontemplates/eos/sessions/a",
                Class::Eos,
            ),
            (
                "/serviceconfigs/d/sessiontemplates/EOS/sessions",
                Class::Eos,
            ),
            (
                "/serviceconfigs/d/sessiontemplates/Lobby/sessions/eos",
                Class::Mpsd,
            ),
            ("/serviceconfigs/eos/sessiontemplates", Class::Mpsd),
            ("/serviceconfigs/d/sessions", Class::Mpsd),
            ("/serviceconfigs/d/batch", Class::Mpsd),
            ("/serviceconfigs/d/people/me", Class::Eos),
            ("/serviceconfigs/d/presence/me", Class::Eos),
            ("/serviceconfigs/d/sanctions", Class::Eos),
            ("/user/v1/accounts", Class::Eos),
            ("/greenroom/connect/links", Class::Eos),
            ("/greenroom/messages", Class::Eos),
            ("/auth/v1/accounts/deviceid", Class::Eos),
            ("/handles/nonsense", Class::Mpsd),
        ] {
            assert_eq!(class_of_path(path), class, "{path}");
        }
    }

    #[test]
    fn a_handle_is_found_in_its_path() {
        let id = Guid::new("00000000-0000-0000-0000-000000000007").expect("a GUID");
        let path = format!("/handles/{}", id.as_str());
        assert_eq!(handle_of_path(&path), Some((id.clone(), false)));
        assert_eq!(handle_of_path(&(path + "/session")), Some((id, true)));
        for path in [
            "/handles/query",
            "/handles/",
            "/handles",
            "/handles/7/session",
        ] {
            assert_eq!(handle_of_path(path), None, "{path}");
        }
    }
}

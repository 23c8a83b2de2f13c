//! Public sessions for server browsers, which speak the EOS web API.

use std::sync::Arc;

use greenroom_directory::browse::{Listing, Query};
use greenroom_directory::caller::Caller;
use greenroom_directory::policy::Action;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::{Deployment, SessionRef, TemplateName};
use greenroom_protocol::matchmaking::SessionFilter;

use crate::service::Service;
use crate::sessions::check_deployment;

/// Who browses.
#[derive(Clone, Copy, Debug)]
pub enum Browser<'a> {
    /// The bearer of an access token.
    Caller(&'a Caller),
    /// Somebody without one.
    Anybody,
}

impl Service {
    /// The public sessions of EOS that a filter finds, full ones too: the nearest
    /// first where the filter asks for distances, else the newest.
    ///
    /// # Errors
    /// `BadRequest` naming a criterion that makes no sense or costs too much,
    /// `Forbidden` for another deployment, `MissingAction`; `Unauthorized` for
    /// anybody, unless the operator lets the deployment be listed.
    pub fn public_sessions(
        &self,
        browser: Browser<'_>,
        deployment: &Deployment,
        filter: &SessionFilter,
    ) -> Result<Vec<Arc<Listing>>, Refusal> {
        self.check_browser(browser, deployment)?;
        let query = Query::of_session_filter(filter)?;
        // Sessions of EOS are not for followers alone.
        let found = self.find_all(deployment, &TemplateName::eos(), &query, &|_| false)?;
        Ok(found.listings)
    }

    /// One of them by its id.
    ///
    /// # Errors
    /// `SessionNotFound` where there is none, or none that is public; and those
    /// of [`Self::public_sessions`].
    pub fn public_session(
        &self,
        browser: Browser<'_>,
        at: &SessionRef,
    ) -> Result<Arc<Listing>, Refusal> {
        self.check_browser(browser, &at.scid)?;
        let listing = self.index.lock().listing(at);
        let now = self.now();
        let alive = listing.filter(|listing| listing.over_at.is_none_or(|over| over > now));
        alive.ok_or_else(|| {
            let message = format!("there is no public session {}", at.name);
            Refusal::new(ErrorCode::SessionNotFound, message)
        })
    }

    fn check_browser(&self, browser: Browser<'_>, deployment: &Deployment) -> Result<(), Refusal> {
        match browser {
            Browser::Caller(caller) => {
                check_deployment(caller, deployment)?;
                caller.check(Action::FindSessions)
            }
            Browser::Anybody if self.parts.clients.lists_to_anybody(deployment) => Ok(()),
            Browser::Anybody => {
                let message = "the request has no Authorization header";
                Err(Refusal::new(ErrorCode::Unauthorized, message))
            }
        }
    }
}

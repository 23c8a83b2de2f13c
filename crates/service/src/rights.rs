//! What a program may do here, asked anew with each request, so that whoever
//! takes a right away need not wait for tokens to expire.

use greenroom_directory::caller::{Caller, Principal};
use greenroom_directory::policy::{Action, Policy};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::Deployment;
use greenroom_protocol::limits;

use crate::accounts::ClientCredentials;
use crate::parts::{Clients, Rights};
use crate::service::Service;

impl Rights {
    /// The policy in a deployment.
    ///
    /// # Errors
    /// `Forbidden`, naming the deployment, where the program may not go there.
    pub fn policy_in(&self, client_id: &str, deployment: &Deployment) -> Result<Policy, Refusal> {
        let everywhere = self.deployments.as_ref();
        if everywhere.is_none_or(|allowed| allowed.contains(deployment)) {
            return Ok(self.policy);
        }
        let message = format!("the client {client_id} may not use the deployment {deployment}");
        Err(Refusal::forbidden(message))
    }
}

impl Service {
    /// Whether the caller's account is still there, and its program may still be
    /// where it is: for what outlives the request whose token was checked.
    pub fn still_admits(&self, caller: &Caller) -> bool {
        !self.closed.has(&caller.principal)
            && self
                .present_policy(&caller.client_id, &caller.deployment, &caller.principal)
                .is_ok()
    }

    /// What the program of a token may do at present.
    ///
    /// # Errors
    /// `Unauthorized` where it is not known any more, `Forbidden` where it may
    /// not use the deployment any more, `MissingAction` where it may not act as
    /// the server any more that the token is for: servers see what is private.
    pub(crate) fn present_policy(
        &self,
        client_id: &str,
        deployment: &Deployment,
        principal: &Principal,
    ) -> Result<Policy, Refusal> {
        let rights = still_known(&*self.parts.clients, client_id)?;
        let policy = rights.policy_in(client_id, deployment)?;
        if matches!(principal, Principal::Server { .. }) {
            policy.check(Action::ActAsServer, client_id)?;
        }
        Ok(policy)
    }
}

/// The rights of a program that presents its secret.
pub(crate) fn admitted(
    clients: &dyn Clients,
    client: &ClientCredentials,
) -> Result<Rights, Refusal> {
    let fits = client.id.len() <= limits::CLIENT_ID_MAX
        && client.secret.len() <= limits::CLIENT_SECRET_MAX;
    let admitted = fits && clients.admits(&client.id, &client.secret);
    let rights = admitted.then(|| clients.rights(&client.id)).flatten();
    rights.ok_or_else(|| {
        let message = "the client id or its secret is not known here";
        Refusal::new(ErrorCode::InvalidClient, message)
    })
}

/// The rights of a program that holds a token which was good when it was given.
fn still_known(clients: &dyn Clients, client_id: &str) -> Result<Rights, Refusal> {
    clients.rights(client_id).ok_or_else(|| {
        let message = format!("the client {client_id} of the token is not known here any more");
        Refusal::new(ErrorCode::Unauthorized, message)
    })
}

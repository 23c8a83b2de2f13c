//! What a program may do here, asked anew with each request, so that whoever
//! takes a right away need not wait for tokens to expire.

use greenroom_directory::caller::Caller;
use greenroom_directory::policy::Policy;
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
    /// Whether the caller's program may still be where the caller is: for what
    /// outlives the request whose token was checked.
    pub fn still_admits(&self, caller: &Caller) -> bool {
        still_known(&*self.parts.clients, &caller.client_id)
            .and_then(|rights| rights.policy_in(&caller.client_id, &caller.deployment))
            .is_ok()
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
pub(crate) fn still_known(clients: &dyn Clients, client_id: &str) -> Result<Rights, Refusal> {
    clients.rights(client_id).ok_or_else(|| {
        let message = format!("the client {client_id} of the token is not known here any more");
        Refusal::new(ErrorCode::Unauthorized, message)
    })
}

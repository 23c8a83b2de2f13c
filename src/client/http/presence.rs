//! Questions about presence, over HTTP.

use std::fmt::Display;

use futures_util::FutureExt;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::{AccountId, Deployment};
use greenroom_protocol::limits;
use greenroom_protocol::people::{PresenceDelta, PresenceDocument};
use reqwest::{Method, RequestBuilder, StatusCode};

use super::{Http, answer, with_json};
use crate::client::transport::{Attempt, Failure, Presence, Token};

impl Presence for Http {
    fn query_presence<'a>(
        &'a self,
        token: Token,
        scid: &'a Deployment,
        of: AccountId,
    ) -> Attempt<'a, PresenceDocument> {
        async move {
            let request = self.request(Method::GET, &path(scid, of)?);
            read(request.bearer_auth(token)).await
        }
        .boxed()
    }

    fn put_presence<'a>(
        &'a self,
        token: Token,
        scid: &'a Deployment,
        delta: &'a PresenceDelta,
    ) -> Attempt<'a, PresenceDocument> {
        async move {
            let request = self.request(Method::PUT, &path(scid, "me")?);
            read(with_json(request.bearer_auth(token), delta)).await
        }
        .boxed()
    }
}

async fn read(request: RequestBuilder) -> Result<PresenceDocument, Failure> {
    let response = Http::send(request).await?;
    match response.status() {
        StatusCode::OK => answer::json(response, limits::SMALL_ANSWER_MAX).await,
        _ => Err(answer::refusal(response).await),
    }
}

fn path(scid: &Deployment, whose: impl Display) -> Result<String, Failure> {
    // Every other id goes into a path as it is; these two would change the path.
    if matches!(scid.as_str(), "." | "..") {
        let message = format!("the deployment {scid} cannot be part of a URL");
        return Err(Failure::Refused(Refusal::bad_request(message)));
    }
    Ok(format!("/serviceconfigs/{scid}/presence/{whose}"))
}

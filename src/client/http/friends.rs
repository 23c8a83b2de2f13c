//! Questions about friends, over HTTP.

use futures_util::FutureExt;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::friends::{Friend, FriendDelta, FriendsDocument, InviteStep};
use greenroom_protocol::ids::{AccountId, Deployment};
use greenroom_protocol::limits;
use reqwest::{Method, RequestBuilder, StatusCode};
use serde::de::DeserializeOwned;

use super::{Http, answer, with_json};
use crate::client::transport::{Attempt, Failure, Friends, Token};

impl Friends for Http {
    fn query_friends<'a>(
        &'a self,
        token: Token,
        scid: &'a Deployment,
    ) -> Attempt<'a, FriendsDocument> {
        async move {
            let request = self.request(Method::GET, &path(scid)?);
            read(request.bearer_auth(token)).await
        }
        .boxed()
    }

    fn step_to_friend<'a>(
        &'a self,
        token: Token,
        scid: &'a Deployment,
        other: AccountId,
        step: InviteStep,
    ) -> Attempt<'a, Friend> {
        async move {
            let path = format!("{}/{other}", path(scid)?);
            let request = self.request(Method::PUT, &path).bearer_auth(token);
            read(with_json(request, &FriendDelta { invite: step })).await
        }
        .boxed()
    }
}

async fn read<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, Failure> {
    let response = Http::send(request).await?;
    match response.status() {
        StatusCode::OK => answer::json(response, limits::SMALL_ANSWER_MAX).await,
        _ => Err(answer::refusal(response).await),
    }
}

fn path(scid: &Deployment) -> Result<String, Failure> {
    // Every other id goes into a path as it is; these two would change the path.
    if matches!(scid.as_str(), "." | "..") {
        let message = format!("the deployment {scid} cannot be part of a URL");
        return Err(Failure::Refused(Refusal::bad_request(message)));
    }
    Ok(format!("/serviceconfigs/{scid}/people/me/friends"))
}

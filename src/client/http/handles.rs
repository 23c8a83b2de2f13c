//! Questions about handles, over HTTP.

use futures_util::FutureExt;
use greenroom_protocol::error::ErrorCode;
use greenroom_protocol::handle::{
    HandleDelta, HandleDocument, HandleKind, HandleResults, HandlesQuery, Owners,
};
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::limits;
use greenroom_protocol::push::{Invites, ReceivedInvite};
use greenroom_protocol::session::{Guid, SessionDocument};
use reqwest::{Method, StatusCode};
use serde::de::DeserializeOwned;

use super::{Http, answer, with_json};
use crate::client::transport::{Attempt, Failure, Handles, Token};

impl Handles for Http {
    fn create_handle<'a>(
        &'a self,
        token: Token,
        delta: &'a HandleDelta,
    ) -> Attempt<'a, HandleDocument> {
        async move {
            let request = self.request(Method::POST, "/handles").bearer_auth(token);
            let response = Self::send(with_json(request, delta)).await?;
            match response.status() {
                StatusCode::CREATED | StatusCode::OK => {
                    answer::json(response, limits::ANSWER_MAX).await
                }
                _ => Err(answer::refusal(response).await),
            }
        }
        .boxed()
    }

    fn delete_handle<'a>(&'a self, token: Token, id: &'a Guid) -> Attempt<'a, ()> {
        async move {
            let request = self.request(Method::DELETE, &format!("/handles/{id}"));
            let response = Self::send(request.bearer_auth(token)).await?;
            match response.status() {
                StatusCode::NO_CONTENT => Ok(()),
                _ => Err(answer::refusal(response).await),
            }
        }
        .boxed()
    }

    fn get_session_through<'a>(
        &'a self,
        token: Token,
        id: &'a Guid,
    ) -> Attempt<'a, Option<SessionDocument>> {
        async move {
            let request = self.request(Method::GET, &format!("/handles/{id}/session"));
            let response = Self::send(request.bearer_auth(token)).await?;
            match response.status() {
                StatusCode::OK => answer::json(response, limits::ANSWER_MAX).await.map(Some),
                _ => match answer::refusal(response).await {
                    failure if failure.is(ErrorCode::NotFound) => Ok(None),
                    failure => Err(failure),
                },
            }
        }
        .boxed()
    }

    fn query_invites(&self, token: Token) -> Attempt<'_, Vec<ReceivedInvite>> {
        async move {
            let query = query_for(HandleKind::Invite, None);
            let found: Invites = self.query_handles(token, &query).await?;
            Ok(found.results)
        }
        .boxed()
    }

    fn query_activity(&self, token: Token, of: AccountId) -> Attempt<'_, Option<HandleDocument>> {
        async move {
            let owners = Owners {
                xuids: Some(vec![of]),
                ..Owners::default()
            };
            let query = query_for(HandleKind::Activity, Some(owners));
            let found: HandleResults<HandleDocument> = self.query_handles(token, &query).await?;
            Ok(found.results.into_iter().next())
        }
        .boxed()
    }
}

impl Http {
    async fn query_handles<T: DeserializeOwned>(
        &self,
        token: Token,
        query: &HandlesQuery,
    ) -> Result<T, Failure> {
        let request = self.request(Method::POST, "/handles/query");
        let request = with_json(request.bearer_auth(token), query);
        let response = Self::send(request).await?;
        match response.status() {
            StatusCode::OK => answer::json(response, limits::ANSWER_MAX).await,
            _ => Err(answer::refusal(response).await),
        }
    }
}

fn query_for(kind: HandleKind, owners: Option<Owners>) -> HandlesQuery {
    HandlesQuery {
        kind,
        scid: None,
        template_name: None,
        global: true,
        owners,
        greenroom: None,
        filter: None,
        order_by: None,
        session_members: None,
    }
}

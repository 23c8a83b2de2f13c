//! What players send each other, over HTTP.

use futures_util::FutureExt;
use greenroom_protocol::limits;
use greenroom_protocol::message::{MessageDelta, SentMessages};
use greenroom_protocol::session::Guid;
use reqwest::{Method, StatusCode};

use super::{Http, answer, with_json};
use crate::client::transport::{Attempt, Messages, Token};

impl Messages for Http {
    fn send_messages<'a>(
        &'a self,
        token: Token,
        message: &'a MessageDelta,
    ) -> Attempt<'a, SentMessages> {
        async move {
            let request = self.request(Method::POST, "/greenroom/messages");
            let request = with_json(request.bearer_auth(token), message);
            let response = Self::send(request).await?;
            match response.status() {
                StatusCode::OK => answer::json(response, limits::ANSWER_MAX).await,
                _ => Err(answer::refusal(response).await),
            }
        }
        .boxed()
    }

    fn delete_message<'a>(&'a self, token: Token, id: &'a Guid) -> Attempt<'a, ()> {
        async move {
            let request = self.request(Method::DELETE, &format!("/greenroom/messages/{id}"));
            let response = Self::send(request.bearer_auth(token)).await?;
            match response.status() {
                StatusCode::NO_CONTENT => Ok(()),
                _ => Err(answer::refusal(response).await),
            }
        }
        .boxed()
    }
}

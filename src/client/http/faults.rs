//! Faults on demand, across the network of one machine: a desk listens to nobody else.

use futures_util::FutureExt;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::faults::{FaultsDelta, PATH};
use reqwest::{Method, RequestBuilder, StatusCode};

use super::{Http, answer, with_json};
use crate::client::transport::{Attempt, Failure, Faults};

impl Faults for Http {
    fn change_faults<'a>(&'a self, delta: &'a FaultsDelta) -> Attempt<'a, ()> {
        let request = self.request(Method::PUT, PATH);
        done(with_json(request, delta)).boxed()
    }

    fn clear_faults(&self) -> Attempt<'_, ()> {
        done(self.request(Method::DELETE, PATH)).boxed()
    }
}

async fn done(request: RequestBuilder) -> Result<(), Failure> {
    let response = Http::send(request).await?;
    if response.status() == StatusCode::OK {
        return Ok(());
    }
    match answer::refusal(response).await {
        // It is at no desk, or the desk is another machine's.
        failure if failure.is(ErrorCode::NotFound) => {
            Err(Refusal::forbidden("the directory fails on nobody's demand here").into())
        }
        failure => Err(failure),
    }
}

//! Questions about sessions, over HTTP.

use futures_util::FutureExt;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::SessionRef;
use greenroom_protocol::limits;
use greenroom_protocol::search::{HandleQuery, HandleResults, SearchRow};
use greenroom_protocol::session::{SessionDelta, SessionDocument};
use reqwest::header::{HeaderName, IF_MATCH, IF_NONE_MATCH};
use reqwest::{Method, StatusCode};

use super::{Http, answer, with_json};
use crate::client::transport::{Attempt, Failure, PutOutcome, Sessions, Token, When};

const PREFER: HeaderName = HeaderName::from_static("prefer");

pub(super) fn session_path(at: &SessionRef) -> Result<String, Failure> {
    let names = [
        at.scid.as_str(),
        at.template_name.as_str(),
        at.name.as_str(),
    ];
    // Every other name goes into a path as it is; these two would change the path.
    if names.iter().any(|name| matches!(*name, "." | "..")) {
        let message = format!("{at} has a part that no URL can carry");
        return Err(Failure::Refused(Refusal::bad_request(message)));
    }
    let [scid, template, name] = names;
    Ok(format!(
        "/serviceconfigs/{scid}/sessionTemplates/{template}/sessions/{name}"
    ))
}

impl Sessions for Http {
    fn get_session<'a>(
        &'a self,
        token: Token,
        at: &'a SessionRef,
    ) -> Attempt<'a, Option<SessionDocument>> {
        async move {
            let request = self.request(Method::GET, &session_path(at)?);
            let response = Self::send(request.bearer_auth(token)).await?;
            match response.status() {
                StatusCode::OK => answer::json(response, limits::ANSWER_MAX).await.map(Some),
                StatusCode::NO_CONTENT => Ok(None),
                _ => match answer::refusal(response).await {
                    failure if failure.is(ErrorCode::SessionNotFound) => Ok(None),
                    failure => Err(failure),
                },
            }
        }
        .boxed()
    }

    fn put_session<'a>(
        &'a self,
        token: Token,
        at: &'a SessionRef,
        when: When,
        delta: &'a SessionDelta,
    ) -> Attempt<'a, PutOutcome> {
        async move {
            let request = self
                .request(Method::PUT, &session_path(at)?)
                .bearer_auth(token)
                .header(PREFER, "return=minimal");
            let request = match when {
                When::Absent => request.header(IF_NONE_MATCH, "*"),
                When::Exists => request.header(IF_MATCH, "*"),
                When::Any => request,
            };
            let response = Self::send(with_json(request, delta)).await?;
            match response.status() {
                StatusCode::CREATED => answer::taken(&response, PutOutcome::Created),
                StatusCode::OK => answer::taken(&response, PutOutcome::Updated),
                StatusCode::NO_CONTENT => Ok(PutOutcome::Deleted),
                _ => Err(answer::refusal(response).await),
            }
        }
        .boxed()
    }

    fn query<'a>(&'a self, token: Token, query: &'a HandleQuery) -> Attempt<'a, Vec<SearchRow>> {
        async move {
            let request = self
                .request(Method::POST, "/handles/query")
                .bearer_auth(token);
            let response = Self::send(with_json(request, query)).await?;
            match response.status() {
                StatusCode::OK => {
                    let found: HandleResults<SearchRow> =
                        answer::json(response, limits::ANSWER_MAX).await?;
                    Ok(found.results)
                }
                _ => Err(answer::refusal(response).await),
            }
        }
        .boxed()
    }
}

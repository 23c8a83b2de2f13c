//! Questions about the sessions of the contract, over HTTP.

use futures_util::FutureExt;
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::handle::{HandleDocument, HandleKind, HandleResults, HandlesQuery, Owners};
use greenroom_protocol::ids::{
    AccountId, Deployment, Revision, SessionName, SessionRef, TemplateName,
};
use greenroom_protocol::limits;
use greenroom_protocol::query::SessionRow;
use greenroom_protocol::session::{Guid, SessionDelta};
use reqwest::header::{CONTENT_LOCATION, CONTENT_TYPE, ETAG, IF_MATCH, IF_NONE_MATCH};
use reqwest::{Method, RequestBuilder, Response, StatusCode};

use super::sessions::session_path;
use super::{Http, answer, with_json};
use crate::client::transport::{
    Attempt, Condition, Failure, Multiplayer, PutOutcome, Seen, Token, Way,
};

impl Multiplayer for Http {
    fn read_any_session<'a>(
        &'a self,
        token: Token,
        at: &'a SessionRef,
    ) -> Attempt<'a, Option<Seen>> {
        async move {
            let request = self.request(Method::GET, &session_path(at)?);
            let response = Self::send(request.bearer_auth(token)).await?;
            match response.status() {
                StatusCode::OK => seen(response).await.map(Some),
                StatusCode::NO_CONTENT => Ok(None),
                _ => match answer::refusal(response).await {
                    failure if failure.is(ErrorCode::SessionNotFound) => Ok(None),
                    failure => Err(failure),
                },
            }
        }
        .boxed()
    }

    fn write_any_session<'a>(
        &'a self,
        token: Token,
        way: &'a Way,
        when: Condition,
        delta: &'a SessionDelta,
    ) -> Attempt<'a, Option<Seen>> {
        async move {
            let path = match way {
                Way::Name(at) => session_path(at)?,
                Way::Handle(id) => format!("/handles/{id}/session"),
            };
            let request = self.request(Method::PUT, &path).bearer_auth(token);
            let request = match when {
                Condition::Absent => request.header(IF_NONE_MATCH, "*"),
                Condition::Exists => request.header(IF_MATCH, "*"),
                Condition::Matches(revision) => request.header(IF_MATCH, revision.to_etag()),
            };
            let response = Self::send(with_json(request, delta)).await?;
            match response.status() {
                StatusCode::OK | StatusCode::CREATED if !has_document(&response) => {
                    answer::taken(&response, PutOutcome::Updated).map(|_| None)
                }
                StatusCode::OK | StatusCode::CREATED => seen(response).await.map(Some),
                StatusCode::NO_CONTENT => Ok(None),
                _ => Err(answer::refusal(response).await),
            }
        }
        .boxed()
    }

    fn sessions_of<'a>(
        &'a self,
        token: Token,
        scid: &'a Deployment,
        player: AccountId,
    ) -> Attempt<'a, Vec<SessionRow>> {
        async move {
            let path = format!(
                "/serviceconfigs/{scid}/sessions?xuid={player}&reservations=true&inactive=true&private=true"
            );
            self.rows(self.request(Method::GET, &path).bearer_auth(token))
                .await
        }
        .boxed()
    }

    fn read_handle<'a>(&'a self, token: Token, id: &'a Guid) -> Attempt<'a, HandleDocument> {
        async move {
            let request = self.request(Method::GET, &format!("/handles/{id}"));
            let response = Self::send(request.bearer_auth(token)).await?;
            match response.status() {
                StatusCode::OK => answer::json(response, limits::ANSWER_MAX).await,
                _ => Err(answer::refusal(response).await),
            }
        }
        .boxed()
    }

    fn activities_of<'a>(
        &'a self,
        token: Token,
        scid: &'a Deployment,
        players: &'a [AccountId],
    ) -> Attempt<'a, Vec<HandleDocument>> {
        async move {
            let query = HandlesQuery {
                kind: HandleKind::Activity,
                scid: Some(scid.clone()),
                template_name: None,
                global: false,
                owners: Some(Owners {
                    xuids: Some(players.to_vec()),
                    people: None,
                }),
                greenroom: None,
                filter: None,
                order_by: None,
                session_members: None,
            };
            let path = "/handles/query?include=relatedInfo";
            let request = self.request(Method::POST, path).bearer_auth(token);
            self.rows(with_json(request, &query)).await
        }
        .boxed()
    }
}

impl Http {
    async fn rows<T: serde::de::DeserializeOwned>(
        &self,
        request: RequestBuilder,
    ) -> Result<Vec<T>, Failure> {
        let response = Self::send(request).await?;
        match response.status() {
            StatusCode::OK => {
                let found: HandleResults<T> = answer::json(response, limits::ANSWER_MAX).await?;
                Ok(found.results)
            }
            _ => Err(answer::refusal(response).await),
        }
    }
}

/// Who is not shown the session that it wrote gets an answer without a body.
fn has_document(response: &Response) -> bool {
    response.headers().contains_key(CONTENT_TYPE)
}

/// The session in an answer: its headers say which one it is, and in which state.
async fn seen(response: Response) -> Result<Seen, Failure> {
    let header = |name| {
        let value = response.headers().get(name)?;
        value.to_str().ok().map(str::to_owned)
    };
    let tag = header(ETAG).and_then(|tag| Revision::from_tag(tag.trim_matches('"')));
    let place = header(CONTENT_LOCATION).and_then(|path| at_path(&path));
    let (Some(revision), Some(at)) = (tag, place) else {
        let message = "the directory's answer does not say which session it shows";
        return Err(Failure::Refused(Refusal::new(ErrorCode::Internal, message)));
    };
    Ok(Seen {
        at,
        revision,
        document: answer::json(response, limits::ANSWER_MAX).await?,
    })
}

/// The session that a path names.
fn at_path(path: &str) -> Option<SessionRef> {
    let mut parts = path.trim_start_matches('/').split('/');
    let mut part = |word: &str| {
        let keyword = parts.next()?;
        let value = parts.next()?;
        keyword.eq_ignore_ascii_case(word).then_some(value)
    };
    Some(SessionRef {
        scid: Deployment::new(part("serviceconfigs")?).ok()?,
        template_name: TemplateName::new(part("sessionTemplates")?).ok()?,
        name: SessionName::new(part("sessions")?).ok()?,
    })
}

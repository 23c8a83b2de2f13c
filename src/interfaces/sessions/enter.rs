//! Coming into a session that somebody else made.

use std::sync::Arc;

use greenroom_protocol::ids::SessionName;
use greenroom_protocol::settings::GreenroomDelta;

use super::entering::Entry;
use super::lanes::Intent;
use super::local_session::LocalSession;
use super::{Answer, ByName, Sessions, Step, check_not_in, check_shown, of_greenroom};
use crate::client::{Client, When, Who};
use crate::interfaces::details::Details;
use crate::interfaces::{Failure, Outcome};
use crate::result::{EOS_EResult, refine};
use crate::user_id::UserId;

/// What a join says beside the session.
#[derive(Clone, Debug)]
pub struct Joining {
    /// The local name that the session gets in this process.
    pub name: String,
    pub user: UserId,
    /// Whether the user's presence shows the session.
    pub presence: bool,
}

impl Sessions {
    /// Joins a session. It is known here under its local name once `done` is told of success.
    pub fn join(
        self: &Arc<Self>,
        joining: Joining,
        details: Arc<Details>,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) {
        let name = joining.name.clone();
        self.operate(
            name,
            Intent::Enter,
            move |all, sessions, before| {
                check_free(sessions, &joining.name, before)?;
                all.enter(sessions, joining, details)
            },
            done,
        );
    }

    fn enter(
        &self,
        sessions: &ByName,
        joining: Joining,
        details: Arc<Details>,
    ) -> Outcome<Step<()>> {
        let who = self.users.who(Some(&joining.user))?;
        check_shown(sessions, who, joining.presence)?;
        check_known(sessions, who, &details.id)?;
        let entry = Entry {
            who,
            presence: joining.presence,
            id: details.id.clone(),
            joins: true,
        };
        self.entering.begin(&joining.name, entry)?;
        let delta = of_greenroom(GreenroomDelta {
            via: Some(details.route.clone()),
            ..GreenroomDelta::default()
        });
        let client = self.base.client.clone();
        let id = details.id.clone();
        let ask = async move {
            client.enter_session(who, &id, When::Exists, delta).await?;
            if joining.presence {
                client.show_session(who, &id).await;
            }
            // What was found may be old by now, and members see more than searchers.
            Ok(read_back(&client, who, &id).await)
        };
        let entering = Arc::clone(&self.entering);
        Ok(Step::ask(ask, move |sessions, answer| {
            entering.end(&joining.name);
            let mut seen = match answer.map_err(|failure| failure.refined(refine::join))? {
                Answer::Seen(seen) => *seen,
                Answer::Done | Answer::Kept | Answer::Registered(_) => (*details).clone(),
            };
            seen.route = details.route.clone();
            let session = LocalSession::entered(who, joining.presence, seen);
            sessions.insert(joining.name, session);
            Ok(())
        }))
    }
}

/// The session as the directory has it now; nothing if it does not say, which is no reason to undo what succeeded.
pub(super) async fn read_back(client: &Client, who: Who, id: &SessionName) -> Answer {
    let Ok(Some(document)) = client.get_session(who, id).await else {
        return Answer::Done;
    };
    let details = Details::of_document(id.clone(), document);
    details.map_or(Answer::Done, |seen| Answer::Seen(Box::new(seen)))
}

/// A local name stands for one session, from the call that brings it to the callback of the one that ends it.
pub(super) fn check_free(sessions: &ByName, name: &str, before: Option<Intent>) -> Outcome<()> {
    if before != Some(Intent::Enter) && !sessions.contains_key(name) {
        return Ok(());
    }
    Err(Failure::new(
        EOS_EResult::EOS_Sessions_SessionAlreadyExists,
        format!("there is a session {name:?} already, or it was under way when this was called"),
    ))
}

fn check_known(sessions: &ByName, who: Who, id: &SessionName) -> Outcome<()> {
    let mut others = sessions.iter().filter(|(_, session)| session.who == who);
    others.try_for_each(|(name, session)| check_not_in(session.id == *id, name))
}

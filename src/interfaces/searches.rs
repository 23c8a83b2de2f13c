//! Searches and what they found.

use std::sync::Arc;

use greenroom_protocol::attribute::{AttributeKey, AttributeValue};
use greenroom_protocol::ids::SessionName;
use greenroom_protocol::limits;
use greenroom_protocol::search::{Comparison, Criterion, EosQuery};
use parking_lot::Mutex;

use super::details::Details;
use super::sessions::Sessions;
use super::users::Users;
use super::{Base, Failure, Outcome};
use crate::client::{Client, ClientError, Who};
use crate::result::{EOS_EResult, refine};
use crate::user_id::UserId;

/// A search as its handle holds it. It may be asked any number of times; results are snapshots of their own.
pub struct Search {
    base: Base,
    users: Arc<Users>,
    state: Mutex<State>,
}

struct State {
    max_results: u32,
    session: Option<String>,
    target: Option<UserId>,
    criteria: Vec<Criterion>,
    results: Vec<Arc<Details>>,
    /// How often it was asked: an answer to an earlier time does not replace a later one's.
    asked: u64,
}

/// One of the ways to search; they exclude each other.
enum Way {
    Session(SessionName),
    Player(EosQuery),
    Parameters(EosQuery),
}

impl Search {
    /// A search that finds everything, at most `max_results` of it.
    ///
    /// # Errors
    /// `EOS_InvalidParameters` for 0 or more than 200 results.
    pub fn new(sessions: &Sessions, max_results: u32) -> Outcome<Self> {
        Ok(Self {
            base: sessions.base.clone(),
            users: Arc::clone(&sessions.users),
            state: Mutex::new(State {
                max_results: checked_max(max_results)?,
                session: None,
                target: None,
                criteria: Vec::new(),
                results: Vec::new(),
                asked: 0,
            }),
        })
    }

    /// How many results a search gives at most.
    pub fn set_max_results(&self, max_results: u32) -> Outcome<()> {
        self.state.lock().max_results = checked_max(max_results)?;
        Ok(())
    }

    /// Searches for one session, whatever its id looks like: one that nobody can have is not found.
    pub fn set_session(&self, id: String) {
        self.state.lock().session = Some(id);
    }

    /// Searches for the public sessions that a user is registered in, whoever minted its id: one that cannot be registered is not found.
    pub fn set_target(&self, user: UserId) {
        self.state.lock().target = Some(user);
    }

    /// Adds a condition, in place of one on the same key with the same comparison.
    pub fn set_parameter(&self, key: &str, op: Comparison, value: AttributeValue) -> Outcome<()> {
        check_value(key, op, &value)?;
        let key = checked_key(key)?;
        let criterion = Criterion { key, op, value };
        let mut state = self.state.lock();
        if let Some(known) = state.position(&criterion.key, op) {
            state.criteria[known] = criterion;
            return Ok(());
        }
        if state.criteria.len() >= limits::SEARCH_CRITERIA_MAX {
            return Err(Failure::new(
                EOS_EResult::EOS_LimitExceeded,
                format!(
                    "a search has at most {} parameters",
                    limits::SEARCH_CRITERIA_MAX
                ),
            ));
        }
        state.criteria.push(criterion);
        Ok(())
    }

    /// Removes the condition on this key with this comparison.
    pub fn remove_parameter(&self, key: &str, op: Comparison) -> Outcome<()> {
        let key = checked_key(key)?;
        let mut state = self.state.lock();
        let Some(known) = state.position(&key, op) else {
            return Err(Failure::new(
                EOS_EResult::EOS_NotFound,
                format!("there is no parameter {key} with this comparison"),
            ));
        };
        state.criteria.remove(known);
        Ok(())
    }

    /// Whether a search may leave its user out, where it does and could have named one.
    pub fn check_searcher(&self, user: Option<&UserId>) -> Outcome<()> {
        self.users.check_named(user)
    }

    /// Asks the directory with what is set now, for the server or whoever logged in first where no `user` is given. The results are there once `done` is told of success; until then there are none.
    pub fn find(
        self: &Arc<Self>,
        user: Option<&UserId>,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) {
        let (way, asked) = {
            let mut state = self.state.lock();
            state.results.clear();
            state.asked += 1;
            (state.way(), state.asked)
        };
        let who = match user {
            Some(_) => self.users.who(user),
            None => self.users.anybody(),
        };
        let (who, way) = match who.and_then(|who| Ok((who, way?))) {
            Ok(ready) => ready,
            Err(failure) => return self.base.post(|| done(Err(failure))),
        };
        let client = self.base.client.clone();
        let search = Arc::clone(self);
        let ask = async move { ask(&client, who, way).await };
        self.base.ask(ask, move |found| {
            let found = found.map_err(|failure| failure.refined(refine::find));
            let outcome = found.and_then(|found| found);
            done(outcome.map(|found| search.keep(found, asked)));
        });
    }

    /// Runs `finish` inside the next Tick: for what is known already.
    pub fn post(&self, finish: impl FnOnce() + Send + 'static) {
        self.base.post(finish);
    }

    /// How many results there are; 0 until the search is completed.
    pub fn count(&self) -> usize {
        self.state.lock().results.len()
    }

    /// A result.
    pub fn result(&self, index: usize) -> Option<Arc<Details>> {
        self.state.lock().results.get(index).cloned()
    }

    fn keep(&self, found: Vec<Details>, asked: u64) {
        let mut state = self.state.lock();
        if state.asked == asked {
            state.results = found.into_iter().map(Arc::new).collect();
        }
    }
}

impl State {
    fn position(&self, key: &str, op: Comparison) -> Option<usize> {
        let same = |known: &Criterion| known.key == key && known.op == op;
        self.criteria.iter().position(same)
    }

    fn way(&self) -> Outcome<Way> {
        let ways = [
            self.session.is_some(),
            self.target.is_some(),
            !self.criteria.is_empty(),
        ];
        if ways.into_iter().filter(|way| *way).count() > 1 {
            return Err(Failure::parameter(
                "session id, target user and parameters exclude each other, and more than one is set",
            ));
        }
        if let Some(id) = &self.session {
            let id = SessionName::new(id.as_str()).map_err(|_| no_such_session())?;
            return Ok(Way::Session(id));
        }
        let mut query = EosQuery {
            max_results: self.max_results,
            ..EosQuery::default()
        };
        if let Some(target) = &self.target {
            query.registered = Some(target.player().map_err(|_| no_such_player())?);
            return Ok(Way::Player(query));
        }
        query.criteria.clone_from(&self.criteria);
        Ok(Way::Parameters(query))
    }
}

/// What was found; a failure where the one session, or any session of the one player, is not there.
async fn ask(client: &Client, who: Who, way: Way) -> Result<Outcome<Vec<Details>>, ClientError> {
    match way {
        Way::Session(id) => {
            let document = client.get_session(who, &id).await?;
            let details = document.and_then(|document| Details::of_document(id, document));
            let found = details.map(|details| vec![details]);
            Ok(found.ok_or_else(no_such_session))
        }
        Way::Player(query) => {
            let rows = rows(client, who, query).await?;
            Ok(if rows.is_empty() {
                Err(no_such_player())
            } else {
                Ok(rows)
            })
        }
        Way::Parameters(query) => Ok(Ok(rows(client, who, query).await?)),
    }
}

async fn rows(client: &Client, who: Who, query: EosQuery) -> Result<Vec<Details>, ClientError> {
    let rows = client.search(who, query).await?;
    Ok(rows.into_iter().map(Details::of_row).collect())
}

fn no_such_session() -> Failure {
    Failure::new(
        EOS_EResult::EOS_NotFound,
        "there is no session of this id, or the user may not see it",
    )
}

fn no_such_player() -> Failure {
    Failure::new(
        EOS_EResult::EOS_NotFound,
        "the target user is registered in no public session",
    )
}

fn checked_max(max_results: u32) -> Outcome<u32> {
    if (1..=limits::SEARCH_RESULTS_MAX).contains(&max_results) {
        return Ok(max_results);
    }
    Err(Failure::parameter(format!(
        "MaxSearchResults is {max_results}, not from 1 to {}",
        limits::SEARCH_RESULTS_MAX
    )))
}

/// In upper case: the letter case of search keys does not count.
fn checked_key(key: &str) -> Outcome<String> {
    let key = AttributeKey::new(key).map_err(|invalid| Failure::parameter(invalid.to_string()))?;
    Ok(key.as_str().to_owned())
}

/// The enumerator that a game knows it by.
fn in_headers(op: Comparison) -> String {
    format!("EOS_CO_{}", op.to_string().replace('_', ""))
}

fn check_value(key: &str, op: Comparison, value: &AttributeValue) -> Outcome<()> {
    if !op.takes(value) {
        return Err(Failure::parameter(format!(
            "the value of parameter {key} is not {}, and {} compares with nothing else",
            op.operand(),
            in_headers(op)
        )));
    }
    let longest = match op {
        Comparison::RegexMatch => limits::SEARCH_PATTERN_MAX,
        _ => limits::SEARCH_STRING_MAX,
    };
    match value {
        AttributeValue::String(text) if text.len() > longest => Err(Failure::parameter(format!(
            "the value of parameter {key} is longer than {longest} bytes"
        ))),
        _ => Ok(()),
    }
}

//! Searches by EOS criteria, read into queries.

use greenroom_protocol::attribute::{AttributeKey, AttributeValue};
use greenroom_protocol::error::Refusal;
use greenroom_protocol::limits;
use greenroom_protocol::search::{Comparison, EosQuery};

use super::field::Field;
use super::order::Order;
use super::predicate::{Predicate, Test};
use super::query::Query;

pub(super) mod read;

use read::Meaning;

impl Query {
    /// Reads a search by EOS criteria, or for a player.
    ///
    /// # Errors
    /// `BadRequest` naming the limit or the criterion.
    pub fn of_criteria(query: &EosQuery) -> Result<Self, Refusal> {
        let most = limits::SEARCH_RESULTS_MAX;
        if query.max_results == 0 || query.max_results > most {
            let message = format!("maxResults is {}, not from 1 to {most}", query.max_results);
            return Err(Refusal::bad_request(message));
        }
        let (count, most) = (query.criteria.len(), limits::SEARCH_CRITERIA_MAX);
        if count > most {
            let message = format!("the search has {count} criteria, of at most {most}");
            return Err(Refusal::bad_request(message));
        }
        if query.registered.is_some() && count > 0 {
            let message = "a search has criteria or a registered player, not both";
            return Err(Refusal::bad_request(message));
        }
        let (predicate, order) = match &query.registered {
            Some(player) => (Predicate::Registered(player.clone()), Vec::new()),
            None => by_criteria(query)?,
        };
        Ok(Self {
            predicate,
            order,
            limit: query.max_results as usize,
            after: None,
        })
    }
}

fn by_criteria(query: &EosQuery) -> Result<(Predicate, Vec<Order>), Refusal> {
    let findable = Test::Is(AttributeValue::Bool(true));
    let findable = Predicate::exact(Field::Findable, findable);
    Ok(assemble(vec![findable], meanings(query)?))
}

/// All of them together, with conditions that hold beside them.
pub(super) fn assemble(
    mut conditions: Vec<Predicate>,
    meanings: impl IntoIterator<Item = Meaning>,
) -> (Predicate, Vec<Order>) {
    // What is dear to ask comes last, of those that are left.
    let mut patterns = Vec::new();
    let mut order = Vec::new();
    for meaning in meanings {
        match meaning {
            Meaning::Condition(condition) => conditions.push(condition),
            Meaning::Pattern(pattern) => patterns.push(pattern),
            Meaning::Order(by) => order.push(by),
        }
    }
    conditions.append(&mut patterns);
    (Predicate::All(conditions), order)
}

/// What the criteria mean, in their order. The same key and operator again
/// replaces the value.
fn meanings(query: &EosQuery) -> Result<impl Iterator<Item = Meaning>, Refusal> {
    let mut named: Vec<((AttributeKey, Comparison), Meaning)> = Vec::new();
    for criterion in &query.criteria {
        let (key, meaning) = read::read(criterion).map_err(|why| {
            let message = format!("criterion {:?} {}: {why}", criterion.key, criterion.op);
            Refusal::bad_request(message)
        })?;
        let name = (key, criterion.op);
        match named.iter_mut().find(|(other, _)| *other == name) {
            Some((_, old)) => *old = meaning,
            None => named.push((name, meaning)),
        }
    }
    Ok(named.into_iter().map(|(_, meaning)| meaning))
}

#[cfg(test)]
mod tests;

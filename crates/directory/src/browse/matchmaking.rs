//! Searches by the EOS web API, read into queries, and sessions as it shows them.

use greenroom_protocol::attribute::AttributeValue;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::limits;
use greenroom_protocol::matchmaking::SessionFilter;

use super::eos::assemble;
use super::field::Field;
use super::predicate::{Predicate, Range, Test};
use super::query::Query;

mod read;
mod show;
#[cfg(test)]
mod tests;

impl Query {
    /// Reads a filter of the EOS web API. It finds full sessions too: who looks
    /// after a server wants to see it. All criteria must hold, also those with
    /// the same key and operator.
    ///
    /// # Errors
    /// `BadRequest` naming the limit or the criterion.
    pub fn of_session_filter(filter: &SessionFilter) -> Result<Self, Refusal> {
        let most = limits::SEARCH_RESULTS_MAX;
        let limit = filter.max_results.unwrap_or(most);
        if limit == 0 || limit > most {
            let message = format!("maxResults is {limit}, not from 1 to {most}");
            return Err(Refusal::bad_request(message));
        }
        let (count, most) = (filter.criteria.len(), limits::SEARCH_CRITERIA_MAX);
        if count > most {
            let message = format!("the filter has {count} criteria, of at most {most}");
            return Err(Refusal::bad_request(message));
        }
        let mut meanings = Vec::new();
        for criterion in &filter.criteria {
            meanings.push(read::read(criterion).map_err(|why| {
                let message = format!("criterion {:?} {}: {why}", criterion.key, criterion.op);
                Refusal::bad_request(message)
            })?);
        }
        let mut beside = Vec::new();
        if filter.min_current_players > 0 {
            let least = AttributeValue::Int64(filter.min_current_players.into());
            let taken = Test::Number(Range::AtLeast, least);
            beside.push(Predicate::exact(Field::Taken, taken));
        }
        let (predicate, order) = assemble(beside, meanings);
        Ok(Self {
            predicate,
            order,
            limit: limit as usize,
            after: None,
        })
    }
}

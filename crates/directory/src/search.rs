//! Searches: read and checked once, then held against many sessions.
//!
//! An index gathers the candidates, newest first; [`Search::choose`] makes the
//! results of them, and takes its time outside of the index's lock.

use std::sync::Arc;

use greenroom_protocol::attribute::AttributeKey;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::limits;
use greenroom_protocol::player::PlayerId;
use greenroom_protocol::search::{Comparison, EosQuery, SearchRow};
use greenroom_protocol::settings::GreenroomView;

mod bounds;
mod condition;
mod distance;
mod pattern;
mod read;

use condition::{Condition, Field};
use distance::{Rank, Target};
use pattern::Pattern;
use read::Meaning;

/// A search that makes sense.
#[derive(Clone, Debug)]
pub struct Search {
    max_results: usize,
    registered: Option<PlayerId>,
    /// What is cheap to ask of a session.
    conditions: Vec<Condition>,
    /// What is asked of the sessions that are left.
    patterns: Vec<(Field, Pattern)>,
    /// What they are ordered by, before their age.
    order: Vec<(Field, Target)>,
}

impl Search {
    /// Checks a query.
    ///
    /// # Errors
    /// `BadRequest` naming the limit or the criterion.
    pub fn new(query: &EosQuery) -> Result<Self, Refusal> {
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
        let mut search = Self {
            max_results: query.max_results as usize,
            registered: query.registered.clone(),
            conditions: Vec::new(),
            patterns: Vec::new(),
            order: Vec::new(),
        };
        for meaning in meanings(query)? {
            match meaning {
                Meaning::Condition(condition) => search.conditions.push(condition),
                Meaning::Pattern(field, pattern) => search.patterns.push((field, pattern)),
                Meaning::Order(field, target) => search.order.push((field, target)),
            }
        }
        Ok(search)
    }

    /// The player whose sessions are searched, where the search is for one.
    pub fn registered(&self) -> Option<&PlayerId> {
        self.registered.as_ref()
    }

    /// The one bucket that can hold what is searched, where the search says so.
    pub fn bucket(&self) -> Option<&str> {
        self.conditions.iter().find_map(Condition::only_bucket)
    }

    /// Whether a session's public side is a candidate: whatever is cheap to ask
    /// holds. `registered` and `patterns` are not asked here.
    pub fn admits(&self, row: &GreenroomView) -> bool {
        self.conditions.iter().all(|condition| condition.holds(row))
    }

    /// After how many candidates no further one can become a result.
    pub fn enough(&self) -> usize {
        if self.patterns.is_empty() && self.order.is_empty() {
            self.max_results
        } else {
            usize::MAX
        }
    }

    /// The results among the candidates, best first: nearest first in the order
    /// of the criteria, then as the candidates came.
    ///
    /// # Errors
    /// `BadRequest` where regular expressions would have to look at more than
    /// [`limits::SEARCH_PATTERN_TEXT_MAX`] of text.
    pub fn choose(&self, candidates: Vec<Arc<SearchRow>>) -> Result<Vec<Arc<SearchRow>>, Refusal> {
        let mut matching = self.matching(candidates)?;
        if self.order.is_empty() {
            matching.truncate(self.max_results);
            return Ok(matching);
        }
        let ranks = matching.iter().map(|row| self.ranks(&row.greenroom));
        let mut ranked: Vec<(Vec<Rank>, usize)> = ranks.zip(0..).collect();
        if ranked.len() > self.max_results {
            ranked.select_nth_unstable(self.max_results);
            ranked.truncate(self.max_results);
        }
        ranked.sort_unstable();
        let best = ranked.iter().filter_map(|(_, place)| matching.get(*place));
        Ok(best.cloned().collect())
    }

    /// Those in which every regular expression matches. Where nothing but the
    /// age orders, no more than are wanted.
    fn matching(&self, candidates: Vec<Arc<SearchRow>>) -> Result<Vec<Arc<SearchRow>>, Refusal> {
        if self.patterns.is_empty() {
            return Ok(candidates);
        }
        let wanted = if self.order.is_empty() {
            self.max_results
        } else {
            usize::MAX
        };
        let mut matching = Vec::new();
        let mut looked_at = 0;
        for row in candidates {
            if self.matches(&row.greenroom, &mut looked_at) {
                matching.push(row);
            }
            if looked_at > limits::SEARCH_PATTERN_TEXT_MAX {
                return Err(Refusal::bad_request(
                    "too many sessions are left for the regular expression: further criteria, as the bucket, are needed",
                ));
            }
            if matching.len() >= wanted {
                break;
            }
        }
        Ok(matching)
    }

    fn matches(&self, row: &GreenroomView, looked_at: &mut usize) -> bool {
        self.patterns.iter().all(|(field, pattern)| {
            field.text(row).is_some_and(|text| {
                *looked_at += pattern::cost(text);
                pattern.matches(text)
            })
        })
    }

    fn ranks(&self, row: &GreenroomView) -> Vec<Rank> {
        let order = self.order.iter();
        order
            .map(|(field, target)| target.rank(field.number(row).as_ref()))
            .collect()
    }
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

//! Searches for sessions: by criteria of EOS, and by a filter, page by page.

use std::sync::Arc;

use greenroom_directory::browse::{self, Found, Listing, People, Predicate, Query};
use greenroom_directory::caller::Caller;
use greenroom_directory::policy::Action;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::handle::{BrowseQuery, PeopleOf};
use greenroom_protocol::ids::{AccountId, Deployment, TemplateName};
use greenroom_protocol::limits;
use greenroom_protocol::search::{HandleQuery, SearchRow};

use crate::people::Whose;
use crate::service::Service;
use crate::sessions::check_deployment;

mod cursor;

/// A page of what a search by filter found.
#[derive(Clone, Debug)]
pub struct Browsed {
    /// Best first.
    pub listings: Vec<Arc<Listing>>,
    /// For the query that goes on here, where there is more.
    pub cursor: Option<String>,
}

impl Service {
    /// Searches the caller's deployment by criteria of EOS: nearest first where
    /// the search says so, else newest first.
    ///
    /// # Errors
    /// `BadRequest` naming a criterion that makes no sense or costs too much,
    /// `Forbidden` for another deployment, `MissingAction`, `NotFound` for an
    /// unknown template.
    pub async fn query(
        &self,
        caller: &Caller,
        query: &HandleQuery,
    ) -> Result<Vec<SearchRow>, Refusal> {
        let found = self.search(caller, query)?;
        Ok(found.iter().filter_map(|it| it.row()).collect())
    }

    /// The same with all that searches know of what they find: sessions of EOS,
    /// since others meet no criteria.
    ///
    /// # Errors
    /// Those of [`Self::query`].
    pub fn search(
        &self,
        caller: &Caller,
        query: &HandleQuery,
    ) -> Result<Vec<Arc<Listing>>, Refusal> {
        let (scid, template) = (&query.scid, &query.template_name);
        self.check_search(caller, scid, template)?;
        let question = Query::of_criteria(&query.greenroom)?;
        let found = self.find_listings(caller, scid, template, &question)?;
        Ok(found.listings)
    }

    /// Searches the caller's deployment by a filter.
    ///
    /// # Errors
    /// `BadRequest` naming the field, and the place in it, that is not
    /// understood, out of range or costs too much, and for a cursor that is
    /// damaged or of another query; `Forbidden` for another deployment and for
    /// the people of others, `MissingAction`, `NotFound` for an unknown
    /// template, `Unavailable`.
    pub async fn browse(&self, caller: &Caller, query: &BrowseQuery) -> Result<Browsed, Refusal> {
        let (scid, template) = (&query.scid, &query.template_name);
        self.check_search(caller, scid, template)?;
        let mut question = read(query)?;
        if let Some(group) = &query.members {
            let among = self.members_among(caller, scid, group).await?;
            let people = People::Members;
            let somebody = Predicate::Somebody { people, among };
            question.predicate = Predicate::All(vec![somebody, question.predicate]);
        }
        self.settle_listed(scid, template).await;
        let found = self.find_listings(caller, scid, template, &question)?;
        let cursor = found.next.map(|next| cursor::write(query, &next));
        Ok(Browsed {
            listings: found.listings,
            cursor,
        })
    }

    fn check_search(
        &self,
        caller: &Caller,
        scid: &Deployment,
        template: &TemplateName,
    ) -> Result<(), Refusal> {
        check_deployment(caller, scid)?;
        caller.check(Action::FindSessions)?;
        self.template(scid, template).map(drop)
    }

    /// What the caller is shown of what a question finds.
    pub(crate) fn find_listings(
        &self,
        caller: &Caller,
        scid: &Deployment,
        template: &TemplateName,
        question: &Query,
    ) -> Result<Found, Refusal> {
        let follows = |players: &[AccountId]| {
            let people = self.people.read();
            let account = caller.account();
            account.is_some_and(|it| !people.followers_among(scid, it, players).is_empty())
        };
        let reads = |listing: &Listing| listing.is_shown_to(caller, follows);
        self.find_all(scid, template, question, &reads)
    }

    /// What a question finds, of listings for followers those that `reads` lets
    /// pass. One that takes long is answered beside what others wait for.
    pub(crate) fn find_all(
        &self,
        scid: &Deployment,
        template: &TemplateName,
        question: &Query,
        reads: &dyn Fn(&Listing) -> bool,
    ) -> Result<Found, Refusal> {
        // The index is free again before the work begins.
        let search = {
            let index = self.index.lock();
            let catalog = index.catalog();
            catalog.search(scid, template, question, self.now())
        };
        if let Some(found) = search.run_briefly(reads)? {
            return Ok(found);
        }
        let mut answer = None;
        let mut work = || answer = Some(search.run(reads));
        match self.aside.get() {
            Some(aside) => aside(&mut work),
            None => work(),
        }
        answer.expect("the work was done")
    }

    /// Long work is done by this from now on: it is called with what is to be
    /// done, and returns when that is done. Nothing happens at a second call.
    pub fn do_long_work_by(&self, aside: fn(&mut dyn FnMut())) {
        _ = self.aside.set(aside);
    }

    /// A group of people around a player, without those who block the caller.
    async fn members_among(
        &self,
        caller: &Caller,
        scid: &Deployment,
        group: &PeopleOf,
    ) -> Result<Box<[AccountId]>, Refusal> {
        let owner = group.moniker_xuid;
        // Holds that the caller may read the group, too.
        self.people(caller, scid, Whose::Account(owner)).await?;
        let mut among = self.group(scid, owner, group.moniker);
        if let Some(account) = caller.account() {
            among.retain(|player| !self.blocks(scid, *player, account));
        }
        among.sort_unstable();
        Ok(among.into())
    }

    /// Carries out what is due in sessions that a search might show. Where that
    /// cannot be written, and beyond the first [`limits::BROWSE_SETTLED_MAX`] of
    /// the directory, they are shown as they were, and the sweeper goes on.
    async fn settle_listed(&self, scid: &Deployment, template: &TemplateName) {
        let most = limits::BROWSE_SETTLED_MAX;
        let due = {
            let index = self.index.lock();
            index.first_due(scid, template, self.now(), most)
        };
        for at in &due {
            if let Err(error) = self.settle_in_turn(at).await {
                tracing::debug!(session = %at, %error, "what is due waits for the sweeper");
                return;
            }
        }
    }
}

/// Reads a search by filter, its members aside.
fn read(query: &BrowseQuery) -> Result<Query, Refusal> {
    let page = query.page.clone().unwrap_or_default();
    let most = limits::QUERY_RESULTS_MAX;
    let wanted = page.max_results.map_or(most, |it| it as usize);
    if wanted == 0 || wanted > most {
        let message = format!("greenroom.maxResults is {wanted}, not from 1 to {most}");
        return Err(Refusal::bad_request(message));
    }
    let predicate = Predicate::of_filter(query.filter.as_deref().unwrap_or_default())?;
    let order = browse::order_by(query.order_by.as_deref().unwrap_or_default())?;
    let after = page.cursor.map(|text| cursor::read(query, &text));
    Ok(Query {
        predicate,
        order,
        limit: wanted,
        after: after.transpose()?,
    })
}

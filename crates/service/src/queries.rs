//! Queries for sessions by keyword and by member.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use greenroom_directory::access::Via;
use greenroom_directory::caller::Caller;
use greenroom_directory::policy::Action;
use greenroom_directory::queries;
use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::{AccountId, Deployment, SessionRef, TemplateName};
use greenroom_protocol::limits;
use greenroom_protocol::query::{SessionQuery, SessionRow};

use crate::service::Service;
use crate::sessions::check_deployment;

impl Service {
    /// The sessions of a deployment, or of one of its templates, that a query is
    /// for: for each of the players in their order those that it is in, else
    /// those with the keyword; the newest first. A session comes once for each
    /// player, and a player who is named twice counts once. Left out are sessions
    /// that the caller may not read. At most [`limits::QUERY_READS_MAX`] sessions
    /// are looked at.
    ///
    /// # Errors
    /// `BadRequest` for parameters that make no sense together; `Forbidden` for
    /// another deployment, and for asking for what is private of others;
    /// `MissingAction`, `NotFound` for an unknown template, `Unavailable`.
    pub async fn query_sessions(
        &self,
        caller: &Caller,
        scid: &Deployment,
        template: Option<&TemplateName>,
        query: &SessionQuery,
        players: &[AccountId],
    ) -> Result<Vec<SessionRow>, Refusal> {
        check_deployment(caller, scid)?;
        caller.check(Action::FindSessions)?;
        if players.len() > limits::QUERIED_ACCOUNTS_MAX {
            let most = limits::QUERIED_ACCOUNTS_MAX;
            let message = format!("xuids has more than {most} entries");
            return Err(Refusal::bad_request(message));
        }
        queries::check(query, players, caller)?;
        if let Some(template) = template {
            self.template(scid, template)?;
        }
        let mut rows = Vec::new();
        let mut reads = 0;
        for (player, candidates) in self.candidates(scid, template, query, players) {
            let mut found = Vec::new();
            for at in candidates {
                if rows.len() >= query.take || reads == limits::QUERY_READS_MAX {
                    break;
                }
                reads += 1;
                let Some(held) = self.look(&at).await? else {
                    continue;
                };
                let row = queries::row(&held.session, query, player);
                let readable = self.access(&held.session, caller, Via::Id).read;
                found.extend(row.filter(|_| readable));
            }
            found.sort_by_key(|row| (Reverse(row.start_time), row.session_ref.clone()));
            rows.append(&mut found);
        }
        rows.truncate(query.take);
        Ok(rows)
    }

    /// What may be an answer, by the player that it would be one for: of each no
    /// more than are looked at, the newest first.
    fn candidates(
        &self,
        scid: &Deployment,
        template: Option<&TemplateName>,
        query: &SessionQuery,
        players: &[AccountId],
    ) -> Vec<(Option<AccountId>, Vec<SessionRef>)> {
        let index = self.index.lock();
        let of_template = |at: &&SessionRef| template.is_none_or(|it| *it == at.template_name);
        if players.is_empty() {
            let keyword = query.keyword.as_deref().unwrap_or_default();
            let found = index.with_keyword(scid, keyword).filter(of_template);
            let found = found.take(limits::QUERY_READS_MAX).cloned();
            return vec![(None, found.collect())];
        }
        let mut seen = BTreeSet::new();
        let players = players.iter().filter(|player| seen.insert(**player));
        players
            .map(|&player| {
                let seats = index.of_account(scid, player);
                let seats = seats.filter(|seat| query.reservations || !seat.reserved);
                let found = seats.map(|seat| seat.at).filter(of_template);
                let found = found.take(limits::QUERY_READS_MAX).cloned();
                (Some(player), found.collect())
            })
            .collect()
    }
}

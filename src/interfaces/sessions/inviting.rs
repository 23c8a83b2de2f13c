//! Sending, asking for and rejecting invites, and what push channels say of them.

use std::sync::Arc;

use greenroom_protocol::ids::AccountId;
use greenroom_protocol::push::InviteEvent;
use greenroom_protocol::session::Guid;
use greenroom_protocol::time::Timestamp;

use super::lanes::Intent;
use super::{Answer, ByName, Sessions, Step, find};
use crate::client::Who;
use crate::interfaces::details::Details;
use crate::interfaces::invites::{Inbox, Invite, InviteNews, Tidings};
use crate::interfaces::{Failure, Outcome};
use crate::result::{EOS_EResult, refine};
use crate::user_id::UserId;

impl Sessions {
    /// Whether a call may leave its user out, where it does.
    pub fn check_named(&self, user: Option<&UserId>) -> Outcome<()> {
        self.users.check_named(user)
    }

    /// Invites `target` into a session of this process, in the name of `user`, or of the server where none is named.
    pub fn send_invite(
        self: &Arc<Self>,
        name: String,
        user: Option<UserId>,
        target: UserId,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) {
        let in_lane = name.clone();
        let decide = move |all: &Self, sessions: &mut ByName, _| {
            let who = all.users.who(user.as_ref())?;
            let session = find(sessions, &in_lane)?.id.clone();
            let target = target.account().ok_or_else(|| {
                Failure::parameter(format!(
                    "TargetUserId: {target} is no user of this directory"
                ))
            })?;
            let client = all.base.client.clone();
            let ask = async move {
                client.send_invite(who, &session, target).await?;
                Ok(Answer::Done)
            };
            Ok(Step::ask(ask, |_, answer| {
                answer
                    .map(drop)
                    .map_err(|failure| failure.refined(refine::invite))
            }))
        };
        self.operate(name, Intent::Change, decide, done);
    }

    /// Asks the directory which invites a user has. They are known here once `done` is told of success.
    pub fn query_invites(
        self: &Arc<Self>,
        user: UserId,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) {
        let account = match self.users.account(&user) {
            Ok(account) => account,
            Err(failure) => return self.post(|| done(Err(failure))),
        };
        let asked = self.inbox(account, |inbox| inbox.mark());
        let client = self.base.client.clone();
        let ask = async move { client.invites(account).await };
        let all = Arc::clone(self);
        self.base.ask(ask, move |answer| {
            done(answer.map(|received| {
                // A logout meanwhile has emptied the inbox, and it stays so.
                if all.users.logins.has(&user) {
                    let present = received.into_iter().map(Invite::of).collect();
                    all.inbox(account, |inbox| inbox.answered(asked, present));
                }
            }));
        });
    }

    /// Rejects an invite that a user has received.
    pub fn reject_invite(
        self: &Arc<Self>,
        user: UserId,
        invite: &str,
        done: impl FnOnce(Outcome<()>) + Send + 'static,
    ) {
        let id = Guid::new(invite).ok_or_else(|| no_such_invite(invite));
        let (account, id) = match self.users.account(&user).and_then(|user| Ok((user, id?))) {
            Ok(both) => both,
            Err(failure) => return self.post(|| done(Err(failure))),
        };
        self.inbox(account, |inbox| inbox.begin_rejecting(&id));
        let (client, asked) = (self.base.client.clone(), id.clone());
        let ask = async move { client.reject_invite(account, &asked).await };
        let all = Arc::clone(self);
        self.base.ask(ask, move |answer| {
            let (is_rejected, news) =
                all.inbox(account, |inbox| inbox.end_rejecting(&id, answer.is_ok()));
            let outcome = match is_rejected {
                true => Ok(()),
                false => answer.map_err(|failure| failure.refined(refine::reject_invite)),
            };
            done(outcome);
            if let Some(invite) = news {
                all.invites.rejected.tell(&InviteNews { user, invite });
            }
        });
    }

    /// How many invites of a user are known here; none of one who is not logged in.
    pub fn invite_count(&self, user: &UserId) -> usize {
        self.look_at_invites(user, |inbox| inbox.list().len())
            .unwrap_or(0)
    }

    /// An invite of a user by its place in the order of their arrival.
    pub fn invite_by_index(&self, user: &UserId, index: usize) -> Option<Guid> {
        self.look_at_invites(user, |inbox| {
            inbox.list().nth(index).map(|invite| invite.id.clone())
        })?
    }

    /// The session of an invite. A join with it goes through the invite.
    ///
    /// # Errors
    /// `EOS_NotFound` for an invite that no user of this process has, and for one into something else than a session of EOS.
    pub fn invite_details(&self, invite: &str) -> Outcome<Arc<Details>> {
        let known = self.invites.find(invite);
        let known = known.ok_or_else(|| no_such_invite(invite))?;
        known.invite.details.clone().ok_or_else(|| {
            let message = format!("invite {invite}: its session is not known here");
            Failure::new(EOS_EResult::EOS_NotFound, message)
        })
    }

    /// Takes over what a push channel says of a user's invites: on the worker, for the next Tick.
    pub(super) fn take_in_invites(self: &Arc<Self>, who: Who, tidings: Tidings) {
        let Who::User(account) = who else {
            return;
        };
        // Nothing for a user who has just logged out.
        let Some(since) = self.base.client.logged_in_since(account) else {
            return;
        };
        let all = Arc::clone(self);
        let deliver = move |tidings| {
            let told = Arc::clone(&all);
            all.post(move || told.hear_of_invites(account, since, tidings));
        };
        self.invites
            .intake
            .take(&self.base, account, tidings, deliver);
    }

    fn hear_of_invites(&self, account: AccountId, since: Timestamp, tidings: Tidings) {
        let user = UserId::from(account);
        if !self.users.logins.has(&user) {
            return;
        }
        let open = || Inbox::new(since);
        let (received, rejected) = self
            .invites
            .with_opened(account, open, |inbox| match tidings {
                Tidings::State(present) => {
                    let present = present.into_iter().map(Invite::of).collect();
                    (inbox.state(present), None)
                }
                Tidings::Event(InviteEvent::Received(invite)) => {
                    let news = inbox.received(Invite::of(*invite));
                    (news.into_iter().collect(), None)
                }
                Tidings::Event(InviteEvent::Gone { id, how }) => {
                    (Vec::new(), inbox.ended(&id, how))
                }
            });
        let news = |invite| InviteNews {
            user: user.clone(),
            invite,
        };
        for invite in received {
            self.invites.received.tell(&news(invite));
        }
        if let Some(invite) = rejected {
            self.invites.rejected.tell(&news(invite));
        }
    }

    /// Works on the inbox of a user who is logged in.
    fn inbox<R>(&self, account: AccountId, work: impl FnOnce(&mut Inbox) -> R) -> R {
        let since = || {
            let since = self.base.client.logged_in_since(account);
            Inbox::new(since.unwrap_or_default())
        };
        self.invites.with_opened(account, since, work)
    }

    fn look_at_invites<R>(&self, user: &UserId, look: impl FnOnce(&mut Inbox) -> R) -> Option<R> {
        let account = self.users.account(user).ok()?;
        self.invites.with(account, look)
    }
}

fn no_such_invite(invite: &str) -> Failure {
    Failure::new(
        EOS_EResult::EOS_NotFound,
        format!("InviteId: there is no invite {invite:?}"),
    )
}

//! The way of invites from a push channel into Tick, in their order. Most go straight on. A session that did not fit into a frame is read first, and what comes meanwhile waits behind it.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use greenroom_protocol::ids::{AccountId, TemplateName};
use greenroom_protocol::push::{InviteEvent, ReceivedInvite};
use parking_lot::Mutex;

use crate::client::{Client, patiently};
use crate::interfaces::Base;

/// What a push channel says of invites.
pub(crate) enum Tidings {
    /// Which there are.
    State(Vec<ReceivedInvite>),
    /// What became of one.
    Event(InviteEvent),
}

impl Tidings {
    /// The invites of which the session is not said and has to be read.
    fn unread(&mut self) -> impl Iterator<Item = &mut ReceivedInvite> {
        let invites = match self {
            Self::State(invites) => invites.as_mut_slice(),
            Self::Event(InviteEvent::Received(invite)) => std::slice::from_mut(&mut **invite),
            Self::Event(InviteEvent::Gone { .. }) => &mut [],
        };
        invites.iter_mut().filter(|invite| {
            let template = &invite.handle.session_ref.template_name;
            invite.greenroom.is_none() && *template == TemplateName::eos()
        })
    }

    async fn read(&mut self, client: &Client, account: AccountId) {
        for invite in self.unread() {
            let read = client.session_through(account, &invite.handle.id);
            let session = patiently(read).await;
            // Without an answer the game is told of the invite all the same, and a query may say more.
            invite.greenroom = session.ok().flatten().and_then(|session| session.greenroom);
        }
    }
}

/// What waits behind a session that is being read, by user.
#[derive(Default)]
pub(crate) struct Intake(Arc<Mutex<Waiting>>);

type Waiting = BTreeMap<AccountId, VecDeque<Tidings>>;

impl Intake {
    /// Hands tidings on to `deliver`, on the worker, after everything that came before for the same user.
    pub(crate) fn take(
        &self,
        base: &Base,
        account: AccountId,
        mut tidings: Tidings,
        deliver: impl Fn(Tidings) + Send + 'static,
    ) {
        {
            let mut waiting = self.0.lock();
            if let Some(before) = waiting.get_mut(&account) {
                return before.push_back(tidings);
            }
            if tidings.unread().next().is_some() {
                waiting.insert(account, VecDeque::from([tidings]));
                let line = Line {
                    waiting: Arc::clone(&self.0),
                    account,
                    is_over: false,
                };
                let client = base.client.clone();
                return base.engine.spawn_background(line.hand_on(client, deliver));
            }
        }
        deliver(tidings);
    }
}

/// The right to hand on what waits for one user.
struct Line {
    waiting: Arc<Mutex<Waiting>>,
    account: AccountId,
    is_over: bool,
}

impl Line {
    async fn hand_on(mut self, client: Client, deliver: impl Fn(Tidings)) {
        while let Some(mut tidings) = self.next() {
            tidings.read(&client, self.account).await;
            deliver(tidings);
        }
    }

    /// What comes next. With nothing left the line ends, under the same lock, so that nothing gets stuck in it.
    fn next(&mut self) -> Option<Tidings> {
        let mut waiting = self.waiting.lock();
        let next = waiting.get_mut(&self.account).and_then(VecDeque::pop_front);
        if next.is_none() {
            waiting.remove(&self.account);
            self.is_over = true;
        }
        next
    }
}

impl Drop for Line {
    /// However it ends, nobody waits for ever.
    fn drop(&mut self) {
        if !self.is_over {
            self.waiting.lock().remove(&self.account);
        }
    }
}

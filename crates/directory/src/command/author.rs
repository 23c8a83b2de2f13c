//! Who writes, and what the writing says about its own place in the session.

use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::{AccountId, ConnectionId, ServerInstance};
use greenroom_protocol::settings::Owner;
use greenroom_protocol::time::Timestamp;

use super::Put;
use crate::access::{effective_access, join_refusal};
use crate::caller::Principal;
use crate::members::{self, Me, MemberWrites};
use crate::policy::Action;
use crate::session::{Server, Session};

/// Somebody who may write sessions at all.
pub(super) enum Author<'a> {
    /// A player, who is in the session as a member.
    Player(Player<'a>),
    /// A trusted server, which is in it as a server.
    Server(TrustedServer<'a>),
}

/// A player with what it writes about itself.
pub(super) struct Player<'a> {
    account: AccountId,
    name: &'a str,
    me: Me<'a>,
}

/// An instance of a trusted server with what it writes about itself.
pub(super) struct TrustedServer<'a> {
    client_id: &'a str,
    instance: &'a ServerInstance,
    connection: Option<&'a ConnectionId>,
}

impl<'a> Author<'a> {
    /// Tells who writes, and which members it removes by their index.
    ///
    /// # Errors
    /// `Forbidden` for a program without an instance, a player who acts as a
    /// server and a server that acts as a player; what the keys of `members`
    /// are refused for.
    pub(super) fn new(put: &'a Put<'a>) -> Result<(Self, Vec<u32>), Refusal> {
        let MemberWrites { me, removed } = MemberWrites::parse(&put.delta.members)?;
        let greenroom = put.delta.greenroom.as_ref();
        let connection = greenroom.and_then(|delta| delta.connection.as_ref());
        let author = match &put.caller.principal {
            Principal::User { account, name } => {
                if connection.is_some() {
                    let message = "greenroom.connection is for trusted servers; a player's stands in members.me.properties.system.connection";
                    return Err(Refusal::forbidden(message));
                }
                let account = *account;
                Self::Player(Player { account, name, me })
            }
            Principal::Server { instance } => {
                if !matches!(me, Me::Unmentioned) {
                    let message = "members.me is for players; a trusted server is no member and hangs on greenroom.connection";
                    return Err(Refusal::forbidden(message));
                }
                Self::Server(TrustedServer {
                    client_id: &put.caller.client_id,
                    instance,
                    connection,
                })
            }
            Principal::Client => {
                let message = "sessions are written by players and by trusted servers, whose tokens have a greenroom_instance; this token only finds and reads";
                return Err(Refusal::forbidden(message));
            }
        };
        Ok((author, removed))
    }

    pub(super) fn owner(&self) -> Owner {
        match self {
            Self::Player(player) => Owner::User(player.account),
            Self::Server(server) => Owner::Server(server.client_id.to_owned()),
        }
    }

    /// Holds that somebody would be in a session that this write makes;
    /// `false` where nobody is meant to be.
    ///
    /// # Errors
    /// `BadRequest` for a server that does not say by what it lives.
    pub(super) fn appears(&self) -> Result<bool, Refusal> {
        match self {
            Self::Player(player) => Ok(matches!(player.me, Me::Present(_))),
            Self::Server(server) => server.tether().map(|_| true),
        }
    }

    /// Enters a new session as its owner.
    pub(super) fn found(&self, session: &mut Session, now: Timestamp) -> Result<(), Refusal> {
        match self {
            Self::Player(player) => {
                members::add(session, player.account, player.name, true, now)?;
                player.write(session, true, now)
            }
            Self::Server(server) => {
                let entry = server.tether()?;
                session.servers.insert(server.instance.clone(), entry);
                Ok(())
            }
        }
    }

    /// Writes its own place in its own session anew, where it says anything.
    pub(super) fn reappear(&self, next: &mut Session, now: Timestamp) -> Result<(), Refusal> {
        match self {
            Self::Player(player) => player.write(next, false, now),
            Self::Server(server) => {
                server.write(next);
                Ok(())
            }
        }
    }

    /// Sees to it that the author is in the session before the write or after.
    /// `false` is a stranger who leaves: it is gone already, which makes
    /// leaving safe to send twice.
    pub(super) fn enter(&self, next: &mut Session, put: &Put<'_>) -> Result<bool, Refusal> {
        match self {
            Self::Player(player) => player.enter(next, put),
            Self::Server(server) if next.is_owner(put.caller) => {
                server.write(next);
                Ok(true)
            }
            Self::Server(_) => {
                let message = "only the server instance that made the session may change it, and no server joins one";
                Err(Refusal::forbidden(message))
            }
        }
    }

    /// Leaves, where it says so.
    pub(super) fn leave(&self, next: &mut Session) {
        let Self::Player(player) = self else {
            return;
        };
        if matches!(player.me, Me::Leaving) {
            next.members
                .retain(|_, member| member.account != player.account);
        }
    }
}

impl Player<'_> {
    fn enter(&self, next: &mut Session, put: &Put<'_>) -> Result<bool, Refusal> {
        let joins = next.member(self.account).is_none();
        match self.me {
            Me::Present(_) => {
                if joins {
                    self.join(next, put)?;
                }
                self.write(next, joins, put.now)?;
                Ok(true)
            }
            Me::Leaving if joins && writes_only_me(put) => Ok(false),
            Me::Unmentioned | Me::Leaving if joins => {
                let message = "only members may change the session; join with members.me";
                Err(Refusal::forbidden(message))
            }
            Me::Unmentioned | Me::Leaving => Ok(true),
        }
    }

    fn join(&self, next: &mut Session, put: &Put<'_>) -> Result<(), Refusal> {
        put.caller.check(Action::JoinSessions)?;
        let via = put.delta.greenroom.as_ref().and_then(|delta| delta.via);
        let access = effective_access(next, put.caller, via.unwrap_or_default());
        access.join.map_err(join_refusal)?;
        members::add(next, self.account, self.name, false, put.now)
    }

    fn write(&self, next: &mut Session, joins: bool, now: Timestamp) -> Result<(), Refusal> {
        match (self.me, next.member_mut(self.account)) {
            (Me::Present(me), Some(member)) => members::write(member, me, joins, now),
            _ => Ok(()),
        }
    }
}

fn writes_only_me(put: &Put<'_>) -> bool {
    let delta = put.delta;
    let others = delta.members.keys().any(|key| key != "me");
    delta.constants.is_none() && delta.properties.is_none() && !others
}

impl TrustedServer<'_> {
    /// The server as it hangs on the connection that it names.
    fn tether(&self) -> Result<Server, Refusal> {
        let Some(connection) = self.connection else {
            let message = "greenroom.connection is required: a server's session lives by it";
            return Err(Refusal::bad_request(message));
        };
        Ok(Server {
            client_id: self.client_id.to_owned(),
            connection: connection.clone(),
            lost_at: None,
        })
    }

    fn write(&self, next: &mut Session) {
        let Some(connection) = self.connection else {
            return;
        };
        if let Some(server) = next.servers.get_mut(self.instance) {
            server.connection = connection.clone();
            server.lost_at = None;
        }
    }
}

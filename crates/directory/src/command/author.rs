//! Who writes, and what the writing says about its own place in the session.

use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::{AccountId, ConnectionId, ServerInstance};
use greenroom_protocol::session::MemberDelta;
use greenroom_protocol::settings::Owner;

use super::Put;
use crate::access::{Via, effective_access, join_refusal};
use crate::caller::Principal;
use crate::members::{self, ConstantsWriter, Me};
use crate::policy::Action;
use crate::roles::{self, Assigner};
use crate::session::{Server, Session, State};

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
    /// Tells who writes.
    ///
    /// # Errors
    /// `Forbidden` for a program without an instance, a player who acts as a
    /// server and a server that acts as a player.
    pub(super) fn new(put: &'a Put<'a>, me: Me<'a>) -> Result<Self, Refusal> {
        let greenroom = put.delta.greenroom.as_ref();
        let connection = greenroom.and_then(|delta| delta.connection.as_ref());
        Ok(match &put.caller.principal {
            Principal::User { account, name } => {
                if connection.is_some() {
                    let message = "greenroom.connection is for trusted servers; a player's stands in members.me.properties.system.connection";
                    return Err(Refusal::forbidden(message));
                }
                if !put.delta.servers.is_empty() {
                    let message = "servers are written by trusted servers alone";
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
        })
    }

    pub(super) fn owner(&self) -> Owner {
        match self {
            Self::Player(player) => Owner::User(player.account),
            Self::Server(server) => Owner::Server(server.client_id.to_owned()),
        }
    }

    /// Whether it may do what owners may: a trusted server may.
    pub(super) fn manages(&self, session: &Session, put: &Put<'_>) -> bool {
        match self {
            Self::Player(_) => session.is_owner(put.caller),
            Self::Server(_) => session.settings.is_none() || session.is_owner(put.caller),
        }
    }

    /// Holds that somebody would be in an EOS session that this write makes;
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

    /// Whether a player writes that is not in a new session.
    pub(super) fn stays_outside(&self) -> bool {
        match self {
            Self::Player(player) => !matches!(player.me, Me::Present(_)),
            Self::Server(_) => false,
        }
    }

    /// Enters a new session, as its owner where it has owners. A trusted server
    /// has an entry in a session of the EOS face alone.
    pub(super) fn found(&self, session: &mut Session, put: &Put<'_>) -> Result<(), Refusal> {
        match self {
            Self::Player(player) => {
                let Me::Present(me) = player.me else {
                    return Ok(());
                };
                let index = members::add(session, player.account, put.now)?;
                let owner = session.has_owners();
                if let Some(member) = session.members.get_mut(&index) {
                    member.owner = owner;
                }
                player.accept(session, index, put);
                player.write(session, index, me, put, true)
            }
            Self::Server(server) => {
                if session.settings.is_some() {
                    let entry = server.tether()?;
                    session.servers.insert(server.instance.clone(), entry);
                }
                Ok(())
            }
        }
    }

    /// Writes its own place in its own EOS session anew, where it says anything.
    pub(super) fn reappear(&self, next: &mut Session, put: &Put<'_>) -> Result<(), Refusal> {
        match self {
            Self::Player(player) => {
                let own = next.member(player.account).map(|(index, _)| index);
                match (player.me, own) {
                    (Me::Present(me), Some(index)) => player.write(next, index, me, put, false),
                    _ => Ok(()),
                }
            }
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
            Self::Server(_) if next.settings.is_none() => Ok(true),
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
        let own = next.member(self.account).map(|(index, _)| index);
        match (self.me, own) {
            (Me::Present(me), None) => {
                self.join(next, put)?;
                let index = members::add(next, self.account, put.now)?;
                self.accept(next, index, put);
                self.write(next, index, me, put, true)?;
                Ok(true)
            }
            (Me::Present(me), Some(index)) => {
                let accepts = self.is_reserved(next, index);
                if accepts {
                    self.join(next, put)?;
                    self.accept(next, index, put);
                }
                self.write(next, index, me, put, accepts)?;
                Ok(true)
            }
            (Me::Leaving, None) if writes_only_me(put) => Ok(false),
            (Me::Unmentioned | Me::Leaving, None) => {
                let message = "only members may change the session; join with members.me";
                Err(Refusal::forbidden(message))
            }
            // The first write of its own accepts a reservation, whatever it says.
            (Me::Unmentioned, Some(index)) if self.is_reserved(next, index) => {
                self.join(next, put)?;
                self.accept(next, index, put);
                Ok(true)
            }
            (Me::Unmentioned | Me::Leaving, Some(_)) => Ok(true),
        }
    }

    fn is_reserved(&self, session: &Session, index: u32) -> bool {
        let member = session.members.get(&index);
        member.is_some_and(|member| member.state() == State::Reserved)
    }

    /// Holds that it may come in, by its reservation or without one.
    fn join(&self, next: &Session, put: &Put<'_>) -> Result<(), Refusal> {
        put.caller.check(Action::JoinSessions)?;
        let claimed = put.delta.greenroom.as_ref();
        let claimed = claimed.and_then(|delta| delta.via.as_ref());
        let via = match put.via {
            Via::Id => claimed.map_or(Via::Id, Via::from),
            by_handle => by_handle,
        };
        let access = effective_access(next, put.caller, put.circle, via);
        access.join.map_err(join_refusal)
    }

    /// Takes its place.
    fn accept(&self, next: &mut Session, index: u32, put: &Put<'_>) {
        let eos = next.settings.is_some();
        let Some(member) = next.members.get_mut(&index) else {
            return;
        };
        member.reserved = false;
        member.name = self.name.to_owned();
        member.join_time = put.now;
        member.since = put.now;
        // A membership of the EOS face hangs on a connection from the first.
        member.lost_at = eos.then_some(put.now);
    }

    /// Writes what it says about itself. What is constant is said as it comes.
    fn write(
        &self,
        next: &mut Session,
        index: u32,
        me: &MemberDelta,
        put: &Put<'_>,
        comes: bool,
    ) -> Result<(), Refusal> {
        let constants = ConstantsWriter {
            key: "members.me",
            by_server: false,
        };
        if let Some(delta) = &me.constants {
            let xuid = delta.system.as_ref().and_then(|system| system.xuid);
            if xuid.is_some_and(|xuid| xuid != self.account) {
                let field = "members.me.constants.system.xuid";
                return Err(Refusal::bad_request(format!("{field} is not the caller's")));
            }
            match next.members.get(&index) {
                Some(member) if !comes => constants.check_same(index, member, delta)?,
                _ => constants.fill(next, index, delta)?,
            }
        }
        self.sign(next, index, me, put);
        if let Some(properties) = &me.properties {
            members::write_properties(next, index, properties, put.now)?;
        }
        let by = Assigner {
            manages: next.is_owner(put.caller),
            own: true,
            circle: put.circle,
        };
        roles::assign(next, index, &me.roles, by)
    }

    /// Notes where the member plays, when it says that it does.
    fn sign(&self, next: &mut Session, index: u32, me: &MemberDelta, put: &Put<'_>) {
        let system = me.properties.as_ref().and_then(|it| it.system.as_ref());
        let plays = system.is_some_and(|it| it.active == Some(true));
        if let Some(member) = next.members.get_mut(&index)
            && plays
        {
            member.title = Some(put.caller.title());
            member.device.clone_from(&put.caller.device);
        }
    }
}

fn writes_only_me(put: &Put<'_>) -> bool {
    let delta = put.delta;
    let others = delta.members.keys().any(|key| key != "me");
    let rest = delta.constants.is_none() && delta.properties.is_none();
    rest && delta.role_types.is_empty() && !others
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
            connection: Some(connection.clone()),
            ..Server::default()
        })
    }

    fn write(&self, next: &mut Session) {
        let Some(connection) = self.connection else {
            return;
        };
        if let Some(server) = next.servers.get_mut(self.instance) {
            server.connection = Some(connection.clone());
            server.lost_at = None;
        }
    }
}

//! The push channel.

use futures_util::future::BoxFuture;
use greenroom_protocol::ids::ConnectionId;
use greenroom_protocol::push::Resource;

use super::{Attempt, Token};
use crate::client::Pushed;

/// What opens push channels.
pub(in crate::client) trait Channels {
    /// Opens the push channel of whoever has this token.
    fn connect(&self, token: Token) -> Attempt<'_, Box<dyn Push>>;
}

/// A push channel that is open.
pub(in crate::client) trait Push: Send {
    /// Its name, by which sessions know that the user is alive.
    fn connection(&self) -> &ConnectionId;

    /// Follows a resource, or does so no longer. Its present state comes as the first that is [pushed](Self::next) of it. A directory that does not know the resource pushes nothing.
    ///
    /// # Errors
    /// Why the channel is lost.
    fn follow(&mut self, resource: Resource, on: bool) -> BoxFuture<'_, Result<(), String>>;

    /// Keeps the channel alive until something comes. May be dropped and called again, and loses nothing by that.
    ///
    /// # Errors
    /// Why the channel is lost.
    fn next(&mut self) -> BoxFuture<'_, Result<Pushed, String>>;

    /// Ends the channel.
    fn part(self: Box<Self>, how: Parting) -> BoxFuture<'static, ()>;
}

/// How a push channel is ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::client) enum Parting {
    /// The user goes: the directory is told, and its sessions are ended at once.
    Clean,
    /// Nobody is told: the directory waits for a return as it does after a broken line.
    Silent,
}

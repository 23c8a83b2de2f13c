//! Names of hosts become addresses on the worker, by what this machine says about names.
//!
//! The system's own resolver blocks a thread that nobody can end, and no thread may survive a release; a resolver with a cache of its own, validation and all kinds of records is a quarter of what games ship may weigh. What a game needs is little: the addresses of one host, asked for when a connection is opened. Dropping the future ends the questions.

mod ask;
mod message;
mod system;
#[cfg(test)]
mod tests;

use std::net::{IpAddr, SocketAddr};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use system::System;

/// Looks names up for connections. Keeps nothing: connections stay open, and the servers that are asked remember.
pub(super) struct Names;

impl Resolve for Names {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = look_up(&System::read(), name.as_str()).await?;
            // The port is that of the connection.
            let found = found.into_iter().map(|address| SocketAddr::new(address, 0));
            Ok(Box::new(found) as Addrs)
        })
    }
}

/// The addresses of `name`, at least one.
async fn look_up(system: &System, name: &str) -> Result<Vec<IpAddr>, std::io::Error> {
    let known = system.known(name);
    if !known.is_empty() {
        return Ok(known);
    }
    for candidate in system.candidates(name) {
        let found = ask::addresses(system, &candidate).await?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Err(std::io::Error::other(format!(
        "no host of the name {name} is known"
    )))
}

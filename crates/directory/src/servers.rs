//! `servers`: what trusted servers write about themselves.

use std::collections::BTreeMap;

use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::ids::ServerInstance;
use greenroom_protocol::limits;
use greenroom_protocol::session::{MatchStatus, ServerDelta, ServerPartDelta};

use crate::json;
use crate::session::{Server, ServerPart, Session};

/// The entry that a matchmaking service writes.
const MATCHMAKING: &str = "matchmaking";

/// Merges the entries of a delta; `null` removes one.
///
/// # Errors
/// `BadRequest` naming what makes no sense, `Conflict` for constants that differ,
/// `TooLarge`.
pub fn write(
    session: &mut Session,
    delta: &BTreeMap<ServerInstance, Option<ServerDelta>>,
    client_id: &str,
) -> Result<(), Refusal> {
    for (name, change) in delta {
        let Some(change) = change else {
            session.servers.remove(name);
            continue;
        };
        let field = format!("servers.{name}");
        let is_new = !session.servers.contains_key(name);
        let made = || Server {
            client_id: client_id.to_owned(),
            ..Server::default()
        };
        let server = session.servers.entry(name.clone()).or_insert_with(made);
        if let Some(constants) = &change.constants {
            let before = server.constants.clone();
            merge(
                &mut server.constants,
                constants,
                &format!("{field}.constants"),
            )?;
            if !is_new && server.constants != before {
                let message = format!("{field}.constants are fixed by its first write");
                return Err(Refusal::new(ErrorCode::Conflict, message));
            }
        }
        if let Some(properties) = &change.properties {
            merge(
                &mut server.properties,
                properties,
                &format!("{field}.properties"),
            )?;
        }
        if name.folded() == MATCHMAKING {
            check_status(&field, server)?;
        }
    }
    let (count, most) = (session.servers.len(), limits::SERVERS_MAX);
    if count > most {
        let message = format!("servers would have {count} entries, of at most {most}");
        return Err(Refusal::bad_request(message));
    }
    Ok(())
}

fn merge(part: &mut ServerPart, delta: &ServerPartDelta, field: &str) -> Result<(), Refusal> {
    if let Some(system) = &delta.system {
        json::merge(&mut part.system, system, &format!("{field}.system"))?;
    }
    match &delta.custom {
        Some(custom) => json::merge(&mut part.custom, custom, &format!("{field}.custom")),
        None => Ok(()),
    }
}

fn check_status(field: &str, server: &Server) -> Result<(), Refusal> {
    let Some(status) = server.properties.system.get("status") else {
        return Ok(());
    };
    let raw = status.raw();
    let known = greenroom_protocol::json::read::<MatchStatus>(raw.get());
    known.map(drop).map_err(|error| {
        let message = format!("{field}.properties.system.status: {error}");
        Refusal::bad_request(message)
    })
}

//! The owner's settings: how a delta makes and changes them.

use std::collections::HashSet;
use std::net::IpAddr;

use greenroom_protocol::attribute::{AttributeKey, AttributeValue};
use greenroom_protocol::error::{ErrorCode, Refusal};
use greenroom_protocol::limits;
use greenroom_protocol::player::PlayerId;
use greenroom_protocol::settings::{GreenroomDelta, Owner, Permission, PlayState};

use crate::session::Settings;

/// The settings of a new session.
///
/// # Errors
/// `BadRequest` naming a field that must be there or is out of range, and what
/// [`change`] refuses.
pub fn create(
    delta: &GreenroomDelta,
    owner: Owner,
    address: Option<IpAddr>,
) -> Result<Settings, Refusal> {
    let required = |field: &str| {
        let message = format!("greenroom.{field} is required to create a session");
        Refusal::bad_request(message)
    };
    let mut settings = Settings {
        owner,
        nonce: delta.nonce.clone(),
        sequence: delta.sequence,
        bucket: delta.bucket.clone().ok_or_else(|| required("bucket"))?,
        // An IPv4 caller of a dual-stack socket is shown as what it is.
        host_address: address.map(|address| address.to_canonical().to_string()),
        max_players: delta.max_players.ok_or_else(|| required("maxPlayers"))?,
        permission: Permission::default(),
        // Open unless the owner closes it, as the permission is.
        join_in_progress: true,
        invites_allowed: true,
        sanctions: delta.sanctions.unwrap_or(false),
        platforms: Vec::new(),
        state: PlayState::default(),
        registered: Vec::new(),
        attributes: Default::default(),
    };
    change(&mut settings, delta)?;
    Ok(settings)
}

/// Applies an owner's delta. Settings that were refused are to be thrown away.
///
/// # Errors
/// `BadRequest` naming a field that is out of range, `TooManyPlayers` when more
/// would be registered than may be, `Conflict` for a different `sanctions`.
pub fn change(settings: &mut Settings, delta: &GreenroomDelta) -> Result<(), Refusal> {
    if let Some(bucket) = &delta.bucket {
        check_text("bucket", bucket, limits::BUCKET_MAX)?;
        settings.bucket.clone_from(bucket);
    }
    if let Some(address) = &delta.host_address {
        check_text("hostAddress", address, limits::HOST_ADDRESS_MAX)?;
        settings.host_address = Some(address.clone());
    }
    if let Some(count) = delta.max_players {
        let most = limits::REGISTERED_PLAYERS_MAX;
        if count == 0 || count as usize > most {
            let message = format!("greenroom.maxPlayers is {count}, not from 1 to {most}");
            return Err(Refusal::bad_request(message));
        }
        settings.max_players = count;
    }
    if delta
        .sanctions
        .is_some_and(|wanted| wanted != settings.sanctions)
    {
        let message = "greenroom.sanctions is fixed when the session is created";
        return Err(Refusal::new(ErrorCode::Conflict, message));
    }
    if let Some(platforms) = &delta.platforms {
        if platforms.len() > limits::PLATFORMS_MAX {
            return Err(too_long(
                "platforms",
                platforms.len(),
                limits::PLATFORMS_MAX,
            ));
        }
        settings.platforms.clone_from(platforms);
    }
    settings.permission = delta.permission.unwrap_or(settings.permission);
    settings.join_in_progress = delta.join_in_progress.unwrap_or(settings.join_in_progress);
    settings.invites_allowed = delta.invites_allowed.unwrap_or(settings.invites_allowed);
    settings.state = delta.state.unwrap_or(settings.state);
    if delta.replace {
        settings.attributes.clear();
        settings.registered.clear();
    }
    for (key, value) in &delta.attributes {
        change_attribute(settings, key, value.as_ref())?;
    }
    if settings.attributes.len() > limits::ATTRIBUTES_MAX {
        let count = settings.attributes.len();
        return Err(too_long("attributes", count, limits::ATTRIBUTES_MAX));
    }
    change_players(settings, &delta.register, &delta.unregister)
}

fn check_text(field: &str, text: &str, most: usize) -> Result<(), Refusal> {
    if text.is_empty() {
        return Err(Refusal::bad_request(format!("greenroom.{field} is empty")));
    }
    if text.len() > most {
        let length = text.len();
        let message = format!("greenroom.{field} has {length} bytes, of at most {most}");
        return Err(Refusal::bad_request(message));
    }
    Ok(())
}

fn too_long(field: &str, count: usize, most: usize) -> Refusal {
    let message = format!("greenroom.{field} would have {count} entries, of at most {most}");
    Refusal::bad_request(message)
}

fn change_attribute(
    settings: &mut Settings,
    key: &AttributeKey,
    value: Option<&AttributeValue>,
) -> Result<(), Refusal> {
    let Some(value) = value else {
        settings.attributes.remove(key);
        return Ok(());
    };
    value
        .check()
        .map_err(|error| Refusal::bad_request(format!("greenroom.attributes.{key}: {error}")))?;
    settings.attributes.insert(key.clone(), value.clone());
    Ok(())
}

/// Unregisters, then registers: one write can swap players in a full session.
/// Who is named in both stays where it is, so that the write is safe to send
/// twice. All or nothing beyond the maximum.
fn change_players(
    settings: &mut Settings,
    register: &[PlayerId],
    unregister: &[PlayerId],
) -> Result<(), Refusal> {
    let stays: HashSet<&PlayerId> = register.iter().collect();
    let gone = unregister.iter().filter(|player| !stays.contains(player));
    let gone: HashSet<&PlayerId> = gone.collect();
    settings.registered.retain(|player| !gone.contains(player));
    let mut present: HashSet<PlayerId> = settings.registered.iter().cloned().collect();
    for player in register {
        if present.insert(player.clone()) {
            settings.registered.push(player.clone());
        }
    }
    let (count, most) = (settings.registered.len(), settings.max_players);
    if count > most as usize {
        let message = format!("{count} players would be registered, of at most {most}");
        return Err(Refusal::new(ErrorCode::TooManyPlayers, message));
    }
    Ok(())
}

#[cfg(test)]
mod tests;

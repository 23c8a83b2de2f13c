//! Looking at the sessions of this process: who is in one, and all that is known of it, for a reader.

use std::fmt::Write;

use greenroom_protocol::attribute::AttributeValue;
use greenroom_protocol::settings::{Owner, Permission, Route};

use super::local_session::LocalSession;
use super::{Sessions, find};
use crate::client::Who;
use crate::interfaces::details::Attribute;
use crate::interfaces::{Failure, Outcome};
use crate::result::EOS_EResult;
use crate::user_id::UserId;

impl Sessions {
    /// Whether a player is registered in a session of this process.
    ///
    /// # Errors
    /// `EOS_Sessions_InvalidSession` if there is none of this name.
    pub fn is_registered(&self, name: &str, user: &UserId) -> Outcome<bool> {
        let held = self.held.lock();
        let session = find(&held.sessions, name).map_err(|failure| {
            Failure::new(EOS_EResult::EOS_Sessions_InvalidSession, failure.message)
        })?;
        // One that has no form for a list is in none.
        let Ok(player) = user.player() else {
            return Ok(false);
        };
        Ok(session.registered.contains(&player))
    }

    /// What this process knows of a session, in lines for a reader. Values that are not advertised stay out of it, and so does what gives a right.
    ///
    /// # Errors
    /// `EOS_NotFound` if there is none of this name.
    pub fn dump(&self, name: &str) -> Outcome<Vec<String>> {
        let held = self.held.lock();
        Ok(describe(name, find(&held.sessions, name)?))
    }
}

fn describe(name: &str, session: &LocalSession) -> Vec<String> {
    let settings = &session.settings;
    let address = settings.host_address.as_deref();
    let mut lines = vec![
        format!("session {name:?} is {:?}, id {}", session.state, session.id),
        format!("  of {}; here {}", owner(&session.owner), inside(session)),
        format!(
            "  bucket {:?}, host address {}",
            settings.bucket,
            address.map_or("not known".to_owned(), |address| format!("{address:?}")),
        ),
        format!(
            "  {}; join in progress {}, invites {}, sanctions {}, platforms {}",
            permission(settings.permission),
            allowed(settings.join_in_progress),
            allowed(settings.invites_allowed),
            if settings.sanctions {
                "kept"
            } else {
                "not asked"
            },
            platforms(&settings.platforms),
        ),
        format!(
            "  {} of {} places taken",
            session.registered.len(),
            settings.max_players
        ),
    ];
    let players = session.registered.iter();
    lines.extend(players.map(|player| format!("    player {player}")));
    let attributes = session.attributes.iter();
    lines.extend(attributes.map(|(key, known)| format!("  {key} {}", attribute(known))));
    lines
}

fn owner(owner: &Owner) -> String {
    match owner {
        Owner::User(account) => format!("user {}", UserId::from(*account)),
        Owner::Server(client) => format!("the server {client:?}"),
    }
}

fn inside(session: &LocalSession) -> String {
    let mut text = match session.who {
        Who::User(account) => format!("user {}", UserId::from(account)),
        Who::Server => "the program itself".to_owned(),
    };
    let way = match (session.is_own(), &session.route) {
        (true, _) => "as the owner",
        (false, Route::Search) => "by a search",
        (false, Route::Id) => "by its id",
        (false, Route::Invite(_)) => "by an invite",
        (false, Route::Activity(_)) => "by a player's presence",
    };
    let shown = if session.presence {
        ", whose presence shows it"
    } else {
        ""
    };
    // Writing to a text cannot fail.
    let _ = write!(text, " {way}{shown}");
    text
}

fn permission(permission: Permission) -> &'static str {
    match permission {
        Permission::PublicAdvertised => "open to everybody",
        Permission::JoinViaPresence => "open through presence, invites and registration",
        Permission::InviteOnly => "open through invites and registration",
    }
}

fn allowed(is_allowed: bool) -> &'static str {
    if is_allowed { "allowed" } else { "not allowed" }
}

fn platforms(platforms: &[u32]) -> String {
    match platforms {
        [] => "all".to_owned(),
        some => format!("{some:?}"),
    }
}

fn attribute(attribute: &Attribute) -> String {
    if !attribute.advertised {
        return "(not advertised)".to_owned();
    }
    match &attribute.value {
        AttributeValue::Bool(value) => format!("= {value}"),
        AttributeValue::Int64(value) => format!("= {value}"),
        AttributeValue::Double(value) => format!("= {}", value.get()),
        AttributeValue::String(value) => format!("= {value:?}"),
    }
}

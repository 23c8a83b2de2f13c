//! `properties.system` and `properties.greenroom`: what members of a session,
//! or its owners alone, may change.

use std::collections::BTreeSet;

use greenroom_protocol::error::Refusal;
use greenroom_protocol::ids::AccountId;
use greenroom_protocol::limits;
use greenroom_protocol::session::{
    Capability, ListingDelta, Matchmaking, Patch, PropertiesSystemDelta, Restriction, Visibility,
};
use greenroom_protocol::time::Timestamp;

use crate::initialization;
use crate::json::Json;
use crate::session::{Session, Shared, State};

/// Whether the delta says anything at all.
pub fn says_anything(delta: &PropertiesSystemDelta) -> bool {
    // Taken apart, so that a new field is not forgotten here.
    let PropertiesSystemDelta {
        keywords,
        turn,
        join_restriction,
        read_restriction,
        closed,
        locked,
        host,
        initialization_succeeded,
        server_connection_string_candidates,
        matchmaking,
        matchmaking_resubmit,
        owners,
        allocate_cloud_compute,
    } = delta;
    let kept = [
        keywords.is_keep(),
        turn.is_keep(),
        join_restriction.is_keep(),
        read_restriction.is_keep(),
        closed.is_keep(),
        locked.is_keep(),
        host.is_keep(),
        initialization_succeeded.is_keep(),
        server_connection_string_candidates.is_keep(),
        matchmaking.is_keep(),
        matchmaking_resubmit.is_keep(),
        owners.is_keep(),
        allocate_cloud_compute.is_keep(),
    ];
    !kept.iter().all(|kept| *kept)
}

/// What a session says, to see what a write changes of it.
pub struct Values {
    shared: Shared,
    restrictions: (Restriction, Restriction),
    owners: Vec<AccountId>,
}

impl Values {
    /// What it says now.
    pub fn of(session: &Session) -> Self {
        Self {
            shared: session.shared.clone(),
            restrictions: (session.join_restriction(), session.read_restriction()),
            owners: session.owners().collect(),
        }
    }

    /// The fields that differ now, by their names, and the decision that the
    /// delta takes, if it takes one.
    pub fn changed(&self, now: &Session, delta: &PropertiesSystemDelta) -> Vec<&'static str> {
        let (before, shared) = (&self.shared, &now.shared);
        let (join, read) = self.restrictions;
        let same = [
            ("keywords", before.keywords == shared.keywords),
            ("turn", before.turn == shared.turn),
            ("joinRestriction", join == now.join_restriction()),
            ("readRestriction", read == now.read_restriction()),
            ("closed", before.closed == shared.closed),
            ("locked", before.locked == shared.locked),
            ("host", before.host == shared.host),
            (
                "initializationSucceeded",
                delta.initialization_succeeded.is_keep(),
            ),
            (
                "serverConnectionStringCandidates",
                before.server_connection_string_candidates
                    == shared.server_connection_string_candidates,
            ),
            ("matchmaking", before.matchmaking == shared.matchmaking),
            (
                "matchmakingResubmit",
                before.matchmaking_resubmit == shared.matchmaking_resubmit,
            ),
            ("owners", self.owners.iter().copied().eq(now.owners())),
        ];
        let differs = same.into_iter().filter(|(_, same)| !same);
        differs.map(|(name, _)| name).collect()
    }
}

/// Merges the delta, field by field.
///
/// # Errors
/// `BadRequest` naming the field that makes no sense in this session.
pub fn write(
    session: &mut Session,
    delta: &PropertiesSystemDelta,
    now: Timestamp,
) -> Result<(), Refusal> {
    if !delta.allocate_cloud_compute.is_keep() {
        return Err(wrong(
            "allocateCloudCompute",
            "cloud compute is not offered here",
        ));
    }
    write_keywords(session, &delta.keywords)?;
    write_turn(session, &delta.turn)?;
    write_host(session, &delta.host)?;
    write_servers(session, &delta.server_connection_string_candidates)?;
    write_matchmaking(session, &delta.matchmaking)?;
    write_owners(session, &delta.owners)?;
    let shared = &mut session.shared;
    set(
        &mut shared.matchmaking_resubmit,
        &delta.matchmaking_resubmit,
    );
    set(&mut shared.join_restriction, &delta.join_restriction);
    set(&mut shared.read_restriction, &delta.read_restriction);
    set_flag(&mut shared.closed, &delta.closed);
    set_flag(&mut shared.locked, &delta.locked);
    check_doors(session)?;
    match delta.initialization_succeeded {
        Patch::Set(succeeded) => initialization::decide(session, succeeded, now),
        Patch::Keep | Patch::Remove => Ok(()),
    }
}

/// Merges `properties.greenroom`.
///
/// # Errors
/// `BadRequest` naming the field that is out of range.
pub fn write_listing(session: &mut Session, delta: &ListingDelta) -> Result<(), Refusal> {
    let most = session.system.max_members_count;
    if let Patch::Set(count) = delta.target_members_count
        && (count == 0 || count > most)
    {
        let message =
            format!("properties.greenroom.targetMembersCount is {count}, not from 1 to {most}");
        return Err(Refusal::bad_request(message));
    }
    if let Patch::Set(state) = &delta.registration_state
        && (state.is_empty() || state.len() > limits::NAME_MAX)
    {
        let most = limits::NAME_MAX;
        let message =
            format!("properties.greenroom.registrationState has no bytes, or more than {most}");
        return Err(Refusal::bad_request(message));
    }
    let listing = &mut session.listing;
    set(&mut listing.scheduled_time, &delta.scheduled_time);
    set(
        &mut listing.target_members_count,
        &delta.target_members_count,
    );
    set(&mut listing.registration_state, &delta.registration_state);
    Ok(())
}

fn wrong(field: &str, why: impl std::fmt::Display) -> Refusal {
    Refusal::bad_request(format!("properties.system.{field}: {why}"))
}

fn not_for_large(session: &Session, field: &str) -> Result<(), Refusal> {
    match session.can(Capability::Large) {
        true => Err(wrong(field, "large sessions have none")),
        false => Ok(()),
    }
}

fn check_texts(field: &str, texts: &[String], count_max: usize, max: usize) -> Result<(), Refusal> {
    if texts.len() > count_max {
        return Err(wrong(field, format!("more than {count_max} entries")));
    }
    if texts.iter().any(|text| text.is_empty() || text.len() > max) {
        return Err(wrong(
            field,
            format!("an entry of no bytes, or of more than {max}"),
        ));
    }
    let mut seen = BTreeSet::new();
    match texts.iter().find(|text| !seen.insert(text.to_lowercase())) {
        Some(twice) => Err(wrong(field, format!("{twice:?} occurs twice"))),
        None => Ok(()),
    }
}

fn write_keywords(session: &mut Session, keywords: &Patch<Vec<String>>) -> Result<(), Refusal> {
    if let Patch::Set(keywords) = keywords {
        if session.system.visibility == Visibility::Private && !keywords.is_empty() {
            return Err(wrong("keywords", "a private session has none"));
        }
        check_texts(
            "keywords",
            keywords,
            limits::KEYWORDS_MAX,
            limits::KEYWORD_MAX,
        )?;
    }
    set_list(&mut session.shared.keywords, keywords);
    Ok(())
}

fn write_turn(session: &mut Session, turn: &Patch<Vec<u32>>) -> Result<(), Refusal> {
    if let Patch::Set(turn) = turn {
        not_for_large(session, "turn")?;
        let mut seen = BTreeSet::new();
        let strange = |index: &&u32| !session.members.contains_key(index) || !seen.insert(**index);
        if let Some(index) = turn.iter().find(strange) {
            return Err(wrong(
                "turn",
                format!("{index} is no member's index, or stands twice"),
            ));
        }
    }
    set_list(&mut session.shared.turn, turn);
    Ok(())
}

fn write_host(session: &mut Session, host: &Patch<String>) -> Result<(), Refusal> {
    match host {
        Patch::Keep => {}
        Patch::Remove => session.shared.host = None,
        // One that is nobody's device is dropped with the other consequences.
        Patch::Set(token) => {
            not_for_large(session, "host")?;
            session.shared.host = Some(token.to_ascii_lowercase());
        }
    }
    Ok(())
}

fn write_servers(session: &mut Session, servers: &Patch<Vec<String>>) -> Result<(), Refusal> {
    if let Patch::Set(servers) = servers {
        let field = "serverConnectionStringCandidates";
        check_texts(
            field,
            servers,
            limits::MEASUREMENTS_MAX,
            limits::CONNECTION_STRING_MAX,
        )?;
    }
    set_list(
        &mut session.shared.server_connection_string_candidates,
        servers,
    );
    Ok(())
}

fn write_matchmaking(session: &mut Session, patch: &Patch<Matchmaking>) -> Result<(), Refusal> {
    if let Patch::Set(matchmaking) = patch {
        let field = "matchmaking";
        let result = matchmaking.client_result.as_ref();
        if result.is_some() && !session.can(Capability::ClientMatchmaking) {
            let why = "clientResult needs the capability clientMatchmaking";
            return Err(wrong(field, why));
        }
        if let Some(constants) = &matchmaking.target_session_constants {
            let constants = Json::new(
                "properties.system.matchmaking.targetSessionConstants",
                constants,
            )?;
            if constants.size() > limits::CUSTOM_PROPERTIES_MAX {
                return Err(wrong(field, "targetSessionConstants is too large"));
            }
        }
        let texts = [
            matchmaking.server_connection_string.as_ref(),
            result.and_then(|result| result.status_details.as_ref()),
        ];
        let most = limits::CONNECTION_STRING_MAX;
        if texts.into_iter().flatten().any(|text| text.len() > most) {
            return Err(wrong(field, format!("a text of more than {most} bytes")));
        }
    }
    set(&mut session.shared.matchmaking, patch);
    Ok(())
}

fn write_owners(session: &mut Session, owners: &Patch<Vec<u32>>) -> Result<(), Refusal> {
    let owners = match owners {
        Patch::Keep => return Ok(()),
        Patch::Remove => return Err(wrong("owners", "an owned session has an owner")),
        Patch::Set(owners) => owners,
    };
    if !session.has_owners() {
        return Err(wrong("owners", "needs the capability hasOwners"));
    }
    let members = &session.members;
    let came = |index: &u32| {
        let member = members.get(index);
        member.is_some_and(|member| member.state() != State::Reserved)
    };
    if owners.is_empty() || !owners.iter().all(came) {
        return Err(wrong("owners", "at least one, each a member that has come"));
    }
    for (index, member) in &mut session.members {
        member.owner = owners.contains(index);
    }
    Ok(())
}

/// Holds that the restrictions, closed and locked make sense together.
fn check_doors(session: &Session) -> Result<(), Refusal> {
    let (join, read) = (session.join_restriction(), session.read_restriction());
    if join != Restriction::None && session.can(Capability::Large) {
        return Err(wrong("joinRestriction", "a large session has none"));
    }
    if session.can(Capability::UserAuthorizationStyle) {
        for (field, restriction) in [("joinRestriction", join), ("readRestriction", read)] {
            if restriction == Restriction::None {
                let why = "none is not for sessions with the capability userAuthorizationStyle";
                return Err(wrong(field, why));
            }
        }
    }
    if strictness(read) > strictness(join) {
        return Err(wrong("readRestriction", "is stricter than joinRestriction"));
    }
    if session.shared.locked && !session.shared.closed {
        return Err(wrong("locked", "needs closed"));
    }
    Ok(())
}

fn strictness(restriction: Restriction) -> u8 {
    match restriction {
        Restriction::None => 0,
        Restriction::Followed => 1,
        Restriction::Local => 2,
    }
}

fn set<T: Clone>(place: &mut Option<T>, patch: &Patch<T>) {
    match patch {
        Patch::Keep => {}
        Patch::Remove => *place = None,
        Patch::Set(value) => *place = Some(value.clone()),
    }
}

fn set_list<T: Clone>(place: &mut Vec<T>, patch: &Patch<Vec<T>>) {
    match patch {
        Patch::Keep => {}
        Patch::Remove => place.clear(),
        Patch::Set(values) => place.clone_from(values),
    }
}

fn set_flag(place: &mut bool, patch: &Patch<bool>) {
    match patch {
        Patch::Keep => {}
        Patch::Remove => *place = false,
        Patch::Set(value) => *place = *value,
    }
}

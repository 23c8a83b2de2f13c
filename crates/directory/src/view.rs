//! Records as answers show them.

use std::collections::BTreeMap;

use greenroom_protocol::CONTRACT_VERSION;
use greenroom_protocol::ids::ServerInstance;
use greenroom_protocol::search::{HandleKind, SearchRow};
use greenroom_protocol::session::{
    Constants, MemberConstants, MemberConstantsSystem, MemberProperties, MemberSystem, MemberView,
    MembersInfo, Properties, PropertiesSystem, ServerView, SessionDocument,
};
use greenroom_protocol::settings::{GreenroomView, Permission, Route};

use crate::access::effective_access;
use crate::caller::Caller;
use crate::json;
use crate::liveness;
use crate::session::{Member, Session};

/// Beyond so many members a document shows only the caller's own.
const MEMBERS_SHOWN_MAX: usize = 100;

/// The document that the caller may see.
pub fn document(session: &Session, caller: &Caller, silence_ms: u64) -> SessionDocument {
    let access = effective_access(session, caller, Route::Id);
    let mut greenroom = settings(session, access.host_address);
    greenroom.registered = Some(session.settings.registered.clone());
    SessionDocument {
        contract_version: CONTRACT_VERSION,
        branch: session.branch.clone(),
        change_number: session.change_number,
        correlation_id: session.correlation_id.clone(),
        start_time: session.start_time,
        next_timer: liveness::next_timer(session, silence_ms),
        search_handle: Some(session.search_handle.id.clone()),
        constants: Constants {
            system: session.system.clone(),
            custom: json::custom(&session.constants),
        },
        properties: Properties {
            system: PropertiesSystem {
                owners: owners(session),
            },
            custom: json::custom(&session.properties),
        },
        members: members(session, caller),
        members_info: members_info(session),
        servers: servers(session),
        greenroom: Some(greenroom),
    }
}

/// The session's public side, as searches show it to everybody.
pub fn search_row(session: &Session) -> SearchRow {
    let public = session.settings.permission == Permission::PublicAdvertised;
    SearchRow {
        id: session.search_handle.id.clone(),
        kind: HandleKind::Search,
        version: 1,
        create_time: session.search_handle.create_time,
        session_ref: session.session_ref.clone(),
        greenroom: settings(session, public),
    }
}

fn settings(session: &Session, host_address: bool) -> GreenroomView {
    let settings = &session.settings;
    GreenroomView {
        owner: settings.owner.clone(),
        bucket: settings.bucket.clone(),
        host_address: settings.host_address.clone().filter(|_| host_address),
        max_players: settings.max_players,
        open_slots: settings.slots().open(),
        permission: settings.permission,
        join_in_progress: settings.join_in_progress,
        invites_allowed: settings.invites_allowed,
        sanctions: settings.sanctions,
        platforms: settings.platforms.clone(),
        state: settings.state,
        registered: None,
        attributes: settings.attributes.clone(),
    }
}

fn owners(session: &Session) -> Vec<u32> {
    let owners = session.members.iter().filter(|(_, member)| member.owner);
    owners.map(|(&index, _)| index).collect()
}

fn servers(session: &Session) -> BTreeMap<ServerInstance, ServerView> {
    let instances = session.servers.keys().cloned();
    instances
        .map(|instance| (instance, ServerView {}))
        .collect()
}

fn members_info(session: &Session) -> MembersInfo {
    // The template holds the count far below 2^32.
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let first = session.members.keys().next().copied();
    let active = session.members.values().filter(|member| member.active);
    MembersInfo {
        first: first.unwrap_or(session.next_index),
        next: session.next_index,
        count: count(session.members.len()),
        accepted: count(session.members.len()),
        active: count(active.count()),
    }
}

fn members(session: &Session, caller: &Caller) -> BTreeMap<String, MemberView> {
    let own = caller.account().and_then(|account| session.member(account));
    if session.members.len() > MEMBERS_SHOWN_MAX {
        let view = |(index, own)| ("me".to_owned(), member(session, index, own, true));
        return own.map(view).into_iter().collect();
    }
    let own_index = own.map(|(index, _)| index);
    let members = session.members.iter();
    members
        .map(|(&index, found)| {
            let is_own = own_index == Some(index);
            (index.to_string(), member(session, index, found, is_own))
        })
        .collect()
}

fn member(session: &Session, index: u32, member: &Member, is_own: bool) -> MemberView {
    let following = session.members.range(index + 1..).next();
    MemberView {
        next: following.map_or(session.next_index, |(&next, _)| next),
        join_time: member.join_time,
        gamertag: Some(member.name.clone()),
        constants: MemberConstants {
            system: MemberConstantsSystem {
                xuid: member.account,
                index,
            },
            custom: member.constants.as_ref().map(json::Json::raw),
        },
        properties: MemberProperties {
            system: MemberSystem {
                active: member.active,
                // Whoever knows a connection's id can claim to hang on it.
                connection: member.connection.clone().filter(|_| is_own),
            },
            custom: json::custom(&member.properties),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{ALICE, BOB, CAROL, Story, caller};

    fn seen_by(story: &Story, account: u64) -> SessionDocument {
        document(&story.session, &caller(account), 25_000)
    }

    #[test]
    fn the_list_of_members_is_linked_over_the_gaps_to_the_next_index() {
        let mut story = Story::hosted_by(ALICE);
        story.join(BOB);
        story.join(CAROL);
        story.leave(BOB);
        let seen = seen_by(&story, ALICE);
        let mut walked = Vec::new();
        let mut at = seen.members_info.first;
        while at != seen.members_info.next {
            walked.push(at);
            at = seen.members[&at.to_string()].next;
        }
        assert_eq!(walked, [0, 2]);
        let MembersInfo {
            next,
            count,
            active,
            ..
        } = seen.members_info;
        assert_eq!((next, count, active), (3, 2, 2));
        assert_eq!(seen.properties.system.owners, [0]);
    }

    #[test]
    fn a_connection_is_shown_to_its_member_alone() {
        let mut story = Story::hosted_by(ALICE);
        story.join(BOB);
        for (viewer, index) in [(ALICE, "0"), (BOB, "1")] {
            for (shown, member) in &seen_by(&story, viewer).members {
                let connection = &member.properties.system.connection;
                assert_eq!(connection.is_some(), shown == index);
            }
        }
    }

    #[test]
    fn beyond_a_hundred_members_only_me_is_shown() {
        let mut story = Story::hosted_by(ALICE);
        story.session.settings.max_players = 1000;
        for number in 1..100 {
            story.join(ALICE + number);
        }
        assert_eq!(seen_by(&story, ALICE).members.len(), 100);
        story.join(ALICE + 100);
        let seen = seen_by(&story, ALICE);
        assert_eq!(seen.members.keys().collect::<Vec<_>>(), ["me"]);
        assert_eq!(seen.members["me"].constants.system.index, 0);
        assert_eq!(seen.members_info.count, 101);
        assert!(seen_by(&story, ALICE + 5_000).members.is_empty());
    }

    #[test]
    fn the_host_address_of_a_session_that_is_not_public_stays_inside() {
        let mut story = Story::hosted_by(ALICE);
        let address = |story: &Story, account| {
            let greenroom = seen_by(story, account).greenroom;
            greenroom.and_then(|settings| settings.host_address)
        };
        assert!(address(&story, BOB).is_some());
        story.session.settings.permission = Permission::InviteOnly;
        assert_eq!(address(&story, BOB), None);
        assert!(address(&story, ALICE).is_some());
        assert_eq!(search_row(&story.session).greenroom.host_address, None);
        story.register(BOB);
        assert!(address(&story, BOB).is_some());
    }

    #[test]
    fn a_server_is_shown_by_its_instance_and_nothing_else() {
        let story = Story::served_by("one", 77);
        let seen = serde_json::to_value(seen_by(&story, BOB)).expect("plain");
        assert_eq!(seen["servers"], serde_json::json!({"one": {}}));
        assert_eq!(
            seen["greenroom"]["owner"],
            serde_json::json!({"server": "game"})
        );
        let players = Story::hosted_by(ALICE);
        let seen = serde_json::to_value(seen_by(&players, BOB)).expect("plain");
        assert_eq!(seen.get("servers"), None);
    }

    #[test]
    fn a_search_shows_slots_and_no_players() {
        let mut story = Story::hosted_by(ALICE);
        story.register(ALICE);
        let row = search_row(&story.session);
        assert_eq!(row.greenroom.open_slots, row.greenroom.max_players - 1);
        assert_eq!(row.greenroom.registered, None);
        let seen = seen_by(&story, BOB).greenroom.expect("an EOS session");
        assert_eq!(seen.registered.map(|players| players.len()), Some(1));
    }
}

//! Records as answers show them.

use std::collections::BTreeMap;

use greenroom_protocol::CONTRACT_VERSION;
use greenroom_protocol::ids::ServerInstance;
use greenroom_protocol::limits;
use greenroom_protocol::session::{
    Capability, Constants, MemberConstants, MemberConstantsSystem, MemberProperties, MemberSystem,
    MemberView, MembersInfo, Properties, PropertiesSystem, RoleTypeView, RoleView, ServerPart,
    ServerView, SessionDocument,
};
use greenroom_protocol::settings::GreenroomView;

use crate::access::Access;
use crate::caller::Caller;
use crate::json;
use crate::liveness;
use crate::roles;
use crate::session::{self, Member, RoleType, Session, State};

/// The document that the caller may see, who has this access to it.
pub fn document(
    session: &Session,
    caller: &Caller,
    access: &Access,
    silence_ms: u64,
) -> SessionDocument {
    let registered = |settings: &session::Settings| Some(settings.registered.clone());
    let greenroom = session.settings.as_ref().map(|settings| GreenroomView {
        registered: registered(settings),
        ..settings_view(settings, access.host_address)
    });
    SessionDocument {
        contract_version: CONTRACT_VERSION,
        branch: session.branch.clone(),
        change_number: session.change_number,
        correlation_id: session.correlation_id.clone(),
        start_time: session.start_time,
        next_timer: liveness::next_timer(session, silence_ms),
        search_handle: session.search_handle.as_ref().map(|it| it.id.clone()),
        initializing: session.initializing,
        host_candidates: session.host_candidates.clone(),
        role_types: role_types(session),
        constants: Constants {
            system: session.system.clone(),
            custom: json::custom(&session.constants),
        },
        properties: Properties {
            system: properties_system(session),
            custom: json::custom(&session.properties),
            greenroom: (session.listing != Default::default()).then(|| session.listing.clone()),
        },
        members: members(session, caller),
        members_info: members_info(session),
        servers: servers(session),
        greenroom,
    }
}

/// What EOS Sessions knows of a session, without its players, as whoever has this
/// access may see it; `None` for sessions of other templates.
pub fn greenroom(session: &Session, access: &Access) -> Option<GreenroomView> {
    let settings = session.settings.as_ref()?;
    Some(settings_view(settings, access.host_address))
}

pub(crate) fn settings_view(settings: &session::Settings, host_address: bool) -> GreenroomView {
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

fn properties_system(session: &Session) -> PropertiesSystem {
    let shared = &session.shared;
    let some = |list: &Vec<String>| (!list.is_empty()).then(|| list.clone());
    let contract = session.settings.is_none();
    PropertiesSystem {
        keywords: some(&shared.keywords),
        // The default is shown: readers take it for granted.
        turn: (contract && !session.can(Capability::Large)).then(|| shared.turn.clone()),
        join_restriction: contract.then(|| session.join_restriction()),
        read_restriction: contract.then(|| session.read_restriction()),
        closed: contract.then_some(shared.closed),
        locked: contract.then_some(shared.locked),
        host: shared.host.clone(),
        server_connection_string_candidates: some(&shared.server_connection_string_candidates),
        matchmaking: shared.matchmaking.clone(),
        matchmaking_resubmit: shared.matchmaking_resubmit,
        owners: session.has_owners().then(|| owners(session)),
    }
}

fn owners(session: &Session) -> Vec<u32> {
    let owners = session.members.iter().filter(|(_, member)| member.owner);
    owners.map(|(&index, _)| index).collect()
}

/// The session's roles, with those who have them.
pub(crate) fn role_types(session: &Session) -> BTreeMap<String, RoleTypeView> {
    let view = |(name, found): (&String, &RoleType)| {
        let roles = found.roles.iter().map(|(role, settings)| {
            let member_xuids = roles::holders(session, name, role);
            let view = RoleView {
                count: u32::try_from(member_xuids.len()).unwrap_or(u32::MAX),
                member_xuids,
                target: settings.target,
                max: settings.max,
                greenroom: settings.greenroom,
            };
            (role.clone(), view)
        });
        let view = RoleTypeView {
            owner_managed: found.owner_managed,
            mutable_role_settings: found.mutable_role_settings.clone(),
            roles: roles.collect(),
        };
        (name.clone(), view)
    };
    session.role_types.iter().map(view).collect()
}

fn servers(session: &Session) -> BTreeMap<ServerInstance, ServerView> {
    let part = |part: &session::ServerPart| ServerPart {
        system: json::custom(&part.system),
        custom: json::custom(&part.custom),
    };
    let view = |(name, server): (&ServerInstance, &session::Server)| {
        let view = ServerView {
            constants: part(&server.constants),
            properties: part(&server.properties),
        };
        (name.clone(), view)
    };
    session.servers.iter().map(view).collect()
}

fn members_info(session: &Session) -> MembersInfo {
    // The template holds the count far below 2^32.
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let first = session.members.keys().next().copied();
    let members = || session.members.values();
    MembersInfo {
        first: first.unwrap_or(session.next_index),
        next: session.next_index,
        count: count(session.members.len()),
        accepted: count(members().filter(|it| !it.reserved).count()),
        active: count(members().filter(|it| it.state() == State::Active).count()),
    }
}

fn members(session: &Session, caller: &Caller) -> BTreeMap<String, MemberView> {
    let own = caller.account().and_then(|account| session.member(account));
    let large = session.can(Capability::Large);
    if large || session.members.len() > limits::MEMBERS_SHOWN_MAX {
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
    let title = member.title.filter(|_| member.active);
    MemberView {
        next: following.map_or(session.next_index, |(&next, _)| next),
        join_time: member.join_time,
        reserved: member.reserved,
        gamertag: (!member.reserved).then(|| member.name.clone()),
        device_token: member.network.device_token.clone(),
        nat: None,
        active_title_id: title.map(|title| title.to_string()),
        turn: session.shared.turn.contains(&index),
        initialization_failure: member.initialization_failure,
        initialization_episode: member.initialization_episode,
        roles: member.roles.clone(),
        constants: MemberConstants {
            system: MemberConstantsSystem {
                xuid: member.account,
                index,
                initialize: member.initialize,
                matchmaking_result: member.matchmaking_result.clone(),
                team: member.team.clone(),
            },
            custom: member.constants.as_ref().map(json::Json::raw),
        },
        properties: MemberProperties {
            system: member_system(member, is_own),
            custom: json::custom(&member.properties),
        },
    }
}

fn member_system(member: &Member, is_own: bool) -> MemberSystem {
    let network = &member.network;
    MemberSystem {
        active: member.active,
        ready: member.ready,
        // Whoever knows a connection's id can claim to hang on it.
        connection: member.connection.clone().filter(|_| is_own),
        subscription: member.subscriptions.first().cloned().filter(|_| is_own),
        secure_device_address: network.secure_device_address.clone(),
        initialization_group: network.initialization_group.clone(),
        groups: member.groups.clone(),
        measurements: network.measurements.clone(),
        server_measurements: network.server_measurements.clone(),
        role_preference: member.role_preference.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use greenroom_protocol::settings::Permission;

    use crate::access::{Via, effective_access};
    use crate::browse::Listing;
    use crate::people::Circle;
    use crate::testing::{ALICE, BOB, CAROL, Story, caller};

    fn seen_by(story: &Story, account: u64) -> SessionDocument {
        {
            let caller = caller(account);
            let circle = Circle::default();
            let access = effective_access(&story.session, &caller, &circle, Via::Id);
            document(&story.session, &caller, &access, 25_000)
        }
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
        assert_eq!(seen.properties.system.owners, Some(vec![0]));
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
        story.settings_mut().max_players = 1000;
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
        story.settings_mut().permission = Permission::InviteOnly;
        assert_eq!(address(&story, BOB), None);
        assert!(address(&story, ALICE).is_some());
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
        let listing = Listing::of(&story.session, 0).expect("public");
        let row = listing.row().expect("of the EOS face");
        assert_eq!(row.greenroom.open_slots, row.greenroom.max_players - 1);
        assert_eq!(row.greenroom.registered, None);
        let seen = seen_by(&story, BOB).greenroom.expect("an EOS session");
        assert_eq!(seen.registered.map(|players| players.len()), Some(1));
    }
}

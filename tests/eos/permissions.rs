//! Who finds a session and who joins it, by its permission level and by the way.

use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;

use crate::game::Game;
use crate::held::Found;

const SUCCESS: EOS_EResult = EOS_EResult::EOS_Success;
const NOT_ALLOWED: EOS_EResult = EOS_EResult::EOS_Sessions_NotAllowed;
const NOT_FOUND: EOS_EResult = EOS_EResult::EOS_NotFound;

/// What a player can do who comes by one way: look at the session, and join it.
type Ways = [(&'static str, Result<EOS_EResult, EOS_EResult>); 5];

/// By search, by id, by the host's presence, by an invite, and by id once registered.
fn ways(public: bool, presence: bool) -> Ways {
    let open = |is_open| Ok(if is_open { SUCCESS } else { NOT_ALLOWED });
    let shown = |is_shown| {
        if is_shown {
            Ok(SUCCESS)
        } else {
            Err(NOT_FOUND)
        }
    };
    [
        ("a search", shown(public)),
        ("its id", open(public)),
        ("presence", shown(public || presence)),
        ("an invite", open(true)),
        ("registration", open(true)),
    ]
}

#[test]
fn each_level_lets_in_whom_the_facts_say() {
    let levels = [
        (
            EOS_EOnlineSessionPermissionLevel::EOS_OSPF_PublicAdvertised,
            ways(true, true),
        ),
        (
            EOS_EOnlineSessionPermissionLevel::EOS_OSPF_JoinViaPresence,
            ways(false, true),
        ),
        (
            EOS_EOnlineSessionPermissionLevel::EOS_OSPF_InviteOnly,
            ways(false, false),
        ),
    ];
    let (host, owner) = Game::logged_in("permissions", "Ada");
    let (game, guest) = Game::logged_in("permissions", "Bob");
    for (level, expected) in levels {
        let id = host.host_shown_at(owner, "room", level);
        for (way, expected) in expected {
            let found = come(&host, owner, &game, guest, &id, way);
            let joined = found.map(|found| game.join(guest, "mine", &found));
            assert_eq!(joined, expected, "{level:?}, by {way}");
            if joined == Ok(SUCCESS) {
                assert_eq!(game.destroy("mine"), SUCCESS);
            }
        }
        assert_eq!(host.destroy("room"), SUCCESS);
    }
}

/// The details of the session as they come by one way.
fn come(
    host: &Game,
    owner: EOS_ProductUserId,
    game: &Game,
    guest: EOS_ProductUserId,
    id: &str,
    way: &str,
) -> Result<Found, EOS_EResult> {
    match way {
        "a search" => {
            let hunt = game.hunt();
            assert_eq!(hunt.find(guest), SUCCESS);
            match hunt.count() {
                0 => Err(NOT_FOUND),
                _ => hunt.result(0),
            }
        }
        "its id" => game.find(guest, id),
        "presence" => match game.ask_to_join(guest, owner) {
            (SUCCESS, event) => game.by_event(event),
            (code, _) => Err(code),
        },
        "an invite" => {
            assert_eq!(host.invite(owner, "room", guest), SUCCESS);
            game.tick_until(|| game.invite_count(guest) > 0);
            let invite = game.invites(guest).remove(0);
            game.by_invite(&invite)
        }
        _ => {
            host.register("room", &[guest], EOS_SESSIONS_REGISTERPLAYERS_API_LATEST);
            game.find(guest, id)
        }
    }
}

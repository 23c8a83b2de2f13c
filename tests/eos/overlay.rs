//! What users do in an overlay, and the sessions in their presence.

use greenroom::abi::platform::EOS_Platform_Tick;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;

use crate::game::{Game, Note, result, text};
use crate::held::{Found, Value};
use crate::inviting::Heard;
use crate::logs;

const SUCCESS: EOS_EResult = EOS_EResult::EOS_Success;
const NOT_FOUND: EOS_EResult = EOS_EResult::EOS_NotFound;

impl Game {
    /// Makes a session in the user's presence, and gives its id.
    pub(crate) fn host_shown(&self, user: EOS_ProductUserId, name: &str) -> String {
        self.host_shown_at(
            user,
            name,
            EOS_EOnlineSessionPermissionLevel::EOS_OSPF_JoinViaPresence,
        )
    }

    pub(crate) fn host_shown_at(
        &self,
        user: EOS_ProductUserId,
        name: &str,
        level: EOS_EOnlineSessionPermissionLevel,
    ) -> String {
        let creation = self.creation(user, name, |options| options.bPresenceEnabled = EOS_TRUE);
        let creation = creation.expect("good options");
        creation.permission(level);
        let (code, _, id) = self.publish(creation);
        assert_eq!(code, SUCCESS);
        id
    }

    fn join_shown(&self, user: EOS_ProductUserId, name: &str, found: &Found) -> EOS_EResult {
        unsafe extern "system" fn done(info: *const EOS_Sessions_JoinSessionCallbackInfo) {
            // SAFETY: the library passes a live info, and the client data is the note below.
            unsafe { Note::write((*info).ClientData, result((*info).ResultCode)) };
        }
        let name = text(name);
        let options = EOS_Sessions_JoinSessionOptions {
            ApiVersion: EOS_SESSIONS_JOINSESSION_API_LATEST,
            SessionName: name.as_ptr(),
            SessionHandle: found.0,
            LocalUserId: user,
            bPresenceEnabled: EOS_TRUE,
        };
        self.finish(|note: &Note<EOS_EResult>| {
            // SAFETY: the options are of the newest version.
            unsafe {
                greenroom::abi::sessions::EOS_Sessions_JoinSession(
                    self.sessions,
                    &options,
                    note.client_data(),
                    Some(done),
                );
            }
        })
    }
}

#[test]
fn a_friend_joins_through_presence() {
    let (host, owner) = Game::logged_in("overlay-join", "Ada");
    let (game, guest) = Game::logged_in("overlay-join", "Bob");
    let (third, other) = Game::logged_in("overlay-join", "Cyd");
    let (joins, _) = game.watch_joins();
    assert_eq!(
        game.ask_to_join(guest, owner).0,
        NOT_FOUND,
        "no session yet"
    );
    let id = host.host_shown(owner, "room");
    let (code, event) = game.ask_to_join(guest, owner);
    assert_eq!(code, SUCCESS);
    assert_eq!(joins.all(), [(guest, event)]);

    let by_id = game.find(guest, &id).expect("by its id");
    let closed = EOS_EResult::EOS_Sessions_NotAllowed;
    assert_eq!(game.join(guest, "mine", &by_id), closed);
    let found = game.by_event(event).expect("there");
    assert_eq!(found.info().id, id);
    assert_eq!(game.acknowledge(event), SUCCESS);
    assert_eq!(game.acknowledge(event), NOT_FOUND, "once");
    assert_eq!(game.by_event(event).err(), Some(NOT_FOUND));
    assert_eq!(game.by_event(EOS_UI_EVENTID_INVALID).err(), Some(NOT_FOUND));
    assert_eq!(
        game.join_shown(guest, "mine", &found),
        SUCCESS,
        "it lives on"
    );

    // Who joined with presence is joined in turn.
    let (code, event) = third.ask_to_join(other, guest);
    assert_eq!(code, SUCCESS);
    let found = third.by_event(event).expect("there");
    assert_eq!(third.join(other, "theirs", &found), SUCCESS);
    assert_eq!(third.by_presence(other).err(), Some(NOT_FOUND));

    assert_eq!(game.by_presence(guest).expect("there").info().id, id);
    assert_eq!(game.destroy("mine"), SUCCESS);
    assert_eq!(game.by_presence(guest).err(), Some(NOT_FOUND));
    assert_eq!(third.ask_to_join(other, guest).0, NOT_FOUND, "withdrawn");
    assert_eq!(host.destroy("room"), SUCCESS);
    assert_eq!(game.ask_to_join(guest, owner).0, NOT_FOUND);
    assert_eq!(joins.count(), 0);
}

#[test]
fn events_that_nobody_acknowledges_are_forgotten_at_last() {
    let (host, owner) = Game::logged_in("overlay-events", "Ada");
    let (game, guest) = Game::logged_in("overlay-events", "Bob");
    host.host_shown(owner, "room");
    let first = game.ask_to_join(guest, owner).1;
    for _ in 0..63 {
        game.ask_to_join(guest, owner);
    }
    assert!(game.by_event(first).is_ok());
    let last = game.ask_to_join(guest, owner).1;
    assert_eq!(game.by_event(first).err(), Some(NOT_FOUND));
    assert!(game.by_event(last).is_ok());
}

#[test]
fn accepting_in_an_overlay_tells_the_game() {
    let (host, owner) = Game::logged_in("overlay-accept", "Ada");
    let (game, guest) = Game::logged_in("overlay-accept", "Bob");
    let (accepted, id) = game.watch_accepted();
    let session = host.host(owner, "room");
    assert_eq!(host.invite(owner, "room", guest), SUCCESS);
    game.tick_until(|| game.invite_count(guest) > 0);
    let invite = game.invites(guest).remove(0);
    assert_eq!(game.accept(guest, "nonsense"), NOT_FOUND);
    assert_eq!(game.accept(owner, &invite), EOS_EResult::EOS_InvalidUser);
    assert_eq!(game.accept(guest, &invite), SUCCESS);
    assert_eq!(accepted.count(), 0, "not outside of Tick");
    game.tick_until(|| accepted.count() > 0);
    let told = Heard {
        user: guest,
        sender: owner,
        invite: invite.clone(),
        session,
    };
    assert_eq!(accepted.all(), [told]);
    greenroom::abi::sessions_notifications::EOS_Sessions_RemoveNotifySessionInviteAccepted(
        game.sessions,
        id,
    );
    assert_eq!(game.accept(guest, &invite), SUCCESS);
    EOS_Platform_Tick(game.platform);
    assert_eq!(accepted.count(), 0);
    let found = game.by_invite(&invite).expect("it stays until the join");
    assert_eq!(game.join(guest, "mine", &found), SUCCESS);
}

#[test]
fn who_wants_to_leave_is_left_to_the_game() {
    let (game, user) = Game::logged_in("overlay-leave", "Ada");
    let (leaves, _) = game.watch_leaves();
    game.host(user, "room");
    assert_eq!(game.ask_to_leave(user, "hall"), NOT_FOUND);
    assert_eq!(game.ask_to_leave(user, "room"), SUCCESS);
    game.tick_until(|| leaves.count() > 0);
    assert_eq!(leaves.all(), [(user, "room".to_owned())]);
    let view = game.view("room").expect("still there");
    assert_eq!(view.state(), EOS_EOnlineSessionState::EOS_OSS_Pending);
}

#[test]
fn a_native_invite_is_left_to_the_game() {
    let (game, user) = Game::logged_in("overlay-native", "Ada");
    let (natives, _) = game.watch_native_invites();
    assert_eq!(game.ask_for_native_invite(user, "STEAM", "42"), NOT_FOUND);
    let id = game.host_shown(user, "room");
    assert_eq!(game.ask_for_native_invite(user, "STEAM", "42"), SUCCESS);
    game.tick_until(|| natives.count() > 0);
    let told = natives.all();
    let [(who, event, texts)] = told.as_slice() else {
        panic!("not once but {told:?}");
    };
    assert_eq!(
        (*who, texts),
        (user, &["STEAM".to_owned(), "42".to_owned(), id.clone()])
    );
    assert_eq!(game.by_event(*event).expect("there").info().id, id);
    assert_eq!(game.acknowledge(*event), SUCCESS);
}

#[test]
fn registered_players_are_in_a_session() {
    let (game, user) = Game::logged_in("overlay-inside", "Ada");
    let invalid = EOS_EResult::EOS_Sessions_InvalidSession;
    assert_eq!(game.is_in("room", user), invalid);
    game.host(user, "room");
    assert_eq!(game.is_in("room", user), NOT_FOUND);
    game.register("room", &[user], EOS_SESSIONS_REGISTERPLAYERS_API_LATEST);
    assert_eq!(game.is_in("room", user), SUCCESS);
    let bad = EOS_EResult::EOS_Invalid_ProductUserID;
    assert_eq!(game.is_in("room", std::ptr::null_mut()), bad);
    game.unregister("room", &[user]);
    assert_eq!(game.is_in("room", user), NOT_FOUND);
}

#[test]
fn a_dump_is_readable_and_keeps_secrets() {
    logs::listen();
    let (game, user) = Game::logged_in("overlay-dump", "Ada");
    let creation = game
        .creation(user, "dumped room", |_| ())
        .expect("good options");
    creation.attribute("MAP", Value::Text("harbour".to_owned()), true);
    creation.attribute("PASSWORD", Value::Text("hunter2".to_owned()), false);
    creation.host_address("10.9.8.7");
    let (_, _, id) = game.publish(creation);
    game.register(
        "dumped room",
        &[user],
        EOS_SESSIONS_REGISTERPLAYERS_API_LATEST,
    );
    assert_eq!(game.dump("no such room"), NOT_FOUND);
    assert_eq!(game.dump("dumped room"), SUCCESS);
    let first = logs::lines(&game, "session \"dumped room\"");
    assert_eq!(first.len(), 1);
    assert!(first[0].contains(&id), "{first:?}");
    // A player is written in one way, so that a reader finds the owner among the players.
    let player = logs::lines(&game, "    player ").remove(0);
    let id = player.rsplit(' ').next().expect("an id");
    let owner = format!("  of user {id}; here user {id} as the owner");
    assert_eq!(logs::lines(&game, &owner).len(), 1, "{owner}");
    for part in ["10.9.8.7", "MAP = \"harbour\"", "PASSWORD (not advertised)"] {
        assert!(!logs::lines(&game, part).is_empty(), "{part}");
    }
    assert!(!logs::is_written("hunter2"));
}

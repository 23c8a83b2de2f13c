//! Dedicated servers: a platform on which the program itself has the sessions.

use std::ptr;

use greenroom::abi::active_session::EOS_ActiveSession_CopyInfo;
use greenroom::abi::platform_interfaces::*;
use greenroom::abi::sessions_outputs::EOS_ActiveSession_Info_Release;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;

use crate::game::{Game, create, text};
use crate::held::{ADVERTISED, Value, View};

const NOBODY: EOS_ProductUserId = ptr::null_mut();
const PLAYERS_LATEST: i32 = EOS_SESSIONS_REGISTERPLAYERS_API_LATEST;
const SUCCESS: EOS_EResult = EOS_EResult::EOS_Success;

fn server(deployment: &str) -> Game {
    let platform = create(deployment, |options| options.bIsServer = EOS_TRUE);
    assert!(!platform.is_null());
    Game {
        platform,
        connect: EOS_Platform_GetConnectInterface(platform),
        sessions: EOS_Platform_GetSessionsInterface(platform),
    }
}

/// Whose copy of the session this is.
fn local_user(view: &View) -> EOS_ProductUserId {
    let options = EOS_ActiveSession_CopyInfoOptions {
        ApiVersion: EOS_ACTIVESESSION_COPYINFO_API_LATEST,
    };
    let mut info = ptr::null_mut();
    // SAFETY: the options are of the newest version, and what is handed out is released after its last use.
    unsafe {
        let code = EOS_ActiveSession_CopyInfo(view.0, &options, &mut info);
        assert_eq!(code, SUCCESS);
        let user = (*info).LocalUserId;
        EOS_ActiveSession_Info_Release(info);
        user
    }
}

#[test]
fn a_server_hosts_without_any_login() {
    let server = server("servers-host");
    let (game, guest) = Game::logged_in("servers-host", "Ada");
    let creation = server.creation(NOBODY, "match", |_| ()).expect("a server");
    assert_eq!(creation.host_address("203.0.113.7:7777"), SUCCESS);
    let (code, name, id) = server.publish(creation);
    assert_eq!((code, name.as_str()), (SUCCESS, "match"));

    let view = server.view("match").expect("there");
    let (_, own) = view.info().expect("there");
    assert!(local_user(&view).is_null());
    assert!(own.owner.is_null());
    assert_eq!(own.owner_client.as_deref(), Some("client"));

    let found = game.find(guest, &id).expect("players find it");
    let seen = found.info();
    assert!(seen.owner.is_null());
    assert_eq!(seen.owner_client.as_deref(), Some("client"));
    assert_eq!(seen.host_address, "203.0.113.7:7777");
    assert_eq!(game.join(guest, "mine", &found), SUCCESS);
    let joined = game.view("mine").expect("there");
    assert_eq!(local_user(&joined), guest);
    let (_, joined) = joined.info().expect("there");
    assert_eq!(joined.owner_client.as_deref(), Some("client"));

    let (code, registered) = server.register("match", &[guest], PLAYERS_LATEST);
    assert_eq!((code, registered), (SUCCESS, vec![guest]));
    assert_eq!(view.players(), [guest]);
    let change = server.change("match").expect("there");
    let round = Value::Int(2);
    assert_eq!(
        change.attribute("ROUND", round.clone(), ADVERTISED),
        SUCCESS
    );
    assert_eq!(server.publish(change).0, SUCCESS);
    assert_eq!(server.start_session("match"), SUCCESS);
    assert_eq!(view.state(), EOS_EOnlineSessionState::EOS_OSS_InProgress);
    assert_eq!(server.end_session("match"), SUCCESS);
    let seen = game.find(guest, &id).expect("there");
    assert_eq!(seen.info().open, 3);
    assert_eq!(seen.attribute("round"), Ok(round));

    // Servers search too.
    let own = server.find(NOBODY, &id).expect("there");
    assert_eq!(own.info().owner_client.as_deref(), Some("client"));
    let (code, gone) = server.unregister("match", &[guest]);
    assert_eq!((code, gone), (SUCCESS, vec![guest]));
    assert_eq!(server.destroy("match"), SUCCESS);
    let gone = game.find(guest, &id).err();
    assert_eq!(gone, Some(EOS_EResult::EOS_NotFound));
}

#[test]
fn a_server_does_not_join() {
    let server = server("servers-join");
    let (game, owner) = Game::logged_in("servers-join", "Ada");
    let id = game.host(owner, "room");
    let found = server.find(NOBODY, &id).expect("there");
    let code = server.join(NOBODY, "mine", &found);
    assert_eq!(code, EOS_EResult::EOS_InvalidParameters);
    assert!(server.view("mine").is_err());
}

#[test]
fn without_server_mode_nobody_is_no_caller() {
    let (game, owner) = Game::logged_in("servers-none", "Ada");
    let id = game.host(owner, "room");
    let invalid = Some(EOS_EResult::EOS_InvalidParameters);
    assert_eq!(game.creation(NOBODY, "match", |_| ()).err(), invalid);
    assert_eq!(game.find(NOBODY, &id).err(), invalid);
}

/// A listen server is a player who hosts; its program may be a server all the same.
#[test]
fn users_may_log_in_beside_a_server_and_have_sessions_of_their_own() {
    let server = server("servers-users");
    assert_eq!(server.create_device_id(), SUCCESS);
    let (_, _, token) = server.login("Ada");
    let (code, user) = server.create_user(token);
    assert_eq!(code, SUCCESS);
    server.host(user, "hers");
    server.host(NOBODY, "its");
    let owner = |name| {
        let view = server.view(name).expect("there");
        let (_, seen) = view.info().expect("there");
        (seen.owner, seen.owner_client)
    };
    assert_eq!(owner("hers"), (user, None));
    assert_eq!(owner("its"), (NOBODY, Some("client".to_owned())));
    assert_eq!(server.logout(user), SUCCESS);
    let (code, ..) = server.publish(server.creation(user, "late", |_| ()).expect("built"));
    assert_eq!(code, EOS_EResult::EOS_InvalidUser);
    // The server goes on without her.
    assert_eq!(server.start_session("its"), SUCCESS);
}

/// Client id and secret are shared by all of a studio's machines: one run must not end the matches of another.
#[test]
fn another_run_of_the_same_program_is_another_server() {
    let chosen = text("the-arena-of-the-server");
    let (one, other) = (server("servers-two"), server("servers-two"));
    let host = |server: &Game| {
        let creation = server.creation(NOBODY, "arena", |options| {
            options.SessionId = chosen.as_ptr();
        });
        server.publish(creation.expect("a server")).0
    };
    assert_eq!(host(&one), SUCCESS);
    let exists = EOS_EResult::EOS_Sessions_SessionAlreadyExists;
    assert_eq!(host(&other), exists);
    // Released, the first one says farewell, and its sessions end at once.
    drop(one);
    assert_eq!(host(&other), SUCCESS);
}

#[test]
fn a_presence_is_nothing_that_a_server_could_have() {
    let server = server("servers-presence");
    for name in ["one", "two"] {
        let creation = server.creation(NOBODY, name, |options| options.bPresenceEnabled = EOS_TRUE);
        assert_eq!(server.publish(creation.expect("no presence")).0, SUCCESS);
    }
}

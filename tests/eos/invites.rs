//! Invites: sent, received, told, asked for, rejected, joined through.

use greenroom::abi::connect_notifications::*;
use greenroom::abi::ids::product_user;
use greenroom::abi::platform::EOS_Platform_Tick;
use greenroom::abi::sessions_invites::*;
use greenroom::abi::sessions_notifications::*;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;
use greenroom::user_id::UserId;

use crate::game::{Game, Note};
use crate::inviting::Heard;

const SUCCESS: EOS_EResult = EOS_EResult::EOS_Success;
const NOT_FOUND: EOS_EResult = EOS_EResult::EOS_NotFound;
const PLAYERS_LATEST: i32 = EOS_SESSIONS_REGISTERPLAYERS_API_LATEST;
const INVITE_ONLY: EOS_EOnlineSessionPermissionLevel =
    EOS_EOnlineSessionPermissionLevel::EOS_OSPF_InviteOnly;

impl Game {
    /// Makes a session that is joined through invites alone.
    fn host_closed(&self, user: EOS_ProductUserId, name: &str) -> String {
        let creation = self.creation(user, name, |_| ()).expect("good options");
        creation.permission(INVITE_ONLY);
        creation.host_address("secret.example");
        let (code, _, id) = self.publish(creation);
        assert_eq!(code, SUCCESS);
        id
    }

    /// Ticks until one invite is known that was not, and gives its id.
    fn wait_for_invite(&self, user: EOS_ProductUserId) -> String {
        let before = self.invites(user);
        self.tick_until(|| self.invites(user).len() > before.len());
        let now = self.invites(user);
        let mut fresh = now.into_iter().filter(|invite| !before.contains(invite));
        fresh.next().expect("one more")
    }
}

#[test]
fn an_invite_is_told_shown_and_joined_through() {
    let (host, owner) = Game::logged_in("invites-road", "Ada");
    let (game, guest) = Game::logged_in("invites-road", "Bob");
    let (received, _) = game.watch_received();
    let (sent, _) = host.watch_received();
    let id = host.host_closed(owner, "room");
    assert_eq!(host.invite(owner, "room", guest), SUCCESS);
    game.tick_until(|| received.count() > 0);
    let heard = received.all();
    let [
        Heard {
            user,
            sender,
            invite,
            ..
        },
    ] = heard.as_slice()
    else {
        panic!("not once but {heard:?}");
    };
    assert_eq!((*user, *sender), (guest, owner));
    assert!(invite.len() <= EOS_SESSIONS_INVITEID_MAX_LENGTH as usize);
    assert_eq!(game.invites(guest), std::slice::from_ref(invite));

    let by_id = game.find(guest, &id).expect("by its id");
    let closed = EOS_EResult::EOS_Sessions_NotAllowed;
    assert_eq!(game.join(guest, "mine", &by_id), closed);
    let found = game.by_invite(invite).expect("there");
    assert_eq!((found.info().id, found.info().owner), (id, owner));
    assert_eq!(found.info().places, 4);
    // Engines take it from here, before they join or instead of it.
    assert_eq!(found.info().host_address, "secret.example");
    assert_eq!(by_id.info().host_address, "");
    assert_eq!(game.join(guest, "mine", &found), SUCCESS);
    let (_, seen) = game.view("mine").expect("there").info().expect("there");
    assert_eq!(seen.host_address, "secret.example");

    // The invite has served.
    game.tick_until(|| game.invite_count(guest) == 0);
    assert_eq!(game.by_invite(invite).err(), Some(NOT_FOUND));
    assert_eq!((received.count(), sent.count()), (0, 0));
}

#[test]
fn whoever_made_it_or_is_registered_invites() {
    let (host, owner) = Game::logged_in("invites-who", "Ada");
    let (game, guest) = Game::logged_in("invites-who", "Bob");
    let (third, other) = Game::logged_in("invites-who", "Cyd");
    let id = host.host(owner, "room");
    let found = game.find(guest, &id).expect("there");
    assert_eq!(game.join(guest, "mine", &found), SUCCESS);
    let not_allowed = EOS_EResult::EOS_Sessions_NotAllowed;
    assert_eq!(game.invite(guest, "mine", other), not_allowed, "a member");
    host.register("room", &[guest], PLAYERS_LATEST);
    assert_eq!(game.invite(guest, "mine", other), SUCCESS);
    let invite = third.wait_for_invite(other);
    assert_eq!(third.by_invite(&invite).expect("there").info().id, id);

    assert_eq!(host.invite(owner, "hall", guest), NOT_FOUND);
    let invalid = EOS_EResult::EOS_InvalidParameters;
    let foreign = product_user(UserId::Foreign("0002a7c1f".into()));
    assert_eq!(host.invite(owner, "room", foreign), invalid);
    assert_eq!(host.invite(std::ptr::null_mut(), "room", guest), invalid);
    assert_eq!(
        host.invite(other, "room", guest),
        EOS_EResult::EOS_InvalidUser,
        "logged in elsewhere"
    );
    assert_eq!(host.invite(owner, "room", owner), invalid, "oneself");
    let unknown = product_user(UserId::Number(4_711));
    assert_eq!(host.invite(owner, "room", unknown), SUCCESS, "in vain");
}

#[test]
fn a_session_that_takes_no_invites_sends_none() {
    let (host, owner) = Game::logged_in("invites-none", "Ada");
    let (_game, guest) = Game::logged_in("invites-none", "Bob");
    let creation = host.creation(owner, "room", |options| options.bPresenceEnabled = EOS_TRUE);
    let creation = creation.expect("good options");
    creation.invites_allowed(false);
    assert_eq!(host.publish(creation).0, SUCCESS);
    let not_allowed = EOS_EResult::EOS_Sessions_NotAllowed;
    assert_eq!(host.invite(owner, "room", guest), not_allowed);
    let change = host.change("room").expect("there");
    change.invites_allowed(true);
    assert_eq!(host.publish(change).0, SUCCESS);
    assert_eq!(host.invite(owner, "room", guest), SUCCESS);
}

#[test]
fn what_was_sent_before_the_login_is_there_and_is_not_told() {
    let (host, owner) = Game::logged_in("invites-before", "Ada");
    let (game, guest) = Game::logged_in("invites-before", "Bob");
    host.host(owner, "room");
    host.host(owner, "hall");
    game.logout(guest);
    let (received, _) = game.watch_received();
    assert_eq!(host.invite(owner, "room", guest), SUCCESS);
    // Logins are told apart to the second.
    std::thread::sleep(std::time::Duration::from_millis(1100));
    let (code, user, _) = game.login("Bob");
    assert_eq!((code, user), (SUCCESS, guest));
    assert_eq!(game.query_invites(guest), (SUCCESS, guest));
    assert_eq!(game.invite_count(guest), 1);
    assert_eq!(host.invite(owner, "hall", guest), SUCCESS);
    game.tick_until(|| received.count() > 0);
    let told: Vec<_> = received
        .all()
        .into_iter()
        .map(|heard| heard.invite)
        .collect();
    assert_eq!(told, game.invites(guest)[1..], "the later one alone");

    assert_eq!(game.logout(guest), SUCCESS);
    assert_eq!(game.invite_count(guest), 0, "a logout empties the list");
    assert_eq!(game.invite_id(guest, 0), Err(NOT_FOUND));
    let nobody = EOS_EResult::EOS_InvalidUser;
    assert_eq!(game.query_invites(guest), (nobody, guest));
    assert_eq!(game.reject(guest, &told[0]), nobody);
}

#[test]
fn a_rejected_invite_is_gone_and_told_after_the_call() {
    let (host, owner) = Game::logged_in("invites-reject", "Ada");
    let (game, guest) = Game::logged_in("invites-reject", "Bob");
    let (rejected, _) = game.watch_rejected();
    let (senders, _) = host.watch_rejected();
    let id = host.host(owner, "room");
    assert_eq!(host.invite(owner, "room", guest), SUCCESS);
    let invite = game.wait_for_invite(guest);
    assert_eq!(game.reject(guest, &invite), SUCCESS);
    let told = Heard {
        user: guest,
        sender: owner,
        invite: invite.clone(),
        session: id,
    };
    assert_eq!(rejected.all(), [told]);
    assert_eq!(game.invite_count(guest), 0);
    assert_eq!(game.by_invite(&invite).err(), Some(NOT_FOUND));
    assert_eq!(game.query_invites(guest).0, SUCCESS);
    assert_eq!(game.invite_count(guest), 0);
    assert_eq!(game.reject(guest, &invite), NOT_FOUND);
    assert_eq!(game.reject(guest, "nonsense"), NOT_FOUND);
    // Invited anew, it is another invite.
    assert_eq!(host.invite(owner, "room", guest), SUCCESS);
    assert_ne!(game.wait_for_invite(guest), invite);
    assert_eq!((rejected.count(), senders.count()), (0, 0));
}

#[test]
fn invites_come_in_their_order_and_one_into_a_session_is_one() {
    let (host, owner) = Game::logged_in("invites-order", "Ada");
    let (game, guest) = Game::logged_in("invites-order", "Bob");
    let (received, id) = game.watch_received();
    let (again, _) = game.watch_received();
    let names: Vec<String> = (0..8).map(|number| format!("room-{number}")).collect();
    let ids: Vec<String> = names.iter().map(|name| host.host(owner, name)).collect();
    for name in &names {
        assert_eq!(host.invite(owner, name, guest), SUCCESS);
    }
    assert_eq!(
        host.invite(owner, &names[0], guest),
        SUCCESS,
        "pressed twice"
    );
    game.tick_until(|| received.count() == names.len());
    let told: Vec<_> = received
        .all()
        .into_iter()
        .map(|heard| heard.invite)
        .collect();
    assert_eq!(told, game.invites(guest));
    assert_eq!(again.count(), names.len(), "each callback is told");
    let sessions: Vec<_> = told
        .iter()
        .map(|invite| game.by_invite(invite).expect("there").info().id)
        .collect();
    assert_eq!(sessions, ids);

    // Removed, and everything is known all the same.
    EOS_Sessions_RemoveNotifySessionInviteReceived(game.sessions, id);
    host.host(owner, "late");
    assert_eq!(host.invite(owner, "late", guest), SUCCESS);
    game.tick_until(|| again.count() > names.len());
    assert_eq!(received.count(), 0);
    assert_eq!(game.invite_count(guest) as usize, names.len() + 1);
    assert_eq!(
        game.invite_id(guest, names.len() as u32 + 1),
        Err(NOT_FOUND)
    );
}

#[test]
fn an_invite_ends_with_its_session_and_with_a_withdrawal() {
    let (host, owner) = Game::logged_in("invites-void", "Ada");
    let (game, guest) = Game::logged_in("invites-void", "Bob");
    let (rejected, _) = game.watch_rejected();
    host.host(owner, "room");
    assert_eq!(host.invite(owner, "room", guest), SUCCESS);
    let invite = game.wait_for_invite(guest);
    let found = game.by_invite(&invite).expect("there");
    assert_eq!(host.destroy("room"), SUCCESS);
    game.tick_until(|| game.invite_count(guest) == 0);
    assert_eq!(game.join(guest, "mine", &found), NOT_FOUND);
    assert_eq!(rejected.count(), 0, "nobody has");
}

#[test]
fn an_invite_that_is_too_large_for_a_frame_is_read() {
    let (host, owner) = Game::logged_in("invites-large", "Ada");
    let (game, guest) = Game::logged_in("invites-large", "Bob");
    let creation = host.creation(owner, "room", |_| ()).expect("good options");
    for number in 0..64 {
        let value = crate::held::Value::Text("x".repeat(1024));
        let key = format!("KEY_{number}");
        assert_eq!(creation.attribute(&key, value, true), SUCCESS);
    }
    let (code, _, id) = host.publish(creation);
    assert_eq!(code, SUCCESS);
    host.host(owner, "small");
    let (received, _) = game.watch_received();
    assert_eq!(host.invite(owner, "room", guest), SUCCESS);
    assert_eq!(host.invite(owner, "small", guest), SUCCESS);
    game.tick_until(|| received.count() == 2);
    let told = received.all();
    let large = game
        .by_invite(&told[0].invite)
        .expect("read before it was told");
    assert_eq!(large.info().id, id);
    assert_eq!(large.attributes().len(), 64);
}

#[test]
fn wrong_calls_are_refused_without_harm() {
    let (game, user) = Game::logged_in("invites-wrong", "Ada");
    let name = crate::game::text("x");
    let mut options = EOS_Sessions_GetInviteIdByIndexOptions {
        ApiVersion: EOS_SESSIONS_GETINVITEIDBYINDEX_API_LATEST,
        LocalUserId: user,
        Index: 0,
    };
    let (host, owner) = Game::logged_in("invites-wrong", "Bob");
    host.host(owner, "room");
    assert_eq!(host.invite(owner, "room", user), SUCCESS);
    game.wait_for_invite(user);
    let mut small = [0; 8];
    let mut length = 8;
    let mut call = |options: &EOS_Sessions_GetInviteIdByIndexOptions, length: &mut i32| {
        // SAFETY: the buffer has eight bytes.
        unsafe {
            let place = small.as_mut_ptr();
            EOS_Sessions_GetInviteIdByIndex(game.sessions, options, place, length)
        }
    };
    let too_small = EOS_EResult::EOS_LimitExceeded;
    assert_eq!(call(&options, &mut length), too_small);
    assert_eq!(length, 37, "what it needs");
    options.LocalUserId = std::ptr::null_mut();
    let invalid = EOS_EResult::EOS_InvalidParameters;
    assert_eq!(call(&options, &mut length), invalid);
    options.ApiVersion = 2;
    let other = EOS_EResult::EOS_IncompatibleVersion;
    assert_eq!(call(&options, &mut length), other);

    // Nobody is told, and the invite is sent all the same.
    let options = EOS_Sessions_SendInviteOptions {
        ApiVersion: EOS_SESSIONS_SENDINVITE_API_LATEST,
        SessionName: name.as_ptr(),
        LocalUserId: owner,
        TargetUserId: user,
    };
    let creation = host.creation(owner, "x", |_| ()).expect("good options");
    assert_eq!(host.publish(creation).0, SUCCESS);
    // SAFETY: the options are of the newest version.
    unsafe {
        EOS_Sessions_SendInvite(host.sessions, &options, std::ptr::null_mut(), None);
    }
    let known = game.invite_count(user);
    let both = || {
        EOS_Platform_Tick(host.platform);
        game.invite_count(user) > known
    };
    game.tick_until(both);
    EOS_Connect_RemoveNotifyLoginStatusChanged(game.connect, 0);
    EOS_Sessions_RemoveNotifySessionInviteAccepted(game.sessions, 4_711);
}

#[test]
fn a_callback_may_do_anything_and_hears_nothing_after_a_release() {
    use std::ffi::c_void;

    unsafe extern "system" fn release(info: *const EOS_Sessions_SessionInviteReceivedCallbackInfo) {
        // SAFETY: the client data is the platform and the counter below.
        let (platform, count) = unsafe { &*(*info).ClientData.cast::<(EOS_HPlatform, Note<()>)>() };
        unsafe { Note::write(count.client_data(), ()) };
        greenroom::abi::platform_lifetime::EOS_Platform_Release(*platform);
    }
    let (host, owner) = Game::logged_in("invites-release", "Ada");
    let (game, guest) = Game::logged_in("invites-release", "Bob");
    let data = (game.platform, Note::<()>::new());
    let options = EOS_Sessions_AddNotifySessionInviteReceivedOptions {
        ApiVersion: EOS_SESSIONS_ADDNOTIFYSESSIONINVITERECEIVED_API_LATEST,
    };
    let client_data: *mut c_void = (&raw const data).cast_mut().cast();
    for _ in 0..2 {
        // SAFETY: the options are of the newest version, and the data lives to the end of the test.
        unsafe {
            EOS_Sessions_AddNotifySessionInviteReceived(
                game.sessions,
                &options,
                client_data,
                Some(release),
            );
        }
    }
    host.host(owner, "room");
    assert_eq!(host.invite(owner, "room", guest), SUCCESS);
    game.tick_until(|| data.1.count() > 0);
    for _ in 0..10 {
        EOS_Platform_Tick(game.platform);
    }
    assert_eq!(
        data.1.count(),
        1,
        "the second callback is not called any more"
    );
}

#[test]
fn an_invite_is_told_within_two_ticks_of_its_arrival() {
    use greenroom::abi::handles;
    use greenroom::abi::ids::product_user_id;
    use greenroom::abi::platform_entry::PlatformEntry;
    use greenroom::client::{Pushed, Who};
    use greenroom_protocol::push::InviteEvent;

    let (game, guest) = Game::logged_in("invites-ticks", "Bob");
    let (received, _) = game.watch_received();
    // What the directory has to say of its own is over.
    assert_eq!(game.query_invites(guest), (SUCCESS, guest));
    let account = product_user_id(guest).expect("an id").account();
    let account = account.expect("one of the directory's");
    let entry = handles::get::<PlatformEntry>(game.platform).expect("a platform");
    for number in 1..=3 {
        let event = format!(
            r#"{{"received":{{"id":"00000000-0000-4000-8000-{number:012}","type":"invite","version":1,
            "sessionRef":{{"scid":"invites-ticks","templateName":"another","name":"room"}},
            "createTime":"2100-01-01T00:00:00.0000000Z","senderXuid":"7","invitedXuid":"{account}"}}}}"#
        );
        let event: InviteEvent = serde_json::from_str(&event).expect("an invite");
        let sessions = &entry.platform.sessions;
        sessions.take_in(Who::User(account), Pushed::Invite(event));
        assert_eq!(received.count(), 0, "not outside of Tick");
        EOS_Platform_Tick(game.platform);
        EOS_Platform_Tick(game.platform);
        let told = received.all();
        assert_eq!(told.len(), 1);
        // It leads to something that is no session of EOS.
        assert_eq!(game.by_invite(&told[0].invite).err(), Some(NOT_FOUND));
    }
}

//! Joining, and who holds a place.

use greenroom::abi::ids::product_user;
use greenroom::abi::platform::EOS_Platform_SetNetworkStatus;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;
use greenroom::user_id::UserId;

use crate::game::{Game, Note};

const PLAYERS_LATEST: i32 = EOS_SESSIONS_REGISTERPLAYERS_API_LATEST;

fn stranger(number: u64) -> EOS_ProductUserId {
    product_user(UserId::Number(number))
}

#[test]
fn a_joiner_is_in_once_and_leaves_without_ending_the_session() {
    let (host, owner) = Game::logged_in("joining-join", "Ada");
    let (game, guest) = Game::logged_in("joining-join", "Bob");
    let id = host.host(owner, "room");
    let found = game.find(guest, &id).expect("there");
    let codes = Note::<EOS_EResult>::new();
    game.begin_join(guest, "mine", &found, &codes);
    game.begin_join(guest, "mine", &found, &codes);
    game.tick_until(|| codes.count() == 2);
    let exists = EOS_EResult::EOS_Sessions_SessionAlreadyExists;
    assert_eq!(codes.all(), [EOS_EResult::EOS_Success, exists]);
    assert_eq!(game.join(guest, "mine", &found), exists);
    assert_eq!(game.join(guest, "other", &found), exists);

    let (state, seen) = game.view("mine").expect("there").info().expect("there");
    assert_eq!(state, EOS_EOnlineSessionState::EOS_OSS_Pending);
    assert_eq!((seen.id.as_str(), seen.owner), (id.as_str(), owner));
    let change = game.change("mine").expect("there");
    change.max_players(2);
    assert_eq!(
        game.publish(change).0,
        EOS_EResult::EOS_Sessions_UpsertNotAllowed
    );

    // What a joiner does to its copy stays there.
    assert_eq!(game.start_session("mine"), EOS_EResult::EOS_Success);
    let (code, _) = game.register("mine", &[guest], PLAYERS_LATEST);
    assert_eq!(code, EOS_EResult::EOS_Success);
    let view = host.view("room").expect("there");
    assert_eq!(view.state(), EOS_EOnlineSessionState::EOS_OSS_Pending);
    assert_eq!(view.players(), []);

    assert_eq!(game.destroy("mine"), EOS_EResult::EOS_Success);
    let found = game.find(guest, &id).expect("still there");
    game.begin_join(guest, "mine", &found, &codes);
    game.begin_join(guest, "other", &found, &codes);
    game.tick_until(|| codes.count() == 2);
    let mut at_once = codes.all();
    at_once.sort_by_key(|code| *code as i32);
    assert_eq!(
        at_once,
        [EOS_EResult::EOS_Success, exists],
        "under one name"
    );
    assert!(game.view("mine").is_ok());

    assert_eq!(host.destroy("room"), EOS_EResult::EOS_Success);
    assert_eq!(
        game.destroy("mine"),
        EOS_EResult::EOS_Success,
        "gone already"
    );
    assert_eq!(game.join(guest, "mine", &found), EOS_EResult::EOS_NotFound);
}

#[test]
fn a_joiner_sees_who_is_registered_at_the_join() {
    let (host, owner) = Game::logged_in("joining-registered", "Ada");
    let (game, guest) = Game::logged_in("joining-registered", "Bob");
    let id = host.host(owner, "room");
    host.register("room", &[owner, guest], PLAYERS_LATEST);
    let found = game.find(guest, &id).expect("there");
    assert_eq!(game.join(guest, "mine", &found), EOS_EResult::EOS_Success);
    let view = game.view("mine").expect("there");
    assert_eq!(view.players(), [owner, guest]);
    assert_eq!(view.info().expect("there").1.open, 2);
}

#[test]
fn all_players_are_registered_or_none() {
    let (game, user) = Game::logged_in("joining-players", "Ada");
    let (other, guest) = Game::logged_in("joining-players", "Bob");
    let id = game.host(user, "room");
    let view = game.view("room").expect("there");
    let register = |players: &[EOS_ProductUserId]| game.register("room", players, PLAYERS_LATEST);
    let success = EOS_EResult::EOS_Success;
    let (one, two, three, four) = (stranger(1), stranger(2), stranger(3), stranger(4));
    let foreign = product_user(UserId::Foreign("0002a7c1f".into()));

    assert_eq!(register(&[user, one, one]), (success, vec![user, one]));
    assert_eq!(register(&[one, foreign]), (success, vec![foreign]));
    assert_eq!(register(&[one, user]), (EOS_EResult::EOS_NoChange, vec![]));
    let full = (EOS_EResult::EOS_Sessions_TooManyPlayers, vec![]);
    assert_eq!(register(&[two, three]), full);
    assert_eq!(view.players(), [user, one, foreign]);
    assert_eq!(other.find(guest, &id).expect("there").info().open, 1);
    assert_eq!(register(&[four]), (success, vec![four]));

    assert_eq!(game.unregister("room", &[one, two]), (success, vec![one]));
    assert_eq!(
        game.unregister("room", &[one, two]),
        (EOS_EResult::EOS_NoChange, vec![])
    );
    assert_eq!(view.players(), [user, foreign, four]);

    let change = game.change("room").expect("there");
    change.max_players(2);
    assert_eq!(
        game.publish(change).0,
        EOS_EResult::EOS_Sessions_TooManyPlayers
    );
    assert_eq!(view.info().expect("there").1.places, 4);
    // Out of reach too: a change that is kept and refused later costs the session.
    let network = |status: EOS_ENetworkStatus| {
        EOS_Platform_SetNetworkStatus(game.platform, status.into());
    };
    network(EOS_ENetworkStatus::EOS_NS_Offline);
    let change = game.change("room").expect("there");
    change.max_players(2);
    assert_eq!(
        game.publish(change).0,
        EOS_EResult::EOS_Sessions_TooManyPlayers
    );
    network(EOS_ENetworkStatus::EOS_NS_Online);

    let invalid = (EOS_EResult::EOS_InvalidParameters, vec![]);
    assert_eq!(register(&[]), invalid);
    assert_eq!(register(&[std::ptr::null_mut()]), invalid);
    let missing = game.register("hall", &[one], PLAYERS_LATEST);
    assert_eq!(missing.0, EOS_EResult::EOS_NotFound);
}

#[test]
fn more_than_a_thousand_have_a_code_of_their_time() {
    let (game, user) = Game::logged_in("joining-thousand", "Ada");
    let creation = game.creation(user, "room", |options| options.MaxPlayers = 1000);
    game.publish(creation.expect("good options"));
    let crowd: Vec<_> = (1..=1000).map(|number| stranger(10_000 + number)).collect();
    let (code, registered) = game.register("room", &crowd, PLAYERS_LATEST);
    assert_eq!((code, registered.len()), (EOS_EResult::EOS_Success, 1000));
    let one_more = [stranger(1)];
    assert_eq!(
        game.register("room", &one_more, 2).0,
        EOS_EResult::EOS_LimitExceeded
    );
    assert_eq!(
        game.register("room", &one_more, 3).0,
        EOS_EResult::EOS_Sessions_TooManyPlayers
    );
}

#[test]
fn a_private_session_is_found_by_its_id_and_joined_by_the_registered() {
    let (host, owner) = Game::logged_in("joining-private", "Ada");
    let (game, guest) = Game::logged_in("joining-private", "Bob");
    let creation = host.creation(owner, "room", |_| ()).expect("good options");
    creation.permission(EOS_EOnlineSessionPermissionLevel::EOS_OSPF_InviteOnly);
    creation.host_address("secret.example");
    let (_, _, id) = host.publish(creation);
    let hunt = game.hunt();
    assert_eq!(hunt.find(guest), EOS_EResult::EOS_Success);
    assert_eq!(hunt.count(), 0);
    let found = game.find(guest, &id).expect("by id");
    assert_eq!(found.info().host_address, "", "never null, and not shown");
    let code = game.join(guest, "mine", &found);
    assert_eq!(code, EOS_EResult::EOS_Sessions_NotAllowed);
    host.register("room", &[guest], PLAYERS_LATEST);
    assert_eq!(game.join(guest, "mine", &found), EOS_EResult::EOS_Success);
    let (_, seen) = game.view("mine").expect("there").info().expect("there");
    assert_eq!(seen.host_address, "secret.example");
}

#[test]
fn a_session_dies_with_the_platform_of_its_host() {
    let (host, owner) = Game::logged_in("joining-dead", "Ada");
    let (game, guest) = Game::logged_in("joining-dead", "Bob");
    let id = host.host(owner, "room");
    assert!(game.find(guest, &id).is_ok());
    drop(host);
    assert_eq!(game.find(guest, &id).err(), Some(EOS_EResult::EOS_NotFound));
}

#[test]
fn a_host_that_logged_out_can_still_clear_its_names() {
    let (game, user) = Game::logged_in("joining-logout", "Ada");
    game.host(user, "room");
    game.logout(user);
    assert_eq!(game.destroy("room"), EOS_EResult::EOS_Success);
}

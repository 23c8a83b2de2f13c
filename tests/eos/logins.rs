//! Device ids, logging in and out.

use std::ffi::c_void;
use std::ptr;
use std::time::Duration;

use greenroom::abi::connect::*;
use greenroom::abi::connect_notifications::*;
use greenroom::abi::gr_directory::GR_Platform_Drain;
use greenroom::abi::platform::EOS_Platform_Tick;
use greenroom::abi::platform_interfaces::EOS_Platform_GetConnectInterface;
use greenroom::abi::platform_lifetime::EOS_Platform_Release;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;

use crate::game::{Game, Note};

#[test]
fn a_new_player_comes_in_by_device_id_continuance_token_and_user() {
    let game = Game::new("logins-new");
    let (code, user, token) = game.login("Ada");
    assert_eq!(code, EOS_EResult::EOS_NotFound, "there is no device id yet");
    assert!(user.is_null() && token.is_null());

    assert_eq!(game.create_device_id(), EOS_EResult::EOS_Success);
    assert_eq!(
        game.create_device_id(),
        EOS_EResult::EOS_DuplicateNotAllowed
    );
    let (code, user, token) = game.login("Ada");
    assert_eq!(code, EOS_EResult::EOS_InvalidUser);
    assert!(user.is_null() && !token.is_null());
    assert_eq!(EOS_Connect_GetLoggedInUsersCount(game.connect), 0);

    let (code, user) = game.create_user(token);
    assert_eq!(code, EOS_EResult::EOS_Success);
    assert_eq!(EOS_Connect_GetLoggedInUsersCount(game.connect), 1);
    assert_eq!(EOS_Connect_GetLoggedInUserByIndex(game.connect, 0), user);
    assert!(EOS_Connect_GetLoggedInUserByIndex(game.connect, 1).is_null());
    assert!(EOS_Connect_GetLoggedInUserByIndex(game.connect, -1).is_null());

    let (code, again, token) = game.login("Ada");
    assert_eq!(code, EOS_EResult::EOS_Success);
    assert_eq!(again, user, "equal ids are equal pointers");
    assert!(token.is_null());
    assert_eq!(EOS_Connect_GetLoggedInUsersCount(game.connect), 1);
}

#[test]
fn two_platforms_are_two_players() {
    let (_one, first) = Game::logged_in("logins-two", "Ada");
    let (_two, second) = Game::logged_in("logins-two", "Bob");
    assert_ne!(first, second);
}

#[test]
fn who_logs_out_is_not_logged_in_any_more_and_can_come_back() {
    let (game, user) = Game::logged_in("logins-out", "Ada");
    let status = |user| EOS_Connect_GetLoginStatus(game.connect, user);
    assert_eq!(status(user), EOS_ELoginStatus::EOS_LS_LoggedIn);
    assert_eq!(
        status(ptr::null_mut()),
        EOS_ELoginStatus::EOS_LS_NotLoggedIn
    );
    assert_eq!(game.logout(user), EOS_EResult::EOS_Success);
    assert_eq!(status(user), EOS_ELoginStatus::EOS_LS_NotLoggedIn);
    assert_eq!(game.logout(user), EOS_EResult::EOS_InvalidUser);
    assert_eq!(
        game.logout(ptr::null_mut()),
        EOS_EResult::EOS_InvalidParameters
    );
    let (code, again, _) = game.login("Ada");
    assert_eq!((code, again), (EOS_EResult::EOS_Success, user));
}

unsafe extern "system" fn note_change(info: *const EOS_Connect_LoginStatusChangedCallbackInfo) {
    // SAFETY: the library passes a live info, and the client data is a note.
    unsafe {
        let info = *info;
        let change = (
            info.LocalUserId,
            info.PreviousStatus.get(),
            info.CurrentStatus.get(),
        );
        Note::write(info.ClientData, change);
    }
}

fn watch(game: &Game, client_data: *mut c_void) -> EOS_NotificationId {
    let options = EOS_Connect_AddNotifyLoginStatusChangedOptions {
        ApiVersion: EOS_CONNECT_ADDNOTIFYLOGINSTATUSCHANGED_API_LATEST,
    };
    // SAFETY: the options are of the newest version.
    unsafe {
        EOS_Connect_AddNotifyLoginStatusChanged(
            game.connect,
            &options,
            client_data,
            Some(note_change),
        )
    }
}

#[test]
fn watchers_hear_of_every_login_and_logout_until_they_are_removed() {
    type Change = (
        EOS_ProductUserId,
        Option<EOS_ELoginStatus>,
        Option<EOS_ELoginStatus>,
    );
    let (game, user) = Game::logged_in("logins-watch", "Ada");
    let (kept, removed) = (Note::<Change>::new(), Note::<Change>::new());
    let first = watch(&game, kept.client_data());
    let second = watch(&game, removed.client_data());
    assert!(first != EOS_INVALID_NOTIFICATIONID && first != second);
    game.logout(user);
    assert_eq!((kept.count(), removed.count()), (1, 1));
    EOS_Connect_RemoveNotifyLoginStatusChanged(game.connect, second);
    game.login("Ada");
    assert_eq!((kept.count(), removed.count()), (2, 1));
    game.login("Ada");
    assert_eq!(kept.count(), 2, "a refreshed login is no change");
}

/// A callback that releases the platform is its last one, also where a watcher would be told next.
#[test]
fn after_a_release_in_its_callback_a_login_is_told_to_no_watcher() {
    unsafe extern "system" fn release(info: *const EOS_Connect_LoginCallbackInfo) {
        // SAFETY: as above, and the client data is the platform below.
        unsafe { EOS_Platform_Release((*info).ClientData.cast()) };
    }
    let (game, user) = Game::logged_in("logins-last", "Ada");
    game.logout(user);
    let told = Note::<(
        EOS_ProductUserId,
        Option<EOS_ELoginStatus>,
        Option<EOS_ELoginStatus>,
    )>::new();
    watch(&game, told.client_data());
    game.begin_login("Ada", game.platform.cast(), Some(release));
    game.tick_until(|| EOS_Platform_GetConnectInterface(game.platform).is_null());
    assert_eq!(told.count(), 0);
}

#[test]
fn a_login_that_is_called_after_a_logout_stays() {
    let (game, user) = Game::logged_in("logins-again", "Ada");
    let out = EOS_Connect_LogoutOptions {
        ApiVersion: EOS_CONNECT_LOGOUT_API_LATEST,
        LocalUserId: user,
    };
    // SAFETY: the options are of the newest version, and nobody is to be told.
    unsafe { EOS_Connect_Logout(game.connect, &out, ptr::null_mut(), None) };
    game.begin_login("Ada", ptr::null_mut(), None);
    // The login is through before the game is told of the logout: nothing of it can be seen before a Tick.
    std::thread::sleep(Duration::from_millis(300));
    let code = GR_Platform_Drain(game.platform, 20_000);
    assert_eq!(code, EOS_EResult::EOS_Success);
    assert_eq!(
        EOS_Connect_GetLoginStatus(game.connect, user),
        EOS_ELoginStatus::EOS_LS_LoggedIn
    );
    game.host(user, "room");
}

#[test]
fn bad_options_are_answered_in_the_callback_inside_tick() {
    unsafe extern "system" fn done(info: *const EOS_Connect_LoginCallbackInfo) {
        // SAFETY: as above.
        unsafe { Note::write((*info).ClientData, (*info).ResultCode.get()) };
    }
    let game = Game::new("logins-bad");
    let code = game.finish(|note: &Note<Option<EOS_EResult>>| {
        // SAFETY: null is what is tested.
        unsafe { EOS_Connect_Login(game.connect, ptr::null(), note.client_data(), Some(done)) };
    });
    assert_eq!(code, Some(EOS_EResult::EOS_InvalidParameters));
    let options = EOS_Connect_LoginOptions {
        ApiVersion: 99,
        Credentials: ptr::null(),
        UserLoginInfo: ptr::null(),
    };
    let code = game.finish(|note: &Note<Option<EOS_EResult>>| {
        // SAFETY: the version is what is tested.
        unsafe { EOS_Connect_Login(game.connect, &options, note.client_data(), Some(done)) };
    });
    assert_eq!(code, Some(EOS_EResult::EOS_IncompatibleVersion));
    // SAFETY: nobody to call is fine.
    unsafe { EOS_Connect_Login(game.connect, &options, ptr::null_mut(), None) };
    EOS_Platform_Tick(game.platform);
}

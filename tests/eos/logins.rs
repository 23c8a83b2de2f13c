//! Device ids, logging in and out.

use std::ffi::c_void;
use std::ptr;
use std::time::Duration;

use greenroom::abi::connect::*;
use greenroom::abi::connect_devices::*;
use greenroom::abi::connect_id_tokens::*;
use greenroom::abi::connect_notifications::*;
use greenroom::abi::connect_outputs::*;
use greenroom::abi::gr_directory::GR_Platform_Drain;
use greenroom::abi::platform::EOS_Platform_Tick;
use greenroom::abi::platform_interfaces::EOS_Platform_GetConnectInterface;
use greenroom::abi::platform_lifetime::EOS_Platform_Release;
use greenroom::abi::types::*;
use greenroom::result::EOS_EResult;

use crate::game::{Game, Note, result};

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

fn delete_device_id(game: &Game) -> EOS_EResult {
    unsafe extern "system" fn done(info: *const EOS_Connect_DeleteDeviceIdCallbackInfo) {
        // SAFETY: as above.
        unsafe { Note::write((*info).ClientData, result((*info).ResultCode)) };
    }
    let options = EOS_Connect_DeleteDeviceIdOptions {
        ApiVersion: EOS_CONNECT_DELETEDEVICEID_API_LATEST,
    };
    game.finish(|note: &Note<EOS_EResult>| {
        // SAFETY: the options are of the newest version.
        unsafe {
            EOS_Connect_DeleteDeviceId(game.connect, &options, note.client_data(), Some(done));
        }
    })
}

#[test]
fn a_device_id_that_was_deleted_leaves_its_user_in_and_leads_nobody_there_again() {
    let (game, user) = Game::logged_in("logins-deleted", "Ada");
    assert_eq!(delete_device_id(&game), EOS_EResult::EOS_Success);
    assert_eq!(delete_device_id(&game), EOS_EResult::EOS_NotFound);
    game.host(user, "room");
    let (code, _, _) = game.login("Ada");
    assert_eq!(code, EOS_EResult::EOS_NotFound);
    assert_eq!(game.create_device_id(), EOS_EResult::EOS_Success);
    let (_, _, token) = game.login("Ada");
    let (code, other) = game.create_user(token);
    assert_eq!(code, EOS_EResult::EOS_Success);
    assert_ne!(other, user);
    assert_eq!(EOS_Connect_GetLoggedInUsersCount(game.connect), 2);
}

/// What `verify` brings besides the result: the user, and whether an account is named.
type Proven = (EOS_EResult, EOS_ProductUserId, EOS_Bool);

fn verify(game: &Game, token: EOS_Connect_IdToken) -> Proven {
    unsafe extern "system" fn done(info: *const EOS_Connect_VerifyIdTokenCallbackInfo) {
        // SAFETY: as above.
        unsafe {
            let info = *info;
            let code = result(info.ResultCode);
            let proven: Proven = (code, info.ProductUserId, info.bIsAccountInfoPresent);
            Note::write(info.ClientData, proven);
        }
    }
    let options = EOS_Connect_VerifyIdTokenOptions {
        ApiVersion: EOS_CONNECT_VERIFYIDTOKEN_API_LATEST,
        IdToken: &raw const token,
    };
    game.finish(|note: &Note<Proven>| {
        // SAFETY: the options are of the newest version, and their token is the library's own.
        unsafe {
            EOS_Connect_VerifyIdToken(game.connect, &options, note.client_data(), Some(done));
        }
    })
}

#[test]
fn an_id_token_is_verified_by_whoever_is_shown_it_and_goes_with_its_login() {
    let (game, user) = Game::logged_in("logins-proof", "Ada");
    let copy = || {
        let options = EOS_Connect_CopyIdTokenOptions {
            ApiVersion: EOS_CONNECT_COPYIDTOKEN_API_LATEST,
            LocalUserId: user,
        };
        let mut token = ptr::null_mut();
        // SAFETY: the options are of the newest version.
        let code = unsafe { EOS_Connect_CopyIdToken(game.connect, &options, &raw mut token) };
        (code, token)
    };
    let (code, token) = copy();
    assert_eq!(code, EOS_EResult::EOS_Success);
    let other = Game::new("logins-proof");
    // SAFETY: the library has just made it.
    let shown = unsafe { *token };
    let proven = verify(&other, shown);
    assert_eq!(proven, (EOS_EResult::EOS_Success, user, EOS_FALSE));
    let elsewhere = Game::new("logins-proof-elsewhere");
    let (code, nobody, _) = verify(&elsewhere, shown);
    assert_eq!(code, EOS_EResult::EOS_Invalid_Deployment);
    assert!(nobody.is_null());
    EOS_Connect_IdToken_Release(token);

    assert_eq!(game.logout(user), EOS_EResult::EOS_Success);
    let (code, token) = copy();
    assert_eq!(code, EOS_EResult::EOS_NotFound);
    assert!(token.is_null());
}
